/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pledge-bar.h"

#include <math.h>

#include "fw-chart-style.h"

#define WIDTH  96
#define HEIGHT 14

struct _FwPledgeBar
{
  GtkWidget parent_instance;

  double pledged, honoured; /* shares of the width */
};

G_DEFINE_FINAL_TYPE (FwPledgeBar, fw_pledge_bar, GTK_TYPE_WIDGET)

static void
add_bar (GtkWidget *widget, GtkSnapshot *snapshot, double share, gboolean filled)
{
  const float width = (float)(share * gtk_widget_get_width (widget));
  const float height = (float)gtk_widget_get_height (widget);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const float x = mirrored ? (float)gtk_widget_get_width (widget) - width : 0.0F;
  const graphene_rect_t bar = GRAPHENE_RECT_INIT (x, 0, width, height);
  const GdkRGBA colour
      = fw_chart_style_colour (fw_chart_style_theme (), filled ? FW_ROLE_SERIES_1 : FW_ROLE_AXIS);
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA colours[] = { colour, colour, colour, colour };
  GskRoundedRect outline;

  if (width < 1.0F)
    return;
  if (filled)
    {
      gtk_snapshot_append_color (snapshot, &colour, &bar);
      return;
    }
  gsk_rounded_rect_init_from_rect (&outline, &bar, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
fw_pledge_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwPledgeBar *self = FW_PLEDGE_BAR (widget);

  add_bar (widget, snapshot, self->honoured, TRUE);
  add_bar (widget, snapshot, self->pledged, FALSE);
}

static void
fw_pledge_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : WIDTH;
}

static void
fw_pledge_bar_init (FwPledgeBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  fw_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

static void
fw_pledge_bar_class_init (FwPledgeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = fw_pledge_bar_snapshot;
  widget_class->measure = fw_pledge_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static double
share_of (double part, double largest)
{
  return isfinite (part) && largest > 0.0 ? CLAMP (part / largest, 0.0, 1.0) : 0.0;
}

GtkWidget *
fw_pledge_bar_new (double pledged, double honoured, double largest)
{
  FwPledgeBar *self = g_object_new (FW_TYPE_PLEDGE_BAR, NULL);

  self->pledged = share_of (pledged, largest);
  self->honoured = share_of (honoured, largest);
  return GTK_WIDGET (self);
}
