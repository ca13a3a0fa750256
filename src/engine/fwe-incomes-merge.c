/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes-pieces.h"

#include <math.h>
#include <stdlib.h>

#include "fwe-math.h"

/* Edges nearer to each other than this share of the largest are one. */
#define SAME_EDGE 1e-12

/* Step from edge to edge where a tail is cut into pieces. */
#define TAIL_STEP 1.04

static int
compare_edges (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Writes all edges of the components, rising and distinct; returns how many. */
static size_t
collect_edges (const FweComponent *components, size_t n, double *edges)
{
  size_t n_edges = 0, kept = 0;

  for (size_t k = 0; k < n; k++)
    {
      const FweIncomes *part = components[k].incomes;
      const double shift = components[k].shift, to = components[k].to;

      for (size_t i = 0; i < part->n_pieces; i++)
        if (part->pieces[i].x < to)
          edges[n_edges++] = part->pieces[i].x + shift;
      if (part->n_pieces > 0)
        edges[n_edges++] = fwe_smaller (part->end, to) + shift;
      for (size_t i = 0; isinf (to) && i < part->n_tails; i++)
        edges[n_edges++] = part->tails[i].edge;
    }

  qsort (edges, n_edges, sizeof *edges, compare_edges);
  if (n_edges > 0 && edges[0] < 0.0 && edges[n_edges - 1] > 0.0)
    {
      edges[n_edges++] = 0.0;
      qsort (edges, n_edges, sizeof *edges, compare_edges);
    }

  const double apart
      = n_edges > 0 ? SAME_EDGE * fwe_larger (fabs (edges[0]), fabs (edges[n_edges - 1])) : 0.0;

  for (size_t i = 0; i < n_edges; i++)
    if (kept == 0 || edges[i] - edges[kept - 1] > apart)
      edges[kept++] = edges[i];

  return kept;
}

/* The piece that begins nearest to an edge. */
static size_t
nearest_piece (const FwePiece *pieces, size_t n, double edge)
{
  size_t from = 0, to = n;

  while (to - from > 1)
    {
      const size_t middle = from + (to - from) / 2;

      if (pieces[middle].x <= edge)
        from = middle;
      else
        to = middle;
    }

  return edge > pieces[from].x + 0.5 * pieces[from].width ? from + 1 : from;
}

/* Adds a piece, moved and cut, to the pieces of the whole that it spans, each in its own variable.
 */
static void
add_piece (FweIncomes *whole, const FwePiece *p, const FweComponent *c)
{
  const double from = p->x + c->shift;
  const double to = fwe_smaller (p->x + p->width, c->to) + c->shift;
  const size_t last = nearest_piece (whole->pieces, whole->n_pieces, to);

  for (size_t i = nearest_piece (whole->pieces, whole->n_pieces, from); i < last; i++)
    {
      FwePiece *q = &whole->pieces[i];
      const double t = (q->x - from) / p->width;
      const double r = q->width / p->width;

      q->c[0] += c->weight * r * (p->c[0] + t * (2.0 * p->c[1] + t * 3.0 * p->c[2]));
      q->c[1] += c->weight * r * r * (p->c[1] + t * 3.0 * p->c[2]);
      q->c[2] += c->weight * r * r * r * p->c[2];
    }
}

static void
add_component (FweIncomes *whole, const FweComponent *c)
{
  for (size_t i = 0; i < c->incomes->n_pieces; i++)
    if (c->incomes->pieces[i].x < c->to)
      add_piece (whole, &c->incomes->pieces[i], c);

  for (size_t i = 0; isinf (c->to) && i < c->incomes->n_tails; i++)
    {
      FweTail tail = c->incomes->tails[i];

      tail.households *= c->weight;
      whole->tails[whole->n_tails++] = tail;
    }
}

/**
 * fwe_incomes_merge:
 * @components: distributions, each with a weight, cut and shift
 * @n: how many
 * @fault: (out): why not
 *
 * One distribution of them all: every edge of any becomes an edge, the cubics add up in between.
 * Exact but for rounding.
 *
 * Returns: the distribution, or NULL
 */
FweIncomes *
fwe_incomes_merge (const FweComponent *components, size_t n, FweFault *fault)
{
  size_t room = 1, n_tails = 0;
  FweIncomes *whole = NULL;

  for (size_t k = 0; k < n; k++)
    {
      room += components[k].incomes->n_pieces + components[k].incomes->n_tails + 1;
      n_tails += isinf (components[k].to) ? components[k].incomes->n_tails : 0;
    }

  double *edges = malloc (room * sizeof *edges);
  const size_t n_edges = edges ? collect_edges (components, n, edges) : 0;

  if (edges)
    whole = fwe_incomes_alloc (n_edges > 0 ? n_edges - 1 : 0, n_tails, fault);
  else
    fwe_incomes_refuse (fault, FWE_FAULT_NO_MEMORY, "incomes", 0, (double)room);

  if (whole)
    {
      whole->fit = n > 0 ? components[0].incomes->fit : FWE_FIT_CUBIC;
      whole->n_tails = 0;
      for (size_t i = 0; i < whole->n_pieces; i++)
        whole->pieces[i] = (FwePiece){ .x = edges[i], .width = edges[i + 1] - edges[i] };
      for (size_t k = 0; k < n; k++)
        add_component (whole, &components[k]);
      fwe_incomes_close (whole);
    }
  free (edges);

  return whole;
}

/**
 * fwe_incomes_new_sum:
 * @parts: distributions
 * @n_parts: how many
 * @fault: (out): why not
 *
 * All households of several distributions taken as one population: a place of five counties, its
 * groups.
 *
 * Returns: the distribution, or NULL
 */
FweIncomes *
fwe_incomes_new_sum (const FweIncomes *const *parts, size_t n_parts, FweFault *fault)
{
  FweIncomes *whole = NULL;
  FweComponent *components = malloc ((n_parts + 1) * sizeof *components);

  if (!components)
    {
      fwe_incomes_refuse (fault, FWE_FAULT_NO_MEMORY, "incomes", 0, (double)n_parts);
      return NULL;
    }
  for (size_t i = 0; i < n_parts; i++)
    components[i] = (FweComponent){ .incomes = parts[i], .weight = 1.0, .to = INFINITY };

  whole = fwe_incomes_merge (components, n_parts, fault);
  free (components);
  if (whole && !(whole->households > 0.0))
    {
      fwe_incomes_refuse (fault, FWE_FAULT_EMPTY, "incomes", 0, whole->households);
      fwe_incomes_free (whole);
      return NULL;
    }

  return whole;
}

/* A tail as pieces up to an income and a tail from there: counts and densities exact at each edge.
 */
static FweIncomes *
tail_in_pieces (const FweTail *tail, double to, FweFault *fault)
{
  const size_t n = (size_t)(fwe_log (to / tail->edge) / fwe_log (TAIL_STEP)) + 1;
  const double step = fwe_pow (to / tail->edge, 1.0 / (double)n);
  FweIncomes *self = fwe_incomes_alloc (n, 1, fault);
  double x = tail->edge, above = tail->households;

  if (!self)
    return NULL;

  for (size_t i = 0; i < n; i++)
    {
      const double next = i + 1 < n ? x * step : to;
      const double left = above;
      const double width = next - x;

      above = tail->households * fwe_pow (tail->edge / next, tail->alpha);

      const double count = left - above;
      const double d0 = left * tail->alpha / x * width;
      const double d1 = above * tail->alpha / next * width;

      self->pieces[i] = (FwePiece){
        .x = x,
        .width = width,
        .c = { d0, 3.0 * count - 2.0 * d0 - d1, d0 + d1 - 2.0 * count },
      };
      x = next;
    }
  self->tails[0] = (FweTail){ .households = above, .edge = to, .alpha = tail->alpha };
  fwe_incomes_close (self);

  return self;
}

/* The distribution without its tails. */
static FweIncomes *
without_tails (const FweIncomes *self)
{
  FweIncomes *copy = fwe_incomes_copy (self);

  if (copy)
    {
      copy->n_tails = 0;
      fwe_incomes_close (copy);
    }

  return copy;
}

/**
 * fwe_incomes_extended:
 * @self: a distribution
 * @to: income under which no tail may begin [dollars]
 * @fault: (out): no memory
 *
 * Hands the tails on as pieces up to @to, fine enough for 1e-7 of their households.
 *
 * Returns: the distribution, or NULL
 */
FweIncomes *
fwe_incomes_extended (const FweIncomes *self, double to, FweFault *fault)
{
  const size_t n = self->n_tails + 1;
  FweComponent *components = calloc (n, sizeof *components);
  FweIncomes **parts = calloc (n, sizeof *parts);
  FweIncomes *whole = NULL;
  bool good = components && parts;

  if (good)
    {
      parts[0] = without_tails (self);
      good = parts[0] != NULL;
    }
  for (size_t i = 0; good && i < self->n_tails; i++)
    {
      const FweTail *tail = &self->tails[i];

      parts[i + 1] = tail_in_pieces (tail, fwe_larger (to, tail->edge * TAIL_STEP), fault);
      good = parts[i + 1] != NULL;
    }
  for (size_t i = 0; good && i < n; i++)
    components[i] = (FweComponent){ .incomes = parts[i], .weight = 1.0, .to = INFINITY };

  if (good)
    whole = fwe_incomes_merge (components, n, fault);
  else
    fwe_incomes_refuse (fault, FWE_FAULT_NO_MEMORY, "incomes", 0, (double)n);
  if (whole)
    whole->fit = self->fit;

  for (size_t i = 0; parts && i < n; i++)
    fwe_incomes_free (parts[i]);
  free (parts);
  free (components);

  return whole;
}
