/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-place-data.h"

#include <string.h>

#include "fw-table.h"

/* How well a county answers what was typed; lower is better. Within one, more households come
 * first. */
typedef enum
{
  MATCH_CODE = 0,   /* the whole code */
  MATCH_BOTH,       /* its name and its city, whole: "new york", "st louis" */
  MATCH_WHOLE,      /* its name or a city of it, whole, perhaps with the state */
  MATCH_START,      /* starts its name or a city of it: "minne" */
  MATCH_WORDS,      /* every word typed starts a word of its name, cities or state */
  MATCH_CODE_START, /* starts its code */
  MATCH_STATE,      /* only the state */
  MATCH_NONE,
} Match;

static const char *const states[][2] = {
  { "Alabama", "al" },        { "Alaska", "ak" },        { "Arizona", "az" },
  { "Arkansas", "ar" },       { "California", "ca" },    { "Colorado", "co" },
  { "Connecticut", "ct" },    { "Delaware", "de" },      { "District of Columbia", "dc" },
  { "Florida", "fl" },        { "Georgia", "ga" },       { "Hawaii", "hi" },
  { "Idaho", "id" },          { "Illinois", "il" },      { "Indiana", "in" },
  { "Iowa", "ia" },           { "Kansas", "ks" },        { "Kentucky", "ky" },
  { "Louisiana", "la" },      { "Maine", "me" },         { "Maryland", "md" },
  { "Massachusetts", "ma" },  { "Michigan", "mi" },      { "Minnesota", "mn" },
  { "Mississippi", "ms" },    { "Missouri", "mo" },      { "Montana", "mt" },
  { "Nebraska", "ne" },       { "Nevada", "nv" },        { "New Hampshire", "nh" },
  { "New Jersey", "nj" },     { "New Mexico", "nm" },    { "New York", "ny" },
  { "North Carolina", "nc" }, { "North Dakota", "nd" },  { "Ohio", "oh" },
  { "Oklahoma", "ok" },       { "Oregon", "or" },        { "Pennsylvania", "pa" },
  { "Puerto Rico", "pr" },    { "Rhode Island", "ri" },  { "South Carolina", "sc" },
  { "South Dakota", "sd" },   { "Tennessee", "tn" },     { "Texas", "tx" },
  { "Utah", "ut" },           { "Vermont", "vt" },       { "Virginia", "va" },
  { "Washington", "wa" },     { "West Virginia", "wv" }, { "Wisconsin", "wi" },
  { "Wyoming", "wy" },
};

/* What a county's own name ends in, and people leave out. */
static const char *const kinds[]
    = { " county",      " parish",       " city and borough", " borough",
        " census area", " municipality", " municipio",        " city" };

typedef struct
{
  char *name;               /* "hennepin" */
  char *full_name;          /* "hennepin county" */
  char *state;              /* "minnesota" */
  const char *abbreviation; /* "mn" */
  GPtrArray *cities;        /* "minneapolis", "bloomington" */
} Entry;

typedef struct
{
  const FwCounty *county;
  Match match;
} Hit;

/* Lower case, no accents, apostrophes or full stops, other signs as one space, "saint" as "st". */
static char *
plain_text (const char *text)
{
  g_autofree char *split = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  g_auto (GStrv) words = NULL;
  GString *plain = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *at = split; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        {
          if (space && plain->len > 0)
            g_string_append_c (plain, ' ');
          space = FALSE;
          g_string_append_unichar (plain, g_unichar_tolower (c));
        }
      else if (!g_unichar_ismark (c) && c != '.' && c != '\'' && c != 0x2019)
        space = TRUE;
    }

  words = g_strsplit (plain->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "saint"))
      strcpy (words[i], "st");
  g_string_free (plain, TRUE);

  return g_strjoinv (" ", words);
}

static char *
without_kind (const char *full_name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (full_name, kinds[i]))
      return g_strndup (full_name, strlen (full_name) - strlen (kinds[i]));

  return g_strdup (full_name);
}

static const char *
state_abbreviation (const char *state)
{
  guint i = 0;

  while (!g_str_equal (states[i][0], state))
    {
      i++;
      g_assert (i < G_N_ELEMENTS (states));
    }

  return states[i][1];
}

static Entry *
load_entries (void)
{
  const guint n = fw_counties_count ();
  g_autoptr (FwTable) table = fw_table_open ("cities.csv");
  Entry *entries = g_new0 (Entry, n);

  for (guint i = 0; i < n; i++)
    {
      const FwCounty *county = fw_counties_get (i);

      entries[i].full_name = plain_text (county->name);
      entries[i].name = without_kind (entries[i].full_name);
      entries[i].state = plain_text (county->state);
      entries[i].abbreviation = state_abbreviation (county->state);
      entries[i].cities = g_ptr_array_new ();
    }

  while (fw_table_next (table))
    {
      g_auto (GStrv) codes = g_strsplit (fw_table_text (table, 1), " ", -1);

      for (guint i = 0; codes[i] != NULL; i++)
        {
          const FwCounty *county = fw_counties_find (codes[i]);
          const guint index = (guint)(county - fw_counties_get (0));

          g_ptr_array_add (entries[index].cities, plain_text (fw_table_text (table, 0)));
        }
    }

  return entries;
}

