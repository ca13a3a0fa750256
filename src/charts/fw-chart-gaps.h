/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"

G_BEGIN_DECLS

typedef enum
{
  FW_GAPS_EARNINGS,     /* of participants, dollars a year */
  FW_GAPS_INCOME,       /* mean of households, dollars a year */
  FW_GAPS_EMPLOYMENT,   /* share of adults */
  FW_GAPS_UNEMPLOYMENT, /* share of the labor force */
  FW_N_GAPS,
} FwGapsPanel;

/**
 * FwGapsRow:
 * @name: "Black"
 * @without, @with: the plan; NaN: unknown
 * @low, @high: 80 % range of the change; NaN where it has none
 * @margin: 90 % margin of the survey about @without; NaN where none is known
 */
typedef struct
{
  const char *name;
  double without, with, low, high, margin;
} FwGapsRow;

/**
 * FwGapsData:
 * @n_groups: groups of the plan
 * @rows: @n_groups for each panel; NULL: nothing is known
 * @enrolled: people who enrol
 * @gain, @gain_low: of earnings for each of them, middle run and the tenth percentile [dollars a
 *                   year]
 * @gap_closed: share of the gap of mean household income between @low and @high that closes; NaN
 *              where the plan names no two groups
 * @reading_quarter: first of the four quarters whose incomes these are
 * @jobs_quarter: in which employment is counted
 * @jobs_place: where; incomes may be a city's in it
 */
typedef struct
{
  FwChartContext context;
  gsize n_groups;
  const FwGapsRow *rows[FW_N_GAPS];
  double enrolled, gain, gain_low, gap_closed;
  const char *low, *high;
  gsize reading_quarter, jobs_quarter;
  const char *jobs_place;
} FwGapsData;

FwScene *fw_chart_gaps (const FwGapsData *data, const FwTheme *theme, FwTextMetrics *text,
                        FwSize size);
FwScene *fw_chart_jobs (const FwGapsData *data, const FwTheme *theme, FwTextMetrics *text,
                        FwSize size);

G_END_DECLS
