/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>
#include <string.h>

#include "fw-allocation.h"
#include "fw-cli-load.h"
#include "fw-cli-measure.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-csv.h"
#include "fw-json.h"

#define MOST_BUDGETS 100

static const FwCliOption options[] = {
  { "maximise", 0, FW_CLI_VALUE, "MEASURE",
    "net_local_placements (as it is without a choice), npv_society or equity_weighted_gain" },
  { "maximize", 0, FW_CLI_VALUE, "MEASURE", "the same" },
  { "budget", 0, FW_CLI_VALUE, "N",
    "dollars by the goal's quarter; what the plan spends without it" },
  { "chance", 0, FW_CLI_VALUE, "P",
    "in which share of runs no more is spent, 0 to 1; the goal's without it" },
  { "floor", 0, FW_CLI_LIST, "GROUP=SHARE",
    "at least this share of net local placements goes to a group; may be repeated" },
  { "smallest", 0, FW_CLI_VALUE, "N",
    "no cohort of fewer seats is held, 0 for any; what the plan says of each program without it" },
  { "supports", 0, FW_CLI_SWITCH, NULL, "supports may be added and dropped too" },
  { "frontier", 0, FW_CLI_SWITCH, NULL, "also the best use of smaller and larger budgets" },
  { "budgets", 0, FW_CLI_VALUE, "N", "with --frontier: how many (8)" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON (as it is without a choice)" },
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV: one row a number of the plan; a budget with --frontier" },
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
read_measure (FwCliArgs *args, FwAllocateMeasure *measure, GError **error)
{
  const char *name = fw_cli_args_value (args, "maximise");

  if (name == NULL)
    name = fw_cli_args_value (args, "maximize");
  *measure = FW_ALLOCATE_PLACEMENTS;
  if (name == NULL)
    return TRUE;
  for (FwAllocateMeasure m = 0; m < FW_N_ALLOCATE; m++)
    if (g_str_equal (name, fw_allocate_measure_name (m)))
      {
        *measure = m;
        return TRUE;
      }

  return usage (error, "--maximise is net_local_placements, npv_society or equity_weighted_gain.");
}

/* "black=0.4": a group by its id or title. */
static gboolean
read_floor (FwPlan *plan, const char *text, FwFloor *out, GError **error)
{
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);
  const char *sign = strrchr (text, '=');
  g_autofree char *name = sign != NULL ? g_strndup (text, (gsize)(sign - text)) : NULL;

  if (name == NULL || !fw_cli_number (sign + 1, &out->share)
      || !(out->share >= 0.0 && out->share <= 1.0))
    return usage (error, "--floor is GROUP=SHARE, like black=0.4; a share is 0 to 1.");
  for (out->group = 0; out->group < g_list_model_get_n_items (groups); out->group++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, out->group);

      if (g_str_equal (fw_part_get_id (group), name)
          || g_strcmp0 (fw_part_get_title (group), name) == 0)
        return TRUE;
    }

  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "The plan has no group “%s”.", name);
  return FALSE;
}

static gboolean
read_floors (FwCliArgs *args, FwPlan *plan, GArray *floors, GError **error)
{
  GPtrArray *texts = fw_cli_args_list (args, "floor");
  double sum = 0.0;

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      FwFloor one;

      if (!read_floor (plan, texts->pdata[i], &one, error))
        return FALSE;
      for (guint k = 0; k < floors->len; k++)
        if (g_array_index (floors, FwFloor, k).group == one.group)
          return usage (error, "--floor names a group twice.");
      sum += one.share;
      g_array_append_val (floors, one);
    }
  if (sum > 1.0)
    return usage (error, "The shares of --floor add up to more than 1.");

  return TRUE;
}

static gboolean
read_question (FwCliArgs *args, FwPlan *plan, GArray *floors, FwAllocationQuestion *question,
               GError **error)
{
  guint64 n_budgets = FW_ALLOCATE_BUDGETS;

  *question = (FwAllocationQuestion){ .budget = NAN, .chance = NAN, .smallest = NAN };
  if (!read_measure (args, &question->measure, error)
      || !fw_cli_args_number (args, "budget", &question->budget, error)
      || !fw_cli_args_number (args, "chance", &question->chance, error)
      || !fw_cli_args_number (args, "smallest", &question->smallest, error)
      || !fw_cli_args_whole (args, "budgets", 2, MOST_BUDGETS, &n_budgets, error)
      || !read_floors (args, plan, floors, error))
    return FALSE;
  if (fw_cli_args_has (args, "budget") && !(question->budget >= 0.0 && question->budget <= 1e12))
    return usage (error, "--budget is 0 to 1000000000000 dollars.");
  if (fw_cli_args_has (args, "chance") && !(question->chance > 0.0 && question->chance <= 1.0))
    return usage (error, "--chance is over 0 and at most 1.");
  if (fw_cli_args_has (args, "smallest")
      && !(question->smallest >= 0.0 && question->smallest <= 2000.0))
    return usage (error, "--smallest is 0 to 2000 people.");

  question->floors = (const FwFloor *)floors->data;
  question->n_floors = floors->len;
  question->supports = fw_cli_args_has (args, "supports");
  question->n_budgets = fw_cli_args_has (args, "frontier") ? (guint)n_budgets : 0;
  return TRUE;
}

