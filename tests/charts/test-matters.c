/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "checks.h"
#include "fw-builtin.h"
#include "fw-chart-data-matters.h"
#include "fw-chart-morris.h"
#include "fw-chart-sobol.h"
#include "fw-chart-tornado.h"
#include "samples.h"

/* What the charts of uncertain numbers say and draw is what was found. */

#define NB "\u00a0"

static FwScene *
build (const char *chart, const char *name, FwSize size)
{
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);
  guint n;
  const Sample *all = samples (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].chart, chart) && g_str_equal (all[i].name, name))
      return sample_build (&all[i], fw_theme_get (FW_THEME_LIGHT), text, size);
  g_error ("no sample %s of %s", name, chart);
}

static void
test_titles (void)
{
  static const char *const titles[][3] = {
    { "tornado", "typical",
      "Deadweight moves it most: from about" NB "89 to" NB "160 net local placements" },
    { "tornado", "partial",
      "Of 5 numbers tried so far: Deadweight moves it most: from about" NB "89 to" NB
      "160 net local placements" },
    { "tornado", "money",
      "Deadweight moves “Net benefit to society” most: from about" NB "−$1.9 million to" NB
      "$12 million" },
    { "tornado", "still", "No uncertain number moves “Finished”" },
    { "tornado", "still-partial", "No number tried so far moves “Finished”" },
    { "tornado", "not-yet", "What moves “Finished” is not known" },
    { "tornado", "none", "What moves “Finished” is not known" },
    { "morris", "typical", "Deadweight matters most; 20 of 31 numbers hardly matter" },
    { "morris", "alike", "Deadweight matters most; no number can be left out of sight" },
    { "morris", "still", "No uncertain number moves “Finished”" },
    { "morris", "none", "Which numbers matter to “Finished” is not known" },
    { "sobol", "typical",
      "To know “Deadweight” would take away about" NB "56% of the uncertainty" },
    { "sobol", "partial",
      "So far: To know “Deadweight” would take away about" NB "56% of the uncertainty" },
    { "sobol", "luck",
      "Luck makes about" NB "48% of the uncertainty: no number to find out does as much" },
    { "sobol", "little", "No number alone takes much of the uncertainty away" },
    { "sobol", "nan", "Where the uncertainty of “Net local placements” comes from is not known" },
    { "findings", "typical",
      "Measure “Effect of training on earnings” first: worth about" NB "$1.4 million" },
    { "findings", "people",
      "Measure “Effect of training on earnings” first: worth about" NB "6 net local placements" },
    { "findings", "nothing", "No number is worth finding out before choosing a scenario" },
    { "findings", "one-scenario",
      "With one scenario there is nothing to choose, so nothing to find out" },
    { "findings", "nan", "What it is worth to find out is not known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (FwScene) scene = build (titles[i][0], titles[i][1], (FwSize){ 560, 0 });

      g_assert_cmpstr (fw_scene_title (scene), ==, titles[i][2]);
      check_numbers (scene, titles[i][0], titles[i][1]);
    }
}

static const FwMark *
find_text (const FwScene *scene, const char *text)
{
  guint n;
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].kind == FW_MARK_TEXT && strstr (marks[i].text, text) != NULL)
      return &marks[i];
  return NULL;
}

/* What must not be dropped from an everyday chart of any size. */
static void
test_kept (void)
{
  static const char *const kept[][2] = {
    { "tornado", "157" },
    { "tornado", "at" NB "47%" },
    { "tornado", "As the plan stands: 127" },
    { "tornado", "other numbers move it by at most" },
    { "sobol", "59% with others" },
    { "sobol", "Luck, at the same rates" },
    { "sobol", "The solid bars, luck among them" },
    { "morris", "Deadweight" },
    { "morris", "↑ depends more on the others" },
    { "morris", "matters more →" },
    { "morris", "Screened out: 20 of 31" },
    { "findings", "$1.38m" },
    { "findings", "Nothing is worth finding out" },
  };
  static const FwSize sizes[] = { { 360, 0 }, { 560, 0 }, { 900, 0 }, { 1280, 720 }, { 640, 720 } };

  for (guint i = 0; i < G_N_ELEMENTS (kept) * G_N_ELEMENTS (sizes); i++)
    {
      const char *const *one = kept[i / G_N_ELEMENTS (sizes)];
      const FwSize size = sizes[i % G_N_ELEMENTS (sizes)];
      g_autoptr (FwScene) scene = build (one[0], "typical", size);

      if (find_text (scene, one[1]) == NULL)
        g_error ("%s at %g px lost “%s”", one[0], size.width, one[1]);
      if (size.height == 720)
        g_assert_cmpfloat (fw_scene_size (scene).height, ==, 720);
    }
}

