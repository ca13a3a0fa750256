/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-allocation.h"
#include "fw-ask-window.h"
#include "fw-chart-card.h"
#include "fw-goal-answer.h"
#include "fw-plan-commands.h"
#include "fw-spend-view.h"
#include "fw-take-form.h"
#include "fw-take-view.h"
#include "fw-views-test.h"

#define DRAWS 200

static FwApplication *application;

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && !fw_runner_get_running (runner) && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static FwDocument *
get_document (FwWindow *window)
{
  return fw_runner_get_document (fw_window_get_runner (window));
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
  g_assert_true (fw_document_apply (get_document (window), change, &error));
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

static GtkWidget *
ask_take (FwWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "ask.take", NULL));
  fw_test_settle (100);
  g_assert_nonnull (find_questions ());
  return find_questions ();
}

static gboolean
is_over (gpointer data)
{
  return !fw_asker_get_running (data);
}

static GtkWidget *
find_entry (GtkWidget *questions)
{
  return fw_test_find (questions, ADW_TYPE_ENTRY_ROW);
}

static guint
n_scenarios (FwWindow *window)
{
  return g_list_model_get_n_items (
      fw_plan_get_list (fw_document_get_plan (get_document (window)), FW_LIST_SCENARIOS));
}

/* The plan's goal stands in the fields; Enter asks; words, numbers and chart are those of one
 * answer; Try makes the scenario that reaches it, and the answer is then about a plan that was. */
static void
test_take (void)
{
  FwWindow *window = open_plan ();
  GtkWidget *questions = ask_take (window);
  FwTakeView *view = FW_TAKE_VIEW (fw_test_find (questions, FW_TYPE_TAKE_VIEW));
  FwAsker *asker = fw_take_view_get_asker (view);
  const guint n = n_scenarios (window);
  FwGoalAnswer *answer;
  GtkWidget *card, *chart;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (questions))), ==, "50");
  g_assert_true (ask_take (window) == questions);
  fw_test_check_names (questions);

  g_signal_emit_by_name (find_entry (questions), "entry-activated");
  g_assert_true (fw_asker_get_running (asker));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "take.stop", NULL));
  g_assert_false (fw_asker_get_running (asker));
  g_assert_null (fw_asker_get_answer (asker));

  g_signal_emit_by_name (find_entry (questions), "entry-activated");
  fw_test_wait (is_over, asker, 60, "an answer");
  fw_test_settle (200);
  answer = FW_GOAL_ANSWER (fw_asker_get_answer (asker));
  g_assert_true (fw_goal_answer_get_found (answer)->reached);
  g_assert_nonnull (fw_test_find_label (questions, fw_goal_answer_get_question (answer)));
  g_assert_nonnull (fw_test_find_label (questions, fw_goal_answer_get_sentence (answer)));
  for (guint i = 0; i < fw_goal_answer_get_n_unknown (answer); i++)
    g_assert_nonnull (
        fw_test_find_label (questions, fw_goal_answer_get_unknown (answer, i)->title));
  card = fw_test_find (questions, FW_TYPE_CHART_CARD);
  chart = GTK_WIDGET (fw_chart_card_get_view (FW_CHART_CARD (card)));
  g_assert_nonnull (fw_chart_view_get_scene (FW_CHART_VIEW (chart)));
  fw_test_check_names (questions);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "take.try", NULL));
  g_assert_cmpuint (n_scenarios (window), ==, n + 1);
  g_assert_nonnull (fw_asker_get_stale (asker));
  fw_test_wait (has_result, window, 60, "a result");
  g_assert_cmpfloat (
      fw_result_get_engine (fw_runner_get_result (fw_window_get_runner (window)))->goal_chance, ==,
      fw_goal_answer_get_found (answer)->value);
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
  g_assert_null (find_questions ());
}

/* Enter in the budget asks; words, numbers, prices and chart are those of one answer; Try makes the
 * scenario it is of. */
