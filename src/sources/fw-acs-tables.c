/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-acs-private.h"

#include <glib/gi18n-lib.h>

/* Detailed tables of the American Community Survey, by their published variable lists. */

const FwAcsRace fw_acs_races[FW_ACS_N_RACES] = {
  { '\0', NULL, NULL },
  { 'A', "white", N_ ("White") },
  { 'B', "black", N_ ("Black") },
  { 'C', "american-indian", N_ ("American Indian and Alaska Native") },
  { 'D', "asian", N_ ("Asian") },
  { 'E', "pacific-islander", N_ ("Native Hawaiian and Pacific Islander") },
  { 'F', "some-other", N_ ("some other race") },
  { 'G', "two-or-more", N_ ("two or more races") },
  { 'H', "white-not-hispanic", N_ ("White, not Hispanic") },
  { 'I', "hispanic", N_ ("Hispanic") },
};

static const FwAcsLine total[] = { { "total", { 1 } } };
static const FwAcsLine median[] = { { "median", { 1 } } };
static const FwAcsLine gini[] = { { "gini", { 1 } } };

/* The four upper limits, and the lower limit of the top twentieth. */
static const FwAcsLine fifth_limits[] = {
  { "p20", { 1 } }, { "p40", { 2 } }, { "p60", { 3 } }, { "p80", { 4 } }, { "p95", { 5 } },
};

static const FwAcsLine fifths[] = {
  { "lowest", { 1 } }, { "second", { 2 } },  { "third", { 3 } },
  { "fourth", { 4 } }, { "highest", { 5 } }, { "top5", { 6 } },
};

const FwAcsLine fw_acs_brackets[FW_ACS_N_BRACKETS] = {
  { "b0_10k", { 2 } },      { "b10_15k", { 3 } },    { "b15_20k", { 4 } },
  { "b20_25k", { 5 } },     { "b25_30k", { 6 } },    { "b30_35k", { 7 } },
  { "b35_40k", { 8 } },     { "b40_45k", { 9 } },    { "b45_50k", { 10 } },
  { "b50_60k", { 11 } },    { "b60_75k", { 12 } },   { "b75_100k", { 13 } },
  { "b100_125k", { 14 } },  { "b125_150k", { 15 } }, { "b150_200k", { 16 } },
  { "b200k_plus", { 17 } },
};

/* Men and women, each of 16 to 64 and of 65 and over. */
static const FwAcsLine work[] = {
  { "labor_force", { 6, 11, 19, 24 } },
  { "unemployed", { 8, 13, 21, 26 } },
};

/* Men and women. */
static const FwAcsLine education[] = {
  { "less_than_high_school", { 3, 8 } },
  { "high_school", { 4, 9 } },
  { "some_college", { 5, 10 } },
  { "bachelor_or_more", { 6, 11 } },
};

/* Men at work full time and all year, other men, women likewise. The lowest class holds losses. */
static const FwAcsLine earnings[] = {
  { "none", { 4, 27, 51, 74 } },          { "b1_2499", { 6, 29, 53, 76 } },
  { "b2500_4999", { 7, 30, 54, 77 } },    { "b5000_7499", { 8, 31, 55, 78 } },
  { "b7500_9999", { 9, 32, 56, 79 } },    { "b10000_12499", { 10, 33, 57, 80 } },
  { "b12500_14999", { 11, 34, 58, 81 } }, { "b15000_17499", { 12, 35, 59, 82 } },
  { "b17500_19999", { 13, 36, 60, 83 } }, { "b20000_22499", { 14, 37, 61, 84 } },
  { "b22500_24999", { 15, 38, 62, 85 } }, { "b25000_29999", { 16, 39, 63, 86 } },
  { "b30000_34999", { 17, 40, 64, 87 } }, { "b35000_39999", { 18, 41, 65, 88 } },
  { "b40000_44999", { 19, 42, 66, 89 } }, { "b45000_49999", { 20, 43, 67, 90 } },
  { "b50000_54999", { 21, 44, 68, 91 } }, { "b55000_64999", { 22, 45, 69, 92 } },
  { "b65000_74999", { 23, 46, 70, 93 } }, { "b75000_99999", { 24, 47, 71, 94 } },
  { "b100000_plus", { 25, 48, 72, 95 } },
};

#define LINES(all) .lines = all, .n_lines = G_N_ELEMENTS (all)
#define PROFILE    N_ ("what was fetched earlier is used, or else the embedded 2015–2019 profile")

