/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-inequality.h"

#include <math.h>
#include <stdlib.h>

#include "fwe-inequality-walk.h"
#include "fwe-math.h"
#include "fwe-stats.h"

/* Rows of one pass over the sample; small enough to stay in the nearest cache. */
#define BLOCK 1024

/* From so many rows on, whole numbers go into cells; under it sorting is as fast. */
#define CELLS_FROM 400000

/* An epsilon nearer to 1 than this is 1: the power form loses its digits there. */
#define NEAR_ONE 1e-9

/**
 * Totals:
 *
 * What one pass in the order of the rows tells. Positive: values above 0; natural: 0 and above.
 */
typedef struct
{
  double weight, income;
  double positive_weight, positive_income;
  double natural_weight, natural_income;
  double poor;
  double least, most;
  bool whole;
  size_t n_dropped;
} Totals;

static bool
refuse (FweFault *fault, FweFaultCode code, const char *input, size_t index, double value)
{
  if (fault)
    *fault = (FweFault){ .code = code, .input = input, .index = index, .value = value };

  return false;
}

/* Looks for the row at fault in a block that has one. */
static bool
refuse_row (const double *x, const double *w, size_t n, size_t from, FweFault *fault)
{
  for (size_t i = 0; i < n; i++)
    {
      if (!isfinite (x[i]))
        return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "value", from + i, x[i]);
      if (!(w[i] >= 0.0 && isfinite (w[i])))
        return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "weight", from + i, w[i]);
    }

  return true;
}

static void
add_block (Totals *t, const double *restrict x, const double *restrict w, size_t n, double line)
{
  double positive[BLOCK], natural[BLOCK], poor[BLOCK], wx[BLOCK], positive_wx[BLOCK],
      natural_wx[BLOCK];
  double least = t->least, most = t->most;
  double dropped = 0.0, fractions = 0.0;

  for (size_t i = 0; i < n; i++)
    {
      const double rounded = (x[i] + 0x1.8p52) - 0x1.8p52;

      wx[i] = w[i] * x[i];
      positive[i] = x[i] > 0.0 ? w[i] : 0.0;
      natural[i] = x[i] >= 0.0 ? w[i] : 0.0;
      positive_wx[i] = x[i] > 0.0 ? wx[i] : 0.0;
      natural_wx[i] = positive_wx[i];
      poor[i] = x[i] < line ? w[i] : 0.0;
      fractions += rounded != x[i] ? 1.0 : 0.0;
      dropped += x[i] > 0.0 ? 0.0 : 1.0;
      least = x[i] < least ? x[i] : least;
      most = x[i] > most ? x[i] : most;
    }

  t->weight += fwe_stats_sum (w, n);
  t->income += fwe_stats_sum (wx, n);
  t->positive_weight += fwe_stats_sum (positive, n);
  t->positive_income += fwe_stats_sum (positive_wx, n);
  t->natural_weight += fwe_stats_sum (natural, n);
  t->natural_income += fwe_stats_sum (natural_wx, n);
  t->poor += fwe_stats_sum (poor, n);
  t->whole = t->whole && fractions == 0.0;
  t->n_dropped += (size_t)dropped;
  t->least = least;
  t->most = most;
}

/* Weights of a block: the caller's, or a block of ones. */
static const double *
weights_at (const FweSample *sample, size_t from, const double *ones)
{
  return sample->weight ? sample->weight + from : ones;
}

static bool
sum_up (const FweSample *sample, double line, Totals *t, FweFault *fault)
{
  double ones[BLOCK];

  for (size_t i = 0; i < BLOCK; i++)
    ones[i] = 1.0;

  *t = (Totals){ .least = INFINITY, .most = -INFINITY, .whole = true };
  for (size_t from = 0; from < sample->n; from += BLOCK)
    {
      const size_t n = sample->n - from < BLOCK ? sample->n - from : BLOCK;
      const double *x = sample->value + from;
      const double *w = weights_at (sample, from, ones);
      double wrong = 0.0;

      for (size_t i = 0; i < n; i++)
        wrong += x[i] - x[i] != 0.0 || w[i] - w[i] != 0.0 || w[i] < 0.0 ? 1.0 : 0.0;
      if (wrong > 0.0 && !refuse_row (x, w, n, from, fault))
        return false;
      add_block (t, x, w, n, line);
    }

  if (!(t->weight > 0.0))
    return refuse (fault, FWE_FAULT_EMPTY, "weight", 0, t->weight);
  if (!isfinite (t->weight * t->most) || !isfinite (t->weight * t->least) || !isfinite (t->income))
    return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "value", 0, t->most);

  return true;
}

