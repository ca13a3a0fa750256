/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-server.h"

#include "fw-source-error.h"

#include <string.h>

/* Row C1 of the table of failures: cancelled at any step, a request comes back once, soon, and
 * leaves nothing behind. Steps of the main loop are counted, not time, so that a slow machine
 * cancels at the same places. */

#ifndef N_CANCELS
#define N_CANCELS 100
#endif
#define MOST_STEPS 150

#if defined(__SANITIZE_ADDRESS__)
#define MOST_WAIT 1000 /* [ms] */
#else
#define MOST_WAIT 200
#endif

static char *large;
static gint64 longest; /* [us] */

static gboolean
resume_cb (gpointer user_data)
{
  g_autoptr (SoupServerMessage) message = user_data;

  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

/* Every way a request can be under way: answered, tried again, waited for, received, led on. */
static void
serve_all_kinds (FakeServer *self, SoupServerMessage *message, guint n)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_append (headers, "ETag", "\"1\"");
  switch (n % 6)
    {
    case 0:
      fake_answer (message, 503, "text/plain", "no");
      break;
    case 1:
      soup_server_message_pause (message); /* for ever */
      break;
    case 2:
      fake_answer (message, 200, "application/json", large);
      break;
    case 3:
      fake_answer (message, 200, "application/json", "{}");
      soup_server_message_pause (message);
      g_timeout_add (10, resume_cb, g_object_ref (message));
      break;
    case 4:
      soup_server_message_set_status (message, 302, NULL);
      soup_message_headers_append (headers, "Location", "/on");
      break;
    default:
      fake_answer (message, 200, "application/json", "{}");
    }
}

static gboolean
is_whole (FwAnswer *answer, GError **error)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (fw_answer_get_body (answer), &length);

  if (length >= 2 && body[length - 1] == '}')
    return TRUE;
  g_set_error_literal (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER, "cut");
  return FALSE;
}

typedef struct
{
  guint called;
  gboolean cancelled;
  gboolean good;
} Outcome;

static void
came_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = fw_http_fetch_finish (FW_HTTP (source), result, &error);

  outcome->called++;
  outcome->good = answer != NULL;
  outcome->cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true ((answer != NULL) != (error != NULL));
  if (answer != NULL)
    g_assert_true (is_whole (answer, NULL));
}

static void
step (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (100);
}

static void
wait_ms (guint milliseconds)
{
  const gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    step ();
}

static FwRequest *
any_request (GRand *rand)
{
  static const FwServiceId services[]
      = { FW_SERVICE_SCORECARD, FW_SERVICE_ACS, FW_SERVICE_BLS, FW_SERVICE_FEED };
  const FwServiceId service = services[g_rand_int_range (rand, 0, G_N_ELEMENTS (services))];
  g_autofree char *path
      = g_strdup_printf ("%s/x?page=%d", service == FW_SERVICE_FEED ? "https://feed.example" : "",
                         g_rand_int_range (rand, 0, 5));

  return fw_request_new (service, "Openings", path, is_whole);
}

/* One to three requests, all cancelled after so many steps. The client may be dropped first. */
static void
cancel_once (FakeServer *server, GRand *rand, guint *n_cancelled, guint *n_good)
{
  Outcome outcomes[3] = { { 0 } };
  const guint n = (guint)g_rand_int_range (rand, 1, 4);
  const guint steps = (guint)g_rand_int_range (rand, 0, MOST_STEPS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 cancelled_at;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRequest) request = any_request (rand);

      fw_http_fetch_async (server->http, request,
                           g_rand_boolean (rand) ? FW_STORE_FRESH : FW_STORE_REVALIDATE,
                           cancellable, came_back_cb, &outcomes[i]);
    }
  if (g_rand_int_range (rand, 0, 4) == 0)
    fake_server_restart_client (server);
  for (guint i = 0; i < steps; i++)
    step ();
  g_cancellable_cancel (cancellable);
  cancelled_at = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    while (outcomes[i].called == 0)
      step ();
  longest = MAX (longest, g_get_monotonic_time () - cancelled_at);

  /* Nothing comes a second time. */
  for (guint i = 0; i < 20; i++)
    step ();
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (outcomes[i].called, ==, 1);
      *n_cancelled += outcomes[i].cancelled;
      *n_good += outcomes[i].good;
    }
}

static void
test_random (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_all_kinds);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  guint n_cancelled = 0, n_good = 0;

  large = g_strnfill (4 << 20, ' ');
  large[0] = '{';
  large[(4 << 20) - 1] = '}';
  fw_keyring_set_session (server->keyring, FW_SERVICE_SCORECARD, "scorecard-key");
  fw_keyring_set_session (server->keyring, FW_SERVICE_ACS, "census-key");
  fw_keyring_set_session (server->keyring, FW_SERVICE_BLS, "bls-key-0123");
  for (guint i = 0; i < N_CANCELS; i++)
    cancel_once (server, rand, &n_cancelled, &n_good);
  g_test_message ("%u cancelled after at most %.1f ms, %u had come before", n_cancelled,
                  (double)longest / 1000, n_good);
  g_assert_cmpint (longest, <, MOST_WAIT * 1000);
  g_assert_cmpuint (n_cancelled, >, N_CANCELS / 2);
  /* The steps do reach beyond the first ones. */
  g_assert_cmpuint (n_good, >, N_CANCELS / 50);
  wait_ms (100);
  g_clear_pointer (&large, g_free);
}

static void
test_before (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_all_kinds);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FwRequest) request = fw_request_new (FW_SERVICE_ETP, "Openings", "/x", is_whole);
  Outcome outcome = { 0 };

  g_cancellable_cancel (cancellable);
  fw_http_fetch_async (server->http, request, FW_STORE_FRESH, cancellable, came_back_cb, &outcome);
  g_assert_cmpuint (outcome.called, ==, 0); /* never from inside the call */
  while (outcome.called == 0)
    step ();
  g_assert_true (outcome.cancelled);
  wait_ms (50);
  g_assert_cmpuint (server->asked->len, ==, 0);
}

/* A turn that is given up goes to the next. */
static void
test_turn_passed_on (void)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_all_kinds);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FwRequest) first = fw_request_new (FW_SERVICE_ETP, "Openings", "/1", is_whole);
  g_autoptr (FwRequest) second = fw_request_new (FW_SERVICE_ETP, "Openings", "/2", is_whole);
  Outcome outcomes[2] = { { 0 } };

  g_ptr_array_add (server->asked, g_strdup ("so that the next one is never answered"));
  large = g_strdup ("{}");
  fw_http_fetch_async (server->http, first, FW_STORE_FRESH, cancellable, came_back_cb,
                       &outcomes[0]);
  fw_http_fetch_async (server->http, second, FW_STORE_FRESH, NULL, came_back_cb, &outcomes[1]);
  wait_ms (600);
  g_assert_cmpuint (server->asked->len, ==, 2);
  g_cancellable_cancel (cancellable);
  while (outcomes[1].called == 0)
    step ();
  g_assert_true (outcomes[0].cancelled);
  g_assert_true (outcomes[1].good);
  g_clear_pointer (&large, g_free);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http/cancel/before", test_before);
  g_test_add_func ("/http/cancel/turn-passed-on", test_turn_passed_on);
  g_test_add_func ("/http/cancel/random", test_random);
  return g_test_run ();
}
