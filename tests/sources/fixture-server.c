/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture-private.h"

#include <libsoup/soup.h>
#include <string.h>

const FixtureOptions fixture_options = {
  .seed = 1,
  .newest_acs = 2024,
  .newest_oews = 2025,
};

typedef struct
{
  char *path;
  char *service;
  char *file;
} Replay;

struct FixtureServer
{
  SoupServer *server;
  char *address;
  FixtureOptions options;
  GPtrArray *calls;
  GArray *replays;
  GPtrArray *places;
  guint n_answers;
  guint n_bls;
};

static void
free_call (gpointer data)
{
  FixtureCall *call = data;

  g_free (call->method);
  g_free (call->path);
  g_free (call->body);
  g_free (call->all);
  g_free (call);
}

static void
clear_replay (gpointer data)
{
  Replay *replay = data;

  g_free (replay->path);
  g_free (replay->service);
  g_free (replay->file);
}

const char *
fixture_query (const FixtureQuestion *question, const char *name)
{
  return question->query != NULL ? g_hash_table_lookup (question->query, name) : NULL;
}

void
fixture_refuse (FixtureAnswer *answer, guint status, const char *type, const char *text)
{
  answer->status = status;
  answer->type = type;
  g_string_assign (answer->body, text);
}

/* FNV-1a with a last stir, so that texts which differ in one digit differ in everything. */
double
fixture_chance (const FixtureOptions *options, const char *format, ...)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ options->seed;
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  for (const char *p = text; *p != '\0'; p++)
    hash = (hash ^ (guchar)*p) * G_GUINT64_CONSTANT (1099511628211);
  hash ^= hash >> 29;
  hash *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  hash ^= hash >> 32;

  return (double)(hash >> 11) / 9007199254740992.0;
}

void
fixture_append_text (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if ((guchar)*p < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint)(guchar)*p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

static char *
fixture_path (const char *service, const char *file)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "fixtures", service, file, NULL);
}

/* The entry of a file in its INDEX.json; ends the program when there is none. */
static JsonObject *
find_entry (JsonParser *parser, const char *service, const char *file)
{
  g_autofree char *path = fixture_path (service, "INDEX.json");
  g_autoptr (GError) error = NULL;
  JsonArray *files;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  files = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                        "files");
  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonObject *entry = json_array_get_object_element (files, i);

      if (g_str_equal (json_object_get_string_member (entry, "file"), file))
        return entry;
    }

  g_error ("%s has no entry for %s", path, file);
}

static void
answer_recorded (const Replay *replay, SoupServerMessage *message, FixtureAnswer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *entry = find_entry (parser, replay->service, replay->file);
  g_autofree char *path = fixture_path (replay->service, replay->file);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_string_append_len (answer->body, text, (gssize)length);
  answer->status = (guint)json_object_get_int_member (entry, "http_status");
  if (!json_object_get_null_member (entry, "content_type"))
    {
      /* Up to a remark in parentheses. */
      g_auto (GStrv) parts
          = g_strsplit (json_object_get_string_member (entry, "content_type"), " (", 2);

      answer->type = g_intern_string (parts[0]);
    }
  if (json_object_has_member (entry, "headers"))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      json_object_iter_init (&iter, json_object_get_object_member (entry, "headers"));
      while (json_object_iter_next (&iter, &name, &value))
        soup_message_headers_append (headers, name, json_node_get_string (value));
    }
}

static const Replay *
find_replay (FixtureServer *self, const char *path)
{
  for (guint i = self->replays->len; i > 0; i--)
    if (g_str_has_prefix (path, g_array_index (self->replays, Replay, i - 1).path))
      return &g_array_index (self->replays, Replay, i - 1);

  return NULL;
}

static void
answer_question (FixtureServer *self, const FixtureQuestion *question, FixtureAnswer *answer)
{
  const FixtureOptions *options = &self->options;

  if (options->fail_after > 0 && self->n_answers >= options->fail_after)
    fixture_refuse (answer, 503, "text/plain", "Service Unavailable");
  else if (g_str_has_prefix (question->path, "/data/"))
    fixture_answer_census (options, question, self->places, answer);
  else if (g_str_has_prefix (question->path, "/publicAPI/"))
    {
      fixture_answer_bls (options, question,
                          options->bls_quota > 0 && self->n_bls >= options->bls_quota, answer);
      self->n_bls++;
    }
  else if (g_str_has_prefix (question->path, "/Projections/"))
    fixture_answer_projections (options, question, answer);
  else if (g_str_has_prefix (question->path, "/etp/"))
    fixture_answer_etp (options, question, answer);
  else if (g_str_has_prefix (question->path, "/ed/collegescorecard/"))
    fixture_answer_scorecard (options, question, answer);
  else
    fixture_refuse (answer, 404, "text/plain", "Not found");
  self->n_answers++;
}

