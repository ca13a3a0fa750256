/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-prior.h"

#include <glib.h>
#include <math.h>

#include "fwe-stats.h"
#include "sample-plan.h"

/* Two studies a standard error's 1.41 apart: Q = 2, one degree of freedom, tau^2 = 1 in closed
 * form. */
static void
test_pool (void)
{
  static const double apart[] = { 0, 2 }, one[] = { 1, 1 }, close[] = { 1, 1.5, 2 },
                      se[] = { 1, 2, 1 };
  FwePool pool = fwe_prior_pool (apart, one, 2);

  g_assert_cmpfloat_with_epsilon (pool.mean, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (pool.tau2, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (pool.se, 1, 1e-12);

  /* studies that agree: tau^2 = 0 and the fixed-effect mean */
  pool = fwe_prior_pool (close, se, 3);
  g_assert_cmpfloat (pool.tau2, ==, 0);
  g_assert_cmpfloat_with_epsilon (pool.mean, (1 + 1.5 / 4 + 2) / 2.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (pool.se, 1 / 1.5, 1e-12);

  pool = fwe_prior_pool (apart + 1, one, 1);
  g_assert_cmpfloat (pool.mean, ==, 2);
  g_assert_cmpfloat (pool.tau2, ==, 0);
}

/* The curve is the exact solution, read at a time; no Euler steps (worked case S18: 75.4765775
 * after 30 time units, where steps of an eighth come to 75.3740007). */
static void
test_shape (void)
{
  const double cup = 70 + 110 * (1 - fwe_prior_shape (30, 0, 0.1, 0, 1e3));

  g_assert_cmpfloat_with_epsilon (cup, 75.4765775, 5e-8);
  g_assert_cmpfloat (fabs (cup - 75.3740007), >, 0.1);
  g_assert_cmpfloat (fwe_prior_shape (1, 1.5, 0.3, 0.1, 20), ==, 0);
  g_assert_cmpfloat_with_epsilon (fwe_prior_shape (30, 2, 50, 0.1, 20), exp (-1), 1e-12);
}

static double
fitted (FweEvidence evidence, unsigned marks, double *sd)
{
  Sample sample;
  FweFault fault;
  double mean;

  sample_small (&sample);
  sample.plan.assumptions.evidence = evidence;
  g_assert_true (fwe_prior_fit (&sample.plan, marks, &mean, sd, &fault));
  return mean;
}

static void
test_marks (void)
{
  double sd, wide;
  const double middle = fitted (FWE_EVIDENCE_POOLED, 2, &wide);
  const double none = fitted (FWE_EVIDENCE_PER_SCHOLAS, 0, &sd);
  const double all = fitted (FWE_EVIDENCE_PER_SCHOLAS, 4, &sd);

  g_assert_cmpfloat_with_epsilon (none, 0, 1e-9);
  g_assert_cmpfloat (all, >, 4829);
  for (unsigned marks = 0; marks <= 4; marks++)
    {
      g_assert_cmpfloat_with_epsilon (fitted (FWE_EVIDENCE_TECHHIRE, marks, &sd), 0, 1e-9);
      g_assert_cmpfloat_with_epsilon (fitted (FWE_EVIDENCE_PER_SCHOLAS, marks, &sd),
                                      all * marks / 4, 1e-9);
      g_assert_cmpfloat_with_epsilon (fitted (FWE_EVIDENCE_POOLED, marks, &sd),
                                      CLAMP (middle + all * (marks / 4.0 - 0.5), 0, all), 1e-9);
    }
  /* the null row is in the pool: under the mean of those that found something, and wide */
  g_assert_cmpfloat (middle, >, 1500);
  g_assert_cmpfloat (middle, <, 5000);
  g_assert_cmpfloat (wide, >, 1500);
}

static void
test_draw (void)
{
  Sample sample;
  FweDraws *draws = fwe_draws_new (1, 20000);
  FweFault fault;
  g_autofree double *x = g_new (double, 20000);
  double mean, sd;

  sample_small (&sample);
  g_assert_true (fwe_prior_fit (&sample.plan, 3, &mean, &sd, &fault));
  g_assert_true (fwe_prior_draw (&sample.plan, draws, 3, x, &fault));
  g_assert_cmpfloat_with_epsilon (fwe_stats_mean (x, 20000), mean, 4 * sd / sqrt (20000));
  g_assert_cmpfloat_with_epsilon (fwe_stats_sd (x, 20000), sd, 0.03 * sd);
  g_assert_false (fwe_prior_draw (&sample.plan, draws, 5, x, &fault));
  g_assert_cmpstr (fault.input, ==, "marks");
  sample.plan.n_evidence = 1;
  g_assert_false (fwe_prior_draw (&sample.plan, draws, 3, x, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_EMPTY);
  fwe_draws_free (draws);
}

/* All four marks, no binding opening. */
static FweResult *
run_with (Sample *sample, FweEvidence evidence)
{
  sample_small (sample);
  sample->programs[0].screening = sample->programs[0].paid_work = true;
  sample->programs[0].post_placement = true;
  sample->links[0] = (FweLink){ .coverage = 1, .to = 23 };
  sample->plan.n_links = 1;
  sample->plan.assumptions.evidence = evidence;
  return sample_run (&sample->plan, 4000, 1);
}

/* model.md: "near the published gain" is within 500 dollars of 4,829 in year 3, before deflation.
 */
static void
test_published (void)
{
  Sample sample;
  FweResult *result = run_with (&sample, FWE_EVIDENCE_PER_SCHOLAS);

  g_assert_cmpfloat_with_epsilon (result->measures[FWE_M_EARNINGS_EFFECT_YEAR_3].mean, 4829, 500);
  g_assert_cmpfloat (result->measures[FWE_M_EARNINGS_EFFECT_YEAR_3].p10, >, 2000);
  fwe_result_free (result);

  result = run_with (&sample, FWE_EVIDENCE_TECHHIRE);
  g_assert_cmpfloat_with_epsilon (result->measures[FWE_M_EARNINGS_EFFECT_YEAR_3].mean, 0, 150);
  g_assert_cmpfloat (result->measures[FWE_M_EARNINGS_EFFECT_YEAR_3].p10, <, -1000);
  /* and the trial's own deadweight: 37 of 46 would have had such a job */
  g_assert_cmpfloat_with_epsilon (result->waterfall[FWE_W_DEADWEIGHT].mean, -20 * 37.0 / 46, 1e-6);
  fwe_result_free (result);
}

/* Openings that run out take the gain too: 4.6 of 20 placed are half of the trial's 46 %. */
static void
test_openings_limit_gain (void)
{
  Sample sample;
  FweResult *all = run_with (&sample, FWE_EVIDENCE_PER_SCHOLAS), *few;

  sample.employers[0].openings = sample_fixed (4.6);
  few = sample_run (&sample.plan, 4000, 1);
  g_assert_cmpfloat_with_epsilon (few->measures[FWE_M_EARNINGS_EFFECT_YEAR_3].mean,
                                  all->measures[FWE_M_EARNINGS_EFFECT_YEAR_3].mean / 2, 1e-6);
  fwe_result_free (all);
  fwe_result_free (few);
}

/* Raw mode: net placements times pay less counterfactual pay; D is not used. */
static void
test_raw (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.plan.assumptions.counting = FWE_COUNTING_RAW;
  sample.plan.assumptions.deadweight = sample_fixed (0.2);
  sample.plan.n_evidence = 0;
  result = sample_run (&sample.plan, 100, 1);
  g_assert_cmpfloat_with_epsilon (result->measures[FWE_M_EARNINGS_EFFECT_PER_ENROLLED].mean,
                                  0.8 * (50000 - 33000), 1e-6);
  g_assert_cmpuint (result->measures[FWE_M_EARNINGS_EFFECT_YEAR_3].n_undefined, ==, 100);
  /* 23 quarters and a half of the gain, undiscounted, less 100,000 dollars of seats */
  g_assert_cmpfloat_with_epsilon (result->measures[FWE_M_NPV_SOCIETY].mean,
                                  20 * 0.8 * 17000 / 4 * 23.5 - 100000, 1e-3);
  fwe_result_free (result);
}

static double
year_3 (const FwePlan *plan)
{
  FweResult *result = sample_run (plan, 64, 1);
  const double mean = result->measures[FWE_M_EARNINGS_EFFECT_YEAR_3].mean;

  fwe_result_free (result);
  return mean;
}

/* Named employers are a mark when they pledge something; a pledge of nothing is as no pledge. */
static void
test_empty_pledge (void)
{
  Sample sample;
  double none, empty, some;

  sample_small (&sample);
  sample.employers[0].pledged = false;
  sample.employers[1] = sample.employers[0];
  sample.employers[1].pledged = true;
  sample.employers[1].openings = sample_fixed (0);
  sample.plan.n_employers = 2;
  sample.links[0] = (FweLink){ .program = 0, .employer = 1, .coverage = 1, .to = 23 };
  none = year_3 (&sample.plan);
  sample.plan.n_links = 1;
  empty = year_3 (&sample.plan);
  sample.employers[1].openings = sample_fixed (5);
  some = year_3 (&sample.plan);

  g_assert_cmpfloat_with_epsilon (empty, none, 1e-9);
  g_assert_cmpfloat (some, >, none + 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/prior/pool", test_pool);
  g_test_add_func ("/engine/prior/shape", test_shape);
  g_test_add_func ("/engine/prior/marks", test_marks);
  g_test_add_func ("/engine/prior/empty-pledge", test_empty_pledge);
  g_test_add_func ("/engine/prior/draw", test_draw);
  g_test_add_func ("/engine/prior/published", test_published);
  g_test_add_func ("/engine/prior/openings-limit-gain", test_openings_limit_gain);
  g_test_add_func ("/engine/prior/raw", test_raw);
  return g_test_run ();
}
