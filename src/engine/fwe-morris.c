/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fwe-draws.h"
#include "fwe-sensitivity.h"

/* Words of the generator's counter that no other numbers use. */
#define PURPOSE UINT32_C (0x4d4f5252)

static uint32_t
word (uint64_t seed, size_t trajectory, size_t which)
{
  const uint32_t counter[4] = { (uint32_t)trajectory, (uint32_t)(which / 4), PURPOSE, 0 };
  const uint32_t key[2] = { (uint32_t)seed, (uint32_t)(seed >> 32) };
  uint32_t out[4];

  fwe_philox (counter, key, out);
  return out[which % 4];
}

/* A number of 0 to n - 1; n is small, so that the words left over hardly favor any. */
static size_t
pick (uint64_t seed, size_t trajectory, size_t which, size_t n)
{
  return (size_t)((uint64_t)word (seed, trajectory, which) * n >> 32);
}

/* In the middle of its level, so that no number is at the end of a range without one. */
static double
probability (size_t level)
{
  return ((double)level + 0.5) / FWE_MORRIS_LEVELS;
}

/**
 * fwe_morris_design:
 * @seed: chooses the trajectories
 * @n_factors: 1 or more
 * @n: trajectories
 * @at: (out): the probability each factor stands at: step, factor, trajectory
 * @moved: (out): which factor each step moves: step, trajectory
 *
 * Every trajectory starts at random levels and moves every factor once, up or down by half of the
 * levels, in a random order. Levels are probabilities of a factor's own distribution.
 */
void
fwe_morris_design (uint64_t seed, size_t n_factors, size_t n, double *at, size_t *moved)
{
  for (size_t t = 0; t < n; t++)
    {
      for (size_t s = 0; s < n_factors; s++)
        moved[s * n + t] = s;
      for (size_t s = n_factors; s > 1; s--)
        {
          const size_t other = pick (seed, t, s - 1, s);
          const size_t kept = moved[(s - 1) * n + t];

          moved[(s - 1) * n + t] = moved[other * n + t];
          moved[other * n + t] = kept;
        }

      for (size_t f = 0; f < n_factors; f++)
        at[f * n + t] = probability (pick (seed, t, n_factors + f, FWE_MORRIS_LEVELS));
      for (size_t s = 0; s < n_factors; s++)
        for (size_t f = 0; f < n_factors; f++)
          {
            const double before = at[(s * n_factors + f) * n + t];
            const double step = before < 0.5 ? 0.5 : -0.5;

            at[((s + 1) * n_factors + f) * n + t] = f == moved[s * n + t] ? before + step : before;
          }
    }
}

/**
 * fwe_morris_read:
 * @n_factors: 1 or more
 * @n: trajectories
 * @at, @moved: of fwe_morris_design()
 * @y: outputs: step, then trajectory
 * @out: (out): n_factors; NaN where no change was seen or none was a number
 *
 * Sizes of changes after Campolongo and others (2007), "An effective screening design".
 */
void
fwe_morris_read (size_t n_factors, size_t n, const double *at, const size_t *moved,
                 const double *const *y, FweElementary *out)
{
  for (size_t f = 0; f < n_factors; f++)
    {
      double squares = 0;
      FweElementary effect = { 0 };

      for (size_t s = 0; s < n_factors; s++)
        for (size_t t = 0; t < n; t++)
          {
            const bool up = at[((s + 1) * n_factors + f) * n + t] > at[(s * n_factors + f) * n + t];
            const double change = up ? y[s + 1][t] - y[s][t] : y[s][t] - y[s + 1][t];
            const double off = change - effect.mean;

            if (moved[s * n + t] != f || !isfinite (change))
              continue;
            effect.n++;
            effect.mean += off / (double)effect.n;
            effect.star += (fabs (change) - effect.star) / (double)effect.n;
            squares += off * (change - effect.mean);
          }

      if (effect.n == 0)
        effect.mean = effect.star = NAN;
      effect.sigma = effect.n > 1 ? sqrt (squares / (double)(effect.n - 1)) : NAN;
      out[f] = effect;
    }
}

/**
 * fwe_elementary_merge:
 * @into: (inout): what one batch of trajectories found; all 0 for none yet
 * @more: what another found
 */
void
fwe_elementary_merge (FweElementary *into, const FweElementary *more)
{
  const double n = (double)(into->n + more->n);
  double apart, squares;

  if (more->n == 0)
    return;
  if (into->n == 0)
    {
      *into = *more;
      return;
    }

  apart = more->mean - into->mean;
  squares = apart * apart * (double)into->n * (double)more->n / n;
  squares += into->n > 1 ? into->sigma * into->sigma * (double)(into->n - 1) : 0;
  squares += more->n > 1 ? more->sigma * more->sigma * (double)(more->n - 1) : 0;
  into->mean += apart * (double)more->n / n;
  into->star += (more->star - into->star) * (double)more->n / n;
  into->sigma = sqrt (squares / (n - 1));
  into->n += more->n;
}
