/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-finding.h"

#include <glib.h>
#include <math.h>

#include "fwe-draws.h"
#include "fwe-math.h"

#define N 40000

/* A worth of a + b z against nothing: knowing z is worth b f (a / b) - |a| (1 - F (|a| / b)), the
 * loss of a normal (Raiffa and Schlaifer 1961), and the other part of y is worth nothing. */
static void
test_closed_form (void)
{
  static const double means[] = { 0, 1, -2, 5 };
  FweDraws *draws = fwe_draws_new (1, N);
  g_autofree double *nothing = g_new0 (double, N);
  g_autofree double *worth = g_new (double, N);
  const double *const y[] = { nothing, worth };
  const double spread = 2;
  double value;

  fwe_draws_prepare (draws, 1);
  fwe_draws_prepare (draws, 2);
  for (guint k = 0; k < G_N_ELEMENTS (means); k++)
    {
      const double *z = fwe_draws_normal (draws, 1), *noise = fwe_draws_normal (draws, 2);
      const double far = fabs (means[k]) / spread;
      const double loss = spread * (exp (-far * far / 2) / sqrt (2 * G_PI))
                          - fabs (means[k]) * (1 - fwe_normal_cdf (far));

      for (guint i = 0; i < N; i++)
        worth[i] = means[k] + spread * z[i] + 3 * noise[i];
      g_assert_true (fwe_finding_out (2, y, N, z, NULL, &value));
      g_assert_cmpfloat_with_epsilon (value, loss, 0.03);
    }
  fwe_draws_free (draws);
}

/* What matters to no choice is worth nothing, however much it matters: alike in both options, or
 * with one option better wherever it stands. */
static void
test_no_choice (void)
{
  FweDraws *draws = fwe_draws_new (1, N);
  g_autofree double *one = g_new (double, N);
  g_autofree double *other = g_new (double, N);
  const double *const y[] = { one, other };
  const double *z;
  double value;

  fwe_draws_prepare (draws, 1);
  z = fwe_draws_normal (draws, 1);
  for (guint i = 0; i < N; i++)
    {
      one[i] = 100 * z[i];
      other[i] = one[i] + 1;
    }
  g_assert_true (fwe_finding_out (2, y, N, z, NULL, &value));
  g_assert_cmpfloat_with_epsilon (value, 0, 1e-9);
  g_assert_true (fwe_finding_out (1, y, N, z, NULL, &value));
  g_assert_cmpfloat_with_epsilon (value, 0, 1e-9);
  fwe_draws_free (draws);
}

/* A pledge that is nothing in three draws of ten, and else 1: the option on it is worth 1 - .6 or
 * - .6; knowing which, (.7 x .4) against max (0, .1). */
static void
test_zero (void)
{
  FweDraws *draws = fwe_draws_new (1, N);
  g_autofree double *nothing = g_new0 (double, N);
  g_autofree double *on_it = g_new (double, N);
  g_autofree bool *zero = g_new (bool, N);
  const double *const y[] = { nothing, on_it };
  const double *z, *u;
  double value;

  fwe_draws_prepare (draws, 1);
  z = fwe_draws_normal (draws, 1);
  u = fwe_draws_uniform (draws, 1);
  for (guint i = 0; i < N; i++)
    {
      zero[i] = u[i] < 0.3;
      on_it[i] = (zero[i] ? 0 : 1) - 0.6;
    }
  g_assert_true (fwe_finding_out (2, y, N, z, zero, &value));
  g_assert_cmpfloat_with_epsilon (value, 0.28 - 0.1, 0.01);

  /* draws without a value in one option count in none */
  for (guint i = 0; i < N; i++)
    nothing[i] = zero[i] ? NAN : 0;
  g_assert_true (fwe_finding_out (2, y, N, z, zero, &value));
  g_assert_cmpfloat_with_epsilon (value, 0, 1e-9);
  for (guint i = 0; i < N; i++)
    nothing[i] = NAN;
  g_assert_true (fwe_finding_out (2, y, N, z, zero, &value));
  g_assert_true (isnan (value));
  /* too few draws for a cubic: their mean, and no fault */
  nothing[0] = 0;
  g_assert_true (fwe_finding_out (2, y, N, z, zero, &value));
  g_assert_cmpfloat_with_epsilon (value, 0, 1e-9);
  fwe_draws_free (draws);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/finding/closed-form", test_closed_form);
  g_test_add_func ("/engine/finding/no-choice", test_no_choice);
  g_test_add_func ("/engine/finding/zero", test_zero);
  return g_test_run ();
}
