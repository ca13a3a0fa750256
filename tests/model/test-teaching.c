/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-document.h"
#include "fw-plan-io.h"
#include "fw-result.h"
#include "fw-teaching-actions.h"
#include "fw-try.h"

#define DRAWS 64

/* What employers ask for against what programs teach. */

static FwCompiled *
compile (FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  FwCompiled *compiled = fw_plan_compile (plan, scenario, &error);

  g_assert_no_error (error);
  return compiled;
}

static FwResult *
run_compiled (FwCompiled *compiled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) few = fw_compiled_with_draws (compiled, DRAWS, 1);
  FwResult *result = fw_result_new_run (few, NULL, 1, FALSE, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static FwResult *
run (FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (FwCompiled) compiled = compile (plan, scenario);

  return run_compiled (compiled);
}

static const FwTeachingSkill *
find (const FwTeaching *teaching, const char *title, guint *index)
{
  for (guint i = 0; i < teaching->n_skills; i++)
    if (g_str_equal (teaching->skills[i].title, title))
      {
        if (index != NULL)
          *index = i;
        return &teaching->skills[i];
      }
  g_error ("no skill %s", title);
}

/* Of each plan: shares are shares, rows fall, and what is missing is asked for. */
static void
test_rows (void)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (plans[i].id, NULL);
      g_autoptr (FwResult) result = run (plan, fw_plan_get_default_scenario (plan));
      const FwTeaching *teaching = fw_result_get_teaching (result);

      g_assert_cmpuint (teaching->n_skills, >, 0);
      g_assert_cmpuint (teaching->n_programs, ==, g_strv_length (teaching->programs));
      for (guint k = 0; k < teaching->n_skills; k++)
        {
          const FwTeachingSkill *row = &teaching->skills[k];

          g_assert_true (row->asked >= 0 && row->asked <= 1 + 1e-9);
          g_assert_true (row->missing >= 0 && row->missing <= row->asked + 1e-9);
          g_assert_true ((row->asked > 0) == (k < teaching->n_asked));
          if (k > 0)
            g_assert_cmpfloat (row->asked, <=, teaching->skills[k - 1].asked);
        }
    }
}

/* The shares of a plan counted by hand: openings of the commitments that ask for Java. */
static void
test_delaware (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("delaware", NULL);
  g_autoptr (FwResult) result = run (plan, fw_plan_get_default_scenario (plan));
  FwScenario *scenario = fw_plan_find_scenario (plan, "teach-java", NULL);
  g_autoptr (FwResult) taught = NULL;
  const FwTeaching *teaching = fw_result_get_teaching (result);
  GListModel *links = fw_plan_get_list (plan, FW_LIST_PARTNERSHIPS);
  double java = 0, all = 0;
  guint row;

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (FwPart) link = g_list_model_get_item (links, i);
      g_autofree char *key = NULL;
      double openings;

      if (g_strcmp0 (fw_part_get_text (link, "kind"), "hires") != 0)
        continue;
      key = g_strdup_printf ("employers.%s.openings", fw_part_get_text (link, "to"));
      openings = fw_plan_get_value (plan, NULL, key);
      all += openings;
      if (g_strv_contains (fw_part_get_strings (link, "skills"), "Java"))
        java += openings;
    }
  g_assert_cmpfloat (java, >, 0);
  g_assert_cmpfloat_with_epsilon (find (teaching, "Java", &row)->asked, java / all, 1e-9);
  g_assert_cmpfloat_with_epsilon (find (teaching, "Java", NULL)->missing, java / all, 1e-9);
  g_assert_true (fw_teaching_is_gap (teaching, row));
  g_assert_cmpint (find (teaching, "Java", NULL)->taught[0], ==, FW_TAUGHT_COULD);
  find (teaching, "SQL", &row);
  g_assert_false (fw_teaching_is_gap (teaching, row));

  taught = run (plan, scenario);
  teaching = fw_result_get_teaching (taught);
  g_assert_cmpfloat (find (teaching, "Java", NULL)->missing, ==, 0);
  g_assert_cmpint (find (teaching, "Java", NULL)->taught[0], ==, FW_TAUGHT_YES);
}

