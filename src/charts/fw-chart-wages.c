/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-wages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"

#define N_TICKS 5              /* of a card 4: labels of dollars are wide */
#define ABOVE   FW_LINE_HEIGHT /* its number over a ladder, sizes of a label */
#define ROW     3.0            /* number, ladder, starts under a heading: lines of a label */
#define ROOMY   0.65           /* more for each where there is room */

/* What a program of an occupation pays at first. */
typedef struct
{
  double lo, hi; /* NaN without a program */
  guint n;
} Starts;

typedef struct
{
  FwFrame frame;
  const FwWagesData *data;
  FwTicks ticks;
  FwScale x;
  FwRect plot;
  guint head; /* lines of a heading: 2 where a name and whose wages they are need one each */
} Ladder;

static const struct
{
  FwLaborWage wage;
  const char *name;
} columns[] = {
  { FW_LABOR_P10, N_ ("1 in 10 below") }, { FW_LABOR_P25, N_ ("1 in 4 below") },
  { FW_LABOR_P50, N_ ("Median") },        { FW_LABOR_P75, N_ ("3 in 4 below") },
  { FW_LABOR_P90, N_ ("9 in 10 below") }, { FW_LABOR_MEAN, N_ ("Mean") },
};

/* --- Numbers */

static gboolean
has (const FwLaborFigure *figure)
{
  return fw_mark_has_value (figure->mark) && isfinite (figure->value);
}

static char *
dollars (double value)
{
  return fw_unit_format (value, FW_UNIT_DOLLARS_A_YEAR, FW_STYLE_LABEL);
}

/* A floor is rounded down to three figures: up, it would say what nobody knows. */
static double
round_down (double value)
{
  const double step = value >= 1 ? pow (10, floor (log10 (value)) - 2) : 1;

  return floor (value / step + 1e-9) * step;
}

static char *
figure_text (const FwLaborFigure *figure)
{
  g_autofree char *number = NULL;

  if (figure->mark != FW_MARK_AT_LEAST)
    return dollars (figure->value);
  number = dollars (round_down (figure->value));
  return g_strdup_printf (_ ("%s or more"), number);
}

static Starts
starts_of (const FwWagesData *data, guint row)
{
  const FwLabor *labor = data->labor;
  Starts starts = { NAN, NAN, 0 };

  for (guint i = 0; i < labor->n_starts && !data->context.no_program; i++)
    if (labor->starts[i].occupation == row && isfinite (labor->starts[i].pay))
      {
        starts.lo = fmin (starts.lo, labor->starts[i].pay);
        starts.hi = fmax (starts.hi, labor->starts[i].pay);
        starts.n++;
      }
  return starts;
}

static char *
starts_text (const Starts *starts)
{
  g_autofree char *range = NULL, *lo = dollars (starts->lo), *hi = dollars (starts->hi);

  if (g_str_equal (lo, hi))
    return g_strdup_printf (_ ("start %s"), lo);
  range = fw_unit_format_range (starts->lo, starts->hi, FW_UNIT_DOLLARS_A_YEAR, FW_STYLE_LABEL);
  return g_strdup_printf (_ ("start %s"), range);
}

/* The one number of the row that stands for its middle; NULL when there is none. */
static const FwLaborFigure *
middle_of (const FwLaborRow *row)
{
  if (has (&row->wages[FW_LABOR_P50]))
    return &row->wages[FW_LABOR_P50];
  return has (&row->wages[FW_LABOR_MEAN]) ? &row->wages[FW_LABOR_MEAN] : NULL;
}

static gboolean
is_mean (const FwLaborRow *row, const FwLaborFigure *figure)
{
  return figure == &row->wages[FW_LABOR_MEAN];
}

static double
top_of (const FwWagesData *data)
{
  const FwLabor *labor = data->labor;
  double top = isfinite (labor->earnings) ? labor->earnings : 0;

  for (guint i = 0; i < labor->n_rows; i++)
    for (guint w = 0; w < FW_N_LABOR_WAGES; w++)
      if (has (&labor->rows[i].wages[w]))
        top = fmax (top, labor->rows[i].wages[w].value);
  for (guint i = 0; i < labor->n_starts; i++)
    if (isfinite (labor->starts[i].pay))
      top = fmax (top, labor->starts[i].pay);
  return top;
}