/* The box of one datum's bar in a colour. */
static FwRect
bar_of (const FwScene *scene, int datum, FwRole role)
{
  guint n;
  const FwMark *marks = fw_scene_marks (scene, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].kind == FW_MARK_RECT && marks[i].datum == datum && marks[i].fill == role)
      return marks[i].box;
  g_error ("datum %d has no bar", datum);
}

/* Bars are as long as the table says, the longest first, and both ends meet at the plan's line. */
static void
test_bars (void)
{
  g_autoptr (FwScene) scene = build ("tornado", "typical", (FwSize){ 900, 0 });
  g_autoptr (FwScene) turned = build ("tornado", "one-sided", (FwSize){ 900, 0 });
  const FwRect low = bar_of (scene, 0, FW_ROLE_RANGE_80);
  const double scale = low.width / (fw_scene_number (scene, 0, 3) - 127);
  const FwRect first = bar_of (turned, 0, FW_ROLE_RANGE_80);
  const FwRect second = bar_of (turned, 0, FW_ROLE_SERIES_1);
  guint n;
  double longest = INFINITY;

  fw_scene_data (scene, &n);
  g_assert_cmpuint (n, ==, 7);
  for (guint i = 0; i < n; i++)
    {
      const FwRect from = bar_of (scene, (int)i, FW_ROLE_RANGE_80);
      const FwRect to = bar_of (scene, (int)i, FW_ROLE_SERIES_1);
      const double both = fabs (fw_scene_number (scene, i, 3) - fw_scene_number (scene, i, 4));

      g_assert_cmpfloat_with_epsilon (from.width + to.width, scale * both, 1e-6 + 2.5);
      g_assert_cmpfloat_with_epsilon (fmax (from.x, to.x), low.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (from.x < to.x ? from.x + from.width : to.x + to.width, low.x,
                                      1e-6);
      g_assert_cmpfloat (both, <=, longest);
      longest = both;
    }
  /* both to the right of the line: one above the other */
  g_assert_cmpfloat_with_epsilon (first.x, second.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (first.y + first.height, second.y, 1e-6);
}

/* What the sentence says of the whole is what the table's columns come to. */
static void
test_sum (void)
{
  static const char *const names[] = { "typical", "tangled", "luck" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FwScene) scene = build ("sobol", names[i], (FwSize){ 900, 0 });
      g_autofree char *said = NULL, *share = NULL;
      double sum = 0;

      for (guint row = 0; row < fw_scene_n_rows (scene); row++)
        sum += fw_scene_number (scene, row, 1);
      g_assert_cmpfloat (sum, <, 0.985);
      share = fw_unit_format (sum, FW_UNIT_SHARE, FW_STYLE_LABEL);
      said = g_strdup_printf ("come to %s;", share);
      if (strstr (fw_scene_description (scene), said) == NULL)
        g_error ("%s does not say “%s”", names[i], said);
    }
}

/* Hollow is what hardly matters, and only that. */
static void
test_screened (void)
{
  g_autoptr (FwScene) scene = build ("morris", "typical", (FwSize){ 900, 0 });
  const double largest = fw_scene_number (scene, 0, 1);
  guint n, n_data, hollow = 0;
  const FwMark *marks = fw_scene_marks (scene, &n);

  fw_scene_data (scene, &n_data);
  g_assert_cmpuint (n_data, ==, 31);
  for (guint i = 0; i < n; i++)
    if (marks[i].kind == FW_MARK_MARKER && marks[i].datum >= 0)
      {
        const gboolean little = fw_scene_number (scene, (guint)marks[i].datum, 1) < 0.05 * largest;

        g_assert_cmpint (marks[i].marker == FW_MARKER_HOLLOW_CIRCLE, ==, little);
        hollow += little;
      }
  g_assert_cmpuint (hollow, ==, 20);
}

/* An empty chart has a sentence and no axes. */
static void
test_empty (void)
{
  static const char *const empty[][2]
      = { { "tornado", "still" },     { "tornado", "not-yet" }, { "tornado", "none" },
          { "tornado", "undefined" }, { "morris", "still" },    { "morris", "not-yet" },
          { "sobol", "nan" },         { "sobol", "not-yet" },   { "findings", "one-scenario" },
          { "findings", "nan" } };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (FwScene) scene = build (empty[i][0], empty[i][1], (FwSize){ 560, 0 });
      guint n, words = 0;
      const FwMark *marks = fw_scene_marks (scene, &n);

      for (guint m = 0; m < n; m++)
        if (marks[m].region == FW_REGION_PLOT)
          {
            g_assert_cmpint (marks[m].kind, ==, FW_MARK_TEXT);
            words++;
          }
      g_assert_cmpuint (words, >, 0);
    }
}

