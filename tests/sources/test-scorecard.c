/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "source-helpers.h"

static GPtrArray *
new_outcomes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)fw_outcome_free);
}

static GPtrArray *
next_round (const FwTarget *target, GPtrArray *outcomes)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *requests = fw_source_scorecard.next (target, outcomes, &error);

  g_assert_no_error (error);
  return requests;
}

/* One field of study, one answer. */
static FwHarvest *
read_one (const FwTarget *target, GBytes *body)
{
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (GPtrArray) requests = next_round (target, outcomes);
  FwHarvest *harvest = fw_harvest_new ();

  g_assert_cmpuint (requests->len, ==, 1);
  g_ptr_array_add (outcomes, test_outcome (g_ptr_array_index (requests, 0), 200, body));
  g_assert_null (next_round (target, outcomes));
  fw_source_scorecard.read (target, outcomes, harvest);
  return harvest;
}

/* The request of the manual, to the letter, and without a key. */
static void
test_request (void)
{
  FwTarget *target = test_target ("27", "", "1107");
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (GPtrArray) requests = next_round (target, none);
  FwRequest *request = g_ptr_array_index (requests, 0);

  g_assert_cmpuint (requests->len, ==, 1);
  g_assert_cmpstr (fw_request_get_url (request), ==,
                   "https://api.data.gov/ed/collegescorecard/v1/schools.json?school.state=MN"
                   "&latest.programs.cip_4_digit.code=1107"
                   "&fields=id,school.name,school.city,latest.programs.cip_4_digit"
                   "&per_page=100&page=0");
  g_assert_cmpstr (fw_request_get_tag (request), ==, "1107/0");
  g_assert_cmpstr (fw_request_get_title (request), ==, "Field of study 11.07 in Minnesota");
  test_target_free (target);
}

static void
assert_fields (const char *occupations, const char *cips, const char *wanted)
{
  FwTarget *target = test_target ("27", occupations, cips);
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (GPtrArray) requests = next_round (target, none);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < requests->len; i++)
    g_string_append_printf (found, "%s ", fw_request_get_tag (g_ptr_array_index (requests, i)));
  g_assert_cmpstr (found->str, ==, wanted);
  test_target_free (target);
}

/* The plan's own fields; those of its occupations; the usual ones. */
static void
test_fields (void)
{
  assert_fields ("15-1252", "4805", "4805/0 ");
  assert_fields ("15-1252,15-1232,15-1252", "", "1107/0 1102/0 1110/0 1109/0 ");
  assert_fields ("51-4121", "", "1107/0 1102/0 1109/0 1110/0 ");
  assert_fields ("", "11.07,x,110", "1107/0 1102/0 1109/0 1110/0 ");
}

static void
test_welding (void)
{
  FwTarget *target = test_target ("27", "", "4805");
  g_autoptr (GBytes) body = test_fixture ("scorecard/synthetic-programs-welding-minnesota.json");
  g_autoptr (FwHarvest) harvest = read_one (target, body);
  const FwProgramOffer *offer;

  g_assert_cmpuint (harvest->programs->len, ==, 1); /* the second school has none */
  offer = g_ptr_array_index (harvest->programs, 0);
  g_assert_cmpstr (offer->id, ==, "173063-4805-1");
  g_assert_cmpstr (offer->title, ==, "Precision Metal Working");
  g_assert_cmpstr (offer->provider, ==, "Minneapolis Community and Technical College");
  g_assert_cmpstr (offer->city, ==, "Minneapolis");
  g_assert_cmpstr (offer->cip, ==, "48.05");
  g_assert_null (offer->soc);
  g_assert_cmpstr (offer->credential, ==, "Undergraduate Certificate or Diploma");
  g_assert_cmpfloat (offer->completed.value, ==, 27); /* of the later year */
  g_assert_cmpfloat (offer->earnings.value, ==, 41200);
  g_assert_false (offer->earnings_converted);
  g_assert_nonnull (strstr (offer->earnings_note, "a year after"));
  g_assert_cmpint (offer->weeks.mark, ==, FW_MARK_NOT_PUBLISHED);
  g_assert_cmpstr (offer->fetched, ==, "2026-11-21T22:38:34Z");
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
  test_target_free (target);
}

