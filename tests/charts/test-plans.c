/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "fw-answer.h"
#include "fw-builtin.h"
#include "fw-chart.h"
#include "samples.h"

/* Every scenario of every plan that comes with Fairway, in every chart, theme and size. Few draws:
 * the charts must be right for any. */

#define N_DRAWS 200

static FwResult *
run (FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, &error);
  g_autoptr (FwCompiled) few = NULL;
  FwResult *result;

  g_assert_no_error (error);
  few = fw_compiled_with_draws (compiled, N_DRAWS, 1);
  result = fw_result_new_run (few, NULL, 1, FALSE, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* Charts of figures a plan need not have; without them they are a sentence. */
static gboolean
may_be_unknown (const char *chart)
{
  return g_str_equal (chart, "actual") || g_str_equal (chart, "jobs")
         || g_str_equal (chart, "lines");
}

static const FwMark *
find_text (const FwScene *scene, const char *prefix)
{
  guint n;
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].kind == FW_MARK_TEXT && g_str_has_prefix (marks[i].text, prefix))
      return &marks[i];
  return NULL;
}

/* A change of the Gini never stands without the survey's margin under it. */
static void
check_margin (const FwScene *scene, const char *what)
{
  const FwMark *change = find_text (scene, "Gini change"),
               *margin = find_text (scene, "ACS margin");

  if (change == NULL)
    return;
  if (margin == NULL
      || fabs (change->box.x + change->box.width - margin->box.x - margin->box.width) > 1
      || margin->box.y < change->box.y || margin->box.y > change->box.y + 1.5 * change->box.height)
    g_error ("%s: the change of the Gini is not beside its margin", what);
}

/* As a label has it: whole, three figures. */
static double
written (double households)
{
  char text[32];

  g_snprintf (text, sizeof text, "%.2e", households);
  return fabs (households) < 999.5 ? round (households) : g_ascii_strtod (text, NULL);
}

/* "each rounded" stands where the numbers that are drawn do not come to the whole, and only there.
 */
static void
check_rounded (const FwScene *scene, const char *chart, const char *what)
{
  const gboolean lines = g_str_equal (chart, "lines");
  const guint n = fw_scene_n_rows (scene);
  double sum = 0, whole = 0;
  guint n_data;

  fw_scene_data (scene, &n_data);
  if (n_data == 0 || !(lines || g_str_equal (chart, "deciles")))
    return;
  for (guint row = 0; row < n; row++)
    {
      const double moved
          = lines ? fw_scene_number (scene, row, 1)
                        * (fw_scene_number (scene, row, 3) - fw_scene_number (scene, row, 2))
                  : fw_scene_number (scene, row, 5);

      if (lines && row + 1 == n)
        whole = moved;
      else
        sum += written (moved);
      if (!lines)
        whole += moved;
    }
  if ((sum != written (whole)) != (strstr (fw_scene_subtitle (scene), "each rounded") != NULL))
    g_error ("%s: %g and %g, but “%s”", what, sum, written (whole), fw_scene_subtitle (scene));
}

/* A title that names one year in which a fund reaches its limit means the only one. */
static void
check_limits (const FwScene *scene, const char *what)
{
  const char *title = fw_scene_title (scene), *in = strstr (title, " reaches its limit in ");
  guint n = 0, years = 0;

  if (in == NULL)
    return;
  for (guint row = 0; row < fw_scene_n_rows (scene); row++)
    {
      g_autofree char *said = g_strdup_printf ("; %s reaches", fw_scene_cell_text (scene, row, 1));
      const double paid = fw_scene_number (scene, row, 2), limit = fw_scene_number (scene, row, 5);

      if (strstr (title, said) == NULL)
        continue;
      years++;
      n += limit > 0 && paid >= 0.98 * limit;
    }
  if (strstr (in, " of ") != NULL)
    {
      g_autofree char *said = g_strdup_printf (" in %u of %u years", n, years);

      g_assert_nonnull (strstr (title, said));
    }
  else if (n != 1)
    g_error ("%s: “%s”, but the limit is reached in %u years", what, title, n);
}

