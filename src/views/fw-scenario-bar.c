/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scenario-bar.h"

#include "fw-ask-name.h"
#include "fw-name-parts.h"

#include <glib/gi18n-lib.h>

struct _FwScenarioBar
{
  AdwBin parent_instance;

  FwRunner *runner;
  AdwTabBar *bar;
  AdwTabView *view;
  GMenu *menu;
  guint rebuild_id, reveal_id;
  gboolean syncing; /* tabs are being set from the plan, not by a person */
};

G_DEFINE_FINAL_TYPE (FwScenarioBar, fw_scenario_bar, ADW_TYPE_BIN)

static FwPlan *
get_plan (FwScenarioBar *self)
{
  return fw_document_get_plan (fw_runner_get_document (self->runner));
}

static FwScenario *
page_scenario (AdwTabPage *page)
{
  return g_object_get_data (G_OBJECT (page), "fw-scenario");
}

static gboolean
apply (FwScenarioBar *self, FwChange *change)
{
  g_autoptr (GError) error = NULL;

  if (change && fw_document_apply (fw_runner_get_document (self->runner), change, &error))
    return TRUE;
  if (error)
    gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s", error->message);
  return FALSE;
}

/* Tabs out of the plan */

/* What takes the keyboard are a tab's frame and the button in it: both are called after the
 * scenario. */
static void
name_tabs (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr (AdwTabPage) page = NULL;
      g_autofree char *remove = NULL;

      if (!g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwTab"))
        {
          name_tabs (child);
          continue;
        }
      g_object_get (child, "page", &page, NULL);
      if (!page)
        continue;
      remove = g_strdup_printf (_ ("Remove %s"), adw_tab_page_get_title (page));
      fw_name (widget, adw_tab_page_get_title (page));
      gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_SELECTED,
                                   adw_tab_page_get_selected (page), -1);
      fw_name_parts (child, "GtkButton", remove);
    }
}

static void
select_shown (FwScenarioBar *self)
{
  FwScenario *shown = fw_runner_get_scenario (self->runner);

  for (int i = 0; i < adw_tab_view_get_n_pages (self->view); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->view, i);

      if (page_scenario (page) == shown)
        adw_tab_view_set_selected_page (self->view, page);
    }
}

static void
add_tab (FwScenarioBar *self, FwScenario *scenario)
{
  AdwTabPage *page = adw_tab_view_append (self->view, adw_bin_new ());
  const char *title = fw_part_get_title (FW_PART (scenario));
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  adw_tab_page_set_title (page, title);
  g_object_set_data_full (G_OBJECT (page), "fw-scenario", g_object_ref (scenario), g_object_unref);
  g_menu_item_set_action_and_target (item, "scenario.choose", "s",
                                     fw_part_get_id (FW_PART (scenario)));
  g_menu_append_item (self->menu, item);
}

static void
clear_tabs (FwScenarioBar *self)
{
  while (adw_tab_view_get_n_pages (self->view) > 0)
    adw_tab_view_close_page (self->view, adw_tab_view_get_nth_page (self->view, 0));
  g_menu_remove_all (self->menu);
}

/* A bar scrolls to a tab when it is selected, and tabs just made had no place to scroll to. */
static gboolean
reveal_cb (gpointer data)
{
  FwScenarioBar *self = FW_SCENARIO_BAR (data);

  self->reveal_id = 0;
  if (!self->runner || adw_tab_view_get_n_pages (self->view) == 0)
    return G_SOURCE_REMOVE;
  self->syncing = TRUE;
  adw_tab_view_set_selected_page (self->view, adw_tab_view_get_nth_page (self->view, 0));
  select_shown (self);
  self->syncing = FALSE;
  return G_SOURCE_REMOVE;
}

