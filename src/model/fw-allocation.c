/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-allocation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-allocation-private.h"
#include "fw-error.h"
#include "fwe-math.h"

#define FEW_DRAWS     1000 /* on which everything is tried */
#define FEWER_DRAWS   400  /* likewise for the other budgets */
#define ROUNDS        12
#define FEW_ROUNDS    6
#define TIGHTENED     4    /* times that a promise not kept on all draws is made stricter */
#define THRIFT        0.01 /* a dollar is not spent for less than this of what a dollar brings now */
#define PENALTY       20.0  /* of a dollar too much, over what it brings now */
#define FLOOR_PENALTY 100.0 /* of a person too few, likewise */
#define AVERSION      1.3   /* elasticity of the value of income: HM Treasury's Green Book, 2022 */
#define ROUNDING      1e-12
#define WORTH_IT      0.005 /* nothing is changed for less of the value or of the cost */
#define MOST_BUDGET   2.0   /* of the frontier, over the larger of budget and present cost */

G_DEFINE_FINAL_TYPE (FwAllocation, fw_allocation, G_TYPE_OBJECT)

static const struct
{
  const char *name;
  const char *title;
  FwUnit unit;
} measures[FW_N_ALLOCATE] = {
  { "net_local_placements", N_ ("Net local placements"), FW_UNIT_PERSONS },
  { "npv_society", N_ ("Net benefit to society"), FW_UNIT_DOLLARS },
  { "equity_weighted_gain", N_ ("Gains a year, weighted by need"), FW_UNIT_DOLLARS },
};

const char *
fw_allocate_measure_name (FwAllocateMeasure measure)
{
  g_return_val_if_fail (measure < FW_N_ALLOCATE, NULL);
  return measures[measure].name;
}

const char *
fw_allocate_measure_title (FwAllocateMeasure measure)
{
  g_return_val_if_fail (measure < FW_N_ALLOCATE, NULL);
  return _ (measures[measure].title);
}

FwUnit
fw_allocate_measure_unit (FwAllocateMeasure measure)
{
  g_return_val_if_fail (measure < FW_N_ALLOCATE, FW_UNIT_COUNT);
  return measures[measure].unit;
}

static void
use_clear (gpointer data)
{
  FwUse *use = data;

  g_free (use->key);
  g_free (use->title);
}

static void
fw_allocation_finalize (GObject *object)
{
  FwAllocation *self = FW_ALLOCATION (object);

  g_clear_pointer (&self->uses, g_array_unref);
  g_clear_pointer (&self->prices, g_array_unref);
  g_clear_pointer (&self->budgets, g_array_unref);
  g_clear_pointer (&self->floors, g_array_unref);
  g_clear_object (&self->result_before);
  g_clear_object (&self->result_after);
  G_OBJECT_CLASS (fw_allocation_parent_class)->finalize (object);
}

static void
fw_allocation_class_init (FwAllocationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_allocation_finalize;
}

static void
fw_allocation_init (FwAllocation *self)
{
  self->uses = g_array_new (FALSE, TRUE, sizeof (FwUse));
  g_array_set_clear_func (self->uses, use_clear);
  self->budgets = g_array_new (FALSE, TRUE, sizeof (FwBudgetPoint));
  self->floors = g_array_new (FALSE, TRUE, sizeof (FwFloor));
}

static void
outcome_free (gpointer data)
{
  FwOutcome *outcome = data;

  g_free (outcome->rows);
  g_free (outcome->limits);
  g_free (outcome);
}

static void
add_use (FwSearch *search, FwAllocation *answer, const char *key, FwUnit unit)
{
  FwUse use = { .key = g_strdup (key), .unit = unit };

  use.title = fw_plan_key_title (search->plan, key);
  use.from = use.to = fw_plan_get_value (search->plan, search->scenario, key);
  g_array_append_val (answer->uses, use);
}

/* Supports that a program with seats lists. */
static gboolean
is_offered (const FwSearch *search, FwPart *support)
{
  GListModel *programs = fw_plan_get_list (search->plan, FW_LIST_PROGRAMS);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);

      if (g_strv_contains (fw_part_get_strings (program, "supports"), fw_part_get_id (support)))
        return TRUE;
    }

  return FALSE;
}

/* Of a question about any plan, else what the program's provider holds; whole people. */
static double
find_smallest (const FwSearch *search, const FwUse *use)
{
  g_auto (GStrv) parts = g_strsplit (use->key, ".", 3);
  g_autofree char *key = g_strjoin (".", parts[0], parts[1], "smallest_class", NULL);

  if (use->unit != FW_UNIT_PERSONS)
    return 0.0;

  return ceil (isnan (search->question.smallest)
                   ? fw_plan_get_value (search->plan, search->scenario, key)
                   : search->question.smallest);
}

