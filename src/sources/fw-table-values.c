/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-table-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A full-time year, as the Bureau of Labor Statistics turns hourly into yearly wages. */
#define HOURS_A_YEAR 2080.0
#define WEEKS_A_YEAR 52.0
#define MONTHS       12.0

/* Nobody is paid so little a year or so much an hour. */
#define MOST_AN_HOUR 300.0

static gboolean
is_share (const FwTableField *field)
{
  return field->unit == FW_UNIT_SHARE;
}

static gboolean
is_whole (const FwTableField *field)
{
  return field->unit == FW_UNIT_PERSONS || field->unit == FW_UNIT_HOUSEHOLDS
         || field->unit == FW_UNIT_COHORTS || field->unit == FW_UNIT_COUNT
         || field->unit == FW_UNIT_YEAR;
}

static gboolean
is_money (const FwTableField *field)
{
  return field->unit == FW_UNIT_DOLLARS || field->unit == FW_UNIT_DOLLARS_A_YEAR;
}

/* Turns an amount per something into the unit; FALSE for one that has no such unit. */
static gboolean
convert (const FwTableField *field, FwPer per, double *value)
{
  if (field->unit == FW_UNIT_DOLLARS_A_YEAR)
    {
      const double factors[] = { 1.0, HOURS_A_YEAR, WEEKS_A_YEAR, MONTHS, 1.0 };

      *value *= factors[per];
      return TRUE;
    }
  if (field->unit == FW_UNIT_WEEKS && per != FW_PER_HOUR)
    {
      const double factors[] = { 1.0, 0.0, 1.0, WEEKS_A_YEAR / MONTHS, WEEKS_A_YEAR };

      *value *= factors[per];
      return TRUE;
    }
  return per == FW_PER_NONE || per == FW_PER_YEAR;
}

static gboolean
is_accepted (const FwTableField *field, double value)
{
  return value >= field->lo && value <= field->hi && (!is_whole (field) || value == floor (value));
}

/* The cell in the field's unit when its signs are read in one way. */
static gboolean
value_as (const FwReading *self, const FwTableField *field, const FwCell *cell, FwDecimal decimal,
          double *value)
{
  const gboolean per_cent = is_share (field) && (cell->percent || self->per_cent);
  const FwPer per = cell->per != FW_PER_NONE ? cell->per : self->per;

  if ((cell->percent && !is_share (field)) || (cell->dollar && !is_money (field)))
    return FALSE;
  if (cell->thousands && (is_share (field) || field->unit == FW_UNIT_YEAR))
    return FALSE;
  return fw_cell_value (cell, decimal,
                        per_cent          ? "e-2"
                        : cell->thousands ? "e3"
                                          : "",
                        value)
         && convert (field, per, value);
}

/* "a whole number from 0 to 2,000" */
static char *
wanted_words (const FwTableField *field)
{
  g_autofree char *lo = fw_unit_format (field->lo, field->unit, FW_STYLE_TABLE);
  g_autofree char *hi = fw_unit_format (field->hi, field->unit, FW_STYLE_TABLE);

  switch (field->unit)
    {
    case FW_UNIT_DOLLARS_A_YEAR:
      return g_strdup_printf (_ ("dollars a year from %s to %s"), lo, hi);
    case FW_UNIT_WEEKS:
      return g_strdup_printf (_ ("weeks from %s to %s"), lo, hi);
    case FW_UNIT_YEAR:
      return g_strdup_printf (_ ("a year from %s to %s"), lo, hi);
    case FW_UNIT_SHARE:
    case FW_UNIT_DOLLARS:
      return g_strdup_printf (_ ("%s to %s"), lo, hi);
    default:
      return g_strdup_printf (_ ("a whole number from %s to %s"), lo, hi);
    }
}

/* "1.234" where nothing tells what the sign is: the only reading the field accepts, or none. */
static gboolean
value_of_either (const FwReading *self, const FwTableField *field, const FwCell *cell,
                 double *value, char **wanted)
{
  double as_point, as_comma;
  const gboolean point
      = value_as (self, field, cell, FW_DECIMAL_POINT, &as_point) && is_accepted (field, as_point);
  const gboolean comma
      = value_as (self, field, cell, FW_DECIMAL_COMMA, &as_comma) && is_accepted (field, as_comma);

  if (point && comma)
    {
      g_autofree char *one = fw_unit_format (as_point, field->unit, FW_STYLE_TABLE);
      g_autofree char *other = fw_unit_format (as_comma, field->unit, FW_STYLE_TABLE);

      *wanted
          = g_strdup_printf (_ ("a number with one meaning: this is %s or %s, so say which sign is "
                                "the decimal one"),
                             one, other);
      return FALSE;
    }
  if (!point && !comma)
    {
      *wanted = wanted_words (field);
      return FALSE;
    }
  *value = point ? as_point : as_comma;
  return TRUE;
}

