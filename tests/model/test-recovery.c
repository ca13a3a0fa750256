/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "fw-error.h"
#include "fw-plan-io.h"
#include "fw-recovery.h"

typedef struct
{
  char *folder;   /* of copies */
  char *path;     /* of the plan */
  char *previous; /* what a save keeps */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = g_dir_make_tmp ("fairway-recovery-XXXXXX", NULL);

  fixture->folder = g_build_filename (root, "recovery", NULL);
  fixture->path = g_build_filename (root, "plan.fairway", NULL);
  fixture->previous = g_strconcat (fixture->path, "~", NULL);
}

static guint
count_files (const char *folder, gboolean take_away)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n++;
      if (take_away)
        g_remove (path);
    }
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = g_path_get_dirname (fixture->path);

  count_files (fixture->folder, TRUE);
  g_rmdir (fixture->folder);
  g_unlink (fixture->path);
  g_unlink (fixture->previous);
  g_assert_cmpint (g_rmdir (root), ==, 0); /* nothing else was left anywhere */
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->previous);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  fw_document_save_finish (FW_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

static void
save (FwDocument *document, const char *path)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  fw_document_save_async (document, path, TRUE, NULL, saved_cb, loop);
  g_main_loop_run (loop);
}

static FwDocument *
saved_document (Fixture *fixture)
{
  FwDocument *document = fw_document_new_from_builtin ("minneapolis", NULL);

  save (document, fixture->path);
  return document;
}

static FwRecovery *
keep (FwDocument *document, Fixture *fixture)
{
  FwRecovery *recovery = fw_recovery_new (document, fixture->folder, NULL);

  fw_recovery_set_pace (recovery, 5, 20);
  return recovery;
}

static void
set_goal (FwDocument *document, double value)
{
  g_autoptr (GError) error = NULL;

  fw_document_set_value (document, NULL, "goal.value", value, &error);
  g_assert_no_error (error);
}

static double
get_goal (FwDocument *document)
{
  return fw_plan_get_value (fw_document_get_plan (document), NULL, "goal.value");
}

/* Turns the loop for a while. */
static void
settle (guint ms)
{
  const gint64 end = g_get_monotonic_time () + (gint64)ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static gboolean
has_copy (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".recovery"))
      return TRUE;
  return FALSE;
}

/* Turns the loop until there is a copy, and whoever wrote it has come to rest. */
static void
wait_for_copy (const char *folder)
{
  const gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!has_copy (folder))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      settle (1);
    }
  settle (50);
}

static char *
contents (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Edited, gone without a word, recovered: the same plan, still unsaved, the file as it was. */
static void
test_recover (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = saved_document (fixture);
  g_autofree char *before = contents (fixture->path);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (FwDocument) back = NULL;
  FwRecovery *recovery = keep (document, fixture);
  const gint64 now = g_get_real_time ();

  set_goal (document, 123);
  wait_for_copy (fixture->folder);
  copies = fw_recovery_list (fixture->folder);
  g_assert_cmpuint (copies->len, ==, 0); /* its owner lives */
  g_clear_pointer (&copies, g_ptr_array_unref);
  g_assert_finalize_object (recovery);

  copies = fw_recovery_list (fixture->folder);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpstr (fw_recovery_copy_get_title (copies->pdata[0]), ==,
                   fw_document_get_title (document));
  g_assert_cmpstr (fw_recovery_copy_get_path (copies->pdata[0]), ==, fixture->path);
  g_assert_cmpint (ABS (fw_recovery_copy_get_time (copies->pdata[0]) - now), <,
                   20 * G_USEC_PER_SEC);
  back = fw_recovery_copy_open (copies->pdata[0], NULL);
  g_assert_cmpfloat (get_goal (back), ==, 123);
  g_assert_cmpstr (fw_document_get_path (back), ==, fixture->path);
  g_assert_true (fw_document_get_modified (back));
  after = contents (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

/* What was recovered keeps its copy until it is saved, and undo does not make it "saved". */
static void
test_recovered_stays_safe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = saved_document (fixture);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (FwDocument) back = NULL;
  g_autoptr (FwRecovery) again = NULL;
  FwRecovery *recovery = keep (document, fixture);

  set_goal (document, 123);
  wait_for_copy (fixture->folder);
  g_object_unref (recovery);
  copies = fw_recovery_list (fixture->folder);
  back = fw_recovery_copy_open (copies->pdata[0], NULL);
  again = fw_recovery_new (back, fixture->folder, copies->pdata[0]);
  g_clear_pointer (&copies, g_ptr_array_unref);
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 2);
  copies = fw_recovery_list (fixture->folder);
  g_assert_cmpuint (copies->len, ==, 0);

  set_goal (back, 124);
  g_assert_true (fw_document_undo (back, NULL));
  g_assert_true (fw_document_get_modified (back));
  settle (60);
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 2);
  save (back, fixture->path);
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 0);
}

/* Saving checks a recovered plan against the file it came from, not against what is there now. */
static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fw_document_save_finish (FW_DOCUMENT (source), result, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_CHANGED);
  g_main_loop_quit (data);
}

static void
test_file_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = saved_document (fixture);
  g_autoptr (FwDocument) other = fw_document_new_open (fixture->path, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (FwDocument) back = NULL;
  FwRecovery *recovery = keep (document, fixture);

  set_goal (document, 123);
  wait_for_copy (fixture->folder);
  g_object_unref (recovery);
  set_goal (other, 77);
  save (other, fixture->path);

  copies = fw_recovery_list (fixture->folder);
  back = fw_recovery_copy_open (copies->pdata[0], NULL);
  fw_document_save_async (back, NULL, FALSE, NULL, changed_cb, loop);
  g_main_loop_run (loop);
  g_assert_true (fw_document_get_modified (back));
}

