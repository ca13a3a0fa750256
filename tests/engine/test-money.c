/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-money.h"

#include <glib.h>
#include <math.h>

#include "fwe-additionality.h"
#include "sample-plan.h"

/* OMB Circular A-94, appendix B, sample format (worked case S11). */
static void
test_present_value (void)
{
  static const double costs[] = { 10, 20, 30, 30, 20, 10, 5, 5, 5, 5 };
  static const double benefits[] = { 0, 0, 5, 10, 30, 40, 40, 40, 40, 25 };
  const double cost = fwe_money_present_value (0.031, costs, 10, 1);
  const double benefit = fwe_money_present_value (0.031, benefits, 10, 1);

  g_assert_cmpfloat_with_epsilon (cost, 123.373130, 5e-7);
  g_assert_cmpfloat_with_epsilon (benefit, 184.919212, 5e-7);
  g_assert_cmpfloat_with_epsilon (benefit - cost, 61.546082, 1e-6);
  g_assert_cmpfloat_with_epsilon (fwe_money_benefit_per_dollar (benefit - cost, cost),
                                  benefit / cost, 1e-12);
}

/* Policy Impacts library, "Work Advance" (worked case S12). */
static void
test_workadvance (void)
{
  static const double gains[] = { 1945, 1865 };
  static const double costs[] = { 5754, 6666, 5203, 5262 }, savings[] = { 2278, 798, 244, 408 };
  static const double people[] = { 690, 479, 697, 698 };
  const FweRates rates = { .tax = 0.003 };
  FweQuarterFlows flows = { .earnings = fwe_money_present_value (0.03, gains, 2, 1) };
  FweParties gain;
  double cost = 0, saved = 0;

  for (size_t i = 0; i < 4; i++)
    {
      cost += costs[i] * people[i] / 2564;
      saved += savings[i] * people[i] / 2564;
    }
  gain = fwe_money_split (&flows, &rates);
  g_assert_cmpfloat_with_epsilon (flows.earnings, 3646.29, 0.01);
  g_assert_cmpfloat_with_epsilon (gain.participant, 3635, 1);
  g_assert_cmpfloat_with_epsilon (gain.taxpayer, 11, 1);
  g_assert_cmpfloat_with_epsilon (cost, 5641, 1);
  g_assert_cmpfloat_with_epsilon (saved, 940, 1);
  g_assert_cmpfloat_with_epsilon (fwe_money_mvpf (gain.participant, cost - gain.taxpayer - saved),
                                  0.78, 0.005);
  g_assert_cmpfloat_with_epsilon (fwe_money_mvpf (cost, cost - gain.taxpayer - saved), 1.203,
                                  0.0005);
}

/* Washington State Institute for Public Policy, program 585 (worked case S13); indirect benefits
 * are the others'. Per Scholas, 2018 dollars (worked case S14). */
static void
test_statements (void)
{
  const FweParties wsipp = { .participant = 4985, .taxpayer = 2394, .others = 0 - 2011 };
  const FweParties per_scholas = { .participant = 18536, .taxpayer = 11370 };

  g_assert_cmpfloat_with_epsilon (fwe_money_society (&wsipp), 5368, 1);
  g_assert_cmpfloat_with_epsilon (fwe_money_benefit_per_dollar (1226, 4142), 1.30, 0.005);
  g_assert_cmpfloat_with_epsilon (fwe_money_society (&wsipp) - 4142, 1226, 1);
  g_assert_cmpfloat (fwe_money_society (&per_scholas), ==, 29906);
}

