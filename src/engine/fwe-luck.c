/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-luck.h"

#include <math.h>

/* Fewer persons than this are none; keeps the division below finite. */
#define FEWEST 1e-12

/* Further out than this, one draw in three million, the law of rising counts would not hold. */
#define FARTHEST 5.0

/* Wilson and Hilferty's cube of a normal, with the mean and variance of those of @persons who have
 * a chance of @share; the plain normal for many. Under about one person, where the cube would turn
 * back as persons grow, it keeps its ratio to the mean. */
static inline double
cube (double persons, double share, double z)
{
  const double mean = persons * share;
  const double spread = sqrt ((1 - share) / (9 * fwe_max (mean, FEWEST)));
  const double step = fwe_min (spread, z > 0 ? z / 2 : spread);
  const double root = fwe_max (1 + step * (z - step), 0);

  return fwe_min (mean * root * root * root, persons);
}

/**
 * fwe_luck_pass:
 * @persons: who stand before the stage [persons, >= 0, need not be whole]
 * @share: chance of each to pass it, 0 to 1
 * @normal: stored standard normals; higher means more pass
 * @passed: (out): who passed it, 0 to @persons
 *
 * A count with the mean and the variance of a binomial, made from one normal.
 *
 * A plain normal of that variance, cut off at 0, nearly doubles the mean of a group of one person,
 * and plans have many such groups. A cube of a normal (Wilson and Hilferty 1931) is nearly never
 * negative; it counts those who pass when they are few, and those who do not when those are few,
 * and goes over from one to the other with @share. The mean is met to 0.04 persons.
 *
 * Rises with @persons in every draw, and is never under 0 or over @persons.
 */
void
fwe_luck_pass (FweIn persons, FweIn share, FweIn normal, FweLane passed)
{
  FWE_EACH (i)
  {
    const double z = fwe_max (fwe_min (normal[i], FARTHEST), -FARTHEST);
    const double pass = cube (persons[i], share[i], z);
    const double fail = cube (persons[i], 1 - share[i], -z);

    const double both = (1 - share[i]) * pass + share[i] * (persons[i] - fail);

    passed[i] = fwe_min (both, persons[i]);
  }
}
