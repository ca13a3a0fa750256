/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "fwe-plan.h"

/**
 * FweRecords:
 *
 * Where each number a draw leaves behind stands among all of them: the one order that a block's
 * rows, the sheet's arrays and their summaries share. Each member is the first index of its part.
 */
typedef struct
{
  size_t measures;
  size_t series; /* series, quarter */
  size_t groups; /* stage, group */
  size_t waterfall;
  size_t funds;
  size_t ratios;        /* ratio, group */
  size_t occupations;   /* count, occupation */
  size_t programs;      /* count, program */
  size_t employers;     /* count, hiring line */
  size_t fund_years;    /* fund, year */
  size_t values;        /* value, party */
  size_t income_change; /* group */
  size_t unemployment;  /* group */
  size_t employment;    /* group */
  size_t n_summaries;   /* those above; the ones below have none of their own */
  size_t imbalance;     /* persons */
  size_t displaced;     /* residents by the reading year's end */
  size_t loss;          /* dollars a year they lose together */
  size_t n;
} FweRecords;

/* Years of the plan, the last one perhaps of fewer than four quarters. */
size_t fwe_records_years (const FwePlan *plan);
void fwe_records_init (FweRecords *self, const FwePlan *plan);
