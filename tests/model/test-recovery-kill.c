/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-plan-io.h"
#include "fw-recovery.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* S4 of platform.md: an editing process is killed at a random moment. What it did is in its file or
 * in its copy, but for the last 10 s; and the copy never touches the file. The pauses are the real
 * ones, so that the ten processes of a round are killed side by side. */

#ifndef N_KILLS
#define N_KILLS 10
#endif

#define AT_ONCE     10
#define MAX_LIFE_S  13
#define MAX_LOSS_US (10 * G_USEC_PER_SEC)
#define DEVOURED    (1024 * 1024)
#define N_RUNGS     MIN (N_KILLS, 30)
#define FIRST_GOAL  1000

static const char *self_path;

/* The killed process: edits at random pauses, now and then saves, and notes both. Every edit has
 * its own number for a goal. The notes go straight to a file, which a kill does not undo. */

typedef struct
{
  FwDocument *document;
  GRand *rand;
  int notes;
  int goal;
} Editor;

static void
note (Editor *editor, char what, int goal)
{
  g_autofree char *line
      = g_strdup_printf ("%c %d %" G_GINT64_FORMAT "\n", what, goal, g_get_monotonic_time ());

  if (write (editor->notes, line, strlen (line)) != (ssize_t)strlen (line))
    _exit (1);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  if (!fw_document_save_finish (FW_DOCUMENT (source), result, NULL))
    _exit (1);
}

static gboolean edit_cb (gpointer data);

static void
edit_later (Editor *editor)
{
  /* Mostly a burst, as a hand at a slider; now and then a long look at the result. */
  const guint pause = g_rand_int_range (editor->rand, 0, 30) == 0
                          ? (guint)g_rand_int_range (editor->rand, 1000, 5000)
                          : (guint)g_rand_int_range (editor->rand, 15, 250);

  g_timeout_add (pause, edit_cb, editor);
}

static gboolean
edit_cb (gpointer data)
{
  Editor *editor = data;

  if (!fw_document_set_value (editor->document, NULL, "goal.value", ++editor->goal, NULL))
    _exit (1);
  note (editor, 'e', editor->goal);
  if (g_rand_int_range (editor->rand, 0, 60) == 0)
    {
      note (editor, 's', editor->goal);
      fw_document_save_async (editor->document, NULL, FALSE, NULL, saved_cb, NULL);
    }
  edit_later (editor);
  return G_SOURCE_REMOVE;
}

/* Edits at once and keeps what it asks for, until there is no more: GLib then ends the process. */
static gboolean
devour_cb (gpointer data)
{
  Editor *editor = data;

  if (!fw_document_set_value (editor->document, NULL, "goal.value", ++editor->goal, NULL))
    _exit (1);
  note (editor, 'e', editor->goal);
  memset (g_malloc (DEVOURED), 1, DEVOURED);
  return G_SOURCE_CONTINUE;
}

