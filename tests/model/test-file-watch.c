/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-file-watch.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "fw-error.h"

/* S5 of platform.md: two windows or two machines on one file. Whoever saves second sees that the
 * file is not the one that was read, in every order, and nothing is written over unasked. */

#ifndef N_TIMES
#define N_TIMES 5
#endif

typedef struct
{
  char *folder;
  char *path;
  FwDocument *a;
  FwDocument *b;
} Fixture;

typedef struct
{
  gboolean done;
  gboolean saved;
  GError *error;
} Save;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *save = data;

  save->saved = fw_document_save_finish (FW_DOCUMENT (source), result, &save->error);
  save->done = TRUE;
}

static void
wait_for (Save *save)
{
  while (!save->done)
    g_main_context_iteration (NULL, TRUE);
}

/* 0: saved, else the code of the refusal. */
static int
save (FwDocument *document, const char *path, gboolean overwrite)
{
  Save save = { 0 };
  int code;

  fw_document_save_async (document, path, overwrite, NULL, saved_cb, &save);
  wait_for (&save);
  g_assert_true (save.saved == (save.error == NULL));
  g_assert_true (save.saved || save.error->domain == FW_ERROR);
  code = save.saved ? 0 : save.error->code;
  g_clear_error (&save.error);
  return code;
}

static void
edit (FwDocument *document, double goal)
{
  g_assert_true (fw_document_set_value (document, NULL, "goal.value", goal, NULL));
}

static double
goal_of (FwDocument *document)
{
  return fw_plan_get_value (fw_document_get_plan (document), NULL, "goal.value");
}

static double
goal_on_disk (const char *path)
{
  g_autoptr (FwDocument) document = fw_document_new_open (path, NULL);

  g_assert_nonnull (document);
  return goal_of (document);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) first = fw_document_new_from_builtin ("louisville", NULL);

  fixture->folder = g_dir_make_tmp ("fairway-watch-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "plan.fairway", NULL);
  fw_document_set_keep_previous (first, FALSE);
  g_assert_cmpint (save (first, fixture->path, FALSE), ==, 0);
  fixture->a = fw_document_new_open (fixture->path, NULL);
  fixture->b = fw_document_new_open (fixture->path, NULL);
  fw_document_set_keep_previous (fixture->a, FALSE);
  fw_document_set_keep_previous (fixture->b, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->a);
  g_object_unref (fixture->b);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* a, then b: b is told; overwriting is b's own decision, and then a is told. */
static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < N_TIMES; i++)
    {
      edit (fixture->a, 300 + i);
      edit (fixture->b, 400 + i);
      g_assert_cmpint (save (fixture->a, NULL, i > 0), ==, 0);
      g_assert_cmpint (save (fixture->b, NULL, FALSE), ==, FW_ERROR_CHANGED);
      g_assert_true (fw_document_get_modified (fixture->b));
      g_assert_cmpfloat (goal_on_disk (fixture->path), ==, 300 + i);
      g_assert_cmpint (save (fixture->b, NULL, TRUE), ==, 0);
      g_assert_cmpfloat (goal_on_disk (fixture->path), ==, 400 + i);
      edit (fixture->a, 500 + i);
      g_assert_cmpint (save (fixture->a, NULL, FALSE), ==, FW_ERROR_CHANGED);
      g_assert_cmpfloat (goal_on_disk (fixture->path), ==, 400 + i);
    }
}

