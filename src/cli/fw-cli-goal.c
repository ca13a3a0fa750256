/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>
#include <string.h>

#include "fw-cli-load.h"
#include "fw-cli-measure.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-goal-seek.h"
#include "fw-json.h"

static const FwCliOption options[] = {
  { "target", 0, FW_CLI_VALUE, "MEASURE=VALUE", "what is to be reached; the plan's goal without" },
  { "by", 0, FW_CLI_VALUE, "QUARTER", "by when: 8 (the plan's eighth) or 2028Q4" },
  { "chance", 0, FW_CLI_VALUE, "P", "in which share of runs, 0 to 1; the goal's without it" },
  { "unknown", 0, FW_CLI_VALUE, "KEY,KEY",
    "what may move: one number or switch, or several together" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON (as it is without a choice)" },
  FW_CLI_PLAN_OPTIONS,
  FW_CLI_RUN_OPTIONS,
};

static gboolean
usage (GError **error, const char *sentence)
{
  g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, sentence);
  return FALSE;
}

static gboolean
check_target (const FwTarget *target, GError **error)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  double lo, hi;

  fw_target_range (target->measure, &lo, &hi);
  if (target->value >= lo && target->value <= hi)
    return TRUE;

  low = fw_number_to_c (lo);
  high = fw_number_to_c (hi);
  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "--target %s is %s to %s.",
               fwe_measure_name (target->measure), low, high);
  return FALSE;
}

/* "net_local_placements=200" */
static gboolean
read_target (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, FwTarget *target, GError **error)
{
  static const FweMeasure goals[] = { FWE_M_NET_LOCAL_PLACEMENTS, FWE_M_NET_LOCAL_PLACEMENTS,
                                      FWE_M_GROSS_PLACEMENTS, FWE_M_COMPLETED };
  const char *text = fw_cli_args_value (args, "target");
  const char *sign = text != NULL ? strchr (text, '=') : NULL;
  g_autofree char *name = NULL;

  target->measure = goals[fw_plan_get_goal_measure (plan)];
  target->value = fw_plan_get_value (plan, scenario, "goal.value");
  if (text == NULL)
    return TRUE;
  if (sign == NULL || !fw_cli_number (sign + 1, &target->value))
    return usage (error, "--target is MEASURE=VALUE, like net_local_placements=200.");

  name = g_strndup (text, (gsize)(sign - text));
  return fw_cli_measure (name, &target->measure, error) && check_target (target, error);
}

/* In place of the plan's own, which may be beyond its quarters. */
static gboolean
set_quarter (FwPlan *plan, FwScenario *scenario, double quarter, GError **error)
{
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwChange) inverse = NULL;

  if (fw_scenario_is_no_program (scenario))
    return TRUE;
  change = fw_change_new_set_value (fw_part_get_id (FW_PART (scenario)), "goal.quarter", quarter);
  inverse = fw_change_apply (change, plan, error);
  return inverse != NULL;
}

/* "8", "Q8" or "2028Q4". */
static gboolean
read_quarter (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, FwTarget *target, GError **error)
{
  const char *text = fw_cli_args_value (args, "by");
  const int start = 4 * fw_plan_get_start_year (plan) + fw_plan_get_start_quarter (plan);
  const char *q;
  double number, year;

  target->quarter = (guint)fw_plan_get_value (plan, scenario, "goal.quarter");
  if (text == NULL)
    return TRUE;

  q = strchr (text, 'Q');
  if (q != NULL && q != text)
    {
      g_autofree char *before = g_strndup (text, (gsize)(q - text));

      if (!fw_cli_number (before, &year) || !fw_cli_number (q + 1, &number) || number < 1
          || number > 4)
        return usage (error, "--by is a quarter: 8 (the plan's eighth) or 2028Q4.");
      number += 4 * year - start + 1;
    }
  else if (!fw_cli_number (q != NULL ? q + 1 : text, &number))
    return usage (error, "--by is a quarter: 8 (the plan's eighth) or 2028Q4.");

  if (!(number >= 1 && number <= fw_plan_get_quarters (plan)) || number != floor (number))
    {
      g_autofree char *quarters = fw_number_to_c (fw_plan_get_quarters (plan));

      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                   "--by %s is not one of the plan's %s quarters.", text, quarters);
      return FALSE;
    }

  target->quarter = (guint)number;
  return set_quarter (plan, scenario, number, error);
}

static gboolean
read_chance (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, FwTarget *target, GError **error)
{
  target->chance = fw_plan_get_value (plan, scenario, "goal.chance");
  if (!fw_cli_args_number (args, "chance", &target->chance, error))
    return FALSE;
  if (!(target->chance > 0 && target->chance <= 1))
    return usage (error, "--chance is over 0 and at most 1.");

  return TRUE;
}

static JsonObject *
target_object (const FwTarget *target)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "measure", fwe_measure_name (target->measure));
  json_object_set_double_member (object, "value", target->value);
  json_object_set_int_member (object, "quarter", target->quarter);
  json_object_set_double_member (object, "chance", target->chance);
  return object;
}

