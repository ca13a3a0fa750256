/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The best use of money: never less than the plan as it stands, what is asked for kept to, and
 * prices as a run with one more finds them. */
#include "fw-allocation.h"

#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-error.h"

#ifdef LONG
#define DRAWS 2000
static const char *const plans[] = { "minneapolis", "st-louis", "new-york",  "delaware",
                                     "louisville",  "miami",    "nashville", "philadelphia" };
#else
#define DRAWS 100
static const char *const plans[] = { "delaware", "nashville" };
#endif

static FwAllocation *
ask (const char *name, const FwAllocationQuestion *question, GError **error)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (name, NULL);

  g_assert_nonnull (plan);
  return fw_allocation_new_run (plan, fw_plan_get_default_scenario (plan), question, DRAWS, 1, 2,
                                NULL, error);
}

/* What the answer says is what its scenario, run by anybody, comes to. */
static void
assert_run (const char *name, FwAllocation *answer)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (name, NULL);
  g_autoptr (FwTry) what = fw_allocation_make_try (answer);
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwCompiled) drawn = NULL;
  g_autoptr (FwResult) result = NULL;

  if (what == NULL)
    return;
  compiled = fw_try_compile (what, plan, fw_plan_get_default_scenario (plan), NULL);
  drawn = fw_compiled_with_draws (compiled, DRAWS, 1);
  result = fw_result_new_run (drawn, NULL, 1, FALSE, NULL, NULL);
  g_assert_cmpfloat (fw_result_get_measure (result, FWE_M_NET_LOCAL_PLACEMENTS)->mean, ==,
                     fw_allocation_get_after (answer)->net.mean);
  g_assert_cmpfloat (fw_result_get_measure (result, FWE_M_COST)->mean, ==,
                     fw_allocation_get_after (answer)->cost.mean);
}

/* What more money buys in whole seats, another answer finds that has it. */
static void
assert_budget_price (const char *name, FwAllocation *answer)
{
  const FwPrice *price = fw_allocation_get_price (answer, 0);
  const FwAllocationQuestion question = {
    .budget = fw_allocation_get_budget (answer) + price->whole_dollars,
    .chance = fw_allocation_get_chance (answer),
  };
  g_autoptr (FwAllocation) again = ask (name, &question, NULL);
  const double more
      = fw_allocation_get_after (again)->value - fw_allocation_get_after (answer)->value;

  g_test_message ("%s: %g more, %g found", name, more, price->whole);
  g_assert_cmpuint (price->kind, ==, FW_PRICE_BUDGET);
  /* the least gain for which an answer is changed */
  g_assert_cmpfloat_with_epsilon (
      more, price->whole, price->whole / 5 + 0.01 * fw_allocation_get_after (answer)->value);
}

/* What a price may be off: a tenth for the bend over one whole unit, and how well the seats are
 * chosen anew, a ten-thousandth of the value or a trifle. */
static double
allow (FwAllocation *answer, const FwPrice *price)
{
  const double value = fabs (fw_allocation_get_after (answer)->value);
  const gboolean people = fw_allocation_get_measure (answer) == FW_ALLOCATE_PLACEMENTS;

  return MAX (people ? 0.015 : 500.0, 1e-4 * value)
         + MAX (fabs (price->found), fabs (price->less)) / 10;
}

static guint n_prices, n_outside;

/* Prices fall: what one more brings in a run is no more than the program's price, and what one less
 * takes no less. */
