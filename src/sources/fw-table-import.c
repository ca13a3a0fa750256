/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-table-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-error.h"
#include "fw-table-private.h"

/* A longer cell is a table with a forgotten quote; the same as in spreadsheets. */
#define MAX_CELL 32767

/* The delimiter is found out from so many rows. */
#define SAMPLE_ROWS 200

/* A row of the text: its cells are offsets[first] to offsets[first + n_cells - 1]. */
typedef struct
{
  guint line;
  guint first;
  guint n_cells; /* up to the last one with any text */
} Row;

struct FwTableFile
{
  char *name;
  char *text; /* cells, each ended by NUL, quotes undone */
  const char *charset;
  char delimiter;
  GArray *offsets; /* guint32, one a cell */
  GArray *rows;    /* of Row; the headings are not among them */
  Row headings;
  guint n_columns;
  FwDecimal *decimals; /* one a column */
};

/* Where a field ends. */
typedef struct
{
  const char *from; /* first byte of its text */
  const char *stop; /* behind the last byte of its text */
  const char *next; /* the delimiter or line end behind it, or the end of all */
  gboolean quoted;
  gboolean open;    /* the quote has no end */
  gboolean trailed; /* text stands behind the closing quote */
} Field;

static gboolean
ends_field (const char *at, const char *end, char delimiter)
{
  return at == end || *at == delimiter || *at == '\n' || *at == '\r';
}

static void
find_field (const char *at, const char *end, char delimiter, Field *field)
{
  const char *from = at;

  while (from < end && *from == ' ')
    from++;
  *field = (Field){ .from = at };
  if (from == end || *from != '"')
    {
      while (!ends_field (at, end, delimiter))
        at++;
      field->stop = field->next = at;
      return;
    }

  field->quoted = TRUE;
  field->from = from + 1;
  for (at = from + 1; at < end; at++)
    {
      if (*at != '"')
        continue;
      if (at + 1 == end || at[1] != '"')
        break;
      at++;
    }
  field->open = at >= end;
  field->stop = MIN (at, end);
  field->next = field->open ? end : at + 1;
  while (field->next < end && *field->next == ' ')
    field->next++;
  field->trailed = !ends_field (field->next, end, delimiter);
}

/* Behind the line end at @at, whichever it is. */
static const char *
behind_line_end (const char *at, const char *end)
{
  if (at < end && *at == '\r')
    return at + 1 < end && at[1] == '\n' ? at + 2 : at + 1;
  return at < end ? at + 1 : end;
}

/* Cells of the row at *at, 0 for one that is badly quoted; *at moves to the next one. */
static guint
count_cells (const char **at, const char *end, char delimiter)
{
  guint n = 0;

  for (;;)
    {
      Field field;

      find_field (*at, end, delimiter, &field);
      *at = field.next;
      n++;
      if (field.trailed)
        {
          while (*at < end && **at != '\n' && **at != '\r')
            ++*at;
          *at = behind_line_end (*at, end);
          return 0;
        }
      if (*at == end || **at != delimiter)
        {
          *at = behind_line_end (*at, end);
          return n;
        }
      ++*at;
    }
}

/* How well a sign parts the first rows: how many have the same number of cells, and that number. */
static void
judge_delimiter (const char *text, gsize length, char delimiter, double *agree, guint *width)
{
  guint counts[FW_TABLE_MAX_COLUMNS + 1] = { 0 };
  const char *end = text + length;
  guint n_rows = 0;

  *width = 1;
  for (const char *at = text; at < end && n_rows < SAMPLE_ROWS;)
    {
      const char *row = at;
      const guint n = count_cells (&at, end, delimiter);

      if (row[strspn (row, " \r\n")] == '\0' || *row == '\n' || *row == '\r')
        continue;
      counts[MIN (n, FW_TABLE_MAX_COLUMNS)]++;
      n_rows++;
    }
  for (guint i = 2; i <= FW_TABLE_MAX_COLUMNS; i++)
    if (counts[i] > (*width > 1 ? counts[*width] : 0))
      *width = i;
  *agree = n_rows > 0 && *width > 1 ? (double)counts[*width] / n_rows : 0.0;
}

/* Not the first line alone tells: the sign that gives most rows the same number of cells, then the
 * one that gives most cells. So "1,5;2,5" is two cells, and a heading with a comma in it is no
 * riddle. */
static char
find_delimiter (const char *text, gsize length)
{
  static const char signs[] = { ',', ';', '\t' };
  char best = ',';
  double best_agree = 0.0;
  guint best_width = 1;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      double agree;
      guint width;

      judge_delimiter (text, length, signs[i], &agree, &width);
      if (agree > best_agree || (agree > 0.0 && agree == best_agree && width > best_width))
        {
          best = signs[i];
          best_agree = agree;
          best_width = width;
        }
    }
  return best;
}

/* Spreadsheets write "sep=;" as a line of its own. Returns the length of that line, 0 without. */
static gsize
take_separator (const char *text, gsize length, char *delimiter)
{
  if (length < 6 || g_ascii_strncasecmp (text, "sep=", 4) != 0 || strchr (",;\t", text[4]) == NULL
      || (text[5] != '\n' && text[5] != '\r'))
    return 0;
  *delimiter = text[4];
  return (gsize)(behind_line_end (text + 5, text + length) - text);
}

