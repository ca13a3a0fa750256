/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-payback.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-fan.h"
#include "fw-money-words.h"

#define LEAST 0.5 /* dollars: less is nothing */

typedef struct
{
  FwFrame frame;
  const FwPaybackData *data;
  FwRect plot;
  FwScale y;
  FwTimeAxis time;
  FwFan fan;
} Payback;

/* No run spends or gains anything. */
static gboolean
is_nothing (const FwPaybackData *data)
{
  for (gsize q = 0; q < data->n; q++)
    if (!(fabs (data->net[q].p10) < LEAST) || !(fabs (data->net[q].p90) < LEAST))
      return FALSE;
  return TRUE;
}

static gboolean
is_empty (const FwPaybackData *data)
{
  return !fw_fan_is_drawable (data->net, data->n) || is_nothing (data);
}

/* The last quarter, 0 based, within which a share of the runs has paid back. */
static gsize
quarter_of (double payback)
{
  return (gsize)MAX (ceil (payback - 1e-9), 1) - 1;
}

static char *
payback_quarter (const FwPaybackData *data, double payback)
{
  return fw_money_quarter (&data->context, quarter_of (payback));
}

/* Share of runs that do not pay back within the quarters shown. */
static double
never_share (const FwPaybackData *data)
{
  return data->payback.n > 0 ? (double)data->payback.n_undefined / (double)data->payback.n : NAN;
}

static gulong
in_hundred (double share)
{
  return (gulong)CLAMP (floor (100 * share + 0.5), 1, 99);
}

static char *
make_title (const FwPaybackData *data)
{
  const double never = never_share (data);
  g_autofree char *end = fw_money_quarter (&data->context, MAX (data->n, 1) - 1);
  g_autofree char *when = NULL, *runs = NULL, *late = NULL;

  if (data->context.no_program || (data->n > 0 && is_nothing (data)))
    return g_strdup (_ ("Nothing is spent, so nothing has to pay back"));
  if (is_empty (data))
    return g_strdup (_ ("The net benefit is not defined"));
  if (!isfinite (data->payback.p50))
    {
      if (data->payback.n_undefined >= data->payback.n)
        return g_strdup_printf (_ ("No run pays back by %s"), end);
      runs = fw_unit_format_chance (1 - never);
      /* Translators: "The middle run has not paid back by Q4 2036; 28 runs in 100 have". */
      return g_strdup_printf (ngettext ("The middle run has not paid back by %s; %s has",
                                        "The middle run has not paid back by %s; %s have",
                                        in_hundred (1 - never)),
                              end, runs);
    }
  when = payback_quarter (data, data->payback.p50);
  if (data->payback.n_undefined > 0)
    {
      runs = fw_unit_format_chance (never);
      /* Translators: "The middle run pays back in Q2 2033; 28 runs in 100 do not by Q4 2036". */
      return g_strdup_printf (ngettext ("The middle run pays back in %s; %s does not by %s",
                                        "The middle run pays back in %s; %s do not by %s",
                                        in_hundred (never)),
                              when, runs, end);
    }
  late = payback_quarter (data, data->payback.p90);
  if (g_str_equal (when, late))
    return g_strdup_printf (_ ("The plan pays back in %s"), when);
  /* Translators: two quarters of years. */
  return g_strdup_printf (_ ("The middle run pays back in %s, 9 runs in 10 by %s"), when, late);
}

static char *
make_subtitle (const FwPaybackData *data)
{
  g_autofree char *dollars = fw_money_discounted (&data->context, data->rate);
  g_autofree char *end = fw_money_quarter (&data->context, MAX (data->n, 1) - 1);

  /* Translators: "2024 dollars at 3% a year", last quarter counted, name of the scenario. */
  return g_strdup_printf (_ ("Cumulative net benefit to society by quarter, %s. Effects after "
                             "%s are not counted. Plan “%s”"),
                          dollars, end, data->context.scenario);
}

/* "Q1 2031 to Q3 2035"; the end is open where more than one run in ten does not pay back. */
static char *
range_text (const FwPaybackData *data)
{
  g_autofree char *from = payback_quarter (data, data->payback.p10), *to = NULL;

  if (!isfinite (data->payback.p90))
    {
      to = fw_money_quarter (&data->context, data->n - 1);
      /* Translators: two quarters: "80% range Q1 2031 to after Q4 2036". */
      return g_strdup_printf (_ ("80%% range %s to after %s"), from, to);
    }
  to = payback_quarter (data, data->payback.p90);
  return g_strdup_printf (_ ("80%% range %s to %s"), from, to);
}

