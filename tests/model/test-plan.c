/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-compile.h"
#include "fw-error.h"
#include "fw-plan-io.h"

#define PLACE "\"place\": {\"counties\": [\"27053\"]}"
#define GROUP "\"groups\": [{\"id\": \"all\"}]"
#define HEAD  "{\n\"format\": \"fairway-plan\",\n\"version\": \"1.0\",\n\"id\": \"p\",\n"

static FwPlan *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return fw_plan_new_from_bytes (bytes, "p.fairway", error);
}

static char *
write_text (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (plan, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The files are kept as the writer writes them, so that a save of an unchanged plan changes no
 * byte. */
static void
test_builtin (gconstpointer data)
{
  const char *id = data;
  g_autofree char *name = g_strconcat (id, ".fairway", NULL);
  g_autofree char *path
      = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "plans", name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = NULL;
  g_autoptr (FwPlan) again = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  plan = fw_builtin_plan_load (id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fw_plan_get_id (plan), ==, id);
  first = write_text (plan);
  g_assert_cmpstr (first, ==, text);
  again = read_text (first, &error);
  g_assert_no_error (error);
  second = write_text (again);
  g_assert_cmpstr (second, ==, first);

  g_assert_cmpint (fw_plan_get_price_year (plan), ==, 2024);
  g_assert_nonnull (fw_plan_get_note (plan));
  for (guint i = 0; i < g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_SCENARIOS)); i++)
    {
      g_autoptr (FwScenario) scenario
          = g_list_model_get_item (fw_plan_get_list (plan, FW_LIST_SCENARIOS), i);
      g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, &error);

      g_assert_no_error (error);
      g_assert_nonnull (compiled);
    }
}

/* What a later Fairway adds is still there after a save by this one. */
static void
test_unknown (void)
{
  static const char *const kept[]
      = { "\"deck\"",    "\"slides\"", "\"later\"", "\"mood\"", "\"tone\"",
          "\"quality\"", "\"map\"",    "\"hue\"",   "\"why\"" };
  const char *text = HEAD "\"deck\": {\"slides\": [1, 2, {\"later\": null}]}, \"title\": \"T\","
                          "\"goal\": {\"measure\": \"completed\", \"mood\": \"good\", \"value\": "
                          "{\"value\": 3, \"tone\": 1}},"
                          "\"place\": {\"counties\": [\"27053\"], \"map\": true},"
                          "\"groups\": [{\"id\": \"all\", \"hue\": \"#abc\", \"earnings\": "
                          "{\"value\": 25000, \"quality\": [\"a\"]}}],"
                          "\"scenarios\": [{\"id\": \"s\", \"why\": \"because\", \"values\": "
                          "{\"evidence\": \"techhire\"}}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = read_text (text, &error);
  g_autofree char *first = NULL;
  g_autoptr (FwPlan) again = NULL;
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  first = write_text (plan);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_nonnull (strstr (first, kept[i]));

  again = read_text (first, &error);
  g_assert_no_error (error);
  second = write_text (again);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpfloat (fw_plan_get_value (again, NULL, "goal.value"), ==, 3.0);
  g_assert_cmpfloat (
      fw_plan_get_value (again, fw_plan_find_scenario (again, "S", NULL), "evidence"), ==, 1.0);
}

static void
test_versions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = NULL;
  g_autoptr (FwChange) change = fw_change_new_set_value (NULL, "goal.value", 5);
  g_autofree char *text = NULL;

  plan = read_text ("{\"format\": \"fairway-plan\", \"version\": \"2.1\", \"id\": \"p\"}", &error);
  g_assert_null (plan);
  g_assert_error (error, FW_ERROR, FW_ERROR_NEWER_VERSION);
  g_assert_nonnull (strstr (error->message, "2.1"));
  g_clear_error (&error);

  plan = read_text ("{\"format\": \"fairway-plan\", \"version\": \"1.7\", \"id\": \"p\"," PLACE
                    "," GROUP "}",
                    &error);
  g_assert_no_error (error);
  g_assert_true (fw_plan_is_read_only (plan));
  g_assert_null (fw_change_apply (change, plan, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NEWER_VERSION);
  text = write_text (plan);
  g_assert_nonnull (strstr (text, "\"version\": \"1.7\""));
}

