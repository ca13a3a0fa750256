/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-application.h"
#include "fw-chart-card.h"
#include "fw-chart-export.h"
#include "fw-goal-card.h"
#include "fw-overview-page.h"
#include "fw-plan-commands.h"
#include "fw-plan-sidebar.h"
#include "fw-scenario-bar.h"
#include "fw-shortcuts.h"
#include "fw-slider-row.h"
#include "fw-source-popover.h"
#include "fw-split.h"
#include "fw-tile.h"
#include "fw-views-test.h"

#include <glib/gstdio.h>
#include <time.h>

static FwApplication *application;

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static void
wait_for_result (FwWindow *window)
{
  fw_test_wait (has_result, window, 60, "a result");
  fw_test_settle (100);
}

static FwWindow *
open_plan (int width)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, "minneapolis"));
  wait_for_result (window);
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

/* Every page is built when it is first shown. */
static void
visit_pages (FwWindow *window)
{
  static const char *const pages[]
      = { "pipeline", "equity", "money", "compare", "data", "evidence", "overview" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_object_set (window, "page", pages[i], NULL);
      fw_test_settle (50);
    }
}

/* Every chart of the registry has its card, but those of the page that compares scenarios, which
 * has its own test, and those of answers nobody asked for. */
static void
check_cards (FwWindow *window)
{
  g_autoptr (GPtrArray) cards = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_CHART_CARD);
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);

  for (guint i = 0; i < n; i++)
    {
      guint found = 0;

      for (guint k = 0; k < cards->len; k++)
        found += fw_chart_card_get_row (cards->pdata[k]) == &rows[i];
      if (!rows[i].answer_type && !g_str_equal (rows[i].page, "compare") && found != 1)
        g_error ("%u cards show %s", found, rows[i].name);
    }
}

/* A city's plan is open: tiles, chance and charts show a result without another click. */
static void
test_open (void)
{
  FwWindow *window = open_plan (1280);
  GtkWidget *goal = fw_test_find (GTK_WIDGET (window), FW_TYPE_GOAL_CARD);
  GtkWidget *overview = fw_test_find (GTK_WIDGET (window), FW_TYPE_OVERVIEW_PAGE);
  g_autoptr (GPtrArray) tiles = fw_test_find_all (overview, FW_TYPE_TILE);
  g_autoptr (GPtrArray) charts = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_CHART_VIEW);

  g_assert_cmpuint (tiles->len, ==, 5);
  for (guint i = 0; i < tiles->len; i++)
    g_assert_cmpstr (fw_tile_get_number (tiles->pdata[i]), !=, "");
  g_assert_true (g_str_has_suffix (fw_goal_card_get_chance (FW_GOAL_CARD (goal)), "%"));
  g_assert_cmpstr (fw_goal_card_get_sentence (FW_GOAL_CARD (goal)), !=, "");
  g_assert_nonnull (fw_chart_view_get_scene (charts->pdata[0]));
  visit_pages (window);
  check_cards (window);
  close_window (window);
}

static FwSliderRow *
find_lever (FwWindow *window, const char *begins, const char *ends)
{
  g_autoptr (GPtrArray) rows = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_SLIDER_ROW);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *key = fw_lever_get_key (fw_slider_row_get_lever (rows->pdata[i]));

      if (g_str_has_prefix (key, begins) && g_str_has_suffix (key, ends))
        return rows->pdata[i];
    }
  g_error ("no lever %s…%s", begins, ends);
}

