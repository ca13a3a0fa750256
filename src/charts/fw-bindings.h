/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fwe-result.h"

G_BEGIN_DECLS

/**
 * FwBindingsData:
 * @shares: (nullable): share of runs in which each holds back in each quarter, 0 to 1; NULL: the
 *   strip is left out
 *
 * As FweResult has them.
 */
typedef struct
{
  const double *shares[FWE_N_BINDINGS];
  gsize n;
  int start_year, start_quarter;
} FwBindingsData;

G_END_DECLS
