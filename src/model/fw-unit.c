/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-unit.h"

#include <glib/gi18n-lib.h>

#include <locale.h>
#include <math.h>
#include <string.h>

/* All rounding works on decimal digits that g_ascii_formatd() wrote: no locale can change them, and
 * a per cent is a moved decimal point, not a multiplication that leaves 28.999999999999996. */

#define MINUS          "\u2212"
#define EN_DASH        "\u2013"
#define NO_BREAK_SPACE "\u00a0"

/* From here on a number has more digits than anybody reads: 1.2 × 10^17. */
#define POWER_POINT 15

/* value = 0.DIGITS x 10^point; no digits is zero. */
typedef struct
{
  gboolean negative;
  char digits[48];
  int n;
  int point;
} Decimal;

typedef struct
{
  Decimal number;
  int least_places; /* decimals always written */
  int magnitude;    /* 0, 6, 9 or 12: written as a word or a letter */
  gboolean power;   /* written as a power of ten */
  gboolean whole;   /* never grouped: a year */
} Parts;

typedef struct
{
  char decimal[8];
  char group[8];
  int first;  /* digits of the last group; 0 when nothing is grouped */
  int others; /* digits of the groups before it */
} Separators;

static gboolean
is_share (FwUnit unit)
{
  return unit == FW_UNIT_SHARE || unit == FW_UNIT_CHANCE || unit == FW_UNIT_RATE_A_QUARTER;
}

static gboolean
is_money (FwUnit unit)
{
  return unit == FW_UNIT_DOLLARS || unit == FW_UNIT_DOLLARS_A_YEAR || unit == FW_UNIT_DOLLARS_A_WEEK
         || unit == FW_UNIT_DOLLARS_A_DOLLAR;
}

/* What setlocale() chose for numbers; the C locale writes English. */
static const char *
numeric_locale (void)
{
  const char *name = setlocale (LC_NUMERIC, NULL);

  if (name == NULL || g_str_equal (name, "POSIX") || g_str_equal (name, "C")
      || g_str_has_prefix (name, "C."))
    return "en";
  return name;
}

static void
copy_separator (char *to, gsize size, const char *from)
{
  g_autofree char *utf8 = NULL;

  if (!g_utf8_validate (from, -1, NULL))
    utf8 = g_locale_to_utf8 (from, -1, NULL, NULL, NULL);
  else
    utf8 = g_strdup (from);
  g_strlcpy (to, utf8 != NULL ? utf8 : "", size);
}

static Separators
read_separators (void)
{
  const struct lconv *conv = localeconv ();
  Separators s = { .decimal = ".", .group = ",", .first = 3, .others = 3 };

  if (g_str_equal (numeric_locale (), "en"))
    return s;
  copy_separator (s.decimal, sizeof s.decimal, conv->decimal_point);
  copy_separator (s.group, sizeof s.group, conv->thousands_sep);
  if (s.decimal[0] == '\0')
    g_strlcpy (s.decimal, ".", sizeof s.decimal);
  s.first = conv->grouping[0] > 0 && conv->grouping[0] < 9 ? conv->grouping[0] : 0;
  s.others = s.first;
  if (s.first > 0 && conv->grouping[1] > 0 && conv->grouping[1] < 9)
    s.others = conv->grouping[1];
  if (s.group[0] == '\0')
    s.first = 0;
  return s;
}

/* Digits and exponent out of "123.45", "1.2345e+02" or "0.00"; leading and trailing zeros dropped.
 */
