/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cli-fixture.h"

static char *
layout (const char *name)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "outcomes", name, NULL);
}

static double
count (JsonObject *object, const char *name)
{
  JsonObject *whole
      = json_array_get_object_element (json_object_get_array_member (object, "counts"), 0);

  return json_object_get_double_member (json_object_get_object_member (whole, "counts"), name);
}

/* Counted by hand, by a program of another language: those who entered, completed, left, and were
 * employed in the second quarter of those who left long enough ago. */
static void
test_layouts (void)
{
  static const struct
  {
    const char *first, *second;
    double completed, left, exiters, employed;
  } layouts[] = {
    { "msp-pine-original.csv", NULL, 110, 26, 136, 80 },
    { "msp-pine-update.csv", NULL, 166, 33, 199, 115 },
    { "msp-fortunes-original.csv", NULL, 133, 34, 167, 99 },
    { "msp-mock-prime.csv", NULL, 37, 62, 99, 50 },
    { "msp-pine-original.csv", "msp-pine-update.csv", 166, 33, 199, 115 },
  };
  static const char *const members[] = {
    "plan",        "files",  "partners", "merged",   "as_of",        "left_out",        "conflicts",
    "programs",    "groups", "counts",   "quarters", "weeks_to_job", "quarters_waited", "lessons",
    "not_learned", "saved",  NULL
  };

  for (gsize i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *first = layout (layouts[i].first);
      g_autofree char *second = layouts[i].second != NULL ? layout (layouts[i].second) : NULL;
      g_autoptr (CliRun) run = cli_run ("outcomes", "minneapolis", first, second, NULL);
      g_autoptr (JsonNode) root = cli_json (run);
      JsonObject *object = json_node_get_object (root);

      cli_assert_members (object, members);
      g_assert_cmpfloat (count (object, "completed"), ==, layouts[i].completed);
      g_assert_cmpfloat (count (object, "left"), ==, layouts[i].left);
      g_assert_cmpfloat (count (object, "exiters_q2"), ==, layouts[i].exiters);
      g_assert_cmpfloat (count (object, "employed_q2"), ==, layouts[i].employed);
      g_assert_cmpint (json_object_get_int_member (object, "merged"), ==, second != NULL ? 136 : 0);
    }
}

/* No row of a person is in the saved plan: not an id of one, not a day, an employer or a city. */
static void
test_no_person (void)
{
  static const char *const names[] = { "msp-pine-original.csv", "msp-pine-update.csv",
                                       "msp-fortunes-original.csv", "msp-mock-prime.csv" };
  static const guint kept_out[] = { 0, 3, 4, 5, 6, 8, 10, 12, 16, 17, 18 };
  g_autofree char *saved = g_build_filename (cli_folder (), "pilot.fairway", NULL);
  g_autofree char *text = NULL;
  guint n_ids = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = layout (names[i]);
      g_autofree char *records = NULL;
      g_autoptr (CliRun) run
          = cli_run ("outcomes", "nashville", path, "--update", "--wioa", "-o", saved, NULL);
      g_auto (GStrv) lines = NULL;
      g_autoptr (GError) error = NULL;

      cli_assert_status (run, 0);
      g_clear_pointer (&text, g_free);
      g_file_get_contents (saved, &text, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (text, "\"pilot_people\""));
      g_assert_nonnull (strstr (text, "Pilot, "));
      g_file_get_contents (path, &records, NULL, &error);
      g_assert_no_error (error);
      lines = g_strsplit (records, "\n", -1);
      for (guint l = 1; lines[l] != NULL && *lines[l] != '\0'; l++)
        {
          g_auto (GStrv) cells = g_strsplit (lines[l], ",", -1);
          g_autofree char *id = g_strconcat ("\"", cells[0], "\"", NULL);

          /* the id as a text of its own, and what no number of a plan looks like */
          g_assert_null (strstr (text, id));
          for (guint k = 0; k < G_N_ELEMENTS (kept_out); k++)
            if (strlen (cells[kept_out[k]]) > 9 || (k == 0 && strlen (cells[0]) > 3))
              g_assert_null (strstr (text, cells[kept_out[k]]));
          n_ids++;
        }
      g_assert_true (g_remove (saved) == 0);
    }
  g_assert_cmpuint (n_ids, ==, 136 + 199 + 167 + 100);
}

/* The plan opens again, its own numbers learned; another pilot takes the first one's place. */
static void
test_saved (void)
{
  g_autofree char *saved = g_build_filename (cli_folder (), "learned.fairway", NULL);
  g_autofree char *pine = layout ("msp-pine-update.csv");
  g_autofree char *fortunes = layout ("msp-fortunes-original.csv");
  g_autoptr (CliRun) first = cli_run ("outcomes", "nashville", pine, "--update", "-o", saved, NULL);
  g_autoptr (CliRun) check = cli_run ("check", saved, NULL);
  g_autoptr (CliRun) again = cli_run ("outcomes", saved, fortunes, "-o", saved, NULL);
  g_autoptr (JsonNode) one = cli_json (first);
  g_autoptr (JsonNode) two = cli_json (again);
  JsonObject *before = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (one), "lessons"), 0);
  JsonObject *after = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (two), "lessons"), 0);

  cli_assert_status (check, 0);
  g_assert_cmpfloat (
      json_object_get_double_member (json_object_get_object_member (before, "prior"), "p50"), ==,
      json_object_get_double_member (json_object_get_object_member (after, "prior"), "p50"));
}

