/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-json-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include "fw-error.h"

/* json-glib reads far more than JSON, recurses without an end, and keeps the last of two members
 * with one name. So nothing reaches it that this pass over the bytes has not read, by RFC 8259 to
 * the letter. */

/* An object's members stand in json-glib in a table whose hash anybody can make collide: with so
 * many the worst case is still a fraction of a second. */
#define MAX_MEMBERS 5000
#define MAX_NUMBER  1000
#define MAX_EXACT   9007199254740992.0 /* 2^53 */

const FwJsonLimits fw_json_limits_document = {
  .max_bytes = 64 * 1024 * 1024,
  .max_depth = 64,
  .max_values = 1000 * 1000,
};
/* json-glib takes 0.4 kB a value: with so many an answer's tree stays under 64 MB. No page that a
 * source asks for comes near it; Census tables, which may be longer, are scanned. */
const FwJsonLimits fw_json_limits_answer = {
  .max_bytes = 32 * 1024 * 1024,
  .max_depth = 64,
  .max_values = 110 * 1000,
};

typedef struct
{
  gboolean object;
  GHashTable *names;
  GStringChunk *text;
} Level;

typedef enum
{
  WANT_VALUE,
  WANT_VALUE_OR_END, /* after "[" */
  WANT_NAME,
  WANT_NAME_OR_END, /* after "{" */
  WANT_MORE,        /* after a value: comma, end of its container, or end of the text */
} State;

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  const FwJsonLimits *limits;
  gsize n_values;
  guint depth;
  Level *levels;
  State state;
  GString *name;
  GError **error;
} Gate;

