/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-lever.h"

G_BEGIN_DECLS

#define FW_TYPE_SWITCH_ROW (fw_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (FwSwitchRow, fw_switch_row, FW, SWITCH_ROW, AdwActionRow)

/* A number of the plan that is only 0 or 1. title: NULL for the catalogue's. */
GtkWidget *fw_switch_row_new (FwLever *lever, const char *title);

G_END_DECLS
