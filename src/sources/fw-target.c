/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-target.h"

#include <string.h>

#include "fw-offer.h"

#define STATE_DIGITS 2
#define CIP_DIGITS   4

/* The codes of a field that are codes, each once, in the order of the list; titles: (out)
 * (nullable): those of the parts they were found in. */
static GStrv
codes_of (FwPlan *plan, FwList list, const char *field, char *(*read) (const char *text),
          GStrv *titles)
{
  GListModel *parts = fw_plan_get_list (plan, list);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (FwPart) part = g_list_model_get_item (parts, i);
      const char *text = fw_part_get_text (part, field);
      g_autofree char *code = text != NULL ? read (text) : NULL;

      if (code == NULL || g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        continue;
      g_ptr_array_add (codes, g_steal_pointer (&code));
      g_strv_builder_add (names, fw_part_get_title (part));
    }

  if (titles != NULL)
    *titles = g_strv_builder_end (names);
  g_ptr_array_add (codes, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

/* "11.0201" is asked for as the family "1102". */
static char *
family_of_cip (const char *text)
{
  char digits[CIP_DIGITS + 1] = "";
  guint n = 0;

  for (const char *c = text; *c != '\0' && n < CIP_DIGITS; c++)
    if (g_ascii_isdigit (*c))
      digits[n++] = *c;

  return n == CIP_DIGITS ? g_strdup (digits) : NULL;
}

/* The plan's metro area is around the plan's own place: an area in another state has another, which
 * we do not know. */
static char *
metro_of (const FwTarget *self, FwPlace *own)
{
  const char *own_state = fw_place_get_county (own, 0)->fips;

  if (self->place->level == FW_LEVEL_METRO)
    return g_strdup (self->place->code);
  if (memcmp (self->state, own_state, STATE_DIGITS) != 0)
    return NULL;

  return g_strdup (fw_place_get_metro (own));
}

/**
 * fw_target_new:
 * @plan: whose occupations' and programs' codes are asked for
 * @place: (nullable): another area than the plan's own
 * @year: the year today
 *
 * Returns: (transfer full)
 */
FwTarget *
fw_target_new (FwPlan *plan, const FwGeography *place, int year)
{
  FwTarget *self;
  FwPlace *own;

  g_return_val_if_fail (FW_IS_PLAN (plan), NULL);

  own = fw_plan_get_place (plan);
  self = g_new0 (FwTarget, 1);
  self->year = year;
  self->occupations = codes_of (plan, FW_LIST_OCCUPATIONS, "code", fw_soc_from_text, &self->titles);
  self->cips = codes_of (plan, FW_LIST_PROGRAMS, "cip", family_of_cip, NULL);

  if (place != NULL)
    self->place = fw_geography_copy (place);
  else
    {
      self->place = fw_geography_parse (fw_place_get_geography (own), NULL);
      self->place_name = g_strdup (fw_place_get_name (own));
    }

  if (self->place->level == FW_LEVEL_COUNTY)
    memcpy (self->state, self->place->counties[0], STATE_DIGITS);
  else if (self->place->state[0] != '\0')
    memcpy (self->state, self->place->state, STATE_DIGITS);
  else
    memcpy (self->state, fw_place_get_county (own, 0)->fips, STATE_DIGITS);

  self->metro = metro_of (self, own);
  return self;
}

const char *
fw_target_occupation (const FwTarget *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < g_strv_length (self->occupations), NULL);

  if (self->titles != NULL && index < g_strv_length (self->titles))
    return self->titles[index];
  return self->occupations[index];
}

FwTarget *
fw_target_copy (const FwTarget *self)
{
  FwTarget *copy = g_new (FwTarget, 1);

  *copy = *self;
  copy->place = fw_geography_copy (self->place);
  copy->place_name = g_strdup (self->place_name);
  copy->metro = g_strdup (self->metro);
  copy->occupations = g_strdupv (self->occupations);
  copy->titles = g_strdupv (self->titles);
  copy->cips = g_strdupv (self->cips);
  return copy;
}

void
fw_target_free (FwTarget *self)
{
  fw_geography_free (self->place);
  g_free (self->place_name);
  g_free (self->metro);
  g_strfreev (self->occupations);
  g_strfreev (self->titles);
  g_strfreev (self->cips);
  g_free (self);
}
