/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_SCALE_BAR (fw_scale_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwScaleBar, fw_scale_bar, FW, SCALE_BAR, GtkWidget)

/* A bar from zero with its number beside it; however small, it can be seen. */
GtkWidget *fw_scale_bar_new (void);
/* share: of the longest bar, -1 to 1, below zero hatched; who: for a screen reader. */
void fw_scale_bar_set (FwScaleBar *self, double share, const char *number, const char *words,
                       const char *who);

G_END_DECLS
