/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-result.h"

G_BEGIN_DECLS

#define FW_TYPE_SCALE_PANEL (fw_scale_panel_get_type ())
G_DECLARE_FINAL_TYPE (FwScalePanel, fw_scale_panel, FW, SCALE_PANEL, AdwBin)

/* The honest scale: what the plan does to participants, to the target group, to the place, and how
 * many placements would move the place's Gini. */
GtkWidget *fw_scale_panel_new (void);
void fw_scale_panel_set_result (FwScalePanel *self, FwResult *result);

G_END_DECLS
