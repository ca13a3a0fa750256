/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-sheet.h"

bool fwe_parity_find (const FweSheet *sheet, FweResult *result);
