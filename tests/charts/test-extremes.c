/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "fw-builtin.h"
#include "fw-change.h"
#include "fw-chart.h"
#include "fw-compile.h"
#include "fw-error.h"
#include "fw-export.h"
#include "fw-json.h"
#include "fw-plan-io.h"
#include "fw-result.h"

/* X1 and X2 of platform.md: every number a plan has, at both ends of its range and beyond them,
 * through the model, the engine, the words, the charts and the exports. Beyond is refused where it
 * is entered; within, nothing a person sees is infinite or not a number. */

#define N_DRAWS 48

/* A sanitizer makes each run ten times as slow. */
#ifdef __SANITIZE_ADDRESS__
#define STRIDE 5
#else
#define STRIDE 1
#endif

static FwPlan *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  FwPlan *plan = fw_builtin_plan_load (id, &error);

  g_assert_no_error (error);
  return plan;
}

static void
check_words (const char *words, const char *what)
{
  g_assert_nonnull (words);
  g_assert_true (g_utf8_validate (words, -1, NULL));
  if (strstr (words, "nan") != NULL && strstr (words, "nance") == NULL)
    g_error ("%s: “%s”", what, words);
  if (strstr (words, "-inf") != NULL || strstr (words, "inf ") != NULL
      || g_str_has_suffix (words, " inf"))
    g_error ("%s: “%s”", what, words);
}

static void
check_summary (const FweSummary *s, const char *what)
{
  const double numbers[] = { s->p10, s->p25, s->p50, s->p75, s->p90 };

  if (!isfinite (s->mean) && s->n_undefined < s->n)
    g_error ("%s: the mean is not finite", what);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!isfinite (numbers[i]) && s->n_undefined == 0)
      g_error ("%s: a percentile is not finite", what);
}

static void
check_engine (const FweResult *r, const char *what)
{
  for (int m = 0; m < FWE_N_MEASURES; m++)
    check_summary (&r->measures[m], what);
  for (int w = 0; w < FWE_N_WATERFALL; w++)
    check_summary (&r->waterfall[w], what);
  for (int s = 0; s < FWE_N_SERIES; s++)
    for (gsize q = 0; q < r->n_quarters; q++)
      check_summary (&r->series[s][q], what);
  for (int k = 0; k < FWE_N_GROUP_STAGES; k++)
    for (gsize g = 0; g < r->n_groups; g++)
      check_summary (&r->groups[k][g], what);
  for (int i = 0; r->has_incomes && i < FWE_N_LORENZ; i++)
    g_assert_true (isfinite (r->lorenz_before[i]) && isfinite (r->lorenz_after[i]));
  for (gsize i = 0; r->has_incomes && i < r->n_groups * FWE_N_BINS; i++)
    g_assert_true (isfinite (r->bins_before[i]) && isfinite (r->bins_after[i]));
  if (!(r->worst_conservation <= 1e-9 * (1.0 + r->measures[FWE_M_APPLICANTS].mean)))
    g_error ("%s: people were made or lost", what);
}

static void
check_scene (const FwScene *scene, const char *what)
{
  guint n;
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      const FwRect *box = &marks[i].box;

      if (!isfinite (box->x) || !isfinite (box->y) || !isfinite (box->width)
          || !isfinite (box->height))
        g_error ("%s: a mark of “%s” is nowhere", what, fw_scene_title (scene));
      for (guint k = 0; k < marks[i].n_points; k++)
        g_assert_true (isfinite (marks[i].points[k].x) && isfinite (marks[i].points[k].y));
      if (marks[i].kind == FW_MARK_TEXT)
        check_words (marks[i].text, what);
    }
  check_words (fw_scene_title (scene), what);
  check_words (fw_scene_description (scene), what);
}

