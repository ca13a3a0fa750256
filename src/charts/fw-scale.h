/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A straight map from numbers to px. */
typedef struct
{
  double lo, hi;   /* numbers */
  double from, to; /* px */
} FwScale;

#define FW_MAX_TICKS 32

/* Whole multiples of a nice step (1, 2 or 5 times a power of ten). */
typedef struct
{
  double step;
  guint n;
  double at[FW_MAX_TICKS];
} FwTicks;

double fw_scale_map (const FwScale *self, double value);
/* Ticks that cover lo..hi in at most max_intervals steps. whole: the step is at least 1. */
FwTicks fw_ticks_cover (double lo, double hi, guint max_intervals, gboolean whole);
double fw_ticks_first (const FwTicks *self);
double fw_ticks_last (const FwTicks *self);

G_END_DECLS
