/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-feed-private.h"

#include <string.h>

#include "fw-offer-private.h"

/* Pages as they come: one pass from the front, no tree. What is not closed ends with the text. */

#define MAX_ENTITY 12 /* characters between "&" and ";" */
#define MAX_PASSES 2  /* tags may be written as entities */

static const struct
{
  const char *name;
  gunichar c;
} entities[] = {
  { "amp", '&' },      { "lt", '<' },        { "gt", '>' },        { "quot", '"' },
  { "apos", '\'' },    { "nbsp", ' ' },      { "ndash", 0x2013 },  { "mdash", 0x2014 },
  { "lsquo", 0x2018 }, { "rsquo", 0x2019 },  { "ldquo", 0x201c },  { "rdquo", 0x201d },
  { "bull", 0x2022 },  { "middot", 0x00b7 }, { "hellip", 0x2026 }, { "eacute", 0x00e9 },
  { "copy", 0x00a9 },  { "reg", 0x00ae },    { "trade", 0x2122 },  { "ntilde", 0x00f1 },
};

/* Elements that hold text and no tags. */
static const char *const plain_elements[] = { "script", "style",   "textarea", "title",     "xmp",
                                              "iframe", "noembed", "noframes", "plaintext", NULL };

/* Elements inside a word: their tags are no space. */
static const char *const inline_elements[]
    = { "a",     "b",   "i",   "u",    "em",   "strong", "span",
        "small", "sup", "sub", "font", "mark", "wbr",    NULL };

char *
fw_feed_decode (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  char *upper[0x80]; /* what the upper half of Windows-1252 is in UTF-8; NULL where it is nothing */
  GString *out;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (length == 0)
    return g_strdup ("");
  length = strnlen (text, length);
  if (g_utf8_validate (text, (gssize)length, NULL))
    return g_strndup (text, length);

  for (guint i = 0; i < G_N_ELEMENTS (upper); i++)
    {
      const char byte = (char)(0x80 + i);

      upper[i] = g_convert (&byte, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
    }
  out = g_string_sized_new (length + length / 8);
  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] < 0x80)
      g_string_append_c (out, text[i]);
    else
      g_string_append (out, upper[(guchar)text[i] - 0x80] != NULL ? upper[(guchar)text[i] - 0x80]
                                                                  : "\xef\xbf\xbd");
  for (guint i = 0; i < G_N_ELEMENTS (upper); i++)
    g_free (upper[i]);

  return g_string_free (out, FALSE);
}

/* The length of a name at @text: letters and digits. */
static gsize
name_length (const char *text)
{
  gsize n = 0;

  while (g_ascii_isalnum (text[n]))
    n++;
  return n;
}

static const char *
find_name (const char *const *names, const char *text, gsize length)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], text, length) == 0)
      return names[i];

  return NULL;
}

/* The end of the tag that starts at @text, just behind its ">"; quoted values may hold one. */
static const char *
tag_end (const char *text)
{
  char quote = '\0';

  for (; *text != '\0'; text++)
    if (quote != '\0')
      quote = *text == quote ? '\0' : quote;
    else if (*text == '>')
      return text + 1;
    else if ((*text == '"' || *text == '\'') && text[-1] == '=')
      quote = *text;

  return text;
}

/* Where "</name" stands that ends an element of plain text; the end of the text without one. */
static const char *
element_end (const char *text, const char *name)
{
  const gsize length = strlen (name);

  for (text = strchr (text, '<'); text != NULL; text = strchr (text + 1, '<'))
    if (text[1] == '/' && g_ascii_strncasecmp (text + 2, name, length) == 0
        && !g_ascii_isalnum (text[2 + length]))
      return text;

  return NULL;
}

/* Behind a comment, a declaration or an instruction that starts at "<!" or "<?". */
static const char *
skip_markup (const char *text)
{
  const char *mark = ">", *end;

  if (strncmp (text, "<!-->", 5) == 0)
    return text + 5;
  if (strncmp (text, "<!--", 4) == 0)
    {
      mark = "-->";
      text += 4;
    }

  end = strstr (text, mark);
  return end != NULL ? end + strlen (mark) : text + strlen (text);
}

static gunichar
entity_character (const char *name, gsize length)
{
  char *end = NULL;
  guint64 number;

  if (name[0] == '#')
    {
      const gboolean hex = name[1] == 'x' || name[1] == 'X';

      number = g_ascii_strtoull (name + (hex ? 2 : 1), &end, hex ? 16 : 10);
      return end == name + length && number >= 32 && number <= 0x10ffff
                     && g_unichar_validate ((gunichar)number)
                 ? (gunichar)number
                 : 0;
    }

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && strncmp (entities[i].name, name, length) == 0)
      return entities[i].c;

  return 0;
}

