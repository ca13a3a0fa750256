/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-influences.h"

#include <math.h>

#include "fw-builtin.h"
#include "fw-findings.h"

#define DRAWS   100
#define SECONDS 60 /* after which a test that waits has failed */

static const char *const keys[] = { "additionality.deadweight", "additionality.displacement",
                                    "additionality.leakage", "pipeline.in_movers", NULL };

static FwCompiled *
compile (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) whole
      = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);

  g_assert_no_error (error);
  return fw_compiled_with_draws (whole, DRAWS, 7);
}

/* Few runs, so that a test can ask often. */
static FwSensitivity *
make_study (FwPlan *plan, FwSensitivityMethod method)
{
  static const guint draws[] = { DRAWS, 4, 16 };
  const FwSensitivitySettings settings = { .method = method,
                                           .measure = FWE_M_NET_LOCAL_PLACEMENTS,
                                           .keys = keys,
                                           .draws = draws[method],
                                           .repeats = 4 };
  g_autoptr (FwCompiled) compiled = compile (plan);
  g_autoptr (GError) error = NULL;
  FwSensitivity *study = fw_sensitivity_new (plan, compiled, &settings, &error);

  g_assert_no_error (error);
  return study;
}

static FwPlan *
load (void)
{
  return fw_builtin_plan_load ("minneapolis", NULL);
}

static const FwInfluence *
find (FwInfluences *answer, const char *key)
{
  guint n;
  const FwInfluence *const *found = fw_influences_get_found (answer, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (found[i]->key, key))
      return found[i];
  return NULL;
}

/* What an answer on the way says of a number, the last one says too, or has from more runs. */
static void
check_against_last (FwInfluences *answer, FwInfluences *last)
{
  guint n, n_last;
  const FwInfluence *const *found = fw_influences_get_found (answer, &n);

  fw_influences_get_found (last, &n_last);
  g_assert_cmpuint (n, <=, n_last);
  g_assert_cmpuint (fw_influences_get_n_run (answer), <, fw_influences_get_n_run (last));
  g_assert_cmpuint (fw_influences_get_n_asked (answer), ==, fw_influences_get_n_asked (last));
  g_assert_false (fw_influences_is_whole (answer));
  g_assert_cmpfloat (fw_influences_get_base (answer), ==, fw_influences_get_base (last));
  for (guint i = 0; i < n; i++)
    {
      const FwInfluence *same = find (last, found[i]->key);

      g_assert_nonnull (same);
      if (fw_influences_get_method (last) == FW_SENSITIVITY_TORNADO)
        {
          g_assert_cmpfloat (found[i]->swing.low.mean, ==, same->swing.low.mean);
          g_assert_cmpfloat (found[i]->swing.high.mean, ==, same->swing.high.mean);
        }
      else if (fw_influences_get_method (last) == FW_SENSITIVITY_MORRIS)
        g_assert_cmpuint (found[i]->elementary.n, <, same->elementary.n);
      else
        g_assert_cmpfloat (fabs (found[i]->index.total - same->index.total), <, 1);
    }
}

/* Answers on the way know less than the last one, and nothing else. */
static void
test_partial (void)
{
  g_autoptr (FwPlan) plan = load ();

  for (FwSensitivityMethod method = 0; method < FW_N_SENSITIVITIES; method++)
    {
      g_autoptr (FwSensitivity) study = make_study (plan, method);
      g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (FwInfluences) last = NULL;
      guint before = 0, n;

      while (fw_sensitivity_get_n_done (study) < fw_sensitivity_get_n_steps (study))
        {
          g_assert_true (fw_sensitivity_step (study, 2, NULL, NULL));
          g_ptr_array_add (answers, fw_influences_new (study));
        }
      last = g_object_ref (answers->pdata[answers->len - 1]);
      g_assert_true (fw_influences_is_whole (last));
      fw_influences_get_found (last, &n);
      g_assert_cmpuint (n, ==, g_strv_length ((char **)keys));
      for (guint i = 0; i + 1 < answers->len; i++)
        {
          check_against_last (answers->pdata[i], last);
          fw_influences_get_found (answers->pdata[i], &n);
          g_assert_cmpuint (n, >=, before);
          before = n;
        }
    }
}

/* An answer outlives its study and plan, which go on without it. */
static void
test_own (void)
{
  FwPlan *plan = load ();
  FwSensitivity *study = make_study (plan, FW_SENSITIVITY_TORNADO);
  g_autoptr (FwInfluences) first = NULL;
  guint n;

  g_assert_true (fw_sensitivity_step (study, 1, NULL, NULL));
  g_assert_true (fw_sensitivity_step (study, 1, NULL, NULL));
  first = fw_influences_new (study);
  g_assert_true (fw_sensitivity_step (study, 1, NULL, NULL));
  fw_sensitivity_free (study);
  g_object_unref (plan);
  g_assert_cmpstr (fw_influences_get_about (first)->place, ==, "Hennepin County, Minnesota");
  g_assert_nonnull (g_strrstr (fw_influences_get_about (first)->source, "Minneapolis"));
  g_assert_nonnull (fw_influences_get_found (first, &n)[0]->title);
  g_assert_cmpuint (n, ==, 1);
}

