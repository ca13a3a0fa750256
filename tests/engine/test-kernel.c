/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "fwe-block.h"
#include "fwe-kernel.h"
#include "sample-plan.h"

#define N_DRAWS 200 /* not whole blocks, so that the last one repeats a lane */

/* Every number of every draw, block after block, then the summary of each block's measures. */
static GArray *
run_with (const FweSetup *common, const FweKernel *kernel)
{
  FweSetup setup = *common;
  GArray *bits = g_array_new (FALSE, FALSE, sizeof (double));
  FweBlock *block;

  setup.kernel = kernel;
  for (uint32_t purpose = 0; purpose < 2; purpose++)
    {
      const FwePhiloxKey key = { .seed = UINT64_MAX - 4, .id = UINT64_MAX / 3, .purpose = purpose };
      double first[N_DRAWS], second[N_DRAWS], normal[N_DRAWS];

      kernel->uniforms (&key, 7, N_DRAWS, first, second);
      kernel->normal_quantile (first, normal, N_DRAWS);
      g_array_append_vals (bits, first, N_DRAWS);
      g_array_append_vals (bits, second, N_DRAWS);
      g_array_append_vals (bits, normal, N_DRAWS);
    }
  block = fwe_block_new (&setup);
  for (size_t from = 0; from < N_DRAWS; from += FWE_LANES)
    {
      FweRow scratch;
      FweSummary summary;

      kernel->start (block, from, MIN (N_DRAWS - from, FWE_LANES));
      kernel->pipeline (block, setup.plan->n_quarters);
      kernel->effect (block);
      kernel->account (block);
      g_array_append_vals (bits, block->memory, (guint)(block->n_rows * FWE_LANES));
      for (size_t m = 0; m < FWE_N_MEASURES; m++)
        {
          kernel->summarise (block->measures[m], block->n, scratch, &summary);
          g_array_append_vals (bits, &summary, offsetof (FweSummary, n) / sizeof (double));
        }
    }
  fwe_block_free (block);
  return bits;
}

static void
compare_widths (FweCounting counting)
{
  Sample sample;
  FweDraws *draws = fwe_draws_new (1, N_DRAWS);
  FweFault fault = { 0 };
  FweSetup *setup;
  g_autoptr (GArray) plain = NULL;

  sample_city (&sample);
  sample.plan.assumptions.counting = counting;
  setup = fwe_setup_new (&sample.plan, draws, NULL, &fault);
  g_assert_nonnull (setup);
  plain = run_with (setup, fwe_kernel_find (FWE_WIDTH_PLAIN));

  for (int width = FWE_WIDTH_PLAIN + 1; width < FWE_N_WIDTHS; width++)
    {
      const FweKernel *kernel = fwe_kernel_find ((FweWidth)width);
      g_autoptr (GArray) wide = kernel != NULL ? run_with (setup, kernel) : NULL;

      if (wide == NULL)
        {
          g_test_message ("this processor has no instructions of width %d", width);
          continue;
        }
      g_assert_cmpmem (plain->data, plain->len * sizeof (double), wide->data,
                       wide->len * sizeof (double));
    }

  fwe_setup_free (setup);
  fwe_draws_free (draws);
}

/* Wider instructions do the same roundings, for more lanes at once. */
static void
test_same_bits (void)
{
  compare_widths (FWE_COUNTING_TRIAL);
  compare_widths (FWE_COUNTING_RAW);
}

/* There is always one, and it is one of those that can be found. */
static void
test_widest (void)
{
  const FweKernel *widest = fwe_kernel_widest ();
  bool found = false;

  g_assert_nonnull (fwe_kernel_find (FWE_WIDTH_PLAIN));
  for (int width = 0; width < FWE_N_WIDTHS; width++)
    found = found || fwe_kernel_find ((FweWidth)width) == widest;
  g_assert_true (found);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/kernel/same-bits", test_same_bits);
  g_test_add_func ("/engine/kernel/widest", test_widest);
  return g_test_run ();
}