static gboolean
rebuild_cb (gpointer data)
{
  FwScenarioBar *self = FW_SCENARIO_BAR (data);
  GListModel *scenarios;

  self->rebuild_id = 0;
  self->syncing = TRUE;
  clear_tabs (self);
  scenarios = self->runner ? fw_plan_get_list (get_plan (self), FW_LIST_SCENARIOS) : NULL;
  for (guint i = 0; scenarios && i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

      add_tab (self, scenario);
    }
  if (self->runner)
    select_shown (self);
  self->syncing = FALSE;
  name_tabs (GTK_WIDGET (self->bar));
  if (self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (G_PRIORITY_LOW, reveal_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

/* Not at once: tabs may not be closed from within a signal of their own view. */
static void
queue_rebuild (FwScenarioBar *self)
{
  if (self->rebuild_id == 0)
    self->rebuild_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static gboolean
tabs_differ (FwScenarioBar *self)
{
  GListModel *scenarios = fw_plan_get_list (get_plan (self), FW_LIST_SCENARIOS);
  const guint n = g_list_model_get_n_items (scenarios);

  if ((int)n != adw_tab_view_get_n_pages (self->view))
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->view, (int)i);
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

      if (page_scenario (page) != scenario
          || g_strcmp0 (adw_tab_page_get_title (page), fw_part_get_title (FW_PART (scenario))))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_scenario (GListModel *scenarios, FwScenario *scenario, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwScenario) at = g_list_model_get_item (scenarios, i);

      if (at == scenario)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* A scenario that is shown may be taken away by undo as well as by a person. */
static void
leave_removed (FwScenarioBar *self)
{
  GListModel *scenarios = fw_plan_get_list (get_plan (self), FW_LIST_SCENARIOS);
  guint position;

  if (!find_scenario (scenarios, fw_runner_get_scenario (self->runner), &position))
    fw_runner_set_scenario (self->runner, fw_plan_get_default_scenario (get_plan (self)));
}

static void
document_changed_cb (FwScenarioBar *self, guint64 generation, const char *key)
{
  if (key)
    return;
  leave_removed (self);
  if (tabs_differ (self))
    queue_rebuild (self);
}

static void
scenario_shown_cb (FwScenarioBar *self)
{
  self->syncing = TRUE;
  select_shown (self);
  self->syncing = FALSE;
  name_tabs (GTK_WIDGET (self->bar));
}

/* A person at the tabs */

static void
selected_cb (FwScenarioBar *self)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (self->view);

  if (!self->syncing && self->runner && page)
    fw_runner_set_scenario (self->runner, page_scenario (page));
}

static void
remove_scenario (FwScenarioBar *self, FwScenario *scenario)
{
  g_autoptr (FwChange) change = NULL;
  g_autoptr (GError) error = NULL;

  change = fw_change_new_remove (get_plan (self), FW_LIST_SCENARIOS,
                                 fw_part_get_id (FW_PART (scenario)), &error);
  if (error)
    gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s", error->message);
  else
    apply (self, change);
}

static gboolean
close_page_cb (AdwTabView *view, AdwTabPage *page, FwScenarioBar *self)
{
  FwScenario *scenario = page_scenario (page);

  if (self->syncing)
    {
      adw_tab_view_close_page_finish (view, page, TRUE);
      return GDK_EVENT_STOP;
    }
  /* The tab goes when the plan has lost the scenario, and "No program" never does. */
  adw_tab_view_close_page_finish (view, page, FALSE);
  if (fw_scenario_is_no_program (scenario))
    gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s",
                                _ ("“No program” stays: the others are measured against it"));
  else
    remove_scenario (self, scenario);
  return GDK_EVENT_STOP;
}

static void
page_reordered_cb (FwScenarioBar *self, AdwTabPage *page, int position)
{
  FwScenario *scenario = page_scenario (page);
  g_autoptr (FwChange) change = NULL;

  if (self->syncing)
    return;
  if (position > 0 && !fw_scenario_is_no_program (scenario))
    {
      change = fw_change_new_move (FW_LIST_SCENARIOS, fw_part_get_id (FW_PART (scenario)),
                                   (guint)position);
      apply (self, change);
    }
  if (tabs_differ (self))
    queue_rebuild (self);
}

/* The commands of a tab's menu mean the scenario shown: opening the menu shows it. */
static void
setup_menu_cb (FwScenarioBar *self, AdwTabPage *page)
{
  if (page)
    adw_tab_view_set_selected_page (self->view, page);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FwScenarioBar) self = data;
  g_autofree char *name = fw_ask_name_finish (result);
  g_autoptr (FwChange) change = NULL;

  if (!name || !self->runner)
    return;
  change = fw_change_new_rename (
      FW_LIST_SCENARIOS, fw_part_get_id (FW_PART (fw_runner_get_scenario (self->runner))), name);
  apply (self, change);
}

static void
fw_scenario_bar_init (FwScenarioBar *self)
{
  self->menu = g_menu_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_tab_view_remove_shortcuts (self->view, ADW_TAB_VIEW_SHORTCUT_ALL_SHORTCUTS);
  fw_name_parts (GTK_WIDGET (self->bar), "GtkScrolledWindow", _ ("Scenarios"));
}

static void
fw_scenario_bar_dispose (GObject *object)
{
  FwScenarioBar *self = FW_SCENARIO_BAR (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  self->syncing = TRUE;
  g_clear_object (&self->runner);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (fw_scenario_bar_parent_class)->dispose (object);
}

static GtkWidget *
find_part (GtkWidget *widget, const char *type)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = g_str_equal (G_OBJECT_TYPE_NAME (child), type) ? child : find_part (child, type);
  return found;
}

/* The platform's bar lets Tab come to the tab shown and passes by the buttons at its end. */
static gboolean
fw_scenario_bar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  FwScenarioBar *self = FW_SCENARIO_BAR (widget);
  GtkWidget *buttons = adw_tab_bar_get_end_action_widget (self->bar);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  const gboolean at_buttons = focus && gtk_widget_is_ancestor (focus, buttons);
  const gboolean at_tabs = focus && !at_buttons && gtk_widget_is_ancestor (focus, widget);
  const gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *tab;

  if (!back && direction != GTK_DIR_TAB_FORWARD)
    return GTK_WIDGET_CLASS (fw_scenario_bar_parent_class)->focus (widget, direction);
  if ((at_buttons || (back && !at_tabs)) && gtk_widget_child_focus (buttons, direction))
    return TRUE;
  if (at_buttons)
    {
      tab = back ? find_part (widget, "AdwTab") : NULL;
      return tab
             && gtk_widget_child_focus (
                 gtk_widget_get_ancestor (tab, g_type_from_name ("AdwTabBox")), direction);
    }
  if (GTK_WIDGET_CLASS (fw_scenario_bar_parent_class)->focus (widget, direction))
    return TRUE;
  return !back && gtk_widget_child_focus (buttons, direction);
}

