/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What each of several uncertain numbers does to one output: the arithmetic alone, of any function.
 * fwe-study.h asks a plan. */

/* Most numbers at once: Sobol's sequence gives each two dimensions. */
#define FWE_SENSITIVITY_FACTORS 15
#define FWE_SENSITIVITY_REPEATS 64

/**
 * FweIndex:
 * @first: share of the output's variance that would go if this number alone were known
 * @total: share that would stay if everything but this number were known
 * @first_margin, @total_margin: half of the 90 % interval; NaN before the second repeat
 *
 * Sobol's indices. NaN where nothing varies. An estimate may lie a little under 0 or over 1.
 */
typedef struct
{
  double first, first_margin;
  double total, total_margin;
} FweIndex;

/**
 * FweSobol:
 *
 * Adds up repeats of the design of Saltelli (2010): two independent sets of points A and B, and for
 * every factor i the set AB_i, which is A with factor i of B.
 */
typedef struct FweSobol FweSobol;

FweSobol *fwe_sobol_new (size_t n_factors);
void fwe_sobol_free (FweSobol *self);
/* One repeat. Points at which any output is not a number are left out; gives how many were not. */
size_t fwe_sobol_add (FweSobol *self, size_t n, const double *a, const double *b,
                      const double *const *ab);
size_t fwe_sobol_repeats (const FweSobol *self);
void fwe_sobol_read (const FweSobol *self, FweIndex *out);

/* Of a step over half of the factor's range of probability (from .125 to .625, from .375 to .875).
 */
#define FWE_MORRIS_LEVELS 4

/**
 * FweElementary:
 * @mean: of the output's changes when this number alone goes up by half of its range
 * @star: of their sizes, whichever way
 * @sigma: their standard deviation: 0 when the change is the same everywhere
 * @n: changes seen
 */
typedef struct
{
  double mean, star, sigma;
  size_t n;
} FweElementary;

/* Morris (1991): n trajectories, each moving one factor after another in an order of its own. at:
 * probabilities, (n_factors + 1) x n_factors x n; moved: n_factors x n, the factor of each step. */
void fwe_morris_design (uint64_t seed, size_t n_factors, size_t n, double *at, size_t *moved);
/* y: n_factors + 1 arrays of n outputs. */
void fwe_morris_read (size_t n_factors, size_t n, const double *at, const size_t *moved,
                      const double *const *y, FweElementary *out);
/* What two batches found together. */
void fwe_elementary_merge (FweElementary *into, const FweElementary *more);
