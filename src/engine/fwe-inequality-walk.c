/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-inequality-walk.h"

#include <math.h>
#include <stdlib.h>

#include "fwe-math.h"
#include "fwe-order.h"

static const double cut_share[FWE_N_CUTS] = { 0.1, 0.2, 0.4, 0.5, 0.8, 0.9 };

/* A share of the weight nearer to a cut than this has met it; sums of ten million err by less. */
#define SAME_SHARE 1e-12

/* Cells of one dollar: 32 MiB of them, from at most a million dollars under 0. */
#define MAX_CELLS (1u << 22)
#define MOST_DEBT (-1048576.0)

/**
 * fwe_walk_init:
 * @self: (out): a walk
 * @total: weight of all values to come
 * @even: mean of those above 0
 * @power: n_powers exponents; must outlive the walk
 * @n_powers: 0 to FWE_WALK_POWERS
 */
void
fwe_walk_init (FweWalk *self, double total, double even, const double *power, size_t n_powers)
{
  *self = (FweWalk){ .total = total, .even = even, .power = power, .n_powers = n_powers };
}

/* Takes the logarithms and powers of what was gathered. */
static void
flush (FweWalk *self)
{
  double log_x[FWE_WALK_BLOCK], term[FWE_WALK_BLOCK], power[FWE_WALK_BLOCK];
  const double log_even = fwe_log (self->even);
  double a = 0.0, b = 0.0;

  fwe_log_n (self->x, log_x, self->n_gathered);
  for (size_t i = 0; i < self->n_gathered; i++)
    {
      a += self->w[i] * log_x[i];
      b += self->w[i] * self->x[i] * log_x[i];
    }
  self->log_x += a;
  self->x_log_x += b;

  for (size_t k = 0; k < self->n_powers; k++)
    {
      double sum = 0.0;

      for (size_t i = 0; i < self->n_gathered; i++)
        term[i] = self->power[k] * (log_x[i] - log_even);
      fwe_exp_n (term, power, self->n_gathered);
      for (size_t i = 0; i < self->n_gathered; i++)
        sum += self->w[i] * power[i];
      self->sum_power[k] += sum;
    }
  self->n_gathered = 0;
}

/* Notes the cuts that lie in the weight of one value, after it was counted in. */
static void
note_cuts (FweWalk *self, double value, double weight)
{
  const double near = SAME_SHARE * self->total;

  /* cuts that ended just at the value before are half way to this one */
  for (; self->n_half > 0; self->n_half--)
    self->quantile[self->next_cut - self->n_half] = 0.5 * (self->last + value);

  while (self->next_cut < FWE_N_CUTS)
    {
      const double target = cut_share[self->next_cut] * self->total;

      if (self->weight < target - near)
        break;
      self->quantile[self->next_cut] = value;
      self->held[self->next_cut]
          = self->income - weight * value + (target - (self->weight - weight)) * value;
      if (self->weight <= target + near)
        self->n_half++;
      self->next_cut++;
    }
}

static inline void
step (FweWalk *self, double value, double weight)
{
  if (weight == 0.0)
    return;

  self->twice_below += weight * value * (2.0 * self->weight + weight);
  self->weight += weight;
  self->income += weight * value;
  if (self->n_half > 0
      || (self->next_cut < FWE_N_CUTS
          && self->weight >= (cut_share[self->next_cut] - SAME_SHARE) * self->total))
    note_cuts (self, value, weight);
  self->last = value;

  if (value > 0.0)
    {
      self->x[self->n_gathered] = value;
      self->w[self->n_gathered] = weight;
      if (++self->n_gathered == FWE_WALK_BLOCK)
        flush (self);
    }
}

/**
 * fwe_walk_rows:
 * @self: a walk
 * @value: n finite numbers, in any order
 * @weight: (nullable): n weights >= 0; 1 without
 * @n: how many
 *
 * Goes through all of them in rising order.
 *
 * Returns: whether there was memory to sort them
 */
bool
fwe_walk_rows (FweWalk *self, const double *value, const double *weight, size_t n)
{
  FweOrder order;

  if (!fwe_order_init (&order, value, n, weight != NULL))
    return false;

  for (size_t from = 0; from < n; from += FWE_WALK_BLOCK)
    {
      const size_t m = n - from < FWE_WALK_BLOCK ? n - from : FWE_WALK_BLOCK;
      double w[FWE_WALK_BLOCK];

      /* by themselves, so that the reads from all over the memory wait for it together */
      for (size_t i = 0; i < m; i++)
        w[i] = fwe_order_weight (&order, weight, from + i);
      for (size_t i = 0; i < m; i++)
        step (self, fwe_order_value (&order, from + i), w[i]);
    }
  flush (self);
  fwe_order_clear (&order);

  return true;
}

/* Walks the values on one side of the cells, under low or not under high; they are few. */
static bool
walk_outside (FweWalk *self, const double *value, const double *weight, size_t n, double low,
              double high)
{
  size_t m = 0, k = 0;

  for (size_t i = 0; i < n; i++)
    m += value[i] < low || value[i] >= high;

  double *some = malloc (2 * (m + 1) * sizeof *some);

  if (!some)
    return false;
  for (size_t i = 0; i < n; i++)
    if (value[i] < low || value[i] >= high)
      {
        some[k] = value[i];
        some[m + k] = weight ? weight[i] : 1.0;
        k++;
      }

  const bool good = fwe_walk_rows (self, some, some + m, m);

  free (some);
  return good;
}

/**
 * fwe_walk_cells:
 * @self: a walk
 * @value: n whole numbers, in any order
 * @weight: (nullable): n weights >= 0; 1 without
 * @n: how many
 * @least: the smallest value
 * @most: the largest
 *
 * The same as fwe_walk_rows() without sorting: one cell a dollar holds the weight of that income.
 * What lies too far out for the cells is sorted.
 *
 * Returns: whether there was memory
 */
bool
fwe_walk_cells (FweWalk *self, const double *value, const double *weight, size_t n, double least,
                double most)
{
  const double low = least > MOST_DEBT || most - least < MAX_CELLS ? least : MOST_DEBT;
  const size_t n_cells = most - low < MAX_CELLS ? (size_t)(most - low) + 1 : MAX_CELLS;
  const double high = low + (double)n_cells;
  double *cells = calloc (n_cells, sizeof *cells);

  if (!cells)
    return false;

  for (size_t i = 0; i < n; i++)
    if (value[i] >= low && value[i] < high)
      cells[(size_t)(value[i] - low)] += weight ? weight[i] : 1.0;

  bool good = least >= low || walk_outside (self, value, weight, n, low, INFINITY);

  for (size_t i = 0; i < n_cells; i++)
    step (self, low + (double)i, cells[i]);
  flush (self);
  free (cells);

  return good && (most < high || walk_outside (self, value, weight, n, -INFINITY, high));
}
