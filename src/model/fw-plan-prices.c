/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-error.h"
#include "fw-plan.h"

/* The nation's: prices of a metro area are another index, and dollars of two places would mix. */
#define PRICES_OF "us"

/**
 * fw_plan_cpi:
 * @year: a calendar year
 *
 * Returns: CPI-U, annual average, as the plan's series "prices" of the nation has it, else as the
 *   embedded table does; NaN for a year that neither has
 */
double
fw_plan_cpi (FwPlan *self, int year)
{
  FwSeries *prices;
  g_autofree char *key = NULL;
  FwSeriesValue value;

  g_return_val_if_fail (FW_IS_PLAN (self), NAN);

  prices = fw_plan_find_series (self, FW_MEASURE_PRICES, NULL, PRICES_OF);
  key = fw_number_to_c (year);
  if (prices != NULL && fw_series_find (prices, key, &value) && value.mark == FW_MARK_EXACT
      && value.value > 0.0)
    return value.value;

  return fw_cpi (year);
}

/**
 * fw_plan_cpi_factor:
 * @from_year: year whose dollars an amount is in
 * @to_year: year whose dollars are wanted
 * @factor: (out): what to multiply the amount by
 *
 * As fw_cpi_factor(), with the plan's own prices before the embedded ones.
 *
 * Returns: %FALSE for a year without a price index
 */
gboolean
fw_plan_cpi_factor (FwPlan *self, int from_year, int to_year, double *factor, GError **error)
{
  const int years[] = { from_year, to_year };

  g_return_val_if_fail (FW_IS_PLAN (self) && factor != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    if (isnan (fw_plan_cpi (self, years[i])))
      return fw_cpi_refuse (years[i], error);

  *factor
      = from_year == to_year ? 1.0 : fw_plan_cpi (self, to_year) / fw_plan_cpi (self, from_year);
  return TRUE;
}
