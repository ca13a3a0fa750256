/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-compile.h"
#include "fw-influence.h"

G_BEGIN_DECLS

/* Which uncertain numbers of a scenario matter for one measure. */

/* What --method takes: "tornado". */
const char *fw_sensitivity_method_name (FwSensitivityMethod method);

/**
 * FwSensitivitySettings:
 * @keys: (nullable): which numbers, NULL-terminated; NULL for all, and with Sobol for those that a
 *   tornado swings most
 * @draws: futures of each run (tornado), trajectories of each batch (Morris), points of each repeat
 *   (Sobol: a power of two); 0 for the usual number
 * @repeats: batches or repeats, at most %FWE_SENSITIVITY_REPEATS; 0 for the usual number
 */
typedef struct
{
  FwSensitivityMethod method;
  FweMeasure measure;
  const char *const *keys;
  guint draws;
  guint repeats;
} FwSensitivitySettings;

/* Numbers Sobol's indices are found for when none are named. */
#define FW_SENSITIVITY_CHOSEN 10

/**
 * FwSensitivity:
 *
 * A study in steps, each short enough to show what was found so far. Made where the plan lives; its
 * steps may then be done in one other thread, which sees nothing of the plan.
 */
typedef struct FwSensitivity FwSensitivity;

FwSensitivity *fw_sensitivity_new (FwPlan *plan, FwCompiled *compiled,
                                   const FwSensitivitySettings *settings, GError **error);
void fw_sensitivity_free (FwSensitivity *self);
guint fw_sensitivity_get_n_steps (FwSensitivity *self);
guint fw_sensitivity_get_n_done (FwSensitivity *self);
/* The next step; hooks may be NULL, progress is of the step. FALSE when stopped or refused: what
 * was found before stays. */
gboolean fw_sensitivity_step (FwSensitivity *self, guint n_threads, const FweHooks *hooks,
                              GError **error);

FwSensitivityMethod fw_sensitivity_get_method (FwSensitivity *self);
FweMeasure fw_sensitivity_get_measure (FwSensitivity *self);
FwCompiled *fw_sensitivity_get_compiled (FwSensitivity *self); /* (transfer none) */
/* The measure as the scenario stands. */
const FweSummary *fw_sensitivity_get_base (FwSensitivity *self);
guint fw_sensitivity_get_draws (FwSensitivity *self);
/* Possible futures run so far. */
gsize fw_sensitivity_get_n_run (FwSensitivity *self);
/* Sobol: points at which the measure is defined everywhere, and all points. */
gsize fw_sensitivity_get_n_used (FwSensitivity *self);
gsize fw_sensitivity_get_n_points (FwSensitivity *self);
/* FwInfluence of what was asked about, the largest first. (transfer container) */
GPtrArray *fw_sensitivity_get_influences (FwSensitivity *self);
/* Sobol: every other uncertain number together, and luck. (transfer none) */
const FwInfluence *fw_sensitivity_get_others (FwSensitivity *self);
const FwInfluence *fw_sensitivity_get_luck (FwSensitivity *self);
/* By what an influence is ordered: how far it moves the measure, or its total share; NaN for none.
 */
double fw_sensitivity_size (FwSensitivity *self, const FwInfluence *influence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwSensitivity, fw_sensitivity_free)

G_END_DECLS
