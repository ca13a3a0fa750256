/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-order.h"

#include <float.h>
#include <glib.h>
#include <math.h>

/* Rising values, equal ones in the order of their rows, and each row its own value. */
static void
assert_ordered (const double *value, size_t n)
{
  g_autofree guint8 *seen = g_new0 (guint8, n + 1);
  FweOrder with_rows, without;

  g_assert_true (fwe_order_init (&with_rows, value, n, true));
  g_assert_true (fwe_order_init (&without, value, n, false));
  for (size_t i = 0; i < n; i++)
    {
      const uint32_t row = with_rows.rows[i];

      g_assert_cmpuint (row, <, n);
      g_assert_false (seen[row]++);
      g_assert_cmpfloat (fwe_order_value (&with_rows, i), ==, value[row]);
      g_assert_cmpfloat (fwe_order_value (&without, i), ==, value[row]);
      if (i > 0)
        {
          g_assert_cmpfloat (value[with_rows.rows[i - 1]], <=, value[row]);
          if (value[with_rows.rows[i - 1]] == value[row])
            g_assert_cmpuint (with_rows.rows[i - 1], <, row);
        }
    }
  fwe_order_clear (&with_rows);
  fwe_order_clear (&without);
}

static double
spread (size_t i)
{
  const double u = (double)i * 0.6180339887498949;

  return u - floor (u);
}

static void
test_sizes (void)
{
  double value[1000];

  for (size_t i = 0; i < 1000; i++)
    value[i] = (spread (i) - 0.3) * pow (10, (double)(i % 12) - 4);
  for (size_t n = 0; n <= 1000; n += n < 20 ? 1 : 49)
    assert_ordered (value, n);
}

/* Values so alike that the upper bits are the same for thousands of them, or for a few. */
static void
test_alike (void)
{
  enum
  {
    N = 20000
  };
  g_autofree double *value = g_new (double, N);

  for (size_t i = 0; i < N; i++)
    value[i] = 50000 * (1 + 1e-9 * spread (i));
  assert_ordered (value, N);
  for (size_t i = 0; i < N; i++)
    value[i] = 50000 * (1 + 1e-2 * spread (i)) * (i % 2 ? 1 : -1);
  assert_ordered (value, N);
  for (size_t i = 0; i < N; i++)
    value[i] = floor (30 * spread (i));
  assert_ordered (value, N);
}

static void
test_extremes (void)
{
  const double value[]
      = { DBL_MAX, -0.0, 0.0, -DBL_MAX, DBL_TRUE_MIN, -DBL_TRUE_MIN, 1, -1, 0.0, -0.0 };

  assert_ordered (value, G_N_ELEMENTS (value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/order/sizes", test_sizes);
  g_test_add_func ("/engine/order/alike", test_alike);
  g_test_add_func ("/engine/order/extremes", test_extremes);

  return g_test_run ();
}
