/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-memory.h"

#include <stdio.h>
#include <string.h>

#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__
#include <malloc.h>
#include <unistd.h>

#define BLOCK    8000 /* bytes: the size of most of what a run asks for */
#define N_BLOCKS 8000
#define KEEP     500  /* every so manieth lives on, so that the top of the store is never free */
#define PAUSE    1000 /* ms that nothing must call for, as fw-memory.h says */
#define PATIENCE 10   /* seconds after which something is broken, not slow */

/* What of this process is in memory, in bytes. */
static gsize
resident (void)
{
  g_autofree char *text = NULL;
  gsize total, pages;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%zu %zu", &total, &pages), ==, 2);
  return pages * (gsize)sysconf (_SC_PAGESIZE);
}

/* Asks for much and frees most of it; what is left is free but still the program's. */
static GPtrArray *
leave_free (void)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree char **blocks = g_new (char *, N_BLOCKS);

  for (guint i = 0; i < N_BLOCKS; i++)
    {
      blocks[i] = g_malloc (BLOCK);
      memset (blocks[i], 1, BLOCK);
    }
  for (guint i = 0; i < N_BLOCKS; i++)
    if (i % KEEP == KEEP - 1)
      g_ptr_array_add (kept, blocks[i]);
    else
      g_free (blocks[i]);
  return kept;
}

static gboolean
late_cb (gpointer data)
{
  g_error ("free memory was not given back");
  return G_SOURCE_REMOVE;
}

/* Waits until the process holds less by most of what was free, and says when. */
static gint64
wait_for_less (gsize than)
{
  const guint late = g_timeout_add_seconds (PATIENCE, late_cb, NULL);

  while (resident () > than - (gsize)BLOCK * N_BLOCKS * 3 / 4)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
  return g_get_monotonic_time ();
}

static void
test_gives_back (void)
{
  g_autoptr (GPtrArray) kept = leave_free ();
  const gsize before = resident ();

  fw_memory_release_soon ();
  wait_for_less (before);
  for (guint i = 0; i < kept->len; i++)
    for (guint k = 0; k < BLOCK; k++)
      g_assert_cmpint (((char *)kept->pdata[i])[k], ==, 1);
}

static gboolean
again_cb (gpointer data)
{
  gint64 *last = data;

  *last = g_get_monotonic_time ();
  fw_memory_release_soon ();
  return G_SOURCE_REMOVE;
}

/* A drag calls for it with every step: nothing is given back before the pause after the last. */
static void
test_waits_for_rest (void)
{
  g_autoptr (GPtrArray) kept = leave_free ();
  const gsize before = resident ();
  gint64 last = 0;
  gint64 given;

  fw_memory_release_soon ();
  g_timeout_add (PAUSE / 2, again_cb, &last);
  given = wait_for_less (before);
  g_assert_cmpint (last, >, 0);
  g_assert_cmpint (given - last, >=, (PAUSE - 1) * 1000);
}

static gpointer
ask_in_thread (gpointer data)
{
  return leave_free ();
}

/* What one thread frees is in the store of all. */
static void
test_one_store (void)
{
  g_autofree char *text = NULL;
  size_t length;
  FILE *file;
  const char *second;

  for (guint i = 0; i < 8; i++)
    {
      GThread *thread = g_thread_new (NULL, ask_in_thread, NULL);
      g_autoptr (GPtrArray) kept = g_thread_join (thread);

      g_assert_cmpuint (kept->len, ==, N_BLOCKS / KEEP);
    }
  file = open_memstream (&text, &length);
  g_assert_cmpint (malloc_info (0, file), ==, 0);
  fclose (file);
  g_assert_nonnull (strstr (text, "<heap nr=\"0\">"));
  second = strstr (text, "<heap nr=\"1\">");
  g_assert_null (second);
}
#endif

int
main (int argc, char **argv)
{
  fw_memory_share ();
  g_test_init (&argc, &argv, NULL);
#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__
  g_test_add_func ("/model/memory/gives-back", test_gives_back);
  g_test_add_func ("/model/memory/waits-for-rest", test_waits_for_rest);
  g_test_add_func ("/model/memory/one-store", test_one_store);
#endif
  return g_test_run ();
}
