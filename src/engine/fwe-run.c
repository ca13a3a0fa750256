/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-run.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

#include "fwe-block.h"
#include "fwe-draws-private.h"
#include "fwe-equity.h"
#include "fwe-parity.h"
#include "fwe-result-private.h"
#include "fwe-sheet.h"

#define MAX_THREADS 64

/* Persons made or lost, relative to those who entered, above which a run is refused. */
#define CONSERVATION 1e-9

/* Quarters x programs x groups of one block between two looks at the stop hook, about 5 ms of work.
 */
#define WORK_BETWEEN_STOPS 20000

/* Share of a run's time that goes into the draws; the rest is summaries. */
#define DRAWS_SHARE 0.9

/* One run, shared by its threads. Each takes the next piece of work by counting up. */
typedef struct
{
  const FweSetup *setup;
  const FweHooks *hooks;
  size_t n_draws, n_blocks, n_summaries;
  size_t blocks_between_stops;
  FweSheet sheet;
  FweResult *result;
  atomic_size_t next_block, next_summary;
  atomic_bool stopped, no_memory;
  thrd_t caller;
} Run;

static bool
should_stop (Run *run)
{
  if (atomic_load (&run->stopped) || atomic_load (&run->no_memory))
    return true;
  if (run->hooks == NULL || run->hooks->stop == NULL || !run->hooks->stop (run->hooks->user_data))
    return false;

  atomic_store (&run->stopped, true);
  return true;
}

static void
report (const Run *run, double done)
{
  if (run->hooks != NULL && run->hooks->progress != NULL
      && thrd_equal (thrd_current (), run->caller))
    run->hooks->progress (done, run->hooks->user_data);
}

static int
run_blocks (void *data)
{
  Run *run = data;
  const FweKernel *kernel = run->setup->kernel;
  FweMemo *memo = run->setup->memo;
  FweBlock *block = fwe_block_new (run->setup);
  size_t since = 0;

  if (block == NULL)
    {
      atomic_store (&run->no_memory, true);
      return 0;
    }

  for (size_t b; (b = atomic_fetch_add (&run->next_block, 1)) < run->n_blocks;)
    {
      const size_t from = b * FWE_LANES;
      const size_t left = run->n_draws - from;

      if (since++ % run->blocks_between_stops == 0)
        {
          if (should_stop (run))
            break;
          report (run, DRAWS_SHARE * (double)b / (double)run->n_blocks);
        }

      kernel->start (block, from, left < FWE_LANES ? left : FWE_LANES);
      kernel->pipeline (block, run->setup->plan->n_quarters);
      kernel->effect (block);
      kernel->account (block);
      fwe_equity_run (block);
      fwe_sheet_write (&run->sheet, block);
      if (memo != NULL)
        fwe_memo_end_block (memo, b);
    }

  fwe_block_free (block);
  return 0;
}

static int
run_summaries (void *data)
{
  Run *run = data;
  double *scratch = malloc (run->n_draws * sizeof (double));

  if (scratch == NULL)
    {
      atomic_store (&run->no_memory, true);
      return 0;
    }

  for (size_t k; (k = atomic_fetch_add (&run->next_summary, 1)) < run->n_summaries;)
    {
      if (k % 32 == 0)
        {
          if (should_stop (run))
            break;
          report (run, DRAWS_SHARE + (1 - DRAWS_SHARE) * (double)k / (double)run->n_summaries);
        }
      fwe_sheet_summarise (&run->sheet, k, run->setup->kernel, scratch);
    }

  free (scratch);
  return 0;
}

/* Does one kind of work in this and n_threads - 1 more threads. One that cannot start is not
 * missed: the others take its share. */
static void
share_out (Run *run, unsigned n_threads, thrd_start_t work)
{
  thrd_t threads[MAX_THREADS];
  size_t n = 0;

  while (n + 1 < n_threads && n < MAX_THREADS
         && thrd_create (&threads[n], work, run) == thrd_success)
    n++;
  work (run);
  for (size_t i = 0; i < n; i++)
    thrd_join (threads[i], NULL);
}

