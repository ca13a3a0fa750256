/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-backcast.h"
#include "fw-chart-common.h"

G_BEGIN_DECLS

/**
 * FwBackcastData:
 * @backcast: what each stage has and needs
 * @measure: what the goal counts: "Net local placements"
 * @goal: of it, in words: "200"
 * @counts_people: on their way through the pipeline
 * @chance: wanted, 0 to 1
 * @quarter: by when, 0 based
 */
typedef struct
{
  FwChartContext context;
  const FwBackcast *backcast;
  const char *measure, *goal;
  gboolean counts_people;
  double chance;
  guint quarter;
} FwBackcastData;

FwScene *fw_chart_backcast (const FwBackcastData *data, const FwTheme *theme, FwTextMetrics *text,
                            FwSize size);

G_END_DECLS
