/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-history-button.h"
#include "fw-plan-commands.h"
#include "fw-plan-io.h"
#include "fw-scenario-row.h"
#include "fw-scenarios-window.h"
#include "fw-views-test.h"

static FwApplication *application;

static GPtrArray *
ids_and_depths (FwPlan *plan)
{
  g_autoptr (GArray) nodes = fw_scenario_tree (plan);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < nodes->len; i++)
    {
      const FwScenarioNode *node = &g_array_index (nodes, FwScenarioNode, i);

      g_ptr_array_add (
          words, g_strdup_printf ("%u %s", node->depth, fw_part_get_id (FW_PART (node->scenario))));
    }
  g_ptr_array_add (words, NULL);
  return words;
}

static void
assert_tree (FwPlan *plan, const char *expected)
{
  g_autoptr (GPtrArray) words = ids_and_depths (plan);
  g_autofree char *found = g_strjoinv (", ", (char **)words->pdata);

  g_assert_cmpstr (found, ==, expected);
}

static FwScenario *
scenario (FwDocument *document, const char *id)
{
  FwPart *part = fw_plan_find_part (fw_document_get_plan (document), FW_LIST_SCENARIOS, id);

  g_assert_nonnull (part);
  return FW_SCENARIO (part);
}

/* Applies and says whether there was anything to do. */
static gboolean
take (FwDocument *document, FwChange *change)
{
  g_autoptr (FwChange) held = change;
  g_autoptr (GError) error = NULL;

  if (!held)
    return FALSE;
  g_assert_true (fw_document_apply (document, held, &error));
  g_assert_no_error (error);
  return TRUE;
}

