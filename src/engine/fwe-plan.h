/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "fwe-fault.h"
#include "fwe-incomes.h"
#include "fwe-quantity.h"

/* Limits; a plan above one is refused (FWE_FAULT_TOO_MANY). */
#define FWE_MAX_QUARTERS    160
#define FWE_MAX_GROUPS      16
#define FWE_MAX_PROGRAMS    64
#define FWE_MAX_EMPLOYERS   512
#define FWE_MAX_OCCUPATIONS 64
#define FWE_MAX_FUNDS       32
#define FWE_MAX_SUPPORTS    32
#define FWE_MAX_LINKS       4096
#define FWE_MAX_TRIALS      8
#define FWE_MAX_DRAWS       1000000

typedef enum
{
  FWE_EVIDENCE_POOLED = 0,
  FWE_EVIDENCE_TECHHIRE,
  FWE_EVIDENCE_PER_SCHOLAS,
} FweEvidence;

/* What earnings count (model.md, "Counts and effect"); never mixed. */
typedef enum
{
  FWE_COUNTING_TRIAL = 0,
  FWE_COUNTING_RAW,
} FweCounting;

/**
 * FweGroup:
 * @adults: people of working age in the group [persons]
 * @applicant_share: its share of the applicants of a program that states none of its own, 0 to 1
 * @completion_gap: shift of the logit of completion
 * @incomes: household incomes of the group in plan dollars; borrowed, may be NULL (no group data)
 * @earnings: yearly earnings without the program of those who apply [dollars]: counterfactual pay
 */
typedef struct
{
  double adults;
  double applicant_share;
  FweQuantity completion_gap;
  const FweIncomes *incomes;
  FweQuantity earnings;
  double labor_force;  /* persons; NaN when unknown */
  double unemployment; /* share of the labor force without the program; NaN when unknown */
} FweGroup;

/**
 * FweSupport:
 *
 * A support a program offers (evening classes, child care, stipend, transport, device, local site,
 * local trainers). Its level is 0 (off) to 1 (full), or dollars a week over its unit for a stipend.
 */
typedef struct
{
  double level;
  FweQuantity applicants; /* log shift of applicants at level 1 */
  FweQuantity eligible;   /* logit shift of the eligible share at level 1 */
  FweQuantity completion; /* logit shift of completion at level 1 */
  FweQuantity cost;       /* dollars an enrolled person at level 1 */
  double weeks_factor; /* course length times this at level 1 (evening classes last longer); 1 for
                          none */
  bool to_participant; /* the money is paid to the participant (stipend): a transfer, a benefit to
                          them */
} FweSupport;

/**
 * FweProgram:
 * @first_week: week of the plan in which the first cohort starts, 0 = first week of quarter 0
 * @weeks: length of the course [weeks]
 * @weeks_between: from one cohort's start to the next [weeks]
 * @n_cohorts: cohorts, none starts after the horizon
 * @seats: a cohort [persons]
 * @smallest_class: under which the provider holds no class [persons], 0 for none; no run asks for
 *         it, who looks for the best use of the money does
 * @applicants: a cohort [persons]
 * @apply: share of those whom outreach reaches who apply, 0.01 to 1; it changes nobody's way, it
 *         tells how many have to be reached
 * @group_share: own applicant shares by group (sum 1), or all 0 to take the groups'
 * @eligible: share of applicants who pass the entry test, 0 to 1
 * @completion: share of enrolled who complete, 0 to 1
 * @seat_cost: dollars a seat offered to an enrolled person, without supports
 * @cohort_cost: fixed dollars a cohort
 * @price: tuition the learner pays [dollars]; it shifts who applies (@price_shift, log applicants
 * per thousand dollars) and is the participant's cost
 * @occupation: index of the occupation it trains for
 * @skill_weeks: weeks added by skills put into the curriculum; they cost seat_cost / weeks each
 * @job_pay: yearly pay of a placed completer who is hired outside any commitment [dollars]
 * @screening, @paid_work, @post_placement: fidelity marks derived by the model from the plan; named
 *         employers are derived by the engine from the links
 * @screening_cost: dollars an applicant, all of whom are tested when @screening holds
 * @incumbent: completers keep their employer: no opening needed, own raise, employer pays a share
 */
typedef struct
{
  double first_week, weeks, weeks_between;
  size_t n_cohorts;
  double seats, smallest_class;
  FweQuantity applicants;
  FweQuantity apply;
  double group_share[FWE_MAX_GROUPS];
  FweQuantity eligible;
  FweQuantity completion;
  FweQuantity seat_cost;
  double cohort_cost;
  double price;
  FweQuantity price_shift;
  size_t occupation;
  double skill_weeks;
  FweQuantity job_pay;
  bool screening, paid_work, post_placement;
  bool incumbent;
  FweQuantity raise;     /* incumbents: yearly raise [dollars] */
  double employer_share; /* incumbents: employer's share of the cost */
  bool supports[FWE_MAX_SUPPORTS];
  FweQuantity screening_cost;
} FweProgram;

/**
 * FweEmployer:
 * @openings: openings for this occupation over the whole window, pledged or projected [persons]
 * @from, @to: first and last quarter of the window
 * @pledged: openings are a commitment: unfilled ones stay open until @to; projected ones last a
 * quarter
 * @honoured: share of pledged openings that come (h); 1 for projected ones
 * @degree: share of openings that ask for a degree (s)
 * @waives: w, the degree is waived
 * @realised: share of waivers that really change hiring (r)
 * @pay: yearly pay [dollars]
 */
