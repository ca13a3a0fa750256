/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-chart-evidence.h"
#include "fw-forest.h"

static FwUnit
unit_of (FwLeft left)
{
  return left == FW_LEFT_BENEFIT ? FW_UNIT_DOLLARS_A_DOLLAR : FW_UNIT_DOLLARS;
}

static const char *
study (const FwTrial *trial)
{
  guint n_rows;

  return fw_evidence_rows (&n_rows)[trial->first].study;
}

static gboolean
rests_on_pool (const FwLeaveOutData *data)
{
  return data->trials->used && data->trials->evidence == FWE_EVIDENCE_POOLED;
}

static gboolean
is_defined (const FwLeaveOutData *data)
{
  return isfinite (data->base[data->shown].mean);
}

/* Which moves the measure most; NULL where none does. */
static const FwLeaveOutRow *
largest (const FwLeaveOutData *data)
{
  const double base = data->base[data->shown].mean;
  const FwLeaveOutRow *most = NULL;

  for (guint i = 0; i < data->n_rows; i++)
    if (data->rows[i].known && isfinite (data->rows[i].measures[data->shown].mean)
        && fabs (data->rows[i].measures[data->shown].mean - base)
               > (most == NULL ? 0 : fabs (most->measures[data->shown].mean - base)))
      most = &data->rows[i];
  return most;
}

/* Why there is no picture, or NULL. */
static const char *
nothing (const FwLeaveOutData *data)
{
  if (data->context.no_program)
    return _ ("This scenario has no program: nothing of it rests on the trials.");
  if (!data->trials->used)
    return _ ("Counted raw, this plan takes nothing from the trials.");
  if (!rests_on_pool (data))
    return _ ("This plan rests on one trial alone: leaving another out changes nothing.");
  if (!is_defined (data))
    return _ ("This is not defined for this plan.");
  if (data->trials->n_pooled < 2)
    return _ ("One trial is left: it cannot be left out too.");
  return NULL;
}

/* What society would do on average, without a trial and with it: a loss is not a gain below zero.
 */
