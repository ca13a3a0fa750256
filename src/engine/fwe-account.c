/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>

#include "fwe-block.h"
#include "fwe-money.h"

/* What one lane's money comes to over the horizon, discounted. */
typedef struct
{
  FweParties value;
  double cost;
  double burden;  /* excess burden, inside value.others */
  double payback; /* quarters until the sum stays >= 0, the first is 1; or NaN */
  double sum;
} Ledger;

static FweRates
read_rates (const FweAssumptions *assumptions)
{
  return (FweRates){ .fringe = assumptions->fringe,
                     .tax = assumptions->tax_rate,
                     .benefits_lost = assumptions->benefits_lost,
                     .excess_burden = assumptions->excess_burden };
}

/* Adds a quarter to the ledger; the sum of society is written to the series. */
static void
enter_quarter (FweBlock *self, Ledger *ledger, size_t q, size_t i, const FweRates *rates)
{
  const FweQuarterFlows flows = { .earnings = self->flows[FWE_F_EARNINGS][q][i],
                                  .displaced = self->flows[FWE_F_DISPLACED][q][i],
                                  .participant_cash = self->flows[FWE_F_PARTICIPANT_CASH][q][i],
                                  .taxpayer_cash = self->flows[FWE_F_TAXPAYER_CASH][q][i],
                                  .others_cash = self->flows[FWE_F_OTHERS_CASH][q][i] };
  const double factor = self->setup->discount[q];
  const FweParties now = fwe_money_split (&flows, rates);

  ledger->value.participant += now.participant * factor;
  ledger->value.taxpayer += now.taxpayer * factor;
  ledger->value.others += now.others * factor;
  ledger->cost += self->flows[FWE_F_COST][q][i] * factor;
  ledger->burden += rates->excess_burden * now.taxpayer * factor;
  ledger->sum = fwe_money_society (&ledger->value);
  self->series[FWE_S_CUMULATIVE_NET][q][i] = ledger->sum;

  if (ledger->sum < 0 || !(ledger->cost > 0))
    ledger->payback = NAN;
  else if (isnan (ledger->payback))
    ledger->payback = (double)(q + 1);
}

static void
account_lane (FweBlock *self, size_t i, const FweRates *rates)
{
  Ledger ledger = { .payback = NAN };
  double benefit;

  for (size_t q = 0; q < self->setup->plan->n_quarters; q++)
    enter_quarter (self, &ledger, q, i, rates);

  /* willingness to pay leaves the excess burden out, as the measure does by its definition */
  benefit = ledger.value.participant + ledger.value.others - ledger.burden;
  self->measures[FWE_M_NPV_PARTICIPANT][i] = ledger.value.participant;
  self->measures[FWE_M_NPV_TAXPAYER][i] = ledger.value.taxpayer;
  self->measures[FWE_M_NPV_OTHERS][i] = ledger.value.others;
  self->measures[FWE_M_NPV_SOCIETY][i] = ledger.sum;
  self->measures[FWE_M_BENEFIT_PER_DOLLAR][i]
      = fwe_money_benefit_per_dollar (ledger.sum, ledger.cost);
  self->measures[FWE_M_MVPF][i]
      = ledger.cost > 0 ? fwe_money_mvpf (benefit, -ledger.value.taxpayer) : NAN;
  self->measures[FWE_M_PAYBACK_QUARTER][i] = ledger.payback;
}

/* Placed people who are employed some quarters after their exit, counted when that quarter is over.
 */
static void
retain (FweBlock *self, FweMeasure measure, size_t quarters, FweIn share)
{
  const size_t q = self->setup->count_quarter;

  if (q < quarters)
    return;

  FWE_EACH (i)
  self->measures[measure][i] = self->series[FWE_S_GROSS_PLACEMENTS][q - quarters][i] * share[i];
}

static void
divide (FweIn above, FweIn below, FweLane out)
{
  FWE_EACH (i)
  out[i] = above[i] / (below[i] > 0 ? below[i] : NAN);
}

