/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-equity.h"

#include <float.h>
#include <math.h>

#include "fwe-lane.h"
#include "fwe-standing.h"

/* The move of the Gini on which the honest scale is read. */
#define MILLI 0.001

/**
 * fwe_equity_prepare:
 * @setup: what all draws share; its tables of moves are filled in
 * @draws: keeps them
 * @fault: (out): why not
 *
 * Does nothing when no group has incomes: then nothing is said about inequality.
 *
 * Returns: FALSE when the tables could not be made
 */
bool
fwe_equity_prepare (FweSetup *setup, FweDraws *draws, FweFault *fault)
{
  const FwePlan *plan = setup->plan;
  const FweIncomes *groups[FWE_MAX_GROUPS];
  bool any = false;

  for (size_t g = 0; g < plan->n_groups; g++)
    {
      groups[g] = plan->groups[g].incomes;
      any = any || groups[g] != NULL;
    }
  if (!any)
    return true;

  setup->moves = fwe_draws_prepare_moves (draws, groups, plan->n_groups,
                                          plan->assumptions.eligible_income, fault);
  return setup->moves != NULL;
}

/* What moves in one draw, or at the mean of all. */
typedef struct
{
  double households[FWE_MAX_GROUPS]; /* of enrolled residents who are there with and without the
                                        plan */
  double gain[FWE_MAX_GROUPS];       /* of each [dollars a year] */
  double displaced;                  /* residents */
  double loss;                       /* of each [dollars a year] */
} Change;

/* Writes up to two moves a group; a group never moves more households than are eligible. */
static size_t
fill_moves (const FweSetup *setup, const Change *change, FweMove *moves)
{
  const FwePlan *plan = setup->plan;
  double adults = 0;
  size_t n = 0;

  for (size_t g = 0; g < plan->n_groups; g++)
    adults += plan->groups[g].adults;
  for (size_t g = 0; g < plan->n_groups; g++)
    {
      const double eligible = fwe_moves_eligible (setup->moves, g);
      const double enrolled = fwe_min (change->households[g], eligible);
      const double share = adults > 0 ? plan->groups[g].adults / adults : 0;
      const double displaced = fwe_min (change->displaced * share, eligible - enrolled);

      if (enrolled > 0)
        moves[n++] = (FweMove){ .group = g, .households = enrolled, .gain = change->gain[g] };
      if (displaced > 0)
        moves[n++] = (FweMove){ .group = g, .households = displaced, .gain = -change->loss };
    }

  return n;
}

/* Mean household income of a group after the moves. */
static double
mean_after (const FweSetup *setup, size_t g, const FweMove *moves, size_t n_moves)
{
  const FweIncomes *incomes = setup->plan->groups[g].incomes;
  double more = 0;

  if (incomes == NULL)
    return NAN;
  for (size_t k = 0; k < n_moves; k++)
    if (moves[k].group == g)
      more += moves[k].households * moves[k].gain;

  return fwe_incomes_mean (incomes) + more / fwe_incomes_households (incomes);
}

/* 1 - gap with / gap without; not defined without two groups, or where there is no gap. */
static double
gap_closed (const FweSetup *setup, const FweMove *moves, size_t n_moves)
{
  const size_t low = setup->plan->gap_low, high = setup->plan->gap_high;
  const double without = mean_after (setup, high, NULL, 0) - mean_after (setup, low, NULL, 0);
  const double with
      = mean_after (setup, high, moves, n_moves) - mean_after (setup, low, moves, n_moves);

  return low != high && fabs (without) > 0 ? 1 - with / without : NAN;
}

/* Of mean household income in each group, in one draw. */
static void
write_income_change (FweBlock *block, size_t i, const FweMove *moves, size_t n)
{
  const FwePlan *plan = block->setup->plan;

  for (size_t g = 0; g < plan->n_groups; g++)
    {
      const FweIncomes *incomes = plan->groups[g].incomes;
      double more = 0;

      for (size_t k = 0; k < n; k++)
        if (moves[k].group == g)
          more += moves[k].households * moves[k].gain;
      block->income_change[g][i] = incomes != NULL ? more / fwe_incomes_households (incomes) : NAN;
    }
}

static void
read_change (const FweBlock *block, size_t i, Change *change)
{
  const FwePlan *plan = block->setup->plan;
  const size_t n_groups = plan->n_groups;
  const double kept = 1 - plan->assumptions.benefits_lost;

  for (size_t g = 0; g < n_groups; g++)
    {
      change->households[g] = block->present[g][i];
      change->gain[g] = kept * block->group_read[FWE_G_GAIN_PER_ENROLLED * n_groups + g][i];
    }
  change->displaced = block->displaced[0][i];
  change->loss = kept * block->loss[0][i] / fwe_max (change->displaced, DBL_MIN);
}

/**
 * fwe_equity_run:
 * @block: a block whose accounts are made
 *
 * The Gini after the plan and the gap it closes, in every draw, exactly. Each enrolled resident
 * stands in a different household of their group at or under the eligible income; it changes by the
 * person's yearly change of pay in the reading year, less cash benefits lost. Displaced residents,
 * in the place's shares, lose theirs. Those who left the place are in neither world.
 */