static Decimal
decimal_from_text (const char *text, int shift)
{
  Decimal d = { .point = shift };
  gboolean fraction = FALSE;

  if (*text == '-')
    {
      d.negative = TRUE;
      text++;
    }
  for (; *text != '\0' && *text != 'e'; text++)
    {
      if (*text == '.')
        {
          fraction = TRUE;
          continue;
        }
      if (d.n == 0 && *text == '0')
        {
          d.point -= fraction ? 1 : 0;
          continue;
        }
      d.point += fraction ? 0 : 1;
      if (d.n < (int)sizeof d.digits)
        d.digits[d.n++] = *text;
    }
  if (*text == 'e')
    d.point += (int)g_ascii_strtoll (text + 1, NULL, 10);
  while (d.n > 0 && d.digits[d.n - 1] == '0')
    d.n--;
  if (d.n == 0)
    d = (Decimal){ 0 };
  return d;
}

/* value x 10^shift to this many significant figures */
static Decimal
decimal_with_figures (double value, int figures, int shift)
{
  char format[8];
  char text[64];

  g_snprintf (format, sizeof format, "%%.%de", figures - 1);
  return decimal_from_text (g_ascii_formatd (text, sizeof text, format, value), shift);
}

/* value x 10^shift to this many decimals; |value| is below 10^POWER_POINT */
static Decimal
decimal_with_places (double value, int places, int shift)
{
  char format[8];
  char text[64];

  g_snprintf (format, sizeof format, "%%.%df", MAX (0, places + shift));
  return decimal_from_text (g_ascii_formatd (text, sizeof text, format, value), shift);
}

static char
digit_at (const Decimal *d, int place)
{
  return place >= 0 && place < d->n ? d->digits[place] : '0';
}

/* Is there a group separator before the digit that has `left` digits to its right, itself included?
 */
static gboolean
starts_group (const Separators *s, int left)
{
  return s->first > 0 && left >= s->first && (left - s->first) % s->others == 0;
}

static void
append_decimal (GString *out, const Decimal *d, int least_places, const Separators *s)
{
  const int places = MAX (least_places, d->n - d->point);

  if (d->point <= 0)
    g_string_append_c (out, '0');
  for (int i = 0; i < d->point; i++)
    {
      if (i > 0 && starts_group (s, d->point - i))
        g_string_append (out, s->group);
      g_string_append_c (out, digit_at (d, i));
    }
  if (places <= 0)
    return;
  g_string_append (out, s->decimal);
  for (int i = d->point; i < d->point + places; i++)
    g_string_append_c (out, digit_at (d, i));
}

