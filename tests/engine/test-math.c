/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-math.h"

#include <float.h>
#include <glib.h>
#include <math.h>
#include <string.h>

/* Every function against the C library's long double form, which has 11 more bits. */

#define TOLERANCE 1e-14

/* A fixed walk through the doubles: weyl (i) is spread evenly over (0, 1). */
static double
weyl (int i)
{
  const double x = i * 0.6180339887498949;

  return x - floor (x) + 1e-9;
}

static void
check (double found, long double expected, const char *what, double x)
{
  const long double smallest = DBL_TRUE_MIN;
  const long double error = fabsl (found - expected);

  if (fabsl (expected) > DBL_MAX)
    g_assert_cmpfloat (found, ==, expected > 0 ? INFINITY : -INFINITY);
  else if (error > TOLERANCE * fabsl (expected) && error > 2 * smallest)
    g_error ("%s (%.17g) is %.17g, not %.17Lg", what, x, found, expected);
}

static void
test_exp (void)
{
  for (int i = 0; i < 200000; i++)
    {
      const double wide = -746 + 1456 * weyl (i);
      const double small = ldexp (weyl (i) - 0.5, -i % 60);

      check (fwe_exp (wide), expl (wide), "exp", wide);
      check (fwe_exp (small), expl (small), "exp", small);
      check (fwe_expm1 (wide), expm1l (wide), "expm1", wide);
      check (fwe_expm1 (small), expm1l (small), "expm1", small);
    }
}

static void
test_exp_edges (void)
{
  g_assert_cmpfloat (fwe_exp (0), ==, 1);
  g_assert_cmpfloat (fwe_exp (-INFINITY), ==, 0);
  g_assert_cmpfloat (fwe_exp (INFINITY), ==, INFINITY);
  g_assert_cmpfloat (fwe_exp (709.9), ==, INFINITY);
  g_assert_cmpfloat (fwe_exp (-1e300), ==, 0);
  g_assert_true (isnan (fwe_exp (NAN)));
  g_assert_cmpfloat (fwe_exp (-745.1), ==, DBL_TRUE_MIN);
  g_assert_cmpfloat (fwe_expm1 (-INFINITY), ==, -1);
  g_assert_cmpfloat (fwe_expm1 (DBL_TRUE_MIN), ==, DBL_TRUE_MIN);
  g_assert_true (isnan (fwe_expm1 (NAN)));
}

static void
test_log (void)
{
  for (int i = 0; i < 200000; i++)
    {
      const double wide = ldexp (0.5 + weyl (i), -1074 + i % 2097);
      const double near = 1 + ldexp (weyl (i) - 0.5, -i % 50);
      const double small = ldexp (weyl (i) - 0.5, -i % 1000);

      check (fwe_log (wide), logl (wide), "log", wide);
      check (fwe_log (near), logl (near), "log", near);
      check (fwe_log1p (small), log1pl (small), "log1p", small);
      check (fwe_log1p (wide), log1pl (wide), "log1p", wide);
      check (fwe_log1p (near - 2), log1pl (near - 2), "log1p", near - 2);
    }
}

static void
test_log_edges (void)
{
  g_assert_cmpfloat (fwe_log (1), ==, 0);
  g_assert_cmpfloat (fwe_log (0), ==, -INFINITY);
  g_assert_cmpfloat (fwe_log (-0.0), ==, -INFINITY);
  g_assert_cmpfloat (fwe_log (INFINITY), ==, INFINITY);
  g_assert_true (isnan (fwe_log (-1)));
  g_assert_true (isnan (fwe_log (-INFINITY)));
  g_assert_true (isnan (fwe_log (NAN)));
  check (fwe_log (DBL_TRUE_MIN), logl (DBL_TRUE_MIN), "log", DBL_TRUE_MIN);
  check (fwe_log (DBL_MAX), logl (DBL_MAX), "log", DBL_MAX);
  g_assert_cmpfloat (fwe_log1p (-1), ==, -INFINITY);
  g_assert_cmpfloat (fwe_log1p (INFINITY), ==, INFINITY);
  g_assert_true (isnan (fwe_log1p (-1.5)));
  g_assert_true (isnan (fwe_log1p (NAN)));
}

