/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-participants.h"
#include "fw-pilot-private.h"
#include "fw-place-data.h"

static FwTableFile *
open_layout (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "outcomes", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;
  FwTableFile *table;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  table = fw_table_file_read (bytes, name, &error);
  g_assert_no_error (error);
  return table;
}

/* The kind is found out as well. */
static void
add_layout (FwParticipants *people, const char *name)
{
  g_autoptr (FwTableFile) table = open_layout (name);
  g_autoptr (FwMapping) mapping = fw_mapping_guess (table, FW_N_TABLE_KINDS);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mapping->kind, ==, FW_TABLE_OUTCOMES);
  fw_participants_add (people, table, mapping, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fw_participants_get_faults (people)->len, ==, 0);
}

static guint
count_conflicts (FwParticipants *people, FwConflictKind kind)
{
  g_autoptr (GArray) found = fw_participants_find_conflicts (people, NULL);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n += g_array_index (found, FwConflict, i).kind == kind ? 1 : 0;
  return n;
}

/* Counted by hand, by a program of another language that reads the files alone: started, in
 * training, completed, left, placed, completed and placed, paid, exiters of Q2, employed in Q2, of
 * Q4, in Q4, exiters, with a credential; then three kinds of conflict. */
static const struct
{
  const char *files[4];
  guint counts[FW_N_PILOT_COUNTS];
  guint placed_left, exit_other, exit_employed;
  guint merged, partners;
} by_hand[] = {
  { { "msp-pine-original.csv" },
    { 136, 0, 110, 26, 130, 105, 130, 136, 80, 124, 121, 136, 0, 130 },
    25,
    42,
    3,
    0,
    1 },
  { { "msp-pine-update.csv" },
    { 199, 0, 166, 33, 192, 160, 192, 199, 115, 182, 179, 199, 0, 192 },
    32,
    62,
    4,
    0,
    1 },
  { { "msp-fortunes-original.csv" },
    { 167, 0, 133, 34, 162, 130, 162, 167, 99, 167, 162, 167, 0, 162 },
    32,
    52,
    3,
    0,
    1 },
  { { "msp-mock-prime.csv" },
    { 100, 1, 37, 62, 91, 34, 91, 99, 50, 98, 90, 99, 0, 91 },
    57,
    58,
    1,
    0,
    1 },
  { { "msp-pine-original.csv", "msp-pine-update.csv" },
    { 199, 0, 166, 33, 192, 160, 192, 199, 115, 182, 179, 199, 0, 192 },
    32,
    62,
    4,
    136,
    1 },
  { { "msp-pine-original.csv", "msp-pine-update.csv", "msp-fortunes-original.csv" },
    { 366, 0, 299, 67, 354, 290, 354, 366, 214, 349, 341, 366, 0, 354 },
    64,
    114,
    7,
    136,
    2 },
};

static void
test_counts_by_hand (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (by_hand); i++)
    {
      g_autoptr (FwParticipants) people = fw_participants_new ();
      g_autoptr (GArray) list = NULL;

      for (guint f = 0; by_hand[i].files[f] != NULL; f++)
        add_layout (people, by_hand[i].files[f]);
      list = fw_participants_list (people);
      for (FwPilotCount count = 0; count < FW_N_PILOT_COUNTS; count++)
        g_assert_cmpuint (fw_pilot_tally (list, count, 2024), ==, by_hand[i].counts[count]);
      g_assert_cmpuint (count_conflicts (people, FW_CONFLICT_PLACED_LEFT), ==,
                        by_hand[i].placed_left);
      g_assert_cmpuint (count_conflicts (people, FW_CONFLICT_EXIT_OTHER), ==,
                        by_hand[i].exit_other);
      g_assert_cmpuint (count_conflicts (people, FW_CONFLICT_EXIT_EMPLOYED), ==,
                        by_hand[i].exit_employed);
      g_assert_cmpuint (fw_participants_get_n_merged (people), ==, by_hand[i].merged);
      g_assert_cmpuint (fw_participants_get_n_partners (people), ==, by_hand[i].partners);
    }
}

/* What is told is what was counted, or a floor of it; nothing under ten. Medians as counted by
 * hand, to ten dollars: 28.04 and 28.345 an hour. */
