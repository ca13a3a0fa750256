/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-error.h"
#include "fw-table-import.h"

static const FwTableContext context = {
  .source = "File some.csv",
  .fetched = "2026-11-21T20:00:00Z",
  .geography = "county:27053",
  .wages_geography = "metro:33460",
  .place = "Hennepin County, Minnesota",
  .year = 2024,
};

static FwTableFile *
read_table (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  FwTableFile *table = fw_table_file_read (bytes, "some.csv", &error);

  g_assert_no_error (error);
  return table;
}

/* faults: their messages, one a line. */
static FwHarvest *
read_harvest (FwTableKind kind, FwDecimal decimal, const char *text, char **faults)
{
  g_autoptr (FwTableFile) table = read_table (text);
  g_autoptr (FwMapping) mapping = fw_mapping_guess (table, kind);
  g_autoptr (GPtrArray) found = fw_row_faults_new ();
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  FwHarvest *harvest;

  mapping->decimal = decimal;
  harvest = fw_mapping_apply (mapping, table, &context, found, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const FwRowFault *fault = g_ptr_array_index (found, i);

      g_assert_cmpuint (fault->line, >, 1);
      g_string_append_printf (all, "%s\n", fault->message);
    }
  *faults = g_strdup (all->str);
  return harvest;
}

static FwHarvest *
read_clean (FwTableKind kind, const char *text)
{
  g_autofree char *faults = NULL;
  FwHarvest *harvest = read_harvest (kind, FW_DECIMAL_UNKNOWN, text, &faults);

  g_assert_cmpstr (faults, ==, "");
  return harvest;
}

static void
assert_figure (FwFigure figure, double value)
{
  if (isnan (value))
    g_assert_true (isnan (figure.value) && figure.mark != FW_MARK_EXACT);
  else
    {
      g_assert_cmpfloat (figure.value, ==, value);
      g_assert_cmpint (figure.mark, ==, FW_MARK_EXACT);
    }
}

static void
test_programs (void)
{
  g_autoptr (FwHarvest) harvest = read_clean (
      FW_TABLE_PROGRAMS,
      "Course,School,Occupation,CIP,Length,Class size,Cohorts,Cost per seat,Tuition,Applicants,"
      "Completion rate,Starting wage,Credential,Skills,Source\n"
      "Web course,A College,15-1252.00 Software Developers,11.0201,18 weeks,20,8,\"$11,000\",$0,60,"
      "74%,\"$62,700\",Certificate,JavaScript; HTML/CSS; JavaScript,Annual report\n"
      "IT support,A College,15-1232,1.0401,8,25,,8.5k,,,N/A,\"$48,000\",,,\n");
  const FwProgramOffer *web = g_ptr_array_index (harvest->programs, 0);
  const FwProgramOffer *support = g_ptr_array_index (harvest->programs, 1);

  g_assert_cmpuint (harvest->programs->len, ==, 2);
  g_assert_cmpstr (web->id, ==, "line-2");
  g_assert_cmpstr (web->title, ==, "Web course");
  g_assert_cmpstr (web->provider, ==, "A College");
  g_assert_cmpstr (web->occupation, ==, "Software Developers");
  g_assert_cmpstr (web->soc, ==, "15-1252");
  g_assert_cmpstr (web->cip, ==, "11.0201");
  g_assert_cmpstr (web->length_text, ==, "18 weeks");
  assert_figure (web->weeks, 18);
  assert_figure (web->seats, 20);
  assert_figure (web->cohorts, 8);
  assert_figure (web->seat_cost, 11000);
  assert_figure (web->price, 0);
  assert_figure (web->applicants, 60);
  assert_figure (web->completion, 0.74);
  assert_figure (web->earnings, 62700);
  g_assert_false (web->earnings_converted);
  g_assert_cmpstr (web->source, ==, "Annual report");
  g_assert_cmpstr (web->fetched, ==, "2026-11-21T20:00:00Z");
  g_assert_cmpuint (g_strv_length (web->skills), ==, 2);
  g_assert_cmpstr (web->skills[0], ==, "javascript");
  g_assert_cmpstr (support->soc, ==, "15-1232");
  g_assert_cmpstr (support->cip, ==, "01.0401");
  g_assert_cmpstr (support->source, ==, "File some.csv");
  assert_figure (support->seat_cost, 8500);
  assert_figure (support->cohorts, NAN);
  assert_figure (support->completion, NAN);
}

