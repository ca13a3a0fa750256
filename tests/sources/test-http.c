/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-server.h"

#include "fw-source-error.h"

#include <string.h>

#define JSON "application/json"

/* What the services' checks do in small: an object, whole. */
static gboolean
is_object (FwAnswer *answer, GError **error)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (fw_answer_get_body (answer), &length);

  if (fw_answer_get_info (answer)->status == 200 && length >= 2 && body[0] == '{'
      && body[length - 1] == '}')
    return TRUE;
  g_set_error_literal (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER, "Not an object.");
  return FALSE;
}

static FwRequest *
ask_for (FwServiceId service, const char *path)
{
  return fw_request_new (service, "Openings", path, is_object);
}

static void
assert_body (FwAnswer *answer, const char *body)
{
  GBytes *bytes = fw_answer_get_body (answer);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), body, strlen (body));
}

/* ------------------------------------------------------------------------------------- plain */

static void
serve_object (FakeServer *self, SoupServerMessage *message, guint n)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);

  g_assert_cmpstr (soup_message_headers_get_one (asked, "User-Agent"), ==, "Fairway/" FW_VERSION);
  g_assert_null (soup_message_headers_get_one (asked, "Cookie"));
  g_assert_null (soup_message_headers_get_one (asked, "Referer"));
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie",
                               "a=b; Path=/");
  fake_answer (message, 200, "application/JSON; charset=utf-8", "{\"rows\":[1]}");
}

static void
test_get (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_object);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = fake_server_ask (
      server, ask_for (FW_SERVICE_PROJECTIONS, "/Projections/LongTermRestJson/27?page=0"),
      FW_STORE_FRESH, &error);
  g_autoptr (FwAnswer) second = NULL;
  g_autoptr (FwAnswer) third = NULL;

  g_assert_no_error (error);
  assert_body (answer, "{\"rows\":[1]}");
  g_assert_cmpuint (fw_answer_get_info (answer)->status, ==, 200);
  g_assert_cmpstr (fw_answer_get_info (answer)->content_type, ==, JSON);
  g_assert_false (fw_answer_get_info (answer)->stored);
  g_assert_cmpstr (server->asked->pdata[0], ==, "GET /Projections/LongTermRestJson/27?page=0");

  /* Now it is stored: also for the next run. */
  fake_server_restart_client (server);
  second = fake_server_ask (
      server, ask_for (FW_SERVICE_PROJECTIONS, "/Projections/LongTermRestJson/27?page=0"),
      FW_STORE_FRESH, &error);
  g_assert_no_error (error);
  assert_body (second, "{\"rows\":[1]}");
  g_assert_true (fw_answer_get_info (second)->stored);
  g_assert_cmpint (fw_answer_get_info (second)->fetched, ==, fw_answer_get_info (answer)->fetched);
  g_assert_cmpuint (server->asked->len, ==, 1);

  /* Another page is another question. */
  third = fake_server_ask (
      server, ask_for (FW_SERVICE_PROJECTIONS, "/Projections/LongTermRestJson/27?page=1"),
      FW_STORE_FRESH, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (server->asked->len, ==, 2);
}

/* -------------------------------------------------------------------------------------- keys */

static char *last_header;
static char *last_body;

static void
serve_and_note (FakeServer *self, SoupServerMessage *message, guint n)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  g_autoptr (GBytes) body
      = soup_message_body_flatten (soup_server_message_get_request_body (message));

  g_free (last_header);
  g_free (last_body);
  last_header = g_strdup (soup_message_headers_get_one (asked, "X-Api-Key"));
  last_body = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  fake_answer (message, 200, JSON, "{}");
}

static void
assert_error (GError *error, gint code, const char *message)
{
  g_assert_error (error, FW_SOURCE_ERROR, code);
  if (!g_pattern_match_simple (message, error->message))
    g_error ("“%s” is not “%s”", error->message, message);
}

