/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-error.h"
#include "fw-history.h"
#include "fw-plan-io.h"

struct _FwDocument
{
  GObject parent_instance;

  FwPlan *plan;
  FwHistory *history;
  char *path;
  FwFileStamp stamp;
  guint64 generation;
  guint64 saved_state; /* of the history when the file was last right */
  guint n_saving;
  gboolean keep_previous;
  gboolean dragging;
};

enum
{
  PROP_0,
  PROP_PLAN,
  PROP_PATH,
  PROP_TITLE,
  PROP_GENERATION,
  PROP_DRAGGING,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  CHANGED,
  SAVED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwDocument, fw_document, G_TYPE_OBJECT)

static void
fw_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FwDocument *self = FW_DOCUMENT (object);

  switch (id)
    {
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, fw_document_get_title (self));
      break;
    case PROP_GENERATION:
      g_value_set_uint64 (value, self->generation);
      break;
    case PROP_DRAGGING:
      g_value_set_boolean (value, self->dragging);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, fw_document_get_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, fw_document_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, fw_document_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, fw_document_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, fw_document_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fw_document_finalize (GObject *object)
{
  FwDocument *self = FW_DOCUMENT (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->history);
  g_free (self->path);

  G_OBJECT_CLASS (fw_document_parent_class)->finalize (object);
}

static void
fw_document_class_init (FwDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fw_document_get_property;
  object_class->finalize = fw_document_finalize;

  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, FW_TYPE_PLAN, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_GENERATION]
      = g_param_spec_uint64 ("generation", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_DRAGGING] = g_param_spec_boolean ("dragging", NULL, NULL, FALSE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FwDocument::changed:
   * @generation: the document's new generation
   * @key: (nullable): the one number that changed, or %NULL for more
   */
  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_STRING);

  /**
   * FwDocument::saved:
   *
   * The file holds the plan as it was when saving began.
   */
  signals[SAVED] = g_signal_new ("saved", FW_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
fw_document_init (FwDocument *self)
{
  self->history = fw_history_new ();
  self->keep_previous = TRUE;
}

FwDocument *
fw_document_new (FwPlan *plan)
{
  FwDocument *self = g_object_new (FW_TYPE_DOCUMENT, NULL);

  g_return_val_if_fail (FW_IS_PLAN (plan), self);

  self->plan = g_object_ref (plan);
  self->generation = 1;
  return self;
}

FwDocument *
fw_document_new_from_builtin (const char *id, GError **error)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (id, error);

  return plan != NULL ? fw_document_new (plan) : NULL;
}

FwDocument *
fw_document_new_recovered (FwPlan *plan, const char *path, const FwFileStamp *stamp)
{
  FwDocument *self = fw_document_new (plan);

  self->path = g_strdup (path);
  if (path != NULL)
    self->stamp = *stamp;
  self->saved_state = G_MAXUINT64; /* no undo leads back to what the file has */
  return self;
}

static FwDocument *
document_from_bytes (GBytes *bytes, const char *path, const FwFileStamp *stamp, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (FwPlan) plan = fw_plan_new_from_bytes (bytes, name, error);
  FwDocument *self;

  if (plan == NULL)
    return NULL;

  self = fw_document_new (plan);
  self->path = g_strdup (path);
  self->stamp = *stamp;
  return self;
}

static gboolean
is_builtin (const char *name)
{
  guint n_plans;
  const FwBuiltin *plans = fw_builtin_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    if (strcmp (plans[i].id, name) == 0)
      return TRUE;

  return FALSE;
}

/* A word without a folder or suffix is meant as a built-in plan's name. */
static gboolean
looks_like_name (const char *text)
{
  return fw_part_id_is_valid (text) && !g_file_test (text, G_FILE_TEST_EXISTS);
}

FwDocument *
fw_document_new_open (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  FwFileStamp stamp;

  g_return_val_if_fail (path != NULL, NULL);

  if (is_builtin (path) || looks_like_name (path))
    return fw_document_new_from_builtin (path, error);

  bytes = fw_file_read (path, fw_json_limits_document.max_bytes, &stamp, error);
  return bytes != NULL ? document_from_bytes (bytes, path, &stamp, error) : NULL;
}

typedef struct
{
  char *path;
  GBytes *bytes;
  FwFileStamp stamp;
} OpenJob;

