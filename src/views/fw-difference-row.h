/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_DIFFERENCE_ROW (fw_difference_row_get_type ())
G_DECLARE_FINAL_TYPE (FwDifferenceRow, fw_difference_row, FW, DIFFERENCE_ROW, GtkListBoxRow)

/* One number as the plan has it and as it is published now. effect: in words, or NULL. */
GtkWidget *fw_difference_row_new (const char *title, const char *before, const char *after,
                                  const char *effect);
/* The row that names the columns: only where there are columns. */
GtkWidget *fw_difference_row_new_heading (void);
void fw_difference_row_set_narrow (FwDifferenceRow *self, gboolean narrow);

G_END_DECLS
