/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names the parts that a widget of the platform makes inside itself: some of them take the
 * keyboard, and none has a name. type: of the part, such as "GtkScrolledWindow". */
void fw_name_parts (GtkWidget *root, const char *type, const char *label);
/* Lets the texts that a widget of the platform makes inside itself, such as what a drop-down shows
 * as chosen, end in dots where there is no room; their tooltip then says the rest. */
void fw_shorten_parts (GtkWidget *root);

G_END_DECLS
