/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-prior.h"

#include <math.h>
#include <string.h>

#include "fwe-draws.h"
#include "fwe-lane.h"
#include "fwe-math.h"
#include "fwe-run.h"
#include "fwe-setup.h"

#define FIRST_YEAR  2
#define LAST_YEAR   3
#define MAX_STUDIES 256

/* Length of the course in the trial with the gains, quarters: Per Scholas, 15 weeks. It only says
 * how far the rise has come in the years the estimates are of. */
#define TRIAL_COURSE (15.0 / 13.0)

/* A rise so slow that nothing shows by year 2 would make the steady level endless. */
#define LEAST_SHAPE 0.05

#define N_MARKS 4.0

/* Marks of the average trial in the pool: the middle of the line from TechHire to Per Scholas. An
 * assumption, as the line itself: so few trials cannot separate four causes. */
#define POOLED_MARKS 2.0

/**
 * fwe_prior_pool:
 * @estimate: n effects
 * @se: their standard errors, over 0
 * @n: how many studies, 1 or more
 *
 * Random effects by DerSimonian and Laird (1986). A new place has mean @mean and variance
 * @se^2 + @tau2 (predictive distribution).
 *
 * Returns: the pooled effect
 */
FwePool
fwe_prior_pool (const double *estimate, const double *se, size_t n)
{
  double w = 0, w2 = 0, wy = 0, wy2 = 0, tau2 = 0, v = 0, vy = 0;

  for (size_t i = 0; i < n; i++)
    {
      const double weight = 1 / (se[i] * se[i]);

      w += weight;
      w2 += weight * weight;
      wy += weight * estimate[i];
      wy2 += weight * estimate[i] * estimate[i];
    }

  if (n > 1)
    tau2 = fwe_max (0, (wy2 - wy * wy / w - (double)(n - 1)) / (w - w2 / w));

  for (size_t i = 0; i < n; i++)
    {
      const double weight = 1 / (se[i] * se[i] + tau2);

      v += weight;
      vy += weight * estimate[i];
    }

  return (FwePool){ .mean = vy / v, .se = 1 / sqrt (v), .tau2 = tau2 };
}

/**
 * fwe_prior_shape:
 * @age: quarters since enrolment
 * @course: length of the course [quarters]
 * @rise: k [1/quarter]
 * @fade: lambda [1/quarter]
 * @fade_from: tau [quarters since enrolment]
 *
 * (1 - exp (-k (t - d))) exp (-lambda max (0, t - tau)), design.md 2; 0 until the course ends.
 *
 * Returns: share of the steady gain, 0 to 1
 */
double
fwe_prior_shape (double age, double course, double rise, double fade, double fade_from)
{
  if (age <= course)
    return 0;

  return -fwe_expm1 (-rise * (age - course)) * fwe_exp (-fade * fwe_max (0, age - fade_from));
}

/* Where the evidence put a number, whatever the slider says now. */
static double
anchor (const FweQuantity *quantity)
{
  return quantity->evidence > 0 ? quantity->evidence : quantity->middle;
}

/* Mean share of the steady gain in a year after assignment, at the evidence's own rise and fade. */
static double
shape_in_year (const FweAssumptions *assumptions, int year)
{
  double sum = 0;

  for (int quarter = 0; quarter < 4; quarter++)
    sum += fwe_prior_shape (4.0 * (year - 1) + quarter + 0.5, TRIAL_COURSE,
                            anchor (&assumptions->rise), anchor (&assumptions->fade),
                            anchor (&assumptions->fade_from));

  return fwe_max (sum / 4, LEAST_SHAPE);
}

/**
 * fwe_prior_counts:
 * @row: an estimate
 *
 * Returns: whether it is of the years that are pooled, 2 and 3
 */
bool
fwe_prior_counts (const FweEvidenceRow *row)
{
  return row->year >= FIRST_YEAR && row->year <= LAST_YEAR;
}

