/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "fw-catalogue.h"
#include "fw-error.h"
#include "fw-table-import.h"

static FwTableFile *
read_table (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  FwTableFile *table = fw_table_file_read (bytes, "some.csv", &error);

  g_assert_no_error (error);
  return table;
}

static guint
field_of (FwTableKind kind, const char *name)
{
  guint n;
  const FwTableField *fields = fw_table_fields (kind, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (fields[i].name, name))
      return i;
  g_error ("no field %s", name);
}

static gint
column_of (FwMapping *mapping, const char *name)
{
  return mapping->columns[field_of (mapping->kind, name)];
}

/* Headings from the files of workforce boards, colleges, chambers and statistics offices. */
static const struct
{
  FwTableKind kind;
  const char *heading;
  const char *cell;
  const char *field;
} headings[] = {
  { FW_TABLE_PROGRAMS, "Program Name", "Web", "title" },
  { FW_TABLE_PROGRAMS, "COURSE_TITLE", "Web", "title" },
  { FW_TABLE_PROGRAMS, "Training Program", "Web", "title" },
  { FW_TABLE_PROGRAMS, "Training Provider", "A College", "provider" },
  { FW_TABLE_PROGRAMS, "Institution", "A College", "provider" },
  { FW_TABLE_PROGRAMS, "Provider name (legal)", "A College", "provider" },
  { FW_TABLE_PROGRAMS, "O*NET-SOC Code", "15-1252.00", "soc" },
  { FW_TABLE_PROGRAMS, "SOC", "15-1252", "soc" },
  { FW_TABLE_PROGRAMS, "CIP Code (2020)", "11.0201", "cip" },
  { FW_TABLE_PROGRAMS, "Length (weeks)", "18", "weeks" },
  { FW_TABLE_PROGRAMS, "Duration in Weeks", "18", "weeks" },
  { FW_TABLE_PROGRAMS, "Program length", "18 weeks", "weeks" },
  { FW_TABLE_PROGRAMS, "Class size", "20", "seats" },
  { FW_TABLE_PROGRAMS, "Cohort Size (max)", "20", "seats" },
  { FW_TABLE_PROGRAMS, "Enrollment", "20", "seats" },
  { FW_TABLE_PROGRAMS, "# of Cohorts", "4", "cohorts" },
  { FW_TABLE_PROGRAMS, "Tuition", "$5,400", "price" },
  { FW_TABLE_PROGRAMS, "Tuition & Fees ($)", "5400", "price" },
  { FW_TABLE_PROGRAMS, "Cost per participant", "$8,500", "seat_cost" },
  { FW_TABLE_PROGRAMS, "Cost Per Seat", "8500", "seat_cost" },
  { FW_TABLE_PROGRAMS, "Number of Applicants", "60", "applicants" },
  { FW_TABLE_PROGRAMS, "Completion Rate", "72%", "completion" },
  { FW_TABLE_PROGRAMS, "% Completed", "72", "completion" },
  { FW_TABLE_PROGRAMS, "Graduation rate, 2025", "0.72", "completion" },
  { FW_TABLE_PROGRAMS, "Starting wage", "$21.50", "job_pay" },
  { FW_TABLE_PROGRAMS, "Median earnings after 6 months", "41,000", "job_pay" },
  { FW_TABLE_PROGRAMS, "Average Starting Salary", "41000", "job_pay" },
  { FW_TABLE_PROGRAMS, "Credential Awarded", "Certificate", "credential" },
  { FW_TABLE_PROGRAMS, "Skills Taught", "html; css", "skills" },
  { FW_TABLE_EMPLOYERS, "Company", "A Bank", "employer" },
  { FW_TABLE_EMPLOYERS, "Employer Partner", "A Bank", "employer" },
  { FW_TABLE_EMPLOYERS, "Hiring Company", "A Bank", "employer" },
  { FW_TABLE_EMPLOYERS, "Job Title", "Help desk", "occupation" },
  { FW_TABLE_EMPLOYERS, "Number of openings", "12", "openings" },
  { FW_TABLE_EMPLOYERS, "Hiring commitment", "12", "openings" },
  { FW_TABLE_EMPLOYERS, "Pledged hires", "12", "openings" },
  { FW_TABLE_EMPLOYERS, "Starting Wage (hourly)", "21.50", "pay" },
  { FW_TABLE_EMPLOYERS, "Annual Salary", "54000", "pay" },
  { FW_TABLE_EMPLOYERS, "Degree required?", "Yes", "degree" },
  { FW_TABLE_EMPLOYERS, "% requiring degree", "40", "degree" },
  { FW_TABLE_EMPLOYERS, "Will waive degree", "No", "waives" },
  { FW_TABLE_EMPLOYERS, "Share honored", "80%", "honoured" },
  { FW_TABLE_EMPLOYERS, "Start date", "2027-07-01", "from" },
  { FW_TABLE_EMPLOYERS, "End Quarter", "Q4 2028", "to" },
  { FW_TABLE_EMPLOYERS, "Required skills", "sql, git", "skills" },
  { FW_TABLE_POPULATIONS, "Race/Ethnicity", "Black", "group" },
  { FW_TABLE_POPULATIONS, "% of population", "19", "share" },
  { FW_TABLE_POPULATIONS, "Total population", "80,000", "residents" },
  { FW_TABLE_POPULATIONS, "Median household income", "$35,230", "p50" },
  { FW_TABLE_POPULATIONS, "20th percentile income", "12744", "p20" },
  { FW_TABLE_POPULATIONS, "Less than $10,000", "900", "b0_10k" },
  { FW_TABLE_POPULATIONS, "$10,000 to $14,999", "900", "b10_15k" },
  { FW_TABLE_POPULATIONS, "$200,000 or more", "900", "b200k_plus" },
  { FW_TABLE_WAGES, "OCC_CODE", "15-1252", "soc" },
  { FW_TABLE_WAGES, "OCC_TITLE", "Software Developers", "occupation" },
  { FW_TABLE_WAGES, "TOT_EMP", "21,650", "jobs" },
  { FW_TABLE_WAGES, "A_MEAN", "120,400", "mean" },
  { FW_TABLE_WAGES, "A_PCT10", "70,100", "p10" },
  { FW_TABLE_WAGES, "A_MEDIAN", "118,000", "p50" },
  { FW_TABLE_WAGES, "Annual 90th percentile wage", "160,000", "p90" },
  { FW_TABLE_WAGES, "AREA_TITLE", "Minneapolis", "area" },
  { FW_TABLE_WAGES, "AREA", "33460", "area_code" },
};

