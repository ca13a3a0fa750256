/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-axis.h"

/* Widths and heights in label sizes. */
#define WIDE       36   /* below, the chart is stacked: names above the strips */
#define STRIP      9    /* the strip is at least so wide */
#define DIFFERENCE 5    /* so are the bars of differences */
#define GAP        1.2  /* between columns */
#define APART      2.4  /* between the strip and the differences */
#define TWO_AXES   3.6  /* where these have an axis too: the ticks of both are not read as one */
#define ROW        2.0  /* a row is at least so high */
#define ROOMY      3.4  /* and would like to be */
#define NAME       1.5  /* of the name above a stacked strip */
#define HEAD       0.5  /* between the headings and the rows */
#define NAMES      0.24 /* share of the width names may take */

typedef enum
{
  COLUMN_CHANCE,
  COLUMN_COST,
  COLUMN_BENEFIT,
  COLUMN_BETTER,
  N_COLUMNS,
} Column;

/* The order in which they come in while there is room. */
static const Column by_rank[N_COLUMNS]
    = { COLUMN_CHANCE, COLUMN_BETTER, COLUMN_COST, COLUMN_BENEFIT };

static const char *const column_titles[N_COLUMNS]
    = { [COLUMN_CHANCE] = N_ ("Chance of goal"),
        [COLUMN_COST] = N_ ("Cost per net placement"),
        [COLUMN_BENEFIT] = N_ ("Benefit per dollar"),
        [COLUMN_BETTER] = N_ ("Chance of being better") };

typedef struct
{
  const FwCompareData *data;
  FwFrame frame;
  gboolean stacked, with_difference;
  gboolean with_bars;       /* of the differences, beside their numbers: not on a slide */
  double widths[N_COLUMNS]; /* 0: not shown */
  double names;             /* width */
  double top, row;          /* of the first row; height */
  FwRect strip;             /* plot of the values */
  FwRect difference;        /* plot of the differences */
  FwScale x, d;
  FwTicks ticks, difference_ticks;
  gboolean has_best;
  guint best;
} Compare;

/* --- What fits */

static char *
cell_text (const FwCompareData *data, const FwCompareRow *row, Column column)
{
  const double values[N_COLUMNS]
      = { row->chance, row->cost.p50, row->benefit.p50, row->has_paired ? row->better : NAN };
  static const FwUnit units[N_COLUMNS]
      = { FW_UNIT_CHANCE, FW_UNIT_DOLLARS, FW_UNIT_DOLLARS_A_DOLLAR, FW_UNIT_CHANCE };

  if (row->no_program || !isfinite (values[column])
      || (column == COLUMN_BETTER && (row->reference || row->same == 1.0)))
    return g_strdup ("–");
  return fw_unit_format (values[column], units[column], FW_STYLE_LABEL);
}

/* The least width that holds a heading in two lines, or in one that is no longer. */
static double
heading_width (const Compare *self, const char *text)
{
  double least = INFINITY;

  for (const char *at = strchr (text, ' '); at != NULL; at = strchr (at + 1, ' '))
    {
      const double size = self->frame.layout.tick;
      g_autofree char *first = g_strndup (text, (gsize)(at - text));

      least = fmin (least, fmax (fw_frame_width (&self->frame, first, size, TRUE),
                                 fw_frame_width (&self->frame, at + 1, size, TRUE)));
    }
  return isfinite (least) ? least
                          : fw_frame_width (&self->frame, text, self->frame.layout.tick, TRUE);
}

static double
column_width (const Compare *self, Column column)
{
  const FwLayout *layout = &self->frame.layout;
  double width = heading_width (self, _ (column_titles[column]));

  for (guint i = 0; i < self->data->n_rows; i++)
    {
      g_autofree char *text = cell_text (self->data, &self->data->rows[i], column);

      width = fmax (width, fw_frame_width (&self->frame, text, layout->label, TRUE));
    }
  return fmax (width, 5 * layout->tick);
}

static gboolean
has_difference (const FwCompareRow *row)
{
  return row->has_paired && !row->reference && !row->no_program
         && fw_compare_is_drawable (&row->difference);
}

static double
difference_text_width (const Compare *self)
{
  const FwLayout *layout = &self->frame.layout;
  double width = fw_frame_width (&self->frame, _ ("reference"), layout->label, FALSE);

  for (guint i = 0; i < self->data->n_rows; i++)
    if (has_difference (&self->data->rows[i]))
      {
        g_autofree char *text = fw_compare_difference (self->data, &self->data->rows[i]);

        width = fmax (width, fw_frame_width (&self->frame, text, layout->label, TRUE));
      }
  return width + layout->label;
}

