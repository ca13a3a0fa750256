/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-refresh.h"

#include <locale.h>
#include <math.h>

#include "fw-builtin.h"
#include "fw-plan-io.h"

static const char *fetched = "2026-08-20T12:00:00Z";

static FwSeries *
make_series (const char *measure, const char *subject, const char *vintage,
             const FwSeriesValue *values, guint n_values)
{
  const FwSeriesInfo info = { .measure = measure,
                              .subject = subject,
                              .geography = "county:27053",
                              .place = "Hennepin County, Minnesota",
                              .vintage = vintage,
                              .price_year = 2024,
                              .source = "An agency",
                              .licence = "Public domain",
                              .fetched = fetched };

  return fw_series_new_of (&info, values, n_values);
}

static FwSeries *
make_median (double value, const char *vintage)
{
  const FwSeriesValue values[] = { { "median", value, 900, FW_MARK_EXACT } };

  return make_series (FW_MEASURE_MEDIAN_INCOME, NULL, vintage, values, 1);
}

static FwSeries *
make_rate (double august, gboolean with_september)
{
  const FwSeriesValue values[] = { { "2025-07", 0.031, NAN, FW_MARK_EXACT },
                                   { "2025-08", august, NAN, FW_MARK_EXACT },
                                   { "2025-09", 0.029, NAN, FW_MARK_EXACT } };

  return make_series (FW_MEASURE_UNEMPLOYMENT_RATE, NULL, NULL, values, with_september ? 3 : 2);
}

/* Sixteen brackets; the more lean, the more of the households stand in the last. */
static FwSeries *
make_brackets (double lean, const char *vintage)
{
  static const char *const keys[]
      = { "b0_10k",    "b10_15k",   "b15_20k",   "b20_25k",   "b25_30k", "b30_35k",
          "b35_40k",   "b40_45k",   "b45_50k",   "b50_60k",   "b60_75k", "b75_100k",
          "b100_125k", "b125_150k", "b150_200k", "b200k_plus" };
  FwSeriesValue values[G_N_ELEMENTS (keys)];

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    values[i] = (FwSeriesValue){ keys[i], i == 15 ? 10000 * lean : 10000, 500, FW_MARK_EXACT };
  return make_series (FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL, vintage, values,
                      G_N_ELEMENTS (values));
}

/* A plan that holds a median, a rate by month and brackets. */
static FwPlan *
make_plan (void)
{
  FwPlan *plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwSeries *series[] = { make_median (80000, "ACS 2019–2023"), make_rate (0.03, FALSE),
                         make_brackets (1, "2019") };

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      g_autoptr (FwChange) change = fw_change_new_set_series (plan, series[i]);
      g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);

      g_assert_nonnull (inverse);
      g_object_unref (series[i]);
    }
  return plan;
}

static void
test_keep_newer (void)
{
  static const FwSeriesValue population[] = { { "total", 1, NAN, FW_MARK_EXACT } };
  g_autoptr (FwPlan) plan = make_plan ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  guint n_same;

  fw_harvest_add_series (harvest, make_median (80000, "ACS 2020–2024")); /* another vintage */
  fw_harvest_add_series (harvest, make_rate (0.03, FALSE));              /* the same */
  fw_harvest_add_series (harvest, make_brackets (1.1, "2019"));          /* other values */
  fw_harvest_add_series (harvest, make_series (FW_MEASURE_POPULATION, NULL, "2020", population, 1));
  g_assert_cmpuint (fw_refresh_keep_newer (plan, harvest, &n_same), ==, 2);
  g_assert_cmpuint (n_same, ==, 1);
  g_assert_cmpuint (harvest->series->len, ==, 2);
}

/* What lay stored since before the plan's own came is nothing newer, whatever it says. */
static void
test_keep_later (void)
{
  const char *usual = fetched;
  g_autoptr (FwPlan) plan = make_plan ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  guint n_same;

  fetched = "2026-08-19T23:59:59Z";
  fw_harvest_add_series (harvest, make_median (70000, "ACS 2018–2022"));
  fetched = "2026-08-21T00:00:00Z";
  fw_harvest_add_series (harvest, make_rate (0.04, TRUE));
  fetched = usual;
  g_assert_cmpuint (fw_refresh_keep_newer (plan, harvest, &n_same), ==, 1);
  g_assert_cmpuint (n_same, ==, 0);
  g_assert_cmpstr (fw_series_get_measure (harvest->series->pdata[0]), ==,
                   FW_MEASURE_UNEMPLOYMENT_RATE);
}

static void
check (GPtrArray *all, guint i, const char *title, const char *before, const char *after)
{
  const FwDifference *one = all->pdata[i];

  g_assert_cmpuint (i, <, all->len);
  g_assert_cmpstr (one->title, ==, title);
  g_assert_cmpstr (one->before, ==, before);
  g_assert_cmpstr (one->after, ==, after);
}

/* The newest month stands against the plan's newest; a revised month is told too; a new vintage is
 * named on both sides. */
