/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-document.h"

G_BEGIN_DECLS

#define FW_TYPE_ADD_POPOVER (fw_add_popover_get_type ())
G_DECLARE_FINAL_TYPE (FwAddPopover, fw_add_popover, FW, ADD_POPOVER, GtkPopover)

/* Adds a part: a blank one, or a copy of one of the built-in plans', found by its name or place.
 * Actions it activates: "editor.open" (s), "editor.tell" (s). */
GtkWidget *fw_add_popover_new (FwDocument *document, FwList list);

/* Makes what is in it, as showing it does. */
void fw_add_popover_fill (FwAddPopover *self);

G_END_DECLS
