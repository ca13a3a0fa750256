/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-actual.h"
#include "fw-allocation.h"
#include "fw-catalogue.h"
#include "fw-chart-data-actual.h"
#include "fw-chart-data-compare.h"
#include "fw-chart-data-equity.h"
#include "fw-chart-data-evidence.h"
#include "fw-chart-data-goal.h"
#include "fw-chart-data-matters.h"
#include "fw-chart-data-money.h"
#include "fw-chart-data-network.h"
#include "fw-chart-data-spend.h"
#include "fw-chart-data.h"
#include "fw-error.h"
#include "fw-goal-answer.h"

static FwScene *
build_placements (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                  FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "placements", subject->date, &source);
  FwPlacementsData data = fw_chart_data_placements (subject->result, &context);

  data.context.hold = subject->hold;
  return fw_chart_placements (&data, theme, text, size);
}

static FwScene *
build_waterfall (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                 FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "waterfall", subject->date, &source);
  FwWaterfallData data = fw_chart_data_waterfall (subject->result, &context);

  data.context.hold = subject->hold;
  return fw_chart_waterfall (&data, theme, text, size);
}

static FwScene *
build_lorenz (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "lorenz", subject->date, &source);
  const FwLorenzData data = fw_chart_data_lorenz (subject->result, &context);

  return fw_chart_lorenz (&data, theme, text, size);
}

static FwScene *
build_distribution (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                    FwSize size)
{
  g_autofree char *source = NULL;
  g_autofree FwIncomeGroup *groups
      = g_new0 (FwIncomeGroup, fw_result_get_engine (subject->result)->n_groups);
  const FwChartContext context
      = fw_chart_data_context (subject->result, "distribution", subject->date, &source);
  FwDistributionData data = fw_chart_data_distribution (subject->result, &context, groups);

  data.selected
      = subject->choice >= 0 ? (guint)subject->choice : fw_chart_data_main_group (subject->result);
  return fw_chart_distribution (&data, theme, text, size);
}

static GStrv
choose_group (FwResult *result)
{
  const guint n = fw_result_get_n_groups (result);
  GStrv titles = g_new0 (char *, n + 1);

  for (guint g = 0; g < n; g++)
    titles[g] = g_strdup (fw_result_get_group_title (result, g));
  return titles;
}

static FwScene *
build_gaps (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree char *source = NULL;
  g_autofree FwGapsRow *rows
      = g_new0 (FwGapsRow, FW_N_GAPS * fw_result_get_engine (subject->result)->n_groups);
  const FwChartContext context
      = fw_chart_data_context (subject->result, "gaps", subject->date, &source);
  const FwGapsData data = fw_chart_data_gaps (subject->result, &context, rows);

  return fw_chart_gaps (&data, theme, text, size);
}

static FwScene *
build_deciles (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
               FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "deciles", subject->date, &source);
  const FwDecilesData data = fw_chart_data_deciles (subject->result, &context);

  return fw_chart_deciles (&data, theme, text, size);
}

static FwScene *
build_lines (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree char *source = NULL;
  g_autofree FwLinesGroup *rows
      = g_new0 (FwLinesGroup, fw_result_get_engine (subject->result)->n_groups + 1);
  const FwChartContext context
      = fw_chart_data_context (subject->result, "lines", subject->date, &source);
  const FwLinesData data = fw_chart_data_lines (subject->result, &context, rows);

  return fw_chart_lines (&data, theme, text, size);
}

static FwScene *
build_between (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
               FwSize size)
{
  g_autofree char *source = NULL, *groups = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "between", subject->date, &source);
  const FwBetweenData data = fw_chart_data_between (subject->result, &context, &groups);

  return fw_chart_between (&data, theme, text, size);
}

static FwScene *
build_jobs (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree char *source = NULL;
  g_autofree FwGapsRow *rows
      = g_new0 (FwGapsRow, FW_N_GAPS * fw_result_get_engine (subject->result)->n_groups);
  const FwChartContext context
      = fw_chart_data_context (subject->result, "jobs", subject->date, &source);
  const FwGapsData data = fw_chart_data_gaps (subject->result, &context, rows);

  return fw_chart_jobs (&data, theme, text, size);
}

static FwScene *
build_scale (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree char *source = NULL;
  g_auto (GStrv) who = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "scale", subject->date, &source);
  const FwScaleData data = fw_chart_data_scale (subject->result, &context, &who);

  return fw_chart_scale (&data, theme, text, size);
}

