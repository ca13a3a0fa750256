/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "source-helpers.h"

#define FIXTURE "etp/synthetic-search-two-programs.json"
#define PAGE    500

static GPtrArray *
new_outcomes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)fw_outcome_free);
}

static FwRequest *
only_request (const FwTarget *target, GPtrArray *outcomes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = fw_source_etp.next (target, outcomes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (requests);
  g_assert_cmpuint (requests->len, ==, 1);
  return fw_request_ref (g_ptr_array_index (requests, 0));
}

static FwHarvest *
read_body (const FwTarget *target, GBytes *body)
{
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (FwRequest) request = only_request (target, outcomes);
  FwHarvest *harvest = fw_harvest_new ();

  g_ptr_array_add (outcomes, test_outcome (request, 200, body));
  g_assert_null (fw_source_etp.next (target, outcomes, NULL));
  fw_source_etp.read (target, outcomes, harvest);
  return harvest;
}

/* The request of the manual, to the letter. */
static void
test_request (void)
{
  FwTarget *target = test_target ("27", "15-1232", "");
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (FwRequest) request = only_request (target, none);
  g_autofree char *plain = g_uri_unescape_string (fw_request_get_path (request), NULL);

  g_assert_cmpstr (plain, ==,
                   "/etp/_search?source={\"size\":500,\"sort\":[{\"nid\":\"asc\"}],\"query\":"
                   "{\"bool\":{\"filter\":[{\"term\":{\"_index\":\"etp_scorecard_programs\"}},"
                   "{\"term\":{\"field_state\":\"MN\"}}]}}}&source_content_type=application/json");
  g_assert_null (strpbrk (fw_request_get_path (request), "{}\" "));
  g_assert_cmpstr (fw_request_get_tag (request), ==, "page-1");
  g_assert_cmpint (fw_request_get_service (request), ==, FW_SERVICE_ETP);
  g_assert_cmpstr (fw_request_get_title (request), ==, "Training programs of Minnesota");
  test_target_free (target);
}

static void
test_no_state (void)
{
  FwTarget *target = test_target ("", "", "");
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_source_etp.next (target, none, &error));
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED);
  test_target_free (target);
}

static void
test_fixture_values (void)
{
  FwTarget *target = test_target ("27", "15-1232,51-4121,15-1252", "");
  g_autoptr (GBytes) body = test_fixture (FIXTURE);
  g_autoptr (FwHarvest) harvest = read_body (target, body);
  const FwProgramOffer *support, *welding;

  g_assert_cmpuint (harvest->programs->len, ==, 2);
  support = g_ptr_array_index (harvest->programs, 0);
  welding = g_ptr_array_index (harvest->programs, 1);

  g_assert_cmpstr (support->title, ==, "IT Support Certificate");
  g_assert_cmpstr (support->provider, ==, "Example Technical College");
  g_assert_cmpstr (support->city, ==, "Minneapolis");
  g_assert_cmpstr (support->soc, ==, "15-1232");
  g_assert_cmpstr (support->occupation, ==, "Computer User Support Specialists");
  g_assert_cmpstr (support->cip, ==, "11.1006");
  g_assert_cmpstr (support->format, ==, "In-person");
  g_assert_cmpstr (support->length_text, ==, "24 weeks, 600 hours");
  g_assert_cmpfloat (support->weeks.value, ==, 24);
  g_assert_cmpfloat (support->hours.value, ==, 600);
  g_assert_cmpfloat (support->price.value, ==, 5750); /* tuition 5,400 and supplies 350 */
  g_assert_cmpint (support->price.mark, ==, FW_MARK_EXACT);
  g_assert_cmpfloat (support->served.value, ==, 120);
  g_assert_cmpfloat (support->exited.value, ==, 96);
  g_assert_cmpfloat (support->completed.value, ==, 81);
  g_assert_cmpfloat (support->completion.value, ==, 0.84);
  g_assert_cmpfloat (support->employed_q2.value, ==, 0.72);
  g_assert_cmpfloat_with_epsilon (support->earnings.value, 4 * 10200.01, 1e-9);
  g_assert_true (support->earnings_converted);
  g_assert_cmpstr (support->fetched, ==, "2026-11-21T22:38:34Z");
  g_assert_true (g_strv_contains ((const char *const *)support->skills, "help-desk"));

  /* −1 is withheld, never zero and never −1; what is empty is not stated. */
  g_assert_cmpint (welding->completion.mark, ==, FW_MARK_SUPPRESSED);
  g_assert_true (isnan (welding->completion.value));
  g_assert_cmpint (welding->completed.mark, ==, FW_MARK_SUPPRESSED);
  g_assert_cmpint (welding->earnings.mark, ==, FW_MARK_SUPPRESSED);
  g_assert_true (isnan (welding->earnings.value));
  g_assert_cmpint (welding->employed_q2.mark, ==, FW_MARK_SUPPRESSED);
  g_assert_cmpfloat (welding->price.value, ==, 4200);
  g_assert_cmpint (welding->price.mark, ==, FW_MARK_AT_LEAST); /* supplies are not told */
  g_assert_null (welding->city);
  g_assert_null (welding->format);
  g_assert_cmpstr (welding->soc, ==, "51-4121");
  test_target_free (target);
}

