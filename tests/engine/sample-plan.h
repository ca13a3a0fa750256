/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-run.h"

#define SAMPLE_GROUPS    5
#define SAMPLE_PROGRAMS  3
#define SAMPLE_EMPLOYERS 20
#define SAMPLE_SUPPORTS  2
#define SAMPLE_FUNDS     2
#define SAMPLE_LINKS     12
#define SAMPLE_EVIDENCE  9

/* A plan that owns all it points at; the size of a city's. Made-up numbers but for the evidence
 * rows. */
typedef struct
{
  FwePlan plan;
  FweGroup groups[SAMPLE_GROUPS];
  FweProgram programs[FWE_MAX_PROGRAMS];
  FweEmployer employers[SAMPLE_EMPLOYERS];
  FweSupport supports[SAMPLE_SUPPORTS];
  FweFund funds[SAMPLE_FUNDS];
  FweLink links[SAMPLE_LINKS];
  FweIncomes *incomes[SAMPLE_GROUPS];
} Sample;

/* Published yearly effects as they stand in program_outcomes.csv, in dollars of their own years
 * (2012 to 2018): enough for tests of the rule, which does not look at the year. Errors by 2 sd /
 * sqrt (n). */
extern const FweEvidenceRow sample_evidence[SAMPLE_EVIDENCE];

FweQuantity sample_fixed (double value);
FweQuantity sample_share (const char *key, double p10, double middle, double p90);
FweQuantity sample_money (const char *key, double p10, double middle, double p90);

/* Three programs, two occupations, twenty employers, supports and funds; everything uncertain. */
void sample_city (Sample *sample);
/* One program of one cohort of 20, one employer with openings for all, nothing uncertain. */
void sample_small (Sample *sample);

/* Gives each group household incomes, free with sample_clear(). */
void sample_add_incomes (Sample *sample);
/* performance.md, M1: 12 programs and 9 groups of a sample_city(); the caller's groups are
 * borrowed. */
void sample_widen (Sample *sample, FweGroup groups[9]);
void sample_clear (Sample *sample);

/* Runs or fails the test. */
FweResult *sample_run (const FwePlan *plan, size_t n_draws, unsigned n_threads);