static void
fill_goal (FweResult *result, const FweGoal *goal)
{
  static const FweMeasure measures[]
      = { [FWE_GOAL_NET_LOCAL_PLACEMENTS] = FWE_M_NET_LOCAL_PLACEMENTS,
          [FWE_GOAL_GROSS_PLACEMENTS] = FWE_M_GROSS_PLACEMENTS,
          [FWE_GOAL_COMPLETED] = FWE_M_COMPLETED };
  const double n = (double)result->n_draws;
  size_t reached = 0, even = 0;

  for (size_t i = 0; i < result->n_draws; i++)
    even += result->draws[FWE_M_NPV_SOCIETY][i] >= 0;
  result->break_even_chance = (double)even / n;

  result->goal_chance = result->goal_mc_error = NAN;
  if (goal->measure == FWE_GOAL_NONE)
    return;

  for (size_t i = 0; i < result->n_draws; i++)
    reached += result->draws[measures[goal->measure]][i] >= goal->value;
  result->goal_chance = (double)reached / n;
  result->goal_mc_error = sqrt (result->goal_chance * (1 - result->goal_chance) / n);
}

/* What the audit found: the largest imbalance of any quarter and draw. */
static bool
audited (Run *run, FweFault *fault)
{
  const FweRecords *records = &run->sheet.records;
  const size_t n_quarters = run->sheet.n_quarters;
  const double *enrolled = fwe_sheet_draws (
      &run->sheet, records->series + FWE_S_ENROLLED * n_quarters + n_quarters - 1);
  const double *imbalance = fwe_sheet_draws (&run->sheet, records->imbalance);
  double worst = 0;

  for (size_t i = 0; i < run->n_draws; i++)
    {
      const double off = imbalance[i];

      if (!(off <= CONSERVATION * fwe_max (enrolled[i], 1)))
        {
          *fault = (FweFault){
            .code = FWE_FAULT_CONSERVATION, .input = "programs", .index = i, .value = off
          };
          return false;
        }
      worst = fwe_max (worst, off);
    }

  run->result->worst_conservation = worst;
  return true;
}

static bool
run_all (Run *run, unsigned n_threads, FweFault *fault)
{
  share_out (run, n_threads, run_blocks);
  if (!atomic_load (&run->stopped) && !atomic_load (&run->no_memory))
    {
      if (!audited (run, fault))
        return false;
      for (size_t m = 0; m < FWE_N_MEASURES; m++)
        memcpy (run->result->draws[m],
                fwe_sheet_draws (&run->sheet, run->sheet.records.measures + m),
                run->n_draws * sizeof (double));
      share_out (run, n_threads, run_summaries);
    }

  if (atomic_load (&run->no_memory))
    *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
  else if (atomic_load (&run->stopped))
    *fault = (FweFault){ .code = FWE_FAULT_STOPPED };
  else
    {
      fwe_sheet_conclude (&run->sheet, run->result);
      *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
      if (!fwe_parity_find (&run->sheet, run->result))
        return false;
      return fwe_equity_conclude (run->setup, &run->sheet, run->result, fault);
    }

  return false;
}

/* What funds may pay year by year, and who works without the plan. */
static void
fill_without (const FwePlan *plan, FweResult *result)
{
  for (size_t f = 0; f < plan->n_funds; f++)
    for (size_t y = 0; y < result->n_years; y++)
      {
        const bool open = plan->funds[f].from <= 4 * y + 3 && 4 * y <= plan->funds[f].to;

        result->fund_years[f * result->n_years + y].limit = open ? plan->funds[f].amount : 0;
      }
  for (size_t g = 0; g < plan->n_groups; g++)
    {
      const FweGroup *group = &plan->groups[g];
      const bool known = group->labor_force > 0 && isfinite (group->unemployment);
      const double workers = group->labor_force * (1 - group->unemployment);

      result->unemployment_before[g] = known ? group->unemployment : NAN;
      result->employment_before[g] = known && group->adults > 0 ? workers / group->adults : NAN;
    }
}

