/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-csv.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "fw-csv-private.h"
#include "fw-error.h"
#include "fw-file-private.h"

/* A table is read through one buffer that holds at least a row; a row that does not fit in the
 * largest one is a table with a forgotten quote. */
#define FIRST_BUFFER (1024 * 1024)
#define MAX_BUFFER   (16 * 1024 * 1024)
#define MAX_COLUMNS  16384

typedef struct
{
  char *text; /* in the buffer, ended by NUL, quotes undone */
  gsize length;
} Field;

struct FwCsvReader
{
  int fd;
  char *name;
  char *buffer; /* one byte more than size: a NUL can always stand behind a field */
  gsize size;
  gsize begin; /* what has been read and not used: from begin to end */
  gsize end;
  gboolean at_end;
  guint64 line;      /* of the row in @fields */
  guint64 next_line; /* of the byte at begin */
  char delimiter;
  GArray *fields; /* of Field */
  GPtrArray *columns;
  guint64 left; /* bytes the file may still have */
};

static gboolean
refuse (FwCsvReader *self, guint64 line, GError **error, const char *why)
{
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, _ ("%s, line %" PRIu64 ": %s"), self->name, line,
               why);
  return FALSE;
}

/* Makes room behind the unread bytes and reads on; FALSE on an error. */
static gboolean
fill (FwCsvReader *self, GError **error)
{
  ssize_t n;

  if (self->begin > 0)
    {
      memmove (self->buffer, self->buffer + self->begin, self->end - self->begin);
      self->end -= self->begin;
      self->begin = 0;
    }
  if (self->end == self->size)
    {
      if (self->size >= MAX_BUFFER)
        return refuse (self, self->next_line, error,
                       _ ("a row of more than 16 MB; is the end of a quoted text missing?"));
      self->size *= 2;
      self->buffer = g_realloc (self->buffer, self->size + 1);
    }
  do
    n = read (self->fd, self->buffer + self->end, self->size - self->end);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    return refuse (self, self->next_line, error, g_strerror (errno));
  if ((guint64)n > self->left)
    return refuse (self, self->next_line, error, _ ("the file grew while it was read."));
  self->left -= (guint64)n;
  self->at_end = n == 0;
  self->end += (gsize)n;
  return TRUE;
}

typedef enum
{
  ROW_WHOLE,
  ROW_CUT,  /* the buffer ends inside it */
  ROW_NONE, /* the end of the table */
  ROW_BAD,
} RowState;

/* Finds the end of the row at begin without changing it, so that a cut one can be read again.
 * @stop: behind the last byte of its last field; @next: where the next row begins. */
static RowState
find_row (FwCsvReader *self, gsize *stop, gsize *next, gboolean *has_quotes)
{
  const char *b = self->buffer;
  const char *line = b + self->begin;
  const char *end = b + self->end;
  const char *newline = memchr (line, '\n', (gsize)(end - line));
  const char *limit = newline != NULL ? newline : end;

  *has_quotes = memchr (line, '"', (gsize)(limit - line)) != NULL;
  if (*has_quotes)
    {
      gboolean inside = FALSE;
      const char *c = line;

      for (; c < end && (inside || *c != '\n'); c++)
        if (*c == '"')
          inside = !inside;
      newline = c < end ? c : NULL;
      limit = c;
    }
  if (newline == NULL && !self->at_end)
    return ROW_CUT;
  if (line == end)
    return ROW_NONE;
  *next = (gsize)(limit - b) + (newline != NULL ? 1 : 0);
  *stop = (gsize)(limit - b);
  if (newline != NULL && *stop > self->begin && b[*stop - 1] == '\r')
    --*stop;
  return ROW_WHOLE;
}

static gboolean
add_field (FwCsvReader *self, char *text, char *stop, GError **error)
{
  const Field field = { text, (gsize)(stop - text) };

  if (self->fields->len >= MAX_COLUMNS)
    return refuse (self, self->line, error, _ ("more columns than a table has."));
  *stop = '\0';
  g_array_append_val (self->fields, field);
  return TRUE;
}

/* Undoes the quotes of a field at its opening one; @at moves behind the closing one. NULL without
 * it. */
static char *
unquote (char **at, char *stop)
{
  char *from = *at + 1;
  char *to = *at;

  while (from < stop)
    {
      if (*from == '"')
        {
          if (from + 1 >= stop || from[1] != '"')
            {
              *at = from + 1;
              return to;
            }
          from++;
        }
      *to++ = *from++;
    }
  return NULL;
}