static void
test_spend (void)
{
  FwWindow *window = open_plan ();
  const guint n = n_scenarios (window);
  GtkWidget *questions, *card;
  FwSpendView *view;
  FwAsker *asker;
  FwAllocation *answer;
  g_autofree char *sentence = NULL;
  g_autofree char *nothing = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "ask.spend", NULL));
  fw_test_settle (100);
  questions = find_questions ();
  view = FW_SPEND_VIEW (fw_test_find (questions, FW_TYPE_SPEND_VIEW));
  asker = fw_spend_view_get_asker (view);
  fw_test_check_names (questions);

  gtk_editable_set_text (GTK_EDITABLE (find_entry (GTK_WIDGET (view))), "a lot");
  g_assert_true (gtk_widget_has_css_class (find_entry (GTK_WIDGET (view)), "error"));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (GTK_WIDGET (view))), "$600,000");
  g_signal_emit_by_name (find_entry (GTK_WIDGET (view)), "entry-activated");
  g_assert_true (fw_asker_get_running (asker));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "spend.stop", NULL));
  g_assert_false (fw_asker_get_running (asker));

  g_signal_emit_by_name (find_entry (GTK_WIDGET (view)), "entry-activated");
  fw_test_wait (is_over, asker, 60, "an answer");
  fw_test_settle (200);
  answer = FW_ALLOCATION (fw_asker_get_answer (asker));
  g_assert_cmpfloat (fw_allocation_get_budget (answer), ==, 600000);
  sentence = fw_allocation_sentence (answer);
  g_assert_nonnull (fw_test_find_label (questions, sentence));
  for (guint i = 0; i < fw_allocation_get_n_prices (answer); i++)
    {
      g_autofree char *price = fw_allocation_price_sentence (answer, i);

      g_assert_true ((fw_test_find_label (questions, price) == NULL)
                     == fw_allocation_price_is_nothing (answer, i));
    }
  nothing = fw_allocation_nothing_sentence (answer);
  g_assert_nonnull (nothing);
  g_assert_nonnull (fw_test_find_label (questions, nothing));
  card = fw_test_find (GTK_WIDGET (view), FW_TYPE_CHART_CARD);
  g_assert_nonnull (fw_chart_view_get_scene (fw_chart_card_get_view (FW_CHART_CARD (card))));
  fw_test_check_names (questions);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "spend.try", NULL));
  g_assert_cmpuint (n_scenarios (window), ==, n + 1);
  g_assert_nonnull (fw_asker_get_stale (asker));
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

/* A goal nobody reaches is told as such; another kind of unknown is asked about as it is chosen;
 * nonsense in a field asks nothing. */