static void
test_key_places (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_and_note);
  g_autoptr (GError) error = NULL;
  FwRequest *post = ask_for (FW_SERVICE_BLS, "/publicAPI/v2/timeseries/data/");
  g_autoptr (FwAnswer) census = NULL;
  g_autoptr (FwAnswer) scorecard = NULL;
  g_autoptr (FwAnswer) bls = NULL;

  fw_keyring_set_session (server->keyring, FW_SERVICE_ACS, " a&b/c=\n");
  fw_keyring_set_session (server->keyring, FW_SERVICE_SCORECARD, "k-2");
  fw_keyring_set_session (server->keyring, FW_SERVICE_BLS, "q\"\\");
  fw_request_set_body (post, "{ \"seriesid\":[\"CUUR0000SA0\"]}");

  census
      = fake_server_ask (server, ask_for (FW_SERVICE_ACS, "/data/2024/acs/acs5?get=NAME&for=us:1"),
                         FW_STORE_FRESH, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (server->asked->pdata[0], ==,
                   "GET /data/2024/acs/acs5?get=NAME&for=us:1&key=a%26b%2Fc%3D");
  g_assert_null (last_header);

  scorecard = fake_server_ask (
      server, ask_for (FW_SERVICE_SCORECARD, "/ed/collegescorecard/v1/schools.json?page=0"),
      FW_STORE_FRESH, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (server->asked->pdata[1], ==, "GET /ed/collegescorecard/v1/schools.json?page=0");
  g_assert_cmpstr (last_header, ==, "k-2");

  bls = fake_server_ask (server, post, FW_STORE_FRESH, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (server->asked->pdata[2], ==, "POST /publicAPI/v2/timeseries/data/");
  g_assert_cmpstr (last_body, ==,
                   "{\"registrationkey\":\"q\\\"\\\\\",\"seriesid\":[\"CUUR0000SA0\"]}");
  g_assert_null (last_header);
  g_clear_pointer (&last_header, g_free);
  g_clear_pointer (&last_body, g_free);
}

static void
test_key_refused_here (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_and_note);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) odd = NULL;

  g_assert_null (
      fake_server_ask (server, ask_for (FW_SERVICE_ACS, "/data"), FW_STORE_FRESH, &missing));
  assert_error (missing, FW_SOURCE_ERROR_KEY_MISSING,
                "Census, “Openings”: it answers only with a key; get one free at "
                "https://api.census.gov/data/key_signup.html and add it in Preferences.");
  fw_keyring_set_session (server->keyring, FW_SERVICE_ACS, "two\nlines");
  g_assert_null (fake_server_ask (server, ask_for (FW_SERVICE_ACS, "/data"), FW_STORE_FRESH, &odd));
  assert_error (odd, FW_SOURCE_ERROR_KEY_INVALID,
                "Census, “Openings”: the key has characters that no key has; enter it again in "
                "Preferences.");
  g_assert_cmpuint (server->asked->len, ==, 0);
}

/* ---------------------------------------------------------------------------------- trying again
 */

static guint bad_status, bad_times;
static const char *bad_retry_after;

static void
serve_bad_then_good (FakeServer *self, SoupServerMessage *message, guint n)
{
  if (n >= bad_times)
    {
      fake_answer (message, 200, JSON, "{}");
      return;
    }
  fake_answer (message, bad_status, "text/plain", "no");
  if (bad_retry_after != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Retry-After",
                                 bad_retry_after);
}

/* Asked as College Scorecard, the service with the quickest pace. */
static FakeServer *
bad_server (guint status, guint times, const char *retry_after)
{
  FakeServer *server = fake_server_new (serve_bad_then_good);

  bad_status = status;
  bad_times = times;
  bad_retry_after = retry_after;
  fw_keyring_set_session (server->keyring, FW_SERVICE_SCORECARD, "0123456789abcdef");
  return server;
}

