/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>

#include "fw-cli-finding.h"
#include "fw-cli-load.h"
#include "fw-cli-measure.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-csv.h"
#include "fw-json.h"
#include "fw-sensitivity.h"

#define MAX_DRAWS 100000

static const FwCliOption options[] = {
  { "method", 0, FW_CLI_VALUE, "NAME",
    "tornado (as it is without a choice), morris, sobol or finding-out" },
  { "measure", 0, FW_CLI_VALUE, "NAME", "what is asked about; net_local_placements without it" },
  { "keys", 0, FW_CLI_VALUE, "KEY,KEY", "only these numbers; all that vary without it" },
  { "repeats", 0, FW_CLI_VALUE, "N", "morris: batches (4); sobol: repeats (8), for the intervals" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON (as it is without a choice)" },
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV: one row a number, the largest influence first" },
  FW_CLI_PLAN_OPTIONS,
  { "draws", 0, FW_CLI_VALUE, "N",
    "tornado: futures a run; morris: starts a batch; sobol: points a repeat" },
  { "seed", 0, FW_CLI_VALUE, "N", "which random numbers; the plan's without it" },
  { "quarters", 0, FW_CLI_VALUE, "N", "how far ahead; the plan's number without it" },
  { "threads", 0, FW_CLI_VALUE, "N", "how many processors to use; the result is the same" },
};

/* One column of the table, one member of the object. */
typedef struct
{
  const char *name;
  double value;
} Column;

#define MAX_COLUMNS 8

static guint
columns_of (FwSensitivityMethod method, const FwInfluence *of, Column columns[MAX_COLUMNS])
{
  const Column tornado[] = { { "low_mean", of->swing.low.mean },
                             { "low_p50", of->swing.low.p50 },
                             { "high_mean", of->swing.high.mean },
                             { "high_p50", of->swing.high.p50 } };
  const Column morris[] = { { "mu", of->elementary.mean },
                            { "mu_star", of->elementary.star },
                            { "sigma", of->elementary.sigma },
                            { "changes", (double)of->elementary.n } };
  const Column sobol[] = { { "first", of->index.first },
                           { "first_margin", of->index.first_margin },
                           { "total", of->index.total },
                           { "total_margin", of->index.total_margin } };
  const Column *const all[] = { tornado, morris, sobol };
  const guint n = G_N_ELEMENTS (tornado);

  for (guint i = 0; i < n; i++)
    columns[i] = all[method][i];
  return n;
}

static JsonObject *
influence_object (FwSensitivityMethod method, const FwInfluence *influence)
{
  JsonObject *object = json_object_new ();
  Column columns[MAX_COLUMNS];
  const guint n = columns_of (method, influence, columns);

  if (influence->key != NULL)
    {
      json_object_set_string_member (object, "key", influence->key);
      json_object_set_string_member (object, "title", influence->title);
      json_object_set_string_member (object, "unit", fw_unit_id (influence->unit));
      fw_json_set_number (object, "low", influence->low);
      fw_json_set_number (object, "high", influence->high);
    }
  for (guint i = 0; i < n; i++)
    fw_json_set_number (object, columns[i].name, columns[i].value);
  return object;
}

/* What the method found nothing of is left out: with Sobol those not chosen. */
static gboolean
is_found (FwSensitivity *study, const FwInfluence *influence)
{
  return !isnan (fw_sensitivity_size (study, influence));
}

static JsonNode *
to_json (FwSensitivity *study, const FwSensitivitySettings *settings, FwPlan *plan,
         FwScenario *scenario)
{
  g_autoptr (GPtrArray) influences = fw_sensitivity_get_influences (study);
  const FweSummary *base = fw_sensitivity_get_base (study);
  JsonObject *object = json_object_new ();
  JsonObject *as_is = json_object_new ();
  JsonArray *array = json_array_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "plan", fw_plan_get_id (plan));
  json_object_set_string_member (object, "scenario", fw_part_get_id (FW_PART (scenario)));
  json_object_set_string_member (object, "method", fw_sensitivity_method_name (settings->method));
  json_object_set_string_member (object, "measure", fwe_measure_name (settings->measure));
  json_object_set_string_member (object, "unit", fwe_measure_unit (settings->measure));
  fw_json_set_number (as_is, "mean", base->mean);
  fw_json_set_number (as_is, "p10", base->p10);
  fw_json_set_number (as_is, "p50", base->p50);
  fw_json_set_number (as_is, "p90", base->p90);
  json_object_set_object_member (object, "base", as_is);
  json_object_set_int_member (object, "draws", fw_sensitivity_get_draws (study));
  json_object_set_int_member (object, "runs", (gint64)fw_sensitivity_get_n_run (study));
  for (guint i = 0; i < influences->len; i++)
    if (is_found (study, influences->pdata[i]))
      json_array_add_object_element (array,
                                     influence_object (settings->method, influences->pdata[i]));
  json_object_set_array_member (object, "inputs", array);
  if (settings->method == FW_SENSITIVITY_SOBOL)
    {
      json_object_set_object_member (
          object, "others", influence_object (settings->method, fw_sensitivity_get_others (study)));
      json_object_set_object_member (
          object, "luck", influence_object (settings->method, fw_sensitivity_get_luck (study)));
      json_object_set_int_member (object, "points", (gint64)fw_sensitivity_get_n_points (study));
      json_object_set_int_member (object, "points_used", (gint64)fw_sensitivity_get_n_used (study));
    }

  json_node_take_object (root, object);
  return root;
}

