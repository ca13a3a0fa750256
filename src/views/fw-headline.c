/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-headline.h"

#include "fw-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_GAP 1e-5 /* share of a gap: 0.001 % */

/* A benefit for each dollar spent reads as dollars. */
static FwUnit
measure_unit (FweMeasure measure)
{
  return measure == FWE_M_BENEFIT_PER_DOLLAR ? FW_UNIT_DOLLARS_A_DOLLAR
                                             : fw_result_get_measure_unit (measure);
}

static char *
format (FwResult *result, FweMeasure measure, double value, FwStyle style)
{
  return fw_unit_format (value, measure_unit (measure), style);
}

static char *
format_range (FwResult *result, FweMeasure measure)
{
  const FweSummary *summary = fw_result_get_measure (result, measure);

  return fw_unit_format_range (summary->p10, summary->p90, measure_unit (measure), FW_STYLE_LABEL);
}

static char *
reading_quarter (FwResult *result)
{
  const FweGoal goal = fw_result_get_goal (result);
  const guint quarter
      = goal.measure == FWE_GOAL_NONE ? fw_result_get_n_quarters (result) - 1 : (guint)goal.quarter;

  return fw_unit_format_quarter (fw_result_get_start_year (result),
                                 fw_result_get_start_quarter (result), quarter);
}

static void
simple_words (FwResult *result, FweMeasure measure, const char *title, FwHeadlineWords *out)
{
  out->title = g_strdup (title);
  if (!isfinite (fw_result_get_measure (result, measure)->p50))
    {
      out->number = g_strdup ("–");
      out->range = g_strdup (_ ("not defined"));
      return;
    }
  out->number
      = format (result, measure, fw_result_get_measure (result, measure)->p50, FW_STYLE_LABEL);
  out->range = format_range (result, measure);
}

static void
placements_words (FwResult *result, FwHeadlineWords *out)
{
  g_autofree char *quarter = reading_quarter (result);

  simple_words (result, FWE_M_NET_LOCAL_PLACEMENTS, _ ("Net local placements"), out);
  out->scale = g_strdup_printf (_ ("80%% range, %s"), quarter);
}

static void
cost_words (FwResult *result, FwHeadlineWords *out)
{
  g_autofree char *seat
      = format (result, FWE_M_COST_PER_SEAT,
                fw_result_get_measure (result, FWE_M_COST_PER_SEAT)->p50, FW_STYLE_LABEL);

  simple_words (result, FWE_M_COST_PER_NET_LOCAL_PLACEMENT, _ ("Cost per net placement"), out);
  out->scale = fw_result_get_measure (result, FWE_M_ENROLLED)->p50 > 0
                   ? g_strdup_printf (_ ("%s a seat"), seat)
                   : g_strdup (_ ("nobody is trained"));
}

static void
benefit_words (FwResult *result, FwHeadlineWords *out)
{
  const double chance = fw_result_get_engine (result)->break_even_chance;
  g_autofree char *even = fw_unit_format (chance, FW_UNIT_CHANCE, FW_STYLE_LABEL);

  simple_words (result, FWE_M_BENEFIT_PER_DOLLAR, _ ("Benefit per dollar"), out);
  out->scale = fw_result_get_measure (result, FWE_M_ENROLLED)->p50 > 0 && isfinite (chance)
                   ? g_strdup_printf (_ ("%s chance to break even"), even)
                   : g_strdup (_ ("no program, no cost"));
}

/* Two figures down to a thousandth of a per cent; less is words: no number that small is of use. */
static void
gap_share_words (FwResult *result, FwHeadlineWords *out)
{
  const FweSummary *closed = fw_result_get_measure (result, FWE_M_GAP_CLOSED);
  const double lo = fabs (closed->p10) < LEAST_GAP ? 0 : closed->p10;
  const double hi = fabs (closed->p90) < LEAST_GAP ? 0 : closed->p90;

  simple_words (result, FWE_M_GAP_CLOSED, _ ("Gap closed"), out);
  if (!isfinite (closed->p50) || closed->p50 == 0)
    return;
  if (fabs (closed->p50) < LEAST_GAP)
    {
      g_autofree char *least
          = fw_unit_format (copysign (LEAST_GAP, closed->p50), FW_UNIT_SHARE, FW_STYLE_LABEL);

      g_free (out->number);
      /* Translators: the one number of a tile, in large letters; a short way to say it. */
      out->number = g_strdup_printf (C_ ("tile", "under %s"), least);
    }
  g_free (out->range);
  if (lo == 0 && hi == 0)
    {
      g_autofree char *least = fw_unit_format (LEAST_GAP, FW_UNIT_SHARE, FW_STYLE_LABEL);

      out->range = g_strdup_printf (_ ("within ±%s"), least);
    }
  else
    out->range = fw_unit_format_range (lo, hi, FW_UNIT_SHARE, FW_STYLE_LABEL);
}

