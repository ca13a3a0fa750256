/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-window.h"

#include "fw-announcer.h"
#include "fw-application.h"
#include "fw-ask-window.h"
#include "fw-chart-card.h"
#include "fw-compat.h"
#include "fw-data-commands.h"
#include "fw-goal-window.h"
#include "fw-name-parts.h"
#include "fw-plan-commands.h"
#include "fw-plan-view.h"
#include "fw-print.h"
#include "fw-scenarios-window.h"
#include "fw-settings.h"
#include "fw-start-page.h"
#include "fw-toast.h"

#include <glib/gi18n-lib.h>

struct _FwWindow
{
  AdwApplicationWindow parent_instance;

  FwRunner *runner;
  FwAnnouncer *announcer;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  FwStartPage *start; /* NULL before the window shows, and once there is a plan */
  GtkWidget *waiting; /* NULL unless a plan is on its way */
  FwPlanView *view;   /* NULL on the start page */
  GtkLabel *status;
  GMenuModel *primary_menu;
  FwKeeper *keeper;
};

enum
{
  PROP_PAGE = 1,
  PROP_SCENARIO,
  PROP_SIDEBAR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwWindow, fw_window, ADW_TYPE_APPLICATION_WINDOW)

static FwDocument *
get_document (FwWindow *self)
{
  return self->runner ? fw_runner_get_document (self->runner) : NULL;
}

/* On the start page the one every plan opens at. */
static const char *
get_page_name (FwWindow *self)
{
  return self->view ? adw_view_stack_get_visible_child_name (fw_plan_view_get_pages (self->view))
                    : "overview";
}

/* What the header says */