static void
test_employers (void)
{
  g_autoptr (FwHarvest) harvest = read_clean (
      FW_TABLE_EMPLOYERS,
      "Company;Job title;Openings;Hourly wage;Degree required;Waiver;Honored;From;To\n"
      "A Bank;Developer;12;29,50;Yes;No;0,8;3;6\n"
      "A Hospital;Help desk;1.200;21,00;40%;Yes;0,75;Q3 2027;31.12.2028\n");
  const FwJobOffer *bank = g_ptr_array_index (harvest->jobs, 0);
  const FwJobOffer *hospital = g_ptr_array_index (harvest->jobs, 1);

  g_assert_cmpuint (harvest->jobs->len, ==, 2);
  g_assert_true (bank->pledged);
  g_assert_cmpstr (bank->employer, ==, "A Bank");
  g_assert_cmpstr (bank->occupation, ==, "Developer");
  assert_figure (bank->openings, 12);
  assert_figure (bank->pay_low, 29.5 * 2080);
  assert_figure (bank->pay_high, 29.5 * 2080);
  assert_figure (bank->degree_share, 1);
  assert_figure (bank->waives, 0);
  assert_figure (bank->honoured, 0.8);
  assert_figure (bank->from_quarter, 3);
  assert_figure (bank->to_quarter, 6);
  g_assert_null (bank->from_date);
  assert_figure (hospital->openings, 1200);
  assert_figure (hospital->degree_share, 0.4);
  assert_figure (hospital->waives, 1);
  g_assert_cmpstr (hospital->from_date, ==, "2027-07-01");
  g_assert_cmpstr (hospital->to_date, ==, "2028-12-31");
}

static const char brackets_table[]
    = "Race,Population,P20,Median income,P80,Year,b0_10k,b10_15k,b15_20k,b20_25k,b25_30k,b30_35k,"
      "b35_40k,b40_45k,b45_50k,b50_60k,b60_75k,b75_100k,b100_125k,b125_150k,b150_200k,b200k_plus\n"
      "Total,1000,,,,,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16\n"
      "Black or African American,250,12744,35230,79726,2023,,,,,,,,,,,,,,,,\n"
      "Chess players,50,,,,,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n";

static void
test_populations (void)
{
  g_autoptr (FwHarvest) harvest = read_clean (FW_TABLE_POPULATIONS, brackets_table);
  const FwGroupOffer *black = g_ptr_array_index (harvest->groups, 0);
  const FwGroupOffer *chess = g_ptr_array_index (harvest->groups, 1);
  FwSeries *all = g_ptr_array_index (harvest->series, 0);
  FwSeries *players = g_ptr_array_index (harvest->series, 1);

  g_assert_cmpuint (harvest->groups->len, ==, 2);
  g_assert_cmpstr (black->race, ==, "black");
  assert_figure (black->share, 0.25);
  assert_figure (black->p50, 35230);
  g_assert_cmpint (black->income_year, ==, 2023);
  assert_figure (chess->share, 0.05);
  g_assert_null (chess->race);
  g_assert_cmpuint (harvest->series->len, ==, 2);
  g_assert_cmpstr (fw_series_get_measure (all), ==, "households_by_income");
  g_assert_null (fw_series_get_subject (all));
  g_assert_cmpstr (fw_series_get_geography (all), ==, "county:27053");
  g_assert_cmpfloat (fw_series_number (all, "b0_10k"), ==, 1);
  g_assert_cmpfloat (fw_series_number (all, "b200k_plus"), ==, 16);
  g_assert_cmpuint (fw_series_get_n_values (all), ==, 16);
  g_assert_cmpint (fw_series_get_price_year (all), ==, 2024);
  g_assert_cmpstr (fw_series_get_subject (players), ==, "chess-players");
}

static void
test_too_many_residents (void)
{
  g_autoptr (FwTableFile) table = read_table ("Group,Share\nBlack,60%\nWhite,55%\n");
  g_autoptr (FwMapping) mapping = fw_mapping_guess (table, FW_TABLE_POPULATIONS);
  g_autoptr (GPtrArray) faults = fw_row_faults_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_mapping_apply (mapping, table, &context, faults, &error));
  g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
  g_assert_nonnull (strstr (error->message, "more residents than there are"));
}