static void
test_tries (void)
{
  static const guint retried[] = { 408, 429, 500, 502, 503, 504 };
  static const guint final[] = { 204, 301, 400, 401, 403, 404, 410, 418, 501, 505 };

  for (guint i = 0; i < G_N_ELEMENTS (retried); i++)
    {
      g_autoptr (FakeServer) server = bad_server (retried[i], 2, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwAnswer) answer = fake_server_ask (
          server, ask_for (FW_SERVICE_SCORECARD, "/schools"), FW_STORE_FRESH, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (server->asked->len, ==, 3);
    }
  for (guint i = 0; i < G_N_ELEMENTS (final); i++)
    {
      g_autoptr (FakeServer) server = bad_server (final[i], 9, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (fake_server_ask (server, ask_for (FW_SERVICE_SCORECARD, "/schools"),
                                      FW_STORE_FRESH, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (server->asked->len, ==, 1);
    }
}

static void
test_three_at_most (void)
{
  g_autoptr (FakeServer) server = bad_server (503, 9, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      fake_server_ask (server, ask_for (FW_SERVICE_SCORECARD, "/schools"), FW_STORE_FRESH, &error));
  assert_error (error, FW_SOURCE_ERROR_SERVER,
                "College Scorecard, “Openings”: it has trouble of its own just now; try "
                "again later.");
  g_assert_cmpuint (server->asked->len, ==, 3);
  /* A refusal is no reason to keep away: only the service's own word is. */
  bad_times = 0;
  g_clear_error (&error);
  fw_answer_unref (
      fake_server_ask (server, ask_for (FW_SERVICE_SCORECARD, "/schools"), FW_STORE_FRESH, &error));
  g_assert_no_error (error);
}

static void
test_retry_after_seconds (void)
{
  g_autoptr (FakeServer) server = bad_server (503, 1, "1");
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = fake_server_ask (server, ask_for (FW_SERVICE_SCORECARD, "/schools"),
                                                 FW_STORE_FRESH, &error);
  const gint64 *times = (const gint64 *)server->times->data;

  g_assert_no_error (error);
  g_assert_cmpuint (server->times->len, ==, 2);
  g_assert_cmpint (times[1] - times[0], >=, 990 * 1000);
  g_assert_cmpint (times[1] - times[0], <, 3000 * 1000);
}

static void
check_hold (const char *retry_after)
{
  g_autoptr (FakeServer) server = bad_server (429, 1, retry_after);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (GError) other = NULL;
  const gint64 begun = g_get_monotonic_time ();

  g_assert_null (
      fake_server_ask (server, ask_for (FW_SERVICE_SCORECARD, "/schools"), FW_STORE_FRESH, &first));
  assert_error (first, FW_SOURCE_ERROR_SERVER,
                "College Scorecard, “Openings”: it asks us to wait; try again after "
                "??:??.");
  g_assert_cmpuint (server->asked->len, ==, 1);

  /* Remembered, also by the next run; other services are not concerned. */
  fake_server_restart_client (server);
  g_assert_null (
      fake_server_ask (server, ask_for (FW_SERVICE_SCORECARD, "/other"), FW_STORE_FRESH, &second));
  assert_error (second, FW_SOURCE_ERROR_SERVER, "*it asks us to wait; try again after ??:??.");
  g_assert_cmpuint (server->asked->len, ==, 1);
  fw_answer_unref (
      fake_server_ask (server, ask_for (FW_SERVICE_PROJECTIONS, "/p"), FW_STORE_FRESH, &other));
  g_assert_no_error (other);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
}

static void
test_retry_after_too_long (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) later = g_date_time_add_seconds (now, 200);
  g_autofree char *date = soup_date_time_to_string (later, SOUP_DATE_HTTP);

  check_hold ("120");
  check_hold ("999999999");
  check_hold (date);
}

static void
test_retry_after_nonsense (void)
{
  static const char *const values[] = { "soon", "-5", "0", "1e9", "", "Mon, 99 Foo 2026" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (FakeServer) server = bad_server (503, 1, values[i]);
      g_autoptr (GError) error = NULL;

      fw_answer_unref (fake_server_ask (server, ask_for (FW_SERVICE_SCORECARD, "/schools"),
                                        FW_STORE_FRESH, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (server->asked->len, ==, 2);
    }
}

/* -------------------------------------------------------------------------------------- quotas */

static FwRequest *
ask_bls (guint page)
{
  g_autofree char *path = g_strdup_printf ("/bls?page=%u", page);

  return ask_for (FW_SERVICE_BLS, path);
}

static void
spend_bls (FakeServer *server, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;

      fake_server_restart_client (server); /* a new client has no pace to keep, but the count */
      fw_answer_unref (fake_server_ask (server, ask_bls (i), FW_STORE_REVALIDATE, &error));
      g_assert_no_error (error);
    }
}

static void
test_quota_counted (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_and_note);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fw_http_get_quota_left (server->http, FW_SERVICE_BLS), ==, 25);
  g_assert_cmpint (fw_http_get_quota_left (server->http, FW_SERVICE_ACS), ==, -1);
  spend_bls (server, 25);
  g_assert_cmpint (fw_http_get_quota_left (server->http, FW_SERVICE_BLS), ==, 0);
  g_assert_null (fake_server_ask (server, ask_bls (0), FW_STORE_REVALIDATE, &error));
  assert_error (error, FW_SOURCE_ERROR_QUOTA,
                "BLS, “Openings”: the requests it allows a day are used up; go on tomorrow, or "
                "add a free key in Preferences.");
  g_assert_cmpuint (server->asked->len, ==, 25);
  /* What is stored costs nothing. */
  g_clear_error (&error);
  fw_answer_unref (fake_server_ask (server, ask_bls (3), FW_STORE_FRESH, &error));
  g_assert_no_error (error);

  fw_keyring_set_session (server->keyring, FW_SERVICE_BLS, "0123456789abcdef");
  g_assert_cmpint (fw_http_get_quota_left (server->http, FW_SERVICE_BLS), ==, 475);
  spend_bls (server, 1);
  g_assert_cmpint (fw_http_get_quota_left (server->http, FW_SERVICE_BLS), ==, 474);
}

static gboolean
is_quota_refusal (FwAnswer *answer, GError **error)
{
  g_set_error_literal (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_QUOTA, "Today is spent.");
  return FALSE;
}

static void
test_quota_refused (void)
{
  static const guint statuses[] = { 200, 429, 503 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (FakeServer) server = bad_server (statuses[i], 1, NULL);
      g_autoptr (GError) first = NULL;
      g_autoptr (GError) second = NULL;
      g_autoptr (GError) third = NULL;

      g_assert_null (fake_server_ask (
          server, fw_request_new (FW_SERVICE_BLS, "Openings", "/bls", is_quota_refusal),
          FW_STORE_FRESH, &first));
      assert_error (first, FW_SOURCE_ERROR_QUOTA, "Today is spent.");
      g_assert_cmpint (fw_http_get_quota_left (server->http, FW_SERVICE_BLS), ==, 0);
      fake_server_restart_client (server);
      g_assert_null (fake_server_ask (server, ask_bls (0), FW_STORE_FRESH, &second));
      assert_error (second, FW_SOURCE_ERROR_QUOTA, "*are used up; go on tomorrow*");
      g_assert_cmpuint (server->asked->len, ==, 1);
      /* The refusal was of requests without a key. */
      fw_keyring_set_session (server->keyring, FW_SERVICE_BLS, "0123456789abcdef");
      fw_answer_unref (fake_server_ask (server, ask_bls (0), FW_STORE_FRESH, &third));
      g_assert_no_error (third);
    }
}

/* An allowance of an hour does not cost the day. */
static void
test_quota_of_an_hour (void)
{
  g_autoptr (FakeServer) server = bad_server (429, 1, NULL);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_null (fake_server_ask (
      server, fw_request_new (FW_SERVICE_SCORECARD, "Openings", "/schools", is_quota_refusal),
      FW_STORE_FRESH, &first));
  assert_error (first, FW_SOURCE_ERROR_QUOTA, "Today is spent.");
  fake_server_restart_client (server);
  g_assert_null (fake_server_ask (server, ask_for (FW_SERVICE_SCORECARD, "/schools"),
                                  FW_STORE_FRESH, &second));
  assert_error (second, FW_SOURCE_ERROR_SERVER, "*it asks us to wait; try again after ??:??.");
  g_assert_cmpuint (server->asked->len, ==, 1);
}

/* --------------------------------------------------------------------------------- conditional */

static char *last_none_match, *last_modified_since;

static void
serve_conditionally (FakeServer *self, SoupServerMessage *message, guint n)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *answered = soup_server_message_get_response_headers (message);

  g_free (last_none_match);
  g_free (last_modified_since);
  last_none_match = g_strdup (soup_message_headers_get_one (asked, "If-None-Match"));
  last_modified_since = g_strdup (soup_message_headers_get_one (asked, "If-Modified-Since"));
  if (last_none_match != NULL && n < 3)
    {
      soup_server_message_set_status (message, 304, NULL);
      return;
    }
  fake_answer (message, 200, JSON, n == 0 ? "{\"old\":1}" : "{\"new\":1}");
  soup_message_headers_append (answered, "ETag", "\"v1\"");
  soup_message_headers_append (answered, "Last-Modified", "Sat, 01 Aug 2026 00:00:00 GMT");
}

static void
test_conditional (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_conditionally);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwAnswer) answer
          = fake_server_ask (server, ask_for (FW_SERVICE_ETP, "/etp"), FW_STORE_REVALIDATE, &error);
      const FwAnswerInfo *info = fw_answer_get_info (answer);

      g_assert_no_error (error);
      g_assert_cmpstr (last_none_match, ==, i == 0 ? NULL : "\"v1\"");
      g_assert_cmpstr (last_modified_since, ==, i == 0 ? NULL : "Sat, 01 Aug 2026 00:00:00 GMT");
      assert_body (answer, i < 3 ? "{\"old\":1}" : "{\"new\":1}");
      g_assert_cmpuint (info->status, ==, 200);
      g_assert_cmpstr (info->etag, ==, "\"v1\"");
      g_assert_false (info->stored);
    }
  g_assert_cmpuint (server->asked->len, ==, 4);
  /* All over one connection, whether there was a body or not. */
  for (guint i = 1; i < 4; i++)
    g_assert_cmpuint (g_array_index (server->ports, guint16, i), ==,
                      g_array_index (server->ports, guint16, 0));
  g_clear_pointer (&last_none_match, g_free);
  g_clear_pointer (&last_modified_since, g_free);
}

