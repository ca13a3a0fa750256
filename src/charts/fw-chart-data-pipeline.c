/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data.h"

gsize
fw_chart_data_counted_quarter (FwResult *result)
{
  const FweGoal goal = fw_result_get_goal (result);

  return goal.measure == FWE_GOAL_NONE ? MAX (fw_result_get_n_quarters (result), 1) - 1
                                       : goal.quarter;
}

/* Means, for they add up. Whether a job lasts does not hang on whether its holder moves away, so of
 * those in a local job as large a part has kept it, or is too recent, as of all who were placed. */
static FwSankeyGroup
sankey_group (const FweResult *engine, gsize g)
{
  const double placed = engine->groups[FWE_G_PLACED][g].mean,
               local = engine->groups[FWE_G_LOCAL][g].mean;
  const double reached = engine->groups[FWE_G_REACHED][g].mean,
               applied = engine->groups[FWE_G_APPLICANTS][g].mean;
  const double part = placed > 0 ? local / placed : 0;

  return (FwSankeyGroup){
    .stages = { reached, applied, engine->groups[FWE_G_ENROLLED][g].mean,
                engine->groups[FWE_G_COMPLETED][g].mean, placed, local,
                engine->groups[FWE_G_RETAINED_Q4][g].mean * part },
    .losses = { { 0 },
                { MAX (reached - applied, 0) },
                { engine->groups[FWE_G_TURNED_AWAY][g].mean },
                { engine->groups[FWE_G_LEFT][g].mean, engine->groups[FWE_G_IN_TRAINING][g].mean },
                { engine->groups[FWE_G_READY][g].mean, engine->groups[FWE_G_DRIFTED][g].mean },
                { engine->groups[FWE_G_MOVED_AWAY][g].mean },
                { engine->groups[FWE_G_LOST][g].mean * part,
                  engine->groups[FWE_G_TOO_RECENT][g].mean * part } },
    .own = engine->groups[FWE_G_KEPT][g].mean
  };
}

FwSankeyData
fw_chart_data_sankey (FwResult *result, const FwChartContext *context, FwSankeyGroup *groups)
{
  const FweResult *engine = fw_result_get_engine (result);

  for (gsize g = 0; g < engine->n_groups; g++)
    {
      groups[g] = sankey_group (engine, g);
      groups[g].name = fw_result_get_group_title (result, (guint)g);
    }
  return (FwSankeyData){ .context = *context,
                         .quarter = fw_chart_data_counted_quarter (result),
                         .n = (guint)engine->n_groups,
                         .groups = groups };
}

FwSelectionData
fw_chart_data_selection (FwResult *result, const FwChartContext *context, FwSelectionGroup *groups)
{
  const FweResult *engine = fw_result_get_engine (result);

  for (gsize g = 0; g < engine->n_groups; g++)
    {
      FwSelectionGroup *group = &groups[g];

      group->name = fw_result_get_group_title (result, (guint)g);
      for (guint r = 0; r < FWE_N_RATIOS; r++)
        {
          group->people[r] = fwe_result_stage_people (engine, (FweRatio)r, g);
          group->shares[r] = engine->ratios[r][g];
        }
    }
  return (FwSelectionData){ .context = *context,
                            .parities = engine->parities,
                            .quarter = fw_chart_data_counted_quarter (result),
                            .n = (guint)engine->n_groups,
                            .groups = groups };
}

FwSkillsData
fw_chart_data_skills (FwResult *result, const FwChartContext *context)
{
  return (FwSkillsData){ .context = *context, .teaching = fw_result_get_teaching (result) };
}

FwOpeningsData
fw_chart_data_openings (FwResult *result, const FwChartContext *context, FwOpeningsRow *rows)
{
  const FweResult *engine = fw_result_get_engine (result);
  const FwePlan *plan = fw_result_get_engine_plan (result);

  for (gsize o = 0; o < engine->n_occupations; o++)
    rows[o] = (FwOpeningsRow){ .open = engine->occupations[FWE_O_OPENINGS][o].mean,
                               .completers = engine->occupations[FWE_O_COMPLETED][o].mean };
  for (gsize e = 0; e < engine->n_employers; e++)
    rows[plan->employers[e].occupation].all += engine->employers[FWE_E_OPENINGS][e].mean;
  return (FwOpeningsData){ .context = *context,
                           .labor = fw_result_get_labor (result),
                           .quarter = fw_chart_data_counted_quarter (result),
                           .rows = rows };
}
