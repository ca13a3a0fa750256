/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-about.h"
#include "fw-asker.h"
#include "fw-sensitivity.h"

G_BEGIN_DECLS

/**
 * FwInfluences:
 *
 * What a study of uncertain numbers has found, all of it or so far. Immutable; may be read in any
 * thread.
 */
#define FW_TYPE_INFLUENCES (fw_influences_get_type ())
G_DECLARE_FINAL_TYPE (FwInfluences, fw_influences, FW, INFLUENCES, GObject)

FwInfluences *fw_influences_new (FwSensitivity *study);
/* Answers in a worker; job: an FwSensitivity of which nothing is done. Tells what is found so far.
 */
GObject *fw_influences_ask (FwAsking *asking, gpointer job, GError **error);
/* What a person would ask first: of net local placements, with usual settings or few draws. */
GObject *fw_influences_new_usual (FwSensitivityMethod method, FwPlan *plan, FwScenario *scenario,
                                  guint n_draws, guint64 seed, guint n_threads,
                                  const FweHooks *hooks, GError **error);

const FwAbout *fw_influences_get_about (FwInfluences *self);
FwSensitivityMethod fw_influences_get_method (FwInfluences *self);
FweMeasure fw_influences_get_measure (FwInfluences *self);
/* The measure's mean as the scenario stands; NaN before it is known. */
double fw_influences_get_base (FwInfluences *self);
/* Possible futures run. */
gsize fw_influences_get_n_run (FwInfluences *self);
/* FALSE while more is being found out. */
gboolean fw_influences_is_whole (FwInfluences *self);
/* Uncertain numbers that were asked about. */
guint fw_influences_get_n_asked (FwInfluences *self);
/* Those of which the method has found something, the largest influence first. (transfer none) */
const FwInfluence *const *fw_influences_get_found (FwInfluences *self, guint *n);
/* Sobol: every other uncertain number together, and luck. (transfer none) */
const FwInfluence *fw_influences_get_others (FwInfluences *self);
const FwInfluence *fw_influences_get_luck (FwInfluences *self);

G_END_DECLS
