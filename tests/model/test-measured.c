/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-note.h"
#include "fw-plan-io.h"
#include "fw-result.h"

/* Household incomes as a plan's own series have them. */

#define CITY     "place:2743000"
#define COUNTY   "county:27053"
#define HENNEPIN "27053"
#define DRAWS    100

typedef double Counts[FWE_N_BRACKETS];

/* Made up; shapes as a city's are. "All" is more than the four together, in most brackets. */
static const Counts all = { 9000, 6000,  6200,  6400,  6700,  6800,  6900,  6800,
                            6600, 12500, 17000, 22000, 17500, 13000, 17000, 24000 };
static const Counts white = { 3300, 2300, 2700,  2900,  3200,  3400,  3600,  3700,
                              3700, 7500, 10900, 15200, 12900, 10000, 13800, 20600 };
static const Counts hispanic
    = { 700, 520, 560, 600, 640, 660, 660, 620, 580, 1050, 1300, 1400, 900, 560, 520, 500 };
static const Counts black = { 3700, 2300, 2000, 1900, 1800, 1650, 1500, 1350,
                              1200, 2000, 2300, 2300, 1300, 700,  700,  600 };
static const Counts asian
    = { 700, 380, 360, 380, 400, 420, 440, 450, 460, 900, 1300, 1900, 1500, 1200, 1500, 1900 };

static FwChange *
apply (FwPlan *plan, FwChange *change)
{
  g_autoptr (GError) error = NULL;
  FwChange *inverse = fw_change_apply (change, plan, &error);

  g_assert_no_error (error);
  g_object_unref (change);
  return inverse;
}

static void
set_series (FwPlan *plan, const FwSeriesInfo *info, const FwSeriesValue *values, guint n)
{
  g_autoptr (FwSeries) series = fw_series_new_of (info, values, n);

  g_object_unref (apply (plan, fw_change_new_set_series (plan, series)));
}

/* margin: share of the count that is its margin; NaN for none. hole: a bracket without a value. */
static void
set_brackets (FwPlan *plan, const char *geography, const char *subject, const double *counts,
              int price_year, double margin, int hole)
{
  const FwSeriesInfo info = { .measure = FW_MEASURE_HOUSEHOLDS_BY_INCOME,
                              .subject = subject,
                              .geography = geography,
                              .place = "Minneapolis city, Minnesota",
                              .price_year = price_year,
                              .vintage = "2020-2024" };
  FwSeriesValue values[FWE_N_BRACKETS];

  for (int k = 0; k < FWE_N_BRACKETS; k++)
    values[k] = (FwSeriesValue){ fw_series_bracket_key ((guint)k), k == hole ? NAN : counts[k],
                                 margin * counts[k], k == hole ? FW_MARK_TOO_FEW : FW_MARK_EXACT };
  set_series (plan, &info, values, FWE_N_BRACKETS);
}

static void
set_one (FwPlan *plan, const char *measure, const char *geography, int price_year, const char *key,
         double value, double margin)
{
  const FwSeriesInfo info
      = { .measure = measure, .geography = geography, .price_year = price_year };
  const FwSeriesValue values[] = { { key, value, margin, FW_MARK_EXACT } };

  set_series (plan, &info, values, 1);
}

static void
set_races (FwPlan *plan, const char *geography)
{
  set_brackets (plan, geography, NULL, all, 2024, 0.05, -1);
  set_brackets (plan, geography, "white-not-hispanic", white, 2024, 0.1, -1);
  set_brackets (plan, geography, "hispanic", hispanic, 2024, 0.1, -1);
  set_brackets (plan, geography, "black", black, 2024, 0.1, -1);
  set_brackets (plan, geography, "asian", asian, 2024, 0.1, -1);
}

static void
set_city (FwPlan *plan)
{
  static const char *const counties[] = { HENNEPIN, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlace) place
      = fw_place_new_for_geography ("Minneapolis", counties, CITY, "33460", &error);

  g_assert_no_error (error);
  g_object_unref (apply (plan, fw_change_new_set_place (place)));
}

static FwPlan *
new_plan (void)
{
  return fw_plan_new_for_county (fw_counties_find (HENNEPIN));
}