static int
edit_without_memory (const char *folder, const char *path, const char *megabytes)
{
  const rlim_t limit = (rlim_t)atoi (megabytes) << 20;
  Editor editor = { .goal = FIRST_GOAL };
  g_autofree char *notes = g_strconcat (path, ".notes", NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  FwRecovery *recovery;

  editor.notes = g_creat (notes, 0600);
  editor.document = fw_document_new_open (path, NULL);
  if (editor.notes < 0 || editor.document == NULL)
    return 1;
  recovery = fw_recovery_new (editor.document, folder, NULL);
  fw_recovery_set_pace (recovery, 10, 30);
  note (&editor, 's', FIRST_GOAL);
  setrlimit (RLIMIT_CORE, &(struct rlimit){ 0, 0 });
  if (freopen ("/dev/null", "w", stderr) == NULL
      || setrlimit (RLIMIT_AS, &(struct rlimit){ limit, limit }) != 0)
    return 1;
  g_timeout_add (2, devour_cb, &editor);
  g_main_loop_run (loop);
  return 0;
}

static int
edit_for_ever (const char *folder, const char *path, const char *seed)
{
  Editor editor = { .rand = g_rand_new_with_seed ((guint32)atoi (seed)), .goal = FIRST_GOAL };
  g_autofree char *notes = g_strconcat (path, ".notes", NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  editor.notes = g_creat (notes, 0600);
  editor.document = fw_document_new_open (path, NULL);
  if (editor.notes < 0 || editor.document == NULL)
    return 1;
  fw_recovery_new (editor.document, folder, NULL);
  note (&editor, 's', FIRST_GOAL);
  edit_later (&editor);
  g_main_loop_run (loop);
  return 0;
}

/* The test */

typedef struct
{
  char *path;
  char *notes;
  GPid pid;
  gint64 end, died;
} Victim;

static void
start (Victim *victim, const char *folder, const char *how, const char *number, int i)
{
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", NULL);
  char *argv[] = { (char *)self_path, (char *)how, (char *)folder, NULL, (char *)number, NULL };
  g_autofree char *root = g_path_get_dirname (folder);
  g_autofree char *name = g_strdup_printf ("plan-%d.fairway", i);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  victim->path = g_build_filename (root, name, NULL);
  victim->notes = g_strconcat (victim->path, ".notes", NULL);
  g_assert_true (fw_document_set_value (document, NULL, "goal.value", FIRST_GOAL, NULL));
  bytes = fw_plan_to_bytes (fw_document_get_plan (document), NULL);
  g_assert_true (fw_file_save (victim->path, bytes, NULL, FALSE, NULL, NULL));
  argv[3] = victim->path;
  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &victim->pid, &error);
  g_assert_no_error (error);
}

static gboolean
kill_when_due (Victim *victim)
{
  int status;

  if (victim->died != 0)
    return TRUE;
  if (g_get_monotonic_time () < victim->end)
    return FALSE;
  victim->died = g_get_monotonic_time ();
  kill (victim->pid, SIGKILL);
  waitpid (victim->pid, &status, 0);
  g_assert_true (WIFSIGNALED (status)); /* or it ended by itself, of an error */
  return TRUE;
}

static int
goal_of (FwDocument *document)
{
  return (int)fw_plan_get_value (fw_document_get_plan (document), NULL, "goal.value");
}

/* The newest that was rescued, the copy or the file. */
static int
rescued_goal (const Victim *victim, GPtrArray *copies, guint *n_copies)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (FwDocument) file = fw_document_new_open (victim->path, NULL);
  int goal;

  g_assert_nonnull (file);
  goal = goal_of (file);
  g_assert_true (g_file_get_contents (victim->path, &before, NULL, NULL));
  for (guint i = 0; i < copies->len; i++)
    if (g_strcmp0 (fw_recovery_copy_get_path (copies->pdata[i]), victim->path) == 0)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (FwDocument) back = fw_recovery_copy_open (copies->pdata[i], &error);

        g_assert_no_error (error);
        g_assert_true (fw_document_get_modified (back));
        goal = MAX (goal, goal_of (back));
        (*n_copies)++;
      }
  g_assert_true (g_file_get_contents (victim->path, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  return goal;
}

/* The age, when the process died, of the oldest edit that is nowhere. */
static gint64
check_notes (const Victim *victim, int rescued)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (FwDocument) file = fw_document_new_open (victim->path, NULL);
  gboolean was_saved = FALSE;
  gint64 loss = 0;
  int last = FIRST_GOAL;

  if (!g_file_get_contents (victim->notes, &text, NULL, NULL))
    return 0; /* killed before it began */
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char what;
      int goal;
      gint64 when;

      g_assert_cmpint (sscanf (lines[i], "%c %d %" G_GINT64_FORMAT, &what, &goal, &when), ==, 3);
      if (what == 's')
        was_saved |= goal == goal_of (file);
      else
        last = goal;
      if (what == 'e' && goal > rescued)
        loss = MAX (loss, victim->died - when);
    }
  /* Only a save of the process's own wrote the file. */
  g_assert_true (was_saved || goal_of (file) == FIRST_GOAL);
  g_assert_cmpint (rescued, <=, last);
  return loss;
}

static void
clear (Victim *victim)
{
  g_autofree char *kept = g_strconcat (victim->path, "~", NULL);

  g_unlink (victim->path);
  g_unlink (victim->notes);
  g_unlink (kept);
  g_free (victim->path);
  g_free (victim->notes);
}

