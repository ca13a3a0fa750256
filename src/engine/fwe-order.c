/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-order.h"

#include <stdlib.h>

/* Six digits of 11 bits are a double. */
#define DIGIT_BITS 11
#define N_DIGITS   6
#define N_VALUES   (1u << DIGIT_BITS)

/* The digits from here up tell values apart that differ by two parts in a million. */
#define FIRST_HIGH 3
#define HIGH_SHIFT (FIRST_HIGH * DIGIT_BITS)

/* Longest run of values so alike that is worth ordering by insertion. */
#define LONGEST_RUN 64

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
move_digit (const FweOrder *from, FweOrder *to, const uint32_t counts[N_VALUES], unsigned digit)
{
  uint32_t next[N_VALUES];
  uint32_t place = 0;

  for (size_t i = 0; i < N_VALUES; i++)
    {
      next[i] = place;
      place += counts[i];
    }

  if (from->rows)
    for (size_t i = 0; i < from->n; i++)
      {
        const uint32_t at = next[digit_of (from->keys[i], digit)]++;

        to->keys[at] = from->keys[i];
        to->rows[at] = from->rows[i];
      }
  else
    for (size_t i = 0; i < from->n; i++)
      to->keys[next[digit_of (from->keys[i], digit)]++] = from->keys[i];
}

/* Orders by the digits from one up; equal ones stay as they stood. */
static void
sort_digits (FweOrder *self, FweOrder *other, const uint32_t (*counts)[N_VALUES], unsigned first)
{
  for (unsigned d = first; self->n > 1 && d < N_DIGITS; d++)
    if (!digit_is_idle (counts[d], self->keys[0], d, self->n))
      {
        const FweOrder sorted = *other;

        move_digit (self, other, counts[d], d);
        *other = *self;
        *self = sorted;
      }
}

static void
insert_run (FweOrder *self, size_t from, size_t to)
{
  for (size_t i = from + 1; i < to; i++)
    {
      const uint64_t key = self->keys[i];
      const uint32_t row = self->rows ? self->rows[i] : 0;
      size_t k = i;

      for (; k > from && self->keys[k - 1] > key; k--)
        {
          self->keys[k] = self->keys[k - 1];
          if (self->rows)
            self->rows[k] = self->rows[k - 1];
        }
      self->keys[k] = key;
      if (self->rows)
        self->rows[k] = row;
    }
}

/* Orders what the high digits left alike; false when some run is too long for that. */
static bool
finish_runs (FweOrder *self)
{
  for (size_t from = 0; from < self->n;)
    {
      const uint64_t high = self->keys[from] >> HIGH_SHIFT;
      bool rising = true;
      size_t to = from + 1;

      for (; to < self->n && self->keys[to] >> HIGH_SHIFT == high; to++)
        rising = rising && self->keys[to] >= self->keys[to - 1];
      if (!rising && to - from > LONGEST_RUN)
        return false;
      if (!rising)
        insert_run (self, from, to);
      from = to;
    }

  return true;
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

  sort_digits (self, &other, (const uint32_t (*)[N_VALUES])counts, FIRST_HIGH);
  if (!finish_runs (self))
    sort_digits (self, &other, (const uint32_t (*)[N_VALUES])counts, 0);
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
