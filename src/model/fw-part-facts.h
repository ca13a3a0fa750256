/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"

G_BEGIN_DECLS

/* One line that tells parts of a list apart: "16 weeks · 45 seats · 5 cohorts". With a scenario's
 * numbers, or for NULL the plan's own. (transfer full): never NULL, "" where there is nothing to
 * say.
 */
char *fw_plan_part_facts (FwPlan *plan, FwScenario *scenario, FwPart *part);
/* "Q3 2027 to Q2 2029" of a part that has a window. (transfer full) */
char *fw_plan_part_window (FwPlan *plan, FwPart *part);

G_END_DECLS
