/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-answer.h"

#include "fw-actual.h"
#include "fw-allocation.h"
#include "fw-findings.h"
#include "fw-goal-answer.h"
#include "fw-influences.h"
#include "fw-leave-out.h"

static GObject *
make_tornado (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed, guint n_threads,
              const FweHooks *hooks, GError **error)
{
  return fw_influences_new_usual (FW_SENSITIVITY_TORNADO, plan, scenario, n_draws, seed, n_threads,
                                  hooks, error);
}

static GObject *
make_morris (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed, guint n_threads,
             const FweHooks *hooks, GError **error)
{
  return fw_influences_new_usual (FW_SENSITIVITY_MORRIS, plan, scenario, n_draws, seed, n_threads,
                                  hooks, error);
}

static GObject *
make_sobol (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed, guint n_threads,
            const FweHooks *hooks, GError **error)
{
  return fw_influences_new_usual (FW_SENSITIVITY_SOBOL, plan, scenario, n_draws, seed, n_threads,
                                  hooks, error);
}

/* One row for each chart of an answer. */
static const struct
{
  const char *chart;
  GObject *(*make) (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                    guint n_threads, const FweHooks *hooks, GError **error);
} rows[] = {
  { "actual", fw_actual_usual },
  { "backcast", fw_goal_answer_usual },
  { "findings", fw_findings_new_usual },
  { "frontier", fw_allocation_usual },
  { "leave-one-out", fw_leave_out_usual },
  { "morris", make_morris },
  { "sobol", make_sobol },
  { "tornado", make_tornado },
};

GObject *
fw_answer_usual (const char *chart, FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                 guint n_threads, const FweHooks *hooks, GError **error)
{
  g_return_val_if_fail (chart != NULL && FW_IS_PLAN (plan) && FW_IS_SCENARIO (scenario), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].chart, chart))
      return rows[i].make (plan, scenario, n_draws, seed, n_threads, hooks, error);

  g_return_val_if_reached (NULL);
}
