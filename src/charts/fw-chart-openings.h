/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fw-labor.h"

G_BEGIN_DECLS

/**
 * FwOpeningsRow:
 * @open: openings open to completers
 * @all: openings that come, whoever may have them
 * @completers: incumbents left out
 *
 * Persons by the quarter of counts, on average.
 */
typedef struct
{
  double open, all, completers;
} FwOpeningsRow;

/**
 * FwOpeningsData:
 * @labor: names of the occupations, and the state's openings and completers a year
 * @quarter: index of the quarter of counts
 * @rows: of the plan, one an occupation
 */
typedef struct
{
  FwChartContext context;
  const FwLabor *labor;
  gsize quarter;
  const FwOpeningsRow *rows;
} FwOpeningsData;

FwScene *fw_chart_openings (const FwOpeningsData *data, const FwTheme *theme, FwTextMetrics *text,
                            FwSize size);

G_END_DECLS
