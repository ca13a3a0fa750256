/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-ask-parts.h"

void
fw_ask_dim (GtkWidget *widget, gboolean dimmed)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (dimmed)
    gtk_widget_add_css_class (widget, "fw-stale");
  else
    gtk_widget_remove_css_class (widget, "fw-stale");
}

GtkWidget *
fw_ask_next_focus (GtkWidget *ask_button, GtkWidget *stop_button, gboolean running)
{
  g_return_val_if_fail (GTK_IS_WIDGET (ask_button) && GTK_IS_WIDGET (stop_button), NULL);

  if (running)
    return gtk_widget_has_focus (ask_button) ? stop_button : NULL;

  return gtk_widget_has_focus (stop_button) ? ask_button : NULL;
}
