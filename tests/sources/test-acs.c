/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "acs-samples.h"

/* What is asked of the Census, and what its refusals are turned into. */

#define C     "https://api.census.gov/data/2024/acs/acs5?get="
#define PLACE "&for=place:43000&in=state:27"
#define PEERS "&for=place:*&in=state:27"
#define MAIN                                                                                       \
  "NAME,B01003_001E,B01003_001M,B19013_001E,B19013_001M,B19025_001E,B19025_001M,B19083_001E,"      \
  "B19083_001M,B19080_001E,B19080_002E,B19080_003E,B19080_004E,B19080_005E,B19081_001E,"           \
  "B19081_002E,B19081_003E,B19081_004E,B19081_005E,B19081_006E,B19082_001E,B19082_002E,"           \
  "B19082_003E,B19082_004E,B19082_005E,B19082_006E"
#define MEDIANS                                                                                    \
  "NAME,B19013A_001E,B19013A_001M,B19013B_001E,B19013B_001M,B19013C_001E,B19013C_001M,"            \
  "B19013D_001E,B19013D_001M,B19013E_001E,B19013E_001M,B19013F_001E,B19013F_001M,B19013G_001E,"    \
  "B19013G_001M,B19013H_001E,B19013H_001M,B19013I_001E,B19013I_001M"
#define WORK(t)                                                                                    \
  ",C23002" t "_006E,C23002" t "_006M,C23002" t "_008E,C23002" t "_008M,C23002" t "_011E,C23002" t \
  "_011M,C23002" t "_013E,C23002" t "_013M,C23002" t "_019E,C23002" t "_019M,C23002" t             \
  "_021E,C23002" t "_021M,C23002" t "_024E,C23002" t "_024M,C23002" t "_026E,C23002" t "_026M"
#define STUDY(t)                                                                                   \
  ",C15002" t "_001E,C15002" t "_003E,C15002" t "_004E,C15002" t "_005E,C15002" t "_006E,C15002" t \
  "_008E,C15002" t "_009E,C15002" t "_010E,C15002" t "_011E"

/* A city's baseline, rows 1 to 8: the whole list for Minneapolis. */
static const struct
{
  const char *tag;
  const char *url;
} minneapolis[] = {
  { "B19001", C "NAME,group(B19001)" PLACE },
  { "B19001A", C "NAME,group(B19001A)" PLACE },
  { "B19001B", C "NAME,group(B19001B)" PLACE },
  { "B19001C", C "NAME,group(B19001C)" PLACE },
  { "B19001D", C "NAME,group(B19001D)" PLACE },
  { "B19001E", C "NAME,group(B19001E)" PLACE },
  { "B19001F", C "NAME,group(B19001F)" PLACE },
  { "B19001G", C "NAME,group(B19001G)" PLACE },
  { "B19001H", C "NAME,group(B19001H)" PLACE },
  { "B19001I", C "NAME,group(B19001I)" PLACE },
  { "baseline", C MAIN PLACE },
  { "B19013A-I", C MEDIANS PLACE },
  { "C23002A-C", C "NAME" WORK ("A") WORK ("B") WORK ("C") PLACE },
  { "C23002D-F", C "NAME" WORK ("D") WORK ("E") WORK ("F") PLACE },
  { "C23002G-I", C "NAME" WORK ("G") WORK ("H") WORK ("I") PLACE },
  { "C15002A-E", C "NAME" STUDY ("A") STUDY ("B") STUDY ("C") STUDY ("D") STUDY ("E") PLACE },
  { "C15002F-I", C "NAME" STUDY ("F") STUDY ("G") STUDY ("H") STUDY ("I") PLACE },
  { "B20005A", C "NAME,group(B20005A)" PLACE },
  { "B20005B", C "NAME,group(B20005B)" PLACE },
  { "B20005C", C "NAME,group(B20005C)" PLACE },
  { "B20005D", C "NAME,group(B20005D)" PLACE },
  { "B20005E", C "NAME,group(B20005E)" PLACE },
  { "B20005F", C "NAME,group(B20005F)" PLACE },
  { "B20005G", C "NAME,group(B20005G)" PLACE },
  { "B20005H", C "NAME,group(B20005H)" PLACE },
  { "B20005I", C "NAME,group(B20005I)" PLACE },
  { "peers", C MAIN PEERS },
  { "peers-by-race", C MEDIANS PEERS },
};

