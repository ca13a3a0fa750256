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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http/get", test_get);
  return g_test_run ();
}
