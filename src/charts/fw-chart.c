/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

static const FwChartRow rows[] = {
  { "placements", N_ ("Placements over time"), "overview", { 900, 0 }, build_placements },
  { "waterfall", N_ ("From gross to net placements"), "overview", { 900, 0 }, build_waterfall },
  { "lorenz", N_ ("Lorenz curve of household incomes"), "equity", { 900, 0 }, build_lorenz },
  { "distribution", N_ ("Household incomes by group"), "equity", { 900, 0 }, build_distribution },
};

const FwChartRow *
fw_chart_rows (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}

/* How many letters have to be changed, added or taken away (Levenshtein). */
static guint
distance (const char *a, const char *b)
{
  const gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = (guint)j;
  for (gsize i = 1; a[i - 1] != '\0'; i++)
    {
      guint corner = row[0];

      row[0] = (guint)i;
      for (gsize j = 1; j <= n; j++)
        {
          const guint swap = corner + (a[i - 1] != b[j - 1]);

          corner = row[j];
          row[j] = MIN (MIN (row[j], row[j - 1]) + 1, swap);
        }
    }
  return row[n];
}

const FwChartRow *
fw_chart_find (const char *name, GError **error)
{
  const FwChartRow *nearest = &rows[0];

  g_return_val_if_fail (name != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (g_str_equal (rows[i].name, name))
        return &rows[i];
      if (distance (name, rows[i].name) < distance (name, nearest->name))
        nearest = &rows[i];
    }
  g_set_error (error, FW_ERROR, FW_ERROR_NOT_FOUND,
               _ ("There is no chart “%s”; the nearest is “%s”."), name, nearest->name);
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
