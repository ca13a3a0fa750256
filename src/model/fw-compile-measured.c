/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-error.h"

/* Household incomes as the plan's own series have them: brackets of the place, and of its groups.
 *
 * They are of one geography, the place's own or else its counties', and of one price year; a table
 * with a hole in it is not used. Householders who are Hispanic are of any race: the Black and
 * Asian ones stand in two tables, which raking to the place's brackets takes out again. */

/* Seed of the 1,000 draws of a margin: any, as long as it stays. */
#define MARGIN_SEED 1

/* A margin that was computed for a series, with the mean it was computed for. */
typedef struct
{
  double mean;
  double margin;
} KnownMargin;

#define KNOWN_MARGIN "fw-known-gini-margin"

/* FALSE when one of the sixteen is missing or nobody is in them. */
static gboolean
read_counts (FwSeries *series, double counts[FWE_N_BRACKETS])
{
  double households = 0.0;

  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      FwSeriesValue value;

      if (!fw_series_find (series, fw_series_bracket_key (k), &value) || value.mark != FW_MARK_EXACT
          || !(value.value >= 0.0))
        return FALSE;
      counts[k] = value.value;
      households += value.value;
    }

  return households > 0.0;
}

static FwSeries *
find_brackets (FwPlan *plan, const char *subject, const char *geography,
               double counts[FWE_N_BRACKETS])
{
  FwSeries *series
      = fw_plan_find_series (plan, FW_MEASURE_HOUSEHOLDS_BY_INCOME, subject, geography);

  return series != NULL && read_counts (series, counts) ? series : NULL;
}

FwSeries *
fw_compile_find_incomes (FwPlan *plan)
{
  FwPlace *place = fw_plan_get_place (plan);
  g_autofree char *counties = fw_place_dup_counties_geography (place);
  double counts[FWE_N_BRACKETS];
  FwSeries *own = find_brackets (plan, NULL, fw_place_get_geography (place), counts);

  return own != NULL ? own : find_brackets (plan, NULL, counties, counts);
}

/* Mean household income: all income over all households, both of the same place and year. */
static double
published_mean (FwPlan *plan, FwSeries *incomes, double households)
{
  FwSeries *aggregate = fw_plan_find_series (plan, FW_MEASURE_AGGREGATE_INCOME, NULL,
                                             fw_series_get_geography (incomes));
  FwSeriesValue total;

  if (aggregate == NULL
      || fw_series_get_price_year (aggregate) != fw_series_get_price_year (incomes)
      || !fw_series_find (aggregate, "total", &total) || total.mark != FW_MARK_EXACT
      || !(total.value > 0.0))
    return NAN;

  return total.value / households;
}

gboolean
fw_compile_measured_brackets (FwPlan *plan, FwSeries *incomes, FweBrackets *out, GError **error)
{
  double households = 0.0, factor;

  if (!fw_plan_cpi_factor (plan, fw_series_get_price_year (incomes), fw_plan_get_price_year (plan),
                           &factor, error))
    return FALSE;

  read_counts (incomes, out->counts);
  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      out->edges[k] = fwe_acs_edges[k] * factor;
      households += out->counts[k];
    }
  out->mean = published_mean (plan, incomes, households) * factor;
  return TRUE;
}

/* What the four named groups leave of all households, bracket by bracket, never under 0. */
static gboolean
read_others (FwPlan *plan, FwSeries *all, double counts[FWE_N_BRACKETS])
{
  for (FwRace race = 0; race < FW_N_RACES; race++)
    {
      double own[FWE_N_BRACKETS];

      if (race == FW_RACE_OTHER)
        read_counts (all, own);
      else if (!fw_compile_measured_race (plan, all, race, own))
        return FALSE;

      for (guint k = 0; k < FWE_N_BRACKETS; k++)
        counts[k] = race == 0 ? -own[k] : counts[k] + (race == FW_RACE_OTHER ? own[k] : -own[k]);
    }

  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    counts[k] = fmax (0.0, counts[k]);
  return TRUE;
}

gboolean
fw_compile_measured_race (FwPlan *plan, FwSeries *all, FwRace race, double counts[FWE_N_BRACKETS])
{
  static const char *const subjects[FW_N_RACES] = {
    [FW_RACE_WHITE_NOT_HISPANIC] = "white-not-hispanic",
    [FW_RACE_HISPANIC] = "hispanic",
    [FW_RACE_BLACK] = "black",
    [FW_RACE_ASIAN] = "asian",
  };
  FwSeries *series;

  if (race == FW_RACE_OTHER)
    return read_others (plan, all, counts);

  series = find_brackets (plan, subjects[race], fw_series_get_geography (all), counts);
  return series != NULL && fw_series_get_price_year (series) == fw_series_get_price_year (all);
}

/* One computation a series: it takes a thousand fits, and a plan compiles at every drag. */
static double
computed_margin (FwSeries *incomes, const FweBrackets *brackets)
{
  KnownMargin *known = g_object_get_data (G_OBJECT (incomes), KNOWN_MARGIN);
  double margins[FWE_N_BRACKETS];

  if (known != NULL
      && (known->mean == brackets->mean || (isnan (known->mean) && isnan (brackets->mean))))
    return known->margin;

  known = g_new (KnownMargin, 1);
  known->mean = brackets->mean;
  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      FwSeriesValue value;

      fw_series_find (incomes, fw_series_bracket_key (k), &value);
      margins[k] = value.margin;
    }
  /* Refused, and then not known, where a bracket has no margin. */
  if (!fwe_incomes_gini_margin (brackets, margins, MARGIN_SEED, &known->margin, NULL))
    known->margin = NAN;
  g_object_set_data_full (G_OBJECT (incomes), KNOWN_MARGIN, known, g_free);
  return known->margin;
}

double
fw_compile_gini_margin (FwPlan *plan, FwSeries *incomes, const FweBrackets *brackets,
                        gboolean *published)
{
  FwSeries *gini
      = fw_plan_find_series (plan, FW_MEASURE_GINI, NULL, fw_series_get_geography (incomes));
  FwSeriesValue value;

  *published = gini != NULL && fw_series_find (gini, "gini", &value) && value.mark == FW_MARK_EXACT
               && isfinite (value.margin);
  return *published ? value.margin : computed_margin (incomes, brackets);
}

/* "ACS 2020-2024" and "2020-2024" as people read them: "2020–2024". */
char *
fw_compile_vintage (FwSeries *incomes)
{
  const char *vintage = fw_part_get_text (FW_PART (incomes), "vintage");
  GString *text = g_string_new (NULL);

  if (vintage == NULL)
    return fw_unit_format (fw_series_get_price_year (incomes), FW_UNIT_YEAR, FW_STYLE_TABLE);

  if (g_str_has_prefix (vintage, "ACS "))
    vintage += strlen ("ACS ");
  for (const char *p = vintage; *p != '\0'; p++)
    if (*p == '-' && p != vintage && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]))
      g_string_append (text, "–");
    else
      g_string_append_c (text, *p);

  return g_string_free (text, FALSE);
}
