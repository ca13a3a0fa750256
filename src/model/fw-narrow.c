/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-narrow.h"

#include <string.h>

/* More people than there are: no upper bound. */
#define ANY 1e12

typedef struct
{
  double lo, hi;
} Bounds;

typedef struct
{
  guint total;
  guint first, n; /* of parts */
} Sum;

struct FwNarrow
{
  guint n;
  Bounds *bounds;
  GArray *sums;      /* Sum */
  GArray *parts;     /* guint, of all sums */
  GArray *protected; /* guint */
};

FwNarrow *
fw_narrow_new (guint n_counts)
{
  FwNarrow *self = g_new0 (FwNarrow, 1);

  self->n = n_counts;
  self->bounds = g_new (Bounds, MAX (n_counts, 1));
  for (guint i = 0; i < n_counts; i++)
    self->bounds[i] = (Bounds){ 0.0, ANY };
  self->sums = g_array_new (FALSE, FALSE, sizeof (Sum));
  self->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->protected = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
fw_narrow_free (FwNarrow *self)
{
  if (self == NULL)
    return;
  g_free (self->bounds);
  g_array_unref (self->sums);
  g_array_unref (self->parts);
  g_array_unref (self->protected);
  g_free (self);
}

void
fw_narrow_add_sum (FwNarrow *self, guint total, const guint *parts, guint n_parts)
{
  const Sum sum = { total, self->parts->len, n_parts };

  g_return_if_fail (self != NULL && total < self->n);

  g_array_append_vals (self->parts, parts, n_parts);
  g_array_append_val (self->sums, sum);
}

void
fw_narrow_protect (FwNarrow *self, guint count)
{
  g_return_if_fail (self != NULL && count < self->n);

  g_array_append_val (self->protected, count);
}

static gboolean
meet (Bounds *bounds, double lo, double hi)
{
  const Bounds before = *bounds;

  bounds->lo = MAX (bounds->lo, lo);
  bounds->hi = MIN (bounds->hi, hi);
  return bounds->lo != before.lo || bounds->hi != before.hi;
}

/* The total from its parts, and each part from the total and the other parts. */
static gboolean
meet_sum (const FwNarrow *self, const Sum *sum, Bounds *bounds)
{
  const guint *parts = &g_array_index (self->parts, guint, sum->first);
  double lo = 0.0, hi = 0.0;
  gboolean changed;

  for (guint i = 0; i < sum->n; i++)
    {
      lo += bounds[parts[i]].lo;
      hi += bounds[parts[i]].hi;
    }
  changed = meet (&bounds[sum->total], lo, hi);
  for (guint i = 0; i < sum->n; i++)
    {
      const Bounds part = bounds[parts[i]];
      const Bounds total = bounds[sum->total];

      if (meet (&bounds[parts[i]], total.lo - (hi - part.hi), total.hi - (lo - part.lo)))
        {
          lo += bounds[parts[i]].lo - part.lo;
          hi += bounds[parts[i]].hi - part.hi;
          changed = TRUE;
        }
    }
  return changed;
}

/* Most is found in a few passes; a reader would not go on for ever either. */
#define MAX_PASSES 200

static void
settle (const FwNarrow *self, Bounds *bounds)
{
  gboolean changed = TRUE;

  for (guint pass = 0; changed && pass < MAX_PASSES; pass++)
    {
      changed = FALSE;
      for (guint i = 0; i < self->sums->len; i++)
        changed |= meet_sum (self, &g_array_index (self->sums, Sum, i), bounds);
    }
}

void
fw_narrow_tell (FwNarrow *self, guint count, double lo, double hi)
{
  g_return_if_fail (self != NULL && count < self->n);

  meet (&self->bounds[count], lo, MIN (hi, ANY));
  settle (self, self->bounds);
}

gboolean
fw_narrow_allows (FwNarrow *self, guint count, double lo, double hi)
{
  g_autofree Bounds *bounds = NULL;

  g_return_val_if_fail (self != NULL && count < self->n, FALSE);

  bounds = g_memdup2 (self->bounds, self->n * sizeof (Bounds));
  if (!meet (&bounds[count], lo, MIN (hi, ANY)))
    return TRUE; /* known already */
  settle (self, bounds);
  for (guint i = 0; i < self->protected->len; i++)
    {
      const guint kept = g_array_index (self->protected, guint, i);

      if (bounds[kept].hi - bounds[kept].lo < FW_NARROW_NUMBERS - 1
          && (bounds[kept].lo > self->bounds[kept].lo || bounds[kept].hi < self->bounds[kept].hi))
        return FALSE;
    }
  return TRUE;
}

void
fw_narrow_get (FwNarrow *self, guint count, double *lo, double *hi)
{
  g_return_if_fail (self != NULL && count < self->n);

  *lo = self->bounds[count].lo;
  *hi = self->bounds[count].hi;
}
