/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "fw-about.h"
#include "fw-compile.h"
#include "fw-trials.h"
#include "fwe-run.h"

G_BEGIN_DECLS

/* What a plan comes to without each of the trials. */

/* The measure of the engine behind it. */
FweMeasure fw_left_measure (FwLeft left);

/**
 * FwLeaveOut:
 *
 * An answer, immutable: may be read in any thread.
 */
#define FW_TYPE_LEAVE_OUT (fw_leave_out_get_type ())
G_DECLARE_FINAL_TYPE (FwLeaveOut, fw_leave_out, FW, LEAVE_OUT, GObject)

FwLeaveOut *fw_leave_out_run (FwCompiled *compiled, guint n_threads, const FweHooks *hooks,
                              GError **error);
/* For fw_answer_usual(). */
GObject *fw_leave_out_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                             guint n_threads, const FweHooks *hooks, GError **error);

/* The plan as it is: its trials, and what it comes to. */
const FwTrials *fw_leave_out_get_trials (FwLeaveOut *self);
const FweSummary *fw_leave_out_get_base (FwLeaveOut *self, FwLeft left);
/* In the order of the trials. */
const FwLeaveOutRow *fw_leave_out_get_rows (FwLeaveOut *self, guint *n_rows);
/* Whether leaving one out can change anything: the plan rests on the pool. */
gboolean fw_leave_out_rests_on_pool (FwLeaveOut *self);
/* The row that moves a measure most, or NULL. */
const FwLeaveOutRow *fw_leave_out_get_largest (FwLeaveOut *self, FwLeft left);
guint fw_leave_out_get_draws (FwLeaveOut *self);
const FwAbout *fw_leave_out_get_about (FwLeaveOut *self);

G_END_DECLS
