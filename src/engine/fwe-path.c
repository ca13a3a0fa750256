/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-path.h"

#include <math.h>
#include <stdlib.h>

#include "fwe-block.h"
#include "fwe-math.h"
#include "fwe-money.h"

#define AFTER (FWE_PATH_QUARTERS - 1)

/* A plan of one program without cohorts: all its rates and none of its luck. */
typedef struct
{
  FwePlan plan;
  FweProgram program;
  FweEmployer employer;
  FweLink link;
} Alone;

/* One path while it is computed; arrays of n_draws. */
typedef struct
{
  const FweSetup *setup;
  FweBlock *block;
  size_t n_draws;
  double start_pay; /* NaN: the groups' own */
  double *memory;
  double *without, *gain, *lost, *support, *job_pay;
  double *with; /* quarter since enrolment, draw */
} Path;

/* The employer that makes a named one of the program's marks is kept: its mark moves the effect. */
static void
leave_alone (const FwePlan *plan, size_t p, Alone *out)
{
  out->plan = *plan;
  out->program = plan->programs[p];
  out->program.n_cohorts = 0;
  out->plan.programs = &out->program;
  out->plan.n_programs = 1;
  out->plan.employers = &out->employer;
  out->plan.links = &out->link;
  out->plan.n_employers = out->plan.n_links = out->plan.n_funds = 0;
  for (size_t k = 0; k < plan->n_links && out->plan.n_links == 0; k++)
    {
      const FweEmployer *employer = &plan->employers[plan->links[k].employer];

      if (plan->links[k].program != p || !fwe_setup_names (&plan->programs[p], employer))
        continue;
      out->employer = *employer;
      out->link = plan->links[k];
      out->link.program = out->link.employer = 0;
      out->plan.n_employers = out->plan.n_links = 1;
    }
}

/* Share of quarter q since enrolment that lies between two weeks, 0 to 1. */
static double
overlap (size_t q, double from, double to)
{
  const double start = FWE_QUARTER_WEEKS * (double)q;
  const double a = fwe_max (from, start), b = fwe_min (to, start + FWE_QUARTER_WEEKS);

  return fwe_max (b - a, 0) / FWE_QUARTER_WEEKS;
}

static double
weeks_of (const Path *self)
{
  return self->setup->programs[0].weeks;
}

/* exp (-rate time) in each lane */
static void
decay (FweIn rate, FweIn time, FweLane out)
{
  FweRow x;

  FWE_EACH (i)
  x[i] = -rate[i] * time[i];
  fwe_exp_n (x, out, FWE_LANES);
}

/* D(t) / D in the middle of quarter q since enrolment (model.md, "Evidence prior"). */
static void
shape_of (const Path *self, size_t q, FweLane out)
{
  const double age = (double)q + 0.5, course = weeks_of (self) / FWE_QUARTER_WEEKS;
  FweIn fade_from = self->block->common[FWE_C_FADE_FROM];
  FweRow since, into, rest, fade;

  FWE_EACH (i)
  {
    since[i] = fwe_max (age - course, 0);
    into[i] = fwe_max (age - fade_from[i], 0);
  }
  decay (self->block->common[FWE_C_RISE], since, rest);
  decay (self->block->common[FWE_C_FADE], into, fade);
  FWE_EACH (i)
  out[i] = (1 - rest[i]) * fade[i];
}

/* Pay without the program, and the share of those enrolled who complete. */
static void
mix_groups (const Path *self, FweLane without, FweLane completion)
{
  const double *share = self->setup->programs[0].group_share;

  fwe_row_set (without, 0);
  fwe_row_set (completion, 0);
  for (size_t g = 0; g < self->setup->plan->n_groups; g++)
    {
      fwe_row_add_scaled (without, self->block->counterfactual[g], share[g]);
      fwe_row_add_scaled (completion, self->block->completion[g], share[g]);
    }
  if (self->start_pay >= 0)
    fwe_row_set (without, self->start_pay);
}

/* What the course brings once it has all come, a year: the effect, the job, or the raise. */
static void
steady_gain (const Path *self, FweIn without, FweIn completion, FweLane out)
{
  const FwePlan *plan = self->setup->plan;
  const FweBlock *block = self->block;
  FweIn pay = block->job_pay[0], raise = block->raise[0], effect = block->effect[0];
  FweIn deadweight = block->common[FWE_C_DEADWEIGHT];

  if (plan->programs[0].incumbent)
    FWE_EACH (i)
  out[i] = completion[i] * raise[i];
  else if (plan->assumptions.counting == FWE_COUNTING_RAW) FWE_EACH (i) out[i]
      = completion[i] * (1 - deadweight[i]) * (pay[i] - without[i]);
  else fwe_row_copy (out, effect);
}

static void
store (const Path *self, FweIn row, double *to)
{
  for (size_t i = 0; i < self->block->n; i++)
    to[self->block->from + i] = row[i];
}

static void
run_block (Path *self)
{
  const FwePlan *plan = self->setup->plan;
  const double weeks = weeks_of (self), rate = plan->assumptions.discount_rate;
  const bool rises = plan->assumptions.counting == FWE_COUNTING_TRIAL;
  const bool incumbent = plan->programs[0].incumbent;
  FweIn dip = self->block->common[FWE_C_DIP];
  FweRow without, completion, steady, shape, with, gain = { 0 }, lost = { 0 };

  mix_groups (self, without, completion);
  steady_gain (self, without, completion, steady);
  fwe_row_set (shape, 1);
  for (size_t q = 0; q < AFTER; q++)
    {
      const double training = incumbent ? 0 : overlap (q, 0, weeks);
      const double after = overlap (q, weeks, INFINITY);
      const double factor = fwe_money_factor (rate, (double)(q + 1) / 4) / 4;

      if (rises && !incumbent)
        shape_of (self, q, shape);
      FWE_EACH (i)
      {
        const double change = steady[i] * shape[i] * after - dip[i] * training;

        with[i] = without[i] + change;
        gain[i] += change * factor;
        lost[i] += dip[i] * training * factor;
      }
      store (self, with, self->with + q * self->n_draws);
    }

  store (self, without, self->without);
  store (self, gain, self->gain);
  store (self, lost, self->lost);
  store (self, self->block->support_cost[0], self->support);
  store (self, self->block->job_pay[0], self->job_pay);
}

