/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "acs-samples.h"
#include "fwe-margin.h"

/* What the Census answered, as series: values, margins, marks and what is missing. */

static FwHarvest *
read_all (const FwTarget *target, GPtrArray *outcomes)
{
  FwHarvest *harvest = fw_harvest_new ();

  fw_source_acs.read (target, outcomes, harvest);
  return harvest;
}

static FwSeries *
find_series (FwHarvest *harvest, const char *measure, const char *subject)
{
  for (guint i = 0; i < harvest->series->len; i++)
    {
      FwSeries *series = g_ptr_array_index (harvest->series, i);

      if (g_strcmp0 (fw_series_get_measure (series), measure) == 0
          && g_strcmp0 (fw_series_get_subject (series), subject) == 0)
        return series;
    }
  return NULL;
}

static FwSeriesValue
find_value (FwHarvest *harvest, const char *measure, const char *subject, const char *key)
{
  FwSeries *series = find_series (harvest, measure, subject);
  FwSeriesValue value = { NULL, NAN, NAN, FW_MARK_UNKNOWN_SERIES };

  g_assert_nonnull (series);
  g_assert_true (fw_series_find (series, key, &value));
  return value;
}

static const FwShortfall *
find_shortfall (FwHarvest *harvest, const char *what)
{
  for (guint i = 0; i < harvest->shortfalls->len; i++)
    {
      const FwShortfall *shortfall = g_ptr_array_index (harvest->shortfalls, i);

      if (g_str_equal (shortfall->what, what))
        return shortfall;
    }
  return NULL;
}

static const char *
text_of (FwSeries *series, const char *field)
{
  return fw_part_get_text (FW_PART (series), field);
}

/* One answer to the request of this tag. */
static void
add_answer (GPtrArray *outcomes, const char *tag, const char *path, const char *body)
{
  g_autoptr (FwRequest) request = fw_request_new (FW_SERVICE_ACS, "Title", path, fw_acs_check);

  fw_request_set_tag (request, tag);
  g_ptr_array_add (outcomes, new_outcome (request, body));
}

/* --- Recorded answers */

static void
test_maryland (void)
{
  g_autofree char *body = read_fixture ("recorded-acs5-2018-median-income-maryland-counties.json");
  g_autoptr (FwTarget) target = new_target ("24510");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (FwHarvest) harvest = NULL;
  FwSeries *series;
  FwSeriesValue value;

  add_answer (outcomes, "B19001", "/data/2018/acs/acs5?get=NAME,group(B19001)", "[[\"NAME\"]]");
  add_answer (outcomes, "baseline", "/data/2018/acs/acs5?get=NAME,B19013_001E", body);
  harvest = read_all (target, outcomes);
  series = find_series (harvest, FW_MEASURE_MEDIAN_INCOME, NULL);
  value = find_value (harvest, FW_MEASURE_MEDIAN_INCOME, NULL, "median");

  g_assert_cmpfloat (value.value, ==, 48840);
  g_assert_true (isnan (value.margin));
  g_assert_cmpint (value.mark, ==, FW_MARK_EXACT);
  g_assert_cmpstr (text_of (series, "place"), ==, "Baltimore city, Maryland");
  g_assert_cmpstr (text_of (series, "geography"), ==, "county:24510");
  g_assert_cmpstr (text_of (series, "vintage"), ==, "2014–2018");
  g_assert_cmpint (fw_series_get_price_year (series), ==, 2018);
  g_assert_cmpstr (text_of (series, "source"), ==,
                   "U.S. Census Bureau, American Community Survey 5-year 2014–2018, table B19013");
  g_assert_cmpstr (text_of (series, "url"), ==,
                   "https://api.census.gov/data/2018/acs/acs5?get=NAME,B19013_001E");
  g_assert_cmpstr (text_of (series, "fetched"), ==, "2026-11-21T20:58:34Z");
}

static void
test_alabama (void)
{
  static const double wanted[] = { 55049, 199510, 26614 };
  g_autofree char *body = read_fixture ("recorded-acs5-2016-controlled-moe-alabama.json");
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (FwScanTable) table = fw_scan_census (bytes, NULL);

  for (guint row = 0; row < G_N_ELEMENTS (wanted); row++)
    {
      const FwSeriesValue value = fw_acs_read_cell (table, row, "B01001_001", FW_ACS_COUNT);

      g_assert_cmpfloat (value.value, ==, wanted[row]);
      g_assert_cmpfloat (value.margin, ==, 0);
      g_assert_cmpint (value.mark, ==, FW_MARK_EXACT);
    }
}

