/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fw-bls-private.h"
#include "fw-error.h"
#include "labor-samples.h"

/* Looks like a key and must never come out of an answer. */
#define CANARY "c0ffee0123456789c0ffee0123456789"

/* --- Targets */

static FwGeography minneapolis = { FW_LEVEL_PLACE, "27", "43000", NULL };

static char *eight[] = { (char *)"15-1252", (char *)"15-1232", (char *)"15-1254",
                         (char *)"15-1244", (char *)"15-1231", (char *)"15-1253",
                         (char *)"15-1211", (char *)"15-1299", NULL };
static char *one[] = { (char *)"15-1252", NULL };
static char *two[] = { (char *)"15-1252", (char *)"15-1232", NULL };

static FwTarget
make_target (char **occupations, gboolean has_key)
{
  return (FwTarget){ .place = &minneapolis,
                     .place_name = (char *)"Minneapolis city, Minnesota",
                     .state = "27",
                     .metro = (char *)"33460",
                     .occupations = occupations,
                     .year = 2026,
                     .has_key = has_key };
}

static GPtrArray *
next (const FwTarget *target, GPtrArray *outcomes)
{
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (GError) error = NULL;
  GPtrArray *requests = fw_source_bls.next (target, outcomes != NULL ? outcomes : none, &error);

  g_assert_no_error (error);
  return requests;
}

static FwRequest *
find_request (GPtrArray *requests, const char *tag)
{
  for (guint i = 0; i < requests->len; i++)
    if (g_str_equal (fw_request_get_tag (g_ptr_array_index (requests, i)), tag))
      return g_ptr_array_index (requests, i);
  g_assert_not_reached ();
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

/* --- Bodies: an observation, a series, an answer */

static char *
observation (const char *year, const char *period, const char *value, const char *note)
{
  return g_strdup_printf (
      "{\"year\":\"%s\",\"period\":\"%s\",\"periodName\":\"x\",\"value\":\"%s\","
      "\"footnotes\":[%s]}",
      year, period, value, note != NULL ? note : "{}");
}

static void
add_series_text (GString *all, const char *id, const char *data)
{
  g_string_append_printf (all, "%s{\"seriesID\":\"%s\",\"data\":[%s]}", all->len > 0 ? "," : "", id,
                          data);
}

static char *
succeed (const char *messages, const char *series)
{
  return g_strdup_printf ("{\"status\":\"REQUEST_SUCCEEDED\",\"responseTime\":1,\"message\":[%s],"
                          "\"Results\":{\"series\":[%s]}}",
                          messages, series);
}

/* All data types of one occupation: jobs 100, mean 1000, p10 1001 … p90 1005 of 2025. */
static void
add_wages_text (GString *all, const char *metro, const char *state, const char *soc,
                const char *value, const char *note)
{
  for (FwBlsWage type = 0; type < FW_BLS_N_WAGE; type++)
    {
      g_autofree char *id = metro != NULL ? fw_bls_metro_wage_id (metro, soc, type)
                                          : fw_bls_state_wage_id (state, soc, type);
      g_autofree char *own = g_strdup_printf ("%u", type == FW_BLS_JOBS ? 100 : 999 + type);
      g_autofree char *data = observation ("2025", "A01", value != NULL ? value : own, note);

      add_series_text (all, id, data);
    }
}

static FwHarvest *
read_one (const FwTarget *target, const char *tag, const char *body)
{
  g_autoptr (GPtrArray) requests = next (target, NULL), outcomes = new_outcomes ();
  FwHarvest *harvest = fw_harvest_new ();

  add_outcome (outcomes, find_request (requests, tag), 200, body);
  fw_source_bls.read (target, outcomes, harvest);
  return harvest;
}

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
add_first_round (const FwTarget *target, GPtrArray *outcomes, const char *wages)
{
  g_autoptr (GPtrArray) requests = next (target, NULL);
  g_autofree char *labor = succeed ("", "");

  add_outcome (outcomes, find_request (requests, "labor-1"), 200, labor);
  add_outcome (outcomes, find_request (requests, "metro-wages-1"), 200, wages);
}

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
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autofree char *first = NULL, *answer = NULL, *told = NULL;

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
  add_wages_text (state, NULL, "27", "15-1252", NULL, NULL);
  add_wages_text (state, NULL, "27", "15-1232", NULL, NULL);
  answer = succeed ("", state->str);
  add_outcome (outcomes, g_ptr_array_index (second, 0), 200, answer);
  fw_source_bls.read (&target, outcomes, harvest);
  told = shortfalls (harvest);
  g_assert_cmpuint (count (told, "redrawn"), ==, 1);
  g_assert_cmpuint (count (told, "Wage, "), ==, 0);
  g_assert_nonnull (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "state:27"));
}

