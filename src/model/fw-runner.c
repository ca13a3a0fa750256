/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-runner.h"

#include <string.h>

#include "fw-error.h"
#include "fw-memory.h"
#include "fw-runner-job.h"

#define MAX_THREADS       4
#define QUICK_LIMIT_US    100000 /* a full run that takes longer is led by a quick one */
#define PROGRESS_INTERVAL 100    /* ms */
#define REST              1500   /* ms without a run after which the random numbers go */

struct _FwRunner
{
  GObject parent_instance;

  FwDocument *document;
  FwScenario *scenario;
  FwResult *result;
  FwResult *baseline;
  GError *error;
  gboolean stale;
  double progress;

  FwJob *job; /* under way, or NULL */
  guint64 job_generation;
  gboolean again; /* something changed while the job runs */
  gboolean quick_first;
  FwDrawsPool *pool;
  GHashTable *complete; /* scenario id to the result of this generation */
  guint64 complete_generation;
  guint progress_id;
  guint rest_id;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_SCENARIO,
  PROP_RESULT,
  PROP_BASELINE,
  PROP_STALE,
  PROP_RUNNING,
  PROP_PROGRESS,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwRunner, fw_runner, G_TYPE_OBJECT)

static void
fw_runner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FwRunner *self = FW_RUNNER (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SCENARIO:
      g_value_set_object (value, self->scenario);
      break;
    case PROP_RESULT:
      g_value_set_object (value, self->result);
      break;
    case PROP_BASELINE:
      g_value_set_object (value, self->baseline);
      break;
    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->job != NULL);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fw_runner_dispose (GObject *object)
{
  FwRunner *self = FW_RUNNER (object);

  if (self->job != NULL)
    fw_job_cancel (self->job);
  self->job = NULL;
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->scenario);
  g_clear_object (&self->result);
  g_clear_object (&self->baseline);

  G_OBJECT_CLASS (fw_runner_parent_class)->dispose (object);
}

static void
fw_runner_finalize (GObject *object)
{
  FwRunner *self = FW_RUNNER (object);

  g_clear_error (&self->error);
  g_clear_pointer (&self->pool, fw_draws_pool_unref);
  g_hash_table_unref (self->complete);

  G_OBJECT_CLASS (fw_runner_parent_class)->finalize (object);
}

static void
fw_runner_class_init (FwRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fw_runner_get_property;
  object_class->dispose = fw_runner_dispose;
  object_class->finalize = fw_runner_finalize;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, FW_TYPE_DOCUMENT, flags);
  properties[PROP_SCENARIO] = g_param_spec_object ("scenario", NULL, NULL, FW_TYPE_SCENARIO, flags);
  properties[PROP_RESULT] = g_param_spec_object ("result", NULL, NULL, FW_TYPE_RESULT, flags);
  properties[PROP_BASELINE] = g_param_spec_object ("baseline", NULL, NULL, FW_TYPE_RESULT, flags);
  properties[PROP_STALE] = g_param_spec_boolean ("stale", NULL, NULL, FALSE, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fw_runner_init (FwRunner *self)
{
  self->complete = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static void
set_stale (FwRunner *self, gboolean stale)
{
  if (self->stale == stale)
    return;

  self->stale = stale;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
}

static void
set_error (FwRunner *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_result (FwRunner *self, FwResult *result)
{
  if (g_set_object (&self->result, result))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULT]);
}

static void
set_baseline (FwRunner *self, FwResult *baseline)
{
  if (g_set_object (&self->baseline, baseline))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BASELINE]);
}

