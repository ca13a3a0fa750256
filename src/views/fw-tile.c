/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-tile.h"

#include "fw-text.h"

struct _FwTile
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *number;
  GtkLabel *range;
  GtkLabel *scale;
  GtkBox *head;
  FwSpark *spark;
};

G_DEFINE_FINAL_TYPE (FwTile, fw_tile, ADW_TYPE_BIN)

static void
fw_tile_init (FwTile *self)
{
  g_type_ensure (FW_TYPE_SPARK);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fw_tile_class_init (FwTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fairway_planner/Fairway/fw-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, FwTile, title);
  gtk_widget_class_bind_template_child (widget_class, FwTile, number);
  gtk_widget_class_bind_template_child (widget_class, FwTile, range);
  gtk_widget_class_bind_template_child (widget_class, FwTile, scale);
  gtk_widget_class_bind_template_child (widget_class, FwTile, head);
  gtk_widget_class_bind_template_child (widget_class, FwTile, spark);
}

GtkWidget *
fw_tile_new (void)
{
  return g_object_new (FW_TYPE_TILE, NULL);
}

void
fw_tile_set_words (FwTile *self, const char *title, const char *number, const char *range,
                   const char *scale)
{
  g_autofree char *words = NULL;

  g_return_if_fail (FW_IS_TILE (self));

  gtk_label_set_text (self->title, title);
  fw_text_set_number (self->number, number);
  fw_text_set_number (self->range, range);
  gtk_label_set_text (self->scale, scale);
  words = g_strdup_printf ("%s: %s. %s. %s", title, number, range, scale);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

const char *
fw_tile_get_number (FwTile *self)
{
  g_return_val_if_fail (FW_IS_TILE (self), NULL);
  return gtk_label_get_text (self->number);
}

FwSpark *
fw_tile_get_spark (FwTile *self)
{
  g_return_val_if_fail (FW_IS_TILE (self), NULL);
  return self->spark;
}

void
fw_tile_set_button (FwTile *self, GtkWidget *button)
{
  g_return_if_fail (FW_IS_TILE (self));
  g_return_if_fail (GTK_IS_WIDGET (button));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (self->head, button);
}
