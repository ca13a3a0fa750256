/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "sample-plan.h"

#define N_DRAWS 10000

/* Keeps the compiler from leaving the plain computation out. */
static volatile double sink;

/* One draw of a plan the way one would write it down first: a lane at a time, libm, a loop for each
 * thing. It has the engine's cohorts, openings, earnings curve and discounting, and less than half
 * of its rules: no luck but at completion, no uncertain rates, no funds, no skills, no waterfall,
 * no incomes. */
static void
plain_draw (const FwePlan *plan, GRand *rand, double *placed_by_quarter, double *net_by_quarter)
{
  double pool[FWE_MAX_PROGRAMS][FWE_MAX_GROUPS] = { 0 };
  double open[SAMPLE_EMPLOYERS] = { 0 };
  double placed = 0, local = 0, net = 0;

  for (size_t q = 0; q < plan->n_quarters; q++)
    {
      double money = 0;

      local *= pow (1 - 0.15, 1.0 / 8);
      for (size_t p = 0; p < plan->n_programs; p++)
        {
          const FweProgram *program = &plan->programs[p];

          for (size_t c = 0; c < program->n_cohorts; c++)
            {
              const double start = program->first_week + (double)c * program->weeks_between;
              const double age = (double)q + 0.5 - start / 13, course = program->weeks / 13;

              for (size_t g = 0; g < plan->n_groups; g++)
                {
                  const double share = plan->groups[g].applicant_share;
                  const double people = fmin (program->seats, program->applicants.middle) * share;

                  if (age > course)
                    money += people * 800 * (1 - exp (-0.3 * (age - course)))
                             * exp (-0.02 * fmax (0, age - 28));
                  else if (age > 0)
                    money -= people * 1000;
                  if ((size_t)floor ((start + program->weeks) / 13) != q)
                    continue;

                  /* Box and Muller */
                  const double u = g_rand_double (rand) + 1e-12, v = g_rand_double (rand);
                  const double radius = sqrt (-2 * log (u));
                  const double odds = exp (1.1 + plan->groups[g].completion_gap.middle);
                  const double done = odds / (1 + odds);

                  const double luck = radius * cos (2 * G_PI * v);

                  pool[p][g] += fmax (0, people * done + sqrt (people * done * (1 - done)) * luck);
                }
            }
        }

      for (size_t e = 0; e < plan->n_employers; e++)
        {
          const FweEmployer *employer = &plan->employers[e];

          if (q >= employer->from && q <= employer->to)
            open[e]
                += employer->openings.middle * 0.5 / (double)(employer->to - employer->from + 1);
          for (size_t p = 0; p < plan->n_programs; p++)
            for (size_t g = 0; g < plan->n_groups; g++)
              if (plan->programs[p].occupation == employer->occupation)
                {
                  const double hired = fmin (pool[p][g], open[e]);

                  pool[p][g] -= hired;
                  open[e] -= hired;
                  placed += hired;
                  local += hired;
                }
        }
      for (size_t p = 0; p < plan->n_programs; p++)
        for (size_t g = 0; g < plan->n_groups; g++)
          pool[p][g] *= 0.9;

      net += money * pow (1.03, -(double)(q + 1) / 4);
      placed_by_quarter[q] = placed;
      net_by_quarter[q] = net + local;
    }
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* All draws, then percentiles by sorting, for as many series as the engine reports. */
static double
plain_run (const FwePlan *plan)
{
  const double before = bench_now ();
  GRand *rand = g_rand_new_with_seed (1);
  g_autofree double *placed = g_new (double, N_DRAWS *FWE_MAX_QUARTERS);
  g_autofree double *net = g_new (double, N_DRAWS *FWE_MAX_QUARTERS);
  g_autofree double *column = g_new (double, N_DRAWS);

  for (size_t i = 0; i < N_DRAWS; i++)
    plain_draw (plan, rand, placed + i * FWE_MAX_QUARTERS, net + i * FWE_MAX_QUARTERS);
  for (size_t s = 0; s < FWE_N_SERIES; s++)
    for (size_t q = 0; q < plan->n_quarters; q++)
      {
        for (size_t i = 0; i < N_DRAWS; i++)
          column[i] = (s % 2 == 0 ? placed : net)[i * FWE_MAX_QUARTERS + q];
        qsort (column, N_DRAWS, sizeof *column, compare);
        sink = column[N_DRAWS / 10] + column[N_DRAWS / 2] + column[N_DRAWS * 9 / 10];
      }

  g_rand_free (rand);
  return bench_now () - before;
}

static double
timed_run (const FwePlan *plan, FweDraws *draws, unsigned n_threads)
{
  const double before = bench_now ();
  FweResult *result = NULL;
  FweFault fault;

  g_assert_true (fwe_run (plan, draws, n_threads, NULL, &result, &fault));
  sink = result->measures[FWE_M_NPV_SOCIETY].mean;
  fwe_result_free (result);
  return bench_now () - before;
}

static double
best_of (double (*work) (const FwePlan *, FweDraws *, unsigned), const FwePlan *plan,
         FweDraws *draws)
{
  double best = INFINITY;

  for (int k = 0; k < 5; k++)
    best = fmin (best, work (plan, draws, 1));

  return best;
}

/* Cold: new random numbers too. Warm: any lever moved, draws stored. Seats: a drag of one
 * program's. */
static void
bench_plan (const char *name, Sample *sample)
{
  FweDraws *draws = fwe_draws_new (1, N_DRAWS);
  const double plain = plain_run (&sample->plan);
  const double cold = timed_run (&sample->plan, draws, 1);
  const double warm = best_of (timed_run, &sample->plan, draws);
  g_autofree char *a = g_strdup_printf ("%s: first run, new random numbers", name);
  g_autofree char *b = g_strdup_printf ("%s: full run, draws stored", name);
  g_autofree char *c = g_strdup_printf ("%s: seats dragged, full run", name);
  double drag;

  sample->programs[0].seats += 4;
  drag = best_of (timed_run, &sample->plan, draws);
  bench_report (a, cold, "a lane at a time with libm and qsort", plain);
  bench_report (b, warm, "a lane at a time with libm and qsort", plain);
  bench_report (c, drag, "a lane at a time with libm and qsort", plain);
  fwe_draws_free (draws);
}

int
main (void)
{
  Sample sample;
  FweGroup groups[9];

  sample_city (&sample);
  sample_add_incomes (&sample);
  bench_plan ("3 programs, 5 groups, 40 quarters, 20 employers, 10,000 draws", &sample);

  sample_widen (&sample, groups);
  bench_plan ("12 programs, 9 groups, 40 quarters, 20 employers, 10,000 draws", &sample);
  sample_clear (&sample);
  return 0;
}