static void
append_superscript (GString *out, int number)
{
  static const char *const figures[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *text = g_strdup_printf ("%d", ABS (number));

  if (number < 0)
    g_string_append (out, "⁻");
  for (const char *c = text; *c != '\0'; c++)
    g_string_append (out, figures[*c - '0']);
}

static char *
number_text (const Parts *parts, FwStyle style)
{
  GString *out = g_string_new (NULL);
  Separators s = read_separators ();
  Decimal d = parts->number;

  /* A lone group of three after a full stop would not read back: German 1.234. */
  if (parts->whole || (style == FW_STYLE_EDIT && g_str_equal (s.group, ".")))
    s.first = 0;
  if (parts->power)
    d.point = 1;
  d.point -= parts->magnitude;
  append_decimal (out, &d, parts->least_places, &s);
  if (parts->power)
    {
      g_string_append (out, NO_BREAK_SPACE "×" NO_BREAK_SPACE "10");
      append_superscript (out, parts->number.point - 1);
    }
  return g_string_free (out, FALSE);
}

/* Per cent as CLDR's patterns have it: "3%", "3 %" with a no-break space, "%3". */
static char *
with_percent (const char *number)
{
  static const char *const spaced[]
      = { "be", "bs", "ca", "cs", "da", "de", "es", "fi", "fr", "gl", "hr", "lb",
          "lt", "mk", "nb", "nn", "no", "ro", "ru", "sk", "sl", "sr", "sv", "uk" };
  const char *locale = numeric_locale ();
  const gsize length = strcspn (locale, "_.@");

  if (length == 2 && strncmp (locale, "tr", 2) == 0)
    return g_strconcat ("%", number, NULL);
  if (length == 2 && strncmp (locale, "eu", 2) == 0)
    return g_strconcat ("%" NO_BREAK_SPACE, number, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (spaced); i++)
    if (length == 2 && strncmp (locale, spaced[i], 2) == 0)
      return g_strconcat (number, NO_BREAK_SPACE "%", NULL);
  return g_strconcat (number, "%", NULL);
}

static char *
with_magnitude (const char *number, int magnitude, FwStyle style)
{
  const gboolean brief = style == FW_STYLE_AXIS || style == FW_STYLE_TICK || style == FW_STYLE_BRIEF
                         || style == FW_STYLE_BRIEF_SIGNED;

  switch (magnitude)
    {
    case 6:
      /* Translators: a number of millions where it is brief, and in text */
      return g_strdup_printf (brief ? C_ ("number", "%sm") : C_ ("number", "%s million"), number);
    case 9:
      return g_strdup_printf (brief ? C_ ("number", "%sbn") : C_ ("number", "%s billion"), number);
    case 12:
      return g_strdup_printf (brief ? C_ ("number", "%stn") : C_ ("number", "%s trillion"), number);
    default:
      return g_strdup (number);
    }
}

/* number: digits of one number, or of both ends of a range */
static char *
with_unit (const char *number, int magnitude, FwUnit unit, FwStyle style)
{
  g_autofree char *scaled = with_magnitude (number, magnitude, style);

  if (style == FW_STYLE_TICK)
    return g_steal_pointer (&scaled);
  if (is_money (unit))
    /* Translators: an amount of US dollars */
    return g_strdup_printf (C_ ("money", "$%s"), scaled);
  if (is_share (unit))
    return with_percent (scaled);
  return g_steal_pointer (&scaled);
}

static int
figures_of (FwStyle style)
{
  switch (style)
    {
    case FW_STYLE_TITLE:
      return 2;
    case FW_STYLE_AXIS:
    case FW_STYLE_TICK:
      return 6; /* a tick stands at a nice number: all of it is shown */
    default:
      return 3;
    }
}

/* Rounds what is rounded already, halves up. */
static Decimal
with_fewer_figures (Decimal d, int figures)
{
  gboolean up = d.n > figures && d.digits[figures] >= '5';

  d.n = MIN (d.n, figures);
  for (int i = figures - 1; up && i >= 0; i--)
    {
      up = d.digits[i] == '9';
      d.digits[i] = up ? '0' : (char)(d.digits[i] + 1);
    }
  if (up)
    {
      d.digits[0] = '1';
      d.point++;
    }
  while (d.n > 0 && d.digits[d.n - 1] == '0')
    d.n--;
  return d;
}

/* Whole numbers to at most so many figures: 1,243 is 1,240; 8.4 is 8. A title with its two rounds
 * what the label beside it says: 124.6 is 125 there and 130 here, never 120. */
static Decimal
whole_with_figures (double value, int figures)
{
  const int label = MAX (figures, figures_of (FW_STYLE_LABEL));
  Decimal d = decimal_with_places (value, 0, 0);

  if (d.point > label)
    d = decimal_with_figures (value, label, 0);
  return d.point > figures ? with_fewer_figures (d, figures) : d;
}

/* Whole per cents; a decimal only where the range around the value is narrow; small ones two
 * figures. scale: the larger end of a range, or the value; spread: width of the range, or infinity.
 */
static void
share_parts (Parts *parts, double value, double scale, double spread, FwStyle style)
{
  const double size = fabs (scale);

  if (style == FW_STYLE_AXIS || style == FW_STYLE_TICK)
    parts->number = decimal_with_figures (value, 4, 2);
  else if (style == FW_STYLE_CELL)
    parts->number = decimal_with_figures (value, 3, 2);
  else if (size < 0.01 && size > 0.0)
    {
      const Decimal two = decimal_with_figures (scale, 2, 2);

      parts->least_places = MIN (1 - two.point + 1, 12);
      parts->number = decimal_with_places (value, parts->least_places, 2);
    }
  else if (size < 0.10 && spread < 0.05)
    {
      parts->least_places = 1;
      parts->number = decimal_with_places (value, 1, 2);
    }
  else
    parts->number = decimal_with_places (value, 0, 2);
  if (parts->number.n == 0)
    parts->least_places = 0;
}

static void
money_parts (Parts *parts, double value, FwUnit unit, FwStyle style)
{
  const int figures = figures_of (style);

  if (unit == FW_UNIT_DOLLARS_A_DOLLAR && fabs (value) < 9.995)
    {
      parts->least_places = 2;
      parts->number = decimal_with_places (value, 2, 0);
      return;
    }
  if (fabs (value) < 999.5 && (style == FW_STYLE_AXIS || style == FW_STYLE_TICK))
    {
      parts->number = decimal_with_figures (value, 4, 0);
      return;
    }
  parts->number = whole_with_figures (value, figures);
  if (parts->number.point > 12)
    parts->magnitude = 12;
  else if (parts->number.point > 9)
    parts->magnitude = 9;
  else if (parts->number.point > 6)
    parts->magnitude = 6;
}

static void
plain_parts (Parts *parts, double value, FwUnit unit, FwStyle style)
{
  const gboolean axis = style == FW_STYLE_AXIS || style == FW_STYLE_TICK;

  switch (unit)
    {
    case FW_UNIT_INDEX:
      parts->least_places = axis ? 0 : 3;
      parts->number = axis ? decimal_with_figures (value, 4, 0) : decimal_with_places (value, 3, 0);
      break;
    case FW_UNIT_INDEX_CHANGE:
      parts->number = decimal_with_figures (value, axis ? 4 : 1, 0);
      if (fabs (value) < 5e-10)
        parts->number = (Decimal){ 0 };
      break;
    case FW_UNIT_LOGIT:
      parts->least_places = 2;
      parts->number = decimal_with_places (value, 2, 0);
      break;
    case FW_UNIT_PERSONS:
    case FW_UNIT_HOUSEHOLDS:
    case FW_UNIT_JOBS:
      parts->number = style == FW_STYLE_CELL ? decimal_with_places (value, 0, 0)
                                             : whole_with_figures (value, figures_of (style));
      if (axis && parts->number.point > 6)
        parts->magnitude = parts->number.point > 9 ? 9 : 6;
      break;
    case FW_UNIT_YEAR:
      parts->whole = TRUE;
      parts->number = decimal_with_places (value, 0, 0);
      break;
    case FW_UNIT_COUNT:
    case FW_UNIT_COHORTS:
    case FW_UNIT_QUARTERS:
    case FW_UNIT_CHOICE:
    case FW_UNIT_SWITCH:
      parts->number = decimal_with_places (value, 0, 0);
      break;
    default:
      parts->number = decimal_with_figures (value, figures_of (style), 0);
      break;
    }
}

/* Fifteen figures are all a double surely has; the exact text of EDIT may need seventeen. */
static void
full_parts (Parts *parts, double value, FwUnit unit, FwStyle style)
{
  const int shift = is_share (unit) ? 2 : 0;

  if (style == FW_STYLE_EDIT)
    {
      g_autofree char *exact = fw_number_to_c (value);

      parts->number = decimal_from_text (exact, shift);
    }
  else
    parts->number = decimal_with_figures (value, 15, shift);
  parts->whole = unit == FW_UNIT_YEAR;
}

static Parts
make_parts (double value, FwUnit unit, FwStyle style, double scale, double spread)
{
  Parts parts = { 0 };

  if (style == FW_STYLE_EDIT || style == FW_STYLE_TABLE)
    full_parts (&parts, value, unit, style);
  else if (fabs (value) >= 1e15)
    {
      parts.number
          = decimal_with_figures (value, MIN (3, figures_of (style)), is_share (unit) ? 2 : 0);
      parts.power = TRUE;
    }
  else if (is_share (unit))
    share_parts (&parts, value, scale, spread, style);
  else if (is_money (unit))
    money_parts (&parts, value, unit, style);
  else
    plain_parts (&parts, value, unit, style);
  return parts;
}

static char *
with_sign (const char *text, const Parts *parts, FwUnit unit, FwStyle style)
{
  const gboolean always = style == FW_STYLE_SIGNED || style == FW_STYLE_BRIEF_SIGNED
                          || (unit == FW_UNIT_INDEX_CHANGE && style != FW_STYLE_EDIT);

  if (parts->number.n == 0)
    return g_strdup (text);
  if (parts->number.negative)
    return g_strconcat (MINUS, text, NULL);
  return g_strconcat (always ? "+" : "", text, NULL);
}

static char *
parts_text (const Parts *parts, FwUnit unit, FwStyle style)
{
  g_autofree char *number = number_text (parts, style);
  g_autofree char *text = with_unit (number, parts->magnitude, unit, style);

  return with_sign (text, parts, unit, style);
}

/**
 * fw_unit_format:
 * @value: in the unit: shares from 0 to 1, dollars plain
 * @unit: decides rounding and sign ($, %)
 * @style: where it will stand
 *
 * The text of one number in the locale, rounded as visual-language.md 5 says.
 *
 * Returns: (transfer full): UTF-8
 */
char *
fw_unit_format (double value, FwUnit unit, FwStyle style)
{
  Parts parts;

  g_return_val_if_fail (unit < FW_N_UNITS, NULL);

  if (!isfinite (value))
    return g_strdup (_ ("not defined"));
  if (unit == FW_UNIT_SWITCH && style != FW_STYLE_EDIT)
    return g_strdup (value != 0.0 ? C_ ("switch", "on") : C_ ("switch", "off"));
  if (unit == FW_UNIT_CHANCE && style <= FW_STYLE_TITLE && (value < 0.005 || value >= 0.995))
    {
      /* Never certain: neither 0 nor 100 is something draws can show. */
      g_autofree char *bound = fw_unit_format (value < 0.5 ? 0.01 : 0.99, FW_UNIT_SHARE, style);

      return g_strconcat (value < 0.5 ? "<" : ">", bound, NULL);
    }
  /* Whole, and halves up, as fw_unit_format_chance() counts runs. */
  if (unit == FW_UNIT_CHANCE && style <= FW_STYLE_TITLE)
    value = floor (value * 100.0 + 0.5) / 100.0;
  parts = make_parts (value, unit, style, value, INFINITY);
  return parts_text (&parts, unit, style);
}

/* The number a label says of a value. */
static double
as_written (double value, FwUnit unit)
{
  const Parts parts = make_parts (value, unit, FW_STYLE_LABEL, value, INFINITY);
  const Decimal *d = &parts.number;
  char text[64];

  g_snprintf (text, sizeof text, "%s0.%.*se%d", d->negative ? "-" : "", d->n, d->digits, d->point);
  return g_ascii_strtod (text, NULL);
}

/**
 * fw_unit_adds_up:
 * @parts: (array length=n): all of a whole
 * @n: how many
 * @whole: what they come to
 * @unit: of each
 *
 * Whether labels of the parts come to the label of the whole; where they do not, the words beside
 * them say that each is rounded.
 */
gboolean
fw_unit_adds_up (const double *parts, guint n, double whole, FwUnit unit)
{
  const double all = as_written (whole, unit);
  double sum = 0;

  g_return_val_if_fail (unit < FW_N_UNITS, TRUE);

  for (guint i = 0; i < n; i++)
    sum += as_written (parts[i], unit);
  return !(fabs (sum - all) > 1e-9 * fabs (all));
}

/**
 * fw_unit_format_range:
 * @lo: lower end
 * @hi: upper end
 * @unit: of both
 * @style: where it will stand
 *
 * "85–184", "$17,900–38,800", "0.03–0.14%"; "−$400 to $1,200" when an end is negative. The unit
 * stands once where it is the same for both ends.
 *
 * Returns: (transfer full): UTF-8
 */
char *
fw_unit_format_range (double lo, double hi, FwUnit unit, FwStyle style)
{
  const double scale = MAX (fabs (lo), fabs (hi));
  g_autofree char *lo_text = NULL;
  g_autofree char *hi_text = NULL;
  Parts a, b;

  g_return_val_if_fail (unit < FW_N_UNITS, NULL);

  if (!isfinite (lo) || !isfinite (hi))
    return g_strdup (_ ("not defined"));
  a = make_parts (lo, unit, style, scale, hi - lo);
  b = make_parts (hi, unit, style, scale, hi - lo);
  lo_text = parts_text (&a, unit, style);
  hi_text = parts_text (&b, unit, style);
  if (g_str_equal (lo_text, hi_text))
    return g_steal_pointer (&lo_text);
  if (a.number.negative || b.number.negative || style == FW_STYLE_SIGNED
      || style == FW_STYLE_BRIEF_SIGNED || unit == FW_UNIT_INDEX_CHANGE)
    /* Translators: a range with a negative end, where a dash would read as a minus */
    return g_strdup_printf (C_ ("range", "%s to %s"), lo_text, hi_text);
  if (a.magnitude == b.magnitude || a.number.n == 0)
    {
      g_autofree char *from = number_text (&a, style);
      g_autofree char *to = number_text (&b, style);
      g_autofree char *both = g_strconcat (from, EN_DASH, to, NULL);

      return with_unit (both, b.magnitude, unit, style);
    }
  return g_strconcat (lo_text, EN_DASH, hi_text, NULL);
}

/**
 * fw_unit_format_chance:
 * @chance: 0 to 1
 *
 * Returns: (transfer full): a chance as people count it: "3 runs in 100"
 */
char *
fw_unit_format_chance (double chance)
{
  const int runs = isfinite (chance) ? (int)floor (CLAMP (chance, 0.0, 1.0) * 100.0 + 0.5) : 0;
  g_autofree char *number = NULL;
  g_autofree char *hundred = NULL;

  if (!isfinite (chance))
    return g_strdup (_ ("not defined"));
  hundred = fw_unit_format (100, FW_UNIT_COUNT, FW_STYLE_LABEL);
  number = fw_unit_format (CLAMP (runs, 1, 99), FW_UNIT_COUNT, FW_STYLE_LABEL);
  if (runs == 0)
    return g_strdup_printf (_ ("fewer than %s run in %s"), number, hundred);
  if (runs == 100)
    return g_strdup_printf (_ ("more than %s runs in %s"), number, hundred);
  return g_strdup_printf (ngettext ("%s run in %s", "%s runs in %s", (gulong)runs), number,
                          hundred);
}

/**
 * fw_unit_format_quarter:
 * @start_year: calendar year of quarter 0
 * @start_quarter: 1 to 4, calendar quarter of quarter 0
 * @quarter: quarters after that
 *
 * Returns: (transfer full): "Q4 2028"
 */
char *
fw_unit_format_quarter (int start_year, int start_quarter, guint quarter)
{
  const gint64 quarters = (gint64)start_year * 4 + (start_quarter - 1) + (gint64)quarter;

  g_return_val_if_fail (start_quarter >= 1 && start_quarter <= 4, NULL);
  g_return_val_if_fail (start_year >= 0, NULL);

  /* Translators: a quarter of a year and the year */
  return g_strdup_printf (C_ ("quarter", "Q%d %d"), (int)(quarters % 4) + 1, (int)(quarters / 4));
}

/**
 * fw_number_to_c:
 * @value: any
 *
 * Integers up to 2^53 have no exponent and no fraction; other numbers have the fewest figures that
 * read back to the same bits. Negative zero is written 0: it is the same number.
 *
 * Returns: (transfer full) (nullable): NULL when @value is not finite
 */
char *
fw_number_to_c (double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return NULL;
  if (value == 0.0)
    return g_strdup ("0");
  if (fabs (value) <= 0x1p53 && value == floor (value))
    return g_strdup (g_ascii_formatd (text, sizeof text, "%.0f", value));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  /* Beyond 2^53 an integer's text would promise digits it does not have, and the gate refuses it.
   */
  if (strpbrk (text, ".e") == NULL)
    {
      const Decimal d = decimal_from_text (text, 0);

      return g_strdup_printf ("%s%c.%.*se+%d", d.negative ? "-" : "", d.digits[0], d.n - 1,
                              d.digits + 1, d.point - 1);
    }
  return g_strdup (text);
}

/* Stable ids for JSON and keys, and what a planner reads under a row's title. */
static const struct
{
  const char *id;
  const char *label;
} units[FW_N_UNITS] = {
  [FW_UNIT_PERSONS] = { "persons", N_ ("people") },
  [FW_UNIT_DOLLARS] = { "dollars", N_ ("dollars") },
  [FW_UNIT_DOLLARS_A_YEAR] = { "dollars-a-year", N_ ("dollars a year") },
  [FW_UNIT_DOLLARS_A_WEEK] = { "dollars-a-week", N_ ("dollars a week") },
  [FW_UNIT_SHARE] = { "share", N_ ("percent") },
  [FW_UNIT_CHANCE] = { "chance", N_ ("chance") },
  [FW_UNIT_RATIO] = { "ratio", N_ ("ratio") },
  [FW_UNIT_INDEX] = { "index", N_ ("index") },
  [FW_UNIT_INDEX_CHANGE] = { "index-change", N_ ("change of the index") },
  [FW_UNIT_WEEKS] = { "weeks", N_ ("weeks") },
  [FW_UNIT_QUARTERS] = { "quarters", N_ ("quarters") },
  [FW_UNIT_COHORTS] = { "cohorts", N_ ("cohorts") },
  [FW_UNIT_RATE_A_QUARTER] = { "rate-a-quarter", N_ ("percent a quarter") },
  [FW_UNIT_LOGIT] = { "logit", N_ ("shift on the logit scale") },
  [FW_UNIT_YEAR] = { "year", N_ ("year") },
  [FW_UNIT_COUNT] = { "count", N_ ("number") },
  [FW_UNIT_SWITCH] = { "switch", N_ ("on or off") },
  [FW_UNIT_CHOICE] = { "choice", N_ ("choice") },
  [FW_UNIT_DOLLARS_A_DOLLAR] = { "dollars-a-dollar", N_ ("dollars per dollar") },
  [FW_UNIT_HOUSEHOLDS] = { "households", N_ ("households") },
  [FW_UNIT_JOBS] = { "jobs", N_ ("jobs") },
};

const char *
fw_unit_id (FwUnit unit)
{
  g_return_val_if_fail (unit < FW_N_UNITS, NULL);

  return units[unit].id;
}

/**
 * fw_unit_from_id:
 * @id: text of a file
 * @unit: (out): the unit of that id
 *
 * Returns: %FALSE when no unit has this id
 */
gboolean
fw_unit_from_id (const char *id, FwUnit *unit)
{
  g_return_val_if_fail (id != NULL && unit != NULL, FALSE);

  for (guint i = 0; i < FW_N_UNITS; i++)
    if (strcmp (units[i].id, id) == 0)
      {
        *unit = (FwUnit)i;
        return TRUE;
      }

  return FALSE;
}

const char *
fw_unit_label (FwUnit unit)
{
  g_return_val_if_fail (unit < FW_N_UNITS, NULL);

  return _ (units[unit].label);
}