/* Trying one teaches the skill where it is asked for and costs weeks; the plan stays as it is. */
static void
test_try (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (GPtrArray) actions = fw_teaching_actions (plan, scenario);
  g_autoptr (GPtrArray) none = fw_teaching_actions (plan, fw_plan_get_no_program (plan));
  g_autoptr (FwResult) without = run (plan, scenario);
  g_autoptr (GBytes) before = fw_plan_to_bytes (plan, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (actions->len, >, 1);
  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwCompiled) with = fw_try_compile (actions->pdata[i], plan, scenario, &error);
      g_autoptr (FwResult) result = NULL;
      double covered = 0, covered_before = 0;

      g_assert_no_error (error);
      result = run_compiled (with);
      for (gsize k = 0; k < fw_compiled_get_plan (with)->n_links; k++)
        {
          covered += fw_compiled_get_plan (with)->links[k].coverage;
          covered_before += fw_result_get_engine_plan (without)->links[k].coverage;
        }
      g_assert_cmpfloat (covered, >, covered_before);
      g_assert_true (g_str_has_prefix (fw_try_get_title (actions->pdata[i]), "Teach "));
      g_assert_cmpfloat (fw_result_get_measure (result, FWE_M_COST_PER_SEAT)->mean, >,
                         fw_result_get_measure (without, FWE_M_COST_PER_SEAT)->mean);
    }
  {
    g_autoptr (GBytes) after = fw_plan_to_bytes (plan, NULL);

    g_assert_true (g_bytes_equal (before, after));
  }
}

/* What is tried becomes a scenario that comes to the same, and one step of undo takes it back. */
static void
test_apply (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  FwPlan *plan = fw_document_get_plan (document);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (GPtrArray) actions = fw_teaching_actions (plan, scenario);
  g_autoptr (GBytes) before = fw_plan_to_bytes (plan, NULL);

  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (FwCompiled) tried = fw_try_compile (actions->pdata[i], plan, scenario, &error);
      g_autofree char *id = fw_try_apply (actions->pdata[i], document, scenario, &error);
      g_autoptr (FwCompiled) done = NULL;
      g_autoptr (GBytes) after = NULL;

      g_assert_no_error (error);
      done = compile (plan, fw_plan_find_scenario (plan, id, &error));
      g_assert_cmpuint (fw_compiled_get_plan (tried)->n_links, ==,
                        fw_compiled_get_plan (done)->n_links);
      for (gsize k = 0; k < fw_compiled_get_plan (done)->n_links; k++)
        g_assert_cmpfloat (fw_compiled_get_plan (tried)->links[k].coverage, ==,
                           fw_compiled_get_plan (done)->links[k].coverage);
      g_assert_true (fw_document_undo (document, &error));
      after = fw_plan_to_bytes (plan, NULL);
      g_assert_true (g_bytes_equal (before, after));
    }
}

/* A skill typed by hand, which no list names and no program teaches: the matrix has it as it was
 * typed, as a gap, and it can be tried. */
static void
test_typed (void)
{
  static const char *const skills[] = { "Welding of TIG seams", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  FwPlan *plan = fw_document_get_plan (document);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwResult) result = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  const FwTeachingSkill *row;
  guint index, n_titled = 0;

  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, skills);
  for (guint i = 0; change == NULL; i++)
    {
      g_autoptr (FwPart) link
          = g_list_model_get_item (fw_plan_get_list (plan, FW_LIST_PARTNERSHIPS), i);

      if (g_strcmp0 (fw_part_get_text (link, "kind"), "hires") == 0)
        change = fw_change_new_set_field (FW_LIST_PARTNERSHIPS, fw_part_get_id (link), "skills",
                                          &value);
    }
  g_assert_true (fw_document_apply (document, change, &error));
  g_assert_no_error (error);

  result = run (plan, scenario);
  row = find (fw_result_get_teaching (result), skills[0], &index);
  g_assert_cmpfloat (row->asked, >, 0);
  g_assert_cmpfloat (row->missing, ==, row->asked);
  g_assert_true (fw_teaching_is_gap (fw_result_get_teaching (result), index));
  g_assert_cmpint (row->taught[0], ==, FW_TAUGHT_NOT);
  actions = fw_teaching_actions (plan, scenario);
  for (guint i = 0; i < actions->len; i++)
    n_titled += strstr (fw_try_get_title (actions->pdata[i]), skills[0]) != NULL;
  g_assert_cmpuint (n_titled, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/teaching/rows", test_rows);
  g_test_add_func ("/model/teaching/delaware", test_delaware);
  g_test_add_func ("/model/teaching/typed", test_typed);
  g_test_add_func ("/model/teaching/try", test_try);
  g_test_add_func ("/model/teaching/apply", test_apply);
  return g_test_run ();
}
