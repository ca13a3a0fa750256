/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-table-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-catalogue.h"
#include "fw-error.h"
#include "fw-table-private.h"

/* How sure a heading or its cells make us, from 0 to 100. */
#define SURE       100.0
#define CONTAINS   50.0
#define BY_VALUES  45.0
#define LEAST      55.0 /* a heading that says less is no match */
#define MISSING    200.0
#define MAX_SAMPLE 200

/* Share of the cells that must look like what the field takes. */
#define LEAST_FITTING 0.5

static gboolean
has_phrase (const char *text, const char *phrase, gsize length)
{
  for (const char *at = text; (at = strstr (at, phrase)) != NULL; at++)
    if ((at == text || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      return TRUE;
  return FALSE;
}

/* A heading that is one of the names is sure; one that has it among other words is the surer, the
 * fewer those are. */
static double
score_heading (const char *folded, const char *synonyms)
{
  g_auto (GStrv) names = g_strsplit (synonyms, "|", -1);
  const gsize length = strlen (folded);
  double best = 0.0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const gsize n = strlen (names[i]);

      if (g_str_equal (folded, names[i]))
        return SURE - 0.01 * i;
      if (n > 1 && n < length && has_phrase (folded, names[i], n))
        best = MAX (best, CONTAINS + (SURE - CONTAINS) * 0.9 * (double)n / (double)length);
    }
  return best;
}

/* Share of a column's cells that look like what a field takes; -1 for a column without any. */
static double
score_values (FwTableFile *table, guint column, const FwTableField *field)
{
  const guint n_rows = fw_table_file_get_n_rows (table);
  guint n = 0, n_fit = 0;

  for (guint i = 0; i < n_rows && n < MAX_SAMPLE; i++)
    {
      const char *cell = fw_table_file_get_cell (table, i, column);
      FwValueMark mark;

      if (fw_table_hole (cell, &mark))
        continue;
      n++;
      n_fit += fw_table_looks_like (field, cell) ? 1 : 0;
    }
  return n > 0 ? (double)n_fit / n : -1.0;
}

static gboolean
tells_by_values (const FwTableField *field)
{
  return field->value == FW_VALUE_SOC || field->value == FW_VALUE_CIP;
}

static double
score (FwTableFile *table, guint column, const char *folded, const FwTableField *field)
{
  const double heading = score_heading (folded, field->synonyms);
  double values;

  if (heading < LEAST && !tells_by_values (field))
    return 0.0;
  values = score_values (table, column, field);
  if (values >= 0.0 && values < LEAST_FITTING)
    return 0.0;
  if (heading < LEAST)
    return values > 0.0 ? BY_VALUES * values : 0.0;
  return heading;
}

/* Fields get columns in the order of how sure they are; of two alike the first. Returns the sum,
 * lowered for each needed field without one. */
static double
assign (FwMapping *self, FwTableFile *table, const char *const *folded)
{
  const guint n_columns = fw_table_file_get_n_columns (table);
  const FwTableField *fields = fw_table_fields (self->kind, &self->n_fields);
  g_autofree double *scores = g_new0 (double, (gsize)self->n_fields *n_columns);
  g_autofree gboolean *taken = g_new0 (gboolean, n_columns);
  double sum = 0.0;

  for (guint f = 0; f < self->n_fields; f++)
    for (guint c = 0; c < n_columns; c++)
      scores[f * n_columns + c] = score (table, c, folded[c], &fields[f]);
  for (;;)
    {
      double best = 0.0;
      guint field = 0, column = 0;

      for (guint f = 0; f < self->n_fields; f++)
        for (guint c = 0; self->columns[f] < 0 && c < n_columns; c++)
          if (!taken[c] && scores[f * n_columns + c] > best)
            {
              best = scores[f * n_columns + c];
              field = f;
              column = c;
            }
      if (best == 0.0)
        break;
      self->columns[field] = (gint)column;
      taken[column] = TRUE;
      sum += best;
    }
  for (guint f = 0; f < self->n_fields; f++)
    sum -= fields[f].needed && self->columns[f] < 0 ? MISSING : 0.0;
  return sum;
}

static FwMapping *
mapping_new (FwTableKind kind)
{
  FwMapping *self = g_new0 (FwMapping, 1);

  self->kind = kind;
  fw_table_fields (kind, &self->n_fields);
  self->columns = g_new (gint, self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    self->columns[i] = -1;
  return self;
}

FwMapping *
fw_mapping_copy (const FwMapping *self)
{
  FwMapping *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (FwMapping, 1);
  *copy = *self;
  copy->columns = g_memdup2 (self->columns, self->n_fields * sizeof (gint));
  return copy;
}

void
fw_mapping_free (FwMapping *self)
{
  if (self == NULL)
    return;
  g_free (self->columns);
  g_free (self);
}

/**
 * fw_mapping_guess:
 * @table: a table
 * @kind: what it is of, or FW_N_TABLE_KINDS to guess that as well
 *
 * A heading tells what a column is when it is, or has in it, one of a field's names and the cells
 * below do not contradict; codes of occupations and fields of study are known by their shape.
 *
 * Returns: (transfer full): fields without a column have -1
 */
FwMapping *
fw_mapping_guess (FwTableFile *table, FwTableKind kind)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  FwMapping *best = NULL;
  double best_sum = 0.0;

  g_return_val_if_fail (table != NULL && kind <= FW_N_TABLE_KINDS, NULL);

  for (guint i = 0; i < fw_table_file_get_n_columns (table); i++)
    g_ptr_array_add (folded, fw_table_fold (fw_table_file_get_heading (table, i)));
  for (FwTableKind k = 0; k < FW_N_TABLE_KINDS; k++)
    {
      FwMapping *mapping;
      double sum;

      if (kind != FW_N_TABLE_KINDS && kind != k)
        continue;
      mapping = mapping_new (k);
      sum = assign (mapping, table, (const char *const *)folded->pdata);
      if (best == NULL || sum > best_sum)
        {
          fw_mapping_free (best);
          best = mapping;
          best_sum = sum;
        }
      else
        fw_mapping_free (mapping);
    }
  return best;
}

static gint
find_field (FwTableKind kind, const char *name)
{
  guint n;
  const FwTableField *fields = fw_table_fields (kind, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (fields[i].name, name))
      return (gint)i;
  return -1;
}

/* Number fields of a kind that belong together: all of them or none. */
static gboolean
check_set (FwMapping *self, FwTableFile *table, const char *first, guint n, const char *why,
           GError **error)
{
  const gint from = find_field (self->kind, first);
  guint n_there = 0;

  g_assert (from >= 0);
  for (guint i = 0; i < n; i++)
    n_there += self->columns[from + (gint)i] >= 0 ? 1 : 0;
  if (n_there == 0 || n_there == n)
    return TRUE;
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, "%s: %s", fw_table_file_get_name (table), why);
  return FALSE;
}

