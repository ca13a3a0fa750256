/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"

G_BEGIN_DECLS

/**
 * FwBetweenParts:
 * @between, @within: of one index of inequality, before and with the plan; they add up to it
 */
typedef struct
{
  double between[2], within[2];
} FwBetweenParts;

/**
 * FwBetweenData:
 * @n_groups: 0 where the plan has no household incomes
 * @groups: (nullable): their names, "Black, Hispanic, White"
 * @theil, @log: Theil T and mean log deviation
 * @reading_quarter: first of the four quarters whose incomes these are
 */
typedef struct
{
  FwChartContext context;
  gsize n_groups;
  const char *groups;
  FwBetweenParts theil, log;
  gsize reading_quarter;
} FwBetweenData;

FwScene *fw_chart_between (const FwBetweenData *data, const FwTheme *theme, FwTextMetrics *text,
                           FwSize size);

G_END_DECLS