static void
test_pow (void)
{
  for (int i = 0; i < 200000; i++)
    {
      const double base = ldexp (0.5 + weyl (i), -1074 + i % 2097);
      const double near = 1 + ldexp (weyl (i) - 0.5, -i % 52);
      const double exponent = ldexp (weyl (i + 7) - 0.5, i % 40);
      const double long_way = 700 * (weyl (i + 3) - 0.5) / fwe_log (near);

      check (fwe_pow (base, exponent), powl (base, exponent), "pow wide", base);
      check (fwe_pow (near, exponent), powl (near, exponent), "pow near", near);
      if (near != 1)
        check (fwe_pow (near, long_way), powl (near, long_way), "pow long", near);
      check (fwe_pow (-1.25, i % 3000), powl (-1.25L, i % 3000), "pow negative", i % 3000);
    }
}

/* Where the C standard says what a special value gives, ours gives it too. */
static void
test_pow_edges (void)
{
  static const double values[]
      = { 0.0,    -0.0,  1.0,      -1.0,      0.5,     -0.5,  2.0,
          -2.0,   3.0,   -3.0,     0x1p53,    -0x1p60, 1e300, -1e300,
          1e-300, -2e-9, INFINITY, -INFINITY, DBL_MAX, 2.5,   DBL_TRUE_MIN };

  for (size_t i = 0; i < G_N_ELEMENTS (values); i++)
    for (size_t k = 0; k < G_N_ELEMENTS (values); k++)
      {
        const double found = fwe_pow (values[i], values[k]);
        const double expected = pow (values[i], values[k]);

        g_assert_cmpint (isnan (found) != 0, ==, isnan (expected) != 0);
        if (!isnan (found))
          {
            g_assert_cmpint (signbit (found) != 0, ==, signbit (expected) != 0);
            check (found, expected, "pow", values[i]);
          }
      }

  g_assert_cmpfloat (fwe_pow (NAN, 0), ==, 1);
  g_assert_cmpfloat (fwe_pow (1, NAN), ==, 1);
  g_assert_true (isnan (fwe_pow (NAN, 1)));
  g_assert_true (isnan (fwe_pow (2, NAN)));
}

static void
test_logit (void)
{
  for (int i = 0; i < 200000; i++)
    {
      const double x = -745 + 1490 * weyl (i);
      const double p = ldexp (weyl (i), -(i % 1060));
      const double near = 0.5 + ldexp (weyl (i) - 0.5, -i % 50);

      check (fwe_expit (x), 1.0L / (1.0L + expl (-(long double)x)), "expit", x);
      check (fwe_logit (p), logl (p) - log1pl (-(long double)p), "logit", p);
      check (fwe_logit (near), 2 * atanhl (2 * (long double)near - 1), "logit", near);
    }

  g_assert_cmpfloat (fwe_expit (INFINITY), ==, 1);
  g_assert_cmpfloat (fwe_expit (-INFINITY), ==, 0);
  g_assert_cmpfloat (fwe_logit (0), ==, -INFINITY);
  g_assert_cmpfloat (fwe_logit (1), ==, INFINITY);
  g_assert_cmpfloat (fwe_logit (0.5), ==, 0);
  g_assert_true (isnan (fwe_logit (1.1)));
  g_assert_true (isnan (fwe_logit (-0.1)));
  g_assert_true (isnan (fwe_logit (NAN)));
  g_assert_true (isnan (fwe_expit (NAN)));
}

static long double
cdf_reference (long double z)
{
  return 0.5L * erfcl (-z / sqrtl (2.0L));
}

