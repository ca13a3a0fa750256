/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a name in a dialog. NULL: the person thought better of it. */
void fw_ask_name_async (GtkWindow *parent, const char *heading, const char *label, const char *name,
                        const char *accept, GAsyncReadyCallback callback, gpointer data);
char *fw_ask_name_finish (GAsyncResult *result); /* (transfer full) (nullable) */

G_END_DECLS
