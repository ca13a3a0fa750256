/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "sample-plan.h"

#define N_DRAWS 400

static double
households (const double *bins, size_t g)
{
  double sum = 0;

  for (size_t b = 0; b < FWE_N_BINS; b++)
    sum += bins[g * FWE_N_BINS + b];
  return sum;
}

static void
test_no_program (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  sample_add_incomes (&sample);
  sample.plan.n_programs = 0;
  sample.plan.n_links = 0;
  result = sample_run (&sample.plan, N_DRAWS, 1);
  g_assert_true (result->has_incomes);
  for (size_t i = 0; i < N_DRAWS; i++)
    {
      g_assert_cmpfloat (result->draws[FWE_M_GINI_CHANGE][i], ==, 0);
      g_assert_cmpfloat (result->draws[FWE_M_GAP_CLOSED][i], ==, 0);
    }
  g_assert_cmpfloat (result->income_share, ==, 0);
  g_assert_cmpfloat (result->participants, ==, 0);
  g_assert_true (isnan (result->placements_per_gini_milli));
  g_assert_cmpmem (&result->before, sizeof (FweIndices), &result->after, sizeof (FweIndices));
  fwe_result_free (result);
  sample_clear (&sample);
}

static void
test_without_incomes (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  result = sample_run (&sample.plan, N_DRAWS, 1);
  g_assert_false (result->has_incomes);
  g_assert_cmpuint (result->measures[FWE_M_GINI].n_undefined, ==, N_DRAWS);
  g_assert_cmpfloat (result->participants, >, 100);
  fwe_result_free (result);
}

/* The means of the groups move by what the moved households gain, and nobody appears or is lost. */
static void
test_adds_up (void)
{
  Sample sample;
  FweResult *result;
  double more = 0, total = 0;

  sample_city (&sample);
  sample_add_incomes (&sample);
  result = sample_run (&sample.plan, N_DRAWS, 2);
  for (size_t g = 0; g < SAMPLE_GROUPS; g++)
    {
      const double n = fwe_incomes_households (sample.incomes[g]);

      g_assert_cmpfloat_with_epsilon (households (result->bins_before, g), n, 1e-6 * n);
      g_assert_cmpfloat_with_epsilon (households (result->bins_after, g), n, 1e-6 * n);
      g_assert_cmpfloat (result->median_after[g], >=, result->median_before[g] - 1e-6);
      more += n * (result->mean_after[g] - result->mean_before[g]);
      total += n * result->mean_before[g];
    }
  g_assert_cmpfloat_with_epsilon (more / total, result->income_share,
                                  1e-9 * fabs (more / total) + 1e-15);
  g_assert_cmpfloat_with_epsilon (result->after.mean,
                                  result->before.mean * (1 + result->income_share),
                                  1e-6 * result->before.mean);
  g_assert_cmpfloat (result->measures[FWE_M_GINI_CHANGE].mean, <, 0);
  g_assert_cmpfloat_with_epsilon (result->after.gini - result->before.gini,
                                  result->measures[FWE_M_GINI_CHANGE].mean, 1e-6);
  g_assert_cmpfloat (result->lorenz_after[100], >=, result->lorenz_before[100]);
  g_assert_cmpfloat (result->placements_per_gini_milli, >,
                     result->measures[FWE_M_NET_LOCAL_PLACEMENTS].mean);
  fwe_result_free (result);
  sample_clear (&sample);
}

/* Nobody displaced, nobody moves away, one group enrols: its mean rises by participants times gain.
 */
static void
test_gap (void)
{
  Sample sample;
  FweAssumptions *a = &sample.plan.assumptions;
  FweResult *result;

  sample_city (&sample);
  sample_add_incomes (&sample);
  a->displacement = a->leakage = sample_fixed (0);
  a->benefits_lost = 0.25;
  for (size_t p = 0; p < SAMPLE_PROGRAMS; p++)
    sample.programs[p].group_share[2] = 1;
  result = sample_run (&sample.plan, N_DRAWS, 1);
  for (size_t i = 0; i < N_DRAWS; i++)
    {
      const double enrolled = result->draws[FWE_M_ENROLLED][i];
      const double gain = 0.75 * result->draws[FWE_M_EARNINGS_EFFECT_PER_ENROLLED][i];
      const double gap
          = fwe_incomes_mean (sample.incomes[0]) - fwe_incomes_mean (sample.incomes[2]);
      const double rise = enrolled * gain / fwe_incomes_households (sample.incomes[2]);

      g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_GAP_CLOSED][i], rise / gap, 1e-12);
    }
  g_assert_cmpfloat (result->groups[FWE_G_ENROLLED][0].mean, ==, 0);
  g_assert_cmpfloat (result->mean_after[0], ==, result->mean_before[0]);
  fwe_result_free (result);
  sample_clear (&sample);
}

/* Displaced residents lose: with displacement the city's gain is smaller, leavers are in neither
 * world. */
static void
test_displaced_and_leavers (void)
{
  Sample sample;
  FweAssumptions *a = &sample.plan.assumptions;
  FweResult *none, *some, *gone;

  sample_city (&sample);
  sample_add_incomes (&sample);
  a->leakage = a->displacement = a->in_movers = sample_fixed (0);
  none = sample_run (&sample.plan, N_DRAWS, 1);
  a->displacement = sample_fixed (0.5);
  some = sample_run (&sample.plan, N_DRAWS, 1);
  g_assert_cmpfloat (some->income_share, <, none->income_share);
  g_assert_cmpfloat (some->participants, ==, none->participants);

  a->displacement = sample_fixed (0);
  a->leakage = sample_fixed (0.5);
  gone = sample_run (&sample.plan, N_DRAWS, 1);
  g_assert_cmpfloat (gone->participants, <, none->participants);
  g_assert_cmpfloat (gone->measures[FWE_M_ENROLLED].mean, ==, none->measures[FWE_M_ENROLLED].mean);

  /* an opening that would have gone to an in-mover displaces no resident */
  a->leakage = sample_fixed (0);
  a->displacement = sample_fixed (0.5);
  a->in_movers = sample_fixed (1);
  fwe_result_free (gone);
  gone = sample_run (&sample.plan, N_DRAWS, 1);
  g_assert_cmpfloat (gone->income_share, ==, none->income_share);
  g_assert_cmpfloat (gone->waterfall[FWE_W_DISPLACEMENT].mean, ==, 0);
  fwe_result_free (none);
  fwe_result_free (some);
  fwe_result_free (gone);
  sample_clear (&sample);
}

static void
test_reading_year (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  result = sample_run (&sample.plan, 16, 1);
  /* the last of 12 cohorts starts in week 8 + 11 x 13 of the plan and ends in its quarter 12 */
  g_assert_cmpuint (result->reading_quarter, ==, 20);
  g_assert_false (result->reading_shortened);
  fwe_result_free (result);

  sample.plan.n_quarters = 22;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpuint (result->reading_quarter, ==, 18);
  g_assert_true (result->reading_shortened);
  fwe_result_free (result);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/equity/no-program", test_no_program);
  g_test_add_func ("/engine/equity/without-incomes", test_without_incomes);
  g_test_add_func ("/engine/equity/adds-up", test_adds_up);
  g_test_add_func ("/engine/equity/gap", test_gap);
  g_test_add_func ("/engine/equity/displaced-and-leavers", test_displaced_and_leavers);
  g_test_add_func ("/engine/equity/reading-year", test_reading_year);
  return g_test_run ();
}