static bool
seen_before (const FwePlan *plan, size_t i)
{
  for (size_t k = 0; k < i; k++)
    if (fwe_prior_counts (&plan->evidence_rows[k])
        && strcmp (plan->evidence_rows[k].study, plan->evidence_rows[i].study) == 0)
      return true;

  return false;
}

/* The same people in two years are one study: mean of both, with no gain in precision. */
static void
study_mean (const FwePlan *plan, const char *study, double *estimate, double *se)
{
  double n = 0;

  *estimate = *se = 0;
  for (size_t i = 0; i < plan->n_evidence; i++)
    {
      const FweEvidenceRow *row = &plan->evidence_rows[i];
      const double shape = shape_in_year (&plan->assumptions, row->year);

      if (!fwe_prior_counts (row) || strcmp (row->study, study) != 0)
        continue;
      *estimate += row->estimate / shape;
      *se += row->se / shape;
      n++;
    }
  *estimate /= n;
  *se /= n;
}

/* A single trial speaks by its latest row of years 2 and 3, as steady level. */
static bool
single_trial (const FwePlan *plan, bool techhire, double *estimate, double *se)
{
  int latest = 0;

  for (size_t i = 0; i < plan->n_evidence; i++)
    {
      const FweEvidenceRow *row = &plan->evidence_rows[i];
      const double shape = shape_in_year (&plan->assumptions, row->year);

      if (!fwe_prior_counts (row) || row->year <= latest
          || !(techhire ? row->techhire : row->per_scholas))
        continue;
      latest = row->year;
      *estimate = row->estimate / shape;
      *se = row->se / shape;
    }

  return latest > 0;
}

/**
 * fwe_prior_trials:
 * @plan: its evidence rows and the evidence's rise and fade
 * @out: (out): room for @max
 * @max: most that are written
 * @pool: (out): of those not left out
 *
 * Returns: how many were written
 */
size_t
fwe_prior_trials (const FwePlan *plan, FweTrial *out, size_t max, FwePool *pool)
{
  double estimate[MAX_STUDIES], se[MAX_STUDIES];
  size_t n = 0, n_pooled = 0;

  for (size_t i = 0; i < plan->n_evidence && n < max && n < MAX_STUDIES; i++)
    if (fwe_prior_counts (&plan->evidence_rows[i]) && !seen_before (plan, i))
      {
        out[n] = (FweTrial){ .row = i };
        study_mean (plan, plan->evidence_rows[i].study, &out[n].estimate, &out[n].se);
        if (!plan->evidence_rows[i].left_out)
          {
            estimate[n_pooled] = out[n].estimate;
            se[n_pooled++] = out[n].se;
          }
        n++;
      }

  *pool = n_pooled > 0 ? fwe_prior_pool (estimate, se, n_pooled) : (FwePool){ NAN, NAN, NAN };
  for (size_t i = 0; i < n; i++)
    if (!plan->evidence_rows[out[i].row].left_out)
      out[i].weight = pool->se * pool->se / (out[i].se * out[i].se + pool->tau2);

  return n;
}

static bool
pool_studies (const FwePlan *plan, FwePool *pool)
{
  FweTrial trials[MAX_STUDIES];

  return fwe_prior_trials (plan, trials, MAX_STUDIES, pool) > 0 && isfinite (pool->mean);
}

/**
 * fwe_prior_fit:
 * @plan: its evidence rows, evidence switch and the evidence's rise and fade
 * @marks: fidelity marks of the program, 0 to 4
 * @mean: (out): of the steady yearly gain per enrolled person [dollars of the rows]
 * @sd: (out): its spread from place to place, sampling error included [dollars]
 * @fault: (out): FWE_FAULT_EMPTY when rows the switch needs are missing
 *
 * Rows of years 2 and 3 count, divided by the share of the steady gain that shows in their year,
 * one estimate a study. Pooled: predictive distribution, moved by (marks - 2) / 4 of the way from
 * the TechHire row to the Per Scholas row, never past its ends. Under TechHire evidence that
 * trial's own row, which found no effect whatever the marks; under Per Scholas evidence marks / 4
 * of the way to its row. A study left out is not in the pool; the line keeps its ends.
 *
 * Returns: whether there was evidence
 */
