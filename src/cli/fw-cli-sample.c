/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli-sample.h"

#include "fw-cli-table.h"
#include "fw-error.h"
#include "fw-unit.h"

#define MAX_GROUPS 10000

/* Bytes a row may take here and in the engine's working space (performance.md M4: 25 bytes a row).
 */
#define MAX_BYTES    (900.0e6)
#define ENGINE_BYTES 26

typedef struct
{
  FwCsvReader *reader;
  const char *path;
  int value, weight, group; /* columns; -1 for none */
  GHashTable *numbers;      /* group name to number + 1 */
} Source;

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->reader, fw_csv_reader_free);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static gsize
max_rows (const FwCliSample *self)
{
  const double bytes = ENGINE_BYTES + sizeof (double) + (self->weight != NULL ? sizeof (double) : 0)
                       + (self->group != NULL ? sizeof (guint32) : 0);

  return (gsize)(MAX_BYTES / bytes);
}

static gboolean
grow (FwCliSample *self, const Source *source, GError **error)
{
  const gsize most = max_rows (self);
  const gsize n = MIN (most, self->allocated + self->allocated / 2);

  if (self->n >= most)
    {
      g_autofree char *rows = fw_unit_format ((double)most, FW_UNIT_COUNT, FW_STYLE_TABLE);

      g_set_error (error, FW_ERROR, FW_ERROR_TOO_LARGE,
                   "%s has more rows than can be measured here; the most is %s.", source->path,
                   rows);
      return FALSE;
    }

  self->value = g_renew (double, self->value, n);
  if (self->weight != NULL)
    self->weight = g_renew (double, self->weight, n);
  if (self->group != NULL)
    self->group = g_renew (guint32, self->group, n);
  self->allocated = n;

  return TRUE;
}

static gboolean
read_group (FwCliSample *self, const Source *source, GError **error)
{
  gsize length;
  const char *name = fw_csv_reader_field (source->reader, (guint)source->group, &length);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (source->numbers, name));

  if (number == 0)
    {
      char *copy = g_strdup (name);

      if (self->groups->len >= MAX_GROUPS)
        {
          g_free (copy);
          fw_cli_table_fault (source->reader, source->path,
                              fw_csv_reader_column (source->reader, (guint)source->group),
                              "has too many different groups; at most ten thousand are compared",
                              error);
          return FALSE;
        }
      g_ptr_array_add (self->groups, copy);
      number = self->groups->len;
      g_hash_table_insert (source->numbers, copy, GUINT_TO_POINTER (number));
    }
  self->group[self->n] = number - 1;

  return TRUE;
}

/* One number of a row; *missing is set for an empty field. */
static gboolean
read_number (const Source *source, int column, double *number, gboolean *missing, GError **error)
{
  gboolean empty = FALSE;
  GError *fault = NULL;

  if (fw_csv_reader_number (source->reader, (guint)column, number, &empty, &fault))
    return TRUE;
  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  *missing |= empty;

  return TRUE;
}

static gboolean
read_row (FwCliSample *self, const Source *source, GError **error)
{
  gboolean missing = FALSE;
  double weight = 1.0;

  if (self->n == self->allocated && !grow (self, source, error))
    return FALSE;

  if (!read_number (source, source->value, &self->value[self->n], &missing, error))
    return FALSE;
  if (source->weight >= 0)
    {
      if (!read_number (source, source->weight, &weight, &missing, error))
        return FALSE;
      if (!missing && weight < 0.0)
        {
          fw_cli_table_fault (source->reader, source->path,
                              fw_csv_reader_column (source->reader, (guint)source->weight),
                              "is under 0; a weight is 0 or more", error);
          return FALSE;
        }
      self->weight[self->n] = weight;
    }
  if (missing)
    {
      self->n_missing++;
      return TRUE;
    }
  if (source->group >= 0 && !read_group (self, source, error))
    return FALSE;
  self->n++;

  return TRUE;
}

