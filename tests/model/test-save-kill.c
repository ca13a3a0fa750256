/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-file.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* S1 of platform.md: a saving process is killed at a random moment. Whatever it was doing, the file
 * is an old or a new one, byte for byte. */

#ifndef N_KILLS
#define N_KILLS 17
#endif

static const char *self_path;

/* A text that proves itself: a digest of all that follows it. */
static GBytes *
make_text (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const gsize length = 300000 + (gsize)g_rand_int_range (rand, 0, 300000);
  GString *text = g_string_sized_new (length + 64);
  g_autofree char *digest = NULL;

  g_string_set_size (text, length + 64);
  for (gsize i = 64; i < text->len; i++)
    text->str[i] = (char)(32 + (i * seed) % 90);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)text->str + 64, length);
  memcpy (text->str, digest, 64);
  return g_string_free_to_bytes (text);
}

static void
assert_whole (const char *path)
{
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >, 64);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)text + 64, length - 64);
  g_assert_true (memcmp (digest, text, 64) == 0);
}

/* The killed process. It says when it begins, so that no kill is spent on its start. */
static int
save_for_ever (const char *path, gboolean as_new)
{
  GBytes *texts[2] = { make_text (2), make_text (3) };

  if (write (STDOUT_FILENO, "!", 1) != 1)
    return 1;
  for (guint i = 0;; i++)
    {
      if (as_new)
        g_unlink (path);
      if (!fw_file_save (path, texts[i % 2], NULL, TRUE, NULL, NULL))
        return 1;
    }
}

static void
save_and_kill (const char *path, gboolean as_new, GRand *rand)
{
  char *argv[]
      = { (char *)self_path, (char *)(as_new ? "--save-new" : "--save"), (char *)path, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  char sign = 0;
  int out;
  int status;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &sign, 1), ==, 1);
  g_usleep ((gulong)g_rand_int_range (rand, 0, 15000));
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  close (out);
  g_assert_true (WIFSIGNALED (status));
}

static guint
count_strays (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, ".fairway-save-") ? 1 : 0;
  return n;
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        empty_folder (path);
      g_remove (path);
    }
}

typedef enum
{
  NEW_FILE,
  EXISTING_FILE,
  THROUGH_LINK,
} Case;

static guint n_hits;

static void
test_kill (gconstpointer data)
{
  const Case kind = (Case)GPOINTER_TO_INT (data);
  g_autofree char *folder = g_dir_make_tmp ("fairway-kill-XXXXXX", NULL);
  g_autofree char *real_folder = g_build_filename (folder, "real", NULL);
  g_autofree char *real = g_build_filename (real_folder, "plan.fairway", NULL);
  g_autofree char *link_path = g_build_filename (folder, "plan.fairway", NULL);
  g_autofree char *kept = g_strconcat (real, "~", NULL);
  const char *path = kind == THROUGH_LINK ? link_path : real;
  g_autoptr (GRand) rand = g_rand_new_with_seed (17 + (guint32)kind);
  g_autoptr (GBytes) first = make_text (1);
  guint n_strays = 0;

  for (int i = 0; i < N_KILLS; i++)
    {
      empty_folder (folder);
      g_assert_cmpint (g_mkdir (real_folder, 0700), ==, 0);
      if (kind == THROUGH_LINK)
        g_assert_cmpint (symlink ("real/plan.fairway", link_path), ==, 0);
      if (kind != NEW_FILE)
        g_assert_true (fw_file_save (real, first, NULL, FALSE, NULL, NULL));
      save_and_kill (path, kind == NEW_FILE, rand);
      n_strays += count_strays (real_folder);
      if (kind != NEW_FILE || g_file_test (real, G_FILE_TEST_EXISTS))
        assert_whole (real);
      if (g_file_test (kept, G_FILE_TEST_EXISTS))
        assert_whole (kept);
      if (kind == THROUGH_LINK)
        g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (fw_file_save (path, first, NULL, TRUE, NULL, NULL));
      assert_whole (real);
      g_assert_cmpuint (count_strays (real_folder), ==, 0);
      g_assert_cmpuint (count_strays (folder), ==, 0);
    }
  g_test_message ("%d kills, %u left a temporary", N_KILLS, n_strays);
  n_hits += n_strays;
  empty_folder (folder);
  g_rmdir (folder);
}

/* A test whose kills never hit a save would prove nothing. */
static void
test_hits (void)
{
  g_assert_cmpuint (n_hits, >, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_has_prefix (argv[1], "--save"))
    return save_for_ever (argv[2], g_str_equal (argv[1], "--save-new"));
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/model/save-kill/new", GINT_TO_POINTER (NEW_FILE), test_kill);
  g_test_add_data_func ("/model/save-kill/existing", GINT_TO_POINTER (EXISTING_FILE), test_kill);
  g_test_add_data_func ("/model/save-kill/link", GINT_TO_POINTER (THROUGH_LINK), test_kill);
  g_test_add_func ("/model/save-kill/hits", test_hits);
  return g_test_run ();
}
