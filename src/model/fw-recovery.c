/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-recovery.h"

#include <glib/gstdio.h>

#include "fw-recovery-copy-private.h"

/* Somewhat under the 10 s that may be lost at most, so that writing fits in too. */
#define PAUSE_MS   3000
#define LONGEST_MS 8000

/* A copy on its way to the disk. Of the worker's thread: only "unwanted" is read by both. */
typedef struct
{
  char *path;
  GBytes *bytes;
  gint64 first_edit;
  gint unwanted;
  gatomicrefcount references;
} Write;

struct _FwRecovery
{
  GObject parent_instance;

  FwDocument *document;
  char *folder;
  FwRecoverySlot *slot; /* NULL while there is no copy */
  Write *writing;
  guint pause_ms;
  guint longest_ms;
  guint timer;
  gint64 first_edit; /* monotonic, of the first edit that is in no copy; 0: none */
  gint64 last_edit;  /* since 1970 */
  gboolean failing;
  gboolean ended;
};

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwRecovery, fw_recovery, G_TYPE_OBJECT)

static void schedule (FwRecovery *self);

static void
write_unref (gpointer data)
{
  Write *write = data;

  if (!g_atomic_ref_count_dec (&write->references))
    return;
  g_free (write->path);
  g_bytes_unref (write->bytes);
  g_free (write);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Write *write = task_data;
  GError *error = NULL;
  const gboolean ok = fw_file_save (write->path, write->bytes, NULL, FALSE, NULL, &error);

  /* It may have been saved or closed meanwhile; then no copy may stay, whoever came last. */
  if (g_atomic_int_get (&write->unwanted))
    g_unlink (write->path);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_failed (FwRecovery *self, const GError *error)
{
  if (!self->failing)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  self->failing = TRUE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FwRecovery *self = FW_RECOVERY (source);
  Write *write = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->writing != write)
    return; /* no longer wanted */
  g_clear_pointer (&self->writing, write_unref);
  if (ok)
    self->failing = FALSE;
  else
    {
      self->first_edit = write->first_edit;
      tell_failed (self, error);
    }
  if (self->first_edit != 0 && self->timer == 0)
    schedule (self);
}

static gboolean
make_slot (FwRecovery *self, GError **error)
{
  if (self->slot == NULL)
    self->slot = fw_recovery_slot_new (self->folder, error);
  return self->slot != NULL;
}

static void
write_copy (FwRecovery *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GTask) task = NULL;

  if (make_slot (self, &error))
    bytes = fw_recovery_compose (self->document, self->last_edit, &error);
  if (bytes == NULL)
    {
      tell_failed (self, error);
      return; /* the next edit tries again */
    }
  self->writing = g_new0 (Write, 1);
  g_atomic_ref_count_init (&self->writing->references);
  g_atomic_ref_count_inc (&self->writing->references);
  self->writing->path = g_strdup (self->slot->path);
  self->writing->bytes = g_steal_pointer (&bytes);
  self->writing->first_edit = self->first_edit;
  self->first_edit = 0;
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_name (task, "fw_recovery");
  g_task_set_task_data (task, self->writing, write_unref);
  g_task_run_in_thread (task, write_in_thread);
}

static gboolean
timer_cb (gpointer data)
{
  FwRecovery *self = FW_RECOVERY (data);

  self->timer = 0;
  if (self->writing == NULL) /* else as soon as that one is written */
    write_copy (self);
  return G_SOURCE_REMOVE;
}

/* After a pause, but no later than the longest wait of the first edit that is in no copy. */
static void
schedule (FwRecovery *self)
{
  const gint64 now = g_get_monotonic_time () / 1000;
  const gint64 latest = self->first_edit / 1000 + self->longest_ms;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer
      = g_timeout_add ((guint)CLAMP (latest - now, 0, (gint64)self->pause_ms), timer_cb, self);
}

static void
drop_copy (FwRecovery *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->first_edit = 0;
  if (self->writing != NULL)
    g_atomic_int_set (&self->writing->unwanted, 1);
  g_clear_pointer (&self->writing, write_unref);
  if (self->slot != NULL)
    fw_recovery_slot_remove (self->slot);
  g_clear_pointer (&self->slot, fw_recovery_slot_free);
}

static void
edited (FwRecovery *self)
{
  self->last_edit = g_get_real_time ();
  if (self->first_edit == 0)
    self->first_edit = g_get_monotonic_time ();
  schedule (self);
}

static void
changed_cb (FwRecovery *self)
{
  if (self->ended)
    return;
  if (fw_document_get_modified (self->document))
    edited (self);
  else
    drop_copy (self);
}

/* What was edited while the file was being written is in no file yet, and what copy there is
 * belongs to the version before. */
static void
saved_cb (FwRecovery *self)
{
  drop_copy (self);
  if (!self->ended && fw_document_get_modified (self->document))
    {
      edited (self);
      timer_cb (self);
    }
}

static void
fw_recovery_dispose (GObject *object)
{
  FwRecovery *self = FW_RECOVERY (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->writing, write_unref);
  g_clear_pointer (&self->slot, fw_recovery_slot_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (fw_recovery_parent_class)->dispose (object);
}

static void
fw_recovery_finalize (GObject *object)
{
  g_free (FW_RECOVERY (object)->folder);
  G_OBJECT_CLASS (fw_recovery_parent_class)->finalize (object);
}

static void
fw_recovery_class_init (FwRecoveryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fw_recovery_dispose;
  object_class->finalize = fw_recovery_finalize;

  /**
   * FwRecovery::failed:
   * @message: one sentence
   */
  signals[FAILED] = g_signal_new ("failed", FW_TYPE_RECOVERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_recovery_init (FwRecovery *self)
{
  self->pause_ms = PAUSE_MS;
  self->longest_ms = LONGEST_MS;
}

FwRecovery *
fw_recovery_new (FwDocument *document, const char *folder, FwRecoveryCopy *from)
{
  FwRecovery *self = g_object_new (FW_TYPE_RECOVERY, NULL);

  g_return_val_if_fail (FW_IS_DOCUMENT (document), self);

  self->document = g_object_ref (document);
  self->folder = folder != NULL ? g_strdup (folder) : fw_recovery_default_folder ();
  self->slot = from != NULL ? fw_recovery_copy_steal_slot (from) : NULL;
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
fw_recovery_set_pace (FwRecovery *self, guint pause_ms, guint longest_ms)
{
  g_return_if_fail (FW_IS_RECOVERY (self));
  g_return_if_fail (pause_ms <= longest_ms);
  self->pause_ms = pause_ms;
  self->longest_ms = longest_ms;
}

void
fw_recovery_end (FwRecovery *self)
{
  g_return_if_fail (FW_IS_RECOVERY (self));
  self->ended = TRUE;
  drop_copy (self);
}
