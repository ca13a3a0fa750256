/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-error.h"
#include "fw-mover-finder.h"
#include "fw-plan-io.h"

#define DRAWS 320

static FwDocument *
open_small (const char *id, gint64 n_draws)
{
  g_autoptr (GError) error = NULL;
  FwDocument *document = fw_document_new_from_builtin (id, &error);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (FwChange) change = NULL;

  g_assert_no_error (error);
  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, n_draws);
  change = fw_change_new_set_field (FW_LIST_NONE, NULL, "draws", &value);
  g_assert_true (fw_document_apply (document, change, &error));
  return document;
}

static FwResult *
run (FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, &error);
  FwResult *result = fw_result_new_run (compiled, NULL, 1, FALSE, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static FwTry *
find_action (GPtrArray *actions, const char *key)
{
  for (guint i = 0; i < actions->len; i++)
    for (guint j = 0; j < fw_try_get_n_values (actions->pdata[i]); j++)
      if (strcmp (fw_try_get_value (actions->pdata[i], j, NULL), key) == 0)
        return actions->pdata[i];

  return NULL;
}

/* Everything offered is something people do, changes the plan and may be typed into it. */
static void
test_actions (void)
{
  static const char *const never[]
      = { "additionality.", "pipeline.", "effect.", "money.", "evidence", "counting", "goal." };
  guint n_plans;
  const FwBuiltin *plans = fw_builtin_plans (&n_plans);

  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr (FwPlan) plan = fw_builtin_plan_load (plans[i].id, NULL);
      FwScenario *scenario = fw_plan_get_default_scenario (plan);
      g_autoptr (GPtrArray) actions = fw_movers_actions (plan, scenario);
      g_autoptr (GPtrArray) none = fw_movers_actions (plan, fw_plan_get_no_program (plan));

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpuint (actions->len, >, 3);
      for (guint j = 0; j < actions->len; j++)
        {
          FwTry *what = actions->pdata[j];

          g_assert_cmpstr (fw_try_get_title (what), !=, "");
          g_assert_true (g_str_has_suffix (fw_try_get_text (what), "."));
          g_assert_cmpuint (fw_try_get_n_values (what), >, 0);
          for (guint k = 0; k < fw_try_get_n_values (what); k++)
            {
              double value;
              const char *key = fw_try_get_value (what, k, &value);
              const FwRow *row = fw_catalogue_find (key, NULL, NULL);

              g_assert_true (fw_row_check (row, key, value, NULL));
              for (guint n = 0; n < G_N_ELEMENTS (never); n++)
                g_assert_false (g_str_has_prefix (key, never[n]));
            }
        }
    }
}

/* What is in place is not offered again. */
static void
test_only_what_is_open (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwScenario *pledged = fw_plan_find_scenario (plan, "as-pledged", NULL);
  FwScenario *all = fw_plan_find_scenario (plan, "all", NULL);
  g_autoptr (GPtrArray) open = fw_movers_actions (plan, pledged);
  g_autoptr (GPtrArray) done = fw_movers_actions (plan, all);

  g_assert_nonnull (find_action (open, "employers.bank-f.waives"));
  g_assert_nonnull (find_action (open, "supports.child-care"));
  g_assert_null (find_action (done, "employers.bank-f.waives"));
  g_assert_null (find_action (done, "supports.child-care"));
}

/* A tenth more of all pledges together, in whole openings and none taken away. */
static void
test_openings (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", NULL);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (GPtrArray) actions = fw_movers_actions (plan, scenario);
  FwTry *what = find_action (actions, "employers.bank-f.openings");
  double before = 0, after = 0;

  for (guint i = 0; i < fw_try_get_n_values (what); i++)
    {
      double then;
      const char *key = fw_try_get_value (what, i, &then);
      const double now = fw_plan_get_value (plan, scenario, key);

      g_assert_cmpfloat (then, ==, round (then));
      g_assert_cmpfloat (then, >=, now);
      before += now;
      after += then;
    }
  g_assert_cmpfloat (after, ==, round (1.1 * before));
}

