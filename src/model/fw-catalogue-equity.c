/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "fw-catalogue-rows.h"
#include "fwe-plan.h"

static const FwRow rows[] = {
  { .key = "equity.line",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Income line"),
    .subtitle = N_ ("household income a year"),
    .help = N_ ("The equity page counts the households under this line, with and without the plan. "
                "No other number depends on it."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 1000,
    .hi = 1000000,
    .step = 100,
    FW_ROW_FIXED (31200),
    .source = N_ ("Federal poverty guideline of 2024 for a household of four in the 48 states "
                  "(HHS, 89 FR 2961)"),
    FW_ROW_PLAN (DOUBLE, equity_line) },
  { .key = "equity.jobless_share",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Otherwise out of work"),
    .subtitle = N_ ("of net local placements"),
    .help = N_ ("Share of the people who hold a job because of the plan that would be looking for "
                "work without it. The others would work somewhere else. Only the unemployment of "
                "groups depends on it."),
    .unit = FW_UNIT_SHARE,
    .lo = 0,
    .hi = 1,
    .step = 0.01,
    .fallback = 0.3,
    .p10 = 0.1,
    .p90 = 0.6,
    .dist = FWE_DIST_LOGIT_NORMAL,
    .source = N_ ("Assumption: most people who applied to such courses worked anyway; no trial "
                  "says how many of those placed would have been unemployed"),
    FW_ROW_PLAN (QUANTITY, jobless_share) },
  { .key = "path.start_pay",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Pay before"),
    .subtitle = N_ ("of one participant, a year"),
    .help = N_ ("Where a person’s path starts in the chart that holds the promise against the "
                "evidence. No other number depends on it."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 0,
    .hi = 1000000,
    .step = 500,
    FW_ROW_FIXED (30000),
    .source = N_ ("The promise as it was made: from $30,000 a year to $82,000, the median "
                  "programmer (J. Mazur, “How to Reduce Your City’s Income Inequality With "
                  "Technology Training”, 2017); a promise, not a finding"),
    FW_ROW_PLAN (DOUBLE, path_start_pay) },
  { .key = "path.promised_pay",
    .owner = FW_OWNER_PLAN,
    .section = FW_SECTION_ASSUMPTIONS,
    .title = N_ ("Pay promised"),
    .subtitle = N_ ("of one participant, a year"),
    .help = N_ ("What the promise says a person earns after the course, drawn beside what the "
                "trials found. No other number depends on it."),
    .unit = FW_UNIT_DOLLARS_A_YEAR,
    .lo = 0,
    .hi = 1000000,
    .step = 500,
    FW_ROW_FIXED (82000),
    .source = N_ ("The promise as it was made: from $30,000 a year to $82,000, the median "
                  "programmer (J. Mazur, “How to Reduce Your City’s Income Inequality With "
                  "Technology Training”, 2017); a promise, not a finding"),
    FW_ROW_PLAN (DOUBLE, path_promised_pay) },
};

const FwRow *
fw_catalogue_equity_rows (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}
