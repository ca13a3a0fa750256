/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-spend.h"

#include <math.h>

#include "fw-chart-frontier.h"

#define MOST 8

/* values: of each budget, the first at @step dollars; @now: of the plan, which takes what @at is;
 * @enough: from which budget on more brings little. */
typedef struct
{
  const char *name;
  guint n;
  double step, values[MOST];
  guint enough;
  FweLimit limit;
  double now, at, then;
  FwAllocateMeasure measure;
  const char *scenario;
} Front;

static const Front fronts[] = {
  { "typical",
    8,
    8e5,
    { 40, 82, 118, 131, 132, 132, 132, 132 },
    3,
    FWE_LIMIT_OPENINGS,
    130,
    3.2e6,
    131,
    FW_ALLOCATE_PLACEMENTS,
    "As pledged" },
  { "better",
    8,
    8e5,
    { 40, 82, 118, 161, 162, 163, 163, 163 },
    3,
    FWE_LIMIT_OPENINGS,
    130,
    3.2e6,
    161,
    FW_ALLOCATE_PLACEMENTS,
    "As pledged" },
  { "steep",
    8,
    8e5,
    { 40, 80, 120, 160, 200, 240, 280, 320 },
    8,
    FWE_LIMIT_SEATS,
    159,
    3.2e6,
    160,
    FW_ALLOCATE_PLACEMENTS,
    "As pledged" },
  { "applicants",
    8,
    8e5,
    { 40, 82, 118, 131, 132, 132, 132, 132 },
    3,
    FWE_LIMIT_APPLICANTS,
    131,
    3.2e6,
    131,
    FW_ALLOCATE_PLACEMENTS,
    "Evening classes, child care and paid work experience for everybody who asks for it" },
  { "dollars",
    8,
    8e5,
    { -1e6, 2e6, 5e6, 8e6, 9e6, 9e6, 9e6, 9e6 },
    4,
    FWE_LIMIT_OPENINGS,
    2e6,
    3.2e6,
    8e6,
    FW_ALLOCATE_NET_BENEFIT,
    "As pledged" },
  { "nothing",
    8,
    8e5,
    { 0 },
    0,
    FWE_LIMIT_COMPLETION,
    0,
    0,
    0,
    FW_ALLOCATE_PLACEMENTS,
    "As pledged" },
  { "huge",
    8,
    8e12,
    { 4e9, 8e9, 12e9, 13e9, 13e9, 13e9, 13e9, 13e9 },
    3,
    FWE_LIMIT_MONEY,
    13e9,
    32e12,
    13e9,
    FW_ALLOCATE_PLACEMENTS,
    "As pledged" },
  { "two",
    2,
    8e5,
    { 40, 82 },
    2,
    FWE_LIMIT_SEATS,
    40,
    8e5,
    40,
    FW_ALLOCATE_PLACEMENTS,
    "As pledged" },
  { "one", 1, 8e5, { 40 }, 1, FWE_LIMIT_SEATS, 40, 8e5, 40, FW_ALLOCATE_PLACEMENTS, "As pledged" },
  { "nan",
    8,
    8e5,
    { 40, NAN, 118, 131, 132, 132, 132, 132 },
    3,
    FWE_LIMIT_OPENINGS,
    130,
    3.2e6,
    131,
    FW_ALLOCATE_PLACEMENTS,
    "As pledged" },
};

const char *
sample_frontier_name (guint i)
{
  return i < G_N_ELEMENTS (fronts) ? fronts[i].name : NULL;
}

static FwSpending
spending (const Front *sample, double value, double budget)
{
  return (FwSpending){
    .value = value,
    .net = { .mean = value, .p10 = 0.7 * value, .p50 = value, .p90 = 1.3 * value, .n = 4000 },
    .cost
    = { .mean = 0.9 * budget, .p10 = 0.7 * budget, .p50 = 0.9 * budget, .p90 = budget, .n = 4000 },
    .high = budget,
    .limit = sample->limit,
  };
}

FwScene *
sample_frontier (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const Front *sample = fronts;
  FwBudgetPoint points[MOST];

  while (!g_str_equal (sample->name, name))
    sample++;
  for (guint k = 0; k < sample->n; k++)
    points[k]
        = (FwBudgetPoint){ .budget = sample->step * (k + 1),
                           .spending = spending (sample, sample->values[k], sample->step * (k + 1)),
                           .binds_budget = k < sample->enough };
  return fw_chart_frontier (
      &(FwFrontierData){ .context = { .place = "Hennepin County, Minnesota",
                                      .scenario = sample->scenario,
                                      .source = "plan “Minneapolis”, 4,000 paired runs",
                                      .date = "2026-11-21",
                                      .n_runs = 4000,
                                      .price_year = 2024,
                                      .start_year = 2027,
                                      .start_quarter = 1 },
                         .n = sample->n,
                         .points = points,
                         .before = spending (sample, sample->now, sample->at),
                         .after = spending (sample, sample->then, sample->at),
                         .kept_before = TRUE,
                         .measure = sample->measure,
                         .chance = 0.8,
                         .quarter = 7 },
      theme, text, size);
}
