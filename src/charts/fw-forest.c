/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-forest.h"

#include <math.h>

#include "fw-axis.h"
#include "fw-marks.h"

/* In label sizes. */
#define WIDE    36.0 /* below, names stand above their strips */
#define ROW     2.1
#define STACKED 3.1
#define AXIS    2.2
#define SLACK   1.2  /* behind a name */
#define NAMES   0.42 /* share of the width, at most */

typedef struct
{
  const FwForest *of;
  FwFrame *frame;
  FwRect plot;
  FwScale x;
  gboolean stacked;
  double row;   /* height */
  double names; /* width of the column of names */
} Forest;

void
fw_forest_clear (FwForest *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->rows[i].name);
      g_free (self->rows[i].tail);
      g_free (self->rows[i].text);
    }
  g_clear_pointer (&self->rows, g_free);
  self->n = 0;
}

double
fw_forest_height (const FwForest *self, double width, double em)
{
  return (self->n * (width < WIDE * em ? STACKED : ROW) + AXIS) * em;
}

static gboolean
is_drawable (const FwForestRow *row)
{
  return row->kind != FW_FOREST_NOTHING && isfinite (row->value) && isfinite (row->low)
         && isfinite (row->high);
}

static char *
number_text (const Forest *self, const FwForestRow *row)
{
  if (row->kind == FW_FOREST_NOTHING)
    return g_strdup ("–");
  if (row->kind == FW_FOREST_EXPECTED)
    return fw_unit_format_range (row->low, row->high, self->of->unit, FW_STYLE_BRIEF);
  return fw_unit_format (row->value, self->of->unit, FW_STYLE_BRIEF);
}

static gboolean
is_strong (const FwForestRow *row)
{
  return row->kind == FW_FOREST_PLAN || row->kind == FW_FOREST_POOLED;
}

static double
name_width (const Forest *self, const FwForestRow *row)
{
  const FwLayout *layout = &self->frame->layout;
  const double name = fw_frame_width (self->frame, row->name, layout->label, is_strong (row));
  const double tail
      = row->tail != NULL ? fw_frame_width (self->frame, row->tail, layout->tick, FALSE) : 0;

  return name + tail + SLACK * layout->label;
}

static double
number_width (const Forest *self)
{
  double width = 0;

  for (guint i = 0; i < self->of->n; i++)
    {
      g_autofree char *text = number_text (self, &self->of->rows[i]);

      width = fmax (width, fw_frame_width (self->frame, text, self->frame->layout.label, TRUE));
    }
  return width + self->frame->layout.label;
}

static FwTicks
make_ticks (const Forest *self)
{
  double lo = 0, hi = 0;

  for (guint i = 0; i < self->of->n; i++)
    if (is_drawable (&self->of->rows[i]))
      {
        lo = fmin (lo, fmin (self->of->rows[i].low, self->of->rows[i].value));
        hi = fmax (hi, fmax (self->of->rows[i].high, self->of->rows[i].value));
      }
  fw_chart_hold_extent (self->of->hold, 0, &lo, &hi);
  return fw_ticks_cover (lo, fmax (hi, lo + 1e-6), self->stacked ? 4 : 5, FALSE);
}

static void
lay_out (Forest *self, const FwTicks *ticks)
{
  const FwLayout *layout = &self->frame->layout;
  const FwRect *area = &self->frame->area;
  const double half = 1.5 * layout->tick;
  double left = half, right = half;

  if (!self->stacked)
    {
      for (guint i = 0; i < self->of->n; i++)
        self->names = fmax (self->names, name_width (self, &self->of->rows[i]));
      self->names = fmin (self->names, NAMES * area->width);
      left = fmax (half, self->names);
      right = fmax (half, number_width (self));
    }
  self->plot = (FwRect){ area->x + left, area->y, area->width - left - right,
                         area->height - layout->tick * (0.5 + FW_LINE_HEIGHT) };
  self->row = self->plot.height / self->of->n;
  self->x = (FwScale){ fw_ticks_first (ticks), fw_ticks_last (ticks), self->plot.x,
                       self->plot.x + self->plot.width };
}