static void
test_completers (void)
{
  FwTarget *target = test_target ("27", "15-1232,51-4121,15-1252", "");
  g_autoptr (GBytes) body = test_fixture (FIXTURE);
  g_autoptr (FwHarvest) harvest = read_body (target, body);
  FwSeries *support, *welding;
  FwSeriesValue value;

  g_assert_cmpuint (harvest->series->len, ==, 2);
  support = g_ptr_array_index (harvest->series, 0);
  welding = g_ptr_array_index (harvest->series, 1);
  g_assert_cmpstr (fw_series_get_measure (support), ==, FW_MEASURE_COMPLETERS);
  g_assert_cmpstr (fw_series_get_subject (support), ==, "15-1232");
  g_assert_cmpstr (fw_series_get_geography (support), ==, "state:27");
  g_assert_cmpfloat (fw_series_number (support, "completers"), ==, 81);
  g_assert_true (fw_series_find (welding, "completers", &value));
  g_assert_cmpint (value.mark, ==, FW_MARK_SUPPRESSED);
  g_assert_true (isnan (value.value));

  /* An occupation nobody trains for is told, not counted as none. */
  g_assert_nonnull (test_shortfall (harvest, "Completers, Software Developers"));
  test_target_free (target);
}

/* Only what trains for the occupations asked for; all of them when none is. */
static void
test_filter (void)
{
  FwTarget *support = test_target ("27", "15-1232", "");
  FwTarget *all = test_target ("27", "", "");
  g_autoptr (GBytes) body = test_fixture (FIXTURE);
  g_autoptr (FwHarvest) one = read_body (support, body);
  g_autoptr (FwHarvest) both = read_body (all, body);

  g_assert_cmpuint (one->programs->len, ==, 1);
  g_assert_cmpuint (one->series->len, ==, 1);
  g_assert_cmpuint (both->programs->len, ==, 2);
  g_assert_cmpuint (both->series->len, ==, 1); /* of the trade only */
  test_target_free (support);
  test_target_free (all);
}

