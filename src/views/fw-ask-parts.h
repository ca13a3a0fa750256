/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What all that asks the model has in common. */

/* Pale while it is about a plan that has changed since. */
void fw_ask_dim (GtkWidget *widget, gboolean dimmed);
/* Where the keyboard is to go as a question begins or ends: from the one of two buttons that can no
 * longer be pressed to the other; NULL where it is elsewhere. To be called before either changes.
 */
GtkWidget *fw_ask_next_focus (GtkWidget *ask_button, GtkWidget *stop_button, gboolean running);

/* What there is to say, in sight; out of it for NULL. */
void fw_ask_say (GtkLabel *label, const char *text);
/* A row of an answer: "20 → 34", said as "from 20 to 34", or what stays as it is. */
GtkWidget *fw_ask_change_row (const char *title, const char *from, const char *to);
void fw_ask_empty (GtkListBox *list);

G_END_DECLS
