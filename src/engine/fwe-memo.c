/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-memo.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fwe-setup.h"

/* Most that is remembered [bytes]; a plan that needs more does without. */
#define MAX_BYTES ((size_t)288 << 20)

/**
 * FweMemo:
 * @run: how many runs have begun
 * @first: of each item, its first word; n_items + 1
 * @words: every input of every item, as bits
 * @since: of each item, the run in which its inputs last changed
 * @stamps: of each block, the last run that went through it
 *
 * A run may be stopped half way. So a block's rows are good for an item when the block was gone
 * through in the run that brought the item's inputs, or after it.
 */
struct FweMemo
{
  uint64_t run;
  size_t n_items, n_words;
  size_t *first;
  uint64_t *words;
  uint64_t *since;
  size_t n_rates, n_rows, n_groups, n_blocks;
  uint64_t *stamps;
  FweRow *rows;
};

/* Writes words, or only counts them. */
typedef struct
{
  uint64_t *words;
  size_t *first;
  size_t n_words, n_items;
} Writer;

static void
put (Writer *to, uint64_t word)
{
  if (to->words != NULL)
    to->words[to->n_words] = word;
  to->n_words++;
}

static void
put_number (Writer *to, double value)
{
  uint64_t bits;

  memcpy (&bits, &value, sizeof bits);
  put (to, bits);
}

/* Streams stay where they are as long as their store. */
static void
put_pointer (Writer *to, const void *pointer)
{
  put (to, (uint64_t)(uintptr_t)pointer);
}

static void
put_sampler (Writer *to, const FweSampler *sampler)
{
  put (to, (uint64_t)sampler->kind);
  put_number (to, sampler->centre);
  put_number (to, sampler->sigma);
  put_number (to, sampler->lo);
  put_number (to, sampler->hi);
  put_number (to, sampler->p_zero);
  put_pointer (to, sampler->normal);
  put_pointer (to, sampler->uniform);
}

static void
begin_item (Writer *to)
{
  if (to->first != NULL)
    to->first[to->n_items] = to->n_words;
  to->n_items++;
}

/* What fwe_block_start() reads for the rates everybody shares. */
static void
put_common (Writer *to, const FweSetup *setup)
{
  const FweAssumptionSetup *common = &setup->assumptions;
  const FweSampler *const samplers[]
      = { &common->drift,        &common->job_finding, &common->leakage,    &common->retention_q2,
          &common->retention_q4, &common->in_movers,   &common->deadweight, &common->displacement,
          &common->training_dip, &common->rise,        &common->fade,       &common->fade_from,
          &common->jobless };

  begin_item (to);
  for (size_t k = 0; k < sizeof samplers / sizeof *samplers; k++)
    put_sampler (to, samplers[k]);
}

static void
put_supports (Writer *to, const FweSetup *setup, size_t p)
{
  const FwePlan *plan = setup->plan;

  for (size_t s = 0; s < plan->n_supports; s++)
    {
      put (to, plan->programs[p].supports[s]);
      put (to, plan->supports[s].to_participant);
      put_number (to, plan->supports[s].level);
      put_sampler (to, &setup->supports[s].applicants);
      put_sampler (to, &setup->supports[s].eligible);
      put_sampler (to, &setup->supports[s].completion);
      put_sampler (to, &setup->supports[s].cost);
    }
}

/* What fwe_block_start() and a cohort's stages read of a program. */
static void
put_program (Writer *to, const FweSetup *setup, size_t p)
{
  const FweProgram *program = &setup->plan->programs[p];
  const FweProgramSetup *made = &setup->programs[p];

  begin_item (to);
  put_sampler (to, &made->applicants);
  put_sampler (to, &made->apply);
  put_sampler (to, &made->eligible);
  put_sampler (to, &made->completion);
  put_sampler (to, &made->seat_cost);
  put_sampler (to, &made->price_shift);
  put_sampler (to, &made->job_pay);
  put_sampler (to, &made->raise);
  put_sampler (to, &made->screening_cost);
  put_sampler (to, &setup->effect);
  put_number (to, made->effect_mean);
  put_number (to, made->effect_sd);
  put_number (to, made->extra_applicants);
  put_number (to, program->price);
  put_number (to, program->cohort_cost);
  put_number (to, program->weeks);
  put_number (to, program->skill_weeks);
  put (to, program->screening);
  for (size_t g = 0; g < setup->plan->n_groups; g++)
    {
      put_number (to, made->group_share[g]);
      put_sampler (to, &setup->groups[g].completion_gap);
    }
  put_supports (to, setup, p);
}

