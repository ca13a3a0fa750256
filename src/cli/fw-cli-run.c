/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include "fw-cli-load.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"

static const FwCliOption options[] = {
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON (as it is without a choice)" },
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV: one row a measure, then the series by quarter" },
  FW_CLI_PLAN_OPTIONS,
  FW_CLI_RUN_OPTIONS,
};

static gboolean
run (FwCliArgs *args, GError **error)
{
  FwScenario *scenario;
  g_autoptr (FwPlan) plan = NULL;
  g_autoptr (FwResult) result = NULL;
  g_autoptr (JsonNode) root = NULL;

  plan = fw_cli_plan_open (args, &scenario, error);
  if (plan == NULL)
    return FALSE;

  result = fw_cli_plan_run (args, plan, scenario, error);
  if (result == NULL)
    return FALSE;

  if (fw_cli_args_has (args, "csv"))
    {
      g_autofree char *csv = fw_result_to_csv (result);

      return fw_cli_print (csv, error);
    }

  root = fw_result_to_json (result);

  return fw_cli_print_json (root, error);
}

const FwCliCommand fw_cli_run = {
  .name = "run",
  .usage = FW_CLI_PLAN_USAGE,
  .summary = "headline numbers, ranges and series of a plan",
  .help = FW_CLI_PLAN_HELP,
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
