/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-result.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-error.h"
#include "fw-evidence.h"

/* Of the run's draws, the first are enough for one person's path. */
#define PATH_DRAWS 1000

struct _FwResult
{
  GObject parent_instance;

  FweResult *engine;
  FwCompiled *compiled;
  gboolean has_constraint;
  FwResult *original; /* whose arrays the engine's result borrows, or NULL */
  GMutex lock;        /* of what is made when it is asked for: */
  char *digest;
  FwePath **paths; /* one a program, NULL until it is asked for */
};

typedef struct
{
  const char *title;
  FwUnit unit;
} MeasureRow;

/* In the order of FweMeasure. */
static const MeasureRow measure_rows[FWE_N_MEASURES] = {
  [FWE_M_APPLICANTS] = { N_ ("Applicants"), FW_UNIT_PERSONS },
  [FWE_M_ENROLLED] = { N_ ("Enrolled"), FW_UNIT_PERSONS },
  [FWE_M_COMPLETED] = { N_ ("Finished"), FW_UNIT_PERSONS },
  [FWE_M_GROSS_PLACEMENTS] = { N_ ("Placed"), FW_UNIT_PERSONS },
  [FWE_M_NET_LOCAL_PLACEMENTS] = { N_ ("Net local placements"), FW_UNIT_PERSONS },
  [FWE_M_WAITING] = { N_ ("Waiting for an opening"), FW_UNIT_PERSONS },
  [FWE_M_OPENINGS] = { N_ ("Openings open to completers"), FW_UNIT_PERSONS },
  [FWE_M_RETAINED_Q2] = { N_ ("Employed in the 2nd quarter"), FW_UNIT_PERSONS },
  [FWE_M_RETAINED_Q4] = { N_ ("Employed in the 4th quarter"), FW_UNIT_PERSONS },
  [FWE_M_IN_MOVERS] = { N_ ("Openings that go to in-movers"), FW_UNIT_PERSONS },
  [FWE_M_COST] = { N_ ("Cost"), FW_UNIT_DOLLARS },
  [FWE_M_COST_PER_SEAT] = { N_ ("Cost per seat"), FW_UNIT_DOLLARS },
  [FWE_M_COST_PER_COMPLETER] = { N_ ("Cost per completer"), FW_UNIT_DOLLARS },
  [FWE_M_COST_PER_NET_LOCAL_PLACEMENT] = { N_ ("Cost per net local placement"), FW_UNIT_DOLLARS },
  [FWE_M_EARNINGS_EFFECT_PER_ENROLLED]
  = { N_ ("Earnings effect per enrolled"), FW_UNIT_DOLLARS_A_YEAR },
  [FWE_M_BENEFIT_PER_DOLLAR] = { N_ ("Benefit per dollar"), FW_UNIT_RATIO },
  [FWE_M_NPV_PARTICIPANT] = { N_ ("Net benefit to participants"), FW_UNIT_DOLLARS },
  [FWE_M_NPV_TAXPAYER] = { N_ ("Net benefit to taxpayers"), FW_UNIT_DOLLARS },
  [FWE_M_NPV_OTHERS] = { N_ ("Net benefit to others"), FW_UNIT_DOLLARS },
  [FWE_M_NPV_SOCIETY] = { N_ ("Net benefit to society"), FW_UNIT_DOLLARS },
  [FWE_M_MVPF] = { N_ ("Marginal value of public funds"), FW_UNIT_RATIO },
  [FWE_M_PAYBACK_QUARTER] = { N_ ("Paid back after"), FW_UNIT_QUARTERS },
  [FWE_M_GAP_CLOSED] = { N_ ("Income gap closed"), FW_UNIT_SHARE },
  [FWE_M_GINI] = { N_ ("Gini"), FW_UNIT_INDEX },
  [FWE_M_GINI_CHANGE] = { N_ ("Change of the Gini"), FW_UNIT_INDEX_CHANGE },
  [FWE_M_EARNINGS_EFFECT_YEAR_3] = { N_ ("Earnings effect in year 3"), FW_UNIT_DOLLARS_A_YEAR },
};

