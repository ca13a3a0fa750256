/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-inequality.h"

#include <math.h>
#include <stdlib.h>

#include "bench.h"

#define N_GROUPS 9

/* The whole suite on weighted households, against the same measures the plain way: sort pairs with
 * the C library, then loop. */

typedef struct
{
  double value, weight;
} Pair;

typedef struct
{
  double gini, theil_t, theil_l, atkinson_05, median;
} Plain;

static int
compare (const void *a, const void *b)
{
  const Pair *x = a, *y = b;

  return (x->value > y->value) - (x->value < y->value);
}

static Plain
measure_plainly (const FweSample *sample)
{
  Pair *pairs = g_new (Pair, sample->n);
  double weight = 0, income = 0, rank = 0, log_x = 0, x_log_x = 0, root = 0, median = NAN,
         total = 0;

  for (size_t i = 0; i < sample->n; i++)
    {
      pairs[i] = (Pair){ sample->value[i], sample->weight[i] };
      total += sample->weight[i];
    }
  qsort (pairs, sample->n, sizeof *pairs, compare);
  for (size_t i = 0; i < sample->n; i++)
    {
      const double x = pairs[i].value, w = pairs[i].weight;

      rank += w * x * (2 * weight + w);
      weight += w;
      income += w * x;
      log_x += w * log (x);
      x_log_x += w * x * log (x);
      root += w * sqrt (x);
      if (isnan (median) && weight > total / 2)
        median = x;
    }
  g_free (pairs);

  const double mean = income / weight;

  return (Plain){
    .gini = rank / (weight * income) - 1,
    .theil_t = x_log_x / income - log (mean),
    .theil_l = log (mean) - log_x / weight,
    .atkinson_05 = 1 - root / weight * root / weight / mean,
    .median = median,
  };
}

static void
assert_agree (double a, double b)
{
  if (!(fabs (a - b) <= 1e-9 * fabs (b)))
    g_error ("%.15g is not %.15g", a, b);
}

static void
bench_size (size_t n, gboolean whole)
{
  double *value = g_new (double, n), *weight = g_new (double, n);
  uint32_t *group = g_new (uint32_t, n);
  const FweSample sample = { value, weight, group, n, N_GROUPS };
  guint64 s = G_GUINT64_CONSTANT (88172645463325252);
  double best = INFINITY;
  g_autofree char *what
      = g_strdup_printf ("inequality, %zu households, %s", n, whole ? "whole dollars" : "cents");
  FweInequality found;

  for (size_t i = 0; i < n; i++)
    {
      double sum = 0;

      for (int k = 0; k < 4; k++)
        {
          s ^= s << 13;
          s ^= s >> 7;
          s ^= s << 17;
          sum += (double)(s >> 11) * 0x1p-53;
        }
      value[i] = exp (10.8 + (sum - 2) * 1.5);
      value[i] = whole ? ceil (value[i]) : ceil (value[i] * 100) / 100;
      weight[i] = 1 + (double)(s % 97) * 0.5;
      group[i] = (uint32_t)(s % N_GROUPS);
    }

  bench_memory_reset ();

  const double before = bench_memory ();

  for (int run = 0; run < 3; run++)
    {
      const double start = bench_now ();

      g_assert_true (fwe_inequality (&sample, NULL, 0, 30000, &found, NULL));
      best = MIN (best, bench_now () - start);
    }

  const double after = bench_memory ();
  const double start = bench_now ();
  const Plain plain = measure_plainly (&sample);

  bench_report (what, best, "qsort and loops", bench_now () - start);
  g_print ("%-52s %10.0f MB beyond the input\n", "", MAX (0, after - before));
  assert_agree (found.indices.gini, plain.gini);
  assert_agree (found.indices.theil_t, plain.theil_t);
  assert_agree (found.indices.theil_l, plain.theil_l);
  assert_agree (found.indices.atkinson_05, plain.atkinson_05);
  g_assert_cmpfloat_with_epsilon (found.indices.median / plain.median, 1, 1e-5);

  g_free (value);
  g_free (weight);
  g_free (group);
}

int
main (void)
{
  bench_size (1000000, TRUE);
  bench_size (1000000, FALSE);
  bench_size (10000000, TRUE);
  bench_size (10000000, FALSE);

  return 0;
}
