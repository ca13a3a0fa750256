/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <threads.h>

#include "fwe-block.h"
#include "fwe-run.h"

/* Draws that are enough for a mean of paired differences. */
#define MAX_DRAWS 1000

#define MONEY 10000.0

/* Relative change of net placements for a relative change of an input under which nothing holds
 * back. */
#define SLACK 1e-3

/* People who lack an opening are a queue, not a remainder, from this share of those who completed.
 */
#define QUEUE 0.05

/* Mean persons that are nobody. */
#define NOBODY 0.005

enum
{
  RUN_BASE = 0,
  RUN_OPENING,
  RUN_SEAT,
  RUN_APPLICANT,
  RUN_MONEY,
  N_RUNS,
};

/* One of the five runs: the plan with one more of something, on the same draws. */
typedef struct
{
  FwePlan plan;
  FweFund funds[FWE_MAX_FUNDS];
  FweSetup *setup;
  double *net;     /* draw, net local placements at the quarter of counts */
  double openings; /* mean, by then */
  double applicants, enrolled, cost;
  double *unmet, *completed; /* quarter, sums over draws of who lacks an opening; base run */
  double *bound;             /* cohort x limit, draws in which that limit decides; base run */
  bool failed;
} Variant;

typedef struct
{
  Variant runs[N_RUNS];
  const FweHooks *hooks;
  size_t n_draws;
  atomic_size_t next;
  atomic_bool stopped;
} Search;

static bool
is_counted (const FweSetup *setup, size_t c)
{
  return setup->cohorts[c].end <= setup->count_quarter;
}

/* By the quarter of counts; cohorts stand in the order of their start. */
static bool
has_started (const FweSetup *setup, size_t c)
{
  return setup->cohorts[c].start <= setup->count_quarter;
}

static size_t
count_cohorts (const FweSetup *setup)
{
  size_t n = 0;

  for (size_t c = 0; c < setup->n_cohorts; c++)
    n += is_counted (setup, c) ? 1 : 0;

  return n;
}

/* One more honoured opening over the plan, spread over the commitments, or over projected openings
 * when there are none. */
static void
add_opening (FweSetup *setup)
{
  const FwePlan *plan = setup->plan;
  size_t n[2] = { 0, 0 };
  bool pledged;

  for (size_t e = 0; e < plan->n_employers; e++)
    if (plan->employers[e].from <= setup->count_quarter)
      n[plan->employers[e].pledged]++;

  pledged = n[true] > 0;
  for (size_t e = 0; e < plan->n_employers; e++)
    if (plan->employers[e].from <= setup->count_quarter && plan->employers[e].pledged == pledged)
      setup->employers[e].extra_openings
          = 1 / ((double)n[pledged] * setup->employers[e].n_quarters);
}

/* One more seat, or applicant, over all cohorts that finish in time. */
static void
add_seat (FweSetup *setup, bool seat)
{
  const double share = 1 / (double)count_cohorts (setup);

  for (size_t p = 0; p < setup->plan->n_programs; p++)
    {
      setup->programs[p].extra_seats = seat ? share : 0;
      setup->programs[p].extra_applicants = seat ? 0 : share;
    }
}

/* Money anybody may use for anything, evenly over the years until the counts are read. */
static void
add_money (Variant *run, const FwePlan *plan, size_t count_quarter)
{
  const double years = (double)(count_quarter / 4 + 1);
  FweFund *fund = &run->funds[plan->n_funds];

  run->plan = *plan;
  if (plan->n_funds == 0 || plan->n_funds == FWE_MAX_FUNDS)
    return;

  for (size_t f = 0; f < plan->n_funds; f++)
    run->funds[f] = plan->funds[f];
  *fund = (FweFund){ .amount = MONEY / years,
                     .to = count_quarter,
                     .uses = FWE_USE_SEATS | FWE_USE_SUPPORTS | FWE_USE_COHORTS };
  for (size_t p = 0; p < plan->n_programs; p++)
    fund->programs[p] = true;
  run->plan.funds = run->funds;
  run->plan.n_funds++;
}

