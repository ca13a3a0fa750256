/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-announcer.h"
#include "fw-application.h"
#include "fw-chart-card.h"
#include "fw-goal-card.h"
#include "fw-goal-window.h"
#include "fw-headline.h"
#include "fw-movers-card.h"
#include "fw-review-card.h"
#include "fw-plan-commands.h"
#include "fw-plan-io.h"
#include "fw-range-strip.h"
#include "fw-spark.h"
#include "fw-tile.h"
#include "fw-views-test.h"

#include <math.h>
#include <string.h>

static FwApplication *application;

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && !fw_runner_get_running (runner) && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static FwWindow *
open_plan (int width)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (300);
  return window;
}

static void
close_window (FwWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

static FwDocument *
get_document (FwWindow *window)
{
  return fw_runner_get_document (fw_window_get_runner (window));
}

static void
set_value (FwWindow *window, const char *key, double value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fw_document_set_value (get_document (window),
                                        fw_runner_get_scenario (fw_window_get_runner (window)), key,
                                        value, &error));
  g_assert_no_error (error);
}

/* The fan of the overview: its first chart. */
static FwChartView *
find_fan (FwWindow *window)
{
  return FW_CHART_VIEW (fw_test_find (GTK_WIDGET (window), FW_TYPE_CHART_VIEW));
}

/* Charts fade */

typedef struct
{
  FwChartView *view;
  guint n_fading;
} Watch;

static gboolean
watch_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Watch *watch = data;

  watch->n_fading += fw_chart_view_get_fading (watch->view) ? 1 : 0;
  return G_SOURCE_CONTINUE;
}

/* In how many frames of a change the chart was between two scenes. */
static guint
count_fading (FwWindow *window, gboolean drag, double value)
{
  Watch watch = { .view = find_fan (window) };
  const guint id = gtk_widget_add_tick_callback (GTK_WIDGET (window), watch_cb, &watch, NULL);

  if (drag)
    fw_document_begin_drag (get_document (window));
  set_value (window, "additionality.deadweight", value);
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (400);
  gtk_widget_remove_tick_callback (GTK_WIDGET (window), id);
  g_assert_false (fw_chart_view_get_fading (watch.view));
  if (drag)
    fw_document_end_drag (get_document (window));
  fw_test_settle (400);
  return watch.n_fading;
}

static void
test_fade (void)
{
  FwWindow *window = open_plan (1280);
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_cmpuint (count_fading (window, FALSE, 0.3), >, 0);
  g_assert_cmpuint (count_fading (window, TRUE, 0.5), ==, 0);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_assert_cmpuint (count_fading (window, FALSE, 0.2), ==, 0);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  close_window (window);
}

/* Scales held */

/* Where the highest grid line's number of the fan is. */
static double
top_of_axis (FwWindow *window)
{
  guint n;
  const FwMark *marks = fw_scene_marks (fw_chart_view_get_scene (find_fan (window)), &n);
  double top = 0;

  for (guint i = 0; i < n; i++)
    {
      char *end = NULL;
      double number = marks[i].text ? strtod (marks[i].text, &end) : 0;

      if (marks[i].text && end && *end == '\0' && number < 1900)
        top = MAX (top, number);
    }
  return top;
}

static void
change_and_wait (FwWindow *window, double deadweight)
{
  set_value (window, "additionality.deadweight", deadweight);
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (100);
}

/* While a slider moves the axes stay where they are, and grow when they must. */
static void
test_held (void)
{
  FwWindow *window = open_plan (1280);
  FwRangeStrip *strip = FW_RANGE_STRIP (fw_test_find (GTK_WIDGET (window), FW_TYPE_RANGE_STRIP));
  g_autoptr (FwChange) change
      = fw_change_new_set_value (NULL, "goal.value", 1); /* out of the way of the axis */
  double top, strip_top, small;

  g_assert_true (fw_document_apply (get_document (window), change, NULL));
  change_and_wait (window, 0.1);
  top = top_of_axis (window);
  strip_top = fw_range_strip_get_top (strip);

  fw_document_begin_drag (get_document (window));
  change_and_wait (window, 0.85);
  g_assert_cmpfloat (top_of_axis (window), ==, top);
  g_assert_cmpfloat (fw_range_strip_get_top (strip), ==, strip_top);
  change_and_wait (window, 0.0);
  g_assert_cmpfloat (top_of_axis (window), >=, top);
  change_and_wait (window, 0.85);
  fw_document_end_drag (get_document (window));
  fw_test_settle (300);
  small = top_of_axis (window);
  g_assert_cmpfloat (small, <, top);
  g_assert_cmpfloat (fw_range_strip_get_top (strip), <, strip_top);
  close_window (window);
}

