/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-data-list-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What the plan holds of services and files. */

#define OLD_AFTER_DAYS 365 /* every measure here has at least one new vintage a year */

static const struct
{
  const char *key;
  const char *title;
} keys[] = {
  { "mean", N_ ("Mean") },
  { "median", N_ ("Median") },
  { "total", N_ ("Total") },
  { "gini", N_ ("Gini index") },
  { "p10", N_ ("10th percentile") },
  { "p20", N_ ("20th percentile") },
  { "p25", N_ ("25th percentile") },
  { "p40", N_ ("40th percentile") },
  { "p50", N_ ("Median") },
  { "p60", N_ ("60th percentile") },
  { "p75", N_ ("75th percentile") },
  { "p80", N_ ("80th percentile") },
  { "p90", N_ ("90th percentile") },
  { "p95", N_ ("95th percentile") },
  { "lowest", N_ ("Lowest fifth") },
  { "second", N_ ("Second fifth") },
  { "third", N_ ("Third fifth") },
  { "fourth", N_ ("Fourth fifth") },
  { "highest", N_ ("Highest fifth") },
  { "top5", N_ ("Top 5 in 100") },
  { "jobs", N_ ("Jobs") },
  { "openings", N_ ("Openings a year") },
  { "base", N_ ("Jobs in the first year") },
  { "projected", N_ ("Jobs in the last year") },
  { "change", N_ ("Change") },
  { "completers", N_ ("Completers a year") },
  { "started", N_ ("Entered training") },
  { "in_training", N_ ("Still in training") },
  { "completed", N_ ("Completed") },
  { "left", N_ ("Left before completing") },
  { "placed", N_ ("Placed in a job") },
  { "completed_placed", N_ ("Completed and placed") },
  { "paid", N_ ("Placed, pay recorded") },
  { "exiters", N_ ("Exiters") },
  { "exiters_q2", N_ ("Exiters, 2nd quarter after it over") },
  { "employed_q2", N_ ("Of them, job begun by its end") },
  { "exiters_q4", N_ ("Exiters, 4th quarter after it over") },
  { "employed_q4", N_ ("Of them, job begun by the 4th’s end") },
  { "credential", N_ ("Exiters with a credential") },
  { "middle", N_ ("Geometric mean") },
  { "upper", N_ ("One standard deviation above it") },
  { "labor_force", N_ ("Labor force") },
  { "unemployed", N_ ("Unemployed") },
  { "employed", N_ ("Employed") },
  { "less_than_high_school", N_ ("Less than high school") },
  { "high_school", N_ ("High school") },
  { "some_college", N_ ("Some college") },
  { "bachelor_or_more", N_ ("Bachelor’s degree or more") },
  { "none", N_ ("None") },
};

/* "b10_15k": dollars in thousands; "b2500_4999": dollars. NULL for a key of another kind. */
static char *
bracket_title (const char *key)
{
  const double unit = strchr (key, 'k') != NULL ? 1000 : 1;
  const char *const after = unit > 1 ? "k" : "";
  g_autofree char *limit = NULL;
  double from, to;
  char *end;

  if (key[0] != 'b' || !g_ascii_isdigit (key[1]))
    return NULL;
  from = unit * (double)g_ascii_strtoll (key + 1, &end, 10);
  if (g_str_equal (end, unit > 1 ? "k_plus" : "_plus"))
    {
      limit = fw_unit_format (from, FW_UNIT_DOLLARS, FW_STYLE_TABLE);
      return g_strdup_printf (_ ("%s or more"), limit);
    }
  if (end[0] != '_' || !g_ascii_isdigit (end[1]))
    return NULL;
  to = unit * (double)g_ascii_strtoll (end + 1, &end, 10);
  if (!g_str_equal (end, after))
    return NULL;
  if (from > 0)
    return fw_unit_format_range (from, to, FW_UNIT_DOLLARS, FW_STYLE_TABLE);
  limit = fw_unit_format (to, FW_UNIT_DOLLARS, FW_STYLE_TABLE);
  return g_strdup_printf (_ ("Under %s"), limit);
}

