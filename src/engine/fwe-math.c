/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-math.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* ln 2 in two parts: the first has 32 significant bits, so k times it is exact for every exponent
 * k. */
#define LN2_HI 0x1.62e42fefp-1
#define LN2_LO 0x1.473de6af278edp-34

#define LOG2_E 0x1.71547652b82fep+0

/* Adding and taking away this number rounds to the nearest whole number, halves to even. */
#define ROUNDER 0x1.8p52

#define BIAS     UINT64_C (1023)
#define MANTISSA UINT64_C (0x000fffffffffffff)

static inline uint64_t
bits_of (double x)
{
  uint64_t bits;

  memcpy (&bits, &x, sizeof bits);
  return bits;
}

static inline double
from_bits (uint64_t bits)
{
  double x;

  memcpy (&x, &bits, sizeof x);
  return x;
}

/* 2^k for a whole number k from -1022 to 1023: its low bits end up where the exponent stands. */
static inline double
two_to (double k)
{
  return from_bits ((bits_of (k + ROUNDER) + BIAS) << 52);
}

/* (exp (r) - 1) / r for |r| <= 0.35: Taylor's series, cut where the next term is under 2^-56. */
static inline double
expm1_over (double r)
{
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double a = 1.0 + r * (1.0 / 2.0);
  const double b = 1.0 / 6.0 + r * (1.0 / 24.0);
  const double c = 1.0 / 120.0 + r * (1.0 / 720.0);
  const double d = 1.0 / 5040.0 + r * (1.0 / 40320.0);
  const double e = 1.0 / 362880.0 + r * (1.0 / 3628800.0);
  const double f = 1.0 / 39916800.0 + r * (1.0 / 479001600.0);
  const double g = 1.0 / 6227020800.0;

  return (a + r2 * b) + r4 * ((c + r2 * d) + r4 * ((e + r2 * f) + r4 * g));
}

/* exp, without a branch. Two steps of scaling reach down into the subnormals with one rounding. */
static inline double
exp_lane (double x)
{
  const double low = x < -746.0 ? -746.0 : x;
  const double y = low > 710.0 ? 710.0 : low;
  const double k = (y * LOG2_E + ROUNDER) - ROUNDER;
  const double r = (y - k * LN2_HI) - k * LN2_LO;
  const double half = (k * 0.5 + ROUNDER) - ROUNDER;
  const double e = 1.0 + r * expm1_over (r);

  return e * two_to (half) * two_to (k - half);
}

/**
 * LogParts:
 * @k: exponent, a whole number
 * @f: mantissa - 1, from sqrt (1/2) - 1 to sqrt (2) - 1
 *
 * x = 2^k (1 + f), exactly.
 */
typedef struct
{
  double k, f;
} LogParts;

/* Splits a positive finite number; others give some finite parts, which the callers replace. */
static inline LogParts
log_split (double x)
{
  const double tiny = x < 0x1p-1022 ? 1.0 : 0.0;
  const uint64_t shift = UINT64_C (0x3ff0000000000000) - UINT64_C (0x3fe6a09e667f3bcd);
  const uint64_t u = bits_of (x * (1.0 + tiny * (0x1p54 - 1.0))) + shift;
  const double raw = from_bits ((u >> 52) | UINT64_C (0x4330000000000000)) - 0x1p52;
  const double m = from_bits ((u & MANTISSA) + UINT64_C (0x3fe6a09e667f3bcd));

  return (LogParts){ .k = raw - 1023.0 - 54.0 * tiny, .f = m - 1.0 };
}

/* (log (1 + f) - 2s) / s with s = f / (2 + f), z = s^2 <= 0.0295: the series of atanh. */
static inline double
log_tail (double z)
{
  const double z2 = z * z;
  const double z4 = z2 * z2;
  const double a = 2.0 / 3.0 + z * (2.0 / 5.0);
  const double b = 2.0 / 7.0 + z * (2.0 / 9.0);
  const double c = 2.0 / 11.0 + z * (2.0 / 13.0);
  const double d = 2.0 / 15.0 + z * (2.0 / 17.0);
  const double e = 2.0 / 19.0 + z * (2.0 / 21.0);

  return z * ((a + z2 * b) + z4 * ((c + z2 * d) + z4 * e));
}

/* log of a positive finite number. Writing log (1 + f) = f - f^2/2 + s (f^2/2 + tail) keeps f
 * exact. */
static inline double
log_core (double x)
{
  const LogParts p = log_split (x);
  const double s = p.f / (2.0 + p.f);
  const double h = 0.5 * p.f * p.f;

  return p.k * LN2_HI - ((h - (s * (h + log_tail (s * s)) + p.k * LN2_LO)) - p.f);
}

