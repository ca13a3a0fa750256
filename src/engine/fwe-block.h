/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "fwe-kernel.h"
#include "fwe-lane.h"
#include "fwe-result.h"
#include "fwe-setup.h"

/* Quarters after which a placement is asked for once more (FWE_G_RETAINED_Q4). */
#define FWE_RETAINED_QUARTERS 4

/* Rates that are the same for everybody; one row each. */
enum
{
  FWE_C_DRIFT = 0,
  FWE_C_JOB_FINDING,
  FWE_C_STAY, /* share of placed people still in the place a quarter later */
  FWE_C_IN_MOVERS,
  FWE_C_DEADWEIGHT,
  FWE_C_DISPLACEMENT, /* of all placements: only openings that locals would have filled displace */
  FWE_C_RETENTION_Q2,
  FWE_C_RETENTION_Q4,
  FWE_C_DIP,
  FWE_C_RISE,
  FWE_C_FADE,
  FWE_C_FADE_FROM,
  FWE_C_JOBLESS,
  FWE_N_COMMON,
};

/* Counts over all programs and groups, cumulative [persons]; what the audit adds up. */
enum
{
  FWE_T_ENTERED = 0,
  FWE_T_LEFT, /* left training without completing */
  FWE_T_COMPLETED,
  FWE_T_DRIFTED,
  FWE_T_PLACED, /* counted at the openings, not at the people */
  FWE_T_KEPT,   /* incumbents who completed */
  FWE_T_OPENINGS,
  FWE_T_IN_MOVERS,
  FWE_T_COST,    /* dollars */
  FWE_T_FORGONE, /* discounted dollars: pay lost while training, <= 0 */
  FWE_T_STIPEND, /* discounted dollars */
  FWE_T_ABOVE,   /* discounted dollars: tuition above the cost of a seat */
  FWE_N_TOTALS,
};

/* Flows of one quarter [dollars]. */
enum
{
  FWE_F_GAIN = 0,  /* participants' change of pay after the course */
  FWE_F_EARNINGS,  /* the same with raises, and with what is forgone while training */
  FWE_F_DISPLACED, /* pay that displaced residents lose */
  FWE_F_PARTICIPANT_CASH,
  FWE_F_TAXPAYER_CASH,
  FWE_F_OTHERS_CASH,
  FWE_F_COST,
  FWE_N_FLOWS,
};

/**
 * FweBlock:
 * @from: first draw
 * @n: draws in it; lanes after them repeat the last one
 *
 * Working memory of one thread: the whole horizon of one block of draws. "Program x group" means
 * index program * n_groups + group. Persons or dollars, cumulative since quarter 0 unless it says
 * stock.
 */
struct FweBlock
{
  const FweSetup *setup;
  size_t from, n;
  FweRow *memory;
  size_t n_rows;
  size_t n_rates;   /* rows of uncertain numbers, the first of them all */
  bool *remembered; /* cohort: the memo knows who of this block's people completes it */

  FweRow *common;         /* FWE_C_ */
  FweRow *completion;     /* program x group, share */
  FweRow *applicants;     /* program, persons a cohort */
  FweRow *reached;        /* program, persons a cohort whom outreach reaches */
  FweRow *eligible;       /* program, share */
  FweRow *seat_cost;      /* program, dollars a person */
  FweRow *cohort_cost;    /* program, dollars a cohort with the test of its applicants */
  FweRow *support_cost;   /* program, dollars a person */
  FweRow *stipend;        /* program, the part of support_cost paid to the participant */
  FweRow *job_pay;        /* program, dollars a year */
  FweRow *raise;          /* program, dollars a year */
  FweRow *effect;         /* program, steady gain [dollars a year] */
  FweRow *accessible;     /* employer, openings a quarter open to completers */
  FweRow *elsewhere;      /* employer, openings a quarter that ask for a degree */
  FweRow *employer_pay;   /* employer, dollars a year */
  FweRow *counterfactual; /* group, dollars a year */

