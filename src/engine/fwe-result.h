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

/* Stages of a group's way, for tables and the Sankey; persons at the goal's quarter. In every draw:
 * applicants = enrolled + turned away, enrolled = in training + left + completed, completed = ready
 * + drifted + placed + kept, placed = local + moved away, and placed = too recent + lost the job +
 * retained. Retention is one share of each draw, the same for all groups. */
typedef enum
{
  FWE_G_APPLICANTS = 0,
  FWE_G_ENROLLED,
  FWE_G_COMPLETED,
  FWE_G_PLACED,
  FWE_G_NET_LOCAL,
  FWE_G_GAIN_PER_ENROLLED, /* dollars a year in the reading year */
  FWE_G_MOVED,             /* households whose income changes, reading year */
  FWE_G_TURNED_AWAY,       /* no seat, no money or not eligible */
  FWE_G_IN_TRAINING,
  FWE_G_LEFT,  /* left training without completing */
  FWE_G_READY, /* completed, wait for an opening */
  FWE_G_DRIFTED,
  FWE_G_KEPT,        /* incumbents who completed: their own employer keeps them */
  FWE_G_RETAINED_Q4, /* employed in the 4th quarter after placement, those for whom it is over */
  FWE_G_LOST,        /* no longer employed in it */
  FWE_G_TOO_RECENT,  /* placed less than four quarters ago */
  FWE_G_LOCAL,       /* placed, whoever else would have held the job, and still in the place */
  FWE_G_MOVED_AWAY,
  FWE_G_REACHED, /* by outreach, of whom the applicants are a part */
  FWE_N_GROUP_STAGES,
} FweGroupStage;

/* Who of those at one stage reaches the next, by group, one share a draw; undefined where nobody is
 * at the first. At the goal's quarter: people who still train are not among those whose course is
 * over, people who still wait are among completers. */
typedef enum
{
  FWE_R_ENROLLED = 0, /* of applicants */
  FWE_R_COMPLETED,    /* of those whose course is over */
  FWE_R_PLACED,       /* of completers, incumbents left out: they look for no job */
  FWE_R_RETAINED_Q4,  /* of those placed four quarters ago or more */
  FWE_R_LOCAL,        /* of placed */
  FWE_N_RATIOS,
} FweRatio;

/* People under whom a group's share is not held against another's. */
#define FWE_FEWEST 20

/**
 * FweParity:
 * @n_groups: of FWE_FEWEST people or more at the stage before, on average
 * @low, @high: of them, with the lowest and the highest median share
 * @ratio: of the lowest's share to the highest's, in every draw; undefined where the latter is 0
 */
typedef struct
{
  size_t n_groups, low, high;
  FweSummary ratio;
} FweParity;

/* By occupation, persons by the goal's quarter. Nobody is hired into another occupation than the
 * one their program trains for, so the occupation of the program and of the opening are the same.
 */
typedef enum
{
  FWE_O_OPENINGS = 0, /* open to completers so far, honoured */
  FWE_O_COMPLETED,    /* incumbents left out */
  FWE_O_PLACED,       /* in an opening of this occupation */
  FWE_O_WAITING,      /* completed, wait at the end of that quarter */
  FWE_N_OCCUPATION_COUNTS,
} FweOccupationCount;

/* By program, by the goal's quarter; each adds up to the measure of that name. */
typedef enum
{
  FWE_P_APPLICANTS = 0,
  FWE_P_ENROLLED,
  FWE_P_COMPLETED, /* incumbents among them */
  FWE_P_PLACED,    /* incumbents are not placed: their employer keeps them */
  FWE_P_COST,      /* dollars, undiscounted */
  FWE_N_PROGRAM_COUNTS,
} FweProgramCount;

/* By hiring line (FweEmployer), persons by the goal's quarter; open ones and placed add up to the
 * measures openings and gross placements. Openings come evenly over the line's window. */
typedef enum
{
  FWE_E_OPENINGS = 0, /* that came: pledged ones honoured, with those that ask for a degree */
  FWE_E_OPEN,         /* of them open to completers */
  FWE_E_PLACED,
  FWE_N_EMPLOYER_COUNTS,
} FweEmployerCount;

/* What holds back, quarter by quarter. In a quarter in which a cohort starts it is what stopped one
 * more from enrolling: of several cohorts what stopped those with the most seats together, a tie
 * being the first named here. Where people queue (half a person or more wait, and over 5 % of all
 * who have completed) every opening they may have is taken, and it is openings, before the others.
 * A cohort without seats is no cohort. */
typedef enum
{
  FWE_B_NOTHING = 0, /* nobody is held back: no cohort starts and nobody waits */
  FWE_B_OPENINGS,
  FWE_B_SEATS,
  FWE_B_APPLICANTS, /* too few, or too few of them eligible */
  FWE_B_MONEY,
  FWE_N_BINDINGS,
} FweBinding;

typedef enum
{
  FWE_PARTY_PARTICIPANT = 0,
  FWE_PARTY_TAXPAYER,
  FWE_PARTY_OTHERS,
  FWE_N_PARTIES,
} FweParty;

/* Discounted dollars over the horizon, by what they are; each row over its parties, and all rows of
 * a party add up to its net present value in every draw. Below 0 where the party pays. Fringe,
 * taxes and benefits are on the change of pay after the course and on what is forgone alike. */
