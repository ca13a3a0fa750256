/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-csv.h"

#include <math.h>
#include <string.h>

#include "fw-csv-private.h"
#include "fw-unit.h"

#define MAX_NUMBER 400

/* 10^22 is the last power of ten that a double holds exactly, 15 digits always fit: one
 * multiplication or division of two exact numbers rounds once, which is the nearest double. */
#define EXACT_DIGITS 15
#define EXACT_POWER  22

static const double powers[EXACT_POWER + 1] = {
  1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

typedef struct
{
  gboolean negative;
  guint64 digits; /* exact while n_digits <= EXACT_DIGITS */
  int n_digits;   /* without leading zeros */
  int exponent;
} Scanned;

static const char *
scan_digits (const char *at, const char *end, Scanned *s, int step)
{
  for (; at < end && *at >= '0' && *at <= '9'; at++)
    {
      if (s->n_digits > 0 || *at != '0')
        s->n_digits++;
      if (s->n_digits <= EXACT_DIGITS)
        s->digits = s->digits * 10 + (guint64)(*at - '0');
      s->exponent -= step;
    }
  return at;
}

static const char *
scan_exponent (const char *at, const char *end, Scanned *s)
{
  gboolean negative = FALSE;
  int power = 0;
  const char *from;

  if (at < end && (*at == '+' || *at == '-'))
    negative = *at++ == '-';
  for (from = at; at < end && *at >= '0' && *at <= '9'; at++)
    power = MIN (power * 10 + (*at - '0'), 100000);
  s->exponent += negative ? -power : power;
  return at > from ? at : NULL;
}

/* sign, digits with at most one point, exponent; nothing of "inf", "nan", "0x10" or "1,5". */
static gboolean
scan (const char *at, const char *end, Scanned *s)
{
  const char *whole, *fraction;

  if (at < end && (*at == '-' || *at == '+'))
    s->negative = *at++ == '-';
  whole = at;
  at = scan_digits (at, end, s, 0);
  fraction = at;
  if (at < end && *at == '.')
    {
      at = scan_digits (at + 1, end, s, 1);
      if (at - whole < 2)
        return FALSE;
    }
  else if (fraction == whole)
    return FALSE;
  if (at < end && (*at == 'e' || *at == 'E'))
    {
      at = scan_exponent (at + 1, end, s);
      if (at == NULL)
        return FALSE;
    }
  return at == end;
}

gboolean
fw_csv_number (const char *text, gsize length, double *value)
{
  const char *at = text;
  const char *end = text + length;
  Scanned s = { 0 };
  char copy[MAX_NUMBER + 1];
  double number;

  while (at < end && *at == ' ')
    at++;
  while (end > at && end[-1] == ' ')
    end--;
  if (!scan (at, end, &s))
    return FALSE;
  if (s.n_digits <= EXACT_DIGITS && s.exponent >= -EXACT_POWER && s.exponent <= EXACT_POWER)
    {
      number = (double)s.digits;
      number = s.exponent < 0 ? number / powers[-s.exponent] : number * powers[s.exponent];
      *value = s.negative ? -number : number;
      return TRUE;
    }
  if (end - at > MAX_NUMBER)
    return FALSE;
  memcpy (copy, at, (gsize)(end - at));
  copy[end - at] = '\0';
  number = g_ascii_strtod (copy, NULL);
  if (!isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

/* The sign that parts the columns of a header: the most frequent of three outside quotes. */
char
fw_csv_guess_delimiter (const char *line, gsize length)
{
  static const char signs[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (signs)] = { 0 };
  gboolean inside = FALSE;
  guint best = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (line[i] == '"')
        inside = !inside;
      for (guint k = 0; !inside && k < G_N_ELEMENTS (signs); k++)
        counts[k] += line[i] == signs[k] ? 1 : 0;
    }
  for (guint k = 1; k < G_N_ELEMENTS (signs); k++)
    if (counts[k] > counts[best])
      best = k;
  return signs[best];
}

/* Would a spreadsheet run this text? Also the full-width forms, which some turn into the plain
 * ones. A number that begins with a sign is a number and stays one. */
static gboolean
is_formula (const char *text)
{
  const gunichar first = g_utf8_get_char (text);
  double number;

  switch (first)
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xff1d:
    case 0xff0b:
    case 0xff0d:
    case 0xff20:
      return !fw_csv_number (text, strlen (text), &number);
    default:
      return FALSE;
    }
}

/**
 * fw_csv_append_text:
 * @row: a row being written; the caller writes commas and newlines
 * @text: UTF-8
 *
 * Appends one field, in quotes when it needs them. A text that a spreadsheet would run as a formula
 * gets a "'" in front, which spreadsheets show as text.
 */
void
fw_csv_append_text (GString *row, const char *text)
{
  g_autofree char *valid = NULL;
  const char *safe;

  g_return_if_fail (row != NULL && text != NULL);

  valid = g_utf8_make_valid (text, -1);
  safe = is_formula (valid) ? "'" : "";
  if (strpbrk (valid, ",;\t\"\r\n") == NULL && valid[0] != ' '
      && (valid[0] == '\0' || valid[strlen (valid) - 1] != ' '))
    {
      g_string_append_printf (row, "%s%s", safe, valid);
      return;
    }
  g_string_append_printf (row, "\"%s", safe);
  for (const char *c = valid; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *c);
    }
  g_string_append_c (row, '"');
}

/**
 * fw_csv_append_number:
 * @row: a row being written; the caller writes commas and newlines
 * @value: any; nothing is appended when it is not finite
 *
 * Appends all figures of a number as fw_number_to_c() writes them.
 */
void
fw_csv_append_number (GString *row, double value)
{
  g_autofree char *number = fw_number_to_c (value);

  g_return_if_fail (row != NULL);

  if (number != NULL)
    g_string_append (row, number);
}
