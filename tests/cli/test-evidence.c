/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli-fixture.h"

static JsonObject *
object_at (JsonObject *object, const char *member)
{
  g_assert_true (json_object_has_member (object, member));
  return json_object_get_object_member (object, member);
}

static double
mean_of (JsonObject *measures, const char *name)
{
  return json_object_get_double_member (object_at (measures, name), "mean");
}

/* The null result first, weights that sum to 1, and everything that is told of a study. */
static void
test_json (void)
{
  static const char *const members[]
      = { "plan", "scenario", "evidence", "used",   "price_year", "draws",
          "base", "pool",     "effects",  "trials", NULL };
  static const char *const trial[]
      = { "key",  "study",    "place",   "design",   "people",         "cost",
          "note", "left_out", "weight",  "estimate", "standard_error", "p10",
          "p90",  "years",    "without", NULL };
  g_autoptr (CliRun) run = cli_run ("evidence", "minneapolis", "--draws", "200", "--json", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonObject *object = json_node_get_object (root);
  JsonArray *trials = json_object_get_array_member (object, "trials");
  JsonObject *first = json_array_get_object_element (trials, 0);
  double sum = 0;

  cli_assert_members (object, members);
  cli_assert_members (first, trial);
  g_assert_cmpstr (json_object_get_string_member (first, "key"), ==, "trials.techhire");
  g_assert_cmpfloat (json_object_get_double_member (first, "estimate"), ==, 0);
  for (guint i = 0; i < json_array_get_length (trials); i++)
    sum += json_object_get_double_member (json_array_get_object_element (trials, i), "weight");
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
}

/* What is told of a plan without a study is what the plan comes to when it is left out. */
static void
test_left_out (void)
{
  static const char *const measures[]
      = { "earnings_effect_per_enrolled", "benefit_per_dollar", "npv_society" };
  g_autoptr (CliRun) all = cli_run ("evidence", "nashville", "--draws", "200", "--json", NULL);
  g_autoptr (CliRun) less = cli_run ("evidence", "nashville", "--draws", "200", "--json", "--set",
                                     "trials.quest=false", NULL);
  g_autoptr (JsonNode) root = cli_json (all);
  g_autoptr (JsonNode) other = cli_json (less);
  JsonArray *trials = json_object_get_array_member (json_node_get_object (root), "trials");
  JsonObject *without = object_at (json_array_get_object_element (trials, 4), "without");
  JsonObject *base = object_at (json_node_get_object (other), "base");
  JsonArray *left = json_object_get_array_member (json_node_get_object (other), "trials");
  JsonObject *quest = json_array_get_object_element (left, 4);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    g_assert_cmpfloat (mean_of (without, measures[i]), ==, mean_of (base, measures[i]));
  g_assert_true (json_object_get_boolean_member (quest, "left_out"));
  g_assert_cmpfloat (json_object_get_double_member (quest, "weight"), ==, 0);
  g_assert_true (json_object_get_null_member (quest, "without"));
}

/* A row a study; a table to read without a choice. */
static void
test_table (void)
{
  g_autoptr (CliRun) csv = cli_run ("evidence", "nashville", "--draws", "200", "--csv", NULL);
  g_autoptr (CliRun) text = cli_run ("evidence", "nashville", "--draws", "200", NULL);
  g_auto (GStrv) lines = g_strsplit (csv->out, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 5 + 1);
  g_assert_true (g_str_has_prefix (lines[1], "trials.techhire,TechHire/SWFI,"));
  g_assert_nonnull (strstr (text->out, "A new place should expect "));
  g_assert_nonnull (strstr (text->out, "Project QUEST"));
}

/* The last study cannot go. */
static void
test_none_left (void)
{
  g_autoptr (CliRun) run
      = cli_run ("evidence", "nashville", "--set", "trials.quest=false", "--set",
                 "trials.techhire=false", "--set", "trials.per_scholas=false", "--set",
                 "trials.workadvance=false", "--set", "trials.year_up=false", NULL);

  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->err, "keep at least one"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/evidence/json", test_json);
  g_test_add_func ("/cli/evidence/left-out", test_left_out);
  g_test_add_func ("/cli/evidence/table", test_table);
  g_test_add_func ("/cli/evidence/none-left", test_none_left);
  return g_test_run ();
}
