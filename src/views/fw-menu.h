/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a button its menu, whose popover is made when first opened: a window has dozens of menus,
 * most of which nobody opens, and each takes more memory than the chart beside it. */
void fw_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu);
/* The same before it was ever opened, or NULL. (transfer none) */
GMenuModel *fw_menu_button_get_menu (GtkMenuButton *button);

G_END_DECLS
