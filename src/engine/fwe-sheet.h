/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "fwe-block.h"
#include "fwe-result.h"

/**
 * FweSheet:
 *
 * Every number of every draw while a run lasts, one array of n_draws each. Blocks write their own
 * draws and no others, so threads need no lock and leave the same bits in any order. Summaries are
 * made from it afterwards, each array in one fixed order.
 */
typedef struct
{
  size_t n_draws, n_quarters, n_groups, n_funds;
  double *memory;
  double *measures;  /* measure, then draw */
  double *series;    /* series, quarter, draw */
  double *groups;    /* stage, group, draw */
  double *waterfall; /* step, draw */
  double *funds;     /* fund, draw */
  double *imbalance; /* draw */
  double *displaced; /* draw, residents by the reading year's end */
  double *loss;      /* draw, dollars a year they lose together */
} FweSheet;

bool fwe_sheet_init (FweSheet *self, const FwePlan *plan, size_t n_draws);
void fwe_sheet_clear (FweSheet *self);
void fwe_sheet_write (FweSheet *self, const FweBlock *block);

size_t fwe_sheet_n_summaries (const FweSheet *self);
void fwe_sheet_summarise (const FweSheet *self, size_t which, double *scratch, FweResult *result);