static void
test_brackets (void)
{
  static const struct
  {
    const char *key;
    double value, margin;
  } wanted[] = {
    { "b0_10k", 9400, 435 },      { "b10_15k", 6900, 372 },    { "b15_20k", 5600, 340 },
    { "b20_25k", 5900, 347 },     { "b25_30k", 6200, 355 },    { "b30_35k", 6500, 362 },
    { "b35_40k", 6600, 365 },     { "b40_45k", 6800, 370 },    { "b45_50k", 6900, 372 },
    { "b50_60k", 13200, 530 },    { "b60_75k", 18300, 657 },   { "b75_100k", 24900, 822 },
    { "b100_125k", 19100, 677 },  { "b125_150k", 13500, 537 }, { "b150_200k", 15700, 592 },
    { "b200k_plus", 21300, 732 },
  };
  g_autofree char *body = read_fixture ("synthetic-acs5-b19001-minneapolis.json");
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (FwHarvest) harvest = NULL;
  FwSeries *series;
  double sum = 0;

  add_answer (outcomes, "B19001", "/data/2024/acs/acs5?get=NAME,group(B19001)", body);
  harvest = read_all (target, outcomes);
  series = find_series (harvest, FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL);
  g_assert_nonnull (series);
  g_assert_cmpuint (harvest->series->len, ==, 1);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
  g_assert_cmpuint (fw_series_get_n_values (series), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const FwSeriesValue value = fw_series_get_value (series, i);

      g_assert_cmpstr (value.key, ==, wanted[i].key);
      g_assert_cmpfloat (value.value, ==, wanted[i].value);
      g_assert_cmpfloat (value.margin, ==, wanted[i].margin);
      sum += value.value;
    }
  g_assert_cmpfloat (sum, ==, 186800);
  g_assert_cmpint (fw_series_get_unit (series), ==, FW_UNIT_HOUSEHOLDS);
  g_assert_cmpstr (text_of (series, "place"), ==, "Minneapolis city, Minnesota");
  g_assert_cmpstr (text_of (series, "vintage"), ==, "2020–2024");
}

/* One of the four parts of the unemployed is null: their sum is not known, and that is said. */
static void
test_part_missing (void)
{
  g_autofree char *body = read_fixture ("synthetic-acs5-c23002b-minneapolis.json");
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (FwHarvest) harvest = NULL;
  const FwShortfall *shortfall;
  FwSeriesValue value;

  add_answer (outcomes, "B19001", "/data/2024/acs/acs5?get=NAME,group(B19001)", "[[\"NAME\"]]");
  add_answer (outcomes, "C23002A-C", "/data/2024/acs/acs5?get=NAME,C23002B_006E", body);
  harvest = read_all (target, outcomes);
  value = find_value (harvest, FW_MEASURE_UNEMPLOYMENT_BY_GROUP, "black", "labor_force");
  g_assert_cmpfloat (value.value, ==, 18900 + 690 + 18100 + 640);
  value = find_value (harvest, FW_MEASURE_UNEMPLOYMENT_BY_GROUP, "black", "unemployed");
  g_assert_true (isnan (value.value));
  g_assert_cmpint (value.mark, ==, FW_MARK_NOT_PUBLISHED);
  shortfall = find_shortfall (harvest, "Labor force and unemployed residents, Black");
  g_assert_nonnull (shortfall);
  g_assert_cmpstr (shortfall->why, ==,
                   "1 of 2 numbers are missing: not published for this place or year");
  /* The other two tables of that call are not in the answer at all. */
  g_assert_null (find_series (harvest, FW_MEASURE_UNEMPLOYMENT_BY_GROUP, "white"));
  shortfall = find_shortfall (harvest, "Labor force and unemployed residents, White");
  g_assert_cmpstr (shortfall->why, ==, "the Census left it out of its answer");
}

/* --- Cells */

typedef struct
{
  const char *variable;
  FwAcsKind kind;
  const char *e, *ea, *m, *ma; /* as JSON */
  double value, margin;
  FwValueMark mark;
} Sample;

#define NONE NAN, NAN

