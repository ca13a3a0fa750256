/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli-fixture.h"

static double
number (JsonObject *object, const char *member)
{
  g_assert_true (json_object_has_member (object, member));
  return json_object_get_double_member (object, member);
}

/* The largest first, and nothing but what was asked for. */
static void
test_tornado (void)
{
  static const char *const members[] = { "plan", "scenario", "method", "measure", "unit",
                                         "base", "draws",    "runs",   "inputs",  NULL };
  static const char *const input[] = { "key",      "title",   "unit",      "low",      "high",
                                       "low_mean", "low_p50", "high_mean", "high_p50", NULL };
  const char *const keys
      = "additionality.leakage,additionality.deadweight,programs.prime.completion";
  g_autoptr (CliRun) run
      = cli_run ("sensitivity", "minneapolis", "--keys", keys, "--draws", "200", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonObject *object = json_node_get_object (root);
  JsonArray *inputs = json_object_get_array_member (object, "inputs");
  JsonObject *first = json_array_get_object_element (inputs, 0);
  const double base = number (json_object_get_object_member (object, "base"), "mean");
  double size = INFINITY;

  cli_assert_members (object, members);
  cli_assert_members (first, input);
  g_assert_cmpuint (json_array_get_length (inputs), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (first, "key"), ==, "additionality.deadweight");
  g_assert_cmpfloat (number (first, "low"), <, number (first, "high"));
  g_assert_cmpfloat (number (first, "low_mean"), >, base);
  g_assert_cmpfloat (number (first, "high_mean"), <, base);
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *one = json_array_get_object_element (inputs, i);
      const double swing = fabs (number (one, "high_mean") - number (one, "low_mean"));

      g_assert_cmpfloat (swing, <=, size);
      size = swing;
    }
  /* the plan as it is, and each number at two places */
  g_assert_cmpint (json_object_get_int_member (object, "runs"), ==, 200 * (1 + 2 * 3));
}

/* The number of threads changes no digit; shares, and what is left, make up the whole. */
static void
test_sobol (void)
{
  const char *const keys = "additionality.deadweight,additionality.displacement";
  g_autoptr (CliRun) one = cli_run ("sensitivity", "nashville", "--method", "sobol", "--keys", keys,
                                    "--draws", "128", "--repeats", "3", "--threads", "1", NULL);
  g_autoptr (CliRun) two = cli_run ("sensitivity", "nashville", "--method", "sobol", "--keys", keys,
                                    "--draws", "128", "--repeats", "3", "--threads", "2", NULL);
  g_autoptr (JsonNode) root = cli_json (one);
  JsonObject *object = json_node_get_object (root);
  JsonArray *inputs = json_object_get_array_member (object, "inputs");
  double sum = number (json_object_get_object_member (object, "others"), "first")
               + number (json_object_get_object_member (object, "luck"), "first");

  g_assert_cmpstr (one->out, ==, two->out);
  g_assert_cmpuint (json_array_get_length (inputs), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "points"), ==, 3 * 128);
  g_assert_cmpint (json_object_get_int_member (object, "points_used"), ==, 3 * 128);
  for (guint i = 0; i < 2; i++)
    sum += number (json_array_get_object_element (inputs, i), "first");
  g_assert_cmpfloat (sum, >, 0.6);
  g_assert_cmpfloat (sum, <, 1.2);
}

static void
test_morris (void)
{
  g_autoptr (CliRun) run = cli_run ("sensitivity", "louisville", "--method", "morris", "--measure",
                                    "completed", "--draws", "4", "--repeats", "2", "--csv", NULL);
  g_auto (GStrv) lines = NULL;
  gboolean seen = FALSE;

  cli_assert_status (run, 0);
  lines = g_strsplit (run->out, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "key,title,unit,low,high,mu,mu_star,sigma,changes");
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_assert_true (g_str_has_suffix (lines[i], ",8"));
      if (!g_str_has_prefix (lines[i], "additionality.deadweight,"))
        continue;
      /* who completes does not hang on it */
      g_assert_true (g_str_has_suffix (lines[i], ",0,0,0,8"));
      seen = TRUE;
    }
  g_assert_true (seen);
}

