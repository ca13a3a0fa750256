/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-kernel.h"

#include "fwe-block.h"
#include "fwe-math.h"

/* One a width: this file is built once for each, as all of a kernel are. */
extern const FweKernel fwe_kernel_here;

const FweKernel fwe_kernel_here = {
  .uniforms = fwe_philox_uniforms,
  .normal_quantile = fwe_normal_quantile_n,
  .start = fwe_block_start,
  .pipeline = fwe_pipeline_run,
  .effect = fwe_effect_run,
  .account = fwe_account_run,
  .summarise = fwe_stats_summarise,
};