static const Sample samples[] = {
  { "B19013_001", FW_ACS_DOLLARS, "\"61145\"", "null", "\"1200\"", "null", 61145, 1200,
    FW_MARK_EXACT },
  { "B19013_001", FW_ACS_DOLLARS, "61145", "null", "1200.5", "null", 61145, 1200.5, FW_MARK_EXACT },
  { "B01003_001", FW_ACS_COUNT, "\"0\"", "null", "\"0\"", "null", 0, 0, FW_MARK_EXACT },
  { "B01003_001", FW_ACS_COUNT, "\"425336\"", "null", "\"-555555555\"", "\"*****\"", 425336, 0,
    FW_MARK_EXACT },
  { "B01003_001", FW_ACS_COUNT, "\"425336\"", "null", "null", "\"*****\"", 425336, 0,
    FW_MARK_EXACT },
  { "B01003_001", FW_ACS_COUNT, "\"425336\"", "null", "\"*****\"", "null", 425336, 0,
    FW_MARK_EXACT },
  { "B01003_001", FW_ACS_COUNT, "\"425336\"", "null", "null", "null", 425336, NAN, FW_MARK_EXACT },
  { "B19013_001", FW_ACS_DOLLARS, "\"-666666666\"", "\"-\"", "\"-222222222\"", "\"**\"", NONE,
    FW_MARK_TOO_FEW },
  { "B19013_001", FW_ACS_DOLLARS, "\"-\"", "null", "\"**\"", "null", NONE, FW_MARK_TOO_FEW },
  { "B19013_001", FW_ACS_DOLLARS, "null", "\"-\"", "null", "\"**\"", NONE, FW_MARK_TOO_FEW },
  { "B19013_001", FW_ACS_DOLLARS, "\"-999999999\"", "\"N\"", "\"-999999999\"", "\"N\"", NONE,
    FW_MARK_SUPPRESSED },
  { "B19013_001", FW_ACS_DOLLARS, "\"-888888888\"", "\"(X)\"", "\"-888888888\"", "\"(X)\"", NONE,
    FW_MARK_NOT_APPLICABLE },
  { "B19013_001", FW_ACS_DOLLARS, "\"52000\"", "null", "\"-222222222\"", "\"**\"", 52000, NAN,
    FW_MARK_EXACT },
  { "B19013_001", FW_ACS_DOLLARS, "\"52000\"", "null", "\"-999999999\"", "\"N\"", 52000, NAN,
    FW_MARK_EXACT },
  { "B19013_001", FW_ACS_DOLLARS, "null", "null", "null", "null", NONE, FW_MARK_NOT_PUBLISHED },
  { "B19013_001", FW_ACS_DOLLARS, "\"\"", "null", "null", "null", NONE, FW_MARK_NOT_PUBLISHED },
  { "B19013_001", FW_ACS_DOLLARS, "\"-1\"", "null", "\"10\"", "null", NONE, FW_MARK_NOT_PUBLISHED },
  { "B19013_001", FW_ACS_DOLLARS, "\"250001\"", "\"250,000+\"", "\"-333333333\"", "\"***\"", 250000,
    NAN, FW_MARK_AT_LEAST },
  { "B19013B_001", FW_ACS_DOLLARS, "250001", "null", "null", "null", 250000, NAN,
    FW_MARK_AT_LEAST },
  { "B19013B_001", FW_ACS_DOLLARS, "\"2499\"", "\"2,500-\"", "\"-333333333\"", "\"***\"", 2500, NAN,
    FW_MARK_AT_MOST },
  { "B19080_005", FW_ACS_DOLLARS, "\"250001\"", "null", "null", "null", 250000, NAN,
    FW_MARK_AT_LEAST },
  { "B19001_017", FW_ACS_COUNT, "\"250001\"", "null", "\"900\"", "null", 250001, 900,
    FW_MARK_EXACT },
  { "B19001_002", FW_ACS_COUNT, "\"2499\"", "null", "\"90\"", "null", 2499, 90, FW_MARK_EXACT },
  { "B19013_001", FW_ACS_DOLLARS, "\"3000000000\"", "null", "\"1\"", "null", NONE,
    FW_MARK_NOT_PUBLISHED },
  { "B19025_001", FW_ACS_AGGREGATE, "\"20113456700\"", "null", "\"412345600\"", "null", 20113456700,
    412345600, FW_MARK_EXACT },
  { "B19083_001", FW_ACS_INDEX, "\"0.4712\"", "null", "\"0.0061\"", "null", 0.4712, 0.0061,
    FW_MARK_EXACT },
  { "B19083_001", FW_ACS_INDEX, "\"47.12\"", "null", "\"0.6\"", "null", NONE,
    FW_MARK_NOT_PUBLISHED },
  { "B19082_001", FW_ACS_PERCENT, "\"3.4\"", "null", "\"0.2\"", "null", 0.034, 0.002,
    FW_MARK_EXACT },
  { "B19082_005", FW_ACS_PERCENT, "\"100.5\"", "null", "null", "null", NONE,
    FW_MARK_NOT_PUBLISHED },
};

static void
assert_same (double found, double wanted)
{
  if (isnan (wanted))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat_with_epsilon (found, wanted, 1e-12 * (1 + fabs (wanted)));
}

static void
test_cells (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *s = &samples[i];
      g_autofree char *text
          = g_strdup_printf ("[[\"%sE\",\"%sEA\",\"%sM\",\"%sMA\"],[%s,%s,%s,%s]]", s->variable,
                             s->variable, s->variable, s->variable, s->e, s->ea, s->m, s->ma);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (FwScanTable) table = fw_scan_census (bytes, NULL);
      const FwSeriesValue cell = fw_acs_read_cell (table, 0, s->variable, s->kind);

      g_test_message ("%s", text);
      assert_same (cell.value, s->value);
      assert_same (cell.margin, s->margin);
      g_assert_cmpint (cell.mark, ==, s->mark);
      g_assert_cmpint (fw_acs_read_cell (table, 0, "B99999_001", s->kind).mark, ==,
                       FW_MARK_UNKNOWN_SERIES);
    }
}

