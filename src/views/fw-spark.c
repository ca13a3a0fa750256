/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-spark.h"

#include "fw-chart-style.h"

#include <math.h>

#define HEIGHT    24
#define MIN_WIDTH 60
#define MARGIN    3 /* for the dot */
#define TRACK     6

typedef struct
{
  double low, middle, high;
} Point;

struct _FwSpark
{
  GtkWidget parent_instance;

  GArray *points; /* Point, one a quarter; empty for a strip */
  gsize dot;
  FwSparkStrip strip;
  gboolean is_strip;
  char *words;
};

G_DEFINE_FINAL_TYPE (FwSpark, fw_spark, GTK_TYPE_WIDGET)

static void
set_colour (cairo_t *cr, FwRole role)
{
  const GdkRGBA colour = fw_chart_style_colour (fw_chart_style_theme (), role);

  gdk_cairo_set_source_rgba (cr, &colour);
}

static double
map (double value, double from, double to, double at_from, double at_to)
{
  return to > from ? at_from + (at_to - at_from) * (value - from) / (to - from) : at_from;
}

typedef struct
{
  double width, lo, hi;
  guint n;
} Frame;

static double
x_of (const Frame *frame, guint quarter)
{
  return map (quarter, 0, MAX (frame->n, 2) - 1, MARGIN, frame->width - MARGIN);
}

static double
y_of (const Frame *frame, double value)
{
  return map (value, frame->lo, frame->hi, HEIGHT - MARGIN, MARGIN);
}

static void
draw_series (FwSpark *self, cairo_t *cr, double width)
{
  Frame frame = { .width = width, .n = self->points->len };
  const Point *points = (const Point *)self->points->data;

  for (guint q = 0; q < frame.n; q++)
    {
      frame.lo = MIN (frame.lo, points[q].low);
      frame.hi = MAX (frame.hi, points[q].high);
    }
  if (!(frame.hi > frame.lo))
    return;
  for (guint q = 0; q < frame.n; q++)
    cairo_line_to (cr, x_of (&frame, q), y_of (&frame, points[q].high));
  for (guint q = frame.n; q > 0; q--)
    cairo_line_to (cr, x_of (&frame, q - 1), y_of (&frame, points[q - 1].low));
  cairo_close_path (cr);
  set_colour (cr, FW_ROLE_RANGE_80);
  cairo_fill (cr);
  for (guint q = 0; q < frame.n; q++)
    cairo_line_to (cr, x_of (&frame, q), y_of (&frame, points[q].middle));
  set_colour (cr, FW_ROLE_SERIES_1);
  cairo_set_line_width (cr, 1.75);
  cairo_stroke (cr);
  if (self->dot < frame.n)
    {
      cairo_arc (cr, x_of (&frame, (guint)self->dot), y_of (&frame, points[self->dot].middle), 2.75,
                 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static gboolean
is_drawable (const FwSparkStrip *strip)
{
  return isfinite (strip->low) && isfinite (strip->middle) && isfinite (strip->high)
         && isfinite (strip->reference) && isfinite (strip->margin) && strip->to > strip->from;
}

static void
fill (cairo_t *cr, FwRole role, double left, double right, double height)
{
  set_colour (cr, role);
  cairo_rectangle (cr, left, (HEIGHT - height) / 2.0, MAX (right - left, 1), height);
  cairo_fill (cr);
}

/* The track, on it what nobody could measure, the range, the middle run and what it is compared
 * with: a dashed line as a goal has. */
static void
draw_strip (FwSpark *self, cairo_t *cr, double width)
{
  const FwSparkStrip *s = &self->strip;
  const double left = MARGIN, right = width - MARGIN;
  const double at = map (s->reference, s->from, s->to, left, right);
  const double dashes[] = { 3, 2 };

  if (!is_drawable (s))
    return;
  fill (cr, FW_ROLE_GRID, left, right, TRACK);
  if (s->margin > 0)
    fill (cr, FW_ROLE_RANGE_80,
          map (CLAMP (s->reference - s->margin, s->from, s->to), s->from, s->to, left, right),
          map (CLAMP (s->reference + s->margin, s->from, s->to), s->from, s->to, left, right),
          TRACK + 6);
  fill (cr, FW_ROLE_RANGE_EDGE, map (CLAMP (s->low, s->from, s->to), s->from, s->to, left, right),
        map (CLAMP (s->high, s->from, s->to), s->from, s->to, left, right), TRACK);
  fill (cr, FW_ROLE_SERIES_1,
        map (CLAMP (s->middle, s->from, s->to), s->from, s->to, left, right) - 1.5,
        map (CLAMP (s->middle, s->from, s->to), s->from, s->to, left, right) + 1.5, TRACK + 8);
  set_colour (cr, FW_ROLE_GOAL);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, at, 0);
  cairo_line_to (cr, at, HEIGHT);
  cairo_stroke (cr);
}

static void
fw_spark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwSpark *self = FW_SPARK (widget);
  const int width = gtk_widget_get_width (widget);
  cairo_t *cr
      = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, HEIGHT));

  if (self->is_strip)
    draw_strip (self, cr, width);
  else
    draw_series (self, cr, width);
  cairo_destroy (cr);
}

static void
fw_spark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
}

static void
fw_spark_init (FwSpark *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  fw_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

static void
fw_spark_finalize (GObject *object)
{
  FwSpark *self = FW_SPARK (object);

  g_array_unref (self->points);
  g_free (self->words);
  G_OBJECT_CLASS (fw_spark_parent_class)->finalize (object);
}

static void
fw_spark_class_init (FwSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_spark_finalize;
  widget_class->measure = fw_spark_measure;
  widget_class->snapshot = fw_spark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "fwspark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

GtkWidget *
fw_spark_new (void)
{
  return g_object_new (FW_TYPE_SPARK, NULL);
}

static void
set_words (FwSpark *self, const char *words)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words ? words : "", -1);
}

void
fw_spark_set_series (FwSpark *self, const FweSummary *series, gsize n, gsize dot, const char *words)
{
  g_return_if_fail (FW_IS_SPARK (self));
  g_return_if_fail (series != NULL || n == 0);
  g_return_if_fail (words != NULL);

  g_array_set_size (self->points, 0);
  for (gsize q = 0; q < n; q++)
    {
      const Point point = { series[q].p10, series[q].p50, series[q].p90 };

      if (isfinite (point.low) && isfinite (point.middle) && isfinite (point.high))
        g_array_append_val (self->points, point);
    }
  self->dot = dot;
  self->is_strip = FALSE;
  set_words (self, words);
}

void
fw_spark_set_strip (FwSpark *self, const FwSparkStrip *strip, const char *words)
{
  g_return_if_fail (FW_IS_SPARK (self));
  g_return_if_fail (strip != NULL && words != NULL);

  self->strip = *strip;
  self->is_strip = TRUE;
  set_words (self, words);
}

void
fw_spark_clear (FwSpark *self)
{
  g_return_if_fail (FW_IS_SPARK (self));

  g_array_set_size (self->points, 0);
  self->is_strip = FALSE;
  set_words (self, NULL);
}

const char *
fw_spark_get_words (FwSpark *self)
{
  g_return_val_if_fail (FW_IS_SPARK (self), NULL);
  return self->words;
}
