/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-file-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "fw-error.h"

/* Temporaries have a name nobody else gives a file. GLib's own, NAME.XXXXXX, cannot be told from a
 * person's "plan.fairway.backup", so a sweep could delete that: hence not
 * g_file_set_contents_full(), whose steps (write beside, fsync, rename) these are. */
#define TEMPORARY        ".fairway-save-"
#define TEMPORARY_RANDOM "XXXXXX"

#define MAX_LINKS    40
#define LOCK_WAIT_MS 2000
#define LOCK_STEP_MS 20

/* A stray is swept at once under the folder's lock; where there are no locks, after this. */
#define STRAY_AGE_S 3600

static gint64
mtime_us (const struct stat *info)
{
  return (gint64)info->st_mtim.tv_sec * G_USEC_PER_SEC + info->st_mtim.tv_nsec / 1000;
}

static char *
display_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_filename_display_name (base);
}

/* What a path is that is no regular file, for a sentence; NULL when it is one. */
static const char *
odd_kind (mode_t mode)
{
  if (S_ISREG (mode))
    return NULL;
  if (S_ISDIR (mode))
    return _ ("a folder");
  if (S_ISFIFO (mode))
    return _ ("a pipe");
  if (S_ISSOCK (mode))
    return _ ("a socket");
  return _ ("a device");
}

static void
set_open_error (GError **error, const char *path, int code)
{
  g_autofree char *name = display_name (path);

  if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("“%s” does not exist."), name);
  else if (code == ELOOP)
    g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("“%s” is a link that leads nowhere."),
                 name);
  else
    g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, _ ("“%s” cannot be read: %s."), name,
                 g_strerror (code));
}

static gboolean
check_kind_and_size (const char *path, const struct stat *info, guint64 max_bytes, GError **error)
{
  const char *odd = odd_kind (info->st_mode);

  if (odd != NULL)
    {
      g_autofree char *name = display_name (path);

      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, _ ("“%s” is %s, not a file."), name, odd);
      return FALSE;
    }
  if ((guint64)info->st_size > max_bytes)
    {
      g_autofree char *name = display_name (path);
      g_autofree char *size = g_format_size ((guint64)info->st_size);
      g_autofree char *most = g_format_size (max_bytes);

      g_set_error (error, FW_ERROR, FW_ERROR_TOO_LARGE, _ ("“%s” has %s; at most %s are read."),
                   name, size, most);
      return FALSE;
    }
  return TRUE;
}

int
fw_file_open (const char *path, guint64 max_bytes, struct stat *info, GError **error)
{
  int fd;

  /* Looked at before it is opened: to open a device can already do something. */
  if (stat (path, info) != 0)
    {
      set_open_error (error, path, errno);
      return -1;
    }
  if (!check_kind_and_size (path, info, max_bytes, error))
    return -1;
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      set_open_error (error, path, errno);
      return -1;
    }
  /* And again: it may be another file by now. */
  if (fstat (fd, info) != 0 || !check_kind_and_size (path, info, max_bytes, error))
    {
      if (error != NULL && *error == NULL)
        set_open_error (error, path, errno);
      close (fd);
      return -1;
    }
  return fd;
}

static void
fill_stamp (FwFileStamp *stamp, const struct stat *info, const void *data, gsize length)
{
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);

  stamp->size = length;
  stamp->mtime_us = mtime_us (info);
  g_strlcpy (stamp->digest, digest, sizeof stamp->digest);
}

/* Reads to the end; one byte more than allowed is read to notice a file that grows. */
static GByteArray *
read_all (int fd, gsize hint, gsize max_bytes)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize length = 0;

  g_byte_array_set_size (bytes, (guint)MIN (hint, max_bytes) + 1);
  for (;;)
    {
      ssize_t n;

      if (length == bytes->len)
        g_byte_array_set_size (bytes,
                               (guint)MIN (bytes->len + 65536 + bytes->len / 2, max_bytes + 1));
      n = read (fd, bytes->data + length, bytes->len - length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      length += (gsize)n;
      if (n == 0 || length > max_bytes)
        break;
    }
  g_byte_array_set_size (bytes, (guint)length);
  return g_steal_pointer (&bytes);
}