/* In a stacked chart no line crosses a name. */
static void
add_lines (Forest *self, const FwTicks *ticks)
{
  const double name = self->stacked ? 0.5 * self->row : 0;
  const FwMark dashed = fw_frame_stroke (self->frame, FW_ROLE_BASELINE, 1.5, FW_DASH_GOAL);

  for (guint r = 0; r < self->of->n; r++)
    {
      const double top = self->plot.y + r * self->row + name;
      const FwRect part = { self->plot.x, top, self->plot.width, self->row - name };
      const double x = fw_scale_map (&self->x, self->of->reference);

      if (!self->stacked && r > 0)
        continue;
      fw_marks_grid (self->frame, ticks, &self->x, self->stacked ? &part : &self->plot);
      if (isfinite (self->of->reference))
        fw_scene_add_rule (
            self->frame->scene, &dashed, (FwPoint){ x, top },
            (FwPoint){ x, self->stacked ? top + part.height : self->plot.y + self->plot.height });
    }
}

static double
radius (const Forest *self, const FwForestRow *row)
{
  const double unit = self->frame->layout.marker;

  switch (row->kind)
    {
    case FW_FOREST_STUDY:
      return unit * (3.5 + 6.0 * sqrt (CLAMP (row->weight, 0, 1)));
    case FW_FOREST_POOLED:
      return unit * 6.0;
    default:
      return unit * 4.5;
    }
}

static void
add_marker (Forest *self, const FwForestRow *row, int datum, double y)
{
  static const FwMarker markers[] = { [FW_FOREST_STUDY] = FW_MARKER_SQUARE,
                                      [FW_FOREST_LEFT_OUT] = FW_MARKER_HOLLOW_SQUARE,
                                      [FW_FOREST_POOLED] = FW_MARKER_DIAMOND,
                                      [FW_FOREST_PLAN] = FW_MARKER_CIRCLE };
  static const FwRole roles[] = { [FW_FOREST_STUDY] = FW_ROLE_NEUTRAL,
                                  [FW_FOREST_LEFT_OUT] = FW_ROLE_NEUTRAL,
                                  [FW_FOREST_POOLED] = FW_ROLE_SERIES_5,
                                  [FW_FOREST_PLAN] = FW_ROLE_SERIES_1 };
  const gboolean idle = row->kind == FW_FOREST_STUDY && row->weight <= 0;
  const gboolean hollow = row->kind == FW_FOREST_LEFT_OUT || idle;
  const FwMark mark = { .region = FW_REGION_PLOT,
                        .fill = hollow ? FW_ROLE_BACKGROUND : roles[row->kind],
                        .stroke = hollow ? roles[row->kind] : FW_ROLE_BACKGROUND,
                        .stroke_width = 1.5 * self->frame->layout.marker,
                        .marker = idle ? FW_MARKER_HOLLOW_SQUARE : markers[row->kind],
                        .datum = datum };

  fw_scene_add_marker (self->frame->scene, &mark,
                       (FwPoint){ fw_scale_map (&self->x, row->value), y }, radius (self, row));
}

static void
add_band (Forest *self, const FwForestRow *row, int datum, double y)
{
  const double half = 5 * self->frame->layout.marker;
  const double from = fw_scale_map (&self->x, row->low), to = fw_scale_map (&self->x, row->high);
  FwMark band = fw_frame_fill (self->frame, FW_ROLE_RANGE_80);

  band.datum = datum;
  if (band.stroke == FW_ROLE_NONE)
    {
      band.stroke = FW_ROLE_RANGE_EDGE;
      band.stroke_width = self->frame->layout.stroke;
    }
  fw_scene_add_rect (self->frame->scene, &band,
                     &(FwRect){ from, y - half, fmax (to - from, FW_LEAST_BAR), 2 * half });
}

