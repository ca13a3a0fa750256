/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-compile.h"
#include "fw-influence.h"
#include "fwe-result.h"
#include "fwe-run.h"

G_BEGIN_DECLS

/* What it is worth to find out an uncertain number before choosing among a plan's scenarios. */

typedef struct FwFinding FwFinding;

#define FW_FINDING_MEASURES 2

/* All scenarios of a plan, "No program" among them, on the same draws. measures: by each of which
 * one would choose, at most %FW_FINDING_MEASURES. */
FwFinding *fw_finding_new (FwPlan *plan, const FweMeasure *measures, guint n_measures,
                           GError **error);
void fw_finding_free (FwFinding *self);
guint fw_finding_get_n_steps (FwFinding *self);
/* Runs the next scenario; after the last one everything below is known. In any one thread. */
gboolean fw_finding_step (FwFinding *self, guint n_draws, guint64 seed, guint n_threads,
                          const FweHooks *hooks, GError **error);

guint fw_finding_get_n_measures (FwFinding *self);
FweMeasure fw_finding_get_measure (FwFinding *self, guint which);
/* The scenario one would choose as things stand: its title, and its mean. (transfer none) */
const char *fw_finding_get_best (FwFinding *self, guint which, double *mean);
/* What it would be worth to know everything, luck included. */
double fw_finding_get_everything (FwFinding *self, guint which);
/* What is found for a number that nothing hangs on, which is worth nothing, is less than this in
 * nine cases of ten. */
double fw_finding_get_margin (FwFinding *self, guint which);
/* FwFound, what is worth most first. (transfer container) */
GPtrArray *fw_finding_get_found (FwFinding *self, guint which);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwFinding, fw_finding_free)

G_END_DECLS
