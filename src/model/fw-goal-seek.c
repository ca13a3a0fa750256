/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-goal-seek-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fw-comparison.h"
#include "fw-error.h"

/* A common factor of several numbers: as finely as a person would set it, and no farther than
 * anybody would go. */
#define FACTOR_STEP 0.01
#define MOST_FACTOR 100.0

/* So many times the openings, that nobody waits for one. */
#define PLENTY 1000.0

/* No measure of a plan in dollars is beyond a trillion, up or down. */
#define FARTHEST 1e12

/* Cost differences under this are no price. */
#define NO_PRICE 1.0

/* Of a run's measure: less apart than this, it is the same. */
#define SAME 1e-9

static void
unknown_clear (gpointer data)
{
  g_free (((FwUnknown *)data)->key);
}

const FwUnknown *
fw_goal_seek_unknown (const FwGoalSeek *self, guint index)
{
  return &g_array_index (self->unknown, FwUnknown, index);
}

void
fw_target_range (FweMeasure measure, double *lo, double *hi)
{
  const FwRow *goal = fw_catalogue_find ("goal.value", NULL, NULL);

  g_return_if_fail (lo != NULL && hi != NULL);

  if (fw_result_get_measure_unit (measure) == FW_UNIT_PERSONS)
    {
      *lo = goal->lo;
      *hi = goal->hi;
      return;
    }

  *lo = -FARTHEST;
  *hi = FARTHEST;
}

FwTarget
fw_target_of_plan (FwPlan *plan, FwScenario *scenario)
{
  static const FweMeasure goals[] = { FWE_M_NET_LOCAL_PLACEMENTS, FWE_M_NET_LOCAL_PLACEMENTS,
                                      FWE_M_GROSS_PLACEMENTS, FWE_M_COMPLETED };

  return (FwTarget){ .measure = goals[fw_plan_get_goal_measure (plan)],
                     .value = fw_plan_get_value (plan, scenario, "goal.value"),
                     .quarter = (guint)fw_plan_get_value (plan, scenario, "goal.quarter"),
                     .chance = fw_plan_get_value (plan, scenario, "goal.chance") };
}

/* --- The unknown */

/* Alone it is looked for as the number it is; among others it is on or it is not. */
static gboolean
is_switch (const FwRow *row)
{
  return row->unit == FW_UNIT_SWITCH || g_str_equal (row->key, "supports.*");
}

static gboolean
add_unknown (FwGoalSeek *self, const char *key, gboolean alone, GError **error)
{
  FwParameter *parameter = fw_plan_get_parameter (self->plan, self->scenario, key, error);
  FwUnknown unknown = { 0 };

  if (parameter == NULL)
    return FALSE;

  unknown.row = fw_parameter_get_row (parameter);
  unknown.from = fw_parameter_get_value (parameter);
  unknown.is_switch = !alone && is_switch (unknown.row);
  if (g_str_has_prefix (key, "goal.") || unknown.row->unit == FW_UNIT_CHOICE)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   _ ("“%s” cannot be what is looked for: it is no amount of anything."), key);
      return FALSE;
    }
  /* Twice nothing is nothing. */
  if (!alone && !unknown.is_switch && !(unknown.from > 0.0))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   _ ("“%s” is 0, so no factor moves it; look for it alone."), key);
      return FALSE;
    }

  self->n_amounts += !unknown.is_switch;
  unknown.key = g_strdup (key);
  g_array_append_val (self->unknown, unknown);
  return TRUE;
}

static gboolean
is_known (const FwGoalSeek *self, const char *key, GError **error)
{
  for (guint i = 0; i < self->unknown->len; i++)
    if (g_str_equal (fw_goal_seek_unknown (self, i)->key, key))
      {
        g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                     _ ("“%s” is looked for twice; once is enough."), key);
        return TRUE;
      }

  return FALSE;
}

/**
 * fw_goal_seek_new:
 * @plan: a plan, kept
 * @scenario: the one that is to reach the target; not "No program"
 * @target: what is asked; at least one key
 * @error: return location
 *
 * Returns: (transfer full): a question not answered yet
 */