static void
test_normal_cdf (void)
{
  for (int i = 0; i < 100000; i++)
    {
      const double z = -39 + 48 * weyl (i);

      check (fwe_normal_cdf (z), cdf_reference (z), "normal cdf", z);
    }

  g_assert_cmpfloat (fwe_normal_cdf (-INFINITY), ==, 0);
  g_assert_cmpfloat (fwe_normal_cdf (INFINITY), ==, 1);
  g_assert_true (isnan (fwe_normal_cdf (NAN)));
  check (fwe_normal_cdf (0), 0.5L, "normal cdf", 0);
}

/* One step of Newton in long double from our answer: what it moves is our error. */
static void
check_quantile (double p)
{
  const double z = fwe_normal_quantile (p);
  const long double density = expl (-0.5L * z * z) / sqrtl (2 * 3.14159265358979323846264338328L);
  const long double miss = p < 0.5 ? cdf_reference (z) - p : (1.0L - p) - cdf_reference (-z);

  check (z, z - miss / density, "normal quantile", p);
}

static void
test_normal_quantile (void)
{
  for (int i = 0; i < 100000; i++)
    {
      check_quantile (weyl (i));
      check_quantile (ldexp (weyl (i), -(i % 1020)));
      check_quantile (1 - ldexp (weyl (i), -(i % 50) - 1));
      check_quantile (0.5 + ldexp (weyl (i) - 0.5, -(i % 50)));
    }

  g_assert_cmpfloat (fwe_normal_quantile (0.5), ==, 0);
  g_assert_cmpfloat (fwe_normal_quantile (0), ==, -INFINITY);
  g_assert_cmpfloat (fwe_normal_quantile (1), ==, INFINITY);
  g_assert_true (isnan (fwe_normal_quantile (-1e-300)));
  g_assert_true (isnan (fwe_normal_quantile (1.5)));
  g_assert_true (isnan (fwe_normal_quantile (NAN)));
  g_assert_cmpfloat_with_epsilon (fwe_normal_quantile (0.975), 1.959963984540054, 1e-14);
}

typedef struct
{
  double (*one) (double x);
  void (*many) (const double *restrict x, double *restrict out, size_t n);
} Form;

static void
test_arrays_same_bits (void)
{
  static const Form forms[] = { { fwe_exp, fwe_exp_n },
                                { fwe_log, fwe_log_n },
                                { fwe_expit, fwe_expit_n },
                                { fwe_normal_quantile, fwe_normal_quantile_n } };
  static const double edges[] = { 0.0, -0.0, 1.0, -1.0, INFINITY, -INFINITY, NAN, 1e-300, 5e-324 };
  enum
  {
    N = 4099
  };
  double x[N], many[N];

  for (size_t f = 0; f < G_N_ELEMENTS (forms); f++)
    {
      for (int i = 0; i < N; i++)
        x[i] = f == 3 ? ldexp (weyl (i), -(i % 90)) : (weyl (i) - 0.4) * ldexp (1, i % 10);
      memcpy (x, edges, sizeof edges);

      forms[f].many (x, many, N);
      for (int i = 0; i < N; i++)
        {
          const double one = forms[f].one (x[i]);

          g_assert_true ((isnan (one) && isnan (many[i]))
                         || memcmp (&one, &many[i], sizeof one) == 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/math/exp", test_exp);
  g_test_add_func ("/engine/math/exp-edges", test_exp_edges);
  g_test_add_func ("/engine/math/log", test_log);
  g_test_add_func ("/engine/math/log-edges", test_log_edges);
  g_test_add_func ("/engine/math/pow", test_pow);
  g_test_add_func ("/engine/math/pow-edges", test_pow_edges);
  g_test_add_func ("/engine/math/logit", test_logit);
  g_test_add_func ("/engine/math/normal-cdf", test_normal_cdf);
  g_test_add_func ("/engine/math/normal-quantile", test_normal_quantile);
  g_test_add_func ("/engine/math/arrays-same-bits", test_arrays_same_bits);

  return g_test_run ();
}
