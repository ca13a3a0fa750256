/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-fixture.h"

#define HEADER                                                                                     \
  "b0_10k,b10_15k,b15_20k,b20_25k,b25_30k,b30_35k,b35_40k,b40_45k,b45_50k,b50_60k,b60_75k,b75_"    \
  "100k,b100_125k,"                                                                                \
  "b125_150k,b150_200k,b200k_plus"
#define COOK                                                                                       \
  "157532,97369,102673,100888,90835,94191,87688,90481,79816,153581,195430,240948,155139,94527,"    \
  "92166,103217"
#define RESULTS                                                                                    \
  "gini,median_est,fit,mean_est,theil_t,theil_l,atkinson_05,atkinson_1,palma,p90_p10,s80_s20"

static void
check (const char *path, const char *header, const char *start_of_row)
{
  g_autoptr (CliRun) run = cli_run ("brackets", path, "--csv", NULL);
  g_auto (GStrv) lines = NULL;

  cli_assert_status (run, 0);
  lines = g_strsplit (run->out, "\n", -1);
  g_assert_cmpstr (lines[0], ==, header);
  if (!g_str_has_prefix (lines[1], start_of_row))
    g_error ("“%s” does not start with “%s”", lines[1], start_of_row);
}

/* Other columns stand in front, in their order, whatever stands between; numbers stay as written.
 */
static void
test_passes_through (void)
{
  g_autofree char *path = cli_file ("cook.csv",
                                    "fips," HEADER ",mean_income,\"name, state\",note\n01031," COOK
                                    ",76091,\"Cook, Illinois\",-5\n",
                                    -1);

  check (path, "fips,\"name, state\",note," RESULTS, "01031,\"Cook, Illinois\",-5,0.48");
}

static void
test_nothing_else (void)
{
  g_autofree char *path = cli_file ("bare.csv", HEADER "\n" COOK "\n", -1);

  check (path, RESULTS, "0.4");
}

/* A column that is named like a result keeps its values under another name. */
static void
test_same_name (void)
{
  g_autofree char *path = cli_file ("same.csv", "gini," HEADER ",fit\n0.488," COOK ",mine\n", -1);

  check (path, "input_gini,input_fit," RESULTS, "0.488,mine,0.4");
}

/* Text that a spreadsheet would run is stored as text. */
static void
test_formula (void)
{
  g_autofree char *path = cli_file ("formula.csv", "name," HEADER "\n=1+1," COOK "\n", -1);

  check (path, "name," RESULTS, "'=1+1,0.4");
}

/* The same brackets and mean as the embedded county give the same Gini. */
static void
test_agrees_with_county (void)
{
  g_autofree char *path = cli_file ("agree.csv", HEADER ",mean_income\n" COOK ",76091\n", -1);
  g_autoptr (CliRun) brackets = cli_run ("brackets", path, NULL);
  g_autoptr (CliRun) county = cli_run ("county", "17031", NULL);
  g_autoptr (JsonNode) root = cli_json (county);
  g_auto (GStrv) lines = NULL;

  cli_assert_status (brackets, 0);
  lines = g_strsplit (brackets->out, "\n", -1);
  g_assert_cmpfloat (g_ascii_strtod (lines[1], NULL), ==,
                     json_object_get_double_member (json_node_get_object (root), "gini"));
}

/* Rows keep their place when they have no distribution; without a mean the row says so. */
static void
test_rows_without (void)
{
  g_autofree char *path
      = cli_file ("without.csv",
                  "id," HEADER ",mean_income\n1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,50000\n2," COOK
                  ",\n3," COOK ",76091\n",
                  -1);
  g_autoptr (CliRun) run = cli_run ("brackets", path, "--csv", NULL);
  g_auto (GStrv) lines = NULL;

  cli_assert_status (run, 0);
  lines = g_strsplit (run->out, "\n", -1);
  g_assert_cmpstr (lines[1], ==, "1,,,none,,,,,,,,");
  g_assert_nonnull (strstr (lines[2], ",top-from-brackets,"));
  g_assert_null (strstr (lines[3], ",top-from-brackets,"));
  g_assert_cmpstr (lines[4], ==, "");
}

static void
test_refused (void)
{
  g_autofree char *missing = cli_file ("missing.csv", "fips,b0_10k\n1,2\n", -1);
  g_autofree char *negative = cli_file ("negative.csv", "fips," HEADER "\n1,-7" COOK "\n", -1);
  g_autofree char *text
      = cli_file ("text.csv", HEADER "\n" COOK "\n" COOK "\nx,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n", -1);
  g_autoptr (CliRun) no_column = cli_run ("brackets", missing, NULL);
  g_autoptr (CliRun) below_zero = cli_run ("brackets", negative, NULL);
  g_autoptr (CliRun) no_number = cli_run ("brackets", text, NULL);
  g_autoptr (CliRun) no_file = cli_run ("brackets", NULL);

  cli_assert_refused (no_column, "b10_15k");
  cli_assert_status (below_zero, 1);
  g_assert_nonnull (strstr (below_zero->err, "line 2"));
  cli_assert_status (no_number, 1);
  g_assert_nonnull (strstr (no_number->err, "line 4"));
  g_assert_nonnull (strstr (no_number->err, "b0_10k"));
  cli_assert_status (no_file, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/brackets/passes-through", test_passes_through);
  g_test_add_func ("/cli/brackets/nothing-else", test_nothing_else);
  g_test_add_func ("/cli/brackets/same-name", test_same_name);
  g_test_add_func ("/cli/brackets/formula", test_formula);
  g_test_add_func ("/cli/brackets/agrees-with-county", test_agrees_with_county);
  g_test_add_func ("/cli/brackets/rows-without", test_rows_without);
  g_test_add_func ("/cli/brackets/refused", test_refused);

  return g_test_run ();
}