/* The gain told is the one the scenario has when it is tried: draw by draw, to the bit. */
static void
test_tells_the_truth (void)
{
  g_autoptr (FwDocument) document = open_small ("minneapolis", DRAWS);
  FwPlan *plan = fw_document_get_plan (document);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (FwResult) without = run (plan, scenario);
  g_autoptr (GPtrArray) actions = fw_movers_actions (plan, scenario);
  g_autoptr (GPtrArray) movers = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_mover_free);

  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwCompiled) with = fw_try_compile (actions->pdata[i], plan, scenario, &error);
      FwMover *mover = fw_mover_run (actions->pdata[i], with, without, NULL, 1, NULL, &error);
      g_autofree char *id = NULL;
      g_autoptr (FwResult) tried = NULL;
      double sum = 0;

      g_assert_no_error (error);
      g_ptr_array_add (movers, mover);
      id = fw_try_apply (actions->pdata[i], document, scenario, &error);
      g_assert_no_error (error);
      tried = run (plan, fw_plan_find_scenario (plan, id, NULL));
      for (gsize j = 0; j < DRAWS; j++)
        sum += fw_result_get_engine (tried)->draws[FWE_M_NET_LOCAL_PLACEMENTS][j]
               - fw_result_get_engine (without)->draws[FWE_M_NET_LOCAL_PLACEMENTS][j];
      g_assert_cmpfloat_with_epsilon (mover->net.mean, sum / DRAWS, 1e-9);
      g_assert_cmpfloat (mover->gain.mean, ==, mover->net.mean);
      g_assert_cmpfloat (mover->chance, ==, fw_result_get_engine (tried)->goal_chance);
      g_assert_cmpfloat_with_epsilon (mover->cost,
                                      fw_result_get_measure (tried, FWE_M_COST)->mean
                                          - fw_result_get_measure (without, FWE_M_COST)->mean,
                                      1e-6);
      g_assert_true (fw_document_undo (document, &error));
    }

  g_ptr_array_sort (movers, fw_movers_compare);
  for (guint i = 1; i < movers->len; i++)
    g_assert_cmpfloat (((FwMover *)movers->pdata[i - 1])->gain.mean, >=,
                       ((FwMover *)movers->pdata[i])->gain.mean);
  /* Openings hold this plan back: more of them beat more seats. */
  g_assert_true (g_str_has_prefix (fw_try_get_value (((FwMover *)movers->pdata[0])->what, 0, NULL),
                                   "employers."));
}

