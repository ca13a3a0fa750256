/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes-pieces.h"

#include <math.h>

#include "fwe-math.h"

/* Normal quantile of 80 %. */
#define Z80 0.8416212335729143

/* Edges stand at steps of Z80 / 4 in the normal quantile, so 20, 50 and 80 % are edges. */
#define PER_Z80 4
#define LOWEST  (-19)
#define HIGHEST 11

/**
 * Lognormal:
 * @middle: log of the median
 * @spread: standard deviations of the logarithm under and over the median
 */
typedef struct
{
  double middle, spread[2];
  double households;
} Lognormal;

static double
z_of (int step)
{
  return step * (Z80 / PER_Z80);
}

static double
edge_at (const Lognormal *d, int step)
{
  const double z = z_of (step);

  return fwe_exp (d->middle + z * d->spread[z > 0.0]);
}

/* Households a dollar at an edge, by the spread of one side. */
static double
density_at (const Lognormal *d, int step, int side)
{
  const double z = z_of (step);
  const double phi = fwe_exp (-0.5 * z * z) * 0.3989422804014327;

  return d->households * phi / (d->spread[side] * edge_at (d, step));
}

static FwePiece
piece_between (const Lognormal *d, int step)
{
  const bool first = step == LOWEST;
  const int side = step > 0;
  const double x = first ? 0.0 : edge_at (d, step - 1);
  const double width = edge_at (d, step) - x;
  const double count
      = d->households
        * (fwe_normal_cdf (z_of (step)) - (first ? 0.0 : fwe_normal_cdf (z_of (step - 1))));
  const double left
      = first ? 0.0 : fwe_smaller (density_at (d, step - 1, side) * width, 3.0 * count);
  const double right = fwe_smaller (density_at (d, step, side) * width, 3.0 * count);

  return (FwePiece){
    .x = x,
    .width = width,
    .c = { left, 3.0 * count - 2.0 * left - right, left + right - 2.0 * count },
  };
}

/**
 * fwe_incomes_new_from_percentiles:
 * @p20: income that 20 % of the households do not exceed [dollars], > 0
 * @p50: 50 %
 * @p80: 80 %
 * @households: households
 * @fault: (out): what is wrong
 *
 * A lognormal distribution under the median and another above it, which meet there and pass through
 * all three; from the 99th percentile on Pareto's law with the exponent the lognormal has at that
 * place (bounded to 1.5 to 8). The mean follows from the three; nothing else is known.
 *
 * Returns: the distribution, or NULL
 */
FweIncomes *
fwe_incomes_new_from_percentiles (double p20, double p50, double p80, double households,
                                  FweFault *fault)
{
  FweIncomes *self;

  if (!(p20 > 0.0 && p20 < 1e15))
    fwe_incomes_refuse (fault, FWE_FAULT_OUT_OF_RANGE, "percentiles", 0, p20);
  else if (!(p50 > p20 && p50 < 1e15))
    fwe_incomes_refuse (fault, FWE_FAULT_OUT_OF_RANGE, "percentiles", 1, p50);
  else if (!(p80 > p50 && p80 < 1e15))
    fwe_incomes_refuse (fault, FWE_FAULT_OUT_OF_RANGE, "percentiles", 2, p80);
  else if (!(households > 0.0))
    fwe_incomes_refuse (fault, FWE_FAULT_EMPTY, "households", 0, households);
  else
    {
      const Lognormal d = {
        .middle = fwe_log (p50),
        .spread = { fwe_log (p50 / p20) / Z80, fwe_log (p80 / p50) / Z80 },
        .households = households,
      };
      const double above = households * fwe_normal_cdf (-z_of (HIGHEST));
      const double edge = edge_at (&d, HIGHEST);
      const double alpha = density_at (&d, HIGHEST, 1) * edge / above;

      self = fwe_incomes_alloc (HIGHEST - LOWEST + 1, 1, fault);
      if (!self)
        return NULL;

      self->fit = FWE_FIT_TOP_FROM_BRACKETS;
      for (int step = LOWEST; step <= HIGHEST; step++)
        self->pieces[step - LOWEST] = piece_between (&d, step);
      self->tails[0] = (FweTail){ .households = above,
                                  .edge = edge,
                                  .alpha = alpha < 1.5 ? 1.5 : (alpha > 8.0 ? 8.0 : alpha) };
      fwe_incomes_close (self);
      return self;
    }

  return NULL;
}
