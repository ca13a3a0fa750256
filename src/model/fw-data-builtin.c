/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-list-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-compile-private.h"
#include "fw-evidence.h"
#include "fw-place-data.h"

/* Years from the last year a table is of until the next is out: five-year surveys follow within two
 * years, yearly averages within one. */
#define ACS_YEARS  2
#define LAUS_YEARS 1
#define CPI_YEARS  1

#define PROFILE_YEAR 2019
#define LAUS_YEAR    2017
#define CPI_FIRST    2005
#define CPI_LAST     2025

static const char *const race_titles[FW_N_RACES] = {
  [FW_RACE_WHITE_NOT_HISPANIC] = N_ ("White, not Hispanic"),
  [FW_RACE_HISPANIC] = N_ ("Hispanic"),
  [FW_RACE_BLACK] = N_ ("Black"),
  [FW_RACE_ASIAN] = N_ ("Asian"),
  [FW_RACE_OTHER] = N_ ("Other"),
};

static const char *const race_ids[FW_N_RACES]
    = { "white-not-hispanic", "hispanic", "black", "asian", "other" };

static char *
year_text (int year)
{
  return fw_unit_format (year, FW_UNIT_YEAR, FW_STYLE_CELL);
}

static FwDataRow *
federal_row (const char *id, const char *title, FwPlace *place, const char *vintage)
{
  FwDataRow *row = fw_data_row_new (id, title, FW_DATA_BUILTIN);
  g_autofree char *counties = place != NULL ? fw_place_dup_counties_name (place) : NULL;

  row->licence = g_strdup (_ ("Public domain"));
  row->vintage = g_strdup (vintage);
  row->subtitle
      = counties != NULL ? g_strdup_printf ("%s · %s", counties, vintage) : g_strdup (vintage);
  return row;
}

/* "Under $10,000", "$10,000–15,000", "$200,000 or more". */
static char *
bracket_title (guint k)
{
  g_autofree char *edge = NULL;

  if (k == 0)
    {
      edge = fw_unit_format (fwe_acs_edges[1], FW_UNIT_DOLLARS, FW_STYLE_TABLE);
      return g_strdup_printf (_ ("Under %s"), edge);
    }
  if (k + 1 == FWE_N_BRACKETS)
    {
      edge = fw_unit_format (fwe_acs_edges[k], FW_UNIT_DOLLARS, FW_STYLE_TABLE);
      return g_strdup_printf (_ ("%s or more"), edge);
    }
  return fw_unit_format_range (fwe_acs_edges[k], fwe_acs_edges[k + 1], FW_UNIT_DOLLARS,
                               FW_STYLE_TABLE);
}

static void
add_brackets (FwDataMaking *making, FwPlace *place)
{
  FwDataRow *row = federal_row ("builtin-brackets", _ ("Households by income, B19001"), place,
                                _ ("ACS 2006–2010, 2010 dollars"));
  g_autofree char *all = fw_data_number (fw_place_get_households (place), FW_UNIT_COUNT);
  double total_margin = 0.0;

  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      g_autofree char *key = bracket_title (k);
      double count = 0.0, margin = 0.0;

      for (guint i = 0; i < fw_place_get_n_counties (place); i++)
        {
          count += fw_place_get_county (place, i)->counts[k];
          margin = hypot (margin, fw_place_get_county (place, i)->margins[k]);
        }
      total_margin = hypot (total_margin, margin);
      fw_data_row_add (row, key, fw_data_number (count, FW_UNIT_COUNT),
                       fw_data_margin (margin, FW_UNIT_COUNT), NULL);
    }
  row->value = g_strdup_printf (_ ("%s households"), all);
  row->margin = fw_data_margin (total_margin, FW_UNIT_COUNT);
  row->unit = g_strdup (_ ("households"));
  row->source = g_strdup (FW_COUNTY_SOURCE);
  row->url = g_strdup ("https://data.census.gov/table?q=B19001");
  row->used_by = g_strdup (_ ("Incomes of every group, the Gini and all charts of Equity"));
  row->service = "acs";
  fw_data_row_set_age (row, making, FW_COUNTY_PRICE_YEAR, ACS_YEARS);
  fw_data_row_close (row, making);
}

