/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/**
 * FweOrder:
 * @keys: n values, rising, in a form that sorts as whole numbers
 * @rows: row of each in the caller's array, or NULL when not asked for
 * @n: how many
 *
 * Values in rising order; equal ones in the order of their rows.
 */
typedef struct
{
  uint64_t *keys;
  uint32_t *rows;
  size_t n;
  void *memory;
} FweOrder;

bool fwe_order_init (FweOrder *self, const double *value, size_t n, bool with_rows);
void fwe_order_clear (FweOrder *self);

static inline double
fwe_order_value (const FweOrder *self, size_t i)
{
  const uint64_t key = self->keys[i];
  const uint64_t bits = key >> 63 ? key ^ UINT64_C (0x8000000000000000) : ~key;
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/* Weight of the value at a place; all 1 without weights. */
static inline double
fwe_order_weight (const FweOrder *self, const double *weight, size_t i)
{
  return weight ? weight[self->rows[i]] : 1.0;
}
