/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-announcer.h"
#include "fw-application.h"
#include "fw-chart-card.h"
#include "fw-goal-card.h"
#include "fw-plan-commands.h"
#include "fw-range-strip.h"
#include "fw-views-test.h"

#include <string.h>

static FwApplication *application;

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && !fw_runner_get_running (runner) && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static FwWindow *
open_plan (int width)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (300);
  return window;
}

static void
close_window (FwWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

static FwDocument *
get_document (FwWindow *window)
{
  return fw_runner_get_document (fw_window_get_runner (window));
}

static void
set_value (FwWindow *window, const char *key, double value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fw_document_set_value (get_document (window),
                                        fw_runner_get_scenario (fw_window_get_runner (window)), key,
                                        value, &error));
  g_assert_no_error (error);
}

/* The fan of the overview: its first chart. */
static FwChartView *
find_fan (FwWindow *window)
{
  return FW_CHART_VIEW (fw_test_find (GTK_WIDGET (window), FW_TYPE_CHART_VIEW));
}

/* Charts fade */

typedef struct
{
  FwChartView *view;
  guint n_fading;
} Watch;

static gboolean
watch_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Watch *watch = data;

  watch->n_fading += fw_chart_view_get_fading (watch->view) ? 1 : 0;
  return G_SOURCE_CONTINUE;
}

/* In how many frames of a change the chart was between two scenes. */
static guint
count_fading (FwWindow *window, gboolean drag, double value)
{
  Watch watch = { .view = find_fan (window) };
  const guint id = gtk_widget_add_tick_callback (GTK_WIDGET (window), watch_cb, &watch, NULL);

  if (drag)
    fw_document_begin_drag (get_document (window));
  set_value (window, "additionality.deadweight", value);
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (400);
  gtk_widget_remove_tick_callback (GTK_WIDGET (window), id);
  g_assert_false (fw_chart_view_get_fading (watch.view));
  if (drag)
    fw_document_end_drag (get_document (window));
  fw_test_settle (400);
  return watch.n_fading;
}

static void
test_fade (void)
{
  FwWindow *window = open_plan (1280);
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_cmpuint (count_fading (window, FALSE, 0.3), >, 0);
  g_assert_cmpuint (count_fading (window, TRUE, 0.5), ==, 0);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_assert_cmpuint (count_fading (window, FALSE, 0.2), ==, 0);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  close_window (window);
}

/* Scales held */

/* Where the highest grid line's number of the fan is. */
static double
top_of_axis (FwWindow *window)
{
  guint n;
  const FwMark *marks = fw_scene_marks (fw_chart_view_get_scene (find_fan (window)), &n);
  double top = 0;

  for (guint i = 0; i < n; i++)
    {
      char *end = NULL;
      double number = marks[i].text ? strtod (marks[i].text, &end) : 0;

      if (marks[i].text && end && *end == '\0' && number < 1900)
        top = MAX (top, number);
    }
  return top;
}

static void
change_and_wait (FwWindow *window, double deadweight)
{
  set_value (window, "additionality.deadweight", deadweight);
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (100);
}

/* While a slider moves the axes stay where they are, and grow when they must. */
static void
test_held (void)
{
  FwWindow *window = open_plan (1280);
  FwRangeStrip *strip = FW_RANGE_STRIP (fw_test_find (GTK_WIDGET (window), FW_TYPE_RANGE_STRIP));
  g_autoptr (FwChange) change
      = fw_change_new_set_value (NULL, "goal.value", 1); /* out of the way of the axis */
  double top, strip_top, small;

  g_assert_true (fw_document_apply (get_document (window), change, NULL));
  change_and_wait (window, 0.1);
  top = top_of_axis (window);
  strip_top = fw_range_strip_get_top (strip);

  fw_document_begin_drag (get_document (window));
  change_and_wait (window, 0.85);
  g_assert_cmpfloat (top_of_axis (window), ==, top);
  g_assert_cmpfloat (fw_range_strip_get_top (strip), ==, strip_top);
  change_and_wait (window, 0.0);
  g_assert_cmpfloat (top_of_axis (window), >=, top);
  change_and_wait (window, 0.85);
  fw_document_end_drag (get_document (window));
  fw_test_settle (300);
  small = top_of_axis (window);
  g_assert_cmpfloat (small, <, top);
  g_assert_cmpfloat (fw_range_strip_get_top (strip), <, strip_top);
  close_window (window);
}

/* Announcements */

static gboolean
has_said (gpointer data)
{
  return fw_announcer_get_said (data) != NULL;
}

/* However often a slider moves, at most one thing a second is said, and the last word is said. */
static void
test_announce (void)
{
  FwWindow *window = open_plan (800);
  FwRunner *runner = fw_window_get_runner (window);
  g_autoptr (FwAnnouncer) announcer = fw_announcer_new (GTK_WIDGET (window), runner);
  gint64 start;
  g_autofree char *last = NULL;

  set_value (window, "additionality.deadweight", 0.1);
  fw_test_wait (has_said, announcer, 30, "something to be said");
  start = g_get_monotonic_time ();
  fw_document_begin_drag (get_document (window));
  for (guint i = 0; i < 60; i++)
    {
      set_value (window, "additionality.deadweight", 0.1 + 0.01 * i);
      fw_test_settle (30);
    }
  fw_document_end_drag (get_document (window));
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (1300);
  g_assert_cmpuint (fw_announcer_get_n_said (announcer), >=, 2);
  g_assert_cmpuint (fw_announcer_get_n_said (announcer), <=,
                    2 + (guint)((g_get_monotonic_time () - start) / G_USEC_PER_SEC));
  last = fw_result_headline (fw_runner_get_result (runner));
  g_assert_nonnull (strstr (fw_announcer_get_said (announcer), last));
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/views/overview/fade", test_fade);
  g_test_add_func ("/views/overview/held", test_held);
  g_test_add_func ("/views/overview/announce", test_announce);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