static void
show_document (FwWindow *self)
{
  FwDocument *document = get_document (self);
  FwScenario *scenario = fw_runner_get_scenario (self->runner);
  const gboolean editable = !fw_plan_is_read_only (fw_document_get_plan (document));
  const gboolean no_program = fw_scenario_is_no_program (scenario);
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *title
      = g_strdup_printf ("%s%s – Fairway", fw_document_get_modified (document) ? "• " : "",
                         fw_document_get_title (document));

  if (g_strcmp0 (title, gtk_window_get_title (GTK_WINDOW (self))) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
  fw_plan_view_set_title (self->view, fw_document_get_title (document),
                          fw_part_get_title (FW_PART (scenario)));
  gtk_widget_action_set_enabled (widget, "edit.undo", fw_document_get_can_undo (document));
  gtk_widget_action_set_enabled (widget, "edit.redo", fw_document_get_can_redo (document));
  gtk_widget_action_set_enabled (widget, "plan.save", editable);
  gtk_widget_action_set_enabled (widget, "view.edit-goal", editable);
  gtk_widget_action_set_enabled (widget, "scenario.rename", editable && !no_program);
  gtk_widget_action_set_enabled (widget, "scenario.remove", editable && !no_program);
  gtk_widget_action_set_enabled (widget, "scenario.duplicate", editable && !no_program);
}

static void
enable_plan_actions (FwWindow *self, gboolean enabled)
{
  static const char *const actions[]
      = { "plan.save",          "plan.save-as",    "plan.rename",        "edit.undo",
          "edit.redo",          "edit.history",    "scenario.new",       "scenario.manage",
          "scenario.duplicate", "scenario.rename", "scenario.remove",    "scenario.previous",
          "scenario.next",      "view.sidebar",    "view.page",          "view.export",
          "view.print",         "view.next-pane",  "view.previous-pane", "view.edit-goal",
          "scenario.choose",    "data.programs",   "data.import",        "plan.edit",
          "plan.edit-part" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
  fw_ask_window_enable (GTK_WIDGET (self), enabled);
}

static void
scenario_cb (FwWindow *self)
{
  show_document (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENARIO]);
}

static void
narrow_cb (FwWindow *self)
{
  if (fw_split_get_collapsed (fw_plan_view_get_split (self->view)))
    gtk_widget_add_css_class (GTK_WIDGET (self), "fw-narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "fw-narrow");
}

static void
sidebar_cb (FwWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

static void
page_changed_cb (FwWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* Commands */

static void
edit_action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *self = FW_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (action, "edit.history"))
    fw_history_button_open (fw_plan_view_get_history (self->view));
  else if (g_str_equal (action, "edit.undo"))
    fw_document_undo (get_document (self), &error);
  else
    fw_document_redo (get_document (self), &error);
  if (error)
    fw_window_tell (self, error->message);
}

static void
scenario_action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *self = FW_WINDOW (widget);
  FwScenarioBar *scenarios = fw_plan_view_get_scenarios (self->view);

  if (g_str_equal (action, "scenario.new") || g_str_equal (action, "scenario.duplicate"))
    fw_scenario_bar_add (scenarios, g_str_equal (action, "scenario.duplicate"));
  else if (g_str_equal (action, "scenario.manage"))
    gtk_window_present (GTK_WINDOW (fw_scenarios_window_new (GTK_WINDOW (self), self->runner)));
  else if (g_str_equal (action, "scenario.rename"))
    fw_scenario_bar_rename (scenarios);
  else if (g_str_equal (action, "scenario.remove"))
    fw_scenario_bar_remove (scenarios);
  else
    fw_scenario_bar_step (scenarios, g_str_equal (action, "scenario.next") ? 1 : -1);
}

static void
reveal (FwWindow *self, GtkWidget *row)
{
  fw_split_set_show_sidebar (fw_plan_view_get_split (self->view), TRUE);
  if (row)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
view_action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *self = FW_WINDOW (widget);

  if (g_str_equal (action, "view.tell"))
    fw_window_tell (self, g_variant_get_string (target, NULL));
  else if (g_str_equal (action, "view.reveal"))
    reveal (self, fw_plan_sidebar_reveal (fw_plan_view_get_sidebar (self->view),
                                          g_variant_get_string (target, NULL)));
  else if (g_str_equal (action, "view.next-pane"))
    fw_plan_view_step_pane (self->view, 1);
  else if (g_str_equal (action, "view.previous-pane"))
    fw_plan_view_step_pane (self->view, -1);
  else if (g_str_equal (action, "view.edit-goal"))
    gtk_window_present (GTK_WINDOW (fw_goal_window_new (GTK_WINDOW (self), self->runner)));
  else if (g_str_equal (action, "view.export"))
    fw_chart_cards_export (fw_window_get_page (self), g_variant_get_string (target, NULL));
  else if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static gboolean
fw_window_close_request (GtkWindow *window)
{
  FwWindow *self = FW_WINDOW (window);

  if (!fw_keeper_may_close (self->keeper))
    return GDK_EVENT_STOP;
  fw_keeper_end (self->keeper);
  fw_settings_save_window (window);
  if (self->view)
    fw_settings_save_plan (fw_plan_view_get_split (self->view), get_page_name (self));
  return GTK_WINDOW_CLASS (fw_window_parent_class)->close_request (window);
}

/* The object */

static void
fw_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwWindow *self = FW_WINDOW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_string (value, get_page_name (self));
      break;
    case PROP_SCENARIO:
      g_value_set_string (
          value,
          self->runner ? fw_part_get_id (FW_PART (fw_runner_get_scenario (self->runner))) : "");
      break;
    case PROP_SIDEBAR:
      /* The header's button asks while the view is still being built. */
      g_value_set_boolean (
          value, !self->view || fw_split_get_show_sidebar (fw_plan_view_get_split (self->view)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FwWindow *self = FW_WINDOW (object);
  AdwViewStack *pages;

  g_return_if_fail (self->view != NULL);

  switch (prop_id)
    {
    case PROP_PAGE:
      /* A page remembered may be one that another version had. */
      pages = fw_plan_view_get_pages (self->view);
      if (adw_view_stack_get_child_by_name (pages, g_value_get_string (value)))
        adw_view_stack_set_visible_child_name (pages, g_value_get_string (value));
      break;
    case PROP_SCENARIO:
      fw_scenario_bar_choose (fw_plan_view_get_scenarios (self->view), g_value_get_string (value));
      break;
    case PROP_SIDEBAR:
      fw_split_set_show_sidebar (fw_plan_view_get_split (self->view), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_start (FwWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  self->start = FW_START_PAGE (fw_start_page_new ());
  fw_start_page_set_menu (self->start, self->primary_menu);
  if (application)
    fw_start_page_set_rescue (self->start,
                              fw_application_get_rescue (FW_APPLICATION (application)));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->start));
}

static void
fw_window_show (GtkWidget *widget)
{
  FwWindow *self = FW_WINDOW (widget);

  if (self->view == NULL && self->start == NULL && self->waiting == NULL)
    add_start (self);
  GTK_WIDGET_CLASS (fw_window_parent_class)->show (widget);
}

static void
fw_window_init (FwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_announce_set_label (GTK_WIDGET (self), self->status);
  fw_settings_restore_window (GTK_WINDOW (self));
  fw_data_commands_take_drops (self);
  enable_plan_actions (self, FALSE);
}

static void
fw_window_dispose (GObject *object)
{
  FwWindow *self = FW_WINDOW (object);

  if (self->runner)
    fw_runner_cancel (self->runner);
  self->start = NULL; /* both go with the window's other widgets */
  self->waiting = NULL;
  g_clear_object (&self->announcer);
  g_clear_object (&self->runner);
  if (self->keeper)
    fw_keeper_release (self->keeper);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (fw_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "edit.undo", NULL, edit_action_cb },
    { "edit.redo", NULL, edit_action_cb },
    { "edit.history", NULL, edit_action_cb },
    { "scenario.new", NULL, scenario_action_cb },
    { "scenario.duplicate", NULL, scenario_action_cb },
    { "scenario.manage", NULL, scenario_action_cb },
    { "scenario.rename", NULL, scenario_action_cb },
    { "scenario.remove", NULL, scenario_action_cb },
    { "scenario.previous", NULL, scenario_action_cb },
    { "scenario.next", NULL, scenario_action_cb },
    { "view.fullscreen", NULL, view_action_cb },
    { "view.export", "s", view_action_cb },
    { "view.next-pane", NULL, view_action_cb },
    { "view.previous-pane", NULL, view_action_cb },
    { "view.edit-goal", NULL, view_action_cb },
    { "view.reveal", "s", view_action_cb },
    { "view.tell", "s", view_action_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
  fw_ask_window_install (widget_class);
  fw_plan_commands_install (widget_class);
  fw_data_commands_install (widget_class);
  fw_keeper_install (widget_class);
  fw_print_install (widget_class);
  gtk_widget_class_install_property_action (widget_class, "view.page", "page");
  gtk_widget_class_install_property_action (widget_class, "view.sidebar", "sidebar");
  gtk_widget_class_install_property_action (widget_class, "scenario.choose", "scenario");
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fairway_planner/Fairway/fw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, FwWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FwWindow, status);
  gtk_widget_class_bind_template_child (widget_class, FwWindow, primary_menu);
}

static void
fw_window_class_init (FwWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = fw_window_dispose;
  object_class->get_property = fw_window_get_property;
  object_class->set_property = fw_window_set_property;
  GTK_WIDGET_CLASS (klass)->show = fw_window_show;
  GTK_WINDOW_CLASS (klass)->close_request = fw_window_close_request;

  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, "overview", flags);
  properties[PROP_SCENARIO] = g_param_spec_string ("scenario", NULL, NULL, "", flags);
  properties[PROP_SIDEBAR] = g_param_spec_boolean ("sidebar", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_children (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

FwWindow *
fw_window_new (GtkApplication *application)
{
  FwWindow *self = g_object_new (FW_TYPE_WINDOW, "application", application, NULL);

  self->keeper
      = fw_keeper_new (GTK_WINDOW (self), fw_application_get_rescue (FW_APPLICATION (application)));
  return self;
}

/* Widgets that come and go before the plan's view takes their place. */
static void
drop (FwWindow *self, GtkWidget *page)
{
  if (page)
    gtk_stack_remove (self->stack, page);
}

/* The start page would only flash by. */
void
fw_window_wait (FwWindow *self)
{
  GtkWidget *box, *spinner;

  g_return_if_fail (FW_IS_WINDOW (self));
  g_return_if_fail (self->view == NULL && self->start == NULL && self->waiting == NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "halign", GTK_ALIGN_CENTER, "valign",
                          GTK_ALIGN_CENTER, "vexpand", TRUE, "width-request", 32, "height-request",
                          32, NULL);
  fw_name (spinner, _ ("Opening the plan"));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_stack_add_child (self->stack, box);
  self->waiting = box;
}

void
fw_window_find_place (FwWindow *self)
{
  g_return_if_fail (FW_IS_WINDOW (self));

  if (self->view == NULL && self->start == NULL)
    add_start (self);
  drop (self, g_steal_pointer (&self->waiting));
  if (self->start)
    fw_start_page_focus_search (self->start);
}

FwRunner *
fw_window_get_runner (FwWindow *self)
{
  g_return_val_if_fail (FW_IS_WINDOW (self), NULL);
  return self->runner;
}

GtkWidget *
fw_window_get_page (FwWindow *self)
{
  g_return_val_if_fail (FW_IS_WINDOW (self), NULL);
  return self->view ? adw_view_stack_get_visible_child (fw_plan_view_get_pages (self->view)) : NULL;
}

FwKeeper *
fw_window_get_keeper (FwWindow *self)
{
  g_return_val_if_fail (FW_IS_WINDOW (self), NULL);
  return self->keeper;
}

/* As wide as it is or, before it shows, as it may become: no wider than the widest monitor. */
static int
expected_width (FwWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  int width = gtk_widget_get_width (GTK_WIDGET (self)), widest = 0, height;

  if (width > 0)
    return width;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle geometry;

      gdk_monitor_get_geometry (monitor, &geometry);
      widest = MAX (widest, geometry.width);
    }
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  return MIN (width, widest);
}

static void
add_view (FwWindow *self)
{
  GtkWidget *view = fw_plan_view_new (self->primary_menu);
  FwSplit *split = fw_plan_view_get_split (FW_PLAN_VIEW (view));
  AdwViewStack *pages = fw_plan_view_get_pages (FW_PLAN_VIEW (view));

  self->view = FW_PLAN_VIEW (view);
  fw_settings_restore_plan (split, pages);
  g_signal_connect_object (pages, "notify::visible-child-name", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (split, "notify::collapsed", G_CALLBACK (narrow_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (split, "notify::show-sidebar", G_CALLBACK (sidebar_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, view);
  fw_split_expect_width (split, expected_width (self));
  page_changed_cb (self);
}

/* Not at once: it may be a row of the start page that opened the plan. */
static gboolean
forget_start_cb (gpointer data)
{
  FwWindow *self = FW_WINDOW (data);

  drop (self, (GtkWidget *)g_steal_pointer (&self->start));
  drop (self, g_steal_pointer (&self->waiting));
  /* As in a window that shows with its plan: what waited had nothing for the keyboard. */
  if (self->view && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

void
fw_window_set_document (FwWindow *self, FwDocument *document)
{
  FwPlan *plan;

  g_return_if_fail (FW_IS_WINDOW (self));
  g_return_if_fail (FW_IS_DOCUMENT (document));
  g_return_if_fail (self->runner == NULL);

  plan = fw_document_get_plan (document);
  fw_settings_follow_document (document);
  self->runner = fw_runner_new (document, fw_plan_get_default_scenario (plan));
  add_view (self);
  self->announcer = fw_announcer_new (GTK_WIDGET (self), self->runner);
  fw_plan_view_set_runner (self->view, self->runner);
  enable_plan_actions (self, TRUE);
  g_signal_connect_object (self->runner, "notify::scenario", G_CALLBACK (scenario_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify", G_CALLBACK (show_document), self, G_CONNECT_SWAPPED);
  scenario_cb (self);
  fw_keeper_set_document (self->keeper, document, fw_plan_view_get_banner (self->view));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->view));
  if (self->start || self->waiting)
    g_idle_add_full (G_PRIORITY_LOW, forget_start_cb, g_object_ref (self), g_object_unref);
}

void
fw_window_tell (FwWindow *self, const char *text)
{
  g_return_if_fail (FW_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  fw_toast (self->toasts, text, NULL);
}
