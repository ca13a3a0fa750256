/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-mover-finder.h"

#include "fw-compile-private.h"
#include "fw-error.h"
#include "fw-memory.h"

#define QUIET_MS    400  /* how long a result must stand still */
#define FEW_DRAWS   1000 /* on which everything is tried */
#define FINALISTS   5    /* of which the best are then known on all draws */
#define MAX_THREADS 2    /* the rest of the machine is for the person at it */

/* What the worker owns: plain copies. */
typedef struct
{
  GWeakRef finder; /* only read in the main thread: a worker may outlive it */
  FwResult *shown;
  GPtrArray *actions;  /* FwTry */
  GPtrArray *compiled; /* FwCompiled, one an action */
  guint n_threads;
} Job;

struct _FwMoverFinder
{
  GObject parent_instance;

  FwRunner *runner;
  FwMoverActions find;
  FwResult *result; /* what was found is of this one */
  GPtrArray *movers;
  GCancellable *cancellable; /* of the worker, or NULL */
  guint n_tried, n_actions;
  guint wait_id;
  gboolean active, complete, stale, stopped;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwMoverFinder, fw_mover_finder, G_TYPE_OBJECT)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->finder);
  g_object_unref (job->shown);
  g_ptr_array_unref (job->actions);
  g_ptr_array_unref (job->compiled);
  g_free (job);
}

/* One thing tried, or the best on all draws, told to the main thread. */
typedef struct
{
  GTask *task;
  FwMover *mover;    /* tried, or NULL when it could not be run so */
  GPtrArray *finals; /* or NULL */
} Telling;

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_clear_pointer (&telling->mover, fw_mover_free);
  g_clear_pointer (&telling->finals, g_ptr_array_unref);
  g_object_unref (telling->task);
  g_free (telling);
}