/* Announcements */

static gboolean
has_said (gpointer data)
{
  return fw_announcer_get_said (data) != NULL;
}

/* However often a slider moves, at most one thing a second is said, and the last word is said. */
static void
test_announce (void)
{
  FwWindow *window = open_plan (800);
  FwRunner *runner = fw_window_get_runner (window);
  g_autoptr (FwAnnouncer) announcer = fw_announcer_new (GTK_WIDGET (window), runner);
  gint64 start;
  g_autofree char *last = NULL;

  set_value (window, "additionality.deadweight", 0.1);
  fw_test_wait (has_said, announcer, 30, "something to be said");
  start = g_get_monotonic_time ();
  fw_document_begin_drag (get_document (window));
  for (guint i = 0; i < 60; i++)
    {
      set_value (window, "additionality.deadweight", 0.1 + 0.01 * i);
      fw_test_settle (30);
    }
  fw_document_end_drag (get_document (window));
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (1300);
  g_assert_cmpuint (fw_announcer_get_n_said (announcer), >=, 2);
  g_assert_cmpuint (fw_announcer_get_n_said (announcer), <=,
                    2 + (guint)((g_get_monotonic_time () - start) / G_USEC_PER_SEC));
  last = fw_result_headline (fw_runner_get_result (runner));
  g_assert_nonnull (strstr (fw_announcer_get_said (announcer), last));
  close_window (window);
}

/* The goal */

static GtkWidget *
find_goal_window (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (FW_IS_GOAL_WINDOW (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
open_goal (FwWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "view.edit-goal", NULL));
  fw_test_settle (200);
  g_assert_nonnull (find_goal_window ());
  return find_goal_window ();
}

static GtkWidget *
find_entry (GtkWidget *goal, guint i)
{
  g_autoptr (GPtrArray) entries = fw_test_find_all (goal, ADW_TYPE_ENTRY_ROW);

  g_assert_cmpuint (i, <, entries->len);
  return entries->pdata[i];
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  g_autoptr (GPtrArray) buttons = fw_test_find_all (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), label) == 0
        && gtk_widget_get_mapped (buttons->pdata[i]))
      return buttons->pdata[i];
  return NULL;
}

static GBytes *
plan_bytes (FwWindow *window)
{
  return fw_plan_to_bytes (fw_document_get_plan (get_document (window)), NULL);
}

/* What, how many, by when, at what chance, whose: one step of undo, which brings all back. */
static void
test_goal (void)
{
  FwWindow *window = open_plan (900);
  FwPlan *plan = fw_document_get_plan (get_document (window));
  g_autoptr (GBytes) before = plan_bytes (window), after = NULL;
  GtkWidget *goal = open_goal (window);
  g_autoptr (GPtrArray) choices = fw_test_find_all (goal, ADW_TYPE_COMBO_ROW);
  GtkWidget *set = find_button (goal, "_Set");

  fw_test_check_names (goal);
  adw_combo_row_set_selected (choices->pdata[0], FWE_GOAL_COMPLETED);
  adw_combo_row_set_selected (choices->pdata[1], 10);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (goal, 0)), "250");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (goal, 1)), "60%");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (goal, 2)), "City council, resolution 12");
  g_assert_true (gtk_widget_get_sensitive (set));
  g_assert_nonnull (
      fw_test_find_label (goal, "250 completers by Q3 2029, in at least 60% of the runs."));
  g_signal_emit_by_name (set, "clicked");
  fw_test_wait (has_result, window, 60, "a result");
  g_assert_null (find_goal_window ());

  g_assert_cmpint (fw_plan_get_goal_measure (plan), ==, FWE_GOAL_COMPLETED);
  g_assert_cmpstr (fw_plan_get_goal_note (plan), ==, "City council, resolution 12");
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "goal.value"), ==, 250);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "goal.quarter"), ==, 11);
  g_assert_cmpfloat (fw_plan_get_value (plan, NULL, "goal.chance"), ==, 0.6);
  g_assert_nonnull (
      fw_test_find_label (GTK_WIDGET (window), "chance of 250 completers by Q3 2029"));
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (window), "Wanted: 60%. It is met."));

  g_assert_true (fw_document_undo (get_document (window), NULL));
  g_assert_false (fw_document_get_can_undo (get_document (window)));
  after = plan_bytes (window);
  g_assert_true (g_bytes_equal (before, after));
  close_window (window);
}

