/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes-pieces.h"

#include <math.h>

#include "fwe-draws.h"
#include "fwe-margin.h"
#include "fwe-math.h"
#include "fwe-stats.h"

#define N_DRAWS 1000

/* Mean of an empty top over its edge, as in a fit that cannot know it. */
#define EMPTY_TOP 1.25

/* Mean income of each bracket as fitted; its middle where it is empty. */
static void
bracket_means (const FweIncomes *fitted, const FweBrackets *b, double means[FWE_N_BRACKETS])
{
  for (size_t i = 0; i < FWE_N_BRACKETS; i++)
    {
      const bool top = i + 1 == FWE_N_BRACKETS;
      const double to = top ? INFINITY : b->edges[i + 1];

      if (b->counts[i] > 0.0)
        means[i]
            = (fwe_incomes_total_below (fitted, to) - fwe_incomes_total_below (fitted, b->edges[i]))
              / b->counts[i];
      else
        means[i] = top ? EMPTY_TOP * b->edges[i] : 0.5 * (b->edges[i] + to);
    }
}

/* A normal for each bracket's count, and one for the mean of the top. */
#define N_NORMALS (FWE_N_BRACKETS + 4)
#define TOP_MEAN  FWE_N_BRACKETS

/* Those of one draw, whatever the others are. */
static void
draw_normals (uint64_t seed, uint32_t draw, double z[N_NORMALS])
{
  const uint32_t key[2] = { (uint32_t)seed, (uint32_t)(seed >> 32) };
  double u[N_NORMALS];

  for (uint32_t k = 0; k < N_NORMALS / 4; k++)
    {
      const uint32_t counter[4] = { draw, k, 0, 0 };
      uint32_t bits[4];

      fwe_philox (counter, key, bits);
      for (size_t i = 0; i < 4; i++)
        u[4 * k + i] = ((double)bits[i] + 0.5) / 4294967296.0;
    }
  fwe_normal_quantile_n (u, z, N_NORMALS);
}

/* Mean of the open bracket in one draw. Its count has the relative error of a count of so many
 * answers; the mean of as many incomes over the edge has the same when they are spread like an
 * exponential, whose deviation is its mean. */
static double
draw_top_mean (const FweBrackets *b, double mean, double margin, double z)
{
  const double edge = b->edges[FWE_N_BRACKETS - 1], count = b->counts[FWE_N_BRACKETS - 1];
  const double error = count > 0.0 ? margin / FWE_MARGIN_ERRORS / count : 0.0;

  return edge + (mean - edge) * fwe_exp ((error < 1.0 ? error : 1.0) * z);
}

/* Gini of one draw of the counts; NaN when nobody is left. */
static double
draw_gini (const FweBrackets *b, const double *means, const double *margins, const double *z)
{
  FweBrackets drawn = *b;
  double households = 0.0, income = 0.0;

  for (size_t i = 0; i < FWE_N_BRACKETS; i++)
    {
      const double count = b->counts[i] + margins[i] / FWE_MARGIN_ERRORS * z[i];
      const double mean = i + 1 < FWE_N_BRACKETS
                              ? means[i]
                              : draw_top_mean (b, means[i], margins[i], z[TOP_MEAN]);

      drawn.counts[i] = count > 0.0 ? count : 0.0;
      households += drawn.counts[i];
      income += drawn.counts[i] * mean;
    }
  drawn.mean = income / households;

  FweIncomes *fitted = households > 0.0 ? fwe_incomes_new (&drawn, NULL) : NULL;
  const double gini = fitted ? fwe_incomes_gini (fitted) : NAN;

  fwe_incomes_free (fitted);
  return gini;
}

/**
 * fwe_incomes_gini_margin:
 * @brackets: counts, edges and mean
 * @margins: 90 % margins of error of the counts [households], >= 0
 * @seed: of the random numbers
 * @margin: (out): 90 % margin of error of the Gini
 * @fault: (out): what is wrong
 *
 * Half width of the 90 % range of the Gini when each count errs by its margin, by itself, the mean
 * of the open bracket as that of so few households does, and the households of any other bracket
 * keep its mean income: 1.645 standard deviations of 1,000 draws. An estimate from margins, since
 * bracket counts do not err independently; views say so.
 *
 * Returns: whether @margin was computed
 */
bool
fwe_incomes_gini_margin (const FweBrackets *brackets, const double margins[FWE_N_BRACKETS],
                         uint64_t seed, double *margin, FweFault *fault)
{
  double means[FWE_N_BRACKETS], z[N_NORMALS], gini[N_DRAWS];
  FweIncomes *fitted;
  size_t n = 0;

  for (size_t i = 0; i < FWE_N_BRACKETS; i++)
    if (!(margins[i] >= 0.0 && margins[i] < 1e15))
      return fwe_incomes_refuse (fault, FWE_FAULT_OUT_OF_RANGE, "brackets.margins", i, margins[i]);

  fitted = fwe_incomes_new (brackets, fault);
  if (!fitted)
    return false;
  bracket_means (fitted, brackets, means);
  fwe_incomes_free (fitted);

  for (uint32_t draw = 0; draw < N_DRAWS; draw++)
    {
      draw_normals (seed, draw, z);
      gini[n] = draw_gini (brackets, means, margins, z);
      n += isfinite (gini[n]) ? 1 : 0;
    }
  if (n < 2)
    return fwe_incomes_refuse (fault, FWE_FAULT_EMPTY, "brackets.counts", 0, (double)n);

  *margin = FWE_MARGIN_ERRORS * fwe_stats_sd (gini, n);
  return true;
}
