/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-acs-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* The state's cities that are nearest to this one in population, to be seen beside it. */

#define N_PEERS 10 /* with the city itself */

typedef struct
{
  char *code;
  char *name; /* "Saint Paul city" */
  double distance;
} Peer;

typedef struct
{
  const char *measure;
  const char *table;
  FwAcsKind kind;
  gboolean has_prices;
} PeerMeasure;

typedef struct
{
  const FwTarget *target;
  FwHarvest *harvest;
  const char *place;
  int year;
  GPtrArray *peers; /* the city itself first */
} Peers;

static const PeerMeasure peer_measures[] = {
  { FW_MEASURE_PEER_MEDIANS, "B19013", FW_ACS_DOLLARS, TRUE },
  { FW_MEASURE_PEER_GINI, "B19083", FW_ACS_INDEX, FALSE },
};

static void
free_peer (gpointer data)
{
  Peer *peer = data;

  g_free (peer->code);
  g_free (peer->name);
  g_free (peer);
}

static FwAnswer *
find_answer (GPtrArray *outcomes, const char *tag, int year)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (outcome->answer != NULL && fw_acs_request_year (outcome->request) == year
          && g_strcmp0 (fw_request_get_tag (outcome->request), tag) == 0)
        return outcome->answer;
    }
  return NULL;
}

static gint
find_row (FwScanTable *table, const char *code)
{
  const gint column = fw_scan_table_find (table, "place");

  for (guint row = 0; column >= 0 && row < fw_scan_table_get_n_rows (table); row++)
    if (fw_scan_table_number (table, row, (guint)column) == g_ascii_strtod (code, NULL))
      {
        g_autofree char *text = fw_scan_table_dup_text (table, row, (guint)column);

        if (g_strcmp0 (text, code) == 0)
          return (gint)row;
      }
  return -1;
}

static gint
compare_distance (gconstpointer a, gconstpointer b)
{
  const Peer *const *first = a;
  const Peer *const *second = b;

  if ((*first)->distance != (*second)->distance)
    return (*first)->distance < (*second)->distance ? -1 : 1;
  return strcmp ((*first)->code, (*second)->code);
}

/* The city and those nearest to it by the ratio of their populations; NULL when it is not there. */
static GPtrArray *
find_peers (FwScanTable *table, const char *code)
{
  GPtrArray *peers = NULL;
  const gint place = fw_scan_table_find (table, "place");
  const gint name = fw_scan_table_find (table, "NAME");
  const gint own = find_row (table, code);
  double population;

  if (own < 0 || name < 0)
    return NULL;
  population = fw_acs_read_cell (table, (guint)own, "B01003_001", FW_ACS_COUNT).value;
  if (!(population > 0))
    return NULL;
  peers = g_ptr_array_new_with_free_func (free_peer);
  for (guint row = 0; row < fw_scan_table_get_n_rows (table); row++)
    {
      const double size = fw_acs_read_cell (table, row, "B01003_001", FW_ACS_COUNT).value;
      g_autofree char *text = fw_scan_table_dup_text (table, row, (guint)place);
      g_autofree char *title = fw_scan_table_dup_text (table, row, (guint)name);
      char *comma = title != NULL ? strrchr (title, ',') : NULL;
      Peer *peer;

      if (text == NULL || title == NULL || !(size > 0))
        continue;
      if (comma != NULL)
        *comma = '\0';
      peer = g_new0 (Peer, 1);
      peer->distance = (gint)row == own ? -1 : fabs (log (size / population));
      peer->code = g_steal_pointer (&text);
      peer->name = g_steal_pointer (&title);
      g_ptr_array_add (peers, peer);
    }
  g_ptr_array_sort (peers, compare_distance);
  g_ptr_array_set_size (peers, MIN ((gint)peers->len, N_PEERS));
  return peers;
}

/* Highest first; those without a number last. */
static gint
compare_values (gconstpointer a, gconstpointer b)
{
  const FwSeriesValue *first = a;
  const FwSeriesValue *second = b;

  if (isnan (first->value) || isnan (second->value))
    return isnan (first->value) - isnan (second->value);
  return (first->value < second->value) - (first->value > second->value);
}

