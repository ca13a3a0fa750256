/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-spread.h"

#include <math.h>
#include <stdlib.h>

#include "fwe-incomes-pieces.h"

/* Polynomials of degree 7: two densities of degree 2, convolved and integrated twice. */
#define N_COEFFICIENTS 8

#define N_CELLS 128

/* Meetings nearer than this share of the range are one: the function is smooth to the third power
 * there. */
#define SAME_MEETING 1e-9

/* In the tail, panels end at this ratio of incomes. */
#define PANEL_RATIO 1.6

typedef struct
{
  double from, scale; /* h = from + scale (s + 1), s from -1 to 1 */
  double c[N_COEFFICIENTS];
} Polynomial;

struct FweSpread
{
  const FweIncomes *all, *moving;
  double first, last; /* under and over these no edges meet */
  double cells_per_dollar;
  size_t n;
  unsigned cell[N_CELLS + 1]; /* polynomial that begins the cell */
  Polynomial polynomials[];
};

static const double gauss4_x[4]
    = { 0.069431844202973712, 0.33000947820757187, 0.66999052179242813, 0.93056815579702629 };
static const double gauss4_w[4]
    = { 0.17392742256872693, 0.32607257743127307, 0.32607257743127307, 0.17392742256872693 };

/* Sum of |x - y| over all households x, of which count have at most y, and earn so many dollars. */
static double
distance (const FweIncomes *all, double y, double count, double dollars)
{
  return y * (2.0 * count - all->households) + all->income - 2.0 * dollars;
}

/* From u to v no edge of either: degree 4 times degree 2, exact with four points. */
static double
panel (const FweIncomes *all, size_t next, const FwePiece *m, double h, double u, double v)
{
  const FwePiece *p = next > 0 ? &all->pieces[next - 1] : NULL;
  double sum = 0.0;

  for (size_t k = 0; k < 4; k++)
    {
      const double x = u + gauss4_x[k] * (v - u);
      const double y = x + h;
      double count = 0.0, dollars = 0.0;

      if (p && y >= all->end)
        {
          count = all->closed;
          dollars = all->closed_income;
        }
      else if (p)
        {
          const double t = (y - p->x) / p->width;

          count = p->below + fwe_piece_count (p, t);
          dollars = p->income + fwe_piece_income (p, t);
        }
      sum += gauss4_w[k] * distance (all, y, count, dollars)
             * fwe_piece_density (m, (x - m->x) / m->width);
    }

  return sum * (v - u) / m->width;
}

/* The same where the households reach into a tail: not a polynomial, short panels in two halves. */
static double
panel_in_tail (const FweIncomes *all, const FwePiece *m, double h, double u, double v)
{
  double sum = 0.0;

  while (u < v)
    {
      const double longest = u + (PANEL_RATIO - 1.0) * (u + h) / 16.0;
      const double end = longest < v ? longest : v;

      for (size_t k = 0; k < 4; k++)
        {
          const double x = u + gauss4_x[k] * (end - u);
          double count, dollars;

          fwe_incomes_below (all, x + h, &count, &dollars);
          sum += gauss4_w[k] * (end - u) * distance (all, x + h, count, dollars)
                 * fwe_piece_density (m, (x - m->x) / m->width);
        }
      u = end;
    }

  return sum / m->width;
}

static double
first_tail (const FweIncomes *all)
{
  double edge = INFINITY;

  for (size_t i = 0; i < all->n_tails; i++)
    edge = all->tails[i].edge < edge ? all->tails[i].edge : edge;

  return edge;
}

/**
 * fwe_spread:
 * @all: a distribution
 * @moving: another, without a tail
 * @h: added to each income of @moving [dollars]
 *
 * Returns: the sum of |x - y - h| over all pairs of a household x of @all and y of @moving
 * [dollars]; exact by Gauss's quadrature, to 1e-13 where @moving reaches into a tail of @all
 */
double
fwe_spread (const FweIncomes *all, const FweIncomes *moving, double h)
{
  const double tail = first_tail (all);
  size_t next = 0; /* first edge of all above where we are */
  double sum = 0.0;

  for (size_t i = 0; i < moving->n_pieces; i++)
    {
      const FwePiece *m = &moving->pieces[i];
      const double end = m->x + m->width;

      for (double u = m->x; u < end;)
        {
          double v = end;

          while (next < all->n_pieces && all->pieces[next].x - h <= u)
            next++;

          const double edge = (next < all->n_pieces ? all->pieces[next].x : all->end) - h;

          if (edge > u && edge < v)
            v = edge;
          if (tail - h > u && tail - h < v)
            v = tail - h;

          sum += u >= tail - h ? panel_in_tail (all, m, h, u, v) : panel (all, next, m, h, u, v);
          u = v;
        }
    }

  return sum;
}

