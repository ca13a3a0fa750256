/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-change.h"
#include "fw-offer.h"
#include "fw-request.h"
#include "fw-series.h"
#include "fw-target.h"

G_BEGIN_DECLS

/* Something that did not arrive: "Wages, software developers", "not released by BLS for this metro
 * area", "Minnesota's are used instead" (fallback may be NULL). */
typedef struct
{
  char *what;
  char *why;
  char *fallback;
} FwShortfall;

/* A request with how it ended: one of answer and error is NULL. */
typedef struct
{
  FwRequest *request;
  FwAnswer *answer;
  GError *error;
} FwOutcome;

/**
 * FwHarvest:
 * @series: (element-type FwSeries)
 * @programs: (element-type FwProgramOffer): to choose from
 * @jobs: (element-type FwJobOffer)
 * @groups: (element-type FwGroupOffer): from a table of populations
 * @shortfalls: (element-type FwShortfall)
 * @people: (nullable): of a pilot's outcome records: FwParticipants
 *
 * What a fetch or an import brought: bytes turned into values, nothing applied yet.
 */
typedef struct
{
  GPtrArray *series;
  GPtrArray *programs;
  GPtrArray *jobs;
  GPtrArray *groups;
  GPtrArray *shortfalls;
  struct FwParticipants *people;
} FwHarvest;

FwHarvest *fw_harvest_new (void);
void fw_harvest_free (FwHarvest *self);
void fw_harvest_add_series (FwHarvest *self, FwSeries *series); /* takes it */
void fw_harvest_add_shortfall (FwHarvest *self, const char *what, const char *why,
                               const char *fallback);
FwOutcome *fw_outcome_new (FwRequest *request, FwAnswer *answer, const GError *error);
void fw_outcome_free (FwOutcome *self);
/* The outcome of the request with this tag, NULL when it was not asked. (transfer none) */
FwOutcome *fw_outcomes_find (GPtrArray *outcomes, const char *tag);

/**
 * fw_harvest_to_change:
 * @place: (nullable): what was asked for. Where its own household brackets came, its area becomes
 *   the plan's and its metro area too; else the plan's place stays, and of another place the metro
 *   area is not taken either
 *
 * The series, new or in the place of older ones, as one undoable change. Offers are taken over by
 * fw_offers_to_change().
 *
 * Returns: (transfer full): or %NULL, without an error when nothing is to be changed
 */
FwChange *fw_harvest_to_change (FwHarvest *self, FwPlan *plan, const FwTarget *place,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwHarvest, fw_harvest_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwOutcome, fw_outcome_free)

G_END_DECLS