/* The nested form, with another state's school by what was asked: read as it is. */
static void
test_nested (void)
{
  FwTarget *target = test_target ("06", "15-1252", "1107");
  g_autoptr (GBytes) body = test_fixture ("scorecard/rebuilt-field-of-study-ucsd.json");
  g_autoptr (FwHarvest) harvest = read_one (target, body);
  const FwProgramOffer *offer;

  g_assert_cmpuint (harvest->programs->len, ==, 1);
  offer = g_ptr_array_index (harvest->programs, 0);
  g_assert_cmpstr (offer->id, ==, "110680-1107-3");
  g_assert_cmpstr (offer->title, ==, "Computer Science");
  g_assert_cmpstr (offer->provider, ==, "University of California-San Diego");
  g_assert_cmpstr (offer->city, ==, "La Jolla");
  g_assert_cmpstr (offer->cip, ==, "11.07");
  g_assert_cmpstr (offer->soc, ==, "15-1252");
  g_assert_cmpstr (offer->credential, ==, "Bachelors Degree");
  g_assert_cmpfloat (offer->completed.value, ==, 412);
  g_assert_true (isnan (offer->earnings.value));
  g_assert_cmpint (offer->earnings.mark, ==, FW_MARK_NOT_PUBLISHED); /* not there at all */
  test_target_free (target);
}

/* null is withheld, 0 is a value, a text may say it is withheld; other fields are left out. */
static void
test_oddities (void)
{
  FwTarget *target = test_target ("27", "", "1107");
  g_autoptr (GBytes) body = test_bytes (
      "{\"metadata\":{\"page\":0,\"total\":1,\"per_page\":100},\"results\":[{\"id\":1,"
      "\"school.name\":\"A\",\"latest.programs.cip_4_digit\":["
      "{\"code\":\"1107\",\"title\":\"One.\",\"counts.ipeds_awards2\":0,"
      "\"earnings\":{\"highest\":{\"1_yr\":null,\"2_yr\":{\"overall_median_earnings\":50000}}}},"
      "{\"code\":\"1107\",\"title\":\"Two\",\"counts\":{\"ipeds_awards2\":null,"
      "\"ipeds_awards1\":9},\"earnings\":{\"highest\":{\"1_yr\":{\"overall_median_earnings\":null},"
      "\"2_yr\":{\"overall_median_earnings\":\"PrivacySuppressed\"}}}},"
      "{\"code\":\"1107\",\"title\":\"Three\",\"earnings\":{\"highest\":{\"1_yr\":{"
      "\"overall_median_earnings\":-5}}}},"
      "{\"code\":\"1110\",\"title\":\"Other\"},{\"code\":1107},7,null]}]}");
  g_autoptr (FwHarvest) harvest = read_one (target, body);
  const FwProgramOffer *one, *two, *three;

  g_assert_cmpuint (harvest->programs->len, ==, 3);
  one = g_ptr_array_index (harvest->programs, 0);
  two = g_ptr_array_index (harvest->programs, 1);
  three = g_ptr_array_index (harvest->programs, 2);
  g_assert_cmpfloat (one->completed.value, ==, 0);
  g_assert_cmpint (one->completed.mark, ==, FW_MARK_EXACT);
  g_assert_cmpfloat (one->earnings.value, ==, 50000);
  g_assert_nonnull (strstr (one->earnings_note, "two years after"));
  g_assert_cmpfloat (two->completed.value, ==, 9);
  g_assert_true (isnan (two->earnings.value));
  g_assert_cmpint (two->earnings.mark, ==, FW_MARK_SUPPRESSED);
  g_assert_true (isnan (three->earnings.value));
  test_target_free (target);
}

