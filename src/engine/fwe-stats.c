/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-stats.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

/* Sums are pairwise over leaves of this many numbers, each leaf in 8 running sums. */
#define LEAF 256

/* Cells of the histogram that narrows a selection down; below so many numbers it costs more than it
 * saves. */
#define CELLS 1024
#define FEW   256

#define N_PERCENTILES 5
#define N_RANKS       (2 * N_PERCENTILES)

static double
sum_leaf (const double *restrict x, size_t n)
{
  double s[8] = { 0.0 };
  double rest = 0.0;
  const size_t whole = n & ~(size_t)7;

  for (size_t i = 0; i < whole; i += 8)
    for (size_t k = 0; k < 8; k++)
      s[k] += x[i + k];
  for (size_t i = whole; i < n; i++)
    rest += x[i];

  return (((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))) + rest;
}

/**
 * fwe_stats_sum:
 * @x: n numbers
 * @n: how many
 *
 * The one order of summation in the engine: pairwise over leaves of 256, which depends on @n alone.
 * The rounding error grows with the logarithm of @n.
 *
 * Returns: the sum; 0 for none
 */
double
fwe_stats_sum (const double *restrict x, size_t n)
{
  /* partial[k] holds the sum of 2^k leaves while bit k of the number of leaves done is set */
  double partial[64];
  size_t n_leaves = 0;
  double total;

  for (size_t from = 0; from < n / LEAF * LEAF; from += LEAF)
    {
      double s = sum_leaf (x + from, LEAF);
      size_t level = 0;

      for (size_t bits = n_leaves; bits & 1; bits >>= 1)
        s = partial[level++] + s;
      partial[level] = s;
      n_leaves++;
    }

  total = sum_leaf (x + n / LEAF * LEAF, n % LEAF);
  for (size_t level = 0; n_leaves >> level; level++)
    if (n_leaves >> level & 1)
      total = partial[level] + total;

  return total;
}

/**
 * fwe_stats_mean:
 * @x: n numbers
 * @n: how many
 *
 * Returns: the mean; NaN for none
 */
double
fwe_stats_mean (const double *restrict x, size_t n)
{
  return n > 0 ? fwe_stats_sum (x, n) / (double)n : NAN;
}

/* Sum of squared distances from a centre, in leaves of one order. */
static double
sum_squares (const double *restrict x, size_t n, double centre)
{
  double total = 0.0;
  double square[LEAF];

  for (size_t from = 0; from < n; from += LEAF)
    {
      const size_t m = n - from < LEAF ? n - from : LEAF;

      for (size_t i = 0; i < m; i++)
        square[i] = (x[from + i] - centre) * (x[from + i] - centre);
      total += sum_leaf (square, m);
    }

  return total;
}

/**
 * fwe_stats_sd:
 * @x: n numbers
 * @n: how many
 *
 * Returns: the standard deviation with n - 1; NaN for fewer than two
 */
double
fwe_stats_sd (const double *restrict x, size_t n)
{
  if (n < 2)
    return NAN;

  return sqrt (sum_squares (x, n, fwe_stats_mean (x, n)) / (double)(n - 1));
}

static void
swap (double *a, double *b)
{
  const double t = *a;

  *a = *b;
  *b = t;
}

static double
middle_of (double a, double b, double c)
{
  const double low = a < b ? a : b;
  const double high = a < b ? b : a;

  return c < low ? low : (c > high ? high : c);
}

/*
 * Puts rank k of x[from..to) where it belongs, smaller ones before it, larger ones behind
 * (three-way quickselect, so ties cost nothing); no NaN.
 */
static double
select_rank (double *x, size_t from, size_t to, size_t k)
{
  while (to - from > 1)
    {
      const double pivot = middle_of (x[from], x[from + (to - from) / 2], x[to - 1]);
      size_t less = from, more = to;

      for (size_t i = from; i < more;)
        {
          if (x[i] < pivot)
            swap (&x[i++], &x[less++]);
          else if (x[i] > pivot)
            swap (&x[i], &x[--more]);
          else
            i++;
        }

      if (k < less)
        to = less;
      else if (k >= more)
        from = more;
      else
        return pivot;
    }

  return x[k];
}

/* Values at rising ranks; pairs of neighbours, or the same rank twice at the end. */
static void
select_pairs (double *x, size_t n, const size_t *ranks, double *values)
{
  size_t from = 0;

  for (size_t r = 0; r < N_RANKS; r += 2)
    {
      const size_t k = ranks[r];
      double next;

      values[r] = values[r + 1] = select_rank (x, from, n, k);
      from = k;
      if (ranks[r + 1] == k)
        continue;

      next = x[k + 1];
      for (size_t i = k + 2; i < n; i++)
        next = x[i] < next ? x[i] : next;
      values[r + 1] = next;
    }
}

/* Smallest and largest of some numbers, in eight lanes. */
static void
find_range (const double *restrict x, size_t n, double *least, double *most)
{
  const size_t whole = n & ~(size_t)7;
  double low[8], high[8];

  for (size_t k = 0; k < 8; k++)
    low[k] = high[k] = x[0];
  for (size_t i = 0; i < whole; i += 8)
    for (size_t k = 0; k < 8; k++)
      {
        low[k] = x[i + k] < low[k] ? x[i + k] : low[k];
        high[k] = x[i + k] > high[k] ? x[i + k] : high[k];
      }
  for (size_t i = whole; i < n; i++)
    {
      low[0] = x[i] < low[0] ? x[i] : low[0];
      high[0] = x[i] > high[0] ? x[i] : high[0];
    }

  *least = low[0];
  *most = high[0];
  for (size_t k = 1; k < 8; k++)
    {
      *least = low[k] < *least ? low[k] : *least;
      *most = high[k] > *most ? high[k] : *most;
    }
}

