/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-sheet.h"

#include <stdlib.h>
#include <string.h>

/* Records whose place in memory is asked for before it is written: each is on a page of its own. */
#define AHEAD 8

/**
 * fwe_sheet_init:
 * @self: (out): a sheet
 * @setup: of the run it is for
 * @draws: the run's; they lend the memory
 *
 * Returns: FALSE when there is no memory for it; fwe_sheet_clear() frees what there was
 */
bool
fwe_sheet_init (FweSheet *self, const FweSetup *setup, FweDraws *draws)
{
  const FwePlan *plan = setup->plan;
  const size_t n_draws = fwe_draws_count (draws);
  const size_t n_blocks = (n_draws + FWE_LANES - 1) / FWE_LANES;

  *self = (FweSheet){ .draws = draws,
                      .setup = setup,
                      .n_draws = n_draws,
                      .n_blocks = n_blocks,
                      .n_quarters = plan->n_quarters,
                      .n_groups = plan->n_groups };
  fwe_records_init (&self->records, plan);
  self->memory = fwe_draws_take_memory (draws, self->records.n * n_draws * sizeof (double));
  self->bindings = malloc (plan->n_quarters * n_draws);
  self->hires = malloc ((setup->n_pairs * n_blocks + 1) * sizeof (double));
  self->summaries = malloc (self->records.n_summaries * sizeof (FweSummary));
  self->repeats = calloc (self->records.n_summaries, sizeof (bool));
  return self->memory != NULL && self->bindings != NULL && self->hires != NULL
         && self->summaries != NULL && self->repeats != NULL;
}

/**
 * fwe_sheet_clear:
 * @self: a sheet
 */
void
fwe_sheet_clear (FweSheet *self)
{
  if (self->memory != NULL)
    fwe_draws_return_memory (self->draws, self->memory);
  free (self->bindings);
  free (self->hires);
  free (self->summaries);
  free (self->repeats);
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
  double *to = self->memory + block->from;

  /* a whole block at a size the compiler knows: a few moves instead of a call each */
  for (size_t k = 0; k < self->records.n; k++, to += self->n_draws)
    {
      const size_t ahead = k + AHEAD < self->records.n ? AHEAD * self->n_draws : 0;

      __builtin_prefetch (to + ahead, 1);
      __builtin_prefetch (to + ahead + FWE_LANES / 2, 1);
      if (block->n == FWE_LANES)
        memcpy (to, block->records[k], sizeof (FweRow));
      else
        memcpy (to, block->records[k], block->n * sizeof (double));
    }
  for (size_t q = 0; q < self->n_quarters; q++)
    {
      unsigned char *bindings = self->bindings + q * self->n_draws + block->from;

      for (size_t i = 0; i < block->n; i++)
        bindings[i] = (unsigned char)block->binding[q][i];
    }
  for (size_t k = 0; k < self->setup->n_pairs; k++)
    self->hires[k * self->n_blocks + block->from / FWE_LANES]
        = fwe_stats_sum (block->hires[k], block->n);
}

/**
 * fwe_sheet_draws:
 * @self: a sheet
 * @record: which number
 *
 * Returns: it in every draw
 */
const double *
fwe_sheet_draws (const FweSheet *self, size_t record)
{
  return self->memory + record * self->n_draws;
}

/**
 * fwe_sheet_summarise:
 * @self: a full sheet
 * @which: 0 to records.n_summaries - 1
 * @kernel: summarises it
 * @scratch: n_draws numbers of the caller's thread
 *
 * Leaves out what stands still: a count that has come to its end is the same quarter after quarter.
 */
void
fwe_sheet_summarise (FweSheet *self, size_t which, const FweKernel *kernel, double *scratch)
{
  const double *draws = fwe_sheet_draws (self, which);

  self->repeats[which]
      = which > 0 && memcmp (draws, draws - self->n_draws, self->n_draws * sizeof (double)) == 0;
  if (self->repeats[which])
    return;

  kernel->summarise (draws, self->n_draws, scratch, &self->summaries[which]);
}

/* Takes n summaries of every row of a part. */
static void
hand_on (const FweSheet *self, size_t first, size_t n_rows, size_t n, FweSummary **rows)
{
  for (size_t k = 0; k < n_rows; k++)
    memcpy (rows[k], self->summaries + first + k * n, n * sizeof (FweSummary));
}

static void
count_bindings (const FweSheet *self, FweResult *result)
{
  for (size_t q = 0; q < self->n_quarters; q++)
    {
      const unsigned char *bindings = self->bindings + q * self->n_draws;
      size_t counts[FWE_N_BINDINGS] = { 0 };

      for (size_t i = 0; i < self->n_draws; i++)
        counts[bindings[i]]++;
      for (size_t b = 0; b < FWE_N_BINDINGS; b++)
        result->bindings[b][q] = (double)counts[b] / (double)self->n_draws;
    }
}

/* Pairs that are none stay 0. */
static void
average_hires (const FweSheet *self, FweResult *result)
{
  const FwePlan *plan = self->setup->plan;

  for (size_t e = 0; e < plan->n_employers; e++)
    for (size_t p = 0; p < plan->n_programs; p++)
      {
        const size_t at = e * plan->n_programs + p;

        if (fwe_setup_is_pair (plan, e, p))
          result->hires[at] = fwe_stats_sum (self->hires + self->setup->pairs[at] * self->n_blocks,
                                             self->n_blocks)
                              / (double)self->n_draws;
      }
}

/**
 * fwe_sheet_conclude:
 * @self: a sheet of which everything is summarised
 * @result: its summaries are filled
 */
void
fwe_sheet_conclude (FweSheet *self, FweResult *result)
{
  const FweRecords *records = &self->records;
  FweSummary *measures = result->measures, *waterfall = result->waterfall;

  for (size_t k = 1; k < records->n_summaries; k++)
    if (self->repeats[k])
      self->summaries[k] = self->summaries[k - 1];

  hand_on (self, records->measures, 1, FWE_N_MEASURES, &measures);
  hand_on (self, records->series, FWE_N_SERIES, self->n_quarters, result->series);
  hand_on (self, records->groups, FWE_N_GROUP_STAGES, self->n_groups, result->groups);
  hand_on (self, records->waterfall, 1, FWE_N_WATERFALL, &waterfall);
  hand_on (self, records->funds, 1, result->n_funds, &result->funds);
  hand_on (self, records->ratios, FWE_N_RATIOS, self->n_groups, result->ratios);
  hand_on (self, records->occupations, FWE_N_OCCUPATION_COUNTS, result->n_occupations,
           result->occupations);
  hand_on (self, records->programs, FWE_N_PROGRAM_COUNTS, result->n_programs, result->programs);
  hand_on (self, records->employers, FWE_N_EMPLOYER_COUNTS, result->n_employers, result->employers);
  for (size_t k = 0; k < result->n_funds * result->n_years; k++)
    result->fund_years[k].paid = self->summaries[records->fund_years + k];
  memcpy (result->values, self->summaries + records->values, sizeof result->values);
  hand_on (self, records->income_change, 1, self->n_groups, &result->income_change);
  hand_on (self, records->unemployment, 1, self->n_groups, &result->unemployment_after);
  hand_on (self, records->employment, 1, self->n_groups, &result->employment_after);
  count_bindings (self, result);
  average_hires (self, result);
}
