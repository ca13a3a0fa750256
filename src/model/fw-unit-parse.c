/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-unit.h"

#include <glib/gi18n-lib.h>

#include <locale.h>
#include <math.h>
#include <string.h>

/* A typed entry is first spelled in plain signs, whatever digits and spaces it was typed with:
 * digits,
 * "." and "," as typed, GROUP for a sign that can only group, POINT for one that can only be
 * decimal. */
#define GROUP '_'
#define POINT ';'

typedef struct
{
  gboolean negative;
  gboolean signed_;
  gboolean dollar;
  gboolean percent;
  GString *body;
  GString *word; /* letters after the number: "million" */
} Entry;

static gboolean
is_ignored (gunichar c)
{
  return c == 0x200e || c == 0x200f || c == 0x061c; /* marks that turn the direction of writing */
}

static gboolean
is_group_sign (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x066c || g_unichar_isspace (c) || c == 0x202f;
}

static gboolean
take_sign (Entry *e, gunichar c)
{
  if (c != '-' && c != '+' && c != 0x2212)
    return FALSE;
  if (e->signed_ || e->body->len > 0)
    return FALSE;
  e->signed_ = TRUE;
  e->negative = c != '+';
  return TRUE;
}

static gboolean
take_mark (gboolean *mark)
{
  if (*mark)
    return FALSE;
  *mark = TRUE;
  return TRUE;
}

static gboolean
take_char (Entry *e, gunichar c)
{
  if (g_unichar_isdigit (c) && e->word->len == 0)
    {
      g_string_append_c (e->body, (char)('0' + g_unichar_digit_value (c)));
      return TRUE;
    }
  if ((c == '.' || c == ',') && e->word->len == 0)
    {
      g_string_append_c (e->body, (char)c);
      return TRUE;
    }
  if (c == 0x066b)
    {
      g_string_append_c (e->body, POINT);
      return TRUE;
    }
  if (is_group_sign (c))
    {
      if (e->body->len > 0 && e->word->len == 0)
        g_string_append_c (e->body, GROUP);
      return TRUE;
    }
  if (c == '$')
    return take_mark (&e->dollar);
  if (c == '%' || c == 0x066a)
    return take_mark (&e->percent);
  if (g_unichar_isalpha (c) && e->body->len > 0)
    {
      g_string_append_unichar (e->word, g_unichar_tolower (c));
      return TRUE;
    }
  return take_sign (e, c);
}

/* The two signs of the locale; 0 for a group sign that is neither "." nor ",". C writes English. */
static void
read_locale (char *decimal, char *group, gboolean *twos)
{
  const struct lconv *conv = localeconv ();
  const char *sep = conv->thousands_sep;

  *decimal = conv->decimal_point[0] == ',' ? ',' : '.';
  *group = (sep[0] == '.' || sep[0] == ',') && sep[1] == '\0' ? sep[0] : '\0';
  *twos = conv->grouping[0] == 3 && conv->grouping[1] == 2;
  if (sep[0] == '\0' && *decimal == '.')
    *group = ',';
}

/* Digits in groups: one to three first, three last, between them three (or two, as in India). */
static gboolean
is_grouped_right (const char *text, gsize length, char sign, gboolean twos)
{
  const char *end = text + length;
  const char *at = text;
  gboolean first = TRUE;

  while (at < end)
    {
      const char *next = memchr (at, sign, (gsize)(end - at));
      const gsize digits = (gsize)((next != NULL ? next : end) - at);
      const gboolean last = next == NULL;

      for (gsize i = 0; i < digits; i++)
        if (!g_ascii_isdigit (at[i]))
          return FALSE;
      if (first && last)
        return digits > 0;
      if (first  ? digits < 1 || digits > 3
          : last ? digits != 3
                 : digits != 3 && !(twos && digits == 2))
        return FALSE;
      if (last)
        return TRUE;
      first = FALSE;
      at = next + 1;
    }
  return FALSE;
}

static guint
count_of (const char *text, char c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c ? 1 : 0;
  return n;
}

/* A single "." or "," that need not be the decimal sign of the locale. Sets @point to the sign when
 * it is decimal, 0 when it groups; FALSE when it could be either. */
static gboolean
judge_single (const char *body, char sign, char decimal, char group, char *point)
{
  const char *at = strchr (body, sign);
  const gboolean three = strlen (at + 1) == 3;
  const gboolean leading_zero = body[0] == '0' || at == body;

  *point = sign;
  if (sign == decimal)
    return TRUE;
  if (three && !leading_zero)
    {
      *point = '\0';
      return sign == ',' && group == ',';
    }
  return sign == '.'; /* keypads and files write the point everywhere; nobody groups so */
}

static gboolean
find_point (const char *body, char decimal, char group, char *point)
{
  const guint dots = count_of (body, '.');
  const guint commas = count_of (body, ',');
  const guint points = count_of (body, POINT);

  *point = '\0';
  if (points > 0)
    {
      *point = POINT;
      return points == 1 && commas == 0 && dots == 0;
    }
  if (dots > 0 && commas > 0)
    {
      *point = strrchr (body, '.') > strrchr (body, ',') ? '.' : ',';
      return (*point == '.' ? dots : commas) == 1;
    }
  if (dots == 1 && strchr (body, GROUP) == NULL)
    return judge_single (body, '.', decimal, group, point);
  if (commas == 1 && strchr (body, GROUP) == NULL)
    return judge_single (body, ',', decimal, group, point);
  if (dots + commas == 1) /* beside a sign that can only group: 1 234,5 */
    *point = dots == 1 ? '.' : ',';
  return TRUE;
}