static inline double
log_lane (double x)
{
  const double y = log_core (x);
  const double at_zero = x == 0.0 ? -INFINITY : y;
  const double at_infinity = x == INFINITY ? INFINITY : at_zero;

  return x >= 0.0 ? at_infinity : NAN;
}

static inline double
expit_lane (double x)
{
  const double e = exp_lane (-fabs (x));

  return (x >= 0.0 ? 1.0 : e) / (1.0 + e);
}

/**
 * fwe_exp:
 * @x: any number
 *
 * Returns: e to the power x; 0 under -745.2, infinity over 709.8
 */
double
fwe_exp (double x)
{
  return exp_lane (x);
}

/**
 * fwe_log:
 * @x: any number
 *
 * Returns: natural logarithm; -infinity at 0, NaN under it
 */
double
fwe_log (double x)
{
  return log_lane (x);
}

/**
 * fwe_log1p:
 * @x: any number
 *
 * Returns: log (1 + x), exact to the last digits for small @x too; -infinity at -1, NaN under it
 */
double
fwe_log1p (double x)
{
  const double u = 1.0 + x;

  if (!(x > -1.0) || u == INFINITY)
    return fwe_log (u);
  if (u == 1.0)
    return x;

  /* what was lost in 1 + x, to first order */
  return log_core (u) + (x > 1.0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
}

/**
 * fwe_expm1:
 * @x: any number
 *
 * Returns: exp (x) - 1, exact to the last digits for small @x too
 */
double
fwe_expm1 (double x)
{
  return fabs (x) <= 0.35 ? x * expm1_over (x) : exp_lane (x) - 1.0;
}

/* hi + lo = a b exactly (Veltkamp and Dekker 1971); |a|, |b| < 1e300. */
static inline double
product (double a, double b, double *lo)
{
  const double ca = 134217729.0 * a;
  const double cb = 134217729.0 * b;
  const double ah = ca - (ca - a);
  const double bh = cb - (cb - b);
  const double al = a - ah;
  const double bl = b - bh;
  const double hi = a * b;

  *lo = ((ah * bh - hi) + ah * bl + al * bh) + al * bl;
  return hi;
}

/* log of a positive finite number as hi + lo, good to about 2^-60 of its size. */
static double
log_two_parts (double x, double *lo)
{
  const LogParts p = log_split (x);
  const double d = 2.0 + p.f;
  const double d_lost = p.f - (d - 2.0);
  const double s = p.f / d;
  double sd_lo;
  const double sd = product (s, d, &sd_lo);
  const double s_lo = (((p.f - sd) - sd_lo) - s * d_lost) / d;
  const double a = p.k * LN2_HI;
  const double b = 2.0 * s;
  const double sum = a + b;
  const double rest = fabs (a) >= fabs (b) ? b - (sum - a) : a - (sum - b);
  const double tail = rest + (2.0 * s_lo + (p.k * LN2_LO + s * log_tail (s * s)));
  const double hi = sum + tail;

  *lo = tail - (hi - sum);
  return hi;
}

/* Whether y is a whole number; *odd: an odd one. Every number of 2^53 and more is even. */
static bool
is_whole (double y, bool *odd)
{
  const bool whole = floor (y) == y;

  *odd = whole && fabs (y) < 0x1p53 && floor (y * 0.5) != y * 0.5;
  return whole;
}

/* base > 0 and finite, not 1; exponent finite, not 0. */
static double
pow_positive (double base, double exponent)
{
  double log_lo, lo;
  const double log_hi = log_two_parts (base, &log_lo);
  const double rough = log_hi * exponent;

  if (!(fabs (rough) < 800.0))
    return rough > 0.0 ? INFINITY : 0.0;
  if (fabs (exponent) > 1e290 || fabs (exponent) < 1e-290)
    return exp_lane (rough);

  const double hi = product (log_hi, exponent, &lo);

  return exp_lane (hi) * (1.0 + (lo + log_lo * exponent));
}

/**
 * fwe_pow:
 * @base: any number
 * @exponent: any number
 *
 * Special values are those of C's pow().
 *
 * Returns: @base to the power @exponent; NaN for a negative base and an exponent that is not whole
 */
double
fwe_pow (double base, double exponent)
{
  bool odd;
  const bool whole = is_whole (exponent, &odd);
  const double sign = odd && signbit (base) ? -1.0 : 1.0;
  const double size = fabs (base);

  if (exponent == 0.0 || base == 1.0)
    return 1.0;
  if (isnan (base) || isnan (exponent))
    return NAN;
  if (isinf (exponent))
    return size == 1.0 ? 1.0 : ((size > 1.0) == (exponent > 0.0) ? INFINITY : 0.0);
  if (size == 0.0 || isinf (size))
    return sign * ((size == 0.0) == (exponent > 0.0) ? 0.0 : INFINITY);
  if (base < 0.0 && !whole)
    return NAN;
  if (size == 1.0)
    return sign;

  return sign * pow_positive (size, exponent);
}

/**
 * fwe_expit:
 * @x: log odds
 *
 * Returns: 1 / (1 + exp (-x)), a share
 */
double
fwe_expit (double x)
{
  return expit_lane (x);
}

/**
 * fwe_logit:
 * @p: share, 0 to 1
 *
 * Returns: log (p / (1 - p)); -infinity at 0, infinity at 1, NaN outside
 */
double
fwe_logit (double p)
{
  if (!(p >= 0.0 && p <= 1.0))
    return NAN;
  if (p > 0.25 && p < 0.75)
    return fwe_log1p ((2.0 * p - 1.0) / (1.0 - p));
  if (p < 0x1p-60)
    return fwe_log (p);

  return fwe_log (p / (1.0 - p));
}

/* Chebyshev expansion of (z + 4) Q (z) / phi (z) in t = (z - 4) / (z + 4), as powers of t: Mills'
 * ratio on the whole half line (the mapping of Schonfelder 1978), computed in 113 bit arithmetic.
 */
static const double mills_powers[26] = {
  1.89321906330848533e+00,  -1.52377091081998306e+00, 9.70409554867588398e-01,
  -4.67540962998378107e-01, 1.51391762312443473e-01,  -1.89004508603048578e-02,
  -8.72229527426012473e-03, 4.08785566110863707e-03,  3.34244616232844084e-04,
  -5.79269143916400159e-04, -4.78326425941720826e-06, 8.80949363205358081e-05,
  1.79639712140407781e-06,  -1.48407095723204500e-05, -1.57876656546773729e-06,
  2.56317885083691812e-06,  6.82963383167346617e-07,  -3.92293252202929525e-07,
  -2.17741950220393257e-07, 3.66737949934238998e-08,  5.37110376515895697e-08,
  3.59197786373237522e-09,  -9.35134044482433983e-09, -2.14229534439926233e-09,
  8.53083886026052877e-10,  2.94648887628043958e-10,
};

/* Share of the standard normal above z >= 0; relative error under 1e-14 down to the smallest
 * number. */
static double
normal_upper (double z)
{
  const double t = (z - 4.0) / (z + 4.0);
  const double head = from_bits (bits_of (z) & ~UINT64_C (0x7ffffff));
  const double inv_sqrt_2pi = 0x1.9884533d43651p-2;
  double mills = 0.0;

  for (size_t i = 26; i-- > 0;)
    mills = mills * t + mills_powers[i];
  mills /= z + 4.0;

  /* z^2 = head^2 + (z - head) (z + head): the first square is exact */
  return exp_lane (-0.5 * head * head)
         * (exp_lane (-0.5 * (z - head) * (z + head)) * (mills * inv_sqrt_2pi));
}

/**
 * fwe_normal_cdf:
 * @z: any number
 *
 * Returns: share of the standard normal at or under @z; relative error under 1e-14 in the lower
 * tail too
 */
double
fwe_normal_cdf (double z)
{
  if (isnan (z))
    return NAN;
  if (z > 9.0)
    return 1.0;
  if (z < -40.0)
    return 0.0;

  return z > 0.0 ? 1.0 - normal_upper (z) : normal_upper (-z);
}

/* A polynomial of degree 7, lowest power first. */
static inline double
poly_7 (const double c[8], double r)
{
  return ((((((c[7] * r + c[6]) * r + c[5]) * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r
         + c[0];
}

/* Wichura (1988), algorithm AS 241, PPND16: the middle, the shoulders and the far tails. */
static const double middle_num[8]
    = { 3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
        1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
        3.3430575583588128105e+4, 2.5090809287301226727e+3 };
static const double middle_den[8] = { 1.0,
                                      4.2313330701600911252e+1,
                                      6.8718700749205790830e+2,
                                      5.3941960214247511077e+3,
                                      2.1213794301586595867e+4,
                                      3.9307895800092710610e+4,
                                      2.8729085735721942674e+4,
                                      5.2264952788528545610e+3 };
static const double shoulder_num[8]
    = { 1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
        3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
        2.27238449892691845833e-2, 7.74545014278341407640e-4 };
static const double shoulder_den[8] = { 1.0,
                                        2.05319162663775882187e0,
                                        1.67638483018380384940e0,
                                        6.89767334985100004550e-1,
                                        1.48103976427480074590e-1,
                                        1.51986665636164571966e-2,
                                        5.47593808499534494600e-4,
                                        1.05075007164441684324e-9 };
static const double tail_num[8]
    = { 6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
        2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
        2.71155556874348757815e-5, 2.01033439929228813265e-7 };
static const double tail_den[8] = { 1.0,
                                    5.99832206555887937690e-1,
                                    1.36929880922735805310e-1,
                                    1.48753612908506148525e-2,
                                    7.86869131145613259100e-4,
                                    1.84631831751005468180e-5,
                                    1.42151175831644588870e-7,
                                    2.04426310338993978564e-15 };

/* Under this share (sqrt (-log p) > 5) the far tail's polynomials hold. */
#define TAIL_SHARE 1.3887943864964021e-11

/* The quantile but for the far tails and values outside (0, 1), without a branch. */
static inline double
normal_quantile_lane (double p)
{
  const double q = p - 0.5;
  const double low = p < 1.0 - p ? p : 1.0 - p;
  const double r = sqrt (-log_core (low > TAIL_SHARE ? low : TAIL_SHARE));
  const double side = q < 0.0 ? -1.0 : 1.0;
  const double m = 0.180625 - q * q;
  const double num
      = fabs (q) <= 0.425 ? q * poly_7 (middle_num, m) : side * poly_7 (shoulder_num, r - 1.6);
  const double den = fabs (q) <= 0.425 ? poly_7 (middle_den, m) : poly_7 (shoulder_den, r - 1.6);

  return num / den;
}

/* The far tails and the edges, for p where the lane form does not hold. */
static double
normal_quantile_tail (double p)
{
  const double low = p < 0.5 ? p : 1.0 - p;

  if (!(p >= 0.0 && p <= 1.0))
    return NAN;

  const double r = sqrt (-log_core (low)) - 5.0;
  const double z = low == 0.0 ? INFINITY : poly_7 (tail_num, r) / poly_7 (tail_den, r);

  return p < 0.5 ? -z : z;
}

static inline bool
in_far_tail (double p)
{
  return !(p >= TAIL_SHARE && 1.0 - p >= TAIL_SHARE);
}

/**
 * fwe_normal_quantile:
 * @p: share, 0 to 1
 *
 * Returns: the number with share @p of the standard normal under it; infinite at 0 and 1, NaN
 * outside
 */
double
fwe_normal_quantile (double p)
{
  return in_far_tail (p) ? normal_quantile_tail (p) : normal_quantile_lane (p);
}

/**
 * fwe_exp_n:
 * @x: n numbers
 * @out: (out): n numbers
 * @n: how many
 *
 * fwe_exp() of each, bit for bit.
 */
void
fwe_exp_n (const double *restrict x, double *restrict out, size_t n)
{
  for (size_t i = 0; i < n; i++)
    out[i] = exp_lane (x[i]);
}

/**
 * fwe_log_n:
 * @x: n numbers
 * @out: (out): n numbers
 * @n: how many
 *
 * fwe_log() of each, bit for bit.
 */
void
fwe_log_n (const double *restrict x, double *restrict out, size_t n)
{
  for (size_t i = 0; i < n; i++)
    out[i] = log_lane (x[i]);
}

/**
 * fwe_expit_n:
 * @x: n log odds
 * @out: (out): n shares
 * @n: how many
 *
 * fwe_expit() of each, bit for bit.
 */
void
fwe_expit_n (const double *restrict x, double *restrict out, size_t n)
{
  for (size_t i = 0; i < n; i++)
    out[i] = expit_lane (x[i]);
}

/**
 * fwe_normal_quantile_n:
 * @p: n shares
 * @out: (out): n numbers
 * @n: how many
 *
 * fwe_normal_quantile() of each, bit for bit. The far tails (one share in 3e10 of uniform draws)
 * are done again in a second pass, so that the first has no branch.
 */
void
fwe_normal_quantile_n (const double *restrict p, double *restrict out, size_t n)
{
  for (size_t i = 0; i < n; i++)
    out[i] = normal_quantile_lane (p[i]);

  for (size_t i = 0; i < n; i++)
    {
      if (in_far_tail (p[i]))
        out[i] = normal_quantile_tail (p[i]);
    }
}
