/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-json-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "fw-error.h"

struct FwJsonText
{
  GBytes *bytes;
  char *name;
  JsonNode *root;
};

/* A place in a gated text: it is valid, so finding one's way needs no checks but the end. */
typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static void
skip_space (Cursor *c)
{
  while (c->at < c->end && strchr (" \n\r\t", *c->at) != NULL)
    c->at++;
}

static void
skip_string (Cursor *c)
{
  for (c->at++; c->at < c->end && *c->at != '"'; c->at++)
    if (*c->at == '\\')
      c->at++;
  c->at++;
}

static void
skip_value (Cursor *c)
{
  guint depth = 0;

  skip_space (c);
  do
    {
      if (*c->at == '"')
        {
          skip_string (c);
          continue;
        }
      if (*c->at == '{' || *c->at == '[')
        depth++;
      else if (depth > 0 && (*c->at == '}' || *c->at == ']'))
        depth--;
      else if (depth == 0 && (*c->at == ',' || *c->at == '}' || *c->at == ']'))
        return;
      c->at++;
    }
  while (c->at < c->end && (depth > 0 || strchr (",]} \n\r\t", *c->at) == NULL));
}

/* Moves from a container's opening to the value of one of its members; @where is its name's place.
 */
static gboolean
enter_member (Cursor *c, const char *member, const char **where)
{
  g_autoptr (GString) name = g_string_new (NULL);

  c->at++;
  for (skip_space (c); c->at < c->end && *c->at == '"'; skip_space (c))
    {
      *where = c->at;
      if (!fw_json_read_name (&c->at, c->end, name))
        return FALSE;
      skip_space (c);
      c->at++; /* the colon */
      skip_space (c);
      if (g_str_equal (name->str, member))
        return TRUE;
      skip_value (c);
      skip_space (c);
      if (c->at < c->end && *c->at == ',')
        c->at++;
    }
  return FALSE;
}

static gboolean
enter_element (Cursor *c, const char *member, const char **where)
{
  guint64 index;

  if (!g_ascii_string_to_unsigned (member, 10, 0, G_MAXUINT32, &index, NULL))
    return FALSE;
  c->at++;
  for (skip_space (c); c->at < c->end && *c->at != ']'; skip_space (c))
    {
      *where = c->at;
      if (index-- == 0)
        return TRUE;
      skip_value (c);
      skip_space (c);
      if (c->at < c->end && *c->at == ',')
        c->at++;
    }
  return FALSE;
}

/* Follows @path as far as it goes; FALSE when a part of it is not there. */
static gboolean
follow (FwJsonText *self, const char *path, guint *line)
{
  gsize length;
  const char *start = g_bytes_get_data (self->bytes, &length);
  Cursor c = { start, start + length };
  const char *where = NULL;
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  gboolean found = TRUE;
  guint column;

  if (length >= 3 && memcmp (start, "\xef\xbb\xbf", 3) == 0)
    c.at += 3;
  skip_space (&c);
  where = c.at;
  for (guint i = 0; found && parts[i] != NULL; i++)
    {
      const char *next = where;

      if (*c.at == '{')
        found = enter_member (&c, parts[i], &next);
      else
        found = *c.at == '[' && enter_element (&c, parts[i], &next);
      if (found)
        where = next;
    }
  fw_json_place (start, where, line, &column);
  return found;
}

/**
 * fw_json_text_parse:
 * @bytes: the text
 * @name: what to call it in errors (a file's name)
 * @limits: what it may hold
 * @error: names @name, line and column
 *
 * Returns: (transfer full) (nullable): the gated text and its tree
 */
FwJsonText *
fw_json_text_parse (GBytes *bytes, const char *name, const FwJsonLimits *limits, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) refused = NULL;
  FwJsonText *self;
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL && name != NULL && limits != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (!fw_json_gate (data, length, limits, &refused))
    {
      g_set_error (error, refused->domain, refused->code, _ ("%s, %s"), name, refused->message);
      return NULL;
    }
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, data, (gssize)length, &refused))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT, _ ("%s, %s"), name, refused->message);
      return NULL;
    }
  self = g_new0 (FwJsonText, 1);
  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->root = json_node_ref (json_parser_get_root (parser));
  return self;
}

void
fw_json_text_free (FwJsonText *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_free (self->name);
  json_node_unref (self->root);
  g_free (self);
}

/**
 * fw_json_text_root:
 * @self: a text
 *
 * Returns: (transfer none): its tree, immutable
 */
JsonNode *
fw_json_text_root (FwJsonText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

/**
 * fw_json_text_line:
 * @self: a text
 * @path: member names and indices (from 0) with "/" between: "programs/2/seats"; "" is the whole
 *
 * Finds the place when asked, which is once, for a fault: a map of all members would cost more
 * memory than the tree.
 *
 * Returns: line from 1 at which the member's name stands; 0 when there is no such member
 */
guint
fw_json_text_line (FwJsonText *self, const char *path)
{
  guint line;

  g_return_val_if_fail (self != NULL && path != NULL, 0);

  if (*path == '\0')
    return 1;
  return follow (self, path, &line) ? line : 0;
}

/**
 * fw_json_text_fault:
 * @self: a text
 * @path: as for fw_json_text_line(); of a missing member, the line of what should hold it is named
 * @format: what was found and what is wanted, in words
 *
 * Returns: (transfer full): FW_ERROR_BAD_DOCUMENT, "NAME, line 12, “programs/2/seats”: ..."
 */
GError *
fw_json_text_fault (FwJsonText *self, const char *path, const char *format, ...)
{
  g_autofree char *words = NULL;
  guint line = 1;
  va_list args;

  g_return_val_if_fail (self != NULL && path != NULL && format != NULL, NULL);

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  if (*path == '\0')
    return g_error_new (FW_ERROR, FW_ERROR_BAD_DOCUMENT, _ ("%s: %s"), self->name, words);
  follow (self, path, &line);
  return g_error_new (FW_ERROR, FW_ERROR_BAD_DOCUMENT, _ ("%s, line %u, “%s”: %s"), self->name,
                      line, path, words);
}
