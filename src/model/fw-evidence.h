/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fwe-plan.h"

G_BEGIN_DECLS

/* The studies, in the order of their rows. */
typedef enum
{
  FW_TRIAL_TECHHIRE = 0, /* the one that found no effect */
  FW_TRIAL_PER_SCHOLAS,
  FW_TRIAL_WORKADVANCE,
  FW_TRIAL_YEAR_UP,
  FW_TRIAL_QUEST,
  FW_N_TRIALS,
} FwTrialId;

/**
 * FwEvidence:
 *
 * One published estimate of a program's effect on yearly earnings per assigned person.
 * @price_year: year of the dollars as published, or as we assume (@note says)
 * @se: published standard error, or NaN: then 2 sd / sqrt (n) with sd $20,000, our assumption
 * @n: people in the study, or 0 when unknown: then a stated wide assumption
 */
typedef struct
{
  FwTrialId trial;
  const char *study, *place, *design;
  int year;
  double n;
  double estimate, se;
  int price_year;
  double cost; /* dollars a participant, NaN when not stated */
  gboolean techhire, per_scholas;
  const char *note;
  const char *url;
} FwEvidence;

const FwEvidence *fw_evidence_rows (guint *n_rows);
/* Key of the number that leaves a trial out of the pool: "trials.quest". */
const char *fw_evidence_key (FwTrialId trial);
/* Standard error in the row's own dollars, by the rule of model.md. */
double fw_evidence_se (const FwEvidence *row, gboolean *is_assumption);
/* As the engine takes it, its dollars times factor: from the row's price year to the plan's. */
void fw_evidence_moved (const FwEvidence *row, double factor, FweEvidenceRow *out);

G_END_DECLS
