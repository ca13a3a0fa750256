/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "fw-first-plan.h"
#include "fw-plan-io.h"
#include "fw-result.h"

#define HENNEPIN "27053"

static double
sum (FwPlan *plan, FwList list, const char *member)
{
  GListModel *parts = fw_plan_get_list (plan, list);
  double total = 0;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (parts, i);

      total += fw_parameters_get_value (fw_part_get_parameters (part), member);
    }
  return total;
}

/* It can be run, and is what a save of it says. */
static double
placements_of (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (plan, &error);
  g_autoptr (FwPlan) again = NULL;
  g_autoptr (GBytes) same = NULL;
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwCompiled) few = NULL;
  g_autoptr (FwResult) result = NULL;

  g_assert_no_error (error);
  again = fw_plan_new_from_bytes (bytes, "first", &error);
  g_assert_no_error (error);
  same = fw_plan_to_bytes (again, &error);
  g_assert_true (g_bytes_equal (bytes, same));
  compiled = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);
  g_assert_no_error (error);
  few = fw_compiled_with_draws (compiled, 200, 1);
  result = fw_result_new_run (few, NULL, 1, FALSE, NULL, &error);
  g_assert_no_error (error);
  return fw_result_get_measure (result, FWE_M_NET_LOCAL_PLACEMENTS)->mean;
}

static void
test_suggested (void)
{
  FwFirstPlan answers = fw_first_plan_suggest (fw_counties_find (HENNEPIN));
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_first_plan_make (&answers, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_PROGRAMS)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_FUNDS)), ==, 1);
  g_assert_cmpfloat (sum (plan, FW_LIST_EMPLOYERS, "openings"), ==, answers.openings);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "inequality.eligible_income"), ==,
                     answers.eligible_income);
  g_assert_cmpfloat (placements_of (plan), >, 0);
}

/* No limit of money is no fund, and more openings never place fewer. */
static void
test_answers_count (void)
{
  FwFirstPlan answers = fw_first_plan_suggest (fw_counties_find (HENNEPIN));
  g_autoptr (FwPlan) rich = NULL;
  g_autoptr (FwPlan) more = NULL;
  g_autoptr (FwPlan) none = NULL;

  answers.money = 0;
  rich = fw_first_plan_make (&answers, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (rich, FW_LIST_FUNDS)), ==, 0);
  answers.openings = 300;
  more = fw_first_plan_make (&answers, NULL);
  g_assert_cmpfloat (placements_of (more), >, placements_of (rich));
  answers.openings = 0;
  none = fw_first_plan_make (&answers, NULL);
  g_assert_cmpfloat (placements_of (none), ==, 0);
}

/* Every program of the eight plans at once: every occupation has an employer, every program a
 * partner, and no opening is lost in the sharing. */
static void
test_templates (void)
{
  FwFirstPlan answers = fw_first_plan_suggest (fw_counties_find (HENNEPIN));
  g_autoptr (GPtrArray) templates = fw_templates (FW_LIST_PROGRAMS);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = NULL;
  GListModel *programs, *links;

  answers.templates = templates;
  answers.general = FALSE;
  answers.openings = 101;
  plan = fw_first_plan_make (&answers, &error);
  g_assert_no_error (error);
  programs = fw_plan_get_list (plan, FW_LIST_PROGRAMS);
  links = fw_plan_get_list (plan, FW_LIST_PARTNERSHIPS);
  g_assert_cmpuint (g_list_model_get_n_items (programs), ==, templates->len);
  g_assert_null (fw_plan_find_part (plan, FW_LIST_EMPLOYERS, "employer"));
  g_assert_cmpfloat (sum (plan, FW_LIST_EMPLOYERS, "openings"), ==, answers.openings);
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (FwPart) program = g_list_model_get_item (programs, i);
      guint n_hiring = 0;

      for (guint k = 0; k < g_list_model_get_n_items (links); k++)
        {
          g_autoptr (FwPartnership) link = g_list_model_get_item (links, k);

          if (fw_partnership_get_kind (link) == FW_PARTNERSHIP_HIRES
              && g_strcmp0 (fw_partnership_get_from (link), fw_part_get_id (program)) == 0)
            n_hiring++;
        }
      g_assert_cmpuint (n_hiring, ==, 1);
    }
  g_assert_cmpfloat (placements_of (plan), >, 0);
}

static void
test_refused (void)
{
  FwFirstPlan answers = fw_first_plan_suggest (fw_counties_find (HENNEPIN));
  g_autoptr (GError) error = NULL;

  answers.openings = -5;
  g_assert_null (fw_first_plan_make (&answers, &error));
  g_assert_nonnull (error);
}

/* A county without a profile has one group of all. */
static void
test_every_state (void)
{
  static const char *const fips[] = { "01001", "06037", "15003", "72001", "36061", "48301" };

  for (guint i = 0; i < G_N_ELEMENTS (fips); i++)
    {
      const FwCounty *county = fw_counties_find (fips[i]);
      FwFirstPlan answers;
      g_autoptr (GError) error = NULL;
      g_autoptr (FwPlan) plan = NULL;

      g_assert_nonnull (county);
      answers = fw_first_plan_suggest (county);
      plan = fw_first_plan_make (&answers, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (placements_of (plan), >, 0);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/first-plan/suggested", test_suggested);
  g_test_add_func ("/model/first-plan/answers-count", test_answers_count);
  g_test_add_func ("/model/first-plan/templates", test_templates);
  g_test_add_func ("/model/first-plan/refused", test_refused);
  g_test_add_func ("/model/first-plan/every-state", test_every_state);
  return g_test_run ();
}
