/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-fixture.h"

#define DATE "2026-11-21"

/* One chart of Minneapolis into a file; the run and the file's bytes. */
static CliRun *
chart (const char *name, const char *file, char **bytes, gsize *length)
{
  const char *draws = g_getenv ("FAIRWAY_TEST_DRAWS");
  g_autofree char *path = g_build_filename (cli_folder (), file, NULL);
  CliRun *run = cli_run ("chart", "minneapolis", "--chart", name, "-o", path, "--date", DATE,
                         "--draws", draws != NULL ? draws : "500", NULL);

  cli_assert_status (run, 0);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_true (g_file_get_contents (path, bytes, length, NULL));
  g_assert_cmpuint (*length, >, 200);

  return run;
}

static void
test_list (void)
{
  static const char *const names[]
      = { "placements\t", "waterfall\t", "lorenz\t", "distribution\t" };
  g_autoptr (CliRun) run = cli_run ("chart", "--list", NULL);

  cli_assert_status (run, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (strstr (run->out, names[i]));
}

/* Each ending gives its kind of file, told by how it starts. */
static void
test_formats (void)
{
  static const struct
  {
    const char *file, *starts;
  } cases[] = { { "c.png", "\x89PNG" },
                { "c.svg", "<?xml" },
                { "c.pdf", "%PDF" },
                { "c.csv", "" },
                { "c.txt", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;
      g_autoptr (CliRun) run = chart ("placements", cases[i].file, &bytes, &length);

      g_assert_cmpint (memcmp (bytes, cases[i].starts, strlen (cases[i].starts)), ==, 0);
      if (g_str_has_suffix (cases[i].file, ".csv") || g_str_has_suffix (cases[i].file, ".txt"))
        {
          g_assert_true (g_utf8_validate (bytes, (gssize)length, NULL));
          g_assert_null (strstr (bytes, ",nan"));
        }
    }
}

/* The words of a chart file are those that "describe" prints. */
static void
test_describe (void)
{
  static const char *const names[]
      = { "placements", "waterfall", "lorenz", "distribution", "openings", "wages", "backcast" };
  const char *draws = g_getenv ("FAIRWAY_TEST_DRAWS");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;
      g_autoptr (CliRun) file = chart (names[i], "words.txt", &bytes, &length);
      g_autoptr (CliRun) said = cli_run ("describe", "minneapolis", "--chart", names[i], "--date",
                                         DATE, "--draws", draws != NULL ? draws : "500", NULL);

      cli_assert_status (said, 0);
      g_assert_cmpstr (said->out, ==, bytes);
    }
}

static void
test_wrong_usage (void)
{
  static const char *const cases[][8] = {
    { "chart", "minneapolis", "--chart", "placement", "-o", "x.png", NULL },
    { "chart", "minneapolis", "--chart", "placements", NULL },
    { "chart", "minneapolis", "-o", "x.png", NULL },
    { "chart", "--chart", "placements", "-o", "x.png", NULL },
    { "chart", "minneapolis", "--chart", "placements", "-o", "x.bmp", NULL },
    { "chart", "minneapolis", "--chart=placements", "-o", "x.png", "--size", "10x10", NULL },
    { "chart", "minneapolis", "--chart=placements", "-o", "x.png", "--size", "wide", NULL },
    { "chart", "minneapolis", "--chart=placements", "-o", "x.png", "--theme", "pink", NULL },
    { "chart", "minneapolis", "--chart=placements", "-o", "x.png", "--scale", "0", NULL },
    { "chart", "minneapolis", "--chart=placements", "-o", "x.png", "--date", "today", NULL },
    { "describe", "minneapolis", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run = cli_run_in (NULL, cases[i]);

      g_test_message ("%s", run->err);
      cli_assert_status (run, 2);
    }
  g_assert_false (g_file_test ("x.png", G_FILE_TEST_EXISTS));
}

static void
test_cannot_write (void)
{
  g_autoptr (CliRun) run = cli_run ("chart", "minneapolis", "--chart", "placements", "-o",
                                    "/nowhere/at/all.png", "--draws", "50", NULL);

  cli_assert_refused (run, "“/nowhere/at/all.png” cannot be written: its folder does not exist.");
}

/* Every chart of a plan in three sizes and three themes, and no text that meets another. */
static void
test_gallery (void)
{
  static const char *const names[]
      = { "delaware-placements-small-light.png", "delaware-sankey-medium-dark.png",
          "delaware-compare-slide-print.png" };
  g_autofree char *folder = g_build_filename (cli_folder (), "gallery", NULL);
  g_autoptr (CliRun) list = cli_run ("chart", "--list", NULL);
  g_autoptr (CliRun) run
      = cli_run ("gallery", folder, "delaware", "--draws", "100", "--date", DATE, NULL);
  g_auto (GStrv) charts = g_strsplit (g_strchomp (list->out), "\n", -1);
  g_autofree char *said
      = g_strdup_printf ("%u pictures, 0 collisions\n", g_strv_length (charts) * 9);
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  cli_assert_status (run, 0);
  g_assert_cmpstr (run->out, ==, said);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, g_strv_length (charts) * 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/chart/list", test_list);
  g_test_add_func ("/cli/chart/formats", test_formats);
  g_test_add_func ("/cli/chart/describe", test_describe);
  g_test_add_func ("/cli/chart/wrong-usage", test_wrong_usage);
  g_test_add_func ("/cli/chart/cannot-write", test_cannot_write);
  g_test_add_func ("/cli/chart/gallery", test_gallery);

  return g_test_run ();
}
