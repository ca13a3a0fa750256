/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-series.h"

#include <malloc.h>
#include <math.h>
#include <string.h>

#include "fw-change.h"
#include "fw-error.h"
#include "fw-geography.h"
#include "fw-part-private.h"
#include "fw-plan-io.h"

static const FwSeriesInfo income
    = { .measure = FW_MEASURE_MEDIAN_INCOME,
        .subject = "black",
        .title = "Median household income, Black",
        .geography = "place:2743000",
        .place = "Minneapolis city, Minnesota",
        .price_year = 2024,
        .vintage = "2020-2024",
        .source = "U.S. Census Bureau, American Community Survey, table B19013B",
        .url = "https://api.census.gov/data/2024/acs/acs5?get=NAME,B19013B_001E",
        .licence = "public domain",
        .fetched = "2026-11-21T20:58:34Z" };

static const FwSeriesValue wages[] = { { "p10", 52000.5, 1200, FW_MARK_EXACT },
                                       { "p50", NAN, NAN, FW_MARK_NOT_RELEASED },
                                       { "p90", 239200, NAN, FW_MARK_AT_LEAST } };

/* A plan that can be saved: the county's own, with what is added. */
static FwPlan *
plan_with (FwSeries *series)
{
  FwPlan *plan = fw_plan_new_for_county (fw_counties_find ("27053"));

  if (series != NULL)
    {
      g_autoptr (FwChange) add = fw_change_new_add (FW_PART (series), G_MAXUINT);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwChange) inverse = fw_change_apply (add, plan, &error);

      g_assert_no_error (error);
      g_assert_nonnull (inverse);
    }
  return plan;
}

