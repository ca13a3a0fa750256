/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-placements.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-axis.h"
#include "fw-binding-strip.h"
#include "fw-fan.h"

#define SETTLED     4    /* quarters of no change before we say that placements stop */
#define STILL_SHARE 0.01 /* of the peak: a change that counts as none */
#define ENDED_SHARE 0.02 /* of all gross placements: so few later ones count as none */
#define FALL_SHARE  0.05 /* of the peak: a fall worth a sentence */
#define WAIT_SHARE  0.05 /* of the peak: people waiting, who show that openings are what lacks */

#define HEADROOM 1.12 /* above the goal line, for its words */

typedef enum
{
  SHAPE_NOTHING, /* no run places anybody, or there is no number */
  SHAPE_MOSTLY_NOTHING,
  SHAPE_STOPS,
  SHAPE_PEAKS,
  SHAPE_RISES,
} Shape;

/* What the middle run does. */
typedef struct
{
  Shape shape;
  double peak, last; /* persons */
  gsize quarter;     /* in which it first is as good as at its peak, or hardly grows any more */
  double there;      /* persons, in that quarter */
  gboolean ended;    /* nobody is placed after it, gross or net */
  gboolean waiting;  /* people look for work then: openings have run out */
} Finding;

/* Whether two numbers of people are written alike. */
static gboolean
reads_as (double a, double b)
{
  g_autofree char *first = fw_unit_format (a, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *second = fw_unit_format (b, FW_UNIT_PERSONS, FW_STYLE_LABEL);

  return g_str_equal (first, second);
}

/* Whether all who are ever placed are so by a year after a quarter. */
static gboolean
ends_by (const FwPlacementsData *data, gsize quarter)
{
  const double all = data->placed[data->n - 1].p50;
  const double then = data->placed[MIN (quarter + SETTLED, data->n - 1)].p50;

  return all - then <= MAX (1, ENDED_SHARE * all);
}

/* A curve that flattens is flat to the eye long before it is highest: from where it hardly grows.
 */
static void
find_level (const FwPlacementsData *data, Finding *found)
{
  const double level = found->peak - MAX (1, FALL_SHARE * found->peak);

  while (found->quarter > 0 && data->placements[found->quarter - 1].p50 >= level)
    found->quarter--;
  found->there = data->placements[found->quarter].p50;
}

static Finding
find_shape (const FwPlacementsData *data)
{
  Finding found = { .shape = SHAPE_NOTHING };
  double best = 0, still;

  if (!fw_fan_is_drawable (data->placements, data->n))
    return found;
  for (gsize q = 0; q < data->n; q++)
    {
      best = MAX (best, data->placements[q].p90);
      found.peak = MAX (found.peak, data->placements[q].p50);
    }
  if (best < 0.5)
    return found;
  if (found.peak < 0.5)
    {
      found.shape = SHAPE_MOSTLY_NOTHING;
      return found;
    }

  still = MAX (0.5, STILL_SHARE * found.peak);
  found.last = data->placements[data->n - 1].p50;
  while (data->placements[found.quarter].p50 < found.peak - still
         || !reads_as (data->placements[found.quarter].p50, found.peak))
    found.quarter++;
  found.there = found.peak;
  found.ended = data->placed != NULL && ends_by (data, found.quarter);
  found.waiting = found.ended && data->ready != NULL
                  && data->ready[found.quarter].p50 > WAIT_SHARE * found.peak;
  if (found.quarter + SETTLED >= data->n)
    found.shape = SHAPE_RISES;
  else if (found.last < found.peak - MAX (1, FALL_SHARE * found.peak))
    found.shape = SHAPE_PEAKS;
  else
    found.shape = SHAPE_STOPS;
  if (found.shape == SHAPE_STOPS && !found.ended)
    find_level (data, &found);
  return found;
}

static char *
quarter_name (const FwPlacementsData *data, gsize quarter)
{
  return fw_unit_format_quarter (data->context.start_year, data->context.start_quarter,
                                 (guint)quarter);
}

static char *
year_name (const FwPlacementsData *data, gsize quarter)
{
  const int year = data->context.start_year + (data->context.start_quarter - 1 + (int)quarter) / 4;

  return fw_unit_format (year, FW_UNIT_YEAR, FW_STYLE_LABEL);
}

static char *
make_title (const FwPlacementsData *data, const Finding *found)
{
  g_autofree char *peak = fw_unit_format (found->there, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *last = fw_unit_format (found->last, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *year = year_name (data, found->quarter);
  g_autofree char *end = year_name (data, MAX (data->n, 1) - 1);

  switch (found->shape)
    {
    case SHAPE_STOPS:
      if (found->waiting)
        return g_strdup_printf (_ ("Placements stop at about\u00a0%s: openings run out in %s"),
                                peak, year);
      if (found->ended)
        return g_strdup_printf (
            _ ("Placements stop at about\u00a0%s: the last people are placed in %s"), peak, year);
      if (data->placed == NULL)
        return g_strdup_printf (_ ("Placements level off at about\u00a0%s in %s"), peak, year);
      return g_strdup_printf (
          _ ("Placements level off at about\u00a0%s in %s: as many leave as are placed"), peak,
          year);
    case SHAPE_PEAKS:
      return g_strdup_printf (
          _ ("Placements peak at about\u00a0%s in %s; about\u00a0%s are still local in %s"), peak,
          year, last, end);
    case SHAPE_RISES:
      return g_strdup_printf (_ ("Placements reach about\u00a0%s by the end of %s and still rise"),
                              last, end);
    case SHAPE_MOSTLY_NOTHING:
      return g_strdup (_ ("In at least half of the runs nobody is placed"));
    case SHAPE_NOTHING:
      break;
    }
  return g_strdup (_ ("No net local placements"));
}

static char *
make_subtitle (const FwPlacementsData *data)
{
  g_autofree char *runs
      = fw_unit_format ((double)data->context.n_runs, FW_UNIT_COUNT, FW_STYLE_TABLE);

  /* Translators: scenario and number of runs. */
  return g_strdup_printf (
      _ ("Net local placements still in the place, by quarter. Plan “%s”, %s runs"),
      data->context.scenario, runs);
}

typedef struct
{
  FwFrame frame;
  FwRect plot;
  FwScale y;
  FwTimeAxis time;
  FwFan bands;
} Fan;

static char *
goal_text (const FwPlacementsData *data, gboolean small)
{
  g_autofree char *goal = fw_unit_format (data->goal, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *quarter = quarter_name (data, data->goal_quarter);
  g_autofree char *chance = NULL;

  if (!isfinite (data->goal_chance))
    return g_strdup_printf (_ ("Goal: %s by %s"), goal, quarter);
  chance = fw_unit_format_chance (data->goal_chance);
  if (small)
    /* Translators: "Goal 200: reached in 3 runs in 100". */
    return g_strdup_printf (_ ("Goal %s: reached in %s"), goal, chance);
  /* Translators: "Goal: 200 by Q4 2028 – reached in 3 runs in 100". */
  return g_strdup_printf (_ ("Goal: %s by %s – reached in %s"), goal, quarter, chance);
}

/* What a text would hide: the fan, as deep as it lies under it, and the middle line, which weighs
 * more than all of the fan. */
static double
hidden (const Fan *fan, const FwPlacementsData *data, const FwPlace *place, double width)
{
  const double half = 0.5 * fan->frame.layout.label * FW_LINE_HEIGHT, y = place->at.y;
  const double left = place->anchor == FW_ANCHOR_START ? place->at.x : place->at.x - width;
  double sum = 0;

  for (gsize q = 0; q < data->n; q++)
    {
      const double x = fw_axis_time_x (&fan->time, &fan->plot, (double)q + 1);
      const double top = fw_scale_map (&fan->y, data->placements[q].p90);
      const double low = fw_scale_map (&fan->y, data->placements[q].p10);
      const double middle = fw_scale_map (&fan->y, data->placements[q].p50);

      if (x < left || x > left + width)
        continue;
      sum += MAX (0, MIN (low, y + half) - MAX (top, y - half));
      if (fabs (middle - y) < half)
        sum += 2 * half * (double)data->n;
    }
  return sum;
}

/* The words of the goal stand on its line, best where they hide least. */
static void
add_goal_label (Fan *fan, const FwPlacementsData *data, double y)
{
  const FwLayout *layout = &fan->frame.layout;
  g_autofree char *text = goal_text (data, layout->klass == FW_CLASS_SMALL);
  g_autofree char *number = fw_unit_format (data->goal, FW_UNIT_PERSONS, FW_STYLE_AXIS);
  const double width = fw_frame_width (&fan->frame, text, layout->label, TRUE);
  /* At the right clear of the end labels, which may be on the same line. */
  const double left = fan->plot.x + 0.4 * layout->tick,
               right = fan->plot.x + fan->plot.width - 0.5 * layout->tick;
  const double above = y - layout->label, below = y + layout->label;
  FwLabel label = { .text = text,
                    .size = layout->label,
                    .bold = TRUE,
                    .halo = TRUE,
                    .role = FW_ROLE_TEXT,
                    .priority = FW_LABEL_GOAL,
                    .places = { { { left, above }, FW_ANCHOR_START },
                                { { right, above }, FW_ANCHOR_END },
                                { { left, below }, FW_ANCHOR_START },
                                { { right, below }, FW_ANCHOR_END } },
                    .n_places = 4,
                    .datum = -1 };
  const FwLabel tick = { .text = number,
                         .size = layout->tick,
                         .bold = TRUE,
                         .role = FW_ROLE_TEXT,
                         .priority = FW_LABEL_GOAL,
                         .places = { { { fan->plot.x - 0.6 * layout->tick, y }, FW_ANCHOR_END } },
                         .n_places = 1,
                         .datum = -1 };

  for (guint i = 1; i < label.n_places; i++)
    for (guint k = i; k > 0
                      && hidden (fan, data, &label.places[k], width)
                             < hidden (fan, data, &label.places[k - 1], width);
         k--)
      {
        const FwPlace swap = label.places[k];

        label.places[k] = label.places[k - 1];
        label.places[k - 1] = swap;
      }
  fw_labels_add (fan->frame.labels, &label);
  fw_labels_add (fan->frame.labels, &tick);
}

static void
add_goal (Fan *fan, const FwPlacementsData *data)
{
  const double y = fw_scale_map (&fan->y, data->goal);
  const FwMark line = fw_frame_stroke (&fan->frame, FW_ROLE_GOAL, 1.75, FW_DASH_GOAL);
  const FwMark due = { .region = FW_REGION_PLOT,
                       .fill = FW_ROLE_GOAL,
                       .stroke = FW_ROLE_BACKGROUND,
                       .stroke_width = fan->frame.layout.marker,
                       .marker = FW_MARKER_DIAMOND,
                       .datum = -1 };

  fw_scene_add_rule (fan->frame.scene, &line, (FwPoint){ fan->plot.x, y },
                     (FwPoint){ fan->plot.x + fan->plot.width, y });
  fw_labels_keep_clear (fan->frame.labels, &(FwRect){ fan->plot.x, y - line.stroke_width / 2,
                                                      fan->plot.width, line.stroke_width });
  if (data->goal_quarter < data->n)
    {
      const double x = fw_axis_time_x (&fan->time, &fan->plot, (double)data->goal_quarter + 1);
      const double half = 4 * fan->frame.layout.marker;

      fw_scene_add_marker (fan->frame.scene, &due, (FwPoint){ x, y }, 5 * fan->frame.layout.marker);
      fw_labels_keep_clear (fan->frame.labels, &(FwRect){ x - half, y - half, 2 * half, 2 * half });
    }
  add_goal_label (fan, data, y);
}

/* At its peak the middle run has its number; where it only stops, the end of the line has it. */
static void
add_peak_label (Fan *fan, const FwPlacementsData *data, gsize quarter, FwPoint at)
{
  const FwLayout *layout = &fan->frame.layout;
  const double side = 0.9 * layout->label, up = 1.1 * layout->label;
  g_autofree char *number
      = fw_unit_format (data->placements[quarter].p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);

  fw_labels_add (fan->frame.labels,
                 &(FwLabel){ .text = number,
                             .size = layout->label * 1.1,
                             .bold = TRUE,
                             .halo = TRUE,
                             .role = FW_ROLE_SERIES_1_TEXT,
                             .priority = FW_LABEL_VALUE,
                             .places = { { { at.x + side, at.y - up }, FW_ANCHOR_START },
                                         { { at.x - side, at.y - up }, FW_ANCHOR_END },
                                         { { at.x + side, at.y + up }, FW_ANCHOR_START },
                                         { { at.x - side, at.y + up }, FW_ANCHOR_END } },
                             .n_places = 4,
                             .datum = (int)quarter });
}

/* The dot where the middle run stops, and why. */
static void
add_stop (Fan *fan, const FwPlacementsData *data, const Finding *found)
{
  const FwLayout *layout = &fan->frame.layout;
  const double x = fw_axis_time_x (&fan->time, &fan->plot, (double)found->quarter + 1);
  const double y = fw_scale_map (&fan->y, data->placements[found->quarter].p50);
  const double bottom = fan->plot.y + fan->plot.height, text_y = bottom - layout->tick;
  const FwMark drop = fw_frame_stroke (&fan->frame, FW_ROLE_AXIS, 1, FW_DASH_DOTS);
  const FwMark dot = { .region = FW_REGION_PLOT,
                       .fill = FW_ROLE_SERIES_1,
                       .stroke = FW_ROLE_BACKGROUND,
                       .stroke_width = 1.5 * layout->marker,
                       .datum = (int)found->quarter };
  g_autofree char *quarter = quarter_name (data, found->quarter);
  g_autofree char *text = NULL;

  fw_scene_add_rule (fan->frame.scene, &drop, (FwPoint){ x, y }, (FwPoint){ x, bottom });
  fw_scene_add_marker (fan->frame.scene, &dot, (FwPoint){ x, y }, 4.5 * layout->marker);
  if (found->shape == SHAPE_PEAKS || !found->ended)
    add_peak_label (fan, data, found->quarter, (FwPoint){ x, y });
  if (layout->klass == FW_CLASS_SMALL)
    return;
  text = g_strdup_printf (found->waiting                ? _ ("Openings run out, %s")
                          : found->ended                ? _ ("Last people placed, %s")
                          : found->shape == SHAPE_PEAKS ? _ ("Peak, %s")
                                                        : _ ("Levels off, %s"),
                          quarter);
  fw_labels_add (fan->frame.labels,
                 &(FwLabel){ .text = text,
                             .size = layout->tick,
                             .halo = TRUE,
                             .role = FW_ROLE_MUTED,
                             .priority = FW_LABEL_NOTE,
                             .places = { { { x + 0.5 * layout->tick, text_y }, FW_ANCHOR_START },
                                         { { x - 0.5 * layout->tick, text_y }, FW_ANCHOR_END } },
                             .n_places = 2,
                             .datum = (int)found->quarter });
}

static void
add_data (Fan *fan, const FwPlacementsData *data)
{
  for (gsize q = 0; q < data->n; q++)
    {
      const FweSummary *s = &data->placements[q];
      const double left = fw_axis_time_x (&fan->time, &fan->plot, (double)q);
      const double right = fw_axis_time_x (&fan->time, &fan->plot, (double)q + 1);
      const double top = fw_scale_map (&fan->y, s->p90), low = fw_scale_map (&fan->y, s->p10);
      const FwRect hit = { left, fan->plot.y, right - left, fan->plot.height };
      const FwRect focus = { right - 6, top - 6, 12, low - top + 12 };
      g_autofree char *label = quarter_name (data, q);
      g_autofree char *middle = fw_unit_format (s->p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
      g_autofree char *from = fw_unit_format (s->p10, FW_UNIT_PERSONS, FW_STYLE_LABEL);
      g_autofree char *to = fw_unit_format (s->p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);
      g_autofree char *value = g_strdup_printf (
          _ ("middle run, %s placements, 80%% range %s to %s"), middle, from, to);

      fw_scene_add_datum (fan->frame.scene, label, value, 0, &focus, &hit);
    }
}

static void
add_table (FwScene *scene, const FwPlacementsData *data)
{
  const gboolean strip = fw_binding_strip_has (&data->bindings);

  fw_scene_add_column (scene, _ ("Quarter"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("1 in 4 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Middle run"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("3 in 4 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_PERSONS, FALSE);
  if (strip)
    fw_binding_strip_add_columns (scene);
  for (gsize q = 0; q < data->n; q++)
    {
      const FweSummary *s = &data->placements[q];
      g_autofree char *quarter = quarter_name (data, q);

      fw_scene_add_cell_text (scene, quarter);
      fw_scene_add_cell_number (scene, s->p10);
      fw_scene_add_cell_number (scene, s->p25);
      fw_scene_add_cell_number (scene, s->p50);
      fw_scene_add_cell_number (scene, s->p75);
      fw_scene_add_cell_number (scene, s->p90);
      if (strip)
        fw_binding_strip_add_cells (scene, &data->bindings, q);
    }
}

static char *
describe (const FwPlacementsData *data, const Finding *found)
{
  const FweSummary *last = &data->placements[data->n - 1];
  GString *words = g_string_new (NULL);
  g_autofree char *end = quarter_name (data, data->n - 1);
  g_autofree char *middle = fw_unit_format (last->p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *from = fw_unit_format (last->p10, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *to = fw_unit_format (last->p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);

  g_string_append_printf (
      words,
      _ ("By %s the middle run has %s net local placements; 8 runs in 10 lie between %s and %s."),
      end, middle, from, to);
  if (found->shape == SHAPE_STOPS || found->shape == SHAPE_PEAKS)
    {
      g_autofree char *quarter = quarter_name (data, found->quarter);
      g_autofree char *peak = fw_unit_format (found->there, FW_UNIT_PERSONS, FW_STYLE_LABEL);

      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              found->shape == SHAPE_STOPS && !found->ended
                                  ? _ ("It comes to %s in %s and hardly grows after that.")
                                  : _ ("It comes to %s in %s and grows no further."),
                              peak, quarter);
    }
  if (isfinite (data->goal))
    {
      g_autofree char *goal = goal_text (data, FALSE);

      g_string_append_printf (words, " %s.", goal);
    }
  if (fw_binding_strip_has (&data->bindings))
    fw_binding_strip_describe (&data->bindings, words);
  return g_string_free (words, FALSE);
}

static double
largest (const FwPlacementsData *data)
{
  double top = isfinite (data->goal) ? data->goal * HEADROOM : 0;

  for (gsize q = 0; q < data->n; q++)
    top = MAX (top, data->placements[q].p90);
  return top;
}

static double
smallest (const FwPlacementsData *data)
{
  double low = 0;

  for (gsize q = 0; q < data->n; q++)
    low = MIN (low, data->placements[q].p10);
  return low;
}

static void
draw (Fan *fan, const FwPlacementsData *data, const Finding *found)
{
  const FwLayout *layout = &fan->frame.layout;
  const FwRect *area = &fan->frame.area;
  const gboolean words = layout->klass != FW_CLASS_SMALL;
  FwValueAxis values = { .unit = FW_UNIT_PERSONS, .factor = 1 };
  const guint n = (guint)data->n + 1;
  g_autofree FweSummary *placed = g_new0 (FweSummary, n); /* nobody at the start */
  g_autofree double *x = g_new (double, n);
  const double top = layout->tick * FW_LINE_HEIGHT / 2;
  const gboolean strip = fw_binding_strip_has (&data->bindings);
  const double below
      = fw_axis_time_room (&fan->frame) + (strip ? fw_binding_strip_room (&fan->frame) : 0);
  FwRect over;
  double lo = smallest (data), hi = largest (data), left, right;

  memcpy (placed + 1, data->placements, data->n * sizeof *placed);
  fan->bands = (FwFan){ .x = x,
                        .values = placed,
                        .n = n,
                        .y = &fan->y,
                        .unit = FW_UNIT_PERSONS,
                        .style = FW_STYLE_LABEL,
                        .least = 0.5,
                        .datum = (int)data->n - 1 };
  fw_chart_hold_extent (data->context.hold, 0, &lo, &hi);
  values.ticks = fw_ticks_cover (lo, hi, 5, TRUE);
  left = fw_axis_value_room (&fan->frame, &values);
  right = fw_fan_end_room (&fan->frame, &fan->bands, NULL, 0, words);
  fan->plot = (FwRect){ area->x + left, area->y + top, area->width - left - right,
                        area->height - top - below };
  fan->y = (FwScale){ fw_ticks_first (&values.ticks), fw_ticks_last (&values.ticks),
                      fan->plot.y + fan->plot.height, fan->plot.y };
  fan->time = (FwTimeAxis){ data->context.start_year, data->context.start_quarter, (guint)data->n };
  for (guint i = 0; i < n; i++)
    x[i] = fw_axis_time_x (&fan->time, &fan->plot, i);

  add_data (fan, data);
  fw_axis_value (&fan->frame, &values, &fan->y, &fan->plot, TRUE);
  fw_fan_add_bands (&fan->frame, &fan->bands);
  fw_fan_add_middle (&fan->frame, &fan->bands);
  over = fan->plot;
  if (strip)
    over.height
        = fw_binding_strip_add (&fan->frame, &data->bindings, &fan->time, &fan->plot, 1) - over.y;
  fw_axis_time (&fan->frame, &fan->time, &over);
  if (isfinite (data->goal))
    add_goal (fan, data);
  if (found->shape == SHAPE_STOPS || found->shape == SHAPE_PEAKS)
    add_stop (fan, data, found);
  fw_fan_add_ends (&fan->frame, &fan->bands, NULL, 0, words, &fan->plot);
}

/**
 * fw_chart_placements:
 * @data: one result's placements by quarter
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Net local placements over time as a fan of ranges with the goal as a line. The title says when
 * and why placements stop only if the middle run stands still for a year before the horizon.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_placements (const FwPlacementsData *data, const FwTheme *theme, FwTextMetrics *text,
                     FwSize size)
{
  const Finding found = find_shape (data);
  const gboolean empty = found.shape == SHAPE_NOTHING;
  const gboolean strip = !empty && fw_binding_strip_has (&data->bindings);
  g_autofree char *title = make_title (data, &found);
  g_autofree char *subtitle = make_subtitle (data);
  const double em = 12.0 * fw_text_metrics_scale (text);
  Fan fan = { 0 };
  const FwFrameWords words = {
    .title = title,
    .subtitle = subtitle,
    .kind = _ ("Fan chart of net local placements by quarter"),
    .source = data->context.source,
    .date = data->context.date,
    .keys = { { FW_KEY_LINE, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("middle run") },
              { FW_KEY_BAND, FW_ROLE_RANGE_50, FW_ROLE_NONE, _ ("half of runs") },
              /* xgettext:no-c-format */
              { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE, _ ("80% of runs") } },
    .n_keys = empty ? 0 : 3,
  };

  fw_frame_begin (&fan.frame, &words, theme, text, size, (strip ? 14 : 10) * em,
                  (size.width < 480 ? 15 : 23) * em + (strip ? 3 * em : 0));
  add_table (fan.frame.scene, data);
  if (empty)
    {
      const char *sentence = data->context.no_program
                                 ? _ ("This scenario has no program, so nobody is placed by one.")
                             : !fw_fan_is_drawable (data->placements, data->n)
                                 ? _ ("Placements are not defined for this plan.")
                                 : _ ("No cohort finishes and finds work within these quarters.");

      fw_frame_empty (&fan.frame, sentence);
      fw_scene_take_description (fan.frame.scene, g_strdup (sentence));
    }
  else
    {
      fw_scene_take_description (fan.frame.scene, describe (data, &found));
      draw (&fan, data, &found);
    }
  return fw_frame_end (&fan.frame);
}
