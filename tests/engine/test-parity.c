/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "sample-plan.h"

/* The lowest share against the highest. */

static void
test_pair (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  result = sample_run (&sample.plan, 400, 1);
  for (size_t r = 0; r < FWE_N_RATIOS; r++)
    {
      const FweParity *parity = &result->parities[r];
      const FweSummary *shares = result->ratios[r];

      g_assert_cmpuint (parity->n_groups, >, 0);
      g_assert_cmpfloat (fwe_result_stage_people (result, (FweRatio)r, parity->low), >=,
                         FWE_FEWEST);
      for (size_t g = 0; g < result->n_groups; g++)
        if (fwe_result_stage_people (result, (FweRatio)r, g) >= FWE_FEWEST)
          {
            g_assert_cmpfloat (shares[g].p50, >=, shares[parity->low].p50);
            g_assert_cmpfloat (shares[g].p50, <=, shares[parity->high].p50);
          }
    }
  fwe_result_free (result);
}

/* In one draw the ratio is that of the two shares. */
static void
test_draw (void)
{
  FweDraws *draws = fwe_draws_new (5, 1);
  FweResult *result = NULL;
  FweFault fault;
  Sample sample;

  sample_city (&sample);
  g_assert_true (fwe_run (&sample.plan, draws, 1, NULL, &result, &fault));
  for (size_t r = 0; r < FWE_N_RATIOS; r++)
    {
      const FweParity *parity = &result->parities[r];
      const double low = result->ratios[r][parity->low].mean,
                   high = result->ratios[r][parity->high].mean;

      if (parity->n_groups > 1)
        g_assert_cmpfloat_with_epsilon (parity->ratio.mean, low / high, 1e-12);
    }
  fwe_result_free (result);
  fwe_draws_free (draws);
}

/* What moves all groups alike moves no gap: everybody is retained or leaves at the same rate, and
 * however uncertain that rate is, the ratio is 1 in every draw. */
static void
test_common (void)
{
  Sample sample;
  FweResult *result;
  const FweParity *parity;

  sample_city (&sample);
  result = sample_run (&sample.plan, 200, 1);
  parity = &result->parities[FWE_R_RETAINED_Q4];
  g_assert_cmpuint (parity->n_groups, >, 1);
  g_assert_cmpfloat (
      result->ratios[FWE_R_RETAINED_Q4][0].p90 - result->ratios[FWE_R_RETAINED_Q4][0].p10, >, 0.01);
  g_assert_cmpfloat_with_epsilon (parity->ratio.p10, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (parity->ratio.p90, 1, 1e-9);
  fwe_result_free (result);
}

/* A group of few people is not held against another. */
static void
test_few (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  result = sample_run (&sample.plan, 64, 1);
  for (size_t r = 0; r < FWE_N_RATIOS; r++)
    for (size_t g = 0; g < result->n_groups; g++)
      if (!(fwe_result_stage_people (result, (FweRatio)r, g) >= FWE_FEWEST))
        g_assert_true (result->parities[r].n_groups < result->n_groups);
  fwe_result_free (result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parity/pair", test_pair);
  g_test_add_func ("/parity/draw", test_draw);
  g_test_add_func ("/parity/common", test_common);
  g_test_add_func ("/parity/few", test_few);
  return g_test_run ();
}
