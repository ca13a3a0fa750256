/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-labor.h"
#include "fw-plan.h"
#include "fwe-plan.h"

G_BEGIN_DECLS

/* engine: the same plan's scenario, compiled. (transfer full) */
FwLabor *fw_labor_new (FwPlan *plan, const FwePlan *engine);
/* The embedded figures of an occupation by its code, for a place that has no series: wages in the
 * plan's dollars, openings a year. FALSE when none fit. */
gboolean fw_labor_embedded_wages (FwLaborRow *row, const char *code, FwPlan *plan);
gboolean fw_labor_embedded_openings (FwLaborRow *row, const char *code, FwPlace *place);
/* Wages of one year's dollars into the plan's; they stay as they are where prices are not known. */
void fw_labor_deflate (FwLaborRow *row, FwPlan *plan, int from_year);
/* Whether an occupation of the plan takes its figures from this very series. */
gboolean fw_labor_uses (FwPlan *plan, FwSeries *series);

G_END_DECLS
