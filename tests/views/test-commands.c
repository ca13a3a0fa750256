/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-ask-window.h"
#include "fw-goal-window.h"
#include "fw-guide-window.h"
#include "fw-menu.h"
#include "fw-plan-commands.h"
#include "fw-plan-editor.h"
#include "fw-scenarios-window.h"
#include "fw-shortcuts-window.h"
#include "fw-shortcuts.h"
#include "fw-views-test.h"

#include <string.h>

/* Everything can be come to by keys: the keyboard goes round each window, and every command that
 * there is at runtime has a key, or stands in a menu or on a button on that way. */

#define ROUND  3000 /* more stops than any window has */
#define ARROWS 30   /* more than lie side by side */
#define TIMES  10   /* more than new parts bring new parts */

static const char *const pages[]
    = { "overview", "pipeline", "equity", "money", "compare", "data", "evidence" };

static FwApplication *application;

static gboolean
is_ready (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return runner && fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static FwWindow *
open_plan (const char *name)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, name));
  fw_test_wait (is_ready, window, 60, "a result");
  fw_test_settle (100);
  return window;
}

/* Going round by Tab */

static char *
describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  for (int depth = 0; widget && depth < 6; depth++, widget = gtk_widget_get_parent (widget))
    {
      g_string_append_printf (text, "%s%s", depth > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget));
      if (gtk_widget_get_tooltip_text (widget))
        g_string_append_printf (text, " “%s”", gtk_widget_get_tooltip_text (widget));
      if (ADW_IS_PREFERENCES_ROW (widget))
        g_string_append_printf (text, " “%s”",
                                adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
    }
  return g_string_free (text, FALSE);
}

/* The widgets that have the keyboard one after the other, each once, until the first has it again.
 */
static GPtrArray *
go_round (GtkWindow *window, GtkDirectionType direction)
{
  GPtrArray *stops = g_ptr_array_new ();

  gtk_window_set_focus (window, NULL);
  for (int i = 0; i < ROUND; i++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", direction);
      focus = gtk_window_get_focus (window);
      if (!focus)
        continue;
      if (stops->len > 0 && focus == stops->pdata[0])
        return stops;
      if (g_ptr_array_find (stops, focus, NULL))
        {
          g_autofree char *what = describe (focus);

          g_error ("the keyboard is caught at %s", what);
        }
      g_ptr_array_add (stops, focus);
    }
  g_error ("the keyboard never came round");
}

/* A list, a row or a scrolled window passes the keyboard on to what is in it. */
static gboolean
is_come_to (GtkWidget *widget, GPtrArray *stops)
{
  for (guint i = 0; i < stops->len; i++)
    if (stops->pdata[i] == widget || gtk_widget_is_ancestor (stops->pdata[i], widget))
      return TRUE;
  return FALSE;
}

/* From one beside it, by arrow keys. Those of a bar of tabs are keys of its own: test-keyboard.py
 * presses them. */
static gboolean
arrows_come_to (GtkWidget *widget, GPtrArray *stops)
{
  static const GtkDirectionType ways[] = { GTK_DIR_RIGHT, GTK_DIR_LEFT, GTK_DIR_DOWN, GTK_DIR_UP };
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWidget *tabs = gtk_widget_get_ancestor (widget, g_type_from_name ("AdwTabBox"));

  for (guint i = 0; tabs && i < stops->len; i++)
    if (gtk_widget_is_ancestor (stops->pdata[i], tabs))
      return TRUE;
  for (guint i = 0; i < stops->len; i++)
    for (guint k = 0; gtk_widget_get_parent (stops->pdata[i]) == gtk_widget_get_parent (widget)
                      && k < G_N_ELEMENTS (ways);
         k++)
      {
        gtk_widget_grab_focus (stops->pdata[i]);
        for (guint n = 0; n < ARROWS; n++)
          {
            g_signal_emit_by_name (window, "move-focus", ways[k]);
            if (gtk_window_get_focus (window) == widget)
              return TRUE;
          }
      }
  return FALSE;
}

