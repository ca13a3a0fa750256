/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-posterior.h"

#include <math.h>

#include "fwe-math.h"

#define HALF_LOG_TWO_PI 0.91893853320467274178

/* log Gamma (x), x > 0: Lanczos, g = 7, nine terms; relative error about 1e-15. */
static double
log_gamma (double x)
{
  static const double terms[]
      = { 0.99999999999980993,  676.5203681218851,     -1259.1392167224028,
          771.32342877765313,   -176.61502916214059,   12.507343278686905,
          -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7 };
  double sum = terms[0];
  double t;

  if (x < 0.5) /* one step up: Gamma (x + 1) = x Gamma (x) */
    return log_gamma (x + 1.0) - fwe_log (x);

  for (int i = 1; i < 9; i++)
    sum += terms[i] / (x - 1.0 + i);
  t = x + 6.5;
  return HALF_LOG_TWO_PI + (x - 0.5) * fwe_log (t) - t + fwe_log (sum);
}

static double
away_from_zero (double x)
{
  return fabs (x) < 1e-300 ? 1e-300 : x;
}

/* The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method; x
 * under (a + 1) / (a + b + 2), where it settles in about sqrt (max (a, b)) steps. */
static double
beta_fraction (double a, double b, double x)
{
  double c = 1.0;
  double d = 1.0 / away_from_zero (1.0 - (a + b) * x / (a + 1.0));
  double h = d;

  for (int m = 1; m <= 10000; m++)
    {
      const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
      const double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
      double step;

      d = 1.0 / away_from_zero (1.0 + even * d);
      c = away_from_zero (1.0 + even / c);
      h *= d * c;
      d = 1.0 / away_from_zero (1.0 + odd * d);
      c = away_from_zero (1.0 + odd / c);
      step = d * c;
      h *= step;
      if (fabs (step - 1.0) < 1e-15)
        break;
    }

  return h;
}

/**
 * fwe_beta_cdf:
 * @beta: a belief
 * @x: a share
 *
 * Returns: how much of the belief is under @x; 0 to 1
 */
double
fwe_beta_cdf (FweBeta beta, double x)
{
  const double a = beta.a, b = beta.b;
  double front;

  if (!(x > 0.0))
    return 0.0;
  if (!(x < 1.0))
    return 1.0;

  front = fwe_exp (log_gamma (a + b) - log_gamma (a) - log_gamma (b) + a * fwe_log (x)
                   + b * fwe_log1p (-x));
  if (x < (a + 1.0) / (a + b + 2.0))
    return front * beta_fraction (a, b, x) / a;
  return 1.0 - front * beta_fraction (b, a, 1.0 - x) / b;
}

/**
 * fwe_beta_quantile:
 * @p: 0 to 1
 *
 * By halving: the same bits everywhere, and 60 steps are soon done.
 *
 * Returns: the share under which @p of the belief is
 */
double
fwe_beta_quantile (FweBeta beta, double p)
{
  double lo = 0.0, hi = 1.0;

  for (int i = 0; i < 60; i++)
    {
      const double middle = 0.5 * (lo + hi);

      if (fwe_beta_cdf (beta, middle) < p)
        lo = middle;
      else
        hi = middle;
    }

  return 0.5 * (lo + hi);
}

/**
 * fwe_logit_normal_moments:
 * @middle: median, over 0 and under 1
 * @sigma: on the logit scale, over 0
 * @mean: (out): of the share
 * @variance: (out): likewise
 *
 * The trapezoid rule is exact to the last digits for what dies out at both ends.
 */
void
fwe_logit_normal_moments (double middle, double sigma, double *mean, double *variance)
{
  const double centre = fwe_logit (middle);
  const double step = 1.0 / 32.0;
  double weight = 0.0, first = 0.0, second = 0.0;

  for (int i = -288; i <= 288; i++) /* nine standard deviations each way */
    {
      const double z = step * i;
      const double w = fwe_exp (-0.5 * z * z);
      const double share = fwe_expit (centre + sigma * z);

      weight += w;
      first += w * share;
      second += w * share * share;
    }

  *mean = first / weight;
  *variance = second / weight - *mean * *mean;
}

/**
 * fwe_beta_of_moments:
 * @mean: 0 to 1
 * @variance: over 0
 * @beta: (out): whose mean and variance these are
 *
 * Returns: whether there is one
 */
bool
fwe_beta_of_moments (double mean, double variance, FweBeta *beta)
{
  const double most = mean * (1.0 - mean);
  double total;

  if (!(variance > 0.0) || !(variance < most))
    return false;

  total = most / variance - 1.0;
  *beta = (FweBeta){ mean * total, (1.0 - mean) * total };
  return true;
}

/**
 * fwe_beta_update:
 * @had: how many had it
 * @had_not: how many had not
 *
 * Returns: the belief after them: conjugate to the binomial
 */
FweBeta
fwe_beta_update (FweBeta prior, double had, double had_not)
{
  return (FweBeta){ prior.a + had, prior.b + had_not };
}

/**
 * fwe_normal_update:
 * @prior: belief in the mean
 * @n: values
 * @mean: of the values
 * @sd: of the values, over 0
 *
 * Precisions add: 1 / sd'^2 = 1 / prior.sd^2 + n / sd^2.
 */
FweNormal
fwe_normal_update (FweNormal prior, size_t n, double mean, double sd)
{
  const double before = 1.0 / (prior.sd * prior.sd);
  const double told = (double)n / (sd * sd);

  return (FweNormal){ (before * prior.mean + told * mean) / (before + told),
                      1.0 / sqrt (before + told) };
}