/* --- One occupation */

/* “Minnesota, May 2024”, “Software developers, Missouri, May 2024”; that they came with the program
 * is said in the source line. */
static char *
origin_text (const FwLaborRow *row)
{
  const FwLaborOrigin *origin = &row->wages_origin;
  const char *const parts[] = { row->wages_of, origin->place, origin->vintage };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static char *
why_no_middle (const FwLaborRow *row)
{
  if (!fw_labor_row_has_wages (row))
    return g_strdup (_ ("no published wages in this plan"));
  return g_strdup (fw_mark_words (row->wages[FW_LABOR_P50].mark));
}

static char *
row_value (const Ladder *ladder, guint i)
{
  const FwLaborRow *row = &ladder->data->labor->rows[i];
  const Starts starts = starts_of (ladder->data, i);
  GString *words = g_string_new (NULL);

  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      const FwLaborFigure *figure = &row->wages[columns[c].wage];

      if (has (figure))
        {
          g_autofree char *number = figure_text (figure);

          g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "; " : "",
                                  _ (columns[c].name), number);
        }
    }
  if (middle_of (row) == NULL)
    {
      g_autofree char *why = why_no_middle (row);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", why);
    }
  if (starts.n > 0)
    {
      g_autofree char *text = starts_text (&starts);

      g_string_append_printf (words, "; %s", text);
    }
  return g_string_free (words, FALSE);
}

/* Whose wages they are; a hole is words in the place of that. */
static char *
heading_note (const FwLaborRow *row)
{
  return middle_of (row) == NULL ? why_no_middle (row) : origin_text (row);
}

/* Lines that the headings need, all the same. */
static guint
heading_lines (const FwLabor *labor, const FwLayout *layout, FwTextMetrics *text, double width)
{
  for (guint i = 0; i < labor->n_rows; i++)
    {
      g_autofree char *note = heading_note (&labor->rows[i]);

      if (*note != '\0'
          && fw_text_metrics_width (text, labor->rows[i].title, layout->label, TRUE)
                     + fw_text_metrics_width (text, note, layout->tick, FALSE) + layout->tick
                 > width)
        return 2;
    }
  return 1;
}

static void
add_heading (Ladder *ladder, guint i, double y)
{
  const FwLaborRow *row = &ladder->data->labor->rows[i];
  const FwLayout *layout = &ladder->frame.layout;
  const double room = ladder->frame.area.width;
  g_autofree char *all = heading_note (row);
  g_autofree char *note = fw_frame_shorten (&ladder->frame, all, layout->tick, FALSE, room);
  g_autofree char *title
      = fw_frame_shorten (&ladder->frame, row->title, layout->label, TRUE, ladder->plot.width);
  FwLabel label = { .text = title,
                    .tail = *note != '\0' && ladder->head == 1 ? note : NULL,
                    .size = layout->label,
                    .tail_size = layout->tick,
                    .bold = TRUE,
                    .halo = TRUE,
                    .role = FW_ROLE_TEXT,
                    .tail_role = FW_ROLE_MUTED,
                    .priority = FW_LABEL_VALUE,
                    .places = { { { ladder->plot.x, y }, FW_ANCHOR_START } },
                    .n_places = 1,
                    .datum = (int)i };

  fw_labels_add (ladder->frame.labels, &label);
  if (label.tail != NULL || *note == '\0')
    return;
  label.text = note;
  label.size = layout->tick;
  label.bold = FALSE;
  label.role = FW_ROLE_MUTED;
  label.places[0].at.y = y + layout->label * FW_LINE_HEIGHT;
  fw_labels_add (ladder->frame.labels, &label);
}

