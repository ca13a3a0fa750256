/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-study.h"

#include <glib.h>
#include <math.h>

#include "fwe-prior.h"
#include "sample-plan.h"
#include "same-result.h"

#define MAX_FOUND 256
#define N_DRAWS   512

static size_t
find_factor (const FweFactor *factors, size_t n, const char *key)
{
  for (size_t i = 0; i < n; i++)
    if (factors[i].id == fwe_quantity_id (key))
      return i;

  g_error ("no factor “%s”", key);
}

/* Each once; none that cannot vary. */
static void
test_factors (void)
{
  Sample sample;
  FweFactor found[MAX_FOUND];
  size_t n;

  sample_city (&sample);
  n = fwe_factors_find (&sample.plan, found, MAX_FOUND);
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpuint (n, <, MAX_FOUND);
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < i; k++)
      g_assert_cmphex (found[i].id, !=, found[k].id);
  g_assert_cmphex (found[n - 1].id, ==, fwe_quantity_id (FWE_EFFECT_KEY));
  g_assert_cmpuint (fwe_factors_find (&sample.plan, found, 3), ==, n);
  sample_clear (&sample);

  sample_small (&sample);
  g_assert_cmpuint (fwe_factors_find (&sample.plan, found, MAX_FOUND), ==, 1);
  g_assert_cmphex (found[0].id, ==, fwe_quantity_id (FWE_EFFECT_KEY));
  sample_clear (&sample);
}

/* A store with other numbers gives the run that those numbers' own store gives. */
static void
test_reseed (void)
{
  Sample sample;
  FweDraws *draws = fwe_draws_new (1, N_DRAWS), *other = fwe_draws_new (2, N_DRAWS);
  FweFault fault;
  FweResult *first, *second, *again, *of_other;

  sample_city (&sample);
  g_assert_true (fwe_run (&sample.plan, draws, 1, NULL, &first, &fault));
  fwe_draws_reseed (draws, 2, 2);
  g_assert_true (fwe_run (&sample.plan, draws, 1, NULL, &second, &fault));
  g_assert_true (fwe_run (&sample.plan, other, 1, NULL, &of_other, &fault));
  fwe_draws_reseed (draws, 1, 1);
  g_assert_true (fwe_run (&sample.plan, draws, 1, NULL, &again, &fault));
  same_result (second, of_other);
  same_result (first, again);
  g_assert_cmpfloat (first->measures[FWE_M_COMPLETED].mean, !=,
                     second->measures[FWE_M_COMPLETED].mean);

  fwe_result_free (first);
  fwe_result_free (second);
  fwe_result_free (again);
  fwe_result_free (of_other);
  fwe_draws_free (draws);
  fwe_draws_free (other);
  sample_clear (&sample);
}

/* One number held at its 10th and 90th percentile is a plan in which it is fixed there. */
static void
test_swing (void)
{
  Sample sample;
  FweFactor factors[MAX_FOUND];
  FweStudy *study;
  FweSwing swing;
  FweFault fault;
  size_t n, which;

  sample_city (&sample);
  n = fwe_factors_find (&sample.plan, factors, MAX_FOUND);
  which = find_factor (factors, n, "additionality.deadweight");
  study = fwe_study_new (&sample.plan, FWE_M_NET_LOCAL_PLACEMENTS, factors, n, 1, N_DRAWS, 1);
  g_assert_true (fwe_study_swing (study, which, NULL, &swing, &fault));
  g_assert_cmpuint (fwe_study_n_run (study), ==, 2 * N_DRAWS);
  g_assert_cmpfloat (swing.low.mean, >, swing.high.mean);

  for (guint end = 0; end < 2; end++)
    {
      /* where a logit-normal with these percentiles has them, not where they were asked for */
      const double away = end == 0 ? -1 : 1;
      const double half = (log (0.4 / 0.6) - log (0.08 / 0.92)) / 2;
      const double at = 1 / (1 + exp (-(log (0.25) + away * half)));
      FweResult *fixed;

      sample.plan.assumptions.deadweight = sample_fixed (at);
      fixed = sample_run (&sample.plan, N_DRAWS, 1);
      g_assert_cmpfloat_with_epsilon (fixed->measures[FWE_M_NET_LOCAL_PLACEMENTS].mean,
                                      end == 0 ? swing.low.mean : swing.high.mean, 1e-6);
      fwe_result_free (fixed);
    }

  fwe_study_free (study);
  sample_clear (&sample);
}