static void
collect_missed (GtkWidget *widget, GPtrArray *stops, GPtrArray *missed)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget)
      || !gtk_widget_get_can_focus (widget) || GTK_IS_POPOVER (widget)
      || gtk_widget_get_width (widget) == 0)
    return;
  /* A list is its rows, and some have rows to be read alone. */
  if (gtk_widget_get_focusable (widget) && !GTK_IS_LIST_BOX (widget) && !is_come_to (widget, stops)
      && !arrows_come_to (widget, stops))
    g_ptr_array_add (missed, describe (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_missed (child, stops, missed);
}

static gboolean
have_place (GPtrArray *stops)
{
  for (guint i = 0; i < stops->len; i++)
    if (gtk_widget_get_width (stops->pdata[i]) == 0)
      return FALSE;
  return TRUE;
}

/* The sliders of a plan are made when the keyboard comes to them, and have their place a frame
 * later: round once more until all have. (transfer container) */
static GPtrArray *
go_round_made (GtkWindow *window)
{
  GPtrArray *stops = go_round (window, GTK_DIR_TAB_FORWARD);

  for (int i = 0; FW_IS_WINDOW (window) && i < TIMES && !have_place (stops); i++)
    {
      g_ptr_array_unref (stops);
      fw_test_settle (50);
      stops = go_round (window, GTK_DIR_TAB_FORWARD);
    }
  return stops;
}

/* Tab comes by all that takes the keyboard, once, and Shift+Tab by the same. (transfer container)
 */
static GPtrArray *
check_round (GtkWindow *window, const char *what)
{
  GPtrArray *forward = go_round_made (window);
  g_autoptr (GPtrArray) backward = go_round (window, GTK_DIR_TAB_BACKWARD);
  g_autoptr (GPtrArray) missed = g_ptr_array_new_with_free_func (g_free);

  collect_missed (GTK_WIDGET (window), forward, missed);
  for (guint i = 0; i < forward->len; i++)
    if (!g_ptr_array_find (backward, forward->pdata[i], NULL))
      g_ptr_array_add (missed, g_strconcat ("back: ", describe (forward->pdata[i]), NULL));
  for (guint i = 0; i < missed->len; i++)
    g_test_message ("%s: the keyboard does not come to %s", what, (char *)missed->pdata[i]);
  g_test_message ("%s: %u stops", what, forward->len);
  g_assert_cmpuint (missed->len, ==, 0);
  g_assert_cmpuint (forward->len, ==, backward->len);
  return forward;
}

static void
check_window (gpointer window, const char *what)
{
  gtk_window_present (GTK_WINDOW (window));
  fw_test_settle (100);
  g_ptr_array_unref (check_round (GTK_WINDOW (window), what));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_round (void)
{
  FwWindow *window = open_plan ("delaware");
  GtkWindow *parent = GTK_WINDOW (window);
  FwRunner *runner = fw_window_get_runner (window);
  static const char *const places[]
      = { "programs", "numbers", "network", "programs.school", "numbers:additionality.deadweight" };

  check_window (fw_ask_window_new (parent, runner), "questions");
  check_window (fw_goal_window_new (parent, runner), "goal");
  check_window (fw_scenarios_window_new (parent, runner), "scenarios");
  check_window (fw_shortcuts_window_new (parent), "shortcuts");
  check_window (fw_guide_window_new (parent), "first plan");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      FwPlanEditor *editor = fw_plan_editor_new (parent, runner);

      fw_plan_editor_open (editor, places[i]);
      check_window (editor, places[i]);
    }
  gtk_window_destroy (parent);
}

static void
assert_comes_round (GtkWindow *window, GtkDirectionType direction)
{
  GtkWidget *first;
  int n = 0;

  gtk_window_set_focus (window, NULL);
  g_signal_emit_by_name (window, "move-focus", direction);
  first = gtk_window_get_focus (window);
  g_assert_nonnull (first);
  do
    {
      g_signal_emit_by_name (window, "move-focus", direction);
      g_assert_cmpint (++n, <, ROUND);
    }
  while (gtk_window_get_focus (window) != first);
  g_test_message ("%d stops", n);
  g_assert_cmpint (n, >, 200);
}

/* A list of more than 200 rows has fewer widgets than rows, and takes them again for others: that
 * the keyboard comes round is all that can be said of them. */
static void
test_round_long (void)
{
  FwWindow *window = open_plan ("minneapolis");
  FwPlanEditor *editor = fw_plan_editor_new (GTK_WINDOW (window), fw_window_get_runner (window));

  fw_plan_editor_open (editor, "numbers");
  gtk_window_present (GTK_WINDOW (editor));
  fw_test_settle (100);
  assert_comes_round (GTK_WINDOW (editor), GTK_DIR_TAB_FORWARD);
  assert_comes_round (GTK_WINDOW (editor), GTK_DIR_TAB_BACKWARD);
  gtk_window_destroy (GTK_WINDOW (editor));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Commands */

typedef struct
{
  GHashTable *exist;   /* interned names of actions of our own widgets */
  GHashTable *offered; /* of those that a key, a menu or a button gives */
  GPtrArray *stops;
} Commands;

static void
offer (Commands *commands, const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (detailed && g_action_parse_detailed_name (detailed, &name, &target, NULL))
    g_hash_table_add (commands->offered, (gpointer)g_intern_string (name));
}

static void
offer_menu (Commands *commands, GMenuModel *menu)
{
  for (int i = 0; menu && i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;
      static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        g_hash_table_add (commands->offered, (gpointer)g_intern_string (action));
      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        {
          g_autoptr (GMenuModel) link = g_menu_model_get_item_link (menu, i, links[k]);

          offer_menu (commands, link);
        }
    }
}

/* That of the header is made when it is opened: it has the charts of the page. */
static void
offer_menu_button (Commands *commands, GtkMenuButton *button)
{
  GMenuModel *menu = fw_menu_button_get_menu (button);

  if (!menu)
    menu = gtk_menu_button_get_menu_model (button);
  if (!menu && gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_HEADER_BAR)
      && gtk_widget_get_mapped (GTK_WIDGET (button)) && !gtk_menu_button_get_popover (button))
    {
      gtk_menu_button_popup (button);
      gtk_menu_button_popdown (button);
      menu = gtk_menu_button_get_menu_model (button);
    }
  offer_menu (commands, menu);
}

/* Keys that a widget of ours takes while the keyboard is in it. */
static void
offer_keys (Commands *commands, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) keys = g_list_model_get_item (controllers, i);

      for (guint k = 0; G_IS_LIST_MODEL (keys) && k < g_list_model_get_n_items (keys); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (keys, k);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          GVariant *arguments = gtk_shortcut_get_arguments (shortcut);

          if (GTK_IS_NAMED_ACTION (action))
            offer (commands, gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)));
          else if (arguments && g_variant_is_of_type (arguments, G_VARIANT_TYPE_STRING))
            offer (commands, g_variant_get_string (arguments, NULL));
        }
    }
}

