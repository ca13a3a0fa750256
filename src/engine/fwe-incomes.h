/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fwe-fault.h"

#define FWE_N_BRACKETS 16

/* Lower edges of the 16 brackets of ACS table B19001 [dollars of the survey year]; the last is
 * open. */
extern const double fwe_acs_edges[FWE_N_BRACKETS];

/* How a distribution was fitted to its brackets (model.md, "Brackets"). */
typedef enum
{
  FWE_FIT_LINEAR_PARETO = 0,
  FWE_FIT_TILTED,
  FWE_FIT_CUBIC,
  FWE_FIT_TOP_FROM_BRACKETS, /* no mean was given: top exponent from the last two brackets */
} FweFit;

/**
 * FweIncomes:
 *
 * A household income distribution fitted to bracket counts and, where there is one, a mean: inside
 * the closed brackets a density in pieces, above the top edge a closed-form tail. Every bracket
 * count and the mean are reproduced to 1e-6. Immutable once built.
 */
typedef struct FweIncomes FweIncomes;

/**
 * FweBrackets:
 * @counts: households in each bracket, not necessarily whole, >= 0
 * @edges: lower edges, rising, @edges[0] = 0 [dollars]
 * @mean: mean household income [dollars], or NaN when not published
 */
typedef struct
{
  double counts[FWE_N_BRACKETS];
  double edges[FWE_N_BRACKETS];
  double mean;
} FweBrackets;

FweIncomes *fwe_incomes_new (const FweBrackets *brackets, FweFault *fault);
FweIncomes *fwe_incomes_new_with_fit (const FweBrackets *brackets, FweFit fit, FweFault *fault);
/* From percentiles (20, 50, 80 %) of a group: a smooth distribution through them; counts sum to
 * households. */
FweIncomes *fwe_incomes_new_from_percentiles (double p20, double p50, double p80, double households,
                                              FweFault *fault);
/* The same distribution in other dollars: every income times factor. */
FweIncomes *fwe_incomes_scaled (const FweIncomes *self, double factor);
/* All households of several distributions as one. */
FweIncomes *fwe_incomes_new_sum (const FweIncomes *const *parts, size_t n_parts, FweFault *fault);
FweIncomes *fwe_incomes_copy (const FweIncomes *self);
void fwe_incomes_free (FweIncomes *self);

FweFit fwe_incomes_fit (const FweIncomes *self);
double fwe_incomes_households (const FweIncomes *self);
double fwe_incomes_mean (const FweIncomes *self);
double fwe_incomes_cdf (const FweIncomes *self, double income);     /* share, 0 to 1 */
double fwe_incomes_quantile (const FweIncomes *self, double share); /* dollars */
double fwe_incomes_total_below (const FweIncomes *self,
                                double income); /* dollars of households at or under */
double fwe_incomes_count (const FweIncomes *self, double from, double to); /* households */

/**
 * FweIndices:
 *
 * Every inequality measure of one population, NaN where it has none (each view says "not defined").
 * Theil, Atkinson and the mean log deviation are over incomes above 0 alone.
 */
typedef struct
{
  double n; /* households or persons, weighted */
  double mean, median;
  double gini;
  double theil_t, theil_l;
  double atkinson_05, atkinson_1;
  double palma; /* share of the top 10 % over share of the bottom 40 % */
  double p90_p10, s80_s20;
  double n_dropped; /* weighted, at or under 0 and left out of the log measures */
} FweIndices;

double fwe_incomes_gini (const FweIncomes *self); /* NaN unless the mean is above 0 */
bool fwe_incomes_indices (const FweIncomes *self, FweIndices *out, FweFault *fault);
/* Indices of several distributions taken as one population (a place of five counties, its groups).
 */
bool fwe_incomes_indices_of_sum (const FweIncomes *const *parts, size_t n_parts, FweIndices *out,
                                 FweFault *fault);
/* Share of all income held by the poorest share p, at each of n points p[i] in 0..1. */
bool fwe_incomes_lorenz (const FweIncomes *const *parts, size_t n_parts, const double *p, size_t n,
                         double *out, FweFault *fault);

