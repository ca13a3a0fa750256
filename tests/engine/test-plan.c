/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "sample-plan.h"

static void
assert_refused (const Sample *sample, FweFaultCode code, const char *input, size_t index)
{
  FweDraws *draws = fwe_draws_new (1, 16);
  FweResult *result = NULL;
  FweFault fault = { 0 };

  g_assert_false (fwe_plan_check (&sample->plan, &fault));
  g_assert_cmpstr (fault.input, ==, input);
  g_assert_cmpint (fault.code, ==, code);
  g_assert_cmpuint (fault.index, ==, index);
  g_assert_false (fwe_run (&sample->plan, draws, 1, NULL, &result, &fault));
  g_assert_null (result);
  g_assert_cmpint (fault.code, ==, code);
  fwe_draws_free (draws);
}

static void
test_sound (void)
{
  Sample sample;
  FweFault fault;

  sample_city (&sample);
  g_assert_true (fwe_plan_check (&sample.plan, &fault));
  sample_small (&sample);
  g_assert_true (fwe_plan_check (&sample.plan, &fault));
}

static void
test_numbers (void)
{
  static const double hostile[] = { NAN, INFINITY, -INFINITY, -1, 1e12, 1e308 };

  for (size_t i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      Sample sample;

      sample_city (&sample);
      sample.programs[2].seats = hostile[i];
      assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "programs.seats", 2);

      sample_city (&sample);
      sample.employers[7].openings.middle = hostile[i];
      assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "employers.openings", 7);

      sample_city (&sample);
      sample.plan.assumptions.deadweight.middle = hostile[i];
      assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "additionality.deadweight", 0);

      sample_city (&sample);
      sample.links[3].coverage = hostile[i];
      assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "partnerships.coverage", 3);

      sample_city (&sample);
      sample.groups[4].adults = hostile[i];
      assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "groups.adults", 4);

      sample_city (&sample);
      sample.programs[1].weeks_between = hostile[i];
      assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "programs.weeks_between", 1);
    }
}

static void
test_sizes (void)
{
  Sample sample;

  sample_city (&sample);
  sample.plan.n_groups = 0;
  assert_refused (&sample, FWE_FAULT_EMPTY, "groups", 0);
  sample.plan.n_groups = FWE_MAX_GROUPS + 1;
  assert_refused (&sample, FWE_FAULT_TOO_MANY, "groups", 0);

  sample_city (&sample);
  sample.plan.n_quarters = 0;
  assert_refused (&sample, FWE_FAULT_EMPTY, "quarters", 0);
  sample.plan.n_quarters = SIZE_MAX;
  assert_refused (&sample, FWE_FAULT_TOO_MANY, "quarters", 0);

  sample_city (&sample);
  sample.plan.programs = NULL;
  assert_refused (&sample, FWE_FAULT_EMPTY, "programs", 0);

  sample_city (&sample);
  sample.programs[0].n_cohorts = SIZE_MAX;
  assert_refused (&sample, FWE_FAULT_TOO_MANY, "programs.cohorts", 0);
}

/* Memory is asked for before it is taken: too many cohorts, too many draws. */
static void
test_too_large (void)
{
  Sample sample;
  FweDraws *draws = fwe_draws_new (1, FWE_MAX_DRAWS);
  FweResult *result = NULL;
  FweFault fault = { 0 };

  sample_city (&sample);
  g_assert_false (fwe_run (&sample.plan, draws, 1, NULL, &result, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_TOO_MANY);
  g_assert_cmpstr (fault.input, ==, "draws");
  fwe_draws_free (draws);

  draws = fwe_draws_new (1, 16);
  sample.plan.n_quarters = FWE_MAX_QUARTERS;
  for (size_t p = 0; p < SAMPLE_PROGRAMS; p++)
    {
      sample.programs[p].weeks_between = 1;
      sample.programs[p].n_cohorts = 2000;
    }
  g_assert_false (fwe_run (&sample.plan, draws, 1, NULL, &result, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_TOO_MANY);
  g_assert_cmpstr (fault.input, ==, "programs.cohorts");
  fwe_draws_free (draws);
}

static void
test_links (void)
{
  Sample sample;

  sample_city (&sample);
  sample.links[5].program = 3;
  assert_refused (&sample, FWE_FAULT_BAD_INDEX, "partnerships.program", 5);

  sample_city (&sample);
  sample.links[0].employer = SAMPLE_EMPLOYERS;
  assert_refused (&sample, FWE_FAULT_BAD_INDEX, "partnerships.employer", 0);

  sample_city (&sample);
  sample.programs[2].occupation = 2;
  assert_refused (&sample, FWE_FAULT_BAD_INDEX, "programs.occupation", 2);

  sample_city (&sample);
  sample.employers[2].to = 1;
  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "employers.to", 2);

  sample_city (&sample);
  sample.plan.goal.quarter = 40;
  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "goal.quarter", 0);

  sample_city (&sample);
  sample.plan.gap_high = 5;
  assert_refused (&sample, FWE_FAULT_BAD_INDEX, "groups.gap", 1);
}

