/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>
#include <string.h>

#include "fwe-block.h"
#include "fwe-additionality.h"
#include "fwe-luck.h"

static double *
program_row (FweBlock *self, FweProgramCount count, size_t p)
{
  return self->program_now[count * self->setup->plan->n_programs + p];
}

static double *
group_row (FweBlock *self, FweGroupStage stage, size_t g)
{
  return self->group_now[stage * self->setup->plan->n_groups + g];
}

/* Notes who starts, and whether they are the same people as when the memo's rows were made. */
static void
note_started (FweBlock *self, size_t c, bool known, const FweRow started)
{
  FweRow *memo = fwe_block_cohort_memo (self, c);

  if (memo == NULL)
    return;

  self->remembered[c] = known && memcmp (memo[FWE_MEMO_STARTED], started, sizeof (FweRow)) == 0;
  memcpy (memo[FWE_MEMO_STARTED], started, sizeof (FweRow));
}

/* Applicants of each group, those of them who are eligible, and who starts. */
static void
start_cohort (FweBlock *self, size_t c)
{
  const FweCohort *cohort = &self->setup->cohorts[c];
  const bool known = fwe_block_remembers_cohort (self, c);
  FweRow *memo = fwe_block_cohort_memo (self, c);
  const FweProgramSetup *program = &self->setup->programs[cohort->program];
  const size_t n_groups = self->setup->plan->n_groups;
  FweRow *enrolled = self->enrolled + c * n_groups;
  FweRow total = { 0 }, started, normal, applicants, reached;

  for (size_t g = 0; g < n_groups; g++)
    {
      FWE_EACH (i)
      {
        applicants[i] = self->applicants[cohort->program][i] * program->group_share[g];
        reached[i] = self->reached[cohort->program][i] * program->group_share[g];
      }
      if (known)
        fwe_row_copy (enrolled[g], memo[FWE_MEMO_ELIGIBLE + g]);
      else
        {
          fwe_block_load (self, cohort->luck_eligible[g], normal);
          fwe_luck_pass (applicants, self->eligible[cohort->program], normal, enrolled[g]);
          if (memo != NULL)
            fwe_row_copy (memo[FWE_MEMO_ELIGIBLE + g], enrolled[g]);
        }
      fwe_row_add (total, enrolled[g]);
      fwe_row_add (group_row (self, FWE_G_APPLICANTS, g), applicants);
      fwe_row_add (group_row (self, FWE_G_REACHED, g), reached);
    }

  fwe_row_copy (self->offered[c], total);
  fwe_funding_enrol (self, cohort, total, started);
  note_started (self, c, known, started);
  fwe_counts_vote (self, cohort, total, started);
  fwe_row_add (program_row (self, FWE_P_APPLICANTS, cohort->program),
               self->applicants[cohort->program]);
  fwe_row_add (program_row (self, FWE_P_ENROLLED, cohort->program), started);
  for (size_t g = 0; g < n_groups; g++)
    {
      FWE_EACH (i)
      enrolled[g][i] *= started[i] / fwe_max (total[i], DBL_MIN);
      fwe_row_add (group_row (self, FWE_G_ENROLLED, g), enrolled[g]);
      fwe_row_add (self->total[FWE_T_ENTERED], enrolled[g]);
    }
}

/* Who of a group completes. */
static void
complete (FweBlock *self, size_t c, size_t g, FweLane completed)
{
  const FweCohort *cohort = &self->setup->cohorts[c];
  const size_t n_groups = self->setup->plan->n_groups;
  FweRow *memo = fwe_block_cohort_memo (self, c);
  FweRow normal;

  if (memo != NULL && self->remembered[c])
    {
      fwe_row_copy (completed, memo[FWE_MEMO_ELIGIBLE + n_groups + g]);
      return;
    }

  fwe_block_load (self, cohort->luck_completion[g], normal);
  fwe_luck_pass (self->enrolled[c * n_groups + g], self->completion[cohort->program * n_groups + g],
                 normal, completed);
  if (memo != NULL)
    fwe_row_copy (memo[FWE_MEMO_ELIGIBLE + n_groups + g], completed);
}

/* Who completes goes to the ready pool, or back to the own employer; the others leave. */
static void
finish_cohort (FweBlock *self, size_t c)
{
  const FweCohort *cohort = &self->setup->cohorts[c];
  const size_t n_groups = self->setup->plan->n_groups;
  const bool incumbent = self->setup->plan->programs[cohort->program].incumbent;
  FweRow completed;

  for (size_t g = 0; g < n_groups; g++)
    {
      const size_t pg = cohort->program * n_groups + g;
      const double *enrolled = self->enrolled[c * n_groups + g];

      complete (self, c, g, completed);
      fwe_row_add (incumbent ? self->kept[pg] : self->pool[pg], completed);
      fwe_row_add (self->ended[pg], enrolled);
      fwe_row_add (group_row (self, FWE_G_COMPLETED, g), completed);
      fwe_row_add (self->total[FWE_T_COMPLETED], completed);
      fwe_row_add (program_row (self, FWE_P_COMPLETED, cohort->program), completed);
      fwe_row_add (group_row (self, FWE_G_LEFT, g), enrolled);
      fwe_row_subtract (group_row (self, FWE_G_LEFT, g), completed);
      if (incumbent)
        fwe_row_add (self->total[FWE_T_KEPT], completed);
      FWE_EACH (i)
      self->total[FWE_T_LEFT][i] += enrolled[i] - completed[i];
    }
}

