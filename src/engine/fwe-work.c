/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fwe-block.h"

/* Residents who lose a job to a placement whose holder is still in the place: what the waterfall
 * takes off, over all groups. */
static void
displaced_by_local (const FweBlock *self, FweLane out)
{
  const size_t n_groups = self->setup->plan->n_groups;
  FweIn deadweight = self->common[FWE_C_DEADWEIGHT];
  FweIn displacement = self->common[FWE_C_DISPLACEMENT];

  fwe_row_set (out, 0);
  for (size_t g = 0; g < n_groups; g++)
    {
      FweIn local = self->group_read[FWE_G_LOCAL * n_groups + g];

      FWE_EACH (i)
      out[i] += local[i] * (1 - deadweight[i]) * displacement[i];
    }
}

/**
 * fwe_work_run:
 * @self: a block whose counts are read
 *
 * Unemployment and employment of each group with the plan. People with work are more by
 * jobless_share times the group's placements that count (no deadweight, still in the place), and
 * fewer by the same share of the displaced, whose groups are those of the place. Over all groups
 * that is jobless_share times net local placements. The labor force stays as it is, and no more
 * find work than were out of it.
 */
void
fwe_work_run (FweBlock *self)
{
  const FwePlan *plan = self->setup->plan;
  FweIn deadweight = self->common[FWE_C_DEADWEIGHT];
  FweIn jobless = self->common[FWE_C_JOBLESS];
  double adults = 0;
  FweRow displaced;

  for (size_t g = 0; g < plan->n_groups; g++)
    adults += plan->groups[g].adults;
  displaced_by_local (self, displaced);
  for (size_t g = 0; g < plan->n_groups; g++)
    {
      const FweGroup *group = &plan->groups[g];
      const bool known = group->labor_force > 0 && isfinite (group->unemployment);
      const double force = known ? group->labor_force : NAN;
      const double unemployed = known ? force * group->unemployment : NAN;
      const double share = adults > 0 ? group->adults / adults : 0;
      const double of_adults = group->adults > 0 ? group->adults : NAN;
      FweIn local = self->group_read[FWE_G_LOCAL * plan->n_groups + g];
      FweLane unemployment = self->unemployment[g], employment = self->employment[g];

      FWE_EACH (i)
      {
        const double more = local[i] * (1 - deadweight[i]) - displaced[i] * share;
        const double found = fwe_min (jobless[i] * more, unemployed);

        unemployment[i] = (unemployed - found) / force;
        employment[i] = (force - unemployed + found) / of_adults;
      }
    }
}
