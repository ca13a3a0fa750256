/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>

#include "sample-plan.h"

#define N_SEEDS 40

/* One draw alone: every mean is its number. */
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
at (const FweResult *result, FweGroupStage stage, size_t g)
{
  return result->groups[stage][g].mean;
}

static void
assert_same (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-9 * fmax (1, fabs (b)));
}

/* One program is for incumbents, a cohort is under way and people wait when counts are read. */
static void
fill_plan (Sample *sample)
{
  sample_city (sample);
  sample_add_incomes (sample);
  sample->programs[1].incumbent = true;
  sample->programs[1].raise = sample_fixed (3000);
  sample->programs[1].employer_share = 0.5;
  sample->programs[0].n_cohorts = 14;
}

typedef void (*Check) (const FweResult *result);

static void
for_draws (Check check)
{
  Sample sample;

  fill_plan (&sample);
  for (uint64_t seed = 1; seed <= N_SEEDS; seed++)
    {
      FweResult *result;

      /* early, with nobody placed yet, and late */
      sample.plan.goal.quarter = seed % 4 == 0 ? 2 : 9 + seed % 7;
      result = run_draw (&sample.plan, seed);
      check (result);
      fwe_result_free (result);
    }
  sample_clear (&sample);
}

static void
check_stages (const FweResult *result)
{
  for (size_t g = 0; g < result->n_groups; g++)
    {
      for (FweGroupStage s = 0; s < FWE_N_GROUP_STAGES; s++)
        if (s != FWE_G_GAIN_PER_ENROLLED)
          g_assert_cmpfloat (at (result, s, g), >=, 0);
      assert_same (0.2 * at (result, FWE_G_REACHED, g), at (result, FWE_G_APPLICANTS, g));
      assert_same (at (result, FWE_G_ENROLLED, g) + at (result, FWE_G_TURNED_AWAY, g),
                   at (result, FWE_G_APPLICANTS, g));
      assert_same (at (result, FWE_G_IN_TRAINING, g) + at (result, FWE_G_LEFT, g)
                       + at (result, FWE_G_COMPLETED, g),
                   at (result, FWE_G_ENROLLED, g));
      assert_same (at (result, FWE_G_READY, g) + at (result, FWE_G_DRIFTED, g)
                       + at (result, FWE_G_PLACED, g) + at (result, FWE_G_KEPT, g),
                   at (result, FWE_G_COMPLETED, g));
      assert_same (at (result, FWE_G_LOCAL, g) + at (result, FWE_G_MOVED_AWAY, g),
                   at (result, FWE_G_PLACED, g));
      assert_same (at (result, FWE_G_TOO_RECENT, g) + at (result, FWE_G_LOST, g)
                       + at (result, FWE_G_RETAINED_Q4, g),
                   at (result, FWE_G_PLACED, g));
    }
}

static void
test_stages (void)
{
  for_draws (check_stages);
}

static double
over_groups (const FweResult *result, FweGroupStage stage)
{
  double sum = 0;

  for (size_t g = 0; g < result->n_groups; g++)
    sum += at (result, stage, g);

  return sum;
}

static void
check_stage_sums (const FweResult *result)
{
  const FweSummary *m = result->measures;

  assert_same (over_groups (result, FWE_G_APPLICANTS), m[FWE_M_APPLICANTS].mean);
  assert_same (over_groups (result, FWE_G_ENROLLED), m[FWE_M_ENROLLED].mean);
  assert_same (over_groups (result, FWE_G_COMPLETED), m[FWE_M_COMPLETED].mean);
  assert_same (over_groups (result, FWE_G_PLACED), m[FWE_M_GROSS_PLACEMENTS].mean);
  assert_same (over_groups (result, FWE_G_NET_LOCAL), m[FWE_M_NET_LOCAL_PLACEMENTS].mean);
  assert_same (over_groups (result, FWE_G_READY), m[FWE_M_WAITING].mean);
  assert_same (over_groups (result, FWE_G_RETAINED_Q4), m[FWE_M_RETAINED_Q4].mean);
}

static void
test_stage_sums (void)
{
  for_draws (check_stage_sums);
}

static void
check_ratio (const FweResult *result, FweRatio ratio, size_t g, double part, double whole)
{
  const FweSummary *share = &result->ratios[ratio][g];

  if (whole > 1e-9)
    assert_same (share->mean * whole, part);
  else
    g_assert_cmpuint (share->n_undefined, ==, 1);
}

