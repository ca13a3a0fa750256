/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-quantity.h"

/**
 * fwe_quantity_id:
 * @key: a catalogue key, such as "programs.prime.completion"
 *
 * The stream of a quantity's random numbers: FNV-1a, 64 bit, of its key, so that adding a parameter
 * disturbs no other and the same key draws the same numbers in every scenario.
 *
 * Returns: the id
 */
uint64_t
fwe_quantity_id (const char *key)
{
  uint64_t hash = UINT64_C (0xcbf29ce484222325);

  for (const unsigned char *p = (const unsigned char *)key; *p; p++)
    hash = (hash ^ *p) * UINT64_C (0x100000001b3);

  return hash;
}
