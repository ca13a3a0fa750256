/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-between.h"
#include "fw-chart-deciles.h"
#include "fw-chart-gaps.h"
#include "fw-chart-lines.h"
#include "fw-chart-scale.h"
#include "fw-result.h"

G_BEGIN_DECLS

/* From a result to the plain data of the charts of the Equity page. What they point to belongs to
 * the result and to the context, which is the caller's, or to @rows. */

FwDecilesData fw_chart_data_deciles (FwResult *result, const FwChartContext *context);
/* rows: room for as many as the result has groups and one more. */
FwLinesData fw_chart_data_lines (FwResult *result, const FwChartContext *context,
                                 FwLinesGroup *rows);
/* rows: room for FW_N_GAPS times as many as the result has groups. */
FwGapsData fw_chart_data_gaps (FwResult *result, const FwChartContext *context, FwGapsRow *rows);
/* @groups: (out) (transfer full): their names, which the data borrow; NULL where it has no two. */
FwBetweenData fw_chart_data_between (FwResult *result, const FwChartContext *context,
                                     char **groups);
/* who: (out): the names the parts borrow, to be freed after the chart is built. */
FwScaleData fw_chart_data_scale (FwResult *result, const FwChartContext *context, GStrv *who);

G_END_DECLS
