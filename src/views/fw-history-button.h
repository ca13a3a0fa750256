/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-document.h"

G_BEGIN_DECLS

/* Undo, Redo, and a small button that opens the history as a list, newest first: choosing a step
 * goes there, back or forth. Where there is no room that button stands for all three. */
#define FW_TYPE_HISTORY_BUTTON (fw_history_button_get_type ())
G_DECLARE_FINAL_TYPE (FwHistoryButton, fw_history_button, FW, HISTORY_BUTTON, AdwBin)

GtkWidget *fw_history_button_new (void);
void fw_history_button_set_document (FwHistoryButton *self, FwDocument *document);
/* alone: one button for all. */
void fw_history_button_set_alone (FwHistoryButton *self, gboolean alone);
void fw_history_button_open (FwHistoryButton *self);

G_END_DECLS
