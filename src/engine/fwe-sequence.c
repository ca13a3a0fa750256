/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-sequence.h"

#define BITS       32
#define MAX_DEGREE 7

/**
 * Direction:
 * @degree: of the primitive polynomial over the field of two elements
 * @inner: its coefficients without the first and the last, as bits
 * @first: m_1 to m_degree, odd, m_i < 2^i
 *
 * Joe and Kuo (2008), "Constructing Sobol sequences with better two-dimensional projections", the
 * numbers they publish as new-joe-kuo-6, dimensions 2 to 31.
 */
typedef struct
{
  unsigned degree;
  uint32_t inner;
  uint32_t first[MAX_DEGREE];
} Direction;

static const Direction directions[FWE_SEQUENCE_DIMENSIONS - 1] = {
  { 1, 0, { 1 } },
  { 2, 1, { 1, 3 } },
  { 3, 1, { 1, 3, 1 } },
  { 3, 2, { 1, 1, 1 } },
  { 4, 1, { 1, 1, 3, 3 } },
  { 4, 4, { 1, 3, 5, 13 } },
  { 5, 2, { 1, 1, 5, 5, 17 } },
  { 5, 4, { 1, 1, 5, 5, 5 } },
  { 5, 7, { 1, 1, 7, 11, 19 } },
  { 5, 11, { 1, 1, 5, 1, 1 } },
  { 5, 13, { 1, 1, 1, 3, 11 } },
  { 5, 14, { 1, 3, 5, 5, 31 } },
  { 6, 1, { 1, 3, 3, 9, 7, 49 } },
  { 6, 13, { 1, 1, 1, 15, 21, 21 } },
  { 6, 16, { 1, 3, 1, 13, 27, 49 } },
  { 6, 19, { 1, 1, 1, 15, 7, 5 } },
  { 6, 22, { 1, 3, 1, 15, 13, 25 } },
  { 6, 25, { 1, 1, 5, 5, 19, 61 } },
  { 7, 1, { 1, 3, 7, 11, 23, 15, 103 } },
  { 7, 4, { 1, 3, 7, 13, 13, 15, 69 } },
  { 7, 7, { 1, 1, 3, 13, 7, 35, 63 } },
  { 7, 8, { 1, 3, 5, 9, 1, 25, 53 } },
  { 7, 14, { 1, 3, 1, 13, 9, 35, 107 } },
  { 7, 19, { 1, 3, 1, 5, 27, 61, 31 } },
  { 7, 21, { 1, 1, 5, 11, 19, 41, 61 } },
  { 7, 28, { 1, 3, 5, 3, 3, 13, 69 } },
  { 7, 31, { 1, 1, 7, 13, 1, 19, 1 } },
  { 7, 32, { 1, 3, 7, 5, 13, 19, 59 } },
  { 7, 37, { 1, 1, 3, 9, 25, 29, 41 } },
  { 7, 41, { 1, 3, 5, 13, 23, 1, 55 } },
};

/* v_1 to v_32 as fractions of 2^32, by the recurrence of Bratley and Fox (1988), Algorithm 659. */
static void
make_vectors (size_t dimension, uint32_t vectors[BITS])
{
  const Direction *direction;

  if (dimension == 0)
    {
      for (unsigned i = 0; i < BITS; i++)
        vectors[i] = UINT32_C (1) << (BITS - 1 - i);
      return;
    }

  direction = &directions[dimension - 1];
  for (unsigned i = 0; i < direction->degree; i++)
    vectors[i] = direction->first[i] << (BITS - 1 - i);
  for (unsigned i = direction->degree; i < BITS; i++)
    {
      vectors[i] = vectors[i - direction->degree];
      vectors[i] ^= vectors[i] >> direction->degree;
      for (unsigned k = 1; k < direction->degree; k++)
        if ((direction->inner >> (direction->degree - 1 - k) & 1) != 0)
          vectors[i] ^= vectors[i - k];
    }
}

static unsigned
lowest_zero (uint32_t n)
{
  unsigned bit = 0;

  while ((n >> bit & 1) != 0)
    bit++;

  return bit;
}

/**
 * fwe_sequence_fill:
 * @dimension: 0 to FWE_SEQUENCE_DIMENSIONS - 1
 * @shift: bits turned over in every coordinate; 0 for the sequence itself
 * @n: points, at most FWE_SEQUENCE_POINTS; a power of two is the most even
 * @out: (out): n coordinates, in the middle of their 2^-32
 *
 * In the order of Gray's code (Antonov and Saleev 1979), which a power of two of points does not
 * show.
 */
void
fwe_sequence_fill (size_t dimension, uint32_t shift, size_t n, double *restrict out)
{
  uint32_t vectors[BITS], x = 0;

  make_vectors (dimension, vectors);
  for (size_t i = 0; i < n; i++)
    {
      out[i] = ((double)(x ^ shift) + 0.5) / 4294967296.0;
      x ^= vectors[lowest_zero ((uint32_t)i)];
    }
}
