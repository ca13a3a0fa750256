/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utime.h>

#include "fw-error.h"

#define MAX_BYTES (64 * 1024 * 1024)

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("fairway-file-XXXXXX", NULL);
  g_assert_nonnull (f->folder);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static char *
in (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static GBytes *
text (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

static void
put (const char *path, const char *words)
{
  g_assert_true (g_file_set_contents (path, words, -1, NULL));
}

static void
assert_holds (const char *path, const char *words)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, words);
}

static mode_t
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_refused (const char *path, gsize max_bytes, FwError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_file_read (path, max_bytes, NULL, &error));
  g_assert_error (error, FW_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, words));
}

/* S8 */
static void
test_kinds (Fixture *f, gconstpointer data)
{
  g_autofree char *fifo = in (f, "fifo");
  g_autofree char *big = in (f, "big");
  g_autofree char *empty = in (f, "empty");
  g_autofree char *exact = in (f, "exact");
  g_autofree char *link_path = in (f, "link");
  g_autofree char *fifo_link = in (f, "fifo-link");
  g_autofree char *nowhere = in (f, "nowhere");
  g_autofree char *socket_path = in (f, "socket");
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) linked = NULL;
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  const int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  put (big, "x");
  g_assert_cmpint (truncate (big, (off_t)10 * 1000 * 1000 * 1000), ==, 0);
  put (empty, "");
  put (exact, "12345");
  g_assert_cmpint (symlink ("exact", link_path), ==, 0);
  g_assert_cmpint (symlink ("fifo", fifo_link), ==, 0);
  g_assert_cmpint (symlink ("absent", nowhere), ==, 0);
  g_strlcpy (address.sun_path, socket_path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *)&address, sizeof address), ==, 0);

  assert_refused (fifo, MAX_BYTES, FW_ERROR_BAD_DATA, "a pipe");
  assert_refused (fifo_link, MAX_BYTES, FW_ERROR_BAD_DATA, "a pipe");
  assert_refused (socket_path, MAX_BYTES, FW_ERROR_BAD_DATA, "a socket");
  assert_refused ("/dev/zero", MAX_BYTES, FW_ERROR_BAD_DATA, "a device");
  assert_refused (f->folder, MAX_BYTES, FW_ERROR_BAD_DATA, "a folder");
  assert_refused (big, MAX_BYTES, FW_ERROR_TOO_LARGE, "10.0");
  assert_refused (nowhere, MAX_BYTES, FW_ERROR_NOT_FOUND, "does not exist");
  assert_refused (exact, 4, FW_ERROR_TOO_LARGE, "at most 4");
  /* Files of the kernel say they have no bytes and then have some. */
  assert_refused ("/proc/self/maps", 16, FW_ERROR_TOO_LARGE, "at most 16");
  none = fw_file_read (empty, MAX_BYTES, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (none), ==, 0);
  whole = fw_file_read (exact, 5, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (whole), ==, 5);
  linked = fw_file_read (link_path, 5, NULL, NULL);
  g_assert_true (g_bytes_equal (linked, whole));
  close (fd);
}

static void
test_new_and_old (Fixture *f, gconstpointer data)
{
  g_autofree char *path = in (f, "plan.fairway");
  g_autofree char *kept = in (f, "plan.fairway~");
  g_autoptr (GBytes) one = text ("one");
  g_autoptr (GBytes) two = text ("two");
  g_autoptr (GBytes) three = text ("three");
  g_autoptr (GError) error = NULL;
  FwFileStamp stamp = { 0 };

  g_assert_true (fw_file_save (path, one, &stamp, TRUE, &stamp, &error));
  g_assert_no_error (error);
  assert_holds (path, "one");
  g_assert_cmpint (mode_of (path), ==, 0600);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (stamp.size, ==, 3);

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (fw_file_save (path, two, &stamp, TRUE, &stamp, &error));
  assert_holds (path, "two");
  assert_holds (kept, "one");
  g_assert_cmpint (mode_of (path), ==, 0640);

  /* Saving the same again does not cost the previous version. */
  g_assert_true (fw_file_save (path, two, &stamp, TRUE, &stamp, &error));
  assert_holds (kept, "one");

  g_assert_true (fw_file_save (path, three, NULL, FALSE, &stamp, &error));
  assert_holds (path, "three");
  assert_holds (kept, "one");
  g_assert_cmpuint (count_files (f), ==, 2);
}