/* No number is worth more than all of them; the choice without any is the scenario with the largest
 * mean of a plain run. */
static void
test_finding_out (void)
{
  g_autoptr (CliRun) run = cli_run ("sensitivity", "minneapolis", "--method", "finding-out",
                                    "--measure", "npv_society", "--draws", "1000", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonObject *object = json_node_get_object (root);
  JsonArray *inputs = json_object_get_array_member (object, "inputs");
  const char *best = json_object_get_string_member (object, "best");
  g_autoptr (CliRun) plain
      = cli_run ("run", "minneapolis", "--json", "--draws", "1000", "--scenario", best, NULL);
  g_autoptr (JsonNode) plan = cli_json (plain);
  JsonObject *measures = json_object_get_object_member (json_node_get_object (plan), "measures");
  JsonObject *first = json_array_get_object_element (inputs, 0);
  double last = number (object, "everything");

  g_assert_cmpfloat_with_epsilon (
      number (object, "best_mean"),
      number (json_object_get_object_member (measures, "npv_society"), "mean"), 1e-3);
  g_assert_cmpstr (json_object_get_string_member (first, "key"), ==, "evidence.effect");
  g_assert_cmpuint (json_array_get_length (inputs), >, 20);
  for (guint i = 0; i < json_array_get_length (inputs); i++)
    {
      const double worth = number (json_array_get_object_element (inputs, i), "worth");

      g_assert_cmpfloat (worth, <=, last);
      g_assert_cmpfloat (worth, >=, 0);
      last = worth;
    }
  g_assert_cmpfloat (last, <=, number (object, "margin"));
}

/* Each row of the table says how far noise goes. */
static void
test_finding_out_csv (void)
{
  g_autoptr (CliRun) run = cli_run ("sensitivity", "nashville", "--method", "finding-out", "--csv",
                                    "--measure", "npv_society", "--draws", "100", NULL);
  g_auto (GStrv) lines = NULL;
  g_autofree char *margin = NULL;

  cli_assert_status (run, 0);
  lines = g_strsplit (run->out, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "key,title,worth,margin");
  margin = g_strdup (strrchr (lines[1], ','));
  g_assert_cmpfloat (g_ascii_strtod (margin + 1, NULL), >, 0);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_true (g_str_has_suffix (lines[i], margin));
}

static void
assert_usage (const CliRun *run, const char *names)
{
  cli_assert_status (run, 2);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_nonnull (strstr (run->err, names));
}

static void
test_sensitivity_usage (void)
{
  static const char *const words[][7] = {
    { "sensitivity", "nashville", "--method", "sobel", NULL },
    { "sensitivity", "nashville", "--measure", "placments", NULL },
    { "sensitivity", "nashville", "--keys", "additionality.deadwait", NULL },
    { "sensitivity", "nashville", "--keys", "money.discount_rate", NULL },
    { "sensitivity", "nashville", "--method", "sobol", "--draws", "100", NULL },
    { "sensitivity", "nashville", "--keys", "", NULL },
  };
  static const char *const names[] = { "“sobel”",       "“placments”",  "additionality.deadweight",
                                       "does not vary", "power of two", "names no number" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (CliRun) run = cli_run_in (NULL, words[i]);

      assert_usage (run, names[i]);
    }
}

/* What it finds, put into a plain run, gives that chance; one less does not reach it. */
static void
test_goal (void)
{
  static const char *const members[]
      = { "plan",    "scenario",   "target",   "reached",   "holds",
          "unknown", "chance",     "mc_error", "monotone",  "has_effect",
          "measure", "constraint", "sentence", "looked_at", NULL };
  g_autoptr (CliRun) run
      = cli_run ("goal", "minneapolis", "--unknown", "employers.bank-f.openings", "--target",
                 "net_local_placements=140", "--chance", "0.5", "--draws", "400", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonObject *object = json_node_get_object (root);
  JsonObject *unknown
      = json_array_get_object_element (json_object_get_array_member (object, "unknown"), 0);
  const double from = number (unknown, "from"), to = number (unknown, "to");

  cli_assert_members (object, members);
  g_assert_true (json_object_get_boolean_member (object, "reached"));
  g_assert_cmpfloat (to, >, from);
  for (int less = 0; less < 2; less++)
    {
      g_autofree char *set = g_strdup_printf ("employers.bank-f.openings=%g", to - less);
      g_autoptr (CliRun) again = cli_run ("run", "minneapolis", "--json", "--draws", "400", "--set",
                                          set, "--set", "goal.value=140", NULL);
      g_autoptr (JsonNode) plain = cli_json (again);
      JsonObject *goal = json_object_get_object_member (json_node_get_object (plain), "goal");

      if (less == 0)
        g_assert_cmpfloat (number (goal, "chance"), ==, number (object, "chance"));
      g_assert_cmpint (number (goal, "chance") >= 0.5, ==, less == 0);
    }
}

/* Exit code 3: the answer all the same, and what is in the way. Twenty times the seats is what
 * seats could do at most, and does not reach it either. */
static void
test_goal_out_of_reach (void)
{
  g_autoptr (CliRun) run = cli_run ("goal", "minneapolis", "--unknown", "programs.prime.seats",
                                    "--draws", "400", NULL);
  g_autoptr (CliRun) most = cli_run ("run", "minneapolis", "--json", "--draws", "400", "--set",
                                     "programs.prime.seats=400", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) plain = cli_json (most);
  JsonObject *object;

  cli_assert_status (run, 3);
  g_assert_nonnull (strstr (run->err, "cannot be reached"));
  g_assert_nonnull (strstr (run->err, "Openings run short from "));
  g_assert_true (json_parser_load_from_data (parser, run->out, -1, NULL));
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_false (json_object_get_boolean_member (object, "reached"));
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (object, "constraint"), "name"),
      ==, "openings");
  object = json_object_get_object_member (json_node_get_object (plain), "goal");
  g_assert_cmpfloat (number (object, "chance"), <, number (object, "wanted_chance"));
}

