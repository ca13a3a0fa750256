/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "pseudo.h"

#include <glib.h>
#include <string.h>

/* These stand in the place of the C library's for every library of the program. */
char *dgettext (const char *domain, const char *message);
char *dcgettext (const char *domain, const char *message, int category);
char *dngettext (const char *domain, const char *one, const char *many, unsigned long n);

static unsigned longer;
static GHashTable *messages; /* of what is asked for: a translation is never freed */

void
pseudo_set_longer (unsigned percent)
{
  longer = percent;
}

/* Past what is no word: a conversion of printf, a tag, an entity. */
static const char *
skip_code (const char *text)
{
  const char *end;

  if (*text == '%')
    {
      end = text + 1 + strspn (text + 1, "0123456789.-+# 'l$z*");
      return *end ? end + 1 : end;
    }
  if (*text == '<' && (end = strchr (text, '>')))
    return end + 1;
  if (*text == '&' && (end = strchr (text, ';')) && end - text < 8)
    return end + 1;
  return text;
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (c & 0x80);
}

/* A word grows by its own last letters, so that what it was can still be read. */
static void
add_word (GString *out, const char *word, gsize length)
{
  const gsize more = (length * longer + 99) / 100;
  const char last = word[length - 1];

  g_string_append_len (out, word, (gssize)length);
  if (length < 2 || (last & 0x80))
    return;
  for (gsize i = 0; i < more; i++)
    g_string_append_c (out, (i % 2) ? 'n' : 'e');
}

static char *
lengthen (const char *message)
{
  GString *out = g_string_new (NULL);

  for (const char *p = message; *p;)
    {
      const char *after = skip_code (p);
      const char *end = after;

      g_string_append_len (out, p, after - p);
      if (after != p)
        {
          p = after;
          continue;
        }
      while (is_letter (*end))
        end++;
      if (end > p)
        add_word (out, p, (gsize)(end - p));
      else
        g_string_append_c (out, *end++);
      p = end;
    }
  return g_string_free (out, FALSE);
}

/* Only of Fairway: the toolkit's messages hold what it reads itself. */
static char *
translate (const char *domain, const char *message)
{
  static GMutex mutex;
  char *answer;

  if (longer == 0 || g_strcmp0 (domain, "fairway") != 0 || !message || *message == '\0')
    return (char *)message;
  g_mutex_lock (&mutex);
  if (!messages)
    messages = g_hash_table_new (g_str_hash, g_str_equal);
  answer = g_hash_table_lookup (messages, message);
  if (!answer)
    {
      const char *after_context = strchr (message, '\004');

      answer = lengthen (after_context ? after_context + 1 : message);
      g_hash_table_insert (messages, g_strdup (message), answer);
    }
  g_mutex_unlock (&mutex);
  return answer;
}

char *
dgettext (const char *domain, const char *message)
{
  return translate (domain, message);
}

char *
dcgettext (const char *domain, const char *message, int category)
{
  return translate (domain, message);
}

char *
dngettext (const char *domain, const char *one, const char *many, unsigned long n)
{
  return translate (domain, n == 1 ? one : many);
}
