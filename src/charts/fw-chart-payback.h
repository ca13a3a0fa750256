/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-stats.h"

G_BEGIN_DECLS

/**
 * FwPaybackData:
 * @n: quarters shown
 * @net: what society has by the end of each quarter less without the program, all flows so far
 *   discounted [dollars], @n
 * @payback: quarters until that sum stays at or over 0, the first is 1; undefined in runs that do
 *   not come there within the @n
 * @rate: real discount rate a year
 */
typedef struct
{
  FwChartContext context;
  gsize n;
  const FweSummary *net;
  FweSummary payback;
  double rate;
} FwPaybackData;

FwScene *fw_chart_payback (const FwPaybackData *data, const FwTheme *theme, FwTextMetrics *text,
                           FwSize size);

G_END_DECLS
