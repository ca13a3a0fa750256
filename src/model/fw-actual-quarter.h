/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fwe-stats.h"

G_BEGIN_DECLS

/**
 * FwActualQuarter:
 * @plan: placed so far, net of nothing, as the plan expects [persons]
 * @plan_started: who entered training so far, middle run
 * @started, @placed: of the pilot; NaN where withheld or not reached
 */
typedef struct
{
  FweSummary plan;
  double plan_started;
  double started, placed;
} FwActualQuarter;

G_END_DECLS
