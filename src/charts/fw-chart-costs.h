/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-stats.h"

G_BEGIN_DECLS

typedef enum
{
  FW_COST_SEAT = 0,
  FW_COST_COMPLETER,
  FW_COST_PLACEMENT,
  FW_COST_NET_LOCAL,
  FW_N_COSTS,
} FwCost;

/**
 * FwCostsData:
 * @costs: cost of the plan by the quarter over the people who come so far by then [dollars]; a run
 *   in which nobody does has none
 * @quarter: index of the quarter of counts
 */
typedef struct
{
  FwChartContext context;
  FweSummary costs[FW_N_COSTS];
  gsize quarter;
} FwCostsData;

FwScene *fw_chart_costs (const FwCostsData *data, const FwTheme *theme, FwTextMetrics *text,
                         FwSize size);

G_END_DECLS
