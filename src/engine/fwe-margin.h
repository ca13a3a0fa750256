/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* 90 % margins of error of figures made from published ones (U.S. Census Bureau, "Understanding and
 * Using American Community Survey Data: What All Data Users Need to Know", 2018, chapter 8). */

/* A 90 % margin is so many standard errors. */
#define FWE_MARGIN_ERRORS 1.645

double fwe_margin_sum (const double *estimates, const double *margins, size_t n);
double fwe_margin_ratio (double top, double top_margin, double bottom, double bottom_margin);
double fwe_margin_proportion (double part, double part_margin, double whole, double whole_margin);

/**
 * FweBin:
 * @min: lowest income of the class [dollars]
 * @max: highest
 * @count: households in it, >= 0
 */
typedef struct
{
  double min, max, count;
} FweBin;

bool fwe_margin_median (const FweBin *bins, size_t n, double sampled, double *median,
                        double *margin);
