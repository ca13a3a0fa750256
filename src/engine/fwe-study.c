/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fwe-math.h"
#include "fwe-sequence.h"

/* Keeps the seeds of all sets of points apart from each other and from any a person chooses (under
 * 2^53). */
#define SEED_STEP (UINT64_C (1) << 54)

/**
 * FweStudy:
 * @rest, @normal: of one factor, where it is not 0: probabilities and their normals
 * @at: probabilities, 2 x n_factors x n_draws: of the points of A, then of B
 * @y: outputs of up to n_factors + 4 runs
 */
struct FweStudy
{
  const FwePlan *plan;
  FweMeasure measure;
  const FweFactor *factors;
  size_t n_factors, n_draws;
  uint64_t seed;
  unsigned n_threads;
  size_t n_run;
  FweDraws *draws;
  double *rest, *normal;
  double *at;
  double *y;
};

/* A run of several: its share of the whole. */
typedef struct
{
  const FweHooks *outer;
  size_t run, n_runs;
} Part;

static bool
stop_cb (void *user_data)
{
  const Part *part = user_data;

  return part->outer->stop != NULL && part->outer->stop (part->outer->user_data);
}

static void
progress_cb (double done, void *user_data)
{
  const Part *part = user_data;

  if (part->outer->progress != NULL)
    part->outer->progress (((double)part->run + done) / (double)part->n_runs,
                           part->outer->user_data);
}

/**
 * fwe_study_new:
 * @plan: a plan, borrowed
 * @measure: what is asked about
 * @factors: numbers of the plan, borrowed
 * @n_factors: 1 to FWE_MAX_FACTORS
 * @seed: of the draws
 * @n_draws: of each run, 1 to FWE_MAX_DRAWS; for Sobol a power of two
 * @n_threads: 1 or more; changes nothing that is found
 *
 * Returns: (nullable): a study, or NULL when there is no memory
 */
FweStudy *
fwe_study_new (const FwePlan *plan, FweMeasure measure, const FweFactor *factors, size_t n_factors,
               uint64_t seed, size_t n_draws, unsigned n_threads)
{
  FweStudy *self = calloc (1, sizeof *self);

  if (self == NULL)
    return NULL;

  self->plan = plan;
  self->measure = measure;
  self->factors = factors;
  self->n_factors = n_factors;
  self->n_draws = n_draws;
  self->seed = seed;
  self->n_threads = n_threads;
  self->draws = fwe_draws_new (seed, n_draws);
  self->normal = malloc (n_draws * sizeof (double));
  self->rest = malloc (n_draws * sizeof (double));
  if (self->draws == NULL || self->normal == NULL || self->rest == NULL)
    {
      fwe_study_free (self);
      return NULL;
    }

  return self;
}

/**
 * fwe_study_free:
 * @self: (nullable): a study
 */
void
fwe_study_free (FweStudy *self)
{
  if (self == NULL)
    return;

  fwe_draws_free (self->draws);
  free (self->normal);
  free (self->rest);
  free (self->at);
  free (self->y);
  free (self);
}

/**
 * fwe_study_n_run:
 * @self: a study
 *
 * Returns: possible futures run so far, in all
 */
size_t
fwe_study_n_run (const FweStudy *self)
{
  return self->n_run;
}

/* Puts a factor where it has this share of its draws below it. The draws in which it is 0 are its
 * lowest ones. */
static bool
put (FweStudy *self, size_t factor, const double *at)
{
  const double p_zero = self->factors[factor].p_zero;

  for (size_t i = 0; i < self->n_draws; i++)
    {
      const double rest = (at[i] - p_zero) / (1 - p_zero);

      self->rest[i] = rest > 0 ? rest : 0.5;
    }
  fwe_normal_quantile_n (self->rest, self->normal, self->n_draws);
  return fwe_draws_set (self->draws, self->factors[factor].id, self->normal, at);
}