/**
 * fw_file_read:
 * @path: a file
 * @max_bytes: the most to read, below 2 GiB
 * @stamp: (out) (optional): what the file was, for fw_file_save()
 * @error: one sentence with the file's name
 *
 * Reads a regular file whole. A folder, pipe, socket or device is refused without opening it.
 * Blocks: call it in a worker.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
fw_file_read (const char *path, gsize max_bytes, FwFileStamp *stamp, GError **error)
{
  GByteArray *bytes;
  struct stat info;
  int fd;
  int code;

  g_return_val_if_fail (path != NULL && max_bytes < G_MAXINT32, NULL);

  fd = fw_file_open (path, max_bytes, &info, error);
  if (fd < 0)
    return NULL;
  bytes = read_all (fd, (gsize)info.st_size, max_bytes);
  code = errno;
  close (fd);
  if (bytes == NULL)
    {
      set_open_error (error, path, code);
      return NULL;
    }
  if (bytes->len > max_bytes)
    {
      info.st_size = (off_t)bytes->len;
      check_kind_and_size (path, &info, max_bytes, error);
      g_byte_array_unref (bytes);
      return NULL;
    }
  if (stamp != NULL)
    fill_stamp (stamp, &info, bytes->data, bytes->len);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
refuse_save (GError **error, const char *path, int code)
{
  g_autofree char *name = display_name (path);
  const char *why;

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      why = _ ("the disk is full");
      break;
    case EFBIG:
      why = _ ("the disk takes no file of this size");
      break;
    case EPERM:
      why = _ ("it is write-protected");
      break;
    case EACCES:
    case EROFS:
      why = _ ("its folder cannot be written to");
      break;
    case ENOENT:
    case ENOTDIR:
      why = _ ("its folder is gone");
      break;
    case ENAMETOOLONG:
      why = _ ("its name is too long");
      break;
    case ELOOP:
      why = _ ("it is a link that leads nowhere");
      break;
    default:
      why = g_strerror (code);
      break;
    }
  g_set_error (error, FW_ERROR, FW_ERROR_NOT_SAVED,
               _ ("“%s” was not saved: %s. What was there before is unchanged."), name, why);
  return FALSE;
}

/* Where the bytes are to go: links are followed, also one whose file does not exist yet, so that
 * saving through a link keeps the link. NULL with errno set. */
static char *
resolve (const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = NULL;
      struct stat info;

      if (lstat (at, &info) != 0)
        return errno == ENOENT ? g_steal_pointer (&at) : NULL;
      if (!S_ISLNK (info.st_mode))
        return g_steal_pointer (&at);
      target = g_file_read_link (at, NULL);
      if (target == NULL)
        return NULL;
      if (!g_path_is_absolute (target))
        {
          g_autofree char *folder = g_path_get_dirname (at);
          g_autofree char *joined = g_build_filename (folder, target, NULL);

          g_free (at);
          at = g_steal_pointer (&joined);
        }
      else
        {
          g_free (at);
          at = g_steal_pointer (&target);
        }
    }
  errno = ELOOP;
  return NULL;
}

/* Waits a little for another Fairway that saves in this folder. A killed one has no lock any more.
 */
static gboolean
lock_folder (int folder)
{
  for (int waited = 0; waited < LOCK_WAIT_MS; waited += LOCK_STEP_MS)
    {
      if (flock (folder, LOCK_EX | LOCK_NB) == 0)
        return TRUE;
      if (errno != EWOULDBLOCK && errno != EINTR)
        return FALSE;
      g_usleep (LOCK_STEP_MS * 1000);
    }
  return FALSE;
}

