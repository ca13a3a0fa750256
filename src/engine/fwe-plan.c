/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-plan.h"

#include <math.h>
#include <stdint.h>

/* Far above any plan, far below where sums lose their digits. */
#define MAX_PERSONS 1e6
#define MAX_ADULTS  1e9
#define MAX_DOLLARS 1e9  /* a person, a year */
#define MAX_AMOUNT  1e12 /* a fund */
#define MAX_WEEKS   2080.0
#define MAX_SHIFT   20.0 /* logs and logits */
#define MAX_COHORTS 2080
#define MAX_ROWS    4096
#define MAX_YEAR    50

/* A number of a struct, its name in the plan's words and its range. */
typedef struct
{
  size_t offset;
  const char *name;
  double lo, hi;
} Field;

#define FIELD(type, member, name, lo, hi)                                                          \
  {                                                                                                \
    offsetof (type, member), name, lo, hi                                                          \
  }

static const Field program_numbers[] = {
  FIELD (FweProgram, first_week, "programs.first_week", 0, MAX_WEEKS),
  FIELD (FweProgram, weeks, "programs.weeks", 0.1, MAX_WEEKS),
  FIELD (FweProgram, weeks_between, "programs.weeks_between", 0, MAX_WEEKS),
  FIELD (FweProgram, seats, "programs.seats", 0, MAX_PERSONS),
  FIELD (FweProgram, smallest_class, "programs.smallest_class", 0, MAX_PERSONS),
  FIELD (FweProgram, cohort_cost, "programs.cohort_cost", 0, MAX_DOLLARS),
  FIELD (FweProgram, price, "programs.price", 0, MAX_DOLLARS),
  FIELD (FweProgram, skill_weeks, "programs.skill_weeks", 0, MAX_WEEKS),
  FIELD (FweProgram, employer_share, "programs.employer_share", 0, 1),
};

static const Field program_quantities[] = {
  FIELD (FweProgram, applicants, "programs.applicants", 0, MAX_PERSONS),
  FIELD (FweProgram, apply, "programs.apply", 0.01, 1),
  FIELD (FweProgram, eligible, "programs.eligible", 0, 1),
  FIELD (FweProgram, completion, "programs.completion", 0, 1),
  FIELD (FweProgram, seat_cost, "programs.seat_cost", 0, MAX_DOLLARS),
  FIELD (FweProgram, price_shift, "programs.price_shift", -MAX_SHIFT, MAX_SHIFT),
  FIELD (FweProgram, job_pay, "programs.job_pay", 0, MAX_DOLLARS),
  FIELD (FweProgram, raise, "programs.raise", -MAX_DOLLARS, MAX_DOLLARS),
  FIELD (FweProgram, screening_cost, "programs.screening_cost", 0, MAX_DOLLARS),
};

static const Field employer_quantities[] = {
  FIELD (FweEmployer, openings, "employers.openings", 0, MAX_PERSONS),
  FIELD (FweEmployer, honoured, "employers.honoured", 0, 1),
  FIELD (FweEmployer, degree, "employers.degree", 0, 1),
  FIELD (FweEmployer, realised, "employers.realised", 0, 1),
  FIELD (FweEmployer, pay, "employers.pay", 0, MAX_DOLLARS),
};

static const Field support_numbers[] = {
  FIELD (FweSupport, level, "supports.level", 0, 1),
  FIELD (FweSupport, weeks_factor, "supports.weeks_factor", 0.1, 10),
};

static const Field support_quantities[] = {
  FIELD (FweSupport, applicants, "supports.applicants", -MAX_SHIFT, MAX_SHIFT),
  FIELD (FweSupport, eligible, "supports.eligible", -MAX_SHIFT, MAX_SHIFT),
  FIELD (FweSupport, completion, "supports.completion", -MAX_SHIFT, MAX_SHIFT),
  FIELD (FweSupport, cost, "supports.cost", 0, MAX_DOLLARS),
};

static const Field group_numbers[] = {
  FIELD (FweGroup, adults, "groups.adults", 0, MAX_ADULTS),
  FIELD (FweGroup, applicant_share, "groups.applicant_share", 0, 1),
};

static const Field group_quantities[] = {
  FIELD (FweGroup, completion_gap, "groups.completion_gap", -MAX_SHIFT, MAX_SHIFT),
  FIELD (FweGroup, earnings, "groups.earnings", 0, MAX_DOLLARS),
};

static const Field fund_numbers[] = {
  FIELD (FweFund, amount, "funds.amount", 0, MAX_AMOUNT),
};