/* The layout of the Bureau's own OEWS workbooks, saved as CSV. */
static void
test_wages (void)
{
  g_autoptr (FwHarvest) harvest = read_clean (
      FW_TABLE_WAGES,
      "AREA,AREA_TITLE,OCC_CODE,OCC_TITLE,TOT_EMP,H_MEAN,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,"
      "A_PCT90\n"
      "33460,Minneapolis,15-1252,Software Developers,\"21,650\",57.88,\"120,400\",\"70,100\","
      "\"90,000\",\"118,000\",\"150,000\",#\n"
      "27,Minnesota,15-1232,Computer User Support Specialists,**,*,*,*,*,*,*,*\n"
      "0033460,Minneapolis,15-1232,Computer User Support Specialists,,,,,,\"58,000\",,\n");
  FwSeries *jobs = g_ptr_array_index (harvest->series, 0);
  FwSeries *wage = g_ptr_array_index (harvest->series, 1);
  FwSeries *hidden = g_ptr_array_index (harvest->series, 3);
  FwSeries *median = g_ptr_array_index (harvest->series, 4);
  FwSeriesValue value;

  g_assert_cmpuint (harvest->series->len, ==, 5);
  g_assert_cmpstr (fw_series_get_measure (jobs), ==, "jobs");
  g_assert_cmpstr (fw_series_get_subject (jobs), ==, "15-1252");
  g_assert_cmpstr (fw_series_get_geography (jobs), ==, "metro:33460");
  g_assert_cmpfloat (fw_series_number (jobs, "jobs"), ==, 21650);
  g_assert_cmpstr (fw_series_get_measure (wage), ==, "wage");
  g_assert_cmpfloat (fw_series_number (wage, "mean"), ==, 120400);
  g_assert_true (fw_series_find (wage, "p90", &value));
  g_assert_cmpint (value.mark, ==, FW_MARK_AT_LEAST);
  g_assert_cmpfloat (value.value, ==, 239200);
  g_assert_cmpstr (fw_series_get_geography (hidden), ==, "state:27");
  g_assert_true (fw_series_find (hidden, "mean", &value));
  g_assert_cmpint (value.mark, ==, FW_MARK_NOT_RELEASED);
  g_assert_cmpstr (fw_series_get_geography (median), ==, "metro:33460");
  g_assert_cmpfloat (fw_series_number (median, "p50"), ==, 58000);
}