/* Answers of other questions: schools without any program. */
static void
test_no_programs (void)
{
  static const char *const names[] = { "scorecard/recorded-schools-new-york-page1.json",
                                       "scorecard/rebuilt-schools-costs.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FwTarget *target = test_target ("36", "", "1107");
      g_autoptr (GPtrArray) outcomes = new_outcomes ();
      g_autoptr (GPtrArray) requests = next_round (target, outcomes);
      g_autoptr (GBytes) body = test_fixture (names[i]);
      g_autoptr (FwHarvest) harvest = fw_harvest_new ();

      g_ptr_array_add (outcomes, test_outcome (g_ptr_array_index (requests, 0), 200, body));
      fw_source_scorecard.read (target, outcomes, harvest);
      g_assert_cmpuint (harvest->programs->len, ==, 0);
      /* Nine schools of nineteen, five of 1,150: partial, and said to be. */
      g_assert_cmpstr (test_shortfall (harvest, "Field of study 11.07 in New York")->why, ==,
                       "not all schools of the list arrived");
      test_target_free (target);
    }
}

static GBytes *
page_of (guint page, guint n, guint total)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, "{\"metadata\":{\"page\":%u,\"total\":%u,\"per_page\":100},\"results\":[", page, total);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s{\"id\":%u,\"latest.programs.cip_4_digit\":[{\"code\":\"1107\"}]}",
                            i > 0 ? "," : "", 100 * page + i);
  g_string_append (text, "]}");
  return g_string_free_to_bytes (text);
}

/* 230 schools are three pages, and each field of study has pages of its own. */
static void
test_pages (void)
{
  FwTarget *target = test_target ("27", "", "1107,1110");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  const guint sizes[] = { 100, 100, 30 };
  g_autoptr (GPtrArray) requests = NULL;

  for (guint page = 0; page < G_N_ELEMENTS (sizes); page++)
    {
      g_autoptr (GPtrArray) round = next_round (target, outcomes);
      g_autoptr (GBytes) body = page_of (page, sizes[page], 230);

      g_assert_cmpuint (round->len, ==, page == 0 ? 2 : 1);
      g_ptr_array_add (outcomes, test_outcome (g_ptr_array_index (round, 0), 200, body));
      if (page == 0)
        {
          g_autoptr (GBytes) none = page_of (0, 0, 0);

          g_ptr_array_add (outcomes, test_outcome (g_ptr_array_index (round, 1), 200, none));
        }
    }
  requests = next_round (target, outcomes);
  g_assert_null (requests);

  fw_source_scorecard.read (target, outcomes, harvest);
  g_assert_cmpuint (harvest->programs->len, ==, 230);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
  g_assert_cmpstr (test_shortfall (harvest, "Field of study 11.10 in Minnesota")->why, ==,
                   "no school of the state reports such programs");
  test_target_free (target);
}

