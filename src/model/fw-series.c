/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-series.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-data-list.h"
#include "fw-part-private.h"
#include "fwe-incomes.h"

/* Values beyond this are no published number: the nation's household incomes add up to 1.5e13. */
#define MAX_VALUE 1e15
#define MAX_ID    64

static const char *const mark_ids[] = {
  [FW_MARK_EXACT] = "exact",
  [FW_MARK_AT_LEAST] = "at-least",
  [FW_MARK_AT_MOST] = "at-most",
  [FW_MARK_NOT_RELEASED] = "not-released",
  [FW_MARK_NOT_COLLECTED] = "not-collected",
  [FW_MARK_SUPPRESSED] = "suppressed",
  [FW_MARK_TOO_FEW] = "too-few",
  [FW_MARK_NOT_APPLICABLE] = "not-applicable",
  [FW_MARK_NOT_PUBLISHED] = "not-published",
  [FW_MARK_UNKNOWN_SERIES] = "unknown-series",
  [FW_N_MARKS] = NULL,
};

static const char *const mark_words[FW_N_MARKS] = {
  [FW_MARK_EXACT] = N_ ("as published"),
  [FW_MARK_AT_LEAST] = N_ ("at least this: the source says no more"),
  [FW_MARK_AT_MOST] = N_ ("at most this: the source says no less"),
  [FW_MARK_NOT_RELEASED] = N_ ("not released by the source"),
  [FW_MARK_NOT_COLLECTED] = N_ ("not collected"),
  [FW_MARK_SUPPRESSED] = N_ ("withheld: too few people to show"),
  [FW_MARK_TOO_FEW] = N_ ("too few people asked for an estimate"),
  [FW_MARK_NOT_APPLICABLE] = N_ ("does not apply here"),
  [FW_MARK_NOT_PUBLISHED] = N_ ("not published for this place or year"),
  [FW_MARK_UNKNOWN_SERIES] = N_ ("the source has no such series"),
};