static FwRequest *
find_request (GPtrArray *requests, const char *tag)
{
  for (guint i = 0; i < requests->len; i++)
    if (g_str_equal (fw_request_get_tag (g_ptr_array_index (requests, i)), tag))
      return g_ptr_array_index (requests, i);
  g_assert_not_reached ();
}

/* All requests when each arrives as hoped. */
static GPtrArray *
preview (const FwTarget *target)
{
  const FwAnswerInfo info = { 0 };
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  for (;;)
    {
      g_autoptr (GPtrArray) requests = next_requests (target, outcomes);

      if (requests->len == 0)
        return all;
      for (guint i = 0; i < requests->len; i++)
        {
          FwRequest *request = g_ptr_array_index (requests, i);
          g_autoptr (FwAnswer) answer = fw_answer_new (request, &info, nothing);

          g_ptr_array_add (outcomes, fw_outcome_new (request, answer, NULL));
          g_ptr_array_add (all, fw_request_ref (request));
        }
    }
}

static void
test_minneapolis (void)
{
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (GPtrArray) first = next_requests (target, none);
  g_autoptr (GPtrArray) all = preview (target);

  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (minneapolis));
  for (guint i = 0; i < all->len; i++)
    {
      FwRequest *request = g_ptr_array_index (all, i);
      const char *url = fw_request_get_url (request);

      g_assert_cmpstr (fw_request_get_tag (request), ==, minneapolis[i].tag);
      g_assert_cmpstr (url, ==, minneapolis[i].url);
      g_assert_null (fw_request_get_body (request));
      g_assert_null (strstr (url, "key="));
      g_assert_true (g_uri_is_valid (url, G_URI_FLAGS_ENCODED, NULL));
    }
}

/* Names and numbers of variables in a call, a group as one. */
static void
test_most_variables (void)
{
  static const struct
  {
    const char *tag;
    guint n;
  } counts[] = {
    { "baseline", 26 },  { "B19013A-I", 19 }, { "C23002A-C", 49 },
    { "C15002A-E", 46 }, { "C15002F-I", 37 }, { "B19001B", 2 },
  };
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) all = preview (target);

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      const char *path = fw_request_get_path (find_request (all, counts[i].tag));
      g_auto (GStrv) variables = g_strsplit (strstr (path, "get=") + strlen ("get="), ",", -1);

      g_assert_cmpuint (g_strv_length (variables), ==, counts[i].n);
    }
}

static void
test_areas (void)
{
  static const struct
  {
    const char *area;
    const char *ends[3];
    guint n_requests;
  } cases[] = {
    { "us", { "&for=us:1" }, 26 },
    { "27", { "&for=state:27" }, 26 },
    { "metro:33460",
      { "&for=metropolitan%20statistical%20area/micropolitan%20statistical%20area:33460" },
      26 },
    { "27053", { "&for=county:053&in=state:27" }, 26 },
    { "29510+29189", { "&for=county:189,510&in=state:29" }, 26 },
    { "29510+17163+29189",
      { "&for=county:163&in=state:17", "&for=county:189,510&in=state:29" },
      52 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FwTarget) target = new_target (cases[i].area);
      g_autoptr (GPtrArray) all = preview (target);
      const guint n_ends = cases[i].ends[1] != NULL ? 2 : 1;

      g_assert_cmpuint (all->len, ==, cases[i].n_requests);
      for (guint k = 0; k < all->len; k++)
        {
          const char *url = fw_request_get_url (g_ptr_array_index (all, k));

          g_assert_true (g_str_has_suffix (url, cases[i].ends[0])
                         || (n_ends == 2 && g_str_has_suffix (url, cases[i].ends[1])));
        }
      for (guint k = 0; k < n_ends; k++)
        g_assert_true (
            g_str_has_suffix (fw_request_get_url (g_ptr_array_index (all, k)), cases[i].ends[k]));
    }
}