static void
find_uses (FwSearch *search, FwAllocation *answer)
{
  GListModel *programs = fw_plan_get_list (search->plan, FW_LIST_PROGRAMS);
  GListModel *supports = fw_plan_get_list (search->plan, FW_LIST_SUPPORTS);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      g_autofree char *seats = g_strjoin (".", "programs", fw_part_get_id (program), "seats", NULL);
      g_autofree char *cohorts
          = g_strjoin (".", "programs", fw_part_get_id (program), "cohorts", NULL);

      if (fw_plan_get_value (search->plan, search->scenario, cohorts) > 0.0)
        add_use (search, answer, seats, FW_UNIT_PERSONS);
    }
  for (guint i = 0; search->question.supports && i < g_list_model_get_n_items (supports); i++)
    {
      g_autoptr (FwPart) support = g_list_model_get_item (supports, i);
      g_autofree char *key = g_strjoin (".", "supports", fw_part_get_id (support), NULL);

      if (is_offered (search, support))
        add_use (search, answer, key, FW_UNIT_SHARE);
    }
  search->uses = answer->uses;
  search->lo = g_new0 (double, answer->uses->len + 1);
  search->hi = g_new0 (double, answer->uses->len + 1);
  search->smallest = g_new0 (double, answer->uses->len + 1);
  for (guint i = 0; i < answer->uses->len; i++)
    {
      FwUse *use = &g_array_index (answer->uses, FwUse, i);

      search->hi[i] = fw_catalogue_find (use->key, NULL, NULL)->hi;
      search->smallest[i] = use->smallest = find_smallest (search, use);
    }
}

/* Of each group: how much more a dollar means to it than to the mean household. */
static gboolean
find_weights (FwSearch *search, const FweResult *result, GError **error)
{
  double households = 0.0, income = 0.0;

  if (search->question.measure != FW_ALLOCATE_EQUITY)
    return TRUE;
  for (gsize g = 0; result->has_incomes && g < result->n_groups; g++)
    {
      double n = 0.0;

      for (gsize k = 0; k < FWE_N_BINS; k++)
        n += result->bins_before[g * FWE_N_BINS + k];
      households += n;
      income += n * result->mean_before[g];
    }
  if (result->n_groups < 2 || !(income > 0.0))
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                           _ ("Gains cannot be weighted by need: the plan knows no incomes by "
                              "group."));
      return FALSE;
    }
  for (gsize g = 0; g < result->n_groups; g++)
    search->weights[g] = result->mean_before[g] > 0.0
                             ? fwe_pow (income / households / result->mean_before[g], AVERSION)
                             : 1.0;
  return TRUE;
}

/* Sizes of what is looked at, from the plan as it stands. */
static void
find_rows (FwSearch *search, FwResult *result)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FwePlan *plan = fw_result_get_engine_plan (result);
  const gsize quarter
      = plan->goal.measure != FWE_GOAL_NONE ? plan->goal.quarter : plan->n_quarters - 1;

  search->n_floors = search->question.n_floors;
  search->n_funds = engine->n_funds;
  search->n_years = MIN (quarter / 4 + 1, engine->n_years);
  search->n_occupations = engine->n_occupations;
  search->n_rows
      = ROW_FIRST + search->n_floors + search->n_funds * search->n_years + search->n_occupations;
}

/* What a dollar and a person bring now set the scale of all penalties. */
static void
find_scales (FwSearch *search, const FwOutcome *now)
{
  const double value = MAX (fabs (now->rows[ROW_VALUE]), 1.0);
  const double cost = MAX (now->rows[ROW_COST], 1.0);
  search->penalty_cost = PENALTY * value / cost;
  search->penalty_floor = FLOOR_PENALTY * value / search->people;
  search->thrift = THRIFT * value / cost;
}

static void
get_given (const FwSearch *search, double *uses)
{
  for (guint i = 0; i < search->uses->len; i++)
    uses[i] = g_array_index (search->uses, FwUse, i).from;
}

static gboolean
has_small_class (const FwSearch *search, const double *uses)
{
  for (guint i = 0; i < search->uses->len; i++)
    if (uses[i] > 0.0 && uses[i] < search->smallest[i])
      return TRUE;

  return FALSE;
}