static void
assert_prices (FwAllocation *answer)
{
  g_assert_cmpuint (fw_allocation_get_n_prices (answer), >, 2);
  for (guint i = 0; i < fw_allocation_get_n_prices (answer); i++)
    {
      const FwPrice *price = fw_allocation_get_price (answer, i);
      const double less = isnan (price->less) ? price->found : price->less;
      g_autofree char *sentence = fw_allocation_price_sentence (answer, i);

      const gboolean holds
          = price->predicted >= MIN (price->found, less) - allow (answer, price)
            && price->predicted <= MAX (price->found, less) + allow (answer, price);

      g_test_message ("%s", sentence);
      n_prices++;
      n_outside += !holds;
      if (!holds)
        g_test_message ("outside: %g; %g more, %g less", price->predicted, price->found, less);
#ifndef LONG
      g_assert_true (holds);
#endif
      if (price->kind == FW_PRICE_OPENING
          && fw_allocation_get_measure (answer) == FW_ALLOCATE_PLACEMENTS)
        g_assert_cmpfloat (price->found, >, 0.05);
    }
}

static void
test_as_good (void)
{
  const FwAllocationQuestion question = { .budget = NAN, .chance = NAN };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwAllocation) answer = ask (plans[i], &question, &error);
      g_autofree char *sentence = NULL;
      const FwSpending *before, *after;

      g_assert_no_error (error);
      before = fw_allocation_get_before (answer);
      after = fw_allocation_get_after (answer);
      sentence = fw_allocation_sentence (answer);
      g_test_message ("%s: %s", plans[i], sentence);
      g_assert_true (fw_allocation_get_feasible (answer));
      g_assert_true (fw_allocation_get_kept_before (answer));
      g_assert_cmpfloat (after->value, >=, before->value * (1 - 1e-12));
      g_assert_cmpfloat (after->high, <=, fw_allocation_get_budget (answer) * (1 + 1e-6));
      assert_run (plans[i], answer);
      assert_prices (answer);
      assert_budget_price (plans[i], answer);
    }
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* What two classes of such sizes bring; -infinity where they cost more than the budget in more than
 * the share of runs that is allowed. */
static double
run_grid (FwPlan *plan, FwAllocation *answer, const double seats[2], FweMeasure measure)
{
  g_autoptr (FwTry) what = fw_try_new ("", NULL);
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwCompiled) drawn = NULL;
  g_autoptr (FwResult) result = NULL;
  const FweResult *engine;
  double high;

  for (guint i = 0; i < 2; i++)
    fw_try_set (what, fw_allocation_get_use (answer, i)->key, seats[i]);
  compiled = fw_try_compile (what, plan, fw_plan_get_default_scenario (plan), NULL);
  drawn = fw_compiled_with_draws (compiled, DRAWS, 1);
  result = fw_result_new_run (drawn, NULL, 1, FALSE, NULL, NULL);
  engine = fw_result_get_engine (result);
  qsort (engine->draws[FWE_M_COST], engine->n_draws, sizeof (double), compare);
  high
      = engine
            ->draws[FWE_M_COST]
                   [(gsize)ceil (fw_allocation_get_chance (answer) * (double)engine->n_draws - 1e-9)
                    - 1];
  return high <= fw_allocation_get_budget (answer) ? engine->measures[measure].mean : -INFINITY;
}

/* Of plans with two programs, every pair of sizes is run: none that the budget allows brings a
 * hundredth more than the answer. */
static void
test_every_pair (void)
{
#ifdef LONG
  static const char *const pairs[] = { "nashville", "miami", "new-york", "philadelphia" };
  const double step = 3;
#else
  static const char *const pairs[] = { "nashville" };
  const double step = 4;
#endif
  static const FweMeasure measures[] = { FWE_M_NET_LOCAL_PLACEMENTS, FWE_M_NPV_SOCIETY };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (FwAllocateMeasure m = FW_ALLOCATE_PLACEMENTS; m <= FW_ALLOCATE_NET_BENEFIT; m++)
      {
        const FwAllocationQuestion question = { .measure = m, .budget = NAN, .chance = NAN };
        g_autoptr (FwPlan) plan = fw_builtin_plan_load (pairs[i], NULL);
        g_autoptr (FwAllocation) answer = ask (pairs[i], &question, NULL);
        const double most[2] = { 3 * MAX (fw_allocation_get_use (answer, 0)->from, 10),
                                 3 * MAX (fw_allocation_get_use (answer, 1)->from, 10) };
        double best = -INFINITY, at[2] = { 0, 0 };

        g_assert_cmpuint (fw_allocation_get_n_uses (answer), ==, 2);
        for (double a = 0; a <= most[0]; a += step)
          for (double b = 0; b <= most[1]; b += step)
            {
              const double seats[2] = { a, b };
              const double value = run_grid (plan, answer, seats, measures[m]);

              if (value > best)
                {
                  best = value;
                  memcpy (at, seats, sizeof at);
                }
            }
        g_test_message ("%s: %g; of all pairs %g (%g and %g)", pairs[i],
                        fw_allocation_get_after (answer)->value, best, at[0], at[1]);
        g_assert_cmpfloat (fw_allocation_get_after (answer)->value, >, best - 0.01 * fabs (best));
      }
}

