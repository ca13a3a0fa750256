/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-bls-private.h"
#include "fw-unit.h"

#define SOURCE "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics"

/* An observation a year has this period. */
#define ANNUAL "A01"

static const char *const wage_keys[FW_BLS_N_WAGE] = {
  [FW_BLS_MEAN] = "mean", [FW_BLS_P10] = "p10", [FW_BLS_P25] = "p25",
  [FW_BLS_P50] = "p50",   [FW_BLS_P75] = "p75", [FW_BLS_P90] = "p90",
};

static const FwBlsPoint *
find_year (const FwBlsSeries *series, int year)
{
  for (guint i = 0; i < series->points->len; i++)
    {
      const FwBlsPoint *point = &g_array_index (series->points, FwBlsPoint, i);

      if (point->year == year && g_str_equal (point->period, ANNUAL))
        return point;
    }
  return NULL;
}

/* The newest year that all data types with any observation have; 0 when there is none. */
static int
common_year (FwBlsSeries *const series[FW_BLS_N_WAGE])
{
  int newest = 0;

  for (guint t = 0; t < FW_BLS_N_WAGE; t++)
    for (guint i = 0; series[t] != NULL && i < series[t]->points->len; i++)
      {
        const int year = g_array_index (series[t]->points, FwBlsPoint, i).year;
        gboolean all = year > newest;

        for (guint other = 0; all && other < FW_BLS_N_WAGE; other++)
          all = series[other] == NULL || series[other]->points->len == 0
                || find_year (series[other], year) != NULL;
        if (all)
          newest = year;
      }
  return newest;
}

FwBlsWages
fw_bls_wages (GHashTable *series, const char *metro, const char *state, const char *soc)
{
  FwBlsSeries *found[FW_BLS_N_WAGE];
  FwBlsWages self = { 0 };

  for (FwBlsWage type = 0; type < FW_BLS_N_WAGE; type++)
    {
      g_autofree char *id = metro != NULL ? fw_bls_metro_wage_id (metro, soc, type)
                                          : fw_bls_state_wage_id (state, soc, type);

      found[type] = g_hash_table_lookup (series, id);
      self.n_answered += found[type] != NULL;
      self.values[type] = (FwBlsPoint){ .value = NAN,
                                        .mark = found[type] != NULL && found[type]->unknown
                                                    ? FW_MARK_UNKNOWN_SERIES
                                                    : FW_MARK_NOT_PUBLISHED };
    }
  self.year = common_year (found);
  for (FwBlsWage type = 0; type < FW_BLS_N_WAGE; type++)
    {
      const FwBlsPoint *point
          = self.year > 0 && found[type] != NULL ? find_year (found[type], self.year) : NULL;

      if (point == NULL)
        continue;
      self.values[type] = *point;
      self.answer = found[type]->answer;
    }
  return self;
}

gboolean
fw_bls_wages_has_pay (const FwBlsWages *self)
{
  for (FwBlsWage type = FW_BLS_MEAN; type < FW_BLS_N_WAGE; type++)
    if (fw_mark_has_value (self->values[type].mark))
      return TRUE;
  return FALSE;
}

/* --- Into the harvest. */

char *
fw_bls_wage_title (const FwTarget *target, guint occupation)
{
  return g_strdup_printf (_ ("Wage, %s"), fw_target_occupation (target, occupation));
}

/* Where a series is of, as series and people name it. */
typedef struct
{
  char *geography, *place;
} Where;

static Where
where_is (const FwTarget *target, const char *metro)
{
  if (metro == NULL)
    return (Where){ g_strconcat ("state:", target->state, NULL),
                    g_strdup (fw_bls_state_name (target->state)) };
  return (Where){ g_strconcat ("metro:", metro, NULL), fw_bls_metro_name (target, metro) };
}

