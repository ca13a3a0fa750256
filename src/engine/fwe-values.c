/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-block.h"

/* Discounted flows of the whole horizon [dollars]. */
typedef struct
{
  FweRow flows[FWE_N_FLOWS];
} Present;

static void
discount (const FweBlock *self, Present *present)
{
  for (size_t f = 0; f < FWE_N_FLOWS; f++)
    {
      fwe_row_set (present->flows[f], 0);
      for (size_t q = 0; q < self->setup->plan->n_quarters; q++)
        fwe_row_add_scaled (present->flows[f], self->flows[f][q], self->setup->discount[q]);
    }
}

static double *
cell (FweBlock *self, FweValue value, FweParty party)
{
  return self->values[value * FWE_N_PARTIES + party];
}

/* What happens to participants' pay, and what of it goes to the taxpayer. */
static void
fill_earnings (FweBlock *self, const Present *present)
{
  const FweAssumptions *rates = &self->setup->plan->assumptions;
  const double tax = rates->tax_rate, benefits = rates->benefits_lost;
  FweIn all = present->flows[FWE_F_EARNINGS], forgone = self->total[FWE_T_FORGONE];
  double *earnings = cell (self, FWE_V_EARNINGS, FWE_PARTY_PARTICIPANT);

  fwe_row_copy (earnings, all);
  fwe_row_subtract (earnings, forgone);
  fwe_row_copy (cell (self, FWE_V_FORGONE, FWE_PARTY_PARTICIPANT), forgone);
  fwe_row_add_scaled (cell (self, FWE_V_FRINGE, FWE_PARTY_PARTICIPANT), all, rates->fringe);
  fwe_row_add_scaled (cell (self, FWE_V_TAX, FWE_PARTY_PARTICIPANT), all, -tax);
  fwe_row_add_scaled (cell (self, FWE_V_TAX, FWE_PARTY_TAXPAYER), all, tax);
  fwe_row_add_scaled (cell (self, FWE_V_BENEFITS_LOST, FWE_PARTY_PARTICIPANT), all, -benefits);
  fwe_row_add_scaled (cell (self, FWE_V_BENEFITS_LOST, FWE_PARTY_TAXPAYER), all, benefits);
}

static void
fill_displaced (FweBlock *self, const Present *present)
{
  const FweAssumptions *rates = &self->setup->plan->assumptions;
  const double to_public = rates->tax_rate + rates->benefits_lost;
  FweIn loss = present->flows[FWE_F_DISPLACED];

  fwe_row_add_scaled (cell (self, FWE_V_DISPLACED, FWE_PARTY_OTHERS), loss,
                      to_public - 1 - rates->fringe);
  fwe_row_add_scaled (cell (self, FWE_V_DISPLACED, FWE_PARTY_TAXPAYER), loss, -to_public);
}

static void
fill_cash (FweBlock *self, const Present *present)
{
  FweIn stipend = self->total[FWE_T_STIPEND], above = self->total[FWE_T_ABOVE];
  double *tuition = cell (self, FWE_V_TUITION, FWE_PARTY_PARTICIPANT);
  double *others = cell (self, FWE_V_PROGRAM_COST, FWE_PARTY_OTHERS);

  fwe_row_copy (cell (self, FWE_V_STIPEND, FWE_PARTY_PARTICIPANT), stipend);
  fwe_row_copy (tuition, present->flows[FWE_F_PARTICIPANT_CASH]);
  fwe_row_subtract (tuition, stipend);
  fwe_row_copy (cell (self, FWE_V_TUITION, FWE_PARTY_OTHERS), above);
  fwe_row_copy (others, present->flows[FWE_F_OTHERS_CASH]);
  fwe_row_subtract (others, above);
  fwe_row_copy (cell (self, FWE_V_PROGRAM_COST, FWE_PARTY_TAXPAYER),
                present->flows[FWE_F_TAXPAYER_CASH]);
}

/**
 * fwe_values_run:
 * @self: a block whose parties' net present values are made
 *
 * The same money as fwe_money_split() hands out, by what it is instead of by quarter: the rows of a
 * party add up to its net present value.
 */
void
fwe_values_run (FweBlock *self)
{
  Present present;

  discount (self, &present);
  fill_earnings (self, &present);
  fill_displaced (self, &present);
  fill_cash (self, &present);
  fwe_row_add_scaled (cell (self, FWE_V_EXCESS_BURDEN, FWE_PARTY_OTHERS),
                      self->measures[FWE_M_NPV_TAXPAYER],
                      self->setup->plan->assumptions.excess_burden);
}