static void
put_employer (Writer *to, const FweSetup *setup, size_t e)
{
  const FweEmployerSetup *made = &setup->employers[e];

  begin_item (to);
  put_sampler (to, &made->openings);
  put_sampler (to, &made->honoured);
  put_sampler (to, &made->degree);
  put_sampler (to, &made->realised);
  put_sampler (to, &made->pay);
  put_pointer (to, made->luck);
  put_number (to, made->n_quarters);
  put_number (to, made->extra_openings);
  put (to, setup->plan->employers[e].waives);
}

/* A cohort that finishes after the horizon has nobody who completes yet. */
static void
put_cohort (Writer *to, const FweSetup *setup, size_t c)
{
  const FweCohort *cohort = &setup->cohorts[c];

  begin_item (to);
  put (to, cohort->program);
  put (to, cohort->end < setup->plan->n_quarters);
  for (size_t g = 0; g < setup->plan->n_groups; g++)
    {
      put_pointer (to, cohort->luck_eligible[g]);
      put_pointer (to, cohort->luck_completion[g]);
    }
}

static void
put_all (Writer *to, const FweSetup *setup)
{
  const FwePlan *plan = setup->plan;

  put_common (to, setup);
  for (size_t p = 0; p < plan->n_programs; p++)
    put_program (to, setup, p);
  for (size_t e = 0; e < plan->n_employers; e++)
    put_employer (to, setup, e);
  for (size_t g = 0; g < plan->n_groups; g++)
    {
      begin_item (to);
      put_sampler (to, &setup->groups[g].earnings);
    }
  for (size_t c = 0; c < setup->n_cohorts; c++)
    put_cohort (to, setup, c);
  if (to->first != NULL)
    to->first[to->n_items] = to->n_words;
}

/**
 * fwe_memo_common:
 *
 * Returns: the item of the rates everybody shares
 */
size_t
fwe_memo_common (void)
{
  return 0;
}

/**
 * fwe_memo_program:
 * @program: which
 *
 * Returns: its item
 */
size_t
fwe_memo_program (size_t program)
{
  return 1 + program;
}

/**
 * fwe_memo_employer:
 * @setup: of a run
 * @employer: which
 *
 * Returns: its item
 */
size_t
fwe_memo_employer (const FweSetup *setup, size_t employer)
{
  return 1 + setup->plan->n_programs + employer;
}

/**
 * fwe_memo_group:
 * @setup: of a run
 * @group: which
 *
 * Returns: its item
 */
size_t
fwe_memo_group (const FweSetup *setup, size_t group)
{
  return fwe_memo_employer (setup, setup->plan->n_employers) + group;
}

/**
 * fwe_memo_of_cohort:
 * @setup: of a run
 * @cohort: which
 *
 * Returns: its item; what it takes from its program is not in it
 */
size_t
fwe_memo_of_cohort (const FweSetup *setup, size_t cohort)
{
  return fwe_memo_group (setup, setup->plan->n_groups) + cohort;
}

/**
 * fwe_memo_new:
 *
 * Returns: (nullable): one that remembers nothing yet
 */
FweMemo *
fwe_memo_new (void)
{
  return calloc (1, sizeof (FweMemo));
}

static void
forget (FweMemo *self)
{
  free (self->first);
  free (self->words);
  free (self->since);
  free (self->stamps);
  free (self->rows);
  *self = (FweMemo){ 0 };
}

/**
 * fwe_memo_free:
 * @self: (nullable): a memo
 */
void
fwe_memo_free (FweMemo *self)
{
  if (self == NULL)
    return;

  forget (self);
  free (self);
}

