/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "fw-error.h"
#include "fw-feed.h"
#include "source-helpers.h"

#define FETCHED "2026-11-21T22:38:34Z"

static FwHarvest *
read_bytes (GBytes *bytes, const char *name)
{
  FwHarvest *harvest = fw_harvest_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (fw_feed_read (bytes, name, FETCHED, harvest, &error));
  g_assert_no_error (error);
  return harvest;
}

static FwHarvest *
read_fixture (const char *name)
{
  g_autoptr (GBytes) bytes = test_fixture (name);

  return read_bytes (bytes, name);
}

static FwHarvest *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = test_bytes (text);

  return read_bytes (bytes, "feed");
}

static const FwProgramOffer *
only_program (FwHarvest *harvest)
{
  g_assert_cmpuint (harvest->programs->len, ==, 1);
  g_assert_cmpuint (harvest->jobs->len, ==, 0);
  return g_ptr_array_index (harvest->programs, 0);
}

static const FwJobOffer *
only_job (FwHarvest *harvest)
{
  g_assert_cmpuint (harvest->programs->len, ==, 0);
  g_assert_cmpuint (harvest->jobs->len, ==, 1);
  return g_ptr_array_index (harvest->jobs, 0);
}

static void
assert_skills (GStrv skills, const char *wanted)
{
  g_autofree char *joined = g_strjoinv (" ", skills);

  g_assert_cmpstr (joined, ==, wanted);
}

/* A job with one property more: what a posting may state in a hundred ways. */
static FwHarvest *
job_with (const char *property)
{
  g_autofree char *text = g_strdup_printf (
      "{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"T\",%s}",
      property);

  return read_text (text);
}

static FwHarvest *
program_with (const char *property)
{
  g_autofree char *text = g_strdup_printf ("{\"@context\":\"http://schema.org\",\"@type\":"
                                           "\"EducationalOccupationalProgram\",\"name\":\"T\",%s}",
                                           property);

  return read_text (text);
}

static void
test_program_support (void)
{
  g_autoptr (FwHarvest) harvest
      = read_fixture ("schema-org/synthetic-program-parttime-it-support.jsonld");
  const FwProgramOffer *offer = only_program (harvest);

  g_assert_cmpstr (offer->title, ==, "IT Support Technician, evening track");
  g_assert_cmpstr (offer->provider, ==, "Example Technical College");
  g_assert_cmpstr (offer->city, ==, "Minneapolis");
  g_assert_cmpstr (offer->soc, ==, "15-1232");
  g_assert_cmpstr (offer->occupation, ==, "Computer User Support Specialists");
  g_assert_cmpstr (offer->credential, ==, "IT Support Certificate");
  g_assert_cmpstr (offer->format, ==, "part-time, evenings");
  g_assert_cmpstr (offer->length_text, ==, "P24W");
  g_assert_cmpstr (offer->requirements, ==, "high school");
  g_assert_cmpfloat (offer->weeks.value, ==, 24);
  g_assert_cmpfloat (offer->seats.value, ==, 24);
  g_assert_cmpfloat (offer->price.value, ==, 5400); /* a total has the books in it */
  g_assert_cmpint (offer->price.mark, ==, FW_MARK_EXACT);
  g_assert_cmpfloat (offer->earnings.value, ==, 44100);
  g_assert_false (offer->earnings_converted);
  g_assert_cmpstr (offer->page, ==, "https://programs.example.org/it-support");
  g_assert_null (offer->url); /* of a file */
  g_assert_cmpstr (offer->fetched, ==, FETCHED);
  assert_skills (offer->skills, "help-desk");
  g_assert_cmpuint (harvest->shortfalls->len, ==, 0);
}

static void
test_program_degree (void)
{
  g_autoptr (FwHarvest) harvest = read_fixture ("schema-org/recorded-program-cs-degree.jsonld");
  const FwProgramOffer *offer = only_program (harvest);

  g_assert_cmpstr (offer->title, ==, "Undergraduate CS degree from ACME College");
  g_assert_cmpstr (offer->provider, ==, "ACME Community College");
  g_assert_cmpstr (offer->city, ==, "Boston");
  g_assert_cmpstr (offer->credential, ==, "Bachelor of Science in Computer Science");
  g_assert_cmpstr (offer->requirements, ==, "High school diploma");
  g_assert_cmpstr (offer->length_text, ==, "P4Y");
  g_assert_cmpfloat_with_epsilon (offer->weeks.value, 4 * 365.25 / 7, 1e-9);
  g_assert_cmpfloat (offer->price.value, ==, 16278); /* a resident's; not room and board */
  g_assert_cmpint (offer->price.mark, ==, FW_MARK_EXACT);
  g_assert_null (offer->soc);
  g_assert_cmpstr (offer->page, ==, "http://www.acme.edu/CS");
}

