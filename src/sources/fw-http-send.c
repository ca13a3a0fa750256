/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-http-send.h"

#include <libsoup/soup.h>

#include "fw-address.h"
#include "fw-library.h"

#define PIECE 65536

#define CALLS(CALL)                                                                                \
  CALL (soup, auth_manager_get_type)                                                               \
  CALL (soup, content_sniffer_get_type)                                                            \
  CALL (soup, cookie_jar_get_type)                                                                 \
  CALL (soup, date_time_new_from_http_string)                                                      \
  CALL (soup, message_get_metrics)                                                                 \
  CALL (soup, message_get_request_headers)                                                         \
  CALL (soup, message_get_response_headers)                                                        \
  CALL (soup, message_get_status)                                                                  \
  CALL (soup, message_get_tls_peer_certificate_errors)                                             \
  CALL (soup, message_headers_get_content_length)                                                  \
  CALL (soup, message_headers_get_content_type)                                                    \
  CALL (soup, message_headers_get_encoding)                                                        \
  CALL (soup, message_headers_get_one)                                                             \
  CALL (soup, message_headers_replace)                                                             \
  CALL (soup, message_metrics_get_response_body_bytes_received)                                    \
  CALL (soup, message_new_from_uri)                                                                \
  CALL (soup, message_set_flags)                                                                   \
  CALL (soup, message_set_request_body_from_bytes)                                                 \
  CALL (soup, session_abort)                                                                       \
  CALL (soup, session_error_quark)                                                                 \
  CALL (soup, session_new_with_options)                                                            \
  CALL (soup, session_remove_feature_by_type)                                                      \
  CALL (soup, session_send_async)                                                                  \
  CALL (soup, session_send_finish)                                                                 \
  CALL (soup, session_set_proxy_resolver)                                                          \
  CALL (soup, session_set_timeout)                                                                 \
  CALL (soup, websocket_extension_manager_get_type)

static const char *const soup_names[] = { CALLS (FW_LIBRARY_NAME) };

/* Filled in when the first question is to be sent. */
static struct
{
  CALLS (FW_LIBRARY_MEMBER)
} soup;

G_DEFINE_QUARK (fw - send - error - quark, fw_send_error)

struct FwSender
{
  SoupSession *session; /* NULL where libsoup is not installed */
};

/* One try under way. */
typedef struct
{
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
  gsize most;
  GCancellable *cancellable;
  gboolean public_only, is_private, is_whole;
  guint8 piece[PIECE];
} Try;

static void
try_free (gpointer data)
{
  Try *try = data;

  /* An unfinished answer is not read on: with its stream the connection goes. That of a whole one
   * is kept for the next question. */
  if (!try->is_whole)
    g_cancellable_cancel (try->cancellable);
  g_signal_handlers_disconnect_by_data (try->message, try);
  g_clear_object (&try->cancellable);
  g_clear_object (&try->stream);
  g_clear_object (&try->message);
  g_clear_pointer (&try->body, g_byte_array_unref);
  g_free (try);
}

