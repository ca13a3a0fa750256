/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-leave-out.h"

#include <math.h>

#include "fw-error.h"

struct _FwLeaveOut
{
  GObject parent_instance;

  FwAbout about;
  FwTrials trials;
  FweSummary base[FW_N_LEFT];
  FwLeaveOutRow rows[FW_N_TRIALS];
  guint n_draws;
};

G_DEFINE_FINAL_TYPE (FwLeaveOut, fw_leave_out, G_TYPE_OBJECT)

/* One of several runs, as a share of all. */
typedef struct
{
  const FweHooks *hooks;
  guint step, n_steps;
} Steps;

static void
fw_leave_out_finalize (GObject *object)
{
  fw_about_clear (&FW_LEAVE_OUT (object)->about);
  G_OBJECT_CLASS (fw_leave_out_parent_class)->finalize (object);
}

static void
fw_leave_out_class_init (FwLeaveOutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_leave_out_finalize;
}

static void
fw_leave_out_init (FwLeaveOut *self)
{
}

FweMeasure
fw_left_measure (FwLeft left)
{
  static const FweMeasure measures[FW_N_LEFT]
      = { FWE_M_EARNINGS_EFFECT_PER_ENROLLED, FWE_M_BENEFIT_PER_DOLLAR, FWE_M_NPV_SOCIETY };

  g_return_val_if_fail (left < FW_N_LEFT, FWE_M_NPV_SOCIETY);
  return measures[left];
}

static bool
stop (void *data)
{
  const Steps *steps = data;

  return steps->hooks != NULL && steps->hooks->stop != NULL
         && steps->hooks->stop (steps->hooks->user_data);
}

static void
progress (double done, void *data)
{
  const Steps *steps = data;

  if (steps->hooks != NULL && steps->hooks->progress != NULL)
    steps->hooks->progress ((steps->step + done) / steps->n_steps, steps->hooks->user_data);
}

static gboolean
run_one (const FwePlan *plan, FweDraws *draws, guint n_threads, Steps *steps, FweSummary *measures,
         GError **error)
{
  const FweHooks hooks = { .stop = stop, .progress = progress, .user_data = steps };
  FweResult *result = NULL;
  FweFault fault = { FWE_FAULT_NONE };

  if (!fwe_run (plan, draws, n_threads, &hooks, &result, &fault))
    {
      g_propagate_error (error, fw_error_from_fault (&fault));
      return FALSE;
    }

  for (FwLeft left = 0; left < FW_N_LEFT; left++)
    measures[left] = result->measures[fw_left_measure (left)];
  fwe_result_free (result);
  steps->step++;
  return TRUE;
}

/* The plan with one trial fewer in its pool; evidence: room for all its rows. */
static FwePlan
without (const FwePlan *plan, const FwTrial *trial, FweEvidenceRow *evidence)
{
  FwePlan copy = *plan;

  for (gsize i = 0; i < plan->n_evidence; i++)
    {
      evidence[i] = plan->evidence_rows[i];
      evidence[i].left_out |= i >= trial->first && i < trial->first + trial->n_rows;
    }
  copy.evidence_rows = evidence;
  return copy;
}

static gboolean
can_leave (const FwTrials *trials, const FwTrial *trial)
{
  return !trial->left_out && trials->n_pooled > 1;
}

static gboolean
run_without (FwLeaveOut *self, const FwePlan *plan, guint index, FweDraws *draws, guint n_threads,
             Steps *steps, GError **error)
{
  const FwTrial *trial = &self->trials.trials[index];
  FwLeaveOutRow *row = &self->rows[index];
  g_autofree FweEvidenceRow *evidence = g_new (FweEvidenceRow, plan->n_evidence);
  const FwePlan less = without (plan, trial, evidence);
  FwTrials trials;

  *row = (FwLeaveOutRow){ .trial = trial->id, .pool = { NAN, NAN, NAN } };
  if (!can_leave (&self->trials, trial))
    return TRUE;

  fw_trials_read (&less, &trials);
  row->pool = trials.pool;
  row->known = TRUE;
  if (fw_leave_out_rests_on_pool (self))
    return run_one (&less, draws, n_threads, steps, row->measures, error);
  for (FwLeft left = 0; left < FW_N_LEFT; left++)
    row->measures[left] = self->base[left];
  return TRUE;
}

