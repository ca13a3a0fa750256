/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-place.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-error.h"
#include "fw-geography.h"
#include "fw-unit.h"

#define MARGIN_SEED 1

struct _FwPlace
{
  GObject parent_instance;

  char *name;
  GStrv fips;
  GPtrArray *counties; /* FwCounty, static */
  char *geography;
  gboolean has_geography; /* another than the counties' */
  char *metro;
  double gini_margin; /* filled when first asked for */
  gboolean has_margin;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_COUNTIES,
  PROP_GEOGRAPHY,
  PROP_METRO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwPlace, fw_place, G_TYPE_OBJECT)

static void
fw_place_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FwPlace *self = FW_PLACE (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COUNTIES:
      g_value_set_boxed (value, self->fips);
      break;
    case PROP_GEOGRAPHY:
      g_value_set_string (value, self->geography);
      break;
    case PROP_METRO:
      g_value_set_string (value, self->metro);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fw_place_finalize (GObject *object)
{
  FwPlace *self = FW_PLACE (object);

  g_free (self->name);
  g_strfreev (self->fips);
  g_ptr_array_unref (self->counties);
  g_free (self->geography);
  g_free (self->metro);

  G_OBJECT_CLASS (fw_place_parent_class)->finalize (object);
}

static void
fw_place_class_init (FwPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fw_place_get_property;
  object_class->finalize = fw_place_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_COUNTIES] = g_param_spec_boxed ("counties", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_GEOGRAPHY] = g_param_spec_string ("geography", NULL, NULL, NULL, flags);
  properties[PROP_METRO] = g_param_spec_string ("metro", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fw_place_init (FwPlace *self)
{
  self->counties = g_ptr_array_new ();
}

static char *
name_of_counties (GPtrArray *counties)
{
  const FwCounty *first = g_ptr_array_index (counties, 0);
  const guint others = counties->len - 1;
  g_autofree char *count = NULL;

  if (others == 0)
    return g_strdup_printf ("%s, %s", first->name, first->state);

  count = fw_number_to_c (others);
  return g_strdup_printf (_ ("%s, %s and %s more"), first->name, first->state, count);
}

static gboolean
add_counties (FwPlace *self, const char *const *fips, GError **error)
{
  for (guint i = 0; fips[i] != NULL; i++)
    {
      const FwCounty *county = fw_counties_find (fips[i]);

      if (county == NULL)
        {
          g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND,
                       _ ("There is no county “%s”; wanted: a five-digit FIPS code such as 27053."),
                       fips[i]);
          return FALSE;
        }
      if (g_ptr_array_find (self->counties, county, NULL))
        {
          g_set_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT, _ ("County %s is named twice."),
                       fips[i]);
          return FALSE;
        }
      g_ptr_array_add (self->counties, (gpointer)county);
    }

  if (self->counties->len == 0)
    {
      g_set_error_literal (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT,
                           _ ("A place needs at least one county (five-digit FIPS code)."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
has_county_in (FwPlace *self, const char *state)
{
  for (guint i = 0; i < self->counties->len; i++)
    if (strncmp (fw_place_get_county (self, i)->fips, state, 2) == 0)
      return TRUE;

  return FALSE;
}

/* The area whose numbers count lies where the counties do. */
static gboolean
set_geography (FwPlace *self, const char *text, GError **error)
{
  g_autofree char *codes = g_strjoinv ("+", self->fips);
  g_autoptr (FwGeography) counties = fw_geography_parse_code (codes, error);
  g_autoptr (FwGeography) area = NULL;
  g_autofree char *canonical = NULL;

  if (counties == NULL)
    return FALSE;

  area = text != NULL ? fw_geography_parse (text, error) : fw_geography_copy (counties);
  if (area == NULL)
    return FALSE;

  canonical = fw_geography_to_text (area);
  if (text != NULL && strcmp (text, canonical) != 0)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT, _ ("found “%s”; wanted: “%s”"), text,
                   canonical);
      return FALSE;
    }
  if ((area->level == FW_LEVEL_COUNTY && !fw_geography_equal (area, counties))
      || (*area->state != '\0' && !has_county_in (self, area->state)))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT,
                   _ ("found “%s”; wanted: the place’s own counties, or an area in their state"),
                   canonical);
      return FALSE;
    }

  self->has_geography = area->level != FW_LEVEL_COUNTY;
  self->geography = g_steal_pointer (&canonical);
  return TRUE;
}

