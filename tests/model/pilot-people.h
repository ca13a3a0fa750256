/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "fw-document.h"
#include "fw-pilot.h"
#include "fw-plan-io.h"

/* A hundred completers placed for 60,000 dollars and their like, and thirty who left. */
static inline GArray *
make_people (guint n_completed, guint n_left)
{
  GArray *people = g_array_new (FALSE, TRUE, sizeof (FwPilotPerson));
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 2, 2018);
  for (guint i = 0; i < n_completed + n_left; i++)
    {
      const guint32 start = g_date_get_julian (&date) + 7 * (i % 50);
      const FwPilotPerson person = {
        .start = start,
        .end = start + 90,
        .placed = i < n_completed - 20 ? start + 90 + 7 * (i % 30) : 0,
        .as_of = g_date_get_julian (&date) + 1200,
        .status = i < n_completed ? FW_PILOT_COMPLETED : FW_PILOT_LEFT,
        .pay = 60000.0 + 100.0 * (i % 21),
        .pay2 = NAN,
        .credential = -1,
        .program = -1,
        .group = -1,
      };

      g_array_append_val (people, person);
    }
  return people;
}

/* Many alike: they enter in one quarter of 2015 and leave in another; the records end in one. */
static inline void
add_people_until (GArray *people, guint n, FwPilotCount status, int quarter, int end, int placed,
                  int until)
{
  for (guint i = 0; i < n; i++)
    {
      FwPilotPerson person = { .as_of = 0, .status = status, .pay = NAN, .pay2 = NAN };
      guint32 *days[] = { &person.start, &person.end, &person.placed, &person.as_of };
      const int quarters[] = { quarter, end, placed, until };

      for (gsize d = 0; d < G_N_ELEMENTS (days); d++)
        {
          GDate date;

          if (quarters[d] == 0)
            continue;
          g_date_clear (&date, 1);
          g_date_set_dmy (&date, (GDateDay)(1 + i % 27),
                          (GDateMonth)(1 + 3 * ((quarters[d] - 1) % 4)),
                          (GDateYear)(2015 + (quarters[d] - 1) / 4));
          *days[d] = g_date_get_julian (&date);
        }
      person.pay = placed > 0 ? 30000.0 + 1370.0 * (people->len % 17) : NAN;
      person.credential = person.program = person.group = -1;
      g_array_append_val (people, person);
    }
}

static inline void
add_people (GArray *people, guint n, FwPilotCount status, int quarter, int end, int placed)
{
  add_people_until (people, n, status, quarter, end, placed, 60);
}

static inline GBytes *
bytes_of (FwDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fw_plan_to_bytes (fw_document_get_plan (document), &error);

  g_assert_no_error (error);
  return bytes;
}