/* Which limit decided how many started in a cohort, in each draw. */
static void
note_bounds (Variant *run, const FweBlock *block)
{
  const FwePlan *plan = run->setup->plan;

  for (size_t c = 0; c < run->setup->n_cohorts && has_started (run->setup, c); c++)
    {
      const double seats = plan->programs[run->setup->cohorts[c].program].seats;

      for (size_t i = 0; i < block->n; i++)
        {
          const double offered = block->offered[c][i];
          double started = 0;
          FweLimit limit = offered < seats ? FWE_LIMIT_APPLICANTS : FWE_LIMIT_SEATS;

          for (size_t g = 0; g < plan->n_groups; g++)
            started += block->enrolled[c * plan->n_groups + g][i];
          if (started < fwe_min (seats, offered) * (1 - 1e-9))
            limit = FWE_LIMIT_MONEY;
          run->bound[c * (FWE_LIMIT_COMPLETION + 1) + limit] += 1;
        }
    }
}

static void
note_block (Variant *run, const FweBlock *block)
{
  const size_t q = run->setup->count_quarter, n_groups = run->setup->plan->n_groups;

  for (size_t i = 0; i < block->n; i++)
    {
      run->net[block->from + i] = block->waterfall[FWE_W_NET_LOCAL][i];
      run->openings += block->series[FWE_S_OPENINGS][q][i];
      run->cost += block->series[FWE_S_COST][q][i];
      run->enrolled += block->series[FWE_S_ENROLLED][q][i];
      for (size_t g = 0; g < n_groups; g++)
        run->applicants += block->group_read[FWE_G_APPLICANTS * n_groups + g][i];
    }
  if (run->bound == NULL)
    return;

  note_bounds (run, block);
  for (size_t t = 0; t <= q; t++)
    {
      FweRow unmet;

      fwe_block_unmet (block, t, unmet);
      for (size_t i = 0; i < block->n; i++)
        {
          run->unmet[t] += unmet[i];
          run->completed[t] += block->series[FWE_S_COMPLETED][t][i];
        }
    }
}

static void
run_variant (Search *search, Variant *run)
{
  FweBlock *block = fwe_block_new (run->setup);

  run->failed = block == NULL;
  for (size_t from = 0; block != NULL && from < search->n_draws; from += FWE_LANES)
    {
      const size_t left = search->n_draws - from;

      if (search->hooks != NULL && search->hooks->stop != NULL && from % (4 * FWE_LANES) == 0
          && search->hooks->stop (search->hooks->user_data))
        atomic_store (&search->stopped, true);
      if (atomic_load (&search->stopped))
        break;

      run->setup->kernel->start (block, from, left < FWE_LANES ? left : FWE_LANES);
      run->setup->kernel->pipeline (block, run->setup->count_quarter + 1);
      note_block (run, block);
    }

  run->openings /= (double)search->n_draws;
  run->applicants /= (double)search->n_draws;
  run->cost /= (double)search->n_draws;
  run->enrolled /= (double)search->n_draws;
  fwe_block_free (block);
}

static int
run_variants (void *data)
{
  Search *search = data;

  for (size_t k; (k = atomic_fetch_add (&search->next, 1)) < N_RUNS;)
    run_variant (search, &search->runs[k]);

  return 0;
}

static bool
prepare (Search *search, const FwePlan *plan, FweDraws *draws, FweFault *fault)
{
  for (size_t k = 0; k < N_RUNS; k++)
    {
      Variant *run = &search->runs[k];
      const size_t count_quarter
          = plan->goal.measure != FWE_GOAL_NONE ? plan->goal.quarter : plan->n_quarters - 1;

      run->plan = *plan;
      if (k == RUN_MONEY)
        add_money (run, plan, count_quarter);
      run->setup = fwe_setup_new (&run->plan, draws, search->hooks, fault);
      run->net = calloc (search->n_draws, sizeof (double));
      if (run->setup == NULL)
        return false;

      *fault = (FweFault){ .code = FWE_FAULT_NO_MEMORY };
      if (run->net == NULL)
        return false;
    }

  search->runs[RUN_BASE].unmet = calloc (plan->n_quarters, sizeof (double));
  search->runs[RUN_BASE].completed = calloc (plan->n_quarters, sizeof (double));
  search->runs[RUN_BASE].bound = calloc (
      (search->runs[RUN_BASE].setup->n_cohorts + 1) * (FWE_LIMIT_COMPLETION + 1), sizeof (double));
  if (search->runs[RUN_BASE].unmet == NULL || search->runs[RUN_BASE].completed == NULL
      || search->runs[RUN_BASE].bound == NULL)
    return false;

  add_opening (search->runs[RUN_OPENING].setup);
  add_seat (search->runs[RUN_SEAT].setup, true);
  add_seat (search->runs[RUN_APPLICANT].setup, false);
  return true;
}

