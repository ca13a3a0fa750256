/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "sample-plan.h"

#define N_DRAWS 200

/* A bin's edge, so that bins tell who is under it. */
#define LINE      30000.0
#define LINE_BINS 6

static FweResult *
run_city (Sample *sample)
{
  sample_city (sample);
  sample_add_incomes (sample);
  sample->plan.assumptions.counting = FWE_COUNTING_RAW;
  sample->plan.equity_line = LINE;
  return sample_run (&sample->plan, N_DRAWS, 1);
}

static double
households_of (const Sample *sample, size_t g)
{
  return fwe_incomes_households (sample->incomes[g]);
}

static double
all_households (const Sample *sample)
{
  double sum = 0;

  for (size_t g = 0; g < sample->plan.n_groups; g++)
    sum += households_of (sample, g);

  return sum;
}

/* Ten tenths; what they gain together is what the groups gain. */
static void
test_deciles (void)
{
  Sample sample;
  FweResult *result = run_city (&sample);
  const double all = all_households (&sample);
  double dollars = 0, expected = 0, gain = 0;

  for (size_t k = 0; k < FWE_N_DECILES; k++)
    {
      const FweDecile *decile = &result->deciles[k];

      g_assert_cmpfloat_with_epsilon (decile->households, all / 10, 1e-6 * all);
      if (k > 0)
        g_assert_cmpfloat (decile->from, >, result->deciles[k - 1].from);
      g_assert_cmpfloat (decile->gain + decile->lose, <=, decile->households);
      dollars += decile->change * decile->households;
      gain += decile->gain;
    }
  for (size_t g = 0; g < SAMPLE_GROUPS; g++)
    expected += (result->mean_after[g] - result->mean_before[g]) * households_of (&sample, g);
  g_assert_cmpfloat (expected, >, 0);
  g_assert_cmpfloat_with_epsilon (dollars, expected, 1e-6 * expected);
  g_assert_cmpfloat_with_epsilon (gain, result->participants, 1e-6 * gain);

  /* nobody over the eligible income moves */
  for (size_t k = 0; k < FWE_N_DECILES; k++)
    if (result->deciles[k].from > sample.plan.assumptions.eligible_income)
      g_assert_cmpfloat (result->deciles[k].gain + result->deciles[k].lose, ==, 0);
  g_assert_cmpfloat (result->deciles[9].from, >, sample.plan.assumptions.eligible_income);
  fwe_result_free (result);
  sample_clear (&sample);
}

/* Displaced residents lose; without displacement nobody does; with an effect below 0 all do. */
static void
test_losers (void)
{
  Sample sample;
  FweResult *some = run_city (&sample), *none, *harmed;
  double lose = 0;

  for (size_t k = 0; k < FWE_N_DECILES; k++)
    lose += some->deciles[k].lose;
  g_assert_cmpfloat (lose, >, 1);

  sample.plan.assumptions.displacement = sample_fixed (0);
  none = sample_run (&sample.plan, N_DRAWS, 1);
  for (size_t k = 0; k < FWE_N_DECILES; k++)
    g_assert_cmpfloat (none->deciles[k].lose, ==, 0);

  for (size_t g = 0; g < SAMPLE_GROUPS; g++)
    sample.groups[g].earnings = sample_fixed (120000);
  harmed = sample_run (&sample.plan, N_DRAWS, 1);
  for (size_t k = 0; k < FWE_N_DECILES; k++)
    g_assert_cmpfloat (harmed->deciles[k].gain, ==, 0);
  g_assert_cmpfloat (harmed->deciles[0].lose, >, 0);
  g_assert_cmpfloat (harmed->deciles[0].change, <, 0);
  fwe_result_free (some);
  fwe_result_free (none);
  fwe_result_free (harmed);
  sample_clear (&sample);
}

static double
share_in_bins (const double *bins, double households)
{
  double under = 0;

  for (size_t b = 0; b < LINE_BINS; b++)
    under += bins[b];

  return under / households;
}

