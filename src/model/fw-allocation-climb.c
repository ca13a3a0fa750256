/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fw-allocation-private.h"

/* The linear program keeps a fund that is nearly used up under its limit, though the simulation
 * lets the others pay: then its steps become shorter than a person before the best is reached. So
 * the last part of the way is felt for, a few people at a time. */

#define PASSES 12 /* most often each use is looked at */

static const double steps[] = { 16.0, 4.0, 1.0 }; /* people a cohort */

/* A use so many people larger; the same where there is no room. No class is between nobody and the
 * smallest that is held. */
static double
moved_by (const FwSearch *self, const double *uses, gsize use, double step)
{
  const double to = uses[use] + step;

  if (g_array_index (self->uses, FwUse, use).unit != FW_UNIT_PERSONS)
    return uses[use]; /* the program turns supports on and off */
  if (to < self->smallest[use])
    return step < 0.0 ? self->lo[use] : MIN (self->smallest[use], self->hi[use]);
  return CLAMP (to, self->lo[use], self->hi[use]);
}

/* Takes a move where it is better; FALSE with an error only. */
static gboolean
try_move (FwSearch *self, double *uses, const double *moved, gboolean *better, GError **error)
{
  const gsize size = self->uses->len * sizeof (double);
  const FwOutcome *here, *there;

  *better = FALSE;
  if (memcmp (moved, uses, size) == 0)
    return TRUE;
  here = fw_search_run (self, uses, error);
  there = here != NULL ? fw_search_run (self, moved, error) : NULL;
  if (there == NULL)
    return FALSE;

  *better = fw_search_merit (self, there) > fw_search_merit (self, here);
  if (*better)
    memcpy (uses, moved, size);
  return TRUE;
}

/* One way as far as it gets better: more of one use, and less of another where that is not itself.
 */
static gboolean
go (FwSearch *self, double *uses, gsize more, gsize less, double step, gboolean *moved_at_all,
    GError **error)
{
  const gsize size = self->uses->len * sizeof (double);
  gboolean better;

  do
    {
      g_autofree double *moved = g_memdup2 (uses, size);

      moved[more] = moved_by (self, uses, more, step);
      if (less != more)
        moved[less] = moved_by (self, uses, less, -step);
      if (!try_move (self, uses, moved, &better, error))
        return FALSE;
      *moved_at_all |= better;
    }
  while (better);
  return TRUE;
}

gboolean
fw_search_climb (FwSearch *self, double *uses, GError **error)
{
  const gsize n = self->uses->len;
  gboolean moved = TRUE;

  for (guint pass = 0; moved && pass < PASSES; pass++)
    {
      moved = FALSE;
      for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
        for (gsize i = 0; i < n; i++)
          for (gsize j = 0; j < n; j++)
            if (!go (self, uses, i, j, steps[k], &moved, error)
                || (i == j && !go (self, uses, i, i, -steps[k], &moved, error)))
              return FALSE;
    }

  return TRUE;
}
