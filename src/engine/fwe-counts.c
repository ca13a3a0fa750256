/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "fwe-additionality.h"
#include "fwe-block.h"

/* Counts of a draw are not whole persons: from half a person on somebody waits. */
#define SOMEBODY 0.5

/* People who wait are a queue, not a remainder, from this share of those who completed; as where
 * the plan's one constraint is looked for. */
#define QUEUE 0.05

/* Relative difference of two ways to the same number of people. */
#define ROUNDING 1e-9

static double *
read_row (FweBlock *self, FweGroupStage stage, size_t g)
{
  return self->group_now[stage * self->setup->plan->n_groups + g];
}

/**
 * fwe_counts_vote:
 * @self: a block
 * @cohort: starts in this quarter
 * @offered: eligible people [persons]
 * @started: of them [persons]
 *
 * Notes what stopped one more from enrolling: money where fewer started than there were seats and
 * eligible people for, else whichever of these two there were fewer of. A cohort weighs as its
 * seats do, so one without seats says nothing.
 */
void
fwe_counts_vote (FweBlock *self, const FweCohort *cohort, FweIn offered, FweIn started)
{
  const double seats = self->setup->plan->programs[cohort->program].seats
                       + self->setup->programs[cohort->program].extra_seats;
  FweLane by_money = self->votes[FWE_B_MONEY], by_seats = self->votes[FWE_B_SEATS];
  FweLane by_applicants = self->votes[FWE_B_APPLICANTS];

  FWE_EACH (i)
  {
    const double most = fwe_min (seats, offered[i]);
    const double money = started[i] < most * (1 - ROUNDING) ? seats : 0;
    const double applicants = offered[i] < seats ? seats - money : 0;

    by_money[i] += money;
    by_applicants[i] += applicants;
    by_seats[i] += seats - money - applicants;
  }
}

/**
 * fwe_counts_bind:
 * @self: a block
 * @quarter: which is over
 * @waiting: people who are left waiting for want of openings, fwe_block_unmet() [persons]
 *
 * Writes what held back in this quarter, an FweBinding in each lane, and clears the votes. Matching
 * leaves nobody who looks waiting while an opening they may have is free, so they lack openings.
 */
void
fwe_counts_bind (FweBlock *self, size_t quarter, FweIn waiting)
{
  FweIn seats = self->votes[FWE_B_SEATS], applicants = self->votes[FWE_B_APPLICANTS];
  FweIn money = self->votes[FWE_B_MONEY], completed = self->total[FWE_T_COMPLETED];
  FweLane binding = self->binding[quarter];

  FWE_EACH (i)
  {
    const double some = fwe_max (seats[i], applicants[i]);
    const double queue = fwe_max (QUEUE * completed[i], SOMEBODY);
    double now = seats[i] > 0 ? FWE_B_SEATS : FWE_B_NOTHING;

    now = applicants[i] > seats[i] ? FWE_B_APPLICANTS : now;
    now = money[i] > some ? FWE_B_MONEY : now;
    binding[i] = waiting[i] > queue ? FWE_B_OPENINGS : now;
  }
  for (size_t b = 0; b < FWE_N_BINDINGS; b++)
    fwe_row_set (self->votes[b], 0);
}

/* Who is where between seat and job. Drifted are those of the completers who are nowhere else: to
 * count them as they go would cost every draw more than this whole page, and the audit has found
 * that nobody else is missing. */
static void
read_people (FweBlock *self, size_t g)
{
  const FweSetup *setup = self->setup;
  const size_t n_groups = setup->plan->n_groups;
  FweIn completed = read_row (self, FWE_G_COMPLETED, g), placed = read_row (self, FWE_G_PLACED, g);
  FweLane training = read_row (self, FWE_G_IN_TRAINING, g);
  FweLane ready = read_row (self, FWE_G_READY, g), kept = read_row (self, FWE_G_KEPT, g);
  FweLane drifted = read_row (self, FWE_G_DRIFTED, g);

  for (size_t c = 0; c < setup->n_cohorts; c++)
    if (setup->cohorts[c].start <= setup->count_quarter
        && setup->count_quarter < setup->cohorts[c].end)
      fwe_row_add (training, self->enrolled[c * n_groups + g]);
  for (size_t p = 0; p < setup->plan->n_programs; p++)
    {
      fwe_row_add (ready, self->pool[p * n_groups + g]);
      fwe_row_add (kept, self->kept[p * n_groups + g]);
    }
  FWE_EACH (i)
  drifted[i] = fwe_max (completed[i] - ready[i] - placed[i] - kept[i], 0);
}

/* Who got a seat, and who of those placed is where now. */
static void
read_ends (FweBlock *self, size_t g)
{
  FweIn applicants = read_row (self, FWE_G_APPLICANTS, g);
  FweIn enrolled = read_row (self, FWE_G_ENROLLED, g), placed = read_row (self, FWE_G_PLACED, g);
  FweIn local = self->local[g], before = self->placed_before[g];
  FweIn retention = self->common[FWE_C_RETENTION_Q4];
  FweLane turned_away = read_row (self, FWE_G_TURNED_AWAY, g);
  FweLane retained = read_row (self, FWE_G_RETAINED_Q4, g), lost = read_row (self, FWE_G_LOST, g);
  FweLane recent = read_row (self, FWE_G_TOO_RECENT, g);
  FweLane away = read_row (self, FWE_G_MOVED_AWAY, g);

  fwe_row_copy (read_row (self, FWE_G_LOCAL, g), local);
  FWE_EACH (i)
  {
    turned_away[i] = fwe_max (applicants[i] - enrolled[i], 0);
    retained[i] = before[i] * retention[i];
    lost[i] = before[i] - retained[i];
    recent[i] = fwe_max (placed[i] - before[i], 0);
    away[i] = fwe_max (placed[i] - local[i], 0);
  }
}

