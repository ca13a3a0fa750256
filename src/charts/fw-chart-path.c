/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-path.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-fan.h"
#include "fw-money-words.h"

#define LEAST   0.5  /* dollars: less is nothing */
#define NO_MORE 50.0 /* dollars a year: too little to be called a gain */

typedef struct
{
  FwFrame frame;
  const FwPathData *data;
  FwRect plot;
  FwScale x, y; /* years since enrolling; dollars a year */
} Path;

static gboolean
is_empty (const FwPathData *data)
{
  const FwePath *path = data->path;

  if (path == NULL || data->context.no_program || path->n_quarters < 2
      || !fw_fan_is_drawable (path->with, path->n_quarters)
      || !fw_fan_is_drawable (path->without, path->n_quarters))
    return TRUE;
  for (gsize i = 0; i < path->n_quarters; i++)
    if (!isfinite (path->promise[i]) || !isfinite (path->support[i])
        || !isfinite (path->with[i].mean) || !isfinite (path->without[i].mean))
      return TRUE;
  return FALSE;
}

/* Quarters 1 to this one are spent in training. */
static gsize
last_trained (const FwePath *path)
{
  return MIN (path->training_quarters, path->n_quarters - 1);
}

/* Dollars a year more than without, on average over the years after the course. */
static double
average_gain (const FwePath *path)
{
  const gsize from = MIN (last_trained (path) + 1, path->n_quarters - 1);
  double sum = 0;

  for (gsize i = from; i < path->n_quarters; i++)
    sum += path->with[i].mean - path->without[i].mean;
  return sum / (double)(path->n_quarters - from);
}

static double
promised_gain (const FwePath *path)
{
  return path->promised_pay - path->start_pay;
}

/* All that is paid to or for them while they train [dollars]. */
static double
total_support (const FwePath *path)
{
  double sum = 0;

  for (gsize i = 0; i < path->n_quarters; i++)
    sum += path->support[i] / 4;
  return sum;
}

/* --- Words. */

/* "the evidence gives about $3,300", "counted raw it is about $12,000". */
static char *
gain_clause (const FwPathData *data)
{
  const double gain = average_gain (data->path);
  g_autofree char *amount = fw_unit_format (fabs (gain), FW_UNIT_DOLLARS, FW_STYLE_TITLE);

  if (fabs (gain) < NO_MORE)
    return g_strdup (data->raw ? _ ("counted raw, the plan gives no more pay")
                               : _ ("the evidence gives no more pay"));
  if (gain < 0)
    return g_strdup_printf (data->raw ? _ ("counted raw, the plan takes about\u00a0%s")
                                      : _ ("the evidence takes about\u00a0%s"),
                            amount);
  return g_strdup_printf (data->raw ? _ ("counted raw, the plan gives about\u00a0%s")
                                    : _ ("the evidence gives about\u00a0%s"),
                          amount);
}

