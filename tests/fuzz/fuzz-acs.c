/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "../sources/acs-samples.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const areas[] = { "2743000", "24510", "29189+29510", "27", "us", "metro:33460" };

/* The brackets of an area, which settle the year when they are refused but not when unpublished,
 * then the same answer to every other request: what is refused has a sentence, what is read keeps
 * the laws. The first byte picks the area. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (FwTarget) target = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (FwHarvest) harvest = fw_harvest_new ();
  g_autofree guint8 *exact = NULL;
  g_autoptr (GBytes) body = NULL;

  if (size == 0)
    return 0;
  target = new_target (areas[data[0] % G_N_ELEMENTS (areas)]);
  outcomes = new_outcomes ();
  exact = g_memdup2 (data + 1, size - 1);
  body = g_bytes_new_static (exact, size - 1);
  for (;;)
    {
      g_autoptr (GPtrArray) requests = next_requests (target, outcomes);

      if (requests->len == 0)
        break;
      for (guint i = 0; i < requests->len; i++)
        {
          FwRequest *request = g_ptr_array_index (requests, i);
          const FwAnswerInfo info = { .status = 200, .content_type = "application/json" };
          g_autoptr (FwAnswer) answer = fw_answer_new (request, &info, body);
          g_autoptr (GError) error = NULL;
          const gboolean whole = fw_request_get_check (request) (answer, &error);

          if (whole != (error == NULL))
            abort ();
          g_ptr_array_add (outcomes, fw_outcome_new (request, whole ? answer : NULL, error));
        }
    }
  fw_source_acs.read (target, outcomes, harvest);
  if (find_unlawful (harvest) != NULL)
    {
      g_printerr ("%s\n", find_unlawful (harvest));
      abort ();
    }
  return 0;
}