static JsonObject *
summary_object (const FweSummary *summary)
{
  JsonObject *object = json_object_new ();

  fw_json_set_number (object, "mean", summary->mean);
  fw_json_set_number (object, "p10", summary->p10);
  fw_json_set_number (object, "p50", summary->p50);
  fw_json_set_number (object, "p90", summary->p90);
  return object;
}

static JsonObject *
spending_object (FwAllocation *answer, const FwSpending *spending)
{
  FwResult *result = fw_allocation_get_result_before (answer);
  JsonObject *object = json_object_new ();
  JsonArray *groups = json_array_new ();

  fw_json_set_number (object, "value", spending->value);
  json_object_set_object_member (object, "net_local_placements", summary_object (&spending->net));
  json_object_set_object_member (object, "cost", summary_object (&spending->cost));
  fw_json_set_number (object, "cost_at_chance", spending->high);
  json_object_set_string_member (object, "limit", fwe_limit_name (spending->limit));
  for (guint g = 0; g < fw_result_get_n_groups (result); g++)
    {
      JsonObject *group = json_object_new ();

      json_object_set_string_member (group, "group", fw_result_get_group_title (result, g));
      fw_json_set_number (group, "share", spending->group_shares[g]);
      json_array_add_object_element (groups, group);
    }
  json_object_set_array_member (object, "group_shares", groups);
  return object;
}

static JsonArray *
uses_array (FwAllocation *answer)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < fw_allocation_get_n_uses (answer); i++)
    {
      const FwUse *use = fw_allocation_get_use (answer, i);
      g_autofree char *not_held = fw_allocation_class_sentence (answer, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "key", use->key);
      json_object_set_string_member (object, "title", use->title);
      json_object_set_double_member (object, "from", use->from);
      json_object_set_double_member (object, "to", use->to);
      if (use->smallest > 0.0)
        json_object_set_double_member (object, "smallest_class", use->smallest);
      if (not_held != NULL)
        json_object_set_string_member (object, "not_held", not_held);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
prices_array (FwAllocation *answer)
{
  static const char *const kinds[] = { "budget", "fund_a_year", "opening", "seat", "applicant" };
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < fw_allocation_get_n_prices (answer); i++)
    {
      const FwPrice *price = fw_allocation_get_price (answer, i);
      g_autofree char *sentence = fw_allocation_price_sentence (answer, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "one_more", kinds[price->kind]);
      if (price->of != NULL)
        json_object_set_string_member (object, "of", price->of);
      if (price->dollars > 0.0)
        fw_json_set_number (object, "dollars", price->dollars);
      fw_json_set_number (object, "predicted", price->predicted);
      fw_json_set_number (object, "rerun", price->found);
      fw_json_set_number (object, "rerun_one_less", price->less);
      if (price->whole_dollars > 0.0)
        {
          fw_json_set_number (object, "whole_seats_dollars", price->whole_dollars);
          fw_json_set_number (object, "whole_seats_worth", price->whole);
        }
      json_object_set_string_member (object, "sentence", sentence);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
frontier_array (FwAllocation *answer)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < fw_allocation_get_n_budgets (answer); i++)
    {
      const FwBudgetPoint *point = fw_allocation_get_budget_point (answer, i);
      JsonObject *object = spending_object (answer, &point->spending);

      fw_json_set_number (object, "budget", point->budget);
      json_object_set_boolean_member (object, "budget_binds", point->binds_budget);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonNode *
to_json (FwAllocation *answer, FwPlan *plan, FwScenario *scenario, const char *sentence)
{
  const FwAllocateMeasure measure = fw_allocation_get_measure (answer);
  g_autofree char *quarter = fw_allocation_quarter (answer);
  g_autofree char *binds = fw_allocation_binding_sentence (answer);
  JsonObject *object = json_object_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "plan", fw_plan_get_id (plan));
  json_object_set_string_member (object, "scenario", fw_part_get_id (FW_PART (scenario)));
  json_object_set_string_member (object, "measure", fw_allocate_measure_name (measure));
  fw_json_set_number (object, "budget", fw_allocation_get_budget (answer));
  fw_json_set_number (object, "chance", fw_allocation_get_chance (answer));
  json_object_set_string_member (object, "by", quarter);
  json_object_set_int_member (object, "draws",
                              fw_result_get_n_draws (fw_allocation_get_result_after (answer)));
  json_object_set_boolean_member (object, "feasible", fw_allocation_get_feasible (answer));
  json_object_set_boolean_member (object, "kept_before", fw_allocation_get_kept_before (answer));
  json_object_set_object_member (object, "before",
                                 spending_object (answer, fw_allocation_get_before (answer)));
  json_object_set_object_member (object, "after",
                                 spending_object (answer, fw_allocation_get_after (answer)));
  json_object_set_array_member (object, "uses", uses_array (answer));
  json_object_set_array_member (object, "prices", prices_array (answer));
  json_object_set_string_member (object, "binds", binds);
  json_object_set_array_member (object, "frontier", frontier_array (answer));
  json_object_set_string_member (object, "sentence", sentence);
  json_node_take_object (root, object);
  return root;
}

static void
append_numbers (GString *csv, const double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      fw_csv_append_number (csv, numbers[i]);
    }
}

