/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

#include "fwe-lane.h"

/**
 * FweParties:
 *
 * One amount of money by whom it reaches, dollars; negative when they pay. Society is the sum of
 * the three and no flow stands with two of them.
 */
typedef struct
{
  double participant, taxpayer, others;
} FweParties;

/**
 * FweQuarterFlows:
 * @earnings: change of participants' pay before tax
 * @displaced: pay that displaced residents lose, >= 0 when participants gain
 * @participant_cash: stipends received less tuition paid
 * @taxpayer_cash: minus what public money pays for the program
 * @others_cash: minus what philanthropy and employers pay, plus tuition above the cost of a seat
 *
 * What happens in a quarter before it is split among the parties [dollars].
 */
typedef struct
{
  double earnings;
  double displaced;
  double participant_cash, taxpayer_cash, others_cash;
} FweQuarterFlows;

/**
 * FweRates:
 * @fringe: benefits on top of pay, share
 * @tax: taxes on the gain, share
 * @benefits_lost: cash benefits lost, share of the gain
 * @excess_burden: dollars a net public dollar
 */
typedef struct
{
  double fringe, tax, benefits_lost, excess_burden;
} FweRates;

double fwe_money_factor (double rate, double years);
double fwe_money_present_value (double rate, const double *flows, size_t n, double periods_a_year);
double fwe_money_society (const FweParties *parties);
double fwe_money_benefit_per_dollar (double net_benefit, double cost);
double fwe_money_mvpf (double benefit, double net_public_cost);
FweParties fwe_money_split (const FweQuarterFlows *flows, const FweRates *rates);
