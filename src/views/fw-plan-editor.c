/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-plan-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-compat.h"
#include "fw-form.h"
#include "fw-input-editor.h"
#include "fw-input-list.h"
#include "fw-name-parts.h"
#include "fw-network-view.h"
#include "fw-panes.h"
#include "fw-part-editor.h"
#include "fw-part-list.h"
#include "fw-toast.h"

#define NUMBERS "numbers"
#define NETWORK "network"

/* Top to bottom. */
static const FwList lists[]
    = { FW_LIST_PROGRAMS, FW_LIST_EMPLOYERS, FW_LIST_SUPPORTS, FW_LIST_FUNDS,
        FW_LIST_GROUPS,   FW_LIST_PROVIDERS, FW_LIST_PARTNERS, FW_LIST_OCCUPATIONS };

struct _FwPlanEditor
{
  AdwWindow parent_instance;

  FwRunner *runner;
  char *follow; /* where the keyboard goes once its list is made anew */
  AdwWindowTitle *title;
  GtkWidget *back_button, *undo_button, *redo_button;
  GtkLabel *status;
  AdwToastOverlay *toasts;
  FwPanes *panes;
  GtkWidget *parts_tab, *numbers_tab;
  GtkStack *stack; /* of the two lists */
  GtkWidget *parts, *parts_scroller;
  FwInputList *numbers;
  AdwBin *detail;
  FwPartList *part_lists[G_N_ELEMENTS (lists)];
};

G_DEFINE_FINAL_TYPE (FwPlanEditor, fw_plan_editor, ADW_TYPE_WINDOW)

static FwDocument *
get_document (FwPlanEditor *self)
{
  return fw_runner_get_document (self->runner);
}

static FwPlan *
get_plan (FwPlanEditor *self)
{
  return fw_document_get_plan (get_document (self));
}

/* What is shown */

static void
show_button (GtkWidget *button, const char *verb, const char *label)
{
  g_autofree char *text = label != NULL ? g_strdup_printf ("%s: %s", verb, label) : g_strdup (verb);

  if (g_strcmp0 (text, gtk_widget_get_tooltip_text (button)) == 0)
    return;
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_history (FwPlanEditor *self)
{
  FwDocument *document = get_document (self);
  GtkWidget *widget = GTK_WIDGET (self);

  adw_window_title_set_subtitle (self->title, fw_document_get_title (document));
  show_button (self->undo_button, _ ("Undo"), fw_document_get_undo_label (document));
  show_button (self->redo_button, _ ("Redo"), fw_document_get_redo_label (document));
  gtk_widget_action_set_enabled (widget, "edit.undo", fw_document_get_can_undo (document));
  gtk_widget_action_set_enabled (widget, "edit.redo", fw_document_get_can_redo (document));
}

static void
show_back (FwPlanEditor *self)
{
  gtk_widget_set_visible (self->back_button, fw_panes_get_narrow (self->panes)
                                                 && fw_panes_get_show_detail (self->panes));
}

static void
show_detail_pane (FwPlanEditor *self, gboolean show)
{
  fw_panes_set_show_detail (self->panes, show);
  show_back (self);
}

/* While nothing is chosen: how the parts hang together. */
static void
set_detail (FwPlanEditor *self, GtkWidget *detail)
{
  adw_bin_set_child (self->detail, detail != NULL ? detail : fw_network_view_new (self->runner));
}

GtkWidget *
fw_plan_editor_get_detail (FwPlanEditor *self)
{
  GtkWidget *child;

  g_return_val_if_fail (FW_IS_PLAN_EDITOR (self), NULL);

  child = adw_bin_get_child (self->detail);
  return FW_IS_NETWORK_VIEW (child) ? NULL : child;
}

/* Where to */

static FwPartList *
list_of (FwPlanEditor *self, const char *where)
{
  const gsize length = strcspn (where, ".");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const char *member = fw_list_member (lists[i]);

      if (strlen (member) == length && strncmp (member, where, length) == 0)
        return self->part_lists[i];
    }
  return NULL;
}

static FwPart *
find_part (FwPlanEditor *self, const char *where)
{
  const char *point = strchr (where, '.');

  for (FwList list = 0; point != NULL && list < FW_N_LISTS; list++)
    {
      const char *member = fw_list_member (list);

      if (strlen (member) == (gsize)(point - where)
          && strncmp (member, where, (gsize)(point - where)) == 0)
        return fw_plan_find_part (get_plan (self), list, point + 1);
    }
  return NULL;
}

static void
show_tab (FwPlanEditor *self, gboolean numbers)
{
  gtk_stack_set_visible_child (self->stack,
                               numbers ? GTK_WIDGET (self->numbers) : self->parts_scroller);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (numbers ? self->numbers_tab : self->parts_tab),
                                TRUE);
}

