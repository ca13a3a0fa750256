/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-actual.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-fan.h"

#define NONE (-1)

typedef struct
{
  FwFrame frame;
  FwRect plot;
  FwScale y;
  FwTimeAxis time;
} Picture;

static char *
people (double number)
{
  return fw_unit_format (number, FW_UNIT_PERSONS, FW_STYLE_LABEL);
}

/* The last quarter of which the pilot's placements are told; NONE without any. */
static int
last_told (const FwActualData *data)
{
  for (int i = (int)data->n - 1; i >= 0; i--)
    if (isfinite (data->quarters[i].placed))
      return i;
  return NONE;
}

static gboolean
is_drawable (const FwActualData *data)
{
  for (guint i = 0; i < data->n; i++)
    if (!isfinite (data->quarters[i].plan.p10) || !isfinite (data->quarters[i].plan.p90))
      return FALSE;
  return data->n > 0;
}

/* Why there is no picture, or NULL. */
static const char *
nothing (const FwActualData *data)
{
  if (!data->has_pilot)
    return _ ("Import a partner’s outcome records, and they are drawn beside what the plan "
              "expects.");
  if (!is_drawable (data))
    return _ ("Placements are not defined for this plan.");
  if (last_told (data) == NONE)
    return _ ("Fewer than 10 people of the pilot are placed: too few to show.");
  return NULL;
}

/* Whether it was under the plan's range in most of the quarters that are told, the last aside. */
static gboolean
came_late (const FwActualData *data, int last)
{
  guint n = 0, n_under = 0;

  for (int i = 0; i < last; i++)
    if (isfinite (data->quarters[i].placed))
      {
        n++;
        n_under += data->quarters[i].placed < data->quarters[i].plan.p10 ? 1 : 0;
      }
  return 2 * n_under > n;
}

