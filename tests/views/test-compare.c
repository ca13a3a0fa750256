/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-chart-card.h"
#include "fw-compare-bar.h"
#include "fw-compare-page.h"
#include "fw-inputs-panel.h"
#include "fw-plan-commands.h"
#include "fw-query.h"
#include "fw-views-test.h"

#include <string.h>

static FwApplication *application;

static FwComparePage *
get_page (FwWindow *window)
{
  return FW_COMPARE_PAGE (fw_test_find (GTK_WIDGET (window), FW_TYPE_COMPARE_PAGE));
}

static FwComparer *
get_comparer (FwWindow *window)
{
  return fw_compare_page_get_comparer (get_page (window));
}

static FwDocument *
get_document (FwWindow *window)
{
  return fw_runner_get_document (fw_window_get_runner (window));
}

static gboolean
is_opened (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static gboolean
is_compared (gpointer data)
{
  FwComparer *comparer = get_comparer (FW_WINDOW (data));

  return is_opened (data) && fw_comparer_get_comparison (comparer)
         && !fw_comparer_get_stale (comparer);
}

static void
wait_for_comparison (FwWindow *window)
{
  fw_test_wait (is_compared, window, 60, "a comparison");
  fw_test_settle (100);
}

static void
set_draws (FwDocument *document, gint64 draws)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (FwChange) change = NULL;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, draws);
  change = fw_change_new_set_field (FW_LIST_NONE, NULL, "draws", &value);
  g_assert_true (fw_document_apply (document, change, NULL));
}

static FwWindow *
open_page (int width)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));
  g_autoptr (GPtrArray) before = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  set_draws (get_document (window), 200);
  fw_test_wait (is_opened, window, 60, "a result");
  /* Not looked at, not made: so nothing is run for it. */
  before = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_COMPARE_PAGE);
  g_assert_cmpuint (before->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "compare");
  wait_for_comparison (window);
  return window;
}

static void
close_window (FwWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

static FwScene *
get_scene (FwWindow *window, const char *chart)
{
  g_autoptr (GPtrArray) cards
      = fw_test_find_all (GTK_WIDGET (get_page (window)), FW_TYPE_CHART_CARD);

  for (guint i = 0; i < cards->len; i++)
    if (g_str_equal (fw_chart_card_get_row (cards->pdata[i])->name, chart))
      return fw_chart_view_get_scene (fw_chart_card_get_view (cards->pdata[i]));
  g_error ("no chart %s", chart);
}

/* A row for every scenario of the plan, by name and in the table; the reference is told. */
static void
test_rows (void)
{
  FwWindow *window = open_page (1280);
  FwScene *scene = get_scene (window, "compare");
  g_autoptr (GPtrArray) scenarios
      = fw_comparer_list_scenarios (fw_document_get_plan (get_document (window)));
  guint n;
  const FwDatum *data = fw_scene_data (scene, &n);

  g_assert_cmpuint (n, ==, scenarios->len);
  g_assert_cmpuint (fw_scene_n_rows (scene), ==, scenarios->len);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (data[i].label, ==, fw_part_get_title (scenarios->pdata[i]));
  g_assert_nonnull (strstr (data[2].value, "against “As pledged”"));
  fw_scene_data (get_scene (window, "multiples"), &n);
  g_assert_cmpuint (n, >, 0);
  fw_test_check_names (GTK_WIDGET (get_page (window)));
  close_window (window);
}

/* Nothing is run for a page out of sight; back in sight it is brought up to date. */
static void
test_out_of_sight (void)
{
  FwWindow *window = open_page (1280);
  FwComparer *comparer = get_comparer (window);
  FwScenario *shown = fw_runner_get_scenario (fw_window_get_runner (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "overview");
  fw_test_settle (50);
  g_assert_false (fw_comparer_get_active (comparer));
  g_assert_true (
      fw_document_set_value (get_document (window), shown, "programs.prime.seats", 31, NULL));
  g_assert_false (fw_comparer_get_running (comparer));
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "compare");
  wait_for_comparison (window);
  close_window (window);
}

/* Another scenario to be measured against: no run, other differences. */
static void
test_reference (void)
{
  FwWindow *window = open_page (1280);
  FwComparer *comparer = get_comparer (window);
  GtkWidget *bar = fw_test_find (GTK_WIDGET (window), FW_TYPE_COMPARE_BAR);
  GtkDropDown *choice = GTK_DROP_DOWN (fw_test_find (bar, GTK_TYPE_DROP_DOWN));
  const guint n_runs = fw_comparer_get_n_runs (comparer);
  guint n;

  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 1);
  gtk_drop_down_set_selected (choice, 2);
  fw_test_settle (100);
  g_assert_cmpuint (fw_comparison_get_reference (fw_comparer_get_comparison (comparer)), ==, 2);
  g_assert_cmpuint (fw_comparer_get_n_runs (comparer), ==, n_runs);
  g_assert_nonnull (strstr (fw_scene_data (get_scene (window, "compare"), &n)[1].value,
                            "against “+ Degree waivers”"));
  close_window (window);
}

static GPtrArray *
find_buttons (FwWindow *window, const char *icon)
{
  GtkWidget *panel = fw_test_find (GTK_WIDGET (window), FW_TYPE_INPUTS_PANEL);
  GPtrArray *buttons = fw_test_find_all (panel, GTK_TYPE_BUTTON);

  for (guint i = buttons->len; i-- > 0;)
    if (g_strcmp0 (gtk_button_get_icon_name (buttons->pdata[i]), icon) != 0)
      g_ptr_array_remove_index (buttons, i);
  return buttons;
}

