/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-matters.h"

#include <math.h>

#include "fw-chart-findings.h"
#include "fw-chart-morris.h"
#include "fw-chart-sobol.h"
#include "fw-chart-tornado.h"
#include "fw-result.h"

#define MOST 40

static const struct
{
  const char *title;
  FwUnit unit;
  double low, high;
} numbers[] = {
  { "Deadweight", FW_UNIT_SHARE, 0.0656, 0.471 },
  { "Displacement", FW_UNIT_SHARE, 0.0472, 0.386 },
  { "Pledges honored, Retailer C, developers", FW_UNIT_SHARE, 0.368, 0.872 },
  { "Effect of training on earnings", FW_UNIT_COUNT, NAN, NAN },
  { "Openings, Members of an employer group (developers)", FW_UNIT_PERSONS, 61.1, 132 },
  { "Price of a seat, Pilot course", FW_UNIT_DOLLARS, 6400, 11300 },
  { "Time to placement, Web course, 18 weeks", FW_UNIT_WEEKS, 9, 26 },
  { "Earnings without the program, Hispanic", FW_UNIT_DOLLARS_A_YEAR, 31000, 38000 },
};

static FwChartContext
context (gsize n_runs)
{
  return (FwChartContext){ .place = "Hennepin County, Minnesota",
                           .scenario = "As pledged",
                           .source = "plan “Minneapolis”, “As pledged”; the source of every number "
                                     "stands in the plan",
                           .date = "2026-11-21",
                           .n_runs = n_runs,
                           .price_year = 2024,
                           .start_year = 2027,
                           .start_quarter = 1 };
}

/* n numbers, of which nothing is found. (transfer container) */
static FwInfluence *
make_numbers (guint n, const FwInfluence **order)
{
  FwInfluence *all = g_new0 (FwInfluence, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const guint k = i % G_N_ELEMENTS (numbers);

      all[i] = (FwInfluence){ .key = (char *)"some.key",
                              .title = (char *)numbers[k].title,
                              .unit = numbers[k].unit,
                              .low = numbers[k].low,
                              .high = numbers[k].high };
      order[i] = &all[i];
    }
  return all;
}

static FwInfluencesData
make_data (const FwInfluence *const *order, guint n, guint n_asked, FweMeasure measure, double base)
{
  return (FwInfluencesData){ .context = context (180000),
                             .measure = measure,
                             .title = fw_result_get_measure_title (measure),
                             .unit = fw_result_get_measure_unit (measure),
                             .base = base,
                             .found = order,
                             .n = n,
                             .n_asked = n_asked,
                             .is_whole = n == n_asked };
}

/* How far the first number moves the outcome at its low and high end; each next one less. */
static const struct
{
  const char *name;
  guint n, n_asked;
  FweMeasure measure;
  double base, low, high, shrink;
} swings[] = {
  { "typical", 31, 31, FWE_M_NET_LOCAL_PLACEMENTS, 127, 30, -38, 0.72 },
  { "partial", 5, 31, FWE_M_NET_LOCAL_PLACEMENTS, 127, 30, -38, 0.72 },
  { "money", 12, 12, FWE_M_NPV_SOCIETY, 4.2e6, -6.1e6, 7.3e6, 0.6 },
  { "one-sided", 6, 6, FWE_M_NET_LOCAL_PLACEMENTS, 127, 30, 14, 0.7 },
  { "one", 1, 1, FWE_M_COST_PER_SEAT, 7200, -900, 1400, 1 },
  { "few-left", 8, 8, FWE_M_GAP_CLOSED, 0.012, -0.003, 0.004, 0.8 },
  { "huge", 9, 9, FWE_M_NPV_SOCIETY, 4e15, -3e15, 6e15, 0.9 },
  { "tiny", 9, 9, FWE_M_NET_LOCAL_PLACEMENTS, 0.4, 0.02, -0.03, 0.9 },
  { "index", 9, 9, FWE_M_GINI_CHANGE, -0.00004, 0.00001, -0.00002, 0.9 },
  { "still", 9, 9, FWE_M_COMPLETED, 300, 0, 0, 1 },
  { "still-partial", 3, 9, FWE_M_COMPLETED, 300, 0, 0, 1 },
  { "not-yet", 0, 9, FWE_M_COMPLETED, 300, 0, 0, 1 },
  { "undefined", 0, 0, FWE_M_PAYBACK_QUARTER, NAN, 0, 0, 1 },
  { "none", 0, 0, FWE_M_COMPLETED, 300, 0, 0, 1 },
};