static void
focus_detail (FwPlanEditor *self)
{
  show_detail_pane (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
open_number (FwPlanEditor *self, const char *key)
{
  GtkWidget *editor
      = fw_input_editor_new (self->runner, key, fw_input_list_get_scope (self->numbers) == NULL);

  show_tab (self, TRUE);
  if (editor == NULL)
    return;
  set_detail (self, editor);
  focus_detail (self);
}

static void
open_part (FwPlanEditor *self, const char *where)
{
  FwPart *part = find_part (self, where);

  if (part == NULL)
    return;
  if (list_of (self, where) != NULL)
    show_tab (self, FALSE);
  set_detail (self, fw_part_editor_new (self->runner, part));
  focus_detail (self);
}

static void
open_list (FwPlanEditor *self, const char *where)
{
  FwPartList *list = list_of (self, where);

  if (list == NULL)
    return;
  show_tab (self, FALSE);
  show_detail_pane (self, FALSE);
  gtk_widget_grab_focus (fw_part_list_get_add (list));
}

void
fw_plan_editor_open (FwPlanEditor *self, const char *where)
{
  g_return_if_fail (FW_IS_PLAN_EDITOR (self));
  g_return_if_fail (where != NULL);

  if (g_str_has_prefix (where, NUMBERS ":"))
    open_number (self, where + strlen (NUMBERS ":"));
  else if (g_str_equal (where, NUMBERS))
    {
      show_tab (self, TRUE);
      show_detail_pane (self, FALSE);
      fw_input_list_focus_search (self->numbers);
    }
  else if (g_str_equal (where, NETWORK))
    {
      show_tab (self, FALSE);
      set_detail (self, NULL);
      focus_detail (self);
    }
  else if (strchr (where, '.') != NULL)
    open_part (self, where);
  else
    open_list (self, where);
}

/* Commands */

static void
open_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  fw_plan_editor_open (FW_PLAN_EDITOR (widget), g_variant_get_string (target, NULL));
}

static void
tell_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (widget);
  const char *text = g_variant_get_string (target, NULL);

  if (g_str_equal (action, "editor.removed"))
    {
      g_autofree char *message = g_strdup_printf (_ ("Removed %s"), text);

      fw_toast (self->toasts, message, "edit.undo");
    }
  else
    fw_toast (self->toasts, text, NULL);
}

static void
follow_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (widget);

  g_free (self->follow);
  self->follow = g_variant_dup_string (target, NULL);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (widget);

  if (!fw_panes_get_narrow (self->panes) || !fw_panes_get_show_detail (self->panes))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_detail_pane (self, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  fw_plan_editor_open (FW_PLAN_EDITOR (widget), NUMBERS);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (widget);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (action, "edit.undo"))
    fw_document_undo (get_document (self), &error);
  else
    fw_document_redo (get_document (self), &error);
  if (error != NULL)
    fw_toast (self->toasts, error->message, NULL);
}

static void
tab_cb (FwPlanEditor *self)
{
  show_tab (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->numbers_tab)));
}

/* A part that is no longer in the plan has no editor. */
static void
drop_gone (FwPlanEditor *self)
{
  GtkWidget *detail = fw_plan_editor_get_detail (self);
  const gboolean gone
      = (FW_IS_PART_EDITOR (detail) && fw_part_editor_get_part (FW_PART_EDITOR (detail)) == NULL)
        || (FW_IS_INPUT_EDITOR (detail)
            && fw_plan_get_parameter (get_plan (self), NULL,
                                      fw_input_editor_get_key (FW_INPUT_EDITOR (detail)), NULL)
                   == NULL);

  if (!gone)
    return;
  set_detail (self, NULL);
  show_detail_pane (self, FALSE);
}

static void
document_cb (FwPlanEditor *self, guint64 generation, const char *key)
{
  g_autofree char *where = g_steal_pointer (&self->follow);
  FwPartList *list = where != NULL ? list_of (self, where) : NULL;

  show_history (self);
  if (key != NULL)
    return;
  drop_gone (self);
  if (list != NULL && !fw_part_list_focus (list, where))
    gtk_widget_grab_focus (fw_part_list_get_add (list));
}

/* Of which the number shown is one: the scenario's or the plan's. */
static void
scope_cb (FwPlanEditor *self)
{
  GtkWidget *detail = fw_plan_editor_get_detail (self);

  if (FW_IS_INPUT_EDITOR (detail))
    {
      g_autofree char *key = g_strdup (fw_input_editor_get_key (FW_INPUT_EDITOR (detail)));

      set_detail (self, fw_input_editor_new (self->runner, key,
                                             fw_input_list_get_scope (self->numbers) == NULL));
    }
}

/* The parts of the window */

static GtkWidget *
make_network_row (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("Partner network"), "subtitle",
                                 _ ("Who trains, who hires from whom, who pays"), "subtitle-lines",
                                 0, "activatable", TRUE, "action-name", "editor.open", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", NETWORK);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  fw_name_parts (group, "GtkListBox", _ ("Partner network"));
  return group;
}

