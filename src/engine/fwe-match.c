/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>

#include "fwe-block.h"

/* Openings of one tier go to the ready people of some programs, in proportion to how many wait. */
static void
fill_tier (FweBlock *self, size_t t, uint64_t programs, bool counted)
{
  const FwePlan *plan = self->setup->plan;
  const size_t e = self->setup->tiers[t].employer;
  const size_t *pairs = self->setup->pairs + e * plan->n_programs;
  double *open = self->open[t];
  FweRow waiting = { 0 }, share, taken, hired;

  for (size_t p = 0; p < plan->n_programs; p++)
    if (programs >> p & 1)
      fwe_row_add (waiting, self->ready[p]);

  FWE_EACH (i)
  {
    taken[i] = fwe_min (waiting[i], open[i]);
    share[i] = taken[i] / fwe_max (waiting[i], DBL_MIN);
    open[i] -= taken[i];
  }
  fwe_row_add (self->total[FWE_T_PLACED], taken);
  fwe_row_add (self->employer_placed[e], taken);

  for (size_t p = 0; p < plan->n_programs; p++)
    if (programs >> p & 1)
      {
        const double *pay = plan->employers[e].pledged ? self->employer_pay[e] : self->job_pay[p];

        FWE_EACH (i)
        {
          hired[i] = self->ready[p][i] * share[i];
          self->ready[p][i] -= hired[i];
          self->hired[p][i] += hired[i];
          self->hired_pay[p][i] += hired[i] * pay[i];
        }
        if (counted)
          fwe_row_add (self->hires[pairs[p]], hired);
      }
}

static void
open_positions (FweBlock *self, size_t quarter)
{
  const FweSetup *setup = self->setup;

  for (size_t t = 0; t < setup->n_tiers; t++)
    {
      const size_t e = setup->tiers[t].employer;
      const FweEmployer *employer = &setup->plan->employers[e];

      if (employer->from <= quarter && quarter <= employer->to)
        {
          fwe_row_add_scaled (self->open[t], self->accessible[e], setup->tiers[t].share);
          fwe_row_add_scaled (self->total[FWE_T_OPENINGS], self->accessible[e],
                              setup->tiers[t].share);
        }
    }
}

/* Projected openings last a quarter, pledged ones until the pledge ends. What is then unfilled, and
 * what asks for a degree, goes to in-movers by the stated share; the rest lapses. */
static void
close_positions (FweBlock *self, size_t quarter)
{
  const FweSetup *setup = self->setup;
  double *in_movers = self->total[FWE_T_IN_MOVERS];

  for (size_t e = 0; e < setup->plan->n_employers; e++)
    {
      const FweEmployer *employer = &setup->plan->employers[e];

      if (quarter < employer->from || quarter > employer->to)
        continue;
      fwe_row_add_product (in_movers, self->elsewhere[e], self->common[FWE_C_IN_MOVERS]);
      if (employer->pledged && quarter < employer->to)
        continue;
      for (size_t k = 0; k < setup->employers[e].n_tiers; k++)
        {
          double *open = self->open[setup->employers[e].first_tier + k];

          fwe_row_add_product (in_movers, open, self->common[FWE_C_IN_MOVERS]);
          fwe_row_set (open, 0);
        }
    }
}

/**
 * fwe_match_quarter:
 * @self: a block whose @ready holds the people who wait and find a job where there is one, by
 *   program
 * @quarter: which quarter
 *
 * Moves ready people into compatible openings: partnerships that hold in this quarter first, then
 * the common pool, best paid employer first and within one the openings that ask for most. Fills
 * @hired and
 * @hired_pay and takes the hired from @ready.
 *
 * Every step leaves no fewer people waiting when more waited before it and no more when more was
 * open; and the same the other way round for openings. So more openings never place fewer, in any
 * quarter.
 */
void
fwe_match_quarter (FweBlock *self, size_t quarter)
{
  const FweSetup *setup = self->setup;
  const uint64_t *hold = setup->links_hold + quarter * setup->plan->n_employers;
  const bool counted = quarter <= setup->count_quarter;

  for (size_t p = 0; p < setup->plan->n_programs; p++)
    {
      fwe_row_set (self->hired[p], 0);
      fwe_row_set (self->hired_pay[p], 0);
    }

  open_positions (self, quarter);
  for (size_t t = 0; t < setup->n_tiers; t++)
    {
      const FweTier *tier = &setup->tiers[t];
      const FweEmployer *employer = &setup->plan->employers[tier->employer];
      const uint64_t partners = tier->partners & hold[tier->employer];

      if (partners != 0 && employer->from <= quarter && quarter <= employer->to)
        fill_tier (self, t, partners, counted);
    }
  for (size_t t = 0; t < setup->n_tiers; t++)
    {
      const FweTier *tier = &setup->tiers[t];
      const FweEmployer *employer = &setup->plan->employers[tier->employer];

      if (tier->common != 0 && employer->from <= quarter && quarter <= employer->to)
        fill_tier (self, t, tier->common, counted);
    }
  close_positions (self, quarter);
}