typedef struct
{
  size_t occupation;
  FweQuantity openings;
  size_t from, to;
  bool pledged;
  FweQuantity honoured;
  FweQuantity degree;
  bool waives;
  FweQuantity realised;
  FweQuantity pay;
} FweEmployer;

/**
 * FweLink:
 *
 * A partnership between a program and an employer: its people come first at that employer's
 * openings.
 * @coverage: share of the skills the employer asks for that the program teaches, 0 to 1
 * @from, @to: quarters in which it holds
 */
typedef struct
{
  size_t program, employer;
  double coverage;
  size_t from, to;
} FweLink;

#define FWE_USE_SEATS    (1u << 0)
#define FWE_USE_SUPPORTS (1u << 1)
#define FWE_USE_COHORTS  (1u << 2)

/**
 * FweFund:
 * @amount: dollars a year of the plan it can be used in
 * @from, @to: quarters
 * @uses: FWE_USE_ bits
 * @programs: which programs it may pay for
 */
typedef struct
{
  double amount;
  size_t from, to;
  unsigned uses;
  bool programs[FWE_MAX_PROGRAMS];
  bool public_money; /* taxpayers', else philanthropy or employers ("others") */
} FweFund;

/**
 * FweAssumptions:
 *
 * Rates a quarter unless said. Shares 0 to 1, dollars of the price year.
 */
typedef struct
{
  FweEvidence evidence;
  FweCounting counting;
  FweQuantity drift;       /* ready people who give up or move away */
  FweQuantity job_finding; /* ready people who are placed where there is an opening for them */
  FweQuantity
      leakage; /* placed people gone by 8 quarters after placement: sets the leaving hazard */
  FweQuantity retention_q2; /* placed people still employed in the 2nd quarter after exit */
  FweQuantity retention_q4;
  FweQuantity in_movers; /* share of openings nobody local fills that go to in-movers, else lapse */
  FweQuantity deadweight;
  FweQuantity displacement;
  FweQuantity training_dip;    /* yearly earnings lost while training, L [dollars] */
  FweQuantity rise;            /* k [1/quarter] */
  FweQuantity fade;            /* lambda [1/quarter] */
  FweQuantity fade_from;       /* tau [quarters since enrolment] */
  double eligible_income;      /* dollars */
  double discount_rate;        /* real, a year */
  double tax_rate;             /* of the earnings gain, all taxes */
  double fringe;               /* benefits on top of pay, share */
  double benefits_lost;        /* cash benefits lost, share of the gain */
  double excess_burden;        /* per net public dollar; a flow of "others" */
  bool trials[FWE_MAX_TRIALS]; /* which the plan pools, in the model's order: its rows say so too */
  double price_year;
  double prior_deflator; /* for words only: the rows already stand in price-year dollars */
  double trial_placed_per_enrolled; /* share of assigned people the trial placed; 0 takes TechHire's
                                       .46 */
} FweAssumptions;

/**
 * FweEvidenceRow:
 *
 * One published trial estimate, already in price-year dollars.
 */
typedef struct
{
  const char *study;
  int year;        /* after random assignment, 1 = first */
  double estimate; /* yearly earnings per assigned person [dollars] */
  double se;       /* [dollars] */
  bool techhire, per_scholas;
  bool left_out; /* of the pool; still an end of the line the marks move along */
} FweEvidenceRow;

typedef enum
{
  FWE_GOAL_NONE = 0,
  FWE_GOAL_NET_LOCAL_PLACEMENTS,
  FWE_GOAL_GROSS_PLACEMENTS,
  FWE_GOAL_COMPLETED,
} FweGoalMeasure;

typedef struct
{
  FweGoalMeasure measure;
  double value;   /* persons */
  size_t quarter; /* reading quarter of all counts, 0 based */
  double wanted;  /* chance at which it counts as met, 0 to 1; no result rests on it */
} FweGoal;

/**
 * FwePlan:
 *
 * Everything one run needs, plain data. Pointers are borrowed and outlive the run. A quarter is 13
 * weeks; quarter 0 is the plan's first. "No program" is a plan with no seats.
 */
typedef struct
{
  size_t n_quarters;
  size_t n_groups, n_programs, n_employers, n_links, n_funds, n_supports, n_occupations, n_evidence;
  const FweGroup *groups;
  const FweProgram *programs;
  const FweEmployer *employers;
  const FweLink *links;
  const FweFund *funds;
  const FweSupport *supports;
  const FweEvidenceRow *evidence_rows;
  FweAssumptions assumptions;
  FweGoal goal;
  size_t gap_low, gap_high;  /* the two groups of "gap closed": low is the poorer; equal for none */
  double gini_margin;        /* 90 % margin of the place's published Gini, NaN when unknown */
  double equity_line;        /* households under it are counted [dollars a year]; NaN for none */
  FweQuantity jobless_share; /* of net placements, who would be unemployed without, 0 to 1 */
  double path_start_pay;     /* of one participant before the program [dollars a year]; NaN: the
                                groups' own earnings */
  double
      path_promised_pay; /* what the promise names [dollars a year]; NaN: the program's job pay */
} FwePlan;

bool fwe_plan_check (const FwePlan *plan, FweFault *fault);
