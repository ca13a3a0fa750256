/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-answer-store.h"

#include <glib/gstdio.h>

#include <string.h>

#include "fw-file.h"
#include "fw-json.h"

/* A file is one line with the sha256 of what follows, a key file, a NUL, and the body. */
#define MAGIC     "fairway-answer-1 "
#define SUFFIX    ".answer"
#define GROUP     "answer"
#define SHA256    64
#define HEAD_SIZE (sizeof MAGIC - 1 + SHA256 + 1)
/* The key file, addresses and headers included, has no more. */
#define MOST_HEAD 65536

struct FwAnswerStore
{
  char *folder;
  char *prefix;
  guint64 max_bytes;
};

FwAnswerStore *
fw_answer_store_new (const char *folder, const char *prefix, guint64 max_bytes)
{
  FwAnswerStore *self = g_atomic_rc_box_new0 (FwAnswerStore);

  self->folder = g_strdup (folder);
  self->prefix = g_strdup (prefix);
  self->max_bytes = max_bytes;
  return self;
}

FwAnswerStore *
fw_answer_store_ref (FwAnswerStore *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_store (gpointer data)
{
  FwAnswerStore *self = data;

  g_free (self->folder);
  g_free (self->prefix);
}

void
fw_answer_store_unref (FwAnswerStore *self)
{
  g_atomic_rc_box_release_full (self, clear_store);
}

static char *
path_of (FwAnswerStore *self, FwRequest *request)
{
  const char *digest = fw_request_get_digest (request);
  g_autofree char *apart = NULL;
  g_autofree char *name = NULL;

  if (*self->prefix != '\0')
    {
      g_autofree char *both = g_strconcat (self->prefix, "\n", digest, NULL);

      digest = apart = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
    }
  name = g_strconcat (digest, SUFFIX, NULL);
  return g_build_filename (self->folder, name, NULL);
}

/* ---------------------------------------------------------------------------------- reading */

/* The part after the first line, once its digest is right; NULL when the file is damaged. */
static GBytes *
check_digest (GBytes *file)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (file, &length);
  g_autofree char *digest = NULL;

  if (length <= HEAD_SIZE || memcmp (data, MAGIC, sizeof MAGIC - 1) != 0
      || data[HEAD_SIZE - 1] != '\n')
    return NULL;
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)data + HEAD_SIZE,
                                        length - HEAD_SIZE);
  if (memcmp (data + sizeof MAGIC - 1, digest, SHA256) != 0)
    return NULL;
  return g_bytes_new_from_bytes (file, HEAD_SIZE, length - HEAD_SIZE);
}

static FwAnswer *
read_answer (FwRequest *request, GBytes *content)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (content, &length);
  const char *end = memchr (data, '\0', MIN (length, MOST_HEAD));
  g_autoptr (GKeyFile) head = g_key_file_new ();
  g_autoptr (GBytes) body = NULL;
  g_autofree char *url = NULL, *type = NULL, *etag = NULL, *modified = NULL;
  FwAnswerInfo info = { .stored = TRUE };

  if (end == NULL
      || !g_key_file_load_from_data (head, data, (gsize)(end - data), G_KEY_FILE_NONE, NULL))
    return NULL;
  url = g_key_file_get_string (head, GROUP, "address", NULL);
  if (g_strcmp0 (url, fw_request_get_url (request)) != 0)
    return NULL;

  info.status = (guint)g_key_file_get_integer (head, GROUP, "status", NULL);
  info.fetched = g_key_file_get_int64 (head, GROUP, "fetched", NULL);
  info.content_type = type = g_key_file_get_string (head, GROUP, "type", NULL);
  info.etag = etag = g_key_file_get_string (head, GROUP, "etag", NULL);
  info.last_modified = modified = g_key_file_get_string (head, GROUP, "modified", NULL);
  body
      = g_bytes_new_from_bytes (content, (gsize)(end + 1 - data), length - (gsize)(end + 1 - data));
  return fw_answer_new (request, &info, body);
}

FwAnswer *
fw_answer_store_load (FwAnswerStore *self, FwRequest *request)
{
  g_autofree char *path = path_of (self, request);
  const FwAnswerCheck check = fw_request_get_check (request);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (FwAnswer) answer = NULL;

  file = fw_file_read (path, fw_json_limits_answer.max_bytes + HEAD_SIZE + MOST_HEAD, NULL, NULL);
  content = file != NULL ? check_digest (file) : NULL;
  answer = content != NULL ? read_answer (request, content) : NULL;
  /* An older version of the program may have accepted more. */
  if (answer == NULL || (check != NULL && !check (answer, NULL)))
    return NULL;
  return g_steal_pointer (&answer);
}

/* ---------------------------------------------------------------------------------- writing */

static void
set_text (GKeyFile *head, const char *name, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (head, GROUP, name, value);
}

