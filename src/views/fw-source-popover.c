/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-source-popover.h"

#include <glib/gi18n-lib.h>

#include "fw-name-parts.h"
#include "fw-unit.h"

struct _FwSourcePopover
{
  GtkPopover parent_instance;

  FwLever *lever;
  GtkLabel *title;
  GtkLabel *help;
  GtkLabel *range;
  GtkLabel *source;
  GtkBox *presets;
  GtkWidget *link;
  GtkWidget *reset;
};

G_DEFINE_FINAL_TYPE (FwSourcePopover, fw_source_popover, GTK_TYPE_POPOVER)

static void
show_range (FwSourcePopover *self, FwParameter *parameter, const FwRow *row)
{
  const double p10 = fw_parameter_get_p10 (parameter);
  const double p90 = fw_parameter_get_p90 (parameter);
  g_autofree char *limits = fw_unit_format_range (row->lo, row->hi, row->unit, FW_STYLE_LABEL);
  g_autofree char *text = NULL;

  if (p10 < p90)
    {
      g_autofree char *range = fw_unit_format_range (p10, p90, row->unit, FW_STYLE_LABEL);

      text = g_strdup_printf (_ ("In 8 runs of 10 it lies within %s. You may set %s."), range,
                              limits);
    }
  else
    text = g_strdup_printf (_ ("The same in every run. You may set %s."), limits);
  gtk_label_set_text (self->range, text);
}

static void
show_lever (FwSourcePopover *self)
{
  FwParameter *parameter = fw_lever_get_parameter (self->lever);
  const FwRow *row = fw_lever_get_row (self->lever);
  const char *url;
  g_autofree char *source = NULL;

  if (!row)
    return;
  url = fw_parameter_get_url (parameter);
  source = fw_lever_get_overridden (self->lever)
               ? g_strdup_printf (_ ("Set in this scenario. The plan’s own number: %s"),
                                  fw_parameter_get_source (parameter))
               : g_strdup_printf (_ ("Source: %s"), fw_parameter_get_source (parameter));
  gtk_label_set_text (self->title, fw_row_title (row));
  gtk_label_set_text (self->help, fw_row_help (row));
  gtk_widget_set_visible (GTK_WIDGET (self->help), fw_row_help (row) && *fw_row_help (row));
  gtk_widget_set_visible (GTK_WIDGET (self->range),
                          row->unit != FW_UNIT_SWITCH && row->unit != FW_UNIT_CHOICE);
  show_range (self, parameter, row);
  gtk_label_set_text (self->source, source);
  gtk_widget_set_visible (self->link, url != NULL);
  if (url)
    gtk_link_button_set_uri (GTK_LINK_BUTTON (self->link), url);
  gtk_widget_set_sensitive (self->reset, fw_lever_get_overridden (self->lever)
                                             && fw_lever_get_editable (self->lever));
  gtk_widget_set_sensitive (GTK_WIDGET (self->presets), fw_lever_get_editable (self->lever));
}

static void
preset_cb (FwSourcePopover *self, GtkButton *button)
{
  fw_lever_set_value (self->lever, *(const double *)g_object_get_data (G_OBJECT (button), "value"));
}

/* A button for each number one may want to choose. */
static void
add_presets (FwSourcePopover *self)
{
  const FwRow *row = fw_lever_get_row (self->lever);

  for (const double *preset = row ? row->presets : NULL; preset && *preset > 0; preset++)
    {
      g_autofree char *label = fw_unit_format (*preset, row->unit, FW_STYLE_EDIT);
      g_autofree char *name = g_strdup_printf (_ ("Set to %s"), label);
      GtkWidget *button = gtk_button_new_with_label (label);

      fw_name (button, name);
      g_object_set_data (G_OBJECT (button), "value", (gpointer)preset);
      g_signal_connect_object (button, "clicked", G_CALLBACK (preset_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->presets, button);
      gtk_widget_set_visible (GTK_WIDGET (self->presets), TRUE);
    }
}

static void
reset_cb (FwSourcePopover *self)
{
  fw_lever_reset (self->lever);
}

static void
fw_source_popover_init (FwSourcePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_source_popover_dispose (GObject *object)
{
  g_clear_object (&FW_SOURCE_POPOVER (object)->lever);
  G_OBJECT_CLASS (fw_source_popover_parent_class)->dispose (object);
}

static void
fw_source_popover_class_init (FwSourcePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_source_popover_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-source-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSourcePopover, title);
  gtk_widget_class_bind_template_child (widget_class, FwSourcePopover, help);
  gtk_widget_class_bind_template_child (widget_class, FwSourcePopover, range);
  gtk_widget_class_bind_template_child (widget_class, FwSourcePopover, source);
  gtk_widget_class_bind_template_child (widget_class, FwSourcePopover, presets);
  gtk_widget_class_bind_template_child (widget_class, FwSourcePopover, link);
  gtk_widget_class_bind_template_child (widget_class, FwSourcePopover, reset);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

GtkWidget *
fw_source_popover_new (FwLever *lever)
{
  FwSourcePopover *self;

  g_return_val_if_fail (FW_IS_LEVER (lever), NULL);

  self = g_object_new (FW_TYPE_SOURCE_POPOVER, NULL);
  self->lever = g_object_ref (lever);
  g_signal_connect_object (lever, "changed", G_CALLBACK (show_lever), self, G_CONNECT_SWAPPED);
  add_presets (self);
  show_lever (self);
  return GTK_WIDGET (self);
}