/* A seat is bought whole: less money than that is worth nothing. */
static void
test_lumps (void)
{
  const FwAllocationQuestion question = { .budget = 20000, .chance = 0.8 };
  g_autoptr (FwAllocation) answer = ask ("minneapolis", &question, NULL);
  const FwPrice *price = fw_allocation_get_price (answer, 0);
  g_autofree char *sentence = fw_allocation_binding_sentence (answer);
  const FwAllocationQuestion less = { .budget = 20000 + price->whole_dollars / 2, .chance = 0.8 };
  g_autoptr (FwAllocation) none = ask ("minneapolis", &less, NULL);

  g_assert_cmpfloat (fw_allocation_get_after (answer)->value, ==, 0);
  g_assert_cmpfloat (price->whole_dollars, >, 10000);
  g_assert_cmpfloat (price->whole, >, 1);
  g_assert_null (strstr (sentence, "$10,000 "));
  g_assert_cmpfloat (fw_allocation_get_after (none)->value, ==, 0);
}

/* Where openings run out long before the seats do, the money for most of them can be kept. */
static void
test_saved (void)
{
  const FwAllocationQuestion question = { .budget = NAN, .chance = NAN };
  g_autoptr (FwAllocation) answer = ask ("louisville", &question, NULL);

  g_assert_cmpfloat (fw_allocation_get_after (answer)->cost.mean, <,
                     0.5 * fw_allocation_get_before (answer)->cost.mean);
}

static void
test_nothing (void)
{
  const FwAllocationQuestion question = { .budget = 0, .chance = 0.8 };
  g_autoptr (FwAllocation) answer = ask ("nashville", &question, NULL);

  g_assert_true (fw_allocation_get_feasible (answer));
  g_assert_false (fw_allocation_get_kept_before (answer));
  g_assert_cmpfloat (fw_allocation_get_after (answer)->cost.mean, ==, 0);
  g_assert_cmpfloat (fw_allocation_get_after (answer)->net.mean, ==, 0);
}

/* None, or at least so many, and the budget kept in so many runs. */
static void
test_smallest (void)
{
  const FwAllocationQuestion question = { .budget = 600000, .chance = 0.9, .smallest = 15 };
  g_autoptr (FwAllocation) answer = ask ("nashville", &question, NULL);
  const FweResult *engine;
  gsize n = 0;

  g_assert_true (fw_allocation_get_feasible (answer));
  g_assert_cmpfloat (fw_allocation_get_after (answer)->net.mean, >, 5);
  for (guint i = 0; i < fw_allocation_get_n_uses (answer); i++)
    {
      const double to = fw_allocation_get_use (answer, i)->to;

      g_assert_true (to == 0 || to >= 15);
      g_assert_cmpfloat (to, ==, round (to));
    }
  engine = fw_result_get_engine (fw_allocation_get_result_after (answer));
  for (gsize k = 0; k < engine->n_draws; k++)
    n += engine->draws[FWE_M_COST][k] <= 600000;
  g_assert_cmpuint (n, >=, 0.9 * engine->n_draws);
}

