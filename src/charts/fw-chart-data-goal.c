/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data-goal.h"

#include "fw-chart-data.h"
#include "fw-goal-answer.h"

FwScene *
fw_chart_build_backcast (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                         FwSize size)
{
  FwGoalAnswer *answer = FW_GOAL_ANSWER (subject->answer);
  const FwTarget *target = fw_goal_answer_get_target (answer);
  g_autofree char *goal = fw_unit_format (
      target->value, fw_result_get_measure_unit (target->measure), FW_STYLE_LABEL);
  g_autofree char *source = NULL;
  const FwBackcastData data
      = { .context = fw_chart_data_context (fw_goal_answer_get_now (answer), "backcast",
                                            subject->date, &source),
          .backcast = fw_goal_answer_get_backcast (answer),
          .measure = fw_result_get_measure_title (target->measure),
          .goal = goal,
          .counts_people = fw_backcast_end (target->measure) != FW_N_BACKCAST,
          .chance = target->chance,
          .quarter = target->quarter - 1 };

  return fw_chart_backcast (&data, theme, text, size);
}
