/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-json.h"
#include "fw-note.h"
#include "fw-result.h"

#define DRAWS 400

static FwResult *
run_with (FwPlan *plan, const char *scenario, const char *assignment, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwCompiled) fewer = NULL;
  FwResult *result;

  if (assignment != NULL)
    {
      g_autoptr (FwChange) change = fw_change_new_from_text (plan, scenario, assignment, &error);
      g_autoptr (FwChange) inverse = fw_change_apply (change, plan, &error);

      g_assert_no_error (error);
    }

  compiled = fw_plan_compile (plan, fw_plan_find_scenario (plan, scenario, NULL), &error);
  g_assert_no_error (error);
  fewer = fw_compiled_with_draws (compiled, DRAWS, 7);
  result = fw_result_new_run (fewer, NULL, n_threads, TRUE, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static FwResult *
run_plan (const char *id, const char *scenario, const char *assignment)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (id, NULL);

  return run_with (plan, scenario, assignment, 1);
}

static const char *const json_members[]
    = { "plan",       "scenario", "seed",      "draws",    "quarters",
        "price_year", "counting", "evidence",  "headline", "constraint",
        "goal",       "measures", "waterfall", "series",   "digest" };
static const char *const json_measures[] = { "enrolled",
                                             "completed",
                                             "gross_placements",
                                             "net_local_placements",
                                             "cost_per_net_local_placement",
                                             "earnings_effect_per_enrolled",
                                             "benefit_per_dollar",
                                             "npv_society",
                                             "mvpf",
                                             "gap_closed",
                                             "gini",
                                             "gini_change" };
static const char *const json_steps[]
    = { "placed", "deadweight", "displacement", "moved away", "net local" };

static void
test_json (void)
{
  g_autoptr (FwResult) result = run_plan ("minneapolis", "as-pledged", NULL);
  g_autoptr (JsonNode) node = fw_result_to_json (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_json_write (node, &error);
  JsonObject *root = json_node_get_object (node);
  JsonObject *measures = json_object_get_object_member (root, "measures");
  JsonArray *waterfall = json_object_get_array_member (root, "waterfall");
  JsonArray *placements = json_object_get_array_member (
      json_object_get_object_member (root, "series"), "net_local_placements");
  double sum = 0.0;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (json_members); i++)
    g_assert_true (json_object_has_member (root, json_members[i]));
  for (guint i = 0; i < G_N_ELEMENTS (json_measures); i++)
    g_assert_true (json_object_has_member (
        json_object_get_object_member (measures, json_measures[i]), "mc_error"));
  g_assert_true (
      json_object_has_member (json_object_get_object_member (measures, "mvpf"), "n_unlimited"));

  g_assert_cmpuint (json_array_get_length (waterfall), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      JsonObject *step = json_array_get_object_element (waterfall, i);

      g_assert_cmpstr (json_object_get_string_member (step, "name"), ==, json_steps[i]);
      sum += (i < 4 ? 1.0 : -1.0) * json_object_get_double_member (step, "mean");
    }
  g_assert_cmpfloat_with_epsilon (sum, 0.0, 1e-9);
  g_assert_cmpuint (json_array_get_length (placements), ==, 40);
  g_assert_cmpint (
      json_object_get_int_member (json_array_get_object_element (placements, 0), "quarter"), ==, 1);
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (root, "goal"), "quarter"), ==, 8);
  g_assert_cmpfloat (
      json_object_get_double_member (json_object_get_object_member (root, "goal"), "wanted_chance"),
      ==, 0.8);
  g_assert_cmpint (json_object_get_int_member (root, "draws"), ==, DRAWS);
  g_assert_cmpstr (json_object_get_string_member (root, "evidence"), ==, "pooled");
}

static double
sum_of (JsonArray *array, const char *member)
{
  double sum = 0.0;

  for (guint i = 0; i < json_array_get_length (array); i++)
    sum += json_object_get_double_member (
        json_object_get_object_member (json_array_get_object_element (array, i), member), "mean");

  return sum;
}

