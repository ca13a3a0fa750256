/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-table.h"

#include "fw-catalogue.h"
#include "fw-cli-args.h"
#include "fw-error.h"

#include <string.h>

#define MAX_BYTES (G_GUINT64_CONSTANT (8) << 30)

/* Names compared for "the nearest is": more would take long and help nobody. */
#define MAX_CANDIDATES 1000

/* Bytes of a heading that may be one: a longer one is no name, and no sentence could hold it. */
#define MAX_HEADING 80

FwCsvReader *
fw_cli_table_open (const char *path, GError **error)
{
  return fw_csv_reader_new (path, MAX_BYTES, error);
}

void
fw_cli_table_fault (FwCsvReader *reader, const char *path, const char *column, const char *found,
                    GError **error)
{
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
               "%s, line %" G_GUINT64_FORMAT ", column “%s” %s.", path, fw_csv_reader_line (reader),
               column, found);
}

int
fw_cli_table_column (FwCsvReader *reader, const char *path, const char *name, GError **error)
{
  const int column = fw_csv_reader_find (reader, name);
  const guint n = MIN (fw_csv_reader_n_columns (reader), MAX_CANDIDATES);
  g_autofree const char **names = NULL;
  guint n_names = 0;

  if (column >= 0)
    return column;

  names = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    if (strlen (fw_csv_reader_column (reader, i)) <= MAX_HEADING)
      names[n_names++] = fw_csv_reader_column (reader, i);

  if (n_names > 0)
    {
      g_autofree char *others = fw_text_suggest (name, names);

      g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "%s has no column “%s”; %s.", path,
                   name, others);
    }
  else
    g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "%s has no column “%s”.", path, name);

  return -1;
}