FwGoalSeek *
fw_goal_seek_new (FwPlan *plan, FwScenario *scenario, const FwTarget *target, GError **error)
{
  g_autoptr (FwGoalSeek) self = NULL;
  guint n;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (target != NULL && target->unknown != NULL && *target->unknown != NULL,
                        NULL);

  if (fw_scenario_is_no_program (scenario))
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                           _ ("“No program” takes nothing and reaches nothing; ask about another "
                              "scenario."));
      return NULL;
    }

  self = g_new0 (FwGoalSeek, 1);
  self->plan = g_object_ref (plan);
  self->scenario = g_object_ref (scenario);
  self->target = *target;
  self->target.unknown = NULL;
  self->target.quarter = CLAMP (target->quarter, 1, fw_plan_get_quarters (plan));
  self->unknown = g_array_new (FALSE, TRUE, sizeof (FwUnknown));
  g_array_set_clear_func (self->unknown, unknown_clear);
  n = g_strv_length ((char **)target->unknown);
  for (guint i = 0; i < n; i++)
    if (is_known (self, target->unknown[i], error)
        || !add_unknown (self, target->unknown[i], n == 1, error))
      return NULL;

  return g_steal_pointer (&self);
}

void
fw_goal_seek_free (FwGoalSeek *self)
{
  g_object_unref (self->plan);
  g_object_unref (self->scenario);
  g_array_unref (self->unknown);
  g_clear_object (&self->now);
  g_clear_object (&self->result);
  g_free (self);
}

gboolean
fw_goal_seek_is_single (const FwGoalSeek *self)
{
  return self->unknown->len == 1;
}

static gboolean
has_switches (const FwGoalSeek *self)
{
  return self->n_amounts < self->unknown->len;
}

guint
fw_goal_seek_turns_at (const FwGoalSeek *self, double at)
{
  return has_switches (self) ? (guint)CLAMP (at, 0, self->n_turns) : 0;
}

double
fw_goal_seek_factor_at (const FwGoalSeek *self, double at)
{
  if (!has_switches (self))
    return at;

  return 1 + FACTOR_STEP * (at < 0 ? at : MAX (at - self->n_turns, 0));
}

/* Rows that step by whole numbers have no others: nobody trains half a person. */
static double
value_at (const FwGoalSeek *self, guint index, double at)
{
  const FwUnknown *unknown = fw_goal_seek_unknown (self, index);
  double value = at;

  if (unknown->is_switch)
    {
      const gboolean on = unknown->turn > 0 && unknown->turn <= fw_goal_seek_turns_at (self, at);

      return on ? 1 : unknown->from;
    }
  if (!fw_goal_seek_is_single (self))
    {
      value = fw_goal_seek_factor_at (self, at) * unknown->from;
      value = unknown->row->step >= 1.0 ? round (value) : value;
    }
  return CLAMP (value, unknown->row->lo, unknown->row->hi);
}

static FwTry *
make_try (FwGoalSeek *self, double at)
{
  g_autofree char *question = fw_goal_seek_question (self);
  FwTry *what = fw_try_new (question, NULL);

  for (guint i = 0; i < self->unknown->len; i++)
    if (!fw_goal_seek_unknown (self, i)->is_switch
        || value_at (self, i, at) != fw_goal_seek_unknown (self, i)->from)
      fw_try_set (what, fw_goal_seek_unknown (self, i)->key, value_at (self, i, at));
  return what;
}

FwTry *
fw_goal_seek_make_try (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL && self->result != NULL, NULL);
  return make_try (self, self->found.at);
}

/* --- The runs */

/* One search. */
typedef struct
{
  FwGoalSeek *seek;
  FweDraws *draws;
  guint n_draws, n_threads;
  guint64 seed;
  const FweHooks *hooks;
  GError **error;
  double best, best_at; /* the middle run that comes nearest to the target so far, and where */
} Search;

