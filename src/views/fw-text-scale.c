/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-text-scale.h"

/**
 * fw_text_scale:
 * @widget: any widget
 *
 * Returns: the text scale of the desktop [ratio, 0.5 to 3], 1 when it is not known
 */
double
fw_text_scale (GtkWidget *widget)
{
  int dpi = 0; /* 1024ths of a dot per inch; -1 where the backend has none */

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1.0);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 3.0) : 1.0;
}
