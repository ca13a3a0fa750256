/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-block.h"

#include <stdlib.h>
#include <string.h>

#include "fwe-luck.h"
#include "fwe-math.h"

#define MAX_PARTS    128
#define FEWEST_APPLY 0.001 /* of those reached, in any run: nobody could be reached without end */

/* A stretch of rows and who points at it. */
typedef struct
{
  FweRow **where;
  size_t n_rows;
} Part;

typedef struct
{
  Part parts[MAX_PARTS];
  size_t n;
} Layout;

static void
want (Layout *layout, FweRow **where, size_t n_rows)
{
  layout->parts[layout->n++] = (Part){ where, n_rows };
}

static void
lay_out_rates (FweBlock *self, Layout *layout)
{
  const FwePlan *plan = self->setup->plan;
  const size_t n_programs = plan->n_programs, n_employers = plan->n_employers;

  want (layout, &self->completion, n_programs * plan->n_groups);
  want (layout, &self->applicants, n_programs);
  want (layout, &self->reached, n_programs);
  want (layout, &self->eligible, n_programs);
  want (layout, &self->seat_cost, n_programs);
  want (layout, &self->cohort_cost, n_programs);
  want (layout, &self->support_cost, n_programs);
  want (layout, &self->stipend, n_programs);
  want (layout, &self->job_pay, n_programs);
  want (layout, &self->raise, n_programs);
  want (layout, &self->effect, n_programs);
  want (layout, &self->accessible, n_employers);
  want (layout, &self->elsewhere, n_employers);
  want (layout, &self->employer_pay, n_employers);
  want (layout, &self->counterfactual, plan->n_groups);
  want (layout, &self->common, FWE_N_COMMON);
}

static void
lay_out_state (FweBlock *self, Layout *layout)
{
  const FwePlan *plan = self->setup->plan;
  const size_t n_pools = plan->n_programs * plan->n_groups;

  want (layout, &self->pool, n_pools);
  want (layout, &self->ready, plan->n_programs);
  want (layout, &self->hired, plan->n_programs);
  want (layout, &self->hired_pay, plan->n_programs);
  want (layout, &self->open, self->setup->n_tiers);
  want (layout, &self->fund, plan->n_funds);
  want (layout, &self->fund_paid, plan->n_funds);
  want (layout, &self->enrolled, self->setup->n_cohorts * plan->n_groups);
  want (layout, &self->offered, self->setup->n_cohorts);
  want (layout, &self->placed, n_pools);
  want (layout, &self->ended, n_pools);
  want (layout, &self->kept, n_pools);
  want (layout, &self->local, plan->n_groups);
  want (layout, &self->pay, plan->n_groups);
  want (layout, &self->group_now, FWE_N_GROUP_STAGES * plan->n_groups);
  want (layout, &self->placed_before, plan->n_groups);
  want (layout, &self->program_now, FWE_N_PROGRAM_COUNTS * plan->n_programs);
  want (layout, &self->employer_placed, plan->n_employers);
  want (layout, &self->hires, self->setup->n_pairs);
  want (layout, &self->votes, FWE_N_BINDINGS);
  want (layout, &self->year_gain, plan->n_groups);
  want (layout, &self->enrolled_all, plan->n_groups);
  want (layout, &self->present, plan->n_groups);
  want (layout, &self->total, FWE_N_TOTALS);
}

static void
lay_out_time (FweBlock *self, Layout *layout)
{
  const size_t n_quarters = self->setup->plan->n_quarters;

  for (size_t f = 0; f < FWE_N_FLOWS; f++)
    want (layout, &self->flows[f], n_quarters);
  want (layout, &self->binding, n_quarters);
  want (layout, &self->records, self->setup->records.n);
}

/* Names the parts of what is recorded. */
static void
find_records (FweBlock *self)
{
  const FweRecords *at = &self->setup->records;
  FweRow *records = self->records;

  self->measures = records + at->measures;
  for (size_t s = 0; s < FWE_N_SERIES; s++)
    self->series[s] = records + at->series + s * self->setup->plan->n_quarters;
  self->group_read = records + at->groups;
  self->waterfall = records + at->waterfall;
  self->fund_read = records + at->funds;
  self->ratio_read = records + at->ratios;
  self->occupation_read = records + at->occupations;
  self->program_read = records + at->programs;
  self->employer_read = records + at->employers;
  self->fund_year = records + at->fund_years;
  self->values = records + at->values;
  self->income_change = records + at->income_change;
  self->unemployment = records + at->unemployment;
  self->employment = records + at->employment;
  self->imbalance = records + at->imbalance;
  self->displaced = records + at->displaced;
  self->loss = records + at->loss;
}