static void
test_headings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("remark\t\"%s\"\nx\t\"%s\"\n", headings[i].heading, headings[i].cell);
      g_autoptr (FwTableFile) table = read_table (text);
      g_autoptr (FwMapping) mapping = fw_mapping_guess (table, headings[i].kind);

      if (column_of (mapping, headings[i].field) != 1)
        g_error ("“%s” is not taken as %s", headings[i].heading, headings[i].field);
    }
}

static void
test_values_count (void)
{
  /* A heading alone is not enough, and codes need none. */
  g_autoptr (FwTableFile) table
      = read_table ("Course,Completion,Occupation,Seats,Completion rate\n"
                    "Web,Certificate,15-1252.00,many,72%\nIT,Diploma,15-1232.00,few,80%\n");
  g_autoptr (FwMapping) mapping = fw_mapping_guess (table, FW_TABLE_PROGRAMS);
  g_autoptr (FwTableFile) unnamed = read_table ("Course,Number\nWeb,15-1252.00\nIT,15-1232.00\n");
  g_autoptr (FwMapping) coded = fw_mapping_guess (unnamed, FW_TABLE_PROGRAMS);
  g_autoptr (FwTableFile) twice = read_table ("Course,Seats,Seats\nWeb,20,30\n");
  g_autoptr (FwMapping) first = fw_mapping_guess (twice, FW_TABLE_PROGRAMS);

  g_assert_cmpint (column_of (mapping, "title"), ==, 0);
  g_assert_cmpint (column_of (mapping, "completion"), ==, 4);
  g_assert_cmpint (column_of (mapping, "occupation"), ==, 2);
  g_assert_cmpint (column_of (coded, "soc"), ==, 1);
  g_assert_cmpint (column_of (mapping, "seats"), ==, -1);
  g_assert_cmpint (column_of (first, "seats"), ==, 1);
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    FwTableKind kind;
  } samples[] = {
    { "Course,Provider,Seats,Weeks,Tuition\nWeb,A College,20,18,5400\n", FW_TABLE_PROGRAMS },
    { "Program,Class size,Starting wage\nWeb,20,21.5\n", FW_TABLE_PROGRAMS },
    { "Employer,Job title,Openings,Salary\nA Bank,Developer,12,61000\n", FW_TABLE_EMPLOYERS },
    { "Company,Positions,Degree required\nA Bank,12,Yes\n", FW_TABLE_EMPLOYERS },
    { "Race,Population,Median household income\nBlack,80000,35230\n", FW_TABLE_POPULATIONS },
    { "Group,Share\nBlack,19%\nWhite,60%\n", FW_TABLE_POPULATIONS },
    { "OCC_CODE,OCC_TITLE,TOT_EMP,A_MEAN,A_PCT10,A_MEDIAN\n15-1252,Developers,10,100,90,95\n",
      FW_TABLE_WAGES },
    { "SOC code,Area,p10,p50,p90\n15-1252,Minneapolis,70000,90000,120000\n", FW_TABLE_WAGES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (FwTableFile) table = read_table (samples[i].text);
      g_autoptr (FwMapping) mapping = fw_mapping_guess (table, FW_N_TABLE_KINDS);
      g_autoptr (GError) error = NULL;

      if (mapping->kind != samples[i].kind)
        g_error ("%s is taken for %s", samples[i].text, fw_table_kind_id (mapping->kind));
    }
}

