/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-evidence.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-forest.h"

static const char *
study (const FwTrial *trial)
{
  guint n_rows;

  return fw_evidence_rows (&n_rows)[trial->first].study;
}

static gboolean
is_null_out (const FwTrials *trials)
{
  for (guint i = 0; i < trials->n; i++)
    if (trials->trials[i].id == FW_TRIAL_TECHHIRE)
      return trials->trials[i].left_out;
  return TRUE;
}

static char *
alone_title (const FwTrials *trials)
{
  const FwTrial *only = NULL;
  g_autofree char *gain = NULL;

  for (guint i = 0; i < trials->n; i++)
    if (trials->trials[i].weight > 0)
      only = &trials->trials[i];
  if (only == NULL)
    return g_strdup (_ ("No trial is pooled"));
  if (only->id == FW_TRIAL_TECHHIRE)
    return g_strdup (_ ("This plan rests on TechHire alone, which found no effect"));
  gain = fw_unit_format (only->estimate, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  /* Translators: a trial, then dollars: "This plan rests on Per Scholas alone: about $5,900". */
  return g_strdup_printf (_ ("This plan rests on %s alone: about\u00a0%s a year"), study (only),
                          gain);
}

static char *
make_title (const FwTrials *trials)
{
  g_autofree char *gain = NULL, *range = NULL;

  if (!trials->used)
    return g_strdup (_ ("Counted raw, this plan takes nothing from the trials"));
  if (trials->evidence != FWE_EVIDENCE_POOLED || trials->n_pooled < 2)
    return alone_title (trials);
  gain = fw_unit_format (trials->pool.mean, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  range = fw_unit_format_range (trials->low, trials->high, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  /* Translators: dollars, then a range of dollars. */
  return g_strdup_printf (
      is_null_out (trials) ? _ ("Trials without the null result average about\u00a0%s; expect %s")
                           : _ ("Trials, null result included, average about\u00a0%s; expect %s"),
      gain, range);
}

static char *
make_subtitle (const FwChartContext *context)
{
  g_autofree char *year = fw_unit_format (context->price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);

  /* Translators: year of the prices, scenario. */
  return g_strdup_printf (_ ("Steady yearly gain for each person enrolled, from years 2 and 3 of "
                             "each trial, %s dollars. Plan “%s”"),
                          year, context->scenario);
}

static char *
range_words (double value, double low, double high)
{
  g_autofree char *gain = fw_unit_format (value, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *range = fw_unit_format_range (low, high, FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  /* Translators: dollars, and their range. */
  return g_strdup_printf (_ ("%s a year, 80%% range %s"), gain, range);
}

static void
fill_trial (FwForestRow *row, const FwTrial *trial)
{
  g_autofree char *weight = fw_unit_format (trial->weight, FW_UNIT_SHARE, FW_STYLE_LABEL);
  g_autofree char *gain = range_words (trial->estimate, trial->low, trial->high);

  *row = (FwForestRow){ .kind = trial->left_out ? FW_FOREST_LEFT_OUT : FW_FOREST_STUDY,
                        .name = g_strdup (study (trial)),
                        .value = trial->estimate,
                        .low = trial->low,
                        .high = trial->high,
                        .weight = trial->weight };
  if (trial->left_out)
    {
      row->tail = g_strdup (_ ("  left out"));
      row->text = g_strdup_printf (_ ("%s; left out of this plan"), gain);
      return;
    }
  /* Translators: muted, behind the name of a trial; keep the blanks in front. */
  row->tail = g_strdup_printf (_ ("  weighs %s"), weight);
  row->text = g_strdup_printf (_ ("%s; weighs %s in this plan"), gain, weight);
}

static void
fill_pool (FwForestRow *rows, const FwTrials *trials)
{
  g_autofree char *count = fw_unit_format (trials->n_pooled, FW_UNIT_COUNT, FW_STYLE_LABEL);
  const double reach = FWE_Z90 * trials->pool.se;

  rows[0] = (FwForestRow){ .kind = FW_FOREST_POOLED,
                           .name = g_strdup_printf (
                               ngettext ("%s trial pooled", "%s trials pooled", trials->n_pooled),
                               count),
                           .value = trials->pool.mean,
                           .low = trials->pool.mean - reach,
                           .high = trials->pool.mean + reach,
                           .rule = TRUE };
  rows[0].text = range_words (rows[0].value, rows[0].low, rows[0].high);
  rows[1] = (FwForestRow){ .kind = FW_FOREST_EXPECTED,
                           .name = g_strdup (_ ("A new place")),
                           .value = trials->pool.mean,
                           .low = trials->low,
                           .high = trials->high };
  rows[1].text = range_words (rows[1].value, rows[1].low, rows[1].high);
}

static void
fill_effect (FwForestRow *row, const FwTrialEffect *effect, gboolean first)
{
  g_autofree char *marks = fw_unit_format (effect->marks, FW_UNIT_COUNT, FW_STYLE_LABEL);

  *row = (FwForestRow){ .kind = FW_FOREST_PLAN,
                        /* Translators: how many of the four marks of fidelity programs have. */
                        .name = g_strdup_printf (_ ("This plan, %s of 4 marks"), marks),
                        .text = range_words (effect->mean, effect->low, effect->high),
                        .value = effect->mean,
                        .low = effect->low,
                        .high = effect->high,
                        .rule = first };
}

static FwForest
make_forest (const FwEvidenceData *data)
{
  const FwTrials *trials = data->trials;
  FwForest forest = { .unit = FW_UNIT_DOLLARS, .reference = NAN, .hold = data->context.hold };

  forest.rows = g_new0 (FwForestRow, trials->n + 2 + trials->n_effects);
  for (guint i = 0; i < trials->n; i++)
    fill_trial (&forest.rows[forest.n++], &trials->trials[i]);
  if (trials->n_pooled > 0)
    {
      fill_pool (&forest.rows[forest.n], trials);
      forest.n += 2;
    }
  for (guint i = 0; i < trials->n_effects; i++)
    fill_effect (&forest.rows[forest.n++], &trials->effects[i], i == 0);
  return forest;
}

static void
add_table (FwScene *scene, const FwForest *forest, const FwTrials *trials)
{
  fw_scene_add_column (scene, _ ("Study"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Gain a year"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("1 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("9 in 10 below"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Weight"), FW_UNIT_SHARE, TRUE);
  for (guint i = 0; i < forest->n; i++)
    {
      const FwForestRow *row = &forest->rows[i];
      g_autofree char *weight = i < trials->n && !trials->trials[i].left_out
                                    ? fw_unit_format (row->weight, FW_UNIT_SHARE, FW_STYLE_LABEL)
                                    : g_strdup (i < trials->n ? _ ("left out") : "–");

      fw_scene_add_cell_text (scene, row->name);
      fw_scene_add_cell_number (scene, row->value);
      fw_scene_add_cell_number (scene, row->low);
      fw_scene_add_cell_number (scene, row->high);
      fw_scene_add_cell_text (scene, weight);
    }
}

static char *
describe (const FwForest *forest)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < forest->n; i++)
    {
      /* Translators: whose estimate it is, then the estimate. */
      g_string_append_printf (words, _ ("%s: %s."), forest->rows[i].name, forest->rows[i].text);
      g_string_append_c (words, ' ');
    }
  g_string_append (words, _ ("The marks of a plan move its effect along the line from TechHire to "
                             "Per Scholas: an assumption, for so few trials cannot separate four "
                             "causes."));
  return g_string_free (words, FALSE);
}

/**
 * fw_chart_evidence:
 * @data: the trials of one scenario
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Forest plot: the null result first, what the trials come to together, what a new place should
 * expect, and what the plan uses after its marks.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_evidence (const FwEvidenceData *data, const FwTheme *theme, FwTextMetrics *text,
                   FwSize size)
{
  const double em = 12.5 * fw_text_metrics_scale (text);
  g_autofree char *title = make_title (data->trials), *subtitle = make_subtitle (&data->context);
  FwForest forest = make_forest (data);
  const double height = fw_forest_height (&forest, size.width, em);
  FwFrameWords words = { .title = title,
                         .subtitle = subtitle,
                         .kind = _ ("Forest plot of the trials’ yearly gains"),
                         .source = data->context.source,
                         .date = data->context.date,
                         .keys = { { FW_KEY_MARKER + FW_MARKER_SQUARE, FW_ROLE_NEUTRAL,
                                     FW_ROLE_NONE, _ ("Trial, larger with its weight") },
                                   /* xgettext:no-c-format */
                                   { FW_KEY_WHISKER, FW_ROLE_TEXT, FW_ROLE_NONE, _ ("80% range") },
                                   { FW_KEY_BAND, FW_ROLE_RANGE_80, FW_ROLE_RANGE_EDGE,
                                     _ ("Expected of a new place") } },
                         .n_keys = 3 };
  FwFrame frame;

  fw_frame_begin (&frame, &words, theme, text, size, 0.9 * height, height);
  add_table (frame.scene, &forest, data->trials);
  if (forest.n == 0)
    {
      fw_frame_empty (&frame, _ ("There are no trials."));
      fw_scene_take_description (frame.scene, g_strdup (_ ("There are no trials.")));
    }
  else
    {
      fw_scene_take_description (frame.scene, describe (&forest));
      fw_forest_draw (&forest, &frame);
    }
  fw_forest_clear (&forest);
  return fw_frame_end (&frame);
}