const FwAcsMeasure fw_acs_measures[] = {
  { .measure = FW_MEASURE_HOUSEHOLDS_BY_INCOME,
    .table = "B19001",
    .kind = FW_ACS_COUNT,
    .merge = FW_ACS_ADD,
    .has_all = TRUE,
    .has_races = TRUE,
    .has_prices = TRUE,
    LINES (fw_acs_brackets),
    .fallback = N_ ("what was fetched earlier is used, or else the embedded 2006–2010 brackets"),
    .fallback_by_race
    = N_ ("what was fetched earlier is used, or else the state’s embedded income shapes by race") },
  { .measure = FW_MEASURE_POPULATION,
    .table = "B01003",
    .kind = FW_ACS_COUNT,
    .merge = FW_ACS_ADD,
    .has_all = TRUE,
    LINES (total) },
  { .measure = FW_MEASURE_MEDIAN_INCOME,
    .table = "B19013",
    .kind = FW_ACS_DOLLARS,
    .merge = FW_ACS_MEDIAN,
    .has_all = TRUE,
    .has_races = TRUE,
    .has_prices = TRUE,
    LINES (median),
    .fallback = PROFILE },
  { .measure = FW_MEASURE_AGGREGATE_INCOME,
    .table = "B19025",
    .kind = FW_ACS_AGGREGATE,
    .merge = FW_ACS_ADD,
    .has_all = TRUE,
    .has_prices = TRUE,
    LINES (total),
    .fallback = PROFILE },
  { .measure = FW_MEASURE_GINI,
    .table = "B19083",
    .kind = FW_ACS_INDEX,
    .merge = FW_ACS_NEVER,
    .has_all = TRUE,
    LINES (gini),
    .fallback = N_ ("the Gini is computed from the brackets") },
  { .measure = FW_MEASURE_FIFTH_LIMITS,
    .table = "B19080",
    .kind = FW_ACS_DOLLARS,
    .merge = FW_ACS_NEVER,
    .has_all = TRUE,
    .has_prices = TRUE,
    LINES (fifth_limits),
    .fallback = N_ ("limits computed from the brackets are used"),
    .fallback_by_race
    = N_ ("what was fetched earlier is used, or else the state’s embedded income shapes by race") },
  { .measure = FW_MEASURE_FIFTH_MEANS,
    .table = "B19081",
    .kind = FW_ACS_DOLLARS,
    .merge = FW_ACS_NEVER,
    .has_all = TRUE,
    .has_prices = TRUE,
    LINES (fifths),
    .fallback = N_ ("means computed from the brackets are used"),
    .fallback_by_race
    = N_ ("what was fetched earlier is used, or else the state’s embedded income shapes by race") },
  { .measure = FW_MEASURE_FIFTH_SHARES,
    .table = "B19082",
    .kind = FW_ACS_PERCENT,
    .merge = FW_ACS_NEVER,
    .has_all = TRUE,
    LINES (fifths),
    .fallback = N_ ("shares computed from the brackets are used"),
    .fallback_by_race
    = N_ ("what was fetched earlier is used, or else the state’s embedded income shapes by race") },
  { .measure = FW_MEASURE_UNEMPLOYMENT_BY_GROUP,
    .table = "C23002",
    .kind = FW_ACS_COUNT,
    .merge = FW_ACS_ADD,
    .has_races = TRUE,
    LINES (work),
    .note = N_ ("Civilians of 16 and over, both sexes added."),
    .fallback_by_race = N_ ("the plan’s own unemployment rates stay in use") },
  { .measure = FW_MEASURE_EDUCATION_BY_GROUP,
    .table = "C15002",
    .kind = FW_ACS_COUNT,
    .merge = FW_ACS_ADD,
    .has_races = TRUE,
    LINES (education),
    .note = N_ ("Residents of 25 and over, both sexes added.") },
  { .measure = FW_MEASURE_EARNINGS_BY_GROUP,
    .table = "B20005",
    .kind = FW_ACS_COUNT,
    .merge = FW_ACS_ADD,
    .has_races = TRUE,
    .has_prices = TRUE,
    LINES (earnings),
    .note
    = N_ ("Residents of 16 and over, both sexes and full and part years added; losses stand in "
          "the lowest bracket.") },
};
const guint fw_acs_n_measures = G_N_ELEMENTS (fw_acs_measures);

char *
fw_acs_title (const char *title, guint race)
{
  g_return_val_if_fail (title != NULL && race < FW_ACS_N_RACES, NULL);

  if (race == 0)
    return g_strdup (title);
  /* Translators: what is published, and of whom: "Median household income, Black". */
  return g_strdup_printf (_ ("%s, %s"), title, _ (fw_acs_races[race].title));
}