static void
append_row (GString *csv, FwSensitivityMethod method, const FwInfluence *influence, const char *key,
            const char *title)
{
  Column columns[MAX_COLUMNS];
  const guint n = columns_of (method, influence, columns);

  fw_csv_append_text (csv, key);
  g_string_append_c (csv, ',');
  fw_csv_append_text (csv, title);
  g_string_append_printf (csv, ",%s,", influence->key != NULL ? fw_unit_id (influence->unit) : "");
  fw_csv_append_number (csv, influence->low);
  g_string_append_c (csv, ',');
  fw_csv_append_number (csv, influence->high);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (csv, ',');
      fw_csv_append_number (csv, columns[i].value);
    }
  g_string_append_c (csv, '\n');
}

static char *
to_csv (FwSensitivity *study, FwSensitivityMethod method)
{
  g_autoptr (GPtrArray) influences = fw_sensitivity_get_influences (study);
  GString *csv = g_string_new ("key,title,unit,low,high");
  Column columns[MAX_COLUMNS];
  const guint n = columns_of (method, fw_sensitivity_get_luck (study), columns);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, ",%s", columns[i].name);
  g_string_append_c (csv, '\n');
  for (guint i = 0; i < influences->len; i++)
    {
      const FwInfluence *influence = influences->pdata[i];

      if (is_found (study, influence))
        append_row (csv, method, influence, influence->key, influence->title);
    }
  if (method == FW_SENSITIVITY_SOBOL)
    {
      append_row (csv, method, fw_sensitivity_get_others (study), "others", "all other numbers");
      append_row (csv, method, fw_sensitivity_get_luck (study), "luck", "luck");
    }

  return g_string_free (csv, FALSE);
}

static gboolean
run_steps (FwSensitivity *study, guint n_threads, GError **error)
{
  FwCliSteps progress = { 0, fw_sensitivity_get_n_steps (study) };
  const FweHooks hooks = { .progress = fw_cli_step_progress, .user_data = &progress };
  char what[] = "Running";
  gboolean done = TRUE;

  for (; done && progress.step < progress.n_steps; progress.step++)
    done = fw_sensitivity_step (study, n_threads, &hooks, error);
  fw_cli_progress (1.0, what);
  return done;
}

/* A question about all scenarios of the plan, and so another command's work. */
static gboolean
is_finding (FwCliArgs *args)
{
  return g_strcmp0 (fw_cli_args_value (args, "method"), "finding-out") == 0;
}