/* One run on the draws as they stand; y: n_draws of the measure. */
static bool
run (FweStudy *self, const Part *part, FweSummary *summary, double *y, FweFault *fault)
{
  const FweHooks hooks = { stop_cb, progress_cb, (void *)part };
  FweResult *result;

  if (!fwe_run (self->plan, self->draws, self->n_threads, part->outer != NULL ? &hooks : NULL,
                &result, fault))
    return false;

  self->n_run += self->n_draws;
  if (summary != NULL)
    *summary = result->measures[self->measure];
  if (y != NULL)
    memcpy (y, result->draws[self->measure], self->n_draws * sizeof (double));
  fwe_result_free (result);
  return true;
}

/**
 * fwe_study_base:
 * @self: a study
 * @hooks: (nullable): stop and progress
 * @out: (out): the measure as the plan stands
 * @fault: (out): why there is nothing
 *
 * Returns: whether @out was filled
 */
bool
fwe_study_base (FweStudy *self, const FweHooks *hooks, FweSummary *out, FweFault *fault)
{
  const Part part = { hooks, 0, 1 };

  fwe_draws_reseed (self->draws, self->seed, self->seed);
  return run (self, &part, out, NULL, fault);
}

/**
 * fwe_study_swing:
 * @self: a study
 * @factor: which
 * @hooks: (nullable): stop and progress
 * @out: (out): what the measure is at the factor's 10th and 90th percentile
 * @fault: (out): why there is nothing
 *
 * Returns: whether @out was filled
 */
bool
fwe_study_swing (FweStudy *self, size_t factor, const FweHooks *hooks, FweSwing *out,
                 FweFault *fault)
{
  const double ends[] = { FWE_STUDY_LOW, FWE_STUDY_HIGH };
  FweSummary *const summaries[] = { &out->low, &out->high };
  double *at = malloc (self->n_draws * sizeof (double));
  bool done = at != NULL;

  *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
  for (size_t end = 0; end < 2 && done; end++)
    {
      const Part part = { hooks, end, 2 };

      for (size_t i = 0; i < self->n_draws; i++)
        at[i] = ends[end];
      fwe_draws_reseed (self->draws, self->seed, self->seed);
      done = put (self, factor, at) && run (self, &part, summaries[end], NULL, fault);
    }

  free (at);
  return done;
}

/* Room for probabilities of n_sets sets of points, and for the outputs of n_runs. */
static bool
make_room (FweStudy *self, size_t n_sets, size_t n_runs)
{
  double *at = realloc (self->at, n_sets * self->n_factors * self->n_draws * sizeof (double));
  double *y;

  if (at == NULL)
    return false;
  self->at = at;
  y = realloc (self->y, n_runs * self->n_draws * sizeof (double));
  if (y == NULL)
    return false;
  self->y = y;
  return true;
}

/* The trajectories' runs; all of one has the same luck and the same other numbers. */
static bool
run_trajectories (FweStudy *self, const FweHooks *hooks, FweFault *fault)
{
  const size_t n = self->n_draws;

  for (size_t s = 0; s <= self->n_factors; s++)
    {
      const Part part = { hooks, s, self->n_factors + 1 };

      fwe_draws_reseed (self->draws, self->seed, self->seed);
      for (size_t f = 0; f < self->n_factors; f++)
        if (!put (self, f, self->at + (s * self->n_factors + f) * n))
          return false;
      if (!run (self, &part, NULL, self->y + s * n, fault))
        return false;
    }

  return true;
}

/**
 * fwe_study_morris:
 * @self: a study of as many draws as there are to be trajectories
 * @hooks: (nullable): stop and progress
 * @out: (out): n_factors
 * @fault: (out): why there is nothing
 *
 * Returns: whether @out was filled
 */
