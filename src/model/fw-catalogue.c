/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-catalogue.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"

#define MAX_NAMED 12 /* of the names in a sentence */

/* TRUE when the key is the pattern with an id for "*"; the id is what stands there. */
static gboolean
key_matches (const char *pattern, const char *key, char **id)
{
  const char *star = strchr (pattern, '*');
  gsize head, id_length;

  if (star == NULL)
    return strcmp (pattern, key) == 0;

  head = (gsize)(star - pattern);
  if (strncmp (pattern, key, head) != 0)
    return FALSE;

  id_length = strcspn (key + head, ".");
  if (id_length == 0 || strcmp (key + head + id_length, star + 1) != 0)
    return FALSE;

  if (id != NULL)
    *id = g_strndup (key + head, id_length);
  return TRUE;
}

/* The key with its second part as "*", so that a misspelt last part is near its row and not its id.
 */
static char *
key_pattern (const char *key)
{
  static const char *const owners[] = { "programs", "employers", "supports", "groups", "funds" };
  g_auto (GStrv) parts = g_strsplit (key, ".", 3);

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (parts[0] != NULL && parts[1] != NULL && strcmp (parts[0], owners[i]) == 0)
      return parts[2] == NULL ? g_strconcat (parts[0], ".*", NULL)
                              : g_strconcat (parts[0], ".*.", parts[2], NULL);

  return g_strdup (key);
}

/**
 * fw_catalogue_find:
 * @key: a full key, "programs.prime.seats"
 * @id: (out) (optional) (transfer full) (nullable): the id in it
 *
 * Returns: (transfer none): its row, or %NULL with %FW_ERROR_UNKNOWN_KEY that names the nearest
 */
const FwRow *
fw_catalogue_find (const char *key, char **id, GError **error)
{
  guint n_rows;
  const FwRow *rows = fw_catalogue_rows (&n_rows);
  g_autofree const char **candidates = g_new0 (const char *, n_rows + 1);
  g_autofree char *pattern = NULL;

  g_return_val_if_fail (key != NULL, NULL);

  if (id != NULL)
    *id = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      if (key_matches (rows[i].key, key, id))
        return &rows[i];
      candidates[i] = rows[i].key;
    }

  pattern = key_pattern (key);
  g_set_error (error, FW_ERROR, FW_ERROR_UNKNOWN_KEY,
               _ ("There is no key “%s”; the nearest is “%s”."), key,
               fw_text_nearest (pattern, candidates));
  return NULL;
}

char *
fw_row_key (const FwRow *row, const char *id)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->owner == FW_OWNER_PLAN)
    return g_strdup (row->key);

  g_return_val_if_fail (id != NULL, NULL);

  parts = g_strsplit (row->key, "*", 2);
  return g_strconcat (parts[0], id, parts[1], NULL);
}

const char *
fw_row_member (const FwRow *row)
{
  const char *star;

  g_return_val_if_fail (row != NULL, NULL);

  star = strchr (row->key, '*');
  if (star != NULL)
    return star[1] == '.' ? star + 2 : "level";

  return row->key;
}

const char *
fw_row_title (const FwRow *row)
{
  return _ (row->title);
}

const char *
fw_row_subtitle (const FwRow *row)
{
  return _ (row->subtitle);
}

const char *
fw_row_help (const FwRow *row)
{
  return _ (row->help);
}

const char *
fw_row_source (const FwRow *row)
{
  return _ (row->source);
}

gboolean
fw_row_check (const FwRow *row, const char *key, double value, GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *range = NULL;

  g_return_val_if_fail (row != NULL, FALSE);

  if (isfinite (value) && value >= row->lo && value <= row->hi
      && (row->bind == FW_BIND_QUANTITY || row->bind == FW_BIND_DOUBLE || value == floor (value)))
    return TRUE;

  found = fw_row_format (row, value);
  if (row->choices != NULL)
    {
      range = g_strjoinv (", ", (char **)row->choices);
      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE, _ ("“%s” is %s; it must be one of: %s."),
                   key, found, range);
    }
  else
    {
      g_autofree char *lo = fw_row_format (row, row->lo);
      g_autofree char *hi = fw_row_format (row, row->hi);

      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE,
                   row->bind == FW_BIND_QUANTITY || row->bind == FW_BIND_DOUBLE
                       ? _ ("“%s” is %s; it must be from %s to %s.")
                       : _ ("“%s” is %s; it must be a whole number from %s to %s."),
                   key, found, lo, hi);
    }

  return FALSE;
}

