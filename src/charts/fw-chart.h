/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-result.h"
#include "fw-scene.h"
#include "fw-text-metrics.h"
#include "fw-theme.h"

G_BEGIN_DECLS

/* The registry: one row per chart. The window, the command line, exports and tests go through it.
 */

typedef struct
{
  const char *name;  /* "placements" */
  const char *title; /* what it is, for lists; translate it: "Placements over time" */
  const char *page;  /* "overview", "equity": where the window shows it */
  FwSize medium;     /* preferred size in the window */
  /* result: the scenario's; before: the "No program" result or NULL; size: a height of 0 for the
   * one that suits the width; date: ISO date printed in the source line. The scene may be higher
   * than asked. */
  FwScene *(*build) (FwResult *result, FwResult *before, const FwTheme *theme, FwTextMetrics *text,
                     FwSize size, const char *date);
} FwChartRow;

const FwChartRow *fw_chart_rows (guint *n_rows);
const FwChartRow *fw_chart_find (const char *name, GError **error); /* names the nearest */

/* The distribution with the group that small charts show chosen by the person. */
FwScene *fw_chart_build_group (FwResult *result, guint group, const FwTheme *theme,
                               FwTextMetrics *text, FwSize size, const char *date);

G_END_DECLS
