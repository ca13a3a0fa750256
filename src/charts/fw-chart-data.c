/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data.h"

#include <math.h>

/* Bins of 5,000 dollars that the distribution draws; those above have other widths. */
#define N_EVEN_BINS 40

FwChartContext
fw_chart_data_context (FwResult *result, const char *chart, const char *date, char **source)
{
  *source = fw_result_source (result, chart);
  return (FwChartContext){ .place = fw_result_get_place_name (result),
                           .scenario = fw_result_get_scenario_title (result),
                           .source = *source,
                           .date = date,
                           .n_runs = fw_result_get_n_draws (result),
                           .price_year = fw_result_get_price_year (result),
                           .start_year = fw_result_get_start_year (result),
                           .start_quarter = fw_result_get_start_quarter (result),
                           .no_program = fw_result_is_no_program (result) };
}

FwChartContext
fw_chart_data_about (const FwAbout *about, gsize n_runs, const char *date)
{
  return (FwChartContext){ .place = about->place,
                           .scenario = about->scenario,
                           .source = about->source,
                           .date = date,
                           .n_runs = n_runs,
                           .price_year = about->price_year,
                           .start_year = about->start_year,
                           .start_quarter = about->start_quarter,
                           .no_program = about->no_program };
}

/* Incomes may be a city's where people count in its county. */
static FwChartContext
of_incomes (FwResult *result, const FwChartContext *context)
{
  FwChartContext own = *context;

  own.place = fw_result_get_incomes_place (result);
  return own;
}

FwPlacementsData
fw_chart_data_placements (FwResult *result, const FwChartContext *context)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FweGoal goal = fw_result_get_goal (result);
  /* A goal of another measure has no place on this axis. */
  const gboolean shown = goal.measure == FWE_GOAL_NET_LOCAL_PLACEMENTS;
  FwBindingsData bindings = { .n = engine->n_quarters,
                              .start_year = context->start_year,
                              .start_quarter = context->start_quarter };

  for (guint b = 0; b < FWE_N_BINDINGS; b++)
    bindings.shares[b] = engine->bindings[b];
  return (FwPlacementsData){ .context = *context,
                             .n = engine->n_quarters,
                             .placements = engine->series[FWE_S_NET_LOCAL_PLACEMENTS],
                             .placed = engine->series[FWE_S_GROSS_PLACEMENTS],
                             /* who waits and may not have looked does not lack an opening */
                             .ready
                             = fw_result_has_search (result) ? NULL : engine->series[FWE_S_READY],
                             .goal = shown ? goal.value : NAN,
                             .goal_quarter = goal.quarter,
                             .goal_chance = shown ? engine->goal_chance : NAN,
                             .bindings = bindings };
}

FwWaterfallData
fw_chart_data_waterfall (FwResult *result, const FwChartContext *context)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FweGoal goal = fw_result_get_goal (result);
  FwWaterfallData data
      = { .context = *context,
          .quarter
          = goal.measure == FWE_GOAL_NONE ? MAX (engine->n_quarters, 1) - 1 : goal.quarter };

  for (guint i = 0; i < FWE_N_WATERFALL; i++)
    data.steps[i] = engine->waterfall[i];
  return data;
}

FwLorenzData
fw_chart_data_lorenz (FwResult *result, const FwChartContext *context)
{
  const FweResult *engine = fw_result_get_engine (result);

  return (FwLorenzData){ .context = of_incomes (result, context),
                         .n = engine->has_incomes ? FWE_N_LORENZ : 0,
                         .p = engine->lorenz_p,
                         .before = engine->lorenz_before,
                         .after = engine->lorenz_after,
                         .gini_before = engine->before.gini,
                         .gini_change = fw_result_get_measure (result, FWE_M_GINI_CHANGE)->p50,
                         .gini_margin = fw_result_get_engine_plan (result)->gini_margin,
                         .reading_quarter = engine->reading_quarter };
}

FwDistributionData
fw_chart_data_distribution (FwResult *result, const FwChartContext *context, FwIncomeGroup *groups)
{
  const FweResult *engine = fw_result_get_engine (result);
  const gsize n = engine->has_incomes ? engine->n_groups : 0;

  for (gsize g = 0; g < n; g++)
    groups[g] = (FwIncomeGroup){ .name = fw_result_get_group_title (result, (guint)g),
                                 .median_before = engine->median_before[g],
                                 .median_after = engine->median_after[g],
                                 .before = engine->bins_before + g * FWE_N_BINS,
                                 .after = engine->bins_after + g * FWE_N_BINS };
  return (FwDistributionData){ .context = of_incomes (result, context),
                               .n_groups = n,
                               .n_bins = FWE_N_BINS,
                               .n_even = N_EVEN_BINS,
                               .edges = fwe_bin_edges,
                               .groups = groups,
                               .selected = fw_chart_data_main_group (result),
                               .reading_quarter = engine->reading_quarter };
}

FwWagesData
fw_chart_data_wages (FwResult *result, const FwChartContext *context)
{
  return (FwWagesData){ .context = *context, .labor = fw_result_get_labor (result) };
}

guint
fw_chart_data_main_group (FwResult *result)
{
  const FweResult *engine = fw_result_get_engine (result);
  double most = -1;
  guint found = 0, low, high;

  if (fw_result_get_gap (result, &low, &high))
    return low;
  for (guint g = 0; engine->has_incomes && g < engine->n_groups; g++)
    if (engine->groups[FWE_G_MOVED][g].mean > most)
      {
        most = engine->groups[FWE_G_MOVED][g].mean;
        found = g;
      }
  return found;
}