static void
test_compare (void)
{
  g_autoptr (FwPlan) plan = make_plan ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (GPtrArray) all = NULL;

  fw_harvest_add_series (harvest, make_rate (0.032, TRUE));
  fw_harvest_add_series (harvest, make_median (82500, "ACS 2020–2024"));
  all = fw_refresh_compare (plan, harvest);
  g_assert_cmpuint (all->len, ==, 3);
  check (all, 0, "Unemployment rate", "3% (August 2025)", "2.9% (September 2025)");
  check (all, 1, "Unemployment rate: August 2025", "3%", "3.2%");
  check (all, 2, "Median household income", "$80,000 (ACS 2019–2023)", "$82,500 (ACS 2020–2024)");
}

/* Of many values a few are told, the others counted; a value that was withdrawn is said in words.
 */
static void
test_compare_many (void)
{
  const FwSeriesValue gone[] = { { "median", NAN, NAN, FW_MARK_TOO_FEW } };
  g_autoptr (FwPlan) plan = make_plan ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (GPtrArray) all = NULL;

  fw_harvest_add_series (harvest,
                         make_series (FW_MEASURE_MEDIAN_INCOME, NULL, "ACS 2019–2023", gone, 1));
  fw_harvest_add_series (harvest, make_brackets (2, "2020"));
  all = fw_refresh_compare (plan, harvest);
  check (all, 0, "Median household income", "$80,000", "too few people asked for an estimate");
  check (all, 1, "Households by income: $200,000 or more", "10,000 (2019)", "20,000 (2020)");
  g_assert_nonnull (((const FwDifference *)all->pdata[1])->used_by);
  g_assert_cmpuint (all->len, ==, 2);
}

static void
test_sources (void)
{
  g_autoptr (FwPlan) plan = make_plan ();
  g_autoptr (FwPlan) bare = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (GPtrArray) all = fw_refresh_sources (plan, NULL);
  g_autoptr (GPtrArray) one = fw_refresh_sources (plan, "bls");
  g_autoptr (GPtrArray) none = fw_refresh_sources (bare, NULL);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_true (g_ptr_array_find (all, &fw_source_acs, NULL));
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (one->pdata[0] == &fw_source_bls);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (fw_refresh_oldest (plan), ==, "2026-08-20T12:00:00Z");
  g_assert_null (fw_refresh_oldest (bare));
}

typedef struct
{
  GMainLoop *loop;
  FwResult *before, *after;
  GError *error;
} Weighed;

static void
weighed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Weighed *weighed = data;

  fw_refresh_weigh_finish (result, &weighed->before, &weighed->after, &weighed->error);
  g_main_loop_quit (weighed->loop);
}

static void
weigh (FwPlan *plan, FwHarvest *harvest, GCancellable *cancellable, Weighed *weighed)
{
  *weighed = (Weighed){ .loop = g_main_loop_new (NULL, FALSE) };
  fw_refresh_weigh_async (plan, fw_plan_get_default_scenario (plan), harvest, cancellable,
                          weighed_cb, weighed);
  g_main_loop_run (weighed->loop);
  g_main_loop_unref (weighed->loop);
}

/* More households at the top: the Gini rises, and the plan is the same to the byte. */
static void
test_weigh (void)
{
  g_autoptr (FwPlan) plan = make_plan ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (GBytes) before = fw_plan_to_bytes (plan, NULL);
  g_autoptr (GBytes) after = NULL;
  Weighed weighed;

  fw_harvest_add_series (harvest, make_brackets (2, "2020"));
  weigh (plan, harvest, NULL, &weighed);
  g_assert_no_error (weighed.error);
  g_assert_cmpfloat (fw_result_get_measure (weighed.after, FWE_M_GINI)->p50, >,
                     fw_result_get_measure (weighed.before, FWE_M_GINI)->p50);
  after = fw_plan_to_bytes (plan, NULL);
  g_assert_true (g_bytes_equal (before, after));
  g_clear_object (&weighed.before);
  g_clear_object (&weighed.after);
}

/* What only is shown changes no digit of any draw. */
static void
test_weigh_shown (void)
{
  g_autoptr (FwPlan) plan = make_plan ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  Weighed weighed;

  fw_harvest_add_series (harvest, make_rate (0.2, TRUE));
  weigh (plan, harvest, NULL, &weighed);
  g_assert_no_error (weighed.error);
  g_assert_cmpstr (fw_result_get_digest (weighed.before), ==, fw_result_get_digest (weighed.after));
  g_clear_object (&weighed.before);
  g_clear_object (&weighed.after);
}

static void
test_weigh_cancelled (void)
{
  g_autoptr (FwPlan) plan = make_plan ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Weighed weighed;

  g_cancellable_cancel (cancellable);
  weigh (plan, harvest, cancellable, &weighed);
  g_assert_error (weighed.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (weighed.before);
  g_assert_null (weighed.after);
  g_clear_error (&weighed.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");

  g_test_add_func ("/sources/refresh/keep-newer", test_keep_newer);
  g_test_add_func ("/sources/refresh/keep-later", test_keep_later);
  g_test_add_func ("/sources/refresh/compare", test_compare);
  g_test_add_func ("/sources/refresh/compare-many", test_compare_many);
  g_test_add_func ("/sources/refresh/sources", test_sources);
  g_test_add_func ("/sources/refresh/weigh", test_weigh);
  g_test_add_func ("/sources/refresh/weigh-shown", test_weigh_shown);
  g_test_add_func ("/sources/refresh/weigh-cancelled", test_weigh_cancelled);
  return g_test_run ();
}
