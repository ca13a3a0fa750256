/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-chart-view.h"
#include "fw-fit-check.h"
#include "fw-plan-commands.h"
#include "fw-views-test.h"

/* Every page of the window, at every width. One mode a process: what is translated is kept. */

static FwApplication *application;

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return runner && fw_runner_get_result (runner) && !fw_runner_get_stale (runner);
}

static FwWindow *
open_plan (int width, int height)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  fw_test_wait (has_result, window, 60, "a result");
  fw_fit_name_parts (fw_runner_get_document (fw_window_get_runner (window)));
  fw_test_wait (has_result, window, 60, "a result");
  fw_fit_settle (GTK_WIDGET (window));
  fw_fit_expand (GTK_WIDGET (window));
  return window;
}

static void
check_pages (FwWindow *window, int width, GPtrArray *faults)
{
  static const char *const pages[]
      = { "overview", "pipeline", "equity", "money", "compare", "data", "evidence" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_object_set (window, "page", pages[i], NULL);
      fw_fit_settle (GTK_WIDGET (window));
      g_assert_cmpuint (fw_fit_check (GTK_WIDGET (window), pages[i], width, faults), >, 20);
    }
}

/* The plan beside the page, or over it. */
static void
check_plan (FwWindow *window, int width, GPtrArray *faults)
{
  gboolean shown;

  g_object_get (window, "sidebar", &shown, NULL);
  g_object_set (window, "sidebar", TRUE, NULL);
  fw_fit_settle (GTK_WIDGET (window));
  fw_fit_check (GTK_WIDGET (window), "the plan", width, faults);
  g_object_set (window, "sidebar", shown, NULL);
}

static void
test_pages (gconstpointer data)
{
  static const int widths[] = { 360, 800, 1280, 1920 };
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  FwWindow *window = open_plan (1280, 800);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      fw_fit_set_width (GTK_WIDGET (window), widths[i]);
      check_pages (window, widths[i], faults);
      check_plan (window, widths[i], faults);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  fw_fit_check_none (faults);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("fairway-fit-XXXXXX", NULL);
  int status;

  gtk_test_init (&argc, &argv, NULL);
  fw_fit_set_mode (argc, argv);
  application = fw_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add_data_func ("/views/fit/pages", NULL, test_pages);
  status = g_test_run ();
  g_object_unref (application);
  fw_test_remove_folder (folder);
  return status;
}