/* A table of all occupations is cut to those of the plan; one that is too much still is refused. */
static void
test_large (void)
{
  static const char *const own[] = { "15-1252", NULL };
  FwTableContext narrow = context;
  g_autoptr (GString) text = g_string_new ("SOC,Median wage\n15-1252,118000\n");
  g_autoptr (FwTableFile) table = NULL;
  g_autoptr (FwMapping) mapping = NULL;
  g_autoptr (GPtrArray) faults = fw_row_faults_new ();
  g_autoptr (FwHarvest) harvest = NULL;
  g_autoptr (FwHarvest) all = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (text, "%u-%u,50000\n", 17 + 2 * (i / 600), 1011 + i % 600);
  table = read_table (text->str);
  mapping = fw_mapping_guess (table, FW_N_TABLE_KINDS);
  g_assert_cmpint (mapping->kind, ==, FW_TABLE_WAGES);
  narrow.occupations = own;
  harvest = fw_mapping_apply (mapping, table, &narrow, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (harvest->series->len, ==, 1);
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
  g_assert_nonnull (strstr (((FwShortfall *)g_ptr_array_index (harvest->shortfalls, 0))->why,
                            "1,200 rows are of occupations the plan does not have"));

  all = fw_mapping_apply (mapping, table, &context, faults, &error);
  g_assert_null (all);
  g_assert_error (error, FW_ERROR, FW_ERROR_TOO_LARGE);
}

/* How a column of shares is read, and what is said of it. */
static void
test_shares (void)
{
  static const struct
  {
    const char *heading;
    const char *cells[3];
    double values[3]; /* NAN: a fault */
    const char *words;
  } samples[] = {
    { "Completion", { "72", "80", "100" }, { 0.72, 0.8, 1 }, "percent" },
    { "Completion", { "72%", "80 %", "0.5%" }, { 0.72, 0.8, 0.005 }, NULL },
    { "Completion", { "0.72", "0.8", "1" }, { 0.72, 0.8, 1 }, "shares" },
    { "Completion", { "0,72", "0,8", "1" }, { 0.72, 0.8, 1 }, "shares" },
    { "Completion", { "72", "0.8", "0" }, { 0.72, NAN, 0 }, "percent" },
    { "Completion", { "72", "1", "85" }, { 0.72, NAN, 0.85 }, "percent" },
    { "Completion %", { "72", "0.8", "1" }, { 0.72, 0.008, 0.01 }, "percent" },
    { "Completion %", { "0.72", "0.8", "1" }, { 0.72, 0.8, 1 }, "shares" },
    { "Completion", { "28.9%", "72 percent", "101%" }, { 0.289, 0.72, NAN }, NULL },
    { "Completion", { "-5%", "$72", "72k" }, { NAN, NAN, NAN }, "percent" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("Course\t%s\na\t%s\nb\t%s\nc\t%s\n", samples[i].heading,
                             samples[i].cells[0], samples[i].cells[1], samples[i].cells[2]);
      g_autoptr (FwTableFile) table = read_table (text);
      g_autoptr (FwMapping) mapping = fw_mapping_guess (table, FW_TABLE_PROGRAMS);
      g_autoptr (FwHarvest) harvest = NULL;
      g_autoptr (GPtrArray) faults = fw_row_faults_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *reading = NULL;
      const char *const names[] = { "a", "b", "c" };
      guint at = 0, field = 0, n;

      while (!g_str_equal (fw_table_fields (FW_TABLE_PROGRAMS, &n)[field].name, "completion"))
        field++;
      mapping->columns[field] = 1;
      harvest = fw_mapping_apply (mapping, table, &context, faults, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < 3; k++)
        {
          const FwProgramOffer *offer;

          if (isnan (samples[i].values[k]))
            continue;
          g_assert_cmpuint (at, <, harvest->programs->len);
          offer = g_ptr_array_index (harvest->programs, at++);
          g_assert_cmpstr (offer->title, ==, names[k]);
          assert_figure (offer->completion, samples[i].values[k]);
        }
      g_assert_cmpuint (harvest->programs->len, ==, at);
      g_assert_cmpuint (faults->len, ==, 3 - at);
      reading = fw_mapping_dup_reading (mapping, table, field);
      if (samples[i].words != NULL)
        g_assert_nonnull (strstr (reading, samples[i].words));
      else
        g_assert_cmpstr (reading, ==, NULL);
    }
}

/* A cell below a heading, read or refused. */
static const struct
{
  const char *heading;
  const char *cell;
  FwDecimal decimal;
  double value; /* NAN: a fault */
} cells[] = {
  { "Tuition", "$5,400", FW_DECIMAL_UNKNOWN, 5400 },
  { "Tuition", "5.400,50", FW_DECIMAL_UNKNOWN, 5400.5 },
  { "Tuition", "5 400", FW_DECIMAL_UNKNOWN, 5400 },
  { "Tuition",
    "5\xc2\xa0"
    "400,50",
    FW_DECIMAL_UNKNOWN, 5400.5 },
  { "Tuition", "5'400.50", FW_DECIMAL_UNKNOWN, 5400.5 },
  { "Tuition", "USD 5400", FW_DECIMAL_UNKNOWN, 5400 },
  { "Tuition", "5400 $", FW_DECIMAL_UNKNOWN, 5400 },
  { "Tuition", "$5.4k", FW_DECIMAL_UNKNOWN, 5400 },
  { "Tuition", "1.234", FW_DECIMAL_UNKNOWN, NAN }, /* $1.23 or $1,234 */
  { "Tuition", "1.234", FW_DECIMAL_POINT, 1.234 },
  { "Tuition", "1.234", FW_DECIMAL_COMMA, 1234 },
  { "Tuition", "1,234", FW_DECIMAL_UNKNOWN, NAN }, /* tabs tell nothing of the comma */
  { "Tuition", "1,234", FW_DECIMAL_POINT, 1234 },
  { "Tuition", "1.23", FW_DECIMAL_COMMA, NAN },
  { "Tuition", "1,23,456", FW_DECIMAL_UNKNOWN, NAN },
  { "Tuition", "€5400", FW_DECIMAL_UNKNOWN, NAN },
  { "Tuition", "-5", FW_DECIMAL_UNKNOWN, NAN },
  { "Tuition", "free", FW_DECIMAL_UNKNOWN, NAN },
  { "Tuition", "1e3", FW_DECIMAL_UNKNOWN, NAN },
  { "Tuition", "0x10", FW_DECIMAL_UNKNOWN, NAN },
  { "Tuition", "nan", FW_DECIMAL_UNKNOWN, NAN },
  { "Tuition", "999999999999999999999999999999999999999999999999999", FW_DECIMAL_UNKNOWN, NAN },
  { "Seats", "1.234", FW_DECIMAL_UNKNOWN, 1234 }, /* persons are whole */
  { "Seats", "20.0", FW_DECIMAL_UNKNOWN, 20 },
  { "Seats", "20.5", FW_DECIMAL_UNKNOWN, NAN },
  { "Seats", "2001", FW_DECIMAL_UNKNOWN, NAN },
  { "Seats", "many", FW_DECIMAL_UNKNOWN, NAN },
  { "Seats", "$20", FW_DECIMAL_UNKNOWN, NAN },
  { "Seats", "20%", FW_DECIMAL_UNKNOWN, NAN },
  { "Weeks", "12.500", FW_DECIMAL_UNKNOWN, 12.5 }, /* nobody trains for 12,500 weeks */
  { "Weeks", "18 wks", FW_DECIMAL_UNKNOWN, 18 },
  { "Weeks", "6 months", FW_DECIMAL_UNKNOWN, 26 },
  { "Length (months)", "6", FW_DECIMAL_UNKNOWN, 26 },
  { "Weeks", "1 year", FW_DECIMAL_UNKNOWN, 52 },
  { "Weeks", "40 hours", FW_DECIMAL_UNKNOWN, NAN },
  { "Weeks", "0", FW_DECIMAL_UNKNOWN, NAN },
  { "Starting wage", "$20", FW_DECIMAL_UNKNOWN, 41600 },
  { "Starting wage", "$20/hr", FW_DECIMAL_UNKNOWN, 41600 },
  { "Starting wage", "20 per hour", FW_DECIMAL_UNKNOWN, 41600 },
  { "Starting wage (hourly)", "20", FW_DECIMAL_UNKNOWN, 41600 },
  { "Starting wage", "$1,000 a week", FW_DECIMAL_UNKNOWN, 52000 },
  { "Monthly wage", "4000", FW_DECIMAL_UNKNOWN, 48000 },
  { "Starting wage", "$54k", FW_DECIMAL_UNKNOWN, 54000 },
  { "Starting wage", "54,000/year", FW_DECIMAL_POINT, 54000 },
  { "Starting wage", "500", FW_DECIMAL_UNKNOWN, NAN },
  { "Annual wage", "20", FW_DECIMAL_UNKNOWN, NAN },
};

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("Course\t%s\nx\t%s\n", cells[i].heading, cells[i].cell);
      g_autoptr (FwTableFile) table = read_table (text);
      g_autofree char *mapped = NULL;
      g_autoptr (FwMapping) mapping = NULL;
      g_autoptr (FwHarvest) harvest = NULL;
      g_autoptr (GPtrArray) faults = fw_row_faults_new ();
      g_autoptr (GError) error = NULL;
      const char *field = strstr (cells[i].heading, "wage") != NULL   ? "job_pay"
                          : strcmp (cells[i].heading, "Tuition") == 0 ? "price"
                          : strcmp (cells[i].heading, "Seats") == 0   ? "seats"
                                                                      : "weeks";

      mapped = g_strdup_printf ("table = programs\ntitle = Course\n%s = %s\n", field,
                                cells[i].heading);
      mapping = fw_mapping_from_text (mapped, table, &error);
      g_assert_no_error (error);
      mapping->decimal = cells[i].decimal;
      harvest = fw_mapping_apply (mapping, table, &context, faults, &error);
      g_assert_no_error (error);
      if (faults->len != (isnan (cells[i].value) ? 1 : 0))
        g_error ("%s “%s”: %s", cells[i].heading, cells[i].cell,
                 faults->len > 0 ? ((FwRowFault *)g_ptr_array_index (faults, 0))->message
                                 : "taken");
      g_assert_cmpuint (harvest->programs->len, ==, 1 - faults->len);
      if (faults->len == 0)
        {
          const FwProgramOffer *offer = g_ptr_array_index (harvest->programs, 0);

          assert_figure (g_str_equal (field, "job_pay") ? offer->earnings
                         : g_str_equal (field, "price") ? offer->price
                         : g_str_equal (field, "seats") ? offer->seats
                                                        : offer->weeks,
                         cells[i].value);
        }
    }
}

