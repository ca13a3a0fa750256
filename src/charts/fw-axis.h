/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-frame.h"

G_BEGIN_DECLS

/* Axes: grid lines, ticks, their labels and titles. */

/**
 * FwValueAxis:
 * @ticks: where lines stand
 * @unit: of the labels
 * @factor: the labels show value times this (a share as thousandths of a point)
 * @one_unit: the unit's sign stands on the last tick only
 */
typedef struct
{
  FwTicks ticks;
  FwUnit unit;
  double factor;
  gboolean one_unit;
} FwValueAxis;

/* How wide the labels of a vertical axis are, with their distance from the plot. */
double fw_axis_value_room (const FwFrame *frame, const FwValueAxis *axis);
/* Grid lines across the plot and labels at its left; the axis line at zero. */
void fw_axis_value (FwFrame *frame, const FwValueAxis *axis, const FwScale *scale,
                    const FwRect *plot, gboolean labelled);

/* Quarters from left to right; the end of quarter q is at (q + 1) / n of the width. */
typedef struct
{
  int start_year, start_quarter;
  guint n;
} FwTimeAxis;

double fw_axis_time_x (const FwTimeAxis *axis, const FwRect *plot, double quarters);
double fw_axis_time_room (const FwFrame *frame);
void fw_axis_time (FwFrame *frame, const FwTimeAxis *axis, const FwRect *plot);

/* Ticks and labels under the plot at the given numbers, thinned until 12 px are between them. */
typedef struct
{
  const double *at;
  guint n;
  FwUnit unit;
  gboolean one_unit;    /* the sign of the unit stands on the last only */
  const char *open_end; /* (nullable): sign put behind the last: "+" */
  const char *title;    /* (nullable) */
} FwBottomAxis;

void fw_axis_bottom (FwFrame *frame, const FwBottomAxis *axis, const FwScale *scale,
                     const FwRect *plot);

G_END_DECLS
