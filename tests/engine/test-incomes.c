/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "table.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FweIncomes, fwe_incomes_free)

static FweBrackets
brackets_with (const double *counts, double mean)
{
  FweBrackets b = { .mean = mean };

  memcpy (b.counts, counts, sizeof b.counts);
  memcpy (b.edges, fwe_acs_edges, sizeof b.edges);
  return b;
}

/* A middling county. */
static const double typical[FWE_N_BRACKETS]
    = { 1316, 996, 835, 889, 1197, 873, 1002, 1111, 946, 1924, 2196, 2943, 1617, 940, 632, 301 };

static FweIncomes *
typical_new (void)
{
  const FweBrackets b = brackets_with (typical, 64733);
  FweIncomes *incomes = fwe_incomes_new (&b, NULL);

  g_assert_nonnull (incomes);
  return incomes;
}

static void
assert_near (double found, double expected, double tolerance)
{
  if (!(fabs (found - expected) <= tolerance * fmax (1e-300, fabs (expected))))
    g_error ("%.15g is not %.15g within %g of it", found, expected, tolerance);
}

/* Every count and the mean, as worked case S8 requires: to 1e-6. */
static void
assert_reproduced (const FweIncomes *incomes, const FweBrackets *b)
{
  for (int i = 0; i < FWE_N_BRACKETS; i++)
    {
      const double to = i + 1 < FWE_N_BRACKETS ? b->edges[i + 1] : INFINITY;

      g_assert_cmpfloat_with_epsilon (fwe_incomes_count (incomes, b->edges[i], to), b->counts[i],
                                      1e-6 * fmax (1, b->counts[i]));
    }
  if (!isnan (b->mean))
    assert_near (fwe_incomes_mean (incomes), b->mean, 1e-6);
}

/* Worked case S8: ten counties, Census ACS 2006-10. */
static void
test_published_counties (void)
{
  static const struct
  {
    const char *fips;
    double gini, tolerance;
  } published[] = { { "17031", .488, .010 }, { "48029", .463, .010 }, { "27053", .476, .010 },
                    { "29510", .487, .010 }, { "21111", .470, .010 }, { "53033", .456, .010 },
                    { "08031", .511, .010 }, { "06075", .507, .012 }, { "22071", .541, .010 },
                    { "25019", .547, .010 } };
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "acs-2006-10-county-bins.csv", NULL);
  g_autoptr (Table) table = table_load (path);

  g_assert_cmpuint (table->rows->len, ==, G_N_ELEMENTS (published));
  for (guint i = 0; i < table->rows->len; i++)
    {
      const FweBrackets b = table_brackets (table, i, table_column (table, "b01"),
                                            table_column (table, "published_mean"));
      g_autoptr (FweIncomes) incomes = fwe_incomes_new (&b, NULL);

      g_assert_cmpstr (table_text (table, i, 0), ==, published[i].fips);
      assert_reproduced (incomes, &b);
      g_assert_cmpfloat_with_epsilon (fwe_incomes_gini (incomes), published[i].gini,
                                      published[i].tolerance);
    }
}

typedef struct
{
  double sum_squares, worst, n;
} Accuracy;

static void
accuracy_add (Accuracy *a, double error)
{
  a->sum_squares += error * error;
  a->worst = fmax (a->worst, fabs (error));
  a->n++;
}

