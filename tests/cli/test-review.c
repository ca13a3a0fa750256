/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-fixture.h"

#define HEADER                                                                                     \
  "rule,where,value,unit,asks,says,why,source,better,net_local_placements_change,"                 \
  "npv_society_change"

static void
test_text (void)
{
  g_autoptr (CliRun) run = cli_run ("review", "louisville", "--draws", "200", NULL);

  cli_assert_status (run, 0);
  g_assert_true (g_str_has_prefix (run->out, "Is the gain larger than its margin of error?\n"));
  g_assert_nonnull (strstr (run->out, "\nCan so little money do what the trials did?\n"));
  g_assert_nonnull (strstr (run->out, "[cheap-seat: programs.tracks.seat_cost]"));
  g_assert_nonnull (strstr (run->out, "\n3 of 30 questions are to be asked of this plan.\n"));
}

/* A number set on the command line is looked at like one of the plan. */
static void
test_json (void)
{
  static const char *const members[] = { "plan", "scenario", "rules", "questions", NULL };
  static const char *const question[] = { "rule",
                                          "where",
                                          "value",
                                          "unit",
                                          "asks",
                                          "says",
                                          "why",
                                          "source",
                                          "better",
                                          "net_local_placements_change",
                                          "npv_society_change",
                                          NULL };
  g_autoptr (CliRun) run = cli_run ("review", "nashville", "--json", "--draws", "200", "--set",
                                    "money.discount_rate=0", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonObject *object = json_node_get_object (root);
  JsonArray *questions = json_object_get_array_member (object, "questions");
  JsonObject *first = json_array_get_object_element (questions, 0);

  cli_assert_status (run, 0);
  cli_assert_members (object, members);
  cli_assert_members (first, question);
  g_assert_cmpuint (json_array_get_length (questions), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (first, "rule"), ==, "no-discounting");
  g_assert_cmpstr (json_object_get_string_member (first, "where"), ==, "money.discount_rate");
  g_assert_cmpstr (json_object_get_string_member (first, "unit"), ==, "share");
  g_assert_cmpstr (json_object_get_string_member (first, "better"), ==, "Discount at 3%");
  /* Counts are not discounted; gains are. */
  g_assert_cmpfloat (json_object_get_double_member (first, "net_local_placements_change"), ==, 0);
  g_assert_cmpfloat (json_object_get_double_member (first, "npv_society_change"), <, -1e5);
  g_assert_true (json_object_get_null_member (json_array_get_object_element (questions, 1),
                                              "npv_society_change"));
}

static void
test_csv (void)
{
  g_autoptr (CliRun) run = cli_run ("review", "philadelphia", "--csv", "--draws", "200",
                                    "--scenario", "stipend", NULL);
  g_auto (GStrv) lines = NULL;

  cli_assert_status (run, 0);
  lines = g_strsplit (run->out, "\n", -1);
  g_assert_cmpstr (lines[0], ==, HEADER);
  g_assert_true (g_str_has_prefix (lines[1], "inside-the-margin,npv_society,"));
  g_assert_true (g_str_has_prefix (lines[2], "seats-above-applicants,programs.support.seats,"));
}

/* Nobody asks anything of no program. */
static void
test_nothing (void)
{
  g_autoptr (CliRun) run = cli_run ("review", "nashville", "--scenario", "no-program", NULL);

  cli_assert_status (run, 2);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_nonnull (strstr (run->err, "ask about another scenario"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/review/text", test_text);
  g_test_add_func ("/cli/review/json", test_json);
  g_test_add_func ("/cli/review/csv", test_csv);
  g_test_add_func ("/cli/review/nothing", test_nothing);
  return g_test_run ();
}