static gboolean
split_row (FwCsvReader *self, char *at, char *stop, gboolean has_quotes, GError **error)
{
  g_array_set_size (self->fields, 0);
  for (;;)
    {
      char *text = at;
      char *end;

      if (has_quotes && at < stop && *at == '"')
        {
          end = unquote (&at, stop);
          if (end == NULL)
            return refuse (self, self->line, error, _ ("a quoted text has no end."));
          if (at < stop && *at != self->delimiter)
            return refuse (self, self->line, error,
                           _ ("text after the closing quote; a quote inside a text is doubled."));
        }
      else
        {
          end = memchr (at, self->delimiter, (gsize)(stop - at));
          if (end == NULL)
            end = stop;
          at = end;
          if (has_quotes && memchr (text, '"', (gsize)(end - text)) != NULL)
            return refuse (self, self->line, error,
                           _ ("a quote inside a text that is not in quotes."));
          if (memchr (text, '\r', (gsize)(end - text)) != NULL)
            return refuse (self, self->line, error, _ ("a carriage return inside a row."));
        }
      if (at >= stop)
        return add_field (self, text, end, error);
      if (!add_field (self, text, end, error))
        return FALSE;
      at++;
    }
}

static gboolean
check_bytes (FwCsvReader *self, const char *row, gsize length, GError **error)
{
  const char *wrong;
  gchar *message;
  guchar all = 0;

  if (memchr (row, '\0', length) != NULL)
    return refuse (self, self->line, error, _ ("a NUL byte; this is not a text table."));
  for (gsize i = 0; i < length; i++)
    all |= (guchar)row[i];
  if ((all & 0x80) == 0 || g_utf8_validate_len (row, length, &wrong))
    return TRUE;
  message = g_strdup_printf (_ ("the byte 0x%02X is not valid UTF-8; save the table as UTF-8."),
                             (guint)(guchar)*wrong);
  refuse (self, self->line, error, message);
  g_free (message);
  return FALSE;
}

/* Reads the next row into fields, whatever its width. */
static RowState
next_row (FwCsvReader *self, GError **error)
{
  gsize stop = 0, next = 0;
  gboolean has_quotes = FALSE;
  RowState state;
  char *row;

  while ((state = find_row (self, &stop, &next, &has_quotes)) == ROW_CUT)
    if (!fill (self, error))
      return ROW_BAD;
  if (state == ROW_NONE)
    return ROW_NONE;
  row = self->buffer + self->begin;
  self->line = self->next_line;
  self->next_line++;
  if (has_quotes)
    for (const char *c = row; c < self->buffer + stop; c++)
      self->next_line += *c == '\n' ? 1 : 0;
  if (!check_bytes (self, row, stop - self->begin, error))
    return ROW_BAD;
  if (self->delimiter == '\0')
    self->delimiter = fw_csv_guess_delimiter (row, stop - self->begin);
  if (!split_row (self, row, self->buffer + stop, has_quotes, error))
    return ROW_BAD;
  self->begin = next;
  return ROW_WHOLE;
}

static gboolean
is_blank (const FwCsvReader *self)
{
  return self->fields->len == 1 && g_array_index (self->fields, Field, 0).length == 0;
}

static gboolean
read_header (FwCsvReader *self, GError **error)
{
  RowState state;

  if (!fill (self, error))
    return FALSE;
  if (self->end >= 2 && ((guchar)self->buffer[0] == 0xff || (guchar)self->buffer[0] == 0xfe))
    return refuse (self, 1, error, _ ("this is not a UTF-8 text table."));
  if (self->end >= 4 && memcmp (self->buffer, "PK\003\004", 4) == 0)
    return refuse (self, 1, error, _ ("this is a spreadsheet or ZIP file; save the table as CSV."));
  if (self->end >= 3 && memcmp (self->buffer, "\xef\xbb\xbf", 3) == 0)
    self->begin = 3;
  state = next_row (self, error);
  if (state == ROW_BAD)
    return FALSE;
  if (state == ROW_NONE || is_blank (self))
    return refuse (self, 1, error, _ ("no header; the first line has to name the columns."));
  for (guint i = 0; i < self->fields->len; i++)
    {
      char *column = g_strdup (g_array_index (self->fields, Field, i).text);

      g_ptr_array_add (self->columns, g_strstrip (column));
    }
  return TRUE;
}