static gboolean
told_cb (gpointer data)
{
  Telling *telling = data;
  Job *job = g_task_get_task_data (telling->task);
  g_autoptr (FwMoverFinder) self = g_weak_ref_get (&job->finder);

  fw_memory_release_soon ();
  if (self == NULL || self->cancellable != g_task_get_cancellable (telling->task))
    return G_SOURCE_REMOVE;

  if (telling->finals != NULL)
    {
      g_clear_pointer (&self->movers, g_ptr_array_unref);
      self->movers = g_steal_pointer (&telling->finals);
      self->complete = TRUE;
    }
  else
    {
      self->n_tried++;
      if (telling->mover != NULL)
        g_ptr_array_add (self->movers, g_steal_pointer (&telling->mover));
      g_ptr_array_sort (self->movers, fw_movers_compare);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell (GTask *task, FwMover *mover, GPtrArray *finals)
{
  Telling *telling = g_new0 (Telling, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  telling->task = g_object_ref (task);
  telling->mover = mover;
  telling->finals = finals;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, told_cb, telling, telling_free);
  g_source_attach (source, g_task_get_context (task));
}

static FwMover *
copy (const FwMover *mover)
{
  FwMover *made = g_memdup2 (mover, sizeof *mover);

  made->what = fw_try_ref (mover->what);
  return made;
}

static bool
stop_cb (void *user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

/* One round: some of the actions on the same draws. */
typedef struct
{
  GTask *task;
  const Job *job;
  FweDraws *draws;
  FwResult *without;
  FweHooks hooks;
} Round;

/* FALSE when the worker is to stop. */
static gboolean
begin_round (Round *round, GTask *task, guint n_draws)
{
  const Job *job = g_task_get_task_data (task);
  const guint64 seed = fw_result_get_engine (job->shown)->seed;

  *round = (Round){ .task = task,
                    .job = job,
                    .draws = fwe_draws_new (seed, n_draws),
                    .hooks = { .stop = stop_cb, .user_data = g_task_get_cancellable (task) } };
  if (round->draws == NULL)
    return FALSE;

  if (n_draws == fw_result_get_n_draws (job->shown))
    round->without = g_object_ref (job->shown);
  else
    {
      g_autoptr (FwCompiled) compiled
          = fw_compiled_with_draws (fw_result_get_compiled (job->shown), n_draws, seed);

      round->without
          = fw_result_new_run (compiled, round->draws, job->n_threads, FALSE, &round->hooks, NULL);
    }
  return round->without != NULL;
}

static void
end_round (Round *round)
{
  g_clear_pointer (&round->draws, fwe_draws_free);
  g_clear_object (&round->without);
}

/* NULL for one that could not be run, or when the worker is to stop. */
static FwMover *
try_one (Round *round, guint action)
{
  const FweResult *without = fw_result_get_engine (round->without);
  g_autoptr (FwCompiled) with = fw_compiled_with_draws (round->job->compiled->pdata[action],
                                                        (guint)without->n_draws, without->seed);

  return fw_mover_run (round->job->actions->pdata[action], with, round->without, round->draws,
                       round->job->n_threads, &round->hooks, NULL);
}

static guint
index_of (const Job *job, const FwMover *mover)
{
  guint index = 0;

  g_ptr_array_find (job->actions, mover->what, &index);
  return index;
}

/* Everything on few draws. */
static GPtrArray *
heats (GTask *task, guint n_draws)
{
  const Job *job = g_task_get_task_data (task);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_mover_free);
  Round round;
  gboolean fine = begin_round (&round, task, n_draws);

  for (guint i = 0; fine && i < job->actions->len; i++)
    {
      FwMover *mover = try_one (&round, i);

      fine = !g_cancellable_is_cancelled (g_task_get_cancellable (task));
      if (mover != NULL)
        g_ptr_array_add (found, mover);
      if (fine)
        tell (task, mover != NULL ? copy (mover) : NULL, NULL);
    }
  end_round (&round);
  g_ptr_array_sort (found, fw_movers_compare);
  return found;
}

/* The best of them on the draws of the result shown, so that they say what trying them will. */
static GPtrArray *
finals (GTask *task, GPtrArray *heats)
{
  const Job *job = g_task_get_task_data (task);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_mover_free);
  Round round;
  gboolean fine = begin_round (&round, task, fw_result_get_n_draws (job->shown));

  for (guint i = 0; fine && i < MIN (heats->len, FINALISTS); i++)
    {
      FwMover *mover = try_one (&round, index_of (job, heats->pdata[i]));

      fine = mover != NULL;
      if (fine)
        g_ptr_array_add (found, mover);
    }
  end_round (&round);
  if (!fine)
    return NULL;

  g_ptr_array_sort (found, fw_movers_compare);
  return g_steal_pointer (&found);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  const guint n_draws = fw_result_get_n_draws (job->shown);
  g_autoptr (GPtrArray) tried = heats (task, MIN (n_draws, FEW_DRAWS));
  GPtrArray *best = NULL;

  if (!g_cancellable_is_cancelled (cancellable))
    best = n_draws > FEW_DRAWS ? finals (task, tried) : g_ptr_array_ref (tried);
  if (best != NULL)
    tell (task, NULL, best);
  g_task_return_boolean (task, best != NULL);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (FwMoverFinder) self = g_weak_ref_get (&job->finder);

  if (self == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->cancellable);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop (FwMoverFinder *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Plain copies of every action that compiles. */
static Job *
make_job (FwMoverFinder *self, FwResult *result)
{
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (self->runner));
  FwScenario *scenario = fw_runner_get_scenario (self->runner);
  g_autoptr (GPtrArray) actions = self->find (plan, scenario);
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->finder, self);
  job->shown = g_object_ref (result);
  job->n_threads = MIN (g_get_num_processors (), MAX_THREADS);
  job->actions = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_try_unref);
  job->compiled = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_compiled_unref);
  for (guint i = 0; i < actions->len; i++)
    {
      FwCompiled *compiled = fw_try_compile (actions->pdata[i], plan, scenario, NULL);

      if (compiled == NULL)
        continue;
      g_ptr_array_add (job->compiled, compiled);
      g_ptr_array_add (job->actions, fw_try_ref (actions->pdata[i]));
    }
  return job;
}

static gboolean
start_cb (gpointer data)
{
  FwMoverFinder *self = FW_MOVER_FINDER (data);
  g_autoptr (GTask) task = NULL;
  Job *job;

  self->wait_id = 0;
  job = make_job (self, fw_runner_get_result (self->runner));
  g_set_object (&self->result, job->shown);
  self->cancellable = g_cancellable_new ();
  self->n_actions = job->actions->len;
  self->n_tried = 0;
  self->complete = self->stale = FALSE;
  g_ptr_array_set_size (self->movers, 0);
  task = g_task_new (NULL, self->cancellable, finished_cb, NULL);
  g_task_set_name (task, "fw_mover_finder");
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_in_thread);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* The result shown is the last word on the plan as it stands. */
static gboolean
stands_still (FwMoverFinder *self)
{
  FwResult *result = fw_runner_get_result (self->runner);

  return result != NULL && !fw_runner_get_running (self->runner)
         && !fw_runner_get_stale (self->runner) && fw_runner_get_error (self->runner) == NULL;
}

