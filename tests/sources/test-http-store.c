/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-network.h"
#include "fake-server.h"

#include "fw-answer-store.h"
#include "fw-source-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

/* The store of answers, and what it is for: working offline, and not asking twice. */

#define DAY 86400

static gboolean
begins_with_brace (FwAnswer *answer, GError **error)
{
  GBytes *body = fw_answer_get_body (answer);

  if (g_bytes_get_size (body) > 0 && *(const char *)g_bytes_get_data (body, NULL) == '{')
    return TRUE;
  g_set_error_literal (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER, "no brace");
  return FALSE;
}

static FwRequest *
question (const char *path)
{
  return fw_request_new (FW_SERVICE_ETP, "Openings", path, begins_with_brace);
}

static FwAnswer *
make_answer (FwRequest *request, gint64 age, gconstpointer body, gsize length)
{
  const FwAnswerInfo info = { .status = 200,
                              .content_type = "application/json",
                              .etag = "\"a;b=[c]\\ d\"",
                              .last_modified = "Sat, 01 Aug 2026 00:00:00 GMT",
                              .fetched = g_get_real_time () / G_USEC_PER_SEC - age };
  g_autoptr (GBytes) bytes = g_bytes_new (body, length);

  return fw_answer_new (request, &info, bytes);
}

typedef struct
{
  char *folder;
  FwAnswerStore *store;
} Kept;

static void
set_up (Kept *kept, gconstpointer data)
{
  kept->folder = g_dir_make_tmp ("fairway-store-XXXXXX", NULL);
  kept->store = fw_answer_store_new (kept->folder, "", 64 << 20);
}

static void
tear_down (Kept *kept, gconstpointer data)
{
  fw_answer_store_unref (kept->store);
  fake_remove_folder (kept->folder);
  g_free (kept->folder);
}

static char *
path_of (Kept *kept, FwRequest *request)
{
  g_autofree char *name = g_strconcat (fw_request_get_digest (request), ".answer", NULL);

  return g_build_filename (kept->folder, name, NULL);
}

static void
test_round_trip (Kept *kept, gconstpointer data)
{
  static const char body[] = "{\0\n\xff binary \r\n\n[answer]\n}";
  g_autoptr (FwRequest) request = question ("/x?y=%20é");
  g_autoptr (FwAnswer) answer = make_answer (request, 100, body, sizeof body - 1);
  g_autoptr (FwAnswer) loaded = NULL;
  g_autofree char *path = path_of (kept, request);
  const FwAnswerInfo *before = fw_answer_get_info (answer), *after;
  GStatBuf info;

  g_assert_null (fw_answer_store_load (kept->store, request));
  fw_answer_store_save (kept->store, answer);
  loaded = fw_answer_store_load (kept->store, request);
  after = fw_answer_get_info (loaded);
  g_assert_true (g_bytes_equal (fw_answer_get_body (loaded), fw_answer_get_body (answer)));
  g_assert_cmpuint (after->status, ==, 200);
  g_assert_cmpstr (after->content_type, ==, before->content_type);
  g_assert_cmpstr (after->etag, ==, before->etag);
  g_assert_cmpstr (after->last_modified, ==, before->last_modified);
  g_assert_cmpint (after->fetched, ==, before->fetched);
  g_assert_true (after->stored);
  g_assert_true (fw_answer_get_request (loaded) == request);
  /* Nobody else's to read. */
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);
}

/* Without waiting for the disk. */
static void
write_quickly (const char *path, const char *bytes, gsize length)
{
  g_unlink (path);
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize)length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
}

static void
test_damage (Kept *kept, gconstpointer data)
{
  g_autoptr (FwRequest) request = question ("/x");
  g_autoptr (FwAnswer) answer = make_answer (request, 0, "{\"a\":[1,2,3]}", 13);
  g_autoptr (FwAnswer) loaded = NULL;
  g_autofree char *path = path_of (kept, request);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  fw_answer_store_save (kept->store, answer);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      bytes[i] ^= (char)(1 << i % 8);
      write_quickly (path, bytes, length);
      g_assert_null (fw_answer_store_load (kept->store, request));
      bytes[i] ^= (char)(1 << i % 8);
      write_quickly (path, bytes, i);
      g_assert_null (fw_answer_store_load (kept->store, request));
    }
  /* And is mended by the next answer. */
  fw_answer_store_save (kept->store, answer);
  loaded = fw_answer_store_load (kept->store, request);
  g_assert_nonnull (loaded);
}

