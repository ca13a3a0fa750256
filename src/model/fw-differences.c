/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-differences.h"

#include "fw-plan-private.h"

typedef struct
{
  FwPlan *plan;
  FwScenario *scenario, *reference;
  gboolean from_catalogue;
  GPtrArray *found;
} Look;

void
fw_input_difference_free (FwInputDifference *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

static void
look_at (FwParameter *parameter, FwPart *part, gpointer user_data)
{
  Look *look = user_data;
  const FwRow *row = fw_parameter_get_row (parameter);
  const double value = fw_plan_resolve (look->plan, look->scenario, parameter);
  const double reference = look->from_catalogue
                               ? row->fallback
                               : fw_plan_resolve (look->plan, look->reference, parameter);
  FwInputDifference *difference;

  if (value == reference)
    return;

  difference = g_new0 (FwInputDifference, 1);
  difference->key = g_strdup (fw_parameter_get_key (parameter));
  difference->title = fw_plan_key_title (look->plan, difference->key);
  difference->row = row;
  difference->value = value;
  difference->reference = reference;
  g_ptr_array_add (look->found, difference);
}

static GPtrArray *
look_through (Look *look)
{
  look->found = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_input_difference_free);
  fw_plan_foreach_parameter (look->plan, NULL, look_at, look);
  return look->found;
}

GPtrArray *
fw_differences_between (FwPlan *plan, FwScenario *scenario, FwScenario *reference)
{
  Look look = { .plan = plan, .scenario = scenario, .reference = reference };

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);
  return look_through (&look);
}

GPtrArray *
fw_differences_from_catalogue (FwPlan *plan)
{
  Look look = { .plan = plan, .from_catalogue = TRUE };

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);
  return look_through (&look);
}
