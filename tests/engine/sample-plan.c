/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-plan.h"

#include <glib.h>
#include <math.h>
#include <string.h>

const FweEvidenceRow sample_evidence[SAMPLE_EVIDENCE] = {
  { .study = "TechHire/SWFI", .year = 2, .estimate = 0, .se = 1296, .techhire = true },
  { .study = "Year Up", .year = 1, .estimate = -5338, .se = 790 },
  { .study = "Year Up", .year = 2, .estimate = 5181, .se = 790 },
  { .study = "Year Up", .year = 3, .estimate = 7011, .se = 790 },
  { .study = "Per Scholas", .year = 2, .estimate = 3700, .se = 1526, .per_scholas = true },
  { .study = "Per Scholas", .year = 3, .estimate = 4829, .se = 1526, .per_scholas = true },
  { .study = "WorkAdvance", .year = 2, .estimate = 1945, .se = 790 },
  { .study = "WorkAdvance", .year = 3, .estimate = 1865, .se = 790 },
  { .study = "Project QUEST", .year = 3, .estimate = 1881, .se = 2000 },
};

FweQuantity
sample_fixed (double value)
{
  return (FweQuantity){ .middle = value, .evidence = value, .p10 = value, .p90 = value };
}

FweQuantity
sample_share (const char *key, double p10, double middle, double p90)
{
  return (FweQuantity){ .id = fwe_quantity_id (key),
                        .kind = FWE_DIST_LOGIT_NORMAL,
                        .middle = middle,
                        .evidence = middle,
                        .p10 = p10,
                        .p90 = p90,
                        .lo = 0,
                        .hi = 1 };
}

FweQuantity
sample_money (const char *key, double p10, double middle, double p90)
{
  return (FweQuantity){ .id = fwe_quantity_id (key),
                        .kind = FWE_DIST_LOG_NORMAL,
                        .middle = middle,
                        .evidence = middle,
                        .p10 = p10,
                        .p90 = p90 };
}

static void
own (Sample *sample)
{
  FwePlan *plan = &sample->plan;

  plan->groups = sample->groups;
  plan->programs = sample->programs;
  plan->employers = sample->employers;
  plan->supports = sample->supports;
  plan->funds = sample->funds;
  plan->links = sample->links;
  plan->evidence_rows = sample_evidence;
  plan->n_evidence = SAMPLE_EVIDENCE;
}

static void
fill_assumptions (FweAssumptions *a)
{
  *a = (FweAssumptions){
    .drift = sample_share ("pipeline.drift", 0.05, 0.1, 0.2),
    .job_finding = sample_fixed (1),
    .leakage = sample_share ("additionality.leakage", 0.05, 0.15, 0.4),
    .retention_q2 = sample_share ("pipeline.retention_q2", 0.7, 0.8, 0.9),
    .retention_q4 = sample_share ("pipeline.retention_q4", 0.6, 0.72, 0.85),
    .in_movers = sample_share ("pipeline.in_movers", 0.2, 0.5, 0.8),
    .deadweight = sample_share ("additionality.deadweight", 0.08, 0.2, 0.4),
    .displacement = sample_share ("additionality.displacement", 0.05, 0.25, 0.6),
    .training_dip = sample_money ("effect.dip", 2000, 4000, 8000),
    .rise = sample_money ("effect.rise", 0.15, 0.3, 0.6),
    .fade = sample_money ("effect.fade", 0.005, 0.02, 0.05),
    .fade_from = sample_fixed (28),
    .eligible_income = 50000,
    .discount_rate = 0.03,
    .tax_rate = 0.25,
    .fringe = 0.2,
    .benefits_lost = 0.1,
    .excess_burden = 0.1,
    .price_year = 2024,
    .prior_deflator = 1,
  };
}

static void
fill_groups (Sample *sample, size_t n)
{
  static const double adults[SAMPLE_GROUPS] = { 620000, 60000, 120000, 70000, 30000 };
  static const double shares[SAMPLE_GROUPS] = { 0.45, 0.15, 0.25, 0.1, 0.05 };
  static const double gaps[SAMPLE_GROUPS] = { 0, -0.1, -0.3, 0.1, -0.1 };
  static const double pay[SAMPLE_GROUPS] = { 33000, 29000, 27000, 31000, 30000 };

  for (size_t g = 0; g < n; g++)
    sample->groups[g] = (FweGroup){ .adults = adults[g],
                                    .applicant_share = n == 1 ? 1 : shares[g],
                                    .completion_gap = sample_fixed (n == 1 ? 0 : gaps[g]),
                                    .earnings = sample_fixed (pay[g]) };
  sample->plan.n_groups = n;
}

