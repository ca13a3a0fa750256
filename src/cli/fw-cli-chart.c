/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-cli.h"

#include <math.h>

#include "fw-catalogue.h"
#include "fw-chart.h"
#include "fw-cli-answer.h"
#include "fw-cli-load.h"
#include "fw-cli-output.h"
#include "fw-cli-plan.h"
#include "fw-comparer.h"
#include "fw-export.h"
#include "fw-words.h"

#define MIN_SIDE   160
#define MAX_SIDE   8000
#define MAX_PIXELS 120e6

#define CHART_OPTIONS                                                                              \
  { "chart", 0, FW_CLI_VALUE, "NAME", "which chart; “fairway-cli chart --list” lists them" },      \
      { "size", 0, FW_CLI_VALUE, "WxH",                                                            \
        "width and height in px, as 1280x720; the chart's own without it" },                       \
      { "theme", 0, FW_CLI_VALUE, "NAME",                                                          \
        "light, dark, high-contrast or print (as it is without it)" },                             \
  {                                                                                                \
    "date", 0, FW_CLI_VALUE, "YYYY-MM-DD", "date in the source line; today without it"             \
  }

static const FwCliOption chart_options[] = {
  { "list", 0, FW_CLI_SWITCH, NULL, "list the charts: name, page and title, separated by tabs" },
  { "output", 'o', FW_CLI_VALUE, "FILE",
    "file to write; its ending says what: png, svg, pdf, csv or txt" },
  { "scale", 0, FW_CLI_VALUE, "N", "px of a PNG for each px of the size, 0.25 to 8" },
  CHART_OPTIONS,
  FW_CLI_PLAN_OPTIONS,
  FW_CLI_RUN_OPTIONS,
};

static const FwCliOption describe_options[] = {
  CHART_OPTIONS,
  FW_CLI_PLAN_OPTIONS,
  FW_CLI_RUN_OPTIONS,
};

/* What the options ask for, read before anything is run. */
typedef struct
{
  const FwChartRow *chart;
  const FwTheme *theme;
  FwSize size;
  char *date; /* owned */
} Asked;

static void
asked_clear (Asked *self)
{
  g_free (self->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static gboolean
refuse (GError **error, const char *option, const char *text, const char *wanted)
{
  g_set_error (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, "“--%s” is “%s”; it must be %s.", option,
               text, wanted);
  return FALSE;
}

static gboolean
read_size (const char *text, FwSize *size, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", -1);
  guint64 side[2];

  if (g_strv_length (parts) != 2)
    return refuse (error, "size", text, "a width and a height, as 1280x720");
  for (guint i = 0; i < 2; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, MIN_SIDE, MAX_SIDE, &side[i], NULL))
      return refuse (error, "size", text, "from 160x160 to 8000x8000");

  *size = (FwSize){ (double)side[0], (double)side[1] };
  return TRUE;
}

static gboolean
read_date (const char *text, char **date, GError **error)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *moment = NULL;

  if (text == NULL)
    {
      day = g_date_time_new_now_local ();
      *date = g_date_time_format (day, "%Y-%m-%d");
      return TRUE;
    }

  moment = g_strconcat (text, "T00:00:00Z", NULL);
  day = g_date_time_new_from_iso8601 (moment, NULL);
  if (day == NULL)
    return refuse (error, "date", text, "a day, as 2026-11-21");

  *date = g_strdup (text);
  return TRUE;
}

static gboolean
read_asked (Asked *asked, FwCliArgs *args, GError **error)
{
  const char *name = fw_cli_args_value (args, "chart");
  const char *theme = fw_cli_args_value (args, "theme");
  const char *size = fw_cli_args_value (args, "size");
  g_autoptr (GError) fault = NULL;

  if (fw_cli_args_n (args) == 0 || name == NULL)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "Give a plan and --chart NAME.");
      return FALSE;
    }

  asked->chart = fw_chart_find (name, &fault);
  if (asked->chart == NULL)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, fault->message);
      return FALSE;
    }

  asked->theme = theme == NULL ? fw_theme_get (FW_THEME_PRINT) : fw_theme_find (theme);
  if (asked->theme == NULL)
    return refuse (error, "theme", theme, "light, dark, high-contrast or print");

  asked->size = asked->chart->medium;
  if (size != NULL && !read_size (size, &asked->size, error))
    return FALSE;

  return read_date (fw_cli_args_value (args, "date"), &asked->date, error);
}

/* Every scenario of the plan, measured against the plan's first one. The result of the one asked
 * for is there already. */