static void
check_charts (FwResult *result, const char *what)
{
  static const FwSize sizes[] = { { 360, 0 }, { 1280, 720 } };
  static const FwExportFormat formats[] = { FW_EXPORT_SVG, FW_EXPORT_CSV, FW_EXPORT_TXT };
  g_autoptr (FwComparison) comparison = fw_comparison_new (&result, 1, 0, 0);
  const FwChartSubject subject
      = { .result = result, .comparison = comparison, .choice = -1, .date = "2026-11-21" };
  g_autoptr (FwTextMetrics) metrics = fw_text_metrics_new_fixed (1);
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);

  for (guint i = 0; i < n * G_N_ELEMENTS (sizes); i++)
    {
      const FwChartRow *row = &rows[i / G_N_ELEMENTS (sizes)];
      g_autoptr (FwScene) scene = NULL;

      if (!fw_chart_can_build (row, &subject))
        continue;
      scene = row->build (&subject, fw_theme_get (FW_THEME_PRINT), metrics,
                          sizes[i % G_N_ELEMENTS (sizes)]);
      check_scene (scene, what);
      for (gsize f = 0; f < G_N_ELEMENTS (formats); f++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) bytes = fw_export_bytes (scene, formats[f], 1, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
        }
    }
}

static void
check_texts (FwResult *result, const char *what)
{
  g_autofree char *headline = fw_result_headline (result);
  g_autofree char *sentence = fw_result_sentence (result);
  g_autofree char *csv = fw_result_to_csv (result);
  g_autoptr (JsonNode) json = fw_result_to_json (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = fw_json_write (json, &error);

  g_assert_no_error (error);
  check_words (headline, what);
  check_words (sentence, what);
  check_words (csv, what);
}

/* Runs the plan as it stands; the engine may refuse it with a sentence, and does so of itself. */
static gboolean
run (FwPlan *plan, const char *what)
{
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) whole = fw_plan_compile (plan, scenario, &error);
  g_autoptr (FwCompiled) compiled = NULL;
  g_autoptr (FwResult) result = NULL;

  if (whole != NULL)
    {
      compiled = fw_compiled_with_draws (whole, N_DRAWS, 1);
      result = fw_result_new_run (compiled, NULL, 1, FALSE, NULL, &error);
    }
  if (result == NULL)
    {
      g_assert_true (error->domain == FW_ERROR);
      g_test_message ("%s: %s", what, error->message);
      check_words (error->message, what);
      return FALSE;
    }
  check_engine (fw_result_get_engine (result), what);
  check_texts (result, what);
  check_charts (result, what);
  return TRUE;
}

/* Sets the value in the plan itself, runs, and puts back what was there. */
static gboolean
set (FwPlan *plan, const char *key, double value, FwChange **inverse)
{
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (FwChange) change
      = fw_change_new_set_value (fw_part_get_id (FW_PART (scenario)), key, value);
  g_autoptr (GError) error = NULL;

  *inverse = fw_change_apply (change, plan, &error);
  if (*inverse == NULL)
    {
      g_assert_true (error->domain == FW_ERROR);
      check_words (error->message, key);
    }
  return *inverse != NULL;
}

static void
try_value (FwPlan *plan, const char *key, double value, guint *n_refused)
{
  g_autofree char *what = g_strdup_printf ("%s = %g", key, value);
  g_autoptr (FwChange) inverse = NULL;
  g_autoptr (FwChange) again = NULL;

  if (!set (plan, key, value, &inverse))
    g_error ("%s is within its range and was refused", what);
  *n_refused += run (plan, what) ? 0 : 1;
  again = fw_change_apply (inverse, plan, NULL);
  g_assert_nonnull (again);
}

static void
test_ends (void)
{
  g_autoptr (FwPlan) plan = load ("nashville");
  g_auto (GStrv) keys = fw_plan_get_keys (plan);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  guint n = 0, n_refused = 0;

  for (guint i = 0; i < g_strv_length (keys); i += STRIDE)
    {
      FwParameter *parameter = fw_plan_get_parameter (plan, scenario, keys[i], NULL);
      const FwRow *row = fw_parameter_get_row (parameter);

      try_value (plan, keys[i], row->lo, &n_refused);
      try_value (plan, keys[i], row->hi, &n_refused);
      n += 2;
    }
  g_test_message ("%u runs at an end of a range, %u refused", n, n_refused);
  g_assert_cmpuint (n, >=, 60 / STRIDE);
  g_assert_cmpuint (n_refused, <, n / 10);
}