static char *
make_title (const FwActualData *data)
{
  const int last = last_told (data);
  const FwActualQuarter *at;
  g_autofree char *placed = NULL, *range = NULL, *count = NULL;
  const char *format;

  if (!data->has_pilot)
    return g_strdup (_ ("No outcome records in this plan yet"));
  if (nothing (data) != NULL)
    return g_strdup (_ ("Of the pilot’s placements nothing can be shown"));

  at = &data->quarters[last];
  count = fw_unit_format (last + 1, FW_UNIT_COUNT, FW_STYLE_LABEL);
  placed = people (at->placed);
  range = fw_unit_format_range (at->plan.p10, at->plan.p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  if (at->placed > at->plan.p90)
    /* Translators: quarters, people, range of the plan. */
    format = ngettext ("After %s quarter the pilot has placed %s, more than the plan expects (%s)",
                       "After %s quarters the pilot has placed %s, more than the plan expects (%s)",
                       (gulong)last + 1);
  else if (at->placed < at->plan.p10)
    format
        = ngettext ("After %s quarter the pilot has placed %s, fewer than the plan expects (%s)",
                    "After %s quarters the pilot has placed %s, fewer than the plan expects (%s)",
                    (gulong)last + 1);
  else if (came_late (data, last))
    format = ngettext (
        "After %s quarter the pilot has placed %s, as the plan expects (%s), but it was slower",
        "After %s quarters the pilot has placed %s, as the plan expects (%s), but it was slower",
        (gulong)last + 1);
  else
    format = ngettext ("After %s quarter the pilot has placed %s, as the plan expects (%s)",
                       "After %s quarters the pilot has placed %s, as the plan expects (%s)",
                       (gulong)last + 1);
  return g_strdup_printf (format, count, placed, range);
}

static char *
make_subtitle (const FwActualData *data)
{
  g_autofree char *began = NULL;

  if (!data->has_pilot || !data->moved)
    return g_strdup_printf (_ ("People placed so far, by quarter. Plan “%s”"),
                            data->context.scenario);
  began = fw_unit_format_quarter (data->begin_year, data->begin_quarter, 0);
  /* Translators: scenario, quarter. */
  return g_strdup_printf (_ ("People placed so far, by quarter. Plan “%s”; the pilot began in %s "
                             "and is drawn from the plan’s start"),
                          data->context.scenario, began);
}

static char *
quarter_name (const FwActualData *data, guint quarter)
{
  return fw_unit_format_quarter (data->context.start_year, data->context.start_quarter, quarter);
}

/* "the plan expects 40 (30–52), the pilot placed 46" */
static char *
value_words (const FwActualQuarter *quarter)
{
  g_autofree char *middle = people (quarter->plan.p50);
  g_autofree char *range = fw_unit_format_range (quarter->plan.p10, quarter->plan.p90,
                                                 FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *placed = isfinite (quarter->placed) ? people (quarter->placed) : NULL;

  if (placed == NULL)
    return g_strdup_printf (_ ("the plan expects %s (%s), of the pilot nothing is told"), middle,
                            range);
  return g_strdup_printf (_ ("the plan expects %s (%s), the pilot placed %s"), middle, range,
                          placed);
}

/* How large the two are, so that nobody takes a small plan's shortfall for a failure. */
static char *
describe (const FwActualData *data)
{
  const int last = last_told (data);
  g_autofree char *words = value_words (&data->quarters[last]);
  g_autofree char *name = quarter_name (data, (guint)last);
  GString *text = g_string_new (NULL);

  /* Translators: quarter, then what is so in it. */
  g_string_append_printf (text, _ ("%s: %s."), name, words);
  for (int i = last; i >= 0; i--)
    if (isfinite (data->quarters[i].started))
      {
        g_autofree char *then = quarter_name (data, (guint)i);
        g_autofree char *pilot = people (data->quarters[i].started);
        g_autofree char *plan = people (data->quarters[i].plan_started);

        g_string_append_c (text, ' ');
        g_string_append_printf (text,
                                _ ("By %s the pilot had taken in %s, where the plan expects %s."),
                                then, pilot, plan);
        break;
      }
  return g_string_free (text, FALSE);
}

static void
add_table (FwScene *scene, const FwActualData *data)
{
  fw_scene_add_column (scene, _ ("Quarter"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Plan, 1 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Plan, middle run"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Plan, 9 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Pilot, placed"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Plan, entered training"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Pilot, entered training"), FW_UNIT_PERSONS, FALSE);
  for (guint i = 0; data->has_pilot && i < data->n; i++)
    {
      const FwActualQuarter *quarter = &data->quarters[i];
      g_autofree char *name = quarter_name (data, i);

      fw_scene_add_cell_text (scene, name);
      fw_scene_add_cell_number (scene, quarter->plan.p10);
      fw_scene_add_cell_number (scene, quarter->plan.p50);
      fw_scene_add_cell_number (scene, quarter->plan.p90);
      fw_scene_add_cell_number (scene, quarter->placed);
      fw_scene_add_cell_number (scene, quarter->plan_started);
      fw_scene_add_cell_number (scene, quarter->started);
    }
}

static void
add_data (Picture *self, const FwActualData *data)
{
  for (guint i = 0; i < data->n; i++)
    {
      const FwActualQuarter *quarter = &data->quarters[i];
      const double left = fw_axis_time_x (&self->time, &self->plot, i);
      const double right = fw_axis_time_x (&self->time, &self->plot, i + 1.0);
      const double high = fmax (quarter->plan.p90, fmax (quarter->placed, 0));
      const double low = fmin (quarter->plan.p10,
                               isfinite (quarter->placed) ? quarter->placed : quarter->plan.p10);
      const double top = fw_scale_map (&self->y, high), bottom = fw_scale_map (&self->y, low);
      const FwRect hit = { left, self->plot.y, right - left, self->plot.height };
      const FwRect focus = { right - 6, top - 6, 12, bottom - top + 12 };
      g_autofree char *name = quarter_name (data, i);
      g_autofree char *words = value_words (quarter);

      fw_scene_add_datum (self->frame.scene, name, words, 0, &focus, &hit);
    }
}

/* Squares where ten or more have come since the last, joined; the last has its number. */
static void
add_pilot (Picture *self, const FwActualData *data)
{
  const FwLayout *layout = &self->frame.layout;
  const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_SERIES_2, 2, FW_DASH_LONG);
  const int last = last_told (data);
  g_autofree FwPoint *points = g_new (FwPoint, data->n + 1);
  guint n = 0;

  for (guint i = 0; i < data->n; i++)
    if (isfinite (data->quarters[i].placed))
      points[n++] = (FwPoint){ fw_axis_time_x (&self->time, &self->plot, i + 1.0),
                               fw_scale_map (&self->y, data->quarters[i].placed) };
  if (n > 1)
    fw_scene_add_line (self->frame.scene, &line, points, n);
  for (guint i = 0, k = 0; i < data->n; i++)
    if (isfinite (data->quarters[i].placed))
      {
        const FwMark mark = { .region = FW_REGION_PLOT,
                              .fill = FW_ROLE_SERIES_2,
                              .stroke = FW_ROLE_BACKGROUND,
                              .stroke_width = layout->marker,
                              .marker = FW_MARKER_SQUARE,
                              .datum = (int)i };

        fw_scene_add_marker (self->frame.scene, &mark, points[k++], 4.5 * layout->marker);
      }
  {
    const FwPoint at = points[n - 1];
    const double side = 0.9 * layout->label, up = 1.1 * layout->label;
    g_autofree char *number = people (data->quarters[last].placed);
    g_autofree char *words = g_strdup_printf (_ ("Pilot: %s"), number);

    fw_labels_add (self->frame.labels,
                   &(FwLabel){ .text = words,
                               .size = layout->label,
                               .bold = TRUE,
                               .halo = TRUE,
                               .role = FW_ROLE_SERIES_2_TEXT,
                               .priority = FW_LABEL_VALUE,
                               .places = { { { at.x - side, at.y - up }, FW_ANCHOR_END },
                                           { { at.x - side, at.y + up }, FW_ANCHOR_END },
                                           { { at.x + side, at.y + up }, FW_ANCHOR_START },
                                           { { at.x + side, at.y - up }, FW_ANCHOR_START } },
                               .n_places = 4,
                               .datum = last });
  }
}

static double
largest (const FwActualData *data)
{
  double top = 0;

  for (guint i = 0; i < data->n; i++)
    top = fmax (top, fmax (data->quarters[i].plan.p90, data->quarters[i].placed));
  return top;
}

static void
draw (Picture *self, const FwActualData *data)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const gboolean words = layout->klass != FW_CLASS_SMALL;
  const guint n = data->n + 1;
  g_autofree FweSummary *plan = g_new0 (FweSummary, n); /* nobody at the start */
  g_autofree double *x = g_new (double, n);
  const double top = layout->tick * FW_LINE_HEIGHT / 2;
  FwValueAxis values = { .unit = FW_UNIT_PERSONS, .factor = 1 };
  const FwFan fan = { .x = x,
                      .values = plan,
                      .n = n,
                      .y = &self->y,
                      .unit = FW_UNIT_PERSONS,
                      .style = FW_STYLE_LABEL,
                      .least = 0.5,
                      .datum = (int)data->n - 1 };
  double lo = 0, hi = largest (data), left, right;

  for (guint i = 1; i < n; i++)
    plan[i] = data->quarters[i - 1].plan;
  fw_chart_hold_extent (data->context.hold, 0, &lo, &hi);
  values.ticks = fw_ticks_cover (lo, hi, 5, TRUE);
  left = fw_axis_value_room (&self->frame, &values);
  right = fw_fan_end_room (&self->frame, &fan, NULL, 0, words);
  self->plot = (FwRect){ area->x + left, area->y + top, area->width - left - right,
                         area->height - top - fw_axis_time_room (&self->frame) };
  self->y = (FwScale){ fw_ticks_first (&values.ticks), fw_ticks_last (&values.ticks),
                       self->plot.y + self->plot.height, self->plot.y };
  self->time = (FwTimeAxis){ data->context.start_year, data->context.start_quarter, data->n };
  for (guint i = 0; i < n; i++)
    x[i] = fw_axis_time_x (&self->time, &self->plot, i);

  add_data (self, data);
  fw_axis_value (&self->frame, &values, &self->y, &self->plot, TRUE);
  fw_fan_add_bands (&self->frame, &fan);
  fw_fan_add_middle (&self->frame, &fan);
  fw_axis_time (&self->frame, &self->time, &self->plot);
  add_pilot (self, data);
  fw_fan_add_ends (&self->frame, &fan, NULL, 0, words, &self->plot);
}