static void
test_not_mine (Kept *kept, gconstpointer data)
{
  g_autoptr (FwRequest) first = question ("/1");
  g_autoptr (FwRequest) second = question ("/2");
  g_autoptr (FwRequest) post = question ("/1");
  g_autoptr (FwAnswer) answer = make_answer (first, 0, "{}", 2);
  g_autoptr (FwAnswer) refused = make_answer (second, 0, "[]", 2);
  g_autofree char *from = path_of (kept, first);
  g_autofree char *to = path_of (kept, second);
  g_autoptr (FwAnswerStore) apart
      = fw_answer_store_new (kept->folder, "http://127.0.0.1:1", 64 << 20);

  fw_answer_store_save (kept->store, answer);
  fw_request_set_body (post, "{}");
  g_assert_null (fw_answer_store_load (kept->store, post));
  g_assert_null (fw_answer_store_load (apart, first));
  /* What another version accepted. */
  fw_answer_store_save (kept->store, refused);
  g_assert_null (fw_answer_store_load (kept->store, second));
  /* Another's answer under this name. */
  g_assert_cmpint (g_rename (from, to), ==, 0);
  g_assert_null (fw_answer_store_load (kept->store, second));
}

static void
test_bound (Kept *kept, gconstpointer data)
{
  g_autoptr (FwAnswerStore) small = fw_answer_store_new (kept->folder, "", 35000);
  g_autofree char *body = g_strnfill (10000, '{');
  FwRequest *requests[6];

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("/page/%u", i);
      g_autoptr (FwAnswer) answer = NULL;
      g_autofree char *file = NULL;
      struct utimbuf times = { 1000000 + i, 1000000 + i };

      requests[i] = question (path);
      answer = make_answer (requests[i], 0, body, 10000);
      fw_answer_store_save (small, answer);
      file = path_of (kept, requests[i]);
      g_utime (file, &times);
    }
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (FwAnswer) loaded = fw_answer_store_load (small, requests[i]);

      g_assert_true ((loaded != NULL) == (i >= 3));
      fw_request_unref (requests[i]);
    }
}

/* Nothing to write to: the answer itself is not lost by that. */
static void
test_no_folder (Kept *kept, gconstpointer data)
{
  g_autofree char *file = g_build_filename (kept->folder, "file", NULL);
  g_autofree char *folder = g_build_filename (file, "answers", NULL);
  g_autoptr (FwAnswerStore) store = fw_answer_store_new (folder, "", 64 << 20);
  g_autoptr (FwRequest) request = question ("/x");
  g_autoptr (FwAnswer) answer = make_answer (request, 0, "{}", 2);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  fw_answer_store_save (store, answer);
  g_assert_null (fw_answer_store_load (store, request));
}

/* -------------------------------------------------------------------------------------- offline */

