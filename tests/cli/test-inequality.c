/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "cli-fixture.h"

static double
number (JsonNode *root, const char *name)
{
  JsonObject *object = json_node_get_object (root);

  g_assert_true (json_object_has_member (object, name));
  g_assert_false (json_object_get_null_member (object, name));

  return json_object_get_double_member (object, name);
}

static JsonObject *
element (JsonNode *root, const char *name, guint index)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (root), name);

  g_assert_cmpuint (index, <, json_array_get_length (array));

  return json_array_get_object_element (array, index);
}

/* One column "x" out of numbers, perhaps with weights "w". */
static char *
table_of (const double *x, const double *w, guint n)
{
  g_autoptr (GString) text = g_string_new (w != NULL ? "x,w\n" : "x\n");

  for (guint i = 0; i < n; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append (text, g_ascii_dtostr (number, sizeof number, x[i]));
      if (w != NULL)
        g_string_append_printf (text, ",%s", g_ascii_dtostr (number, sizeof number, w[i]));
      g_string_append_c (text, '\n');
    }

  return cli_file ("numbers.csv", text->str, (gssize)text->len);
}

static void
test_contract (void)
{
  static const char *const members[] = {
    "fips",
    "name",
    "households",
    "mean",
    "median",
    "median_published",
    "gini",
    "gini_published",
    "theil_t",
    "theil_l",
    "atkinson_05",
    "atkinson_1",
    "palma",
    "p90_p10",
    "s80_s20",
    "fit",
    "price_year",
    "vintage",
    "source",
    "n",
    "dropped",
    "poverty",
    "theil_t_between",
    "theil_t_within",
    "theil_l_between",
    "theil_l_within",
    "groups",
    NULL,
  };
  g_autofree char *path
      = cli_file ("small.csv", "id,x,w,g\n1,10,2,a\n2,20,1,b\n3,0,1,a\n4,-5,1,b\n5,,1,a\n", -1);
  g_autoptr (CliRun) run = cli_run ("inequality", path, "--value", "x", "--weight", "w", "--group",
                                    "g", "--line", "10", "--json", NULL);
  g_autoptr (JsonNode) root = cli_json (run);

  cli_assert_members (json_node_get_object (root), members);
  g_assert_cmpfloat (number (root, "n"), ==, 4);
  g_assert_cmpfloat (number (root, "dropped"), ==, 2);
  g_assert_cmpfloat (number (root, "missing"), ==, 1);
  g_assert_cmpfloat (number (root, "households"), ==, 5);
  g_assert_cmpfloat (number (root, "mean"), ==, 7);
  g_assert_cmpfloat_with_epsilon (number (root, "poverty"), 0.4, 1e-12);
  g_assert_cmpstr (json_object_get_string_member (element (root, "groups", 0), "name"), ==, "a");
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (element (root, "groups", 0), "mean"), 20.0 / 3.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (element (root, "groups", 1), "share"), 0.4, 1e-12);
}

/* S1: CRAN ineq, help page "ineq". */
static void
test_worked_case_1 (void)
{
  const double x[] = { 541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261 };
  g_autofree char *path = table_of (x, NULL, G_N_ELEMENTS (x));
  g_autoptr (CliRun) run = cli_run ("inequality", path, "--value", "x", NULL);
  g_autoptr (JsonNode) root = cli_json (run);

  g_assert_cmpfloat_with_epsilon (number (root, "gini"), 0.4620911, 5e-8);
  g_assert_cmpfloat_with_epsilon (number (root, "atkinson_05"), 0.1796591, 5e-8);
}

