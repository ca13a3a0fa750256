/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-hold.h"
#include "fw-comparison.h"
#include "fw-scene.h"
#include "fw-text-metrics.h"
#include "fw-theme.h"

G_BEGIN_DECLS

/* The registry: one row per chart. The window, the command line, exports and tests go through it.
 */

/**
 * FwChartSubject:
 * @result: of the scenario shown
 * @before: (nullable): the "No program" result
 * @comparison: (nullable): of charts that show several scenarios; others take no notice
 * @answer: (nullable): of charts of an answer, which take no notice of all above; of their type
 * @choice: which of the row's choices to show, -1 for the chart's own
 * @hold: (nullable): keeps the scale while a slider moves
 * @date: ISO date printed in the source line
 *
 * What a chart is of. All borrowed.
 */
typedef struct
{
  FwResult *result, *before;
  FwComparison *comparison;
  GObject *answer;
  int choice;
  FwChartHold *hold;
  const char *date;
} FwChartSubject;

typedef struct
{
  const char *name;  /* "placements" */
  const char *title; /* what it is, for lists; translate it: "Placements over time" */
  const char *page;  /* "overview", "pipeline": where the window shows it; of answers "take" ... */
  FwSize medium;     /* preferred size in the window; from 900 px on it has a row of its own */
  /* size: a height of 0 for the one that suits the width. The scene may be higher than asked. */
  FwScene *(*build) (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                     FwSize size);
  /* (nullable): what a person may choose to see ("Black", "Prime Digital Academy"), translated;
   * small: only where there is room for one (below 480 px). (transfer full) */
  GStrv (*choices) (FwResult *result);
  gboolean choices_small;
  const char *choices_label; /* names the choice, translate it: "Group shown" */
  gboolean wants_comparison; /* empty without one */
  /* (nullable): stands over it in the window, where it then comes after the others; translate it */
  const char *heading;
  GType (*answer_type) (void); /* of charts of an answer to a question; NULL for those of results */
} FwChartRow;

const FwChartRow *fw_chart_rows (guint *n_rows);
/* Whether there is all the chart is made of. */
gboolean fw_chart_can_build (const FwChartRow *row, const FwChartSubject *subject);
const FwChartRow *fw_chart_find (const char *name, GError **error); /* names the nearest */

G_END_DECLS
