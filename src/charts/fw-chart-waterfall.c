/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-waterfall.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"

#define HEADROOM 1.1 /* beyond the whiskers, for their numbers */
#define INSIDE   1.6 /* a bar holds its number when it is so many times as long */

/* Deadweight is people who would have such a job anyway, displacement other residents who lose one.
 * Those who move away are what is left of them: of all placed more do, and the chart of stages says
 * how many. */
static const struct
{
  const char *name, *note;
} steps[FWE_N_WATERFALL] = {
  [FWE_W_PLACED] = { N_ ("Placed"), N_ ("gross") },
  [FWE_W_DEADWEIGHT] = { N_ ("Deadweight"), N_ ("hired anyway") },
  [FWE_W_DISPLACEMENT] = { N_ ("Displacement"), N_ ("of residents") },
  [FWE_W_MOVED_AWAY] = { N_ ("Moved away"), N_ ("of net new jobs") },
  [FWE_W_NET_LOCAL] = { N_ ("Net local"), N_ ("placements") },
};

/* Axes of the scale held: columns have room for whiskers, rows have not. */
enum
{
  HOLD_COLUMNS,
  HOLD_ROWS,
};

typedef struct
{
  FweWaterfall step;
  gboolean total;  /* a bar from zero */
  double from, to; /* persons */
} Bar;

typedef struct
{
  FwFrame frame;
  const FwWaterfallData *data;
  Bar bars[FWE_N_WATERFALL];
  guint n;
  double lo, hi; /* of all bars and whiskers */
} Fall;

static gboolean
is_empty (const FwWaterfallData *data)
{
  for (guint i = 0; i < FWE_N_WATERFALL; i++)
    if (!isfinite (data->steps[i].mean))
      return TRUE;
  return fabs (data->steps[FWE_W_PLACED].mean) < 0.5;
}

/* Nothing comes off: two bars are enough. */
static gboolean
is_plain (const FwWaterfallData *data)
{
  for (guint i = FWE_W_DEADWEIGHT; i < FWE_W_NET_LOCAL; i++)
    if (fabs (data->steps[i].mean) >= 0.005)
      return FALSE;
  return TRUE;
}

static gboolean
has_range (const FweSummary *s)
{
  return isfinite (s->p10) && isfinite (s->p90) && s->p90 - s->p10 >= 0.5;
}

static void
lay_out_bars (Fall *fall)
{
  const gboolean plain = is_plain (fall->data);
  double at = 0;

  for (guint i = 0; i < FWE_N_WATERFALL; i++)
    {
      const FweSummary *s = &fall->data->steps[i];
      const gboolean total = i == FWE_W_PLACED || i == FWE_W_NET_LOCAL;

      if (plain && !total)
        continue;
      fall->bars[fall->n++] = (Bar){
        .step = i, .total = total, .from = total ? 0 : at, .to = total ? s->mean : at + s->mean
      };
      at = total ? s->mean : at + s->mean;
      fall->lo = MIN (fall->lo, at);
      fall->hi = MAX (fall->hi, at);
    }
}

static char *
number_text (const FweSummary *s, gboolean total)
{
  return fw_unit_format (s->mean, FW_UNIT_PERSONS, total ? FW_STYLE_LABEL : FW_STYLE_SIGNED);
}

static char *
range_text (const FweSummary *s)
{
  return has_range (s) ? fw_unit_format_range (s->p10, s->p90, FW_UNIT_PERSONS, FW_STYLE_LABEL)
                       : g_strdup ("");
}

static FwRole
bar_role (const Bar *bar)
{
  if (bar->step == FWE_W_NET_LOCAL)
    return FW_ROLE_SERIES_1;
  if (bar->total)
    return FW_ROLE_NEUTRAL;
  return bar->to <= bar->from ? FW_ROLE_LOSS : FW_ROLE_GAIN;
}

static FwRole
text_role (const Bar *bar)
{
  if (bar->total)
    return bar->step == FWE_W_NET_LOCAL ? FW_ROLE_SERIES_1_TEXT : FW_ROLE_TEXT;
  return bar->to <= bar->from ? FW_ROLE_LOSS_TEXT : FW_ROLE_GAIN_TEXT;
}

