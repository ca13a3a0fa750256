/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "fwe-fault.h"
#include "fwe-plan.h"

/* Stream of the standard normal behind every effect on earnings. */
#define FWE_EFFECT_KEY "evidence.effect"

/**
 * FwePool:
 * @mean: of the effects over all places [same unit as the estimates]
 * @se: standard error of @mean
 * @tau2: variance of the true effects between places
 */
typedef struct
{
  double mean, se, tau2;
} FwePool;

FwePool fwe_prior_pool (const double *estimate, const double *se, size_t n);

/**
 * FweTrial:
 * @row: its first row that counts
 * @estimate, @se: of the steady yearly gain per enrolled person [dollars of the rows]
 * @weight: in the pool, 0 to 1; 0 when it is left out
 *
 * One study, as the pool sees it.
 */
typedef struct
{
  size_t row;
  double estimate, se, weight;
} FweTrial;

/* The studies of a plan in the order of their rows, at most max, and their pool (NaN of none).
 * Gives how many there are. */
size_t fwe_prior_trials (const FwePlan *plan, FweTrial *out, size_t max, FwePool *pool);
/* Whether a row is of the years that are pooled. */
bool fwe_prior_counts (const FweEvidenceRow *row);
/* Fidelity marks of a program, 0 to 4. */
unsigned fwe_prior_marks (const FwePlan *plan, size_t program);

/* Mean and spread of the steady yearly gain per enrolled person, for a plan with that many marks.
 */
bool fwe_prior_fit (const FwePlan *plan, unsigned marks, double *mean, double *sd, FweFault *fault);

/* Share of the steady gain that shows after some quarters since enrolment. */
double fwe_prior_shape (double age, double course, double rise, double fade, double fade_from);