/* Cell of a number, 0 to CELLS; rises with x, which is all the selection needs. */
static inline unsigned
cell_of (double x, double least, double scale)
{
  return (unsigned)(int)((x - least) * scale);
}

/* How many numbers each cell holds; two counts in turn, so that neighbours need not wait. */
static void
count_cells (const double *restrict x, size_t n, double least, double scale,
             uint32_t counts[CELLS + 1])
{
  uint32_t odd[CELLS + 1] = { 0 };
  size_t i = 0;

  for (; i + 1 < n; i += 2)
    {
      counts[cell_of (x[i], least, scale)]++;
      odd[cell_of (x[i + 1], least, scale)]++;
    }
  if (i < n)
    counts[cell_of (x[i], least, scale)]++;
  for (size_t c = 0; c <= CELLS; c++)
    counts[c] += odd[c];
}

/*
 * Values at rising ranks of x[0..n), all finite; x is used up. A histogram finds the few cells the
 * ranks are in, only their numbers are kept and searched.
 */
static void
select_ranks (double *restrict x, size_t n, const size_t *ranks, double *restrict values)
{
  uint32_t counts[CELLS + 1] = { 0 };
  size_t new_rank[N_RANKS];
  bool wanted[CELLS + 1] = { false };
  double least, most;
  size_t before = 0, kept_before = 0, next = 0, kept = 0;

  find_range (x, n, &least, &most);

  const double scale = (double)CELLS / (most - least);

  /* few, or all one number, or so near or far that a cell's width is no number */
  if (n < FEW || !(scale > 0.0 && scale < 1e300 && most - least < 1e300))
    {
      select_pairs (x, n, ranks, values);
      return;
    }

  count_cells (x, n, least, scale, counts);
  for (size_t c = 0; c <= CELLS && next < N_RANKS; before += counts[c++])
    {
      for (; next < N_RANKS && ranks[next] < before + counts[c]; next++)
        {
          new_rank[next] = ranks[next] - before + kept_before;
          wanted[c] = true;
        }
      kept_before += wanted[c] ? counts[c] : 0;
    }

  for (size_t i = 0; i < n; i++)
    {
      const double value = x[i];

      x[kept] = value;
      kept += wanted[cell_of (value, least, scale)];
    }

  select_pairs (x, kept, new_rank, values);
}

static bool
is_zero (const double *restrict x, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (x[i] != 0)
      return false;

  return true;
}

/* Percentiles of n draws of which n_defined (in scratch) have a value, n_below lie below all of
 * those and the rest above. */
static void
percentiles (double *restrict scratch, size_t n_below, size_t n_defined, size_t n,
             double out[N_PERCENTILES])
{
  static const double share[N_PERCENTILES] = { 0.10, 0.25, 0.50, 0.75, 0.90 };
  size_t ranks[N_RANKS];
  double values[N_RANKS] = { 0.0 };

  for (size_t k = 0; k < N_PERCENTILES; k++)
    {
      const size_t rank = (size_t)floor (share[k] * (double)(n - 1));
      const size_t low = rank > n_below ? rank - n_below : 0;
      const size_t last = n_defined > 0 ? n_defined - 1 : 0;

      ranks[2 * k] = low < last ? low : last;
      ranks[2 * k + 1] = low + 1 < last ? low + 1 : last;
    }

  if (n_defined > 0)
    select_ranks (scratch, n_defined, ranks, values);

  for (size_t k = 0; k < N_PERCENTILES; k++)
    {
      const double h = share[k] * (double)(n - 1);
      const double low = floor (h);
      const double part = h - low;
      const double a = values[2 * k], b = values[2 * k + 1];
      const double end = (double)(n_below + n_defined);

      if (low < (double)n_below)
        out[k] = -INFINITY;
      else if (part == 0.0 ? low >= end : low + 1.0 >= end)
        out[k] = INFINITY;
      else
        out[k] = a + part * (b - a);
    }
}

/**
 * fwe_stats_summarise:
 * @x: n draws; one that is not finite has no value
 * @n: how many
 * @scratch: room for n numbers
 * @out: (out): the summary
 *
 * Mean, Monte Carlo error and percentiles. The rule for percentile p: with the draws in order and
 * h = p (n - 1), the value at rank floor (h) plus the fraction of h times the step to the next
 * (type 7 of Hyndman and Fan 1996). Draws without a value order above all numbers, or below them
 * where they say -infinity; a percentile that touches one is infinite with that sign. Percentiles
 * are found by selection, nothing is sorted.
 */
void
fwe_stats_summarise (const double *restrict x, size_t n, double *restrict scratch, FweSummary *out)
{
  double p[N_PERCENTILES];
  size_t m = 0, below = 0, unlimited = 0;

  /* many counts are nobody in every draw: quarters before the first exit, years without money */
  if (n > 1 && is_zero (x, n))
    {
      *out = (FweSummary){ .n = n };
      return;
    }

  for (size_t i = 0; i < n; i++)
    {
      scratch[m] = x[i];
      m += isfinite (x[i]) ? 1 : 0;
      below += x[i] == -INFINITY;
      unlimited += x[i] == INFINITY;
    }

  *out = (FweSummary){
    .n = n, .n_undefined = n - m, .n_unlimited = unlimited, .mean = fwe_stats_mean (scratch, m)
  };
  out->mc_error = m > 1 ? fwe_stats_sd (scratch, m) / sqrt ((double)m) : NAN;

  for (size_t k = 0; k < N_PERCENTILES; k++)
    p[k] = NAN;
  if (n > 0)
    percentiles (scratch, below, m, n, p);

  out->p10 = p[0];
  out->p25 = p[1];
  out->p50 = p[2];
  out->p75 = p[3];
  out->p90 = p[4];
}
