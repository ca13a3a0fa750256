/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-fit.h"

struct _FwFit
{
  GtkWidget parent_instance;

  GtkWidget *wide;
  GtkWidget *narrow;
  gboolean fits;
  guint notify_id;
};

enum
{
  PROP_WIDE = 1,
  PROP_NARROW,
  PROP_FITS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwFit, fw_fit, GTK_TYPE_WIDGET)

static gboolean
notify_cb (gpointer data)
{
  FwFit *self = FW_FIT (data);

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FITS]);
  return G_SOURCE_REMOVE;
}

static gboolean
has_room (FwFit *self, int width)
{
  int whole;

  /* Not its minimum: there a tab of later platforms says no more than three dots. */
  gtk_widget_measure (self->wide, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &whole, NULL, NULL);
  return whole <= width;
}

static void
fw_fit_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                int *natural, int *minimum_baseline, int *natural_baseline)
{
  FwFit *self = FW_FIT (widget);
  int wide_minimum, wide_natural;

  gtk_widget_measure (self->wide, orientation, -1, &wide_minimum, &wide_natural, NULL, NULL);
  gtk_widget_measure (self->narrow, orientation, -1, minimum, natural, NULL, NULL);
  *natural = MAX (*natural, wide_natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, wide_minimum);
}

static void
fw_fit_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwFit *self = FW_FIT (widget);
  const gboolean fits = has_room (self, width);

  gtk_widget_set_child_visible (self->wide, fits);
  gtk_widget_set_child_visible (self->narrow, !fits);
  gtk_widget_size_allocate (fits ? self->wide : self->narrow,
                            &(GtkAllocation){ 0, 0, width, height }, -1);
  if (fits == self->fits)
    return;
  self->fits = fits;
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
}

static void
take_child (FwFit *self, GtkWidget **child, GtkWidget *widget)
{
  g_clear_pointer (child, gtk_widget_unparent);
  *child = widget;
  if (widget)
    gtk_widget_set_parent (widget, GTK_WIDGET (self));
}

static void
fw_fit_dispose (GObject *object)
{
  FwFit *self = FW_FIT (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_fit_parent_class)->dispose (object);
}

static void
fw_fit_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwFit *self = FW_FIT (object);

  switch (prop_id)
    {
    case PROP_WIDE:
      g_value_set_object (value, self->wide);
      break;
    case PROP_NARROW:
      g_value_set_object (value, self->narrow);
      break;
    case PROP_FITS:
      g_value_set_boolean (value, self->fits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_fit_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FwFit *self = FW_FIT (object);

  if (prop_id == PROP_WIDE)
    take_child (self, &self->wide, g_value_get_object (value));
  else
    take_child (self, &self->narrow, g_value_get_object (value));
}

static void
fw_fit_init (FwFit *self)
{
  self->fits = TRUE;
}

static void
fw_fit_class_init (FwFitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = fw_fit_dispose;
  object_class->get_property = fw_fit_get_property;
  object_class->set_property = fw_fit_set_property;
  widget_class->measure = fw_fit_measure;
  widget_class->size_allocate = fw_fit_size_allocate;
  properties[PROP_WIDE] = g_param_spec_object ("wide", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NARROW] = g_param_spec_object ("narrow", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_FITS]
      = g_param_spec_boolean ("fits", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

GtkWidget *
fw_fit_new (void)
{
  return g_object_new (FW_TYPE_FIT, NULL);
}

gboolean
fw_fit_get_fits (FwFit *self)
{
  g_return_val_if_fail (FW_IS_FIT (self), FALSE);
  return self->fits;
}
