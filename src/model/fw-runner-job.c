/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-runner-job.h"

#include "fw-error.h"

FwDrawsPool *
fw_draws_pool_new (guint64 seed, guint n_draws)
{
  FwDrawsPool *self = g_new0 (FwDrawsPool, 1);

  g_atomic_ref_count_init (&self->references);
  self->full = fwe_draws_new (seed, n_draws);
  if (n_draws > FW_QUICK_DRAWS)
    self->quick = fwe_draws_new (seed, FW_QUICK_DRAWS);
  if (self->full != NULL)
    fwe_draws_keep_memory (self->full, true);
  if (self->quick != NULL)
    fwe_draws_keep_memory (self->quick, true);
  return self;
}

FwDrawsPool *
fw_draws_pool_ref (FwDrawsPool *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
fw_draws_pool_unref (FwDrawsPool *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_clear_pointer (&self->full, fwe_draws_free);
  g_clear_pointer (&self->quick, fwe_draws_free);
  g_free (self);
}

gboolean
fw_draws_pool_fits (FwDrawsPool *self, guint64 seed, guint n_draws)
{
  return self->full != NULL && fwe_draws_seed (self->full) == seed
         && fwe_draws_count (self->full) == n_draws;
}

typedef struct
{
  FwJob *job;
  void (*finished) (FwJob *job, GError *error, gpointer user_data);
} Start;

/* What the hooks of one step need. */
typedef struct
{
  FwJob *job;
  FwStep step;
} Watch;

static bool
stop_cb (void *user_data)
{
  const Watch *watch = user_data;

  return g_cancellable_is_cancelled (watch->job->hard)
         || (watch->step != FW_STEP_FIRST && g_cancellable_is_cancelled (watch->job->soft));
}

static void
progress_cb (double done, void *user_data)
{
  const Watch *watch = user_data;
  const double share = ((double)watch->step + done) / FW_N_STEPS;

  g_atomic_int_set (&watch->job->progress, (gint)(1000.0 * share));
}

typedef struct
{
  GTask *task; /* keeps the job alive */
  FwJob *job;
  FwStep step;
  FwResult *result;
} Telling;

static gboolean
tell_cb (gpointer data)
{
  Telling *telling = data;

  telling->job->told (telling->step, telling->result, telling->job->user_data);
  return G_SOURCE_REMOVE;
}

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_clear_object (&telling->result);
  g_clear_object (&telling->task);
  g_free (telling);
}

static void
tell (GTask *task, FwJob *job, FwStep step, FwResult *result)
{
  Telling *telling = g_new0 (Telling, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  telling->task = g_object_ref (task);
  telling->job = job;
  telling->step = step;
  telling->result = g_object_ref (result);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, telling, telling_free);
  g_source_attach (source, g_task_get_context (task));
}

/* Runs and tells one step; a step on the result of all draws only adds what holds it back. */
static FwResult *
run_step (GTask *task, FwJob *job, FwStep step, FwCompiled *compiled, FweDraws *draws,
          FwResult *full, GError **error)
{
  Watch watch = { job, step };
  const FweHooks hooks = { .stop = stop_cb, .progress = progress_cb, .user_data = &watch };
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (FwResult) result = NULL;

  if (full != NULL)
    result = fw_result_new_constrained (full, draws, job->n_threads, &hooks, error);
  else
    result = fw_result_new_run (compiled, draws, job->n_threads, FALSE, &hooks, error);
  if (result == NULL)
    return NULL;

  if (full == NULL && draws == job->pool->full && step <= FW_STEP_FULL)
    job->full_us = g_get_monotonic_time () - start;
  tell (task, job, step, result);
  return g_steal_pointer (&result);
}

static gboolean
run_steps (GTask *task, FwJob *job, GError **error)
{
  const gboolean quick = job->quick_first && job->pool->quick != NULL;
  FweDraws *draws = job->pool->full;
  g_autoptr (FwResult) full = NULL;
  g_autoptr (FwResult) baseline = NULL;
  g_autoptr (FwResult) constrained = NULL;

  full = run_step (task, job, FW_STEP_FIRST, job->compiled, quick ? job->pool->quick : draws, NULL,
                   error);
  if (full == NULL)
    return FALSE;

  if (quick)
    {
      g_clear_object (&full);
      full = run_step (task, job, FW_STEP_FULL, job->compiled, draws, NULL, error);
      if (full == NULL)
        return FALSE;
    }

  if (job->baseline != NULL)
    {
      baseline = run_step (task, job, FW_STEP_BASELINE, job->baseline, draws, NULL, error);
      if (baseline == NULL)
        return FALSE;
    }

  constrained = run_step (task, job, FW_STEP_CONSTRAINT, job->compiled, draws, full, error);
  return constrained != NULL;
}

static void
work_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FwJob *job = ((Start *)task_data)->job;
  GError *error = NULL;

  if (run_steps (task, job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
job_free (FwJob *job)
{
  fw_compiled_unref (job->compiled);
  g_clear_pointer (&job->baseline, fw_compiled_unref);
  fw_draws_pool_unref (job->pool);
  g_object_unref (job->hard);
  g_object_unref (job->soft);
  if (job->user_data_free != NULL)
    job->user_data_free (job->user_data);
  g_free (job);
}

static void
start_free (gpointer data)
{
  Start *start = data;

  job_free (start->job);
  g_free (start);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Start *start = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  start->finished (start->job, error, start->job->user_data);
}

void
fw_job_start (FwJob *job, void (*finished) (FwJob *job, GError *error, gpointer user_data))
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, finished_cb, NULL);
  Start *start = g_new0 (Start, 1);

  start->job = job;
  start->finished = finished;
  g_task_set_name (task, "fw_job_start");
  g_task_set_task_data (task, start, start_free);
  g_task_run_in_thread (task, work_in_thread);
}

void
fw_job_cancel (FwJob *job)
{
  g_cancellable_cancel (job->soft);
  g_cancellable_cancel (job->hard);
}

double
fw_job_get_progress (FwJob *job)
{
  return g_atomic_int_get (&job->progress) / 1000.0;
}
