/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-document.h"

G_BEGIN_DECLS

/* What must hold of everything in sight, at every width, text scale, direction and language: the
 * window is no larger than it was asked to be, nothing leaves the window or what scrolls in it, no
 * two texts meet (those of charts included), none is cut, one that ends in dots says the rest in a
 * tooltip, and what can be pressed is large enough for a finger. */

/* Of a process, before its first window: "plain", "double" (text at 200 %), "mirrored" (right to
 * left), "long" (longer words, see pseudo.h) or "names" (long names of everything in the plan).
 * What is translated is kept, so there is one mode a process. */
void fw_fit_set_mode (int argc, char **argv);
const char *fw_fit_get_mode (void);
/* Gives everything in the plan a long name, in the mode "names". */
void fw_fit_name_parts (FwDocument *document);

/* Opens what can be opened in place: rows of a list. */
void fw_fit_expand (GtkWidget *root);
/* Until charts are drawn for the room they have. */
void fw_fit_settle (GtkWidget *window);
void fw_fit_set_width (GtkWidget *window, int width);

/* Looks at a window that is laid out. faults: of char *, "where: what is wrong". Returns the number
 * of texts looked at. */
guint fw_fit_check (GtkWidget *window, const char *what, int width, GPtrArray *faults);
/* At 360, 800 and 1280 px. */
void fw_fit_check_widths (GtkWidget *window, const char *what, GPtrArray *faults);
/* Tells all the faults, then fails when there are any. */
void fw_fit_check_none (GPtrArray *faults);

G_END_DECLS
