/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-chart-card.h"
#include "fw-evidence-page.h"
#include "fw-leave-out-view.h"
#include "fw-leave-out.h"
#include "fw-pilot-view.h"
#include "fw-pilot.h"
#include "fw-plan-commands.h"
#include "fw-trial-row.h"
#include "fw-views-test.h"
#include "fw-window.h"

static FwApplication *application;

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return runner != NULL && fw_runner_get_result (runner) != NULL && !fw_runner_get_stale (runner)
         && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static guint
count (GtkWidget *root, GType type)
{
  g_autoptr (GPtrArray) found = fw_test_find_all (root, type);

  return found->len;
}

static gboolean
has_rows (gpointer data)
{
  return count (data, FW_TYPE_TRIAL_ROW) > 0;
}

static gboolean
is_answered (gpointer data)
{
  FwAsker *asker = fw_leave_out_view_get_asker (FW_LEAVE_OUT_VIEW (data));

  return fw_asker_get_complete (asker) && count (data, FW_TYPE_CHART_CARD) > 0;
}

static FwWindow *
open_page (int width)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "nashville"));
  fw_test_wait (has_result, window, 60, "a result");
  /* nothing of the page is there before it is shown */
  g_assert_cmpuint (count (GTK_WIDGET (window), FW_TYPE_EVIDENCE_PAGE), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "evidence"));
  fw_test_wait (has_rows, window, 60, "the trials");
  return window;
}

static void
close_window (FwWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

/* All trials, the null result first; years, cost, source and button only once one is opened. */
static void
test_trials (void)
{
  FwWindow *window = open_page (1280);
  g_autoptr (GPtrArray) rows = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_TRIAL_ROW);

  g_assert_cmpuint (rows->len, ==, FW_N_TRIALS);
  g_assert_cmpint (fw_trial_row_get_id (rows->pdata[0]), ==, FW_TRIAL_TECHHIRE);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GPtrArray) before = fw_test_find_all (rows->pdata[i], GTK_TYPE_LINK_BUTTON);
      g_autoptr (GPtrArray) links = NULL;

      g_assert_cmpuint (before->len, ==, 0);
      adw_expander_row_set_expanded (rows->pdata[i], TRUE);
      fw_test_settle (20);
      links = fw_test_find_all (rows->pdata[i], GTK_TYPE_LINK_BUTTON);
      g_assert_cmpuint (links->len, >, 0);
      g_assert_nonnull (fw_test_find_label (rows->pdata[i], "Leave out and see"));
    }
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (window), "Year 3: $4,829"));
  fw_test_check_names (GTK_WIDGET (window));
  close_window (window);
}

/* A scenario without the trial, and one undo takes it back. */
static void
test_leave_out (void)
{
  FwWindow *window = open_page (800);
  FwRunner *runner = fw_window_get_runner (window);
  FwDocument *document = fw_runner_get_document (runner);
  FwPlan *plan = fw_document_get_plan (document);
  GListModel *scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);
  const guint n = g_list_model_get_n_items (scenarios);
  g_autoptr (GPtrArray) rows = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_TRIAL_ROW);
  double value = 1;

  g_signal_emit_by_name (rows->pdata[FW_TRIAL_YEAR_UP], "leave-out");
  g_assert_cmpuint (g_list_model_get_n_items (scenarios), ==, n + 1);
  g_assert_true (
      fw_scenario_get_override (fw_runner_get_scenario (runner), "trials.year_up", &value));
  g_assert_cmpfloat (value, ==, 0);
  fw_test_wait (has_result, window, 60, "the result without it");
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (window),
                                        "This plan rests on 4 trials, one of which found no "
                                        "effect"));
  g_assert_true (fw_document_undo (document, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (scenarios), ==, n);
  close_window (window);
}