static char *
text_of (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_plan_to_bytes (plan, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static FwPlan *
plan_of (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return fw_plan_new_from_bytes (bytes, "plan", error);
}

/* The plan's text with a list "series" of one object put in. */
static char *
text_with_series (const char *object)
{
  g_autoptr (FwPlan) plan = plan_with (NULL);
  g_autofree char *text = text_of (plan);
  char *at = strstr (text, "  \"scenarios\": [");

  g_assert_nonnull (at);
  *at = '\0';
  return g_strconcat (text, "\"series\": [", object, "], ", at + 2, NULL);
}

static void
test_geography_text (void)
{
  static const struct
  {
    const char *given;
    const char *text;
    FwLevel level;
    const char *state;
    const char *code;
  } cases[] = {
    { "us", "us", FW_LEVEL_NATION, "", "" },
    { "27", "state:27", FW_LEVEL_STATE, "27", "" },
    { "metro:33460", "metro:33460", FW_LEVEL_METRO, "", "33460" },
    { "27053", "county:27053", FW_LEVEL_COUNTY, "27", "" },
    { "29510, 29189", "county:29189+29510", FW_LEVEL_COUNTY, "29", "" },
    { "county:29510+29189", "county:29189+29510", FW_LEVEL_COUNTY, "29", "" },
    { " 2743000 ", "place:2743000", FW_LEVEL_PLACE, "27", "43000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwGeography) area = fw_geography_parse_code (cases[i].given, &error);
      g_autoptr (FwGeography) again = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (area->level, ==, cases[i].level);
      g_assert_cmpstr (area->state, ==, cases[i].state);
      g_assert_cmpstr (area->code, ==, cases[i].code);
      text = fw_geography_to_text (area);
      g_assert_cmpstr (text, ==, cases[i].text);
      again = fw_geography_parse (text, &error);
      g_assert_no_error (error);
      g_assert_true (fw_geography_equal (area, again));
    }
}

static void
test_geography_hostile (void)
{
  static const char *const bad[] = {
    "",
    "2",
    "270",
    "county:",
    "county:27053+27053",
    "county:2705",
    "place:1",
    "state:2743",
    "state:2a",
    "US",
    "27053+",
    "metro:33460x",
    "27\n",
    "county:+",
    "place:-27",
    "２７",
    "2743000 27",
    "27053;27055",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwGeography) area = fw_geography_parse (bad[i], &error);

      g_assert_null (area);
      g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
      g_assert_nonnull (strstr (error->message, "wanted"));
    }
}

static void
test_geography_copy (void)
{
  g_autoptr (FwGeography) area = fw_geography_parse ("county:29189+29510", NULL);
  g_autoptr (FwGeography) copy = fw_geography_copy (area);
  g_autoptr (FwGeography) other = fw_geography_parse ("county:29189", NULL);

  g_assert_true (fw_geography_equal (area, copy));
  g_assert_false (fw_geography_equal (area, other));
}

static void
test_measures (void)
{
  guint n_rows;
  const FwMeasureRow *rows = fw_measure_rows (&n_rows);

  g_assert_cmpuint (n_rows, ==, 32);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *id = fw_series_make_id (rows[i].name, "white-not-hispanic", "place:2743000");

      g_assert_true (fw_measure_find (rows[i].name) == &rows[i]);
      g_assert_cmpstr (rows[i].title, !=, "");
      g_assert_nonnull (rows[i].used_by);
      g_assert_true (fw_part_id_is_valid (id));
    }
  g_assert_null (fw_measure_find ("height"));
  for (guint i = 0; i < FW_N_MARKS; i++)
    g_assert_cmpint (fw_mark_from_id (fw_mark_id (i)), ==, i);
}

/* Five boroughs and the longest measure: the id still fits, and stays apart from another's. */
static void
test_ids (void)
{
  static const char boroughs[] = "county:36005+36047+36061+36081+36085";
  g_autofree char *plain = fw_series_make_id ("jobs", "15-1252", "metro:33460");
  g_autofree char *all = fw_series_make_id ("aggregate_household_income", NULL, boroughs);
  g_autofree char *black = fw_series_make_id ("aggregate_household_income", "black", boroughs);
  g_autofree char *white
      = fw_series_make_id ("aggregate_household_income", "white-not-hispanic", boroughs);
  g_autofree char *hispanic
      = fw_series_make_id ("aggregate_household_income", "white-hispanic", boroughs);

  g_assert_cmpstr (plain, ==, "jobs-15-1252-metro-33460");
  g_assert_true (fw_part_id_is_valid (all));
  g_assert_true (fw_part_id_is_valid (black));
  g_assert_true (fw_part_id_is_valid (white));
  g_assert_cmpstr (all, !=, black);
  g_assert_cmpstr (white, !=, hispanic);
}

static void
test_round_trip (void)
{
  g_autoptr (FwSeries) series = fw_series_new_of (&income, wages, G_N_ELEMENTS (wages));
  g_autoptr (FwPlan) plan = plan_with (series);
  g_autofree char *text = text_of (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) again = plan_of (text, &error);
  g_autofree char *second = NULL;
  FwSeries *found;
  FwSeriesValue value;

  g_assert_no_error (error);
  second = text_of (again);
  g_assert_cmpstr (text, ==, second);
  g_assert_nonnull (strstr (text, "\"values\": [52000.5, null, 239200]"));
  g_assert_nonnull (strstr (text, "\"margins\": [1200, null, null]"));
  g_assert_nonnull (strstr (text, "\"marks\": [\"exact\", \"not-released\", \"at-least\"]"));

  found = FW_SERIES (fw_plan_find_part (again, FW_LIST_SERIES, fw_part_get_id (FW_PART (series))));
  g_assert_nonnull (found);
  g_assert_true (fw_series_same_values (found, series));
  g_assert_cmpstr (fw_series_get_subject (found), ==, "black");
  g_assert_cmpint (fw_series_get_unit (found), ==, FW_UNIT_DOLLARS_A_YEAR);
  g_assert_cmpint (fw_series_get_price_year (found), ==, 2024);
  g_assert_cmpuint (fw_series_get_n_values (found), ==, 3);
  g_assert_true (isnan (fw_series_number (found, "p50")));
  g_assert_true (fw_series_find (found, "p90", &value));
  g_assert_cmpint (value.mark, ==, FW_MARK_AT_LEAST);
  g_assert_cmpfloat (value.value, ==, 239200);
  g_assert_false (fw_series_find (found, "p25", NULL));
}

/* Plain values carry no margins and no marks; a plan without series has no such member. */
static void
test_left_out (void)
{
  static const FwSeriesValue plain[] = { { "median", 41000, NAN, FW_MARK_EXACT } };
  g_autoptr (FwSeries) series = fw_series_new_of (&income, plain, 1);
  g_autoptr (FwPlan) with = plan_with (series);
  g_autoptr (FwPlan) without = plan_with (NULL);
  g_autofree char *text = text_of (with);
  g_autofree char *bare = text_of (without);

  g_assert_null (strstr (text, "margins"));
  g_assert_null (strstr (text, "marks"));
  g_assert_null (strstr (bare, "series"));
}

/* What is no number is a hole that says so, never a zero. */
static void
test_holes (void)
{
  static const FwSeriesValue odd[] = { { "a", INFINITY, 1, FW_MARK_EXACT },
                                       { "b", 7, -1, FW_MARK_EXACT },
                                       { "c", 7, 2, FW_MARK_SUPPRESSED },
                                       { "d", 1e300, 2, FW_MARK_EXACT } };
  g_autoptr (FwSeries) series = fw_series_new_of (&income, odd, G_N_ELEMENTS (odd));
  g_autoptr (FwPlan) plan = plan_with (series);
  const FwValueMark marks[]
      = { FW_MARK_NOT_PUBLISHED, FW_MARK_EXACT, FW_MARK_SUPPRESSED, FW_MARK_NOT_PUBLISHED };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const FwSeriesValue value = fw_series_get_value (series, i);

      g_assert_cmpint (value.mark, ==, marks[i]);
      g_assert_true (isnan (value.value) == !fw_mark_has_value (value.mark));
      g_assert_true (isnan (value.margin));
    }
}

