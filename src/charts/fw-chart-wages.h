/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fw-labor.h"

G_BEGIN_DECLS

/**
 * FwWagesData:
 * @labor: wages by occupation and what the programs' completers start with [dollars a year]
 */
typedef struct
{
  FwChartContext context;
  const FwLabor *labor;
} FwWagesData;

FwScene *fw_chart_wages (const FwWagesData *data, const FwTheme *theme, FwTextMetrics *text,
                         FwSize size);

G_END_DECLS
