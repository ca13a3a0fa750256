/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-finding.h"

#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-cli-row.h"
#include "fw-finding.h"

static gboolean
run_steps (FwFinding *finding, FwCompiled *compiled, guint n_threads, GError **error)
{
  FwCliSteps progress = { 0, fw_finding_get_n_steps (finding) };
  const FweHooks hooks = { .progress = fw_cli_step_progress, .user_data = &progress };
  char what[] = "Running";
  gboolean done = TRUE;

  for (; done && progress.step < progress.n_steps; progress.step++)
    done = fw_finding_step (finding, fw_compiled_get_draws (compiled),
                            fw_compiled_get_seed (compiled), n_threads, &hooks, error);
  fw_cli_progress (1.0, what);
  return done;
}

static FwCliRow *
make_row (const FwFound *found)
{
  FwCliRow *row = fw_cli_row_new ();

  fw_cli_row_text (row, "key", found->key);
  fw_cli_row_text (row, "title", found->title);
  fw_cli_row_number (row, "worth", found->worth);
  return row;
}

static gboolean
print_csv (FwFinding *finding, GError **error)
{
  g_autoptr (GPtrArray) found = fw_finding_get_found (finding, 0);
  g_autoptr (GString) csv = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (FwCliRow) row = make_row (found->pdata[i]);

      fw_cli_row_number (row, "margin", fw_finding_get_margin (finding, 0));
      if (i == 0)
        {
          fw_cli_row_append_names (row, csv);
          g_string_append_c (csv, '\n');
        }
      fw_cli_row_append_values (row, csv);
      g_string_append_c (csv, '\n');
    }

  return fw_cli_print (csv->str, error);
}

static gboolean
print_json (FwFinding *finding, FwPlan *plan, FwCompiled *compiled, FweMeasure measure,
            GError **error)
{
  g_autoptr (GPtrArray) found = fw_finding_get_found (finding, 0);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (FwCliRow) row = fw_cli_row_new ();
  JsonArray *array = json_array_new ();
  JsonObject *object;
  double mean;
  const char *best = fw_finding_get_best (finding, 0, &mean);

  fw_cli_row_text (row, "plan", fw_plan_get_id (plan));
  fw_cli_row_text (row, "method", "finding-out");
  fw_cli_row_text (row, "measure", fwe_measure_name (measure));
  fw_cli_row_text (row, "unit", fwe_measure_unit (measure));
  fw_cli_row_number (row, "draws", fw_compiled_get_draws (compiled));
  fw_cli_row_text (row, "best", best);
  fw_cli_row_number (row, "best_mean", mean);
  fw_cli_row_number (row, "everything", fw_finding_get_everything (finding, 0));
  fw_cli_row_number (row, "margin", fw_finding_get_margin (finding, 0));
  object = fw_cli_row_to_json (row);
  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (FwCliRow) one = make_row (found->pdata[i]);

      json_array_add_object_element (array, fw_cli_row_to_json (one));
    }
  json_object_set_array_member (object, "inputs", array);
  json_node_take_object (root, object);

  return fw_cli_print_json (root, error);
}

gboolean
fw_cli_finding (FwCliArgs *args, FwPlan *plan, FweMeasure measure, GError **error)
{
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwFinding) finding = NULL;
  guint n_threads;

  compiled = fw_cli_plan_compile (args, plan, scenario, error);
  if (compiled == NULL || !fw_cli_plan_threads (args, &n_threads, error))
    return FALSE;

  finding = fw_finding_new (plan, &measure, 1, error);
  if (finding == NULL || !run_steps (finding, compiled, n_threads, error))
    return FALSE;

  return fw_cli_args_has (args, "csv") ? print_csv (finding, error)
                                       : print_json (finding, plan, compiled, measure, error);
}
