/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include "fw-cli-load.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-cli-row.h"
#include "fw-review.h"

static const FwCliOption options[] = {
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON" },
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV with a header" },
  FW_CLI_PLAN_OPTIONS,
  FW_CLI_RUN_OPTIONS,
};

static FwCliRow *
make_row (const FwQuestion *question)
{
  FwCliRow *row = fw_cli_row_new ();

  fw_cli_row_text (row, "rule", question->rule->id);
  fw_cli_row_text (row, "where", question->where);
  fw_cli_row_number (row, "value", question->value);
  fw_cli_row_text (row, "unit", fw_unit_id (question->unit));
  fw_cli_row_text (row, "asks", fw_review_asks (question->rule));
  fw_cli_row_text (row, "says", question->says);
  fw_cli_row_text (row, "why", fw_review_why (question->rule));
  fw_cli_row_text (row, "source", fw_review_source (question->rule));
  fw_cli_row_text (row, "better",
                   question->better != NULL ? fw_review_better (question->rule) : "");
  return row;
}

static char *
to_text (GPtrArray *questions)
{
  GString *text = g_string_new (NULL);
  guint n_rules;
  g_autofree char *found = fw_number_to_c (questions->len);
  g_autofree char *all = NULL;

  fw_review_rules (&n_rules);
  all = fw_number_to_c (n_rules);
  for (guint i = 0; i < questions->len; i++)
    {
      const FwQuestion *question = questions->pdata[i];

      g_string_append_printf (text, "%s\n  %s\n  %s (%s)\n", fw_review_asks (question->rule),
                              question->says, fw_review_why (question->rule),
                              fw_review_source (question->rule));
      if (question->better != NULL)
        g_string_append_printf (text, "  Better: %s\n", fw_review_better (question->rule));
      g_string_append_printf (text, "  [%s: %s]\n\n", question->rule->id, question->where);
    }
  g_string_append_printf (text, "%s of %s questions are to be asked of this plan.\n", found, all);

  return g_string_free (text, FALSE);
}

static char *
to_csv (GPtrArray *questions)
{
  const char *const names = "rule,where,value,unit,asks,says,why,source,better\n";
  GString *csv = g_string_new (names);

  for (guint i = 0; i < questions->len; i++)
    {
      g_autoptr (FwCliRow) row = make_row (questions->pdata[i]);

      fw_cli_row_append_values (row, csv);
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

static JsonNode *
to_json (GPtrArray *questions, FwPlan *plan, FwScenario *scenario)
{
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  guint n_rules;

  fw_review_rules (&n_rules);
  for (guint i = 0; i < questions->len; i++)
    {
      g_autoptr (FwCliRow) row = make_row (questions->pdata[i]);

      json_array_add_object_element (array, fw_cli_row_to_json (row));
    }
  json_object_set_string_member (object, "plan", fw_plan_get_id (plan));
  json_object_set_string_member (object, "scenario", fw_part_get_id (FW_PART (scenario)));
  json_object_set_int_member (object, "rules", n_rules);
  json_object_set_array_member (object, "questions", array);
  json_node_take_object (root, object);
  return root;
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  FwScenario *scenario;
  g_autoptr (FwPlan) plan = NULL;
  g_autoptr (FwResult) result = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autofree char *text = NULL;

  plan = fw_cli_plan_open (args, &scenario, error);
  result = plan != NULL ? fw_cli_plan_run (args, plan, scenario, error) : NULL;
  if (result == NULL)
    return FALSE;

  questions = fw_review_plan (plan, scenario, result);
  if (fw_cli_args_has (args, "json"))
    {
      g_autoptr (JsonNode) root = to_json (questions, plan, scenario);

      return fw_cli_print_json (root, error);
    }

  text = fw_cli_args_has (args, "csv") ? to_csv (questions) : to_text (questions);
  return fw_cli_print (text, error);
}

const FwCliCommand fw_cli_review = {
  .name = "review",
  .usage = FW_CLI_PLAN_USAGE,
  .summary = "what an evaluator would ask of a plan",
  .help = FW_CLI_PLAN_HELP
  "Known ways in which such plans fool themselves, each looked for in this plan: the question,\n"
  "the number it is about, why it matters, who says so, and the better choice where there is\n"
  "one. What moves the headline most comes first. Exit code 0 whatever is found.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