static GBytes *
write_answer (FwAnswerStore *self, FwAnswer *answer)
{
  const FwAnswerInfo *info = fw_answer_get_info (answer);
  FwRequest *request = fw_answer_get_request (answer);
  GBytes *body = fw_answer_get_body (answer);
  g_autoptr (GKeyFile) head = g_key_file_new ();
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *text = NULL;
  gsize text_length = 0;
  GString *file;

  set_text (head, "service", fw_service_get (fw_request_get_service (request))->name);
  set_text (head, "address", fw_request_get_url (request));
  set_text (head, "server", *self->prefix != '\0' ? self->prefix : NULL);
  set_text (head, "type", info->content_type);
  set_text (head, "etag", info->etag);
  set_text (head, "modified", info->last_modified);
  g_key_file_set_integer (head, GROUP, "status", (gint)info->status);
  g_key_file_set_int64 (head, GROUP, "fetched", info->fetched);
  text = g_key_file_to_data (head, &text_length, NULL);
  if (text_length >= MOST_HEAD)
    return NULL;

  file = g_string_sized_new (HEAD_SIZE + text_length + 1 + g_bytes_get_size (body));
  g_checksum_update (sum, (const guchar *)text, (gssize)text_length + 1); /* with its NUL */
  g_checksum_update (sum, g_bytes_get_data (body, NULL), (gssize)g_bytes_get_size (body));
  g_string_append (file, MAGIC);
  g_string_append (file, g_checksum_get_string (sum));
  g_string_append_c (file, '\n');
  g_string_append_len (file, text, (gssize)text_length + 1);
  g_string_append_len (file, g_bytes_get_data (body, NULL), (gssize)g_bytes_get_size (body));
  return g_string_free_to_bytes (file);
}

typedef struct
{
  char *path;
  guint64 size;
  gint64 modified;
} Entry;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *)data)->path);
}

static gint
newest_first (gconstpointer a, gconstpointer b)
{
  const gint64 first = ((const Entry *)a)->modified, second = ((const Entry *)b)->modified;

  return first < second ? 1 : first > second ? -1 : 0;
}

static void
trim (FwAnswerStore *self)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint64 total = 0;
  const char *name;

  g_array_set_clear_func (entries, clear_entry);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      GStatBuf info;

      if (g_str_has_suffix (name, SUFFIX) && g_stat (path, &info) == 0)
        {
          const Entry entry
              = { g_steal_pointer (&path), (guint64)info.st_size,
                  (gint64)info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000 };

          g_array_append_val (entries, entry);
        }
    }

  g_array_sort (entries, newest_first);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      total += entry->size;
      if (total > self->max_bytes)
        g_unlink (entry->path);
    }
}

void
fw_answer_store_save (FwAnswerStore *self, FwAnswer *answer)
{
  g_autofree char *path = path_of (self, fw_answer_get_request (answer));
  g_autoptr (GBytes) bytes = write_answer (self, answer);

  if (bytes == NULL || g_mkdir_with_parents (self->folder, 0700) != 0)
    return;
  if (fw_file_save (path, bytes, NULL, FALSE, NULL, NULL))
    trim (self);
}

/* ---------------------------------------------------------------------------------- counting */

/* The key file of a stored answer, without its body; NULL when it has none. */
static GKeyFile *
read_head (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GKeyFile) head = g_key_file_new ();
  const char *data, *end;
  gsize length = 0;

  if (stream != NULL)
    bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), HEAD_SIZE + MOST_HEAD, NULL, NULL);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (length <= HEAD_SIZE || memcmp (data, MAGIC, sizeof MAGIC - 1) != 0)
    return NULL;
  end = memchr (data + HEAD_SIZE, '\0', length - HEAD_SIZE);
  if (end == NULL
      || !g_key_file_load_from_data (head, data + HEAD_SIZE, (gsize)(end - data) - HEAD_SIZE,
                                     G_KEY_FILE_NONE, NULL))
    return NULL;

  return g_steal_pointer (&head);
}

static gboolean
is_of (FwAnswerStore *self, GKeyFile *head, FwServiceId service)
{
  g_autofree char *name = g_key_file_get_string (head, GROUP, "service", NULL);
  g_autofree char *server = g_key_file_get_string (head, GROUP, "server", NULL);

  return g_strcmp0 (name, fw_service_get (service)->name) == 0
         && g_str_equal (server != NULL ? server : "", self->prefix);
}

guint
fw_answer_store_count (FwAnswerStore *self, FwServiceId service, gint64 *oldest, gint64 *newest)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autoptr (GKeyFile) head = g_str_has_suffix (name, SUFFIX) ? read_head (path) : NULL;
      gint64 fetched;

      if (head == NULL || !is_of (self, head, service))
        continue;
      fetched = g_key_file_get_int64 (head, GROUP, "fetched", NULL);
      *oldest = n == 0 ? fetched : MIN (*oldest, fetched);
      *newest = n == 0 ? fetched : MAX (*newest, fetched);
      n++;
    }

  return n;
}