/* What is wrong is said at the field, as it is typed, and cannot be set. */
static void
test_goal_faults (void)
{
  static const char *const wrong[] = { "", "-5", "many", "0", "2000000", "nan" };
  FwWindow *window = open_plan (400);
  GtkWidget *goal = open_goal (window), *set = find_button (goal, "_Set");
  GtkEditable *value = GTK_EDITABLE (find_entry (goal, 0));
  GtkEditable *chance = GTK_EDITABLE (find_entry (goal, 1));
  const guint64 generation = fw_document_get_generation (get_document (window));

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      gtk_editable_set_text (value, wrong[i]);
      g_assert_false (gtk_widget_get_sensitive (set));
      g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (value), "error"));
      g_assert_nonnull (fw_test_find_label (goal, "A number from 1 to 1,000,000 is wanted."));
    }
  gtk_editable_set_text (value, "120");
  g_assert_true (gtk_widget_get_sensitive (set));
  gtk_editable_set_text (chance, "120");
  g_assert_false (gtk_widget_get_sensitive (set));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (value), "error"));
  g_signal_emit_by_name (set, "clicked");
  g_assert_cmpuint (fw_document_get_generation (get_document (window)), ==, generation);
  gtk_window_close (GTK_WINDOW (goal));
  close_window (window);
}

/* A plan may have no goal: no chance is told, and there is nothing to be met. */
static void
test_no_goal (void)
{
  FwWindow *window = open_plan (900);
  GtkWidget *goal = open_goal (window);
  g_autoptr (GPtrArray) choices = fw_test_find_all (goal, ADW_TYPE_COMBO_ROW);

  adw_combo_row_set_selected (choices->pdata[0], FWE_GOAL_NONE);
  g_signal_emit_by_name (find_button (goal, "_Set"), "clicked");
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (200);
  g_assert_cmpint (fw_plan_get_goal_measure (fw_document_get_plan (get_document (window))), ==,
                   FWE_GOAL_NONE);
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (window), "about "));
  g_assert_null (fw_test_find_label (GTK_WIDGET (window), "Wanted: "));
  close_window (window);
}

/* What would move it most */

static gboolean
is_found (gpointer data)
{
  return fw_mover_finder_get_complete (fw_movers_card_get_finder (data))
         && !fw_mover_finder_get_running (fw_movers_card_get_finder (data));
}

/* Three levers; trying one makes a child of the scenario, shows it, and is one step of undo. What
 * was told of it is what it then shows. */