/* The years asked for until the Census has one, or none for too long. */
static void
test_stepping_back (void)
{
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  int year;

  for (int wanted = 2024; wanted >= 2021; wanted--)
    {
      g_autoptr (GPtrArray) requests = next_requests (target, outcomes);

      g_assert_cmpuint (requests->len, ==, 1);
      g_assert_cmpint (fw_acs_request_year (g_ptr_array_index (requests, 0)), ==, wanted);
      g_ptr_array_add (
          outcomes, new_failure (g_ptr_array_index (requests, 0), FW_SOURCE_ERROR_NOT_PUBLISHED));
    }
  {
    g_autoptr (GPtrArray) requests = next_requests (target, outcomes);

    g_assert_cmpuint (requests->len, ==, 0);
    g_assert_false (fw_acs_vintage (outcomes, &year));
  }
  g_ptr_array_remove_index (outcomes, 3);
  {
    g_autoptr (GPtrArray) last = next_requests (target, outcomes);
    g_autoptr (GPtrArray) rest = NULL;

    g_ptr_array_add (outcomes, new_outcome (g_ptr_array_index (last, 0), "[[\"NAME\"],[\"x\"]]"));
    g_assert_true (fw_acs_vintage (outcomes, &year));
    g_assert_cmpint (year, ==, 2021);
    rest = next_requests (target, outcomes);
    g_assert_cmpuint (rest->len, ==, G_N_ELEMENTS (minneapolis) - 1);
    for (guint i = 0; i < rest->len; i++)
      g_assert_cmpint (fw_acs_request_year (g_ptr_array_index (rest, i)), ==, 2021);
  }
}

/* Counties of two states, of which one has redrawn its own: the newest year that both have. */
static void
test_redrawn (void)
{
  g_autoptr (FwTarget) target = new_target ("09001+36119");
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (GPtrArray) first = next_requests (target, outcomes);
  g_autoptr (GPtrArray) second = NULL;

  g_assert_cmpuint (first->len, ==, 2);
  g_ptr_array_add (outcomes,
                   new_failure (g_ptr_array_index (first, 0), FW_SOURCE_ERROR_NOT_PUBLISHED));
  g_ptr_array_add (outcomes, new_outcome (g_ptr_array_index (first, 1), "[[\"NAME\"],[\"x\"]]"));
  second = next_requests (target, outcomes);
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpint (fw_acs_request_year (g_ptr_array_index (second, 1)), ==, 2023);
}

/* A key that is wrong, or a service that is away, is not asked 27 times more; one bad table is no
 * reason to stop. */
static void
test_giving_up (void)
{
  static const struct
  {
    FwSourceError code;
    gboolean goes_on;
  } cases[] = {
    { FW_SOURCE_ERROR_KEY_MISSING, FALSE }, { FW_SOURCE_ERROR_KEY_INVALID, FALSE },
    { FW_SOURCE_ERROR_OFFLINE, FALSE },     { FW_SOURCE_ERROR_NOT_REACHED, FALSE },
    { FW_SOURCE_ERROR_TIMEOUT, FALSE },     { FW_SOURCE_ERROR_SERVER, FALSE },
    { FW_SOURCE_ERROR_QUOTA, FALSE },       { FW_SOURCE_ERROR_REDIRECTED, FALSE },
    { FW_SOURCE_ERROR_BAD_ANSWER, TRUE },   { FW_SOURCE_ERROR_REFUSED, TRUE },
    { FW_SOURCE_ERROR_TOO_LARGE, TRUE },
  };
  g_autoptr (FwTarget) target = new_target ("2743000");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) outcomes = new_outcomes ();
      g_autoptr (GPtrArray) first = next_requests (target, outcomes);
      g_autoptr (GPtrArray) rest = NULL;

      g_ptr_array_add (outcomes, new_failure (g_ptr_array_index (first, 0), cases[i].code));
      rest = next_requests (target, outcomes);
      g_assert_cmpint (rest->len > 0, ==, cases[i].goes_on);
    }
}

/* --- Refusals */

#define TABLE "[[\"NAME\",\"B19001_001E\",\"state\"],[\"x\",\"5\",\"27\"]]"

typedef struct
{
  guint status;
  const char *type;
  const char *location;
  const char *key_error;
  const char *body;
  int code; /* -1: accepted */
} Refusal;