/* All that happens between finger down and finger up is one step of undo. */
static void
test_drag_is_one_undo (void)
{
  FwWindow *window = open_plan (1280);
  FwLever *lever = fw_slider_row_get_lever (find_lever (window, "programs.", ".seats"));
  GtkWidget *scale
      = fw_test_find (GTK_WIDGET (find_lever (window, "programs.", ".seats")), GTK_TYPE_SCALE);
  const double before = fw_lever_get_value (lever);
  FwDocument *document = get_document (window);

  g_assert_false (fw_document_get_can_undo (document));
  fw_lever_begin_drag (lever);
  for (int i = 1; i <= 20; i++)
    {
      gtk_range_set_value (GTK_RANGE (scale), before + i);
      fw_test_settle (10);
    }
  fw_lever_end_drag (lever);
  g_assert_cmpfloat (fw_lever_get_value (lever), ==, before + 20);
  wait_for_result (window);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "edit.undo", NULL));
  g_assert_cmpfloat (fw_lever_get_value (lever), ==, before);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, before);
  g_assert_false (fw_document_get_can_undo (document));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "edit.redo", NULL));
  g_assert_cmpfloat (fw_lever_get_value (lever), ==, before + 20);
  close_window (window);
}

/* What a spin button shows is read back, in the unit it was written in. */
static void
test_spin_reads_unit (void)
{
  FwWindow *window = open_plan (1280);
  FwSliderRow *row = find_lever (window, "programs.", ".completion");
  FwLever *lever = fw_slider_row_get_lever (row);
  GtkWidget *spin;

  fw_slider_row_build (row); /* it may be far from sight */
  spin = fw_test_find (GTK_WIDGET (row), GTK_TYPE_SPIN_BUTTON);
  gtk_editable_set_text (GTK_EDITABLE (spin), "61%");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpfloat_with_epsilon (fw_lever_get_value (lever), 0.61, 1e-12);
  gtk_editable_set_text (GTK_EDITABLE (spin), "many");
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpfloat_with_epsilon (fw_lever_get_value (lever), 0.61, 1e-12);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "61%");
  close_window (window);
}

/* The discount rates that offices prescribe are one click each. */
static void
test_presets (void)
{
  FwWindow *window = open_plan (1280);
  FwLever *lever = fw_lever_new (fw_window_get_runner (window), "money.discount_rate", NULL);
  GtkWidget *popover = g_object_ref_sink (fw_source_popover_new (lever));
  GtkWidget *button = NULL;
  static const double rates[] = { 0.02, 0.03, 0.031, 0.035, 0.07 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      button
          = i == 0 ? fw_test_find (popover, GTK_TYPE_BUTTON) : gtk_widget_get_next_sibling (button);
      g_signal_emit_by_name (button, "clicked");
      g_assert_cmpfloat (fw_lever_get_value (lever), ==, rates[i]);
    }
  g_object_unref (popover);
  g_object_unref (lever);
  close_window (window);
}

static guint
n_scenarios (FwWindow *window)
{
  return g_list_model_get_n_items (
      fw_plan_get_list (fw_document_get_plan (get_document (window)), FW_LIST_SCENARIOS));
}

static FwScenario *
shown (FwWindow *window)
{
  return fw_runner_get_scenario (fw_window_get_runner (window));
}

static gboolean
tabs_are_scenarios (gpointer data)
{
  FwWindow *window = FW_WINDOW (data);
  FwScenarioBar *bar = FW_SCENARIO_BAR (fw_test_find (GTK_WIDGET (window), FW_TYPE_SCENARIO_BAR));
  AdwTabView *view = fw_scenario_bar_get_view (bar);
  GListModel *scenarios
      = fw_plan_get_list (fw_document_get_plan (get_document (window)), FW_LIST_SCENARIOS);
  const guint n = g_list_model_get_n_items (scenarios);

  if (adw_tab_view_get_n_pages (view) != (int)n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (view, (int)i);
      g_autoptr (FwPart) scenario = g_list_model_get_item (scenarios, i);

      if (g_object_get_data (G_OBJECT (page), "fw-scenario") != scenario)
        return FALSE;
    }
  return TRUE;
}

/* The tabs follow the plan when the loop is idle. */
static void
wait_for_tabs (FwWindow *window)
{
  fw_test_settle (20);
  fw_test_wait (tabs_are_scenarios, window, 30, "the tabs");
}

