/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "fwe-block.h"
#include "fwe-records.h"
#include "fwe-result.h"

/**
 * FweSheet:
 * @bindings: quarter, then draw: an FweBinding each
 * @hires: pair, then block: people of its draws together
 * @summaries: of the arrays in the order of @records
 * @repeats: arrays that are the one before them again, to the bit, and have no summary yet
 *
 * Every number of every draw while a run lasts, one array of n_draws each. Blocks write their own
 * draws and no others, so threads need no lock and leave the same bits in any order. Summaries are
 * made from it afterwards, each array in one fixed order.
 */
typedef struct
{
  FweDraws *draws; /* lends the memory */
  FweRecords records;
  const FweSetup *setup; /* borrowed */
  size_t n_draws, n_blocks, n_quarters, n_groups;
  double *memory; /* record, then draw */
  unsigned char *bindings;
  double *hires;
  FweSummary *summaries;
  bool *repeats;
} FweSheet;

bool fwe_sheet_init (FweSheet *self, const FweSetup *setup, FweDraws *draws);
void fwe_sheet_clear (FweSheet *self);
void fwe_sheet_write (FweSheet *self, const FweBlock *block);

/* All draws of one record, FweRecords' first index of a part and on. */
const double *fwe_sheet_draws (const FweSheet *self, size_t record);
void fwe_sheet_summarise (FweSheet *self, size_t which, const FweKernel *kernel, double *scratch);
/* Hands the summaries on. */
void fwe_sheet_conclude (FweSheet *self, FweResult *result);
