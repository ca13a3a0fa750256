/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/**
 * FwLinesGroup:
 * @name: "Black"; of the whole place "All households"
 * @households: in it
 * @before, @after: how many stand under the line and how far, without and with the plan
 */
typedef struct
{
  const char *name;
  double households;
  FweDepth before, after;
} FwLinesGroup;

/**
 * FwLinesData:
 * @line: dollars a year; NaN where the plan sets none
 * @line_source: (nullable): where the line comes from
 * @n_groups: 0 where the plan has no household incomes; the last is the whole place
 * @reading_quarter: first of the four quarters whose incomes these are
 */
typedef struct
{
  FwChartContext context;
  double line;
  const char *line_source;
  gsize n_groups;
  const FwLinesGroup *groups;
  gsize reading_quarter;
} FwLinesData;

FwScene *fw_chart_lines (const FwLinesData *data, const FwTheme *theme, FwTextMetrics *text,
                         FwSize size);

G_END_DECLS