/* A button that stands there only at times, such as while something runs, must take the keyboard
 * then; the others are on the way round. */
static gboolean
may_be_come_to (GtkWidget *widget, GPtrArray *stops)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget)
             ? is_come_to (widget, stops)
             : gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget);
}

static void
collect_commands (Commands *commands, GtkWidget *widget)
{
  const char *name, *property;
  const GVariantType *type;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name,
                                                   &type, &property);
       i++)
    if (g_str_has_prefix (g_type_name (owner), "Fw"))
      g_hash_table_add (commands->exist, (gpointer)g_intern_string (name));
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Fw"))
    offer_keys (commands, widget);
  if (GTK_IS_ACTIONABLE (widget) && may_be_come_to (widget, commands->stops))
    offer (commands, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  if (ADW_IS_TAB_VIEW (widget)) /* Shift+F10 on a tab: test-keyboard.py opens it */
    offer_menu (commands, adw_tab_view_get_menu_model (ADW_TAB_VIEW (widget)));
  if (GTK_IS_MENU_BUTTON (widget) && is_come_to (widget, commands->stops))
    offer_menu_button (commands, GTK_MENU_BUTTON (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_commands (commands, child);
}

static void
collect_window (Commands *commands, gpointer window, const char *what)
{
  gtk_window_present (GTK_WINDOW (window));
  fw_test_settle (100);
  commands->stops = check_round (GTK_WINDOW (window), what);
  collect_commands (commands, GTK_WIDGET (window));
  g_clear_pointer (&commands->stops, g_ptr_array_unref);
}

/* What no person gives: sentences that one widget lets another say, and what dragging does, which
 * Alt+Up, Alt+Down and the choice of a parent do as well. Then what a row that a person activates
 * gives, with what it stands for: tests press those. Each must exist. */
static const char *const by_widgets[] = { "view.tell",
                                          "editor.tell",
                                          "editor.removed",
                                          "editor.follow",
                                          "scenarios.place",
                                          "plan.open-county" /* test-start.c */,
                                          "plan.open-recent" /* the same */,
                                          "scenarios.pin" /* test-keyboard.py */ };

/* Given by the buttons of a banner or of a dialog that stand there only after something went wrong:
 * test-keeper.c brings each about. */
static gboolean
is_of_banner (const char *name)
{
  return g_str_has_prefix (name, "file.") || g_str_has_prefix (name, "rescue.");
}

static void
collect_application (Commands *commands)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (application));
  g_auto (GStrv) keyed = gtk_application_list_action_descriptions (GTK_APPLICATION (application));

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *name = g_strconcat ("app.", names[i], NULL);

      g_hash_table_add (commands->exist, (gpointer)g_intern_string (name));
    }
  for (guint i = 0; keyed[i]; i++)
    {
      g_auto (GStrv) accels
          = gtk_application_get_accels_for_action (GTK_APPLICATION (application), keyed[i]);

      if (accels[0])
        offer (commands, keyed[i]);
    }
}

/* Steps to undo and to redo, so that both can be given. */
static void
edit (FwWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "scenario.duplicate", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "scenario.duplicate", NULL);
  fw_test_settle (100);
  gtk_widget_activate_action (GTK_WIDGET (window), "edit.undo", NULL);
  fw_test_wait (is_ready, window, 60, "a result");
}

