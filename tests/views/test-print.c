/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-chart-card.h"
#include "fw-plan-commands.h"
#include "fw-print.h"
#include "fw-views-test.h"

#include <glib/gstdio.h>
#include <string.h>

static FwApplication *application;

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return runner && fw_runner_get_result (runner) && !fw_runner_get_stale (runner);
}

static char *
run (const char *program, const char *file, const char *last)
{
  const char *argv[] = { program, file, last, NULL };
  char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return out;
}

/* One chart a page, each with its title, its source and whose it is; white paper of the size asked
 * for. */
static void
test_pages (void)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));
  g_autofree char *folder = g_dir_make_tmp ("fairway-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "charts.pdf", NULL);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GPtrArray) views = g_ptr_array_new ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  g_autofree char *pages = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  g_object_set (window, "page", "equity", NULL);
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (200);
  cards = fw_chart_cards_list (fw_window_get_page (window));
  for (guint i = 0; i < cards->len; i++)
    if (fw_chart_view_get_scene (fw_chart_card_get_view (cards->pdata[i])))
      g_ptr_array_add (views, fw_chart_card_get_view (cards->pdata[i]));
  g_assert_cmpuint (views->len, >=, 2);

  operation = fw_print_new (views, "Minneapolis 2027");
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), !=,
      GTK_PRINT_OPERATION_RESULT_ERROR);
  g_assert_no_error (error);
  fw_test_settle (200);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  info = run ("pdfinfo", path, NULL);
  pages = g_strdup_printf ("Pages:           %u\n", views->len);
  g_assert_nonnull (strstr (info, pages));
  text = run ("pdftotext", path, "-");
  for (guint i = 0; i < views->len; i++)
    {
      g_autofree char *foot = g_strdup_printf ("page %u of %u", i + 1, views->len);

      g_assert_nonnull (strstr (text, foot));
    }
  g_assert_nonnull (strstr (text, "Minneapolis 2027"));
  g_assert_nonnull (strstr (text, "Source"));
  g_assert_nonnull (strstr (text, "A model, not a forecast"));
  gtk_window_destroy (GTK_WINDOW (window));
  if (!g_getenv ("FAIRWAY_KEEP_PRINT"))
    fw_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  g_test_add_func ("/views/print/pages", test_pages);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
