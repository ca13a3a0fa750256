/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-axis.h"
#include "fw-bar-rows.h"
#include "fw-influence-words.h"
#include "fw-marks.h"
#include "fw-money-words.h"

#define MANY 4 /* numbers of a panel */

/* Less of a person or a dollar is nothing to act on. */
#define LEAST 0.5
#define SMALL 0.01 /* of what the first is worth: not worth a bar */

typedef struct
{
  FwFrame frame;
  const FwFindingsData *data;
  guint n_data; /* so far */
} Findings;

static gboolean
is_known (const FwFindingsPanel *panel)
{
  return panel->best != NULL && isfinite (panel->margin) && isfinite (panel->best_mean);
}

static gboolean
is_more_than_noise (const FwFindingsPanel *panel, guint i)
{
  return is_known (panel) && panel->found[i]->worth > panel->margin
         && panel->found[i]->worth >= LEAST;
}

guint
fw_findings_n_worth (const FwFindingsPanel *panel)
{
  guint n = 0;

  while (n < panel->n && is_more_than_noise (panel, n)
         && panel->found[n]->worth >= SMALL * panel->found[0]->worth)
    n++;
  return n;
}

char *
fw_findings_sentence (const FwFindingsPanel *panel)
{
  const FwFound *first = panel->n > 0 ? panel->found[0] : NULL;
  g_autofree char *worth = NULL;

  if (!is_known (panel))
    return g_strdup (_ ("What it is worth to find out is not known."));
  if (fw_findings_n_worth (panel) == 0)
    /* Translators: name of a scenario. */
    return g_strdup_printf (
        _ ("Nothing is worth finding out before choosing: no single number would make another "
           "scenario than “%s” clearly better."),
        panel->best);

  worth = fw_unit_format (first->worth, panel->unit, FW_STYLE_TITLE);
  if (panel->unit == FW_UNIT_DOLLARS)
    /* Translators: name of a number, an amount. */
    return g_strdup_printf (
        _ ("Measure “%s” first: knowing it before choosing is worth about\u00a0%s."), first->title,
        worth);
  /* Translators: name of a number, how many people. */
  return g_strdup_printf (_ ("Measure “%s” first: knowing it before choosing is worth "
                             "about\u00a0%s net local placements."),
                          first->title, worth);
}

/* Of the panel whose choice gains most: money first, as it counts all that a plan does. */
static const FwFindingsPanel *
main_panel (const FwFindingsData *data)
{
  for (guint p = FW_N_FINDINGS; p-- > 0;)
    if (fw_findings_n_worth (&data->panels[p]) > 0)
      return &data->panels[p];
  return NULL;
}

static gboolean
is_empty (const FwFindingsData *data)
{
  return data->n_options < 2 || !is_known (&data->panels[0]) || !is_known (&data->panels[1]);
}

static char *
make_title (const FwFindingsData *data)
{
  const FwFindingsPanel *panel = main_panel (data);
  g_autofree char *worth = NULL;

  if (data->n_options < 2)
    return g_strdup (_ ("With one scenario there is nothing to choose, so nothing to find out"));
  if (is_empty (data))
    return g_strdup (_ ("What it is worth to find out is not known"));
  if (panel == NULL)
    return g_strdup (_ ("No number is worth finding out before choosing a scenario"));
  worth = fw_unit_format (panel->found[0]->worth, panel->unit, FW_STYLE_TITLE);
  if (panel->unit == FW_UNIT_DOLLARS)
    /* Translators: name of a number, an amount. */
    return g_strdup_printf (_ ("Measure “%s” first: worth about\u00a0%s"), panel->found[0]->title,
                            worth);
  /* Translators: name of a number, how many people. */
  return g_strdup_printf (_ ("Measure “%s” first: worth about\u00a0%s net local placements"),
                          panel->found[0]->title, worth);
}

