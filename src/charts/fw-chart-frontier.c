/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-frontier.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-marks.h"

#define MUCH 1.02 /* times as much, from which on a better use is the finding */

typedef struct
{
  FwFrame frame;
  const FwFrontierData *data;
  FwRect plot;
  FwScale x, y;
} Frontier;

/* --- Numbers */

static gboolean
is_empty (const FwFrontierData *data)
{
  for (guint k = 0; k < data->n; k++)
    if (!isfinite (data->points[k].spending.value) || !isfinite (data->points[k].budget))
      return TRUE;

  return data->n < 2 || !(data->points[data->n - 1].budget > data->points[0].budget)
         || !isfinite (data->before.value) || !isfinite (data->before.high);
}

static gboolean
has_band (const FwFrontierData *data)
{
  return data->measure == FW_ALLOCATE_PLACEMENTS;
}

/* The first budget that is enough; n where there is none. */
static guint
enough_at (const FwFrontierData *data)
{
  guint k = 0;

  while (k < data->n && data->points[k].binds_budget)
    k++;
  return k;
}

/* --- Words */

static char *
dollars (double value)
{
  return fw_unit_format (value, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
}

static char *
value_text (const FwFrontierData *data, double value)
{
  const FwUnit unit = fw_allocate_measure_unit (data->measure);

  return fw_unit_format (value, unit, unit == FW_UNIT_DOLLARS ? FW_STYLE_BRIEF : FW_STYLE_LABEL);
}

/* What holds back where money does not. */
static const char *
limit_text (FweLimit limit)
{
  switch (limit)
    {
    case FWE_LIMIT_OPENINGS:
      return _ ("openings hold back");
    case FWE_LIMIT_APPLICANTS:
      return _ ("applicants hold back");
    case FWE_LIMIT_MONEY:
      return _ ("the funds hold back");
    case FWE_LIMIT_SEATS:
      return _ ("seats hold back");
    case FWE_LIMIT_NONE:
    case FWE_LIMIT_COMPLETION:
    default:
      return _ ("more money brings little");
    }
}

static const char *
binding_text (const FwBudgetPoint *point)
{
  return point->binds_budget ? _ ("money holds back") : limit_text (point->spending.limit);
}

static char *
make_title (const FwFrontierData *data)
{
  const guint enough = enough_at (data);
  g_autofree char *budget = NULL, *then = NULL, *now = NULL;

  if (is_empty (data))
    return g_strdup (_ ("No other budget was looked at"));
  if (data->kept_before && data->before.value > 0.0
      && data->after.value > MUCH * data->before.value)
    {
      then = value_text (data, data->after.value);
      now = value_text (data, data->before.value);
      if (has_band (data))
        return g_strdup_printf (_ ("The same money could place %s people, not %s"), then, now);
      return g_strdup_printf (_ ("The same money could bring %s, not %s"), then, now);
    }
  budget = dollars (data->points[MIN (enough, data->n - 1)].budget);
  if (enough == data->n)
    return g_strdup_printf (_ ("More money brings more, up to %s at least"), budget);
  switch (data->points[enough].spending.limit)
    {
    case FWE_LIMIT_OPENINGS:
      return g_strdup_printf (_ ("More than %s brings little: openings hold it back"), budget);
    case FWE_LIMIT_APPLICANTS:
      return g_strdup_printf (_ ("More than %s brings little: too few people apply"), budget);
    case FWE_LIMIT_NONE:
    case FWE_LIMIT_SEATS:
    case FWE_LIMIT_MONEY:
    case FWE_LIMIT_COMPLETION:
    default:
      return g_strdup_printf (_ ("More than %s brings little"), budget);
    }
}

static char *
make_subtitle (const FwFrontierData *data)
{
  const FwChartContext *context = &data->context;
  g_autofree char *quarter
      = fw_unit_format_quarter (context->start_year, context->start_quarter, data->quarter);
  g_autofree char *chance = fw_unit_format (data->chance, FW_UNIT_SHARE, FW_STYLE_LABEL);

  /* Translators: a measure, a quarter, a share, a scenario. */
  return g_strdup_printf (
      _ ("%s by %s, mean, of the best use of each budget; a budget is kept to in "
         "%s of runs. Plan “%s”"),
      fw_allocate_measure_title (data->measure), quarter, chance, context->scenario);
}

static char *
spending_words (const FwFrontierData *data, const FwSpending *of, const char *tail)
{
  g_autofree char *value = value_text (data, of->value);
  g_autofree char *range = NULL;

  if (!has_band (data) || !isfinite (of->net.p10) || !isfinite (of->net.p90))
    return g_strdup_printf ("%s; %s", value, tail);
  range = fw_unit_format_range (of->net.p10, of->net.p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  /* Translators: a number, a range, what holds back. */
  return g_strdup_printf (_ ("%s, 80%% range %s; %s"), value, range, tail);
}

static char *
describe (const FwFrontierData *data)
{
  const FwBudgetPoint *first = &data->points[0], *last = &data->points[data->n - 1];
  g_autofree char *from = dollars (first->budget), *to = dollars (last->budget);
  g_autofree char *low = value_text (data, first->spending.value);
  g_autofree char *high = value_text (data, last->spending.value);
  g_autofree char *now = value_text (data, data->before.value);
  g_autofree char *cost = dollars (data->before.high);

  return g_strdup_printf (_ ("The best use of %s brings %s, that of %s %s. The plan as it stands "
                             "brings %s for %s."),
                          from, low, to, high, now, cost);
}

static void
add_row (FwScene *scene, const FwFrontierData *data, const char *what, double budget,
         const FwSpending *of, const char *limit)
{
  fw_scene_add_cell_text (scene, what);
  fw_scene_add_cell_number (scene, budget);
  fw_scene_add_cell_number (scene, of->cost.mean);
  fw_scene_add_cell_number (scene, of->value);
  if (has_band (data))
    {
      fw_scene_add_cell_number (scene, of->net.p10);
      fw_scene_add_cell_number (scene, of->net.p90);
    }
  fw_scene_add_cell_text (scene, limit);
}

static void
add_table (FwScene *scene, const FwFrontierData *data)
{
  fw_scene_add_column (scene, _ ("Use of the money"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Budget"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Spent, mean"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, fw_allocate_measure_title (data->measure),
                       fw_allocate_measure_unit (data->measure), FALSE);
  if (has_band (data))
    {
      fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_PERSONS, FALSE);
      fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_PERSONS, FALSE);
    }
  fw_scene_add_column (scene, _ ("What holds back"), FW_UNIT_COUNT, TRUE);
  if (is_empty (data))
    return;
  for (guint k = 0; k < data->n; k++)
    add_row (scene, data, _ ("Best use"), data->points[k].budget, &data->points[k].spending,
             binding_text (&data->points[k]));
  add_row (scene, data, _ ("Plan as it stands"), data->before.high, &data->before,
           limit_text (data->before.limit));
}

/* --- The picture */

static FwPoint
at (const Frontier *self, double budget, double value)
{
  return (FwPoint){ fw_scale_map (&self->x, budget), fw_scale_map (&self->y, value) };
}

/* What finds the plan as it stands. */
static FwRect
plan_rect (const Frontier *self)
{
  const FwPoint here = at (self, self->data->before.high, self->data->before.value);
  const double size = 6 * self->frame.layout.marker + 2;

  return (FwRect){ here.x - size, here.y - size, 2 * size, 2 * size };
}

/* What finds a budget: above the plan or under it where both are in one place. */
static FwRect
hit_of (const Frontier *self, double from, double to)
{
  const FwRect plan = plan_rect (self);
  const double top = self->plot.y, bottom = top + self->plot.height;
  const gboolean apart = to <= plan.x || from >= plan.x + plan.width;
  FwRect hit = { from, top, fmax (to - from, 1), self->plot.height };

  if (apart)
    return hit;
  if (plan.y - top > bottom - plan.y - plan.height)
    hit.height = fmax (plan.y - top, 1);
  else
    {
      hit.y = plan.y + plan.height;
      hit.height = fmax (bottom - hit.y, 1);
    }
  return hit;
}

/* Each budget from half way to the one before to half way to the next. */
static void
add_data (Frontier *self)
{
  const FwFrontierData *data = self->data;
  const double right = self->plot.x + self->plot.width;

  for (guint k = 0; k < data->n; k++)
    {
      const FwBudgetPoint *point = &data->points[k];
      const FwPoint here = at (self, point->budget, point->spending.value);
      const double from
          = k == 0 ? self->plot.x
                   : fw_scale_map (&self->x, (data->points[k - 1].budget + point->budget) / 2);
      const double to
          = k + 1 == data->n
                ? right
                : fw_scale_map (&self->x, (data->points[k + 1].budget + point->budget) / 2);
      const FwRect hit = hit_of (self, from, to);
      const FwRect focus = { here.x - 7, here.y - 7, 14, 14 };
      g_autofree char *budget = dollars (point->budget);
      g_autofree char *value = spending_words (data, &point->spending, binding_text (point));

      fw_scene_add_datum (self->frame.scene, budget, value, 0, &focus, &hit);
    }
}

/* The first, whose place the others leave to it. */
static void
add_plan_datum (Frontier *self)
{
  const FwFrontierData *data = self->data;
  const FwRect at_it = plan_rect (self);
  g_autofree char *budget = dollars (data->before.high);
  g_autofree char *words = spending_words (data, &data->before, limit_text (data->before.limit));
  /* Translators: dollars, behind "Plan as it stands". */
  g_autofree char *label = g_strdup_printf (_ ("Plan as it stands, %s"), budget);

  fw_scene_add_datum (self->frame.scene, label, words, 1, &at_it, &at_it);
}

static void
add_plan (Frontier *self)
{
  const FwFrontierData *data = self->data;
  const FwLayout *layout = &self->frame.layout;
  const FwPoint here = at (self, data->before.high, data->before.value);
  const double side = 1.1 * layout->label;
  const FwRect around = plan_rect (self);
  g_autofree char *value = value_text (data, data->before.value);
  g_autofree char *text = g_strdup_printf (_ ("Plan as it stands: %s"), value);
  const FwMark mark = { .region = FW_REGION_PLOT,
                        .fill = FW_ROLE_SERIES_2,
                        .stroke = FW_ROLE_BACKGROUND,
                        .stroke_width = 1.5 * layout->marker,
                        .marker = FW_MARKER_DIAMOND,
                        .datum = 0 };

  fw_scene_add_marker (self->frame.scene, &mark, here, 6 * layout->marker);
  fw_labels_keep_clear (self->frame.labels, &around);
  fw_labels_add (
      self->frame.labels,
      &(FwLabel){ .text = text,
                  .size = layout->label,
                  .bold = TRUE,
                  .halo = TRUE,
                  .role = FW_ROLE_TEXT,
                  .priority = FW_LABEL_VALUE,
                  .places = { { { here.x + side, here.y + 1.3 * side }, FW_ANCHOR_START },
                              { { here.x - side, here.y + 2.6 * side }, FW_ANCHOR_START },
                              { { here.x, here.y + 2.6 * side }, FW_ANCHOR_MIDDLE },
                              { { here.x + side, here.y + 2.6 * side }, FW_ANCHOR_END } },
                  .n_places = 4,
                  .datum = 0 });
}

static void
add_curve (Frontier *self)
{
  const FwFrontierData *data = self->data;
  const FwLayout *layout = &self->frame.layout;
  const FwMark band = fw_frame_fill (&self->frame, FW_ROLE_RANGE_80);
  const FwMark line = fw_frame_stroke (&self->frame, FW_ROLE_SERIES_1, 2.5, FW_DASH_SOLID);
  g_autofree FwPoint *middle = g_new (FwPoint, data->n);
  g_autofree FwPoint *around = g_new (FwPoint, 2 * data->n);

  for (guint k = 0; k < data->n; k++)
    {
      const FwSpending *of = &data->points[k].spending;

      middle[k] = at (self, data->points[k].budget, of->value);
      around[k] = at (self, data->points[k].budget, of->net.p90);
      around[2 * data->n - 1 - k] = at (self, data->points[k].budget, of->net.p10);
    }
  if (has_band (data))
    fw_scene_add_area (self->frame.scene, &band, around, 2 * data->n);
  fw_scene_add_line (self->frame.scene, &line, middle, data->n);
  for (guint k = 0; k < data->n; k++)
    {
      const FwMark dot = { .region = FW_REGION_PLOT,
                           .fill = FW_ROLE_SERIES_1,
                           .stroke = FW_ROLE_BACKGROUND,
                           .stroke_width = layout->marker,
                           .datum = (int)k + 1 };

      fw_scene_add_marker (self->frame.scene, &dot, middle[k], 3.5 * layout->marker);
    }
}

/* From where on more money brings little, and why. */
static void
add_binding (Frontier *self)
{
  const FwFrontierData *data = self->data;
  const FwLayout *layout = &self->frame.layout;
  const guint enough = enough_at (data);
  const double side = 0.6 * layout->tick, y = self->plot.y + 0.8 * layout->label;
  const double right = self->plot.x + self->plot.width;
  const double x = enough < data->n ? fw_scale_map (&self->x, data->points[enough].budget) : right;
  const FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_DOTS);
  FwLabel label = { .size = layout->tick,
                    .halo = TRUE,
                    .role = FW_ROLE_MUTED,
                    .priority = FW_LABEL_NOTE,
                    .n_places = 2,
                    .datum = -1 };

  if (enough > 0)
    {
      label.text = _ ("money holds back");
      label.places[0] = (FwPlace){ { x - side, y }, FW_ANCHOR_END };
      label.places[1] = (FwPlace){ { self->plot.x + side, y }, FW_ANCHOR_START };
      fw_labels_add (self->frame.labels, &label);
    }
  if (enough == data->n)
    return;
  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ x, self->plot.y },
                     (FwPoint){ x, self->plot.y + self->plot.height });
  label.text = limit_text (data->points[enough].spending.limit);
  label.places[0] = (FwPlace){ { x + side, y }, FW_ANCHOR_START };
  label.places[1] = (FwPlace){ { right - side, y }, FW_ANCHOR_END };
  fw_labels_add (self->frame.labels, &label);
}