void
fw_reply_free (FwReply *self)
{
  g_free (self->content_type);
  g_free (self->location);
  g_free (self->key_error);
  g_free (self->etag);
  g_free (self->last_modified);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

FwSender *
fw_sender_new (gboolean direct, guint silence)
{
  FwSender *self = g_new0 (FwSender, 1);

  if (soup.session_abort == NULL
      && !fw_library_open (FW_LIBRARY_SOUP, soup_names, G_N_ELEMENTS (soup_names), &soup, NULL))
    return self;

  /* How many at once is for the turns to say: behind one server stand all services. */
  self->session = soup.session_new_with_options ("timeout", silence, "idle-timeout", 15,
                                                 "max-conns", 16, "max-conns-per-host", 16,
                                                 "user-agent", "Fairway/" FW_VERSION, NULL);
  soup.session_remove_feature_by_type (self->session, soup.auth_manager_get_type ());
  soup.session_remove_feature_by_type (self->session, soup.websocket_extension_manager_get_type ());
  soup.session_remove_feature_by_type (self->session, soup.content_sniffer_get_type ());
  soup.session_remove_feature_by_type (self->session, soup.cookie_jar_get_type ());
  if (direct)
    soup.session_set_proxy_resolver (self->session, NULL);
  return self;
}

void
fw_sender_set_silence (FwSender *self, guint silence)
{
  if (self->session != NULL)
    soup.session_set_timeout (self->session, silence);
}

void
fw_sender_free (FwSender *self)
{
  if (self == NULL)
    return;
  if (self->session != NULL)
    soup.session_abort (self->session);
  g_clear_object (&self->session);
  g_free (self);
}

/* ------------------------------------------------------------------------------ what went wrong */

static FwSendFault
fault_of_certificate (GTlsCertificateFlags flags)
{
  if ((flags & (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED)) != 0)
    return FW_SEND_OUTDATED;
  if ((flags & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    return FW_SEND_IMPOSTOR;
  return flags != 0 ? FW_SEND_UNTRUSTED : FW_SEND_INSECURE;
}

static FwSendFault
fault_of_io (gint code)
{
  switch (code)
    {
    case G_IO_ERROR_CANCELLED:
      return FW_SEND_CANCELLED;
    case G_IO_ERROR_TIMED_OUT:
      return FW_SEND_SLOW;
    case G_IO_ERROR_HOST_NOT_FOUND:
      return FW_SEND_NAME;
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
    case G_IO_ERROR_PERMISSION_DENIED:
      return FW_SEND_REFUSED;
    case G_IO_ERROR_INVALID_DATA: /* what was packed does not unpack */
    case G_IO_ERROR_INVALID_ARGUMENT:
      return FW_SEND_GARBLED;
    default:
      return FW_SEND_LOST;
    }
}

static FwSendFault
fault_of (Try *try, const GError *error)
{
  if (try->is_private)
    return FW_SEND_PRIVATE;
  if (error->domain == G_TLS_ERROR)
    return g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF)
               ? FW_SEND_LOST
               : fault_of_certificate (soup.message_get_tls_peer_certificate_errors (try->message));
  if (error->domain == G_RESOLVER_ERROR)
    return FW_SEND_NAME;
  if (error->domain == soup.session_error_quark ())
    return FW_SEND_GARBLED;
  if (error->domain == G_IO_ERROR)
    return fault_of_io (error->code);
  return FW_SEND_LOST;
}

/* The words of libsoup are not for people, and may repeat an address with a key: only the kind of
 * fault goes on. */
static void
fail (GTask *task, FwSendFault fault)
{
  g_task_return_new_error (task, FW_SEND_ERROR, (gint)fault, "%s", "");
  g_object_unref (task);
}

/* ------------------------------------------------------------------------------------ the answer
 */

static char *
dup_header (SoupMessageHeaders *headers, const char *name)
{
  const char *value = soup.message_headers_get_one (headers, name);

  return value != NULL ? g_utf8_make_valid (value, -1) : NULL;
}

static gint64
read_retry_after (SoupMessageHeaders *headers)
{
  const char *value = soup.message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds;

  if (value == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &seconds, NULL))
    return (gint64)seconds;
  date = soup.date_time_new_from_http_string (value);
  return date != NULL ? MAX (g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC, 0)
                      : -1;
}

static FwReply *
make_reply (Try *try)
{
  SoupMessageHeaders *headers = soup.message_get_response_headers (try->message);
  const char *type = soup.message_headers_get_content_type (headers, NULL);
  g_autofree char *valid = type != NULL ? g_utf8_make_valid (type, -1) : NULL;
  FwReply *reply = g_new0 (FwReply, 1);

  reply->status = soup.message_get_status (try->message);
  reply->content_type = valid != NULL ? g_ascii_strdown (valid, -1) : NULL;
  reply->location = dup_header (headers, "Location");
  reply->key_error = dup_header (headers, "X-DataWebAPI-KeyError");
  reply->etag = dup_header (headers, "ETag");
  reply->last_modified = dup_header (headers, "Last-Modified");
  reply->retry_after = read_retry_after (headers);
  reply->body = g_byte_array_free_to_bytes (g_steal_pointer (&try->body));
  return reply;
}

/* libsoup takes a connection that closes too early for the end of the answer: less came over the
 * wire than was told. A cut that no length betrays is the check's to find. */
static gboolean
is_cut (Try *try)
{
  SoupMessageHeaders *headers = soup.message_get_response_headers (try->message);
  SoupMessageMetrics *metrics = soup.message_get_metrics (try->message);
  const guint status = soup.message_get_status (try->message);

  /* These tell the length of a body that they do not have. */
  if (status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_NOT_MODIFIED)
    return FALSE;
  return soup.message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
         && metrics != NULL
         && soup.message_metrics_get_response_body_bytes_received (metrics)
                < (guint64)soup.message_headers_get_content_length (headers);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Try *try = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  const gssize n = g_input_stream_read_finish (try->stream, result, &error);

  if (n < 0)
    {
      fail (task, fault_of (try, error));
      return;
    }
  if (n == 0 && is_cut (try))
    {
      fail (task, FW_SEND_LOST);
      return;
    }
  if (n == 0)
    {
      try->is_whole = TRUE;
      g_task_return_pointer (task, make_reply (try), (GDestroyNotify)fw_reply_free);
      g_object_unref (task);
      return;
    }
  if ((gsize)n > try->most - try->body->len)
    {
      fail (task, FW_SEND_LARGE);
      return;
    }

  g_byte_array_append (try->body, try->piece, (guint)n);
  g_input_stream_read_async (try->stream, try->piece, PIECE, G_PRIORITY_DEFAULT, try->cancellable,
                             read_cb, task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Try *try = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup.message_get_response_headers (try->message);
  g_autoptr (GError) error = NULL;

  try->stream = soup.session_send_finish ((SoupSession *)source, result, &error);
  if (try->stream == NULL)
    {
      fail (task, fault_of (try, error));
      return;
    }
  if (soup.message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
      && soup.message_headers_get_content_length (headers) > (goffset)try->most)
    {
      fail (task, FW_SEND_LARGE);
      return;
    }

  g_input_stream_read_async (try->stream, try->piece, PIECE, G_PRIORITY_DEFAULT, try->cancellable,
                             read_cb, task);
}

/* ----------------------------------------------------------------------------------- the question
 */

/* A name server may give any address, and another one each time it is asked: so it is the address
 * of the connection itself that counts, looked at before it is made. */
static gboolean
leads_to_private (GIOStream *connection)
{
  g_autoptr (GSocketAddress) remote = NULL;

  if (!G_IS_SOCKET_CONNECTION (connection))
    return FALSE;
  remote = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  /* Behind a proxy it is the proxy who asks. */
  if (!G_IS_INET_SOCKET_ADDRESS (remote) || G_IS_PROXY_ADDRESS (remote))
    return FALSE;
  return !fw_address_is_public (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
}

static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection, Try *try)
{
  /* The second version of HTTP in libsoup before 3.6.6 has known holes, and a few small answers
   * gain nothing by it. */
  static const char *const protocols[] = { "http/1.1", NULL };

  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING && G_IS_TLS_CONNECTION (connection))
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection), protocols);
  if (event == G_SOCKET_CLIENT_CONNECTING && try->public_only && leads_to_private (connection))
    {
      try->is_private = TRUE;
      g_cancellable_cancel (try->cancellable);
    }
}

