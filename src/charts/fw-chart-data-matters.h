/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-findings.h"
#include "fw-chart.h"
#include "fw-findings.h"
#include "fw-influence-words.h"
#include "fw-influences.h"

G_BEGIN_DECLS

/* From answers to the plain data of their charts; all of it belongs to the answer. */

FwInfluencesData fw_chart_data_influences (FwInfluences *answer, const char *date);
FwFindingsData fw_chart_data_findings (FwFindings *answer, const char *date);

/* The subject's answer: FwInfluences. */
FwScene *fw_chart_build_tornado (const FwChartSubject *subject, const FwTheme *theme,
                                 FwTextMetrics *text, FwSize size);
FwScene *fw_chart_build_morris (const FwChartSubject *subject, const FwTheme *theme,
                                FwTextMetrics *text, FwSize size);
FwScene *fw_chart_build_sobol (const FwChartSubject *subject, const FwTheme *theme,
                               FwTextMetrics *text, FwSize size);
/* The subject's answer: FwFindings. */
FwScene *fw_chart_build_findings (const FwChartSubject *subject, const FwTheme *theme,
                                  FwTextMetrics *text, FwSize size);

G_END_DECLS
