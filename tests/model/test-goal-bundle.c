/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "fw-answer.h"
#include "fw-builtin.h"
#include "fw-error.h"
#include "fw-goal-answer.h"

/* Several unknowns of different kinds, and the pipeline read backwards. */

#define DRAWS   200
#define QUARTER 8

static const char *const switches[] = { "supports.evening",
                                        "supports.child-care",
                                        "supports.stipend",
                                        "employers.bank-f.waives",
                                        "employers.retailer-c.waives",
                                        "employers.agency-h.waives",
                                        NULL };

static FwResult *
run_try (FwPlan *plan, FwTry *what)
{
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwCompiled) drawn = NULL;
  FwResult *result;

  fw_try_set (what, "goal.quarter", QUARTER);
  compiled = fw_try_compile (what, plan, fw_plan_get_default_scenario (plan), NULL);
  g_assert_nonnull (compiled);
  drawn = fw_compiled_with_draws (compiled, DRAWS, 1);
  result = fw_result_new_run (drawn, NULL, 1, FALSE, NULL, NULL);
  g_assert_nonnull (result);
  return result;
}

/* With these set to 1, and seats of one program to so many; NULL and 0 for none. */
static FwResult *
run_with (FwPlan *plan, const char *const *on, guint n, const char *seats_key, double seats)
{
  g_autoptr (FwTry) what = fw_try_new ("", NULL);

  for (guint i = 0; i < n; i++)
    fw_try_set (what, on[i], 1);
  if (seats_key != NULL)
    fw_try_set (what, seats_key, seats);
  return run_try (plan, what);
}

static double
chance_of (FwResult *result, FweMeasure measure, double value)
{
  const FweResult *engine = fw_result_get_engine (result);
  guint n = 0;

  for (guint i = 0; i < DRAWS; i++)
    n += engine->draws[measure][i] >= value;
  return (double)n / DRAWS;
}

static FwGoalSeek *
seek (FwPlan *plan, const FwTarget *target)
{
  g_autoptr (GError) error = NULL;
  FwGoalSeek *self = fw_goal_seek_new (plan, fw_plan_get_default_scenario (plan), target, &error);

  g_assert_no_error (error);
  g_assert_true (fw_goal_seek_run (self, DRAWS, 1, 1, NULL, &error));
  g_assert_no_error (error);
  return self;
}

/* --- Switches */

typedef struct
{
  const char *key;
  double gain, cost;
} Tried;

/* Better first: what helps for nothing, then by gain a dollar; what does not help is last. */
static int
compare_tried (gconstpointer a, gconstpointer b)
{
  const Tried *x = a, *y = b;
  const double worth_x = x->gain <= 0 ? -1 : x->cost < 1 ? 1e9 + x->gain : x->gain / x->cost;
  const double worth_y = y->gain <= 0 ? -1 : y->cost < 1 ? 1e9 + y->gain : y->gain / y->cost;

  return (worth_x < worth_y) - (worth_x > worth_y);
}

/* Each alone, by hand. Returns how many of them help. */
static guint
order (FwPlan *plan, FweMeasure measure, const char *ordered[])
{
  const guint n = g_strv_length ((char **)switches);
  g_autofree Tried *tried = g_new0 (Tried, n);
  g_autoptr (FwResult) now = run_with (plan, NULL, 0, NULL, 0);
  guint helping = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwResult) on = run_with (plan, &switches[i], 1, NULL, 0);

      tried[i] = (Tried){
        switches[i],
        fw_result_get_measure (on, measure)->mean - fw_result_get_measure (now, measure)->mean,
        fw_result_get_measure (on, FWE_M_COST)->mean - fw_result_get_measure (now, FWE_M_COST)->mean
      };
    }
  qsort (tried, n, sizeof *tried, compare_tried);
  for (guint i = 0; i < n; i++)
    {
      ordered[i] = tried[i].key;
      helping += tried[i].gain > 0;
    }
  return helping;
}

static gboolean
is_on (FwGoalSeek *self, const char *key)
{
  for (guint i = 0; i < fw_goal_seek_get_n_unknown (self); i++)
    {
      double from, to;

      if (g_str_equal (fw_goal_seek_get_unknown (self, i, &from, &to), key))
        return to == 1;
    }
  g_assert_not_reached ();
}