static void
serve_new (FakeServer *self, SoupServerMessage *message, guint n)
{
  fake_answer (message, 200, "application/json", "{\"new\":1}");
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static FwAnswer *
ask (FwHttp *http, FwRequest *request, FwStoreUse use, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fw_http_fetch_async (http, request, use, NULL, answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fw_http_fetch_finish (http, result, error);
}

static void
test_offline (Kept *kept, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (kept->folder, "services", "answers", NULL);
  g_autoptr (FwAnswerStore) store = fw_answer_store_new (folder, "", 64 << 20);
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);
  g_autoptr (FwHttp) http = fw_http_new (keyring, kept->folder);
  g_autoptr (FwRequest) known = question ("/known");
  g_autoptr (FwRequest) unknown = question ("/unknown");
  g_autoptr (FwAnswer) old = make_answer (known, 1000 * DAY, "{}", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = NULL;
  const gint64 begun = g_get_monotonic_time ();

  fw_answer_store_save (store, old);
  fake_network_set (FALSE, G_NETWORK_CONNECTIVITY_LOCAL, FALSE);
  g_assert_null (ask (http, unknown, FW_STORE_FRESH, &error));
  g_assert_error (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_OFFLINE);
  g_assert_cmpstr (error->message, ==,
                   "Training Provider Results, “Openings”: this computer is offline; connect it "
                   "and try again.");
  for (FwStoreUse use = FW_STORE_FRESH; use <= FW_STORE_ONLY; use++)
    {
      g_clear_pointer (&answer, fw_answer_unref);
      answer = ask (http, known, use, NULL);
      g_assert_nonnull (answer);
      g_assert_true (fw_answer_get_info (answer)->stored);
      g_assert_cmpint (fw_answer_get_info (answer)->fetched, ==, fw_answer_get_info (old)->fetched);
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, <, G_USEC_PER_SEC);
  fake_network_set (TRUE, G_NETWORK_CONNECTIVITY_FULL, FALSE);
}

/* A server on this machine needs no network. */
static void
test_offline_loopback (Kept *kept, gconstpointer data)
{
  g_autoptr (FakeServer) server = fake_server_new (serve_new);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwAnswer) answer = NULL;

  fake_network_set (FALSE, G_NETWORK_CONNECTIVITY_LOCAL, FALSE);
  answer = fake_server_ask (server, question ("/x"), FW_STORE_FRESH, &error);
  g_assert_no_error (error);
  fake_network_set (TRUE, G_NETWORK_CONNECTIVITY_FULL, FALSE);
}

/* What is older than the service's answers stay fresh is asked for again. */
static void
test_age (Kept *kept, gconstpointer data)
{
  const gint64 fresh = (gint64)fw_service_get (FW_SERVICE_ETP)->fresh_days * DAY;
  const struct
  {
    gint64 age;
    gboolean asked;
  } rows[] = { { 0, FALSE }, { fresh - 60, FALSE }, { fresh + 60, TRUE }, { -60 * DAY, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FakeServer) server = fake_server_new (serve_new);
      g_autofree char *folder = g_build_filename (server->folder, "server", "answers", NULL);
      g_autoptr (FwAnswerStore) store = fw_answer_store_new (folder, server->address, 64 << 20);
      g_autoptr (FwRequest) request = question ("/x");
      g_autoptr (FwAnswer) old = make_answer (request, rows[i].age, "{}", 2);
      g_autoptr (FwAnswer) answer = NULL;

      fw_answer_store_save (store, old);
      answer = fake_server_ask (server, fw_request_ref (request), FW_STORE_FRESH, NULL);
      g_assert_cmpuint (server->asked->len, ==, rows[i].asked);
      g_assert_true (fw_answer_get_info (answer)->stored == !rows[i].asked);
    }
}

static void
count_cb (FwHttp *http, GParamSpec *pspec, guint *n)
{
  *n += 1;
}

static void
test_network (Kept *kept, gconstpointer data)
{
  g_autoptr (FwKeyring) keyring = fw_keyring_new (FALSE);
  g_autoptr (FwHttp) http = fw_http_new (keyring, kept->folder);
  guint n = 0;

  g_signal_connect (http, "notify::network", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (fw_http_get_network (http), ==, FW_NETWORK_FULL);
  fake_network_set (TRUE, G_NETWORK_CONNECTIVITY_PORTAL, FALSE);
  g_assert_cmpint (fw_http_get_network (http), ==, FW_NETWORK_LIMITED);
  fake_network_set (TRUE, G_NETWORK_CONNECTIVITY_FULL, TRUE);
  g_assert_cmpint (fw_http_get_network (http), ==, FW_NETWORK_METERED);
  fake_network_set (FALSE, G_NETWORK_CONNECTIVITY_LOCAL, TRUE);
  g_assert_cmpint (fw_http_get_network (http), ==, FW_NETWORK_NONE);
  fake_network_set (FALSE, G_NETWORK_CONNECTIVITY_LOCAL, FALSE);
  g_assert_cmpuint (n, ==, 3);
  fake_network_set (TRUE, G_NETWORK_CONNECTIVITY_FULL, FALSE);
  g_assert_cmpuint (n, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fake_network_install ();
  g_test_add ("/http/store/round-trip", Kept, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/http/store/damage", Kept, NULL, set_up, test_damage, tear_down);
  g_test_add ("/http/store/not-mine", Kept, NULL, set_up, test_not_mine, tear_down);
  g_test_add ("/http/store/bound", Kept, NULL, set_up, test_bound, tear_down);
  g_test_add ("/http/store/no-folder", Kept, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/http/store/offline", Kept, NULL, set_up, test_offline, tear_down);
  g_test_add ("/http/store/offline-loopback", Kept, NULL, set_up, test_offline_loopback, tear_down);
  g_test_add ("/http/store/age", Kept, NULL, set_up, test_age, tear_down);
  g_test_add ("/http/store/network", Kept, NULL, set_up, test_network, tear_down);
  return g_test_run ();
}
