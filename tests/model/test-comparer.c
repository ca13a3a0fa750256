/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "fw-comparer.h"
#include "fw-error.h"

#define N_CANCELS 60

/* draws: over 1,000 a quick comparison comes first. */
static FwDocument *
document_of (guint draws)
{
  g_autoptr (GError) error = NULL;
  FwDocument *document = fw_document_new_from_builtin ("minneapolis", &error);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (FwChange) change = NULL;

  g_assert_no_error (error);
  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, draws);
  change = fw_change_new_set_field (FW_LIST_NONE, NULL, "draws", &value);
  g_assert_true (fw_document_apply (document, change, &error));
  return document;
}

static void
settle (FwComparer *comparer)
{
  while (fw_comparer_get_running (comparer))
    g_main_context_iteration (NULL, TRUE);
}

static FwScenario *
find (FwDocument *document, const char *id)
{
  return fw_plan_find_scenario (fw_document_get_plan (document), id, NULL);
}

static void
pin (FwDocument *document, const char *id)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (FwChange) change = NULL;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, TRUE);
  change = fw_change_new_set_field (FW_LIST_SCENARIOS, id, "pinned", &value);
  g_assert_true (fw_document_apply (document, change, NULL));
}

static void
assert_row (FwDocument *document, FwResult *result)
{
  g_autoptr (FwCompiled) compiled = fw_plan_compile (
      fw_document_get_plan (document), find (document, fw_result_get_scenario_id (result)), NULL);
  g_autoptr (FwResult) now = fw_result_new_run (compiled, NULL, 1, FALSE, NULL, NULL);

  g_assert_cmpstr (fw_result_get_digest (result), ==, fw_result_get_digest (now));
}

/* Every row is what its scenario gives when run at once, on all draws. */
static void
assert_right (FwComparer *comparer)
{
  FwComparison *comparison = fw_comparer_get_comparison (comparer);

  g_assert_null (fw_comparer_get_error (comparer));
  g_assert_false (fw_comparer_get_stale (comparer));
  g_assert_nonnull (comparison);
  for (guint i = 0; i < fw_comparison_get_n (comparison); i++)
    assert_row (fw_comparer_get_document (comparer), fw_comparison_get_result (comparison, i));
}

static char *
ids (FwComparer *comparer)
{
  FwComparison *comparison = fw_comparer_get_comparison (comparer);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fw_comparison_get_n (comparison); i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "",
                            fw_result_get_scenario_id (fw_comparison_get_result (comparison, i)),
                            i == fw_comparison_get_reference (comparison) ? "*" : "");
  return g_string_free (text, FALSE);
}

static void
assert_ids (FwComparer *comparer, const char *wanted)
{
  g_autofree char *found = ids (comparer);

  g_assert_cmpstr (found, ==, wanted);
}

/* Nothing is run while nobody looks. */
static void
test_active (void)
{
  g_autoptr (FwDocument) document = document_of (100);
  g_autoptr (FwComparer) comparer = fw_comparer_new (document);

  g_assert_true (fw_document_set_value (document, NULL, "programs.prime.seats", 21, NULL));
  g_assert_false (fw_comparer_get_running (comparer));
  g_assert_null (fw_comparer_get_comparison (comparer));

  fw_comparer_set_active (comparer, TRUE);
  g_assert_true (fw_comparer_get_running (comparer));
  settle (comparer);
  assert_right (comparer);
  assert_ids (comparer, "no-program as-pledged* waivers all evening-care");
  g_assert_cmpfloat (fw_comparer_get_progress (comparer), ==, 1.0);

  fw_comparer_set_active (comparer, FALSE);
  g_assert_true (fw_document_set_value (document, NULL, "programs.prime.seats", 22, NULL));
  g_assert_false (fw_comparer_get_running (comparer));
  g_assert_true (fw_comparer_get_stale (comparer));
  fw_comparer_set_active (comparer, TRUE);
  settle (comparer);
  assert_right (comparer);
}

