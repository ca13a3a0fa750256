/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <stdlib.h>

#include "bench.h"
#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-result.h"
#include "sample-plan.h"

/* What a change costs while a lever is dragged, performance.md M1 (seats) and M2 (a rate): every
 * number of the result on all draws, as the window has it, with what runs keep for each other and,
 * beside it in the same turn, without. */

#define N_DRAWS 10000
#define N_STEPS 30

/* A plan under a hand: set puts its lever somewhere from 0 to 1. */
typedef struct Subject Subject;
struct Subject
{
  const char *name;
  void (*set) (Subject *self, double at);
  void (*run) (Subject *self, FweDraws *draws, unsigned n_threads);
  const char *key; /* of a plan of the model */
  double lo, hi;
  FwPlan *plan;
  FwCompiled *compiled;
  Sample *sample; /* or of the engine alone */
  bool moves_rate;
};

typedef struct
{
  double cpu[N_STEPS], wall[N_STEPS];
} Times;

static void
set_model (Subject *self, double at)
{
  g_autoptr (FwChange) change
      = fw_change_new_set_value (NULL, self->key, self->lo + (self->hi - self->lo) * at);
  g_autoptr (FwChange) back = fw_change_apply (change, self->plan, NULL);
  g_autoptr (FwCompiled) compiled
      = fw_plan_compile (self->plan, fw_plan_get_default_scenario (self->plan), NULL);

  g_assert (back != NULL && compiled != NULL);
  g_clear_pointer (&self->compiled, fw_compiled_unref);
  self->compiled = fw_compiled_with_draws (compiled, N_DRAWS, 1);
}

static void
run_model (Subject *self, FweDraws *draws, unsigned n_threads)
{
  g_autoptr (FwResult) result
      = fw_result_new_run (self->compiled, draws, n_threads, FALSE, NULL, NULL);

  g_assert (result != NULL);
}

static void
set_sample (Subject *self, double at)
{
  if (self->moves_rate)
    self->sample->programs[0].completion.middle = 0.5 + 0.4 * at;
  else
    self->sample->programs[0].seats = 10 + 30 * at;
}

static void
run_sample (Subject *self, FweDraws *draws, unsigned n_threads)
{
  FweResult *result = NULL;
  FweFault fault;

  if (!fwe_run (&self->sample->plan, draws, n_threads, NULL, &result, &fault))
    g_error ("fault %d", (int)fault.code);
  fwe_result_free (result);
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
percentile (double *times, double p)
{
  qsort (times, N_STEPS, sizeof *times, compare);
  return times[MIN (N_STEPS - 1, (guint)(p * N_STEPS))];
}

static void
time_step (Subject *subject, FweDraws *draws, unsigned n_threads, Times *times, guint i)
{
  const gint64 wall = g_get_monotonic_time ();
  const double cpu = bench_now ();

  subject->run (subject, draws, n_threads);
  times->cpu[i] = bench_now () - cpu;
  times->wall[i] = (double)(g_get_monotonic_time () - wall) * 1e-3;
}

/* The three in turn, so that all have the same neighbours on the machine. */
static void
drag (Subject *subject)
{
  FweDraws *kept = fwe_draws_new (1, N_DRAWS), *plain = fwe_draws_new (1, N_DRAWS);
  Times one, two, without;
  double cold, median;

  fwe_draws_keep_memory (kept, true);
  subject->set (subject, 0.5);
  cold = bench_now ();
  subject->run (subject, kept, 1);
  cold = bench_now () - cold;
  subject->run (subject, plain, 1);
  for (guint i = 0; i < N_STEPS; i++)
    {
      subject->set (subject, (double)(2 * i % N_STEPS) / N_STEPS);
      time_step (subject, kept, 1, &one, i);
      time_step (subject, plain, 1, &without, i);
      subject->set (subject, (double)((2 * i + 1) % N_STEPS) / N_STEPS);
      time_step (subject, kept, 2, &two, i);
    }

  median = percentile (one.cpu, 0.5);
  g_print ("%s\n", subject->name);
  g_print ("  1 thread, processor time: median %6.1f ms, 95th percentile %6.1f ms\n", median,
           percentile (one.cpu, 0.95));
  g_print ("  2 threads, by the clock:  median %6.1f ms, 95th percentile %6.1f ms\n",
           percentile (two.wall, 0.5), percentile (two.wall, 0.95));
  g_print ("  nothing kept: %.1f ms, %.2f times; new random numbers too: %.1f ms, %.2f times\n",
           percentile (without.cpu, 0.5), percentile (without.cpu, 0.5) / median, cold,
           cold / median);
  fwe_draws_free (kept);
  fwe_draws_free (plain);
}

static void
drag_minneapolis (void)
{
  Subject seats = { .name = "M1, Minneapolis: seats of one program",
                    .set = set_model,
                    .run = run_model,
                    .key = "programs.prime.seats",
                    .lo = 10,
                    .hi = 40,
                    .plan = fw_builtin_plan_load ("minneapolis", NULL) };
  Subject rate = { .name = "M2, Minneapolis: completion of one program",
                   .set = set_model,
                   .run = run_model,
                   .key = "programs.prime.completion",
                   .lo = 0.5,
                   .hi = 0.9,
                   .plan = seats.plan };

  g_assert (seats.plan != NULL);
  drag (&seats);
  drag (&rate);
  fw_compiled_unref (seats.compiled);
  fw_compiled_unref (rate.compiled);
  g_object_unref (seats.plan);
}

static void
drag_wide (void)
{
  Sample sample;
  FweGroup groups[9];
  Subject seats = { .name = "M1, 12 programs x 9 groups x 40 quarters: seats of one program",
                    .set = set_sample,
                    .run = run_sample,
                    .sample = &sample };
  Subject rate = { .name = "M2, 12 programs x 9 groups x 40 quarters: completion of one program",
                   .set = set_sample,
                   .run = run_sample,
                   .sample = &sample,
                   .moves_rate = true };

  sample_city (&sample);
  sample_add_incomes (&sample);
  sample_widen (&sample, groups);
  drag (&seats);
  drag (&rate);
  sample_clear (&sample);
}

int
main (void)
{
  g_print ("A change while a lever is dragged, %d draws, %d steps\n", N_DRAWS, N_STEPS);
  drag_minneapolis ();
  drag_wide ();
  return 0;
}