static void
test_faults (void)
{
  static const struct
  {
    FwTableKind kind;
    const char *text;
    const char *words;
    guint n_taken;
  } samples[] = {
    { FW_TABLE_PROGRAMS, "Course,Seats\nWeb,20\nIT,many\nX,30\nY,1\n",
      "line 3, Seats a start: found “many”; wanted a whole number from 0 to 2,000.", 3 },
    { FW_TABLE_PROGRAMS, "Course,Seats\nWeb,20\n,30\n",
      "line 3, Program: nothing there; wanted a name.", 1 },
    { FW_TABLE_PROGRAMS, "Course,Tuition\nWeb,$1,234\nIT,5400\n",
      "line 2, more cells than headings: found “234”; wanted 2 cells", 1 },
    { FW_TABLE_PROGRAMS, "Course,SOC\nWeb,15-1252\nIT,none yet\nX,15-1232\n",
      "line 3, Occupation code: found “none yet”; wanted an occupation code such as 15-1252.", 2 },
    { FW_TABLE_PROGRAMS, "Course;Tuition\nWeb;1.234\n", "this is $1.234 or $1,234", 0 },
    { FW_TABLE_PROGRAMS, "Course,Url\nWeb,javascript:alert(1)\n", "begins with “https://”", 0 },
    { FW_TABLE_PROGRAMS, "Course,Seats\nW\x1b[31m,1\nX,\x1b[2Jx\xe2\x80\xae\nY,2\nZ,3\n",
      "found “[2Jx”", 3 },
    { FW_TABLE_EMPLOYERS, "Employer,Job,Openings\nA,Dev,\nB,Dev,3\n",
      "line 2, Openings: nothing there; wanted a number.", 1 },
    { FW_TABLE_EMPLOYERS, "Employer,Job,Openings,From,To\nA,Dev,1,4,2\nB,Dev,3,1,2\n",
      "line 2, Last quarter: found “2”; wanted a quarter that is not before the first.", 1 },
    { FW_TABLE_EMPLOYERS,
      "Employer,Job,Openings,Start date\nA,Dev,1,soon\nB,D,3,7/1/2027\n"
      "C,D,1,Q1 2028\n",
      "line 2, First quarter: found “soon”; wanted a date such as 2027-07-01", 2 },
    { FW_TABLE_EMPLOYERS, "Employer,Job,Openings,Waiver\nA,Dev,1,maybe\nB,D,3,yes\nC,D,3,no\n",
      "line 2, Waives the degree: found “maybe”; wanted yes or no.", 2 },
    { FW_TABLE_WAGES, "SOC,p10,p50\n15-1252,70000,60000\n15-1232,40000,50000\n",
      "none is lower than the one before", 2 },
    { FW_TABLE_WAGES, "SOC,p50\n15-1252,70000\n15-1252,80000\n",
      "line 3, Occupation code: found “15-1252”; wanted one row of it, and line 2 has it", 2 },
    { FW_TABLE_POPULATIONS, "Group,Share\nBlack,20%\nBlack,30%\n", "line 2 has it already", 1 },
    { FW_TABLE_POPULATIONS, "Group,p20,p50,p80\nBlack,1000,,3000\n", "all three percentiles", 0 },
    { FW_TABLE_POPULATIONS, "Group,p20,p50,p80\nBlack,3000,2000,4000\n", "each is higher", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *faults = NULL;
      g_autoptr (FwHarvest) harvest
          = read_harvest (samples[i].kind, FW_DECIMAL_UNKNOWN, samples[i].text, &faults);
      const guint n = harvest->programs->len + harvest->jobs->len + harvest->groups->len
                      + harvest->series->len;

      if (strstr (faults, samples[i].words) == NULL || strchr (faults, '\n') == NULL
          || strchr (faults, '\n')[1] != '\0')
        g_error ("“%s” is not the one fault: %s", samples[i].words, faults);
      g_assert_null (strpbrk (faults, "\x1b\r\t"));
      if (samples[i].kind != FW_TABLE_WAGES)
        g_assert_cmpuint (n, ==, samples[i].n_taken);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *cells[2];
    const char *from[2];
  } samples[] = {
    { { "2027-07-13", "2027-07" }, { "2027-07-13", "2027-07-01" } },
    { { "7/1/2027", "12/31/2027" }, { "2027-07-01", "2027-12-31" } },
    { { "1/7/2027", "31/12/2027" }, { "2027-07-01", "2027-12-31" } },
    { { "1.7.2027", "2027" }, { "2027-07-01", "2027-01-01" } },
    { { "2027 Q3", "3Q2027" }, { "2027-07-01", "2027-07-01" } },
    { { "2027-Q4", "q1/2028" }, { "2027-10-01", "2028-01-01" } },
    { { "2027-07-13T00:00:00Z", "07/2027" }, { "2027-07-13", "2027-07-01" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("Employer,Job,Openings,Start\nA,Dev,1,%s\nB,Dev,1,%s\n",
                             samples[i].cells[0], samples[i].cells[1]);
      g_autoptr (FwHarvest) harvest = read_clean (FW_TABLE_EMPLOYERS, text);

      for (guint k = 0; k < 2; k++)
        {
          const FwJobOffer *job = g_ptr_array_index (harvest->jobs, k);

          g_assert_cmpstr (job->from_date, ==, samples[i].from[k]);
        }
    }
}

static FwPart *
group_of (FwPlan *plan, const char *id)
{
  FwPart *group = fw_plan_find_part (plan, FW_LIST_GROUPS, id);

  g_assert_nonnull (group);
  return group;
}

static void
test_groups_to_change (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", &error);
  g_autoptr (FwHarvest) harvest
      = read_clean (FW_TABLE_POPULATIONS,
                    "Group,Residents,p20,p50,p80,Year\n"
                    "Black or African American,200,13000,36000,80000,2023\nHispanic,100,,,,\n"
                    "Asian and other,200,,,,\nWhite,500,,,,\n");
  g_autoptr (FwHarvest) some
      = read_clean (FW_TABLE_POPULATIONS, "Group,Share\nBlack,20%\nChess players,10%\n");
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FwChange) change = NULL;
  g_autoptr (FwChange) none = NULL;
  g_autoptr (FwChange) inverse = NULL;

  g_assert_no_error (error);
  change = fw_groups_to_change (plan, harvest->groups, left_out, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left_out->len, ==, 0);
  inverse = fw_change_apply (change, plan, &error);
  g_assert_no_error (error);
  g_assert_nonnull (inverse);
  g_assert_cmpfloat (fw_part_get_number (group_of (plan, "black"), "share"), ==, 0.2);
  g_assert_cmpfloat (fw_part_get_number (group_of (plan, "black"), "p50"), ==, 36000);
  g_assert_cmpint (fw_part_get_whole (group_of (plan, "black"), "percentiles-year"), ==, 2023);
  g_assert_cmpstr (fw_part_get_text (group_of (plan, "black"), "source"), ==,
                   "File some.csv (2026-11-21)");
  g_assert_cmpfloat (fw_part_get_number (group_of (plan, "white"), "share"), ==, 0.5);
  g_assert_cmpfloat (fw_part_get_number (group_of (plan, "white"), "p50"), ==, 91757);

  /* A share of some groups only would move residents to nowhere. */
  none = fw_groups_to_change (plan, some->groups, left_out, &error);
  g_assert_null (none);
  g_assert_error (error, FW_ERROR, FW_ERROR_NOT_FOUND);
  g_assert_cmpuint (left_out->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/mapping-apply/programs", test_programs);
  g_test_add_func ("/sources/mapping-apply/employers", test_employers);
  g_test_add_func ("/sources/mapping-apply/populations", test_populations);
  g_test_add_func ("/sources/mapping-apply/too-many-residents", test_too_many_residents);
  g_test_add_func ("/sources/mapping-apply/wages", test_wages);
  g_test_add_func ("/sources/mapping-apply/large", test_large);
  g_test_add_func ("/sources/mapping-apply/shares", test_shares);
  g_test_add_func ("/sources/mapping-apply/numbers", test_numbers);
  g_test_add_func ("/sources/mapping-apply/faults", test_faults);
  g_test_add_func ("/sources/mapping-apply/dates", test_dates);
  g_test_add_func ("/sources/mapping-apply/groups-to-change", test_groups_to_change);
  return g_test_run ();
}
