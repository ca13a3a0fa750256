/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "bls-samples.h"
#include "fw-error.h"

/* More occupations than a query holds. */
static char *eight[] = { (char *)"15-1252", (char *)"15-1232", (char *)"15-1254",
                         (char *)"15-1244", (char *)"15-1231", (char *)"15-1253",
                         (char *)"15-1211", (char *)"15-1299", NULL };

/* --- Ids */

static void
test_ids (void)
{
  g_autofree char *metro = fw_bls_metro_wage_id ("33460", "15-1252", FW_BLS_P50);
  g_autofree char *state = fw_bls_state_wage_id ("27", "15-1252", FW_BLS_MEAN);
  g_autofree char *turnover = fw_bls_turnover_id ("27", FW_BLS_OPENINGS);
  g_autofree char *separations = fw_bls_turnover_id ("27", FW_BLS_SEPARATIONS);
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) areas = fw_bls_areas (&target);
  const char *const rates[]
      = { "LAUCT274300000000003", "LAUMT273346000000003", "LASST270000000000003" };

  g_assert_cmpstr (metro, ==, "OEUM003346000000015125213");
  g_assert_cmpstr (state, ==, "OEUS270000000000015125204");
  g_assert_cmpstr (turnover, ==, "JTS000000270000000JOL");
  g_assert_cmpstr (separations, ==, "JTS000000270000000TSL");
  g_assert_cmpuint (areas->len, ==, G_N_ELEMENTS (rates));
  for (guint i = 0; i < areas->len; i++)
    {
      const FwBlsArea *area = g_ptr_array_index (areas, i);
      g_autofree char *id = fw_bls_labor_id (area->stems[0], FW_BLS_RATE);

      g_assert_cmpstr (id, ==, rates[i]);
    }
}

static void
test_county_ids (void)
{
  char *fips[] = { (char *)"27053", (char *)"27123", NULL };
  FwGeography counties = { FW_LEVEL_COUNTY, "27", "", fips };
  FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) areas = NULL;
  const FwBlsArea *area;
  g_autofree char *first = NULL, *second = NULL;

  target.place = &counties;
  areas = fw_bls_areas (&target);
  area = g_ptr_array_index (areas, 0);
  first = fw_bls_labor_id (area->stems[0], FW_BLS_RATE);
  second = fw_bls_labor_id (area->stems[1], FW_BLS_LABOR_FORCE);
  g_assert_cmpstr (first, ==, "LAUCN270530000000003");
  g_assert_cmpstr (second, ==, "LAUCN271230000000006");
  g_assert_null (area->stems[2]);
}

/* --- Requests */

static void
test_requests_with_key (void)
{
  const FwTarget target = make_target (eight, TRUE);
  g_autoptr (GPtrArray) requests = next (&target, NULL);
  const char *labor, *wages, *rest;

  g_assert_cmpuint (requests->len, ==, 3);
  labor = fw_request_get_body (find_request (requests, "labor-1"));
  wages = fw_request_get_body (find_request (requests, "metro-wages-1"));
  rest = fw_request_get_body (find_request (requests, "metro-wages-2"));
  g_assert_cmpstr (
      labor, ==,
      "{\"seriesid\":[\"LAUCT274300000000003\",\"LAUCT274300000000004\",\"LAUCT274300000000005\","
      "\"LAUCT274300000000006\",\"LAUMT273346000000003\",\"LAUMT273346000000004\","
      "\"LAUMT273346000000005\",\"LAUMT273346000000006\",\"LASST270000000000003\",\"CUUR0000SA0\","
      "\"JTS000000270000000JOL\",\"JTS000000270000000HIL\",\"JTS000000270000000QUL\","
      "\"JTS000000270000000TSL\"],\"startyear\":\"2007\",\"endyear\":\"2026\",\"catalog\":false,"
      "\"calculations\":false,\"annualaverage\":true}");
  g_assert_cmpuint (count (wages, "OEUM0033460000000"), ==, 49);
  g_assert_cmpuint (count (rest, "OEUM0033460000000"), ==, 7);
  g_assert_nonnull (strstr (wages, "\"startyear\":\"2023\",\"endyear\":\"2026\""));
  g_assert_nonnull (strstr (wages, "\"annualaverage\":false"));
  for (guint i = 0; i < requests->len; i++)
    {
      FwRequest *request = g_ptr_array_index (requests, i);

      g_assert_cmpstr (fw_request_get_url (request), ==,
                       "https://api.bls.gov/publicAPI/v2/timeseries/data/");
      g_assert_null (strstr (fw_request_get_body (request), "registrationkey"));
      g_assert_cmpint (fw_request_get_service (request), ==, FW_SERVICE_BLS);
    }
}