static void
open_job_free (gpointer data)
{
  OpenJob *job = data;

  g_free (job->path);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenJob *job = task_data;
  GError *error = NULL;

  job->bytes = fw_file_read (job->path, fw_json_limits_document.max_bytes, &job->stamp, &error);
  if (job->bytes != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
fw_document_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenJob *job = g_new0 (OpenJob, 1);

  g_return_if_fail (path != NULL);

  g_task_set_name (task, "fw_document_open_async");
  job->path = g_strdup (path);
  g_task_set_task_data (task, job, open_job_free);
  g_task_run_in_thread (task, open_in_thread);
}

/* Only the bytes are read in the worker: the plan's objects belong to the main thread. */
FwDocument *
fw_document_open_finish (GAsyncResult *result, GError **error)
{
  OpenJob *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  job = g_task_get_task_data (G_TASK (result));
  return document_from_bytes (job->bytes, job->path, &job->stamp, error);
}

static void
notify_history (FwDocument *self)
{
  for (guint id = PROP_MODIFIED; id < N_PROPS; id++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

typedef struct
{
  char *path;
  guint64 state;
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  g_free (job->path);
  g_free (job);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FwDocument *self = g_task_get_source_object (task);
  SaveJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  FwFileStamp stamp;

  self->n_saving--;
  if (!fw_file_save_finish (result, &stamp, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self->stamp = stamp;
  self->saved_state = job->state;
  if (g_strcmp0 (self->path, job->path) != 0)
    {
      g_free (self->path);
      self->path = g_strdup (job->path);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  g_signal_emit (self, signals[SAVED], 0);
  g_task_return_boolean (task, TRUE);
}

/* What was written must read back as the same plan before it may replace a file. */
static GBytes *
bytes_to_save (FwPlan *plan, GError **error)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (plan, error);
  g_autoptr (FwPlan) again = NULL;
  g_autoptr (GBytes) second = NULL;

  if (bytes == NULL)
    return NULL;

  again = fw_plan_new_from_bytes (bytes, fw_plan_get_id (plan), error);
  second = again != NULL ? fw_plan_to_bytes (again, error) : NULL;
  if (second == NULL)
    return NULL;

  if (!g_bytes_equal (bytes, second))
    {
      g_set_error_literal (
          error, FW_ERROR, FW_ERROR_NOT_SAVED,
          _ ("Not saved: the plan did not read back as it was written. Please report this plan."));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

void
fw_document_save_async (FwDocument *self, const char *path, gboolean overwrite,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GBytes) bytes = NULL;
  SaveJob *job;
  GError *error = NULL;
  gboolean own;

  g_return_if_fail (FW_IS_DOCUMENT (self));
  g_return_if_fail (path != NULL || self->path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_name (task, "fw_document_save_async");
  job = g_new0 (SaveJob, 1);
  job->path = g_strdup (path != NULL ? path : self->path);
  job->state = fw_history_get_state (self->history);
  g_task_set_task_data (task, job, save_job_free);

  if (fw_plan_is_read_only (self->plan))
    {
      g_task_return_new_error (task, FW_ERROR, FW_ERROR_NEWER_VERSION,
                               _ ("Not saved: this plan was made by a newer Fairway."));
      return;
    }

  bytes = bytes_to_save (self->plan, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  own = g_strcmp0 (job->path, self->path) == 0;
  self->n_saving++;
  fw_file_save_async (job->path, bytes, own && !overwrite ? &self->stamp : NULL,
                      self->keep_previous, cancellable, saved_cb, g_steal_pointer (&task));
}

gboolean
fw_document_save_finish (FwDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

FwPlan *
fw_document_get_plan (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);
  return self->plan;
}

const char *
fw_document_get_path (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);
  return self->path;
}

const FwFileStamp *
fw_document_get_stamp (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);
  return &self->stamp;
}

gboolean
fw_document_get_saving (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), FALSE);
  return self->n_saving > 0;
}

const char *
fw_document_get_title (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);
  return fw_plan_get_title (self->plan);
}

guint64
fw_document_get_generation (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), 0);
  return self->generation;
}

gboolean
fw_document_get_modified (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), FALSE);
  return fw_history_get_state (self->history) != self->saved_state;
}

gboolean
fw_document_get_can_undo (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), FALSE);
  return fw_history_can_undo (self->history);
}

gboolean
fw_document_get_can_redo (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), FALSE);
  return fw_history_can_redo (self->history);
}

const char *
fw_document_get_undo_label (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);
  return fw_history_get_undo_label (self->history);
}