/* Under the line stand those of the bins under it, before and after, by group and in all. */
static void
test_depth_shares (void)
{
  Sample sample;
  FweResult *result = run_city (&sample);
  double before = 0, after = 0;

  g_assert_cmpfloat (fwe_bin_edges[LINE_BINS], ==, LINE);
  g_assert_cmpfloat (result->line, ==, LINE);
  for (size_t g = 0; g < SAMPLE_GROUPS; g++)
    {
      const double n = households_of (&sample, g);
      const double b = share_in_bins (result->bins_before + g * FWE_N_BINS, n);
      const double a = share_in_bins (result->bins_after + g * FWE_N_BINS, n);

      g_assert_cmpfloat_with_epsilon (result->depth_before[g].share, b, 1e-9);
      g_assert_cmpfloat_with_epsilon (result->depth_after[g].share, a, 1e-9);
      before += b * n;
      after += a * n;
    }
  g_assert_cmpfloat_with_epsilon (result->depth_before[SAMPLE_GROUPS].share,
                                  before / all_households (&sample), 1e-9);
  g_assert_cmpfloat_with_epsilon (result->depth_after[SAMPLE_GROUPS].share,
                                  after / all_households (&sample), 1e-9);
  g_assert_cmpfloat (after, <, before);
  fwe_result_free (result);
  sample_clear (&sample);
}

static void
test_depth (void)
{
  Sample sample;
  FweResult *result = run_city (&sample);

  for (size_t g = 0; g < SAMPLE_GROUPS; g++)
    {
      const double under = fwe_incomes_count (sample.incomes[g], -INFINITY, LINE);
      const double dollars = fwe_incomes_total_below (sample.incomes[g], LINE);

      g_assert_cmpfloat_with_epsilon (result->depth_before[g].below, 1 - dollars / (under * LINE),
                                      1e-9);
      g_assert_cmpfloat (result->depth_after[g].below, >, 0);
      g_assert_cmpfloat (result->depth_after[g].below, <, 1);
    }
  fwe_result_free (result);

  /* without a line nothing is said; under a line below every income stands nobody */
  sample.plan.equity_line = NAN;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_true (isnan (result->line));
  g_assert_true (isnan (result->depth_before[0].share));
  g_assert_true (isnan (result->depth_after[SAMPLE_GROUPS].below));
  fwe_result_free (result);

  sample.plan.n_programs = 0;
  sample.plan.n_links = 0;
  sample.plan.equity_line = 1e-9;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat_with_epsilon (result->depth_before[SAMPLE_GROUPS].share, 0, 1e-12);
  g_assert_cmpfloat (result->depth_after[SAMPLE_GROUPS].share, ==,
                     result->depth_before[SAMPLE_GROUPS].share);
  fwe_result_free (result);
  sample_clear (&sample);
}

/* Between and within add up to the whole, which is computed from all households as one. */
static void
test_between (void)
{
  Sample sample;
  FweResult *result = run_city (&sample);
  const FweIndices *whole[2] = { &result->before, &result->after };

  for (size_t k = 0; k < 2; k++)
    {
      g_assert_cmpfloat_with_epsilon (result->theil_between[k] + result->theil_within[k],
                                      whole[k]->theil_t, 1e-9);
      g_assert_cmpfloat_with_epsilon (result->log_between[k] + result->log_within[k],
                                      whole[k]->theil_l, 1e-9);
      g_assert_cmpfloat (result->theil_between[k], >, 1e-4);
      g_assert_cmpfloat (result->log_between[k], >, 1e-4);
    }
  g_assert_cmpfloat (result->theil_between[1], !=, result->theil_between[0]);
  fwe_result_free (result);
  sample_clear (&sample);
}

/* Groups of one distribution: all is within. */
static void
test_all_within (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  sample_add_incomes (&sample);
  for (size_t g = 0; g < SAMPLE_GROUPS; g++)
    sample.groups[g].incomes = sample.incomes[0];
  sample.plan.n_programs = 0;
  sample.plan.n_links = 0;
  result = sample_run (&sample.plan, 16, 1);
  for (size_t k = 0; k < 2; k++)
    {
      g_assert_cmpfloat_with_epsilon (result->theil_between[k], 0, 1e-12);
      g_assert_cmpfloat_with_epsilon (result->log_between[k], 0, 1e-12);
    }
  fwe_result_free (result);
  sample_clear (&sample);
}

static void
test_nothing (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  sample.plan.equity_line = LINE;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_true (isnan (result->deciles[3].change));
  g_assert_true (isnan (result->depth_before[SAMPLE_GROUPS].share));
  g_assert_true (isnan (result->theil_within[1]));
  fwe_result_free (result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/standing/deciles", test_deciles);
  g_test_add_func ("/engine/standing/losers", test_losers);
  g_test_add_func ("/engine/standing/depth-shares", test_depth_shares);
  g_test_add_func ("/engine/standing/depth", test_depth);
  g_test_add_func ("/engine/standing/between", test_between);
  g_test_add_func ("/engine/standing/all-within", test_all_within);
  g_test_add_func ("/engine/standing/nothing", test_nothing);
  return g_test_run ();
}
