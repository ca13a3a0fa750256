/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-ask-window.h"
#include "fw-chart-card.h"
#include "fw-influences.h"
#include "fw-matters-view.h"
#include "fw-plan-commands.h"
#include "fw-views-test.h"

#define DRAWS 100

static FwApplication *application;

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && !fw_runner_get_running (runner) && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static FwWindow *
open_plan (void)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));
  g_autoptr (GError) error = NULL;
  g_auto (GValue) draws = G_VALUE_INIT;
  g_autoptr (FwChange) change = NULL;

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "delaware"));
  g_value_init (&draws, G_TYPE_INT64);
  g_value_set_int64 (&draws, DRAWS);
  change = fw_change_new_set_field (FW_LIST_NONE, NULL, "draws", &draws);
  g_assert_true (
      fw_document_apply (fw_runner_get_document (fw_window_get_runner (window)), change, &error));
  fw_test_wait (has_result, window, 60, "a result");
  return window;
}

static GtkWidget *
find_questions (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (FW_IS_ASK_WINDOW (window))
        return window;
    }
  return NULL;
}

static gboolean
is_over (gpointer data)
{
  return !fw_asker_get_running (data);
}

static gboolean
has_answer (gpointer data)
{
  return fw_asker_get_answer (data) != NULL;
}

static void
ask (GtkWidget *view, guint method)
{
  g_autoptr (GPtrArray) choices = fw_test_find_all (view, ADW_TYPE_COMBO_ROW);

  adw_combo_row_set_selected (choices->pdata[0], method);
  adw_combo_row_set_selected (choices->pdata[2], 0); /* few runs */
  g_assert_true (gtk_widget_activate_action (view, "matters.ask", NULL));
}

static FwScene *
get_scene (GtkWidget *view)
{
  FwChartCard *card = FW_CHART_CARD (fw_test_find (view, FW_TYPE_CHART_CARD));

  return fw_chart_view_get_scene (fw_chart_card_get_view (card));
}

/* Drawn while it runs, stopped at once, asked again; then words, chart and rows are of one answer.
 */
static void
check_study (GtkWidget *view, FwAsker *asker)
{
  FwInfluences *answer;
  guint n;

  ask (view, FW_SENSITIVITY_TORNADO);
  fw_test_wait (has_answer, asker, 60, "a first answer");
  g_assert_true (gtk_widget_activate_action (view, "matters.stop", NULL));
  g_assert_false (fw_asker_get_running (asker));
  fw_test_settle (50);
  g_assert_nonnull (get_scene (view));

  ask (view, FW_SENSITIVITY_MORRIS);
  fw_test_wait (is_over, asker, 60, "an answer");
  fw_test_settle (100);
  answer = FW_INFLUENCES (fw_asker_get_answer (asker));
  g_assert_true (fw_influences_is_whole (answer));
  g_assert_cmpint (fw_influences_get_method (answer), ==, FW_SENSITIVITY_MORRIS);
  g_assert_nonnull (fw_test_find_label (view, "Look after"));
  g_assert_true (g_str_has_prefix (fw_scene_title (get_scene (view)),
                                   fw_influences_get_found (answer, &n)[0]->title));
  g_assert_nonnull (fw_test_find_label (view, fw_influences_get_found (answer, &n)[0]->title));
  fw_test_check_names (view);
}

static void
check_findings (GtkWidget *view, FwAsker *asker)
{
  ask (view, FW_N_SENSITIVITIES);
  fw_test_wait (is_over, asker, 60, "an answer");
  fw_test_settle (100);
  g_assert_null (fw_asker_get_error (asker));
  g_assert_nonnull (fw_test_find_label (view, "Measure “"));
  g_assert_true (g_str_has_prefix (fw_scene_title (get_scene (view)), "Measure “"));
}

static void
test_page (void)
{
  FwWindow *window = open_plan ();
  FwRunner *runner = fw_window_get_runner (window);
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (runner));
  FwScenario *scenario = fw_runner_get_scenario (runner);
  GtkWidget *view;
  FwAsker *asker;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "ask.matters", NULL));
  fw_test_settle (100);
  view = fw_test_find (find_questions (), FW_TYPE_MATTERS_VIEW);
  asker = fw_matters_view_get_asker (FW_MATTERS_VIEW (view));
  fw_test_check_names (view);
  check_study (view, asker);
  check_findings (view, asker);

  /* Of another scenario it is no answer; without a program nothing moves. */
  fw_runner_set_scenario (runner, fw_plan_get_no_program (plan));
  g_assert_nonnull (fw_test_find_label (view, "This is about another scenario."));
  ask (view, FW_SENSITIVITY_TORNADO);
  fw_test_wait (is_over, asker, 60, "an answer");
  fw_test_settle (50);
  g_assert_nonnull (fw_test_find_label (view, "Whatever these numbers are"));
  fw_runner_set_scenario (runner, scenario);

  g_assert_true (
      gtk_widget_activate_action (view, "matters.follow", "s", "additionality.deadweight"));
  fw_test_settle (50);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  g_test_add_func ("/views/matters/page", test_page);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