static void
test_requests_without_key (void)
{
  const FwTarget target = make_target (eight, FALSE);
  g_autoptr (GPtrArray) requests = next (&target, NULL);
  const char *labor = fw_request_get_body (find_request (requests, "labor-1"));
  const guint expected[] = { 21, 21, 14 };

  g_assert_cmpuint (requests->len, ==, 4);
  g_assert_nonnull (strstr (labor, "\"startyear\":\"2017\",\"endyear\":\"2026\""));
  g_assert_nonnull (strstr (labor, "\"annualaverage\":false"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *tag = g_strdup_printf ("metro-wages-%u", i + 1);
      const char *body = fw_request_get_body (find_request (requests, tag));

      g_assert_cmpuint (count (body, "\"OEUM"), ==, expected[i]);
    }
}

/* A region of many counties: as many queries as it takes, none over the limit. */
static void
test_many_counties (void)
{
  g_autoptr (GStrvBuilder) fips = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;
  FwGeography counties = { FW_LEVEL_COUNTY, "27", "", NULL };
  FwTarget target = make_target (NULL, FALSE);
  g_autoptr (GPtrArray) requests = NULL;
  guint total = 0;

  for (guint i = 1; i < 60; i += 2)
    {
      g_autofree char *code = g_strdup_printf ("27%03u", i);

      g_strv_builder_add (fips, code);
    }
  codes = g_strv_builder_end (fips);
  counties.counties = codes;
  target.place = &counties;
  requests = next (&target, NULL);
  for (guint i = 0; i < requests->len; i++)
    {
      const char *body = fw_request_get_body (g_ptr_array_index (requests, i));
      const guint n = count (body, "\"LA") + count (body, "\"CU") + count (body, "\"JT");

      g_assert_cmpuint (n, <=, 25);
      total += n;
    }
  g_assert_cmpuint (total, ==, 30 * 4 + 4 + 1 + 1 + 4);
}

static void
test_no_metro (void)
{
  FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) requests = NULL;

  target.metro = NULL;
  requests = next (&target, NULL);
  g_assert_cmpuint (requests->len, ==, 2);
  g_assert_nonnull (strstr (fw_request_get_body (find_request (requests, "state-wages-1")),
                            "OEUS270000000000015125213"));
}

static void
test_bad_codes (void)
{
  char *bad[] = { (char *)"15-12AB", NULL };
  FwTarget soc = make_target (bad, TRUE), metro = make_target (one, TRUE),
           state = make_target (one, TRUE);
  const FwTarget *const targets[] = { &soc, &metro, &state };
  g_autoptr (GPtrArray) none = new_outcomes ();

  metro.metro = (char *)"3346";
  g_strlcpy (state.state, "2x", sizeof state.state);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwHarvest) harvest = fw_harvest_new ();

      g_assert_null (fw_source_bls.next (targets[i], none, &error));
      g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
      fw_source_bls.read (targets[i], none, harvest);
      g_assert_cmpuint (harvest->series->len, ==, 0);
    }
}

/* --- Recorded and made answers to values */