static void
gap_words (FwResult *result, FwHeadlineWords *out)
{
  const FweResult *engine = fw_result_get_engine (result);
  guint low, high;
  double before, closed;
  g_autofree char *amount = NULL;
  g_autofree char *gap = NULL;

  if (!fw_result_get_gap (result, &low, &high) || !engine->has_incomes)
    {
      out->title = g_strdup (_ ("Gap closed"));
      out->number = g_strdup ("–");
      out->range = g_strdup (_ ("not defined"));
      out->scale = g_strdup (_ ("the plan names no two groups"));
      return;
    }
  before = engine->mean_before[high] - engine->mean_before[low];
  closed = before - (engine->mean_after[high] - engine->mean_after[low]);
  amount = fw_unit_format (closed, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  gap = fw_unit_format (before, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  gap_share_words (result, out);
  out->scale = g_strdup_printf (_ ("about %s of %s, %s to %s"), amount, gap,
                                fw_result_get_group_title (result, low),
                                fw_result_get_group_title (result, high));
}

static void
gini_words (FwResult *result, FwHeadlineWords *out)
{
  const double margin = fw_result_get_engine_plan (result)->gini_margin;
  const FweSummary *change = fw_result_get_measure (result, FWE_M_GINI_CHANGE);
  g_autofree char *change_text = fw_unit_format (change->p50, FW_UNIT_INDEX_CHANGE, FW_STYLE_LABEL);
  g_autofree char *margin_text = fw_unit_format (margin, FW_UNIT_INDEX, FW_STYLE_LABEL);

  if (!fw_result_get_engine (result)->has_incomes)
    {
      out->title = g_strdup (_ ("Gini of the place"));
      out->number = g_strdup ("–");
      out->range = g_strdup (_ ("not defined"));
      out->scale = g_strdup (_ ("no incomes for this place"));
      return;
    }
  simple_words (result, FWE_M_GINI, _ ("Gini of the place"), out);
  g_free (out->range);
  out->range = g_strdup_printf (_ ("change %s"), change_text);
  out->scale = isfinite (margin) ? g_strdup_printf (_ ("ACS margin about ±%s"), margin_text)
                                 : g_strdup (_ ("ACS margin not known"));
}

/**
 * fw_headline_words:
 * @headline: which tile
 * @out: (out): cleared with fw_headline_words_clear()
 *
 * The middle run, its 80 % range, and a scale: no change is ever shown without one.
 */
void
fw_headline_words (FwResult *result, FwHeadline headline, FwHeadlineWords *out)
{
  static void (*const words[FW_N_HEADLINES]) (FwResult *, FwHeadlineWords *) = {
    [FW_HEADLINE_PLACEMENTS] = placements_words,
    [FW_HEADLINE_COST] = cost_words,
    [FW_HEADLINE_BENEFIT] = benefit_words,
    [FW_HEADLINE_GAP] = gap_words,
    [FW_HEADLINE_GINI] = gini_words,
  };

  g_return_if_fail (FW_IS_RESULT (result));
  g_return_if_fail (headline < FW_N_HEADLINES);

  words[headline](result, out);
}

void
fw_headline_words_clear (FwHeadlineWords *words)
{
  g_clear_pointer (&words->title, g_free);
  g_clear_pointer (&words->number, g_free);
  g_clear_pointer (&words->range, g_free);
  g_clear_pointer (&words->scale, g_free);
}

char *
fw_headline_chance (FwResult *result)
{
  double chance;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  chance = fw_result_get_engine (result)->goal_chance;
  if (fw_result_get_goal (result).measure == FWE_GOAL_NONE || !isfinite (chance))
    return NULL;
  return fw_unit_format (chance, FW_UNIT_CHANCE, FW_STYLE_LABEL);
}

char *
fw_headline_wanted (FwResult *result)
{
  FweGoal goal;
  double chance;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  goal = fw_result_get_goal (result);
  chance = fw_result_get_engine (result)->goal_chance;
  if (goal.measure == FWE_GOAL_NONE || !isfinite (chance))
    return NULL;
  wanted = fw_unit_format (goal.wanted, FW_UNIT_CHANCE, FW_STYLE_LABEL);
  return g_strdup_printf (chance >= goal.wanted ? _ ("Wanted: %s. It is met.")
                                                : _ ("Wanted: %s. It is not met yet."),
                          wanted);
}

static FweMeasure
goal_measure (FwResult *result)
{
  switch (fw_result_get_goal (result).measure)
    {
    case FWE_GOAL_GROSS_PLACEMENTS:
      return FWE_M_GROSS_PLACEMENTS;
    case FWE_GOAL_COMPLETED:
      return FWE_M_COMPLETED;
    default:
      return FWE_M_NET_LOCAL_PLACEMENTS;
    }
}

const char *
fw_headline_goal_measure (FwResult *result)
{
  switch (goal_measure (result))
    {
    case FWE_M_GROSS_PLACEMENTS:
      return _ ("placements");
    case FWE_M_COMPLETED:
      return _ ("completers");
    default:
      return _ ("net local placements");
    }
}

const FweSummary *
fw_headline_goal_summary (FwResult *result)
{
  g_return_val_if_fail (FW_IS_RESULT (result), NULL);
  return fw_result_get_measure (result, goal_measure (result));
}

char *
fw_headline_goal (FwResult *result)
{
  FweGoal goal;
  g_autofree char *value = NULL;
  g_autofree char *quarter = NULL;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  goal = fw_result_get_goal (result);
  quarter = reading_quarter (result);
  if (goal.measure == FWE_GOAL_NONE)
    {
      value = format (result, FWE_M_NET_LOCAL_PLACEMENTS,
                      fw_result_get_measure (result, FWE_M_NET_LOCAL_PLACEMENTS)->p50,
                      FW_STYLE_TITLE);
      return g_strdup_printf (_ ("about %s net local placements by %s"), value, quarter);
    }
  value = fw_unit_format (goal.value, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  return g_strdup_printf (_ ("chance of %s %s by %s"), value, fw_headline_goal_measure (result),
                          quarter);
}

char *
fw_headline_goal_note (FwResult *result)
{
  const FweResult *engine;
  const char *note;
  g_autofree char *runs = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  engine = fw_result_get_engine (result);
  note = fw_result_get_goal_note (result);
  runs = fw_unit_format (fw_result_get_n_draws (result), FW_UNIT_COUNT, FW_STYLE_TABLE);
  text = g_string_new (note && *note ? note : _ ("No goal is set"));
  g_string_append (text, " · ");
  g_string_append_printf (text, _ ("%s runs"), runs);
  if (isfinite (engine->goal_mc_error) && engine->goal_mc_error > 0)
    {
      g_autofree char *error
          = fw_unit_format (100 * engine->goal_mc_error, FW_UNIT_RATIO, FW_STYLE_TITLE);

      g_string_append (text, ", ");
      g_string_append_printf (text, _ ("±%s points"), error);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Equity */

static gboolean
gini_moves (FwResult *result)
{
  const double margin = fw_result_get_engine_plan (result)->gini_margin;
  const double change = fabs (fw_result_get_measure (result, FWE_M_GINI_CHANGE)->p50);

  /* Where no margin is known, half a thousandth is what three decimals would show. */
  return change > (isfinite (margin) ? margin : 0.0005);
}

/* What stops the pipeline first. */
static const char *
pipeline_limit (FwResult *result)
{
  switch (fw_result_get_engine (result)->constraint.limit)
    {
    case FWE_LIMIT_OPENINGS:
      return fw_result_leaves_openings (result) ? _ ("Too few openings fit the people who finish")
                                                : _ ("Openings stop the pipeline before seats do");
    case FWE_LIMIT_SEATS:
      return _ ("Seats stop the pipeline before openings do");
    case FWE_LIMIT_APPLICANTS:
      return _ ("Too few people apply to fill the pipeline");
    case FWE_LIMIT_MONEY:
      return _ ("Money stops the pipeline before seats do");
    case FWE_LIMIT_COMPLETION:
      return _ ("Too few people finish in time to be placed");
    case FWE_LIMIT_NONE:
    default:
      return _ ("Nothing alone stops the pipeline");
    }
}

char *
fw_headline_pipeline_finding (FwResult *result)
{
  const FweSummary *finish;
  g_autofree char *count = NULL;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  if (fw_result_is_no_program (result))
    return g_strdup (_ ("Without a program nobody is trained"));
  if (!(fw_result_get_measure (result, FWE_M_ENROLLED)->mean >= 0.5))
    return g_strdup (_ ("Nobody enrolls in a program of this scenario"));
  if (fw_result_has_constraint (result))
    return g_strdup (pipeline_limit (result));
  finish = fw_result_get_measure (result, FWE_M_COMPLETED);
  count = format (result, FWE_M_COMPLETED, finish->mean, FW_STYLE_TITLE);
  return g_strdup_printf (_ ("About %s people finish a program"), count);
}

char *
fw_headline_pipeline_line (FwResult *result)
{
  g_autofree char *finish = NULL;
  g_autofree char *placed = NULL;
  g_autofree char *local = NULL;
  g_autofree char *quarter = NULL;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  if (!(fw_result_get_measure (result, FWE_M_ENROLLED)->mean >= 0.5))
    return fw_result_newcomers (result);
  finish = format (result, FWE_M_COMPLETED, fw_result_get_measure (result, FWE_M_COMPLETED)->mean,
                   FW_STYLE_LABEL);
  placed = format (result, FWE_M_GROSS_PLACEMENTS,
                   fw_result_get_measure (result, FWE_M_GROSS_PLACEMENTS)->mean, FW_STYLE_LABEL);
  local = format (result, FWE_M_NET_LOCAL_PLACEMENTS,
                  fw_result_get_measure (result, FWE_M_NET_LOCAL_PLACEMENTS)->mean, FW_STYLE_LABEL);
  quarter = reading_quarter (result);
  return g_strdup_printf (_ ("On average %s finish, %s are placed, %s are net and local by %s."),
                          finish, placed, local, quarter);
}

/**
 * fw_headline_equity_finding:
 *
 * Whether participants gain, and whether that can be seen in their place.
 *
 * Returns: (transfer full): without a full stop
 */
char *
fw_headline_equity_finding (FwResult *result)
{
  const FweSummary *effect;
  const FweSummary *enrolled;
  g_autofree char *place = NULL;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  effect = fw_result_get_measure (result, FWE_M_EARNINGS_EFFECT_PER_ENROLLED);
  enrolled = fw_result_get_measure (result, FWE_M_ENROLLED);
  place = fw_words_short_place (fw_result_get_incomes_place (result));
  if (!fw_result_get_engine (result)->has_incomes)
    return g_strdup (_ ("No household incomes are known for this place"));
  if (!(enrolled->p50 > 0))
    return g_strdup (_ ("Without a program nobody’s income changes"));
  if (gini_moves (result))
    return g_strdup_printf (_ ("The plan moves inequality in %s beyond the survey’s margin"),
                            place);
  if (effect->p10 > 0)
    return g_strdup_printf (_ ("Participants gain; inequality in %s does not move"), place);
  if (effect->p50 > 0)
    return g_strdup_printf (_ ("Participants probably gain; inequality in %s does not move"),
                            place);
  return g_strdup_printf (_ ("No gain to participants is in sight; inequality in %s does not move"),
                          place);
}

char *
fw_headline_equity_line (FwResult *result)
{
  const FweResult *engine;
  const FweSummary *effect;
  g_autofree char *dollars = NULL;
  g_autofree char *people = NULL;
  g_autofree char *share = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  engine = fw_result_get_engine (result);
  effect = fw_result_get_measure (result, FWE_M_EARNINGS_EFFECT_PER_ENROLLED);
  if (!engine->has_incomes || !(engine->participants > 0))
    return g_strdup (fw_result_get_incomes_note (result));
  dollars = fw_unit_format (effect->p50, FW_UNIT_DOLLARS, FW_STYLE_TITLE);
  people = fw_unit_format (engine->participants, FW_UNIT_PERSONS, FW_STYLE_TITLE);
  share = fw_unit_format (engine->income_share, FW_UNIT_SHARE, FW_STYLE_TITLE);
  place = fw_words_short_place (fw_result_get_incomes_place (result));
  return g_strdup_printf (
      _ ("About %s a year for each of %s people is %s of all household income in %s."), dollars,
      people, share, place);
}