/* Parts carry the plan's own titles and add up to the measures. */
static void
test_json_parts (void)
{
  g_autoptr (FwResult) result = run_plan ("minneapolis", "as-pledged", NULL);
  g_autoptr (JsonNode) node = fw_result_to_json (result);
  JsonObject *root = json_node_get_object (node);
  JsonArray *groups = json_object_get_array_member (root, "groups");
  JsonArray *lines = json_object_get_array_member (root, "lines");
  JsonArray *bindings = json_object_get_array_member (root, "bindings");
  const FweResult *engine = fw_result_get_engine (result);
  const double placed = engine->measures[FWE_M_GROSS_PLACEMENTS].mean;
  double society = 0.0;

  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (groups, 0), "name"), ==,
      fw_result_get_group_title (result, 0));
  g_assert_cmpfloat_with_epsilon (sum_of (groups, "placed"), placed, 1e-6);
  g_assert_cmpfloat_with_epsilon (
      sum_of (json_object_get_array_member (root, "occupations"), "placed"), placed, 1e-6);
  g_assert_cmpfloat_with_epsilon (
      sum_of (json_object_get_array_member (root, "programs"), "placed"), placed, 1e-6);
  g_assert_cmpfloat_with_epsilon (sum_of (lines, "placed"), placed, 1e-6);
  for (FweParty p = 0; p < FWE_N_PARTIES; p++)
    society += sum_of (json_object_get_array_member (root, "values"), fwe_party_name (p));
  g_assert_cmpfloat_with_epsilon (society, engine->measures[FWE_M_NPV_SOCIETY].mean, 1.0);
  g_assert_cmpuint (json_array_get_length (bindings), ==, engine->n_quarters);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "fund_years")), ==,
                    engine->n_funds * engine->n_years);
  for (guint i = 0; i < json_array_get_length (lines); i++)
    g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (lines, i), "name"), ==,
        fw_result_get_part_title (result, FW_LIST_EMPLOYERS,
                                  fw_result_get_line_employer (result, i)));
  g_assert_true (
      json_object_has_member (json_object_get_object_member (root, "equity"), "deciles"));
}

static void
test_csv (void)
{
  g_autoptr (FwResult) result = run_plan ("minneapolis", "as-pledged", NULL);
  g_autofree char *csv = fw_result_to_csv (result);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  g_assert_cmpstr (lines[0], ==, "name,unit,quarter,mean,p10,p25,p50,p75,p90,mc_error");
  g_assert_cmpuint (g_strv_length (lines), ==,
                    2 + FWE_N_MEASURES + FWE_N_SERIES * 40 + FWE_N_VALUES * FWE_N_PARTIES
                        + FWE_N_BINDINGS * 40);
  g_assert_null (strstr (csv, "nan"));
  g_assert_null (strstr (csv, "inf"));
}

/* Same file, seed and engine: same digits, whatever the number of threads; another seed, others. */
static void
test_digest (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwResult) one = run_with (plan, "as-pledged", NULL, 1);
  g_autoptr (FwResult) three = run_with (plan, "as-pledged", NULL, 3);
  g_autoptr (FwResult) other = run_with (plan, "as-pledged", "programs.prime.seats=21", 1);

  g_assert_cmpuint (strlen (fw_result_get_digest (one)), ==, 64);
  g_assert_cmpstr (fw_result_get_digest (one), ==, fw_result_get_digest (three));
  g_assert_cmpstr (fw_result_get_digest (one), !=, fw_result_get_digest (other));
}

static double
effect (FwResult *result)
{
  return fw_result_get_measure (result, FWE_M_EARNINGS_EFFECT_PER_ENROLLED)->mean;
}

/* The null trial gives next to nothing, the best one the most, and the headline says which is
 * meant. */
static void
test_evidence (void)
{
  g_autoptr (FwResult) pooled = run_plan ("minneapolis", "as-pledged", NULL);
  g_autoptr (FwResult) techhire = run_plan ("minneapolis", "as-pledged", "evidence=techhire");
  g_autoptr (FwResult) scholas = run_plan ("minneapolis", "as-pledged", "evidence=per-scholas");
  g_autofree char *of_techhire = fw_result_headline (techhire);
  g_autofree char *of_scholas = fw_result_headline (scholas);
  g_autofree char *of_pooled = fw_result_headline (pooled);

  g_assert_cmpfloat (fabs (effect (techhire)), <, 1500.0);
  g_assert_cmpfloat (effect (techhire), <, effect (pooled));
  g_assert_cmpfloat (effect (scholas), >, 2000.0);
  g_assert_nonnull (strstr (of_techhire, "TechHire"));
  g_assert_nonnull (strstr (of_scholas, "Per Scholas"));
  g_assert_nonnull (strstr (of_pooled, "found no effect"));
}

