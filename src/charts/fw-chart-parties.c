/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-parties.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-money-words.h"

#define LEAST     0.5 /* dollars: less is nothing */
#define MOST_LEFT 0.5 /* of the width, names and the numbers of losses at most */

static const char *const names[FW_N_PARTIES] = {
  [FWE_PARTY_PARTICIPANT] = N_ ("Participants"),
  [FWE_PARTY_TAXPAYER] = N_ ("Taxpayers"),
  [FWE_PARTY_OTHERS] = N_ ("Others"),
  [FW_SOCIETY] = N_ ("Society"),
};

/* What money moves; the sign says which way. */
static const char *const parts[FWE_N_VALUES] = {
  [FWE_V_EARNINGS] = N_ ("pay after the course"),
  [FWE_V_FORGONE] = N_ ("pay lost in training"),
  [FWE_V_FRINGE] = N_ ("benefits on top of pay"),
  [FWE_V_TAX] = N_ ("taxes on pay"),
  [FWE_V_BENEFITS_LOST] = N_ ("cash benefits"),
  [FWE_V_STIPEND] = N_ ("stipends"),
  [FWE_V_TUITION] = N_ ("tuition"),
  [FWE_V_PROGRAM_COST] = N_ ("cost of the program"),
  [FWE_V_DISPLACED] = N_ ("pay displaced residents lose"),
  [FWE_V_EXCESS_BURDEN] = N_ ("burden of raising taxes"),
};

typedef struct
{
  FwFrame frame;
  const FwPartiesData *data;
  FwRect plot;
  FwScale x;
  double names; /* px left of the plot; 0 where names stand above bars */
  double row;   /* px of each row */
} Parties;

static gboolean
is_defined (const FwPartiesData *data)
{
  for (guint p = 0; p < FW_N_PARTIES; p++)
    if (!isfinite (data->net[p].mean) || !isfinite (data->net[p].p10)
        || !isfinite (data->net[p].p90))
      return FALSE;
  return TRUE;
}

static gboolean
is_nothing (const FwPartiesData *data)
{
  for (guint p = 0; p < FW_N_PARTIES; p++)
    if (fabs (data->net[p].mean) >= LEAST || fabs (data->net[p].p10) >= LEAST
        || fabs (data->net[p].p90) >= LEAST)
      return FALSE;
  return TRUE;
}

/* "Participants gain about $4.6 million"; "on average" where some runs in ten have them lose. */
static char *
gain_clause (const FwPartiesData *data)
{
  const FweSummary *gain = &data->net[FWE_PARTY_PARTICIPANT];
  g_autofree char *amount = fw_unit_format (fabs (gain->mean), FW_UNIT_DOLLARS, FW_STYLE_TITLE);

  if (fabs (gain->mean) < LEAST)
    return g_strdup (_ ("Participants gain nothing"));
  if (gain->mean < 0)
    return g_strdup_printf (gain->p90 < 0 ? _ ("Participants lose about\u00a0%s")
                                          : _ ("Participants lose about\u00a0%s on average"),
                            amount);
  return g_strdup_printf (gain->p10 > 0 ? _ ("Participants gain about\u00a0%s")
                                        : _ ("Participants gain about\u00a0%s on average"),
                          amount);
}

/* The chance wherever it is known, however near to one side: of plans beside each other none says
 * outright what another says in runs. */
static char *
repaid_clause (const FwPartiesData *data)
{
  g_autofree char *chance = NULL;

  if (!isfinite (data->repaid))
    return g_strdup (data->net[FWE_PARTY_TAXPAYER].mean >= 0
                         ? _ ("taxpayers get their money back")
                         : _ ("taxpayers do not get their money back"));
  chance = fw_unit_format_chance (data->repaid);
  /* Translators: "31 runs in 100". */
  return g_strdup_printf (_ ("taxpayers are repaid in\u00a0%s"), chance);
}