static void
add_range (Forest *self, const FwForestRow *row, int datum, double y)
{
  const double ends[2] = { fw_scale_map (&self->x, row->low), fw_scale_map (&self->x, row->high) };
  const double cap = 4 * self->frame->layout.marker;
  FwMark rule = fw_frame_stroke (self->frame, FW_ROLE_TEXT, 1.5, FW_DASH_SOLID);

  rule.datum = datum;
  fw_scene_add_rule (self->frame->scene, &rule, (FwPoint){ ends[0], y }, (FwPoint){ ends[1], y });
  for (guint e = 0; e < 2; e++)
    fw_scene_add_rule (self->frame->scene, &rule, (FwPoint){ ends[e], y - cap },
                       (FwPoint){ ends[e], y + cap });
}

/* The tail gives way before the name is cut. */
static void
add_words (Forest *self, const FwForestRow *row, int datum, double y)
{
  const FwLayout *layout = &self->frame->layout;
  const FwRect *area = &self->frame->area;
  const gboolean strong = is_strong (row);
  g_autofree char *number = number_text (self, row);
  const double room = self->stacked
                          ? area->width - fw_frame_width (self->frame, number, layout->label, TRUE)
                                - 1.5 * layout->label
                          : self->names - 0.6 * layout->label;
  const gboolean with_tail
      = row->tail != NULL && name_width (self, row) - SLACK * layout->label <= room;
  g_autofree char *name
      = fw_frame_shorten_middle (self->frame, row->name, layout->label, strong, room);

  fw_labels_add (self->frame->labels, &(FwLabel){ .text = name,
                                                  .tail = with_tail ? row->tail : NULL,
                                                  .size = layout->label,
                                                  .tail_size = layout->tick,
                                                  .bold = strong,
                                                  .role = FW_ROLE_TEXT,
                                                  .tail_role = FW_ROLE_MUTED,
                                                  .priority = FW_LABEL_VALUE,
                                                  .places = { { { area->x, y }, FW_ANCHOR_START } },
                                                  .n_places = 1,
                                                  .datum = datum });
  fw_labels_add (self->frame->labels,
                 &(FwLabel){ .text = number,
                             .size = layout->label,
                             .bold = TRUE,
                             .role = row->kind == FW_FOREST_NOTHING ? FW_ROLE_MUTED : FW_ROLE_TEXT,
                             .priority = FW_LABEL_VALUE,
                             .places = { { { area->x + area->width, y }, FW_ANCHOR_END } },
                             .n_places = 1,
                             .datum = datum });
}

static void
add_row (Forest *self, guint i)
{
  const FwForestRow *row = &self->of->rows[i];
  const FwRect *area = &self->frame->area;
  const double top = self->plot.y + i * self->row;
  const double y = top + (self->stacked ? 0.74 : 0.5) * self->row;
  const FwRect hit = { area->x, top, area->width, self->row };
  const FwRect focus = { hit.x + 1, hit.y + 1, hit.width - 2, hit.height - 2 };
  const FwMark line = fw_frame_stroke (self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  const int datum = fw_scene_add_datum (self->frame->scene, row->name, row->text, 0, &focus, &hit);

  if (row->rule)
    fw_scene_add_rule (self->frame->scene, &line, (FwPoint){ area->x, top },
                       (FwPoint){ area->x + area->width, top });
  if (is_drawable (row) && row->kind == FW_FOREST_EXPECTED)
    add_band (self, row, datum, y);
  else if (is_drawable (row))
    {
      add_range (self, row, datum, y);
      add_marker (self, row, datum, y);
    }
  add_words (self, row, datum, top + (self->stacked ? 0.27 : 0.5) * self->row);
}

/**
 * fw_forest_draw:
 * @frame: begun; all its area is used
 *
 * Rows in their order; numbers at the right.
 */
void
fw_forest_draw (const FwForest *self, FwFrame *frame)
{
  Forest forest
      = { .of = self, .frame = frame, .stacked = frame->area.width < WIDE * frame->layout.label };
  const FwTicks ticks = make_ticks (&forest);

  lay_out (&forest, &ticks);
  add_lines (&forest, &ticks);
  for (guint i = 0; i < self->n; i++)
    add_row (&forest, i);
  fw_axis_bottom (
      frame, &(FwBottomAxis){ .at = ticks.at, .n = ticks.n, .unit = self->unit, .one_unit = TRUE },
      &forest.x, &forest.plot);
}
