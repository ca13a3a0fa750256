/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fwe-fault.h"
#include "fwe-incomes.h"

/**
 * FweSample:
 * @value: n incomes; any finite number
 * @weight: n weights >= 0, or NULL for 1
 * @group: n group numbers from 0, or NULL
 */
typedef struct
{
  const double *value;
  const double *weight;
  const uint32_t *group;
  size_t n;
  size_t n_groups;
} FweSample;

#define FWE_MAX_EPSILONS 8

/**
 * FweInequality:
 *
 * Every measure of weighted microdata, NaN where it is not defined (all of them but the shares when
 * the mean is not above 0). Log measures (Theil, mean log deviation, Atkinson of 1 and more) are
 * over positive values only; @n_dropped says how many rows were left out of them (worked case S5).
 * Atkinson measures under 1 take 0 in and leave only negative values out. The between- and
 * within-group parts add up to the whole; without groups all is within.
 */
typedef struct
{
  FweIndices indices;
  double theil_t_between, theil_t_within;
  double theil_l_between, theil_l_within;
  size_t n;         /* rows */
  size_t n_dropped; /* rows <= 0, left out of the log measures */
  size_t n_epsilons;
  double epsilon[FWE_MAX_EPSILONS];
  double atkinson[FWE_MAX_EPSILONS];
  double ede[FWE_MAX_EPSILONS]; /* equally distributed equivalent */
  double line;                  /* dollars, or NaN */
  double poverty;               /* weighted share strictly under line */
  double q20, q80;
} FweInequality;

/* Sorts nothing of the caller's. */
bool fwe_inequality (const FweSample *sample, const double *epsilons, size_t n_epsilons,
                     double line, FweInequality *out, FweFault *fault);

/* Single measures; NaN when there is no weight, no memory, or the measure is not defined. */

/* Population form; with weights it is the survey form of worked case S5. */
double fwe_inequality_gini (const double *value, const double *weight, size_t n);
/* n / (n - 1) corrected, equal weights (worked case S2). */
double fwe_inequality_gini_corrected (const double *value, size_t n);
/* Lorenz asymmetry coefficient (worked case S2). */
double fwe_inequality_asymmetry (const double *value, size_t n);
/* Smallest value whose cumulative weight share exceeds p; mean of two if it equals p. */
double fwe_inequality_quantile (const double *value, const double *weight, size_t n, double p);
double fwe_inequality_top_share (const double *value, const double *weight, size_t n, double p);
/* 1 to 10 for each row; 0 when there is no weight or no memory. */
void fwe_inequality_decile_ranks (const double *value, const double *weight, size_t n, int *rank);
