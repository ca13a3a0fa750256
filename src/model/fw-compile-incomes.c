/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-compile-private.h"
#include "fw-error.h"

/* Household incomes by group.
 *
 * 1. The place: its measured brackets, where the plan has them, else its counties' embedded ones
 * added; edges and mean in dollars of the price year.
 * 2. A shape for each group: its measured brackets, else its cited percentiles in those dollars, or
 * the pattern of its state, counted in the place's brackets.
 * 3. Raked to the place's sixteen brackets and to the groups' totals (the measured households, else
 * the share of residents), so that the groups add up to the place in every bracket.
 * 4. Each group's mean: every household of a bracket is taken at that bracket's mean in the place's
 * own fitted distribution. The group means then weigh up to the place's mean exactly, which
 * published or fitted group means would not. */

/* Shapes are drawn at this size; only their proportions count. */
#define SHAPE_HOUSEHOLDS 100000.0

/* A group has a household in every bracket, if a small part of one, so that raking can reach the
 * totals. */
#define LEAST_COUNT 1e-6

static gboolean
race_is (FwPart *group, const char *race)
{
  return strcmp (fw_part_get_text (group, "race"), race) == 0;
}

void
fw_compile_races_of (FwPart *group, gboolean races[FW_N_RACES])
{
  races[FW_RACE_WHITE_NOT_HISPANIC] = race_is (group, "white-not-hispanic");
  races[FW_RACE_HISPANIC] = race_is (group, "hispanic");
  races[FW_RACE_BLACK] = race_is (group, "black");
  races[FW_RACE_ASIAN] = race_is (group, "asian") || race_is (group, "asian-and-other");
  races[FW_RACE_OTHER] = race_is (group, "other") || race_is (group, "asian-and-other");
}

double
fw_compile_group_share (FwPlan *plan, FwPart *group)
{
  const double stated = fw_part_get_number (group, "share");
  double shares[FW_N_RACES], sum = 0.0;
  gboolean races[FW_N_RACES];

  if (!isnan (stated))
    return stated;
  if (race_is (group, "none"))
    return g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_GROUPS)) == 1 ? 1.0 : NAN;
  if (!fw_place_get_race_shares (fw_plan_get_place (plan), shares))
    return NAN;

  fw_compile_races_of (group, races);
  for (guint i = 0; i < FW_N_RACES; i++)
    sum += races[i] ? shares[i] : 0.0;

  return sum;
}

static gboolean
has_percentiles (FwPart *group)
{
  return !isnan (fw_part_get_number (group, "p50"));
}

/* Households of a distribution in the place's brackets. */
static void
count_in_brackets (const FweIncomes *incomes, const FweBrackets *place,
                   double counts[FWE_N_BRACKETS])
{
  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      const double to = k + 1 < FWE_N_BRACKETS ? place->edges[k + 1] : INFINITY;

      counts[k] += fwe_incomes_count (incomes, place->edges[k], to);
    }
}

static gboolean
shape_from_percentiles (FwPlan *plan, FwPart *group, const FweBrackets *place,
                        double counts[FWE_N_BRACKETS], GError **error)
{
  FweIncomes *incomes;
  FweFault fault;
  double factor;

  if (!fw_plan_cpi_factor (plan, (int)fw_part_get_whole (group, "percentiles-year"),
                           fw_plan_get_price_year (plan), &factor, error))
    return FALSE;

  incomes = fwe_incomes_new_from_percentiles (
      fw_part_get_number (group, "p20") * factor, fw_part_get_number (group, "p50") * factor,
      fw_part_get_number (group, "p80") * factor, SHAPE_HOUSEHOLDS, &fault);
  if (incomes == NULL)
    {
      g_propagate_error (error, fw_error_from_fault (&fault));
      return FALSE;
    }

  count_in_brackets (incomes, place, counts);
  fwe_incomes_free (incomes);
  return TRUE;
}