static const Refusal refusals[] = {
  { 200, "application/json", NULL, NULL, TABLE, -1 },
  { 200, NULL, NULL, NULL, "\357\273\277" TABLE, -1 },
  { 302, NULL, "https://api.census.gov/data/missing_key.html", "1", "",
    FW_SOURCE_ERROR_KEY_MISSING },
  { 302, NULL, "https://api.census.gov/data/invalid_key.html", "1", "",
    FW_SOURCE_ERROR_KEY_INVALID },
  { 302, NULL, NULL, "1", "", FW_SOURCE_ERROR_KEY_MISSING },
  { 302, NULL, "https://elsewhere.example/", NULL, "", FW_SOURCE_ERROR_REDIRECTED },
  { 200, "text/html", NULL, NULL,
    "<html style=\"font-size: 14px;\"><head><title>Invalid Key</title></head></html>",
    FW_SOURCE_ERROR_KEY_INVALID },
  { 200, "application/json", NULL, NULL, "\n<html><title>Missing Key</title></html>",
    FW_SOURCE_ERROR_KEY_MISSING },
  { 200, "text/html", NULL, NULL, "<html><title>Maintenance</title></html>",
    FW_SOURCE_ERROR_BAD_ANSWER },
  { 200, "text/html", NULL, NULL, TABLE, FW_SOURCE_ERROR_BAD_ANSWER },
  { 200, "image/png", NULL, NULL, TABLE, FW_SOURCE_ERROR_BAD_ANSWER },
  { 204, NULL, NULL, NULL, "", FW_SOURCE_ERROR_NOT_PUBLISHED },
  { 404, "text/html", NULL, NULL, "<html></html>", FW_SOURCE_ERROR_NOT_PUBLISHED },
  { 404, NULL, NULL, NULL, "", FW_SOURCE_ERROR_NOT_PUBLISHED },
  { 400, "text/plain", NULL, NULL, "error: unknown variable 'B25_001E'", FW_SOURCE_ERROR_REFUSED },
  { 400, "text/plain", NULL, NULL, "error: anything", FW_SOURCE_ERROR_REFUSED },
  { 429, NULL, NULL, NULL, "", FW_SOURCE_ERROR_SERVER },
  { 500, "text/plain", NULL, NULL,
    "There was an error while running your query.  We've logged the error and we'll correct it "
    "ASAP.  Sorry for the inconvenience.",
    FW_SOURCE_ERROR_SERVER },
  { 503, "text/html", NULL, NULL, "<html></html>", FW_SOURCE_ERROR_SERVER },
  { 200, "application/json", NULL, NULL, "", FW_SOURCE_ERROR_BAD_ANSWER },
  { 200, "application/json", NULL, NULL, "[]", FW_SOURCE_ERROR_BAD_ANSWER },
  { 200, "application/json", NULL, NULL, "{\"error\":\"x\"}", FW_SOURCE_ERROR_BAD_ANSWER },
  { 200, "application/json", NULL, NULL,
    "[[\"NAME\",\"B19001_001E\",\"state\"],[\"x\",\"5\",\"27\"", FW_SOURCE_ERROR_BAD_ANSWER },
  { 200, "application/json", NULL, NULL, TABLE "\n" TABLE, FW_SOURCE_ERROR_BAD_ANSWER },
  { 200, "application/json", NULL, NULL, "[[\"NAME\",\"B19013_001E\"],[\"x\",\"5\"]]",
    FW_SOURCE_ERROR_BAD_ANSWER },
  { 200, "application/json", NULL, NULL, "[[\"NAME\",\"B19001_001E\"]]",
    FW_SOURCE_ERROR_NOT_PUBLISHED },
};

/* One sentence that names the service and what was asked for, and nothing of the wire. */
static void
assert_sentence (const GError *error, FwRequest *request)
{
  const char *message = error->message;
  static const char *const jargon[] = { "HTTP", "JSON", "html", "heirarchy", "unknown variable",
                                        "B25",  "key=", "302",  "400",       "404" };

  g_assert_true (g_str_has_prefix (message, "The Census"));
  g_assert_nonnull (strstr (message, fw_request_get_title (request)));
  g_assert_true (g_str_has_suffix (message, "."));
  g_assert_null (strstr (message, ". "));
  for (gsize i = 0; i < G_N_ELEMENTS (jargon); i++)
    g_assert_null (strstr (message, jargon[i]));
}