static const char *const evidence_ids[] = { "pooled", "techhire", "per-scholas" };
static const char *const evidence_words[]
    = { N_ ("all trials together, the one that found no effect among them"),
        N_ ("the TechHire trial alone, which found no effect on earnings"),
        N_ ("the Per Scholas trial alone") };
static const char *const words_without_some
    = N_ ("some of the trials together, the one that found no effect among them");
static const char *const words_without_null
    = N_ ("trials together without the one that found no effect");
static const char *const counting_ids[] = { "trial", "raw" };
static const char *const counting_words[]
    = { N_ ("trial effect on every person enrolled"),
        N_ ("job pay less the pay without the program, for each net placement") };

G_DEFINE_FINAL_TYPE (FwResult, fw_result, G_TYPE_OBJECT)

static void
fw_result_finalize (GObject *object)
{
  FwResult *self = FW_RESULT (object);

  if (self->original != NULL)
    g_clear_pointer (&self->engine, g_free);
  g_clear_object (&self->original);
  for (gsize p = 0; self->paths != NULL && p < self->compiled->plan.n_programs; p++)
    g_clear_pointer (&self->paths[p], fwe_path_free);
  g_free (self->paths);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->engine, fwe_result_free);
  g_clear_pointer (&self->compiled, fw_compiled_unref);
  g_free (self->digest);

  G_OBJECT_CLASS (fw_result_parent_class)->finalize (object);
}

static void
fw_result_class_init (FwResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_result_finalize;
}

static void
fw_result_init (FwResult *self)
{
  g_mutex_init (&self->lock);
}

/* Little endian, one bit pattern for "not defined": the same digits give the same digest
 * everywhere. */
static char *
compute_digest (const FweResult *engine)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint m = 0; m < FWE_N_MEASURES; m++)
    for (gsize i = 0; engine->draws[m] != NULL && i < engine->n_draws; i++)
      {
        const double value = isnan (engine->draws[m][i]) ? NAN : engine->draws[m][i] + 0.0;
        guint64 bits = G_GUINT64_CONSTANT (0x7ff8000000000000);

        if (!isnan (value))
          memcpy (&bits, &value, sizeof bits);
        bits = GUINT64_TO_LE (bits);
        g_checksum_update (checksum, (const guchar *)&bits, sizeof bits);
      }

  return g_strdup (g_checksum_get_string (checksum));
}

FwResult *
fw_result_new_take (FweResult *engine, FwCompiled *compiled)
{
  FwResult *self = g_object_new (FW_TYPE_RESULT, NULL);

  g_return_val_if_fail (engine != NULL && compiled != NULL, self);

  self->engine = engine;
  self->compiled = fw_compiled_ref (compiled);
  self->has_constraint = engine->constraint.limit != FWE_LIMIT_NONE;
  return self;
}

FwResult *
fw_result_new_run (FwCompiled *compiled, FweDraws *draws, guint n_threads, gboolean constraint,
                   const FweHooks *hooks, GError **error)
{
  FweFault fault = { FWE_FAULT_NONE };
  FweResult *engine = NULL;
  FweDraws *own = NULL;
  FwResult *self;
  gboolean fine;

  g_return_val_if_fail (compiled != NULL && n_threads > 0, NULL);

  if (draws == NULL)
    draws = own = fwe_draws_new (compiled->seed, compiled->n_draws);
  if (draws == NULL)
    {
      fault.code = FWE_FAULT_NO_MEMORY;
      g_propagate_error (error, fw_error_from_fault (&fault));
      return NULL;
    }

  fine = fwe_run (&compiled->plan, draws, n_threads, hooks, &engine, &fault);
  if (fine && constraint && !compiled->words.no_program)
    fine = fwe_run_constraint (&compiled->plan, draws, n_threads, hooks, engine, &fault);
  g_clear_pointer (&own, fwe_draws_free);

  if (!fine)
    {
      g_clear_pointer (&engine, fwe_result_free);
      g_propagate_error (error, fw_error_from_fault (&fault));
      return NULL;
    }

  self = fw_result_new_take (engine, compiled);
  self->has_constraint = constraint || compiled->words.no_program;
  return self;
}