/* ------------------------------------------------------------------------------------- the store
 */

static void
test_store_only (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_and_note);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) peeked = NULL;
  g_autoptr (FwRequest) request = ask_for (FW_SERVICE_ETP, "/etp");

  g_assert_null (fw_http_peek (server->http, request));
  g_assert_null (fake_server_ask (server, fw_request_ref (request), FW_STORE_ONLY, &error));
  assert_error (error, FW_SOURCE_ERROR_OFFLINE,
                "Training Provider Results, “Openings”: no earlier answer is stored here; "
                "connect and fetch it once.");
  g_assert_cmpuint (server->asked->len, ==, 0);

  g_clear_error (&error);
  fw_answer_unref (fake_server_ask (server, fw_request_ref (request), FW_STORE_FRESH, &error));
  fw_answer_unref (fake_server_ask (server, fw_request_ref (request), FW_STORE_ONLY, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (server->asked->len, ==, 1);
  peeked = fw_http_peek (server->http, request);
  assert_body (peeked, "{}");
  g_assert_true (fw_answer_get_info (peeked)->stored);
}

/* --------------------------------------------------------------------------------- pace and turns
 */

typedef struct
{
  guint left;
  guint failed;
} Many;

static void
one_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Many *many = user_data;
  g_autoptr (FwAnswer) answer = fw_http_fetch_finish (FW_HTTP (source), result, NULL);

  many->left--;
  many->failed += answer == NULL;
}

