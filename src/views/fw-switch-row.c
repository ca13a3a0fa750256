/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-switch-row.h"

#include "fw-name-parts.h"
#include "fw-source-button.h"

#include <glib/gi18n-lib.h>

struct _FwSwitchRow
{
  AdwActionRow parent_instance;

  FwLever *lever;
  FwSourceButton *source;
  GtkSwitch *toggle;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (FwSwitchRow, fw_switch_row, ADW_TYPE_ACTION_ROW)

static void
show_lever (FwSwitchRow *self)
{
  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, fw_lever_get_value (self->lever) >= 0.5);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->toggle), fw_lever_get_editable (self->lever));
}

static void
toggled_cb (FwSwitchRow *self)
{
  if (!self->showing && self->lever)
    fw_lever_set_value (self->lever, gtk_switch_get_active (self->toggle) ? 1.0 : 0.0);
}

static void
fw_switch_row_init (FwSwitchRow *self)
{
  g_type_ensure (FW_TYPE_SOURCE_BUTTON);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_switch_row_dispose (GObject *object)
{
  g_clear_object (&FW_SWITCH_ROW (object)->lever);
  G_OBJECT_CLASS (fw_switch_row_parent_class)->dispose (object);
}

static void
fw_switch_row_class_init (FwSwitchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_switch_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-switch-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSwitchRow, source);
  gtk_widget_class_bind_template_child (widget_class, FwSwitchRow, toggle);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

GtkWidget *
fw_switch_row_new (FwLever *lever, const char *title)
{
  FwSwitchRow *self;
  const FwRow *row;

  g_return_val_if_fail (FW_IS_LEVER (lever), NULL);
  row = fw_lever_get_row (lever);
  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (FW_TYPE_SWITCH_ROW, "title", title ? title : fw_row_title (row),
                       "use-markup", FALSE, NULL);
  self->lever = g_object_ref (lever);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), fw_row_subtitle (row));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), fw_row_help (row));
  fw_source_button_set_lever (self->source, lever);
  fw_name (GTK_WIDGET (self->toggle), title ? title : fw_row_title (row));
  g_signal_connect_object (lever, "changed", G_CALLBACK (show_lever), self, G_CONNECT_SWAPPED);
  show_lever (self);
  return GTK_WIDGET (self);
}
