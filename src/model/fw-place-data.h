/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fwe-incomes.h"

G_BEGIN_DECLS

/* The embedded data: every US county's incomes, state patterns by race, prices, wages. Read once
 * from the compact resource; all returned pointers are static and constant. */

typedef struct
{
  char fips[6];
  const char *name;               /* "Hennepin County" */
  const char *state;              /* "Minnesota" */
  const char *principal_city;     /* or NULL */
  double counts[FWE_N_BRACKETS];  /* households; sum = households */
  double margins[FWE_N_BRACKETS]; /* 90 % */
  double households;
  double mean, median, gini; /* published 2006-2010, 2010 dollars; NaN where absent */
  double population_2019, households_2019, mean_2019, median_2019; /* 2019 dollars; NaN */
  double unemployment_2017;                                        /* share; NaN */
  double share_white, share_black, share_asian, share_hispanic;    /* of people, 2015-2019; NaN */
} FwCounty;

/* What every county's brackets come from, for source lines. */
#define FW_COUNTY_SOURCE                                                                           \
  "U.S. Census Bureau, American Community Survey, tables B19001, B19013 and B19025"
#define FW_COUNTY_VINTAGE    "2006-2010"
#define FW_COUNTY_PRICE_YEAR 2010

/* How many there are, for who needs to say it before any is read. */
#define FW_N_COUNTIES 3221

guint fw_counties_count (void);
const FwCounty *fw_counties_get (guint index);
const FwCounty *fw_counties_find (const char *fips);
/* Best first, for typing: name, state, FIPS or principal city. (transfer container) */
GPtrArray *fw_counties_search (const char *text, guint max);
/* The counties a whole name, "name state" or code stands for, best first. (transfer container) */
GPtrArray *fw_counties_named (const char *text);

/* CPI-U annual average, or NaN for a year that is not there. */
double fw_cpi (int year);
/* Always FALSE, with the sentence that there is no index for the year. */
gboolean fw_cpi_refuse (int year, GError **error);

typedef enum
{
  FW_RACE_WHITE_NOT_HISPANIC = 0,
  FW_RACE_HISPANIC,
  FW_RACE_BLACK,
  FW_RACE_ASIAN,
  FW_RACE_OTHER,
  FW_N_RACES,
} FwRace;

/* The state's household brackets by group (the nation's sum where the state has none); year as
 * model.md. */
gboolean fw_state_shape (const char *state_fips, FwRace race, double counts[FWE_N_BRACKETS],
                         int *year, gboolean *is_nation);

/* Unemployment rate of a group [share, 0 to 1], latest year held; NaN where the survey published
 * none. */
double fw_state_unemployment (const char *state_fips, FwRace race, int *year);

typedef struct
{
  double gini, median, mean;
  FweIndices indices;
  FweFit fit;
  double gini_published, median_published;
} FwCountyEstimate;

/* Indices of one county in the dollars of its survey (price_year 2010). */
gboolean fw_county_estimate (const FwCounty *county, FwCountyEstimate *out, GError **error);

G_END_DECLS
