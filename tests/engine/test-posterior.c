/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-posterior.h"

#include <glib.h>
#include <math.h>
#include <time.h>

#include "fwe-math.h"

#define assert_near(a, b, tolerance)                                                               \
  g_assert_cmpfloat_with_epsilon ((a), (b), (tolerance)*MAX (1.0, fabs (b)))

/* Of a belief without records. */
static double
quantile_of (FweBeta beta, double p)
{
  FweMixture *mixture = fwe_mixture_new_counted (beta, 0.0, 0.0, 0.0);
  const double quantile = fwe_mixture_quantile (mixture, p);

  fwe_mixture_free (mixture);
  return quantile;
}

/* The distributions that can be written down: Beta (a, 1), Beta (1, b) and Beta (2, 2). */
static void
test_beta_closed (void)
{
  for (double x = 0.05; x < 1.0; x += 0.05)
    {
      assert_near (fwe_beta_cdf ((FweBeta){ 3.5, 1.0 }, x), pow (x, 3.5), 1e-12);
      assert_near (fwe_beta_cdf ((FweBeta){ 1.0, 0.25 }, x), 1.0 - pow (1.0 - x, 0.25), 1e-12);
      assert_near (fwe_beta_cdf ((FweBeta){ 2.0, 2.0 }, x), x * x * (3.0 - 2.0 * x), 1e-12);
      assert_near (quantile_of ((FweBeta){ 3.5, 1.0 }, x), pow (x, 1.0 / 3.5), 1e-12);
      assert_near (quantile_of ((FweBeta){ 1.0, 7.0 }, x), 1.0 - pow (1.0 - x, 1.0 / 7.0), 1e-12);
    }
  g_assert_cmpfloat (fwe_beta_cdf ((FweBeta){ 2.0, 3.0 }, 0.0), ==, 0.0);
  g_assert_cmpfloat (fwe_beta_cdf ((FweBeta){ 2.0, 3.0 }, 1.0), ==, 1.0);
}

/* For whole a and b the cdf is a binomial's upper tail: P (Bin (a + b - 1, x) >= a). */
static void
test_beta_binomial_tail (void)
{
  const int a = 167, b = 34, n = a + b - 1;
  const double x = 0.82;
  double tail = 0.0;

  for (int k = a; k <= n; k++)
    tail += exp (lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0) + k * log (x)
                 + (n - k) * log (1.0 - x));
  assert_near (fwe_beta_cdf ((FweBeta){ a, b }, x), tail, 1e-11);
  assert_near (fwe_beta_cdf ((FweBeta){ a, b }, quantile_of ((FweBeta){ a, b }, 0.1)), 0.1, 1e-11);
}

/* By hand: mean .6, variance .24/11 = .0218.. is Beta (6, 4); 8 of 10 make it Beta (14, 6). */
static void
test_update_by_hand (void)
{
  FweBeta beta;

  g_assert_true (fwe_beta_of_moments (0.6, 0.24 / 11.0, &beta));
  assert_near (beta.a, 6.0, 1e-12);
  assert_near (beta.b, 4.0, 1e-12);
  beta = fwe_beta_update (beta, 8.0, 2.0);
  assert_near (beta.a / (beta.a + beta.b), 0.7, 1e-12);
  g_assert_false (fwe_beta_of_moments (0.6, 0.24, &beta));
  g_assert_false (fwe_beta_of_moments (0.6, 0.0, &beta));
}

/* The density after records, not summed in closed form: a prior times the chance of what is known,
 * in 5,000 steps; and the share under which p of it is. */
static double
integrate (FweBeta prior, double (*chance) (double x), double p, double *mean)
{
  enum
  {
    N = 5000
  };
  double all = 0.0, under = 0.0, x = 0.0;

  *mean = 0.0;
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i < N && (pass == 0 || under < p * all); i++)
      {
        double density;

        x = (i + 0.5) / N;
        density = pow (x, prior.a - 1.0) * pow (1.0 - x, prior.b - 1.0) * chance (x);
        *(pass == 0 ? &all : &under) += density;
        *mean += pass == 0 ? density * x : 0.0;
      }
  *mean /= all;
  return x;
}

/* From 51 to 60 of 60, counted up one by one. */
static double
chance_of_51_to_60 (double x)
{
  double sum = 0.0, ways = 1.0; /* 60 over 60 - left */

  for (int left = 0; left <= 9; left++)
    {
      sum += ways * pow (x, 60 - left) * pow (1.0 - x, left);
      ways *= (60.0 - left) / (left + 1.0);
    }
  return sum;
}