static SoupMessage *
make_message (const FwSendPlan *plan)
{
  SoupMessage *message
      = soup.message_new_from_uri (plan->body != NULL ? "POST" : "GET", plan->address);
  SoupMessageHeaders *headers = soup.message_get_request_headers (message);

  soup.message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  if (plan->body != NULL)
    soup.message_set_request_body_from_bytes (message, "application/json", plan->body);
  if (plan->header != NULL)
    soup.message_headers_replace (headers, plan->header, plan->header_value);
  if (plan->etag != NULL)
    soup.message_headers_replace (headers, "If-None-Match", plan->etag);
  if (plan->last_modified != NULL)
    soup.message_headers_replace (headers, "If-Modified-Since", plan->last_modified);
  return message;
}

void
fw_sender_send_async (FwSender *self, const FwSendPlan *plan, gsize most, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Try *try;

  if (self->session == NULL)
    {
      fail (task, FW_SEND_NO_LIBRARY);
      return;
    }
  try = g_new0 (Try, 1);
  g_task_set_task_data (task, try, try_free);
  try->message = make_message (plan);
  try->body = g_byte_array_new ();
  try->most = most;
  try->cancellable = g_object_ref (cancellable);
  try->public_only = plan->public_only;
  g_signal_connect (try->message, "network-event", G_CALLBACK (network_event_cb), try);
  soup.session_send_async (self->session, try->message, G_PRIORITY_DEFAULT, try->cancellable,
                           sent_cb, task);
}

FwReply *
fw_sender_send_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