static double
accuracy_rmse (const Accuracy *a)
{
  return sqrt (a->sum_squares / a->n);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Each of the 3,221 counties against its own brackets, and its published Gini where there is one.
 */
static void
test_all_counties (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "counties.csv", NULL);
  g_autoptr (Table) table = table_load (path);
  g_autoptr (GArray) errors = g_array_new (FALSE, FALSE, sizeof (double));
  const int first = table_column (table, "b0_10k"), mean = table_column (table, "mean_2010");
  const int gini = table_column (table, "gini");
  Accuracy all = { 0 };
  Accuracy held[2];
  int n_tilted = 0;

  memset (held, 0, sizeof held);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const FweBrackets b = table_brackets (table, i, first, mean);
      const double published = table_number (table, i, gini);
      const int state = (int)(g_ascii_strtoll (table_text (table, i, 0), NULL, 10) / 1000);
      g_autoptr (FweIncomes) incomes = fwe_incomes_new (&b, NULL);
      g_autoptr (FweIncomes) linear = fwe_incomes_new_with_fit (&b, FWE_FIT_LINEAR_PARETO, NULL);

      assert_reproduced (incomes, &b);
      assert_reproduced (linear, &b);
      n_tilted += fwe_incomes_fit (linear) == FWE_FIT_TILTED;
      if (isnan (published))
        continue;

      const double error = fwe_incomes_gini (incomes) - published;
      const double size = fabs (error);

      accuracy_add (&all, error);
      g_array_append_val (errors, size);
      if (state * 7 % 3 == 0)
        {
          accuracy_add (&held[0], error);
          accuracy_add (&held[1], fwe_incomes_gini (linear) - published);
        }
    }

  g_array_sort (errors, compare_numbers);
  g_assert_cmpuint (table->rows->len, ==, 3221);
  g_assert_cmpint (n_tilted, ==, 453);
  g_assert_cmpfloat (accuracy_rmse (&all), <=, 0.0045);
  g_assert_cmpfloat (all.worst, <=, 0.028);
  g_assert_cmpfloat (g_array_index (errors, double, errors->len / 2), <=, 0.0027);
  /* the default is the better one on the states that were held apart */
  g_assert_cmpfloat (accuracy_rmse (&held[0]), <, accuracy_rmse (&held[1]));
}

static void
test_uniform_closed_forms (void)
{
  const double counts[FWE_N_BRACKETS] = { 1000 };
  const FweBrackets b = brackets_with (counts, 5000);
  g_autoptr (FweIncomes) incomes = fwe_incomes_new_with_fit (&b, FWE_FIT_LINEAR_PARETO, NULL);
  FweIndices x;

  g_assert_true (fwe_incomes_indices (incomes, &x, NULL));
  assert_near (x.n, 1000, 1e-14);
  assert_near (x.mean, 5000, 1e-14);
  assert_near (x.median, 5000, 1e-12);
  assert_near (x.gini, 1.0 / 3, 1e-13);
  assert_near (x.theil_t, log (2) - 0.5, 1e-13);
  assert_near (x.theil_l, 1 - log (2), 1e-13);
  assert_near (x.atkinson_05, 1.0 / 9, 1e-13);
  assert_near (x.atkinson_1, 1 - 2 / exp (1), 1e-13);
  assert_near (x.palma, 0.19 / 0.16, 1e-12);
  assert_near (x.p90_p10, 9, 1e-12);
  assert_near (x.s80_s20, 0.36 / 0.04, 1e-12);
}

static void
test_pareto_closed_forms (void)
{
  const double counts[FWE_N_BRACKETS] = { [15] = 7 };
  const FweBrackets b = brackets_with (counts, 300000);
  g_autoptr (FweIncomes) incomes = fwe_incomes_new_with_fit (&b, FWE_FIT_LINEAR_PARETO, NULL);
  const double a = 3;
  FweIndices x;

  g_assert_true (fwe_incomes_indices (incomes, &x, NULL));
  assert_near (x.mean, 300000, 1e-14);
  assert_near (x.median, 200000 * cbrt (2), 1e-13);
  assert_near (x.gini, 1 / (2 * a - 1), 1e-12);
  assert_near (x.theil_t, log ((a - 1) / a) + 1 / (a - 1), 1e-12);
  assert_near (x.theil_l, log (a / (a - 1)) - 1 / a, 1e-12);
  assert_near (x.p90_p10, pow (0.9 / 0.1, 1 / a), 1e-12);
  assert_near (x.palma, pow (0.1, 1 - 1 / a) / (1 - pow (0.6, 1 - 1 / a)), 1e-12);
}

/* The whole of the measures against households laid out one by one at the quantiles; without an
 * open top, whose last household would be too rough. */
