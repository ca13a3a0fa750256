/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_PILOT_VIEW (fw_pilot_view_get_type ())
G_DECLARE_FINAL_TYPE (FwPilotView, fw_pilot_view, FW, PILOT_VIEW, AdwBin)

/* A pilot's counts, where the plan has them: placements beside those expected, what the records
 * make of the plan's numbers (action pilot.learn), the indicators of WIOA. */
GtkWidget *fw_pilot_view_new (FwRunner *runner);

G_END_DECLS
