/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fw-pilot-tally.h"

static gboolean
was_placed (const FwKind *kind)
{
  return (kind->counts & 1u << FW_PILOT_COMPLETED_PLACED) != 0;
}

/* In calendar quarters, as the plan counts; who was placed before completing did not wait. */
static int
quarters_waited (const FwKind *kind)
{
  return MAX (kind->when[FW_SUM_PLACED] - kind->when[FW_SUM_COMPLETED], 0);
}

/* Who of those placed did not wait, if they are few, may not be found out. */
static void
protect_prompt (FwTally *self)
{
  g_autofree guint8 *prompt = g_new0 (guint8, MAX (self->kinds->len, 1));

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const FwKind *kind = &g_array_index (self->kinds, FwKind, i);

      prompt[i] = was_placed (kind) && quarters_waited (kind) == 0;
    }
  fw_withhold_protect (self->withhold, prompt);
}

/**
 * fw_tally_sum_waits:
 *
 * Of completers who were placed. In tens, so that the wait of nobody follows from the others', and
 * where ten or more waited at all; and then only if the sum itself could be told after all else
 * that was, so this is told last.
 *
 * Returns: at least so many quarters were waited in all, and fewer than ten more; NaN where it may
 * not be told or is not known
 */
double
fw_tally_sum_waits (FwTally *self)
{
  g_autofree guint8 *waits = g_new0 (guint8, MAX (self->kinds->len, 1));
  double sum = 0.0;

  protect_prompt (self);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      const FwKind *kind = &g_array_index (self->kinds, FwKind, i);

      if (!was_placed (kind))
        continue;
      if (kind->when[FW_SUM_COMPLETED] == FW_DAY_UNKNOWN || quarters_waited (kind) > G_MAXUINT8)
        return NAN;
      waits[i] = (guint8)quarters_waited (kind);
      sum += waits[i] * (double)g_array_index (self->numbers, guint, i);
    }
  return fw_tally_tell_ten (self, FW_PILOT_COMPLETED_PLACED,
                            fw_withhold_count (self->withhold, waits))
                 && fw_withhold_tell (self->withhold, waits)
             ? 10.0 * floor (sum / 10.0)
             : NAN;
}