typedef struct
{
  const char *text;   /* after HEAD, which is four lines */
  guint line;         /* 0: not looked at */
  const char *member; /* must be in the message */
  const char *wanted; /* must be in the message */
} FaultRow;

static const FaultRow fault_rows[] = {
  { GROUP "}", 0, "place", "counties" },
  { PLACE "}", 0, "groups", "at least one" },
  { "\"place\": {\"counties\": []}," GROUP "}", 5, "place/counties", "at least one county" },
  { "\"place\": {\"counties\": [\"99999\"]}," GROUP "}", 5, "place/counties", "FIPS" },
  { "\"place\": {\"counties\": [27053]}," GROUP "}", 5, "place/counties", "text" },
  { "\"place\": 3," GROUP "}", 5, "place", "object" },
  { PLACE ",\n\"groups\": {}}", 6, "groups", "list" },
  { PLACE ",\n\"groups\": [3]}", 6, "groups/0", "object" },
  { PLACE ",\n\"groups\": [{}]}", 6, "groups/0", "id" },
  { PLACE ",\n\"groups\": [{\"id\": \"A B\"}]}", 6, "groups/0/id", "lower-case" },
  { PLACE ",\n\"groups\": [{\"id\": \"a\"},\n{\"id\": \"a\"}]}", 7, "groups/1", "not taken" },
  { PLACE ",\n\"groups\": [{\"id\": \"a\",\n\"earnings\": \"many\"}]}", 7, "groups/0/earnings",
    "number" },
  { PLACE ",\n\"groups\": [{\"id\": \"a\",\n\"earnings\": -4}]}", 7, "groups/0/earnings",
    "1000000" },
  { PLACE ",\n\"groups\": [{\"id\": \"a\",\n\"earnings\": {\"p10\": 1}}]}", 7, "groups/0/earnings",
    "value" },
  { PLACE ",\n\"groups\": [{\"id\": \"a\",\n\"earnings\": {\"value\": 9, \"p10\": 1}}]}", 7,
    "groups/0/earnings", "both" },
  { PLACE
    ",\n\"groups\": [{\"id\": \"a\",\n\"earnings\": {\"value\": 9, \"p10\": 10, \"p90\": 12}}]}",
    7, "groups/0/earnings", "p10" },
  { PLACE ",\n\"groups\": [{\"id\": \"a\", \"p50\": 4}]}", 6, "groups/0/p50", "all three" },
  { PLACE ",\n\"groups\": [{\"id\": \"a\", \"race\": \"green\"}]}", 6, "groups/0/race",
    "hispanic" },
  { PLACE ",\n\"groups\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}", 6, "groups/0/race", "percentiles" },
  { PLACE "," GROUP ",\n\"quarters\": 0}", 6, "quarters", "160" },
  { PLACE "," GROUP ",\n\"quarters\": 2.5}", 6, "quarters", "whole" },
  { PLACE "," GROUP ",\n\"price_year\": 2099}", 6, "price_year", "consumer price index" },
  { PLACE "," GROUP ",\n\"evidence\": \"wishes\"}", 6, "evidence", "techhire" },
  { PLACE "," GROUP ",\n\"counting\": 3}", 6, "counting", "choices" },
  { PLACE "," GROUP ",\n\"gap_low\": \"nobody\"}", 6, "gap_low", "groups" },
  { PLACE "," GROUP ",\n\"programs\": [{\"id\": \"x\"}]}", 6, "programs/0/occupation",
    "occupation" },
  { PLACE "," GROUP ",\n\"programs\": [{\"id\": \"x\", \"occupation\": \"o\"}]}", 6,
    "programs/0/occupation", "occupations" },
  { PLACE "," GROUP ",\n\"programs\": [{\"id\": \"x\", \"supports\": [1]}]}", 6,
    "programs/0/supports", "text" },
  { PLACE
    "," GROUP
    ",\n\"partnerships\": [{\"id\": \"x\", \"kind\": \"pays\", \"from\": \"f\", \"to\": \"t\"}]}",
    6, "partnerships/0/from", "funds" },
  { PLACE "," GROUP ",\n\"partnerships\": [{\"id\": \"x\", \"kind\": \"marries\"}]}", 6,
    "partnerships/0/kind", "refers" },
  { PLACE "," GROUP ",\n\"funds\": [{\"id\": \"f\", \"from_quarter\": 9, \"to_quarter\": 2}]}", 6,
    "funds/0/to_quarter", "later" },
  { PLACE "," GROUP ",\n\"funds\": [{\"id\": \"f\", \"uses\": [\"parties\"]}]}", 6, "funds/0/uses",
    "supports" },
  { PLACE "," GROUP ",\n\"scenarios\": [{\"id\": \"no-program\"}]}", 6, "scenarios/0",
    "not taken" },
  { PLACE "," GROUP ",\n\"scenarios\": [{\"id\": \"s\", \"parent\": \"s\"}]}", 6,
    "scenarios/0/parent", "ends" },
  { PLACE "," GROUP ",\n\"scenarios\": [{\"id\": \"s\", \"parent\": \"q\"}]}", 6,
    "scenarios/0/parent", "scenarios" },
  { PLACE "," GROUP ",\n\"scenarios\": [{\"id\": \"s\", \"values\": {\"groups.b.earnings\": 3}}]}",
    6, "scenarios/0/values/groups.b.earnings", "groups.all.earnings" },
  { PLACE "," GROUP ",\n\"scenarios\": [{\"id\": \"s\", \"values\": {\"goal.value\": -1}}]}", 6,
    "goal.value", "1000000" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fault_rows); i++)
    {
      const FaultRow *row = &fault_rows[i];
      g_autofree char *text = g_strconcat (HEAD, row->text, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwPlan) plan = read_text (text, &error);

      g_test_message ("%s: %s", row->text, error != NULL ? error->message : "read");
      g_assert_null (plan);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "p.fairway"));
      g_assert_nonnull (strstr (error->message, row->member));
      g_assert_nonnull (strstr (error->message, row->wanted));
      if (row->line > 0)
        {
          g_autofree char *number = fw_number_to_c (row->line);
          g_autofree char *line = g_strconcat ("line ", number, ",", NULL);

          g_assert_nonnull (strstr (error->message, line));
        }
    }
}