/* "No program" is the first tab, cannot be closed, moved or renamed; others can. */
static void
test_tabs (void)
{
  FwWindow *window = open_plan (1280);
  FwScenarioBar *bar = FW_SCENARIO_BAR (fw_test_find (GTK_WIDGET (window), FW_TYPE_SCENARIO_BAR));
  AdwTabView *view = fw_scenario_bar_get_view (bar);
  const guint n = n_scenarios (window);

  g_assert_cmpint (adw_tab_view_get_n_pages (view), ==, (int)n);
  g_assert_false (adw_tab_page_get_pinned (adw_tab_view_get_nth_page (view, 0)));
  g_assert_cmpstr (adw_tab_page_get_title (adw_tab_view_get_nth_page (view, 0)), ==, "No program");
  adw_tab_view_close_page (view, adw_tab_view_get_nth_page (view, 0));
  wait_for_tabs (window);
  g_assert_cmpint (adw_tab_view_get_n_pages (view), ==, (int)n);

  adw_tab_view_reorder_page (view, adw_tab_view_get_nth_page (view, 0), 1);
  wait_for_tabs (window);
  g_assert_cmpstr (adw_tab_page_get_title (adw_tab_view_get_nth_page (view, 0)), ==, "No program");
  adw_tab_view_reorder_page (view, adw_tab_view_get_nth_page (view, 1), 0);
  wait_for_tabs (window);
  g_assert_cmpstr (adw_tab_page_get_title (adw_tab_view_get_nth_page (view, 0)), ==, "No program");
  g_assert_false (fw_document_get_modified (get_document (window)));

  gtk_widget_activate_action (GTK_WIDGET (window), "scenario.duplicate", NULL);
  wait_for_tabs (window);
  g_assert_cmpuint (n_scenarios (window), ==, n + 1);
  g_assert_cmpint (adw_tab_view_get_n_pages (view), ==, (int)n + 1);
  g_assert_true (g_str_has_suffix (fw_part_get_title (FW_PART (shown (window))), " (copy)"));
  g_assert_true (g_object_get_data (G_OBJECT (adw_tab_view_get_selected_page (view)), "fw-scenario")
                 == shown (window));
  adw_tab_view_close_page (view, adw_tab_view_get_selected_page (view));
  wait_for_tabs (window);
  g_assert_cmpuint (n_scenarios (window), ==, n);
  g_assert_cmpint (adw_tab_view_get_n_pages (view), ==, (int)n);

  gtk_widget_activate_action (GTK_WIDGET (window), "scenario.choose", "s", "no-program");
  g_assert_true (fw_scenario_is_no_program (shown (window)));
  g_assert_true (adw_tab_view_get_selected_page (view) == adw_tab_view_get_nth_page (view, 0));
  g_assert_false (
      fw_lever_get_editable (fw_slider_row_get_lever (find_lever (window, "programs.", ".seats"))));
  gtk_widget_activate_action (GTK_WIDGET (window), "scenario.next", NULL);
  g_assert_false (fw_scenario_is_no_program (shown (window)));
  wait_for_result (window);
  close_window (window);
}

typedef struct
{
  gboolean done;
  GError *error;
} Written;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Written *written = data;

  fw_chart_export_write_finish (result, &written->error);
  g_assert_no_error (written->error);
  written->done = TRUE;
}

static gboolean
is_written (gpointer data)
{
  return ((Written *)data)->done;
}

