/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-backcast.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-marks.h"

#define TOP     2.0 /* times enough: longer bars stop here */
#define LEAST   1.25
#define COLUMN  7.2  /* of a tick’s size a stage must be wide to stand beside the others */
#define ROW     2.9  /* sizes of a label: a name and a bar */
#define LINE    1.75 /* the same: a line of words more */
#define ROOMY   0.9  /* more where there is room */
#define THICK   1.2
#define COLUMNS 9.0 /* sizes of a tick a column of bars is high at least */

typedef struct
{
  FwFrame frame;
  const FwBackcastData *data;
  gboolean columns; /* stages beside each other, else under each other from the last */
  guint n_lines;    /* of words over a bar, under each other: a name and its numbers */
  FwScale scale;    /* from times enough to px */
} Backcast;

/* --- Numbers */

static double
has_of (const FwBackcastData *data, guint stage)
{
  const double has = data->backcast->has[stage].p50;

  return isfinite (has) ? has : 0;
}

/* Times what is enough. */
static double
part_of (const FwBackcastData *data, guint stage, double value)
{
  const double part = value / data->backcast->enough[stage];

  return isfinite (part) ? CLAMP (part, 0, TOP) : 0;
}

/* Beyond the end of the scale. */
static gboolean
is_cut (const FwBackcastData *data, guint stage, double value)
{
  return value > TOP * data->backcast->enough[stage];
}

static gboolean
any_cut (const FwBackcastData *data)
{
  for (guint i = 0; i < data->backcast->n; i++)
    if (is_cut (data, i, data->backcast->has[i].p50) || is_cut (data, i, data->backcast->has[i].p90)
        || is_cut (data, i, data->backcast->need[i].p90))
      return TRUE;
  return FALSE;
}

static double
top_of (const FwBackcastData *data)
{
  double top = LEAST;

  for (guint i = 0; i < data->backcast->n; i++)
    {
      top = fmax (top, part_of (data, i, data->backcast->has[i].p50));
      top = fmax (top, part_of (data, i, data->backcast->has[i].p90));
      top = fmax (top, part_of (data, i, data->backcast->need[i].p90));
    }
  return top;
}

/* --- Words */

static const char *
stage_name (FwBackcastStage stage)
{
  switch (stage)
    {
    case FW_BACKCAST_OUTREACH:
      return _ ("Reached by outreach");
    case FW_BACKCAST_APPLICANTS:
      return _ ("Applicants");
    case FW_BACKCAST_SEATS:
      return _ ("Seats");
    case FW_BACKCAST_COMPLETED:
      return _ ("Completers");
    case FW_BACKCAST_OPENINGS:
      return _ ("Openings");
    case FW_BACKCAST_PLACED:
      return _ ("Placements");
    case FW_BACKCAST_NET_LOCAL:
    case FW_N_BACKCAST:
    default:
      return _ ("Net local placements");
    }
}

static char *
people (double value)
{
  return fw_unit_format (isfinite (value) ? value : 0, FW_UNIT_PERSONS, FW_STYLE_LABEL);
}

static char *
range_words (const FweSummary *summary)
{
  return fw_unit_format_range (isfinite (summary->p10) ? summary->p10 : 0,
                               isfinite (summary->p90) ? summary->p90 : 0, FW_UNIT_PERSONS,
                               FW_STYLE_LABEL);
}

static char *
datum_words (const FwBackcastData *data, guint stage)
{
  const FwBackcast *backcast = data->backcast;
  g_autofree char *has = people (has_of (data, stage));
  g_autofree char *range = range_words (&backcast->has[stage]);
  g_autofree char *enough = people (backcast->enough[stage]);
  g_autofree char *need = range_words (&backcast->need[stage]);

  if (backcast->has[stage].p10 == backcast->has[stage].p90)
    /* Translators: numbers of people: "there are 460; 517 are enough, the need is 400–520". */
    return g_strdup_printf (_ ("there are %s; %s are enough, the need is %s"), has, enough, need);

  return g_strdup_printf (_ ("there are %s (%s); %s are enough, the need is %s"), has, range,
                          enough, need);
}