/* Additionality guide, "standard" row (worked case S19). */
static void
test_gross_to_net (void)
{
  FweRow placed, local, deadweight, displacement, steps[FWE_N_WATERFALL];

  fwe_row_set (placed, 1);
  fwe_row_set (local, 1 - 0.10);
  fwe_row_set (deadweight, 0.20);
  fwe_row_set (displacement, 0.25);
  fwe_additionality (placed, local, deadweight, displacement, steps);
  g_assert_cmpfloat_with_epsilon (steps[FWE_W_NET_LOCAL][3], 0.54, 1e-12);
  g_assert_cmpfloat (steps[FWE_W_PLACED][3] + steps[FWE_W_DEADWEIGHT][3]
                         + steps[FWE_W_DISPLACEMENT][3] + steps[FWE_W_MOVED_AWAY][3],
                     ==, steps[FWE_W_NET_LOCAL][3]);
}

static void
test_mvpf_edges (void)
{
  g_assert_cmpfloat (fwe_money_mvpf (1, 0), ==, INFINITY);
  g_assert_cmpfloat (fwe_money_mvpf (1, -5), ==, INFINITY);
  g_assert_cmpfloat (fwe_money_mvpf (-1, 2), ==, -0.5);
  g_assert_cmpfloat (fwe_money_mvpf (0, 0), ==, -INFINITY);
  g_assert_cmpfloat (fwe_money_mvpf (-1, -1), ==, -INFINITY);
  g_assert_cmpfloat (fwe_money_mvpf (-1, 0), ==, -INFINITY);
  g_assert_true (isnan (fwe_money_benefit_per_dollar (0, 0)));
}

/* Transfers cancel: society gains pay and fringe, loses the displaced's and the burden, and the
 * cash. */
static void
test_split (void)
{
  const FweRates rates = { .fringe = 0.2, .tax = 0.25, .benefits_lost = 0.1, .excess_burden = 0.3 };
  const FweQuarterFlows flows = { .earnings = 1000,
                                  .displaced = 150,
                                  .participant_cash = 70,
                                  .taxpayer_cash = -900,
                                  .others_cash = -40 };
  const FweParties parties = fwe_money_split (&flows, &rates);

  g_assert_cmpfloat_with_epsilon (parties.participant, 1000 * 0.85 + 70, 1e-9);
  g_assert_cmpfloat_with_epsilon (parties.taxpayer, 850 * 0.35 - 900, 1e-9);
  g_assert_cmpfloat_with_epsilon (fwe_money_society (&parties),
                                  850 * 1.2 + 70 - 900 - 40 + 0.3 * (850 * 0.35 - 900), 1e-9);
}

/* One cohort of 20 at 5,000 dollars, nothing gained: who pays is who loses, at the first quarter's
 * end. */
static void
test_who_pays (void)
{
  Sample sample;
  FweProgram *program = &sample.programs[0];
  FweResult *result;
  const double factor = fwe_money_factor (0.03, 0.25);

  sample_small (&sample);
  sample.plan.assumptions.counting = FWE_COUNTING_RAW;
  sample.plan.assumptions.discount_rate = 0.03;
  sample.plan.assumptions.deadweight = sample_fixed (1);
  program->price = 500;
  sample.supports[0] = (FweSupport){
    .level = 1, .cost = sample_fixed (300), .weeks_factor = 1, .to_participant = true
  };
  sample.plan.n_supports = 1;
  program->supports[0] = true;
  sample.funds[0] = (FweFund){
    .amount = 60000, .to = 9, .uses = FWE_USE_SEATS, .programs = { true }, .public_money = true
  };
  sample.funds[1] = (FweFund){
    .amount = 80000, .to = 9, .uses = FWE_USE_SEATS | FWE_USE_SUPPORTS, .programs = { true }
  };
  sample.plan.n_funds = 2;

  result = sample_run (&sample.plan, 20, 1);
  g_assert_cmpfloat (result->draws[FWE_M_ENROLLED][0], ==, 20);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_COST][0], 20 * 5300, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_NPV_PARTICIPANT][0],
                                  20 * (300 - 500) * factor, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_NPV_TAXPAYER][0], -60000 * factor, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_NPV_OTHERS][0], -(20 * 4800 - 60000) * factor,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_NPV_SOCIETY][0], -20 * 5000 * factor, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_COST_PER_SEAT][0], 5300, 1e-9);
  g_assert_cmpuint (result->measures[FWE_M_PAYBACK_QUARTER].n_undefined, ==, 20);
  g_assert_cmpfloat (result->break_even_chance, ==, 0);
  fwe_result_free (result);
}

