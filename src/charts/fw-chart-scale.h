/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"

G_BEGIN_DECLS

/**
 * FwScalePart:
 * @who: "Participants", "Black households"
 * @n: people, or households
 * @people: they are people
 * @dollars: what each gains on average [dollars a year]; NaN is not said
 * @low, @high: 80 % range of @dollars; as long as they differ
 * @share: of their yearly income
 */
typedef struct
{
  const char *who;
  double n;
  gboolean people;
  double dollars, low, high, share;
} FwScalePart;

#define FW_SCALE_PARTS 3

/**
 * FwScaleData:
 * @parts: participants, the target group, the whole place; @n_parts, 0 where the plan has no
 *         household incomes, 2 where it has one group
 * @trained: residents who enrol
 * @surely: at least nine runs in ten have a gain
 * @gini, @gini_change, @gini_margin: of the place; the margin (90 %) is NaN where there is none
 * @margin_published: else computed from the brackets
 * @placements: net local placements of the plan
 * @placements_per_milli: such placements that would move the Gini by 0.001; NaN: no number does
 * @reading_quarter: first of the four quarters whose incomes these are
 */
typedef struct
{
  FwChartContext context;
  FwScalePart parts[FW_SCALE_PARTS];
  gsize n_parts;
  double trained;
  gboolean surely;
  double gini, gini_change, gini_margin;
  gboolean margin_published;
  double placements, placements_per_milli;
  gsize reading_quarter;
} FwScaleData;

FwScene *fw_chart_scale (const FwScaleData *data, const FwTheme *theme, FwTextMetrics *text,
                         FwSize size);

G_END_DECLS