/* --- Refusals */

static const char *const refused
    = "{\"status\":\"REQUEST_FAILED\",\"responseTime\":1,\"message\":[\"Your request has failed. "
      "Please check your input parameters and try your request again.\"],\"Results\":null}";

static void
test_split (void)
{
  const FwTarget target = make_target (two, TRUE);
  g_autoptr (GPtrArray) outcomes = new_outcomes (), second = NULL, third = NULL, fourth = NULL;
  g_autoptr (GString) half = g_string_new (NULL);
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autofree char *answer = NULL, *told = NULL;
  FwRequest *a, *b;

  add_first_round (&target, outcomes, refused);
  second = next (&target, outcomes);
  g_assert_cmpuint (second->len, ==, 2);
  a = find_request (second, "metro-wages-1a");
  b = find_request (second, "metro-wages-1b");
  g_assert_cmpuint (count (fw_request_get_body (a), "\"OEUM003346000000015125"), ==, 7);
  g_assert_cmpuint (count (fw_request_get_body (b), "\"OEUM003346000000015123"), ==, 7);
  g_assert_nonnull (
      strstr (fw_request_get_body (a), "\"startyear\":\"2023\",\"endyear\":\"2026\""));

  add_wages_text (half, "33460", NULL, "15-1252", NULL, NULL);
  answer = succeed ("", half->str);
  add_outcome (outcomes, a, 200, answer);
  add_outcome (outcomes, b, 200, refused);
  third = next (&target, outcomes); /* a half is not split again, and a failure is no hole */
  g_assert_null (third);
  fw_source_bls.read (&target, outcomes, harvest);
  told = shortfalls (harvest);
  g_assert_nonnull (find_series (harvest, FW_MEASURE_WAGE, "15-1252", "metro:33460"));
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
  g_assert_nonnull (strstr (told, "did not accept"));
}

static void
test_over (void)
{
  const FwTarget target = make_target (two, TRUE);
  g_autoptr (GPtrArray) outcomes = new_outcomes (), second = NULL;
  g_autofree char *quota = read_fixture ("bls", "recorded-quota-exceeded.json");

  add_first_round (&target, outcomes, quota);
  second = next (&target, outcomes);
  g_assert_null (second);
}

static void
test_preview (void)
{
  const FwTarget target = make_target (two, TRUE);
  g_autoptr (GPtrArray) requests = next (&target, NULL), outcomes = new_outcomes ();
  g_autoptr (GPtrArray) second = NULL;

  for (guint i = 0; i < requests->len; i++)
    {
      FwRequest *request = g_ptr_array_index (requests, i);
      g_autoptr (FwAnswer) answer = new_answer (request, 0, "", -1);

      g_ptr_array_add (outcomes, fw_outcome_new (request, answer, NULL));
    }
  second = next (&target, outcomes);
  g_assert_null (second);
}

