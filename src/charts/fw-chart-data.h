/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-about.h"
#include "fw-chart-distribution.h"
#include "fw-chart-lorenz.h"
#include "fw-chart-openings.h"
#include "fw-chart-placements.h"
#include "fw-chart-sankey.h"
#include "fw-chart-selection.h"
#include "fw-chart-skills.h"
#include "fw-chart-wages.h"
#include "fw-chart-waterfall.h"
#include "fw-result.h"

G_BEGIN_DECLS

/* From a result to the plain data of each chart. What they point to belongs to the result and to
 * the context, which is the caller's. */

/* source: (out): the line the context borrows, to be freed after the chart is built. */
FwChartContext fw_chart_data_context (FwResult *result, const char *chart, const char *date,
                                      char **source);
/* Of an answer; borrows what about holds. */
FwChartContext fw_chart_data_about (const FwAbout *about, gsize n_runs, const char *date);
FwPlacementsData fw_chart_data_placements (FwResult *result, const FwChartContext *context);
FwWaterfallData fw_chart_data_waterfall (FwResult *result, const FwChartContext *context);
FwLorenzData fw_chart_data_lorenz (FwResult *result, const FwChartContext *context);
/* groups: room for as many as the result has. */
FwDistributionData fw_chart_data_distribution (FwResult *result, const FwChartContext *context,
                                               FwIncomeGroup *groups);
/* rows: room for as many as the result has occupations. */
FwOpeningsData fw_chart_data_openings (FwResult *result, const FwChartContext *context,
                                       FwOpeningsRow *rows);
FwWagesData fw_chart_data_wages (FwResult *result, const FwChartContext *context);
/* groups: room for as many as the result has. */
FwSankeyData fw_chart_data_sankey (FwResult *result, const FwChartContext *context,
                                   FwSankeyGroup *groups);
/* groups: room for as many as the result has. */
FwSelectionData fw_chart_data_selection (FwResult *result, const FwChartContext *context,
                                         FwSelectionGroup *groups);
FwSkillsData fw_chart_data_skills (FwResult *result, const FwChartContext *context);
/* At whose end people are counted: the goal's, else the last. */
gsize fw_chart_data_counted_quarter (FwResult *result);
/* The group to show where there is room for one: the poorer of "gap closed", else the one in which
 * most households move. */
guint fw_chart_data_main_group (FwResult *result);

G_END_DECLS
