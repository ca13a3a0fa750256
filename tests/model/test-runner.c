/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-runner.h"

#define DRAWS     200
#define N_CANCELS 100
#define REST      2000 /* ms: more than a runner waits */
#define N_STREAMS 100  /* the plan has more */

static FwDocument *
small_document (void)
{
  g_autoptr (GError) error = NULL;
  FwDocument *document = fw_document_new_from_builtin ("minneapolis", &error);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (FwChange) change = NULL;

  g_assert_no_error (error);
  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, DRAWS);
  change = fw_change_new_set_field (FW_LIST_NONE, NULL, "draws", &value);
  g_assert_true (fw_document_apply (document, change, &error));
  return document;
}

static FwScenario *
shown (FwDocument *document)
{
  return fw_plan_get_default_scenario (fw_document_get_plan (document));
}

static void
settle (FwRunner *runner)
{
  while (fw_runner_get_running (runner))
    g_main_context_iteration (NULL, TRUE);
}

/* What the same scenario gives when run at once. */
static char *
digest_now (FwDocument *document, FwScenario *scenario)
{
  g_autoptr (FwCompiled) compiled
      = fw_plan_compile (fw_document_get_plan (document), scenario, NULL);
  g_autoptr (FwResult) result = fw_result_new_run (compiled, NULL, 1, FALSE, NULL, NULL);

  return g_strdup (fw_result_get_digest (result));
}

static void
assert_right (FwRunner *runner)
{
  g_autofree char *digest
      = digest_now (fw_runner_get_document (runner), fw_runner_get_scenario (runner));

  g_assert_null (fw_runner_get_error (runner));
  g_assert_false (fw_runner_get_stale (runner));
  g_assert_cmpstr (fw_result_get_digest (fw_runner_get_result (runner)), ==, digest);
}

static void
test_first (void)
{
  g_autoptr (FwDocument) document = small_document ();
  g_autoptr (FwRunner) runner = fw_runner_new (document, shown (document));

  g_assert_true (fw_runner_get_running (runner));
  g_assert_true (fw_runner_get_stale (runner));
  settle (runner);
  assert_right (runner);
  g_assert_true (fw_result_has_constraint (fw_runner_get_result (runner)));
  g_assert_true (fw_result_is_no_program (fw_runner_get_baseline (runner)));
  g_assert_cmpfloat (fw_runner_get_progress (runner), ==, 1.0);
}

static void
count_result_cb (FwRunner *runner, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* A storm of edits: charts are fed meanwhile, and at the end the newest is what is shown. */
static void
test_latest_wins (void)
{
  g_autoptr (FwDocument) document = small_document ();
  g_autoptr (FwRunner) runner = fw_runner_new (document, shown (document));
  guint n_results = 0;

  g_signal_connect (runner, "notify::result", G_CALLBACK (count_result_cb), &n_results);
  for (guint i = 0; i < 60; i++)
    {
      g_assert_true (
          fw_document_set_value (document, shown (document), "programs.prime.seats", 1 + i, NULL));
      g_assert_true (fw_runner_get_stale (runner));
      for (guint k = 0; k < i % 7; k++)
        g_main_context_iteration (NULL, k == 5);
    }
  settle (runner);
  assert_right (runner);
  g_assert_cmpuint (n_results, >, 1);
}

/* Stopped after 0, 1, 2 ... turns of the main loop: never a result that is not right, never a hang.
 */
static void
test_cancels (void)
{
  g_autoptr (FwDocument) document = small_document ();
  g_autoptr (FwRunner) runner = fw_runner_new (document, shown (document));

  settle (runner);
  for (guint i = 0; i < N_CANCELS; i++)
    {
      g_assert_true (
          fw_document_set_value (document, shown (document), "programs.prime.seats", 1 + i, NULL));
      for (guint step = 0; step < i % 12; step++)
        g_main_context_iteration (NULL, FALSE);
      fw_runner_cancel (runner);
      settle (runner);
      if (!fw_runner_get_stale (runner))
        assert_right (runner);
    }

  fw_runner_restart (runner);
  settle (runner);
  assert_right (runner);
}

/* Another tab: computed once, shown at once when one comes back to it. */
static void
test_scenarios (void)
{
  g_autoptr (FwDocument) document = small_document ();
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwRunner) runner = fw_runner_new (document, shown (document));
  FwResult *first;

  settle (runner);
  first = fw_runner_get_result (runner);
  fw_runner_set_scenario (runner, fw_plan_find_scenario (plan, "all", NULL));
  settle (runner);
  assert_right (runner);
  g_assert_cmpstr (fw_result_get_scenario_id (fw_runner_get_result (runner)), ==, "all");

  fw_runner_set_scenario (runner, shown (document));
  g_assert_true (fw_runner_get_result (runner) == first);
  g_assert_false (fw_runner_get_stale (runner));

  fw_runner_set_scenario (runner, fw_plan_get_no_program (plan));
  settle (runner);
  assert_right (runner);
  g_assert_true (fw_runner_get_baseline (runner) == fw_runner_get_result (runner));
}

