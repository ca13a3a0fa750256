/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LIKELY 0.505 /* more likely than not: more than 50 % also when it is rounded */
#define RARE   0.01  /* a chance that is told as "fewer than 1 run in 100" */

gboolean
fw_compare_is_drawable (const FweSummary *s)
{
  return isfinite (s->p10) && isfinite (s->p50) && isfinite (s->p90);
}

static gboolean
is_plan (const FwCompareRow *row)
{
  return !row->no_program && fw_compare_is_drawable (&row->value);
}

static gboolean
has_goal (const FwCompareData *data)
{
  return isfinite (data->goal);
}

/* What rows are ranked by. */
static double
rank_of (const FwCompareData *data, const FwCompareRow *row)
{
  return has_goal (data) ? row->chance : row->value.p50;
}

static char *
rank_words (const FwCompareData *data, const FwCompareRow *row)
{
  return has_goal (data) ? fw_unit_format_chance (row->chance)
                         : fw_unit_format (row->value.p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
}

gboolean
fw_compare_best (const FwCompareData *data, guint *best)
{
  g_autofree char *words = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < data->n_rows; i++)
    {
      const FwCompareRow *row = &data->rows[i];

      if (!is_plan (row) || !isfinite (rank_of (data, row)))
        continue;
      if (!found || rank_of (data, row) > rank_of (data, &data->rows[*best]))
        *best = i;
      found = TRUE;
    }
  if (!found)
    return FALSE;

  words = rank_words (data, &data->rows[*best]);
  for (guint i = 0; i < data->n_rows; i++)
    {
      g_autofree char *other = NULL;

      if (i == *best || !is_plan (&data->rows[i]))
        continue;
      other = rank_words (data, &data->rows[i]);
      if (g_str_equal (words, other))
        return FALSE;
    }
  return TRUE;
}

static guint
count_plans (const FwCompareData *data, double above)
{
  guint n = 0;

  for (guint i = 0; i < data->n_rows; i++)
    n += is_plan (&data->rows[i]) && (isnan (above) || data->rows[i].chance > above);
  return n;
}

static char *
unlikely_title (const FwCompareData *data, gboolean one, const FwCompareRow *best)
{
  g_autofree char *chance = NULL;

  if (count_plans (data, RARE) == 0)
    return g_strdup (_ ("No plan reaches the goal in more than 1 run in 100"));
  if (!one)
    return g_strdup (_ ("No plan makes the goal more likely than not"));
  chance = fw_unit_format_chance (best->chance);
  /* Translators: scenario, then its chance: "3 runs in 100". */
  return g_strdup_printf (_ ("No plan makes the goal likely; “%s” comes nearest: %s"), best->name,
                          chance);
}