/**
 * fw_chart_actual:
 * @data: a pilot's placements and those a plan expects
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * What the plan expects as a fan, the pilot as squares where its counts may be told.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_actual (const FwActualData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const char *sentence = nothing (data);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  const double em = 12.0 * fw_text_metrics_scale (text);
  const FwFrameWords words = {
    .title = title,
    .subtitle = subtitle,
    .kind = _ ("Fan chart of the placements a plan expects, and a pilot’s"),
    .source = data->context.source,
    .date = data->context.date,
    .keys = { { FW_KEY_MARKER + FW_MARKER_SQUARE, FW_ROLE_SERIES_2, FW_ROLE_NONE, _ ("pilot") },
              { FW_KEY_LINE, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("middle run") },
              { FW_KEY_BAND, FW_ROLE_RANGE_50, FW_ROLE_NONE, _ ("half of runs") },
              /* xgettext:no-c-format */
              { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE, _ ("80% of runs") } },
    .n_keys = sentence == NULL ? 4 : 0,
  };
  Picture self = { 0 };

  fw_frame_begin (&self.frame, &words, theme, text, size, 10 * em,
                  (size.width < 480 ? 15 : 23) * em);
  add_table (self.frame.scene, data);
  if (sentence != NULL)
    {
      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
    }
  else
    {
      fw_scene_take_description (self.frame.scene, describe (data));
      draw (&self, data);
    }
  return fw_frame_end (&self.frame);
}
