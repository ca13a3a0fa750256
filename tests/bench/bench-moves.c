/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes.h"

#include <math.h>

#include "bench.h"

#define N_GROUPS 5
#define N_MOVES  10
#define N_DRAWS  10000
#define N_PLAIN  20

/* The Gini of every draw of a plan, against measuring the moved distribution anew. */

static FweIncomes *
group_new (int g)
{
  FweBrackets b = { .mean = 72000 - 7000 * g };

  for (int i = 0; i < FWE_N_BRACKETS; i++)
    {
      b.edges[i] = fwe_acs_edges[i] * 1.4387;
      b.counts[i] = (1000 - 120 * g) * exp (-0.05 * (1 + g) * i) * (i == 15 ? 0.3 : 1);
    }
  b.mean *= 1.4387;

  return fwe_incomes_new (&b, NULL);
}

static void
draw_moves (int draw, FweMove moves[N_MOVES])
{
  for (int i = 0; i < N_MOVES; i++)
    moves[i] = (FweMove){
      .group = (size_t)(i % N_GROUPS),
      .households = 10 + i + draw % 7,
      .gain = (i < N_GROUPS ? 1 : -1) * (4000 + i * 100 + draw % 500),
    };
}

int
main (void)
{
  FweIncomes *groups[N_GROUPS];
  FweMove moves[N_MOVES];
  double sum = 0, worst = 0;

  for (int g = 0; g < N_GROUPS; g++)
    groups[g] = group_new (g);

  const double start = bench_now ();
  FweMoves *tables = fwe_moves_new ((const FweIncomes *const *)groups, N_GROUPS, 50000, NULL);
  const double built = bench_now ();

  g_assert_nonnull (tables);
  for (int draw = 0; draw < N_DRAWS; draw++)
    {
      draw_moves (draw, moves);
      sum += fwe_moves_gini (tables, moves, N_MOVES);
    }
  g_assert_true (isfinite (sum));

  const double done = bench_now ();

  for (int draw = 0; draw < N_PLAIN; draw++)
    {
      FweIndices x;

      draw_moves (draw * 331, moves);
      g_assert_true (fwe_moves_indices (tables, moves, N_MOVES, &x, NULL));
      worst = fmax (worst, fabs (x.gini - fwe_moves_gini (tables, moves, N_MOVES)));
    }

  const double plain = (bench_now () - done) / N_PLAIN * N_DRAWS;

  g_print ("tables of %d groups: %.3f ms\n", N_GROUPS, built - start);
  bench_report ("Gini of 10,000 draws of 10 moves", done - built, "measured anew", plain);
  g_print ("largest difference %.1e\n", worst);
  g_assert_cmpfloat (worst, <=, 1e-9);

  fwe_moves_free (tables);
  for (int g = 0; g < N_GROUPS; g++)
    fwe_incomes_free (groups[g]);

  return 0;
}
