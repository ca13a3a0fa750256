/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "fwe-luck.h"
#include "fwe-setup.h"
#include "sample-plan.h"

static double
at (const FweResult *result, FweSeries series, size_t quarter)
{
  return result->series[series][quarter].mean;
}

/* A course that ends with a quarter's last week finishes in it; a day later, in the next. */
static void
test_weeks (void)
{
  g_assert_cmpuint (fwe_quarter_of_start (0), ==, 0);
  g_assert_cmpuint (fwe_quarter_of_start (12.9), ==, 0);
  g_assert_cmpuint (fwe_quarter_of_start (13), ==, 1);
  g_assert_cmpuint (fwe_quarter_of_end (13), ==, 0);
  g_assert_cmpuint (fwe_quarter_of_end (13.01), ==, 1);
  g_assert_cmpuint (fwe_quarter_of_end (0.1 * 130), ==, 0);
  g_assert_cmpuint (fwe_quarter_of_end (26), ==, 1);
}

static void
test_conveyor (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.programs[0].first_week = 8;
  sample.programs[0].weeks = 18;
  sample.programs[0].weeks_between = 9;
  sample.programs[0].n_cohorts = 3;
  result = sample_run (&sample.plan, 16, 1);

  /* starts in weeks 8, 17, 26; ends with weeks 26 (quarter 1), 35 and 44 (quarters 2 and 3) */
  g_assert_cmpfloat (at (result, FWE_S_ENROLLED, 0), ==, 20);
  g_assert_cmpfloat (at (result, FWE_S_ENROLLED, 1), ==, 40);
  g_assert_cmpfloat (at (result, FWE_S_ENROLLED, 2), ==, 60);
  g_assert_cmpfloat (at (result, FWE_S_COMPLETED, 0), ==, 0);
  g_assert_cmpfloat (at (result, FWE_S_COMPLETED, 1), ==, 20);
  g_assert_cmpfloat (at (result, FWE_S_COMPLETED, 2), ==, 40);
  g_assert_cmpfloat (at (result, FWE_S_COMPLETED, 3), ==, 60);
  g_assert_cmpfloat (at (result, FWE_S_IN_TRAINING, 1), ==, 20);
  g_assert_cmpfloat (at (result, FWE_S_GROSS_PLACEMENTS, 3), ==, 60);
  fwe_result_free (result);
}

/* Skills put into the curriculum and evening classes make a course longer, and skills cost their
 * weeks. */
static void
test_longer_course (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.programs[0].skill_weeks = 3;
  sample.programs[0].supports[0] = true;
  sample.supports[0] = (FweSupport){ .level = 0.5, .weeks_factor = 2 };
  sample.plan.n_supports = 1;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat (at (result, FWE_S_COMPLETED, 0), ==, 0);
  g_assert_cmpfloat (at (result, FWE_S_COMPLETED, 1), ==, 20);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_COST][0], 20 * 5000 * 15.0 / 12, 1e-6);
  fwe_result_free (result);
}

/* Exact quarterly steps, no Euler (worked case S18): waiting falls by (1 - q) a quarter, and the
 * share of placed people who left is the stated one after 8 quarters. */
static void
test_exact_steps (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.employers[0].openings = sample_fixed (8);
  sample.employers[0].from = sample.employers[0].to = 0;
  sample.plan.assumptions.drift = sample_fixed (0.1);
  sample.plan.assumptions.leakage = sample_fixed (0.3);
  result = sample_run (&sample.plan, 16, 1);
  for (int q = 0; q < 20; q++)
    g_assert_cmpfloat_with_epsilon (at (result, FWE_S_READY, (size_t)q), 12 * pow (0.9, q), 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_NET_LOCAL_PLACEMENTS, 0), 8, 1e-12);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_NET_LOCAL_PLACEMENTS, 8), 8 * 0.7, 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_NET_LOCAL_PLACEMENTS, 16), 8 * 0.49, 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_GROSS_PLACEMENTS, 23), 8, 1e-12);
  fwe_result_free (result);
}

