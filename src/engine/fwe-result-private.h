/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-plan.h"
#include "fwe-result.h"

/* Room for everything a run finds; filled by fwe_run() and then never changed. */
FweResult *fwe_result_new (const FwePlan *plan, size_t n_draws);
void fwe_result_fold (FweResult *self);
