/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-acs-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "fw-source-error.h"

/* The first bracket request finds the newest vintage; the rest is asked of the same year. */

#define BRACKETS    "B19001"
#define BASELINE    "baseline"
#define PEERS       "peers"
#define OLDEST_STEP 5 /* years before today that are still asked for */

/* Population, medians, aggregate, Gini with margins; fifths. */
#define BASELINE_VARIABLES                                                                         \
  "NAME,B01003_001E,B01003_001M,B19013_001E,B19013_001M,B19025_001E,B19025_001M,"                  \
  "B19083_001E,B19083_001M,B19080_001E,B19080_002E,B19080_003E,B19080_004E,B19080_005E,"           \
  "B19081_001E,B19081_002E,B19081_003E,B19081_004E,B19081_005E,B19081_006E,"                       \
  "B19082_001E,B19082_002E,B19082_003E,B19082_004E,B19082_005E,B19082_006E"

#define METRO "metropolitan%20statistical%20area/micropolitan%20statistical%20area:"

/* A table asked for each race: how many races a call holds, and which of its variables; none: the
 * whole table. */
typedef struct
{
  const char *table;
  const char *title;
  guint races_a_call;
  gboolean margins;
  guint ids[10];
} RaceTable;

static const RaceTable race_tables[] = {
  { BRACKETS, N_ ("Household income by bracket"), 1, TRUE, { 0 } },
  { "B19013", N_ ("Median household income by race"), 9, TRUE, { 1 } },
  { "C23002", N_ ("Unemployment by race"), 3, TRUE, { 6, 8, 11, 13, 19, 21, 24, 26 } },
  { "C15002", N_ ("Education by race"), 5, FALSE, { 1, 3, 4, 5, 6, 8, 9, 10, 11 } },
  { "B20005", N_ ("Earnings by bracket"), 1, TRUE, { 0 } },
};

static const RaceTable *
find_race_table (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (race_tables); i++)
    if (strcmp (race_tables[i].table, table) == 0)
      return &race_tables[i];
  return NULL;
}

/* "B19001B" of one race, "C23002A-C" of those that share a call; @first counts from 1. */
static char *
make_tag (const RaceTable *table, guint first)
{
  const guint last = MIN (first + table->races_a_call, FW_ACS_N_RACES) - 1;

  if (last == first)
    return g_strdup_printf ("%s%c", table->table, fw_acs_races[first].letter);
  return g_strdup_printf ("%s%c-%c", table->table, fw_acs_races[first].letter,
                          fw_acs_races[last].letter);
}

char *
fw_acs_tag (const char *table, guint race)
{
  const RaceTable *row;

  g_return_val_if_fail (table != NULL && race < FW_ACS_N_RACES, NULL);

  row = find_race_table (table);
  if (race == 0 || row == NULL)
    return g_strdup (strcmp (table, BRACKETS) == 0 ? BRACKETS : BASELINE);
  return make_tag (row, race - (race - 1) % row->races_a_call);
}

static char *
make_variables (const RaceTable *table, guint first)
{
  GString *text = g_string_new ("NAME");

  for (guint race = first; race < FW_ACS_N_RACES && race < first + table->races_a_call; race++)
    if (table->ids[0] == 0)
      g_string_append_printf (text, ",group(%s%c)", table->table, fw_acs_races[race].letter);
    else
      for (gsize i = 0; i < G_N_ELEMENTS (table->ids) && table->ids[i] != 0; i++)
        {
          const char letter = fw_acs_races[race].letter;

          g_string_append_printf (text, ",%s%c_%03uE", table->table, letter, table->ids[i]);
          if (table->margins)
            g_string_append_printf (text, ",%s%c_%03uM", table->table, letter, table->ids[i]);
        }
  return g_string_free (text, FALSE);
}

static guint
count_variables (const char *variables)
{
  guint n = 1;

  for (const char *p = variables; *p != '\0'; p++)
    n += *p == ',';
  return n;
}

/* "&for=county:003,053&in=state:27" of the counties of one state, from the one at @index on; moves
 * @index behind them. */