static gboolean
all_drawn (gpointer data)
{
  const GPtrArray *charts = data;

  for (guint i = 0; i < charts->len; i++)
    if (!fw_chart_view_get_scene (charts->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Each chart writes each format, and the bytes are of that format. */
static void
test_export (void)
{
  static const struct
  {
    FwExportFormat format;
    const char *begins;
  } formats[] = {
    { FW_EXPORT_PNG, "\x89PNG" },
    { FW_EXPORT_SVG, "<?xml" },
    { FW_EXPORT_PDF, "%PDF-" },
    { FW_EXPORT_CSV, "" },
  };
  FwWindow *window = open_plan (1280);
  g_autoptr (GPtrArray) charts = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_CHART_VIEW);
  g_autofree char *folder = g_dir_make_tmp ("fairway-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "pipeline");
  fw_test_settle (200); /* a page gets its result when it comes into sight */
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "equity");
  fw_test_settle (200);
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "money");
  fw_test_settle (200);
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "compare");
  fw_test_wait (all_drawn, charts, 30, "all charts");
  for (guint i = 0; i < charts->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
      {
        Written written = { 0 };
        g_autofree char *bytes = NULL;
        gsize length;

        fw_chart_export_write_async (charts->pdata[i], file, formats[j].format, written_cb,
                                     &written);
        fw_test_wait (is_written, &written, 30, "the file");
        g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
        g_assert_cmpuint (length, >, 100);
        g_assert_true (g_str_has_prefix (bytes, formats[j].begins));
        g_unlink (path);
      }
  g_rmdir (folder);
  close_window (window);
}

/* Ctrl+C takes picture, text and table at once. */
static void
test_copy (void)
{
  FwWindow *window = open_plan (1280);
  GtkWidget *chart = fw_test_find (GTK_WIDGET (window), FW_TYPE_CHART_VIEW);
  g_autoptr (GdkContentProvider) content = fw_chart_export_content (FW_CHART_VIEW (chart));
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);

  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
  g_assert_true (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/csv"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  close_window (window);
}

static void
test_names (void)
{
  FwWindow *window = open_plan (1280);
  g_autoptr (GPtrArray) charts = fw_test_find_all (GTK_WIDGET (window), FW_TYPE_CHART_VIEW);

  for (guint i = 0; i < charts->len; i++)
    {
      gtk_test_accessible_assert_role (charts->pdata[i], GTK_ACCESSIBLE_ROLE_IMG);
      g_assert_true (
          gtk_test_accessible_has_property (charts->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL));
    }
  fw_test_settle (1200); /* descriptions are given once a second */
  g_assert_true (
      gtk_test_accessible_has_property (charts->pdata[0], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  fw_test_check_names (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "pipeline");
  fw_test_settle (200);
  fw_test_check_names (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "equity");
  fw_test_settle (200);
  fw_test_check_names (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "money");
  fw_test_settle (200);
  fw_test_check_names (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "compare");
  fw_test_settle (200);
  fw_test_check_names (GTK_WIDGET (window));
  close_window (window);
}

/* The row of what holds the plan back says so to those who do not see its bar. */
static void
test_binding_row (void)
{
  FwWindow *window = open_plan (1280);
  FwPlanSidebar *sidebar
      = FW_PLAN_SIDEBAR (fw_test_find (GTK_WIDGET (window), FW_TYPE_PLAN_SIDEBAR));
  FwResult *result = fw_runner_get_result (fw_window_get_runner (window));
  g_autoptr (GPtrArray) rows = NULL;
  guint n_binding = 0;

  g_assert_nonnull (fw_plan_sidebar_reveal (sidebar, "programs.prime.seats"));
  rows = fw_test_find_all (GTK_WIDGET (sidebar), FW_TYPE_SLIDER_ROW);
  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_has_css_class (rows->pdata[i], "fw-binding"))
      {
        g_assert_true (
            gtk_test_accessible_has_property (rows->pdata[i], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
        n_binding++;
      }
  g_assert_true ((n_binding > 0)
                 == (fw_result_get_engine (result)->constraint.limit != FWE_LIMIT_NONE));
  close_window (window);
}

/* Where the evidence chosen brings its own share, the row says so and cannot be moved. */
static void
test_idle_row (void)
{
  FwWindow *window = open_plan (1280);
  GtkWidget *sidebar = fw_test_find (GTK_WIDGET (window), FW_TYPE_PLAN_SIDEBAR);
  GtkWidget *row = fw_plan_sidebar_reveal (FW_PLAN_SIDEBAR (sidebar), "additionality.deadweight");
  GtkWidget *scale = fw_test_find (row, GTK_TYPE_SCALE);
  g_autoptr (FwLever) evidence = fw_lever_new (fw_window_get_runner (window), "evidence", NULL);

  g_assert_true (gtk_widget_get_sensitive (scale));
  g_assert_null (fw_test_find_label (row, "not used"));
  fw_lever_set_value (evidence, FWE_EVIDENCE_TECHHIRE);
  g_assert_false (gtk_widget_get_sensitive (scale));
  g_assert_nonnull (fw_test_find_label (row, "not used"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "edit.undo", NULL));
  g_assert_true (gtk_widget_get_sensitive (scale));
  g_assert_null (fw_test_find_label (row, "not used"));
  wait_for_result (window);
  close_window (window);
}

/* A note that still holds keeps its row, with the keyboard that may be on it. */
static void
test_notes_keep_rows (void)
{
  FwWindow *window = open_plan (1280);
  g_autoptr (FwChange) more_leave = fw_change_new_set_value (NULL, "additionality.leakage", 0.5);
  g_autoptr (GPtrArray) before = fw_test_find_all (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) after = NULL;
  guint n_before = 0, n_after = 0, n_kept = 0;

  for (guint i = 0; i < before->len; i++)
    if (g_object_get_data (before->pdata[i], "fw-note"))
      {
        g_hash_table_insert (rows, g_strdup (adw_preferences_row_get_title (before->pdata[i])),
                             before->pdata[i]);
        n_before++;
      }
  g_assert_true (fw_document_apply (get_document (window), more_leave, NULL));
  wait_for_result (window);
  after = fw_test_find_all (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW);
  for (guint i = 0; i < after->len; i++)
    if (g_object_get_data (after->pdata[i], "fw-note"))
      {
        gpointer old = g_hash_table_lookup (rows, adw_preferences_row_get_title (after->pdata[i]));

        g_assert_true (old == NULL || old == after->pdata[i]);
        n_kept += old != NULL;
        n_after++;
      }
  g_assert_cmpuint (n_kept, >, 3);
  g_assert_cmpuint (n_after, !=, n_before); /* or nothing was tried */
  close_window (window);
}

/* No key means two things, and those that every application of the platform has are there. */
static void
test_keys (void)
{
  static const char *const wanted[] = { "<Control>n",
                                        "<Control>o",
                                        "<Control>s",
                                        "<Control><Shift>s",
                                        "<Control>w",
                                        "<Control>q",
                                        "<Control>z",
                                        "<Control><Shift>z",
                                        "<Control>c",
                                        "<Control>f",
                                        "<Control>p",
                                        "<Control>comma",
                                        "F9",
                                        "F10",
                                        "F11",
                                        "<Control>question",
                                        "<Alt>1",
                                        "<Control>Page_Up",
                                        "<Control>Page_Down" };
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const FwShortcut *rows = fw_shortcuts (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) accels = g_strsplit (rows[i].accels, " ", -1);

      g_assert_cmpstr (rows[i].title, !=, "");
      for (guint j = 0; accels[j]; j++)
        {
          guint key;
          GdkModifierType modifiers;

          if (!gtk_accelerator_parse (accels[j], &key, &modifiers))
            g_error ("%s is no key", accels[j]);
          if (!g_hash_table_add (keys, g_strdup (accels[j])))
            g_error ("%s means two things", accels[j]);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!g_hash_table_contains (keys, wanted[i]))
      g_error ("no command has %s", wanted[i]);
}

static void
test_narrow (void)
{
  FwWindow *window = open_plan (380);
  FwSplit *split = FW_SPLIT (fw_test_find (GTK_WIDGET (window), FW_TYPE_SPLIT));
  int minimum;

  g_assert_true (fw_split_get_collapsed (split));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "pipeline");
  fw_test_settle (200);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "equity");
  fw_test_settle (200);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "money");
  fw_test_settle (200);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "compare");
  fw_test_settle (200);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  close_window (window);
}