static const FwMeasureRow measures[] = {
  { FW_MEASURE_POPULATION, N_ ("Population"), FW_UNIT_PERSONS, "acs", "" },
  { FW_MEASURE_HOUSEHOLDS_BY_INCOME, N_ ("Households by income"), FW_UNIT_HOUSEHOLDS, "acs",
    N_ ("Incomes of the place or a group, the Gini and all charts of Equity") },
  { FW_MEASURE_MEDIAN_INCOME, N_ ("Median household income"), FW_UNIT_DOLLARS_A_YEAR, "acs", "" },
  { FW_MEASURE_AGGREGATE_INCOME, N_ ("Income of all households together"), FW_UNIT_DOLLARS_A_YEAR,
    "acs", N_ ("How high the incomes above $200,000 reach, and so the Gini") },
  { FW_MEASURE_GINI, N_ ("Gini index of household incomes"), FW_UNIT_INDEX, "acs",
    N_ ("The margin of the Gini on Overview and Equity") },
  { FW_MEASURE_FIFTH_LIMITS, N_ ("Limits of the fifths of household income"),
    FW_UNIT_DOLLARS_A_YEAR, "acs", "" },
  { FW_MEASURE_FIFTH_MEANS, N_ ("Mean household income of each fifth"), FW_UNIT_DOLLARS_A_YEAR,
    "acs", "" },
  { FW_MEASURE_FIFTH_SHARES, N_ ("Each fifth’s share of household income"), FW_UNIT_SHARE, "acs",
    "" },
  { FW_MEASURE_UNEMPLOYMENT_BY_GROUP, N_ ("Labor force and unemployed residents"), FW_UNIT_PERSONS,
    "acs", N_ ("Unemployment by group on Equity") },
  { FW_MEASURE_EDUCATION_BY_GROUP, N_ ("Residents of 25 and over by education"), FW_UNIT_PERSONS,
    "acs", "" },
  { FW_MEASURE_EARNINGS_BY_GROUP, N_ ("Residents by earnings"), FW_UNIT_PERSONS, "acs", "" },
  { FW_MEASURE_PEER_MEDIANS, N_ ("Median household income of similar cities"),
    FW_UNIT_DOLLARS_A_YEAR, "acs", "" },
  { FW_MEASURE_PEER_GINI, N_ ("Gini index of similar cities"), FW_UNIT_INDEX, "acs", "" },
  { FW_MEASURE_UNEMPLOYMENT_RATE, N_ ("Unemployment rate"), FW_UNIT_SHARE, "bls", "" },
  { FW_MEASURE_UNEMPLOYED, N_ ("Unemployed residents"), FW_UNIT_PERSONS, "bls", "" },
  { FW_MEASURE_EMPLOYED, N_ ("Employed residents"), FW_UNIT_PERSONS, "bls", "" },
  { FW_MEASURE_LABOR_FORCE, N_ ("Labor force"), FW_UNIT_PERSONS, "bls", "" },
  { FW_MEASURE_PRICES, N_ ("Consumer prices (CPI-U)"), FW_UNIT_INDEX, "bls",
    N_ ("Dollars of other years, moved to the plan’s") },
  { FW_MEASURE_JOBS, N_ ("Jobs"), FW_UNIT_JOBS, "bls", "" },
  { FW_MEASURE_WAGE, N_ ("Wages"), FW_UNIT_DOLLARS_A_YEAR, "bls",
    N_ ("The wage ladder on the Pipeline page") },
  { FW_MEASURE_JOB_OPENINGS, N_ ("Open jobs, all employers"), FW_UNIT_JOBS, "bls", "" },
  { FW_MEASURE_HIRES, N_ ("Hires, all employers"), FW_UNIT_JOBS, "bls", "" },
  { FW_MEASURE_QUITS, N_ ("Quits, all employers"), FW_UNIT_JOBS, "bls", "" },
  { FW_MEASURE_SEPARATIONS, N_ ("Separations, all employers"), FW_UNIT_JOBS, "bls", "" },
  { FW_MEASURE_PROJECTED_OPENINGS, N_ ("Projected openings a year"), FW_UNIT_JOBS, "projections",
    N_ ("Openings against completers, on the Pipeline page") },
  { FW_MEASURE_COMPLETERS, N_ ("Completers of listed programs a year"), FW_UNIT_PERSONS, "etp",
    N_ ("Openings against completers, on the Pipeline page") },
  { FW_MEASURE_PILOT_PEOPLE, N_ ("Pilot: people by stage"), FW_UNIT_PERSONS, "file",
    N_ ("Plan against actual, and what the pilot says of completion, on Evidence") },
  { FW_MEASURE_PILOT_QUARTERS, N_ ("Pilot: people by quarter, so far"), FW_UNIT_PERSONS, "file",
    N_ ("Plan against actual, on Evidence") },
  { FW_MEASURE_PILOT_PAY, N_ ("Pilot: pay in the job"), FW_UNIT_DOLLARS_A_YEAR, "file",
    N_ ("What the pilot says of pay, on Evidence") },
  { FW_MEASURE_PILOT_WEEKS, N_ ("Pilot: weeks from the end of training to a job"), FW_UNIT_WEEKS,
    "file", N_ ("Plan against actual, on Evidence") },
  { FW_MEASURE_PILOT_WAIT, N_ ("Pilot: quarters people waited for a job, added up"),
    FW_UNIT_QUARTERS, "file", N_ ("What the pilot says of the job-finding rate, on Evidence") },
  { FW_MEASURE_PILOT_PRIOR, N_ ("Before the pilot"), FW_UNIT_RATIO, "file",
    N_ ("What the pilot’s records are added to, on Evidence") },
};

static const FwField fields[] = {
  FW_TEXT ("measure"),
  FW_TEXT ("subject"),
  FW_TEXT ("geography"),
  FW_TEXT ("place"),
  FW_TEXT ("service"),
  FW_TEXT ("unit"),
  FW_WHOLE ("price-year", 0, 2100, 0),
  FW_TEXT ("vintage"),
  FW_LIST ("keys"),
  FW_HOLED ("values", -MAX_VALUE, MAX_VALUE),
  FW_HOLED ("margins", 0, MAX_VALUE),
  FW_SET ("marks", mark_ids),
  FW_TEXT ("source"),
  FW_TEXT ("url"),
  FW_TEXT ("licence"),
  FW_TEXT ("fetched"),
  FW_TEXT ("note"),
};