/* Where the search starts: no class smaller than there may be. */
static void
get_start (const FwSearch *search, double *uses)
{
  get_given (search, uses);
  for (guint i = 0; i < search->uses->len; i++)
    if (uses[i] > 0.0)
      uses[i] = MAX (uses[i], search->smallest[i]);
}

/* The better one of two uses, into the first. */
static gboolean
keep_better (FwSearch *search, double *uses, const double *other, GError **error)
{
  const FwOutcome *one = fw_search_run (search, uses, error);
  const FwOutcome *two = one != NULL ? fw_search_run (search, other, error) : NULL;

  if (two != NULL && fw_search_merit (search, two) > fw_search_merit (search, one))
    memcpy (uses, other, search->uses->len * sizeof (double));
  return two != NULL;
}

/* Whole people are far apart: where every step of the search is too long or too short, the best use
 * by fractions shows the way, and what is nearest to it is a start of its own. */
static gboolean
search_around (FwSearch *search, double *uses, GError **error)
{
  const gsize n = search->uses->len;
  g_autofree double *other = NULL;
  gboolean done;

  if (!fw_search_best (search, uses, ROUNDS, error))
    return FALSE;

  other = g_memdup2 (uses, n * sizeof (double));
  done = fw_search_best_fine (search, other, error);
  search->fine = FALSE;
  search->ratio = 0.0;
  for (gsize i = 0; i < n; i++)
    other[i] = round (other[i]);
  if (!done || !fw_search_best (search, other, FEW_ROUNDS, error))
    return FALSE;

  return keep_better (search, uses, other, error) && fw_search_climb (search, uses, error);
}

/* A search on few draws, and its answer on all: where that does not keep what few draws promised,
 * once more with a stricter budget and floor. FALSE with an error only. */
static gboolean
search_tightened (FwSearch *search, guint n_draws, double *uses, GError **error)
{
  const double budget = search->budget;
  g_autofree double *given = g_new0 (double, search->uses->len);
  double wanted = search->given_value;
  gboolean done = TRUE;

  get_given (search, given);
  for (guint round = 0; done && round < TIGHTENED; round++)
    {
      const FwOutcome *found, *now;
      double over;

      get_start (search, uses);
      if (!fw_search_set_draws (search, MIN (n_draws, FEW_DRAWS))
          || (now = fw_search_run (search, given, error)) == NULL)
        return FALSE;
      if (isfinite (wanted))
        search->given_value = now->rows[ROW_VALUE] * (1.0 + 0.0005 * round);
      done = search_around (search, uses, error);
      if (!done || n_draws <= FEW_DRAWS)
        break;

      done = fw_search_set_draws (search, n_draws);
      found = done ? fw_search_run (search, uses, error) : NULL;
      if (found == NULL)
        return FALSE;
      over = found->rows[ROW_COST] + found->margin - budget;
      if (over <= 0.0 && !(found->rows[ROW_VALUE] < wanted))
        break;
      search->budget -= 1.2 * MAX (over, 0.0);
    }
  search->budget = budget;
  search->given_value = wanted;
  return done && fw_search_set_draws (search, n_draws);
}

/* More for the money, or the same for less. */
static gboolean
is_worth_it (const FwOutcome *now, const FwOutcome *then)
{
  const double gain = then->rows[ROW_VALUE] - now->rows[ROW_VALUE];
  const double saved = now->rows[ROW_COST] - then->rows[ROW_COST];

  return gain >= -ROUNDING * fabs (now->rows[ROW_VALUE])
         && (gain > WORTH_IT * fabs (now->rows[ROW_VALUE])
             || saved > WORTH_IT * now->rows[ROW_COST]);
}

/* The best use there is, on all draws: never less than the plan as it stands where that keeps to
 * what is asked. */
static gboolean
find_best (FwAllocation *self, FwSearch *search, guint n_draws, double *uses, GError **error)
{
  g_autofree double *given = g_new0 (double, search->uses->len);
  const FwOutcome *now, *then;

  get_given (search, given);
  now = fw_search_run (search, given, error);
  if (now == NULL)
    return FALSE;
  find_scales (search, now);
  self->kept_before = fw_search_keeps (search, now) && !has_small_class (search, given);
  search->given_value = self->kept_before ? now->rows[ROW_VALUE] : -INFINITY;

  if (!search_tightened (search, n_draws, uses, error))
    return FALSE;
  now = fw_search_run (search, given, error);
  then = now != NULL ? fw_search_run (search, uses, error) : NULL;
  if (then == NULL)
    return FALSE;
  if (self->kept_before && (!fw_search_keeps (search, then) || !is_worth_it (now, then)))
    memcpy (uses, given, search->uses->len * sizeof (double));
  self->feasible = self->kept_before || fw_search_keeps (search, then);
  return TRUE;
}

