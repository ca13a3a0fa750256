/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-facts.h"
#include "fw-labor-private.h"
#include "fw-place-data.h"

#define HOURS_A_YEAR    2080 /* full time, as the occupation survey counts */
#define WAGE_SOURCE     N_ ("BLS occupational wages")
#define OPENINGS_SOURCE N_ ("Projections Central")

/* Metro areas of which figures are embedded, by the code the services use. */
static const struct
{
  const char *metro, *name;
} metros[] = {
  { "31140", "Louisville/Jefferson County, KY-IN" },
  { "33460", "Minneapolis-St. Paul-Bloomington, MN-WI" },
  { "34980", "Nashville-Davidson--Murfreesboro--Franklin, TN" },
  { "37980", "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD" },
  { "41180", "St. Louis, MO-IL" },
};

/* Codes of before 2018 that meant the same jobs, and the titles Projections Central uses. */
static const struct
{
  const char *code, *old_code, *title;
} occupations[] = {
  { "11-3021", "11-3021", "Computer and Information Systems Managers" },
  { "15-1211", "15-1121", "Computer Systems Analysts" },
  { "15-1231", "15-1152", "Computer Network Support Specialists" },
  { "15-1232", "15-1151", "Computer User Support Specialists" },
  { "15-1244", "15-1142", "Network and Computer Systems Administrators" },
  { "15-1299", "15-1199", "Computer Occupations, All Other" },
};

static const struct
{
  const char *measure;
  FwLaborWage wage;
  double factor;
} measures[] = {
  { "annual_mean_wage_usd", FW_LABOR_MEAN, 1 },
  { "annual_median_wage_usd", FW_LABOR_P50, 1 },
  { "annual_p10_wage_usd", FW_LABOR_P10, 1 },
  { "hourly_mean_wage_usd", FW_LABOR_MEAN, HOURS_A_YEAR },
  { "hourly_median_wage_usd", FW_LABOR_P50, HOURS_A_YEAR },
};

static gboolean
is_of_occupation (const FwFact *fact, const char *code)
{
  const gsize length = strlen (code);

  if (strncmp (fact->subject, code, length) == 0 && fact->subject[length] == ' ')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (occupations); i++)
    if (strcmp (occupations[i].code, code) == 0
        && (g_str_has_prefix (fact->subject, occupations[i].old_code)
            || strcmp (fact->subject, occupations[i].title) == 0))
      return TRUE;
  return FALSE;
}

/* “15-1250” stands for the detailed “15-1251” to “15-1259”. */
static gboolean
is_within (const FwFact *fact, const char *code)
{
  const gsize length = strlen (code);

  return length > 1 && code[length - 1] == '0' && strncmp (fact->subject, code, length - 1) == 0;
}

static gboolean
is_of_metro (const FwFact *fact, FwPlace *place)
{
  const char *metro = fw_place_get_metro (place);

  for (guint i = 0; i < G_N_ELEMENTS (metros); i++)
    if (g_strcmp0 (metro, metros[i].metro) == 0 && strcmp (fact->place, metros[i].name) == 0)
      return TRUE;
  return FALSE;
}

/* “2017-05 (inferred …)”: 2017; 0 for an undated one. */
static int
year_of (const FwFact *fact)
{
  const gint64 year = g_ascii_strtoll (fact->period, NULL, 10);

  return year >= 1900 && year <= 2100 ? (int)year : 0;
}

/* “2024-05” is the survey of May 2024, in the person's language. */
static char *
vintage_of (const FwFact *fact)
{
  g_autofree char *year = g_strndup (fact->period, 4);

  return g_str_has_prefix (fact->period + 4, "-05") ? g_strdup_printf (_ ("May %s"), year)
                                                    : g_steal_pointer (&year);
}

/* "2020-2030" has the dash of a range where people read it. */
static char *
years_of (const FwFact *fact)
{
  GString *years = g_string_new (fact->period);

  g_string_replace (years, "-", "\u2013", 0);
  return g_string_free (years, FALSE);
}

