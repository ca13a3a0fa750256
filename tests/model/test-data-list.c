/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-list.h"
#include "fw-note.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"

static GDateTime *
moment (const char *iso)
{
  GDateTime *time = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (time);
  return time;
}

static GPtrArray *
list_of (FwPlan *plan)
{
  g_autoptr (GDateTime) now = moment ("2026-11-21T12:00:00Z");

  return fw_data_list (plan, fw_plan_get_default_scenario (plan), now);
}

/* Whatever a row is of, a person can read where it comes from and how old it is. */
static void
check_rows (GPtrArray *rows)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const FwDataRow *row = rows->pdata[i];

      g_assert_true (g_hash_table_add (ids, row->id));
      g_assert_cmpstr (row->title, !=, "");
      g_assert_cmpstr (row->subtitle, !=, "");
      g_assert_cmpstr (row->value, !=, "");
      g_assert_cmpstr (row->source, !=, "");
      g_assert_cmpstr (row->when, !=, "");
      g_assert_nonnull (row->used_by);
      g_assert_cmpuint (row->values->len, >, 0);
      g_assert_true ((row->fetched != NULL) == (row->origin == FW_DATA_FETCHED));
      g_assert_null (strstr (row->value, "nan"));
      for (guint k = 0; k < row->values->len; k++)
        g_assert_cmpstr (((const FwDataValue *)row->values->pdata[k])->key, !=, "");
    }
}

static void
test_every_plan (void)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (plans[i].id, NULL);
      g_autoptr (GPtrArray) rows = list_of (plan);

      g_test_message ("%s: %u sources", plans[i].id, rows->len);
      check_rows (rows);
      g_assert_nonnull (fw_data_list_find (rows, "builtin-brackets"));
      g_assert_nonnull (fw_data_list_find (rows, "builtin-trials"));
      g_assert_nonnull (fw_data_list_find (rows, "plan-pledges"));
    }
}

static void
test_every_county (void)
{
  for (guint i = 0; i < fw_counties_count (); i += 7)
    {
      g_autoptr (FwPlan) plan = fw_plan_new_for_county (fw_counties_get (i));
      g_autoptr (GPtrArray) rows = list_of (plan);

      check_rows (rows);
    }
}

/* Hennepin County, B19001 of 2006-2010: 475,913 households; LAUS 2017: 3.1 %. */
static void
test_numbers (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) rows = list_of (plan);
  const FwDataRow *row = fw_data_list_find (rows, "builtin-brackets");
  const FwDataValue *last = row->values->pdata[15];
  const FwCounty *county = fw_counties_find ("27053");
  g_autofree char *all = fw_unit_format (county->households, FW_UNIT_COUNT, FW_STYLE_CELL);
  g_autofree char *top = fw_unit_format (county->counts[15], FW_UNIT_COUNT, FW_STYLE_CELL);
  g_autofree char *margin = fw_unit_format (county->margins[15], FW_UNIT_COUNT, FW_STYLE_CELL);

  g_assert_cmpuint (row->values->len, ==, 16);
  g_assert_true (g_str_has_prefix (row->value, all));
  g_assert_cmpstr (last->key, ==, "$200,000 or more");
  g_assert_cmpstr (last->value, ==, top);
  g_assert_true (g_str_has_suffix (last->margin, margin));
  g_assert_cmpstr (((const FwDataValue *)row->values->pdata[0])->key, ==, "Under $10,000");
  g_assert_cmpint (row->state, ==, FW_DATA_OLD);
  g_assert_cmpstr (row->when, ==, "built in");

  /* 19 of the trials' 20 estimates are gains, losses or dips; one is the null result. */
  row = fw_data_list_find (rows, "builtin-trials");
  g_assert_cmpuint (row->values->len, ==, 20);
  g_assert_cmpstr (((const FwDataValue *)row->values->pdata[0])->value, ==, "$0");
  g_assert_cmpint (row->state, ==, FW_DATA_CURRENT);

  /* Nobody has stated the terms of the percentiles by group. */
  row = fw_data_list_find (rows, "plan-percentiles");
  g_assert_null (row->licence);
  g_assert_nonnull (row->url);
  g_assert_cmpuint (row->values->len, ==, 12);
}

/* The next vintage is out two years after a five-year survey's last year. */
static void
test_state (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GDateTime) then = moment ("2012-06-01T00:00:00Z");
  g_autoptr (GPtrArray) rows = fw_data_list (plan, fw_plan_get_default_scenario (plan), then);
  g_autofree char *finding = fw_data_list_finding (rows);

  g_assert_cmpint (fw_data_list_find (rows, "builtin-brackets")->state, ==, FW_DATA_CURRENT);
  g_assert_true (g_str_has_prefix (finding, "All "));
}

static void
test_finding (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) rows = list_of (plan);
  g_autofree char *finding = fw_data_list_finding (rows);
  g_autofree char *wanted = NULL;
  guint n_old = 0;

  for (guint i = 0; i < rows->len; i++)
    n_old += ((const FwDataRow *)rows->pdata[i])->state == FW_DATA_OLD;
  g_assert_cmpuint (n_old, >, 1);
  wanted = g_strdup_printf ("%u of %u sources are current; %u may have newer values",
                            rows->len - n_old, rows->len, n_old);
  g_assert_cmpstr (finding, ==, wanted);
}