static char *
month_title (const char *key)
{
  g_autoptr (GDateTime) time = NULL;

  if (strlen (key) != 7 || !g_ascii_isdigit (key[0]) || key[4] != '-')
    return NULL;
  time = g_date_time_new_utc ((int)g_ascii_strtoll (key, NULL, 10),
                              (int)g_ascii_strtoll (key + 5, NULL, 10), 1, 0, 0, 0);
  return time != NULL ? g_date_time_format (time, "%B %Y") : NULL;
}

char *
fw_data_key_title (const char *key)
{
  char *title;

  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, key))
      return g_strdup (_ (keys[i].title));
  title = bracket_title (key);
  if (title == NULL)
    title = month_title (key);
  if (title == NULL)
    {
      title = g_strdelimit (g_strdup (key), "_", ' ');
      *title = g_ascii_toupper (*title);
    }
  return title;
}

char *
fw_data_value_text (const FwSeriesValue *value, FwUnit unit)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  if (!fw_mark_has_value (value->mark) || !isfinite (value->value))
    return g_strdup (fw_mark_words (value->mark));
  number = fw_data_number (value->value, unit);
  if (value->mark == FW_MARK_AT_LEAST)
    return g_strdup_printf (_ ("%s or more"), number);
  if (value->mark == FW_MARK_AT_MOST)
    return g_strdup_printf (_ ("%s or less"), number);
  return g_steal_pointer (&number);
}

static void
set_value (FwDataRow *row, const FwSeriesValue *value, FwUnit unit, gboolean tell_key)
{
  g_autofree char *text = fw_data_value_text (value, unit);
  g_autofree char *key = fw_data_key_title (value->key);

  row->value = tell_key ? g_strdup_printf ("%s (%s)", text, key) : g_strdup (text);
  row->margin = fw_mark_has_value (value->mark) ? fw_data_margin (value->margin, unit) : NULL;
}

/* The one figure that stands for all: the newest of a series by time, else its middle or total. */
static void
summarise (FwDataRow *row, FwSeries *series, FwUnit unit)
{
  static const char *const middles[] = { "median", "p50", "openings", "completers", "total" };
  const guint n = fw_series_get_n_values (series);
  FwSeriesValue value;
  g_autofree char *count = NULL;

  if (n == 1)
    {
      value = fw_series_get_value (series, 0);
      set_value (row, &value, unit, g_ascii_isdigit (*value.key));
      return;
    }
  if (fw_series_latest (series, &value) && g_ascii_isdigit (*value.key))
    {
      set_value (row, &value, unit, TRUE);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (middles); i++)
    if (fw_series_find (series, middles[i], &value))
      {
        set_value (row, &value, unit, TRUE);
        return;
      }
  count = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  row->value = g_strdup_printf (ngettext ("one value", "%s values", n), count);
}

static gboolean
is_old (const char *fetched, GDateTime *now)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) then = fetched != NULL ? g_date_time_new_from_iso8601 (fetched, utc) : NULL;

  return then != NULL && g_date_time_difference (now, then) > OLD_AFTER_DAYS * G_TIME_SPAN_DAY;
}

/* Pages for people where a service's own address answers programs only. The first that fits. */
static const struct
{
  const char *address;
  const char *measure; /* or NULL: any */
  const char *page;
} pages[] = {
  { "https://api.bls.gov/", FW_MEASURE_PRICES, "https://www.bls.gov/cpi/" },
  { "https://api.bls.gov/", FW_MEASURE_WAGE, "https://www.bls.gov/oes/" },
  { "https://api.bls.gov/", FW_MEASURE_JOBS, "https://www.bls.gov/oes/" },
  { "https://api.bls.gov/", FW_MEASURE_JOB_OPENINGS, "https://www.bls.gov/jlt/" },
  { "https://api.bls.gov/", FW_MEASURE_HIRES, "https://www.bls.gov/jlt/" },
  { "https://api.bls.gov/", FW_MEASURE_QUITS, "https://www.bls.gov/jlt/" },
  { "https://api.bls.gov/", FW_MEASURE_SEPARATIONS, "https://www.bls.gov/jlt/" },
  { "https://api.bls.gov/", NULL, "https://www.bls.gov/lau/" },
  { "https://public.projectionscentral.org/", NULL, "https://projectionscentral.org/" },
};

#define CENSUS_API  "https://api.census.gov/"
#define CENSUS_PAGE "https://data.census.gov/table?q="

