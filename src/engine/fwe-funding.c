/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-block.h"

/* More money than any plan has. */
#define UNLIMITED 1e300

/* Uses of money, in the order in which a fund pays. */
enum
{
  SEATS = 0,
  SUPPORTS,
  COHORTS,
};

static const unsigned use_bit[FWE_N_USES] = { FWE_USE_SEATS, FWE_USE_SUPPORTS, FWE_USE_COHORTS };

/* What one cohort needs [dollars]: for each person, and of the use of cohorts once for all. */
typedef struct
{
  FweRow fixed;
  FweRow each[FWE_N_USES];
} Need;

static bool
may_pay (const FweFund *fund, const FweCohort *cohort)
{
  return fund->programs[cohort->program] && fund->from <= cohort->start
         && cohort->start <= fund->to;
}

/* What funds have to pay for: the cost less tuition, and for incumbents less the employer's share.
 */
static void
fill_need (const FweBlock *self, size_t p, Need *need)
{
  const FweProgram *program = &self->setup->plan->programs[p];
  const double share = program->incumbent ? 1 - program->employer_share : 1;

  fwe_row_set (need->each[COHORTS], 0);
  FWE_EACH (i)
  {
    need->fixed[i] = self->cohort_cost[p][i] * share;
    need->each[SEATS][i] = fwe_max (self->seat_cost[p][i] - program->price, 0) * share;
    need->each[SUPPORTS][i] = self->support_cost[p][i] * share;
  }
}

static const FweRow none = { 0 };

/* What a use of money needs for n people; a cohort of nobody is not held. Out of line, where the
 * compiler knows that the rows do not overlap and works on lanes side by side. */
__attribute__ ((noinline)) static void
owe (FweIn each, FweIn fixed, FweIn n, FweLane out)
{
  FWE_EACH (i)
  {
    const double once = fixed[i];

    out[i] = n[i] * each[i] + (n[i] > 0 ? once : 0);
  }
}

/* Dollars left for each subset of uses in the funds that may pay for some of it. */
static void
fill_caps (const FweBlock *self, const FweCohort *cohort, FweRow caps[FWE_N_SUBSETS])
{
  const FwePlan *plan = self->setup->plan;

  for (size_t subset = 1; subset < FWE_N_SUBSETS; subset++)
    {
      fwe_row_set (caps[subset], 0);
      for (size_t f = 0; f < plan->n_funds; f++)
        if (may_pay (&plan->funds[f], cohort) && (plan->funds[f].uses & subset))
          fwe_row_add (caps[subset], self->fund[f]);
    }
}

/* Most people the money allows: what any subset of uses needs must be in the funds that may pay for
 * some of it, and that is enough (the max-flow min-cut theorem for uses and funds). */
static void
limit_by_money (const Need *need, FweRow caps[FWE_N_SUBSETS], FweLane n)
{
  for (size_t subset = 1; subset < FWE_N_SUBSETS; subset++)
    {
      const double held = subset & FWE_USE_COHORTS ? 1 : 0;
      FweRow each = { 0 };

      for (size_t u = 0; u < FWE_N_USES; u++)
        if (subset & use_bit[u])
          fwe_row_add (each, need->each[u]);

      FWE_EACH (i)
      {
        const double left = caps[subset][i] - held * need->fixed[i];
        const double most = each[i] > 0 ? left / each[i] : UNLIMITED;

        n[i] = left < 0 ? 0 : fwe_min (n[i], most);
      }
    }
}

/* What the uses of a subset still want. */
static void
sum_owed (FweRow owed[FWE_N_USES], size_t subset, FweLane sum)
{
  fwe_row_set (sum, 0);
  for (size_t u = 0; u < FWE_N_USES; u++)
    if (subset & use_bit[u])
      fwe_row_add (sum, owed[u]);
}

/* One fund pays for one use: what it has, what is owed, and no more than leaves the other uses what
 * later funds cannot give them. */