static char *
to_csv (FwAllocation *answer)
{
  GString *csv = g_string_new (NULL);

  if (fw_allocation_get_n_budgets (answer) > 0)
    g_string_append (csv, "budget,value,net_local_placements,p10,p90,cost,cost_at_chance,limit,"
                          "budget_binds\n");
  for (guint i = 0; i < fw_allocation_get_n_budgets (answer); i++)
    {
      const FwBudgetPoint *point = fw_allocation_get_budget_point (answer, i);
      const FwSpending *of = &point->spending;
      const double numbers[] = { point->budget, of->value,     of->net.mean, of->net.p10,
                                 of->net.p90,   of->cost.mean, of->high };

      append_numbers (csv, numbers, G_N_ELEMENTS (numbers));
      g_string_append_printf (csv, ",%s,%s\n", fwe_limit_name (of->limit),
                              point->binds_budget ? "true" : "false");
    }
  if (fw_allocation_get_n_budgets (answer) > 0)
    return g_string_free (csv, FALSE);

  g_string_append (csv, "key,title,from,to\n");
  for (guint i = 0; i < fw_allocation_get_n_uses (answer); i++)
    {
      const FwUse *use = fw_allocation_get_use (answer, i);
      const double numbers[] = { use->from, use->to };

      fw_csv_append_text (csv, use->key);
      g_string_append_c (csv, ',');
      fw_csv_append_text (csv, use->title);
      g_string_append_c (csv, ',');
      append_numbers (csv, numbers, G_N_ELEMENTS (numbers));
      g_string_append_c (csv, '\n');
    }
  return g_string_free (csv, FALSE);
}

static gboolean
print (FwCliArgs *args, FwAllocation *answer, FwPlan *plan, FwScenario *scenario,
       const char *sentence, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *csv = NULL;

  if (fw_cli_args_has (args, "csv"))
    {
      csv = to_csv (answer);
      return fw_cli_print (csv, error);
    }

  root = to_json (answer, plan, scenario, sentence);
  return fw_cli_print_json (root, error);
}

static gboolean
check_scenario (FwScenario *scenario, GError **error)
{
  return !fw_scenario_is_no_program (scenario)
         || usage (error, "“No program” spends nothing; ask about another scenario.");
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  const FweHooks hooks = { .progress = fw_cli_progress, .user_data = (gpointer) "allocate" };
  FwScenario *scenario;
  g_autoptr (FwPlan) plan = fw_cli_plan_open (args, &scenario, error);
  g_autoptr (GArray) floors = g_array_new (FALSE, TRUE, sizeof (FwFloor));
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwAllocation) answer = NULL;
  g_autofree char *sentence = NULL;
  FwAllocationQuestion question;
  guint n_threads;

  if (plan == NULL || !check_scenario (scenario, error)
      || !read_question (args, plan, floors, &question, error)
      || !fw_cli_plan_threads (args, &n_threads, error))
    return FALSE;
  compiled = fw_cli_plan_compile (args, plan, scenario, error);
  if (compiled == NULL)
    return FALSE;

  answer = fw_allocation_new_run (plan, scenario, &question, fw_compiled_get_draws (compiled),
                                  fw_compiled_get_seed (compiled), n_threads, &hooks, error);
  if (answer == NULL)
    return FALSE;

  fw_cli_progress (1.0, (gpointer) "allocate");
  sentence = fw_allocation_sentence (answer);
  if (!print (args, answer, plan, scenario, sentence, error))
    return FALSE;
  if (fw_allocation_get_feasible (answer))
    return TRUE;

  if (fw_cli_flush (error))
    g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_CANNOT_REACH, sentence);
  return FALSE;
}

const FwCliCommand fw_cli_allocate = {
  .name = "allocate",
  .usage = "PLAN [--maximise MEASURE] [--budget N] [options]",
  .summary = "the best use of the money, and what one more of each is worth",
  .help = FW_CLI_PLAN_HELP
  "Looks for the seats of each program that bring most for the money, by linear programs whose\n"
  "numbers the simulation gives and a last search by a few people, and runs what they find. Never\n"
  "less than the plan as it stands where that keeps to the budget.\n"
  "Exit code 3, and the reason, where a floor or a budget cannot be kept to.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
