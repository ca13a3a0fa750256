/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-harvest.h"

#include <glib/gi18n-lib.h>

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