/* A quarter by its number or its date; several numbers by one factor; less is better for money. */
static void
test_goal_words (void)
{
  g_autoptr (CliRun) by_number
      = cli_run ("goal", "louisville", "--unknown", "additionality.deadweight", "--by", "Q12",
                 "--target", "net_local_placements=10", "--draws", "100", NULL);
  g_autoptr (JsonNode) root = cli_json (by_number);
  JsonObject *target = json_object_get_object_member (json_node_get_object (root), "target");
  g_autoptr (CliRun) cost
      = cli_run ("goal", "nashville", "--target", "cost_per_seat=1000000", "--unknown",
                 "programs.pilot.seats,programs.support.seats", "--draws", "100", NULL);
  g_autoptr (JsonNode) cheap = cli_json (cost);

  g_assert_cmpint (json_object_get_int_member (target, "quarter"), ==, 12);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (cheap), "holds"));
}

/* --by stands in for a goal's quarter that the plan no longer has. */
static void
test_goal_by (void)
{
  g_autoptr (CliRun) run
      = cli_run ("goal", "nashville", "--unknown", "programs.pilot.seats", "--quarters", "6",
                 "--by", "6", "--target", "net_local_placements=1", "--draws", "50", NULL);

  cli_assert_status (run, 0);
}

static void
test_goal_usage (void)
{
  static const char *const words[][8] = {
    { "goal", "nashville", NULL },
    { "goal", "nashville", "--unknown", "programs.pilot.sets", NULL },
    { "goal", "nashville", "--unknown", "goal.value", NULL },
    { "goal", "nashville", "--unknown", "evidence", NULL },
    { "goal", "nashville", "--unknown", "programs.pilot.seats", "--by", "2028Q5", NULL },
    { "goal", "nashville", "--unknown", "programs.pilot.seats", "--by", "400", NULL },
    { "goal", "nashville", "--unknown", "programs.pilot.seats", "--chance", "80", NULL },
    { "goal", "nashville", "--unknown", "programs.pilot.seats", "--target", "jobs", NULL },
    { "goal", "nashville", "--unknown", "programs.pilot.seats", "--target", "jobs=3", NULL },
    { "goal", "nashville", "--unknown", "programs.pilot.seats", "--target",
      "net_local_placements=-5", NULL },
    { "goal", "nashville", "--unknown", "programs.pilot.seats", "--target", "npv_society=1e300",
      NULL },
    { "goal", "nashville", "--unknown", "programs.pilot.seats,programs.pilot.seats", NULL },
  };
  static const char *const names[]
      = { "--unknown", "programs.pilot.seats", "goal.value",        "evidence",
          "2028Q4",    "40 quarters",          "at most 1",         "MEASURE=VALUE",
          "“jobs”",    "0 to 1000000.",        "to 1000000000000.", "twice" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (CliRun) run = cli_run_in (NULL, words[i]);

      assert_usage (run, names[i]);
    }
}