static void
tell_progress (const FweHooks *hooks, double share)
{
  if (hooks != NULL && hooks->progress != NULL)
    hooks->progress (share, hooks->user_data);
}

/* The better of two ways to a budget: from that of the budget before, and from the answer as far as
 * it can be paid. */
static gboolean
search_budget (FwSearch *search, const double *answer, double high, double *uses, GError **error)
{
  const gsize n = search->uses->len;
  g_autofree double *other = g_memdup2 (answer, n * sizeof (double));
  const double part = high > 0.0 ? MIN (search->budget / high, 1.0) : 1.0;

  for (gsize i = 0; i < n; i++)
    if (g_array_index (search->uses, FwUse, i).unit == FW_UNIT_PERSONS)
      other[i] = round (part * answer[i]) < search->smallest[i] ? 0.0 : round (part * answer[i]);
  if (!fw_search_best (search, uses, FEW_ROUNDS, error)
      || !fw_search_best (search, other, FEW_ROUNDS, error))
    return FALSE;

  return keep_better (search, uses, other, error);
}

/* What the best uses found come to on all draws. A larger budget may be spent as the one before, so
 * it brings no less. */
static gboolean
run_budgets (FwAllocation *self, FwSearch *search, const double *budgets, double *all,
             GError **error)
{
  const gsize n = search->uses->len;

  for (guint k = 0; k < search->question.n_budgets; k++)
    {
      FwBudgetPoint point = { .budget = budgets[k] };
      const FwBudgetPoint *before
          = k > 0 ? &g_array_index (self->budgets, FwBudgetPoint, k - 1) : NULL;
      g_autoptr (FwResult) result = fw_search_run_result (search, all + k * n, TRUE, error);

      if (result == NULL)
        return FALSE;
      fw_search_summarize (search, result, &point.spending);
      point.budget = MAX (point.budget, point.spending.high);
      if (before != NULL && point.spending.value < before->spending.value)
        point.spending = before->spending;
      if (self->feasible && self->after.high <= point.budget
          && point.spending.value < self->after.value)
        point.spending = self->after;
      g_array_append_val (self->budgets, point);
    }

  return TRUE;
}

/* Money holds back where a larger budget brings more. */
static void
find_binding (FwAllocation *self)
{
  for (guint k = 0; k < self->budgets->len; k++)
    {
      FwBudgetPoint *point = &g_array_index (self->budgets, FwBudgetPoint, k);
      const guint low = MIN (k, MAX (self->budgets->len, 2) - 2);
      const double from = g_array_index (self->budgets, FwBudgetPoint, low).spending.value;
      const double to
          = g_array_index (self->budgets, FwBudgetPoint, MIN (low + 1, self->budgets->len - 1))
                .spending.value;

      point->binds_budget = to - from > 2.0 * WORTH_IT * fabs (from);
    }
}

/* The best use of other budgets, from small to large. */
static gboolean
find_frontier (FwAllocation *self, FwSearch *search, const double *answer, const FweHooks *hooks,
               GError **error)
{
  const guint n = search->question.n_budgets, n_draws = search->n_draws;
  const gsize size = search->uses->len;
  const double budget = search->budget, most = MOST_BUDGET * MAX (self->budget, self->before.high);
  g_autofree double *all = g_new0 (double, n *size + 1);
  g_autofree double *budgets = g_new0 (double, n + 1);
  g_autofree double *uses = g_new0 (double, size + 1);

  search->given_value = -INFINITY;
  if (n == 0)
    return TRUE;
  if (!fw_search_set_draws (search, MIN (n_draws, FEWER_DRAWS)))
    return FALSE;
  get_start (search, uses);
  for (guint k = 0; k < n; k++)
    {
      search->budget = budgets[k] = most * (k + 1.0) / n;
      if (!search_budget (search, answer, self->after.high, uses, error))
        return FALSE;
      memcpy (all + k * size, uses, size * sizeof (double));
      tell_progress (hooks, 0.5 + 0.45 * (k + 1) / n);
    }
  search->budget = budget;
  if (!fw_search_set_draws (search, n_draws) || !run_budgets (self, search, budgets, all, error))
    return FALSE;

  find_binding (self);
  return TRUE;
}