FW_DEFINE_PART (FwSeries, fw_series, FW_LIST_SERIES, fields)

const char *
fw_mark_id (FwValueMark mark)
{
  g_return_val_if_fail (mark < FW_N_MARKS, NULL);
  return mark_ids[mark];
}

const char *
fw_mark_words (FwValueMark mark)
{
  g_return_val_if_fail (mark < FW_N_MARKS, NULL);
  return _ (mark_words[mark]);
}

gboolean
fw_mark_has_value (FwValueMark mark)
{
  return mark <= FW_MARK_AT_MOST;
}

FwValueMark
fw_mark_from_id (const char *id)
{
  g_return_val_if_fail (id != NULL, FW_MARK_EXACT);

  for (guint i = 0; i < FW_N_MARKS; i++)
    if (strcmp (mark_ids[i], id) == 0)
      return (FwValueMark)i;

  return FW_MARK_EXACT;
}

const char *
fw_series_bracket_key (guint bracket)
{
  static const char *const keys[FWE_N_BRACKETS]
      = { "b0_10k",    "b10_15k",   "b15_20k",   "b20_25k",   "b25_30k", "b30_35k",
          "b35_40k",   "b40_45k",   "b45_50k",   "b50_60k",   "b60_75k", "b75_100k",
          "b100_125k", "b125_150k", "b150_200k", "b200k_plus" };

  g_return_val_if_fail (bracket < FWE_N_BRACKETS, NULL);
  return keys[bracket];
}

const FwMeasureRow *
fw_measure_rows (guint *n_rows)
{
  g_return_val_if_fail (n_rows != NULL, NULL);

  *n_rows = G_N_ELEMENTS (measures);
  return measures;
}

const FwMeasureRow *
fw_measure_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (strcmp (measures[i].name, name) == 0)
      return &measures[i];

  return NULL;
}

/* A long id keeps its beginning and ends in a digest of the whole. */
static char *
shorten (const char *id)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
  g_autofree char *start = g_strndup (id, MAX_ID - 13);

  for (gsize i = strlen (start); i > 0 && start[i - 1] == '-'; i--)
    start[i - 1] = '\0';
  digest[12] = '\0';
  return g_strconcat (start, "-", digest, NULL);
}

/**
 * fw_series_make_id:
 * @measure: "households_by_income"
 * @subject: (nullable): "black"
 * @geography: (nullable): "place:2743000"
 *
 * Returns: (transfer full): "households-by-income-black-place-2743000": the same for the same three
 */
char *
fw_series_make_id (const char *measure, const char *subject, const char *geography)
{
  g_autoptr (GString) id = g_string_new (NULL);
  const char *const parts[] = { measure, subject, geography };

  g_return_val_if_fail (measure != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (const char *p = parts[i]; p != NULL && *p != '\0'; p++)
      {
        if (p == parts[i] && id->len > 0 && id->str[id->len - 1] != '-')
          g_string_append_c (id, '-');
        if (g_ascii_isalnum (*p))
          g_string_append_c (id, g_ascii_tolower (*p));
        else if (id->len > 0 && id->str[id->len - 1] != '-')
          g_string_append_c (id, '-');
      }
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_assign (id, "series");

  return id->len <= MAX_ID ? g_strdup (id->str) : shorten (id->str);
}

static void
set_text (FwSeries *self, const char *field, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (text == NULL || *text == '\0')
    return;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  fw_part_set_value (FW_PART (self), field, &value);
}

static void
set_strings (FwSeries *self, const char *field, GStrvBuilder *strings)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRV);
  g_value_take_boxed (&value, g_strv_builder_end (strings));
  fw_part_set_value (FW_PART (self), field, &value);
}

static void
set_numbers (FwSeries *self, const char *field, GArray *numbers)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_VARIANT);
  g_value_set_variant (&value, g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, numbers->data,
                                                          numbers->len, sizeof (double)));
  fw_part_set_value (FW_PART (self), field, &value);
}

