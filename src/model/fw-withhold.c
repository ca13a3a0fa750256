/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-withhold.h"

#include <string.h>

/* Counts are sums over kinds, so what can be found by adding and subtracting those told is their
 * linear span. It is kept as rows in echelon form, in the field of this prime: exact, and a set in
 * the span of the whole numbers is in it here as well. */
#define PRIME 2147483647u

struct FwWithhold
{
  guint n;
  guint *people;
  GPtrArray *told;      /* guint32 *: rows, each 1 at its pivot, where all later rows are 0 */
  GArray *pivots;       /* guint */
  GPtrArray *protected; /* guint32 *: reduced by the rows told */
};

static guint32
times (guint32 a, guint32 b)
{
  return (guint32)(((guint64)a * b) % PRIME);
}

static guint32
inverse (guint32 a)
{
  guint32 result = 1;

  for (guint32 power = PRIME - 2; power > 0; power /= 2) /* Fermat */
    {
      if (power % 2 == 1)
        result = times (result, a);
      a = times (a, a);
    }
  return result;
}

/* row -= row[pivot] * by, where by has 1 at the pivot. */
static void
reduce (guint32 *row, const guint32 *by, guint pivot, guint n)
{
  const guint32 factor = row[pivot];

  if (factor == 0)
    return;
  for (guint i = 0; i < n; i++)
    if (by[i] != 0)
      row[i] = (guint32)(((guint64)row[i] + PRIME - times (factor, by[i])) % PRIME);
}

static gboolean
first_of (const guint32 *row, guint n, guint *pivot)
{
  for (*pivot = 0; *pivot < n; ++*pivot)
    if (row[*pivot] != 0)
      return TRUE;
  return FALSE;
}

static guint32 *
row_of (FwWithhold *self, const guint8 *set)
{
  guint32 *row = g_new (guint32, self->n);

  for (guint i = 0; i < self->n; i++)
    row[i] = set[i];
  for (guint i = 0; i < self->told->len; i++)
    reduce (row, self->told->pdata[i], g_array_index (self->pivots, guint, i), self->n);
  return row;
}

FwWithhold *
fw_withhold_new (const guint *people, guint n_kinds)
{
  FwWithhold *self = g_new0 (FwWithhold, 1);

  self->n = n_kinds;
  self->people = g_memdup2 (people, n_kinds * sizeof (guint));
  self->told = g_ptr_array_new_with_free_func (g_free);
  self->pivots = g_array_new (FALSE, FALSE, sizeof (guint));
  self->protected = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
fw_withhold_free (FwWithhold *self)
{
  if (self == NULL)
    return;
  g_free (self->people);
  g_ptr_array_unref (self->told);
  g_array_unref (self->pivots);
  g_ptr_array_unref (self->protected);
  g_free (self);
}

guint
fw_withhold_count (FwWithhold *self, const guint8 *set)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && set != NULL, 0);

  for (guint i = 0; i < self->n; i++)
    n += set[i] != 0 ? self->people[i] : 0;
  return n;
}

void
fw_withhold_protect (FwWithhold *self, const guint8 *set)
{
  const guint n = fw_withhold_count (self, set);

  if (n > 0 && n < FW_WITHHOLD_UNDER)
    g_ptr_array_add (self->protected, row_of (self, set));
}

gboolean
fw_withhold_tell (FwWithhold *self, const guint8 *set)
{
  g_autofree guint32 *row = NULL;
  guint32 scale;
  guint pivot;

  if (fw_withhold_count (self, set) < FW_WITHHOLD_UNDER)
    return FALSE;
  row = row_of (self, set);
  if (!first_of (row, self->n, &pivot)) /* nothing new: it could be found already */
    return TRUE;

  scale = inverse (row[pivot]);
  for (guint i = 0; i < self->n; i++)
    row[i] = times (row[i], scale);
  for (guint i = 0; i < self->protected->len; i++)
    {
      const guint32 *hidden = self->protected->pdata[i];
      g_autofree guint32 *left = NULL;
      guint any;

      if (hidden[pivot] == 0) /* it stays as it is */
        continue;
      left = g_memdup2 (hidden, self->n * sizeof (guint32));
      reduce (left, row, pivot, self->n);
      if (!first_of (left, self->n, &any))
        return FALSE;
    }

  for (guint i = 0; i < self->protected->len; i++)
    reduce (self->protected->pdata[i], row, pivot, self->n);
  g_array_append_val (self->pivots, pivot);
  g_ptr_array_add (self->told, g_steal_pointer (&row));
  return TRUE;
}
