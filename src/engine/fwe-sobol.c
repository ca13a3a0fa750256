/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "fwe-sensitivity.h"

/* Student's t, .95 quantile for 1 to 30 degrees of freedom; beyond, the normal's. */
static const double t_95[]
    = { 6.3138, 2.9200, 2.3534, 2.1318, 2.0150, 1.9432, 1.8946, 1.8595, 1.8331, 1.8125,
        1.7959, 1.7823, 1.7709, 1.7613, 1.7531, 1.7459, 1.7396, 1.7341, 1.7291, 1.7247,
        1.7207, 1.7171, 1.7139, 1.7109, 1.7081, 1.7056, 1.7033, 1.7011, 1.6991, 1.6973 };

#define N_T  (sizeof t_95 / sizeof *t_95)
#define Z_95 1.6449

/* Variance, then for every factor what goes with it alone and what stays with it alone: sums over
 * the points of each repeat. */
struct FweSobol
{
  size_t n_factors, n_repeats;
  double variance[FWE_SENSITIVITY_REPEATS];
  double *first, *total; /* n_factors x FWE_SENSITIVITY_REPEATS */
};

/**
 * fwe_sobol_new:
 * @n_factors: 1 or more
 *
 * Returns: (nullable): sums without a repeat, or NULL when there is no memory
 */
FweSobol *
fwe_sobol_new (size_t n_factors)
{
  FweSobol *self = calloc (1, sizeof *self);

  if (self == NULL)
    return NULL;

  self->n_factors = n_factors;
  self->first = calloc (n_factors * FWE_SENSITIVITY_REPEATS, sizeof (double));
  self->total = calloc (n_factors * FWE_SENSITIVITY_REPEATS, sizeof (double));
  if (self->first == NULL || self->total == NULL)
    {
      fwe_sobol_free (self);
      return NULL;
    }

  return self;
}

/**
 * fwe_sobol_free:
 * @self: (nullable): sums
 */
void
fwe_sobol_free (FweSobol *self)
{
  if (self == NULL)
    return;

  free (self->first);
  free (self->total);
  free (self);
}

static bool
counts (const FweSobol *self, size_t i, const double *a, const double *b, const double *const *ab)
{
  if (!isfinite (a[i]) || !isfinite (b[i]))
    return false;
  for (size_t f = 0; f < self->n_factors; f++)
    if (!isfinite (ab[f][i]))
      return false;

  return true;
}

/**
 * fwe_sobol_add:
 * @self: sums of fewer than FWE_SENSITIVITY_REPEATS repeats
 * @n: points
 * @a, @b: outputs at the points of A and B
 * @ab: for each factor, outputs at A with this factor of B
 *
 * First order by Saltelli and others (2010), "Variance based sensitivity analysis of model output",
 * table 2 (b), with the mean taken off so that a large mean does not drown it; total by Jansen
 * (1999), table 2 (f).
 *
 * Returns: how many points counted
 */
size_t
fwe_sobol_add (FweSobol *self, size_t n, const double *a, const double *b, const double *const *ab)
{
  const size_t repeat = self->n_repeats++;
  double mean = 0;
  size_t used = 0;

  for (size_t i = 0; i < n; i++)
    if (counts (self, i, a, b, ab))
      {
        used++;
        mean += (a[i] + b[i] - 2 * mean) / (2 * (double)used);
      }

  for (size_t i = 0; i < n; i++)
    if (counts (self, i, a, b, ab))
      {
        const double x = a[i] - mean, y = b[i] - mean;

        self->variance[repeat] += (x * x + y * y) / 2;
        for (size_t f = 0; f < self->n_factors; f++)
          {
            const double step = ab[f][i] - a[i];

            self->first[f * FWE_SENSITIVITY_REPEATS + repeat] += y * step;
            self->total[f * FWE_SENSITIVITY_REPEATS + repeat] += step * step / 2;
          }
      }

  return used;
}

/**
 * fwe_sobol_repeats:
 * @self: sums
 *
 * Returns: repeats added
 */
size_t
fwe_sobol_repeats (const FweSobol *self)
{
  return self->n_repeats;
}

/* Sum of some numbers but one; left_out past the end leaves out none. */
static double
sum_without (const double *x, size_t n, size_t left_out)
{
  double sum = 0;

  for (size_t i = 0; i < n; i++)
    sum += i == left_out ? 0 : x[i];

  return sum;
}

/* Ratio of sums, and half of its 90 % interval by the jackknife over repeats. */
static void
read_ratio (const FweSobol *self, const double *part, double *share, double *margin)
{
  const size_t n = self->n_repeats;
  double mean = 0, squares = 0;

  *share = sum_without (part, n, n) / sum_without (self->variance, n, n);
  *margin = NAN;
  if (n < 2)
    return;

  for (size_t i = 0; i < n; i++)
    mean += sum_without (part, n, i) / sum_without (self->variance, n, i) / (double)n;
  for (size_t i = 0; i < n; i++)
    {
      const double off = sum_without (part, n, i) / sum_without (self->variance, n, i) - mean;

      squares += off * off;
    }
  *margin = (n - 2 < N_T ? t_95[n - 2] : Z_95) * sqrt ((double)(n - 1) / (double)n * squares);
}

/**
 * fwe_sobol_read:
 * @self: sums
 * @out: (out): n_factors indices; NaN before the first repeat and where nothing varies
 */
void
fwe_sobol_read (const FweSobol *self, FweIndex *out)
{
  for (size_t f = 0; f < self->n_factors; f++)
    {
      read_ratio (self, self->first + f * FWE_SENSITIVITY_REPEATS, &out[f].first,
                  &out[f].first_margin);
      read_ratio (self, self->total + f * FWE_SENSITIVITY_REPEATS, &out[f].total,
                  &out[f].total_margin);
    }
}