/* S9: three counts added up with their margins. */
static void
test_adding (void)
{
  const FwSeriesValue parts[] = { { NULL, 135173, 3860, FW_MARK_EXACT },
                                  { NULL, 43104, 2642, FW_MARK_EXACT },
                                  { NULL, 24842, 1957, FW_MARK_EXACT } };
  FwSeriesValue holed[] = { parts[0], { NULL, NAN, NAN, FW_MARK_SUPPRESSED }, parts[2] };
  const FwSeriesValue sum = fw_acs_add (parts, 3);

  g_assert_cmpfloat (sum.value, ==, 203119);
  g_assert_cmpfloat_with_epsilon (sum.margin, 5070.4648, 1e-4);
  g_assert_cmpint (fw_acs_add (holed, 3).mark, ==, FW_MARK_SUPPRESSED);
}

/* --- The whole baseline of invented answers */

static const FixtureOptions plain = { .seed = 7, .newest_acs = 2024 };

/* A cell of one of the answers, found by plain search. */
static double
cell (GPtrArray *outcomes, const char *heading, const char *code)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      FwOutcome *outcome = g_ptr_array_index (outcomes, i);
      g_autoptr (FwScanTable) table = NULL;
      gint column;

      if (outcome->answer == NULL || fw_acs_is_peers (outcome->request))
        continue;
      table = fw_scan_census (fw_answer_get_body (outcome->answer), NULL);
      column = fw_scan_table_find (table, heading);
      for (guint row = 0; column >= 0 && row < fw_scan_table_get_n_rows (table); row++)
        {
          g_autofree char *text
              = fw_scan_table_dup_text (table, row, fw_scan_table_get_n_columns (table) - 1);

          if (g_str_equal (text, code))
            return fw_scan_table_number (table, row, (guint)column);
        }
    }
  g_error ("%s of %s is in no answer", heading, code);
}

static double
cell_of (GPtrArray *outcomes, const char *table, guint race, guint id, const char *end,
         const char *code)
{
  g_autofree char *heading
      = g_strdup_printf ("%s%c_%03u%s", table, fw_acs_races[race].letter, id, end);

  return cell (outcomes, heading, code);
}

static double
sum_series (FwHarvest *harvest, const char *measure, const char *subject)
{
  FwSeries *series = find_series (harvest, measure, subject);
  double sum = 0;

  g_assert_nonnull (series);
  for (guint i = 0; i < fw_series_get_n_values (series); i++)
    sum += fw_series_get_value (series, i).value;
  return sum;
}

/* Brackets, levels and classes add up to the table's total; a total and its parts are read from
 * other cells. */
static void
test_baseline (void)
{
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) outcomes = ask_all (target, &plain);
  g_autoptr (FwHarvest) harvest = read_all (target, outcomes);
  double by_race = 0;

  g_assert_cmpuint (outcomes->len, ==, 28);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
  g_assert_cmpuint (harvest->series->len, ==, 10 + 1 + 10 + 1 + 1 + 3 + 9 + 9 + 9 + 10 + 1);
  g_assert_cmpfloat (sum_series (harvest, FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL), ==,
                     cell (outcomes, "B19001_001E", "43000"));
  for (guint race = 1; race < FW_ACS_N_RACES; race++)
    {
      const char *subject = fw_acs_races[race].subject;
      const double brackets = sum_series (harvest, FW_MEASURE_HOUSEHOLDS_BY_INCOME, subject);

      by_race += fw_acs_races[race].letter <= 'G' ? brackets : 0;
      g_assert_cmpfloat (brackets, ==, cell_of (outcomes, "B19001", race, 1, "E", "43000"));
      g_assert_cmpfloat (sum_series (harvest, FW_MEASURE_EDUCATION_BY_GROUP, subject), ==,
                         cell_of (outcomes, "C15002", race, 1, "E", "43000"));
      g_assert_cmpfloat (sum_series (harvest, FW_MEASURE_EARNINGS_BY_GROUP, subject), ==,
                         cell_of (outcomes, "B20005", race, 1, "E", "43000"));
      g_assert_cmpfloat (find_value (harvest, FW_MEASURE_MEDIAN_INCOME, subject, "median").margin,
                         ==, cell_of (outcomes, "B19013", race, 1, "M", "43000"));
    }
  g_assert_cmpfloat (by_race, ==, cell (outcomes, "B19001_001E", "43000"));
  g_assert_cmpfloat (find_value (harvest, FW_MEASURE_POPULATION, NULL, "total").margin, ==, 0);
  g_assert_cmpfloat (find_value (harvest, FW_MEASURE_GINI, NULL, "gini").value, ==,
                     cell (outcomes, "B19083_001E", "43000"));
  g_assert_cmpfloat_with_epsilon (
      find_value (harvest, FW_MEASURE_FIFTH_SHARES, NULL, "lowest").value
          + find_value (harvest, FW_MEASURE_FIFTH_SHARES, NULL, "second").value
          + find_value (harvest, FW_MEASURE_FIFTH_SHARES, NULL, "third").value
          + find_value (harvest, FW_MEASURE_FIFTH_SHARES, NULL, "fourth").value
          + find_value (harvest, FW_MEASURE_FIFTH_SHARES, NULL, "highest").value,
      1, 0.001);
  g_assert_cmpfloat (find_value (harvest, FW_MEASURE_FIFTH_LIMITS, NULL, "p95").value, ==,
                     cell (outcomes, "B19080_005E", "43000"));
  g_assert_cmpfloat (find_value (harvest, FW_MEASURE_FIFTH_MEANS, NULL, "top5").value, ==,
                     cell (outcomes, "B19081_006E", "43000"));
  g_assert_cmpfloat (find_value (harvest, FW_MEASURE_AGGREGATE_INCOME, NULL, "total").value, ==,
                     cell (outcomes, "B19025_001E", "43000"));
}