/* A loss is hatched, so that it is told without its colour. */
static void
add_bar (Fall *fall, guint i, const FwRect *rect)
{
  const FwRole role = bar_role (&fall->bars[i]);
  FwMark mark = fw_frame_fill (&fall->frame, role);

  mark.datum = (int)i;
  if (role != FW_ROLE_LOSS)
    {
      fw_scene_add_rect (fall->frame.scene, &mark, rect);
      return;
    }
  mark.tint = FW_TINT_PALE;
  mark.stroke = FW_ROLE_LOSS;
  mark.stroke_width = fall->frame.layout.marker;
  fw_scene_add_hatch (fall->frame.scene, &mark, rect);
}

static void
add_datum (Fall *fall, guint i, const FwRect *hit)
{
  const Bar *bar = &fall->bars[i];
  const FweSummary *s = &fall->data->steps[bar->step];
  g_autofree char *number = number_text (s, bar->total), *value = NULL;
  g_autofree char *from = fw_unit_format (s->p10, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *to = fw_unit_format (s->p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *label
      = g_strdup_printf ("%s (%s)", _ (steps[bar->step].name), _ (steps[bar->step].note));
  const FwRect focus = { hit->x + 1, hit->y + 1, hit->width - 2, hit->height - 2 };

  value = has_range (s) ? g_strdup_printf (_ ("%s people, 80%% range %s to %s"), number, from, to)
                        : g_strdup_printf (_ ("%s people"), number);
  fw_scene_add_datum (fall->frame.scene, label, value, 0, &focus, hit);
}

/* The number of a bar: inside where the bar is long enough and it can be read there, else at
 * @outside. */
static void
add_number (Fall *fall, guint i, double length, FwPlace inside, FwPlace outside, double size)
{
  const Bar *bar = &fall->bars[i];
  const FwRole on
      = bar->total ? fw_theme_text_on (fall->frame.theme, bar_role (bar)) : FW_ROLE_NONE;
  g_autofree char *text = number_text (&fall->data->steps[bar->step], bar->total);
  const gboolean fits
      = on != FW_ROLE_NONE && length >= INSIDE * fw_frame_width (&fall->frame, text, size, TRUE);

  fw_labels_add (fall->frame.labels, &(FwLabel){ .text = text,
                                                 .size = size,
                                                 .bold = TRUE,
                                                 .role = fits ? on : text_role (bar),
                                                 .priority = FW_LABEL_VALUE,
                                                 .places = { fits ? inside : outside },
                                                 .n_places = 1,
                                                 .datum = (int)i });
}

/* --- Rows: small charts, and those whose names do not fit under columns. */

typedef struct
{
  double name, number, range; /* px */
  gboolean stacked;           /* names stand above bars */
} Rooms;

static Rooms
measure_rows (const Fall *fall)
{
  const FwLayout *layout = &fall->frame.layout;
  Rooms rooms = { 0 };

  for (guint i = 0; i < fall->n; i++)
    {
      const Bar *bar = &fall->bars[i];
      const FweSummary *s = &fall->data->steps[bar->step];
      g_autofree char *range = range_text (s), *number = number_text (s, bar->total);

      rooms.name = MAX (rooms.name, fw_frame_width (&fall->frame, _ (steps[bar->step].name),
                                                    layout->label, bar->step == FWE_W_NET_LOCAL));
      rooms.name = MAX (rooms.name, fw_frame_width (&fall->frame, _ (steps[bar->step].note),
                                                    layout->tick, FALSE));
      rooms.range = MAX (rooms.range, fw_frame_width (&fall->frame, range, layout->tick, FALSE));
      rooms.number = MAX (rooms.number, fw_frame_width (&fall->frame, number, layout->label, TRUE));
    }
  rooms.name += layout->tick;
  rooms.number += layout->tick;
  rooms.range += layout->tick;
  rooms.stacked = fall->frame.area.width - rooms.name - rooms.number - rooms.range
                  < 0.3 * fall->frame.area.width;
  return rooms;
}

static void
add_row_words (Fall *fall, guint i, const Rooms *rooms, double y)
{
  const FwLayout *layout = &fall->frame.layout;
  const FwRect *area = &fall->frame.area;
  const Bar *bar = &fall->bars[i];
  g_autofree char *range = range_text (&fall->data->steps[bar->step]);
  const double x = rooms->stacked ? area->x : area->x + rooms->name - layout->tick * 0.6;
  const FwAnchor anchor = rooms->stacked ? FW_ANCHOR_START : FW_ANCHOR_END;
  /* Above a bar the note follows the name, beside one it stands under it. */
  const double up = rooms->stacked ? 0 : layout->tick * FW_LINE_HEIGHT / 2,
               down = layout->label * FW_LINE_HEIGHT / 2;
  const char *note = _ (steps[bar->step].note);

  fw_labels_add (fall->frame.labels, &(FwLabel){ .text = _ (steps[bar->step].name),
                                                 .tail = rooms->stacked ? note : NULL,
                                                 .size = layout->label,
                                                 .tail_size = layout->tick,
                                                 .bold = bar->step == FWE_W_NET_LOCAL,
                                                 .role = FW_ROLE_TEXT,
                                                 .tail_role = FW_ROLE_MUTED,
                                                 .priority = FW_LABEL_SERIES,
                                                 .places = { { { x, y - up }, anchor } },
                                                 .n_places = 1,
                                                 .datum = (int)i });
  if (!rooms->stacked)
    fw_labels_add (fall->frame.labels, &(FwLabel){ .text = note,
                                                   .size = layout->tick,
                                                   .role = FW_ROLE_MUTED,
                                                   .priority = FW_LABEL_NOTE,
                                                   .places = { { { x, y + down }, anchor } },
                                                   .n_places = 1,
                                                   .datum = (int)i });
  if (*range != '\0')
    fw_labels_add (fall->frame.labels,
                   &(FwLabel){ .text = range,
                               .size = layout->tick,
                               .role = FW_ROLE_MUTED,
                               .priority = FW_LABEL_EXTREME,
                               .places = { { { area->x + area->width, y }, FW_ANCHOR_END } },
                               .n_places = 1,
                               .datum = (int)i });
}

static void
add_row (Fall *fall, guint i, const FwScale *x, const Rooms *rooms, double top, double height)
{
  const FwLayout *layout = &fall->frame.layout;
  const Bar *bar = &fall->bars[i];
  const double words = rooms->stacked ? layout->label * FW_LINE_HEIGHT : 0;
  const double room = height - words, thick = MIN (0.56 * room, 2 * layout->label);
  const double middle = top + words + room / 2;
  const double from = fw_scale_map (x, MIN (bar->from, bar->to)),
               to = fw_scale_map (x, MAX (bar->from, bar->to));
  const FwRect rect = { from, middle - thick / 2, MAX (to - from, 1.25), thick };
  const FwMark connector = fw_frame_stroke (&fall->frame, FW_ROLE_AXIS, 1, FW_DASH_DOTS);

  if (i + 1 < fall->n)
    {
      const double at = fw_scale_map (x, bar->to);

      fw_scene_add_rule (fall->frame.scene, &connector, (FwPoint){ at, middle + thick / 2 },
                         (FwPoint){ at, middle + height - thick / 2 });
    }
  add_bar (fall, i, &rect);
  add_number (fall, i, rect.width, (FwPlace){ { to - 0.5 * layout->tick, middle }, FW_ANCHOR_END },
              (FwPlace){ { rect.x + rect.width + 0.4 * layout->tick, middle }, FW_ANCHOR_START },
              layout->label);
  add_row_words (fall, i, rooms, rooms->stacked ? top + words / 2 : middle);
}

static void
draw_rows (Fall *fall)
{
  const FwRect *area = &fall->frame.area;
  const Rooms rooms = measure_rows (fall);
  const double left = rooms.stacked ? 0 : rooms.name;
  const double right = rooms.number + (rooms.stacked ? 0 : rooms.range);
  const double height = area->height / fall->n;
  const FwScale x = { fall->lo, fall->hi, area->x + left, area->x + area->width - right };
  const FwMark axis = fw_frame_stroke (&fall->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  const double zero = fw_scale_map (&x, 0);

  for (guint i = 0; i < fall->n; i++)
    add_datum (fall, i, &(FwRect){ area->x, area->y + i * height, area->width, height });
  for (guint i = 0; i < fall->n; i++)
    add_row (fall, i, &x, &rooms, area->y + i * height, height);
  fw_scene_add_rule (fall->frame.scene, &axis, (FwPoint){ zero, area->y },
                     (FwPoint){ zero, area->y + area->height });
}

/* --- Columns: medium charts and slides. */

static void
add_whisker (Fall *fall, guint i, const FwScale *y, double x)
{
  const FwLayout *layout = &fall->frame.layout;
  const FweSummary *s = &fall->data->steps[fall->bars[i].step];
  const double top = fw_scale_map (y, s->p90), low = fw_scale_map (y, s->p10),
               cap = 4 * layout->marker;
  FwMark rule = fw_frame_stroke (&fall->frame, FW_ROLE_TEXT, 1.5, FW_DASH_SOLID);
  const double ends[2] = { top, low };

  rule.datum = (int)i;
  fw_scene_add_rule (fall->frame.scene, &rule, (FwPoint){ x, top }, (FwPoint){ x, low });
  for (guint e = 0; e < 2; e++)
    {
      const double off = (e == 0 ? -0.75 : 0.75) * layout->tick;
      g_autofree char *text
          = fw_unit_format (e == 0 ? s->p90 : s->p10, FW_UNIT_PERSONS, FW_STYLE_LABEL);

      fw_scene_add_rule (fall->frame.scene, &rule, (FwPoint){ x - cap, ends[e] },
                         (FwPoint){ x + cap, ends[e] });
      fw_labels_add (fall->frame.labels,
                     &(FwLabel){ .text = text,
                                 .size = layout->tick,
                                 .halo = TRUE,
                                 .role = FW_ROLE_TEXT,
                                 .priority = FW_LABEL_EXTREME,
                                 .places = { { { x, ends[e] + off }, FW_ANCHOR_MIDDLE } },
                                 .n_places = 1,
                                 .datum = (int)i });
    }
}

static void
add_column_words (Fall *fall, guint i, double x, double bottom)
{
  const FwLayout *layout = &fall->frame.layout;
  const Bar *bar = &fall->bars[i];
  const double line = layout->tick * FW_LINE_HEIGHT;

  fw_labels_add (
      fall->frame.labels,
      &(FwLabel){ .text = _ (steps[bar->step].name),
                  .size = layout->tick,
                  .bold = bar->step == FWE_W_NET_LOCAL,
                  .role = FW_ROLE_TEXT,
                  .priority = FW_LABEL_SERIES,
                  .places = { { { x, bottom + 0.4 * layout->tick + line / 2 }, FW_ANCHOR_MIDDLE } },
                  .n_places = 1,
                  .datum = (int)i });
  fw_labels_add (fall->frame.labels,
                 &(FwLabel){ .text = _ (steps[bar->step].note),
                             .size = layout->tick * 0.95,
                             .role = FW_ROLE_MUTED,
                             .priority = FW_LABEL_NOTE,
                             .places = { { { x, bottom + 0.4 * layout->tick + line * 1.5 },
                                           FW_ANCHOR_MIDDLE } },
                             .n_places = 1,
                             .datum = (int)i });
}

/* Under or over a step: what of it is sure. */
static void
add_step_range (Fall *fall, guint i, double x, const FwRect *rect)
{
  const FwLayout *layout = &fall->frame.layout;
  g_autofree char *range = range_text (&fall->data->steps[fall->bars[i].step]);
  const double below = rect->y + rect->height + 0.8 * layout->tick;
  const double above = rect->y - 0.8 * layout->label - 1.2 * layout->tick;

  if (*range == '\0')
    return;
  fw_labels_add (fall->frame.labels, &(FwLabel){ .text = range,
                                                 .size = layout->tick,
                                                 .halo = TRUE,
                                                 .role = FW_ROLE_MUTED,
                                                 .priority = FW_LABEL_EXTREME,
                                                 .places = { { { x, below }, FW_ANCHOR_MIDDLE },
                                                             { { x, above }, FW_ANCHOR_MIDDLE } },
                                                 .n_places = 2,
                                                 .datum = (int)i });
}

static void
add_column (Fall *fall, guint i, const FwScale *y, const FwRect *band)
{
  const FwLayout *layout = &fall->frame.layout;
  const Bar *bar = &fall->bars[i];
  const double wide = 0.58 * band->width,
               x = band->x + band->width / 2 - (bar->total ? 0.06 * band->width : 0);
  const double top = fw_scale_map (y, MAX (bar->from, bar->to)),
               low = fw_scale_map (y, MIN (bar->from, bar->to));
  const FwRect rect = { x - wide / 2, top, wide, MAX (low - top, 1.25) };
  const FwMark connector = fw_frame_stroke (&fall->frame, FW_ROLE_AXIS, 1, FW_DASH_DOTS);
  const double end = fw_scale_map (y, bar->to), size = layout->label * 1.15;
  /* Inside, the number stands under the top of its bar; the bar must be as high as a line and a
   * half. */
  const FwPlace inside = { { x, top + 0.9 * size }, FW_ANCHOR_MIDDLE };
  const FwPlace outside = { { x, top - 0.75 * size }, FW_ANCHOR_MIDDLE };

  if (i + 1 < fall->n)
    fw_scene_add_rule (fall->frame.scene, &connector, (FwPoint){ x + wide / 2, end },
                       (FwPoint){ x + band->width - wide / 2, end });
  add_bar (fall, i, &rect);
  add_number (fall, i, rect.height > 2.2 * size ? rect.width : 0, inside, outside, size);
  if (bar->total && has_range (&fall->data->steps[bar->step]))
    add_whisker (fall, i, y, x + wide / 2 + 0.12 * band->width);
  else if (!bar->total)
    add_step_range (fall, i, x, &rect);
  add_column_words (fall, i, x, band->y + band->height);
}

static void
draw_columns (Fall *fall)
{
  const FwLayout *layout = &fall->frame.layout;
  const FwRect *area = &fall->frame.area;
  const FwValueAxis axis
      = { .ticks = fw_ticks_cover (fall->lo * HEADROOM, fall->hi * HEADROOM, 5, TRUE),
          .unit = FW_UNIT_PERSONS,
          .factor = 1 };
  const double left = fw_axis_value_room (&fall->frame, &axis),
               top = layout->tick * FW_LINE_HEIGHT / 2;
  const FwRect plot = { area->x + left, area->y + top, area->width - left,
                        area->height - top - layout->tick * (0.4 + 2 * FW_LINE_HEIGHT) };
  const FwScale y
      = { fw_ticks_first (&axis.ticks), fw_ticks_last (&axis.ticks), plot.y + plot.height, plot.y };
  const double width = plot.width / fall->n;

  for (guint i = 0; i < fall->n; i++)
    add_datum (fall, i, &(FwRect){ plot.x + i * width, plot.y, width, plot.height });
  fw_axis_value (&fall->frame, &axis, &y, &plot, TRUE);
  for (guint i = 0; i < fall->n; i++)
    add_column (fall, i, &y, &(FwRect){ plot.x + i * width, plot.y, width, plot.height });
}

static gboolean
columns_fit (const Fall *fall)
{
  const double band = (fall->frame.area.width - 4 * fall->frame.layout.tick) / fall->n;
  double widest = 0;

  if (fall->frame.layout.klass == FW_CLASS_SMALL)
    return FALSE;
  for (guint i = 0; i < fall->n; i++)
    {
      const FweWaterfall step = fall->bars[i].step;
      g_autofree char *range = range_text (&fall->data->steps[step]);

      widest = MAX (widest, fw_frame_width (&fall->frame, _ (steps[step].name),
                                            fall->frame.layout.tick, TRUE));
      if (!fall->bars[i].total)
        widest = MAX (widest, fw_frame_width (&fall->frame, range, fall->frame.layout.tick, FALSE));
    }
  return widest < band;
}

static void
measure_whiskers (Fall *fall)
{
  for (guint i = 0; i < fall->n; i++)
    if (fall->bars[i].total && has_range (&fall->data->steps[fall->bars[i].step]))
      {
        fall->lo = MIN (fall->lo, fall->data->steps[fall->bars[i].step].p10);
        fall->hi = MAX (fall->hi, fall->data->steps[fall->bars[i].step].p90);
      }
}

static void
add_table (FwScene *scene, const FwWaterfallData *data)
{
  fw_scene_add_column (scene, _ ("Step"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Average"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_PERSONS, FALSE);
  for (guint i = 0; i < FWE_N_WATERFALL; i++)
    {
      fw_scene_add_cell_text (scene, _ (steps[i].name));
      fw_scene_add_cell_number (scene, data->steps[i].mean);
      fw_scene_add_cell_number (scene, data->steps[i].p10);
      fw_scene_add_cell_number (scene, data->steps[i].p90);
    }
}

static char *
quarter_name (const FwWaterfallData *data)
{
  return fw_unit_format_quarter (data->context.start_year, data->context.start_quarter,
                                 (guint)data->quarter);
}

static char *
make_title (const FwWaterfallData *data)
{
  g_autofree char *gross
      = fw_unit_format (data->steps[FWE_W_PLACED].mean, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *net
      = fw_unit_format (data->steps[FWE_W_NET_LOCAL].mean, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *quarter = quarter_name (data);

  if (is_empty (data))
    return g_strdup_printf (_ ("Nobody is placed by %s"), quarter);
  if (is_plain (data))
    return g_strdup_printf (_ ("All of about\u00a0%s placements count as net"), gross);
  if (data->steps[FWE_W_NET_LOCAL].mean < 0.5)
    return g_strdup_printf (_ ("Of about\u00a0%s placements, none are net new jobs for residents"),
                            gross);
  return g_strdup_printf (
      _ ("Of about\u00a0%s placements, about\u00a0%s are net new jobs for residents"), gross, net);
}

/* Whether the numbers of the steps, rounded each, come to the last of them. */
static gboolean
adds_up (const FwWaterfallData *data)
{
  double parts[FWE_W_NET_LOCAL];

  for (guint i = FWE_W_PLACED; i < FWE_W_NET_LOCAL; i++)
    parts[i] = data->steps[i].mean;
  return fw_unit_adds_up (parts, FWE_W_NET_LOCAL, data->steps[FWE_W_NET_LOCAL].mean,
                          FW_UNIT_PERSONS);
}

static char *
make_subtitle (const FwWaterfallData *data)
{
  g_autofree char *quarter = quarter_name (data);
  g_autofree char *runs
      = fw_unit_format ((double)data->context.n_runs, FW_UNIT_COUNT, FW_STYLE_TABLE);

  return g_strdup_printf (
      is_empty (data) || adds_up (data)
          ? _ ("Placements by %s: average and 80%% range of %s runs. Plan “%s”")
          : _ ("Placements by %s: average and 80%% range of %s runs, each rounded. Plan “%s”"),
      quarter, runs, data->context.scenario);
}

static char *
describe (const FwWaterfallData *data)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < FWE_N_WATERFALL; i++)
    {
      const FweSummary *s = &data->steps[i];
      g_autofree char *number = number_text (s, i == FWE_W_PLACED || i == FWE_W_NET_LOCAL);
      g_autofree char *range = range_text (s);

      if (i > 0)
        g_string_append_c (words, ' ');
      if (*range == '\0')
        /* Translators: step, note on it, number. */
        g_string_append_printf (words, _ ("%s (%s): %s."), _ (steps[i].name), _ (steps[i].note),
                                number);
      else
        g_string_append_printf (words, _ ("%s (%s): %s, 80%% range %s."), _ (steps[i].name),
                                _ (steps[i].note), number, range);
    }
  return g_string_free (words, FALSE);
}

/**
 * fw_chart_waterfall:
 * @data: the steps from gross to net placements of one result
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * How many of the people placed are new to residents: bars from zero for gross and net, hatched
 * steps between them. Rows where it is narrow, columns with whiskers where there is room.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_waterfall (const FwWaterfallData *data, const FwTheme *theme, FwTextMetrics *text,
                    FwSize size)
{
  const double em = 12.0 * fw_text_metrics_scale (text);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  const FwFrameWords words = { .title = title,
                               .subtitle = subtitle,
                               .kind = _ ("Waterfall chart from gross to net local placements"),
                               .source = data->context.source,
                               .date = data->context.date };
  Fall fall = { .data = data };

  fw_frame_begin (&fall.frame, &words, theme, text, size, 15 * em,
                  size.width < 480 ? 15 * em : 24 * em);
  add_table (fall.frame.scene, data);
  if (is_empty (data))
    {
      const char *sentence = data->context.no_program
                                 ? _ ("This scenario has no program, so nobody is placed by one.")
                                 : _ ("There is nothing to take off: no placement by then.");

      fw_frame_empty (&fall.frame, sentence);
      fw_scene_take_description (fall.frame.scene, g_strdup (sentence));
      return fw_frame_end (&fall.frame);
    }
  fw_scene_take_description (fall.frame.scene, describe (data));
  lay_out_bars (&fall);
  if (columns_fit (&fall))
    {
      measure_whiskers (&fall);
      fw_chart_hold_extent (data->context.hold, HOLD_COLUMNS, &fall.lo, &fall.hi);
      draw_columns (&fall);
    }
  else
    {
      fw_chart_hold_extent (data->context.hold, HOLD_ROWS, &fall.lo, &fall.hi);
      draw_rows (&fall);
    }
  return fw_frame_end (&fall.frame);
}
