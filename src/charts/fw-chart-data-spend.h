/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-frontier.h"
#include "fw-chart.h"

G_BEGIN_DECLS

/* From the best use of money to its chart. */

FwScene *fw_chart_build_frontier (const FwChartSubject *subject, const FwTheme *theme,
                                  FwTextMetrics *text, FwSize size);

G_END_DECLS