/* What a file may hold: a number where the mark has one, else a hole. */
static double
sound_number (double number, double least)
{
  return isfinite (number) && number >= least && number <= MAX_VALUE ? number : NAN;
}

static void
set_values (FwSeries *self, const FwSeriesValue *values, guint n_values)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) marks = g_strv_builder_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) margins = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean has_margin = FALSE, has_mark = FALSE;

  for (guint i = 0; i < n_values; i++)
    {
      const FwSeriesValue *value = &values[i];
      double number
          = fw_mark_has_value (value->mark) ? sound_number (value->value, -MAX_VALUE) : NAN;
      const double margin = isnan (number) ? NAN : sound_number (value->margin, 0.0);
      const FwValueMark mark
          = isnan (number) && fw_mark_has_value (value->mark) ? FW_MARK_NOT_PUBLISHED : value->mark;

      g_strv_builder_add (keys, value->key);
      g_strv_builder_add (marks, fw_mark_id (mark));
      g_array_append_val (numbers, number);
      g_array_append_val (margins, margin);
      has_margin = has_margin || !isnan (margin);
      has_mark = has_mark || mark != FW_MARK_EXACT;
    }

  set_strings (self, "keys", keys);
  set_numbers (self, "values", numbers);
  if (has_margin)
    set_numbers (self, "margins", margins);
  if (has_mark)
    set_strings (self, "marks", marks);
}

/**
 * fw_series_new_of:
 * @info: what it is a series of and where it came from; measure is needed
 * @values: one a key, keys all different
 * @n_values: how many
 *
 * A value that is not finite, or beyond what a plan can hold, becomes a hole marked "not
 * published". Margins without any number and marks that are all exact are left out.
 *
 * Returns: (transfer full): its id is fw_series_make_id()'s
 */
FwSeries *
fw_series_new_of (const FwSeriesInfo *info, const FwSeriesValue *values, guint n_values)
{
  g_autofree char *id = NULL;
  const FwMeasureRow *row;
  g_auto (GValue) year = G_VALUE_INIT;
  FwSeries *self;

  g_return_val_if_fail (info != NULL && info->measure != NULL, NULL);
  g_return_val_if_fail (values != NULL || n_values == 0, NULL);

  id = fw_series_make_id (info->measure, info->subject, info->geography);
  row = fw_measure_find (info->measure);
  self = fw_series_new (id);
  if (info->title != NULL)
    fw_part_set_title (FW_PART (self), info->title);
  else if (row != NULL)
    fw_part_set_title (FW_PART (self), _ (row->title));
  set_text (self, "measure", info->measure);
  set_text (self, "subject", info->subject);
  set_text (self, "geography", info->geography);
  set_text (self, "place", info->place);
  set_text (self, "service",
            info->service != NULL ? info->service
            : row != NULL         ? row->service
                                  : NULL);
  g_value_init (&year, G_TYPE_INT64);
  g_value_set_int64 (&year, CLAMP (info->price_year, 0, 2100));
  fw_part_set_value (FW_PART (self), "price-year", &year);
  set_text (self, "vintage", info->vintage);
  set_values (self, values, n_values);
  set_text (self, "source", info->source);
  set_text (self, "url", info->url);
  set_text (self, "licence", info->licence);
  set_text (self, "fetched", info->fetched);
  set_text (self, "note", info->note);
  return self;
}

const char *
fw_series_get_measure (FwSeries *self)
{
  return fw_part_get_text (FW_PART (self), "measure");
}

const char *
fw_series_get_subject (FwSeries *self)
{
  return fw_part_get_text (FW_PART (self), "subject");
}

const char *
fw_series_get_geography (FwSeries *self)
{
  return fw_part_get_text (FW_PART (self), "geography");
}

char *
fw_series_dup_vintage (FwSeries *self)
{
  const char *vintage = fw_part_get_text (FW_PART (self), "vintage");

  if (vintage == NULL)
    return NULL;
  if (g_str_has_prefix (vintage, "May "))
    return g_strdup_printf (_ ("May %s"), vintage + strlen ("May "));
  if (strlen (vintage) == strlen ("2026-09") && vintage[4] == '-')
    return fw_data_key_title (vintage);
  return g_strdup (vintage);
}

