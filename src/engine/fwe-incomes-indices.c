/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-incomes-pieces.h"

#include <math.h>

#include "fwe-math.h"

#define N_GAUSS 8

/* A panel of eight points reaches at most so far: then log x errs by less than 1e-15 of itself. */
#define PANEL_RATIO 1.6

/* Gauss and Legendre's four points on 0 to 1, exact to degree 7: (1 - F) F of a cubic has degree 6.
 */
static const double gauss4_x[4]
    = { 0.069431844202973712, 0.33000947820757187, 0.66999052179242813, 0.93056815579702629 };
static const double gauss4_w[4]
    = { 0.17392742256872693, 0.32607257743127307, 0.32607257743127307, 0.17392742256872693 };

static const double gauss8_x[N_GAUSS]
    = { 0.019855071751231884, 0.10166676129318664, 0.23723379504183550, 0.40828267875217510,
        0.59171732124782490,  0.76276620495816450, 0.89833323870681336, 0.98014492824876812 };
static const double gauss8_w[N_GAUSS]
    = { 0.050614268145188130, 0.11119051722668724, 0.15685332293894364, 0.18134189168918099,
        0.18134189168918099,  0.15685332293894364, 0.11119051722668724, 0.050614268145188130 };

/**
 * Sums:
 *
 * Sums over the households with an income above 0.
 */
typedef struct
{
  double n, x, log_x, x_log_x, root_x;
} Sums;

/* Households of the tails above x, and how many of them a dollar. */
static double
tails_above (const FweIncomes *self, double x, double *density)
{
  double above = 0.0;

  *density = 0.0;
  for (size_t i = 0; i < self->n_tails; i++)
    {
      const FweTail *tail = &self->tails[i];
      const double left = x > tail->edge ? tail->households * fwe_pow (tail->edge / x, tail->alpha)
                                         : tail->households;

      above += left;
      *density += x > tail->edge ? left * tail->alpha / x : 0.0;
    }

  return above;
}

/* Whether some tail begins under an income. */
static bool
tails_reach_under (const FweIncomes *self, double x)
{
  for (size_t i = 0; i < self->n_tails; i++)
    if (self->tails[i].edge < x)
      return true;

  return false;
}

/* Upper end of the panel that begins at x; the pieces' own end where there is no need to stop. */
static double
panel_end (double x, double end)
{
  return x > 0.0 && x * PANEL_RATIO < end ? x * PANEL_RATIO : end;
}

/* Integral of count (W - count) over a stretch that tails reach under. */
static double
gini_panels (const FweIncomes *self, const FwePiece *p)
{
  const double end = p->x + p->width;
  double sum = 0.0;

  for (double x = p->x; x < end;)
    {
      const double next = panel_end (x, end);

      for (size_t k = 0; k < N_GAUSS; k++)
        {
          const double at = x + gauss8_x[k] * (next - x);
          double density;
          const double above = self->closed - p->below - fwe_piece_count (p, (at - p->x) / p->width)
                               + tails_above (self, at, &density);

          sum += gauss8_w[k] * (next - x) * above * (self->households - above);
        }
      x = next;
    }

  return sum;
}

/* The same over all incomes above the last piece, where there are only tails; closed form. */
static double
gini_beyond (const FweIncomes *self)
{
  const double x = self->end;
  double sum = 0.0;

  for (size_t i = 0; i < self->n_tails; i++)
    {
      const FweTail *a = &self->tails[i];
      const double above = a->households * fwe_pow (a->edge / x, a->alpha);

      sum += self->households * above * x / (a->alpha - 1.0);
      for (size_t k = 0; k < self->n_tails; k++)
        {
          const FweTail *b = &self->tails[k];

          sum -= above * b->households * fwe_pow (b->edge / x, b->alpha) * x
                 / (a->alpha + b->alpha - 1.0);
        }
    }

  return sum;
}

/**
 * fwe_incomes_gini:
 * @self: a distribution
 *
 * Gini = integral of F (1 - F) over all incomes, by the mean. Inside the pieces by Gauss's
 * quadrature, which is exact for polynomials of this degree, above them in closed form. Incomes
 * under 0 count as they are.
 *
 * Returns: the Gini, 0 to 1 (above 1 when many incomes are under 0); NaN unless the mean is above 0
 */
