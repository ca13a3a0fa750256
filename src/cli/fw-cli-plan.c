/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-plan.h"

#include "fw-change.h"
#include "fw-cli-load.h"
#include "fw-cli-output.h"

#define MAX_DRAWS   100000
#define MAX_THREADS 64

static gboolean
apply_change (FwPlan *plan, FwChange *change, GError **error)
{
  g_autoptr (FwChange) inverse = NULL;
  GError *fault = NULL;

  inverse = fw_change_apply (change, plan, &fault);

  return inverse != NULL || fw_cli_take_as_usage (fault, error);
}

/* A value is set in the scenario that is run, where nothing can override it; "No program", which
 * nobody may edit, reads the plan's own. */
static gboolean
apply_assignments (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, GError **error)
{
  GPtrArray *assignments = fw_cli_args_list (args, "set");
  const char *id
      = fw_scenario_is_no_program (scenario) ? NULL : fw_part_get_id (FW_PART (scenario));

  for (guint i = 0; assignments != NULL && i < assignments->len; i++)
    {
      GError *fault = NULL;
      g_autoptr (FwChange) change = NULL;

      change = fw_change_new_from_text (plan, id, g_ptr_array_index (assignments, i), &fault);
      if (change == NULL)
        return fw_cli_take_as_usage (fault, error);
      if (!apply_change (plan, change, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_quarters (FwCliArgs *args, FwPlan *plan, GError **error)
{
  guint64 quarters = 0;
  g_autoptr (FwChange) change = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  if (!fw_cli_args_whole (args, "quarters", 4, FWE_MAX_QUARTERS, &quarters, error))
    return FALSE;
  if (quarters == 0)
    return TRUE;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, (gint64)quarters);
  change = fw_change_new_set_field (FW_LIST_NONE, NULL, "quarters", &value);

  return apply_change (plan, change, error);
}

/**
 * fw_cli_plan_open:
 * @args: arguments with %FW_CLI_PLAN_OPTIONS and %FW_CLI_RUN_OPTIONS
 * @scenario: (out) (transfer none): the one that --scenario names
 * @error: return location
 *
 * Returns: (transfer full): the plan, changed as the options say
 */
FwPlan *
fw_cli_plan_open (FwCliArgs *args, FwScenario **scenario, GError **error)
{
  const char *name = fw_cli_args_value (args, "scenario");
  g_autoptr (FwPlan) plan = fw_cli_load_plan (fw_cli_args_get (args, 0), error);

  g_return_val_if_fail (scenario != NULL, NULL);

  if (plan == NULL)
    return NULL;

  *scenario = name == NULL ? fw_plan_get_default_scenario (plan)
                           : fw_cli_load_scenario (plan, name, error);
  if (*scenario == NULL)
    return NULL;
  if (!apply_assignments (args, plan, *scenario, error) || !apply_quarters (args, plan, error))
    return NULL;

  return g_steal_pointer (&plan);
}

/**
 * fw_cli_plan_compile:
 * @args: arguments with %FW_CLI_RUN_OPTIONS
 * @plan: a plan
 * @scenario: one of its scenarios
 * @error: return location
 *
 * Returns: (transfer full): the scenario as it is to be run, with --draws and --seed
 */
FwCompiled *
fw_cli_plan_compile (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, GError **error)
{
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, error);
  guint64 draws, seed;

  if (compiled == NULL)
    return NULL;

  draws = fw_compiled_get_draws (compiled);
  seed = fw_compiled_get_seed (compiled);
  if (!fw_cli_args_whole (args, "draws", 1, MAX_DRAWS, &draws, error)
      || !fw_cli_args_whole (args, "seed", 0, G_GUINT64_CONSTANT (1) << 53, &seed, error))
    return NULL;

  return fw_compiled_with_draws (compiled, (guint)draws, seed);
}

/**
 * fw_cli_plan_threads:
 * @args: arguments with %FW_CLI_RUN_OPTIONS
 * @n_threads: (out): as --threads says, else as there are processors, four at most
 * @error: return location
 *
 * Returns: whether --threads is a number
 */
gboolean
fw_cli_plan_threads (FwCliArgs *args, guint *n_threads, GError **error)
{
  guint64 threads = CLAMP (g_get_num_processors (), 1, 4);

  if (!fw_cli_args_whole (args, "threads", 1, MAX_THREADS, &threads, error))
    return FALSE;

  *n_threads = (guint)threads;
  return TRUE;
}

/**
 * fw_cli_plan_run:
 * @args: arguments with %FW_CLI_RUN_OPTIONS
 * @plan: a plan
 * @scenario: one of its scenarios
 * @error: return location
 *
 * Returns: (transfer full): what the run found, its binding constraint included
 */
FwResult *
fw_cli_plan_run (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, GError **error)
{
  char what[] = "Running";
  const FweHooks hooks = { .progress = fw_cli_progress, .user_data = what };
  g_autoptr (FwCompiled) compiled = NULL;
  FwResult *result;
  guint n_threads;

  compiled = fw_cli_plan_compile (args, plan, scenario, error);
  if (compiled == NULL || !fw_cli_plan_threads (args, &n_threads, error))
    return NULL;

  result = fw_result_new_run (compiled, NULL, n_threads, TRUE, &hooks, error);
  fw_cli_progress (1.0, what);

  return result;
}