static gboolean
any_difference (const FwCompareData *data)
{
  for (guint i = 0; i < data->n_rows; i++)
    if (has_difference (&data->rows[i]))
      return TRUE;
  return FALSE;
}

/* Widths of all columns: the strip first, then the chance, the difference and what else fits. */
static void
lay_out (Compare *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double gap = GAP * layout->label, text = difference_text_width (self);
  const double apart = (self->with_bars ? TWO_AXES : APART) * layout->label;
  double rest, x;

  for (guint i = 0; i < self->data->n_rows; i++)
    self->names = fmax (
        self->names, fw_frame_width (&self->frame, self->data->rows[i].name, layout->label, TRUE));
  self->names = fmin (self->names, NAMES * area->width);
  rest = area->width - self->names - gap - STRIP * layout->label;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const Column column = by_rank[i];
      const double width = column_width (self, column);
      const double bars = (self->with_bars ? DIFFERENCE * layout->label : 0) + text + apart;

      if (column != COLUMN_CHANCE && i == 1 && any_difference (self->data) && bars <= rest)
        {
          self->with_difference = TRUE;
          rest -= bars;
        }
      if ((column == COLUMN_CHANCE && !isfinite (self->data->goal))
          || (column == COLUMN_BETTER && !self->with_difference) || width + gap > rest)
        continue;
      self->widths[column] = width;
      rest -= width + gap;
    }

  x = area->x + self->names + gap;
  self->strip.x = x;
  self->strip.width
      = STRIP * layout->label + (self->with_difference && self->with_bars ? 0.6 : 1) * rest;
  if (!self->with_difference)
    return;
  self->difference.x = x + self->strip.width + apart;
  if (self->with_bars)
    self->difference.width = DIFFERENCE * layout->label + 0.4 * rest;
}

/* --- Scales */

static void
scale_values (Compare *self)
{
  const double pad = 5 * self->frame.layout.marker;
  double lo = 0, hi = isfinite (self->data->goal) ? self->data->goal : 0;

  for (guint i = 0; i < self->data->n_rows; i++)
    if (fw_compare_is_drawable (&self->data->rows[i].value))
      {
        lo = fmin (lo, self->data->rows[i].value.p10);
        hi = fmax (hi, self->data->rows[i].value.p90);
      }
  fw_chart_hold_extent (self->data->context.hold, 0, &lo, &hi);
  self->ticks = fw_ticks_cover (lo, fmax (hi, lo + 1), 4, TRUE);
  self->x = (FwScale){ fw_ticks_first (&self->ticks), fw_ticks_last (&self->ticks),
                       self->strip.x + pad, self->strip.x + self->strip.width - pad };
}

static void
scale_differences (Compare *self)
{
  const double pad = 5 * self->frame.layout.marker;
  double lo = 0, hi = 0;

  for (guint i = 0; i < self->data->n_rows; i++)
    if (has_difference (&self->data->rows[i]))
      {
        lo = fmin (lo, self->data->rows[i].difference.p10);
        hi = fmax (hi, self->data->rows[i].difference.p90);
      }
  fw_chart_hold_extent (self->data->context.hold, 1, &lo, &hi);
  self->difference_ticks = fw_ticks_cover (lo, fmax (hi, lo + 1), 3, TRUE);
  self->d = (FwScale){ fw_ticks_first (&self->difference_ticks),
                       fw_ticks_last (&self->difference_ticks), self->difference.x + pad,
                       self->difference.x + self->difference.width - pad };
}

/* --- Around the rows */

/* A heading of a column, its last line on the line of all headings. */
static void
add_heading (Compare *self, const char *text, double x, double width, FwAnchor anchor)
{
  const FwLayout *layout = &self->frame.layout;
  const double size = layout->tick, height = size * FW_LINE_HEIGHT;
  g_auto (GStrv) lines = fw_text_metrics_wrap (self->frame.text, text, size, TRUE, width, TRUE);
  const guint n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    {
      const double w = fw_frame_width (&self->frame, lines[i], size, TRUE);
      const FwRect box = { anchor == FW_ANCHOR_END ? x + width - w : x,
                           self->top - HEAD * layout->label - (n - i) * height, w, height };
      const FwMark mark = { .region = FW_REGION_PLOT,
                            .fill = FW_ROLE_TEXT,
                            .datum = -1,
                            .text = lines[i],
                            .size = size,
                            .bold = TRUE,
                            .anchor = anchor };

      fw_scene_add_text (self->frame.scene, &mark, &box);
      fw_labels_keep_clear (self->frame.labels, &box);
    }
}

