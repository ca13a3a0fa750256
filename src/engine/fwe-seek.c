/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-seek.h"

#include <math.h>
#include <stdint.h>

/* Places looked at on the way to a bound that is near. */
#define LINEAR 8

/* Places looked at again on the way to what was found, when values fall back there. */
#define SECOND_LOOK 16

typedef struct
{
  const FweSeekRange *range;
  double want, slack;
  FweSeekFunction function;
  void *user_data;
  FweSeek *out;
} Search;

/* ceil() and round() of the C library, exact on every machine. */
static double
up (double x)
{
  return -floor (-x);
}

static double
nearest (double x)
{
  return floor (x + 0.5);
}

/* Places are numbered by their steps from the start. */
static double
place (const FweSeekRange *range, double steps)
{
  return fmin (range->hi, fmax (range->lo, range->start + steps * range->step));
}

static bool
look (Search *self, double steps, double *value)
{
  const double at = place (self->range, steps);
  FweSeek *out = self->out;
  size_t i = out->n_places;

  while (i > 0 && out->places[i - 1].at > at)
    i--;
  if (i > 0 && out->places[i - 1].at == at)
    {
      *value = out->places[i - 1].value;
      return true;
    }
  if (out->n_places == FWE_SEEK_PLACES || !self->function (at, value, self->user_data))
    return false;

  for (size_t k = out->n_places; k > i; k--)
    out->places[k] = out->places[k - 1];
  out->places[i] = (FweSeekPlace){ at, *value };
  out->n_places++;
  return true;
}

static double
bound_on (const FweSeekRange *range, double side)
{
  const double way = side > 0 ? range->hi - range->start : range->start - range->lo;

  return side * up (way / range->step - 1e-9);
}

/* The k-th place outward: even parts of a near bound, ever wider steps to a far one. */
static double
outward (const FweSeekRange *range, double side, size_t k)
{
  const double bound = bound_on (range, side);
  const double first = fmax (fabs (range->start) / range->step, 1) / LINEAR;
  const double even = nearest (bound * (double)k / LINEAR);
  const double wide = side * up (first * (double)((UINT64_C (1) << (k < 62 ? k : 62)) - 1));

  if (fabs (bound) <= LINEAR * LINEAR * first)
    return k < LINEAR ? even : bound;

  return fabs (wide) < fabs (bound) ? wide : bound;
}

/* Halves the way from a place that does not reach the level to one that does until they are one
 * step apart. */
static bool
narrow (Search *self, double fails, double *reaches)
{
  while (fabs (*reaches - fails) > 1)
    {
      const double middle = floor ((fails + *reaches) / 2);
      double value;

      if (!look (self, middle, &value))
        return false;
      if (value >= self->want)
        *reaches = middle;
      else
        fails = middle;
    }

  return true;
}

/* Outward on one side to the first place that reaches the level, then back to the nearest. */
static bool
search_side (Search *self, double side, double *found)
{
  const double bound = bound_on (self->range, side);
  double last = 0, highest = 0, value;

  if (!look (self, 0, &highest))
    return false;
  for (size_t k = 1; last != bound; k++)
    {
      const double next = outward (self->range, side, k);

      if (next == last)
        continue;
      if (!look (self, next, &value))
        return false;
      if (value < highest - self->slack)
        self->out->monotone = false;
      highest = fmax (highest, value);
      if (value >= self->want)
        {
          self->out->reached = true;
          *found = next;
          return narrow (self, last, found);
        }
      last = next;
    }

  return true;
}

/* Where values fall back, a nearer place may reach the level too. */
static bool
look_again (Search *self, double *found)
{
  const double far = *found;
  double last = 0;

  for (size_t k = 1; k < SECOND_LOOK; k++)
    {
      const double next = nearest (far * (double)k / SECOND_LOOK);
      double value;

      if (!look (self, next, &value))
        return false;
      if (value >= self->want)
        {
          *found = next;
          return narrow (self, last, found);
        }
      last = next;
    }

  return true;
}

/* The level holds at the start: how far it still does. */
static bool
search_limit (Search *self, double *found)
{
  static const double sides[] = { -1, 1 };

  for (size_t i = 0; i < 2; i++)
    {
      const double bound = bound_on (self->range, sides[i]);
      double value;

      if (bound == 0)
        continue;
      if (!look (self, bound, &value))
        return false;
      if (!(value >= self->want))
        {
          *found = 0;
          return narrow (self, bound, found);
        }
    }

  return true;
}

static double
value_at (const FweSeek *out, double at)
{
  for (size_t i = 0; i < out->n_places; i++)
    if (out->places[i].at == at)
      return out->places[i].value;

  return NAN;
}

/* Of the places whose value is the largest but for noise, the nearest to the start. */
static double
best_place (const FweSeek *out, double start, double slack)
{
  double most = -INFINITY, best = start;
  bool any = false;

  for (size_t i = 0; i < out->n_places; i++)
    most = fmax (most, out->places[i].value);
  for (size_t i = 0; i < out->n_places; i++)
    {
      const double at = out->places[i].at;

      if (!(out->places[i].value >= most - slack))
        continue;
      if (!any || fabs (at - start) < fabs (best - start))
        best = at;
      any = true;
    }

  return best;
}

/**
 * fwe_seek:
 * @range: where the number may stand
 * @want: the level
 * @slack: 0 or more
 * @function: asked at no place twice
 * @user_data: for @function
 * @out: (out): what was found
 *
 * On each side of the start, places ever farther out until one reaches the level; then the way back
 * is halved to one step. Of a function that never falls on its way out that is the nearest place;
 * of another, @monotone tells, and the way is looked at once more.
 *
 * Returns: FALSE when @function did, or was asked FWE_SEEK_PLACES times
 */
bool
fwe_seek (const FweSeekRange *range, double want, double slack, FweSeekFunction function,
          void *user_data, FweSeek *out)
{
  Search self = { range, want, slack, function, user_data, out };
  double found = 0, value;
  bool done;

  out->n_places = 0;
  out->reached = out->holds = false;
  out->monotone = true;
  if (!look (&self, 0, &value))
    return false;

  out->holds = out->reached = value >= want;
  if (out->holds)
    done = search_limit (&self, &found);
  else
    done = search_side (&self, 1, &found) && (out->reached || search_side (&self, -1, &found))
           && (out->monotone || !out->reached || look_again (&self, &found));

  out->at = out->reached ? place (range, found) : best_place (out, range->start, slack);
  out->value = value_at (out, out->at);
  return done;
}