/* A plan with one group, everybody. */
static FwPlan *
plan_of_all (void)
{
  FwPlan *plan = new_plan ();
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);

  while (g_list_model_get_n_items (groups) > 1)
    {
      g_autoptr (FwPart) last = g_list_model_get_item (groups, 1);
      g_autoptr (GError) error = NULL;
      FwChange *remove = fw_change_new_remove (plan, FW_LIST_GROUPS, fw_part_get_id (last), &error);

      g_assert_no_error (error);
      g_object_unref (apply (plan, remove));
    }
  return plan;
}

static FwCompiled *
compile (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  FwCompiled *compiled = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);

  g_assert_no_error (error);
  return compiled;
}

static FwResult *
run (FwPlan *plan)
{
  g_autoptr (FwCompiled) compiled = compile (plan);
  g_autoptr (FwCompiled) fewer = fw_compiled_with_draws (compiled, DRAWS, 7);
  g_autoptr (GError) error = NULL;
  FwResult *result = fw_result_new_run (fewer, NULL, 1, FALSE, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static double
gini_of (FwPlan *plan)
{
  g_autoptr (FwCompiled) compiled = compile (plan);

  return fwe_incomes_gini (fw_compiled_get_plan (compiled)->groups[0].incomes);
}

static gboolean
says (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    return TRUE;

  g_test_message ("“%s” does not say “%s”", text, words);
  return FALSE;
}

static gboolean
has_note (FwPlan *plan, FwResult *result, const char *words)
{
  g_autoptr (GListModel) notes = fw_plan_check (plan, NULL, result);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (FwNote) note = g_list_model_get_item (notes, i);
      g_autofree char *text
          = g_strconcat (fw_note_get_title (note), ": ", fw_note_get_text (note), NULL);

      if (strstr (text, words) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Half of the households between $10,000 and $15,000, half between $100,000 and $125,000, each
 * even: the mean is $62,500 and the Gini 0.42, of which 0.40 stands between the two brackets
 * whatever the shape inside them. Dollars of another year are the same incomes. */
static void
test_known_gini (void)
{
  static const Counts halves = { [1] = 25000, [12] = 25000 };
  g_autoptr (FwPlan) plan = plan_of_all ();
  double gini;

  set_one (plan, FW_MEASURE_AGGREGATE_INCOME, COUNTY, 2024, "total", 50000.0 * 62500.0, NAN);
  set_brackets (plan, COUNTY, NULL, halves, 2024, NAN, -1);
  gini = gini_of (plan);
  g_assert_cmpfloat_with_epsilon (gini, 0.42, 0.006);

  set_one (plan, FW_MEASURE_AGGREGATE_INCOME, COUNTY, 2020, "total", 50000.0 * 62500.0, NAN);
  set_brackets (plan, COUNTY, NULL, halves, 2020, NAN, -1);
  g_assert_cmpfloat_with_epsilon (gini_of (plan), gini, 1e-9);
}

/* The county's own embedded brackets as a series come to what they come to embedded. */
static void
test_same_as_embedded (void)
{
  const FwCounty *county = fw_counties_find (HENNEPIN);
  g_autoptr (FwPlan) embedded = plan_of_all ();
  g_autoptr (FwPlan) measured = plan_of_all ();

  set_one (measured, FW_MEASURE_AGGREGATE_INCOME, COUNTY, FW_COUNTY_PRICE_YEAR, "total",
           county->mean * county->households, NAN);
  set_brackets (measured, COUNTY, NULL, county->counts, FW_COUNTY_PRICE_YEAR, NAN, -1);
  g_assert_cmpfloat_with_epsilon (gini_of (embedded), gini_of (measured), 1e-12);
}

/* The mean moves the top; without one, or with one that cannot be, the brackets alone tell it. */
static void
test_mean (void)
{
  g_autoptr (FwPlan) plan = plan_of_all ();
  double households = 0.0, alone;
  g_autoptr (FwCompiled) compiled = NULL;

  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    households += all[k];
  set_brackets (plan, COUNTY, NULL, all, 2024, NAN, -1);
  alone = gini_of (plan);

  set_one (plan, FW_MEASURE_AGGREGATE_INCOME, COUNTY, 2024, "total", households * 104000.0, NAN);
  compiled = compile (plan);
  g_assert_cmpfloat_with_epsilon (
      fwe_incomes_mean (fw_compiled_get_plan (compiled)->groups[0].incomes), 104000.0, 0.2);

  set_one (plan, FW_MEASURE_AGGREGATE_INCOME, COUNTY, 2023, "total", households * 104000.0, NAN);
  g_assert_cmpfloat (gini_of (plan), ==, alone);
  set_one (plan, FW_MEASURE_AGGREGATE_INCOME, COUNTY, 2024, "total", households * 10.0, NAN);
  g_assert_cmpfloat (gini_of (plan), ==, alone);
  set_one (plan, FW_MEASURE_AGGREGATE_INCOME, "us", 2024, "total", households * 104000.0, NAN);
  g_assert_cmpfloat (gini_of (plan), ==, alone);
}

/* Measured groups add up to the place in every bracket and keep their shapes; the remainder is
 * the other group's. */
static void
test_groups (void)
{
  g_autoptr (FwPlan) plan = new_plan ();
  g_autoptr (FwCompiled) compiled = NULL;
  const FwePlan *engine;
  const Counts *const measured[] = { &white, &hispanic, &black, &asian };

  set_races (plan, COUNTY);
  compiled = compile (plan);
  engine = fw_compiled_get_plan (compiled);
  g_assert_cmpuint (engine->n_groups, ==, 5);
  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      const double to = k + 1 < FWE_N_BRACKETS ? fwe_acs_edges[k + 1] : INFINITY;
      double sum = 0.0;

      for (guint i = 0; i < 5; i++)
        {
          const double n = fwe_incomes_count (engine->groups[i].incomes, fwe_acs_edges[k], to);

          sum += n;
          /* The tables here leave a remainder everywhere, so there is nothing to rake. */
          if (i < 4)
            g_assert_cmpfloat_with_epsilon (n, (*measured[i])[k], 0.01);
        }
      g_assert_cmpfloat_with_epsilon (sum / all[k], 1.0, 1e-6);
    }
}

/* Hispanic households counted twice leave no remainder: the totals still add up. */
static void
test_counted_twice (void)
{
  Counts more;
  g_autoptr (FwPlan) plan = new_plan ();
  g_autoptr (FwCompiled) compiled = NULL;
  const FwePlan *engine;

  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    more[k] = 1.4 * black[k];
  set_races (plan, COUNTY);
  set_brackets (plan, COUNTY, "black", more, 2024, NAN, -1);
  compiled = compile (plan);
  engine = fw_compiled_get_plan (compiled);
  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      const double to = k + 1 < FWE_N_BRACKETS ? fwe_acs_edges[k + 1] : INFINITY;
      double sum = 0.0;

      for (guint i = 0; i < engine->n_groups; i++)
        sum += fwe_incomes_count (engine->groups[i].incomes, fwe_acs_edges[k], to);
      g_assert_cmpfloat_with_epsilon (sum / all[k], 1.0, 1e-6);
    }
}

/* A race table with a hole falls back to the state's pattern, by name; so does what is left. */
static void
test_suppressed (void)
{
  g_autoptr (FwPlan) plan = new_plan ();
  g_autoptr (FwResult) whole = NULL;
  g_autoptr (FwResult) result = NULL;
  const char *note;

  set_races (plan, COUNTY);
  whole = run (plan);
  g_assert_true (
      says (fw_result_get_incomes_note (whole), "measured here, ACS 2020–2024 (B19001)"));
  g_assert_true (says (fw_result_get_incomes_note (whole), "counts once"));
  g_assert_null (strstr (fw_result_get_incomes_note (whole), "pattern"));

  set_brackets (plan, COUNTY, "asian", asian, 2024, NAN, 3);
  result = run (plan);
  note = fw_result_get_incomes_note (result);
  g_assert_true (says (note, "measured here, ACS 2020–2024 (B19001)"));
  g_assert_true (says (note, "state pattern, not measured here: Asian, Other"));
  g_assert_cmpstr (fw_result_get_digest (whole), !=, fw_result_get_digest (result));
}

/* Measured brackets win over the percentiles a plan cites. */
static void
test_over_percentiles (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwResult) cited = run (plan);
  g_autoptr (FwResult) result = NULL;

  g_assert_true (says (fw_result_get_incomes_note (cited), "published percentiles"));
  set_races (plan, COUNTY);
  result = run (plan);
  g_assert_true (says (fw_result_get_incomes_note (result), "measured here"));
  g_assert_null (strstr (fw_result_get_incomes_note (result), "percentiles"));
}

/* A city's own tables; saved and opened, the plan gives the same digits. */
static void
test_city (void)
{
  g_autoptr (FwPlan) plan = new_plan ();
  g_autoptr (FwPlan) again = NULL;
  g_autoptr (FwResult) before = NULL;
  g_autoptr (FwResult) result = NULL;
  g_autoptr (FwResult) reopened = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *source = NULL;
  g_autofree char *county = NULL;

  set_city (plan);
  before = run (plan);
  county = fw_result_source (before, "lorenz");
  g_assert_true (says (county, "ACS 2006–2010 (B19001), Hennepin County, Minnesota"));
  g_assert_true (has_note (plan, before, "Incomes are those of 2006–2010"));
  g_assert_true (has_note (plan, before, "the plan holds none of Minneapolis itself"));

  set_races (plan, CITY);
  set_one (plan, FW_MEASURE_GINI, CITY, 0, "gini", 0.47, 0.0123);
  result = run (plan);
  source = fw_result_source (result, "lorenz");
  g_assert_true (says (source, "ACS 2020–2024 (B19001), Minneapolis city, Minnesota, 184,400 "
                               "households, incomes in 2024 dollars, margins published; Gini’s "
                               "margin as published"));
  g_assert_cmpstr (fw_result_get_incomes_place (result), ==, "Minneapolis city, Minnesota");
  g_assert_cmpstr (fw_result_get_place_name (result), ==, "Hennepin County, Minnesota");
  g_assert_cmpfloat (fw_result_get_engine_plan (result)->gini_margin, ==, 0.0123);
  g_assert_true (has_note (plan, result, "Incomes are those of 2020–2024, as measured"));
  g_assert_true (has_note (plan, result, "Placements count people who live in Hennepin County"));
  g_assert_false (has_note (plan, result, "2006–2010"));
  g_assert_cmpstr (fw_result_get_digest (before), !=, fw_result_get_digest (result));

  bytes = fw_plan_to_bytes (plan, &error);
  again = fw_plan_new_from_bytes (bytes, "again", &error);
  g_assert_no_error (error);
  reopened = run (again);
  g_assert_cmpstr (fw_result_get_digest (result), ==, fw_result_get_digest (reopened));
}

/* Without a published margin of the Gini one is computed from those of the brackets; without
 * either there is none. */
static void
test_margin (void)
{
  g_autoptr (FwPlan) plan = plan_of_all ();
  g_autoptr (FwResult) computed = NULL;
  g_autoptr (FwResult) none = NULL;
  g_autofree char *source = NULL;
  double margin;

  set_brackets (plan, COUNTY, NULL, all, 2024, 0.05, -1);
  computed = run (plan);
  source = fw_result_source (computed, "lorenz");
  margin = fw_result_get_engine_plan (computed)->gini_margin;
  g_assert_true (says (source, "computed from bracket margins"));
  g_assert_false (fw_result_is_gini_margin_published (computed));
  g_assert_cmpfloat (margin, >, 0.0005);
  g_assert_cmpfloat (margin, <, 0.02);

  set_brackets (plan, COUNTY, NULL, all, 2024, NAN, -1);
  none = run (plan);
  g_assert_true (isnan (fw_result_get_engine_plan (none)->gini_margin));
}

/* An incomplete table of all households is not used at all. */
static void
test_incomplete (void)
{
  g_autoptr (FwPlan) plan = new_plan ();
  g_autoptr (FwResult) before = run (plan);
  g_autoptr (FwResult) after = NULL;

  set_races (plan, COUNTY);
  set_brackets (plan, COUNTY, NULL, all, 2024, NAN, 15);
  after = run (plan);
  g_assert_cmpstr (fw_result_get_digest (before), ==, fw_result_get_digest (after));
  g_assert_cmpstr (fw_result_get_incomes_note (before), ==, fw_result_get_incomes_note (after));
  g_assert_true (has_note (plan, after, "table of households by income has holes"));
}

/* Prices of the plan stand before the embedded ones and reach years those do not; between a year of
 * theirs and one of the table's, dollars move by the growth each knows. */
static void
test_prices (void)
{
  const FwSeriesInfo info = { .measure = FW_MEASURE_PRICES, .geography = "us" };
  const FwSeriesValue values[] = { { "2020", 250, NAN, FW_MARK_EXACT },
                                   { "2024", 300, NAN, FW_MARK_EXACT },
                                   { "2025", NAN, NAN, FW_MARK_NOT_COLLECTED },
                                   { "2026", 330, NAN, FW_MARK_EXACT } };
  const FwSeriesInfo metro = { .measure = FW_MEASURE_PRICES, .geography = "metro:33460" };
  g_autoptr (FwPlan) plan = new_plan ();
  g_autoptr (FwResult) before = run (plan);
  g_autoptr (FwResult) after = NULL;
  g_autoptr (GError) error = NULL;
  double factor;

  g_assert_true (isnan (fw_plan_cpi (plan, 2026)));
  g_assert_true (fw_plan_cpi_factor (plan, 2010, 2024, &factor, NULL));
  g_assert_cmpfloat (factor, ==, 313.689 / 218.056);
  g_assert_false (fw_plan_cpi_factor (plan, 2026, 2024, &factor, &error));
  g_assert_nonnull (strstr (error->message, "2026"));

  set_series (plan, &metro, values, G_N_ELEMENTS (values));
  g_assert_true (isnan (fw_plan_cpi (plan, 2026)));

  set_series (plan, &info, values, G_N_ELEMENTS (values));
  g_assert_cmpfloat (fw_plan_cpi (plan, 2024), ==, 300);
  g_assert_true (fw_plan_cpi_factor (plan, 2024, 2026, &factor, NULL));
  g_assert_cmpfloat (factor, ==, 1.1);
  g_assert_true (fw_plan_cpi_factor (plan, 2024, 2025, &factor, NULL));
  g_assert_cmpfloat_with_epsilon (factor, fw_cpi (2025) / fw_cpi (2024), 1e-15);
  g_assert_true (fw_plan_cpi_factor (plan, 2010, 2024, &factor, NULL));
  g_assert_cmpfloat_with_epsilon (factor, 1.2 * fw_cpi (2020) / fw_cpi (2010), 1e-15);
  after = run (plan);
  g_assert_cmpstr (fw_result_get_digest (before), !=, fw_result_get_digest (after));
}

/* The same prices from the service as the program has: nothing changes, to the digit. */
static void
test_same_prices (void)
{
  const FwSeriesInfo info = { .measure = FW_MEASURE_PRICES, .geography = "us" };
  const FwSeriesValue values[] = { { "2017", fw_cpi (2017), NAN, FW_MARK_EXACT },
                                   { "2024", fw_cpi (2024), NAN, FW_MARK_EXACT } };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwResult) before = run (plan);
  g_autoptr (FwResult) after = NULL;

  set_series (plan, &info, values, G_N_ELEMENTS (values));
  after = run (plan);
  g_assert_cmpstr (fw_result_get_digest (before), ==, fw_result_get_digest (after));
}