static GtkWidget *
make_parts (FwPlanEditor *self)
{
  self->parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->parts, "fw-sections");
  gtk_box_append (GTK_BOX (self->parts), make_network_row ());
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      self->part_lists[i] = FW_PART_LIST (fw_part_list_new (get_document (self), lists[i]));
      gtk_box_append (GTK_BOX (self->parts), GTK_WIDGET (self->part_lists[i]));
    }
  self->parts_scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy",
                                       GTK_POLICY_NEVER, "child", self->parts, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts_scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Parts of the plan"), -1);
  return self->parts_scroller;
}

static GtkWidget *
make_tabs (FwPlanEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->parts_tab = gtk_toggle_button_new_with_label (_ ("Parts"));
  self->numbers_tab = gtk_toggle_button_new_with_label (_ ("All numbers"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->numbers_tab),
                               GTK_TOGGLE_BUTTON (self->parts_tab));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->parts_tab), TRUE);
  g_signal_connect_object (self->numbers_tab, "toggled", G_CALLBACK (tab_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "fw-tabs");
  gtk_widget_set_hexpand (self->parts_tab, TRUE);
  gtk_widget_set_hexpand (self->numbers_tab, TRUE);
  gtk_box_append (GTK_BOX (box), self->parts_tab);
  gtk_box_append (GTK_BOX (box), self->numbers_tab);
  return box;
}

static void
build (FwPlanEditor *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *parts = make_parts (self);

  self->stack = GTK_STACK (gtk_stack_new ());
  g_object_set (self->stack, "vexpand", TRUE, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  self->numbers = FW_INPUT_LIST (fw_input_list_new (self->runner));
  gtk_stack_add_child (self->stack, parts);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->numbers));
  fw_tell_shown (GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (list), make_tabs (self));
  gtk_box_append (GTK_BOX (list), GTK_WIDGET (self->stack));
  gtk_widget_add_css_class (list, "fw-sidebar");
  self->detail = ADW_BIN (adw_bin_new ());
  set_detail (self, NULL);
  self->panes = FW_PANES (fw_panes_new (list, GTK_WIDGET (self->detail)));
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->panes));
  g_signal_connect_object (self->panes, "notify::narrow", G_CALLBACK (show_back), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->numbers, "scope-changed", G_CALLBACK (scope_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fw_plan_editor_dispose (GObject *object)
{
  g_clear_object (&FW_PLAN_EDITOR (object)->runner);
  G_OBJECT_CLASS (fw_plan_editor_parent_class)->dispose (object);
}

static void
fw_plan_editor_finalize (GObject *object)
{
  g_free (FW_PLAN_EDITOR (object)->follow);
  G_OBJECT_CLASS (fw_plan_editor_parent_class)->finalize (object);
}

static void
fw_plan_editor_init (FwPlanEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_shorten_parts (GTK_WIDGET (self->title));
  fw_announce_set_label (GTK_WIDGET (self), self->status);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *type;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "editor.open", "s", open_cb, 0, 0 },
    { "editor.tell", "s", tell_cb, 0, 0 },
    { "editor.removed", "s", tell_cb, 0, 0 },
    { "editor.follow", "s", follow_cb, 0, 0 },
    { "editor.back", NULL, back_cb, GDK_KEY_Escape, 0 },
    { "editor.search", NULL, search_cb, GDK_KEY_f, GDK_CONTROL_MASK },
    { "edit.undo", NULL, edit_cb, GDK_KEY_z, GDK_CONTROL_MASK },
    { "edit.redo", NULL, edit_cb, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                       actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "editor.back",
                                       NULL);
}

static void
fw_plan_editor_class_init (FwPlanEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_plan_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_plan_editor_finalize;
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-plan-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, title);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, back_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, undo_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, redo_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, status);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, toasts);
}

FwPlanEditor *
fw_plan_editor_new (GtkWindow *parent, FwRunner *runner)
{
  FwPlanEditor *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (FW_IS_RUNNER (runner), NULL);

  self = g_object_new (FW_TYPE_PLAN_EDITOR, "transient-for", parent, NULL);
  self->runner = g_object_ref (runner);
  build (self);
  show_history (self);
  g_signal_connect_object (get_document (self), "changed", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

static void
forget_cb (GtkWindow *parent)
{
  g_object_set_data (G_OBJECT (parent), "fw-plan-editor", NULL);
}

void
fw_plan_editor_present (GtkWindow *parent, FwRunner *runner, const char *where)
{
  FwPlanEditor *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (FW_IS_RUNNER (runner));

  self = g_object_get_data (G_OBJECT (parent), "fw-plan-editor");
  if (self == NULL)
    {
      self = fw_plan_editor_new (parent, runner);
      g_object_set_data (G_OBJECT (parent), "fw-plan-editor", self);
      g_signal_connect_object (self, "destroy", G_CALLBACK (forget_cb), parent, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self));
  if (where != NULL)
    fw_plan_editor_open (self, where);
}