/* Without bars the range is told here, and the row of the reference says what it is. */
static char *
difference_heading (const FwCompareData *data, gboolean with_bars)
{
  if (!with_bars)
    /* xgettext:no-c-format */
    return g_strdup (_ ("Difference (80% range)"));
  for (guint i = 0; i < data->n_rows; i++)
    if (data->rows[i].reference)
      return g_strdup_printf (_ ("Difference from “%s”"), data->rows[i].name);
  return g_strdup (_ ("Difference"));
}

/* As many lines as the highest heading of a column needs. */
static guint
heading_lines (Compare *self)
{
  const double size = self->frame.layout.tick;
  guint most = 1;

  for (Column column = 0; column < N_COLUMNS; column++)
    if (self->widths[column] > 0)
      {
        g_auto (GStrv) lines = fw_text_metrics_wrap (self->frame.text, _ (column_titles[column]),
                                                     size, TRUE, self->widths[column], TRUE);

        most = MAX (most, g_strv_length (lines));
      }
  return self->with_difference ? MAX (most, 2) : most;
}

/* As much of a heading as so many lines hold. */
static char *
shorten_heading (const Compare *self, const char *text, double width, guint most)
{
  const double size = self->frame.layout.tick;

  for (double room = most * width; room > 0.4 * width; room -= 0.2 * width)
    {
      g_autofree char *shown = fw_frame_shorten (&self->frame, text, size, TRUE, room);
      g_auto (GStrv) lines
          = fw_text_metrics_wrap (self->frame.text, shown, size, TRUE, width, TRUE);

      if (g_strv_length (lines) <= most)
        return g_steal_pointer (&shown);
    }
  return g_strdup (_ ("Difference"));
}

static void
add_headings (Compare *self)
{
  const FwRect *area = &self->frame.area;
  double right = area->x + area->width;

  for (Column column = N_COLUMNS; column-- > 0;)
    if (self->widths[column] > 0)
      {
        add_heading (self, _ (column_titles[column]), right - self->widths[column],
                     self->widths[column], FW_ANCHOR_END);
        right -= self->widths[column] + GAP * self->frame.layout.label;
      }
  if (self->with_difference)
    {
      g_autofree char *words = difference_heading (self->data, self->with_bars);
      const double width = right - self->difference.x;
      g_autofree char *shown = shorten_heading (self, words, width, heading_lines (self));

      add_heading (self, shown, self->difference.x, width, FW_ANCHOR_START);
    }
}

/* Lines of the scale; in a stacked chart none crosses a name. */
static void
add_grid (Compare *self, const FwTicks *ticks, const FwScale *scale, double bottom)
{
  const double name = self->stacked ? NAME * self->frame.layout.label : 0;
  const guint n = self->stacked ? self->data->n_rows : 1;

  for (guint i = 0; i < ticks->n; i++)
    {
      const gboolean zero = fabs (ticks->at[i]) < ticks->step * 1e-9;
      const FwMark line
          = fw_frame_stroke (&self->frame, zero ? FW_ROLE_AXIS : FW_ROLE_GRID, 1, FW_DASH_SOLID);
      const double x = fw_scale_map (scale, ticks->at[i]);

      for (guint r = 0; r < n; r++)
        fw_scene_add_rule (
            self->frame.scene, &line, (FwPoint){ x, self->top + r * self->row + name },
            (FwPoint){ x, self->stacked ? self->top + (r + 1) * self->row : bottom });
    }
}

