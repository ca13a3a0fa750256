/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-deciles.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-marks.h"
#include "fw-scene-builder.h"

#define SEEN    0.5  /* of a household: fewer is none */
#define LEAST   0.01 /* dollars a year: a smaller change is none */
#define WIDE    0.68 /* of a column, a bar */
#define TOP     0.55 /* of the height, the plot of dollars */
#define NOMINAL 34.0 /* height that looks well, in sizes of a tick */
#define MINIMUM 17.0
#define FEW     4.0 /* times as many gain */
#define GRID    2.0 /* between two lines of a grid at least */
#define UNDER   1.5 /* under the bars of those who lose, for their numbers */

typedef struct
{
  FwFrame frame;
  const FwDecilesData *data;
  FwRect dollars, households; /* plots */
  FwValueAxis dollar_axis, household_axis;
  FwScale y_dollars, y_households;
  double column;
  double lose; /* households, the most in a tenth, where they need no line of the grid; else 0 */
} Deciles;

static const char *const names[FWE_N_DECILES] = {
  N_ ("poorest tenth"), N_ ("second tenth"),  N_ ("third tenth"),   N_ ("fourth tenth"),
  N_ ("fifth tenth"),   N_ ("sixth tenth"),   N_ ("seventh tenth"), N_ ("eighth tenth"),
  N_ ("ninth tenth"),   N_ ("richest tenth"),
};

