/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"

G_BEGIN_DECLS

/**
 * FwIncomeGroup:
 * @name: "Black"
 * @median_before, @median_after: of yearly household income [dollars]
 * @before, @after: households in each bin
 */
typedef struct
{
  const char *name;
  double median_before, median_after;
  const double *before, *after;
} FwIncomeGroup;

/**
 * FwDistributionData:
 * @n_groups: 0 where the plan has no household incomes; at most six are drawn
 * @n_bins: bins of each group, the last one open
 * @n_even: how many of the first bins have the same width: these are drawn
 * @edges: lower edges of the bins, rising from 0 [dollars], @n_bins
 * @selected: the group drawn where there is room for only one
 * @reading_quarter: first of the four quarters whose incomes these are
 */
typedef struct
{
  FwChartContext context;
  gsize n_groups, n_bins, n_even;
  const double *edges;
  const FwIncomeGroup *groups;
  gsize selected;
  gsize reading_quarter;
} FwDistributionData;

FwScene *fw_chart_distribution (const FwDistributionData *data, const FwTheme *theme,
                                FwTextMetrics *text, FwSize size);

G_END_DECLS