static void
add_end (Frontier *self)
{
  const FwFrontierData *data = self->data;
  const FwLayout *layout = &self->frame.layout;
  const FwBudgetPoint *last = &data->points[data->n - 1];
  const FwPoint here = at (self, last->budget, last->spending.value);
  g_autofree char *value = value_text (data, last->spending.value);
  g_autofree char *text = g_strdup_printf (_ ("Best use: %s"), value);

  fw_labels_add (
      self->frame.labels,
      &(FwLabel){ .text = text,
                  .size = layout->label,
                  .bold = TRUE,
                  .halo = TRUE,
                  .role = FW_ROLE_TEXT,
                  .priority = FW_LABEL_SERIES,
                  .places = { { { here.x, here.y - 1.2 * layout->label }, FW_ANCHOR_END },
                              { { here.x, here.y + 1.2 * layout->label }, FW_ANCHOR_END } },
                  .n_places = 2,
                  .datum = (int)data->n });
}

static FwTicks
make_ticks (const FwFrontierData *data)
{
  double lo = fmin (0, data->before.value), hi = fmax (1, data->before.value);

  for (guint k = 0; k < data->n; k++)
    {
      const FwSpending *of = &data->points[k].spending;

      lo = fmin (lo, of->value);
      hi = fmax (hi, of->value);
      if (has_band (data))
        hi = fmax (hi, of->net.p90);
    }
  /* room for what holds back */
  hi += 0.12 * (hi - lo);
  fw_chart_hold_extent (data->context.hold, 0, &lo, &hi);
  return fw_ticks_cover (lo, hi, 5, TRUE);
}

