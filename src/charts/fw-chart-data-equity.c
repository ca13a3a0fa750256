/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data-equity.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "fw-catalogue.h"

/* Incomes may be a city's where people count in its county. */
static FwChartContext
of_incomes (FwResult *result, const FwChartContext *context)
{
  FwChartContext own = *context;

  own.place = fw_result_get_incomes_place (result);
  return own;
}

static double
households_of (const FweResult *engine, gsize group)
{
  double sum = 0;

  for (gsize b = 0; b < FWE_N_BINS; b++)
    sum += engine->bins_before[group * FWE_N_BINS + b];
  return sum;
}

static double
all_households (const FweResult *engine)
{
  double sum = 0;

  for (gsize g = 0; g < engine->n_groups; g++)
    sum += households_of (engine, g);
  return sum;
}

FwDecilesData
fw_chart_data_deciles (FwResult *result, const FwChartContext *context)
{
  const FweResult *engine = fw_result_get_engine (result);
  const gboolean known = engine->has_incomes && engine->deciles[0].households > 0;

  return (FwDecilesData){ .context = of_incomes (result, context),
                          .deciles = known ? engine->deciles : NULL,
                          .eligible
                          = fw_result_get_engine_plan (result)->assumptions.eligible_income,
                          .reading_quarter = engine->reading_quarter };
}

/* Of the line as it comes; one's own line is the plan's. */
static const char *
line_source (FwResult *result)
{
  const FwRow *row = fw_catalogue_find ("equity.line", NULL, NULL);
  const double line = fw_result_get_engine (result)->line;

  if (!isfinite (line) || row == NULL)
    return NULL;
  return line == row->fallback ? _ (row->source) : _ ("as set in the plan");
}

FwLinesData
fw_chart_data_lines (FwResult *result, const FwChartContext *context, FwLinesGroup *rows)
{
  const FweResult *engine = fw_result_get_engine (result);
  const gboolean known
      = engine->has_incomes && engine->depth_before != NULL && engine->depth_after != NULL;
  const gsize n = known ? engine->n_groups : 0;

  for (gsize g = 0; known && g <= n; g++)
    rows[g]
        = (FwLinesGroup){ .name = g < n ? fw_result_get_group_title (result, (guint)g)
                                        : _ ("All households"),
                          .households = g < n ? households_of (engine, g) : all_households (engine),
                          .before = engine->depth_before[g],
                          .after = engine->depth_after[g] };
  /* One group is the place: it is not told twice. */
  if (known && n == 1)
    rows[0] = rows[1];
  return (FwLinesData){ .context = of_incomes (result, context),
                        .line = known ? engine->line : NAN,
                        .line_source = line_source (result),
                        .n_groups = !known   ? 0
                                    : n == 1 ? 1
                                             : n + 1,
                        .groups = rows,
                        .reading_quarter = engine->reading_quarter };
}

static FwGapsRow
earnings_row (FwResult *result, gsize g)
{
  const FweSummary *gain = &fw_result_get_engine (result)->groups[FWE_G_GAIN_PER_ENROLLED][g];
  const double earnings = fw_result_get_engine_plan (result)->groups[g].earnings.middle;
  const gboolean anybody
      = fw_result_get_engine (result)->groups[FWE_G_ENROLLED][g].mean > 0 && isfinite (gain->p50);

  return (FwGapsRow){ .without = anybody ? earnings : NAN,
                      .with = anybody ? earnings + gain->p50 : NAN,
                      .low = gain->p10,
                      .high = gain->p90,
                      .margin = NAN };
}

static FwGapsRow
income_row (const FweResult *engine, gsize g)
{
  const FweSummary *change = engine->income_change;

  return (FwGapsRow){ .without = engine->mean_before[g],
                      .with = engine->mean_after[g],
                      .low = change != NULL ? change[g].p10 : NAN,
                      .high = change != NULL ? change[g].p90 : NAN,
                      .margin = NAN };
}

/* A rate without the plan and what the runs make of it. */
static FwGapsRow
rate_row (double before, const FweSummary *after, double margin)
{
  return (FwGapsRow){ .without = before,
                      .with = after->p50,
                      .low = after->p10 - before,
                      .high = after->p90 - before,
                      .margin = margin };
}

