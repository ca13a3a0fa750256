/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-chart-view.h"
#include "fw-export.h"

G_BEGIN_DECLS

/* Picture, drawing, words and table of a chart, for the clipboard. (transfer full) (nullable) */
GdkContentProvider *fw_chart_export_content (FwChartView *view);
/* Writes a chart in a worker; white paper, a PNG at the size of a slide. */
void fw_chart_export_write_async (FwChartView *view, GFile *file, FwExportFormat format,
                                  GAsyncReadyCallback callback, gpointer data);
gboolean fw_chart_export_write_finish (GAsyncResult *result, GError **error);
/* Asks where, then writes; the outcome is told in the window. */
void fw_chart_export_ask (FwChartView *view, const char *name, FwExportFormat format);

G_END_DECLS
