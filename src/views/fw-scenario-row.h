/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-scenario-tree.h"

G_BEGIN_DECLS

/* A scenario in the window of scenarios: indented under the one it is based on, its note or how
 * much differs, whether it is shown and pinned, and a menu of what can be done. Everything starts
 * an action "scenarios.*" of the window, with the scenario's id. */
#define FW_TYPE_SCENARIO_ROW (fw_scenario_row_get_type ())
G_DECLARE_FINAL_TYPE (FwScenarioRow, fw_scenario_row, FW, SCENARIO_ROW, AdwActionRow)

GtkWidget *fw_scenario_row_new (FwPlan *plan, const FwScenarioNode *node, gboolean shown,
                                gboolean editable);
const char *fw_scenario_row_get_id (FwScenarioRow *self);

G_END_DECLS