/* The target as a plan holds it, where it counts people; in any case its quarter. */
static FweGoal
goal_of (const FwGoalSeek *self, const FwePlan *plan)
{
  FweGoal goal = plan->goal;

  goal.quarter = self->target.quarter - 1;
  goal.wanted = self->target.chance;
  if (self->target.measure == FWE_M_GROSS_PLACEMENTS)
    goal.measure = FWE_GOAL_GROSS_PLACEMENTS;
  else if (self->target.measure == FWE_M_COMPLETED)
    goal.measure = FWE_GOAL_COMPLETED;
  else if (self->target.measure == FWE_M_NET_LOCAL_PLACEMENTS || goal.measure == FWE_GOAL_NONE)
    goal.measure = FWE_GOAL_NET_LOCAL_PLACEMENTS;
  if (fw_backcast_end (self->target.measure) >= FW_BACKCAST_COMPLETED)
    goal.value = self->target.value;
  return goal;
}

static FwResult *
run_compiled (Search *search, FwCompiled *compiled, gboolean constraint)
{
  const FweGoal goal = goal_of (search->seek, fw_compiled_get_plan (compiled));
  g_autoptr (FwCompiled) held = fw_compiled_with_goal (compiled, &goal);
  g_autoptr (FwCompiled) drawn = fw_compiled_with_draws (held, search->n_draws, search->seed);

  return fw_result_new_run (drawn, search->draws, search->n_threads, constraint, search->hooks,
                            search->error);
}

static FwResult *
run_try (Search *search, FwTry *what, gboolean constraint)
{
  FwGoalSeek *self = search->seek;
  g_autoptr (FwCompiled) compiled = NULL;

  /* a plan whose goal lies beyond its last quarter would not compile */
  fw_try_set (what, "goal.quarter", self->target.quarter);
  compiled = fw_try_compile (what, self->plan, self->scenario, search->error);
  return compiled != NULL ? run_compiled (search, compiled, constraint) : NULL;
}

static FwResult *
run_at (Search *search, double at, gboolean constraint)
{
  g_autoptr (FwTry) what = make_try (search->seek, at);

  return run_try (search, what, constraint);
}

static double
sign_of (const FwGoalSeek *self)
{
  return fw_comparison_more_is_better (self->target.measure) ? 1.0 : -1.0;
}

static double
chance_of (const FwGoalSeek *self, const FweResult *result)
{
  const double *draws = result->draws[self->target.measure];
  const double sign = sign_of (self);
  gsize n = 0;

  for (gsize i = 0; i < result->n_draws; i++)
    n += sign * (draws[i] - self->target.value) >= 0.0;
  return (double)n / (double)result->n_draws;
}

static gboolean
is_same (double now, double then)
{
  return now == then || (isnan (now) && isnan (then)) || fabs (then - now) <= SAME * fabs (now);
}

/* Other values than the plan's were run: in what has no part in the target every run is as now. */
static void
note_effect (FwGoalSeek *self, FwResult *result)
{
  const FweResult *now = fw_result_get_engine (self->now);
  const FweResult *then = fw_result_get_engine (result);
  const FweMeasure measure = self->target.measure;

  self->tried = TRUE;
  for (gsize i = 0; i < now->n_draws && !self->moved; i++)
    self->moved = !is_same (now->draws[measure][i], then->draws[measure][i]);
}

static gboolean
is_now (const FwGoalSeek *self, double at)
{
  for (guint i = 0; i < self->unknown->len; i++)
    if (value_at (self, i, at) != fw_goal_seek_unknown (self, i)->from)
      return FALSE;

  return TRUE;
}

/* Where no run reaches the target, all places are alike by their chance; the middle run tells them
 * apart. Less than a hundredth more is no reason to go farther. */
static void
remember_best (Search *search, double at, FwResult *result)
{
  const FwGoalSeek *self = search->seek;
  const double middle = sign_of (self) * fw_result_get_measure (result, self->target.measure)->p50;

  if (isnan (search->best) || middle > search->best + fabs (search->best) / 100.0)
    {
      search->best = middle;
      search->best_at = at;
    }
}