/* The nation's real wages of May 2025, moved to the metro area that is asked for. */
static void
test_real_wages (void)
{
  const FwTarget target = make_target (one, TRUE);
  g_autofree char *text = read_fixture ("bls", "rebuilt-oews-us-software-developers-2025.json");
  g_autofree char *body = replace_text (text, "OEUN0000000", "OEUM0033460");
  g_autoptr (FwHarvest) harvest = read_one (&target, "metro-wages-1", body);
  FwSeries *wage = find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460");
  FwSeries *jobs = find_series (harvest, FW_MEASURE_JOBS, "15-1252", "metro:33460");

  g_assert_cmpuint (harvest->series->len, ==, 2);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
  assert_value (wage, "mean", FW_MARK_EXACT, 148100);
  assert_value (wage, "p10", FW_MARK_EXACT, 82460);
  assert_value (wage, "p25", FW_MARK_EXACT, 105210);
  assert_value (wage, "p50", FW_MARK_EXACT, 135980);
  assert_value (wage, "p75", FW_MARK_EXACT, 171980);
  assert_value (wage, "p90", FW_MARK_EXACT, 214670);
  assert_value (jobs, "jobs", FW_MARK_EXACT, 1687890);
  g_assert_cmpint (fw_series_get_price_year (wage), ==, 2025);
  g_assert_cmpint (fw_series_get_price_year (jobs), ==, 0);
  assert_text (wage, "vintage", "May 2025");
  assert_text (wage, "fetched", "2026-11-21T20:58:34Z");
  assert_text (wage, "url", "https://api.bls.gov/publicAPI/v2/timeseries/data/");
  assert_text (wage, "service", "bls");
  assert_text (wage, "place", "metro area of Minneapolis city, Minnesota");
  g_assert_nonnull (strstr (fw_part_get_text (FW_PART (wage), "licence"), "public domain"));
}

static void
test_partial_wages (void)
{
  const FwTarget target = make_target (one, TRUE);
  g_autofree char *body
      = read_fixture ("bls", "synthetic-oews-minneapolis-software-developers.json");
  g_autoptr (FwHarvest) harvest = read_one (&target, "metro-wages-1", body);
  FwSeries *wage = find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460");

  assert_value (wage, "mean", FW_MARK_EXACT, 128450);
  assert_value (wage, "p50", FW_MARK_EXACT, 127060);
  assert_value (wage, "p10", FW_MARK_NOT_PUBLISHED, NAN);
  assert_value (find_series (harvest, FW_MEASURE_JOBS, "15-1252", "metro:33460"), "jobs",
                FW_MARK_EXACT, 24310);
}

static void
test_unemployment (void)
{
  const FwTarget target = make_target (one, TRUE);
  g_autofree char *body = read_fixture ("bls", "synthetic-laus-minneapolis-unemployment-rate.json");
  g_autoptr (FwHarvest) harvest = read_one (&target, "labor-1", body);
  FwSeries *rate = find_series (harvest, FW_MEASURE_UNEMPLOYMENT_RATE, NULL, "metro:33460");
  FwSeriesValue newest;

  g_assert_cmpuint (fw_series_get_n_values (rate), ==, 4);
  g_assert_cmpstr (fw_series_get_value (rate, 0).key, ==, "2025-10");
  assert_value (rate, "2025-10", FW_MARK_NOT_COLLECTED, NAN);
  assert_value (rate, "2026-01", FW_MARK_EXACT, 0.039);
  assert_value (rate, "2026-02", FW_MARK_EXACT, 0.036);
  assert_value (rate, "2026-03", FW_MARK_EXACT, 0.034);
  g_assert_true (fw_series_latest (rate, &newest));
  g_assert_cmpstr (newest.key, ==, "2026-03");
  assert_text (rate, "vintage", "2026-03");
}

/* Colorado's labor force as recorded, moved to the city: months only, oldest first. */
static void
test_labor_force (void)
{
  FwTarget target = make_target (one, TRUE);
  g_autofree char *text = read_fixture ("bls", "recorded-laus-colorado-labor-force-2017-2019.json");
  g_autofree char *body = replace_text (text, "LAUST080000000000006", "LAUCT274300000000006");
  g_autoptr (FwHarvest) harvest = read_one (&target, "labor-1", body);
  FwSeries *force = find_series (harvest, FW_MEASURE_LABOR_FORCE, NULL, "place:2743000");
  g_autoptr (FwHarvest) later = NULL;

  g_assert_cmpuint (fw_series_get_n_values (force), ==, 34);
  g_assert_cmpstr (fw_series_get_value (force, 0).key, ==, "2017-01");
  assert_value (force, "2019-10", FW_MARK_EXACT, 3178070);
  assert_value (force, "2018-12", FW_MARK_EXACT, 3136729);
  g_assert_false (fw_series_find (force, "2018-13", &(FwSeriesValue){ 0 }));
  assert_text (force, "vintage", "2019-10");
  assert_text (force, "place", "Minneapolis city, Minnesota");

  target.year = 2027; /* ten years: 2018 on */
  later = read_one (&target, "labor-1", body);
  force = find_series (later, FW_MEASURE_LABOR_FORCE, NULL, "place:2743000");
  g_assert_cmpstr (fw_series_get_value (force, 0).key, ==, "2018-01");
}

