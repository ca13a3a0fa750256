/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-lane.h"

/* How many of some persons pass a stage, chance included. */
void fwe_luck_pass (FweIn persons, FweIn share, FweIn normal, FweLane passed);
