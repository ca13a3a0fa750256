/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>

#include "fw-cli-load.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-csv.h"
#include "fw-json.h"
#include "fw-leave-out.h"
#include "fw-result.h"

static const FwCliOption options[] = {
  { "text", 0, FW_CLI_SWITCH, NULL, "a table to read (as it is without a choice)" },
  { "json", 0, FW_CLI_SWITCH, NULL, "JSON: every study, with its years and the plan without it" },
  { "csv", 0, FW_CLI_SWITCH, NULL, "CSV: one row a study" },
  FW_CLI_PLAN_OPTIONS,
  FW_CLI_RUN_OPTIONS,
};

/* What is written, and where its words come from. */
typedef struct
{
  FwPlan *plan;
  FwScenario *scenario;
  const FwePlan *engine;
  FwLeaveOut *answer;
} Report;

static const char *
evidence_id (FweEvidence evidence)
{
  static const char *const ids[] = { "pooled", "techhire", "per-scholas" };

  return ids[evidence];
}

static const FwEvidence *
published (const FwTrial *trial, guint year)
{
  guint n_rows;

  return fw_evidence_rows (&n_rows) + trial->first + year;
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

static void
set_measures (JsonObject *object, const FweSummary *measures)
{
  for (FwLeft left = 0; left < FW_N_LEFT; left++)
    json_object_set_object_member (object, fwe_measure_name (fw_left_measure (left)),
                                   summary_object (&measures[left]));
}

static JsonObject *
year_object (const Report *report, const FwTrial *trial, guint index)
{
  const FwEvidence *row = published (trial, index);
  const FweEvidenceRow *moved = fw_trials_row (report->engine, trial, index);
  JsonObject *object = json_object_new ();
  gboolean is_assumption;
  const double se = fw_evidence_se (row, &is_assumption);

  json_object_set_int_member (object, "year", row->year);
  fw_json_set_number (object, "published", row->estimate);
  fw_json_set_number (object, "standard_error", se);
  json_object_set_boolean_member (object, "standard_error_is_assumption", is_assumption);
  json_object_set_int_member (object, "price_year", row->price_year);
  fw_json_set_number (object, "estimate", moved->estimate);
  fw_json_set_number (object, "p10", moved->estimate - FWE_Z90 * moved->se);
  fw_json_set_number (object, "p90", moved->estimate + FWE_Z90 * moved->se);
  json_object_set_boolean_member (object, "pooled", fwe_prior_counts (moved) && !moved->left_out);
  json_object_set_string_member (object, "url", row->url);
  return object;
}

static JsonObject *
trial_object (const Report *report, const FwTrial *trial, const FwLeaveOutRow *row)
{
  const FwEvidence *first = published (trial, 0);
  JsonObject *object = json_object_new ();
  JsonArray *years = json_array_new ();

  json_object_set_string_member (object, "key", fw_evidence_key (trial->id));
  json_object_set_string_member (object, "study", first->study);
  json_object_set_string_member (object, "place", first->place);
  json_object_set_string_member (object, "design", first->design);
  fw_json_set_number (object, "people", first->n);
  fw_json_set_number (object, "cost", first->cost);
  json_object_set_string_member (object, "note", first->note);
  json_object_set_boolean_member (object, "left_out", trial->left_out);
  fw_json_set_number (object, "weight", trial->weight);
  fw_json_set_number (object, "estimate", trial->estimate);
  fw_json_set_number (object, "standard_error", trial->se);
  fw_json_set_number (object, "p10", trial->low);
  fw_json_set_number (object, "p90", trial->high);
  for (guint i = 0; i < trial->n_rows; i++)
    json_array_add_object_element (years, year_object (report, trial, i));
  json_object_set_array_member (object, "years", years);
  if (row->known)
    {
      JsonObject *without = json_object_new ();

      fw_json_set_number (without, "pooled_mean", row->pool.mean);
      set_measures (without, row->measures);
      json_object_set_object_member (object, "without", without);
    }
  else
    json_object_set_null_member (object, "without");
  return object;
}

static JsonObject *
pool_object (const FwTrials *trials)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "studies", trials->n_pooled);
  fw_json_set_number (object, "mean", trials->pool.mean);
  fw_json_set_number (object, "standard_error", trials->pool.se);
  fw_json_set_number (object, "tau", trials->tau);
  fw_json_set_number (object, "new_place_p10", trials->low);
  fw_json_set_number (object, "new_place_p90", trials->high);
  return object;
}