static FwScene *
build_openings (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "openings", subject->date, &source);
  g_autofree FwOpeningsRow *rows
      = g_new0 (FwOpeningsRow, fw_result_get_engine (subject->result)->n_occupations);
  FwOpeningsData data = fw_chart_data_openings (subject->result, &context, rows);

  data.context.hold = subject->hold;
  return fw_chart_openings (&data, theme, text, size);
}

static FwScene *
build_sankey (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree char *source = NULL;
  g_autofree FwSankeyGroup *groups
      = g_new0 (FwSankeyGroup, fw_result_get_engine (subject->result)->n_groups);
  const FwChartContext context
      = fw_chart_data_context (subject->result, "sankey", subject->date, &source);
  FwSankeyData data = fw_chart_data_sankey (subject->result, &context, groups);

  data.context.hold = subject->hold;
  return fw_chart_sankey (&data, theme, text, size);
}

static FwScene *
build_selection (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                 FwSize size)
{
  g_autofree char *source = NULL;
  g_autofree FwSelectionGroup *groups
      = g_new0 (FwSelectionGroup, fw_result_get_engine (subject->result)->n_groups);
  const FwChartContext context
      = fw_chart_data_context (subject->result, "selection", subject->date, &source);
  FwSelectionData data = fw_chart_data_selection (subject->result, &context, groups);

  data.context.hold = subject->hold;
  return fw_chart_selection (&data, theme, text, size);
}

static FwScene *
build_skills (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "skills", subject->date, &source);
  const FwSkillsData data = fw_chart_data_skills (subject->result, &context);

  return fw_chart_skills (&data, theme, text, size);
}

static FwScene *
build_wages (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "wages", subject->date, &source);
  const FwWagesData data = fw_chart_data_wages (subject->result, &context);

  return fw_chart_wages (&data, theme, text, size);
}

