/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-theme.h"

G_BEGIN_DECLS

/* The chart theme of the desktop as it is now: light or dark, in high contrast or not. */
const FwTheme *fw_chart_style_theme (void);
/* A colour of a theme as GTK takes it. */
GdkRGBA fw_chart_style_colour (const FwTheme *theme, FwRole role);
/* Calls back, swapped, whenever the theme changed, as long as the widget lives. */
void fw_chart_style_watch (GtkWidget *widget, GCallback callback);
/* Today, as charts print it: "2026-11-21". (transfer full) */
char *fw_chart_style_today (void);

G_END_DECLS