static void
check_ratios (const FweResult *result)
{
  for (size_t g = 0; g < result->n_groups; g++)
    {
      const double completed = at (result, FWE_G_COMPLETED, g), kept = at (result, FWE_G_KEPT, g);
      const double placed = at (result, FWE_G_PLACED, g);
      const double retained = at (result, FWE_G_RETAINED_Q4, g);

      check_ratio (result, FWE_R_ENROLLED, g, at (result, FWE_G_ENROLLED, g),
                   at (result, FWE_G_APPLICANTS, g));
      check_ratio (result, FWE_R_COMPLETED, g, completed, completed + at (result, FWE_G_LEFT, g));
      check_ratio (result, FWE_R_PLACED, g, placed, completed - kept);
      check_ratio (result, FWE_R_RETAINED_Q4, g, retained, retained + at (result, FWE_G_LOST, g));
      check_ratio (result, FWE_R_LOCAL, g, at (result, FWE_G_LOCAL, g), placed);
    }
}

static void
test_ratios (void)
{
  for_draws (check_ratios);
}

static double
sum_of (const FweSummary *summaries, size_t n)
{
  double sum = 0;

  for (size_t k = 0; k < n; k++)
    sum += summaries[k].mean;

  return sum;
}

/* Who was hired where adds up to what each line hired and to who of each program was. */
static void
check_hires (const FweResult *result)
{
  g_autofree double *of_program = g_new0 (double, result->n_programs);

  for (size_t e = 0; e < result->n_employers; e++)
    {
      double of_line = 0;

      for (size_t p = 0; p < result->n_programs; p++)
        {
          const double hired = result->hires[e * result->n_programs + p];

          g_assert_cmpfloat (hired, >=, 0);
          of_line += hired;
          of_program[p] += hired;
        }
      assert_same (of_line, result->employers[FWE_E_PLACED][e].mean);
    }
  for (size_t p = 0; p < result->n_programs; p++)
    assert_same (of_program[p], result->programs[FWE_P_PLACED][p].mean);
}

static void
check_parts (const FweResult *result)
{
  static const FweMeasure measures[FWE_N_PROGRAM_COUNTS]
      = { [FWE_P_APPLICANTS] = FWE_M_APPLICANTS,
          [FWE_P_ENROLLED] = FWE_M_ENROLLED,
          [FWE_P_COMPLETED] = FWE_M_COMPLETED,
          [FWE_P_PLACED] = FWE_M_GROSS_PLACEMENTS,
          [FWE_P_COST] = FWE_M_COST };
  const FweSummary *m = result->measures;
  const double placed = m[FWE_M_GROSS_PLACEMENTS].mean, openings = m[FWE_M_OPENINGS].mean;
  const double kept = over_groups (result, FWE_G_KEPT);

  for (size_t k = 0; k < FWE_N_PROGRAM_COUNTS; k++)
    assert_same (sum_of (result->programs[k], result->n_programs), m[measures[k]].mean);

  assert_same (sum_of (result->occupations[FWE_O_OPENINGS], 2), openings);
  assert_same (sum_of (result->occupations[FWE_O_PLACED], 2), placed);
  assert_same (sum_of (result->occupations[FWE_O_WAITING], 2), m[FWE_M_WAITING].mean);
  assert_same (sum_of (result->occupations[FWE_O_COMPLETED], 2), m[FWE_M_COMPLETED].mean - kept);
  assert_same (sum_of (result->employers[FWE_E_OPEN], SAMPLE_EMPLOYERS), openings);
  assert_same (sum_of (result->employers[FWE_E_PLACED], SAMPLE_EMPLOYERS), placed);
  for (size_t e = 0; e < SAMPLE_EMPLOYERS; e++)
    {
      const double open = result->employers[FWE_E_OPEN][e].mean;

      g_assert_cmpfloat (result->employers[FWE_E_OPENINGS][e].mean, >=, open);
      g_assert_cmpfloat (result->employers[FWE_E_PLACED][e].mean, <=, open + 1e-9);
    }
  check_hires (result);
}

static void
test_parts (void)
{
  for_draws (check_parts);
}