static void
ask_many (FakeServer *server, FwServiceId service, guint n)
{
  Many many = { n, 0 };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/many?page=%u", i);
      g_autoptr (FwRequest) request = ask_for (service, path);

      fw_http_fetch_async (server->http, request, FW_STORE_FRESH, NULL, one_done_cb, &many);
    }
  while (many.left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (many.failed, ==, 0);
}

static void
test_pace (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_and_note);
  const gint64 begun = g_get_monotonic_time ();

  ask_many (server, FW_SERVICE_BLS, 4);
  g_assert_cmpuint (server->times->len, ==, 4);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpint (g_array_index (server->times, gint64, i) - begun, >=, i * 250 * 1000);
}

static guint now_served, most_served;

static gboolean
unpause_cb (gpointer user_data)
{
  g_autoptr (SoupServerMessage) message = user_data;

  now_served--;
  fake_answer (message, 200, JSON, "{}");
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

static void
serve_late (FakeServer *self, SoupServerMessage *message, guint n)
{
  now_served++;
  most_served = MAX (most_served, now_served);
  soup_server_message_pause (message);
  g_timeout_add (300, unpause_cb, g_object_ref (message));
}

static void
test_in_flight (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_late);

  fw_keyring_set_session (server->keyring, FW_SERVICE_ACS, "0123456789abcdef");
  now_served = most_served = 0;
  ask_many (server, FW_SERVICE_ACS, 6);
  g_assert_cmpuint (most_served, ==, 2);
  now_served = most_served = 0;
  ask_many (server, FW_SERVICE_ETP, 3);
  g_assert_cmpuint (most_served, ==, 1);
}

