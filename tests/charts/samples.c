/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples.h"

#include <math.h>
#include <string.h>

#include "fw-chart-distribution.h"
#include "fw-chart-lorenz.h"
#include "fw-chart-placements.h"
#include "fw-chart-waterfall.h"
#include "samples-actual.h"
#include "samples-compare.h"
#include "samples-equity.h"
#include "samples-evidence.h"
#include "samples-goal.h"
#include "samples-labor.h"
#include "samples-matters.h"
#include "samples-money.h"
#include "samples-spend.h"
#include "samples-network.h"
#include "samples-pipeline.h"

const FwSize sample_sizes[N_SAMPLE_SIZES]
    = { { 360, 0 }, { 560, 0 }, { 900, 0 }, { 1280, 720 }, { 640, 720 } };

static FwChartContext
context (void)
{
  return (FwChartContext){ .place = "Hennepin County, Minnesota",
                           .scenario = "As pledged",
                           .source
                           = "Minneapolis plan; pledges entered 21 Nov; trial effects and rates as "
                             "listed on Data",
                           .date = "2026-11-21",
                           .n_runs = 4000,
                           .price_year = 2024,
                           .start_year = 2027,
                           .start_quarter = 1 };
}

/* A placements curve: rises in a smooth step, then stands, falls by a share a quarter, or goes on.
 */
typedef struct
{
  const char *name;
  double height, spread, fall, goal, chance;
  guint quarters, settled;
  double waiting;
  const char *holds; /* what holds back, one letter a quarter, the last for those that follow */
} Curve;

static const Curve curves[] = {
  { "typical", 142, 0.35, 0, 200, 0.03, 12, 7, 78, "SSOOOOOOO" },
  { "peaks", 164, 0.3, 0.018, 150, 0.62, 40, 9, 40, "AAAASOSOSOSOMMMM-" },
  { "rises", 320, 0.2, 0, NAN, NAN, 12, 14, 0, NULL },
  { "finished", 96, 0.1, 0, 90, 0.81, 20, 8, 0, "-" },
  { "one-draw", 57, 0, 0, 60, 0, 16, 8, 30, NULL },
  { "rare", 0.2, 12, 0, 5, 0.004, 16, 8, 0, NULL },
  { "tiny", 3, 0.5, 0, 10, 0.0, 40, 8, 0, "SOAMSOAMSOAMSOAM-S-S-S-SO" },
  { "huge", 4.1e9, 0.4, 0.001, 8e9, 0.5, 160, 30, 1e9, "SO-M" },
  { "zeros", 0, 0, 0, 200, 0, 40, 8, 0, NULL },
  { "nan", NAN, 0, 0, 200, NAN, 40, 8, 0, NULL },
  { "near-goal", 142, 0.02, 0, 143, 0.45, 12, 7, 78, NULL },
  { "level", 45.6, 0.3, 0, 200, 0.0, 40, 24, 30, NULL },
  { "one-quarter", 12, 0.5, 0, 10, 0.7, 1, 1, 0, "S" },
};

/* In 84 runs in 100 what the letters say, in the others each of the rest. (transfer full):
 * FWE_N_BINDINGS times @n */
static double *
make_shares (const char *letters, guint n)
{
  static const char all[] = "-OSAM";
  double *shares = g_new (double, (gsize)FWE_N_BINDINGS *n);

  for (guint q = 0; q < n; q++)
    for (guint b = 0; b < FWE_N_BINDINGS; b++)
      shares[b * n + q] = letters[MIN (q, strlen (letters) - 1)] == all[b] ? 0.84 : 0.04;
  return shares;
}

static FwScene *
placements (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const Curve *curve = curves;
  g_autofree FweSummary *quarters = NULL, *placed = NULL, *ready = NULL;
  g_autofree double *shares = NULL;
  FwPlacementsData data;

  while (!g_str_equal (curve->name, name))
    curve++;
  quarters = g_new0 (FweSummary, curve->quarters);
  placed = g_new0 (FweSummary, curve->quarters);
  ready = g_new0 (FweSummary, curve->quarters);
  for (guint q = 0; q < curve->quarters; q++)
    {
      const double t = CLAMP (((double)q + 1) / curve->settled, 0, 1),
                   after = MAX (0, (double)q - curve->settled);
      const double value = curve->height * t * t * (3 - 2 * t) * exp (-curve->fall * after);

      quarters[q] = (FweSummary){ .mean = value,
                                  .p10 = value * MAX (0, 1 - curve->spread),
                                  .p25 = value * MAX (0, 1 - 0.5 * curve->spread),
                                  .p50 = value,
                                  .p75 = value * (1 + 0.5 * curve->spread),
                                  .p90 = value * (1 + 0.9 * curve->spread) };
      ready[q].p50 = curve->waiting * t;
      /* Where it levels off, people are placed on and on and others leave. */
      placed[q].p50 = 1.5 * curve->height * (g_str_equal (name, "level") ? 0.1 * q : t);
    }
  data = (FwPlacementsData){ .context = context (),
                             .n = curve->quarters,
                             .placements = quarters,
                             .placed = placed,
                             .ready = ready,
                             .goal = curve->goal,
                             .goal_quarter = 7,
                             .goal_chance = curve->chance };
  if (curve->holds != NULL)
    {
      shares = make_shares (curve->holds, curve->quarters);
      data.bindings = (FwBindingsData){ .n = curve->quarters,
                                        .start_year = data.context.start_year,
                                        .start_quarter = data.context.start_quarter };
      for (guint b = 0; b < FWE_N_BINDINGS; b++)
        data.bindings.shares[b] = shares + b * curve->quarters;
    }
  return fw_chart_placements (&data, theme, text, size);
}