/* The line goes on beyond a cap: an arrow head says that the end is open. */
static void
add_arrow (Ladder *ladder, guint i, double x, double y)
{
  const double r = 4.5 * ladder->frame.layout.marker;
  const FwPoint points[] = { { x, y - r }, { x + 1.6 * r, y }, { x, y + r } };
  FwMark mark = fw_frame_fill (&ladder->frame, FW_ROLE_NEUTRAL);

  mark.datum = (int)i;
  fw_scene_add_area (ladder->frame.scene, &mark, points, G_N_ELEMENTS (points));
}

/* From its first number to the last one before a cap is passed; FALSE when that is no line. */
static gboolean
find_range (const FwLaborFigure *wages, const FwLaborFigure **lo, const FwLaborFigure **hi)
{
  *lo = *hi = NULL;
  for (guint w = FW_LABOR_P10; w <= FW_LABOR_P90; w++)
    if (has (&wages[w]))
      {
        *lo = *lo != NULL ? *lo : &wages[w];
        *hi = &wages[w];
        if (wages[w].mark == FW_MARK_AT_LEAST)
          return TRUE;
      }
  return *lo != *hi;
}

static void
add_half (Ladder *ladder, guint i, double y, double to_value)
{
  const FwLaborFigure *wages = ladder->data->labor->rows[i].wages;
  const double thick = 9 * ladder->frame.layout.marker;
  const double from = fw_scale_map (&ladder->x, wages[FW_LABOR_P25].value);
  const double to = fw_scale_map (&ladder->x, fmin (wages[FW_LABOR_P75].value, to_value));
  FwMark box = fw_frame_fill (&ladder->frame, FW_ROLE_RANGE_50);

  if (!has (&wages[FW_LABOR_P25]) || !has (&wages[FW_LABOR_P75]) || !(to > from))
    return;
  box.datum = (int)i;
  box.stroke = FW_ROLE_RANGE_EDGE;
  box.stroke_width = ladder->frame.layout.stroke;
  fw_scene_add_rect (ladder->frame.scene, &box, &(FwRect){ from, y - thick / 2, to - from, thick });
}

/* 10th to 90th percentile thin, the middle half thick; what is missing of it is not drawn, and
 * nothing beyond a cap. */
static void
add_range (Ladder *ladder, guint i, double y)
{
  const FwLaborRow *row = &ladder->data->labor->rows[i];
  const FwLaborFigure *lo, *hi;
  FwMark line = fw_frame_stroke (&ladder->frame, FW_ROLE_NEUTRAL, 2.25, FW_DASH_SOLID);
  double end;

  if (!find_range (row->wages, &lo, &hi))
    return;
  /* The arrow head stands clear of the mark of a median that is itself at the cap. */
  end = fw_scale_map (&ladder->x, hi->value)
        + (middle_of (row) == hi ? 6 * ladder->frame.layout.marker : 0);
  line.datum = (int)i;
  fw_scene_add_rule (ladder->frame.scene, &line,
                     (FwPoint){ fw_scale_map (&ladder->x, lo->value), y }, (FwPoint){ end, y });
  add_half (ladder, i, y, hi->value);
  if (hi->mark == FW_MARK_AT_LEAST)
    add_arrow (ladder, i, end, y);
}

static void
add_end (Ladder *ladder, guint i, const FwLaborFigure *figure, double y, gboolean high)
{
  const FwLayout *layout = &ladder->frame.layout;
  const double gap = (figure->mark == FW_MARK_AT_LEAST ? 1.2 : 0.5) * layout->tick;
  const double x = fw_scale_map (&ladder->x, figure->value), above = ABOVE * layout->label;
  const double edge = ladder->frame.area.x + ladder->frame.area.width;
  g_autofree char *text = figure_text (figure);

  fw_labels_add (ladder->frame.labels,
                 &(FwLabel){ .text = text,
                             .size = layout->tick,
                             .halo = TRUE,
                             .role = FW_ROLE_MUTED,
                             .priority = FW_LABEL_EXTREME,
                             .places = { { { high ? x + gap : x - gap, y },
                                           high ? FW_ANCHOR_START : FW_ANCHOR_END },
                                         { { x, y - above }, FW_ANCHOR_MIDDLE },
                                         { { edge, y - above }, FW_ANCHOR_END },
                                         { { edge, y + above }, FW_ANCHOR_END } },
                             .n_places = high && x > edge - 0.3 * ladder->plot.width ? 4 : 2,
                             .datum = (int)i });
}