/* How well one name answers what was typed, alone or followed by the state. */
static Match
match_name (const char *typed, const char *name, const Entry *entry)
{
  const gsize n = strlen (name);
  const char *rest;

  if (strncmp (name, typed, strlen (typed)) == 0)
    return name[strlen (typed)] == '\0' ? MATCH_WHOLE : MATCH_START;

  if (strncmp (typed, name, n) != 0 || typed[n] != ' ')
    return MATCH_NONE;

  rest = typed + n + 1;
  if (g_str_equal (rest, entry->state) || g_str_equal (rest, entry->abbreviation))
    return MATCH_WHOLE;

  return g_str_has_prefix (entry->state, rest) ? MATCH_START : MATCH_NONE;
}

static gboolean
starts_a_word (const char *word, const char *text)
{
  for (const char *at = text; at != NULL; at = strchr (at, ' '))
    {
      at += *at == ' ';
      if (g_str_has_prefix (at, word))
        return TRUE;
    }

  return FALSE;
}

static Match
match_words (char **words, const Entry *entry)
{
  gboolean only_state = TRUE;

  for (guint w = 0; words[w] != NULL; w++)
    {
      gboolean found = starts_a_word (words[w], entry->full_name);

      for (guint i = 0; i < entry->cities->len && !found; i++)
        found = starts_a_word (words[w], g_ptr_array_index (entry->cities, i));
      if (found)
        only_state = FALSE;
      else if (!starts_a_word (words[w], entry->state)
               && !g_str_equal (words[w], entry->abbreviation))
        return MATCH_NONE;
    }

  return only_state ? MATCH_STATE : MATCH_WORDS;
}

static Match
match_county (const char *typed, char **words, const FwCounty *county, const Entry *entry)
{
  const Match by_name
      = MIN (match_name (typed, entry->name, entry), match_name (typed, entry->full_name, entry));
  Match by_city = MATCH_NONE;

  if (g_ascii_isdigit (*typed))
    {
      if (!g_str_has_prefix (county->fips, typed))
        return MATCH_NONE;
      return typed[5] == '\0' && strlen (typed) == 5 ? MATCH_CODE : MATCH_CODE_START;
    }

  for (guint i = 0; i < entry->cities->len; i++)
    by_city = MIN (by_city, match_name (typed, g_ptr_array_index (entry->cities, i), entry));

  if (by_name == MATCH_WHOLE && by_city == MATCH_WHOLE)
    return MATCH_BOTH;
  if (MIN (by_name, by_city) < MATCH_NONE)
    return MIN (by_name, by_city);

  return match_words (words, entry);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *one = a;
  const Hit *two = b;

  if (one->match != two->match)
    return one->match < two->match ? -1 : 1;
  if (one->county->households != two->county->households)
    return one->county->households > two->county->households ? -1 : 1;

  return strcmp (one->county->fips, two->county->fips);
}

/* Counties that match plain text, in no order. */
static void
collect_hits (const char *typed, GArray *hits)
{
  static Entry *entries = NULL;
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);
  const FwCounty *renamed = fw_counties_find (typed);

  if (g_once_init_enter (&entries))
    g_once_init_leave (&entries, load_entries ());

  for (guint i = 0; i < fw_counties_count () && *typed != '\0'; i++)
    {
      const FwCounty *county = fw_counties_get (i);
      const Hit hit
          = { county,
              county == renamed ? MATCH_CODE : match_county (typed, words, county, &entries[i]) };

      if (hit.match < MATCH_NONE)
        g_array_append_val (hits, hit);
    }
}

/* "New York City" is the city New York; "Kansas City" is itself. */
static GArray *
find_hits (const char *text)
{
  g_autofree char *typed = plain_text (text);
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  collect_hits (typed, hits);
  if (hits->len == 0 && g_str_has_suffix (typed, " city"))
    {
      typed[strlen (typed) - strlen (" city")] = '\0';
      collect_hits (typed, hits);
    }
  g_array_sort (hits, compare_hits);

  return hits;
}

/**
 * fw_counties_search:
 * @text: what somebody typed: a county, a city in it, a state, a code, or their beginnings
 * @max: how many at most
 *
 * Finds counties, the best first; letter case, accents and punctuation do not matter.
 *
 * Returns: (transfer container) (element-type FwCounty): the counties
 */
GPtrArray *
fw_counties_search (const char *text, guint max)
{
  g_autoptr (GArray) hits = NULL;
  GPtrArray *counties = g_ptr_array_new ();

  g_return_val_if_fail (text != NULL, counties);

  hits = find_hits (text);
  for (guint i = 0; i < hits->len && i < max; i++)
    g_ptr_array_add (counties, (gpointer)g_array_index (hits, Hit, i).county);

  return counties;
}

/**
 * fw_counties_named:
 * @text: a county's or a city's name, perhaps with its state, or a code
 *
 * The counties that @text names whole, the best first: more than one when several share the name or
 * a city lies in several; none when @text only begins a name.
 *
 * Returns: (transfer container) (element-type FwCounty): the counties
 */
GPtrArray *
fw_counties_named (const char *text)
{
  g_autoptr (GArray) hits = NULL;
  GPtrArray *counties = g_ptr_array_new ();

  g_return_val_if_fail (text != NULL, counties);

  hits = find_hits (text);
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (hit->match <= MATCH_WHOLE)
        g_ptr_array_add (counties, (gpointer)hit->county);
    }

  return counties;
}
