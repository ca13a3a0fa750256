/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-slider-row.h"

#include "fw-slider.h"
#include "fw-text-scale.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 60 /* px of what stands in a row, at the usual text size */

struct _FwSliderRow
{
  AdwPreferencesRow parent_instance;

  FwLever *lever;
  FwSlider *slider; /* NULL in a row that is far from sight */
  gboolean binding;
};

G_DEFINE_FINAL_TYPE (FwSliderRow, fw_slider_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_lever (FwSliderRow *self)
{
  g_autofree char *subtitle = fw_lever_subtitle (self->lever);
  g_autofree char *words = self->binding
                               ? g_strdup_printf (_ ("%s. It holds the plan back."), subtitle)
                               : g_strdup (subtitle);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  if (self->slider)
    fw_slider_show (self->slider, subtitle, words);
}

static void
fw_slider_row_init (FwSliderRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fw-lever");
}

static void
fw_slider_row_dispose (GObject *object)
{
  g_clear_object (&FW_SLIDER_ROW (object)->lever);
  G_OBJECT_CLASS (fw_slider_row_parent_class)->dispose (object);
}

/* The keyboard may come to a row that was not in sight yet. */
static gboolean
fw_slider_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  fw_slider_row_build (FW_SLIDER_ROW (widget));
  return GTK_WIDGET_CLASS (fw_slider_row_parent_class)->focus (widget, direction);
}

static void
fw_slider_row_class_init (FwSliderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_slider_row_dispose;
  GTK_WIDGET_CLASS (klass)->focus = fw_slider_row_focus;
}

GtkWidget *
fw_slider_row_new (FwLever *lever, const char *title)
{
  GtkWidget *self = fw_slider_row_new_late (lever, title);

  fw_slider_row_build (FW_SLIDER_ROW (self));
  return self;
}

GtkWidget *
fw_slider_row_new_late (FwLever *lever, const char *title)
{
  FwSliderRow *self;
  const FwRow *row;

  g_return_val_if_fail (FW_IS_LEVER (lever), NULL);
  row = fw_lever_get_row (lever);
  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (FW_TYPE_SLIDER_ROW, "title", title ? title : fw_row_title (row), NULL);
  self->lever = g_object_ref (lever);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1,
                               (int)(HEIGHT * fw_text_scale (GTK_WIDGET (self))));
  g_signal_connect_object (lever, "changed", G_CALLBACK (show_lever), self, G_CONNECT_SWAPPED);
  show_lever (self);
  return GTK_WIDGET (self);
}

void
fw_slider_row_build (FwSliderRow *self)
{
  GtkWidget *slider;

  g_return_if_fail (FW_IS_SLIDER_ROW (self));

  /* A lever whose part was removed has nothing to show. */
  if (self->slider || !fw_lever_get_row (self->lever))
    return;
  slider = fw_slider_new (self->lever, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  self->slider = FW_SLIDER (slider);
  show_lever (self);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), slider);
}

FwLever *
fw_slider_row_get_lever (FwSliderRow *self)
{
  g_return_val_if_fail (FW_IS_SLIDER_ROW (self), NULL);
  return self->lever;
}

void
fw_slider_row_set_binding (FwSliderRow *self, gboolean binding)
{
  g_return_if_fail (FW_IS_SLIDER_ROW (self));

  if (self->binding == !!binding)
    return;
  self->binding = !!binding;
  if (binding)
    gtk_widget_add_css_class (GTK_WIDGET (self), "fw-binding");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "fw-binding");
  show_lever (self);
}
