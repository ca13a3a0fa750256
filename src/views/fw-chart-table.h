/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-scene.h"

G_BEGIN_DECLS

#define FW_TYPE_CHART_TABLE (fw_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (FwChartTable, fw_chart_table, FW, CHART_TABLE, AdwWindow)

/* The table behind a chart, in a window of its own. */
GtkWidget *fw_chart_table_new (GtkWindow *parent, FwScene *scene);

G_END_DECLS
