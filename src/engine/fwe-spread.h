/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-incomes.h"

/* Sum of |x - y - h| over all households x of one distribution and y of another. */
double fwe_spread (const FweIncomes *all, const FweIncomes *moving, double h);

/**
 * FweSpread:
 *
 * fwe_spread() of two distributions for every h, as exact polynomials between the h at which an
 * edge of one meets an edge of the other. Immutable; the distributions must outlive it.
 */
typedef struct FweSpread FweSpread;

FweSpread *fwe_spread_new (const FweIncomes *all, const FweIncomes *moving, FweFault *fault);
void fwe_spread_free (FweSpread *self);
double fwe_spread_at (const FweSpread *self, double h);