/* What the titles of some charts promise of every plan. */
static void
check_title (const FwScene *scene, const char *chart, FwResult *result, const char *what)
{
  const char *title = fw_scene_title (scene);

  if (fw_result_is_no_program (result))
    return;
  /* The chance, not a verdict that another plan's title gives as a chance. */
  if (g_str_equal (chart, "parties") && strstr (title, "money back") != NULL)
    g_error ("%s: no chance in “%s”", what, title);
  /* A finding is a sentence: no number stands without saying of what. */
  if (g_str_equal (chart, "multiples") && strstr (title, "lacements") == NULL)
    g_error ("%s: no measure in “%s”", what, title);
  if (g_str_equal (chart, "gaps") && strstr (title, " gap ") != NULL
      && strstr (title, "income gap ") == NULL)
    g_error ("%s: no measure in “%s”", what, title);
}

/* No more is expected of an employer than it pledged, unless it pledged "about" so many; and names
 * that are cut can be told apart. */
static void
check_network (const FwScene *scene, const char *what)
{
  guint n;
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint m = 0; m < n; m++)
    {
      unsigned low, high, pledged;

      if (marks[m].kind != FW_MARK_TEXT)
        continue;
      if (sscanf (marks[m].text, "%u–%u of %u", &low, &high, &pledged) == 3 && high > pledged)
        g_error ("%s: “%s”", what, marks[m].text);
      for (guint k = 0; k < m && g_str_has_suffix (marks[m].text, "…"); k++)
        if (marks[k].kind == FW_MARK_TEXT && g_str_equal (marks[k].text, marks[m].text))
          g_error ("%s: “%s” twice", what, marks[m].text);
    }
}

/* A wage never stands without whose it is, where and when. */
static void
check_wages (const FwScene *scene, const char *what)
{
  for (guint row = 0; row < fw_scene_n_rows (scene); row++)
    {
      const char *origin = fw_scene_cell_text (scene, row, 1);

      if (*origin != '\0' && isfinite (fw_scene_number (scene, row, 4))
          && find_text (scene, origin) == NULL)
        g_error ("%s: a wage without “%s”", what, origin);
    }
}

/* About "No program" there is nothing to ask; NULL then, and of charts of results. Those of what
 * matters have tests of their own. */
static GObject *
answer (const FwChartRow *row, FwPlan *plan, FwScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  GObject *found;

  if (row->answer_type == NULL || g_str_equal (row->page, "matters")
      || fw_scenario_is_no_program (scenario))
    return NULL;
  found = fw_answer_usual (row->name, plan, scenario, N_DRAWS, 1, 1, NULL, &error);
  g_assert_no_error (error);
  return found;
}

static void
check_charts (FwPlan *of, FwComparison *comparison, FwResult *result, const char *plan,
              gboolean every_theme)
{
  FwScenario *scenario
      = FW_SCENARIO (fw_plan_find_part (of, FW_LIST_SCENARIOS, fw_result_get_scenario_id (result)));
  g_autoptr (FwTextMetrics) plain = fw_text_metrics_new_fixed (1);
  g_autoptr (FwTextMetrics) large = fw_text_metrics_new_fixed (2);
  FwChartSubject subject
      = { .result = result, .comparison = comparison, .choice = -1, .date = "2026-11-21" };
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);
  /* What finds answers has tests of its own: with the sanitizers one plan's will do. */
  const gboolean asks
      = every_theme && (g_getenv ("FAIRWAY_TEST_DRAWS") == NULL || g_str_equal (plan, "nashville"));
  g_autoptr (GObject) known = NULL;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < FW_N_THEMES * 2 * N_SAMPLE_SIZES; k++)
      {
        const FwTheme *theme = fw_theme_get (k % FW_N_THEMES);
        const FwSize size = sample_sizes[k / FW_N_THEMES / 2];
        const gboolean is_large = k / FW_N_THEMES % 2 == 1;
        g_autoptr (FwScene) scene = NULL;
        g_autofree char *what = NULL;

        if (k == 0)
          {
            g_clear_object (&known);
            subject.answer = known = asks ? answer (&rows[i], of, scenario) : NULL;
          }
        if (!theme_is_due (theme)
            || (!every_theme && theme != fw_theme_get (FW_THEME_PRINT)
                && theme != fw_theme_get (FW_THEME_HIGH_CONTRAST)))
          continue;
        if (!fw_chart_can_build (&rows[i], &subject))
          continue;
        scene = rows[i].build (&subject, theme, is_large ? large : plain, size);
        what = g_strdup_printf ("%s, %s, %s, %s, %g px, text %d %%", plan,
                                fw_result_get_scenario_title (result), rows[i].name,
                                fw_theme_name (theme), size.width, is_large ? 200 : 100);

        check_scene (scene, what);
        if (g_str_equal (rows[i].name, "lorenz"))
          check_margin (scene, what);
        if (theme == fw_theme_get (FW_THEME_PRINT) && !is_large && size.width == 360)
          {
            check_numbers (scene, rows[i].name, what);
            check_title (scene, rows[i].name, result, what);
            if (g_str_equal (rows[i].name, "funds"))
              check_limits (scene, what);
            if (!fw_result_is_no_program (result))
              check_rounded (scene, rows[i].name, what);
          }
        if (g_str_equal (rows[i].name, "network") && !is_large && size.width >= 900)
          check_network (scene, what);
        if (g_str_equal (rows[i].name, "wages") && !is_large)
          check_wages (scene, what);
        /* A slide is as high as the screen it is shown on. */
        if (size.width == 1280 && size.height == 720 && !is_large
            && fw_scene_size (scene).height != 720)
          g_error ("%s: the slide is %g px high", what, fw_scene_size (scene).height);
        if (!fw_result_is_no_program (result))
          {
            guint n_data;

            fw_scene_data (scene, &n_data);
            if (n_data == 0 && !may_be_unknown (rows[i].name))
              g_error ("%s: the chart is empty", what);
          }
      }
}

