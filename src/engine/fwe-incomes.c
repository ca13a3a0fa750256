/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes-pieces.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fwe-math.h"

const double fwe_acs_edges[FWE_N_BRACKETS]
    = { 0,     10000, 15000, 20000, 25000,  30000,  35000,  40000,
        45000, 50000, 60000, 75000, 100000, 125000, 150000, 200000 };

/**
 * fwe_incomes_alloc:
 * @n_pieces: pieces
 * @n_tails: tails
 * @fault: (out): no memory
 *
 * Room for a distribution, whose pieces and tails the caller fills before fwe_incomes_close().
 *
 * Returns: the room, or NULL
 */
FweIncomes *
fwe_incomes_alloc (size_t n_pieces, size_t n_tails, FweFault *fault)
{
  FweIncomes *self
      = malloc (sizeof *self + n_pieces * sizeof (FwePiece) + n_tails * sizeof (FweTail));

  if (!self)
    {
      fwe_incomes_refuse (fault, FWE_FAULT_NO_MEMORY, "incomes", 0, (double)n_pieces);
      return NULL;
    }

  *self = (FweIncomes){ .n_pieces = n_pieces, .n_tails = n_tails };
  self->pieces = (FwePiece *)(self + 1);
  self->tails = (FweTail *)(self->pieces + n_pieces);
  return self;
}

/* Income of a whole tail. */
static double
tail_income (const FweTail *tail)
{
  return tail->households * tail->edge * tail->alpha / (tail->alpha - 1.0);
}

/**
 * fwe_incomes_close:
 * @self: a distribution whose pieces and tails are filled, but for their sums
 *
 * Runs the sums over them.
 */
void
fwe_incomes_close (FweIncomes *self)
{
  double below = 0.0, income = 0.0;

  for (size_t i = 0; i < self->n_pieces; i++)
    {
      FwePiece *p = &self->pieces[i];

      p->below = below;
      p->income = income;
      below += fwe_piece_count (p, 1.0);
      income += fwe_piece_income (p, 1.0);
      self->end = p->x + p->width;
    }

  self->closed = below;
  self->closed_income = income;
  for (size_t i = 0; i < self->n_tails; i++)
    {
      below += self->tails[i].households;
      income += tail_income (&self->tails[i]);
    }
  self->households = below;
  self->income = income;
}

/**
 * fwe_incomes_copy:
 * @self: a distribution
 *
 * Returns: a copy, or NULL when there is no memory
 */
FweIncomes *
fwe_incomes_copy (const FweIncomes *self)
{
  return fwe_incomes_scaled (self, 1.0);
}

/**
 * fwe_incomes_scaled:
 * @self: a distribution
 * @factor: price level there over price level here, > 0
 *
 * The same households in other dollars: every income times @factor.
 *
 * Returns: the distribution, or NULL when there is no memory
 */
FweIncomes *
fwe_incomes_scaled (const FweIncomes *self, double factor)
{
  FweIncomes *copy = fwe_incomes_alloc (self->n_pieces, self->n_tails, NULL);

  if (!copy)
    return NULL;

  copy->fit = self->fit;
  for (size_t i = 0; i < self->n_pieces; i++)
    {
      copy->pieces[i] = self->pieces[i];
      copy->pieces[i].x *= factor;
      copy->pieces[i].width *= factor;
    }
  for (size_t i = 0; i < self->n_tails; i++)
    {
      copy->tails[i] = self->tails[i];
      copy->tails[i].edge *= factor;
    }
  fwe_incomes_close (copy);

  return copy;
}

/**
 * fwe_incomes_free:
 * @self: (nullable): a distribution
 */
void
fwe_incomes_free (FweIncomes *self)
{
  free (self);
}

/**
 * fwe_incomes_fit:
 * @self: a distribution
 *
 * Returns: how it was fitted; of a sum, how its first part was
 */
FweFit
fwe_incomes_fit (const FweIncomes *self)
{
  return self->fit;
}

/**
 * fwe_incomes_households:
 * @self: a distribution
 *
 * Returns: households
 */
double
fwe_incomes_households (const FweIncomes *self)
{
  return self->households;
}

/**
 * fwe_incomes_mean:
 * @self: a distribution
 *
 * Returns: mean income [dollars]
 */
double
fwe_incomes_mean (const FweIncomes *self)
{
  return self->income / self->households;
}

/* Piece that holds an income from the first edge up to the last. */
static const FwePiece *
piece_at (const FweIncomes *self, double income)
{
  size_t from = 0, to = self->n_pieces;

  while (to - from > 1)
    {
      const size_t middle = from + (to - from) / 2;

      if (self->pieces[middle].x <= income)
        from = middle;
      else
        to = middle;
    }

  return &self->pieces[from];
}

/**
 * fwe_incomes_below:
 * @self: a distribution
 * @x: income [dollars]
 * @count: (out): households with at most @x
 * @dollars: (out): their income
 */