/* The promise: nothing while training, then the whole pay at once. */
static void
fill_promise (const Path *self, FwePath *out)
{
  const double weeks = weeks_of (self), support = fwe_stats_mean (self->support, self->n_draws);
  const double rate = self->setup->plan->assumptions.discount_rate;

  out->promise[0] = out->start_pay;
  for (size_t q = 0; q < AFTER; q++)
    {
      const double training = overlap (q, 0, weeks);
      const double factor = fwe_money_factor (rate, (double)(q + 1) / 4) / 4;

      out->promise[q + 1] = out->promised_pay * overlap (q, weeks, INFINITY);
      out->gain_promised += (out->promise[q + 1] - out->start_pay) * factor;
      out->support[q + 1] = weeks > 0 ? support * training * FWE_QUARTER_WEEKS / weeks * 4 : 0;
      out->training_quarters += training > 0;
    }
}

static void
summarise (const Path *self, double promised_pay, double *scratch, FwePath *out)
{
  const size_t n = self->n_draws;

  fwe_stats_summarise (self->without, n, scratch, &out->without[0]);
  out->with[0] = out->without[0];
  for (size_t q = 0; q < AFTER; q++)
    {
      out->without[q + 1] = out->without[0];
      fwe_stats_summarise (self->with + q * n, n, scratch, &out->with[q + 1]);
    }
  fwe_stats_summarise (self->gain, n, scratch, &out->gain);
  fwe_stats_summarise (self->lost, n, scratch, &out->lost);
  out->start_pay = out->without[0].mean;
  out->promised_pay = promised_pay >= 0 ? promised_pay : fwe_stats_mean (self->job_pay, n);
  fill_promise (self, out);
}

static FwePath *
new_path (void)
{
  FwePath *self = calloc (1, sizeof *self);

  if (self == NULL)
    return NULL;

  self->n_quarters = FWE_PATH_QUARTERS;
  self->without = calloc (FWE_PATH_QUARTERS, sizeof (FweSummary));
  self->with = calloc (FWE_PATH_QUARTERS, sizeof (FweSummary));
  self->support = calloc (FWE_PATH_QUARTERS, sizeof (double));
  self->promise = calloc (FWE_PATH_QUARTERS, sizeof (double));
  if (self->without == NULL || self->with == NULL || self->support == NULL || self->promise == NULL)
    {
      fwe_path_free (self);
      return NULL;
    }

  return self;
}

/**
 * fwe_path_free:
 * @self: (nullable): a path
 */
void
fwe_path_free (FwePath *self)
{
  if (self == NULL)
    return;

  free (self->without);
  free (self->with);
  free (self->support);
  free (self->promise);
  free (self);
}

/* Room for five numbers a draw, one a quarter, and what summaries need. */
static bool
make_room (Path *self)
{
  const size_t n = self->n_draws;

  self->block = fwe_block_new (self->setup);
  self->memory = malloc ((6 + AFTER) * n * sizeof (double));
  if (self->block == NULL || self->memory == NULL)
    return false;

  self->without = self->memory;
  self->gain = self->without + n;
  self->lost = self->gain + n;
  self->support = self->lost + n;
  self->job_pay = self->support + n;
  self->with = self->job_pay + n;
  return true;
}

static FwePath *
run_alone (const FweSetup *setup, size_t n_draws, double start_pay, double promised_pay)
{
  Path self = { .setup = setup, .n_draws = n_draws, .start_pay = start_pay };
  FwePath *out = new_path ();

  if (out == NULL || !make_room (&self))
    {
      fwe_path_free (out);
      out = NULL;
    }
  for (size_t from = 0; out != NULL && from < n_draws; from += FWE_LANES)
    {
      setup->kernel->start (self.block, from,
                            n_draws - from < FWE_LANES ? n_draws - from : FWE_LANES);
      run_block (&self);
    }
  if (out != NULL)
    summarise (&self, promised_pay, self.with + AFTER * n_draws, out);

  fwe_block_free (self.block);
  free (self.memory);
  return out;
}

bool
fwe_path_run (const FwePlan *plan, FweDraws *draws, size_t program, double start_pay,
              double promised_pay, FwePath **out, FweFault *fault)
{
  Alone alone;
  FweSetup *setup;

  *fault = (FweFault){ 0 };
  if (!fwe_plan_check (plan, fault))
    return false;
  if (program >= plan->n_programs)
    {
      *fault = (FweFault){ .code = FWE_FAULT_BAD_INDEX,
                           .input = "programs",
                           .value = (double)program };
      return false;
    }

  leave_alone (plan, program, &alone);
  setup = fwe_setup_new (&alone.plan, draws, NULL, fault);
  if (setup == NULL)
    return false;

  *out = run_alone (setup, fwe_draws_count (draws), start_pay, promised_pay);
  *fault = (FweFault){ .code = *out != NULL ? FWE_FAULT_NONE : FWE_FAULT_NO_MEMORY };
  fwe_setup_free (setup);
  return *out != NULL;
}
