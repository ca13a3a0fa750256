/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double
seconds_of (struct timeval time)
{
  return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

/* In the child, before the program: a hang ends. */
static void
set_alarm (gpointer user_data)
{
  alarm (GPOINTER_TO_UINT (user_data));
}

/**
 * cli_run_in:
 * @environment: (nullable) (array zero-terminated=1): "NAME=value" added to this program's own
 * @words: (array zero-terminated=1): arguments
 *
 * Returns: (transfer full): how it ended
 */
CliRun *
cli_run_in (const char *const *environment, const char *const *words)
{
  const char *program = g_getenv ("FAIRWAY_CLI");
  const guint limit = g_getenv ("ASAN_OPTIONS") != NULL ? 600 : 60;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) envp = g_get_environ ();
  g_autoptr (GError) error = NULL;
  CliRun *self = g_new0 (CliRun, 1);
  struct rusage before, after;
  int wait_status;

  g_assert_nonnull (program);
  g_ptr_array_add (argv, (gpointer)program);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer)words[i]);
  g_ptr_array_add (argv, NULL);
  for (guint i = 0; environment != NULL && environment[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (environment[i], "=", 2);

      envp = g_environ_setenv (envp, pair[0], pair[1], TRUE);
    }

  getrusage (RUSAGE_CHILDREN, &before);
  g_spawn_sync (NULL, (char **)argv->pdata, envp, G_SPAWN_DEFAULT, set_alarm,
                GUINT_TO_POINTER (limit), &self->out, &self->err, &wait_status, &error);
  g_assert_no_error (error);
  getrusage (RUSAGE_CHILDREN, &after);

  self->status = WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : -1;
  self->cpu = seconds_of (after.ru_utime) + seconds_of (after.ru_stime)
              - seconds_of (before.ru_utime) - seconds_of (before.ru_stime);
  self->peak = 1024.0 * (double)after.ru_maxrss;

  return self;
}

CliRun *
cli_run (const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list args;

  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer)word);
  va_end (args);
  g_ptr_array_add (words, NULL);

  return cli_run_in (NULL, (const char *const *)words->pdata);
}

void
cli_run_free (CliRun *self)
{
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

void
cli_assert_status (const CliRun *self, int status)
{
  if (self->status != status)
    g_error ("ended with %d, not %d; it said: %s%s", self->status, status, self->err, self->out);
}

void
cli_assert_refused (const CliRun *self, const char *names)
{
  cli_assert_status (self, 1);
  g_assert_true (g_str_has_prefix (self->err, "fairway-cli: "));
  g_assert_true (g_utf8_validate (self->err, -1, NULL));
  /* One sentence on one line, not a page. */
  g_assert_true (strchr (self->err, '\n') == self->err + strlen (self->err) - 1);
  g_assert_cmpuint (strlen (self->err), <, 600);
  if (strstr (self->err, names) == NULL)
    g_error ("“%s” is not in: %s", names, self->err);
}

JsonNode *
cli_json (const CliRun *self)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  cli_assert_status (self, 0);
  node = json_from_string (self->out, &error);
  g_assert_no_error (error);

  return node;
}

void
cli_assert_members (JsonObject *object, const char *const *names)
{
  g_autoptr (GList) members = json_object_get_members (object);
  GList *at = members;

  for (guint i = 0; names[i] != NULL; i++, at = at->next)
    {
      g_assert_nonnull (at);
      g_assert_cmpstr (at->data, ==, names[i]);
    }
}

static char *folder = NULL;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_tree (inside);
    }
  g_remove (path);
}

static void
remove_folder (void)
{
  remove_tree (folder);
  g_free (folder);
}

const char *
cli_folder (void)
{
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("fairway-cli-XXXXXX", NULL);
      g_assert_nonnull (folder);
      atexit (remove_folder);
    }

  return folder;
}

char *
cli_file (const char *name, const char *content, gssize length)
{
  char *path = g_build_filename (cli_folder (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);

  return path;
}

char *
cli_reference (const char *name)
{
  const char *shared = g_getenv ("FAIRWAY_SHARED");
  g_autofree char *beside
      = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "shared", NULL);
  char *path = g_build_filename (shared != NULL ? shared : beside, "reference", "data", name, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_clear_pointer (&path, g_free);

  return path;
}