/* A pledge that comes to nothing in three draws of ten is at nothing at its 10th percentile. */
static void
test_swing_to_nothing (void)
{
  Sample sample;
  FweFactor factors[MAX_FOUND];
  FweStudy *study;
  FweSwing swing;
  FweFault fault;
  size_t n;

  sample_small (&sample);
  sample.employers[0].honoured = sample_share ("employers.small.honoured", 0.4, 0.5, 0.6);
  sample.employers[0].honoured.p_zero = 0.3;
  n = fwe_factors_find (&sample.plan, factors, MAX_FOUND);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (factors[0].p_zero, ==, 0.3);
  study = fwe_study_new (&sample.plan, FWE_M_OPENINGS, factors, n, 1, N_DRAWS, 1);
  g_assert_true (fwe_study_swing (study, 0, NULL, &swing, &fault));
  g_assert_cmpfloat (swing.low.mean, ==, 0);
  /* the 90th percentile of all is the 6/7 quantile of the others */
  g_assert_cmpfloat_with_epsilon (swing.high.p50 / 1000, 0.583, 0.005);
  fwe_study_free (study);
  sample_clear (&sample);
}

/* Cost per seat is a lognormal and another one, added: each has the share of its variance,
 * m^2 exp (s^2) (exp (s^2) - 1), alone or not. Nothing is left for luck. */
static void
test_sobol_sum (void)
{
  static const double spread[] = { 0.2, 0.4 }, middle[] = { 5000, 2000 };
  const char *const keys[] = { "programs.small.seat_cost", "supports.care.cost" };
  Sample sample;
  FweFactor factors[MAX_FOUND];
  FweStudy *study;
  FweSobol *sums = fwe_sobol_new (FWE_STUDY_INDICES (2));
  FweIndex found[FWE_STUDY_INDICES (2)];
  FweFault fault;
  double variance[2];
  size_t n, used;

  sample_small (&sample);
  for (guint i = 0; i < 2; i++)
    {
      const double far = exp (FWE_Z90 * spread[i]), s2 = spread[i] * spread[i];
      const FweQuantity cost = sample_money (keys[i], middle[i] / far, middle[i], middle[i] * far);

      variance[i] = middle[i] * middle[i] * exp (s2) * (exp (s2) - 1);
      *(i == 0 ? &sample.programs[0].seat_cost : &sample.supports[0].cost) = cost;
    }
  sample.supports[0].level = sample.supports[0].weeks_factor = 1;
  sample.programs[0].supports[0] = true;
  sample.plan.n_supports = 1;
  n = fwe_factors_find (&sample.plan, factors, MAX_FOUND);
  g_assert_cmpuint (n, ==, 3); /* the last is the effect */

  study = fwe_study_new (&sample.plan, FWE_M_COST_PER_SEAT, factors, 2, 1, N_DRAWS, 1);
  for (guint r = 0; r < 4; r++)
    {
      g_assert_true (fwe_study_sobol (study, sums, NULL, &used, &fault));
      g_assert_cmpuint (used, ==, N_DRAWS);
    }
  g_assert_cmpuint (fwe_study_n_run (study), ==, 4 * 6 * N_DRAWS);
  fwe_sobol_read (sums, found);
  for (guint i = 0; i < 2; i++)
    {
      const double share = variance[i] / (variance[0] + variance[1]);

      g_assert_cmpfloat_with_epsilon (found[i].first, share, 0.02);
      g_assert_cmpfloat_with_epsilon (found[i].total, share, 0.02);
    }
  g_assert_cmpfloat (found[FWE_STUDY_OTHERS (2)].total, ==, 0);
  g_assert_cmpfloat (found[FWE_STUDY_LUCK (2)].total, ==, 0);

  fwe_sobol_free (sums);
  fwe_study_free (study);
  sample_clear (&sample);
}

/* Of a city: what is asked about, the rest and luck share out the variance; on two threads the
 * same. */
