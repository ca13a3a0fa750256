/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "fixture-server.h"

/* The server that stands in for the services must be worth believing: it keeps the recorded shapes,
 * and its invented numbers fit together. */

typedef struct
{
  guint status;
  char *body;
  char *etag;
  char *location;
} Reply;

static void
free_reply (Reply *self)
{
  g_free (self->body);
  g_free (self->etag);
  g_free (self->location);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reply, free_reply)

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static Reply *
ask (FixtureServer *server, const char *path, const char *body, const char *etag)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *uri = g_strconcat (fixture_server_get_address (server), path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (body != NULL ? "POST" : "GET", uri);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  Reply *reply = g_new0 (Reply, 1);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (body != NULL)
    {
      g_autoptr (GBytes) sent = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", sent);
    }
  if (etag != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "If-None-Match", etag);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, keep_result_cb,
                                    &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  bytes = soup_session_send_and_read_finish (session, result, &error);
  g_assert_no_error (error);
  reply->status = soup_message_get_status (message);
  reply->body = g_bytes_get_size (bytes) > 0
                    ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                    : g_strdup ("");
  reply->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  reply->location = g_strdup (soup_message_headers_get_one (headers, "Location"));

  return reply;
}

static JsonNode *
ask_json (FixtureServer *server, const char *path, const char *body)
{
  g_autoptr (Reply) reply = ask (server, path, body, NULL);
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  g_assert_cmpuint (reply->status, ==, 200);
  root = json_from_string (reply->body, &error);
  g_assert_no_error (error);

  return root;
}

#define PLACE "&for=place:43000&in=state:27"
#define ACS   "/data/2024/acs/acs5?get="

static double
cell (JsonNode *root, const char *heading)
{
  JsonArray *rows = json_node_get_array (root);
  JsonArray *header = json_array_get_array_element (rows, 0);

  for (guint i = 0; i < json_array_get_length (header); i++)
    if (g_str_equal (json_array_get_string_element (header, i), heading))
      return g_ascii_strtod (
          json_array_get_string_element (json_array_get_array_element (rows, 1), i), NULL);

  g_error ("no column %s", heading);
}

static double
add_cells (JsonNode *root, const char *table, guint first, guint last)
{
  double total = 0;

  for (guint i = first; i <= last; i++)
    {
      g_autofree char *heading = g_strdup_printf ("%s_%03uE", table, i);

      total += cell (root, heading);
    }

  return total;
}

/* Brackets sum to the total, and races A to G to all, in each bracket. */
static void
test_census_brackets (void)
{
  g_autoptr (FixtureServer) server = fixture_server_new (&fixture_options, 0);
  g_autoptr (JsonNode) all = ask_json (server, ACS "NAME,group(B19001)" PLACE, NULL);
  double races[18] = { 0 };

  g_assert_cmpfloat (cell (all, "B19001_001E"), >, 10000);
  g_assert_cmpfloat (cell (all, "B19001_001E"), ==, add_cells (all, "B19001", 2, 17));
  g_assert_cmpuint (
      json_array_get_length (json_array_get_array_element (json_node_get_array (all), 0)), ==,
      1 + 4 * 17 + 2 + 2);

  for (char race = 'A'; race <= 'G'; race++)
    {
      g_autofree char *path = g_strdup_printf (ACS "group(B19001%c)" PLACE, race);
      g_autofree char *table = g_strdup_printf ("B19001%c", race);
      g_autoptr (JsonNode) root = ask_json (server, path, NULL);

      for (guint i = 1; i <= 17; i++)
        races[i] += add_cells (root, table, i, i);
    }
  for (guint i = 1; i <= 17; i++)
    g_assert_cmpfloat (races[i], ==, add_cells (all, "B19001", i, i));
}

/* Sexes and ages, levels and classes sum to their totals, ids as in the tables' shells. */
static void
test_census_tables (void)
{
  g_autoptr (FixtureServer) server = fixture_server_new (&fixture_options, 0);
  g_autoptr (JsonNode) work = ask_json (server, ACS "group(C23002B)" PLACE, NULL);
  g_autoptr (JsonNode) school = ask_json (server, ACS "group(C15002B)" PLACE, NULL);
  g_autoptr (JsonNode) pay = ask_json (server, ACS "group(B20005B)" PLACE, NULL);

  for (guint sex = 2; sex <= 15; sex += 13)
    {
      g_assert_cmpfloat (add_cells (work, "C23002B", sex + 1, sex + 1), ==,
                         add_cells (work, "C23002B", sex + 2, sex + 2)
                             + add_cells (work, "C23002B", sex + 7, sex + 7));
      g_assert_cmpfloat (add_cells (work, "C23002B", sex + 4, sex + 4), ==,
                         add_cells (work, "C23002B", sex + 5, sex + 6));
      g_assert_cmpfloat (add_cells (work, "C23002B", sex + 9, sex + 9), ==,
                         add_cells (work, "C23002B", sex + 10, sex + 11));
    }
  g_assert_cmpfloat (cell (work, "C23002B_001E"), ==,
                     cell (work, "C23002B_002E") + cell (work, "C23002B_015E"));

  g_assert_cmpfloat (cell (school, "C15002B_002E"), ==, add_cells (school, "C15002B", 3, 6));
  g_assert_cmpfloat (cell (school, "C15002B_007E"), ==, add_cells (school, "C15002B", 8, 11));

  g_assert_cmpfloat (cell (pay, "B20005B_001E"), ==,
                     cell (pay, "B20005B_002E") + cell (pay, "B20005B_049E"));
  g_assert_cmpfloat (cell (pay, "B20005B_005E"), ==, add_cells (pay, "B20005B", 6, 25));
  g_assert_cmpfloat (cell (pay, "B20005B_073E"), ==, add_cells (pay, "B20005B", 74, 75));
}