/* Differences always have their sign; zero, and the ends. */
static void
add_difference_ticks (Compare *self, double bottom)
{
  const FwLayout *layout = &self->frame.layout;
  const double y = bottom + 0.3 * layout->tick + layout->tick * FW_LINE_HEIGHT / 2;
  const double origin = fw_scale_map (&self->d, 0), last = fw_ticks_last (&self->ticks);
  const FwTicks *ticks = &self->difference_ticks;
  g_autofree char *other = fw_unit_format (last, FW_UNIT_PERSONS, FW_STYLE_AXIS);
  const double before = fw_scale_map (&self->x, last) + layout->tick
                        + 0.5 * fw_frame_width (&self->frame, other, layout->tick, FALSE);

  for (guint i = 0; i < ticks->n; i++)
    {
      const double value = ticks->at[i], x = fw_scale_map (&self->d, value);
      double half;
      const gboolean zero = fabs (value) < ticks->step * 1e-9;
      g_autofree char *text = fw_unit_format (zero ? 0 : value, FW_UNIT_PERSONS,
                                              zero ? FW_STYLE_AXIS : FW_STYLE_SIGNED);

      if (!zero && i != 0 && i + 1 != ticks->n)
        continue;
      /* Clear of the zero's own label and of the other scale's last. */
      half = 0.5 * fw_frame_width (&self->frame, text, layout->tick, FALSE);
      if (!zero && (fabs (x - origin) < half + 1.3 * layout->tick || x - half < before))
        continue;
      fw_labels_add (self->frame.labels,
                     &(FwLabel){ .text = text,
                                 .size = layout->tick,
                                 .role = FW_ROLE_MUTED,
                                 .priority = zero ? FW_LABEL_SERIES : FW_LABEL_TICK,
                                 .places = { { { x, y }, FW_ANCHOR_MIDDLE } },
                                 .n_places = 1,
                                 .datum = -1 });
    }
}

static void
add_goal (Compare *self, double bottom)
{
  const FwLayout *layout = &self->frame.layout;
  const double x = fw_scale_map (&self->x, self->data->goal);
  const double y = self->top - (HEAD + 0.5) * layout->label;
  const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_GOAL, 1.75, FW_DASH_GOAL);
  g_autofree char *number = fw_unit_format (self->data->goal, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *text = g_strdup_printf (_ ("Goal %s"), number);

  fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ x, self->top - 0.3 * layout->label },
                     (FwPoint){ x, self->stacked ? self->top : bottom });
  /* As the grid, it crosses no name of a stacked chart. */
  for (guint r = 0; self->stacked && r < self->data->n_rows; r++)
    fw_scene_add_rule (self->frame.scene, &line,
                       (FwPoint){ x, self->top + r * self->row + NAME * layout->label },
                       (FwPoint){ x, self->top + (r + 1) * self->row });
  fw_labels_add (
      self->frame.labels,
      &(FwLabel){ .text = text,
                  .size = layout->tick,
                  .bold = TRUE,
                  .role = FW_ROLE_TEXT,
                  .priority = FW_LABEL_GOAL,
                  .places = { { { x, y }, FW_ANCHOR_MIDDLE },
                              { { self->strip.x + self->strip.width, y }, FW_ANCHOR_END },
                              { { self->strip.x, y }, FW_ANCHOR_START } },
                  .n_places = 3,
                  .datum = -1 });
}

/* --- A row */

static gboolean
is_strong (const Compare *self, guint i)
{
  return self->data->rows[i].reference || (self->has_best && self->best == i);
}

static void
add_text (Compare *self, guint i, const char *text, const FwPlace *places, guint n_places,
          FwRole role, FwPriority priority)
{
  FwLabel label = { .text = text,
                    .size = self->frame.layout.label,
                    .bold = role == FW_ROLE_TEXT && is_strong (self, i),
                    .halo = !self->data->rows[i].reference || priority == FW_LABEL_VALUE,
                    .role = role,
                    .priority = priority,
                    .n_places = n_places,
                    .datum = (int)i };

  for (guint p = 0; p < n_places; p++)
    label.places[p] = places[p];
  fw_labels_add (self->frame.labels, &label);
}

/* The name; in a stacked chart with the chance of the goal behind it. */
static void
add_name (Compare *self, guint i, double y)
{
  const FwCompareRow *row = &self->data->rows[i];
  const FwLayout *layout = &self->frame.layout;
  g_autofree char *chance = fw_unit_format (row->chance, FW_UNIT_CHANCE, FW_STYLE_LABEL);
  g_autofree char *tail = g_strdup_printf (_ ("%s chance of goal"), chance);
  const gboolean with_tail = self->stacked && isfinite (row->chance) && !row->no_program;
  const double room
      = !self->stacked
            ? self->names
            : self->frame.area.width
                  - (with_tail
                         ? fw_frame_width (&self->frame, tail, layout->tick, FALSE) + layout->tick
                         : 0);
  const gboolean strong = is_strong (self, i);
  g_autofree char *name = fw_frame_shorten (&self->frame, row->name, layout->label, strong, room);

  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = name,
                             .tail = with_tail ? tail : NULL,
                             .size = layout->label,
                             .tail_size = layout->tick,
                             .bold = strong,
                             .halo = self->stacked && !row->reference,
                             .role = FW_ROLE_TEXT,
                             .tail_role = FW_ROLE_MUTED,
                             .priority = FW_LABEL_VALUE,
                             .places = { { { self->frame.area.x, y }, FW_ANCHOR_START } },
                             .n_places = 1,
                             .datum = (int)i });
}

