/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-table.h"

#include "fw-name-parts.h"

struct _FwChartTable
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkColumnView *view;
  FwScene *scene;
};

G_DEFINE_FINAL_TYPE (FwChartTable, fw_chart_table, ADW_TYPE_WINDOW)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const gboolean is_text = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "fw-is-text"));

  gtk_list_item_set_child (item,
                           g_object_new (GTK_TYPE_LABEL, "xalign", is_text ? 0.0 : 1.0, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, FwChartTable *self)
{
  const guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "fw-column"));
  g_autofree char *cell = fw_scene_cell (self->scene, gtk_list_item_get_position (item), column);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), cell);
}

static void
add_column (FwChartTable *self, guint index)
{
  const FwColumn *column = fw_scene_column (self->scene, index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "fw-column", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (factory), "fw-is-text", GINT_TO_POINTER (column->is_text));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  view_column = gtk_column_view_column_new (column->title, factory);
  gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

/* The rows are the scene's own: the model only counts them. */
static GtkSelectionModel *
count_rows (FwScene *scene)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  for (guint i = 0; i < fw_scene_n_rows (scene); i++)
    gtk_string_list_append (rows, "");
  return GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows)));
}

static void
fw_chart_table_init (FwChartTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fw_shorten_parts (GTK_WIDGET (self->title));
}

static void
fw_chart_table_finalize (GObject *object)
{
  g_clear_pointer (&FW_CHART_TABLE (object)->scene, fw_scene_unref);
  G_OBJECT_CLASS (fw_chart_table_parent_class)->finalize (object);
}

static void
fw_chart_table_class_init (FwChartTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_chart_table_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-chart-table.ui");
  gtk_widget_class_bind_template_child (widget_class, FwChartTable, title);
  gtk_widget_class_bind_template_child (widget_class, FwChartTable, view);
}

GtkWidget *
fw_chart_table_new (GtkWindow *parent, FwScene *scene)
{
  FwChartTable *self;
  g_autoptr (GtkSelectionModel) rows = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (scene != NULL, NULL);

  self = g_object_new (FW_TYPE_CHART_TABLE, "transient-for", parent, "title",
                       fw_scene_title (scene), NULL);
  self->scene = fw_scene_ref (scene);
  adw_window_title_set_title (self->title, fw_scene_title (scene));
  adw_window_title_set_subtitle (self->title, fw_scene_subtitle (scene));
  for (guint i = 0; i < fw_scene_n_columns (scene); i++)
    add_column (self, i);
  rows = count_rows (scene);
  gtk_column_view_set_model (self->view, rows);
  return GTK_WIDGET (self);
}
