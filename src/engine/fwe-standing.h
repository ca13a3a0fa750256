/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-result.h"
#include "fwe-setup.h"

/* Where households stand: in tenths, under a line, between and within groups. */
void fwe_standing_clear (FweResult *result);
bool fwe_standing_fill (const FweSetup *setup, const FweMove *moves, size_t n_moves,
                        FweResult *result, FweFault *fault);