static void
add_mean (FwDataMaking *making, FwPlace *place)
{
  FwDataRow *row = federal_row ("builtin-mean", _ ("Mean household income, B19025"), place,
                                _ ("ACS 2006–2010, 2010 dollars"));
  const double households = fw_place_get_households (place);
  double mean = 0.0;

  for (guint i = 0; i < fw_place_get_n_counties (place); i++)
    {
      const FwCounty *county = fw_place_get_county (place, i);

      mean += county->mean * county->households / households;
      fw_data_row_add (row, county->name, fw_data_number (county->mean, FW_UNIT_DOLLARS_A_YEAR),
                       NULL, NULL);
    }
  row->value = fw_data_number (mean, FW_UNIT_DOLLARS_A_YEAR);
  row->unit = g_strdup (fw_unit_label (FW_UNIT_DOLLARS_A_YEAR));
  row->source = g_strdup (FW_COUNTY_SOURCE);
  row->url = g_strdup ("https://data.census.gov/table?q=B19025");
  row->used_by = g_strdup (_ ("How high the incomes above $200,000 reach, and so the Gini"));
  row->service = "acs";
  fw_data_row_set_age (row, making, FW_COUNTY_PRICE_YEAR, ACS_YEARS);
  fw_data_row_close (row, making);
}

static void
add_residents (FwDataMaking *making, FwPlace *place)
{
  double shares[FW_N_RACES];
  FwDataRow *row;
  g_autofree char *people = NULL;

  if (!fw_place_get_race_shares (place, shares))
    return;
  row = federal_row ("builtin-residents", _ ("Residents by group"), place, _ ("ACS 2015–2019"));
  for (guint race = 0; race < FW_N_RACES; race++)
    fw_data_row_add (row, _ (race_titles[race]), fw_data_number (shares[race], FW_UNIT_SHARE), NULL,
                     race == FW_RACE_OTHER ? _ ("what the other four leave") : NULL);
  people = fw_data_number (fw_place_get_population (place), FW_UNIT_COUNT);
  row->value = g_strdup_printf (_ ("%s people"), people);
  row->unit = g_strdup (_ ("percent of people"));
  row->source = g_strdup (_ ("U.S. Census Bureau, American Community Survey, county profile"));
  row->url = g_strdup ("https://data.census.gov/table?q=DP05");
  row->used_by = g_strdup (_ ("How many of each group live here"));
  row->service = "acs";
  fw_data_row_set_age (row, making, PROFILE_YEAR, ACS_YEARS);
  fw_data_row_close (row, making);
}

static gboolean
is_of_race (FwPart *group, FwRace race)
{
  const char *stated = fw_part_get_text (group, "race");

  return stated != NULL
         && (g_str_equal (stated, race_ids[race])
             || (g_str_equal (stated, "asian-and-other")
                 && (race == FW_RACE_ASIAN || race == FW_RACE_OTHER)));
}

gboolean
fw_data_group_is_measured (FwDataMaking *making, FwPart *group)
{
  gboolean any = FALSE;

  for (FwRace race = 0; making->incomes != NULL && race < FW_N_RACES; race++)
    if (is_of_race (group, race))
      {
        double counts[FWE_N_BRACKETS];

        if (!fw_compile_measured_race (making->plan, making->incomes, race, counts))
          return FALSE;
        any = TRUE;
      }
  return any;
}

/* A group whose incomes follow a pattern of the state, for want of percentiles of its own. */
static gboolean
uses_pattern (FwDataMaking *making, FwPart *group, FwRace race)
{
  return isnan (fw_part_get_number (group, "p50")) && is_of_race (group, race)
         && !fw_data_group_is_measured (making, group);
}

static gboolean
any_uses_pattern (FwDataMaking *making, FwRace race)
{
  GListModel *groups = fw_plan_get_list (making->plan, FW_LIST_GROUPS);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);

      if (uses_pattern (making, group, race))
        return TRUE;
    }
  return FALSE;
}