static void
test_quantities (void)
{
  Sample sample;

  sample_city (&sample);
  sample.programs[0].completion.p10 = 0.9;
  sample.programs[0].completion.p90 = 0.1;
  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "programs.completion", 0);

  /* a share that draws could take over 1 */
  sample_city (&sample);
  sample.programs[0].eligible.kind = FWE_DIST_NORMAL;
  sample.programs[0].eligible.hi = sample.programs[0].eligible.lo;
  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "programs.eligible", 0);

  sample_city (&sample);
  sample.programs[1].seat_cost.p10 = 1e-300;
  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "programs.seat_cost", 1);

  sample_city (&sample);
  sample.employers[0].honoured.p_zero = 1.5;
  assert_refused (&sample, FWE_FAULT_OUT_OF_RANGE, "employers.honoured", 0);
}

/* Trial mode needs trials; raw mode does not. */
static void
test_evidence (void)
{
  Sample sample;
  FweDraws *draws = fwe_draws_new (1, 16);
  FweResult *result = NULL;
  FweFault fault;

  sample_city (&sample);
  sample.plan.n_evidence = 0;
  g_assert_false (fwe_run (&sample.plan, draws, 1, NULL, &result, &fault));
  g_assert_cmpint (fault.code, ==, FWE_FAULT_EMPTY);
  g_assert_cmpstr (fault.input, ==, "evidence");
  sample.plan.assumptions.counting = FWE_COUNTING_RAW;
  g_assert_true (fwe_run (&sample.plan, draws, 1, NULL, &result, &fault));
  fwe_result_free (result);
  fwe_draws_free (draws);
}

/* Bytes of the sample that hold numbers; truth values and pointers are not a user's to break. */
typedef struct
{
  size_t from, to;
} Span;

#define SPAN(list, type, first, after)                                                             \
  {                                                                                                \
    offsetof (Sample, list[1]) + offsetof (type, first),                                           \
        offsetof (Sample, list[1]) + offsetof (type, after)                                        \
  }

static const Span spans[] = {
  SPAN (groups, FweGroup, adults, incomes),
  SPAN (groups, FweGroup, earnings, earnings.p_zero),
  SPAN (programs, FweProgram, first_week, screening),
  SPAN (programs, FweProgram, raise, supports),
  SPAN (programs, FweProgram, screening_cost, screening_cost.p_zero),
  SPAN (employers, FweEmployer, occupation, pledged),
  SPAN (employers, FweEmployer, honoured, waives),
  SPAN (employers, FweEmployer, realised, pay.p_zero),
  SPAN (supports, FweSupport, level, to_participant),
  SPAN (links, FweLink, program, to),
  SPAN (funds, FweFund, amount, uses),
  { offsetof (Sample, plan.assumptions),
    offsetof (Sample, plan.assumptions) + sizeof (FweAssumptions) },
};

static void
break_number (Sample *sample, GRand *rand)
{
  static const double hostile[] = { NAN, INFINITY, -1, 0, 1e-300, 1, 1e3, 1e12, 1e308 };
  const Span *span = &spans[g_rand_int_range (rand, 0, G_N_ELEMENTS (spans))];
  const gint32 n_words = (gint32)((span->to - span->from) / sizeof (double));
  const size_t at = span->from + sizeof (double) * (size_t)g_rand_int_range (rand, 0, n_words);
  const double value = hostile[g_rand_int_range (rand, 0, G_N_ELEMENTS (hostile))];

  memcpy ((char *)sample + at, &value, sizeof value);
}

/* One number after another becomes hostile: the plan is refused by name, or runs to an end with
 * nobody made or lost and no headline count that is no number. */
static void
test_any_number (void)
{
  FweDraws *draws = fwe_draws_new (1, 16);
  GRand *rand = g_rand_new_with_seed (9);
  size_t refused = 0;

  for (int k = 0; k < 4000; k++)
    {
      Sample sample;
      FweResult *result = NULL;
      FweFault fault = { 0 };

      sample_city (&sample);
      break_number (&sample, rand);
      if (!fwe_run (&sample.plan, draws, 1, NULL, &result, &fault))
        {
          g_assert_cmpint (fault.code, !=, FWE_FAULT_CONSERVATION);
          g_assert_nonnull (fault.input);
          refused++;
          continue;
        }
      for (size_t m = 0; m <= FWE_M_COST; m++)
        for (size_t i = 0; i < 16; i++)
          g_assert_true (isfinite (result->draws[m][i]) && result->draws[m][i] >= 0);
      fwe_result_free (result);
    }

  g_assert_cmpuint (refused, >, 1000);
  g_assert_cmpuint (refused, <, 3900);
  g_rand_free (rand);
  fwe_draws_free (draws);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/plan/sound", test_sound);
  g_test_add_func ("/engine/plan/numbers", test_numbers);
  g_test_add_func ("/engine/plan/sizes", test_sizes);
  g_test_add_func ("/engine/plan/too-large", test_too_large);
  g_test_add_func ("/engine/plan/links", test_links);
  g_test_add_func ("/engine/plan/quantities", test_quantities);
  g_test_add_func ("/engine/plan/evidence", test_evidence);
  g_test_add_func ("/engine/plan/any-number", test_any_number);
  return g_test_run ();
}