static void
test_refusals (void)
{
  g_autoptr (FwTarget) target = new_target ("2743000");
  g_autoptr (GPtrArray) none = new_outcomes ();
  g_autoptr (GPtrArray) requests = next_requests (target, none);
  FwRequest *request = g_ptr_array_index (requests, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *r = &refusals[i];
      const FwAnswerInfo info = { .status = r->status,
                                  .content_type = r->type,
                                  .location = r->location,
                                  .key_error = r->key_error };
      g_autoptr (GBytes) body = g_bytes_new_static (r->body, strlen (r->body));
      g_autoptr (FwAnswer) answer = fw_answer_new (request, &info, body);
      g_autoptr (GError) error = NULL;
      const gboolean accepted = fw_request_get_check (request) (answer, &error);

      if (accepted != (r->code < 0))
        g_error ("refusal %zu: %s", i, error != NULL ? error->message : "accepted");
      if (accepted)
        continue;
      g_assert_error (error, FW_SOURCE_ERROR, r->code);
      assert_sentence (error, request);
    }
}

/* Recorded refusals and answers, each to what it is. */
static void
test_recorded (void)
{
  static const struct
  {
    const char *name;
    guint status;
    const char *type;
    const char *path;
    int code;
  } cases[] = {
    { "recorded-missing-key.html", 200, "text/html", "/data/2024/acs/acs5?get=NAME,B19013_001E",
      FW_SOURCE_ERROR_KEY_MISSING },
    { "recorded-400-unknown-variable.txt", 400, "text/plain",
      "/data/2019/acs/acs5?get=B250301_001E", FW_SOURCE_ERROR_REFUSED },
    { "recorded-400-unsupported-geography.txt", 400, "text/plain",
      "/data/2017/acs/acs5?get=B19013_001E", FW_SOURCE_ERROR_REFUSED },
    { "synthetic-204-empty.txt", 204, NULL, "/data/2024/acs/acs5?get=NAME,B19013_001E",
      FW_SOURCE_ERROR_NOT_PUBLISHED },
    { "recorded-acs5-2016-controlled-moe-alabama.json", 200, "application/json",
      "/data/2016/acs/acs5?get=B01001_001E,B01001_001M&in=state:01&for=county:*", -1 },
    { "recorded-acs5-2018-median-income-maryland-counties.json", 200, "application/json",
      "/data/2018/acs/acs5?get=NAME,B19013_001E&for=county:*&in=state:24", -1 },
    { "synthetic-acs5-b19001-minneapolis.json", 200, "application/json",
      "/data/2024/acs/acs5?get=NAME,group(B19001)", -1 },
    { "synthetic-acs5-c23002b-minneapolis.json", 200, "application/json",
      "/data/2024/acs/acs5?get=NAME,C23002B_006E,C23002B_008E", -1 },
    { "synthetic-acs5-c23002b-minneapolis.json", 200, "application/json",
      "/data/2024/acs/acs5?get=NAME,group(B19001)", FW_SOURCE_ERROR_BAD_ANSWER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = read_fixture (cases[i].name);
      g_autoptr (FwRequest) request
          = fw_request_new (FW_SERVICE_ACS, "Household income", cases[i].path, fw_acs_check);
      g_autoptr (FwAnswer) answer = new_answer (request, cases[i].status, cases[i].type, body);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (fw_acs_check (answer, &error), ==, cases[i].code < 0);
      if (cases[i].code < 0)
        continue;
      g_assert_error (error, FW_SOURCE_ERROR, cases[i].code);
      assert_sentence (error, request);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/acs/minneapolis", test_minneapolis);
  g_test_add_func ("/sources/acs/most-variables", test_most_variables);
  g_test_add_func ("/sources/acs/areas", test_areas);
  g_test_add_func ("/sources/acs/stepping-back", test_stepping_back);
  g_test_add_func ("/sources/acs/redrawn", test_redrawn);
  g_test_add_func ("/sources/acs/giving-up", test_giving_up);
  g_test_add_func ("/sources/acs/refusals", test_refusals);
  g_test_add_func ("/sources/acs/recorded", test_recorded);
  return g_test_run ();
}
