/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/* The parties, and society: their sum. */
#define FW_N_PARTIES (FWE_N_PARTIES + 1)
#define FW_SOCIETY   FWE_N_PARTIES

/**
 * FwPartiesData:
 * @net: present value of what each has more or less than without the program [dollars]; the means
 *   of the parties add up to society's
 * @values: (nullable): of what @net is made, FWE_N_VALUES rows; the means of a party add up
 * @repaid: share of runs in which taxpayers have no less than without the program, 0 to 1; NaN if
 *   not known
 * @n: quarters counted
 * @rate: real discount rate a year
 */
typedef struct
{
  FwChartContext context;
  FweSummary net[FW_N_PARTIES];
  const FweSummary (*values)[FWE_N_PARTIES];
  double repaid;
  gsize n;
  double rate;
} FwPartiesData;

FwScene *fw_chart_parties (const FwPartiesData *data, const FwTheme *theme, FwTextMetrics *text,
                           FwSize size);

G_END_DECLS