static void
clear (Search *search)
{
  for (size_t k = 0; k < N_RUNS; k++)
    {
      fwe_setup_free (search->runs[k].setup);
      free (search->runs[k].net);
      free (search->runs[k].unmet);
      free (search->runs[k].completed);
      free (search->runs[k].bound);
    }
}

/* Mean of the paired differences a unit more makes. */
static double
worth (const Search *search, size_t k, double units)
{
  double sum = 0;

  if (!(units > 0))
    return 0;
  for (size_t i = 0; i < search->n_draws; i++)
    sum += search->runs[k].net[i] - search->runs[RUN_BASE].net[i];

  return sum / ((double)search->n_draws * units);
}

static bool
is_queue (const Variant *base, size_t q)
{
  return base->unmet[q] > QUEUE * base->completed[q] && base->unmet[q] > 0;
}

/* First quarter in which people who completed queue for openings. */
static size_t
first_queue (const Search *search)
{
  const Variant *base = &search->runs[RUN_BASE];

  for (size_t q = 0; q < base->setup->count_quarter; q++)
    if (is_queue (base, q))
      return q;

  return base->setup->count_quarter;
}

/* Start of the first cohort which this limit decides in more draws than any other, or of the one
 * which it decides in the most. */
static size_t
first_bound (const Search *search, FweLimit limit)
{
  const Variant *base = &search->runs[RUN_BASE];
  size_t likeliest = 0;
  double draws = 0;

  for (size_t c = 0; c < base->setup->n_cohorts && has_started (base->setup, c); c++)
    {
      const double *bound = base->bound + c * (FWE_LIMIT_COMPLETION + 1);
      bool most = true;

      if (bound[limit] > draws)
        {
          draws = bound[limit];
          likeliest = base->setup->cohorts[c].start;
        }

      for (size_t other = 0; other <= FWE_LIMIT_COMPLETION; other++)
        most = most && bound[limit] >= bound[other];
      if (most)
        return base->setup->cohorts[c].start;
    }

  return likeliest;
}

/* Where nothing was found to help: nobody starts for want of what holds back most of the cohorts,
 * or nobody who starts finishes. */
static FweLimit
why_nobody_finishes (const Variant *base)
{
  double sums[FWE_LIMIT_COMPLETION + 1] = { 0 };
  FweLimit most = FWE_LIMIT_SEATS;

  if (base->enrolled > NOBODY)
    return FWE_LIMIT_COMPLETION;
  for (size_t c = 0; c < base->setup->n_cohorts; c++)
    for (size_t limit = 0; limit <= FWE_LIMIT_COMPLETION; limit++)
      sums[limit] += base->bound[c * (FWE_LIMIT_COMPLETION + 1) + limit];
  for (FweLimit limit = FWE_LIMIT_SEATS; limit <= FWE_LIMIT_MONEY; limit++)
    most = sums[limit] > sums[most] ? limit : most;

  return most;
}

/* The limit is the input of which one per cent more brings the most: worths alone are in persons
 * per opening, seat, applicant and 10,000 dollars, and would compare nothing. Where there is
 * none at all, the first one counts. */
