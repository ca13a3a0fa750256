/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes-pieces.h"

#include <math.h>

/* A cell the pattern shows empty starts with this share of what independence would put there:
 * samples miss small groups, and without it some brackets could not be filled at all. */
#define SEED_SHARE 1e-4

#define MAX_STEPS 2000

static double
sum_of (const double *x, size_t n, size_t stride)
{
  double sum = 0.0;

  for (size_t i = 0; i < n; i++)
    sum += x[i * stride];

  return sum;
}

static bool
check_counts (const double *x, size_t n, const char *input, FweFault *fault)
{
  for (size_t i = 0; i < n; i++)
    if (!(x[i] >= 0.0 && x[i] < 1e15))
      return fwe_incomes_refuse (fault, FWE_FAULT_OUT_OF_RANGE, input, i, x[i]);

  return true;
}

/* Start: the pattern of each group brought to its total, with no cell empty that may be filled. */
static void
seed_cells (const double *shapes, const double *place, double place_sum, double total, double *out)
{
  const double shape_sum = sum_of (shapes, FWE_N_BRACKETS, 1);

  for (size_t i = 0; i < FWE_N_BRACKETS; i++)
    {
      const double even = place[i] / place_sum;
      const double share = shape_sum > 0.0 ? shapes[i] / shape_sum : even;
      const double least = SEED_SHARE * even;

      out[i] = place[i] > 0.0 ? total * (share > least ? share : least) : 0.0;
    }
}

/* Brings the rows to their totals, then the columns to theirs; returns how far the rows were off.
 */
static double
rake_once (const double *totals, double factor, const double *place, size_t n_groups, double *out)
{
  double worst = 0.0;

  for (size_t g = 0; g < n_groups; g++)
    {
      const double sum = sum_of (out + g * FWE_N_BRACKETS, FWE_N_BRACKETS, 1);
      const double by = sum > 0.0 ? totals[g] * factor / sum : 0.0;

      worst = fwe_larger (worst, sum > 0.0 ? fabs (by - 1.0) : 0.0);
      for (size_t i = 0; i < FWE_N_BRACKETS; i++)
        out[g * FWE_N_BRACKETS + i] *= by;
    }
  for (size_t i = 0; i < FWE_N_BRACKETS; i++)
    {
      const double sum = sum_of (out + i, n_groups, FWE_N_BRACKETS);
      const double by = sum > 0.0 ? place[i] / sum : 0.0;

      for (size_t g = 0; g < n_groups; g++)
        out[g * FWE_N_BRACKETS + i] *= by;
    }

  return worst;
}

/**
 * fwe_incomes_rake:
 * @shapes: n_groups x 16 household counts, the pattern of each group; one without households takes
 * the place's
 * @totals: households of each group in the place, n_groups; scaled to the place's sum
 * @place: 16 household counts of the place
 * @n_groups: groups
 * @out: (out): n_groups x 16 household counts
 * @fault: (out): what is wrong
 *
 * Iterative proportional fitting (Deming and Stephan 1940): the counts nearest to the patterns, in
 * relative entropy, whose brackets add up to the place's (exactly) and whose groups to their totals
 * (to 1e-10).
 *
 * Returns: whether there was something to rake
 */
bool
fwe_incomes_rake (const double *shapes, const double *totals, const double *place, size_t n_groups,
                  double *out, FweFault *fault)
{
  if (!check_counts (shapes, n_groups * FWE_N_BRACKETS, "groups.shapes", fault)
      || !check_counts (totals, n_groups, "groups.totals", fault)
      || !check_counts (place, FWE_N_BRACKETS, "brackets.counts", fault))
    return false;

  const double place_sum = sum_of (place, FWE_N_BRACKETS, 1);
  const double all = sum_of (totals, n_groups, 1);

  if (!(place_sum > 0.0))
    return fwe_incomes_refuse (fault, FWE_FAULT_EMPTY, "brackets.counts", 0, place_sum);
  if (!(all > 0.0))
    return fwe_incomes_refuse (fault, FWE_FAULT_EMPTY, "groups.totals", 0, all);

  for (size_t g = 0; g < n_groups; g++)
    seed_cells (shapes + g * FWE_N_BRACKETS, place, place_sum, totals[g], out + g * FWE_N_BRACKETS);
  for (int step = 0; step < MAX_STEPS; step++)
    if (rake_once (totals, place_sum / all, place, n_groups, out) < 1e-12)
      break;

  return true;
}