/* A share s of those who wait is placed in a quarter: with openings without end (1 - s) / s
 * quarters go by between completing and placement on average, by hand 1.5 at .4; and nobody is
 * lost. */
static void
test_job_finding (void)
{
  Sample sample;
  FweResult *result;
  double waited = 0;

  sample_small (&sample);
  sample.plan.assumptions.job_finding = sample_fixed (0.4);
  result = sample_run (&sample.plan, 16, 1);
  for (int q = 0; q < 24; q++)
    {
      g_assert_cmpfloat_with_epsilon (at (result, FWE_S_READY, (size_t)q), 20 * pow (0.6, q + 1),
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (at (result, FWE_S_GROSS_PLACEMENTS, (size_t)q),
                                      20 * (1 - pow (0.6, q + 1)), 1e-9);
      waited += at (result, FWE_S_READY, (size_t)q);
    }
  g_assert_cmpfloat_with_epsilon (waited / 20, 1.5 * (1 - pow (0.6, 24)), 1e-9);
  fwe_result_free (result);

  /* with drift, and openings for three a quarter while they last: 8 of 20 look, 3 are taken */
  sample.plan.assumptions.drift = sample_fixed (0.1);
  sample.employers[0].openings = sample_fixed (72);
  sample.employers[0].pledged = false;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_READY, 0), 17, 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_READY, 1), 17 * 0.9 - 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_GROSS_PLACEMENTS, 1), 6, 1e-9);
  fwe_result_free (result);
}

/* As certain as it can be it is as if there were no such number, to the bit, whatever is drawn. */
static void
test_job_finding_certain (void)
{
  Sample sample;
  FweResult *plain, *drawn;

  sample_city (&sample);
  plain = sample_run (&sample.plan, 64, 1);
  sample.plan.assumptions.job_finding = (FweQuantity){
    .id = 7, .kind = FWE_DIST_LOGIT_NORMAL, .middle = 1, .p10 = 1, .p90 = 1, .evidence = 1, .hi = 1
  };
  drawn = sample_run (&sample.plan, 64, 1);
  for (size_t m = 0; m < FWE_N_MEASURES; m++)
    g_assert_cmpmem (plain->draws[m], 64 * sizeof (double), drawn->draws[m], 64 * sizeof (double));
  fwe_result_free (plain);
  fwe_result_free (drawn);
}

/* h N [(1 - s) + s w r]; what is left goes to in-movers by the stated share. Whole shares bring no
 * luck. */
static void
test_openings (void)
{
  Sample sample;
  FweEmployer *employer = &sample.employers[0];
  FweResult *result;

  sample_small (&sample);
  employer->openings = sample_fixed (4000);
  employer->to = 3;
  employer->honoured = sample_fixed (0.8);
  employer->degree = sample_fixed (0.5);
  employer->realised = sample_fixed (0.4);
  sample.plan.assumptions.in_movers = sample_fixed (0.25);
  result = sample_run (&sample.plan, 4000, 1);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_OPENINGS, 3), 4000 * 0.8 * 0.5, 4);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_OPENINGS, 0), 4000 * 0.8 * 0.5 / 4, 1);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_IN_MOVERS, 3), 0.25 * (3200 - 20), 2);
  fwe_result_free (result);

  employer->waives = true;
  result = sample_run (&sample.plan, 4000, 1);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_OPENINGS, 3), 4000 * 0.8 * (0.5 + 0.5 * 0.4),
                                  4);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_IN_MOVERS, 3), 0.25 * (3200 - 20), 2);
  fwe_result_free (result);
}

