/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-chart-view.h"
#include "fw-compare-page.h"
#include "fw-plan-commands.h"
#include "fw-plan-sidebar.h"
#include "fw-slider-row.h"
#include "fw-slider.h"
#include "fw-start-page.h"
#include "fw-views-test.h"
#include "fw-words.h"

#include <string.h>

/* What is built when it is first looked at is what it would have been from the start. */

#define QUIET 600 /* ms: more than a result must stand still before anything is tried on it */

static FwApplication *application;

static const char *const pages[]
    = { "overview", "pipeline", "equity", "money", "compare", "data", "evidence" };

static FwDocument *
get_document (FwWindow *window)
{
  return fw_runner_get_document (fw_window_get_runner (window));
}

/* What would move the plan most, and which skill is missing most, is looked for as long as there is
 * something left to try. */
static gboolean
is_looked_for (GtkWidget *window)
{
  static const char *const under_way[] = { "net local placements; ", "Trying each skill" };

  for (guint i = 0; i < G_N_ELEMENTS (under_way); i++)
    {
      GtkWidget *label = fw_test_find_label (window, under_way[i]);

      if (label && gtk_widget_get_mapped (label))
        return FALSE;
    }
  return TRUE;
}

/* The runner is done, and the comparison too where its page has been made. */
static gboolean
is_settled (gpointer data)
{
  FwWindow *window = FW_WINDOW (data);
  FwRunner *runner = fw_window_get_runner (window);
  g_autoptr (GPtrArray) compare = fw_test_find_all (GTK_WIDGET (data), FW_TYPE_COMPARE_PAGE);
  FwComparer *comparer = compare->len > 0 ? fw_compare_page_get_comparer (compare->pdata[0]) : NULL;

  return fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && !fw_runner_get_running (runner) && is_looked_for (GTK_WIDGET (data))
         && (!comparer || !fw_comparer_get_active (comparer)
             || (fw_comparer_get_comparison (comparer) && !fw_comparer_get_stale (comparer)));
}

static void
settle (FwWindow *window)
{
  fw_test_settle (QUIET);
  fw_test_wait (is_settled, window, 60, "what is shown");
  fw_test_settle (100);
}

static FwWindow *
open_plan (void)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));
  g_auto (GValue) draws = G_VALUE_INIT;
  g_autoptr (FwChange) change = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  g_value_init (&draws, G_TYPE_INT64);
  g_value_set_int64 (&draws, 200);
  change = fw_change_new_set_field (FW_LIST_NONE, NULL, "draws", &draws);
  g_assert_true (fw_document_apply (get_document (window), change, NULL));
  settle (window);
  return window;
}

static void
close_window (FwWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

static void
show_page (FwWindow *window, const char *page)
{
  g_object_set (window, "page", page, NULL);
  settle (window);
}

/* Another number, another name, another scenario. */
static void
change_plan (FwWindow *window)
{
  FwDocument *document = get_document (window);
  FwScenario *scenario = fw_plan_get_default_scenario (fw_document_get_plan (document));

  g_assert_true (fw_document_set_value (document, scenario, "programs.prime.seats", 31, NULL));
  g_object_set (window, "scenario", FW_SCENARIO_NO_PROGRAM, NULL);
  settle (window);
  g_object_set (window, "scenario", fw_part_get_id (FW_PART (scenario)), NULL);
  settle (window);
}

static void
append_words (GString *text, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_TEXT (widget))
    g_string_append_printf (text, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (FW_IS_CHART_VIEW (widget))
    {
      FwScene *scene = fw_chart_view_get_scene (FW_CHART_VIEW (widget));
      g_autofree char *alt = scene ? fw_words_alt (scene) : g_strdup ("no scene");
      g_autofree char *description = scene ? fw_words_description (scene) : NULL;

      g_string_append_printf (text, "%s %s\n", alt, description);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    append_words (text, child);
}

static char *
words (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  append_words (text, widget);
  return g_string_free (text, FALSE);
}

/* The first line that is not the same, for two pages are too long to read. */
static void
assert_same_words (const char *a, const char *b)
{
  g_auto (GStrv) of_a = g_strsplit (a, "\n", -1);
  g_auto (GStrv) of_b = g_strsplit (b, "\n", -1);

  for (guint i = 0; of_a[i] && of_b[i]; i++)
    g_assert_cmpstr (of_a[i], ==, of_b[i]);
  g_assert_cmpuint (g_strv_length (of_a), ==, g_strv_length (of_b));
}

static void
test_pages (void)
{
  g_autofree char *shown[G_N_ELEMENTS (pages)] = { NULL };
  FwWindow *early = open_plan ();
  FwWindow *late;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    show_page (early, pages[i]);
  change_plan (early);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      show_page (early, pages[i]);
      shown[i] = words (fw_window_get_page (early));
      g_assert_cmpuint (strlen (shown[i]), >, 200);
    }
  close_window (early);

  late = open_plan ();
  change_plan (late);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *text = NULL;

      show_page (late, pages[i]);
      text = words (fw_window_get_page (late));
      assert_same_words (text, shown[i]);
    }
  close_window (late);
}

/* What is never looked at is never made. */
static void
test_not_made (void)
{
  FwWindow *window = open_plan ();
  g_autoptr (GPtrArray) views = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_CHART_VIEW);
  g_autoptr (GPtrArray) rows = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_SLIDER_ROW);
  g_autoptr (GPtrArray) sliders = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_SLIDER);
  g_autoptr (GPtrArray) starts = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_START_PAGE);

  for (guint i = 0; i < views->len; i++)
    g_assert_true (gtk_widget_is_ancestor (views->pdata[i], fw_window_get_page (window)));
  g_assert_cmpuint (sliders->len, >, 0);
  g_assert_cmpuint (sliders->len, <, rows->len);
  g_assert_cmpuint (starts->len, ==, 0);
  close_window (window);
}