static gboolean
read_method (FwCliArgs *args, FwSensitivityMethod *method, GError **error)
{
  const char *name = fw_cli_args_value (args, "method");

  if (is_finding (args))
    return TRUE;
  *method = FW_SENSITIVITY_TORNADO;
  if (name == NULL)
    return TRUE;

  for (FwSensitivityMethod m = 0; m < FW_N_SENSITIVITIES; m++)
    if (g_str_equal (fw_sensitivity_method_name (m), name))
      {
        *method = m;
        return TRUE;
      }

  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
               "There is no method “%s”; there are tornado, morris, sobol and finding-out.", name);
  return FALSE;
}

static gboolean
read_settings (FwCliArgs *args, FwSensitivitySettings *settings, guint *n_threads, GError **error)
{
  const char *measure = fw_cli_args_value (args, "measure");
  guint64 draws = 0, repeats = 0;

  settings->measure = FWE_M_NET_LOCAL_PLACEMENTS;
  if (!read_method (args, &settings->method, error)
      || (measure != NULL && !fw_cli_measure (measure, &settings->measure, error))
      || !fw_cli_args_whole (args, "draws", 2, MAX_DRAWS, &draws, error)
      || !fw_cli_args_whole (args, "repeats", 2, FWE_SENSITIVITY_REPEATS, &repeats, error)
      || !fw_cli_plan_threads (args, n_threads, error))
    return FALSE;

  if (settings->method == FW_SENSITIVITY_SOBOL && (draws & (draws - 1)) != 0)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "With sobol, --draws is a power of two: 512, 1024, 2048 ...");
      return FALSE;
    }
  settings->draws = (guint)draws;
  settings->repeats = (guint)repeats;
  return TRUE;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  const char *keys = fw_cli_args_value (args, "keys");
  g_auto (GStrv) names = keys != NULL ? g_strsplit (keys, ",", -1) : NULL;
  FwSensitivitySettings settings = { .keys = (const char *const *)names };
  g_autoptr (FwPlan) plan = NULL;
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwSensitivity) study = NULL;
  g_autoptr (JsonNode) root = NULL;
  GError *fault = NULL;
  FwScenario *scenario;
  guint n_threads;

  if (!read_settings (args, &settings, &n_threads, error))
    return FALSE;
  if (names != NULL && names[0] == NULL)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "--keys names no number; “fairway-cli keys PLAN” lists them.");
      return FALSE;
    }

  plan = fw_cli_plan_open (args, &scenario, error);
  if (plan == NULL)
    return FALSE;
  if (is_finding (args))
    return fw_cli_finding (args, plan, settings.measure, error);
  compiled = fw_cli_plan_compile (args, plan, scenario, error);
  if (compiled == NULL)
    return FALSE;
  study = fw_sensitivity_new (plan, compiled, &settings, &fault);
  if (study == NULL)
    return fw_cli_take_as_usage (fault, error);
  if (!run_steps (study, n_threads, error))
    return FALSE;

  if (fw_cli_args_has (args, "csv"))
    {
      g_autofree char *csv = to_csv (study, settings.method);

      return fw_cli_print (csv, error);
    }

  root = to_json (study, &settings, plan, scenario);
  return fw_cli_print_json (root, error);
}

const FwCliCommand fw_cli_sensitivity = {
  .name = "sensitivity",
  .usage = FW_CLI_PLAN_USAGE,
  .summary = "which uncertain numbers of a plan matter",
  .help = FW_CLI_PLAN_HELP
  "tornado: the measure with each number at its 10th and at its 90th percentile.\n"
  "morris: how much it changes when a number moves by half of its range, from many starts.\n"
  "sobol: shares of its variance, with 90 % margins; of ten numbers a tornado finds when no\n"
  "--keys are given.\n"
  "finding-out: what it is worth to know a number before choosing among the plan's scenarios.\n"
  "“evidence.effect” is what the trials say of earnings.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
