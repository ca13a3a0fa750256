/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-margin.h"

#include <glib.h>
#include <math.h>

#define near(a, b, tolerance) g_assert_cmpfloat_with_epsilon (a, b, tolerance)

/* Worked case S9: never-married women by age, then of all women (datadesk/census-data-aggregator,
 * after the ACS Handbook). */
static void
test_sum (void)
{
  static const double estimates[] = { 135173, 43104, 24842 };
  static const double margins[] = { 3860, 2642, 1957 };

  near (fwe_margin_sum (estimates, margins, 3), 5070.4648, 1e-4);
  near (fwe_margin_sum (estimates, margins, 1), 3860, 1e-9);
  g_assert_cmpfloat (fwe_margin_sum (estimates, margins, 0), ==, 0);
}

/* Two classes in which nobody was found say it once. */
static void
test_sum_of_zeros (void)
{
  static const double estimates[] = { 0, 300, 0 };
  static const double margins[] = { 12, 40, 30 };
  static const double unknown[] = { 12, NAN, 30 };

  near (fwe_margin_sum (estimates, margins, 3), 50, 1e-12);
  g_assert_true (isnan (fwe_margin_sum (estimates, unknown, 3)));
}

static void
test_proportion (void)
{
  static const double wholes[] = { 466037, 97360, 67101 };
  static const double whole_margins[] = { 391, 572, 459 };
  const double part = 135173 + 43104 + 24842, whole = 466037 + 97360 + 67101;
  const double margin
      = fwe_margin_proportion (part, 5070, whole, fwe_margin_sum (wholes, whole_margins, 3));

  near (part / whole, 0.322, 1e-3);
  near (margin, 0.008, 1e-3);
  near (part / whole, 0.3221565, 5e-8);
  near (margin, 0.0080300, 5e-8);
}

/* A margin of the whole that is too wide for the difference: the ratio's formula. */
static void
test_proportion_falls_back (void)
{
  near (fwe_margin_proportion (80, 5, 100, 20), sqrt (25 + 0.64 * 400) / 100, 1e-12);
  g_assert_cmpfloat (fwe_margin_proportion (80, 5, 100, 20), ==, fwe_margin_ratio (80, 5, 100, 20));
  near (fwe_margin_proportion (80, 20, 100, 5), sqrt (400 - 0.64 * 25) / 100, 1e-12);
  g_assert_true (isnan (fwe_margin_proportion (0, 1, 0, 1)));
  g_assert_true (isnan (fwe_margin_ratio (1, 1, -3, 1)));
  g_assert_true (isnan (fwe_margin_ratio (1, NAN, 3, 1)));
}

/* Worked case S10: Los Angeles County, 2013 5-year. */
static const FweBin los_angeles[] = {
  { 2499, 9999, 209050 },     { 10000, 14999, 190300 },   { 15000, 19999, 173380 },
  { 20000, 24999, 167740 },   { 25000, 29999, 154347 },   { 30000, 34999, 155834 },
  { 35000, 39999, 143103 },   { 40000, 44999, 140946 },   { 45000, 49999, 126807 },
  { 50000, 59999, 241482 },   { 60000, 74999, 303887 },   { 75000, 99999, 384881 },
  { 100000, 124999, 268689 }, { 125000, 149999, 169129 }, { 150000, 199999, 189195 },
  { 200000, 250001, 211613 },
};

static void
test_median (void)
{
  double median, margin;

  g_assert_true (
      fwe_margin_median (los_angeles, G_N_ELEMENTS (los_angeles), 0.125, &median, &margin));
  near (median, 56363.58534176461, 1e-6);
  near (margin, 161.96723586588095, 1e-6);
}

/* Everybody asked: no error. A few households: wide, but inside the classes. */
static void
test_median_ends (void)
{
  static const FweBin few[] = { { 0, 9999, 1 }, { 10000, 19999, 0 }, { 20000, 29999, 1 } };
  static const FweBin nobody[] = { { 0, 9999, 0 } };
  double median, margin;

  g_assert_true (
      fwe_margin_median (los_angeles, G_N_ELEMENTS (los_angeles), 1.0, &median, &margin));
  g_assert_cmpfloat (margin, ==, 0.0);
  g_assert_true (fwe_margin_median (few, 3, 0.01, &median, &margin));
  g_assert_cmpfloat (median, ==, 9999);
  near (margin, FWE_MARGIN_ERRORS * 0.5 * 29999, 1e-9);
  g_assert_false (fwe_margin_median (nobody, 1, 0.1, &median, &margin));
  g_assert_false (fwe_margin_median (few, 3, 0.0, &median, &margin));
  g_assert_false (fwe_margin_median (few, 3, NAN, &median, &margin));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/margin/sum", test_sum);
  g_test_add_func ("/engine/margin/sum-of-zeros", test_sum_of_zeros);
  g_test_add_func ("/engine/margin/proportion", test_proportion);
  g_test_add_func ("/engine/margin/proportion-falls-back", test_proportion_falls_back);
  g_test_add_func ("/engine/margin/median", test_median);
  g_test_add_func ("/engine/margin/median-ends", test_median_ends);

  return g_test_run ();
}
