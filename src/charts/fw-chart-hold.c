/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-hold.h"

void
fw_chart_hold_extent (FwChartHold *self, guint axis, double *lo, double *hi)
{
  g_return_if_fail (axis < FW_HOLD_AXES);
  g_return_if_fail (*lo <= *hi);

  if (self == NULL)
    return;
  if (self->held && self->known[axis])
    {
      *lo = MIN (*lo, self->lo[axis]);
      *hi = MAX (*hi, self->hi[axis]);
    }
  self->known[axis] = TRUE;
  self->lo[axis] = *lo;
  self->hi[axis] = *hi;
}
