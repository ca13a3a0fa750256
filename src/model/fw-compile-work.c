/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-compile-private.h"

/* Who works and who looks for work in each group without the plan. As counted in the plan's own
 * series where they are there; else the rate its state had, or of one group of everybody the
 * counties', and a labor force estimated from the adults. */

/* Labor force over residents of 18 to 64: a little over three quarters in the country's surveys of
 * the last ten years. It only says how many people a point of unemployment is. */
#define IN_LABOR_FORCE 0.77

/* How a group's unemployment is known. */
typedef enum
{
  KNOWN_MEASURED = 0,
  KNOWN_STATE,
  KNOWN_COUNTIES,
  KNOWN_NOT,
} Known;

/* People, and the margin of the survey that counted them: NaN where one of its parts has none. */
typedef struct
{
  double n, margin;
} Counted;

static gboolean
read_value (FwSeries *series, const char *key, Counted *sum)
{
  FwSeriesValue value;

  if (!fw_series_find (series, key, &value) || value.mark != FW_MARK_EXACT || !(value.value >= 0.0))
    return FALSE;

  sum->n += value.value;
  sum->margin = hypot (sum->margin, value.margin);
  return TRUE;
}

/* All races of the group as counted in one geography; of what the named races leave there is no
 * table, so a group of it alone is not measured. */
static gboolean
read_series (FwPlan *plan, const gboolean *races, const char *geography, Counted *force,
             Counted *unemployed)
{
  *force = *unemployed = (Counted){ 0 };
  for (FwRace race = 0; race < FW_RACE_OTHER; race++)
    {
      FwSeries *series;

      if (!races[race])
        continue;
      series = fw_plan_find_series (plan, FW_MEASURE_UNEMPLOYMENT_BY_GROUP,
                                    fw_compile_race_subject (race), geography);
      if (series == NULL || !read_value (series, "labor_force", force)
          || !read_value (series, "unemployed", unemployed))
        return FALSE;
    }

  return force->n > 0.0 && unemployed->n <= force->n;
}

/* Of a share of what is counted too, as the Census has it in its handbook; as of a ratio where the
 * difference would be under zero. */
static double
share_margin (const Counted *part, const Counted *whole)
{
  const double of_whole = part->n / whole->n * whole->margin;
  const double square = part->margin * part->margin - of_whole * of_whole;

  return (square >= 0.0 ? sqrt (square) : hypot (part->margin, of_whole)) / whole->n;
}

/* People count in the whole counties: of an area in them only the rate is taken. */
static Known
read_measured (FwPlan *plan, const gboolean *races, FweGroup *group, double *margin)
{
  FwPlace *place = fw_plan_get_place (plan);
  g_autofree char *counties = fw_place_dup_counties_geography (place);
  Counted force, unemployed;

  if (read_series (plan, races, counties, &force, &unemployed))
    group->labor_force = force.n;
  else if (!fw_place_has_geography (place)
           || !read_series (plan, races, fw_place_get_geography (place), &force, &unemployed))
    return KNOWN_NOT;

  group->unemployment = unemployed.n / force.n;
  *margin = share_margin (&unemployed, &force);
  return KNOWN_MEASURED;
}

/* Of several races those the survey publishes, by their residents. */
static Known
read_state (FwPlan *plan, const gboolean *races, FweGroup *group, int *year)
{
  const FwCounty *county = fw_place_get_county (fw_plan_get_place (plan), 0);
  double shares[FW_N_RACES], sum = 0.0, weights = 0.0;

  if (!fw_place_get_race_shares (fw_plan_get_place (plan), shares))
    return KNOWN_NOT;

  for (FwRace race = 0; race < FW_RACE_OTHER; race++)
    {
      const double rate = fw_state_unemployment (county->fips, race, year);

      if (!races[race] || !isfinite (rate))
        continue;
      sum += rate * shares[race];
      weights += shares[race];
    }
  if (!(weights > 0.0))
    return KNOWN_NOT;

  group->unemployment = sum / weights;
  return KNOWN_STATE;
}

static Known
read_counties (FwPlan *plan, FweGroup *group)
{
  FwPlace *place = fw_plan_get_place (plan);
  double sum = 0.0;

  for (guint i = 0; i < fw_place_get_n_counties (place); i++)
    {
      const FwCounty *county = fw_place_get_county (place, i);

      sum += county->unemployment_2017 * county->population_2019;
    }
  sum /= fw_place_get_population (place);
  if (!isfinite (sum))
    return KNOWN_NOT;

  group->unemployment = sum;
  return KNOWN_COUNTIES;
}

static Known
read_group (FwPlan *plan, FwPart *part, gboolean alone, FweGroup *group, int *year, double *margin)
{
  gboolean races[FW_N_RACES], any = FALSE;
  Known known;

  fw_compile_races_of (part, races);
  for (FwRace race = 0; race < FW_RACE_OTHER; race++)
    any = any || races[race];
  if (!any)
    return alone ? read_counties (plan, group) : KNOWN_NOT;

  known = read_measured (plan, races, group, margin);
  return known != KNOWN_NOT ? known : read_state (plan, races, group, year);
}

static char *
make_note (const gboolean *used, int year)
{
  g_autofree char *when = fw_unit_format (year, FW_UNIT_YEAR, FW_STYLE_TABLE);

  if (used[KNOWN_MEASURED] && used[KNOWN_STATE])
    return g_strdup_printf (_ ("Unemployment: measured here for some groups, for the others the "
                               "state’s of %s"),
                            when);
  if (used[KNOWN_MEASURED])
    return g_strdup (_ ("Unemployment by group: measured here (ACS C23002)"));
  if (used[KNOWN_STATE])
    return g_strdup_printf (_ ("Unemployment by group: state pattern of %s, not measured here; "
                               "the labor force is estimated"),
                            when);
  if (used[KNOWN_COUNTIES])
    return g_strdup (_ ("Unemployment: LAUS 2017; the labor force is estimated"));
  return g_strdup ("");
}

void
fw_compile_work (FwCompiler *self)
{
  GListModel *groups = fw_plan_get_list (self->plan, FW_LIST_GROUPS);
  const guint n = g_list_model_get_n_items (groups);
  gboolean used[KNOWN_NOT + 1] = { FALSE };
  int year = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (groups, i);
      FweGroup *group = &self->groups[i];

      group->labor_force = group->adults * IN_LABOR_FORCE;
      group->unemployment = NAN;
      self->out->words.unemployment_margins[i] = NAN;
      used[read_group (self->plan, part, n == 1, group, &year,
                       &self->out->words.unemployment_margins[i])]
          = TRUE;
    }

  self->out->words.unemployment_note = make_note (used, year);
}