typedef struct
{
  gint n_looks, stop_at, n_late; /* atomic */
} Looks;

static bool
look_cb (void *user_data)
{
  Looks *looks = user_data;
  const int n = g_atomic_int_add (&looks->n_looks, 1) + 1;

  if (n > looks->stop_at)
    g_atomic_int_inc (&looks->n_late);
  return n >= looks->stop_at;
}

/* Stopped at any look, a study ends before another block of runs; what was found stays. */
static void
test_stop (void)
{
  static const gint gates[] = { 1, 2, 5, 9, 14 };
  g_autoptr (FwPlan) plan = load ();

  for (FwSensitivityMethod method = 0; method < FW_N_SENSITIVITIES; method++)
    for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
      {
        g_autoptr (FwSensitivity) study = make_study (plan, method);
        Looks looks = { .stop_at = gates[i] };
        const FweHooks hooks = { .stop = look_cb, .user_data = &looks };
        g_autoptr (FwInfluences) answer = NULL;
        g_autoptr (GError) error = NULL;
        gboolean going = TRUE;

        while (going)
          {
            g_assert_cmpuint (fw_sensitivity_get_n_done (study), <,
                              fw_sensitivity_get_n_steps (study));
            going = fw_sensitivity_step (study, 2, &hooks, &error);
          }
        g_assert_nonnull (error);
        g_assert_cmpint (g_atomic_int_get (&looks.n_late), <=, 2);
        answer = fw_influences_new (study);
        g_assert_false (fw_influences_is_whole (answer));
      }
}

static gboolean
never_cb (gpointer data)
{
  g_error ("waited %d s in vain", SECONDS);
  return G_SOURCE_REMOVE;
}

/* In a worker there is an answer before the last; stopped, it stays and is not the whole. */
static void
test_worker (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  FwPlan *plan = fw_document_get_plan (document);
  g_autoptr (FwRunner) runner = fw_runner_new (document, fw_plan_get_default_scenario (plan));
  g_autoptr (FwAsker) asker = fw_asker_new (runner);
  const guint limit = g_timeout_add_seconds (SECONDS, never_cb, NULL);

  fw_runner_cancel (runner);
  for (guint stopped = 0; stopped < 2; stopped++)
    {
      fw_asker_ask (asker, fw_influences_ask, make_study (plan, FW_SENSITIVITY_MORRIS),
                    (GDestroyNotify)fw_sensitivity_free);
      while (fw_asker_get_answer (asker) == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (stopped)
        fw_asker_cancel (asker);
      while (fw_asker_get_running (asker))
        g_main_context_iteration (NULL, TRUE);
      g_assert_null (fw_asker_get_error (asker));
      if (!stopped)
        g_assert_true (fw_influences_is_whole (FW_INFLUENCES (fw_asker_get_answer (asker))));
      g_assert_cmpint (fw_asker_get_complete (asker), ==,
                       fw_influences_is_whole (FW_INFLUENCES (fw_asker_get_answer (asker))));
    }
  g_source_remove (limit);
}

/* Two choices from the same runs are each what it is alone. */
static void
test_findings (void)
{
  static const FweMeasure measures[] = { FWE_M_NET_LOCAL_PLACEMENTS, FWE_M_NPV_SOCIETY };
  g_autoptr (FwPlan) plan = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FwFindings) both = FW_FINDINGS (
      fw_findings_new_usual (plan, fw_plan_get_default_scenario (plan), DRAWS, 7, 2, NULL, &error));

  g_assert_no_error (error);
  for (guint which = 0; which < 2; which++)
    {
      g_autoptr (FwFinding) alone = fw_finding_new (plan, &measures[which], 1, &error);
      g_autoptr (GPtrArray) found = NULL;
      const FwFound *const *same;
      double mean, mean_alone;
      guint n;

      for (guint step = 0; step < fw_finding_get_n_steps (alone); step++)
        g_assert_true (fw_finding_step (alone, DRAWS, 7, 1, NULL, &error));
      found = fw_finding_get_found (alone, 0);
      same = fw_findings_get_found (both, which, &n);
      g_assert_cmpuint (n, ==, found->len);
      g_assert_cmpuint (n, >, 20);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpstr (same[i]->key, ==, ((FwFound *)found->pdata[i])->key);
          g_assert_cmpfloat (same[i]->worth, ==, ((FwFound *)found->pdata[i])->worth);
        }
      g_assert_cmpstr (fw_findings_get_best (both, which, &mean), ==,
                       fw_finding_get_best (alone, 0, &mean_alone));
      g_assert_cmpfloat (mean, ==, mean_alone);
      g_assert_cmpfloat (fw_findings_get_margin (both, which), ==,
                         fw_finding_get_margin (alone, 0));
      g_assert_cmpfloat (fw_findings_get_everything (both, which), ==,
                         fw_finding_get_everything (alone, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/influences/partial", test_partial);
  g_test_add_func ("/model/influences/own", test_own);
  g_test_add_func ("/model/influences/stop", test_stop);
  g_test_add_func ("/model/influences/worker", test_worker);
  g_test_add_func ("/model/influences/findings", test_findings);
  return g_test_run ();
}