/* 90 % margin of error of the Gini from those of the 16 counts, by 1,000 draws of the counts. */
bool fwe_incomes_gini_margin (const FweBrackets *brackets, const double margins[FWE_N_BRACKETS],
                              uint64_t seed, double *margin, FweFault *fault);

/**
 * fwe_incomes_rake:
 * @shapes: n_groups x 16 household counts, the pattern of each group
 * @totals: households of each group in the place, n_groups
 * @place: 16 household counts of the place
 *
 * Iterative proportional fitting of the group shapes to the place's brackets and the groups' totals
 * (totals are first scaled to the place's sum); out is n_groups x 16.
 */
bool fwe_incomes_rake (const double *shapes, const double *totals, const double *place,
                       size_t n_groups, double *out, FweFault *fault);

/**
 * FweMoves:
 *
 * Tables of a set of group distributions from which the Gini of any small move of households is
 * exact (performance.md 3): a share of a group's households at or under a limit moves by a common
 * gain. Immutable; shared by threads.
 */
typedef struct FweMoves FweMoves;

/* limit: eligible income [dollars]; gains are exact for any value, tables are only for speed. */
FweMoves *fwe_moves_new (const FweIncomes *const *groups, size_t n_groups, double limit,
                         FweFault *fault);
void fwe_moves_free (FweMoves *self);
/* Whether they were made of the same incomes and limit, to the bit. */
bool fwe_moves_are_of (const FweMoves *self, const FweIncomes *const *groups, size_t n_groups,
                       double limit);
double fwe_moves_eligible (const FweMoves *self,
                           size_t group); /* households at or under the limit */
double fwe_moves_gini_before (const FweMoves *self);

/**
 * FweMove:
 * @group: which group
 * @households: how many of its eligible households move; 0 <= households <= eligible
 * @gain: yearly change of each [dollars], either sign
 */
typedef struct
{
  size_t group;
  double households;
  double gain;
} FweMove;

/* Most moves of one call of fwe_moves_gini(): two of each group, and as many again. */
#define FWE_MAX_MOVES 64

/* Gini after the moves, exact; moves of one group stand in different households. */
double fwe_moves_gini (const FweMoves *self, const FweMove *moves, size_t n_moves);
/* Every measure after the moves (Theil, Atkinson, quantiles, shares), for reporting at the mean. */
bool fwe_moves_indices (const FweMoves *self, const FweMove *moves, size_t n_moves, FweIndices *out,
                        FweFault *fault);
/* Lorenz ordinates after the moves. */
bool fwe_moves_lorenz (const FweMoves *self, const FweMove *moves, size_t n_moves, const double *p,
                       size_t n, double *out, FweFault *fault);
/* Households of a group in [from, to) after the moves. */
double fwe_moves_count (const FweMoves *self, size_t group, const FweMove *moves, size_t n_moves,
                        double from, double to);
/* Income that the poorest share of all households do not exceed before any move [dollars]. */
double fwe_moves_quantile_before (const FweMoves *self, double share);
/* Households of a group in [from, to) that may move. */
double fwe_moves_eligible_in (const FweMoves *self, size_t group, double from, double to);
/* Households of a group at or under a line after the moves, and their dollars together. */
void fwe_moves_under (const FweMoves *self, size_t group, const FweMove *moves, size_t n_moves,
                      double line, double *households, double *income);

/**
 * FweBetween:
 *
 * Theil T and mean log deviation of all groups together, split into what stands between the groups'
 * means and what within the groups; the two add up to the whole. Over incomes above 0, as in
 * FweIndices.
 */
typedef struct
{
  double theil_between, theil_within;
  double log_between, log_within;
} FweBetween;

bool fwe_moves_between (const FweMoves *self, const FweMove *moves, size_t n_moves, FweBetween *out,
                        FweFault *fault);
/* Median of a group after the moves [dollars]. */
double fwe_moves_median (const FweMoves *self, size_t group, const FweMove *moves, size_t n_moves);