/* Medians lie in their bracket, fifths add up, codes stand where they belong. */
static void
test_census_summary (void)
{
  g_autoptr (FixtureServer) server = fixture_server_new (&fixture_options, 0);
  g_autoptr (JsonNode) root = ask_json (
      server,
      ACS "NAME,B01003_001E,B01003_001M,B19013_001E,B19083_001E,B19080_001E,"
          "B19080_004E,B19082_001E,B19082_002E,B19082_003E,B19082_004E,B19082_005E" PLACE,
      NULL);
  const double shares = add_cells (root, "B19082", 1, 5);
  FixtureOptions odd = fixture_options;
  g_autoptr (JsonNode) hidden = NULL;

  g_assert_cmpfloat (cell (root, "B01003_001M"), ==, -555555555);
  g_assert_cmpfloat (cell (root, "B19013_001E"), >, cell (root, "B19080_001E"));
  g_assert_cmpfloat (cell (root, "B19013_001E"), <, cell (root, "B19080_004E"));
  g_assert_cmpfloat (cell (root, "B19083_001E"), >, 0.3);
  g_assert_cmpfloat (cell (root, "B19083_001E"), <, 0.6);
  g_assert_cmpfloat_with_epsilon (shares, 100, 0.1);

  odd.suppressed_races = "C";
  odd.capped = TRUE;
  fixture_server_set_options (server, &odd);
  hidden = ask_json (server, ACS "B19013_001E,B19013_001M,B19013C_001E,B19013B_001E" PLACE, NULL);
  g_assert_cmpfloat (cell (hidden, "B19013_001E"), ==, 250001);
  g_assert_cmpfloat (cell (hidden, "B19013_001M"), ==, -333333333);
  g_assert_cmpfloat (cell (hidden, "B19013C_001E"), ==, -666666666);
  g_assert_cmpfloat (cell (hidden, "B19013B_001E"), >, 0);
}

static void
assert_refused (FixtureServer *server, const char *path, guint status, const char *words)
{
  g_autoptr (Reply) reply = ask (server, path, NULL, NULL);

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_nonnull (strstr (reply->location != NULL ? reply->location : reply->body, words));
}

static void
test_census_refusals (void)
{
  g_autoptr (FixtureServer) server = fixture_server_new (&fixture_options, 0);
  FixtureOptions keyed = fixture_options;
  g_autoptr (Reply) first = NULL;
  g_autoptr (Reply) again = NULL;

  assert_refused (server, "/data/2025/acs/acs5?get=NAME" PLACE, 404, "404");
  assert_refused (server, ACS "B25_001E" PLACE, 400, "unknown variable 'B25_001E'");
  assert_refused (server,
                  ACS "NAME&for=metropolitan%20statistical%20area/micropolitan%20statistical"
                      "%20area:33460&in=state:27",
                  400, "heirarchy");

  first = ask (server, ACS "NAME,B19013_001E" PLACE, NULL, NULL);
  again = ask (server, ACS "NAME,B19013_001E" PLACE, NULL, first->etag);
  g_assert_cmpuint (again->status, ==, 304);
  g_assert_cmpstr (again->body, ==, "");

  keyed.census_key = "right";
  fixture_server_set_options (server, &keyed);
  assert_refused (server, ACS "NAME" PLACE, 302, "missing_key.html");
  assert_refused (server, ACS "NAME" PLACE "&key=wrong", 302, "invalid_key.html");
  first = (free_reply (first), ask (server, ACS "NAME" PLACE "&key=right", NULL, NULL));
  g_assert_cmpuint (first->status, ==, 200);
}

static JsonArray *
bls_data (JsonNode *root, const char *id, guint position)
{
  JsonObject *results = json_object_get_object_member (json_node_get_object (root), "Results");
  JsonObject *series
      = json_array_get_object_element (json_object_get_array_member (results, "series"), position);

  g_assert_cmpstr (json_object_get_string_member (series, "seriesID"), ==, id);
  return json_object_get_array_member (series, "data");
}

