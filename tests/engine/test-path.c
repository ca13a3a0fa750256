/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-path.h"

#include <glib.h>
#include <math.h>

#include "sample-plan.h"

#define N_DRAWS 500

static FwePath *
run_path (const FwePlan *plan, size_t program, double start_pay, double promised_pay)
{
  FweDraws *draws = fwe_draws_new (1, N_DRAWS);
  FwePath *path = NULL;
  FweFault fault;

  if (!fwe_path_run (plan, draws, program, start_pay, promised_pay, &path, &fault))
    g_error ("fault %d in %s, number %zu: %g", (int)fault.code, fault.input, fault.index,
             fault.value);
  fwe_draws_free (draws);
  return path;
}

/* Raw counting: four in five complete, a quarter of them would hold such a job anyway; a dip of
 * 4,000 a year and a course of 26 weeks. */
static void
fill_raw (Sample *sample)
{
  sample_small (sample);
  sample->plan.assumptions.counting = FWE_COUNTING_RAW;
  sample->plan.assumptions.training_dip = sample_fixed (4000);
  sample->plan.assumptions.deadweight = sample_fixed (0.25);
  sample->programs[0].weeks = 26;
  sample->programs[0].completion = sample_fixed (0.8);
  sample->programs[0].completion.id = fwe_quantity_id ("programs.small.completion");
}

static void
test_closed_form (void)
{
  Sample sample;
  FwePath *path;

  fill_raw (&sample);
  path = run_path (&sample.plan, 0, 30000, NAN);
  g_assert_cmpuint (path->n_quarters, ==, FWE_PATH_QUARTERS);
  g_assert_cmpuint (path->training_quarters, ==, 2);
  g_assert_cmpfloat (path->start_pay, ==, 30000);
  g_assert_cmpfloat (path->promised_pay, ==, 50000);
  for (size_t q = 0; q < path->n_quarters; q++)
    {
      const double expected = q == 0 ? 30000 : q <= 2 ? 26000 : 30000 + 0.8 * 0.75 * 20000;

      g_assert_cmpfloat (path->without[q].mean, ==, 30000);
      g_assert_cmpfloat_with_epsilon (path->with[q].mean, expected, 1e-6);
      g_assert_cmpfloat_with_epsilon (path->with[q].p90 - path->with[q].p10, 0, 1e-6);
    }
  /* no discount: two quarters of 1,000 lost, 38 of 3,000 gained */
  g_assert_cmpfloat_with_epsilon (path->lost.mean, 2000, 1e-6);
  g_assert_cmpfloat_with_epsilon (path->gain.mean, 38 * 3000 - 2000, 1e-6);
  fwe_path_free (path);

  sample.plan.assumptions.discount_rate = 0.05;
  path = run_path (&sample.plan, 0, 30000, NAN);
  g_assert_cmpfloat_with_epsilon (path->lost.mean, 1000 * (pow (1.05, -0.25) + pow (1.05, -0.5)),
                                  1e-6);
  fwe_path_free (path);
}

/* A job that pays what people had before: nothing but the dip. */
static void
test_null (void)
{
  static const FweEvidenceRow nothing[]
      = { { .study = "A", .year = 2, .estimate = 0, .se = 1e-3, .techhire = true },
          { .study = "B", .year = 2, .estimate = 0, .se = 1e-3, .per_scholas = true },
          { .study = "C", .year = 2, .estimate = 0, .se = 1e-3 } };
  Sample sample;
  FwePath *path;

  fill_raw (&sample);
  path = run_path (&sample.plan, 0, 50000, NAN);
  for (size_t q = 0; q < path->n_quarters; q++)
    if (q == 0 || q > path->training_quarters)
      g_assert_cmpfloat (path->with[q].mean, ==, path->without[q].mean);
    else
      g_assert_cmpfloat (path->with[q].mean, <, path->without[q].mean);
  g_assert_cmpfloat_with_epsilon (path->gain.mean, -path->lost.mean, 1e-6);
  fwe_path_free (path);

  sample.plan.assumptions.counting = FWE_COUNTING_TRIAL;
  sample.plan.evidence_rows = nothing;
  sample.plan.n_evidence = 3;
  path = run_path (&sample.plan, 0, 30000, NAN);
  g_assert_cmpfloat_with_epsilon (path->with[20].mean, 30000, 0.1);
  fwe_path_free (path);
}