static void
test_try (void)
{
  FwWindow *window = open_plan (900);
  FwRunner *runner = fw_window_get_runner (window);
  FwScenario *parent = fw_runner_get_scenario (runner);
  FwMoversCard *card = FW_MOVERS_CARD (fw_test_find (GTK_WIDGET (window), FW_TYPE_MOVERS_CARD));
  g_autoptr (GBytes) before = plan_bytes (window), after = NULL;
  GtkWidget *try;
  double chance;

  g_assert_true (gtk_widget_activate_action (fw_test_find (GTK_WIDGET (window), FW_TYPE_GOAL_CARD),
                                             "overview.find-way", NULL));
  fw_test_wait (is_found, card, 60, "what moves it most");
  fw_test_settle (100);
  fw_test_check_names (GTK_WIDGET (window));
  try = find_button (GTK_WIDGET (card), "Try");
  g_assert_true (gtk_widget_has_focus (try));
  chance = ((FwMover *)fw_mover_finder_get_movers (fw_movers_card_get_finder (card))->pdata[0])
               ->chance;

  g_signal_emit_by_name (try, "clicked");
  fw_test_wait (has_result, window, 60, "a result");
  g_assert_true (fw_runner_get_scenario (runner) != parent);
  g_assert_cmpstr (fw_scenario_get_parent (fw_runner_get_scenario (runner)), ==,
                   fw_part_get_id (FW_PART (parent)));
  g_assert_cmpfloat (fw_result_get_engine (fw_runner_get_result (runner))->goal_chance, ==, chance);
  g_assert_true (fw_document_undo (get_document (window), NULL));
  after = plan_bytes (window);
  g_assert_true (g_bytes_equal (before, after));

  fw_runner_set_scenario (runner,
                          fw_plan_get_no_program (fw_document_get_plan (get_document (window))));
  fw_test_settle (100);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (card)));
  close_window (window);
}

/* What is told of a gain: few people with two figures, noise as none, no price as such. */
static void
test_effect (void)
{
  const FwMover few = { .gain = { .mean = 0.482, .p10 = -0.001, .p90 = 1.72 },
                        .net = { .mean = 0.3, .p10 = 0, .p90 = 1 },
                        .chance = 0.15,
                        .cost = 23248 };
  const FwMover many = { .gain = { .mean = 24.95, .p10 = 11.2, .p90 = 40.4 }, .chance = NAN };
  g_autofree char *net = fw_movers_card_effect (&few, 0.02, "net local placements", TRUE);
  g_autofree char *other = fw_movers_card_effect (&few, 0.02, "completers", FALSE);
  g_autofree char *plain = fw_movers_card_effect (&many, NAN, "net local placements", TRUE);

  g_assert_cmpstr (net, ==,
                   "0.48 more net local placements, 80% range 0–1.7 · chance of the goal 15%, now "
                   "2% · costs about $23,000 more");
  g_assert_nonnull (strstr (other, "0.48 more completers"));
  g_assert_nonnull (strstr (other, "0.3 more net local placements"));
  g_assert_cmpstr (plain, ==,
                   "25 more net local placements, 80% range 11–40 · the plan has no price for it");
}

/* Where nothing helps, that is said. */
static void
test_no_lever (void)
{
  FwWindow *window = open_plan (900);
  FwPlan *plan = fw_document_get_plan (get_document (window));
  FwMoversCard *card = FW_MOVERS_CARD (fw_test_find (GTK_WIDGET (window), FW_TYPE_MOVERS_CARD));
  g_autoptr (FwChange) change = fw_change_new_set_all (plan, NULL, "programs.*.cohorts", 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (fw_document_apply (get_document (window), change, &error));
  g_assert_no_error (error);
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_wait (is_found, card, 60, "what moves it most");
  g_assert_nonnull (fw_test_find_label (GTK_WIDGET (card), "Nothing that was tried moves it."));
  g_assert_null (find_button (GTK_WIDGET (card), "Try"));
  close_window (window);
}

/* A page out of sight looks for nothing. */
static void
test_only_in_sight (void)
{
  FwWindow *window = open_plan (900);
  FwMoversCard *card = FW_MOVERS_CARD (fw_test_find (GTK_WIDGET (window), FW_TYPE_MOVERS_CARD));

  fw_test_wait (is_found, card, 60, "what moves it most");
  g_object_set (window, "page", "equity", NULL);
  set_value (window, "additionality.deadweight", 0.4);
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (900);
  g_assert_true (fw_mover_finder_get_stale (fw_movers_card_get_finder (card)));
  g_assert_false (fw_mover_finder_get_running (fw_movers_card_get_finder (card)));
  g_object_set (window, "page", "overview", NULL);
  fw_test_wait (is_found, card, 60, "what moves it most");
  close_window (window);
}

/* Tiles */

/* Every tile has its small picture, which says in words what it shows. */
static void
test_tiles (void)
{
  FwWindow *window = open_plan (900);
  g_autoptr (GPtrArray) sparks = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_SPARK);
  g_autoptr (GPtrArray) tiles = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_TILE);
  FwRunner *runner = fw_window_get_runner (window);
  const char *words = fw_spark_get_words (sparks->pdata[0]);

  g_assert_true (g_str_has_prefix (words, "Middle run: "));
  g_assert_nonnull (strstr (words, fw_tile_get_number (tiles->pdata[0])));
  g_assert_nonnull (strstr (words, "Q4 2028"));
  for (guint i = 1; i < FW_N_HEADLINES; i++)
    g_assert_nonnull (strstr (fw_spark_get_words (sparks->pdata[i]), "(dashed)"));

  /* Nothing is defined of nothing: no strip, no words. */
  fw_runner_set_scenario (runner,
                          fw_plan_get_no_program (fw_document_get_plan (get_document (window))));
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (200);
  g_assert_null (fw_spark_get_words (sparks->pdata[FW_HEADLINE_COST]));
  close_window (window);
}

