/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-goal-seek.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-error.h"

#define DRAWS 200

static const char *const plans[] = { "minneapolis", "st-louis", "new-york",  "delaware",
                                     "louisville",  "miami",    "nashville", "philadelphia" };

/* Keys of one row in every part that has more than none of it. */
static char **
keys_of (FwPlan *plan, const char *row)
{
  g_auto (GStrv) all = fw_plan_get_row_keys (plan, row);
  g_autoptr (GStrvBuilder) some = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (fw_plan_get_value (plan, fw_plan_get_default_scenario (plan), all[i]) > 0)
      g_strv_builder_add (some, all[i]);

  return g_strv_builder_end (some);
}

static FwResult *
run_try (FwPlan *plan, FwTry *what, guint quarter)
{
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwCompiled) drawn = NULL;
  FwResult *result;

  fw_try_set (what, "goal.quarter", quarter);
  compiled = fw_try_compile (what, plan, scenario, NULL);
  g_assert_nonnull (compiled);
  drawn = fw_compiled_with_draws (compiled, DRAWS, 1);
  result = fw_result_new_run (drawn, NULL, 1, FALSE, NULL, NULL);
  g_assert_nonnull (result);
  return result;
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

/* Reached wherever a number stands, it is not said to go from what it is to what it is. */
static void
test_anywhere (void)
{
  static const char *const keys[] = { "programs.pilot.seats", NULL };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("nashville", NULL);
  FwTarget target = fw_target_of_plan (plan, fw_plan_get_default_scenario (plan));
  g_autoptr (FwGoalSeek) self = NULL;
  g_autofree char *sentence = NULL;

  target.value = 5;
  target.unknown = keys;
  self = seek (plan, &target);
  sentence = fw_goal_seek_sentence (self);
  g_assert_true (fw_goal_seek_get_found (self)->holds);
  g_assert_cmpfloat (fw_goal_seek_get_found (self)->at, ==, 15);
  g_assert_null (strstr (sentence, "could go"));
}

/* What has no part in the target is said to have none, reached or not; a run more tells a number of
 * the same plan that has. */
static void
test_without_effect (void)
{
  static const struct
  {
    const char *const keys[3];
    double value;
    gboolean effect;
    const char *words;
  } cases[] = {
    { { "money.discount_rate", NULL }, 5, FALSE, "“Discount rate” has no effect on it." },
    { { "money.discount_rate", NULL }, 1000, FALSE, "“Discount rate” has no effect on it." },
    { { "money.discount_rate", "money.fringe", NULL }, 5, FALSE, "None of what may change" },
    { { "money.discount_rate", "money.fringe", NULL }, 1000, FALSE, "None of what may change" },
    { { "money.discount_rate", "programs.pilot.seats", NULL }, 1000, TRUE, NULL },
    { { "programs.pilot.seats", NULL }, 5, TRUE, NULL },
    { { "programs.pilot.seats", NULL }, 1000, TRUE, NULL },
  };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("nashville", NULL);
  FwTarget target = fw_target_of_plan (plan, fw_plan_get_default_scenario (plan));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FwGoalSeek) self = NULL;
      g_autofree char *sentence = NULL;

      target.value = cases[i].value;
      target.unknown = cases[i].keys;
      self = seek (plan, &target);
      sentence = fw_goal_seek_sentence (self);
      g_test_message ("%s", sentence);
      g_assert_cmpint (fw_goal_seek_has_effect (self), ==, cases[i].effect);
      g_assert_true (cases[i].words == NULL ? strstr (sentence, "effect") == NULL
                                            : strstr (sentence, cases[i].words) != NULL);
    }
}

/* Out of reach because hardly anybody finds a job is not for want of seats alone: it is said. */
static void
test_searching (void)
{
  static const char *const keys[] = { "programs.prime.seats", NULL };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwChange) change = fw_change_new_set_value (NULL, "pipeline.job_finding", 0.05);
  g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);
  FwTarget target = fw_target_of_plan (plan, fw_plan_get_default_scenario (plan));
  g_autoptr (FwGoalSeek) self = NULL;
  g_autofree char *sentence = NULL;

  g_assert_nonnull (inverse);
  target.value = 400;
  target.unknown = keys;
  self = seek (plan, &target);
  sentence = fw_goal_seek_sentence (self);
  g_test_message ("%s", sentence);
  g_assert_false (fw_goal_seek_get_found (self)->reached);
  g_assert_nonnull (strstr (sentence, "have not found a job yet"));
}