/* S2: two populations with one Gini and different Lorenz curves (ineq, help page "Lasym"). */
static void
test_worked_case_2 (void)
{
  const double ninth = 50.0 / 9.0;
  const double one[] = { ninth, ninth, ninth, ninth, ninth, ninth, ninth, ninth, ninth, 50 };
  const double two[] = { 2, 2, 2, 2, 2, 18, 18, 18, 18, 18 };
  const struct
  {
    const double *x;
    double asymmetry;
  } cases[] = { { one, 1.46 }, { two, 0.74 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = table_of (cases[i].x, NULL, 10);
      g_autoptr (CliRun) run = cli_run ("inequality", path, "--value", "x", "--detail", NULL);
      g_autoptr (JsonNode) root = cli_json (run);

      g_assert_cmpfloat_with_epsilon (number (root, "gini_corrected"), 0.4444444, 5e-8);
      g_assert_cmpfloat_with_epsilon (number (root, "lorenz_asymmetry"), cases[i].asymmetry, 1e-9);
    }
}

/* S3: pysal/inequality, test_atkinson.py. */
static void
test_worked_case_3 (void)
{
  const double x[] = { 10, 20, 30, 40, 50 };
  const struct
  {
    double index, equal;
  } wanted[] = { { 0.06315, 28.105398 }, { 0.1316096, 26.0517108 }, { 0, 30 } };
  g_autofree char *path = table_of (x, NULL, G_N_ELEMENTS (x));
  g_autoptr (CliRun) run = cli_run ("inequality", path, "--value", "x", "--epsilon", "0.5",
                                    "--epsilon", "1", "--epsilon=0", NULL);
  g_autoptr (JsonNode) root = cli_json (run);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      JsonObject *one = element (root, "atkinson", i);

      g_assert_cmpfloat_with_epsilon (json_object_get_double_member (one, "value"), wanted[i].index,
                                      1e-5);
      g_assert_cmpfloat_with_epsilon (json_object_get_double_member (one, "ede"), wanted[i].equal,
                                      1e-5);
    }
}

/* S4: one province of a survey (ineq, help page "Lc"); the table may not be copied here. */
static void
test_worked_case_4 (void)
{
  g_autofree char *source = cli_reference ("ilocos-two-provinces.csv");
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GString) kept = g_string_new ("province,income\n");
  g_auto (GStrv) lines = NULL;
  g_autoptr (CliRun) run = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (source == NULL)
    {
      g_test_message (
          "ilocos-two-provinces.csv is not at hand (FAIRWAY_SHARED): worked case S4 was not run");
      return;
    }

  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Pangasinan,"))
      g_string_append_printf (kept, "%s\n", lines[i]);
  path = cli_file ("pangasinan.csv", kept->str, -1);

  run = cli_run ("inequality", path, "--value", "income", NULL);
  root = cli_json (run);
  g_assert_cmpfloat (number (root, "n"), ==, 383);
  g_assert_cmpfloat_with_epsilon (number (root, "atkinson_05"), 0.1291856, 5e-8);
  g_assert_cmpfloat_with_epsilon (number (root, "theil_t"), 0.2837236, 5e-8);
}

/* S5: weighted survey (CRAN laeken, laeken-standard.pdf); the table may not be copied here. */
static void
test_worked_case_5 (void)
{
  static const struct
  {
    double share, below;
  } lines[] = { { 0.6, 14.44422 }, { 0.4, 4.766885 }, { 0.5, 7.988134 }, { 0.7, 21.85638 } };
  g_autofree char *path = cli_reference ("eusilc-min.csv");
  double median;

  if (path == NULL)
    {
      g_test_message ("eusilc-min.csv is not at hand (FAIRWAY_SHARED): worked case S5 was not run");
      return;
    }

  {
    g_autoptr (CliRun) run = cli_run ("inequality", path, "--value", "eqIncome", "--weight",
                                      "rb050", "--detail", NULL);
    g_autoptr (JsonNode) root = cli_json (run);

    median = number (root, "median");
    g_assert_cmpfloat (number (root, "n"), ==, 14827);
    g_assert_cmpfloat (number (root, "dropped"), >, 0);
    g_assert_cmpfloat_with_epsilon (100 * number (root, "gini"), 26.48962, 5e-6);
    g_assert_cmpfloat_with_epsilon (median, 18098.73, 5e-3);
    g_assert_cmpfloat_with_epsilon (number (root, "q20"), 12212.60, 5e-3);
    g_assert_cmpfloat_with_epsilon (number (root, "q80"), 25997.65, 5e-3);
    g_assert_cmpfloat_with_epsilon (number (root, "s80_s20"), 3.970004, 5e-7);
    g_assert_cmpfloat_with_epsilon (0.6 * median, 10859.24, 5e-3);
  }

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      char line[G_ASCII_DTOSTR_BUF_SIZE];
      g_autoptr (CliRun) run = NULL;
      g_autoptr (JsonNode) root = NULL;

      g_ascii_dtostr (line, sizeof line, lines[i].share * median);
      run = cli_run ("inequality", path, "--value", "eqIncome", "--weight", "rb050", "--line", line,
                     NULL);
      root = cli_json (run);
      g_assert_cmpfloat_with_epsilon (100 * number (root, "poverty"), lines[i].below, 5e-6);
    }
}

