/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-document.h"
#include "fw-result.h"

G_BEGIN_DECLS

/**
 * FwRunner:
 *
 * Keeps the result of one scenario of a document up to date, in one worker on plain copies. A run
 * goes in steps: a first result (of 1,000 draws where all would take over 100 ms), the result on
 * all draws, "No program" for comparison, and what holds the plan back. A newer generation stops
 * all but the first step, so that charts follow a drag; a result never replaces a newer one.
 * Properties: document, scenario, result (the newest; kept while the next is computed), baseline
 * (the result of "No program"), stale (the result is older than the document, or of fewer draws),
 * running, progress (0 to 1), error (GError of the newest run, or NULL).
 */
#define FW_TYPE_RUNNER (fw_runner_get_type ())
G_DECLARE_FINAL_TYPE (FwRunner, fw_runner, FW, RUNNER, GObject)

FwRunner *fw_runner_new (FwDocument *document, FwScenario *scenario);
FwDocument *fw_runner_get_document (FwRunner *self);
FwScenario *fw_runner_get_scenario (FwRunner *self);
/* Shows another scenario: its result comes soon, or at once when nothing changed since it was run.
 */
void fw_runner_set_scenario (FwRunner *self, FwScenario *scenario);
FwResult *fw_runner_get_result (FwRunner *self);   /* (transfer none) (nullable) */
FwResult *fw_runner_get_baseline (FwRunner *self); /* (transfer none) (nullable) */
gboolean fw_runner_get_stale (FwRunner *self);
gboolean fw_runner_get_running (FwRunner *self);
double fw_runner_get_progress (FwRunner *self);
const GError *fw_runner_get_error (FwRunner *self);
/* Stops what runs; the last result stays, stale. */
void fw_runner_cancel (FwRunner *self);
/* Runs again after a cancel. */
void fw_runner_restart (FwRunner *self);

G_END_DECLS