static char *
describe (const FwPaybackData *data)
{
  const FweSummary *last = &data->net[data->n - 1];
  g_autofree char *end = fw_money_quarter (&data->context, data->n - 1);
  g_autofree char *middle = fw_unit_format (last->p50, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *from = fw_unit_format (last->p10, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *to = fw_unit_format (last->p90, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *value
      = g_strdup_printf (_ ("By %s the middle run is at %s; 8 runs in 10 lie between %s and %s."),
                         end, middle, from, to);
  g_autofree char *when = NULL, *range = NULL, *never = NULL;

  if (!isfinite (data->payback.p50))
    return g_strdup_printf (_ ("%s It has not paid back by then."), value);
  when = payback_quarter (data, data->payback.p50);
  range = range_text (data);
  if (data->payback.n_undefined == 0)
    /* Translators: sentence before, a quarter, "80% range Q1 2031 to Q3 2035". */
    return g_strdup_printf (_ ("%s Payback is in %s, %s."), value, when, range);
  never = fw_unit_format_chance (never_share (data));
  return g_strdup_printf (_ ("%s Payback is in %s, %s; not by then in %s."), value, when, range,
                          never);
}

static void
add_table (FwScene *scene, const FwPaybackData *data)
{
  fw_scene_add_column (scene, _ ("Quarter"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("1 in 4 below"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Middle run"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("3 in 4 below"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  for (gsize q = 0; q < data->n; q++)
    {
      const FweSummary *s = &data->net[q];
      g_autofree char *quarter = fw_money_quarter (&data->context, q);

      fw_scene_add_cell_text (scene, quarter);
      fw_scene_add_cell_number (scene, s->p10);
      fw_scene_add_cell_number (scene, s->p25);
      fw_scene_add_cell_number (scene, s->p50);
      fw_scene_add_cell_number (scene, s->p75);
      fw_scene_add_cell_number (scene, s->p90);
    }
}

static void
add_data (Payback *self)
{
  const FwPaybackData *data = self->data;

  for (gsize q = 0; q < data->n; q++)
    {
      const FweSummary *s = &data->net[q];
      const double left = fw_axis_time_x (&self->time, &self->plot, (double)q);
      const double right = fw_axis_time_x (&self->time, &self->plot, (double)q + 1);
      const double top = fw_scale_map (&self->y, s->p90), low = fw_scale_map (&self->y, s->p10);
      const FwRect hit = { left, self->plot.y, right - left, self->plot.height };
      const FwRect focus = { right - 6, top - 6, 12, low - top + 12 };
      g_autofree char *label = fw_money_quarter (&data->context, q);
      g_autofree char *middle = fw_unit_format (s->p50, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
      g_autofree char *from = fw_unit_format (s->p10, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
      g_autofree char *to = fw_unit_format (s->p90, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
      g_autofree char *value
          = g_strdup_printf (_ ("middle run %s, 80%% range %s to %s"), middle, from, to);

      fw_scene_add_datum (self->frame.scene, label, value, 0, &focus, &hit);
    }
}

/* Where the middle run comes over zero within the quarter it pays back in, in quarters. */
static double
crossing (const FwPaybackData *data)
{
  const gsize q = MIN (quarter_of (data->payback.p50), data->n - 1);
  const double before = q > 0 ? data->net[q - 1].p50 : 0, after = data->net[q].p50;

  if (before < 0 && after > 0)
    return (double)q - before / (after - before);
  return (double)q + 1;
}

/* From when to when 8 runs in 10 pay back, along the zero line; open where its end is after the
 * last quarter. */
static void
add_whisker (Payback *self, double zero)
{
  const FwPaybackData *data = self->data;
  const double cap = 4 * self->frame.layout.marker;
  const gboolean open = !isfinite (data->payback.p90);
  const FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_TEXT, 1.5, FW_DASH_SOLID);
  const double from
      = fw_axis_time_x (&self->time, &self->plot, MIN (ceil (data->payback.p10), (double)data->n));
  const double to = open ? self->plot.x + self->plot.width
                         : fw_axis_time_x (&self->time, &self->plot,
                                           MIN (ceil (data->payback.p90), (double)data->n));
  const FwMark tip = {
    .region = FW_REGION_PLOT, .fill = FW_ROLE_TEXT, .marker = FW_MARKER_DIAMOND, .datum = -1
  };

  if (to - from < cap)
    return;
  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ from, zero }, (FwPoint){ to, zero });
  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ from, zero - cap },
                     (FwPoint){ from, zero + cap });
  if (open)
    fw_scene_add_marker (self->frame.scene, &tip, (FwPoint){ to, zero }, 0.8 * cap);
  else
    fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ to, zero - cap },
                       (FwPoint){ to, zero + cap });
}

/* How many quarters' ends of the 80% range two lines of words about a middle would wipe out. */
static guint
edges_hidden (const Payback *self, double middle, double half, double top, double height)
{
  const FwPaybackData *data = self->data;
  guint n = 0;

  for (gsize q = 0; q < data->n; q++)
    {
      const double ends[2] = { fw_scale_map (&self->y, data->net[q].p10),
                               fw_scale_map (&self->y, data->net[q].p90) };

      if (fabs (fw_axis_time_x (&self->time, &self->plot, (double)q + 1) - middle) > half)
        continue;
      for (guint e = 0; e < 2; e++)
        n += ends[e] > top && ends[e] < top + height;
    }
  return n;
}

static void
add_payback (Payback *self)
{
  const FwPaybackData *data = self->data;
  const FwLayout *layout = &self->frame.layout;
  const double x = fw_axis_time_x (&self->time, &self->plot, crossing (data));
  const double zero = fw_scale_map (&self->y, 0), bottom = self->plot.y + self->plot.height;
  const double line = layout->label * FW_LINE_HEIGHT, low = bottom - 0.7 * line;
  const double high = self->plot.y + 0.7 * line, side = 0.6 * layout->tick;
  const FwMark drop = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_DOTS);
  const FwMark dot = { .region = FW_REGION_PLOT,
                       .fill = FW_ROLE_SERIES_1,
                       .stroke = FW_ROLE_BACKGROUND,
                       .stroke_width = 1.5 * layout->marker,
                       .datum = (int)MIN (quarter_of (data->payback.p50), data->n - 1) };
  g_autofree char *when = payback_quarter (data, data->payback.p50);
  g_autofree char *text = g_strdup_printf (_ ("payback %s"), when), *range = range_text (data);
  /* Not so near the axis that its ticks are read with it. */
  const double half = 0.5
                      * fmax (fw_frame_width (&self->frame, text, layout->label, TRUE),
                              fw_frame_width (&self->frame, range, layout->tick, FALSE));
  const double middle = fmax (
      fmin (x, self->plot.x + self->plot.width - half),
      fmin (self->plot.x + 2 * layout->tick + half, self->plot.x + self->plot.width - half));
  /* Under the line of no program or at the top, where they hide less of the range. */
  const guint under = edges_hidden (self, middle, half, low - 1.5 * line, 2 * line),
              over = edges_hidden (self, middle, half, high - 0.5 * line, 2 * line);
  const gboolean above
      = zero > bottom - 3 * line || (over < under && zero > self->plot.y + 3 * line);
  const double text_y = above ? high : low - line;
  const double text_end = above ? text_y + 1.5 * line : text_y - 0.5 * line;
  FwLabel label = { .text = text,
                    .size = layout->label,
                    .bold = TRUE,
                    .halo = TRUE,
                    .role = FW_ROLE_TEXT,
                    .priority = FW_LABEL_GOAL,
                    .places = { { { middle, text_y }, FW_ANCHOR_MIDDLE },
                                { { x - side, text_y }, FW_ANCHOR_END },
                                { { x + side, text_y }, FW_ANCHOR_START },
                                { { self->plot.x + side, text_y }, FW_ANCHOR_START } },
                    .n_places = 4,
                    .datum = dot.datum };

  add_whisker (self, zero);
  /* To the words, not through them. */
  if (above ? text_end < zero : text_end > zero)
    fw_scene_add_rule (self->frame.scene, &drop, (FwPoint){ x, zero }, (FwPoint){ x, text_end });
  fw_scene_add_marker (self->frame.scene, &dot, (FwPoint){ x, zero }, 4.5 * layout->marker);
  fw_labels_add (self->frame.labels, &label);
  label.text = range;
  label.size = layout->tick;
  label.bold = FALSE;
  label.role = FW_ROLE_MUTED;
  label.priority = FW_LABEL_NOTE;
  for (guint i = 0; i < label.n_places; i++)
    label.places[i].at.y = text_y + line;
  fw_labels_add (self->frame.labels, &label);
}

/* What would be without the program: nothing gained, nothing spent. */
static void
add_zero (Payback *self)
{
  const FwLayout *layout = &self->frame.layout;
  const double zero = fw_scale_map (&self->y, 0), off = 0.95 * layout->label;
  const double left = self->plot.x + 0.6 * layout->tick, right = self->plot.x + self->plot.width;
  const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_BASELINE, 1.5, FW_DASH_SOLID);

  fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ self->plot.x, zero },
                     (FwPoint){ right, zero });
  fw_labels_add (
      self->frame.labels,
      &(FwLabel){ .text = _ ("No program"),
                  .size = layout->tick,
                  .bold = TRUE,
                  .halo = TRUE,
                  .role = FW_ROLE_MUTED,
                  .priority = FW_LABEL_SERIES,
                  .places = { { { left, zero - off }, FW_ANCHOR_START },
                              { { left, zero + off }, FW_ANCHOR_START },
                              { { right - left + self->plot.x, zero + off }, FW_ANCHOR_END },
                              { { right - left + self->plot.x, zero - off }, FW_ANCHOR_END } },
                  .n_places = 4,
                  .datum = -1 });
}