static FwScene *
tornado (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwInfluence *order[MOST];
  g_autofree FwInfluence *all = NULL;
  FwInfluencesData data;
  guint i = 0;

  while (!g_str_equal (swings[i].name, name))
    i++;
  all = make_numbers (swings[i].n, order);
  for (guint k = 0; k < swings[i].n; k++)
    {
      const double factor = pow (swings[i].shrink, k) * (k % 3 == 1 ? -1 : 1);
      const gboolean turned = swings[i].low * swings[i].high > 0;

      all[k].swing.low.mean = swings[i].base + (turned ? fabs (factor) : factor) * swings[i].low;
      all[k].swing.high.mean = swings[i].base + (turned ? fabs (factor) : factor) * swings[i].high;
    }
  data = make_data (order, swings[i].n, swings[i].n_asked, swings[i].measure, swings[i].base);
  data.is_whole = data.is_whole || g_str_equal (name, "undefined");
  if (g_str_equal (name, "undefined"))
    data.n_asked = 9;
  return fw_chart_tornado (&data, theme, text, size);
}

static const struct
{
  const char *name;
  guint n, n_asked;
  FweMeasure measure;
  double base, star, sigma, shrink;
} effects[] = {
  { "typical", 31, 31, FWE_M_NET_LOCAL_PLACEMENTS, 64, 14.1, 4.7, 0.75 },
  { "money", 20, 20, FWE_M_NPV_SOCIETY, 4e6, 2.4e6, 3.1e6, 0.6 },
  { "close", 8, 8, FWE_M_NET_LOCAL_PLACEMENTS, 64, 14.1, 4.7, 0.99 },
  { "alike", 6, 6, FWE_M_NET_LOCAL_PLACEMENTS, 64, 14.1, 4.7, 1 },
  { "straight", 6, 6, FWE_M_NET_LOCAL_PLACEMENTS, 64, 14.1, 0, 0.7 },
  { "one", 1, 1, FWE_M_COST_PER_SEAT, 7200, 900, 40, 1 },
  { "huge", 9, 9, FWE_M_NPV_SOCIETY, 4e15, 3e15, 6e15, 0.9 },
  { "tiny", 9, 9, FWE_M_NET_LOCAL_PLACEMENTS, 0.4, 0.02, 0.03, 0.9 },
  { "still", 9, 9, FWE_M_COMPLETED, 300, 0, 0, 1 },
  { "not-yet", 0, 9, FWE_M_COMPLETED, 300, 0, 0, 1 },
  { "none", 0, 0, FWE_M_COMPLETED, 300, 0, 0, 1 },
};

static FwScene *
morris (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwInfluence *order[MOST];
  g_autofree FwInfluence *all = NULL;
  FwInfluencesData data;
  guint i = 0;

  while (!g_str_equal (effects[i].name, name))
    i++;
  all = make_numbers (effects[i].n, order);
  for (guint k = 0; k < effects[i].n; k++)
    {
      const double factor = pow (effects[i].shrink, k);

      all[k].elementary = (FweElementary){ .mean = (k % 2 == 0 ? -1 : 1) * factor * effects[i].star,
                                           .star = factor * effects[i].star,
                                           .sigma = factor * effects[i].sigma * (1 + k % 3) / 2,
                                           .n = 128 };
    }
  data = make_data (order, effects[i].n, effects[i].n_asked, effects[i].measure, effects[i].base);
  return fw_chart_morris (&data, theme, text, size);
}

static const struct
{
  const char *name;
  guint n;
  double first, total, shrink, luck, margin;
  gboolean is_whole;
} shares[] = {
  { "typical", 10, 0.56, 0.59, 0.3, 0.03, 0.02, TRUE },
  { "partial", 10, 0.56, 0.59, 0.3, 0.03, NAN, FALSE },
  { "luck", 10, 0.2, 0.24, 0.4, 0.48, 0.03, TRUE },
  { "tangled", 10, 0.1, 0.5, 0.9, 0.02, 0.08, TRUE },
  { "little", 3, 0.02, 0.6, 0.9, 0.01, 0.08, TRUE },
  { "alone", 1, 0.97, 0.98, 1, 0.01, 0.001, TRUE },
  { "below", 5, 0.9, 0.88, 0.01, -0.004, 0.02, TRUE },
  { "nan", 3, NAN, NAN, 1, NAN, NAN, TRUE },
  { "not-yet", 0, 0, 0, 1, NAN, NAN, FALSE },
};