static void
test_oddities (void)
{
  FwTarget *target = test_target ("08", "15-1252", "");
  g_autoptr (GBytes) body = test_bytes (
      "{\"timed_out\":false,\"hits\":{\"hits\":["
      "{\"_id\":\"a\",\"_source\":{\"field_program_name\":\"Agro\",\"field_cip_code\":\"1.0505\","
      "\"field_program_soc_occ_1\":\"15-125200 "
      "Software\",\"field_program_soc_occ_2\":\"15-113200\","
      "\"field_program_length_weeks\":-1,\"field_program_length_hours\":-1,"
      "\"field_c_completed_percent\":84,\"field_c_total_completed\":\"12\","
      "\"field_c_median_earnings\":\"\",\"field_non_wioa_tuition_cost\":\"\","
      "\"field_non_wioa_supplies_cost\":100,\"field_program_url\":\"javascript:alert(1)\"}},"
      "{\"_id\":\"a\",\"_source\":{\"field_program_soc_occ_1\":\"15-1252\","
      "\"field_c_total_completed\":1000}},"
      "{\"_id\":\"b\",\"_source\":{\"field_program_soc_occ_3\":\"15125200\","
      "\"field_program_soc_occ_1\":\"15-123200\",\"field_c_total_completed\":\"\","
      "\"field_program_length_weeks\":0}},"
      "{\"_id\":\"c\",\"_source\":{\"field_program_soc_occ_1\":\"\"}}]}}");
  g_autoptr (FwHarvest) harvest = read_body (target, body);
  const FwProgramOffer *first, *second;
  FwSeriesValue value;

  g_assert_cmpuint (harvest->programs->len, ==, 2);
  first = g_ptr_array_index (harvest->programs, 0);
  second = g_ptr_array_index (harvest->programs, 1);
  g_assert_cmpstr (first->cip, ==, "01.0505");
  g_assert_cmpint (first->weeks.mark, ==, FW_MARK_NOT_APPLICABLE);
  g_assert_cmpstr (first->length_text, ==, "competency-based");
  /* A share of 84 is no share: left out and told, never read as a per cent. */
  g_assert_true (isnan (first->completion.value));
  g_assert_nonnull (test_shortfall (harvest, "Training programs"));
  g_assert_cmpint (first->earnings.mark, ==, FW_MARK_SUPPRESSED);
  g_assert_true (isnan (first->price.value)); /* supplies alone are no price */
  g_assert_null (first->page);
  g_assert_true (isnan (second->weeks.value));
  g_assert_cmpint (second->weeks.mark, ==, FW_MARK_NOT_PUBLISHED);
  g_assert_cmpstr (second->soc, ==, "15-1252"); /* the one asked for, not the first */

  /* Twelve are told, one program withholds: a lower bound; the repeated id counts once. */
  g_assert_cmpuint (harvest->series->len, ==, 1);
  g_assert_true (fw_series_find (g_ptr_array_index (harvest->series, 0), "completers", &value));
  g_assert_cmpfloat (value.value, ==, 12);
  g_assert_cmpint (value.mark, ==, FW_MARK_AT_LEAST);
  test_target_free (target);
}

static GBytes *
page_of (guint first, guint n)
{
  GString *text = g_string_new ("{\"timed_out\":false,\"hits\":{\"hits\":[");

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (text,
                            "%s{\"_id\":\"%u\",\"_source\":{\"field_program_soc_occ_1\":"
                            "\"15-125200\",\"field_c_total_completed\":1},\"sort\":[%u]}",
                            i > first ? "," : "", i, i);
  g_string_append (text, "]}}");
  return g_string_free_to_bytes (text);
}

/* A full page asks for the next from where it ended; a short one is the last. */
static void
test_pages (void)
{
  FwTarget *target = test_target ("27", "15-1252", "");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  const guint sizes[] = { PAGE, PAGE, 7 };
  guint first = 1;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (FwRequest) request = only_request (target, outcomes);
      g_autoptr (GBytes) body = page_of (first, sizes[i]);
      g_autofree char *plain = g_uri_unescape_string (fw_request_get_path (request), NULL);

      if (i == 0)
        g_assert_null (strstr (plain, "search_after"));
      else
        g_assert_nonnull (
            strstr (plain, i == 1 ? ",\"search_after\":[500]}&" : ",\"search_after\":[1000]}&"));
      g_ptr_array_add (outcomes, test_outcome (request, 200, body));
      first += sizes[i];
    }
  g_assert_null (fw_source_etp.next (target, outcomes, NULL));

  fw_source_etp.read (target, outcomes, harvest);
  g_assert_cmpuint (harvest->programs->len, ==, 2 * PAGE + 7);
  g_assert_cmpfloat (fw_series_number (g_ptr_array_index (harvest->series, 0), "completers"), ==,
                     2 * PAGE + 7);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
  test_target_free (target);
}

/* A service that gives the same page again is not asked for ever; what it gave is not added up. */
static void
test_stuck (void)
{
  FwTarget *target = test_target ("27", "15-1252", "");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (GBytes) body = page_of (1, PAGE);
  g_autoptr (FwRequest) one = only_request (target, outcomes);
  g_autoptr (FwRequest) two = NULL;
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();

  g_ptr_array_add (outcomes, test_outcome (one, 200, body));
  two = only_request (target, outcomes);
  g_ptr_array_add (outcomes, test_outcome (two, 200, body));
  g_assert_null (fw_source_etp.next (target, outcomes, NULL));

  fw_source_etp.read (target, outcomes, harvest);
  g_assert_cmpuint (harvest->programs->len, ==, PAGE);
  g_assert_cmpuint (harvest->series->len, ==, 0);
  g_assert_nonnull (test_shortfall (harvest, "Completers by occupation"));
  test_target_free (target);
}

