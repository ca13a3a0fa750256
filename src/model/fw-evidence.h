/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fwe-plan.h"

G_BEGIN_DECLS

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
/* Standard error in the row's own dollars, by the rule of model.md. */
double fw_evidence_se (const FwEvidence *row, gboolean *is_assumption);
/* As the engine takes it, its dollars times factor: from the row's price year to the plan's. */
void fw_evidence_moved (const FwEvidence *row, double factor, FweEvidenceRow *out);

G_END_DECLS
