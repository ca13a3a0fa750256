/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "fw-document.h"
#include "fw-error.h"
#include "fw-plan-io.h"

typedef struct
{
  char *folder;
  GMainLoop *loop;
  FwDocument *opened;
  GError *error;
  gboolean saved;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("fairway-document-XXXXXX", NULL);
  fixture->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_main_loop_unref (fixture->loop);
  g_clear_object (&fixture->opened);
  g_clear_error (&fixture->error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->opened = fw_document_open_finish (result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  fixture->saved = fw_document_save_finish (FW_DOCUMENT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
save (Fixture *fixture, FwDocument *document, const char *path, gboolean overwrite)
{
  fw_document_save_async (document, path, overwrite, NULL, saved_cb, fixture);
  g_main_loop_run (fixture->loop);
}

static char *
text_of (FwDocument *document)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (fw_document_get_plan (document), NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_save_reopen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "plan.fairway", NULL);
  g_autofree char *previous = g_strconcat (path, "~", NULL);
  FwScenario *scenario = fw_plan_get_default_scenario (fw_document_get_plan (document));
  g_autofree char *text = NULL;
  g_autofree char *reopened = NULL;

  g_assert_null (fw_document_get_path (document));
  g_assert_false (fw_document_get_modified (document));
  g_assert_true (fw_document_set_value (document, scenario, "programs.prime.seats", 33, NULL));
  g_assert_true (fw_document_get_modified (document));

  save (fixture, document, path, FALSE);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->saved);
  g_assert_false (fw_document_get_modified (document));
  g_assert_cmpstr (fw_document_get_path (document), ==, path);
  g_assert_false (g_file_test (previous, G_FILE_TEST_EXISTS));

  fw_document_open_async (path, NULL, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  text = text_of (document);
  reopened = text_of (fixture->opened);
  g_assert_cmpstr (text, ==, reopened);

  /* Back to what was saved is not modified; the next save keeps the version before it. */
  g_assert_true (fw_document_set_value (document, scenario, "programs.prime.seats", 34, NULL));
  g_assert_true (fw_document_undo (document, NULL));
  g_assert_false (fw_document_get_modified (document));
  g_assert_true (fw_document_redo (document, NULL));
  g_assert_true (fw_document_get_modified (document));
  save (fixture, document, NULL, FALSE);
  g_assert_true (fixture->saved);
  g_assert_true (g_file_test (previous, G_FILE_TEST_EXISTS));
}

/* Two windows on one file: the second save is told, and may go on. */
static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) first = fw_document_new_from_builtin ("minneapolis", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "plan.fairway", NULL);
  g_autoptr (FwDocument) second = NULL;

  save (fixture, first, path, FALSE);
  second = fw_document_new_open (path, NULL);
  g_assert_true (fw_document_set_value (second, NULL, "goal.value", 150, NULL));
  save (fixture, second, NULL, FALSE);
  g_assert_true (fixture->saved);

  g_assert_true (fw_document_set_value (first, NULL, "goal.value", 250, NULL));
  save (fixture, first, NULL, FALSE);
  g_assert_false (fixture->saved);
  g_assert_error (fixture->error, FW_ERROR, FW_ERROR_CHANGED);
  g_assert_true (fw_document_get_modified (first));
  save (fixture, first, NULL, TRUE);
  g_assert_true (fixture->saved);
}

static void
test_not_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "plan.fairway", NULL);

  g_assert_true (fw_document_set_value (document, NULL, "goal.value", 150, NULL));
  save (fixture, document, path, FALSE);
  g_assert_false (fixture->saved);
  g_assert_nonnull (fixture->error);
  g_assert_true (fw_document_get_modified (document));
  g_assert_null (fw_document_get_path (document));
}

static void
test_open_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "broken.fairway", NULL);

  g_assert_true (g_file_set_contents (path, "{\"format\":", -1, NULL));
  fw_document_open_async (path, NULL, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_null (fixture->opened);
  g_assert_nonnull (fixture->error);
  g_assert_nonnull (strstr (fixture->error->message, "broken.fairway"));

  g_clear_error (&fixture->error);
  g_assert_null (fw_document_new_open ("minneapols", &fixture->error));
  g_assert_error (fixture->error, FW_ERROR, FW_ERROR_NOT_FOUND);
}

typedef struct
{
  guint n;
  guint64 generation;
  char *key;
} Heard;

static void
changed_cb (FwDocument *document, guint64 generation, const char *key, Heard *heard)
{
  heard->n++;
  g_assert_cmpuint (generation, >, heard->generation);
  heard->generation = generation;
  g_free (heard->key);
  heard->key = g_strdup (key);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  g_autoptr (FwChange) remove = NULL;
  g_autoptr (GError) error = NULL;
  Heard heard = { 0 };

  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &heard);
  fw_document_begin_drag (document);
  for (guint i = 0; i < 20; i++)
    g_assert_true (fw_document_set_value (document, NULL, "goal.value", 100 + i, NULL));
  fw_document_end_drag (document);
  g_assert_cmpuint (heard.n, ==, 20);
  g_assert_cmpstr (heard.key, ==, "goal.value");
  g_assert_cmpstr (fw_document_get_undo_label (document), ==, "Goal");

  g_assert_false (fw_document_set_value (document, NULL, "goal.value", -1, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE);
  g_assert_cmpuint (heard.n, ==, 20);

  g_assert_true (fw_document_undo (document, NULL));
  g_assert_cmpfloat (fw_plan_get_value (fw_document_get_plan (document), NULL, "goal.value"), ==,
                     200);
  g_assert_false (fw_document_get_can_undo (document));
  g_assert_true (fw_document_get_can_redo (document));

  remove = fw_change_new_remove (fw_document_get_plan (document), FW_LIST_PROGRAMS, "prime", NULL);
  g_assert_true (fw_document_apply (document, remove, NULL));
  g_assert_null (heard.key);
  g_assert_false (fw_document_get_can_redo (document));
  g_assert_cmpstr (fw_document_get_undo_label (document), ==, "Remove Web course, 18 weeks");
  g_free (heard.key);
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/model/document/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("save-reopen", test_save_reopen);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("not-saved", test_not_saved);
  ADD ("open-refused", test_open_refused);
  ADD ("changed", test_changed);
  return g_test_run ();
}