static void
fill_programs (Sample *sample)
{
  static const char *const ids[SAMPLE_PROGRAMS] = { "prime", "concordia", "it-ready" };
  static const double weeks[SAMPLE_PROGRAMS] = { 18, 12, 8 };
  static const double seats[SAMPLE_PROGRAMS] = { 24, 20, 25 };

  for (size_t p = 0; p < SAMPLE_PROGRAMS; p++)
    {
      g_autofree char *applicants = g_strdup_printf ("programs.%s.applicants", ids[p]);
      g_autofree char *eligible = g_strdup_printf ("programs.%s.eligible", ids[p]);
      g_autofree char *completion = g_strdup_printf ("programs.%s.completion", ids[p]);
      g_autofree char *cost = g_strdup_printf ("programs.%s.seat_cost", ids[p]);

      sample->programs[p] = (FweProgram){
        .first_week = 4.0 * (double)p,
        .weeks = weeks[p],
        .weeks_between = 13,
        .n_cohorts = 12,
        .seats = seats[p],
        .applicants = sample_money (applicants, 60, 90, 140),
        .apply = sample_fixed (0.2),
        .eligible = sample_share (eligible, 0.3, 0.45, 0.6),
        .completion = sample_share (completion, 0.6, 0.75, 0.85),
        .seat_cost = sample_money (cost, 5000, 7000, 10000),
        .cohort_cost = 15000,
        .price = p == 0 ? 1000 : 0,
        .price_shift = sample_fixed (-0.05),
        .occupation = p == 2 ? 1 : 0,
        .job_pay = sample_fixed (52000),
        .screening = true,
        .post_placement = p != 1,
        .supports = { true, p != 0 },
      };
    }
  sample->plan.n_programs = SAMPLE_PROGRAMS;
}

static void
fill_employers (Sample *sample)
{
  for (size_t e = 0; e < SAMPLE_EMPLOYERS; e++)
    {
      g_autofree char *openings = g_strdup_printf ("employers.%zu.openings", e);
      g_autofree char *honoured = g_strdup_printf ("employers.%zu.honoured", e);
      g_autofree char *realised = g_strdup_printf ("employers.%zu.realised", e);

      sample->employers[e] = (FweEmployer){
        .occupation = e % 3 == 0 ? 1 : 0,
        .openings = sample_money (openings, 10 + (double)e, 20 + (double)e, 34 + (double)e),
        .from = e % 4,
        .to = 12 + e % 5,
        .pledged = e < 12,
        .honoured = e < 12 ? sample_share (honoured, 0.3, 0.6, 0.85) : sample_fixed (1),
        .degree = sample_fixed (0.4),
        .waives = e % 2 == 0,
        .realised = sample_share (realised, 0.1, 0.35, 0.7),
        .pay = sample_fixed (46000 + 1500 * (double)(e % 7)),
      };
      sample->employers[e].honoured.p_zero = e < 12 ? 0.1 : 0;
    }
  for (size_t k = 0; k < SAMPLE_LINKS; k++)
    sample->links[k] = (FweLink){ .program = sample->employers[k].occupation == 1 ? 2 : k % 2,
                                  .employer = k,
                                  .coverage = 0.6 + 0.03 * (double)k,
                                  .to = 30 };
  sample->plan.n_employers = SAMPLE_EMPLOYERS;
  sample->plan.n_links = SAMPLE_LINKS;
  sample->plan.n_occupations = 2;
}

void
sample_city (Sample *sample)
{
  memset (sample, 0, sizeof *sample);
  own (sample);
  sample->plan.n_quarters = 40;
  fill_assumptions (&sample->plan.assumptions);
  fill_groups (sample, SAMPLE_GROUPS);
  fill_programs (sample);
  fill_employers (sample);
  sample->supports[0] = (FweSupport){ .level = 0.5,
                                      .applicants = sample_fixed (0.2),
                                      .completion = sample_fixed (0.3),
                                      .cost = sample_fixed (900),
                                      .weeks_factor = 1.2 };
  sample->supports[1] = (FweSupport){ .level = 1,
                                      .completion = sample_fixed (0.2),
                                      .cost = sample_fixed (1500),
                                      .weeks_factor = 1,
                                      .to_participant = true };
  sample->plan.n_supports = SAMPLE_SUPPORTS;
  for (size_t f = 0; f < SAMPLE_FUNDS; f++)
    sample->funds[f] = (FweFund){ .amount = f == 0 ? 1200000 : 900000,
                                  .to = 20,
                                  .uses = FWE_USE_SEATS | FWE_USE_SUPPORTS | FWE_USE_COHORTS,
                                  .programs = { true, true, true },
                                  .public_money = f == 0 };
  sample->plan.n_funds = SAMPLE_FUNDS;
  sample->plan.goal
      = (FweGoal){ .measure = FWE_GOAL_NET_LOCAL_PLACEMENTS, .value = 150, .quarter = 12 };
  sample->plan.gap_low = 2;
}

