/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fw-trials.h"

G_BEGIN_DECLS

/**
 * FwEvidenceData:
 * @trials: behind the plan's effect on earnings, the null result first
 */
typedef struct
{
  FwChartContext context;
  const FwTrials *trials;
} FwEvidenceData;

FwScene *fw_chart_evidence (const FwEvidenceData *data, const FwTheme *theme, FwTextMetrics *text,
                            FwSize size);

/**
 * FwLeaveOutData:
 * @trials: of the plan as it is
 * @base: what it comes to, FW_N_LEFT
 * @rows: without each of the trials
 * @shown: the measure drawn
 */
typedef struct
{
  FwChartContext context;
  const FwTrials *trials;
  const FweSummary *base;
  const FwLeaveOutRow *rows;
  guint n_rows;
  FwLeft shown;
} FwLeaveOutData;

FwScene *fw_chart_leave_out (const FwLeaveOutData *data, const FwTheme *theme, FwTextMetrics *text,
                             FwSize size);

G_END_DECLS
