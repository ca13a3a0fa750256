/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data-spend.h"

#include "fw-allocation.h"
#include "fw-chart-data.h"

FwScene *
fw_chart_build_frontier (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                         FwSize size)
{
  FwAllocation *answer = FW_ALLOCATION (subject->answer);
  FwResult *now = fw_allocation_get_result_before (answer);
  const FwePlan *plan = fw_result_get_engine_plan (now);
  const guint n = fw_allocation_get_n_budgets (answer);
  g_autofree char *source = NULL;
  const FwFrontierData data
      = { .context = fw_chart_data_context (now, "frontier", subject->date, &source),
          .n = n,
          .points = n > 0 ? fw_allocation_get_budget_point (answer, 0) : NULL,
          .before = *fw_allocation_get_before (answer),
          .after = *fw_allocation_get_after (answer),
          .kept_before = fw_allocation_get_kept_before (answer),
          .measure = fw_allocation_get_measure (answer),
          .chance = fw_allocation_get_chance (answer),
          .quarter = (guint)(plan->goal.measure != FWE_GOAL_NONE ? plan->goal.quarter
                                                                 : plan->n_quarters - 1) };

  return fw_chart_frontier (&data, theme, text, size);
}