static gboolean
answer (FwAllocation *self, FwSearch *search, guint n_draws, const FweHooks *hooks, GError **error)
{
  g_autofree double *uses = g_new0 (double, search->uses->len);
  g_autofree double *given = g_new0 (double, search->uses->len);

  get_given (search, given);
  self->result_before = fw_search_run_result (search, given, TRUE, error);
  if (self->result_before == NULL
      || !find_weights (search, fw_result_get_engine (self->result_before), error))
    return FALSE;

  find_rows (search, self->result_before);
  fw_search_summarize (search, self->result_before, &self->before);
  search->people = MAX (self->before.net.mean, 1.0);
  if (isnan (search->budget))
    search->budget = self->before.high;
  self->budget = search->budget;
  tell_progress (hooks, 0.02);
  if (!find_best (self, search, n_draws, uses, error))
    return FALSE;
  for (guint i = 0; i < self->uses->len; i++)
    g_array_index (self->uses, FwUse, i).to = uses[i];
  self->result_after = fw_search_run_result (search, uses, TRUE, error);
  if (self->result_after == NULL)
    return FALSE;

  fw_search_summarize (search, self->result_after, &self->after);
  tell_progress (hooks, 0.4);
  if (!fw_search_set_draws (search, MIN (n_draws, FEW_DRAWS)))
    return FALSE;
  self->prices = fw_search_prices (search, uses, self->result_after, self->feasible, error);
  if (self->prices == NULL)
    return FALSE;

  tell_progress (hooks, 0.5);
  return fw_search_set_draws (search, n_draws) && find_frontier (self, search, uses, hooks, error);
}

static gboolean
check_question (FwAllocation *self, FwSearch *search, GError **error)
{
  if (fw_scenario_is_no_program (search->scenario) || self->uses->len == 0)
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                           _ ("There is nothing to spend money on: no program starts."));
      return FALSE;
    }
  if (search->question.budget < 0.0 || isinf (search->question.budget))
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                           _ ("A budget is 0 dollars or more."));
      return FALSE;
    }

  return TRUE;
}

/**
 * fw_allocation_new_run:
 * @plan: not changed; no other thread has it
 * @scenario: one of its scenarios
 * @question: what is asked; copied
 * @n_draws: of the answer; it is looked for on the first thousand
 * @hooks: (nullable): stop and progress
 *
 * Returns: (transfer full): the answer, that it cannot be kept to included; %NULL when refused or
 *   stopped
 */
FwAllocation *
fw_allocation_new_run (FwPlan *plan, FwScenario *scenario, const FwAllocationQuestion *question,
                       guint n_draws, guint64 seed, guint n_threads, const FweHooks *hooks,
                       GError **error)
{
  g_autoptr (FwAllocation) self = NULL;
  FwSearch search = { .plan = plan,
                      .scenario = scenario,
                      .question = *question,
                      .budget = question->budget,
                      .n_threads = n_threads,
                      .seed = seed };
  gboolean done;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario) && n_draws > 0, NULL);

  self = g_object_new (FW_TYPE_ALLOCATION, NULL);
  if (isnan (search.question.chance))
    search.question.chance = fw_plan_get_value (plan, scenario, "goal.chance");
  if (hooks != NULL)
    search.run_hooks = (FweHooks){ .stop = hooks->stop, .user_data = hooks->user_data };
  self->measure = question->measure;
  self->supports = question->supports;
  self->chance = search.question.chance;
  g_array_append_vals (self->floors, question->floors, question->n_floors);
  search.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, outcome_free);
  find_uses (&search, self);
  done = check_question (self, &search, error) && fw_search_set_draws (&search, n_draws)
         && answer (self, &search, n_draws, hooks, error);
  g_hash_table_unref (search.known);
  g_clear_pointer (&search.draws, fwe_draws_free);
  g_free (search.lo);
  g_free (search.hi);
  g_free (search.smallest);
  return done ? g_steal_pointer (&self) : NULL;
}

GObject *
fw_allocation_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                     guint n_threads, const FweHooks *hooks, GError **error)
{
  const FwAllocationQuestion question
      = { .budget = NAN,
          .chance = NAN,
          .smallest = NAN,
          /* a rough picture where a rough one is asked for */
          .n_budgets = n_draws < FEW_DRAWS ? FW_ALLOCATE_BUDGETS / 2 : FW_ALLOCATE_BUDGETS };

  return (GObject *)fw_allocation_new_run (plan, scenario, &question, n_draws, seed, n_threads,
                                           hooks, error);
}