/* The scenario that is shown is taken away: the first of the others is shown. */
static void
test_removed_scenario (void)
{
  g_autoptr (FwDocument) document = small_document ();
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwRunner) runner = fw_runner_new (document, fw_plan_find_scenario (plan, "all", NULL));
  g_autoptr (FwChange) remove = fw_change_new_remove (plan, FW_LIST_SCENARIOS, "all", NULL);

  g_assert_true (fw_document_apply (document, remove, NULL));
  settle (runner);
  g_assert_true (fw_runner_get_scenario (runner) == shown (document));
  assert_right (runner);
}

static void
test_error (void)
{
  g_autoptr (FwDocument) document = small_document ();
  g_autoptr (FwRunner) runner = fw_runner_new (document, shown (document));
  FwResult *before;

  settle (runner);
  before = fw_runner_get_result (runner);
  g_assert_true (fw_document_set_value (document, NULL, "goal.quarter", 100, NULL));
  settle (runner);
  g_assert_error (fw_runner_get_error (runner), FW_ERROR, FW_ERROR_OUT_OF_RANGE);
  g_assert_true (fw_runner_get_result (runner) == before);
  g_assert_true (fw_runner_get_stale (runner));

  g_assert_true (fw_document_undo (document, NULL));
  settle (runner);
  assert_right (runner);
}

/* A runner may go while its worker runs. */
static void
test_dropped (void)
{
  g_autoptr (FwDocument) document = small_document ();

  for (guint i = 0; i < 20; i++)
    {
      FwRunner *runner = fw_runner_new (document, shown (document));

      for (guint step = 0; step < i; step++)
        g_main_context_iteration (NULL, FALSE);
      g_object_add_weak_pointer (G_OBJECT (runner), (gpointer *)&runner);
      g_object_unref (runner);
      g_assert_null (runner);
    }
}

static gboolean
rested_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Bytes asked for and not freed; 0 where the C library does not say. */
static gsize
in_use (void)
{
#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__
  return mallinfo2 ().uordblks;
#else
  return 0;
#endif
}

/* At rest the stored random numbers go, and the next change gets the very same ones. */
static void
test_rest (void)
{
  g_autoptr (FwDocument) document = small_document ();
  g_autoptr (FwRunner) runner = fw_runner_new (document, shown (document));
  gboolean rested = FALSE;
  gsize before;

  settle (runner);
  before = in_use ();
  g_timeout_add (REST, rested_cb, &rested);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
  if (before > 0)
    g_assert_cmpuint (in_use (), <, before - DRAWS * N_STREAMS * sizeof (double));

  g_assert_true (
      fw_document_set_value (document, shown (document), "programs.prime.seats", 7, NULL));
  settle (runner);
  assert_right (runner);
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/runner/first", test_first);
  g_test_add_func ("/model/runner/latest-wins", test_latest_wins);
  g_test_add_func ("/model/runner/cancels", test_cancels);
  g_test_add_func ("/model/runner/scenarios", test_scenarios);
  g_test_add_func ("/model/runner/removed-scenario", test_removed_scenario);
  g_test_add_func ("/model/runner/error", test_error);
  g_test_add_func ("/model/runner/dropped", test_dropped);
  g_test_add_func ("/model/runner/rest", test_rest);
  return g_test_run ();
}