static char *
make_title (const FwPartiesData *data)
{
  g_autofree char *gain = NULL, *repaid = NULL;

  if (!is_defined (data))
    return g_strdup (_ ("Benefits and costs are not defined"));
  if (data->context.no_program || is_nothing (data))
    return g_strdup (_ ("Nobody gains and nobody pays"));
  gain = gain_clause (data);
  repaid = repaid_clause (data);
  /* Translators: "Participants gain about $4.6 million; taxpayers are repaid in 31 runs in 100". */
  return g_strdup_printf (_ ("%s; %s"), gain, repaid);
}

static char *
make_subtitle (const FwPartiesData *data)
{
  g_autofree char *end = fw_money_quarter (&data->context, MAX (data->n, 1) - 1);
  g_autofree char *dollars = fw_money_discounted (&data->context, data->rate);
  g_autofree char *runs = fw_money_runs (&data->context);

  /* Translators: last quarter counted, "2024 dollars at 3% a year", number of runs, scenario. */
  return g_strdup_printf (_ ("Net present value to %s, later effects not counted; %s. Average "
                             "of %s runs, whiskers 80%% range. Plan “%s”"),
                          end, dollars, runs, data->context.scenario);
}

/* One part of what a party gains; society's is the sum over parties. */
static double
part_mean (const FwPartiesData *data, guint value, guint party)
{
  double sum = 0;

  if (data->values == NULL)
    return 0;
  if (party != FW_SOCIETY)
    return data->values[value][party].mean;
  for (guint p = 0; p < FWE_N_PARTIES; p++)
    sum += data->values[value][p].mean;
  return sum;
}

/* "pay after the course +$6.1 million, taxes on pay −$1.4 million"; "" when not known. */
static char *
parts_text (const FwPartiesData *data, guint party)
{
  GString *text = g_string_new (NULL);

  for (guint v = 0; v < FWE_N_VALUES; v++)
    {
      const double mean = part_mean (data, v, party);
      g_autofree char *amount = fw_unit_format (mean, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);

      if (!isfinite (mean) || fabs (mean) < LEAST)
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      /* Translators: what money is for, then how much: "stipends +$120,000". */
      g_string_append_printf (text, _ ("%s %s"), _ (parts[v]), amount);
    }
  return g_string_free (text, FALSE);
}

