/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-fixture.h"

/* Enough draws for what is asserted here; fewer when a sanitizer makes each run long. */
static const char *
draws (void)
{
  const char *wanted = g_getenv ("FAIRWAY_TEST_DRAWS");

  return wanted != NULL ? wanted : "500";
}

static JsonNode *
run_json (const char *plan, const char *option, const char *value)
{
  g_autoptr (CliRun) run
      = cli_run ("run", plan, "--json", "--draws", draws (), option, value, NULL);

  return cli_json (run);
}

static JsonObject *
member (JsonObject *object, const char *name)
{
  JsonObject *found;

  g_assert_true (json_object_has_member (object, name));
  found = json_object_get_object_member (object, name);
  g_assert_nonnull (found);

  return found;
}

static double
mean_of (JsonNode *root, const char *measure)
{
  JsonObject *measures = member (json_node_get_object (root), "measures");

  return json_object_get_double_member (member (measures, measure), "mean");
}

static void
test_run_contract (void)
{
  static const char *const members[]
      = { "plan",      "scenario", "seed",     "draws",      "quarters", "price_year",
          "counting",  "evidence", "headline", "constraint", "goal",     "measures",
          "waterfall", "series",   "digest",   "funds",      NULL };
  static const char *const constraint[] = { "name", "quarter", "sentence", NULL };
  static const char *const goal[]
      = { "measure", "value", "quarter", "chance", "wanted_chance", "mc_error", NULL };
  static const char *const measure[] = { "mean", "p10", "p50", "p90", "mc_error", "unit", NULL };
  static const char *const step[] = { "name", "mean", "p10", "p90", NULL };
  static const char *const point[] = { "quarter", "p10", "p25", "p50", "p75", "p90", NULL };
  static const char *const measures[] = {
    "enrolled",
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
    "gini_change",
  };
  static const char *const steps[]
      = { "placed", "deadweight", "displacement", "moved away", "net local" };
  g_autoptr (JsonNode) root = run_json ("minneapolis", NULL, NULL);
  JsonObject *run = json_node_get_object (root);
  JsonArray *waterfall = json_object_get_array_member (run, "waterfall");
  JsonObject *series = member (run, "series");
  double sum = 0.0;

  cli_assert_members (run, members);
  cli_assert_members (member (run, "constraint"), constraint);
  cli_assert_members (member (run, "goal"), goal);
  g_assert_cmpstr (json_object_get_string_member (run, "plan"), ==, "minneapolis");
  g_assert_cmpint (json_object_get_int_member (run, "price_year"), ==, 2024);
  g_assert_cmpint (json_object_get_int_member (run, "quarters"), ==, 40);
  g_assert_cmpuint (strlen (json_object_get_string_member (run, "digest")), ==, 64);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    cli_assert_members (member (member (run, "measures"), measures[i]), measure);

  g_assert_cmpuint (json_array_get_length (waterfall), ==, G_N_ELEMENTS (steps));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      JsonObject *one = json_array_get_object_element (waterfall, i);

      cli_assert_members (one, step);
      g_assert_cmpstr (json_object_get_string_member (one, "name"), ==, steps[i]);
      if (i + 1 < G_N_ELEMENTS (steps))
        sum += json_object_get_double_member (one, "mean");
      else
        g_assert_cmpfloat_with_epsilon (sum, json_object_get_double_member (one, "mean"), 1e-6);
    }

  {
    JsonArray *points = json_object_get_array_member (series, "net_local_placements");

    g_assert_cmpuint (json_array_get_length (points), ==, 40);
    cli_assert_members (json_array_get_object_element (points, 39), point);
  }
}

/* The same bytes whatever the number of threads, a second time, and with the processor's newer
 * instructions hidden from the C library (both spellings of their names). */
static void
test_same_bytes (void)
{
  const char *const two[] = { "run", "minneapolis", "--draws", draws (), "--threads", "2", NULL };
  const char *const one[] = { "run", "minneapolis", "--draws", draws (), "--threads", "1", NULL };
  const char *const plain[] = { "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,"
                                "-AVX2,-FMA,-AVX2_Usable,-FMA_Usable,-AVX_Fast_Unaligned_Load",
                                NULL };
  const char *const german[] = { "LC_ALL=de_DE.UTF-8", "LANG=de_DE.UTF-8", NULL };
  g_autoptr (CliRun) first = cli_run_in (NULL, two);
  g_autoptr (CliRun) again = cli_run_in (NULL, two);
  g_autoptr (CliRun) single = cli_run_in (NULL, one);
  g_autoptr (CliRun) older = cli_run_in (plain, two);
  g_autoptr (CliRun) other_locale = cli_run_in (german, two);

  cli_assert_status (first, 0);
  g_assert_cmpstr (first->out, ==, again->out);
  g_assert_cmpstr (first->out, ==, single->out);
  g_assert_cmpstr (first->out, ==, older->out);
  g_assert_cmpstr (first->out, ==, other_locale->out);
}

