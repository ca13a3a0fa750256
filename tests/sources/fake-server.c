/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-server.h"

#include <glib/gstdio.h>

#include <string.h>

static void
handle_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
           gpointer user_data)
{
  FakeServer *self = user_data;
  const char *members = g_uri_get_query (soup_server_message_get_uri (message));
  const gint64 now = g_get_monotonic_time ();
  const guint n = self->asked->len;
  GSocketAddress *remote = soup_server_message_get_remote_address (message);
  const guint16 port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (remote));

  g_ptr_array_add (self->asked, g_strconcat (soup_server_message_get_method (message), " ", path,
                                             members != NULL ? "?" : "", members, NULL));
  g_array_append_val (self->times, now);
  g_array_append_val (self->ports, port);
  self->handler (self, message, n);
}

static void
start_client (FakeServer *self)
{
  g_autoptr (GError) error = NULL;

  self->http = fw_http_new (self->keyring, self->folder);
  fw_http_set_server (self->http, self->address, &error);
  g_assert_no_error (error);
  fw_http_set_retry_wait (self->http, 1);
}

FakeServer *
fake_server_new (FakeHandler handler)
{
  FakeServer *self = g_new0 (FakeServer, 1);
  g_autoptr (GError) error = NULL;
  GSList *addresses;

  self->handler = handler;
  self->asked = g_ptr_array_new_with_free_func (g_free);
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ports = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  addresses = soup_server_get_uris (self->server);
  self->address = g_uri_to_string (addresses->data);
  g_slist_free_full (addresses, (GDestroyNotify)g_uri_unref);

  self->folder = g_dir_make_tmp ("fairway-http-XXXXXX", &error);
  g_assert_no_error (error);
  self->keyring = fw_keyring_new (FALSE);
  start_client (self);
  return self;
}

void
fake_server_restart_client (FakeServer *self)
{
  g_object_unref (self->http);
  start_client (self);
}

void
fake_remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fake_remove_folder (path);
      else
        g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

void
fake_server_free (FakeServer *self)
{
  g_object_unref (self->http);
  g_object_unref (self->keyring);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  fake_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->address);
  g_ptr_array_unref (self->asked);
  g_array_unref (self->times);
  g_array_unref (self->ports);
  g_free (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

FwAnswer *
fake_server_ask (FakeServer *self, FwRequest *request, FwStoreUse use, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fw_http_fetch_async (self->http, request, use, NULL, answered_cb, &result);
  fw_request_unref (request);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fw_http_fetch_finish (self->http, result, error);
}

void
fake_answer (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  if (body != NULL)
    soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}