static guint
count_line_ends (const char *from, const char *to)
{
  guint n = 0;

  for (; from < to; from++)
    n += *from == '\n' || (*from == '\r' && from[1] != '\n') ? 1 : 0;
  return n;
}

/* Writes a field's text where it stands, doubled quotes undone, ended by NUL; its end is free
 * since at least a delimiter, a quote or the text's own NUL stands there. */
static void
keep_field (FwTableFile *self, const Field *field)
{
  const guint32 offset = (guint32)(field->from - self->text);
  char *to = self->text + offset;

  for (const char *from = field->from; from < field->stop; from++)
    {
      *to++ = *from;
      if (field->quoted && *from == '"')
        from++;
    }
  *to = '\0';
  g_array_append_val (self->offsets, offset);
}

static gboolean
check_field (FwTableFile *self, const Field *field, guint line, guint column, GError **error)
{
  const char *why = NULL;

  if (column > FW_TABLE_MAX_COLUMNS)
    why = _ ("more than 500 columns; import a part of the table.");
  else if (field->open)
    why = _ ("a quoted text begins here and has no end.");
  else if (field->trailed)
    why = _ ("text stands after a closing quote; a quote inside a quoted text is doubled.");
  else if (field->stop - field->from > MAX_CELL)
    why = _ ("a text of more than 32,767 characters; is the end of a quoted text missing?");
  if (why != NULL)
    fw_table_refuse (error, self->name, line, column, why);
  return why == NULL;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* Reads the row at *at and moves behind it. */
static gboolean
read_row (FwTableFile *self, const char **at, const char *end, guint *line, Row *row,
          GError **error)
{
  guint column = 1;

  *row = (Row){ .line = *line, .first = self->offsets->len };
  for (;; column++)
    {
      Field field;
      const char *next;
      gboolean last;

      find_field (*at, end, self->delimiter, &field);
      if (!check_field (self, &field, *line, column, error))
        return FALSE;
      last = field.next == end || *field.next != self->delimiter;
      next = last ? behind_line_end (field.next, end) : field.next + 1;
      *line += count_line_ends (*at, field.next);
      if (last && field.next < end)
        ++*line;
      *at = next;
      keep_field (self, &field);
      if (self->text[g_array_index (self->offsets, guint32, row->first + column - 1)] != '\0')
        row->n_cells = column;
      if (last)
        break;
    }
  g_array_set_size (self->offsets, row->first + row->n_cells);
  return TRUE;
}

static const char *
cell_of (FwTableFile *self, const Row *row, guint column)
{
  if (column >= row->n_cells)
    return "";
  return self->text + g_array_index (self->offsets, guint32, row->first + column);
}

/* Cells up to the last one that is more than spaces. */
static guint
count_used (FwTableFile *self, const Row *row)
{
  guint n = row->n_cells;

  while (n > 0 && is_blank (cell_of (self, row, n - 1)))
    n--;
  return n;
}

static gboolean
read_rows (FwTableFile *self, gsize from, gsize length, guint line, GError **error)
{
  const char *at = self->text + from;
  const char *end = self->text + length;

  while (at < end)
    {
      Row row;

      if (!read_row (self, &at, end, &line, &row, error))
        return FALSE;
      if (count_used (self, &row) == 0)
        {
          g_array_set_size (self->offsets, row.first);
          continue;
        }
      if (self->rows->len > FW_TABLE_MAX_ROWS)
        {
          fw_table_refuse (error, self->name, row.line, 0,
                           _ ("more than 200,000 rows; import a part of the table."));
          return FALSE;
        }
      g_array_append_val (self->rows, row);
    }
  return TRUE;
}

static guint
count_filled (FwTableFile *self, const Row *row, gboolean *numbers)
{
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const char *cell = cell_of (self, row, i);
      FwCell number;

      n += is_blank (cell) ? 0 : 1;
      *numbers = *numbers || fw_cell_scan (cell, &number);
    }
  return n;
}

/* The headings are the first row, or the first one with several texts where only titles of a cell
 * each stand above it. */
static guint
find_headings (FwTableFile *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      gboolean numbers = FALSE;

      if (count_filled (self, row, &numbers) > 1)
        return numbers ? 0 : i;
      if (is_blank (cell_of (self, row, 0)))
        return 0;
    }
  return 0;
}

static gboolean
take_headings (FwTableFile *self, GError **error)
{
  const guint at = self->rows->len > 0 ? find_headings (self) : 0;

  if (self->rows->len == 0)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                   _ ("%s is empty; a table has a line of headings and a line for each row."),
                   self->name);
      return FALSE;
    }
  self->headings = g_array_index (self->rows, Row, at);
  self->n_columns = self->headings.n_cells;
  g_array_remove_range (self->rows, 0, at + 1);
  if (self->rows->len == 0)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                   _ ("%s has a line of headings and no row under it; there is nothing to import."),
                   self->name);
      return FALSE;
    }
  for (guint i = 0; i < self->n_columns; i++)
    g_strstrip (self->text + g_array_index (self->offsets, guint32, self->headings.first + i));
  return TRUE;
}