static void
test_latest (void)
{
  static const FwSeriesValue months[] = { { "2025-08", 0.03, NAN, FW_MARK_EXACT },
                                          { "2025-10", NAN, NAN, FW_MARK_NOT_COLLECTED },
                                          { "2025-09", 0.04, NAN, FW_MARK_EXACT } };
  g_autoptr (FwSeries) series = fw_series_new_of (&income, months, G_N_ELEMENTS (months));
  g_autoptr (FwSeries) empty = fw_series_new_of (&income, months + 1, 1);
  FwSeriesValue value;

  g_assert_true (fw_series_latest (series, &value));
  g_assert_cmpstr (value.key, ==, "2025-09");
  g_assert_cmpfloat (value.value, ==, 0.04);
  g_assert_false (fw_series_latest (empty, &value));
}

#define HEAD "{\"id\": \"x\", \"measure\": \"population\", "

static void
test_hostile (void)
{
  static const struct
  {
    const char *object;
    const char *member;
    const char *found;
  } cases[] = {
    { HEAD "\"keys\": [\"a\", \"b\"], \"values\": [1]}", "values", "found 1 entries; wanted: 2" },
    { HEAD "\"keys\": [\"a\"], \"values\": [1], \"margins\": [1, 2]}", "margins", "wanted: 1" },
    { HEAD "\"keys\": [\"a\"], \"values\": [1], \"marks\": [\"exact\", \"exact\"]}", "marks",
      "wanted: 1" },
    { HEAD "\"keys\": [\"a\"], \"values\": [1], \"marks\": [\"perhaps\"]}", "marks",
      "not-released" },
    { HEAD "\"keys\": [\"a\"], \"values\": [null]}", "values", "null" },
    { HEAD "\"keys\": [\"a\"], \"values\": [1], \"marks\": [\"suppressed\"]}", "marks",
      "suppressed" },
    { HEAD "\"keys\": [\"a\"], \"values\": [\"1\"]}", "values", "null in this list" },
    { HEAD "\"keys\": [\"a\"], \"values\": [1e16]}", "values", "numbers from" },
    { HEAD "\"keys\": [\"a\"], \"values\": [1], \"margins\": [-1]}", "margins", "numbers from" },
    { HEAD "\"keys\": [\"a\", \"a\"], \"values\": [1, 2]}", "keys", "again" },
    { HEAD "\"keys\": [\"\"], \"values\": [1]}", "keys", "empty" },
    { HEAD "\"keys\": [], \"values\": [1]}", "values", "wanted: 0" },
    { HEAD "\"unit\": \"furlongs\"}", "unit", "furlongs" },
    { HEAD "\"geography\": \"place:1\"}", "geography", "no area" },
    { HEAD "\"geography\": \"county:29510+29189\"}", "geography", "county:29189+29510" },
    { HEAD "\"price_year\": 2500}", "price_year", "2100" },
    { "{\"id\": \"x\", \"keys\": [], \"values\": []}", "measure", "found none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = text_with_series (cases[i].object);
      g_autofree char *path = g_strconcat ("series/0/", cases[i].member, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwPlan) plan = plan_of (text, &error);

      g_assert_null (plan);
      g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT);
      g_assert_nonnull (strstr (error->message, path));
      g_assert_nonnull (strstr (error->message, "line "));
      if (strstr (error->message, cases[i].found) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].found);
    }
}

