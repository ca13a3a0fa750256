/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-compile.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-error.h"
#include "fw-evidence.h"
#include "fw-parameter-private.h"
#include "fw-plan-private.h"
#include "fwe-prior.h"

/* Share of residents aged 18 to 64; about 62 % of the country's (Census 2020). It only sets how
 * many people of each group there are, never an outcome. */
#define WORKING_AGE 0.62

static double
cut (double value, double lo, double hi)
{
  return fmin (fmax (value, lo), hi);
}

/* A number that cannot vary on its link's scale (a share of 0 or 1, a count of 0) is fixed. */
static FweDistKind
kind_of (const FwRow *row, const FwParameterState *state, double value)
{
  if (!(state->p10 < state->p90))
    return FWE_DIST_FIXED;
  if (row->dist == FWE_DIST_LOGIT_NORMAL && (value <= 0.0 || value >= 1.0))
    return FWE_DIST_FIXED;
  if (row->dist == FWE_DIST_LOG_NORMAL && value <= 0.0)
    return FWE_DIST_FIXED;

  return row->dist;
}

static FweQuantity
quantity (const FwRow *row, FwParameter *base, double value)
{
  const FwParameterState *state = fw_parameter_get_state (base);

  return (FweQuantity){ .id = fwe_quantity_id (fw_parameter_get_key (base)),
                        .kind = kind_of (row, state, value),
                        .middle = value,
                        .p10 = state->p10,
                        .p90 = state->p90,
                        .evidence = state->evidence,
                        .lo = row->lo,
                        .hi = row->hi,
                        .p_zero = row->p_zero };
}

static void
bind_one (FwCompiler *self, FwParameter *base, gpointer target)
{
  const FwRow *row = fw_parameter_get_row (base);
  const double *override = g_hash_table_lookup (self->overrides, fw_parameter_get_key (base));
  const double stated = override != NULL ? *override : fw_parameter_get_value (base);
  const double value = cut (stated, row->lo, row->hi);
  gpointer at = (char *)target + row->offset;

  switch (row->bind)
    {
    case FW_BIND_QUANTITY:
      *(FweQuantity *)at = quantity (row, base, value);
      break;
    case FW_BIND_DOUBLE:
      *(double *)at = value;
      break;
    case FW_BIND_SIZE:
      *(size_t *)at = (size_t)value;
      break;
    case FW_BIND_SIZE_FROM_1:
      *(size_t *)at = (size_t)value - 1;
      break;
    case FW_BIND_BOOL:
      *(bool *)at = value != 0.0;
      break;
    case FW_BIND_CHOICE:
      *(unsigned *)at = (unsigned)value;
      break;
    default:
      g_assert_not_reached ();
    }
}

void
fw_compile_bind (FwCompiler *self, FwPart *part, gpointer target)
{
  GListModel *parameters = G_LIST_MODEL (fw_part_get_parameters (part));

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (FwParameter) base = g_list_model_get_item (parameters, i);

      bind_one (self, base, target);
    }
}

guint
fw_compile_index (FwCompiler *self, FwList list, const char *id)
{
  guint position = 0;

  if (!fw_plan_find_position (self->plan, list, id, &position))
    g_assert_not_reached ();
  return position;
}

static gsize
count_of (FwCompiler *self, FwList list)
{
  return g_list_model_get_n_items (fw_plan_get_list (self->plan, list));
}

static FwPart *
part_at (FwCompiler *self, FwList list, gsize index)
{
  return g_list_model_get_item (fw_plan_get_list (self->plan, list), (guint)index);
}

/* Applicants by group: as stated, or as the groups' shares of residents when none is stated. */
static gboolean
compile_groups (FwCompiler *self, GError **error)
{
  FwePlan *plan = &self->out->plan;
  FwWords *words = &self->out->words;
  const double population = fw_place_get_population (fw_plan_get_place (self->plan));
  g_autofree double *shares = g_new0 (double, plan->n_groups);
  double stated = 0.0, present = 0.0;

  self->out->incomes = g_new0 (FweIncomes *, plan->n_groups);
  if (!fw_compile_incomes (self->plan, self->out->incomes, words, error))
    return FALSE;

  plan->gini_margin = words->gini_margin;
  for (gsize i = 0; i < plan->n_groups; i++)
    {
      g_autoptr (FwPart) part = part_at (self, FW_LIST_GROUPS, i);

      fw_compile_bind (self, part, &self->groups[i]);
      shares[i] = fw_compile_group_share (self->plan, part);
      self->groups[i].incomes = self->out->incomes[i];
      self->groups[i].adults
          = shares[i] * WORKING_AGE
            * (isnan (population) ? fw_place_get_households (fw_plan_get_place (self->plan))
                                  : population);
      stated += self->groups[i].applicant_share;
      present += shares[i];
    }

  for (gsize i = 0; i < plan->n_groups; i++)
    self->groups[i].applicant_share
        = stated > 0.0 ? self->groups[i].applicant_share / stated : shares[i] / present;

  fw_compile_work (self);
  return TRUE;
}