static void
read_net (FweBlock *self, size_t g)
{
  FweRow steps[FWE_N_WATERFALL];

  fwe_additionality (read_row (self, FWE_G_PLACED, g), self->local[g],
                     self->common[FWE_C_DEADWEIGHT], self->common[FWE_C_DISPLACEMENT], steps);
  fwe_row_copy (read_row (self, FWE_G_NET_LOCAL, g), steps[FWE_W_NET_LOCAL]);
}

/* part / whole where the whole is more than a rounding error, else undefined */
static void
ratio (FweIn part, FweIn whole, FweLane out)
{
  FWE_EACH (i)
  out[i] = fwe_min (part[i], whole[i]) / (whole[i] > ROUNDING ? whole[i] : NAN);
}

static void
read_ratios (FweBlock *self, size_t g)
{
  const size_t n_groups = self->setup->plan->n_groups;
  FweIn completed = read_row (self, FWE_G_COMPLETED, g), kept = read_row (self, FWE_G_KEPT, g);
  FweIn left = read_row (self, FWE_G_LEFT, g), placed = read_row (self, FWE_G_PLACED, g);
  FweIn enrolled = read_row (self, FWE_G_ENROLLED, g);
  FweIn retained = read_row (self, FWE_G_RETAINED_Q4, g);
  FweRow over, seekers;

  FWE_EACH (i)
  {
    over[i] = completed[i] + left[i];
    seekers[i] = completed[i] - kept[i];
  }
  ratio (enrolled, read_row (self, FWE_G_APPLICANTS, g),
         self->ratio_read[FWE_R_ENROLLED * n_groups + g]);
  ratio (completed, over, self->ratio_read[FWE_R_COMPLETED * n_groups + g]);
  ratio (placed, seekers, self->ratio_read[FWE_R_PLACED * n_groups + g]);
  ratio (retained, self->placed_before[g], self->ratio_read[FWE_R_RETAINED_Q4 * n_groups + g]);
  ratio (self->local[g], placed, self->ratio_read[FWE_R_LOCAL * n_groups + g]);
}

/* Programs, and with them the occupations they train for: nobody is hired into another one. */
static void
read_program (FweBlock *self, size_t p)
{
  const FwePlan *plan = self->setup->plan;
  const size_t n_programs = plan->n_programs, o = plan->programs[p].occupation;
  FweRow *counts = self->occupation_read;

  for (size_t k = 0; k < FWE_N_PROGRAM_COUNTS; k++)
    fwe_row_copy (self->program_read[k * n_programs + p], self->program_now[k * n_programs + p]);
  for (size_t g = 0; g < plan->n_groups; g++)
    {
      const size_t pg = p * plan->n_groups + g;

      fwe_row_add (self->program_read[FWE_P_PLACED * n_programs + p], self->placed[pg]);
      fwe_row_add (counts[FWE_O_WAITING * plan->n_occupations + o], self->pool[pg]);
    }
  fwe_row_add (counts[FWE_O_PLACED * plan->n_occupations + o],
               self->program_read[FWE_P_PLACED * n_programs + p]);
  if (!plan->programs[p].incumbent)
    fwe_row_add (counts[FWE_O_COMPLETED * plan->n_occupations + o],
                 self->program_read[FWE_P_COMPLETED * n_programs + p]);
}

static void
read_employer (FweBlock *self, size_t e)
{
  const FwePlan *plan = self->setup->plan;
  const FweEmployer *employer = &plan->employers[e];
  const size_t last
      = employer->to < self->setup->count_quarter ? employer->to : self->setup->count_quarter;
  const double n = last >= employer->from ? (double)(last - employer->from + 1) : 0;
  FweRow *counts = self->employer_read;
  double *open = counts[FWE_E_OPEN * plan->n_employers + e];

  fwe_row_add_scaled (open, self->accessible[e], n);
  fwe_row_copy (counts[FWE_E_OPENINGS * plan->n_employers + e], open);
  fwe_row_add_scaled (counts[FWE_E_OPENINGS * plan->n_employers + e], self->elsewhere[e], n);
  fwe_row_copy (counts[FWE_E_PLACED * plan->n_employers + e], self->employer_placed[e]);
  fwe_row_add (self->occupation_read[FWE_O_OPENINGS * plan->n_occupations + employer->occupation],
               open);
}

/**
 * fwe_counts_read:
 * @self: a block at the end of the quarter of counts
 *
 * Records who stands where: every stage and ratio by group, and what occupations, programs, hiring
 * lines and funds have come to by now.
 */
void
fwe_counts_read (FweBlock *self)
{
  const FwePlan *plan = self->setup->plan;

  for (size_t g = 0; g < plan->n_groups; g++)
    {
      read_people (self, g);
      read_ends (self, g);
      read_net (self, g);
      read_ratios (self, g);
    }
  for (size_t k = 0; k < FWE_N_GROUP_STAGES * plan->n_groups; k++)
    fwe_row_copy (self->group_read[k], self->group_now[k]);
  for (size_t p = 0; p < plan->n_programs; p++)
    read_program (self, p);
  for (size_t e = 0; e < plan->n_employers; e++)
    read_employer (self, e);
  for (size_t f = 0; f < plan->n_funds; f++)
    fwe_row_copy (self->fund_read[f], self->fund_paid[f]);
}
