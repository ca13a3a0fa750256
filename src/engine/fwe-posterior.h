/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* What records say of a number, added to what was believed of it. Conjugate, so in closed form. */

/**
 * FweBeta:
 * @a, @b: over 0: as if so many had and so many had not
 *
 * Belief in a share.
 */
typedef struct
{
  double a, b;
} FweBeta;

/**
 * FweNormal:
 * @mean: of the number, or of its logarithm
 * @sd: over 0
 */
typedef struct
{
  double mean, sd;
} FweNormal;

/* Mean and variance of expit (logit (middle) + sigma z) over standard normal z. */
void fwe_logit_normal_moments (double middle, double sigma, double *mean, double *variance);
/* The beta of these moments; FALSE where there is none: variance not under mean (1 - mean). */
bool fwe_beta_of_moments (double mean, double variance, FweBeta *beta);
FweBeta fwe_beta_update (FweBeta prior, double had, double had_not);
/* Share of the belief under @x; 0 to 1. */
double fwe_beta_cdf (FweBeta beta, double x);
double fwe_beta_quantile (FweBeta beta, double p);
/* Belief in a mean after n values of that mean and spread, the spread taken as known. */
FweNormal fwe_normal_update (FweNormal prior, size_t n, double mean, double sd);
