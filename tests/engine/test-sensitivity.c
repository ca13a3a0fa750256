/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-sensitivity.h"

#include <glib.h>
#include <math.h>

#include "fwe-sequence.h"

#define MAX_FACTORS 8

typedef double (*Function) (const double *x);

/* Sobol's indices of a function of uniforms, by repeats of n points each. */
static void
indices_of (Function f, size_t k, size_t n, size_t n_repeats, FweIndex *out)
{
  g_autofree double *at = g_new (double, 2 * k * n);
  g_autofree double *y = g_new (double, (k + 2) * n);
  const double *ab[MAX_FACTORS];
  FweSobol *sums = fwe_sobol_new (k);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (size_t r = 0; r < n_repeats; r++)
    {
      for (size_t d = 0; d < 2 * k; d++)
        fwe_sequence_fill (d, g_rand_int (random), n, at + d * n);
      for (size_t set = 0; set < k + 2; set++)
        for (size_t i = 0; i < n; i++)
          {
            double x[MAX_FACTORS];

            for (size_t c = 0; c < k; c++)
              x[c] = at[(set == k + 1 || set == c ? k + c : c) * n + i];
            y[set * n + i] = f (x);
          }
      for (size_t c = 0; c < k; c++)
        ab[c] = y + c * n;
      g_assert_cmpuint (fwe_sobol_add (sums, n, y + k * n, y + (k + 1) * n, ab), ==, n);
    }

  g_assert_cmpuint (fwe_sobol_repeats (sums), ==, n_repeats);
  fwe_sobol_read (sums, out);
  fwe_sobol_free (sums);
}

static double
ishigami (const double *x)
{
  const double a = G_PI * (2 * x[0] - 1), b = G_PI * (2 * x[1] - 1), c = G_PI * (2 * x[2] - 1);

  return sin (a) + 7 * sin (b) * sin (b) + 0.1 * c * c * c * c * sin (a);
}

/* Worked case S16: 2^14 base samples in all. */
static void
test_ishigami (void)
{
  static const double first[] = { 0.3139, 0.4424, 0 }, total[] = { 0.5576, 0.4424, 0.2437 };
  FweIndex found[3];

  indices_of (ishigami, 3, 1024, 16, found);
  for (size_t i = 0; i < 3; i++)
    {
      g_test_message ("x%zu: first %.4f +- %.4f, total %.4f +- %.4f", i + 1, found[i].first,
                      found[i].first_margin, found[i].total, found[i].total_margin);
      g_assert_cmpfloat_with_epsilon (found[i].first, first[i], 0.01);
      g_assert_cmpfloat_with_epsilon (found[i].total, total[i], 0.01);
      g_assert_cmpfloat (found[i].first_margin, <, 0.02);
      g_assert_cmpfloat (found[i].total_margin, <, 0.02);
    }
}

static const double g_weights[MAX_FACTORS] = { 0, 1, 4.5, 9, 99, 99, 99, 99 };

static double
g_function (const double *x)
{
  double product = 1;

  for (size_t i = 0; i < MAX_FACTORS; i++)
    product *= (fabs (4 * x[i] - 2) + g_weights[i]) / (1 + g_weights[i]);

  return product;
}

/* Sobol's g-function at the weights of Saltelli and Sobol (1995); by its closed form
 * V_i = 1 / (3 (1 + a_i)^2), V = prod (1 + V_i) - 1. */
static void
test_g_function (void)
{
  FweIndex found[MAX_FACTORS];
  double product = 1;

  for (size_t i = 0; i < MAX_FACTORS; i++)
    product *= 1 + 1 / (3 * (1 + g_weights[i]) * (1 + g_weights[i]));
  indices_of (g_function, MAX_FACTORS, 1024, 16, found);
  for (size_t i = 0; i < MAX_FACTORS; i++)
    {
      const double alone = 1 / (3 * (1 + g_weights[i]) * (1 + g_weights[i]));

      g_assert_cmpfloat_with_epsilon (found[i].first, alone / (product - 1), 0.01);
      g_assert_cmpfloat_with_epsilon (found[i].total, alone * product / (1 + alone) / (product - 1),
                                      0.01);
    }
  /* as printed there, and so that the closed form above is not wrong itself */
  g_assert_cmpfloat_with_epsilon (found[0].first, 0.716, 0.01);
  g_assert_cmpfloat_with_epsilon (found[0].total, 0.787, 0.01);
}

static double
sum_of_two (const double *x)
{
  return 3 * x[0] + 4 * x[1];
}

/* The truth lies in the 90 % interval nine times of ten. */
static void
test_margins (void)
{
  guint inside = 0;

  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      FweSobol *sums = fwe_sobol_new (2);
      FweIndex found[2];

      for (guint r = 0; r < 8; r++)
        {
          double y[4][64];
          const double *const ab[] = { y[0], y[1] };

          for (guint i = 0; i < 64; i++)
            {
              const double a[] = { g_rand_double (random), g_rand_double (random) };
              const double b[] = { g_rand_double (random), g_rand_double (random) };

              y[0][i] = sum_of_two ((const double[]){ b[0], a[1] });
              y[1][i] = sum_of_two ((const double[]){ a[0], b[1] });
              y[2][i] = sum_of_two (a);
              y[3][i] = sum_of_two (b);
            }
          fwe_sobol_add (sums, 64, y[2], y[3], ab);
          fwe_sobol_read (sums, found);
          g_assert_true (isnan (found[0].first_margin) == (r == 0));
        }
      inside += fabs (found[0].total - 9.0 / 25) <= found[0].total_margin;
      fwe_sobol_free (sums);
    }

  g_test_message ("%u of 200 intervals hold the truth", inside);
  g_assert_cmpuint (inside, >=, 168); /* 180 expected, standard deviation 4.2 */
  g_assert_cmpuint (inside, <=, 192);
}

