/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-chart-view.h"

G_BEGIN_DECLS

#define FW_TYPE_CHART_CARD (fw_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (FwChartCard, fw_chart_card, FW, CHART_CARD, AdwBin)

/* A chart on a card with its menu: copy, save as PNG, SVG, PDF or CSV, show the table; and, of a
 * chart with choices, what to show. Actions: chart.copy, chart.table, chart.save ("png"). */
GtkWidget *fw_chart_card_new (const FwChartRow *row);
void fw_chart_card_set_results (FwChartCard *self, FwResult *result, FwResult *before);
FwChartView *fw_chart_card_get_view (FwChartCard *self);
const FwChartRow *fw_chart_card_get_row (FwChartCard *self);

/* All the charts inside a page, in its order. (transfer container) */
GPtrArray *fw_chart_cards_list (GtkWidget *page);
/* Export menu of all the charts inside a page; its items start view.export ("placements/png").
 * (transfer full) */
GMenuModel *fw_chart_cards_menu (GtkWidget *page);
/* Does what an item of that menu says. */
void fw_chart_cards_export (GtkWidget *page, const char *what);

G_END_DECLS
