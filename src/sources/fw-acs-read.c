/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-acs-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#include "fwe-margin.h"

/* One address in forty a year for five years. */
#define SAMPLED 0.125

typedef struct
{
  const FwTarget *target;
  GPtrArray *outcomes;
  FwHarvest *harvest;
  FwAcsAreas *areas;
  int year;
  char *geography;
  char *place;
  char *vintage;
} Reader;

char *
fw_acs_vintage_text (int year)
{
  return g_strdup_printf ("%d–%d", year - 4, year);
}

/* The answer that a table came with; NULL when it did not come. */
static FwAnswer *
find_answer (const Reader *r, const char *table, guint race)
{
  g_autofree char *tag = fw_acs_tag (table, race);

  for (guint i = 0; i < r->outcomes->len; i++)
    {
      FwOutcome *outcome = g_ptr_array_index (r->outcomes, i);

      if (outcome->answer != NULL && fw_acs_request_year (outcome->request) == r->year
          && g_strcmp0 (fw_request_get_tag (outcome->request), tag) == 0)
        return outcome->answer;
    }
  return NULL;
}

/* A line of a table, of all areas together. */
static FwSeriesValue
read_line (const Reader *r, const char *table, guint race, FwAcsKind kind, const FwAcsLine *line)
{
  const guint n_areas = fw_acs_areas_get_n (r->areas);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (FwSeriesValue));
  FwSeriesValue sum;

  for (guint area = 0; area < n_areas; area++)
    for (gsize i = 0; i < G_N_ELEMENTS (line->ids) && line->ids[i] != 0; i++)
      {
        g_autofree char *variable
            = race == 0
                  ? g_strdup_printf ("%s_%03u", table, line->ids[i])
                  : g_strdup_printf ("%s%c_%03u", table, fw_acs_races[race].letter, line->ids[i]);
        const FwSeriesValue part = fw_acs_areas_read (r->areas, area, variable, kind);

        g_array_append_val (parts, part);
      }
  sum = fw_acs_add ((const FwSeriesValue *)(gpointer)parts->data, parts->len);
  sum.key = line->key;
  return sum;
}

/* The median of the areas' brackets added up, with the margin of a sample of that size. In the open
 * bracket at the top only its floor is known. */
static FwSeriesValue
read_merged_median (const Reader *r, guint race)
{
  static const double edges[FW_ACS_N_BRACKETS + 1]
      = { 2499,  10000, 15000, 20000, 25000,  30000,  35000,  40000, 45000,
          50000, 60000, 75000, 1e5,   125000, 150000, 200000, 250001 };
  FwSeriesValue result = { "median", NAN, NAN, FW_MARK_EXACT };
  FweBin bins[FW_ACS_N_BRACKETS];

  for (guint i = 0; i < FW_ACS_N_BRACKETS; i++)
    {
      const FwSeriesValue count = read_line (r, "B19001", race, FW_ACS_COUNT, &fw_acs_brackets[i]);

      if (!fw_mark_has_value (count.mark))
        {
          result.mark = count.mark;
          return result;
        }
      bins[i] = (FweBin){ .min = edges[i],
                          .max = edges[i + 1] - (i + 1 < FW_ACS_N_BRACKETS ? 1 : 0),
                          .count = count.value };
    }
  if (!fwe_margin_median (bins, FW_ACS_N_BRACKETS, SAMPLED, &result.value, &result.margin))
    result = (FwSeriesValue){ "median", NAN, NAN, FW_MARK_TOO_FEW };
  else if (result.value >= edges[FW_ACS_N_BRACKETS - 1])
    result = (FwSeriesValue){ "median", edges[FW_ACS_N_BRACKETS - 1], NAN, FW_MARK_AT_LEAST };
  return result;
}

