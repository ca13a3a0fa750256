/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "sample-plan.h"

#define N_DRAWS 1000

static double
mean (const FweResult *result, FweMeasure measure)
{
  return result->measures[measure].mean;
}

static void
assert_same_rows (FweSummary *const *a, FweSummary *const *b, size_t n_rows, size_t n)
{
  for (size_t k = 0; k < n_rows; k++)
    g_assert_cmpmem (a[k], n * sizeof (FweSummary), b[k], n * sizeof (FweSummary));
}

static void
assert_same_parts (const FweResult *a, const FweResult *b)
{
  assert_same_rows (a->groups, b->groups, FWE_N_GROUP_STAGES, a->n_groups);
  assert_same_rows (a->ratios, b->ratios, FWE_N_RATIOS, a->n_groups);
  assert_same_rows (a->occupations, b->occupations, FWE_N_OCCUPATION_COUNTS, a->n_occupations);
  assert_same_rows (a->programs, b->programs, FWE_N_PROGRAM_COUNTS, a->n_programs);
  assert_same_rows (a->employers, b->employers, FWE_N_EMPLOYER_COUNTS, a->n_employers);
  g_assert_cmpmem (a->values, sizeof a->values, b->values, sizeof b->values);
  for (size_t k = 0; k < a->n_funds * a->n_years; k++)
    g_assert_cmpmem (&a->fund_years[k].paid, sizeof (FweSummary), &b->fund_years[k].paid,
                     sizeof (FweSummary));
}

/* Everything but the order in which threads take blocks is the same; so are all bits. */
static void
test_threads (void)
{
  Sample sample;
  FweResult *one, *many;

  sample_city (&sample);
  one = sample_run (&sample.plan, 777, 1);
  for (unsigned n = 2; n <= 3; n++)
    {
      many = sample_run (&sample.plan, 777, n);
      for (size_t m = 0; m < FWE_N_MEASURES; m++)
        {
          g_assert_cmpmem (one->draws[m], 777 * 8, many->draws[m], 777 * 8);
          g_assert_cmpmem (&one->measures[m], sizeof (FweSummary), &many->measures[m],
                           sizeof (FweSummary));
        }
      for (size_t s = 0; s < FWE_N_SERIES; s++)
        g_assert_cmpmem (one->series[s], 40 * sizeof (FweSummary), many->series[s],
                         40 * sizeof (FweSummary));
      assert_same_parts (one, many);
      g_assert_cmpmem (one->hires, one->n_employers * one->n_programs * sizeof (double),
                       many->hires, many->n_employers * many->n_programs * sizeof (double));
      fwe_result_free (many);
    }
  fwe_result_free (one);
}

/* Draw i does not depend on how many draws there are, nor on its place in a block. */
static void
test_prefix (void)
{
  Sample sample;
  FweResult *few, *more;

  sample_city (&sample);
  few = sample_run (&sample.plan, 33, 1);
  more = sample_run (&sample.plan, 200, 1);
  for (size_t m = 0; m < FWE_N_MEASURES; m++)
    g_assert_cmpmem (few->draws[m], 33 * 8, more->draws[m], 33 * 8);
  fwe_result_free (few);
  fwe_result_free (more);
}

static void
test_conservation (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  sample.programs[1].incumbent = true;
  sample.programs[1].raise = sample_fixed (3000);
  sample.programs[1].employer_share = 0.5;
  result = sample_run (&sample.plan, N_DRAWS, 2);
  g_assert_cmpfloat (result->worst_conservation, >, 0);
  g_assert_cmpfloat (result->worst_conservation, <, 1e-9 * mean (result, FWE_M_ENROLLED));
  fwe_result_free (result);
}

static void
test_parties (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  result = sample_run (&sample.plan, N_DRAWS, 2);
  for (size_t i = 0; i < N_DRAWS; i++)
    {
      const double sum = result->draws[FWE_M_NPV_PARTICIPANT][i]
                         + result->draws[FWE_M_NPV_TAXPAYER][i]
                         + result->draws[FWE_M_NPV_OTHERS][i];

      g_assert_cmpfloat_with_epsilon (sum, result->draws[FWE_M_NPV_SOCIETY][i], 0.005);
    }
  fwe_result_free (result);
}

static void
test_waterfall (void)
{
  Sample sample;
  FweResult *result;
  double sum = 0;

  sample_city (&sample);
  result = sample_run (&sample.plan, N_DRAWS, 2);
  for (size_t w = 0; w < FWE_W_NET_LOCAL; w++)
    sum += result->waterfall[w].mean;
  g_assert_cmpfloat_with_epsilon (sum, result->waterfall[FWE_W_NET_LOCAL].mean, 1e-9);
  g_assert_cmpfloat (result->waterfall[FWE_W_NET_LOCAL].mean, ==,
                     mean (result, FWE_M_NET_LOCAL_PLACEMENTS));
  g_assert_cmpfloat (result->waterfall[FWE_W_PLACED].mean, ==,
                     mean (result, FWE_M_GROSS_PLACEMENTS));
  fwe_result_free (result);
}

