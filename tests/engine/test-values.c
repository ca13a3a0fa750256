/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "sample-plan.h"

#define N_SEEDS 30

static FweResult *
run_draw (const FwePlan *plan, uint64_t seed)
{
  FweDraws *draws = fwe_draws_new (seed, 1);
  FweResult *result = NULL;
  FweFault fault;

  g_assert_true (fwe_run (plan, draws, 1, NULL, &result, &fault));
  fwe_draws_free (draws);
  return result;
}

static double
value (const FweResult *result, FweValue row, FweParty party)
{
  return result->values[row][party].mean;
}

static double
party_sum (const FweResult *result, FweParty party)
{
  double sum = 0;

  for (FweValue row = 0; row < FWE_N_VALUES; row++)
    sum += value (result, row, party);

  return sum;
}

static void
assert_cents (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-9 * fmax (1, fabs (b)) + 1e-3);
}

static void
check_parties (const FwePlan *plan)
{
  for (uint64_t seed = 1; seed <= N_SEEDS; seed++)
    {
      FweResult *result = run_draw (plan, seed);
      const FweSummary *m = result->measures;

      assert_cents (party_sum (result, FWE_PARTY_PARTICIPANT), m[FWE_M_NPV_PARTICIPANT].mean);
      assert_cents (party_sum (result, FWE_PARTY_TAXPAYER), m[FWE_M_NPV_TAXPAYER].mean);
      assert_cents (party_sum (result, FWE_PARTY_OTHERS), m[FWE_M_NPV_OTHERS].mean);
      fwe_result_free (result);
    }
}

/* In both counting modes, with incumbents, tuition above the seat's cost and every purse. */
static void
test_parties (void)
{
  Sample sample;

  sample_city (&sample);
  check_parties (&sample.plan);
  sample.programs[1].incumbent = true;
  sample.programs[1].raise = sample_fixed (3000);
  sample.programs[1].employer_share = 0.5;
  sample.programs[2].price = 9000;
  sample.funds[1].uses = FWE_USE_SEATS | FWE_USE_COHORTS;
  check_parties (&sample.plan);
  sample.plan.assumptions.counting = FWE_COUNTING_RAW;
  check_parties (&sample.plan);
  sample.plan.n_funds = 0;
  check_parties (&sample.plan);
}

/* Taxes and benefits are transfers; who pays is below 0. */
static void
test_rows (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  sample.plan.assumptions.counting = FWE_COUNTING_RAW;
  result = sample_run (&sample.plan, 200, 1);
  for (FweValue row = FWE_V_TAX; row <= FWE_V_BENEFITS_LOST; row++)
    {
      assert_cents (
          value (result, row, FWE_PARTY_PARTICIPANT) + value (result, row, FWE_PARTY_TAXPAYER), 0);
      g_assert_cmpfloat (value (result, row, FWE_PARTY_TAXPAYER), >, 0);
    }
  g_assert_cmpfloat (value (result, FWE_V_EARNINGS, FWE_PARTY_PARTICIPANT), >, 0);
  g_assert_cmpfloat (value (result, FWE_V_FORGONE, FWE_PARTY_PARTICIPANT), <, 0);
  g_assert_cmpfloat (value (result, FWE_V_STIPEND, FWE_PARTY_PARTICIPANT), >, 0);
  g_assert_cmpfloat (value (result, FWE_V_TUITION, FWE_PARTY_PARTICIPANT), <, 0);
  g_assert_cmpfloat (value (result, FWE_V_PROGRAM_COST, FWE_PARTY_TAXPAYER), <, 0);
  g_assert_cmpfloat (value (result, FWE_V_PROGRAM_COST, FWE_PARTY_OTHERS), <, 0);
  g_assert_cmpfloat (value (result, FWE_V_PROGRAM_COST, FWE_PARTY_PARTICIPANT), ==, 0);
  g_assert_cmpfloat (value (result, FWE_V_DISPLACED, FWE_PARTY_OTHERS), <, 0);
  g_assert_cmpfloat (value (result, FWE_V_DISPLACED, FWE_PARTY_TAXPAYER), <, 0);
  fwe_result_free (result);
}