static char *
society_words (const char *trial, double without, double with)
{
  static const char *const titles[2][2] = {
    { N_ ("Without %s society would gain %s, not %s, on average"),
      N_ ("Without %s society would gain %s, not lose %s, on average") },
    { N_ ("Without %s society would lose %s, not gain %s, on average"),
      N_ ("Without %s society would lose %s, not %s, on average") },
  };
  g_autofree char *other = fw_unit_format (fabs (without), FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *base = fw_unit_format (fabs (with), FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  return g_strdup_printf (_ (titles[without < 0][with < 0]), trial, other, base);
}

static char *
make_title (const FwLeaveOutData *data)
{
  static const char *const titles[FW_LEFT_NPV] = {
    N_ ("Without %s the gain per person enrolled would average %s, not %s a year"),
    N_ ("Without %s a dollar would bring %s, not %s, on average"),
  };
  const FwLeaveOutRow *most = largest (data);
  const char *trial;
  g_autofree char *with = NULL, *without = NULL;

  if (nothing (data) != NULL)
    return g_strdup (_ ("Leaving one trial out changes nothing here"));
  if (most == NULL)
    return g_strdup (_ ("No trial moves this plan"));
  trial = study (&data->trials->trials[most - data->rows]);
  if (data->shown == FW_LEFT_NPV)
    return society_words (trial, most->measures[FW_LEFT_NPV].mean, data->base[FW_LEFT_NPV].mean);
  with = fw_unit_format (data->base[data->shown].mean, unit_of (data->shown), FW_STYLE_LABEL);
  without
      = fw_unit_format (most->measures[data->shown].mean, unit_of (data->shown), FW_STYLE_LABEL);
  return g_strdup_printf (_ (titles[data->shown]), trial, without, with);
}

static char *
make_subtitle (const FwLeaveOutData *data)
{
  static const char *const measures[FW_N_LEFT] = {
    N_ ("Net effect on yearly earnings per person enrolled"),
    N_ ("Benefit for each dollar of cost"),
    N_ ("Net benefit to society"),
  };
  g_autofree char *year = fw_unit_format (data->context.price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);

  /* Translators: what is shown, year of the prices, scenario. */
  return g_strdup_printf (_ ("%s with each trial left out of the pool, the same random numbers; "
                             "%s dollars. Plan “%s”"),
                          _ (measures[data->shown]), year, data->context.scenario);
}

/* "$4,480 a year for each enrolled, $3.41 for each dollar, $9.75 million for society". */
static char *
all_words (const FweSummary *measures)
{
  g_autofree char *gain
      = fw_unit_format (measures[FW_LEFT_EFFECT].mean, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *benefit
      = fw_unit_format (measures[FW_LEFT_BENEFIT].mean, FW_UNIT_DOLLARS_A_DOLLAR, FW_STYLE_LABEL);
  g_autofree char *net
      = fw_unit_format (measures[FW_LEFT_NPV].mean, FW_UNIT_DOLLARS, FW_STYLE_LABEL);

  /* Translators: three averages of one plan. */
  return g_strdup_printf (_ ("%s a year for each enrolled, %s for each dollar, %s for society"),
                          gain, benefit, net);
}

static void
set_range (FwForestRow *row, const FweSummary *summary)
{
  row->value = summary->mean;
  row->low = summary->p10;
  row->high = summary->p90;
}

static void
fill_without (const FwLeaveOutData *data, guint i, FwForestRow *row)
{
  const FwTrial *trial = &data->trials->trials[i];

  if (!data->rows[i].known)
    {
      *row = (FwForestRow){ .kind = FW_FOREST_NOTHING,
                            .name = g_strdup (study (trial)),
                            .tail = g_strdup (_ ("  left out")),
                            .text = g_strdup (_ ("left out already")) };
      return;
    }
  *row = (FwForestRow){ .kind = FW_FOREST_STUDY,
                        /* Translators: name of a trial that is left out. */
                        .name = g_strdup_printf (_ ("Without %s"), study (trial)),
                        .text = all_words (data->rows[i].measures),
                        .weight = 0.1 };
  set_range (row, &data->rows[i].measures[data->shown]);
}

static FwForest
make_forest (const FwLeaveOutData *data)
{
  FwForest forest = { .unit = unit_of (data->shown),
                      .reference = data->base[data->shown].mean,
                      .hold = data->context.hold };

  forest.rows = g_new0 (FwForestRow, data->n_rows + 1);
  forest.rows[0] = (FwForestRow){ .kind = FW_FOREST_PLAN,
                                  .name = g_strdup (_ ("The plan as it is")),
                                  .text = all_words (data->base) };
  set_range (&forest.rows[0], &data->base[data->shown]);
  for (guint i = 0; i < data->n_rows; i++)
    fill_without (data, i, &forest.rows[i + 1]);
  if (data->n_rows > 0)
    forest.rows[1].rule = TRUE;
  forest.n = data->n_rows + 1;
  return forest;
}

static void
add_measures (FwScene *scene, const char *name, double gain, const FweSummary *measures)
{
  fw_scene_add_cell_text (scene, name);
  fw_scene_add_cell_number (scene, gain);
  for (FwLeft left = 0; left < FW_N_LEFT; left++)
    fw_scene_add_cell_number (scene, measures[left].mean);
}

static void
add_table (FwScene *scene, const FwLeaveOutData *data, const FwForest *forest)
{
  fw_scene_add_column (scene, _ ("Study"), FW_UNIT_COUNT, TRUE);
  fw_scene_add_column (scene, _ ("Trials pooled, gain a year"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Effect on yearly earnings"), FW_UNIT_DOLLARS, FALSE);
  fw_scene_add_column (scene, _ ("Benefit per dollar"), FW_UNIT_DOLLARS_A_DOLLAR, FALSE);
  fw_scene_add_column (scene, _ ("Net benefit to society"), FW_UNIT_DOLLARS, FALSE);
  add_measures (scene, forest->rows[0].name, data->trials->pool.mean, data->base);
  for (guint i = 0; i < data->n_rows; i++)
    if (data->rows[i].known)
      add_measures (scene, forest->rows[i + 1].name, data->rows[i].pool.mean,
                    data->rows[i].measures);
}

static char *
describe (const FwForest *forest)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < forest->n; i++)
    {
      if (i > 0)
        g_string_append_c (words, ' ');
      /* Translators: whose estimate it is, then the estimate. */
      g_string_append_printf (words, _ ("%s: %s."), forest->rows[i].name, forest->rows[i].text);
    }
  return g_string_free (words, FALSE);
}

/**
 * fw_chart_leave_out:
 * @data: a plan with each of its trials left out
 * @theme: its colours
 * @text: how wide text is
 * @size: px; a height of 0 for the one that suits the width
 *
 * Averages and ranges under each other, the plan as it is first and as a dashed line.
 *
 * Returns: (transfer full): the scene
 */
FwScene *
fw_chart_leave_out (const FwLeaveOutData *data, const FwTheme *theme, FwTextMetrics *text,
                    FwSize size)
{
  const double em = 12.5 * fw_text_metrics_scale (text);
  const char *sentence = nothing (data);
  g_autofree char *title = make_title (data), *subtitle = make_subtitle (data);
  FwForest forest = make_forest (data);
  const double height = fw_forest_height (&forest, size.width, em);
  const FwFrameWords words
      = { .title = title,
          .subtitle = subtitle,
          .kind = _ ("Forest plot of the plan without each trial"),
          .source = data->context.source,
          .date = data->context.date,
          .keys = { { FW_KEY_MARKER + FW_MARKER_SQUARE, FW_ROLE_NEUTRAL, FW_ROLE_NONE,
                      _ ("Average without the trial") },
                    /* xgettext:no-c-format */
                    { FW_KEY_WHISKER, FW_ROLE_TEXT, FW_ROLE_NONE, _ ("80% range") },
                    { FW_KEY_DASH, FW_ROLE_BASELINE, FW_ROLE_NONE, _ ("The plan as it is") } },
          .n_keys = sentence == NULL ? 3 : 0 };
  FwFrame frame;

  fw_frame_begin (&frame, &words, theme, text, size, 0.9 * height, height);
  add_table (frame.scene, data, &forest);
  if (sentence != NULL)
    {
      fw_frame_empty (&frame, sentence);
      fw_scene_take_description (frame.scene, g_strdup (sentence));
    }
  else
    {
      fw_scene_take_description (frame.scene, describe (&forest));
      fw_forest_draw (&forest, &frame);
    }
  fw_forest_clear (&forest);
  return fw_frame_end (&frame);
}