static void
test_seed_and_draws (void)
{
  g_autoptr (JsonNode) one = run_json ("minneapolis", "--seed", "1");
  g_autoptr (JsonNode) two = run_json ("minneapolis", "--seed", "2");
  g_autoptr (JsonNode) few = run_json ("minneapolis", "--draws", "64");

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (two), "seed"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (few), "draws"), ==, 64);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (one), "digest"), !=,
                   json_object_get_string_member (json_node_get_object (two), "digest"));
}

/* The evidence switch moves the effect and is named in the headline's plan. */
static void
test_evidence (void)
{
  g_autoptr (JsonNode) techhire = run_json ("minneapolis", "--set", "evidence=techhire");
  g_autoptr (JsonNode) scholas = run_json ("minneapolis", "--set", "evidence=per-scholas");

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (techhire), "evidence"), ==,
                   "techhire");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (scholas), "evidence"), ==,
                   "per-scholas");
  g_assert_cmpfloat (mean_of (scholas, "earnings_effect_per_enrolled"), >,
                     mean_of (techhire, "earnings_effect_per_enrolled") + 1000);
  g_assert_cmpfloat (mean_of (scholas, "enrolled"), ==, mean_of (techhire, "enrolled"));
}

static void
test_set_moves_one_number (void)
{
  g_autoptr (JsonNode) low = run_json ("minneapolis", "--set", "additionality.deadweight=0");
  g_autoptr (JsonNode) high = run_json ("minneapolis", "--set", "additionality.deadweight=0.8");

  g_assert_cmpfloat (mean_of (low, "net_local_placements"), >,
                     mean_of (high, "net_local_placements"));
  g_assert_cmpfloat (mean_of (low, "gross_placements"), ==, mean_of (high, "gross_placements"));
}

static void
test_no_program (void)
{
  g_autoptr (JsonNode) root = run_json ("minneapolis", "--scenario", "no program");

  g_assert_cmpfloat (mean_of (root, "enrolled"), ==, 0);
  g_assert_cmpfloat (mean_of (root, "net_local_placements"), ==, 0);
}