static double
lower_edge (const FweIncomes *incomes)
{
  return incomes->pieces[0].x;
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Every h at which an edge of the moving meets one of the others, up to the tail; rising, distinct.
 */
static size_t
meetings (const FweIncomes *all, const FweIncomes *moving, double *h)
{
  const double last = first_tail (all) - moving->end;
  size_t n = 0, kept = 0;

  for (size_t i = 0; i <= all->n_pieces; i++)
    for (size_t k = 0; k <= moving->n_pieces; k++)
      {
        const double edge = i < all->n_pieces ? all->pieces[i].x : all->end;
        const double met = k < moving->n_pieces ? moving->pieces[k].x : moving->end;

        if (edge - met <= last)
          h[n++] = edge - met;
      }

  qsort (h, n, sizeof *h, compare);
  for (size_t i = 0; i < n; i++)
    if (kept == 0 || h[i] - h[kept - 1] > SAME_MEETING * (h[n - 1] - h[0]))
      h[kept++] = h[i];

  return kept;
}

/* The polynomial through the eight points of Chebyshev between two meetings, by its powers. */
static Polynomial
polynomial_between (const FweIncomes *all, const FweIncomes *moving, double from, double to)
{
  /* cos (pi k / 16), k = 0 to 8 */
  static const double cosine[9] = { 1.0,
                                    0.98078528040323044,
                                    0.92387953251128676,
                                    0.83146961230254524,
                                    0.70710678118654752,
                                    0.55557023301960222,
                                    0.38268343236508977,
                                    0.19509032201612827,
                                    0.0 };
  /* powers of the polynomials of Chebyshev, T(0) to T(7) */
  static const double powers[8][8] = {
    { 1 },
    { 0, 1 },
    { -1, 0, 2 },
    { 0, -3, 0, 4 },
    { 1, 0, -8, 0, 8 },
    { 0, 5, 0, -20, 0, 16 },
    { -1, 0, 18, 0, -48, 0, 32 },
    { 0, -7, 0, 56, 0, -112, 0, 64 },
  };
  Polynomial p = { .from = from, .scale = 0.5 * (to - from) };
  double value[8];

  for (int k = 0; k < 8; k++)
    {
      const int angle = 2 * k + 1;
      const double s = angle <= 8 ? cosine[angle] : -cosine[16 - angle];

      value[k] = fwe_spread (all, moving, from + p.scale * (s + 1.0));
    }
  for (int j = 0; j < 8; j++)
    {
      double t = 0.0;

      for (int k = 0; k < 8; k++)
        {
          const int angle = j * (2 * k + 1) % 32;
          const int folded = angle <= 16 ? angle : 32 - angle;

          t += value[k] * (folded <= 8 ? cosine[folded] : -cosine[16 - folded]);
        }
      for (int i = 0; i <= j; i++)
        p.c[i] += t * (j == 0 ? 0.125 : 0.25) * powers[j][i];
    }

  return p;
}

/* For each cell of the range, the polynomial its lower end lies in. */
static void
index_cells (FweSpread *self)
{
  unsigned at = 0;

  self->cells_per_dollar = N_CELLS / (self->last - self->first);
  for (unsigned cell = 0; cell <= N_CELLS; cell++)
    {
      while (at + 1 < self->n
             && (self->polynomials[at + 1].from - self->first) * self->cells_per_dollar <= cell)
        at++;
      self->cell[cell] = at;
    }
}

/**
 * fwe_spread_new:
 * @all: a distribution
 * @moving: another, without a tail, not empty
 * @fault: (out): no memory
 *
 * Returns: the polynomials, or NULL
 */
FweSpread *
fwe_spread_new (const FweIncomes *all, const FweIncomes *moving, FweFault *fault)
{
  double *h = malloc ((all->n_pieces + 1) * (moving->n_pieces + 1) * sizeof *h);
  const size_t n = h ? meetings (all, moving, h) : 0;
  FweSpread *self = h ? malloc (sizeof *self + n * sizeof (Polynomial)) : NULL;

  if (!self)
    {
      free (h);
      fwe_incomes_refuse (fault, FWE_FAULT_NO_MEMORY, "incomes", 0, (double)n);
      return NULL;
    }

  *self = (FweSpread){ .all = all, .moving = moving, .first = INFINITY, .last = -INFINITY };
  if (n > 1)
    {
      self->n = n - 1;
      self->first = h[0];
      self->last = h[n - 1];
      for (size_t i = 0; i + 1 < n; i++)
        self->polynomials[i] = polynomial_between (all, moving, h[i], h[i + 1]);
      index_cells (self);
    }
  free (h);

  return self;
}

/**
 * fwe_spread_free:
 * @self: (nullable): polynomials
 */
void
fwe_spread_free (FweSpread *self)
{
  free (self);
}

/* Where no edges meet any more, everybody of one stands above everybody of the other; or in a tail.
 */
static double
spread_outside (const FweSpread *self, double h)
{
  const FweIncomes *a = self->all, *m = self->moving;
  const double apart = a->households * (m->income + h * m->households) - m->households * a->income;

  if (h + m->end <= lower_edge (a))
    return -apart;
  if (a->n_tails == 0 && h + lower_edge (m) >= a->end)
    return apart;

  return fwe_spread (a, m, h);
}

/**
 * fwe_spread_at:
 * @self: polynomials
 * @h: added to each income of the moving [dollars]
 *
 * Returns: what fwe_spread() does, a hundred times faster
 */
double
fwe_spread_at (const FweSpread *self, double h)
{
  if (!(h >= self->first && h < self->last))
    return spread_outside (self, h);

  const Polynomial *p
      = &self->polynomials[self->cell[(size_t)((h - self->first) * self->cells_per_dollar)]];

  while (h >= p->from + 2.0 * p->scale && p + 1 < self->polynomials + self->n)
    p++;

  const double s = (h - p->from) / p->scale - 1.0;
  const double s2 = s * s;
  const double *c = p->c;

  return ((c[0] + s * c[1]) + s2 * (c[2] + s * c[3]))
         + s2 * s2 * ((c[4] + s * c[5]) + s2 * (c[6] + s * c[7]));
}