typedef enum
{
  FWE_V_EARNINGS = 0,  /* participant: change of pay after the course, incumbents' raises too */
  FWE_V_FORGONE,       /* participant: pay lost while training */
  FWE_V_FRINGE,        /* participant: benefits on top of pay */
  FWE_V_TAX,           /* a transfer: what the participant pays the taxpayer has */
  FWE_V_BENEFITS_LOST, /* a transfer likewise: cash benefits no longer drawn */
  FWE_V_STIPEND,       /* participant: received; who pays it has it in the program's cost */
  FWE_V_TUITION,       /* participant: paid; others: what is above the cost of a seat, the rest of
                          it makes the program's cost smaller */
  FWE_V_PROGRAM_COST,  /* taxpayer, others: what funds pay, and employers for incumbents */
  FWE_V_DISPLACED,     /* others: pay and fringe displaced residents lose, less the taxes and
                          benefits on them, which the taxpayer loses */
  FWE_V_EXCESS_BURDEN, /* others: of the taxpayer's net amount */
  FWE_N_VALUES,
} FweValue;

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

/**
 * FweDecile:
 * @from: lowest household income of this tenth before the plan [dollars]; NaN without incomes, as
 * all
 * @households: in it before the plan
 * @gain, @lose: households whose income rises, falls, at the mean moves: displaced residents lose,
 *   and those of a group whose participants lose on average
 * @change: of mean household income in it [dollars a year]
 *
 * A tenth of the place's households by what they had before: nobody changes tenth.
 */
typedef struct
{
  double from;
  double households;
  double gain, lose;
  double change;
} FweDecile;

#define FWE_N_DECILES 10

/**
 * FweDepth:
 * @share: households under the line, 0 to 1
 * @below: how far under it they are on average, as a share of the line; 0 when nobody is under it
 *
 * At the mean moves; NaN without a line or incomes.
 */
typedef struct
{
  double share, below;
} FweDepth;

/**
 * FweMoneyYear:
 * @paid: by a fund in one year of the plan [dollars], undiscounted; a cohort is paid when it starts
 * @limit: what it could have paid in it [dollars]: its amount, 0 in years it does not reach
 *
 * Years are four quarters from the plan's first; nothing is carried over.
 */
typedef struct
{
  FweSummary paid;
  double limit;
} FweMoneyYear;

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
  size_t reading_quarter; /* first quarter of the reading year of incomes */
  /* n_draws each; NaN where undefined. Those that are one number throughout may be one array. */
  double *draws[FWE_N_MEASURES];
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
  FweSummary *funds; /* n_funds, dollars paid by the quarter of counts */
  size_t n_programs, n_occupations, n_employers, n_years; /* years of the plan, 4 quarters each */
  FweSummary *ratios[FWE_N_RATIOS];                       /* n_groups each, shares */
  FweParity parities[FWE_N_RATIOS];
  FweSummary *occupations[FWE_N_OCCUPATION_COUNTS]; /* n_occupations each */
  FweSummary *programs[FWE_N_PROGRAM_COUNTS];       /* n_programs each */
  FweSummary *employers[FWE_N_EMPLOYER_COUNTS];     /* n_employers each */
  double *hires; /* n_employers x n_programs: people of a program placed in a hiring line by the
                    goal's quarter, mean; adds up to the line's and the program's placed */
  double *bindings[FWE_N_BINDINGS]; /* n_quarters each: share of draws; they sum to 1 */
  FweMoneyYear *fund_years;         /* n_funds x n_years: fund * n_years + year; whole horizon */
  FweSummary values[FWE_N_VALUES][FWE_N_PARTIES];
  FweSummary *income_change; /* n_groups: of mean household income, dollars a year, reading year;
                                those of displaced residents in it; undefined without incomes */
  FweDecile deciles[FWE_N_DECILES];
  double line;                              /* dollars a year; of plan->equity_line */
  FweDepth *depth_before, *depth_after;     /* n_groups + 1: the last is the whole place */
  double theil_between[2], theil_within[2]; /* Theil T by group, before and after */
  double log_between[2], log_within[2];     /* mean log deviation likewise */
  /* Without the plan and with it, at the goal's quarter; n_groups each, NaN (undefined in every
   * draw) where a group's labor force or unemployment is unknown. With the plan more people work:
   * jobless_share x (the group's placements still in the place, net of deadweight, less its share
   * of adults in all residents they displace), never more than were out of work. Over all groups
   * that is jobless_share x net local placements. The labor force stays as it is. */
  double *unemployment_before; /* share of the labor force */
  FweSummary *unemployment_after;
  double *employment_before; /* share of adults */
  FweSummary *employment_after;
  double worst_conservation; /* persons, over all quarters and draws */
  bool reading_shortened;    /* the horizon ends before the reading year it should be */
} FweResult;

void fwe_result_free (FweResult *self);
double fwe_result_stage_people (const FweResult *self, FweRatio ratio, size_t group);
/* Members of the contract in reference order: "net_local_placements" ... and their units. */
const char *fwe_measure_name (FweMeasure measure);
const char *fwe_measure_unit (FweMeasure measure); /* "persons", "dollars", "dollars a year",
                                                      "share", "ratio", "index", "quarter" */
const char *fwe_series_name (FweSeries series);
const char *fwe_series_unit (FweSeries series);
const char *fwe_waterfall_name (FweWaterfall step);
const char *fwe_limit_name (FweLimit limit); /* "openings" ... */
const char *fwe_group_stage_name (FweGroupStage stage);
const char *fwe_ratio_name (FweRatio ratio);
const char *fwe_occupation_count_name (FweOccupationCount count);
const char *fwe_program_count_name (FweProgramCount count);
const char *fwe_employer_count_name (FweEmployerCount count);
const char *fwe_binding_name (FweBinding binding);
const char *fwe_value_name (FweValue value);
const char *fwe_party_name (FweParty party);
