/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"
#include "fw-unit.h"

G_BEGIN_DECLS

/* What a single published value is. Everything but the first three has no number. */
typedef enum
{
  FW_MARK_EXACT = 0,
  FW_MARK_AT_LEAST,      /* the value is a floor: a cap of the source ("or more") */
  FW_MARK_AT_MOST,       /* the value is a ceiling ("or less") */
  FW_MARK_NOT_RELEASED,  /* the source has it and withholds it: "wage not released by BLS" */
  FW_MARK_NOT_COLLECTED, /* nobody asked: October 2025 */
  FW_MARK_SUPPRESSED,    /* too few people to show */
  FW_MARK_TOO_FEW,       /* too few sample cases for an estimate */
  FW_MARK_NOT_APPLICABLE,
  FW_MARK_NOT_PUBLISHED,  /* not for this place or year */
  FW_MARK_UNKNOWN_SERIES, /* the source does not know the series asked for */
  FW_N_MARKS,
} FwValueMark;

const char *fw_mark_id (FwValueMark mark);    /* "not-released": as a plan file has it */
FwValueMark fw_mark_from_id (const char *id); /* FW_MARK_EXACT for an unknown one */
const char *fw_mark_words (FwValueMark mark); /* "not released by the source"; translated */
gboolean fw_mark_has_value (FwValueMark mark);

/**
 * FwSeriesValue:
 * @key: "p50", "b0_10k", "2025-08": what it is of
 * @value: in the series' unit; NaN when the mark has none
 * @margin: 90 %, in the same unit; 0 for a controlled estimate; NaN where none is published
 */
typedef struct
{
  const char *key;
  double value;
  double margin;
  FwValueMark mark;
} FwSeriesValue;

/**
 * FwMeasureRow:
 * @name: "households_by_income": what the series of a plan are found by
 * @title: for lists; translate it
 * @unit: of its values
 * @service: that gives it, as fw_service_rows() names it
 * @used_by: which inputs and charts use it; translate it; "" when it is only shown
 *
 * The catalogue of what can be fetched: one row a measure.
 */
typedef struct
{
  const char *name;
  const char *title;
  FwUnit unit;
  const char *service;
  const char *used_by;
} FwMeasureRow;

/* Census; subject: NULL for all, or "white-not-hispanic", "hispanic", "black", "asian", "white",
 * "american-indian", "pacific-islander", "some-other", "two-or-more". */
#define FW_MEASURE_POPULATION           "population"
#define FW_MEASURE_HOUSEHOLDS_BY_INCOME "households_by_income"       /* keys b0_10k to b200k_plus */
#define FW_MEASURE_MEDIAN_INCOME        "median_household_income"    /* key median */
#define FW_MEASURE_AGGREGATE_INCOME     "aggregate_household_income" /* key total [dollars] */
#define FW_MEASURE_GINI                 "gini"                       /* key gini */
#define FW_MEASURE_FIFTH_LIMITS         "income_fifth_limits"        /* p20 p40 p60 p80 p95 */
#define FW_MEASURE_FIFTH_MEANS          "income_fifth_means" /* lowest second third fourth highest top5 */
#define FW_MEASURE_FIFTH_SHARES         "income_fifth_shares" /* the same, shares 0 to 1 */
#define FW_MEASURE_UNEMPLOYMENT_BY_GROUP                                                           \
  "unemployment_by_group"                                  /* labor_force unemployed [persons] */
#define FW_MEASURE_EDUCATION_BY_GROUP "education_by_group" /* keys by level [persons] */
#define FW_MEASURE_EARNINGS_BY_GROUP  "earnings_by_group"  /* keys by bracket [persons] */
/* Keys: names of the state's cities nearest in population, highest first. */
#define FW_MEASURE_PEER_MEDIANS "peer_median_household_income"
#define FW_MEASURE_PEER_GINI    "peer_gini"
/* BLS; subject: NULL or a SOC code "15-1252". Monthly keys "2025-08", yearly "2025". */
#define FW_MEASURE_UNEMPLOYMENT_RATE "unemployment_rate" /* share */
#define FW_MEASURE_UNEMPLOYED        "unemployed"
#define FW_MEASURE_EMPLOYED          "employed"
#define FW_MEASURE_LABOR_FORCE       "labor_force"
#define FW_MEASURE_PRICES            "prices"       /* CPI-U annual averages, keys years */
#define FW_MEASURE_JOBS              "jobs"         /* OEWS; key jobs */
#define FW_MEASURE_WAGE              "wage"         /* OEWS; mean p10 p25 p50 p75 p90 a year */
#define FW_MEASURE_JOB_OPENINGS      "job_openings" /* JOLTS, the state's */
#define FW_MEASURE_HIRES             "hires"
#define FW_MEASURE_QUITS             "quits"
#define FW_MEASURE_SEPARATIONS       "separations"
/* Projections Central; subject: SOC code. */
#define FW_MEASURE_PROJECTED_OPENINGS                                                              \
  "projected_openings" /* openings (a year) base projected change */
