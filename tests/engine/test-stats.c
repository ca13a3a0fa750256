/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-stats.h"

#include <glib.h>
#include <math.h>

static double *
spread_new (size_t n, double power)
{
  double *x = g_new (double, n);

  for (size_t i = 0; i < n; i++)
    {
      const double u = (double)i * 0.6180339887498949;

      x[i] = pow (u - floor (u) + 1e-6, power) * 1000.0 - 300.0;
    }

  return x;
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Type 7 by sorting. */
static double
percentile_reference (const double *x, size_t n, double p)
{
  g_autofree double *sorted = g_memdup2 (x, n * sizeof *x);
  const double h = p * (double)(n - 1);
  const size_t low = (size_t)floor (h);
  const size_t high = low + 1 < n ? low + 1 : low;

  qsort (sorted, n, sizeof *sorted, compare);
  return sorted[low] + (h - floor (h)) * (sorted[high] - sorted[low]);
}

static void
assert_percentiles (const double *x, size_t n)
{
  g_autofree double *scratch = g_new (double, n);
  FweSummary s;

  fwe_stats_summarise (x, n, scratch, &s);
  g_assert_cmpfloat (s.p10, ==, percentile_reference (x, n, 0.10));
  g_assert_cmpfloat (s.p25, ==, percentile_reference (x, n, 0.25));
  g_assert_cmpfloat (s.p50, ==, percentile_reference (x, n, 0.50));
  g_assert_cmpfloat (s.p75, ==, percentile_reference (x, n, 0.75));
  g_assert_cmpfloat (s.p90, ==, percentile_reference (x, n, 0.90));
  g_assert_cmpuint (s.n, ==, n);
  g_assert_cmpuint (s.n_undefined, ==, 0);
}

static void
test_percentiles (void)
{
  static const size_t sizes[] = { 1, 2, 3, 5, 10, 11, 200, 511, 512, 513, 4000, 10007 };
  static const double powers[] = { 1, 0.2, 8, 60 };

  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (size_t k = 0; k < G_N_ELEMENTS (powers); k++)
      {
        g_autofree double *x = spread_new (sizes[i], powers[k]);

        assert_percentiles (x, sizes[i]);
      }
}

static void
test_percentiles_ties (void)
{
  g_autofree double *x = spread_new (5000, 1);

  for (size_t i = 0; i < 5000; i++)
    x[i] = floor (x[i] / 250);
  assert_percentiles (x, 5000);

  for (size_t i = 0; i < 5000; i++)
    x[i] = 7;
  assert_percentiles (x, 5000);

  x[4321] = 1e308;
  x[17] = -1e308;
  assert_percentiles (x, 5000);
}

static void
test_undefined_above_all (void)
{
  enum
  {
    N = 1001
  };
  double x[N], scratch[N];
  FweSummary s;

  for (int i = 0; i < N; i++)
    x[i] = i % 5 == 0 ? NAN : i;
  x[5] = INFINITY;

  fwe_stats_summarise (x, N, scratch, &s);
  g_assert_cmpuint (s.n_undefined, ==, 201);
  g_assert_cmpfloat (s.p75, <, 1000);
  g_assert_cmpfloat (s.p90, ==, INFINITY);
  g_assert_true (isfinite (s.mean) && isfinite (s.mc_error));

  for (int i = 0; i < N; i++)
    x[i] = NAN;
  fwe_stats_summarise (x, N, scratch, &s);
  g_assert_cmpuint (s.n_undefined, ==, N);
  g_assert_true (isnan (s.mean));
  g_assert_cmpfloat (s.p10, ==, INFINITY);

  fwe_stats_summarise (x, 0, scratch, &s);
  g_assert_true (isnan (s.p50) && isnan (s.mean));
}

/* -infinity is below every number, +infinity above; neither is in the mean. */
static void
test_below_all (void)
{
  const double x[] = { 4, -INFINITY, 2, INFINITY, -INFINITY, 3, 1, 5, -INFINITY, 6, 7 };
  double scratch[G_N_ELEMENTS (x)];
  FweSummary s;

  fwe_stats_summarise (x, G_N_ELEMENTS (x), scratch, &s);
  g_assert_cmpuint (s.n_undefined, ==, 4);
  g_assert_cmpuint (s.n_unlimited, ==, 1);
  g_assert_cmpfloat (s.mean, ==, 4);
  g_assert_cmpfloat (s.p10, ==, -INFINITY);
  g_assert_cmpfloat (s.p25, ==, -INFINITY);
  g_assert_cmpfloat (s.p50, ==, 3);
  g_assert_cmpfloat (s.p75, ==, 5.5);
  g_assert_cmpfloat (s.p90, ==, 7);

  const double ends[] = { INFINITY, -INFINITY, -INFINITY, INFINITY };

  fwe_stats_summarise (ends, G_N_ELEMENTS (ends), scratch, &s);
  g_assert_cmpfloat (s.p25, ==, -INFINITY);
  g_assert_cmpfloat (s.p75, ==, INFINITY);
}

/* Rank 3 of 5 is the last with a value: the median stands on it and touches nothing undefined. */
static void
test_undefined_at_the_edge (void)
{
  const double x[5] = { 3, NAN, 1, 2, NAN };
  double scratch[5];
  FweSummary s;

  fwe_stats_summarise (x, 5, scratch, &s);
  g_assert_cmpfloat (s.p50, ==, 3);
  g_assert_cmpfloat (s.p75, ==, INFINITY);
}

static void
test_sum (void)
{
  static const size_t sizes[] = { 0, 1, 7, 8, 255, 256, 257, 511, 512, 1000, 65536, 100003 };

  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree double *x = spread_new (sizes[i], 3);
      long double sum = 0, size = 0;

      for (size_t k = 0; k < sizes[i]; k++)
        {
          sum += x[k];
          size += fabs (x[k]);
        }
      g_assert_cmpfloat_with_epsilon (fwe_stats_sum (x, sizes[i]), (double)sum,
                                      (double)size * 1e-15 + 1e-300);
    }
}

static void
test_mean_and_sd (void)
{
  const double x[8] = { 2, 4, 4, 4, 5, 5, 7, 9 };
  g_autofree double *far = spread_new (10000, 1);
  g_autofree double *near = g_memdup2 (far, 10000 * sizeof *far);

  g_assert_cmpfloat (fwe_stats_mean (x, 8), ==, 5);
  g_assert_cmpfloat_with_epsilon (fwe_stats_sd (x, 8), sqrt (32.0 / 7), 1e-15);
  g_assert_true (isnan (fwe_stats_sd (x, 1)));
  g_assert_true (isnan (fwe_stats_mean (x, 0)));

  /* a common shift of a thousand million leaves the spread as it was */
  for (size_t i = 0; i < 10000; i++)
    far[i] += 1e9;
  g_assert_cmpfloat_with_epsilon (fwe_stats_sd (far, 10000), fwe_stats_sd (near, 10000), 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/stats/percentiles", test_percentiles);
  g_test_add_func ("/engine/stats/percentiles-ties", test_percentiles_ties);
  g_test_add_func ("/engine/stats/undefined-above-all", test_undefined_above_all);
  g_test_add_func ("/engine/stats/below-all", test_below_all);
  g_test_add_func ("/engine/stats/undefined-at-the-edge", test_undefined_at_the_edge);
  g_test_add_func ("/engine/stats/sum", test_sum);
  g_test_add_func ("/engine/stats/mean-and-sd", test_mean_and_sd);

  return g_test_run ();
}
