/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>

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

/* A question, and what its better choice does to the headline: means, NaN where there is none. */
typedef struct
{
  const FwQuestion *question;
  double placements, npv;
} Asked;

/* On the same draws; the plan is left as it was. What cannot be run stays unknown. */
static void
weigh (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, FwResult *without, Asked *asked)
{
  g_autoptr (FwChange) inverse = fw_change_apply (asked->question->better, plan, NULL);
  g_autoptr (FwChange) again = NULL;
  g_autoptr (FwResult) with = NULL;

  if (inverse == NULL)
    return;

  with = fw_cli_plan_run (args, plan, scenario, NULL);
  again = fw_change_apply (inverse, plan, NULL);
  if (with == NULL)
    return;

  asked->placements = fw_result_get_measure (with, FWE_M_NET_LOCAL_PLACEMENTS)->mean
                      - fw_result_get_measure (without, FWE_M_NET_LOCAL_PLACEMENTS)->mean;
  asked->npv = fw_result_get_measure (with, FWE_M_NPV_SOCIETY)->mean
               - fw_result_get_measure (without, FWE_M_NPV_SOCIETY)->mean;
}

static GArray *
weigh_all (FwCliArgs *args, FwPlan *plan, FwScenario *scenario, FwResult *result,
           GPtrArray *questions)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Asked));

  for (guint i = 0; i < questions->len; i++)
    {
      Asked asked = { questions->pdata[i], NAN, NAN };

      if (asked.question->better != NULL)
        weigh (args, plan, scenario, result, &asked);
      g_array_append_val (all, asked);
    }

  return all;
}

static FwCliRow *
make_row (const Asked *asked)
{
  const FwQuestion *question = asked->question;
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
  fw_cli_row_number (row, "net_local_placements_change", asked->placements);
  fw_cli_row_number (row, "npv_society_change", asked->npv);
  return row;
}

static void
append_better (const Asked *asked, GString *text)
{
  const char *better = fw_review_better (asked->question->rule);
  g_autofree char *placements
      = fw_unit_format (asked->placements, FW_UNIT_PERSONS, FW_STYLE_SIGNED);
  g_autofree char *npv = fw_unit_format (asked->npv, FW_UNIT_DOLLARS, FW_STYLE_SIGNED);

  if (isnan (asked->placements))
    g_string_append_printf (text, "  Better: %s\n", better);
  else
    g_string_append_printf (text,
                            "  Better: %s (net local placements %s, net benefit of society %s)\n",
                            better, placements, npv);
}

static char *
to_text (GArray *questions)
{
  GString *text = g_string_new (NULL);
  guint n_rules;
  g_autofree char *found = fw_number_to_c (questions->len);
  g_autofree char *all = NULL;

  fw_review_rules (&n_rules);
  all = fw_number_to_c (n_rules);
  for (guint i = 0; i < questions->len; i++)
    {
      const Asked *asked = &g_array_index (questions, Asked, i);
      const FwQuestion *question = asked->question;

      g_string_append_printf (text, "%s\n  %s\n  %s (%s)\n", fw_review_asks (question->rule),
                              question->says, fw_review_why (question->rule),
                              fw_review_source (question->rule));
      if (question->better != NULL)
        append_better (asked, text);
      g_string_append_printf (text, "  [%s: %s]\n\n", question->rule->id, question->where);
    }
  g_string_append_printf (text, "%s of %s questions %s to be asked of this plan.\n", found, all,
                          questions->len == 1 ? "is" : "are");

  return g_string_free (text, FALSE);
}

static char *
to_csv (GArray *questions)
{
  const char *const names = "rule,where,value,unit,asks,says,why,source,better,"
                            "net_local_placements_change,npv_society_change\n";
  GString *csv = g_string_new (names);

  for (guint i = 0; i < questions->len; i++)
    {
      g_autoptr (FwCliRow) row = make_row (&g_array_index (questions, Asked, i));

      fw_cli_row_append_values (row, csv);
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

static JsonNode *
to_json (GArray *questions, FwPlan *plan, FwScenario *scenario)
{
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  guint n_rules;

  fw_review_rules (&n_rules);
  for (guint i = 0; i < questions->len; i++)
    {
      g_autoptr (FwCliRow) row = make_row (&g_array_index (questions, Asked, i));

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
  g_autoptr (GArray) asked = NULL;
  g_autofree char *text = NULL;

  plan = fw_cli_plan_open (args, &scenario, error);
  if (plan == NULL)
    return FALSE;

  if (fw_scenario_is_no_program (scenario))
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "“No program” promises nothing; ask about another scenario.");
      return FALSE;
    }

  result = fw_cli_plan_run (args, plan, scenario, error);
  if (result == NULL)
    return FALSE;

  questions = fw_review_plan (plan, scenario, result);
  asked = weigh_all (args, plan, scenario, result, questions);
  if (fw_cli_args_has (args, "json"))
    {
      g_autoptr (JsonNode) root = to_json (asked, plan, scenario);

      return fw_cli_print_json (root, error);
    }

  text = fw_cli_args_has (args, "csv") ? to_csv (asked) : to_text (asked);
  return fw_cli_print (text, error);
}

const FwCliCommand fw_cli_review = {
  .name = "review",
  .usage = FW_CLI_PLAN_USAGE,
  .summary = "what an evaluator would ask of a plan",
  .help = FW_CLI_PLAN_HELP
  "Known ways in which such plans fool themselves, each looked for in this plan: the question,\n"
  "the number it is about, why it matters, who says so, and the better choice where there is\n"
  "one, with what it does to the headline on the same possible futures. The gravest comes first:\n"
  "what would make people or dollars out of nothing. Exit code 0 whatever is found.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