/* From 42 to 52 people who were taken, who waited 30 to 39 quarters, every number as likely. */
static double
chance_of_waiting (double x)
{
  double sum = 0.0;

  for (int n = 42; n <= 52; n++)
    for (int w = 30; w <= 39; w++)
      sum += exp (lgamma (w + n) - lgamma (w + 1.0) - lgamma (n) + n * log (x) + w * log1p (-x));
  return sum;
}

static void
test_mixture (void)
{
  const struct
  {
    FweBeta prior;
    double (*chance) (double x);
    FweMixture *mixture;
  } cases[] = {
    { { 21.28, 7.78 },
      chance_of_51_to_60,
      fwe_mixture_new_counted ((FweBeta){ 21.28, 7.78 }, 51.0, 60.0, 60.0) },
    { { 1.0, 1.0 },
      chance_of_waiting,
      fwe_mixture_new_waited ((FweBeta){ 1.0, 1.0 }, 42.0, 52.0, 30.0, 39.0) },
    { { 2.5, 3.5 },
      chance_of_waiting,
      fwe_mixture_new_waited ((FweBeta){ 2.5, 3.5 }, 42.0, 52.0, 30.0, 39.0) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (double p = 0.1; p < 1.0; p += 0.4)
        {
          double mean;
          const double x = integrate (cases[i].prior, cases[i].chance, p, &mean);

          g_assert_cmpfloat_with_epsilon (fwe_mixture_quantile (cases[i].mixture, p), x, 2.1e-4);
          g_assert_cmpfloat_with_epsilon (fwe_mixture_mean (cases[i].mixture), mean, 1e-8);
        }
      fwe_mixture_free (cases[i].mixture);
    }
}

/* Known exactly it is the beta itself; anything from none to all is the prior; what is no range or
 * one too wide is none. */
static void
test_mixture_ends (void)
{
  const FweBeta prior = { 6.0, 4.0 };
  FweMixture *exact = fwe_mixture_new_counted (prior, 8.0, 8.0, 10.0);
  FweMixture *nothing = fwe_mixture_new_counted (prior, 0.0, 10.0, 10.0);

  assert_near (fwe_mixture_mean (exact), 0.7, 1e-12);
  assert_near (fwe_mixture_mean (nothing), 0.6, 1e-12);
  for (double x = 0.05; x < 1.0; x += 0.1)
    {
      g_assert_cmpfloat (fwe_mixture_cdf (exact, x), ==, fwe_beta_cdf ((FweBeta){ 14.0, 6.0 }, x));
      g_assert_cmpfloat_with_epsilon (fwe_mixture_cdf (nothing, x), fwe_beta_cdf (prior, x), 1e-12);
    }
  g_assert_null (fwe_mixture_new_counted (prior, 8.0, 7.0, 10.0));
  g_assert_null (fwe_mixture_new_counted (prior, 8.0, 11.0, 10.0));
  g_assert_null (fwe_mixture_new_counted (prior, NAN, 10.0, 10.0));
  g_assert_null (fwe_mixture_new_counted (prior, 10.0, 1e9, 1e9));
  g_assert_null (fwe_mixture_new_waited (prior, 5.0, 200.0, 0.0, 9.0));
  g_assert_null (fwe_mixture_new_waited (prior, 0.0, 5.0, 3.0, 3.0));
  g_assert_null (fwe_mixture_new_waited (prior, 5.0, 5.0, NAN, 9.0));
  fwe_mixture_free (exact);
  fwe_mixture_free (nothing);
}

/* From 500 to 990 of 995, each number by itself; and the same of people who waited. */
static void
test_mixture_wide (void)
{
  const FweBeta prior = { 7.0, 3.0 };
  FweMixture *counted = fwe_mixture_new_counted (prior, 500.0, 990.0, 995.0);
  FweMixture *waited = fwe_mixture_new_waited (prior, 40.0, 60.0, 100.0, 119.0);

  for (double x = 0.1; x < 1.0; x += 0.07)
    {
      double all = 0.0, under = 0.0;

      for (double k = 500.0; k <= 990.0; k++)
        {
          const double a = prior.a + k, b = prior.b + 995.0 - k;
          const double weight = exp (lgamma (996.0) - lgamma (k + 1.0) - lgamma (996.0 - k)
                                     + lgamma (a) + lgamma (b) - lgamma (a + b));

          all += weight;
          under += weight * fwe_beta_cdf ((FweBeta){ a, b }, x);
        }
      g_assert_cmpfloat_with_epsilon (fwe_mixture_cdf (counted, x), under / all, 1e-9);

      all = under = 0.0;
      for (double k = 40.0; k <= 60.0; k++)
        for (double w = 100.0; w < 120.0; w++)
          {
            const double a = prior.a + k, b = prior.b + w;
            const double weight = exp (lgamma (w + k) - lgamma (w + 1.0) - lgamma (k) + lgamma (a)
                                       + lgamma (b) - lgamma (a + b));

            all += weight;
            under += weight * fwe_beta_cdf ((FweBeta){ a, b }, x);
          }
      g_assert_cmpfloat_with_epsilon (fwe_mixture_cdf (waited, x), under / all, 1e-9);
    }
  fwe_mixture_free (counted);
  fwe_mixture_free (waited);
}

/* The least time of some trials to find a quantile. */
static double
least_time (const FweMixture *mixture, guint trials)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < trials; i++)
    {
      const clock_t from = clock ();
      double sum = 0.0;

      for (guint k = 1; k < 10; k++)
        sum += fwe_mixture_quantile (mixture, 0.1 * k);
      g_assert_cmpfloat (sum, >, 0.0);
      least = MIN (least, (double)(clock () - from));
    }
  return least;
}