/* A measure and members of a later version stay as they are. */
static void
test_unknown_kept (void)
{
  g_autofree char *text
      = text_with_series ("{\"id\": \"x\", \"measure\": \"height\", \"unit\": \"weeks\", "
                          "\"keys\": [\"a\"], \"values\": [2], \"colour\": \"red\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = plan_of (text, &error);
  g_autofree char *saved = NULL;
  FwSeries *series;

  g_assert_no_error (error);
  series = FW_SERIES (fw_plan_find_part (plan, FW_LIST_SERIES, "x"));
  g_assert_cmpstr (fw_series_get_measure (series), ==, "height");
  g_assert_cmpint (fw_series_get_unit (series), ==, FW_UNIT_WEEKS);
  saved = text_of (plan);
  g_assert_nonnull (strstr (saved, "\"measure\": \"height\""));
  g_assert_nonnull (strstr (saved, "\"colour\": \"red\""));
}

/* What a plan says of a series with so many values. */
static GError *
fault_of_many (guint n)
{
  g_autoptr (GString) object = g_string_new (HEAD "\"keys\": [");
  g_autofree char *text = NULL;
  g_autoptr (FwPlan) plan = NULL;
  GError *error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (object, "%s\"%u\"", i > 0 ? "," : "", i);
  g_string_append (object, "], \"values\": [");
  for (guint i = 0; i < n; i++)
    g_string_append (object, i > 0 ? ",1" : "1");
  g_string_append (object, "]}");

  text = text_with_series (object->str);
  plan = plan_of (text, &error);
  g_assert_null (plan);
  return error;
}

static void
test_million_values (void)
{
  g_autoptr (GError) many = fault_of_many (400000);
  g_autoptr (GError) million = fault_of_many (1000000);

  g_assert_nonnull (strstr (many->message, "series/0/keys"));
  g_assert_nonnull (strstr (many->message, "at most 5000"));
  g_assert_error (million, FW_ERROR, FW_ERROR_TOO_LARGE);
}

static FwSeries *
median_of (const char *geography, const char *subject, double value)
{
  const FwSeriesValue values[] = { { "median", value, 1000, FW_MARK_EXACT } };
  FwSeriesInfo info = income;

  info.geography = geography;
  info.subject = subject;
  info.title = NULL;
  return fw_series_new_of (&info, values, 1);
}

static FwChange *
apply (FwChange *change, FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  FwChange *inverse = fw_change_apply (change, plan, &error);

  g_assert_no_error (error);
  return inverse;
}

/* Fetched again, a series stands where it stood; undone, the file is the same to the byte. */
static void
test_replace (void)
{
  static const char *const places[] = { "place:2743000", "county:27053", "us" };
  g_autoptr (FwPlan) plan = plan_with (NULL);
  g_autoptr (GPtrArray) inverses = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (FwSeries) newer = median_of (places[1], NULL, 5);
  g_autoptr (FwSeries) added = median_of (places[1], "asian", 6);
  g_autoptr (FwChange) several = NULL;
  g_autoptr (FwChange) back = NULL;
  g_autoptr (FwChange) again = NULL;
  g_autofree char *empty = text_of (plan);
  g_autofree char *before = NULL;
  g_autofree char *label = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (FwSeries) series = median_of (places[i], NULL, i);
      g_autoptr (FwChange) set = fw_change_new_set_series (plan, series);

      g_ptr_array_add (inverses, apply (set, plan));
    }
  before = text_of (plan);

  g_ptr_array_add (changes, fw_change_new_set_series (plan, newer));
  g_ptr_array_add (changes, fw_change_new_set_series (plan, added));
  label = fw_change_get_label (changes->pdata[0], plan);
  g_assert_cmpstr (label, ==, "Refresh Median household income");
  several = fw_change_new_several (changes, NULL);
  back = apply (several, plan);
  {
    g_autofree char *after = text_of (plan);
    g_autofree char *undone = NULL;
    g_autofree char *redone = NULL;
    g_autoptr (FwPart) second = g_list_model_get_item (fw_plan_get_list (plan, FW_LIST_SERIES), 1);

    g_assert_true (FW_SERIES (second) == newer);
    g_assert_cmpuint (g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_SERIES)), ==, 4);
    again = apply (back, plan);
    undone = text_of (plan);
    g_assert_cmpstr (undone, ==, before);
    g_object_unref (apply (again, plan));
    redone = text_of (plan);
    g_assert_cmpstr (redone, ==, after);
    g_object_unref (apply (back, plan));
  }

  for (guint i = inverses->len; i-- > 0;)
    g_object_unref (apply (inverses->pdata[i], plan));
  {
    g_autofree char *text = text_of (plan);

    g_assert_cmpstr (text, ==, empty);
  }
}