static void
test_links (Fixture *f, gconstpointer data)
{
  g_autofree char *real = in (f, "real");
  g_autofree char *first = in (f, "first");
  g_autofree char *second = in (f, "second");
  g_autofree char *loop = in (f, "loop");
  g_autofree char *kept = in (f, "real~");
  g_autoptr (GBytes) one = text ("one");
  g_autoptr (GBytes) two = text ("two");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("real", first), ==, 0);
  g_assert_cmpint (symlink (first, second), ==, 0);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  /* through a link to a file that is not there yet */
  g_assert_true (fw_file_save (second, one, NULL, TRUE, NULL, &error));
  assert_holds (real, "one");
  g_assert_true (fw_file_save (second, two, NULL, TRUE, NULL, &error));
  assert_holds (real, "two");
  assert_holds (kept, "one");
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (fw_file_save (loop, one, NULL, TRUE, NULL, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_SAVED);
}

static void
test_sweep (Fixture *f, gconstpointer data)
{
  g_autofree char *path = in (f, "plan.fairway");
  g_autofree char *stray = in (f, ".fairway-save-aB3xY9");
  g_autofree char *backup = in (f, "plan.fairway.backup");
  g_autofree char *alike = in (f, ".fairway-save-notes.txt");
  g_autoptr (GBytes) one = text ("one");

  put (stray, "half");
  put (backup, "a person's own");
  put (alike, "a person's own");
  g_assert_true (fw_file_save (path, one, NULL, TRUE, NULL, NULL));
  g_assert_false (g_file_test (stray, G_FILE_TEST_EXISTS));
  assert_holds (backup, "a person's own");
  assert_holds (alike, "a person's own");
}

/* S5: two windows on one file, in every order of reading and saving */
static void
test_changed (Fixture *f, gconstpointer data)
{
  g_autofree char *path = in (f, "plan.fairway");
  g_autoptr (GBytes) a = text ("from A");
  g_autoptr (GBytes) b = text ("from B");
  g_autoptr (GBytes) longer = text ("from somebody else");

  for (int round = 0; round < 25; round++)
    {
      g_autoptr (GError) error = NULL;
      FwFileStamp in_a = { 0 }, in_b = { 0 };
      const FwFileStamp new_file = { 0 };
      g_autoptr (GBytes) read_a = NULL;
      g_autoptr (GBytes) read_b = NULL;

      put (path, "start.");
      read_a = fw_file_read (path, MAX_BYTES, &in_a, NULL);
      read_b = fw_file_read (path, MAX_BYTES, &in_b, NULL);
      g_assert_true (fw_file_save (path, a, &in_a, TRUE, &in_a, NULL));
      g_assert_false (fw_file_save (path, b, &in_b, TRUE, &in_b, &error));
      g_assert_error (error, FW_ERROR, FW_ERROR_CHANGED);
      assert_holds (path, "from A");
      g_clear_error (&error);

      /* the same size and the same time: only the bytes tell */
      put (path, "start!");
      g_assert_false (fw_file_save (path, a, &in_a, TRUE, &in_a, &error));
      g_assert_error (error, FW_ERROR, FW_ERROR_CHANGED);
      g_clear_error (&error);

      /* overwrite on purpose, then go on */
      g_assert_true (fw_file_save (path, a, NULL, TRUE, &in_a, NULL));
      g_assert_true (fw_file_save (path, longer, &in_a, TRUE, &in_a, NULL));

      /* a new document must not land on a file that came meanwhile */
      g_assert_false (fw_file_save (path, b, &new_file, TRUE, NULL, &error));
      g_assert_error (error, FW_ERROR, FW_ERROR_CHANGED);
      g_clear_error (&error);

      /* only touched, not changed */
      g_assert_cmpint (g_utime (path, NULL), ==, 0);
      g_assert_true (fw_file_save (path, b, &in_a, TRUE, &in_b, NULL));

      /* deleted meanwhile: the document is what is left of it */
      g_assert_cmpint (g_remove (path), ==, 0);
      g_assert_true (fw_file_save (path, b, &in_b, TRUE, &in_b, NULL));
    }
}