static FwScene *
sobol (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const FwInfluence *order[MOST];
  g_autofree FwInfluence *all = NULL;
  FwInfluence others = { .index = { 0.05, 0.01, 0.06, 0.01 } }, luck = others;
  FwInfluencesData data;
  guint i = 0;

  while (!g_str_equal (shares[i].name, name))
    i++;
  all = make_numbers (shares[i].n, order);
  for (guint k = 0; k < shares[i].n; k++)
    {
      const double factor = pow (shares[i].shrink, k);

      all[k].index = (FweIndex){ factor * shares[i].first - (k > 2 ? 0.001 : 0), shares[i].margin,
                                 factor * shares[i].total, shares[i].margin };
    }
  luck.index.first = shares[i].luck;
  luck.index.total = shares[i].luck + 0.01;
  data = make_data (order, shares[i].n, MAX (shares[i].n, 1), FWE_M_NET_LOCAL_PLACEMENTS, 64);
  data.is_whole = shares[i].is_whole;
  data.others = &others;
  data.luck = &luck;
  return fw_chart_sobol (&data, theme, text, size);
}

static const struct
{
  const char *name;
  guint n, n_options;
  double people, people_margin, dollars, dollars_margin, shrink;
} worths[] = {
  { "typical", 31, 5, 0.03, 0.003, 1.38e6, 3500, 0.02 },
  { "both", 31, 5, 6.4, 0.2, 1.38e6, 3500, 0.5 },
  { "people", 31, 5, 6.4, 0.2, 0, 3500, 0.5 },
  { "nothing", 31, 5, 0.03, 0.003, 2100, 3500, 0.4 },
  { "noisy", 4, 3, 3, 2, 9000, 8000, 0.9 },
  { "all", 3, 3, 30, 2, 9000, 80, 0.9 },
  { "huge", 31, 5, 6e8, 2e5, 1e15, 3e12, 0.5 },
  { "one-scenario", 31, 1, 0, 0, 0, 0, 0.5 },
  { "nan", 31, 5, NAN, NAN, NAN, NAN, 1 },
};

static FwScene *
findings (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwFound found[FW_N_FINDINGS][MOST];
  const FwFound *order[FW_N_FINDINGS][MOST];
  FwFindingsData data = { .context = context (4000) };
  guint i = 0;

  while (!g_str_equal (worths[i].name, name))
    i++;
  for (guint p = 0; p < FW_N_FINDINGS; p++)
    {
      const double most = p == 0 ? worths[i].people : worths[i].dollars;

      for (guint k = 0; k < worths[i].n; k++)
        {
          found[p][k] = (FwFound){ .key = (char *)"some.key",
                                   .title = (char *)numbers[(k + 3) % G_N_ELEMENTS (numbers)].title,
                                   .worth = most * pow (worths[i].shrink, k) };
          order[p][k] = &found[p][k];
        }
      data.panels[p] = (FwFindingsPanel){
        .title = p == 0 ? "Net local placements" : "Net benefit to society",
        .unit = p == 0 ? FW_UNIT_PERSONS : FW_UNIT_DOLLARS,
        .best = "All three + 140 seats",
        .best_mean = isfinite (most) ? (p == 0 ? 143 : 8.6e6) : NAN,
        .everything = 1.2 * most,
        .margin = p == 0 ? worths[i].people_margin : worths[i].dollars_margin,
        .found = order[p],
        .n = worths[i].n,
      };
    }
  data.n_options = worths[i].n_options;
  return fw_chart_findings (&data, theme, text, size);
}

#define ADD(list, chart_name, build_function)                                                      \
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)                                                  \
    all[count++] = (Sample)                                                                        \
    {                                                                                              \
      chart_name, list[i].name, build_function                                                     \
    }

const Sample *
sample_matters (guint n)
{
  static Sample all[MAX_MATTERS_SAMPLES];
  static guint count;

  if (count == 0)
    {
      ADD (swings, "tornado", tornado);
      ADD (effects, "morris", morris);
      ADD (shares, "sobol", sobol);
      ADD (worths, "findings", findings);
      g_assert_cmpuint (count, <=, MAX_MATTERS_SAMPLES);
    }
  return n < count ? &all[n] : NULL;
}
