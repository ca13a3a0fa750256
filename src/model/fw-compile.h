/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"
#include "fwe-draws.h"
#include "fwe-plan.h"

G_BEGIN_DECLS

/**
 * FwCompiled:
 *
 * A scenario of a plan as the engine takes it, with everything it borrows and the words a result
 * needs. Immutable and atomically reference counted: a worker owns one and never sees the document.
 */
typedef struct FwCompiled FwCompiled;

FwCompiled *fw_plan_compile (FwPlan *plan, FwScenario *scenario, GError **error);
FwCompiled *fw_compiled_ref (FwCompiled *self);
void fw_compiled_unref (FwCompiled *self);
const FwePlan *fw_compiled_get_plan (const FwCompiled *self);
guint fw_compiled_get_draws (const FwCompiled *self);
guint64 fw_compiled_get_seed (const FwCompiled *self);
/* Copies with other draws or seed (command line). (transfer full) */
FwCompiled *fw_compiled_with_draws (FwCompiled *self, guint n_draws, guint64 seed);
/* Copies held against another goal, whose quarter is that of all counts. (transfer full) */
FwCompiled *fw_compiled_with_goal (FwCompiled *self, const FweGoal *goal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwCompiled, fw_compiled_unref)

G_END_DECLS