/* Asked by its button, answered by a chart, old once the plan changes. */
static void
test_each (void)
{
  FwWindow *window = open_page (1280);
  GtkWidget *view = fw_test_find (GTK_WIDGET (window), FW_TYPE_LEAVE_OUT_VIEW);
  FwDocument *document = fw_runner_get_document (fw_window_get_runner (window));
  FwAsker *asker = fw_leave_out_view_get_asker (FW_LEAVE_OUT_VIEW (view));
  g_autoptr (FwChange) change = NULL;
  GObject *answer;

  g_assert_cmpuint (count (view, FW_TYPE_CHART_CARD), ==, 0);
  g_assert_true (gtk_widget_activate_action (view, "leave.ask", NULL));
  fw_test_wait (is_answered, view, 60, "the answer");
  answer = fw_asker_get_answer (asker);
  g_assert_true (FW_IS_LEAVE_OUT (answer));
  g_assert_cmpint (fw_leave_out_get_largest (FW_LEAVE_OUT (answer), FW_LEFT_NPV)->trial, ==,
                   FW_TRIAL_YEAR_UP);
  g_assert_null (fw_asker_get_stale (asker));
  change = fw_change_new_set_value (NULL, "trials.quest", 0);
  g_assert_true (fw_document_apply (document, change, NULL));
  g_assert_nonnull (fw_asker_get_stale (asker));
  close_window (window);
}

/* A hundred completers and thirty who left, counted into the plan of a window. */
static void
add_pilot (FwDocument *document)
{
  FwPlan *plan = fw_document_get_plan (document);
  FwPlace *place = fw_plan_get_place (plan);
  g_autoptr (GArray) people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  g_autoptr (FwPilot) pilot = NULL;
  g_autoptr (GPtrArray) series = NULL;
  g_autoptr (FwChange) change = NULL;
  const guint32 begin = 736695; /* January 1st 2018 */

  for (guint i = 0; i < 130; i++)
    {
      const FwPilotPerson person = { .start = begin + 7 * (i % 50),
                                     .end = begin + 7 * (i % 50) + 90,
                                     .placed = i < 80 ? begin + 7 * (i % 50) + 120 : 0,
                                     .as_of = begin + 1200,
                                     .status = i < 100 ? FW_PILOT_COMPLETED : FW_PILOT_LEFT,
                                     .pay = 60000 + 100 * (i % 21),
                                     .credential = -1,
                                     .program = -1,
                                     .group = -1 };

      g_array_append_val (people, person);
    }
  pilot = fw_pilot_count_people (people, NULL, plan, fw_plan_get_price_year (plan));
  series = fw_pilot_to_series (pilot, fw_place_get_geography (place), fw_place_get_name (place),
                               "File “some.csv”", "2026-11-22T12:00:00Z");
  change = fw_pilot_change (plan, series);
  g_assert_true (fw_document_apply (document, change, NULL));
}

static gboolean
has_pilot (gpointer data)
{
  return count (data, FW_TYPE_CHART_CARD) > 0;
}

static gboolean
says (GtkWidget *view, const char *words)
{
  g_autoptr (GPtrArray) labels = fw_test_find_all (view, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (labels->pdata[i]), words))
      return TRUE;
  return FALSE;
}

/* Nothing is built without records; with them the numbers change only when the person says so, and
 * undo takes that back. */
static void
test_pilot (void)
{
  FwWindow *window = open_page (1280);
  GtkWidget *view = fw_test_find (GTK_WIDGET (window), FW_TYPE_PILOT_VIEW);
  FwDocument *document = fw_runner_get_document (fw_window_get_runner (window));
  FwPlan *plan = fw_document_get_plan (document);
  g_auto (GStrv) keys = fw_plan_get_row_keys (plan, "programs.*.completion");
  const double before = fw_plan_get_value (plan, NULL, keys[0]);

  g_assert_cmpuint (count (view, FW_TYPE_CHART_CARD), ==, 0);
  add_pilot (document);
  fw_test_wait (has_pilot, view, 60, "the pilot");
  g_assert_nonnull (fw_test_find_label (view, "WIOA employment rate, 4th quarter after exit"));
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, keys[0]), ==, before);
  fw_test_check_names (view);
  g_assert_true (says (view, "each would take what all of them together came to"));
  g_assert_true (gtk_widget_activate_action (view, "pilot.learn", NULL));
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, keys[0]), !=, before);
  g_assert_true (fw_document_undo (document, NULL));
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, keys[0]), ==, before);
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();

  g_test_add_func ("/views/evidence/trials", test_trials);
  g_test_add_func ("/views/evidence/leave-out", test_leave_out);
  g_test_add_func ("/views/evidence/each", test_each);
  g_test_add_func ("/views/evidence/pilot", test_pilot);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