static char *
sweep_part (const char *shard)
{
  g_autoptr (CliRun) run
      = cli_run ("sweep", "nashville", "--vary", "programs.pilot.seats=5:20:5", "--vary",
                 "additionality.deadweight=0.1:0.3:0.1", "--counties", "27053,48301,01001",
                 "--measures", "net_local_placements", "--draws", "50", "--shard", shard, NULL);

  cli_assert_status (run, 0);
  return g_strdup (run->out);
}

/* Parts one after the other are the whole, however many there are; a row is a plain run. */
static void
test_sweep (void)
{
  g_autofree char *whole = sweep_part ("1/1");
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);
  g_autoptr (CliRun) plain = cli_run ("run", "minneapolis", "--json", "--draws", "50", "--set",
                                      "programs.prime.seats=30", NULL);
  g_autoptr (CliRun) one = cli_run ("sweep", "minneapolis", "--json", "--draws", "50", "--vary",
                                    "programs.prime.seats=30:30:1", NULL);
  g_autoptr (JsonNode) run = cli_json (plain), row = cli_json (one);
  JsonObject *measures = json_object_get_object_member (json_node_get_object (run), "measures");

  g_assert_cmpstr (lines[0], ==,
                   "fips,county,programs.pilot.seats,additionality.deadweight,refused,goal_chance,"
                   "net_local_placements,net_local_placements_p10,net_local_placements_p90");
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 3 * 4 * 3 + 1);
  g_assert_true (g_str_has_prefix (lines[3], "27053,Hennepin County,5,0.3,,"));
  g_assert_nonnull (strstr (lines[13], "48301,Loving County,5,0.1,\"Nobody of the group"));
  g_assert_true (g_str_has_suffix (lines[13], "\",,,,"));
  for (guint n = 2; n <= 7; n += 5)
    {
      g_autoptr (GString) parts = g_string_new (NULL);

      for (guint i = 1; i <= n; i++)
        {
          g_autofree char *shard = g_strdup_printf ("%u/%u", i, n);
          g_autofree char *part = sweep_part (shard);

          g_string_append (parts, part);
        }
      g_assert_cmpstr (parts->str, ==, whole);
    }

  g_assert_cmpfloat (
      number (json_array_get_object_element (json_node_get_array (row), 0), "net_local_placements"),
      ==, number (json_object_get_object_member (measures, "net_local_placements"), "mean"));
}

/* As the help says: GNU parallel runs the parts in any order and keeps that of their output. -q:
 * the program may stand in a folder whose name has a space. */
