/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"

G_BEGIN_DECLS

typedef enum
{
  FW_SANKEY_REACHED = 0,
  FW_SANKEY_APPLIED,
  FW_SANKEY_ENROLLED,
  FW_SANKEY_COMPLETED,
  FW_SANKEY_PLACED,
  FW_SANKEY_LOCAL,  /* placed, and still in the place */
  FW_SANKEY_STAYED, /* of them, employed in the fourth quarter after they were placed */
  FW_N_SANKEY_STAGES,
} FwSankeyStage;

/**
 * FwSankeyGroup:
 * @stages: people at each stage
 * @losses: of those at the stage before, who do not reach this one, of two kinds: did not apply, -;
 *   turned away, -; left, still in training; waiting, drifted away; moved away, -; left the job, placed too lately
 *   to know
 * @own: completers whom the employer keeps who sent them
 *
 * Persons. A stage is the next one, its losses and, after completion, @own.
 */
typedef struct
{
  const char *name;
  double stages[FW_N_SANKEY_STAGES];
  double losses[FW_N_SANKEY_STAGES][2];
  double own;
} FwSankeyGroup;

/**
 * FwSankeyData:
 * @quarter: index of the quarter they are counted at
 * @groups: in the plan's order, which is that of their colours
 */
typedef struct
{
  FwChartContext context;
  gsize quarter;
  guint n;
  const FwSankeyGroup *groups;
} FwSankeyData;

FwScene *fw_chart_sankey (const FwSankeyData *data, const FwTheme *theme, FwTextMetrics *text,
                          FwSize size);

G_END_DECLS
