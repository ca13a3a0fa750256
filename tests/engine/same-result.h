/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-result.h"

/* Ends the test unless all that two runs say of people, money and incomes is the same to the bit.
 */
void same_result (const FweResult *a, const FweResult *b);