/* What is not defined somewhere is left out there; what never varies has no index. */
static void
test_undefined (void)
{
  const double a[] = { 1, 2, NAN, 4 }, b[] = { 2, 3, 4, 5 }, mixed[] = { 1, INFINITY, 3, 4 };
  const double *const ab[] = { mixed };
  const double *const same[] = { b };
  FweSobol *sums = fwe_sobol_new (1);
  FweIndex index;

  fwe_sobol_read (sums, &index);
  g_assert_true (isnan (index.first) && isnan (index.total));
  g_assert_cmpuint (fwe_sobol_add (sums, 4, a, b, ab), ==, 2);
  fwe_sobol_free (sums);

  sums = fwe_sobol_new (1);
  g_assert_cmpuint (fwe_sobol_add (sums, 1, b, b, same), ==, 1);
  fwe_sobol_read (sums, &index);
  g_assert_true (isnan (index.first) && isnan (index.total));
  fwe_sobol_free (sums);
}

/* Every 2^m of the first 2^m points has one in each 2^-m of each dimension, shifted or not. */
static void
test_sequence (void)
{
  enum
  {
    N = 256
  };
  /* the second to the eighth point as their authors' page prints them */
  static const double published[3][7] = { { .5, .75, .25, .375, .875, .625, .125 },
                                          { .5, .25, .75, .375, .875, .125, .625 },
                                          { .5, .25, .75, .625, .125, .875, .375 } };
  double x[N];

  for (size_t d = 0; d < 3; d++)
    {
      fwe_sequence_fill (d, 0, 8, x);
      for (guint i = 0; i < 7; i++)
        g_assert_cmpfloat_with_epsilon (x[i + 1], published[d][i], 1e-9);
    }
  for (size_t d = 0; d < FWE_SEQUENCE_DIMENSIONS; d++)
    for (guint shifted = 0; shifted < 2; shifted++)
      {
        gboolean seen[N] = { FALSE };

        fwe_sequence_fill (d, shifted ? 0x9e3779b9 : 0, N, x);
        for (guint i = 0; i < N; i++)
          {
            const guint at = (guint)(x[i] * N);

            g_assert_cmpuint (at, <, N);
            g_assert_false (seen[at]);
            seen[at] = TRUE;
          }
      }
}

/* No two dimensions go together; 4,096 points by chance would show correlations up to .05 among so
 * many pairs. */
static void
test_pairs (void)
{
  enum
  {
    N = 4096
  };
  g_autofree double *x = g_new (double, FWE_SEQUENCE_DIMENSIONS *N);
  double worst = 0;

  for (size_t d = 0; d < FWE_SEQUENCE_DIMENSIONS; d++)
    fwe_sequence_fill (d, 0, N, x + d * N);
  for (size_t d = 0; d < FWE_SEQUENCE_DIMENSIONS; d++)
    for (size_t other = 0; other < d; other++)
      {
        double sum = 0;

        for (guint i = 0; i < N; i++)
          sum += (x[d * N + i] - 0.5) * (x[other * N + i] - 0.5);
        worst = MAX (worst, fabs (sum * 12 / N));
      }

  g_test_message ("largest correlation: %.4f", worst);
  g_assert_cmpfloat (worst, <, 0.02);
}

/* y = 2 a - b + 4 c d: a and b change it alike everywhere, c and d by where the other stands. */
static void
test_morris (void)
{
  enum
  {
    K = 4,
    N = 400
  };
  g_autofree double *at = g_new (double, (K + 1) * K * N);
  g_autofree double *y = g_new (double, (K + 1) * N);
  size_t moved[K * N];
  const double *steps[K + 1];
  FweElementary found[K];

  fwe_morris_design (3, K, N, at, moved);
  for (size_t s = 0; s <= K; s++)
    {
      const double *x = at + s * K * N;

      steps[s] = y + s * N;
      for (size_t t = 0; t < N; t++)
        y[s * N + t] = 2 * x[t] - x[N + t] + 4 * x[2 * N + t] * x[3 * N + t];
    }
  fwe_morris_read (K, N, at, moved, steps, found);

  for (size_t f = 0; f < K; f++)
    g_assert_cmpuint (found[f].n, ==, N);
  g_assert_cmpfloat_with_epsilon (found[0].mean, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (found[0].sigma, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (found[1].mean, -0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (found[1].star, 0.5, 1e-12);
  /* 2 d at d of .125 to .875: mean 1, standard deviation 2 x .2795 */
  g_assert_cmpfloat_with_epsilon (found[2].mean, 1, 0.1);
  g_assert_cmpfloat_with_epsilon (found[2].sigma, 0.559, 0.05);
  g_assert_cmpfloat_with_epsilon (found[3].sigma, 0.559, 0.05);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sensitivity/ishigami", test_ishigami);
  g_test_add_func ("/engine/sensitivity/g-function", test_g_function);
  g_test_add_func ("/engine/sensitivity/margins", test_margins);
  g_test_add_func ("/engine/sensitivity/undefined", test_undefined);
  g_test_add_func ("/engine/sensitivity/sequence", test_sequence);
  g_test_add_func ("/engine/sensitivity/pairs", test_pairs);
  g_test_add_func ("/engine/sensitivity/morris", test_morris);
  return g_test_run ();
}