/* S6: Theil between Mexico's regions (pysal/inequality, test_theil.py, test_gini.py). */
static void
test_worked_case_6 (void)
{
  static const struct
  {
    const char *year;
    double theil, between;
  } cases[] = {
    { "1940", 0.20894344, 0.03458890 },
    { "1950", 0.15222451, 0.02816853 },
    { "1960", 0.10472941, 0.05260921 },
    { "1970", 0.10194725, 0.05931219 },
  };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "mexico-pcgdp.csv", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run
          = cli_run ("inequality", path, "--value", cases[i].year, "--group", "hanson98", NULL);
      g_autoptr (JsonNode) root = cli_json (run);

      g_assert_cmpfloat_with_epsilon (number (root, "theil_t"), cases[i].theil, 5e-9);
      g_assert_cmpfloat_with_epsilon (number (root, "theil_t_between"), cases[i].between, 5e-9);
      g_assert_cmpfloat_with_epsilon (number (root, "theil_t_within"),
                                      cases[i].theil - cases[i].between, 1e-8);
      if (i == 0)
        g_assert_cmpfloat_with_epsilon (number (root, "gini"), 0.35372371173452849, 1e-12);
    }
}

/* S7: top shares and weighted deciles (PolicyEngine/microdf). */
static void
test_worked_case_7 (void)
{
  const double ten[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
  const double equal[] = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 };
  const double x[] = { 5, 4, 3, 2, 1, 6, 7, 8, 9 };
  const double w[] = { 10, 20, 10, 10, 10, 10, 10, 10, 10 };
  const int ranks[] = { 6, 5, 3, 2, 1, 7, 8, 9, 10 };

  {
    g_autofree char *path = table_of (ten, NULL, 10);
    g_autoptr (CliRun) run = cli_run ("inequality", path, "--value", "x", "--detail", NULL);
    g_autoptr (JsonNode) root = cli_json (run);

    g_assert_cmpfloat_with_epsilon (number (root, "top_10_share"), 10.0 / 55.0, 1e-12);
    g_assert_cmpfloat_with_epsilon (number (root, "palma"), 1.0, 1e-12);
  }
  {
    g_autofree char *path = table_of (equal, NULL, 10);
    g_autoptr (CliRun) run = cli_run ("inequality", path, "--value", "x", "--detail", NULL);
    g_autoptr (JsonNode) root = cli_json (run);

    g_assert_cmpfloat_with_epsilon (number (root, "top_10_share"), 0.1, 1e-12);
    g_assert_cmpfloat_with_epsilon (number (root, "gini"), 0.0, 1e-12);
  }
  {
    g_autofree char *path = table_of (x, w, G_N_ELEMENTS (x));
    g_autoptr (CliRun) run
        = cli_run ("inequality", path, "--value", "x", "--weight", "w", "--detail", NULL);
    g_autoptr (JsonNode) root = cli_json (run);
    JsonArray *found = json_object_get_array_member (json_node_get_object (root), "decile_ranks");

    for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
      g_assert_cmpint (json_array_get_int_element (found, i), ==, ranks[i]);
  }
}