static void
fw_scenario_bar_class_init (FwScenarioBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_scenario_bar_dispose;
  widget_class->focus = fw_scenario_bar_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-scenario-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FwScenarioBar, bar);
  gtk_widget_class_bind_template_child (widget_class, FwScenarioBar, view);
  gtk_widget_class_bind_template_callback (widget_class, close_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_reordered_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_menu_cb);
}

GtkWidget *
fw_scenario_bar_new (void)
{
  return g_object_new (FW_TYPE_SCENARIO_BAR, NULL);
}

void
fw_scenario_bar_set_runner (FwScenarioBar *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_SCENARIO_BAR (self));
  g_return_if_fail (FW_IS_RUNNER (runner));

  if (!g_set_object (&self->runner, runner))
    return;
  g_signal_connect_object (fw_runner_get_document (runner), "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (scenario_shown_cb), self,
                           G_CONNECT_SWAPPED);
  rebuild_cb (self);
}

GMenuModel *
fw_scenario_bar_get_menu (FwScenarioBar *self)
{
  g_return_val_if_fail (FW_IS_SCENARIO_BAR (self), NULL);
  return G_MENU_MODEL (self->menu);
}

AdwTabView *
fw_scenario_bar_get_view (FwScenarioBar *self)
{
  g_return_val_if_fail (FW_IS_SCENARIO_BAR (self), NULL);
  return self->view;
}

void
fw_scenario_bar_choose (FwScenarioBar *self, const char *id)
{
  FwPart *part;

  g_return_if_fail (FW_IS_SCENARIO_BAR (self));

  part = self->runner ? fw_plan_find_part (get_plan (self), FW_LIST_SCENARIOS, id) : NULL;
  if (part)
    fw_runner_set_scenario (self->runner, FW_SCENARIO (part));
}

void
fw_scenario_bar_step (FwScenarioBar *self, int step)
{
  AdwTabPage *page;
  int n, position;

  g_return_if_fail (FW_IS_SCENARIO_BAR (self));

  page = adw_tab_view_get_selected_page (self->view);
  n = adw_tab_view_get_n_pages (self->view);
  if (!page || n < 2)
    return;
  position = (adw_tab_view_get_page_position (self->view, page) + step + n) % n;
  adw_tab_view_set_selected_page (self->view, adw_tab_view_get_nth_page (self->view, position));
}

void
fw_scenario_bar_add (FwScenarioBar *self, gboolean duplicate)
{
  FwScenario *shown;
  GListModel *scenarios;
  guint before;
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwScenario) added = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (FW_IS_SCENARIO_BAR (self));

  if (!self->runner)
    return;
  shown = fw_runner_get_scenario (self->runner);
  if (fw_scenario_is_no_program (shown))
    duplicate = FALSE; /* a copy of what cannot be edited would be of no use */
  title = duplicate ? g_strdup_printf (_ ("%s (copy)"), fw_part_get_title (FW_PART (shown)))
                    : g_strdup (_ ("New scenario"));
  change = fw_change_new_add_scenario (get_plan (self), title, NULL,
                                       duplicate ? fw_part_get_id (FW_PART (shown)) : NULL);
  if (!apply (self, change))
    return;
  scenarios = fw_plan_get_list (get_plan (self), FW_LIST_SCENARIOS);
  /* a copy stands right after its source, a new one last */
  if (!duplicate || !find_scenario (scenarios, shown, &before))
    before = g_list_model_get_n_items (scenarios) - 2;
  added = g_list_model_get_item (scenarios, before + 1);
  fw_runner_set_scenario (self->runner, added);
}

void
fw_scenario_bar_rename (FwScenarioBar *self)
{
  FwScenario *scenario;

  g_return_if_fail (FW_IS_SCENARIO_BAR (self));

  if (!self->runner)
    return;
  scenario = fw_runner_get_scenario (self->runner);
  if (fw_scenario_is_no_program (scenario))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s",
                                  _ ("“No program” keeps its name"));
      return;
    }
  fw_ask_name_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                     _ ("Rename the scenario"), _ ("Name of the scenario"),
                     fw_part_get_title (FW_PART (scenario)), _ ("_Rename"), named_cb,
                     g_object_ref (self));
}

void
fw_scenario_bar_remove (FwScenarioBar *self)
{
  g_return_if_fail (FW_IS_SCENARIO_BAR (self));

  if (!self->runner)
    return;
  if (fw_scenario_is_no_program (fw_runner_get_scenario (self->runner)))
    gtk_widget_activate_action (GTK_WIDGET (self), "view.tell", "s",
                                _ ("“No program” stays: the others are measured against it"));
  else
    remove_scenario (self, fw_runner_get_scenario (self->runner));
}