static gboolean
is_drawable (const FwDecilesData *data)
{
  if (data->deciles == NULL)
    return FALSE;
  for (guint i = 0; i < FWE_N_DECILES; i++)
    {
      const FweDecile *d = &data->deciles[i];

      if (!isfinite (d->from) || !isfinite (d->change) || !isfinite (d->gain) || !isfinite (d->lose)
          || !(d->households > 0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_still (const FwDecilesData *data)
{
  for (guint i = 0; i < FWE_N_DECILES; i++)
    if (fabs (data->deciles[i].change) >= LEAST || data->deciles[i].gain >= SEEN
        || data->deciles[i].lose >= SEEN)
      return FALSE;
  return TRUE;
}

static double
sum_of_losers (const FwDecilesData *data)
{
  double sum = 0;

  for (guint i = 0; i < FWE_N_DECILES; i++)
    sum += data->deciles[i].lose;
  return sum;
}

/* --- Words */

/* "$6", "less than $1". */
static char *
amount_words (double dollars)
{
  if (fabs (dollars) < LEAST)
    return g_strdup (_ ("nothing"));
  if (fabs (dollars) < 0.5)
    return g_strdup (_ ("less than $1"));
  return fw_unit_format (fabs (dollars), FW_UNIT_DOLLARS, FW_STYLE_TITLE);
}

static char *
change_words (double dollars)
{
  g_autofree char *amount = NULL;

  if (fabs (dollars) < LEAST)
    return g_strdup (_ ("no change"));
  if (fabs (dollars) >= 0.5)
    {
      amount = fw_unit_format (dollars, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
      return g_strdup_printf (_ ("%s a year on average"), amount);
    }
  return g_strdup (dollars > 0 ? _ ("a gain of less than $1 a year on average")
                               : _ ("a loss of less than $1 a year on average"));
}

static char *
title_losers (double losers)
{
  g_autofree char *n = fw_unit_format (losers, FW_UNIT_HOUSEHOLDS, FW_STYLE_TITLE);

  if (losers < SEEN)
    return g_strdup (_ ("no household loses"));
  /* Translators: number of households, behind "about". */
  return g_strdup_printf (ngettext ("about\u00a0%s household loses",
                                    "about\u00a0%s households lose",
                                    (gulong)fmin (round (losers), 1e6)),
                          n);
}

static char *
make_title (const FwDecilesData *data)
{
  const double change = data->deciles[0].change;
  g_autofree char *amount = amount_words (change);
  g_autofree char *losers = title_losers (sum_of_losers (data));

  if (is_still (data))
    return g_strdup (_ ("No net effect on any tenth of the households"));
  if (fabs (change) < LEAST)
    /* Translators: "about 12 households lose". */
    return g_strdup_printf (_ ("The poorest tenth gains nothing; %s"), losers);
  if (fabs (change) < 0.5)
    /* Translators: "less than $1"; "about 12 households lose". */
    return g_strdup_printf (change > 0 ? _ ("The poorest tenth gains %s a year on average; %s")
                                       : _ ("The poorest tenth loses %s a year on average; %s"),
                            amount, losers);
  /* Translators: dollars; "about 12 households lose". */
  return g_strdup_printf (change > 0
                              ? _ ("The poorest tenth gains about\u00a0%s a year on average; %s")
                              : _ ("The poorest tenth loses about\u00a0%s a year on average; %s"),
                          amount, losers);
}

/* Whether the losers of the tenths come to the title's, as they are written. */
static gboolean
adds_up (const FwDecilesData *data)
{
  double lose[FWE_N_DECILES];

  for (guint i = 0; i < FWE_N_DECILES; i++)
    lose[i] = data->deciles[i].lose >= SEEN ? data->deciles[i].lose : 0;
  return fw_unit_adds_up (lose, FWE_N_DECILES, sum_of_losers (data), FW_UNIT_HOUSEHOLDS);
}

static char *
make_subtitle (const FwDecilesData *data)
{
  g_autofree char *quarter = fw_unit_format_quarter (
      data->context.start_year, data->context.start_quarter, (guint)data->reading_quarter);
  g_autofree char *year = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);

  if (!is_drawable (data) || is_still (data))
    return g_strdup_printf (
        _ ("By tenth of the households before the plan, %s, year from %s, %s dollars. Plan “%s”"),
        data->context.place, quarter, year, data->context.scenario);
  return g_strdup_printf (
      adds_up (data)
          ? _ ("By tenth of the households before the plan, %s, year from %s, %s dollars. All "
               "who enroll and stay in the place count, placed or not; averages of the runs. Plan "
               "“%s”")
          : _ ("By tenth of the households before the plan, %s, year from %s, %s dollars. All "
               "who enroll and stay in the place count, placed or not; averages of the runs, each "
               "rounded. Plan “%s”"),
      data->context.place, quarter, year, data->context.scenario);
}

static char *
moves_words (const FweDecile *d)
{
  g_autofree char *gain = fw_unit_format (d->gain, FW_UNIT_HOUSEHOLDS, FW_STYLE_LABEL);
  g_autofree char *lose = fw_unit_format (d->lose, FW_UNIT_HOUSEHOLDS, FW_STYLE_LABEL);

  return g_strdup_printf (_ ("households that gain: %s, that lose: %s"), gain, lose);
}

static char *
decile_label (const FwDecilesData *data, guint i)
{
  g_autofree char *from = fw_unit_format (data->deciles[i].from, FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  /* Translators: "second tenth"; lowest income in it. */
  return g_strdup_printf (_ ("%s, from %s"), _ (names[i]), from);
}

static char *
describe (const FwDecilesData *data)
{
  GString *words = g_string_new (NULL);

  if (is_still (data))
    g_string_append (words, _ ("This scenario changes no household’s income."));
  for (guint i = 0; i < FWE_N_DECILES && !is_still (data); i++)
    {
      g_autofree char *label = decile_label (data, i),
                      *change = change_words (data->deciles[i].change),
                      *moves = moves_words (&data->deciles[i]);

      /* Translators: a tenth of the households, its change, who gains and loses. */
      g_string_append_printf (words, _ ("%s: %s; %s."), label, change, moves);
      if (i + 1 < FWE_N_DECILES)
        g_string_append_c (words, ' ');
    }
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwDecilesData *data)
{
  fw_scene_add_column (scene, _ ("Tenth of households"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Income from"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Households"), FW_UNIT_HOUSEHOLDS, FALSE);
  fw_scene_add_column (scene, _ ("Change of mean income a year"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Households that gain"), FW_UNIT_HOUSEHOLDS, FALSE);
  fw_scene_add_column (scene, _ ("Households that lose"), FW_UNIT_HOUSEHOLDS, FALSE);
  for (guint i = 0; data->deciles != NULL && i < FWE_N_DECILES; i++)
    {
      const FweDecile *d = &data->deciles[i];

      fw_scene_add_cell_text (scene, _ (names[i]));
      fw_scene_add_cell_number (scene, d->from);
      fw_scene_add_cell_number (scene, d->households);
      fw_scene_add_cell_number (scene, d->change);
      fw_scene_add_cell_number (scene, d->gain);
      fw_scene_add_cell_number (scene, d->lose);
    }
}

/* --- The picture */

/* As many steps as keep their lines apart. */
static guint
n_steps (const Deciles *self, double height)
{
  return (guint)CLAMP (height / (GRID * self->frame.layout.tick), 2, 4);
}

/* The axes of two plots of these heights [px]. Few lose beside those who gain: what is under zero
 * then has room for its numbers and no line of the grid. */
static void
measure (Deciles *self, double dollars, double households)
{
  double low = 0, high = 0, lose = 0, gain = 0;
  FwTicks all;

  for (guint i = 0; i < FWE_N_DECILES; i++)
    {
      const FweDecile *d = &self->data->deciles[i];

      low = fmin (low, d->change);
      high = fmax (high, d->change);
      lose = fmax (lose, d->lose);
      gain = fmax (gain, d->gain);
    }
  fw_chart_hold_extent (self->data->context.hold, 0, &low, &high);
  lose = -lose;
  fw_chart_hold_extent (self->data->context.hold, 1, &lose, &gain);
  self->dollar_axis = (FwValueAxis){ .ticks = fw_ticks_cover (1.15 * low, 1.15 * high,
                                                              n_steps (self, dollars), FALSE),
                                     .unit = FW_UNIT_DOLLARS,
                                     .factor = 1,
                                     .one_unit = TRUE };
  all = fw_ticks_cover (1.2 * lose, 1.2 * gain, n_steps (self, households), TRUE);
  self->lose = lose < 0 && -lose < gain / FEW ? -lose : 0;
  if (self->lose > 0)
    all = fw_ticks_cover (0, 1.2 * gain, n_steps (self, households), TRUE);
  self->household_axis = (FwValueAxis){ .ticks = all, .unit = FW_UNIT_RATIO, .factor = 1 };
}

/* A bar from zero; its number beyond its end, where it fits between its neighbours. */
static void
draw_bar (Deciles *self, guint i, double value, const FwScale *y, const FwRect *plot,
          const char *number, gboolean important)
{
  const FwLayout *layout = &self->frame.layout;
  const double zero = fw_scale_map (y, 0), end = fw_scale_map (y, value);
  const double x = plot->x + (i + (1 - WIDE) / 2) * self->column;
  const gboolean loss = value < 0;
  const double height = fmax (fabs (end - zero), FW_LEAST_BAR);
  const FwVoice voice = { layout->tick, TRUE, loss ? FW_ROLE_LOSS_TEXT : FW_ROLE_GAIN_TEXT,
                          important ? FW_LABEL_VALUE : FW_LABEL_EXTREME, (int)i };
  const double off = 0.75 * layout->tick;

  if (value == 0)
    return;
  fw_marks_bar (&self->frame, loss ? FW_ROLE_LOSS : FW_ROLE_GAIN, loss,
                &(FwRect){ x, loss ? zero : zero - height, WIDE * self->column, height }, (int)i);
  if (important || fw_frame_width (&self->frame, number, layout->tick, TRUE) <= 0.96 * self->column)
    fw_marks_say (
        &self->frame, number, voice,
        (FwPoint){ x + WIDE / 2 * self->column, loss ? zero + height + off : zero - height - off },
        FW_ANCHOR_MIDDLE);
}

/* A tenth where nothing changes says so: an empty place would look like a figure left out. */
static void
say_nothing (Deciles *self, guint i, const FwScale *y, const FwRect *plot)
{
  const FwLayout *layout = &self->frame.layout;
  g_autofree char *zero = fw_unit_format (0, FW_UNIT_COUNT, FW_STYLE_LABEL);
  const FwVoice voice = { layout->tick, FALSE, FW_ROLE_MUTED, FW_LABEL_NOTE, (int)i };

  fw_marks_say (
      &self->frame, zero, voice,
      (FwPoint){ plot->x + (i + 0.5) * self->column, fw_scale_map (y, 0) - 0.75 * layout->tick },
      FW_ANCHOR_MIDDLE);
}

/* The largest of each kind is named in any case. */
static guint
largest (const Deciles *self, double (*of) (const FweDecile *))
{
  guint found = 0;

  for (guint i = 1; i < FWE_N_DECILES; i++)
    if (of (&self->data->deciles[i]) > of (&self->data->deciles[found]))
      found = i;
  return found;
}

static double
change_of (const FweDecile *d)
{
  return fabs (d->change);
}

static double
gain_of (const FweDecile *d)
{
  return d->gain;
}

static double
loss_of (const FweDecile *d)
{
  return d->lose;
}

static void
draw_bars (Deciles *self)
{
  const guint most = largest (self, change_of), gain = largest (self, gain_of),
              lose = largest (self, loss_of);

  for (guint i = 0; i < FWE_N_DECILES; i++)
    {
      const FweDecile *d = &self->data->deciles[i];
      g_autofree char *change = fabs (d->change) < 0.5
                                    ? g_strdup (d->change > 0 ? _ ("<$1") : _ (">−$1"))
                                    : fw_unit_format (d->change, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
      g_autofree char *up = fw_unit_format (d->gain, FW_UNIT_HOUSEHOLDS, FW_STYLE_LABEL);
      g_autofree char *down = fw_unit_format (-d->lose, FW_UNIT_HOUSEHOLDS, FW_STYLE_SIGNED);

      if (fabs (d->change) >= LEAST)
        draw_bar (self, i, d->change, &self->y_dollars, &self->dollars, change, i == most);
      else
        say_nothing (self, i, &self->y_dollars, &self->dollars);
      if (!(d->gain >= SEEN) && !(d->lose >= SEEN))
        say_nothing (self, i, &self->y_households, &self->households);
      if (d->gain >= SEEN)
        draw_bar (self, i, d->gain, &self->y_households, &self->households, up, i == gain);
      if (d->lose >= SEEN)
        draw_bar (self, i, -d->lose, &self->y_households, &self->households, down, i == lose);
    }
}

/* Where each tenth begins, under a plot; at both ends in words. */
static void
draw_tenths (Deciles *self, const FwRect *plot)
{
  const FwLayout *layout = &self->frame.layout;
  const double y = plot->y + plot->height + 0.94 * layout->tick,
               second = y + layout->tick * FW_LINE_HEIGHT;
  const FwVoice tick = { layout->tick, FALSE, FW_ROLE_MUTED, FW_LABEL_TICK, -1 };
  const FwVoice end = { layout->tick, FALSE, FW_ROLE_TEXT, FW_LABEL_SERIES, -1 };
  const FwMark mark = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  double widest = 0;
  guint step;

  for (guint i = 0; i < FWE_N_DECILES; i++)
    {
      g_autofree char *from
          = fw_unit_format (self->data->deciles[i].from, FW_UNIT_DOLLARS, FW_STYLE_TITLE);

      widest = fmax (widest, fw_frame_width (&self->frame, from, layout->tick, FALSE));
    }
  step = (guint)fmax (1, ceil ((widest + 6 * layout->marker) / self->column));
  for (guint i = 0; i < FWE_N_DECILES; i++)
    {
      const double x = plot->x + i * self->column;
      g_autofree char *from
          = fw_unit_format (self->data->deciles[i].from, FW_UNIT_DOLLARS, FW_STYLE_TITLE);

      fw_scene_add_rule (self->frame.scene, &mark, (FwPoint){ x, plot->y + plot->height },
                         (FwPoint){ x, plot->y + plot->height + 0.3 * layout->tick });
      if (i % step == 0)
        fw_marks_say (&self->frame, from, tick, (FwPoint){ x, y }, FW_ANCHOR_START);
    }
  fw_marks_say (&self->frame, _ ("poorest tenth, income from"), end, (FwPoint){ plot->x, second },
                FW_ANCHOR_START);
  fw_marks_say (&self->frame, _ ("richest tenth"), end, (FwPoint){ plot->x + plot->width, second },
                FW_ANCHOR_END);
}

/* Nobody who trains is drawn from households with more: what the zeros of the upper tenths mean. */
static void
say_why_nothing (Deciles *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwVoice voice = { layout->tick, FALSE, FW_ROLE_MUTED, FW_LABEL_NOTE, -1 };
  g_autofree char *dollars = fw_unit_format (self->data->eligible, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *text
      = g_strdup_printf (_ ("Assumed: only people in households under %s enroll"), dollars);
  g_auto (GStrv) lines = NULL;
  guint first = FWE_N_DECILES;
  double x;

  while (first > 0 && fabs (self->data->deciles[first - 1].change) < LEAST)
    first--;
  if (!isfinite (self->data->eligible) || first == FWE_N_DECILES)
    return;
  x = self->dollars.x + (first + 0.2) * self->column;
  lines = fw_text_metrics_wrap (self->frame.text, text, layout->tick, FALSE,
                                self->dollars.x + self->dollars.width - x, FALSE);
  for (guint i = 0; lines[i] != NULL; i++)
    fw_marks_say (
        &self->frame, lines[i], voice,
        (FwPoint){ x, self->dollars.y + (0.9 + 1.05 * i) * layout->tick * FW_LINE_HEIGHT },
        FW_ANCHOR_START);
}

static void
add_data (Deciles *self)
{
  for (guint i = 0; i < FWE_N_DECILES; i++)
    {
      const FweDecile *d = &self->data->deciles[i];
      const FwRect hit = { self->dollars.x + i * self->column, self->dollars.y, self->column,
                           self->households.y + self->households.height - self->dollars.y };
      g_autofree char *label = decile_label (self->data, i), *change = change_words (d->change),
                      *moves = moves_words (d);
      g_autofree char *value = g_strdup_printf ("%s; %s", change, moves);

      fw_scene_add_datum (self->frame.scene, label, value, 0, &hit, &hit);
    }
}

/* Dollars over households; on a slide, which is wide and low, beside them. */
static void
lay_out (Deciles *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const gboolean beside = layout->klass == FW_CLASS_SLIDE;
  const double line = layout->tick * FW_LINE_HEIGHT, foot = 0.4 * layout->tick + 2 * line;
  const double gap = beside ? 2.5 * layout->tick : 0.8 * line;
  const double wide = beside ? (area->width - gap) / 2 : area->width;
  const FwRect first = { area->x, area->y, wide, area->height };
  FwRect second = { area->x + (beside ? wide + gap : 0), area->y, wide, area->height };
  const double head
      = fw_frame_heading (&self->frame, _ ("Change of mean income, whole dollars a year"),
                          layout->tick, TRUE, FW_ROLE_TEXT, &first)
        + 0.6 * line;
  const double room = area->height - head - foot - (beside ? 0 : head + gap);
  const double dollars = beside ? room : TOP * room, households = beside ? room : (1 - TOP) * room;
  double left;

  if (!beside)
    second.y += head + dollars + gap;
  fw_frame_heading (&self->frame, _ ("Households that gain, and that lose (hatched)"), layout->tick,
                    TRUE, FW_ROLE_TEXT, &second);
  measure (self, dollars, households);
  left = fmax (fw_axis_value_room (&self->frame, &self->dollar_axis),
               fw_axis_value_room (&self->frame, &self->household_axis));
  self->dollars = (FwRect){ first.x + left, first.y + head, wide - left, dollars };
  self->households = (FwRect){ second.x + left, second.y + head, wide - left, households };
  self->column = (wide - left) / FWE_N_DECILES;
}

static void
draw (Deciles *self)
{
  const FwLayout *layout = &self->frame.layout;
  double over;

  lay_out (self);
  /* What of the households' plot is over zero, where the lines do not say it. */
  over = self->lose > 0 ? (self->households.height - UNDER * layout->tick)
                              / (1 + self->lose / fw_ticks_last (&self->household_axis.ticks))
                        : self->households.height;
  self->y_dollars = (FwScale){ fw_ticks_first (&self->dollar_axis.ticks),
                               fw_ticks_last (&self->dollar_axis.ticks),
                               self->dollars.y + self->dollars.height, self->dollars.y };
  self->y_households = (FwScale){ fw_ticks_first (&self->household_axis.ticks),
                                  fw_ticks_last (&self->household_axis.ticks),
                                  self->households.y + over, self->households.y };
  add_data (self);
  fw_axis_value (&self->frame, &self->dollar_axis, &self->y_dollars, &self->dollars, TRUE);
  fw_axis_value (&self->frame, &self->household_axis, &self->y_households, &self->households, TRUE);
  draw_bars (self);
  say_why_nothing (self);
  if (layout->klass == FW_CLASS_SLIDE)
    draw_tenths (self, &self->dollars);
  draw_tenths (self, &self->households);
}

static FwScene *
end_with (Deciles *self, const char *sentence)
{
  fw_frame_empty (&self->frame, sentence);
  fw_scene_take_description (self->frame.scene, g_strdup (sentence));
  return fw_frame_end (&self->frame);
}

/**
 * fw_chart_deciles:
 * @data: change by tenth of the households
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Change of mean income of each tenth of the households, the poorest left, and under it how many
 * of them gain (up) and lose (down, hatched).
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_deciles (const FwDecilesData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const gboolean drawable = is_drawable (data), still = drawable && is_still (data);
  g_autofree char *title
      = drawable ? make_title (data) : g_strdup (_ ("Household incomes are not known here"));
  g_autofree char *subtitle = make_subtitle (data);
  const FwFrameWords words = { .title = title,
                               .subtitle = subtitle,
                               .kind = _ ("Columns of the change of income by tenth of households"),
                               .source = data->context.source,
                               .date = data->context.date };
  Deciles self = { .data = data };

  fw_frame_begin (&self.frame, &words, theme, text, size,
                  (drawable && !still ? MINIMUM : 10) * layout.tick,
                  (drawable && !still ? NOMINAL : 10) * layout.tick);
  add_table (self.frame.scene, data);
  if (!drawable)
    return end_with (&self, _ ("This plan has no household incomes."));
  if (still)
    return end_with (&self, _ ("No net effect: this scenario changes no household’s income."));
  fw_scene_take_description (self.frame.scene, describe (data));
  draw (&self);
  return fw_frame_end (&self.frame);
}
