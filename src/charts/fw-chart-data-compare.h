/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-compare.h"
#include "fw-chart-multiples.h"
#include "fw-chart.h"

G_BEGIN_DECLS

#define FW_COMPARE_MOST 8 /* rows: a chart does not scroll */

/* Builders of the registry's rows; empty without a comparison. */
FwScene *fw_chart_build_compare (const FwChartSubject *subject, const FwTheme *theme,
                                 FwTextMetrics *text, FwSize size);
FwScene *fw_chart_build_multiples (const FwChartSubject *subject, const FwTheme *theme,
                                   FwTextMetrics *text, FwSize size);

G_END_DECLS
