/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-harvest.h"

#include <glib/gi18n-lib.h>

#include "fw-participants.h"

static void
free_shortfall (gpointer data)
{
  FwShortfall *self = data;

  g_free (self->what);
  g_free (self->why);
  g_free (self->fallback);
  g_free (self);
}

FwHarvest *
fw_harvest_new (void)
{
  FwHarvest *self = g_new0 (FwHarvest, 1);

  self->series = g_ptr_array_new_with_free_func (g_object_unref);
  self->programs = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_program_offer_free);
  self->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_job_offer_free);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)fw_group_offer_free);
  self->shortfalls = g_ptr_array_new_with_free_func (free_shortfall);
  return self;
}

void
fw_harvest_free (FwHarvest *self)
{
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->programs);
  g_ptr_array_unref (self->jobs);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->shortfalls);
  fw_participants_free (self->people);
  g_free (self);
}

void
fw_harvest_add_series (FwHarvest *self, FwSeries *series)
{
  g_return_if_fail (self != NULL && FW_IS_SERIES (series));
  g_ptr_array_add (self->series, series);
}

void
fw_harvest_add_shortfall (FwHarvest *self, const char *what, const char *why, const char *fallback)
{
  FwShortfall *shortfall;

  g_return_if_fail (self != NULL && what != NULL && why != NULL);

  shortfall = g_new0 (FwShortfall, 1);
  shortfall->what = g_strdup (what);
  shortfall->why = g_strdup (why);
  shortfall->fallback = g_strdup (fallback);
  g_ptr_array_add (self->shortfalls, shortfall);
}

FwOutcome *
fw_outcome_new (FwRequest *request, FwAnswer *answer, const GError *error)
{
  FwOutcome *self;

  g_return_val_if_fail (request != NULL && (answer == NULL) != (error == NULL), NULL);

  self = g_new0 (FwOutcome, 1);
  self->request = fw_request_ref (request);
  self->answer = answer != NULL ? fw_answer_ref (answer) : NULL;
  self->error = error != NULL ? g_error_copy (error) : NULL;
  return self;
}

void
fw_outcome_free (FwOutcome *self)
{
  fw_request_unref (self->request);
  g_clear_pointer (&self->answer, fw_answer_unref);
  g_clear_error (&self->error);
  g_free (self);
}

FwOutcome *
fw_outcomes_find (GPtrArray *outcomes, const char *tag)
{
  g_return_val_if_fail (outcomes != NULL && tag != NULL, NULL);

  for (guint i = 0; i < outcomes->len; i++)
    {
      FwOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (g_strcmp0 (fw_request_get_tag (outcome->request), tag) == 0)
        return outcome;
    }

  return NULL;
}

static FwSeries *
find_series (FwHarvest *self, const char *measure, const char *geography)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      FwSeries *series = g_ptr_array_index (self->series, i);

      if (g_str_equal (fw_series_get_measure (series), measure)
          && fw_series_get_subject (series) == NULL
          && g_strcmp0 (fw_series_get_geography (series), geography) == 0)
        return series;
    }

  return NULL;
}

/* A place that stays takes no metro area of another one; where it had none, its state's will do. */
static gboolean
takes_metro (FwPlace *place, const FwTarget *target, gboolean same)
{
  return same
         || (fw_place_get_metro (place) == NULL
             && g_str_has_prefix (fw_place_get_county (place, 0)->fips, target->state));
}

/* The plan's place as it is after the fetch; NULL without an error when it stays. */
static FwPlace *
new_place (FwHarvest *self, FwPlan *plan, const FwTarget *target, GError **error)
{
  FwPlace *old = fw_plan_get_place (plan);
  g_autofree char *geography = fw_geography_to_text (target->place);
  const char *metro = target->metro != NULL ? target->metro : fw_place_get_metro (old);
  FwSeries *brackets = find_series (self, FW_MEASURE_HOUSEHOLDS_BY_INCOME, geography);
  const gboolean moves = brackets != NULL && !g_str_equal (geography, fw_place_get_geography (old));
  const char *const *counties = fw_place_get_counties (old);
  const char *name = fw_place_get_name (old);

  if (!moves
      && (g_strcmp0 (metro, fw_place_get_metro (old)) == 0
          || !takes_metro (old, target, g_str_equal (geography, fw_place_get_geography (old)))))
    return NULL;
  if (!moves)
    return fw_place_new_for_geography (name, counties, fw_place_get_geography (old), metro, error);

  if (target->place->level == FW_LEVEL_COUNTY)
    {
      counties = (const char *const *)target->place->counties;
      return fw_place_new_for_geography (NULL, counties, NULL, metro, error);
    }

  name = fw_part_get_text (FW_PART (brackets), "place");
  return fw_place_new_for_geography (name != NULL ? name : target->place_name, counties, geography,
                                     metro, error);
}

/* Whether the plan has this very answer already. */
static gboolean
is_there (FwPlan *plan, FwSeries *series)
{
  FwPart *old = fw_plan_find_part (plan, FW_LIST_SERIES, fw_part_get_id (FW_PART (series)));

  return old != NULL && fw_series_same_values (FW_SERIES (old), series)
         && g_strcmp0 (fw_part_get_text (old, "fetched"),
                       fw_part_get_text (FW_PART (series), "fetched"))
                == 0;
}

FwChange *
fw_harvest_to_change (FwHarvest *self, FwPlan *plan, const FwTarget *place, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (FwPlace) moved = NULL;
  GError *refusal = NULL;

  g_return_val_if_fail (self != NULL && FW_IS_PLAN (plan), NULL);

  if (place != NULL)
    {
      moved = new_place (self, plan, place, &refusal);
      if (refusal != NULL)
        {
          g_propagate_error (error, refusal);
          return NULL;
        }
      if (moved != NULL)
        g_ptr_array_add (changes, fw_change_new_set_place (moved));
    }

  for (guint i = 0; i < self->series->len; i++)
    {
      FwSeries *series = g_ptr_array_index (self->series, i);

      if (!is_there (plan, series))
        g_ptr_array_add (changes, fw_change_new_set_series (plan, series));
    }

  if (changes->len == 0)
    return NULL;
  return fw_change_new_several (changes, _ ("New published numbers"));
}