static void
compile_supports (FwCompiler *self)
{
  for (gsize i = 0; i < self->out->plan.n_supports; i++)
    {
      g_autoptr (FwPart) part = part_at (self, FW_LIST_SUPPORTS, i);

      fw_compile_bind (self, part, &self->supports[i]);
      self->supports[i].to_participant = fw_part_get_switch (part, "to-participant");
    }
}

/* Offered, at a level, and paid for. */
static gboolean
is_funded (const FweSupport *support)
{
  return support->level > 0.0 && support->cost.middle > 0.0;
}

static void
offer_supports (FwCompiler *self, FwPart *part, FweProgram *program)
{
  const char *const *ids = fw_part_get_strings (part, "supports");

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const guint index = fw_compile_index (self, FW_LIST_SUPPORTS, ids[i]);
      FwPart *support = fw_plan_find_part (self->plan, FW_LIST_SUPPORTS, ids[i]);
      const char *kind = fw_part_get_text (support, "kind");

      program->supports[index] = true;
      if (is_funded (&self->supports[index]))
        {
          program->paid_work |= strcmp (kind, "paid-work") == 0;
          program->post_placement |= strcmp (kind, "post-placement") == 0;
        }
    }
}

static void
set_group_shares (FwCompiler *self, FwPart *part, FweProgram *program)
{
  GVariant *shares = fw_part_get_variant (part, "applicant-shares");
  double sum = 0.0;

  for (gsize i = 0; shares != NULL && i < g_variant_n_children (shares); i++)
    {
      const char *id;
      double share;

      g_variant_get_child (shares, i, "{&sd}", &id, &share);
      program->group_share[fw_compile_index (self, FW_LIST_GROUPS, id)] = share;
      sum += share;
    }

  for (gsize i = 0; sum > 0.0 && i < self->out->plan.n_groups; i++)
    program->group_share[i] /= sum;
}

static void
compile_programs (FwCompiler *self)
{
  for (gsize i = 0; i < self->out->plan.n_programs; i++)
    {
      g_autoptr (FwPart) part = part_at (self, FW_LIST_PROGRAMS, i);
      FweProgram *program = &self->programs[i];

      fw_compile_bind (self, part, program);
      program->occupation
          = fw_compile_index (self, FW_LIST_OCCUPATIONS, fw_part_get_text (part, "occupation"));
      program->incumbent = fw_part_get_switch (part, "incumbent");
      program->screening
          = program->eligible.middle < 1.0 && fw_part_get_text (part, "entry-test") != NULL;
      offer_supports (self, part, program);
      set_group_shares (self, part, program);
      if (self->out->words.no_program)
        {
          program->seats = 0.0;
          program->n_cohorts = 0;
        }
    }
}

static unsigned
uses_of (FwPart *fund)
{
  const char *const *uses = fw_part_get_strings (fund, "uses");
  unsigned bits = 0;

  if (uses[0] == NULL)
    return FWE_USE_SEATS | FWE_USE_SUPPORTS | FWE_USE_COHORTS;

  bits |= g_strv_contains (uses, "seats") ? FWE_USE_SEATS : 0;
  bits |= g_strv_contains (uses, "supports") ? FWE_USE_SUPPORTS : 0;
  bits |= g_strv_contains (uses, "cohorts") ? FWE_USE_COHORTS : 0;
  return bits;
}

