/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-evidence.h"
#include "fw-chart.h"
#include "fw-leave-out.h"

G_BEGIN_DECLS

/* trials: (out): what the data borrows. */
FwEvidenceData fw_chart_data_evidence (FwResult *result, const FwChartContext *context,
                                       FwTrials *trials);
FwLeaveOutData fw_chart_data_leave_out (FwLeaveOut *answer, FwLeft shown, const char *date,
                                        FweSummary *base);

FwScene *fw_chart_build_evidence (const FwChartSubject *subject, const FwTheme *theme,
                                  FwTextMetrics *text, FwSize size);
/* The measures one may look at; of any result. (transfer full) */
GStrv fw_chart_data_choose_left (FwResult *result);
FwScene *fw_chart_build_leave_out (const FwChartSubject *subject, const FwTheme *theme,
                                   FwTextMetrics *text, FwSize size);

G_END_DECLS