FwGapsData
fw_chart_data_gaps (FwResult *result, const FwChartContext *context, FwGapsRow *rows)
{
  const FweResult *engine = fw_result_get_engine (result);
  const gsize n = engine->n_groups;
  const FweSummary *gain = fw_result_get_measure (result, FWE_M_EARNINGS_EFFECT_PER_ENROLLED);
  FwGapsData data = { .context = of_incomes (result, context),
                      .n_groups = n,
                      .enrolled = fw_result_get_measure (result, FWE_M_ENROLLED)->p50,
                      .gain = gain->p50,
                      .gain_low = gain->p10,
                      .gap_closed = fw_result_get_measure (result, FWE_M_GAP_CLOSED)->p50,
                      .reading_quarter = engine->reading_quarter };
  const gboolean employment = engine->employment_before != NULL && engine->employment_after != NULL,
                 jobless
                 = engine->unemployment_before != NULL && engine->unemployment_after != NULL;
  const FweGoal goal = fw_result_get_goal (result);
  guint low, high;

  data.jobs_place = fw_result_get_place_name (result);
  data.jobs_quarter
      = goal.measure == FWE_GOAL_NONE ? MAX (engine->n_quarters, 1) - 1 : (gsize)goal.quarter;
  for (gsize g = 0; g < n; g++)
    {
      rows[FW_GAPS_EARNINGS * n + g] = earnings_row (result, g);
      if (engine->has_incomes)
        rows[FW_GAPS_INCOME * n + g] = income_row (engine, g);
      if (employment)
        rows[FW_GAPS_EMPLOYMENT * n + g]
            = rate_row (engine->employment_before[g], &engine->employment_after[g], NAN);
      if (jobless)
        rows[FW_GAPS_UNEMPLOYMENT * n + g]
            = rate_row (engine->unemployment_before[g], &engine->unemployment_after[g],
                        fw_result_get_unemployment_margin (result, (guint)g));
      for (FwGapsPanel p = 0; p < FW_N_GAPS; p++)
        rows[p * n + g].name = fw_result_get_group_title (result, (guint)g);
    }
  for (FwGapsPanel p = 0; p < FW_N_GAPS; p++)
    data.rows[p] = rows + p * n;
  if (!engine->has_incomes)
    data.rows[FW_GAPS_INCOME] = NULL;
  if (!employment)
    data.rows[FW_GAPS_EMPLOYMENT] = NULL;
  if (!jobless)
    data.rows[FW_GAPS_UNEMPLOYMENT] = NULL;
  if (fw_result_get_gap (result, &low, &high))
    {
      data.low = fw_result_get_group_title (result, low);
      data.high = fw_result_get_group_title (result, high);
    }
  return data;
}

FwBetweenData
fw_chart_data_between (FwResult *result, const FwChartContext *context, char **groups)
{
  const FweResult *engine = fw_result_get_engine (result);
  FwBetweenData data = { .context = of_incomes (result, context),
                         .n_groups = engine->has_incomes ? engine->n_groups : 0,
                         .reading_quarter = engine->reading_quarter };

  if (data.n_groups > 1)
    {
      GString *names = g_string_new (NULL);

      for (gsize g = 0; g < data.n_groups; g++)
        g_string_append_printf (names, "%s%s", g > 0 ? ", " : "",
                                fw_result_get_group_title (result, (guint)g));
      data.groups = *groups = g_string_free (names, FALSE);
    }
  for (guint when = 0; when < 2; when++)
    {
      data.theil.between[when] = engine->theil_between[when];
      data.theil.within[when] = engine->theil_within[when];
      data.log.between[when] = engine->log_between[when];
      data.log.within[when] = engine->log_within[when];
    }
  return data;
}

/* Mean yearly earnings, without the program, of the people who enroll [dollars]. */
static double
earnings_of_enrolled (FwResult *result)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FwePlan *plan = fw_result_get_engine_plan (result);
  double people = 0, dollars = 0;

  for (size_t g = 0; g < engine->n_groups; g++)
    {
      const double enrolled = engine->groups[FWE_G_ENROLLED][g].mean;

      people += enrolled;
      dollars += enrolled * plan->groups[g].earnings.middle;
    }
  return people > 0 ? dollars / people : NAN;
}

FwScaleData
fw_chart_data_scale (FwResult *result, const FwChartContext *context, GStrv *who)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FwePlan *plan = fw_result_get_engine_plan (result);
  const FweSummary *effect = fw_result_get_measure (result, FWE_M_EARNINGS_EFFECT_PER_ENROLLED);
  FwScaleData data
      = { .context = of_incomes (result, context),
          .trained = engine->participants,
          .surely = effect->p10 > 0,
          .gini = engine->before.gini,
          .gini_change = fw_result_get_measure (result, FWE_M_GINI_CHANGE)->p50,
          .gini_margin = plan->gini_margin,
          .margin_published = fw_result_is_gini_margin_published (result),
          .placements = fw_result_get_measure (result, FWE_M_NET_LOCAL_PLACEMENTS)->p50,
          .placements_per_milli = engine->placements_per_gini_milli,
          .reading_quarter = engine->reading_quarter };
  guint low, high;

  *who = g_new0 (char *, FW_SCALE_PARTS + 1);
  if (!engine->has_incomes)
    return data;
  (*who)[0] = g_strdup (_ ("Participants"));
  data.parts[data.n_parts++] = (FwScalePart){
    .who = (*who)[0],
    .n = engine->participants,
    .people = TRUE,
    .dollars = engine->participants > 0 ? effect->p50 : 0,
    .low = engine->participants > 0 ? effect->p10 : 0,
    .high = engine->participants > 0 ? effect->p90 : 0,
    .share = engine->participants > 0 ? effect->p50 / earnings_of_enrolled (result) : 0
  };
  if (engine->n_groups > 1 && fw_result_get_gap (result, &low, &high))
    {
      const double change = engine->mean_after[low] - engine->mean_before[low];

      /* Translators: the households of a group, "Black households"; elsewhere %s is a number. */
      (*who)[1] = g_strdup_printf (C_ ("group", "%s households"),
                                   fw_result_get_group_title (result, low));
      data.parts[data.n_parts++] = (FwScalePart){ .who = (*who)[1],
                                                  .n = households_of (engine, low),
                                                  .dollars = change,
                                                  .share = change / engine->mean_before[low] };
    }
  (*who)[data.n_parts] = g_strdup (fw_result_get_incomes_place (result));
  data.parts[data.n_parts] = (FwScalePart){ .who = (*who)[data.n_parts],
                                            .n = all_households (engine),
                                            .dollars = NAN,
                                            .share = engine->income_share };
  data.n_parts++;
  return data;
}
