/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-tile-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROOM 1.08 /* beyond what a strip shows */

static char *
quarter_name (FwResult *result, gsize quarter)
{
  return fw_unit_format_quarter (fw_result_get_start_year (result),
                                 fw_result_get_start_quarter (result), (guint)quarter);
}

static void
show_placements (FwSpark *spark, FwResult *result)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FweSummary *series = engine->series[FWE_S_NET_LOCAL_PLACEMENTS];
  const FweGoal goal = fw_result_get_goal (result);
  const gsize last = engine->n_quarters - 1;
  const gsize read = goal.measure == FWE_GOAL_NONE ? last : goal.quarter;
  g_autofree char *then = fw_unit_format (series[read].p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *when = quarter_name (result, read);
  g_autofree char *end = fw_unit_format (series[last].p50, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *end_when = quarter_name (result, last);
  /* Translators: number, quarter, number, quarter. */
  g_autofree char *words = read == last ? g_strdup_printf (_ ("Middle run: %s by %s"), then, when)
                                        : g_strdup_printf (_ ("Middle run: %s by %s, %s by %s"),
                                                           then, when, end, end_when);

  fw_spark_set_series (spark, series, engine->n_quarters, read, words);
}

/* From the reference or the range, whichever is further out, to the same at the other end. */
static FwSparkStrip
make_strip (const FweSummary *summary, double reference)
{
  FwSparkStrip strip = {
    .low = summary->p10, .middle = summary->p50, .high = summary->p90, .reference = reference
  };
  double width;

  strip.from = MIN (MIN (strip.low, reference), 0);
  strip.to = MAX (MAX (strip.high, reference), 0);
  width = strip.to - strip.from;
  strip.to += (ROOM - 1) * width;
  if (strip.from < 0)
    strip.from -= (ROOM - 1) * width;
  return strip;
}

static void
show_strip (FwSpark *spark, const FwSparkStrip *strip, const char *words)
{
  if (isfinite (strip->low) && isfinite (strip->high) && isfinite (strip->reference)
      && strip->to > strip->from)
    fw_spark_set_strip (spark, strip, words);
  else
    fw_spark_clear (spark);
}

static void
show_cost (FwSpark *spark, FwResult *result)
{
  const double seat = fw_result_get_measure (result, FWE_M_COST_PER_SEAT)->p50;
  const FwSparkStrip strip
      = make_strip (fw_result_get_measure (result, FWE_M_COST_PER_NET_LOCAL_PLACEMENT), seat);
  g_autofree char *price = fw_unit_format (seat, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *words
      = g_strdup_printf (_ ("The range against what a seat costs, %s (dashed)"), price);

  show_strip (spark, &strip, words);
}

static void
show_benefit (FwSpark *spark, FwResult *result)
{
  const FwSparkStrip strip
      = make_strip (fw_result_get_measure (result, FWE_M_BENEFIT_PER_DOLLAR), 1);
  g_autofree char *one = fw_unit_format (1, FW_UNIT_DOLLARS_A_DOLLAR, FW_STYLE_LABEL);
  g_autofree char *words = g_strdup_printf (_ ("The range against break-even, %s (dashed)"), one);

  show_strip (spark, &strip, words);
}

static void
show_gap (FwSpark *spark, FwResult *result)
{
  guint low, high;
  const FwSparkStrip strip = make_strip (fw_result_get_measure (result, FWE_M_GAP_CLOSED), 0);

  if (fw_result_get_gap (result, &low, &high) && fw_result_get_engine (result)->has_incomes)
    show_strip (spark, &strip, _ ("The range against “No program”, none of it closed (dashed)"));
  else
    fw_spark_clear (spark);
}

/* The change on a scale on which the survey's margin can be seen: nothing else would be honest. */
static void
show_gini (FwSpark *spark, FwResult *result)
{
  const FweSummary *change = fw_result_get_measure (result, FWE_M_GINI_CHANGE);
  const double margin = fw_result_get_engine_plan (result)->gini_margin;
  FwSparkStrip strip = make_strip (change, 0);
  g_autofree char *index = fw_unit_format (margin, FW_UNIT_INDEX, FW_STYLE_LABEL);
  g_autofree char *words = NULL;

  if (!fw_result_get_engine (result)->has_incomes)
    {
      fw_spark_clear (spark);
      return;
    }
  if (!isfinite (margin) || !(margin > 0))
    {
      show_strip (spark, &strip, _ ("The change against “No program” (dashed)"));
      return;
    }
  strip.margin = margin;
  strip.to = ROOM * MAX (margin, MAX (fabs (strip.low), fabs (strip.high)));
  strip.from = -strip.to;
  words = g_strdup_printf (
      _ ("The change against “No program” (dashed) and the survey’s margin, ±%s (shaded)"), index);
  show_strip (spark, &strip, words);
}

void
fw_tile_trend_show (FwSpark *spark, FwResult *result, FwHeadline headline)
{
  static void (*const show[FW_N_HEADLINES]) (FwSpark *, FwResult *) = {
    [FW_HEADLINE_PLACEMENTS] = show_placements,
    [FW_HEADLINE_COST] = show_cost,
    [FW_HEADLINE_BENEFIT] = show_benefit,
    [FW_HEADLINE_GAP] = show_gap,
    [FW_HEADLINE_GINI] = show_gini,
  };

  g_return_if_fail (FW_IS_SPARK (spark));
  g_return_if_fail (FW_IS_RESULT (result));
  g_return_if_fail (headline < FW_N_HEADLINES);

  show[headline](spark, result);
}
