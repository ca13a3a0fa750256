/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-inequality.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

#include "table.h"

static void
assert_near (double found, double expected, double tolerance)
{
  if (!(fabs (found - expected) <= tolerance))
    g_error ("%.15g is not %.15g within %g", found, expected, tolerance);
}

static FweInequality
measure (const double *value, const double *weight, size_t n, const double *epsilons,
         size_t n_epsilons, double line)
{
  const FweSample sample = { .value = value, .weight = weight, .n = n };
  FweFault fault = { 0 };
  FweInequality x;

  g_assert_true (fwe_inequality (&sample, epsilons, n_epsilons, line, &x, &fault));
  return x;
}

/* Worked case S1 (CRAN ineq). */
static void
test_ten_class_means (void)
{
  const double x[] = { 541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261 };
  const double half = 0.5;
  const FweInequality found = measure (x, NULL, 10, &half, 1, NAN);

  assert_near (found.indices.gini, 0.4620911, 5e-8);
  assert_near (found.atkinson[0], 0.1796591, 5e-8);
  assert_near (found.indices.atkinson_05, 0.1796591, 5e-8);
}

/* Worked case S2: one Gini, two shapes. */
static void
test_same_gini_other_shape (void)
{
  const double nine = 50.0 / 9;
  const double x[] = { nine, nine, nine, nine, nine, nine, nine, nine, nine, 50 };
  const double y[] = { 2, 2, 2, 2, 2, 18, 18, 18, 18, 18 };

  assert_near (fwe_inequality_gini_corrected (x, 10), 0.4444444, 5e-8);
  assert_near (fwe_inequality_gini_corrected (y, 10), 0.4444444, 5e-8);
  assert_near (fwe_inequality_asymmetry (x, 10), 1.46, 1e-9);
  assert_near (fwe_inequality_asymmetry (y, 10), 0.74, 1e-9);
}

/* Worked case S3 (pysal). */
static void
test_atkinson (void)
{
  const double x[] = { 10, 20, 30, 40, 50 };
  const double epsilons[] = { 0.5, 1, 0, 2, 0.999999999999 };
  const FweInequality found = measure (x, NULL, 5, epsilons, 5, NAN);

  assert_near (found.atkinson[0], 0.06315, 1e-5);
  assert_near (found.ede[0], 28.105398, 1e-5);
  assert_near (found.atkinson[1], 0.1316096, 1e-5);
  assert_near (found.ede[1], 26.0517108, 1e-5);
  assert_near (found.atkinson[2], 0, 0);
  assert_near (found.ede[2], 30, 1e-12);
  /* at 2 the harmonic mean; next to 1 no digits are lost */
  assert_near (found.ede[3], 5 / (1 / 10.0 + 1 / 20.0 + 1 / 30.0 + 1 / 40.0 + 1 / 50.0), 1e-11);
  assert_near (found.ede[4], found.ede[1], 1e-9);
}

/* A file that may not be copied here; NULL, and said so, where it is absent. */
static Table *
shared_table (const char *name)
{
  const char *shared = g_getenv ("FAIRWAY_SHARED");
  g_autofree char *beside = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", NULL);
  g_autofree char *path
      = g_build_filename (shared ? shared : beside, "reference", "data", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return table_load (path);

  g_test_message ("%s is not there: its licence forbids a copy; FAIRWAY_SHARED names its folder",
                  path);
  g_test_skip ("an input that may not be copied is absent");
  return NULL;
}

/* Worked case S4: 383 households of Pangasinan. */
static void
test_one_province (void)
{
  g_autoptr (Table) table = shared_table ("ilocos-two-provinces.csv");
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double));

  if (!table)
    return;
  for (guint i = 0; i < table->rows->len; i++)
    if (g_str_equal (table_text (table, i, 0), "Pangasinan"))
      {
        const double income = table_number (table, i, 1) / 10000;

        g_array_append_val (x, income);
      }

  const FweInequality found = measure ((const double *)(void *)x->data, NULL, x->len, NULL, 0, NAN);

  g_assert_cmpuint (x->len, ==, 383);
  assert_near (found.indices.atkinson_05, 0.1291856, 5e-8);
  assert_near (found.indices.theil_t, 0.2837236, 5e-8);
}