static const Field assumption_numbers[] = {
  FIELD (FweAssumptions, eligible_income, "assumptions.eligible_income", 0, MAX_DOLLARS),
  FIELD (FweAssumptions, discount_rate, "money.discount_rate", -0.5, 1),
  FIELD (FweAssumptions, tax_rate, "money.tax_rate", 0, 1),
  FIELD (FweAssumptions, fringe, "money.fringe", 0, 2),
  FIELD (FweAssumptions, benefits_lost, "money.benefits_lost", 0, 1),
  FIELD (FweAssumptions, excess_burden, "money.excess_burden", 0, 5),
  FIELD (FweAssumptions, trial_placed_per_enrolled, "assumptions.trial_placed_per_enrolled", 0, 1),
};

static const Field assumption_quantities[] = {
  FIELD (FweAssumptions, drift, "pipeline.drift", 0, 1),
  FIELD (FweAssumptions, job_finding, "pipeline.job_finding", 0, 1),
  FIELD (FweAssumptions, leakage, "additionality.leakage", 0, 1),
  FIELD (FweAssumptions, retention_q2, "pipeline.retention_q2", 0, 1),
  FIELD (FweAssumptions, retention_q4, "pipeline.retention_q4", 0, 1),
  FIELD (FweAssumptions, in_movers, "pipeline.in_movers", 0, 1),
  FIELD (FweAssumptions, deadweight, "additionality.deadweight", 0, 1),
  FIELD (FweAssumptions, displacement, "additionality.displacement", 0, 1),
  FIELD (FweAssumptions, training_dip, "effect.dip", -MAX_DOLLARS, MAX_DOLLARS),
  FIELD (FweAssumptions, rise, "effect.rise", 0, 100),
  FIELD (FweAssumptions, fade, "effect.fade", 0, 100),
  FIELD (FweAssumptions, fade_from, "effect.fade_from", 0, 1000),
};

static const Field plan_quantities[] = {
  FIELD (FwePlan, jobless_share, "equity.jobless_share", 0, 1),
};

#define N(table) (sizeof (table) / sizeof *(table))

static bool
refuse (FweFault *fault, FweFaultCode code, const char *input, size_t index, double value)
{
  *fault = (FweFault){ .code = code, .input = input, .index = index, .value = value };
  return false;
}

/* A p90 this many times its p10 makes draws no sum survives. */
#define MAX_RATIO 1e6

/* False for NaN. */
static bool
within (double value, double lo, double hi)
{
  return value >= lo && value <= hi;
}

static bool
check_number (double value, const Field *field, size_t index, FweFault *fault)
{
  return within (value, field->lo, field->hi)
         || refuse (fault, FWE_FAULT_OUT_OF_RANGE, field->name, index, value);
}

/* Draws of these could leave the field's range when nothing holds them. */
static bool
needs_bounds (const FweQuantity *quantity, const Field *field)
{
  if (quantity->p90 <= quantity->p10)
    return false;

  return (quantity->kind == FWE_DIST_NORMAL && field->lo >= 0)
         || (quantity->kind == FWE_DIST_LOG_NORMAL && field->hi <= 1);
}

/* The first of a quantity's numbers that is wrong. */
static bool
find_wrong (const FweQuantity *quantity, const Field *field, double *wrong)
{
  const bool bounded = quantity->hi > quantity->lo;
  const struct
  {
    double value;
    bool right;
  } rules[] = {
    { quantity->middle, within (quantity->middle, field->lo, field->hi) },
    { quantity->p10, isfinite (quantity->p10) },
    { quantity->p90, isfinite (quantity->p90) && quantity->p90 >= quantity->p10 },
    { quantity->evidence, isfinite (quantity->evidence) },
    { quantity->p_zero, within (quantity->p_zero, 0, 1) },
    { quantity->lo, !isnan (quantity->lo) && (!bounded || quantity->lo >= field->lo) },
    { quantity->hi, !isnan (quantity->hi) && (!bounded || quantity->hi <= field->hi) },
    { quantity->middle, !bounded || within (quantity->middle, quantity->lo, quantity->hi) },
    { quantity->hi, bounded || !needs_bounds (quantity, field) },
    { quantity->p90, quantity->kind != FWE_DIST_LOG_NORMAL || !(quantity->p10 > 0)
                         || quantity->p90 / quantity->p10 <= MAX_RATIO },
    { (double)quantity->kind, (unsigned)quantity->kind <= FWE_DIST_NORMAL },
  };

  for (size_t i = 0; i < N (rules); i++)
    if (!rules[i].right)
      {
        *wrong = rules[i].value;
        return true;
      }

  return false;
}

static bool
check_quantity (const FweQuantity *quantity, const Field *field, size_t index, FweFault *fault)
{
  double wrong;

  return !find_wrong (quantity, field, &wrong)
         || refuse (fault, FWE_FAULT_OUT_OF_RANGE, field->name, index, wrong);
}