/* One that cannot be kept to is told with the best there is, and what is reachable is kept to. */
static void
test_floors (void)
{
  FwFloor under = { 0, 0.9 };
  const FwAllocationQuestion question
      = { .budget = NAN, .chance = NAN, .floors = &under, .n_floors = 1 };
  g_autoptr (FwAllocation) missed = ask ("nashville", &question, NULL);
  g_autoptr (FwAllocation) kept = NULL;
  g_autofree char *sentence = fw_allocation_sentence (missed);

  g_assert_false (fw_allocation_get_feasible (missed));
  g_assert_nonnull (strstr (sentence, "“Black”"));
  g_assert_cmpfloat (fw_allocation_get_after (missed)->group_shares[0], >=,
                     fw_allocation_get_before (missed)->group_shares[0]);

  under.share = fw_allocation_get_before (missed)->group_shares[0];
  kept = ask ("nashville", &question, NULL);
  g_assert_nonnull (strstr (sentence, "who applies"));
  g_assert_true (fw_allocation_get_feasible (kept));
  g_assert_cmpfloat (fw_allocation_get_after (kept)->group_shares[0], >=, under.share - 1e-9);
  g_assert_cmpfloat (fw_allocation_get_after (kept)->value, >=,
                     fw_allocation_get_before (kept)->value * (1 - 1e-12));
}

/* A share that the plan has to the last digit leaves differences of rounding alone. */
static void
test_floor_now (void)
{
  FwFloor under = { 0, 0.0 };
  const FwAllocationQuestion question
      = { .budget = NAN, .chance = NAN, .floors = &under, .n_floors = 1 };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_auto (GStrv) keys = fw_plan_get_row_keys (plan, "programs.*.seats");

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (FwChange) change
          = fw_change_new_set_value (fw_part_get_id (FW_PART (scenario)), keys[i], 1);
      g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);

      g_assert_nonnull (inverse);
    }
  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwAllocation) answer
          = fw_allocation_new_run (plan, scenario, &question, 40, 1, 2, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (fw_allocation_get_feasible (answer));
      under.share = fw_allocation_get_before (answer)->group_shares[0];
    }
}

/* Where supports could change who applies, and where the budget is missed besides, no more is said
 * than was found. */
static void
test_floors_words (void)
{
  const FwFloor far = { 0, 0.9 }, near = { 0, 0.3 };
  const FwAllocationQuestion with_supports
      = { .budget = NAN, .chance = NAN, .floors = &far, .n_floors = 1, .supports = TRUE };
  const FwAllocationQuestion poor
      = { .budget = 50000, .chance = NAN, .floors = &near, .n_floors = 1 };
  g_autoptr (FwAllocation) found = ask ("delaware", &with_supports, NULL);
  g_autoptr (FwAllocation) missed = ask ("minneapolis", &poor, NULL);
  g_autofree char *sentence = fw_allocation_sentence (found);
  g_autofree char *both = fw_allocation_sentence (missed);

  g_test_message ("%s", both);
  g_assert_false (fw_allocation_get_feasible (found));
  g_assert_null (strstr (sentence, "who applies"));
  g_assert_nonnull (strstr (sentence, "that was found"));
  g_assert_false (fw_allocation_get_feasible (missed));
  g_assert_nonnull (strstr (both, "was found that"));
}

static void
test_measures (void)
{
#ifdef LONG
  const char *const *names = plans;
  const guint n = G_N_ELEMENTS (plans);
#else
  static const char *const names[] = { "delaware" };
  const guint n = G_N_ELEMENTS (names);
#endif

  for (FwAllocateMeasure m = FW_ALLOCATE_NET_BENEFIT; m < FW_N_ALLOCATE; m++)
    for (guint i = 0; i < n; i++)
      {
        const FwAllocationQuestion question = { .measure = m, .budget = NAN, .chance = NAN };
        g_autoptr (FwAllocation) answer = ask (names[i], &question, NULL);

        g_assert_cmpfloat (fw_allocation_get_after (answer)->value, >=,
                           fw_allocation_get_before (answer)->value * (1 - 1e-12));
        assert_prices (answer);
      }
  /* over all plans: kinks within one unit, and trifles in which seats are chosen anew */
  g_assert_cmpuint (30 * n_outside, <=, n_prices);
}