static gboolean
set_metro (FwPlace *self, const char *metro, GError **error)
{
  g_autofree char *text = g_strconcat ("metro:", metro, NULL);
  g_autoptr (FwGeography) area = NULL;

  if (metro == NULL)
    return TRUE;

  area = fw_geography_parse (text, NULL);
  if (area == NULL)
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DOCUMENT,
                   _ ("found “%s”; wanted: the five digits of a metro area, such as 33460"), metro);
      return FALSE;
    }

  self->metro = g_strdup (metro);
  return TRUE;
}

/**
 * fw_place_new_for_geography:
 * @name: (nullable): %NULL for the counties' own names
 * @fips: counties that are local, five digits each
 * @geography: (nullable): the area whose own numbers are wanted, "place:2743000"
 * @metro: (nullable): CBSA code "33460"
 *
 * Returns: (transfer full): or %NULL with an error for an unknown county, an empty list, an area
 *   that is none or lies in another state
 */
FwPlace *
fw_place_new_for_geography (const char *name, const char *const *fips, const char *geography,
                            const char *metro, GError **error)
{
  g_autoptr (FwPlace) self = g_object_new (FW_TYPE_PLACE, NULL);

  g_return_val_if_fail (fips != NULL, NULL);

  if (!add_counties (self, fips, error))
    return NULL;

  self->name = name != NULL ? g_strdup (name) : name_of_counties (self->counties);
  self->fips = g_strdupv ((GStrv)fips);
  if (!set_geography (self, geography, error) || !set_metro (self, metro, error))
    return NULL;

  return g_steal_pointer (&self);
}

FwPlace *
fw_place_new (const char *name, const char *const *fips, GError **error)
{
  return fw_place_new_for_geography (name, fips, NULL, NULL, error);
}

const char *
fw_place_get_geography (FwPlace *self)
{
  g_return_val_if_fail (FW_IS_PLACE (self), NULL);
  return self->geography;
}

char *
fw_place_dup_counties_geography (FwPlace *self)
{
  g_autofree char *codes = NULL;
  g_autoptr (FwGeography) area = NULL;

  g_return_val_if_fail (FW_IS_PLACE (self), NULL);

  codes = g_strjoinv ("+", self->fips);
  area = fw_geography_parse_code (codes, NULL);
  return fw_geography_to_text (area);
}

gboolean
fw_place_has_geography (FwPlace *self)
{
  g_return_val_if_fail (FW_IS_PLACE (self), FALSE);
  return self->has_geography;
}

const char *
fw_place_get_metro (FwPlace *self)
{
  g_return_val_if_fail (FW_IS_PLACE (self), NULL);
  return self->metro;
}

const char *
fw_place_get_name (FwPlace *self)
{
  g_return_val_if_fail (FW_IS_PLACE (self), NULL);
  return self->name;
}

const char *
fw_place_get_state (FwPlace *self)
{
  g_return_val_if_fail (FW_IS_PLACE (self), NULL);
  return fw_place_get_county (self, 0)->state;
}

char *
fw_place_dup_counties_name (FwPlace *self)
{
  g_return_val_if_fail (FW_IS_PLACE (self), NULL);
  return name_of_counties (self->counties);
}

const char *const *
fw_place_get_counties (FwPlace *self)
{
  g_return_val_if_fail (FW_IS_PLACE (self), NULL);
  return (const char *const *)self->fips;
}

guint
fw_place_get_n_counties (FwPlace *self)
{
  g_return_val_if_fail (FW_IS_PLACE (self), 0);
  return self->counties->len;
}