/* Parent before plan, own override before both; "No program" has the plan's own values. */
static void
test_resolution (void)
{
  const char *text
      = HEAD PLACE "," GROUP ","
                   "\"goal\": {\"value\": 10},"
                   "\"scenarios\": [{\"id\": \"a\", \"values\": {\"goal.value\": 20}}, {\"id\": "
                   "\"b\", \"parent\": \"a\"},"
                   "{\"id\": \"c\", \"parent\": \"b\", \"values\": {\"goal.value\": 30}}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = read_text (text, &error);
  FwParameter *in_b;

  g_assert_no_error (error);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "goal.value"), ==, 10.0);
  g_assert_cmpfloat (fw_plan_get_value (plan, fw_plan_get_no_program (plan), "goal.value"), ==,
                     10.0);
  g_assert_cmpfloat (
      fw_plan_get_value (plan, fw_plan_find_scenario (plan, "b", NULL), "goal.value"), ==, 20.0);
  g_assert_cmpfloat (
      fw_plan_get_value (plan, fw_plan_find_scenario (plan, "c", NULL), "goal.value"), ==, 30.0);

  in_b = fw_plan_get_parameter (plan, fw_plan_find_scenario (plan, "b", NULL), "goal.value", NULL);
  g_assert_cmpint (fw_parameter_get_origin (in_b), ==, FW_ORIGIN_SCENARIO);
  {
    g_autoptr (FwChange) change = fw_change_new_set_value ("a", "goal.value", 25);
    g_autoptr (FwChange) inverse = fw_change_apply (change, plan, &error);

    g_assert_no_error (error);
    g_assert_cmpfloat (fw_parameter_get_value (in_b), ==, 25.0);
  }

  g_assert_null (fw_plan_find_scenario (plan, "zz", &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_FOUND);
}