bool
fwe_study_morris (FweStudy *self, const FweHooks *hooks, FweElementary *out, FweFault *fault)
{
  const size_t k = self->n_factors, n = self->n_draws;
  size_t *moved = malloc (k * n * sizeof *moved);
  const double **y = malloc ((k + 1) * sizeof *y);
  bool done = false;

  *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
  if (moved != NULL && y != NULL && make_room (self, k + 1, k + 1))
    {
      fwe_morris_design (self->seed, k, n, self->at, moved);
      done = run_trajectories (self, hooks, fault);
    }
  if (done)
    {
      for (size_t s = 0; s <= k; s++)
        y[s] = self->y + s * n;
      fwe_morris_read (k, n, self->at, moved, y, out);
    }

  free (y);
  free (moved);
  return done;
}

/* Points of A and B: a shift of Sobol's sequence of its own for every repeat and dimension. */
static void
make_points (FweStudy *self, size_t repeat)
{
  for (size_t d = 0; d < 2 * self->n_factors; d++)
    {
      const uint32_t counter[4] = { (uint32_t)repeat, (uint32_t)d, 0, UINT32_C (0x534f424f) };
      const uint32_t key[2] = { (uint32_t)self->seed, (uint32_t)(self->seed >> 32) };
      uint32_t shift[4];

      fwe_philox (counter, key, shift);
      fwe_sequence_fill (d, shift[0], self->n_draws, self->at + d * self->n_draws);
    }
}

/* One set of points: those of A, with one factor (or the others, or luck) of B; or all of B. */
static bool
run_set (FweStudy *self, size_t repeat, size_t from_b, const Part *part, double *y, FweFault *fault)
{
  const size_t k = self->n_factors, all = FWE_STUDY_INDICES (k);
  const uint64_t a = self->seed + (2 * repeat + 1) * SEED_STEP, b = a + SEED_STEP;
  const bool others = from_b == all || from_b == FWE_STUDY_OTHERS (k);
  const bool luck = from_b == all || from_b == FWE_STUDY_LUCK (k);

  fwe_draws_reseed (self->draws, others ? b : a, luck ? b : a);
  for (size_t f = 0; f < k; f++)
    {
      const bool second = from_b == all || from_b == f;

      if (!put (self, f, self->at + (second ? k + f : f) * self->n_draws))
        return false;
    }

  return run (self, part, NULL, y, fault);
}

/**
 * fwe_study_sobol:
 * @self: a study
 * @sums: of FWE_STUDY_INDICES() factors; the repeat is added to it
 * @hooks: (nullable): stop and progress
 * @used: (out): draws in which the measure is defined everywhere
 * @fault: (out): why nothing was added
 *
 * n_factors + 4 runs. The more repeats, the narrower the intervals.
 *
 * Returns: whether the repeat was added
 */
bool
fwe_study_sobol (FweStudy *self, FweSobol *sums, const FweHooks *hooks, size_t *used,
                 FweFault *fault)
{
  const size_t n_indices = FWE_STUDY_INDICES (self->n_factors), n_runs = n_indices + 2;
  const double *ab[FWE_STUDY_INDICES (FWE_SENSITIVITY_FACTORS)];
  const size_t repeat = fwe_sobol_repeats (sums);

  *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
  if (!make_room (self, 2, n_runs))
    return false;

  make_points (self, repeat);
  for (size_t r = 0; r < n_runs; r++)
    {
      const Part part = { hooks, r, n_runs };

      /* Each with one of B, then A (nothing of B), then B. */
      if (!run_set (self, repeat,
                    r < n_indices    ? r
                    : r == n_indices ? SIZE_MAX
                                     : n_indices,
                    &part, self->y + r * self->n_draws, fault))
        return false;
      if (r < n_indices)
        ab[r] = self->y + r * self->n_draws;
    }

  *used = fwe_sobol_add (sums, self->n_draws, self->y + n_indices * self->n_draws,
                         self->y + (n_indices + 1) * self->n_draws, ab);
  return true;
}
