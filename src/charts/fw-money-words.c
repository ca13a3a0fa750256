/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-money-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
fw_money_quarter (const FwChartContext *context, gsize quarter)
{
  return fw_unit_format_quarter (context->start_year, context->start_quarter, (guint)quarter);
}

char *
fw_money_rate (double rate)
{
  return fw_unit_format (rate, FW_UNIT_SHARE, FW_STYLE_AXIS);
}

char *
fw_money_runs (const FwChartContext *context)
{
  return fw_unit_format ((double)context->n_runs, FW_UNIT_COUNT, FW_STYLE_TABLE);
}

char *
fw_money_discounted (const FwChartContext *context, double rate)
{
  g_autofree char *year = fw_unit_format (context->price_year, FW_UNIT_YEAR, FW_STYLE_LABEL);
  g_autofree char *percent = fw_money_rate (rate);

  /* Translators: year of the prices, real discount rate. */
  return g_strdup_printf (_ ("%s dollars at %s a year"), year, percent);
}

char *
fw_money_range (const FweSummary *summary, FwStyle style)
{
  g_autofree char *from = NULL;

  if (isfinite (summary->p90) || !isfinite (summary->p10))
    return fw_unit_format_range (summary->p10, summary->p90, FW_UNIT_DOLLARS, style);
  from = fw_unit_format (summary->p10, FW_UNIT_DOLLARS, style);
  /* Translators: a range without an upper end: "$9,000 or more". */
  return g_strdup_printf (_ ("%s or more"), from);
}