static void
add_pattern (FwDataMaking *making, FwPlace *place, FwRace race)
{
  double counts[FWE_N_BRACKETS], sum = 0.0;
  gboolean is_nation;
  int year;
  FwDataRow *row;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *when = NULL;
  g_autofree char *vintage = NULL;
  g_autofree char *all = NULL;

  if (!any_uses_pattern (making, race)
      || !fw_state_shape (fw_place_get_county (place, 0)->fips, race, counts, &year, &is_nation))
    return;
  id = g_strconcat ("builtin-pattern-", race_ids[race], NULL);
  title = g_strdup_printf (_ ("Households by income, %s"), _ (race_titles[race]));
  when = year_text (year);
  vintage = g_strdup_printf (_ ("ACS %s, dollars of that year"), when);
  row = federal_row (id, title, NULL, vintage);
  g_free (row->subtitle);
  row->subtitle = g_strdup_printf (
      "%s · %s", is_nation ? _ ("United States") : fw_place_get_state (place), vintage);
  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      g_autofree char *key = bracket_title (k);

      sum += counts[k];
      fw_data_row_add (row, key, fw_data_number (counts[k], FW_UNIT_COUNT), NULL, NULL);
    }
  all = fw_data_number (sum, FW_UNIT_COUNT);
  row->value = g_strdup_printf (_ ("%s households"), all);
  row->unit = g_strdup (_ ("households"));
  row->source
      = g_strdup (_ ("U.S. Census Bureau, American Community Survey, tables B19001 by race"));
  row->url = g_strdup ("https://data.census.gov/table?q=B19001");
  row->used_by = g_strdup (_ ("The pattern of this group’s incomes, fitted to the place’s totals"));
  row->note = g_strdup (_ ("A pattern, not measured in this place."));
  row->service = "acs";
  fw_data_row_set_age (row, making, year, ACS_YEARS);
  fw_data_row_close (row, making);
}

static void
add_unemployment (FwDataMaking *making, FwPlace *place)
{
  FwDataRow *row = federal_row ("builtin-unemployment", _ ("Unemployment"), place,
                                _ ("LAUS 2017, annual average"));
  double lo = INFINITY, hi = -INFINITY;

  for (guint i = 0; i < fw_place_get_n_counties (place); i++)
    {
      const FwCounty *county = fw_place_get_county (place, i);
      const double rate = county->unemployment_2017;

      lo = fmin (lo, rate);
      hi = fmax (hi, rate);
      fw_data_row_add (row, county->name,
                       isfinite (rate) ? fw_data_number (rate, FW_UNIT_SHARE)
                                       : g_strdup (_ ("not published")),
                       NULL, NULL);
    }
  for (guint race = 0; race < FW_RACE_OTHER; race++)
    {
      int year;
      const double rate
          = fw_state_unemployment (fw_place_get_county (place, 0)->fips, (FwRace)race, &year);
      g_autofree char *key
          = g_strdup_printf ("%s, %s", fw_place_get_state (place), _ (race_titles[race]));
      g_autofree char *when = year_text (year);
      g_autofree char *note = g_strdup_printf (_ ("ACS %s, ages 16 to 64"), when);

      if (isfinite (rate))
        fw_data_row_add (row, key, fw_data_number (rate, FW_UNIT_SHARE), NULL, note);
    }
  row->value = fw_unit_format_range (lo, hi, FW_UNIT_SHARE, FW_STYLE_CELL);
  row->unit = g_strdup (_ ("percent of the labor force"));
  row->source = g_strdup (_ ("U.S. Bureau of Labor Statistics, Local Area Unemployment Statistics; "
                             "by group: American Community Survey, table C23002"));
  row->url = g_strdup ("https://www.bls.gov/lau/");
  row->service = "bls";
  row->used_by = g_strdup (_ ("Unemployment by group on Equity, until it is fetched"));
  fw_data_row_set_age (row, making, LAUS_YEAR, LAUS_YEARS);
  fw_data_row_close (row, making);
}

