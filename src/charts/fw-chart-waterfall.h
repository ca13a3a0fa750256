/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/**
 * FwWaterfallData:
 * @steps: placed, deadweight, displacement, moved away, net local [persons]; the means add up
 * @quarter: index of the quarter they are counted at
 */
typedef struct
{
  FwChartContext context;
  FweSummary steps[FWE_N_WATERFALL];
  gsize quarter;
} FwWaterfallData;

FwScene *fw_chart_waterfall (const FwWaterfallData *data, const FwTheme *theme, FwTextMetrics *text,
                             FwSize size);

G_END_DECLS
