/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fw-influence.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/* One choice by net local placements, one by dollars. */
#define FW_N_FINDINGS 2

/**
 * FwFindingsPanel:
 * @title, @unit: of the measure by which one chooses a scenario
 * @best: (nullable): title of the one chosen as things stand; NULL before it is known
 * @best_mean: of the measure there
 * @everything: what it would be worth to know everything
 * @margin: what noise alone is worth, in nine cases of ten at most
 * @found: what it is worth to know each number, the most first
 */
typedef struct
{
  const char *title;
  FwUnit unit;
  const char *best;
  double best_mean, everything, margin;
  const FwFound *const *found;
  guint n;
} FwFindingsPanel;

/**
 * FwFindingsData:
 * @n_options: scenarios to choose among
 */
typedef struct
{
  FwChartContext context;
  guint n_options;
  FwFindingsPanel panels[FW_N_FINDINGS];
} FwFindingsData;

/* How many of a panel's numbers are worth finding out: more than noise, and enough to speak of. */
guint fw_findings_n_worth (const FwFindingsPanel *panel);
/* "Measure “Deadweight” first: knowing it before choosing is worth about $1.4 million", or that
 * nothing is. (transfer full) */
char *fw_findings_sentence (const FwFindingsPanel *panel);
FwScene *fw_chart_findings (const FwFindingsData *data, const FwTheme *theme, FwTextMetrics *text,
                            FwSize size);

G_END_DECLS
