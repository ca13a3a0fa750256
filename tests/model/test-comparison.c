/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-comparison.h"

#define DRAWS 400

static FwPlan *
load (void)
{
  g_autoptr (GError) error = NULL;
  FwPlan *plan = fw_builtin_plan_load ("minneapolis", &error);

  g_assert_no_error (error);
  return plan;
}

static void
apply (FwPlan *plan, FwChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChange) own = change;
  g_autoptr (FwChange) inverse = fw_change_apply (own, plan, &error);

  g_assert_no_error (error);
}

static FwComparison *
compare (FwPlan *plan, const char *const *names, guint reference)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_compiled_unref);
  g_autoptr (GError) error = NULL;
  FwComparison *comparison;

  for (guint i = 0; names[i] != NULL; i++)
    {
      FwScenario *scenario = fw_plan_find_scenario (plan, names[i], &error);
      g_autoptr (FwCompiled) compiled = NULL;

      g_assert_no_error (error);
      compiled = fw_plan_compile (plan, scenario, &error);
      g_assert_no_error (error);
      g_ptr_array_add (all, fw_compiled_with_draws (compiled, DRAWS, 7));
    }
  comparison = fw_comparison_new_run ((FwCompiled *const *)all->pdata, all->len, reference, 1, NULL,
                                      &error);
  g_assert_no_error (error);
  return comparison;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Type 7 of Hyndman and Fan, by sorting. */
static double
percentile (const double *sorted, gsize n, double p)
{
  const double h = p * (double)(n - 1);
  const gsize low = (gsize)h;

  return low + 1 < n ? sorted[low] + (h - (double)low) * (sorted[low + 1] - sorted[low])
                     : sorted[low];
}

static void
check_measure (FwComparison *comparison, guint row, FweMeasure measure)
{
  const guint reference = fw_comparison_get_reference (comparison);
  const double *a
      = fw_result_get_engine (fw_comparison_get_result (comparison, row))->draws[measure];
  const double *b
      = fw_result_get_engine (fw_comparison_get_result (comparison, reference))->draws[measure];
  double differences[DRAWS], sum = 0.0;
  gsize n = 0, better = 0, same = 0;
  FwPaired paired;

  for (guint i = 0; i < DRAWS; i++)
    if (!isnan (a[i]) && !isnan (b[i]))
      {
        better += fw_comparison_more_is_better (measure) ? a[i] > b[i] : a[i] < b[i];
        same += a[i] == b[i];
        differences[n++] = a[i] - b[i];
        sum += a[i] - b[i];
      }

  g_assert_cmpint (fw_comparison_get_paired (comparison, row, measure, &paired), ==, n > 0);
  if (n == 0)
    return;
  qsort (differences, n, sizeof *differences, compare_doubles);
  g_assert_cmpfloat_with_epsilon (paired.difference.p10, percentile (differences, n, 0.1), 1e-9);
  g_assert_cmpfloat_with_epsilon (paired.difference.p50, percentile (differences, n, 0.5), 1e-9);
  g_assert_cmpfloat_with_epsilon (paired.difference.p90, percentile (differences, n, 0.9), 1e-9);
  g_assert_cmpfloat_with_epsilon (paired.difference.mean, sum / (double)n,
                                  1e-9 * (1.0 + fabs (sum / (double)n)));
  g_assert_cmpfloat (paired.chance, ==, (double)better / (double)n);
  g_assert_cmpfloat (paired.same, ==, (double)same / (double)n);
  g_assert_cmpuint (paired.difference.n, ==, DRAWS);
  g_assert_cmpuint (paired.difference.n_undefined, ==, DRAWS - n);
}

