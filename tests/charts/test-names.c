/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "checks.h"
#include "fw-builtin.h"
#include "fw-chart.h"
#include "fw-compile.h"
#include "fw-error.h"
#include "fw-export.h"
#include "fw-json.h"
#include "fw-plan-io.h"

/* A plan in which everything has one hostile name, through every chart of the registry: nothing
 * collides, nothing leaves the picture, every export is written. And comparisons of one scenario
 * and of many. */

#define N_DRAWS 24

/* A sanitizer makes each run ten times as slow. */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE 4
#else
#define STRIDE 1
#endif

static const char *const names[] = {
  "Forty characters of a name, to be exact!",
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
  "=HYPERLINK(\"http://example.org\",\"x\")",
  "</text></svg><script>alert(1)</script>",
  "<span foreground='red'>&bogus;]]>",
  "%s%n%d 100%",
  "“quoted” «too» “never closed",
  "one\ntwo\r\nthree\vfour\ffive",
  "bell\a escape\033[31m delete\177",
  "\u202eright to left\u202c \u2066\ufeff",
  "שלום عليكم",
  "e\u0301\u0301\u0301\u0301\u0301\u0301",
  "😀👩‍👩‍👧‍👦🇺🇸",
  " ",
  "W",
};

static const FwSize sizes[] = { { 360, 0 }, { 900, 0 }, { 1280, 720 } };

static void rename_in (JsonNode *node, const char *name);

static void
rename_member (JsonObject *object, const char *member, JsonNode *value, gpointer name)
{
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING
      && (g_str_equal (member, "title") || g_str_equal (member, "name")))
    json_node_set_string (value, name);
  else
    rename_in (value, name);
}

static void
rename_element (JsonArray *array, guint i, JsonNode *value, gpointer name)
{
  rename_in (value, name);
}

static void
rename_in (JsonNode *node, const char *name)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), rename_member, (gpointer)name);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), rename_element, (gpointer)name);
}

/* NULL where such a name is refused, with a sentence. */
static FwPlan *
load_renamed (const char *id, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (id, &error);
  g_autoptr (JsonNode) json = fw_plan_to_json (plan);
  g_autoptr (GBytes) bytes = NULL;
  FwPlan *renamed;

  rename_in (json, name);
  bytes = fw_json_write (json, &error);
  g_assert_no_error (error);
  renamed = fw_plan_new_from_bytes (bytes, "renamed", &error);
  if (renamed == NULL)
    g_assert_true (error->domain == FW_ERROR);
  return renamed;
}

static FwResult *
run (FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) whole = fw_plan_compile (plan, scenario, &error);
  g_autoptr (FwCompiled) few = NULL;
  FwResult *result;

  g_assert_no_error (error);
  few = fw_compiled_with_draws (whole, N_DRAWS, 1);
  result = fw_result_new_run (few, NULL, 1, FALSE, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static GPtrArray *
run_all (FwPlan *plan)
{
  GListModel *scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);
  GPtrArray *results = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

      g_ptr_array_add (results, run (plan, scenario));
    }
  return results;
}

static void
check_exports (const FwScene *scene)
{
  static const FwExportFormat formats[] = { FW_EXPORT_SVG, FW_EXPORT_CSV, FW_EXPORT_TXT };

  for (gsize f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = fw_export_bytes (scene, formats[f], 1, &error);

      g_assert_no_error (error);
      g_assert_true (
          g_utf8_validate_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
    }
}

static void
check_charts (FwComparison *comparison, FwResult *result, const char *name)
{
  g_autoptr (FwTextMetrics) metrics = fw_text_metrics_new_fixed (1);
  const FwChartSubject subject
      = { .result = result, .comparison = comparison, .choice = -1, .date = "2026-11-21" };
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);

  for (guint i = 0; i < n; i++)
    for (gsize s = 0; fw_chart_can_build (&rows[i], &subject) && s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (FwScene) scene
            = rows[i].build (&subject, fw_theme_get (FW_THEME_PRINT), metrics, sizes[s]);
        g_autofree char *what
            = g_strdup_printf ("“%s”, %s, %g px", name, rows[i].name, sizes[s].width);

        check_scene (scene, what);
        if (s == 0)
          check_exports (scene);
      }
}

static void
test_names (void)
{
  guint n_loaded = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i += STRIDE)
    {
      g_autoptr (FwPlan) plan = load_renamed ("nashville", names[i]);
      g_autoptr (GPtrArray) results = NULL;
      g_autoptr (FwComparison) comparison = NULL;

      if (plan == NULL)
        continue;
      results = run_all (plan);
      comparison = fw_comparison_new ((FwResult *const *)results->pdata, results->len, 1, 0);
      check_charts (comparison, results->pdata[1], names[i]);
      n_loaded++;
    }
  g_assert_cmpuint (n_loaded, >=, 8 / STRIDE);
}

/* From "No program" alone to more scenarios than there is room for. */
static void
test_scenarios (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("nashville", &error);
  g_autoptr (GPtrArray) results = run_all (plan);
  g_autoptr (FwTextMetrics) metrics = fw_text_metrics_new_fixed (1);
  static const char *const charts[] = { "compare", "multiples" };

  for (guint n = 1; n <= 14; n++)
    {
      FwResult *many[14];
      g_autoptr (FwComparison) comparison = NULL;
      const guint shown = MIN (n - 1, 1);

      for (guint i = 0; i < n; i++)
        many[i] = results->pdata[i % results->len];
      comparison = fw_comparison_new (many, n, shown, n > 8 ? 3 : 0);
      for (gsize k = 0; k < G_N_ELEMENTS (charts) * G_N_ELEMENTS (sizes); k++)
        {
          const FwSize size = sizes[k / G_N_ELEMENTS (charts)];
          const char *chart = charts[k % G_N_ELEMENTS (charts)];
          const FwChartSubject subject = {
            .result = many[shown], .comparison = comparison, .choice = -1, .date = "2026-11-21"
          };
          g_autoptr (FwScene) scene
              = fw_chart_find (chart, &error)
                    ->build (&subject, fw_theme_get (FW_THEME_LIGHT), metrics, size);
          g_autofree char *what
              = g_strdup_printf ("%s of %u scenarios, %g px", chart, n, size.width);

          check_scene (scene, what);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/charts/names/everywhere", test_names);
  g_test_add_func ("/charts/names/scenarios", test_scenarios);
  return g_test_run ();
}