static void
clear_where (Where *where)
{
  g_free (where->geography);
  g_free (where->place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Where, clear_where)

static FwSeriesValue
to_value (const char *key, const FwBlsPoint *point)
{
  return (FwSeriesValue){ .key = key, .value = point->value, .margin = NAN, .mark = point->mark };
}

static void
add_series (const FwTarget *target, const FwBlsWages *wages, const char *metro, guint index,
            FwHarvest *harvest)
{
  const char *name = fw_target_occupation (target, index);
  g_auto (Where) where = where_is (target, metro);
  g_autofree char *year = fw_number_to_c (wages->year), *vintage = g_strconcat ("May ", year, NULL),
                  *fetched = fw_answer_dup_fetched (wages->answer);
  g_autofree char *wage_title = g_strdup_printf (_ ("Wages, %s"), name);
  g_autofree char *jobs_title = g_strdup_printf (_ ("Jobs, %s"), name);
  FwSeriesInfo info = { .measure = FW_MEASURE_WAGE,
                        .subject = target->occupations[index],
                        .title = wage_title,
                        .geography = where.geography,
                        .place = where.place,
                        .price_year = wages->year,
                        .vintage = vintage,
                        .source = SOURCE,
                        .url = fw_request_get_url (fw_answer_get_request (wages->answer)),
                        .licence = fw_service_get (FW_SERVICE_BLS)->licence,
                        .fetched = fetched };
  FwSeriesValue values[FW_BLS_N_WAGE];
  guint n = 0;

  for (FwBlsWage type = FW_BLS_MEAN; type < FW_BLS_N_WAGE; type++)
    values[n++] = to_value (wage_keys[type], &wages->values[type]);
  fw_harvest_add_series (harvest, fw_series_new_of (&info, values, n));

  info.measure = FW_MEASURE_JOBS;
  info.title = jobs_title;
  info.price_year = 0;
  values[0] = to_value ("jobs", &wages->values[FW_BLS_JOBS]);
  fw_harvest_add_series (harvest, fw_series_new_of (&info, values, 1));
}

/* “15-1250”: groups of detailed occupations end in a zero, and are published of the nation alone.
 */
static gboolean
is_group (const char *soc)
{
  return g_str_has_suffix (soc, "0");
}

/* Why the median is missing, in words that follow a colon. */
static const char *
why_none (const FwBlsWages *wages, const char *soc, gboolean metro)
{
  const FwValueMark mark = wages->values[FW_BLS_P50].mark;

  if (mark == FW_MARK_UNKNOWN_SERIES && is_group (soc))
    return _ ("BLS publishes this group of occupations of the whole nation alone: give the plan a "
              "finer code, such as 15-1252");
  if (mark == FW_MARK_NOT_RELEASED)
    return metro ? _ ("not released by BLS for this metro area")
                 : _ ("not released by BLS for this state");
  if (mark == FW_MARK_UNKNOWN_SERIES)
    return metro ? _ ("BLS has no such figures for this metro area")
                 : _ ("BLS has no such figures for this state");
  return metro ? _ ("not published by BLS for this metro area")
               : _ ("not published by BLS for this state");
}

static gboolean
is_unknown (const FwBlsWages *wages)
{
  for (FwBlsWage type = 0; type < FW_BLS_N_WAGE; type++)
    if (wages->values[type].mark != FW_MARK_UNKNOWN_SERIES)
      return FALSE;
  return TRUE;
}

/* Metro areas are redrawn, and then their numbers die without notice: nothing at all is known under
 * the old one (Cleveland, 17460 to 17410). */
static gboolean
is_redrawn (const FwTarget *target, GHashTable *series, const char *metro)
{
  gboolean any = FALSE; /* a group is unknown anyway */

  for (guint i = 0; target->occupations[i] != NULL; i++)
    {
      const FwBlsWages wages = fw_bls_wages (series, metro, NULL, target->occupations[i]);

      if (!is_unknown (&wages))
        return FALSE;
      any = any || !is_group (target->occupations[i]);
    }
  return any;
}

static char *
say_instead (const FwTarget *target, gboolean many)
{
  const char *name = fw_bls_state_name (target->state);

  return many ? g_strdup_printf (_ ("%s’s are used"), name)
              : g_strdup_printf (_ ("%s’s is used"), name);
}

static void
read_in_state (const FwTarget *target, GHashTable *series, guint i, FwHarvest *harvest)
{
  const char *soc = target->occupations[i];
  const FwBlsWages wages = fw_bls_wages (series, NULL, target->state, soc);
  g_autofree char *what = fw_bls_wage_title (target, i);

  if (wages.n_answered == 0)
    return;
  if (wages.answer != NULL)
    add_series (target, &wages, NULL, i, harvest);
  if (!fw_bls_wages_has_pay (&wages))
    fw_harvest_add_shortfall (harvest, what, why_none (&wages, soc, FALSE), NULL);
}

/* The metro area's; the state's in their place; else what is known of why there are none. @tell:
 * what the metro area lacks was not told of all occupations at once. */
static void
read_in_metro (const FwTarget *target, GHashTable *series, const char *metro, guint i,
               gboolean tell, FwHarvest *harvest)
{
  const char *soc = target->occupations[i];
  const FwBlsWages area = fw_bls_wages (series, metro, NULL, soc);
  const FwBlsWages state = *target->state != '\0' ? fw_bls_wages (series, NULL, target->state, soc)
                                                  : (FwBlsWages){ 0 };
  const gboolean in_state = fw_bls_wages_has_pay (&state);
  g_autofree char *what = fw_bls_wage_title (target, i);
  g_autofree char *instead = in_state ? say_instead (target, FALSE) : NULL;

  if (area.n_answered == 0)
    return;
  if (fw_bls_wages_has_pay (&area))
    {
      add_series (target, &area, metro, i, harvest);
      return;
    }
  if (in_state)
    add_series (target, &state, NULL, i, harvest);
  else if (area.answer != NULL)
    add_series (target, &area, metro, i, harvest);
  if (tell || (!in_state && is_group (soc)))
    fw_harvest_add_shortfall (harvest, what, why_none (&area, soc, TRUE), instead);
  else if (!in_state && state.n_answered > 0)
    fw_harvest_add_shortfall (harvest, what, why_none (&state, soc, FALSE), NULL);
}

/* Whether the state has pay for one of them at least. */
static gboolean
state_has_pay (const FwTarget *target, GHashTable *series)
{
  for (guint i = 0; *target->state != '\0' && target->occupations[i] != NULL; i++)
    {
      const FwBlsWages wages = fw_bls_wages (series, NULL, target->state, target->occupations[i]);

      if (fw_bls_wages_has_pay (&wages))
        return TRUE;
    }
  return FALSE;
}

/**
 * fw_bls_read_wages:
 * @target: what was asked for
 * @series: (element-type utf8 FwBlsSeries): what came
 * @harvest: gets wages and jobs by occupation
 *
 * Of each occupation its newest year that all data types have, in the metro area, else in the
 * state.
 */
void
fw_bls_read_wages (const FwTarget *target, GHashTable *series, FwHarvest *harvest)
{
  const char *metro = fw_bls_metro (target);
  const gboolean redrawn
      = metro != NULL && target->occupations != NULL && is_redrawn (target, series, metro);

  if (redrawn)
    {
      g_autofree char *area = fw_bls_metro_name (target, metro);
      g_autofree char *what = g_strdup_printf (_ ("Wages, %s"), area);
      g_autofree char *instead = state_has_pay (target, series) ? say_instead (target, TRUE) : NULL;

      fw_harvest_add_shortfall (
          harvest, what,
          _ ("BLS knows none of them: the area may have been redrawn and have "
             "another code"),
          instead);
    }
  for (guint i = 0; target->occupations != NULL && target->occupations[i] != NULL; i++)
    {
      if (metro != NULL)
        read_in_metro (target, series, metro, i, !redrawn, harvest);
      else if (*target->state != '\0')
        read_in_state (target, series, i, harvest);
    }
}