/* Any county becomes a plan with live answers: one word and Enter on the start page. */
static void
test_county (void)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (window), "plan.open-county", "s", "48453"));
  wait_for_result (window);
  g_assert_cmpstr (fw_document_get_title (get_document (window)), ==, "Travis County, Texas");
  close_window (window);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  fw_document_save_finish (FW_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

static gboolean
has_runner (gpointer data)
{
  return fw_window_get_runner (FW_WINDOW (data)) != NULL;
}

/* What was moved and saved is there again when the file is opened in another window. */
static void
test_save_and_open (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fairway-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.fairway", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  FwWindow *window = open_plan (1280), *again;
  FwLever *lever = fw_slider_row_get_lever (find_lever (window, "programs.", ".seats"));
  gboolean saved = FALSE;

  fw_lever_set_value (lever, 31);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "• "));
  fw_document_save_async (get_document (window), path, TRUE, NULL, saved_cb, &saved);
  fw_test_wait (is_true, &saved, 30, "the file");
  g_assert_false (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "• "));
  close_window (window);

  again = fw_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (again));
  fw_plan_open_file (again, file);
  fw_test_wait (has_runner, again, 30, "the plan");
  wait_for_result (again);
  lever = fw_slider_row_get_lever (find_lever (again, "programs.", ".seats"));
  g_assert_cmpfloat (fw_lever_get_value (lever), ==, 31);
  close_window (again);
  g_unlink (path);
  g_rmdir (folder);
}

