/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-inequality.h"

#include <math.h>

#include "fwe-order.h"

/* A share nearer to the one asked for than this is the same; sums of ten million weights err by
 * less. */
#define SAME_SHARE 1e-12

static double
total_weight (const double *weight, size_t n)
{
  double sum = 0.0;

  for (size_t i = 0; i < n; i++)
    sum += weight ? weight[i] : 1.0;

  return sum;
}

/**
 * fwe_inequality_gini:
 * @value: n finite numbers
 * @weight: (nullable): n weights >= 0
 * @n: how many
 *
 * Returns: Gini in the population form; NaN unless the mean is above 0
 */
double
fwe_inequality_gini (const double *value, const double *weight, size_t n)
{
  const FweSample sample = { .value = value, .weight = weight, .n = n };
  FweInequality found;

  return fwe_inequality (&sample, NULL, 0, NAN, &found, NULL) ? found.indices.gini : NAN;
}

/**
 * fwe_inequality_gini_corrected:
 * @value: n finite numbers
 * @n: 2 or more
 *
 * Returns: Gini times n / (n - 1)
 */
double
fwe_inequality_gini_corrected (const double *value, size_t n)
{
  return n > 1 ? fwe_inequality_gini (value, NULL, n) * (double)n / (double)(n - 1) : NAN;
}

/**
 * fwe_inequality_asymmetry:
 * @value: n finite numbers
 * @n: how many
 *
 * Lorenz asymmetry coefficient (Damgaard and Weiner 2000): F (mean) + L (mean), 1 for a symmetric
 * curve. When values equal the mean, the middle of the interval it then has.
 *
 * Returns: the coefficient; NaN unless the mean is above 0
 */
double
fwe_inequality_asymmetry (const double *value, size_t n)
{
  double sum = 0.0, under = 0.0, below = -INFINITY, above = INFINITY;
  size_t n_under = 0, n_equal = 0;

  for (size_t i = 0; i < n; i++)
    sum += value[i];

  const double size = (double)n;
  const double mean = sum / size;

  if (!(mean > 0.0))
    return NAN;

  for (size_t i = 0; i < n; i++)
    if (value[i] < mean)
      {
        n_under++;
        under += value[i];
        below = value[i] > below ? value[i] : below;
      }
    else if (value[i] == mean)
      n_equal++;
    else
      above = value[i] < above ? value[i] : above;

  const double low = (double)n_under / size + under / sum;

  if (n_equal > 0)
    return low + 0.5 * ((double)n_equal / size + (double)n_equal * mean / sum);

  const double part = (mean - below) / (above - below);

  return low + part / size + part * above / sum;
}

/**
 * fwe_inequality_quantile:
 * @value: n finite numbers
 * @weight: (nullable): n weights >= 0
 * @n: how many
 * @p: share of the weight, 0 to 1
 *
 * Returns: the smallest value whose cumulative share of the weight exceeds @p, or the mean of two
 * when one equals it; the largest value at 1
 */
double
fwe_inequality_quantile (const double *value, const double *weight, size_t n, double p)
{
  const double total = total_weight (weight, n);
  const double target = p * total, near = SAME_SHARE * total;
  double sum = 0.0, found = NAN;
  bool half = false;
  FweOrder order;

  if (!(p >= 0.0 && p <= 1.0) || !(total > 0.0)
      || !fwe_order_init (&order, value, n, weight != NULL))
    return NAN;

  for (size_t i = 0; i < n; i++)
    {
      const double w = fwe_order_weight (&order, weight, i);

      if (w == 0.0)
        continue;
      if (half)
        {
          found = 0.5 * (found + fwe_order_value (&order, i));
          break;
        }
      sum += w;
      found = fwe_order_value (&order, i);
      if (sum > target + near)
        break;
      half = sum >= target - near;
    }
  fwe_order_clear (&order);

  return found;
}

/**
 * fwe_inequality_top_share:
 * @value: n finite numbers
 * @weight: (nullable): n weights >= 0
 * @n: how many
 * @p: share of the weight, 0 to 1
 *
 * The row in which the share ends counts in part, so that equal values hold equal shares.
 *
 * Returns: share of all income that the richest @p hold; NaN unless the mean is above 0
 */
double
fwe_inequality_top_share (const double *value, const double *weight, size_t n, double p)
{
  const double total = total_weight (weight, n);
  double left = p * total, top = 0.0, all = 0.0;
  FweOrder order;

  if (!(p >= 0.0 && p <= 1.0) || !(total > 0.0)
      || !fwe_order_init (&order, value, n, weight != NULL))
    return NAN;

  for (size_t i = n; i-- > 0;)
    {
      const double w = fwe_order_weight (&order, weight, i);
      const double taken = w < left ? w : left;

      top += taken * fwe_order_value (&order, i);
      all += w * fwe_order_value (&order, i);
      left -= taken;
    }
  fwe_order_clear (&order);

  return all > 0.0 ? top / all : NAN;
}

/**
 * fwe_inequality_decile_ranks:
 * @value: n finite numbers
 * @weight: (nullable): n weights >= 0
 * @n: how many
 * @rank: (out): n ranks
 *
 * The tenth of the weight in which a row ends, counted from the poorest: 1 to 10 (worked case S7).
 */
void
fwe_inequality_decile_ranks (const double *value, const double *weight, size_t n, int *rank)
{
  const double total = total_weight (weight, n);
  double sum = 0.0;
  FweOrder order;

  for (size_t i = 0; i < n; i++)
    rank[i] = 0;
  if (!(total > 0.0) || !fwe_order_init (&order, value, n, true))
    return;

  for (size_t i = 0; i < n; i++)
    {
      sum += fwe_order_weight (&order, weight, i);

      const double tenths = 10.0 * sum / total * (1.0 - SAME_SHARE);

      rank[order.rows[i]] = tenths >= 10.0 ? 10 : (int)floor (tenths) + 1;
    }
  fwe_order_clear (&order);
}