static void
open_rows (FwWindow *window)
{
  GtkWidget *panel = fw_test_find (GTK_WIDGET (window), FW_TYPE_INPUTS_PANEL);
  g_autoptr (GPtrArray) rows = fw_test_find_all (panel, ADW_TYPE_EXPANDER_ROW);

  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_set_expanded (rows->pdata[i], TRUE);
  fw_test_settle (400);
}

/* Each number of a scenario's own can be taken back, which can be undone; each leads to its row. */
static void
test_inputs (void)
{
  FwWindow *window = open_page (1280);
  FwPlan *plan = fw_document_get_plan (get_document (window));
  FwScenario *waivers = fw_plan_find_scenario (plan, "waivers", NULL);
  g_autoptr (GPtrArray) before = fw_scenario_get_keys (waivers);
  g_autoptr (GPtrArray) resets = NULL, jumps = NULL, after = NULL, rest = NULL;

  open_rows (window);
  resets = find_buttons (window, "edit-undo-symbolic");
  jumps = find_buttons (window, "go-next-symbolic");
  g_assert_cmpuint (resets->len, ==, 5 + 4 + 2); /* own numbers of the three scenarios */
  g_assert_cmpuint (jumps->len, ==, 5 + 9 + 2);  /* inherited ones too */
  fw_test_check_names (GTK_WIDGET (get_page (window)));

  g_signal_emit_by_name (resets->pdata[0], "clicked");
  wait_for_comparison (window);
  after = fw_scenario_get_keys (waivers);
  g_assert_cmpuint (after->len, ==, before->len - 1);
  rest = find_buttons (window, "edit-undo-symbolic");
  g_assert_cmpuint (rest->len, ==, resets->len - 1);
  /* What was open stays open, and the keyboard is at its scenario. */
  g_assert_true (gtk_widget_get_mapped (rest->pdata[0]));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         fw_test_find (GTK_WIDGET (window), FW_TYPE_INPUTS_PANEL)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "edit.undo", NULL));
  wait_for_comparison (window);
  g_assert_true (fw_scenario_get_override (waivers, "employers.bank-f.waives", NULL));
  close_window (window);
}

static void
test_jump (void)
{
  FwWindow *window = open_page (1280);
  g_autoptr (GPtrArray) jumps = NULL;
  FwRunner *runner = fw_window_get_runner (window);

  open_rows (window);
  jumps = find_buttons (window, "go-next-symbolic");
  g_signal_emit_by_name (jumps->pdata[0], "clicked");
  fw_test_settle (200);
  g_assert_cmpstr (fw_part_get_id (FW_PART (fw_runner_get_scenario (runner))), ==, "waivers");
  close_window (window);
}

/* The page by its key, the chart by the arrows. */
static void
test_keyboard (void)
{
  FwWindow *window = open_page (1280);
  g_autoptr (GPtrArray) charts
      = fw_test_find_all (GTK_WIDGET (get_page (window)), FW_TYPE_CHART_VIEW);
  g_auto (GStrv) accels
      = gtk_application_get_accels_for_action (GTK_APPLICATION (application), "view.page::compare");
  FwScene *scene = get_scene (window, "compare");

  g_assert_cmpstr (accels[0], ==, "<Alt>5");
  g_assert_true (gtk_widget_get_focusable (charts->pdata[0]));
  gtk_widget_grab_focus (charts->pdata[0]);
  g_assert_cmpint (fw_query_step (scene, 0, FW_STEP_NEXT_GROUP), ==, 1);
  close_window (window);
}

/* One scenario beside "No program": how to add one, and no list of what differs. */
static void
test_alone (void)
{
  static const char *const ids[] = { "all", "evening-care", "waivers" };
  FwWindow *window = open_page (1280);
  FwDocument *document = get_document (window);
  GtkWidget *panel = fw_test_find (GTK_WIDGET (window), FW_TYPE_INPUTS_PANEL);
  GtkWidget *hint;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (FwChange) remove
          = fw_change_new_remove (fw_document_get_plan (document), FW_LIST_SCENARIOS, ids[i], NULL);

      g_assert_true (fw_document_apply (document, remove, NULL));
    }
  wait_for_comparison (window);
  hint = fw_test_find_label (GTK_WIDGET (get_page (window)), "There is only one scenario");
  g_assert_true (gtk_widget_get_mapped (hint));
  g_assert_false (gtk_widget_get_visible (panel));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "scenario.new", NULL));
  wait_for_comparison (window);
  g_assert_false (gtk_widget_get_mapped (hint));
  close_window (window);
}

static void
test_narrow (void)
{
  FwWindow *window = open_page (360);
  int minimum;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  g_test_add_func ("/views/compare/rows", test_rows);
  g_test_add_func ("/views/compare/out-of-sight", test_out_of_sight);
  g_test_add_func ("/views/compare/reference", test_reference);
  g_test_add_func ("/views/compare/inputs", test_inputs);
  g_test_add_func ("/views/compare/jump", test_jump);
  g_test_add_func ("/views/compare/keyboard", test_keyboard);
  g_test_add_func ("/views/compare/alone", test_alone);
  g_test_add_func ("/views/compare/narrow", test_narrow);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