/* People who still wait give up or move away. */
static void
drift (FweBlock *self)
{
  const size_t n_pools = self->setup->plan->n_programs * self->setup->plan->n_groups;

  for (size_t pg = 0; pg < n_pools; pg++)
    FWE_EACH (i)
    {
      const double gone = self->pool[pg][i] * self->common[FWE_C_DRIFT][i];

      self->pool[pg][i] -= gone;
      self->total[FWE_T_DRIFTED][i] += gone;
    }
}

/* Groups of a program wait in one line: each gets its share of the hires. Of those who wait only
 * the share that finds a job where there is one stood in it. */
static void
place_groups (FweBlock *self, size_t p)
{
  const size_t n_groups = self->setup->plan->n_groups;
  FweRow share, pay;

  FWE_EACH (i)
  {
    share[i] = self->hired[p][i] / fwe_max (self->hired[p][i] + self->ready[p][i], DBL_MIN)
               * self->common[FWE_C_JOB_FINDING][i];
    pay[i] = self->hired_pay[p][i] / fwe_max (self->hired[p][i], DBL_MIN);
  }
  for (size_t g = 0; g < n_groups; g++)
    {
      const size_t pg = p * n_groups + g;
      double *placed = group_row (self, FWE_G_PLACED, g);

      FWE_EACH (i)
      {
        const double hired = self->pool[pg][i] * share[i];

        self->pool[pg][i] -= hired;
        self->placed[pg][i] += hired;
        placed[i] += hired;
        self->local[g][i] += hired;
        self->pay[g][i] += hired * pay[i];
      }
    }
}

static void
place (FweBlock *self, size_t quarter)
{
  const FwePlan *plan = self->setup->plan;

  for (size_t g = 0; g < plan->n_groups; g++)
    FWE_EACH (i)
  self->local[g][i] *= self->common[FWE_C_STAY][i];

  for (size_t p = 0; p < plan->n_programs; p++)
    {
      fwe_row_set (self->ready[p], 0);
      for (size_t g = 0; g < plan->n_groups; g++)
        fwe_row_add (self->ready[p], self->pool[p * plan->n_groups + g]);
      FWE_EACH (i)
      self->ready[p][i] *= self->common[FWE_C_JOB_FINDING][i];
    }
  fwe_match_quarter (self, quarter);
  for (size_t p = 0; p < plan->n_programs; p++)
    place_groups (self, p);
}

/* entered = in training + left training + ready + drifted + placed + kept by their employer */
static void
audit (FweBlock *self, FweIn training, FweIn ready)
{
  FweIn entered = self->total[FWE_T_ENTERED], left = self->total[FWE_T_LEFT];
  FweIn drifted = self->total[FWE_T_DRIFTED], placed = self->total[FWE_T_PLACED];
  FweIn kept = self->total[FWE_T_KEPT];
  FweLane worst = self->imbalance[0];

  FWE_EACH (i)
  {
    const double there = training[i] + left[i] + ready[i] + drifted[i] + placed[i] + kept[i];
    const double off = fabs (entered[i] - there);

    /* a quarter with a number that is none must not pass: NaN is not <= anything */
    worst[i] = off <= worst[i] ? worst[i] : off;
  }
}

static void
record_counts (FweBlock *self, size_t q, FweIn training, FweIn ready, FweIn local)
{
  FweRow steps[FWE_N_WATERFALL];

  fwe_row_copy (self->series[FWE_S_ENROLLED][q], self->total[FWE_T_ENTERED]);
  fwe_row_copy (self->series[FWE_S_IN_TRAINING][q], training);
  fwe_row_copy (self->series[FWE_S_COMPLETED][q], self->total[FWE_T_COMPLETED]);
  fwe_row_copy (self->series[FWE_S_READY][q], ready);
  fwe_row_copy (self->series[FWE_S_GROSS_PLACEMENTS][q], self->total[FWE_T_PLACED]);
  fwe_row_copy (self->series[FWE_S_OPENINGS][q], self->total[FWE_T_OPENINGS]);
  fwe_row_copy (self->series[FWE_S_IN_MOVERS][q], self->total[FWE_T_IN_MOVERS]);
  fwe_row_copy (self->series[FWE_S_COST][q], self->total[FWE_T_COST]);
  fwe_additionality (self->total[FWE_T_PLACED], local, self->common[FWE_C_DEADWEIGHT],
                     self->common[FWE_C_DISPLACEMENT], steps);
  fwe_row_copy (self->series[FWE_S_NET_LOCAL_PLACEMENTS][q], steps[FWE_W_NET_LOCAL]);
  if (q == self->setup->count_quarter)
    for (size_t w = 0; w < FWE_N_WATERFALL; w++)
      fwe_row_copy (self->waterfall[w], steps[w]);
}