static gboolean refuse (Gate *g, const char *where, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (Gate *g, const char *where, const char *format, ...)
{
  guint line, column;
  va_list args;

  g_autofree char *words = NULL;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  fw_json_place (g->start, where, &line, &column);
  g_set_error (g->error, FW_ERROR, FW_ERROR_BAD_DOCUMENT, _ ("line %u, column %u: %s"), line,
               column, words);
  return FALSE;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '.' || c == '+' || c == '-';
}

/* What stands at @at, short enough for a sentence. */
static char *
found_at (const Gate *g, const char *at)
{
  const char *stop = at;

  if (at >= g->end)
    return g_strdup (_ ("the end of the text"));
  if ((guchar)*at < 0x20 || *at == 0x7f)
    return g_strdup_printf (_ ("a control character (U+%04X)"), (guint)*at);
  if (!g_unichar_isgraph (g_utf8_get_char (at)))
    return g_strdup_printf (_ ("an invisible character (U+%04X)"), g_utf8_get_char (at));
  if (!is_word (*at))
    stop = g_utf8_next_char (at);
  while (stop < g->end && stop - at < 24 && is_word (*at) && is_word (*stop))
    stop++;
  return g_strdup_printf (_ ("“%.*s”"), (int)(stop - at), at);
}

static gboolean
refuse_found (Gate *g, const char *wanted)
{
  g_autofree char *found = found_at (g, g->at);

  return refuse (g, g->at, _ ("found %s; wanted %s."), found, wanted);
}

void
fw_json_place (const char *start, const char *where, guint *line, guint *column)
{
  const char *begin = start;

  *line = 1;
  for (const char *c = start; c < where; c++)
    if (*c == '\n' || (*c == '\r' && (c + 1 == where || c[1] != '\n')))
      {
        ++*line;
        begin = c + 1;
      }
  *column = 1;
  for (const char *c = begin; c < where; c++)
    *column += ((guchar)*c & 0xc0) != 0x80 ? 1 : 0;
  if (begin == start && where - start >= 3 && memcmp (start, "\xef\xbb\xbf", 3) == 0)
    --*column;
}

static int
read_hex4 (const char *at, const char *end)
{
  int value = 0;

  if (end - at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      const int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* \uXXXX, with its second half where it is the first of a pair; @at stands behind "\u". */
static gboolean
read_unicode (Gate *g, GString *out)
{
  const char *escape = g->at - 2;
  const int first = read_hex4 (g->at, g->end);
  gunichar c = (gunichar)first;

  if (first < 0)
    return refuse (g, escape, _ ("found \\u without four hexadecimal digits."));
  if (first == 0)
    return refuse (g, escape, _ ("found \\u0000; a text must not contain the NUL character."));
  g->at += 4;
  if (first >= 0xdc00 && first <= 0xdfff)
    return refuse (g, escape, _ ("found the second half of a surrogate pair alone."));
  if (first >= 0xd800 && first <= 0xdbff)
    {
      const int second = g->end - g->at >= 6 && g->at[0] == '\\' && g->at[1] == 'u'
                             ? read_hex4 (g->at + 2, g->end)
                             : -1;

      if (second < 0xdc00 || second > 0xdfff)
        return refuse (g, escape, _ ("found the first half of a surrogate pair alone."));
      c = 0x10000 + (((gunichar)first - 0xd800) << 10) + ((gunichar)second - 0xdc00);
      g->at += 6;
    }
  if (out != NULL)
    g_string_append_unichar (out, c);
  return TRUE;
}

static gboolean
read_escape (Gate *g, GString *out)
{
  static const char signs[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  const char *known;

  g->at++;
  if (g->at >= g->end)
    return refuse (g, g->at, _ ("the text ends inside a string."));
  if (*g->at == 'u')
    {
      g->at++;
      return read_unicode (g, out);
    }
  known = *g->at != '\0' ? strchr (signs, *g->at) : NULL;
  if (known == NULL)
    return refuse (g, g->at - 1,
                   _ ("found a backslash before a character that JSON does not escape."));
  if (out != NULL)
    g_string_append_c (out, meant[known - signs]);
  g->at++;
  return TRUE;
}

/* A string at its opening quote; @out receives its text when not NULL. */
static gboolean
read_string (Gate *g, GString *out)
{
  const char *open = g->at++;

  while (g->at < g->end && *g->at != '"')
    {
      const char *run = g->at;

      while (g->at < g->end && *g->at != '"' && *g->at != '\\' && (guchar)*g->at >= 0x20)
        g->at++;
      if (out != NULL)
        g_string_append_len (out, run, g->at - run);
      if (g->at >= g->end || *g->at == '"')
        break;
      if (*g->at != '\\')
        return refuse_found (g, _ ("printable text or an escape such as \\n in a string"));
      if (!read_escape (g, out))
        return FALSE;
    }
  if (g->at >= g->end)
    return refuse (g, open, _ ("the string that begins here has no end."));
  g->at++;
  return TRUE;
}

static gboolean
skip_digits (Gate *g)
{
  const char *from = g->at;

  while (g->at < g->end && g_ascii_isdigit (*g->at))
    g->at++;
  return g->at > from;
}

static gboolean
scan_number (Gate *g, gboolean *integer)
{
  *integer = TRUE;
  if (*g->at == '-')
    g->at++;
  if (g->at < g->end && *g->at == '0')
    {
      g->at++;
      if (g->at < g->end && g_ascii_isdigit (*g->at))
        return FALSE;
    }
  else if (!skip_digits (g))
    return FALSE;
  if (g->at < g->end && *g->at == '.')
    {
      *integer = FALSE;
      g->at++;
      if (!skip_digits (g))
        return FALSE;
    }
  if (g->at < g->end && (*g->at == 'e' || *g->at == 'E'))
    {
      *integer = FALSE;
      g->at++;
      if (g->at < g->end && (*g->at == '+' || *g->at == '-'))
        g->at++;
      if (!skip_digits (g))
        return FALSE;
    }
  return g->at >= g->end || !is_word (*g->at);
}

static gboolean
read_number (Gate *g)
{
  const char *from = g->at;
  char text[MAX_NUMBER + 1];
  gboolean integer;
  double value;

  if (!scan_number (g, &integer))
    {
      g->at = from;
      return refuse_found (g, _ ("a number as JSON writes it: 12, -0.5 or 1.2e6"));
    }
  if (g->at - from > MAX_NUMBER)
    return refuse (g, from, _ ("this number has more digits than any number needs."));
  memcpy (text, from, (gsize)(g->at - from));
  text[g->at - from] = '\0';
  value = g_ascii_strtod (text, NULL);
  if (!isfinite (value))
    return refuse (g, from, _ ("“%.40s” is larger than a number can be."), text);
  if (integer && fabs (value) > MAX_EXACT)
    return refuse (g, from, _ ("the whole number “%.40s” is beyond 2^53 and would lose digits."),
                   text);
  /* 2^53 + 1 reads as 2^53: only its digits tell. */
  if (integer && fabs (value) == MAX_EXACT && !g_str_has_suffix (text, "9007199254740992"))
    return refuse (g, from, _ ("the whole number “%.40s” is beyond 2^53 and would lose digits."),
                   text);
  return TRUE;
}

static gboolean
read_literal (Gate *g)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      const gsize n = strlen (literals[i]);

      if ((gsize)(g->end - g->at) >= n && memcmp (g->at, literals[i], n) == 0
          && (g->at + n == g->end || !is_word (g->at[n])))
        {
          g->at += n;
          return TRUE;
        }
    }
  if (*g->at == '\'')
    return refuse_found (g, _ ("a value; texts stand in double quotes"));
  if (*g->at == '/' || *g->at == '#')
    return refuse_found (g, _ ("a value; JSON has no comments"));
  return refuse_found (g, _ ("a value: a text, a number, true, false, null, [ or {"));
}

static gboolean
open_container (Gate *g, gboolean object)
{
  Level *level;

  if (g->depth >= g->limits->max_depth)
    return refuse (g, g->at, _ ("nested deeper than %u levels."), g->limits->max_depth);
  level = &g->levels[g->depth++];
  level->object = object;
  if (object && level->names == NULL)
    {
      level->names = g_hash_table_new (g_str_hash, g_str_equal);
      level->text = g_string_chunk_new (256);
    }
  g->state = object ? WANT_NAME_OR_END : WANT_VALUE_OR_END;
  g->at++;
  return TRUE;
}

static void
close_container (Gate *g)
{
  Level *level = &g->levels[--g->depth];

  if (level->object)
    {
      g_hash_table_remove_all (level->names);
      g_string_chunk_clear (level->text);
    }
  g->state = WANT_MORE;
  g->at++;
}

static gboolean
read_value (Gate *g)
{
  if (++g->n_values > g->limits->max_values)
    {
      g_set_error (g->error, FW_ERROR, FW_ERROR_TOO_LARGE,
                   _ ("More than %zu values; this is too large to read safely."),
                   g->limits->max_values);
      return FALSE;
    }
  g->state = WANT_MORE;
  if (*g->at == '{' || *g->at == '[')
    return open_container (g, *g->at == '{');
  if (*g->at == '"')
    return read_string (g, NULL);
  if (*g->at == '-' || g_ascii_isdigit (*g->at))
    return read_number (g);
  return read_literal (g);
}

static gboolean
read_name (Gate *g)
{
  Level *level = &g->levels[g->depth - 1];
  const char *from = g->at;

  if (*g->at != '"')
    return refuse_found (g, g->state == WANT_NAME ? _ ("a member name in double quotes")
                                                  : _ ("a member name in double quotes or }"));
  g_string_truncate (g->name, 0);
  if (!read_string (g, g->name))
    return FALSE;
  if (g_hash_table_contains (level->names, g->name->str))
    return refuse (g, from, _ ("the member “%.80s” is given twice."), g->name->str);
  if (g_hash_table_size (level->names) >= MAX_MEMBERS)
    return refuse (g, from, _ ("more than %d members in one object."), MAX_MEMBERS);
  g_hash_table_add (level->names, g_string_chunk_insert (level->text, g->name->str));
  while (g->at < g->end && is_space (*g->at))
    g->at++;
  if (g->at >= g->end || *g->at != ':')
    return refuse_found (g, _ ("a colon after the member name"));
  g->at++;
  g->state = WANT_VALUE;
  return TRUE;
}

/* After a value: a comma, or the end of what it stands in. */
static gboolean
read_more (Gate *g)
{
  const gboolean object = g->depth > 0 && g->levels[g->depth - 1].object;

  if (g->depth == 0)
    return refuse_found (g, _ ("nothing after the first value"));
  if (*g->at == (object ? '}' : ']'))
    close_container (g);
  else if (*g->at == ',')
    {
      g->at++;
      g->state = object ? WANT_NAME : WANT_VALUE;
    }
  else
    return refuse_found (g, object ? _ ("a comma or }") : _ ("a comma or ]"));
  return TRUE;
}

static gboolean
step (Gate *g)
{
  switch (g->state)
    {
    case WANT_VALUE_OR_END:
      if (*g->at == ']')
        {
          close_container (g);
          return TRUE;
        }
      return read_value (g);
    case WANT_NAME_OR_END:
      if (*g->at == '}')
        {
          close_container (g);
          return TRUE;
        }
      return read_name (g);
    case WANT_NAME:
      return read_name (g);
    case WANT_MORE:
      return read_more (g);
    case WANT_VALUE:
    default:
      return read_value (g);
    }
}

static gboolean
read_all (Gate *g)
{
  for (;;)
    {
      while (g->at < g->end && is_space (*g->at))
        g->at++;
      if (g->at >= g->end)
        break;
      if (!step (g))
        return FALSE;
    }
  if (g->depth > 0 || g->state != WANT_MORE)
    return refuse (g, g->end, _ ("the text ends too early: it is cut off or incomplete."));
  return TRUE;
}

/* What is no JSON at all is named as what it is. */
static gboolean
check_kind (Gate *g)
{
  const guchar *b = (const guchar *)g->start;
  const gsize n = (gsize)(g->end - g->start);
  const char *wrong;

  if (n >= 2 && ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff)))
    return refuse (g, g->start, _ ("this text is UTF-16; save it as UTF-8."));
  if (n >= 2 && b[0] == 0x1f && b[1] == 0x8b)
    return refuse (g, g->start, _ ("this is a compressed file (gzip), not JSON."));
  if (n >= 4 && memcmp (b, "PK\003\004", 4) == 0)
    return refuse (g, g->start, _ ("this is a ZIP archive, not JSON."));
  if (!g_utf8_validate_len (g->start, n, &wrong))
    {
      if (*wrong == '\0')
        return refuse (g, wrong, _ ("found a NUL byte; this is not a text."));
      return refuse (g, wrong, _ ("the byte 0x%02X is not valid UTF-8 here."),
                     (guint)(guchar)*wrong);
    }
  if (n >= 3 && memcmp (b, "\xef\xbb\xbf", 3) == 0)
    g->at += 3;
  while (g->at < g->end && is_space (*g->at))
    g->at++;
  if (g->at >= g->end)
    return refuse (g, g->start, _ ("it is empty; a JSON value is wanted."));
  if (*g->at == '<')
    return refuse (g, g->at, _ ("this is a web page (HTML or XML), not JSON."));
  return TRUE;
}

