/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>

#include "fwe-block.h"
#include "fwe-math.h"
#include "fwe-prior.h"

/* TechHire trial: 46 % of the program group worked in a job related to the training after two
 * years. */
#define TRIAL_PLACED 0.46

/* D(t) / D of one cohort, read in the middle of each quarter and moved on a quarter at a time. */
typedef struct
{
  FweRow rest; /* exp (-k (t - d)): what is still missing of the rise */
  FweRow age;  /* t - tau [quarters]: the fade starts at 0 */
  FweRow fade; /* exp (-lambda age) at the first reading with age >= 0 and after */
} Curve;

/* Everything about earnings that cohorts share. */
typedef struct
{
  FweRow rise, fade; /* what a quarter leaves of rest and of fade */
  FweRow *factor;    /* program x group: what this plan's placements leave of the trial's gain */
} Shared;

/* Share of quarter q that lies between two weeks of the plan, 0 to 1. */
static double
overlap (size_t q, double from, double to)
{
  const double start = FWE_QUARTER_WEEKS * (double)q;
  const double a = fwe_max (from, start), b = fwe_min (to, start + FWE_QUARTER_WEEKS);

  return fwe_max (b - a, 0) / FWE_QUARTER_WEEKS;
}

static bool
is_reading (const FweSetup *setup, size_t q)
{
  return q >= setup->reading_quarter && q < setup->reading_quarter + setup->reading_length;
}

/* exp (-rate time) */
static void
row_decay (FweIn rate, FweIn time, FweLane out)
{
  FweRow x;

  FWE_EACH (i)
  x[i] = -rate[i] * time[i];
  fwe_exp_n (x, out, FWE_LANES);
}

/* Puts the curve at the middle of quarter q, in which the course ends. */
static void
curve_start (Curve *curve, const FweBlock *self, const FweCohort *cohort, size_t q)
{
  const double middle = FWE_QUARTER_WEEKS * ((double)q + 0.5);
  FweRow since, into;

  FWE_EACH (i)
  {
    const double age
        = (middle - cohort->start_week) / FWE_QUARTER_WEEKS - self->common[FWE_C_FADE_FROM][i];

    since[i] = (middle - cohort->end_week) / FWE_QUARTER_WEEKS;
    curve->age[i] = age;
    into[i] = age > 0 ? age : age - floor (age);
  }
  row_decay (self->common[FWE_C_RISE], since, curve->rest);
  row_decay (self->common[FWE_C_FADE], into, curve->fade);
}

/* Writes the curve's value in this quarter and moves it to the next. */
static void
curve_next (Curve *curve, const Shared *shared, FweLane value)
{
  FweLane rest = curve->rest, age = curve->age, fade = curve->fade;
  FweIn rise_step = shared->rise, fade_step = shared->fade;

  FWE_EACH (i)
  {
    const double fades = age[i] >= 0 ? 1 : 0;

    value[i] = fwe_max (1 - rest[i], 0) * (1 - fades + fades * fade[i]);
    fade[i] *= 1 - fades + fades * fade_step[i];
    rest[i] *= rise_step[i];
    age[i] += 1;
  }
}

/* Pay forgone by everybody while training: the dip of the trials, or a flow of its own in raw mode.
 */
static void
add_dip (FweBlock *self, size_t c, const double *all)
{
  const FweSetup *setup = self->setup;
  const FweCohort *cohort = &setup->cohorts[c];
  const size_t n_groups = setup->plan->n_groups;
  const double *dip = self->common[FWE_C_DIP];

  for (size_t q = cohort->start; q <= cohort->end && q < setup->plan->n_quarters; q++)
    {
      const double share = overlap (q, cohort->start_week, cohort->end_week) / 4;
      FweRow forgone, lost;

      FWE_EACH (i)
      {
        forgone[i] = -dip[i] * share;
        lost[i] = all[i] * forgone[i];
      }
      fwe_row_add (self->flows[FWE_F_EARNINGS][q], lost);
      fwe_row_add_scaled (self->total[FWE_T_FORGONE], lost, setup->discount[q]);
      if (is_reading (setup, q))
        for (size_t g = 0; g < n_groups; g++)
          fwe_row_add_product (self->year_gain[g], self->enrolled[c * n_groups + g], forgone);
    }
}

/* D(t) of a cohort from the end of its course. */
static void
add_gain (FweBlock *self, size_t c, const Shared *shared)
{
  const FweSetup *setup = self->setup;
  const FweCohort *cohort = &setup->cohorts[c];
  const size_t n_groups = setup->plan->n_groups;
  const double *effect = self->effect[cohort->program];
  FweRow persons = { 0 }, read = { 0 }, value;
  Curve curve;

  for (size_t g = 0; g < n_groups; g++)
    fwe_row_add_product (persons, self->enrolled[c * n_groups + g],
                         shared->factor[cohort->program * n_groups + g]);

  curve_start (&curve, self, cohort, cohort->end);
  for (size_t q = cohort->end; q < setup->plan->n_quarters; q++)
    {
      const double share = overlap (q, cohort->end_week, INFINITY) / 4;
      double *gains = self->flows[FWE_F_GAIN][q];

      curve_next (&curve, shared, value);
      FWE_EACH (i)
      gains[i] += persons[i] * effect[i] * value[i] * share;
      if (is_reading (setup, q))
        fwe_row_add_scaled (read, value, share);
    }

  for (size_t g = 0; g < n_groups; g++)
    FWE_EACH (i)
  self->year_gain[g][i] += self->enrolled[c * n_groups + g][i]
                           * shared->factor[cohort->program * n_groups + g][i] * effect[i]
                           * read[i];
}