/* Against every number of switches, in the order found by hand: as few as reach it are on. */
static void
test_switches (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  const char *ordered[G_N_ELEMENTS (switches)];
  const FweMeasure measure = FWE_M_NET_LOCAL_PLACEMENTS;
  const guint helping = order (plan, measure, ordered);

  g_assert_cmpuint (helping, >, 2);
  for (guint k = 1; k <= helping; k++)
    {
      FwTarget target
          = { .measure = measure, .quarter = QUARTER, .chance = 0.5, .unknown = switches };
      g_autoptr (FwResult) with = run_with (plan, ordered, k, NULL, 0);
      g_autoptr (FwGoalSeek) found = NULL;
      guint first = 0;

      /* what the middle of the runs with so many has */
      target.value = fw_result_get_measure (with, measure)->p50;
      for (guint j = 0; j <= k; j++)
        {
          g_autoptr (FwResult) some = run_with (plan, ordered, j, NULL, 0);

          first = j;
          if (chance_of (some, measure, target.value) >= target.chance)
            break;
        }
      found = seek (plan, &target);
      g_assert_true (fw_goal_seek_get_found (found)->reached);
      g_assert_cmpfloat (fw_goal_seek_get_found (found)->at, ==, first);
      for (guint i = 0; ordered[i] != NULL && i < G_N_ELEMENTS (ordered) - 1; i++)
        g_assert_cmpint (is_on (found, ordered[i]), ==, i < first);
    }
}

/* Beyond what all of them do, nothing helps: at best all that help are on. */
static void
test_switches_out_of_reach (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  const FwTarget target = { .measure = FWE_M_NET_LOCAL_PLACEMENTS,
                            .value = 100000,
                            .quarter = QUARTER,
                            .chance = 0.5,
                            .unknown = switches };
  g_autoptr (FwGoalSeek) found = seek (plan, &target);
  g_autofree char *sentence = fw_goal_seek_sentence (found);

  g_test_message ("%s", sentence);
  g_assert_false (fw_goal_seek_get_found (found)->reached);
  g_assert_nonnull (strstr (sentence, "turned on: "));
  g_assert_nonnull (strstr (sentence, " from Q")); /* the quarter what lacks begins to lack */
}

/* --- Switches and amounts */

/* Every step of the way by hand: a switch, then hundredths of openings. */
static void
test_both (void)
{
  static const char *const unknown[] = { "employers.bank-f.waives", "employers.hospital-a.openings",
                                         "employers.software-g.openings", NULL };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwTarget target = {
    .measure = FWE_M_NET_LOCAL_PLACEMENTS, .quarter = QUARTER, .chance = 0.5, .unknown = unknown
  };
  g_autoptr (FwResult) on = run_with (plan, unknown, 1, NULL, 0);
  g_autoptr (FwGoalSeek) found = NULL;
  double at;

  target.value = 1.03 * fw_result_get_measure (on, target.measure)->p50;
  found = seek (plan, &target);
  g_assert_true (fw_goal_seek_get_found (found)->reached);
  at = fw_goal_seek_get_found (found)->at;
  g_assert_cmpfloat (at, >, 1);
  for (double step = 0; step <= at; step++)
    {
      const double factor = 1 + 0.01 * fmax (step - 1, 0);
      g_autoptr (FwTry) what = fw_try_new ("", NULL);
      g_autoptr (FwResult) result = NULL;
      double chance;

      if (step >= 1)
        fw_try_set (what, unknown[0], 1);
      for (guint i = 1; unknown[i] != NULL; i++)
        fw_try_set (
            what, unknown[i],
            round (factor
                   * fw_plan_get_value (plan, fw_plan_get_default_scenario (plan), unknown[i])));
      result = run_try (plan, what);
      chance = chance_of (result, target.measure, target.value);
      if (step == at)
        g_assert_cmpfloat (chance, >=, target.chance);
      else if (step == at - 1)
        g_assert_cmpfloat (chance, <, target.chance);
      else
        g_assert_cmpfloat (chance, <, target.chance + 1 / sqrt (DRAWS));
    }
}

/* --- The pipeline read backwards */

