/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"

G_BEGIN_DECLS

/**
 * FwLorenzData:
 * @n: points of the curves, 0 where the plan has no household incomes
 * @p: share of households, the poorest first, rising from 0 to 1, @n
 * @before, @after: share of all income these hold, 0 to 1, @n
 * @gini_before: of all households
 * @gini_change: of the middle run; the curves are those of all runs together
 * @gini_margin: margin of error of the published Gini (90 %), NaN where there is none
 * @reading_quarter: first of the four quarters whose incomes these are
 */
typedef struct
{
  FwChartContext context;
  gsize n;
  const double *p, *before, *after;
  double gini_before, gini_change, gini_margin;
  gsize reading_quarter;
} FwLorenzData;

FwScene *fw_chart_lorenz (const FwLorenzData *data, const FwTheme *theme, FwTextMetrics *text,
                          FwSize size);

G_END_DECLS
