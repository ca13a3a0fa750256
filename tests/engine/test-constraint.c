/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "sample-plan.h"

static FweConstraint
constraint_of (const FwePlan *plan, unsigned n_threads)
{
  FweDraws *draws = fwe_draws_new (1, 500);
  FweResult *result = NULL;
  FweFault fault = { 0 };
  FweConstraint out;

  g_assert_true (fwe_run (plan, draws, 1, NULL, &result, &fault));
  g_assert_true (fwe_run_constraint (plan, draws, n_threads, NULL, result, &fault));
  out = result->constraint;
  fwe_result_free (result);
  fwe_draws_free (draws);
  return out;
}

/* Twenty finish, five openings: an opening is worth one placement, a seat none. */
static void
test_openings (void)
{
  Sample sample;
  FweConstraint found;

  sample_small (&sample);
  sample.employers[0].openings = sample_fixed (5);
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "openings");
  g_assert_cmpuint (found.quarter, ==, 0);
  g_assert_cmpfloat_with_epsilon (found.worth_opening, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (found.worth_seat, 0, 1e-9);
}

/* Nobody hires what the course teaches, or nobody at all: it is openings that lack. */
static void
test_no_openings (void)
{
  Sample sample;
  FweConstraint found;

  sample_small (&sample);
  sample.plan.n_occupations = 2;
  sample.employers[0].occupation = 1;
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "openings");
  g_assert_cmpfloat (found.worth_opening, ==, 0);

  sample.plan.n_employers = 0;
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "openings");
  g_assert_cmpuint (found.quarter, ==, 0);
  g_assert_true (isnan (found.worth_opening));
}

static void
test_seats (void)
{
  Sample sample;
  FweConstraint found;

  sample_small (&sample);
  sample.programs[0].n_cohorts = 3;
  sample.programs[0].completion = sample_fixed (0.5);
  sample.plan.assumptions.deadweight = sample_fixed (0.2);
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "seats");
  g_assert_cmpuint (found.quarter, ==, 0);
  g_assert_cmpfloat_with_epsilon (found.worth_seat, 0.5 * 0.8, 0.02);
  g_assert_cmpfloat_with_epsilon (found.worth_opening, 0, 1e-9);
}

/* Most who finish wait while openings stand free: as they search on, it is not openings that lack,
 * but for those who look where there are few. */
static void
test_search (void)
{
  Sample sample;
  FweConstraint found;

  sample_small (&sample);
  sample.plan.assumptions.job_finding = sample_fixed (0.1);
  sample.plan.assumptions.deadweight = sample_fixed (1);
  sample.plan.goal = (FweGoal){ .measure = FWE_GOAL_GROSS_PLACEMENTS, .value = 10, .quarter = 2 };
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "none");

  sample.plan.assumptions.deadweight = sample_fixed (0);
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "seats");
  g_assert_cmpfloat_with_epsilon (found.worth_opening, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (found.worth_seat, 1 - pow (0.9, 3), 1e-9);

  sample.employers[0].openings = sample_fixed (3);
  sample.employers[0].pledged = false;
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "openings");
}

static void
test_applicants (void)
{
  Sample sample;
  FweConstraint found;

  sample_small (&sample);
  sample.programs[0].applicants = sample_fixed (12);
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "applicants");
  g_assert_cmpfloat_with_epsilon (found.worth_applicant, 1, 1e-9);
}

/* A plan that has none of something is held back by that, not by nothing. */
static void
test_none_at_all (void)
{
  Sample sample;

  sample_small (&sample);
  sample.programs[0].seats = 0;
  g_assert_cmpstr (fwe_limit_name (constraint_of (&sample.plan, 1).limit), ==, "seats");

  sample_small (&sample);
  sample.programs[0].applicants = sample_fixed (0);
  g_assert_cmpstr (fwe_limit_name (constraint_of (&sample.plan, 1).limit), ==, "applicants");

  sample_small (&sample);
  sample.funds[0] = (FweFund){ .to = 23, .uses = FWE_USE_SEATS, .programs = { true } };
  sample.plan.n_funds = 1;
  g_assert_cmpstr (fwe_limit_name (constraint_of (&sample.plan, 1).limit), ==, "money");
}

/* 5,000 dollars a seat: two more people for 10,000 dollars. */
static void
test_money (void)
{
  Sample sample;
  FweConstraint found;

  sample_small (&sample);
  sample.funds[0]
      = (FweFund){ .amount = 50000, .to = 23, .uses = FWE_USE_SEATS, .programs = { true } };
  sample.plan.n_funds = 1;
  sample.plan.goal = (FweGoal){ .measure = FWE_GOAL_GROSS_PLACEMENTS, .value = 10, .quarter = 3 };
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "money");
  g_assert_cmpfloat_with_epsilon (found.worth_10000, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (found.worth_seat, 0, 1e-9);
}

static void
test_too_late (void)
{
  Sample sample;

  sample_small (&sample);
  sample.programs[0].first_week = 26;
  sample.plan.goal = (FweGoal){ .measure = FWE_GOAL_GROSS_PLACEMENTS, .value = 10, .quarter = 1 };
  g_assert_cmpint (constraint_of (&sample.plan, 1).limit, ==, FWE_LIMIT_COMPLETION);
  sample.plan.n_programs = 0;
  g_assert_cmpint (constraint_of (&sample.plan, 1).limit, ==, FWE_LIMIT_NONE);
}

/* Nobody finishes, or nobody gets in: it is not nothing that holds the plan back. */
static void
test_nobody (void)
{
  Sample sample;
  FweConstraint found;

  sample_small (&sample);
  sample.programs[0].completion = sample_fixed (0);
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "completion");
  g_assert_cmpfloat (found.worth_seat, <, 0.001);

  sample.programs[0].completion = sample_fixed (1);
  sample.programs[0].eligible = sample_fixed (0);
  found = constraint_of (&sample.plan, 1);
  g_assert_cmpstr (fwe_limit_name (found.limit), ==, "applicants");
}

static void
test_threads (void)
{
  Sample sample;
  FweConstraint one, many;

  sample_city (&sample);
  one = constraint_of (&sample.plan, 1);
  many = constraint_of (&sample.plan, 3);
  g_assert_cmpint (one.limit, ==, many.limit);
  g_assert_cmpuint (one.quarter, ==, many.quarter);
  g_assert_cmpfloat (one.worth_opening, ==, many.worth_opening);
  g_assert_cmpfloat (one.worth_seat, ==, many.worth_seat);
  g_assert_cmpfloat (one.worth_applicant, ==, many.worth_applicant);
  g_assert_cmpfloat (one.worth_10000, ==, many.worth_10000);
  g_assert_cmpstr (fwe_limit_name (one.limit), ==, "openings");
  g_assert_cmpfloat (one.worth_opening, >, 0.2);
  g_assert_cmpfloat (one.worth_opening, <, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/constraint/openings", test_openings);
  g_test_add_func ("/engine/constraint/no-openings", test_no_openings);
  g_test_add_func ("/engine/constraint/seats", test_seats);
  g_test_add_func ("/engine/constraint/search", test_search);
  g_test_add_func ("/engine/constraint/applicants", test_applicants);
  g_test_add_func ("/engine/constraint/none-at-all", test_none_at_all);
  g_test_add_func ("/engine/constraint/money", test_money);
  g_test_add_func ("/engine/constraint/too-late", test_too_late);
  g_test_add_func ("/engine/constraint/nobody", test_nobody);
  g_test_add_func ("/engine/constraint/threads", test_threads);
  return g_test_run ();
}