static void
compile_funds (FwCompiler *self)
{
  const gsize last = self->out->plan.n_quarters - 1;
  GListModel *partnerships = fw_plan_get_list (self->plan, FW_LIST_PARTNERSHIPS);

  for (gsize i = 0; i < self->out->plan.n_funds; i++)
    {
      g_autoptr (FwPart) part = part_at (self, FW_LIST_FUNDS, i);
      FweFund *fund = &self->funds[i];
      gboolean named = FALSE;

      fw_compile_bind (self, part, fund);
      fund->from = MIN ((gsize)fw_part_get_whole (part, "from-quarter") - 1, last);
      fund->to = MIN ((gsize)fw_part_get_whole (part, "to-quarter") - 1, last);
      if (fw_part_get_whole (part, "from-quarter") > (gint64)last + 1)
        fund->amount = 0.0;
      fund->public_money = fw_part_get_switch (part, "public-money");
      fund->uses = uses_of (part);

      for (guint j = 0; j < g_list_model_get_n_items (partnerships); j++)
        {
          g_autoptr (FwPartnership) link = g_list_model_get_item (partnerships, j);

          if (fw_partnership_get_kind (link) != FW_PARTNERSHIP_PAYS
              || g_strcmp0 (fw_partnership_get_from (link), fw_part_get_id (part)) != 0)
            continue;
          fund->programs[fw_compile_index (self, FW_LIST_PROGRAMS, fw_partnership_get_to (link))]
              = true;
          named = TRUE;
        }

      for (gsize p = 0; !named && p < self->out->plan.n_programs; p++)
        fund->programs[p] = true;
    }
}

static gboolean
compile_evidence (FwCompiler *self, GError **error)
{
  const FweAssumptions *assumptions = &self->out->plan.assumptions;
  gboolean any = FALSE;
  guint n_rows;
  const FwEvidence *rows = fw_evidence_rows (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      double factor;

      if (!fw_plan_cpi_factor (self->plan, rows[i].price_year, fw_plan_get_price_year (self->plan),
                               &factor, error))
        return FALSE;
      fw_evidence_moved (&rows[i], factor, &self->evidence[i]);
      self->evidence[i].left_out = !assumptions->trials[rows[i].trial];
      any |= !self->evidence[i].left_out && fwe_prior_counts (&self->evidence[i]);
    }

  if (any || assumptions->evidence != FWE_EVIDENCE_POOLED
      || assumptions->counting == FWE_COUNTING_RAW)
    return TRUE;

  g_set_error_literal (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                       _ ("Every trial is left out: keep at least one, or choose the evidence of "
                          "one trial alone."));
  return FALSE;
}

static gboolean
compile_goal (FwCompiler *self, GError **error)
{
  FwePlan *plan = &self->out->plan;
  g_autofree char *found = NULL;
  g_autofree char *limit = NULL;

  plan->goal.measure = fw_plan_get_goal_measure (self->plan);
  if (plan->goal.measure == FWE_GOAL_NONE || plan->goal.quarter < plan->n_quarters)
    return TRUE;

  found = fw_number_to_c ((double)plan->goal.quarter + 1.0);
  limit = fw_number_to_c ((double)plan->n_quarters);
  g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
               _ ("“goal.quarter” is %s; this plan has %s quarters."), found, limit);
  return FALSE;
}

static void
compile_gap (FwCompiler *self)
{
  FwePlan *plan = &self->out->plan;
  const char *low = fw_part_get_text (FW_PART (self->plan), "gap-low");
  const char *high = fw_part_get_text (FW_PART (self->plan), "gap-high");

  if (low == NULL || high == NULL)
    return;

  plan->gap_low = fw_compile_index (self, FW_LIST_GROUPS, low);
  plan->gap_high = fw_compile_index (self, FW_LIST_GROUPS, high);
  self->out->words.has_gap = plan->gap_low != plan->gap_high;
}

static GStrv
titles_of (GListModel *parts)
{
  const guint n = g_list_model_get_n_items (parts);
  GStrv titles = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (parts, i);

      titles[i] = g_strdup (fw_part_get_title (part));
    }
  return titles;
}

