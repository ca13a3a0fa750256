/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "fw-chart-data.h"

static guint
reading_quarter (FwResult *result)
{
  const FweGoal goal = fw_result_get_goal (result);

  return goal.measure == FWE_GOAL_NONE ? MAX (fw_result_get_n_quarters (result), 1) - 1
                                       : (guint)goal.quarter;
}

/* Of the scenario the page shows. */
static gboolean
is_shown (const FwChartSubject *subject, guint index)
{
  FwResult *result = fw_comparison_get_result (subject->comparison, index);

  return strcmp (fw_result_get_scenario_id (result), fw_result_get_scenario_id (subject->result))
         == 0;
}

/* Rows that stay in any case; of the others the first ones. */
static gboolean
must_stay (const FwChartSubject *subject, guint index)
{
  return index == fw_comparison_get_reference (subject->comparison) || is_shown (subject, index)
         || fw_result_is_no_program (fw_comparison_get_result (subject->comparison, index));
}

/* Indices of the scenarios to show, at most that many and those that must stay. */
static GArray *
choose_rows (const FwChartSubject *subject, guint most, gboolean with_no_program)
{
  const guint n = fw_comparison_get_n (subject->comparison);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint room = most;

  for (guint i = 0; i < n; i++)
    {
      const gboolean none
          = fw_result_is_no_program (fw_comparison_get_result (subject->comparison, i));

      room -= (with_no_program || !none) && must_stay (subject, i) && room > 0;
    }
  for (guint i = 0; i < n; i++)
    {
      const gboolean none
          = fw_result_is_no_program (fw_comparison_get_result (subject->comparison, i));
      const gboolean stays = must_stay (subject, i);

      if ((none && !with_no_program) || (!stays && room == 0))
        continue;
      room -= !stays;
      g_array_append_val (rows, i);
    }
  return rows;
}

/* Inside a sentence. */
static const char *
measure_words (FweMeasure measure)
{
  switch (measure)
    {
    case FWE_M_GROSS_PLACEMENTS:
      return _ ("placements");
    case FWE_M_COMPLETED:
      return _ ("people who finish");
    default:
      return _ ("net local placements");
    }
}

static FwCompareRow
row_of (FwComparison *comparison, guint index)
{
  FwResult *result = fw_comparison_get_result (comparison, index);
  const FweMeasure measure = fw_comparison_get_measure (comparison);
  FwPaired paired;
  FwCompareRow row = { .name = fw_result_get_scenario_title (result),
                       .no_program = fw_result_is_no_program (result),
                       .reference = index == fw_comparison_get_reference (comparison),
                       .value = *fw_result_get_measure (result, measure),
                       .cost = *fw_result_get_measure (result, FWE_M_COST_PER_NET_LOCAL_PLACEMENT),
                       .benefit = *fw_result_get_measure (result, FWE_M_BENEFIT_PER_DOLLAR),
                       .gap = *fw_result_get_measure (result, FWE_M_GAP_CLOSED),
                       .gini = *fw_result_get_measure (result, FWE_M_GINI_CHANGE),
                       .chance = fw_result_get_engine (result)->goal_chance };

  row.has_paired = fw_comparison_get_paired (comparison, index, measure, &paired);
  if (row.has_paired)
    {
      row.difference = paired.difference;
      row.better = paired.chance;
      row.same = paired.same;
    }
  return row;
}

/* What the source line says where there is no one scenario. */
static char *
make_source (FwResult *result, gboolean paired)
{
  g_autofree char *runs
      = fw_unit_format (fw_result_get_n_draws (result), FW_UNIT_COUNT, FW_STYLE_TABLE);

  if (!paired)
    return g_strdup_printf (_ ("plan “%s”; the source of every number stands in the plan"),
                            fw_result_get_plan_title (result));
  /* Translators: plan, then a number. */
  return g_strdup_printf (_ ("plan “%s”, %s paired runs"), fw_result_get_plan_title (result), runs);
}