static const struct
{
  const char *name;
  double placed, deadweight, displacement, moved, spread;
} falls[] = {
  { "typical", 217, -41, -18, -16, 0.35 }, { "all-net", 120, 0, 0, 0, 0.3 },
  { "most-lost", 96, -77, -10, -6, 0.5 },  { "below-zero", 40, -30, -25, -5, 1.2 },
  { "one-draw", 12, -3, -1, -1, 0 },       { "huge", 4.2e9, -1.1e9, -3e8, -2e8, 0.4 },
  { "tiny", 2.2, -0.4, -0.2, -0.1, 0.9 },  { "zeros", 0, 0, 0, 0, 0 },
  { "nan", NAN, NAN, NAN, NAN, 0 },
};

static FweSummary
around (double mean, double spread)
{
  return (FweSummary){ .mean = mean,
                       .p10 = mean - fabs (mean) * spread,
                       .p50 = mean,
                       .p90 = mean + fabs (mean) * spread * 0.8 };
}

static FwWaterfallData
waterfall_data (guint i)
{
  FwWaterfallData data = { .context = context (), .quarter = 7 };

  data.steps[FWE_W_PLACED] = around (falls[i].placed, falls[i].spread);
  data.steps[FWE_W_DEADWEIGHT] = around (falls[i].deadweight, falls[i].spread);
  data.steps[FWE_W_DISPLACEMENT] = around (falls[i].displacement, falls[i].spread);
  data.steps[FWE_W_MOVED_AWAY] = around (falls[i].moved, falls[i].spread);
  data.steps[FWE_W_NET_LOCAL]
      = around (falls[i].placed + falls[i].deadweight + falls[i].displacement + falls[i].moved,
                falls[i].spread);
  return data;
}

static FwScene *
waterfall (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwWaterfallData data;
  guint i = 0;

  while (!g_str_equal (falls[i].name, name))
    i++;
  data = waterfall_data (i);
  return fw_chart_waterfall (&data, theme, text, size);
}

FwScene *
sample_build_named (const char *scenario, FwTextMetrics *text)
{
  FwWaterfallData data = waterfall_data (0);

  data.context.scenario = scenario;
  return fw_chart_waterfall (&data, fw_theme_get (FW_THEME_PRINT), text, (FwSize){ 560, 0 });
}

/* L(p) = p^a, whose Gini is (a - 1) / (a + 1); the plan bends it a little at the lower end. */
static const struct
{
  const char *name;
  double power, bend, margin;
} curves_of_income[] = {
  { "typical", 2.85, 3.4e-5, 0.004 }, { "visible", 2.6, 0.03, 0.004 }, { "worse", 2.4, -2e-4, NAN },
  { "alone", 2.85, 0, 0.004 },        { "equal", 1, 1e-9, NAN },       { "nan", NAN, 0, NAN },
};

static FwScene *
lorenz (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  double p[201], before[201], after[201];
  FwLorenzData data = {
    .context = context (), .n = 201, .p = p, .before = before, .after = after, .reading_quarter = 18
  };
  guint i = 0;

  while (!g_str_equal (curves_of_income[i].name, name))
    i++;
  for (guint k = 0; k < 201; k++)
    {
      p[k] = k / 200.0;
      before[k] = pow (p[k], curves_of_income[i].power);
      after[k] = before[k] + curves_of_income[i].bend * 6.75 * p[k] * (1 - p[k]) * (1 - p[k]);
    }
  data.gini_before = (curves_of_income[i].power - 1) / (curves_of_income[i].power + 1);
  data.gini_change = -curves_of_income[i].bend * 6.75 / 6;
  data.gini_margin = curves_of_income[i].margin;
  return fw_chart_lorenz (&data, theme, text, size);
}

static const struct
{
  const char *name;
  guint n;
  double households, moved;
} cities[] = {
  { "typical", 5, 31000, 66 }, { "three", 3, 31000, 66 },     { "one", 1, 31000, 40 },
  { "large", 5, 31000, 9000 }, { "six", 7, 31000, 300 },      { "fall", 2, 900, -12 },
  { "unmoved", 5, 31000, 0 },  { "fraction", 4, 31000, 0.3 }, { "huge", 3, 2e9, 3e7 },
  { "zeros", 3, 0, 0 },        { "nan", 2, NAN, 0 },          { "none", 0, 0, 0 },
};

#define N_BINS 44

