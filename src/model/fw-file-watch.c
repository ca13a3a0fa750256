/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-file-watch.h"

#include "fw-error.h"
#include "fw-json.h"

/* Another program writes in several steps: only what it leaves is looked at. */
#define PAUSE_MS 250

struct _FwFileWatch
{
  GObject parent_instance;

  FwDocument *document;
  GFileMonitor *monitor;
  char *path; /* what is watched */
  FwFileState state;
  guint timer;
  gboolean looking;
  gboolean again;
};

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwFileWatch, fw_file_watch, G_TYPE_OBJECT)

static void
set_state (FwFileWatch *self, FwFileState state)
{
  if (state == self->state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* In the worker: the digest of what is there, "" when nothing is. */
static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  FwFileStamp stamp;
  g_autoptr (GBytes) bytes
      = fw_file_read (task_data, fw_json_limits_document.max_bytes, &stamp, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, g_strdup (stamp.digest), g_free);
  else if (g_error_matches (error, FW_ERROR, FW_ERROR_NOT_FOUND))
    g_task_return_pointer (task, g_strdup (""), g_free);
  else if (g_error_matches (error, FW_ERROR, FW_ERROR_TOO_LARGE))
    g_task_return_pointer (task, g_strdup ("too large"), g_free);
  else
    g_task_return_pointer (task, NULL, NULL); /* a folder locked for a while says nothing */
}

static void look_soon (FwFileWatch *self);

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FwFileWatch *self = FW_FILE_WATCH (source);
  const char *path = g_task_get_task_data (G_TASK (result));
  g_autofree char *digest = g_task_propagate_pointer (G_TASK (result), NULL);

  self->looking = FALSE;
  if (self->document == NULL)
    return;
  /* What was seen while our own save was under way may be half of it. */
  if (self->again || fw_document_get_saving (self->document) || g_strcmp0 (path, self->path) != 0)
    {
      self->again = FALSE;
      look_soon (self);
    }
  else if (digest != NULL)
    set_state (self, *digest == '\0' ? FW_FILE_GONE
                     : g_str_equal (digest, fw_document_get_stamp (self->document)->digest)
                         ? FW_FILE_SAME
                         : FW_FILE_CHANGED);
}

static gboolean
look_cb (gpointer data)
{
  FwFileWatch *self = FW_FILE_WATCH (data);
  g_autoptr (GTask) task = NULL;

  self->timer = 0;
  if (self->path == NULL)
    return G_SOURCE_REMOVE;
  if (self->looking)
    {
      self->again = TRUE;
      return G_SOURCE_REMOVE;
    }
  self->looking = TRUE;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_name (task, "fw_file_watch");
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void
look_soon (FwFileWatch *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (PAUSE_MS, look_cb, self);
}

static void
watch_path (FwFileWatch *self)
{
  const char *path = fw_document_get_path (self->document);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (g_strcmp0 (path, self->path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (file == NULL)
    return;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (look_soon), self,
                             G_CONNECT_SWAPPED);
}

static void
saved_cb (FwFileWatch *self)
{
  watch_path (self);
  set_state (self, FW_FILE_SAME);
}

static void
fw_file_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_int (value, FW_FILE_WATCH (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fw_file_watch_dispose (GObject *object)
{
  FwFileWatch *self = FW_FILE_WATCH (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (fw_file_watch_parent_class)->dispose (object);
}

static void
fw_file_watch_finalize (GObject *object)
{
  g_free (FW_FILE_WATCH (object)->path);
  G_OBJECT_CLASS (fw_file_watch_parent_class)->finalize (object);
}

static void
fw_file_watch_class_init (FwFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fw_file_watch_get_property;
  object_class->dispose = fw_file_watch_dispose;
  object_class->finalize = fw_file_watch_finalize;
  properties[PROP_STATE]
      = g_param_spec_int ("state", NULL, NULL, FW_FILE_SAME, FW_FILE_GONE, FW_FILE_SAME,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fw_file_watch_init (FwFileWatch *self)
{
}

FwFileWatch *
fw_file_watch_new (FwDocument *document)
{
  FwFileWatch *self = g_object_new (FW_TYPE_FILE_WATCH, NULL);

  g_return_val_if_fail (FW_IS_DOCUMENT (document), self);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  watch_path (self);
  look_soon (self); /* a recovered plan's file may have changed long ago */
  return self;
}

FwFileState
fw_file_watch_get_state (FwFileWatch *self)
{
  g_return_val_if_fail (FW_IS_FILE_WATCH (self), FW_FILE_SAME);
  return self->state;
}

void
fw_file_watch_check (FwFileWatch *self)
{
  g_return_if_fail (FW_IS_FILE_WATCH (self));
  look_soon (self);
}
