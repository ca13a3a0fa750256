/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fw-builtin.h"
#include "fw-chart.h"
#include "fw-export.h"
#include "samples.h"

/* To be looked at, as PNG in every theme and size:
 *   charts-pictures FOLDER [CHART [SAMPLE]]   the samples
 *   charts-pictures FOLDER plan ID SCENARIO   a built-in plan */

static void
write_picture (const FwScene *scene, const char *folder, const char *chart, const char *name,
               const FwTheme *theme, guint size)
{
  g_autofree char *path
      = g_strdup_printf ("%s/%s-%s-%s-%u.png", folder, chart, name, fw_theme_name (theme), size);
  g_autoptr (GError) error = NULL;

  if (!fw_export_file (scene, path, FW_EXPORT_PNG, 1, &error))
    g_error ("%s", error->message);
}

static void
draw_samples (const char *folder, const char *chart, const char *name)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_pango (1);
  g_autoptr (FwTextMetrics) large = fw_text_metrics_new_pango (2);
  guint n;
  const Sample *all = samples (&n);

  for (guint i = 0; i < n; i++)
    for (FwThemeId id = 0; id < FW_N_THEMES; id++)
      for (guint s = 0; s <= N_SAMPLE_SIZES; s++)
        {
          g_autoptr (FwScene) scene = NULL;

          if ((chart != NULL && !g_str_equal (chart, all[i].chart))
              || (name != NULL && !g_str_equal (name, all[i].name)))
            continue;
          scene = sample_build (&all[i], fw_theme_get (id), s < N_SAMPLE_SIZES ? text : large,
                                sample_sizes[s % N_SAMPLE_SIZES]);
          write_picture (scene, folder, all[i].chart, all[i].name, fw_theme_get (id), s);
        }
}

static FwResult *
run (const char *plan_id, const char *scenario_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (plan_id, &error);
  g_autoptr (FwCompiled) compiled = NULL;
  FwScenario *scenario;
  FwResult *result;

  if (plan == NULL)
    g_error ("%s", error->message);
  scenario = *scenario_name == '\0' ? fw_plan_get_default_scenario (plan)
                                    : fw_plan_find_scenario (plan, scenario_name, &error);
  if (scenario == NULL)
    g_error ("%s", error->message);
  compiled = fw_plan_compile (plan, scenario, &error);
  if (compiled == NULL)
    g_error ("%s", error->message);
  result = fw_result_new_run (compiled, NULL, 2, TRUE, NULL, &error);
  if (result == NULL)
    g_error ("%s", error->message);
  return result;
}

static void
draw_plan (const char *folder, const char *plan_id, const char *scenario)
{
  g_autoptr (FwResult) result = run (plan_id, scenario);
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_pango (1);
  g_autoptr (FwTextMetrics) large = fw_text_metrics_new_pango (2);
  g_autoptr (FwComparison) comparison = fw_comparison_new (&result, 1, 0, 0);
  const FwChartSubject subject
      = { .result = result, .comparison = comparison, .choice = -1, .date = "2026-11-21" };
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);

  for (guint i = 0; i < n; i++)
    for (FwThemeId id = 0; fw_chart_can_build (&rows[i], &subject) && id < FW_N_THEMES; id++)
      for (guint s = 0; s <= N_SAMPLE_SIZES; s++)
        {
          g_autoptr (FwScene) scene
              = rows[i].build (&subject, fw_theme_get (id), s < N_SAMPLE_SIZES ? text : large,
                               sample_sizes[s % N_SAMPLE_SIZES]);

          write_picture (scene, folder, rows[i].name, plan_id, fw_theme_get (id), s);
        }
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : ".";

  if (argc > 3 && g_str_equal (argv[2], "plan"))
    draw_plan (folder, argv[3], argc > 4 ? argv[4] : "");
  else
    draw_samples (folder, argc > 2 ? argv[2] : NULL, argc > 3 ? argv[3] : NULL);
  return 0;
}