static void
test_prices (void)
{
  const FwTarget target = make_target (one, TRUE);
  g_autofree char *body
      = read_fixture ("bls", "recorded-cpi-u-2015-2020-with-no-data-messages.json");
  g_autoptr (FwHarvest) harvest = read_one (&target, "labor-1", body);
  FwSeries *prices = find_series (harvest, FW_MEASURE_PRICES, NULL, "us");

  g_assert_cmpuint (fw_series_get_n_values (prices), ==, 5);
  g_assert_cmpstr (fw_series_get_value (prices, 0).key, ==, "2015");
  assert_value (prices, "2019", FW_MARK_EXACT, 255.657);
  g_assert_false (fw_series_find (prices, "2020", &(FwSeriesValue){ 0 }));
  g_assert_null (find_series (harvest, FW_MEASURE_JOB_OPENINGS, NULL, "state:27"));
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0); /* years without data are no shortfall */
}

static void
test_catalog (void)
{
  g_autofree char *body = read_fixture ("bls", "synthetic-v2-catalog-calculations.json");
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (FwHarvest) harvest = read_one (&target, "labor-1", body);
  g_autofree char *told = shortfalls (harvest);

  /* A December is no annual average. */
  g_assert_null (find_series (harvest, FW_MEASURE_PRICES, NULL, "us"));
  g_assert_cmpstr (told, ==,
                   "Consumer prices: BLS gave no annual averages; the prices that come with "
                   "Fairway are used\n");
}

static void
test_turnover (void)
{
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GString) series = g_string_new (NULL);
  g_autofree char *newer = observation ("2026", "M08", "195", NULL);
  g_autofree char *older = observation ("2026", "M07", "187.5", NULL);
  g_autofree char *both = g_strconcat (newer, ",", older, NULL), *body = NULL;
  g_autoptr (FwHarvest) harvest = NULL;
  FwSeries *openings;

  add_series_text (series, "JTS000000270000000JOL", both);
  body = succeed ("", series->str);
  harvest = read_one (&target, "labor-1", body);
  openings = find_series (harvest, FW_MEASURE_JOB_OPENINGS, NULL, "state:27");
  g_assert_cmpstr (fw_series_get_value (openings, 0).key, ==, "2026-07");
  assert_value (openings, "2026-07", FW_MARK_EXACT, 187500);
  assert_value (openings, "2026-08", FW_MARK_EXACT, 195000);
  assert_text (openings, "place", "Minnesota");
}

/* A rate is the very number that was published, a hundredth of it. */
static void
test_rates_are_exact (void)
{
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GString) series = g_string_new (NULL);
  g_autofree char *june = observation ("2026", "M06", "4.4", NULL);
  g_autofree char *july = observation ("2026", "M07", "4.1", NULL);
  g_autofree char *both = g_strconcat (july, ",", june, NULL), *body = NULL;
  g_autoptr (FwHarvest) harvest = NULL;
  FwSeries *rate;
  FwSeriesValue value;

  add_series_text (series, "LASST270000000000003", both);
  body = succeed ("", series->str);
  harvest = read_one (&target, "labor-1", body);
  rate = find_series (harvest, FW_MEASURE_UNEMPLOYMENT_RATE, NULL, "state:27");
  g_assert_true (fw_series_find (rate, "2026-06", &value));
  g_assert_true (value.value == 0.044);
  g_assert_true (fw_series_find (rate, "2026-07", &value));
  g_assert_true (value.value == 0.041);
}

