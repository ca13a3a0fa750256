/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-scan.h"

#include <glib/gi18n-lib.h>

#include <float.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-json-private.h"

/* Each function takes the place it reads from and returns the place behind what it read, NULL at a
 * fault. The scan decides only whether the text is accepted; why it is not is found out afterwards
 * by the gate, which reads the same grammar slowly and has the sentences. */

#define MAX_COLUMNS 10000
#define MAX_NUMBER  1000               /* characters, as the gate allows */
#define MAX_EXACT   9007199254740992.0 /* 2^53 */

#define EVERY_BYTE(byte) (0x0101010101010101u * (byte))
#define HIGH_BITS        EVERY_BYTE (0x80)

struct FwScanTable
{
  GBytes *bytes;
  GPtrArray *headings;
  double *values; /* row after row */
  gsize *rows;    /* where in the input each begins */
  gsize n_rows, room;
  guint n_columns, n_dropped;
};

typedef struct
{
  const char *start;
  const char *end;
  const char *where;  /* the fault */
  const char *wanted; /* there, should the text be JSON */
} Scan;

/* A number as it is written: (-1)^negative · mantissa · 10^exponent. */
typedef struct
{
  guint64 mantissa;
  gint64 exponent;
  guint n_digits; /* that count; the mantissa holds the first 19 */
  gboolean negative;
  gboolean integer;
  gboolean padded; /* "047" */
} Number;

static const char *
fail (Scan *s, const char *where, const char *wanted)
{
  s->where = where;
  s->wanted = wanted;
  return NULL;
}

static inline gboolean
is_digit (char c)
{
  return (guchar)(c - '0') < 10;
}

