/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scale.h"

#include <math.h>

double
fw_scale_map (const FwScale *self, double value)
{
  const double share = self->hi > self->lo ? (value - self->lo) / (self->hi - self->lo) : 0;

  return self->from + share * (self->to - self->from);
}

/**
 * fw_ticks_cover:
 * @lo: smallest number to show, finite
 * @hi: largest, finite; lo <= hi
 * @max_intervals: steps at most, at least 1
 * @whole: what is shown is counted: no step under 1
 *
 * The smallest nice step with which whole steps cover @lo to @hi in at most @max_intervals of them.
 * First and last tick are the ends of the axis. Nothing to show (lo = hi) gives one step.
 */
FwTicks
fw_ticks_cover (double lo, double hi, guint max_intervals, gboolean whole)
{
  static const double nice[] = { 1, 2, 2.5, 5 };
  const guint limit = CLAMP (max_intervals, 1, FW_MAX_TICKS - 1);
  FwTicks ticks = { .step = 1, .n = 0 };
  double power;

  if (!(hi > lo))
    hi = lo + (whole ? 1 : MAX (fabs (lo), 1) * 0.1);
  power = pow (10, floor (log10 ((hi - lo) / limit)) - 1);
  if (whole)
    power = MAX (power, 1);

  for (guint i = 0;; i++)
    {
      const double step = nice[i % G_N_ELEMENTS (nice)] * power;
      const double first = floor (lo / step + 1e-9), last = ceil (hi / step - 1e-9);
      const gboolean quarters = nice[i % G_N_ELEMENTS (nice)] == 2.5;

      /* Steps of 25, never of 2.5: labels of an axis have no decimals they can do without. */
      if (quarters && power < 10)
        continue;
      if (last - first <= limit)
        {
          ticks.step = step;
          ticks.n = (guint)MAX (last - first, 1) + 1;
          for (guint t = 0; t < ticks.n; t++)
            ticks.at[t] = (first + t) * step;
          return ticks;
        }
      if (i % G_N_ELEMENTS (nice) == G_N_ELEMENTS (nice) - 1)
        power *= 10;
    }
}

double
fw_ticks_first (const FwTicks *self)
{
  return self->at[0];
}

double
fw_ticks_last (const FwTicks *self)
{
  return self->at[self->n - 1];
}
