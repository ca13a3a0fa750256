/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-recovery-copy-private.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

#include "fw-plan-io.h"

/* A copy that cannot be read is kept for somebody who can, but not for ever. */
#define UNREADABLE_AGE_S (30 * 24 * 3600)

/* Head and plan: somewhat more than a plan may have. */
#define MAX_BYTES (fw_json_limits_document.max_bytes + 65536)

struct _FwRecoveryCopy
{
  GObject parent_instance;

  FwRecoverySlot *slot; /* NULL once given away or discarded */
  char *title;
  char *path;
  FwFileStamp stamp;
  gint64 edited;
  GBytes *plan;
};

G_DEFINE_FINAL_TYPE (FwRecoveryCopy, fw_recovery_copy, G_TYPE_OBJECT)

static void
fw_recovery_copy_finalize (GObject *object)
{
  FwRecoveryCopy *self = FW_RECOVERY_COPY (object);

  g_clear_pointer (&self->slot, fw_recovery_slot_free);
  g_clear_pointer (&self->plan, g_bytes_unref);
  g_free (self->title);
  g_free (self->path);
  G_OBJECT_CLASS (fw_recovery_copy_parent_class)->finalize (object);
}

static void
fw_recovery_copy_class_init (FwRecoveryCopyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_recovery_copy_finalize;
}

static void
fw_recovery_copy_init (FwRecoveryCopy *self)
{
}

