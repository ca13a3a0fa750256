/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-comparison.h"
#include "fw-document.h"

G_BEGIN_DECLS

/* Scenarios compared where none is pinned, "No program" not counted. */
#define FW_COMPARER_FIRST 6

/**
 * FwComparer:
 *
 * Keeps the comparison of a document's scenarios up to date while somebody looks at it, in one
 * worker on plain copies that share their random numbers. Compared are "No program", those pinned
 * (the first few where none is), the one shown and the reference. Only what changed is run again;
 * where all draws would take long, a comparison of fewer comes first. The newest generation wins,
 * but a first comparison that is under way is finished, so that charts follow a drag. Properties:
 * comparison (the newest, or NULL), stale (it is older than the document, or of fewer draws),
 * running, progress (0 to 1), error (GError of the newest run, or NULL).
 */
#define FW_TYPE_COMPARER (fw_comparer_get_type ())
G_DECLARE_FINAL_TYPE (FwComparer, fw_comparer, FW, COMPARER, GObject)

FwComparer *fw_comparer_new (FwDocument *document);
FwDocument *fw_comparer_get_document (FwComparer *self);
/* Whether somebody looks: nothing is run otherwise, and what runs is stopped. FALSE at first. */
void fw_comparer_set_active (FwComparer *self, gboolean active);
gboolean fw_comparer_get_active (FwComparer *self);
/* The scenario shown: compared in any case. */
void fw_comparer_set_scenario (FwComparer *self, FwScenario *scenario);
/* The scenario others are measured against; the plan's first one until it is set. */
void fw_comparer_set_reference (FwComparer *self, FwScenario *reference);
FwScenario *fw_comparer_get_reference (FwComparer *self);    /* (transfer none) */
FwComparison *fw_comparer_get_comparison (FwComparer *self); /* (transfer none) (nullable) */
gboolean fw_comparer_get_stale (FwComparer *self);
gboolean fw_comparer_get_running (FwComparer *self);
double fw_comparer_get_progress (FwComparer *self);
const GError *fw_comparer_get_error (FwComparer *self);
/* Runs done since it was made, of any scenario and number of draws. */
guint fw_comparer_get_n_runs (FwComparer *self);
/* Stops what runs; the last comparison stays, stale. */
void fw_comparer_cancel (FwComparer *self);
/* Runs again after a cancel. */
void fw_comparer_restart (FwComparer *self);

/* Every scenario of a plan in the order of rows: "No program", then each parent before its
 * children. (transfer container) */
GPtrArray *fw_comparer_list_scenarios (FwPlan *plan);

G_END_DECLS