/* Worked case S5: a weighted survey with zero incomes in it. */
static void
test_weighted_survey (void)
{
  g_autoptr (Table) table = shared_table ("eusilc-min.csv");
  g_autofree double *x = NULL, *w = NULL;
  const double share[] = { 0.6, 0.4, 0.5, 0.7 };
  const double expected[] = { 14.44422, 4.766885, 7.988134, 21.85638 };
  size_t n, n_zero = 0;

  if (!table)
    return;
  n = table->rows->len;
  x = g_new (double, n);
  w = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      x[i] = table_number (table, i, 0);
      w[i] = table_number (table, i, 1);
      n_zero += x[i] <= 0;
    }

  const FweInequality found = measure (x, w, n, NULL, 0, NAN);
  const double median = found.indices.median;

  g_assert_cmpuint (n, ==, 14827);
  assert_near (found.indices.gini * 100, 26.48962, 5e-6);
  assert_near (median, 18098.73, 5e-3);
  assert_near (found.q20, 12212.60, 5e-3);
  assert_near (found.q80, 25997.65, 5e-3);
  assert_near (fwe_inequality_quantile (x, w, n, 0.2), found.q20, 0);
  assert_near (found.indices.s80_s20, 3.970004, 5e-7);
  assert_near (0.6 * median, 10859.24, 5e-3);
  for (size_t i = 0; i < G_N_ELEMENTS (share); i++)
    assert_near (measure (x, w, n, NULL, 0, share[i] * median).poverty * 100, expected[i],
                 expected[i] < 10 ? 5e-7 : 5e-6);

  g_assert_cmpuint (n_zero, >, 0);
  g_assert_cmpuint (found.n_dropped, ==, n_zero);
  g_assert_true (isfinite (found.indices.theil_t) && isfinite (found.indices.theil_l));
  g_assert_true (isfinite (found.indices.atkinson_05) && isfinite (found.indices.atkinson_1));
}

/* Worked case S6: 32 Mexican states in their regions. */
static void
test_mexican_states (void)
{
  static const struct
  {
    const char *year;
    double theil, between;
  } expected[] = { { "1940", 0.20894344, 0.03458890 },
                   { "1950", 0.15222451, 0.02816853 },
                   { "1960", 0.10472941, 0.05260921 },
                   { "1970", 0.10194725, 0.05931219 } };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "mexico-pcgdp.csv", NULL);
  g_autoptr (Table) table = table_load (path);
  const int region = table_column (table, "hanson98");
  uint32_t group[32];
  double x[32];

  g_assert_cmpuint (table->rows->len, ==, 32);
  for (size_t k = 0; k < G_N_ELEMENTS (expected); k++)
    {
      const FweSample sample = { .value = x, .group = group, .n = 32, .n_groups = 8 };
      FweInequality found;

      for (guint i = 0; i < 32; i++)
        {
          x[i] = table_number (table, i, table_column (table, expected[k].year));
          group[i] = (uint32_t)table_number (table, i, region);
        }
      g_assert_true (fwe_inequality (&sample, NULL, 0, NAN, &found, NULL));
      assert_near (found.indices.theil_t, expected[k].theil, 5e-9);
      assert_near (found.theil_t_between, expected[k].between, 5e-9);
      assert_near (found.theil_t_within, expected[k].theil - expected[k].between, 1e-8);
      if (k == 0)
        assert_near (found.indices.gini, 0.35372371173452849, 1e-12);
    }
}

/* Worked case S7 (microdf). */
static void
test_top_shares_and_deciles (void)
{
  const double x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
  const double same[] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 };
  const double share[] = { 0, 0.01, 0.1, 0.5, 1 };
  const double value[] = { 5, 4, 3, 2, 1, 6, 7, 8, 9 };
  const double weight[] = { 10, 20, 10, 10, 10, 10, 10, 10, 10 };
  const int expected[] = { 6, 5, 3, 2, 1, 7, 8, 9, 10 };
  int rank[9];

  assert_near (fwe_inequality_top_share (x, NULL, 10, 0.1), 10.0 / 55, 1e-15);
  for (size_t i = 0; i < G_N_ELEMENTS (share); i++)
    assert_near (fwe_inequality_top_share (same, NULL, 10, share[i]), share[i], 1e-15);
  fwe_inequality_decile_ranks (value, weight, 9, rank);
  for (int i = 0; i < 9; i++)
    g_assert_cmpint (rank[i], ==, expected[i]);
}

