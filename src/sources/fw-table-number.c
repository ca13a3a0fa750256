/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-table-private.h"

#include <math.h>
#include <string.h>

#define MAX_SHOWN 40

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x202f || c == 0xfeff;
}

/* Signs that can only part thousands: 1 234, 1'234. */
static gboolean
is_group_sign (gunichar c)
{
  return c == '\'' || c == 0x2019 || is_space (c);
}

static const char *
skip_spaces (const char *at)
{
  while (*at != '\0' && is_space (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* A group sign counts when three digits and no fourth follow. */
static gboolean
three_digits_follow (const char *at)
{
  return strspn (at, "0123456789") == 3;
}

static const char *
take_digits (const char *at, FwCell *cell)
{
  gsize n = 0;

  while (*at != '\0')
    {
      const gunichar c = g_utf8_get_char (at);

      if (c > 0x7f || !(g_ascii_isdigit (c) || c == '.' || c == ','))
        {
          if (n == 0 || !is_group_sign (c) || !three_digits_follow (g_utf8_next_char (at)))
            break;
        }
      else if (n + 1 < FW_CELL_DIGITS)
        cell->digits[n++] = (char)c;
      else
        return NULL;
      at = g_utf8_next_char (at);
    }
  cell->digits[n] = '\0';
  return n > 0 && strpbrk (cell->digits, "0123456789") != NULL ? at : NULL;
}

static const char *
take_prefix (const char *at, FwCell *cell)
{
  const gunichar c = g_utf8_get_char (at);

  if (c == '-' || c == 0x2212 || c == '+')
    {
      cell->negative = c != '+';
      at = skip_spaces (g_utf8_next_char (at));
    }
  if (g_ascii_strncasecmp (at, "usd", 3) == 0)
    {
      cell->dollar = TRUE;
      at = skip_spaces (at + 3);
    }
  else if (*at == '$' || g_ascii_strncasecmp (at, "us$", 3) == 0)
    {
      cell->dollar = TRUE;
      at = skip_spaces (at + (*at == '$' ? 1 : 3));
    }
  return at;
}

FwPer
fw_per_find (const char *text)
{
  static const struct
  {
    const char *word;
    FwPer per;
  } words[] = {
    { "hour", FW_PER_HOUR },     { "hourly", FW_PER_HOUR },   { "hr", FW_PER_HOUR },
    { "hrly", FW_PER_HOUR },     { "h", FW_PER_HOUR },        { "hours", FW_PER_HOUR },
    { "week", FW_PER_WEEK },     { "weekly", FW_PER_WEEK },   { "wk", FW_PER_WEEK },
    { "weeks", FW_PER_WEEK },    { "wks", FW_PER_WEEK },      { "month", FW_PER_MONTH },
    { "monthly", FW_PER_MONTH }, { "mo", FW_PER_MONTH },      { "months", FW_PER_MONTH },
    { "mos", FW_PER_MONTH },     { "year", FW_PER_YEAR },     { "yearly", FW_PER_YEAR },
    { "annual", FW_PER_YEAR },   { "annually", FW_PER_YEAR }, { "annum", FW_PER_YEAR },
    { "yr", FW_PER_YEAR },       { "years", FW_PER_YEAR },
  };
  g_autofree char *folded = fw_table_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (words); k++)
      if (g_str_equal (parts[i], words[k].word))
        return words[k].per;
  return FW_PER_NONE;
}

/* What may stand behind a number: "%", "k", "USD", "/hr", "weeks". */
static gboolean
take_suffix (const char *at, FwCell *cell)
{
  static const char *const fillers[]
      = { "a", "an", "per", "the", "usd", "dollars", "percent", NULL };
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;

  at = skip_spaces (at);
  if ((*at == 'k' || *at == 'K') && !g_ascii_isalpha (at[1]))
    {
      cell->thousands = TRUE;
      at = skip_spaces (at + 1);
    }
  if (*at == '%' || g_ascii_strcasecmp (at, "percent") == 0)
    {
      cell->percent = TRUE;
      at = *at == '%' ? skip_spaces (at + 1) : at + strlen (at);
    }
  if (*at == '$')
    {
      cell->dollar = TRUE;
      at = skip_spaces (at + 1);
    }
  if (*at == '\0')
    return TRUE;
  if (strlen (at) > 24)
    return FALSE;
  folded = fw_table_fold (at);
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const FwPer per = fw_per_find (parts[i]);

      if (per != FW_PER_NONE)
        cell->per = per;
      else if (!g_strv_contains (fillers, parts[i]))
        return FALSE;
    }
  return TRUE;
}

static guint
count_of (const char *text, char c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c ? 1 : 0;
  return n;
}

/* Groups of three behind a first one of one to three digits. */
static gboolean
is_grouped (const char *text, gsize length, char sign)
{
  gsize digits = 0;
  gboolean first = TRUE;

  for (gsize i = 0; i <= length; i++)
    {
      if (i < length && text[i] != sign)
        {
          if (!g_ascii_isdigit (text[i]))
            return FALSE;
          digits++;
          continue;
        }
      if (first && i < length ? digits < 1 || digits > 3 : !first && digits != 3)
        return FALSE;
      if (i < length)
        first = FALSE;
      digits = 0;
    }
  return length > 0;
}

static FwSigns
judge_single (const char *digits, char sign)
{
  const char *at = strchr (digits, sign);
  const gsize before = (gsize)(at - digits);
  const gboolean point = sign == '.';

  if (strlen (at + 1) == 3 && before >= 1 && before <= 3 && digits[0] != '0')
    return point ? FW_SIGNS_EITHER_POINT : FW_SIGNS_EITHER_COMMA;
  return point ? FW_SIGNS_POINT : FW_SIGNS_COMMA;
}

static FwSigns
judge_signs (const char *digits)
{
  const guint points = count_of (digits, '.');
  const guint commas = count_of (digits, ',');
  double value;
  FwCell cell = { .signs = FW_SIGNS_NONE };
  FwSigns signs;

  if (points + commas == 0)
    return FW_SIGNS_NONE;
  if (points + commas == 1)
    return judge_single (digits, points == 1 ? '.' : ',');
  if (points > 0 && commas > 0)
    signs = strrchr (digits, '.') > strrchr (digits, ',') ? FW_SIGNS_POINT : FW_SIGNS_COMMA;
  else
    signs = points > 0 ? FW_SIGNS_COMMA : FW_SIGNS_POINT; /* the one that comes twice groups */
  g_strlcpy (cell.digits, digits, sizeof cell.digits);
  return fw_cell_value (&cell, signs == FW_SIGNS_POINT ? FW_DECIMAL_POINT : FW_DECIMAL_COMMA, "",
                        &value)
             ? signs
             : FW_SIGNS_BROKEN;
}

gboolean
fw_cell_scan (const char *text, FwCell *cell)
{
  const char *at = skip_spaces (text);

  *cell = (FwCell){ .signs = FW_SIGNS_NONE };
  if (*at == '\0')
    return FALSE;
  at = take_digits (take_prefix (at, cell), cell);
  if (at == NULL || !take_suffix (at, cell))
    return FALSE;
  cell->signs = judge_signs (cell->digits);
  return cell->signs != FW_SIGNS_BROKEN;
}

gboolean
fw_cell_value (const FwCell *cell, FwDecimal decimal, const char *exponent, double *value)
{
  const char point = decimal == FW_DECIMAL_COMMA ? ',' : '.';
  const char group = decimal == FW_DECIMAL_COMMA ? '.' : ',';
  const char *at = strchr (cell->digits, point);
  const gsize whole = at != NULL ? (gsize)(at - cell->digits) : strlen (cell->digits);
  g_autoptr (GString) spelled = g_string_new (cell->negative ? "-" : "");
  double number;

  if (at != NULL && at[1 + strspn (at + 1, "0123456789")] != '\0')
    return FALSE;
  if (memchr (cell->digits, group, whole) != NULL && !is_grouped (cell->digits, whole, group))
    return FALSE;
  for (gsize i = 0; i < whole; i++)
    if (cell->digits[i] != group)
      g_string_append_c (spelled, cell->digits[i]);
  if (at != NULL)
    g_string_append_printf (spelled, ".%s", at + 1);
  g_string_append (spelled, exponent);
  number = g_ascii_strtod (spelled->str, NULL);
  if (!isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

char *
fw_table_fold (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;
  gunichar before = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (c == '%' || c == '#')
        {
          g_string_append (out, out->len > 0 ? " " : "");
          g_string_append_c (out, (char)c);
          space = TRUE;
        }
      else if (g_unichar_isalnum (c))
        {
          /* "JobTitle" is two words as "job_title" is. */
          if (out->len > 0 && (space || (g_unichar_isupper (c) && g_unichar_islower (before))))
            g_string_append_c (out, ' ');
          g_string_append_unichar (out, g_unichar_tolower (c));
          space = FALSE;
        }
      else
        space = TRUE;
      before = c;
    }
  return g_string_free (out, FALSE);
}

/* Would turn the direction of a line, or hide in it. */
static gboolean
is_hidden (gunichar c)
{
  return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2060 && c <= 0x2069) || c == 0x061c || c == 0xfeff;
}

char *
fw_table_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar u = g_utf8_get_char (c);

      if (g_unichar_isspace (u) || g_unichar_iscntrl (u))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else if (!is_hidden (u))
        g_string_append_unichar (out, u);
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

char *
fw_table_shown (const char *text)
{
  g_autofree char *clean = fw_table_clean (text);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (clean, -1) <= MAX_SHOWN)
    return g_steal_pointer (&clean);
  start = g_utf8_substring (clean, 0, MAX_SHOWN - 1);
  return g_strconcat (start, "…", NULL);
}
