/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "fw-memory.h"
#include "fw-runner.h"

/* Days of slider use (platform.md C2): drags of several levers, computed afresh after every step.
 * Each drag is undone, for what can be undone is kept on purpose, up to two thousand steps. The
 * suite “soak” builds this with 100,000 steps. */
#ifndef N_STEPS
#ifdef __SANITIZE_ADDRESS__
#define N_STEPS 200
#else
#define N_STEPS 1000
#endif
#endif
#define N_WARM_UP 200
#define N_A_DRAG  50
#define DRAWS     16

static const char *const keys[]
    = { "programs.prime.seats", "programs.it-ready.completion", "employers.bank-f.honoured",
        "additionality.deadweight", "money.discount_rate" };

/* Without what the allocator keeps of freed memory. */
static gsize
resident_bytes (void)
{
  g_autofree char *text = NULL;
  guint64 pages[2] = { 0 };

  fw_memory_release ();
  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, &pages[0], &pages[1]),
                   ==, 2);
  return (gsize)pages[1] * (gsize)sysconf (_SC_PAGESIZE);
}

static void
step (FwDocument *document, FwRunner *runner, FwScenario *scenario, guint i)
{
  const guint lever = i / N_A_DRAG % G_N_ELEMENTS (keys);
  const char *key = keys[lever];
  const double share = (double)(i * 7919 % 101) / 1000.0;

  if (i % N_A_DRAG == 0)
    fw_document_begin_drag (document);
  g_assert_true (
      fw_document_set_value (document, scenario, key, lever == 0 ? 1.0 + i % 40 : share, NULL));
  while (fw_runner_get_running (runner))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fw_runner_get_error (runner));
  if (i % N_A_DRAG < N_A_DRAG - 1)
    return;
  fw_document_end_drag (document);
  g_assert_true (fw_document_undo (document, NULL));
}

static void
test_memory_flat (void)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  FwScenario *scenario = fw_plan_get_default_scenario (fw_document_get_plan (document));
  g_autoptr (FwRunner) runner = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (FwChange) change = NULL;
  gsize before, after;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, DRAWS);
  change = fw_change_new_set_field (FW_LIST_NONE, NULL, "draws", &value);
  g_assert_true (fw_document_apply (document, change, NULL));
  runner = fw_runner_new (document, scenario);

  for (guint i = 0; i < N_WARM_UP; i++)
    step (document, runner, scenario, i);
  before = resident_bytes ();
  for (guint i = 0; i < N_STEPS; i++)
    step (document, runner, scenario, i);
  after = resident_bytes ();

  g_test_message ("%d recomputes: resident %.1f MB, then %.1f MB", N_STEPS, (double)before / 1e6,
                  (double)after / 1e6);
  /* Under a sanitizer freed memory is kept on purpose, so there the leak check speaks. */
#if !defined(__SANITIZE_ADDRESS__)
  g_assert_cmpuint (after, <, before + 1024 * 1024);
#endif
}

int
main (int argc, char *argv[])
{
  /* As the program does: else every worker thread that comes and goes leaves an arena of its own
   * behind, and what is measured is the allocator. */
  fw_memory_share ();
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/recompute/memory-flat", test_memory_flat);
  return g_test_run ();
}