/* The state's brackets are in dollars of their own year: fitted, moved by CPI and counted anew. */
static gboolean
shape_from_state (FwPlan *plan, FwPart *group, const FweBrackets *place,
                  double counts[FWE_N_BRACKETS], GError **error)
{
  const char *fips = fw_place_get_county (fw_plan_get_place (plan), 0)->fips;
  const char state[] = { fips[0], fips[1], '\0' };
  gboolean races[FW_N_RACES];

  fw_compile_races_of (group, races);
  for (FwRace race = 0; race < FW_N_RACES; race++)
    {
      FweBrackets brackets = { .mean = NAN };
      FweIncomes *incomes, *moved;
      FweFault fault;
      gboolean is_nation;
      double factor;
      int year;

      if (!races[race])
        continue;
      if (!fw_state_shape (state, race, brackets.counts, &year, &is_nation))
        {
          g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                       _ ("There is no income pattern for the group “%s”."),
                       fw_part_get_title (group));
          return FALSE;
        }
      if (!fw_plan_cpi_factor (plan, year, fw_plan_get_price_year (plan), &factor, error))
        return FALSE;

      memcpy (brackets.edges, fwe_acs_edges, sizeof brackets.edges);
      incomes = fwe_incomes_new (&brackets, &fault);
      moved = incomes != NULL ? fwe_incomes_scaled (incomes, factor) : NULL;
      g_clear_pointer (&incomes, fwe_incomes_free);
      if (moved == NULL)
        {
          g_propagate_error (error, fw_error_from_fault (&fault));
          return FALSE;
        }
      count_in_brackets (moved, place, counts);
      fwe_incomes_free (moved);
    }

  return TRUE;
}

/* Mean income in each bracket of the place [dollars]; 0 where nobody is. */
static void
bracket_means (const FweIncomes *whole, const FweBrackets *place, double means[FWE_N_BRACKETS])
{
  double below = 0.0;

  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      const double to = k + 1 < FWE_N_BRACKETS
                            ? fwe_incomes_total_below (whole, place->edges[k + 1])
                            : fwe_incomes_mean (whole) * fwe_incomes_households (whole);

      means[k] = place->counts[k] > 0.0 ? (to - below) / place->counts[k] : 0.0;
      below = to;
    }
}

static FweIncomes *
group_incomes (const double counts[FWE_N_BRACKETS], const FweBrackets *place,
               const double means[FWE_N_BRACKETS], GError **error)
{
  FweBrackets brackets = *place;
  double households = 0.0, total = 0.0;
  FweIncomes *incomes;
  FweFault fault;

  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    {
      brackets.counts[k] = counts[k];
      households += counts[k];
      total += counts[k] * means[k];
    }
  brackets.mean = total / households;

  incomes = fwe_incomes_new (&brackets, &fault);
  if (incomes == NULL)
    g_propagate_error (error, fw_error_from_fault (&fault));
  return incomes;
}

/* The group's measured households; FALSE where they are not, or nobody is in them. */
static gboolean
shape_from_series (FwPlan *plan, FwPart *group, FwSeries *all, double counts[FWE_N_BRACKETS])
{
  gboolean races[FW_N_RACES], any = FALSE;
  double measured[FWE_N_BRACKETS] = { 0.0 }, households = 0.0;

  fw_compile_races_of (group, races);
  for (FwRace race = 0; all != NULL && race < FW_N_RACES; race++)
    {
      double own[FWE_N_BRACKETS];

      if (!races[race])
        continue;
      if (!fw_compile_measured_race (plan, all, race, own))
        return FALSE;

      any = TRUE;
      for (guint k = 0; k < FWE_N_BRACKETS; k++)
        {
          measured[k] += own[k];
          households += own[k];
        }
    }

  if (!any || !(households > 0.0))
    return FALSE;

  memcpy (counts, measured, sizeof measured);
  return TRUE;
}

/* How a group's shape is known. */
typedef enum
{
  SHAPE_MEASURED = 0,
  SHAPE_PERCENTILES,
  SHAPE_STATE,
  N_SHAPES,
} ShapeSource;

/* What the groups' incomes rest on: titles of the groups, by source. */
typedef struct
{
  FwSeries *all; /* or NULL */
  GString *titles[N_SHAPES];
} Shapes;