/* What one person does to a city is words, in the number and in its range, and people stay whole.
 */
static void
test_small_tile (void)
{
  static const struct
  {
    const char *key;
    double value;
  } levers[] = { { "programs.prime.seats", 1 },
                 { "programs.prime.cohorts", 1 },
                 { "programs.concordia.seats", 0 },
                 { "programs.it-ready.seats", 0 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = fw_document_new_from_builtin ("minneapolis", &error);
  FwPlan *plan = fw_document_get_plan (document);
  FwScenario *scenario = fw_plan_get_default_scenario (plan);
  g_autoptr (FwCompiled) compiled = NULL, few = NULL;
  g_autoptr (FwResult) result = NULL;
  FwHeadlineWords gap = { 0 }, placements = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (levers); i++)
    g_assert_true (
        fw_document_set_value (document, scenario, levers[i].key, levers[i].value, &error));
  compiled = fw_plan_compile (plan, scenario, &error);
  g_assert_no_error (error);
  few = fw_compiled_with_draws (compiled, 64, 1);
  result = fw_result_new_run (few, NULL, 1, FALSE, NULL, &error);
  g_assert_no_error (error);

  fw_headline_words (result, FW_HEADLINE_GAP, &gap);
  g_assert_true (g_str_has_prefix (gap.number, "under 0.001"));
  g_assert_true (g_str_has_prefix (gap.range, "within ±0.001"));
  fw_headline_words (result, FW_HEADLINE_PLACEMENTS, &placements);
  g_assert_cmpstr (placements.number, ==, "0");
  g_assert_cmpstr (placements.range, ==, "0–1");
  fw_headline_words_clear (&gap);
  fw_headline_words_clear (&placements);
}

/* How many tiles stand in the last row; the first tile takes what that would leave empty. */
static guint
count_row (GPtrArray *tiles)
{
  guint n = 0;
  graphene_rect_t last, other;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (tiles->pdata[0]));

  g_assert_true (gtk_widget_compute_bounds (tiles->pdata[FW_N_HEADLINES - 1], root, &last));
  for (guint i = 0; i < FW_N_HEADLINES; i++)
    {
      g_assert_true (gtk_widget_compute_bounds (tiles->pdata[i], root, &other));
      n += fabsf (other.origin.y - last.origin.y) < 1;
    }
  return n;
}

/* Five in a row, 3 below 820 px, 2 below 560; and the goal, its sentence, the tiles, the fan, what
 * would move it, what an evaluator would ask and the notes one below the other. */
