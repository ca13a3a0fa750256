/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fw-table-import.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const FwTableContext context = {
  .source = "File some.csv",
  .fetched = "2026-11-21T20:00:00Z",
  .geography = "county:27053",
  .wages_geography = "metro:33460",
  .place = "Hennepin County",
  .year = 2024,
};

static void
check_text (const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    abort ();
}

static void
check_error (const GError *error)
{
  if (error == NULL)
    abort ();
  check_text (error->message);
}

/* A number that was taken is within the field's limits. */
static void
check_figure (FwFigure figure, double lo, double hi)
{
  if (!isnan (figure.value) && !(figure.value >= lo && figure.value <= hi))
    abort ();
}

static void
check_harvest (FwHarvest *harvest)
{
  for (guint i = 0; i < harvest->programs->len; i++)
    {
      const FwProgramOffer *offer = g_ptr_array_index (harvest->programs, i);

      check_text (offer->title);
      check_figure (offer->weeks, 1, 156);
      check_figure (offer->seats, 0, 2000);
      check_figure (offer->completion, 0, 1);
      check_figure (offer->earnings, 1000, 1e6);
    }
  for (guint i = 0; i < harvest->jobs->len; i++)
    {
      const FwJobOffer *offer = g_ptr_array_index (harvest->jobs, i);

      check_text (offer->employer);
      check_figure (offer->openings, 0, 1e6);
      check_figure (offer->degree_share, 0, 1);
      check_figure (offer->from_quarter, 1, 160);
      if (isnan (offer->openings.value))
        abort ();
    }
  for (guint i = 0; i < harvest->groups->len; i++)
    {
      const FwGroupOffer *offer = g_ptr_array_index (harvest->groups, i);

      check_text (offer->title);
      check_figure (offer->share, 0, 1.01);
      check_figure (offer->p50, 1000, 1e7);
    }
}

/* A mapping is the same after it was remembered. */
static void
check_remembered (FwMapping *mapping, FwTableFile *table)
{
  g_autofree char *text = fw_mapping_to_text (mapping, table);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwMapping) again = fw_mapping_from_text (text, table, &error);

  check_text (text);
  if (again == NULL || again->kind != mapping->kind
      || memcmp (again->columns, mapping->columns, mapping->n_fields * sizeof (gint)) != 0)
    abort ();
}

static void
apply (FwTableFile *table, FwTableKind kind)
{
  g_autoptr (FwMapping) mapping = fw_mapping_guess (table, kind);
  g_autoptr (GPtrArray) faults = fw_row_faults_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FwHarvest) harvest = NULL;

  check_remembered (mapping, table);
  harvest = fw_mapping_apply (mapping, table, &context, faults, &error);
  if (harvest == NULL)
    check_error (error);
  else
    check_harvest (harvest);
  for (guint i = 0; i < faults->len; i++)
    check_text (((FwRowFault *)g_ptr_array_index (faults, i))->message);
  for (guint i = 0; i < mapping->n_fields; i++)
    {
      g_autofree char *reading = fw_mapping_dup_reading (mapping, table, i);

      if (reading != NULL)
        check_text (reading);
    }
}

static void
check_cells (FwTableFile *table)
{
  const guint n = fw_table_file_get_n_columns (table);
  guint line = fw_table_file_get_heading_line (table);

  for (guint i = 0; i < n; i++)
    check_text (fw_table_file_get_heading (table, i));
  for (guint r = 0; r < fw_table_file_get_n_rows (table); r++)
    {
      if (fw_table_file_get_line (table, r) <= line)
        abort ();
      line = fw_table_file_get_line (table, r);
      for (guint i = 0; i <= n; i++)
        check_text (fw_table_file_get_cell (table, r, i));
    }
}

static void
read_mapping (const guint8 *data, gsize size)
{
  static const char text[] = "Course,Seats,Pay,Pay,\nWeb,20,50000,1,x\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (FwTableFile) table = fw_table_file_read (bytes, "fixed.csv", NULL);
  g_autofree char *given = g_strndup ((const char *)data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwMapping) mapping = fw_mapping_from_text (given, table, &error);

  if (mapping == NULL)
    check_error (error);
  else
    check_remembered (mapping, table);
}

/* Any bytes are refused with a reason, or are a table of UTF-8 cells whose rows are taken within
 * the limits or told; a mapping of any bytes is refused or the same after it was written. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwTableFile) table = fw_table_file_read (bytes, "input", &error);
  g_autofree char *digest = NULL;

  if (size > 6 && memcmp (data, "table ", 6) == 0)
    read_mapping (data, size);
  if (table == NULL)
    {
      check_error (error);
      return 0;
    }
  check_cells (table);
  digest = fw_table_file_dup_digest (table);
  for (FwTableKind kind = 0; kind < FW_N_TABLE_KINDS; kind++)
    apply (table, kind);
  return 0;
}
