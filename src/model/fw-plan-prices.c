/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-error.h"
#include "fw-plan.h"

/* The nation's: prices of a metro area are another index, and dollars of two places would mix. */
#define PRICES_OF "us"

static double
price_of (FwSeriesValue value)
{
  return value.mark == FW_MARK_EXACT && value.value > 0.0 ? value.value : NAN;
}

/* What the embedded index is multiplied by to stand on the base of a series: their ratio in the
 * nearest year that both have; 1 where they share none. */
static double
rebase (FwSeries *prices, int year)
{
  double scale = 1.0;
  int nearest = G_MAXINT;

  for (guint i = 0; i < fw_series_get_n_values (prices); i++)
    {
      const FwSeriesValue value = fw_series_get_value (prices, i);
      guint64 at;

      if (!g_ascii_string_to_unsigned (value.key, 10, 1, 9999, &at, NULL)
          || isnan (price_of (value)) || isnan (fw_cpi ((int)at))
          || ABS ((int)at - year) >= nearest)
        continue;

      nearest = ABS ((int)at - year);
      scale = value.value / fw_cpi ((int)at);
    }

  return scale;
}

/**
 * fw_plan_cpi:
 * @year: a calendar year
 *
 * Returns: CPI-U, annual average, as the plan's series "prices" of the nation has it; of a year it
 *   lacks the embedded table's, brought to the series' base; NaN for a year that neither has
 */
double
fw_plan_cpi (FwPlan *self, int year)
{
  FwSeries *prices;
  g_autofree char *key = NULL;
  FwSeriesValue value;

  g_return_val_if_fail (FW_IS_PLAN (self), NAN);

  prices = fw_plan_find_series (self, FW_MEASURE_PRICES, NULL, PRICES_OF);
  if (prices == NULL)
    return fw_cpi (year);

  key = fw_number_to_c (year);
  if (fw_series_find (prices, key, &value) && !isnan (price_of (value)))
    return value.value;

  return fw_cpi (year) * rebase (prices, year);
}

/**
 * fw_plan_cpi_factor:
 * @from_year: year whose dollars an amount is in
 * @to_year: year whose dollars are wanted
 * @factor: (out): what to multiply the amount by
 *
 * Moves dollars between years by consumer prices, the plan's own before the embedded ones; a year
 * without an index is refused.
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