static void
add_middle (Ladder *ladder, guint i, double y)
{
  const FwLaborRow *row = &ladder->data->labor->rows[i];
  const FwLayout *layout = &ladder->frame.layout;
  const FwLaborFigure *middle = middle_of (row);
  FwMark mark = { .region = FW_REGION_PLOT,
                  .fill = FW_ROLE_SERIES_1,
                  .stroke = FW_ROLE_BACKGROUND,
                  .stroke_width = 1.5 * layout->stroke,
                  .marker = FW_MARKER_CIRCLE,
                  .datum = (int)i };
  g_autofree char *number = NULL, *text = NULL;
  double x, above;

  if (middle == NULL)
    return;
  x = fw_scale_map (&ladder->x, middle->value);
  above = y - ABOVE * layout->label;
  number = figure_text (middle);
  text = is_mean (row, middle) ? g_strdup_printf (_ ("mean %s"), number)
                               : g_strdup_printf (_ ("median %s"), number);
  fw_scene_add_marker (ladder->frame.scene, &mark, (FwPoint){ x, y }, 4.5 * layout->marker);
  fw_labels_add (ladder->frame.labels, &(FwLabel){ .text = text,
                                                   .size = layout->label,
                                                   .bold = TRUE,
                                                   .halo = TRUE,
                                                   .role = FW_ROLE_SERIES_1_TEXT,
                                                   .priority = FW_LABEL_VALUE,
                                                   .places = { { { x, above }, FW_ANCHOR_MIDDLE },
                                                               { { x, above }, FW_ANCHOR_END },
                                                               { { x, above }, FW_ANCHOR_START } },
                                                   .n_places = 3,
                                                   .datum = (int)i });
}

static void
add_starts (Ladder *ladder, guint i, double y, double words_y)
{
  const FwLabor *labor = ladder->data->labor;
  const FwLayout *layout = &ladder->frame.layout;
  const Starts starts = starts_of (ladder->data, i);
  const double gap = words_y > y ? -layout->tick : 0.9 * layout->tick; /* under or beside */
  FwMark mark = { .region = FW_REGION_PLOT,
                  .fill = FW_ROLE_SERIES_2,
                  .stroke = FW_ROLE_BACKGROUND,
                  .stroke_width = 1.5 * layout->stroke,
                  .marker = FW_MARKER_DIAMOND,
                  .datum = (int)i };
  g_autofree char *text = NULL;

  if (starts.n == 0)
    return;
  for (guint s = 0; s < labor->n_starts; s++)
    if (labor->starts[s].occupation == i && isfinite (labor->starts[s].pay))
      fw_scene_add_marker (ladder->frame.scene, &mark,
                           (FwPoint){ fw_scale_map (&ladder->x, labor->starts[s].pay), y },
                           4.5 * layout->marker);
  text = starts_text (&starts);
  fw_labels_add (
      ladder->frame.labels,
      &(FwLabel){
          .text = text,
          .size = layout->label,
          .halo = TRUE,
          .role = FW_ROLE_SERIES_2_TEXT,
          .priority = FW_LABEL_VALUE,
          .places
          = { { { fw_scale_map (&ladder->x, starts.hi) + gap, words_y }, FW_ANCHOR_START },
              { { fw_scale_map (&ladder->x, starts.lo) - gap, words_y }, FW_ANCHOR_END },
              { { ladder->plot.x, words_y + layout->label * FW_LINE_HEIGHT }, FW_ANCHOR_START } },
          .n_places = 3,
          .datum = (int)i });
}