static void
test_promise (void)
{
  Sample sample;
  FwePath *path;

  fill_raw (&sample);
  path = run_path (&sample.plan, 0, 30000, 82000);
  g_assert_cmpfloat (path->promise[0], ==, 30000);
  g_assert_cmpfloat (path->promise[1], ==, 0);
  g_assert_cmpfloat (path->promise[2], ==, 0);
  for (size_t q = 3; q < path->n_quarters; q++)
    g_assert_cmpfloat (path->promise[q], ==, 82000);
  g_assert_cmpfloat_with_epsilon (path->gain_promised, 38 * 13000 - 2 * 7500, 1e-6);
  fwe_path_free (path);

  /* a course that ends within a quarter: the rest of it is paid */
  sample.programs[0].weeks = 16;
  path = run_path (&sample.plan, 0, 30000, 82000);
  g_assert_cmpuint (path->training_quarters, ==, 2);
  g_assert_cmpfloat_with_epsilon (path->promise[2], 82000 * 10.0 / 13, 1e-6);
  fwe_path_free (path);
}

/* The effect's own draws, with the marks of the plan: D(t) rises from the course's end, then fades.
 */
static void
test_effect (void)
{
  Sample sample;
  FweDraws *draws = fwe_draws_new (1, N_DRAWS);
  FwePath *path;
  FweFault fault;
  double effects[N_DRAWS], mean = 0;

  sample_city (&sample);
  sample.plan.assumptions.rise = sample_fixed (0.3);
  sample.plan.assumptions.fade = sample_fixed (0.02);
  sample.plan.assumptions.fade_from = sample_fixed (28);
  sample.programs[0].weeks = 13;
  sample.programs[0].supports[0] = false;
  /* screened, supported after placement, and employers 0 to 11 have pledged: three marks */
  g_assert_true (fwe_prior_draw (&sample.plan, draws, 3, effects, &fault));
  for (size_t i = 0; i < N_DRAWS; i++)
    mean += effects[i] / N_DRAWS;
  path = run_path (&sample.plan, 0, NAN, NAN);
  for (size_t q = 1; q < 40; q++)
    {
      const double age = (double)q + 0.5, into = fmax (age - 28, 0);
      const double shape = (1 - exp (-0.3 * (age - 1))) * exp (-0.02 * into);

      g_assert_cmpfloat_with_epsilon (path->with[q + 1].mean - path->without[q + 1].mean,
                                      mean * shape, 1e-6 * fabs (mean));
    }
  fwe_path_free (path);
  fwe_draws_free (draws);
}

/* Who applies to a program sets the pay it is compared with; supports are paid while training. */
static void
test_who (void)
{
  Sample sample;
  FwePath *path;

  sample_city (&sample);
  sample.programs[1].group_share[1] = 0.5;
  sample.programs[1].group_share[4] = 0.5;
  path = run_path (&sample.plan, 1, NAN, NAN);
  g_assert_cmpfloat_with_epsilon (path->start_pay, 29500, 1e-9);
  g_assert_cmpfloat_with_epsilon (path->promise[0], 29500, 1e-9);
  fwe_path_free (path);

  /* half of 900 and the whole of 1,500 dollars over a course of 12 x 1.1 weeks: 2 quarters */
  path = run_path (&sample.plan, 1, NAN, NAN);
  g_assert_cmpfloat (path->support[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (path->support[1], 1950 * 13 / 13.2 * 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (path->support[2], 1950 * 0.2 / 13.2 * 4, 1e-6);
  g_assert_cmpfloat (path->support[3], ==, 0);
  fwe_path_free (path);
}

/* Incumbents keep their pay while they learn and have the raise if they complete. */
static void
test_incumbent (void)
{
  Sample sample;
  FwePath *path;

  fill_raw (&sample);
  sample.programs[0].incumbent = true;
  sample.programs[0].raise = sample_fixed (5000);
  path = run_path (&sample.plan, 0, 40000, NAN);
  g_assert_cmpfloat (path->with[1].mean, ==, 40000);
  g_assert_cmpfloat_with_epsilon (path->with[3].mean, 44000, 1e-9);
  g_assert_cmpfloat (path->lost.mean, ==, 0);
  fwe_path_free (path);
}

static void
test_refused (void)
{
  Sample sample;
  FweDraws *draws = fwe_draws_new (1, 16);
  FwePath *path = NULL;
  FweFault fault;

  sample_small (&sample);
  g_assert_false (fwe_path_run (&sample.plan, draws, 1, NAN, NAN, &path, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_BAD_INDEX);
  g_assert_null (path);
  fwe_draws_free (draws);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/path/closed-form", test_closed_form);
  g_test_add_func ("/engine/path/null", test_null);
  g_test_add_func ("/engine/path/promise", test_promise);
  g_test_add_func ("/engine/path/effect", test_effect);
  g_test_add_func ("/engine/path/who", test_who);
  g_test_add_func ("/engine/path/incumbent", test_incumbent);
  g_test_add_func ("/engine/path/refused", test_refused);
  return g_test_run ();
}
