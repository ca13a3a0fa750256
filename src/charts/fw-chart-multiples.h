/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-stats.h"

G_BEGIN_DECLS

#define FW_MULTIPLES_MOST  6 /* panels */
#define FW_MULTIPLES_SMALL 3 /* panels of a chart too narrow for two beside each other */

/**
 * FwMultiple:
 * @name: of the scenario
 * @placements: net local placements by the end of each quarter [persons]
 * @stays: has a panel before others do
 */
typedef struct
{
  const char *name;
  const FweSummary *placements;
  gboolean stays;
} FwMultiple;

/**
 * FwMultiplesData:
 * @n: quarters
 * @panels: scenarios with a program; at most %FW_MULTIPLES_MOST are drawn
 * @n_left_out: scenarios with a program that are not among them
 * @goal: net local placements wanted, NaN without a goal
 * @goal_quarter: index of the quarter it is wanted by
 */
typedef struct
{
  FwChartContext context;
  gsize n;
  const FwMultiple *panels;
  guint n_panels, n_left_out;
  double goal;
  gsize goal_quarter;
} FwMultiplesData;

FwScene *fw_chart_multiples (const FwMultiplesData *data, const FwTheme *theme, FwTextMetrics *text,
                             FwSize size);

G_END_DECLS