static void
assert_not_saved (const char *path, const char *words)
{
  g_autoptr (GBytes) one = text ("one");
  g_autoptr (GError) error = NULL;

  g_assert_false (fw_file_save (path, one, NULL, TRUE, NULL, &error));
  g_assert_true (error->domain == FW_ERROR);
  g_assert_nonnull (strstr (error->message, words));
}

/* S3 */
static void
test_cannot (Fixture *f, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (300, 'n');
  g_autofree char *too_long = in (f, long_name);
  g_autofree char *gone = in (f, "gone/plan.fairway");
  g_autofree char *plain = in (f, "plain");
  g_autofree char *under_file = in (f, "plain/plan.fairway");
  g_autofree char *fifo = in (f, "fifo");

  put (plain, "x");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_not_saved (too_long, "name is too long");
  assert_not_saved (gone, "folder is gone");
  assert_not_saved (under_file, "folder is gone");
  assert_not_saved (f->folder, "a folder");
  assert_not_saved (fifo, "a pipe");
  assert_not_saved ("/dev/null", "a device");
  assert_not_saved ("/proc/plan.fairway", "not saved"); /* nobody writes there, not even root */
  assert_holds (plain, "x");
}

/* S2: in a process that may write so many bytes to a file and no more */
static void
test_disk_full_child (void)
{
  const char *path = g_getenv ("FAIRWAY_TEST_PATH");
  const gsize allowed = (gsize)g_ascii_strtoull (g_getenv ("FAIRWAY_TEST_BYTES"), NULL, 10);
  const struct rlimit limit = { allowed, allowed };
  g_autofree char *big = g_strnfill (100000, 'n');
  g_autoptr (GBytes) bytes = g_bytes_new (big, 100000);
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  if (!fw_file_save (path, bytes, NULL, TRUE, NULL, &error)
      && g_error_matches (error, FW_ERROR, FW_ERROR_NOT_SAVED)
      && strstr (error->message, "unchanged") != NULL)
    _exit (0);
  _exit (1);
}

static void
test_disk_full (Fixture *f, gconstpointer data)
{
  g_autofree char *path = in (f, "plan.fairway");

  put (path, "old");
  g_setenv ("FAIRWAY_TEST_PATH", path, TRUE);
  for (int i = 0; i < 64; i++)
    {
      g_autofree char *allowed = g_strdup_printf ("%d", i * 100000 / 64);

      g_setenv ("FAIRWAY_TEST_BYTES", allowed, TRUE);
      g_test_trap_subprocess ("/model/file/disk-full/subprocess", 0, 0);
      g_test_trap_assert_passed ();
      assert_holds (path, "old");
    }
  g_assert_cmpuint (count_files (f), <=, 2); /* plan.fairway, plan.fairway~ */
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_async (Fixture *f, gconstpointer data)
{
  g_autofree char *path = in (f, "plan.fairway");
  g_autoptr (GBytes) one = text ("one");
  g_autoptr (GBytes) two = text ("two");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) changed = NULL;
  g_autoptr (GAsyncResult) stopped = NULL;
  g_autoptr (GError) error = NULL;
  FwFileStamp stamp = { 0 };
  FwFileStamp old = { 0 };

  fw_file_save_async (path, one, &stamp, TRUE, NULL, saved_cb, &saved);
  g_assert_true (fw_file_save_finish (wait_for (&saved), &stamp, &error));
  g_assert_no_error (error);
  assert_holds (path, "one");
  g_assert_cmpuint (stamp.size, ==, 3);

  fw_file_save_async (path, two, &old, TRUE, NULL, saved_cb, &changed);
  g_assert_false (fw_file_save_finish (wait_for (&changed), &stamp, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_CHANGED);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  fw_file_save_async (path, two, NULL, TRUE, cancelled, saved_cb, &stopped);
  g_assert_false (fw_file_save_finish (wait_for (&stopped), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (path, "one");
}

#define ADD(name, func) g_test_add ("/model/file/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kinds", test_kinds);
  ADD ("new-and-old", test_new_and_old);
  ADD ("links", test_links);
  ADD ("sweep", test_sweep);
  ADD ("changed", test_changed);
  ADD ("cannot", test_cannot);
  ADD ("disk-full", test_disk_full);
  g_test_add_func ("/model/file/disk-full/subprocess", test_disk_full_child);
  ADD ("async", test_async);
  return g_test_run ();
}