/* A mean over draws that do not fill their last block. */
static void
test_hires (void)
{
  Sample sample;
  FweResult *result;

  sample_city (&sample);
  result = sample_run (&sample.plan, 37, 2);
  check_hires (result);
  fwe_result_free (result);
}

/* Programs 0 and 1 train for one occupation, program 2 and every third hiring line are of the
 * other. */
static void
test_occupations (void)
{
  Sample sample;
  FweResult *result;
  double placed[2] = { 0, 0 };

  sample_city (&sample);
  result = run_draw (&sample.plan, 3);
  for (size_t e = 0; e < SAMPLE_EMPLOYERS; e++)
    placed[sample.employers[e].occupation] += result->employers[FWE_E_PLACED][e].mean;
  for (size_t o = 0; o < 2; o++)
    assert_same (result->occupations[FWE_O_PLACED][o].mean, placed[o]);
  for (size_t e = 0; e < SAMPLE_EMPLOYERS; e++)
    if (sample.employers[e].occupation == 0)
      g_assert_cmpfloat (result->hires[e * result->n_programs + 2], ==, 0);
  assert_same (result->programs[FWE_P_PLACED][2].mean, placed[1]);
  g_assert_cmpfloat (placed[0], >, 1);
  g_assert_cmpfloat (placed[1], >, 1);
  g_assert_cmpuint (result->n_occupations, ==, 2);
  g_assert_cmpuint (result->n_programs, ==, 3);
  g_assert_cmpuint (result->n_employers, ==, SAMPLE_EMPLOYERS);
  g_assert_cmpuint (result->n_years, ==, 10);
  fwe_result_free (result);
}

static double
binding (const FweResult *result, FweBinding which, size_t quarter)
{
  return result->bindings[which][quarter];
}

static void
test_bindings_sum (void)
{
  Sample sample;
  FweResult *one, *two;

  fill_plan (&sample);
  one = sample_run (&sample.plan, 333, 1);
  two = sample_run (&sample.plan, 333, 2);
  for (size_t q = 0; q < 40; q++)
    {
      double sum = 0;

      for (size_t b = 0; b < FWE_N_BINDINGS; b++)
        {
          g_assert_cmpfloat (binding (one, b, q), >=, 0);
          g_assert_cmpfloat (binding (one, b, q), ==, binding (two, b, q));
          sum += binding (one, b, q);
        }
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
    }
  fwe_result_free (one);
  fwe_result_free (two);
  sample_clear (&sample);
}

/* 20 seats, 100 applicants; a course of 12 weeks. */
static void
test_binding_cohort (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  result = run_draw (&sample.plan, 1);
  g_assert_cmpfloat (binding (result, FWE_B_SEATS, 0), ==, 1);
  g_assert_cmpfloat (binding (result, FWE_B_NOTHING, 1), ==, 1);
  fwe_result_free (result);

  sample.programs[0].applicants = sample_fixed (15);
  result = run_draw (&sample.plan, 1);
  g_assert_cmpfloat (binding (result, FWE_B_APPLICANTS, 0), ==, 1);
  fwe_result_free (result);

  sample.funds[0] = (FweFund){ .amount = 50000,
                               .to = 23,
                               .uses = FWE_USE_SEATS | FWE_USE_SUPPORTS | FWE_USE_COHORTS,
                               .programs = { true } };
  sample.plan.n_funds = 1;
  result = run_draw (&sample.plan, 1);
  g_assert_cmpfloat (binding (result, FWE_B_MONEY, 0), ==, 1);
  fwe_result_free (result);

  sample.programs[0].seats = 0;
  result = run_draw (&sample.plan, 1);
  for (size_t q = 0; q < 24; q++)
    g_assert_cmpfloat (binding (result, FWE_B_NOTHING, q), ==, 1);
  fwe_result_free (result);
}