static JsonArray *
effects_array (const FwTrials *trials)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < trials->n_effects; i++)
    {
      const FwTrialEffect *effect = &trials->effects[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "marks", effect->marks);
      json_object_set_int_member (object, "programs", effect->n_programs);
      fw_json_set_number (object, "mean", effect->mean);
      fw_json_set_number (object, "p10", effect->low);
      fw_json_set_number (object, "p90", effect->high);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonNode *
to_json (const Report *report)
{
  const FwTrials *trials = fw_leave_out_get_trials (report->answer);
  JsonObject *object = json_object_new ();
  JsonObject *base = json_object_new ();
  JsonArray *array = json_array_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  FweSummary measures[FW_N_LEFT];
  guint n_rows;
  const FwLeaveOutRow *rows = fw_leave_out_get_rows (report->answer, &n_rows);

  for (FwLeft left = 0; left < FW_N_LEFT; left++)
    measures[left] = *fw_leave_out_get_base (report->answer, left);
  set_measures (base, measures);
  for (guint i = 0; i < n_rows; i++)
    json_array_add_object_element (array, trial_object (report, &trials->trials[i], &rows[i]));

  json_object_set_string_member (object, "plan", fw_plan_get_id (report->plan));
  json_object_set_string_member (object, "scenario", fw_part_get_id (FW_PART (report->scenario)));
  json_object_set_string_member (object, "evidence", evidence_id (trials->evidence));
  json_object_set_boolean_member (object, "used", trials->used);
  json_object_set_int_member (object, "price_year", fw_plan_get_price_year (report->plan));
  json_object_set_int_member (object, "draws", fw_leave_out_get_draws (report->answer));
  json_object_set_object_member (object, "base", base);
  json_object_set_object_member (object, "pool", pool_object (trials));
  json_object_set_array_member (object, "effects", effects_array (trials));
  json_object_set_array_member (object, "trials", array);
  json_node_take_object (root, object);
  return root;
}

static void
append_number (GString *csv, double value)
{
  g_string_append_c (csv, ',');
  fw_csv_append_number (csv, value);
}

static char *
to_csv (const Report *report)
{
  const FwTrials *trials = fw_leave_out_get_trials (report->answer);
  GString *csv = g_string_new ("key,study,place,design,people,cost,left_out,weight,estimate,"
                               "standard_error,pooled_mean_without");
  guint n_rows;
  const FwLeaveOutRow *rows = fw_leave_out_get_rows (report->answer, &n_rows);

  for (FwLeft left = 0; left < FW_N_LEFT; left++)
    g_string_append_printf (csv, ",%s_without", fwe_measure_name (fw_left_measure (left)));
  g_string_append_c (csv, '\n');
  for (guint i = 0; i < n_rows; i++)
    {
      const FwTrial *trial = &trials->trials[i];
      const FwEvidence *first = published (trial, 0);

      g_string_append_printf (csv, "%s,", fw_evidence_key (trial->id));
      fw_csv_append_text (csv, first->study);
      g_string_append_c (csv, ',');
      fw_csv_append_text (csv, first->place);
      g_string_append_c (csv, ',');
      fw_csv_append_text (csv, first->design);
      append_number (csv, first->n);
      append_number (csv, first->cost);
      g_string_append (csv, trial->left_out ? ",true" : ",false");
      append_number (csv, trial->weight);
      append_number (csv, trial->estimate);
      append_number (csv, trial->se);
      append_number (csv, rows[i].pool.mean);
      for (FwLeft left = 0; left < FW_N_LEFT; left++)
        append_number (csv, rows[i].known ? rows[i].measures[left].mean : NAN);
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}

/* A cell as people read it, filled up with blanks at its start; a number that is none is a dash. */
static void
append_cell (GString *text, double value, FwUnit unit, glong width)
{
  g_autofree char *cell
      = isnan (value) ? g_strdup ("–") : fw_unit_format (value, unit, FW_STYLE_LABEL);

  for (glong i = g_utf8_strlen (cell, -1); i < width; i++)
    g_string_append_c (text, ' ');
  g_string_append (text, cell);
}

static void
append_measures (GString *text, const FweSummary *measures, gboolean known)
{
  for (FwLeft left = 0; left < FW_N_LEFT; left++)
    append_cell (text, known ? measures[left].mean : NAN,
                 fw_result_get_measure_unit (fw_left_measure (left)), 15);
  g_string_append_c (text, '\n');
}

static void
append_line (GString *text, const char *name, double weight, double effect)
{
  g_string_append_printf (text, "%-22s", name);
  append_cell (text, weight, FW_UNIT_SHARE, 7);
  append_cell (text, effect, FW_UNIT_DOLLARS, 13);
}

static char *
to_text (const Report *report)
{
  const FwTrials *trials = fw_leave_out_get_trials (report->answer);
  GString *text
      = g_string_new ("Gain: steady, a year for each person enrolled, as each study found "
                      "it in its years 2 and 3,\nin dollars of ");
  g_autofree char *year = fw_number_to_c (fw_plan_get_price_year (report->plan));
  FweSummary base[FW_N_LEFT];
  guint n_rows;
  const FwLeaveOutRow *rows = fw_leave_out_get_rows (report->answer, &n_rows);

  for (FwLeft left = 0; left < FW_N_LEFT; left++)
    base[left] = *fw_leave_out_get_base (report->answer, left);
  g_string_append_printf (text,
                          "%s.\n"
                          "The rest: the plan without that study: effect on earnings a year for "
                          "each person enrolled,\nbenefit per dollar, net benefit to society.\n\n",
                          year);
  g_string_append_printf (text, "%-22s%7s%13s%15s%15s%15s\n", "study", "weight", "gain", "effect",
                          "per dollar", "society");
  for (guint i = 0; i < n_rows; i++)
    {
      const FwTrial *trial = &trials->trials[i];

      append_line (text, published (trial, 0)->study, trial->weight, trial->estimate);
      append_measures (text, rows[i].measures, rows[i].known);
    }
  append_line (text, "pooled; plan as it is", NAN, trials->pool.mean);
  append_measures (text, base, TRUE);
  g_string_append (text, "\nA new place should expect ");
  append_cell (text, trials->low, FW_UNIT_DOLLARS, 0);
  g_string_append (text, " to ");
  append_cell (text, trials->high, FW_UNIT_DOLLARS, 0);
  g_string_append (text, " (8 of 10 such places).\n");
  return g_string_free (text, FALSE);
}

static gboolean
run (FwCliArgs *args, GError **error)
{
  const FweHooks hooks = { .progress = fw_cli_progress, .user_data = (char[]){ "Running" } };
  g_autoptr (FwPlan) plan = NULL;
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwLeaveOut) answer = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *words = NULL;
  FwScenario *scenario;
  Report report;
  guint n_threads;

  if (!fw_cli_plan_threads (args, &n_threads, error))
    return FALSE;
  plan = fw_cli_plan_open (args, &scenario, error);
  if (plan == NULL)
    return FALSE;
  compiled = fw_cli_plan_compile (args, plan, scenario, error);
  if (compiled == NULL)
    return FALSE;
  answer = fw_leave_out_run (compiled, n_threads, &hooks, error);
  if (answer == NULL)
    return FALSE;

  report = (Report){ plan, scenario, fw_compiled_get_plan (compiled), answer };
  if (fw_cli_args_has (args, "json"))
    {
      root = to_json (&report);
      return fw_cli_print_json (root, error);
    }

  words = fw_cli_args_has (args, "csv") ? to_csv (&report) : to_text (&report);
  return fw_cli_print (words, error);
}

const FwCliCommand fw_cli_evidence = {
  .name = "evidence",
  .usage = FW_CLI_PLAN_USAGE,
  .summary = "the trials behind a plan, their weights, and the plan without each",
  .help = FW_CLI_PLAN_HELP "The null result first. “--set trials.quest=false” leaves a study out "
                           "for good: of the pool, not\n"
                           "of the line along which the four marks move the effect.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 1,
  .run = run,
};