static FwDecimal
decimal_of (const FwReading *self, const FwCell *cell)
{
  if (self->decimal != FW_DECIMAL_UNKNOWN)
    return self->decimal;
  return cell->signs == FW_SIGNS_COMMA ? FW_DECIMAL_COMMA : FW_DECIMAL_POINT;
}

gboolean
fw_reading_number (const FwReading *self, const FwTableField *field, const char *text,
                   double *value, char **wanted)
{
  FwCell cell;
  double number = NAN;

  if (!fw_cell_scan (text, &cell))
    {
      *wanted = wanted_words (field);
      return FALSE;
    }
  if (self->decimal == FW_DECIMAL_UNKNOWN
      && (cell.signs == FW_SIGNS_EITHER_POINT || cell.signs == FW_SIGNS_EITHER_COMMA))
    return value_of_either (self, field, &cell, value, wanted);
  if (!value_as (self, field, &cell, decimal_of (self, &cell), &number)
      || !is_accepted (field, number))
    {
      *wanted = wanted_words (field);
      return FALSE;
    }
  if (is_share (field) && self->per_cent && !self->told && !cell.percent && number > 0.0
      && number <= 0.01)
    {
      g_autofree char *one = fw_unit_format (number, field->unit, FW_STYLE_TABLE);
      g_autofree char *other = fw_unit_format (number * 100.0, field->unit, FW_STYLE_TABLE);

      *wanted = g_strdup_printf (_ ("a percent sign: among numbers over 1 this is %s or %s"), one,
                                 other);
      return FALSE;
    }
  *value = number;
  return TRUE;
}

/* What people write where there is no number, and what statistics offices write for why. */
gboolean
fw_table_hole (const char *text, FwValueMark *mark)
{
  static const struct
  {
    const char *text;
    FwValueMark mark;
  } holes[] = {
    { "", FW_MARK_NOT_PUBLISHED },     { "-", FW_MARK_NOT_PUBLISHED },
    { "–", FW_MARK_NOT_PUBLISHED },    { "—", FW_MARK_NOT_PUBLISHED },
    { ".", FW_MARK_NOT_PUBLISHED },    { "n/a", FW_MARK_NOT_PUBLISHED },
    { "n.a.", FW_MARK_NOT_PUBLISHED }, { "na", FW_MARK_NOT_PUBLISHED },
    { "null", FW_MARK_NOT_PUBLISHED }, { "unknown", FW_MARK_NOT_PUBLISHED },
    { "tbd", FW_MARK_NOT_PUBLISHED },  { "*", FW_MARK_NOT_RELEASED },
    { "**", FW_MARK_NOT_RELEASED },    { "(d)", FW_MARK_SUPPRESSED },
    { "s", FW_MARK_SUPPRESSED },       { "suppressed", FW_MARK_SUPPRESSED },
    { "(x)", FW_MARK_NOT_APPLICABLE }, { "n", FW_MARK_TOO_FEW },
  };
  g_autofree char *clean = fw_table_clean (text);
  g_autofree char *low = g_utf8_strdown (clean, -1);

  for (guint i = 0; i < G_N_ELEMENTS (holes); i++)
    if (g_str_equal (low, holes[i].text))
      {
        *mark = holes[i].mark;
        return TRUE;
      }
  return FALSE;
}

gboolean
fw_table_yes_no (const char *text, gboolean *yes)
{
  static const char *const for_yes[]
      = { "yes", "y", "true", "t", "1", "x", "required", "✓", "✔", "offered", NULL };
  static const char *const for_no[]
      = { "no", "n", "false", "f", "0", "none", "not required", "not offered", NULL };
  g_autofree char *clean = fw_table_clean (text);
  g_autofree char *low = g_utf8_strdown (clean, -1);

  *yes = g_strv_contains (for_yes, low);
  return *yes || g_strv_contains (for_no, low);
}

static void
set_date (FwReadValue *value, guint year, guint month, guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  g_date_strftime (value->date, sizeof value->date, "%Y-%m-%d", &date);
}