static void
test_quantile_rule (void)
{
  const double x[] = { 40, 10, 30, 20 };
  const double w[] = { 1, 1, 0, 2 };

  assert_near (fwe_inequality_quantile (x, NULL, 4, 0.5), 25, 0);
  assert_near (fwe_inequality_quantile (x, NULL, 4, 0.51), 30, 0);
  assert_near (fwe_inequality_quantile (x, NULL, 4, 0), 10, 0);
  assert_near (fwe_inequality_quantile (x, NULL, 4, 1), 40, 0);
  /* the row without weight is not there: half way between 20 and 40 */
  assert_near (fwe_inequality_quantile (x, w, 4, 0.75), 30, 0);
  assert_near (measure (x, NULL, 4, NULL, 0, NAN).indices.median, 25, 0);
  g_assert_true (isnan (fwe_inequality_quantile (x, NULL, 0, 0.5)));
  g_assert_true (isnan (fwe_inequality_quantile (x, NULL, 4, 1.5)));
}

static double *
incomes_new (size_t n, double digits)
{
  double *x = g_new (double, n);

  for (size_t i = 0; i < n; i++)
    {
      const double u = (double)i * 0.6180339887498949;

      x[i] = round (exp (8 + 5 * (u - floor (u)) + sin ((double)i)) * digits) / digits;
    }

  return x;
}

static double *
weights_new (size_t n)
{
  double *w = g_new (double, n);

  for (size_t i = 0; i < n; i++)
    w[i] = (double)(i * 7 % 13);

  return w;
}

static void
assert_same (const FweInequality *a, const FweInequality *b, double scale, double tolerance)
{
  const double *x = (const double *)&a->indices, *y = (const double *)&b->indices;

  for (size_t i = 0; i < sizeof a->indices / sizeof *x; i++)
    {
      const bool money = &x[i] == &a->indices.mean || &x[i] == &a->indices.median;

      assert_near (y[i], x[i] * (money ? scale : 1), fabs (x[i]) * tolerance);
    }
  assert_near (b->theil_t_between, a->theil_t_between, tolerance);
  assert_near (b->theil_l_within, a->theil_l_within, tolerance);
  assert_near (b->atkinson[0], a->atkinson[0], tolerance);
  g_assert_cmpuint (a->n_dropped, ==, b->n_dropped);
}

/* Many whole dollars go into cells; the same rows with one fraction among them are sorted. */
static void
test_cells_as_sorted (void)
{
  const size_t n = 500000;
  const double epsilon = 2;
  g_autofree double *x = incomes_new (n, 1), *w = weights_new (n);

  for (int outliers = 0; outliers < 2; outliers++)
    {
      if (outliers)
        {
          x[17] = -3e7;
          x[18] = -5;
          x[19] = 0;
          x[20] = 9e9;
          x[21] = 5e6;
        }

      const FweInequality cells = measure (x, w, n, &epsilon, 1, 20000);

      x[5] += 1e-7;
      assert_same (&cells, &(FweInequality[]){ measure (x, w, n, &epsilon, 1, 20000) }[0], 1, 1e-9);
      x[5] = round (x[5]);
    }
}

/* A weight of 3 is three rows; other dollars change nothing; neither does the order. */
static void
test_replication_scale_order (void)
{
  const size_t n = 3000;
  const double epsilon = 1.5;
  g_autofree double *x = incomes_new (n, 100), *w = weights_new (n);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree double *scaled = g_new (double, n), *turned = g_new (double, n),
                    *turned_w = g_new (double, n);

  for (size_t i = 0; i < n; i++)
    {
      for (int k = 0; k < (int)w[i]; k++)
        g_array_append_val (rows, x[i]);
      scaled[i] = x[i] * 1.4387;
      turned[n - 1 - i] = x[i];
      turned_w[n - 1 - i] = w[i];
    }

  const FweInequality a = measure (x, w, n, &epsilon, 1, NAN);
  const FweInequality b
      = measure ((const double *)(void *)rows->data, NULL, rows->len, &epsilon, 1, NAN);
  const FweInequality c = measure (scaled, w, n, &epsilon, 1, NAN);
  const FweInequality d = measure (turned, turned_w, n, &epsilon, 1, NAN);

  assert_same (&a, &b, 1, 1e-11);
  assert_same (&a, &c, 1.4387, 1e-11);
  assert_same (&a, &d, 1, 1e-12);
}