static FwTicks
make_ticks (const FwPaybackData *data)
{
  double lo = 0, hi = 0;

  for (gsize q = 0; q < data->n; q++)
    {
      lo = MIN (lo, data->net[q].p10);
      hi = MAX (hi, data->net[q].p90);
    }
  fw_chart_hold_extent (data->context.hold, 0, &lo, &hi);
  return fw_ticks_cover (lo, hi, 5, TRUE);
}

static void
draw (Payback *self)
{
  const FwPaybackData *data = self->data;
  const FwRect *area = &self->frame.area;
  const FwLayout *layout = &self->frame.layout;
  const gboolean words = layout->klass != FW_CLASS_SMALL;
  const guint n = (guint)data->n + 1;
  const FwValueAxis values
      = { .ticks = make_ticks (data), .unit = FW_UNIT_DOLLARS, .factor = 1, .one_unit = TRUE };
  g_autofree FweSummary *net = g_new0 (FweSummary, n); /* nothing at the start */
  g_autofree double *x = g_new (double, n);
  const double left = fw_axis_value_room (&self->frame, &values);
  const double top = layout->tick * FW_LINE_HEIGHT / 2;
  double right;

  for (gsize q = 0; q < data->n; q++)
    net[q + 1] = data->net[q];
  self->fan = (FwFan){ .x = x,
                       .values = net,
                       .n = n,
                       .y = &self->y,
                       .unit = FW_UNIT_DOLLARS,
                       .style = FW_STYLE_BRIEF_SIGNED,
                       .least = LEAST,
                       .datum = (int)data->n - 1 };
  right = fw_fan_end_room (&self->frame, &self->fan, NULL, 0, words);
  self->plot = (FwRect){ area->x + left, area->y + top, area->width - left - right,
                         area->height - top - fw_axis_time_room (&self->frame) };
  self->y = (FwScale){ fw_ticks_first (&values.ticks), fw_ticks_last (&values.ticks),
                       self->plot.y + self->plot.height, self->plot.y };
  self->time
      = (FwTimeAxis){ data->context.start_year, data->context.start_quarter, (guint)data->n };
  for (guint i = 0; i < n; i++)
    x[i] = fw_axis_time_x (&self->time, &self->plot, i);

  add_data (self);
  fw_axis_value (&self->frame, &values, &self->y, &self->plot, TRUE);
  fw_fan_add_bands (&self->frame, &self->fan);
  fw_axis_time (&self->frame, &self->time, &self->plot);
  add_zero (self);
  fw_fan_add_middle (&self->frame, &self->fan);
  if (isfinite (data->payback.p50))
    add_payback (self);
  fw_fan_add_ends (&self->frame, &self->fan, NULL, 0, words, &self->plot);
}