/* Somewhat more than now, from more openings: what is found, run again, reaches it; a step less, as
 * everything looked at before it, does not. */
static void
test_reachable (gconstpointer data)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (data, NULL);
  g_auto (GStrv) keys = keys_of (plan, "employers.*.openings");
  FwTarget target = { .measure = FWE_M_NET_LOCAL_PLACEMENTS,
                      .quarter = 8,
                      .chance = 0.5,
                      .unknown = (const char *const *)keys };
  g_autoptr (FwTry) now = fw_try_new ("now", NULL);
  g_autoptr (FwResult) base = run_try (plan, now, 8);
  g_autoptr (FwGoalSeek) found = NULL;
  g_autoptr (FwTry) what = NULL;
  g_autoptr (FwResult) again = NULL;
  g_autofree char *sentence = NULL;
  const FweSeek *places;

  target.value = 1.03 * fw_result_get_measure (base, target.measure)->p50;
  found = seek (plan, &target);
  places = fw_goal_seek_get_found (found);
  sentence = fw_goal_seek_sentence (found);
  g_test_message ("%s: %s", (const char *)data, sentence);
  g_assert_true (places->reached);
  g_assert_false (places->holds);

  what = fw_goal_seek_make_try (found);
  again = run_try (plan, what, 8);
  g_assert_cmpfloat (chance_of (again, target.measure, target.value), ==, places->value);
  g_assert_cmpfloat (places->value, >=, 0.5);
  for (gsize i = 0; i < places->n_places; i++)
    if (places->monotone && places->places[i].at >= 1 && places->places[i].at < places->at)
      g_assert_cmpfloat (places->places[i].value, <, 0.5);
}

/* Ten times what it comes to, from seats alone: no number of seats does it, and what is named as in
 * the way is: one more of that is worth more than one more seat. */
static void
test_out_of_reach (gconstpointer data)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (data, NULL);
  g_auto (GStrv) keys = keys_of (plan, "programs.*.seats");
  FwTarget target = { .measure = FWE_M_NET_LOCAL_PLACEMENTS,
                      .quarter = 8,
                      .chance = 0.8,
                      .unknown = (const char *const *)keys };
  g_autoptr (FwTry) now = fw_try_new ("now", NULL);
  g_autoptr (FwResult) base = run_try (plan, now, 8);
  g_autoptr (FwGoalSeek) found = NULL;
  g_autofree char *sentence = NULL;
  const FweConstraint *constraint;

  target.value = 10 * fw_result_get_measure (base, target.measure)->p90;
  found = seek (plan, &target);
  g_assert_false (fw_goal_seek_get_found (found)->reached);
  sentence = fw_goal_seek_sentence (found);
  g_test_message ("%s: %s", (const char *)data, sentence);

  constraint = &fw_result_get_engine (fw_goal_seek_get_result (found))->constraint;
  switch (constraint->limit)
    {
    case FWE_LIMIT_OPENINGS:
      g_assert_cmpfloat (constraint->worth_opening, >, constraint->worth_seat);
      break;
    case FWE_LIMIT_APPLICANTS:
      g_assert_cmpfloat (constraint->worth_applicant, >, constraint->worth_seat);
      break;
    case FWE_LIMIT_MONEY:
      g_assert_cmpfloat (constraint->worth_10000, >, constraint->worth_seat);
      break;
    default:
      g_error ("%s: held back by %s", (const char *)data, fwe_limit_name (constraint->limit));
    }
}

/* One number, against a run at every value it can take: what is found reaches the target, one less
 * does not, and whatever else does is within the noise of a share of so many runs. */