static char *
make_note (const FwAcsMeasure *measure, guint race, gboolean computed)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (computed)
    g_strv_builder_add (notes, _ ("Computed from the counties’ brackets added up; the Census "
                                  "publishes no median for them together."));
  if (measure->note != NULL)
    g_strv_builder_add (notes, _ (measure->note));
  if (strchr ("HI", fw_acs_races[race].letter) != NULL && race > 0)
    g_strv_builder_add (notes, _ ("Hispanic people are of any race: this group is cut another way "
                                  "than the races and must not be added to them."));
  else if (race > 0)
    g_strv_builder_add (notes, _ ("Hispanic people of this race are in it, and in “Hispanic” too: "
                                  "the two must not be added."));
  all = g_strv_builder_end (notes);
  return all[0] != NULL ? g_strjoinv (" ", all) : NULL;
}

static void
add_series (const Reader *r, const FwAcsMeasure *measure, guint race, FwAnswer *answer,
            const FwSeriesValue *values, gboolean computed)
{
  const char *letter = race > 0 ? (const char[]){ fw_acs_races[race].letter, '\0' } : "";
  g_autofree char *title = fw_acs_title (_ (fw_measure_find (measure->measure)->title), race);
  g_autofree char *note = make_note (measure, race, computed);
  g_autofree char *fetched = fw_answer_dup_fetched (answer);
  g_autofree char *source = g_strdup_printf (
      "U.S. Census Bureau, American Community Survey 5-year %s, %stable %s%s", r->vintage,
      computed ? "computed from " : "", computed ? "B19001" : measure->table, letter);
  const FwSeriesInfo info = { .measure = measure->measure,
                              .subject = fw_acs_races[race].subject,
                              .title = title,
                              .geography = r->geography,
                              .place = r->place,
                              .price_year = measure->has_prices ? r->year : 0,
                              .vintage = r->vintage,
                              .source = source,
                              .url = fw_request_get_url (fw_answer_get_request (answer)),
                              .licence = fw_service_get (FW_SERVICE_ACS)->licence,
                              .fetched = fetched,
                              .note = note };

  fw_harvest_add_series (r->harvest, fw_series_new_of (&info, values, measure->n_lines));
}

static void
add_shortfall (const Reader *r, const FwAcsMeasure *measure, guint race, const char *why)
{
  g_autofree char *what = fw_acs_title (_ (fw_measure_find (measure->measure)->title), race);
  const char *fallback = race == 0 ? measure->fallback : measure->fallback_by_race;

  fw_harvest_add_shortfall (r->harvest, what, why, fallback != NULL ? _ (fallback) : NULL);
}

/* Says what is missing among the values and why. TRUE when the series is worth having: one value
 * at least, or a reason that is not silence. */
static gboolean
tell_missing (const Reader *r, const FwAcsMeasure *measure, guint race, const FwSeriesValue *values)
{
  FwValueMark mark = FW_MARK_EXACT;
  guint n_missing = 0;
  gboolean silent = TRUE;

  for (guint i = measure->n_lines; i > 0; i--)
    {
      const FwValueMark found = values[i - 1].mark;

      silent = silent && (found == FW_MARK_UNKNOWN_SERIES || found == FW_MARK_NOT_PUBLISHED);
      if (fw_mark_has_value (found))
        continue;
      mark = found;
      n_missing++;
    }
  if (n_missing == measure->n_lines && mark == FW_MARK_UNKNOWN_SERIES)
    add_shortfall (r, measure, race, _ ("the Census left it out of its answer"));
  else if (n_missing == measure->n_lines)
    add_shortfall (r, measure, race, fw_mark_words (mark));
  else if (n_missing > 0)
    {
      g_autofree char *missing = fw_unit_format (n_missing, FW_UNIT_COUNT, FW_STYLE_TABLE);
      g_autofree char *all = fw_unit_format (measure->n_lines, FW_UNIT_COUNT, FW_STYLE_TABLE);
      /* Translators: "2 of 16 numbers are missing: too few people asked for an estimate". */
      g_autofree char *why = g_strdup_printf (_ ("%s of %s numbers are missing: %s"), missing, all,
                                              fw_mark_words (mark));

      add_shortfall (r, measure, race, why);
    }
  return !silent;
}

