/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-chart.h"

G_BEGIN_DECLS

#define FW_TYPE_CHART_VIEW (fw_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (FwChartView, fw_chart_view, FW, CHART_VIEW, GtkWidget)

/* Shows the scene of one chart of the registry: paints it, points at its data, walks them by the
 * keyboard and says them. Signals "copy" and "table" when those keys are pressed. */
GtkWidget *fw_chart_view_new (void);
void fw_chart_view_set_row (FwChartView *self, const FwChartRow *row);
void fw_chart_view_set_results (FwChartView *self, FwResult *result, FwResult *before);
void fw_chart_view_set_comparison (FwChartView *self, FwComparison *comparison);
/* What a chart of answers shows; NULL for nothing yet. */
void fw_chart_view_set_answer (FwChartView *self, GObject *answer);
void fw_chart_view_set_choice (FwChartView *self, int choice);
void fw_chart_view_set_held (FwChartView *self, gboolean held);
/* The scene before the one shown is still in sight: 150 ms after a change that is no drag, never
 * where motion is reduced. */
gboolean fw_chart_view_get_fading (FwChartView *self);
/* The scene shown now, or NULL before the first result. (transfer none) */
FwScene *fw_chart_view_get_scene (FwChartView *self);
/* The chart for paper or the clipboard, in the print theme. (transfer full) (nullable) */
FwScene *fw_chart_view_print_scene (FwChartView *self, FwSize size);
/* Too narrow for more than the small form (property "compact"). */
gboolean fw_chart_view_get_compact (FwChartView *self);
/* The datum the keyboard is at, -1 for none. */
int fw_chart_view_get_datum (FwChartView *self);
/* The words of that datum while they stand beside it: after a tap or a key, until the keyboard
 * leaves or the numbers change. (nullable) */
const char *fw_chart_view_get_value (FwChartView *self);

G_END_DECLS
