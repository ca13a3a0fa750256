/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_TERM_BUTTON (fw_term_button_get_type ())
G_DECLARE_FINAL_TYPE (FwTermButton, fw_term_button, FW, TERM_BUTTON, GtkWidget)

/* A "?" beside a number: what it is in plain words, with its formula. Property "term": id of an
 * FwTerm; without one the button is not there. */
GtkWidget *fw_term_button_new (const char *term);
void fw_term_button_set_term (FwTermButton *self, const char *term);

/* The same words, for a chart's menu; the page of the help behind them starts "app.help". */
GtkWidget *fw_term_popover_new (const char *term);

G_END_DECLS
