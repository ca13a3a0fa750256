/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-answer.h"

#include "fw-answer.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"

GObject *
fw_cli_answer (FwCliArgs *args, const FwChartRow *chart, FwPlan *plan, FwScenario *scenario,
               GError **error)
{
  g_autoptr (FwCompiled) compiled = fw_cli_plan_compile (args, plan, scenario, error);
  guint n_threads;

  if (compiled == NULL || !fw_cli_plan_threads (args, &n_threads, error))
    return NULL;

  return fw_answer_usual (chart->name, plan, scenario, fw_compiled_get_draws (compiled),
                          fw_compiled_get_seed (compiled), n_threads, NULL, error);
}
