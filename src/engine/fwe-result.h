/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fwe-incomes.h"
#include "fwe-plan.h"
#include "fwe-stats.h"

/* Headline measures, one number a draw. Counts are read at the goal's quarter (the last without a
 * goal). */
typedef enum
{
  FWE_M_APPLICANTS = 0,
  FWE_M_ENROLLED,
  FWE_M_COMPLETED,
  FWE_M_GROSS_PLACEMENTS,
  FWE_M_NET_LOCAL_PLACEMENTS,
  FWE_M_WAITING,  /* completers ready and without an opening */
  FWE_M_OPENINGS, /* openings open to completers so far, honoured */
  FWE_M_RETAINED_Q2,
  FWE_M_RETAINED_Q4,
  FWE_M_IN_MOVERS,
  FWE_M_COST, /* dollars, undiscounted, to the goal's quarter */
  FWE_M_COST_PER_SEAT,
  FWE_M_COST_PER_COMPLETER,
  FWE_M_COST_PER_NET_LOCAL_PLACEMENT,
  FWE_M_EARNINGS_EFFECT_PER_ENROLLED, /* dollars a year, reading year */
  FWE_M_BENEFIT_PER_DOLLAR,
  FWE_M_NPV_PARTICIPANT,
  FWE_M_NPV_TAXPAYER,
  FWE_M_NPV_OTHERS,
  FWE_M_NPV_SOCIETY,
  FWE_M_MVPF, /* infinity: unlimited; -infinity: no public cost and no benefit (fwe_money_mvpf) */
  FWE_M_PAYBACK_QUARTER, /* from which society's discounted sum stays >= 0, the first is 1;
                            undefined when never */
  FWE_M_GAP_CLOSED,      /* share */
  FWE_M_GINI,
  FWE_M_GINI_CHANGE,
  FWE_M_EARNINGS_EFFECT_YEAR_3, /* dollars a year in the third year since enrolment; trial mode */
  FWE_N_MEASURES,
} FweMeasure;

/* Measures with one number a draw and quarter, cumulative unless said. */
typedef enum
{
  FWE_S_ENROLLED = 0,
  FWE_S_IN_TRAINING, /* stock */
  FWE_S_COMPLETED,
  FWE_S_READY, /* stock */
  FWE_S_GROSS_PLACEMENTS,
  FWE_S_NET_LOCAL_PLACEMENTS,
  FWE_S_OPENINGS,
  FWE_S_IN_MOVERS,
  FWE_S_COST,
  FWE_S_CUMULATIVE_NET, /* society, discounted dollars */
  FWE_N_SERIES,
} FweSeries;

/* Stages of a group's way, for tables and the Sankey; persons at the goal's quarter. */
typedef enum
{
  FWE_G_APPLICANTS = 0,
  FWE_G_ENROLLED,
  FWE_G_COMPLETED,
  FWE_G_PLACED,
  FWE_G_NET_LOCAL,
  FWE_G_GAIN_PER_ENROLLED, /* dollars a year in the reading year */
  FWE_G_MOVED,             /* households whose income changes, reading year */
  FWE_N_GROUP_STAGES,
} FweGroupStage;

typedef enum
{
  FWE_W_PLACED = 0,
  FWE_W_DEADWEIGHT,   /* <= 0 */
  FWE_W_DISPLACEMENT, /* <= 0 */
  FWE_W_MOVED_AWAY,   /* <= 0 */
  FWE_W_NET_LOCAL,    /* the sum of the four above, in every draw */
  FWE_N_WATERFALL,
} FweWaterfall;

typedef enum
{
  FWE_LIMIT_NONE = 0, /* no program, or nothing binds */
  FWE_LIMIT_OPENINGS,
  FWE_LIMIT_SEATS,
  FWE_LIMIT_APPLICANTS,
  FWE_LIMIT_MONEY,
  FWE_LIMIT_COMPLETION, /* no cohort finishes in time, or nobody in it */
} FweLimit;

/**
 * FweConstraint:
 *
 * What holds the plan back at the goal's quarter, found by re-running on the same draws with one
 * more of each. Worths are net local placements (mean) per unit.
 */
typedef struct
{
  FweLimit limit;
  size_t quarter;       /* from which it binds */
  double worth_opening; /* one more honoured opening; NaN when nobody has any by then */
  double worth_seat;    /* one more seat over the whole plan */
  double worth_applicant;
  double worth_10000; /* 10,000 dollars more */
} FweConstraint;

typedef struct
{
  const char *name; /* "placed", "deadweight", "displacement", "moved away", "net local" */
  FweSummary summary;
} FweStep;

#define FWE_N_LORENZ 201
#define FWE_N_BINS   44 /* 5,000 dollar bins from 0 to 200,000, then 25,000 to 300,000 */

extern const double fwe_bin_edges[FWE_N_BINS + 1]; /* plan dollars; the last is open (infinity) */

/**
 * FweResult:
 *
 * What one run found. Immutable; freed with fwe_result_free(). Arrays of draws have n_draws
 * numbers.
 */
typedef struct
{
  size_t n_draws, n_quarters, n_groups;
  uint64_t seed;
  FweCounting counting;
  FweEvidence evidence;
  size_t reading_quarter;        /* first quarter of the reading year of incomes */
  double *draws[FWE_N_MEASURES]; /* n_draws each; NaN where undefined */
  FweSummary measures[FWE_N_MEASURES];
  FweSummary *series[FWE_N_SERIES];       /* n_quarters each */
  FweSummary *groups[FWE_N_GROUP_STAGES]; /* n_groups each */
  FweSummary waterfall[FWE_N_WATERFALL];
  double goal_chance, goal_mc_error; /* NaN without a goal */
  double break_even_chance;          /* share of draws with NPV to society >= 0 */
  FweConstraint constraint;          /* filled by fwe_run_constraint(), else limit NONE */
  bool has_incomes;                  /* the plan's groups have distributions */
  FweIndices before, after;          /* after: at the mean moves */
  double lorenz_p[FWE_N_LORENZ];
  double lorenz_before[FWE_N_LORENZ], lorenz_after[FWE_N_LORENZ];
  double *bins_before, *bins_after;     /* n_groups x FWE_N_BINS households */
  double *median_before, *median_after; /* n_groups, dollars */
  double *mean_before, *mean_after;     /* n_groups, dollars */
  double participants;                  /* mean enrolled residents behind the moves */
  double income_share;                  /* plan's yearly net gain over all household income, mean */
  double
      placements_per_gini_milli; /* net local placements that would move the Gini by 0.001; NaN */
  size_t n_funds;
  FweSummary *funds;                            /* n_funds, dollars paid by the quarter of counts */
  double worst_conservation;     /* persons, over all quarters and draws */
  bool reading_shortened;        /* the horizon ends before the reading year it should be */
} FweResult;

void fwe_result_free (FweResult *self);
/* Members of the contract in reference order: "net_local_placements" ... and their units. */
const char *fwe_measure_name (FweMeasure measure);
const char *fwe_measure_unit (FweMeasure measure); /* "persons", "dollars", "dollars a year",
                                                      "share", "ratio", "index", "quarter" */
const char *fwe_series_name (FweSeries series);
const char *fwe_series_unit (FweSeries series);
const char *fwe_waterfall_name (FweWaterfall step);
const char *fwe_limit_name (FweLimit limit); /* "openings" ... */