/* Appends what stands for at "&", and tells where to read on. */
static const char *
append_entity (GString *out, const char *text)
{
  const gsize length = strcspn (text + 1, ";&< \n\r\t");
  const gunichar c = length >= 2 && length <= MAX_ENTITY && text[1 + length] == ';'
                         ? entity_character (text + 1, length)
                         : 0;

  if (c == 0)
    {
      g_string_append_c (out, '&');
      return text + 1;
    }

  g_string_append_unichar (out, c);
  return text + length + 2;
}

/* The value of the attribute "type" in a tag, without parameters, in small letters. */
static char *
type_of_tag (const char *tag, const char *end)
{
  g_autoptr (GString) value = g_string_new (NULL);
  const char *at = tag;
  char quote = '\0';

  while (at < end)
    {
      /* One attribute a turn: its name, then its value. */
      const char *name = at + strspn (at, " \n\r\t\f/");
      const gsize length = strcspn (name, " \n\r\t\f/=>");
      const char *equals = name + length + strspn (name + length, " \n\r\t\f");
      const gboolean wanted = length == 4 && g_ascii_strncasecmp (name, "type", 4) == 0;

      if (name >= end || *name == '>')
        return NULL;
      if (*equals != '=')
        {
          at = length > 0 ? name + length : name + 1;
          continue;
        }

      at = equals + 1 + strspn (equals + 1, " \n\r\t\f");
      quote = *at == '"' || *at == '\'' ? *at++ : '\0';
      while (at < end && *at != '\0'
             && (quote != '\0' ? *at != quote : strchr (" \n\r\t\f>", *at) == NULL))
        if (wanted && *at == '&')
          at = append_entity (value, at);
        else
          {
            if (wanted)
              g_string_append_c (value, g_ascii_tolower (*at));
            at++;
          }
      if (quote != '\0' && at < end)
        at++;
      if (wanted)
        {
          g_string_truncate (value, strcspn (value->str, ";"));
          return g_strstrip (g_strdup (value->str));
        }
    }

  return NULL;
}

/* An element whose text holds no tags: behind it, its text handed on when it is data. */
static const char *
read_plain_element (const char *tag, const char *name, GPtrArray *scripts, guint max_scripts)
{
  const char *start = tag_end (tag);
  const char *end = strcmp (name, "plaintext") != 0 ? element_end (start, name) : NULL;
  g_autofree char *type
      = strcmp (name, "script") == 0 ? type_of_tag (tag + 1 + strlen (name), start) : NULL;

  /* Cut off: whatever it holds is not whole. */
  if (end == NULL)
    return start + strlen (start);
  if (g_strcmp0 (type, "application/ld+json") == 0 && scripts->len < max_scripts)
    g_ptr_array_add (scripts, g_strndup (start, (gsize)(end - start)));
  return tag_end (end);
}

GPtrArray *
fw_feed_html_scripts (const char *html, guint max_scripts)
{
  GPtrArray *scripts = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = strchr (html, '<'); at != NULL && *at != '\0'; at = strchr (at, '<'))
    {
      const gsize length = name_length (at + 1);
      const char *plain = find_name (plain_elements, at + 1, length);

      if (at[1] == '!' || at[1] == '?')
        at = skip_markup (at);
      else if (plain != NULL)
        at = read_plain_element (at, plain, scripts, max_scripts);
      else if (length > 0 || at[1] == '/')
        at = tag_end (at);
      else
        at++;
    }

  return scripts;
}

/* Behind a tag; a space is appended for one that ends a word. */
static const char *
skip_tag (GString *out, const char *text)
{
  const char *name = text + (text[1] == '/' ? 2 : 1);
  const gsize length = name_length (name);
  const char *plain = find_name (plain_elements, name, length);
  const char *end;

  if (find_name (inline_elements, name, length) == NULL)
    g_string_append_c (out, ' ');
  end = tag_end (text);
  if (text[1] == '/' || plain == NULL || strcmp (plain, "title") == 0)
    return end;

  end = element_end (end, plain);
  return end != NULL ? tag_end (end) : text + strlen (text);
}

static char *
strip_once (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    if (*text == '<' && (text[1] == '!' || text[1] == '?'))
      text = skip_markup (text);
    else if (*text == '<' && (g_ascii_isalpha (text[1]) || text[1] == '/'))
      text = skip_tag (out, text);
    else if (*text == '&')
      text = append_entity (out, text);
    else
      g_string_append_c (out, *text++);

  return g_string_free (out, FALSE);
}

static gboolean
has_tags (const char *text)
{
  for (const char *at = strchr (text, '<'); at != NULL; at = strchr (at + 1, '<'))
    if (g_ascii_isalpha (at[1]) || at[1] == '/')
      return TRUE;

  return FALSE;
}

char *
fw_feed_plain (const char *text, guint max_characters)
{
  g_autofree char *plain = NULL;

  if (text == NULL)
    return NULL;

  plain = g_strdup (text);
  for (guint i = 0; i < MAX_PASSES && (has_tags (plain) || strchr (plain, '&') != NULL); i++)
    {
      char *stripped = strip_once (plain);

      g_free (plain);
      plain = stripped;
    }

  return fw_offer_tidy (plain, max_characters);
}