static FwBackcast
backcast (FwPlan *plan, double value, double chance)
{
  static const char *const unknown[] = { "programs.prime.seats", NULL };
  const FwTarget target = { FWE_M_NET_LOCAL_PLACEMENTS, value, QUARTER, chance, unknown };
  g_autoptr (FwGoalSeek) found = seek (plan, &target);

  return *fw_goal_seek_get_backcast (found);
}

/* Nobody is at a stage who was not at the one before; the goal needs as many as it is; twice the
 * goal needs twice as many; the surer, the more; what there is, is what the plan has. */
static void
test_backcast (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  const FwBackcast one = backcast (plan, 100, 0.5), two = backcast (plan, 200, 0.5),
                   sure = backcast (plan, 100, 0.9);
  g_autoptr (FwResult) now = run_with (plan, NULL, 0, NULL, 0);

  g_assert_cmpuint (one.n, ==, FW_N_BACKCAST);
  g_assert_cmpfloat (one.need[FW_BACKCAST_NET_LOCAL].p10, ==, 100);
  g_assert_cmpfloat (one.need[FW_BACKCAST_NET_LOCAL].p90, ==, 100);
  g_assert_cmpfloat (one.enough[FW_BACKCAST_NET_LOCAL], ==, 100);
  for (FwBackcastStage stage = 0; stage < FW_N_BACKCAST; stage++)
    {
      g_assert_cmpfloat_with_epsilon (two.need[stage].p50, 2 * one.need[stage].p50, 1e-6);
      g_assert_cmpfloat (sure.enough[stage], >=, one.enough[stage]);
      g_assert_cmpfloat (one.has[stage].p50, ==, two.has[stage].p50);
    }
  for (FwBackcastStage stage = FW_BACKCAST_OUTREACH; stage < FW_BACKCAST_COMPLETED; stage++)
    g_assert_cmpfloat (one.need[stage].p50, >=, one.need[stage + 1].p50);
  g_assert_cmpfloat (one.need[FW_BACKCAST_COMPLETED].p50, >=, one.need[FW_BACKCAST_PLACED].p50);
  g_assert_cmpfloat (one.need[FW_BACKCAST_OPENINGS].p50, >=, one.need[FW_BACKCAST_PLACED].p50);
  g_assert_cmpfloat (one.need[FW_BACKCAST_OPENINGS].p10, >=, one.need[FW_BACKCAST_PLACED].p10);
  g_assert_cmpfloat (one.need[FW_BACKCAST_PLACED].p50, >, 100);
  /* eight cohorts of 20, 12 and 25 */
  g_assert_cmpfloat (one.has[FW_BACKCAST_SEATS].p50, ==, 456);
  g_assert_cmpfloat (one.has[FW_BACKCAST_OPENINGS].p50, ==,
                     fw_result_get_measure (now, FWE_M_OPENINGS)->p50);
  g_assert_cmpfloat (one.has[FW_BACKCAST_NET_LOCAL].p50, ==,
                     fw_result_get_measure (now, FWE_M_NET_LOCAL_PLACEMENTS)->p50);
}

/* Where nobody waits for an opening, one is enough for each placement. */
static void
test_backcast_without_queue (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_auto (GStrv) keys = fw_plan_get_row_keys (plan, "employers.*.openings");
  FwBackcast found;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const double many = 50 * fw_plan_get_value (plan, scenario, keys[i]);
      g_autoptr (FwChange) change
          = fw_change_new_set_value (fw_part_get_id (FW_PART (scenario)), keys[i], many);
      g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);

      g_assert_nonnull (inverse);
    }
  found = backcast (plan, 100, 0.5);
  g_assert_cmpfloat_with_epsilon (found.need[FW_BACKCAST_OPENINGS].p50,
                                  found.need[FW_BACKCAST_PLACED].p50, 1e-9);
  g_assert_cmpint (found.narrowest, !=, FW_BACKCAST_OPENINGS);
}

/* Each stage is enough in four of five runs by itself; openings and seats together, with what comes
 * too late to be filled, still in more than half. */
