/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Most plans to choose among. */
#define FWE_FINDING_OPTIONS 64

/**
 * fwe_finding_out:
 * @n_options: 1 to FWE_FINDING_OPTIONS
 * @y: of each option what it is worth in every draw, more being better
 * @n: draws, the same in every option
 * @normal: the standard normals behind the number
 * @is_zero: (nullable): draws in which the number is 0 by chance, whatever its normal says
 * @value: (out): NaN when no draw counts
 *
 * What it is worth to find out one uncertain number before choosing: the mean of the best choice
 * knowing it, less the best choice without (expected value of partial perfect information). What an
 * option is worth where the number is known is a cubic of the normal, by least squares (Strong,
 * Oakley and Brennan 2014), and a mean of its own where the number is 0. Draws in which an option
 * has no value are left out.
 *
 * Never below 0; of a number that matters to no choice it is the noise of the fit.
 *
 * Returns: FALSE when there is no memory
 */
bool fwe_finding_out (size_t n_options, const double *const *y, size_t n, const double *normal,
                      const bool *is_zero, double *value);