static void
test_tables (void)
{
  g_autofree char *pine = layout ("msp-pine-update.csv");
  g_autoptr (CliRun) counts = cli_run ("outcomes", "minneapolis", pine, "--csv", NULL);
  g_autoptr (CliRun) wioa = cli_run ("outcomes", "minneapolis", pine, "--csv", "--wioa", NULL);
  g_autoptr (CliRun) chosen = cli_run ("outcomes", "minneapolis", pine, "--csv", "--program",
                                       "UX=prime", "--program", "QA=concordia", NULL);

  cli_assert_status (counts, 0);
  g_assert_nonnull (strstr (counts->out, "\n,started,199,\n"));
  g_assert_nonnull (strstr (counts->out, "\n,placed,190,at-least\n"));
  g_assert_nonnull (strstr (counts->out, "\n,in_training,,withheld\n"));
  cli_assert_status (wioa, 0);
  g_assert_nonnull (strstr (wioa->out, "\nemployment_q2,"));
  g_assert_nonnull (strstr (wioa->out, "\ncredential,WIOA credential attainment rate,,,"));
  cli_assert_status (chosen, 0);
  g_assert_nonnull (strstr (chosen->out, "\nprograms/prime,completed,51,\n"));
  g_assert_nonnull (strstr (chosen->out, "\nprograms/concordia,completed,48,\n"));
}

static void
test_refused (void)
{
  static const char text[] = "Person ID,Entered Training Date,Training Status\n"
                             "1,03/04/2016,Graduated\n";
  g_autofree char *unclear = cli_file ("unclear.csv", text, -1);
  g_autofree char *mapping = cli_file ("map.txt",
                                       "table = outcomes\ndates = day-first\nperson = Person ID\n"
                                       "start = Entered Training Date\nstatus = Training Status\n",
                                       -1);
  g_autofree char *pine = layout ("msp-pine-update.csv");
  g_autoptr (CliRun) refused = cli_run ("outcomes", "minneapolis", unclear, NULL);
  g_autoptr (CliRun) told = cli_run ("outcomes", "minneapolis", unclear, "--map", mapping, NULL);
  g_autoptr (CliRun) nowhere = cli_run ("outcomes", "minneapolis", pine, "--update", NULL);
  g_autoptr (CliRun) unknown
      = cli_run ("outcomes", "minneapolis", pine, "--program", "UX=java", NULL);
  g_autoptr (CliRun) nobody
      = cli_run ("outcomes", "minneapolis", pine, "--program", "Java=prime", NULL);

  cli_assert_refused (refused, "Entered Training Date");
  cli_assert_status (told, 0);
  cli_assert_status (nowhere, 2);
  cli_assert_status (unknown, 2);
  cli_assert_status (nobody, 2);
}

/* What does not fit together is named; its rows, which can be counted, only when asked for. */
static void
test_conflicts (void)
{
  g_autofree char *pine = layout ("msp-pine-update.csv");
  g_autoptr (CliRun) plain = cli_run ("outcomes", "minneapolis", pine, NULL);
  g_autoptr (CliRun) asked = cli_run ("outcomes", "minneapolis", pine, "--lines", NULL);

  cli_assert_status (plain, 0);
  g_assert_nonnull (strstr (plain->out, "placed-left"));
  g_assert_null (strstr (plain->out, "\"line\""));
  cli_assert_status (asked, 0);
  g_assert_nonnull (strstr (asked->out, "\"line\""));
}

/* Nothing that is read is written over, nor one thing that is written over another. */
static void
test_inputs_kept (void)
{
  static const char text[] = "Person ID,Entered Training Date,Training Status\n"
                             "1,2016-04-03,Graduated\n";
  g_autofree char *records = cli_file ("kept.csv", text, -1);
  g_autofree char *round = g_strconcat (cli_folder (), "/./kept.csv", NULL);
  g_autofree char *columns = cli_file ("columns.txt",
                                       "table = outcomes\nperson = Person ID\n"
                                       "start = Entered Training Date\nstatus = Training Status\n",
                                       -1);
  g_autofree char *one = g_build_filename (cli_folder (), "one.txt", NULL);
  g_autofree char *after = NULL;
  g_autoptr (CliRun) over
      = cli_run ("outcomes", "minneapolis", records, "--map", columns, "-o", columns, NULL);
  g_autoptr (CliRun) again
      = cli_run ("outcomes", "minneapolis", records, "--map", columns, "--map-out", columns, NULL);
  g_autoptr (CliRun) both
      = cli_run ("outcomes", "minneapolis", records, "--map-out", one, "-o", one, NULL);
  g_autoptr (CliRun) output = cli_run ("outcomes", "minneapolis", records, "-o", records, NULL);
  g_autoptr (CliRun) mapping
      = cli_run ("outcomes", "minneapolis", records, "--map-out", round, NULL);

  cli_assert_status (output, 2);
  cli_assert_status (mapping, 2);
  cli_assert_status (over, 2);
  cli_assert_status (again, 2);
  cli_assert_status (both, 2);
  g_assert_false (g_file_test (one, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (records, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/outcomes/layouts", test_layouts);
  g_test_add_func ("/cli/outcomes/no-person", test_no_person);
  g_test_add_func ("/cli/outcomes/saved", test_saved);
  g_test_add_func ("/cli/outcomes/tables", test_tables);
  g_test_add_func ("/cli/outcomes/refused", test_refused);

  g_test_add_func ("/cli/outcomes/conflicts", test_conflicts);
  g_test_add_func ("/cli/outcomes/inputs-kept", test_inputs_kept);

  return g_test_run ();
}