/**
 * fwe_block_rates:
 * @setup: of a run
 *
 * Returns: rows of uncertain numbers in each of its blocks
 */
size_t
fwe_block_rates (const FweSetup *setup)
{
  FweBlock block = { .setup = setup };
  Layout layout = { 0 };
  size_t n_rows = 0;

  lay_out_rates (&block, &layout);
  for (size_t i = 0; i < layout.n; i++)
    n_rows += layout.parts[i].n_rows;

  return n_rows;
}

/**
 * fwe_block_new:
 * @setup: what all draws share; borrowed
 *
 * Returns: (nullable): memory for one block, or NULL when there is none
 */
FweBlock *
fwe_block_new (const FweSetup *setup)
{
  FweBlock *self = calloc (1, sizeof *self);
  Layout layout = { 0 };
  size_t n_rows = 0, at = 0;

  if (self == NULL)
    return NULL;

  self->setup = setup;
  lay_out_rates (self, &layout);
  lay_out_state (self, &layout);
  lay_out_time (self, &layout);
  for (size_t i = 0; i < layout.n; i++)
    n_rows += layout.parts[i].n_rows;

  self->n_rows = n_rows;
  self->n_rates = fwe_block_rates (setup);
  self->memory = calloc (n_rows, sizeof (FweRow));
  self->remembered = calloc (setup->n_cohorts + 1, sizeof *self->remembered);
  if (self->memory == NULL || self->remembered == NULL)
    {
      fwe_block_free (self);
      return NULL;
    }

  for (size_t i = 0; i < layout.n; i++)
    {
      *layout.parts[i].where = self->memory + at;
      at += layout.parts[i].n_rows;
    }
  find_records (self);

  return self;
}

/**
 * fwe_block_free:
 * @self: (nullable): a block
 */
void
fwe_block_free (FweBlock *self)
{
  if (self == NULL)
    return;

  free (self->memory);
  free (self->remembered);
  free (self);
}

/**
 * fwe_block_remembers:
 * @self: a block
 * @item: of the memo
 *
 * Returns: whether earlier runs made it for these draws of the same inputs
 */
bool
fwe_block_remembers (const FweBlock *self, size_t item)
{
  const FweMemo *memo = self->setup->memo;

  return memo != NULL && fwe_memo_holds (memo, self->from / FWE_LANES, item);
}

/**
 * fwe_block_remembers_cohort:
 * @self: a block
 * @cohort: which
 *
 * Returns: whether earlier runs made those who are eligible, of the same inputs
 */
bool
fwe_block_remembers_cohort (const FweBlock *self, size_t cohort)
{
  const FweSetup *setup = self->setup;

  return fwe_block_remembers (self, fwe_memo_program (setup->cohorts[cohort].program))
         && fwe_block_remembers (self, fwe_memo_of_cohort (setup, cohort));
}

/**
 * fwe_block_cohort_memo:
 * @self: a block
 * @cohort: which
 *
 * Returns: (nullable): what is remembered of it, to read or to write; NULL without a memo
 */
FweRow *
fwe_block_cohort_memo (const FweBlock *self, size_t cohort)
{
  const FweMemo *memo = self->setup->memo;

  return memo != NULL ? fwe_memo_cohort (memo, self->from / FWE_LANES, cohort) : NULL;
}

/**
 * fwe_block_load:
 * @self: a block
 * @luck: a stored stream of luck
 * @out: (out): its normals in this block
 */
void
fwe_block_load (const FweBlock *self, const float *luck, FweLane out)
{
  const float *from = luck + self->from;

  if (self->n == FWE_LANES)
    {
      FWE_EACH (i)
      out[i] = (double)from[i];
      return;
    }

  for (size_t i = 0; i < FWE_LANES; i++)
    out[i] = (double)from[i < self->n ? i : self->n - 1];
}

static void
evaluate (const FweBlock *self, const FweSampler *sampler, FweLane out)
{
  fwe_sampler_evaluate (sampler, self->from, self->n, out);
  for (size_t i = self->n; i < FWE_LANES; i++)
    out[i] = out[self->n - 1];
}

/* Exact at 0 and 1, where a share stays what it is whatever shifts it. */
static void
row_logit (const FweRow p, FweRow out)
{
  for (size_t i = 0; i < FWE_LANES; i++)
    out[i] = fwe_logit (p[i]);
}