/* The nearest to the place comes first. */
static void
test_find (void)
{
  static const char *const order[]
      = { "us", "state:27", "metro:33460", "county:27053", "place:2743000" };
  static const char *const counties[] = { "27053", NULL };
  g_autoptr (FwPlan) plan = plan_with (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlace) city
      = fw_place_new_for_geography ("Minneapolis", counties, "place:2743000", "33460", &error);
  g_autoptr (FwChange) move = NULL;

  g_assert_no_error (error);
  move = fw_change_new_set_place (city);
  g_object_unref (apply (move, plan));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (FwSeries) series = median_of (order[i], NULL, i);
      g_autoptr (FwChange) set = fw_change_new_set_series (plan, series);

      g_object_unref (apply (set, plan));
      g_assert_true (fw_plan_find_series (plan, FW_MEASURE_MEDIAN_INCOME, NULL, NULL) == series);
    }
  g_assert_cmpfloat (
      fw_series_number (fw_plan_find_series (plan, FW_MEASURE_MEDIAN_INCOME, NULL, "state:27"),
                        "median"),
      ==, 1);
  g_assert_null (fw_plan_find_series (plan, FW_MEASURE_MEDIAN_INCOME, "black", NULL));
  g_assert_null (fw_plan_find_series (plan, FW_MEASURE_MEDIAN_INCOME, NULL, "state:28"));
  g_assert_null (fw_plan_find_series (plan, FW_MEASURE_GINI, NULL, NULL));
}

static void
test_place (void)
{
  static const char *const counties[] = { "29510", "29189", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlace) plain = fw_place_new (NULL, counties, &error);
  g_autoptr (FwPlace) own = NULL;
  g_autoptr (FwPlace) city = NULL;
  static const struct
  {
    const char *geography;
    const char *metro;
  } bad[] = { { "place:2743000", NULL },      { "county:29510", NULL }, { "somewhere", NULL },
              { "county:29510+29189", NULL }, { NULL, "4118" },         { NULL, "St. Louis" } };

  g_assert_no_error (error);
  g_assert_cmpstr (fw_place_get_geography (plain), ==, "county:29189+29510");
  g_assert_false (fw_place_has_geography (plain));
  g_assert_null (fw_place_get_metro (plain));

  own = fw_place_new_for_geography (NULL, counties, "county:29189+29510", "41180", &error);
  g_assert_no_error (error);
  g_assert_false (fw_place_has_geography (own));
  g_assert_cmpstr (fw_place_get_metro (own), ==, "41180");

  city = fw_place_new_for_geography ("St. Louis city", counties, "place:2965000", "41180", &error);
  g_assert_no_error (error);
  g_assert_true (fw_place_has_geography (city));
  g_assert_cmpstr (fw_place_get_geography (city), ==, "place:2965000");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) fault = NULL;

      g_assert_null (
          fw_place_new_for_geography (NULL, counties, bad[i].geography, bad[i].metro, &fault));
      g_assert_nonnull (fault);
      g_assert_nonnull (strstr (fault->message, "wanted"));
    }
}

