/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-frame.h"
#include "fwe-stats.h"

G_BEGIN_DECLS

/* A middle line inside the ranges of 50 and 80 % of the runs, with a number on each of its ends. */

/**
 * FwFan:
 * @x: where each value stands, rising [px], @n
 * @values: finite, @n
 * @y: the scale they are drawn on
 * @unit, @style: how its end labels are written
 * @middle: (nullable): what the middle line is, "middle run" if not given
 * @range: (nullable): the 80 % range in words, for one label of middle and range in place of three
 * @least: ends that are no further apart than this have one label
 * @datum: of the end labels
 */
typedef struct
{
  const double *x;
  const FweSummary *values;
  guint n;
  const FwScale *y;
  FwUnit unit;
  FwStyle style;
  const char *middle, *range;
  double least;
  int datum;
} FwFan;

/**
 * FwFanEnd:
 * @value: where another line ends
 * @words: what it is
 * @role: of its text
 *
 * Another line beside the fan, whose end is labelled with the fan's.
 */
typedef struct
{
  double value;
  const char *words;
  FwRole role;
} FwFanEnd;

#define FW_FAN_OTHERS 2

gboolean fw_fan_is_drawable (const FweSummary *values, gsize n);
void fw_fan_add_bands (FwFrame *frame, const FwFan *fan);
void fw_fan_add_middle (FwFrame *frame, const FwFan *fan);
/* How much room the end labels take on the right of the plot; words: they stand below the numbers.
 * others: at most FW_FAN_OTHERS lines. */
double fw_fan_end_room (const FwFrame *frame, const FwFan *fan, const FwFanEnd *others,
                        guint n_others, gboolean words);
/* Labels of all ends between the top and the bottom of the plot, right of the last value. */
void fw_fan_add_ends (FwFrame *frame, const FwFan *fan, const FwFanEnd *others, guint n_others,
                      gboolean words, const FwRect *plot);

G_END_DECLS
