/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "hostile-server.h"

#include <string.h>
#include <sys/socket.h>

struct HostileServer
{
  GSocketService *service;
  HostileServe serve;
  const char *data;
  gsize length;
  GTlsCertificate *certificate;
  guint16 port;
  gint stop;
  gint heard;
  gint visits; /* under way */
  GMutex lock;
  GBytes *question;
};

struct HostileVisit
{
  GSocket *socket;
  GInputStream *in;
  GOutputStream *out;
};

gboolean
hostile_write (HostileVisit *visit, const void *bytes, gsize length)
{
  return g_output_stream_write_all (visit->out, bytes, length, NULL, NULL, NULL);
}

gboolean
hostile_sleep (HostileServer *self, guint milliseconds)
{
  for (guint i = 0; i < milliseconds && g_atomic_int_get (&self->stop) == 0; i += 5)
    g_usleep (5000);
  return g_atomic_int_get (&self->stop) == 0;
}

void
hostile_reset (HostileVisit *visit)
{
  const struct linger now = { 1, 0 };

  setsockopt (g_socket_get_fd (visit->socket), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

const char *
hostile_data (HostileServer *self, gsize *length)
{
  *length = self->length;
  return self->data;
}

void
hostile_serve_data (HostileServer *self, HostileVisit *visit)
{
  hostile_write (visit, self->data, self->length);
}

void
hostile_serve_silence (HostileServer *self, HostileVisit *visit)
{
  while (hostile_sleep (self, 1000))
    ;
}

/* Reads to the end of the head; a short body is in the same piece. What does not begin with a
 * method, a hello of TLS, is answered at once. */
static gboolean
read_question (HostileServer *self, HostileVisit *visit)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char piece[4096];
  gssize n;

  while (strstr (text->str, "\r\n\r\n") == NULL)
    {
      n = g_input_stream_read (visit->in, piece, sizeof piece, NULL, NULL);
      if (n <= 0)
        return FALSE;
      g_atomic_int_add (&self->heard, (gint)n);
      g_string_append_len (text, piece, n);
      if (!g_ascii_isupper (text->str[0]))
        break;
    }
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->question, g_bytes_unref);
  self->question = g_bytes_new (text->str, text->len);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source,
        gpointer user_data)
{
  HostileServer *self = user_data;
  g_autoptr (GIOStream) stream = G_IO_STREAM (g_object_ref (connection));
  HostileVisit visit = { g_socket_connection_get_socket (connection), NULL, NULL };

  g_atomic_int_inc (&self->visits);
  if (self->certificate != NULL)
    {
      g_autoptr (GIOStream) secure = g_tls_server_connection_new (stream, self->certificate, NULL);

      g_tls_connection_handshake (G_TLS_CONNECTION (secure), NULL, NULL);
      g_set_object (&stream, secure);
    }
  visit.in = g_io_stream_get_input_stream (stream);
  visit.out = g_io_stream_get_output_stream (stream);
  if (read_question (self, &visit))
    self->serve (self, &visit);
  g_io_stream_close (stream, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_atomic_int_add (&self->visits, -1);
  return TRUE;
}

/* With the service, on which each of its threads holds a reference of its own. */
static void
clear_server (gpointer data, GClosure *closure)
{
  HostileServer *self = data;

  g_clear_object (&self->certificate);
  g_clear_pointer (&self->question, g_bytes_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

HostileServer *
hostile_server_new (HostileServe serve, gconstpointer data, gsize length, const char *certificate)
{
  HostileServer *self = g_new0 (HostileServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  self->serve = serve;
  self->data = data;
  self->length = length;
  if (certificate != NULL)
    self->certificate = g_tls_certificate_new_from_file (certificate, &error);
  g_assert_no_error (error);
  self->service = g_threaded_socket_service_new (8);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  g_signal_connect_data (self->service, "run", G_CALLBACK (run_cb), self, clear_server, 0);
  g_socket_service_start (self->service);
  return self;
}

void
hostile_server_free (HostileServer *self)
{
  g_atomic_int_set (&self->stop, 1);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  while (g_atomic_int_get (&self->visits) > 0)
    g_main_context_iteration (NULL, FALSE);
  g_object_unref (self->service);
}

guint16
hostile_server_get_port (HostileServer *self)
{
  return self->port;
}

guint
hostile_server_get_heard (HostileServer *self)
{
  return (guint)g_atomic_int_get (&self->heard);
}

GBytes *
hostile_server_get_question (HostileServer *self)
{
  GBytes *question;

  g_mutex_lock (&self->lock);
  question = self->question != NULL ? g_bytes_ref (self->question) : NULL;
  g_mutex_unlock (&self->lock);
  return question;
}
