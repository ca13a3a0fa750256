/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fwe-draws.h"
#include "fwe-fault.h"
#include "fwe-kernel.h"
#include "fwe-memo.h"
#include "fwe-plan.h"
#include "fwe-records.h"
#include "fwe-run.h"

#define FWE_QUARTER_WEEKS 13.0

/* Subsets of the three uses of money, as bits of FWE_USE_. */
#define FWE_N_USES    3
#define FWE_N_SUBSETS 8

/**
 * FweCohort:
 * @number: which cohort of its program, 0 based
 * @start, @end: quarters in which it starts and finishes; @end may lie after the horizon
 * @start_week, @end_week: the same in weeks of the plan
 * @luck_eligible, @luck_completion: n_groups streams each; borrowed from the draws
 */
typedef struct
{
  size_t program;
  size_t number;
  size_t start, end;
  double start_week, end_week;
  const float **luck_eligible;
  const float **luck_completion;
} FweCohort;

/**
 * FweTier:
 * @share: of the employer's openings that are open to completers
 * @partners: bit p is set when program p has a partnership and teaches enough for these openings
 * @common: likewise for hiring from the common pool
 *
 * Openings of one employer that ask for the same skills. Cutting an employer's openings at the
 * coverages of its programs makes "coverage x openings" hold over its whole window, and each piece
 * a plain stock.
 */
typedef struct
{
  size_t employer;
  double share;
  uint64_t partners;
  uint64_t common;
} FweTier;

typedef struct
{
  FweSampler applicants, apply, eligible, completion, seat_cost, price_shift, job_pay, raise,
      screening_cost;
  double group_share[FWE_MAX_GROUPS]; /* adds up to 1 */
  double weeks;                       /* with skills and supports */
  double effect_mean, effect_sd;      /* prior of the steady yearly gain per enrolled [dollars] */
  unsigned marks;                     /* fidelity marks, 0 to 4 */
  double extra_seats;                 /* a cohort, to see what one more is worth */
  double extra_applicants;            /* a cohort */
} FweProgramSetup;

typedef struct
{
  FweSampler applicants, eligible, completion, cost;
} FweSupportSetup;

typedef struct
{
  FweSampler openings, honoured, degree, realised, pay;
  const float *luck;
  double n_quarters;     /* of its window */
  double extra_openings; /* a quarter, honoured and open to completers, to see what one is worth */
  size_t first_tier, n_tiers;
} FweEmployerSetup;

typedef struct
{
  FweSampler completion_gap, earnings;
} FweGroupSetup;

typedef struct
{
  FweSampler drift, job_finding, leakage, retention_q2, retention_q4, in_movers, deadweight,
      displacement;
  FweSampler training_dip, rise, fade, fade_from, jobless;
} FweAssumptionSetup;

/**
 * FweSetup:
 *
 * Everything of a run that is the same in every draw: samplers, the calendar of cohorts, tiers of
 * openings in the order in which they are filled. Read only while the run lasts; shared by threads.
 */
struct FweSetup
{
  const FwePlan *plan;
  const FweKernel *kernel; /* the fastest there is; another one leaves the same bits */
  FweMemo *memo;           /* of the runs before, or NULL; borrowed */
  FweRecords records;
  FweProgramSetup *programs;
  FweSupportSetup *supports;
  FweEmployerSetup *employers;
  FweGroupSetup *groups;
  FweAssumptionSetup assumptions;
  FweSampler effect;  /* standard normal behind the effect of every program */
  FweCohort *cohorts; /* by first week, then program */
  size_t n_cohorts;
  const float **luck; /* what cohorts point into */
  FweTier *tiers;     /* best paid employer first, within one the most demanding first */
  size_t n_tiers;
  uint64_t *links_hold;   /* n_quarters x n_employers: programs whose partnership holds */
  size_t *pairs;          /* n_employers x n_programs: number of the pair, if it is one */
  size_t n_pairs;         /* of a hiring line and a program for its occupation */
  double *discount;       /* n_quarters: factor at the end of each */
  const FweMoves *moves;  /* household incomes, or NULL; from the draws by fwe_equity_prepare() */
  size_t count_quarter;   /* counts are read at its end */
  size_t reading_quarter; /* first of the reading year of incomes */
  size_t reading_length;  /* quarters in it, 4 unless the horizon is shorter */
  bool reading_shortened;
  bool has_pay; /* raises or, in raw mode, pay of placed people are to be counted */
};

FweSetup *fwe_setup_new (const FwePlan *plan, FweDraws *draws, const FweHooks *hooks,
                         FweFault *fault);
void fwe_setup_free (FweSetup *self);

/* Whether a hiring line of a partner is one of the program's named employers. */
bool fwe_setup_names (const FweProgram *program, const FweEmployer *employer);

/* Whether completers of a program can be hired in a line at all. */
bool fwe_setup_is_pair (const FwePlan *plan, size_t e, size_t p);

/* Quarter of the plan in which a week's work is done; a week that ends a quarter belongs to it. */
size_t fwe_quarter_of_start (double week);
size_t fwe_quarter_of_end (double week);
