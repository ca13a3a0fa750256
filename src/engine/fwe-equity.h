/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

#include "fwe-sheet.h"

/* From persons to household incomes (model.md): tables before a run, each block, the mean
 * afterwards. */
bool fwe_equity_prepare (FweSetup *setup, FweDraws *draws, FweFault *fault);
void fwe_equity_run (FweBlock *block);
bool fwe_equity_conclude (const FweSetup *setup, const FweSheet *sheet, FweResult *result,
                          FweFault *fault);
