/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fw-source-error.h"
#include "labor-samples.h"

static FwGeography reno = { FW_LEVEL_PLACE, "32", "60600", NULL };
static char *wanted[] = { (char *)"47-2121", (char *)"53-3032", (char *)"15-1252", NULL };

static FwTarget
make_target (const char *state)
{
  FwTarget target = { .place = &reno, .occupations = wanted, .year = 2026 };

  g_strlcpy (target.state, state, sizeof target.state);
  return target;
}

static GPtrArray *
next (const FwTarget *target, GPtrArray *outcomes)
{
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (GError) error = NULL;
  GPtrArray *requests
      = fw_source_projections.next (target, outcomes != NULL ? outcomes : none, &error);

  g_assert_no_error (error);
  return requests;
}

/* One row as the service gives it. */
static char *
row (const char *state, const char *code, const char *openings)
{
  return g_strdup_printf ("{\"Area\":\"x\",\"Title\":\"T\",\"Base\":\"100\",\"Projected\":\"90\","
                          "\"Change\":\"-10\",\"PercentChange\":\"-10\",\"AvgAnnualOpenings\":%s,"
                          "\"STFIPS\":\"%s\",\"OccCode\":\"%s\",\"BaseYear\":\"2022\","
                          "\"ProjYear\":\"2032\"}",
                          openings, state, code);
}

static char *
page (const char *rows, guint total, guint pages)
{
  return g_strdup_printf ("{\"rows\":[%s],\"pager\":{\"current_page\":0,\"total_items\":%u,"
                          "\"total_pages\":%u,\"items_per_page\":1000}}",
                          rows, total, pages);
}

static FwHarvest *
read_body (const FwTarget *target, const char *body)
{
  g_autoptr (GPtrArray) requests = next (target, NULL), outcomes = new_outcomes ();
  FwHarvest *harvest = fw_harvest_new ();

  add_outcome (outcomes, g_ptr_array_index (requests, 0), 200, body);
  fw_source_projections.read (target, outcomes, harvest);
  return harvest;
}

static void
test_request (void)
{
  static const struct
  {
    const char *state, *url;
  } cases[] = {
    { "32",
      "https://public.projectionscentral.org/Projections/LongTermRestJson/32?items_per_page=1000" },
    { "08",
      "https://public.projectionscentral.org/Projections/LongTermRestJson/8?items_per_page=1000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FwTarget target = make_target (cases[i].state);
      g_autoptr (GPtrArray) requests = next (&target, NULL);

      g_assert_cmpuint (requests->len, ==, 1);
      g_assert_cmpstr (fw_request_get_url (g_ptr_array_index (requests, 0)), ==, cases[i].url);
      g_assert_null (fw_request_get_body (g_ptr_array_index (requests, 0)));
    }
}

/* Nothing is asked of a state that is none. */
static void
test_no_state (void)
{
  static const char *const states[] = { "", "99", "3x" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const FwTarget target = make_target (states[i]);
      g_autoptr (GPtrArray) requests = next (&target, NULL);

      g_assert_null (requests);
    }
}

static void
test_nevada (void)
{
  const FwTarget target = make_target ("32");
  g_autofree char *body
      = read_fixture ("projections-central", "recorded-longterm-nevada-trimmed.json");
  g_autoptr (FwHarvest) harvest = read_body (&target, body);
  g_autofree char *told = shortfalls (harvest);
  FwSeries *glaziers = find_series (harvest, FW_MEASURE_PROJECTED_OPENINGS, "47-2121", "state:32");
  FwSeries *drivers = find_series (harvest, FW_MEASURE_PROJECTED_OPENINGS, "53-3032", "state:32");

  g_assert_cmpuint (harvest->series->len, ==, 2);
  assert_value (glaziers, "openings", FW_MARK_EXACT, 50);
  assert_value (glaziers, "base", FW_MARK_EXACT, 570);
  assert_value (glaziers, "projected", FW_MARK_EXACT, 610);
  assert_value (glaziers, "change", FW_MARK_EXACT, 40);
  assert_value (drivers, "openings", FW_MARK_EXACT, 2290);
  assert_text (drivers, "vintage", "2024–2034");
  assert_text (drivers, "place", "Nevada");
  assert_text (drivers, "service", "projections");
  assert_text (drivers, "fetched", "2026-11-21T20:58:34Z");
  g_assert_nonnull (strstr (fw_part_get_title (FW_PART (drivers)), "Tractor-Trailer"));
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
  g_assert_nonnull (strstr (told, "Nevada publishes no projection of it\n"));
}

static void
test_not_found (void)
{
  const FwTarget target = make_target ("32");
  g_autofree char *body = read_fixture ("projections-central", "synthetic-404-no-results.txt");
  g_autoptr (GPtrArray) requests = next (&target, NULL), outcomes = new_outcomes (), more = NULL;
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  const FwOutcome *outcome;

  add_outcome (outcomes, g_ptr_array_index (requests, 0), 404, body);
  outcome = g_ptr_array_index (outcomes, 0);
  g_assert_error (outcome->error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED);
  more = next (&target, outcomes);
  g_assert_null (more);
  fw_source_projections.read (&target, outcomes, harvest);
  g_assert_cmpuint (harvest->series->len, ==, 0);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1); /* the failure, not each occupation */
}

