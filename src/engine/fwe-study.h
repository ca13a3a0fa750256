/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-run.h"
#include "fwe-sensitivity.h"

/* Which of a plan's uncertain numbers matter. Nothing of the plan is changed: the numbers behind
 * its draws are (fwe_draws_set()). */

/* Where a tornado puts a number, and a range ends everywhere else. */
#define FWE_STUDY_LOW  0.1
#define FWE_STUDY_HIGH 0.9

/* Most uncertain numbers of one plan. */
#define FWE_MAX_FACTORS 4096

/**
 * FweFactor:
 * @id: its stream: fwe_quantity_id() of its catalogue key, or of FWE_EFFECT_KEY
 * @p_zero: share of draws in which it is 0
 * @low, @high: its 10th and 90th percentile, in its unit; of the effect, standard normals
 *
 * An uncertain number of a plan, the same wherever it stands in it.
 */
typedef struct
{
  uint64_t id;
  double p_zero;
  double low, high;
} FweFactor;

/* The uncertain numbers of a plan, in its order, each once; at most max are written. The effect on
 * earnings, one number behind all programs, comes last. Gives how many there are; those that
 * found no room may be counted more than once. */
size_t fwe_factors_find (const FwePlan *plan, FweFactor *out, size_t max);

/**
 * FweStudy:
 *
 * Runs a plan again and again with some of its uncertain numbers where a study wants them. One
 * thread at a time.
 */
typedef struct FweStudy FweStudy;

/* plan and factors are borrowed. n_draws: possible futures of each run. */
FweStudy *fwe_study_new (const FwePlan *plan, FweMeasure measure, const FweFactor *factors,
                         size_t n_factors, uint64_t seed, size_t n_draws, unsigned n_threads);
void fwe_study_free (FweStudy *self);
/* Possible futures run so far. */
size_t fwe_study_n_run (const FweStudy *self);

/* The measure as the plan stands. */
bool fwe_study_base (FweStudy *self, const FweHooks *hooks, FweSummary *out, FweFault *fault);

/**
 * FweSwing:
 * @low, @high: of the measure where the number stands at the 10th and at the 90th percentile of its
 *   own range and everything else varies as it does
 */
typedef struct
{
  FweSummary low, high;
} FweSwing;

/* One bar of a tornado, on the draws of the plan's own seed. */
bool fwe_study_swing (FweStudy *self, size_t factor, const FweHooks *hooks, FweSwing *out,
                      FweFault *fault);
/* All of Morris' screening with as many trajectories as draws; out: n_factors. */
bool fwe_study_morris (FweStudy *self, const FweHooks *hooks, FweElementary *out, FweFault *fault);

/* Beside the factors: every other uncertain number together, and luck (who passes, finishes, stays
 * at the same rates). */
#define FWE_STUDY_OTHERS(n_factors)  (n_factors)
#define FWE_STUDY_LUCK(n_factors)    ((n_factors) + 1)
#define FWE_STUDY_INDICES(n_factors) ((n_factors) + 2)

/* One more repeat of Sobol's design; sums: of FWE_STUDY_INDICES(). At most FWE_SENSITIVITY_FACTORS
 * factors. used: draws in which the measure is defined. */
bool fwe_study_sobol (FweStudy *self, FweSobol *sums, const FweHooks *hooks, size_t *used,
                      FweFault *fault);