/* One step of undo brings back the plan to the byte; names stay apart. */
static void
test_try_is_one_undo (void)
{
  g_autoptr (FwDocument) document = open_small ("minneapolis", DRAWS);
  FwPlan *plan = fw_document_get_plan (document);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (GPtrArray) actions = fw_movers_actions (plan, scenario);
  g_autoptr (GBytes) before = fw_plan_to_bytes (plan, NULL);
  g_autofree char *first = fw_try_apply (actions->pdata[0], document, scenario, NULL);
  g_autofree char *second = fw_try_apply (actions->pdata[0], document, scenario, NULL);
  FwPart *a = fw_plan_find_part (plan, FW_LIST_SCENARIOS, first);
  FwPart *b = fw_plan_find_part (plan, FW_LIST_SCENARIOS, second);
  g_autoptr (GBytes) after = NULL;
  g_autofree char *title = g_strdup (fw_part_get_title (a));

  g_assert_true (g_str_has_prefix (title, "+ "));
  g_assert_cmpstr (fw_scenario_get_parent (FW_SCENARIO (a)), ==,
                   fw_part_get_id (FW_PART (scenario)));
  g_assert_cmpstr (title, !=, fw_part_get_title (b));
  g_assert_true (fw_document_undo (document, NULL));
  g_assert_true (fw_document_undo (document, NULL));
  after = fw_plan_to_bytes (plan, NULL);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_refused (void)
{
  g_autoptr (FwDocument) document = open_small ("minneapolis", DRAWS);
  FwScenario *scenario = fw_plan_get_default_scenario (fw_document_get_plan (document));
  g_autoptr (FwTry) unknown = fw_try_new ("Unknown", NULL);
  g_autoptr (FwTry) outside = fw_try_new ("Outside", NULL);
  g_autoptr (GError) error = NULL;
  const guint64 generation = fw_document_get_generation (document);

  fw_try_set (unknown, "programs.nobody.seatz", 1);
  g_assert_null (fw_try_apply (unknown, document, scenario, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_UNKNOWN_KEY);
  g_clear_error (&error);
  fw_try_set (outside, "additionality.deadweight", 2);
  g_assert_null (fw_try_apply (outside, document, scenario, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE);
  g_assert_cmpuint (fw_document_get_generation (document), ==, generation);
}

static void
wait_complete (FwMoverFinder *finder)
{
  while (!fw_mover_finder_get_complete (finder) || fw_mover_finder_get_running (finder))
    g_main_context_iteration (NULL, TRUE);
}

/* On few draws first, then the best on the draws of the result shown. */
static void
test_finder (void)
{
  g_autoptr (FwDocument) document = open_small ("minneapolis", 1200);
  FwPlan *plan = fw_document_get_plan (document);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (FwRunner) runner = fw_runner_new (document, scenario);
  g_autoptr (FwMoverFinder) finder = fw_mover_finder_new (runner);
  g_autoptr (GPtrArray) actions = fw_movers_actions (plan, scenario);
  const GPtrArray *movers;

  g_assert_cmpuint (fw_mover_finder_get_movers (finder)->len, ==, 0);
  fw_mover_finder_set_active (finder, TRUE);
  wait_complete (finder);
  movers = fw_mover_finder_get_movers (finder);
  g_assert_cmpuint (fw_mover_finder_get_n_tried (finder), ==, actions->len);
  g_assert_cmpuint (fw_mover_finder_get_n_actions (finder), ==, actions->len);
  g_assert_cmpuint (movers->len, >=, 3);
  g_assert_true (fw_mover_finder_get_result (finder) == fw_runner_get_result (runner));
  g_assert_false (fw_mover_finder_get_stale (finder));
  for (guint i = 0; i < movers->len; i++)
    g_assert_cmpuint (((FwMover *)movers->pdata[i])->gain.n, ==, 1200);

  g_assert_true (fw_document_set_value (document, scenario, "additionality.deadweight", 0.5, NULL));
  g_assert_true (fw_mover_finder_get_stale (finder));
  wait_complete (finder);
  g_assert_false (fw_mover_finder_get_stale (finder));
}

/* Changes while it runs, and its end while a worker is under way. */
static void
test_storm (void)
{
  g_autoptr (FwDocument) document = open_small ("st-louis", 1200);
  FwScenario *scenario = fw_plan_get_default_scenario (fw_document_get_plan (document));
  g_autoptr (FwRunner) runner = fw_runner_new (document, scenario);
  FwMoverFinder *finder = fw_mover_finder_new (runner);

  fw_mover_finder_set_active (finder, TRUE);
  for (guint i = 0; i < 4; i++)
    {
      while (!fw_mover_finder_get_running (finder))
        g_main_context_iteration (NULL, TRUE);
      for (guint turn = 0; turn < 3 + 5 * i; turn++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_true (fw_document_set_value (document, scenario, "additionality.deadweight",
                                            0.1 + 0.01 * i, NULL));
      g_assert_false (fw_mover_finder_get_running (finder));
    }
  while (!fw_mover_finder_get_running (finder))
    g_main_context_iteration (NULL, TRUE);
  fw_mover_finder_cancel (finder);
  g_assert_false (fw_mover_finder_get_running (finder));
  g_object_unref (finder);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/movers/actions", test_actions);
  g_test_add_func ("/model/movers/only-what-is-open", test_only_what_is_open);
  g_test_add_func ("/model/movers/openings", test_openings);
  g_test_add_func ("/model/movers/tells-the-truth", test_tells_the_truth);
  g_test_add_func ("/model/movers/try-is-one-undo", test_try_is_one_undo);
  g_test_add_func ("/model/movers/refused", test_refused);
  g_test_add_func ("/model/movers/finder", test_finder);
  g_test_add_func ("/model/movers/storm", test_storm);
  return g_test_run ();
}
