/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "fw-catalogue-rows.h"
#include "fwe-plan.h"

static const double discount_presets[] = { 0.02, 0.03, 0.031, 0.035, 0.07, 0 };

static const FwRow rows[] = {
  { .key = "funds.*.amount",
    .owner = FW_OWNER_FUND,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Amount"),
    .subtitle = N_ ("dollars a year"),
    .help = N_ ("What this fund can pay in each year of its window. What is not used lapses."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 0,
    .hi = 1e10,
    .step = 10000,
    FW_ROW_FIXED (250000),
    .source = N_ ("Assumption: an example amount"),
    FW_ROW_FUND (DOUBLE, amount) },
  { .key = "money.discount_rate",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Discount rate"),
    .subtitle = N_ ("real, a year"),
    .help = N_ ("What later dollars are worth today, after inflation."),
    .presets = discount_presets,
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 0.2,
    .step = 0.001,
    FW_ROW_FIXED (0.03),
    .source = N_ ("US Office of Management and Budget, Circular A-4 (2003): 3%"),
    FW_ROW_PLAN (DOUBLE, assumptions.discount_rate) },
  { .key = "money.tax_rate",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Tax on the gain"),
    .subtitle = N_ ("all taxes, of extra earnings"),
    .help = N_ ("Share of extra earnings that goes to taxpayers as income, payroll and sales tax."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 0.8,
    .step = 0.01,
    FW_ROW_FIXED (0.22),
    .source
    /* xgettext:no-c-format */
    = N_ ("Assumption: payroll tax of 7.65% and low brackets of federal, state and sales tax"),
    FW_ROW_PLAN (DOUBLE, assumptions.tax_rate) },
  { .key = "money.fringe",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Fringe benefits"),
    .subtitle = N_ ("on top of pay"),
    .help = N_ ("What health insurance, pension and the like add to each dollar of extra pay."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    FW_ROW_FIXED (0.2),
    .source
    = N_ ("Assumption: under the average of all jobs, since many first jobs carry few benefits"),
    FW_ROW_PLAN (DOUBLE, assumptions.fringe) },
  { .key = "money.benefits_lost",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Cash benefits lost"),
    .subtitle = N_ ("of extra earnings"),
    .help
    = N_ ("Share of extra earnings that a household loses in cash benefits; taxpayers keep it."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    FW_ROW_FIXED (0.05),
    .source = N_ ("Assumption: few who apply receive cash benefits"),
    FW_ROW_PLAN (DOUBLE, assumptions.benefits_lost) },
  { .key = "money.excess_burden",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_MONEY,
    .title = N_ ("Excess burden of taxes"),
    .subtitle = N_ ("dollars a net public dollar"),
    .help = N_ ("What raising a public dollar costs everybody on top; a loss of “others”. Often "
                "left at zero."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.05,
    FW_ROW_FIXED (0),
    .source = N_ ("Assumption: left out, as most evaluations do in their main figures"),
    FW_ROW_PLAN (DOUBLE, assumptions.excess_burden) },
};

const FwRow *
fw_catalogue_money_rows (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}
