/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-chart-view.h"
#include "fw-fit-check.h"
#include "fw-plan-commands.h"
#include "fw-views-test.h"
#include "pseudo.h"

#include <string.h>

/* Every page of the window, at every width. One mode a process: what is translated is kept. */

static FwApplication *application;
static const char *mode = "plain";

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
  fw_test_settle (100);
  return window;
}

/* Charts drawn for the room they have: one that grows asks for it when it has been laid out. */
static gboolean
is_steady (GtkWidget *window)
{
  g_autoptr (GPtrArray) views = fw_test_find_all (window, FW_TYPE_CHART_VIEW);

  for (guint i = 0; i < views->len; i++)
    {
      GtkWidget *view = views->pdata[i];
      FwScene *scene = fw_chart_view_get_scene (FW_CHART_VIEW (view));

      if (gtk_widget_get_mapped (view)
          && (!scene || fw_scene_size (scene).height > gtk_widget_get_height (view) + 1
              || fw_scene_size (scene).width != gtk_widget_get_width (view)))
        return FALSE;
    }
  return TRUE;
}

static void
let_settle (GtkWidget *window)
{
  fw_test_settle (60);
  for (guint i = 0; i < 60 && !is_steady (window); i++)
    fw_test_settle (50);
}

/* Several times: first as narrow as what is shown lets it be, then as what is shown when narrow. */
static void
set_width (GtkWidget *window, int width)
{
  for (int i = 0; i < 20; i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, 800 + i % 2);
      let_settle (window);
      if (gtk_widget_get_width (window) == width)
        break;
    }
}

static void
check_pages (FwWindow *window, int width, GPtrArray *faults)
{
  static const char *const pages[]
      = { "overview", "pipeline", "equity", "money", "compare", "data" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s, %s, %d px", mode, pages[i], width);

      g_object_set (window, "page", pages[i], NULL);
      let_settle (GTK_WIDGET (window));
      g_assert_cmpuint (fw_fit_check (GTK_WIDGET (window), where, width, faults), >, 20);
    }
}

static void
test_pages (gconstpointer data)
{
  static const int widths[] = { 360, 800, 1280, 1920 };
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  FwWindow *window = open_plan (1280, 800);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      set_width (GTK_WIDGET (window), widths[i]);
      check_pages (window, widths[i], faults);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  fw_fit_check_none (faults);
}

static void
set_mode (void)
{
  if (g_str_equal (mode, "double"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  else if (g_str_equal (mode, "mirrored"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  else if (g_str_equal (mode, "long"))
    pseudo_set_longer (40);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("fairway-fit-XXXXXX", NULL);
  int status;

  if (argc > 1 && argv[1][0] != '-')
    mode = argv[1];
  gtk_test_init (&argc, &argv, NULL);
  set_mode ();
  application = fw_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add_data_func ("/views/fit/pages", NULL, test_pages);
  status = g_test_run ();
  g_object_unref (application);
  fw_test_remove_folder (folder);
  return status;
}
