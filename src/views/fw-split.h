/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_SPLIT (fw_split_get_type ())
G_DECLARE_FINAL_TYPE (FwSplit, fw_split, FW, SPLIT, GtkWidget)

/* A sidebar beside a content while both fit; else the sidebar covers the content when it is shown.
 * Our own, because the platform's two widgets for this are one deprecated and one above the floor.
 */
GtkWidget *fw_split_new (void);
GtkWidget *fw_split_get_content (FwSplit *self);
void fw_split_set_content (FwSplit *self, GtkWidget *content);
GtkWidget *fw_split_get_sidebar (FwSplit *self);
void fw_split_set_sidebar (FwSplit *self, GtkWidget *sidebar);
gboolean fw_split_get_show_sidebar (FwSplit *self);
void fw_split_set_show_sidebar (FwSplit *self, gboolean show);
int fw_split_get_sidebar_width (FwSplit *self);
void fw_split_set_sidebar_width (FwSplit *self, int width);
void fw_split_expect_width (FwSplit *self, int width);
gboolean fw_split_get_collapsed (FwSplit *self);

G_END_DECLS
