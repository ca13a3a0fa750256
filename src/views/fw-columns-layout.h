/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_COLUMNS_LAYOUT (fw_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (FwColumnsLayout, fw_columns_layout, FW, COLUMNS_LAYOUT, GtkLayoutManager)

/* Children in rows of equal columns whose number depends on the width: "columns", of which
 * "medium-columns" remain below "medium-below" px and "narrow-columns" below "narrow-below", and
 * fewer still where a child has no room. A row is as high as its highest child. The widths grow
 * with the desktop's text scale. The first column is "first-weight" times as wide as another, and
 * "natural-column" as wide as its child likes. */
GtkLayoutManager *fw_columns_layout_new (void);
guint fw_columns_layout_count (FwColumnsLayout *self, GtkWidget *widget, int width);

G_END_DECLS