/* Households of a group: its shape, and how many there are. */
static gboolean
find_shape (FwPlan *plan, FwPart *group, const FweBrackets *place, Shapes *shapes, double *shape,
            double *total, GError **error)
{
  ShapeSource source = has_percentiles (group) ? SHAPE_PERCENTILES : SHAPE_STATE;
  gboolean fine = TRUE;

  if (shape_from_series (plan, group, shapes->all, shape))
    {
      source = SHAPE_MEASURED;
      *total = 0.0;
      for (guint k = 0; k < FWE_N_BRACKETS; k++)
        *total += shape[k];
    }

  if (!(*total > 0.0))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                   _ ("Nobody of the group “%s” is known to live in %s; state its “share” of "
                      "residents."),
                   fw_part_get_title (group), fw_place_get_name (fw_plan_get_place (plan)));
      return FALSE;
    }

  if (source == SHAPE_PERCENTILES)
    fine = shape_from_percentiles (plan, group, place, shape, error);
  else if (source == SHAPE_STATE)
    fine = shape_from_state (plan, group, place, shape, error);

  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    shape[k] = fmax (shape[k], LEAST_COUNT);
  g_string_append_printf (shapes->titles[source], "%s%s",
                          shapes->titles[source]->len > 0 ? ", " : "", fw_part_get_title (group));
  return fine;
}

