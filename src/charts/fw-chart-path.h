/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fwe-path.h"

G_BEGIN_DECLS

/**
 * FwPathData:
 * @path: (nullable): what one participant has, by quarter; NULL where there is nobody to follow
 * @program: name of the program
 * @raw: gains are of raw placements, not an effect that a trial found
 * @rate: real discount rate a year, of the gains over the ten years
 * @promise_year: in whose dollars the promise was made, drawn as it was made; 0 for one of the
 *   plan's own, in its price year
 */
typedef struct
{
  FwChartContext context;
  const FwePath *path;
  const char *program;
  gboolean raw;
  double rate;
  int promise_year;
} FwPathData;

FwScene *fw_chart_path (const FwPathData *data, const FwTheme *theme, FwTextMetrics *text,
                        FwSize size);

G_END_DECLS
