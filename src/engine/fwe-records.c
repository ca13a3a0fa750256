/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-records.h"

#include "fwe-result.h"

/**
 * fwe_records_years:
 * @plan: a plan
 *
 * Returns: in how many years of four quarters its funds pay
 */
size_t
fwe_records_years (const FwePlan *plan)
{
  return (plan->n_quarters + 3) / 4;
}

static size_t
take (size_t *n, size_t more)
{
  const size_t first = *n;

  *n += more;
  return first;
}

/**
 * fwe_records_init:
 * @self: (out): the order
 * @plan: whose run it is for
 */
void
fwe_records_init (FweRecords *self, const FwePlan *plan)
{
  size_t n = 0;

  self->measures = take (&n, FWE_N_MEASURES);
  self->series = take (&n, FWE_N_SERIES * plan->n_quarters);
  self->groups = take (&n, FWE_N_GROUP_STAGES * plan->n_groups);
  self->waterfall = take (&n, FWE_N_WATERFALL);
  self->funds = take (&n, plan->n_funds);
  self->ratios = take (&n, FWE_N_RATIOS * plan->n_groups);
  self->occupations = take (&n, FWE_N_OCCUPATION_COUNTS * plan->n_occupations);
  self->programs = take (&n, FWE_N_PROGRAM_COUNTS * plan->n_programs);
  self->employers = take (&n, FWE_N_EMPLOYER_COUNTS * plan->n_employers);
  self->fund_years = take (&n, plan->n_funds * fwe_records_years (plan));
  self->values = take (&n, (size_t)FWE_N_VALUES * FWE_N_PARTIES);
  self->income_change = take (&n, plan->n_groups);
  self->unemployment = take (&n, plan->n_groups);
  self->employment = take (&n, plan->n_groups);
  self->n_summaries = n;
  self->imbalance = take (&n, 1);
  self->displaced = take (&n, 1);
  self->loss = take (&n, 1);
  self->n = n;
}