/* Paid back in the quarter at whose end the sum has turned for good; the first quarter is 1, as in
 * plan files. */
static void
test_payback (void)
{
  Sample sample;
  FweResult *result;
  size_t quarter;

  sample_small (&sample);
  sample.plan.assumptions.counting = FWE_COUNTING_RAW;
  result = sample_run (&sample.plan, 1, 1);
  quarter = (size_t)result->draws[FWE_M_PAYBACK_QUARTER][0];
  g_assert_cmpuint (quarter, >, 1);
  g_assert_cmpfloat (result->series[FWE_S_CUMULATIVE_NET][quarter - 1].mean, >=, 0);
  g_assert_cmpfloat (result->series[FWE_S_CUMULATIVE_NET][quarter - 2].mean, <, 0);
  fwe_result_free (result);
}

/* Seats may take the first fund, supports only the second: the second must keep enough for them. */
static void
test_braided_funds (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.supports[0] = (FweSupport){ .level = 1, .cost = sample_fixed (1000), .weeks_factor = 1 };
  sample.plan.n_supports = 1;
  sample.programs[0].supports[0] = true;
  sample.funds[0] = (FweFund){
    .amount = 12000, .to = 9, .uses = FWE_USE_SEATS | FWE_USE_SUPPORTS, .programs = { true }
  };
  sample.funds[1] = (FweFund){
    .amount = 50000, .to = 9, .uses = FWE_USE_SEATS, .programs = { true }, .public_money = true
  };
  sample.plan.n_funds = 2;

  /* 62,000 dollars buy 10.33 seats with supports; supports alone would stop at 12 */
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_ENROLLED][0], 62.0 / 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_COST][0], 62000, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->funds[0].mean, 12000, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->funds[1].mean, 50000, 1e-6);
  fwe_result_free (result);

  /* 5,000 dollars for seats at most: the other fund pays the rest of them but keeps the supports'
   * share */
  sample.funds[1].amount = 5000;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_ENROLLED][0], 17.0 / 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_NPV_TAXPAYER][0], -5000, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->funds[1].mean, 5000, 1e-6);
  g_assert_cmpfloat_with_epsilon (result->funds[0].mean + result->funds[1].mean,
                                  result->measures[FWE_M_COST].mean, 1e-6);
  fwe_result_free (result);

  /* money nobody may spend on this program is no money */
  sample.funds[0].programs[0] = sample.funds[1].programs[0] = false;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat (result->draws[FWE_M_ENROLLED][0], ==, 0);
  g_assert_cmpfloat (result->draws[FWE_M_COST][0], ==, 0);
  fwe_result_free (result);
}

/* A year's money is the year's: twelve cohorts a year apart get it three times. */
static void
test_fund_years (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.programs[0].n_cohorts = 5;
  sample.programs[0].weeks_between = 26;
  sample.funds[0] = (FweFund){
    .amount = 110000, .from = 0, .to = 7, .uses = FWE_USE_SEATS, .programs = { true }
  };
  sample.plan.n_funds = 1;
  result = sample_run (&sample.plan, 16, 1);
  g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_ENROLLED][0], 20 + 2 + 20 + 2, 1e-9);
  g_assert_cmpuint (result->n_funds, ==, 1);
  g_assert_cmpfloat_with_epsilon (result->funds[0].mean, result->measures[FWE_M_COST].mean, 1e-6);
  fwe_result_free (result);
}

/* One purse and funds with uses of their own are two routes; an empty fund for seats alone forces
 * the second on the same money. */