static gboolean
split_by_group (FwPlan *plan, const FweIncomes *whole, const FweBrackets *place, Shapes *known,
                FweIncomes **incomes, GError **error)
{
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);
  const guint n = g_list_model_get_n_items (groups);
  g_autofree double *shapes = g_new0 (double, n *FWE_N_BRACKETS);
  g_autofree double *raked = g_new0 (double, n *FWE_N_BRACKETS);
  g_autofree double *totals = g_new0 (double, n);
  double means[FWE_N_BRACKETS];
  FweFault fault;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwPart) group = g_list_model_get_item (groups, i);

      totals[i] = fw_compile_group_share (plan, group) * fwe_incomes_households (whole);
      if (!find_shape (plan, group, place, known, shapes + i * FWE_N_BRACKETS, &totals[i], error))
        return FALSE;
    }

  if (!fwe_incomes_rake (shapes, totals, place->counts, n, raked, &fault))
    {
      g_propagate_error (error, fw_error_from_fault (&fault));
      return FALSE;
    }

  bracket_means (whole, place, means);
  for (guint i = 0; i < n; i++)
    {
      incomes[i] = group_incomes (raked + i * FWE_N_BRACKETS, place, means, error);
      if (incomes[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

static char *
make_note (const Shapes *shapes, const FwWords *words)
{
  const char *cited = shapes->titles[SHAPE_PERCENTILES]->str;
  const char *pattern = shapes->titles[SHAPE_STATE]->str;
  g_autoptr (GString) note = g_string_new (NULL);

  if (shapes->titles[SHAPE_MEASURED]->len == 0)
    {
      if (*cited != '\0' && *pattern != '\0')
        return g_strdup (_ ("Groups: published percentiles or the state’s pattern, fitted to the "
                            "place’s totals; not measured here"));
      if (*cited != '\0')
        return g_strdup (_ ("Groups: published percentiles, fitted to the place’s totals"));

      return g_strdup (*pattern != '\0' ? _ ("Groups: state pattern, not measured here") : "");
    }

  g_string_append_printf (note,
                          _ ("Groups: measured here, %s, fitted to the place’s totals so that a "
                             "household in two groups’ tables counts once"),
                          words->incomes_label);
  if (*cited != '\0')
    g_string_append_printf (note, _ ("; published percentiles: %s"), cited);
  if (*pattern != '\0')
    g_string_append_printf (note, _ ("; state pattern, not measured here: %s"), pattern);
  return g_string_free (g_steal_pointer (&note), FALSE);
}

/* Whose incomes they are and where they are from. */
static void
fill_words (FwPlan *plan, FwSeries *series, FwWords *words)
{
  FwPlace *place = fw_plan_get_place (plan);
  const char *of;
  const char *source;

  words->incomes_measured = series != NULL;
  words->incomes_elsewhere
      = fw_place_has_geography (place)
        && (series == NULL
            || strcmp (fw_series_get_geography (series), fw_place_get_geography (place)) != 0);
  if (series == NULL)
    {
      words->incomes_year = FW_COUNTY_PRICE_YEAR;
      words->incomes_vintage = g_strdup ("2006–2010");
      words->incomes_label = g_strdup (_ ("ACS 2006–2010 (B19001)"));
      words->incomes_place = words->incomes_elsewhere ? fw_place_dup_counties_name (place)
                                                      : g_strdup (fw_place_get_name (place));
      return;
    }

  of = fw_part_get_text (FW_PART (series), "place");
  source = fw_part_get_text (FW_PART (series), "source");
  words->incomes_year = fw_series_get_price_year (series);
  words->incomes_vintage = fw_compile_vintage (series);
  if (g_strcmp0 (fw_part_get_text (FW_PART (series), "service"), "acs") == 0)
    words->incomes_label = g_strdup_printf (_ ("ACS %s (B19001)"), words->incomes_vintage);
  else
    words->incomes_label = g_strdup_printf ("%s %s", source != NULL ? source : _ ("entered here"),
                                            words->incomes_vintage);
  words->incomes_place = g_strdup (of != NULL ? of : fw_place_get_name (place));
  words->incomes_have_margins = fw_part_get_variant (FW_PART (series), "margins") != NULL;
}

/* The place's brackets and their fit. A published mean that no incomes in these brackets can have
 * is left out: the brackets alone then tell the top. */
static FweIncomes *
fit_place (FwPlan *plan, FwSeries *series, FweBrackets *place, FwWords *words, GError **error)
{
  FweIncomes *whole;
  FweFault fault;
  double factor;

  if (series != NULL)
    {
      if (!fw_compile_measured_brackets (plan, series, place, error))
        return NULL;
    }
  else
    {
      if (!fw_plan_cpi_factor (plan, FW_COUNTY_PRICE_YEAR, fw_plan_get_price_year (plan), &factor,
                               error))
        return NULL;
      fw_place_get_brackets (fw_plan_get_place (plan), factor, place);
    }

  whole = fwe_incomes_new (place, &fault);
  if (whole == NULL && series != NULL && !isnan (place->mean))
    {
      place->mean = NAN;
      whole = fwe_incomes_new (place, &fault);
    }
  if (whole == NULL)
    {
      g_propagate_error (error, fw_error_from_fault (&fault));
      return NULL;
    }

  words->place_households = series != NULL ? fwe_incomes_households (whole)
                                           : fw_place_get_households (fw_plan_get_place (plan));
  words->gini_margin
      = series != NULL ? fw_compile_gini_margin (plan, series, place, &words->gini_margin_published)
                       : fw_place_get_gini_margin (fw_plan_get_place (plan));
  return whole;
}

gboolean
fw_compile_incomes (FwPlan *plan, FweIncomes **incomes, FwWords *words, GError **error)
{
  GListModel *groups = fw_plan_get_list (plan, FW_LIST_GROUPS);
  g_autoptr (FwPart) first = g_list_model_get_item (groups, 0);
  Shapes shapes = { .all = fw_compile_find_incomes (plan) };
  gboolean fine = TRUE;
  FweBrackets place;
  FweIncomes *whole;

  fill_words (plan, shapes.all, words);
  whole = fit_place (plan, shapes.all, &place, words, error);
  if (whole == NULL)
    return FALSE;

  for (guint i = 0; i < N_SHAPES; i++)
    shapes.titles[i] = g_string_new (NULL);

  /* One group without a shape of its own is everybody. */
  if (g_list_model_get_n_items (groups) == 1 && !has_percentiles (first))
    incomes[0] = g_steal_pointer (&whole);
  else
    fine = split_by_group (plan, whole, &place, &shapes, incomes, error);

  words->incomes_note = make_note (&shapes, words);
  g_clear_pointer (&whole, fwe_incomes_free);
  for (guint i = 0; i < N_SHAPES; i++)
    g_string_free (shapes.titles[i], TRUE);
  return fine;
}
