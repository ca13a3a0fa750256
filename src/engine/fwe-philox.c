/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-draws.h"

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
