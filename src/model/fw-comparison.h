/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-result.h"

G_BEGIN_DECLS

/**
 * FwPaired:
 * @difference: of the measure, this scenario less the reference, draw by draw
 * @chance: share of draws in which this scenario is better (fewer dollars per placement are
 * better)
 * @same: share of draws in which the two do not differ
 *
 * Of both shares, draws where either is undefined are left out; NaN when none is left.
 */
typedef struct
{
  FweSummary difference;
  double chance, same;
} FwPaired;

/**
 * FwComparison:
 *
 * Results of several scenarios of one plan on the same draws, and which of them the others are
 * measured against. Immutable; may be read in any thread.
 */
#define FW_TYPE_COMPARISON (fw_comparison_get_type ())
G_DECLARE_FINAL_TYPE (FwComparison, fw_comparison, FW, COMPARISON, GObject)

/* results: all of the same plan, seed and draws, in the order of the rows; reference: an index;
 * n_left_out: scenarios of the plan that are not among them. */
FwComparison *fw_comparison_new (FwResult *const *results, guint n_results, guint reference,
                                 guint n_left_out);
/* The same results measured against another; nothing is run. */
FwComparison *fw_comparison_new_against (FwComparison *self, guint reference);
guint fw_comparison_get_n (FwComparison *self);
FwResult *fw_comparison_get_result (FwComparison *self, guint index); /* (transfer none) */
guint fw_comparison_get_reference (FwComparison *self);
/* FALSE when the scenario is not in it. */
gboolean fw_comparison_find (FwComparison *self, const char *scenario_id, guint *index);
guint fw_comparison_get_n_left_out (FwComparison *self);
/* FALSE for the reference itself and where the measure is undefined in every draw. */
gboolean fw_comparison_get_paired (FwComparison *self, guint index, FweMeasure measure,
                                   FwPaired *out);
/* FALSE where a smaller number is the better one. */
gboolean fw_comparison_more_is_better (FweMeasure measure);
/* What the goal counts, else net local placements: the measure to compare plans by. */
FweMeasure fw_comparison_get_measure (FwComparison *self);
/* The whole of it at once, in the calling thread (command line, tests): scenarios compiled with the
 * same seed and draws. */
FwComparison *fw_comparison_new_run (FwCompiled *const *compiled, guint n_compiled, guint reference,
                                     guint n_threads, const FweHooks *hooks, GError **error);

G_END_DECLS
