/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-costs.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-money-words.h"

#define LEAST  0.5  /* dollars: less is nothing */
#define FAR    4    /* a range that goes on beyond so many of the largest middle run is cut off */
#define STARTS 0.06 /* of a row, above its words */

#define COLUMNS 0.62 /* of the width: what columns of words may take at most */

static const struct
{
  const char *name;
  const char *nobody;  /* in most runs */
  const char *missing; /* words of a title */
} steps[FW_N_COSTS] = {
  [FW_COST_SEAT] = { N_ ("A seat"), N_ ("nobody enrolls"), N_ ("Nobody enrolls by %s: no cost") },
  [FW_COST_COMPLETER] = { N_ ("A completer"), N_ ("nobody completes"),
                          N_ ("Nobody completes by %s: only seats have a cost") },
  [FW_COST_PLACEMENT] = { N_ ("A placement"), N_ ("nobody is placed"),
                          N_ ("Nobody is placed by %s: a placement has no cost") },
  [FW_COST_NET_LOCAL] = { N_ ("A net local placement"), N_ ("no placement is new to residents"),
                          N_ ("No placement by %s is new to residents: a net one has no cost") },
};

typedef struct
{
  FwFrame frame;
  const FwCostsData *data;
  FwRect plot;
  FwScale x;
  double names, numbers, ranges; /* px of the columns; 0 where they stand above */
  guint lines;                   /* of words above each row's marks */
  double row;
} Costs;

static gboolean
is_defined (const FweSummary *s)
{
  return isfinite (s->p50) && isfinite (s->p10);
}

static gboolean
is_empty (const FwCostsData *data)
{
  return !is_defined (&data->costs[FW_COST_SEAT]) || data->costs[FW_COST_SEAT].p50 < LEAST;
}

static char *
make_title (const FwCostsData *data)
{
  const FweSummary *seat = &data->costs[FW_COST_SEAT];
  const FweSummary *net = &data->costs[FW_COST_NET_LOCAL];
  g_autofree char *quarter = fw_money_quarter (&data->context, data->quarter);
  g_autofree char *cost = NULL, *times = NULL;

  if (data->context.no_program)
    return g_strdup (_ ("Without a program nothing is spent"));
  if (is_defined (seat) && seat->p50 < LEAST)
    return g_strdup_printf (_ ("Nothing is spent by %s"), quarter);
  for (guint c = 0; c < FW_N_COSTS; c++)
    if (!is_defined (&data->costs[c]))
      return g_strdup_printf (_ (steps[c].missing), quarter);
  cost = fw_unit_format (net->p50, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  times = fw_unit_format (net->p50 / seat->p50, FW_UNIT_RATIO, FW_STYLE_TITLE);
  if (net->p50 < 1.05 * seat->p50)
    return g_strdup_printf (_ ("A net local placement costs about\u00a0%s, no more than a seat"),
                            cost);
  /* Translators: "A net local placement costs about $23,000, 3.3 times a seat". */
  return g_strdup_printf (_ ("A net local placement costs about\u00a0%s, %s times a seat"), cost,
                          times);
}

static char *
make_subtitle (const FwCostsData *data)
{
  g_autofree char *quarter = fw_money_quarter (&data->context, data->quarter);
  g_autofree char *year = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);

  /* Translators: a quarter, year of the prices, name of the scenario. */
  return g_strdup_printf (_ ("Cost of the plan by %s per person at each stage, %s dollars, "
                             "not discounted; middle run and 80%% range. Plan “%s”"),
                          quarter, year, data->context.scenario);
}

static char *
range_text (const FweSummary *s, FwStyle style)
{
  if (!is_defined (s) || s->p90 - s->p10 < LEAST)
    return g_strdup ("");
  return fw_money_range (s, style);
}

