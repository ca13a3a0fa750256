/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Shares at which the walk notes the income and what is held under it, rising. */
enum
{
  FWE_CUT_10 = 0,
  FWE_CUT_20,
  FWE_CUT_40,
  FWE_CUT_50,
  FWE_CUT_80,
  FWE_CUT_90,
  FWE_N_CUTS,
};

/* Values a walk gathers before it takes their logarithms. */
#define FWE_WALK_BLOCK 512

#define FWE_WALK_POWERS 9

/**
 * FweWalk:
 * @total: weight of all
 * @even: mean of the values above 0, by which powers are scaled
 * @n_powers: how many
 * @power: exponents, 1 - epsilon of an Atkinson measure
 * @weight: so far
 * @income: so far, weight times value
 * @twice_below: sum of weight times value times (twice the weight before, and its own)
 * @quantile: smallest value whose share of the weight exceeds the cut; mean of two where one equals
 * it
 * @held: weight times value of the lowest share of exactly the cut
 * @log_x, @x_log_x: sums over values above 0
 * @sum_power: sums of weight (value / even)^power over values above 0
 *
 * A walk through values in rising order, and what one learns on it.
 */
typedef struct
{
  double total, even;
  size_t n_powers;
  const double *power;
  double weight, income, twice_below;
  double last;
  size_t next_cut, n_half;
  double quantile[FWE_N_CUTS], held[FWE_N_CUTS];
  double log_x, x_log_x;
  double sum_power[FWE_WALK_POWERS];
  size_t n_gathered;
  double x[FWE_WALK_BLOCK], w[FWE_WALK_BLOCK];
} FweWalk;

void fwe_walk_init (FweWalk *self, double total, double even, const double *power, size_t n_powers);
/* Goes through n values with their weights (NULL for 1), in order; false when there is no memory.
 */
bool fwe_walk_rows (FweWalk *self, const double *value, const double *weight, size_t n);
/* The same for whole numbers, of which least is the smallest and most the largest, by cells. */
bool fwe_walk_cells (FweWalk *self, const double *value, const double *weight, size_t n,
                     double least, double most);