static gboolean
wage_of (const FwFact *fact, FwLaborWage *wage, double *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (strcmp (fact->measure, measures[i].measure) == 0 && isfinite (fact->value))
      {
        *wage = measures[i].wage;
        *value = fact->value * measures[i].factor;
        return TRUE;
      }
  return FALSE;
}

void
fw_labor_deflate (FwLaborRow *row, FwPlan *plan, int from_year)
{
  const int to_year = fw_plan_get_price_year (plan);
  double factor = 1;

  row->price_year = to_year;
  if (from_year > 0 && !fw_plan_cpi_factor (plan, from_year, to_year, &factor, NULL))
    {
      factor = 1;
      row->price_year = from_year;
    }
  for (guint i = 0; i < FW_N_LABOR_WAGES; i++)
    row->wages[i].value *= factor;
}

static gboolean
is_near (const FwFact *fact, FwPlace *place)
{
  return is_of_metro (fact, place) || g_strcmp0 (fact->place, fw_place_get_state (place)) == 0;
}

/* The newest figure there is, of the metro area or the state. */
static const FwFact *
find_newest (const char *code, FwPlace *place, gboolean (*fits) (const FwFact *, const char *))
{
  guint n;
  const FwFact *facts = fw_facts (FW_FACT_WAGE, &n), *best = NULL;
  FwLaborWage wage;
  double value;

  for (guint i = 0; i < n; i++)
    if (year_of (&facts[i]) > 0 && fits (&facts[i], code) && is_near (&facts[i], place)
        && wage_of (&facts[i], &wage, &value)
        && (best == NULL || year_of (&facts[i]) > year_of (best)))
      best = &facts[i];
  return best;
}

gboolean
fw_labor_embedded_wages (FwLaborRow *row, const char *code, FwPlan *plan)
{
  FwPlace *place = fw_plan_get_place (plan);
  guint n;
  const FwFact *facts = fw_facts (FW_FACT_WAGE, &n);
  const FwFact *best = find_newest (code, place, is_of_occupation);
  const gboolean part = best == NULL;
  FwLaborWage wage;
  double value;

  if (part)
    best = find_newest (code, place, is_within);
  if (best == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (strcmp (facts[i].subject, best->subject) == 0 && strcmp (facts[i].place, best->place) == 0
        && strcmp (facts[i].period, best->period) == 0 && wage_of (&facts[i], &wage, &value))
      row->wages[wage] = (FwLaborFigure){ value, FW_MARK_EXACT };
  row->wages_origin = (FwLaborOrigin){ .place = g_strdup (best->place),
                                       .vintage = vintage_of (best),
                                       .source = g_strdup (_ (WAGE_SOURCE)),
                                       .embedded = TRUE };
  /* The subject is a code and a title. */
  if (part)
    row->wages_of = g_strdup (best->subject + strcspn (best->subject, " ") + 1);
  fw_labor_deflate (row, plan, year_of (best));
  return TRUE;
}

gboolean
fw_labor_embedded_openings (FwLaborRow *row, const char *code, FwPlace *place)
{
  guint n;
  const FwFact *facts = fw_facts (FW_FACT_PROJECTION, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (facts[i].place, fw_place_get_state (place)) == 0
        && strcmp (facts[i].measure, "average annual openings") == 0
        && is_of_occupation (&facts[i], code) && isfinite (facts[i].value))
      {
        row->state_openings = (FwLaborFigure){ facts[i].value, FW_MARK_EXACT };
        row->state_openings_origin = (FwLaborOrigin){ .place = g_strdup (facts[i].place),
                                                      .vintage = years_of (&facts[i]),
                                                      .source = g_strdup (_ (OPENINGS_SOURCE)),
                                                      .embedded = TRUE };
        return TRUE;
      }
  return FALSE;
}
