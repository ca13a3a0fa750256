/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-file.h"

#include <string.h>

/* Room for an extension, NAME~ and what file managers add, below the 255 bytes of most file
 * systems. */
#define MAX_BYTES 180

/* Signs that some system gives a meaning in a name. */
static gboolean
is_forbidden (gunichar c)
{
  return c < 0x20 || c == 0x7f || (c < 0x80 && strchr ("/\\:*?\"<>|", (int)c) != NULL);
}

/* Invisible signs that make a name look like another: marks of writing direction, joiners, soft
 * hyphen. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || g_unichar_type (c) == G_UNICODE_UNASSIGNED
         || g_unichar_type (c) == G_UNICODE_PRIVATE_USE || (c >= 0x80 && c < 0xa0);
}

/* Device names of Windows, with or without an extension. */
static gboolean
is_reserved (const char *name)
{
  static const char *const words[] = { "con", "prn", "aux", "nul", "conin$", "conout$" };
  g_autofree char *stem = g_ascii_strdown (name, (gssize)strcspn (name, ". "));

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (stem, words[i]))
      return TRUE;
  return strlen (stem) == 4 && (g_str_has_prefix (stem, "com") || g_str_has_prefix (stem, "lpt"))
         && g_ascii_isdigit (stem[3]);
}

static void
append_clean (GString *out, const char *text)
{
  gboolean space = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar u = g_utf8_get_char (c);
      const gboolean gap = g_unichar_isspace (u) || is_forbidden (u);

      if (is_invisible (u))
        continue;
      /* A name hidden by a leading dot, or taken for an option, is none. */
      if (out->len == 0 && (gap || u == '.' || u == '-' || u == '~'))
        continue;
      if (gap)
        {
          space = TRUE;
          continue;
        }
      if (out->len + (space ? 1 : 0) + (gsize)g_unichar_to_utf8 (u, NULL) > MAX_BYTES)
        break;
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, u);
    }
  while (out->len > 0 && strchr (". ~", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
}

/**
 * fw_export_name:
 * @text: any text: a plan's or a chart's title
 * @extension: (nullable): "png"
 *
 * One component of a path that every common system takes, and that says what it is: no separators,
 * no
 * "..", nothing invisible, no reserved word, not too long.
 *
 * Returns: (transfer full): valid UTF-8, never empty
 */
char *
fw_export_name (const char *text, const char *extension)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  append_clean (name, composed != NULL ? composed : valid);
  if (name->len == 0)
    g_string_assign (name, "Fairway");
  if (is_reserved (name->str))
    g_string_prepend_c (name, '_');
  if (extension != NULL && *extension != '\0')
    g_string_append_printf (name, ".%s", extension);
  return g_strdup (name->str);
}