static char *
make_counties (const FwGeography *place, guint *index)
{
  GString *text = g_string_new ("&for=county:");
  const char *state = place->counties[*index];
  const char *comma = "";

  for (; place->counties[*index] != NULL && strncmp (place->counties[*index], state, 2) == 0;
       ++*index)
    {
      g_string_append_printf (text, "%s%s", comma, place->counties[*index] + 2);
      comma = ",";
    }
  g_string_append_printf (text, "&in=state:%.2s", state);
  return g_string_free (text, FALSE);
}

/* What each request ends in: one text, or one for each state the counties are in. */
static GStrv
make_areas (const FwGeography *place)
{
  g_autoptr (GStrvBuilder) areas = g_strv_builder_new ();
  g_autofree char *area = NULL;

  switch (place->level)
    {
    case FW_LEVEL_NATION:
      area = g_strdup ("&for=us:1");
      break;
    case FW_LEVEL_STATE:
      area = g_strconcat ("&for=state:", place->state, NULL);
      break;
    case FW_LEVEL_METRO:
      area = g_strconcat ("&for=" METRO, place->code, NULL);
      break;
    case FW_LEVEL_PLACE:
      area = g_strconcat ("&for=place:", place->code, "&in=state:", place->state, NULL);
      break;
    case FW_LEVEL_COUNTY:
    default:
      for (guint i = 0; place->counties[i] != NULL;)
        {
          g_autofree char *counties = make_counties (place, &i);

          g_strv_builder_add (areas, counties);
        }
      break;
    }
  if (area != NULL)
    g_strv_builder_add (areas, area);
  return g_strv_builder_end (areas);
}

static void
add_request (GPtrArray *requests, int year, const char *variables, const char *area,
             const char *tag, const char *title)
{
  g_autofree char *path = g_strdup_printf ("/data/%d/acs/acs5?get=%s%s", year, variables, area);
  FwRequest *request = fw_request_new (FW_SERVICE_ACS, title, path, fw_acs_check);

  g_assert (count_variables (variables) <= FW_ACS_MOST_VARIABLES);
  fw_request_set_tag (request, tag);
  g_ptr_array_add (requests, request);
}