/* A bar of the range and a shape at the middle run. */
static void
add_range (Compare *self, guint i, const FweSummary *s, const FwScale *scale, double y,
           FwMarker shape)
{
  const FwLayout *layout = &self->frame.layout;
  const double half = 4 * layout->marker;
  const double from = fw_scale_map (scale, s->p10), to = fw_scale_map (scale, s->p90);
  FwMark bar = fw_frame_fill (&self->frame, FW_ROLE_RANGE_50);
  const FwMark dot = { .region = FW_REGION_PLOT,
                       .fill = FW_ROLE_SERIES_1,
                       .stroke = FW_ROLE_BACKGROUND,
                       .stroke_width = 1.5 * layout->marker,
                       .marker = shape,
                       .datum = (int)i };

  bar.datum = (int)i;
  if (bar.stroke == FW_ROLE_NONE)
    {
      bar.stroke = FW_ROLE_RANGE_EDGE;
      bar.stroke_width = layout->stroke;
    }
  if (to > from)
    fw_scene_add_rect (self->frame.scene, &bar, &(FwRect){ from, y - half, to - from, 2 * half });
  fw_scene_add_marker (self->frame.scene, &dot, (FwPoint){ fw_scale_map (scale, s->p50), y },
                       4.5 * layout->marker);
}

/* Whether the goal's line would strike through a text that starts at x. */
static gboolean
meets_goal (const Compare *self, double x, const char *text)
{
  const FwLayout *layout = &self->frame.layout;
  const double goal = fw_scale_map (&self->x, self->data->goal);

  return isfinite (self->data->goal) && x < goal + 0.2 * layout->label
         && goal < x + fw_frame_width (&self->frame, text, layout->label, TRUE)
                       + 0.2 * layout->label;
}

static void
add_nothing (Compare *self, guint i, const char *words, double y)
{
  const double r = 4.5 * self->frame.layout.marker, x = fw_scale_map (&self->x, 0);
  const FwMark ring = { .region = FW_REGION_PLOT,
                        .fill = FW_ROLE_BACKGROUND,
                        .stroke = FW_ROLE_BASELINE,
                        .stroke_width = 1.5 * self->frame.layout.stroke,
                        .marker = FW_MARKER_HOLLOW_CIRCLE,
                        .datum = (int)i };
  const FwPlace place = { { x + 2 * r, y }, FW_ANCHOR_START };

  g_autofree char *zero = fw_unit_format (0, FW_UNIT_PERSONS, FW_STYLE_LABEL);

  fw_scene_add_marker (self->frame.scene, &ring, (FwPoint){ x, y }, r);
  add_text (self, i, meets_goal (self, x + 2 * r, words) ? zero : words, &place, 1, FW_ROLE_MUTED,
            FW_LABEL_SERIES);
}