static gboolean
open_source (Source *source, const char *value, const char *weight, const char *group,
             GError **error)
{
  const char *const names[] = { value, weight, group };
  int *const columns[] = { &source->value, &source->weight, &source->group };

  source->reader = fw_cli_table_open (source->path, error);
  if (source->reader == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      *columns[i] = -1;
      if (names[i] == NULL)
        continue;
      *columns[i] = fw_cli_table_column (source->reader, source->path, names[i], error);
      if (*columns[i] < 0)
        return FALSE;
    }
  source->numbers = g_hash_table_new (g_str_hash, g_str_equal);

  return TRUE;
}

/**
 * fw_cli_sample_read:
 * @self: (out): the rows; cleared with fw_cli_sample_clear() also after an error
 * @path: a table
 * @value: column of the incomes
 * @weight: (nullable): column of the weights
 * @group: (nullable): column of the groups' names
 * @error: return location
 *
 * Reads microdata, row by row.
 *
 * Returns: FALSE when the table is refused, with file, line and column
 */
gboolean
fw_cli_sample_read (FwCliSample *self, const char *path, const char *value, const char *weight,
                    const char *group, GError **error)
{
  g_auto (Source) source = { .path = path };
  GError *fault = NULL;

  g_return_val_if_fail (self != NULL && path != NULL && value != NULL, FALSE);

  *self = (FwCliSample){ .groups = g_ptr_array_new_with_free_func (g_free), .allocated = 4096 };
  if (!open_source (&source, value, weight, group, error))
    return FALSE;

  self->value = g_new (double, self->allocated);
  if (weight != NULL)
    self->weight = g_new (double, self->allocated);
  if (group != NULL)
    self->group = g_new (guint32, self->allocated);

  while (fw_csv_reader_next (source.reader, &fault))
    if (!read_row (self, &source, error))
      return FALSE;

  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (self->n == 0)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, "%s has no row with a number in “%s”.", path,
                   value);
      return FALSE;
    }

  return TRUE;
}

void
fw_cli_sample_clear (FwCliSample *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->weight, g_free);
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
}

FweSample
fw_cli_sample_view (const FwCliSample *self)
{
  const FweSample view = { .value = self->value,
                           .weight = self->weight,
                           .group = self->group,
                           .n = self->n,
                           .n_groups = self->group != NULL ? self->groups->len : 0 };

  return view;
}

static void
swap_rows (FwCliSample *self, gsize a, gsize b)
{
  const double value = self->value[a];
  const guint32 group = self->group[a];

  self->value[a] = self->value[b];
  self->value[b] = value;
  self->group[a] = self->group[b];
  self->group[b] = group;
  if (self->weight != NULL)
    {
      const double weight = self->weight[a];

      self->weight[a] = self->weight[b];
      self->weight[b] = weight;
    }
}

/**
 * fw_cli_sample_sort_by_group:
 * @self: a sample with groups
 * @start: (out): n_groups + 1 row numbers
 *
 * A counting sort in place: each swap puts one row where it belongs, so it takes n swaps and no
 * memory.
 */
void
fw_cli_sample_sort_by_group (FwCliSample *self, gsize *start)
{
  const guint n_groups = self->groups->len;
  g_autofree gsize *next = g_new0 (gsize, n_groups + 1);

  g_return_if_fail (self->group != NULL && start != NULL);

  for (gsize i = 0; i < self->n; i++)
    next[self->group[i] + 1]++;
  start[0] = 0;
  for (guint g = 0; g < n_groups; g++)
    {
      start[g + 1] = start[g] + next[g + 1];
      next[g] = start[g];
    }

  for (guint g = 0; g < n_groups; g++)
    while (next[g] < start[g + 1])
      {
        const guint32 home = self->group[next[g]];

        if (home == g)
          next[g]++;
        else
          swap_rows (self, next[g], next[home]++);
      }
}