static void
test_routes_agree (void)
{
  Sample sample;
  FweFund funds[3];
  FweResult *purse, *split;

  sample_city (&sample);
  purse = sample_run (&sample.plan, 200, 1);
  funds[0] = (FweFund){ .to = 20, .uses = FWE_USE_SEATS, .programs = { true, true, true } };
  funds[1] = sample.funds[0];
  funds[2] = sample.funds[1];
  sample.plan.funds = funds;
  sample.plan.n_funds = 3;
  split = sample_run (&sample.plan, 200, 1);
  for (size_t i = 0; i < 200; i++)
    for (size_t m = 0; m <= FWE_M_NPV_SOCIETY; m++)
      g_assert_cmpfloat_with_epsilon (purse->draws[m][i], split->draws[m][i],
                                      1e-9 * (1 + fabs (split->draws[m][i])));
  fwe_result_free (purse);
  fwe_result_free (split);
}

/* All 100 who apply are tested at 40 dollars where the program screens, whoever pays: of 64,000
 * dollars 60,000 are left for seats of 5,000. */
static void
test_screening (void)
{
  static const unsigned uses[][2] = { { FWE_USE_SEATS | FWE_USE_SUPPORTS | FWE_USE_COHORTS, 0 },
                                      { FWE_USE_SEATS | FWE_USE_COHORTS, FWE_USE_SUPPORTS } };
  Sample sample;
  FweProgram *program = &sample.programs[0];
  FweResult *result;

  sample_small (&sample);
  sample.plan.assumptions.counting = FWE_COUNTING_RAW;
  sample.plan.assumptions.deadweight = sample_fixed (1);
  program->screening_cost = sample_fixed (40);
  for (unsigned screens = 0; screens < 2; screens++)
    {
      program->screening = screens == 1;
      result = sample_run (&sample.plan, 4, 1);
      g_assert_cmpfloat (result->draws[FWE_M_ENROLLED][0], ==, 20);
      g_assert_cmpfloat (result->draws[FWE_M_COST][0], ==, 20 * 5000 + screens * 4000);
      g_assert_cmpfloat (result->draws[FWE_M_NPV_TAXPAYER][0], ==, -20 * 5000 - screens * 4000.0);
      fwe_result_free (result);
    }

  sample.plan.n_funds = 2;
  for (size_t k = 0; k < G_N_ELEMENTS (uses); k++)
    {
      for (size_t f = 0; f < 2; f++)
        sample.funds[f] = (FweFund){ .amount = f == 0 ? 64000 : 0,
                                     .to = 9,
                                     .uses = uses[k][f],
                                     .programs = { true },
                                     .public_money = true };
      result = sample_run (&sample.plan, 4, 1);
      g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_ENROLLED][0], 12, 1e-9);
      g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_COST][0], 64000, 1e-6);
      g_assert_cmpfloat_with_epsilon (result->draws[FWE_M_NPV_SOCIETY][0], -64000, 1e-6);
      fwe_result_free (result);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/money/present-value", test_present_value);
  g_test_add_func ("/engine/money/workadvance", test_workadvance);
  g_test_add_func ("/engine/money/statements", test_statements);
  g_test_add_func ("/engine/money/gross-to-net", test_gross_to_net);
  g_test_add_func ("/engine/money/mvpf-edges", test_mvpf_edges);
  g_test_add_func ("/engine/money/split", test_split);
  g_test_add_func ("/engine/money/who-pays", test_who_pays);
  g_test_add_func ("/engine/money/screening", test_screening);
  g_test_add_func ("/engine/money/payback", test_payback);
  g_test_add_func ("/engine/money/braided-funds", test_braided_funds);
  g_test_add_func ("/engine/money/fund-years", test_fund_years);
  g_test_add_func ("/engine/money/routes-agree", test_routes_agree);
  return g_test_run ();
}