static void
pay_one (const FweFund *fund, size_t use, double *left, FweRow owed[FWE_N_USES],
         FweRow caps[FWE_N_SUBSETS], double *paid)
{
  FweLane want = owed[use];
  FweRow x, needed;

  FWE_EACH (i)
  x[i] = fwe_min (left[i], want[i]);
  for (size_t subset = 1; subset < FWE_N_SUBSETS; subset++)
    {
      FweIn cap = caps[subset];

      if ((subset & use_bit[use]) || !(subset & fund->uses))
        continue;
      sum_owed (owed, subset, needed);
      FWE_EACH (i)
      x[i] = fwe_max (fwe_min (x[i], cap[i] - needed[i]), 0);
    }

  for (size_t subset = 1; subset < FWE_N_SUBSETS; subset++)
    if (subset & fund->uses)
      fwe_row_subtract (caps[subset], x);
  fwe_row_subtract (left, x);
  fwe_row_subtract (want, x);
  fwe_row_add (paid, x);
}

static void
note_paid (FweBlock *self, const FweCohort *cohort, size_t f, FweIn paid)
{
  const size_t n_years = fwe_records_years (self->setup->plan);

  fwe_row_add (self->fund_paid[f], paid);
  fwe_row_add (self->fund_year[f * n_years + cohort->start / 4], paid);
}

/* Funds pay in the plan's order. */
static void
pay_from_funds (FweBlock *self, const FweCohort *cohort, FweRow owed[FWE_N_USES],
                FweRow caps[FWE_N_SUBSETS], FweRow paid[2])
{
  const FwePlan *plan = self->setup->plan;

  for (size_t f = 0; f < plan->n_funds; f++)
    {
      const FweFund *fund = &plan->funds[f];
      FweRow before;

      if (!may_pay (fund, cohort))
        continue;
      fwe_row_copy (before, self->fund[f]);
      for (size_t u = 0; u < FWE_N_USES; u++)
        if (fund->uses & use_bit[u])
          pay_one (fund, u, self->fund[f], owed, caps, paid[fund->public_money]);
      fwe_row_subtract (before, self->fund[f]);
      note_paid (self, cohort, f, before);

      /* what it keeps is not there for the uses that come to later funds */
      for (size_t subset = 1; subset < FWE_N_SUBSETS; subset++)
        if (subset & fund->uses)
          FWE_EACH (i)
      caps[subset][i] -= self->fund[f][i];
    }
}

/* Whether every fund of a program may pay for everything: then its money is one purse. */
static bool
is_one_purse (const FwePlan *plan, const FweCohort *cohort)
{
  for (size_t f = 0; f < plan->n_funds; f++)
    if (may_pay (&plan->funds[f], cohort) && plan->funds[f].uses != FWE_N_SUBSETS - 1)
      return false;

  return true;
}

static void
enrol_from_purse (FweBlock *self, const FweCohort *cohort, const Need *need, double *n,
                  FweRow paid[2])
{
  const FwePlan *plan = self->setup->plan;
  FweRow left = { 0 }, each, owed, part;

  for (size_t f = 0; f < plan->n_funds; f++)
    if (may_pay (&plan->funds[f], cohort))
      fwe_row_add (left, self->fund[f]);
  FWE_EACH (i)
  {
    const double fixed = need->fixed[i];

    each[i] = need->each[SEATS][i] + need->each[SUPPORTS][i];
    n[i] = fwe_min (n[i], each[i] > 0 ? (left[i] - fixed) / each[i] : UNLIMITED);
    n[i] = left[i] < fixed ? 0 : n[i];
    owed[i] = n[i] * each[i] + (n[i] > 0 ? fixed : 0);
  }
  for (size_t f = 0; f < plan->n_funds; f++)
    if (may_pay (&plan->funds[f], cohort))
      {
        FWE_EACH (i)
        part[i] = fwe_min (self->fund[f][i], owed[i]);
        fwe_row_subtract (self->fund[f], part);
        note_paid (self, cohort, f, part);
        fwe_row_subtract (owed, part);
        fwe_row_add (paid[plan->funds[f].public_money], part);
      }
}

static void
enrol_from_funds (FweBlock *self, const FweCohort *cohort, const Need *need, double *n,
                  FweRow paid[2])
{
  FweRow caps[FWE_N_SUBSETS], owed[FWE_N_USES];

  fill_caps (self, cohort, caps);
  limit_by_money (need, caps, n);
  for (size_t u = 0; u < FWE_N_USES; u++)
    owe (need->each[u], u == COHORTS ? need->fixed : none, n, owed[u]);
  pay_from_funds (self, cohort, owed, caps, paid);
}