static void
choose (const Search *search, FweConstraint *out)
{
  const Variant *base = &search->runs[RUN_BASE];
  const FweSetup *setup = base->setup;
  const double completed = base->completed[setup->count_quarter] / (double)search->n_draws;
  double seats = 0, net = 0, best;

  for (size_t c = 0; c < setup->n_cohorts; c++)
    seats += is_counted (setup, c) ? setup->plan->programs[setup->cohorts[c].program].seats : 0;
  for (size_t i = 0; i < search->n_draws; i++)
    net += base->net[i] / (double)search->n_draws;

  const struct
  {
    FweLimit limit;
    double gain;
  } limits[] = { { FWE_LIMIT_OPENINGS, out->worth_opening * fwe_max (base->openings, 1) },
                 { FWE_LIMIT_SEATS, out->worth_seat * fwe_max (seats, 1) },
                 { FWE_LIMIT_MONEY, out->worth_10000 * fwe_max (base->cost / MONEY, 1) },
                 { FWE_LIMIT_APPLICANTS, out->worth_applicant * fwe_max (base->applicants, 1) } };

  best = fwe_max (SLACK * net, NOBODY);
  for (size_t k = 0; k < sizeof limits / sizeof *limits; k++)
    if (limits[k].gain > best)
      {
        best = limits[k].gain;
        out->limit = limits[k].limit;
      }
  /* where there is no opening at all, or none of their kind, one per cent more brings nothing */
  if (out->limit == FWE_LIMIT_NONE && completed < NOBODY)
    out->limit = why_nobody_finishes (base);
  if (out->limit == FWE_LIMIT_NONE && is_queue (base, setup->count_quarter))
    out->limit = FWE_LIMIT_OPENINGS;
  if (out->limit == FWE_LIMIT_OPENINGS)
    out->quarter = first_queue (search);
  else if (out->limit != FWE_LIMIT_NONE && out->limit != FWE_LIMIT_COMPLETION)
    out->quarter = first_bound (search, out->limit);
}

static void
conclude (const Search *search, FweConstraint *out)
{
  const Variant *base = &search->runs[RUN_BASE];
  const FweSetup *setup = base->setup;
  double openings;

  *out = (FweConstraint){ .limit = FWE_LIMIT_NONE };
  if (setup->n_cohorts == 0)
    return;
  if (count_cohorts (setup) == 0)
    {
      out->limit = FWE_LIMIT_COMPLETION;
      return;
    }

  openings = search->runs[RUN_OPENING].openings - base->openings;
  out->worth_opening = openings > 0 ? worth (search, RUN_OPENING, openings) : NAN;
  out->worth_seat = worth (search, RUN_SEAT, 1);
  out->worth_applicant = worth (search, RUN_APPLICANT, 1);
  out->worth_10000 = setup->plan->n_funds > 0 ? worth (search, RUN_MONEY, 1) : 0;
  choose (search, out);
}

/**
 * fwe_run_constraint:
 * @plan: the plan @result is of
 * @draws: its random numbers
 * @n_threads: 1 or more; changes no bit
 * @hooks: (nullable): stop; progress is not reported
 * @result: its @constraint is filled
 * @fault: (out): why not
 *
 * What holds the plan back at the quarter of counts, and what one more of each is worth, by running
 * the first 1,000 draws again on the same random numbers. An opening's worth is per opening that
 * has come by then; seats and applicants are spread over the cohorts that finish by then, money
 * over the years.
 *
 * Returns: whether the constraint was found
 */
bool
fwe_run_constraint (const FwePlan *plan, FweDraws *draws, unsigned n_threads, const FweHooks *hooks,
                    FweResult *result, FweFault *fault)
{
  Search search = { .hooks = hooks, .n_draws = fwe_draws_count (draws) };
  thrd_t threads[N_RUNS];
  size_t n = 0;
  bool done = false;

  *fault = (FweFault){ 0 };
  if (!fwe_plan_check (plan, fault))
    return false;
  if (search.n_draws > MAX_DRAWS)
    search.n_draws = MAX_DRAWS;

  if (prepare (&search, plan, draws, fault))
    {
      while (n + 1 < n_threads && n + 1 < N_RUNS
             && thrd_create (&threads[n], run_variants, &search) == thrd_success)
        n++;
      run_variants (&search);
      for (size_t i = 0; i < n; i++)
        thrd_join (threads[i], NULL);

      done = true;
      for (size_t k = 0; k < N_RUNS; k++)
        done = done && !search.runs[k].failed;
      *fault = (FweFault){ .code = done ? FWE_FAULT_NONE : FWE_FAULT_NO_MEMORY };
      if (done && atomic_load (&search.stopped))
        {
          *fault = (FweFault){ .code = FWE_FAULT_STOPPED };
          done = false;
        }
      if (done)
        conclude (&search, &result->constraint);
    }

  clear (&search);
  return done;
}
