/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * FwePhiloxKey:
 * @seed: the key of the generator
 * @id, @purpose: three words of its counter; the fourth is the block
 *
 * One stream of random numbers.
 */
typedef struct
{
  uint64_t seed, id;
  uint32_t purpose;
} FwePhiloxKey;

void fwe_philox_uniforms (const FwePhiloxKey *key, size_t from, size_t n, double *restrict first,
                          double *restrict second);
