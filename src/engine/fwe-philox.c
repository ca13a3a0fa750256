/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-philox.h"

#include <string.h>

#include "fwe-draws.h"
#include "fwe-lane.h"

/* Multipliers and Weyl increments of Philox4x32: Salmon, Moraes, Dror, Shaw (2011), "Parallel
 * random numbers: as easy as 1, 2, 3", table 2. */
#define MULTIPLIER_0 UINT32_C (0xd2511f53)
#define MULTIPLIER_1 UINT32_C (0xcd9e8d57)
#define WEYL_0       UINT32_C (0x9e3779b9)
#define WEYL_1       UINT32_C (0xbb67ae85)
#define N_ROUNDS     10

/**
 * fwe_philox:
 * @counter: which block of numbers
 * @key: which stream
 * @out: (out): four words, each uniform over all 32 bit words
 *
 * Philox4x32-10: a keyed bijection of the counter, so any block can be made alone and in any order.
 */
void
fwe_philox (const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
  uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];

  for (int round = 0; round < N_ROUNDS; round++)
    {
      const uint64_t p0 = (uint64_t)MULTIPLIER_0 * c0;
      const uint64_t p1 = (uint64_t)MULTIPLIER_1 * c2;

      c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
      c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
      c1 = (uint32_t)p1;
      c3 = (uint32_t)p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }

  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/* Middle of one of 2^53 equal steps of the unit interval, so never 0 and never 1. */
static inline double
uniform_from_words (uint32_t high, uint32_t low)
{
  /* The upper 53 bits in two parts: every processor turns signed words of 32 bits into doubles side
   * by side, not every one those of 64. Exact, so the order of the sum does not matter. */
  const int32_t upper = (int32_t)(high >> 5);
  const int32_t lower = (int32_t)((high & 31) << 21 | low >> 11);

  return ((double)upper * 0x1p26 + (double)lower + 0.5) * 0x1p-53;
}

/* One block of each lane. */
static void
fill_lanes (const FwePhiloxKey *key, uint32_t from, FweLane first, FweLane second)
{
  const uint32_t id_low = (uint32_t)key->id, id_high = (uint32_t)(key->id >> 32);
  uint32_t k0 = (uint32_t)key->seed, k1 = (uint32_t)(key->seed >> 32);
  uint32_t c0[FWE_LANES], c1[FWE_LANES], c2[FWE_LANES], c3[FWE_LANES];

  FWE_EACH (i)
  {
    c0[i] = from + (uint32_t)i;
    c1[i] = key->purpose;
    c2[i] = id_low;
    c3[i] = id_high;
  }
  for (int round = 0; round < N_ROUNDS; round++)
    {
      FWE_EACH (i)
      {
        const uint64_t p0 = (uint64_t)MULTIPLIER_0 * c0[i];
        const uint64_t p1 = (uint64_t)MULTIPLIER_1 * c2[i];

        c0[i] = (uint32_t)(p1 >> 32) ^ c1[i] ^ k0;
        c2[i] = (uint32_t)(p0 >> 32) ^ c3[i] ^ k1;
        c1[i] = (uint32_t)p1;
        c3[i] = (uint32_t)p0;
      }
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
  FWE_EACH (i)
  {
    first[i] = uniform_from_words (c0[i], c1[i]);
    second[i] = uniform_from_words (c2[i], c3[i]);
  }
}

/**
 * fwe_philox_uniforms:
 * @key: which stream
 * @from: first block
 * @n: blocks
 * @first: (out): n uniforms over 0 and under 1, of the first two words of each block
 * @second: (out): n more, of the last two
 *
 * What fwe_philox() makes of the counters, a lane a block.
 */
void
fwe_philox_uniforms (const FwePhiloxKey *key, size_t from, size_t n, double *restrict first,
                     double *restrict second)
{
  for (size_t done = 0; done < n; done += FWE_LANES)
    {
      const size_t m = n - done < FWE_LANES ? n - done : FWE_LANES;
      FweRow a, b;

      fill_lanes (key, (uint32_t)(from + done), a, b);
      memcpy (first + done, a, m * sizeof (double));
      memcpy (second + done, b, m * sizeof (double));
    }
}