/* What the supports of a program do to it, and what they cost. */
static void
start_supports (FweBlock *self, size_t p, FweLane applicants, FweLane eligible, FweLane completion)
{
  const FwePlan *plan = self->setup->plan;
  FweRow shift, cost;

  for (size_t s = 0; s < plan->n_supports; s++)
    {
      const FweSupportSetup *support = &self->setup->supports[s];
      const double level = plan->supports[s].level;

      if (!plan->programs[p].supports[s] || !(level > 0))
        continue;

      evaluate (self, &support->applicants, shift);
      fwe_row_add_scaled (applicants, shift, level);
      evaluate (self, &support->eligible, shift);
      fwe_row_add_scaled (eligible, shift, level);
      evaluate (self, &support->completion, shift);
      fwe_row_add_scaled (completion, shift, level);
      evaluate (self, &support->cost, cost);
      fwe_row_add_scaled (self->support_cost[p], cost, level);
      if (plan->supports[s].to_participant)
        fwe_row_add_scaled (self->stipend[p], cost, level);
    }
}

/* Logit and log shifts of who applies, is eligible and completes. */
static void
start_shares (FweBlock *self, size_t p)
{
  const FwePlan *plan = self->setup->plan;
  const FweProgramSetup *program = &self->setup->programs[p];
  FweRow log_applicants = { 0 }, eligible, completion, shift, gap;

  fwe_row_set (self->support_cost[p], 0);
  fwe_row_set (self->stipend[p], 0);
  evaluate (self, &program->price_shift, shift);
  fwe_row_add_scaled (log_applicants, shift, plan->programs[p].price / 1000);
  evaluate (self, &program->eligible, shift);
  row_logit (shift, eligible);
  evaluate (self, &program->completion, shift);
  row_logit (shift, completion);
  start_supports (self, p, log_applicants, eligible, completion);

  fwe_exp_n (log_applicants, shift, FWE_LANES);
  evaluate (self, &program->applicants, self->applicants[p]);
  evaluate (self, &program->apply, gap);
  FWE_EACH (i)
  {
    self->applicants[p][i] = self->applicants[p][i] * shift[i] + program->extra_applicants;
    self->reached[p][i] = self->applicants[p][i] / fwe_max (gap[i], FEWEST_APPLY);
  }
  fwe_expit_n (eligible, self->eligible[p], FWE_LANES);

  for (size_t g = 0; g < plan->n_groups; g++)
    {
      evaluate (self, &self->setup->groups[g].completion_gap, gap);
      fwe_row_add (gap, completion);
      fwe_expit_n (gap, self->completion[p * plan->n_groups + g], FWE_LANES);
    }
}

static void
start_program (FweBlock *self, size_t p)
{
  const FweProgram *program = &self->setup->plan->programs[p];
  const FweProgramSetup *setup = &self->setup->programs[p];
  const double with_skills = program->weeks > 0 ? 1 + program->skill_weeks / program->weeks : 1;
  const double tested = program->screening ? 1 : 0;
  FweRow normal, test;

  start_shares (self, p);
  evaluate (self, &setup->screening_cost, test);
  evaluate (self, &setup->seat_cost, self->seat_cost[p]);
  evaluate (self, &setup->job_pay, self->job_pay[p]);
  evaluate (self, &setup->raise, self->raise[p]);
  evaluate (self, &self->setup->effect, normal);
  FWE_EACH (i)
  {
    self->seat_cost[p][i] *= with_skills;
    self->cohort_cost[p][i] = program->cohort_cost + tested * test[i] * self->applicants[p][i];
    self->effect[p][i] = setup->effect_mean + setup->effect_sd * normal[i];
  }
}

/* h N [(1 - s) + s w r], with the luck of each opening to come about, evenly over its window. */
static void
start_employer (FweBlock *self, size_t e)
{
  const FweEmployer *employer = &self->setup->plan->employers[e];
  const FweEmployerSetup *setup = &self->setup->employers[e];
  const double waived = employer->waives ? 1.0 : 0.0;
  FweRow openings, honoured, degree, realised, share, normal, come;

  evaluate (self, &setup->openings, openings);
  evaluate (self, &setup->honoured, honoured);
  evaluate (self, &setup->degree, degree);
  evaluate (self, &setup->realised, realised);
  evaluate (self, &setup->pay, self->employer_pay[e]);
  fwe_block_load (self, setup->luck, normal);
  FWE_EACH (i)
  share[i] = honoured[i] * ((1 - degree[i]) + degree[i] * waived * realised[i]);
  fwe_luck_pass (openings, share, normal, come);
  FWE_EACH (i)
  {
    self->accessible[e][i] = come[i] / setup->n_quarters + setup->extra_openings;
    self->elsewhere[e][i] = openings[i] * fwe_max (honoured[i] - share[i], 0) / setup->n_quarters;
  }
}