static void
add_value (Compare *self, guint i, double y)
{
  const FwCompareRow *row = &self->data->rows[i];
  const FwLayout *layout = &self->frame.layout;
  const double gap = 0.6 * layout->label, above = 1.1 * layout->label;
  g_autofree char *text = NULL;
  double from, to, x;

  if (row->no_program)
    {
      add_nothing (self, i, _ ("0 by definition"), y);
      return;
    }
  if (!fw_compare_is_drawable (&row->value))
    {
      const FwPlace place = { { fw_scale_map (&self->x, 0) + gap, y }, FW_ANCHOR_START };

      add_text (self, i, _ ("not defined"), &place, 1, FW_ROLE_MUTED, FW_LABEL_SERIES);
      return;
    }

  add_range (self, i, &row->value, &self->x, y, FW_MARKER_CIRCLE);
  x = fw_scale_map (&self->x, row->value.p50);
  from = fmin (fw_scale_map (&self->x, row->value.p10), x - 5 * layout->marker);
  to = fmax (fw_scale_map (&self->x, row->value.p90), x + 5 * layout->marker);
  text = fw_unit_format (row->value.p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  {
    const gboolean room
        = self->row - (self->stacked ? NAME : 0) * layout->label >= 2.6 * layout->label;
    const FwPlace places[] = { { { x, y - above }, FW_ANCHOR_MIDDLE },
                               { { to + gap, y }, FW_ANCHOR_START },
                               { { from - gap, y }, FW_ANCHOR_END },
                               { { x, y + above }, FW_ANCHOR_MIDDLE } };
    const FwPlace turned[] = { places[2], places[1] };
    const double half = fw_frame_width (&self->frame, text, layout->label, TRUE) / 2,
                 goal = fw_scale_map (&self->x, self->data->goal);
    const gboolean before = x < goal;
    /* Over the dot, but beside the goal's line. */
    const FwPlace beside[] = { { { goal + (before ? -0.4 : 0.4) * layout->label, y - above },
                                 before ? FW_ANCHOR_END : FW_ANCHOR_START },
                               places[1],
                               places[2],
                               { { goal + (before ? -0.4 : 0.4) * layout->label, y + above },
                                 before ? FW_ANCHOR_END : FW_ANCHOR_START } };

    if (room && meets_goal (self, x - half, text))
      add_text (self, i, text, beside, G_N_ELEMENTS (beside), FW_ROLE_TEXT, FW_LABEL_VALUE);
    else if (!room && meets_goal (self, to + gap, text))
      add_text (self, i, text, turned, 2, FW_ROLE_TEXT, FW_LABEL_VALUE);
    else
      add_text (self, i, text, room ? places : places + 1, room ? 4 : 2, FW_ROLE_TEXT,
                FW_LABEL_VALUE);
  }
}

static void
add_difference (Compare *self, guint i, double y)
{
  const FwCompareRow *row = &self->data->rows[i];
  const double gap = 0.6 * self->frame.layout.label;
  const double zero = self->with_bars ? fw_scale_map (&self->d, 0) : self->difference.x - gap;
  const FweSummary *s = &row->difference;
  const FwPlace at_zero = { { zero + gap, y }, FW_ANCHOR_START };
  g_autofree char *text = NULL;
  FwPlace place;

  if (row->reference)
    add_text (self, i, _ ("reference"), &at_zero, 1, FW_ROLE_MUTED, FW_LABEL_SERIES);
  if (!has_difference (row))
    return;

  text = fw_compare_difference (self->data, row);
  if (row->same == 1.0 || !self->with_bars)
    {
      add_text (self, i, text, &at_zero, 1, row->same == 1.0 ? FW_ROLE_MUTED : FW_ROLE_TEXT,
                FW_LABEL_SERIES);
      return;
    }
  add_range (self, i, s, &self->d, y, FW_MARKER_DIAMOND);
  place = (FwPlace){ { fmax (fw_scale_map (&self->d, s->p90),
                             fw_scale_map (&self->d, s->p50) + 5 * self->frame.layout.marker)
                           + gap,
                       y },
                     FW_ANCHOR_START };
  add_text (self, i, text, &place, 1, FW_ROLE_TEXT, FW_LABEL_SERIES);
}

static void
add_cells (Compare *self, guint i, double y)
{
  double right = self->frame.area.x + self->frame.area.width;

  for (Column column = N_COLUMNS; column-- > 0;)
    if (self->widths[column] > 0)
      {
        g_autofree char *text = cell_text (self->data, &self->data->rows[i], column);
        const FwPlace place = { { right, y }, FW_ANCHOR_END };

        add_text (self, i, text, &place, 1, g_str_equal (text, "–") ? FW_ROLE_MUTED : FW_ROLE_TEXT,
                  FW_LABEL_SERIES);
        right -= self->widths[column] + GAP * self->frame.layout.label;
      }
}

/* The ground of the reference, and a line above every other row but the first. */
static void
add_ground (Compare *self, guint i)
{
  const FwRect *area = &self->frame.area;
  const double y = self->top + i * self->row, edge = self->frame.layout.margin / 2;
  const FwRect ground = { area->x - edge, y, area->width + 2 * edge, self->row };
  const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_GRID, 1, FW_DASH_SOLID);
  FwMark fill = fw_frame_fill (&self->frame, FW_ROLE_HIGHLIGHT);

  fill.datum = (int)i;
  if (self->data->rows[i].reference)
    fw_scene_add_rect (self->frame.scene, &fill, &ground);
  else if (i > 0)
    fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ area->x, y },
                       (FwPoint){ area->x + area->width, y });
}

