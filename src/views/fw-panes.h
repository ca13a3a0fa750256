/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_PANES (fw_panes_get_type ())
G_DECLARE_FINAL_TYPE (FwPanes, fw_panes, FW, PANES, GtkWidget)

/* A list beside what is chosen in it while both fit; else one of the two at a time. Property:
 * narrow (told after the layout). */
GtkWidget *fw_panes_new (GtkWidget *list, GtkWidget *detail);
gboolean fw_panes_get_narrow (FwPanes *self);
/* Which of the two is seen while narrow. */
gboolean fw_panes_get_show_detail (FwPanes *self);
void fw_panes_set_show_detail (FwPanes *self, gboolean show);

G_END_DECLS