/* Removes what killed saves left behind. */
static void
sweep (int folder, const char *folder_path, gboolean locked)
{
  g_autoptr (GDir) dir = g_dir_open (folder_path, 0, NULL);
  const gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      struct stat info;

      if (!g_str_has_prefix (name, TEMPORARY)
          || strlen (name) != strlen (TEMPORARY TEMPORARY_RANDOM)
          || fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (info.st_mode))
        continue;
      if (locked || now_s - info.st_mtim.tv_sec > STRAY_AGE_S)
        unlinkat (folder, name, 0);
    }
}

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      const ssize_t n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= (gsize)n;
    }
  return TRUE;
}

/* Writes the bytes beside their target and onto the disk, then renames: whoever looks, and whenever
 * the power fails, sees the old file or the new one. FALSE with errno set. */
static gboolean
replace_file (const char *target, const char *folder_path, int folder, GBytes *bytes, mode_t mode)
{
  g_autofree char *temporary = g_build_filename (folder_path, TEMPORARY TEMPORARY_RANDOM, NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  struct stat info;
  gboolean ok;
  int code;
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return FALSE;
  ok = write_all (fd, data, length) && fchmod (fd, mode) == 0 && fsync (fd) == 0
       && fstat (fd, &info) == 0;
  if (ok && (guint64)info.st_size != length)
    {
      errno = EIO;
      ok = FALSE;
    }
  code = errno;
  if (close (fd) != 0 && ok)
    {
      code = errno;
      ok = FALSE;
    }
  if (ok && rename (temporary, target) != 0)
    {
      code = errno;
      ok = FALSE;
    }
  if (!ok)
    {
      unlink (temporary);
      errno = code;
      return FALSE;
    }
  fsync (folder); /* the name itself; some file systems cannot, and then keep it anyway */
  return TRUE;
}

/* The version about to be replaced stays as NAME~: the same file under a second name, so it costs
 * no space and cannot fail half way. File systems without links get a copy. */
static void
keep_old (const char *target, const char *folder_path, int folder, GBytes *old, mode_t mode)
{
  g_autofree char *kept = g_strconcat (target, "~", NULL);
  g_autofree char *temporary = g_build_filename (folder_path, TEMPORARY "kept~~", NULL);

  unlink (temporary);
  if (link (target, temporary) == 0)
    {
      if (rename (temporary, kept) != 0)
        unlink (temporary);
      unlink (temporary); /* rename() of two names of one file does nothing */
      return;
    }
  if (!replace_file (kept, folder_path, folder, old, mode))
    g_debug ("no previous version kept: %s", g_strerror (errno));
}

static gboolean
refuse_changed (GError **error, const char *path)
{
  g_autofree char *name = display_name (path);

  g_set_error (error, FW_ERROR, FW_ERROR_CHANGED,
               _ ("“%s” was changed by someone else since it was opened."), name);
  return FALSE;
}

/* Is what is there now what the document was read from? @old: its bytes, NULL when there is none.
 */
static gboolean
check_expected (const char *path, GBytes *old, const FwFileStamp *expected, GError **error)
{
  g_autofree char *digest = NULL;

  if (expected == NULL || old == NULL) /* a file that vanished is simply written again */
    return TRUE;
  if (expected->digest[0] == '\0' || expected->size != g_bytes_get_size (old))
    return refuse_changed (error, path);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, old);
  return g_str_equal (digest, expected->digest) || refuse_changed (error, path);
}

/* Everything after the folder is open and locked. */
static gboolean
save_in_folder (const char *target, const char *folder_path, int folder, GBytes *bytes,
                const FwFileStamp *expected, gboolean keep_previous, GError **error)
{
  g_autoptr (GBytes) old = NULL;
  struct stat info = { .st_mode = 0600 };

  if (lstat (target, &info) == 0)
    {
      if (odd_kind (info.st_mode) != NULL)
        return check_kind_and_size (target, &info, G_MAXUINT64, error);
      if (access (target, W_OK) != 0)
        return refuse_save (error, target, errno == EACCES ? EPERM : errno);
      if (expected != NULL || keep_previous)
        old = fw_file_read (target, G_MAXINT32 - 1, NULL, NULL);
      if (expected != NULL && old == NULL)
        return refuse_changed (error, target);
    }
  else if (errno != ENOENT)
    return refuse_save (error, target, errno);
  if (!check_expected (target, old, expected, error))
    return FALSE;
  if (keep_previous && old != NULL && !g_bytes_equal (old, bytes))
    keep_old (target, folder_path, folder, old, info.st_mode & 0777);
  if (!replace_file (target, folder_path, folder, bytes, info.st_mode & 0777))
    return refuse_save (error, target, errno);
  return TRUE;
}