static char *
text_of (FwDocument *document)
{
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (fw_document_get_plan (document), NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Four scenarios a, b, c under the plan and d under b. */
static FwDocument *
make_document (void)
{
  FwDocument *document = fw_document_new_from_builtin ("louisville", NULL);
  FwPlan *plan = fw_document_get_plan (document);
  GListModel *list = fw_plan_get_list (plan, FW_LIST_SCENARIOS);

  while (g_list_model_get_n_items (list) > 1)
    {
      g_autoptr (FwPart) last = g_list_model_get_item (list, g_list_model_get_n_items (list) - 1);

      g_assert_true (take (
          document, fw_change_new_remove (plan, FW_LIST_SCENARIOS, fw_part_get_id (last), NULL)));
    }
  g_assert_true (take (document, fw_change_new_add_scenario (plan, "a", NULL, NULL)));
  g_assert_true (take (document, fw_change_new_add_scenario (plan, "b", NULL, NULL)));
  g_assert_true (take (document, fw_change_new_add_scenario (plan, "c", NULL, NULL)));
  g_assert_true (take (document, fw_change_new_add_scenario (plan, "d", "b", NULL)));
  assert_tree (plan, "0 no-program, 0 a, 0 b, 1 d, 0 c");
  return document;
}

static void
test_tree (void)
{
  g_autoptr (FwDocument) document = make_document ();
  FwPlan *plan = fw_document_get_plan (document);
  g_autofree char *before = text_of (document);
  g_autofree char *after = NULL;

#define STEP(id, by) take (document, fw_scenario_tree_step (plan, scenario (document, id), by))
#define PLACE(id, target, spot)                                                                    \
  take (document,                                                                                  \
        fw_scenario_tree_place (plan, scenario (document, id), scenario (document, target), spot))
  g_assert_true (STEP ("c", -1));
  assert_tree (plan, "0 no-program, 0 a, 0 c, 0 b, 1 d");
  g_assert_false (STEP ("a", -1)); /* "No program" stays first */
  g_assert_false (STEP ("d", 1));  /* it has no brother */
  g_assert_false (STEP ("no-program", 1));
  g_assert_true (STEP ("a", 1));
  assert_tree (plan, "0 no-program, 0 c, 0 a, 0 b, 1 d");

  g_assert_true (PLACE ("a", "d", FW_PLACE_AFTER));
  assert_tree (plan, "0 no-program, 0 c, 0 b, 1 d, 1 a");
  g_assert_true (PLACE ("a", "d", FW_PLACE_BEFORE));
  assert_tree (plan, "0 no-program, 0 c, 0 b, 1 a, 1 d");
  g_assert_true (PLACE ("c", "a", FW_PLACE_BELOW));
  assert_tree (plan, "0 no-program, 0 b, 1 a, 2 c, 1 d");
  g_assert_true (PLACE ("c", "no-program", FW_PLACE_AFTER));
  assert_tree (plan, "0 no-program, 0 c, 0 b, 1 a, 1 d");
  g_assert_false (PLACE ("b", "a", FW_PLACE_BELOW)); /* a is based on b */
  g_assert_false (PLACE ("b", "d", FW_PLACE_AFTER));
  g_assert_false (PLACE ("c", "no-program", FW_PLACE_BEFORE));
  g_assert_false (PLACE ("c", "no-program", FW_PLACE_BELOW));
  g_assert_false (PLACE ("c", "c", FW_PLACE_BELOW));
  g_assert_true (
      fw_scenario_tree_descends (plan, scenario (document, "d"), scenario (document, "b")));
  g_assert_false (
      fw_scenario_tree_descends (plan, scenario (document, "b"), scenario (document, "d")));

  for (int i = 0; i < 6; i++)
    g_assert_true (fw_document_undo (document, NULL));
  after = text_of (document);
  g_assert_cmpstr (before, ==, after);
}

/* Wherever things are dragged, the tree stays a tree of all, "No program" first. */
static void
test_random_moves (void)
{
  g_autoptr (FwDocument) document = make_document ();
  FwPlan *plan = fw_document_get_plan (document);
  GListModel *list = fw_plan_get_list (plan, FW_LIST_SCENARIOS);
  const guint n = g_list_model_get_n_items (list);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 500; i++)
    {
      g_autoptr (FwScenario) moved = g_list_model_get_item (list, g_rand_int (rand) % n);
      g_autoptr (FwScenario) target = g_list_model_get_item (list, g_rand_int (rand) % n);
      g_autoptr (GArray) nodes = NULL;

      take (document,
            fw_scenario_tree_place (plan, moved, target, (FwScenarioSpot)(g_rand_int (rand) % 3)));
      nodes = fw_scenario_tree (plan);
      g_assert_cmpuint (nodes->len, ==, n);
      g_assert_true (fw_scenario_is_no_program (g_array_index (nodes, FwScenarioNode, 0).scenario));
    }
}

/* The window */

static gboolean
has_runner (gpointer data)
{
  return fw_window_get_runner (FW_WINDOW (data)) && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static FwWindow *
show_window (FwDocument *document)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  fw_window_set_document (window, document);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_present (GTK_WINDOW (window));
  fw_test_wait (has_runner, window, 30, "the window");
  fw_test_settle (100);
  return window;
}

static FwScenariosWindow *
find_scenarios (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (FW_IS_SCENARIOS_WINDOW (window))
        return FW_SCENARIOS_WINDOW (window);
    }
  return NULL;
}

static FwScenarioRow *
find_row (FwScenariosWindow *window, const char *id)
{
  g_autoptr (GPtrArray) rows = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_SCENARIO_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (fw_scenario_row_get_id (rows->pdata[i]), id))
      return rows->pdata[i];
  return NULL;
}

static gboolean
focus_is_on (FwScenariosWindow *window, const char *id)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus == GTK_WIDGET (find_row (window, id));
}

static void
act_on (FwScenariosWindow *window, const char *action, const char *id)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, "s", id));
  fw_test_settle (60);
}

