/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fw-labor.h"

G_BEGIN_DECLS

/**
 * FwOpeningsData:
 * @labor: openings by occupation, and which share of the completers is whose
 * @openings: that come and are open to completers, of the whole plan, a year [persons]
 * @completers: of all programs of the plan, a year [persons]
 */
typedef struct
{
  FwChartContext context;
  const FwLabor *labor;
  double openings, completers;
} FwOpeningsData;

FwScene *fw_chart_openings (const FwOpeningsData *data, const FwTheme *theme, FwTextMetrics *text,
                            FwSize size);

G_END_DECLS
