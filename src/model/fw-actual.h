/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-actual-quarter.h"
#include "fw-pilot.h"
#include "fw-result.h"

G_BEGIN_DECLS

/**
 * FwActual:
 *
 * A pilot's placements beside those a scenario expects, quarter by quarter. Immutable.
 */
#define FW_TYPE_ACTUAL (fw_actual_get_type ())
G_DECLARE_FINAL_TYPE (FwActual, fw_actual, FW, ACTUAL, GObject)

/* pilot: (nullable): what the plan holds, fw_pilot_from_plan(). Keeps the result. */
FwActual *fw_actual_new (FwResult *result, FwPilot *pilot);
/* For fw_answer_usual(). */
GObject *fw_actual_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                          guint n_threads, const FweHooks *hooks, GError **error);

FwResult *fw_actual_get_result (FwActual *self); /* (transfer none) */
gboolean fw_actual_has_pilot (FwActual *self);
/* (element-type FwActualQuarter): from the plan's first quarter on */
const FwActualQuarter *fw_actual_get_quarters (FwActual *self, guint *n);
/* TRUE where a pilot that began before the plan, or after it, is drawn from the plan's start. */
gboolean fw_actual_is_moved (FwActual *self);
/* Calendar quarter in which the pilot began. */
void fw_actual_get_begin (FwActual *self, int *year, int *quarter);

G_END_DECLS