void
fwe_equity_run (FweBlock *block)
{
  const FweSetup *setup = block->setup;

  for (size_t i = 0; i < block->n; i++)
    {
      FweMove moves[2 * FWE_MAX_GROUPS];
      Change change;
      size_t n;

      if (setup->moves == NULL)
        {
          for (size_t m = FWE_M_GAP_CLOSED; m <= FWE_M_GINI_CHANGE; m++)
            block->measures[m][i] = NAN;
          write_income_change (block, i, NULL, 0);
          continue;
        }

      read_change (block, i, &change);
      n = fill_moves (setup, &change, moves);
      write_income_change (block, i, moves, n);
      block->measures[FWE_M_GAP_CLOSED][i] = gap_closed (setup, moves, n);
      block->measures[FWE_M_GINI][i] = fwe_moves_gini (setup->moves, moves, n);
      block->measures[FWE_M_GINI_CHANGE][i]
          = block->measures[FWE_M_GINI][i] - fwe_moves_gini_before (setup->moves);
    }
}

static double
mean_of_product (const double *a, const double *b, size_t n)
{
  double sum = 0;

  for (size_t i = 0; i < n; i++)
    sum += a[i] * b[i];

  return sum / (double)n;
}

/* The mean moves: how many move on average, each by the average gain of those who move. */
static void
mean_change (const FweSetup *setup, const FweSheet *sheet, Change *change)
{
  const FwePlan *plan = setup->plan;
  const size_t n = sheet->n_draws, at = sheet->records.groups;
  const double kept = 1 - plan->assumptions.benefits_lost;

  for (size_t g = 0; g < plan->n_groups; g++)
    {
      const double *moved = fwe_sheet_draws (sheet, at + FWE_G_MOVED * plan->n_groups + g);
      const double *gain
          = fwe_sheet_draws (sheet, at + FWE_G_GAIN_PER_ENROLLED * plan->n_groups + g);

      change->households[g] = fwe_stats_mean (moved, n);
      change->gain[g]
          = kept * mean_of_product (moved, gain, n) / fwe_max (change->households[g], DBL_MIN);
    }
  change->displaced = fwe_stats_mean (fwe_sheet_draws (sheet, sheet->records.displaced), n);
  change->loss = kept * fwe_stats_mean (fwe_sheet_draws (sheet, sheet->records.loss), n)
                 / fwe_max (change->displaced, DBL_MIN);
}

static void
fill_group (const FweSetup *setup, size_t g, const FweMove *moves, size_t n, FweResult *result)
{
  result->mean_before[g] = mean_after (setup, g, NULL, 0);
  result->mean_after[g] = mean_after (setup, g, moves, n);
  result->median_before[g] = fwe_moves_median (setup->moves, g, NULL, 0);
  result->median_after[g] = fwe_moves_median (setup->moves, g, moves, n);
  for (size_t b = 0; b < FWE_N_BINS; b++)
    {
      /* a household that a loss takes under 0 stands in the first bin */
      const double from = b == 0 ? -INFINITY : fwe_bin_edges[b];
      const double to = fwe_bin_edges[b + 1];

      result->bins_before[g * FWE_N_BINS + b]
          = fwe_moves_count (setup->moves, g, NULL, 0, from, to);
      result->bins_after[g * FWE_N_BINS + b]
          = fwe_moves_count (setup->moves, g, moves, n, from, to);
    }
}

static void
fill_scale (const FweSetup *setup, const FweMove *moves, size_t n, FweResult *result)
{
  const size_t last = setup->reading_quarter + setup->reading_length - 1;
  const double net = result->series[FWE_S_NET_LOCAL_PLACEMENTS][last].mean;
  const double change = fabs (result->measures[FWE_M_GINI_CHANGE].mean);
  double total = 0, more = 0;

  for (size_t g = 0; g < setup->plan->n_groups; g++)
    if (setup->plan->groups[g].incomes != NULL)
      total += fwe_incomes_households (setup->plan->groups[g].incomes)
               * fwe_incomes_mean (setup->plan->groups[g].incomes);
  for (size_t k = 0; k < n; k++)
    more += moves[k].households * moves[k].gain;

  result->income_share = total > 0 ? more / total : NAN;
  result->placements_per_gini_milli = change > 0 && net > 0 ? net * MILLI / change : NAN;
}

/**
 * fwe_equity_conclude:
 * @setup: what all draws share
 * @sheet: every draw
 * @result: has its summaries; its members about incomes are filled
 * @fault: (out): why not
 *
 * Distributions before and after, at the mean moves.
 *
 * Returns: whether they could be computed
 */
bool
fwe_equity_conclude (const FweSetup *setup, const FweSheet *sheet, FweResult *result,
                     FweFault *fault)
{
  FweMove moves[2 * FWE_MAX_GROUPS];
  Change change;
  size_t n;

  result->placements_per_gini_milli = result->income_share = NAN;
  mean_change (setup, sheet, &change);
  for (size_t g = 0; g < setup->plan->n_groups; g++)
    result->participants += change.households[g];
  result->has_incomes = setup->moves != NULL;
  fwe_standing_clear (result);
  if (!result->has_incomes)
    return true;

  n = fill_moves (setup, &change, moves);
  for (size_t k = 0; k < FWE_N_LORENZ; k++)
    result->lorenz_p[k] = (double)k / (FWE_N_LORENZ - 1);
  if (!fwe_moves_indices (setup->moves, NULL, 0, &result->before, fault)
      || !fwe_moves_indices (setup->moves, moves, n, &result->after, fault)
      || !fwe_moves_lorenz (setup->moves, NULL, 0, result->lorenz_p, FWE_N_LORENZ,
                            result->lorenz_before, fault)
      || !fwe_moves_lorenz (setup->moves, moves, n, result->lorenz_p, FWE_N_LORENZ,
                            result->lorenz_after, fault))
    return false;

  for (size_t g = 0; g < setup->plan->n_groups; g++)
    fill_group (setup, g, moves, n, result);
  fill_scale (setup, moves, n, result);
  return fwe_standing_fill (setup, moves, n, result, fault);
}