/* Brackets in dollars of a year without prices are refused; with prices they are taken; and then
 * the prices cannot be taken away. */
static void
test_prices_needed (void)
{
  g_autoptr (FwPlan) plan = new_plan ();
  const FwSeriesInfo brackets
      = { .measure = FW_MEASURE_HOUSEHOLDS_BY_INCOME, .geography = COUNTY, .price_year = 2026 };
  const FwSeriesValue value[] = { { "b0_10k", 1, NAN, FW_MARK_EXACT } };
  g_autoptr (FwSeries) series = fw_series_new_of (&brackets, value, 1);
  g_autoptr (FwChange) set = fw_change_new_set_series (plan, series);
  g_autoptr (FwChange) remove = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_change_apply (set, plan, &error));
  g_assert_true (says (error->message, "price index"));
  g_clear_error (&error);

  set_one (plan, FW_MEASURE_PRICES, "us", 0, "2026", 330, NAN);
  set_brackets (plan, COUNTY, NULL, all, 2026, NAN, -1);
  g_object_unref (run (plan));

  remove = fw_change_new_remove (plan, FW_LIST_SERIES, "prices-us", &error);
  g_assert_no_error (error);
  g_assert_null (fw_change_apply (remove, plan, &error));
  g_assert_true (says (error->message, "price index"));
}