static JsonArray *
unknown_array (FwGoalSeek *seek, FwPlan *plan)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < fw_goal_seek_get_n_unknown (seek); i++)
    {
      JsonObject *object = json_object_new ();
      double from, to;
      const char *key = fw_goal_seek_get_unknown (seek, i, &from, &to);
      g_autofree char *title = fw_goal_seek_key_title (plan, key);

      json_object_set_string_member (object, "key", key);
      json_object_set_string_member (object, "title", title);
      json_object_set_double_member (object, "from", from);
      json_object_set_double_member (object, "to", to);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
looked_at_array (const FweSeek *found)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < found->n_places; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_double_member (object, "at", found->places[i].at);
      fw_json_set_number (object, "chance", found->places[i].value);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonObject *
measure_object (FwResult *result, FweMeasure measure)
{
  const FweSummary *summary = fw_result_get_measure (result, measure);
  JsonObject *object = json_object_new ();

  fw_json_set_number (object, "mean", summary->mean);
  fw_json_set_number (object, "p10", summary->p10);
  fw_json_set_number (object, "p50", summary->p50);
  fw_json_set_number (object, "p90", summary->p90);
  return object;
}

static JsonObject *
constraint_object (FwResult *result)
{
  const FweConstraint *constraint = &fw_result_get_engine (result)->constraint;
  g_autofree char *sentence = fw_result_sentence (result);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", fwe_limit_name (constraint->limit));
  json_object_set_int_member (object, "quarter", (gint64)constraint->quarter + 1);
  json_object_set_string_member (object, "sentence", sentence);
  return object;
}

static JsonNode *
to_json (FwGoalSeek *seek, FwPlan *plan, FwScenario *scenario, const FwTarget *target,
         const char *sentence)
{
  const FweSeek *found = fw_goal_seek_get_found (seek);
  FwResult *result = fw_goal_seek_get_result (seek);
  const double n = fw_result_get_n_draws (result);
  JsonObject *object = json_object_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "plan", fw_plan_get_id (plan));
  json_object_set_string_member (object, "scenario", fw_part_get_id (FW_PART (scenario)));
  json_object_set_object_member (object, "target", target_object (target));
  json_object_set_boolean_member (object, "reached", found->reached);
  json_object_set_boolean_member (object, "holds", found->holds);
  json_object_set_array_member (object, "unknown", unknown_array (seek, plan));
  fw_json_set_number (object, "chance", found->value);
  fw_json_set_number (object, "mc_error", sqrt (found->value * (1 - found->value) / n));
  json_object_set_boolean_member (object, "monotone", found->monotone);
  json_object_set_boolean_member (object, "has_effect", fw_goal_seek_has_effect (seek));
  json_object_set_object_member (object, "measure", measure_object (result, target->measure));
  json_object_set_object_member (object, "constraint", constraint_object (result));
  json_object_set_string_member (object, "sentence", sentence);
  json_object_set_array_member (object, "looked_at", looked_at_array (found));
  json_node_take_object (root, object);
  return root;
}

static gboolean
answer (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, const FwTarget *target, GError **error)
{
  g_autoptr (FwCompiled) compiled = fw_cli_plan_compile (args, plan, scenario, error);
  g_autoptr (FwGoalSeek) seek = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *sentence = NULL;
  GError *fault = NULL;
  guint n_threads;

  if (compiled == NULL || !fw_cli_plan_threads (args, &n_threads, error))
    return FALSE;

  seek = fw_goal_seek_new (plan, scenario, target, &fault);
  if (seek == NULL)
    return fw_cli_take_as_usage (fault, error);
  if (!fw_goal_seek_run (seek, fw_compiled_get_draws (compiled), fw_compiled_get_seed (compiled),
                         n_threads, NULL, error))
    return FALSE;

  sentence = fw_goal_seek_sentence (seek);
  root = to_json (seek, plan, scenario, target, sentence);
  if (!fw_cli_print_json (root, error))
    return FALSE;
  if (fw_goal_seek_get_found (seek)->reached)
    return TRUE;

  if (fw_cli_flush (error))
    g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_CANNOT_REACH, sentence);
  return FALSE;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  const char *unknown = fw_cli_args_value (args, "unknown");
  g_auto (GStrv) keys = unknown != NULL ? g_strsplit (unknown, ",", -1) : NULL;
  FwTarget target = { .unknown = (const char *const *)keys };
  g_autoptr (FwPlan) plan = NULL;
  FwScenario *scenario;

  if (keys == NULL || keys[0] == NULL)
    return usage (error,
                  "--unknown names the number to look for; “fairway-cli keys PLAN” lists them.");

  plan = fw_cli_plan_open (args, &scenario, error);

  return plan != NULL && read_target (args, plan, scenario, &target, error)
         && read_quarter (args, plan, scenario, &target, error)
         && read_chance (args, plan, scenario, &target, error)
         && answer (args, plan, scenario, &target, error);
}

const FwCliCommand fw_cli_goal = {
  .name = "goal",
  .usage = "PLAN --unknown KEY[,KEY] [options]",
  .summary = "what it would take to reach a goal",
  .help = FW_CLI_PLAN_HELP
  "Looks for the value nearest to the present one at which the target is reached, on the same\n"
  "possible futures. Of several unknowns supports and waivers are turned on one after the other,\n"
  "the one with the most gain a dollar first; then amounts grow by one common factor.\n"
  "Exit code 3, and what is in the way, where none does.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