static void
test_backcast_is_enough (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  const FwBackcast found = backcast (plan, 150, 0.8);
  static const char *const rows[] = { "employers.*.openings", "programs.*.seats" };
  static const FwBackcastStage stages[] = { FW_BACKCAST_OPENINGS, FW_BACKCAST_SEATS };
  g_autoptr (FwTry) what = fw_try_new ("", NULL);
  g_autoptr (FwResult) then = NULL;

  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    {
      g_auto (GStrv) keys = fw_plan_get_row_keys (plan, rows[r]);
      const double factor = found.enough[stages[r]] / found.has[stages[r]].p50;

      g_assert_cmpfloat (factor, >, 0);
      for (guint i = 0; keys[i] != NULL; i++)
        if (fw_plan_get_value (plan, scenario, keys[i]) > 0)
          fw_try_set (what, keys[i],
                      ceil (fmax (factor, 1) * fw_plan_get_value (plan, scenario, keys[i])));
    }
  then = run_try (plan, what);
  g_test_message ("%g of the runs", chance_of (then, FWE_M_NET_LOCAL_PLACEMENTS, 150));
  g_assert_cmpfloat (chance_of (then, FWE_M_NET_LOCAL_PLACEMENTS, 150), >=, 0.5);
}

/* What counts nobody on the way has no such way back, and a goal of nobody needs nothing. */
static void
test_no_backcast (void)
{
  static const char *const unknown[] = { "programs.prime.seats", NULL };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  const FwTarget money = { FWE_M_BENEFIT_PER_DOLLAR, 1, QUARTER, 0.5, unknown };
  const FwTarget courses = { FWE_M_COMPLETED, 100, QUARTER, 0.5, unknown };
  g_autoptr (FwGoalSeek) dollars = seek (plan, &money);
  g_autoptr (FwGoalSeek) completed = seek (plan, &courses);

  g_assert_cmpuint (fw_goal_seek_get_backcast (dollars)->n, ==, 0);
  g_assert_cmpuint (fw_goal_seek_get_backcast (completed)->n, ==, FW_BACKCAST_COMPLETED + 1);
  g_assert_cmpuint (backcast (plan, 0, 0.5).n, ==, 0);
}

/* --- The answer */

/* It has all that the search found, and outlives the plan. */
static void
test_answer (void)
{
  FwPlan *plan = fw_builtin_plan_load ("delaware", NULL);
  g_autofree char *title
      = g_strdup (fw_part_get_title (FW_PART (fw_plan_get_default_scenario (plan))));
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) object = fw_answer_usual (
      "backcast", plan, fw_plan_get_default_scenario (plan), DRAWS, 1, 1, NULL, &error);
  FwGoalAnswer *answer = FW_GOAL_ANSWER (object);

  g_assert_no_error (error);
  g_object_unref (plan);
  g_assert_cmpstr (fw_result_get_scenario_title (fw_goal_answer_get_now (answer)), ==, title);
  g_assert_true (fw_goal_answer_get_found (answer)->reached);
  g_assert_cmpuint (fw_goal_answer_get_n_unknown (answer), ==, 8);
  for (guint i = 0; i < fw_goal_answer_get_n_unknown (answer); i++)
    {
      const FwGoalUnknown *unknown = fw_goal_answer_get_unknown (answer, i);
      double value;

      g_assert_cmpstr (fw_try_get_value (fw_goal_answer_get_try (answer), i, &value), ==,
                       unknown->key);
      g_assert_cmpfloat (value, ==, unknown->to);
      g_assert_cmpfloat (unknown->to, >, unknown->from);
    }
  g_assert_cmpfloat (fw_result_get_engine (fw_goal_answer_get_then (answer))->goal_chance, ==,
                     fw_goal_answer_get_found (answer)->value);
}

static void
test_no_program (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("delaware", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      fw_answer_usual ("backcast", plan, fw_plan_get_no_program (plan), DRAWS, 1, 1, NULL, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/goal-bundle/switches", test_switches);
  g_test_add_func ("/model/goal-bundle/switches-out-of-reach", test_switches_out_of_reach);
  g_test_add_func ("/model/goal-bundle/both", test_both);
  g_test_add_func ("/model/goal-bundle/backcast", test_backcast);
  g_test_add_func ("/model/goal-bundle/backcast-without-queue", test_backcast_without_queue);
  g_test_add_func ("/model/goal-bundle/backcast-is-enough", test_backcast_is_enough);
  g_test_add_func ("/model/goal-bundle/no-backcast", test_no_backcast);
  g_test_add_func ("/model/goal-bundle/answer", test_answer);
  g_test_add_func ("/model/goal-bundle/no-program", test_no_program);
  return g_test_run ();
}