/* By whole people alone, steps from the plan led nowhere in New York: all money in the course that
 * pays is worth a fifth more. */
static void
test_far_better (void)
{
  const FwAllocationQuestion question
      = { .measure = FW_ALLOCATE_NET_BENEFIT, .budget = NAN, .chance = NAN };
  g_autoptr (FwAllocation) answer = ask ("new-york", &question, NULL);

  g_assert_cmpfloat (fw_allocation_get_after (answer)->value, >,
                     1.15 * fw_allocation_get_before (answer)->value);
  assert_prices (answer);
}

/* A class is of whole people, however its smallest is entered; and what one seat less would take is
 * not told of a class that would not be held with one less. */
static void
test_smallest_whole (void)
{
  const FwAllocationQuestion question = { .budget = 1200000, .chance = 0.9, .smallest = 20.4 };
  const FwAllocationQuestion large = { .budget = NAN, .chance = NAN, .smallest = 60 };
  g_autoptr (FwAllocation) answer = ask ("nashville", &question, NULL);
  g_autoptr (FwAllocation) least = ask ("delaware", &large, NULL);
  guint n_seats = 0;

  for (guint i = 0; i < fw_allocation_get_n_uses (answer); i++)
    {
      const FwUse *use = fw_allocation_get_use (answer, i);

      g_assert_cmpfloat (use->smallest, ==, 21);
      g_assert_cmpfloat (use->to, ==, round (use->to));
      g_assert_true (use->to == 0 || use->to >= 21);
    }
  g_assert_cmpfloat (fw_allocation_get_use (least, 0)->to, ==, 60);
  for (guint i = 0; i < fw_allocation_get_n_prices (least); i++)
    if (fw_allocation_get_price (least, i)->kind == FW_PRICE_SEAT)
      {
        n_seats++;
        g_assert_true (isnan (fw_allocation_get_price (least, i)->less));
      }
  g_assert_cmpuint (n_seats, ==, 1);
}

/* The plan's own smallest class holds where the question names none, and what is not held is said;
 * a plan with a smaller class does not keep to it. */
static void
test_smallest_of_plan (void)
{
  const FwAllocationQuestion question = { .budget = 600000, .chance = 0.9, .smallest = NAN };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("nashville", NULL);
  g_autoptr (FwChange) change
      = fw_change_new_set_value (NULL, "programs.support.smallest_class", 200);
  g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);
  g_autoptr (FwAllocation) answer = fw_allocation_new_run (
      plan, fw_plan_get_default_scenario (plan), &question, DRAWS, 1, 2, NULL, NULL);
  g_autofree char *held = fw_allocation_class_sentence (answer, 0);
  g_autofree char *not_held = fw_allocation_class_sentence (answer, 1);

  g_assert_nonnull (inverse);
  g_assert_false (fw_allocation_get_kept_before (answer));
  g_assert_true (fw_allocation_get_feasible (answer));
  g_assert_cmpfloat (fw_allocation_get_use (answer, 0)->to, >, 0);
  g_assert_cmpfloat (fw_allocation_get_use (answer, 1)->to, ==, 0);
  g_assert_null (held);
  g_assert_nonnull (strstr (not_held, "200"));
}

