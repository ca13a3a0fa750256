/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-actual-quarter.h"
#include "fw-chart-common.h"
#include "fw-theme.h"

G_BEGIN_DECLS

/**
 * FwActualData:
 * @quarters: from the plan's first on, @n
 * @has_pilot: the plan holds counts of one
 * @moved: the pilot began out of the plan's time and is drawn from its start
 * @begin_year, @begin_quarter: when it began
 */
typedef struct
{
  FwChartContext context;
  const FwActualQuarter *quarters;
  guint n;
  gboolean has_pilot, moved;
  int begin_year, begin_quarter;
} FwActualData;

FwScene *fw_chart_actual (const FwActualData *data, const FwTheme *theme, FwTextMetrics *text,
                          FwSize size);

G_END_DECLS
