/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-movers.h"
#include "fw-runner.h"

G_BEGIN_DECLS

/**
 * FwMoverFinder:
 *
 * Finds what would move the scenario of a runner most, in a worker, once its result stands still:
 * everything that could be done on few draws, then the best of it on all draws of the result. A
 * change of the plan or another scenario stops it. Signal "changed" whenever one of the functions
 * below has something new to say.
 */
#define FW_TYPE_MOVER_FINDER (fw_mover_finder_get_type ())
G_DECLARE_FINAL_TYPE (FwMoverFinder, fw_mover_finder, FW, MOVER_FINDER, GObject)

/* What could be done about a scenario; (transfer full): of FwTry. */
typedef GPtrArray *(*FwMoverActions) (FwPlan *plan, FwScenario *scenario);

FwMoverFinder *fw_mover_finder_new (FwRunner *runner);
/* Only of these actions in place of fw_movers_actions(). */
FwMoverFinder *fw_mover_finder_new_of (FwRunner *runner, FwMoverActions actions);
/* Only while somebody looks; FALSE at first. */
void fw_mover_finder_set_active (FwMoverFinder *self, gboolean active);
/* Stops until the plan changes or fw_mover_finder_restart(). */
void fw_mover_finder_cancel (FwMoverFinder *self);
void fw_mover_finder_restart (FwMoverFinder *self);

/* FwMover, the best first; while it runs those tried so far. (transfer none) */
const GPtrArray *fw_mover_finder_get_movers (FwMoverFinder *self);
guint fw_mover_finder_get_n_tried (FwMoverFinder *self);
guint fw_mover_finder_get_n_actions (FwMoverFinder *self);
gboolean fw_mover_finder_get_running (FwMoverFinder *self);
/* The best are known on all draws of the result shown. */
gboolean fw_mover_finder_get_complete (FwMoverFinder *self);
/* What it found is of a plan or scenario that is no longer shown. */
gboolean fw_mover_finder_get_stale (FwMoverFinder *self);
/* The result it was found for, NULL before the first. (transfer none) */
FwResult *fw_mover_finder_get_result (FwMoverFinder *self);

G_END_DECLS