/* A window a plan is on its way to has no start page, unless there is no such plan. */
static void
test_waiting (void)
{
  for (guint i = 0; i < 2; i++)
    {
      FwWindow *window = fw_window_new (GTK_APPLICATION (application));
      g_autoptr (GPtrArray) before = NULL, after = NULL;

      fw_window_wait (window);
      gtk_window_present (GTK_WINDOW (window));
      before = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_START_PAGE);
      g_assert_cmpuint (before->len, ==, 0);
      fw_test_check_names (GTK_WIDGET (window));
      g_assert_true (fw_plan_open_builtin (window, i == 0 ? "nashville" : "nashvile") == (i == 0));
      after = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_START_PAGE);
      g_assert_cmpuint (after->len, ==, i);
      g_assert_true ((fw_window_get_runner (window) != NULL) == (i == 0));
      close_window (window);
    }
}

static gboolean
is_built (GtkWidget *row)
{
  g_autoptr (GPtrArray) sliders = fw_test_find_all (row, FW_TYPE_SLIDER);

  return sliders->len == 1;
}

/* Every row that is in sight has its slider. */
static void
check_rows_in_sight (GtkWidget *sidebar, GtkWidget *scrolled)
{
  g_autoptr (GPtrArray) rows = fw_test_find_all (sidebar, FW_TYPE_SLIDER_ROW);

  for (guint i = 0; i < rows->len; i++)
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (rows->pdata[i], scrolled, &bounds));
      if (gtk_widget_get_mapped (rows->pdata[i])
          && bounds.origin.y < gtk_widget_get_height (scrolled)
          && bounds.origin.y + bounds.size.height > 0)
        g_assert_true (is_built (rows->pdata[i]));
    }
}

static GtkWidget *
get_scrolled (GtkWidget *sidebar)
{
  return gtk_widget_get_ancestor (fw_test_find (sidebar, FW_TYPE_SLIDER_ROW),
                                  GTK_TYPE_SCROLLED_WINDOW);
}

static void
test_rows (void)
{
  FwWindow *window = open_plan ();
  GtkWidget *sidebar = fw_test_find (GTK_WIDGET (window), FW_TYPE_PLAN_SIDEBAR);
  GtkWidget *scrolled = get_scrolled (sidebar);
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  g_autofree char *by_scrolling = NULL;
  g_autofree char *at_once = NULL;
  double at = 0;

  for (; at < gtk_adjustment_get_upper (scroll); at += gtk_adjustment_get_page_size (scroll) / 3)
    {
      gtk_adjustment_set_value (scroll, at);
      fw_test_settle (50);
      check_rows_in_sight (sidebar, scrolled);
    }
  /* And after a leap. */
  gtk_adjustment_set_value (scroll, 0);
  fw_test_settle (50);
  by_scrolling = words (sidebar);
  close_window (window);

  window = open_plan ();
  sidebar = fw_test_find (GTK_WIDGET (window), FW_TYPE_PLAN_SIDEBAR);
  scrolled = get_scrolled (sidebar);
  scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
  fw_test_settle (50);
  check_rows_in_sight (sidebar, scrolled);
  fw_plan_sidebar_reveal (FW_PLAN_SIDEBAR (sidebar), "none");
  {
    g_autoptr (GPtrArray) rows = fw_test_find_all (sidebar, FW_TYPE_SLIDER_ROW);

    for (guint i = 0; i < rows->len; i++)
      fw_slider_row_build (rows->pdata[i]);
  }
  fw_test_settle (50);
  at_once = words (sidebar);
  assert_same_words (by_scrolling, at_once);
  g_assert_nonnull (strstr (at_once, "Assumptions"));
  close_window (window);
}

/* The network, the keyring, PDF and the solver are not loaded to look at a plan. */
static void
test_libraries (void)
{
  static const char *const unwanted[] = { "libglpk", "libqpdf", "libsecret", "libsoup" };
  FwWindow *window = open_plan ();
  g_autofree char *maps = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (!g_str_equal (pages[i], "data")) /* which says whether a key is kept */
      show_page (window, pages[i]);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    g_assert_null (strstr (maps, unwanted[i]));
  close_window (window);
}

static guint
count_wheels (GtkWidget *control, gboolean at_work)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (control);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      n += GTK_IS_EVENT_CONTROLLER_SCROLL (controller)
           && (!at_work
               || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE);
    }
  return n;
}

/* Turning the wheel over the list of levers moves the list, never a lever. */
static void
test_wheel (void)
{
  static GType (*const types[]) (void) = { gtk_scale_get_type, gtk_spin_button_get_type };
  FwWindow *window = open_plan ();
  GtkWidget *sidebar = fw_test_find (GTK_WIDGET (window), FW_TYPE_PLAN_SIDEBAR);

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      g_autoptr (GPtrArray) controls = fw_test_find_all (sidebar, types[t]());

      g_assert_cmpuint (controls->len, >, 0);
      for (guint i = 0; i < controls->len; i++)
        {
          g_assert_cmpuint (count_wheels (controls->pdata[i], FALSE), >, 0);
          g_assert_cmpuint (count_wheels (controls->pdata[i], TRUE), ==, 0);
        }
    }
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  /* First: a library is never closed. */
  g_test_add_func ("/views/late/libraries", test_libraries);
  g_test_add_func ("/views/late/pages", test_pages);
  g_test_add_func ("/views/late/not-made", test_not_made);
  g_test_add_func ("/views/late/waiting", test_waiting);
  g_test_add_func ("/views/late/rows", test_rows);
  g_test_add_func ("/views/late/wheel", test_wheel);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
