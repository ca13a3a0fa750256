/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-panes.h"

#include "fw-text-scale.h"

#define LIST_WIDTH   348
#define NARROW_BELOW 720
#define MIN_HEIGHT   160

struct _FwPanes
{
  GtkWidget parent_instance;

  GtkWidget *list;
  GtkWidget *separator;
  GtkWidget *detail;
  gboolean narrow;
  gboolean show_detail;
  guint notify_id;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwPanes, fw_panes, GTK_TYPE_WIDGET)

/* None of this asks for another size. */
static void
sync_children (FwPanes *self)
{
  gtk_widget_set_child_visible (self->list, !self->narrow || !self->show_detail);
  gtk_widget_set_child_visible (self->separator, !self->narrow);
  gtk_widget_set_child_visible (self->detail, !self->narrow || self->show_detail);
}

static gboolean
notify_cb (gpointer data)
{
  FwPanes *self = FW_PANES (data);

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
set_narrow (FwPanes *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  sync_children (self);
  /* Listeners change other widgets, which must not happen while sizes are given out. */
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
}

static void
fw_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  FwPanes *self = FW_PANES (widget);
  int list_min, list_nat, detail_min, detail_nat;

  /* Both scroll: laying out all their text to ask for a height would be for nothing. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = MIN_HEIGHT;
      return;
    }
  gtk_widget_measure (self->list, orientation, -1, &list_min, &list_nat, NULL, NULL);
  gtk_widget_measure (self->detail, orientation, -1, &detail_min, &detail_nat, NULL, NULL);
  *minimum = MAX (list_min, detail_min);
  *natural = LIST_WIDTH + MAX (detail_nat, *minimum);
}

static void
allocate (GtkWidget *child, int x, int width, int height, int total)
{
  const gboolean mirrored = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;

  if (gtk_widget_get_child_visible (child))
    gtk_widget_size_allocate (
        child, &(GtkAllocation){ mirrored ? total - x - width : x, 0, width, height }, -1);
}

static void
fw_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwPanes *self = FW_PANES (widget);
  int list_min, detail_min, line;

  gtk_widget_measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, &list_min, NULL, NULL, NULL);
  gtk_widget_measure (self->detail, GTK_ORIENTATION_HORIZONTAL, -1, &detail_min, NULL, NULL, NULL);
  gtk_widget_measure (self->separator, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &line, NULL, NULL);
  list_min = MAX (list_min, LIST_WIDTH);

  set_narrow (self, width < NARROW_BELOW * fw_text_scale (widget)
                        || width < list_min + line + detail_min);
  if (self->narrow)
    {
      allocate (self->list, 0, width, height, width);
      allocate (self->detail, 0, width, height, width);
      return;
    }
  allocate (self->list, 0, list_min, height, width);
  allocate (self->separator, list_min, line, height, width);
  allocate (self->detail, list_min + line, width - list_min - line, height, width);
}

static void
fw_panes_dispose (GObject *object)
{
  FwPanes *self = FW_PANES (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->detail, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_panes_parent_class)->dispose (object);
}

static void
fw_panes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_NARROW)
    g_value_set_boolean (value, FW_PANES (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_panes_init (FwPanes *self)
{
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
}

static void
fw_panes_class_init (FwPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_panes_dispose;
  object_class->get_property = fw_panes_get_property;
  widget_class->measure = fw_panes_measure;
  widget_class->size_allocate = fw_panes_size_allocate;

  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

GtkWidget *
fw_panes_new (GtkWidget *list, GtkWidget *detail)
{
  FwPanes *self;

  g_return_val_if_fail (GTK_IS_WIDGET (list), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (detail), NULL);

  self = g_object_new (FW_TYPE_PANES, NULL);
  self->list = list;
  self->detail = detail;
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
  gtk_widget_set_parent (detail, GTK_WIDGET (self));
  sync_children (self);
  return GTK_WIDGET (self);
}

gboolean
fw_panes_get_narrow (FwPanes *self)
{
  g_return_val_if_fail (FW_IS_PANES (self), FALSE);
  return self->narrow;
}

gboolean
fw_panes_get_show_detail (FwPanes *self)
{
  g_return_val_if_fail (FW_IS_PANES (self), FALSE);
  return self->show_detail;
}

void
fw_panes_set_show_detail (FwPanes *self, gboolean show)
{
  g_return_if_fail (FW_IS_PANES (self));

  if (self->show_detail == !!show)
    return;
  self->show_detail = !!show;
  sync_children (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
