/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fw-pilot-tally.h"

/* How many by the end of each quarter, as far as it may be told. */

static void
span_of (const FwTally *self, FwSum n_sums, int *first, int *last)
{
  *first = G_MAXINT;
  *last = 0;
  for (guint i = 0; i < self->kinds->len; i++)
    for (FwSum sum = 0; sum < n_sums; sum++)
      {
        const int when = g_array_index (self->kinds, FwKind, i).when[sum];

        if (when < FW_DAY_UNKNOWN)
          {
            *first = MIN (*first, when);
            *last = MAX (*last, when);
          }
      }
}

/* Who came into a sum after one quarter and by the end of another. */
static guint8 *
came (const FwTally *self, FwSum sum, int after, int by)
{
  guint8 *set = g_new0 (guint8, MAX (self->kinds->len, 1));

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const int when = g_array_index (self->kinds, FwKind, i).when[sum];

      set[i] = when > after && when <= by;
    }
  return set;
}

/* Who is in one sum by the end of a quarter and not in another. */
static guint8 *
in_one (const FwTally *self, FwSum sum, FwSum other, int by)
{
  guint8 *set = g_new0 (guint8, MAX (self->kinds->len, 1));

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const FwKind *kind = &g_array_index (self->kinds, FwKind, i);

      set[i] = kind->when[sum] <= by && kind->when[other] > by;
    }
  return set;
}

static guint
n_came (const FwTally *self, FwSum sum, int after, int by)
{
  g_autofree guint8 *set = came (self, sum, after, by);

  return fw_withhold_count (self->withhold, set);
}

/* From any quarter in which somebody came to any other, as long as they are too few. */
static void
protect_between (FwTally *self, FwSum sum, int first, int last)
{
  for (int from = first; from <= last; from++)
    {
      guint n = 0;

      for (int to = from; to <= last + 1 && n < FW_WITHHOLD_UNDER; to++)
        {
          const int by = to > last ? FW_DAY_UNKNOWN : to;
          g_autofree guint8 *set = came (self, sum, from - 1, by);

          if (n_came (self, sum, from - 1, from) == 0 && from < last)
            break;
          if (fw_withhold_count (self->withhold, set) > n)
            fw_withhold_protect (self->withhold, set);
          n = fw_withhold_count (self->withhold, set);
        }
    }
}

void
fw_tally_protect_quarters (FwTally *self)
{
  int first, last;

  span_of (self, FW_N_SUMS, &first, &last);
  for (FwSum sum = 0; sum < FW_N_SUMS; sum++)
    {
      protect_between (self, sum, first, last);
      for (FwSum other = 0; other < FW_N_SUMS; other++)
        for (int quarter = first; quarter <= last && other != sum; quarter++)
          {
            g_autofree guint8 *set = in_one (self, sum, other, quarter);

            fw_withhold_protect (self->withhold, set);
          }
    }
}

/* Where all who entered by then have come into the sum it would tell that of each of them. */
static gboolean
have_all (const FwTally *self, FwSum sum, int by)
{
  g_autofree guint8 *lacking = in_one (self, FW_SUM_STARTED, sum, by);

  return sum != FW_SUM_STARTED && fw_withhold_count (self->withhold, lacking) == 0;
}

static const FwPilotCount summed[FW_N_TOLD_SUMS]
    = { FW_PILOT_STARTED, FW_PILOT_COMPLETED, FW_PILOT_PLACED };

/* Fewer than ten come later: with a floor of all it would tell how many, about. */
static gboolean
lacks_few (const FwTally *self, FwSum sum, int by)
{
  const guint n = n_came (self, sum, by, FW_DAY_UNKNOWN);

  return n > 0 && n < FW_WITHHOLD_UNDER;
}

/* Counts up to the end of each quarter, told where ten or more have come since the last told and
 * nothing follows from it and all else that is told. */
static void
tell_sums (FwTally *self, GArray *quarters, int first, FwSum sum, gsize member)
{
  double told = 0.0;

  for (guint i = 0; i < quarters->len; i++)
    {
      FwPilotQuarter *quarter = &g_array_index (quarters, FwPilotQuarter, i);
      double *here = (double *)(void *)((char *)quarter + member);
      g_autofree guint8 *set = came (self, sum, 0, first + (int)i);
      const double n = fw_withhold_count (self->withhold, set);
      const gboolean all
          = i == quarters->len - 1 && sum != FW_SUM_COMPLETED; /* of whom all have days */

      *here = NAN;
      if (n - told < FW_WITHHOLD_UNDER || have_all (self, sum, first + (int)i)
          || lacks_few (self, sum, first + (int)i)
          || !fw_tally_tell_set (self, set, fw_pilot_narrow_count (0, summed[sum]), n,
                                 all ? n : G_MAXUINT))
        continue;
      *here = told = n;
    }
}

GArray *
fw_tally_tell_quarters (FwTally *self)
{
  GArray *quarters = g_array_new (FALSE, TRUE, sizeof (FwPilotQuarter));
  int first, last;

  span_of (self, FW_N_TOLD_SUMS, &first, &last);
  if (last < first)
    return quarters;
  g_array_set_size (quarters, (guint)(last - first + 1));
  for (guint i = 0; i < quarters->len; i++)
    {
      FwPilotQuarter *quarter = &g_array_index (quarters, FwPilotQuarter, i);

      quarter->year = (first + (int)i) / 4;
      quarter->quarter = (first + (int)i) % 4 + 1;
    }
  tell_sums (self, quarters, first, FW_SUM_STARTED, G_STRUCT_OFFSET (FwPilotQuarter, started));
  tell_sums (self, quarters, first, FW_SUM_COMPLETED, G_STRUCT_OFFSET (FwPilotQuarter, completed));
  tell_sums (self, quarters, first, FW_SUM_PLACED, G_STRUCT_OFFSET (FwPilotQuarter, placed));
  return quarters;
}