/* Openings that run out take the gain too: placed per person whose course is over, over the
 * trial's. */
static void
fill_factor (const FweBlock *self, FweRow *factor)
{
  const FwePlan *plan = self->setup->plan;
  const double stated = plan->assumptions.trial_placed_per_enrolled;
  const double trial = stated > 0 ? stated : TRIAL_PLACED;

  for (size_t pg = 0; pg < plan->n_programs * plan->n_groups; pg++)
    FWE_EACH (i)
    {
      const double ratio = self->placed[pg][i] / fwe_max (self->ended[pg][i], DBL_MIN);

      factor[pg][i] = fwe_min (ratio / trial, 1);
    }
}

/* Mean share of D in the third year since enrolment, the year of the trials' later estimates. */
static void
third_year (const FweBlock *self, double course, double *shape)
{
  FweIn fade_from = self->common[FWE_C_FADE_FROM];
  FweRow since, into, rest, fade;

  fwe_row_set (shape, 0);
  for (int quarter = 0; quarter < 4; quarter++)
    {
      const double age = 8.5 + quarter;

      fwe_row_set (since, fwe_max (age - course, 0));
      FWE_EACH (i)
      into[i] = fwe_max (age - fade_from[i], 0);
      row_decay (self->common[FWE_C_RISE], since, rest);
      row_decay (self->common[FWE_C_FADE], into, fade);
      FWE_EACH (i)
      shape[i] += (1 - rest[i]) * fade[i] / 4;
    }
}

static void
add_third_year (FweBlock *self, size_t p, FweRow *factor, double *sum, double *persons)
{
  const size_t n_groups = self->setup->plan->n_groups;
  FweRow gain;

  third_year (self, self->setup->programs[p].weeks / FWE_QUARTER_WEEKS, gain);
  FWE_EACH (i)
  gain[i] *= self->effect[p][i];
  for (size_t g = 0; g < n_groups; g++)
    {
      FweIn ended = self->ended[p * n_groups + g], share = factor[p * n_groups + g];

      FWE_EACH (i)
      sum[i] += ended[i] * share[i] * gain[i];
      fwe_row_add (persons, ended);
    }
}

/* A displaced resident loses what an enrolled person gains: in trial mode the mean gain of a
 * quarter, in raw mode that of a net placement. */
static void
add_displaced (FweBlock *self, bool trial)
{
  for (size_t q = 0; q < self->setup->plan->n_quarters; q++)
    {
      const double *placed = self->series[FWE_S_GROSS_PLACEMENTS][q];
      const double *enrolled = self->series[FWE_S_ENROLLED][q];

      FWE_EACH (i)
      {
        const double displaced = placed[i] * (1 - self->common[FWE_C_DEADWEIGHT][i])
                                 * self->common[FWE_C_DISPLACEMENT][i];
        const double share = trial ? displaced / fwe_max (enrolled[i], DBL_MIN)
                                   : self->common[FWE_C_DISPLACEMENT][i];

        self->flows[FWE_F_DISPLACED][q][i] = share * self->flows[FWE_F_GAIN][q][i];
        self->flows[FWE_F_EARNINGS][q][i] += self->flows[FWE_F_GAIN][q][i];
      }
    }
}

/**
 * fwe_effect_run:
 * @self: a block whose pipeline has run
 *
 * Earnings of everybody enrolled, by quarter. Trial mode: D(t) from the prior, an effect on every
 * enrolled person, so no deadweight on it; raw mode: net placements times pay less counterfactual
 * pay, which the pipeline has written, and D is not used. The dip is paid in both. Incumbents have
 * their raise and neither dip nor D.
 */
void
fwe_effect_run (FweBlock *self)
{
  const FwePlan *plan = self->setup->plan;
  const bool trial = plan->assumptions.counting == FWE_COUNTING_TRIAL;
  FweRow factor[FWE_MAX_PROGRAMS * FWE_MAX_GROUPS], year_3 = { 0 }, persons = { 0 }, one;
  Shared shared = { .factor = factor };

  fwe_row_set (one, 1);
  row_decay (self->common[FWE_C_RISE], one, shared.rise);
  row_decay (self->common[FWE_C_FADE], one, shared.fade);
  fill_factor (self, factor);
  for (size_t c = 0; c < self->setup->n_cohorts; c++)
    {
      FweRow all = { 0 };

      if (plan->programs[self->setup->cohorts[c].program].incumbent)
        continue;
      for (size_t g = 0; g < plan->n_groups; g++)
        fwe_row_add (all, self->enrolled[c * plan->n_groups + g]);
      add_dip (self, c, all);
      if (trial)
        add_gain (self, c, &shared);
    }
  for (size_t p = 0; p < plan->n_programs; p++)
    if (trial && !plan->programs[p].incumbent)
      add_third_year (self, p, factor, year_3, persons);

  add_displaced (self, trial);
  FWE_EACH (i)
  self->measures[FWE_M_EARNINGS_EFFECT_YEAR_3][i] = persons[i] > 0 ? year_3[i] / persons[i] : NAN;
}
