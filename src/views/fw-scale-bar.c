/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scale-bar.h"

#include "fw-chart-style.h"

#include <math.h>

#define BAR_HEIGHT 18
#define SMALLEST   1.25 /* px */
#define HATCH      6    /* px from one line of a loss to the next */

struct _FwScaleBar
{
  GtkWidget parent_instance;

  GtkWidget *number;
  GtkWidget *words;
  double share;
};

G_DEFINE_FINAL_TYPE (FwScaleBar, fw_scale_bar, GTK_TYPE_WIDGET)

static int
text_width (FwScaleBar *self)
{
  int number, words;

  gtk_widget_measure (self->number, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &number, NULL, NULL);
  gtk_widget_measure (self->words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &words, NULL, NULL);
  return number + 6 + words;
}

/* The longest bar leaves room for its own text. */
static double
bar_length (FwScaleBar *self, int width)
{
  const double room = MAX (24, width - text_width (self) - 8);

  return MAX (SMALLEST, room * MIN (fabs (self->share), 1));
}

static void
fw_scale_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  FwScaleBar *self = FW_SCALE_BAR (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 40;
      *natural = 360;
      return;
    }
  gtk_widget_measure (self->number, orientation, -1, minimum, NULL, NULL, NULL);
  *minimum = *natural = MAX (*minimum, BAR_HEIGHT);
}

static void
fw_scale_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwScaleBar *self = FW_SCALE_BAR (widget);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = (int)ceil (bar_length (self, width)) + 8, number, words;

  gtk_widget_measure (self->number, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &number, NULL, NULL);
  gtk_widget_measure (self->words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &words, NULL, NULL);
  gtk_widget_size_allocate (
      self->number, &(GtkAllocation){ mirrored ? width - x - number : x, 0, number, height }, -1);
  x += number + 6;
  words = MAX (0, MIN (words, width - x));
  gtk_widget_size_allocate (
      self->words, &(GtkAllocation){ mirrored ? width - x - words : x, 0, words, height }, -1);
}

static void
fw_scale_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwScaleBar *self = FW_SCALE_BAR (widget);
  const FwTheme *theme = fw_chart_style_theme ();
  const gboolean loss = self->share < 0;
  const GdkRGBA colour = fw_chart_style_colour (theme, loss ? FW_ROLE_LOSS : FW_ROLE_SERIES_1);
  const int width = gtk_widget_get_width (widget);
  const double length = bar_length (self, width);
  const float x
      = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? (float)(width - length) : 0.0f;
  const float y = (float)(gtk_widget_get_height (widget) - BAR_HEIGHT) / 2;

  for (double at = 0; at < (loss ? length : 1); at += HATCH)
    gtk_snapshot_append_color (snapshot, &colour,
                               &GRAPHENE_RECT_INIT (x + (float)at, y,
                                                    (float)(loss ? MIN (3, length - at) : length),
                                                    BAR_HEIGHT));
  gtk_widget_snapshot_child (widget, self->number, snapshot);
  gtk_widget_snapshot_child (widget, self->words, snapshot);
}

static void
fw_scale_bar_init (FwScaleBar *self)
{
  self->number = gtk_label_new (NULL);
  self->words
      = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->number, "heading");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_add_css_class (self->words, "fw-small");
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_widget_set_parent (self->number, GTK_WIDGET (self));
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  fw_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

static void
fw_scale_bar_dispose (GObject *object)
{
  FwScaleBar *self = FW_SCALE_BAR (object);

  g_clear_pointer (&self->number, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_scale_bar_parent_class)->dispose (object);
}

static void
fw_scale_bar_class_init (FwScaleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_scale_bar_dispose;
  widget_class->measure = fw_scale_bar_measure;
  widget_class->size_allocate = fw_scale_bar_size_allocate;
  widget_class->snapshot = fw_scale_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

GtkWidget *
fw_scale_bar_new (void)
{
  return g_object_new (FW_TYPE_SCALE_BAR, NULL);
}

void
fw_scale_bar_set (FwScaleBar *self, double share, const char *number, const char *words,
                  const char *who)
{
  g_autofree char *all = NULL;

  g_return_if_fail (FW_IS_SCALE_BAR (self));

  self->share = isfinite (share) ? share : 0;
  gtk_label_set_text (GTK_LABEL (self->number), number);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  all = g_strdup_printf ("%s: %s, %s", who, number, words);
  if (g_strcmp0 (all, gtk_widget_get_tooltip_text (GTK_WIDGET (self))) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