static char *
make_subtitle (const FwFindingsData *data)
{
  g_autofree char *options = fw_unit_format (data->n_options, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *runs = fw_money_runs (&data->context);

  /* Translators: how many scenarios, how many runs. */
  return g_strdup_printf (_ ("How much better the best of %s scenarios is on average if one number "
                             "is known before choosing (expected value of partial perfect "
                             "information). %s runs of each"),
                          options, runs);
}

static char *
heading_of (const FwFindingsPanel *panel)
{
  g_autofree char *mean = fw_unit_format (panel->best_mean, panel->unit, FW_STYLE_LABEL);

  if (panel->unit == FW_UNIT_DOLLARS)
    /* Translators: name of a scenario, an amount. */
    return g_strdup_printf (_ ("Choosing by net benefit to society: “%s”, %s as things stand"),
                            panel->best, mean);
  /* Translators: name of a scenario, how many people. */
  return g_strdup_printf (_ ("Choosing by net local placements: “%s”, %s as things stand"),
                          panel->best, mean);
}

/* Of people a part of one is none. */
static char *
amount_text (const FwFindingsPanel *panel, double amount)
{
  if (panel->unit == FW_UNIT_PERSONS && amount < 1)
    return g_strdup (_ ("less than 1"));
  return fw_unit_format (amount, panel->unit, FW_STYLE_LABEL);
}

/* What the numbers are worth that are not drawn. */
static char *
rest_text (const FwFindingsPanel *panel, guint drawn)
{
  const guint rest = panel->n - drawn;
  g_autofree char *n = fw_unit_format (rest, FW_UNIT_COUNT, FW_STYLE_LABEL), *worth = NULL;

  if (drawn == 0)
    return fw_findings_sentence (panel);
  if (rest == 0)
    return g_strdup (_ ("There is no other number."));
  if (!is_more_than_noise (panel, drawn))
    /* Translators: how many numbers. */
    return g_strdup_printf (
        ngettext ("%s other number is worth nothing that tells it from noise.",
                  "%s other numbers are worth nothing that tells them from noise.", rest),
        n);
  worth = amount_text (panel, panel->found[drawn]->worth);
  /* Translators: how many numbers; what they are worth. */
  return g_strdup_printf (
      ngettext ("%s other number is worth %s.", "%s other numbers are worth %s or less.", rest), n,
      worth);
}

/* What noise is worth, and everything; in words under a panel. */
static char *
note_of (const FwFindingsPanel *panel, guint drawn)
{
  g_autofree char *margin = amount_text (panel, panel->margin);
  g_autofree char *everything = amount_text (panel, fmax (panel->everything, 0));
  g_autofree char *rest = rest_text (panel, drawn);

  /* Translators: a sentence; what noise is worth; what it is worth to know everything. */
  return g_strdup_printf (_ ("%s Noise alone can make %s. To know everything, luck included: %s."),
                          rest, margin, everything);
}

static char *
value_text (const FwFindingsPanel *panel, guint i)
{
  g_autofree char *worth = fw_unit_format (panel->found[i]->worth, panel->unit, FW_STYLE_LABEL);
  g_autofree char *margin = amount_text (panel, panel->margin);

  if (panel->unit == FW_UNIT_DOLLARS)
    /* Translators: an amount, an amount. */
    return g_strdup_printf (_ ("worth %s; noise alone can make %s"), worth, margin);
  /* Translators: how many people, twice. */
  return g_strdup_printf (_ ("worth %s net local placements; noise alone can make %s"), worth,
                          margin);
}

static guint
rows_of (const FwFindingsPanel *panel)
{
  return MIN (fw_findings_n_worth (panel), MANY);
}

static char *
describe (const FwFindingsData *data)
{
  GString *words = g_string_new (NULL);

  for (guint p = 0; p < FW_N_FINDINGS; p++)
    {
      const FwFindingsPanel *panel = &data->panels[p];
      g_autofree char *heading = heading_of (panel), *note = note_of (panel, rows_of (panel));

      if (p > 0)
        g_string_append_c (words, ' ');
      /* Translators: what a part of a chart is of. */
      g_string_append_printf (words, _ ("%s."), heading);
      for (guint i = 0; i < rows_of (panel); i++)
        {
          g_autofree char *value = value_text (panel, i);

          g_string_append_c (words, ' ');
          /* Translators: name of a number, then what it does. */
          g_string_append_printf (words, _ ("%s: %s."), panel->found[i]->title, value);
        }
      g_string_append_c (words, ' ');
      g_string_append (words, note);
    }
  return g_string_free (words, FALSE);
}

static void
add_table (FwScene *scene, const FwFindingsData *data)
{
  fw_scene_add_column (scene, _ ("Number"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Choosing by"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Worth, net local placements"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Worth, dollars"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Noise up to, net local placements"), FW_UNIT_PERSONS, FALSE);
  fw_scene_add_column (scene, _ ("Noise up to, dollars"), FW_UNIT_DOLLARS, FALSE);
  for (guint p = 0; p < FW_N_FINDINGS; p++)
    for (guint i = 0; i < data->panels[p].n; i++)
      {
        const FwFindingsPanel *panel = &data->panels[p];
        const gboolean dollars = panel->unit == FW_UNIT_DOLLARS;

        fw_scene_add_cell_text (scene, panel->found[i]->title);
        fw_scene_add_cell_text (scene, panel->title);
        fw_scene_add_cell_number (scene, dollars ? NAN : panel->found[i]->worth);
        fw_scene_add_cell_number (scene, dollars ? panel->found[i]->worth : NAN);
        fw_scene_add_cell_number (scene, dollars ? NAN : panel->margin);
        fw_scene_add_cell_number (scene, dollars ? panel->margin : NAN);
      }
}

static FwBarRows
plan_rows (const FwFindingsPanel *panel, const FwLayout *layout, FwTextMetrics *text, double width)
{
  const char *names[MANY];

  for (guint i = 0; i < rows_of (panel); i++)
    names[i] = panel->found[i]->title;
  return fw_bar_rows_plan (layout, text, width, names, rows_of (panel));
}

static double
heading_height (const FwFindingsPanel *panel, const FwLayout *layout, FwTextMetrics *text,
                double width)
{
  g_autofree char *heading = heading_of (panel);
  g_auto (GStrv) lines = fw_text_metrics_wrap (text, heading, layout->label, TRUE, width, FALSE);

  return (g_strv_length (lines) + 0.3) * layout->label * FW_LINE_HEIGHT;
}

/* What a panel needs beside its bars; where fewer of them are drawn, more is said under them. */
static double
words_height (const FwFindingsPanel *panel, const FwLayout *layout, FwTextMetrics *text,
              double width)
{
  const double axis = rows_of (panel) > 0 ? layout->tick * (0.5 + FW_LINE_HEIGHT) : 0;
  double under = 0;

  for (guint drawn = MIN (rows_of (panel), 1); drawn <= rows_of (panel); drawn++)
    {
      g_autofree char *note = note_of (panel, drawn);

      under = fmax (under, fw_marks_note_height (layout, text, width, note));
    }
  return heading_height (panel, layout, text, width) + under + axis + 0.5 * layout->label;
}

/* What its bars like to have; 0 of a panel of words only. */
static double
bars_height (const FwFindingsPanel *panel, const FwLayout *layout, FwTextMetrics *text,
             double width)
{
  const FwBarRows rows = plan_rows (panel, layout, text, width);

  return fw_bar_rows_height (&rows, layout);
}

static void
draw_bar (Findings *self, const FwFindingsPanel *panel, const FwBarRows *rows, const FwScale *x,
          guint i)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect band = fw_bar_rows_band (rows, layout, i);
  const double zero = fw_scale_map (x, 0), end = fw_scale_map (x, panel->found[i]->worth);
  const int datum = (int)(self->n_data + i);
  g_autofree char *worth = fw_unit_format (panel->found[i]->worth, panel->unit, FW_STYLE_BRIEF);

  fw_marks_bar (&self->frame, FW_ROLE_SERIES_1, FALSE,
                &(FwRect){ zero, band.y, fmax (end - zero, FW_LEAST_BAR), band.height }, datum);
  fw_marks_say (&self->frame, worth,
                (FwVoice){ layout->label, TRUE, FW_ROLE_TEXT, FW_LABEL_EXTREME, datum },
                (FwPoint){ end + 0.5 * layout->tick, band.y + band.height / 2 }, FW_ANCHOR_START);
}