static void
fill_head (Run *run, const FweDraws *draws)
{
  const FwePlan *plan = run->setup->plan;
  FweResult *result = run->result;

  result->seed = fwe_draws_seed (draws);
  result->counting = plan->assumptions.counting;
  result->evidence = plan->assumptions.evidence;
  result->reading_quarter = run->setup->reading_quarter;
  result->reading_shortened = run->setup->reading_shortened;
  result->line = plan->equity_line > 0 ? plan->equity_line : NAN;
  fill_without (plan, result);
}

static bool
run_setup (const FweSetup *setup, FweDraws *draws, unsigned n_threads, const FweHooks *hooks,
           FweResult **result, FweFault *fault)
{
  const FwePlan *plan = setup->plan;
  const size_t work = 1 + plan->n_quarters * (plan->n_programs * plan->n_groups + setup->n_tiers);
  Run run = { .setup = setup,
              .hooks = hooks,
              .n_draws = fwe_draws_count (draws),
              .blocks_between_stops = 1 + WORK_BETWEEN_STOPS / work,
              .caller = thrd_current () };
  bool done = false;

  *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
  run.n_blocks = (run.n_draws + FWE_LANES - 1) / FWE_LANES;
  run.result = fwe_result_new (plan, run.n_draws);
  if (run.result != NULL && fwe_sheet_init (&run.sheet, setup, draws))
    {
      run.n_summaries = run.sheet.records.n_summaries;
      fill_head (&run, draws);
      done = run_all (&run, n_threads, fault);
    }

  fwe_sheet_clear (&run.sheet);
  if (!done)
    {
      fwe_result_free (run.result);
      return false;
    }

  fill_goal (run.result, &plan->goal);
  fwe_result_fold (run.result);
  report (&run, 1);
  *result = run.result;
  *fault = (FweFault){ 0 };
  return true;
}

/* Lets the run take from those before it what has not changed. */
static void
remember (FweSetup *setup, FweDraws *draws)
{
  const size_t n_blocks = (fwe_draws_count (draws) + FWE_LANES - 1) / FWE_LANES;
  FweMemo *memo = fwe_draws_memo (draws);

  if (memo != NULL && fwe_memo_begin (memo, setup, fwe_block_rates (setup), n_blocks))
    setup->memo = memo;
}

/**
 * fwe_run:
 * @plan: the plan; checked first
 * @draws: its random numbers; streams not stored yet are added (so one run at a time per @draws)
 * @n_threads: 1 or more; changes no bit of the result
 * @hooks: (nullable): stop and progress
 * @result: (out): what was found, freed with fwe_result_free()
 * @fault: (out): why there is none
 *
 * Runs every draw of a plan. Draws go in blocks of 16 to whichever thread is free; each block
 * writes its own draws only, and every summary is computed afterwards from all draws in one order.
 *
 * Returns: whether @result was filled
 */
bool
fwe_run (const FwePlan *plan, FweDraws *draws, unsigned n_threads, const FweHooks *hooks,
         FweResult **result, FweFault *fault)
{
  FweSetup *setup;
  bool done;

  *fault = (FweFault){ 0 };
  if (!fwe_plan_check (plan, fault))
    return false;
  if (fwe_draws_count (draws) < 1 || fwe_draws_count (draws) > FWE_MAX_DRAWS)
    {
      *fault
          = (FweFault){ .code = fwe_draws_count (draws) < 1 ? FWE_FAULT_EMPTY : FWE_FAULT_TOO_MANY,
                        .input = "draws",
                        .value = (double)fwe_draws_count (draws) };
      return false;
    }

  setup = fwe_setup_new (plan, draws, hooks, fault);
  if (setup == NULL)
    return false;

  remember (setup, draws);
  done = fwe_equity_prepare (setup, draws, fault)
         && run_setup (setup, draws, n_threads, hooks, result, fault);
  fwe_setup_free (setup);
  return done;
}
