/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-bindings.h"
#include "fw-chart-common.h"
#include "fwe-stats.h"

G_BEGIN_DECLS

/**
 * FwPlacementsData:
 * @n: quarters shown
 * @placements: net local placements by the end of each quarter, cumulative [persons], @n
 * @placed: (nullable): gross placements by the end of each quarter, cumulative [persons], @n
 * @ready: (nullable): people who have completed and look for work at the end of each quarter, @n
 * @goal: net local placements wanted, NaN without a goal
 * @goal_quarter: index of the quarter it is wanted by
 * @goal_chance: share of runs that reach it, 0 to 1
 * @bindings: what holds back in each of the quarters; all NULL: not known
 */
typedef struct
{
  FwChartContext context;
  gsize n;
  const FweSummary *placements, *placed, *ready;
  double goal;
  gsize goal_quarter;
  double goal_chance;
  FwBindingsData bindings;
} FwPlacementsData;

FwScene *fw_chart_placements (const FwPlacementsData *data, const FwTheme *theme,
                              FwTextMetrics *text, FwSize size);

G_END_DECLS