static void
count (FweBlock *self)
{
  const size_t q = self->setup->count_quarter;
  const size_t n_groups = self->setup->plan->n_groups;
  FweRow *m = self->measures;

  for (size_t g = 0; g < n_groups; g++)
    fwe_row_add (m[FWE_M_APPLICANTS], self->group_read[FWE_G_APPLICANTS * n_groups + g]);
  fwe_row_copy (m[FWE_M_ENROLLED], self->series[FWE_S_ENROLLED][q]);
  fwe_row_copy (m[FWE_M_COMPLETED], self->series[FWE_S_COMPLETED][q]);
  fwe_row_copy (m[FWE_M_GROSS_PLACEMENTS], self->series[FWE_S_GROSS_PLACEMENTS][q]);
  fwe_row_copy (m[FWE_M_NET_LOCAL_PLACEMENTS], self->waterfall[FWE_W_NET_LOCAL]);
  fwe_row_copy (m[FWE_M_WAITING], self->series[FWE_S_READY][q]);
  fwe_row_copy (m[FWE_M_OPENINGS], self->series[FWE_S_OPENINGS][q]);
  fwe_row_copy (m[FWE_M_IN_MOVERS], self->series[FWE_S_IN_MOVERS][q]);
  fwe_row_copy (m[FWE_M_COST], self->series[FWE_S_COST][q]);
  retain (self, FWE_M_RETAINED_Q2, 2, self->common[FWE_C_RETENTION_Q2]);
  retain (self, FWE_M_RETAINED_Q4, 4, self->common[FWE_C_RETENTION_Q4]);
  divide (m[FWE_M_COST], m[FWE_M_ENROLLED], m[FWE_M_COST_PER_SEAT]);
  divide (m[FWE_M_COST], m[FWE_M_COMPLETED], m[FWE_M_COST_PER_COMPLETER]);
  divide (m[FWE_M_COST], m[FWE_M_NET_LOCAL_PLACEMENTS], m[FWE_M_COST_PER_NET_LOCAL_PLACEMENT]);
}

/* Yearly change of pay per enrolled person in the reading year, by group and over all. */
static void
read_year (FweBlock *self)
{
  const size_t n_groups = self->setup->plan->n_groups;
  const double to_year = 4.0 / (double)self->setup->reading_length;
  FweRow sum = { 0 }, persons = { 0 };

  for (size_t g = 0; g < n_groups; g++)
    {
      const double *enrolled = self->enrolled_all[g];
      double *gain = self->group_read[FWE_G_GAIN_PER_ENROLLED * n_groups + g];

      FWE_EACH (i)
      {
        self->year_gain[g][i] *= to_year;
        gain[i] = enrolled[i] > 0 ? self->year_gain[g][i] / enrolled[i] : 0;
      }
      fwe_row_copy (self->group_read[FWE_G_MOVED * n_groups + g], self->present[g]);
      fwe_row_add (sum, self->year_gain[g]);
      fwe_row_add (persons, enrolled);
    }
  divide (sum, persons, self->measures[FWE_M_EARNINGS_EFFECT_PER_ENROLLED]);
}

/* Residents who lost a job to a placement by the reading year's end, and what they lose in that
 * year. */
static void
read_displaced (FweBlock *self)
{
  const size_t first = self->setup->reading_quarter, n = self->setup->reading_length;
  FweIn placed = self->series[FWE_S_GROSS_PLACEMENTS][first + n - 1];
  FweIn deadweight = self->common[FWE_C_DEADWEIGHT];
  FweIn displacement = self->common[FWE_C_DISPLACEMENT];
  FweLane displaced = self->displaced[0];

  for (size_t q = first; q < first + n; q++)
    fwe_row_add_scaled (self->loss[0], self->flows[FWE_F_DISPLACED][q], 4.0 / (double)n);
  FWE_EACH (i)
  displaced[i] = placed[i] * (1 - deadweight[i]) * displacement[i];
}

/**
 * fwe_account_run:
 * @self: a block whose pipeline and earnings have run
 *
 * Adds up what happened: counts at the quarter of counts, costs per person, and every flow of money
 * by party, discounted at the end of its quarter. Effects after the horizon are not counted.
 */
void
fwe_account_run (FweBlock *self)
{
  const FweRates rates = read_rates (&self->setup->plan->assumptions);

  for (size_t i = 0; i < FWE_LANES; i++)
    account_lane (self, i, &rates);
  fwe_values_run (self);
  count (self);
  read_year (self);
  read_displaced (self);
  fwe_work_run (self);
}
