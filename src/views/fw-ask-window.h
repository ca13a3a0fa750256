/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_ASK_WINDOW (fw_ask_window_get_type ())
G_DECLARE_FINAL_TYPE (FwAskWindow, fw_ask_window, FW, ASK_WINDOW, AdwWindow)

/* "Ask the model": a window beside the plan's with a page for each question, made when it is first
 * shown. The plan can be edited meanwhile. */
GtkWidget *fw_ask_window_new (GtkWindow *parent, FwRunner *runner);
/* question: "take" ...; a name no page has changes nothing. */
void fw_ask_window_show (FwAskWindow *self, const char *question);
/* The page that is shown. (transfer none) */
GtkWidget *fw_ask_window_get_page (FwAskWindow *self);

/* Installs the commands of the main window that open it: ask.take ... */
void fw_ask_window_install (GtkWidgetClass *widget_class);
/* While a plan is open. */
void fw_ask_window_enable (GtkWidget *window, gboolean enabled);

G_END_DECLS
