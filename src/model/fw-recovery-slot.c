/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-recovery-slot.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fw-error.h"
#include "fw-plan-io.h"

#define LOCK_SUFFIX ".lock"
#define MAX_TRIES   20

char *
fw_recovery_default_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "fairway", "recovery", NULL);
}

/* Is the locked descriptor still what the name stands for? Somebody who sweeps may have removed it
 * between our opening and our locking it. */
static gboolean
is_same (int fd, const char *path)
{
  struct stat ours, there;

  return fstat (fd, &ours) == 0 && stat (path, &there) == 0 && ours.st_ino == there.st_ino
         && ours.st_dev == there.st_dev;
}

/* -1 when somebody else has it. */
static int
take_lock (const char *path)
{
  const int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && is_same (fd, path))
    return fd;
  close (fd);
  return -1;
}

static FwRecoverySlot *
slot_for (const char *folder, const char *id)
{
  FwRecoverySlot *self = g_new0 (FwRecoverySlot, 1);
  g_autofree char *copy = g_strconcat (id, FW_RECOVERY_SUFFIX, NULL);
  g_autofree char *lock = g_strconcat (id, LOCK_SUFFIX, NULL);

  self->path = g_build_filename (folder, copy, NULL);
  self->lock_path = g_build_filename (folder, lock, NULL);
  self->lock = take_lock (self->lock_path);
  return self;
}

FwRecoverySlot *
fw_recovery_slot_new (const char *folder, GError **error)
{
  int code = 0;

  g_return_val_if_fail (folder != NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    code = errno;
  for (int i = 0; code == 0 && i < MAX_TRIES; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      FwRecoverySlot *self = slot_for (folder, id);

      if (self->lock >= 0)
        return self;
      if (errno == EACCES || errno == EROFS || errno == ENOSPC || errno == EDQUOT)
        code = errno;
      fw_recovery_slot_free (self);
    }
  g_set_error (error, FW_ERROR, FW_ERROR_NOT_SAVED,
               _ ("No copy for recovery can be kept in “%s”: %s."), folder, g_strerror (code));
  return NULL;
}

FwRecoverySlot *
fw_recovery_slot_claim (const char *folder, const char *name)
{
  g_autofree char *id = NULL;
  FwRecoverySlot *self;

  g_return_val_if_fail (folder != NULL && name != NULL, NULL);

  if (g_str_has_suffix (name, FW_RECOVERY_SUFFIX))
    id = g_strndup (name, strlen (name) - strlen (FW_RECOVERY_SUFFIX));
  else if (g_str_has_suffix (name, LOCK_SUFFIX))
    id = g_strndup (name, strlen (name) - strlen (LOCK_SUFFIX));
  else
    return NULL;
  self = slot_for (folder, id);
  if (self->lock >= 0 && g_file_test (self->path, G_FILE_TEST_IS_REGULAR))
    return self;
  /* Nobody's lock without a copy: left by a process that was killed before it wrote one. */
  if (self->lock >= 0)
    g_unlink (self->lock_path);
  fw_recovery_slot_free (self);
  return NULL;
}

void
fw_recovery_slot_remove (FwRecoverySlot *self)
{
  g_return_if_fail (self != NULL);

  g_unlink (self->path);
  g_unlink (self->lock_path);
}

void
fw_recovery_slot_free (FwRecoverySlot *self)
{
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self->lock_path);
  g_free (self);
}

/* The head as JSON, a blank line, the plan as it would be saved. */
GBytes *
fw_recovery_compose (FwDocument *document, gint64 edited, GError **error)
{
  g_autoptr (GBytes) plan = fw_plan_to_bytes (fw_document_get_plan (document), error);
  g_autoptr (JsonNode) head = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) members = json_object_new ();
  g_autoptr (GBytes) text = NULL;
  const char *path = fw_document_get_path (document);
  GByteArray *all;

  if (plan == NULL)
    return NULL;
  json_object_set_string_member (members, "format", FW_RECOVERY_FORMAT);
  json_object_set_int_member (members, "version", FW_RECOVERY_VERSION);
  json_object_set_string_member (members, "title", fw_document_get_title (document));
  json_object_set_int_member (members, "edited", edited);
  if (path != NULL)
    {
      const FwFileStamp *stamp = fw_document_get_stamp (document);
      g_autofree char *whole = g_canonicalize_filename (path, NULL);
      g_autofree char *uri = g_filename_to_uri (whole, NULL, NULL);

      json_object_set_string_member (members, "file", uri);
      json_object_set_int_member (members, "size", (gint64)stamp->size);
      json_object_set_int_member (members, "mtime", stamp->mtime_us);
      json_object_set_string_member (members, "digest", stamp->digest);
    }
  json_node_set_object (head, members);
  text = fw_json_write (head, error);
  if (text == NULL)
    return NULL;
  all = g_byte_array_new ();
  g_byte_array_append (all, g_bytes_get_data (text, NULL), (guint)g_bytes_get_size (text));
  g_byte_array_append (all, (const guint8 *)"\n", 1);
  g_byte_array_append (all, g_bytes_get_data (plan, NULL), (guint)g_bytes_get_size (plan));
  return g_byte_array_free_to_bytes (all);
}