static void
look (FwMoverFinder *self)
{
  FwResult *result = fw_runner_get_result (self->runner);
  const gboolean known = self->result != NULL && self->result == result;
  const gboolean still = stands_still (self);

  if (!still || !known)
    {
      g_clear_handle_id (&self->wait_id, g_source_remove);
      if (self->result != NULL && !self->stale)
        {
          stop (self);
          self->stale = TRUE;
          g_signal_emit (self, signals[CHANGED], 0);
        }
    }
  if (still && self->active && !self->stopped && self->cancellable == NULL && self->wait_id == 0
      && (!known || self->stale || !self->complete))
    self->wait_id = g_timeout_add (QUIET_MS, start_cb, self);
}

static void
changed_cb (FwMoverFinder *self)
{
  self->stopped = FALSE;
  look (self);
}

static void
fw_mover_finder_dispose (GObject *object)
{
  FwMoverFinder *self = FW_MOVER_FINDER (object);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  stop (self);
  g_clear_object (&self->runner);
  g_clear_object (&self->result);
  G_OBJECT_CLASS (fw_mover_finder_parent_class)->dispose (object);
}

static void
fw_mover_finder_finalize (GObject *object)
{
  g_ptr_array_unref (FW_MOVER_FINDER (object)->movers);
  G_OBJECT_CLASS (fw_mover_finder_parent_class)->finalize (object);
}

static void
fw_mover_finder_class_init (FwMoverFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fw_mover_finder_dispose;
  object_class->finalize = fw_mover_finder_finalize;
  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_MOVER_FINDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_mover_finder_init (FwMoverFinder *self)
{
  self->movers = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_mover_free);
}

FwMoverFinder *
fw_mover_finder_new (FwRunner *runner)
{
  return fw_mover_finder_new_of (runner, fw_movers_actions);
}

FwMoverFinder *
fw_mover_finder_new_of (FwRunner *runner, FwMoverActions actions)
{
  FwMoverFinder *self = g_object_new (FW_TYPE_MOVER_FINDER, NULL);

  g_return_val_if_fail (FW_IS_RUNNER (runner), self);

  self->runner = g_object_ref (runner);
  self->find = actions;
  g_signal_connect_object (fw_runner_get_document (runner), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::running", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::result", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::stale", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  return self;
}

void
fw_mover_finder_set_active (FwMoverFinder *self, gboolean active)
{
  g_return_if_fail (FW_IS_MOVER_FINDER (self));

  self->active = active;
  if (!active)
    g_clear_handle_id (&self->wait_id, g_source_remove);
  look (self);
}

void
fw_mover_finder_cancel (FwMoverFinder *self)
{
  g_return_if_fail (FW_IS_MOVER_FINDER (self));

  g_clear_handle_id (&self->wait_id, g_source_remove);
  stop (self);
  self->stopped = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
fw_mover_finder_restart (FwMoverFinder *self)
{
  g_return_if_fail (FW_IS_MOVER_FINDER (self));

  self->stopped = FALSE;
  look (self);
}

const GPtrArray *
fw_mover_finder_get_movers (FwMoverFinder *self)
{
  g_return_val_if_fail (FW_IS_MOVER_FINDER (self), NULL);
  return self->movers;
}

guint
fw_mover_finder_get_n_tried (FwMoverFinder *self)
{
  g_return_val_if_fail (FW_IS_MOVER_FINDER (self), 0);
  return self->n_tried;
}

guint
fw_mover_finder_get_n_actions (FwMoverFinder *self)
{
  g_return_val_if_fail (FW_IS_MOVER_FINDER (self), 0);
  return self->n_actions;
}

gboolean
fw_mover_finder_get_running (FwMoverFinder *self)
{
  g_return_val_if_fail (FW_IS_MOVER_FINDER (self), FALSE);
  return self->cancellable != NULL;
}

gboolean
fw_mover_finder_get_complete (FwMoverFinder *self)
{
  g_return_val_if_fail (FW_IS_MOVER_FINDER (self), FALSE);
  return self->complete && !self->stale;
}

gboolean
fw_mover_finder_get_stale (FwMoverFinder *self)
{
  g_return_val_if_fail (FW_IS_MOVER_FINDER (self), FALSE);
  return self->stale;
}

FwResult *
fw_mover_finder_get_result (FwMoverFinder *self)
{
  g_return_val_if_fail (FW_IS_MOVER_FINDER (self), NULL);
  return self->result;
}