static void
test_window (void)
{
  g_autoptr (FwDocument) document = make_document ();
  FwPlan *plan = fw_document_get_plan (document);
  FwWindow *parent = show_window (document);
  FwScenariosWindow *window;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (parent), "scenario.manage", NULL));
  fw_test_settle (200);
  window = find_scenarios ();
  g_assert_nonnull (window);
  fw_test_check_names (GTK_WIDGET (window));

  gtk_widget_grab_focus (GTK_WIDGET (find_row (window, "c")));
  act_on (window, "scenarios.up", "c");
  assert_tree (plan, "0 no-program, 0 a, 0 c, 0 b, 1 d");
  g_assert_true (focus_is_on (window, "c"));
  act_on (window, "scenarios.pin", "c");
  g_assert_true (fw_scenario_get_pinned (scenario (document, "c")));
  act_on (window, "scenarios.show", "a");
  g_assert_true (fw_runner_get_scenario (fw_window_get_runner (parent))
                 == scenario (document, "a"));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (window), "scenarios.set-parent", "(ss)", "c", "a"));
  fw_test_settle (60);
  assert_tree (plan, "0 no-program, 0 a, 1 c, 0 b, 1 d");
  act_on (window, "scenarios.duplicate", "d");
  g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_SCENARIOS)), ==, 6);
  act_on (window, "scenarios.remove", "no-program");
  g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_SCENARIOS)), ==, 6);

  /* The keyboard stays near when its scenario goes, and the removal is one undo away. */
  gtk_widget_grab_focus (GTK_WIDGET (find_row (window, "c")));
  act_on (window, "scenarios.remove", "c");
  g_assert_null (find_row (window, "c"));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "edit.undo", NULL));
  fw_test_settle (60);
  g_assert_nonnull (find_row (window, "c"));

  gtk_window_destroy (GTK_WINDOW (window));
  fw_keeper_end (fw_window_get_keeper (parent));
  gtk_window_destroy (GTK_WINDOW (parent));
  fw_test_settle (50);
}

/* The history as a list: any step by its row, back and forth. */
static void
test_history (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("louisville", NULL);
  FwWindow *window = show_window (document);
  GtkWidget *button = fw_test_find (GTK_WIDGET (window), FW_TYPE_HISTORY_BUTTON);
  GtkWidget *list;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *before = text_of (document);
  g_autofree char *after = NULL;

  for (int i = 0; i < 150; i++)
    g_assert_true (fw_document_set_value (document, NULL, "goal.value", 100 + i, NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "edit.history", NULL));
  fw_test_settle (200);
  list = fw_test_find (button, GTK_TYPE_LIST_BOX);
  fw_test_check_names (list);
  rows = fw_test_find_all (list, GTK_TYPE_LIST_BOX_ROW);
  g_assert_cmpuint (rows->len, >, 20);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == rows->pdata[0]);
  g_signal_emit_by_name (list, "row-activated", rows->pdata[5]);
  g_assert_cmpfloat (fw_plan_get_value (fw_document_get_plan (document), NULL, "goal.value"), ==,
                     244);
  g_assert_cmpuint (fw_document_get_n_done (document), ==, 145);

  /* The rest of a long history comes when asked for; the last row is the plan as opened. */
  for (int i = 0; i < 4; i++)
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "edit.history", NULL));
      fw_test_settle (100);
      rows = fw_test_find_all (list, GTK_TYPE_LIST_BOX_ROW);
      while (gtk_widget_has_css_class (rows->pdata[rows->len - 1], "fw-more"))
        {
          g_signal_emit_by_name (list, "row-activated", rows->pdata[rows->len - 1]);
          g_clear_pointer (&rows, g_ptr_array_unref);
          rows = fw_test_find_all (list, GTK_TYPE_LIST_BOX_ROW);
        }
    }
  g_assert_cmpuint (rows->len, ==, 151);
  g_signal_emit_by_name (list, "row-activated", rows->pdata[rows->len - 1]);
  after = text_of (document);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (fw_document_get_modified (document));
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  g_test_add_func ("/views/scenarios/tree", test_tree);
  g_test_add_func ("/views/scenarios/random-moves", test_random_moves);
  g_test_add_func ("/views/scenarios/window", test_window);
  g_test_add_func ("/views/scenarios/history", test_history);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