gboolean
fw_row_parse (const FwRow *row, const char *key, const char *text, double *value, GError **error)
{
  char *end = NULL;

  g_return_val_if_fail (row != NULL && text != NULL && value != NULL, FALSE);

  if (row->choices != NULL)
    for (guint i = 0; row->choices[i] != NULL; i++)
      if (strcmp (row->choices[i], text) == 0)
        {
          *value = i;
          return TRUE;
        }

  if (row->unit == FW_UNIT_SWITCH && (strcmp (text, "true") == 0 || strcmp (text, "false") == 0))
    {
      *value = text[0] == 't' ? 1.0 : 0.0;
      return TRUE;
    }

  *value = row->choices != NULL ? NAN : g_ascii_strtod (text, &end);
  if (row->choices != NULL || end == text || *end != '\0')
    {
      g_autofree char *lo = fw_row_format (row, row->lo);
      g_autofree char *hi = fw_row_format (row, row->hi);
      g_autofree char *wanted = row->choices != NULL ? g_strjoinv (", ", (char **)row->choices)
                                : row->unit == FW_UNIT_SWITCH
                                    ? g_strdup (_ ("true or false"))
                                    : g_strdup_printf (_ ("a number from %s to %s"), lo, hi);

      g_set_error (error, FW_ERROR, FW_ERROR_OUT_OF_RANGE, _ ("“%s” is “%s”; wanted: %s."), key,
                   text, wanted);
      return FALSE;
    }

  return fw_row_check (row, key, *value, error);
}

char *
fw_row_format (const FwRow *row, double value)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (!isfinite (value))
    return g_strdup (_ ("not a number"));
  if (row->choices != NULL && value >= row->lo && value <= row->hi)
    return g_strdup (row->choices[(guint)value]);
  if (row->unit == FW_UNIT_SWITCH && (value == 0.0 || value == 1.0))
    return g_strdup (value != 0.0 ? "true" : "false");

  return fw_number_to_c (value);
}

guint
fw_text_distance (const char *a, const char *b)
{
  const gsize length = strlen (b);
  g_autofree guint *row = g_new (guint, length + 1);

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint)j;

  for (gsize i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint)i;
      for (gsize j = 1; j <= length; j++)
        {
          const guint up = row[j];
          const guint change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);

          row[j] = MIN (change, MIN (up, row[j - 1]) + 1);
          diagonal = up;
        }
    }

  return row[length];
}

const char *
fw_text_nearest (const char *text, const char *const *candidates)
{
  const char *best = NULL;
  guint best_distance = G_MAXUINT;

  g_return_val_if_fail (text != NULL && candidates != NULL, NULL);

  for (guint i = 0; candidates[i] != NULL; i++)
    {
      const guint distance = fw_text_distance (text, candidates[i]);

      if (distance < best_distance)
        {
          best = candidates[i];
          best_distance = distance;
        }
    }

  return best;
}

const char *
fw_text_near (const char *text, const char *const *candidates)
{
  const char *nearest = fw_text_nearest (text, candidates);

  return nearest != NULL && 2 * fw_text_distance (text, nearest) <= strlen (nearest) ? nearest
                                                                                     : NULL;
}

char *
fw_text_suggest (const char *text, const char *const *candidates)
{
  const char *near = fw_text_near (text, candidates);
  GString *words;

  if (near != NULL)
    return g_strdup_printf (_ ("the nearest is “%s”"), near);
  if (candidates[0] == NULL)
    return g_strdup (_ ("there are none"));

  words = g_string_new (_ ("there are"));
  for (guint i = 0; candidates[i] != NULL && i < MAX_NAMED; i++)
    g_string_append_printf (words, "%s “%s”", i > 0 ? "," : "", candidates[i]);
  if (g_strv_length ((char **)candidates) > MAX_NAMED)
    g_string_append (words, _ (" and more"));

  return g_string_free (words, FALSE);
}
