/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "../sources/labor-samples.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static FwGeography place = { FW_LEVEL_PLACE, "27", "43000", NULL };
static char *occupations[] = { (char *)"15-1252", (char *)"15-1250", (char *)"47-2121", NULL };

/* Numbers that a plan can hold, and none where there is a reason instead. */
static void
check_series (FwSeries *series)
{
  for (guint i = 0; i < fw_series_get_n_values (series); i++)
    {
      const FwSeriesValue value = fw_series_get_value (series, i);

      if (fw_mark_has_value (value.mark) != isfinite (value.value) || value.key == NULL
          || fabs (value.value) > 1e12)
        abort ();
    }
}

/* The same answer to every request of a source, round after round: what is refused has a sentence,
 * what is read keeps the laws, and the rounds end. The first byte picks source and state. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const FwSource *const sources[] = { &fw_source_bls, &fw_source_projections };
  FwTarget target = { .place = &place, .occupations = occupations, .year = 2026 };
  g_autoptr (GPtrArray) outcomes = new_outcomes ();
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autofree guint8 *exact = NULL;
  const FwSource *source;

  if (size == 0)
    return 0;
  source = sources[data[0] % 2];
  g_strlcpy (target.state, data[0] & 2 ? "32" : "27", sizeof target.state);
  target.metro = data[0] & 4 ? NULL : (char *)"33460";
  exact = g_memdup2 (data + 1, size - 1);
  for (guint round = 0;; round++)
    {
      g_autoptr (GPtrArray) requests = source->next (&target, outcomes, NULL);

      if (requests == NULL || requests->len == 0)
        break;
      if (round > 20)
        abort ();
      for (guint i = 0; i < requests->len; i++)
        {
          FwRequest *request = g_ptr_array_index (requests, i);
          g_autoptr (FwAnswer) answer
              = new_answer (request, 200, (const char *)exact, (gssize)(size - 1));
          g_autoptr (GError) error = NULL;
          const gboolean whole = fw_request_get_check (request) (answer, &error);

          if (whole != (error == NULL))
            abort ();
          g_ptr_array_add (outcomes, fw_outcome_new (request, whole ? answer : NULL, error));
        }
    }
  source->read (&target, outcomes, harvest);
  for (guint i = 0; i < harvest->series->len; i++)
    check_series (g_ptr_array_index (harvest->series, i));
  return 0;
}
