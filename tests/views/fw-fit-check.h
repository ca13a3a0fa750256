/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What must hold of everything in sight, at every width, text scale, direction and language: the
 * window is no larger than it was asked to be, nothing leaves the window or what scrolls in it, no
 * two texts meet (those of charts included), none is cut, one that ends in dots says the rest in a
 * tooltip, and what can be pressed is large enough for a finger. */

/* Looks at a window that is laid out. faults: of char *, "where: what is wrong". Returns the number
 * of texts looked at. */
guint fw_fit_check (GtkWidget *window, const char *where, int width, GPtrArray *faults);
/* Tells all the faults, then fails when there are any. */
void fw_fit_check_none (GPtrArray *faults);

G_END_DECLS