static void
test_told (void)
{
  static const double medians[] = { 28.345, 28.04, 27.76, 28.325 };

  for (gsize i = 0; i < 4; i++)
    {
      g_autoptr (FwParticipants) people = fw_participants_new ();
      g_autoptr (FwPilot) pilot = NULL;
      const FwPilotSubject *whole;

      add_layout (people, by_hand[i].files[0]);
      pilot = fw_participants_count (people, NULL, 2024);
      whole = fw_pilot_find (pilot, NULL);
      for (FwPilotCount count = 0; count < FW_N_PILOT_COUNTS; count++)
        {
          const double found = by_hand[i].counts[count];
          double least, most;

          fw_pilot_bounds (whole, count, &least, &most);
          if (isnan (least))
            continue;
          g_assert_cmpfloat (least, >=, 10.0);
          g_assert_cmpint (least < most, ==, whole->floor[count]);
          g_assert_true (least <= found && found <= most);
        }
      g_assert_false (isnan (whole->counts[FW_PILOT_COMPLETED]));
      g_assert_false (isnan (whole->counts[FW_PILOT_LEFT]));
      g_assert_false (isnan (whole->counts[FW_PILOT_EMPLOYED_Q2]));
      g_assert_cmpfloat_with_epsilon (pilot->pay_q2.p50, medians[i] * 2080.0, 5.01);
      /* pay of those told of, in three of the four */
      g_assert_cmpint (isnan (whole->pay.p25), ==, i == 3);
      g_assert_true (i == 3 || whole->pay.p25 < whole->pay.p75);
    }
}

static const char headings[]
    = "Person ID,Partner ID,Training Type,Entered Training Date,Training Status,"
      "Exit Training Date,Exit Status,Job Placement Date,Wage at Initial Hire (hourly)\n";