static bool
check_numbers (const void *object, const Field *fields, size_t n, size_t index, FweFault *fault)
{
  for (size_t i = 0; i < n; i++)
    {
      const double *value = (const void *)((const char *)object + fields[i].offset);

      if (!check_number (*value, &fields[i], index, fault))
        return false;
    }

  return true;
}

static bool
check_quantities (const void *object, const Field *fields, size_t n, size_t index, FweFault *fault)
{
  for (size_t i = 0; i < n; i++)
    {
      const FweQuantity *quantity = (const void *)((const char *)object + fields[i].offset);

      if (!check_quantity (quantity, &fields[i], index, fault))
        return false;
    }

  return true;
}

static bool
check_sizes (const FwePlan *plan, FweFault *fault)
{
  const struct
  {
    const char *name;
    size_t n, least, most;
    const void *items;
  } sizes[] = {
    { "quarters", plan->n_quarters, 1, FWE_MAX_QUARTERS, plan },
    { "groups", plan->n_groups, 1, FWE_MAX_GROUPS, plan->groups },
    { "programs", plan->n_programs, 0, FWE_MAX_PROGRAMS, plan->programs },
    { "employers", plan->n_employers, 0, FWE_MAX_EMPLOYERS, plan->employers },
    { "partnerships", plan->n_links, 0, FWE_MAX_LINKS, plan->links },
    { "funds", plan->n_funds, 0, FWE_MAX_FUNDS, plan->funds },
    { "supports", plan->n_supports, 0, FWE_MAX_SUPPORTS, plan->supports },
    { "occupations", plan->n_occupations, 0, FWE_MAX_OCCUPATIONS, plan },
    { "evidence", plan->n_evidence, 0, MAX_ROWS, plan->evidence_rows },
  };

  for (size_t i = 0; i < N (sizes); i++)
    {
      if (sizes[i].n > sizes[i].most)
        return refuse (fault, FWE_FAULT_TOO_MANY, sizes[i].name, 0, (double)sizes[i].n);
      if (sizes[i].n < sizes[i].least || (sizes[i].n > 0 && sizes[i].items == NULL))
        return refuse (fault, FWE_FAULT_EMPTY, sizes[i].name, 0, (double)sizes[i].n);
    }

  return true;
}

static bool
check_groups (const FwePlan *plan, FweFault *fault)
{
  for (size_t g = 0; g < plan->n_groups; g++)
    if (!check_numbers (&plan->groups[g], group_numbers, N (group_numbers), g, fault)
        || !check_quantities (&plan->groups[g], group_quantities, N (group_quantities), g, fault))
      return false;

  if (plan->gap_low >= plan->n_groups || plan->gap_high >= plan->n_groups)
    return refuse (fault, FWE_FAULT_BAD_INDEX, "groups.gap",
                   plan->gap_low >= plan->n_groups ? 0 : 1, (double)plan->gap_high);

  return true;
}

static bool
check_program (const FwePlan *plan, size_t p, FweFault *fault)
{
  static const Field share = { 0, "programs.group_share", 0, 1 };
  const FweProgram *program = &plan->programs[p];
  double own = 0, common = 0;

  if (!check_numbers (program, program_numbers, N (program_numbers), p, fault)
      || !check_quantities (program, program_quantities, N (program_quantities), p, fault))
    return false;
  if (program->n_cohorts > MAX_COHORTS)
    return refuse (fault, FWE_FAULT_TOO_MANY, "programs.cohorts", p, (double)program->n_cohorts);
  if (program->n_cohorts > 1 && !(program->weeks_between >= 1))
    return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "programs.weeks_between", p,
                   program->weeks_between);
  if (program->occupation >= plan->n_occupations)
    return refuse (fault, FWE_FAULT_BAD_INDEX, "programs.occupation", p,
                   (double)program->occupation);

  for (size_t g = 0; g < plan->n_groups; g++)
    {
      if (!check_number (program->group_share[g], &share, p, fault))
        return false;
      own += program->group_share[g];
      common += plan->groups[g].applicant_share;
    }

  return own > 0 || common > 0 || refuse (fault, FWE_FAULT_EMPTY, "groups.applicant_share", p, 0);
}

static bool
check_supports (const FwePlan *plan, FweFault *fault)
{
  for (size_t s = 0; s < plan->n_supports; s++)
    if (!check_numbers (&plan->supports[s], support_numbers, N (support_numbers), s, fault)
        || !check_quantities (&plan->supports[s], support_quantities, N (support_quantities), s,
                              fault))
      return false;

  return true;
}

static bool
check_employers (const FwePlan *plan, FweFault *fault)
{
  for (size_t e = 0; e < plan->n_employers; e++)
    {
      const FweEmployer *employer = &plan->employers[e];

      if (!check_quantities (employer, employer_quantities, N (employer_quantities), e, fault))
        return false;
      if (employer->occupation >= plan->n_occupations)
        return refuse (fault, FWE_FAULT_BAD_INDEX, "employers.occupation", e,
                       (double)employer->occupation);
      if (employer->to < employer->from || employer->to > 2 * FWE_MAX_QUARTERS)
        return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "employers.to", e, (double)employer->to);
    }

  return true;
}

