/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-asker.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fw-memory.h"
#include "fw-unit.h"

#define MAX_THREADS 2 /* the rest of the machine is for the person at it */
#define TELL_EVERY  (50 * G_TIME_SPAN_MILLISECOND) /* how often progress is worth a redraw */

struct FwAsking
{
  GWeakRef asker; /* only read in the main thread: a worker may outlive it */
  GTask *task;    /* borrowed: it owns this */
  FwAskFunc func;
  gpointer job;
  GDestroyNotify free_job;
  FweHooks hooks;
  guint n_threads;
  gint64 told_at;
};

struct _FwAsker
{
  GObject parent_instance;

  FwRunner *runner;
  GCancellable *cancellable; /* of the worker, or NULL */
  GObject *answer;
  GError *error;
  char *words;
  double share;
  gboolean complete;
  /* what was asked about */
  FwScenario *scenario;
  guint64 generation;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwAsker, fw_asker, G_TYPE_OBJECT)

static void
changed (FwAsker *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
asking_free (gpointer data)
{
  FwAsking *self = data;

  g_weak_ref_clear (&self->asker);
  if (self->free_job != NULL)
    self->free_job (self->job);
  g_free (self);
}

/* From the worker to the main thread */

typedef struct
{
  GTask *task;
  GObject *answer; /* or NULL: only how far it is */
  double share;
  char *words;
} Telling;

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_clear_object (&telling->answer);
  g_object_unref (telling->task);
  g_free (telling->words);
  g_free (telling);
}

static gboolean
told_cb (gpointer data)
{
  Telling *telling = data;
  FwAsking *asking = g_task_get_task_data (telling->task);
  g_autoptr (FwAsker) self = g_weak_ref_get (&asking->asker);

  if (self == NULL || self->cancellable != g_task_get_cancellable (telling->task))
    return G_SOURCE_REMOVE;

  if (telling->answer != NULL)
    g_set_object (&self->answer, telling->answer);
  else
    {
      self->share = telling->share;
      g_free (self->words);
      self->words = g_steal_pointer (&telling->words);
    }
  changed (self);
  return G_SOURCE_REMOVE;
}

static void
tell (FwAsking *self, Telling *telling)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  telling->task = g_object_ref (self->task);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, told_cb, telling, telling_free);
  g_source_attach (source, g_task_get_context (self->task));
}

void
fw_asking_progress (FwAsking *self, double share, const char *words)
{
  const gint64 now = g_get_monotonic_time ();
  Telling *telling;

  g_return_if_fail (self != NULL);

  if (self->told_at != 0 && now - self->told_at < TELL_EVERY)
    return;
  self->told_at = now;
  telling = g_new0 (Telling, 1);
  telling->share = share;
  telling->words = g_strdup (words);
  tell (self, telling);
}

void
fw_asking_tell (FwAsking *self, GObject *answer)
{
  Telling *telling;

  g_return_if_fail (self != NULL && G_IS_OBJECT (answer));

  telling = g_new0 (Telling, 1);
  telling->answer = answer;
  tell (self, telling);
}

const FweHooks *
fw_asking_get_hooks (FwAsking *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->hooks;
}

guint
fw_asking_get_n_threads (FwAsking *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return self->n_threads;
}

gboolean
fw_asking_is_stopped (FwAsking *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return g_cancellable_is_cancelled (g_task_get_cancellable (self->task));
}

static bool
stop_cb (void *user_data)
{
  return fw_asking_is_stopped (user_data);
}

static void
progress_cb (double done, void *user_data)
{
  g_autofree char *share = fw_unit_format (done, FW_UNIT_SHARE, FW_STYLE_LABEL);
  /* Translators: share of the work: "43% done". */
  g_autofree char *words = g_strdup_printf (_ ("%s done"), share);

  fw_asking_progress (user_data, done, words);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FwAsking *asking = task_data;
  GError *error = NULL;
  GObject *answer = asking->func (asking, asking->job, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* The asker */

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = G_TASK (result);
  FwAsking *asking = g_task_get_task_data (task);
  g_autoptr (FwAsker) self = g_weak_ref_get (&asking->asker);
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) answer = g_task_propagate_pointer (task, &error);

  fw_memory_release_soon ();
  if (self == NULL || self->cancellable != g_task_get_cancellable (task))
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->words, g_free);
  self->complete = answer != NULL;
  if (answer != NULL)
    g_set_object (&self->answer, answer);
  else
    self->error = g_steal_pointer (&error);
  changed (self);
}

static void
stop (FwAsker *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->words, g_free);
}

