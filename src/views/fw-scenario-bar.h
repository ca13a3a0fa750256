/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_SCENARIO_BAR (fw_scenario_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwScenarioBar, fw_scenario_bar, FW, SCENARIO_BAR, AdwBin)

/* The scenarios of the plan as tabs, "No program" first. The pages behind the tabs are empty:
 * choosing one changes the scenario of the runner, and the one stack of pages shows it. */
GtkWidget *fw_scenario_bar_new (void);
void fw_scenario_bar_set_runner (FwScenarioBar *self, FwRunner *runner);
/* The same list as a menu, for windows too narrow for tabs. (transfer none) */
GMenuModel *fw_scenario_bar_get_menu (FwScenarioBar *self);
AdwTabView *fw_scenario_bar_get_view (FwScenarioBar *self);

void fw_scenario_bar_choose (FwScenarioBar *self, const char *id);
void fw_scenario_bar_step (FwScenarioBar *self, int step);
/* A child of the plan without a difference, or a copy of the scenario shown. */
void fw_scenario_bar_add (FwScenarioBar *self, gboolean duplicate);
void fw_scenario_bar_rename (FwScenarioBar *self);
void fw_scenario_bar_remove (FwScenarioBar *self);

G_END_DECLS