/* An Atkinson measure and its equally distributed equivalent; sum_power of values over the even
 * one. */
static double
atkinson (const Totals *t, const FweWalk *walk, double epsilon, double sum_power, double *ede)
{
  const bool logs = epsilon >= 1.0 - NEAR_ONE;
  const double weight = logs ? t->positive_weight : t->natural_weight;
  const double mean = (logs ? t->positive_income : t->natural_income) / weight;

  *ede = NAN;
  if (!(weight > 0.0 && mean > 0.0))
    return NAN;

  if (epsilon == 0.0)
    *ede = mean;
  else if (fabs (epsilon - 1.0) <= NEAR_ONE)
    *ede = fwe_exp (walk->log_x / weight);
  else
    *ede = walk->even * fwe_pow (sum_power / weight, 1.0 / (1.0 - epsilon));

  return epsilon == 0.0 ? 0.0 : 1.0 - *ede / mean;
}

/* Shares of income as surveys print them: over the 80 % quantile, at or under the 20 %. */
static double
s80_s20 (const FweSample *sample, double q20, double q80)
{
  double top = 0.0, bottom = 0.0;
  double ones[BLOCK], over[BLOCK], under[BLOCK];

  for (size_t i = 0; i < BLOCK; i++)
    ones[i] = 1.0;
  for (size_t from = 0; from < sample->n; from += BLOCK)
    {
      const size_t n = sample->n - from < BLOCK ? sample->n - from : BLOCK;
      const double *restrict x = sample->value + from;
      const double *restrict w = weights_at (sample, from, ones);

      for (size_t i = 0; i < n; i++)
        {
          const double wx = w[i] * x[i];

          over[i] = x[i] > q80 ? wx : 0.0;
          under[i] = x[i] <= q20 ? wx : 0.0;
        }
      top += fwe_stats_sum (over, n);
      bottom += fwe_stats_sum (under, n);
    }

  return bottom > 0.0 ? top / bottom : NAN;
}

/*
 * Parts between groups of Theil's two measures, over values above 0: with the weight W and the
 * income S of each group, sum S/S ln (mean of the group / mean) and sum W/W ln (mean / mean of the
 * group).
 */
static bool
between_groups (const FweSample *sample, const Totals *t, FweInequality *out, FweFault *fault)
{
  double *weight, *income;
  const double mean = t->positive_income / t->positive_weight;

  out->theil_t_between = out->theil_l_between = t->positive_weight > 0.0 ? 0.0 : NAN;
  if (!sample->group || !(t->positive_weight > 0.0))
    return true;

  weight = calloc (2 * sample->n_groups + 1, sizeof *weight);
  if (!weight)
    return refuse (fault, FWE_FAULT_NO_MEMORY, "group", 0, (double)sample->n_groups);
  income = weight + sample->n_groups;

  for (size_t i = 0; i < sample->n; i++)
    {
      const size_t g = sample->group[i];
      const double w = sample->weight ? sample->weight[i] : 1.0;

      if (g >= sample->n_groups)
        {
          free (weight);
          return refuse (fault, FWE_FAULT_BAD_INDEX, "group", i, (double)g);
        }
      if (sample->value[i] > 0.0)
        {
          weight[g] += w;
          income[g] += w * sample->value[i];
        }
    }
  for (size_t g = 0; g < sample->n_groups; g++)
    if (weight[g] > 0.0)
      {
        const double distance = fwe_log (income[g] / weight[g] / mean);

        out->theil_t_between += income[g] / t->positive_income * distance;
        out->theil_l_between -= weight[g] / t->positive_weight * distance;
      }
  free (weight);

  return true;
}