static gboolean
is_narrow (gpointer data)
{
  return gtk_widget_has_css_class (GTK_WIDGET (data), "fw-narrow");
}

static void
collect_all (Commands *commands)
{
  FwWindow *start = fw_window_new (GTK_APPLICATION (application));
  FwWindow *window;
  FwRunner *runner;
  FwPlanEditor *editor;
  GtkWindow *scenarios;
  GtkWindow *questions;

  collect_application (commands);
  collect_window (commands, start, "start");
  gtk_window_destroy (GTK_WINDOW (start));
  fw_test_settle (100);
  window = open_plan ("minneapolis");
  runner = fw_window_get_runner (window);
  editor = fw_plan_editor_new (GTK_WINDOW (window), runner);
  scenarios = GTK_WINDOW (fw_scenarios_window_new (GTK_WINDOW (window), runner));
  questions = GTK_WINDOW (fw_ask_window_new (GTK_WINDOW (window), runner));
  edit (window);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_object_set (window, "page", pages[i], NULL);
      fw_test_settle (100);
      fw_test_wait (is_ready, window, 60, "a result");
      collect_window (commands, window, pages[i]);
    }
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 700);
  fw_test_wait (is_narrow, window, 30, "a narrow window");
  collect_window (commands, window, "narrow");
  collect_window (commands, editor, "editor");
  collect_window (commands, scenarios, "scenarios");
  collect_window (commands, questions, "questions");
  gtk_window_destroy (questions);
  gtk_window_destroy (scenarios);
  gtk_window_destroy (GTK_WINDOW (editor));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the table of shortcuts has is there. */
static void
check_told (GHashTable *exist)
{
  guint n;
  const FwShortcut *rows = fw_shortcuts (&n);

  for (guint i = 0; i < n; i++)
    if (rows[i].action && !g_str_has_prefix (rows[i].action, "window."))
      {
        g_autofree char *action = NULL;
        g_autoptr (GVariant) target = NULL;

        g_assert_true (g_action_parse_detailed_name (rows[i].action, &action, &target, NULL));
        if (!g_hash_table_contains (exist, action))
          g_error ("%s of the table of shortcuts does not exist", action);
      }
}

static void
test_offered (void)
{
  Commands commands = { g_hash_table_new (g_str_hash, g_str_equal),
                        g_hash_table_new (g_str_hash, g_str_equal), NULL };
  GHashTableIter iter;
  gpointer name;
  guint n_hidden = 0;

  collect_all (&commands);
  for (guint i = 0; i < G_N_ELEMENTS (by_widgets); i++)
    g_assert_true (g_hash_table_contains (commands.exist, by_widgets[i]));
  g_assert_cmpuint (g_hash_table_size (commands.exist), >, 60);
  check_told (commands.exist);
  g_hash_table_iter_init (&iter, commands.exist);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (commands.offered, name) && !is_of_banner (name)
        && !g_strv_contains ((const char *const *)by_widgets, name))
      {
        g_test_message ("no key, menu or button gives %s", (char *)name);
        n_hidden++;
      }
  g_test_message ("%u commands, %u offered", g_hash_table_size (commands.exist),
                  g_hash_table_size (commands.offered));
  g_assert_cmpuint (n_hidden, ==, 0);
  g_hash_table_unref (commands.exist);
  g_hash_table_unref (commands.offered);
}

/* The window of shortcuts tells of every key that the application has, and of no other. */
static void
test_keys_told (void)
{
  g_auto (GStrv) keyed = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));
  GtkWidget *shortcuts = fw_shortcuts_window_new (GTK_WINDOW (window));
  g_autoptr (GPtrArray) caps = fw_test_find_all (shortcuts, GTK_TYPE_LABEL);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < caps->len; i++)
    if (gtk_widget_has_css_class (caps->pdata[i], "fw-keycap"))
      g_hash_table_add (told, (gpointer)gtk_label_get_text (caps->pdata[i]));
  for (guint i = 0; keyed[i]; i++)
    {
      g_auto (GStrv) accels
          = gtk_application_get_accels_for_action (GTK_APPLICATION (application), keyed[i]);

      for (guint k = 0; accels[k]; k++)
        {
          g_autofree char *label = NULL;
          GdkModifierType modifiers;
          guint key;

          g_assert_true (gtk_accelerator_parse (accels[k], &key, &modifiers));
          label = gtk_accelerator_get_label (key, modifiers);
          if (!g_hash_table_contains (told, label))
            g_error ("%s of %s is not told of", label, keyed[i]);
        }
    }
  g_assert_cmpuint (g_strv_length (keyed), >, 30);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();

  g_test_add_func ("/views/commands/round", test_round);
  g_test_add_func ("/views/commands/round-long", test_round_long);
  g_test_add_func ("/views/commands/offered", test_offered);
  g_test_add_func ("/views/commands/keys-told", test_keys_told);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
