/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-result.h"
#include "fw-try.h"

G_BEGIN_DECLS

/* What would move a plan most: things people could do, each run on the draws of the scenario it
 * would be done in. What the evidence says (deadweight, drift ...) is nobody's to choose and is
 * none of them. */

/**
 * FwMover:
 * @what: the thing done
 * @gain: of the goal's measure (net local placements without a goal) at the goal's quarter, with
 *   less without, draw by draw [persons]
 * @net: likewise of net local placements [persons]
 * @chance: of the goal with it, 0 to 1; NaN without a goal
 * @cost: what is spent more by the goal's quarter, mean [dollars]
 */
typedef struct
{
  FwTry *what;
  FweSummary gain, net;
  double chance;
  double cost;
} FwMover;

void fw_mover_free (FwMover *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwMover, fw_mover_free)

/* What could be done about a scenario as it stands; none of "No program". Of FwTry.
 * (transfer full) */
GPtrArray *fw_movers_actions (FwPlan *plan, FwScenario *scenario);

/* Runs one of them and compares it with a result of the same seed, draws and goal. May be called in
 * any thread; draws: those @without was run on, or NULL for own ones. (transfer full) */
FwMover *fw_mover_run (FwTry *what, FwCompiled *with, FwResult *without, FweDraws *draws,
                       guint n_threads, const FweHooks *hooks, GError **error);
/* The largest mean gain first, those alike by what they cost; a GCompareFunc of FwMover **. */
int fw_movers_compare (gconstpointer a, gconstpointer b);
/* Whether it moves anything a person would see: half of a tenth of one. */
gboolean fw_mover_moves (const FwMover *self);

G_END_DECLS