static void
test_indices_against_households (void)
{
  enum
  {
    N = 400000
  };
  double counts[FWE_N_BRACKETS];

  memcpy (counts, typical, sizeof counts);
  counts[15] = 0;

  const FweBrackets b = brackets_with (counts, 60000);
  g_autoptr (FweIncomes) incomes = fwe_incomes_new (&b, NULL);
  double sum = 0, rank = 0, log_x = 0, x_log_x = 0, root = 0;
  FweIndices x;

  for (int i = 0; i < N; i++)
    {
      const double income = fwe_incomes_quantile (incomes, (i + 0.5) / N);

      sum += income;
      rank += (i + 0.5) * income;
      log_x += log (income);
      x_log_x += income * log (income);
      root += sqrt (income);
    }

  g_assert_true (fwe_incomes_indices (incomes, &x, NULL));
  assert_near (x.mean, sum / N, 1e-6);
  assert_near (x.gini, 2 * rank / (N * sum) - 1, 1e-6);
  assert_near (x.theil_t, x_log_x / sum - log (sum / N), 1e-6);
  assert_near (x.theil_l, log (sum / N) - log_x / N, 2e-5);
  assert_near (x.atkinson_05, 1 - root / N * root / N / (sum / N), 1e-6);
  assert_near (x.atkinson_1, 1 - exp (log_x / N) / (sum / N), 2e-5);
}

static void
test_quantile_inverts_cdf (void)
{
  g_autoptr (FweIncomes) incomes = typical_new ();

  for (double p = 0.0005; p < 1; p += 0.0005)
    assert_near (fwe_incomes_cdf (incomes, fwe_incomes_quantile (incomes, p)), p, 1e-12);

  g_assert_cmpfloat (fwe_incomes_quantile (incomes, 0), ==, 0);
  g_assert_cmpfloat (fwe_incomes_quantile (incomes, 1), ==, INFINITY);
  g_assert_true (isnan (fwe_incomes_quantile (incomes, 1.1)));
  g_assert_true (isnan (fwe_incomes_quantile (incomes, NAN)));
  g_assert_cmpfloat (fwe_incomes_cdf (incomes, -5), ==, 0);
  g_assert_cmpfloat (fwe_incomes_cdf (incomes, INFINITY), ==, 1);
  assert_near (fwe_incomes_total_below (incomes, INFINITY),
               fwe_incomes_mean (incomes) * fwe_incomes_households (incomes), 1e-14);
}

static void
test_lorenz (void)
{
  enum
  {
    N = 2001
  };
  g_autoptr (FweIncomes) incomes = typical_new ();
  const FweIncomes *parts[] = { incomes };
  double p[N], share[N], area = 0;

  for (int i = 0; i < N; i++)
    p[i] = i / (N - 1.0);
  g_assert_true (fwe_incomes_lorenz (parts, 1, p, N, share, NULL));

  g_assert_cmpfloat (share[0], ==, 0);
  g_assert_cmpfloat (share[N - 1], ==, 1);
  for (int i = 1; i < N; i++)
    {
      g_assert_cmpfloat (share[i], >=, share[i - 1]);
      g_assert_cmpfloat (share[i], <=, p[i]);
      if (i > 1)
        g_assert_cmpfloat (share[i] - 2 * share[i - 1] + share[i - 2], >=, -1e-13);
      area += (share[i] + share[i - 1]) / 2 * (p[i] - p[i - 1]);
    }
  g_assert_cmpfloat_with_epsilon (1 - 2 * area, fwe_incomes_gini (incomes), 2e-5);
}