static FwComparison *
compare (FwCliArgs *args, FwPlan *plan, FwResult *result, GError **error)
{
  g_autoptr (GPtrArray) scenarios = fw_comparer_list_scenarios (plan);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  guint reference = 0;

  for (guint i = 0; i < scenarios->len; i++)
    {
      FwScenario *scenario = scenarios->pdata[i];
      const char *id = fw_part_get_id (FW_PART (scenario));
      FwResult *own = g_str_equal (id, fw_result_get_scenario_id (result))
                          ? g_object_ref (result)
                          : fw_cli_plan_run (args, plan, scenario, error);

      if (own == NULL)
        return NULL;
      if (scenario == fw_plan_get_default_scenario (plan))
        reference = i;
      g_ptr_array_add (results, own);
    }
  return fw_comparison_new ((FwResult *const *)results->pdata, results->len, reference, 0);
}

static FwScene *
build (FwCliArgs *args, const Asked *asked, GError **error)
{
  FwScenario *scenario;
  g_autoptr (FwPlan) plan = NULL;
  g_autoptr (FwResult) result = NULL;
  g_autoptr (FwResult) before = NULL;
  g_autoptr (FwComparison) comparison = NULL;
  g_autoptr (GObject) answer = NULL;
  g_autoptr (FwTextMetrics) text = NULL;
  FwChartSubject subject;

  plan = fw_cli_plan_open (args, &scenario, error);
  if (plan == NULL)
    return NULL;

  result = fw_cli_plan_run (args, plan, scenario, error);
  if (result == NULL)
    return NULL;

  if (!fw_scenario_is_no_program (scenario))
    {
      before = fw_cli_plan_run (args, plan, fw_plan_get_no_program (plan), error);
      if (before == NULL)
        return NULL;
    }

  if (asked->chart->answer_type != NULL)
    {
      answer = fw_cli_answer (args, asked->chart, plan, scenario, error);
      if (answer == NULL)
        return NULL;
    }

  if (asked->chart->wants_comparison)
    {
      comparison = compare (args, plan, result, error);
      if (comparison == NULL)
        return NULL;
    }

  text = fw_text_metrics_new_pango (1.0);

  subject = (FwChartSubject){ .result = result,
                              .before = before,
                              .comparison = comparison,
                              .answer = answer,
                              .choice = -1,
                              .date = asked->date };
  return asked->chart->build (&subject, asked->theme, text, asked->size);
}

static gboolean
print_list (GError **error)
{
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s\t%s\t%s\n", rows[i].name, rows[i].page, rows[i].title);

  return fw_cli_print (text->str, error);
}

static gboolean
run_chart (FwCliArgs *args, GError **error)
{
  const char *path = fw_cli_args_value (args, "output");
  g_auto (Asked) asked = { 0 };
  g_autoptr (GError) fault = NULL;
  g_autoptr (FwScene) scene = NULL;
  FwExportFormat format;
  double scale = 1.0;

  if (fw_cli_args_has (args, "list"))
    return print_list (error);

  if (path == NULL)
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE,
                           "-o FILE says where the chart goes.");
      return FALSE;
    }
  if (!fw_export_format_for_name (path, &format, &fault))
    {
      g_set_error_literal (error, FW_CLI_ERROR, FW_CLI_ERROR_USAGE, fault->message);
      return FALSE;
    }
  if (!read_asked (&asked, args, error) || !fw_cli_args_number (args, "scale", &scale, error))
    return FALSE;
  if (scale < 0.25 || scale > 8.0
      || asked.size.width * asked.size.height * scale * scale > MAX_PIXELS)
    return refuse (error, "scale", fw_cli_args_value (args, "scale"),
                   "from 0.25 to 8, and the picture under 120 million pixels");

  scene = build (args, &asked, error);

  return scene != NULL && fw_export_file (scene, path, format, scale, error);
}

static gboolean
run_describe (FwCliArgs *args, GError **error)
{
  g_auto (Asked) asked = { 0 };
  g_autoptr (FwScene) scene = NULL;
  g_autofree char *text = NULL;

  if (!read_asked (&asked, args, error))
    return FALSE;

  scene = build (args, &asked, error);
  if (scene == NULL)
    return FALSE;

  text = fw_words_text (scene);

  return fw_cli_print (text, error);
}

const FwCliCommand fw_cli_chart = {
  .name = "chart",
  .usage = "PLAN --chart NAME -o FILE.(png|svg|pdf|csv|txt) [options]   or   chart --list",
  .summary = "one chart of a plan as a picture, a table or words",
  .help = FW_CLI_PLAN_HELP,
  .options = chart_options,
  .n_options = G_N_ELEMENTS (chart_options),
  .max_words = 1,
  .run = run_chart,
};

const FwCliCommand fw_cli_describe = {
  .name = "describe",
  .usage = "PLAN --chart NAME [options]",
  .summary = "one chart of a plan in words and numbers",
  .help = FW_CLI_PLAN_HELP,
  .options = describe_options,
  .n_options = G_N_ELEMENTS (describe_options),
  .max_words = 1,
  .run = run_describe,
};
