/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-ties.h"

#include "fw-plan-private.h"

static void
read_partnerships (FwTies *self, FwPlan *plan)
{
  GListModel *links = fw_plan_get_list (plan, FW_LIST_PARTNERSHIPS);
  const guint n = g_list_model_get_n_items (links);

  self->ties = g_new0 (FwTie, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPartnership) link = g_list_model_get_item (links, i);
      FwTie *tie = &self->ties[self->n_ties];

      tie->kind = fw_partnership_get_kind (link);
      if (fw_plan_find_position (plan, fw_partnership_kind_from_list (tie->kind),
                                 fw_partnership_get_from (link), &tie->from)
          && fw_plan_find_position (plan, fw_partnership_kind_to_list (tie->kind),
                                    fw_partnership_get_to (link), &tie->to))
        self->n_ties++;
    }
}

static void
read_employers (FwTies *self, FwPlan *plan)
{
  GListModel *employers = fw_plan_get_list (plan, FW_LIST_EMPLOYERS);
  const guint n = g_list_model_get_n_items (employers);

  self->occupations = g_new0 (guint, n);
  self->pledged = g_new0 (gboolean, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPart) employer = g_list_model_get_item (employers, i);

      fw_plan_find_position (plan, FW_LIST_OCCUPATIONS, fw_part_get_text (employer, "occupation"),
                             &self->occupations[i]);
      self->pledged[i] = fw_part_get_switch (employer, "pledged");
    }
}

FwTies *
fw_ties_new (FwPlan *plan)
{
  FwTies *self;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);

  self = g_new0 (FwTies, 1);
  read_partnerships (self, plan);
  read_employers (self, plan);
  return self;
}

void
fw_ties_free (FwTies *self)
{
  g_free (self->ties);
  g_free (self->occupations);
  g_free (self->pledged);
  g_free (self);
}
