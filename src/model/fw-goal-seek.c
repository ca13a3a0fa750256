/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-goal-seek.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fw-comparison.h"
#include "fw-error.h"

/* A common factor of several numbers: as finely as a person would set it, and no farther than
 * anybody would go. */
#define FACTOR_STEP 0.01
#define MOST_FACTOR 100.0

typedef struct
{
  char *key;
  const FwRow *row;
  double from;
} Unknown;

struct FwGoalSeek
{
  FwPlan *plan;
  FwScenario *scenario;
  FwTarget target; /* without its keys */
  GArray *unknown; /* of Unknown */
  FweSeek found;
  FwResult *result;
};

static void
unknown_clear (gpointer data)
{
  g_free (((Unknown *)data)->key);
}

static const Unknown *
get_unknown (const FwGoalSeek *self, guint index)
{
  return &g_array_index (self->unknown, Unknown, index);
}

static gboolean
add_unknown (FwGoalSeek *self, const char *key, GError **error)
{
  FwParameter *parameter = fw_plan_get_parameter (self->plan, self->scenario, key, error);
  Unknown unknown = { 0 };

  if (parameter == NULL)
    return FALSE;

  unknown.row = fw_parameter_get_row (parameter);
  unknown.from = fw_parameter_get_value (parameter);
  if (g_str_has_prefix (key, "goal.") || unknown.row->unit == FW_UNIT_CHOICE)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   _ ("“%s” cannot be what is looked for: it is no amount of anything."), key);
      return FALSE;
    }

  unknown.key = g_strdup (key);
  g_array_append_val (self->unknown, unknown);
  return TRUE;
}

/* Twice nothing is nothing. */
static gboolean
check_bundle (FwGoalSeek *self, GError **error)
{
  for (guint i = 0; self->unknown->len > 1 && i < self->unknown->len; i++)
    if (!(get_unknown (self, i)->from > 0.0))
      {
        g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                     _ ("“%s” is 0, so no factor moves it; look for it alone."),
                     get_unknown (self, i)->key);
        return FALSE;
      }

  return TRUE;
}

/**
 * fw_goal_seek_new:
 * @plan: a plan, kept
 * @scenario: the one that is to reach the target; "No program" never does
 * @target: what is asked; at least one key
 * @error: return location
 *
 * Returns: (transfer full): a question not answered yet
 */
FwGoalSeek *
fw_goal_seek_new (FwPlan *plan, FwScenario *scenario, const FwTarget *target, GError **error)
{
  g_autoptr (FwGoalSeek) self = NULL;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (target != NULL && target->unknown != NULL && *target->unknown != NULL,
                        NULL);

  self = g_new0 (FwGoalSeek, 1);
  self->plan = g_object_ref (plan);
  self->scenario = g_object_ref (scenario);
  self->target = *target;
  self->target.unknown = NULL;
  self->unknown = g_array_new (FALSE, TRUE, sizeof (Unknown));
  g_array_set_clear_func (self->unknown, unknown_clear);
  for (guint i = 0; target->unknown[i] != NULL; i++)
    if (!add_unknown (self, target->unknown[i], error))
      return NULL;
  if (!check_bundle (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
fw_goal_seek_free (FwGoalSeek *self)
{
  g_object_unref (self->plan);
  g_object_unref (self->scenario);
  g_array_unref (self->unknown);
  g_clear_object (&self->result);
  g_free (self);
}

static gboolean
is_bundle (const FwGoalSeek *self)
{
  return self->unknown->len > 1;
}

/* Rows that step by whole numbers have no others: nobody trains half a person. */
static double
value_at (const FwGoalSeek *self, guint index, double at)
{
  const Unknown *unknown = get_unknown (self, index);
  const double value = is_bundle (self) ? at * unknown->from : at;
  const gboolean whole = unknown->row->step >= 1.0;

  return CLAMP (is_bundle (self) && whole ? round (value) : value, unknown->row->lo,
                unknown->row->hi);
}

static FwTry *
make_try (FwGoalSeek *self, double at)
{
  g_autofree char *question = fw_goal_seek_question (self);
  FwTry *what = fw_try_new (question, NULL);

  for (guint i = 0; i < self->unknown->len; i++)
    fw_try_set (what, get_unknown (self, i)->key, value_at (self, i, at));
  return what;
}

FwTry *
fw_goal_seek_make_try (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL && self->result != NULL, NULL);
  return make_try (self, self->found.at);
}

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

static FwResult *
run_at (Search *search, double at, gboolean constraint)
{
  FwGoalSeek *self = search->seek;
  g_autoptr (FwTry) what = make_try (self, at);
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwCompiled) drawn = NULL;

  fw_try_set (what, "goal.quarter", self->target.quarter);
  compiled = fw_try_compile (what, self->plan, self->scenario, search->error);
  if (compiled == NULL)
    return NULL;

  drawn = fw_compiled_with_draws (compiled, search->n_draws, search->seed);
  return fw_result_new_run (drawn, search->draws, search->n_threads, constraint, search->hooks,
                            search->error);
}

static double
chance_of (const FwGoalSeek *self, const FweResult *result)
{
  const double *draws = result->draws[self->target.measure];
  const double sign = fw_comparison_more_is_better (self->target.measure) ? 1.0 : -1.0;
  gsize n = 0;

  for (gsize i = 0; i < result->n_draws; i++)
    n += sign * (draws[i] - self->target.value) >= 0.0;
  return (double)n / (double)result->n_draws;
}

/* Where no run reaches the target, all places are alike by their chance; the middle run tells them
 * apart. Less than a hundredth more is no reason to go farther. */
static void
remember_best (Search *search, double at, FwResult *result)
{
  const FwGoalSeek *self = search->seek;
  const double sign = fw_comparison_more_is_better (self->target.measure) ? 1.0 : -1.0;
  const double middle = sign * fw_result_get_measure (result, self->target.measure)->p50;

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
  return true;
}

static FweSeekRange
make_range (const FwGoalSeek *self)
{
  const Unknown *only = get_unknown (self, 0);
  double most = 1.0;

  if (!is_bundle (self))
    return (FweSeekRange){ only->row->lo, only->row->hi, only->row->step, only->from };

  for (guint i = 0; i < self->unknown->len; i++)
    most = MAX (most, get_unknown (self, i)->row->hi / get_unknown (self, i)->from);
  return (FweSeekRange){ 0.0, MIN (most, MOST_FACTOR), FACTOR_STEP, 1.0 };
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
  FweSeekRange range;
  gboolean done;

  g_return_val_if_fail (self != NULL && n_draws > 0, FALSE);

  g_clear_object (&self->result);
  range = make_range (self);
  search.draws = fwe_draws_new (seed, n_draws);
  if (search.draws != NULL)
    fwe_draws_keep_memory (search.draws, true);
  /* of a share found on so many draws, two standard errors at most */
  done = fwe_seek (&range, self->target.chance, 1.0 / sqrt (n_draws), chance_cb, &search,
                   &self->found);
  if (done && self->found.value == 0.0)
    self->found.at = search.best_at;
  if (done)
    {
      self->result = run_at (&search, self->found.at, TRUE);
      done = self->result != NULL;
    }
  g_clear_pointer (&search.draws, fwe_draws_free);
  return done;
}

const FweSeek *
fw_goal_seek_get_found (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL && self->result != NULL, NULL);
  return &self->found;
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

  *from = get_unknown (self, index)->from;
  *to = value_at (self, index, self->found.at);
  return get_unknown (self, index)->key;
}