/* ------------------------------------------------------------------------------------ redirects */

static const char *const *leads;

static void
serve_redirects (FakeServer *self, SoupServerMessage *message, guint n)
{
  if (leads[n] == NULL)
    {
      fake_answer (message, 200, JSON, "{}");
      return;
    }
  soup_server_message_set_status (message, 302, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Location",
                               leads[n]);
}

static void
test_redirects_followed (void)
{
  static const char *const good[] = { "/b", "https://www.feed.example/c?x=1", "../d", NULL };
  g_autoptr (FakeServer) server = NULL;
  g_autoptr (GError) error = NULL;

  leads = good;
  server = fake_server_new (serve_redirects);
  fw_answer_unref (fake_server_ask (server,
                                    ask_for (FW_SERVICE_FEED, "https://feed.example/a/jobs.json"),
                                    FW_STORE_FRESH, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (server->asked->len, ==, 4);
  g_assert_cmpstr (server->asked->pdata[1], ==, "GET /b");
  g_assert_cmpstr (server->asked->pdata[2], ==, "GET /c?x=1");
  g_assert_cmpstr (server->asked->pdata[3], ==, "GET /d");
}

/* ------------------------------------------------------------------------------------ addresses */

static void
test_servers (void)
{
  static const char *const good[]
      = { "http://127.0.0.1:8080", "http://127.9.9.9/",        "http://localhost:1",
          "http://[::1]:8080",     "https://stand-in.example", "https://10.0.0.1:8443/" };
  static const char *const bad[] = { "http://stand-in.example",
                                     "http://10.0.0.1",
                                     "http://127.0.0.1.example",
                                     "ftp://127.0.0.1",
                                     "127.0.0.1:80",
                                     "",
                                     "https://",
                                     "https://a:b@c.example",
                                     "https://a.example/path",
                                     "https://a.example?x=1",
                                     "file:///etc/passwd",
                                     "http://localhost.example:80",
                                     "http://2130706433",
                                     "https://a.example/#x" };
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);
  g_autofree char *folder = g_dir_make_tmp ("fairway-http-XXXXXX", NULL);
  g_autoptr (FwHttp) http = fw_http_new (keyring, folder);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (fw_http_set_server (http, good[i], &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (fw_http_set_server (http, bad[i], &error));
      assert_error (error, FW_SOURCE_ERROR_ADDRESS,
                    "“*” cannot stand in for the services; wanted is https://HOST, or "
                    "http://127.0.0.1:PORT for a server on this computer.");
    }
  fake_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http/get", test_get);
  g_test_add_func ("/http/key/places", test_key_places);
  g_test_add_func ("/http/key/refused-here", test_key_refused_here);
  g_test_add_func ("/http/tries/statuses", test_tries);
  g_test_add_func ("/http/tries/three-at-most", test_three_at_most);
  g_test_add_func ("/http/retry-after/seconds", test_retry_after_seconds);
  g_test_add_func ("/http/retry-after/too-long", test_retry_after_too_long);
  g_test_add_func ("/http/retry-after/nonsense", test_retry_after_nonsense);
  g_test_add_func ("/http/quota/counted", test_quota_counted);
  g_test_add_func ("/http/quota/refused", test_quota_refused);
  g_test_add_func ("/http/quota/of-an-hour", test_quota_of_an_hour);
  g_test_add_func ("/http/conditional", test_conditional);
  g_test_add_func ("/http/store-only", test_store_only);
  g_test_add_func ("/http/pace", test_pace);
  g_test_add_func ("/http/in-flight", test_in_flight);
  g_test_add_func ("/http/redirects-followed", test_redirects_followed);
  g_test_add_func ("/http/servers", test_servers);
  return g_test_run ();
}