/* From what those who apply earn to a start, and on, dotted, to the middle wage. */
static void
add_steps (Ladder *ladder, guint i, double y)
{
  const FwLaborFigure *middle = middle_of (&ladder->data->labor->rows[i]);
  const double earnings = ladder->data->labor->earnings;
  const Starts starts = starts_of (ladder->data, i);
  FwMark stem = fw_frame_stroke (&ladder->frame, FW_ROLE_SERIES_2, 2.25, FW_DASH_SOLID);
  FwMark dots = fw_frame_stroke (&ladder->frame, FW_ROLE_AXIS, 1.5, FW_DASH_DOTS);

  stem.datum = dots.datum = (int)i;
  if (starts.n == 0)
    return;
  if (isfinite (earnings) && earnings > 0 && earnings < starts.hi)
    fw_scene_add_rule (ladder->frame.scene, &stem,
                       (FwPoint){ fw_scale_map (&ladder->x, earnings), y },
                       (FwPoint){ fw_scale_map (&ladder->x, starts.hi), y });
  if (middle != NULL && middle->value > starts.hi)
    fw_scene_add_rule (ladder->frame.scene, &dots,
                       (FwPoint){ fw_scale_map (&ladder->x, starts.hi), y },
                       (FwPoint){ fw_scale_map (&ladder->x, middle->value), y });
}

/* What is over of a row stands above and below. */
static double
row_slack (const Ladder *ladder, double height)
{
  return fmax (0, height - (ladder->head + ROW) * ladder->frame.layout.label * FW_LINE_HEIGHT);
}

static void
draw_row (Ladder *ladder, guint i, double top, double height)
{
  const FwLaborRow *row = &ladder->data->labor->rows[i];
  const double line = ladder->frame.layout.label * FW_LINE_HEIGHT;
  const double slack = row_slack (ladder, height);
  const double y = top + slack / 2 + (ladder->head + 1.52) * line;
  const FwLaborFigure *lo, *hi;

  const double start = find_range (row->wages, &lo, &hi) ? y + 0.97 * line : y;

  add_heading (ladder, i, top + slack / 2 + 0.5 * line);
  add_steps (ladder, i, start);
  add_range (ladder, i, y);
  add_middle (ladder, i, y);
  if (has (&row->wages[FW_LABOR_P10]) && row->wages[FW_LABOR_P10].mark != FW_MARK_AT_LEAST)
    add_end (ladder, i, &row->wages[FW_LABOR_P10], y, FALSE);
  if (find_range (row->wages, &lo, &hi) && hi != middle_of (row)
      && (hi == &row->wages[FW_LABOR_P90] || hi->mark == FW_MARK_AT_LEAST))
    add_end (ladder, i, hi, y, TRUE);
  add_starts (ladder, i, start, y + 0.97 * line);
}

/* --- The whole */

/* A line down a row, but not through the name of the occupation. */
static void
add_rule_beside_name (Ladder *ladder, const FwMark *rule, guint i, double x, double top,
                      double height)
{
  const FwLayout *layout = &ladder->frame.layout;
  const FwLaborRow *row = &ladder->data->labor->rows[i];
  const double above = row_slack (ladder, height) / 2;
  const double name = above + ladder->head * layout->label * FW_LINE_HEIGHT;
  g_autofree char *note = heading_note (row);
  const double title = fw_frame_width (&ladder->frame, row->title, layout->label, TRUE),
               words = fw_frame_width (&ladder->frame, note, layout->tick, FALSE);
  const double width = ladder->head == 1 ? title + words + layout->tick : fmax (title, words);

  if (ladder->plot.x + width + layout->tick < x)
    {
      fw_scene_add_rule (ladder->frame.scene, rule, (FwPoint){ x, top },
                         (FwPoint){ x, top + height });
      return;
    }
  if (above > layout->tick)
    fw_scene_add_rule (ladder->frame.scene, rule, (FwPoint){ x, top }, (FwPoint){ x, top + above });
  fw_scene_add_rule (ladder->frame.scene, rule, (FwPoint){ x, top + name },
                     (FwPoint){ x, top + height });
}

