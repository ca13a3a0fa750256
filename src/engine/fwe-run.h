/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "fwe-draws.h"
#include "fwe-fault.h"
#include "fwe-plan.h"
#include "fwe-result.h"

/**
 * FweHooks:
 * @stop: returns true when the caller wants no more; called from any thread, a few times a second
 * @progress: share done, 0 to 1; called from the calling thread only
 */
typedef struct
{
  bool (*stop) (void *user_data);
  void (*progress) (double done, void *user_data);
  void *user_data;
} FweHooks;

/**
 * fwe_run:
 * @plan: the plan; checked first
 * @draws: its random numbers; streams not stored yet are added (so one run at a time per @draws)
 * @n_threads: 1 or more; changes no bit of the result
 * @hooks: (nullable): stop and progress
 *
 * Runs every draw of a plan.
 *
 * Returns: whether @result was filled; else @fault says why
 */
bool fwe_run (const FwePlan *plan, FweDraws *draws, unsigned n_threads, const FweHooks *hooks,
              FweResult **result, FweFault *fault);

/* Re-runs with one more opening, seat, applicant and 10,000 dollars, and fills result->constraint.
 */
bool fwe_run_constraint (const FwePlan *plan, FweDraws *draws, unsigned n_threads,
                         const FweHooks *hooks, FweResult *result, FweFault *fault);

/* Writes an effect per enrolled person [dollars a year, steady level] of each draw. marks: 0 to 4.
 */
bool fwe_prior_draw (const FwePlan *plan, const FweDraws *draws, unsigned marks, double *out,
                     FweFault *fault);