static bool
chance_cb (double at, double *value, void *user_data)
{
  Search *search = user_data;
  g_autoptr (FwResult) result = run_at (search, at, FALSE);

  if (result == NULL)
    return false;

  *value = chance_of (search->seek, fw_result_get_engine (result));
  remember_best (search, at, result);
  if (!is_now (search->seek, at))
    note_effect (search->seek, result);
  return true;
}

/* --- Switches */

/* What helps at no price first; then the most gain a dollar. Those that do not help come last. */
static int
compare_switches (gconstpointer a, gconstpointer b)
{
  const FwUnknown *x = *(FwUnknown *const *)a, *y = *(FwUnknown *const *)b;
  const gboolean x_free = x->cost < NO_PRICE, y_free = y->cost < NO_PRICE;
  const double x_worth = x_free ? x->gain : x->gain / x->cost;
  const double y_worth = y_free ? y->gain : y->gain / y->cost;

  if ((x->gain > 0) != (y->gain > 0))
    return x->gain > 0 ? -1 : 1;
  if (x_free != y_free)
    return x_free ? -1 : 1;
  return (x_worth < y_worth) - (x_worth > y_worth);
}

static gboolean
try_switch (Search *search, FwUnknown *unknown)
{
  const FweMeasure measure = search->seek->target.measure;
  FwResult *now = search->seek->now;
  g_autoptr (FwTry) what = fw_try_new ("", NULL);
  g_autoptr (FwResult) on = NULL;

  fw_try_set (what, unknown->key, 1);
  on = run_try (search, what, FALSE);
  if (on == NULL)
    return FALSE;

  note_effect (search->seek, on);
  unknown->gain
      = sign_of (search->seek)
        * (fw_result_get_measure (on, measure)->mean - fw_result_get_measure (now, measure)->mean);
  unknown->cost = fw_result_get_measure (on, FWE_M_COST)->mean
                  - fw_result_get_measure (now, FWE_M_COST)->mean;
  return TRUE;
}

/* Each alone, to know in which order they are turned on. */
static gboolean
order_switches (Search *search)
{
  FwGoalSeek *self = search->seek;
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  self->n_turns = 0;
  for (guint i = 0; i < self->unknown->len; i++)
    {
      FwUnknown *unknown = &g_array_index (self->unknown, FwUnknown, i);

      unknown->turn = 0;
      if (!unknown->is_switch || unknown->from >= 1)
        continue;
      if (!try_switch (search, unknown))
        return FALSE;
      g_ptr_array_add (open, unknown);
    }

  g_ptr_array_sort (open, compare_switches);
  for (guint i = 0; i < open->len; i++)
    {
      FwUnknown *unknown = open->pdata[i];

      if (unknown->gain > 0)
        unknown->turn = ++self->n_turns;
    }
  return TRUE;
}

/* --- The search */

static FweSeekRange
make_range (const FwGoalSeek *self)
{
  const FwUnknown *only = fw_goal_seek_unknown (self, 0);
  double most = 1.0;

  if (fw_goal_seek_is_single (self))
    return (FweSeekRange){ only->row->lo, only->row->hi, only->row->step, only->from };

  for (guint i = 0; i < self->unknown->len; i++)
    {
      const FwUnknown *unknown = fw_goal_seek_unknown (self, i);

      if (!unknown->is_switch)
        most = MAX (most, unknown->row->hi / unknown->from);
    }
  most = MIN (most, MOST_FACTOR);
  if (!has_switches (self))
    return (FweSeekRange){ 0.0, most, FACTOR_STEP, 1.0 };

  return (FweSeekRange){ self->n_amounts > 0 ? -1 / FACTOR_STEP : 0,
                         self->n_turns + round ((most - 1) / FACTOR_STEP), 1.0, 0.0 };
}