static char *
value_text (const FwCostsData *data, guint cost)
{
  const FweSummary *s = &data->costs[cost];
  g_autofree char *middle = fw_unit_format (s->p50, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *range = range_text (s, FW_STYLE_LABEL);

  if (!is_defined (s))
    /* Translators: why a cost is not defined: "nobody is placed". */
    return g_strdup_printf (_ ("not defined: %s"), _ (steps[cost].nobody));
  if (*range == '\0')
    return g_steal_pointer (&middle);
  return g_strdup_printf (_ ("middle run %s, 80%% range %s"), middle, range);
}

static char *
describe (const FwCostsData *data)
{
  GString *words = g_string_new (NULL);

  for (guint c = 0; c < FW_N_COSTS; c++)
    {
      g_autofree char *value = value_text (data, c);

      if (c > 0)
        g_string_append_c (words, ' ');
      /* Translators: what costs, then how much. */
      g_string_append_printf (words, _ ("%s: %s."), _ (steps[c].name), value);
    }
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwCostsData *data)
{
  fw_scene_add_column (scene, _ ("Cost of"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Middle run"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  for (guint c = 0; c < FW_N_COSTS; c++)
    {
      fw_scene_add_cell_text (scene, _ (steps[c].name));
      fw_scene_add_cell_number (scene, data->costs[c].p10);
      fw_scene_add_cell_number (scene, data->costs[c].p50);
      fw_scene_add_cell_number (scene, data->costs[c].p90);
    }
}

static void
measure (Costs *self)
{
  const FwLayout *layout = &self->frame.layout;
  const double width = self->frame.area.width;

  for (guint c = 0; c < FW_N_COSTS; c++)
    {
      const FweSummary *s = &self->data->costs[c];
      g_autofree char *number = fw_unit_format (s->p50, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
      g_autofree char *range = range_text (s, FW_STYLE_BRIEF);

      self->names = MAX (self->names, fw_frame_width (&self->frame, _ (steps[c].name),
                                                      layout->label, c == FW_COST_NET_LOCAL)
                                          + layout->tick);
      if (!is_defined (s))
        continue;
      self->numbers = MAX (self->numbers, fw_frame_width (&self->frame, number, layout->label, TRUE)
                                              + 1.2 * layout->tick);
      self->ranges = MAX (self->ranges, fw_frame_width (&self->frame, range, layout->tick, FALSE)
                                            + 1.2 * layout->tick);
    }
  /* Words stand above the marks where too little of the width were left for those. */
  if (self->names + self->numbers + self->ranges > COLUMNS * width)
    {
      self->lines = self->names + self->numbers + self->ranges > width ? 2 : 1;
      self->names = self->numbers = self->ranges = 0;
    }
}

static gboolean
is_stacked (const Costs *self)
{
  return self->lines > 0;
}

/* Name, number and range of a row: in columns beside the marks, or on a line above them. */
static void
add_words (Costs *self, guint cost, double top, double middle)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const FweSummary *s = &self->data->costs[cost];
  const double line = layout->label * FW_LINE_HEIGHT;
  const double name_y = is_stacked (self) ? top + line / 2 : middle;
  const double y = is_stacked (self) ? name_y + (self->lines - 1) * 1.01 * line : middle;
  const double edge = self->plot.x + self->plot.width;
  g_autofree char *number = fw_unit_format (s->p50, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  g_autofree char *range = range_text (s, FW_STYLE_BRIEF);
  g_autofree char *nobody = g_strdup_printf (_ ("not defined: %s"), _ (steps[cost].nobody));
  const FwPlace name = is_stacked (self)
                           ? (FwPlace){ { area->x, name_y }, FW_ANCHOR_START }
                           : (FwPlace){ { self->plot.x - layout->tick, name_y }, FW_ANCHOR_END };
  const FwPlace value = is_stacked (self) ? (FwPlace){ { area->x + area->width, y }, FW_ANCHOR_END }
                                          : (FwPlace){ { edge + self->numbers, y }, FW_ANCHOR_END };

  fw_labels_add (self->frame.labels, &(FwLabel){ .text = _ (steps[cost].name),
                                                 .size = layout->label,
                                                 .bold = cost == FW_COST_NET_LOCAL,
                                                 .halo = is_stacked (self),
                                                 .role = FW_ROLE_TEXT,
                                                 .priority = FW_LABEL_SERIES,
                                                 .places = { name },
                                                 .n_places = 1,
                                                 .datum = (int)cost });
  if (!is_defined (s))
    {
      fw_labels_add (self->frame.labels,
                     &(FwLabel){ .text = nobody,
                                 .size = layout->tick,
                                 .role = FW_ROLE_MUTED,
                                 .priority = FW_LABEL_VALUE,
                                 .places = { { { self->plot.x + 0.4 * layout->tick, middle },
                                               FW_ANCHOR_START } },
                                 .n_places = 1,
                                 .datum = (int)cost });
      return;
    }
  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = number,
                             .tail = *range == '\0' || !is_stacked (self) ? NULL : range,
                             .size = layout->label,
                             .tail_size = layout->tick,
                             .bold = TRUE,
                             .halo = is_stacked (self),
                             .role = FW_ROLE_SERIES_1_TEXT,
                             .tail_role = FW_ROLE_MUTED,
                             .priority = FW_LABEL_VALUE,
                             .places = { value },
                             .n_places = 1,
                             .datum = (int)cost });
  if (*range != '\0' && !is_stacked (self))
    fw_labels_add (self->frame.labels,
                   &(FwLabel){ .text = range,
                               .size = layout->tick,
                               .role = FW_ROLE_MUTED,
                               .priority = FW_LABEL_EXTREME,
                               .places = { { { area->x + area->width, y }, FW_ANCHOR_END } },
                               .n_places = 1,
                               .datum = (int)cost });
}

/* The range as a bar with edges, a dot on the middle run. A range that goes on, or that no number
 * ends, has a tip instead of its edge. */
static void
add_marks (Costs *self, guint cost, double middle)
{
  const FwLayout *layout = &self->frame.layout;
  const FweSummary *s = &self->data->costs[cost];
  const double half = 4.5 * layout->marker, edge = self->plot.x + self->plot.width;
  const gboolean open = !isfinite (s->p90) || s->p90 > self->x.hi;
  const double from = fw_scale_map (&self->x, s->p10);
  const double to = open ? edge : fw_scale_map (&self->x, s->p90);
  const FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_RANGE_EDGE, 1, FW_DASH_SOLID);
  FwMark range = fw_frame_fill (&self->frame, FW_ROLE_RANGE_80);
  FwMark dot = { .region = FW_REGION_PLOT,
                 .fill = FW_ROLE_SERIES_1,
                 .stroke = FW_ROLE_BACKGROUND,
                 .stroke_width = 1.5 * layout->marker,
                 .datum = (int)cost };

  range.datum = (int)cost;
  fw_scene_add_rect (self->frame.scene, &range,
                     &(FwRect){ from, middle - half, MAX (to - from, 1), 2 * half });
  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ from, middle - half },
                     (FwPoint){ from, middle + half });
  if (!open)
    fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ to, middle - half },
                       (FwPoint){ to, middle + half });
  else
    fw_scene_add_area (
        self->frame.scene, &range,
        (FwPoint[]){ { to, middle - half }, { to + half, middle }, { to, middle + half } }, 3);
  fw_scene_add_marker (self->frame.scene, &dot,
                       (FwPoint){ MIN (fw_scale_map (&self->x, s->p50), edge), middle },
                       5.5 * layout->marker);
}