/* What those who apply earn now, across all rows. */
static void
add_earnings (Ladder *ladder)
{
  const double earnings = ladder->data->labor->earnings;
  const guint n = ladder->data->labor->n_rows;
  const FwLayout *layout = &ladder->frame.layout;
  const FwMark rule = fw_frame_stroke (&ladder->frame, FW_ROLE_BASELINE, 1.75, FW_DASH_GOAL);
  const double x = fw_scale_map (&ladder->x, earnings),
               y = ladder->plot.y - 0.5 * layout->tick * FW_LINE_HEIGHT;
  g_autofree char *number = NULL, *text = NULL;

  if (!isfinite (earnings) || earnings <= 0)
    return;
  number = fw_unit_format (earnings, FW_UNIT_DOLLARS_A_YEAR, FW_STYLE_TITLE);
  text = g_strdup_printf (_ ("those who apply earn about\u00a0%s"), number);
  for (guint i = 0; i < n; i++)
    add_rule_beside_name (ladder, &rule, i, x, ladder->plot.y + i * ladder->plot.height / n,
                          ladder->plot.height / n);
  fw_labels_add (ladder->frame.labels,
                 &(FwLabel){ .text = text,
                             .size = layout->tick,
                             .role = FW_ROLE_TEXT,
                             .priority = FW_LABEL_GOAL,
                             .places = { { { x, y }, FW_ANCHOR_MIDDLE },
                                         { { x, y }, FW_ANCHOR_START },
                                         { { x, y }, FW_ANCHOR_END },
                                         { { ladder->plot.x, y }, FW_ANCHOR_START } },
                             .n_places = 4,
                             .datum = -1 });
}

static void
draw (Ladder *ladder)
{
  const FwLayout *layout = &ladder->frame.layout;
  const FwRect *area = &ladder->frame.area;
  const guint n = ladder->data->labor->n_rows;
  const double head = layout->tick * FW_LINE_HEIGHT, foot = layout->tick * (0.3 + FW_LINE_HEIGHT);
  const FwMark grid = fw_frame_stroke (&ladder->frame, FW_ROLE_GRID, 1, FW_DASH_SOLID);
  g_autofree char *last = NULL;
  double height, side; /* the label of the last tick stays in the area */

  ladder->ticks = fw_ticks_cover (0, top_of (ladder->data),
                                  layout->klass == FW_CLASS_SMALL ? N_TICKS - 1 : N_TICKS, TRUE);
  last = fw_unit_format (fw_ticks_last (&ladder->ticks), FW_UNIT_DOLLARS, FW_STYLE_AXIS);
  side = fmax (1.5 * layout->tick, fw_frame_width (&ladder->frame, last, layout->tick, FALSE) / 2);
  ladder->plot
      = (FwRect){ area->x, area->y + head, area->width - side, area->height - head - foot };
  ladder->x = (FwScale){ 0, fw_ticks_last (&ladder->ticks), ladder->plot.x,
                         ladder->plot.x + ladder->plot.width };
  height = ladder->plot.height / n;
  for (guint i = 0; i < n; i++)
    {
      const FwRect hit = { area->x, ladder->plot.y + i * height, area->width, height };
      const FwRect focus = { hit.x + 1, hit.y + 1, hit.width - 2, hit.height - 2 };
      g_autofree char *value = row_value (ladder, i);

      fw_scene_add_datum (ladder->frame.scene, ladder->data->labor->rows[i].title, value, 0, &focus,
                          &hit);
    }
  for (guint t = 0; t < ladder->ticks.n; t++)
    {
      const double x = fw_scale_map (&ladder->x, ladder->ticks.at[t]);

      fw_scene_add_rule (ladder->frame.scene, &grid, (FwPoint){ x, ladder->plot.y },
                         (FwPoint){ x, ladder->plot.y + ladder->plot.height });
    }
  fw_axis_bottom (
      &ladder->frame,
      &(FwBottomAxis){
          .at = ladder->ticks.at, .n = ladder->ticks.n, .unit = FW_UNIT_DOLLARS, .one_unit = TRUE },
      &ladder->x, &ladder->plot);
  add_earnings (ladder);
  for (guint i = 0; i < n; i++)
    draw_row (ladder, i, ladder->plot.y + i * height, height);
}

/* --- Words */

/* Somebody trains for it, and its wages are known. */
static gboolean
is_told (const FwLaborRow *row)
{
  return row->weight > 0 && middle_of (row) != NULL;
}