static inline const char *
skip_space (const Scan *s, const char *p)
{
  while (p < s->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
}

/* Eight characters, the first in the lowest byte on every machine. */
static inline guint64
load_word (const char *p)
{
  guint64 word;

  memcpy (&word, p, sizeof word);
  return GUINT64_FROM_LE (word);
}

/* A high bit in the byte of every character that is no digit, exact up to the first of them; @word
 * holds characters less '0'. */
static inline guint64
mark_non_digits (guint64 word)
{
  return ((word + EVERY_BYTE (0x76)) | word) & HIGH_BITS;
}

/* The value of eight digits 0 to 9, the highest in the lowest byte: neighbours are added up in
 * pairs, then fours, then all. */
static inline guint64
add_digits (guint64 word)
{
  word = word * 10 + (word >> 8);
  word = (word & 0x00ff00ff00ff00ffu) * 100 + ((word >> 16) & 0x00ff00ff00ff00ffu);
  word = (word & 0x0000ffff0000ffffu) * 10000 + ((word >> 32) & 0x0000ffff0000ffffu);
  return word & 0xffffffffu;
}

/* A high bit in the byte of every character that a plain text does not hold: quote, backslash,
 * control character, anything but ASCII. Exact up to the first of them. */
static inline guint64
mark_special (guint64 word)
{
  const guint64 quote = word ^ EVERY_BYTE ('"');
  const guint64 backslash = word ^ EVERY_BYTE ('\\');

  return (((quote - EVERY_BYTE (1)) & ~quote) | ((backslash - EVERY_BYTE (1)) & ~backslash)
          | (word - EVERY_BYTE (0x20)) | word)
         & HIGH_BITS;
}

static inline const char *
scan_digits (const char *p, const char *end, Number *number)
{
  for (; p < end && is_digit (*p); p++)
    {
      number->n_digits += number->n_digits > 0 || *p != '0';
      if (number->n_digits <= 19)
        number->mantissa = number->mantissa * 10 + (guint64)(*p - '0');
    }
  return p;
}

/* The exponent's digits at @p; beyond any that matters it stays where it is. */
static const char *
scan_exponent (const char *p, const char *end, Number *number)
{
  const gboolean negative = p < end && *p == '-';
  gint64 exponent = 0;
  const char *from;

  if (p < end && (*p == '+' || *p == '-'))
    p++;
  from = p;
  for (; p < end && is_digit (*p); p++)
    if (exponent < 1000000)
      exponent = exponent * 10 + (*p - '0');
  number->exponent += negative ? -exponent : exponent;
  return p > from ? p : NULL;
}

/* A number by JSON's grammar, but for zeros before it; NULL where none stands. */
static const char *
scan_number (const char *p, const char *end, Number *number)
{
  const char *from;

  *number = (Number){ .integer = TRUE };
  if (p < end && *p == '-')
    {
      number->negative = TRUE;
      p++;
    }
  from = p;
  p = scan_digits (p, end, number);
  if (p == from)
    return NULL;
  number->padded = *from == '0' && p > from + 1;
  if (p < end && *p == '.')
    {
      from = ++p;
      number->integer = FALSE;
      p = scan_digits (p, end, number);
      if (p == from)
        return NULL;
      number->exponent = -(p - from);
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      number->integer = FALSE;
      p = scan_exponent (p + 1, end, number);
    }
  return p;
}

/* The double nearest to a number that stands from @p to @end. Where mantissa and power of ten are
 * both exact in a double, one operation rounds once (W. Clinger, How to read floating point numbers
 * accurately, 1990); else the C library decides. */
static double
round_number (const char *p, const char *end, const Number *number)
{
  static const double powers[]
      = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
          1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
  const gint64 most = G_N_ELEMENTS (powers) - 1;
  char text[MAX_NUMBER + 1];

  if (FLT_EVAL_METHOD == 0 && number->n_digits <= 19 && number->mantissa <= (guint64)MAX_EXACT
      && number->exponent >= -most && number->exponent <= most)
    {
      const double mantissa
          = number->negative ? -(double)number->mantissa : (double)number->mantissa;

      return number->exponent < 0 ? mantissa / powers[-number->exponent]
                                  : mantissa * powers[number->exponent];
    }
  memcpy (text, p, (gsize)(end - p));
  text[end - p] = '\0';
  return g_ascii_strtod (text, NULL);
}

/* The number that is all of a text; NaN when it is none. */
static double
read_number (const char *p, const char *end)
{
  Number number;
  double value;

  if (p == end || (*p != '-' && !is_digit (*p)) || end - p > MAX_NUMBER
      || scan_number (p, end, &number) != end)
    return NAN;
  value = round_number (p, end, &number);
  return isfinite (value) ? value : NAN;
}

/* A text at its opening quote that is not plain ASCII: checked, and resolved into @text. */
static const char *
scan_hard_text (Scan *s, const char *open, GString *text)
{
  const char *p = open + 1;

  while (p < s->end && *p != '"')
    p += *p == '\\' && s->end - p >= 2 ? 2 : 1;
  if (p >= s->end || !g_utf8_validate_len (open, (gsize)(p - open), NULL))
    return fail (s, open, NULL);
  p = open;
  return fw_json_read_name (&p, s->end, text) ? p : fail (s, open, NULL);
}

/* A text at its opening quote, and the number it is. */
static const char *
scan_text (Scan *s, const char *open, double *value)
{
  const char *p = open + 1;

  while (s->end - p >= 8)
    {
      const guint64 special = mark_special (load_word (p));

      if (special != 0)
        {
          p += __builtin_ctzll (special) / 8;
          break;
        }
      p += 8;
    }
  while (p < s->end && mark_special ((guchar)*p | EVERY_BYTE (' ') << 8) == 0)
    p++;
  if (p < s->end && *p == '"')
    {
      *value = read_number (open + 1, p);
      return p + 1;
    }
  else
    {
      g_autoptr (GString) text = g_string_new (NULL);

      p = scan_hard_text (s, open, text);
      if (p != NULL)
        *value = read_number (text->str, text->str + text->len);
      return p;
    }
}

/* null, or a number that is not in quotes; what the gate refuses of numbers is refused. */
static const char *
scan_bare (Scan *s, const char *p, double *value)
{
  const char *from = p;
  Number number;

  if (s->end - p >= 4 && memcmp (p, "null", 4) == 0)
    {
      *value = NAN;
      return p + 4;
    }
  p = scan_number (p, s->end, &number);
  if (p == NULL || number.padded || p - from > MAX_NUMBER)
    return fail (s, from, N_ ("wanted a text, a number or null."));
  *value = round_number (from, p, &number);
  if (!isfinite (*value)
      || (number.integer && (number.n_digits > 16 || number.mantissa > (guint64)MAX_EXACT)))
    return fail (s, from, NULL);
  return p;
}

static inline const char *
scan_cell (Scan *s, const char *p, double *value)
{
  if (*p != '"')
    return scan_bare (s, p, value);
  /* Nine of ten cells are one to eight digits in quotes. */
  if (s->end - p > 9)
    {
      const guint64 word = load_word (p + 1) ^ EVERY_BYTE ('0');
      const guint64 stop = mark_non_digits (word);
      const guint n = stop != 0 ? (guint)__builtin_ctzll (stop) / 8 : 8;

      if (n > 0 && p[n + 1] == '"')
        {
          *value = (double)(gint64)add_digits (word << (64 - 8 * n));
          return p + n + 2;
        }
    }
  return scan_text (s, p, value);
}

/* A row at its opening bracket; the first @width values go to @values, @n tells how many there are.
 */
static const char *
scan_row (Scan *s, const char *p, double *values, gsize width, gsize *n)
{
  gsize count = 0;

  if (p >= s->end || *p != '[')
    return fail (s, p, N_ ("wanted a row in square brackets."));
  p = skip_space (s, p + 1);
  if (p < s->end && *p == ']')
    {
      *n = 0;
      return p + 1;
    }
  for (;;)
    {
      double value;

      p = skip_space (s, p);
      p = p < s->end ? scan_cell (s, p, &value) : fail (s, p, NULL);
      if (p == NULL)
        return NULL;
      if (count < width)
        values[count] = value;
      count++;
      p = skip_space (s, p);
      if (p >= s->end || (*p != ',' && *p != ']'))
        return fail (s, p, NULL);
      if (*p++ == ']')
        break;
    }
  *n = count;
  return p;
}

/* The cell at @p of a row that was scanned, as it was written; NULL for null. */
static char *
dup_cell (const char *p, const char *end)
{
  const char *stop = p;

  if (*p == '"')
    {
      GString *text = g_string_new (NULL);

      fw_json_read_name (&p, end, text);
      return g_string_free (text, FALSE);
    }
  if (*p == 'n')
    return NULL;
  while (g_ascii_isalnum (*stop) || *stop == '.' || *stop == '+' || *stop == '-')
    stop++;
  return g_strndup (p, (gsize)(stop - p));
}

/* From the cell at @p of a row that was scanned to the next. */
static const char *
next_cell (Scan *s, const char *p)
{
  double value;

  return skip_space (s, skip_space (s, scan_cell (s, p, &value)) + 1);
}

/* Where the cell of a row that was scanned stands. */
static const char *
find_cell (FwScanTable *self, guint row, guint column)
{
  gsize length;
  const char *start = g_bytes_get_data (self->bytes, &length);
  Scan s = { .start = start, .end = start + length };
  const char *p = skip_space (&s, start + self->rows[row] + 1);

  for (guint i = 0; i < column; i++)
    p = next_cell (&s, p);
  return p;
}

static const char *
scan_header (Scan *s, const char *open, FwScanTable *table)
{
  gsize n;
  const char *end = scan_row (s, open, NULL, 0, &n);
  const char *p;

  if (end == NULL)
    return NULL;
  if (n == 0 || n > MAX_COLUMNS)
    return fail (s, open, N_ ("wanted a first row with the columns' names."));
  table->n_columns = (guint)n;
  p = skip_space (s, open + 1);
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (*p != '"')
        return fail (s, p, N_ ("wanted the name of a column in quotes."));
      g_ptr_array_add (table->headings, dup_cell (p, s->end));
      p = next_cell (s, p);
    }
  return end;
}

