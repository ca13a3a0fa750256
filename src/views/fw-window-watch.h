/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Mends in every window what the platform leaves undone for the keyboard and for those who hear
 * the window: a button's name is read with the underline of its key, a row does not say what is
 * chosen in it, the choices of an open list have no name, and Escape ends in a search. Tells the
 * style sheet of high contrast, which it cannot ask for. */
void fw_window_watch_all (void);
/* The same of what is made after its window is seen, and is not small. */
void fw_window_watch_mend (GtkWidget *widget);

G_END_DECLS
