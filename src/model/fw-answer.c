/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-answer.h"

#include "fw-goal-answer.h"

/* One row for each type of answer that a chart shows. */
static const struct
{
  GType (*get_type) (void);
  GObject *(*make) (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                    guint n_threads, const FweHooks *hooks, GError **error);
} rows[] = {
  { fw_goal_answer_get_type, fw_goal_answer_usual },
};

GObject *
fw_answer_usual (GType type, FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                 guint n_threads, const FweHooks *hooks, GError **error)
{
  g_return_val_if_fail (FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].get_type () == type)
      return rows[i].make (plan, scenario, n_draws, seed, n_threads, hooks, error);

  g_return_val_if_reached (NULL);
}