/**
 * fw_file_save:
 * @path: where to; a link is followed and stays a link
 * @bytes: the whole new file
 * @expected: (nullable): stamp of the version being replaced, with an empty digest for a new file;
 * NULL to overwrite whatever is there
 * @keep_previous: keep the replaced version as NAME~
 * @stamp: (out) (optional): what the file is now
 * @error: FW_ERROR_CHANGED or FW_ERROR_NOT_SAVED, with the reason
 *
 * The file at @path is the old one or the new one, whole, at any moment. A new file is the person's
 * alone (0600); an old one keeps its mode. Blocks until the bytes are on the disk: call it in a
 * worker.
 */
gboolean
fw_file_save (const char *path, GBytes *bytes, const FwFileStamp *expected, gboolean keep_previous,
              FwFileStamp *stamp, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *folder_path = NULL;
  struct stat info;
  gsize length;
  const void *data;
  int folder;
  gboolean ok;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  target = resolve (path);
  if (target == NULL)
    return refuse_save (error, path, errno);
  folder_path = g_path_get_dirname (target);
  folder = open (folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return refuse_save (error, path, errno);
  sweep (folder, folder_path, lock_folder (folder));
  ok = save_in_folder (target, folder_path, folder, bytes, expected, keep_previous, error);
  close (folder); /* and with it the lock */
  if (!ok)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  if (stat (target, &info) != 0 || (guint64)info.st_size != length)
    return refuse_changed (error, path);
  if (stamp != NULL)
    fill_stamp (stamp, &info, data, length);
  return TRUE;
}

typedef struct
{
  char *path;
  GBytes *bytes;
  FwFileStamp expected;
  gboolean has_expected;
  gboolean keep_previous;
} SaveJob;

static void
save_job_free (SaveJob *job)
{
  g_free (job->path);
  g_bytes_unref (job->bytes);
  g_free (job);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const SaveJob *job = task_data;
  FwFileStamp stamp = { 0 };
  GError *error = NULL;

  if (fw_file_save (job->path, job->bytes, job->has_expected ? &job->expected : NULL,
                    job->keep_previous, &stamp, &error))
    g_task_return_pointer (task, g_memdup2 (&stamp, sizeof stamp), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * fw_file_save_async:
 * @cancellable: (nullable): only a save that has not begun is cancelled
 *
 * fw_file_save() in a worker.
 */
void
fw_file_save_async (const char *path, GBytes *bytes, const FwFileStamp *expected,
                    gboolean keep_previous, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  SaveJob *job;

  g_return_if_fail (path != NULL && bytes != NULL);

  g_task_set_name (task, "fw_file_save_async");
  /* Once written it is written: a late cancel must not report a saved document as unsaved. */
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    return;
  job = g_new0 (SaveJob, 1);
  job->path = g_strdup (path);
  job->bytes = g_bytes_ref (bytes);
  job->has_expected = expected != NULL;
  if (expected != NULL)
    job->expected = *expected;
  job->keep_previous = keep_previous;
  g_task_set_task_data (task, job, (GDestroyNotify)save_job_free);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
fw_file_save_finish (GAsyncResult *result, FwFileStamp *stamp, GError **error)
{
  g_autofree FwFileStamp *saved = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  saved = g_task_propagate_pointer (G_TASK (result), error);
  if (saved == NULL)
    return FALSE;
  if (stamp != NULL)
    *stamp = *saved;
  return TRUE;
}
