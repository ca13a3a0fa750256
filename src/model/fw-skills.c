/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-skills.h"

#include <string.h>

/* Texts are folded to words of small letters, digits, “+” and “#” with single spaces between, and
 * phrases of up to so many words are looked up. */

#define MAX_PHRASE_WORDS 4
#define MAX_TEXT         (64 * 1024) /* bytes of one text that are looked at */
#define SEPARATORS       ",;|/\n\r\t"

typedef struct
{
  GHashTable *anywhere; /* folded phrase to row */
  GHashTable *in_lists; /* these, and those that mean a skill in lists only */
} Index;

static gboolean
is_dot_net (const char *text, const GString *folded)
{
  static const char *const heads[] = { "asp", "vb", "ado" };
  const char *word = folded->str + folded->len;

  if (g_ascii_strncasecmp (text, ".net", 4) != 0 || g_ascii_isalnum (text[4]))
    return FALSE;
  if (folded->len == 0 || word[-1] == ' ')
    return TRUE;

  while (word > folded->str && word[-1] != ' ')
    word--;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (strcmp (word, heads[i]) == 0)
      return TRUE;

  return FALSE; /* an address: “example.net” */
}

static void
end_word (GString *folded)
{
  if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/* “C++/.NET, Node.js (help-desk)” becomes “c++ dotnet nodejs help desk ”. */
static GString *
fold (const char *text, gsize length)
{
  const char *end = text + MIN (length, MAX_TEXT);
  GString *folded = g_string_new (NULL);

  while (text < end && *text != '\0')
    {
      const gunichar c = g_utf8_get_char_validated (text, end - text);
      const gboolean in_word = folded->len > 0 && folded->str[folded->len - 1] != ' ';

      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          end_word (folded);
          text++;
          continue;
        }
      if (c == '.' && end - text >= 4 && is_dot_net (text, folded))
        {
          end_word (folded);
          g_string_append (folded, "dotnet");
          text += 4;
          continue;
        }

      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
      else if ((c == '+' || c == '#') && in_word)
        g_string_append_c (folded, (char)c);
      else if (!(c == '.' && in_word && end - text >= 3
                 && g_ascii_strncasecmp (text, ".js", 3) == 0))
        end_word (folded);
      text = g_utf8_next_char (text);
    }

  end_word (folded);
  return folded;
}

static char *
fold_phrase (const char *text)
{
  g_autoptr (GString) folded = fold (text, strlen (text));

  return g_strndup (folded->str, folded->len > 0 ? folded->len - 1 : 0);
}

static void
add_phrase (GHashTable *table, const char *phrase, const FwSkillRow *row)
{
  char *folded = fold_phrase (phrase);

  if (g_hash_table_contains (table, folded))
    g_free (folded); /* the row named first keeps it */
  else
    g_hash_table_insert (table, folded, (gpointer)row);
}

static gboolean
is_listed_only (const FwSkillRow *row, const char *phrase)
{
  for (guint i = 0; row->listed[i] != NULL; i++)
    if (g_ascii_strcasecmp (row->listed[i], phrase) == 0)
      return TRUE;

  return FALSE;
}

static Index *
make_index (void)
{
  Index *index = g_new0 (Index, 1);
  guint n_rows;
  const FwSkillRow *rows = fw_skills_rows (&n_rows);

  index->anywhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->in_lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_rows; i++)
    {
      if (!is_listed_only (&rows[i], rows[i].title))
        add_phrase (index->anywhere, rows[i].title, &rows[i]);
      add_phrase (index->in_lists, rows[i].title, &rows[i]);
      add_phrase (index->in_lists, rows[i].name, &rows[i]);
      for (guint j = 0; rows[i].synonyms[j] != NULL; j++)
        {
          add_phrase (index->anywhere, rows[i].synonyms[j], &rows[i]);
          add_phrase (index->in_lists, rows[i].synonyms[j], &rows[i]);
        }
      for (guint j = 0; rows[i].listed[j] != NULL; j++)
        add_phrase (index->in_lists, rows[i].listed[j], &rows[i]);
    }

  return index;
}

static const Index *
get_index (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)make_index ());

  return (const Index *)once;
}

const FwSkillRow *
fw_skills_find (const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return NULL;

  folded = fold_phrase (text);
  return g_hash_table_lookup (get_index ()->in_lists, folded);
}

/* Every phrase of a folded text that starts at a word. */
static void
find_phrases (GString *folded, gboolean *found)
{
  guint n_rows;
  const FwSkillRow *rows = fw_skills_rows (&n_rows);

  for (char *word = folded->str; *word != '\0'; word = strchr (word, ' ') + 1)
    {
      char *end = word;

      for (guint n = 0; n < MAX_PHRASE_WORDS && *end != '\0'; n++)
        {
          const FwSkillRow *row;

          end = strchr (n == 0 ? word : end + 1, ' ');
          if (end == NULL)
            break;
          *end = '\0';
          row = g_hash_table_lookup (get_index ()->anywhere, word);
          *end = ' ';
          if (row != NULL)
            found[row - rows] = TRUE;
          if (end[1] == '\0')
            break;
        }
    }
}

static void
find_listed (const char *list, gboolean *found)
{
  g_auto (GStrv) items = g_strsplit_set (list, SEPARATORS, -1);
  guint n_rows;
  const FwSkillRow *rows = fw_skills_rows (&n_rows);

  for (guint i = 0; items[i] != NULL; i++)
    {
      const FwSkillRow *row = fw_skills_find (items[i]);

      if (row != NULL)
        found[row - rows] = TRUE;
    }
}

GStrv
fw_skills_in_texts (const FwSkillText *texts, guint n_texts)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_rows;
  const FwSkillRow *rows = fw_skills_rows (&n_rows);
  g_autofree gboolean *found = g_new0 (gboolean, n_rows);

  g_return_val_if_fail (texts != NULL || n_texts == 0, g_strv_builder_end (names));

  for (guint i = 0; i < n_texts; i++)
    {
      g_autofree char *text = texts[i].text != NULL ? g_strndup (texts[i].text, MAX_TEXT) : NULL;
      g_autoptr (GString) folded = text != NULL ? fold (text, strlen (text)) : NULL;

      if (text == NULL)
        continue;
      find_phrases (folded, found);
      if (texts[i].list)
        find_listed (text, found);
    }

  for (guint i = 0; i < n_rows; i++)
    if (found[i])
      g_strv_builder_add (names, rows[i].name);

  return g_strv_builder_end (names);
}

GStrv
fw_skills_in_text (const char *prose)
{
  const FwSkillText text = { prose, FALSE };

  return fw_skills_in_texts (&text, 1);
}