static void
draw (Frontier *self)
{
  const FwFrontierData *data = self->data;
  const FwRect *area = &self->frame.area;
  const FwLayout *layout = &self->frame.layout;
  const FwValueAxis values = { .ticks = make_ticks (data),
                               .unit = fw_allocate_measure_unit (data->measure),
                               .factor = 1,
                               .one_unit = TRUE };
  const double most = fmax (data->points[data->n - 1].budget, data->before.high);
  const FwTicks budgets = fw_ticks_cover (0, most, layout->klass == FW_CLASS_SMALL ? 3 : 6, TRUE);
  const double left = fw_axis_value_room (&self->frame, &values);
  const double top = layout->tick * FW_LINE_HEIGHT / 2, right = 1.8 * layout->tick;

  self->plot = (FwRect){ area->x + left, area->y + top, area->width - left - right,
                         area->height - top - 3.4 * layout->tick };
  self->y = (FwScale){ fw_ticks_first (&values.ticks), fw_ticks_last (&values.ticks),
                       self->plot.y + self->plot.height, self->plot.y };
  self->x = (FwScale){ 0, fw_ticks_last (&budgets), self->plot.x, self->plot.x + self->plot.width };
  add_plan_datum (self);
  add_data (self);
  fw_axis_value (&self->frame, &values, &self->y, &self->plot, TRUE);
  fw_axis_bottom (&self->frame,
                  &(FwBottomAxis){ .at = budgets.at,
                                   .n = budgets.n,
                                   .unit = FW_UNIT_DOLLARS,
                                   .one_unit = TRUE,
                                   .title = _ ("Budget") },
                  &self->x, &self->plot);
  add_curve (self);
  add_binding (self);
  add_plan (self);
  add_end (self);
}