static FwDecimal
decide (gsize n_point, gsize n_comma)
{
  if ((n_point > 0) == (n_comma > 0))
    return FW_DECIMAL_UNKNOWN;
  return n_point > 0 ? FW_DECIMAL_POINT : FW_DECIMAL_COMMA;
}

/* What the cells of a column say of its decimal sign. "1,234" in a table with commas between its
 * cells, or behind a dollar sign, is grouped; anywhere else it can be either, as "1.234" can. */
static FwDecimal
judge_column (FwTableFile *self, guint column)
{
  gsize n_point = 0, n_comma = 0, n_grouped = 0, n_other = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      FwCell cell;

      if (!fw_cell_scan (cell_of (self, &g_array_index (self->rows, Row, i), column), &cell))
        continue;
      n_point += cell.signs == FW_SIGNS_POINT ? 1 : 0;
      n_comma += cell.signs == FW_SIGNS_COMMA ? 1 : 0;
      n_other += cell.signs == FW_SIGNS_EITHER_POINT ? 1 : 0;
      if (cell.signs == FW_SIGNS_EITHER_COMMA && (cell.dollar || self->delimiter == ','))
        n_grouped++;
    }
  if (n_point + n_comma > 0)
    return decide (n_point, n_comma);
  return n_grouped > 0 && n_other == 0 ? FW_DECIMAL_POINT : FW_DECIMAL_UNKNOWN;
}

/* A column that cannot tell is taken as all the others that can. */
static void
find_decimals (FwTableFile *self)
{
  gsize n_point = 0, n_comma = 0;

  self->decimals = g_new0 (FwDecimal, MAX (self->n_columns, 1));
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->decimals[i] = judge_column (self, i);
      n_point += self->decimals[i] == FW_DECIMAL_POINT ? 1 : 0;
      n_comma += self->decimals[i] == FW_DECIMAL_COMMA ? 1 : 0;
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (self->decimals[i] == FW_DECIMAL_UNKNOWN)
      self->decimals[i] = decide (n_point, n_comma);
}

/**
 * fw_table_file_read:
 * @bytes: a file as it is
 * @name: what it is called in messages
 * @error: file, line, column of the table, reason
 *
 * Reads a table after RFC 4180, with what people's files have besides: a byte-order mark, UTF-16 or
 * Windows-1252, semicolons or tabs, any line end, titles above the headings, rows without a cell.
 *
 * Returns: (transfer full) (nullable): at least a column and a row
 */
FwTableFile *
fw_table_file_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (FwTableFile) self = NULL;
  gsize length = 0, from;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = g_new0 (FwTableFile, 1);
  self->name = fw_table_shown (name);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->text = fw_table_decode (bytes, self->name, &length, &self->charset, error);
  if (self->text == NULL)
    return NULL;
  from = take_separator (self->text, length, &self->delimiter);
  if (from == 0)
    self->delimiter = find_delimiter (self->text, length);
  if (!read_rows (self, from, length, from > 0 ? 2 : 1, error) || !take_headings (self, error))
    return NULL;
  find_decimals (self);
  return g_steal_pointer (&self);
}

void
fw_table_file_free (FwTableFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  g_array_unref (self->offsets);
  g_array_unref (self->rows);
  g_free (self->decimals);
  g_free (self);
}

const char *
fw_table_file_get_name (FwTableFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

guint
fw_table_file_get_n_columns (FwTableFile *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_columns;
}

guint
fw_table_file_get_n_rows (FwTableFile *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->rows->len;
}

const char *
fw_table_file_get_heading (FwTableFile *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);
  return cell_of (self, &self->headings, column);
}

char *
fw_table_file_dup_heading (FwTableFile *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);
  return fw_table_clean (cell_of (self, &self->headings, column));
}

const char *
fw_table_file_get_cell (FwTableFile *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);
  return cell_of (self, &g_array_index (self->rows, Row, row), column);
}

guint
fw_table_file_get_n_cells (FwTableFile *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);
  return count_used (self, &g_array_index (self->rows, Row, row));
}

guint
fw_table_file_get_line (FwTableFile *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);
  return g_array_index (self->rows, Row, row).line;
}

guint
fw_table_file_get_heading_line (FwTableFile *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->headings.line;
}

char
fw_table_file_get_delimiter (FwTableFile *self)
{
  g_return_val_if_fail (self != NULL, ',');
  return self->delimiter;
}

const char *
fw_table_file_get_charset (FwTableFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->charset;
}

FwDecimal
fw_table_file_get_decimal (FwTableFile *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, FW_DECIMAL_UNKNOWN);
  return self->decimals[column];
}

char *
fw_table_file_dup_digest (FwTableFile *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *heading = cell_of (self, &self->headings, i);

      g_checksum_update (sum, (const guchar *)heading, (gssize)strlen (heading) + 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}
