/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-source-button.h"

#include "fw-source-popover.h"

#include <glib/gi18n-lib.h>

struct _FwSourceButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  FwLever *lever;
};

G_DEFINE_FINAL_TYPE (FwSourceButton, fw_source_button, GTK_TYPE_WIDGET)

static void
show_lever (FwSourceButton *self)
{
  const gboolean own = fw_lever_get_overridden (self->lever);
  const FwRow *row = fw_lever_get_row (self->lever);
  const char *icon = own ? "document-edit-symbolic" : "help-about-symbolic";
  g_autofree char *label = NULL;

  if (!row || g_strcmp0 (icon, gtk_menu_button_get_icon_name (self->button)) == 0)
    return;
  label = g_strdup_printf (own ? _ ("%s: set in this scenario; source") : _ ("%s: source"),
                           fw_row_title (row));
  gtk_menu_button_set_icon_name (self->button, icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/* Made when first asked for: most of a plan's numbers are never questioned in one sitting. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  FwSourceButton *self = FW_SOURCE_BUTTON (data);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) || !self->lever)
    return;
  popover = fw_source_popover_new (self->lever);
  g_object_bind_property (popover, "visible", button, "has-tooltip", G_BINDING_INVERT_BOOLEAN);
  gtk_menu_button_set_popover (button, popover);
}

static void
fw_source_button_init (FwSourceButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
}

static void
fw_source_button_dispose (GObject *object)
{
  FwSourceButton *self = FW_SOURCE_BUTTON (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child)
    gtk_widget_unparent (child);
  g_clear_object (&self->lever);
  G_OBJECT_CLASS (fw_source_button_parent_class)->dispose (object);
}

static void
fw_source_button_class_init (FwSourceButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_source_button_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-source-button.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSourceButton, button);
}

GtkWidget *
fw_source_button_new (void)
{
  return g_object_new (FW_TYPE_SOURCE_BUTTON, NULL);
}

void
fw_source_button_set_lever (FwSourceButton *self, FwLever *lever)
{
  g_return_if_fail (FW_IS_SOURCE_BUTTON (self));
  g_return_if_fail (FW_IS_LEVER (lever));

  if (!g_set_object (&self->lever, lever))
    return;
  g_signal_connect_object (lever, "changed", G_CALLBACK (show_lever), self, G_CONNECT_SWAPPED);
  show_lever (self);
}