static void
fill_words (FwCompiler *self)
{
  FwWords *words = &self->out->words;
  FwPlace *place = fw_plan_get_place (self->plan);

  for (FwList list = 0; list < FW_N_LISTS; list++)
    words->titles[list] = titles_of (fw_plan_get_list (self->plan, list));
  words->line_employers = g_array_new (FALSE, FALSE, sizeof (guint));
  words->plan_id = g_strdup (fw_plan_get_id (self->plan));
  words->plan_title = g_strdup (fw_plan_get_title (self->plan));
  words->scenario_id = g_strdup (fw_part_get_id (FW_PART (self->scenario)));
  words->scenario_title = g_strdup (fw_part_get_title (FW_PART (self->scenario)));
  words->no_program = fw_scenario_is_no_program (self->scenario);
  /* People count who live in the counties, also where the incomes are those of a city in them. */
  words->place_name = fw_place_has_geography (place) ? fw_place_dup_counties_name (place)
                                                     : g_strdup (fw_place_get_name (place));
  words->goal_note = g_strdup (fw_plan_get_goal_note (self->plan));
  words->price_year = fw_plan_get_price_year (self->plan);
  words->start_year = fw_plan_get_start_year (self->plan);
  words->start_quarter = fw_plan_get_start_quarter (self->plan);
}

/* Down the line of parents once, the nearest override of a key first: thousands of numbers ask. */
static void
collect_overrides (FwCompiler *self)
{
  FwScenario *scenario = self->scenario;

  self->overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (scenario != NULL)
    {
      g_autoptr (GPtrArray) keys = fw_scenario_get_keys (scenario);
      const char *parent = fw_scenario_get_parent (scenario);

      for (guint i = 0; i < keys->len; i++)
        {
          const char *key = g_ptr_array_index (keys, i);
          double value = 0.0;

          fw_scenario_get_override (scenario, key, &value);
          if (!g_hash_table_contains (self->overrides, key))
            g_hash_table_insert (self->overrides, g_strdup (key), g_memdup2 (&value, sizeof value));
        }
      scenario = parent != NULL
                     ? FW_SCENARIO (fw_plan_find_part (self->plan, FW_LIST_SCENARIOS, parent))
                     : NULL;
    }
}

/* Room for everything; what is counted here is filled in afterwards. */
static void
make_room (FwCompiler *self)
{
  FwePlan *plan = &self->out->plan;
  guint n_evidence;

  fw_evidence_rows (&n_evidence);
  plan->n_quarters = fw_plan_get_quarters (self->plan);
  plan->n_groups = count_of (self, FW_LIST_GROUPS);
  plan->n_programs = count_of (self, FW_LIST_PROGRAMS);
  plan->n_funds = count_of (self, FW_LIST_FUNDS);
  plan->n_supports = count_of (self, FW_LIST_SUPPORTS);
  plan->n_occupations = count_of (self, FW_LIST_OCCUPATIONS);
  plan->n_evidence = n_evidence;
  plan->groups = self->groups = g_new0 (FweGroup, plan->n_groups);
  plan->programs = self->programs = g_new0 (FweProgram, plan->n_programs);
  plan->funds = self->funds = g_new0 (FweFund, plan->n_funds);
  plan->supports = self->supports = g_new0 (FweSupport, plan->n_supports);
  plan->evidence_rows = self->evidence = g_new0 (FweEvidenceRow, plan->n_evidence);
  plan->assumptions.price_year = fw_plan_get_price_year (self->plan);
  plan->assumptions.prior_deflator = 1.0;
  self->employers = g_array_new (FALSE, TRUE, sizeof (FweEmployer));
  self->links = g_array_new (FALSE, TRUE, sizeof (FweLink));
}

static void
take_arrays (FwCompiler *self)
{
  FwePlan *plan = &self->out->plan;

  plan->n_employers = self->employers->len;
  plan->n_links = self->links->len;
  plan->employers = (FweEmployer *)g_array_free (self->employers, FALSE);
  plan->links = (FweLink *)g_array_free (self->links, FALSE);
}

static FwTeaching *
make_teaching (FwCompiler *self)
{
  const FwePlan *plan = &self->out->plan;
  g_autofree double *weeks = g_new0 (double, MAX (plan->n_programs, 1));

  for (gsize i = 0; i < plan->n_programs; i++)
    weeks[i] = plan->programs[i].skill_weeks;
  return fw_teaching_new (self->plan, self->scenario, weeks, self->lessons, self->n_lessons);
}

/**
 * fw_plan_compile:
 * @scenario: whose values; of "No program" every program without seats
 *
 * Plain copies of everything a run needs.
 *
 * Returns: (transfer full): or %NULL when the engine would refuse the plan
 */
FwCompiled *
fw_plan_compile (FwPlan *plan, FwScenario *scenario, GError **error)
{
  return fw_compile_with_lessons (plan, scenario, NULL, 0, error);
}