/* Openings come before what holds the cohort of the same quarter back, while people wait. */
static void
test_binding_openings (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.programs[0].n_cohorts = 2;
  sample.employers[0].openings = sample_fixed (30);
  sample.employers[0].openings.id = fwe_quantity_id ("employers.small.openings");
  sample.employers[0].from = 2;
  sample.employers[0].to = 4;
  result = run_draw (&sample.plan, 1);

  /* 20 finish in quarter 0 and 20 in quarter 1; 10 openings a quarter come in 2, 3 and 4 */
  g_assert_cmpfloat (binding (result, FWE_B_OPENINGS, 0), ==, 1);
  g_assert_cmpfloat (binding (result, FWE_B_OPENINGS, 1), ==, 1);
  g_assert_cmpfloat (binding (result, FWE_B_OPENINGS, 4), ==, 1);
  fwe_result_free (result);

  /* 1 of 40 who finished is left: nobody's queue */
  sample.employers[0].openings = sample_fixed (39);
  sample.employers[0].openings.id = fwe_quantity_id ("employers.small.openings");
  result = run_draw (&sample.plan, 1);
  g_assert_cmpfloat (result->series[FWE_S_READY][4].mean, >, 0.9);
  g_assert_cmpfloat (binding (result, FWE_B_NOTHING, 4), ==, 1);
  fwe_result_free (result);
}

static void
test_retention (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.programs[0].n_cohorts = 3;
  sample.plan.assumptions.retention_q4 = sample_fixed (0.75);
  sample.plan.goal = (FweGoal){ .measure = FWE_GOAL_GROSS_PLACEMENTS, .value = 10, .quarter = 5 };
  result = run_draw (&sample.plan, 1);

  /* 20 placed in each of quarters 0, 1 and 2; in quarter 5 those of 0 and 1 are four old */
  assert_same (at (result, FWE_G_PLACED, 0), 60);
  assert_same (at (result, FWE_G_RETAINED_Q4, 0), 30);
  assert_same (at (result, FWE_G_LOST, 0), 10);
  assert_same (at (result, FWE_G_TOO_RECENT, 0), 20);
  fwe_result_free (result);
}

/* Two groups of equal size: the second one's people displace in both. */
static void
test_work (void)
{
  Sample sample;
  FweResult *result;

  sample_small (&sample);
  sample.groups[0] = (FweGroup){ .adults = 1000,
                                 .earnings = sample_fixed (30000),
                                 .completion_gap = sample_fixed (0),
                                 .labor_force = 800,
                                 .unemployment = 0.05 };
  sample.groups[1] = sample.groups[0];
  sample.groups[1].applicant_share = 1;
  sample.groups[1].unemployment = 0.1;
  sample.plan.n_groups = 2;
  sample.plan.jobless_share = sample_fixed (0.5);
  sample.plan.assumptions.deadweight = sample_fixed (0.2);
  sample.plan.assumptions.displacement = sample_fixed (0.25);
  result = run_draw (&sample.plan, 1);

  /* 20 placed, 16 net of deadweight, 4 residents displaced: 2 in each group; half were jobless */
  assert_same (result->unemployment_before[0], 0.05);
  assert_same (result->unemployment_after[0].mean, (40.0 + 1) / 800);
  assert_same (result->unemployment_before[1], 0.1);
  assert_same (result->unemployment_after[1].mean, (80.0 - 7) / 800);
  assert_same (result->employment_before[1], 0.72);
  assert_same (result->employment_after[1].mean, 0.727);
  fwe_result_free (result);

  /* nobody knows, and no more find work than had none */
  sample.groups[0].unemployment = NAN;
  sample.groups[1].unemployment = 0.005;
  result = run_draw (&sample.plan, 1);
  g_assert_true (isnan (result->unemployment_before[0]));
  g_assert_cmpuint (result->unemployment_after[0].n_undefined, ==, 1);
  g_assert_cmpuint (result->employment_after[0].n_undefined, ==, 1);
  assert_same (result->unemployment_after[1].mean, 0);
  assert_same (result->employment_after[1].mean, 0.8);
  fwe_result_free (result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/counts/stages", test_stages);
  g_test_add_func ("/engine/counts/stage-sums", test_stage_sums);
  g_test_add_func ("/engine/counts/ratios", test_ratios);
  g_test_add_func ("/engine/counts/parts", test_parts);
  g_test_add_func ("/engine/counts/hires", test_hires);
  g_test_add_func ("/engine/counts/occupations", test_occupations);
  g_test_add_func ("/engine/counts/retention", test_retention);
  g_test_add_func ("/engine/bindings/sum", test_bindings_sum);
  g_test_add_func ("/engine/bindings/cohort", test_binding_cohort);
  g_test_add_func ("/engine/bindings/openings", test_binding_openings);
  g_test_add_func ("/engine/employment/rates", test_work);
  return g_test_run ();
}