static void
test_words (void)
{
  static const struct
  {
    guint status;
    const char *body;
    FwSourceError code;
  } cases[] = {
    { 200,
      "{\"status\":\"REQUEST_NOT_PROCESSED\",\"message\":[\"Request could not be serviced, as the "
      "daily threshold for total number of requests allocated to the user with registration "
      "key " CANARY " has been reached.\"],\"Results\":{}}",
      FW_SOURCE_ERROR_QUOTA },
    { 200,
      "{\"status\":\"REQUEST_NOT_PROCESSED\",\"message\":[\"The key:" CANARY
      " provided by the User is invalid.\"]}",
      FW_SOURCE_ERROR_KEY_INVALID },
    { 200, "{\"status\":\"REQUEST_FAILED\",\"message\":[\"" CANARY "\"],\"Results\":null}",
      FW_SOURCE_ERROR_REFUSED },
    { 200, "{\"status\":\"REQUEST_FAILED_INVALID_PARAMETERS\",\"message\":[],\"Results\":null}",
      FW_SOURCE_ERROR_REFUSED },
    { 200, "{\"status\":\"REQUEST_FAILED_ERROR\",\"message\":[\"" CANARY "\"]}",
      FW_SOURCE_ERROR_REFUSED },
    { 200, "{\"status\":\"REQUEST_FAILED_OVER_CAPACITY\",\"message\":[],\"Results\":null}",
      FW_SOURCE_ERROR_SERVER },
    { 200, "<!DOCTYPE html><html><body>" CANARY "</body></html>", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "\xef\xbb\xbf \n<html></html>", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "[]", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":1,\"message\":[]}", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"" CANARY "\",\"message\":[]}", FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[1],\"Results\":{\"series\":[]}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[],\"Results\":null}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[],\"Results\":{}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[],\"Results\":{\"series\":[null]}}",
      FW_SOURCE_ERROR_BAD_ANSWER },
    { 200, "{\"status\":\"REQUEST_SUCCEEDED\",\"message\":[]}", FW_SOURCE_ERROR_BAD_ANSWER },
    { 404, "", FW_SOURCE_ERROR_NOT_PUBLISHED },
    { 400, "", FW_SOURCE_ERROR_REFUSED },
    { 403, "<html>", FW_SOURCE_ERROR_REFUSED },
    { 429, "", FW_SOURCE_ERROR_SERVER },
    { 503, "<html>busy</html>", FW_SOURCE_ERROR_SERVER },
  };
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) requests = next (&target, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FwRequest *request = g_ptr_array_index (requests, 0);
      g_autoptr (FwAnswer) answer = new_answer (request, cases[i].status, cases[i].body, -1);
      g_autoptr (GError) error = NULL;

      g_assert_false (fw_request_get_check (request) (answer, &error));
      g_assert_error (error, FW_SOURCE_ERROR, (int)cases[i].code);
      g_assert_null (strstr (error->message, CANARY));
      g_assert_nonnull (strstr (error->message, "BLS"));
      g_assert_nonnull (strstr (error->message, fw_request_get_title (request)));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

/* An observation that is none of what BLS documents: the whole answer is refused. */
static void
test_bad_observations (void)
{
  static const char *const bad[] = {
    "null",
    "1",
    "{}",
    "{\"year\":\"25\",\"period\":\"M01\",\"value\":\"1\"}",
    "{\"year\":\"2x25\",\"period\":\"M01\",\"value\":\"1\"}",
    "{\"year\":\"1066\",\"period\":\"M01\",\"value\":\"1\"}",
    "{\"year\":2025,\"period\":\"M01\",\"value\":\"1\"}",
    "{\"year\":\"2025\",\"period\":\"M1\",\"value\":\"1\"}",
    "{\"year\":\"2025\",\"period\":\"m01\",\"value\":\"1\"}",
    "{\"year\":\"2025\",\"period\":\"M01\"}",
    "{\"year\":\"2025\",\"period\":\"M01\",\"value\":null}",
    "{\"year\":\"2025\",\"period\":\"M01\",\"value\":\"1000000000\"}",
    "{\"year\":\"2025\",\"period\":\"M01\",\"value\":\"100.1\"}",
  };
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) requests = next (&target, NULL);
  FwRequest *request = g_ptr_array_index (requests, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GString) series = g_string_new (NULL);
      g_autofree char *body = NULL;
      g_autoptr (FwAnswer) answer = NULL;
      g_autoptr (GError) error = NULL;

      add_series_text (series, "LAUMT273346000000003", bad[i]);
      body = succeed ("", series->str);
      answer = new_answer (request, 200, body, -1);
      g_assert_false (fw_request_get_check (request) (answer, &error));
      g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER);
    }
}

/* Cut off anywhere, an answer is refused; it is never half read. */
static void
test_cut_off (void)
{
  static const char *const names[]
      = { "recorded-cpi-u-2015-2020-with-no-data-messages.json",
          "recorded-laus-colorado-labor-force-2017-2019.json", "recorded-quota-exceeded.json",
          "synthetic-oews-minneapolis-software-developers.json" };
  const FwTarget target = make_target (one, TRUE);
  g_autoptr (GPtrArray) requests = next (&target, NULL);
  FwRequest *request = g_ptr_array_index (requests, 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *body = read_fixture ("bls", names[i]);
      const gssize whole = (gssize)strlen (g_strchomp (body));

      for (gssize length = 0; length < whole; length += 13)
        {
          g_autoptr (FwAnswer) answer = new_answer (request, 200, body, length);
          g_autoptr (GPtrArray) outcomes = new_outcomes ();
          g_autoptr (FwHarvest) harvest = fw_harvest_new ();
          g_autoptr (GError) error = NULL;

          g_assert_false (fw_request_get_check (request) (answer, &error));
          g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER);
          g_ptr_array_add (outcomes, fw_outcome_new (request, answer, NULL));
          fw_source_bls.read (&target, outcomes, harvest);
          g_assert_cmpuint (harvest->series->len, ==, 0);
        }
    }
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
  g_test_add_func ("/sources/bls/redrawn", test_redrawn);
  g_test_add_func ("/sources/bls/split", test_split);
  g_test_add_func ("/sources/bls/over", test_over);
  g_test_add_func ("/sources/bls/preview", test_preview);
  g_test_add_func ("/sources/bls/words", test_words);
  g_test_add_func ("/sources/bls/bad-observations", test_bad_observations);
  g_test_add_func ("/sources/bls/cut-off", test_cut_off);

  return g_test_run ();
}
