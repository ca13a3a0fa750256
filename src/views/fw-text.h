/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a text is set: where it may break, and which way its numbers run. */

/* No line ends within “10–50%” or “−$2”, or begins with the dot of “a · b”. (transfer full) */
char *fw_text_keep (const char *text);
/* A number or a range, which reads from left to right beside any script: its sign leads. */
void fw_text_set_number (GtkLabel *label, const char *text);
/* The same where numbers are entered. */
void fw_text_lead_numbers (GtkEditable *entry);

G_END_DECLS