static void
add_row (Compare *self, guint i)
{
  const FwLayout *layout = &self->frame.layout;
  const double y = self->top + i * self->row;
  const double name = self->stacked ? NAME * layout->label : 0;
  const double room = self->row - name;
  /* The number stands above its dot where there is room: the dot then is below the middle. */
  const double middle
      = y + name + room / 2 + (room >= 2.6 * layout->label ? 0.45 * layout->label : 0);

  add_name (self, i, self->stacked ? y + 0.95 * layout->label : middle);
  add_value (self, i, middle);
  if (self->with_difference)
    add_difference (self, i, middle);
  add_cells (self, i, middle);
}

static void
add_data (Compare *self)
{
  const FwRect *area = &self->frame.area;

  for (guint i = 0; i < self->data->n_rows; i++)
    {
      const FwRect hit = { area->x, self->top + i * self->row, area->width, self->row };
      const FwRect focus = { hit.x + 1, hit.y + 1, hit.width - 2, hit.height - 2 };
      g_autofree char *value = fw_compare_row_words (self->data, i);

      fw_scene_add_datum (self->frame.scene, self->data->rows[i].name, value, i, &focus, &hit);
    }
}

static double
note_height (const Compare *self, const char *words)
{
  const double size = self->frame.layout.tick;
  g_auto (GStrv) lines
      = fw_text_metrics_wrap (self->frame.text, words, size, FALSE, self->frame.area.width, FALSE);

  return g_strv_length (lines) * size * FW_LINE_HEIGHT;
}

static void
draw (Compare *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double axis = layout->tick * (0.5 + FW_LINE_HEIGHT);
  g_autofree char *left_out = fw_compare_left_out (self->data->n_left_out);
  const double note = left_out != NULL ? note_height (self, left_out) : 0;
  double bottom;

  if (self->stacked)
    self->strip = (FwRect){ .x = area->x, .width = area->width };
  else
    lay_out (self);
  self->top = area->y + heading_lines (self) * layout->tick * FW_LINE_HEIGHT + HEAD * layout->label;
  bottom = area->y + area->height - axis - note;
  self->row = (bottom - self->top) / self->data->n_rows;
  self->strip.y = self->difference.y = self->top;
  self->strip.height = self->difference.height = bottom - self->top;

  scale_values (self);
  add_data (self);
  for (guint i = 0; i < self->data->n_rows; i++)
    add_ground (self, i);
  add_grid (self, &self->ticks, &self->x, bottom);
  fw_axis_bottom (
      &self->frame,
      &(FwBottomAxis){ .at = self->ticks.at, .n = self->ticks.n, .unit = FW_UNIT_PERSONS },
      &self->x, &self->strip);
  if (self->with_difference && self->with_bars)
    {
      scale_differences (self);
      add_grid (self, &self->difference_ticks, &self->d, bottom);
      add_difference_ticks (self, bottom);
    }
  add_headings (self);
  if (isfinite (self->data->goal))
    add_goal (self, bottom);
  for (guint i = 0; i < self->data->n_rows; i++)
    add_row (self, i);
  if (left_out != NULL)
    fw_frame_heading (&self->frame, left_out, layout->tick, FALSE, FW_ROLE_MUTED,
                      &(FwRect){ area->x, bottom + axis, area->width, note });
}

static void
add_summary_columns (FwScene *scene, const char *low, const char *middle, const char *high,
                     FwUnit unit)
{
  fw_scene_add_column (scene, low, unit, FALSE);
  fw_scene_add_column (scene, middle, unit, FALSE);
  fw_scene_add_column (scene, high, unit, FALSE);
}

static void
add_table_row (FwScene *scene, const FwCompareRow *row)
{
  const FweSummary *difference = &row->difference;
  const gboolean paired = row->has_paired && !row->reference;

  fw_scene_add_cell_text (scene, row->name);
  fw_scene_add_cell_number (scene, row->value.p10);
  fw_scene_add_cell_number (scene, row->value.p50);
  fw_scene_add_cell_number (scene, row->value.p90);
  fw_scene_add_cell_number (scene, row->chance);
  fw_scene_add_cell_number (scene, paired ? difference->p10 : NAN);
  fw_scene_add_cell_number (scene, paired ? difference->p50 : NAN);
  fw_scene_add_cell_number (scene, paired ? difference->p90 : NAN);
  fw_scene_add_cell_number (scene, paired ? row->better : NAN);
  fw_scene_add_cell_number (scene, row->cost.p50);
  fw_scene_add_cell_number (scene, row->benefit.p50);
  fw_scene_add_cell_number (scene, row->gap.p50);
  fw_scene_add_cell_number (scene, row->gini.p50);
}