static gboolean
add_rows (FwParticipants *people, const char *rows, const char *dates, GError **error)
{
  g_autofree char *text = g_strconcat (headings, rows, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (FwTableFile) table = fw_table_file_read (bytes, "rows.csv", error);
  g_autoptr (FwMapping) mapping = NULL;
  g_autofree char *remembered = NULL;
  g_autofree char *told = NULL;

  g_assert_nonnull (table);
  mapping = fw_mapping_guess (table, FW_TABLE_OUTCOMES);
  if (dates == NULL)
    return fw_participants_add (people, table, mapping, error);
  remembered = fw_mapping_to_text (mapping, table);
  told = g_strconcat (remembered, "dates = ", dates, "\n", NULL);
  fw_mapping_free (g_steal_pointer (&mapping));
  mapping = fw_mapping_from_text (told, table, error);
  g_assert_nonnull (mapping);
  return fw_participants_add (people, table, mapping, error);
}

static guint32
julian (int year, int month, int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

/* 03/04 is April 3rd or March 4th: the column says which, or another of the file, or a person. */
static void
test_dates (void)
{
  static const struct
  {
    const char *rows;
    const char *dates;
    int month, day; /* of 2016, when the first person entered; 0: refused */
  } samples[] = {
    { "1,1,QA,03/04/2016,In Training,,,,\n2,1,QA,13/04/2016,In Training,,,,\n", NULL, 4, 3 },
    { "1,1,QA,03/04/2016,In Training,,,,\n2,1,QA,04/13/2016,In Training,,,,\n", NULL, 3, 4 },
    { "1,1,QA,03/04/2016,Graduated,28/05/2016,,,\n", NULL, 4, 3 },
    { "1,1,QA,03/04/2016,In Training,,,,\n", NULL, 0, 0 },
    { "1,1,QA,03/04/2016,In Training,,,,\n", "day-first", 4, 3 },
    { "1,1,QA,03/04/2016,In Training,,,,\n", "month-first", 3, 4 },
    { "1,1,QA,2016-04-03,In Training,,,,\n", NULL, 4, 3 },
    { "1,1,QA,3.4.2016,In Training,,,,\n", NULL, 4, 3 },
    { "1,1,QA,03/04/2016,In Training,,,,\n2,1,QA,13/04/2016,In Training,,,,\n"
      "3,1,QA,04/13/2016,In Training,,,,\n",
      NULL, 0, 0 },
    { "1,1,QA,03/04/2016,In Training,,,,\n2,1,QA,13/04/2016,In Training,,,,\n"
      "3,1,QA,14/13/2016,In Training,,,,\n",
      NULL, 4, 3 }, /* no day is no sign */
    { "1,1,QA,03/04/2016,Graduated,28/05/2016,,05/28/2016,20\n", NULL, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (FwParticipants) people = fw_participants_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) list = NULL;
      const gboolean taken = add_rows (people, samples[i].rows, samples[i].dates, &error);

      g_assert_cmpint (taken, ==, samples[i].month > 0);
      if (!taken)
        {
          g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
          g_assert_nonnull (strstr (error->message, "Entered Training Date"));
          g_assert_nonnull (strstr (error->message, "dates = day-first"));
          g_assert_cmpuint (fw_participants_get_n_people (people), ==, 0);
          continue;
        }
      list = fw_participants_list (people);
      g_assert_cmpuint (g_array_index (list, FwPilotPerson, 0).start, ==,
                        julian (2016, samples[i].month, samples[i].day));
    }
}

/* Rows that cannot be counted are left out and told by line, and nothing of a person is told. */
static void
test_left_out (void)
{
  static const char rows[]
      = "1,1,QA,13/04/2016,Graduated,30/06/2016,Entered Employment,01/07/2016,20\n"
        "Jane Doe 7,1,QA,31/02/2016,Graduated,30/06/2016,,,\n"
        ",1,QA,13/04/2016,Graduated,30/06/2016,,,\n"
        "4,1,QA,13/04/2016,Sleeping,30/06/2016,,,\n"
        "5,1,QA,,Graduated,30/06/2016,,,\n"
        "6,1,QA,13/04/2016,Graduated,30/06/2016,,01/07/2099,20\n"
        "7,1,QA,13/04/2016,Graduated,13/04/16,,,\n"
        "8,1,QA,13/04/2016,Graduated,30/06/2016,,,,too,many\n";
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *faults;

  g_assert_true (add_rows (people, rows, NULL, &error));
  faults = fw_participants_get_faults (people);
  g_assert_cmpuint (fw_participants_get_n_people (people), ==, 1);
  g_assert_cmpuint (faults->len, ==, 7);
  for (guint i = 0; i < faults->len; i++)
    {
      const FwRowFault *fault = faults->pdata[i];

      g_assert_cmpuint (fault->line, ==, 3 + i);
      g_assert_null (strstr (fault->message, "Jane"));
      g_assert_null (strstr (fault->message, "Sleeping"));
    }
}

/* One row for each conflict, and one without any. */
static void
test_conflicts (void)
{
  static const char rows[]
      = "1,1,QA,13/04/2016,Graduated,30/06/2016,Entered Employment,01/07/2016,20\n"
        "2,1,QA,13/04/2016,Withdrew,30/06/2016,Entered Employment,01/07/2016,20\n"
        "3,1,QA,13/04/2016,Graduated,30/06/2016,Incarcerated,01/07/2016,20\n"
        "4,1,QA,13/04/2016,Graduated,30/06/2016,Entered Employment,,\n"
        "5,1,QA,13/04/2016,Graduated,30/06/2016,Abducted,,\n"
        "6,1,QA,13/04/2016,Graduated,30/03/2016,,,\n"
        "7,1,QA,13/04/2016,Graduated,30/06/2016,,01/06/2016,20\n"
        "8,1,QA,13/04/2016,Graduated,,,,\n"
        "9,1,QA,13/04/2016,In Training,30/06/2016,,,\n"
        "10,1,QA,13/04/2016,Graduated,30/06/2016,,01/07/2016,\n"
        "11,1,QA,13/04/2016,Graduated,30/06/2016,,01/07/2016,0\n"
        "12,1,QA,13/04/2016,Graduated,30/06/2016,,01/07/2016,1000000000\n"
        "13,1,QA,13/04/2016,Graduated,30/06/2016,,,20\n"
        "14,,QA,13/04/2016,Graduated,30/06/2016,,,\n"
        "15,1,QA,13/04/2016,In Training,,,,\n"
        "15,1,QA,13/04/2016,Graduated,30/06/2016,,,\n";
  static const struct
  {
    FwConflictKind kind;
    guint line;
  } expected[] = {
    { FW_CONFLICT_PLACED_LEFT, 3 },      { FW_CONFLICT_EXIT_OTHER, 4 },
    { FW_CONFLICT_EXIT_EMPLOYED, 5 },    { FW_CONFLICT_EXIT_UNKNOWN, 6 },
    { FW_CONFLICT_END_BEFORE_START, 7 }, { FW_CONFLICT_PLACED_BEFORE_END, 8 },
    { FW_CONFLICT_NO_END, 9 },           { FW_CONFLICT_END_IN_TRAINING, 10 },
    { FW_CONFLICT_NO_WAGE, 11 },         { FW_CONFLICT_WAGE_ODD, 12 },
    { FW_CONFLICT_WAGE_ODD, 13 },        { FW_CONFLICT_WAGE_NO_JOB, 14 },
    { FW_CONFLICT_NO_PARTNER, 15 },      { FW_CONFLICT_TWICE, 17 },
  };
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;

  g_assert_true (add_rows (people, rows, NULL, &error));
  g_assert_cmpuint (fw_participants_get_faults (people)->len, ==, 0);
  g_assert_cmpuint (fw_participants_get_n_people (people), ==, 15);
  found = fw_participants_find_conflicts (people, NULL);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    {
      g_assert_cmpint (g_array_index (found, FwConflict, i).kind, ==, expected[i].kind);
      g_assert_cmpuint (g_array_index (found, FwConflict, i).line, ==, expected[i].line);
    }
}

/* Without a partner's column all files are one partner's, and the later of a person counts. */
static void
test_merge (void)
{
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (GArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (add_rows (people,
                           "1,,QA,13/04/2016,In Training,,,,\n2,,QA,13/04/2016,In Training,,,,\n",
                           NULL, &error));
  g_assert_true (add_rows (people, "2,,QA,14/04/2016,Graduated,30/06/2016,,,\n", NULL, &error));
  list = fw_participants_list (people);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (fw_pilot_tally (list, FW_PILOT_IN_TRAINING, 2024), ==, 1);
  g_assert_cmpuint (fw_pilot_tally (list, FW_PILOT_COMPLETED, 2024), ==, 1);
  g_assert_cmpuint (fw_participants_get_n_merged (people), ==, 1);
  g_assert_cmpuint (count_conflicts (people, FW_CONFLICT_START_MOVED), ==, 1);
}

/* A person in three files is one who is merged; no partner is none, nor is that of a row left out.
 */
static void
test_merge_thrice (void)
{
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    g_assert_true (
        add_rows (people,
                  "1,A,QA,13/04/2016,In Training,,,,\n2,B,QA,13/04/2016,In Training,,,,\n"
                  "3,,QA,13/04/2016,In Training,,,,\n4,C,QA,13/04/2016,Sleeping,,,,\n",
                  NULL, &error));
  g_assert_cmpuint (fw_participants_get_n_people (people), ==, 3);
  g_assert_cmpuint (fw_participants_get_n_merged (people), ==, 3);
  g_assert_cmpuint (fw_participants_get_n_partners (people), ==, 2);
}

/* Pay of a year without a price index is told to be left out; no plan has the index of this year.
 */
static void
test_no_index (void)
{
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (isnan (fw_cpi (2026)));
  g_assert_true (add_rows (people,
                           "1,1,QA,13/01/2026,Graduated,30/03/2026,,01/04/2026,20\n"
                           "2,1,QA,13/01/2024,Graduated,30/03/2024,,01/04/2024,20\n",
                           NULL, &error));
  g_assert_cmpuint (count_conflicts (people, FW_CONFLICT_NO_INDEX), ==, 1);
}

/* “N” is no and a name like any other, where it would be no number. */
static void
test_short_names (void)
{
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GPtrArray) programs = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 20; i++)
    g_string_append_printf (rows, "%u,,%s,13/04/2016,In Training,,,,\n", i, i <= 10 ? "N" : "-");
  g_assert_true (add_rows (people, rows->str, NULL, &error));
  programs = fw_participants_get_programs (people);
  g_assert_cmpuint (programs->len, ==, 1);
  g_assert_cmpstr (programs->pdata[0], ==, "N");
}

/* Programs of the records are the plan's only where somebody says so. */
static void
test_choice (void)
{
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPilot) whole = NULL;
  g_autoptr (FwPilot) parted = NULL;
  g_autoptr (GPtrArray) programs = NULL;
  const FwPilotSubject *ux;

  add_layout (people, "msp-pine-update.csv");
  programs = fw_participants_get_programs (people);
  g_assert_cmpuint (programs->len, ==, 3);
  g_assert_cmpstr (programs->pdata[0], ==, "IT Fundamentals");
  g_assert_cmpstr (programs->pdata[1], ==, "QA"); /* of fewer people than the next */
  whole = fw_participants_count (people, NULL, 2024);
  g_assert_cmpuint (whole->subjects->len, ==, 1);

  g_assert_true (fw_participants_choose (people, "ux", "programs/prime", &error));
  g_assert_false (fw_participants_choose (people, "Java", "programs/prime", &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_FOUND);
  parted = fw_participants_count (people, NULL, 2024);
  g_assert_cmpuint (parted->subjects->len, ==, 2);
  ux = fw_pilot_find (parted, "programs/prime");
  g_assert_cmpfloat (ux->counts[FW_PILOT_COMPLETED], ==, 51.0);
  g_assert_cmpfloat (ux->counts[FW_PILOT_LEFT], ==, 15.0);
}

/* Files chosen together come in any order: the update ends on the day of what it updates and has
 * more people. */
static void
test_together (void)
{
  static const char *const names[] = { "msp-pine-update.csv", "msp-pine-original.csv" };
  const FwTableContext context = { .source = "Pilot",
                                   .fetched = "2026-11-22T00:00:00Z",
                                   .geography = "place:2743000",
                                   .place = "Minneapolis",
                                   .year = 2025 };
  g_autoptr (GPtrArray) tables
      = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_table_file_free);
  g_autoptr (GPtrArray) mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_mapping_free);
  g_autoptr (GPtrArray) faults = fw_row_faults_new (), parts = fw_recorded_parts_new ();
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (GArray) people = NULL;
  g_autoptr (GError) error = NULL;
  guint n_chosen = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_ptr_array_add (tables, open_layout (names[i]));
      g_ptr_array_add (mappings, fw_mapping_guess (tables->pdata[i], FW_N_TABLE_KINDS));
    }
  fw_recorded_parts_add (parts, "UX", FW_LIST_PROGRAMS, "prime");
  fw_recorded_parts_add (parts, "of nobody", FW_LIST_PROGRAMS, "prime");
  harvest = fw_participants_harvest (tables, mappings, parts, &context, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fw_participants_get_file (harvest->people, 0), ==, names[1]);
  g_assert_cmpuint (fw_participants_get_n_people (harvest->people), ==, 199);
  g_assert_cmpuint (fw_participants_get_n_merged (harvest->people), ==, 136);
  people = fw_participants_list (harvest->people);
  for (guint i = 0; i < people->len; i++)
    n_chosen += g_array_index (people, FwPilotPerson, i).program == 0 ? 1 : 0;
  g_assert_cmpuint (n_chosen, ==, 66);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/participants/counts-by-hand", test_counts_by_hand);
  g_test_add_func ("/sources/participants/told", test_told);
  g_test_add_func ("/sources/participants/dates", test_dates);
  g_test_add_func ("/sources/participants/left-out", test_left_out);
  g_test_add_func ("/sources/participants/conflicts", test_conflicts);
  g_test_add_func ("/sources/participants/merge", test_merge);
  g_test_add_func ("/sources/participants/merge-thrice", test_merge_thrice);
  g_test_add_func ("/sources/participants/no-index", test_no_index);
  g_test_add_func ("/sources/participants/short-names", test_short_names);
  g_test_add_func ("/sources/participants/choice", test_choice);
  g_test_add_func ("/sources/participants/together", test_together);
  return g_test_run ();
}