static void
start_common (FweBlock *self)
{
  const FweAssumptionSetup *setup = &self->setup->assumptions;
  double *stay = self->common[FWE_C_STAY];
  double *displacement = self->common[FWE_C_DISPLACEMENT];

  evaluate (self, &setup->drift, self->common[FWE_C_DRIFT]);
  evaluate (self, &setup->job_finding, self->common[FWE_C_JOB_FINDING]);
  evaluate (self, &setup->in_movers, self->common[FWE_C_IN_MOVERS]);
  evaluate (self, &setup->deadweight, self->common[FWE_C_DEADWEIGHT]);
  evaluate (self, &setup->retention_q2, self->common[FWE_C_RETENTION_Q2]);
  evaluate (self, &setup->retention_q4, self->common[FWE_C_RETENTION_Q4]);
  evaluate (self, &setup->training_dip, self->common[FWE_C_DIP]);
  evaluate (self, &setup->rise, self->common[FWE_C_RISE]);
  evaluate (self, &setup->fade, self->common[FWE_C_FADE]);
  evaluate (self, &setup->fade_from, self->common[FWE_C_FADE_FROM]);
  evaluate (self, &setup->jobless, self->common[FWE_C_JOBLESS]);

  /* gone by 8 quarters after placement, at a constant hazard */
  evaluate (self, &setup->leakage, stay);
  FWE_EACH (i)
  stay[i] = stay[i] < 1 ? fwe_exp (fwe_log1p (-stay[i]) / 8) : 0;

  /* an opening that would have gone to an in-mover displaces no resident */
  evaluate (self, &setup->displacement, displacement);
  FWE_EACH (i)
  displacement[i] *= 1 - self->common[FWE_C_IN_MOVERS][i];
}

/* Asks for the block's luck in time: each stream is on a page of its own, which no processor sees
 * coming. */
static void
fetch_luck (const FweBlock *self)
{
  const FweSetup *setup = self->setup;

  for (size_t c = 0; c < setup->n_cohorts; c++)
    for (size_t g = 0; g < setup->plan->n_groups && !fwe_block_remembers_cohort (self, c); g++)
      {
        __builtin_prefetch (setup->cohorts[c].luck_eligible[g] + self->from);
        __builtin_prefetch (setup->cohorts[c].luck_completion[g] + self->from);
      }
}

/* Makes the rates the memo does not know; returns whether there were any. */
static bool
start_rates (FweBlock *self)
{
  const FweSetup *setup = self->setup;
  const FwePlan *plan = setup->plan;
  bool any = false;

  if (!fwe_block_remembers (self, fwe_memo_common ()))
    {
      start_common (self);
      any = true;
    }
  for (size_t p = 0; p < plan->n_programs; p++)
    if (!fwe_block_remembers (self, fwe_memo_program (p)))
      {
        start_program (self, p);
        any = true;
      }
  for (size_t e = 0; e < plan->n_employers; e++)
    if (!fwe_block_remembers (self, fwe_memo_employer (setup, e)))
      {
        start_employer (self, e);
        any = true;
      }
  for (size_t g = 0; g < plan->n_groups; g++)
    if (!fwe_block_remembers (self, fwe_memo_group (setup, g)))
      {
        evaluate (self, &setup->groups[g].earnings, self->counterfactual[g]);
        any = true;
      }

  return any;
}

/**
 * fwe_block_start:
 * @self: a block
 * @from: first draw
 * @n: draws, 1 to FWE_LANES
 *
 * Makes the block ready for some draws: all rates evaluated, all counts 0.
 */
void
fwe_block_start (FweBlock *self, size_t from, size_t n)
{
  const FweMemo *memo = self->setup->memo;
  const size_t n_bytes = self->n_rates * sizeof (FweRow);

  self->from = from;
  self->n = n;
  fetch_luck (self);
  memset (self->memory + self->n_rates, 0, (self->n_rows - self->n_rates) * sizeof (FweRow));
  if (memo != NULL)
    memcpy (self->memory, fwe_memo_rates (memo, from / FWE_LANES), n_bytes);
  if (start_rates (self) && memo != NULL)
    memcpy (fwe_memo_rates (memo, from / FWE_LANES), self->memory, n_bytes);
}
