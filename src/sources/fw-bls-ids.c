/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-bls-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-error.h"
#include "fw-state.h"

/* BLS knows a series only by an id of exactly this length (“Series ID Formats”). */
#define LABOR_LENGTH    20
#define STEM_LENGTH     18
#define WAGE_LENGTH     25
#define TURNOVER_LENGTH 21
#define ALL_INDUSTRIES  "000000"

static const char *const labor_codes[FW_BLS_N_LABOR] = { "03", "04", "05", "06" };
static const char *const wage_codes[FW_BLS_N_WAGE] = { "01", "04", "11", "12", "13", "14", "15" };
static const char *const turnover_codes[FW_BLS_N_TURNOVER] = { "JOL", "HIL", "QUL", "TSL" };

void
fw_bls_area_free (FwBlsArea *self)
{
  g_strfreev (self->stems);
  g_free (self->geography);
  g_free (self->place);
  g_free (self);
}

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

static gboolean
is_soc (const char *text)
{
  return strlen (text) == 7 && text[2] == '-' && strspn (text, "0123456789") == 2
         && strspn (text + 3, "0123456789") == 4;
}

const char *
fw_bls_metro (const FwTarget *target)
{
  if (target->metro != NULL)
    return target->metro;
  return target->place->level == FW_LEVEL_METRO ? target->place->code : NULL;
}

gboolean
fw_bls_check_target (const FwTarget *target, GError **error)
{
  const char *metro = fw_bls_metro (target);

  if (metro != NULL && !is_digits (metro, 5))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                   _ ("The metro area “%s” is not a code of five digits such as 33460."), metro);
      return FALSE;
    }
  if (*target->state != '\0' && !is_digits (target->state, 2))
    {
      g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                   _ ("The state “%s” is not a code of two digits such as 27."), target->state);
      return FALSE;
    }
  for (guint i = 0; target->occupations != NULL && target->occupations[i] != NULL; i++)
    if (!is_soc (target->occupations[i]))
      {
        g_set_error (error, FW_ERROR, FW_ERROR_BAD_DATA,
                     _ ("The occupation “%s” is not a code such as 15-1252; correct it in the "
                        "plan."),
                     target->occupations[i]);
        return FALSE;
      }
  return TRUE;
}

const char *
fw_bls_state_name (const char *state)
{
  const char *name = fw_state_name (state);

  return name != NULL ? name : state;
}

static char *
make_stem (const char *kind, const char *area, const char *zeros)
{
  char *stem = g_strconcat ("LA", kind, area, zeros, NULL);

  g_assert (strlen (stem) == STEM_LENGTH);
  return stem;
}

static FwBlsArea *
new_area (char *geography, char *place, char *stem)
{
  FwBlsArea *area = g_new0 (FwBlsArea, 1);

  area->stems = g_new0 (char *, 2);
  area->stems[0] = stem;
  area->geography = geography;
  area->place = place;
  return area;
}

static char *
place_name (const FwTarget *target)
{
  return g_strdup (target->place_name != NULL ? target->place_name : _ ("the place"));
}

char *
fw_bls_metro_name (const FwTarget *target, const char *metro)
{
  if (target->place_name == NULL)
    return *target->state == '\0' ? g_strdup_printf (_ ("metro area %s"), metro)
                                  /* Translators: a code and the name of a state. */
                                  : g_strdup_printf (_ ("metro area %s, %s"), metro,
                                                     fw_bls_state_name (target->state));
  if (target->place->level == FW_LEVEL_METRO)
    return g_strdup (target->place_name);
  return g_strdup_printf (_ ("metro area of %s"), target->place_name);
}

static void
add_metro (GPtrArray *areas, const FwTarget *target, const char *metro)
{
  g_autofree char *code = g_strconcat (target->state, metro, NULL);

  g_ptr_array_add (areas,
                   new_area (g_strconcat ("metro:", metro, NULL), fw_bls_metro_name (target, metro),
                             make_stem ("UMT", code, "000000")));
}

static void
add_counties (GPtrArray *areas, const FwTarget *target)
{
  const guint n = g_strv_length (target->place->counties);
  FwBlsArea *area = new_area (fw_geography_to_text (target->place), place_name (target), NULL);

  g_free (area->stems);
  area->stems = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    area->stems[i] = make_stem ("UCN", target->place->counties[i], "00000000");
  g_ptr_array_add (areas, area);
}

GPtrArray *
fw_bls_areas (const FwTarget *target)
{
  GPtrArray *areas = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_bls_area_free);
  const char *metro = fw_bls_metro (target), *state = target->state;

  if (target->place->level == FW_LEVEL_COUNTY)
    add_counties (areas, target);
  if (target->place->level == FW_LEVEL_PLACE)
    {
      g_autofree char *code = g_strconcat (target->place->state, target->place->code, NULL);

      g_ptr_array_add (areas, new_area (fw_geography_to_text (target->place), place_name (target),
                                        make_stem ("UCT", code, "000000")));
    }
  if (*state != '\0' && metro != NULL)
    add_metro (areas, target, metro);
  if (*state != '\0')
    {
      FwBlsArea *area
          = new_area (g_strconcat ("state:", state, NULL), g_strdup (fw_bls_state_name (state)),
                      make_stem ("SST", state, "00000000000"));

      area->rate_only = TRUE;
      g_ptr_array_add (areas, area);
    }
  return areas;
}

char *
fw_bls_labor_id (const char *stem, FwBlsLabor measure)
{
  char *id = g_strconcat (stem, labor_codes[measure], NULL);

  g_assert (strlen (id) == LABOR_LENGTH);
  return id;
}

static char *
make_wage_id (const char *kind, const char *area, const char *soc, FwBlsWage type)
{
  char *id = g_strndup (soc, 2), *whole;

  whole = g_strconcat ("OEU", kind, area, ALL_INDUSTRIES, id, soc + 3, wage_codes[type], NULL);
  g_free (id);
  g_assert (strlen (whole) == WAGE_LENGTH);
  return whole;
}

char *
fw_bls_metro_wage_id (const char *metro, const char *soc, FwBlsWage type)
{
  g_autofree char *area = g_strconcat ("00", metro, NULL);

  return make_wage_id ("M", area, soc, type);
}

char *
fw_bls_state_wage_id (const char *state, const char *soc, FwBlsWage type)
{
  g_autofree char *area = g_strconcat (state, "00000", NULL);

  return make_wage_id ("S", area, soc, type);
}

char *
fw_bls_turnover_id (const char *state, FwBlsTurnover measure)
{
  char *id = g_strconcat ("JTS", ALL_INDUSTRIES, state, "0000000", turnover_codes[measure], NULL);

  g_assert (strlen (id) == TURNOVER_LENGTH);
  return id;
}

gboolean
fw_bls_id_is_wage (const char *id)
{
  return g_str_has_prefix (id, "OE") && strlen (id) == WAGE_LENGTH
         && !g_str_has_suffix (id, wage_codes[FW_BLS_JOBS]);
}

gboolean
fw_bls_id_is_rate (const char *id)
{
  return g_str_has_prefix (id, "LA") && g_str_has_suffix (id, labor_codes[FW_BLS_RATE]);
}