static bool
check_links (const FwePlan *plan, FweFault *fault)
{
  static const Field coverage = { 0, "partnerships.coverage", 0, 1 };

  for (size_t k = 0; k < plan->n_links; k++)
    {
      const FweLink *link = &plan->links[k];

      if (link->program >= plan->n_programs)
        return refuse (fault, FWE_FAULT_BAD_INDEX, "partnerships.program", k,
                       (double)link->program);
      if (link->employer >= plan->n_employers)
        return refuse (fault, FWE_FAULT_BAD_INDEX, "partnerships.employer", k,
                       (double)link->employer);
      if (link->to < link->from)
        return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "partnerships.to", k, (double)link->to);
      if (!check_number (link->coverage, &coverage, k, fault))
        return false;
    }

  return true;
}

static bool
check_funds (const FwePlan *plan, FweFault *fault)
{
  for (size_t f = 0; f < plan->n_funds; f++)
    {
      if (!check_numbers (&plan->funds[f], fund_numbers, N (fund_numbers), f, fault))
        return false;
      if (plan->funds[f].to < plan->funds[f].from)
        return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "funds.to", f, (double)plan->funds[f].to);
      if (plan->funds[f].uses & ~(FWE_USE_SEATS | FWE_USE_SUPPORTS | FWE_USE_COHORTS))
        return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "funds.uses", f, (double)plan->funds[f].uses);
    }

  return true;
}

static bool
check_evidence (const FwePlan *plan, FweFault *fault)
{
  static const Field estimate = { 0, "evidence.estimate", -MAX_DOLLARS, MAX_DOLLARS };
  static const Field se = { 0, "evidence.se", 1e-3, MAX_DOLLARS };
  static const Field year = { 0, "evidence.year", 1, MAX_YEAR };

  for (size_t i = 0; i < plan->n_evidence; i++)
    {
      const FweEvidenceRow *row = &plan->evidence_rows[i];

      if (row->study == NULL)
        return refuse (fault, FWE_FAULT_EMPTY, "evidence.study", i, 0);
      if (!check_number (row->estimate, &estimate, i, fault)
          || !check_number (row->se, &se, i, fault) || !check_number (row->year, &year, i, fault))
        return false;
    }

  return true;
}

static bool
check_assumptions (const FwePlan *plan, FweFault *fault)
{
  const FweAssumptions *assumptions = &plan->assumptions;
  static const Field value = { 0, "goal.value", 0, MAX_ADULTS };

  if (!check_numbers (assumptions, assumption_numbers, N (assumption_numbers), 0, fault)
      || !check_quantities (assumptions, assumption_quantities, N (assumption_quantities), 0, fault)
      || !check_quantities (plan, plan_quantities, N (plan_quantities), 0, fault))
    return false;
  if ((unsigned)assumptions->evidence > FWE_EVIDENCE_PER_SCHOLAS)
    return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "evidence", 0, (double)assumptions->evidence);
  if ((unsigned)assumptions->counting > FWE_COUNTING_RAW)
    return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "counting", 0, (double)assumptions->counting);
  if ((unsigned)plan->goal.measure > FWE_GOAL_COMPLETED)
    return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "goal.measure", 0, (double)plan->goal.measure);
  if (plan->goal.measure == FWE_GOAL_NONE)
    return true;
  if (plan->goal.quarter >= plan->n_quarters)
    return refuse (fault, FWE_FAULT_OUT_OF_RANGE, "goal.quarter", 0, (double)plan->goal.quarter);

  return check_number (plan->goal.value, &value, 0, fault);
}

/**
 * fwe_plan_check:
 * @plan: a plan
 * @fault: (out): the first thing wrong: which input, which one, the value found
 *
 * Finds what fwe_run() cannot compute on. A plan that passes never makes it fail but for want of
 * memory or evidence. A link to an employer of another occupation passes and places nobody; cohorts
 * that would start after the horizon pass and are not held.
 *
 * Returns: whether the plan is sound
 */
bool
fwe_plan_check (const FwePlan *plan, FweFault *fault)
{
  if (!check_sizes (plan, fault) || !check_groups (plan, fault) || !check_supports (plan, fault)
      || !check_employers (plan, fault))
    return false;
  for (size_t p = 0; p < plan->n_programs; p++)
    if (!check_program (plan, p, fault))
      return false;

  return check_links (plan, fault) && check_funds (plan, fault) && check_evidence (plan, fault)
         && check_assumptions (plan, fault);
}
