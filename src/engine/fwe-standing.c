/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-standing.h"

#include <math.h>

#include "fwe-lane.h"

/**
 * fwe_standing_clear:
 * @result: nothing is known of its households
 */
void
fwe_standing_clear (FweResult *result)
{
  const FweDepth nothing = { NAN, NAN };

  for (size_t k = 0; k < FWE_N_DECILES; k++)
    result->deciles[k] = (FweDecile){ NAN, NAN, NAN, NAN, NAN };
  for (size_t g = 0; g <= result->n_groups; g++)
    result->depth_before[g] = result->depth_after[g] = nothing;
  for (size_t k = 0; k < 2; k++)
    result->theil_between[k] = result->theil_within[k] = result->log_between[k]
        = result->log_within[k] = NAN;
}

/* Those who move out of one tenth, and the dollars they gain together. */
static void
move_decile (const FweSetup *setup, const FweMove *move, double from, double to, FweDecile *decile,
             double *dollars)
{
  const double eligible = fwe_moves_eligible (setup->moves, move->group);
  const double there = fwe_moves_eligible_in (setup->moves, move->group, from, to);
  const double moved = eligible > 0 ? move->households * there / eligible : 0;

  if (move->gain > 0)
    decile->gain += moved;
  else if (move->gain < 0)
    decile->lose += moved;
  *dollars += moved * move->gain;
}

static void
fill_deciles (const FweSetup *setup, const FweMove *moves, size_t n_moves, FweResult *result)
{
  for (size_t k = 0; k < FWE_N_DECILES; k++)
    {
      FweDecile *decile = &result->deciles[k];
      const double from = fwe_moves_quantile_before (setup->moves, (double)k / FWE_N_DECILES);
      const double to
          = k + 1 < FWE_N_DECILES
                ? fwe_moves_quantile_before (setup->moves, (double)(k + 1) / FWE_N_DECILES)
                : INFINITY;
      double dollars = 0;

      *decile = (FweDecile){ .from = from };
      for (size_t g = 0; g < setup->plan->n_groups; g++)
        decile->households += fwe_moves_count (setup->moves, g, NULL, 0, from, to);
      for (size_t i = 0; i < n_moves; i++)
        move_decile (setup, &moves[i], from, to, decile, &dollars);
      decile->change = decile->households > 0 ? dollars / decile->households : 0;
    }
}

static FweDepth
depth_of (double all, double under, double income, double line)
{
  FweDepth depth = { .share = all > 0 ? under / all : NAN };

  if (under > 0)
    depth.below = fwe_max (1 - income / (under * line), 0);
  return depth;
}

static void
fill_depth (const FweSetup *setup, const FweMove *moves, size_t n_moves, double line,
            FweDepth *depth)
{
  const FwePlan *plan = setup->plan;
  double all = 0, all_under = 0, all_income = 0;

  for (size_t g = 0; g < plan->n_groups; g++)
    {
      double households, under, income;

      if (plan->groups[g].incomes == NULL)
        continue;
      households = fwe_incomes_households (plan->groups[g].incomes);
      fwe_moves_under (setup->moves, g, moves, n_moves, line, &under, &income);
      depth[g] = depth_of (households, under, income, line);
      all += households;
      all_under += under;
      all_income += income;
    }
  depth[plan->n_groups] = depth_of (all, all_under, all_income, line);
}

/**
 * fwe_standing_fill:
 * @setup: what all draws share; has tables of moves
 * @moves: the mean moves
 * @n_moves: how many
 * @result: has its line; its tenths, depths and parts of Theil's measures are filled
 * @fault: (out): why not
 *
 * Returns: whether they could be computed
 */
bool
fwe_standing_fill (const FweSetup *setup, const FweMove *moves, size_t n_moves, FweResult *result,
                   FweFault *fault)
{
  const size_t n[2] = { 0, n_moves };

  fill_deciles (setup, moves, n_moves, result);
  if (result->line > 0)
    {
      fill_depth (setup, NULL, 0, result->line, result->depth_before);
      fill_depth (setup, moves, n_moves, result->line, result->depth_after);
    }

  for (size_t k = 0; k < 2; k++)
    {
      FweBetween parts;

      if (!fwe_moves_between (setup->moves, moves, n[k], &parts, fault))
        return false;
      result->theil_between[k] = parts.theil_between;
      result->theil_within[k] = parts.theil_within;
      result->log_between[k] = parts.log_between;
      result->log_within[k] = parts.log_within;
    }

  return true;
}
