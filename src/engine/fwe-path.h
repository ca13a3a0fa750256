/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-result.h"
#include "fwe-run.h"

/* Quarters of a path: the one before enrolment and ten years from it. */
#define FWE_PATH_QUARTERS 41

/**
 * FwePath:
 * @n_quarters: FWE_PATH_QUARTERS: the quarter before enrolment (index 0), then those since; each
 *   is read in its middle
 * @training_quarters: quarters from index 1 in which the person trains, the last perhaps in part
 * @without: yearly pay of one who applies and is not enrolled [dollars a year], n_quarters; the
 *   model lets it stand still
 * @with: yearly pay of one person enrolled, by the evidence: without less the dip while training,
 *   then without + D(t); in raw mode with the job's pay for the share who hold one because of the
 *   program (complete, and would not hold such a job anyway); of incumbents with the raise for the
 *   share who complete [dollars a year], n_quarters
 * @support: stipend and other support paid to or for them, dollars a year while training; mean
 * @promise: pay as the seed promise has it: the same person out of work while training, then placed
 *   for certain at @promised_pay
 * @gain: over the ten years, discounted dollars a person: with less without, what the course costs
 *   taken off
 * @lost: of it what the course itself costs them in pay, >= 0 where they earn less while training
 * @gain_promised: what the promise would give: promise less without, discounted
 * @promised_pay, @start_pay: what was taken [dollars a year]
 *
 * One participant of a program, an average one, as the evidence has it and as the promise has it.
 * No opening is counted: where a plan's openings run out, people gain less than this.
 */
typedef struct
{
  size_t n_quarters;
  size_t training_quarters;
  FweSummary *without, *with;
  double *support, *promise;
  FweSummary gain, lost;
  double gain_promised, promised_pay, start_pay;
} FwePath;

/**
 * fwe_path_run:
 * @plan: the plan; checked first
 * @draws: its random numbers; streams not stored yet are added (so one run at a time per @draws)
 * @program: index of the program
 * @start_pay: yearly pay before, NaN for the plan's own counterfactual [dollars]
 * @promised_pay: yearly pay the promise names, NaN for the program's job pay [dollars]
 * @out: (out): the path, freed with fwe_path_free()
 * @fault: (out): why there is none
 *
 * Reads the evidence's own draws: no pipeline is run.
 *
 * Returns: whether @out was filled
 */
bool fwe_path_run (const FwePlan *plan, FweDraws *draws, size_t program, double start_pay,
                   double promised_pay, FwePath **out, FweFault *fault);
void fwe_path_free (FwePath *self);