static void
test_age (void)
{
  static const struct
  {
    const char *fetched;
    const char *wanted;
  } cases[] = {
    { "2026-11-21T08:00:00Z", "fetched today" },
    { "2026-11-19T13:00:00Z", "fetched yesterday" },
    { "2026-11-11T12:00:00Z", "fetched 10 days ago" },
    { "2026-08-20T12:00:00Z", "fetched 3 months ago" },
    { "2023-11-20T12:00:00Z", "fetched 3 years ago" },
    { "yesterday", "fetched" },
    { NULL, "fetched" },
  };
  g_autoptr (GDateTime) now = moment ("2026-11-21T12:00:00Z");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *age = fw_data_age (cases[i].fetched, now);

      g_assert_cmpstr (age, ==, cases[i].wanted);
    }
}

/* A scenario's own numbers are listed apart from the plan's. */
static void
test_scenario (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (GPtrArray) keys = fw_scenario_get_keys (scenario);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) bare = NULL;
  g_autoptr (GDateTime) now = moment ("2026-11-21T12:00:00Z");

  rows = list_of (plan);
  bare = fw_data_list (plan, fw_plan_get_no_program (plan), now);
  g_assert_null (fw_data_list_find (bare, "plan-scenario"));
  g_assert_true ((keys->len > 0) == (fw_data_list_find (rows, "plan-scenario") != NULL));
}

static guint
n_values (GPtrArray *rows, const char *id)
{
  const FwDataRow *row = fw_data_list_find (rows, id);

  return row != NULL ? row->values->len : 0;
}

/* The reviewer's note and this page count the same numbers, whatever a scenario sets. */
static void
test_counts (void)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);
  g_autoptr (GDateTime) now = moment ("2026-11-21T12:00:00Z");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (plans[i].id, NULL);
      GListModel *scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);

      for (guint k = 0; k < g_list_model_get_n_items (scenarios); k++)
        {
          g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, k);
          g_autoptr (GPtrArray) rows = fw_data_list (plan, scenario, now);
          g_autoptr (GListModel) notes = fw_plan_check (plan, scenario, NULL);
          const guint assumed
              = n_values (rows, "plan-assumed") + n_values (rows, "builtin-defaults");
          const guint all = assumed + n_values (rows, "plan-cited")
                            + n_values (rows, "plan-scenario") + n_values (rows, "builtin-cited");
          g_autofree char *title
              = g_strdup_printf ("%u of %u numbers are assumptions", assumed, all);
          gboolean found = FALSE;

          for (guint m = 0; m < g_list_model_get_n_items (notes); m++)
            {
              g_autoptr (FwNote) note = g_list_model_get_item (notes, m);

              found |= g_str_equal (fw_note_get_title (note), title);
            }
          if (!found)
            g_error ("%s: no note says “%s”", plans[i].id, title);
        }
    }
}

/* A series as a service gave it: caps and holes are said in words, never as zero. */
static FwSeries *
make_wages (void)
{
  const FwSeriesValue values[] = {
    { "p10", 41000, NAN, FW_MARK_EXACT },
    { "p50", 98000, 1500, FW_MARK_EXACT },
    { "p90", 239200, NAN, FW_MARK_AT_LEAST },
    { "mean", NAN, NAN, FW_MARK_NOT_RELEASED },
  };
  const FwSeriesInfo info = { .measure = FW_MEASURE_WAGE,
                              .subject = "15-1252",
                              .title = "Wages, software developers",
                              .geography = "metro:33460",
                              .place = "Minneapolis–St. Paul",
                              .price_year = 2025,
                              .vintage = "May 2025",
                              .source = "U.S. Bureau of Labor Statistics",
                              .url = "https://www.bls.gov/oes/",
                              .licence = "Public domain",
                              .fetched = "2026-08-20T12:00:00Z" };

  return fw_series_new_of (&info, values, G_N_ELEMENTS (values));
}

