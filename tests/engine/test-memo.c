/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "fwe-run.h"
#include "sample-plan.h"
#include "same-result.h"

#define N_DRAWS 300 /* not whole blocks */

static bool
stop_soon (void *user_data)
{
  return ++*(int *)user_data > 1;
}

static double
between (GRand *rand, double from, double to)
{
  return g_rand_double_range (rand, from, to);
}

static void
move_program (FweProgram *program, GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 15))
    {
    case 0:
      program->completion.middle = between (rand, 0.3, 0.9);
      break;
    case 1:
      program->eligible.middle = between (rand, 0.2, 0.9);
      break;
    case 2:
      program->applicants.middle = between (rand, 30, 200);
      break;
    case 3:
      program->price = between (rand, 0, 4000);
      break;
    case 4:
      program->first_week = between (rand, 0, 20);
      break;
    case 5:
      program->n_cohorts = (size_t)g_rand_int_range (rand, 0, 13);
      break;
    case 6:
      program->screening = !program->screening;
      break;
    case 7:
      program->weeks = between (rand, 4, 60);
      break;
    case 8:
      program->supports[g_rand_int_range (rand, 0, SAMPLE_SUPPORTS)]
          = g_rand_int_range (rand, 0, 2);
      break;
    case 9:
      program->cohort_cost = between (rand, 0, 20000);
      break;
    case 10:
      program->skill_weeks = between (rand, 0, 8);
      break;
    case 11:
      program->job_pay.middle = between (rand, 30000, 60000);
      break;
    case 12:
      program->raise.middle = between (rand, 0, 5000);
      break;
    default:
      program->seats = between (rand, 0, 60);
      break;
    }
}

/* One thing a hand may move in the window. */
static void
move_lever (Sample *sample, GRand *rand)
{
  FweEmployer *employer = &sample->employers[g_rand_int_range (rand, 0, SAMPLE_EMPLOYERS)];

  switch (g_rand_int_range (rand, 0, 22))
    {
    case 0:
      sample->supports[g_rand_int_range (rand, 0, SAMPLE_SUPPORTS)].level = between (rand, 0, 1);
      break;
    case 1:
      sample->groups[g_rand_int_range (rand, 0, SAMPLE_GROUPS)].completion_gap
          = sample_fixed (between (rand, -0.5, 0.5));
      break;
    case 2:
      sample->groups[0].applicant_share = between (rand, 0.1, 0.9);
      break;
    case 3:
      employer->openings.middle = between (rand, 5, 60);
      break;
    case 4:
      employer->waives = !employer->waives;
      break;
    case 5:
      sample->plan.assumptions.drift.middle = between (rand, 0.05, 0.4);
      sample->plan.assumptions.job_finding.middle = between (rand, 0.05, 1);
      break;
    case 6:
      sample->plan.assumptions.evidence = (FweEvidence)g_rand_int_range (rand, 0, 3);
      break;
    case 7:
      sample->plan.n_quarters = (size_t)g_rand_int_range (rand, 13, 41);
      break;
    case 8:
      sample->funds[0].amount = between (rand, 1e5, 2e6);
      break;
    case 9:
      sample->plan.assumptions.counting = (FweCounting)g_rand_int_range (rand, 0, 2);
      break;
    default:
      move_program (&sample->programs[g_rand_int_range (rand, 0, SAMPLE_PROGRAMS)], rand);
      break;
    }
}

static FweResult *
run (const FwePlan *plan, FweDraws *draws, unsigned n_threads)
{
  FweResult *result = NULL;
  FweFault fault = { 0 };

  g_assert_true (fwe_run (plan, draws, n_threads, NULL, &result, &fault));
  return result;
}

/* What a run takes from the runs before it is what it would have made itself: after any moves,
 * after a run that was stopped half way, and after one without any program. */
static void
test_warm_is_cold (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  FweDraws *warm = fwe_draws_new (1, N_DRAWS);
  Sample sample;

  sample_city (&sample);
  sample_add_incomes (&sample);
  fwe_draws_keep_memory (warm, true);
  for (int step = 0; step < 90; step++)
    {
      FweDraws *cold = fwe_draws_new (1, N_DRAWS);
      FweResult *a, *b, *none = NULL;
      FweFault fault;
      int asked = 0;
      const FweHooks hooks = { .stop = stop_soon, .user_data = &asked };
      const size_t n_programs = sample.plan.n_programs;

      move_lever (&sample, rand);
      if (step % 5 == 1 && fwe_run (&sample.plan, warm, 1, &hooks, &none, &fault))
        g_assert_not_reached ();
      if (step % 5 == 1)
        move_lever (&sample, rand);
      if (step % 7 == 2)
        {
          sample.plan.n_programs = 0;
          sample.plan.n_links = 0;
          fwe_result_free (run (&sample.plan, warm, 2));
          sample.plan.n_programs = n_programs;
          sample.plan.n_links = SAMPLE_LINKS;
        }

      a = run (&sample.plan, warm, 1 + (unsigned)step % 3);
      b = run (&sample.plan, cold, 1);
      same_result (a, b);
      fwe_result_free (a);
      fwe_result_free (b);
      fwe_draws_free (cold);
    }

  sample_clear (&sample);
  fwe_draws_free (warm);
}

/* A cohort that started with other people while its end lay after the horizon. */
static void
test_horizon (void)
{
  FweDraws *warm = fwe_draws_new (1, N_DRAWS), *cold = fwe_draws_new (1, N_DRAWS);
  FweResult *a, *b;
  Sample sample;

  sample_city (&sample);
  sample.programs[0].weeks = 60;
  fwe_draws_keep_memory (warm, true);
  fwe_result_free (run (&sample.plan, warm, 1));
  sample.plan.n_quarters = 14;
  sample.programs[0].seats = 10;
  fwe_result_free (run (&sample.plan, warm, 1));
  sample.plan.n_quarters = 40;
  a = run (&sample.plan, warm, 1);
  b = run (&sample.plan, cold, 1);
  same_result (a, b);
  fwe_result_free (a);
  fwe_result_free (b);
  fwe_draws_free (warm);
  fwe_draws_free (cold);
}

/* Memory that is not kept any more is gone, and the next run needs none of it. */
static void
test_forget (void)
{
  FweDraws *draws = fwe_draws_new (1, N_DRAWS);
  FweResult *a, *b;
  Sample sample;

  sample_city (&sample);
  fwe_draws_keep_memory (draws, true);
  a = run (&sample.plan, draws, 2);
  fwe_draws_keep_memory (draws, false);
  b = run (&sample.plan, draws, 2);
  same_result (a, b);
  fwe_result_free (a);
  fwe_result_free (b);
  fwe_draws_free (draws);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/memo/warm-is-cold", test_warm_is_cold);
  g_test_add_func ("/engine/memo/horizon", test_horizon);
  g_test_add_func ("/engine/memo/forget", test_forget);
  return g_test_run ();
}