/**
 * fw_csv_reader_new:
 * @path: a regular file
 * @max_bytes: refuse a larger one
 * @error: file, line and reason
 *
 * Opens a table and reads its header, from whose first line the delimiter (comma, semicolon or tab)
 * is taken.
 *
 * Returns: (transfer full) (nullable): a reader that stands before the first row
 */
FwCsvReader *
fw_csv_reader_new (const char *path, guint64 max_bytes, GError **error)
{
  FwCsvReader *self;
  struct stat info;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = fw_file_open (path, max_bytes, &info, error);
  if (fd < 0)
    return NULL;
  posix_fadvise (fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  self = g_new0 (FwCsvReader, 1);
  self->fd = fd;
  self->name = g_filename_display_basename (path);
  self->size = FIRST_BUFFER;
  self->buffer = g_malloc (self->size + 1);
  self->next_line = 1;
  self->left = max_bytes;
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  self->columns = g_ptr_array_new_with_free_func (g_free);
  if (!read_header (self, error))
    g_clear_pointer (&self, fw_csv_reader_free);
  return self;
}

void
fw_csv_reader_free (FwCsvReader *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_free (self->name);
  g_free (self->buffer);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

guint
fw_csv_reader_n_columns (FwCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

const char *
fw_csv_reader_column (FwCsvReader *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, column);
}

/**
 * fw_csv_reader_find:
 * @self: a reader
 * @column: a column's name
 *
 * Returns: the first column of that name, -1 when there is none
 */
gint
fw_csv_reader_find (FwCsvReader *self, const char *column)
{
  g_return_val_if_fail (self != NULL && column != NULL, -1);

  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (g_ptr_array_index (self->columns, i), column))
      return (gint)i;
  return -1;
}

/**
 * fw_csv_reader_next:
 * @self: a reader
 * @error: file, line and reason
 *
 * Moves to the next row. Lines without anything are passed over in tables of more than one column.
 *
 * Returns: FALSE at the end, or with @error set
 */
gboolean
fw_csv_reader_next (FwCsvReader *self, GError **error)
{
  RowState state;

  g_return_val_if_fail (self != NULL, FALSE);

  do
    state = next_row (self, error);
  while (state == ROW_WHOLE && self->columns->len > 1 && is_blank (self));
  if (state == ROW_WHOLE && self->fields->len != self->columns->len)
    {
      g_autofree char *why = g_strdup_printf (
          ngettext ("found %u field; wanted %u as in the first line.",
                    "found %u fields; wanted %u as in the first line.", self->fields->len),
          self->fields->len, self->columns->len);

      state = ROW_BAD;
      refuse (self, self->line, error, why);
    }
  if (state != ROW_WHOLE)
    g_array_set_size (self->fields, 0);
  return state == ROW_WHOLE;
}

/**
 * fw_csv_reader_field:
 * @self: a reader that stands on a row
 * @column: from 0
 * @length: (out) (optional): bytes
 *
 * Returns: (transfer none): the text without its quotes, ended by NUL, until the next row is read
 */
const char *
fw_csv_reader_field (FwCsvReader *self, guint column, gsize *length)
{
  const Field *field;

  g_return_val_if_fail (self != NULL && column < self->fields->len, NULL);

  field = &g_array_index (self->fields, Field, column);
  if (length != NULL)
    *length = field->length;
  return field->text;
}

guint64
fw_csv_reader_line (FwCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

/**
 * fw_csv_reader_number:
 * @self: a reader that stands on a row
 * @column: from 0
 * @value: (out): the number
 * @missing: (out) (optional): the field is empty; NULL to refuse an empty one
 * @error: file, line, column's name, what was found
 *
 * Returns: TRUE when @value is set
 */
gboolean
fw_csv_reader_number (FwCsvReader *self, guint column, double *value, gboolean *missing,
                      GError **error)
{
  const Field *field;
  g_autofree char *valid = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (self != NULL && column < self->fields->len && value != NULL, FALSE);

  field = &g_array_index (self->fields, Field, column);
  if (missing != NULL)
    *missing = FALSE;
  if (fw_csv_number (field->text, field->length, value))
    return TRUE;
  if (missing != NULL && field->text[strspn (field->text, " ")] == '\0')
    {
      *missing = TRUE;
      return FALSE;
    }

  valid = g_utf8_make_valid (field->text, -1);
  found = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 40));
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
               _ ("%s, line %" PRIu64 ", column “%s”: found “%s”; wanted a number."), self->name,
               self->line, fw_csv_reader_column (self, column), found);
  return FALSE;
}
