/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-result.h"
#include "fwe-run.h"

/**
 * FwePath:
 * @n_quarters: from the quarter before enrolment (index 0) to year 10 after it
 * @without: yearly pay of one who applies and is not enrolled [dollars a year], n_quarters
 * @with: yearly pay of one person enrolled, by the evidence: without + D(t), or in raw mode with
 * the job's pay times the share who hold one [dollars a year], n_quarters
 * @support: stipend and other support paid to or for them, dollars a year while training; mean
 * @promise: pay as the seed promise has it: the same person out of work while training, then placed
 *   for certain at @promised_pay
 * @gain, @lost: over the ten years, discounted dollars a person: with less without, and what the
 *   course itself cost them in pay
 * @gain_promised: what the promise would give, discounted
 *
 * One participant of a program, an average one, as the evidence has it and as the promise has it.
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
 * @program: index of the program
 * @start_pay: yearly pay before, NaN for the plan's own counterfactual [dollars]
 * @promised_pay: yearly pay the promise names, NaN for the program's job pay [dollars]
 *
 * Reads the evidence's own draws: no pipeline is run.
 *
 * Returns: whether @out was filled, to be freed with fwe_path_free()
 */
bool fwe_path_run (const FwePlan *plan, FweDraws *draws, size_t program, double start_pay,
                   double promised_pay, FwePath **out, FweFault *fault);
void fwe_path_free (FwePath *self);