static const guint force_ids[] = { 6, 11, 19, 24 };
static const guint idle_ids[] = { 8, 13, 21, 26 };

static void
test_unemployment (void)
{
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) outcomes = ask_all (target, &plain);
  g_autoptr (FwHarvest) harvest = read_all (target, outcomes);

  for (guint race = 1; race < FW_ACS_N_RACES; race++)
    {
      const char *subject = fw_acs_races[race].subject;
      FwSeries *series = find_series (harvest, FW_MEASURE_UNEMPLOYMENT_BY_GROUP, subject);
      const FwSeriesValue force
          = find_value (harvest, FW_MEASURE_UNEMPLOYMENT_BY_GROUP, subject, "labor_force");
      const FwSeriesValue idle
          = find_value (harvest, FW_MEASURE_UNEMPLOYMENT_BY_GROUP, subject, "unemployed");
      double n_force = 0, n_idle = 0, squares = 0;

      for (guint i = 0; i < 4; i++)
        {
          const double margin = cell_of (outcomes, "C23002", race, force_ids[i], "M", "43000");

          n_force += cell_of (outcomes, "C23002", race, force_ids[i], "E", "43000");
          n_idle += cell_of (outcomes, "C23002", race, idle_ids[i], "E", "43000");
          squares += margin * margin;
        }
      g_assert_cmpfloat (force.value, ==, n_force);
      g_assert_cmpfloat (idle.value, ==, n_idle);
      g_assert_cmpfloat_with_epsilon (force.margin, sqrt (squares), 1e-9 * force.margin);
      g_assert_cmpint (idle.value / force.value > 0.005 && idle.value / force.value < 0.2, ==,
                       TRUE);
      g_assert_nonnull (
          strstr (text_of (series, "note"), race >= 8 ? "cut another way" : "must not be added"));
    }
}

/* Full-time and other workers, men and women, in their class; the last one is open. */
static void
test_earnings (void)
{
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) outcomes = ask_all (target, &plain);
  g_autoptr (FwHarvest) harvest = read_all (target, outcomes);
  static const struct
  {
    const char *key;
    guint ids[4];
  } lines[] = {
    { "none", { 4, 27, 51, 74 } },
    { "b1_2499", { 6, 29, 53, 76 } },
    { "b22500_24999", { 15, 38, 62, 85 } },
    { "b100000_plus", { 25, 48, 72, 95 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      double sum = 0;

      for (guint k = 0; k < 4; k++)
        sum += cell_of (outcomes, "B20005", 2, lines[i].ids[k], "E", "43000");
      g_assert_cmpfloat (
          find_value (harvest, FW_MEASURE_EARNINGS_BY_GROUP, "black", lines[i].key).value, ==, sum);
    }
  g_assert_cmpuint (
      fw_series_get_n_values (find_series (harvest, FW_MEASURE_EARNINGS_BY_GROUP, "black")), ==,
      21);
}

/* The city among those nearest in size, in order. */
static void
test_peers (void)
{
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) outcomes = ask_all (target, &plain);
  g_autoptr (FwHarvest) harvest = read_all (target, outcomes);
  FwSeries *series = find_series (harvest, FW_MEASURE_PEER_MEDIANS, NULL);
  FwSeriesValue own;

  g_assert_cmpuint (fw_series_get_n_values (series), ==, 10);
  for (guint i = 1; i < 10; i++)
    g_assert_cmpfloat (fw_series_get_value (series, i).value, <=,
                       fw_series_get_value (series, i - 1).value);
  g_assert_true (fw_series_find (series, "Example city 43000", &own));
  g_assert_cmpfloat (own.value, ==,
                     find_value (harvest, FW_MEASURE_MEDIAN_INCOME, NULL, "median").value);
  g_assert_nonnull (find_series (harvest, FW_MEASURE_PEER_MEDIANS, "black"));
  g_assert_nonnull (find_series (harvest, FW_MEASURE_PEER_GINI, NULL));
}

