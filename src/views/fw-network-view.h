/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_NETWORK_VIEW (fw_network_view_get_type ())
G_DECLARE_FINAL_TYPE (FwNetworkView, fw_network_view, FW, NETWORK_VIEW, AdwBin)

/* Who trains for whom, who hires from whom and how much of it is honoured, who pays; in the
 * scenario shown. Every row opens what it is of: action "editor.open" (s). */
GtkWidget *fw_network_view_new (FwRunner *runner);

G_END_DECLS