/* Scale: other dollars change no measure. Replication: neither do twice the households. */
static void
test_scale_and_replication (void)
{
  g_autoptr (FweIncomes) incomes = typical_new ();
  g_autoptr (FweIncomes) scaled = fwe_incomes_scaled (incomes, 1.4387);
  const FweIncomes *twice[] = { incomes, incomes };
  FweIndices a, b, c;

  g_assert_true (fwe_incomes_indices (incomes, &a, NULL));
  g_assert_true (fwe_incomes_indices (scaled, &b, NULL));
  g_assert_true (fwe_incomes_indices_of_sum (twice, 2, &c, NULL));

  assert_near (b.mean, a.mean * 1.4387, 1e-13);
  assert_near (b.median, a.median * 1.4387, 1e-12);
  assert_near (b.gini, a.gini, 1e-13);
  assert_near (b.theil_t, a.theil_t, 1e-12);
  assert_near (b.palma, a.palma, 1e-12);
  assert_near (c.n, 2 * a.n, 1e-14);
  assert_near (c.mean, a.mean, 1e-13);
  assert_near (c.gini, a.gini, 1e-13);
  assert_near (c.theil_t, a.theil_t, 1e-12);
  assert_near (c.theil_l, a.theil_l, 1e-12);
  assert_near (c.s80_s20, a.s80_s20, 1e-12);
}

/* Places in different dollars: edges and tails that begin at different incomes add up. */
static void
test_sum_of_unlike (void)
{
  const double poor[FWE_N_BRACKETS]
      = { 900, 700, 500, 300, 200, 100, 50, 20, 10, 10, 5, 5, 3, 2, 1, 2 };
  const FweBrackets b = brackets_with (poor, 15600);
  g_autoptr (FweIncomes) rich = typical_new ();
  g_autoptr (FweIncomes) other = fwe_incomes_new (&b, NULL);
  g_autoptr (FweIncomes) dearer = fwe_incomes_scaled (other, 1.31);
  const FweIncomes *parts[] = { rich, dearer };
  g_autoptr (FweIncomes) sum = fwe_incomes_new_sum (parts, 2, NULL);
  const double n = fwe_incomes_households (rich) + fwe_incomes_households (dearer);
  double integral = 0;

  assert_near (fwe_incomes_households (sum), n, 1e-14);
  for (double x = 100; x < 5e7; x *= 1.01)
    {
      const double f = (fwe_incomes_count (rich, 0, x) + fwe_incomes_count (dearer, 0, x)) / n;

      assert_near (fwe_incomes_cdf (sum, x), f, 1e-11);
      assert_near (fwe_incomes_quantile (sum, f), x, 1e-6);
    }
  for (double x = 1e-3; x < 1e15; x *= 1.0005)
    {
      const double f = fwe_incomes_cdf (sum, x);

      integral += f * (1 - f) * x * log (1.0005);
    }
  assert_near (fwe_incomes_gini (sum), integral / fwe_incomes_mean (sum), 1e-6);
}

