/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/**
 * FwSelectionGroup:
 * @people: of the group at the stage before, on average [persons]
 * @shares: of them who reach the next, 0 to 1
 */
typedef struct
{
  const char *name;
  double people[FWE_N_RATIOS];
  FweSummary shares[FWE_N_RATIOS];
} FwSelectionGroup;

/**
 * FwSelectionData:
 * @quarter: index of the quarter they are counted at
 * @groups: in the plan's order, which is that of their colours
 * @parities: FWE_N_RATIOS: how the lowest share stands to the highest
 */
typedef struct
{
  FwChartContext context;
  gsize quarter;
  const FweParity *parities;
  guint n;
  const FwSelectionGroup *groups;
} FwSelectionData;

FwScene *fw_chart_selection (const FwSelectionData *data, const FwTheme *theme, FwTextMetrics *text,
                             FwSize size);

G_END_DECLS