FwCompiled *
fw_compile_with_lessons (FwPlan *plan, FwScenario *scenario, const FwLesson *lessons,
                         guint n_lessons, GError **error)
{
  FwCompiler self
      = { .plan = plan, .scenario = scenario, .lessons = lessons, .n_lessons = n_lessons };
  g_autoptr (FwCompiled) out = NULL;
  FweFault fault = { FWE_FAULT_NONE };
  gboolean fine;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario), NULL);

  self.out = out = g_new0 (FwCompiled, 1);
  g_atomic_ref_count_init (&out->references);
  out->n_draws = fw_plan_get_draws (plan);
  out->seed = fw_plan_get_seed (plan);
  make_room (&self);
  collect_overrides (&self);
  fill_words (&self);
  fw_compile_bind (&self, FW_PART (plan), &out->plan);
  compile_gap (&self);
  compile_supports (&self);
  compile_programs (&self);
  compile_funds (&self);
  fine = fw_compile_employers (&self, error);
  take_arrays (&self);
  fine = fine && compile_groups (&self, error);
  g_hash_table_unref (self.overrides);
  if (!fine || !compile_evidence (&self, error) || !compile_goal (&self, error))
    return NULL;

  if (!fwe_plan_check (&out->plan, &fault))
    {
      g_propagate_error (error, fw_error_from_fault (&fault));
      return NULL;
    }

  out->labor = fw_labor_new (plan, &out->plan);
  out->teaching = make_teaching (&self);
  out->ties = fw_ties_new (plan);
  return g_steal_pointer (&out);
}

FwCompiled *
fw_compiled_ref (FwCompiled *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
words_clear (FwWords *words)
{
  g_free (words->plan_id);
  g_free (words->plan_title);
  g_free (words->scenario_id);
  g_free (words->scenario_title);
  g_free (words->place_name);
  for (FwList list = 0; list < FW_N_LISTS; list++)
    g_strfreev (words->titles[list]);
  g_free (words->incomes_note);
  g_free (words->unemployment_note);
  g_free (words->incomes_label);
  g_free (words->incomes_vintage);
  g_free (words->incomes_place);
  g_free (words->goal_note);
  g_clear_pointer (&words->line_employers, g_array_unref);
}

void
fw_compiled_unref (FwCompiled *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  if (self->original != NULL)
    {
      fw_compiled_unref (self->original);
      g_free (self);
      return;
    }

  for (gsize i = 0; self->incomes != NULL && i < self->plan.n_groups; i++)
    g_clear_pointer (&self->incomes[i], fwe_incomes_free);
  g_free (self->incomes);
  g_free ((gpointer)self->plan.groups);
  g_free ((gpointer)self->plan.programs);
  g_free ((gpointer)self->plan.employers);
  g_free ((gpointer)self->plan.links);
  g_free ((gpointer)self->plan.funds);
  g_free ((gpointer)self->plan.supports);
  g_free ((gpointer)self->plan.evidence_rows);
  words_clear (&self->words);
  g_clear_pointer (&self->labor, fw_labor_free);
  g_clear_pointer (&self->teaching, fw_teaching_free);
  g_clear_pointer (&self->ties, fw_ties_free);
  g_free (self);
}

const FwePlan *
fw_compiled_get_plan (const FwCompiled *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->plan;
}

guint
fw_compiled_get_draws (const FwCompiled *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_draws;
}

guint64
fw_compiled_get_seed (const FwCompiled *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->seed;
}

const FwWords *
fw_compiled_get_words (const FwCompiled *self)
{
  return &self->words;
}

FwCompiled *
fw_compiled_with_draws (FwCompiled *self, guint n_draws, guint64 seed)
{
  FwCompiled *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->references);
  copy->original = fw_compiled_ref (self->original != NULL ? self->original : self);
  copy->n_draws = n_draws;
  copy->seed = seed;
  return copy;
}

FwCompiled *
fw_compiled_with_goal (FwCompiled *self, const FweGoal *goal)
{
  FwCompiled *copy;

  g_return_val_if_fail (self != NULL && goal != NULL, NULL);
  g_return_val_if_fail (goal->quarter < self->plan.n_quarters, NULL);

  copy = fw_compiled_with_draws (self, self->n_draws, self->seed);
  copy->plan.goal = *goal;
  return copy;
}