/* The Census's table as its site shows it, from "..., table B19001B". */
static char *
table_page (const char *source)
{
  const char *table = source != NULL ? strstr (source, ", table ") : NULL;
  const gsize length = table != NULL ? strcspn (table + strlen (", table "), " ,;") : 0;
  g_autofree char *id = length > 0 ? g_strndup (table + strlen (", table "), length) : NULL;
  g_autofree char *escaped = id != NULL ? g_uri_escape_string (id, NULL, FALSE) : NULL;

  return escaped != NULL ? g_strconcat (CENSUS_PAGE, escaped, NULL)
                         : g_strdup ("https://data.census.gov/");
}

/* Where a person reads on: NULL where nobody knows. */
static char *
page_of (FwSeries *series)
{
  const char *url = fw_part_get_text (FW_PART (series), "url");
  const char *measure = fw_series_get_measure (series);

  if (url == NULL)
    return NULL;
  if (g_str_has_prefix (url, CENSUS_API))
    return table_page (fw_part_get_text (FW_PART (series), "source"));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_has_prefix (url, pages[i].address)
        && (pages[i].measure == NULL || g_strcmp0 (measure, pages[i].measure) == 0))
      return g_strdup (pages[i].page);
  return g_strdup (url);
}

static void
describe (FwDataRow *row, FwSeries *series, FwDataMaking *making)
{
  FwPart *part = FW_PART (series);
  const char *place = fw_part_get_text (part, "place");
  g_autofree char *vintage = fw_series_dup_vintage (series);
  const int year = fw_series_get_price_year (series);
  const char *unit = fw_unit_label (fw_series_get_unit (series));
  g_autofree char *when = fw_unit_format (year, FW_UNIT_YEAR, FW_STYLE_CELL);

  row->series = g_strdup (fw_part_get_id (part));
  row->unit = year > 0 ? g_strdup_printf (_ ("%s, dollars of %s"), unit, when) : g_strdup (unit);
  row->vintage = g_strdup (vintage);
  row->subtitle = place != NULL && vintage != NULL ? g_strdup_printf ("%s · %s", place, vintage)
                                                   : g_strdup (place != NULL ? place : vintage);
  row->source = g_strdup (fw_part_get_text (part, "source"));
  row->url = page_of (series);
  row->licence = g_strdup (fw_part_get_text (part, "licence"));
  row->fetched = g_strdup (fw_part_get_text (part, "fetched"));
  row->note = g_strdup (fw_part_get_text (part, "note"));
  row->used_by = g_strdup (fw_plan_series_use (making->plan, series));
  row->service = g_intern_string (fw_part_get_text (part, "service"));
  row->state = is_old (row->fetched, making->now) ? FW_DATA_OLD : FW_DATA_CURRENT;
}

static void
add_series (FwDataMaking *making, FwSeries *series)
{
  const FwUnit unit = fw_series_get_unit (series);
  const char *title = fw_part_get_title (FW_PART (series));
  g_autofree char *id = g_strconcat ("series-", fw_part_get_id (FW_PART (series)), NULL);
  FwDataRow *row = fw_data_row_new (id, title != NULL ? title : _ ("Numbers without a title"),
                                    FW_DATA_FETCHED);

  describe (row, series, making);
  for (guint i = 0; i < fw_series_get_n_values (series); i++)
    {
      const FwSeriesValue value = fw_series_get_value (series, i);
      const gboolean plain = value.mark == FW_MARK_EXACT || !fw_mark_has_value (value.mark);
      g_autofree char *key = fw_data_key_title (value.key);

      fw_data_row_add (row, key, fw_data_value_text (&value, unit),
                       fw_mark_has_value (value.mark) ? fw_data_margin (value.margin, unit) : NULL,
                       plain ? NULL : fw_mark_words (value.mark));
    }
  summarise (row, series, unit);
  fw_data_row_close (row, making);
}

void
fw_data_add_series (FwDataMaking *making)
{
  GListModel *series = fw_plan_get_list (making->plan, FW_LIST_SERIES);

  for (guint i = 0; i < g_list_model_get_n_items (series); i++)
    {
      g_autoptr (FwSeries) item = g_list_model_get_item (series, i);

      add_series (making, item);
    }
}
