/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-luck.h"

#include <math.h>

/* Fewer persons than this are none; keeps the division below finite. */
#define FEWEST 1e-12

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
 * and plans have many such groups. So the smaller side of the stage is the cube of a normal (Wilson
 * and Hilferty 1931), which keeps mean and variance and is nearly never negative; for many persons
 * it is the plain normal. Rises with @persons and with @share.
 */
void
fwe_luck_pass (FweIn persons, FweIn share, FweIn normal, FweLane passed)
{
  FWE_EACH (i)
  {
    const double few = fwe_min (share[i], 1 - share[i]);
    const double mean = persons[i] * few;
    const double step = sqrt ((1 - few) / (9 * fwe_max (mean, FEWEST)));
    const double z = share[i] <= 0.5 ? normal[i] : -normal[i];
    const double root = fwe_max (1 - step * step + step * z, 0);
    const double side = fwe_min (mean * root * root * root, persons[i]);

    passed[i] = share[i] <= 0.5 ? side : persons[i] - side;
  }
}