/* Training-provider results; subject: SOC code: completers of the state's listed programs. */
#define FW_MEASURE_COMPLETERS "completers" /* key completers (a year) */
/* A pilot's outcome records, counted; subject: NULL for the whole, "programs/prime",
 * "groups/black". Counts of fewer than ten people are not there. */
#define FW_MEASURE_PILOT_PEOPLE "pilot_people" /* keys of fw_pilot_count_id() */
#define FW_MEASURE_PILOT_QUARTERS                                                                  \
  "pilot_quarters"                           /* subject: started ...; keys "2015-Q3": by then */
#define FW_MEASURE_PILOT_PAY   "pilot_pay"   /* p25 p50 p75 middle upper; subject "q2" too */
#define FW_MEASURE_PILOT_WEEKS "pilot_weeks" /* the same, from the end of training to a job */
#define FW_MEASURE_PILOT_WAIT                                                                      \
  "pilot_wait"                               /* key quarters, of all who completed and were placed \
                                              */
#define FW_MEASURE_PILOT_PRIOR "pilot_prior" /* subject: a key of the plan; p10 p50 p90 */

/* Key of one of the FWE_N_BRACKETS of B19001: "b0_10k", ..., "b200k_plus". */
const char *fw_series_bracket_key (guint bracket);

const FwMeasureRow *fw_measure_rows (guint *n_rows);
const FwMeasureRow *fw_measure_find (const char *name); /* NULL for an unknown one */

/**
 * FwSeries:
 *
 * Numbers as a service or a file gave them, with unit, vintage, margins, source, licence and the
 * time they came. Part of a plan (list "series"): the plan reopens without a network. Fields:
 * measure, subject, geography, place (its name), service, unit (of the measure unless told),
 * price-year, vintage, keys, values, margins, marks, source, url (without a key), licence, fetched
 * (ISO 8601, UTC), note.
 */
#define FW_TYPE_SERIES (fw_series_get_type ())
G_DECLARE_FINAL_TYPE (FwSeries, fw_series, FW, SERIES, GObject)

typedef struct
{
  const char *measure;
  const char *subject; /* or NULL */
  const char *title;   /* "Median household income, Black", NULL: the measure's */
  const char *geography;
  const char *place;   /* "Minneapolis city, Minnesota" */
  const char *service; /* NULL: the one that gives the measure; "file" for a table */
  int price_year;      /* 0 where no dollars */
  const char *vintage;
  const char *source;
  const char *url;
  const char *licence;
  const char *fetched;
  const char *note; /* or NULL */
} FwSeriesInfo;

FwSeries *fw_series_new (const char *id);
/* Its id is made of measure, subject and geography: fetching again replaces it. */
FwSeries *fw_series_new_of (const FwSeriesInfo *info, const FwSeriesValue *values, guint n_values);
/* Lower-case id of what it is a series of. (transfer full) */
char *fw_series_make_id (const char *measure, const char *subject, const char *geography);

const char *fw_series_get_measure (FwSeries *self);
const char *fw_series_get_subject (FwSeries *self); /* or NULL */
const char *fw_series_get_geography (FwSeries *self);
/* “May 2024” and “September 2026” in the person's language, another as it is. (transfer full),
 * NULL for none. */
char *fw_series_dup_vintage (FwSeries *self);
FwUnit fw_series_get_unit (FwSeries *self);
int fw_series_get_price_year (FwSeries *self);
guint fw_series_get_n_values (FwSeries *self);
/* The key belongs to the series. */
FwSeriesValue fw_series_get_value (FwSeries *self, guint index);
gboolean fw_series_find (FwSeries *self, const char *key, FwSeriesValue *value);
double fw_series_number (FwSeries *self, const char *key); /* NaN without a value */
/* The newest of a series by time: the greatest key that has a value; FALSE when none has. */
gboolean fw_series_latest (FwSeries *self, FwSeriesValue *value);
/* TRUE when values, margins and marks are the same, whenever they were fetched. */
gboolean fw_series_same_values (FwSeries *self, FwSeries *other);

G_END_DECLS