FwResult *
fw_goal_seek_get_result (FwGoalSeek *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->result;
}

char *
fw_goal_seek_question (FwGoalSeek *self)
{
  const FweMeasure measure = self->target.measure;
  const char *title = fw_result_get_measure_title (measure);
  g_autofree char *value
      = fw_unit_format (self->target.value, fw_result_get_measure_unit (measure), FW_STYLE_LABEL);
  g_autofree char *quarter
      = fw_unit_format_quarter (fw_plan_get_start_year (self->plan),
                                fw_plan_get_start_quarter (self->plan), self->target.quarter - 1);
  g_autofree char *chance = fw_unit_format (self->target.chance, FW_UNIT_SHARE, FW_STYLE_LABEL);

  if (fw_comparison_more_is_better (measure))
    /* Translators: "Net local placements: 200 or more by Q4 2028, in 80% of runs". */
    return g_strdup_printf (_ ("%s: %s or more by %s, in %s of runs"), title, value, quarter,
                            chance);

  return g_strdup_printf (_ ("%s: %s or less by %s, in %s of runs"), title, value, quarter, chance);
}

/* What one of them, or all of them, would be. */
static char *
amount (FwGoalSeek *self, double at)
{
  if (is_bundle (self))
    return fw_unit_format (at, FW_UNIT_SHARE, FW_STYLE_LABEL);

  return fw_unit_format (at, get_unknown (self, 0)->row->unit, FW_STYLE_TABLE);
}

static char *
subject (FwGoalSeek *self)
{
  g_autofree char *n = NULL;

  if (!is_bundle (self))
    return fw_plan_key_title (self->plan, get_unknown (self, 0)->key);

  n = fw_unit_format (self->unknown->len, FW_UNIT_COUNT, FW_STYLE_LABEL);
  /* Translators: several numbers of the plan that move together; %s is how many. */
  return g_strdup_printf (_ ("Each of %s numbers"), n);
}

/* "200 by then in the middle run": what the measure comes to there. */
static char *
middle_text (FwGoalSeek *self)
{
  const FweSummary *summary = fw_result_get_measure (self->result, self->target.measure);

  return fw_unit_format (summary->p50, fw_result_get_measure_unit (self->target.measure),
                         FW_STYLE_LABEL);
}

static char *
cannot (FwGoalSeek *self)
{
  g_autofree char *what = subject (self);
  g_autofree char *chance = fw_unit_format (self->found.value, FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *middle = middle_text (self);
  g_autofree char *at = amount (self, self->found.at);
  g_autofree char *why = fw_result_sentence (self->result);

  if (self->found.value == 0.0)
    return g_strdup_printf (_ ("It cannot be reached this way. No run reaches it, and the middle "
                               "run comes to %s at best (%s: %s). %s"),
                            middle, what, at, why);

  return g_strdup_printf (_ ("It cannot be reached this way. At best %s of runs reach it, and the "
                             "middle run comes to %s (%s: %s). %s"),
                          chance, middle, what, at, why);
}

char *
fw_goal_seek_sentence (FwGoalSeek *self)
{
  g_autofree char *what = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *chance = NULL;

  g_return_val_if_fail (self != NULL && self->result != NULL, NULL);

  if (!self->found.reached)
    return cannot (self);

  what = subject (self);
  from = amount (self, is_bundle (self) ? 1.0 : get_unknown (self, 0)->from);
  to = amount (self, self->found.at);
  chance = fw_unit_format (self->found.value, FW_UNIT_SHARE, FW_STYLE_LABEL);
  if (self->found.holds)
    return g_strdup_printf (_ ("It is reached as the plan stands. %s: from %s it could go to %s; "
                               "then %s of runs still reach it."),
                            what, from, to, chance);

  /* Translators: "Seats, Prime: from 20 to 34; then 81% of runs reach it." */
  return g_strdup_printf (_ ("%s: from %s to %s; then %s of runs reach it."), what, from, to,
                          chance);
}
