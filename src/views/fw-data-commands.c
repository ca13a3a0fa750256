/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-commands.h"

#include "fw-application.h"
#include "fw-place-window.h"

#include <glib/gi18n-lib.h>

static FwHttp *
get_http (FwWindow *window)
{
  return fw_application_get_http (
      FW_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
}

static FwDocument *
get_document (FwWindow *window)
{
  FwRunner *runner = fw_window_get_runner (window);

  return runner ? fw_runner_get_document (runner) : NULL;
}

/* A place */

static void
used_cb (FwWindow *window, FwDocument *document)
{
  if (fw_window_get_runner (window))
    {
      fw_window_tell (window, _ ("The plan uses the new numbers; undo takes them away"));
      return;
    }
  fw_window_set_document (window, document);
}

static void
fetch_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  FwWindow *window = FW_WINDOW (widget);
  FwPlaceWindow *question
      = fw_place_window_new (GTK_WINDOW (window), get_http (window), get_document (window));

  g_signal_connect_object (question, "used", G_CALLBACK (used_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

void
fw_data_commands_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "data.fetch", NULL, fetch_cb);
}