const char *
fw_document_get_redo_label (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);
  return fw_history_get_redo_label (self->history);
}

void
fw_document_set_keep_previous (FwDocument *self, gboolean keep_previous)
{
  g_return_if_fail (FW_IS_DOCUMENT (self));
  self->keep_previous = keep_previous;
}

static void
tell_changed (FwDocument *self, const char *key)
{
  self->generation++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GENERATION]);
  notify_history (self);
  if (key == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_signal_emit (self, signals[CHANGED], 0, self->generation, key);
}

gboolean
fw_document_apply (FwDocument *self, FwChange *change, GError **error)
{
  g_autoptr (FwChange) inverse = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (FW_IS_DOCUMENT (self) && FW_IS_CHANGE (change), FALSE);

  /* The label before: afterwards the part may be gone. */
  label = fw_change_get_label (change, self->plan);
  inverse = fw_change_apply (change, self->plan, error);
  if (inverse == NULL)
    return FALSE;

  fw_history_push (self->history, change, inverse, label);
  tell_changed (self, fw_change_get_key (change));
  return TRUE;
}

gboolean
fw_document_set_value (FwDocument *self, FwScenario *scenario, const char *key, double value,
                       GError **error)
{
  g_autoptr (FwChange) change = NULL;

  g_return_val_if_fail (FW_IS_DOCUMENT (self) && key != NULL, FALSE);

  change = fw_change_new_set_value (scenario != NULL ? fw_part_get_id (FW_PART (scenario)) : NULL,
                                    key, value);
  return fw_document_apply (self, change, error);
}

static void
set_dragging (FwDocument *self, gboolean dragging)
{
  if (self->dragging == dragging)
    return;

  self->dragging = dragging;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAGGING]);
}

void
fw_document_begin_drag (FwDocument *self)
{
  g_return_if_fail (FW_IS_DOCUMENT (self));
  fw_history_begin_drag (self->history);
  set_dragging (self, TRUE);
}

void
fw_document_end_drag (FwDocument *self)
{
  g_return_if_fail (FW_IS_DOCUMENT (self));
  fw_history_end_drag (self->history);
  set_dragging (self, FALSE);
}

void
fw_document_begin_typing (FwDocument *self)
{
  g_return_if_fail (FW_IS_DOCUMENT (self));
  fw_history_begin_drag (self->history);
}

void
fw_document_end_typing (FwDocument *self)
{
  g_return_if_fail (FW_IS_DOCUMENT (self));
  fw_history_end_drag (self->history);
}

gboolean
fw_document_get_dragging (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), FALSE);
  return self->dragging;
}

gboolean
fw_document_undo (FwDocument *self, GError **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (FW_IS_DOCUMENT (self) && fw_history_can_undo (self->history), FALSE);

  if (!fw_history_undo (self->history, self->plan, &key, error))
    return FALSE;

  tell_changed (self, key);
  return TRUE;
}

gboolean
fw_document_redo (FwDocument *self, GError **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (FW_IS_DOCUMENT (self) && fw_history_can_redo (self->history), FALSE);

  if (!fw_history_redo (self->history, self->plan, &key, error))
    return FALSE;

  tell_changed (self, key);
  return TRUE;
}

guint
fw_document_get_n_steps (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), 0);
  return fw_history_get_n_steps (self->history);
}

guint
fw_document_get_n_done (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), 0);
  return fw_history_get_depth (self->history);
}

const char *
fw_document_get_step_label (FwDocument *self, guint step)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);
  return fw_history_get_step_label (self->history, step);
}

/**
 * fw_document_go_to_step:
 * @n_done: how many of the steps are to be done, 0 to n_steps
 *
 * Returns: FALSE when a step cannot be undone or redone; those before it are
 */
gboolean
fw_document_go_to_step (FwDocument *self, guint n_done, GError **error)
{
  g_autofree char *key = NULL;
  guint n_steps = 0;
  gboolean fine = TRUE;

  g_return_val_if_fail (FW_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (n_done <= fw_history_get_n_steps (self->history), FALSE);

  while (fine && fw_history_get_depth (self->history) != n_done)
    {
      g_clear_pointer (&key, g_free);
      fine = fw_history_get_depth (self->history) > n_done
                 ? fw_history_undo (self->history, self->plan, &key, error)
                 : fw_history_redo (self->history, self->plan, &key, error);
      n_steps += fine;
    }

  if (n_steps > 0)
    tell_changed (self, n_steps == 1 ? key : NULL);
  return fine;
}