/* Saved, undone, closed or discarded: nothing is offered. */
static void
test_goes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = saved_document (fixture);
  g_autoptr (FwRecovery) recovery = keep (document, fixture);
  g_autoptr (GPtrArray) copies = NULL;

  set_goal (document, 123);
  wait_for_copy (fixture->folder);
  save (document, fixture->path);
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 0);

  set_goal (document, 124);
  wait_for_copy (fixture->folder);
  g_assert_true (fw_document_undo (document, NULL));
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 0);

  g_assert_true (fw_document_redo (document, NULL));
  wait_for_copy (fixture->folder);
  fw_recovery_end (recovery);
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 0);
  set_goal (document, 125);
  settle (60);
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 0);
}

/* However the end meets a copy on its way to the disk, none is left. */
static void
test_ends_while_writing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = saved_document (fixture);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (FwRecovery) recovery = fw_recovery_new (document, fixture->folder, NULL);

      fw_recovery_set_pace (recovery, 0, 0);
      set_goal (document, 200 + i);
      for (guint turns = 0; turns < i / 4; turns++)
        g_main_context_iteration (NULL, FALSE);
      g_usleep (i * 100);
      fw_recovery_end (recovery);
    }
  settle (300);
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 0);
}

/* A plan that never had a file is kept too. */
static void
test_never_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("louisville", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (FwDocument) back = NULL;
  FwRecovery *recovery = keep (document, fixture);

  set_goal (document, 99);
  wait_for_copy (fixture->folder);
  g_object_unref (recovery);
  copies = fw_recovery_list (fixture->folder);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_null (fw_recovery_copy_get_path (copies->pdata[0]));
  back = fw_recovery_copy_open (copies->pdata[0], NULL);
  g_assert_null (fw_document_get_path (back));
  g_assert_cmpfloat (get_goal (back), ==, 99);
  g_assert_true (fw_document_get_modified (back));
  fw_recovery_copy_discard (copies->pdata[0]);
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 0);
}

/* What is in its file already, and locks without a copy, go; what cannot be read stays for now. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = saved_document (fixture);
  g_autofree char *lock = g_build_filename (fixture->folder, "left.lock", NULL);
  g_autofree char *damaged = g_build_filename (fixture->folder, "damaged.recovery", NULL);
  g_autofree char *old = g_build_filename (fixture->folder, "old.recovery", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (old);
  FwRecovery *recovery = keep (document, fixture);

  set_goal (document, 123);
  wait_for_copy (fixture->folder);
  g_object_unref (recovery);
  bytes = fw_plan_to_bytes (fw_document_get_plan (document), NULL);
  g_assert_true (fw_file_save (fixture->path, bytes, NULL, FALSE, NULL, NULL));
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  g_assert_true (g_file_set_contents (damaged, "{}", -1, NULL));
  g_assert_true (g_file_set_contents (old, "{\n\n\n", -1, NULL));
  g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1000000000,
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));

  copies = fw_recovery_list (fixture->folder);
  g_assert_cmpuint (copies->len, ==, 0);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (damaged, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->folder, FALSE), ==, 2); /* and its lock */
}

static void
failed_cb (FwRecovery *recovery, const char *message, guint *n)
{
  g_assert_cmpstr (message, !=, "");
  (*n)++;
}

/* Where no copy can be kept, that is said once, and editing goes on. */
static void
test_folder_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = saved_document (fixture);
  g_autofree char *below_file = g_build_filename (fixture->path, "recovery", NULL);
  g_autoptr (FwRecovery) recovery = fw_recovery_new (document, below_file, NULL);
  guint n = 0;

  fw_recovery_set_pace (recovery, 1, 1);
  g_signal_connect (recovery, "failed", G_CALLBACK (failed_cb), &n);
  for (guint i = 0; i < 3; i++)
    {
      set_goal (document, 50 + i);
      settle (30);
    }
  g_assert_cmpuint (n, ==, 1);
}

/* Every beginning of a copy is refused whole or not offered; nothing crashes. */
static void
test_cut_copies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = saved_document (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "cut.recovery", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GDir) dir = NULL;
  FwRecovery *recovery = keep (document, fixture);
  const char *name;
  gsize length = 0;
  guint n_opened = 0;

  set_goal (document, 123);
  wait_for_copy (fixture->folder);
  g_object_unref (recovery);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".recovery"))
      {
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

        g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      }
  count_files (fixture->folder, TRUE);
  for (gsize n = 0; n < length; n += n < 500 ? 1 : 997)
    {
      g_autoptr (GPtrArray) copies = NULL;

      g_assert_true (g_file_set_contents (copy, text, (gssize)n, NULL));
      copies = fw_recovery_list (fixture->folder);
      for (guint i = 0; i < copies->len; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (FwDocument) back = fw_recovery_copy_open (copies->pdata[i], &error);

          g_assert_true ((back == NULL) == (error != NULL));
          n_opened += back != NULL ? 1 : 0;
        }
    }
  g_assert_cmpuint (n_opened, ==, 0);
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/model/recovery/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("recover", test_recover);
  ADD ("recovered-stays-safe", test_recovered_stays_safe);
  ADD ("file-changed-meanwhile", test_file_changed_meanwhile);
  ADD ("goes", test_goes);
  ADD ("ends-while-writing", test_ends_while_writing);
  ADD ("never-saved", test_never_saved);
  ADD ("sweep", test_sweep);
  ADD ("folder-refused", test_folder_refused);
  ADD ("cut-copies", test_cut_copies);
  return g_test_run ();
}