/* The last program's numbers are its own: without it the others' draws are the same to the bit. */
static void
test_streams (void)
{
  Sample sample;
  FweResult *with, *without;

  sample_city (&sample);
  sample.plan.n_funds = 0;
  for (size_t e = 0; e < SAMPLE_EMPLOYERS; e++)
    if (sample.employers[e].occupation == 1)
      sample.employers[e].openings = sample_fixed (0);
  with = sample_run (&sample.plan, 100, 1);
  sample.plan.n_programs = 2;
  for (size_t k = 0; k < SAMPLE_LINKS; k++)
    sample.links[k].program %= 2;
  without = sample_run (&sample.plan, 100, 1);
  g_assert_cmpmem (with->draws[FWE_M_GROSS_PLACEMENTS], 800, without->draws[FWE_M_GROSS_PLACEMENTS],
                   800);
  g_assert_cmpfloat (mean (with, FWE_M_ENROLLED), >, mean (without, FWE_M_ENROLLED) + 10);
  fwe_result_free (with);
  fwe_result_free (without);
}

static void
assert_no_fewer (const FweResult *more, const FweResult *fewer)
{
  for (size_t i = 0; i < fewer->n_draws; i++)
    g_assert_cmpfloat (more->draws[FWE_M_GROSS_PLACEMENTS][i], >=,
                       fewer->draws[FWE_M_GROSS_PLACEMENTS][i] - 1e-9);
}

/* More openings never place fewer: every employer in turn, in every draw, at four quarters. */
static void
test_monotone_openings (void)
{
  Sample sample;
  FweDraws *draws = fwe_draws_new (5, 256);
  FweFault fault;

  sample_city (&sample);
  for (size_t quarter = 3; quarter < 40; quarter += 9)
    {
      FweResult *base, *more;

      sample.plan.goal.quarter = quarter;
      g_assert_true (fwe_run (&sample.plan, draws, 1, NULL, &base, &fault));
      for (size_t e = 0; e < SAMPLE_EMPLOYERS; e++)
        {
          const FweQuantity before = sample.employers[e].openings;

          sample.employers[e].openings.middle *= 1.3;
          g_assert_true (fwe_run (&sample.plan, draws, 1, NULL, &more, &fault));
          assert_no_fewer (more, base);
          g_assert_cmpfloat (mean (more, FWE_M_OPENINGS), >=, mean (base, FWE_M_OPENINGS));
          sample.employers[e].openings = before;
          fwe_result_free (more);
        }
      fwe_result_free (base);
    }
  fwe_draws_free (draws);
}

/* A plan of any shape: who partners with whom, what is taught, windows that overlap or not. */
static void
random_plan (Sample *sample, GRand *rand)
{
  FwePlan *plan = &sample->plan;

  sample_small (sample);
  plan->n_programs = (size_t)g_rand_int_range (rand, 1, 5);
  plan->n_employers = (size_t)g_rand_int_range (rand, 1, 9);
  plan->n_links = (size_t)g_rand_int_range (rand, 0, SAMPLE_LINKS + 1);
  plan->n_occupations = 2;
  plan->assumptions.drift = sample_fixed (g_rand_double_range (rand, 0, 0.6));
  plan->assumptions.job_finding = sample_fixed (g_rand_double_range (rand, 0.3, 1.4));
  plan->assumptions.job_finding.middle = MIN (plan->assumptions.job_finding.middle, 1.0);
  for (size_t p = 0; p < plan->n_programs; p++)
    {
      FweProgram *program = &sample->programs[p];

      *program = sample->programs[0];
      program->completion = sample_fixed (g_rand_double_range (rand, 0.3, 1));
      program->completion.id = p;
      program->first_week = g_rand_double_range (rand, 0, 40);
      program->weeks = g_rand_double_range (rand, 2, 30);
      program->n_cohorts = (size_t)g_rand_int_range (rand, 1, 6);
      program->seats = g_rand_double_range (rand, 1, 30);
      program->occupation = g_rand_boolean (rand) ? 0 : 1;
    }
  for (size_t e = 0; e < plan->n_employers; e++)
    {
      FweEmployer *employer = &sample->employers[e];

      *employer = sample->employers[0];
      employer->openings = sample_fixed (g_rand_double_range (rand, 0, 40));
      employer->openings.id = e;
      employer->honoured = sample_fixed (g_rand_double_range (rand, 0.2, 1));
      employer->from = (size_t)g_rand_int_range (rand, 0, 12);
      employer->to = employer->from + (size_t)g_rand_int_range (rand, 0, 12);
      employer->pledged = g_rand_boolean (rand);
      employer->pay = sample_fixed (g_rand_double_range (rand, 4e4, 6e4));
      employer->occupation = g_rand_boolean (rand) ? 0 : 1;
    }
  for (size_t k = 0; k < plan->n_links; k++)
    sample->links[k] = (FweLink){
      .program = (size_t)g_rand_int_range (rand, 0, (gint32)plan->n_programs),
      .employer = (size_t)g_rand_int_range (rand, 0, (gint32)plan->n_employers),
      .coverage = g_rand_double (rand),
      .from = (size_t)g_rand_int_range (rand, 0, 8),
      .to = (size_t)g_rand_int_range (rand, 8, 24),
    };
  plan->goal = (FweGoal){ .measure = FWE_GOAL_GROSS_PLACEMENTS,
                          .value = 1,
                          .quarter = (size_t)g_rand_int_range (rand, 0, 24) };
}

