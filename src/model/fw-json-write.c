/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-unit.h"

#define MAX_COLUMNS 100
#define MAX_EXACT   9007199254740992 /* 2^53 */

typedef struct
{
  GString *out;
  GString *path; /* of the node being written, for a refusal */
  guint depth;
  GError **error;
} Writer;

static gboolean write_node (Writer *w, JsonNode *node);

static gboolean
refuse (Writer *w, const char *why)
{
  g_set_error (w->error, FW_ERROR, FW_ERROR_NOT_SAVED, _ ("“%s” cannot be written: %s"),
               w->path->len > 0 ? w->path->str + 1 : "/", why);
  return FALSE;
}

static gboolean
append_text (Writer *w, const char *text)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return refuse (w, _ ("its text is not valid UTF-8."));
  g_string_append_c (w->out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      static const char signs[] = "\"\\\b\f\n\r\t";
      static const char letters[] = "\"\\bfnrt";
      const char *known = strchr (signs, *c);

      if (known != NULL)
        g_string_append_printf (w->out, "\\%c", letters[known - signs]);
      else if ((guchar)*c < 0x20)
        g_string_append_printf (w->out, "\\u%04x", (guint)*c);
      else
        g_string_append_c (w->out, *c);
    }
  g_string_append_c (w->out, '"');
  return TRUE;
}

static gboolean
append_scalar (Writer *w, JsonNode *node)
{
  const GType type = JSON_NODE_HOLDS_NULL (node) ? G_TYPE_NONE : json_node_get_value_type (node);

  if (type == G_TYPE_NONE)
    g_string_append (w->out, "null");
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (w->out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_STRING)
    return append_text (w, json_node_get_string (node));
  else if (type == G_TYPE_INT64)
    {
      const gint64 value = json_node_get_int (node);

      if (value > MAX_EXACT || value < -MAX_EXACT)
        return refuse (w, _ ("a whole number beyond 2^53 would lose digits."));
      g_string_append_printf (w->out, "%" G_GINT64_FORMAT, value);
    }
  else
    {
      g_autofree char *number = fw_number_to_c (json_node_get_double (node));

      if (number == NULL)
        return refuse (w, _ ("it is not a finite number."));
      g_string_append (w->out, number);
    }
  return TRUE;
}

static gboolean
is_scalar (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node);
}

static void
new_line (Writer *w)
{
  g_string_append_c (w->out, '\n');
  for (guint i = 0; i < w->depth; i++)
    g_string_append (w->out, "  ");
}

/* Characters of the line being written so far. */
static glong
column (const Writer *w, gsize from)
{
  const char *begin = w->out->str + from;
  const char *last = strrchr (begin, '\n');

  return g_utf8_strlen (last != NULL ? last + 1 : begin, -1);
}

/* An array of scalars on the line it begins on; undone when that line becomes too long. */
static gboolean
write_inline (Writer *w, JsonArray *array, gboolean *written)
{
  const guint n = json_array_get_length (array);
  const gsize from = w->out->len;
  gsize line = from;

  *written = FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_scalar (json_array_get_element (array, i)))
      return TRUE;
  while (line > 0 && w->out->str[line - 1] != '\n')
    line--;
  g_string_append_c (w->out, '[');
  for (guint i = 0; i < n; i++)
    {
      const gsize length = w->path->len;
      gboolean ok;

      g_string_append (w->out, i > 0 ? ", " : "");
      g_string_append_printf (w->path, "/%u", i);
      ok = append_scalar (w, json_array_get_element (array, i));
      if (!ok)
        return FALSE;
      g_string_truncate (w->path, length);
      /* One column is kept for the comma that may follow. */
      if (column (w, line) > MAX_COLUMNS - 2)
        {
          g_string_truncate (w->out, from);
          return TRUE;
        }
    }
  g_string_append_c (w->out, ']');
  *written = TRUE;
  return TRUE;
}

static gboolean
write_array (Writer *w, JsonArray *array)
{
  const guint n = json_array_get_length (array);
  gboolean written;

  if (!write_inline (w, array, &written))
    return FALSE;
  if (written)
    return TRUE;
  g_string_append_c (w->out, '[');
  w->depth++;
  for (guint i = 0; i < n; i++)
    {
      const gsize length = w->path->len;

      g_string_append (w->out, i > 0 ? "," : "");
      new_line (w);
      g_string_append_printf (w->path, "/%u", i);
      if (!write_node (w, json_array_get_element (array, i)))
        return FALSE;
      g_string_truncate (w->path, length);
    }
  w->depth--;
  new_line (w);
  g_string_append_c (w->out, ']');
  return TRUE;
}

static gboolean
write_object (Writer *w, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean first = TRUE;

  if (json_object_get_size (object) == 0)
    {
      g_string_append (w->out, "{}");
      return TRUE;
    }
  g_string_append_c (w->out, '{');
  w->depth++;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const gsize length = w->path->len;

      g_string_append (w->out, first ? "" : ",");
      first = FALSE;
      new_line (w);
      g_string_append_printf (w->path, "/%s", name);
      if (!append_text (w, name))
        return FALSE;
      g_string_append (w->out, ": ");
      if (!write_node (w, node))
        return FALSE;
      g_string_truncate (w->path, length);
    }
  w->depth--;
  new_line (w);
  g_string_append_c (w->out, '}');
  return TRUE;
}

static gboolean
write_node (Writer *w, JsonNode *node)
{
  if (is_scalar (node))
    return append_scalar (w, node);
  if (w->depth >= fw_json_limits_document.max_depth)
    return refuse (w, _ ("it is nested too deeply to be read again."));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return write_array (w, json_node_get_array (node));
  return write_object (w, json_node_get_object (node));
}

/**
 * fw_json_write:
 * @root: a tree
 * @error: names the member that cannot be written
 *
 * The canonical text of a tree: two spaces a level, members in the order of the tree, an array of
 * scalars on one line while that has at most 100 columns, numbers by fw_number_to_c(), one newline
 * at the end. Writing what was read from it gives the same bytes.
 *
 * Returns: (transfer full) (nullable): UTF-8
 */
GBytes *
fw_json_write (JsonNode *root, GError **error)
{
  Writer w = { .error = error };
  gboolean ok;

  g_return_val_if_fail (root != NULL, NULL);

  w.out = g_string_new (NULL);
  w.path = g_string_new (NULL);
  ok = write_node (&w, root);
  g_string_append_c (w.out, '\n');
  g_string_free (w.path, TRUE);
  if (ok)
    return g_string_free_to_bytes (w.out);
  g_string_free (w.out, TRUE);
  return NULL;
}

void
fw_json_set_number (JsonObject *object, const char *member, double value)
{
  if (isfinite (value))
    json_object_set_double_member (object, member, value);
  else
    json_object_set_null_member (object, member);
}