static void
add_row (Costs *self, guint cost)
{
  const FwLayout *layout = &self->frame.layout;
  const double words = self->lines * 1.01 * layout->label * FW_LINE_HEIGHT;
  const double top = self->plot.y + cost * self->row + (is_stacked (self) ? STARTS : 0) * self->row;
  const double middle = top + words + (self->plot.y + (cost + 1) * self->row - top - words) / 2;

  if (is_defined (&self->data->costs[cost]))
    add_marks (self, cost, middle);
  add_words (self, cost, top, middle);
}

/* Everything in sight but what is far beyond the middle runs. */
static FwTicks
make_ticks (const FwCostsData *data)
{
  double middle = 0, lo = 0, hi = 1;

  for (guint c = 0; c < FW_N_COSTS; c++)
    if (is_defined (&data->costs[c]))
      middle = MAX (middle, data->costs[c].p50);
  for (guint c = 0; c < FW_N_COSTS; c++)
    if (is_defined (&data->costs[c]))
      {
        const FweSummary *s = &data->costs[c];

        lo = MIN (lo, s->p10);
        hi = MAX (hi, s->p50);
        hi = MAX (hi, isfinite (s->p90) ? MIN (s->p90, FAR * middle) : 1.5 * s->p50);
      }
  fw_chart_hold_extent (data->context.hold, 0, &lo, &hi);
  /* Labels of dollars are wide: of four steps every second can be left out. */
  return fw_ticks_cover (lo, hi, 4, TRUE);
}