static FwChartContext
context_of (const FwChartSubject *subject, gboolean paired, char **source)
{
  FwResult *result = subject->comparison != NULL ? fw_comparison_get_result (
                         subject->comparison, fw_comparison_get_reference (subject->comparison))
                                                 : subject->result;
  FwChartContext context = fw_chart_data_context (result, "compare", subject->date, source);

  g_free (*source);
  *source = make_source (result, paired);
  context.source = *source;
  context.hold = subject->hold;
  return context;
}

FwScene *
fw_chart_build_compare (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                        FwSize size)
{
  g_autofree char *source = NULL;
  g_autoptr (GArray) chosen = NULL;
  g_autofree FwCompareRow *rows = NULL;
  FwCompareData data = { .context = context_of (subject, TRUE, &source),
                         .measure_title = fw_result_get_measure_title (FWE_M_NET_LOCAL_PLACEMENTS),
                         .measure = measure_words (FWE_M_NET_LOCAL_PLACEMENTS),
                         .goal = NAN,
                         .quarter = reading_quarter (subject->result) };

  if (subject->comparison != NULL)
    {
      const FweGoal goal = fw_result_get_goal (fw_comparison_get_result (subject->comparison, 0));

      chosen = choose_rows (subject, FW_COMPARE_MOST, TRUE);
      rows = g_new0 (FwCompareRow, chosen->len);
      for (guint i = 0; i < chosen->len; i++)
        rows[i] = row_of (subject->comparison, g_array_index (chosen, guint, i));
      data.measure_title
          = fw_result_get_measure_title (fw_comparison_get_measure (subject->comparison));
      data.measure = measure_words (fw_comparison_get_measure (subject->comparison));
      data.goal = goal.measure == FWE_GOAL_NONE ? NAN : goal.value;
      data.quarter = reading_quarter (fw_comparison_get_result (subject->comparison, 0));
      data.rows = rows;
      data.n_rows = chosen->len;
      data.benefits = fw_result_get_counting_words (subject->result);
      data.n_left_out = fw_comparison_get_n (subject->comparison) - chosen->len
                        + fw_comparison_get_n_left_out (subject->comparison);
    }
  return fw_chart_compare (&data, theme, text, size);
}

static guint
count_programs (FwComparison *comparison)
{
  guint n = 0;

  for (guint i = 0; i < fw_comparison_get_n (comparison); i++)
    n += !fw_result_is_no_program (fw_comparison_get_result (comparison, i));
  return n;
}

FwScene *
fw_chart_build_multiples (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                          FwSize size)
{
  g_autofree char *source = NULL;
  g_autoptr (GArray) chosen = NULL;
  g_autofree FwMultiple *panels = NULL;
  const FweGoal goal = fw_result_get_goal (subject->result);
  FwMultiplesData data = { .context = context_of (subject, FALSE, &source),
                           .goal = goal.measure == FWE_GOAL_NET_LOCAL_PLACEMENTS ? goal.value : NAN,
                           .goal_quarter = goal.quarter };

  if (subject->comparison != NULL)
    {
      chosen = choose_rows (subject, G_MAXUINT, FALSE);
      panels = g_new0 (FwMultiple, chosen->len);
      for (guint i = 0; i < chosen->len; i++)
        {
          FwResult *result
              = fw_comparison_get_result (subject->comparison, g_array_index (chosen, guint, i));

          data.n = fw_result_get_n_quarters (result);
          panels[i]
              = (FwMultiple){ .name = fw_result_get_scenario_title (result),
                              .placements
                              = fw_result_get_engine (result)->series[FWE_S_NET_LOCAL_PLACEMENTS],
                              .stays = must_stay (subject, g_array_index (chosen, guint, i)) };
        }
      data.panels = panels;
      data.n_panels = chosen->len;
      data.n_left_out = count_programs (subject->comparison) - chosen->len
                        + fw_comparison_get_n_left_out (subject->comparison);
    }
  return fw_chart_multiples (&data, theme, text, size);
}