/* A dollar from a richer to a poorer household lowers every measure. */
static void
test_transfers (void)
{
  const size_t n = 400;
  g_autofree double *x = incomes_new (n, 1);

  for (size_t i = 0; i < n; i += 17)
    {
      const size_t k = (i * 31 + 7) % n;
      const size_t rich = x[i] > x[k] ? i : k, poor = x[i] > x[k] ? k : i;

      if (x[rich] - x[poor] < 100)
        continue;

      const FweIndices before = measure (x, NULL, n, NULL, 0, NAN).indices;

      x[rich] -= 20;
      x[poor] += 20;

      const FweIndices after = measure (x, NULL, n, NULL, 0, NAN).indices;

      g_assert_cmpfloat (after.gini, <, before.gini);
      g_assert_cmpfloat (after.theil_t, <, before.theil_t);
      g_assert_cmpfloat (after.theil_l, <, before.theil_l);
      g_assert_cmpfloat (after.atkinson_05, <, before.atkinson_05);
      g_assert_cmpfloat (after.atkinson_1, <, before.atkinson_1);
      assert_near (after.mean, before.mean, 1e-9);
    }
}

/* Parts: within, worked out group by group, and between add up to the whole. */
static void
test_parts_add_up (void)
{
  const size_t n = 5000;
  g_autofree double *x = incomes_new (n, 100), *w = weights_new (n);
  g_autofree uint32_t *group = g_new (uint32_t, n);
  const FweSample sample = { .value = x, .weight = w, .group = group, .n = n, .n_groups = 5 };
  double within_t = 0, within_l = 0;
  FweInequality all;

  for (size_t i = 0; i < n; i++)
    {
      group[i] = (uint32_t)(i % 4);
      x[i] *= 1 + group[i];
    }
  g_assert_true (fwe_inequality (&sample, NULL, 0, NAN, &all, NULL));
  for (uint32_t g = 0; g < 4; g++)
    {
      g_autofree double *mine = g_memdup2 (w, n * sizeof *w);

      for (size_t i = 0; i < n; i++)
        mine[i] = group[i] == g ? mine[i] : 0;

      const FweIndices part = measure (x, mine, n, NULL, 0, NAN).indices;

      within_t += part.n * part.mean / (all.indices.n * all.indices.mean) * part.theil_t;
      within_l += part.n / all.indices.n * part.theil_l;
    }
  assert_near (all.theil_t_within, within_t, 1e-13);
  assert_near (all.theil_l_within, within_l, 1e-13);
  assert_near (all.theil_t_between + all.theil_t_within, all.indices.theil_t, 1e-15);
  g_assert_cmpfloat (all.theil_t_between, >, 0);
}

static void
test_zero_and_negative (void)
{
  const double x[] = { -20, 0, 10, 50, 60 };
  const double poor[] = { -20, 0, 10 };
  const double none[] = { 0, 0 };
  const double half = 0.5;
  FweInequality found = measure (x, NULL, 5, &half, 1, 10);

  /* sum of |x - y| over ordered pairs by 2 n^2 mean */
  assert_near (found.indices.gini, 840.0 / (2 * 25 * 20), 1e-14);
  g_assert_cmpuint (found.n_dropped, ==, 2);
  assert_near (found.indices.n_dropped, 2, 0);
  assert_near (found.indices.theil_l, log (40) - (log (10) + log (50) + log (60)) / 3, 1e-14);
  /* over the four that are not under 0 */
  assert_near (found.ede[0], pow ((sqrt (10) + sqrt (50) + sqrt (60)) / 4, 2), 1e-13);
  assert_near (found.poverty, 0.4, 0);
  g_assert_true (isnan (found.indices.s80_s20));
  g_assert_true (isnan (found.indices.p90_p10));

  found = measure (poor, NULL, 3, NULL, 0, NAN);
  g_assert_true (isnan (found.indices.gini));
  assert_near (found.indices.mean, -10.0 / 3, 1e-15);
  g_assert_true (isnan (found.poverty));

  found = measure (none, NULL, 2, &half, 1, 1);
  g_assert_true (isnan (found.indices.gini) && isnan (found.indices.theil_t)
                 && isnan (found.atkinson[0]));
  assert_near (found.poverty, 1, 0);
}