/* Room for a plan of this shape; what was remembered of another shape is gone. */
static bool
reshape (FweMemo *self, const FweSetup *setup, size_t n_rates, size_t n_blocks, const Writer *need)
{
  const size_t n_groups = setup->plan->n_groups;
  const size_t n_rows = n_rates + setup->n_cohorts * FWE_MEMO_COHORT (n_groups);

  if (self->rows != NULL && self->n_rates == n_rates && self->n_rows == n_rows
      && self->n_groups == n_groups && self->n_blocks == n_blocks && self->n_items == need->n_items
      && self->n_words == need->n_words)
    return true;

  forget (self);
  if (n_blocks * n_rows * sizeof (FweRow) > MAX_BYTES)
    return false;

  self->n_items = need->n_items;
  self->n_words = need->n_words;
  self->n_rates = n_rates;
  self->n_rows = n_rows;
  self->n_groups = n_groups;
  self->n_blocks = n_blocks;
  self->first = calloc (need->n_items + 1, sizeof *self->first);
  self->words = calloc (need->n_words, sizeof *self->words);
  self->since = calloc (need->n_items, sizeof *self->since);
  self->stamps = calloc (n_blocks, sizeof *self->stamps);
  self->rows = aligned_alloc (sizeof (FweRow), n_blocks * n_rows * sizeof (FweRow));
  if (self->first != NULL && self->words != NULL && self->since != NULL && self->stamps != NULL
      && self->rows != NULL)
    return true;

  forget (self);
  return false;
}

static bool
same_item (const FweMemo *self, size_t item, const uint64_t *words, const size_t *first)
{
  const size_t n = first[item + 1] - first[item];

  return self->first[item] == first[item] && self->first[item + 1] == first[item + 1]
         && memcmp (self->words + first[item], words + first[item], n * sizeof *words) == 0;
}

/**
 * fwe_memo_begin:
 * @self: a memo
 * @setup: of the run that begins
 * @n_rates: rows of uncertain numbers in a block
 * @n_blocks: blocks of the run
 *
 * Returns: FALSE when there is no room to remember, or nothing worth it
 */
bool
fwe_memo_begin (FweMemo *self, const FweSetup *setup, size_t n_rates, size_t n_blocks)
{
  Writer to = { 0 };
  uint64_t *words;
  size_t *first;

  /* a plan without cohorts is run between two others, and says nothing about them */
  if (setup->n_cohorts == 0)
    return false;

  put_all (&to, setup);
  words = calloc (to.n_words, sizeof *words);
  first = calloc (to.n_items + 1, sizeof *first);
  if (words == NULL || first == NULL || !reshape (self, setup, n_rates, n_blocks, &to))
    {
      free (words);
      free (first);
      return false;
    }

  to = (Writer){ .words = words, .first = first };
  put_all (&to, setup);
  self->run++;
  for (size_t item = 0; item < self->n_items; item++)
    if (self->run == 1 || !same_item (self, item, words, first))
      self->since[item] = self->run;
  free (self->words);
  free (self->first);
  self->words = words;
  self->first = first;
  return true;
}

/**
 * fwe_memo_rates:
 * @self: a memo
 * @block: which
 *
 * Returns: the block's rates, in the order a block has them
 */
FweRow *
fwe_memo_rates (const FweMemo *self, size_t block)
{
  return self->rows + block * self->n_rows;
}

/**
 * fwe_memo_cohort:
 * @self: a memo
 * @block: which
 * @cohort: of the run's setup
 *
 * Returns: FWE_MEMO_COHORT rows
 */
FweRow *
fwe_memo_cohort (const FweMemo *self, size_t block, size_t cohort)
{
  return fwe_memo_rates (self, block) + self->n_rates + cohort * FWE_MEMO_COHORT (self->n_groups);
}

/**
 * fwe_memo_holds:
 * @self: a memo
 * @block: which
 * @item: of the run's setup
 *
 * Returns: whether the block's rows of an item were made of this run's inputs
 */
bool
fwe_memo_holds (const FweMemo *self, size_t block, size_t item)
{
  return self->stamps[block] >= self->since[item];
}

/**
 * fwe_memo_end_block:
 * @self: a memo
 * @block: which
 *
 * All rows of the block are now of this run's inputs.
 */
void
fwe_memo_end_block (FweMemo *self, size_t block)
{
  self->stamps[block] = self->run;
}