static const char *
get_text (JsonObject *head, const char *member)
{
  JsonNode *node = json_object_get_member (head, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gint64
get_count (JsonObject *head, const char *member)
{
  JsonNode *node = json_object_get_member (head, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : -1;
}

static gboolean
read_file_of (FwRecoveryCopy *self, JsonObject *head)
{
  const char *uri = get_text (head, "file");
  const char *digest = get_text (head, "digest");

  if (uri == NULL)
    return TRUE;
  self->path = g_filename_from_uri (uri, NULL, NULL);
  if (self->path == NULL || digest == NULL || get_count (head, "size") < 0)
    return FALSE;
  self->stamp.size = (guint64)get_count (head, "size");
  self->stamp.mtime_us = get_count (head, "mtime");
  g_strlcpy (self->stamp.digest, digest, sizeof self->stamp.digest);
  return TRUE;
}

static gboolean
read_head (FwRecoveryCopy *self, GBytes *text)
{
  g_autoptr (FwJsonText) json
      = fw_json_text_parse (text, "recovery", &fw_json_limits_document, NULL);
  JsonNode *root = json != NULL ? fw_json_text_root (json) : NULL;
  JsonObject *head;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  head = json_node_get_object (root);
  if (g_strcmp0 (get_text (head, "format"), FW_RECOVERY_FORMAT) != 0
      || get_count (head, "version") != FW_RECOVERY_VERSION || get_text (head, "title") == NULL)
    return FALSE;
  self->title = g_strdup (get_text (head, "title"));
  self->edited = MAX (get_count (head, "edited"), 0);
  return read_file_of (self, head);
}

static FwRecoveryCopy *
copy_read (const char *path)
{
  g_autoptr (FwRecoveryCopy) self = g_object_new (FW_TYPE_RECOVERY_COPY, NULL);
  g_autoptr (GBytes) all = fw_file_read (path, MAX_BYTES, NULL, NULL);
  g_autoptr (GBytes) head = NULL;
  const char *data, *end;
  gsize length;

  if (all == NULL)
    return NULL;
  data = g_bytes_get_data (all, &length);
  end = data != NULL ? g_strstr_len (data, (gssize)length, "\n\n") : NULL;
  if (end == NULL)
    return NULL;
  head = g_bytes_new_from_bytes (all, 0, (gsize)(end - data) + 1);
  self->plan
      = g_bytes_new_from_bytes (all, (gsize)(end - data) + 2, length - g_bytes_get_size (head) - 1);
  return read_head (self, head) ? g_steal_pointer (&self) : NULL;
}

/* Killed between a save and taking the copy away: the file has it all. */
static gboolean
is_in_its_file (FwRecoveryCopy *self)
{
  g_autoptr (GBytes) there
      = self->path != NULL
            ? fw_file_read (self->path, fw_json_limits_document.max_bytes, NULL, NULL)
            : NULL;

  return there != NULL && g_bytes_equal (there, self->plan);
}

static gboolean
is_old (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0
         && g_get_real_time () / G_USEC_PER_SEC - info.st_mtim.tv_sec > UNREADABLE_AGE_S;
}

/* The copy in a slot that is ours now, or NULL when there is nothing to offer. */
static FwRecoveryCopy *
copy_in_slot (FwRecoverySlot *slot)
{
  g_autoptr (FwRecoverySlot) own = slot;
  g_autoptr (FwRecoveryCopy) self = copy_read (own->path);

  if (self == NULL ? is_old (own->path) : is_in_its_file (self))
    {
      fw_recovery_slot_remove (own);
      return NULL;
    }
  if (self == NULL)
    return NULL;
  self->slot = g_steal_pointer (&own);
  return g_steal_pointer (&self);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const FwRecoveryCopy *left = *(FwRecoveryCopy *const *)a;
  const FwRecoveryCopy *right = *(FwRecoveryCopy *const *)b;

  return left->edited < right->edited ? 1 : left->edited > right->edited ? -1 : 0;
}

GPtrArray *
fw_recovery_list (const char *folder)
{
  g_autofree char *usual = folder == NULL ? fw_recovery_default_folder () : NULL;
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDir) dir = g_dir_open (usual != NULL ? usual : folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      FwRecoverySlot *slot = fw_recovery_slot_claim (usual != NULL ? usual : folder, name);
      FwRecoveryCopy *copy = slot != NULL ? copy_in_slot (slot) : NULL;

      if (copy != NULL)
        g_ptr_array_add (copies, copy);
    }
  g_ptr_array_sort (copies, newest_first);
  return copies;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, fw_recovery_list (task_data), (GDestroyNotify)g_ptr_array_unref);
}

void
fw_recovery_list_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_name (task, "fw_recovery_list_async");
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

GPtrArray *
fw_recovery_list_finish (GAsyncResult *result)
{
  GPtrArray *copies;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  copies = g_task_propagate_pointer (G_TASK (result), NULL);
  return copies != NULL ? copies : g_ptr_array_new_with_free_func (g_object_unref);
}

const char *
fw_recovery_copy_get_title (FwRecoveryCopy *self)
{
  g_return_val_if_fail (FW_IS_RECOVERY_COPY (self), NULL);
  return self->title;
}

const char *
fw_recovery_copy_get_path (FwRecoveryCopy *self)
{
  g_return_val_if_fail (FW_IS_RECOVERY_COPY (self), NULL);
  return self->path;
}

gint64
fw_recovery_copy_get_time (FwRecoveryCopy *self)
{
  g_return_val_if_fail (FW_IS_RECOVERY_COPY (self), 0);
  return self->edited;
}

FwDocument *
fw_recovery_copy_open (FwRecoveryCopy *self, GError **error)
{
  g_autoptr (FwPlan) plan = NULL;

  g_return_val_if_fail (FW_IS_RECOVERY_COPY (self), NULL);

  plan = fw_plan_new_from_bytes (self->plan, self->title, error);
  return plan != NULL ? fw_document_new_recovered (plan, self->path, &self->stamp) : NULL;
}

void
fw_recovery_copy_discard (FwRecoveryCopy *self)
{
  g_return_if_fail (FW_IS_RECOVERY_COPY (self));

  if (self->slot != NULL)
    fw_recovery_slot_remove (self->slot);
  g_clear_pointer (&self->slot, fw_recovery_slot_free);
}

FwRecoverySlot *
fw_recovery_copy_steal_slot (FwRecoveryCopy *self)
{
  g_return_val_if_fail (FW_IS_RECOVERY_COPY (self), NULL);
  return g_steal_pointer (&self->slot);
}