/* --- Several counties */

static void
test_counties (void)
{
  static const char *const codes[] = { "163", "189", "510" };
  g_autoptr (FwTarget) target = new_target ("17163+29189+29510");
  g_autoptr (GPtrArray) outcomes = ask_all (target, &plain);
  g_autoptr (FwHarvest) harvest = read_all (target, outcomes);
  FwSeries *brackets = find_series (harvest, FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL);
  FwSeriesValue median = find_value (harvest, FW_MEASURE_MEDIAN_INCOME, NULL, "median");
  double below = 0, all = 0;

  for (guint i = 0; i < FW_ACS_N_BRACKETS; i++)
    {
      const FwSeriesValue value = fw_series_get_value (brackets, i);
      double sum = 0, squares = 0;

      for (guint k = 0; k < G_N_ELEMENTS (codes); k++)
        {
          g_autofree char *e = g_strdup_printf ("B19001_%03uE", i + 2);
          g_autofree char *m = g_strdup_printf ("B19001_%03uM", i + 2);

          sum += cell (outcomes, e, codes[k]);
          squares += cell (outcomes, m, codes[k]) * cell (outcomes, m, codes[k]);
        }
      g_assert_cmpfloat (value.value, ==, sum);
      g_assert_cmpfloat_with_epsilon (value.margin, sqrt (squares), 1e-9 * value.margin);
      all += sum;
    }

  /* Half of the households have less than the median. */
  for (guint i = 0; i < FW_ACS_N_BRACKETS; i++)
    {
      static const double edges[] = { 0,     10000, 15000, 20000, 25000, 30000,  35000,  40000,
                                      45000, 50000, 60000, 75000, 1e5,   125000, 150000, 200000 };
      const double n = fw_series_get_value (brackets, i).value;

      if (i + 1 < FW_ACS_N_BRACKETS && median.value > edges[i + 1])
        below += n;
      else if (median.value > edges[i])
        below += n * (median.value - edges[i]) / (edges[i + 1] - edges[i]);
    }
  g_assert_cmpfloat_with_epsilon (below / all, 0.5, 1e-4);
  g_assert_cmpfloat (median.margin, >, 0);
  g_assert_cmpfloat (median.margin, <, 0.05 * median.value);
  g_assert_nonnull (
      strstr (text_of (find_series (harvest, FW_MEASURE_MEDIAN_INCOME, NULL), "note"), "Computed"));
  g_assert_nonnull (
      strstr (text_of (find_series (harvest, FW_MEASURE_MEDIAN_INCOME, "black"), "source"),
              "computed from table B19001B"));
  g_assert_cmpstr (text_of (brackets, "geography"), ==, "county:17163+29189+29510");
  g_assert_cmpstr (text_of (brackets, "place"), ==,
                   "Example county 163, State 17; Example county 189, State 29; "
                   "Example county 510, State 29");

  g_assert_null (find_series (harvest, FW_MEASURE_GINI, NULL));
  g_assert_null (find_series (harvest, FW_MEASURE_FIFTH_SHARES, NULL));
  g_assert_cmpuint (harvest->shortfalls->len, ==, 4);
  g_assert_nonnull (
      strstr (find_shortfall (harvest, "Gini index of household incomes")->why, "one county only"));
}

/* S10, through the source: the brackets of two counties that add up to its. */
static void
test_merged_median (void)
{
  static const double counts[FW_ACS_N_BRACKETS]
      = { 209050, 190300, 173380, 167740, 154347, 155834, 143103, 140946,
          126807, 241482, 303887, 384881, 268689, 169129, 189195, 211613 };
  g_autoptr (FwTarget) target = new_target ("06037+06059");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (GString) body = g_string_new ("[[\"NAME\"");
  g_autoptr (FwHarvest) harvest = NULL;
  FwSeriesValue median;

  for (guint i = 0; i < FW_ACS_N_BRACKETS; i++)
    g_string_append_printf (body, ",\"B19001_%03uE\",\"B19001_%03uM\"", i + 2, i + 2);
  g_string_append (body, ",\"state\",\"county\"],[\"One\"");
  for (guint i = 0; i < FW_ACS_N_BRACKETS; i++)
    g_string_append_printf (body, ",\"%.0f\",\"9\"", counts[i] - 1000);
  g_string_append (body, ",\"06\",\"037\"],[\"Other\"");
  for (guint i = 0; i < FW_ACS_N_BRACKETS; i++)
    g_string_append (body, ",\"1000\",\"9\"");
  g_string_append (body, ",\"06\",\"059\"]]");
  add_answer (outcomes, "B19001", "/data/2013/acs/acs5?get=NAME,group(B19001)", body->str);
  harvest = read_all (target, outcomes);
  median = find_value (harvest, FW_MEASURE_MEDIAN_INCOME, NULL, "median");
  g_assert_cmpfloat_with_epsilon (median.value, 56363.58534176461, 1e-6);
  g_assert_cmpfloat_with_epsilon (median.margin, 161.96723586588095, 1e-6);
}

