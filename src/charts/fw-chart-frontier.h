/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fw-spending.h"

G_BEGIN_DECLS

/**
 * FwFrontierData:
 * @n: budgets, from small to large
 * @points: what the best use of each brings
 * @before, @after: the plan as it stands, and with the answer
 * @kept_before: the plan as it stands keeps to what is asked
 * @measure: what is to be most
 * @chance: in which a budget is kept
 * @quarter: when counts and money are read, 0 based
 */
typedef struct
{
  FwChartContext context;
  guint n;
  const FwBudgetPoint *points;
  FwSpending before, after;
  gboolean kept_before;
  FwAllocateMeasure measure;
  double chance;
  guint quarter;
} FwFrontierData;

FwScene *fw_chart_frontier (const FwFrontierData *data, const FwTheme *theme, FwTextMetrics *text,
                            FwSize size);

G_END_DECLS
