/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-load.h"

#include "fw-builtin.h"
#include "fw-catalogue.h"
#include "fw-error.h"
#include "fw-plan-io.h"

/* Letters by which a name may differ from the one that is meant. */
#define MAX_DISTANCE 4

/* What is wrong with an option of this command is wrong usage, whatever the model calls it. */
gboolean
fw_cli_take_as_usage (GError *fault, GError **error)
{
  fault->domain = FW_CLI_ERROR;
  fault->code = FW_CLI_ERROR_USAGE;
  g_propagate_error (error, fault);

  return FALSE;
}

static gboolean
is_builtin (const char *name)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (plans[i].id, name))
      return TRUE;

  return FALSE;
}

static void
set_no_plan (const char *name, GError **error)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);
  g_autofree const char **ids = g_new0 (const char *, n + 1);
  const char *nearest;

  for (guint i = 0; i < n; i++)
    ids[i] = plans[i].id;

  nearest = fw_text_nearest (name, ids);
  if (nearest != NULL && fw_text_distance (name, nearest) <= MAX_DISTANCE)
    g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND,
                 "There is no file “%s” and no built-in plan of that name; the nearest is “%s”.",
                 name, nearest);
  else
    g_set_error (
        error, FW_ERROR, FW_ERROR_NOT_FOUND,
        "There is no file “%s” and no built-in plan of that name; “fairway-cli plans” lists them.",
        name);
}

/**
 * fw_cli_load_plan:
 * @name: id of a built-in plan, or path of a plan file
 * @error: return location
 *
 * Returns: (transfer full): the plan
 */
FwPlan *
fw_cli_load_plan (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (is_builtin (name))
    return fw_builtin_plan_load (name, error);

  if (!g_file_test (name, G_FILE_TEST_EXISTS))
    {
      set_no_plan (name, error);
      return NULL;
    }

  return fw_plan_new_from_file (name, error);
}

FwScenario *
fw_cli_load_scenario (FwPlan *plan, const char *name, GError **error)
{
  GError *fault = NULL;
  FwScenario *scenario = fw_plan_find_scenario (plan, name, &fault);

  if (scenario == NULL)
    fw_cli_take_as_usage (fault, error);

  return scenario;
}