/* Room for one more row; grown by half, so that little stays unused. */
static void
make_room (FwScanTable *table)
{
  if (table->n_rows < table->room)
    return;
  table->room = MAX (table->room + table->room / 2, 8);
  table->values = g_realloc_n (table->values, table->room * table->n_columns, sizeof (double));
  table->rows = g_realloc_n (table->rows, table->room, sizeof (gsize));
}

/* The rows behind the header. */
static const char *
scan_rows (Scan *s, const char *p, FwScanTable *table)
{
  const gsize width = table->n_columns;

  for (p = skip_space (s, p); p < s->end && *p == ','; p = skip_space (s, p))
    {
      gsize n;

      make_room (table);
      p = skip_space (s, p + 1);
      table->rows[table->n_rows] = (gsize)(p - s->start);
      p = scan_row (s, p, table->values + table->n_rows * width, width, &n);
      if (p == NULL)
        return NULL;
      if (n == width)
        table->n_rows++;
      else
        table->n_dropped++;
    }
  return p;
}

static const char *
scan_all (Scan *s, FwScanTable *table)
{
  const char *p = s->start;

  if (s->end - p >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  p = skip_space (s, p);
  if (p >= s->end || *p != '[')
    return fail (s, p, N_ ("wanted a list of rows in square brackets."));
  p = skip_space (s, p + 1);
  if (p < s->end && *p == ']')
    return fail (s, p, N_ ("wanted a first row with the columns' names."));
  p = scan_header (s, p, table);
  if (p != NULL)
    p = scan_rows (s, p, table);
  if (p == NULL)
    return NULL;
  if (p >= s->end || *p != ']')
    return fail (s, p, NULL);
  p = skip_space (s, p + 1);
  return p == s->end ? p : fail (s, p, NULL);
}

/* Why the text was refused: what the gate says, else what is wrong with its shape. */
static void
explain (const Scan *s, GError **error)
{
  const gsize length = (gsize)(s->end - s->start);
  const FwJsonLimits limits = { .max_bytes = length, .max_depth = 64, .max_values = G_MAXSIZE };
  guint line, column;

  if (!fw_json_gate (s->start, length, &limits, error))
    return;
  fw_json_place (s->start, s->where, &line, &column);
  g_set_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT, _ ("line %u, column %u: %s"), line, column,
               s->wanted != NULL ? _ (s->wanted) : _ ("wanted rows of texts, numbers and nulls."));
}

