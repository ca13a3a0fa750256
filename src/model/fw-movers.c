/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-movers.h"

#include <math.h>

#define SEEN 0.05 /* persons: the smallest gain that is not written as none */

void
fw_mover_free (FwMover *self)
{
  g_clear_pointer (&self->what, fw_try_unref);
  g_free (self);
}

static FweMeasure
goal_measure (const FweGoal *goal)
{
  switch (goal->measure)
    {
    case FWE_GOAL_GROSS_PLACEMENTS:
      return FWE_M_GROSS_PLACEMENTS;
    case FWE_GOAL_COMPLETED:
      return FWE_M_COMPLETED;
    default:
      return FWE_M_NET_LOCAL_PLACEMENTS;
    }
}

/* Draw by draw: what luck does to both of them cancels out. */
static void
subtract (const FweResult *with, const FweResult *without, FweMeasure measure, double *scratch,
          FweSummary *out)
{
  const gsize n = with->n_draws;

  for (gsize i = 0; i < n; i++)
    scratch[i] = with->draws[measure][i] - without->draws[measure][i];
  fwe_stats_summarise (scratch, n, scratch + n, out);
}

/**
 * fw_mover_run:
 * @with: (transfer none): @what compiled, see fw_try_compile()
 * @without: the scenario as it stands, on as many draws of the same seed
 *
 * Returns: (transfer full): or %NULL when stopped or refused
 */
FwMover *
fw_mover_run (FwTry *what, FwCompiled *with, FwResult *without, FweDraws *draws, guint n_threads,
              const FweHooks *hooks, GError **error)
{
  g_autoptr (FwResult) result = NULL;
  g_autofree double *scratch = NULL;
  const FweResult *new, *old;
  FweGoal goal;
  FwMover *self;

  g_return_val_if_fail (what != NULL && with != NULL && FW_IS_RESULT (without), NULL);

  result = fw_result_new_run (with, draws, n_threads, FALSE, hooks, error);
  if (result == NULL)
    return NULL;

  new = fw_result_get_engine (result);
  old = fw_result_get_engine (without);
  g_return_val_if_fail (new->n_draws == old->n_draws &&new->seed == old->seed, NULL);

  goal = fw_result_get_goal (result);
  scratch = g_new (double, 2 * new->n_draws);
  self = g_new0 (FwMover, 1);
  self->what = fw_try_ref (what);
  subtract (new, old, goal_measure (&goal), scratch, &self->gain);
  subtract (new, old, FWE_M_NET_LOCAL_PLACEMENTS, scratch, &self->net);
  self->chance = new->goal_chance;
  self->cost = new->measures[FWE_M_COST].mean - old->measures[FWE_M_COST].mean;
  return self;
}

int
fw_movers_compare (gconstpointer a, gconstpointer b)
{
  const FwMover *first = *(FwMover *const *)a, *second = *(FwMover *const *)b;

  if (first->gain.mean != second->gain.mean)
    return first->gain.mean > second->gain.mean ? -1 : 1;
  if (first->cost != second->cost)
    return first->cost < second->cost ? -1 : 1;
  return g_strcmp0 (fw_try_get_title (first->what), fw_try_get_title (second->what));
}

gboolean
fw_mover_moves (const FwMover *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->gain.mean >= SEEN;
}