/* One row of a chart's table is what the model found of that number. */
static void
check_row (const FwScene *scene, guint row, FwSensitivityMethod method, const FwInfluence *found)
{
  const double numbers[FW_N_SENSITIVITIES][2] = {
    { found->swing.low.mean, found->swing.high.mean },
    { found->elementary.star, found->elementary.sigma },
    { found->index.first, found->index.total },
  };
  static const guint columns[FW_N_SENSITIVITIES][2] = { { 3, 4 }, { 1, 3 }, { 1, 3 } };

  g_assert_cmpstr (fw_scene_cell_text (scene, row, 0), ==, found->title);
  for (guint k = 0; k < 2; k++)
    g_assert_cmpfloat (fw_scene_number (scene, row, columns[method][k]), ==, numbers[method][k]);
}

/* The charts of a plan hold at every size, and their tables are the model's numbers. */
static void
test_plan (gconstpointer user_data)
{
  FwScene *(*const build_one[]) (const FwInfluencesData *, const FwTheme *, FwTextMetrics *, FwSize)
      = { fw_chart_tornado, fw_chart_morris, fw_chart_sobol };
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (user_data, NULL);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);

  for (FwSensitivityMethod m = 0; m < FW_N_SENSITIVITIES; m++)
    {
      g_autoptr (GObject) answer
          = fw_influences_new_usual (m, plan, scenario, 32, 1, 2, NULL, NULL);
      const FwInfluencesData data = fw_chart_data_influences (FW_INFLUENCES (answer), "2026-11-21");

      for (guint k = 0; k < 2 * N_SAMPLE_SIZES; k++)
        {
          g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1 + k % 2);
          g_autoptr (FwScene) scene
              = build_one[m](&data, fw_theme_get (FW_THEME_PRINT), text, sample_sizes[k / 2]);

          check_scene (scene, fw_sensitivity_method_name (m));
          check_numbers (scene, fw_sensitivity_method_name (m), user_data);
          g_assert_cmpuint (fw_scene_n_rows (scene), ==,
                            data.n + (m == FW_SENSITIVITY_SOBOL ? 2 : 0));
          for (guint row = 0; row < data.n; row++)
            check_row (scene, row, m, data.found[row]);
        }
    }
}

/* The same of what is worth finding out. */
static void
test_findings (void)
{
  g_autoptr (FwPlan) plan = fw_builtin_plan_load ("louisville", NULL);
  g_autoptr (GObject) answer
      = fw_findings_new_usual (plan, fw_plan_get_default_scenario (plan), 200, 1, 2, NULL, NULL);
  const FwFindingsData data = fw_chart_data_findings (FW_FINDINGS (answer), "2026-11-21");
  g_autoptr (FwTextMetrics) text = fw_text_metrics_new_fixed (1);

  for (guint k = 0; k < N_SAMPLE_SIZES; k++)
    {
      g_autoptr (FwScene) scene
          = fw_chart_findings (&data, fw_theme_get (FW_THEME_PRINT), text, sample_sizes[k]);
      guint row = 0;

      check_scene (scene, "findings");
      check_numbers (scene, "findings", "louisville");
      for (guint p = 0; p < FW_N_FINDINGS; p++)
        for (guint i = 0; i < data.panels[p].n; i++, row++)
          {
            g_assert_cmpstr (fw_scene_cell_text (scene, row, 0), ==,
                             data.panels[p].found[i]->title);
            g_assert_cmpfloat (fw_scene_number (scene, row, 2 + p), ==,
                               data.panels[p].found[i]->worth);
          }
      g_assert_cmpuint (row, ==, fw_scene_n_rows (scene));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/matters/titles", test_titles);
  g_test_add_func ("/charts/matters/kept", test_kept);
  g_test_add_func ("/charts/matters/bars", test_bars);
  g_test_add_func ("/charts/matters/sum", test_sum);
  g_test_add_func ("/charts/matters/screened", test_screened);
  g_test_add_func ("/charts/matters/empty", test_empty);
  g_test_add_data_func ("/charts/matters/nashville", "nashville", test_plan);
  g_test_add_data_func ("/charts/matters/minneapolis", "minneapolis", test_plan);
  g_test_add_func ("/charts/matters/louisville", test_findings);
  return g_test_run ();
}
