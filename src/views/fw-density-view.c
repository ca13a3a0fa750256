/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-density-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-chart-style.h"

#define HEIGHT    72
#define WIDTH     160
#define N_POINTS  121
#define REACH     2.4          /* standard deviations shown either side */
#define Z_10      1.2815515655 /* the normal quantile of 90 % */
#define FOOT      2.0          /* room under the curve for its line */
#define MID_WIDTH 2.0

struct _FwDensityView
{
  GtkWidget parent_instance;

  FweDistKind kind;
  double middle, sigma; /* on the link's scale */
  gboolean varies;
};

G_DEFINE_FINAL_TYPE (FwDensityView, fw_density_view, GTK_TYPE_WIDGET)

static double
link_of (FweDistKind kind, double x)
{
  switch (kind)
    {
    case FWE_DIST_LOGIT_NORMAL:
      return log (x / (1.0 - x));
    case FWE_DIST_LOG_NORMAL:
      return log (x);
    case FWE_DIST_NORMAL:
    case FWE_DIST_FIXED:
    default:
      return x;
    }
}

static double
unlink_of (FweDistKind kind, double y)
{
  switch (kind)
    {
    case FWE_DIST_LOGIT_NORMAL:
      return 1.0 / (1.0 + exp (-y));
    case FWE_DIST_LOG_NORMAL:
      return exp (y);
    case FWE_DIST_NORMAL:
    case FWE_DIST_FIXED:
    default:
      return y;
    }
}

/* Slope of the link: the density in x is the normal's at the link, times this. */
static double
slope (FweDistKind kind, double x)
{
  switch (kind)
    {
    case FWE_DIST_LOGIT_NORMAL:
      return 1.0 / (x * (1.0 - x));
    case FWE_DIST_LOG_NORMAL:
      return 1.0 / x;
    case FWE_DIST_NORMAL:
    case FWE_DIST_FIXED:
    default:
      return 1.0;
    }
}

typedef struct
{
  double x[N_POINTS], y[N_POINTS]; /* value, density to its highest */
  double from, to;
} Curve;

static void
make_curve (FwDensityView *self, Curve *curve)
{
  double highest = 0.0;

  curve->from = unlink_of (self->kind, self->middle - REACH * self->sigma);
  curve->to = unlink_of (self->kind, self->middle + REACH * self->sigma);
  for (guint i = 0; i < N_POINTS; i++)
    {
      const double x = curve->from + (curve->to - curve->from) * i / (N_POINTS - 1);
      const double z = (link_of (self->kind, x) - self->middle) / self->sigma;

      curve->x[i] = x;
      curve->y[i] = exp (-0.5 * z * z) * slope (self->kind, x);
      highest = MAX (highest, curve->y[i]);
    }
  for (guint i = 0; i < N_POINTS; i++)
    curve->y[i] /= highest;
}

static double
place_x (GtkWidget *widget, const Curve *curve, double value)
{
  const double share = (value - curve->from) / (curve->to - curve->from);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return gtk_widget_get_width (widget) * (mirrored ? 1.0 - share : share);
}

static double
place_y (GtkWidget *widget, double density)
{
  const double foot = gtk_widget_get_height (widget) - FOOT;

  return foot - density * (foot - FOOT);
}

/* Under the curve, between two values. */
static void
trace (GtkWidget *widget, cairo_t *cr, const Curve *curve, double from, double to)
{
  const double foot = place_y (widget, 0.0);
  gboolean begun = FALSE;

  for (guint i = 0; i < N_POINTS; i++)
    {
      const double x = place_x (widget, curve, curve->x[i]);

      if (curve->x[i] < from || curve->x[i] > to)
        continue;
      if (!begun)
        cairo_move_to (cr, x, foot);
      begun = TRUE;
      cairo_line_to (cr, x, place_y (widget, curve->y[i]));
    }
  for (guint i = N_POINTS; begun && i > 0; i--)
    if (curve->x[i - 1] <= to)
      {
        cairo_line_to (cr, place_x (widget, curve, curve->x[i - 1]), foot);
        break;
      }
  if (begun)
    cairo_close_path (cr);
}

static void
fill_with (cairo_t *cr, FwRole role)
{
  const GdkRGBA colour = fw_chart_style_colour (fw_chart_style_theme (), role);

  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_fill (cr);
}

static void
fw_density_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwDensityView *self = FW_DENSITY_VIEW (widget);
  const double width = gtk_widget_get_width (widget);
  const double height = gtk_widget_get_height (widget);
  cairo_t *cr;
  Curve curve;
  double x;

  if (!self->varies)
    return;
  make_curve (self, &curve);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  trace (widget, cr, &curve, curve.from, curve.to);
  fill_with (cr, FW_ROLE_RANGE_80);
  trace (widget, cr, &curve, unlink_of (self->kind, self->middle - Z_10 * self->sigma),
         unlink_of (self->kind, self->middle + Z_10 * self->sigma));
  fill_with (cr, FW_ROLE_RANGE_50);
  cairo_rectangle (cr, 0, place_y (widget, 0.0), width, 1.0);
  fill_with (cr, FW_ROLE_AXIS);
  x = place_x (widget, &curve, unlink_of (self->kind, self->middle));
  cairo_rectangle (cr, x - MID_WIDTH / 2, 0, MID_WIDTH, place_y (widget, 0.0));
  fill_with (cr, FW_ROLE_SERIES_1);
  cairo_destroy (cr);
}

static void
fw_density_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : WIDTH;
}

static void
fw_density_view_init (FwDensityView *self)
{
  fw_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

static void
fw_density_view_class_init (FwDensityViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = fw_density_view_snapshot;
  widget_class->measure = fw_density_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

GtkWidget *
fw_density_view_new (void)
{
  return g_object_new (FW_TYPE_DENSITY_VIEW, NULL);
}

/* In words what is drawn, for who does not see it. */
static void
describe (FwDensityView *self, const FwRow *row)
{
  g_autofree char *middle
      = fw_unit_format (unlink_of (self->kind, self->middle), row->unit, FW_STYLE_LABEL);
  g_autofree char *range = fw_unit_format_range (
      unlink_of (self->kind, self->middle - Z_10 * self->sigma),
      unlink_of (self->kind, self->middle + Z_10 * self->sigma), row->unit, FW_STYLE_LABEL);
  g_autofree char *words = g_strdup_printf (
      _ ("How it varies: the middle run has %s, 8 runs of 10 lie within %s."), middle, range);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
fw_density_view_set (FwDensityView *self, const FwRow *row, double value, double p10, double p90)
{
  double middle, spread;

  g_return_if_fail (FW_IS_DENSITY_VIEW (self));
  g_return_if_fail (row != NULL);

  middle = link_of (row->dist, value);
  spread = (link_of (row->dist, p90) - link_of (row->dist, p10)) / (2.0 * Z_10);
  self->kind = row->dist;
  self->varies
      = row->dist != FWE_DIST_FIXED && isfinite (middle) && isfinite (spread) && spread > 0.0;
  self->middle = middle;
  self->sigma = spread;
  gtk_widget_set_visible (GTK_WIDGET (self), self->varies);
  if (self->varies)
    describe (self, row);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
