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

/* Wider ranges of what records leave open are not learned from: they tell next to nothing. */
#define FWE_MIXTURE_MAX 1000

/**
 * FweMixture:
 *
 * Belief in a share after records that tell of a count only between which two numbers it is: the
 * belief after each number that it may be, weighed by how likely that number was before. Exact, and
 * the one beta where the two are the same.
 */
typedef struct FweMixture FweMixture;

FweMixture *fwe_mixture_new_counted (FweBeta prior, double lo, double hi, double n);
FweMixture *fwe_mixture_new_waited (FweBeta prior, double lo, double hi, double least, double most);
void fwe_mixture_free (FweMixture *self);
double fwe_mixture_mean (const FweMixture *self);
double fwe_mixture_cdf (const FweMixture *self, double x);
double fwe_mixture_quantile (const FweMixture *self, double p);

/* Belief in a mean after n values of that mean and spread, the spread taken as known. */
FweNormal fwe_normal_update (FweNormal prior, size_t n, double mean, double sd);