/* Writes the entry as C digits, group signs dropped. */
static gboolean
spell_in_c (const char *body, GString *out)
{
  const char *end = body + strlen (body);
  char decimal, group, point;
  gboolean twos;
  const char *fraction;
  gsize whole;

  read_locale (&decimal, &group, &twos);
  if (!find_point (body, decimal, group, &point))
    return FALSE;
  fraction = point != '\0' ? strchr (body, point) : NULL;
  whole = (gsize)((fraction != NULL ? fraction : end) - body);
  if (whole > 0)
    {
      const gsize plain = strspn (body, "0123456789");

      if (plain < whole && !is_grouped_right (body, whole, body[plain], twos))
        return FALSE;
    }
  for (gsize i = 0; i < whole; i++)
    if (g_ascii_isdigit (body[i]))
      g_string_append_c (out, body[i]);
  if (fraction == NULL)
    return whole > 0;
  if (strspn (fraction + 1, "0123456789") != strlen (fraction + 1)
      || (whole == 0 && fraction[1] == '\0'))
    return FALSE;
  g_string_append_printf (out, ".%s", fraction + 1);
  return TRUE;
}

/* "million" out of "%s million", "milmillones" out of "%s mil millones": an entry has no spaces. */
static char *
word_of (const char *pattern)
{
  g_autoptr (GString) word = g_string_new (pattern);

  g_string_replace (word, "%s", "", 0);
  g_string_replace (word, "\u00a0", "", 0);
  g_string_replace (word, " ", "", 0);
  return g_utf8_strdown (word->str, -1);
}

/* 6 for "million", "m" and what the translation writes; 0 for none; -1 for a word that is no
 * number. */
static int
magnitude_of (const char *word)
{
  static const struct
  {
    const char *pattern;
    int magnitude;
  } known[] = {
    { "%s million", 6 },   { "%sm", 6 },   { "%s billion", 9 },  { "%sbn", 9 },
    { "%s trillion", 12 }, { "%stn", 12 }, { "%s thousand", 3 }, { "%sk", 3 },
  };

  if (*word == '\0')
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *here = word_of (g_dpgettext2 (GETTEXT_PACKAGE, "number", known[i].pattern));
      g_autofree char *english = word_of (known[i].pattern);

      if (g_str_equal (here, word) || g_str_equal (english, word))
        return known[i].magnitude;
    }
  return -1;
}

static gboolean
read_entry (Entry *e, const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar u = g_utf8_get_char (c);

      if (!is_ignored (u) && !take_char (e, u))
        return FALSE;
    }
  while (e->body->len > 0 && e->body->str[e->body->len - 1] == GROUP)
    g_string_truncate (e->body, e->body->len - 1);
  return e->body->len > 0;
}

static gboolean
entry_value (const Entry *e, FwUnit unit, double *value)
{
  const gboolean share
      = unit == FW_UNIT_SHARE || unit == FW_UNIT_CHANCE || unit == FW_UNIT_RATE_A_QUARTER;
  const gboolean money = unit == FW_UNIT_DOLLARS || unit == FW_UNIT_DOLLARS_A_YEAR
                         || unit == FW_UNIT_DOLLARS_A_WEEK || unit == FW_UNIT_DOLLARS_A_DOLLAR;
  g_autoptr (GString) spelled = g_string_new (e->negative ? "-" : "");
  const int magnitude = magnitude_of (e->word->str);
  double number;

  if ((e->percent && !share) || (e->dollar && !money) || magnitude < 0 || (share && magnitude > 0))
    return FALSE;
  if (!spell_in_c (e->body->str, spelled))
    return FALSE;
  /* A moved exponent keeps the nearest double: 28.9 % is exactly what 0.289 reads as. */
  g_string_append_printf (spelled, "e%d", share ? -2 : magnitude);
  number = g_ascii_strtod (spelled->str, NULL);
  if (!isfinite (number))
    return FALSE;
  *value = number == 0.0 ? 0.0 : number;
  return TRUE;
}

/**
 * fw_unit_parse:
 * @text: what was typed
 * @unit: what it is meant to be
 * @value: (out): in the unit, shares from 0 to 1
 *
 * Reads a number as the locale writes it, in any script's digits, with or without the unit's sign.
 * An entry that people of that locale read in two ways is refused rather than guessed.
 *
 * Returns: FALSE, and @value untouched, when it cannot be read
 */
gboolean
fw_unit_parse (const char *text, FwUnit unit, double *value)
{
  Entry e = { 0 };
  gboolean ok;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (unit < FW_N_UNITS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  e.body = g_string_new (NULL);
  e.word = g_string_new (NULL);
  ok = read_entry (&e, text) && entry_value (&e, unit, value);
  g_string_free (e.body, TRUE);
  g_string_free (e.word, TRUE);
  return ok;
}
