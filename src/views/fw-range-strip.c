/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-range-strip.h"

#include "fw-chart-hold.h"
#include "fw-chart-style.h"
#include "fw-headline.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TRACK_HEIGHT 14
#define MARGIN       6 /* beside the track, for labels centred on its ends */
#define GAP          4 /* between track and labels, and between labels */

struct _FwRangeStrip
{
  GtkWidget parent_instance;

  FwResult *result;
  double top; /* right end of the scale */
  FwChartHold hold;
};

G_DEFINE_FINAL_TYPE (FwRangeStrip, fw_range_strip, GTK_TYPE_WIDGET)

/* What a label is drawn with, and where. */
typedef struct
{
  GtkSnapshot *snapshot;
  const FwTheme *theme;
  double x, width; /* of the track */
  double top;
  double line;     /* height of a line of labels */
  gboolean pushed; /* a label gives way to the one before it */
} Canvas;

static double
nice_top (double value)
{
  const double power = value > 0 ? pow (10, floor (log10 (value))) : 1;
  const double share = value / power;

  return power
         * (share <= 1     ? 1
            : share <= 1.5 ? 1.5
            : share <= 2   ? 2
            : share <= 2.5 ? 2.5
            : share <= 4   ? 4
            : share <= 5   ? 5
            : share <= 7.5 ? 7.5
                           : 10);
}

static double
position (const Canvas *canvas, double value)
{
  return canvas->x + canvas->width * CLAMP (value / canvas->top, 0, 1);
}

static void
fill (const Canvas *canvas, FwRole role, double x, double y, double width, double height)
{
  const GdkRGBA colour = fw_chart_style_colour (canvas->theme, role);

  gtk_snapshot_append_color (
      canvas->snapshot, &colour,
      &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)MAX (width, 1), (float)height));
}

static PangoLayout *
make_layout (GtkWidget *widget, const char *text, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (bold ? 1.0 : 0.85));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* A label centred at x as far as the strip allows. Returns its right end; where it would touch a
 * label that ends at @after it is pushed on, or nothing is drawn and @after returned. */
static double
label (GtkWidget *widget, const Canvas *canvas, const char *text, gboolean bold, FwRole role,
       double x, double y, double after)
{
  g_autoptr (PangoLayout) layout = make_layout (widget, text, bold);
  const GdkRGBA colour = fw_chart_style_colour (canvas->theme, role);
  int width, height;
  double left;

  pango_layout_get_pixel_size (layout, &width, &height);
  left = CLAMP (x - width / 2.0, 0, MAX (0, gtk_widget_get_width (widget) - width));
  if (canvas->pushed)
    left = MAX (left, after + GAP);
  if (left < after + GAP || left + width > gtk_widget_get_width (widget))
    return after;
  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot, &GRAPHENE_POINT_INIT ((float)left, (float)y));
  gtk_snapshot_append_layout (canvas->snapshot, layout, &colour);
  gtk_snapshot_restore (canvas->snapshot);
  return left + width;
}