void
sample_small (Sample *sample)
{
  FweAssumptions *a = &sample->plan.assumptions;

  memset (sample, 0, sizeof *sample);
  own (sample);
  sample->plan.n_quarters = 24;
  fill_groups (sample, 1);
  *a = (FweAssumptions){ .job_finding = sample_fixed (1),
                         .rise = sample_fixed (0.3),
                         .fade_from = sample_fixed (28) };
  sample->programs[0] = (FweProgram){ .weeks = 12,
                                      .weeks_between = 13,
                                      .n_cohorts = 1,
                                      .seats = 20,
                                      .applicants = sample_fixed (100),
                                      .apply = sample_fixed (0.2),
                                      .eligible = sample_fixed (1),
                                      .completion = sample_fixed (1),
                                      .seat_cost = sample_fixed (5000),
                                      .job_pay = sample_fixed (50000) };
  sample->programs[0].completion.id = fwe_quantity_id ("programs.small.completion");
  sample->employers[0] = (FweEmployer){ .openings = sample_fixed (1000),
                                        .to = 23,
                                        .pledged = true,
                                        .honoured = sample_fixed (1),
                                        .pay = sample_fixed (50000) };
  sample->employers[0].openings.id = fwe_quantity_id ("employers.small.openings");
  sample->plan.n_programs = 1;
  sample->plan.n_employers = 1;
  sample->plan.n_occupations = 1;
}

/* Made-up brackets without a mean; later groups are poorer. Two adults a household. */
void
sample_add_incomes (Sample *sample)
{
  for (size_t g = 0; g < sample->plan.n_groups; g++)
    {
      FweBrackets brackets = { .mean = NAN };
      FweFault fault = { 0 };

      for (size_t i = 0; i < FWE_N_BRACKETS; i++)
        {
          brackets.edges[i] = fwe_acs_edges[i];
          brackets.counts[i] = sample->groups[g].adults / 2 / FWE_N_BRACKETS
                               * (1 + 0.04 * (3 - (double)g) * ((double)i - 7.5));
        }
      sample->incomes[g] = fwe_incomes_new (&brackets, &fault);
      if (sample->incomes[g] == NULL)
        g_error ("fault %d in %s, number %zu: %g", (int)fault.code, fault.input, fault.index,
                 fault.value);
      sample->groups[g].incomes = sample->incomes[g];
    }
}

void
sample_widen (Sample *sample, FweGroup groups[9])
{
  for (size_t g = 0; g < 9; g++)
    {
      groups[g] = sample->groups[g % SAMPLE_GROUPS];
      groups[g].applicant_share = 1.0 / 9;
    }
  sample->plan.groups = groups;
  sample->plan.n_groups = 9;
  for (size_t p = SAMPLE_PROGRAMS; p < 12; p++)
    {
      sample->programs[p] = sample->programs[p % SAMPLE_PROGRAMS];
      sample->programs[p].completion.id += p;
    }
  sample->plan.n_programs = 12;
}

void
sample_clear (Sample *sample)
{
  for (size_t g = 0; g < SAMPLE_GROUPS; g++)
    {
      fwe_incomes_free (sample->incomes[g]);
      sample->incomes[g] = NULL;
      sample->groups[g].incomes = NULL;
    }
}

FweResult *
sample_run (const FwePlan *plan, size_t n_draws, unsigned n_threads)
{
  FweDraws *draws = fwe_draws_new (1, n_draws);
  FweResult *result = NULL;
  FweFault fault = { 0 };

  if (!fwe_run (plan, draws, n_threads, NULL, &result, &fault))
    g_error ("fault %d in %s, number %zu: %g", (int)fault.code, fault.input, fault.index,
             fault.value);

  fwe_draws_free (draws);
  return result;
}