/* --- What is missing */

static void
test_suppressed (void)
{
  FixtureOptions odd = plain;
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (FwHarvest) harvest = NULL;
  FwSeriesValue value;
  const FwShortfall *shortfall;

  odd.suppressed_races = "E";
  odd.capped = TRUE;
  outcomes = ask_all (target, &odd);
  harvest = read_all (target, outcomes);
  value = find_value (harvest, FW_MEASURE_MEDIAN_INCOME, NULL, "median");
  g_assert_cmpfloat (value.value, ==, 250000);
  g_assert_cmpint (value.mark, ==, FW_MARK_AT_LEAST);
  value = find_value (harvest, FW_MEASURE_MEDIAN_INCOME, "pacific-islander", "median");
  g_assert_cmpint (value.mark, ==, FW_MARK_TOO_FEW);
  shortfall
      = find_shortfall (harvest, "Median household income, Native Hawaiian and Pacific Islander");
  g_assert_cmpstr (shortfall->why, ==, fw_mark_words (FW_MARK_TOO_FEW));
  g_assert_null (find_series (harvest, FW_MEASURE_HOUSEHOLDS_BY_INCOME, "pacific-islander"));
  shortfall
      = find_shortfall (harvest, "Households by income, Native Hawaiian and Pacific Islander");
  g_assert_cmpstr (shortfall->why, ==, fw_mark_words (FW_MARK_NOT_PUBLISHED));
  g_assert_cmpstr (
      shortfall->fallback, ==,
      "what was fetched earlier is used, or else the state’s embedded income shapes by race");
}

/* Every request lost in turn: its series are missing with the reason, the others are there. */
static void
test_each_lost (void)
{
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) outcomes = ask_all (target, &plain);
  g_autoptr (FwHarvest) whole = read_all (target, outcomes);

  for (guint lost = 0; lost < outcomes->len; lost++)
    {
      g_autoptr (GPtrArray) some = new_outcomes ();
      g_autoptr (FwHarvest) harvest = NULL;
      FwRequest *request = ((FwOutcome *)g_ptr_array_index (outcomes, lost))->request;

      for (guint i = 0; i < outcomes->len; i++)
        {
          FwOutcome *outcome = g_ptr_array_index (outcomes, i);

          g_ptr_array_add (some, i == lost
                                     ? new_failure (outcome->request, FW_SOURCE_ERROR_BAD_ANSWER)
                                     : fw_outcome_new (outcome->request, outcome->answer, NULL));
        }
      harvest = read_all (target, some);
      g_assert_cmpuint (harvest->series->len, <, whole->series->len);
      g_assert_cmpuint (harvest->series->len, >, whole->series->len - 13);
      g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
      g_assert_cmpstr (find_shortfall (harvest, fw_request_get_title (request))->why, ==,
                       "For a reason.");
    }
}

/* A year that was only tried on the way back is not missed. */
static void
test_stepped_back (void)
{
  FixtureOptions old = plain;
  g_autoptr (FwTarget) target = new_target ("27053");
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (FwHarvest) harvest = NULL;

  old.newest_acs = 2022;
  outcomes = ask_all (target, &old);
  harvest = read_all (target, outcomes);
  g_assert_cmpuint (outcomes->len, ==, 2 + 26);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
  g_assert_cmpstr (text_of (find_series (harvest, FW_MEASURE_GINI, NULL), "vintage"), ==,
                   "2018–2022");
}

static void
test_nothing (void)
{
  FixtureOptions older = plain;
  g_autoptr (FwTarget) target = new_target ("27053");
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (FwHarvest) harvest = NULL;
  const FwShortfall *shortfall;

  older.newest_acs = 2015;
  outcomes = ask_all (target, &older);
  harvest = read_all (target, outcomes);
  g_assert_cmpuint (harvest->series->len, ==, 0);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
  shortfall = find_shortfall (harvest, "Household income by bracket");
  g_assert_cmpstr (shortfall->fallback, ==,
                   "what was fetched earlier is used, or else the embedded 2006–2010 brackets");
}

static void
test_rows_dropped (void)
{
  g_autoptr (FwTarget) target = new_target ("27");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (FwHarvest) harvest = NULL;

  add_answer (outcomes, "B19001", "/data/2024/acs/acs5?get=NAME,group(B19001)",
              "[[\"NAME\",\"B19001_002E\",\"state\"],[\"short\",\"1\"],[\"x\",\"5\",\"27\"]]");
  harvest = read_all (target, outcomes);
  g_assert_nonnull (find_shortfall (harvest, "Rows of the Census’s answers"));
  g_assert_cmpfloat (find_value (harvest, FW_MEASURE_HOUSEHOLDS_BY_INCOME, NULL, "b0_10k").value,
                     ==, 5);
}

