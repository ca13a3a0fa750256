/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fw-teaching.h"

G_BEGIN_DECLS

/**
 * FwSkillsData:
 * @teaching: what employers ask for, and what programs teach
 */
typedef struct
{
  FwChartContext context;
  const FwTeaching *teaching;
} FwSkillsData;

FwScene *fw_chart_skills (const FwSkillsData *data, const FwTheme *theme, FwTextMetrics *text,
                          FwSize size);

G_END_DECLS
