/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-kernel.h"

#include <stdbool.h>

/* The C library says what the processor has and the system lets programs use, and can be told to
 * hide some of it (GLIBC_TUNABLES), as a test does. */
#if FWE_WIDE_KERNELS && defined(__has_include)
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#define HAS_WIDE 1
#endif
#endif

extern const FweKernel fwe_kernel_here;

#ifdef HAS_WIDE
extern const FweKernel fwe_kernel_here_256, fwe_kernel_here_512;

/* The header's own x86_cpu_active() shifts a signed 1 into its sign, where AVX512VL stands. */
static bool
is_active (unsigned feature)
{
  const struct cpuid_feature *leaf = __x86_get_cpuid_feature_leaf (feature / 128);

  return (leaf->active_array[feature % 128 / 32] >> feature % 32 & 1) != 0;
}

static bool
has_width (FweWidth width)
{
  const bool has_256 = is_active (x86_cpu_AVX2);

  if (width == FWE_WIDTH_512)
    return has_256 && is_active (x86_cpu_AVX512F) && is_active (x86_cpu_AVX512DQ)
           && is_active (x86_cpu_AVX512BW) && is_active (x86_cpu_AVX512VL);

  return has_256;
}
#endif

/**
 * fwe_kernel_find:
 * @width: how wide
 *
 * Returns: (nullable): the kernel, or NULL where the processor cannot run it
 */
const FweKernel *
fwe_kernel_find (FweWidth width)
{
  if (width == FWE_WIDTH_PLAIN)
    return &fwe_kernel_here;

#ifdef HAS_WIDE
  if (has_width (width))
    return width == FWE_WIDTH_512 ? &fwe_kernel_here_512 : &fwe_kernel_here_256;
#endif
  return NULL;
}

/**
 * fwe_kernel_widest:
 *
 * Returns: the fastest kernel this processor can run
 */
const FweKernel *
fwe_kernel_widest (void)
{
  const FweKernel *kernel = NULL;

  for (int width = FWE_N_WIDTHS; kernel == NULL && width-- > 0;)
    kernel = fwe_kernel_find ((FweWidth)width);

  return kernel;
}