static char *
make_title (const FwPathData *data)
{
  g_autofree char *clause = NULL, *promise = NULL;

  if (is_empty (data))
    return g_strdup (_ ("There is no participant to follow"));
  clause = gain_clause (data);
  promise = fw_unit_format (promised_gain (data->path), FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  if (promised_gain (data->path) < NO_MORE)
    /* Translators: "The promise is no more pay; the evidence gives about $3,300 a year". */
    return g_strdup_printf (_ ("The promise is no more pay; %s a year"), clause);
  /* Translators: "The promise is $52,000 a year more; the evidence gives about $3,300". */
  return g_strdup_printf (_ ("The promise is %s a year more; %s"), promise, clause);
}

static char *
make_subtitle (const FwPathData *data)
{
  g_autofree char *year = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  g_autofree char *measure = NULL, *promised = NULL;

  if (is_empty (data))
    /* Translators: year of the prices, name of the scenario. */
    return g_strdup_printf (_ ("Yearly pay of one participant, %s dollars. Plan “%s”"), year,
                            data->context.scenario);
  promised = fw_unit_format (data->promise_year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  /* Translators: a program, year of the prices, year of the promise, name of the scenario. */
  measure = data->promise_year > 0
                ? g_strdup_printf (_ ("Yearly pay of an average participant of “%s” while openings "
                                      "last, %s dollars, the promise as made in %s; gain: the "
                                      "average after the course. Plan “%s”"),
                                   data->program, year, promised, data->context.scenario)
                : g_strdup_printf (_ ("Yearly pay of an average participant of “%s” while openings "
                                      "last, %s dollars; gain: the average after the course. "
                                      "Plan “%s”"),
                                   data->program, year, data->context.scenario);
  if (!data->raw)
    return g_steal_pointer (&measure);
  /* Translators: the sentence before stays as it is. */
  return g_strdup_printf (_ ("%s. Raw placements: the job’s pay for the share who hold one because "
                             "of the program, not an effect that a trial found"),
                          measure);
}

static char *
quarter_label (gsize i)
{
  g_autofree char *year = NULL, *quarter = NULL;

  if (i == 0)
    return g_strdup (_ ("The quarter before enrolling"));
  year = fw_unit_format ((double)((i - 1) / 4 + 1), FW_UNIT_COUNT, FW_STYLE_LABEL);
  quarter = fw_unit_format ((double)((i - 1) % 4 + 1), FW_UNIT_COUNT, FW_STYLE_LABEL);
  /* Translators: years and quarters since a person enrolled, counted from 1. */
  return g_strdup_printf (_ ("Year %s, quarter %s"), year, quarter);
}

static char *
value_text (const FwePath *path, gsize i)
{
  const FweSummary *s = &path->with[i];
  g_autofree char *with = fw_unit_format (s->p50, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *from = fw_unit_format (s->p10, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *to = fw_unit_format (s->p90, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *without = fw_unit_format (path->without[i].p50, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *promise = fw_unit_format (path->promise[i], FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *support = fw_unit_format (path->support[i], FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  if (path->support[i] < LEAST)
    /* Translators: five amounts of pay a year. */
    return g_strdup_printf (
        _ ("with the plan %s, 80%% range %s to %s; without it %s; the promise %s"), with, from, to,
        without, promise);
  /* Translators: six amounts a year. */
  return g_strdup_printf (_ ("with the plan %s, 80%% range %s to %s, and support of %s; without it "
                             "%s; the promise %s"),
                          with, from, to, support, without, promise);
}

static char *
describe (const FwPathData *data)
{
  const FwePath *path = data->path;
  const double support = total_support (path);
  GString *words = g_string_new (NULL);
  g_autofree char *last = value_text (path, path->n_quarters - 1);
  g_autofree char *lost = fw_unit_format (fabs (path->lost.mean), FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *paid = fw_unit_format (support, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *rate = fw_money_rate (data->rate);
  g_autofree char *gain = fw_unit_format (path->gain.mean, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *range = fw_money_range (&path->gain, FW_STYLE_SIGNED);
  g_autofree char *promised
      = fw_unit_format (path->gain_promised, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);

  /* Translators: what one person is paid in the last quarter shown. */
  g_string_append_printf (words, _ ("At the end, a year: %s."), last);
  g_string_append_c (words, ' ');
  if (support >= LEAST)
    g_string_append_printf (words,
                            _ ("The course costs about %s in lost pay; stipend and other "
                               "support come to about %s."),
                            lost, paid);
  else
    g_string_append_printf (words, _ ("The course costs about %s in lost pay, without support."),
                            lost);
  g_string_append_c (words, ' ');
  /* Translators: a discount rate, a gain, its range, a gain. */
  g_string_append_printf (words,
                          _ ("Over the years shown, discounted at %s a year, the gain is %s "
                             "on average, 80%% range %s; the promise would be %s."),
                          rate, gain, range, promised);
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwePath *path)
{
  fw_scene_add_column (scene, _ ("Since enrolling"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Without the plan"), FW_UNIT_DOLLARS_A_YEAR, FALSE);
  fw_scene_add_column (scene, _ ("With it"), FW_UNIT_DOLLARS_A_YEAR, FALSE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_DOLLARS_A_YEAR, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_DOLLARS_A_YEAR, FALSE);
  fw_scene_add_column (scene, _ ("Stipend and support"), FW_UNIT_DOLLARS_A_YEAR, FALSE);
  fw_scene_add_column (scene, _ ("The promise"), FW_UNIT_DOLLARS_A_YEAR, FALSE);
  for (gsize i = 0; path != NULL && i < path->n_quarters; i++)
    {
      g_autofree char *quarter = quarter_label (i);

      fw_scene_add_cell_text (scene, quarter);
      fw_scene_add_cell_number (scene, path->without[i].p50);
      fw_scene_add_cell_number (scene, path->with[i].p50);
      fw_scene_add_cell_number (scene, path->with[i].p10);
      fw_scene_add_cell_number (scene, path->with[i].p90);
      fw_scene_add_cell_number (scene, path->support[i]);
      fw_scene_add_cell_number (scene, path->promise[i]);
    }
}

/* --- Picture. Quarter i is drawn from i - 1 to i quarters after enrolling. */

static double
left_of (const Path *self, gsize i)
{
  return fw_scale_map (&self->x, ((double)i - 1) / 4);
}

static double
middle_of (const Path *self, gsize i)
{
  return fw_scale_map (&self->x, ((double)i - 0.5) / 4);
}

static void
add_data (Path *self)
{
  const FwePath *path = self->data->path;

  for (gsize i = 0; i < path->n_quarters; i++)
    {
      const double left = left_of (self, i), right = left_of (self, i + 1);
      const double top = fw_scale_map (&self->y, path->with[i].p90);
      const double low = fw_scale_map (&self->y, path->with[i].p10);
      const FwRect hit = { left, self->plot.y, right - left, self->plot.height };
      const FwRect focus = { (left + right) / 2 - 6, top - 6, 12, low - top + 12 };
      g_autofree char *label = quarter_label (i), *value = value_text (path, i);

      fw_scene_add_datum (self->frame.scene, label, value, 0, &focus, &hit);
    }
}

/* Pay is that of a quarter: lines are steps, of two points each. */
static double
step_x (const Path *self, guint point)
{
  return left_of (self, (point + 1) / 2);
}

/* The quarter after those of the course that are paid as this one is. */
static gsize
same_until (const FwePath *path, gsize i)
{
  gsize end = i + 1;

  while (end <= last_trained (path) && fabs (path->with[end].p50 - path->with[i].p50) < LEAST
         && fabs (path->without[end].p50 - path->without[i].p50) < LEAST
         && fabs (path->support[end] - path->support[i]) < LEAST)
    end++;
  return end;
}

/* While they train: what they lose is hatched, what they are given stands on what they still earn,
 * on half the width so that neither hides the other. */
static void
add_training (Path *self)
{
  const FwePath *path = self->data->path;
  FwMark lost = fw_frame_fill (&self->frame, FW_ROLE_LOSS);
  FwMark given = fw_frame_fill (&self->frame, FW_ROLE_GAIN);

  lost.tint = TRUE;
  lost.stroke = FW_ROLE_LOSS;
  lost.stroke_width = self->frame.layout.marker;
  for (gsize i = 1; i <= last_trained (path); i = same_until (path, i))
    {
      const double left = left_of (self, i), wide = left_of (self, same_until (path, i)) - left;
      const double with = fw_scale_map (&self->y, path->with[i].p50);
      const double without = fw_scale_map (&self->y, path->without[i].p50);
      const double supported = fw_scale_map (&self->y, path->with[i].p50 + path->support[i]);

      lost.datum = given.datum = (int)i;
      if (path->without[i].p50 - path->with[i].p50 >= LEAST)
        fw_scene_add_hatch (self->frame.scene, &lost,
                            &(FwRect){ left, without, wide, with - without });
      if (path->support[i] >= LEAST)
        fw_scene_add_rect (
            self->frame.scene, &given,
            &(FwRect){ left + wide / 2, supported, wide / 2, MAX (with - supported, 1.25) });
    }
}

static void
add_lines (Path *self)
{
  const FwePath *path = self->data->path;
  const guint n = 2 * (guint)path->n_quarters;
  const FwMark promise = fw_frame_stroke (&self->frame, FW_ROLE_GOAL, 1.75, FW_DASH_GOAL);
  const FwMark without = fw_frame_stroke (&self->frame, FW_ROLE_BASELINE, 1.75, FW_DASH_SOLID);
  g_autofree FwPoint *points = g_new (FwPoint, n);

  for (guint i = 0; i < n; i++)
    points[i] = (FwPoint){ step_x (self, i), fw_scale_map (&self->y, path->without[i / 2].p50) };
  fw_scene_add_line (self->frame.scene, &without, points, n);
  for (guint i = 0; i < n; i++)
    points[i].y = fw_scale_map (&self->y, path->promise[i / 2]);
  fw_scene_add_line (self->frame.scene, &promise, points, n);
}

/* A note with a line to what it is about. */
static void
add_note (Path *self, const char *text, FwPoint about, double y, FwRole role)
{
  const FwLayout *layout = &self->frame.layout;
  const double x = left_of (self, last_trained (self->data->path) + 1) + 1.2 * layout->tick;
  const FwMark leader = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  fw_scene_add_line (self->frame.scene, &leader,
                     (FwPoint[]){ about, { x - 0.8 * layout->tick, y }, { x - 3, y } }, 3);
  fw_labels_add (self->frame.labels, &(FwLabel){ .text = text,
                                                 .size = layout->tick,
                                                 .halo = TRUE,
                                                 .role = role,
                                                 .priority = FW_LABEL_SERIES,
                                                 .places = { { { x, y }, FW_ANCHOR_START } },
                                                 .n_places = 1,
                                                 .datum = 1 });
}

/* What happens in training, named near the axis, below the lines and their bands, and where the
 * first jobs are. */
static void
add_notes (Path *self)
{
  const FwePath *path = self->data->path;
  const FwLayout *layout = &self->frame.layout;
  const gsize last = last_trained (path), one = MIN (1, last);
  const double line = 1.25 * layout->tick * FW_LINE_HEIGHT;
  const double end = left_of (self, last + 1), bottom = self->plot.y + self->plot.height;
  const double support = total_support (path), given_y = bottom - 1.75 * line;
  const FwMark drop = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_DOTS);
  g_autofree char *lost
      = fw_unit_format (-fabs (path->lost.mean), FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *given = fw_unit_format (support, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *lost_text = g_strdup_printf (_ ("lost pay %s in all"), lost);
  g_autofree char *given_text = g_strdup_printf (_ ("stipend and support %s in all"), given);

  fw_scene_add_rule (self->frame.scene, &drop, (FwPoint){ end, self->plot.y },
                     (FwPoint){ end, bottom });
  fw_labels_add (self->frame.labels,
                 &(FwLabel){ .text = _ ("course ends, first jobs"),
                             .size = layout->tick,
                             .halo = TRUE,
                             .role = FW_ROLE_MUTED,
                             .priority = FW_LABEL_NOTE,
                             .places = { { { end + 0.5 * layout->tick, self->plot.y + line / 2 },
                                           FW_ANCHOR_START } },
                             .n_places = 1,
                             .datum = -1 });
  if (last == 0)
    return;
  if (fabs (path->lost.mean) >= LEAST)
    add_note (
        self, lost_text,
        (FwPoint){ middle_of (self, one),
                   fw_scale_map (&self->y, 0.5 * (path->with[one].p50 + path->without[one].p50)) },
        bottom - 0.7 * line, FW_ROLE_LOSS_TEXT);
  if (support >= LEAST)
    add_note (self, given_text,
              (FwPoint){ middle_of (self, last),
                         fw_scale_map (&self->y, path->with[last].p50 + path->support[last] / 2) },
              given_y, FW_ROLE_GAIN_TEXT);
}

static FwTicks
make_ticks (const FwPathData *data)
{
  const FwePath *path = data->path;
  double lo = 0, hi = 1;

  for (gsize i = 0; i < path->n_quarters; i++)
    {
      lo = MIN (lo, path->with[i].p10);
      hi = MAX (hi, MAX (path->with[i].p90, path->with[i].p50 + path->support[i]));
      hi = MAX (hi, MAX (path->promise[i], path->without[i].p50));
    }
  fw_chart_hold_extent (data->context.hold, 0, &lo, &hi);
  return fw_ticks_cover (lo, hi, 5, TRUE);
}

static void
add_years (Path *self)
{
  const gsize n = (self->data->path->n_quarters - 1) / 4 + 1;
  g_autofree double *years = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    years[i] = (double)i;
  fw_axis_bottom (
      &self->frame,
      &(FwBottomAxis){
          .at = years, .n = (guint)n, .unit = FW_UNIT_COUNT, .title = _ ("Years since enrolling") },
      &self->x, &self->plot);
}

static void
draw (Path *self)
{
  const FwePath *path = self->data->path;
  const FwRect *area = &self->frame.area;
  const FwLayout *layout = &self->frame.layout;
  const gboolean words = layout->klass != FW_CLASS_SMALL;
  const guint n = (guint)path->n_quarters;
  const FweSummary *end = &path->with[n - 1];
  g_autofree char *range
      = fw_unit_format_range (end->p10, end->p90, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  const FwValueAxis values = {
    .ticks = make_ticks (self->data), .unit = FW_UNIT_DOLLARS, .factor = 1, .one_unit = TRUE
  };
  const FwFanEnd others[FW_FAN_OTHERS]
      = { { path->without[n - 1].p50, _ ("without the plan"), FW_ROLE_MUTED },
          { path->promise[n - 1], _ ("the promise"), FW_ROLE_TEXT } };
  g_autofree double *x = g_new (double, 2 * n);
  g_autofree FweSummary *with = g_new (FweSummary, 2 * n);
  const FwFan fan = { .x = x,
                      .values = with,
                      .n = 2 * n,
                      .y = &self->y,
                      .unit = FW_UNIT_DOLLARS,
                      .style = FW_STYLE_BRIEF,
                      .middle = _ ("with the plan"),
                      .range = range,
                      .least = LEAST,
                      .datum = (int)n - 1 };
  const double left = fw_axis_value_room (&self->frame, &values);
  const double top = layout->tick * FW_LINE_HEIGHT / 2;
  double right;

  for (guint i = 0; i < 2 * n; i++)
    with[i] = path->with[i / 2];
  right = fw_fan_end_room (&self->frame, &fan, others, FW_FAN_OTHERS, words);
  self->plot = (FwRect){ area->x + left, area->y + top, area->width - left - right,
                         area->height - top - (0.3 + 2 * FW_LINE_HEIGHT) * layout->tick };
  self->x = (FwScale){ -0.25, (n - 1) / 4.0, self->plot.x, self->plot.x + self->plot.width };
  self->y = (FwScale){ fw_ticks_first (&values.ticks), fw_ticks_last (&values.ticks),
                       self->plot.y + self->plot.height, self->plot.y };
  for (guint i = 0; i < 2 * n; i++)
    x[i] = step_x (self, i);

  add_data (self);
  fw_axis_value (&self->frame, &values, &self->y, &self->plot, TRUE);
  fw_fan_add_bands (&self->frame, &fan);
  add_training (self);
  add_lines (self);
  fw_fan_add_middle (&self->frame, &fan);
  if (words)
    add_notes (self);
  add_years (self);
  fw_fan_add_ends (&self->frame, &fan, others, FW_FAN_OTHERS, words, &self->plot);
}

/* Lines are named where they end if there is room; what is hatched and filled is named here. */
static void
add_keys (const FwPathData *data, FwFrameWords *words, gboolean small)
{
  const FwKey with = { FW_KEY_LINE, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("with the plan") };
  const FwKey without = { FW_KEY_LINE, FW_ROLE_BASELINE, FW_ROLE_NONE, _ ("without") };
  const FwKey promise = { FW_KEY_DASH, FW_ROLE_GOAL, FW_ROLE_NONE, _ ("the promise") };
  /* xgettext:no-c-format */
  const FwKey range = { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE, _ ("80% of runs") };
  const FwKey half = { FW_KEY_BAND, FW_ROLE_RANGE_50, FW_ROLE_NONE, _ ("half of runs") };
  const FwKey lost = { FW_KEY_HATCH, FW_ROLE_LOSS, FW_ROLE_NONE, _ ("lost pay") };
  const FwKey given = { FW_KEY_BAND, FW_ROLE_GAIN, FW_ROLE_NONE, _ ("stipend and support") };

  if (small)
    {
      words->keys[words->n_keys++] = with;
      words->keys[words->n_keys++] = without;
      words->keys[words->n_keys++] = promise;
    }
  words->keys[words->n_keys++] = half;
  words->keys[words->n_keys++] = range;
  if (fabs (data->path->lost.mean) >= LEAST)
    words->keys[words->n_keys++] = lost;
  if (total_support (data->path) >= LEAST)
    words->keys[words->n_keys++] = given;
}

/**
 * fw_chart_path:
 * @data: one participant of a program
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * What an average participant is paid from the quarter before they enrol to ten years after, by the
 * evidence, beside what they would be paid without the plan and what is promised to them. Pay lost
 * in training is hatched, support is filled.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_path (const FwPathData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const double em = 12.0 * fw_text_metrics_scale (text);
  const gboolean empty = is_empty (data);
  const gboolean small
      = fw_layout_for (size, theme, fw_text_metrics_scale (text)).klass == FW_CLASS_SMALL;
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Fan chart of one participant’s yearly pay over ten years"),
                         .source = data->context.source,
                         .date = data->context.date };
  Path self = { .data = data };

  if (!empty)
    add_keys (data, &words, small);
  fw_frame_begin (&self.frame, &words, theme, text, size, 16 * em,
                  size.width < 480 ? 16 * em : 23 * em);
  add_table (self.frame.scene, empty ? NULL : data->path);
  if (empty)
    {
      const char *sentence
          = data->context.no_program
                ? _ ("This scenario has no program, so there is no participant to follow.")
                : _ ("The pay of a participant is not defined for this plan.");

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