static const FwChartRow rows[] = {
  { .name = "placements",
    .title = N_ ("Placements over time"),
    .page = "overview",
    .medium = { 900, 0 },
    .build = build_placements },
  { .name = "sankey",
    .title = N_ ("Who gets how far, by group"),
    .page = "pipeline",
    .medium = { 900, 0 },
    .build = build_sankey },
  { .name = "network",
    .title = N_ ("Who works with whom"),
    .page = "pipeline",
    .medium = { 900, 0 },
    .build = fw_chart_build_network },
  { .name = "waterfall",
    .title = N_ ("From gross to net placements"),
    .page = "pipeline",
    .medium = { 560, 0 },
    .build = build_waterfall },
  { .name = "lorenz",
    .title = N_ ("Lorenz curve of household incomes"),
    .page = "equity",
    .medium = { 900, 0 },
    .build = build_lorenz },
  { .name = "distribution",
    .title = N_ ("Household incomes by group"),
    .page = "equity",
    .medium = { 900, 0 },
    .build = build_distribution,
    .choices = choose_group,
    .choices_small = TRUE,
    .choices_label = N_ ("Group shown") },
  { .name = "gaps",
    .title = N_ ("Gaps between groups"),
    .page = "equity",
    .medium = { 560, 0 },
    .build = build_gaps },
  { .name = "scale",
    .title = N_ ("The honest scale"),
    .page = "equity",
    .medium = { 560, 0 },
    .build = build_scale },
  { .name = "deciles",
    .title = N_ ("Change by tenth of households"),
    .page = "equity",
    .medium = { 560, 0 },
    .build = build_deciles },
  { .name = "lines",
    .title = N_ ("Households under a line"),
    .page = "equity",
    .medium = { 560, 0 },
    .build = build_lines },
  { .name = "between",
    .title = N_ ("Inequality between and within groups"),
    .page = "equity",
    .medium = { 560, 0 },
    .build = build_between },
  { .name = "jobs",
    .title = N_ ("Employment by group"),
    .page = "equity",
    .medium = { 560, 0 },
    .build = build_jobs },
  { .name = "openings",
    .title = N_ ("Openings against completers"),
    .page = "pipeline",
    .medium = { 560, 0 },
    .build = build_openings },
  { .name = "skills",
    .title = N_ ("Skills asked for and taught"),
    .page = "pipeline",
    .medium = { 560, 0 },
    .build = build_skills },
  { .name = "selection",
    .title = N_ ("Who reaches the next stage, by group"),
    .page = "pipeline",
    .medium = { 560, 0 },
    .build = build_selection },
  { .name = "wages",
    .title = N_ ("Wage ladder by occupation"),
    .page = "pipeline",
    .medium = { 560, 0 },
    .build = build_wages },
  { .name = "payback",
    .title = N_ ("Cumulative net benefit to society"),
    .page = "money",
    .medium = { 900, 0 },
    .build = fw_chart_build_payback },
  { .name = "funds",
    .title = N_ ("Who pays, by year"),
    .page = "money",
    .medium = { 560, 0 },
    .build = fw_chart_build_funds },
  { .name = "parties",
    .title = N_ ("Benefits and costs by party"),
    .page = "money",
    .medium = { 560, 0 },
    .build = fw_chart_build_parties },
  { .name = "costs",
    .title = N_ ("Cost per person at each stage"),
    .page = "money",
    .medium = { 560, 0 },
    .build = fw_chart_build_costs },
  { .name = "path",
    .title = N_ ("A person’s path"),
    .page = "money",
    .medium = { 900, 0 },
    .build = fw_chart_build_path,
    .choices = fw_chart_data_choose_program,
    .choices_label = N_ ("Program shown"),
    .heading = N_ ("One participant") },
  { .name = "evidence",
    .title = N_ ("The trials behind the effect"),
    .page = "evidence",
    .medium = { 900, 0 },
    .build = fw_chart_build_evidence },
  { .name = "leave-one-out",
    .title = N_ ("The plan without each trial"),
    .page = "evidence",
    .medium = { 900, 0 },
    .build = fw_chart_build_leave_out,
    .choices = fw_chart_data_choose_left,
    .choices_label = N_ ("Measure shown"),
    .answer_type = fw_leave_out_get_type },
  { .name = "compare",
    .title = N_ ("Scenarios compared"),
    .page = "compare",
    .medium = { 900, 0 },
    .build = fw_chart_build_compare,
    .wants_comparison = TRUE },
  { .name = "multiples",
    .title = N_ ("Placements over time, scenario by scenario"),
    .page = "compare",
    .medium = { 900, 0 },
    .build = fw_chart_build_multiples,
    .wants_comparison = TRUE },
  { .name = "backcast",
    .title = N_ ("The pipeline read backwards"),
    .page = "take",
    .medium = { 900, 0 },
    .build = fw_chart_build_backcast,
    .answer_type = fw_goal_answer_get_type },
  { .name = "tornado",
    .title = N_ ("What moves it most, one number at a time"),
    .page = "matters",
    .medium = { 900, 0 },
    .build = fw_chart_build_tornado,
    .answer_type = fw_influences_get_type },
  { .name = "morris",
    .title = N_ ("What matters, and what hangs on the rest"),
    .page = "matters",
    .medium = { 900, 0 },
    .build = fw_chart_build_morris,
    .answer_type = fw_influences_get_type },
  { .name = "sobol",
    .title = N_ ("Where the uncertainty comes from"),
    .page = "matters",
    .medium = { 900, 0 },
    .build = fw_chart_build_sobol,
    .answer_type = fw_influences_get_type },
  { .name = "findings",
    .title = N_ ("What is worth finding out"),
    .page = "matters",
    .medium = { 900, 0 },
    .build = fw_chart_build_findings,
    .answer_type = fw_findings_get_type },
  { .name = "actual",
    .title = N_ ("Plan against actual"),
    .page = "evidence",
    .medium = { 900, 0 },
    .build = fw_chart_build_actual,
    .answer_type = fw_actual_get_type },
  { .name = "frontier",
    .title = N_ ("What each budget brings at best"),
    .page = "spend",
    .medium = { 900, 0 },
    .build = fw_chart_build_frontier,
    .answer_type = fw_allocation_get_type },
};

const FwChartRow *
fw_chart_rows (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}

gboolean
fw_chart_can_build (const FwChartRow *row, const FwChartSubject *subject)
{
  g_return_val_if_fail (row != NULL && subject != NULL, FALSE);

  if (row->answer_type != NULL)
    return subject->answer != NULL
           && G_TYPE_CHECK_INSTANCE_TYPE (subject->answer, row->answer_type ());

  return subject->result != NULL && (!row->wants_comparison || subject->comparison != NULL);
}

const FwChartRow *
fw_chart_find (const char *name, GError **error)
{
  const char *names[G_N_ELEMENTS (rows) + 1] = { NULL };
  g_autofree char *others = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (g_str_equal (rows[i].name, name))
        return &rows[i];
      names[i] = rows[i].name;
    }
  others = fw_text_suggest (name, names);
  g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND, _ ("There is no chart “%s”; %s."), name,
               others);
  return NULL;
}
