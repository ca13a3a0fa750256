/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-asker.h"

#include <math.h>

#include "fw-builtin.h"
#include "fw-goal-seek.h"
#include "fw-plan-io.h"

#define DRAWS   200
#define SECONDS 60 /* after which a test that waits has failed */

static const char *const seats[] = { "programs.prime.seats", NULL };

/* How long a plan takes a worker, seen from both threads. */
typedef struct
{
  FwPlan *plan; /* the worker's own */
  FwAsking *asking;
  int gate;    /* after so many looks it waits to be stopped, or to be let through; 0: never */
  int n_looks; /* all of these atomic */
  int n_late;
  int at_gate;
  int go_on;
  int freed; /* the worker is over: it read of this for the last time */
} Watch;

static bool
look_cb (void *user_data)
{
  Watch *watch = user_data;
  const gboolean late = fw_asking_is_stopped (watch->asking);
  const int n = g_atomic_int_add (&watch->n_looks, 1) + 1;

  if (late)
    g_atomic_int_inc (&watch->n_late);
  if (n == watch->gate)
    {
      g_atomic_int_set (&watch->at_gate, TRUE);
      while (!fw_asking_is_stopped (watch->asking) && !g_atomic_int_get (&watch->go_on))
        g_usleep (100);
    }
  return late || fw_asking_is_stopped (watch->asking);
}

static FwResult *
seek (FwPlan *plan, guint n_threads, const FweHooks *hooks, GError **error)
{
  const FwTarget target = { FWE_M_NET_LOCAL_PLACEMENTS, 60, 8, 0.8, seats };
  g_autoptr (FwGoalSeek) seek
      = fw_goal_seek_new (plan, fw_plan_get_default_scenario (plan), &target, error);

  if (seek == NULL || !fw_goal_seek_run (seek, DRAWS, 1, n_threads, hooks, error))
    return NULL;
  return g_object_ref (fw_goal_seek_get_result (seek));
}

static GObject *
answer_cb (FwAsking *asking, gpointer job, GError **error)
{
  Watch *watch = job;
  const FweHooks hooks = { .stop = look_cb, .user_data = watch };

  watch->asking = asking;
  fw_asking_progress (asking, 0.5, "Half way");
  return (GObject *)seek (watch->plan, fw_asking_get_n_threads (asking), &hooks, error);
}

static void
freed_cb (gpointer job)
{
  Watch *watch = job;

  g_clear_object (&watch->plan);
  g_atomic_int_set (&watch->freed, TRUE);
}