/* Another order than asked, newest first, a hole in October 2025, an unknown id in words. */
static void
test_bls (void)
{
  g_autoptr (FixtureServer) server = fixture_server_new (&fixture_options, 0);
  g_autoptr (JsonNode) root
      = ask_json (server, "/publicAPI/v2/timeseries/data/",
                  "{\"seriesid\":[\"LAUMT273346000000003\",\"OEUM003346000000015125213\","
                  "\"OEUM003346000000015125299\"],\"startyear\":\"2023\",\"endyear\":\"2026\"}");
  JsonArray *months = bls_data (root, "LAUMT273346000000003", 2);
  JsonArray *wages = bls_data (root, "OEUM003346000000015125213", 1);
  JsonObject *newest = json_array_get_object_element (months, 0);
  FixtureOptions odd = fixture_options;
  g_autoptr (Reply) spent = NULL;

  g_assert_cmpstr (json_object_get_string_member (newest, "period"), ==, "M09");
  g_assert_cmpstr (json_object_get_string_member (newest, "latest"), ==, "true");
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (months, 9 + 3), "value"), ==,
      "-");
  g_assert_cmpuint (json_array_get_length (wages), ==, 1);
  g_assert_cmpuint (json_array_get_length (bls_data (root, "OEUM003346000000015125299", 0)), ==, 0);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (json_node_get_object (root), "message")),
      ==, 1);

  odd.bls_quota = 1;
  fixture_server_set_options (server, &odd);
  spent
      = ask (server, "/publicAPI/v2/timeseries/data/",
             "{\"seriesid\":[\"CUUR0000SA0\"],\"startyear\":\"2023\",\"endyear\":\"2026\"}", NULL);
  g_assert_cmpuint (spent->status, ==, 200);
  g_assert_nonnull (strstr (spent->body, "daily threshold"));
}

/* All pages together have every row once. */
static void
test_pages (void)
{
  g_autoptr (FixtureServer) server = fixture_server_new (&fixture_options, 0);
  g_autoptr (JsonNode) projections
      = ask_json (server, "/Projections/LongTermRestJson/27?items_per_page=1000", NULL);
  g_autoptr (JsonNode) first
      = ask_json (server,
                  "/etp/_search?source=%7B%22size%22:500,%22query%22:%7B%22term%22:%7B"
                  "%22field_state%22:%22MN%22%7D%7D%7D",
                  NULL);
  g_autoptr (JsonNode) second
      = ask_json (server,
                  "/etp/_search?source=%7B%22size%22:500,%22query%22:%7B%22term%22:%7B"
                  "%22field_state%22:%22MN%22%7D%7D,%22search_after%22:%5B500%5D%7D",
                  NULL);
  g_autoptr (JsonNode) schools
      = ask_json (server,
                  "/ed/collegescorecard/v1/schools.json?school.state=MN&"
                  "latest.programs.cip_4_digit.code=1107&per_page=100&page=1",
                  NULL);
  JsonObject *pager = json_object_get_object_member (json_node_get_object (projections), "pager");
  JsonObject *hits = json_object_get_object_member (json_node_get_object (first), "hits");
  JsonObject *more = json_object_get_object_member (json_node_get_object (second), "hits");
  JsonObject *metadata = json_object_get_object_member (json_node_get_object (schools), "metadata");

  g_assert_cmpint (json_object_get_int_member (pager, "total_items"), ==,
                   json_array_get_length (
                       json_object_get_array_member (json_node_get_object (projections), "rows")));
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (hits, "total"), "value"), ==,
      json_array_get_length (json_object_get_array_member (hits, "hits"))
          + json_array_get_length (json_object_get_array_member (more, "hits")));
  g_assert_cmpint (json_object_get_int_member (metadata, "total"), ==,
                   100
                       + json_array_get_length (json_object_get_array_member (
                           json_node_get_object (schools), "results")));
  assert_refused (server, "/Projections/LongTermRestJson/27?items_per_page=200", 404,
                  "No results found.");
}

/* A recorded file comes with the status, headers and bytes its index tells. */
static void
test_recorded (void)
{
  g_autoptr (FixtureServer) server = fixture_server_new (&fixture_options, 0);
  g_autoptr (Reply) quota = NULL;

  fixture_server_replay (server, "/data/2024", "census", "recorded-302-missing-key.txt");
  fixture_server_replay (server, "/publicAPI", "bls", "recorded-quota-exceeded.json");
  assert_refused (server, ACS "NAME" PLACE, 302, "https://api.census.gov/data/missing_key.html");
  quota = ask (server, "/publicAPI/v2/timeseries/data/", "{}", NULL);
  g_assert_cmpuint (quota->status, ==, 200);
  g_assert_cmpuint (strlen (quota->body), ==, 224);
  g_assert_cmpuint (fixture_server_count (server, NULL), ==, 2);
  g_assert_cmpuint (fixture_server_count (server, "acs5"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/fixture-server/census/brackets", test_census_brackets);
  g_test_add_func ("/sources/fixture-server/census/tables", test_census_tables);
  g_test_add_func ("/sources/fixture-server/census/summary", test_census_summary);
  g_test_add_func ("/sources/fixture-server/census/refusals", test_census_refusals);
  g_test_add_func ("/sources/fixture-server/bls", test_bls);
  g_test_add_func ("/sources/fixture-server/pages", test_pages);
  g_test_add_func ("/sources/fixture-server/recorded", test_recorded);

  return g_test_run ();
}