/* An edit of one scenario runs that one and its children again; of the plan, all of them. */
static void
test_reuse (void)
{
  g_autoptr (FwDocument) document = document_of (100);
  g_autoptr (FwComparer) comparer = fw_comparer_new (document);
  guint n;

  fw_comparer_set_active (comparer, TRUE);
  settle (comparer);
  n = fw_comparer_get_n_runs (comparer);
  g_assert_cmpuint (n, ==, 5);

  g_assert_true (fw_document_set_value (document, find (document, "evening-care"),
                                        "programs.prime.seats", 30, NULL));
  settle (comparer);
  assert_right (comparer);
  g_assert_cmpuint (fw_comparer_get_n_runs (comparer), ==, n + 1);
  g_assert_true (fw_document_set_value (document, find (document, "waivers"),
                                        "programs.prime.seats", 30, NULL));
  settle (comparer);
  assert_right (comparer);
  g_assert_cmpuint (fw_comparer_get_n_runs (comparer), ==, n + 3);

  fw_comparer_set_reference (comparer, find (document, "all"));
  g_assert_false (fw_comparer_get_running (comparer));
  assert_ids (comparer, "no-program as-pledged waivers all* evening-care");

  g_assert_true (fw_document_set_value (document, NULL, "programs.prime.seats", 31, NULL));
  settle (comparer);
  assert_right (comparer);
  /* Some have a number of their own, but the plan is another. */
  g_assert_cmpuint (fw_comparer_get_n_runs (comparer), ==, n + 8);
}

static void
count_cb (FwComparer *comparer, GParamSpec *pspec, GArray *draws)
{
  const guint n
      = fw_result_get_n_draws (fw_comparison_get_result (fw_comparer_get_comparison (comparer), 0));

  g_array_append_val (draws, n);
}

/* Few draws first, then all: each comparison is of one number of draws. */
static void
test_quick (void)
{
  g_autoptr (FwDocument) document = document_of (1200);
  g_autoptr (FwComparer) comparer = fw_comparer_new (document);
  g_autoptr (GArray) draws = g_array_new (FALSE, FALSE, sizeof (guint));

  g_signal_connect (comparer, "notify::comparison", G_CALLBACK (count_cb), draws);
  fw_comparer_set_active (comparer, TRUE);
  settle (comparer);
  assert_right (comparer);
  g_assert_cmpuint (draws->len, ==, 2);
  g_assert_cmpuint (g_array_index (draws, guint, 0), ==, 1000);
  g_assert_cmpuint (g_array_index (draws, guint, 1), ==, 1200);
}

/* Pinned ones, the one shown and the reference; a parent before its children. */
static void
test_pinned (void)
{
  g_autoptr (FwDocument) document = document_of (50);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwComparer) comparer = fw_comparer_new (document);
  g_autoptr (FwChange) remove = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *title = g_strdup_printf ("More %u", i);
      g_autoptr (FwChange) add
          = fw_change_new_add_scenario (plan, title, i == 3 ? "waivers" : "as-pledged", NULL);

      g_assert_true (fw_document_apply (document, add, NULL));
    }
  fw_comparer_set_active (comparer, TRUE);
  settle (comparer);
  assert_ids (comparer, "no-program as-pledged* waivers all more-3 evening-care more-0");
  g_assert_cmpuint (fw_comparison_get_n_left_out (fw_comparer_get_comparison (comparer)), ==, 2);

  pin (document, "more-1");
  fw_comparer_set_scenario (comparer, find (document, "evening-care"));
  settle (comparer);
  assert_ids (comparer, "no-program as-pledged* evening-care more-1");

  fw_comparer_set_reference (comparer, find (document, "all"));
  settle (comparer);
  assert_ids (comparer, "no-program all* evening-care more-1");

  /* The reference is taken away: the plan's first one again. */
  remove = fw_change_new_remove (plan, FW_LIST_SCENARIOS, "all", NULL);
  g_assert_true (fw_document_apply (document, remove, NULL));
  settle (comparer);
  assert_right (comparer);
  assert_ids (comparer, "no-program as-pledged* evening-care more-1");
}

