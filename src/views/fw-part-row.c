/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-part-row.h"

#include <glib/gi18n-lib.h>

#include "fw-part-facts.h"

struct _FwPartRow
{
  AdwActionRow parent_instance;

  FwDocument *document;
  FwPart *part;
  char *where;
  GtkWidget *handle;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (FwPartRow, fw_part_row, ADW_TYPE_ACTION_ROW)

static gboolean
apply (FwPartRow *self, FwChange *change, GError *fault)
{
  g_autoptr (GError) error = fault;

  if (change != NULL && fw_document_apply (self->document, change, &error))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.tell", "s", error->message);
  return FALSE;
}

static FwList
get_list (FwPartRow *self)
{
  return fw_part_get_list (self->part);
}

static guint
get_position (FwPartRow *self)
{
  GListModel *parts = fw_plan_get_list (fw_document_get_plan (self->document), get_list (self));
  guint position = 0;

  for (; position < g_list_model_get_n_items (parts); position++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (parts, position);

      if (part == self->part)
        break;
    }
  return position;
}

static void
move_to (FwPartRow *self, guint position)
{
  GListModel *parts = fw_plan_get_list (fw_document_get_plan (self->document), get_list (self));
  g_autoptr (FwChange) change = NULL;

  if (position >= g_list_model_get_n_items (parts) || position == get_position (self))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.follow", "s", self->where);
  change = fw_change_new_move (get_list (self), fw_part_get_id (self->part), position);
  apply (self, change, NULL);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwPartRow *self = FW_PART_ROW (widget);
  g_autoptr (FwPartRow) kept = g_object_ref (self); /* the list is made anew meanwhile */
  const guint position = get_position (self);

  if (g_str_equal (action, "part.down"))
    move_to (self, position + 1);
  else if (position > 0)
    move_to (self, position - 1);
}

static void
duplicate_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwPartRow *self = FW_PART_ROW (widget);
  g_autoptr (FwPartRow) kept = g_object_ref (self);
  FwPlan *plan = fw_document_get_plan (self->document);
  g_autofree char *copy = NULL;
  g_autofree char *where = NULL;
  GError *error = NULL;
  g_autoptr (FwChange) change
      = fw_change_new_duplicate (plan, get_list (self), fw_part_get_id (self->part), &copy, &error);

  if (copy != NULL)
    where = g_strconcat (fw_list_member (get_list (self)), ".", copy, NULL);
  if (where != NULL)
    gtk_widget_activate_action (widget, "editor.follow", "s", where);
  apply (self, change, error);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwPartRow *self = FW_PART_ROW (widget);
  g_autoptr (FwPartRow) kept = g_object_ref (self);
  g_autofree char *title = g_strdup (fw_part_get_title (self->part));
  FwPlan *plan = fw_document_get_plan (self->document);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *next = gtk_widget_get_next_sibling (widget);
  GError *error = NULL;
  g_autoptr (FwChange) change
      = fw_change_new_remove (plan, get_list (self), fw_part_get_id (self->part), &error);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (widget);
  if (FW_IS_PART_ROW (next))
    gtk_widget_activate_action (widget, "editor.follow", "s", FW_PART_ROW (next)->where);
  if (apply (self, change, error))
    gtk_widget_activate_action (GTK_WIDGET (root), "editor.removed", "s", title);
}

static void
fw_part_row_activate (AdwActionRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "editor.open", "s", FW_PART_ROW (row)->where);
}

/* Dragging by the handle */

static GdkContentProvider *
prepare_cb (FwPartRow *self)
{
  return gdk_content_provider_new_typed (FW_TYPE_PART_ROW, self);
}

static void
drag_begin_cb (FwPartRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (FwPartRow *self, const GValue *value)
{
  g_autoptr (FwPartRow) dragged = g_value_dup_object (value);

  if (!FW_IS_PART_ROW (dragged) || dragged == self || get_list (dragged) != get_list (self)
      || dragged->document != self->document)
    return FALSE;
  move_to (dragged, get_position (self));
  return TRUE;
}

static void
add_dragging (FwPartRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (FW_TYPE_PART_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  g_menu_append (order, _ ("Move _up"), "part.up");
  g_menu_append (order, _ ("Move _down"), "part.down");
  g_menu_append (more, _ ("_Duplicate"), "part.duplicate");
  g_menu_append (more, _ ("_Remove"), "part.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  return G_MENU_MODEL (menu);
}

static void
fw_part_row_dispose (GObject *object)
{
  FwPartRow *self = FW_PART_ROW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->part);
  G_OBJECT_CLASS (fw_part_row_parent_class)->dispose (object);
}

static void
fw_part_row_finalize (GObject *object)
{
  g_free (FW_PART_ROW (object)->where);
  G_OBJECT_CLASS (fw_part_row_parent_class)->finalize (object);
}

static void
fw_part_row_init (FwPartRow *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  self->handle = g_object_new (GTK_TYPE_IMAGE, "icon-name", "open-menu-symbolic", "tooltip-text",
                               _ ("Drag to move; Alt+Up and Alt+Down do the same"), NULL);
  gtk_widget_add_css_class (self->handle, "dim-label");
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->handle);
  self->menu = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "menu-model",
                             menu, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->menu, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->menu);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  add_dragging (self);
}

static void
fw_part_row_class_init (FwPartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_part_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_part_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = fw_part_row_activate;

  gtk_widget_class_install_action (widget_class, "part.up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "part.down", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "part.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "part.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "part.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "part.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "part.duplicate",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "part.remove", NULL);
}

GtkWidget *
fw_part_row_new (FwDocument *document, FwPart *part)
{
  FwPartRow *self;

  g_return_val_if_fail (FW_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (FW_IS_PART (part), NULL);

  self = g_object_new (FW_TYPE_PART_ROW, "use-markup", FALSE, "title-lines", 0, "subtitle-lines", 0,
                       NULL);
  self->document = g_object_ref (document);
  self->part = g_object_ref (part);
  self->where = g_strconcat (fw_list_member (get_list (self)), ".", fw_part_get_id (part), NULL);
  fw_part_row_show (self);
  return GTK_WIDGET (self);
}

const char *
fw_part_row_get_where (FwPartRow *self)
{
  g_return_val_if_fail (FW_IS_PART_ROW (self), NULL);
  return self->where;
}

gboolean
fw_part_row_is_of (FwPartRow *self, FwPart *part)
{
  g_return_val_if_fail (FW_IS_PART_ROW (self), FALSE);
  return self->part == part;
}

void
fw_part_row_show (FwPartRow *self)
{
  g_autofree char *facts = NULL;
  g_autofree char *more = NULL;
  const char *title;

  g_return_if_fail (FW_IS_PART_ROW (self));

  title = fw_part_get_title (self->part);
  facts = fw_plan_part_facts (fw_document_get_plan (self->document), NULL, self->part);
  if (g_strcmp0 (facts, adw_action_row_get_subtitle (ADW_ACTION_ROW (self))) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), facts);
  if (g_strcmp0 (title, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self))) == 0)
    return;
  more = g_strdup_printf (_ ("More for %s"), title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_tooltip_text (self->menu, more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, more,
                                  -1);
}