static void
test_order (void)
{
  static const struct
  {
    int width;
    guint n;
  } rows[] = { { 1280, 5 }, { 1000, 3 }, { 400, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FwWindow *window = open_plan (rows[i].width);
      g_autoptr (GPtrArray) tiles = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_TILE);
      GtkWidget *order[] = { fw_test_find (GTK_WIDGET (window), FW_TYPE_GOAL_CARD),
                             tiles->pdata[0],
                             GTK_WIDGET (find_fan (window)),
                             fw_test_find (GTK_WIDGET (window), FW_TYPE_MOVERS_CARD),
                             fw_test_find (GTK_WIDGET (window), FW_TYPE_REVIEW_CARD),
                             fw_test_find_label (GTK_WIDGET (window), "Notes on the plan") };
      float before = -1;

      g_assert_cmpuint (count_row (tiles), ==, rows[i].n);
      for (guint j = 0; j < G_N_ELEMENTS (order); j++)
        {
          graphene_rect_t bounds;

          g_assert_true (gtk_widget_compute_bounds (order[j], GTK_WIDGET (window), &bounds));
          g_assert_cmpfloat (bounds.origin.y, >, before);
          before = bounds.origin.y;
        }
      close_window (window);
    }
}

/* Questions in sight; the first one's words. */
static guint
count_questions (FwWindow *window, const char **first)
{
  GtkWidget *card = fw_test_find (GTK_WIDGET (window), FW_TYPE_REVIEW_CARD);
  g_autoptr (GPtrArray) rows = fw_test_find_all (card, ADW_TYPE_ACTION_ROW);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += gtk_widget_get_visible (rows->pdata[i]);
  if (first != NULL)
    *first = adw_preferences_row_get_title (rows->pdata[0]);
  return n;
}

/* Three questions at first, all of them when asked for; the better choice is one step of undo and
 * leaves nothing to ask of it. */
static void
test_review (void)
{
  FwWindow *window = open_plan (1000);
  GtkWidget *card = fw_test_find (GTK_WIDGET (window), FW_TYPE_REVIEW_CARD);
  FwScenario *scenario = fw_runner_get_scenario (fw_window_get_runner (window));
  FwPlan *plan = fw_document_get_plan (get_document (window));
  const char *first;

  g_assert_cmpuint (count_questions (window, NULL), ==, 2);
  set_value (window, "counting", FWE_COUNTING_RAW);
  set_value (window, "money.discount_rate", 0);
  set_value (window, "additionality.leakage", 0);
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (100);
  g_assert_cmpuint (count_questions (window, &first), ==, 3);
  g_assert_cmpstr (first, ==, "Would their pay not have risen anyway?");
  gtk_widget_activate_action (card, "review.all", NULL);
  g_assert_cmpuint (count_questions (window, NULL), >, 3);
  gtk_widget_activate_action (card, "review.all", NULL);
  g_assert_cmpuint (count_questions (window, NULL), ==, 3);

  gtk_widget_activate_action (card, "review.better", "u", 0);
  g_assert_cmpfloat (fw_plan_get_value (plan, scenario, "counting"), ==, FWE_COUNTING_TRIAL);
  g_assert_cmpstr (fw_document_get_undo_label (get_document (window)), ==,
                   "Count the trial effect");
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (100);
  count_questions (window, &first);
  g_assert_cmpstr (first, ==, "Who will still live here?");
  g_assert_true (fw_document_undo (get_document (window), NULL));
  g_assert_cmpfloat (fw_plan_get_value (plan, scenario, "counting"), ==, FWE_COUNTING_RAW);
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  g_test_add_func ("/views/overview/fade", test_fade);
  g_test_add_func ("/views/overview/held", test_held);
  g_test_add_func ("/views/overview/announce", test_announce);
  g_test_add_func ("/views/overview/goal", test_goal);
  g_test_add_func ("/views/overview/goal-faults", test_goal_faults);
  g_test_add_func ("/views/overview/no-goal", test_no_goal);
  g_test_add_func ("/views/overview/try", test_try);
  g_test_add_func ("/views/overview/effect", test_effect);
  g_test_add_func ("/views/overview/no-lever", test_no_lever);
  g_test_add_func ("/views/overview/only-in-sight", test_only_in_sight);
  g_test_add_func ("/views/overview/tiles", test_tiles);
  g_test_add_func ("/views/overview/small-tile", test_small_tile);
  g_test_add_func ("/views/overview/order", test_order);
  g_test_add_func ("/views/overview/review", test_review);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