/* The first or last day of some months of a year. */
static void
set_span (FwReadValue *value, guint year, guint from_month, guint to_month, gboolean last)
{
  if (last)
    set_date (value, year, to_month,
              g_date_get_days_in_month ((GDateMonth)to_month, (GDateYear)year));
  else
    set_date (value, year, from_month, 1);
}

static gboolean
is_year (guint year)
{
  return year >= 1990 && year <= 2100;
}

/* The numbers of a date and the signs between them. */
typedef struct
{
  guint n;
  guint numbers[3];
  guint digits[3];
  char signs[3]; /* in front of each number */
  gboolean has_q;
} DateParts;

static gboolean
split_date (const char *text, DateParts *parts)
{
  char sign = ' ';

  *parts = (DateParts){ 0 };
  for (const char *at = text; *at != '\0';)
    {
      if (g_ascii_isdigit (*at))
        {
          const gsize n = strspn (at, "0123456789");

          if (parts->n == 3 || n > 4)
            return FALSE;
          parts->numbers[parts->n] = (guint)g_ascii_strtoull (at, NULL, 10);
          parts->digits[parts->n] = (guint)n;
          parts->signs[parts->n++] = sign;
          at += n;
          continue;
        }
      if (parts->n == 3 && (*at == 'T' || *at == ' ')) /* a time of day */
        return TRUE;
      if ((*at == 'q' || *at == 'Q') && !parts->has_q)
        parts->has_q = TRUE;
      else if (strchr ("-/. ", *at) != NULL)
        sign = *at;
      else
        return FALSE;
      at++;
    }
  return parts->n > 0;
}

/* "Q3 2027", "2027-Q3", "3Q2027" */
static gboolean
take_calendar_quarter (const DateParts *parts, gboolean last, FwReadValue *value)
{
  const guint at = parts->digits[0] == 1 ? 0 : 1;
  const guint quarter = parts->numbers[at];
  const guint year = parts->numbers[1 - at];

  if (parts->n != 2 || parts->digits[at] != 1 || quarter < 1 || quarter > 4 || !is_year (year))
    return FALSE;
  set_span (value, year, 3 * quarter - 2, 3 * quarter, last);
  return TRUE;
}

/* "2027-07", "07/2027" */
static gboolean
take_month (const DateParts *parts, gboolean last, FwReadValue *value)
{
  const guint at = parts->digits[0] == 4 ? 1 : 0;
  const guint month = parts->numbers[at];

  if (month < 1 || month > 12 || !is_year (parts->numbers[1 - at]))
    return FALSE;
  set_span (value, parts->numbers[1 - at], month, month, last);
  return TRUE;
}

/* "2027-07-13", "7/13/2027", "13.7.2027", and with day_first "13/7/2027" */
static gboolean
take_day (const FwReading *self, const DateParts *parts, FwReadValue *value)
{
  const gboolean iso = parts->digits[0] == 4;
  const gboolean day_first = parts->signs[1] == '.' || self->day_first;
  const guint year = parts->numbers[iso ? 0 : 2];
  const guint month = parts->numbers[iso || day_first ? 1 : 0];
  const guint day = parts->numbers[iso ? 2 : day_first ? 0 : 1];

  if (parts->signs[1] != parts->signs[2] || !is_year (year) || month < 1 || month > 12
      || !g_date_valid_dmy ((GDateDay)MIN (day, 99), (GDateMonth)month, (GDateYear)year))
    return FALSE;
  set_date (value, year, month, day);
  return TRUE;
}

gboolean
fw_reading_quarter (const FwReading *self, const FwTableField *field, const char *text,
                    gboolean last, FwReadValue *value, char **wanted)
{
  g_autofree char *clean = fw_table_clean (text);
  DateParts parts;
  gboolean ok = FALSE;

  *value = (FwReadValue){ .number = NAN };
  if (split_date (clean, &parts))
    {
      if (parts.has_q)
        ok = take_calendar_quarter (&parts, last, value);
      else if (parts.n == 3)
        ok = take_day (self, &parts, value);
      else if (parts.n == 2)
        ok = take_month (&parts, last, value);
      else if (is_year (parts.numbers[0]))
        {
          set_span (value, parts.numbers[0], 1, 12, last);
          ok = TRUE;
        }
      else if (is_accepted (field, parts.numbers[0]))
        {
          value->number = parts.numbers[0];
          ok = TRUE;
        }
    }
  if (!ok)
    *wanted = g_strdup (_ ("a date such as 2027-07-01, a quarter such as Q3 2027, or a quarter of "
                           "the plan from 1 to 160"));
  return ok;
}