/* The occupation most people train for, of those whose wages are known if there are any. */
static guint
main_row (const FwLabor *labor)
{
  guint best = 0;

  for (guint i = 1; i < labor->n_rows; i++)
    {
      const gboolean known = is_told (&labor->rows[i]), best_known = is_told (&labor->rows[best]);

      if (known > best_known
          || (known == best_known && labor->rows[i].weight > labor->rows[best].weight))
        best = i;
    }
  return best;
}

static char *
middle_words (const FwLaborRow *row, const FwLaborFigure *middle)
{
  g_autofree char *number = figure_text (middle);
  const char *what = is_mean (row, middle) ? _ ("the mean wage") : _ ("the middle wage");
  /* Translators: "the middle wage of “Software developers”". */
  g_autofree char *whose = row->wages_of != NULL
                               ? g_strdup_printf (_ ("%s of “%s”"), what, row->wages_of)
                               : g_strdup (what);

  /* Translators: "the middle wage of “Software developers”", "$115,000". */
  return g_strdup_printf (_ ("%s is %s"), whose, number);
}

/* As the plan has it; a middle of several is "about". */
static char *
start_words (const Starts *starts)
{
  g_autofree char *lo = dollars (starts->lo), *hi = dollars (starts->hi), *middle = NULL;

  if (starts->n == 0 || g_str_equal (lo, hi))
    return g_steal_pointer (&lo);
  middle = fw_unit_format ((starts->lo + starts->hi) / 2, FW_UNIT_DOLLARS_A_YEAR, FW_STYLE_TITLE);
  return g_strdup_printf (_ ("about\u00a0%s"), middle);
}

static char *
make_title (const FwWagesData *data)
{
  const FwLabor *labor = data->labor;
  const guint i = labor->n_rows > 0 ? main_row (labor) : 0;
  const FwLaborFigure *middle = labor->n_rows > 0 ? middle_of (&labor->rows[i]) : NULL;
  const Starts starts = starts_of (data, i);
  g_autofree char *start = NULL, *wage = NULL;

  if (labor->n_rows == 0)
    return g_strdup (_ ("This plan names no occupation"));
  start = start_words (&starts);
  if (middle == NULL && starts.n == 0)
    return g_strdup_printf (_ ("%s: no wages are published here"), labor->rows[i].title);
  if (middle == NULL)
    return g_strdup_printf (_ ("%s: a start pays %s; no wages to compare it with"),
                            labor->rows[i].title, start);
  wage = middle_words (&labor->rows[i], middle);
  if (starts.n == 0)
    return g_strdup_printf ("%s: %s", labor->rows[i].title, wage);
  /* Translators: pay; "the middle wage of “Software developers” is $130,000". */
  if (labor->rows[i].wages_of != NULL)
    return g_strdup_printf (_ ("A start pays %s; %s"), start, wage);
  return g_strdup_printf (_ ("%s: a start pays %s, %s"), labor->rows[i].title, start, wage);
}

static char *
make_subtitle (const FwWagesData *data)
{
  const FwLabor *labor = data->labor;
  g_autofree char *year = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_TABLE);
  gboolean same = TRUE;

  for (guint i = 0; i < labor->n_rows; i++)
    same = same && labor->rows[i].price_year == data->context.price_year;
  if (same)
    return g_strdup_printf (
        _ ("Yearly wages of all who do the work and what completers start with, "
           "in %s dollars. Plan “%s”"),
        year, data->context.scenario);
  return g_strdup_printf (_ ("Yearly wages of all who do the work, partly in their own year’s "
                             "dollars, and what completers start with, in %s dollars. Plan “%s”"),
                          year, data->context.scenario);
}

static char *
describe (Ladder *ladder)
{
  const FwLabor *labor = ladder->data->labor;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < labor->n_rows; i++)
    {
      g_autofree char *value = row_value (ladder, i);
      g_autofree char *origin = origin_text (&labor->rows[i]);

      g_string_append_printf (words, "%s%s%s%s%s: %s.", i > 0 ? " " : "", labor->rows[i].title,
                              *origin != '\0' ? " (" : "", origin, *origin != '\0' ? ")" : "",
                              value);
    }
  return g_string_free (words, FALSE);
}

