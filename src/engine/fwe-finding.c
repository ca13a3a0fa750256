/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-finding.h"

#include <math.h>
#include <stdlib.h>

#define N_TERMS 4

/* Terms of Hermite, which hardly go together over normal draws, so that the fit is exact. */
static void
terms (double z, double out[N_TERMS])
{
  out[0] = 1;
  out[1] = z;
  out[2] = (z * z - 1) / 1.4142135623730951;
  out[3] = (z * z * z - 3 * z) / 2.449489742783178;
}

static bool
counts (size_t n_options, const double *const *y, size_t i)
{
  for (size_t d = 0; d < n_options; d++)
    if (!isfinite (y[d][i]))
      return false;

  return true;
}

/* Cholesky's factor of a small symmetric matrix, in its lower half. FALSE when it has none: fewer
 * different draws than terms. */
static bool
factorise (double a[N_TERMS][N_TERMS])
{
  for (size_t i = 0; i < N_TERMS; i++)
    for (size_t j = 0; j <= i; j++)
      {
        double sum = a[i][j];

        for (size_t k = 0; k < j; k++)
          sum -= a[i][k] * a[j][k];
        if (i == j && !(sum > 1e-12))
          return false;
        a[i][j] = i == j ? sqrt (sum) : sum / a[j][j];
      }

  return true;
}

static void
solve (double a[N_TERMS][N_TERMS], double x[N_TERMS])
{
  for (size_t i = 0; i < N_TERMS; i++)
    {
      for (size_t k = 0; k < i; k++)
        x[i] -= a[i][k] * x[k];
      x[i] /= a[i][i];
    }
  for (size_t i = N_TERMS; i-- > 0;)
    {
      for (size_t k = i + 1; k < N_TERMS; k++)
        x[i] -= a[k][i] * x[k];
      x[i] /= a[i][i];
    }
}

/* One part of the draws: those in which the number is 0, or the others. */
typedef struct
{
  size_t n_options, n;
  const double *const *y;
  const double *normal;
  const unsigned char *part; /* of each draw: 0 left out, else which part */
} Draws;

/* Sum over one part of the best option where the number is known. */
static double
sum_of_best (const Draws *draws, unsigned char part, bool fit)
{
  double matrix[N_TERMS][N_TERMS] = { { 0 } }, x[FWE_FINDING_OPTIONS][N_TERMS] = { { 0 } };
  double sum = 0, n = 0;

  for (size_t i = 0; i < draws->n; i++)
    {
      double t[N_TERMS];

      if (draws->part[i] != part)
        continue;
      terms (draws->normal[i], t);
      n++;
      for (size_t a = 0; a < N_TERMS; a++)
        for (size_t b = 0; b < N_TERMS; b++)
          matrix[a][b] += t[a] * t[b];
      for (size_t d = 0; d < draws->n_options; d++)
        for (size_t a = 0; a < N_TERMS; a++)
          x[d][a] += t[a] * draws->y[d][i];
    }

  fit = fit && factorise (matrix);
  for (size_t d = 0; d < draws->n_options; d++)
    if (fit)
      solve (matrix, x[d]);
    else
      x[d][0] = n > 0 ? x[d][0] / n : 0;

  for (size_t i = 0; i < draws->n; i++)
    {
      double t[N_TERMS], best = -INFINITY;

      if (draws->part[i] != part)
        continue;
      terms (draws->normal[i], t);
      for (size_t d = 0; d < draws->n_options; d++)
        {
          double worth = x[d][0];

          for (size_t a = 1; a < N_TERMS && fit; a++)
            worth += x[d][a] * t[a];
          best = fmax (best, worth);
        }
      sum += best;
    }

  return sum;
}

static double
best_without (const Draws *draws, size_t n_counted)
{
  double best = -INFINITY;

  for (size_t d = 0; d < draws->n_options; d++)
    {
      double sum = 0;

      for (size_t i = 0; i < draws->n; i++)
        sum += draws->part[i] != 0 ? draws->y[d][i] : 0;
      best = fmax (best, sum / (double)n_counted);
    }

  return best;
}

bool
fwe_finding_out (size_t n_options, const double *const *y, size_t n, const double *normal,
                 const bool *is_zero, double *value)
{
  unsigned char *part = malloc (n > 0 ? n : 1);
  const Draws draws = { n_options, n, y, normal, part };
  size_t n_counted = 0;

  if (part == NULL)
    return false;

  for (size_t i = 0; i < n; i++)
    {
      part[i] = !counts (n_options, y, i) ? 0 : is_zero != NULL && is_zero[i] ? 2 : 1;
      n_counted += part[i] != 0;
    }

  *value = NAN;
  if (n_counted > 0)
    *value = fmax (0, (sum_of_best (&draws, 1, true) + sum_of_best (&draws, 2, false))
                              / (double)n_counted
                          - best_without (&draws, n_counted));
  free (part);
  return true;
}
