/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/**
 * FwDecilesData:
 * @deciles: tenths of the place's households by what they had before, the poorest first;
 *           FWE_N_DECILES of them, NULL where the plan has no household incomes
 * @eligible: those who train come from households at or under it [dollars]; NaN: it is not said
 * @reading_quarter: first of the four quarters whose incomes these are
 */
typedef struct
{
  FwChartContext context;
  const FweDecile *deciles;
  double eligible;
  gsize reading_quarter;
} FwDecilesData;

FwScene *fw_chart_deciles (const FwDecilesData *data, const FwTheme *theme, FwTextMetrics *text,
                           FwSize size);

G_END_DECLS