/* Raw placements take no trial's effect: the headline may not name one. */
static void
test_raw_headline (void)
{
  g_autoptr (FwResult) raw = run_plan ("minneapolis", "as-pledged", "counting=raw");
  g_autofree char *headline = fw_result_headline (raw);

  g_assert_null (strstr (headline, "evidence of"));
  g_assert_nonnull (strstr (headline, "not what a trial found"));
}

/* Delaware's banks ask for what the course does not teach: 75 openings, half of them filled. */
static void
test_unfilled_openings (void)
{
  g_autoptr (FwResult) result = run_plan ("delaware", "as-pledged", NULL);
  g_autofree char *sentence = fw_result_sentence (result);

  g_assert_true (fw_result_leaves_openings (result));
  g_assert_true (g_str_has_prefix (sentence, "Too few openings fit. "));
  g_assert_nonnull (strstr (sentence, "what the courses do not teach"));
}

static void
test_sentence (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwResult) few_openings = run_with (plan, "as-pledged", NULL, 1);
  g_autoptr (FwResult) nothing = run_with (plan, FW_SCENARIO_NO_PROGRAM, NULL, 1);
  g_autofree char *openings = fw_result_sentence (few_openings);
  g_autofree char *lead = fw_result_sentence_lead (few_openings);
  g_autofree char *none = fw_result_sentence (nothing);
  g_autofree char *seats = NULL;
  g_autoptr (FwResult) few_seats = NULL;

  g_assert_true (g_str_has_prefix (openings, "Openings hold it back. "));
  g_assert_true (g_str_has_prefix (openings, lead));
  g_assert_nonnull (strstr (openings, "One more honored opening is worth 0."));
  g_assert_true (g_str_has_prefix (none, "Without a program nobody is trained"));

  for (guint i = 0; i < 3; i++)
    {
      static const char *const few[]
          = { "programs.*.seats=2", "employers.*.openings=500", "employers.*.honoured=0.95" };
      g_autoptr (FwChange) change = fw_change_new_from_text (plan, "as-pledged", few[i], NULL);
      g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);

      g_assert_nonnull (inverse);
    }
  few_seats = run_with (plan, "as-pledged", NULL, 1);
  seats = fw_result_sentence (few_seats);
  g_assert_true (g_str_has_prefix (seats, "Seats hold it back. "));
}

/* Completion is 0: the sentence says so, and no longer that nothing holds the plan back. */
static void
test_nobody_finishes (void)
{
  g_autoptr (FwResult) result = run_plan ("minneapolis", "as-pledged", "programs.*.completion=0");
  g_autofree char *sentence = fw_result_sentence (result);

  g_assert_true (g_str_has_prefix (sentence, "Completion holds it back. "));
  g_assert_nonnull (strstr (sentence, "none of them finishes"));
}

/* What holds the plan back is found on the result that is there, and is the same as at once. */
static void
test_constrained (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwCompiled) compiled
      = fw_plan_compile (plan, fw_plan_find_scenario (plan, "as-pledged", NULL), NULL);
  FweDraws *draws = fwe_draws_new (1, DRAWS);
  g_autoptr (FwResult) at_once = fw_result_new_run (compiled, draws, 1, TRUE, NULL, NULL);
  g_autoptr (FwResult) full = fw_result_new_run (compiled, draws, 1, FALSE, NULL, NULL);
  g_autoptr (FwResult) later = fw_result_new_constrained (full, draws, 2, NULL, NULL);
  g_autofree char *one = fw_result_sentence (at_once);
  g_autofree char *other = NULL;

  g_assert_false (fw_result_has_constraint (full));
  g_clear_object (&full);
  other = fw_result_sentence (later);
  g_assert_true (fw_result_has_constraint (later));
  g_assert_cmpstr (one, ==, other);
  g_assert_cmpstr (fw_result_get_digest (at_once), ==, fw_result_get_digest (later));
  fwe_draws_free (draws);
}

