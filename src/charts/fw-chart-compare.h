/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-stats.h"

G_BEGIN_DECLS

/**
 * FwCompareRow:
 * @name: of the scenario
 * @value: of the measure compared, at the goal's quarter
 * @chance: of the goal, 0 to 1; NaN without a goal
 * @cost: per net local placement [dollars]; @benefit: per dollar
 * @gap: income gap closed, share; @gini: its change
 * @has_paired: there is a difference from the reference
 * @difference: from it, run by run
 * @better: share of runs in which this one is better; @same: in which they do not differ
 */
typedef struct
{
  const char *name;
  gboolean no_program, reference;
  FweSummary value, cost, benefit, gap, gini;
  double chance;
  gboolean has_paired;
  FweSummary difference;
  double better, same;
} FwCompareRow;

/**
 * FwCompareData:
 * @measure_title: what is compared: "Net local placements"
 * @measure: the same inside a sentence: "net local placements"
 * @benefits: (nullable): what counts as a benefit: "trial effect on every person enrolled"
 * @n_left_out: scenarios that have no row
 * @goal: of the measure [persons], NaN without a goal
 * @quarter: in which counts are read
 */
typedef struct
{
  FwChartContext context;
  const char *measure_title, *measure, *benefits;
  const FwCompareRow *rows;
  guint n_rows, n_left_out;
  double goal;
  guint quarter;
} FwCompareData;

FwScene *fw_chart_compare (const FwCompareData *data, const FwTheme *theme, FwTextMetrics *text,
                           FwSize size);

/* What the chart says, also for those who do not see it; each is (transfer full). */
char *fw_compare_title (const FwCompareData *data);
char *fw_compare_subtitle (const FwCompareData *data);
char *fw_compare_describe (const FwCompareData *data);
/* "+22 (0–45)" or "no difference". */
char *fw_compare_difference (const FwCompareData *data, const FwCompareRow *row);
/* What a screen reader says of a row after its name. */
char *fw_compare_row_words (const FwCompareData *data, guint row);
/* NULL when all scenarios have a row. */
char *fw_compare_left_out (guint n_left_out);
/* The row with the highest chance, or without a goal the most; FALSE where several are alike. */
gboolean fw_compare_best (const FwCompareData *data, guint *best);
gboolean fw_compare_is_drawable (const FweSummary *s);

G_END_DECLS