static gboolean
has (FwMapping *self, const char *name)
{
  return self->columns[find_field (self->kind, name)] >= 0;
}

/* A table of populations or wages needs a number beside the names. */
static gboolean
has_any_number (FwMapping *self)
{
  const FwTableField *fields = fw_table_fields (self->kind, &self->n_fields);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->columns[i] >= 0 && fields[i].value == FW_VALUE_NUMBER
        && fields[i].unit != FW_UNIT_YEAR)
      return TRUE;
  return FALSE;
}

gboolean
fw_mapping_check (FwMapping *self, FwTableFile *table, GError **error)
{
  const FwTableField *fields;

  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  fields = fw_table_fields (self->kind, &self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    if (fields[i].needed && self->columns[i] < 0)
      {
        g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                     _ ("%s: no column is “%s”, which a table of “%s” needs; say which one "
                        "it is."),
                     fw_table_file_get_name (table), _ (fields[i].title),
                     fw_table_kind_title (self->kind));
        return FALSE;
      }
  if (self->kind == FW_TABLE_EMPLOYERS && !has (self, "occupation") && !has (self, "soc"))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                   _ ("%s: no column is the occupation or its code, which openings need; say which "
                      "one it is."),
                   fw_table_file_get_name (table));
      return FALSE;
    }
  if ((self->kind == FW_TABLE_POPULATIONS || self->kind == FW_TABLE_WAGES)
      && !has_any_number (self))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                   _ ("%s: no column of numbers was recognized; say which column is which."),
                   fw_table_file_get_name (table));
      return FALSE;
    }
  if (self->kind != FW_TABLE_POPULATIONS)
    return TRUE;
  return check_set (self, table, "p20", 3,
                    _ ("the 20th percentile, the median and the 80th of household income go "
                       "together; one or two of them are missing."),
                    error)
         && check_set (self, table, "b0_10k", 16,
                       _ ("households by income need all sixteen brackets of the Census, from "
                          "under $10,000 to $200,000 or more."),
                       error);
}

