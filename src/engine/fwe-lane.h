/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* Lanes (draws) of one block: innermost in every array, so that a block's state stays in the cache
 * for the whole horizon and each loop is a few vector instructions (performance.md 7). */
#define FWE_LANES 16

typedef double FweRow[FWE_LANES];
typedef double *restrict FweLane;
typedef const double *restrict FweIn;

/* for every lane of a block */
#define FWE_EACH(i) for (size_t i = 0; i < FWE_LANES; i++)

static inline double
fwe_min (double a, double b)
{
  return a < b ? a : b;
}

static inline double
fwe_max (double a, double b)
{
  return a > b ? a : b;
}

static inline void
fwe_row_set (FweLane to, double value)
{
  FWE_EACH (i)
  to[i] = value;
}

static inline void
fwe_row_copy (FweLane to, FweIn from)
{
  FWE_EACH (i)
  to[i] = from[i];
}

static inline void
fwe_row_add (FweLane to, FweIn more)
{
  FWE_EACH (i)
  to[i] += more[i];
}

static inline void
fwe_row_subtract (FweLane from, FweIn less)
{
  FWE_EACH (i)
  from[i] -= less[i];
}

static inline void
fwe_row_add_product (FweLane to, FweIn a, FweIn b)
{
  FWE_EACH (i)
  to[i] += a[i] * b[i];
}

static inline void
fwe_row_add_scaled (FweLane to, FweIn more, double factor)
{
  FWE_EACH (i)
  to[i] += more[i] * factor;
}