/* The next window is as the last one was left. */
static void
test_remembers (void)
{
  FwWindow *window = open_plan (1300);
  FwSplit *split = FW_SPLIT (fw_test_find (GTK_WIDGET (window), FW_TYPE_SPLIT));
  const int before = fw_split_get_sidebar_width (split);
  g_autoptr (FwDocument) document = NULL;
  int width, height;

  fw_split_set_sidebar_width (split, 400);
  fw_test_settle (100);
  gtk_window_close (GTK_WINDOW (window));
  fw_test_settle (50);

  window = fw_window_new (GTK_APPLICATION (application));
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 1300);
  g_assert_cmpint (height, ==, 800);
  document = fw_document_new_from_builtin ("minneapolis", NULL);
  fw_window_set_document (window, document);
  split = FW_SPLIT (fw_test_find (GTK_WIDGET (window), FW_TYPE_SPLIT));
  g_assert_cmpint (fw_split_get_sidebar_width (split), ==, 400);
  fw_split_set_sidebar_width (split, before);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_close (GTK_WINDOW (window));
  fw_test_settle (50);
}

/* A dark desktop redraws the charts in the dark theme. */
static void
test_dark (void)
{
  FwWindow *window = open_plan (1280);
  FwChartView *chart = FW_CHART_VIEW (fw_test_find (GTK_WIDGET (window), FW_TYPE_CHART_VIEW));
  AdwStyleManager *style = adw_style_manager_get_default ();
  const guint32 light = fw_scene_background (fw_chart_view_get_scene (chart));

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  fw_test_settle (100);
  g_assert_cmphex (fw_scene_background (fw_chart_view_get_scene (chart)), !=, light);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  fw_test_settle (100);
  g_assert_cmphex (fw_scene_background (fw_chart_view_get_scene (chart)), ==, light);
  close_window (window);
}

/* At 200 % text a window is narrow below 1200 px, and its charts grow in height. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  FwWindow *window;
  FwSplit *split;
  FwChartView *chart;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  window = open_plan (1100);
  split = FW_SPLIT (fw_test_find (GTK_WIDGET (window), FW_TYPE_SPLIT));
  chart = FW_CHART_VIEW (fw_test_find (GTK_WIDGET (window), FW_TYPE_CHART_VIEW));
  g_assert_true (fw_split_get_collapsed (split));
  g_assert_cmpfloat (fw_scene_size (fw_chart_view_get_scene (chart)).height, >, 400);
  close_window (window);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* The longest the main loop was away from its poll, in microseconds: wall time and the main
 * thread's own processor time. */
static struct
{
  GPollFunc poll;
  gint64 left, left_cpu;
  gint64 longest, longest_cpu;
} loop_watch;