static gint64
kill_round (const char *folder, GRand *rand, int n, guint *n_copies)
{
  Victim victims[AT_ONCE] = { 0 };
  g_autoptr (GPtrArray) copies = NULL;
  gint64 worst = 0;
  gboolean all;

  for (int i = 0; i < n; i++)
    {
      g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (rand) >> 1);

      start (&victims[i], folder, "--edit", seed, i);
      victims[i].end = g_get_monotonic_time ()
                       + (gint64)g_rand_int_range (rand, 300, MAX_LIFE_S * 1000) * 1000;
    }
  do
    {
      all = TRUE;
      for (int i = 0; i < n; i++)
        all &= kill_when_due (&victims[i]);
      g_usleep (2000);
    }
  while (!all);
  copies = fw_recovery_list (folder);
  for (int i = 0; i < n; i++)
    {
      const int rescued = rescued_goal (&victims[i], copies, n_copies);
      const gint64 loss = check_notes (&victims[i], rescued);

      g_assert_cmpint (loss, <=, MAX_LOSS_US);
      worst = MAX (worst, loss);
      clear (&victims[i]);
    }
  for (guint i = 0; i < copies->len; i++)
    fw_recovery_copy_discard (copies->pdata[i]);
  return worst;
}

static void
test_kill (void)
{
  g_autofree char *root = g_dir_make_tmp ("fairway-recovery-kill-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (root, "recovery", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  g_autoptr (GPtrArray) left = NULL;
  gint64 worst = 0;
  guint n_copies = 0;

  for (int done = 0; done < N_KILLS; done += AT_ONCE)
    worst = MAX (worst, kill_round (folder, rand, MIN (AT_ONCE, N_KILLS - done), &n_copies));
  g_test_message ("%d kills, %u copies offered, at most %.1f s of edits lost", N_KILLS, n_copies,
                  (double)worst / G_USEC_PER_SEC);
  g_assert_cmpuint (n_copies, >=, N_KILLS / 5); /* or nothing was tried */
  left = fw_recovery_list (folder);
  g_assert_cmpuint (left->len, ==, 0);
  g_remove (folder);
  g_rmdir (root);
}

/* C3 of platform.md: there is no more memory, at one amount after the other. GLib ends the process
 * wherever it stands; the copy is whole, or the one before is. */
static void
test_out_of_memory (void)
{
#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("a sanitizer's own memory is beyond any limit");
#else
  g_autofree char *root = g_dir_make_tmp ("fairway-recovery-memory-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (root, "recovery", NULL);
  guint n_copies = 0;

  for (int i = 0; i < N_RUNGS; i++)
    {
      g_autofree char *megabytes = g_strdup_printf ("%d", 350 + 2 * i);
      g_autoptr (GPtrArray) copies = NULL;
      Victim victim = { 0 };
      int status;

      start (&victim, folder, "--devour", megabytes, i);
      waitpid (victim.pid, &status, 0);
      g_assert_true (WIFSIGNALED (status));
      victim.died = g_get_monotonic_time ();
      copies = fw_recovery_list (folder);
      g_assert_cmpint (check_notes (&victim, rescued_goal (&victim, copies, &n_copies)), <=,
                       MAX_LOSS_US);
      clear (&victim);
      for (guint j = 0; j < copies->len; j++)
        fw_recovery_copy_discard (copies->pdata[j]);
    }
  g_test_message ("%d amounts of memory, %u copies offered", N_RUNGS, n_copies);
  g_assert_cmpuint (n_copies, >=, N_RUNGS / 2); /* or nothing was tried */
  g_remove (folder);
  g_rmdir (root);
#endif
}

int
main (int argc, char **argv)
{
  g_assert_nonnull (setlocale (LC_ALL, ""));
  if (argc == 5 && g_str_equal (argv[1], "--edit"))
    return edit_for_ever (argv[2], argv[3], argv[4]);
  if (argc == 5 && g_str_equal (argv[1], "--devour"))
    return edit_without_memory (argv[2], argv[3], argv[4]);
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/recovery-kill/kill", test_kill);
  g_test_add_func ("/model/recovery-kill/out-of-memory", test_out_of_memory);
  return g_test_run ();
}