static void
test_sobol_city (void)
{
  static const char *const keys[]
      = { "additionality.deadweight", "additionality.leakage", "additionality.displacement" };
  Sample sample;
  FweFactor all[MAX_FOUND], factors[3];
  FweIndex found[2][FWE_STUDY_INDICES (3)];
  FweFault fault;
  size_t n, used;
  double sum = 0;

  sample_city (&sample);
  n = fwe_factors_find (&sample.plan, all, MAX_FOUND);
  for (guint i = 0; i < 3; i++)
    factors[i] = all[find_factor (all, n, keys[i])];
  for (unsigned threads = 1; threads <= 2; threads++)
    {
      FweStudy *study = fwe_study_new (&sample.plan, FWE_M_NET_LOCAL_PLACEMENTS, factors, 3, 1,
                                       N_DRAWS, threads);
      FweSobol *sums = fwe_sobol_new (FWE_STUDY_INDICES (3));

      for (guint r = 0; r < 4; r++)
        g_assert_true (fwe_study_sobol (study, sums, NULL, &used, &fault));
      fwe_sobol_read (sums, found[threads - 1]);
      fwe_sobol_free (sums);
      fwe_study_free (study);
    }

  for (guint i = 0; i < FWE_STUDY_INDICES (3); i++)
    {
      const FweIndex *index = &found[0][i];

      g_assert_cmpfloat (index->total, ==, found[1][i].total);
      g_assert_cmpfloat (index->first, ==, found[1][i].first);
      g_assert_cmpfloat (index->total, >, -index->total_margin);
      g_assert_cmpfloat (index->first, <, index->total + index->first_margin + index->total_margin);
      sum += index->first;
    }
  g_test_message ("first-order shares add up to %.3f", sum);
  g_assert_cmpfloat (sum, >, 0.7);
  g_assert_cmpfloat (sum, <, 1.1);
  g_assert_cmpfloat (found[0][FWE_STUDY_LUCK (3)].total, >, 0);
  sample_clear (&sample);
}

/* Deadweight does not change who completes; completion does, and never downwards. */
static void
test_morris (void)
{
  Sample sample;
  FweFactor factors[MAX_FOUND];
  FweElementary found[MAX_FOUND];
  FweStudy *study;
  FweFault fault;
  size_t n;
  gboolean any = FALSE;

  sample_city (&sample);
  n = fwe_factors_find (&sample.plan, factors, MAX_FOUND);
  study = fwe_study_new (&sample.plan, FWE_M_COMPLETED, factors, n, 1, 32, 1);
  g_assert_true (fwe_study_morris (study, NULL, found, &fault));
  g_assert_cmpuint (fwe_study_n_run (study), ==, 32 * (n + 1));
  g_assert_cmpfloat (found[find_factor (factors, n, "additionality.deadweight")].star, ==, 0);
  for (size_t p = 0; p < sample.plan.n_programs; p++)
    for (size_t f = 0; f < n; f++)
      if (factors[f].id == sample.programs[p].completion.id)
        {
          g_assert_cmpfloat (found[f].mean, >, 0);
          g_assert_cmpfloat (found[f].mean, ==, found[f].star);
          any = TRUE;
        }
  g_assert_true (any);
  fwe_study_free (study);
  sample_clear (&sample);
}

typedef struct
{
  guint asked, after;
  double last;
} Watch;

static bool
stop_cb (void *user_data)
{
  Watch *watch = user_data;

  return ++watch->asked > watch->after;
}

static void
progress_cb (double done, void *user_data)
{
  Watch *watch = user_data;

  g_assert_cmpfloat (done, >=, watch->last);
  g_assert_cmpfloat (done, <=, 1);
  watch->last = done;
}

/* Stopped anywhere it says so, adds nothing and can go on. */
static void
test_stop (void)
{
  Sample sample;
  FweFactor factors[MAX_FOUND];
  FweSobol *sums = fwe_sobol_new (FWE_STUDY_INDICES (4));
  FweStudy *study;
  FweFault fault;
  Watch watch = { .after = 0 };
  const FweHooks hooks = { stop_cb, progress_cb, &watch };
  size_t used;
  guint stopped = 0;

  sample_city (&sample);
  fwe_factors_find (&sample.plan, factors, MAX_FOUND);
  study = fwe_study_new (&sample.plan, FWE_M_NET_LOCAL_PLACEMENTS, factors, 4, 1, 64, 1);
  while (!fwe_study_sobol (study, sums, &hooks, &used, &fault))
    {
      g_assert_cmpint (fault.code, ==, FWE_FAULT_STOPPED);
      g_assert_cmpuint (fwe_sobol_repeats (sums), ==, 0);
      stopped++;
      watch = (Watch){ .after = watch.after + 7 };
    }
  g_assert_cmpuint (stopped, >, 2);
  g_assert_cmpfloat (watch.last, ==, 1);
  g_assert_cmpuint (fwe_sobol_repeats (sums), ==, 1);

  fwe_sobol_free (sums);
  fwe_study_free (study);
  sample_clear (&sample);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/study/factors", test_factors);
  g_test_add_func ("/engine/study/reseed", test_reseed);
  g_test_add_func ("/engine/study/swing", test_swing);
  g_test_add_func ("/engine/study/swing-to-nothing", test_swing_to_nothing);
  g_test_add_func ("/engine/study/sobol-sum", test_sobol_sum);
  g_test_add_func ("/engine/study/sobol-city", test_sobol_city);
  g_test_add_func ("/engine/study/morris", test_morris);
  g_test_add_func ("/engine/study/stop", test_stop);
  return g_test_run ();
}