static char *
goal_title (const FwCompareData *data, gboolean one, const FwCompareRow *best)
{
  const guint n = count_plans (data, NAN), likely = count_plans (data, LIKELY);
  g_autofree char *some = fw_unit_format (likely, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *all = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (likely == 0)
    return unlikely_title (data, one, best);
  if (n == 1)
    return g_strdup_printf (_ ("“%s” makes the goal more likely than not"), best->name);
  if (likely == 1)
    return g_strdup_printf (_ ("Only “%s” makes the goal more likely than not"), best->name);
  if (likely == n)
    return one ? g_strdup_printf (
               _ ("Every plan makes the goal more likely than not, most of all “%s”"), best->name)
               : g_strdup (_ ("Every plan makes the goal more likely than not"));
  if (one)
    /* Translators: numbers of plans, then a scenario. */
    return g_strdup_printf (
        ngettext ("%s of %s plans makes the goal more likely than not, most of all “%s”",
                  "%s of %s plans make the goal more likely than not, most of all “%s”", likely),
        some, all, best->name);
  return g_strdup_printf (ngettext ("%s of %s plans makes the goal more likely than not",
                                    "%s of %s plans make the goal more likely than not", likely),
                          some, all);
}

static char *
most_title (const FwCompareData *data, gboolean one, const FwCompareRow *best)
{
  const char *measure = data->measure;
  g_autofree char *number = fw_unit_format (best->value.p50, FW_UNIT_PERSONS, FW_STYLE_TITLE);

  if (count_plans (data, NAN) > 1 && !one)
    return g_strdup_printf (_ ("No plan has clearly more %s than the others"), measure);
  /* Translators: scenario, number, "net local placements". */
  return g_strdup_printf (count_plans (data, NAN) == 1 ? _ ("“%s” comes to about\u00a0%s %s")
                                                       : _ ("“%s” comes to most: about\u00a0%s %s"),
                          best->name, number, measure);
}

char *
fw_compare_title (const FwCompareData *data)
{
  guint best = 0;
  const gboolean one = fw_compare_best (data, &best);

  if (data->n_rows == 0)
    return g_strdup (_ ("The scenarios are not compared yet"));
  if (count_plans (data, NAN) == 0)
    return g_strdup (_ ("There is no plan to compare"));
  return has_goal (data) ? goal_title (data, one, &data->rows[best])
                         : most_title (data, one, &data->rows[best]);
}

char *
fw_compare_subtitle (const FwCompareData *data)
{
  g_autofree char *quarter = fw_unit_format_quarter (data->context.start_year,
                                                     data->context.start_quarter, data->quarter);

  /* Translators: "Net local placements", then a quarter. */
  return g_strdup_printf (
      _ ("%s by %s: middle run and 80%% range, the same random draws throughout"),
      data->measure_title, quarter);
}

char *
fw_compare_difference (const FwCompareData *data, const FwCompareRow *row)
{
  const FweSummary *s = &row->difference;
  g_autofree char *middle = NULL, *range = NULL;

  if (row->same == 1.0)
    return g_strdup (_ ("no difference"));
  if (!fw_compare_is_drawable (s))
    return g_strdup (_ ("not defined"));
  /* What nobody would read as a number of people. */
  if (fabs (s->p10) < 0.5 && fabs (s->p90) < 0.5)
    return g_strdup (_ ("hardly any"));
  middle = fw_unit_format (s->p50, FW_UNIT_PERSONS, FW_STYLE_SIGNED);
  range = fw_unit_format_range (s->p10, s->p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  return g_strdup_printf ("%s (%s)", middle, range);
}

static const char *
reference_name (const FwCompareData *data)
{
  for (guint i = 0; i < data->n_rows; i++)
    if (data->rows[i].reference)
      return data->rows[i].name;
  return data->context.scenario;
}

static void
append_difference (GString *words, const FwCompareData *data, const FwCompareRow *row)
{
  const FweSummary *s = &row->difference;
  g_autofree char *middle = NULL, *from = NULL, *to = NULL, *chance = NULL;

  if (row->reference)
    {
      g_string_append (words, _ ("; the others are measured against it"));
      return;
    }
  if (!row->has_paired || row->no_program || !fw_compare_is_drawable (s))
    return;
  if (row->same == 1.0)
    {
      g_string_append_printf (words, _ ("; no different from “%s” in any run"),
                              reference_name (data));
      return;
    }
  middle = fw_unit_format (s->p50, FW_UNIT_PERSONS, FW_STYLE_SIGNED);
  from = fw_unit_format (s->p10, FW_UNIT_PERSONS, FW_STYLE_SIGNED);
  to = fw_unit_format (s->p90, FW_UNIT_PERSONS, FW_STYLE_SIGNED);
  chance = fw_unit_format_chance (row->better);
  /* Translators: difference, its two ends, the reference, "35 runs in 100". */
  g_string_append_printf (words, _ ("; %s (%s to %s) against “%s”, better in %s"), middle, from, to,
                          reference_name (data), chance);
}

static void
append_money (GString *words, const FwCompareRow *row)
{
  g_autofree char *cost = fw_unit_format (row->cost.p50, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *benefit
      = fw_unit_format (row->benefit.p50, FW_UNIT_DOLLARS_A_DOLLAR, FW_STYLE_LABEL);

  if (isfinite (row->cost.p50))
    g_string_append_printf (words, _ ("; %s for each net local placement"), cost);
  if (isfinite (row->benefit.p50))
    g_string_append_printf (words, _ ("; %s of benefit for each dollar"), benefit);
}

char *
fw_compare_row_words (const FwCompareData *data, guint index)
{
  const FwCompareRow *row = &data->rows[index];
  GString *words = g_string_new (NULL);
  g_autofree char *middle = NULL, *from = NULL, *to = NULL;

  if (row->no_program)
    {
      g_string_append_printf (words, _ ("0 %s by definition"), data->measure);
      append_difference (words, data, row);
      return g_string_free (words, FALSE);
    }
  if (!fw_compare_is_drawable (&row->value))
    {
      g_string_append (words, _ ("not defined"));
      return g_string_free (words, FALSE);
    }

  middle = fw_unit_format (row->value.p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  from = fw_unit_format (row->value.p10, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  to = fw_unit_format (row->value.p90, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  /* Translators: number, "net local placements", the two ends of the range. */
  g_string_append_printf (words, _ ("middle run, %s %s, 80%% range %s to %s"), middle,
                          data->measure, from, to);
  if (isfinite (row->chance))
    {
      g_autofree char *chance = fw_unit_format_chance (row->chance);

      g_string_append_printf (words, _ ("; the goal is reached in %s"), chance);
    }
  append_difference (words, data, row);
  append_money (words, row);
  return g_string_free (words, FALSE);
}

char *
fw_compare_left_out (guint n_left_out)
{
  g_autofree char *number = fw_unit_format (n_left_out, FW_UNIT_COUNT, FW_STYLE_LABEL);

  if (n_left_out == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s more scenario is not shown: pin it to compare it",
                                    "%s more scenarios are not shown: pin those to compare",
                                    n_left_out),
                          number);
}

char *
fw_compare_describe (const FwCompareData *data)
{
  GString *words = g_string_new (NULL);
  g_autofree char *left_out = fw_compare_left_out (data->n_left_out);

  if (has_goal (data))
    {
      g_autofree char *goal = fw_unit_format (data->goal, FW_UNIT_PERSONS, FW_STYLE_LABEL);
      g_autofree char *quarter = fw_unit_format_quarter (
          data->context.start_year, data->context.start_quarter, data->quarter);

      /* Translators: number, "net local placements", quarter. */
      g_string_append_printf (words, _ ("The goal is %s %s by %s."), goal, data->measure, quarter);
    }
  for (guint i = 0; i < data->n_rows; i++)
    {
      g_autofree char *row = fw_compare_row_words (data, i);

      g_string_append_printf (words, "%s%s: %s.", words->len > 0 ? " " : "", data->rows[i].name,
                              row);
    }
  if (left_out != NULL)
    g_string_append_printf (words, " %s.", left_out);
  return g_string_free (words, FALSE);
}
