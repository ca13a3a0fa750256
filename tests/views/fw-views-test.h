/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-application.h"

G_BEGIN_DECLS

/* Helpers of the window's tests. */

typedef gboolean (*FwTestCondition) (gpointer data);

/* Turns the main loop until the condition holds; fails the test after so many seconds. */
void fw_test_wait (FwTestCondition condition, gpointer data, guint seconds, const char *what);
/* Turns the main loop for a while and then until it is quiet: frames are drawn, idle work is done.
 */
void fw_test_settle (guint ms);
/* Of this test alone, and ready for windows. (transfer full) */
FwApplication *fw_test_application (void);
/* A window with a child, shown at a size. */
GtkWidget *fw_test_window (GtkWidget *child, int width, int height);
/* All widgets of a type below a widget, in order. (transfer container) */
GPtrArray *fw_test_find_all (GtkWidget *root, GType type);
/* The first, which must be there. */
GtkWidget *fw_test_find (GtkWidget *root, GType type);
/* The label whose text begins so, or NULL. */
GtkWidget *fw_test_find_label (GtkWidget *root, const char *begins);
/* Takes a test's own folder away, with what is in it. */
void fw_test_remove_folder (const char *path);
/* Fails the test when something in sight takes the keyboard and has no name. */
void fw_test_check_names (GtkWidget *root);

G_END_DECLS