  FweRow *pool;          /* program x group, stock of ready people */
  FweRow *ready;         /* program, pool over all groups while it is matched */
  FweRow *hired;         /* program, in this quarter */
  FweRow *hired_pay;     /* program, their pay [dollars a year] */
  FweRow *open;          /* tier, stock of openings */
  FweRow *fund;          /* fund, dollars left this year */
  FweRow *fund_paid;     /* fund, dollars paid so far */
  FweRow *enrolled;      /* cohort x group */
  FweRow *offered;       /* cohort, eligible applicants */
  FweRow *placed;        /* program x group */
  FweRow *ended;         /* program x group, people whose course is over */
  FweRow *kept;          /* program x group, incumbents who completed */
  FweRow *local;         /* group, stock of placed people still in the place */
  FweRow *pay;           /* group, pay of all placed [dollars a year] */
  FweRow *group_now;     /* stage * n_groups + group */
  FweRow *year_gain;     /* group, change of pay of all enrolled in the reading year [dollars] */
  FweRow *enrolled_all;  /* group, enrolled by the reading year's end */
  FweRow *present;       /* group, enrolled by the reading year's end less those placed who left */
  FweRow *placed_before; /* group, placed four quarters before the quarter of counts */
  FweRow *program_now;   /* count * n_programs + program */
  FweRow *employer_placed;    /* employer */
  FweRow *hires;              /* FweSetup's pairs, people by the quarter of counts */
  FweRow *votes;              /* FWE_B_, seats of this quarter's cohorts that it holds back */
  FweRow *total;              /* FWE_T_ */
  FweRow *flows[FWE_N_FLOWS]; /* quarter */
  FweRow *binding;            /* quarter, an FweBinding */

  FweRow *records; /* all that is kept of these draws, in the order of FweRecords; its parts: */
  FweRow *measures;
  FweRow *series[FWE_N_SERIES]; /* quarter */
  FweRow *group_read;           /* stage * n_groups + group, at the quarter of counts */
  FweRow *waterfall;
  FweRow *fund_read;       /* fund, dollars paid by the quarter of counts */
  FweRow *ratio_read;      /* ratio * n_groups + group */
  FweRow *occupation_read; /* count * n_occupations + occupation */
  FweRow *program_read;    /* count * n_programs + program */
  FweRow *employer_read;   /* count * n_employers + employer */
  FweRow *fund_year;       /* fund * years + year */
  FweRow *values;          /* value * parties + party */
  FweRow *income_change;   /* group, dollars a year */
  FweRow *unemployment;    /* group, share of the labor force */
  FweRow *employment;      /* group, share of adults */
  FweRow *imbalance;       /* one row, largest so far */
  FweRow *displaced;       /* one row, residents who lost a job by the reading year's end */
  FweRow *loss;            /* one row, pay they lose in the reading year [dollars a year] */
};

FweBlock *fwe_block_new (const FweSetup *setup);
void fwe_block_free (FweBlock *self);

/* How many rows of uncertain numbers a block has. */
size_t fwe_block_rates (const FweSetup *setup);
/* Whether the memo of earlier runs knows this block's item; and who of a cohort is eligible. */
bool fwe_block_remembers (const FweBlock *self, size_t item);
bool fwe_block_remembers_cohort (const FweBlock *self, size_t cohort);
/* The memo's rows of a cohort, or NULL without one. */
FweRow *fwe_block_cohort_memo (const FweBlock *self, size_t cohort);
/* Normals of a stream of luck in this block. */
void fwe_block_load (const FweBlock *self, const float *luck, FweLane out);
/* Evaluates every uncertain number for draws [from, from + n), n <= FWE_LANES, and clears the
 * state. */
void fwe_block_start (FweBlock *self, size_t from, size_t n);

/* The parts of a run, in this order. */
void fwe_pipeline_run (FweBlock *self, size_t n_quarters);
void fwe_effect_run (FweBlock *self);
void fwe_account_run (FweBlock *self);

/* Who is left waiting at the end of a recorded quarter for want of an opening: who waits less those
 * who had not found a job, whatever was open. */
static inline void
fwe_block_unmet (const FweBlock *self, size_t quarter, FweLane out)
{
  FweIn waiting = self->series[FWE_S_READY][quarter];
  FweIn placed = self->series[FWE_S_GROSS_PLACEMENTS][quarter];
  FweIn finding = self->common[FWE_C_JOB_FINDING];

  FWE_EACH (i)
  {
    const double before = quarter > 0 ? self->series[FWE_S_GROSS_PLACEMENTS][quarter - 1][i] : 0;
    const double there = waiting[i] + (placed[i] - before);

    out[i] = fwe_max (waiting[i] - (1 - finding[i]) * there, 0);
  }
}

/* Steps of the pipeline that have files of their own. */
void fwe_funding_new_year (FweBlock *self);
void fwe_funding_enrol (FweBlock *self, const FweCohort *cohort, const double *eligible,
                        double *enrolled);
void fwe_match_quarter (FweBlock *self, size_t quarter);
/* What held back in a quarter, and who stands where at its end. */
void fwe_counts_vote (FweBlock *self, const FweCohort *cohort, FweIn offered, FweIn started);
void fwe_counts_bind (FweBlock *self, size_t quarter, FweIn waiting);
void fwe_counts_read (FweBlock *self);
/* Money by what it is and whom it reaches, after the parties' sums are made. */
void fwe_values_run (FweBlock *self);
/* Who is out of work and who works, after the counts are read. */
void fwe_work_run (FweBlock *self);