static char *
describe (const FwBackcastData *data)
{
  GString *words = g_string_new (NULL);

  for (guint i = data->backcast->n; i > 0; i--)
    {
      g_autofree char *value = datum_words (data, i - 1);

      g_string_append_printf (words, "%s%s: %s.", words->len > 0 ? " " : "", stage_name (i - 1),
                              value);
    }
  return g_string_free (words, FALSE);
}

static char *
make_title (const FwBackcastData *data)
{
  const FwBackcast *backcast = data->backcast;
  const FwBackcastStage stage = backcast->narrowest;
  g_autofree char *enough = NULL;
  g_autofree char *has = NULL;

  if (!data->counts_people)
    return g_strdup (_ ("This goal counts nobody on the way through the pipeline"));
  if (backcast->n == 0)
    return g_strdup (_ ("No stage can be told what it needs"));
  if (!backcast->is_short)
    return g_strdup (_ ("Each stage alone has enough for the goal"));

  enough = fw_unit_format (backcast->enough[stage], FW_UNIT_PERSONS, FW_STYLE_TITLE);
  has = fw_unit_format (has_of (data, stage), FW_UNIT_PERSONS, FW_STYLE_TITLE);
  if (stage == FW_BACKCAST_OPENINGS)
    return g_strdup_printf (
        _ ("Openings are the narrowest: about\u00a0%s needed, about\u00a0%s there"), enough, has);
  if (stage == FW_BACKCAST_SEATS)
    return g_strdup_printf (
        _ ("Seats are the narrowest: about\u00a0%s needed, about\u00a0%s there"), enough, has);
  return g_strdup_printf (
      _ ("Applicants are the narrowest: about\u00a0%s needed, about\u00a0%s there"), enough, has);
}