static void
fill_indices (FweIndices *x, const Totals *t, const FweWalk *walk, double root_power)
{
  const double even = t->positive_income / t->positive_weight;
  const double held40 = walk->held[FWE_CUT_40], low = walk->quantile[FWE_CUT_10];
  const bool defined = t->income > 0.0;
  double ede;

  *x = (FweIndices){
    .n = t->weight,
    .mean = t->income / t->weight,
    .median = walk->quantile[FWE_CUT_50],
    .gini = defined ? walk->twice_below / (t->weight * t->income) - 1.0 : NAN,
    .theil_t = walk->x_log_x / t->positive_income - fwe_log (even),
    .theil_l = fwe_log (even) - walk->log_x / t->positive_weight,
    .palma = defined && held40 > 0.0 ? (t->income - walk->held[FWE_CUT_90]) / held40 : NAN,
    .p90_p10 = low > 0.0 ? walk->quantile[FWE_CUT_90] / low : NAN,
    .n_dropped = t->weight - t->positive_weight,
  };
  x->atkinson_05 = atkinson (t, walk, 0.5, root_power, &ede);
  x->atkinson_1 = atkinson (t, walk, 1.0, 0.0, &ede);
}

static bool
check_epsilons (const double *epsilons, size_t n, FweFault *fault)
{
  if (n > FWE_MAX_EPSILONS)
    return refuse (fault, FWE_FAULT_TOO_MANY, "epsilon", n, (double)n);
  for (size_t i = 0; i < n; i++)
    if (!(epsilons[i] >= 0.0 && epsilons[i] <= 100.0))
      return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "epsilon", i, epsilons[i]);

  return true;
}

/**
 * fwe_inequality:
 * @sample: values, weights, groups
 * @epsilons: (nullable): aversions of Atkinson measures, 0 to 100
 * @n_epsilons: 0 to 8
 * @line: poverty line in the values' unit, or NaN
 * @out: (out): every measure
 * @fault: (out): what is wrong: a value that is not finite, a weight under 0, a group out of range
 *
 * One pass for sums, one through the values in rising order: sorted, or in cells of one when there
 * are many and all are whole. Gini in the population form, sum w x (2 W + w) / (W S) - 1 with W the
 * weight before. Palma takes exact shares of the weight, S80/S20 whole values as surveys do.
 *
 * Returns: whether there was any weight
 */
bool
fwe_inequality (const FweSample *sample, const double *epsilons, size_t n_epsilons, double line,
                FweInequality *out, FweFault *fault)
{
  double power[FWE_WALK_POWERS] = { 0.5 };
  FweWalk walk;
  Totals t;

  if (sample->n > UINT32_MAX)
    return refuse (fault, FWE_FAULT_TOO_MANY, "value", sample->n, (double)sample->n);
  if (!check_epsilons (epsilons, n_epsilons, fault) || !sum_up (sample, line, &t, fault))
    return false;

  *out = (FweInequality){
    .n = sample->n, .n_dropped = t.n_dropped, .n_epsilons = n_epsilons, .line = line
  };
  if (!between_groups (sample, &t, out, fault))
    return false;

  for (size_t i = 0; i < n_epsilons; i++)
    power[i + 1] = 1.0 - epsilons[i];
  fwe_walk_init (&walk, t.weight,
                 t.positive_weight > 0.0 ? t.positive_income / t.positive_weight : 1.0, power,
                 n_epsilons + 1);
  if (!(sample->n >= CELLS_FROM && t.whole && fabs (t.most) < 0x1p51 && fabs (t.least) < 0x1p51
            ? fwe_walk_cells (&walk, sample->value, sample->weight, sample->n, t.least, t.most)
            : fwe_walk_rows (&walk, sample->value, sample->weight, sample->n)))
    return refuse (fault, FWE_FAULT_NO_MEMORY, "value", sample->n, (double)sample->n);

  fill_indices (&out->indices, &t, &walk, walk.sum_power[0]);
  out->q20 = walk.quantile[FWE_CUT_20];
  out->q80 = walk.quantile[FWE_CUT_80];
  out->indices.s80_s20 = s80_s20 (sample, out->q20, out->q80);
  out->theil_t_within = out->indices.theil_t - out->theil_t_between;
  out->theil_l_within = out->indices.theil_l - out->theil_l_between;
  out->poverty = isnan (line) ? NAN : t.poor / t.weight;
  for (size_t i = 0; i < n_epsilons; i++)
    {
      out->epsilon[i] = epsilons[i];
      out->atkinson[i] = atkinson (&t, &walk, epsilons[i], walk.sum_power[i + 1], &out->ede[i]);
    }

  return true;
}