/* Two counties: persons add up, the rate is that of the sums, a hole stays one. */
static void
test_counties_add_up (void)
{
  char *fips[] = { (char *)"29189", (char *)"29510", NULL };
  FwGeography counties = { FW_LEVEL_COUNTY, "29", "", fips };
  FwTarget target = make_target (one, TRUE);
  g_autoptr (GString) series = g_string_new (NULL);
  g_autoptr (FwHarvest) harvest = NULL;
  g_autofree char *body = NULL;
  const struct
  {
    const char *id, *july, *august;
  } rows[] = {
    { "LAUCN291890000000003", "4", "4.5" },  { "LAUCN295100000000003", "6", "5.5" },
    { "LAUCN291890000000004", "40", "-" },   { "LAUCN295100000000004", "20", "21" },
    { "LAUCN291890000000006", "1000", "9" }, { "LAUCN295100000000006", "500", "9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *august
          = observation ("2026", "M08", rows[i].august, "{\"code\":\"X\",\"text\":\"lapse\"}");
      g_autofree char *july = observation ("2026", "M07", rows[i].july, NULL);
      g_autofree char *both = g_strconcat (august, ",", july, NULL);

      add_series_text (series, rows[i].id, both);
    }
  g_strlcpy (target.state, "29", sizeof target.state);
  target.place = &counties;
  body = succeed ("", series->str);
  harvest = read_one (&target, "labor-1", body);
  assert_value (find_series (harvest, FW_MEASURE_UNEMPLOYED, NULL, "county:29189+29510"), "2026-07",
                FW_MARK_EXACT, 60);
  assert_value (find_series (harvest, FW_MEASURE_UNEMPLOYMENT_RATE, NULL, "county:29189+29510"),
                "2026-07", FW_MARK_EXACT, 0.04);
  assert_value (find_series (harvest, FW_MEASURE_UNEMPLOYMENT_RATE, NULL, "county:29189+29510"),
                "2026-08", FW_MARK_NOT_COLLECTED, NAN);
}

/* --- Oddities of wages */

static void
test_caps (void)
{
  static const struct
  {
    const char *value, *note;
    FwValueMark mark;
    double number;
  } cases[] = {
    { "-",
      "{\"code\":\"5\",\"text\":\"This wage is equal to or greater than $115.00 per hour or "
      "$239,200 per year.\"}",
      FW_MARK_AT_LEAST, 239200 },
    { "-",
      "{\"code\":\"5\",\"text\":\"This wage is equal to or greater than $100.00 per hour or "
      "$208,000 per year.\"}",
      FW_MARK_AT_LEAST, 208000 },
    { "-", "{\"code\":\"5\",\"text\":\"capped\"}", FW_MARK_AT_LEAST, 239200 },
    { "-", "{\"code\":\"5\"}", FW_MARK_AT_LEAST, 239200 },
    { "-", "{},{\"code\":\"5\",\"text\":\"$99999999999999999999 per year\"}", FW_MARK_AT_LEAST,
      239200 },
    { "239200", "{\"code\":\"5\",\"text\":\"x\"}", FW_MARK_AT_LEAST, 239200 },
    { "-", "{\"code\":\"8\",\"text\":\"Estimate not released.\"}", FW_MARK_NOT_RELEASED, NAN },
    { "-", "{\"code\":\"9\"}", FW_MARK_NOT_COLLECTED, NAN },
    { "-", "{\"code\":\"X\"}", FW_MARK_NOT_COLLECTED, NAN },
    { "-", NULL, FW_MARK_NOT_PUBLISHED, NAN },
    { "", NULL, FW_MARK_NOT_PUBLISHED, NAN },
    { "12,5", NULL, FW_MARK_NOT_PUBLISHED, NAN },
    { "0x10", NULL, FW_MARK_NOT_PUBLISHED, NAN },
    { "inf", NULL, FW_MARK_NOT_PUBLISHED, NAN },
    { "0", NULL, FW_MARK_EXACT, 0 },
  };
  const FwTarget target = make_target (one, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *odd = observation ("2025", "A01", cases[i].value, cases[i].note);
      g_autofree char *plain = observation ("2025", "A01", "50000", NULL), *body = NULL;
      g_autoptr (GString) series = g_string_new (NULL);
      g_autoptr (FwHarvest) harvest = NULL;

      add_series_text (series, "OEUM003346000000015125211", plain);
      add_series_text (series, "OEUM003346000000015125215", odd);
      body = succeed ("", series->str);
      harvest = read_one (&target, "metro-wages-1", body);
      assert_value (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460"), "p90",
                    cases[i].mark, cases[i].number);
    }
}

/* The newest year that all have: 2025 lacks a median, so 2024 it is for all of them. */
static void
test_common_year (void)
{
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GString) series = g_string_new (NULL);
  g_autofree char *new_mean = observation ("2025", "A01", "120", NULL);
  g_autofree char *old_mean = observation ("2024", "A01", "110", NULL);
  g_autofree char *means = g_strconcat (new_mean, ",", old_mean, NULL);
  g_autofree char *median = observation ("2024", "A01", "100", NULL), *body = NULL;
  g_autoptr (FwHarvest) harvest = NULL;
  FwSeries *wage;

  add_series_text (series, "OEUM003346000000015125213", median);
  add_series_text (series, "OEUM003346000000015125204", means);
  body = succeed ("", series->str);
  harvest = read_one (&target, "metro-wages-1", body);
  wage = find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460");
  assert_value (wage, "p50", FW_MARK_EXACT, 100);
  assert_value (wage, "mean", FW_MARK_EXACT, 110);
  assert_text (wage, "vintage", "May 2024");
}

