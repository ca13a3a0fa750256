/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fw-participants.h"
#include "fw-withhold.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Laid before what does not begin with headings of its own, so that rows are reached. */
static const char headings[]
    = "Person ID,Partner ID,Person of Color,Entered Training Date,Training Status,"
      "Exit Training Date,Training Type,Exit Status,Job Placement Date,"
      "Wage at Initial Hire (hourly),2nd Job Placement Date,2nd Hire Wage,Credential earned\n";

static void
check_text (const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    abort ();
}

/* A count that is told is of ten people or more, and no more than there are. */
static void
check_subject (const FwPilotSubject *subject, guint n)
{
  for (FwPilotCount count = 0; count < FW_N_PILOT_COUNTS; count++)
    {
      double lo, hi;

      fw_pilot_bounds (subject, count, &lo, &hi);
      if (!isnan (lo) && !(lo >= FW_WITHHOLD_UNDER && lo <= hi && hi <= n))
        abort ();
    }
  if (!isnan (subject->pay.p50)
      && !(subject->pay.p25 <= subject->pay.p50 && subject->pay.p50 <= subject->pay.p75))
    abort ();
}

static void
check_pilot (FwPilot *pilot, guint n)
{
  double started = 0.0;

  for (guint i = 0; i < pilot->subjects->len; i++)
    check_subject (pilot->subjects->pdata[i], n);
  for (guint i = 0; i < pilot->quarters->len; i++)
    {
      const double here = g_array_index (pilot->quarters, FwPilotQuarter, i).started;

      if (isnan (here))
        continue;
      if (here - started < FW_WITHHOLD_UNDER || here > n)
        abort ();
      started = here;
    }
}

static void
check_series (FwPilot *pilot)
{
  g_autoptr (GPtrArray) series
      = fw_pilot_to_series (pilot, "county:27053", "here", "File", "2026-11-22T12:00:00Z");

  if (series->len < 7)
    abort ();
}

static void
choose_first (FwParticipants *people)
{
  g_autoptr (GPtrArray) programs = fw_participants_get_programs (people);
  g_autoptr (GPtrArray) groups = fw_participants_get_groups (people);

  if (programs->len > 0 && !fw_participants_choose (people, programs->pdata[0], "programs/a", NULL)
      && strlen (programs->pdata[0]) < 30)
    abort ();
  if (groups->len > 0)
    fw_participants_choose (people, groups->pdata[0], "groups/b", NULL);
}

/* FALSE when it cannot be read as records at all. */
static gboolean
read_records (GBytes *bytes, FwDateOrder dates)
{
  g_autoptr (FwTableFile) table = fw_table_file_read (bytes, "input", NULL);
  g_autoptr (FwParticipants) people = fw_participants_new ();
  g_autoptr (FwMapping) mapping = NULL;
  g_autoptr (GArray) conflicts = NULL;
  g_autoptr (FwPilot) pilot = NULL;
  g_autoptr (GError) error = NULL;

  if (table == NULL)
    return FALSE;
  mapping = fw_mapping_guess (table, FW_TABLE_OUTCOMES);
  mapping->dates = dates;
  if (!fw_participants_add (people, table, mapping, &error))
    {
      check_text (error->message);
      return FALSE;
    }
  if (!fw_participants_add (people, table, mapping, &error))
    abort ();
  for (guint i = 0; i < fw_participants_get_faults (people)->len; i++)
    check_text (((FwRowFault *)fw_participants_get_faults (people)->pdata[i])->message);
  conflicts = fw_participants_find_conflicts (people, NULL);
  for (guint i = 0; i < conflicts->len; i++)
    if (g_array_index (conflicts, FwConflict, i).file > 1)
      abort ();
  choose_first (people);
  pilot = fw_participants_count (people, NULL, 2024);
  check_pilot (pilot, fw_participants_get_n_people (people));
  check_series (pilot);
  return TRUE;
}

/* Any bytes as outcome records: refused with a reason, or counted, and nothing is told of fewer
 * than ten people. One reading an input, so that many are tried: under headings of ours what has
 * none of its own, and the order of dates by how long it is. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) laid = g_byte_array_new ();
  g_autoptr (GBytes) plain = g_bytes_new (data, size);
  g_autoptr (GBytes) under = NULL;
  const FwDateOrder dates = (FwDateOrder)(size % (FW_DATES_MONTH_FIRST + 1));

  if (read_records (plain, dates))
    return 0;
  g_byte_array_append (laid, (const guint8 *)headings, sizeof headings - 1);
  if (size > 0)
    g_byte_array_append (laid, data, (guint)size);
  under = g_bytes_new (laid->data, laid->len);
  read_records (under, dates);
  return 0;
}
