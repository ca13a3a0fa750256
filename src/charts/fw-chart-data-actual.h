/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart.h"

G_BEGIN_DECLS

/* From a pilot beside a plan to its chart. */

FwScene *fw_chart_build_actual (const FwChartSubject *subject, const FwTheme *theme,
                                FwTextMetrics *text, FwSize size);

G_END_DECLS