/* b reads the file again: its next save is welcome, and a's is not. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < N_TIMES; i++)
    {
      g_autoptr (FwDocument) again = NULL;

      edit (fixture->a, 300 + i);
      g_assert_cmpint (save (fixture->a, NULL, i > 0), ==, 0);
      edit (fixture->b, 400 + i);
      g_assert_cmpint (save (fixture->b, NULL, FALSE), ==, FW_ERROR_CHANGED);
      again = fw_document_new_open (fixture->path, NULL);
      fw_document_set_keep_previous (again, FALSE);
      g_assert_cmpfloat (goal_of (again), ==, 300 + i);
      edit (again, 600 + i);
      g_assert_cmpint (save (again, NULL, FALSE), ==, 0);
      edit (fixture->a, 700 + i);
      g_assert_cmpint (save (fixture->a, NULL, FALSE), ==, FW_ERROR_CHANGED);
      g_assert_cmpfloat (goal_on_disk (fixture->path), ==, 600 + i);
    }
}

/* b goes elsewhere: both are kept, and b's next save goes there. */
static void
test_save_as (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < N_TIMES; i++)
    {
      g_autofree char *name = g_strdup_printf ("other-%d.fairway", i);
      g_autofree char *other = g_build_filename (fixture->folder, name, NULL);
      g_autoptr (FwDocument) b = fw_document_new_open (fixture->path, NULL);

      fw_document_set_keep_previous (b, FALSE);
      edit (fixture->a, 300 + i);
      edit (b, 400 + i);
      g_assert_cmpint (save (fixture->a, NULL, FALSE), ==, 0);
      g_assert_cmpint (save (b, NULL, FALSE), ==, FW_ERROR_CHANGED);
      g_assert_cmpint (save (b, other, TRUE), ==, 0);
      g_assert_cmpfloat (goal_on_disk (fixture->path), ==, 300 + i);
      g_assert_cmpfloat (goal_on_disk (other), ==, 400 + i);
      edit (b, 500 + i);
      g_assert_cmpint (save (b, NULL, FALSE), ==, 0);
      g_assert_cmpfloat (goal_on_disk (other), ==, 500 + i);
      g_unlink (other);
    }
}

/* Both at once: one is saved, the other told. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < N_TIMES; i++)
    {
      g_autoptr (FwDocument) a = fw_document_new_open (fixture->path, NULL);
      g_autoptr (FwDocument) b = fw_document_new_open (fixture->path, NULL);
      Save saves[2] = { 0 };
      GError *refusal;

      fw_document_set_keep_previous (a, FALSE);
      fw_document_set_keep_previous (b, FALSE);
      edit (a, 300 + i);
      edit (b, 400 + i);
      fw_document_save_async (a, NULL, FALSE, NULL, saved_cb, &saves[0]);
      fw_document_save_async (b, NULL, FALSE, NULL, saved_cb, &saves[1]);
      wait_for (&saves[0]);
      wait_for (&saves[1]);
      g_assert_true (saves[0].saved != saves[1].saved);
      refusal = saves[0].saved ? saves[1].error : saves[0].error;
      g_assert_error (refusal, FW_ERROR, FW_ERROR_CHANGED);
      g_assert_cmpfloat (goal_on_disk (fixture->path), ==, (saves[0].saved ? 300 : 400) + i);
      g_clear_error (&saves[0].error);
      g_clear_error (&saves[1].error);
    }
}

static void
wait_for_state (FwFileWatch *watch, FwFileState state)
{
  const gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (fw_file_watch_get_state (watch) != state)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
settle (guint ms)
{
  const gint64 end = g_get_monotonic_time () + (gint64)ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* It sees another's save, not its own, nor the same bytes written anew; and it sees a file go. */
static void
test_watch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwFileWatch) watch = fw_file_watch_new (fixture->b);
  g_autofree char *text = NULL;
  gsize length;

  edit (fixture->b, 400);
  g_assert_cmpint (save (fixture->b, NULL, FALSE), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, text, (gssize)length, NULL));
  settle (800);
  g_assert_cmpint (fw_file_watch_get_state (watch), ==, FW_FILE_SAME);

  edit (fixture->a, 300);
  g_assert_cmpint (save (fixture->a, NULL, TRUE), ==, 0);
  wait_for_state (watch, FW_FILE_CHANGED);
  g_assert_cmpint (save (fixture->b, NULL, TRUE), ==, 0);
  g_assert_cmpint (fw_file_watch_get_state (watch), ==, FW_FILE_SAME);
  settle (600);
  g_assert_cmpint (fw_file_watch_get_state (watch), ==, FW_FILE_SAME);

  g_unlink (fixture->path);
  wait_for_state (watch, FW_FILE_GONE);
  g_assert_true (g_file_set_contents (fixture->path, "half a pl", -1, NULL));
  wait_for_state (watch, FW_FILE_CHANGED);
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/model/file-watch/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("overwrite", test_overwrite);
  ADD ("reload", test_reload);
  ADD ("save-as", test_save_as);
  ADD ("at-once", test_at_once);
  ADD ("watch", test_watch);
  return g_test_run ();
}