/**
 * fw_json_gate:
 * @bytes: (array length=length): the text, not necessarily ended by NUL
 * @length: of @bytes
 * @limits: what it may hold
 * @error: FW_ERROR_BAD_DOCUMENT with line and column, or FW_ERROR_TOO_LARGE
 *
 * Reads the text once, by RFC 8259 without any leniency but one leading byte order mark. Also
 * refused: two members of one name in an object, numbers that are not finite, whole numbers beyond
 * 2^53, NUL and halves of surrogate pairs in texts. Memory: the names of the objects that are open.
 *
 * Returns: TRUE when json-glib will read it as it is meant
 */
gboolean
fw_json_gate (const char *bytes, gsize length, const FwJsonLimits *limits, GError **error)
{
  Gate g = { .start = bytes, .at = bytes, .limits = limits, .error = error };
  gboolean ok;

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);
  g_return_val_if_fail (limits != NULL && limits->max_depth > 0, FALSE);

  if (length > limits->max_bytes)
    {
      g_autofree char *size = g_format_size (length);
      g_autofree char *most = g_format_size (limits->max_bytes);

      g_set_error (error, FW_ERROR, FW_ERROR_TOO_LARGE, _ ("It has %s; at most %s are read."), size,
                   most);
      return FALSE;
    }
  if (length == 0)
    g.start = g.at = "";
  g.end = g.start + length;
  g.state = WANT_VALUE;
  g.levels = g_new0 (Level, limits->max_depth);
  g.name = g_string_new (NULL);
  ok = check_kind (&g) && read_all (&g);
  for (guint i = 0; i < limits->max_depth; i++)
    {
      g_clear_pointer (&g.levels[i].names, g_hash_table_unref);
      g_clear_pointer (&g.levels[i].text, g_string_chunk_free);
    }
  g_free (g.levels);
  g_string_free (g.name, TRUE);
  return ok;
}

gboolean
fw_json_read_name (const char **at, const char *end, GString *name)
{
  Gate g = { .start = *at, .at = *at, .end = end };

  g_string_truncate (name, 0);
  if (!read_string (&g, name))
    return FALSE;
  *at = g.at;
  return TRUE;
}