static void
scan_shares (FwReading *self, FwTableFile *table, guint column)
{
  const guint n = fw_table_file_get_n_rows (table);

  for (guint i = 0; i < n && !self->per_cent; i++)
    {
      FwCell cell;
      double value;

      if (!fw_cell_scan (fw_table_file_get_cell (table, i, column), &cell) || cell.percent)
        continue;
      self->bare = TRUE;
      self->per_cent = fw_cell_value (&cell, decimal_of (self, &cell), "", &value) && value > 1.0;
    }
}

/* Amounts that nobody is paid a year are an hour's, when all of the column are. */
static void
scan_pay (FwReading *self, FwTableFile *table, guint column)
{
  const guint n = fw_table_file_get_n_rows (table);
  guint n_hourly = 0;

  for (guint i = 0; i < n; i++)
    {
      FwCell cell;
      double value;

      if (!fw_cell_scan (fw_table_file_get_cell (table, i, column), &cell)
          || cell.per != FW_PER_NONE
          || !fw_cell_value (&cell, decimal_of (self, &cell), cell.thousands ? "e3" : "", &value)
          || value <= 0.0)
        continue;
      if (value > MOST_AN_HOUR)
        return;
      n_hourly++;
    }
  if (n_hourly > 0)
    self->per = FW_PER_HOUR;
}

FwDateSigns
fw_table_date_signs (FwTableFile *table, guint column)
{
  const guint n = fw_table_file_get_n_rows (table);
  FwDateSigns signs = { 0 };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *clean = fw_table_clean (fw_table_file_get_cell (table, i, column));
      const guint line = fw_table_file_get_line (table, i);
      DateParts parts;

      if (!split_date (clean, &parts) || parts.n != 3 || parts.digits[0] == 4
          || parts.signs[1] == '.')
        continue;
      if (parts.numbers[0] > 12 && parts.numbers[1] > 12) /* no day at all: it tells nothing */
        continue;
      signs.n++;
      if (parts.numbers[0] > 12 && signs.day_line == 0)
        signs.day_line = line;
      if (parts.numbers[1] > 12 && signs.month_line == 0)
        signs.month_line = line;
    }
  return signs;
}

gboolean
fw_table_read_day (const char *text, gboolean day_first, guint32 *julian)
{
  const FwReading reading = { .day_first = day_first };
  g_autofree char *clean = fw_table_clean (text);
  FwReadValue value;
  DateParts parts;
  GDate date;

  if (!split_date (clean, &parts) || parts.has_q || parts.n != 3
      || !take_day (&reading, &parts, &value))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_parse (&date, value.date);
  *julian = g_date_get_julian (&date);
  return TRUE;
}

static void
scan_dates (FwReading *self, FwTableFile *table, guint column)
{
  const guint n = fw_table_file_get_n_rows (table);
  guint n_day = 0, n_month = 0;

  for (guint i = 0; i < n; i++)
    {
      DateParts parts;

      if (!split_date (fw_table_file_get_cell (table, i, column), &parts) || parts.n != 3
          || parts.digits[0] == 4)
        continue;
      n_day += parts.numbers[0] > 12 ? 1 : 0;
      n_month += parts.numbers[1] > 12 ? 1 : 0;
    }
  self->day_first = n_day > n_month;
}

static gboolean
tells_per_cent (const char *heading)
{
  g_autofree char *folded = fw_table_fold (heading);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  const char *const *given = (const char *const *)words;

  return g_strv_contains (given, "%") || g_strv_contains (given, "percent")
         || g_strv_contains (given, "pct");
}

void
fw_reading_init (FwReading *self, FwTableFile *table, guint column, const FwTableField *field,
                 FwDecimal decimal)
{
  const char *heading = fw_table_file_get_heading (table, column);

  *self = (FwReading){ .decimal = decimal };
  if (decimal == FW_DECIMAL_UNKNOWN)
    self->decimal = fw_table_file_get_decimal (table, column);
  if (field->unit == FW_UNIT_SHARE)
    {
      scan_shares (self, table, column);
      self->told = tells_per_cent (heading);
      /* "Percent completing" above shares of 1 is a way of speaking: the values count. */
      self->told = self->told && self->per_cent;
    }
  else if (field->unit == FW_UNIT_DOLLARS_A_YEAR || field->unit == FW_UNIT_WEEKS)
    {
      self->per = fw_per_find (heading);
      if (field->unit == FW_UNIT_DOLLARS_A_YEAR && self->per == FW_PER_NONE)
        scan_pay (self, table, column);
    }
  else if (field->value == FW_VALUE_QUARTER || field->value == FW_VALUE_DATE)
    scan_dates (self, table, column);
}

