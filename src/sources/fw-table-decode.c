/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-error.h"

/* Windows-1252 from 0x80 to 0x9f; 0 where it has no character. The rest is Latin-1. */
static const gunichar upper[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Files that people take for tables, by their first bytes. */
static const struct
{
  const char *bytes;
  gsize length;
} signatures[] = {
  { "PK\003\004", 4 },       /* .xlsx, .ods, .zip */
  { "\xd0\xcf\x11\xe0", 4 }, /* .xls */
  { "%PDF", 4 },             /* .pdf */
  { "\x1f\x8b", 2 },         /* .gz */
  { "\x89PNG", 4 },          /* .png */
  { "SQLite format 3", 15 }, /* a database */
};

void
fw_table_refuse (GError **error, const char *name, guint line, guint column, const char *why)
{
  if (column > 0)
    g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, _ ("%s, line %u, column %u: %s"), name, line,
                 column, why);
  else
    g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA, _ ("%s, line %u: %s"), name, line, why);
}

/* Line of a byte, from 1: LF, CRLF and CR each end one. */
static guint
line_at (const char *text, gsize offset)
{
  guint line = 1;

  for (gsize i = 0; i < offset; i++)
    if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
      line++;
  return line;
}

static void
refuse_byte (GError **error, const char *name, const char *text, gsize offset, const char *rest)
{
  g_autofree char *why
      = g_strdup_printf (_ ("the byte 0x%02X is %s; save the table as “CSV UTF-8”."),
                         (guint)(guchar)text[offset], rest);

  fw_table_refuse (error, name, line_at (text, offset), 0, why);
}

/* How many characters of more than one byte, and how many bytes that are none, a text has. */
static void
count_characters (const char *text, gsize length, gsize *n_wide, gsize *n_wrong)
{
  const char *end = text + length;
  const char *at = text;

  *n_wide = *n_wrong = 0;
  while (at < end)
    {
      const char *stop;

      if (!g_utf8_validate_len (at, (gsize)(end - at), &stop) || stop < end)
        ++*n_wrong;
      for (; at < stop; at++)
        *n_wide += ((guchar)*at & 0xc0) == 0xc0 ? 1 : 0;
      at += stop < end ? 1 : 0;
    }
}

static char *
from_windows (const char *text, gsize length, const char *name, gsize *n, GError **error)
{
  GString *out = g_string_sized_new (length + length / 8 + 1);

  for (gsize i = 0; i < length; i++)
    {
      const guchar byte = (guchar)text[i];
      const gunichar c = byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte;

      if (byte < 0x80)
        g_string_append_c (out, (char)byte);
      else if (c != 0)
        g_string_append_unichar (out, c);
      else
        {
          refuse_byte (error, name, text, i, _ ("no character of UTF-8 or Windows-1252"));
          g_string_free (out, TRUE);
          return NULL;
        }
    }
  *n = out->len;
  return g_string_free (out, FALSE);
}

static char *
from_utf16 (const char *text, gsize length, const char *name, gsize *n, GError **error)
{
  const gboolean big = (guchar)text[0] == 0xfe;
  g_autofree char *out = g_convert (text + 2, (gssize)length - 2, "UTF-8",
                                    big ? "UTF-16BE" : "UTF-16LE", NULL, n, NULL);

  if (out == NULL)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                   _ ("%s begins as UTF-16 text and is cut off or damaged; save the table as “CSV "
                      "UTF-8”."),
                   name);
      return NULL;
    }
  return g_steal_pointer (&out);
}

/* UTF-8, or Windows-1252 when it is none. A text that is UTF-8 but for a few bytes is damaged, not
 * Windows-1252: its letters would come out as others. */
static char *
from_bytes (const char *text, gsize length, const char *name, gsize *n, const char **charset,
            GError **error)
{
  const gboolean marked = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0;
  const char *wrong;
  gsize n_wide, n_wrong;

  if (marked)
    {
      text += 3;
      length -= 3;
    }
  *charset = "UTF-8";
  if (g_utf8_validate_len (text, length, &wrong))
    {
      *n = length;
      return g_strndup (text, length);
    }
  if (*wrong == '\0')
    {
      fw_table_refuse (error, name, line_at (text, (gsize)(wrong - text)), 0,
                       _ ("a NUL byte; this is not a text table, save it as “CSV UTF-8”."));
      return NULL;
    }
  count_characters (text, length, &n_wide, &n_wrong);
  if (marked || n_wide > n_wrong)
    {
      refuse_byte (error, name, text, (gsize)(wrong - text),
                   _ ("not UTF-8, which the rest of the table is"));
      return NULL;
    }
  *charset = "Windows-1252";
  return from_windows (text, length, name, n, error);
}

char *
fw_table_decode (GBytes *bytes, const char *name, gsize *length, const char **charset,
                 GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;
  const char *nul;

  if (size > FW_TABLE_MAX_BYTES)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_TOO_LARGE,
                   _ ("%s is larger than 64 MB; import a part of it."), name);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (size >= signatures[i].length
        && memcmp (data, signatures[i].bytes, signatures[i].length) == 0)
      {
        g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                     _ ("%s is a workbook or another kind of file, not a text table; save the "
                        "table as “CSV UTF-8”."),
                     name);
        return NULL;
      }
  if (size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      *charset = "UTF-16";
      text = from_utf16 (data, size, name, length, error);
    }
  else if (size > 0)
    text = from_bytes (data, size, name, length, charset, error);
  else
    g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                 _ ("%s is empty; a table has a line of headings and a line for each row."), name);
  if (text == NULL)
    return NULL;

  nul = memchr (text, '\0', *length);
  if (nul != NULL)
    {
      fw_table_refuse (error, name, line_at (text, (gsize)(nul - text)), 0,
                       _ ("a NUL byte; this is not a text table, save it as “CSV UTF-8”."));
      return NULL;
    }
  return g_steal_pointer (&text);
}