FwUnit
fw_series_get_unit (FwSeries *self)
{
  const char *id = fw_part_get_text (FW_PART (self), "unit");
  const char *measure = fw_series_get_measure (self);
  const FwMeasureRow *row = measure != NULL ? fw_measure_find (measure) : NULL;
  FwUnit unit;

  if (id != NULL && fw_unit_from_id (id, &unit))
    return unit;

  return row != NULL ? row->unit : FW_UNIT_COUNT;
}

int
fw_series_get_price_year (FwSeries *self)
{
  return (int)fw_part_get_whole (FW_PART (self), "price-year");
}

guint
fw_series_get_n_values (FwSeries *self)
{
  return g_strv_length ((GStrv)fw_part_get_strings (FW_PART (self), "keys"));
}

static double
number_at (FwSeries *self, const char *field, guint index)
{
  GVariant *variant = fw_part_get_variant (FW_PART (self), field);
  const double *numbers;
  gsize n = 0;

  if (variant == NULL)
    return NAN;

  numbers = g_variant_get_fixed_array (variant, &n, sizeof (double));
  return index < n ? numbers[index] : NAN;
}

FwSeriesValue
fw_series_get_value (FwSeries *self, guint index)
{
  const FwSeriesValue none = { NULL, NAN, NAN, FW_MARK_NOT_PUBLISHED };
  const char *const *keys = fw_part_get_strings (FW_PART (self), "keys");
  const char *const *marks = fw_part_get_strings (FW_PART (self), "marks");

  g_return_val_if_fail (index < g_strv_length ((GStrv)keys), none);

  return (FwSeriesValue){ .key = keys[index],
                          .value = number_at (self, "values", index),
                          .margin = number_at (self, "margins", index),
                          .mark = index < g_strv_length ((GStrv)marks)
                                      ? fw_mark_from_id (marks[index])
                                      : FW_MARK_EXACT };
}

gboolean
fw_series_find (FwSeries *self, const char *key, FwSeriesValue *value)
{
  const char *const *keys;

  g_return_val_if_fail (FW_IS_SERIES (self) && key != NULL, FALSE);

  keys = fw_part_get_strings (FW_PART (self), "keys");
  for (guint i = 0; keys[i] != NULL; i++)
    if (strcmp (keys[i], key) == 0)
      {
        if (value != NULL)
          *value = fw_series_get_value (self, i);
        return TRUE;
      }

  return FALSE;
}

double
fw_series_number (FwSeries *self, const char *key)
{
  FwSeriesValue value;

  return fw_series_find (self, key, &value) ? value.value : NAN;
}

/* Keys of time ("2025", "2025-08") sort as time does. */
gboolean
fw_series_latest (FwSeries *self, FwSeriesValue *value)
{
  const char *const *keys;
  const char *newest = NULL;

  g_return_val_if_fail (FW_IS_SERIES (self) && value != NULL, FALSE);

  keys = fw_part_get_strings (FW_PART (self), "keys");
  for (guint i = 0; keys[i] != NULL; i++)
    if (!isnan (number_at (self, "values", i)) && (newest == NULL || strcmp (keys[i], newest) > 0))
      {
        newest = keys[i];
        *value = fw_series_get_value (self, i);
      }

  return newest != NULL;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
fw_series_same_values (FwSeries *self, FwSeries *other)
{
  const char *const *keys, *const *other_keys;

  g_return_val_if_fail (FW_IS_SERIES (self) && FW_IS_SERIES (other), FALSE);

  keys = fw_part_get_strings (FW_PART (self), "keys");
  other_keys = fw_part_get_strings (FW_PART (other), "keys");
  if (!g_strv_equal (keys, other_keys))
    return FALSE;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const FwSeriesValue a = fw_series_get_value (self, i);
      const FwSeriesValue b = fw_series_get_value (other, i);

      if (!same_number (a.value, b.value) || !same_number (a.margin, b.margin) || a.mark != b.mark)
        return FALSE;
    }

  return TRUE;
}