static void
test_monotone_any_plan (void)
{
  GRand *rand = g_rand_new_with_seed (4);
  FweDraws *draws = fwe_draws_new (3, 16);
  double rise = 0;

  for (int k = 0; k < 1500; k++)
    {
      Sample sample;
      FweResult *base, *more;
      FweFault fault;
      size_t e;

      random_plan (&sample, rand);
      g_assert_true (fwe_run (&sample.plan, draws, 1, NULL, &base, &fault));
      e = (size_t)g_rand_int_range (rand, 0, (gint32)sample.plan.n_employers);
      sample.employers[e].openings.middle += g_rand_double_range (rand, 0, 20);
      g_assert_true (fwe_run (&sample.plan, draws, 1, NULL, &more, &fault));
      assert_no_fewer (more, base);
      rise += mean (more, FWE_M_GROSS_PLACEMENTS) - mean (base, FWE_M_GROSS_PLACEMENTS);
      fwe_result_free (base);
      fwe_result_free (more);
    }
  g_assert_cmpfloat (rise, >, 500);
  g_rand_free (rand);
  fwe_draws_free (draws);
}

static void
test_bounds (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  result = sample_run (&sample.plan, N_DRAWS, 2);
  for (size_t i = 0; i < N_DRAWS; i++)
    {
      g_assert_cmpfloat (result->draws[FWE_M_GROSS_PLACEMENTS][i], <=,
                         result->draws[FWE_M_OPENINGS][i] + 1e-9);
      g_assert_cmpfloat (result->draws[FWE_M_COMPLETED][i], <=, result->draws[FWE_M_ENROLLED][i]);
      g_assert_cmpfloat (result->draws[FWE_M_NET_LOCAL_PLACEMENTS][i], <=,
                         result->draws[FWE_M_GROSS_PLACEMENTS][i]);
      g_assert_cmpfloat (result->draws[FWE_M_NET_LOCAL_PLACEMENTS][i], >=, 0);
    }
  fwe_result_free (result);
}

/* The boom that does not lift everyone: openings with nobody to take them go to in-movers. */
static void
test_no_program (void)
{
  Sample sample;
  FweResult *with, *without;

  sample_city (&sample);
  with = sample_run (&sample.plan, N_DRAWS, 2);
  sample.plan.n_programs = 0;
  sample.plan.n_links = 0;
  without = sample_run (&sample.plan, N_DRAWS, 2);
  g_assert_cmpfloat (mean (without, FWE_M_ENROLLED), ==, 0);
  g_assert_cmpfloat (mean (without, FWE_M_GROSS_PLACEMENTS), ==, 0);
  g_assert_cmpfloat (mean (without, FWE_M_NPV_SOCIETY), ==, 0);
  g_assert_cmpuint (without->measures[FWE_M_COST_PER_SEAT].n_undefined, ==, N_DRAWS);
  g_assert_cmpfloat (mean (without, FWE_M_IN_MOVERS), >, mean (with, FWE_M_IN_MOVERS) + 50);
  fwe_result_free (with);
  fwe_result_free (without);
}

static bool
stop_at_once (void *user_data)
{
  ++*(int *)user_data;
  return true;
}

static void
keep_progress (double done, void *user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (done, >=, *last);
  *last = done;
}

static void
test_hooks (void)
{
  Sample sample;
  FweDraws *draws = fwe_draws_new (1, 4000);
  FweResult *result = NULL;
  FweFault fault;
  int asked = 0;
  double last = 0;
  FweHooks hooks = { .stop = stop_at_once, .user_data = &asked };

  sample_city (&sample);
  g_assert_false (fwe_run (&sample.plan, draws, 2, &hooks, &result, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_STOPPED);
  g_assert_null (result);
  g_assert_cmpint (asked, >=, 1);

  hooks = (FweHooks){ .progress = keep_progress, .user_data = &last };
  g_assert_true (fwe_run (&sample.plan, draws, 2, &hooks, &result, &fault));
  g_assert_cmpfloat (last, ==, 1);
  fwe_result_free (result);
  fwe_draws_free (draws);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/run/threads", test_threads);
  g_test_add_func ("/engine/run/prefix", test_prefix);
  g_test_add_func ("/engine/run/conservation", test_conservation);
  g_test_add_func ("/engine/run/parties", test_parties);
  g_test_add_func ("/engine/run/waterfall", test_waterfall);
  g_test_add_func ("/engine/run/streams", test_streams);
  g_test_add_func ("/engine/run/monotone-openings", test_monotone_openings);
  g_test_add_func ("/engine/run/monotone-any-plan", test_monotone_any_plan);
  g_test_add_func ("/engine/run/bounds", test_bounds);
  g_test_add_func ("/engine/run/no-program", test_no_program);
  g_test_add_func ("/engine/run/hooks", test_hooks);
  return g_test_run ();
}