/**
 * fw_asker_ask:
 * @self: an asker
 * @func: answers in the worker
 * @job: (transfer full): all it needs, of its own
 * @free_job: (nullable): frees @job, in any thread
 *
 * Starts to answer a question about the plan as it stands and the scenario that is shown.
 */
void
fw_asker_ask (FwAsker *self, FwAskFunc func, gpointer job, GDestroyNotify free_job)
{
  g_autoptr (GTask) task = NULL;
  FwAsking *asking;

  g_return_if_fail (FW_IS_ASKER (self) && func != NULL);

  stop (self);
  g_clear_object (&self->answer);
  g_clear_error (&self->error);
  self->complete = FALSE;
  self->share = NAN;
  self->generation = fw_document_get_generation (fw_runner_get_document (self->runner));
  g_set_object (&self->scenario, fw_runner_get_scenario (self->runner));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, finished_cb, NULL);
  g_task_set_name (task, "fw_asker");
  /* what was found before Cancel came is no fault */
  g_task_set_check_cancellable (task, FALSE);
  asking = g_new0 (FwAsking, 1);
  g_weak_ref_init (&asking->asker, self);
  asking->task = task;
  asking->func = func;
  asking->job = job;
  asking->free_job = free_job;
  asking->n_threads = MIN (g_get_num_processors (), MAX_THREADS);
  asking->hooks = (FweHooks){ stop_cb, progress_cb, asking };
  g_task_set_task_data (task, asking, asking_free);
  g_task_run_in_thread (task, work_in_thread);
  changed (self);
}

void
fw_asker_cancel (FwAsker *self)
{
  g_return_if_fail (FW_IS_ASKER (self));

  if (self->cancellable == NULL)
    return;
  stop (self);
  changed (self);
}

FwRunner *
fw_asker_get_runner (FwAsker *self)
{
  g_return_val_if_fail (FW_IS_ASKER (self), NULL);
  return self->runner;
}

gboolean
fw_asker_get_running (FwAsker *self)
{
  g_return_val_if_fail (FW_IS_ASKER (self), FALSE);
  return self->cancellable != NULL;
}

double
fw_asker_get_share (FwAsker *self)
{
  g_return_val_if_fail (FW_IS_ASKER (self), NAN);
  return self->share;
}

const char *
fw_asker_get_words (FwAsker *self)
{
  g_return_val_if_fail (FW_IS_ASKER (self), NULL);
  return self->words;
}

GObject *
fw_asker_get_answer (FwAsker *self)
{
  g_return_val_if_fail (FW_IS_ASKER (self), NULL);
  return self->answer;
}

gboolean
fw_asker_get_complete (FwAsker *self)
{
  g_return_val_if_fail (FW_IS_ASKER (self), FALSE);
  return self->complete;
}

const GError *
fw_asker_get_error (FwAsker *self)
{
  g_return_val_if_fail (FW_IS_ASKER (self), NULL);
  return self->error;
}

const char *
fw_asker_get_stale (FwAsker *self)
{
  g_return_val_if_fail (FW_IS_ASKER (self), NULL);

  if (self->scenario == NULL)
    return NULL;
  if (self->generation != fw_document_get_generation (fw_runner_get_document (self->runner)))
    return _ ("The plan has changed since. Ask again.");
  if (self->scenario != fw_runner_get_scenario (self->runner))
    return _ ("This is about another scenario. Ask again.");

  return NULL;
}

static void
fw_asker_dispose (GObject *object)
{
  FwAsker *self = FW_ASKER (object);

  stop (self);
  g_clear_object (&self->runner);
  g_clear_object (&self->scenario);
  g_clear_object (&self->answer);
  G_OBJECT_CLASS (fw_asker_parent_class)->dispose (object);
}

static void
fw_asker_finalize (GObject *object)
{
  g_clear_error (&FW_ASKER (object)->error);
  G_OBJECT_CLASS (fw_asker_parent_class)->finalize (object);
}

static void
fw_asker_class_init (FwAskerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fw_asker_dispose;
  object_class->finalize = fw_asker_finalize;
  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_ASKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
fw_asker_init (FwAsker *self)
{
  self->share = NAN;
}

FwAsker *
fw_asker_new (FwRunner *runner)
{
  FwAsker *self = g_object_new (FW_TYPE_ASKER, NULL);

  g_return_val_if_fail (FW_IS_RUNNER (runner), self);

  self->runner = g_object_ref (runner);
  g_signal_connect_object (fw_runner_get_document (runner), "notify::generation",
                           G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