/* As far as noise goes: a dashed line through the bars. */
static void
draw_margin (Findings *self, const FwFindingsPanel *panel, const FwRect *plot, const FwScale *x)
{
  const double at = fw_scale_map (x, panel->margin);
  const FwMark rule = fw_frame_stroke (&self->frame, FW_ROLE_GOAL, 1.75, FW_DASH_GOAL);

  fw_scene_add_rule (self->frame.scene, &rule, (FwPoint){ at, plot->y },
                     (FwPoint){ at, plot->y + plot->height });
}

static void
draw_bars (Findings *self, const FwFindingsPanel *panel, FwBarRows *rows, const FwRect *within)
{
  const FwLayout *layout = &self->frame.layout;
  const double half = 1.5 * layout->tick;
  const FwTicks ticks = fw_ticks_cover (0, panel->found[0]->worth, 3, FALSE);
  g_autofree char *worth = fw_unit_format (panel->found[0]->worth, panel->unit, FW_STYLE_BRIEF);
  const double right = fw_frame_width (&self->frame, worth, layout->label, TRUE) + layout->tick;
  FwRect plot;
  FwScale x;

  rows->first = self->n_data;
  fw_bar_rows_place (rows, layout, within);
  plot = rows->plot;
  plot.x += rows->is_beside ? 0 : half;
  plot.width -= right + (rows->is_beside ? 0 : half);
  x = (FwScale){ 0, fw_ticks_last (&ticks), plot.x, plot.x + plot.width };
  for (guint i = 0; i < rows->n; i++)
    {
      g_autofree char *value = value_text (panel, i);

      fw_bar_rows_datum (rows, &self->frame, i, panel->found[i]->title, value);
    }
  fw_marks_grid (&self->frame, &ticks, &x, &plot);
  for (guint i = 0; i < rows->n; i++)
    {
      fw_bar_rows_name (rows, &self->frame, i, panel->found[i]->title, i == 0);
      draw_bar (self, panel, rows, &x, i);
    }
  draw_margin (self, panel, &plot, &x);
  fw_axis_bottom (
      &self->frame,
      &(FwBottomAxis){ .at = ticks.at, .n = ticks.n, .unit = panel->unit, .one_unit = TRUE }, &x,
      &plot);
  self->n_data += rows->n;
}

