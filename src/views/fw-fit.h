/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_FIT (fw_fit_get_type ())
G_DECLARE_FINAL_TYPE (FwFit, fw_fit, FW, FIT, GtkWidget)

/* Shows the wide child where it has room, else the narrow one, and asks for no more width than the
 * narrow one needs. Properties: wide, narrow, fits (the wide one is shown; told after the layout).
 */
GtkWidget *fw_fit_new (void);
gboolean fw_fit_get_fits (FwFit *self);

G_END_DECLS
