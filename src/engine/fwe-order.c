/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-order.h"

#include <stdlib.h>

/* Six digits of 11 bits are a double. */
#define DIGIT_BITS 11
#define N_DIGITS   6
#define N_VALUES   (1u << DIGIT_BITS)

static inline unsigned
digit_of (uint64_t key, unsigned digit)
{
  return (unsigned)(key >> (digit * DIGIT_BITS)) & (N_VALUES - 1);
}

/* Bits that sort as whole numbers as the doubles do: the sign turned over, negative ones all over.
 */
static inline uint64_t
key_of (double value)
{
  const double plain = value + 0.0; /* one zero */
  uint64_t bits;

  memcpy (&bits, &plain, sizeof bits);
  return bits >> 63 ? ~bits : bits ^ UINT64_C (0x8000000000000000);
}

/* Whether all keys have the same digit there, so that there is nothing to move. */
static bool
digit_is_idle (const uint32_t counts[N_VALUES], uint64_t any_key, unsigned digit, size_t n)
{
  return counts[digit_of (any_key, digit)] == n;
}

static void
move_digit (const FweOrder *from, FweOrder *to, uint32_t counts[N_VALUES], unsigned digit)
{
  uint32_t place = 0;

  for (size_t i = 0; i < N_VALUES; i++)
    {
      const uint32_t here = counts[i];

      counts[i] = place;
      place += here;
    }

  if (from->rows)
    for (size_t i = 0; i < from->n; i++)
      {
        const uint32_t at = counts[digit_of (from->keys[i], digit)]++;

        to->keys[at] = from->keys[i];
        to->rows[at] = from->rows[i];
      }
  else
    for (size_t i = 0; i < from->n; i++)
      to->keys[counts[digit_of (from->keys[i], digit)]++] = from->keys[i];
}

/**
 * fwe_order_init:
 * @self: (out): the order
 * @value: n finite numbers
 * @n: how many, under 2^32
 * @with_rows: whether to keep where each came from
 *
 * Radix sort from the lowest digit; digits that are the same in all values (most of them, when they
 * are whole dollars) cost nothing. Needs 16 bytes a value, 24 with rows.
 *
 * Returns: whether there was memory
 */
bool
fwe_order_init (FweOrder *self, const double *value, size_t n, bool with_rows)
{
  const size_t each = sizeof (uint64_t) + (with_rows ? sizeof (uint32_t) : 0);
  uint32_t (*counts)[N_VALUES] = calloc (N_DIGITS, sizeof *counts);
  char *memory = malloc (2 * each * (n > 0 ? n : 1));
  FweOrder other;

  *self = (FweOrder){ .n = n, .memory = memory };
  if (!counts || !memory)
    {
      free (counts);
      fwe_order_clear (self);
      return false;
    }

  other = *self;
  self->keys = (uint64_t *)memory;
  other.keys = self->keys + n;
  if (with_rows)
    {
      self->rows = (uint32_t *)(other.keys + n);
      other.rows = self->rows + n;
    }

  for (size_t i = 0; i < n; i++)
    {
      const uint64_t key = key_of (value[i]);

      self->keys[i] = key;
      if (with_rows)
        self->rows[i] = (uint32_t)i;
      for (unsigned d = 0; d < N_DIGITS; d++)
        counts[d][digit_of (key, d)]++;
    }

  for (unsigned d = 0; n > 1 && d < N_DIGITS; d++)
    if (!digit_is_idle (counts[d], self->keys[0], d, n))
      {
        const FweOrder sorted = other;

        move_digit (self, &other, counts[d], d);
        other = *self;
        *self = sorted;
      }
  free (counts);

  return true;
}

/**
 * fwe_order_clear:
 * @self: an order
 */
void
fwe_order_clear (FweOrder *self)
{
  free (self->memory);
  *self = (FweOrder){ 0 };
}
