/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-lane.h"
#include "fwe-result.h"

/* From gross to net placements, step by step. */
void fwe_additionality (FweIn placed, FweIn local, FweIn deadweight, FweIn displacement,
                        FweRow steps[FWE_N_WATERFALL]);
