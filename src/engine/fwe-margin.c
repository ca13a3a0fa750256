/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-margin.h"

#include <math.h>

/**
 * fwe_margin_sum:
 * @estimates: figures added up, in any unit
 * @margins: their 90 % margins, same unit, >= 0; NaN where none is published
 * @n: how many
 *
 * Root of the sum of squares (Handbook table 8.1); of several figures that are 0 only the largest
 * margin counts, since all of those say the same of a sample that found nobody.
 *
 * Returns: the sum's margin, NaN when one of them is not known
 */
double
fwe_margin_sum (const double *estimates, const double *margins, size_t n)
{
  double squares = 0.0, of_zeros = 0.0;

  for (size_t i = 0; i < n; i++)
    if (isnan (margins[i]))
      return NAN;
    else if (estimates[i] != 0.0)
      squares += margins[i] * margins[i];
    else if (margins[i] > of_zeros)
      of_zeros = margins[i];

  return sqrt (squares + of_zeros * of_zeros);
}

/**
 * fwe_margin_ratio:
 * @top: figure that is divided, with @top_margin
 * @bottom: figure it is divided by, above 0, with @bottom_margin; @top is no part of it
 *
 * sqrt (top_margin² + ratio² bottom_margin²) / bottom (Handbook table 8.4).
 *
 * Returns: the 90 % margin of top / bottom, NaN when @bottom is not above 0
 */
double
fwe_margin_ratio (double top, double top_margin, double bottom, double bottom_margin)
{
  const double ratio = top / bottom;

  if (!(bottom > 0.0))
    return NAN;

  return sqrt (top_margin * top_margin + ratio * ratio * bottom_margin * bottom_margin) / bottom;
}

/**
 * fwe_margin_proportion:
 * @part: figure that is a part of @whole, with @part_margin
 * @whole: above 0, with @whole_margin
 *
 * sqrt (part_margin² - share² whole_margin²) / whole; where that root would be of a negative number
 * the ratio's margin, which is wider (Handbook tables 8.2 and 8.3).
 *
 * Returns: the 90 % margin of part / whole, NaN when @whole is not above 0
 */
double
fwe_margin_proportion (double part, double part_margin, double whole, double whole_margin)
{
  const double share = part / whole;
  const double left = part_margin * part_margin - share * share * whole_margin * whole_margin;

  if (!(whole > 0.0))
    return NAN;

  return left >= 0.0 ? sqrt (left) / whole
                     : fwe_margin_ratio (part, part_margin, whole, whole_margin);
}

/* Bin in which a share of all households is reached; one with a household in it. */
static size_t
bin_of (const FweBin *bins, size_t n, double households, double *below)
{
  double sum = 0.0;
  size_t found = 0;

  for (size_t i = 0; i < n && sum < households; i++)
    if (bins[i].count > 0.0)
      {
        found = i;
        *below = sum;
        sum += bins[i].count;
      }

  return found;
}

/* Income at which so many households are reached, evenly between this bin's lower end and the
 * next's. */
static double
income_at (const FweBin *bins, size_t n, double households)
{
  double below = 0.0;
  const size_t i = bin_of (bins, n, households, &below);
  const double to = i + 1 < n ? bins[i + 1].min : bins[i].max;

  return bins[i].min + (to - bins[i].min) * (households - below) / bins[i].count;
}

/**
 * fwe_margin_median:
 * @bins: classes of income, rising
 * @n: how many
 * @sampled: share of all households that were asked, above 0 and at most 1
 * @median: (out): evenly inside its class
 * @margin: (out): 90 % margin of error
 *
 * Median of grouped incomes. The share 0.5 of a sample has the standard error
 * sqrt ((1 - sampled) / (households · sampled)) / 2; the incomes at 0.5 less and 0.5 plus that are
 * two standard errors of the median apart (Census Bureau, PUMS Accuracy of the Data; worked case
 * S10).
 *
 * Returns: %false when nobody is in the classes, or @sampled is not a share
 */
bool
fwe_margin_median (const FweBin *bins, size_t n, double sampled, double *median, double *margin)
{
  double households = 0.0, below = 0.0;

  for (size_t i = 0; i < n; i++)
    {
      if (!(bins[i].count >= 0.0 && bins[i].min <= bins[i].max))
        return false;
      households += bins[i].count;
    }
  if (!(households > 0.0 && isfinite (households) && sampled > 0.0 && sampled <= 1.0))
    return false;

  const size_t middle = bin_of (bins, n, 0.5 * households, &below);
  const double error = 0.5 * sqrt ((1.0 - sampled) / (households * sampled));
  const double spread = error < 0.5 ? error : 0.5;

  *median
      = bins[middle].min
        + (bins[middle].max - bins[middle].min) * (0.5 * households - below) / bins[middle].count;
  *margin = FWE_MARGIN_ERRORS * 0.5
            * (income_at (bins, n, (0.5 + spread) * households)
               - income_at (bins, n, (0.5 - spread) * households));
  return true;
}