static void
enrol_without_limit (const Need *need, const double *n, FweRow paid[2])
{
  FweRow owed;

  for (size_t u = 0; u < FWE_N_USES; u++)
    {
      owe (need->each[u], u == COHORTS ? need->fixed : none, n, owed);
      fwe_row_add (paid[true], owed);
    }
}

/* Writes the cohort's costs and who bears them into the flows of the quarter it starts in. */
static void
record (FweBlock *self, const FweCohort *cohort, FweIn n, FweIn public_paid, FweIn other_paid)
{
  const size_t p = cohort->program, q = cohort->start;
  const FweProgram *program = &self->setup->plan->programs[p];
  const double price = program->price;
  const double employer = program->incumbent ? program->employer_share : 0;
  FweIn cohort_cost = self->cohort_cost[p];
  FweIn seat = self->seat_cost[p], support = self->support_cost[p], stipend = self->stipend[p];
  const double factor = self->setup->discount[q];
  FweRow cost, participant, others, stipends, above;

  FWE_EACH (i)
  {
    const double tuition = n[i] * fwe_min (price, seat[i]);
    const double fixed = cohort_cost[i];

    cost[i] = n[i] * (seat[i] + support[i]) + (n[i] > 0 ? fixed : 0);
    participant[i] = n[i] * (stipend[i] - price);
    above[i] = n[i] * fwe_max (price - seat[i], 0);
    stipends[i] = n[i] * stipend[i];
    others[i] = above[i] - other_paid[i] - employer * (cost[i] - tuition);
  }
  fwe_row_add (self->flows[FWE_F_COST][q], cost);
  fwe_row_add (self->flows[FWE_F_PARTICIPANT_CASH][q], participant);
  fwe_row_subtract (self->flows[FWE_F_TAXPAYER_CASH][q], public_paid);
  fwe_row_add (self->flows[FWE_F_OTHERS_CASH][q], others);
  fwe_row_add (self->total[FWE_T_COST], cost);
  fwe_row_add (self->program_now[FWE_P_COST * self->setup->plan->n_programs + p], cost);
  fwe_row_add_scaled (self->total[FWE_T_STIPEND], stipends, factor);
  fwe_row_add_scaled (self->total[FWE_T_ABOVE], above, factor);
}

/**
 * fwe_funding_new_year:
 * @self: a block
 *
 * Fills every fund with its amount for a year of the plan. Nothing is carried over.
 */
void
fwe_funding_new_year (FweBlock *self)
{
  const FwePlan *plan = self->setup->plan;

  for (size_t f = 0; f < plan->n_funds; f++)
    fwe_row_set (self->fund[f], plan->funds[f].amount);
}

/**
 * fwe_funding_enrol:
 * @self: a block
 * @cohort: starts now
 * @eligible: people who could start [persons]
 * @enrolled: (out): people who do [persons]
 *
 * Fills a cohort: at most its seats, the eligible and what the money allows; then takes its cost
 * from the funds in their order, in the quarter it starts. Cohorts come in the order of their
 * start. A plan with no funds at all is paid by the taxpayer without limit; otherwise a program no
 * fund names has no money.
 */
void
fwe_funding_enrol (FweBlock *self, const FweCohort *cohort, const double *eligible,
                   double *enrolled)
{
  const FwePlan *plan = self->setup->plan;
  const double seats
      = plan->programs[cohort->program].seats + self->setup->programs[cohort->program].extra_seats;
  FweRow paid[2] = { 0 };
  Need need;

  fill_need (self, cohort->program, &need);
  FWE_EACH (i)
  enrolled[i] = fwe_min (seats, eligible[i]);

  if (plan->n_funds == 0)
    enrol_without_limit (&need, enrolled, paid);
  else if (is_one_purse (plan, cohort))
    enrol_from_purse (self, cohort, &need, enrolled, paid);
  else
    enrol_from_funds (self, cohort, &need, enrolled, paid);

  record (self, cohort, enrolled, paid[true], paid[false]);
}