/* Two pages, both read; a third is not asked for. */
static void
test_pages (void)
{
  const FwTarget target = make_target ("08");
  g_autofree char *first_row = row ("8", "15-1252", "\"1230\"");
  g_autofree char *second_row = row ("08", "47-2121", "\"40\"");
  g_autofree char *first = page (first_row, 2, 2), *second = page (second_row, 2, 2);
  g_autoptr (GPtrArray) requests = next (&target, NULL), outcomes = new_outcomes (), more = NULL,
                        last = NULL;
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();

  add_outcome (outcomes, g_ptr_array_index (requests, 0), 200, first);
  more = next (&target, outcomes);
  g_assert_cmpuint (more->len, ==, 1);
  g_assert_true (g_str_has_suffix (fw_request_get_path (g_ptr_array_index (more, 0)),
                                   "/8?items_per_page=1000&page=1"));
  add_outcome (outcomes, g_ptr_array_index (more, 0), 200, second);
  last = next (&target, outcomes);
  g_assert_null (last);
  fw_source_projections.read (&target, outcomes, harvest);
  assert_value (find_series (harvest, FW_MEASURE_PROJECTED_OPENINGS, "15-1252", "state:08"),
                "openings", FW_MARK_EXACT, 1230);
  assert_value (find_series (harvest, FW_MEASURE_PROJECTED_OPENINGS, "47-2121", "state:08"),
                "change", FW_MARK_EXACT, -10);
}

static void
test_part_of_a_state (void)
{
  const FwTarget target = make_target ("32");
  g_autofree char *only = row ("32", "47-2121", "\"50\""), *body = page (only, 657, 1),
                  *told = NULL;
  g_autoptr (FwHarvest) harvest = read_body (&target, body);

  told = shortfalls (harvest);
  g_assert_nonnull (strstr (told, "only 1 of 657 occupations arrived"));
}

/* Openings nobody can read are a hole, not zero; another state's row is not taken. */
static void
test_holes (void)
{
  static const char *const odd[] = { "\"\"", "null", "\"-\"", "\"-10\"", "\"NaN\"", "\"1e99\"" };
  const FwTarget target = make_target ("32");
  g_autofree char *other = row ("0", "53-3032", "\"7\"");

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *hole = row ("32", "47-2121", odd[i]);
      g_autofree char *rows = g_strconcat (hole, ",", other, NULL), *body = page (rows, 2, 1);
      g_autoptr (FwHarvest) harvest = read_body (&target, body);

      assert_value (find_series (harvest, FW_MEASURE_PROJECTED_OPENINGS, "47-2121", "state:32"),
                    "openings", FW_MARK_NOT_PUBLISHED, NAN);
      g_assert_null (find_series (harvest, FW_MEASURE_PROJECTED_OPENINGS, "53-3032", "state:32"));
    }
}

