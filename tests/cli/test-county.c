/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "cli-fixture.h"

static const char *const members[] = {
  "fips",        "name",
  "households",  "mean",
  "median",      "median_published",
  "gini",        "gini_published",
  "theil_t",     "theil_l",
  "atkinson_05", "atkinson_1",
  "palma",       "p90_p10",
  "s80_s20",     "fit",
  "price_year",  "vintage",
  "source",      NULL,
};

static double
number (JsonObject *object, const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  g_assert_false (json_object_get_null_member (object, name));

  return json_object_get_double_member (object, name);
}

static void
test_contract (void)
{
  g_autoptr (CliRun) run = cli_run ("county", "27053", "--json", NULL);
  g_autoptr (JsonNode) root = cli_json (run);
  JsonObject *county = json_node_get_object (root);

  cli_assert_members (county, members);
  g_assert_cmpstr (json_object_get_string_member (county, "fips"), ==, "27053");
  g_assert_cmpstr (json_object_get_string_member (county, "name"), ==,
                   "Hennepin County, Minnesota");
  g_assert_cmpfloat (number (county, "median_published"), ==, 61328);
  g_assert_cmpfloat (number (county, "gini_published"), ==, 0.476);
  g_assert_cmpint (json_object_get_int_member (county, "price_year"), ==, 2010);
  g_assert_cmpstr (json_object_get_string_member (county, "vintage"), ==, "2006-2010");
  g_assert_cmpstr (run->err, ==, "");
}

/* A published Gini that is absent is null, not 0. */
static void
test_absent_is_null (void)
{
  g_autoptr (CliRun) run = cli_run ("county", "01003", NULL);
  g_autoptr (JsonNode) root = cli_json (run);

  g_assert_true (json_object_get_null_member (json_node_get_object (root), "gini_published"));
}

/* Worked case S8: published Gini and median of ten counties (ACS 2006-2010), and how near ours must
 * be. */
static void
test_worked_case_8 (void)
{
  static const struct
  {
    const char *fips;
    double gini, within, median;
  } cases[] = {
    { "17031", 0.488, 0.010, 53942 }, { "48029", 0.463, 0.010, 47048 },
    { "27053", 0.476, 0.010, 61328 }, { "29510", 0.487, 0.010, 33652 },
    { "21111", 0.470, 0.010, 45352 }, { "53033", 0.456, 0.010, 68065 },
    { "08031", 0.511, 0.010, 45501 }, { "06075", 0.507, 0.012, 71304 },
    { "22071", 0.541, 0.010, 37468 }, { "25019", 0.547, 0.025, 83347 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run = cli_run ("county", cases[i].fips, NULL);
      g_autoptr (JsonNode) root = cli_json (run);
      JsonObject *county = json_node_get_object (root);

      g_assert_cmpfloat (number (county, "gini_published"), ==, cases[i].gini);
      g_assert_cmpfloat (number (county, "median_published"), ==, cases[i].median);
      g_assert_cmpfloat_with_epsilon (number (county, "gini"), cases[i].gini, cases[i].within);
      g_assert_cmpfloat_with_epsilon (number (county, "median") / cases[i].median, 1.0, 0.05);
    }
}

/* All counties against the 2,142 published Ginis; the bound of the issue, not of one method. */
static void
test_all (void)
{
  g_autoptr (CliRun) run = cli_run ("county", "--all", "--csv", NULL);
  g_auto (GStrv) lines = NULL;
  double squares = 0.0, worst = 0.0;
  guint n_published = 0, n = 0;

  cli_assert_status (run, 0);
  lines = g_strsplit (run->out, "\n", -1);
  g_assert_cmpstr (
      lines[0], ==,
      "fips,name,households,mean,median_est,median_published,gini,gini_published,theil_t,theil_l,"
      "atkinson_05,atkinson_1,palma,p90_p10,s80_s20,fit,price_year,vintage,source");

  for (; lines[n + 1][0] != '\0'; n++)
    {
      /* The name is quoted and has one comma: the fields after it count from there. */
      const char *rest = strstr (lines[n + 1], "\",");
      g_auto (GStrv) fields = g_strsplit (rest + 2, ",", -1);
      const double gini = g_ascii_strtod (fields[4], NULL);

      g_assert_cmpfloat (g_ascii_strtod (fields[1], NULL), >, 0.0);
      g_assert_cmpfloat (gini, >, 0.2);
      g_assert_cmpfloat (gini, <, 0.8);
      if (fields[5][0] != '\0')
        {
          const double error = gini - g_ascii_strtod (fields[5], NULL);

          squares += error * error;
          worst = MAX (worst, fabs (error));
          n_published++;
        }
    }

  g_assert_cmpuint (n, ==, 3221);
  g_assert_cmpuint (n_published, ==, 2142);
  g_test_message ("RMSE %.5f, worst %.5f, CPU %.0f ms", sqrt (squares / n_published), worst,
                  1e3 * run->cpu);
  g_assert_cmpfloat (sqrt (squares / n_published), <=, 0.0045);
  g_assert_cmpfloat (worst, <=, 0.03);
}

static void
test_names (void)
{
  static const char *const same[]
      = { "hennepin", "Minneapolis", "Hennepin County, Minnesota", "hennepin mn" };
  g_autoptr (CliRun) first = cli_run ("county", "27053", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr (CliRun) run = cli_run ("county", same[i], NULL);

      cli_assert_status (run, 0);
      g_assert_cmpstr (run->out, ==, first->out);
    }
}

/* A name that several counties have is answered by the largest, and standard error says so. */
static void
test_shared_name (void)
{
  g_autoptr (CliRun) run = cli_run ("county", "Jefferson", NULL);
  g_autoptr (CliRun) kentucky = cli_run ("county", "Jefferson KY", NULL);
  g_autoptr (JsonNode) root = cli_json (kentucky);

  cli_assert_status (run, 0);
  g_assert_nonnull (strstr (run->err, "more than one county"));
  g_assert_cmpstr (kentucky->err, ==, "");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "fips"), ==,
                   "21111");
}

static void
test_refused (void)
{
  g_autoptr (CliRun) unknown = cli_run ("county", "99999", NULL);
  g_autoptr (CliRun) beginning = cli_run ("county", "Henne", NULL);
  g_autoptr (CliRun) nothing = cli_run ("county", NULL);
  g_autoptr (CliRun) both = cli_run ("county", "27053", "--all", NULL);
  g_autoptr (CliRun) two = cli_run ("county", "27053", "--csv", "--json", NULL);
  g_autoptr (CliRun) option = cli_run ("county", "--al", NULL);

  cli_assert_refused (unknown, "99999");
  cli_assert_refused (beginning, "Hennepin County, Minnesota");
  cli_assert_status (nothing, 2);
  cli_assert_status (both, 2);
  cli_assert_status (two, 2);
  cli_assert_status (option, 2);
  g_assert_nonnull (strstr (option->err, "--all"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/county/contract", test_contract);
  g_test_add_func ("/cli/county/absent-is-null", test_absent_is_null);
  g_test_add_func ("/cli/county/worked-case-8", test_worked_case_8);
  g_test_add_func ("/cli/county/all", test_all);
  g_test_add_func ("/cli/county/names", test_names);
  g_test_add_func ("/cli/county/shared-name", test_shared_name);
  g_test_add_func ("/cli/county/refused", test_refused);

  return g_test_run ();
}