static int
line_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = make_layout (widget, "0", TRUE);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
draw_labels_below (GtkWidget *widget, const Canvas *canvas, const FweSummary *summary, double y)
{
  g_autofree char *low = fw_unit_format (summary->p10, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *high = fw_unit_format (summary->p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *zero = fw_unit_format (0, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *top = fw_unit_format (canvas->top, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  const double a = position (canvas, summary->p10), b = position (canvas, summary->p90);
  double end;

  end = label (widget, canvas, zero, FALSE, FW_ROLE_MUTED, canvas->x, y, -GAP);
  end = label (widget, canvas, low, FALSE, FW_ROLE_MUTED, a, y, end);
  if (b - a > 150)
    end = label (widget, canvas, _ ("80% range"), FALSE, FW_ROLE_MUTED, (a + b) / 2, y, end);
  end = label (widget, canvas, high, FALSE, FW_ROLE_MUTED, b, y, end);
  label (widget, canvas, top, FALSE, FW_ROLE_MUTED, canvas->x + canvas->width, y, end);
}

static void
draw_goal_line (const Canvas *canvas, double goal, double y)
{
  for (double at = y - 5; at < y + TRACK_HEIGHT + 5; at += 6)
    fill (canvas, FW_ROLE_GOAL, position (canvas, goal) - 1, at, 2, 4);
}

/* The middle run and the goal, each over its own line; where they are close, the one further to the
 * right stands beside the other. */
static void
draw_labels_above (GtkWidget *widget, const Canvas *canvas, double middle, const FweGoal *goal)
{
  const gboolean has_goal = goal->measure != FWE_GOAL_NONE;
  const gboolean goal_first = has_goal && goal->value < middle;
  g_autofree char *number = fw_unit_format (middle, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *value = fw_unit_format (goal->value, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *text = g_strdup_printf (_ ("Goal %s"), value);
  double end = -GAP;

  for (guint i = 0; i < 2; i++)
    if ((i == 0) == goal_first && has_goal)
      end = label (widget, canvas, text, FALSE, FW_ROLE_TEXT, position (canvas, goal->value), 0,
                   end);
    else if ((i == 0) != goal_first)
      end = label (widget, canvas, number, TRUE, FW_ROLE_SERIES_1_TEXT, position (canvas, middle),
                   0, end);
}

static void
fw_range_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FwRangeStrip *self = FW_RANGE_STRIP (widget);
  const FweSummary *summary = self->result ? fw_headline_goal_summary (self->result) : NULL;
  Canvas canvas = { .snapshot = snapshot, .theme = fw_chart_style_theme (), .x = MARGIN };
  FweGoal goal;
  double y;

  if (!summary || !isfinite (summary->p90))
    return;
  goal = fw_result_get_goal (self->result);
  canvas.width = gtk_widget_get_width (widget) - 2 * MARGIN;
  canvas.top = self->top;
  canvas.line = line_height (widget);
  y = canvas.line + GAP;
  fill (&canvas, FW_ROLE_GRID, canvas.x, y, canvas.width, TRACK_HEIGHT);
  fill (&canvas, FW_ROLE_RANGE_EDGE, position (&canvas, summary->p10), y - 1,
        position (&canvas, summary->p90) - position (&canvas, summary->p10), TRACK_HEIGHT + 2);
  fill (&canvas, FW_ROLE_RANGE_80, position (&canvas, summary->p10) + 1, y,
        position (&canvas, summary->p90) - position (&canvas, summary->p10) - 2, TRACK_HEIGHT);
  fill (&canvas, FW_ROLE_RANGE_50, position (&canvas, summary->p25), y,
        position (&canvas, summary->p75) - position (&canvas, summary->p25), TRACK_HEIGHT);
  fill (&canvas, FW_ROLE_SERIES_1, position (&canvas, summary->p50) - 1.5, y - 3, 3,
        TRACK_HEIGHT + 6);
  if (goal.measure != FWE_GOAL_NONE)
    draw_goal_line (&canvas, goal.value, y);
  canvas.pushed = TRUE;
  draw_labels_above (widget, &canvas, summary->p50, &goal);
  canvas.pushed = FALSE;
  draw_labels_below (widget, &canvas, summary, y + TRACK_HEIGHT + GAP);
}

static void
fw_range_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 460;
    }
  else
    *minimum = *natural = 2 * line_height (widget) + TRACK_HEIGHT + 2 * GAP;
}

static void
fw_range_strip_init (FwRangeStrip *self)
{
  fw_chart_style_watch (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

static void
fw_range_strip_dispose (GObject *object)
{
  g_clear_object (&FW_RANGE_STRIP (object)->result);
  G_OBJECT_CLASS (fw_range_strip_parent_class)->dispose (object);
}

static void
fw_range_strip_class_init (FwRangeStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_range_strip_dispose;
  widget_class->measure = fw_range_strip_measure;
  widget_class->snapshot = fw_range_strip_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "fwstrip");
}

GtkWidget *
fw_range_strip_new (void)
{
  return g_object_new (FW_TYPE_RANGE_STRIP, NULL);
}

static void
describe (FwRangeStrip *self, const FweSummary *summary, const FweGoal *goal)
{
  g_autofree char *middle = fw_unit_format (summary->p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *range
      = fw_unit_format_range (summary->p10, summary->p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *value = fw_unit_format (goal->value, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *words = g_strdup_printf (_ ("%s: middle run %s, 80%% range %s"),
                                            fw_headline_goal_measure (self->result), middle, range);
  g_autofree char *all = goal->measure == FWE_GOAL_NONE
                             ? g_strdup (words)
                             : g_strdup_printf (_ ("%s, goal %s"), words, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

static void
choose_top (FwRangeStrip *self)
{
  const FweSummary *summary = fw_headline_goal_summary (self->result);
  const FweGoal goal = fw_result_get_goal (self->result);
  double from = 0, to = isfinite (summary->p90) ? MAX (summary->p90, 0) : 0;

  if (goal.measure != FWE_GOAL_NONE)
    to = MAX (to, goal.value);
  fw_chart_hold_extent (&self->hold, 0, &from, &to);
  self->top = nice_top (MAX (1.08 * to, 10));
}

void
fw_range_strip_set_result (FwRangeStrip *self, FwResult *result)
{
  const FweSummary *summary;
  FweGoal goal;

  g_return_if_fail (FW_IS_RANGE_STRIP (self));
  g_return_if_fail (result == NULL || FW_IS_RESULT (result));

  if (!g_set_object (&self->result, result) || !result)
    return;
  summary = fw_headline_goal_summary (result);
  goal = fw_result_get_goal (result);
  choose_top (self);
  describe (self, summary, &goal);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
fw_range_strip_set_held (FwRangeStrip *self, gboolean held)
{
  g_return_if_fail (FW_IS_RANGE_STRIP (self));

  if (self->hold.held == held)
    return;
  self->hold.held = held;
  if (held || !self->result)
    return;
  choose_top (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
fw_range_strip_get_top (FwRangeStrip *self)
{
  g_return_val_if_fail (FW_IS_RANGE_STRIP (self), 0);
  return self->top;
}
