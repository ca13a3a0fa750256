/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fwe-draws.h"
#include "fwe-memo.h"

/* What runs on these draws remember for each other, or NULL: only where memory is kept. */
FweMemo *fwe_draws_memo (FweDraws *self);