static void
add_series (const Peers *all, FwAnswer *answer, const PeerMeasure *measure, guint race,
            GArray *values)
{
  const char letter[] = { fw_acs_races[race].letter, '\0' };
  g_autofree char *title = fw_acs_title (_ (fw_measure_find (measure->measure)->title), race);
  g_autofree char *geography = fw_geography_to_text (all->target->place);
  g_autofree char *vintage = fw_acs_vintage_text (all->year);
  g_autofree char *fetched = fw_answer_dup_fetched (answer);
  g_autofree char *source
      = g_strdup_printf ("U.S. Census Bureau, American Community Survey 5-year %s, table %s%s",
                         vintage, measure->table, letter);
  const FwSeriesInfo info = {
    .measure = measure->measure,
    .subject = fw_acs_races[race].subject,
    .title = title,
    .geography = geography,
    .place = all->place,
    .price_year = measure->has_prices ? all->year : 0,
    .vintage = vintage,
    .source = source,
    .url = fw_request_get_url (fw_answer_get_request (answer)),
    .licence = fw_service_get (FW_SERVICE_ACS)->licence,
    .fetched = fetched,
    .note = _ ("The state’s cities and towns nearest in population, highest first."),
  };

  fw_harvest_add_series (
      all->harvest,
      fw_series_new_of (&info, (const FwSeriesValue *)(gpointer)values->data, values->len));
}

static void
read_measure (const Peers *all, FwAnswer *answer, FwScanTable *table, const PeerMeasure *measure,
              guint race)
{
  const char letter[] = { fw_acs_races[race].letter, '\0' };
  g_autofree char *variable = g_strconcat (measure->table, letter, "_001", NULL);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (FwSeriesValue));
  gboolean any = FALSE;

  for (guint i = 0; i < all->peers->len; i++)
    {
      const Peer *peer = g_ptr_array_index (all->peers, i);
      const gint row = find_row (table, peer->code);
      FwSeriesValue value = { NULL, NAN, NAN, FW_MARK_NOT_PUBLISHED };

      if (row >= 0)
        value = fw_acs_read_cell (table, (guint)row, variable, measure->kind);
      value.key = peer->name;
      any = any || fw_mark_has_value (value.mark);
      g_array_append_val (values, value);
    }
  g_array_sort (values, compare_values);
  if (any)
    add_series (all, answer, measure, race, values);
}

/**
 * fw_acs_read_peers:
 * @target: whose neighbours
 * @place: its name
 * @outcomes: (element-type FwOutcome)
 * @year: of the vintage found
 * @harvest: receives medians, of all and by race, and Ginis of the cities nearest in population
 *
 * Says nothing when they did not come: no result depends on them.
 */
void
fw_acs_read_peers (const FwTarget *target, const char *place, GPtrArray *outcomes, int year,
                   FwHarvest *harvest)
{
  Peers all = { .target = target, .harvest = harvest, .place = place, .year = year };
  FwAnswer *answer = find_answer (outcomes, "peers", year);
  FwAnswer *by_race = find_answer (outcomes, "peers-by-race", year);
  g_autoptr (FwScanTable) table = NULL;
  g_autoptr (FwScanTable) race_table = NULL;
  g_autoptr (GPtrArray) peers = NULL;

  if (answer == NULL || target->place->level != FW_LEVEL_PLACE)
    return;
  table = fw_scan_census (fw_answer_get_body (answer), NULL);
  peers = table != NULL ? find_peers (table, target->place->code) : NULL;
  if (peers == NULL)
    return;
  all.peers = peers;
  for (gsize i = 0; i < G_N_ELEMENTS (peer_measures); i++)
    read_measure (&all, answer, table, &peer_measures[i], 0);
  race_table = by_race != NULL ? fw_scan_census (fw_answer_get_body (by_race), NULL) : NULL;
  for (guint race = 1; race_table != NULL && race < FW_ACS_N_RACES; race++)
    read_measure (&all, by_race, race_table, &peer_measures[0], race);
}