static FwScene *
distribution (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  static const char *const names[]
      = { "White", "Hispanic", "Black", "Asian", "Other", "Native", "Refugees" };
  static const double medians[] = { 92e3, 65e3, 35e3, 84e3, 61e3, 40e3, 28e3 };
  double edges[N_BINS], before[7][N_BINS], after[7][N_BINS];
  FwIncomeGroup groups[7];
  guint i = 0;

  while (!g_str_equal (cities[i].name, name))
    i++;
  for (guint b = 0; b < N_BINS; b++)
    edges[b] = b <= 40 ? 5e3 * b : 200e3 + 25e3 * (b - 40);
  for (guint g = 0; g < cities[i].n; g++)
    {
      for (guint b = 0; b < N_BINS; b++)
        {
          const double x = (edges[b] + 2500) / medians[g], width = b < 40 ? 1 : 5,
                       step = (edges[b] - 27e3) / 6e3;
          const double hump = exp (-pow (log (x) / 0.8, 2)) / x;

          before[g][b] = cities[i].households / (g + 1) * hump * width * 5e3 / medians[g];
          after[g][b]
              = before[g][b] + cities[i].moved / (g + 1) * step * exp (-step * step / 2) / 2.2;
        }
      groups[g] = (FwIncomeGroup){ names[g], medians[g], medians[g] + cities[i].moved, before[g],
                                   after[g] };
    }
  return fw_chart_distribution (&(FwDistributionData){ .context = context (),
                                                       .n_groups = cities[i].n,
                                                       .n_bins = N_BINS,
                                                       .n_even = 40,
                                                       .edges = edges,
                                                       .groups = groups,
                                                       .selected = 2,
                                                       .reading_quarter = 18 },
                                theme, text, size);
}

#define ADD(list, chart_name, build_function)                                                      \
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)                                                  \
    all[count++] = (Sample)                                                                        \
    {                                                                                              \
      chart_name, list[i].name, build_function                                                     \
    }

const Sample *
samples (guint *n)
{
  static Sample all[G_N_ELEMENTS (curves) + G_N_ELEMENTS (falls) + G_N_ELEMENTS (curves_of_income)
                    + G_N_ELEMENTS (cities) + 2 * MAX_COMPARE_SAMPLES + 2 * MAX_LABOR_SAMPLES
                    + MAX_MONEY_SAMPLES + 3 * MAX_PIPELINE_SAMPLES + MAX_EQUITY_SAMPLES
                    + MAX_NETWORK_SAMPLES + MAX_MATTERS_SAMPLES + MAX_EVIDENCE_SAMPLES
                    + MAX_ACTUAL_SAMPLES + MAX_SPEND_SAMPLES];
  static guint count;

  if (count == 0)
    {
      guint n_equity;
      const Sample *equity = samples_equity (&n_equity);

      ADD (curves, "placements", placements);
      ADD (falls, "waterfall", waterfall);
      ADD (curves_of_income, "lorenz", lorenz);
      ADD (cities, "distribution", distribution);
      for (guint i = 0; i < n_equity; i++)
        all[count++] = equity[i];
      for (guint i = 0; sample_openings_name (i) != NULL; i++)
        all[count++] = (Sample){ "openings", sample_openings_name (i), sample_openings };
      for (guint i = 0; sample_wages_name (i) != NULL; i++)
        all[count++] = (Sample){ "wages", sample_wages_name (i), sample_wages };
      for (guint i = 0; sample_money (i) != NULL; i++)
        all[count++] = *sample_money (i);
      for (guint i = 0; sample_matters (i) != NULL; i++)
        all[count++] = *sample_matters (i);
      for (guint i = 0; sample_evidence (i) != NULL; i++)
        all[count++] = *sample_evidence (i);
      for (guint i = 0; sample_skills_name (i) != NULL; i++)
        all[count++] = (Sample){ "skills", sample_skills_name (i), sample_skills };
      for (guint i = 0; sample_selection_name (i) != NULL; i++)
        all[count++] = (Sample){ "selection", sample_selection_name (i), sample_selection };
      for (guint i = 0; sample_network_name (i) != NULL; i++)
        all[count++] = (Sample){ "network", sample_network_name (i), sample_network };
      for (guint i = 0; sample_sankey_name (i) != NULL; i++)
        all[count++] = (Sample){ "sankey", sample_sankey_name (i), sample_sankey };
      for (guint i = 0; sample_actual_name (i) != NULL; i++)
        all[count++] = (Sample){ "actual", sample_actual_name (i), sample_actual };
      for (guint i = 0; sample_backcast_name (i) != NULL; i++)
        all[count++] = (Sample){ "backcast", sample_backcast_name (i), sample_backcast };
      for (guint i = 0; sample_frontier_name (i) != NULL; i++)
        all[count++] = (Sample){ "frontier", sample_frontier_name (i), sample_frontier };
      for (guint i = 0; sample_compare_name (i) != NULL; i++)
        {
          all[count++] = (Sample){ "compare", sample_compare_name (i), sample_compare };
          all[count++] = (Sample){ "multiples", sample_compare_name (i), sample_multiples };
        }
    }
  *n = count;
  return all;
}

FwScene *
sample_build (const Sample *sample, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  return sample->build (sample->name, theme, text, size);
}