static char *
value_text (const FwPartiesData *data, guint party)
{
  const FweSummary *s = &data->net[party];
  g_autofree char *mean = fw_unit_format (s->mean, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *from = fw_unit_format (s->p10, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *to = fw_unit_format (s->p90, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);
  g_autofree char *list = parts_text (data, party);

  if (*list == '\0')
    return g_strdup_printf (_ ("%s, 80%% range %s to %s"), mean, from, to);
  /* Translators: amount, its range, and the list of its parts. */
  return g_strdup_printf (_ ("%s, 80%% range %s to %s; of which %s"), mean, from, to, list);
}

static char *
describe (const FwPartiesData *data)
{
  GString *words = g_string_new (NULL);

  for (guint p = 0; p < FW_N_PARTIES; p++)
    {
      g_autofree char *value = value_text (data, p);

      if (p > 0)
        g_string_append_c (words, ' ');
      /* Translators: who gains or pays, then how much. */
      g_string_append_printf (words, _ ("%s: %s."), _ (names[p]), value);
    }
  return g_string_free (words, FALSE);
}

/* Where the numbers come from, and who "others" are: what they gain and pay says it. */
static char *
make_source (const FwPartiesData *data)
{
  GString *list = g_string_new (NULL);
  g_autofree char *others = NULL;

  for (guint v = 0; v < FWE_N_VALUES; v++)
    if (isfinite (part_mean (data, v, FWE_PARTY_OTHERS))
        && fabs (part_mean (data, v, FWE_PARTY_OTHERS)) >= LEAST)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", _ (parts[v]));
  others = g_string_free (list, FALSE);
  if (*others == '\0')
    return g_strdup (data->context.source);
  /* Translators: source of the numbers; what is counted as that of others: "pay displaced residents
   * lose". */
  return g_strdup_printf (_ ("%s. Others: %s"), data->context.source, others);
}

/* Each party's parts, then its total. */
static void
add_table (FwScene *scene, const FwPartiesData *data)
{
  fw_scene_add_column (scene, _ ("Party"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("What"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Average"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  for (guint p = 0; p < FW_N_PARTIES; p++)
    {
      for (guint v = 0; data->values != NULL && p != FW_SOCIETY && v < FWE_N_VALUES; v++)
        {
          const FweSummary *s = &data->values[v][p];

          if (fabs (s->mean) < LEAST)
            continue;
          fw_scene_add_cell_text (scene, _ (names[p]));
          fw_scene_add_cell_text (scene, _ (parts[v]));
          fw_scene_add_cell_number (scene, s->mean);
          fw_scene_add_cell_number (scene, s->p10);
          fw_scene_add_cell_number (scene, s->p90);
        }
      fw_scene_add_cell_text (scene, _ (names[p]));
      fw_scene_add_cell_text (scene, _ ("in all"));
      fw_scene_add_cell_number (scene, data->net[p].mean);
      fw_scene_add_cell_number (scene, data->net[p].p10);
      fw_scene_add_cell_number (scene, data->net[p].p90);
    }
}

static FwRole
bar_role (const FwPartiesData *data, guint party)
{
  if (party == FW_SOCIETY)
    return FW_ROLE_NEUTRAL;
  return data->net[party].mean < 0 ? FW_ROLE_LOSS : FW_ROLE_GAIN;
}

static FwRole
text_role (const FwPartiesData *data, guint party)
{
  if (party == FW_SOCIETY)
    return FW_ROLE_TEXT;
  return data->net[party].mean < 0 ? FW_ROLE_LOSS_TEXT : FW_ROLE_GAIN_TEXT;
}

/* A loss is hatched, so that it is told without its colour. */
static void
add_bar (Parties *self, guint party, double top, double thick)
{
  const double zero = fw_scale_map (&self->x, 0);
  const double end = fw_scale_map (&self->x, self->data->net[party].mean);
  const FwRect rect = { MIN (zero, end), top, MAX (fabs (end - zero), 1.25), thick };
  const FwRole role = bar_role (self->data, party);
  FwMark mark = fw_frame_fill (&self->frame, role);

  mark.datum = (int)party;
  if (self->data->net[party].mean >= 0)
    {
      fw_scene_add_rect (self->frame.scene, &mark, &rect);
      return;
    }
  mark.tint = TRUE;
  mark.stroke = role;
  mark.stroke_width = self->frame.layout.marker;
  fw_scene_add_hatch (self->frame.scene, &mark, &rect);
}

static void
add_whisker (Parties *self, guint party, double y)
{
  const FweSummary *s = &self->data->net[party];
  const double ends[2] = { fw_scale_map (&self->x, s->p10), fw_scale_map (&self->x, s->p90) };
  const double cap = 4 * self->frame.layout.marker;
  FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_TEXT, 1.5, FW_DASH_SOLID);

  if (s->p90 - s->p10 < LEAST)
    return;
  rule.datum = (int)party;
  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ ends[0], y }, (FwPoint){ ends[1], y });
  for (guint e = 0; e < 2; e++)
    fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ ends[e], y - cap },
                       (FwPoint){ ends[e], y + cap });
}

