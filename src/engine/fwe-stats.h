/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/**
 * FweSummary:
 *
 * What is reported of one measure over all draws, in the measure's unit. Draws without a value (cost
 * per placement when nobody is placed) order above every number, are counted in @n_undefined, and make
 * a percentile that falls on them infinite: views say "not defined", never a number. Of them
 * @n_unlimited are +infinity by their measure's own rule (a marginal value of public funds that cost
 * the public nothing): "unlimited" in words. A draw of -infinity orders below every number.
 */
typedef struct
{
  double mean;     /* over the draws that have a value; NaN when none has */
  double p10, p25, p50, p75, p90;
  double mc_error; /* Monte Carlo standard error of the mean */
  size_t n;        /* draws */
  size_t n_undefined; /* without a number, unlimited ones included */
  size_t n_unlimited;
} FweSummary;

double fwe_stats_sum (const double *restrict x, size_t n);
double fwe_stats_mean (const double *restrict x, size_t n);
double fwe_stats_sd (const double *restrict x, size_t n);
void fwe_stats_summarise (const double *restrict x, size_t n, double *restrict scratch, FweSummary *out);
