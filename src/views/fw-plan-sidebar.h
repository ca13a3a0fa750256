/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_PLAN_SIDEBAR (fw_plan_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanSidebar, fw_plan_sidebar, FW, PLAN_SIDEBAR, AdwBin)

/* The plan, row by row out of the catalogue. */
GtkWidget *fw_plan_sidebar_new (void);
void fw_plan_sidebar_set_runner (FwPlanSidebar *self, FwRunner *runner);
/* The row that moves a key ("programs.prime.seats"), its program opened; NULL when there is none.
 */
GtkWidget *fw_plan_sidebar_reveal (FwPlanSidebar *self, const char *key);

G_END_DECLS