static void
add_table (FwScene *scene, const FwCompareData *data)
{
  fw_scene_add_column (scene, _ ("Scenario"), FW_UNIT_COUNT, TRUE);
  add_summary_columns (scene, _ ("1 in 10 below"), data->measure_title, _ ("9 in 10 below"),
                       FW_UNIT_PERSONS);
  fw_scene_add_column (scene, _ ("Chance of goal"), FW_UNIT_CHANCE, FALSE);
  add_summary_columns (scene, _ ("Difference, 1 in 10 below"), _ ("Difference from the reference"),
                       _ ("Difference, 9 in 10 below"), FW_UNIT_PERSONS);
  fw_scene_add_column (scene, _ ("Chance of being better"), FW_UNIT_CHANCE, FALSE);
  fw_scene_add_column (scene, _ ("Cost per net local placement"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Benefit per dollar"), FW_UNIT_DOLLARS_A_DOLLAR, FALSE);
  fw_scene_add_column (scene, _ ("Income gap closed"), FW_UNIT_SHARE, FALSE);
  fw_scene_add_column (scene, _ ("Change of the Gini"), FW_UNIT_INDEX_CHANGE, FALSE);
  for (guint i = 0; i < data->n_rows; i++)
    add_table_row (scene, &data->rows[i]);
}

/* What the columns that are drawn need explained. */
static char *
make_source (const Compare *self)
{
  const FwCompareData *data = self->data;

  if (!self->with_difference)
    return g_strdup (data->context.source);
  if (data->benefits == NULL || !(self->widths[COLUMN_BENEFIT] > 0))
    return g_strdup_printf (_ ("%s; differences are middles of run-by-run differences, so they "
                               "need not equal the difference of two middles; “better” means "
                               "more, run by run"),
                            data->context.source);
  /* Translators: source; what counts as a benefit: "trial effect on every person enrolled". */
  return g_strdup_printf (_ ("%s; differences are middles of run-by-run differences, so they need "
                             "not equal the difference of two middles; “better” means more, run "
                             "by run. Benefit per dollar: %s"),
                          data->context.source, data->benefits);
}

static gboolean
any_plan (const FwCompareData *data)
{
  for (guint i = 0; i < data->n_rows; i++)
    if (!data->rows[i].no_program)
      return TRUE;
  return FALSE;
}

/**
 * fw_chart_compare:
 * @data: one row a scenario, "No program" among them
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Scenarios as rows on one scale with the goal as a line: the middle run and the range, the
 * difference from the reference run by run, and columns of numbers as far as they fit. Where there
 * is little room the names stand above the strips with the chance of the goal behind them.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_compare (const FwCompareData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  Compare self = { .data = data, .stacked = size.width - 2 * layout.margin < WIDE * layout.label };
  const double rows = data->n_rows * layout.label;
  const double around = (self.stacked ? 4 : 6) * layout.tick * FW_LINE_HEIGHT;
  const double name = self.stacked ? NAME : 0;
  g_autofree char *title = fw_compare_title (data), *subtitle = fw_compare_subtitle (data),
                  *source = NULL;
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Comparison of scenarios"),
                         .date = data->context.date };
  Compare measured;

  self.with_bars = layout.klass != FW_CLASS_SLIDE;
  /* Which columns there are is known before the frame is. */
  measured = self;
  measured.frame = (FwFrame){ .theme = theme,
                              .text = text,
                              .layout = layout,
                              .area = { .width = size.width - 2 * layout.margin } };
  if (!self.stacked)
    lay_out (&measured);
  source = make_source (&measured);
  words.source = source;
  self.has_best = fw_compare_best (data, &self.best);
  fw_frame_begin (&self.frame, &words, theme, text, size, rows * (ROW + name) + around,
                  rows * (ROOMY + name) + around);
  add_table (self.frame.scene, data);
  if (!any_plan (data))
    {
      const char *sentence = data->n_rows == 0
                                 ? _ ("All of them are run on the same random draws first.")
                                 : _ ("Add a scenario to compare it with “No program”.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
      return fw_frame_end (&self.frame);
    }
  fw_scene_take_description (self.frame.scene, fw_compare_describe (data));
  draw (&self);
  return fw_frame_end (&self.frame);
}