static void
record_quarter (FweBlock *self, size_t q)
{
  const FwePlan *plan = self->setup->plan;
  const size_t n_pools = plan->n_programs * plan->n_groups;
  FweRow training = { 0 }, ready = { 0 }, local = { 0 }, unmet;

  for (size_t c = 0; c < self->setup->n_cohorts; c++)
    if (self->setup->cohorts[c].start <= q && q < self->setup->cohorts[c].end)
      for (size_t g = 0; g < plan->n_groups; g++)
        fwe_row_add (training, self->enrolled[c * plan->n_groups + g]);
  for (size_t pg = 0; pg < n_pools; pg++)
    fwe_row_add (ready, self->pool[pg]);
  for (size_t g = 0; g < plan->n_groups; g++)
    fwe_row_add (local, self->local[g]);

  audit (self, training, ready);
  record_counts (self, q, training, ready, local);
  fwe_block_unmet (self, q, unmet);
  fwe_counts_bind (self, q, unmet);
  if (q + FWE_RETAINED_QUARTERS == self->setup->count_quarter)
    for (size_t g = 0; g < plan->n_groups; g++)
      fwe_row_copy (self->placed_before[g], group_row (self, FWE_G_PLACED, g));
  if (q == self->setup->count_quarter)
    fwe_counts_read (self);
}

static bool
is_reading (const FweSetup *setup, size_t q)
{
  return q >= setup->reading_quarter && q < setup->reading_quarter + setup->reading_length;
}

/* Half a quarter's raises of incumbents, and in raw mode of placed people's pay less what they
 * would have earned, net of those who would hold such a job anyway. Called before and after people
 * move, so a placement or a raise happens in the middle of its quarter. */
static void
record_pay (FweBlock *self, size_t q)
{
  const FwePlan *plan = self->setup->plan;
  const double read = is_reading (self->setup, q) ? 1 : 0;
  const double raw = plan->assumptions.counting == FWE_COUNTING_RAW ? 1 : 0;

  for (size_t g = 0; g < plan->n_groups; g++)
    {
      const double *placed = group_row (self, FWE_G_PLACED, g);
      FweRow raises = { 0 };

      for (size_t p = 0; p < plan->n_programs; p++)
        if (plan->programs[p].incumbent)
          fwe_row_add_product (raises, self->kept[p * plan->n_groups + g], self->raise[p]);
      FWE_EACH (i)
      {
        const double more = self->pay[g][i] - placed[i] * self->counterfactual[g][i];
        const double gain = raw * more * (1 - self->common[FWE_C_DEADWEIGHT][i]) / 8;

        self->flows[FWE_F_GAIN][q][i] += gain;
        self->flows[FWE_F_EARNINGS][q][i] += raises[i] / 8;
        self->year_gain[g][i] += read * (gain + raises[i] / 8);
      }
    }
}

/* Residents who are there with and without the plan, at the end of the reading year. */
static void
record_present (FweBlock *self)
{
  for (size_t g = 0; g < self->setup->plan->n_groups; g++)
    {
      const double *enrolled = group_row (self, FWE_G_ENROLLED, g);
      const double *placed = group_row (self, FWE_G_PLACED, g);

      fwe_row_copy (self->enrolled_all[g], enrolled);
      FWE_EACH (i)
      self->present[g][i] = enrolled[i] - (placed[i] - self->local[g][i]);
    }
}

static void
run_quarter (FweBlock *self, size_t q)
{
  const FweSetup *setup = self->setup;

  if (setup->has_pay)
    record_pay (self, q);
  if (q % 4 == 0)
    fwe_funding_new_year (self);
  drift (self);
  for (size_t c = 0; c < setup->n_cohorts; c++)
    if (setup->cohorts[c].start == q)
      start_cohort (self, c);
  for (size_t c = 0; c < setup->n_cohorts; c++)
    if (setup->cohorts[c].end == q)
      finish_cohort (self, c);
  place (self, q);

  if (setup->has_pay)
    record_pay (self, q);
  record_quarter (self, q);
  if (q + 1 == setup->reading_quarter + setup->reading_length)
    record_present (self);
}

/**
 * fwe_pipeline_run:
 * @self: a block that was started
 * @n_quarters: how many of the plan's quarters; what later ones would record stays 0
 *
 * People from applicant to local job, quarter by quarter, in every lane. Exact quarterly steps on a
 * calendar of weeks: a course finishes its people in the quarter its last week lies in. Nothing is
 * integrated and nothing drains exponentially but the pool of those who wait (worked case S18): a
 * share of it is placed in a quarter where there are openings, the others search on or drift away.
 *
 * Conserves persons: entered = in training + left training + ready + drifted + placed + kept.
 */
void
fwe_pipeline_run (FweBlock *self, size_t n_quarters)
{
  for (size_t q = 0; q < n_quarters; q++)
    run_quarter (self, q);
}
