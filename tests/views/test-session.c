/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-settings.h"
#include "fw-views-test.h"
#include "fw-window.h"

#include <glib/gstdio.h>

static FwApplication *application;
static char *folder;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (fw_document_save_finish (FW_DOCUMENT (source), result, NULL));
}

static gboolean
is_saved (gpointer data)
{
  return fw_document_get_path (FW_DOCUMENT (data)) && !fw_document_get_saving (data);
}

static char *
plan_path (const char *id)
{
  g_autofree char *name = g_strconcat (id, ".fairway", NULL);

  return g_build_filename (folder, name, NULL);
}

static FwWindow *
open_saved (const char *id)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin (id, NULL);
  g_autofree char *path = plan_path (id);
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  fw_window_set_document (window, document);
  gtk_window_set_default_size (GTK_WINDOW (window), 820, 640);
  gtk_window_present (GTK_WINDOW (window));
  fw_document_save_async (document, path, TRUE, NULL, saved_cb, NULL);
  fw_test_wait (is_saved, document, 30, "the file");
  return window;
}

static guint
n_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
}

static gboolean
has_windows (gpointer data)
{
  return n_windows () == GPOINTER_TO_UINT (data);
}

static gsize
n_noted (void)
{
  g_autoptr (GVariant) session = fw_settings_get_session ();

  return session ? g_variant_n_children (session) : 0;
}

static gboolean
is_noted (gpointer data)
{
  return n_noted () == GPOINTER_TO_SIZE (data);
}

static FwWindow *
find_window (const char *id)
{
  g_autofree char *path = plan_path (id);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    {
      FwRunner *runner = fw_window_get_runner (l->data);

      if (runner && !g_strcmp0 (fw_document_get_path (fw_runner_get_document (runner)), path))
        return l->data;
    }
  return NULL;
}

static void
close_all (void)
{
  g_autoptr (GList) windows
      = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
  fw_test_wait (has_windows, GUINT_TO_POINTER (0), 30, "no window");
}

/* Quit with two plans open: both come back as they were. A plan without a file does not. */
static void
test_quit_and_restore (void)
{
  FwWindow *first = open_saved ("louisville");
  FwWindow *second = open_saved ("delaware");
  FwWindow *unsaved = fw_window_new (GTK_APPLICATION (application));
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("miami", NULL);
  g_autofree char *page = NULL;
  g_autofree char *scenario = NULL;
  int width, height;

  fw_window_set_document (unsaved, document);
  gtk_window_present (GTK_WINDOW (unsaved));
  g_object_set (first, "page", "equity", "scenario", FW_SCENARIO_NO_PROGRAM, NULL);
  gtk_window_present (GTK_WINDOW (second));
  fw_test_settle (100);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  fw_test_wait (has_windows, GUINT_TO_POINTER (0), 30, "no window");
  fw_session_cancel_quit (fw_application_get_session (application));
  g_assert_cmpuint (n_noted (), ==, 2);

  g_assert_true (fw_session_restore (fw_application_get_session (application)));
  fw_test_wait (has_windows, GUINT_TO_POINTER (2), 30, "the windows");
  fw_test_settle (200);
  g_assert_nonnull (find_window ("delaware"));
  first = find_window ("louisville");
  g_assert_nonnull (first);
  g_object_get (first, "page", &page, "scenario", &scenario, NULL);
  gtk_window_get_default_size (GTK_WINDOW (first), &width, &height);
  g_assert_cmpstr (page, ==, "equity");
  g_assert_cmpstr (scenario, ==, FW_SCENARIO_NO_PROGRAM);
  g_assert_cmpint (width, ==, 820);
  g_assert_cmpint (height, ==, 640);
  close_all ();
}

/* A window that was closed stays closed. */
static void
test_closed_is_forgotten (void)
{
  FwWindow *first = open_saved ("louisville");

  open_saved ("delaware");
  fw_test_wait (is_noted, GSIZE_TO_POINTER (2), 30, "both to be noted");
  gtk_window_close (GTK_WINDOW (first));
  fw_test_wait (is_noted, GSIZE_TO_POINTER (1), 30, "one to be noted");
  close_all ();
  g_assert_cmpuint (n_noted (), ==, 0);
  g_assert_false (fw_session_restore (fw_application_get_session (application)));
}

/* Without a file any more: the start page. */
static void
test_file_gone (void)
{
  g_autofree char *path = plan_path ("louisville");

  open_saved ("louisville");
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  fw_test_wait (has_windows, GUINT_TO_POINTER (0), 30, "no window");
  fw_session_cancel_quit (fw_application_get_session (application));
  g_unlink (path);
  g_assert_true (fw_session_restore (fw_application_get_session (application)));
  fw_test_wait (has_windows, GUINT_TO_POINTER (1), 30, "a window");
  fw_test_settle (100);
  g_assert_null (
      fw_window_get_runner (gtk_application_get_windows (GTK_APPLICATION (application))->data));
  close_all ();
}

/* "fairway mineapolis": no file and no plan is called so, which is said with the nearest. */
static gboolean
is_told (gpointer data)
{
  return fw_test_find_label (GTK_WIDGET (data), "There is no plan “mineapolis”") != NULL;
}

static void
test_unknown_name (void)
{
  g_autofree char *path = g_build_filename (folder, "mineapolis", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *window;

  G_APPLICATION_GET_CLASS (application)->open (G_APPLICATION (application), &file, 1, "");
  fw_test_wait (has_windows, GUINT_TO_POINTER (1), 5, "a window");
  window = gtk_application_get_windows (GTK_APPLICATION (application))->data;
  fw_test_wait (is_told, window, 10, "what was not found");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  folder = g_dir_make_tmp ("fairway-session-XXXXXX", NULL);
  g_test_add_func ("/views/session/quit-and-restore", test_quit_and_restore);
  g_test_add_func ("/views/session/closed-is-forgotten", test_closed_is_forgotten);
  g_test_add_func ("/views/session/file-gone", test_file_gone);
  g_test_add_func ("/views/session/unknown-name", test_unknown_name);
  status = g_test_run ();
  fw_test_remove_folder (folder);
  g_free (folder);
  g_object_unref (application);
  return status;
}
