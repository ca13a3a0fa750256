/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-chart-view.h"

G_BEGIN_DECLS

/* Charts on paper: one a page, in the print theme, with title and source as everywhere, and below
 * it of which plan it is and the page's number. A sheet lies on its side at first. */

/* views: of FwChartView, each with a result to show. title: the plan's. (transfer full) */
GtkPrintOperation *fw_print_new (GPtrArray *views, const char *title);
/* The window's command "view.print": the chart that has the keyboard, else all of the page. */
void fw_print_install (GtkWidgetClass *widget_class);

G_END_DECLS