/* --- The state's in the place of the metro area's */

static void
test_state_fallback (void)
{
  const FwTarget target = make_target (two, TRUE);
  g_autoptr (GPtrArray) outcomes = new_outcomes (), second = NULL, third = NULL;
  g_autoptr (GString) metro = g_string_new (NULL), state = g_string_new (NULL);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autofree char *first = NULL, *answer = NULL, *told = NULL;

  add_wages_text (metro, "33460", NULL, "15-1232", NULL, NULL);
  add_wages_text (metro, "33460", NULL, "15-1252", "-", "{\"code\":\"8\"}");
  first = succeed ("", metro->str);
  add_first_round (&target, outcomes, first);

  second = next (&target, outcomes);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpuint (count (fw_request_get_body (g_ptr_array_index (second, 0)), "OEUS27"), ==, 7);
  g_assert_null (strstr (fw_request_get_body (g_ptr_array_index (second, 0)), "151232"));

  add_wages_text (state, NULL, "27", "15-1252", NULL, NULL);
  answer = succeed ("", state->str);
  add_outcome (outcomes, g_ptr_array_index (second, 0), 200, answer);
  third = next (&target, outcomes);
  g_assert_null (third);

  fw_source_bls.read (&target, outcomes, harvest);
  told = shortfalls (harvest);
  assert_value (find_series (harvest, FW_MEASURE_WAGE, "15-1232", "metro:33460"), "p50",
                FW_MARK_EXACT, 1003);
  assert_value (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "state:27"), "p50", FW_MARK_EXACT,
                1003);
  g_assert_null (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460"));
  g_assert_nonnull (
      strstr (told, "not released by BLS for this metro area; Minnesota’s is used\n"));
}

/* Neither the metro area nor the state has it: the reason is kept with the series. */
static void
test_nowhere_released (void)
{
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) outcomes = new_outcomes (), second = NULL;
  g_autoptr (GString) metro = g_string_new (NULL), state = g_string_new (NULL);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autofree char *first = NULL, *answer = NULL;

  add_wages_text (metro, "33460", NULL, "15-1252", "-", "{\"code\":\"8\"}");
  add_wages_text (state, NULL, "27", "15-1252", "-", "{\"code\":\"8\"}");
  first = succeed ("", metro->str);
  answer = succeed ("", state->str);
  add_first_round (&target, outcomes, first);
  second = next (&target, outcomes);
  add_outcome (outcomes, g_ptr_array_index (second, 0), 200, answer);
  fw_source_bls.read (&target, outcomes, harvest);
  assert_value (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460"), "p50",
                FW_MARK_NOT_RELEASED, NAN);
}