static void
test_percentiles (void)
{
  g_autoptr (FweIncomes) incomes
      = fwe_incomes_new_from_percentiles (21000, 48000, 99000, 1234, NULL);
  FweFault fault = { 0 };
  FweIndices x;

  assert_near (fwe_incomes_quantile (incomes, 0.2), 21000, 1e-9);
  assert_near (fwe_incomes_quantile (incomes, 0.5), 48000, 1e-9);
  assert_near (fwe_incomes_quantile (incomes, 0.8), 99000, 1e-9);
  assert_near (fwe_incomes_households (incomes), 1234, 1e-12);
  g_assert_true (fwe_incomes_indices (incomes, &x, NULL));
  g_assert_cmpfloat (x.gini, >, 0.4);
  g_assert_cmpfloat (x.gini, <, 0.6);

  g_assert_null (fwe_incomes_new_from_percentiles (50000, 48000, 99000, 10, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_OUT_OF_RANGE);
  g_assert_null (fwe_incomes_new_from_percentiles (NAN, 48000, 99000, 10, &fault));
  g_assert_null (fwe_incomes_new_from_percentiles (20000, 48000, 99000, 0, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_EMPTY);
}

/* A lognormal has a closed Gini, erf (sigma / 2); the far tail is ours and a little heavier. */
static void
test_percentiles_lognormal (void)
{
  const double sigma = 0.6, z80 = 0.8416212335729143;
  g_autoptr (FweIncomes) incomes = fwe_incomes_new_from_percentiles (
      40000 * exp (-sigma * z80), 40000, 40000 * exp (sigma * z80), 1, NULL);

  g_assert_cmpfloat_with_epsilon (fwe_incomes_gini (incomes), erf (sigma / 2), 0.003);
  assert_near (fwe_incomes_cdf (incomes, 40000 * exp (sigma * 1.5)), 0.9331927987311419, 1e-4);
  assert_near (fwe_incomes_cdf (incomes, 40000 * exp (sigma * -1.5)), 0.0668072012688581, 1e-3);
}

static void
test_rake (void)
{
  enum
  {
    GROUPS = 3
  };
  double shapes[GROUPS * FWE_N_BRACKETS], out[GROUPS * FWE_N_BRACKETS];
  const double totals[GROUPS] = { 60, 30, 10 };
  double all = 0;

  for (int i = 0; i < FWE_N_BRACKETS; i++)
    {
      shapes[i] = 10 + i;
      shapes[FWE_N_BRACKETS + i] = 40 - 2 * i;
      shapes[2 * FWE_N_BRACKETS + i] = i < 12 ? 3 : 0;
      all += typical[i];
    }

  g_assert_true (fwe_incomes_rake (shapes, totals, typical, GROUPS, out, NULL));
  for (int i = 0; i < FWE_N_BRACKETS; i++)
    assert_near (out[i] + out[FWE_N_BRACKETS + i] + out[2 * FWE_N_BRACKETS + i], typical[i], 1e-12);
  for (int g = 0; g < GROUPS; g++)
    {
      double sum = 0;

      for (int i = 0; i < FWE_N_BRACKETS; i++)
        {
          g_assert_cmpfloat (out[g * FWE_N_BRACKETS + i], >=, 0);
          sum += out[g * FWE_N_BRACKETS + i];
        }
      assert_near (sum, totals[g] / 100 * all, 1e-10);
    }

  /* the odds between groups and brackets are the patterns' own */
  assert_near (out[0] * out[FWE_N_BRACKETS + 9] / (out[9] * out[FWE_N_BRACKETS]),
               shapes[0] * shapes[FWE_N_BRACKETS + 9] / (shapes[9] * shapes[FWE_N_BRACKETS]), 1e-9);
}

/* A pattern without households, a group without people, a bracket nobody's pattern has. */
static void
test_rake_gaps (void)
{
  double shapes[3 * FWE_N_BRACKETS] = { 0 }, out[3 * FWE_N_BRACKETS];
  const double totals[3] = { 1, 0, 1 };
  const double nothing[FWE_N_BRACKETS] = { 0 };
  FweFault fault = { 0 };

  for (int i = 0; i < 8; i++)
    shapes[i] = 1;
  g_assert_true (fwe_incomes_rake (shapes, totals, typical, 3, out, NULL));
  for (int i = 0; i < FWE_N_BRACKETS; i++)
    {
      assert_near (out[i] + out[2 * FWE_N_BRACKETS + i], typical[i], 1e-9);
      g_assert_cmpfloat (out[FWE_N_BRACKETS + i], ==, 0);
    }

  g_assert_false (fwe_incomes_rake (shapes, totals, nothing, 3, out, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_EMPTY);
  g_assert_false (fwe_incomes_rake (shapes, nothing, typical, 3, out, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_EMPTY);
  shapes[3] = NAN;
  g_assert_false (fwe_incomes_rake (shapes, totals, typical, 3, out, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_OUT_OF_RANGE);
}

/* Means from just over the least these counts allow up to what only a huge top explains. */
static void
test_any_possible_mean (void)
{
  double no_top[FWE_N_BRACKETS];
  double least = 0, most = 0, n = 0;

  memcpy (no_top, typical, sizeof no_top);
  no_top[15] = 0;
  for (int i = 0; i < 15; i++)
    {
      least += typical[i] * fwe_acs_edges[i];
      most += typical[i] * fwe_acs_edges[i + 1];
      n += typical[i];
    }

  for (double part = 0.001; part < 1; part += 0.0083)
    {
      const FweBrackets b = brackets_with (no_top, (least + part * (most - least)) / n);
      g_autoptr (FweIncomes) incomes = fwe_incomes_new (&b, NULL);

      g_assert_nonnull (incomes);
      g_assert_cmpint (fwe_incomes_fit (incomes), ==, FWE_FIT_TILTED);
      assert_reproduced (incomes, &b);
      g_assert_cmpfloat (fwe_incomes_gini (incomes), >, 0);
      for (double x = 0; x < 2e5; x += 500)
        g_assert_cmpfloat (fwe_incomes_cdf (incomes, x + 500) - fwe_incomes_cdf (incomes, x), >=,
                           -1e-14);
    }

  for (double mean = (least + 301 * 200000) / (n + 301) * 1.001; mean < 1e6; mean *= 1.03)
    {
      const FweBrackets b = brackets_with (typical, mean);
      g_autoptr (FweIncomes) incomes = fwe_incomes_new (&b, NULL);

      g_assert_nonnull (incomes);
      assert_reproduced (incomes, &b);
      g_assert_cmpfloat (fwe_incomes_gini (incomes), <, 1);
    }
}

static void
test_sparse_brackets (void)
{
  for (int i = 0; i < FWE_N_BRACKETS; i++)
    for (int k = 0; k < FWE_N_BRACKETS; k++)
      {
        double counts[FWE_N_BRACKETS] = { 0 };

        counts[i] += 1;
        counts[k] += 3;

        const FweBrackets none = brackets_with (counts, NAN);
        g_autoptr (FweIncomes) free_mean = fwe_incomes_new (&none, NULL);

        g_assert_nonnull (free_mean);
        g_assert_cmpint (fwe_incomes_fit (free_mean), ==, FWE_FIT_TOP_FROM_BRACKETS);
        assert_reproduced (free_mean, &none);

        const FweBrackets b = brackets_with (counts, fwe_incomes_mean (free_mean) * 1.01);
        g_autoptr (FweIncomes) incomes = fwe_incomes_new (&b, NULL);
        FweIndices x;

        g_assert_nonnull (incomes);
        assert_reproduced (incomes, &b);
        g_assert_true (fwe_incomes_indices (incomes, &x, NULL));
        g_assert_true (isfinite (x.gini) && isfinite (x.theil_t) && isfinite (x.theil_l));
        g_assert_true (isfinite (x.median) && isfinite (x.palma));
      }
}

/* No margins, no margin; a hundred times the sample, a tenth of it; the same seed, the same digits.
 */
static void
test_gini_margin (void)
{
  const double none[FWE_N_BRACKETS] = { 0 };
  FweBrackets b = brackets_with (typical, 64733);
  double margins[FWE_N_BRACKETS], first, again, other, large;
  FweFault fault = { 0 };

  for (int i = 0; i < FWE_N_BRACKETS; i++)
    margins[i] = 1.645 * sqrt (typical[i] * 8);

  g_assert_true (fwe_incomes_gini_margin (&b, none, 1, &first, NULL));
  g_assert_cmpfloat (first, <, 1e-12);
  g_assert_true (fwe_incomes_gini_margin (&b, margins, 1, &first, NULL));
  g_assert_true (fwe_incomes_gini_margin (&b, margins, 1, &again, NULL));
  g_assert_true (fwe_incomes_gini_margin (&b, margins, 2, &other, NULL));
  g_assert_cmpfloat (first, ==, again);
  g_assert_cmpfloat_with_epsilon (other / first, 1, 0.15);
  g_assert_cmpfloat (first, >, 0.003);
  g_assert_cmpfloat (first, <, 0.03);

  for (int i = 0; i < FWE_N_BRACKETS; i++)
    {
      b.counts[i] *= 100;
      margins[i] *= 10;
    }
  g_assert_true (fwe_incomes_gini_margin (&b, margins, 1, &large, NULL));
  g_assert_cmpfloat_with_epsilon (large / first, 0.1, 0.01);

  margins[3] = NAN;
  g_assert_false (fwe_incomes_gini_margin (&b, margins, 1, &large, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_OUT_OF_RANGE);
  g_assert_cmpuint (fault.index, ==, 3);
}

/* 1.5 to 4, and exact in between. */
static void
test_top_from_brackets (void)
{
  static const struct
  {
    double last, top, alpha;
  } cases[] = { { 100, 100, 0 }, { 1, 1000, 1.5 }, { 1000, 1, 4.0 } };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double counts[FWE_N_BRACKETS] = { [14] = cases[i].last, [15] = cases[i].top };
      const double alpha = cases[i].alpha > 0 ? cases[i].alpha : log (2) / log (200.0 / 150);
      const FweBrackets b = brackets_with (counts, NAN);
      g_autoptr (FweIncomes) incomes = fwe_incomes_new (&b, NULL);

      assert_near (fwe_incomes_count (incomes, 400000, INFINITY), cases[i].top * pow (0.5, alpha),
                   1e-12);
    }
}

static void
assert_refused (FweBrackets b, FweFaultCode code, size_t index)
{
  FweFault fault = { 0 };

  g_assert_null (fwe_incomes_new (&b, &fault));
  g_assert_cmpint (fault.code, ==, code);
  g_assert_cmpuint (fault.index, ==, index);
  g_assert_nonnull (fault.input);
}

static void
test_refused (void)
{
  const double nobody[FWE_N_BRACKETS] = { 0 };
  FweBrackets b = brackets_with (typical, 64733);

  assert_refused (brackets_with (nobody, 50000), FWE_FAULT_EMPTY, 0);
  assert_refused (brackets_with (nobody, NAN), FWE_FAULT_EMPTY, 0);
  assert_refused (brackets_with (typical, -1), FWE_FAULT_OUT_OF_RANGE, 0);
  assert_refused (brackets_with (typical, INFINITY), FWE_FAULT_OUT_OF_RANGE, 0);
  assert_refused (brackets_with (typical, 30000), FWE_FAULT_NOT_DEFINED, 0);
  b.counts[7] = -1;
  assert_refused (b, FWE_FAULT_OUT_OF_RANGE, 7);
  b.counts[7] = NAN;
  assert_refused (b, FWE_FAULT_OUT_OF_RANGE, 7);
  b = brackets_with (typical, 64733);
  b.edges[4] = b.edges[3];
  assert_refused (b, FWE_FAULT_OUT_OF_RANGE, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/incomes/published-counties", test_published_counties);
  g_test_add_func ("/engine/incomes/all-counties", test_all_counties);
  g_test_add_func ("/engine/incomes/uniform-closed-forms", test_uniform_closed_forms);
  g_test_add_func ("/engine/incomes/pareto-closed-forms", test_pareto_closed_forms);
  g_test_add_func ("/engine/incomes/indices-against-households", test_indices_against_households);
  g_test_add_func ("/engine/incomes/quantile-inverts-cdf", test_quantile_inverts_cdf);
  g_test_add_func ("/engine/incomes/lorenz", test_lorenz);
  g_test_add_func ("/engine/incomes/scale-and-replication", test_scale_and_replication);
  g_test_add_func ("/engine/incomes/sum-of-unlike", test_sum_of_unlike);
  g_test_add_func ("/engine/incomes/percentiles", test_percentiles);
  g_test_add_func ("/engine/incomes/percentiles-lognormal", test_percentiles_lognormal);
  g_test_add_func ("/engine/incomes/rake", test_rake);
  g_test_add_func ("/engine/incomes/rake-gaps", test_rake_gaps);
  g_test_add_func ("/engine/incomes/any-possible-mean", test_any_possible_mean);
  g_test_add_func ("/engine/incomes/sparse-brackets", test_sparse_brackets);
  g_test_add_func ("/engine/incomes/gini-margin", test_gini_margin);
  g_test_add_func ("/engine/incomes/top-from-brackets", test_top_from_brackets);
  g_test_add_func ("/engine/incomes/refused", test_refused);

  return g_test_run ();
}
