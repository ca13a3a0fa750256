/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fw-catalogue.h"
#include "fw-chart-data.h"
#include "fw-error.h"

static FwScene *
build_placements (FwResult *result, FwResult *before, const FwTheme *theme, FwTextMetrics *text,
                  FwSize size, const char *date)
{
  g_autofree char *source = NULL;
  const FwChartContext context = fw_chart_data_context (result, "placements", date, &source);
  const FwPlacementsData data = fw_chart_data_placements (result, &context);

  return fw_chart_placements (&data, theme, text, size);
}

static FwScene *
build_waterfall (FwResult *result, FwResult *before, const FwTheme *theme, FwTextMetrics *text,
                 FwSize size, const char *date)
{
  g_autofree char *source = NULL;
  const FwChartContext context = fw_chart_data_context (result, "waterfall", date, &source);
  const FwWaterfallData data = fw_chart_data_waterfall (result, &context);

  return fw_chart_waterfall (&data, theme, text, size);
}

static FwScene *
build_lorenz (FwResult *result, FwResult *before, const FwTheme *theme, FwTextMetrics *text,
              FwSize size, const char *date)
{
  g_autofree char *source = NULL;
  const FwChartContext context = fw_chart_data_context (result, "lorenz", date, &source);
  const FwLorenzData data = fw_chart_data_lorenz (result, &context);

  return fw_chart_lorenz (&data, theme, text, size);
}

static FwScene *
build_distribution (FwResult *result, FwResult *before, const FwTheme *theme, FwTextMetrics *text,
                    FwSize size, const char *date)
{
  return fw_chart_build_group (result, fw_chart_data_main_group (result), theme, text, size, date);
}

static FwScene *
build_openings (FwResult *result, FwResult *before, const FwTheme *theme, FwTextMetrics *text,
                FwSize size, const char *date)
{
  g_autofree char *source = NULL;
  const FwChartContext context = fw_chart_data_context (result, "openings", date, &source);
  const FwOpeningsData data = fw_chart_data_openings (result, &context);

  return fw_chart_openings (&data, theme, text, size);
}

static FwScene *
build_wages (FwResult *result, FwResult *before, const FwTheme *theme, FwTextMetrics *text,
             FwSize size, const char *date)
{
  g_autofree char *source = NULL;
  const FwChartContext context = fw_chart_data_context (result, "wages", date, &source);
  const FwWagesData data = fw_chart_data_wages (result, &context);

  return fw_chart_wages (&data, theme, text, size);
}

static const FwChartRow rows[] = {
  { "placements", N_ ("Placements over time"), "overview", { 900, 0 }, build_placements },
  { "waterfall", N_ ("From gross to net placements"), "overview", { 900, 0 }, build_waterfall },
  { "lorenz", N_ ("Lorenz curve of household incomes"), "equity", { 900, 0 }, build_lorenz },
  { "distribution", N_ ("Household incomes by group"), "equity", { 900, 0 }, build_distribution },
  { "openings", N_ ("Openings against completers"), "labor", { 900, 0 }, build_openings },
  { "wages", N_ ("Wage ladder by occupation"), "labor", { 900, 0 }, build_wages },
};

const FwChartRow *
fw_chart_rows (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
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

FwScene *
fw_chart_build_group (FwResult *result, guint group, const FwTheme *theme, FwTextMetrics *text,
                      FwSize size, const char *date)
{
  g_autofree char *source = NULL;
  g_autofree FwIncomeGroup *groups
      = g_new0 (FwIncomeGroup, fw_result_get_engine (result)->n_groups);
  const FwChartContext context = fw_chart_data_context (result, "distribution", date, &source);
  FwDistributionData data = fw_chart_data_distribution (result, &context, groups);

  data.selected = group;
  return fw_chart_distribution (&data, theme, text, size);
}