static void
add_words (Parties *self, guint party, double top, double middle)
{
  const FwLayout *layout = &self->frame.layout;
  const double off = 0.5 * layout->tick, zero = fw_scale_map (&self->x, 0);
  const double end = fw_scale_map (&self->x, self->data->net[party].mean);
  const gboolean loss = self->data->net[party].mean < 0;
  const FwPlace beyond = loss ? (FwPlace){ { end - off, middle }, FW_ANCHOR_END }
                              : (FwPlace){ { end + off, middle }, FW_ANCHOR_START };
  const FwPlace behind = loss ? (FwPlace){ { zero + off, middle }, FW_ANCHOR_START }
                              : (FwPlace){ { zero - off, middle }, FW_ANCHOR_END };
  const FwPlace beside
      = { { self->frame.area.x + fmax (self->names, 1.5 * layout->tick) - 0.8 * layout->tick,
            middle },
          FW_ANCHOR_END };
  const FwPlace above
      = { { self->frame.area.x, top + 0.5 * layout->label * FW_LINE_HEIGHT }, FW_ANCHOR_START };
  g_autofree char *number
      = fw_unit_format (self->data->net[party].mean, FW_UNIT_DOLLARS, FW_STYLE_BRIEF_SIGNED);

  /* First of the two: the number gives way. */
  fw_labels_add (self->frame.labels, &(FwLabel){ .text = _ (names[party]),
                                                 .size = layout->label,
                                                 .bold = party == FW_SOCIETY,
                                                 .role = FW_ROLE_TEXT,
                                                 .priority = FW_LABEL_VALUE,
                                                 .places = { self->names > 0 ? beside : above },
                                                 .n_places = 1,
                                                 .datum = (int)party });
  if (self->names > 0)
    fw_labels_keep_clear (self->frame.labels,
                          &(FwRect){ beside.at.x, middle - off, 0.7 * layout->tick, 2 * off });
  fw_labels_add (self->frame.labels, &(FwLabel){ .text = number,
                                                 .size = layout->label,
                                                 .bold = TRUE,
                                                 .halo = TRUE,
                                                 .role = text_role (self->data, party),
                                                 .priority = FW_LABEL_VALUE,
                                                 .places = { beyond, behind },
                                                 .n_places = 2,
                                                 .datum = (int)party });
}

static void
add_row (Parties *self, guint party)
{
  const FwLayout *layout = &self->frame.layout;
  const double cap = 4 * layout->marker, gap = cap + 3 * layout->scale;
  const double words = self->names > 0 ? 0 : layout->label * FW_LINE_HEIGHT;
  const double top = self->plot.y + party * self->row + 0.12 * self->row;
  const double thick = MIN (0.42 * (self->row - words), 2 * layout->label);
  const FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);

  if (party == FW_SOCIETY)
    {
      const double y = self->plot.y + party * self->row;

      fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ self->frame.area.x, y },
                         (FwPoint){ self->plot.x + self->plot.width, y });
    }
  add_bar (self, party, top + words, thick);
  add_whisker (self, party, top + words + thick + gap);
  add_words (self, party, top, top + words + thick / 2);
}

static void
add_data (Parties *self)
{
  const FwRect *area = &self->frame.area;

  for (guint p = 0; p < FW_N_PARTIES; p++)
    {
      const FwRect hit = { area->x, self->plot.y + p * self->row, area->width, self->row };
      const FwRect focus = { hit.x + 1, hit.y + 1, hit.width - 2, hit.height - 2 };
      g_autofree char *value = value_text (self->data, p);

      fw_scene_add_datum (self->frame.scene, _ (names[p]), value, 0, &focus, &hit);
    }
}

static FwTicks
make_ticks (const FwPartiesData *data)
{
  double lo = 0, hi = 0;

  for (guint p = 0; p < FW_N_PARTIES; p++)
    {
      lo = MIN (lo, MIN (data->net[p].p10, data->net[p].mean));
      hi = MAX (hi, MAX (data->net[p].p90, data->net[p].mean));
    }
  fw_chart_hold_extent (data->context.hold, 0, &lo, &hi);
  return fw_ticks_cover (lo, hi, 5, TRUE);
}

/* How far the plot must move to the right for the number of each loss to stand beside its bar, on
 * the side of losses and clear of the names. */
