/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "cli-fixture.h"

/* Every command that reads a file meets what a person might give it by mistake or by malice: it
 * ends with code 1 and one sentence that names the file, never a crash, a hang or over 1 GB. */

#define GIB (1024.0 * 1024.0 * 1024.0)

typedef struct
{
  const char *name;
  char *path;
} Hostile;

static void
assert_all_refuse (const char *path)
{
  const char *const calls[][6] = {
    { "inequality", path, "--value", "x", NULL },
    { "brackets", path, NULL },
    { "run", path, NULL },
    { "check", path, NULL },
    { "keys", path, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (CliRun) run = cli_run_in (NULL, calls[i]);

      g_test_message ("%s: %s", calls[i][0], run->err);
      if (run->status != 2)
        cli_assert_refused (run, "");
      else
        /* A table that is sound but has no column “x”. */
        g_assert_cmpstr (calls[i][0], ==, "inequality");
      g_assert_cmpstr (run->out, ==, "");
      g_assert_cmpuint (strlen (run->err), <, 1000); /* a sentence, not the file */
    }
}

static void
test_small_files (void)
{
  static const struct
  {
    const char *name, *content;
    gssize length;
  } files[] = {
    { "empty", "", 0 },
    { "newline", "\n", 1 },
    { "spaces", "   \n  \n", -1 },
    { "nul", "x\n1\0002\n", 6 },
    { "binary",
      "\x7f"
      "ELF\x02\x01\x01\0\0\0\0\xff\xfe\xfd\x80\x81",
      16 },
    { "truncated-quote", "x,y\n\"1,2\n", -1 },
    { "truncated-json", "{\"format\": \"fairway-plan\", \"version\": \"1.0\", \"programs\": [",
      -1 },
    { "newer", "{\"format\": \"fairway-plan\", \"version\": \"9.0\"}\n", -1 },
    { "wrong-format", "{\"format\": \"something-else\"}\n", -1 },
    { "array", "[1, 2, 3]\n", -1 },
    { "html", "<!DOCTYPE html><html><body>404</body></html>\n", -1 },
    { "ragged", "x,y\n1,2\n3\n", -1 },
    { "words", "x,y\nmany,2\n", -1 },
    { "infinite", "x,y\n1e999,2\n", -1 },
    { "nan", "x,y\nnan,2\n", -1 },
    { "hexadecimal", "x,y\n0x10,2\n", -1 },
    { "utf-16", "\xff\xfex\0,\0y\0\n\0", 10 },
    { "bad-utf-8", "x,\xc3\x28\n\xc3\x28,2\n", -1 },
    { "only-header", "x,y\n", -1 },
    { "format-string", "%s%n%d\n%n%n%s\n", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = cli_file (files[i].name, files[i].content, files[i].length);

      assert_all_refuse (path);
    }
}

static void
test_no_regular_file (void)
{
  g_autofree char *fifo = g_build_filename (cli_folder (), "fifo", NULL);
  g_autofree char *absent = g_build_filename (cli_folder (), "absent", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_all_refuse (fifo);
  assert_all_refuse (cli_folder ());
  assert_all_refuse (absent);
  assert_all_refuse ("/dev/zero");
  assert_all_refuse ("");
}

/* Bytes repeated to a size. */
static char *
large_file (const char *name, const char *head, char fill, gsize length)
{
  g_autoptr (GString) text = g_string_sized_new (length + 64);

  g_string_append (text, head);
  g_string_set_size (text, length);
  memset (text->str + strlen (head), fill, length - strlen (head));

  return cli_file (name, text->str, (gssize)text->len);
}

static void
test_large (void)
{
  g_autofree char *line = large_file ("long-line", "x\n", '7', 80 << 20);
  g_autofree char *commas = large_file ("million-columns", "x", ',', 1 << 20);
  g_autofree char *nesting = large_file ("nesting", "[", '[', 8 << 20);
  g_autofree char *quotes = large_file ("open-quote", "x\n\"", 'a', 80 << 20);

  assert_all_refuse (line);
  assert_all_refuse (commas);
  assert_all_refuse (nesting);
  assert_all_refuse (quotes);

  if (g_getenv ("ASAN_OPTIONS") == NULL)
    {
      g_autoptr (CliRun) last = cli_run ("--version", NULL);

      g_test_message ("largest run: %.0f MB", last->peak / 1e6);
      g_assert_cmpfloat (last->peak, <, GIB);
    }
}

/* What cannot be written is an error too. */
static void
test_full_disk (void)
{
  g_autofree char *program = g_shell_quote (g_getenv ("FAIRWAY_CLI"));
  g_autofree char *command = g_strconcat (program, " county --all --csv > /dev/full", NULL);
  g_autofree char *text = NULL;
  int status;
  const char *const shell[] = { "/bin/sh", "-c", command, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **)shell, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &text,
                               &status, NULL));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_nonnull (strstr (text, "cannot be written"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/hostile/small-files", test_small_files);
  g_test_add_func ("/cli/hostile/no-regular-file", test_no_regular_file);
  g_test_add_func ("/cli/hostile/large", test_large);
  g_test_add_func ("/cli/hostile/full-disk", test_full_disk);

  return g_test_run ();
}