/* A storm of edits: comparisons come meanwhile, and the newest is what is shown at the end. */
static void
test_latest_wins (void)
{
  g_autoptr (FwDocument) document = document_of (60);
  g_autoptr (FwComparer) comparer = fw_comparer_new (document);
  g_autoptr (GArray) draws = g_array_new (FALSE, FALSE, sizeof (guint));

  g_signal_connect (comparer, "notify::comparison", G_CALLBACK (count_cb), draws);
  fw_comparer_set_active (comparer, TRUE);
  for (guint i = 0; i < 60; i++)
    {
      g_assert_true (fw_document_set_value (document, find (document, "as-pledged"),
                                            "programs.prime.seats", 1 + i, NULL));
      g_assert_true (fw_comparer_get_stale (comparer));
      for (guint k = 0; k < i % 9; k++)
        g_main_context_iteration (NULL, k > 4 && fw_comparer_get_running (comparer));
    }
  settle (comparer);
  assert_right (comparer);
  g_assert_cmpuint (draws->len, >, 1);
}

/* Stopped after 0, 1, 2 ... turns of the main loop: never a comparison that is not right, never a
 * hang. */
static void
test_cancels (void)
{
  g_autoptr (FwDocument) document = document_of (60);
  g_autoptr (FwComparer) comparer = fw_comparer_new (document);

  fw_comparer_set_active (comparer, TRUE);
  settle (comparer);
  for (guint i = 0; i < N_CANCELS; i++)
    {
      g_assert_true (fw_document_set_value (document, NULL, "programs.prime.seats", 1 + i, NULL));
      for (guint turn = 0; turn < i % 15; turn++)
        g_main_context_iteration (NULL, turn % 2 && fw_comparer_get_running (comparer));
      if (i % 3 == 0)
        {
          fw_comparer_set_active (comparer, FALSE);
          fw_comparer_set_active (comparer, i % 2 == 0);
        }
      else
        fw_comparer_cancel (comparer);
      settle (comparer);
      if (!fw_comparer_get_stale (comparer))
        assert_right (comparer);
      fw_comparer_set_active (comparer, TRUE);
    }

  fw_comparer_restart (comparer);
  settle (comparer);
  assert_right (comparer);
}

static void
test_error (void)
{
  g_autoptr (FwDocument) document = document_of (60);
  g_autoptr (FwComparer) comparer = fw_comparer_new (document);
  FwComparison *before;

  fw_comparer_set_active (comparer, TRUE);
  settle (comparer);
  before = fw_comparer_get_comparison (comparer);
  g_assert_true (fw_document_set_value (document, NULL, "goal.quarter", 100, NULL));
  settle (comparer);
  g_assert_error (fw_comparer_get_error (comparer), FW_ERROR, FW_ERROR_OUT_OF_RANGE);
  g_assert_true (fw_comparer_get_comparison (comparer) == before);
  g_assert_true (fw_comparer_get_stale (comparer));

  g_assert_true (fw_document_undo (document, NULL));
  settle (comparer);
  assert_right (comparer);
}

/* A comparer may go while its worker runs. */
static void
test_dropped (void)
{
  g_autoptr (FwDocument) document = document_of (1100);

  for (guint i = 0; i < 16; i++)
    {
      FwComparer *comparer = fw_comparer_new (document);

      fw_comparer_set_active (comparer, TRUE);
      for (guint turn = 0; turn < i; turn++)
        g_main_context_iteration (NULL, turn % 2 && fw_comparer_get_running (comparer));
      g_object_add_weak_pointer (G_OBJECT (comparer), (gpointer *)&comparer);
      g_object_unref (comparer);
      g_assert_null (comparer);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/comparer/active", test_active);
  g_test_add_func ("/model/comparer/reuse", test_reuse);
  g_test_add_func ("/model/comparer/quick", test_quick);
  g_test_add_func ("/model/comparer/pinned", test_pinned);
  g_test_add_func ("/model/comparer/latest-wins", test_latest_wins);
  g_test_add_func ("/model/comparer/cancels", test_cancels);
  g_test_add_func ("/model/comparer/error", test_error);
  g_test_add_func ("/model/comparer/dropped", test_dropped);
  return g_test_run ();
}