/**
 * fw_leave_out_run:
 * @compiled: a scenario
 * @n_threads: changes no bit
 * @hooks: (nullable): stop, and progress over all runs
 * @error: return location
 *
 * Runs the plan as it is and without each of the trials it pools, in the calling thread. The line
 * along which the four marks move the effect keeps its ends: it is an assumption, not a finding.
 *
 * Returns: (transfer full): or %NULL when stopped
 */
FwLeaveOut *
fw_leave_out_run (FwCompiled *compiled, guint n_threads, const FweHooks *hooks, GError **error)
{
  g_autoptr (FwLeaveOut) self = NULL;
  const FwePlan *plan;
  Steps steps = { .hooks = hooks, .n_steps = 1 };
  FweDraws *draws;
  gboolean done;

  g_return_val_if_fail (compiled != NULL, NULL);

  self = g_object_new (FW_TYPE_LEAVE_OUT, NULL);
  self->about = fw_about_of (compiled);
  plan = fw_compiled_get_plan (compiled);
  self->n_draws = fw_compiled_get_draws (compiled);
  fw_trials_read (plan, &self->trials);
  for (guint i = 0; i < self->trials.n && fw_leave_out_rests_on_pool (self); i++)
    steps.n_steps += can_leave (&self->trials, &self->trials.trials[i]);

  draws = fwe_draws_new (fw_compiled_get_seed (compiled), self->n_draws);
  if (draws == NULL)
    {
      const FweFault fault = { .code = FWE_FAULT_NO_MEMORY };

      g_propagate_error (error, fw_error_from_fault (&fault));
      return NULL;
    }
  done = run_one (plan, draws, n_threads, &steps, self->base, error);
  for (guint i = 0; done && i < self->trials.n; i++)
    done = run_without (self, plan, i, draws, n_threads, &steps, error);
  fwe_draws_free (draws);

  return done ? g_steal_pointer (&self) : NULL;
}

GObject *
fw_leave_out_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                    guint n_threads, const FweHooks *hooks, GError **error)
{
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, error);
  g_autoptr (FwCompiled) drawn = NULL;
  FwLeaveOut *self;

  if (compiled == NULL)
    return NULL;

  drawn = fw_compiled_with_draws (compiled, n_draws, seed);
  self = fw_leave_out_run (drawn, n_threads, hooks, error);
  return self != NULL ? G_OBJECT (self) : NULL;
}

const FwTrials *
fw_leave_out_get_trials (FwLeaveOut *self)
{
  g_return_val_if_fail (FW_IS_LEAVE_OUT (self), NULL);
  return &self->trials;
}

const FweSummary *
fw_leave_out_get_base (FwLeaveOut *self, FwLeft left)
{
  g_return_val_if_fail (FW_IS_LEAVE_OUT (self) && left < FW_N_LEFT, NULL);
  return &self->base[left];
}

const FwLeaveOutRow *
fw_leave_out_get_rows (FwLeaveOut *self, guint *n_rows)
{
  g_return_val_if_fail (FW_IS_LEAVE_OUT (self) && n_rows != NULL, NULL);

  *n_rows = self->trials.n;
  return self->rows;
}

gboolean
fw_leave_out_rests_on_pool (FwLeaveOut *self)
{
  g_return_val_if_fail (FW_IS_LEAVE_OUT (self), FALSE);
  return self->trials.used && self->trials.evidence == FWE_EVIDENCE_POOLED;
}

const FwLeaveOutRow *
fw_leave_out_get_largest (FwLeaveOut *self, FwLeft left)
{
  const FwLeaveOutRow *largest = NULL;
  double most = 0.0;

  g_return_val_if_fail (FW_IS_LEAVE_OUT (self) && left < FW_N_LEFT, NULL);

  for (guint i = 0; i < self->trials.n; i++)
    {
      const double moved = fabs (self->rows[i].measures[left].mean - self->base[left].mean);

      if (self->rows[i].known && moved > most)
        {
          most = moved;
          largest = &self->rows[i];
        }
    }

  return largest;
}

guint
fw_leave_out_get_draws (FwLeaveOut *self)
{
  g_return_val_if_fail (FW_IS_LEAVE_OUT (self), 0);
  return self->n_draws;
}

const FwAbout *
fw_leave_out_get_about (FwLeaveOut *self)
{
  g_return_val_if_fail (FW_IS_LEAVE_OUT (self), NULL);
  return &self->about;
}