/* Eight terms, two a year: four years. */
static void
test_program_terms (void)
{
  g_autoptr (FwHarvest) harvest = read_fixture ("schema-org/recorded-program-basketweaving.jsonld");
  const FwProgramOffer *offer = only_program (harvest);

  g_assert_cmpstr (offer->title, ==, "ACME University Basketweaving Program");
  g_assert_cmpstr (offer->length_text, ==, "8 terms of P4M");
  g_assert_cmpfloat_with_epsilon (offer->weeks.value, 4 * 365.25 / 7, 1e-9);
  g_assert_cmpfloat (offer->seats.value, ==, 100);
  g_assert_cmpstr (offer->format, ==, "full-time");
  g_assert_null (offer->provider);
  g_assert_true (isnan (offer->price.value));
  g_assert_cmpint (offer->price.mark, ==, FW_MARK_NOT_PUBLISHED);
}

static void
test_program_apprenticeships (void)
{
  g_autoptr (FwHarvest) recorded
      = read_fixture ("schema-org/recorded-workbased-apprenticeship.jsonld");
  g_autoptr (FwHarvest) made = read_fixture ("schema-org/synthetic-workbased-electrician.jsonld");
  const FwProgramOffer *offer = only_program (recorded);

  g_assert_cmpstr (offer->title, ==, "IBEW Apprenticeship");
  g_assert_cmpstr (offer->provider, ==, "International Brotherhood of Electrical Workers");
  g_assert_cmpstr (offer->soc, ==, "47-2111");
  g_assert_null (offer->occupation);
  g_assert_cmpstr (offer->credential, ==, "Electrical workers license");
  g_assert_cmpfloat (offer->earnings.value, ==, 41500);
  g_assert_true (isnan (offer->weeks.value));

  offer = only_program (made);
  g_assert_cmpstr (offer->soc, ==, "47-2111"); /* the first of a list */
  g_assert_cmpfloat (offer->price.value, ==, 0);
  g_assert_cmpint (offer->price.mark, ==, FW_MARK_EXACT); /* stated: free */
  g_assert_cmpfloat_with_epsilon (offer->weeks.value, 5 * 365.25 / 7, 1e-9);
  g_assert_cmpfloat (offer->earnings.value, ==, 89600);
  g_assert_cmpfloat (offer->seats.value, ==, 60);
  g_assert_cmpstr (offer->city, ==, "St. Paul");
  g_assert_cmpstr (offer->credential, ==, "Journeyworker electrician");
  g_assert_cmpstr (offer->requirements, ==, "High school diploma or GED; one year of algebra");
}

static void
test_course (void)
{
  g_autoptr (FwHarvest) harvest = read_fixture ("schema-org/synthetic-course.jsonld");
  const FwProgramOffer *offer = only_program (harvest);

  g_assert_cmpstr (offer->title, ==, "Networking Basics");
  g_assert_cmpfloat (offer->weeks.value, ==, 12); /* twelve times a week */
  g_assert_cmpfloat (offer->price.value, ==, 720);
  g_assert_cmpstr (offer->format, ==, "onsite, part-time");
  g_assert_cmpstr (offer->length_text, ==, "2026-09-08 to 2026-11-27");
  g_assert_null (offer->requirements); /* "None" */
}

static void
test_job_developer (void)
{
  g_autoptr (FwHarvest) harvest = read_fixture ("schema-org/synthetic-jobposting-developer.jsonld");
  const FwJobOffer *offer = only_job (harvest);

  g_assert_cmpstr (offer->id, ==, "REQ-4471");
  g_assert_cmpstr (offer->title, ==, "Software Developer I");
  g_assert_cmpstr (offer->employer, ==, "Example Bank");
  g_assert_cmpstr (offer->place, ==, "Minneapolis, MN");
  g_assert_cmpstr (offer->soc, ==, "15-1252");
  g_assert_cmpstr (offer->occupation, ==, "Software Developers");
  g_assert_cmpfloat (offer->openings.value, ==, 3);
  g_assert_cmpfloat (offer->pay_low.value, ==, 78000);
  g_assert_cmpfloat (offer->pay_high.value, ==, 98000);
  g_assert_cmpstr (offer->pay_text, ==, "$78,000–98,000 a year");
  g_assert_true (offer->degree_stated);
  g_assert_true (offer->degree);
  g_assert_true (offer->experience_instead);
  g_assert_cmpstr (offer->requirements, ==,
                   "bachelor degree; 24 months of experience; Working knowledge of one typed "
                   "language");
  g_assert_cmpstr (offer->posted, ==, "2026-03-01");
  g_assert_cmpstr (offer->closes, ==, "2026-04-15");
  g_assert_false (offer->pledged);
  assert_skills (offer->skills, "java csharp sql testing");
}

