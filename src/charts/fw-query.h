/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"

G_BEGIN_DECLS

typedef enum
{
  FW_STEP_NEXT,
  FW_STEP_PREVIOUS,
  FW_STEP_NEXT_GROUP,
  FW_STEP_PREVIOUS_GROUP,
  FW_STEP_FIRST,
  FW_STEP_LAST,
} FwStep;

/* The datum under a point, -1 for none. */
int fw_query_hit (const FwScene *scene, FwPoint at);
/* The datum the keyboard goes to; from -1 any step enters the chart. Stays at the ends; -1 only
 * where there are no data. */
int fw_query_step (const FwScene *scene, int from, FwStep step);

G_END_DECLS