/* One cohort of 20 in quarter 0 at 6 %: each row by hand. */
static void
test_by_hand (void)
{
  Sample sample;
  FweResult *result;
  const double factor = pow (1.06, -0.25);

  sample_small (&sample);
  sample.plan.n_evidence = 0;
  sample.plan.assumptions.counting = FWE_COUNTING_RAW;
  sample.plan.assumptions.discount_rate = 0.06;
  sample.plan.assumptions.tax_rate = 0.2;
  sample.plan.assumptions.excess_burden = 0.1;
  sample.plan.assumptions.training_dip = sample_fixed (5200);
  sample.programs[0].price = 6000;
  sample.employers[0].openings = sample_fixed (0);
  sample.plan.n_funds = 0;
  result = run_draw (&sample.plan, 1);

  /* a seat costs 5,000: 1,000 of the tuition is above it; 12 weeks of a 5,200 dollar dip a year */
  assert_cents (value (result, FWE_V_TUITION, FWE_PARTY_PARTICIPANT), -120000 * factor);
  assert_cents (value (result, FWE_V_TUITION, FWE_PARTY_OTHERS), 20000 * factor);
  assert_cents (value (result, FWE_V_PROGRAM_COST, FWE_PARTY_TAXPAYER), 0);
  assert_cents (value (result, FWE_V_FORGONE, FWE_PARTY_PARTICIPANT), -20 * 1200 * factor);
  assert_cents (value (result, FWE_V_TAX, FWE_PARTY_TAXPAYER), -20 * 240 * factor);
  assert_cents (value (result, FWE_V_EXCESS_BURDEN, FWE_PARTY_OTHERS), -20 * 24 * factor);
  assert_cents (value (result, FWE_V_EARNINGS, FWE_PARTY_PARTICIPANT), 0);
  fwe_result_free (result);
}

/* What funds pay year by year adds up to what the plan costs them, and stays in their limits. */
static void
test_fund_years (void)
{
  Sample sample;

  sample_city (&sample);
  sample.plan.n_quarters = 39;
  sample.funds[1].from = 6;
  sample.funds[1].uses = FWE_USE_SEATS | FWE_USE_COHORTS;
  for (uint64_t seed = 1; seed <= N_SEEDS; seed++)
    {
      FweResult *result = run_draw (&sample.plan, seed);
      double sum = 0;

      g_assert_cmpuint (result->n_years, ==, 10);
      for (size_t f = 0; f < 2; f++)
        for (size_t y = 0; y < 10; y++)
          {
            const FweMoneyYear *year = &result->fund_years[f * 10 + y];

            g_assert_cmpfloat (year->paid.mean, >=, 0);
            g_assert_cmpfloat (year->paid.mean, <=, year->limit + 1e-6);
            sum += year->paid.mean;
          }
      g_assert_cmpfloat (result->fund_years[10].limit, ==, 0);
      g_assert_cmpfloat (result->fund_years[11].limit, ==, 900000);
      g_assert_cmpfloat (result->fund_years[5].limit, ==, 1200000);
      g_assert_cmpfloat (result->fund_years[6].limit, ==, 0);
      /* the learners' 1,000 dollars in the first program are not the funds' */
      g_assert_cmpfloat (sum, <=, result->series[FWE_S_COST][38].mean + 1e-6);
      g_assert_cmpfloat (sum, >, 0.8 * result->series[FWE_S_COST][38].mean);
      fwe_result_free (result);
    }
}

/* Before the horizon's end the sum of years is what the fund has paid by then. */
static void
test_funds_by_goal (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  sample.plan.goal.quarter = 39;
  result = run_draw (&sample.plan, 7);
  for (size_t f = 0; f < 2; f++)
    {
      double sum = 0;

      for (size_t y = 0; y < 10; y++)
        sum += result->fund_years[f * 10 + y].paid.mean;
      assert_cents (sum, result->funds[f].mean);
    }
  fwe_result_free (result);
}

/* The moves of incomes in a group by hand: what its movers gain together, over its households. */
static void
test_income_change (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  result = run_draw (&sample.plan, 2);
  for (size_t g = 0; g < SAMPLE_GROUPS; g++)
    g_assert_cmpuint (result->income_change[g].n_undefined, ==, 1);
  fwe_result_free (result);

  sample_add_incomes (&sample);
  result = run_draw (&sample.plan, 2);
  for (size_t g = 0; g < SAMPLE_GROUPS; g++)
    g_assert_cmpfloat_with_epsilon (result->income_change[g].mean,
                                    result->mean_after[g] - result->mean_before[g], 1e-6);
  g_assert_cmpfloat (fabs (result->income_change[2].mean), >, 0);
  fwe_result_free (result);
  sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/values/parties", test_parties);
  g_test_add_func ("/engine/values/rows", test_rows);
  g_test_add_func ("/engine/values/by-hand", test_by_hand);
  g_test_add_func ("/engine/funds/years", test_fund_years);
  g_test_add_func ("/engine/funds/by-goal", test_funds_by_goal);
  g_test_add_func ("/engine/incomes/change", test_income_change);
  return g_test_run ();
}
