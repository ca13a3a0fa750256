/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-compare.h"

#include <math.h>

#include "fw-chart-compare.h"
#include "fw-chart-multiples.h"

#define MAX_ROWS   12
#define N_QUARTERS 24
#define LONG_NAME                                                                                  \
  "Evening classes, child care and paid work experience for everybody who asks for it"

/* step: what each scenario has more than the one before; fall: of a half, from each. */
typedef struct
{
  const char *name;
  guint n_plans, n_left_out, reference;
  double height, spread, step, goal;
  const char *names[MAX_ROWS];
} Plans;

static const Plans plans[] = {
  { "typical",
    5,
    0,
    1,
    142,
    0.35,
    16,
    200,
    { "As pledged", "+ Degree waivers", "+ Evening and child care", "+ 150 more pledges",
      "All three + 140 seats" } },
  { "one", 1, 0, 1, 142, 0.35, 0, 200, { "As pledged" } },
  { "none", 0, 0, 0, 0, 0, 0, 200, { NULL } },
  { "no-goal", 3, 0, 1, 60, 0.5, 45, NAN, { "As pledged", "More seats", "More of all" } },
  { "alike", 4, 0, 1, 88, 0.3, 0, 200, { "A", "B", "C", "D" } },
  { "likely", 3, 0, 1, 260, 0.2, 30, 200, { "As pledged", "Waivers", "All" } },
  { "worse", 3, 0, 1, 200, 0.2, -60, 220, { "As pledged", "Half the pledges", "None of them" } },
  { "many",
    7,
    9,
    3,
    90,
    0.4,
    20,
    150,
    { "As pledged", "Waivers", "Evening", "Pledges", "Seats", "Coaching", "All together" } },
  { "long",
    4,
    1,
    2,
    142,
    0.35,
    9,
    150,
    { "As pledged", LONG_NAME, LONG_NAME " in all quarters", "All" } },
  { "against-none", 3, 0, 0, 140, 0.3, 12, 160, { "As pledged", "Waivers", "All" } },
  { "huge", 3, 0, 1, 4.1e9, 0.4, 1e9, 8e9, { "As pledged", "Waivers", "All" } },
  { "tiny", 3, 0, 1, 0.4, 1, 0.3, 5, { "As pledged", "Waivers", "All" } },
  { "zeros", 3, 0, 1, 0, 0, 0, 200, { "As pledged", "Waivers", "All" } },
  { "nan", 3, 0, 1, NAN, 0, 0, 200, { "As pledged", "Waivers", "All" } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (plans) < MAX_COMPARE_SAMPLES);

const char *
sample_compare_name (guint i)
{
  return i < G_N_ELEMENTS (plans) ? plans[i].name : NULL;
}

static const Plans *
find (const char *name)
{
  const Plans *found = plans;

  while (!g_str_equal (found->name, name))
    found++;
  return found;
}

static FwChartContext
context (void)
{
  return (FwChartContext){ .place = "Hennepin County, Minnesota",
                           .scenario = "As pledged",
                           .source = "plan “Minneapolis”, 4,000 paired runs",
                           .date = "2026-11-21",
                           .n_runs = 4000,
                           .price_year = 2024,
                           .start_year = 2027,
                           .start_quarter = 1 };
}

static FweSummary
around (double middle, double low, double high)
{
  return (FweSummary){ .mean = middle,
                       .p10 = low,
                       .p25 = (low + middle) / 2,
                       .p50 = middle,
                       .p75 = (middle + high) / 2,
                       .p90 = high,
                       .n = 4000 };
}

static double
value_of (const Plans *sample, guint plan)
{
  return fmax (0, sample->height + plan * sample->step);
}

static FweSummary
spread_of (const Plans *sample, guint plan, double share)
{
  const double value = share * value_of (sample, plan);

  if (isnan (sample->height))
    return around (NAN, NAN, NAN);
  return around (value, value * (1 - sample->spread), value * (1 + 0.8 * sample->spread));
}

/* Logistic in how far the goal is, in ranges. */
static double
chance_of (const Plans *sample, guint plan)
{
  const FweSummary value = spread_of (sample, plan, 1);

  if (isnan (sample->goal))
    return NAN;
  if (!(value.p90 > value.p10))
    return value.p50 >= sample->goal ? 1 : 0;
  return 1 / (1 + exp (-4.4 * (value.p50 - sample->goal) / (value.p90 - value.p10)));
}

static FwCompareRow
row_of (const Plans *sample, guint row)
{
  const guint plan = row - 1;
  const double own = row == 0 ? 0 : value_of (sample, plan);
  const double base = sample->reference == 0 ? 0 : value_of (sample, sample->reference - 1);
  const double more = own - base, wide = 0.4 * fabs (more);
  FwCompareRow found = { .name = "No program",
                         .no_program = TRUE,
                         .reference = row == sample->reference,
                         .value = around (0, 0, 0),
                         .cost = around (NAN, INFINITY, INFINITY),
                         .benefit = around (NAN, NAN, NAN),
                         .gap = around (0, 0, 0),
                         .gini = around (0, 0, 0),
                         .chance = isnan (sample->goal) ? NAN : 0 };

  if (row > 0)
    {
      found.name = sample->names[plan];
      found.no_program = FALSE;
      found.value = spread_of (sample, plan, 1);
      found.cost
          = own > 0 ? around (3.3e6 / own, 2e6 / own, 5e6 / own) : around (NAN, INFINITY, INFINITY);
      found.benefit = around (1.75 + 0.1 * plan, 0.4, 3.1);
      found.gap = around (0.0004, 0.0001, 0.0009);
      found.gini = around (-0.00004, -0.00009, 0);
      found.chance = chance_of (sample, plan);
    }
  found.has_paired = !found.reference && isfinite (more);
  found.difference = around (more, more - wide, more + wide);
  found.better = more > 0 ? 0.9 : 0.1 * (more < 0);
  found.same = more == 0 ? 1 : 0;
  return found;
}

FwScene *
sample_compare (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const Plans *sample = find (name);
  FwCompareRow rows[MAX_ROWS];

  for (guint i = 0; i <= sample->n_plans; i++)
    rows[i] = row_of (sample, i);
  return fw_chart_compare (&(FwCompareData){ .context = context (),
                                             .measure_title = "Net local placements",
                                             .measure = "net local placements",
                                             .rows = rows,
                                             .n_rows = sample->n_plans + 1,
                                             .n_left_out = sample->n_left_out,
                                             .goal = sample->goal,
                                             .quarter = 7 },
                           theme, text, size);
}

FwScene *
sample_multiples (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const Plans *sample = find (name);
  FweSummary quarters[MAX_ROWS][N_QUARTERS];
  FwMultiple panels[MAX_ROWS];
  const guint n = MIN (sample->n_plans, MAX_ROWS);

  for (guint i = 0; i < n; i++)
    {
      for (guint q = 0; q < N_QUARTERS; q++)
        quarters[i][q] = spread_of (sample, i, 1 - exp (-(q + 1.0) / 6));
      panels[i] = (FwMultiple){ sample->names[i], quarters[i], FALSE };
    }
  return fw_chart_multiples (
      &(FwMultiplesData){ .context = context (),
                          .n = N_QUARTERS,
                          .panels = panels,
                          .n_panels = n,
                          .n_left_out = sample->n_left_out + sample->n_plans - n,
                          .goal = sample->goal,
                          .goal_quarter = 7 },
      theme, text, size);
}