/* What the model does not use changes no digit, in any of the plans that come with Fairway. */
static void
test_unused (void)
{
  guint n_plans;
  const FwBuiltin *plans = fw_builtin_plans (&n_plans);

  g_assert_cmpuint (n_plans, ==, 8);
  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (plans[i].id, NULL);
      g_autoptr (FwResult) before = run (plan);
      g_autoptr (FwResult) after = NULL;

      g_assert_nonnull (fw_place_get_metro (fw_plan_get_place (plan)));
      set_one (plan, FW_MEASURE_MEDIAN_INCOME, CITY, 2024, "median", 81000, 1500);
      set_one (plan, FW_MEASURE_UNEMPLOYMENT_RATE, "metro:33460", 0, "2025-08", 0.034, NAN);
      set_brackets (plan, "state:27", NULL, all, 2024, NAN, -1);
      after = run (plan);
      g_assert_cmpstr (fw_result_get_digest (before), ==, fw_result_get_digest (after));
      g_assert_false (has_note (plan, after, "as measured"));
    }
}

static void
set_wage (FwPlan *plan, const char *geography, const char *code)
{
  const FwSeriesInfo info
      = { .measure = FW_MEASURE_WAGE, .subject = code, .geography = geography, .price_year = 2025 };
  const FwSeriesValue values[] = { { "p50", 101000, NAN, FW_MARK_EXACT } };

  set_series (plan, &info, values, 1);
}