/* Groups that are the same people twice: nothing between them, each with the Gini of the whole. */
static void
test_groups_alike (void)
{
  g_autoptr (GString) text = g_string_new ("x,g\n");
  g_autofree char *path = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%u,%s\n", 1 + i / 2 * 37 % 500,
                            i % 2 == 0 ? "north" : "\"south, far\"");
  path = cli_file ("alike.csv", text->str, -1);

  {
    g_autoptr (CliRun) run = cli_run ("inequality", path, "--value", "x", "--group", "g", NULL);
    g_autoptr (JsonNode) root = cli_json (run);

    g_assert_cmpfloat_with_epsilon (number (root, "theil_t_between"), 0.0, 1e-12);
    g_assert_cmpfloat_with_epsilon (number (root, "theil_t_within"), number (root, "theil_t"),
                                    1e-12);
    for (guint g = 0; g < 2; g++)
      {
        JsonObject *group = element (root, "groups", g);

        g_assert_cmpint (json_object_get_int_member (group, "n"), ==, 500);
        g_assert_cmpfloat_with_epsilon (json_object_get_double_member (group, "gini"),
                                        number (root, "gini"), 1e-12);
      }
    g_assert_cmpstr (json_object_get_string_member (element (root, "groups", 1), "name"), ==,
                     "south, far");
  }
}

/* A measure without a value is null: no group given, no line, nobody positive. */
static void
test_not_defined (void)
{
  const double x[] = { 0, 0, 0 };
  g_autofree char *path = table_of (x, NULL, G_N_ELEMENTS (x));
  g_autoptr (CliRun) run = cli_run ("inequality", path, "--value", "x", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonObject *object = json_node_get_object (root);

  g_assert_true (json_object_get_null_member (object, "gini"));
  g_assert_true (json_object_get_null_member (object, "theil_t"));
  g_assert_true (json_object_get_null_member (object, "poverty"));
  g_assert_true (json_object_get_null_member (object, "theil_t_between"));
  g_assert_null (strstr (run->out, "nan"));
}

static void
test_wrong_usage (void)
{
  g_autofree char *path = cli_file ("usage.csv", "income,w\n1,1\n2,1\n", -1);
  g_autoptr (CliRun) no_value = cli_run ("inequality", path, NULL);
  g_autoptr (CliRun) column = cli_run ("inequality", path, "--value", "incom", NULL);
  g_autoptr (CliRun) epsilon
      = cli_run ("inequality", path, "--value", "income", "--epsilon", "-1", NULL);
  g_autoptr (CliRun) line
      = cli_run ("inequality", path, "--value", "income", "--line", "nan", NULL);
  g_autoptr (CliRun) unfinished = cli_run ("inequality", path, "--value", NULL);

  cli_assert_status (no_value, 2);
  cli_assert_status (column, 2);
  g_assert_nonnull (strstr (column->err, "income"));
  cli_assert_status (epsilon, 2);
  cli_assert_status (line, 2);
  cli_assert_status (unfinished, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/inequality/contract", test_contract);
  g_test_add_func ("/cli/inequality/worked-case-1", test_worked_case_1);
  g_test_add_func ("/cli/inequality/worked-case-2", test_worked_case_2);
  g_test_add_func ("/cli/inequality/worked-case-3", test_worked_case_3);
  g_test_add_func ("/cli/inequality/worked-case-4", test_worked_case_4);
  g_test_add_func ("/cli/inequality/worked-case-5", test_worked_case_5);
  g_test_add_func ("/cli/inequality/worked-case-6", test_worked_case_6);
  g_test_add_func ("/cli/inequality/worked-case-7", test_worked_case_7);
  g_test_add_func ("/cli/inequality/groups-alike", test_groups_alike);
  g_test_add_func ("/cli/inequality/not-defined", test_not_defined);
  g_test_add_func ("/cli/inequality/wrong-usage", test_wrong_usage);

  return g_test_run ();
}
