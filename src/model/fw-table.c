/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-table.h"

#include <gio/gio.h>
#include <math.h>

#include "fw-tables-resource.h"

#define MAX_COLUMNS 64
#define FOLDER      "/io/github/fairway_planner/Fairway/tables/"

struct FwTable
{
  char *text;    /* the whole table; fields are ended in place */
  char *next;    /* start of the row to come */
  char **header; /* n_columns names */
  guint n_columns;
  char *field[MAX_COLUMNS];
};

/* Ends one field at its comma or newline, takes its quotes off, and returns where the next one
 * starts. */
static char *
cut_field (char *start, char **field, gboolean *last)
{
  char *in = start;
  char *out;

  *field = start;

  if (*in != '"')
    {
      while (*in != ',' && *in != '\n')
        in++;
      *last = *in == '\n';
      *in = '\0';
      return in + 1;
    }

  out = start;
  for (in++; !(in[0] == '"' && in[1] != '"'); in++)
    {
      if (in[0] == '"')
        in++;
      *out++ = *in;
    }
  *last = in[1] == '\n';
  *out = '\0';

  return in + 2;
}

/**
 * fw_table_next:
 * @self: a table
 *
 * Moves to the next row; the fields of the row before are gone.
 *
 * Returns: FALSE at the end
 */
gboolean
fw_table_next (FwTable *self)
{
  gboolean last = FALSE;
  guint n = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (*self->next == '\0')
    return FALSE;

  while (!last)
    {
      g_assert (n < MAX_COLUMNS);
      self->next = cut_field (self->next, &self->field[n++], &last);
    }

  g_assert (self->n_columns == 0 || n == self->n_columns);
  self->n_columns = n;

  return TRUE;
}

/**
 * fw_table_open:
 * @name: file name of the table under data/
 *
 * Returns: (transfer full): the table, before its first row
 */
FwTable *
fw_table_open (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  FwTable *self = g_new0 (FwTable, 1);
  gconstpointer data;
  gsize length;

  bytes = g_resource_lookup_data (fw_tables_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  NULL);
  g_assert (bytes != NULL);

  data = g_bytes_get_data (bytes, &length);
  self->text = g_strndup (data, length);
  self->next = self->text;
  g_assert (fw_table_next (self));

  self->header = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    self->header[i] = g_strdup (self->field[i]);

  return self;
}

void
fw_table_close (FwTable *self)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->header);
  g_free (self->text);
  g_free (self);
}

/**
 * fw_table_column:
 * @self: a table
 * @name: header of a column it has
 *
 * Returns: the column's number
 */
guint
fw_table_column (FwTable *self, const char *name)
{
  guint i = 0;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  while (!g_str_equal (self->header[i], name))
    {
      i++;
      g_assert (i < self->n_columns);
    }

  return i;
}

const char *
fw_table_text (FwTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return self->field[column];
}

/**
 * fw_table_keep:
 * @self: a table
 * @column: which
 *
 * The text in a field, kept for the life of the program, equal texts once. Not interned: GLib gives
 * up its table of interned strings each time it grows, which the leak checker rightly reports.
 *
 * Returns: the text
 */
const char *
fw_table_keep (FwTable *self, guint column)
{
  static GMutex lock;
  static GStringChunk *kept;
  const char *text;

  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  g_mutex_lock (&lock);
  if (kept == NULL)
    kept = g_string_chunk_new (64 * 1024);
  text = g_string_chunk_insert_const (kept, self->field[column]);
  g_mutex_unlock (&lock);

  return text;
}

/**
 * fw_table_number:
 * @self: a table
 * @column: which
 *
 * The number in a field. Plain decimals of up to 15 digits are exact: a whole number over a power
 * of ten, both of which a double holds.
 *
 * Returns: the number, or NaN when the field is empty or is not only a number
 */
double
fw_table_number (FwTable *self, guint column)
{
  static const double scale[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6 };
  const char *text;
  const char *at;
  gint64 whole = 0;
  guint n_digits = 0, n_places = 0;
  gboolean negative;

  g_return_val_if_fail (self != NULL && column < self->n_columns, NAN);

  text = self->field[column];
  negative = *text == '-';
  for (at = text + negative; g_ascii_isdigit (*at); at++, n_digits++)
    whole = whole * 10 + (*at - '0');
  if (*at == '.')
    for (at++; g_ascii_isdigit (*at); at++, n_digits++, n_places++)
      whole = whole * 10 + (*at - '0');

  if (n_digits == 0 || n_digits > 15 || n_places >= G_N_ELEMENTS (scale) || *at != '\0')
    return NAN;

  return (double)(negative ? -whole : whole) / scale[n_places];
}