static void
add_occupation (FwPlan *plan, const char *code)
{
  g_autoptr (FwOccupation) occupation = fw_occupation_new ("developers");
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, code);
  g_object_unref (apply (plan, fw_change_new_add (FW_PART (occupation), G_MAXUINT)));
  g_object_unref (
      apply (plan, fw_change_new_set_field (FW_LIST_OCCUPATIONS, "developers", "code", &value)));
}

static gboolean
is_used (FwPlan *plan, const char *measure, const char *subject, const char *geography)
{
  FwSeries *series = fw_plan_find_series (plan, measure, subject, geography);

  g_assert_nonnull (series);
  return fw_plan_series_use (plan, series) != NULL;
}

/* A series says it is used only when these very numbers are. */
static void
test_use (void)
{
  g_autoptr (FwPlan) plan = new_plan ();

  set_races (plan, COUNTY);
  set_brackets (plan, COUNTY, "two-or-more", black, 2024, NAN, -1);
  set_brackets (plan, "us", NULL, all, 2024, NAN, -1);
  set_one (plan, FW_MEASURE_AGGREGATE_INCOME, COUNTY, 2024, "total", 1.9e10, NAN);
  set_one (plan, FW_MEASURE_AGGREGATE_INCOME, "us", 2024, "total", 1.3e13, NAN);
  set_one (plan, FW_MEASURE_GINI, COUNTY, 0, "gini", 0.47, 0.01);
  set_one (plan, FW_MEASURE_POPULATION, COUNTY, 0, "total", 430000, 0);
  set_one (plan, FW_MEASURE_PRICES, "metro:33460", 0, "2024", 300, NAN);
  g_assert_true (is_used (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL, COUNTY));
  g_assert_true (is_used (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, "black", COUNTY));
  g_assert_true (is_used (plan, FW_MEASURE_AGGREGATE_INCOME, NULL, COUNTY));
  g_assert_true (is_used (plan, FW_MEASURE_GINI, NULL, COUNTY));
  g_assert_false (is_used (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, "two-or-more", COUNTY));
  g_assert_false (is_used (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL, "us"));
  g_assert_false (is_used (plan, FW_MEASURE_AGGREGATE_INCOME, NULL, "us"));
  g_assert_false (is_used (plan, FW_MEASURE_POPULATION, NULL, COUNTY));
  g_assert_false (is_used (plan, FW_MEASURE_PRICES, NULL, "metro:33460"));

  /* Of an occupation the plan has, the nearest. */
  set_wage (plan, "state:27", "15-1252");
  g_assert_false (is_used (plan, FW_MEASURE_WAGE, "15-1252", NULL));
  add_occupation (plan, "15-1252.00");
  g_assert_true (is_used (plan, FW_MEASURE_WAGE, "15-1252", NULL));

  /* With a hole in it the black table is not used, and nothing is left for the other group. */
  set_brackets (plan, COUNTY, "black", black, 2024, NAN, 2);
  g_assert_false (is_used (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, "black", COUNTY));
  g_assert_true (is_used (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, "asian", COUNTY));

  /* Without the place's own table none of them is. */
  set_city (plan);
  set_brackets (plan, COUNTY, NULL, all, 2024, NAN, 0);
  g_assert_false (is_used (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, "asian", COUNTY));
  g_assert_false (is_used (plan, FW_MEASURE_GINI, NULL, COUNTY));
}

