/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* The engine's own exp, log, power and normal functions: the C library's differ between processors.
 * Relative error at most 1e-14; only + - * / and sqrt, fabs, floor, so the same bits everywhere. The
 * _n forms do a whole lane array and vectorise. */

double fwe_exp (double x);
double fwe_log (double x);
double fwe_log1p (double x);
double fwe_expm1 (double x);
double fwe_pow (double base, double exponent);
double fwe_expit (double x);
double fwe_logit (double p);
double fwe_normal_cdf (double z);
double fwe_normal_quantile (double p);

void fwe_exp_n (const double *restrict x, double *restrict out, size_t n);
void fwe_log_n (const double *restrict x, double *restrict out, size_t n);
void fwe_expit_n (const double *restrict x, double *restrict out, size_t n);
void fwe_normal_quantile_n (const double *restrict p, double *restrict out, size_t n);