static void
test_no_program (void)
{
  g_autoptr (FwResult) result = run_plan ("minneapolis", FW_SCENARIO_NO_PROGRAM, NULL);

  g_assert_true (fw_result_is_no_program (result));
  g_assert_cmpfloat (fw_result_get_measure (result, FWE_M_ENROLLED)->mean, ==, 0.0);
  g_assert_cmpfloat (fw_result_get_measure (result, FWE_M_COST)->mean, ==, 0.0);
  /* The boom goes on, for others. */
  g_assert_cmpfloat (fw_result_get_measure (result, FWE_M_IN_MOVERS)->mean, >, 0.0);
}

/* Who comes and goes is told apart from what the plan does, with the result's own numbers. */
static void
test_newcomers (void)
{
  g_autoptr (FwResult) result = run_plan ("minneapolis", "as-pledged", NULL);
  g_autoptr (FwResult) boom = run_plan ("minneapolis", FW_SCENARIO_NO_PROGRAM, NULL);
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwChange) change
      = fw_change_new_set_evidence ("pipeline.in_movers", 0.0, NAN, NAN, NULL, NULL);
  g_autoptr (FwChange) inverse = fw_change_apply (change, plan, NULL);
  g_autoptr (FwResult) nobody = run_with (plan, FW_SCENARIO_NO_PROGRAM, NULL, 1);
  g_autofree char *words = fw_result_newcomers (result);
  g_autofree char *boom_words = fw_result_newcomers (boom);
  g_autofree char *nobody_words = fw_result_newcomers (nobody);
  g_autofree char *movers = fw_unit_format (fw_result_get_measure (result, FWE_M_IN_MOVERS)->mean,
                                            FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *boomers = fw_unit_format (fw_result_get_measure (boom, FWE_M_IN_MOVERS)->mean,
                                             FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *leavers
      = fw_unit_format (-fw_result_get_engine (result)->waterfall[FWE_W_MOVED_AWAY].mean,
                        FW_UNIT_PERSONS, FW_STYLE_TITLE);
  g_autofree char *coming = g_strdup_printf ("about %s people would move in", movers);
  g_autofree char *leaving = g_strdup_printf ("about %s of those newly placed move away", leavers);
  g_autofree char *booming = g_strdup_printf ("about %s people move in", boomers);

  g_assert_nonnull (strstr (words, coming));
  g_assert_nonnull (strstr (words, leaving));
  g_assert_nonnull (strstr (words, "because different people live here"));
  g_assert_true (g_str_has_suffix (words, "not counted as the plan’s benefit."));
  /* Whom the openings go to without a program: more of them come, and no resident gains. */
  g_assert_cmpfloat (fw_result_get_measure (boom, FWE_M_IN_MOVERS)->mean, >,
                     fw_result_get_measure (result, FWE_M_IN_MOVERS)->mean);
  g_assert_nonnull (strstr (boom_words, booming));
  g_assert_nonnull (strstr (boom_words, "nobody who lived here earns more"));
  g_assert_cmpstr (nobody_words, ==, "Without a program nobody moves in for these openings.");
}

/* A number that the evidence chosen replaces says so; moving it changes nothing. */
static void
test_idle (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwPlan) moved_plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwChange) change
      = fw_change_new_from_text (moved_plan, "as-pledged", "evidence=techhire", NULL);
  g_autoptr (FwChange) inverse = fw_change_apply (change, moved_plan, NULL);
  g_autoptr (FwResult) own = run_with (plan, "as-pledged", "evidence=techhire", 1);
  g_autoptr (FwResult) moved
      = run_with (moved_plan, "as-pledged", "additionality.deadweight=0.5", 1);
  FwScenario *scenario = fw_plan_find_scenario (plan, "as-pledged", NULL);

  g_assert_nonnull (inverse);
  g_assert_cmpstr (fw_result_get_digest (own), ==, fw_result_get_digest (moved));
  g_assert_nonnull (fw_plan_get_idle_reason (plan, scenario, "additionality.deadweight"));
  g_assert_null (fw_plan_get_idle_reason (plan, scenario, "additionality.displacement"));
  g_assert_null (
      fw_plan_get_idle_reason (plan, fw_plan_get_no_program (plan), "additionality.deadweight"));
}