static void
test_sweep_parallel (void)
{
  const char *parallel = g_getenv ("FAIRWAY_PARALLEL");
  const char *const words[] = { parallel,     "--will-cite",
                                "-kq",        g_getenv ("FAIRWAY_CLI"),
                                "sweep",      "nashville",
                                "--vary",     "programs.pilot.seats=5:20:5",
                                "--vary",     "additionality.deadweight=0.1:0.3:0.1",
                                "--counties", "27053,48301,01001",
                                "--measures", "net_local_placements",
                                "--draws",    "50",
                                "--threads",  "1",
                                "--shard",    "{}/5",
                                ":::",        "1",
                                "2",          "3",
                                "4",          "5",
                                NULL };
  g_auto (GStrv) environment
      = g_environ_setenv (g_get_environ (), "PARALLEL_HOME", cli_folder (), TRUE);
  g_autofree char *whole = sweep_part ("1/1"), *out = NULL, *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)words, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_cmpstr (out, ==, whole);
}

static void
test_sweep_usage (void)
{
  static const char *const words[][8] = {
    { "sweep", "nashville", "--vary", "programs.pilot.seats", NULL },
    { "sweep", "nashville", "--vary", "programs.pilot.seats=1:9", NULL },
    { "sweep", "nashville", "--vary", "programs.pilot.seats=9:1:1", NULL },
    { "sweep", "nashville", "--vary", "programs.pilot.seats=1:9:0", NULL },
    { "sweep", "nashville", "--vary", "programs.pilot.seats=1:9000:100", NULL },
    { "sweep", "nashville", "--vary", "programs.pilot.sets=1:9:1", NULL },
    { "sweep", "nashville", "--vary", "programs.pilot.completion=0:1:0.000001", NULL },
    { "sweep", "nashville", "--counties", "99999", NULL },
    { "sweep", "nashville", "--measures", "jobs", NULL },
    { "sweep", "nashville", "--shard", "5/4", NULL },
    { "sweep", "nashville", "--vary", "programs.pilot.seats=1:9:1,programs.pilot.seats=1:9:2",
      NULL },
    { "sweep", "nashville", "--vary", "programs.pilot.seats=1:9:1", "--set",
      "programs.pilot.seats=4", NULL },
  };
  static const char *const names[] = { "KEY=A:B:STEP", "KEY=A:B:STEP", "A up to B",
                                       "A up to B",    "0 to 2000",    "programs.pilot.seats",
                                       "10,000 steps", "“99999”",      "“jobs”",
                                       "5/4",          "twice",        "varied and set" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (CliRun) run = cli_run_in (NULL, words[i]);

      assert_usage (run, names[i]);
    }
}

static double
mean_of (JsonObject *spending, const char *member)
{
  return number (json_object_get_object_member (spending, member), "mean");
}

/* What it says of its answer is what the plan with those numbers comes to. */
static void
test_allocate (void)
{
  static const char *const members[]
      = { "plan",   "scenario", "measure",     "budget",   "chance", "by",
          "draws",  "feasible", "kept_before", "before",   "after",  "uses",
          "prices", "binds",    "frontier",    "sentence", NULL };
  g_autoptr (CliRun) run = cli_run ("allocate", "nashville", "--draws", "200", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonObject *object = json_node_get_object (root);
  JsonObject *before = json_object_get_object_member (object, "before");
  JsonObject *after = json_object_get_object_member (object, "after");
  JsonArray *uses = json_object_get_array_member (object, "uses");
  char *sets[2];
  g_autoptr (CliRun) again = NULL;
  g_autoptr (JsonNode) plain = NULL;
  JsonObject *measures;

  cli_assert_members (object, members);
  g_assert_cmpuint (json_array_get_length (uses), ==, 2);
  g_assert_cmpfloat (number (after, "value"), >=, number (before, "value"));
  g_assert_cmpfloat (number (after, "cost_at_chance"), <=, number (object, "budget"));
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *use = json_array_get_object_element (uses, i);

      sets[i] = g_strdup_printf ("%s=%g", json_object_get_string_member (use, "key"),
                                 number (use, "to"));
    }
  again = cli_run ("run", "nashville", "--json", "--draws", "200", "--set", sets[0], "--set",
                   sets[1], NULL);
  g_free (sets[0]);
  g_free (sets[1]);
  plain = cli_json (again);
  measures = json_object_get_object_member (json_node_get_object (plain), "measures");
  g_assert_cmpfloat (mean_of (measures, "net_local_placements"), ==, number (after, "value"));
  g_assert_cmpfloat (mean_of (measures, "net_local_placements"), ==,
                     mean_of (after, "net_local_placements"));
}