/* Pledged openings wait for the next cohort until the pledge ends, projected ones do not. */
static void
test_pledges_wait (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.employers[0].openings = sample_fixed (12);
  sample.employers[0].from = 0;
  sample.employers[0].to = 3;
  sample.programs[0].first_week = 26;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_GROSS_PLACEMENTS, 2), 9, 1e-12);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_GROSS_PLACEMENTS, 3), 12, 1e-12);
  fwe_result_free (result);

  sample.employers[0].pledged = false;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_GROSS_PLACEMENTS, 2), 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (at (result, FWE_S_GROSS_PLACEMENTS, 23), 6, 1e-12);
  fwe_result_free (result);
}

/* Two programs of one occupation, one employer of 30 openings, partner of the first. */
static void
two_programs (Sample *sample, double coverage)
{
  sample_small (sample);
  sample->programs[1] = sample->programs[0];
  sample->programs[1].completion.id = fwe_quantity_id ("programs.second.completion");
  sample->plan.n_programs = 2;
  sample->employers[0].openings = sample_fixed (30);
  sample->employers[0].to = 0;
  sample->links[0] = (FweLink){ .program = 0, .employer = 0, .coverage = coverage, .to = 23 };
  sample->plan.n_links = 1;
  sample->groups[1] = sample->groups[0];
  sample->plan.n_groups = 2;
  sample->programs[0].group_share[0] = 1;
  sample->programs[1].group_share[1] = 1;
}

static void
assert_placed (Sample *sample, double first, double second)
{
  FweResult *result = sample_run (&sample->plan, 16, 1);

  g_assert_cmpfloat_with_epsilon (result->groups[FWE_G_PLACED][0].mean, first, 1e-9);
  g_assert_cmpfloat_with_epsilon (result->groups[FWE_G_PLACED][1].mean, second, 1e-9);
  fwe_result_free (result);
}

static void
test_partners_first (void)
{
  Sample sample;

  two_programs (&sample, 1);
  assert_placed (&sample, 20, 10);

  /* a partnership that is over gives no place in front */
  sample.links[0].from = sample.links[0].to = 5;
  assert_placed (&sample, 15, 15);

  /* none at all: one line */
  sample.plan.n_links = 0;
  assert_placed (&sample, 15, 15);
}

/* Half the skills: half the openings, for the partner and for those who teach no more. */
static void
test_coverage (void)
{
  Sample sample;

  two_programs (&sample, 0.5);
  assert_placed (&sample, 15, 0);
  sample.links[1] = (FweLink){ .program = 1, .employer = 0, .coverage = 1, .to = 23 };
  sample.plan.n_links = 2;

  /* the second takes the 15 that ask for everything, then both share the rest: 20 and 5 wait for 15
   */
  assert_placed (&sample, 15 * 20 / 25.0, 15 + 15 * 5 / 25.0);
}

static void
test_occupation (void)
{
  Sample sample;

  two_programs (&sample, 1);
  sample.plan.n_occupations = 2;
  sample.programs[1].occupation = 1;
  assert_placed (&sample, 20, 0);
  sample.employers[0].occupation = 1;
  assert_placed (&sample, 0, 20);
}

/* Incumbents keep their job: completers, not placements, no opening; the employer pays its share.
 */
static void
test_incumbents (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.programs[0].incumbent = true;
  sample.programs[0].raise = sample_fixed (4000);
  sample.programs[0].employer_share = 0.4;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat (at (result, FWE_S_COMPLETED, 0), ==, 20);
  g_assert_cmpfloat (at (result, FWE_S_GROSS_PLACEMENTS, 23), ==, 0);
  g_assert_cmpfloat (at (result, FWE_S_READY, 23), ==, 0);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_EARNINGS_EFFECT_PER_ENROLLED][0], 4000, 1e-9);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_NPV_PARTICIPANT][0], 20 * 1000 * 23.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_NPV_TAXPAYER][0], -60000, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_NPV_OTHERS][0], -40000, 1e-6);
  fwe_result_free (result);
}

