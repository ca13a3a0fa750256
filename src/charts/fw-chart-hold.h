/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FW_HOLD_AXES 4

/**
 * FwChartHold:
 * @held: while a slider moves
 *
 * Extents of a chart's axes as it was last built. While held they grow at once and never shrink, so
 * that marks, not axes, move under a drag (visual-language.md 7). Zero at first. Every chart view
 * of a page is told when a drag begins and ends; all that is left to a chart is
 * fw_chart_hold_extent (data->context.hold, axis, &lo, &hi) on each axis its numbers set.
 */
typedef struct
{
  gboolean held;
  gboolean known[FW_HOLD_AXES];
  double lo[FW_HOLD_AXES], hi[FW_HOLD_AXES];
} FwChartHold;

/* Widens the data's extent to the one held, and keeps it; self may be NULL: nothing happens. To be
 * called before ticks are chosen. */
void fw_chart_hold_extent (FwChartHold *self, guint axis, double *lo, double *hi);

G_END_DECLS