/* More money never brings less. */
static void
test_frontier (void)
{
  const FwAllocationQuestion question = { .budget = NAN, .chance = NAN, .n_budgets = 4 };
  g_autoptr (FwAllocation) answer = ask ("nashville", &question, NULL);
  const FwSpending *now = fw_allocation_get_before (answer);

  g_assert_cmpuint (fw_allocation_get_n_budgets (answer), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const FwBudgetPoint *point = fw_allocation_get_budget_point (answer, i);

      g_assert_cmpfloat (point->spending.high, <=, point->budget);
      if (i > 0)
        {
          const FwBudgetPoint *before = fw_allocation_get_budget_point (answer, i - 1);

          g_assert_cmpfloat (point->budget, >=, before->budget);
          g_assert_cmpfloat (point->spending.value, >=, before->spending.value);
        }
      /* the plan itself lies on the curve or under it */
      if (now->high <= point->budget)
        g_assert_cmpfloat (point->spending.value, >=, now->value * (1 - 1e-12));
    }
  g_assert_true (fw_allocation_get_budget_point (answer, 0)->binds_budget);
  g_assert_false (fw_allocation_get_budget_point (answer, 3)->binds_budget);
}

/* The number of threads changes no digit. */
static void
test_threads (void)
{
  const FwAllocationQuestion question = { .budget = 500000, .chance = 0.8 };
  double values[2];

  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load ("nashville", NULL);
      g_autoptr (FwAllocation) answer = fw_allocation_new_run (
          plan, fw_plan_get_default_scenario (plan), &question, DRAWS, 7, k + 1, NULL, NULL);

      values[k] = fw_allocation_get_after (answer)->value;
    }
  g_assert_cmpfloat (values[0], ==, values[1]);
}

typedef struct
{
  guint asked, stop_after;
} Stopper;

static bool
stop_cb (void *user_data)
{
  Stopper *stopper = user_data;

  return (guint)g_atomic_int_add ((gint *)&stopper->asked, 1) >= stopper->stop_after;
}

static void
test_stopped (void)
{
  const FwAllocationQuestion question = { .budget = NAN, .chance = NAN, .n_budgets = 3 };
  const guint after[] = { 0, 5, 30 };

  for (guint k = 0; k < G_N_ELEMENTS (after); k++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load ("nashville", NULL);
      g_autoptr (GError) error = NULL;
      Stopper stopper = { 0, after[k] };
      const FweHooks hooks = { .stop = stop_cb, .user_data = &stopper };

      g_assert_null (fw_allocation_new_run (plan, fw_plan_get_default_scenario (plan), &question,
                                            DRAWS, 1, 1, &hooks, &error));
      g_assert_error (error, FW_ERROR, FW_ERROR_STOPPED);
    }
}

static void
test_refused (void)
{
  const FwAllocationQuestion question = { .budget = NAN, .chance = NAN };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("nashville", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_allocation_new_run (plan, fw_plan_get_no_program (plan), &question, DRAWS, 1, 1,
                                        NULL, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/allocation/as-good", test_as_good);
  g_test_add_func ("/model/allocation/every-pair", test_every_pair);
  g_test_add_func ("/model/allocation/lumps", test_lumps);
  g_test_add_func ("/model/allocation/saved", test_saved);
  g_test_add_func ("/model/allocation/nothing", test_nothing);
  g_test_add_func ("/model/allocation/smallest", test_smallest);
  g_test_add_func ("/model/allocation/floors", test_floors);
  g_test_add_func ("/model/allocation/floor-now", test_floor_now);
  g_test_add_func ("/model/allocation/floors-words", test_floors_words);
  g_test_add_func ("/model/allocation/measures", test_measures);
  g_test_add_func ("/model/allocation/far-better", test_far_better);
  g_test_add_func ("/model/allocation/smallest-whole", test_smallest_whole);
  g_test_add_func ("/model/allocation/smallest-of-plan", test_smallest_of_plan);
  g_test_add_func ("/model/allocation/frontier", test_frontier);
  g_test_add_func ("/model/allocation/threads", test_threads);
  g_test_add_func ("/model/allocation/stopped", test_stopped);
  g_test_add_func ("/model/allocation/refused", test_refused);

  return g_test_run ();
}