/* Supports and price move who applies and is eligible as well as who completes. */
static void
test_supports (void)
{
  Sample sample;
  FweResult *without, *with;

  sample_small (&sample);
  sample.programs[0].seats = 1000;
  sample.programs[0].applicants = sample_fixed (400);
  sample.programs[0].eligible = sample_fixed (0.5);
  sample.programs[0].completion = sample_fixed (0.5);
  without = sample_run (&sample.plan, 4000, 1);
  sample.programs[0].price = 2000;
  sample.programs[0].price_shift = sample_fixed (-0.1);
  sample.programs[0].supports[0] = true;
  sample.supports[0] = (FweSupport){ .level = 0.5,
                                     .applicants = sample_fixed (0.6),
                                     .eligible = sample_fixed (2 * log (2)),
                                     .completion = sample_fixed (2 * log (3)),
                                     .weeks_factor = 1 };
  sample.plan.n_supports = 1;
  with = sample_run (&sample.plan, 4000, 1);
  g_assert_cmpfloat_with_epsilon (with->measures[FWE_M_APPLICANTS].mean, 400 * exp (0.3 - 0.2),
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (with->measures[FWE_M_ENROLLED].mean, 400 * exp (0.1) * 2 / 3, 1);
  g_assert_cmpfloat_with_epsilon (with->measures[FWE_M_COMPLETED].mean, 400 * exp (0.1) / 2, 1);
  g_assert_cmpfloat_with_epsilon (without->measures[FWE_M_COMPLETED].mean, 100, 1);
  fwe_result_free (without);
  fwe_result_free (with);
}

/* Mean and spread of a thing seen many times. */
typedef struct
{
  double n, sum, square;
} Tally;

static void
tally (Tally *self, double x)
{
  self->n += 1;
  self->sum += x;
  self->square += x * x;
}

static double
tally_mean (const Tally *self)
{
  return self->sum / self->n;
}

static double
tally_sd (const Tally *self)
{
  return sqrt ((self->square - self->sum * self->sum / self->n) / (self->n - 1));
}

static int
binomial (GRand *rand, int n, double p)
{
  int k = 0;

  for (int i = 0; i < n; i++)
    k += g_rand_double (rand) < p;

  return k;
}

/* Whole people, one by one: applicants are eligible or not, take the seats, complete or not, and
 * take the openings that come about. */
static void
assert_spread (double seats)
{
  const int applicants = (int)(2.4 * seats), pledged = (int)(0.9 * seats);
  GRand *rand = g_rand_new_with_seed (20261121);
  Tally enrolled = { 0 }, completed = { 0 }, placed = { 0 };
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.programs[0].seats = seats;
  sample.programs[0].applicants = sample_fixed (applicants);
  sample.programs[0].eligible = sample_fixed (0.4);
  sample.programs[0].completion = sample_fixed (0.75);
  sample.employers[0].openings = sample_fixed (pledged);
  sample.employers[0].honoured = sample_fixed (0.8);
  sample.employers[0].to = 0;
  result = sample_run (&sample.plan, 20000, 2);
  for (int i = 0; i < 20000; i++)
    {
      const int eligible = binomial (rand, applicants, 0.4);
      const int started = MIN (eligible, (int)seats);
      const int done = binomial (rand, started, 0.75);
      const int open = binomial (rand, pledged, 0.8);

      tally (&enrolled, started);
      tally (&completed, done);
      tally (&placed, MIN (done, open));
    }

  for (int k = 0; k < 3; k++)
    {
      const Tally *counted = k == 0 ? &enrolled : k == 1 ? &completed : &placed;
      const FweMeasure measure = k == 0   ? FWE_M_ENROLLED
                                 : k == 1 ? FWE_M_COMPLETED
                                          : FWE_M_GROSS_PLACEMENTS;
      Tally modelled = { 0 };

      for (size_t i = 0; i < 20000; i++)
        tally (&modelled, result->draws[measure][i]);
      g_test_message ("%g seats, stage %d: mean %g and %g, sd %g and %g", seats, k,
                      tally_mean (counted), tally_mean (&modelled), tally_sd (counted),
                      tally_sd (&modelled));
      g_assert_cmpfloat_with_epsilon (tally_mean (&modelled), tally_mean (counted),
                                      0.01 * tally_mean (counted) + 0.05);
      g_assert_cmpfloat_with_epsilon (tally_sd (&modelled), tally_sd (counted),
                                      0.06 * tally_sd (counted));
    }
  g_rand_free (rand);
  fwe_result_free (result);
}

static void
test_spread (void)
{
  assert_spread (20);
  assert_spread (60);
  assert_spread (500);
}

/* The mean of a group of a few persons stays within 0.05: a normal cut off at 0 would give 0.18 for
 * 0.1 and 1.08 for 1. */
static void
test_luck_small (void)
{
  static const double means[] = { 0.1, 0.3, 1, 3, 10 };

  for (size_t k = 0; k < G_N_ELEMENTS (means); k++)
    {
      Tally seen = { 0 };
      FweRow persons, share, normal, passed;

      fwe_row_set (persons, means[k] / 0.2);
      fwe_row_set (share, 0.2);
      for (int i = 0; i < 4000; i++)
        for (int sign = -1; sign <= 1; sign += 2)
          {
            /* normal quantiles at even steps, by their density */
            const double z = sign * (i + 0.5) * 0.001;

            fwe_row_set (normal, z);
            fwe_luck_pass (persons, share, normal, passed);
            g_assert_true (passed[0] >= 0 && passed[0] <= persons[0]);
            seen.sum += passed[7] * exp (-z * z / 2);
            seen.n += exp (-z * z / 2);
          }
      g_assert_cmpfloat_with_epsilon (tally_mean (&seen), means[k], 0.05);
    }
}

/* Rises with persons, whatever the luck; and a slider of the share moves it without a jump. */
static void
test_luck_monotone (void)
{
  for (double z = -4; z <= 4; z += 0.5)
    for (double p = 0.02; p < 1; p += 0.07)
      {
        FweRow persons, share, normal, passed;
        double last = 0, lower;

        fwe_row_set (normal, z);
        fwe_row_set (share, p);
        for (double n = 0; n < 60; n += n < 1 ? 0.003 : 0.25)
          {
            fwe_row_set (persons, n);
            fwe_luck_pass (persons, share, normal, passed);
            g_assert_cmpfloat (passed[0], >=, last - 1e-12);
            g_assert_cmpfloat (passed[0], <=, n);
            last = passed[0];
          }

        lower = passed[0];
        fwe_row_set (share, p + 0.001);
        fwe_luck_pass (persons, share, normal, passed);
        g_assert_cmpfloat (passed[0], >=, lower - 1e-3 * persons[0]);
        g_assert_cmpfloat (passed[0], <=, lower + 1e-2 * persons[0]);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/pipeline/weeks", test_weeks);
  g_test_add_func ("/engine/pipeline/conveyor", test_conveyor);
  g_test_add_func ("/engine/pipeline/longer-course", test_longer_course);
  g_test_add_func ("/engine/pipeline/exact-steps", test_exact_steps);
  g_test_add_func ("/engine/pipeline/job-finding", test_job_finding);
  g_test_add_func ("/engine/pipeline/job-finding-certain", test_job_finding_certain);
  g_test_add_func ("/engine/pipeline/openings", test_openings);
  g_test_add_func ("/engine/pipeline/pledges-wait", test_pledges_wait);
  g_test_add_func ("/engine/pipeline/partners-first", test_partners_first);
  g_test_add_func ("/engine/pipeline/coverage", test_coverage);
  g_test_add_func ("/engine/pipeline/occupation", test_occupation);
  g_test_add_func ("/engine/pipeline/incumbents", test_incumbents);
  g_test_add_func ("/engine/pipeline/supports", test_supports);
  g_test_add_func ("/engine/pipeline/spread", test_spread);
  g_test_add_func ("/engine/pipeline/luck-small", test_luck_small);
  g_test_add_func ("/engine/pipeline/luck-monotone", test_luck_monotone);
  return g_test_run ();
}