/* A page that did not come: the programs of the others are there, nothing is added up. */
static void
test_page_missing (void)
{
  FwTarget *target = test_target ("27", "15-1252", "");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (GBytes) body = page_of (1, PAGE);
  g_autoptr (FwRequest) one = only_request (target, outcomes);
  g_autoptr (FwRequest) two = NULL;
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (GError) lost
      = g_error_new_literal (FW_SOURCE_ERROR, FW_SOURCE_ERROR_TIMEOUT, "No answer in time.");

  g_ptr_array_add (outcomes, test_outcome (one, 200, body));
  two = only_request (target, outcomes);
  g_ptr_array_add (outcomes, fw_outcome_new (two, NULL, lost));
  g_assert_null (fw_source_etp.next (target, outcomes, NULL));

  fw_source_etp.read (target, outcomes, harvest);
  g_assert_cmpuint (harvest->programs->len, ==, PAGE);
  g_assert_cmpuint (harvest->series->len, ==, 0);
  g_assert_cmpstr (test_shortfall (harvest, "Training programs of Minnesota, page 2")->why, ==,
                   "No answer in time.");
  test_target_free (target);
}

/* Before anything is sent, one page is foreseen. */
static void
test_preview (void)
{
  FwTarget *target = test_target ("27", "", "");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (FwRequest) request = only_request (target, outcomes);
  g_autoptr (GBytes) nothing = test_bytes ("");
  g_autoptr (FwAnswer) supposed = test_answer (request, 0, nothing);

  g_ptr_array_add (outcomes, fw_outcome_new (request, supposed, NULL));
  g_assert_null (fw_source_etp.next (target, outcomes, NULL));
  test_target_free (target);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *body;
    FwSourceError code;
  } cases[] = {
    { "", FW_SOURCE_ERROR_BAD_ANSWER },
    { "<!doctype html><p>Sorry", FW_SOURCE_ERROR_BAD_ANSWER },
    { "[]", FW_SOURCE_ERROR_BAD_ANSWER },
    { "{}", FW_SOURCE_ERROR_BAD_ANSWER },
    { "{\"hits\":{\"hits\":[{\"_id\":\"a\"}]}}", FW_SOURCE_ERROR_BAD_ANSWER },
    { "{\"hits\":{\"hits\":[{\"_source\":7}]}}", FW_SOURCE_ERROR_BAD_ANSWER },
    { "{\"hits\":{\"hits\":[{\"_source\":{}}]", FW_SOURCE_ERROR_BAD_ANSWER }, /* cut off */
    { "{\"error\":{\"type\":\"parsing_exception\"},\"status\":400}", FW_SOURCE_ERROR_REFUSED },
    { "{\"timed_out\":true,\"hits\":{\"hits\":[]}}", FW_SOURCE_ERROR_SERVER },
    { "{\"_shards\":{\"failed\":2},\"hits\":{\"hits\":[]}}", FW_SOURCE_ERROR_SERVER },
  };
  FwTarget *target = test_target ("27", "", "");
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (FwRequest) request = only_request (target, none);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) body = test_bytes (cases[i].body);
      g_autoptr (FwAnswer) answer = test_answer (request, 200, body);
      g_autoptr (GError) error = NULL;

      g_assert_false (fw_request_get_check (request) (answer, &error));
      g_assert_error (error, FW_SOURCE_ERROR, (gint)cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "Training Provider Results, “Training"));
    }
  test_target_free (target);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/etp/request", test_request);
  g_test_add_func ("/sources/etp/no-state", test_no_state);
  g_test_add_func ("/sources/etp/fixture", test_fixture_values);
  g_test_add_func ("/sources/etp/completers", test_completers);
  g_test_add_func ("/sources/etp/filter", test_filter);
  g_test_add_func ("/sources/etp/oddities", test_oddities);
  g_test_add_func ("/sources/etp/pages", test_pages);
  g_test_add_func ("/sources/etp/stuck", test_stuck);
  g_test_add_func ("/sources/etp/page-missing", test_page_missing);
  g_test_add_func ("/sources/etp/preview", test_preview);
  g_test_add_func ("/sources/etp/refusals", test_refusals);
  return g_test_run ();
}
