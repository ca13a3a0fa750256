/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-change.h"

G_BEGIN_DECLS

/* A plan's scenarios as a tree: each under the one it is based on, brothers in the plan's order. */

typedef struct
{
  FwScenario *scenario; /* borrowed */
  guint depth;
} FwScenarioNode;

typedef enum
{
  FW_PLACE_BEFORE,
  FW_PLACE_AFTER,
  FW_PLACE_BELOW, /* based on it */
} FwScenarioSpot;

/* In the order of reading. (transfer full) (element-type FwScenarioNode) */
GArray *fw_scenario_tree (FwPlan *plan);
/* Is the scenario the other one, or based on it, at any remove? */
gboolean fw_scenario_tree_descends (FwPlan *plan, FwScenario *scenario, FwScenario *other);
/* One place up (-1) or down (1) among its brothers; NULL at the edge. (transfer full) */
FwChange *fw_scenario_tree_step (FwPlan *plan, FwScenario *scenario, int step);
/* Beside or below another; NULL where it cannot go: nothing goes before or below "No program", or
 * below itself. (transfer full) */
FwChange *fw_scenario_tree_place (FwPlan *plan, FwScenario *scenario, FwScenario *target,
                                  FwScenarioSpot spot);

G_END_DECLS