static void
add_data (Costs *self)
{
  for (guint c = 0; c < FW_N_COSTS; c++)
    {
      const FwRect hit
          = { self->frame.area.x, self->plot.y + c * self->row, self->frame.area.width, self->row };
      const FwRect focus = { hit.x + 1, hit.y + 1, hit.width - 2, hit.height - 2 };
      g_autofree char *value = value_text (self->data, c);

      fw_scene_add_datum (self->frame.scene, _ (steps[c].name), value, 0, &focus, &hit);
    }
}

/* Through the marks, not through the words above them. */
static void
add_grid (Costs *self, const FwTicks *ticks)
{
  const double words = self->lines * 1.01 * self->frame.layout.label * FW_LINE_HEIGHT
                       + (is_stacked (self) ? STARTS * self->row : 0);

  for (guint i = 0; i < ticks->n; i++)
    for (guint c = 0; c < FW_N_COSTS; c++)
      {
        const double x = fw_scale_map (&self->x, ticks->at[i]), y = self->plot.y + c * self->row;
        const gboolean zero = fabs (ticks->at[i]) < ticks->step * 1e-9;
        const FwMark line
            = fw_frame_stroke (&self->frame, zero ? FW_ROLE_AXIS : FW_ROLE_GRID, 1, FW_DASH_SOLID);

        fw_scene_add_rule (self->frame.scene, &line, (FwPoint){ x, y + words },
                           (FwPoint){ x, y + self->row });
      }
}

static void
draw (Costs *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const FwTicks ticks = make_ticks (self->data);
  const double axis_room = layout->tick * (0.5 + FW_LINE_HEIGHT), half = 1.5 * layout->tick;
  double left, right;

  measure (self);
  left = self->names;
  right = MAX (self->numbers + self->ranges, half);
  self->plot
      = (FwRect){ area->x + left, area->y, area->width - left - right, area->height - axis_room };
  self->row = self->plot.height / FW_N_COSTS;
  self->x = (FwScale){ fw_ticks_first (&ticks), fw_ticks_last (&ticks), self->plot.x,
                       self->plot.x + self->plot.width };

  add_data (self);
  add_grid (self, &ticks);
  for (guint c = 0; c < FW_N_COSTS; c++)
    add_row (self, c);
  fw_axis_bottom (
      &self->frame,
      &(FwBottomAxis){ .at = ticks.at, .n = ticks.n, .unit = FW_UNIT_DOLLARS, .one_unit = TRUE },
      &self->x, &self->plot);
}

/**
 * fw_chart_costs:
 * @data: one result's costs a person
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * What the plan costs for each person who comes as far as a seat, a certificate, a job, and a job
 * that is new to residents: a dot on the middle run inside its range, on one scale.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_costs (const FwCostsData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const double em = 12.0 * fw_text_metrics_scale (text);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  g_autofree char *quarter = fw_money_quarter (&data->context, data->quarter);
  const FwFrameWords words
      = { .title = title,
          .subtitle = subtitle,
          .kind = _ ("Dots with ranges: cost per seat, completer, placement and net placement"),
          .source = data->context.source,
          .date = data->context.date };
  Costs self = { .data = data };

  fw_frame_begin (&self.frame, &words, theme, text, size, 15 * em, 17 * em);
  add_table (self.frame.scene, data);
  if (is_empty (data))
    {
      char *sentence
          = data->context.no_program
                ? g_strdup (_ ("This scenario has no program, so nothing has a cost."))
                : g_strdup_printf (_ ("Nobody enrolls by %s, or it costs nothing."), quarter);

      fw_frame_empty (&self.frame, sentence);
      fw_scene_take_description (self.frame.scene, sentence);
    }
  else
    {
      fw_scene_take_description (self.frame.scene, describe (data));
      draw (&self);
    }
  return fw_frame_end (&self.frame);
}
