/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Every key there is, by what it does, with a search. GTK's own window of shortcuts is wider than a
 * phone, measures its page numbers below nothing and gives a screen reader no name for a row. */

#define FW_TYPE_SHORTCUTS_WINDOW (fw_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (FwShortcutsWindow, fw_shortcuts_window, FW, SHORTCUTS_WINDOW, AdwWindow)

GtkWidget *fw_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
