/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes.h"

#include <math.h>
#include <stdlib.h>

#include "bench.h"
#include "table.h"

/* Every county's Gini from its 16 brackets and mean, against even densities integrated step by
 * step. */

#define PLAIN_STEP 50.0

static double
gini_plainly (const FweBrackets *b)
{
  double n = 0, income = 0, below = 0, integral = 0;

  for (int i = 0; i < FWE_N_BRACKETS; i++)
    n += b->counts[i];
  for (int i = 0; i + 1 < FWE_N_BRACKETS; i++)
    {
      const double width = b->edges[i + 1] - b->edges[i];

      for (double x = PLAIN_STEP / 2; x < width; x += PLAIN_STEP)
        {
          const double f = (below + b->counts[i] * x / width) / n;

          integral += f * (1 - f) * PLAIN_STEP;
        }
      below += b->counts[i];
      income += b->counts[i] * (b->edges[i] + width / 2);
    }

  const double top = b->counts[15], edge = b->edges[15];
  const double mean = top > 0 ? fmax ((n * b->mean - income) / top, edge * 1.1) : 0;
  const double alpha = top > 0 ? mean / (mean - edge) : 0;

  for (double x = edge; top > 0 && x < 100 * edge; x *= 1.002)
    {
      const double f = 1 - top / n * pow (edge / x, alpha);

      integral += f * (1 - f) * x * 0.002;
    }

  return integral / b->mean;
}

static void
report_accuracy (const FweBrackets *b, const double *published, guint n)
{
  double squares = 0, worst = 0, count = 0;

  for (guint i = 0; i < n; i++)
    {
      FweIncomes *incomes = fwe_incomes_new (&b[i], NULL);
      const double error = fwe_incomes_gini (incomes) - published[i];

      if (!isnan (error))
        {
          squares += error * error;
          worst = fmax (worst, fabs (error));
          count++;
        }
      fwe_incomes_free (incomes);
    }
  g_print ("%u counties, %.0f published Ginis: RMSE %.5f, worst %.4f\n", n, count,
           sqrt (squares / count), worst);
}

int
main (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "counties.csv", NULL);
  g_autoptr (Table) table = table_load (path);
  const guint n = table->rows->len;
  g_autofree FweBrackets *b = g_new (FweBrackets, n);
  g_autofree double *published = g_new (double, n);
  double gini = INFINITY, all = INFINITY, sum = 0;

  for (guint i = 0; i < n; i++)
    {
      b[i] = table_brackets (table, i, table_column (table, "b0_10k"),
                             table_column (table, "mean_2010"));
      published[i] = table_number (table, i, table_column (table, "gini"));
    }

  for (int run = 0; run < 5; run++)
    {
      const double start = bench_now ();

      for (guint i = 0; i < n; i++)
        {
          FweIncomes *incomes = fwe_incomes_new (&b[i], NULL);

          sum += fwe_incomes_gini (incomes);
          fwe_incomes_free (incomes);
        }

      const double middle = bench_now ();

      for (guint i = 0; i < n; i++)
        {
          FweIncomes *incomes = fwe_incomes_new (&b[i], NULL);
          FweIndices x;

          g_assert_true (fwe_incomes_indices (incomes, &x, NULL));
          sum += x.gini;
          fwe_incomes_free (incomes);
        }
      gini = MIN (gini, middle - start);
      all = MIN (all, bench_now () - middle);
    }
  g_assert_true (isfinite (sum));

  const double start = bench_now ();

  for (guint i = 0; i < n; i++)
    sum += gini_plainly (&b[i]);
  g_assert_true (isfinite (sum));

  const double plain = bench_now () - start;

  bench_report ("all counties: fit and Gini", gini, "even densities, 50 dollar steps", plain);
  bench_report ("all counties: fit and every measure", all, "even densities, 50 dollar steps",
                plain);
  report_accuracy (b, published, n);

  return 0;
}
