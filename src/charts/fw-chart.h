/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scene.h"
#include "fw-theme.h"
#include "fw-text-metrics.h"
#include "fw-result.h"

G_BEGIN_DECLS

/* The registry: one row per chart. The window, the command line, exports and tests go through it.
 */

typedef struct
{
  const char *name;  /* "placements" */
  const char *title; /* what it is, for lists: "Placements over time" */
  const char *page;  /* "overview", "equity": where the window shows it */
  FwSize medium;     /* preferred size in the window */
  /* result: the scenario's; before: the "No program" result or NULL; date: ISO date printed in the
   * source line */
  FwScene *(*build) (FwResult *result, FwResult *before, const FwTheme *theme, FwTextMetrics *text,
                     FwSize size, const char *date);
} FwChartRow;

const FwChartRow *fw_chart_rows (guint *n_rows);
const FwChartRow *fw_chart_find (const char *name, GError **error); /* names the nearest */

G_END_DECLS
