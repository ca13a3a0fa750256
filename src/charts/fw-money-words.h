/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-stats.h"

G_BEGIN_DECLS

/* Words that every chart of money shares. All (transfer full). */

char *fw_money_quarter (const FwChartContext *context, gsize quarter); /* "Q4 2036" */
char *fw_money_rate (double rate);                                     /* "3.1%" */
char *fw_money_runs (const FwChartContext *context);                   /* "4,000" */
/* "2024 dollars at 3% a year": what discounted amounts are in. */
char *fw_money_discounted (const FwChartContext *context, double rate);
/* "$3.1–3.5 million"; "$17,900 or more" where the upper end is no number. */
char *fw_money_range (const FweSummary *summary, FwStyle style);

G_END_DECLS