/* Gives where it ends. */
static double
draw_panel (Findings *self, const FwFindingsPanel *panel, double y, double height)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  const double axis = layout->tick * (0.5 + FW_LINE_HEIGHT);
  const double head = heading_height (panel, layout, self->frame.text, area->width);
  g_autofree char *heading = heading_of (panel), *note = NULL;
  FwBarRows rows = plan_rows (panel, layout, self->frame.text, area->width);
  double at = y + head;

  fw_frame_heading (&self->frame, heading, layout->label, TRUE, FW_ROLE_TEXT,
                    &(FwRect){ area->x, y, area->width, 0 });
  if (rows.n > 0)
    {
      const double bars = height - words_height (panel, layout, self->frame.text, area->width);

      draw_bars (self, panel, &rows, &(FwRect){ area->x, at, area->width, bars });
      at += bars + axis;
    }
  note = note_of (panel, rows.n);
  fw_marks_note (&self->frame, note, at);
  return y + height;
}

/* Bars share what words leave, more or less than they like. */
static void
draw (Findings *self)
{
  const FwLayout *layout = &self->frame.layout;
  const FwRect *area = &self->frame.area;
  double words[FW_N_FINDINGS], bars[FW_N_FINDINGS], liked = 0, room = area->height, y = area->y;

  for (guint p = 0; p < FW_N_FINDINGS; p++)
    {
      const FwFindingsPanel *panel = &self->data->panels[p];

      words[p] = words_height (panel, layout, self->frame.text, area->width);
      bars[p] = bars_height (panel, layout, self->frame.text, area->width);
      liked += bars[p];
      room -= words[p];
    }
  for (guint p = 0; p < FW_N_FINDINGS; p++)
    y = draw_panel (self, &self->data->panels[p], y,
                    words[p] + (liked > 0 ? room * bars[p] / liked : 0));
}

/**
 * fw_chart_findings:
 * @data: what it is worth to know each number before a scenario is chosen
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Two panels, one of a choice by net local placements and one by dollars: bars of what is worth
 * more than noise, or a sentence that nothing is.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_findings (const FwFindingsData *data, const FwTheme *theme, FwTextMetrics *text,
                   FwSize size)
{
  const FwLayout layout = fw_layout_for (size, theme, fw_text_metrics_scale (text));
  const double width = size.width - 2 * layout.margin;
  const gboolean empty = is_empty (data);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Bar chart of what it is worth to find out a number"),
                         .source = data->context.source,
                         .date = data->context.date };
  Findings self = { .data = data };
  double natural = empty ? 6 * layout.label : 0, minimum = 0;

  for (guint p = 0; !empty && p < FW_N_FINDINGS; p++)
    {
      const double fixed = words_height (&data->panels[p], &layout, text, width);
      const double bars = bars_height (&data->panels[p], &layout, text, width);

      natural += fixed + bars;
      minimum += fixed + fmin (bars, 3 * layout.label);
    }
  if (!empty && main_panel (data) != NULL)
    words.keys[words.n_keys++] = (FwKey){ FW_KEY_DASH, FW_ROLE_GOAL, FW_ROLE_NONE,
                                          _ ("as far as noise alone goes, 9 cases in 10") };
  fw_frame_begin (&self.frame, &words, theme, text, size, empty ? natural : minimum, natural);
  add_table (self.frame.scene, data);
  if (empty)
    {
      const char *sentence
          = data->n_options < 2 ? _ (
                "Add a second scenario: what a number is worth shows in what one would choose.")
                                : _ ("The outcome is not defined for every scenario.");

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