static gboolean
never_cb (gpointer data)
{
  g_error ("waited %d s in vain", SECONDS);
  return G_SOURCE_REMOVE;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (int *flag)
{
  const guint limit = g_timeout_add_seconds (SECONDS, never_cb, NULL);
  const guint wake = g_timeout_add (1, wake_cb, NULL);

  while (!g_atomic_int_get (flag))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  g_source_remove (wake);
}

static FwRunner *
open_plan (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  FwPlan *plan = fw_document_get_plan (document);
  FwRunner *runner = fw_runner_new (document, fw_plan_get_default_scenario (plan));

  fw_runner_cancel (runner);
  return runner;
}

static FwPlan *
get_plan (FwRunner *runner)
{
  return fw_document_get_plan (fw_runner_get_document (runner));
}

static void
ask (FwAsker *asker, Watch *watch, int gate)
{
  g_autoptr (GError) error = NULL;

  *watch = (Watch){ .gate = gate };
  watch->plan = fw_plan_new_copy (get_plan (fw_asker_get_runner (asker)), &error);
  g_assert_no_error (error);
  fw_asker_ask (asker, answer_cb, watch, freed_cb);
}

static void
set_seats (FwRunner *runner, double value)
{
  g_autoptr (GError) error = NULL;

  fw_document_set_value (fw_runner_get_document (runner), fw_runner_get_scenario (runner),
                         "programs.it-ready.seats", value, &error);
  g_assert_no_error (error);
}

/* Nothing is known before; the words come while it runs; then there is the answer, and it is what
 * the same question gives without a worker. */
static void
test_answer (void)
{
  g_autoptr (FwRunner) runner = open_plan ();
  g_autoptr (FwAsker) asker = fw_asker_new (runner);
  g_autoptr (FwResult) direct = seek (get_plan (runner), 1, NULL, NULL);
  Watch watch;

  g_assert_null (fw_asker_get_answer (asker));
  g_assert_null (fw_asker_get_stale (asker));
  g_assert_false (fw_asker_get_running (asker));
  ask (asker, &watch, 1);
  wait_for (&watch.at_gate);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (fw_asker_get_running (asker));
  g_assert_cmpstr (fw_asker_get_words (asker), ==, "Half way");
  g_assert_cmpfloat (fw_asker_get_share (asker), ==, 0.5);
  g_assert_false (fw_asker_get_complete (asker));
  g_atomic_int_set (&watch.go_on, TRUE);
  while (fw_asker_get_running (asker))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (fw_asker_get_complete (asker));
  g_assert_null (fw_asker_get_error (asker));
  g_assert_null (fw_asker_get_words (asker));
  g_assert_cmpstr (fw_result_get_digest (FW_RESULT (fw_asker_get_answer (asker))), ==,
                   fw_result_get_digest (direct));
  wait_for (&watch.freed);
}

/* Stopped at any look the runs take: each thread looks once more at most, and starts no block. */
static void
test_cancel (void)
{
  g_autoptr (FwRunner) runner = open_plan ();
  g_autoptr (FwAsker) asker = fw_asker_new (runner);
  const int gates[] = { 1, 2, 3, 7, 20, 45 };
  Watch watch;

  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    {
      ask (asker, &watch, gates[i]);
      wait_for (&watch.at_gate);
      fw_asker_cancel (asker);
      g_assert_false (fw_asker_get_running (asker));
      g_assert_false (fw_asker_get_complete (asker));
      wait_for (&watch.freed);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_cmpint (g_atomic_int_get (&watch.n_late), <=, 2);
      g_assert_null (fw_asker_get_answer (asker));
      g_assert_null (fw_asker_get_error (asker));
    }
}

/* What is edited while it runs is none of the worker's business, and makes its answer stale. */
static void
test_own_copy (void)
{
  g_autoptr (FwRunner) runner = open_plan ();
  g_autoptr (FwAsker) asker = fw_asker_new (runner);
  g_autoptr (FwResult) before = seek (get_plan (runner), 1, NULL, NULL);
  Watch watch;

  ask (asker, &watch, 5);
  wait_for (&watch.at_gate);
  set_seats (runner, 3);
  g_assert_nonnull (fw_asker_get_stale (asker));
  g_atomic_int_set (&watch.go_on, TRUE);
  while (fw_asker_get_running (asker))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (fw_asker_get_complete (asker));
  g_assert_nonnull (fw_asker_get_stale (asker));
  g_assert_cmpstr (fw_result_get_digest (FW_RESULT (fw_asker_get_answer (asker))), ==,
                   fw_result_get_digest (before));
  wait_for (&watch.freed);

  /* Asked again it is of the plan as it is now. */
  ask (asker, &watch, 0);
  g_assert_null (fw_asker_get_stale (asker));
  while (fw_asker_get_running (asker))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fw_asker_get_stale (asker));
  wait_for (&watch.freed);
}

/* Another scenario is another matter; back at the one asked about, the answer is one again. */
static void
test_scenario (void)
{
  g_autoptr (FwRunner) runner = open_plan ();
  g_autoptr (FwAsker) asker = fw_asker_new (runner);
  FwScenario *shown = fw_runner_get_scenario (runner);
  Watch watch;

  ask (asker, &watch, 0);
  while (fw_asker_get_running (asker))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fw_asker_get_stale (asker));
  fw_runner_set_scenario (runner, fw_plan_get_no_program (get_plan (runner)));
  g_assert_nonnull (fw_asker_get_stale (asker));
  fw_runner_set_scenario (runner, shown);
  g_assert_null (fw_asker_get_stale (asker));
  fw_runner_cancel (runner);
  wait_for (&watch.freed);
}

/* Whoever asked is gone: the worker stops, and tells nobody. */
static void
test_gone (void)
{
  g_autoptr (FwRunner) runner = open_plan ();
  FwAsker *asker = fw_asker_new (runner);
  Watch watch;

  ask (asker, &watch, 3);
  wait_for (&watch.at_gate);
  g_object_unref (asker);
  wait_for (&watch.freed);
  g_assert_cmpint (g_atomic_int_get (&watch.n_late), <=, 2);
}

/* A question that cannot be answered says why. */
static GObject *
refuse_cb (FwAsking *asking, gpointer job, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "No such thing.");
  return NULL;
}

static void
test_refused (void)
{
  g_autoptr (FwRunner) runner = open_plan ();
  g_autoptr (FwAsker) asker = fw_asker_new (runner);

  fw_asker_ask (asker, refuse_cb, NULL, NULL);
  while (fw_asker_get_running (asker))
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fw_asker_get_error (asker), G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_null (fw_asker_get_answer (asker));
  g_assert_false (fw_asker_get_complete (asker));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/asker/answer", test_answer);
  g_test_add_func ("/model/asker/cancel", test_cancel);
  g_test_add_func ("/model/asker/own-copy", test_own_copy);
  g_test_add_func ("/model/asker/scenario", test_scenario);
  g_test_add_func ("/model/asker/gone", test_gone);
  g_test_add_func ("/model/asker/refused", test_refused);
  return g_test_run ();
}