/* A survey's month is words, as a person reads it; a file keeps what it has. */
static void
test_vintages (void)
{
  static const struct
  {
    const char *file, *words;
  } rows[] = { { "May 2025", "May 2025" },
               { "2026-09", "September 2026" },
               { "ACS 2020–2024", "ACS 2020–2024" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const FwSeriesValue value = { "p50", 1, NAN, FW_MARK_EXACT };
      const FwSeriesInfo info = { .measure = FW_MEASURE_WAGE,
                                  .geography = "metro:33460",
                                  .vintage = rows[i].file,
                                  .fetched = "2026-08-20T12:00:00Z" };
      g_autoptr (FwSeries) series = fw_series_new_of (&info, &value, 1);
      g_autofree char *words = fw_series_dup_vintage (series);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_series (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwSeries) series = make_wages ();
  g_autoptr (FwChange) change = fw_change_new_add (FW_PART (series), G_MAXUINT);
  g_autoptr (FwChange) undo = fw_change_apply (change, plan, NULL);
  g_autoptr (GDateTime) later = moment ("2027-12-01T00:00:00Z");
  g_autoptr (GPtrArray) rows = list_of (plan);
  g_autoptr (GPtrArray) old_rows = NULL;
  const FwDataRow *row = rows->pdata[0];

  g_assert_nonnull (undo);
  check_rows (rows);
  g_assert_cmpstr (row->title, ==, "Wages, software developers");
  g_assert_cmpstr (row->when, ==, "fetched 3 months ago");
  g_assert_cmpstr (row->value, ==, "$98,000 (Median)");
  g_assert_cmpstr (row->margin, ==, "±$1,500");
  g_assert_cmpstr (row->service, ==, "bls");
  g_assert_cmpint (row->state, ==, FW_DATA_CURRENT);
  g_assert_cmpstr (((const FwDataValue *)row->values->pdata[2])->value, ==, "$239,200 or more");
  g_assert_cmpstr (((const FwDataValue *)row->values->pdata[3])->value, ==,
                   "not released by the source");
  old_rows = fw_data_list (plan, fw_plan_get_default_scenario (plan), later);
  g_assert_cmpint (((const FwDataRow *)old_rows->pdata[0])->state, ==, FW_DATA_OLD);
}

/* A service's own address asks for a key or a posted question: the link is to a page for people. */
static void
test_pages (void)
{
  static const struct
  {
    const char *measure, *url, *source, *page;
  } cases[] = {
    { FW_MEASURE_WAGE, "https://api.bls.gov/publicAPI/v2/timeseries/data/", "BLS",
      "https://www.bls.gov/oes/" },
    { FW_MEASURE_UNEMPLOYED, "https://api.bls.gov/publicAPI/v2/timeseries/data/", "BLS",
      "https://www.bls.gov/lau/" },
    { FW_MEASURE_GINI, "https://api.census.gov/data/2024/acs/acs5?get=NAME,B19083_001E",
      "Census 2020–2024, table B19083", "https://data.census.gov/table?q=B19083" },
    { FW_MEASURE_GINI, "https://api.census.gov/data/2024/acs/acs5?get=NAME,B19083_001E",
      "Census, table a&b=\"x\"", "https://data.census.gov/table?q=a%26b%3D%22x%22" },
    { FW_MEASURE_GINI, "https://api.census.gov/data/2024/acs/acs5?get=NAME,B19083_001E", "Census",
      "https://data.census.gov/" },
    { FW_MEASURE_WAGE, "https://example.org/table", "Somebody", "https://example.org/table" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FwSeriesValue value = { "p50", 0.4, NAN, FW_MARK_EXACT };
      const FwSeriesInfo info = { .measure = cases[i].measure,
                                  .geography = "state:27",
                                  .price_year = 2025,
                                  .source = cases[i].source,
                                  .url = cases[i].url };
      g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
      g_autoptr (FwSeries) series = fw_series_new_of (&info, &value, 1);
      g_autoptr (FwChange) change = fw_change_new_add (FW_PART (series), G_MAXUINT);
      g_autoptr (FwChange) undo = fw_change_apply (change, plan, NULL);
      g_autoptr (GPtrArray) rows = list_of (plan);

      g_assert_nonnull (undo);
      g_assert_cmpstr (((const FwDataRow *)rows->pdata[0])->url, ==, cases[i].page);
    }
}

static void
test_key_titles (void)
{
  static const struct
  {
    const char *key;
    const char *wanted;
  } cases[] = {
    { "b0_10k", "Under $10,000" },
    { "b10_15k", "$10,000–15,000" },
    { "b200k_plus", "$200,000 or more" },
    { "b2500_4999", "$2,500–4,999" },
    { "b100000_plus", "$100,000 or more" },
    { "bachelor_or_more", "Bachelor’s degree or more" },
    { "b5_", "B5 " },
    { "2025-08", "August 2025" },
    { "2025", "2025" },
    { "p50", "Median" },
    { "some_college", "Some college" },
    { "2025-13", "2025-13" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = fw_data_key_title (cases[i].key);

      g_assert_cmpstr (title, ==, cases[i].wanted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");

  g_test_add_func ("/model/data-list/every-plan", test_every_plan);
  g_test_add_func ("/model/data-list/every-county", test_every_county);
  g_test_add_func ("/model/data-list/numbers", test_numbers);
  g_test_add_func ("/model/data-list/state", test_state);
  g_test_add_func ("/model/data-list/finding", test_finding);
  g_test_add_func ("/model/data-list/age", test_age);
  g_test_add_func ("/model/data-list/scenario", test_scenario);
  g_test_add_func ("/model/data-list/counts", test_counts);
  g_test_add_func ("/model/data-list/vintages", test_vintages);
  g_test_add_func ("/model/data-list/series", test_series);
  g_test_add_func ("/model/data-list/pages", test_pages);
  g_test_add_func ("/model/data-list/key-titles", test_key_titles);
  return g_test_run ();
}
