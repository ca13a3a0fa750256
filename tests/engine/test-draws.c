/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-draws.h"
#include "fwe-math.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "fwe-stats.h"

#define N_DRAWS 40001

/* Known answers of Random123's tests/kat_vectors, lines "philox4x32 10". */
static void
test_philox (void)
{
  static const struct
  {
    uint32_t counter[4], key[2], out[4];
  } vectors[] = {
    { { 0, 0, 0, 0 }, { 0, 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
    { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
      { 0xffffffff, 0xffffffff },
      { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
    { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
      { 0xa4093822, 0x299f31d0 },
      { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      uint32_t out[4];

      fwe_philox (vectors[i].counter, vectors[i].key, out);
      for (size_t k = 0; k < 4; k++)
        g_assert_cmphex (out[k], ==, vectors[i].out[k]);
    }
}

static double
percentile (const double *x, size_t n, int which)
{
  g_autofree double *scratch = g_new (double, n);
  FweSummary summary;

  fwe_stats_summarise (x, n, scratch, &summary);
  return which == 10 ? summary.p10 : which == 50 ? summary.p50 : summary.p90;
}

static double
correlation (const double *x, const double *y, size_t n)
{
  const double mx = fwe_stats_mean (x, n), my = fwe_stats_mean (y, n);
  double xy = 0;

  for (size_t i = 0; i < n; i++)
    xy += (x[i] - mx) * (y[i] - my);

  return xy / ((double)(n - 1) * fwe_stats_sd (x, n) * fwe_stats_sd (y, n));
}

static void
test_moments (void)
{
  FweDraws *draws = fwe_draws_new (7, N_DRAWS);
  const uint64_t a = fwe_quantity_id ("programs.a.completion");
  const uint64_t b = fwe_quantity_id ("programs.b.completion");
  const double *za, *zb, *ua;
  const float *luck;
  g_autofree double *wide = g_new (double, N_DRAWS);
  const double error = 1 / sqrt ((double)N_DRAWS);

  g_assert_null (fwe_draws_normal (draws, a));
  g_assert_true (fwe_draws_prepare (draws, a));
  g_assert_true (fwe_draws_prepare (draws, b));
  g_assert_true (fwe_draws_prepare_luck (draws, a));
  za = fwe_draws_normal (draws, a);
  zb = fwe_draws_normal (draws, b);
  ua = fwe_draws_uniform (draws, a);
  luck = fwe_draws_luck (draws, a);
  for (size_t i = 0; i < N_DRAWS; i++)
    {
      g_assert_true (ua[i] > 0 && ua[i] < 1);
      wide[i] = (double)luck[i];
    }

  g_assert_cmpfloat_with_epsilon (fwe_stats_mean (za, N_DRAWS), 0, 4 * error);
  g_assert_cmpfloat_with_epsilon (fwe_stats_sd (za, N_DRAWS), 1, 4 * error);
  g_assert_cmpfloat_with_epsilon (fwe_stats_mean (ua, N_DRAWS), 0.5, 1.2 * error);
  g_assert_cmpfloat_with_epsilon (fwe_stats_sd (wide, N_DRAWS), 1, 4 * error);
  g_assert_cmpfloat_with_epsilon (correlation (za, zb, N_DRAWS), 0, 4 * error);
  g_assert_cmpfloat_with_epsilon (correlation (za, ua, N_DRAWS), 0, 4 * error);
  g_assert_cmpfloat_with_epsilon (correlation (za, wide, N_DRAWS), 0, 4 * error);
  fwe_draws_free (draws);
}

/* The stream of an id is the same alone, among a thousand others, and in a longer store. */
static void
test_keyed (void)
{
  const uint64_t id = fwe_quantity_id ("assumptions.drift");
  FweDraws *alone = fwe_draws_new (1, 100);
  FweDraws *crowd = fwe_draws_new (1, 1001);
  FweDraws *other = fwe_draws_new (2, 100);

  for (uint64_t i = 0; i < 1000; i++)
    g_assert_true (fwe_draws_prepare (crowd, i << 40));
  g_assert_true (fwe_draws_prepare (alone, id));
  g_assert_true (fwe_draws_prepare (crowd, id));
  g_assert_true (fwe_draws_prepare (other, id));
  g_assert_true (fwe_draws_prepare_luck (alone, id));
  g_assert_true (fwe_draws_prepare_luck (crowd, id));

  g_assert_cmpmem (fwe_draws_normal (alone, id), 800, fwe_draws_normal (crowd, id), 800);
  g_assert_cmpmem (fwe_draws_uniform (alone, id), 800, fwe_draws_uniform (crowd, id), 800);
  g_assert_cmpmem (fwe_draws_luck (alone, id), 400, fwe_draws_luck (crowd, id), 400);
  g_assert_cmpint (memcmp (fwe_draws_normal (alone, id), fwe_draws_normal (other, id), 800), !=, 0);
  fwe_draws_free (alone);
  fwe_draws_free (crowd);
  fwe_draws_free (other);
}

static void
test_percentiles (void)
{
  const FweQuantity cases[] = {
    { 1, FWE_DIST_LOGIT_NORMAL, 0.5, 0.2, 0.8, 0.5, 0, 1, 0 },
    { 2, FWE_DIST_LOG_NORMAL, 1000, 500, 2000, 1000, 0, 1e9, 0 },
    { 3, FWE_DIST_NORMAL, 100, -200, 400, 100, -1e9, 1e9, 0 },
  };
  FweDraws *draws = fwe_draws_new (1, N_DRAWS);
  g_autofree double *x = g_new (double, N_DRAWS);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FweQuantity *q = &cases[i];
      const double near = 0.02 * (q->p90 - q->p10);

      fwe_draws_evaluate (draws, q, 0, N_DRAWS, x);
      g_assert_cmpfloat_with_epsilon (percentile (x, N_DRAWS, 10), q->p10, near);
      g_assert_cmpfloat_with_epsilon (percentile (x, N_DRAWS, 50), q->middle, near);
      g_assert_cmpfloat_with_epsilon (percentile (x, N_DRAWS, 90), q->p90, near);
    }
  fwe_draws_free (draws);
}

/* A moved slider keeps the spread on the logit: odds of every draw change by one factor. */
static void
test_moved_middle (void)
{
  const FweQuantity there = { 1, FWE_DIST_LOGIT_NORMAL, 0.5, 0.3, 0.7, 0.5, 0, 1, 0 };
  FweQuantity moved = there;
  FweDraws *draws = fwe_draws_new (3, 500);
  double x[500], y[500];

  moved.middle = 0.8;
  fwe_draws_evaluate (draws, &there, 0, 500, x);
  g_assert_true (fwe_draws_prepare (draws, 1));
  fwe_draws_evaluate (draws, &moved, 0, 500, y);
  for (size_t i = 0; i < 500; i++)
    g_assert_cmpfloat_with_epsilon (y[i] / (1 - y[i]) / (x[i] / (1 - x[i])), 4.0, 1e-10);
  fwe_draws_free (draws);
}

static void
test_edges (void)
{
  const FweQuantity none = { 5, FWE_DIST_LOGIT_NORMAL, 0, 0, 0.3, 0, 0, 1, 0 };
  const FweQuantity all = { 5, FWE_DIST_LOGIT_NORMAL, 1, 0.5, 1, 0.9, 0, 1, 0 };
  const FweQuantity open = { 5, FWE_DIST_LOGIT_NORMAL, 0.25, 0, 0.75, 0.25, 0, 1, 0 };
  const FweQuantity bound = { 5, FWE_DIST_NORMAL, 0, -9, 9, 0, -1, 2, 0 };
  const FweQuantity fixed = { 5, FWE_DIST_FIXED, 0.1, 0, 1, 0.1, 0, 0, 0 };
  FweDraws *draws = fwe_draws_new (1, 20000);
  g_autofree double *x = g_new (double, 20000);

  fwe_draws_evaluate (draws, &none, 0, 20000, x);
  g_assert_cmpfloat (x[0], ==, 0);
  fwe_draws_evaluate (draws, &all, 0, 20000, x);
  g_assert_cmpfloat (x[19999], ==, 1);
  fwe_draws_evaluate (draws, &open, 0, 20000, x);
  g_assert_cmpfloat_with_epsilon (percentile (x, 20000, 90), 0.75, 0.01);
  fwe_draws_evaluate (draws, &bound, 0, 20000, x);
  for (size_t i = 0; i < 20000; i++)
    g_assert_true (x[i] >= -1 && x[i] <= 2);
  fwe_draws_evaluate (draws, &fixed, 0, 20000, x);
  g_assert_cmpfloat (x[123], ==, 0.1);
  fwe_draws_free (draws);
}

/* A pledge that comes to nothing in a third of the draws, and the rest untouched. */
static void
test_mixture (void)
{
  FweQuantity q = { 9, FWE_DIST_LOGIT_NORMAL, 0.6, 0.4, 0.8, 0.6, 0, 1, 0 };
  FweDraws *draws = fwe_draws_new (1, N_DRAWS);
  FweSampler sampler;
  g_autofree double *x = g_new (double, N_DRAWS);
  g_autofree double *y = g_new (double, N_DRAWS);
  size_t n_zero = 0;

  fwe_draws_evaluate (draws, &q, 0, N_DRAWS, x);
  q.p_zero = 1.0 / 3;
  g_assert_true (fwe_sampler_init (&sampler, draws, &q));
  for (size_t i = 0; i < N_DRAWS; i += 7)
    fwe_sampler_evaluate (&sampler, i, MIN (7, N_DRAWS - i), y + i);
  for (size_t i = 0; i < N_DRAWS; i++)
    if (y[i] == 0)
      n_zero++;
    else
      g_assert_cmpfloat (y[i], ==, x[i]);

  g_assert_cmpfloat_with_epsilon ((double)n_zero / N_DRAWS, 1.0 / 3, 0.01);
  fwe_draws_free (draws);
}

/* Where each stored number comes from: the draw, the purpose and the stream are the counter. */
static void
test_streams_are_philox (void)
{
  const uint64_t seed = UINT64_C (0x123456789abcdef0), id = fwe_quantity_id ("a.stream");
  const size_t n = 533; /* neither whole blocks nor whole chunks */
  FweDraws *draws = fwe_draws_new (seed, n);

  g_assert_true (fwe_draws_prepare (draws, id));
  g_assert_true (fwe_draws_prepare_luck (draws, id));
  for (uint32_t i = 0; i < n; i++)
    {
      const uint32_t key[2] = { (uint32_t)seed, (uint32_t)(seed >> 32) };
      const uint32_t quantity[4] = { i, 0, (uint32_t)id, (uint32_t)(id >> 32) };
      const uint32_t luck[4] = { i / 2, 1, (uint32_t)id, (uint32_t)(id >> 32) };
      uint32_t words[4];
      double pair[2];

      fwe_philox (quantity, key, words);
      for (size_t k = 0; k < 2; k++)
        pair[k]
            = ((double)(((uint64_t)words[2 * k] << 32 | words[2 * k + 1]) >> 11) + 0.5) * 0x1p-53;
      g_assert_cmpfloat (fwe_draws_normal (draws, id)[i], ==, fwe_normal_quantile (pair[0]));
      g_assert_cmpfloat (fwe_draws_uniform (draws, id)[i], ==, pair[1]);

      fwe_philox (luck, key, words);
      for (size_t k = 0; k < 2; k++)
        pair[k]
            = ((double)(((uint64_t)words[2 * k] << 32 | words[2 * k + 1]) >> 11) + 0.5) * 0x1p-53;
      g_assert_cmpfloat (fwe_draws_luck (draws, id)[i], ==,
                         (float)fwe_normal_quantile (pair[i % 2]));
    }
  fwe_draws_free (draws);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/draws/philox", test_philox);
  g_test_add_func ("/engine/draws/streams-are-philox", test_streams_are_philox);
  g_test_add_func ("/engine/draws/moments", test_moments);
  g_test_add_func ("/engine/draws/keyed", test_keyed);
  g_test_add_func ("/engine/draws/percentiles", test_percentiles);
  g_test_add_func ("/engine/draws/moved-middle", test_moved_middle);
  g_test_add_func ("/engine/draws/edges", test_edges);
  g_test_add_func ("/engine/draws/mixture", test_mixture);
  return g_test_run ();
}
