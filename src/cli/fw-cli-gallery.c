/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "fw-answer.h"
#include "fw-builtin.h"
#include "fw-chart.h"
#include "fw-cli-output.h"
#include "fw-comparer.h"
#include "fw-document.h"
#include "fw-export.h"
#include "fw-scene-check.h"

#define N_SIZES  3
#define N_THEMES 3

/* A card on a phone, one in the window, a slide; the first two as high as the chart likes. */
static const struct
{
  const char *name;
  FwSize size;
} sizes[N_SIZES]
    = { { "small", { 360, 0 } }, { "medium", { 900, 0 } }, { "slide", { 1280, 720 } } };

static const FwThemeId themes[N_THEMES] = { FW_THEME_LIGHT, FW_THEME_DARK, FW_THEME_PRINT };

static const FwCliOption options[] = {
  { "draws", 0, FW_CLI_VALUE, "N", "how many possible futures; the plans' number without it" },
  { "date", 0, FW_CLI_VALUE, "YYYY-MM-DD", "date in the source lines; today without it" },
};

typedef struct
{
  const char *folder, *date;
  FwTextMetrics *text;
  guint n_pictures, n_faults;
} Gallery;

static FwResult *
run (FwPlan *plan, FwScenario *scenario, guint64 draws, GError **error)
{
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, error);
  g_autoptr (FwCompiled) few = NULL;

  if (compiled == NULL)
    return NULL;
  few = draws > 0 ? fw_compiled_with_draws (compiled, (guint)draws, fw_plan_get_seed (plan))
                  : fw_compiled_ref (compiled);
  return fw_result_new_run (few, NULL, g_get_num_processors (), TRUE, NULL, error);
}

/* Of a chart of results it is NULL, and so it may stay. */
static gboolean
answer (FwPlan *plan, const FwChartRow *row, guint64 draws, GObject **out, GError **error)
{
  g_clear_object (out);
  if (row->answer_type == NULL)
    return TRUE;

  *out = fw_answer_usual (row->name, plan, fw_plan_get_default_scenario (plan),
                          draws > 0 ? (guint)draws : fw_plan_get_draws (plan),
                          fw_plan_get_seed (plan), g_get_num_processors (), NULL, error);
  return *out != NULL;
}

/* Every scenario of a plan; the index of the one that is shown first is returned. */
static FwComparison *
run_plan (FwPlan *plan, guint64 draws, guint *shown, GError **error)
{
  g_autoptr (GPtrArray) scenarios = fw_comparer_list_scenarios (plan);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  *shown = 0;
  for (guint i = 0; i < scenarios->len; i++)
    {
      FwResult *result = run (plan, scenarios->pdata[i], draws, error);

      if (result == NULL)
        return NULL;
      if (scenarios->pdata[i] == (gpointer)fw_plan_get_default_scenario (plan))
        *shown = i;
      g_ptr_array_add (results, result);
    }
  return fw_comparison_new ((FwResult *const *)results->pdata, results->len, *shown, 0);
}

static gboolean
draw (Gallery *self, const FwChartRow *row, const FwChartSubject *subject, guint k, GError **error)
{
  const FwTheme *theme = fw_theme_get (themes[k % N_THEMES]);
  const guint size = k / N_THEMES;
  g_autoptr (FwScene) scene = row->build (subject, theme, self->text, sizes[size].size);
  g_autoptr (GPtrArray) faults = fw_scene_find_faults (scene);
  g_autofree char *name
      = g_strdup_printf ("%s-%s-%s-%s.png", fw_result_get_plan_id (subject->result), row->name,
                         sizes[size].name, fw_theme_name (theme));
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  for (guint i = 0; i < faults->len; i++)
    fw_cli_remark ("%s: %s", name, (const char *)faults->pdata[i]);
  self->n_faults += faults->len;
  self->n_pictures++;
  return fw_export_file (scene, path, FW_EXPORT_PNG, 1.0, error);
}

static gboolean
draw_plan (Gallery *self, const char *name, guint64 draws, GError **error)
{
  g_autoptr (FwDocument) document = fw_document_new_open (name, error);
  g_autoptr (FwComparison) comparison = NULL;
  g_autoptr (GObject) known = NULL;
  FwChartSubject subject = { .choice = -1, .date = self->date };
  guint shown, n;
  const FwChartRow *rows = fw_chart_rows (&n);

  if (document == NULL)
    return FALSE;
  comparison = run_plan (fw_document_get_plan (document), draws, &shown, error);
  if (comparison == NULL)
    return FALSE;
  subject.result = fw_comparison_get_result (comparison, shown);
  subject.before = fw_comparison_get_result (comparison, 0);
  subject.comparison = comparison;
  for (guint i = 0; i < n; i++)
    {
      if (!answer (fw_document_get_plan (document), &rows[i], draws, &known, error))
        return FALSE;
      subject.answer = known;
      for (guint k = 0; k < N_SIZES * N_THEMES; k++)
        if (!draw (self, &rows[i], &subject, k, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
draw_all (Gallery *self, FwCliArgs *args, guint64 draws, GError **error)
{
  guint n;
  const FwBuiltin *builtins = fw_builtin_plans (&n);
  const guint n_named = fw_cli_args_n (args) - 1;

  for (guint i = 0; i < (n_named > 0 ? n_named : n); i++)
    if (!draw_plan (self, n_named > 0 ? fw_cli_args_get (args, i + 1) : builtins[i].id, draws,
                    error))
      return FALSE;
  return TRUE;
}

static gboolean
run_gallery (FwCliArgs *args, GError **error)
{
  const char *date = fw_cli_args_value (args, "date");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_pango (1.0);
  g_autofree char *pictures = NULL;
  g_autofree char *faults = NULL;
  g_autofree char *summary = NULL;
  Gallery self = { .folder = fw_cli_args_get (args, 0), .text = text };
  guint64 draws = 0; /* as each plan has it */

  self.date = date != NULL ? date : today;
  if (!fw_cli_args_whole (args, "draws", 1, FWE_MAX_DRAWS, &draws, error))
    return FALSE;
  if (g_mkdir_with_parents (self.folder, 0777) != 0)
    {
      g_set_error (error, G_FILE_ERROR, (int)g_file_error_from_errno (errno),
                   "“%s” cannot be made: %s.", self.folder, g_strerror (errno));
      return FALSE;
    }
  if (!draw_all (&self, args, draws, error))
    return FALSE;
  pictures = fw_unit_format (self.n_pictures, FW_UNIT_COUNT, FW_STYLE_TABLE);
  faults = fw_unit_format (self.n_faults, FW_UNIT_COUNT, FW_STYLE_TABLE);
  summary = g_strdup_printf ("%s pictures, %s collisions\n", pictures, faults);
  return fw_cli_print (summary, error);
}

const FwCliCommand fw_cli_gallery = {
  .name = "gallery",
  .usage = "FOLDER [PLAN...] [options]",
  .summary = "every chart of plans in three sizes and three themes",
  .help = "Writes PLAN-CHART-SIZE-THEME.png: sizes small (360 px), medium (900 px) and slide\n"
          "(1280x720); themes light, dark and print. Without a plan: all that come with Fairway.\n"
          "Texts that meet or leave their picture are named and counted.\n",
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_words = 1,
  .max_words = 64,
  .run = run_gallery,
};
