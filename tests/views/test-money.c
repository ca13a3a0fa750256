/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-builtin.h"
#include "fw-chart-card.h"
#include "fw-headline-money.h"
#include "fw-money-page.h"
#include "fw-plan-commands.h"
#include "fw-tile.h"
#include "fw-views-test.h"

#include <math.h>
#include <string.h>

static FwApplication *application;

static FwResult *
run (const char *plan_id, const char *scenario_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlan) plan = fw_builtin_plan_load (plan_id, &error);
  FwScenario *scenario = scenario_id ? fw_plan_find_scenario (plan, scenario_id, &error)
                                     : fw_plan_get_default_scenario (plan);
  g_autoptr (FwCompiled) compiled = fw_plan_compile (plan, scenario, &error);
  g_autoptr (FwCompiled) few = fw_compiled_with_draws (compiled, 400, 1);
  FwResult *result;

  g_assert_no_error (error);
  result = fw_result_new_run (few, NULL, 1, FALSE, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static void
check_words (const char *words)
{
  g_assert_nonnull (words);
  g_assert_cmpstr (words, !=, "");
  g_assert_null (strstr (words, "nan"));
  g_assert_null (strstr (words, "inf"));
}

static void
check_tiles (FwResult *result)
{
  for (guint i = 0; i < FW_N_MONEY_TILES; i++)
    {
      FwHeadlineWords words = { 0 };

      fw_headline_money_words (result, (FwMoneyTile)i, &words);
      check_words (words.title);
      check_words (words.number);
      check_words (words.range);
      check_words (words.scale);
      fw_headline_words_clear (&words);
    }
}

/* The head of the page and its tiles have words for every plan that comes with Fairway. */
static void
test_words (void)
{
  guint n;
  const FwBuiltin *plans = fw_builtin_plans (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwResult) result = run (plans[i].id, NULL);
      g_autofree char *finding = fw_headline_money_finding (result);
      g_autofree char *line = fw_headline_money_line (result);
      const double chance = fw_result_get_engine (result)->break_even_chance;
      const gboolean repaid = fw_result_get_measure (result, FWE_M_NPV_TAXPAYER)->p50 >= 0;

      check_words (finding);
      check_words (line);
      g_assert_true ((strstr (finding, "only") != NULL) == (chance < 0.5));
      g_assert_true ((strstr (finding, "not to taxpayers") == NULL) == repaid);
      g_assert_true (g_str_has_prefix (line, "Society gets about "));
      check_tiles (result);
    }
}

static void
test_no_program (void)
{
  g_autoptr (FwResult) result = run ("minneapolis", "no-program");
  g_autofree char *finding = fw_headline_money_finding (result);
  FwHeadlineWords words = { 0 };

  g_assert_cmpstr (finding, ==, "Nothing is spent, so nothing is gained");
  g_assert_null (fw_headline_money_line (result));
  check_tiles (result);
  fw_headline_money_words (result, FW_MONEY_MVPF, &words);
  g_assert_cmpstr (words.range, ==, "not defined");
  fw_headline_words_clear (&words);
}

/* The tile of what works out at nothing a number could say: it says so. */
static void
test_mvpf (void)
{
  g_autoptr (FwResult) result = run ("minneapolis", NULL);
  const FweSummary *summary = fw_result_get_measure (result, FWE_M_MVPF);
  FwHeadlineWords words = { 0 };

  fw_headline_money_words (result, FW_MONEY_MVPF, &words);
  g_assert_true (g_str_has_suffix (words.range, "no limit") == isinf (summary->p90));
  fw_headline_words_clear (&words);
}

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

/* Alt+4's page: tiles with numbers, every chart with a scene, one heading before the person's path,
 * of whom a program can be chosen. */
static void
test_page (void)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));
  GtkWidget *page = NULL, *heading = NULL;
  g_autoptr (GPtrArray) tiles = NULL, cards = NULL;
  FwChartView *path = NULL;
  g_autofree char *first = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  fw_test_wait (has_result, window, 60, "a result");
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "money");
  fw_test_settle (500);
  page = fw_test_find (GTK_WIDGET (window), FW_TYPE_MONEY_PAGE);
  tiles = fw_test_find_all (page, FW_TYPE_TILE);
  cards = fw_test_find_all (page, FW_TYPE_CHART_CARD);
  g_assert_cmpuint (tiles->len, ==, FW_N_MONEY_TILES);
  for (guint i = 0; i < tiles->len; i++)
    g_assert_cmpstr (fw_tile_get_number (tiles->pdata[i]), !=, "");
  g_assert_cmpuint (cards->len, ==, 5);
  for (guint i = 0; i < cards->len; i++)
    g_assert_nonnull (fw_chart_view_get_scene (fw_chart_card_get_view (cards->pdata[i])));
  heading = fw_test_find_label (page, "One participant");
  g_assert_nonnull (heading);
  g_assert_true (gtk_widget_get_next_sibling (heading) == cards->pdata[4]);
  path = fw_chart_card_get_view (cards->pdata[4]);
  first = g_strdup (fw_scene_subtitle (fw_chart_view_get_scene (path)));
  fw_chart_view_set_choice (path, 1);
  fw_test_settle (300);
  g_assert_cmpstr (fw_scene_subtitle (fw_chart_view_get_scene (path)), !=, first);
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  g_test_add_func ("/views/money/words", test_words);
  g_test_add_func ("/views/money/no-program", test_no_program);
  g_test_add_func ("/views/money/mvpf", test_mvpf);
  g_test_add_func ("/views/money/page", test_page);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