static void
test_job_basic (void)
{
  g_autoptr (FwHarvest) harvest = read_fixture ("schema-org/recorded-jobposting-basic.jsonld");
  const FwJobOffer *offer = only_job (harvest);

  g_assert_cmpstr (offer->title, ==, "Software Engineer");
  g_assert_null (offer->employer);
  g_assert_cmpstr (offer->place, ==, "Kirkland, WA");
  g_assert_cmpstr (offer->soc, ==, "15-1132");
  g_assert_cmpstr (offer->occupation, ==, "Software Developers, Application");
  g_assert_cmpfloat (offer->pay_low.value, ==, 100000); /* "100000" with USD beside it */
  g_assert_cmpfloat (offer->pay_high.value, ==, 100000);
  g_assert_cmpstr (offer->pay_text, ==, "$100,000 a year");
  g_assert_true (offer->degree);
  g_assert_false (offer->experience_instead);
  g_assert_true (isnan (offer->openings.value));
  g_assert_cmpstr (offer->posted, ==, "2011-10-31");
  g_assert_null (offer->closes);
  assert_skills (offer->skills, "java python");
}

/* Things that are neither programs nor jobs are named in the refusal. */
static void
test_other_things (void)
{
  static const char *const cases[][2] = {
    { "schema-org/recorded-credential-certificate.jsonld", "EducationalOccupationalCredential" },
    { "schema-org/recorded-occupation-percentiles.jsonld", "Occupation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = test_fixture (cases[i][0]);
      g_autoptr (FwHarvest) harvest = fw_harvest_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (fw_feed_read (bytes, "page.json", FETCHED, harvest, &error));
      g_assert_error (error, FW_ERROR, FW_ERROR_BAD_DATA);
      g_assert_true (g_str_has_prefix (error->message, "page.json: "));
      g_assert_nonnull (strstr (error->message, cases[i][1]));
      g_assert_cmpuint (harvest->programs->len + harvest->jobs->len, ==, 0);
    }
}

static void
test_ctdl (void)
{
  g_autoptr (FwHarvest) harvest = read_fixture ("ctdl/recorded-learning-program-1.json");
  const FwProgramOffer *offer = only_program (harvest);

  g_assert_cmpstr (offer->id, ==, "ce-23b0e606-545c-4383-8630-f97ec3b190fa");
  g_assert_cmpstr (offer->title, ==, "Lifelong Learning Accelerator");
  g_assert_null (offer->provider); /* told by an address only, which is not asked */
  g_assert_cmpstr (offer->length_text, ==, "P9M");
  g_assert_cmpfloat_with_epsilon (offer->weeks.value, 9 * 365.25 / 12 / 7, 1e-9);
  g_assert_cmpfloat (offer->price.value, ==, 4485); /* of "US Dollar" */
  g_assert_cmpint (offer->price.mark, ==, FW_MARK_EXACT);
  g_assert_cmpstr (offer->format, ==, "Blended Delivery");
  g_assert_cmpstr (offer->requirements, ==,
                   "Anyone who is a high school graduate or anyone age 18 or older can enroll.");
  g_assert_null (offer->soc); /* occupations without codes */
  g_assert_cmpstr (offer->occupation, ==, "Data Analyst");
  g_assert_cmpstr (offer->page, ==, "https://example.com");
}

/* In one document who offers a program is found by its @id. */
static void
test_ctdl_graph (void)
{
  g_autoptr (FwHarvest) harvest = read_text (
      "{\"@context\":\"https://credreg.net/ctdl/schema/context/json\",\"@graph\":["
      "{\"@type\":\"ceterms:CredentialOrganization\",\"@id\":\"https://x.example/org\","
      "\"ceterms:name\":{\"es\":\"Colegio\",\"en-US\":\"College\"}},"
      "{\"@type\":\"ceterms:LearningOpportunityProfile\",\"ceterms:name\":{\"en\":\"SQL course\"},"
      "\"ceterms:ownedBy\":[\"https://x.example/org\"],"
      "\"ceterms:occupationType\":[{\"ceterms:targetNodeName\":{\"en\":\"Support\"},"
      "\"ceterms:codedNotation\":\"15-1232.00\"}],"
      "\"ceterms:estimatedDuration\":[{\"ceterms:minimumDuration\":\"P10W\","
      "\"ceterms:maximumDuration\":\"P12W\"}],"
      "\"ceterms:estimatedCost\":[{\"ceterms:price\":900,\"ceterms:currency\":\"US Dollar\","
      "\"ceterms:directCostType\":{\"ceterms:targetNodeName\":{\"en\":\"Tuition\"}}},"
      "{\"ceterms:price\":80,\"ceterms:currency\":\"US Dollar\","
      "\"ceterms:directCostType\":{\"ceterms:targetNodeName\":{\"en\":\"Technology Fee\"}}}]}]}");
  const FwProgramOffer *offer = only_program (harvest);

  g_assert_cmpstr (offer->provider, ==, "College");
  g_assert_cmpstr (offer->soc, ==, "15-1232");
  g_assert_cmpfloat (offer->weeks.value, ==, 10);
  g_assert_cmpint (offer->weeks.mark, ==, FW_MARK_AT_LEAST);
  g_assert_cmpfloat (offer->price.value, ==, 980);
  assert_skills (offer->skills, "sql");
}

static void
test_durations (void)
{
  static const struct
  {
    const char *text;
    double weeks, hours; /* 0: not stated */
  } cases[] = {
    { "P24W", 24, 0 },        { "P0.5W", 0.5, 0 },       { "P14D", 2, 0 },
    { "P1Y", 365.25 / 7, 0 }, { "P6M", 365.25 / 14, 0 }, { "PT600H", 0, 600 },
    { "PT90M", 0, 1.5 },      { "P2WT10H", 2, 10 },      { "P1W2D", 9.0 / 7, 0 },
    { "P1,5W", 1.5, 0 },      { "24 weeks", 0, 0 },      { "P", 0, 0 },
    { "PW", 0, 0 },           { "P24", 0, 0 },           { "P24X", 0, 0 },
    { "P99999W", 0, 0 },      { "P-4W", 0, 0 },          { "PT4W", 0, 0 },
    { "P5000W", 0, 0 },       { "p4w", 0, 0 },           { "P1.2.3W", 0, 0 },
    { "P1e3W", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *property = g_strdup_printf ("\"timeToComplete\":\"%s\"", cases[i].text);
      g_autoptr (FwHarvest) harvest = program_with (property);
      const FwProgramOffer *offer = only_program (harvest);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (offer->length_text, ==, cases[i].text);
      if (cases[i].weeks > 0)
        g_assert_cmpfloat_with_epsilon (offer->weeks.value, cases[i].weeks, 1e-9);
      else
        g_assert_true (isnan (offer->weeks.value));
      if (cases[i].hours > 0)
        g_assert_cmpfloat_with_epsilon (offer->hours.value, cases[i].hours, 1e-9);
      else
        g_assert_true (isnan (offer->hours.value));
    }
}

static void
test_prices (void)
{
  static const struct
  {
    const char *offers;
    double price; /* −1: none is taken */
    FwValueMark mark;
    const char *why; /* a shortfall's, or NULL */
  } cases[] = {
    { "{\"price\":\"5,400.00\",\"priceCurrency\":\"USD\"}", 5400, FW_MARK_EXACT, NULL },
    { "{\"price\":\"$5,400\",\"priceCurrency\":\"USD\"}", 5400, FW_MARK_EXACT, NULL },
    { "{\"price\":5400,\"priceCurrency\":\"EUR\"}", -1, 0, "another currency" },
    { "{\"price\":5400}", -1, 0, "without a currency" },
    { "{\"price\":\"call us\",\"priceCurrency\":\"USD\"}", -1, 0, NULL },
    { "{\"price\":-5,\"priceCurrency\":\"USD\"}", -1, 0, NULL },
    { "{\"price\":1e12,\"priceCurrency\":\"USD\"}", -1, 0, NULL },
    { "{\"priceSpecification\":{\"minPrice\":100,\"maxPrice\":200,\"priceCurrency\":\"USD\"}}", 100,
      FW_MARK_AT_LEAST, NULL },
    { "[{\"price\":300,\"priceCurrency\":\"USD\"},{\"price\":200,\"priceCurrency\":\"USD\"}]", 200,
      FW_MARK_AT_LEAST, NULL },
    { "[{\"category\":\"Tuition\",\"price\":300,\"priceCurrency\":\"USD\"},"
      "{\"category\":\"Books\",\"price\":50,\"priceCurrency\":\"USD\"},"
      "{\"category\":\"Housing\",\"price\":999,\"priceCurrency\":\"USD\"}]",
      350, FW_MARK_EXACT, NULL },
    { "[{\"category\":\"Books\",\"price\":50,\"priceCurrency\":\"USD\"}]", -1, 0, NULL },
    { "[{\"category\":\"Out-of-State Tuition\",\"price\":9,\"priceCurrency\":\"USD\"},"
      "{\"category\":\"In-State Tuition\",\"price\":10,\"priceCurrency\":\"USD\"}]",
      10, FW_MARK_EXACT, NULL },
    { "{\"@type\":\"AggregateOffer\",\"lowPrice\":10,\"highPrice\":90,\"priceCurrency\":\"USD\"}",
      10, FW_MARK_AT_LEAST, NULL },
    { "null", -1, 0, NULL },
    { "\"free\"", -1, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *property = g_strdup_printf ("\"offers\":%s", cases[i].offers);
      g_autoptr (FwHarvest) harvest = program_with (property);
      const FwProgramOffer *offer = only_program (harvest);
      const FwShortfall *shortfall = test_shortfall (harvest, "Price, T");

      g_test_message ("%s", cases[i].offers);
      if (cases[i].price < 0)
        g_assert_true (isnan (offer->price.value));
      else
        {
          g_assert_cmpfloat (offer->price.value, ==, cases[i].price);
          g_assert_cmpint (offer->price.mark, ==, cases[i].mark);
        }
      g_assert_true ((shortfall != NULL) == (cases[i].why != NULL));
      if (shortfall != NULL)
        g_assert_nonnull (strstr (shortfall->why, cases[i].why));
    }
}

static void
test_pay (void)
{
  static const struct
  {
    const char *pay;
    double low, high; /* −1: none is taken */
    const char *text;
  } cases[] = {
    { "\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"value\":24.5,\"unitText\":\"HOUR\"}}",
      24.5 * 2080, 24.5 * 2080, "$24.50 an hour" },
    { "\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"minValue\":200,\"maxValue\":250,"
      "\"unitText\":\"DAY\"}}",
      52000, 65000, "$200–250 a day" },
    { "\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"value\":1000,\"unitText\":\"WEEK\"}}",
      52000, 52000, "$1,000 a week" },
    { "\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"value\":\"4,000\",\"unitText\":\"MONTH\"}"
      "}",
      48000, 48000, "$4,000 a month" },
    { "\"baseSalary\":{\"currency\":\"USD\",\"minValue\":90000,\"maxValue\":70000,"
      "\"unitText\":\"YEAR\"}",
      70000, 90000, NULL },
    { "\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"maxValue\":70000,\"unitText\":\"YEAR\"}}",
      -1, 70000, "$70,000 a year" },
    { "\"baseSalary\":{\"price\":50000,\"priceCurrency\":\"USD\",\"unitText\":\"YEAR\"}", 50000,
      50000, "$50,000 a year" },
    { "\"baseSalary\":50000,\"salaryCurrency\":\"USD\"", 50000, 50000, "$50,000 a year" },
    { "\"estimatedSalary\":{\"@type\":\"MonetaryAmountDistribution\",\"duration\":\"P1Y\","
      "\"currency\":\"USD\",\"percentile10\":72000,\"percentile25\":86000,\"median\":109000,"
      "\"percentile75\":120000,\"percentile90\":140000}",
      72000, 140000, "$72,000–140,000 a year, estimated" },
    /* What cannot be told in dollars a year is not guessed. */
    { "\"baseSalary\":{\"currency\":\"EUR\",\"value\":{\"value\":50000,\"unitText\":\"YEAR\"}}", -1,
      -1, NULL },
    { "\"baseSalary\":50000", -1, -1, NULL },
    { "\"baseSalary\":25,\"salaryCurrency\":\"USD\"", -1, -1, NULL },
    { "\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"value\":25,\"unitText\":\"SHIFT\"}}", -1,
      -1, NULL },
    { "\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"value\":-25,\"unitText\":\"HOUR\"}}", -1,
      -1, NULL },
    { "\"baseSalary\":{\"currency\":\"USD\",\"value\":{\"value\":50000,\"unitText\":\"HOUR\"}}", -1,
      -1, NULL },
    { "\"baseSalary\":\"competitive\",\"salaryCurrency\":\"USD\"", -1, -1, NULL },
    { "\"baseSalary\":[]", -1, -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FwHarvest) harvest = job_with (cases[i].pay);
      const FwJobOffer *offer = only_job (harvest);

      g_test_message ("%s", cases[i].pay);
      if (cases[i].low < 0)
        g_assert_true (isnan (offer->pay_low.value));
      else
        g_assert_cmpfloat (offer->pay_low.value, ==, cases[i].low);
      if (cases[i].high < 0)
        g_assert_true (isnan (offer->pay_high.value));
      else
        g_assert_cmpfloat (offer->pay_high.value, ==, cases[i].high);
      if (cases[i].text != NULL)
        g_assert_cmpstr (offer->pay_text, ==, cases[i].text);
    }
}

static void
test_degrees (void)
{
  static const struct
  {
    const char *education;
    gboolean stated, degree, instead;
  } cases[] = {
    { "\"Bachelor's Degree in Computer Science\"", TRUE, TRUE, FALSE },
    { "{\"credentialCategory\":\"bachelor degree\"}", TRUE, TRUE, FALSE },
    { "{\"credentialCategory\":\"postgraduate degree\"}", TRUE, TRUE, FALSE },
    { "{\"credentialCategory\":\"associate degree\"}", TRUE, FALSE, FALSE },
    { "{\"credentialCategory\":\"high school\"}", TRUE, FALSE, FALSE },
    { "{\"credentialCategory\":\"professional certificate\"}", TRUE, FALSE, FALSE },
    { "\"no requirements\"", TRUE, FALSE, FALSE },
    { "[{\"credentialCategory\":\"bachelor degree\"},{\"credentialCategory\":\"high school\"}]",
      TRUE, FALSE, FALSE },
    { "\"Bachelor's degree preferred\"", TRUE, FALSE, FALSE },
    { "\"Bachelor's degree or equivalent experience\"", TRUE, TRUE, TRUE },
    { "\"Some schooling\"", FALSE, FALSE, FALSE },
    { "\"\"", FALSE, FALSE, FALSE },
    { "null", FALSE, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *property
          = g_strdup_printf ("\"educationRequirements\":%s", cases[i].education);
      g_autoptr (FwHarvest) harvest = job_with (property);
      const FwJobOffer *offer = only_job (harvest);

      g_test_message ("%s", cases[i].education);
      g_assert_cmpint (offer->degree_stated, ==, cases[i].stated);
      g_assert_cmpint (offer->degree, ==, cases[i].degree);
      g_assert_cmpint (offer->experience_instead, ==, cases[i].instead);
    }
}

/* Object, list, graph, list of types, either context, prefixes; and what is not ours. */
static void
test_shapes (void)
{
  static const struct
  {
    const char *text;
    guint n_jobs, n_programs;
  } cases[] = {
    { "[{\"@type\":\"JobPosting\",\"title\":\"A\"},{\"@type\":\"JobPosting\",\"title\":\"B\"}]", 2,
      0 },
    { "{\"@context\":\"http://schema.org/\",\"@graph\":[{\"@type\":[\"Thing\",\"JobPosting\"],"
      "\"title\":\"A\"},{\"@type\":\"Course\",\"name\":\"B\"},{\"@type\":\"WebPage\"}]}",
      1, 1 },
    { "{\"@context\":{\"@vocab\":\"https://schema.org/\"},\"@type\":\"JobPosting\",\"name\":\"A\"}",
      1, 0 },
    { "{\"@context\":{\"schema\":\"http://schema.org/\"},\"@type\":\"schema:JobPosting\","
      "\"name\":\"A\"}",
      1, 0 },
    { "{\"@type\":\"http://schema.org/JobPosting\",\"title\":\"A\"}", 1, 0 },
    { "{\"@context\":[\"https://schema.org\",{\"x\":\"https://x.example/\"}],\"@type\":"
      "\"WorkBasedProgram\",\"name\":\"A\"}",
      0, 1 },
    { "{\"@context\":\"https://schema.org\",\"@type\":\"ItemList\",\"itemListElement\":["
      "{\"@type\":\"ListItem\",\"item\":{\"@type\":\"JobPosting\",\"title\":\"A\"}}]}",
      1, 0 },
    /* Words of another vocabulary beside ours. */
    { "[{\"@context\":\"https://jobs.example/words\",\"@type\":\"JobPosting\",\"title\":\"A\"},"
      "{\"@type\":\"JobPosting\",\"title\":\"B\"}]",
      1, 0 },
    /* Without a name. */
    { "[{\"@type\":\"JobPosting\",\"title\":\"<b></b>\"},{\"@type\":\"JobPosting\",\"title\":7}]",
      1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FwHarvest) harvest = read_text (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (harvest->jobs->len, ==, cases[i].n_jobs);
      g_assert_cmpuint (harvest->programs->len, ==, cases[i].n_programs);
    }
}

static void
test_references (void)
{
  g_autoptr (FwHarvest) harvest = read_text (
      "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"JobPosting\",\"title\":\"A\","
      "\"hiringOrganization\":{\"@id\":\"#org\"}},{\"@id\":\"#org\",\"@type\":\"Organization\","
      "\"name\":\"R&amp;D <b>Inc</b>\"}]}");

  g_assert_cmpstr (only_job (harvest)->employer, ==, "R&D Inc");
}

/* Ids are made different where a feed repeats them. */
static void
test_ids (void)
{
  g_autoptr (FwHarvest) harvest
      = read_text ("[{\"@type\":\"JobPosting\",\"title\":\"A\",\"identifier\":\"1\"},"
                   "{\"@type\":\"JobPosting\",\"title\":\"A\",\"identifier\":1}]");
  const FwJobOffer *one = g_ptr_array_index (harvest->jobs, 0);
  const FwJobOffer *two = g_ptr_array_index (harvest->jobs, 1);

  g_assert_cmpstr (one->id, ==, "1");
  g_assert_cmpstr (two->id, !=, "1");
}

static void
test_page (void)
{
  g_autoptr (FwHarvest) harvest = read_text (
      "<!doctype html><html><head><title>x <script type=\"application/ld+json\">{</title>\n"
      "<!-- <script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"no 1\"}"
      "</script> -->\n"
      "<script>var x = '<script type=\"application/ld+json\">';</script>\n"
      "<SCRIPT data-x='>' TYPE='Application/LD+JSON; charset=utf-8'>\n"
      "{\"@type\":\"JobPosting\",\"title\":\"One &amp; only\",\"description\":"
      "\"<p>Linux<br>and <b>S</b>QL</p>\"}</SCRIPT >\n"
      "<script type=application/ld+json>{\"@type\":\"JobPosting\",\"title\":</script>\n"
      "<script async type = \"application&#x2F;ld+json\" >[{\"@type\":\"Course\",\"name\":"
      "\"Two\"}]</script>\n"
      "<textarea><script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":"
      "\"no 2\"}</script></textarea>\n"
      "<p title='a > b'>x < y &lt;script&gt;</p>\n"
      "<script type=\"application/ld+jsonp\">{\"@type\":\"JobPosting\",\"title\":\"no 3\"}</script>"
      "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"cut off\"}");
  const FwJobOffer *job;

  g_assert_cmpuint (harvest->jobs->len, ==, 1);
  g_assert_cmpuint (harvest->programs->len, ==, 1);
  job = g_ptr_array_index (harvest->jobs, 0);
  g_assert_cmpstr (job->title, ==, "One & only");
  assert_skills (job->skills, "sql linux");
  /* The broken one is told, by its place. */
  g_assert_cmpuint (harvest->shortfalls->len, ==, 1);
  g_assert_nonnull (test_shortfall (harvest, "feed, part 2"));
}

static void
test_charset (void)
{
  g_autoptr (FwHarvest) old = read_text (
      "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"Caf\xe9 \x96 "
      "\x93IT\x94 \x81\"}</script>");
  g_autoptr (FwHarvest) marked = read_text (
      "\xef\xbb\xbf <script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":"
      "\"Café\"}</script>");

  g_assert_cmpstr (only_job (old)->title, ==, "Café – “IT” \xef\xbf\xbd");
  g_assert_cmpstr (only_job (marked)->title, ==, "Café");
}

/* Descriptions: tags and entities go, also tags written as entities; words stay apart. */
static void
test_descriptions (void)
{
  g_autoptr (FwHarvest) harvest
      = job_with ("\"qualifications\":\"&lt;ul&gt;&lt;li&gt;Python&lt;/li&gt;&lt;li&gt;SQL&lt;/"
                  "li&gt;&lt;/ul&gt;"
                  "<script>alert(1)</script><style>p{}</style> 3 < 4 &nbsp;&bogus; &#0; &#x110000; "
                  "a<!-- c --><br/>b\\n\\tc\"");
  const FwJobOffer *job = only_job (harvest);

  g_assert_cmpstr (job->requirements, ==, "Python SQL 3 < 4 &bogus; &#0; &#x110000; a b c");
  assert_skills (job->skills, "python sql");
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *text;
    const char *words; /* in the sentence */
  } cases[] = {
    { "", "neither JSON nor a web page" },
    { "   \n", "neither JSON nor a web page" },
    { "hello", "neither JSON nor a web page" },
    { "{\"@type\":\"JobPosting\",", "line 1" },
    { "{}", "schema.org" },
    { "[]", "schema.org" },
    { "{\"@type\":\"Organization\",\"name\":\"X\"}", "Organization" },
    { "{\"@context\":\"https://jobs.example\",\"@type\":\"JobPosting\",\"title\":\"A\"}",
      "JobPosting" },
    { "<html><p>no data</p>", "no data about programs or jobs" },
    { "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\"</script>", "broken" },
    { "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"A\"}",
      "no data about" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = test_bytes (cases[i].text);
      g_autoptr (FwHarvest) harvest = fw_harvest_new ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_false (fw_feed_read (bytes, "page", FETCHED, harvest, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_cmpuint (harvest->jobs->len + harvest->programs->len, ==, 0);
    }
}

/* More than anybody reads is cut, and said to be. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (FwHarvest) harvest = NULL;

  for (guint i = 0; i < 5003; i++)
    g_string_append_printf (text, "%s{\"@type\":\"JobPosting\",\"title\":\"Job %u\"}",
                            i > 0 ? "," : "", i);
  g_string_append_c (text, ']');
  harvest = read_text (text->str);
  g_assert_cmpuint (harvest->jobs->len, ==, 5000);
  g_assert_nonnull (strstr (test_shortfall (harvest, "feed")->why, "5,000"));
}

/* Pages made to be slow: every step goes once over the text. */
static void
test_hostile (void)
{
  static const char *const pieces[]
      = { "<",       "<script",  "<script>", "<!--", "<!",
          "&",       "&#x",      "<a b='",   "</",   "<script type=\"application/ld+json\">",
          "<title>", "<textarea" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("<p>");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (FwHarvest) harvest = fw_harvest_new ();
      const gint64 start = g_get_monotonic_time ();

      while (text->len < 2 * 1024 * 1024)
        g_string_append (text, pieces[i]);
      bytes = g_bytes_new (text->str, text->len);
      g_assert_false (fw_feed_read (bytes, "page", FETCHED, harvest, NULL));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
    }
}

static void
test_request (void)
{
  static const char *const refused[] = {
    "http://example.org/jobs",
    "ftp://example.org/",
    "file:///etc/passwd",
    "example.org",
    "https://",
    "",
    "https://user:secret@example.org/",
    "https://127.0.0.1/",
    "javascript:alert(1)",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRequest) request
      = fw_feed_request ("  https://careers.example.org:8443/jobs?id=4#apply ", &error);
  g_autoptr (GBytes) good = test_bytes ("{\"@type\":\"JobPosting\",\"title\":\"A\"}");
  g_autoptr (GBytes) bad = test_bytes ("<p>Not found CANARY</p>");
  g_autoptr (FwAnswer) answer = NULL;
  g_autoptr (FwAnswer) refusal = NULL;
  g_autoptr (FwAnswer) missing = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (fw_request_get_service (request), ==, FW_SERVICE_FEED);
  g_assert_cmpstr (fw_request_get_url (request), ==, "https://careers.example.org:8443/jobs?id=4");
  g_assert_cmpstr (fw_request_get_title (request), ==, "Programs and jobs of careers.example.org");

  answer = test_answer (request, 200, good);
  refusal = test_answer (request, 200, bad);
  g_assert_true (fw_request_get_check (request) (answer, &error));
  g_assert_no_error (error);
  g_assert_false (fw_request_get_check (request) (refusal, &error));
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER);
  g_assert_null (strstr (error->message, "CANARY"));

  /* A page that is not there is told as such, whatever stands on it. */
  g_clear_error (&error);
  missing = test_answer (request, 404, good);
  g_assert_false (fw_request_get_check (request) (missing, &error));
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) why = NULL;

      g_assert_null (fw_feed_request (refused[i], &why));
      g_assert_error (why, FW_SOURCE_ERROR, FW_SOURCE_ERROR_ADDRESS);
      g_assert_null (strstr (why->message, "secret"));
    }
}

/* What came from an address says so. */
static void
test_address (void)
{
  g_autoptr (GBytes) bytes = test_bytes ("{\"@type\":\"Course\",\"name\":\"A\"}");
  g_autoptr (FwHarvest) harvest = read_bytes (bytes, "https://example.org/course");

  g_assert_cmpstr (only_program (harvest)->url, ==, "https://example.org/course");
  g_assert_cmpstr (only_program (harvest)->source, ==, "https://example.org/course");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/feed/program-support", test_program_support);
  g_test_add_func ("/sources/feed/program-degree", test_program_degree);
  g_test_add_func ("/sources/feed/program-terms", test_program_terms);
  g_test_add_func ("/sources/feed/program-apprenticeships", test_program_apprenticeships);
  g_test_add_func ("/sources/feed/course", test_course);
  g_test_add_func ("/sources/feed/job-developer", test_job_developer);
  g_test_add_func ("/sources/feed/job-basic", test_job_basic);
  g_test_add_func ("/sources/feed/other-things", test_other_things);
  g_test_add_func ("/sources/feed/ctdl", test_ctdl);
  g_test_add_func ("/sources/feed/ctdl-graph", test_ctdl_graph);
  g_test_add_func ("/sources/feed/durations", test_durations);
  g_test_add_func ("/sources/feed/prices", test_prices);
  g_test_add_func ("/sources/feed/pay", test_pay);
  g_test_add_func ("/sources/feed/degrees", test_degrees);
  g_test_add_func ("/sources/feed/shapes", test_shapes);
  g_test_add_func ("/sources/feed/references", test_references);
  g_test_add_func ("/sources/feed/ids", test_ids);
  g_test_add_func ("/sources/feed/page", test_page);
  g_test_add_func ("/sources/feed/charset", test_charset);
  g_test_add_func ("/sources/feed/descriptions", test_descriptions);
  g_test_add_func ("/sources/feed/refusals", test_refusals);
  g_test_add_func ("/sources/feed/many", test_many);
  g_test_add_func ("/sources/feed/hostile", test_hostile);
  g_test_add_func ("/sources/feed/request", test_request);
  g_test_add_func ("/sources/feed/address", test_address);
  return g_test_run ();
}
