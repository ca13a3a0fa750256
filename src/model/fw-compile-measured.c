/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-error.h"
#include "fw-labor-private.h"

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

const char *
fw_compile_race_subject (FwRace race)
{
  static const char *const subjects[FW_N_RACES] = {
    [FW_RACE_WHITE_NOT_HISPANIC] = "white-not-hispanic",
    [FW_RACE_HISPANIC] = "hispanic",
    [FW_RACE_BLACK] = "black",
    [FW_RACE_ASIAN] = "asian",
  };

  return subjects[race];
}

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
  FwSeries *series;

  if (race == FW_RACE_OTHER)
    return read_others (plan, all, counts);

  series
      = find_brackets (plan, fw_compile_race_subject (race), fw_series_get_geography (all), counts);
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

/* NaN where the plan has none of this place. */
static double
published_gini_margin (FwPlan *plan, FwSeries *incomes)
{
  FwSeries *gini
      = fw_plan_find_series (plan, FW_MEASURE_GINI, NULL, fw_series_get_geography (incomes));
  FwSeriesValue value;

  if (gini == NULL || !fw_series_find (gini, "gini", &value) || value.mark != FW_MARK_EXACT)
    return NAN;

  return value.margin;
}

double
fw_compile_gini_margin (FwPlan *plan, FwSeries *incomes, const FweBrackets *brackets,
                        gboolean *published)
{
  const double margin = published_gini_margin (plan, incomes);

  *published = isfinite (margin);
  return *published ? margin : computed_margin (incomes, brackets);
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

/* Whether a group of the plan rests on the table of this race: it is of the race, or of what the
 * four leave. */
static gboolean
race_is_used (FwPlan *plan, FwSeries *all, FwRace race)
{
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);
  double counts[FWE_N_BRACKETS];
  const gboolean others = fw_compile_measured_race (plan, all, FW_RACE_OTHER, counts);

  if (!fw_compile_measured_race (plan, all, race, counts))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);
      gboolean races[FW_N_RACES];

      fw_compile_races_of (group, races);
      if (races[race] || (others && races[FW_RACE_OTHER]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
brackets_are_used (FwPlan *plan, FwSeries *all, FwSeries *series)
{
  const char *subject = fw_series_get_subject (series);

  if (subject == NULL)
    return series == all;

  for (FwRace race = 0; race < FW_RACE_OTHER; race++)
    if (strcmp (subject, fw_compile_race_subject (race)) == 0)
      return race_is_used (plan, all, race);

  return FALSE;
}

/* Of the counties or of the area in them, and of a race one of the groups is of. */
static gboolean
work_is_used (FwPlan *plan, FwSeries *series)
{
  FwPlace *place = fw_plan_get_place (plan);
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);
  g_autofree char *counties = fw_place_dup_counties_geography (place);
  const char *geography = fw_series_get_geography (series);

  if (g_strcmp0 (geography, counties) != 0
      && g_strcmp0 (geography, fw_place_get_geography (place)) != 0)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);
      gboolean races[FW_N_RACES];

      fw_compile_races_of (group, races);
      for (FwRace race = 0; race < FW_RACE_OTHER; race++)
        if (races[race]
            && g_strcmp0 (fw_series_get_subject (series), fw_compile_race_subject (race)) == 0)
          return TRUE;
    }

  return FALSE;
}

/**
 * fw_plan_series_use:
 * @series: a series of the plan
 *
 * Which inputs and charts rest on these very numbers: of the measures that move the model only the
 * place's own, and only where they are whole.
 *
 * Returns: translated words, or %NULL for a series that is only shown
 */
const char *
fw_plan_series_use (FwPlan *self, FwSeries *series)
{
  const char *measure;
  const char *geography;
  const FwMeasureRow *row;
  FwSeries *all;
  gboolean used = TRUE;

  g_return_val_if_fail (FW_IS_PLAN (self) && FW_IS_SERIES (series), NULL);

  measure = fw_series_get_measure (series);
  geography = fw_series_get_geography (series);
  row = measure != NULL ? fw_measure_find (measure) : NULL;
  if (row == NULL || *row->used_by == '\0')
    return NULL;

  all = fw_compile_find_incomes (self);
  if (strcmp (row->name, FW_MEASURE_WAGE) == 0
      || strcmp (row->name, FW_MEASURE_PROJECTED_OPENINGS) == 0
      || strcmp (row->name, FW_MEASURE_COMPLETERS) == 0)
    used = fw_labor_uses (self, series);
  else if (strcmp (measure, FW_MEASURE_PRICES) == 0)
    used = fw_plan_find_series (self, measure, NULL, "us") == series;
  else if (strcmp (measure, FW_MEASURE_HOUSEHOLDS_BY_INCOME) == 0
           || strcmp (measure, FW_MEASURE_AGGREGATE_INCOME) == 0
           || strcmp (measure, FW_MEASURE_GINI) == 0)
    used = all != NULL && g_strcmp0 (geography, fw_series_get_geography (all)) == 0;

  if (used && strcmp (measure, FW_MEASURE_HOUSEHOLDS_BY_INCOME) == 0)
    used = brackets_are_used (self, all, series);
  else if (used && strcmp (measure, FW_MEASURE_AGGREGATE_INCOME) == 0)
    used = fw_series_get_subject (series) == NULL && !isnan (published_mean (self, all, 1.0));
  else if (used && strcmp (measure, FW_MEASURE_GINI) == 0)
    used = isfinite (published_gini_margin (self, all));
  else if (strcmp (measure, FW_MEASURE_UNEMPLOYMENT_BY_GROUP) == 0)
    used = work_is_used (self, series);

  return used ? _ (row->used_by) : NULL;
}