static void
send_answer (SoupServerMessage *message, const FixtureAnswer *answer, gboolean conditional)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *digest = g_compute_checksum_for_data (
      G_CHECKSUM_MD5, (const guchar *)answer->body->str, answer->body->len);
  g_autofree char *etag = g_strdup_printf ("\"%s\"", digest);

  if (answer->location != NULL)
    soup_message_headers_append (headers, "Location", answer->location);
  if (answer->key_error)
    soup_message_headers_append (headers, "X-DataWebAPI-KeyError", "1");
  if (answer->status == 200)
    {
      soup_message_headers_append (headers, "ETag", etag);
      soup_message_headers_append (headers, "Last-Modified", "Thu, 11 Dec 2025 15:00:00 GMT");
      if (conditional
          && g_strcmp0 (soup_message_headers_get_one (asked, "If-None-Match"), etag) == 0)
        {
          soup_server_message_set_status (message, 304, NULL);
          return;
        }
    }
  soup_server_message_set_status (message, answer->status, NULL);
  if (answer->type != NULL)
    soup_server_message_set_response (message, answer->type, SOUP_MEMORY_COPY, answer->body->str,
                                      answer->body->len);
}

static void
append_header (const char *name, const char *value, gpointer all)
{
  g_string_append_printf (all, "%s: %s\n", name, value);
}

static FixtureCall *
note_call (FixtureServer *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  GUri *uri = soup_server_message_get_uri (message);
  GString *all = g_string_new (NULL);
  FixtureCall *call = g_new0 (FixtureCall, 1);

  call->method = g_strdup (soup_server_message_get_method (message));
  call->path = g_strconcat (g_uri_get_path (uri), g_uri_get_query (uri) != NULL ? "?" : "",
                            g_uri_get_query (uri), NULL);
  call->body = body->length > 0 ? g_strndup (body->data, (gsize)body->length) : NULL;
  call->conditional = soup_message_headers_get_one (headers, "If-None-Match") != NULL
                      || soup_message_headers_get_one (headers, "If-Modified-Since") != NULL;
  g_string_append_printf (all, "%s %s\n", call->method, call->path);
  soup_message_headers_foreach (headers, append_header, all);
  if (call->body != NULL)
    g_string_append (all, call->body);
  call->all = g_string_free (all, FALSE);
  g_ptr_array_add (self->calls, call);

  return call;
}

static gboolean
unpause_cb (gpointer message)
{
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer user_data)
{
  FixtureServer *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  FixtureCall *call = note_call (self, message);
  const FixtureQuestion question = {
    .method = call->method,
    .path = path,
    .query = query,
    .body = call->body,
    .header_key = soup_message_headers_get_one (headers, "X-Api-Key"),
  };
  FixtureAnswer answer = { .status = 200, .type = "application/json" };
  const Replay *replay = find_replay (self, path);

  answer.body = g_string_new (NULL);
  if (replay != NULL)
    answer_recorded (replay, message, &answer);
  else
    answer_question (self, &question, &answer);
  send_answer (message, &answer, call->conditional);
  call->status = soup_server_message_get_status (message);
  g_string_free (answer.body, TRUE);

  if (self->options.delay > 0)
    {
      soup_server_message_pause (message);
      g_timeout_add_full (G_PRIORITY_DEFAULT, self->options.delay, unpause_cb,
                          g_object_ref (message), g_object_unref);
    }
}

FixtureServer *
fixture_server_new (const FixtureOptions *options, guint port)
{
  FixtureServer *self = g_new0 (FixtureServer, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->options = *options;
  self->calls = g_ptr_array_new_with_free_func (free_call);
  self->replays = g_array_new (FALSE, FALSE, sizeof (Replay));
  g_array_set_clear_func (self->replays, clear_replay);
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->server
      = soup_server_new ("server-header", "fairway-fixture-server (invented numbers) ", NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_listen_local (self->server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);

  return self;
}

void
fixture_server_free (FixtureServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_free (self->address);
  g_ptr_array_unref (self->calls);
  g_array_unref (self->replays);
  g_ptr_array_unref (self->places);
  g_free (self);
}

const char *
fixture_server_get_address (FixtureServer *self)
{
  return self->address;
}

void
fixture_server_set_options (FixtureServer *self, const FixtureOptions *options)
{
  self->options = *options;
}

void
fixture_server_replay (FixtureServer *self, const char *path, const char *service, const char *file)
{
  const Replay replay
      = { .path = g_strdup (path), .service = g_strdup (service), .file = g_strdup (file) };

  g_array_append_val (self->replays, replay);
}

GPtrArray *
fixture_server_get_calls (FixtureServer *self)
{
  return self->calls;
}

guint
fixture_server_count (FixtureServer *self, const char *part)
{
  guint n = 0;

  for (guint i = 0; i < self->calls->len; i++)
    {
      const FixtureCall *call = g_ptr_array_index (self->calls, i);

      n += part == NULL || strstr (call->path, part) != NULL;
    }

  return n;
}

void
fixture_server_forget_calls (FixtureServer *self)
{
  g_ptr_array_set_size (self->calls, 0);
  self->n_answers = 0;
  self->n_bls = 0;
}
