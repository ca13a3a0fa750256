/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "fwe-philox.h"
#include "fwe-stats.h"

typedef struct FweBlock FweBlock;

/**
 * FweKernel:
 *
 * What a run spends its time in, built for one set of the processor's instructions. All kernels
 * are made of the same files and leave the same bits: wider instructions do the same roundings for
 * more lanes at once, and none of them fuses two into one.
 */
typedef struct FweKernel
{
  void (*uniforms) (const FwePhiloxKey *key, size_t from, size_t n, double *restrict first,
                    double *restrict second);
  void (*normal_quantile) (const double *restrict p, double *restrict out, size_t n);
  void (*start) (FweBlock *block, size_t from, size_t n);
  void (*pipeline) (FweBlock *block, size_t n_quarters);
  void (*effect) (FweBlock *block);
  void (*account) (FweBlock *block);
  void (*summarise) (const double *restrict x, size_t n, double *restrict scratch, FweSummary *out);
} FweKernel;

typedef enum
{
  FWE_WIDTH_PLAIN = 0, /* what every processor of this kind has */
  FWE_WIDTH_256,       /* AVX2 */
  FWE_WIDTH_512,       /* AVX-512 F, DQ, BW and VL */
  FWE_N_WIDTHS,
} FweWidth;

const FweKernel *fwe_kernel_find (FweWidth width);
const FweKernel *fwe_kernel_widest (void);