double
fwe_incomes_gini (const FweIncomes *self)
{
  double sum = self->n_tails > 0 ? gini_beyond (self) : 0.0;

  if (!(self->income > 0.0))
    return NAN;

  for (size_t i = 0; i < self->n_pieces; i++)
    {
      const FwePiece *p = &self->pieces[i];
      double part = 0.0;

      if (tails_reach_under (self, p->x + p->width))
        {
          sum += gini_panels (self, p);
          continue;
        }
      for (size_t k = 0; k < 4; k++)
        {
          const double count = p->below + fwe_piece_count (p, gauss4_x[k]);

          part += gauss4_w[k] * count * (self->households - count);
        }
      sum += part * p->width;
    }

  return sum / (self->households * self->income);
}

/* Sums over the first piece, from 0: the logarithm's moments there are closed forms. */
static void
sum_from_zero (Sums *s, const FwePiece *p)
{
  const double log_w = fwe_log (p->width);
  double root = 0.0, log_x = 0.0, x_log_x = 0.0;

  for (int k = 0; k < 3; k++)
    {
      const double d = (k + 1) * p->c[k];

      log_x += d * (log_w / (k + 1) - 1.0 / ((k + 1) * (k + 1)));
      x_log_x += d * (log_w / (k + 2) - 1.0 / ((k + 2) * (k + 2)));
      root += d / (k + 1.5);
    }

  s->n += fwe_piece_count (p, 1.0);
  s->x += fwe_piece_income (p, 1.0);
  s->log_x += log_x;
  s->x_log_x += x_log_x * p->width;
  s->root_x += root * sqrt (p->width);
}

static void
sum_panel (Sums *s, const FweIncomes *self, const FwePiece *p, double from, double to)
{
  const bool tails = tails_reach_under (self, to);
  double x[N_GAUSS], log_x[N_GAUSS];

  for (size_t k = 0; k < N_GAUSS; k++)
    x[k] = from + gauss8_x[k] * (to - from);
  fwe_log_n (x, log_x, N_GAUSS);

  for (size_t k = 0; k < N_GAUSS; k++)
    {
      double density = 0.0;

      if (tails)
        tails_above (self, x[k], &density);
      density += fwe_piece_density (p, (x[k] - p->x) / p->width) / p->width;

      const double n = gauss8_w[k] * (to - from) * density;

      s->n += n;
      s->x += n * x[k];
      s->log_x += n * log_x[k];
      s->x_log_x += n * x[k] * log_x[k];
      s->root_x += n * sqrt (x[k]);
    }
}

/* Sums over the tails above the last piece; moments of Pareto's law. */
static void
sum_beyond (Sums *s, const FweIncomes *self)
{
  const double x = self->end;
  const double log_x = fwe_log (x);

  for (size_t i = 0; i < self->n_tails; i++)
    {
      const FweTail *tail = &self->tails[i];
      const double a = tail->alpha;
      const double n = tail->households * fwe_pow (tail->edge / x, a);
      const double income = n * x * a / (a - 1.0);

      s->n += n;
      s->x += income;
      s->log_x += n * (log_x + 1.0 / a);
      s->x_log_x += income * (log_x + 1.0 / (a - 1.0));
      s->root_x += n * sqrt (x) * a / (a - 0.5);
    }
}

static Sums
sum_all (const FweIncomes *self)
{
  Sums s = { 0 };

  for (size_t i = 0; i < self->n_pieces; i++)
    {
      const FwePiece *p = &self->pieces[i];
      const double end = p->x + p->width;

      if (p->x == 0.0)
        sum_from_zero (&s, p);
      for (double x = p->x; x > 0.0 && x < end;)
        {
          const double next = panel_end (x, end);

          sum_panel (&s, self, p, x, next);
          x = next;
        }
    }
  if (self->n_tails > 0)
    sum_beyond (&s, self);

  return s;
}

/**
 * fwe_incomes_log_sums:
 * @self: a distribution
 * @out: (out): its sums
 */
void
fwe_incomes_log_sums (const FweIncomes *self, FweLogSums *out)
{
  const Sums s = sum_all (self);

  *out = (FweLogSums){ .n = s.n, .x = s.x, .log_x = s.log_x, .x_log_x = s.x_log_x };
}

/**
 * Cut:
 * @income: what the poorest share p do not exceed [dollars]
 * @share: of all income, that they hold
 */
typedef struct
{
  double income, share;
} Cut;

static Cut
cut_at (const FweIncomes *self, double p)
{
  const double x = fwe_incomes_quantile (self, p);

  if (!(p > 0.0 && p < 1.0))
    return (Cut){ .income = x, .share = p > 0.0 ? 1.0 : 0.0 };

  return (Cut){ .income = x, .share = fwe_incomes_total_below (self, x) / self->income };
}