/* Every id unknown: the metro area was redrawn; said once, not once an occupation. */
static void
test_redrawn (void)
{
  const FwTarget target = make_target (two, TRUE);
  g_autoptr (GPtrArray) outcomes = new_outcomes (), second = NULL;
  g_autoptr (GString) messages = g_string_new (NULL), series = g_string_new (NULL),
                      state = g_string_new (NULL);
  g_autoptr (FwHarvest) harvest = fw_harvest_new (), unanswered = fw_harvest_new ();
  g_autofree char *first = NULL, *answer = NULL, *told = NULL, *without = NULL;

  for (guint i = 0; two[i] != NULL; i++)
    for (FwBlsWage type = 0; type < FW_BLS_N_WAGE; type++)
      {
        g_autofree char *id = fw_bls_metro_wage_id ("33460", two[i], type);

        g_string_append_printf (messages, "%s\"%s for Series %s\"", messages->len > 0 ? "," : "",
                                type % 2 == 0 ? "Series does not exist" : "Invalid Series", id);
        add_series_text (series, id, "");
      }
  first = succeed (messages->str, series->str);
  add_first_round (&target, outcomes, first);
  second = next (&target, outcomes);
  g_assert_cmpuint (count (fw_request_get_body (g_ptr_array_index (second, 0)), "OEUS27"), ==, 14);

  /* As long as the state's did not come, nobody says that they are used. */
  fw_source_bls.read (&target, outcomes, unanswered);
  without = shortfalls (unanswered);
  g_assert_cmpuint (count (without, "redrawn"), ==, 1);
  g_assert_cmpuint (count (without, "are used"), ==, 0);

  add_wages_text (state, NULL, "27", "15-1252", NULL, NULL);
  add_wages_text (state, NULL, "27", "15-1232", NULL, NULL);
  answer = succeed ("", state->str);
  add_outcome (outcomes, g_ptr_array_index (second, 0), 200, answer);
  fw_source_bls.read (&target, outcomes, harvest);
  told = shortfalls (harvest);
  g_assert_cmpuint (count (told, "redrawn"), ==, 1);
  g_assert_cmpuint (count (told, "Minnesota’s are used"), ==, 1);
  g_assert_cmpuint (count (told, "Wage, "), ==, 0);
  g_assert_nonnull (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "state:27"));
}

/* A group of occupations is unknown anywhere but in the nation; that says nothing of the area. */
static void
test_group (void)
{
  char *group[] = { (char *)"15-1250", NULL };
  FwTarget target = make_target (group, TRUE);
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (GString) messages = g_string_new (NULL), series = g_string_new (NULL);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autofree char *body = NULL, *told = NULL;
  char *titles[] = { (char *)"Developers", NULL };

  for (FwBlsWage type = 0; type < FW_BLS_N_WAGE; type++)
    {
      g_autofree char *id = fw_bls_metro_wage_id ("33460", group[0], type);

      g_string_append_printf (messages, "%s\"Series does not exist for Series %s\"",
                              messages->len > 0 ? "," : "", id);
      add_series_text (series, id, "");
    }
  target.titles = titles;
  body = succeed (messages->str, series->str);
  add_first_round (&target, outcomes, body);
  fw_source_bls.read (&target, outcomes, harvest);
  told = shortfalls (harvest);
  g_assert_cmpuint (count (told, "redrawn"), ==, 0);
  g_assert_cmpuint (count (told, "Wage, Developers: BLS publishes this group"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/bls/ids", test_ids);
  g_test_add_func ("/sources/bls/county-ids", test_county_ids);
  g_test_add_func ("/sources/bls/requests-with-key", test_requests_with_key);
  g_test_add_func ("/sources/bls/requests-without-key", test_requests_without_key);
  g_test_add_func ("/sources/bls/many-counties", test_many_counties);
  g_test_add_func ("/sources/bls/no-metro", test_no_metro);
  g_test_add_func ("/sources/bls/bad-codes", test_bad_codes);
  g_test_add_func ("/sources/bls/real-wages", test_real_wages);
  g_test_add_func ("/sources/bls/partial-wages", test_partial_wages);
  g_test_add_func ("/sources/bls/unemployment", test_unemployment);
  g_test_add_func ("/sources/bls/labor-force", test_labor_force);
  g_test_add_func ("/sources/bls/prices", test_prices);
  g_test_add_func ("/sources/bls/catalog", test_catalog);
  g_test_add_func ("/sources/bls/turnover", test_turnover);
  g_test_add_func ("/sources/bls/counties-add-up", test_counties_add_up);
  g_test_add_func ("/sources/bls/caps", test_caps);
  g_test_add_func ("/sources/bls/common-year", test_common_year);
  g_test_add_func ("/sources/bls/state-fallback", test_state_fallback);
  g_test_add_func ("/sources/bls/nowhere-released", test_nowhere_released);
  g_test_add_func ("/sources/bls/rates-are-exact", test_rates_are_exact);
  g_test_add_func ("/sources/bls/redrawn", test_redrawn);
  g_test_add_func ("/sources/bls/group", test_group);

  return g_test_run ();
}