/* A city in a plan file: read, written to the same bytes, refused with its member when wrong. */
static void
test_place_file (void)
{
  g_autoptr (FwPlan) plan = plan_with (NULL);
  g_autofree char *text = text_of (plan);
  g_auto (GStrv) halves = g_strsplit (text, "\"counties\": [\"27053\"]", 2);
  g_autofree char *with
      = g_strconcat (halves[0],
                     "\"counties\": [\"27053\"],\n    \"geography\": \"place:2743000\",\n"
                     "    \"metro\": \"33460\"",
                     halves[1], NULL);
  g_autofree char *wrong = g_strconcat (
      halves[0], "\"counties\": [\"27053\"], \"geography\": \"place:0644000\"", halves[1], NULL);
  g_autofree char *saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) city = plan_of (with, &error);

  g_assert_no_error (error);
  saved = text_of (city);
  g_assert_cmpstr (saved, ==, with);
  g_assert_null (plan_of (wrong, &error));
  g_assert_nonnull (strstr (error->message, "place"));
}

/* A plan is written at every pause of an edit: a list of keys left behind each time would fill the
 * memory in a day. */
static void
test_nothing_left_behind (void)
{
  enum
  {
    N_KEYS = 500,
    N_WRITES = 200
  };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree FwSeriesValue *values = g_new (FwSeriesValue, N_KEYS);
  g_autoptr (FwSeries) series = NULL;
  g_autoptr (FwPlan) plan = NULL;
  gsize before;

  for (guint i = 0; i < N_KEYS; i++)
    {
      g_ptr_array_add (keys, g_strdup_printf ("a key of some length %u", i));
      values[i] = (FwSeriesValue){ keys->pdata[i], i, NAN, FW_MARK_EXACT };
    }
  series = fw_series_new_of (&income, values, N_KEYS);
  plan = plan_with (series);
  g_free (text_of (plan));
  before = mallinfo2 ().uordblks;
  for (guint i = 0; i < N_WRITES; i++)
    g_free (text_of (plan));

  /* A tenth of what the keys alone would leave. */
  g_assert_cmpuint (mallinfo2 ().uordblks, <, before + N_KEYS * N_WRITES * 20 / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/geography/text", test_geography_text);
  g_test_add_func ("/model/geography/hostile", test_geography_hostile);
  g_test_add_func ("/model/geography/copy", test_geography_copy);
  g_test_add_func ("/model/series/measures", test_measures);
  g_test_add_func ("/model/series/ids", test_ids);
  g_test_add_func ("/model/series/round-trip", test_round_trip);
  g_test_add_func ("/model/series/left-out", test_left_out);
  g_test_add_func ("/model/series/holes", test_holes);
  g_test_add_func ("/model/series/latest", test_latest);
  g_test_add_func ("/model/series/hostile", test_hostile);
  g_test_add_func ("/model/series/unknown-kept", test_unknown_kept);
  g_test_add_func ("/model/series/million-values", test_million_values);

  g_test_add_func ("/model/series/nothing-left-behind", test_nothing_left_behind);
  g_test_add_func ("/model/series/replace", test_replace);
  g_test_add_func ("/model/series/find", test_find);
  g_test_add_func ("/model/place/geography", test_place);
  g_test_add_func ("/model/place/file", test_place_file);

  return g_test_run ();
}
