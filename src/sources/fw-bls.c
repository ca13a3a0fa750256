/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-bls-private.h"
#include "fw-unit.h"

#define LABOR_SOURCE    "U.S. Bureau of Labor Statistics, Local Area Unemployment Statistics"
#define PRICES_SOURCE   "U.S. Bureau of Labor Statistics, Consumer Price Index, all urban consumers"
#define TURNOVER_SOURCE "U.S. Bureau of Labor Statistics, Job Openings and Labor Turnover Survey"

/* The annual average stands among the months, as the thirteenth. */
#define ANNUAL_AVERAGE "M13"

static const char *const labor_measures[FW_BLS_N_LABOR] = {
  [FW_BLS_RATE] = FW_MEASURE_UNEMPLOYMENT_RATE,
  [FW_BLS_UNEMPLOYED] = FW_MEASURE_UNEMPLOYED,
  [FW_BLS_EMPLOYED] = FW_MEASURE_EMPLOYED,
  [FW_BLS_LABOR_FORCE] = FW_MEASURE_LABOR_FORCE,
};

static const char *const turnover_measures[FW_BLS_N_TURNOVER] = {
  [FW_BLS_OPENINGS] = FW_MEASURE_JOB_OPENINGS,
  [FW_BLS_HIRES] = FW_MEASURE_HIRES,
  [FW_BLS_QUITS] = FW_MEASURE_QUITS,
  [FW_BLS_SEPARATIONS] = FW_MEASURE_SEPARATIONS,
};

/* Values on their way into a series; keys are owned by it. */
typedef struct
{
  GArray *values;
  GPtrArray *keys;
} Values;

static Values
new_values (void)
{
  return (Values){ g_array_new (FALSE, FALSE, sizeof (FwSeriesValue)),
                   g_ptr_array_new_with_free_func (g_free) };
}

