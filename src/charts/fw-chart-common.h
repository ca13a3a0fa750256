/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-hold.h"
#include "fw-scene.h"
#include "fw-text-metrics.h"

G_BEGIN_DECLS

/**
 * FwChartContext:
 * @place: "Hennepin County, Minnesota"
 * @scenario: "As pledged"
 * @source: where the numbers come from, without "Source:" and full stop
 * @date: ISO date printed on the chart
 * @n_runs: how many possible futures were drawn
 * @price_year: year whose dollars these are
 * @start_year, @start_quarter: when quarter 0 is; quarters are 1 to 4
 * @no_program: the scenario without any
 * @hold: (nullable): the subject's; a chart calls fw_chart_hold_extent() with it for each of its
 *   axes, before it chooses ticks
 *
 * What every chart of one result says around its plot. All borrowed.
 */
typedef struct
{
  const char *place, *scenario, *source, *date;
  gsize n_runs;
  int price_year, start_year, start_quarter;
  gboolean no_program;
  FwChartHold *hold;
} FwChartContext;

G_END_DECLS