void
fwe_incomes_below (const FweIncomes *self, double x, double *count, double *dollars)
{
  *count = *dollars = 0.0;
  if (self->n_pieces > 0 && x >= self->end)
    {
      *count = self->closed;
      *dollars = self->closed_income;
    }
  else if (self->n_pieces > 0 && x > self->pieces[0].x)
    {
      const FwePiece *p = piece_at (self, x);
      const double t = (x - p->x) / p->width;

      *count = p->below + fwe_piece_count (p, t);
      *dollars = p->income + fwe_piece_income (p, t);
    }

  for (size_t i = 0; i < self->n_tails; i++)
    {
      const FweTail *tail = &self->tails[i];

      if (x > tail->edge)
        {
          const double above = isinf (x) ? 0.0 : fwe_pow (tail->edge / x, tail->alpha);
          const double held = isinf (x) ? 0.0 : above * x / tail->edge;

          *count += tail->households * (1.0 - above);
          *dollars += tail_income (tail) * (1.0 - held);
        }
    }
}

/**
 * fwe_incomes_cdf:
 * @self: a distribution
 * @income: dollars
 *
 * Returns: share of households with at most @income, 0 to 1
 */
double
fwe_incomes_cdf (const FweIncomes *self, double income)
{
  double count, dollars;

  fwe_incomes_below (self, income, &count, &dollars);
  return count < self->households ? count / self->households : 1.0;
}

/**
 * fwe_incomes_total_below:
 * @self: a distribution
 * @income: dollars
 *
 * Returns: dollars of all households with at most @income
 */
double
fwe_incomes_total_below (const FweIncomes *self, double income)
{
  double count, dollars;

  fwe_incomes_below (self, income, &count, &dollars);
  return dollars;
}

/**
 * fwe_incomes_count:
 * @self: a distribution
 * @from: dollars
 * @to: dollars, INFINITY for no end
 *
 * Returns: households with incomes from @from to @to
 */
double
fwe_incomes_count (const FweIncomes *self, double from, double to)
{
  double low, high, dollars;

  fwe_incomes_below (self, from, &low, &dollars);
  fwe_incomes_below (self, to, &high, &dollars);
  return high > low ? high - low : 0.0;
}

/* t at which a piece has so many households: Newton's steps, halving where they leave the bracket.
 */
static double
piece_solve (const FwePiece *p, double count)
{
  double low = 0.0, high = 1.0;
  double t = count / fwe_piece_count (p, 1.0);

  for (int step = 0; step < 100; step++)
    {
      const double miss = fwe_piece_count (p, t) - count;
      const double slope = fwe_piece_density (p, t);

      if (miss == 0.0)
        return t;
      if (miss > 0.0)
        high = t;
      else
        low = t;

      const double newton = t - miss / slope;
      const double next = newton > low && newton < high ? newton : 0.5 * (low + high);

      /* the next step of Newton's would move it by the square of this one */
      if (fabs (next - t) < (next == newton ? 1e-9 : 1e-16))
        return next;
      t = next;
    }

  return t;
}

/* Income at which the tails, and the pieces among them, reach a count: halving on the logarithm. */
static double
solve_high (const FweIncomes *self, double count)
{
  double low = self->end, high;
  double at, dollars;

  for (size_t i = 0; i < self->n_tails; i++)
    low = self->tails[i].edge < low ? self->tails[i].edge : low;
  for (high = 2.0 * low; high < 1e300; high *= 2.0)
    {
      fwe_incomes_below (self, high, &at, &dollars);
      if (at >= count)
        break;
      low = high;
    }

  for (int step = 0; step < 100 && high - low > 1e-14 * high; step++)
    {
      const double middle = 0.5 * (low + high);

      fwe_incomes_below (self, middle, &at, &dollars);
      if (at < count)
        low = middle;
      else
        high = middle;
    }

  return 0.5 * (low + high);
}

/**
 * fwe_incomes_quantile:
 * @self: a distribution
 * @share: of the households, 0 to 1
 *
 * Returns: the income that @share of the households do not exceed [dollars]; infinite at 1 with an
 * open top, NaN outside 0 to 1
 */
double
fwe_incomes_quantile (const FweIncomes *self, double share)
{
  const double count = share * self->households;
  size_t from = 0, to = self->n_pieces;
  double first_tail = INFINITY;
  double at, dollars;

  if (!(share >= 0.0 && share <= 1.0))
    return NAN;
  if (share == 1.0 && self->n_tails > 0)
    return INFINITY;
  for (size_t i = 0; i < self->n_tails; i++)
    first_tail = self->tails[i].edge < first_tail ? self->tails[i].edge : first_tail;

  if (first_tail >= self->end)
    at = self->closed;
  else
    fwe_incomes_below (self, first_tail, &at, &dollars);
  if (self->n_tails == 1 && at == self->closed && count > at)
    {
      const double above = (self->households - count) / self->tails[0].households;

      return first_tail * fwe_pow (above, -1.0 / self->tails[0].alpha);
    }
  if (count > at)
    return isinf (first_tail) ? self->end : solve_high (self, count);

  while (to - from > 1)
    {
      const size_t middle = from + (to - from) / 2;

      if (self->pieces[middle].below <= count)
        from = middle;
      else
        to = middle;
    }
  while (from > 0 && fwe_piece_count (&self->pieces[from], 1.0) <= 0.0)
    from--;

  const FwePiece *p = &self->pieces[from];
  const double inside = count - p->below;

  if (inside >= fwe_piece_count (p, 1.0))
    return p->x + p->width;
  return p->x + p->width * piece_solve (p, inside);
}