static void
test_beyond (void)
{
  g_autoptr (FwPlan) plan = load ("nashville");
  g_auto (GStrv) keys = fw_plan_get_keys (plan);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      FwParameter *parameter = fw_plan_get_parameter (plan, scenario, keys[i], NULL);
      const FwRow *row = fw_parameter_get_row (parameter);
      const double beyond[] = { nextafter (row->lo, -INFINITY),
                                nextafter (row->hi, INFINITY),
                                row->lo - 1,
                                row->hi + 1,
                                1e12 + row->hi,
                                -1e300,
                                1e300,
                                9007199254740993.0,
                                NAN,
                                INFINITY,
                                -INFINITY };

      for (gsize k = 0; k < G_N_ELEMENTS (beyond); k++)
        {
          g_autoptr (FwChange) inverse = NULL;

          if (set (plan, keys[i], beyond[k], &inverse))
            g_error ("%s took %g", keys[i], beyond[k]);
        }
    }
}

/* All of a section at one end at once: where counts meet money. */
static void
test_together (void)
{
  for (int hi = 0; hi < 2; hi++)
    for (int section = 0; section <= FW_N_SECTIONS; section++)
      {
        g_autoptr (FwPlan) plan = load ("nashville");
        g_auto (GStrv) keys = fw_plan_get_keys (plan);
        FwScenario *scenario = fw_plan_get_default_scenario (plan);
        g_autofree char *what
            = g_strdup_printf ("section %d at its %s", section, hi ? "highest" : "lowest");

        for (guint i = 0; keys[i] != NULL; i++)
          {
            FwParameter *parameter = fw_plan_get_parameter (plan, scenario, keys[i], NULL);
            const FwRow *row = fw_parameter_get_row (parameter);
            g_autoptr (FwChange) inverse = NULL;

            /* one trial at least stays: a plan without any is refused */
            if (!hi && g_str_has_prefix (keys[i], "trials."))
              continue;
            if (section == FW_N_SECTIONS || (int)row->section == section)
              g_assert_true (set (plan, keys[i], hi ? row->hi : row->lo, &inverse));
          }
        run (plan, what);
      }
}

static GBytes *
text_bytes (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/* Everything of a run that goes into a file: the plan, the answers as JSON and as a table. */
static GPtrArray *
files_of (FwPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) whole
      = fw_plan_compile (plan, fw_plan_get_default_scenario (plan), &error);
  g_autoptr (FwCompiled) compiled = fw_compiled_with_draws (whole, N_DRAWS, 1);
  g_autoptr (FwResult) result = fw_result_new_run (compiled, NULL, 1, FALSE, NULL, &error);
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  g_assert_no_error (error);
  g_ptr_array_add (files, fw_plan_to_bytes (plan, &error));
  g_ptr_array_add (files, text_bytes (fw_result_to_csv (result)));
  g_ptr_array_add (files, text_bytes (g_strdup (fw_result_get_digest (result))));
  g_assert_no_error (error);
  return files;
}

/* X3: a file has the same bytes wherever it is written. */
static void
test_locales (void)
{
  static const char *const locales[]
      = { "C.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "en_IN.UTF-8", "ar_EG.UTF-8" };
  g_autoptr (GPtrArray) reference = NULL;

  for (gsize l = 0; l < G_N_ELEMENTS (locales); l++)
    {
      g_autoptr (FwPlan) plan = NULL;
      g_autoptr (GPtrArray) files = NULL;

      if (setlocale (LC_ALL, locales[l]) == NULL)
        g_error ("locale %s is not generated on this machine", locales[l]);
      plan = load ("nashville");
      files = files_of (plan);
      if (reference == NULL)
        reference = g_ptr_array_ref (files);
      for (guint i = 0; i < files->len; i++)
        g_assert_true (
            g_bytes_equal (g_ptr_array_index (files, i), g_ptr_array_index (reference, i)));
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/extremes/ends", test_ends);
  g_test_add_func ("/charts/extremes/beyond", test_beyond);
  g_test_add_func ("/charts/extremes/together", test_together);
  g_test_add_func ("/charts/extremes/locales", test_locales);
  return g_test_run ();
}