/* Draw by draw, by hand; of the costs some draws are not defined. */
static void
test_by_hand (void)
{
  static const char *const names[] = { "no-program", "as-pledged", "waivers", "all", NULL };
  static const FweMeasure measures[]
      = { FWE_M_NET_LOCAL_PLACEMENTS, FWE_M_COST_PER_NET_LOCAL_PLACEMENT, FWE_M_BENEFIT_PER_DOLLAR,
          FWE_M_GINI_CHANGE, FWE_M_COMPLETED };
  g_autoptr (FwPlan) plan = load ();
  g_autoptr (FwComparison) comparison = compare (plan, names, 1);
  FwPaired paired;

  g_assert_cmpuint (fw_comparison_get_n (comparison), ==, 4);
  for (guint row = 0; row < 4; row++)
    for (guint m = 0; m < G_N_ELEMENTS (measures) && row != 1; m++)
      check_measure (comparison, row, measures[m]);

  g_assert_false (fw_comparison_get_paired (comparison, 1, FWE_M_NET_LOCAL_PLACEMENTS, &paired));
  /* Nobody is placed without a program: no draw has a cost of one. */
  g_assert_false (
      fw_comparison_get_paired (comparison, 0, FWE_M_COST_PER_NET_LOCAL_PLACEMENT, &paired));
}

/* The luck is the same in a copy: not one draw differs. */
static void
test_copy (void)
{
  static const char *const names[] = { "as-pledged", "Twin", NULL };
  g_autoptr (FwPlan) plan = load ();
  g_autoptr (FwComparison) comparison = NULL;

  apply (plan, fw_change_new_add_scenario (plan, "Twin", NULL, "as-pledged"));
  comparison = compare (plan, names, 0);
  for (FweMeasure m = 0; m < FWE_N_MEASURES; m++)
    {
      FwPaired paired;

      if (!fw_comparison_get_paired (comparison, 1, m, &paired))
        continue;
      g_assert_cmpfloat (paired.difference.p10, ==, 0.0);
      g_assert_cmpfloat (paired.difference.p90, ==, 0.0);
      g_assert_cmpfloat (paired.difference.mean, ==, 0.0);
      g_assert_cmpfloat (paired.same, ==, 1.0);
      g_assert_cmpfloat (paired.chance, ==, 0.0);
    }
}

/* Measured against another, the difference changes its sign. */
static void
test_against (void)
{
  static const char *const names[] = { "as-pledged", "all", NULL };
  g_autoptr (FwPlan) plan = load ();
  g_autoptr (FwComparison) comparison = compare (plan, names, 0);
  g_autoptr (FwComparison) turned = fw_comparison_new_against (comparison, 1);
  FwPaired one, other;
  guint index = 9;

  g_assert_cmpuint (fw_comparison_get_reference (turned), ==, 1);
  g_assert_true (fw_comparison_get_paired (comparison, 1, FWE_M_NET_LOCAL_PLACEMENTS, &one));
  g_assert_true (fw_comparison_get_paired (turned, 0, FWE_M_NET_LOCAL_PLACEMENTS, &other));
  g_assert_cmpfloat (one.difference.mean, >, 0.0);
  g_assert_cmpfloat_with_epsilon (one.difference.mean, -other.difference.mean, 1e-9);
  g_assert_cmpfloat_with_epsilon (one.chance + other.chance + one.same, 1.0, 1e-12);
  g_assert_true (fw_comparison_find (turned, "all", &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_false (fw_comparison_find (turned, "waivers", &index));
}

static bool
stop_cb (void *user_data)
{
  return true;
}

/* Stopped: no comparison, and a fault that says so. */
static void
test_stopped (void)
{
  g_autoptr (FwPlan) plan = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) compiled
      = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), NULL);
  const FweHooks hooks = { .stop = stop_cb };

  g_assert_null (fw_comparison_new_run (&compiled, 1, 0, 1, &hooks, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/comparison/by-hand", test_by_hand);
  g_test_add_func ("/model/comparison/copy", test_copy);
  g_test_add_func ("/model/comparison/against", test_against);
  g_test_add_func ("/model/comparison/stopped", test_stopped);
  return g_test_run ();
}