/**
 * fw_scan_census:
 * @bytes: rows as the Census Bureau's service sends them
 * @error: FW_ERROR_BAD_DOCUMENT with line and column
 *
 * Reads the text once. Accepted is what fw_json_gate() accepts and what is an array of arrays of
 * texts, numbers and nulls, the first of texts only. Rows as long as the first are kept, the others
 * counted. A number in quotes may begin with zeros; its value is exactly that of g_ascii_strtod().
 *
 * Returns: (transfer full): the table, NULL when the text was refused
 */
FwScanTable *
fw_scan_census (GBytes *bytes, GError **error)
{
  g_autoptr (FwScanTable) table = g_new0 (FwScanTable, 1);
  gsize length;
  Scan s = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  table->bytes = g_bytes_ref (bytes);
  table->headings = g_ptr_array_new_with_free_func (g_free);
  s.start = g_bytes_get_data (bytes, &length);
  if (s.start == NULL)
    s.start = "";
  s.end = s.start + length;
  if (scan_all (&s, table) == NULL)
    {
      explain (&s, error);
      return NULL;
    }
  return g_steal_pointer (&table);
}

void
fw_scan_table_free (FwScanTable *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_ptr_array_unref (self->headings);
  g_free (self->values);
  g_free (self->rows);
  g_free (self);
}

guint
fw_scan_table_get_n_rows (FwScanTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint)self->n_rows;
}

guint
fw_scan_table_get_n_columns (FwScanTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

guint
fw_scan_table_get_n_dropped (FwScanTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_dropped;
}

const char *
fw_scan_table_get_heading (FwScanTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return g_ptr_array_index (self->headings, column);
}

gint
fw_scan_table_find (FwScanTable *self, const char *heading)
{
  g_return_val_if_fail (self != NULL && heading != NULL, -1);

  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (g_ptr_array_index (self->headings, i), heading) == 0)
      return (gint)i;
  return -1;
}

double
fw_scan_table_number (FwScanTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->n_rows && column < self->n_columns, NAN);

  return self->values[(gsize)row * self->n_columns + column];
}

gboolean
fw_scan_table_is_null (FwScanTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->n_rows && column < self->n_columns, TRUE);

  return isnan (fw_scan_table_number (self, row, column)) && *find_cell (self, row, column) == 'n';
}

char *
fw_scan_table_dup_text (FwScanTable *self, guint row, guint column)
{
  gsize length;
  const char *start;

  g_return_val_if_fail (self != NULL && row < self->n_rows && column < self->n_columns, NULL);

  start = g_bytes_get_data (self->bytes, &length);
  return dup_cell (find_cell (self, row, column), start + length);
}