const FwCounty *
fw_place_get_county (FwPlace *self, guint index)
{
  g_return_val_if_fail (FW_IS_PLACE (self) && index < self->counties->len, NULL);
  return g_ptr_array_index (self->counties, index);
}

double
fw_place_get_households (FwPlace *self)
{
  double sum = 0.0;

  g_return_val_if_fail (FW_IS_PLACE (self), NAN);

  for (guint i = 0; i < self->counties->len; i++)
    sum += fw_place_get_county (self, i)->households;

  return sum;
}

double
fw_place_get_population (FwPlace *self)
{
  double sum = 0.0;

  g_return_val_if_fail (FW_IS_PLACE (self), NAN);

  for (guint i = 0; i < self->counties->len; i++)
    sum += fw_place_get_county (self, i)->population_2019;

  return sum;
}

gboolean
fw_place_get_race_shares (FwPlace *self, double shares[FW_N_RACES])
{
  const double population = fw_place_get_population (self);
  double named = 0.0;

  g_return_val_if_fail (FW_IS_PLACE (self), FALSE);

  memset (shares, 0, FW_N_RACES * sizeof *shares);
  if (!(population > 0.0))
    return FALSE;

  for (guint i = 0; i < self->counties->len; i++)
    {
      const FwCounty *county = fw_place_get_county (self, i);
      const double weight = county->population_2019 / population;

      shares[FW_RACE_WHITE_NOT_HISPANIC] += weight * county->share_white;
      shares[FW_RACE_HISPANIC] += weight * county->share_hispanic;
      shares[FW_RACE_BLACK] += weight * county->share_black;
      shares[FW_RACE_ASIAN] += weight * county->share_asian;
    }

  for (guint i = 0; i < FW_RACE_OTHER; i++)
    named += shares[i];
  if (isnan (named))
    return FALSE;

  /* Black and Asian residents who are Hispanic are counted twice: the remainder is never negative.
   */
  shares[FW_RACE_OTHER] = fmax (0.0, 1.0 - named);
  return TRUE;
}

/**
 * fw_place_get_brackets:
 * @factor: what a dollar of the survey's year is in the dollars wanted
 * @out: (out): household counts, edges and mean
 *
 * The counties' brackets of 2006-2010 added, edges and mean (weighted by households) moved by
 * @factor: "incomes of 2006-2010 in 2024 dollars".
 */
void
fw_place_get_brackets (FwPlace *self, double factor, FweBrackets *out)
{
  const double households = fw_place_get_households (self);

  g_return_if_fail (FW_IS_PLACE (self) && out != NULL);

  *out = (FweBrackets){ .mean = 0.0 };
  for (guint k = 0; k < FWE_N_BRACKETS; k++)
    out->edges[k] = fwe_acs_edges[k] * factor;

  for (guint i = 0; i < self->counties->len; i++)
    {
      const FwCounty *county = fw_place_get_county (self, i);

      for (guint k = 0; k < FWE_N_BRACKETS; k++)
        out->counts[k] += county->counts[k];
      out->mean += factor * county->mean * county->households / households;
    }
}

/* Counts of several counties err by themselves. */
static double
compute_margin (FwPlace *self)
{
  double margins[FWE_N_BRACKETS] = { 0.0 };
  FweBrackets brackets;
  double margin;

  for (guint i = 0; i < self->counties->len; i++)
    for (guint k = 0; k < FWE_N_BRACKETS; k++)
      margins[k] = hypot (margins[k], fw_place_get_county (self, i)->margins[k]);

  fw_place_get_brackets (self, 1.0, &brackets);
  return fwe_incomes_gini_margin (&brackets, margins, MARGIN_SEED, &margin, NULL) ? margin : NAN;
}

double
fw_place_get_gini_margin (FwPlace *self)
{
  g_return_val_if_fail (FW_IS_PLACE (self), NAN);

  if (!self->has_margin)
    {
      self->gini_margin = compute_margin (self);
      self->has_margin = TRUE;
    }

  return self->gini_margin;
}