/* --- Laws for any answer */

static const char *const odd_cells[] = { "null",
                                         "\"\"",
                                         "\"-\"",
                                         "\"N\"",
                                         "\"(X)\"",
                                         "\"**\"",
                                         "\"***\"",
                                         "\"*****\"",
                                         "\"250,000+\"",
                                         "\"2,500-\"",
                                         "\"250001\"",
                                         "\"2499\"",
                                         "\"0\"",
                                         "0",
                                         "-1",
                                         "\"-1\"",
                                         "\"-666666666\"",
                                         "\"-999999999\"",
                                         "\"-888888888\"",
                                         "\"-222222222\"",
                                         "\"-333333333\"",
                                         "\"-555555555\"",
                                         "\"1e308\"",
                                         "\"1e999\"",
                                         "\"nan\"",
                                         "\"inf\"",
                                         "\"0x10\"",
                                         "\"12,5\"",
                                         "\" 5\"",
                                         "\"0.5\"",
                                         "\"99\"",
                                         "\"123456\"",
                                         "1e9",
                                         "\"-0\"",
                                         "\"9007199254740993\"",
                                         "\"\\u0031\"" };

/* The answer with most of its cells changed for odd ones. */
static char *
make_odd (const char *body)
{
  GString *text = g_string_new (NULL);
  const char *rows = strchr (body, '\n');
  gboolean cell_begins = FALSE;

  g_string_append_len (text, body, rows - body);
  for (const char *p = rows; *p != '\0'; p++)
    if (cell_begins && *p == '"' && g_test_rand_int_range (0, 3) > 0)
      {
        g_string_append (text,
                         odd_cells[g_test_rand_int_range (0, (gint32)G_N_ELEMENTS (odd_cells))]);
        p = strchr (p + 1, '"');
        cell_begins = FALSE;
      }
    else
      {
        g_string_append_c (text, *p);
        cell_begins = *p == ',' && p[1] == '"' && strchr (p, ']') - p > 20;
      }
  return g_string_free (text, FALSE);
}

static void
test_laws (void)
{
  static const char *const areas[] = { "2743000", "27053", "29189+29510", "us" };

  for (guint run = 0; run < 24; run++)
    {
      g_autoptr (FwTarget) target = new_target (areas[run % G_N_ELEMENTS (areas)]);
      g_autoptr (GPtrArray) outcomes = ask_all (target, &plain);
      g_autoptr (GPtrArray) odd = new_outcomes ();
      g_autoptr (FwHarvest) harvest = NULL;

      for (guint i = 0; i < outcomes->len; i++)
        {
          FwOutcome *outcome = g_ptr_array_index (outcomes, i);
          GBytes *bytes = fw_answer_get_body (outcome->answer);
          g_autofree char *body
              = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
          g_autofree char *changed = make_odd (body);
          g_autoptr (FwAnswer) answer
              = new_answer (outcome->request, 200, "application/json", changed);
          g_autoptr (GError) error = NULL;

          fw_acs_check (answer, &error);
          g_assert_no_error (error);
          g_ptr_array_add (odd, new_outcome (outcome->request, changed));
        }
      harvest = read_all (target, odd);
      g_assert_cmpstr (find_unlawful (harvest), ==, NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/acs-read/maryland", test_maryland);
  g_test_add_func ("/sources/acs-read/alabama", test_alabama);
  g_test_add_func ("/sources/acs-read/brackets", test_brackets);
  g_test_add_func ("/sources/acs-read/part-missing", test_part_missing);
  g_test_add_func ("/sources/acs-read/cells", test_cells);
  g_test_add_func ("/sources/acs-read/adding", test_adding);
  g_test_add_func ("/sources/acs-read/baseline", test_baseline);
  g_test_add_func ("/sources/acs-read/unemployment", test_unemployment);
  g_test_add_func ("/sources/acs-read/earnings", test_earnings);
  g_test_add_func ("/sources/acs-read/peers", test_peers);
  g_test_add_func ("/sources/acs-read/counties", test_counties);
  g_test_add_func ("/sources/acs-read/merged-median", test_merged_median);
  g_test_add_func ("/sources/acs-read/suppressed", test_suppressed);
  g_test_add_func ("/sources/acs-read/each-lost", test_each_lost);
  g_test_add_func ("/sources/acs-read/stepped-back", test_stepped_back);
  g_test_add_func ("/sources/acs-read/nothing", test_nothing);
  g_test_add_func ("/sources/acs-read/rows-dropped", test_rows_dropped);
  g_test_add_func ("/sources/acs-read/laws", test_laws);
  return g_test_run ();
}