static void
test_equal_values (void)
{
  const double x[] = { 7, 7, 7 };
  const FweIndices found = measure (x, NULL, 3, NULL, 0, NAN).indices;

  assert_near (found.gini, 0, 1e-15);
  assert_near (found.theil_t, 0, 1e-15);
  assert_near (found.theil_l, 0, 1e-15);
  assert_near (found.atkinson_1, 0, 1e-15);
  assert_near (found.palma, 0.25, 1e-14);
  assert_near (found.p90_p10, 1, 0);
  assert_near (fwe_inequality_asymmetry (x, 3), 1, 1e-15);
}

static void
assert_refused (const FweSample *sample, FweFaultCode code, const char *input, size_t index)
{
  FweFault fault = { 0 };
  FweInequality found;

  g_assert_false (fwe_inequality (sample, NULL, 0, NAN, &found, &fault));
  g_assert_cmpint (fault.code, ==, code);
  g_assert_cmpstr (fault.input, ==, input);
  g_assert_cmpuint (fault.index, ==, index);
}

static void
test_refused (void)
{
  double x[] = { 1, 2, NAN };
  double w[] = { 1, -1, 1 };
  const double nothing[] = { 0, 0, 0 };
  const uint32_t group[] = { 0, 4, 1 };
  const double epsilon = -1;
  FweSample sample = { .value = x, .n = 3 };
  FweInequality found;
  FweFault fault;

  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "value", 2);
  x[2] = INFINITY;
  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "value", 2);
  x[2] = 1e308;
  sample.weight = (const double[]){ 1, 1, 10 };
  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "value", 0);
  x[2] = 3;
  sample.weight = w;
  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "weight", 1);
  sample.weight = nothing;
  assert_refused (&sample, FWE_FAULT_EMPTY, "weight", 0);
  sample.weight = NULL;
  sample.group = group;
  sample.n_groups = 3;
  assert_refused (&sample, FWE_FAULT_BAD_INDEX, "group", 1);
  sample.n = 0;
  assert_refused (&sample, FWE_FAULT_EMPTY, "weight", 0);
  sample.n = 1;
  g_assert_false (fwe_inequality (&sample, &epsilon, 1, NAN, &found, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_OUT_OF_RANGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/inequality/ten-class-means", test_ten_class_means);
  g_test_add_func ("/engine/inequality/same-gini-other-shape", test_same_gini_other_shape);
  g_test_add_func ("/engine/inequality/atkinson", test_atkinson);
  g_test_add_func ("/engine/inequality/one-province", test_one_province);
  g_test_add_func ("/engine/inequality/weighted-survey", test_weighted_survey);
  g_test_add_func ("/engine/inequality/mexican-states", test_mexican_states);
  g_test_add_func ("/engine/inequality/top-shares-and-deciles", test_top_shares_and_deciles);
  g_test_add_func ("/engine/inequality/quantile-rule", test_quantile_rule);
  g_test_add_func ("/engine/inequality/cells-as-sorted", test_cells_as_sorted);
  g_test_add_func ("/engine/inequality/replication-scale-order", test_replication_scale_order);
  g_test_add_func ("/engine/inequality/transfers", test_transfers);
  g_test_add_func ("/engine/inequality/parts-add-up", test_parts_add_up);
  g_test_add_func ("/engine/inequality/zero-and-negative", test_zero_and_negative);
  g_test_add_func ("/engine/inequality/equal-values", test_equal_values);
  g_test_add_func ("/engine/inequality/refused", test_refused);

  return g_test_run ();
}