static gboolean
has_note (GListModel *notes, const char *start)
{
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (FwNote) note = g_list_model_get_item (notes, i);

      if (g_str_has_prefix (fw_note_get_title (note), start))
        return TRUE;
    }

  return FALSE;
}

static void
test_notes (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwResult) result = run_with (plan, "as-pledged", NULL, 1);
  g_autoptr (GListModel) notes = fw_plan_check (plan, NULL, result);
  FwSeverity worst = FW_SEVERITY_ERROR;

  g_assert_true (has_note (notes, "With every pledge a hire the plan would show"));
  g_assert_true (has_note (notes, "The trial of TechHire found no effect"));
  g_assert_true (has_note (notes, "The Gini is not a headline"));
  g_assert_true (has_note (notes, "Example goal"));
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (FwNote) note = g_list_model_get_item (notes, i);

      g_assert_cmpint (fw_note_get_severity (note), >=, worst);
      g_assert_cmpint (fw_note_get_severity (note), >, FW_SEVERITY_ERROR);
      worst = fw_note_get_severity (note);
    }
}

/* The place's incomes and how the Gini's margin came about stand under the Lorenz curve; other
 * charts do not speak of a margin. */
static void
test_sources (void)
{
  g_autoptr (FwResult) result = run_plan ("minneapolis", "as-pledged", NULL);
  g_autofree char *lorenz = fw_result_source (result, "lorenz");
  g_autofree char *distribution = fw_result_source (result, "distribution");

  g_assert_nonnull (strstr (lorenz, "B19001"));
  g_assert_nonnull (strstr (lorenz, "computed from bracket margins"));
  g_assert_null (strstr (distribution, "bracket margins"));
}

/* The plan's own start and promise; from the first thousand draws of the run, whoever asks. */
static void
test_path (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autoptr (FwResult) result = run_with (plan, "as-pledged", NULL, 1);
  g_autoptr (FwResult) moved = run_with (plan, "as-pledged", "path.promised_pay=60000", 2);
  const FwePath *path = fw_result_get_path (result, 0);

  g_assert_nonnull (path);
  g_assert_true (path == fw_result_get_path (result, 0));
  g_assert_cmpfloat (path->start_pay, ==, 30000);
  g_assert_cmpfloat (path->promised_pay, ==, 82000);
  g_assert_cmpuint (path->without[0].n, ==, DRAWS);
  g_assert_cmpfloat (path->gain.mean, <, path->gain_promised);
  g_assert_cmpfloat (fw_result_get_path (moved, 0)->promised_pay, ==, 60000);
  g_assert_cmpfloat (fw_result_get_path (moved, 0)->gain.mean, ==, path->gain.mean);
  g_assert_cmpstr (fw_result_get_digest (moved), ==, fw_result_get_digest (result));
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/result/json", test_json);
  g_test_add_func ("/model/result/json-parts", test_json_parts);
  g_test_add_func ("/model/result/csv", test_csv);
  g_test_add_func ("/model/result/digest", test_digest);
  g_test_add_func ("/model/result/evidence", test_evidence);
  g_test_add_func ("/model/result/raw-headline", test_raw_headline);
  g_test_add_func ("/model/result/unfilled-openings", test_unfilled_openings);
  g_test_add_func ("/model/result/nobody-finishes", test_nobody_finishes);
  g_test_add_func ("/model/result/constrained", test_constrained);
  g_test_add_func ("/model/result/sentence", test_sentence);
  g_test_add_func ("/model/result/no-program", test_no_program);
  g_test_add_func ("/model/result/idle", test_idle);
  g_test_add_func ("/model/result/newcomers", test_newcomers);
  g_test_add_func ("/model/result/sources", test_sources);
  g_test_add_func ("/model/result/notes", test_notes);
  g_test_add_func ("/model/result/path", test_path);
  return g_test_run ();
}