static double
missing_room (const Parties *self)
{
  const FwLayout *layout = &self->frame.layout;
  double missing = 0;

  for (guint p = 0; p < FW_N_PARTIES; p++)
    {
      const double mean = self->data->net[p].mean;
      g_autofree char *number = fw_unit_format (mean, FW_UNIT_DOLLARS, FW_STYLE_BRIEF_SIGNED);
      const double wide = fw_frame_width (&self->frame, number, layout->label, TRUE);
      const double edge = self->names > 0 ? self->frame.area.x + self->names + 0.3 * layout->tick
                                          : self->frame.area.x;

      if (mean < 0)
        missing = fmax (missing, edge + wide + 0.5 * layout->tick - fw_scale_map (&self->x, mean));
    }
  return missing;
}

static void
draw (Parties *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const FwTicks ticks = make_ticks (self->data);
  const double axis_room = layout->tick * (0.5 + FW_LINE_HEIGHT), half = 1.5 * layout->tick;
  const FwMark grid = fw_frame_stroke (&self->frame, FW_ROLE_GRID, 1, FW_DASH_SOLID);
  const FwMark axis = fw_frame_stroke (&self->frame, FW_ROLE_AXIS, 1, FW_DASH_SOLID);
  double left;

  for (guint p = 0; p < FW_N_PARTIES; p++)
    self->names = MAX (self->names,
                       fw_frame_width (&self->frame, _ (names[p]), layout->label, p == FW_SOCIETY)
                           + layout->tick);
  if (self->names > 0.33 * area->width)
    self->names = 0;
  /* The outermost ticks' labels reach over the plot's edges. */
  left = fmax (self->names, half);
  self->plot.y = area->y;
  self->plot.height = area->height - axis_room;
  self->row = self->plot.height / FW_N_PARTIES;
  for (guint pass = 0; pass < 3; pass++)
    {
      self->plot.x = area->x + left;
      self->plot.width = area->width - left - half;
      self->x = (FwScale){ fw_ticks_first (&ticks), fw_ticks_last (&ticks), self->plot.x,
                           self->plot.x + self->plot.width };
      left = fmin (left + missing_room (self), fmax (left, MOST_LEFT * area->width));
    }

  add_data (self);
  for (guint i = 0; i < ticks.n; i++)
    {
      const double x = fw_scale_map (&self->x, ticks.at[i]);

      fw_scene_add_rule (self->frame.scene, &grid, (FwPoint){ x, self->plot.y },
                         (FwPoint){ x, self->plot.y + self->plot.height });
    }
  for (guint p = 0; p < FW_N_PARTIES; p++)
    add_row (self, p);
  fw_scene_add_rule (self->frame.scene, &axis,
                     (FwPoint){ fw_scale_map (&self->x, 0), self->plot.y },
                     (FwPoint){ fw_scale_map (&self->x, 0), self->plot.y + self->plot.height });
  fw_axis_bottom (
      &self->frame,
      &(FwBottomAxis){ .at = ticks.at, .n = ticks.n, .unit = FW_UNIT_DOLLARS, .one_unit = TRUE },
      &self->x, &self->plot);
}

/**
 * fw_chart_parties:
 * @data: one result's present values by party
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Who gains and who pays: a bar from zero for each party, losses hatched, and their sum, society,
 * under a rule. Averages are drawn because they add up; whiskers show the ranges.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_parties (const FwPartiesData *data, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const gboolean defined = is_defined (data);
  const gboolean empty = !defined || is_nothing (data);
  const double em = 12.0 * fw_text_metrics_scale (text);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data),
                  *source = make_source (data);
  const FwFrameWords words = { .title = title,
                               .subtitle = subtitle,
                               .kind = _ ("Bar chart of net present value by party"),
                               .source = source,
                               .date = data->context.date };
  Parties self = { .data = data };

  fw_frame_begin (&self.frame, &words, theme, text, size, 15 * em,
                  size.width < 480 ? 17 * em : 21 * em);
  add_table (self.frame.scene, data);
  if (empty)
    {
      const char *sentence = data->context.no_program
                                 ? _ ("This scenario has no program: nobody gains and nobody pays.")
                             : defined ? _ ("No money moves within these quarters.")
                                       : _ ("Benefits and costs are not defined for this plan.");

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
