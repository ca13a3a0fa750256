/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data-money.h"

#include <math.h>

#include "fw-catalogue.h"
#include "fw-chart-data.h"

#define PROMISE_YEAR 2017 /* of the catalogue's source of “path.promised_pay” */

FwPaybackData
fw_chart_data_payback (FwResult *result, const FwChartContext *context)
{
  const FweResult *engine = fw_result_get_engine (result);

  return (FwPaybackData){
    .context = *context,
    .n = engine->n_quarters,
    .net = engine->series[FWE_S_CUMULATIVE_NET],
    .payback = engine->measures[FWE_M_PAYBACK_QUARTER],
    .rate = fw_result_get_engine_plan (result)->assumptions.discount_rate,
  };
}

static double
repaid_share (const FweResult *engine)
{
  gsize n = 0;

  for (gsize i = 0; i < engine->n_draws; i++)
    n += engine->draws[FWE_M_NPV_TAXPAYER][i] >= 0;
  return engine->n_draws > 0 ? (double)n / (double)engine->n_draws : NAN;
}

FwPartiesData
fw_chart_data_parties (FwResult *result, const FwChartContext *context)
{
  static const FweMeasure measures[FW_N_PARTIES] = {
    [FWE_PARTY_PARTICIPANT] = FWE_M_NPV_PARTICIPANT,
    [FWE_PARTY_TAXPAYER] = FWE_M_NPV_TAXPAYER,
    [FWE_PARTY_OTHERS] = FWE_M_NPV_OTHERS,
    [FW_SOCIETY] = FWE_M_NPV_SOCIETY,
  };
  const FweResult *engine = fw_result_get_engine (result);
  FwPartiesData data = {
    .context = *context,
    .values = engine->values,
    .repaid = repaid_share (engine),
    .n = engine->n_quarters,
    .rate = fw_result_get_engine_plan (result)->assumptions.discount_rate,
  };

  for (guint p = 0; p < FW_N_PARTIES; p++)
    data.net[p] = engine->measures[measures[p]];
  return data;
}

/* Cost over the people placed, whoever else would have held the job. */
static FweSummary
cost_per_placement (const FweResult *engine)
{
  g_autofree double *costs = g_new (double, engine->n_draws);
  g_autofree double *scratch = g_new (double, engine->n_draws);
  FweSummary summary;

  for (gsize i = 0; i < engine->n_draws; i++)
    {
      const double placed = engine->draws[FWE_M_GROSS_PLACEMENTS][i];

      costs[i] = placed > 0 ? engine->draws[FWE_M_COST][i] / placed : NAN;
    }
  fwe_stats_summarise (costs, engine->n_draws, scratch, &summary);
  return summary;
}

FwCostsData
fw_chart_data_costs (FwResult *result, const FwChartContext *context)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FweGoal goal = fw_result_get_goal (result);
  FwCostsData data = {
    .context = *context,
    .quarter = goal.measure == FWE_GOAL_NONE ? MAX (engine->n_quarters, 1) - 1 : goal.quarter,
  };

  data.costs[FW_COST_SEAT] = engine->measures[FWE_M_COST_PER_SEAT];
  data.costs[FW_COST_COMPLETER] = engine->measures[FWE_M_COST_PER_COMPLETER];
  data.costs[FW_COST_PLACEMENT] = cost_per_placement (engine);
  data.costs[FW_COST_NET_LOCAL] = engine->measures[FWE_M_COST_PER_NET_LOCAL_PLACEMENT];
  return data;
}

FwFundsData
fw_chart_data_funds (FwResult *result, const FwChartContext *context, const char ***names)
{
  const FweResult *engine = fw_result_get_engine (result);

  *names = g_new0 (const char *, engine->n_funds + 1);
  for (gsize f = 0; f < engine->n_funds; f++)
    (*names)[f] = fw_result_get_part_title (result, FW_LIST_FUNDS, (guint)f);
  return (FwFundsData){ .context = *context,
                        .n_funds = engine->n_funds,
                        .n_years = engine->n_years,
                        .names = *names,
                        .years = engine->fund_years };
}

/* Whether an input stands as the catalogue has it. */
static gboolean
is_as_published (const char *key, double value)
{
  const FwRow *row = fw_catalogue_find (key, NULL, NULL);

  return row != NULL && value == row->fallback;
}

/* In whose dollars the promise is; 0 for one of the plan's own. */
static int
promise_year (const FwePlan *plan)
{
  return is_as_published ("path.start_pay", plan->path_start_pay)
                 && is_as_published ("path.promised_pay", plan->path_promised_pay)
             ? PROMISE_YEAR
             : 0;
}

FwPathData
fw_chart_data_path (FwResult *result, const FwChartContext *context, guint program)
{
  const FwePlan *plan = fw_result_get_engine_plan (result);
  const gboolean known = program < plan->n_programs;

  return (FwPathData){
    .context = *context,
    .path = known && !context->no_program ? fw_result_get_path (result, program) : NULL,
    .program = known ? fw_result_get_part_title (result, FW_LIST_PROGRAMS, program) : "",
    .raw = plan->assumptions.counting == FWE_COUNTING_RAW,
    .rate = plan->assumptions.discount_rate,
    .promise_year = promise_year (plan)
  };
}

guint
fw_chart_data_main_program (FwResult *result)
{
  const FweResult *engine = fw_result_get_engine (result);
  double most = 0;
  guint found = 0;

  for (guint p = 0; p < engine->n_programs; p++)
    if (engine->programs[FWE_P_ENROLLED][p].mean > most)
      {
        most = engine->programs[FWE_P_ENROLLED][p].mean;
        found = p;
      }
  return found;
}

GStrv
fw_chart_data_choose_program (FwResult *result)
{
  const guint n = fw_result_get_n_parts (result, FW_LIST_PROGRAMS);
  GStrv titles = g_new0 (char *, n + 1);

  for (guint p = 0; p < n; p++)
    titles[p] = g_strdup (fw_result_get_part_title (result, FW_LIST_PROGRAMS, p));
  return titles;
}

FwScene *
fw_chart_build_payback (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                        FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "payback", subject->date, &source);
  FwPaybackData data = fw_chart_data_payback (subject->result, &context);

  data.context.hold = subject->hold;
  return fw_chart_payback (&data, theme, text, size);
}

FwScene *
fw_chart_build_parties (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                        FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "parties", subject->date, &source);
  FwPartiesData data = fw_chart_data_parties (subject->result, &context);

  data.context.hold = subject->hold;
  return fw_chart_parties (&data, theme, text, size);
}

FwScene *
fw_chart_build_costs (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                      FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "costs", subject->date, &source);
  FwCostsData data = fw_chart_data_costs (subject->result, &context);

  data.context.hold = subject->hold;
  return fw_chart_costs (&data, theme, text, size);
}

FwScene *
fw_chart_build_funds (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                      FwSize size)
{
  g_autofree char *source = NULL;
  g_autofree const char **names = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "funds", subject->date, &source);
  FwFundsData data = fw_chart_data_funds (subject->result, &context, &names);

  data.context.hold = subject->hold;
  return fw_chart_funds (&data, theme, text, size);
}

FwScene *
fw_chart_build_path (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                     FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "path", subject->date, &source);
  const guint program = subject->choice >= 0 ? (guint)subject->choice
                                             : fw_chart_data_main_program (subject->result);
  FwPathData data = fw_chart_data_path (subject->result, &context, program);

  data.context.hold = subject->hold;
  return fw_chart_path (&data, theme, text, size);
}