/* Every way to say no is a sentence that names service and step, without a word of the body. */
static void
test_refusals (void)
{
  static const struct
  {
    guint status;
    const char *body;
    FwSourceError code;
    const char *words; /* in the sentence */
  } cases[] = {
    { 403, "{\"error\":{\"code\":\"API_KEY_MISSING\",\"message\":\"No api_key\"}}",
      FW_SOURCE_ERROR_KEY_MISSING, "only with a key" },
    { 403, "{\"error\":{\"code\":\"API_KEY_INVALID\",\"message\":\"CANARY\"}}",
      FW_SOURCE_ERROR_KEY_INVALID, "does not accept the key" },
    { 403, "{\"error\":{\"code\":\"API_KEY_DISABLED\"}}", FW_SOURCE_ERROR_KEY_INVALID,
      "does not accept the key" },
    { 429, "{\"error\":{\"code\":\"OVER_RATE_LIMIT\"}}", FW_SOURCE_ERROR_QUOTA, "in an hour" },
    { 403, "{\"error\":{\"code\":\"HTTPS_REQUIRED\"}}", FW_SOURCE_ERROR_REFUSED, "later" },
    { 400, "{\"error\":\"x\"}", FW_SOURCE_ERROR_REFUSED, "later" },
    { 200, "{\"metadata\":{\"total\":1},\"results\":7}", FW_SOURCE_ERROR_BAD_ANSWER, "later" },
    { 200, "{\"metadata\":{},\"results\":[]}", FW_SOURCE_ERROR_BAD_ANSWER, "later" },
    { 200, "{\"metadata\":{\"total\":1},\"results\":[7]}", FW_SOURCE_ERROR_BAD_ANSWER, "later" },
    { 200, "{\"metadata\":{\"total\":1},\"results\":[{}", FW_SOURCE_ERROR_BAD_ANSWER, "later" },
    { 403, "<html>CANARY", FW_SOURCE_ERROR_KEY_INVALID, "does not accept the key" },
    { 404, "Not found", FW_SOURCE_ERROR_NOT_PUBLISHED, "nothing at this address" },
    { 200, "<html>", FW_SOURCE_ERROR_BAD_ANSWER, "later" },
    { 200, "", FW_SOURCE_ERROR_BAD_ANSWER, "later" },
  };
  FwTarget *target = test_target ("27", "", "1107");
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (GPtrArray) requests = next_round (target, none);
  FwRequest *request = g_ptr_array_index (requests, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) body = test_bytes (cases[i].body);
      g_autoptr (FwAnswer) answer = test_answer (request, cases[i].status, body);
      g_autoptr (GError) error = NULL;

      g_assert_false (fw_request_get_check (request) (answer, &error));
      g_assert_error (error, FW_SOURCE_ERROR, (gint)cases[i].code);
      g_assert_true (g_str_has_prefix (error->message,
                                       "College Scorecard, “Field of study 11.07 in Minnesota”: "));
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_null (strstr (error->message, "CANARY"));
    }
  test_target_free (target);
}

static void
test_documented_refusal (void)
{
  FwTarget *target = test_target ("27", "", "1107");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (GPtrArray) requests = next_round (target, outcomes);
  g_autoptr (GBytes) body = test_fixture ("scorecard/documented-400-field-errors.json");
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  FwOutcome *outcome = test_outcome (g_ptr_array_index (requests, 0), 400, body);

  g_assert_error (outcome->error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_REFUSED);
  g_assert_null (strstr (outcome->error->message, "wombat"));
  g_ptr_array_add (outcomes, outcome);
  g_assert_null (next_round (target, outcomes));
  fw_source_scorecard.read (target, outcomes, harvest);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
  test_target_free (target);
}

/* A plan that leads to no field of study is told what is asked for instead. */
static void
test_usual (void)
{
  FwTarget *target = test_target ("27", "", "");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (GPtrArray) requests = next_round (target, outcomes);
  g_autoptr (GBytes) body = page_of (0, 1, 1);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();

  g_ptr_array_add (outcomes, test_outcome (g_ptr_array_index (requests, 0), 200, body));
  fw_source_scorecard.read (target, outcomes, harvest);
  g_assert_cmpuint (harvest->programs->len, ==, 1);
  g_assert_nonnull (test_shortfall (harvest, "Fields of study")->fallback);
  test_target_free (target);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/scorecard/request", test_request);
  g_test_add_func ("/sources/scorecard/fields", test_fields);
  g_test_add_func ("/sources/scorecard/welding", test_welding);
  g_test_add_func ("/sources/scorecard/nested", test_nested);
  g_test_add_func ("/sources/scorecard/oddities", test_oddities);
  g_test_add_func ("/sources/scorecard/no-programs", test_no_programs);
  g_test_add_func ("/sources/scorecard/pages", test_pages);
  g_test_add_func ("/sources/scorecard/refusals", test_refusals);
  g_test_add_func ("/sources/scorecard/documented-refusal", test_documented_refusal);
  g_test_add_func ("/sources/scorecard/usual", test_usual);
  return g_test_run ();
}