/* Which column of the same heading it is, from 1. */
static guint
occurrence_of (FwTableFile *table, guint column, const char *heading)
{
  guint n = 1;

  for (guint i = 0; i < column; i++)
    {
      g_autofree char *other = fw_table_file_dup_heading (table, i);

      n += g_str_equal (other, heading) ? 1 : 0;
    }
  return n;
}

static gint
find_occurrence (FwTableFile *table, const char *heading, guint64 n)
{
  for (guint i = 0; i < fw_table_file_get_n_columns (table); i++)
    {
      g_autofree char *own = fw_table_file_dup_heading (table, i);

      if (g_str_equal (own, heading) && --n == 0)
        return (gint)i;
    }
  return -1;
}

/* The column of a name: "#3" is the third, "Pay" the first of that heading, "Pay #2" the second of
 * it; -1 for none. */
static gint
find_column (FwTableFile *table, const char *name)
{
  const char *sign = strrchr (name, '#');
  const gboolean numbered
      = sign != NULL && sign[1] != '\0' && sign[1 + strspn (sign + 1, "0123456789")] == '\0';
  const guint64 n = numbered ? g_ascii_strtoull (sign + 1, NULL, 10) : 0;
  g_autofree char *stem = NULL;
  gint column;

  if (numbered && sign == name)
    return n >= 1 && n <= fw_table_file_get_n_columns (table) ? (gint)n - 1 : -1;
  column = find_occurrence (table, name, 1);
  if (column >= 0 || !numbered || n < 1)
    return column;
  stem = g_strchomp (g_strndup (name, (gsize)(sign - name)));
  return find_occurrence (table, stem, n);
}

/* The shortest name that finds the column again. (transfer full) */
static char *
name_of (FwTableFile *table, guint column)
{
  g_autofree char *heading = fw_table_file_dup_heading (table, column);
  g_autofree char *n = fw_number_to_c (occurrence_of (table, column, heading));
  g_autofree char *number = fw_number_to_c (column + 1);
  g_autofree char *counted = g_strconcat (heading, " #", n, NULL);

  if (find_column (table, heading) == (gint)column && heading[0] != '\0')
    return g_steal_pointer (&heading);
  if (find_column (table, counted) == (gint)column && heading[0] != '\0')
    return g_steal_pointer (&counted);
  return g_strconcat ("#", number, NULL);
}

static const char *const decimals[] = { "found", "point", "comma" };
static const char *const date_orders[] = { "found", "day-first", "month-first" };

char *
fw_mapping_to_text (FwMapping *self, FwTableFile *table)
{
  const FwTableField *fields;
  GString *text;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  fields = fw_table_fields (self->kind, &self->n_fields);
  text = g_string_new ("# field = heading of its column\n");
  g_string_append_printf (text, "table = %s\n", fw_table_kind_id (self->kind));
  if (self->decimal != FW_DECIMAL_UNKNOWN)
    g_string_append_printf (text, "decimal = %s\n", decimals[self->decimal]);
  if (self->dates != FW_DATES_FOUND)
    g_string_append_printf (text, "dates = %s\n", date_orders[self->dates]);
  for (guint i = 0; i < self->n_fields; i++)
    if (self->columns[i] >= 0)
      {
        g_autofree char *name = name_of (table, (guint)self->columns[i]);

        g_string_append_printf (text, "%s = %s\n", fields[i].name, name);
      }
    else /* for whoever corrects the file: what else there is to say */
      g_string_append_printf (text, "# %s =\n", fields[i].name);
  return g_string_free (text, FALSE);
}

static gboolean
refuse_line (guint line, GError **error, const char *format, const char *found, const char *rest)
{
  g_autofree char *number = fw_number_to_c (line);
  g_autofree char *shown = fw_table_shown (found);
  g_autofree char *why = g_strdup_printf (format, shown, rest);

  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, _ ("Line %s of the mapping: %s"), number, why);
  return FALSE;
}

static gboolean
take_kind (FwMapping **self, const char *value, guint line, GError **error)
{
  const char *names[FW_N_TABLE_KINDS + 1] = { NULL };
  g_autofree char *others = NULL;

  for (FwTableKind k = 0; k < FW_N_TABLE_KINDS; k++)
    {
      names[k] = fw_table_kind_id (k);
      if (!g_str_equal (names[k], value))
        continue;
      if (*self != NULL)
        return refuse_line (line, error, _ ("“table = %s” stands there twice%s."), value, "");
      *self = mapping_new (k);
      return TRUE;
    }
  others = fw_text_suggest (value, names);
  return refuse_line (line, error, _ ("there is no table of “%s”; %s."), value, others);
}

