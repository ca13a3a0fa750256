/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-sheet.h"

#include <stdlib.h>
#include <string.h>

/* Arrays without a summary of their own: imbalance, displaced, loss. */
#define N_OTHERS 3

static size_t
n_arrays (const FweSheet *self)
{
  return FWE_N_MEASURES + FWE_N_SERIES * self->n_quarters + FWE_N_GROUP_STAGES * self->n_groups
         + FWE_N_WATERFALL + self->n_funds + N_OTHERS;
}

/**
 * fwe_sheet_init:
 * @self: (out): a sheet
 * @plan: whose run it is for
 * @n_draws: draws
 *
 * Returns: FALSE when there is no memory for it
 */
bool
fwe_sheet_init (FweSheet *self, const FwePlan *plan, size_t n_draws)
{
  *self = (FweSheet){ .n_draws = n_draws,
                      .n_quarters = plan->n_quarters,
                      .n_groups = plan->n_groups,
                      .n_funds = plan->n_funds };
  self->memory = malloc (n_arrays (self) * n_draws * sizeof (double));
  if (self->memory == NULL)
    return false;

  self->measures = self->memory;
  self->series = self->measures + FWE_N_MEASURES * n_draws;
  self->groups = self->series + FWE_N_SERIES * plan->n_quarters * n_draws;
  self->waterfall = self->groups + FWE_N_GROUP_STAGES * plan->n_groups * n_draws;
  self->funds = self->waterfall + FWE_N_WATERFALL * n_draws;
  self->imbalance = self->funds + plan->n_funds * n_draws;
  self->displaced = self->imbalance + n_draws;
  self->loss = self->displaced + n_draws;
  return true;
}

/**
 * fwe_sheet_clear:
 * @self: a sheet
 */
void
fwe_sheet_clear (FweSheet *self)
{
  free (self->memory);
  *self = (FweSheet){ 0 };
}

/**
 * fwe_sheet_write:
 * @self: a sheet
 * @block: a block that has run
 *
 * Writes the block's draws.
 */
void
fwe_sheet_write (FweSheet *self, const FweBlock *block)
{
  const size_t size = block->n * sizeof (double), n_draws = self->n_draws;

  for (size_t m = 0; m < FWE_N_MEASURES; m++)
    memcpy (self->measures + m * n_draws + block->from, block->measures[m], size);
  for (size_t s = 0; s < FWE_N_SERIES; s++)
    for (size_t q = 0; q < self->n_quarters; q++)
      memcpy (self->series + (s * self->n_quarters + q) * n_draws + block->from,
              block->series[s][q], size);
  for (size_t k = 0; k < FWE_N_GROUP_STAGES * self->n_groups; k++)
    memcpy (self->groups + k * n_draws + block->from, block->group_read[k], size);
  for (size_t w = 0; w < FWE_N_WATERFALL; w++)
    memcpy (self->waterfall + w * n_draws + block->from, block->waterfall[w], size);
  for (size_t f = 0; f < self->n_funds; f++)
    memcpy (self->funds + f * n_draws + block->from, block->fund_read[f], size);
  memcpy (self->imbalance + block->from, block->total[FWE_T_IMBALANCE], size);
  memcpy (self->displaced + block->from, block->total[FWE_T_DISPLACED], size);
  memcpy (self->loss + block->from, block->total[FWE_T_LOSS], size);
}

/**
 * fwe_sheet_n_summaries:
 * @self: a sheet
 *
 * Returns: how many summaries a result has
 */
size_t
fwe_sheet_n_summaries (const FweSheet *self)
{
  return n_arrays (self) - N_OTHERS;
}

/**
 * fwe_sheet_summarise:
 * @self: a full sheet
 * @which: 0 to fwe_sheet_n_summaries() - 1
 * @scratch: n_draws numbers of the caller's thread
 * @result: its summary number @which is filled
 */
void
fwe_sheet_summarise (const FweSheet *self, size_t which, double *scratch, FweResult *result)
{
  const size_t n_series = FWE_N_SERIES * self->n_quarters;
  const size_t n_stages = FWE_N_GROUP_STAGES * self->n_groups;
  size_t k = which;
  FweSummary *out;

  if (k < FWE_N_MEASURES)
    out = &result->measures[k];
  else if ((k -= FWE_N_MEASURES) < n_series)
    out = &result->series[k / self->n_quarters][k % self->n_quarters];
  else if ((k -= n_series) < n_stages)
    out = &result->groups[k / self->n_groups][k % self->n_groups];
  else if ((k -= n_stages) < FWE_N_WATERFALL)
    out = &result->waterfall[k];
  else
    out = &result->funds[k - FWE_N_WATERFALL];

  fwe_stats_summarise (self->memory + which * self->n_draws, self->n_draws, scratch, out);
}