static void
set_work (FwPlan *plan, const char *subject, const char *geography, double force, double unemployed)
{
  const FwSeriesInfo info
      = { .measure = FW_MEASURE_UNEMPLOYMENT_BY_GROUP, .subject = subject, .geography = geography };
  const FwSeriesValue values[] = { { "labor_force", force, force / 40, FW_MARK_EXACT },
                                   { "unemployed", unemployed, unemployed / 8, FW_MARK_EXACT } };

  set_series (plan, &info, values, 2);
}

static guint
index_named (FwResult *result, const char *title)
{
  for (guint g = 0; g < fw_result_get_n_groups (result); g++)
    if (says (fw_result_get_group_title (result, g), title))
      return g;
  g_assert_not_reached ();
}

static const FweGroup *
group_named (FwResult *result, const char *title)
{
  return &fw_result_get_engine_plan (result)->groups[index_named (result, title)];
}

static double
margin_named (FwResult *result, const char *title)
{
  return fw_result_get_unemployment_margin (result, index_named (result, title));
}

/* The state's rate until the place's own is there; of the counties the persons count too, of the
 * city in them the rate alone. No other number moves. */
static void
test_work (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwResult) pattern = NULL, measured = NULL, city = NULL;
  double estimated;

  set_city (plan);
  pattern = run (plan);
  estimated = group_named (pattern, "Black")->labor_force;
  g_assert_cmpfloat (group_named (pattern, "Black")->unemployment, >, 0.01);
  g_assert_cmpfloat (group_named (pattern, "Black")->unemployment, <, 0.2);
  g_assert_cmpfloat (estimated, >, 1000);
  g_assert_true (says (fw_result_get_unemployment_note (pattern), "not measured here"));

  set_work (plan, "black", CITY, 40000, 4000);
  g_assert_true (is_used (plan, FW_MEASURE_UNEMPLOYMENT_BY_GROUP, "black", CITY));
  city = run (plan);
  g_assert_cmpfloat (group_named (city, "Black")->unemployment, ==, 0.1);
  g_assert_cmpfloat (group_named (city, "Black")->labor_force, ==, estimated);

  set_work (plan, "black", COUNTY, 80000, 4000);
  measured = run (plan);
  g_assert_cmpfloat (group_named (measured, "Black")->unemployment, ==, 0.05);
  g_assert_cmpfloat (group_named (measured, "Black")->labor_force, ==, 80000);
  g_assert_cmpfloat (group_named (measured, "Hispanic")->unemployment, ==,
                     group_named (pattern, "Hispanic")->unemployment);
  g_assert_true (says (fw_result_get_unemployment_note (measured), "for the others"));
  /* sqrt (500² − (0.05 · 2,000)²) / 80,000; of a state's pattern none is known */
  g_assert_cmpfloat_with_epsilon (margin_named (measured, "Black"), sqrt (240000) / 80000, 1e-12);
  g_assert_true (isnan (margin_named (measured, "Hispanic")));
  g_assert_true (isnan (margin_named (pattern, "Black")));
  g_assert_cmpstr (fw_result_get_digest (measured), ==, fw_result_get_digest (pattern));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/measured/known-gini", test_known_gini);
  g_test_add_func ("/model/measured/same-as-embedded", test_same_as_embedded);
  g_test_add_func ("/model/measured/mean", test_mean);
  g_test_add_func ("/model/measured/groups", test_groups);
  g_test_add_func ("/model/measured/counted-twice", test_counted_twice);
  g_test_add_func ("/model/measured/suppressed", test_suppressed);
  g_test_add_func ("/model/measured/over-percentiles", test_over_percentiles);
  g_test_add_func ("/model/measured/city", test_city);
  g_test_add_func ("/model/measured/margin", test_margin);
  g_test_add_func ("/model/measured/incomplete", test_incomplete);
  g_test_add_func ("/model/measured/prices", test_prices);
  g_test_add_func ("/model/measured/same-prices", test_same_prices);
  g_test_add_func ("/model/measured/prices-needed", test_prices_needed);
  g_test_add_func ("/model/measured/unused", test_unused);
  g_test_add_func ("/model/measured/use", test_use);
  g_test_add_func ("/model/measured/work", test_work);

  return g_test_run ();
}