/* “At least: 9 in 10 below. Not released by the source: Mean.” */
static char *
remarks (const FwLaborRow *row)
{
  GString *words = g_string_new (NULL);

  for (guint c = 0; c < G_N_ELEMENTS (columns) && fw_labor_row_has_wages (row); c++)
    {
      const FwValueMark mark = row->wages[columns[c].wage].mark;

      /* An embedded figure is a single one: nobody looked for the others. */
      if (mark != FW_MARK_EXACT && !(row->wages_origin.embedded && mark == FW_MARK_NOT_PUBLISHED))
        g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "; " : "", _ (columns[c].name),
                                fw_mark_words (mark));
    }
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwWagesData *data)
{
  fw_scene_add_column (scene, _ ("Occupation"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Wages of"), FW_UNIT_COUNT, TRUE);
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    fw_scene_add_column (scene, _ (columns[c].name), FW_UNIT_DOLLARS_A_YEAR, FALSE);
  fw_scene_add_column (scene, _ ("Lowest start"), FW_UNIT_DOLLARS_A_YEAR, FALSE);
  fw_scene_add_column (scene, _ ("Highest start"), FW_UNIT_DOLLARS_A_YEAR, FALSE);
  fw_scene_add_column (scene, _ ("Remarks"), FW_UNIT_COUNT, TRUE);
  for (guint i = 0; i < data->labor->n_rows; i++)
    {
      const FwLaborRow *row = &data->labor->rows[i];
      const Starts starts = starts_of (data, i);
      g_autofree char *origin = origin_text (row), *words = remarks (row);

      fw_scene_add_cell_text (scene, row->title);
      fw_scene_add_cell_text (scene, origin);
      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        fw_scene_add_cell_number (scene, row->wages[columns[c].wage].value);
      fw_scene_add_cell_number (scene, starts.lo);
      fw_scene_add_cell_number (scene, starts.hi);
      fw_scene_add_cell_text (scene, words);
    }
}

static gboolean
any_range (const FwLabor *labor)
{
  for (guint i = 0; i < labor->n_rows; i++)
    if (has (&labor->rows[i].wages[FW_LABOR_P25]) && has (&labor->rows[i].wages[FW_LABOR_P75]))
      return TRUE;
  return FALSE;
}

/**
 * fw_chart_wages:
 * @data: wages by occupation and the programs' starts
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * The wage ladder: of each occupation the 10th to 90th percentile as a line, the middle half thick,
 * its median; under it what the programs' completers start with; across all what those who apply
 * earn. A cap is an open end ("or more"), a wage that is not released is words.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_wages (const FwWagesData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const double line = layout.label * FW_LINE_HEIGHT;
  const guint head = heading_lines (data->labor, &layout, text, size.width - 2 * layout.margin);
  const double minimum = (head + ROW) * line * MAX (data->labor->n_rows, 1)
                         + layout.tick * (0.3 + 2 * FW_LINE_HEIGHT);
  const double natural = minimum + ROOMY * line * MAX (data->labor->n_rows, 1);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Wage ladder by occupation"),
                         .source = data->context.source,
                         .date = data->context.date };
  Ladder ladder = { .data = data, .head = head };

  if (any_range (data->labor))
    {
      words.keys[words.n_keys++] = (FwKey){ FW_KEY_LINE, FW_ROLE_NEUTRAL, FW_ROLE_NONE,
                                            _ ("8 in 10 of those in the job") };
      words.keys[words.n_keys++]
          = (FwKey){ FW_KEY_BAND, FW_ROLE_RANGE_50, FW_ROLE_RANGE_EDGE, _ ("middle half") };
    }
  fw_frame_begin (&ladder.frame, &words, theme, text, size, minimum, natural);
  add_table (ladder.frame.scene, data);
  fw_scene_take_description (ladder.frame.scene, describe (&ladder));
  if (data->labor->n_rows == 0)
    fw_frame_empty (&ladder.frame, _ ("Add an occupation to the plan to see what it pays here."));
  else
    draw (&ladder);
  return fw_frame_end (&ladder.frame);
}
