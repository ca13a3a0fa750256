/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scenario-tree.h"

#include <glib/gi18n-lib.h>

static const char *
id_of (FwScenario *scenario)
{
  return fw_part_get_id (FW_PART (scenario));
}

/* Borrowed: the plan's list holds it. */
static FwScenario *
nth (FwPlan *plan, guint position)
{
  g_autoptr (FwScenario) scenario
      = g_list_model_get_item (fw_plan_get_list (plan, FW_LIST_SCENARIOS), position);

  return scenario;
}

static guint
count (FwPlan *plan)
{
  return g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_SCENARIOS));
}

static guint
position_of (FwPlan *plan, FwScenario *scenario)
{
  guint at = 0;

  while (at < count (plan) && nth (plan, at) != scenario)
    at++;
  return at;
}

static void
add_below (GArray *nodes, FwPlan *plan, const char *parent, guint depth)
{
  for (guint i = 0; i < count (plan); i++)
    {
      const FwScenarioNode node = { .scenario = nth (plan, i), .depth = depth };

      if (g_strcmp0 (fw_scenario_get_parent (node.scenario), parent) != 0)
        continue;
      g_array_append_val (nodes, node);
      if (nodes->len <= count (plan))
        add_below (nodes, plan, id_of (node.scenario), depth + 1);
    }
}

GArray *
fw_scenario_tree (FwPlan *plan)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (FwScenarioNode));

  g_return_val_if_fail (FW_IS_PLAN (plan), nodes);

  add_below (nodes, plan, NULL, 0);
  return nodes;
}

static FwScenario *
parent_of (FwPlan *plan, FwScenario *scenario)
{
  const char *parent = fw_scenario_get_parent (scenario);
  FwPart *part = parent ? fw_plan_find_part (plan, FW_LIST_SCENARIOS, parent) : NULL;

  return part ? FW_SCENARIO (part) : NULL;
}

gboolean
fw_scenario_tree_descends (FwPlan *plan, FwScenario *scenario, FwScenario *other)
{
  g_return_val_if_fail (FW_IS_PLAN (plan), FALSE);

  for (guint i = 0; scenario && i <= count (plan); i++)
    {
      if (scenario == other)
        return TRUE;
      scenario = parent_of (plan, scenario);
    }
  return FALSE;
}

FwChange *
fw_scenario_tree_step (FwPlan *plan, FwScenario *scenario, int step)
{
  guint at;

  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario), NULL);

  if (fw_scenario_is_no_program (scenario))
    return NULL;
  for (at = position_of (plan, scenario) + (guint)step; at > 0 && at < count (plan);
       at += (guint)step)
    if (g_strcmp0 (fw_scenario_get_parent (nth (plan, at)), fw_scenario_get_parent (scenario)) == 0)
      return fw_change_new_move (FW_LIST_SCENARIOS, id_of (scenario), at);
  return NULL;
}

FwChange *
fw_scenario_tree_place (FwPlan *plan, FwScenario *scenario, FwScenario *target, FwScenarioSpot spot)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = NULL;
  FwScenario *parent;
  guint from, to;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);
  g_return_val_if_fail (FW_IS_SCENARIO (scenario) && FW_IS_SCENARIO (target), NULL);

  if (fw_scenario_is_no_program (scenario)
      || (fw_scenario_is_no_program (target) && spot != FW_PLACE_AFTER)
      || fw_scenario_tree_descends (plan, target, scenario))
    return NULL;
  parent = spot == FW_PLACE_BELOW ? target : parent_of (plan, target);
  if (parent != parent_of (plan, scenario))
    g_ptr_array_add (changes,
                     fw_change_new_set_parent (id_of (scenario), parent ? id_of (parent) : NULL));
  from = position_of (plan, scenario);
  to = position_of (plan, target) + (spot == FW_PLACE_BEFORE ? 0 : 1);
  if (from < to)
    to--; /* what stood before moves up when it leaves */
  if (from != to)
    g_ptr_array_add (changes, fw_change_new_move (FW_LIST_SCENARIOS, id_of (scenario), to));
  if (changes->len == 0)
    return NULL;
  label = g_strdup_printf (_ ("Move %s"), fw_part_get_title (FW_PART (scenario)));
  return fw_change_new_several (changes, label);
}