static gint64
thread_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
watched_poll (GPollFD *fds, guint n, int timeout)
{
  int ready;

  if (loop_watch.left > 0)
    {
      loop_watch.longest = MAX (loop_watch.longest, g_get_monotonic_time () - loop_watch.left);
      loop_watch.longest_cpu = MAX (loop_watch.longest_cpu, thread_cpu () - loop_watch.left_cpu);
    }
  ready = loop_watch.poll (fds, n, timeout);
  loop_watch.left = g_get_monotonic_time ();
  loop_watch.left_cpu = thread_cpu ();
  return ready;
}

typedef struct
{
  GMainLoop *loop;
  GtkRange *range;
  double from;
  int step;
} Drag;

#define DRAG_STEPS 120

static gboolean
drag_step_cb (gpointer data)
{
  Drag *drag = data;

  if (drag->step == DRAG_STEPS)
    {
      g_main_loop_quit (drag->loop);
      return G_SOURCE_REMOVE;
    }
  /* Up and down again, so that every step is a new value. */
  drag->step++;
  gtk_range_set_value (
      drag->range,
      drag->from
          + (drag->step <= DRAG_STEPS / 2 ? drag->step % 40 : (DRAG_STEPS - drag->step) % 40));
  return G_SOURCE_CONTINUE;
}

/* A drag of 120 steps at 60 a second. The gate is on the main thread's own processor time, which
 * other work on the machine does not change; the wall time is told. */
static void
test_drag_never_blocks (void)
{
  FwWindow *window = open_plan (1280);
  FwSliderRow *row = find_lever (window, "programs.", ".seats");
  FwLever *lever = fw_slider_row_get_lever (row);
  Drag drag = { .range = GTK_RANGE (fw_test_find (GTK_WIDGET (row), GTK_TYPE_SCALE)),
                .from = fw_lever_get_value (lever) };

  fw_test_settle (500); /* the first frame with a result lays everything out, and is no drag's */
  drag.loop = g_main_loop_new (NULL, FALSE);
  fw_lever_begin_drag (lever);
  loop_watch.poll = g_main_context_get_poll_func (NULL);
  loop_watch.left = loop_watch.longest = loop_watch.longest_cpu = 0;
  g_main_context_set_poll_func (NULL, watched_poll);
  g_timeout_add (16, drag_step_cb, &drag);
  g_main_loop_run (drag.loop);
  g_main_context_set_poll_func (NULL, loop_watch.poll);
  fw_lever_end_drag (lever);
  g_test_message (
      "longest time away from the main loop in a drag: %.1f ms, of which %.1f ms its own "
      "processor time",
      (double)loop_watch.longest / 1000, (double)loop_watch.longest_cpu / 1000);
  g_assert_cmpint (loop_watch.longest_cpu, <, 100000);
  g_main_loop_unref (drag.loop);
  wait_for_result (window);
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();

  g_test_add_func ("/views/window/open", test_open);
  g_test_add_func ("/views/window/county", test_county);
  g_test_add_func ("/views/window/save-and-open", test_save_and_open);
  g_test_add_func ("/views/window/remembers", test_remembers);
  g_test_add_func ("/views/window/dark", test_dark);
  g_test_add_func ("/views/window/large-text", test_large_text);
  g_test_add_func ("/views/window/drag-is-one-undo", test_drag_is_one_undo);
  g_test_add_func ("/views/window/spin-reads-unit", test_spin_reads_unit);
  g_test_add_func ("/views/window/presets", test_presets);
  g_test_add_func ("/views/window/tabs", test_tabs);
  g_test_add_func ("/views/window/export", test_export);
  g_test_add_func ("/views/window/copy", test_copy);
  g_test_add_func ("/views/window/names", test_names);
  g_test_add_func ("/views/window/binding-row", test_binding_row);
  g_test_add_func ("/views/window/keys", test_keys);
  g_test_add_func ("/views/window/narrow", test_narrow);
  g_test_add_func ("/views/window/idle-row", test_idle_row);
  g_test_add_func ("/views/window/notes-keep-rows", test_notes_keep_rows);
  g_test_add_func ("/views/window/drag-never-blocks", test_drag_never_blocks);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