static void
test_choices (void)
{
  FwWindow *window = open_plan ();
  GtkWidget *questions = ask_take (window);
  FwTakeView *view = FW_TAKE_VIEW (fw_test_find (questions, FW_TYPE_TAKE_VIEW));
  FwAsker *asker = fw_take_view_get_asker (view);
  g_autoptr (GPtrArray) choices = fw_test_find_all (questions, ADW_TYPE_COMBO_ROW);
  GtkEditable *value = GTK_EDITABLE (find_entry (questions));
  FwGoalAnswer *answer;

  gtk_editable_set_text (value, "many");
  g_signal_emit_by_name (value, "entry-activated");
  g_assert_false (fw_asker_get_running (asker));
  g_assert_nonnull (fw_test_find_label (questions, "A number is wanted."));

  gtk_editable_set_text (value, "5000");
  adw_combo_row_set_selected (choices->pdata[2], 1); /* seats */
  g_signal_emit_by_name (value, "entry-activated");
  fw_test_wait (is_over, asker, 60, "an answer");
  answer = FW_GOAL_ANSWER (fw_asker_get_answer (asker));
  g_assert_false (fw_goal_answer_get_found (answer)->reached);
  g_assert_nonnull (fw_test_find_label (questions, "It cannot be reached this way."));
  g_assert_cmpstr (fw_goal_answer_get_unknown (answer, 0)->key, ==, "programs.school.seats");

  gtk_editable_set_text (value, "25");
  adw_combo_row_set_selected (choices->pdata[2], 3); /* supports and waivers */
  g_signal_emit_by_name (value, "entry-activated");
  fw_test_wait (is_over, asker, 60, "an answer");
  answer = FW_GOAL_ANSWER (fw_asker_get_answer (asker));
  g_assert_cmpuint (fw_goal_answer_get_n_unknown (answer), >, 1);
  for (guint i = 0; i < fw_goal_answer_get_n_unknown (answer); i++)
    g_assert_true (fw_goal_answer_get_unknown (answer, i)->to == 0
                   || fw_goal_answer_get_unknown (answer, i)->to == 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static FwChange *
remove_first (FwPlan *plan, FwList list)
{
  g_autoptr (FwPart) first = g_list_model_get_item (fw_plan_get_list (plan, list), 0);

  return fw_change_new_remove (plan, list, fw_part_get_id (first), NULL);
}

/* The plan may be edited beside the questions: what is chosen stays the same group, though it is
 * another in the list. */
static void
test_edited (void)
{
  FwWindow *window = open_plan ();
  FwPlan *plan = fw_document_get_plan (get_document (window));
  g_autoptr (FwPart) second = g_list_model_get_item (fw_plan_get_list (plan, FW_LIST_GROUPS), 1);
  g_autofree char *title = g_strdup (fw_part_get_title (second));
  g_autoptr (FwChange) change = remove_first (plan, FW_LIST_GROUPS);
  g_autoptr (GPtrArray) choices = NULL;
  GtkWidget *questions;
  GtkStringObject *chosen;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "ask.spend", NULL));
  fw_test_settle (100);
  questions = find_questions ();
  choices = fw_test_find_all (fw_test_find (questions, FW_TYPE_SPEND_VIEW), ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (choices->pdata[1], 2);
  g_assert_true (fw_document_apply (get_document (window), change, NULL));
  g_assert_cmpuint (adw_combo_row_get_selected (choices->pdata[1]), ==, 1);
  chosen = adw_combo_row_get_selected_item (choices->pdata[1]);
  g_assert_cmpstr (gtk_string_object_get_string (chosen), ==, title);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GPtrArray *
find_checks (GtkWidget *questions)
{
  return fw_test_find_all (fw_test_find (questions, FW_TYPE_TAKE_FORM), GTK_TYPE_CHECK_BUTTON);
}

/* What may change is listed again when an employer leaves the plan: what was ticked stays ticked,
 * what was not stays so, and the numbers are those of the plan as it is now. */
static void
test_edited_take (void)
{
  FwWindow *window = open_plan ();
  FwPlan *plan = fw_document_get_plan (get_document (window));
  GtkWidget *questions = ask_take (window);
  GtkWidget *form = fw_test_find (questions, FW_TYPE_TAKE_FORM);
  g_autoptr (GPtrArray) choices = fw_test_find_all (form, ADW_TYPE_COMBO_ROW);
  g_autoptr (FwPart) second = g_list_model_get_item (fw_plan_get_list (plan, FW_LIST_EMPLOYERS), 1);
  g_autofree char *key = g_strjoin (".", "employers", fw_part_get_id (second), "openings", NULL);
  g_autoptr (FwChange) more = fw_change_new_set_value (NULL, key, 77);
  g_autoptr (FwChange) fewer = remove_first (plan, FW_LIST_EMPLOYERS);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  adw_combo_row_set_selected (choices->pdata[2], 2); /* openings */
  before = find_checks (questions);
  g_assert_cmpuint (before->len, >, 2);
  gtk_check_button_set_active (before->pdata[1], FALSE);
  g_assert_true (fw_document_apply (get_document (window), more, NULL));
  g_assert_nonnull (fw_test_find_label (form, "now 77"));
  g_assert_false (gtk_check_button_get_active (before->pdata[1]));

  g_assert_true (fw_document_apply (get_document (window), fewer, NULL));
  after = find_checks (questions);
  g_assert_cmpuint (after->len, ==, before->len - 1);
  g_assert_nonnull (fw_test_find_label (form, "now 77"));
  g_assert_false (gtk_check_button_get_active (after->pdata[0]));
  for (guint i = 1; i < after->len; i++)
    g_assert_true (gtk_check_button_get_active (after->pdata[i]));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In the list that a row opens every choice is spelled out, and one is ticked. */
static void
check_spelled (AdwComboRow *row)
{
  GListModel *model = adw_combo_row_get_model (row);
  GtkWidget *list = fw_test_find (GTK_WIDGET (row), GTK_TYPE_POPOVER);
  g_autoptr (GPtrArray) labels = NULL;
  guint n_shown = 0, n_ticks = 0;

  gtk_popover_popup (GTK_POPOVER (list));
  fw_test_settle (100);
  labels = fw_test_find_all (list, GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    {
      PangoLayout *layout = gtk_label_get_layout (labels->pdata[i]);
      GtkWidget *tick = gtk_widget_get_next_sibling (labels->pdata[i]);

      if (!gtk_widget_get_mapped (labels->pdata[i]))
        continue;
      n_shown++;
      g_assert_false (pango_layout_is_ellipsized (layout));
      n_ticks += gtk_widget_get_opacity (tick) > 0.0;
    }
  g_assert_cmpuint (n_shown, ==, g_list_model_get_n_items (model));
  g_assert_cmpuint (n_ticks, ==, 1);
  gtk_popover_popdown (GTK_POPOVER (list));
  fw_test_settle (50);
}

/* “Gains a year, weighted by need” and its kin were cut after twenty letters. */
static void
test_spelled (void)
{
  static const char *const actions[] = { "ask.take", "ask.spend", "ask.matters" };
  FwWindow *window = open_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GPtrArray) rows = NULL;
      guint n_looked_at = 0;

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL));
      fw_test_settle (100);
      rows = fw_test_find_all (find_questions (), ADW_TYPE_COMBO_ROW);
      for (guint k = 0; k < rows->len; k++)
        if (gtk_widget_get_mapped (rows->pdata[k])
            && g_list_model_get_n_items (adw_combo_row_get_model (rows->pdata[k])) < 20)
          {
            check_spelled (rows->pdata[k]);
            n_looked_at++;
          }
      g_assert_cmpuint (n_looked_at, >=, 2);
    }
  gtk_window_destroy (GTK_WINDOW (find_questions ()));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  g_test_add_func ("/views/ask/take", test_take);
  g_test_add_func ("/views/ask/spend", test_spend);
  g_test_add_func ("/views/ask/choices", test_choices);
  g_test_add_func ("/views/ask/spelled", test_spelled);
  g_test_add_func ("/views/ask/edited", test_edited);
  g_test_add_func ("/views/ask/edited-take", test_edited_take);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