static void
test_wrong_usage (void)
{
  static const struct
  {
    const char *option, *value, *names;
  } cases[] = {
    { "--set", "additionality.deadwait=0.2", "additionality.deadweight" },
    { "--set", "additionality.deadweight=7", "0.9" },
    { "--set", "additionality.deadweight=x", "x" },
    { "--set", "additionality.deadweight", "additionality.deadweight" },
    { "--set", "evidence=none", "pooled" },
    { "--set", "=", "" },
    { "--scenario", "nobody's", "nobody's" },
    { "--draws", "0", "--draws" },
    { "--draws", "1e9", "--draws" },
    { "--seed", "-1", "--seed" },
    { "--threads", "many", "--threads" },
    { "--quarters", "100000", "--quarters" },
    { "--drawn", "3", "--draws" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run
          = cli_run ("run", "minneapolis", cases[i].option, cases[i].value, NULL);

      g_test_message ("%s %s: %s", cases[i].option, cases[i].value, run->err);
      cli_assert_status (run, 2);
      g_assert_nonnull (strstr (run->err, cases[i].names));
      g_assert_cmpstr (run->out, ==, "");
    }
}

static void
test_unknown_plan (void)
{
  g_autoptr (CliRun) run = cli_run ("run", "minneapolls", NULL);

  cli_assert_refused (run, "minneapolis");
}

/* Every key that is listed can be set to the value listed; that changes nothing. */
static void
test_keys (void)
{
  g_autoptr (CliRun) run = cli_run ("keys", "minneapolis", NULL);
  g_autoptr (JsonNode) before = run_json ("minneapolis", NULL, NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  cli_assert_status (run, 0);
  lines = g_strsplit (run->out, "\n", -1);
  g_ptr_array_add (words, g_strdup ("run"));
  g_ptr_array_add (words, g_strdup ("minneapolis"));
  g_ptr_array_add (words, g_strdup ("--scenario=No program"));
  g_ptr_array_add (words, g_strdup_printf ("--draws=%s", draws ()));

  for (; lines[n][0] != '\0'; n++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[n], "\t", -1);

      g_assert_cmpuint (g_strv_length (fields), ==, 5);
      for (guint i = 0; i < 5; i++)
        g_assert_cmpstr (fields[i], !=, "");
      g_ptr_array_add (words, g_strdup ("--set"));
      g_ptr_array_add (words, g_strdup_printf ("%s=%s", fields[0], fields[3]));
    }
  g_assert_cmpuint (n, >, 50);
  g_ptr_array_add (words, NULL);

  {
    g_autoptr (CliRun) all = cli_run_in (NULL, (const char *const *)words->pdata);
    g_autoptr (CliRun) none
        = cli_run ("run", "minneapolis", "--scenario=No program", "--draws", draws (), NULL);

    cli_assert_status (all, 0);
    g_assert_cmpstr (all->out, ==, none->out);
  }
}

static void
test_plans (void)
{
  g_autofree char *golden = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cli", "golden", "plans.txt", NULL);
  g_autoptr (CliRun) run = cli_run ("plans", NULL);

  cli_assert_status (run, 0);
  if (g_getenv ("FW_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, run->out, -1, NULL));
  g_assert_true (g_file_get_contents (path, &golden, NULL, NULL));
  g_assert_cmpstr (run->out, ==, golden);
}

/* Every built-in plan is without fault, says what a reviewer would, and runs. */
static void
test_every_plan (void)
{
  static const char *const plans[] = { "minneapolis", "st-louis", "new-york",  "delaware",
                                       "louisville",  "miami",    "nashville", "philadelphia" };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (CliRun) check = cli_run ("check", plans[i], "--draws", draws (), NULL);
      g_autoptr (JsonNode) root = run_json (plans[i], NULL, NULL);

      cli_assert_status (check, 0);
      g_assert_nonnull (strstr (check->out, "No faults."));
      g_assert_nonnull (strstr (check->out, "note: "));
      g_assert_cmpfloat (mean_of (root, "net_local_placements"), >, 0);
      g_assert_cmpfloat (mean_of (root, "gross_placements"), >=,
                         mean_of (root, "net_local_placements"));
    }
}

static void
test_csv (void)
{
  g_autoptr (CliRun) run = cli_run ("run", "minneapolis", "--csv", "--draws", draws (), NULL);

  cli_assert_status (run, 0);
  g_assert_nonnull (strstr (run->out, "\nnet_local_placements,"));
}

static void
test_help (void)
{
  static const char *const commands[] = { "brackets",   "chart", "check", "county", "describe",
                                          "inequality", "keys",  "plans", "run" };
  g_autoptr (CliRun) general = cli_run ("--help", NULL);
  g_autoptr (CliRun) version = cli_run ("--version", NULL);
  g_autoptr (CliRun) none = cli_run ("", NULL);
  g_autoptr (CliRun) unknown = cli_run ("inequalty", NULL);

  cli_assert_status (general, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (CliRun) help = cli_run (commands[i], "--help", NULL);
      g_autofree char *usage = g_strconcat ("usage: fairway-cli ", commands[i], " ", NULL);

      cli_assert_status (help, 0);
      g_assert_true (g_str_has_prefix (help->out, usage));
      g_assert_nonnull (strstr (general->out, commands[i]));
    }
  cli_assert_status (version, 0);
  cli_assert_status (none, 2);
  cli_assert_status (unknown, 2);
  g_assert_nonnull (strstr (unknown->err, "inequality"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/plan/run-contract", test_run_contract);
  g_test_add_func ("/cli/plan/same-bytes", test_same_bytes);
  g_test_add_func ("/cli/plan/seed-and-draws", test_seed_and_draws);
  g_test_add_func ("/cli/plan/evidence", test_evidence);
  g_test_add_func ("/cli/plan/set-moves-one-number", test_set_moves_one_number);
  g_test_add_func ("/cli/plan/no-program", test_no_program);
  g_test_add_func ("/cli/plan/wrong-usage", test_wrong_usage);
  g_test_add_func ("/cli/plan/unknown-plan", test_unknown_plan);
  g_test_add_func ("/cli/plan/keys", test_keys);
  g_test_add_func ("/cli/plan/plans", test_plans);
  g_test_add_func ("/cli/plan/every-plan", test_every_plan);
  g_test_add_func ("/cli/plan/csv", test_csv);
  g_test_add_func ("/cli/plan/help", test_help);

  return g_test_run ();
}