static void
test_every_value (void)
{
  static const char *const unknown[] = { "programs.prime.seats", NULL };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwTarget target = { .measure = FWE_M_COMPLETED, .quarter = 8, .chance = 0.5, .unknown = unknown };
  g_autoptr (FwTry) now = fw_try_new ("now", NULL);
  g_autoptr (FwResult) base = run_try (plan, now, 8);
  g_autoptr (FwGoalSeek) found = NULL;
  double at;

  target.value = 1.02 * fw_result_get_measure (base, target.measure)->p50;
  found = seek (plan, &target);
  g_assert_true (fw_goal_seek_get_found (found)->reached);
  at = fw_goal_seek_get_found (found)->at;
  g_assert_cmpfloat (at, >, 20);
  for (double seats = 20; seats <= at; seats++)
    {
      g_autoptr (FwTry) what = fw_try_new ("seats", NULL);
      g_autoptr (FwResult) result = NULL;
      double chance;

      fw_try_set (what, unknown[0], seats);
      result = run_try (plan, what, 8);
      chance = chance_of (result, target.measure, target.value);
      if (seats == at)
        g_assert_cmpfloat (chance, >=, target.chance);
      else if (seats == at - 1)
        g_assert_cmpfloat (chance, <, target.chance);
      else
        g_assert_cmpfloat (chance, <, target.chance + 1 / sqrt (DRAWS));
    }
}

static void
test_refused (void)
{
  static const char *const wrong[][3]
      = { { "programs.prime.sets", NULL },
          { "goal.value", NULL },
          { "evidence", NULL },
          { "programs.prime.price", "programs.prime.seats", NULL } };
  static const int codes[] = { FW_ERROR_UNKNOWN_KEY, FW_ERROR_OUT_OF_RANGE, FW_ERROR_OUT_OF_RANGE,
                               FW_ERROR_OUT_OF_RANGE };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const FwTarget target = { .quarter = 8, .chance = 0.5, .unknown = wrong[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_goal_seek_new (plan, fw_plan_get_default_scenario (plan), &target, &error));
      g_assert_error (error, FW_ERROR, codes[i]);
    }
}

static bool
stop_cb (void *user_data)
{
  guint *left = user_data;

  return (*left)-- == 0;
}

/* Stopped anywhere it says so; asked again it answers. */
static void
test_stop (void)
{
  static const char *const unknown[] = { "programs.pilot.seats", NULL };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("nashville", NULL);
  const FwTarget target = {
    .measure = FWE_M_COMPLETED, .value = 60, .quarter = 8, .chance = 0.5, .unknown = unknown
  };
  g_autoptr (FwGoalSeek) self
      = fw_goal_seek_new (plan, fw_plan_get_default_scenario (plan), &target, NULL);
  guint stopped = 0;

  for (guint after = 0; after < 40; after += 3)
    {
      g_autoptr (GError) error = NULL;
      guint left = after;
      const FweHooks hooks = { .stop = stop_cb, .user_data = &left };

      if (fw_goal_seek_run (self, DRAWS, 1, 1, &hooks, &error))
        continue;
      g_assert_error (error, FW_ERROR, FW_ERROR_STOPPED);
      g_assert_null (fw_goal_seek_get_result (self));
      stopped++;
    }
  g_assert_cmpuint (stopped, >, 5);
  g_assert_true (fw_goal_seek_run (self, DRAWS, 1, 1, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *near = g_strconcat ("/model/goal-seek/reachable/", plans[i], NULL);
      g_autofree char *far = g_strconcat ("/model/goal-seek/out-of-reach/", plans[i], NULL);

      g_test_add_data_func (near, plans[i], test_reachable);
      g_test_add_data_func (far, plans[i], test_out_of_reach);
    }
  g_test_add_func ("/model/goal-seek/anywhere", test_anywhere);
  g_test_add_func ("/model/goal-seek/without-effect", test_without_effect);
  g_test_add_func ("/model/goal-seek/searching", test_searching);
  g_test_add_func ("/model/goal-seek/every-value", test_every_value);
  g_test_add_func ("/model/goal-seek/refused", test_refused);
  g_test_add_func ("/model/goal-seek/stop", test_stop);
  return g_test_run ();
}