static void
clear_values (Values *self)
{
  g_array_unref (self->values);
  g_ptr_array_unref (self->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, clear_values)

static void
add_value (Values *self, char *key, double value, FwValueMark mark)
{
  const FwSeriesValue item = { .key = key, .value = value, .margin = NAN, .mark = mark };

  g_ptr_array_add (self->keys, key);
  g_array_append_val (self->values, item);
}

static gboolean
is_month (const FwBlsPoint *point)
{
  return point->period[0] == 'M' && strcmp (point->period, ANNUAL_AVERAGE) < 0
         && strcmp (point->period, "M00") > 0;
}

/* “2025-08” */
static char *
month_key (const FwBlsPoint *point)
{
  g_autofree char *year = fw_number_to_c (point->year);

  return g_strconcat (year, "-", point->period + 1, NULL);
}

static void
give_series (FwHarvest *harvest, FwSeriesInfo *info, FwAnswer *answer, const Values *values)
{
  g_autofree char *fetched = fw_answer_dup_fetched (answer);

  info->url = fw_request_get_url (fw_answer_get_request (answer));
  info->licence = fw_service_get (FW_SERVICE_BLS)->licence;
  info->fetched = fetched;
  if (info->vintage == NULL)
    info->vintage = g_array_index (values->values, FwSeriesValue, values->values->len - 1).key;
  fw_harvest_add_series (harvest,
                         fw_series_new_of (info, &g_array_index (values->values, FwSeriesValue, 0),
                                           values->values->len));
}

/* A published decimal times a power of ten, to the very double of what is published: 4.4 % is 0.044
 * and not what 4.4 / 100 gives. Exact up to ten digits. */
static double
scaled (double value, double factor)
{
  return factor < 1 ? round (value * 1e4) / (1e4 / factor) : value * factor;
}

/* The months of a series since a year, times a factor. */
static void
collect_months (const FwBlsSeries *series, int since, double factor, Values *values)
{
  for (guint i = 0; i < series->points->len; i++)
    {
      const FwBlsPoint *point = &g_array_index (series->points, FwBlsPoint, i);

      if (is_month (point) && point->year >= since)
        add_value (values, month_key (point), scaled (point->value, factor), point->mark);
    }
}

static const FwBlsSeries *
find_labor (GHashTable *series, const char *stem, FwBlsLabor measure)
{
  g_autofree char *id = fw_bls_labor_id (stem, measure);

  return g_hash_table_lookup (series, id);
}

/* Persons in a month in all counties; FALSE when one of them is missing. */
static gboolean
add_up (GHashTable *series, const FwBlsArea *area, FwBlsLabor measure, const FwBlsPoint *month,
        FwBlsPoint *sum)
{
  *sum = *month;
  sum->value = 0;
  sum->mark = FW_MARK_EXACT;
  for (guint s = 0; area->stems[s] != NULL; s++)
    {
      const FwBlsSeries *part = find_labor (series, area->stems[s], measure);
      const FwBlsPoint *found = NULL;

      for (guint i = 0; part != NULL && i < part->points->len && found == NULL; i++)
        {
          const FwBlsPoint *point = &g_array_index (part->points, FwBlsPoint, i);

          if (point->year == month->year && g_str_equal (point->period, month->period))
            found = point;
        }
      if (found == NULL)
        return FALSE;
      if (!fw_mark_has_value (found->mark))
        sum->mark = found->mark;
      sum->value += found->value;
    }
  return TRUE;
}

/* Several counties: persons add up, and the rate is that of the sums. */
static void
collect_sums (GHashTable *series, const FwBlsArea *area, FwBlsLabor measure, int since,
              Values *values)
{
  const FwBlsSeries *first = find_labor (series, area->stems[0], FW_BLS_LABOR_FORCE);
  const gboolean rate = measure == FW_BLS_RATE;

  for (guint i = 0; first != NULL && i < first->points->len; i++)
    {
      const FwBlsPoint *month = &g_array_index (first->points, FwBlsPoint, i);
      FwBlsPoint sum, force;

      if (!is_month (month) || month->year < since)
        continue;
      if (!add_up (series, area, rate ? FW_BLS_UNEMPLOYED : measure, month, &sum)
          || !add_up (series, area, FW_BLS_LABOR_FORCE, month, &force))
        continue;
      if (fw_mark_has_value (sum.mark) && rate && !(force.value > 0))
        continue;
      add_value (values, month_key (month), rate ? sum.value / force.value : sum.value, sum.mark);
    }
}

static void
read_area (const FwTarget *target, const FwBlsArea *area, GHashTable *series, FwHarvest *harvest)
{
  const int since = target->year - FW_BLS_FIRST_OLD_YEARS;
  const gboolean several = area->stems[1] != NULL;
  gboolean asked = FALSE, came = FALSE;

  for (FwBlsLabor m = 0; m < (area->rate_only ? 1 : FW_BLS_N_LABOR); m++)
    {
      const FwBlsSeries *one = find_labor (series, area->stems[0], m);
      g_auto (Values) values = new_values ();
      FwSeriesInfo info = { .measure = labor_measures[m],
                            .geography = area->geography,
                            .place = area->place,
                            .source = LABOR_SOURCE };

      asked = asked || one != NULL;
      if (several)
        {
          collect_sums (series, area, m, since, &values);
          info.note = _ ("Added up from the counties.");
        }
      else if (one != NULL)
        collect_months (one, since, m == FW_BLS_RATE ? 0.01 : 1, &values);
      if (area->rate_only)
        info.note = _ ("Seasonally adjusted.");
      if (values.values->len == 0 || one == NULL || one->answer == NULL)
        continue;
      give_series (harvest, &info, one->answer, &values);
      came = TRUE;
    }
  if (asked && !came)
    {
      g_autofree char *what = g_strdup_printf (_ ("Unemployment, %s"), area->place);

      fw_harvest_add_shortfall (harvest, what, _ ("BLS publishes none for this area"), NULL);
    }
}

/* Annual averages only: 2025 has one although a month of it was never surveyed. */
static void
read_prices (GHashTable *series, FwHarvest *harvest)
{
  const FwBlsSeries *prices = g_hash_table_lookup (series, FW_BLS_PRICES_ID);
  g_auto (Values) values = new_values ();
  FwSeriesInfo info = { .measure = FW_MEASURE_PRICES,
                        .geography = "us",
                        .place = _ ("United States"),
                        .source = PRICES_SOURCE };

  if (prices == NULL)
    return;
  for (guint i = 0; i < prices->points->len; i++)
    {
      const FwBlsPoint *point = &g_array_index (prices->points, FwBlsPoint, i);

      if (g_str_equal (point->period, ANNUAL_AVERAGE) || g_str_equal (point->period, "A01"))
        add_value (&values, fw_number_to_c (point->year), point->value, point->mark);
    }
  if (values.values->len > 0)
    give_series (harvest, &info, prices->answer, &values);
  else
    fw_harvest_add_shortfall (harvest, _ ("Consumer prices"), _ ("BLS gave no annual averages"),
                              _ ("the prices that come with Fairway are used"));
}

/* Published in thousands. */
static void
read_turnover (const FwTarget *target, GHashTable *series, FwHarvest *harvest)
{
  gboolean asked = FALSE, came = FALSE;
  g_autofree char *geography = g_strconcat ("state:", target->state, NULL);

  for (FwBlsTurnover m = 0; m < FW_BLS_N_TURNOVER; m++)
    {
      g_autofree char *id = fw_bls_turnover_id (target->state, m);
      const FwBlsSeries *found = g_hash_table_lookup (series, id);
      g_auto (Values) values = new_values ();
      FwSeriesInfo info = { .measure = turnover_measures[m],
                            .geography = geography,
                            .place = fw_bls_state_name (target->state),
                            .source = TURNOVER_SOURCE,
                            .note = _ ("Seasonally adjusted, all industries.") };

      if (found == NULL)
        continue;
      asked = TRUE;
      collect_months (found, target->year - FW_BLS_FIRST_OLD_YEARS, 1000, &values);
      if (values.values->len == 0)
        continue;
      give_series (harvest, &info, found->answer, &values);
      came = TRUE;
    }
  if (asked && !came)
    {
      g_autofree char *what
          = g_strdup_printf (_ ("Job openings and hires, %s"), fw_bls_state_name (target->state));

      fw_harvest_add_shortfall (harvest, what, _ ("BLS publishes none for this state"), NULL);
    }
}

/* A request without an answer says so itself, unless its halves were asked in its place. */
static void
report_failures (GPtrArray *outcomes, FwHarvest *harvest)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (outcome->error != NULL && !fw_bls_was_split (outcomes, outcome->request))
        fw_harvest_add_shortfall (harvest, fw_request_get_title (outcome->request),
                                  outcome->error->message, NULL);
    }
}

static void
read_bls (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest)
{
  g_autoptr (GHashTable) series = fw_bls_collect (outcomes);
  g_autoptr (GPtrArray) areas = NULL;

  if (!fw_bls_check_target (target, NULL))
    return;
  areas = fw_bls_areas (target);
  for (guint i = 0; i < areas->len; i++)
    read_area (target, g_ptr_array_index (areas, i), series, harvest);
  read_prices (series, harvest);
  if (*target->state != '\0')
    read_turnover (target, series, harvest);
  fw_bls_read_wages (target, series, harvest);
  report_failures (outcomes, harvest);
}

const FwSource fw_source_bls = {
  .service = FW_SERVICE_BLS,
  .what = N_ ("Wages and jobs by occupation, unemployment, prices, openings and hires"),
  .next = fw_bls_next,
  .read = read_bls,
};