FwResult *
fw_result_new_constrained (FwResult *full, FweDraws *draws, guint n_threads, const FweHooks *hooks,
                           GError **error)
{
  FweFault fault = { FWE_FAULT_NONE };
  FwResult *self;

  g_return_val_if_fail (FW_IS_RESULT (full) && draws != NULL && n_threads > 0, NULL);

  self = g_object_new (FW_TYPE_RESULT, NULL);
  self->original = g_object_ref (full->original != NULL ? full->original : full);
  self->engine = g_memdup2 (full->engine, sizeof *full->engine);
  self->compiled = fw_compiled_ref (full->compiled);
  self->has_constraint = TRUE;
  if (!full->compiled->words.no_program
      && !fwe_run_constraint (&full->compiled->plan, draws, n_threads, hooks, self->engine, &fault))
    {
      g_object_unref (self);
      g_propagate_error (error, fw_error_from_fault (&fault));
      return NULL;
    }

  return self;
}

gboolean
fw_result_has_constraint (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), FALSE);
  return self->has_constraint;
}

const FweResult *
fw_result_get_engine (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return self->engine;
}

const FwePlan *
fw_result_get_engine_plan (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return &self->compiled->plan;
}

const FwLabor *
fw_result_get_labor (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return self->compiled->labor;
}

const FwTeaching *
fw_result_get_teaching (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return self->compiled->teaching;
}

const FwTies *
fw_result_get_ties (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return self->compiled->ties;
}

FwCompiled *
fw_result_get_compiled (FwResult *self)
{
  return self->compiled;
}

static const FwWords *
words_of (FwResult *self)
{
  g_assert (FW_IS_RESULT (self));
  return &self->compiled->words;
}

const char *
fw_result_get_plan_id (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return words_of (self)->plan_id;
}

const char *
fw_result_get_plan_title (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return words_of (self)->plan_title;
}

const char *
fw_result_get_scenario_id (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return words_of (self)->scenario_id;
}

const char *
fw_result_get_scenario_title (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return words_of (self)->scenario_title;
}

const char *
fw_result_get_place_name (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return words_of (self)->place_name;
}

const char *
fw_result_get_incomes_place (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return words_of (self)->incomes_place;
}

gboolean
fw_result_is_gini_margin_published (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), FALSE);
  return words_of (self)->gini_margin_published;
}

gboolean
fw_result_is_no_program (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), FALSE);
  return words_of (self)->no_program;
}

guint
fw_result_get_n_groups (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), 0);
  return (guint)self->compiled->plan.n_groups;
}

const char *
fw_result_get_group_title (FwResult *self, guint group)
{
  g_return_val_if_fail (FW_IS_RESULT (self) && group < self->compiled->plan.n_groups, NULL);
  return words_of (self)->titles[FW_LIST_GROUPS][group];
}

guint
fw_result_get_n_parts (FwResult *self, FwList list)
{
  g_return_val_if_fail (FW_IS_RESULT (self) && list < FW_N_LISTS, 0);
  return g_strv_length (words_of (self)->titles[list]);
}

const char *
fw_result_get_part_title (FwResult *self, FwList list, guint index)
{
  g_return_val_if_fail (index < fw_result_get_n_parts (self, list), NULL);
  return words_of (self)->titles[list][index];
}

const char *
fw_result_get_incomes_note (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return words_of (self)->incomes_note;
}

gboolean
fw_result_get_gap (FwResult *self, guint *low, guint *high)
{
  g_return_val_if_fail (FW_IS_RESULT (self) && low != NULL && high != NULL, FALSE);

  *low = (guint)self->compiled->plan.gap_low;
  *high = (guint)self->compiled->plan.gap_high;
  return words_of (self)->has_gap;
}

int
fw_result_get_price_year (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), 0);
  return words_of (self)->price_year;
}

int
fw_result_get_start_year (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), 0);
  return words_of (self)->start_year;
}

int
fw_result_get_start_quarter (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), 0);
  return words_of (self)->start_quarter;
}

guint
fw_result_get_n_quarters (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), 0);
  return (guint)self->engine->n_quarters;
}

