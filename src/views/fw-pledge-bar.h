/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_PLEDGE_BAR (fw_pledge_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwPledgeBar, fw_pledge_bar, FW, PLEDGE_BAR, GtkWidget)

/* Openings to the scale of the largest: what is pledged as an outline, what is honoured filled. Its
 * words stand beside it: a picture only. */
GtkWidget *fw_pledge_bar_new (double pledged, double honoured, double largest);

G_END_DECLS
