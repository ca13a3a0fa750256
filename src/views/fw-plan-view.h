/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-banner.h"
#include "fw-history-button.h"
#include "fw-plan-sidebar.h"
#include "fw-runner.h"
#include "fw-scenario-bar.h"
#include "fw-split.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FW_TYPE_PLAN_VIEW (fw_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanView, fw_plan_view, FW, PLAN_VIEW, AdwBin)

/* All a window shows of a plan: header, sidebar, scenarios and pages of answers. Made when the
 * window gets its plan, for the start page needs none of it. */
GtkWidget *fw_plan_view_new (GMenuModel *menu);
/* Once, when the view is in its window. */
void fw_plan_view_set_runner (FwPlanView *self, FwRunner *runner);
void fw_plan_view_set_title (FwPlanView *self, const char *title, const char *subtitle);

/* Its parts. (transfer none) */
FwBanner *fw_plan_view_get_banner (FwPlanView *self);
FwHistoryButton *fw_plan_view_get_history (FwPlanView *self);
FwSplit *fw_plan_view_get_split (FwPlanView *self);
FwPlanSidebar *fw_plan_view_get_sidebar (FwPlanView *self);
FwScenarioBar *fw_plan_view_get_scenarios (FwPlanView *self);
AdwViewStack *fw_plan_view_get_pages (FwPlanView *self);

/* Takes the keyboard to the next part of the view, or with -1 to the one before: header, plan,
 * scenarios, page. Tab alone takes hundreds of steps through a plan. */
void fw_plan_view_step_pane (FwPlanView *self, int step);

G_END_DECLS
