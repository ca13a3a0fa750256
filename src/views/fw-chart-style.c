/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-style.h"

#include <adwaita.h>

const FwTheme *
fw_chart_style_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return fw_theme_get (dark ? FW_THEME_HIGH_CONTRAST_DARK : FW_THEME_HIGH_CONTRAST);
  return fw_theme_get (dark ? FW_THEME_DARK : FW_THEME_LIGHT);
}

GdkRGBA
fw_chart_style_colour (const FwTheme *theme, FwRole role)
{
  const guint32 rgb = fw_theme_colour (theme, role);

  return (GdkRGBA){ .red = (float)((rgb >> 16) & 255) / 255,
                    .green = (float)((rgb >> 8) & 255) / 255,
                    .blue = (float)(rgb & 255) / 255,
                    .alpha = 1 };
}

void
fw_chart_style_watch (GtkWidget *widget, GCallback callback)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_object (style, "notify::dark", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", callback, widget, G_CONNECT_SWAPPED);
}

char *
fw_chart_style_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}