bool
fwe_prior_fit (const FwePlan *plan, unsigned marks, double *mean, double *sd, FweFault *fault)
{
  const double share = (double)marks / N_MARKS;
  double techhire = 0, techhire_se = 0, per_scholas = 0, per_scholas_se = 0;
  FwePool pool = { 0 };
  const bool pooled = pool_studies (plan, &pool);
  const bool complete = (pooled || plan->assumptions.evidence != FWE_EVIDENCE_POOLED)
                        && single_trial (plan, true, &techhire, &techhire_se)
                        && single_trial (plan, false, &per_scholas, &per_scholas_se);

  if (!complete)
    {
      *fault = (FweFault){ .code = FWE_FAULT_EMPTY, .input = "evidence" };
      return false;
    }

  switch (plan->assumptions.evidence)
    {
    case FWE_EVIDENCE_TECHHIRE:
      *mean = techhire;
      *sd = techhire_se;
      break;
    case FWE_EVIDENCE_PER_SCHOLAS:
      *mean = techhire + share * (per_scholas - techhire);
      *sd = per_scholas_se;
      break;
    case FWE_EVIDENCE_POOLED:
    default:
      *mean = pool.mean + (share - POOLED_MARKS / N_MARKS) * (per_scholas - techhire);
      *mean = fwe_min (*mean, fwe_max (per_scholas, techhire));
      *mean = fwe_max (*mean, fwe_min (per_scholas, techhire));
      *sd = sqrt (pool.se * pool.se + pool.tau2);
      break;
    }

  return true;
}

/**
 * fwe_prior_draw:
 * @plan: a plan with evidence rows
 * @draws: its random numbers
 * @marks: fidelity marks, 0 to 4
 * @out: (out): steady gain per enrolled person of each draw [dollars a year]
 * @fault: (out): what is missing
 *
 * Returns: whether @out was filled
 */
bool
fwe_prior_draw (const FwePlan *plan, const FweDraws *draws, unsigned marks, double *out,
                FweFault *fault)
{
  FweQuantity normal = {
    .id = fwe_quantity_id (FWE_EFFECT_KEY), .kind = FWE_DIST_NORMAL, .p10 = -FWE_Z90, .p90 = FWE_Z90
  };
  double mean, sd;

  if (marks > (unsigned)N_MARKS)
    {
      *fault
          = (FweFault){ .code = FWE_FAULT_OUT_OF_RANGE, .input = "marks", .value = (double)marks };
      return false;
    }
  if (!fwe_prior_fit (plan, marks, &mean, &sd, fault))
    return false;

  fwe_draws_evaluate (draws, &normal, 0, fwe_draws_count (draws), out);
  for (size_t i = 0; i < fwe_draws_count (draws); i++)
    out[i] = mean + sd * out[i];

  return true;
}

/* Named employers are a commitment for the program's occupation among its partnerships. */
static bool
has_named_employer (const FwePlan *plan, size_t p)
{
  for (size_t k = 0; k < plan->n_links; k++)
    if (plan->links[k].program == p
        && fwe_setup_names (&plan->programs[p], &plan->employers[plan->links[k].employer]))
      return true;

  return false;
}

/**
 * fwe_prior_marks:
 * @plan: a plan
 * @program: which
 *
 * Screening, paid work, named employers, support after placement.
 *
 * Returns: 0 to 4
 */
unsigned
fwe_prior_marks (const FwePlan *plan, size_t program)
{
  const FweProgram *of = &plan->programs[program];

  return (unsigned)of->screening + (unsigned)of->paid_work + (unsigned)of->post_placement
         + (unsigned)has_named_employer (plan, program);
}