static void
test_needs (void)
{
  static const struct
  {
    FwTableKind kind;
    const char *text;
    const char *words; /* NULL: nothing is missing */
  } samples[] = {
    { FW_TABLE_PROGRAMS, "Seats,Weeks\n20,18\n", "no column is “Program”" },
    { FW_TABLE_PROGRAMS, "Course,Weeks\nWeb,18\n", NULL },
    { FW_TABLE_EMPLOYERS, "Employer,Pay\nA Bank,61000\n", "no column is “Openings”" },
    { FW_TABLE_EMPLOYERS, "Employer,Openings\nA Bank,12\n", "the occupation or its code" },
    { FW_TABLE_WAGES, "Occupation,Mean\nDevelopers,100000\n", "no column is “Occupation code”" },
    { FW_TABLE_WAGES, "SOC,Note\n15-1252,x\n", "no column of numbers" },
    { FW_TABLE_POPULATIONS, "Group,Note\nBlack,x\n", "no column of numbers" },
    { FW_TABLE_POPULATIONS, "Group,Median income\nBlack,35230\n", "go together" },
    { FW_TABLE_POPULATIONS, "Group,b0_10k,b10_15k\nBlack,10,20\n", "all sixteen brackets" },
    { FW_TABLE_POPULATIONS, "Group,p20,p50,p80\nBlack,12744,35230,79726\n", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (FwTableFile) table = read_table (samples[i].text);
      g_autoptr (FwMapping) mapping = fw_mapping_guess (table, samples[i].kind);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (fw_mapping_check (mapping, table, &error), ==, samples[i].words == NULL);
      if (samples[i].words != NULL && strstr (error->message, samples[i].words) == NULL)
        g_error ("“%s” is not in: %s", samples[i].words, error->message);
    }
}

static void
test_remembered (void)
{
  g_autoptr (FwTableFile) table
      = read_table ("Course;Pay;Pay;;\"Two\nlines = odd # name\"\nWeb;1;2;3;4\n");
  g_autoptr (FwMapping) mapping = fw_mapping_guess (table, FW_TABLE_PROGRAMS);
  g_autoptr (FwMapping) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  mapping->columns[field_of (FW_TABLE_PROGRAMS, "job_pay")] = 2;
  mapping->columns[field_of (FW_TABLE_PROGRAMS, "seats")] = 3;
  mapping->columns[field_of (FW_TABLE_PROGRAMS, "weeks")] = 4;
  mapping->decimal = FW_DECIMAL_COMMA;
  text = fw_mapping_to_text (mapping, table);
  g_assert_nonnull (strstr (text, "\njob_pay = Pay #2\n"));
  g_assert_nonnull (strstr (text, "\nseats = #4\n"));
  g_assert_nonnull (strstr (text, "\n# provider =\n"));
  again = fw_mapping_from_text (text, table, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->kind, ==, mapping->kind);
  g_assert_cmpint (again->decimal, ==, FW_DECIMAL_COMMA);
  for (guint i = 0; i < mapping->n_fields; i++)
    g_assert_cmpint (again->columns[i], ==, mapping->columns[i]);
  second = fw_mapping_to_text (again, table);
  g_assert_cmpstr (second, ==, text);
}

/* Whatever the headings, what is written finds the same columns. */
static void
test_names (void)
{
  g_autoptr (FwTableFile) table
      = read_table ("Pay;Pay #2;Pay;#1;#3;;Pay #2;a = b;# x;#;Pay #\n1;2;3;4;5;6;7;8;9;10;11\n");
  const guint n = fw_table_file_get_n_columns (table);

  g_assert_cmpuint (n, ==, 11);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwMapping) mapping = fw_mapping_guess (table, FW_TABLE_PROGRAMS);
      g_autoptr (FwMapping) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      for (guint f = 0; f < mapping->n_fields; f++)
        mapping->columns[f] = f == 0 ? (gint)i : -1;
      text = fw_mapping_to_text (mapping, table);
      again = fw_mapping_from_text (text, table, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again->columns[0], ==, (gint)i);
    }
}

