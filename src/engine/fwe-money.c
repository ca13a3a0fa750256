/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fwe-money.h"

#include <math.h>

#include "fwe-math.h"

/**
 * fwe_money_factor:
 * @rate: real discount rate a year, over -1
 * @years: from the plan's start to the flow
 *
 * Returns: (1 + rate)^-years
 */
double
fwe_money_factor (double rate, double years)
{
  return fwe_exp (-years * fwe_log1p (rate));
}

/**
 * fwe_money_present_value:
 * @rate: real discount rate a year
 * @flows: n amounts, each at the end of its period [dollars]
 * @n: periods
 * @periods_a_year: 4 for quarters, 1 for years
 *
 * Returns: their value at the start (OMB Circular A-94, appendix B, end-of-period factors)
 */
double
fwe_money_present_value (double rate, const double *flows, size_t n, double periods_a_year)
{
  double value = 0;

  for (size_t i = 0; i < n; i++)
    value += flows[i] * fwe_money_factor (rate, (double)(i + 1) / periods_a_year);

  return value;
}

/**
 * fwe_money_society:
 * @parties: an amount by party
 *
 * Returns: what it is to everybody together
 */
double
fwe_money_society (const FweParties *parties)
{
  return parties->participant + parties->taxpayer + parties->others;
}

/**
 * fwe_money_benefit_per_dollar:
 * @net_benefit: to society, cost already taken off [dollars]
 * @cost: of the program [dollars]
 *
 * Returns: benefit over cost, or NaN when nothing was spent
 */
double
fwe_money_benefit_per_dollar (double net_benefit, double cost)
{
  return cost > 0 ? (net_benefit + cost) / cost : NAN;
}

/**
 * fwe_money_mvpf:
 * @benefit: to those who are not the taxpayer [dollars]
 * @net_public_cost: outlay less taxes gained and benefits saved [dollars]
 *
 * Marginal value of public funds (Hendren and Sprung-Keyser 2020), as a number to order by. Where
 * the public gets its money back a ratio of two amounts with the same sign would say nothing: a
 * plan that benefits the others then is above all that cost something, and one that does not is
 * below them all, whatever it saves the public.
 *
 * Returns: the ratio when @net_public_cost is over 0; else infinity (unlimited) when @benefit is
 * over 0 and -infinity when it is not
 */
double
fwe_money_mvpf (double benefit, double net_public_cost)
{
  if (net_public_cost > 0)
    return benefit / net_public_cost;

  return benefit > 0 ? INFINITY : -INFINITY;
}

/**
 * fwe_money_split:
 * @flows: what happened in a quarter
 * @rates: how pay is taxed and topped up
 *
 * Splits a quarter's flows among the parties. Taxes on the gain and benefits saved move from the
 * participant to the taxpayer; displaced residents are among the others, and their lost taxes the
 * taxpayer's; excess burden is a flow of the others.
 *
 * Returns: the statement; its sum is earnings and fringe less the same of the displaced, plus the
 * three cash amounts, less excess burden
 */
FweParties
fwe_money_split (const FweQuarterFlows *flows, const FweRates *rates)
{
  const double to_public = rates->tax + rates->benefits_lost;
  const double kept = 1 + rates->fringe - to_public;
  FweParties out;

  out.participant = flows->earnings * kept + flows->participant_cash;
  out.taxpayer = (flows->earnings - flows->displaced) * to_public + flows->taxpayer_cash;
  out.others = flows->others_cash - flows->displaced * kept + rates->excess_burden * out.taxpayer;
  return out;
}
