/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/**
 * FwFundsData:
 * @n_funds: funds, in the plan's order
 * @n_years: years of the plan, of four quarters from its start
 * @names: of the funds, @n_funds
 * @years: what each paid and could have paid, @n_funds rows of @n_years [dollars, not discounted]
 */
typedef struct
{
  FwChartContext context;
  gsize n_funds, n_years;
  const char *const *names;
  const FweMoneyYear *years;
} FwFundsData;

FwScene *fw_chart_funds (const FwFundsData *data, const FwTheme *theme, FwTextMetrics *text,
                         FwSize size);

G_END_DECLS
