/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "table.h"

#include <math.h>
#include <string.h>

Table *
table_load (const char *path)
{
  Table *table = g_new0 (Table, 1);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (text, "\n", -1);
  table->header = g_strsplit (g_strchomp (lines[0]), ",", -1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  for (char **line = lines + 1; *line; line++)
    if (*g_strchomp (*line))
      g_ptr_array_add (table->rows, g_strsplit (*line, ",", -1));

  return table;
}

void
table_free (Table *table)
{
  g_strfreev (table->header);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

int
table_column (const Table *table, const char *name)
{
  for (int i = 0; table->header[i]; i++)
    if (strcmp (table->header[i], name) == 0)
      return i;

  g_error ("the table has no column %s", name);
}

const char *
table_text (const Table *table, guint row, int column)
{
  char **fields = g_ptr_array_index (table->rows, row);

  g_assert_cmpint (column, <, (int)g_strv_length (fields));
  return fields[column];
}

double
table_number (const Table *table, guint row, int column)
{
  const char *text = table_text (table, row, column);

  return *text ? g_ascii_strtod (text, NULL) : NAN;
}

FweBrackets
table_brackets (const Table *table, guint row, int first, int mean)
{
  FweBrackets b = { .mean = table_number (table, row, mean) };

  for (int i = 0; i < FWE_N_BRACKETS; i++)
    {
      b.counts[i] = table_number (table, row, first + i);
      b.edges[i] = fwe_acs_edges[i];
    }

  return b;
}
