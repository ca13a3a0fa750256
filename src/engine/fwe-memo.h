/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "fwe-lane.h"

typedef struct FweSetup FweSetup;

/**
 * FweMemo:
 *
 * What the last runs on the same random numbers found on the way, block by block: every uncertain
 * number of a block, and of each cohort who is eligible and who completes. A run takes what was
 * made of the same inputs, to the bit, and makes the rest anew; so it leaves the bits of a run
 * without one. An item is what changes together: the common rates, a program, an employer, a group,
 * a cohort.
 */
typedef struct FweMemo FweMemo;

/* Rows of one cohort: those who started, then by group the eligible, then those who completed. */
#define FWE_MEMO_STARTED          0
#define FWE_MEMO_ELIGIBLE         1
#define FWE_MEMO_COHORT(n_groups) (1 + 2 * (n_groups))

FweMemo *fwe_memo_new (void);
void fwe_memo_free (FweMemo *self);
/* Compares a run's inputs with those of the runs before; FALSE when there is no room to remember.
 */
bool fwe_memo_begin (FweMemo *self, const FweSetup *setup, size_t n_rates, size_t n_blocks);

/* The rows of a block: its rates, then those of its cohorts. Each block is one thread's. */
FweRow *fwe_memo_rates (const FweMemo *self, size_t block);
FweRow *fwe_memo_cohort (const FweMemo *self, size_t block, size_t cohort);
/* Whether what a block's rows say of an item was made of this run's inputs. */
bool fwe_memo_holds (const FweMemo *self, size_t block, size_t item);
/* All of the block's rows are now of this run's inputs. */
void fwe_memo_end_block (FweMemo *self, size_t block);

/* Items of a setup. */
size_t fwe_memo_common (void);
size_t fwe_memo_program (size_t program);
size_t fwe_memo_employer (const FweSetup *setup, size_t employer);
size_t fwe_memo_group (const FweSetup *setup, size_t group);
size_t fwe_memo_of_cohort (const FweSetup *setup, size_t cohort);