/* 491 numbers take nowhere near 491 times as long as one: lessons are made in the window. */
static void
test_mixture_time (void)
{
  const FweBeta prior = { 7.0, 3.0 };
  FweMixture *one = fwe_mixture_new_counted (prior, 700.0, 700.0, 995.0);
  FweMixture *many = fwe_mixture_new_counted (prior, 500.0, 990.0, 995.0);
  const double ratio = least_time (many, 10) / MAX (least_time (one, 200), 1.0);

  g_test_message ("%.0f times", ratio);
  g_assert_cmpfloat (ratio, <, 100.0);
  fwe_mixture_free (one);
  fwe_mixture_free (many);
}

/* By hand: prior N (10, 2), four values of mean 13 and spread 2: precisions 1/4 and 1, so mean
 * (10/4 + 13) / (5/4) = 12.4 and sd sqrt (4/5). */
static void
test_normal_by_hand (void)
{
  const FweNormal after = fwe_normal_update ((FweNormal){ 10.0, 2.0 }, 4, 13.0, 2.0);
  const FweNormal same = fwe_normal_update ((FweNormal){ 10.0, 2.0 }, 0, 99.0, 1.0);

  assert_near (after.mean, 12.4, 1e-14);
  assert_near (after.sd, sqrt (0.8), 1e-14);
  g_assert_cmpfloat (same.mean, ==, 10.0);
  g_assert_cmpfloat (same.sd, ==, 2.0);
}

/* A logit-normal about one half is even; a narrow one has the delta method's variance; a wide one
 * is what a plain sum over quantiles says. */
static void
test_moments (void)
{
  enum
  {
    N = 200000
  };
  double mean, variance, first = 0.0, second = 0.0;

  fwe_logit_normal_moments (0.5, 1.7, &mean, &variance);
  assert_near (mean, 0.5, 1e-13);
  fwe_logit_normal_moments (0.65, 1e-3, &mean, &variance);
  assert_near (mean, 0.65, 1e-7);
  g_assert_cmpfloat_with_epsilon (variance / (1e-6 * 0.2275 * 0.2275), 1.0, 1e-5);
  for (int i = 0; i < N; i++)
    {
      const double share
          = fwe_expit (fwe_logit (0.65) + 0.55 * fwe_normal_quantile ((i + 0.5) / N));

      first += share / N;
      second += share * share / N;
    }
  fwe_logit_normal_moments (0.65, 0.55, &mean, &variance);
  assert_near (mean, first, 1e-7);
  assert_near (variance, second - first * first, 1e-7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/posterior/beta-closed", test_beta_closed);
  g_test_add_func ("/engine/posterior/beta-binomial-tail", test_beta_binomial_tail);
  g_test_add_func ("/engine/posterior/update-by-hand", test_update_by_hand);
  g_test_add_func ("/engine/posterior/normal-by-hand", test_normal_by_hand);
  g_test_add_func ("/engine/posterior/mixture", test_mixture);
  g_test_add_func ("/engine/posterior/mixture-ends", test_mixture_ends);
  g_test_add_func ("/engine/posterior/mixture-time", test_mixture_time);
  g_test_add_func ("/engine/posterior/mixture-wide", test_mixture_wide);
  g_test_add_func ("/engine/posterior/moments", test_moments);

  return g_test_run ();
}