static void
test_mapping_refused (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } samples[] = {
    { "", "The mapping is empty" },
    { "# only a remark\n", "The mapping is empty" },
    { "title = Course\n", "Line 1 of the mapping: found “title”; wanted “table = programs”" },
    { "table = programmes\n", "Line 1 of the mapping: there is no table of “programmes”" },
    { "table = programs\ntable = wages\n", "Line 2 of the mapping: “table = wages” stands there" },
    { "table = programs\nseat = Course\n", "Line 2 of the mapping: there is no field “seat”" },
    { "table = programs\ntitle = Kurs\n", "Line 2 of the mapping: there is no heading “Kurs”" },
    { "table = programs\ntitle\n", "Line 2 of the mapping: found “title”; wanted “field" },
    { "table = programs\ntitle = Course\nprovider = Course\n", "Line 3 of the mapping: “Course”" },
    { "table = programs\ntitle = Course\ntitle = Seats\n", "Line 3 of the mapping: “title” is" },
    { "table = programs\ndecimal = dot\n", "Line 2 of the mapping: “decimal = dot”; wanted point" },
    { "table = \xff\n", "UTF-8" },
  };
  g_autoptr (FwTableFile) table = read_table ("Course,Seats\nWeb,20\n");

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwMapping) mapping = fw_mapping_from_text (samples[i].text, table, &error);

      g_assert_null (mapping);
      g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
      if (strstr (error->message, samples[i].words) == NULL)
        g_error ("“%s” is not in: %s", samples[i].words, error->message);
    }
}

/* What becomes a number of the plan is accepted within the catalogue's bounds. */
static void
test_bounds (void)
{
  static const struct
  {
    FwTableKind kind;
    const char *field;
    const char *key;
  } rows[] = {
    { FW_TABLE_PROGRAMS, "weeks", "programs.*.weeks" },
    { FW_TABLE_PROGRAMS, "seats", "programs.*.seats" },
    { FW_TABLE_PROGRAMS, "cohorts", "programs.*.cohorts" },
    { FW_TABLE_PROGRAMS, "seat_cost", "programs.*.seat_cost" },
    { FW_TABLE_PROGRAMS, "price", "programs.*.price" },
    { FW_TABLE_PROGRAMS, "applicants", "programs.*.applicants" },
    { FW_TABLE_PROGRAMS, "completion", "programs.*.completion" },
    { FW_TABLE_PROGRAMS, "job_pay", "programs.*.job_pay" },
    { FW_TABLE_EMPLOYERS, "openings", "employers.*.openings" },
    { FW_TABLE_EMPLOYERS, "honoured", "employers.*.honoured" },
    { FW_TABLE_EMPLOYERS, "degree", "employers.*.degree" },
    { FW_TABLE_EMPLOYERS, "pay", "employers.*.pay" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n;
      const FwTableField *field
          = &fw_table_fields (rows[i].kind, &n)[field_of (rows[i].kind, rows[i].field)];
      const FwRow *row = fw_catalogue_find (rows[i].key, NULL, NULL);

      g_assert_nonnull (row);
      g_assert_cmpint (field->unit, ==, row->unit);
      g_assert_cmpfloat (field->lo, >=, row->lo);
      g_assert_cmpfloat (field->hi, <=, row->hi);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/mapping/headings", test_headings);
  g_test_add_func ("/sources/mapping/values-count", test_values_count);
  g_test_add_func ("/sources/mapping/kinds", test_kinds);
  g_test_add_func ("/sources/mapping/needs", test_needs);
  g_test_add_func ("/sources/mapping/remembered", test_remembered);
  g_test_add_func ("/sources/mapping/names", test_names);
  g_test_add_func ("/sources/mapping/refused", test_mapping_refused);
  g_test_add_func ("/sources/mapping/bounds", test_bounds);
  return g_test_run ();
}