static void
set_progress (FwRunner *self, double progress)
{
  if (self->progress == progress)
    return;

  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static gboolean
progress_cb (gpointer user_data)
{
  FwRunner *self = user_data;

  if (self->job != NULL)
    set_progress (self, fw_job_get_progress (self->job));
  return G_SOURCE_CONTINUE;
}

/* Random numbers, and what runs remember for each other, are tens of megabytes and more that nobody
 * reads between two changes; the first step after a rest makes them anew in its worker. */
static gboolean
rest_cb (gpointer user_data)
{
  FwRunner *self = user_data;

  self->rest_id = 0;
  g_clear_pointer (&self->pool, fw_draws_pool_unref);
  fw_memory_release ();
  return G_SOURCE_REMOVE;
}

static void
set_job (FwRunner *self, FwJob *job)
{
  const gboolean was_running = self->job != NULL;

  self->job = job;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (job == NULL)
    self->rest_id = g_timeout_add (REST, rest_cb, self);
  if (job != NULL && self->progress_id == 0)
    self->progress_id = g_timeout_add (PROGRESS_INTERVAL, progress_cb, self);
  if (job == NULL)
    g_clear_handle_id (&self->progress_id, g_source_remove);
  if (was_running != (job != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* Remembers what was run through for this generation, so that going back to a tab shows it at once.
 */
static void
remember (FwRunner *self, FwResult *result)
{
  if (self->complete_generation != self->job_generation)
    g_hash_table_remove_all (self->complete);

  self->complete_generation = self->job_generation;
  g_hash_table_replace (self->complete, g_strdup (fw_result_get_scenario_id (result)),
                        g_object_ref (result));
}

/* A job lives on after its runner is gone: it holds it weakly. */
static void
told_cb (FwStep step, FwResult *result, gpointer user_data)
{
  g_autoptr (FwRunner) self = g_weak_ref_get (user_data);

  if (self == NULL || self->job == NULL || self->job->user_data != user_data
      || g_cancellable_is_cancelled (self->job->hard))
    return;

  if (step == FW_STEP_BASELINE)
    {
      set_baseline (self, result);
      return;
    }

  set_error (self, NULL);
  set_result (self, result);
  if (fw_result_is_no_program (result) && step == FW_STEP_CONSTRAINT)
    set_baseline (self, result);
  if (step == FW_STEP_CONSTRAINT && !self->again)
    remember (self, result);
  /* On all draws and of this generation: nothing newer is to come but the words. */
  set_stale (self,
             self->again
                 || fw_result_get_n_draws (result) != fw_compiled_get_draws (self->job->compiled));
}

static void start (FwRunner *self);

static void
finished_cb (FwJob *job, GError *error, gpointer user_data)
{
  g_autoptr (FwRunner) self = g_weak_ref_get (user_data);

  fw_memory_release_soon ();
  if (self == NULL || self->job != job)
    return;

  if (job->full_us > 0)
    self->quick_first = job->full_us > QUICK_LIMIT_US;
  if (error != NULL && !g_error_matches (error, FW_ERROR, FW_ERROR_STOPPED))
    set_error (self, error);

  if (self->again)
    {
      start (self);
      return;
    }

  set_progress (self, error == NULL ? 1.0 : 0.0);
  set_job (self, NULL);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static FwJob *
make_job (FwRunner *self, GError **error)
{
  FwPlan *plan = fw_document_get_plan (self->document);
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, self->scenario, error);
  g_autoptr (FwCompiled) baseline = NULL;
  FwJob *job;
  GWeakRef *weak;

  if (compiled == NULL)
    return NULL;
  if (!fw_scenario_is_no_program (self->scenario))
    {
      baseline = fw_plan_compile (plan, fw_plan_get_no_program (plan), error);
      if (baseline == NULL)
        return NULL;
    }

  if (self->pool == NULL
      || !fw_draws_pool_fits (self->pool, fw_compiled_get_seed (compiled),
                              fw_compiled_get_draws (compiled)))
    {
      g_clear_pointer (&self->pool, fw_draws_pool_unref);
      self->pool
          = fw_draws_pool_new (fw_compiled_get_seed (compiled), fw_compiled_get_draws (compiled));
    }
  if (self->pool->full == NULL)
    {
      const FweFault fault = { .code = FWE_FAULT_NO_MEMORY };

      g_propagate_error (error, fw_error_from_fault (&fault));
      return NULL;
    }

  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  job = g_new0 (FwJob, 1);
  *job = (FwJob){ .compiled = g_steal_pointer (&compiled),
                  .baseline = g_steal_pointer (&baseline),
                  .pool = fw_draws_pool_ref (self->pool),
                  .quick_first = self->quick_first,
                  .n_threads = MIN (g_get_num_processors (), MAX_THREADS),
                  .hard = g_cancellable_new (),
                  .soft = g_cancellable_new (),
                  .told = told_cb,
                  .user_data = weak,
                  .user_data_free = weak_ref_free };
  return job;
}

/* Only when no worker is under way: one at a time owns the stored random numbers. */
static void
start (FwRunner *self)
{
  g_autoptr (GError) error = NULL;
  FwJob *job;

  self->again = FALSE;
  self->job_generation = fw_document_get_generation (self->document);
  job = make_job (self, &error);
  if (job == NULL)
    {
      set_error (self, error);
      set_job (self, NULL);
      return;
    }

  set_progress (self, 0.0);
  set_job (self, job);
  fw_job_start (job, finished_cb);
}

/* all: also the first step is worth nothing any more (another scenario). */
static void
request (FwRunner *self, gboolean all)
{
  set_stale (self, TRUE);
  if (self->job == NULL)
    {
      start (self);
      return;
    }

  self->again = TRUE;
  if (all)
    fw_job_cancel (self->job);
  else
    g_cancellable_cancel (self->job->soft);
}

static void
document_changed_cb (FwRunner *self)
{
  FwPlan *plan = fw_document_get_plan (self->document);

  /* The scenario shown may have been removed. */
  if (fw_plan_find_part (plan, FW_LIST_SCENARIOS, fw_part_get_id (FW_PART (self->scenario)))
      != FW_PART (self->scenario))
    {
      fw_runner_set_scenario (self, fw_plan_get_default_scenario (plan));
      return;
    }

  request (self, FALSE);
}

FwRunner *
fw_runner_new (FwDocument *document, FwScenario *scenario)
{
  FwRunner *self = g_object_new (FW_TYPE_RUNNER, NULL);

  g_return_val_if_fail (FW_IS_DOCUMENT (document) && FW_IS_SCENARIO (scenario), self);

  self->document = g_object_ref (document);
  self->scenario = g_object_ref (scenario);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  request (self, TRUE);
  return self;
}

FwDocument *
fw_runner_get_document (FwRunner *self)
{
  g_return_val_if_fail (FW_IS_RUNNER (self), NULL);
  return self->document;
}

FwScenario *
fw_runner_get_scenario (FwRunner *self)
{
  g_return_val_if_fail (FW_IS_RUNNER (self), NULL);
  return self->scenario;
}

void
fw_runner_set_scenario (FwRunner *self, FwScenario *scenario)
{
  FwResult *known;

  g_return_if_fail (FW_IS_RUNNER (self) && FW_IS_SCENARIO (scenario));

  if (!g_set_object (&self->scenario, scenario))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENARIO]);
  known = self->complete_generation == fw_document_get_generation (self->document)
              ? g_hash_table_lookup (self->complete, fw_part_get_id (FW_PART (scenario)))
              : NULL;
  if (known == NULL)
    {
      request (self, TRUE);
      return;
    }

  if (self->job != NULL)
    fw_runner_cancel (self);
  set_error (self, NULL);
  set_result (self, known);
  set_stale (self, FALSE);
}

FwResult *
fw_runner_get_result (FwRunner *self)
{
  g_return_val_if_fail (FW_IS_RUNNER (self), NULL);
  return self->result;
}

FwResult *
fw_runner_get_baseline (FwRunner *self)
{
  g_return_val_if_fail (FW_IS_RUNNER (self), NULL);
  return self->baseline;
}

gboolean
fw_runner_get_stale (FwRunner *self)
{
  g_return_val_if_fail (FW_IS_RUNNER (self), FALSE);
  return self->stale;
}

gboolean
fw_runner_get_running (FwRunner *self)
{
  g_return_val_if_fail (FW_IS_RUNNER (self), FALSE);
  return self->job != NULL;
}

double
fw_runner_get_progress (FwRunner *self)
{
  g_return_val_if_fail (FW_IS_RUNNER (self), 0.0);
  return self->progress;
}

const GError *
fw_runner_get_error (FwRunner *self)
{
  g_return_val_if_fail (FW_IS_RUNNER (self), NULL);
  return self->error;
}

void
fw_runner_cancel (FwRunner *self)
{
  g_return_if_fail (FW_IS_RUNNER (self));

  self->again = FALSE;
  if (self->job != NULL)
    fw_job_cancel (self->job);
}

void
fw_runner_restart (FwRunner *self)
{
  g_return_if_fail (FW_IS_RUNNER (self));
  request (self, TRUE);
}