/* A usable first plan for counties of all kinds, those without a profile among them. */
static void
test_any_county (void)
{
  const guint n = fw_counties_count ();
  guint n_single = 0;

  for (guint i = 0; i < n; i += 97)
    {
      const FwCounty *county = fw_counties_get (i);
      g_autoptr (FwPlan) plan = fw_plan_new_for_county (county);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwCompiled) compiled
          = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);
      const FwePlan *engine;
      double households = 0.0, total = 0.0;

      g_test_message ("%s %s", county->fips, county->name);
      g_assert_no_error (error);
      engine = fw_compiled_get_plan (compiled);
      n_single += engine->n_groups == 1;
      for (gsize g = 0; g < engine->n_groups; g++)
        {
          households += fwe_incomes_households (engine->groups[g].incomes);
          total += fwe_incomes_households (engine->groups[g].incomes)
                   * fwe_incomes_mean (engine->groups[g].incomes);
        }

      /* The groups add up to the county, in number and in dollars. */
      g_assert_cmpfloat_with_epsilon (households / county->households, 1.0, 1e-6);
      if (!isnan (county->mean))
        g_assert_cmpfloat_with_epsilon (
            total / households / (county->mean * fw_cpi (2024) / fw_cpi (2010)), 1.0, 1e-6);
    }

  g_assert_cmpuint (n_single, >, 0);
}

/* A file holds the same bytes wherever it was saved, and is read alike there. */
static void
test_locales (void)
{
  static const char *const names[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "ar_EG.UTF-8" };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  g_autofree char *wanted = write_text (plan);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FwPlan) again = NULL;
      g_autofree char *text = NULL;

      if (setlocale (LC_ALL, names[i]) == NULL)
        g_error ("locale %s is not generated on this machine", names[i]);
      again = read_text (wanted, NULL);
      g_assert_nonnull (again);
      text = write_text (again);
      setlocale (LC_ALL, "C.UTF-8");
      g_assert_cmpstr (text, ==, wanted);
    }
}

static void
test_builtin_names (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_builtin_plan_load ("minneapols", &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "“minneapolis”"));
}

/* What the start page says of a plan without reading it is what the plan itself says. */
static void
test_builtin_gini (void)
{
  guint n_plans;
  const FwBuiltin *plans = fw_builtin_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (plans[i].id, NULL);
      FwPlace *place = fw_plan_get_place (plan);
      const double gini
          = fw_place_get_n_counties (place) == 1 ? fw_place_get_county (place, 0)->gini : NAN;

      if (isfinite (gini))
        g_assert_cmpfloat (plans[i].gini, ==, gini);
      else
        g_assert_true (isnan (plans[i].gini));
    }
}

int
main (int argc, char **argv)
{
  guint n_plans;
  const FwBuiltin *plans = fw_builtin_plans (&n_plans);

  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_plans; i++)
    {
      g_autofree char *name = g_strconcat (plans[i].id, ".fairway", NULL);
      g_autofree char *path
          = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "plans", name, NULL);
      g_autofree char *test = g_strconcat ("/model/plan/builtin/", plans[i].id, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_test_add_data_func (test, plans[i].id, test_builtin);
    }
  g_test_add_func ("/model/plan/unknown-members", test_unknown);
  g_test_add_func ("/model/plan/versions", test_versions);
  g_test_add_func ("/model/plan/faults", test_faults);
  g_test_add_func ("/model/plan/resolution", test_resolution);
  g_test_add_func ("/model/plan/any-county", test_any_county);
  g_test_add_func ("/model/plan/locales", test_locales);
  g_test_add_func ("/model/plan/builtin-names", test_builtin_names);
  g_test_add_func ("/model/plan/builtin-gini", test_builtin_gini);
  return g_test_run ();
}
