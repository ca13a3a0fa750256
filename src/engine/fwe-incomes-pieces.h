/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-incomes.h"

/* How a FweIncomes is stored; for the engine's own files that compute on distributions. */

/**
 * FwePiece:
 * @x: lower edge [dollars]
 * @width: upper edge - lower edge [dollars], > 0
 * @below: households of all pieces under @x
 * @income: their income [dollars]
 * @c: with t = (income - x) / width, households of the piece up to t are c[0] t + c[1] t^2 + c[2]
 * t^3
 *
 * A stretch of incomes on which the number of households rises along a cubic.
 */
typedef struct
{
  double x, width;
  double below, income;
  double c[3];
} FwePiece;

/**
 * FweTail:
 * @households: in the tail
 * @edge: where it begins [dollars], > 0
 * @alpha: exponent, > 1
 *
 * households (edge / x)^alpha of them have more than x dollars.
 */
typedef struct
{
  double households, edge, alpha;
} FweTail;

/* Pieces adjoin and rise; every tail begins at an edge of a piece or at the end of the last. */
struct FweIncomes
{
  FweFit fit;
  size_t n_pieces, n_tails;
  double end;    /* upper edge of the last piece */
  double closed; /* households of all pieces */
  double closed_income;
  double households; /* tails included */
  double income;     /* dollars of all households */
  FwePiece *pieces;
  FweTail *tails;
};

/**
 * FweComponent:
 * @incomes: a distribution
 * @weight: share of its households taken; may be under 0, to take some out of another component
 * @to: only those with at most so much, at most the first tail's edge; INFINITY for all
 * @shift: added to each of these incomes [dollars]; 0 when @to is INFINITY
 */
typedef struct
{
  const FweIncomes *incomes;
  double weight, to, shift;
} FweComponent;

/**
 * FweLogSums:
 *
 * Households with an income above 0, their dollars, and the sums of log income and of income times
 * log income over them: enough for Theil's measures of any groups and of all together.
 */
typedef struct
{
  double n, x, log_x, x_log_x;
} FweLogSums;

void fwe_incomes_log_sums (const FweIncomes *self, FweLogSums *out);
FweIncomes *fwe_incomes_alloc (size_t n_pieces, size_t n_tails, FweFault *fault);
void fwe_incomes_close (FweIncomes *self);
FweIncomes *fwe_incomes_merge (const FweComponent *components, size_t n, FweFault *fault);
FweIncomes *fwe_incomes_extended (const FweIncomes *self, double to, FweFault *fault);
void fwe_incomes_below (const FweIncomes *self, double x, double *count, double *dollars);
bool fwe_incomes_lorenz_of (const FweIncomes *self, const double *p, size_t n, double *out,
                            FweFault *fault);

static inline double
fwe_smaller (double a, double b)
{
  return a < b ? a : b;
}

static inline double
fwe_larger (double a, double b)
{
  return a > b ? a : b;
}

/* Households up to t, density and income of a piece up to t, 0 <= t <= 1. */
static inline double
fwe_piece_count (const FwePiece *p, double t)
{
  return t * (p->c[0] + t * (p->c[1] + t * p->c[2]));
}

static inline double
fwe_piece_density (const FwePiece *p, double t)
{
  return p->c[0] + t * (2.0 * p->c[1] + t * 3.0 * p->c[2]);
}

static inline double
fwe_piece_income (const FwePiece *p, double t)
{
  const double moment
      = t * t * (p->c[0] / 2.0 + t * (p->c[1] * 2.0 / 3.0 + t * (p->c[2] * 3.0 / 4.0)));

  return p->x * fwe_piece_count (p, t) + p->width * moment;
}

/* Fills a fault, if there is room for one; returns false, for the caller to hand on. */
static inline bool
fwe_incomes_refuse (FweFault *fault, FweFaultCode code, const char *input, size_t index,
                    double value)
{
  if (fault)
    *fault = (FweFault){ .code = code, .input = input, .index = index, .value = value };

  return false;
}