/**
 * fw_chart_payback:
 * @data: one result's net benefit by quarter
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * What society has gained less what it has spent, by the end of each quarter, as a fan about the
 * line of no program; where the middle run comes over that line, and within which quarters 8 runs
 * in 10 do.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_payback (const FwPaybackData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const gboolean empty = is_empty (data);
  const double em = 12.0 * fw_text_metrics_scale (text);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  const FwFrameWords words = {
    .title = title,
    .subtitle = subtitle,
    .kind = _ ("Fan chart of cumulative net benefit to society by quarter"),
    .source = data->context.source,
    .date = data->context.date,
    .keys = { { FW_KEY_LINE, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("middle run") },
              { FW_KEY_BAND, FW_ROLE_RANGE_50, FW_ROLE_NONE, _ ("half of runs") },
              /* xgettext:no-c-format */
              { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE, _ ("80% of runs") } },
    .n_keys = empty ? 0 : 3,
  };
  Payback self = { .data = data };

  fw_frame_begin (&self.frame, &words, theme, text, size, 12 * em,
                  size.width < 480 ? 15 * em : 23 * em);
  add_table (self.frame.scene, data);
  if (empty)
    {
      const char *sentence
          = data->context.no_program
                ? _ ("This scenario has no program: nothing is spent and nothing is gained.")
            : data->n > 0 && is_nothing (data)
                ? _ ("No money is spent within these quarters, and nobody gains.")
                : _ ("The net benefit is not defined for this plan.");

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, g_strdup (sentence));
    }
  else
    {
      fw_scene_take_description (self.frame.scene, describe (data));
      draw (&self);
    }
  return fw_frame_end (&self.frame);
}
