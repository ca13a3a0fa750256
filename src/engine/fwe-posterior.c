/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-posterior.h"

#include <math.h>
#include <stdlib.h>

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

struct FweMixture
{
  size_t n;
  size_t in_a_row; /* of so many parts each follows from the one before: see next_in_row() */
  bool one_more;   /* the next is of one more who had it and one less who had not; else of one more
                    * who had not */
  FweBeta parts[FWE_MIXTURE_MAX];
  double log_betas[FWE_MIXTURE_MAX]; /* of the parts */
  double weights[FWE_MIXTURE_MAX];   /* sum to 1 */
};

static double
log_beta (FweBeta beta)
{
  return log_gamma (beta.a) + log_gamma (beta.b) - log_gamma (beta.a + beta.b);
}

/* Logarithm of the number of ways to choose k of n. */
static double
log_choose (double n, double k)
{
  return log_gamma (n + 1.0) - log_gamma (k + 1.0) - log_gamma (n - k + 1.0);
}

/* As many parts as there are whole steps from lo to hi; NULL where there is nothing to weigh. */
static FweMixture *
mixture_new (double lo, double hi)
{
  FweMixture *self;

  if (!(lo >= 0.0) || !(hi >= lo) || !(hi - lo < FWE_MIXTURE_MAX))
    return NULL;
  self = calloc (1, sizeof *self);
  if (self != NULL)
    self->n = (size_t)(hi - lo) + 1;
  return self;
}

/* log_ways: in how many ways there is so much of it, as a logarithm */
static void
take_part (FweMixture *self, size_t i, FweBeta part, double log_ways)
{
  self->parts[i] = part;
  self->log_betas[i] = log_beta (part);
  self->weights[i] = log_ways + self->log_betas[i];
}

/* From logarithms to weights that sum to 1. */
static void
weigh (FweMixture *self)
{
  double most = self->weights[0], sum = 0.0;

  for (size_t i = 1; i < self->n; i++)
    most = self->weights[i] > most ? self->weights[i] : most;
  for (size_t i = 0; i < self->n; i++)
    {
      self->weights[i] = fwe_exp (self->weights[i] - most);
      sum += self->weights[i];
    }
  for (size_t i = 0; i < self->n; i++)
    self->weights[i] /= sum;
}

/**
 * fwe_mixture_new_counted:
 * @prior: belief in the share before
 * @lo: at least so many had it
 * @hi: at most so many
 * @n: of so many
 *
 * P (p | lo <= k <= hi) is the sum over k of the beta after k of n, weighed by the beta-binomial
 * probability of k.
 *
 * Returns: (nullable): NULL for a range that is none or too wide, or without memory
 */
FweMixture *
fwe_mixture_new_counted (FweBeta prior, double lo, double hi, double n)
{
  FweMixture *self = hi <= n ? mixture_new (lo, hi) : NULL;

  for (size_t i = 0; self != NULL && i < self->n; i++)
    {
      const double k = lo + (double)i;

      take_part (self, i, fwe_beta_update (prior, k, n - k), log_choose (n, k));
    }
  if (self != NULL)
    {
      self->in_a_row = self->n;
      self->one_more = true;
      weigh (self);
    }
  return self;
}

/**
 * fwe_mixture_new_waited:
 * @prior: belief in the share of those who wait that is taken in a quarter
 * @lo: at least so many were taken, 1 or more
 * @hi: at most so many
 * @least: quarters they waited before the one they were taken in, all of them together
 * @most: at most so many quarters
 *
 * Each waits a geometric time, so k people wait w quarters with the negative binomial probability;
 * every k and every w in its range was as likely before.
 *
 * Returns: (nullable): NULL for a range that is none or too wide, or without memory
 */
FweMixture *
fwe_mixture_new_waited (FweBeta prior, double lo, double hi, double least, double most)
{
  const bool right = lo >= 1.0 && hi >= lo && least >= 0.0 && most >= least;
  const double steps = right && most - least < FWE_MIXTURE_MAX ? floor (most - least) + 1.0 : 0.0;
  const double people = right && hi - lo < FWE_MIXTURE_MAX ? floor (hi - lo) + 1.0 : 0.0;
  FweMixture *self = mixture_new (0.0, steps * people - 1.0);

  for (size_t i = 0; self != NULL && i < self->n; i++)
    {
      const double k = lo + (double)(i / (size_t)steps);
      const double waited = least + (double)(i % (size_t)steps);

      take_part (self, i, fwe_beta_update (prior, k, waited),
                 log_choose (waited + k - 1.0, waited));
    }
  if (self != NULL)
    {
      self->in_a_row = (size_t)steps;
      weigh (self);
    }
  return self;
}

/**
 * fwe_mixture_free:
 * @self: (nullable): a belief
 */
void
fwe_mixture_free (FweMixture *self)
{
  free (self);
}

/**
 * fwe_mixture_mean:
 *
 * Returns: of the share
 */
double
fwe_mixture_mean (const FweMixture *self)
{
  double mean = 0.0;

  for (size_t i = 0; i < self->n; i++)
    mean += self->weights[i] * self->parts[i].a / (self->parts[i].a + self->parts[i].b);
  return mean;
}

/* What is under x of the part after one of which so much is: DLMF 8.17.18 and 8.17.21,
 * I (a + 1, b - 1) = I (a, b) - x^a (1 - x)^(b - 1) / (a B (a, b)) and
 * I (a, b + 1) = I (a, b) + x^a (1 - x)^b / (b B (a, b)). */
static double
next_in_row (const FweMixture *self, size_t i, double log_x, double log_rest, double below)
{
  const double a = self->parts[i].a, b = self->parts[i].b;
  const double log_front
      = a * log_x + (self->one_more ? b - 1.0 : b) * log_rest - self->log_betas[i];
  const double step = fwe_exp (log_front) / (self->one_more ? -a : b);
  const double next = below + step;

  return next < 0.0 ? 0.0 : next < 1.0 ? next : 1.0;
}

/**
 * fwe_mixture_cdf:
 * @x: a share
 *
 * Only the first part of a row is summed up by itself: a view may have many of them in sight while
 * a slider moves.
 *
 * Returns: how much of the belief is under @x; 0 to 1
 */
double
fwe_mixture_cdf (const FweMixture *self, double x)
{
  double below = 0.0, part = 0.0, log_x, log_rest;

  if (!(x > 0.0))
    return 0.0;
  if (!(x < 1.0))
    return 1.0;

  log_x = fwe_log (x);
  log_rest = fwe_log1p (-x);
  for (size_t i = 0; i < self->n; i++)
    {
      part = i % self->in_a_row == 0 ? fwe_beta_cdf (self->parts[i], x)
                                     : next_in_row (self, i - 1, log_x, log_rest, part);
      below += self->weights[i] * part;
    }
  return below;
}

/**
 * fwe_mixture_quantile:
 * @p: 0 to 1
 *
 * By halving: the same bits everywhere, and 60 steps are soon done.
 *
 * Returns: the share under which @p of the belief is
 */
double
fwe_mixture_quantile (const FweMixture *self, double p)
{
  double lo = 0.0, hi = 1.0;

  for (int i = 0; i < 60; i++)
    {
      const double middle = 0.5 * (lo + hi);

      if (fwe_mixture_cdf (self, middle) < p)
        lo = middle;
      else
        hi = middle;
    }

  return 0.5 * (lo + hi);
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