char *
fw_reading_dup_words (const FwReading *self, const FwTableField *field)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if ((field->value == FW_VALUE_QUARTER || field->value == FW_VALUE_DATE) && self->day_first)
    g_ptr_array_add (words, (gpointer)_ ("dates with the day first"));
  if (field->unit == FW_N_UNITS || field->unit == FW_UNIT_SWITCH)
    return words->len > 0 ? g_strdup (g_ptr_array_index (words, 0)) : NULL;
  if (self->decimal == FW_DECIMAL_COMMA)
    g_ptr_array_add (words, (gpointer)_ ("decimal comma"));
  if (is_share (field) && self->bare)
    g_ptr_array_add (
        words, (gpointer)(self->per_cent ? _ ("percent: 72 is 72%") : _ ("shares: 0.72 is 72%")));
  if (field->unit == FW_UNIT_DOLLARS_A_YEAR && self->per == FW_PER_HOUR)
    g_ptr_array_add (words, (gpointer)_ ("an hour’s pay, times 2,080 for a year"));
  if (field->unit == FW_UNIT_DOLLARS_A_YEAR && self->per == FW_PER_WEEK)
    g_ptr_array_add (words, (gpointer)_ ("a week’s pay, times 52 for a year"));
  if (field->unit == FW_UNIT_DOLLARS_A_YEAR && self->per == FW_PER_MONTH)
    g_ptr_array_add (words, (gpointer)_ ("a month’s pay, times 12 for a year"));
  if (field->unit == FW_UNIT_WEEKS && self->per == FW_PER_MONTH)
    g_ptr_array_add (words, (gpointer)_ ("months, 52 weeks to 12 of them"));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("; ", (char **)words->pdata);
}

static gboolean
looks_like_soc (const char *text)
{
  const char *at = text + strspn (text, " ");

  return strspn (at, "0123456789") == 2 && at[2] == '-' && strspn (at + 3, "0123456789") >= 4;
}

static gboolean
looks_like_cip (const char *text)
{
  const char *at = text + strspn (text, " ");
  const gsize before = strspn (at, "0123456789");

  return (before == 1 || before == 2) && at[before] == '.'
         && strspn (at + before + 1, "0123456789") >= 2;
}

static gboolean
looks_like_area (const char *text)
{
  const char *at = text + strspn (text, " ");
  const char *colon = strchr (at, ':');
  const char *digits = colon != NULL ? colon + 1 : at;
  const gsize n = strspn (digits, "0123456789");

  return n > 0 && n <= 7 && digits[n + strspn (digits + n, " ")] == '\0';
}

gboolean
fw_table_looks_like (const FwTableField *field, const char *text)
{
  const FwReading month_first = { .day_first = FALSE };
  const FwReading day_first = { .day_first = TRUE };
  g_autofree char *wanted = NULL;
  g_autofree char *again = NULL;
  FwReadValue value;
  FwCell cell;
  gboolean yes;
  guint32 day;

  switch (field->value)
    {
    case FW_VALUE_CODE:
      return TRUE;
    case FW_VALUE_DATE:
      return fw_table_read_day (text, FALSE, &day) || fw_table_read_day (text, TRUE, &day);
    case FW_VALUE_TEXT:
    case FW_VALUE_LIST:
      return !fw_cell_scan (text, &cell) && !looks_like_soc (text);
    case FW_VALUE_OCCUPATION:
      return !fw_cell_scan (text, &cell);
    case FW_VALUE_SOC:
      return looks_like_soc (text);
    case FW_VALUE_CIP:
      return looks_like_cip (text);
    case FW_VALUE_YES_NO:
      return fw_table_yes_no (text, &yes);
    case FW_VALUE_SHARE_OR_YES:
      return fw_table_yes_no (text, &yes) || (fw_cell_scan (text, &cell) && !cell.dollar);
    case FW_VALUE_QUARTER:
      return fw_reading_quarter (&month_first, field, text, FALSE, &value, &wanted)
             || fw_reading_quarter (&day_first, field, text, FALSE, &value, &again);
    case FW_VALUE_AREA:
      return looks_like_area (text);
    case FW_VALUE_NUMBER:
    default:
      if (field->unit == FW_UNIT_DOLLARS_A_YEAR && g_str_equal (text, FW_WAGE_CAPPED))
        return TRUE;
      return fw_cell_scan (text, &cell) && (!cell.percent || is_share (field))
             && (!cell.dollar || is_money (field));
    }
}