guint
fw_result_get_n_draws (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), 0);
  return (guint)self->engine->n_draws;
}

FweGoal
fw_result_get_goal (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), (FweGoal){ FWE_GOAL_NONE });
  return self->compiled->plan.goal;
}

guint
fw_result_get_line_employer (FwResult *self, guint line)
{
  g_return_val_if_fail (FW_IS_RESULT (self), 0);
  g_return_val_if_fail (line < self->compiled->plan.n_employers, 0);
  return g_array_index (words_of (self)->line_employers, guint, line);
}

const char *
fw_result_get_unemployment_note (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return words_of (self)->unemployment_note;
}

const char *
fw_result_get_goal_note (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return words_of (self)->goal_note;
}

gboolean
fw_result_get_last_pledge (FwResult *self, guint *quarter)
{
  g_return_val_if_fail (FW_IS_RESULT (self) && quarter != NULL, FALSE);

  *quarter = words_of (self)->last_pledge;
  return words_of (self)->has_pledges;
}

double
fw_result_get_pledged_openings (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NAN);
  return words_of (self)->pledged;
}

const char *
fw_result_get_evidence_id (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return evidence_ids[self->compiled->plan.assumptions.evidence];
}

const char *
fw_result_get_counting_id (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return counting_ids[self->compiled->plan.assumptions.counting];
}

const char *
fw_result_get_evidence_words (FwResult *self)
{
  const FweAssumptions *assumptions;

  g_return_val_if_fail (FW_IS_RESULT (self), NULL);

  assumptions = &self->compiled->plan.assumptions;
  for (FwTrialId t = 0; assumptions->evidence == FWE_EVIDENCE_POOLED && t < FW_N_TRIALS; t++)
    if (!assumptions->trials[t])
      return t == FW_TRIAL_TECHHIRE ? _ (words_without_null) : _ (words_without_some);
  return _ (evidence_words[assumptions->evidence]);
}

const char *
fw_result_get_counting_words (FwResult *self)
{
  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  return _ (counting_words[self->compiled->plan.assumptions.counting]);
}

/* A chart of a path shows no third digit. */
static FwePath *
run_path (FwResult *self, guint program)
{
  const FwePlan *plan = &self->compiled->plan;
  FweDraws *draws = fwe_draws_new (self->engine->seed, MIN (self->engine->n_draws, PATH_DRAWS));
  FwePath *path = NULL;
  FweFault fault;

  if (draws != NULL)
    fwe_path_run (plan, draws, program, plan->path_start_pay, plan->path_promised_pay, &path,
                  &fault);
  fwe_draws_free (draws);
  return path;
}

const FwePath *
fw_result_get_path (FwResult *self, guint program)
{
  FwePath *path;

  g_return_val_if_fail (FW_IS_RESULT (self), NULL);
  g_return_val_if_fail (program < self->compiled->plan.n_programs, NULL);

  g_mutex_lock (&self->lock);
  if (self->paths == NULL)
    self->paths = g_new0 (FwePath *, self->compiled->plan.n_programs);
  if (self->paths[program] == NULL)
    self->paths[program] = run_path (self, program);
  path = self->paths[program];
  g_mutex_unlock (&self->lock);

  return path;
}

const FweSummary *
fw_result_get_measure (FwResult *self, FweMeasure measure)
{
  g_return_val_if_fail (FW_IS_RESULT (self) && measure < FWE_N_MEASURES, NULL);
  return &self->engine->measures[measure];
}

FwUnit
fw_result_get_measure_unit (FweMeasure measure)
{
  g_return_val_if_fail (measure < FWE_N_MEASURES, FW_UNIT_COUNT);
  return measure_rows[measure].unit;
}

const char *
fw_result_get_measure_title (FweMeasure measure)
{
  g_return_val_if_fail (measure < FWE_N_MEASURES, NULL);
  return _ (measure_rows[measure].title);
}

const char *
fw_result_get_digest (FwResult *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (FW_IS_RESULT (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  if (self->digest == NULL)
    self->digest = compute_digest (self->engine);
  return self->digest;
}