/**
 * fwe_incomes_indices:
 * @self: a distribution
 * @out: (out): every measure
 * @fault: (out): why not
 *
 * Closed forms, and Gauss's quadrature with an error under 1e-13 where there is a logarithm.
 * Households with an income of 0 or less (after a loss) are left out of Theil and Atkinson
 * measures, which have no value on them; @n_dropped says how many.
 *
 * Returns: whether there are households and a mean above 0
 */
bool
fwe_incomes_indices (const FweIncomes *self, FweIndices *out, FweFault *fault)
{
  if (!(self->households > 0.0))
    return fwe_incomes_refuse (fault, FWE_FAULT_EMPTY, "incomes", 0, self->households);
  if (!(self->income > 0.0))
    return fwe_incomes_refuse (fault, FWE_FAULT_NOT_DEFINED, "incomes.mean", 0,
                               fwe_incomes_mean (self));

  const Sums s = sum_all (self);
  const double mean = s.x / s.n;
  const Cut p10 = cut_at (self, 0.1), p20 = cut_at (self, 0.2), p40 = cut_at (self, 0.4);
  const Cut p80 = cut_at (self, 0.8), p90 = cut_at (self, 0.9);

  *out = (FweIndices){
    .n = self->households,
    .mean = fwe_incomes_mean (self),
    .median = fwe_incomes_quantile (self, 0.5),
    .gini = fwe_incomes_gini (self),
    .theil_t = s.x_log_x / s.x - fwe_log (mean),
    .theil_l = fwe_log (mean) - s.log_x / s.n,
    .atkinson_05 = 1.0 - (s.root_x / s.n) * (s.root_x / s.n) / mean,
    .atkinson_1 = 1.0 - fwe_exp (s.log_x / s.n) / mean,
    .palma = p40.share > 0.0 ? (1.0 - p90.share) / p40.share : NAN,
    .p90_p10 = p10.income > 0.0 ? p90.income / p10.income : NAN,
    .s80_s20 = p20.share > 0.0 ? (1.0 - p80.share) / p20.share : NAN,
    .n_dropped = fwe_incomes_count (self, -INFINITY, 0.0),
  };

  return true;
}

/**
 * fwe_incomes_indices_of_sum:
 * @parts: distributions
 * @n_parts: how many
 * @out: (out): every measure of all their households as one population
 * @fault: (out): why not
 *
 * Returns: whether there are households and a mean above 0
 */
bool
fwe_incomes_indices_of_sum (const FweIncomes *const *parts, size_t n_parts, FweIndices *out,
                            FweFault *fault)
{
  FweIncomes *whole = fwe_incomes_new_sum (parts, n_parts, fault);
  const bool good = whole && fwe_incomes_indices (whole, out, fault);

  fwe_incomes_free (whole);
  return good;
}

/**
 * fwe_incomes_lorenz:
 * @parts: distributions, taken as one population
 * @n_parts: how many
 * @p: n shares of the households, 0 to 1
 * @n: how many
 * @out: (out): n shares of all income, held by the poorest p
 * @fault: (out): why not
 *
 * Returns: whether there are households and a mean above 0
 */
bool
fwe_incomes_lorenz (const FweIncomes *const *parts, size_t n_parts, const double *p, size_t n,
                    double *out, FweFault *fault)
{
  FweIncomes *whole = fwe_incomes_new_sum (parts, n_parts, fault);
  const bool good = whole && fwe_incomes_lorenz_of (whole, p, n, out, fault);

  fwe_incomes_free (whole);
  return good;
}

/**
 * fwe_incomes_lorenz_of:
 * @self: a distribution
 * @p: n shares of the households, 0 to 1
 * @n: how many
 * @out: (out): n shares of all income, held by the poorest p
 * @fault: (out): why not
 *
 * Returns: whether its mean is above 0
 */
bool
fwe_incomes_lorenz_of (const FweIncomes *self, const double *p, size_t n, double *out,
                       FweFault *fault)
{
  if (!(self->income > 0.0))
    return fwe_incomes_refuse (fault, FWE_FAULT_NOT_DEFINED, "incomes.mean", 0,
                               fwe_incomes_mean (self));

  for (size_t i = 0; i < n; i++)
    out[i] = cut_at (self, p[i]).share;

  return true;
}