static void
set_all (FwGoalSeek *self, FwTry *what, const char *row_key, double factor)
{
  g_auto (GStrv) keys = fw_plan_get_row_keys (self->plan, row_key);
  const FwRow *row = keys[0] != NULL ? fw_catalogue_find (keys[0], NULL, NULL) : NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const double now = fw_plan_get_value (self->plan, self->scenario, keys[i]);

      if (now > 0)
        fw_try_set (what, keys[i], factor > 0 ? MIN (now * factor, row->hi) : row->hi);
    }
}

/* With more of everything than there are people, what becomes of them is all that is left. */
static gboolean
find_backcast (Search *search)
{
  FwGoalSeek *self = search->seek;
  g_autoptr (FwTry) what = fw_try_new ("", NULL);
  g_autoptr (FwResult) free = NULL;

  self->backcast = (FwBackcast){ 0 };
  if (fw_backcast_end (self->target.measure) == FW_N_BACKCAST)
    return TRUE;

  set_all (self, what, "programs.*.seats", 0);
  set_all (self, what, "funds.*.amount", 0);
  set_all (self, what, "employers.*.openings", PLENTY);
  free = run_try (search, what, FALSE);
  if (free == NULL)
    return FALSE;

  self->backcast = fw_backcast (self->now, free, self->target.measure, self->target.value,
                                self->target.chance);
  return TRUE;
}

static gboolean
run_now (Search *search)
{
  FwGoalSeek *self = search->seek;
  g_autoptr (FwTry) what = fw_try_new (NULL, NULL);

  self->now = run_try (search, what, FALSE);
  return self->now != NULL;
}

static gboolean
search_all (Search *search)
{
  FwGoalSeek *self = search->seek;
  FweSeekRange range;

  if (!run_now (search) || !find_backcast (search) || !order_switches (search))
    return FALSE;

  range = make_range (self);
  /* of a share found on so many draws, two standard errors at most */
  if (!fwe_seek (&range, self->target.chance, 1.0 / sqrt (search->n_draws), chance_cb, search,
                 &self->found))
    return FALSE;
  if (self->found.value == 0.0)
    self->found.at = search->best_at;
  self->result = run_at (search, self->found.at, TRUE);
  return self->result != NULL;
}

gboolean
fw_goal_seek_run (FwGoalSeek *self, guint n_draws, guint64 seed, guint n_threads,
                  const FweHooks *hooks, GError **error)
{
  Search search = { .seek = self,
                    .n_draws = n_draws,
                    .n_threads = n_threads,
                    .seed = seed,
                    .hooks = hooks,
                    .error = error,
                    .best = NAN };
  gboolean done;

  g_return_val_if_fail (self != NULL && n_draws > 0, FALSE);

  g_clear_object (&self->now);
  g_clear_object (&self->result);
  self->tried = self->moved = FALSE;
  search.draws = fwe_draws_new (seed, n_draws);
  if (search.draws != NULL)
    fwe_draws_keep_memory (search.draws, true);
  done = search_all (&search);
  g_clear_pointer (&search.draws, fwe_draws_free);
  return done;
}

/* --- What was found */

FwPlan *
fw_goal_seek_get_plan (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->plan;
}

const FwTarget *
fw_goal_seek_get_target (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->target;
}

const FweSeek *
fw_goal_seek_get_found (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL && self->result != NULL, NULL);
  return &self->found;
}

gboolean
fw_goal_seek_has_effect (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL && self->result != NULL, TRUE);
  return self->moved || !self->tried;
}

guint
fw_goal_seek_get_n_unknown (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->unknown->len;
}

const char *
fw_goal_seek_get_unknown (FwGoalSeek *self, guint index, double *from, double *to)
{
  g_return_val_if_fail (self != NULL && index < self->unknown->len && self->result != NULL, NULL);

  *from = fw_goal_seek_unknown (self, index)->from;
  *to = value_at (self, index, self->found.at);
  return fw_goal_seek_unknown (self, index)->key;
}

FwResult *
fw_goal_seek_get_now (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->now;
}

FwResult *
fw_goal_seek_get_result (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->result;
}

const FwBackcast *
fw_goal_seek_get_backcast (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL && self->result != NULL, NULL);
  return &self->backcast;
}