static void
test_plan (gconstpointer user_data)
{
  const char *id = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (id, &error);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (FwComparison) comparison = NULL;
  GListModel *scenarios;

  g_assert_no_error (error);
  scenarios = fw_plan_get_list (plan, FW_LIST_SCENARIOS);
  g_assert_cmpuint (g_list_model_get_n_items (scenarios), >, 1);
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

      g_ptr_array_add (results, run (plan, scenario));
    }
  comparison = fw_comparison_new ((FwResult *const *)results->pdata, results->len, 1, 0);
  for (guint i = 0; i < results->len; i++)
    {
      g_autoptr (FwScenario) scenario = g_list_model_get_item (scenarios, i);

      check_charts (plan, comparison, results->pdata[i], id,
                    scenario == fw_plan_get_default_scenario (plan));
    }
}

/* Whatever a person may choose to see of a chart is one that holds. */
static void
test_choices (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("minneapolis", &error);
  g_autoptr (FwResult) result = run (plan, fw_plan_get_default_scenario (plan));
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  guint n, seen = 0;
  const FwChartRow *rows = fw_chart_rows (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) choices = rows[i].choices != NULL ? rows[i].choices (result) : NULL;
      g_autoptr (GObject) known
          = choices != NULL ? answer (&rows[i], plan, fw_plan_get_default_scenario (plan)) : NULL;

      for (int k = 0; choices != NULL && choices[k] != NULL; k++)
        for (guint s = 0; s < N_SAMPLE_SIZES; s++)
          {
            const FwChartSubject subject
                = { .result = result, .answer = known, .choice = k, .date = "2026-11-21" };
            g_autoptr (FwScene) scene
                = rows[i].build (&subject, fw_theme_get (FW_THEME_LIGHT), text, sample_sizes[s]);
            g_autofree char *what = g_strdup_printf ("%s, %s, %g px", rows[i].name, choices[k],
                                                     sample_sizes[s].width);

            check_scene (scene, what);
            seen++;
          }
    }
  g_assert_cmpuint (seen, >, 0);
}

static void
test_find (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (fw_chart_find ("lorenz", &error)->name, ==, "lorenz");
  g_assert_null (fw_chart_find ("waterfal", &error));
  g_assert_nonnull (strstr (error->message, "waterfall"));
}

int
main (int argc, char **argv)
{
  guint n;
  const FwBuiltin *plans;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/registry/find", test_find);
  g_test_add_func ("/charts/registry/choices", test_choices);
  plans = fw_builtin_plans (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/charts/plans/", plans[i].id, NULL);

      g_test_add_data_func (path, plans[i].id, test_plan);
    }
  return g_test_run ();
}