/* "Household income by bracket, Black" of one race, "Education by race, part 1 of 2" of several. */
static char *
make_title (const RaceTable *table, guint first)
{
  const guint part = (first - 1) / table->races_a_call;
  const guint n_parts = (FW_ACS_N_RACES - 2) / table->races_a_call + 1;
  g_autofree char *number = fw_unit_format (part + 1, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *all = fw_unit_format (n_parts, FW_UNIT_COUNT, FW_STYLE_TABLE);

  if (table->races_a_call == 1)
    return fw_acs_title (_ (table->title), first);
  if (n_parts == 1)
    return g_strdup (_ (table->title));
  return g_strdup_printf (_ ("%s, part %s of %s"), _ (table->title), number, all);
}

static void
add_race_table (GPtrArray *requests, int year, const RaceTable *table, const char *area)
{
  for (guint first = 1; first < FW_ACS_N_RACES; first += table->races_a_call)
    {
      g_autofree char *variables = make_variables (table, first);
      g_autofree char *tag = make_tag (table, first);
      g_autofree char *title = make_title (table, first);

      add_request (requests, year, variables, area, tag, title);
    }
}

static void
add_brackets (GPtrArray *requests, int year, char **areas)
{
  for (guint i = 0; areas[i] != NULL; i++)
    add_request (requests, year, "NAME,group(" BRACKETS ")", areas[i], BRACKETS,
                 _ (race_tables[0].title));
}

/* Other cities of the state, to be seen beside this one. */
static void
add_peers (GPtrArray *requests, int year, const FwGeography *place)
{
  g_autofree char *area = g_strconcat ("&for=place:*&in=state:", place->state, NULL);
  g_autofree char *medians = make_variables (find_race_table ("B19013"), 1);

  add_request (requests, year, BASELINE_VARIABLES, area, PEERS,
               _ ("Income and inequality of the state’s other cities"));
  add_request (requests, year, medians, area, PEERS "-by-race",
               _ ("Median household income by race of the state’s other cities"));
}

static void
add_rest (GPtrArray *requests, int year, const FwGeography *place, char **areas)
{
  for (guint i = 0; areas[i] != NULL; i++)
    {
      add_race_table (requests, year, &race_tables[0], areas[i]);
      add_request (requests, year, BASELINE_VARIABLES, areas[i], BASELINE,
                   _ ("Population, median income and inequality"));
      for (gsize k = 1; k < G_N_ELEMENTS (race_tables); k++)
        add_race_table (requests, year, &race_tables[k], areas[i]);
    }
  if (place->level == FW_LEVEL_PLACE)
    add_peers (requests, year, place);
}

int
fw_acs_request_year (FwRequest *request)
{
  const char *path = fw_request_get_path (request);
  char *end;
  gint64 year;

  if (!g_str_has_prefix (path, "/data/"))
    return 0;
  year = g_ascii_strtoll (path + strlen ("/data/"), &end, 10);
  return *end == '/' && year >= 1900 && year <= 2100 ? (int)year : 0;
}

gboolean
fw_acs_is_peers (FwRequest *request)
{
  const char *tag = fw_request_get_tag (request);

  return tag != NULL && g_str_has_prefix (tag, PEERS);
}

gboolean
fw_acs_vintage (GPtrArray *outcomes, int *year)
{
  gboolean found = FALSE;

  *year = 0;
  for (guint i = 0; i < outcomes->len; i++)
    {
      FwOutcome *outcome = g_ptr_array_index (outcomes, i);
      const int asked = fw_acs_request_year (outcome->request);

      if (g_strcmp0 (fw_request_get_tag (outcome->request), BRACKETS) != 0)
        continue;
      if (*year == 0 || asked < *year)
        {
          *year = asked;
          found = TRUE;
        }
      if (asked == *year
          && g_error_matches (outcome->error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_NOT_PUBLISHED))
        found = FALSE;
    }
  return found;
}

/* An answer, or a fault of this one table: then the others are worth asking for. */
static gboolean
is_worth_going_on (const GError *error)
{
  return error == NULL || g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_BAD_ANSWER)
         || g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_TOO_LARGE)
         || g_error_matches (error, FW_SOURCE_ERROR, FW_SOURCE_ERROR_REFUSED);
}

/* TRUE when all that was asked so far are brackets, and going on makes sense. */
static gboolean
wants_rest (GPtrArray *outcomes, int year)
{
  gboolean worth = FALSE;

  for (guint i = 0; i < outcomes->len; i++)
    {
      FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (g_strcmp0 (fw_request_get_tag (outcome->request), BRACKETS) != 0)
        return FALSE;
      worth = worth
              || (fw_acs_request_year (outcome->request) == year
                  && is_worth_going_on (outcome->error));
    }
  return worth;
}

/**
 * fw_acs_next:
 * @target: whose baseline
 * @outcomes: (element-type FwOutcome): of the rounds before
 *
 * First the brackets of the five years that ended two years ago, the newest that are out all year
 * (they come in December and January); a year back each time the Census has none, to five years
 * ago. Then everything else of the same years.
 *
 * Returns: (transfer full) (element-type FwRequest): none when all is asked
 */
GPtrArray *
fw_acs_next (const FwTarget *target, GPtrArray *outcomes, GError **error)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_request_unref);
  g_auto (GStrv) areas = NULL;
  int year;

  g_return_val_if_fail (target != NULL && target->place != NULL && outcomes != NULL, requests);

  areas = make_areas (target->place);
  if (outcomes->len == 0)
    add_brackets (requests, target->year - 2, areas);
  else if (fw_acs_vintage (outcomes, &year))
    {
      if (wants_rest (outcomes, year))
        add_rest (requests, year, target->place, areas);
    }
  else if (year > target->year - OLDEST_STEP)
    add_brackets (requests, year - 1, areas);
  return requests;
}