static char *
make_subtitle (const FwBackcastData *data, gboolean columns)
{
  const FwChartContext *context = &data->context;
  g_autofree char *quarter
      = fw_unit_format_quarter (context->start_year, context->start_quarter, data->quarter);
  g_autofree char *chance = fw_unit_format (data->chance, FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *goal = g_strdup_printf (
      /* Translators: a measure, a number, a quarter, a share, a scenario: "Net local placements,
       * 200 by Q4 2028 in 80% of runs: what each stage needs and has. Plan “As pledged”". */
      _ ("%s, %s by %s in %s of runs: what each stage needs and has. Plan “%s”"), data->measure,
      data->goal, quarter, chance, context->scenario);
  const char *read = columns ? _ ("Read from right to left") : _ ("Read from top to bottom");

  if (data->backcast->n == 0)
    return g_steal_pointer (&goal);
  if (any_cut (data))
    return g_strdup_printf (_ ("%s. %s; the scale ends at twice what is enough"), goal, read);
  return g_strdup_printf ("%s. %s", goal, read);
}

static void
add_table (FwScene *scene, const FwBackcastData *data)
{
  const FwBackcast *backcast = data->backcast;

  fw_scene_add_column (scene, _ ("Stage"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("There, middle run"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("There, 1 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("There, 9 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Enough in the wanted share of runs"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Needed, 1 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Needed, middle run"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Needed, 9 in 10 below"), FW_UNIT_PERSONS, FALSE);
  for (guint i = backcast->n; i > 0; i--)
    {
      const FweSummary *has = &backcast->has[i - 1], *need = &backcast->need[i - 1];

      fw_scene_add_cell_text (scene, stage_name (i - 1));
      fw_scene_add_cell_number (scene, has->p50);
      fw_scene_add_cell_number (scene, has->p10);
      fw_scene_add_cell_number (scene, has->p90);
      fw_scene_add_cell_number (scene, backcast->enough[i - 1]);
      fw_scene_add_cell_number (scene, need->p10);
      fw_scene_add_cell_number (scene, need->p50);
      fw_scene_add_cell_number (scene, need->p90);
    }
}

/* --- The picture */

/* Along the scale from one number to another, across from @across by @thick. */
static FwRect
bar (const Backcast *self, double from, double to, double across, double thick)
{
  const double a = fw_scale_map (&self->scale, from), b = fw_scale_map (&self->scale, to);
  const double length = fmax (fabs (b - a), FW_LEAST_BAR);

  if (self->columns)
    return (FwRect){ across, fmin (a, b), thick, length };
  return (FwRect){ fmin (a, b), across, length, thick };
}

static FwPoint
point (const Backcast *self, double at, double across)
{
  const double along = fw_scale_map (&self->scale, at);

  return self->columns ? (FwPoint){ across, along } : (FwPoint){ along, across };
}

/* The range of what is needed, what is there, and how sure that is. */
static void
draw_stage (Backcast *self, guint stage, int datum, double across, double room)
{
  const FwLayout *layout = &self->frame.layout;
  const FwBackcastData *data = self->data;
  const FweSummary *has = &data->backcast->has[stage], *need = &data->backcast->need[stage];
  const double thick = fmin (0.5 * room, 2.6 * layout->label);
  const double low = part_of (data, stage, has->p10), high = part_of (data, stage, has->p90);
  const double middle = across + room / 2, cap = 4 * layout->stroke;
  FwMark pale = fw_frame_fill (&self->frame, FW_ROLE_RANGE_80);
  FwMark whisker = fw_frame_stroke (&self->frame, FW_ROLE_TEXT, 1.5, FW_DASH_SOLID);
  FwRect at = bar (self, part_of (data, stage, need->p10), part_of (data, stage, need->p90), across,
                   room);

  pale.stroke = FW_ROLE_RANGE_EDGE;
  pale.stroke_width = layout->stroke;
  pale.datum = whisker.datum = datum;
  fw_scene_add_rect (self->frame.scene, &pale, &at);
  at = bar (self, 0, part_of (data, stage, has->p50), middle - thick / 2, thick);
  fw_marks_bar (&self->frame, FW_ROLE_SERIES_1, FALSE, &at, datum);
  if (!(high > low) || is_cut (data, stage, has->p50))
    return;
  fw_scene_add_rule (self->frame.scene, &whisker, point (self, low, middle),
                     point (self, high, middle));
  fw_scene_add_rule (self->frame.scene, &whisker, point (self, low, middle - cap),
                     point (self, low, middle + cap));
  if (!is_cut (data, stage, has->p90))
    fw_scene_add_rule (self->frame.scene, &whisker, point (self, high, middle - cap),
                       point (self, high, middle + cap));
}

static void
add_datum (Backcast *self, guint stage, const FwRect *hit)
{
  g_autofree char *value = datum_words (self->data, stage);
  const FwRect focus = { hit->x + 1, hit->y + 1, hit->width - 2, hit->height - 2 };

  fw_scene_add_datum (self->frame.scene, stage_name (stage), value, 0, &focus, hit);
}

static void
mark_narrowest (Backcast *self, guint stage, const FwRect *cell)
{
  const FwMark ground = fw_frame_fill (&self->frame, FW_ROLE_HIGHLIGHT);

  if (self->data->backcast->is_short && stage == self->data->backcast->narrowest)
    fw_scene_add_rect (self->frame.scene, &ground, cell);
}

static char *
needed_words (const FwBackcastData *data, guint stage)
{
  g_autofree char *enough = people (data->backcast->enough[stage]);

  /* Translators: a number of people. */
  return g_strdup_printf (_ ("%s needed"), enough);
}

/* Where it is enough, from the first stage to the last. */
static void
draw_enough (Backcast *self, double from, double to)
{
  const FwMark goal = fw_frame_stroke (&self->frame, FW_ROLE_GOAL, 1.75, FW_DASH_GOAL);

  fw_scene_add_rule (self->frame.scene, &goal, point (self, 1, from), point (self, 1, to));
}

/* --- Stages under each other, the goal first */

static char *
numbers_words (const FwBackcastData *data, guint stage)
{
  g_autofree char *has = people (has_of (data, stage));
  g_autofree char *needed = needed_words (data, stage);

  /* Translators: a number of people, then "423 needed". */
  return g_strdup_printf (_ ("%s there, %s"), has, needed);
}

/* Where a name and its numbers do not fit side by side, of all stages they stand under each other.
 */
static guint
count_lines (const FwBackcastData *data, const FwLayout *layout, FwTextMetrics *text, double width)
{
  for (guint i = 0; i < data->backcast->n; i++)
    {
      g_autofree char *numbers = numbers_words (data, i);

      if (fw_text_metrics_width (text, stage_name (i), layout->label, TRUE)
              + fw_text_metrics_width (text, numbers, layout->label, FALSE) + layout->label
          > width)
        return 2;
    }
  return 1;
}

static void
say_stage (Backcast *self, guint stage, int row, FwPoint at)
{
  const double size = self->frame.layout.label;
  const FwVoice name = { size, TRUE, FW_ROLE_TEXT, FW_LABEL_SERIES, row };
  const FwVoice number = { size, FALSE, FW_ROLE_MUTED, FW_LABEL_SERIES, row };
  g_autofree char *numbers = numbers_words (self->data, stage);

  if (self->n_lines == 1)
    {
      fw_marks_say_with (&self->frame, stage_name (stage), numbers, name, at, FW_ANCHOR_START);
      return;
    }
  fw_marks_say (&self->frame, stage_name (stage), name, at, FW_ANCHOR_START);
  at.y += FW_LINE_HEIGHT * size;
  fw_marks_say (&self->frame, numbers, number, at, FW_ANCHOR_START);
}

static void
draw_rows (Backcast *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const guint n = self->data->backcast->n;
  const double first = 1.25 * FW_LINE_HEIGHT * layout->label;
  const double height = area->height / n;
  const double line = first + (self->n_lines - 1) * FW_LINE_HEIGHT * layout->label;
  const double room = fmin (height - line - 0.35 * layout->label, 2.4 * layout->label);
  const FwMark zero = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  self->scale = (FwScale){ 0, top_of (self->data), area->x, area->x + area->width };
  for (guint i = 0; i < n; i++)
    {
      const guint stage = n - 1 - i;
      const FwRect cell = { area->x, area->y + i * height, area->width, height };

      add_datum (self, stage, &cell);
      mark_narrowest (self, stage, &cell);
      say_stage (self, stage, (int)i,
                 (FwPoint){ cell.x + 0.3 * layout->label, cell.y + first / 2 });
      draw_stage (self, stage, (int)i, cell.y + line, room);
    }
  fw_scene_add_rule (self->frame.scene, &zero, (FwPoint){ area->x, area->y },
                     (FwPoint){ area->x, area->y + area->height });
  for (guint i = 0; i < n; i++)
    draw_enough (self, area->y + i * height + line, area->y + i * height + line + room);
}

/* --- Stages beside each other */

/* From the goal back to the first stage. */
static void
draw_arrow (Backcast *self, double y)
{
  const FwRect *area = &self->frame.area;
  const double head = 0.45 * self->frame.layout.tick;
  const FwMark mark = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1.5, FW_DASH_SOLID);
  const FwPoint tip = { area->x + 2, y };
  const FwPoint points[] = { { tip.x + head, y - head }, tip, { tip.x + head, y + head } };

  fw_scene_add_rule (self->frame.scene, &mark, (FwPoint){ area->x + area->width - 2, y }, tip);
  fw_scene_add_line (self->frame.scene, &mark, points, G_N_ELEMENTS (points));
}

static double
names_height (const FwBackcastData *data, const FwLayout *layout, FwTextMetrics *text, double width)
{
  double height = 0;

  for (guint i = 0; i < data->backcast->n; i++)
    {
      g_auto (GStrv) lines
          = fw_text_metrics_wrap (text, stage_name (i), layout->tick, TRUE, width, FALSE);

      height = fmax (height, g_strv_length (lines) * layout->tick * FW_LINE_HEIGHT);
    }
  return height;
}

static void
draw_columns (Backcast *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const guint n = self->data->backcast->n;
  const double width = area->width / n, pad = 0.4 * layout->tick;
  const double names
      = names_height (self->data, layout, self->frame.text, width - 2 * pad) + 1.6 * layout->tick;
  const double line = FW_LINE_HEIGHT * layout->label,
               words = 1.2 * line + FW_LINE_HEIGHT * layout->tick;
  const double bottom = area->y + area->height - words;
  const FwMark zero = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  self->scale = (FwScale){ 0, top_of (self->data), bottom, area->y + names };
  for (guint i = 0; i < n; i++)
    {
      const guint stage = n - 1 - i;
      const FwRect cell = { area->x + stage * width, area->y, width, area->height };
      const double middle = cell.x + width / 2;
      const FwVoice number = { layout->label, TRUE, FW_ROLE_SERIES_1_TEXT, FW_LABEL_VALUE, (int)i };
      const FwVoice needs = { layout->tick, FALSE, FW_ROLE_MUTED, FW_LABEL_SERIES, (int)i };
      g_autofree char *has = people (has_of (self->data, stage));
      g_autofree char *needed = needed_words (self->data, stage);

      add_datum (self, stage, &cell);
      mark_narrowest (self, stage, &cell);
      fw_frame_heading (
          &self->frame, stage_name (stage), layout->tick, TRUE, FW_ROLE_TEXT,
          &(FwRect){ cell.x + pad, area->y + 0.2 * layout->tick, width - 2 * pad, names });
      draw_stage (self, stage, (int)i, cell.x + pad, width - 2 * pad);
      fw_marks_say (&self->frame, has, number, (FwPoint){ middle, bottom + 0.65 * line },
                    FW_ANCHOR_MIDDLE);
      fw_marks_say (&self->frame, needed, needs,
                    (FwPoint){ middle, bottom + 1.18 * line + 0.5 * FW_LINE_HEIGHT * layout->tick },
                    FW_ANCHOR_MIDDLE);
    }
  fw_scene_add_rule (self->frame.scene, &zero, (FwPoint){ area->x, bottom },
                     (FwPoint){ area->x + area->width, bottom });
  draw_enough (self, area->x, area->x + area->width);
  draw_arrow (self, area->y + names - 0.7 * layout->tick);
}

static FwScene *
end_with (Backcast *self, const char *sentence)
{
  fw_frame_empty (&self->frame, sentence);
  fw_scene_take_description (self->frame.scene, g_strdup (sentence));
  return fw_frame_end (&self->frame);
}

/**
 * fw_chart_backcast:
 * @data: what each stage has and needs
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * The pipeline read from its end: all stages on one scale of what is enough of each for the goal,
 * with the range of the need behind the bar of what is there.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_backcast (const FwBackcastData *data, const FwTheme *theme, FwTextMetrics *text,
                   FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const guint n = data->backcast->n;
  const double width = size.width - 2 * layout.margin;
  const gboolean columns = n > 0 && width / n >= COLUMN * layout.tick;
  const guint n_lines = columns ? 1 : count_lines (data, &layout, text, width);
  const double minimum = n == 0    ? 8 * layout.tick
                         : columns ? (COLUMNS + 6) * layout.tick
                                   : n * (ROW + (n_lines - 1) * LINE) * layout.label;
  const double natural = n == 0    ? minimum
                         : columns ? minimum + 9 * layout.tick
                                   : minimum + n * ROOMY * layout.label;
  g_autofree char *title = make_title (data);
  g_autofree char *subtitle = make_subtitle (data, columns);
  const FwFrameWords words
      = { .title = title,
          .subtitle = subtitle,
          .kind = _ ("Bars of what each stage of the pipeline has, against what the goal needs"),
          .source = data->context.source,
          .date = data->context.date,
          .keys
          = { { FW_KEY_BAND, FW_ROLE_SERIES_1, FW_ROLE_NONE, _ ("there, 80% range") },
              { FW_KEY_DASH, FW_ROLE_GOAL, FW_ROLE_NONE, _ ("enough") },
              { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE, _ ("range of the need") } },
          .n_keys = n > 0 ? 3 : 0 };
  Backcast self = { .data = data, .columns = columns, .n_lines = n_lines };

  fw_frame_begin (&self.frame, &words, theme, text, size, minimum, natural);
  add_table (self.frame.scene, data);
  if (!data->counts_people)
    return end_with (&self, _ ("Read backwards, the pipeline answers for people: applicants, "
                               "seats, completers, placements."));
  if (n == 0)
    return end_with (&self, _ ("In more runs than the goal leaves nobody gets there, however many "
                               "seats and openings there are."));
  fw_scene_take_description (self.frame.scene, describe (data));
  if (columns)
    draw_columns (&self);
  else
    draw_rows (&self);
  return fw_frame_end (&self.frame);
}