static void
read_series (const Reader *r, const FwAcsMeasure *measure, guint race)
{
  const gboolean merged = fw_acs_areas_get_n (r->areas) > 1;
  const gboolean computed = merged && measure->merge == FW_ACS_MEDIAN;
  FwAnswer *answer = find_answer (r, computed ? "B19001" : measure->table, race);
  g_autofree FwSeriesValue *values = g_new (FwSeriesValue, measure->n_lines);

  if (answer == NULL)
    return;
  if (merged && measure->merge == FW_ACS_NEVER)
    {
      add_shortfall (r, measure, race,
                     _ ("the Census publishes it of one county only: that of several cannot be "
                        "told from theirs"));
      return;
    }
  if (computed)
    values[0] = read_merged_median (r, race);
  else
    for (guint i = 0; i < measure->n_lines; i++)
      values[i] = read_line (r, measure->table, race, measure->kind, &measure->lines[i]);
  if (tell_missing (r, measure, race, values))
    add_series (r, measure, race, answer, values, computed);
}

/* What is used where a whole request brought nothing. */
static const char *
find_fallback (const char *tag)
{
  for (guint i = 0; i < fw_acs_n_measures; i++)
    for (guint race = 0; race < FW_ACS_N_RACES; race++)
      {
        const FwAcsMeasure *measure = &fw_acs_measures[i];
        const char *fallback = race == 0 ? measure->fallback : measure->fallback_by_race;
        g_autofree char *own = fw_acs_tag (measure->table, race);

        if (fallback != NULL && (race == 0 ? measure->has_all : measure->has_races)
            && g_strcmp0 (own, tag) == 0)
          return _ (fallback);
      }
  return NULL;
}

/* Requests that brought nothing; years that were only tried on the way back are not told. */
static void
tell_failed (const Reader *r)
{
  for (guint i = 0; i < r->outcomes->len; i++)
    {
      FwOutcome *outcome = g_ptr_array_index (r->outcomes, i);

      if (outcome->error != NULL && fw_acs_request_year (outcome->request) == r->year)
        fw_harvest_add_shortfall (r->harvest, fw_request_get_title (outcome->request),
                                  outcome->error->message,
                                  find_fallback (fw_request_get_tag (outcome->request)));
    }
}

static void
tell_dropped (const Reader *r)
{
  const guint n = fw_acs_areas_get_n_dropped (r->areas);
  g_autofree char *number = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_TABLE);
  g_autofree char *why = NULL;

  if (n == 0)
    return;
  why = g_strdup_printf (ngettext ("%s row had another length than its heading and was left out",
                                   "%s rows had another length than their heading and were left "
                                   "out",
                                   n),
                         number);
  fw_harvest_add_shortfall (r->harvest, _ ("Rows of the Census’s answers"), why, NULL);
}

/**
 * fw_acs_read:
 * @target: whose baseline
 * @outcomes: (element-type FwOutcome): of all rounds
 * @harvest: receives the series, and what is missing with its reason
 *
 * Reads every table of the vintage found. Values of several counties are added up with the root sum
 * square of their margins, their medians computed from the brackets added up.
 */
void
fw_acs_read (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest)
{
  Reader r = { .target = target, .outcomes = outcomes, .harvest = harvest };

  g_return_if_fail (target != NULL && target->place != NULL);
  g_return_if_fail (outcomes != NULL && harvest != NULL);

  fw_acs_vintage (outcomes, &r.year);
  r.areas = fw_acs_areas_new (target, outcomes, r.year);
  r.geography = fw_geography_to_text (target->place);
  r.place = fw_acs_areas_dup_name (r.areas);
  if (r.place == NULL)
    r.place = g_strdup (target->place_name);
  r.vintage = fw_acs_vintage_text (r.year);

  tell_failed (&r);
  for (guint i = 0; i < fw_acs_n_measures; i++)
    for (guint race = 0; race < FW_ACS_N_RACES; race++)
      if (race == 0 ? fw_acs_measures[i].has_all : fw_acs_measures[i].has_races)
        read_series (&r, &fw_acs_measures[i], race);
  tell_dropped (&r);
  fw_acs_read_peers (target, r.place, outcomes, r.year, harvest);

  fw_acs_areas_free (r.areas);
  g_free (r.geography);
  g_free (r.place);
  g_free (r.vintage);
}