/**
 * fw_chart_frontier:
 * @data: the best uses of several budgets
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * What the best use of each budget brings, with the plan as it stands, and from where on more money
 * brings little.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_frontier (const FwFrontierData *data, const FwTheme *theme, FwTextMetrics *text,
                   FwSize size)
{
  const gboolean empty = is_empty (data);
  const double em = 12.0 * fw_text_metrics_scale (text);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  const FwFrameWords words = {
    .title = title,
    .subtitle = subtitle,
    .kind = _ ("Line chart of what each budget brings at best"),
    .source = data->context.source,
    .date = data->context.date,
    .keys = { { FW_KEY_LINE, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("best use of a budget, mean") },
              { FW_KEY_DIAMOND, FW_ROLE_SERIES_2, FW_ROLE_NONE, _ ("plan as it stands") },
              /* xgettext:no-c-format */
              { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_NONE, _ ("80% of runs") } },
    .n_keys = empty             ? 0
              : has_band (data) ? 3
                                : 2,
  };
  Frontier self = { .data = data };

  fw_frame_begin (&self.frame, &words, theme, text, size, 13 * em,
                  size.width < 480 ? 18 * em : 25 * em);
  add_table (self.frame.scene, data);
  if (empty)
    {
      const char *sentence
          = _ ("Ask for the best use of the money to see what other budgets bring.");

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
