/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-headline-money.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
quarter_of_counts (FwResult *result)
{
  const FweGoal goal = fw_result_get_goal (result);
  const guint quarter
      = goal.measure == FWE_GOAL_NONE ? fw_result_get_n_quarters (result) - 1 : (guint)goal.quarter;

  return fw_unit_format_quarter (fw_result_get_start_year (result),
                                 fw_result_get_start_quarter (result), quarter);
}

static gboolean
spends (FwResult *result)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FweSummary *cost = engine->series[FWE_S_COST];

  return engine->n_quarters > 0 && cost[engine->n_quarters - 1].p90 >= 0.5;
}

/* Number and range of a summary in dollars; both say so where there is none. */
static void
dollars (const FweSummary *summary, FwHeadlineWords *out)
{
  g_autofree char *from = NULL;

  if (!isfinite (summary->p50) || !isfinite (summary->p10))
    {
      out->number = g_strdup ("–");
      out->range = g_strdup (_ ("not defined"));
      return;
    }
  out->number = fw_unit_format (summary->p50, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  if (isfinite (summary->p90))
    {
      out->range
          = fw_unit_format_range (summary->p10, summary->p90, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
      return;
    }
  from = fw_unit_format (summary->p10, FW_UNIT_DOLLARS, FW_STYLE_BRIEF);
  /* Translators: a range without an upper end: "$9,000 or more". */
  out->range = g_strdup_printf (_ ("%s or more"), from);
}

static void
cost_words (FwResult *result, FwHeadlineWords *out)
{
  const FweResult *engine = fw_result_get_engine (result);
  g_autofree char *year
      = fw_unit_format (fw_result_get_price_year (result), FW_UNIT_YEAR, FW_STYLE_LABEL);

  out->title = g_strdup (_ ("Total cost"));
  dollars (&engine->series[FWE_S_COST][engine->n_quarters - 1], out);
  /* Translators: year of the prices. */
  out->scale = g_strdup_printf (_ ("80%% range, %s dollars"), year);
}

/* A cost a person, and how many persons that is: the average, as every page counts people. */
static void
person_words (FwResult *result, FweMeasure cost, FweMeasure persons, const char *title,
              const char *format, FwHeadlineWords *out)
{
  const FweSummary *summary = fw_result_get_measure (result, persons);
  g_autofree char *people = fw_unit_format (summary->mean, FW_UNIT_PERSONS, FW_STYLE_LABEL);
  g_autofree char *quarter = quarter_of_counts (result);

  out->title = g_strdup (title);
  dollars (fw_result_get_measure (result, cost), out);
  out->scale = g_strdup_printf (format, people, quarter);
}

static void
seat_words (FwResult *result, FwHeadlineWords *out)
{
  person_words (result, FWE_M_COST_PER_SEAT, FWE_M_ENROLLED, _ ("Cost per seat"),
                _ ("%s enrolled by %s"), out);
}

static void
completer_words (FwResult *result, FwHeadlineWords *out)
{
  person_words (result, FWE_M_COST_PER_COMPLETER, FWE_M_COMPLETED, _ ("Cost per completer"),
                _ ("%s finish by %s"), out);
}

static void
net_value_words (FwResult *result, FwHeadlineWords *out)
{
  const double rate = fw_result_get_engine_plan (result)->assumptions.discount_rate;
  g_autofree char *percent = fw_unit_format (rate, FW_UNIT_SHARE, FW_STYLE_AXIS);

  out->title = g_strdup (_ ("Net present value"));
  dollars (fw_result_get_measure (result, FWE_M_NPV_SOCIETY), out);
  /* Translators: real discount rate: "society, 3% a year". */
  out->scale = g_strdup_printf (_ ("society, %s a year"), percent);
}

/* Above every number the public gets its money back and others gain; below every number nobody
 * gains. */
static char *
mvpf_text (const FweSummary *summary, double value)
{
  if (isfinite (value))
    return fw_unit_format (value, FW_UNIT_RATIO, FW_STYLE_TITLE);
  if (value < 0)
    return g_strdup (_ ("no benefit"));
  return g_strdup (summary->n_unlimited > 0 ? _ ("no limit") : _ ("not defined"));
}

static void
mvpf_words (FwResult *result, FwHeadlineWords *out)
{
  const FweSummary *summary = fw_result_get_measure (result, FWE_M_MVPF);
  g_autofree char *from = mvpf_text (summary, summary->p10);
  g_autofree char *to = mvpf_text (summary, summary->p90);

  out->title = g_strdup (_ ("MVPF"));
  out->scale = g_strdup (_ ("benefit per net public $"));
  if (summary->n_undefined - summary->n_unlimited >= summary->n || isnan (summary->p50))
    {
      out->number = g_strdup ("–");
      out->range = g_strdup (_ ("not defined"));
      return;
    }
  out->number = mvpf_text (summary, summary->p50);
  if (isfinite (summary->p10) && isfinite (summary->p90))
    out->range = fw_unit_format_range (summary->p10, summary->p90, FW_UNIT_RATIO, FW_STYLE_TITLE);
  else if (g_str_equal (from, to))
    out->range = g_strdup (_ ("in 8 runs of 10"));
  else
    /* Translators: a range with an end that is no number: "−0.4 to no limit". */
    out->range = g_strdup_printf (C_ ("range", "%s to %s"), from, to);
}

/**
 * fw_headline_money_words:
 * @tile: which tile
 * @out: (out): cleared with fw_headline_words_clear()
 *
 * The middle run, its 80 % range, and what makes it comparable.
 */
void
fw_headline_money_words (FwResult *result, FwMoneyTile tile, FwHeadlineWords *out)
{
  static void (*const words[FW_N_MONEY_TILES]) (FwResult *, FwHeadlineWords *) = {
    [FW_MONEY_COST] = cost_words,           [FW_MONEY_SEAT] = seat_words,
    [FW_MONEY_COMPLETER] = completer_words, [FW_MONEY_NET_VALUE] = net_value_words,
    [FW_MONEY_MVPF] = mvpf_words,
  };

  g_return_if_fail (FW_IS_RESULT (result));
  g_return_if_fail (tile < FW_N_MONEY_TILES);

  words[tile](result, out);
}

char *
fw_headline_money_finding (FwResult *result)
{
  double even;
  gboolean repaid;
  g_autofree char *chance = NULL;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  even = fw_result_get_engine (result)->break_even_chance;
  repaid = fw_result_get_measure (result, FWE_M_NPV_TAXPAYER)->p50 >= 0;
  if (!spends (result) || !isfinite (even))
    return g_strdup (_ ("Nothing is spent, so nothing is gained"));
  chance = fw_unit_format_chance (even);
  /* Translators: %s is "72 runs in 100". */
  if (even >= 0.5)
    return g_strdup_printf (repaid ? _ ("Worth its cost in %s, and taxpayers are paid back")
                                   : _ ("Worth its cost in %s, but not to taxpayers"),
                            chance);
  /* Translators: %s is "28 runs in 100". */
  return g_strdup_printf (repaid ? _ ("Worth its cost in only %s, though taxpayers are paid back")
                                 : _ ("Worth its cost in only %s, and not to taxpayers"),
                          chance);
}

/* Of what the public pays, the share that comes back in taxes and benefits saved; NaN if it pays
 * nothing. On average, where parts add up. */
static double
recovered (const FweResult *engine)
{
  const double paid = -engine->values[FWE_V_PROGRAM_COST][FWE_PARTY_TAXPAYER].mean;

  return paid >= 0.5 ? 1 + engine->measures[FWE_M_NPV_TAXPAYER].mean / paid : NAN;
}

static const char *
participants_sentence (const FweSummary *gain)
{
  if (gain->p10 > 0)
    return _ ("Participants gain.");
  if (gain->p50 > 0)
    return _ ("Participants probably gain.");
  return _ ("No gain to participants is in sight.");
}

char *
fw_headline_money_line (FwResult *result)
{
  const FweResult *engine;
  const FweSummary *ratio;
  double back;
  GString *line;
  g_autofree char *dollar = NULL, *range = NULL, *share = NULL;

  g_return_val_if_fail (FW_IS_RESULT (result), NULL);

  engine = fw_result_get_engine (result);
  ratio = fw_result_get_measure (result, FWE_M_BENEFIT_PER_DOLLAR);
  if (!spends (result) || !isfinite (ratio->p50))
    return NULL;
  dollar = fw_unit_format (ratio->p50, FW_UNIT_DOLLARS_A_DOLLAR, FW_STYLE_LABEL);
  range = fw_unit_format_range (ratio->p10, ratio->p90, FW_UNIT_DOLLARS_A_DOLLAR, FW_STYLE_LABEL);
  line = g_string_new (NULL);
  /* Translators: benefit for a dollar, and its 80% range. */
  g_string_append_printf (line, _ ("Society gets about %s per dollar (%s)."), dollar, range);
  g_string_append_c (line, ' ');
  g_string_append (line,
                   participants_sentence (fw_result_get_measure (result, FWE_M_NPV_PARTICIPANT)));
  back = recovered (engine);
  if (isfinite (back))
    {
      share = fw_unit_format (MAX (back, 0), FW_UNIT_SHARE, FW_STYLE_LABEL);
      g_string_append_c (line, ' ');
      g_string_append_printf (line, _ ("Public budgets recover about %s."), share);
    }
  return g_string_free (line, FALSE);
}