static gboolean
take_decimal (FwMapping *self, const char *value, guint line, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (decimals); i++)
    if (g_str_equal (decimals[i], value))
      {
        self->decimal = (FwDecimal)i;
        return TRUE;
      }
  return refuse_line (line, error, _ ("“decimal = %s”; wanted %s."), value,
                      _ ("point, comma or found"));
}

static gboolean
take_dates (FwMapping *self, const char *value, guint line, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_orders); i++)
    if (g_str_equal (date_orders[i], value))
      {
        self->dates = (FwDateOrder)i;
        return TRUE;
      }
  return refuse_line (line, error, _ ("“dates = %s”; wanted %s."), value,
                      _ ("day-first, month-first or found"));
}

static gboolean
take_field (FwMapping *self, FwTableFile *table, const char *name, const char *value, guint line,
            GError **error)
{
  const gint field = find_field (self->kind, name);
  const gint column = find_column (table, value);

  if (field < 0)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      g_autofree char *others = NULL;
      guint n;
      const FwTableField *fields = fw_table_fields (self->kind, &n);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (names, (gpointer)fields[i].name);
      g_ptr_array_add (names, NULL);
      others = fw_text_suggest (name, (const char *const *)names->pdata);
      return refuse_line (line, error, _ ("there is no field “%s”; %s."), name, others);
    }
  if (column < 0)
    return refuse_line (line, error, _ ("there is no heading “%s” in %s."), value,
                        fw_table_file_get_name (table));
  for (guint i = 0; i < self->n_fields; i++)
    if (self->columns[i] == column || i == (guint)field)
      if (self->columns[i] >= 0)
        return refuse_line (line, error, _ ("“%s” is given twice%s."),
                            i == (guint)field ? name : value, "");
  self->columns[field] = column;
  return TRUE;
}

static gboolean
take_line (FwMapping **self, FwTableFile *table, char *line, guint number, GError **error)
{
  char *sign = strchr (line, '=');
  const char *value;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (sign == NULL)
    return refuse_line (number, error, _ ("found “%s”; wanted %s."), line, _ ("“field = heading”"));
  *sign = '\0';
  g_strchomp (line);
  value = g_strstrip (sign + 1);
  if (g_str_equal (line, "table"))
    return take_kind (self, value, number, error);
  if (*self == NULL)
    return refuse_line (number, error, _ ("found “%s”; wanted %s."), line,
                        _ ("“table = programs” or another kind first"));
  if (g_str_equal (line, "decimal"))
    return take_decimal (*self, value, number, error);
  if (g_str_equal (line, "dates"))
    return take_dates (*self, value, number, error);
  return take_field (*self, table, line, value, number, error);
}

/**
 * fw_mapping_from_text:
 * @text: what fw_mapping_to_text() wrote, or a person
 * @table: the table it is for
 * @error: line and reason
 *
 * Returns: (transfer full) (nullable): the mapping; needed fields may be missing
 */
FwMapping *
fw_mapping_from_text (const char *text, FwTableFile *table, GError **error)
{
  g_autoptr (FwMapping) self = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL && table != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                   _ ("The mapping is not a UTF-8 text; write it anew."));
      return NULL;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!take_line (&self, table, lines[i], i + 1, error))
      return NULL;
  if (self == NULL)
    g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                 _ ("The mapping is empty; wanted lines such as “table = programs” and "
                    "“seats = Class size”."));
  return g_steal_pointer (&self);
}

char *
fw_mapping_dup_reading (FwMapping *self, FwTableFile *table, guint field)
{
  const FwTableField *fields;
  FwReading reading;

  g_return_val_if_fail (self != NULL && table != NULL && field < self->n_fields, NULL);

  if (self->columns[field] < 0)
    return NULL;
  fields = fw_table_fields (self->kind, &self->n_fields);
  fw_reading_init (&reading, table, (guint)self->columns[field], &fields[field], self->decimal);
  if (self->dates != FW_DATES_FOUND)
    reading.day_first = self->dates == FW_DATES_DAY_FIRST;
  return fw_reading_dup_words (&reading, &fields[field]);
}