static void
test_allocate_table (void)
{
  g_autoptr (CliRun) run
      = cli_run ("allocate", "louisville", "--maximize", "npv_society", "--budget", "800000",
                 "--draws", "100", "--frontier", "--budgets", "3", "--csv", NULL);
  g_auto (GStrv) lines = NULL;

  cli_assert_status (run, 0);
  lines = g_strsplit (run->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[0], "budget,value,net_local_placements,"));
}

static void
test_allocate_out_of_reach (void)
{
  g_autoptr (CliRun) run
      = cli_run ("allocate", "minneapolis", "--floor", "black=0.9", "--draws", "100", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  cli_assert_status (run, 3);
  g_assert_nonnull (strstr (run->err, "“Black”"));
  g_assert_true (json_parser_load_from_data (parser, run->out, -1, NULL));
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_false (json_object_get_boolean_member (object, "feasible"));
}

static void
test_allocate_usage (void)
{
  static const char *const words[][6] = {
    { "allocate", "nashville", "--maximise", "jobs", NULL },
    { "allocate", "nashville", "--budget", "-1", NULL },
    { "allocate", "nashville", "--chance", "80", NULL },
    { "allocate", "nashville", "--floor", "black", NULL },
    { "allocate", "nashville", "--floor", "martian=0.2", NULL },
    { "allocate", "nashville", "--floor", "black=2", NULL },
    { "allocate", "nashville", "--budgets", "1", NULL },
    { "allocate", "nashville", "--scenario", "no-program", NULL },
    { "allocate", NULL },
  };
  static const char *const names[]
      = { "--maximise", "--budget",  "--chance",     "--floor", "martian",
          "--floor",    "--budgets", "“No program”", "" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (CliRun) run = cli_run_in (NULL, words[i]);

      assert_usage (run, names[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/ask/tornado", test_tornado);
  g_test_add_func ("/cli/ask/sobol", test_sobol);
  g_test_add_func ("/cli/ask/morris", test_morris);
  g_test_add_func ("/cli/ask/finding-out", test_finding_out);
  g_test_add_func ("/cli/ask/finding-out-csv", test_finding_out_csv);
  g_test_add_func ("/cli/ask/sensitivity-usage", test_sensitivity_usage);
  g_test_add_func ("/cli/ask/goal", test_goal);
  g_test_add_func ("/cli/ask/goal-out-of-reach", test_goal_out_of_reach);
  g_test_add_func ("/cli/ask/goal-words", test_goal_words);
  g_test_add_func ("/cli/ask/goal-by", test_goal_by);
  g_test_add_func ("/cli/ask/goal-usage", test_goal_usage);
  g_test_add_func ("/cli/ask/allocate", test_allocate);
  g_test_add_func ("/cli/ask/allocate-table", test_allocate_table);
  g_test_add_func ("/cli/ask/allocate-out-of-reach", test_allocate_out_of_reach);
  g_test_add_func ("/cli/ask/allocate-usage", test_allocate_usage);
  g_test_add_func ("/cli/ask/sweep", test_sweep);
  if (g_getenv ("FAIRWAY_PARALLEL") != NULL)
    g_test_add_func ("/cli/ask/sweep-parallel", test_sweep_parallel);
  g_test_add_func ("/cli/ask/sweep-usage", test_sweep_usage);
  return g_test_run ();
}