static void
add_prices (FwDataMaking *making)
{
  FwDataRow *row
      = federal_row ("builtin-prices", _ ("Prices"), NULL, _ ("CPI-U 2005–2025, annual averages"));
  g_autofree char *price_year = year_text (fw_plan_get_price_year (making->plan));

  for (int year = CPI_LAST; year >= CPI_FIRST; year--)
    {
      g_autofree char *key = year_text (year);

      fw_data_row_add (row, key, fw_data_number (fw_cpi (year), FW_UNIT_RATIO), NULL,
                       year == CPI_LAST ? _ ("provisional") : NULL);
    }
  row->value = fw_data_number (fw_cpi (CPI_LAST), FW_UNIT_RATIO);
  row->unit = g_strdup (_ ("index, 1982–84 is 100"));
  row->source = g_strdup (_ ("U.S. Bureau of Labor Statistics, Consumer Price Index for All Urban "
                             "Consumers, U.S. city average"));
  row->url = g_strdup ("https://www.bls.gov/cpi/");
  row->used_by
      = fw_plan_find_series (making->plan, FW_MEASURE_PRICES, NULL, "us") != NULL
            ? g_strdup (_ ("Amounts of years that the fetched prices do not have"))
            : g_strdup_printf (_ ("Every amount of another year, moved to %s dollars"), price_year);
  row->service = "bls";
  fw_data_row_set_age (row, making, CPI_LAST, CPI_YEARS);
  fw_data_row_close (row, making);
}

static char *
trial_note (const FwEvidence *trial)
{
  gboolean is_assumption;
  const double se = fw_evidence_se (trial, &is_assumption);
  g_autofree char *error = fw_unit_format (se, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  g_autofree char *spread = g_strdup_printf (
      is_assumption ? _ ("standard error %s, our assumption") : _ ("standard error %s"), error);

  if (trial->note != NULL && *trial->note != '\0')
    return g_strdup_printf ("%s · %s · %s", _ (trial->place), spread, _ (trial->note));
  return g_strdup_printf ("%s · %s", _ (trial->place), spread);
}

static void
add_trials (FwDataMaking *making)
{
  FwDataRow *row
      = fw_data_row_new ("builtin-trials", _ ("Earnings effects of trials"), FW_DATA_BUILTIN);
  g_autoptr (GHashTable) studies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *n_studies = NULL;
  g_autofree char *n_rows = NULL;
  guint n;
  const FwEvidence *trials = fw_evidence_rows (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = year_text (trials[i].year);
      g_autofree char *key = g_strdup_printf (_ ("%s, year %s"), trials[i].study, year);
      g_autofree char *note = trial_note (&trials[i]);

      g_hash_table_add (studies, (gpointer)trials[i].study);
      fw_data_row_add (row, key,
                       fw_unit_format (trials[i].estimate, FW_UNIT_DOLLARS, FW_STYLE_TABLE), NULL,
                       note);
      fw_data_row_set_value_url (row, trials[i].url);
    }
  n_studies = fw_unit_format (g_hash_table_size (studies), FW_UNIT_COUNT, FW_STYLE_LABEL);
  n_rows = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  row->value = g_strdup_printf (_ ("%s estimates"), n_rows);
  row->subtitle = g_strdup_printf (_ ("%s randomized trials, the null result included"), n_studies);
  row->unit = g_strdup (_ ("dollars a year for each person assigned"));
  row->source = g_strdup (_ ("The trials’ own reports, named beside each estimate"));
  row->licence = g_strdup (_ ("Facts, cited"));
  row->used_by = g_strdup (_ ("The effect on earnings: benefit, cost and equity"));
  row->note = g_strdup (_ ("WorkAdvance’s pooled sites hold the Bronx site of Per Scholas too, so "
                           "the two are not independent."));
  fw_data_row_close (row, making);
}

void
fw_data_add_builtin (FwDataMaking *making)
{
  FwPlace *place = fw_plan_get_place (making->plan);

  if (place != NULL && fw_place_get_n_counties (place) > 0)
    {
      if (making->incomes == NULL)
        {
          add_brackets (making, place);
          add_mean (making, place);
        }
      add_residents (making, place);
      for (FwRace race = 0; race < FW_N_RACES; race++)
        add_pattern (making, place, race);
      if (fw_plan_find_series (making->plan, FW_MEASURE_UNEMPLOYMENT_RATE, NULL, NULL) == NULL)
        add_unemployment (making, place);
    }
  add_prices (making);
  add_trials (making);
}
