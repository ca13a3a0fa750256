/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-costs.h"
#include "fw-chart-funds.h"
#include "fw-chart-parties.h"
#include "fw-chart-path.h"
#include "fw-chart-payback.h"
#include "fw-chart.h"

G_BEGIN_DECLS

/* From a result to the plain data of each chart of the money page, and the charts of them. What
 * data point to belongs to the result and to the context. */

FwPaybackData fw_chart_data_payback (FwResult *result, const FwChartContext *context);
FwPartiesData fw_chart_data_parties (FwResult *result, const FwChartContext *context);
FwCostsData fw_chart_data_costs (FwResult *result, const FwChartContext *context);
/* names: (out): the array the data borrow, to be freed with g_free() after the chart is built. */
FwFundsData fw_chart_data_funds (FwResult *result, const FwChartContext *context,
                                 const char ***names);
/* One participant of a program of the result. */
FwPathData fw_chart_data_path (FwResult *result, const FwChartContext *context, guint program);
/* The program with most participants, 0 without one. */
guint fw_chart_data_main_program (FwResult *result);
GStrv fw_chart_data_choose_program (FwResult *result); /* titles. (transfer full) */

FwScene *fw_chart_build_payback (const FwChartSubject *subject, const FwTheme *theme,
                                 FwTextMetrics *text, FwSize size);
FwScene *fw_chart_build_parties (const FwChartSubject *subject, const FwTheme *theme,
                                 FwTextMetrics *text, FwSize size);
FwScene *fw_chart_build_costs (const FwChartSubject *subject, const FwTheme *theme,
                               FwTextMetrics *text, FwSize size);
FwScene *fw_chart_build_funds (const FwChartSubject *subject, const FwTheme *theme,
                               FwTextMetrics *text, FwSize size);
FwScene *fw_chart_build_path (const FwChartSubject *subject, const FwTheme *theme,
                              FwTextMetrics *text, FwSize size);

G_END_DECLS
