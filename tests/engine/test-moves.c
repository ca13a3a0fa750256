/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-draws.h"
#include "fwe-incomes.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FweIncomes, fwe_incomes_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FweMoves, fwe_moves_free)

#define N_GROUPS 5

/* A place of five groups, in other dollars than the brackets', so that edges are no round numbers.
 */
typedef struct
{
  FweIncomes *groups[N_GROUPS];
} Place;

static void
place_clear (Place *place)
{
  for (int g = 0; g < N_GROUPS; g++)
    fwe_incomes_free (place->groups[g]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static FweIncomes *
group_new (int g, bool open)
{
  FweBrackets b = { .mean = open ? 72000 - 7000 * g : NAN };
  g_autoptr (FweIncomes) fitted = NULL;

  for (int i = 0; i < FWE_N_BRACKETS; i++)
    {
      b.edges[i] = fwe_acs_edges[i];
      b.counts[i] = (1000 - 120 * g) * exp (-0.05 * (1 + g) * i) * (i == 15 ? 0.3 : 1)
                    * (2 + sin (i * (g + 1)));
    }
  if (!open)
    b.counts[15] = 0;
  fitted = fwe_incomes_new (&b, NULL);
  g_assert_nonnull (fitted);

  return fwe_incomes_scaled (fitted, 1.4387 + (open ? 0.1 * (g == 2) : 0));
}

static void
place_init (Place *place, bool open)
{
  for (int g = 0; g < N_GROUPS; g++)
    place->groups[g] = group_new (g, open);
}

static FweMoves *
moves_for (const Place *place, double limit)
{
  FweFault fault = { 0 };
  FweMoves *moves
      = fwe_moves_new ((const FweIncomes *const *)place->groups, N_GROUPS, limit, &fault);

  g_assert_cmpint (fault.code, ==, FWE_FAULT_NONE);
  return moves;
}

/* The same from the moved distribution itself. */
static double
gini_recomputed (const FweMoves *moves, const FweMove *list, size_t n)
{
  FweIndices x;

  g_assert_true (fwe_moves_indices (moves, list, n, &x, NULL));
  return x.gini;
}

static void
assert_same_gini (const FweMoves *moves, const FweMove *list, size_t n)
{
  const double fast = fwe_moves_gini (moves, list, n);
  const double full = gini_recomputed (moves, list, n);

  if (!(fabs (fast - full) <= 1e-9))
    g_error ("the Gini after the moves is %.13f, not %.13f", fast, full);
}

static void
test_no_move (void)
{
  g_auto (Place) place = { { NULL } };
  g_autoptr (FweMoves) moves = NULL;
  FweIndices x;

  place_init (&place, true);
  moves = moves_for (&place, 50000);

  g_assert_true (
      fwe_incomes_indices_of_sum ((const FweIncomes *const *)place.groups, N_GROUPS, &x, NULL));
  g_assert_cmpfloat_with_epsilon (fwe_moves_gini_before (moves), x.gini, 1e-13);

  const FweMove still[] = { { 0, 100, 0 }, { 3, 50, 0 } };

  g_assert_cmpfloat_with_epsilon (fwe_moves_gini (moves, still, 2), x.gini, 1e-13);
}

/* Gains and losses of any size, by themselves and together, against a full recomputation. */
static void
test_exact (void)
{
  static const double limits[] = { 7000, 50000, 64321, 187000 };
  static const double gains[]
      = { 0.5, 100, 4829, 12345.6, 52000, 90000, 240000, 2e6, -0.5, -4829, -31000, -90000 };
  g_auto (Place) place = { { NULL } };

  place_init (&place, true);
  for (size_t l = 0; l < G_N_ELEMENTS (limits); l++)
    {
      g_autoptr (FweMoves) moves = moves_for (&place, limits[l]);
      FweMove all[N_GROUPS * 2];

      for (size_t i = 0; i < G_N_ELEMENTS (gains); i++)
        for (size_t g = 0; g < N_GROUPS; g++)
          {
            const double eligible = fwe_moves_eligible (moves, g);
            const FweMove one = { g, eligible, gains[i] };

            assert_same_gini (moves, &one, 1);
            all[g] = (FweMove){ g, eligible * 0.11 * (double)g, gains[i] * (1 + 0.1 * (double)g) };
            all[N_GROUPS + g] = (FweMove){ g, eligible * 0.3, -gains[(i + g) % 4] };
            assert_same_gini (moves, all, g + 1);
          }
      assert_same_gini (moves, all, N_GROUPS * 2);
    }
}

/* Small and real: 60 households of one group gain, 20 of another lose as much. */
static void
test_small_plan (void)
{
  const FweMove list[] = { { 1, 60, 4829 }, { 2, 20, -4829 } };
  g_auto (Place) place = { { NULL } };
  g_autoptr (FweMoves) moves = NULL;
  double before, after;

  place_init (&place, true);
  moves = moves_for (&place, 50000);
  before = fwe_moves_gini_before (moves);
  after = fwe_moves_gini (moves, list, 2);

  g_assert_cmpfloat (after, <, before);
  g_assert_cmpfloat_with_epsilon ((after - before) / (gini_recomputed (moves, list, 2) - before), 1,
                                  1e-6);
}

/* A limit above the edges of the open tops: stored as pieces, still the same population. */
static void
test_limit_in_the_tail (void)
{
  const FweMove list[] = { { 0, 500, 10000 }, { 2, 300, -25000 }, { 0, 100, 1 } };
  g_auto (Place) place = { { NULL } };
  g_autoptr (FweMoves) moves = NULL;
  FweIndices x;

  place_init (&place, true);
  moves = moves_for (&place, 400000);
  g_assert_true (
      fwe_incomes_indices_of_sum ((const FweIncomes *const *)place.groups, N_GROUPS, &x, NULL));

  g_assert_cmpfloat_with_epsilon (fwe_moves_gini_before (moves), x.gini, 1e-8);
  g_assert_cmpfloat_with_epsilon (fwe_moves_eligible (moves, 0),
                                  fwe_incomes_count (place.groups[0], 0, 400000), 1e-6);
  assert_same_gini (moves, list, G_N_ELEMENTS (list));
}

/* A store hands the same tables out while the incomes are the same, and others when one moves. */
static void
test_kept_tables (void)
{
  const FweMove list[] = { { 1, 60, 4829 }, { 2, 20, -4829 } };
  g_auto (Place) place = { { NULL } };
  g_auto (Place) again = { { NULL } };
  FweDraws *draws = fwe_draws_new (1, 16);
  const FweIncomes *groups[N_GROUPS];
  const FweMoves *first, *other;
  g_autoptr (FweMoves) fresh = NULL;

  place_init (&place, true);
  place_init (&again, true);
  for (size_t g = 0; g < N_GROUPS; g++)
    groups[g] = again.groups[g];
  first = fwe_draws_prepare_moves (draws, (const FweIncomes *const *)place.groups, N_GROUPS, 50000,
                                   NULL);
  g_assert_true (fwe_draws_prepare_moves (draws, groups, N_GROUPS, 50000, NULL) == first);

  groups[0] = place.groups[1];
  g_assert_false (fwe_moves_are_of (first, groups, N_GROUPS, 50000));
  groups[0] = NULL;
  g_assert_false (fwe_moves_are_of (first, groups, N_GROUPS, 50000));
  groups[0] = place.groups[0];
  other = fwe_draws_prepare_moves (draws, groups, N_GROUPS, 60000, NULL);
  fresh = moves_for (&place, 60000);
  g_assert_cmpfloat (fwe_moves_gini (other, list, 2), ==, fwe_moves_gini (fresh, list, 2));
  fwe_draws_free (draws);
}

/* When everybody gains the same, every difference stays and the Gini falls as the mean rises. */
static void
test_everybody_gains (void)
{
  g_auto (Place) place = { { NULL } };
  g_autoptr (FweMoves) moves = NULL;
  FweMove list[N_GROUPS];
  FweIndices before, after;

  place_init (&place, false);
  moves = moves_for (&place, 300000);
  g_assert_true (fwe_moves_indices (moves, NULL, 0, &before, NULL));

  for (double gain = -20000; gain < 60000; gain += 7777)
    {
      for (size_t g = 0; g < N_GROUPS; g++)
        list[g] = (FweMove){ g, fwe_moves_eligible (moves, g), gain };

      g_assert_cmpfloat_with_epsilon (fwe_moves_gini (moves, list, N_GROUPS),
                                      before.gini * before.mean / (before.mean + gain), 1e-12);
      g_assert_true (fwe_moves_indices (moves, list, N_GROUPS, &after, NULL));
      g_assert_cmpfloat_with_epsilon (after.mean, before.mean + gain, 1e-6);
      g_assert_cmpfloat_with_epsilon (after.median, before.median + gain, 1e-5);
      g_assert_cmpfloat_with_epsilon (after.n, before.n, 1e-6);
    }
}

typedef struct
{
  double income, weight;
} Household;

static int
compare_households (gconstpointer a, gconstpointer b)
{
  const Household *x = a, *y = b;

  return (x->income > y->income) - (x->income < y->income);
}

static double
gini_of_households (GArray *households)
{
  double weight = 0, income = 0, sum = 0;

  g_array_sort (households, compare_households);
  for (guint i = 0; i < households->len; i++)
    {
      const Household *h = &g_array_index (households, Household, i);

      sum += h->weight * h->income * (2 * weight + h->weight);
      weight += h->weight;
      income += h->weight * h->income;
    }

  return sum / (weight * income) - 1;
}

/* Against households laid out one by one, some of whom move. */
static void
test_against_households (void)
{
  enum
  {
    N = 40000
  };
  const double limit = 64321, share = 0.2, gain = 21000;
  g_auto (Place) place = { { NULL } };
  g_autoptr (FweMoves) moves = NULL;
  g_autoptr (GArray) households = g_array_new (FALSE, FALSE, sizeof (Household));

  place_init (&place, false);
  moves = moves_for (&place, limit);

  for (int g = 0; g < N_GROUPS; g++)
    for (int i = 0; i < N; i++)
      {
        const double weight = fwe_incomes_households (place.groups[g]) / N;
        const double income = fwe_incomes_quantile (place.groups[g], (i + 0.5) / N);
        const bool goes = g == 3 && income <= limit;
        const Household stays = { income, goes ? weight * (1 - share) : weight };
        const Household went = { income + gain, weight * share };

        g_array_append_val (households, stays);
        if (goes)
          g_array_append_val (households, went);
      }

  const FweMove list[] = { { 3, share * fwe_moves_eligible (moves, 3), gain } };

  g_assert_cmpfloat_with_epsilon (fwe_moves_gini (moves, list, 1), gini_of_households (households),
                                  1e-6);
}

static void
test_count_and_median (void)
{
  g_auto (Place) place = { { NULL } };
  g_autoptr (FweMoves) moves = NULL;

  place_init (&place, true);
  moves = moves_for (&place, 50000);

  const double n = fwe_incomes_households (place.groups[1]);
  const double eligible = fwe_moves_eligible (moves, 1);
  const FweMove list[]
      = { { 1, eligible * 0.4, 30000 }, { 1, eligible * 0.1, -9000 }, { 0, 10, 500 } };
  double sum = 0;

  g_assert_cmpfloat_with_epsilon (fwe_moves_count (moves, 1, list, 3, -INFINITY, INFINITY), n,
                                  1e-9 * n);
  for (double x = -20000; x < 3e6; x += 5000)
    sum += fwe_moves_count (moves, 1, list, 3, x, x + 5000);
  sum += fwe_moves_count (moves, 1, list, 3, 3e6, INFINITY);
  g_assert_cmpfloat_with_epsilon (sum, n, 1e-6 * n);
  g_assert_cmpfloat_with_epsilon (fwe_moves_count (moves, 1, list, 3, -9000, 0),
                                  0.1 * fwe_incomes_count (place.groups[1], 0, 9000), 1e-9 * n);

  const double median = fwe_moves_median (moves, 1, list, 3);

  g_assert_cmpfloat (median, >, fwe_incomes_quantile (place.groups[1], 0.5));
  g_assert_cmpfloat_with_epsilon (fwe_moves_count (moves, 1, list, 3, -INFINITY, median), n / 2,
                                  1e-9 * n);
}

static void
test_lorenz_convex (void)
{
  enum
  {
    N = 201
  };
  const FweMove list[] = { { 1, 300, 30000 }, { 2, 200, -9000 } };
  g_auto (Place) place = { { NULL } };
  g_autoptr (FweMoves) moves = NULL;
  double p[N], share[N];

  place_init (&place, true);
  moves = moves_for (&place, 50000);
  for (int i = 0; i < N; i++)
    p[i] = i / (N - 1.0);
  g_assert_true (fwe_moves_lorenz (moves, list, 2, p, N, share, NULL));

  g_assert_cmpfloat (share[0], ==, 0);
  g_assert_cmpfloat (share[N - 1], ==, 1);
  for (int i = 2; i < N; i++)
    g_assert_cmpfloat (share[i] - 2 * share[i - 1] + share[i - 2], >=, -1e-12);
}

/* Groups without households are part of a place, too. */
static void
test_empty_groups (void)
{
  g_auto (Place) place = { { NULL } };
  const FweMove list[] = { { 0, 40, 5000 }, { 1, 40, 5000 } };
  const FweIncomes *some[2], *none[2] = { NULL, NULL };
  g_autoptr (FweMoves) moves = NULL;
  FweFault fault = { 0 };

  place_init (&place, true);
  some[0] = place.groups[0];
  some[1] = NULL;
  moves = fwe_moves_new (some, 2, 50000, &fault);

  g_assert_nonnull (moves);
  g_assert_cmpfloat (fwe_moves_eligible (moves, 1), ==, 0);
  g_assert_cmpfloat (fwe_moves_gini (moves, list, 2), ==, fwe_moves_gini (moves, list, 1));
  g_assert_true (isnan (fwe_moves_median (moves, 1, list, 2)));
  g_assert_cmpfloat (fwe_moves_count (moves, 1, list, 2, 0, INFINITY), ==, 0);

  g_assert_null (fwe_moves_new (none, 2, 50000, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_EMPTY);
  g_assert_null (fwe_moves_new (some, 2, -1, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_OUT_OF_RANGE);
  g_assert_null (fwe_moves_new (some, 17, 50000, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_TOO_MANY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/moves/no-move", test_no_move);
  g_test_add_func ("/engine/moves/exact", test_exact);
  g_test_add_func ("/engine/moves/small-plan", test_small_plan);
  g_test_add_func ("/engine/moves/limit-in-the-tail", test_limit_in_the_tail);
  g_test_add_func ("/engine/moves/kept-tables", test_kept_tables);
  g_test_add_func ("/engine/moves/everybody-gains", test_everybody_gains);
  g_test_add_func ("/engine/moves/against-households", test_against_households);
  g_test_add_func ("/engine/moves/count-and-median", test_count_and_median);
  g_test_add_func ("/engine/moves/lorenz-convex", test_lorenz_convex);
  g_test_add_func ("/engine/moves/empty-groups", test_empty_groups);

  return g_test_run ();
}