/* A group has no row of its own: its detailed occupations add up, a hole makes the sum a least. */
static void
test_group (void)
{
  char *group[] = { (char *)"15-1250", (char *)"15-1230", NULL };
  FwTarget target = make_target ("32");
  g_autofree char *a = row ("32", "15-1252", "\"1200\""), *b = row ("32", "15-1254", "\"80\"");
  g_autofree char *c = row ("32", "15-1231", "\"30\""), *d = row ("32", "15-1232", "\"\"");
  g_autofree char *other = row ("32", "15-1211", "\"500\"");
  g_autofree char *rows = g_strjoin (",", a, b, c, d, other, NULL), *body = page (rows, 5, 1);
  g_autoptr (FwHarvest) harvest = NULL;
  FwSeries *developers;

  target.occupations = group;
  harvest = read_body (&target, body);
  developers = find_series (harvest, FW_MEASURE_PROJECTED_OPENINGS, "15-1250", "state:32");
  assert_value (developers, "openings", FW_MARK_EXACT, 1280);
  assert_value (developers, "change", FW_MARK_EXACT, -20);
  assert_value (find_series (harvest, FW_MEASURE_PROJECTED_OPENINGS, "15-1230", "state:32"),
                "openings", FW_MARK_AT_LEAST, 30);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
}

static void
test_refusals (void)
{
  static const struct
  {
    guint status;
    const char *body;
    FwSourceError code;
  } cases[] = {
    { 200, "", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "<html>", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "[]", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"rows\":{},\"pager\":{\"total_items\":0,\"total_pages\":0}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"rows\":[]}", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"rows\":[null],\"pager\":{\"total_items\":1,\"total_pages\":1}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"rows\":[{\"OccCode\":15}],\"pager\":{\"total_items\":1,\"total_pages\":1}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"rows\":[],\"pager\":{\"total_items\":-1,\"total_pages\":1}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 400, "", FW_SOURCE_ERROR_REFUSED },
    { 429, "", FW_SOURCE_ERROR_SERVER },
    { 500, "", FW_SOURCE_ERROR_SERVER },
  };
  const FwTarget target = make_target ("32");
  g_autoptr (GPtrArray) requests = next (&target, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FwRequest *request = g_ptr_array_index (requests, 0);
      g_autoptr (FwAnswer) answer = new_answer (request, cases[i].status, cases[i].body, -1);
      g_autoptr (GError) error = NULL;

      g_assert_false (fw_request_get_check (request) (answer, &error));
      g_assert_error (error, FW_SOURCE_ERROR, (int)cases[i].code);
      g_assert_nonnull (strstr (error->message, "Projections Central"));
    }
}

/* A service that always promises more is left after ten pages. */
static void
test_endless_pages (void)
{
  const FwTarget target = make_target ("32");
  g_autofree char *only = row ("32", "47-2121", "\"50\""), *body = page (only, 5000, 5000);
  g_autoptr (GPtrArray) outcomes = new_outcomes ();

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GPtrArray) requests = next (&target, outcomes);

      g_assert_nonnull (requests);
      add_outcome (outcomes, g_ptr_array_index (requests, 0), 200, body);
    }
  g_assert_null (next (&target, outcomes));
}

static void
test_cut_off (void)
{
  const FwTarget target = make_target ("32");
  g_autofree char *body
      = read_fixture ("projections-central", "recorded-longterm-nevada-trimmed.json");
  const gssize whole = (gssize)strlen (g_strchomp (body));
  g_autoptr (GPtrArray) requests = next (&target, NULL);
  FwRequest *request = g_ptr_array_index (requests, 0);

  for (gssize length = 0; length < whole; length += 7)
    {
      g_autoptr (FwAnswer) answer = new_answer (request, 200, body, length);
      g_autoptr (GError) error = NULL;

      g_assert_false (fw_request_get_check (request) (answer, &error));
      g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/projections/request", test_request);
  g_test_add_func ("/sources/projections/no-state", test_no_state);
  g_test_add_func ("/sources/projections/nevada", test_nevada);
  g_test_add_func ("/sources/projections/not-found", test_not_found);
  g_test_add_func ("/sources/projections/pages", test_pages);
  g_test_add_func ("/sources/projections/part-of-a-state", test_part_of_a_state);
  g_test_add_func ("/sources/projections/holes", test_holes);
  g_test_add_func ("/sources/projections/group", test_group);
  g_test_add_func ("/sources/projections/refusals", test_refusals);
  g_test_add_func ("/sources/projections/endless-pages", test_endless_pages);
  g_test_add_func ("/sources/projections/cut-off", test_cut_off);

  return g_test_run ();
}
