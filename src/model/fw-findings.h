/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-about.h"
#include "fw-asker.h"
#include "fw-finding.h"

G_BEGIN_DECLS

/**
 * FwFindings:
 *
 * What it is worth to find out a number before choosing a scenario, by net local placements and by
 * net benefit to society. Immutable; may be read in any thread.
 */
#define FW_TYPE_FINDINGS (fw_findings_get_type ())
G_DECLARE_FINAL_TYPE (FwFindings, fw_findings, FW, FINDINGS, GObject)

/* A question for a worker: all scenarios of the plan, on its own draws and seed or these. */
typedef struct FwFindingsJob FwFindingsJob;

/* compiled: the scenario shown, for what the answer is about. n_draws: 0 for the plan's. */
FwFindingsJob *fw_findings_job_new (FwPlan *plan, FwCompiled *compiled, guint n_draws,
                                    GError **error);
void fw_findings_job_free (FwFindingsJob *self);
/* Answers in a worker; job: an FwFindingsJob. */
GObject *fw_findings_ask (FwAsking *asking, gpointer job, GError **error);
/* At once, in the calling thread. */
GObject *fw_findings_new_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                                guint n_threads, const FweHooks *hooks, GError **error);

const FwAbout *fw_findings_get_about (FwFindings *self);
guint fw_findings_get_n_options (FwFindings *self); /* scenarios to choose among */
gsize fw_findings_get_n_draws (FwFindings *self);   /* of each */
/* By which one chooses; which: under FW_FINDING_MEASURES. */
FweMeasure fw_findings_get_measure (FwFindings *self, guint which);
const char *fw_findings_get_best (FwFindings *self, guint which, double *mean);
double fw_findings_get_everything (FwFindings *self, guint which);
double fw_findings_get_margin (FwFindings *self, guint which);
/* What is worth most first. (transfer none) */
const FwFound *const *fw_findings_get_found (FwFindings *self, guint which, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwFindingsJob, fw_findings_job_free)

G_END_DECLS
