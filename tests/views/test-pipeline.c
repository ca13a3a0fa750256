/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-answers.h"
#include "fw-application.h"
#include "fw-chart-card.h"
#include "fw-gap-card.h"
#include "fw-pipeline-page.h"
#include "fw-plan-commands.h"
#include "fw-plan-io.h"
#include "fw-chart-view.h"
#include "fw-query.h"
#include "fw-views-test.h"
#include "fw-words.h"

/* The Pipeline page, and the page of answers all such pages are. */

static FwApplication *application;

static gboolean
has_result (gpointer data)
{
  FwRunner *runner = fw_window_get_runner (FW_WINDOW (data));

  return fw_runner_get_result (runner) && !fw_runner_get_stale (runner)
         && gtk_widget_get_width (GTK_WIDGET (data)) > 0;
}

static FwWindow *
open_page (const char *plan, int width)
{
  FwWindow *window = fw_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (fw_plan_open_builtin (window, plan));
  fw_test_wait (has_result, window, 60, "a result");
  gtk_widget_activate_action (GTK_WIDGET (window), "view.page", "s", "pipeline");
  fw_test_settle (300);
  return window;
}

static void
close_window (FwWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  fw_test_settle (50);
}

static GtkWidget *
find_page (FwWindow *window)
{
  return fw_test_find (GTK_WIDGET (window), FW_TYPE_PIPELINE_PAGE);
}

static graphene_rect_t
place_of (GtkWidget *widget, GtkWidget *in)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, in, &bounds));
  return bounds;
}

/* Every chart the registry has for the page is there, none under the other, in pairs where there is
 * room, and none reaches beyond its page. */
static void
test_cards (gconstpointer data)
{
  const int width = GPOINTER_TO_INT (data);
  FwWindow *window = open_page ("minneapolis", width);
  GtkWidget *page = find_page (window);
  g_autoptr (GPtrArray) cards = fw_test_find_all (page, FW_TYPE_CHART_CARD);
  guint n, n_rows = 0, n_narrow = 0, n_beside = 0;
  const FwChartRow *rows = fw_chart_rows (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (rows[i].page, "pipeline") == 0)
      {
        n_rows++;
        n_narrow += rows[i].medium.width < 900;
      }
  g_assert_cmpuint (cards->len, ==, n_rows);
  for (guint i = 0; i < cards->len; i++)
    {
      const graphene_rect_t a = place_of (cards->pdata[i], page);

      g_assert_cmpfloat (a.size.width, >=, 300);
      g_assert_cmpfloat (a.origin.x + a.size.width, <=, gtk_widget_get_width (page) + 1);
      for (guint j = i + 1; j < cards->len; j++)
        {
          const graphene_rect_t b = place_of (cards->pdata[j], page);

          g_assert_false (graphene_rect_intersection (&a, &b, NULL)
                          && fabsf (a.origin.y - b.origin.y) > 1);
          n_beside += fabsf (a.origin.y - b.origin.y) < 1;
        }
    }
  if (width >= 1280)
    g_assert_cmpuint (n_beside, ==, n_narrow / 2);
  else
    g_assert_cmpuint (n_beside, ==, 0);
  fw_test_check_names (GTK_WIDGET (window));
  close_window (window);
}

static gboolean
has_words (GskRenderNode *node)
{
  if (gsk_render_node_get_node_type (node) == GSK_TEXT_NODE)
    return TRUE;
  if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    return has_words (gsk_transform_node_get_child (node));
  if (gsk_render_node_get_node_type (node) == GSK_CLIP_NODE)
    return has_words (gsk_clip_node_get_child (node));
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      if (has_words (gsk_container_node_get_child (node, i)))
        return TRUE;
  return FALSE;
}

/* The chart itself is painted: the only text that is drawn as such is that of the value. */
static gboolean
draws_words (GtkWidget *view)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  GTK_WIDGET_GET_CLASS (view)->snapshot (view, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  return node != NULL && has_words (node);
}

static void
tap (GtkWidget *view, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "pressed", 1, x, y);
    }
}

/* A finger cannot hover: what it taps is said beside it in words, and goes with a tap elsewhere. */
static void
test_tap (void)
{
  FwWindow *window = open_page ("minneapolis", 1280);
  g_autoptr (GPtrArray) views = fw_test_find_all (find_page (window), FW_TYPE_CHART_VIEW);

  g_assert_cmpuint (views->len, >, 3);
  for (guint i = 0; i < views->len; i++)
    {
      FwChartView *view = views->pdata[i];
      FwScene *scene = fw_chart_view_get_scene (view);
      guint n, tapped = 0;
      const FwDatum *data;

      if (scene == NULL)
        continue;
      data = fw_scene_data (scene, &n);
      g_assert_false (draws_words (GTK_WIDGET (view)));
      for (guint d = 0; d < n; d += 1 + n / 8)
        {
          const FwRect *hit = &data[d].hit;
          const FwPoint at = { hit->x + hit->width / 2, hit->y + hit->height / 2 };
          const int found = fw_query_hit (scene, at);
          g_autofree char *words = found < 0 ? NULL : fw_words_datum (scene, found);

          tap (GTK_WIDGET (view), at.x, at.y);
          g_assert_cmpstr (fw_chart_view_get_value (view), ==, words);
          g_assert_true (draws_words (GTK_WIDGET (view)) == (found >= 0));
          tapped += found >= 0;
        }
      g_assert_cmpuint (tapped, >, 0);
      tap (GTK_WIDGET (view), 1, 1);
      g_assert_null (fw_chart_view_get_value (view));
      g_assert_false (draws_words (GTK_WIDGET (view)));
    }
  close_window (window);
}

typedef struct
{
  FwChartView *view;
  char *words; /* of the value before the plan changed */
} Value;

/* Also to who does not see it. */
static gboolean
says_new_value (gpointer data)
{
  const Value *at = data;
  const char *value = fw_chart_view_get_value (at->view);
  g_autofree char *fault = NULL;

  if (value == NULL || g_str_equal (value, at->words))
    return FALSE;
  fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (at->view),
                                              GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value);
  return fault == NULL;
}

static gboolean
says_all (gpointer data)
{
  g_autofree char *words = fw_words_description (fw_chart_view_get_scene (data));
  g_autofree char *fault = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (data), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);

  return fault == NULL;
}

/* Whoever walks through a chart stays where they are while the numbers change. */
static void
test_value_stays (void)
{
  FwWindow *window = open_page ("minneapolis", 1280);
  FwRunner *runner = fw_window_get_runner (window);
  Value at = { (FwChartView *)fw_test_find (find_page (window), FW_TYPE_CHART_VIEW), NULL };
  FwScene *scene = fw_chart_view_get_scene (at.view);
  guint n, last;
  int datum;
  const FwDatum *data = fw_scene_data (scene, &n);

  g_assert_cmpuint (n, >, 0);
  last = n - 1; /* of a chart read from left to right, what seats change */
  tap (GTK_WIDGET (at.view), data[last].hit.x + data[last].hit.width / 2,
       data[last].hit.y + data[last].hit.height / 2);
  datum = fw_chart_view_get_datum (at.view);
  at.words = g_strdup (fw_chart_view_get_value (at.view));
  g_assert_nonnull (at.words);
  fw_test_settle (1200); /* until what the chart said of itself when it came is said */
  g_assert_true (fw_document_set_value (fw_runner_get_document (runner),
                                        fw_runner_get_scenario (runner), "programs.prime.seats", 5,
                                        NULL));
  fw_test_wait (says_new_value, &at, 60, "the value's new number");
  g_assert_cmpint (fw_chart_view_get_datum (at.view), ==, datum);
  tap (GTK_WIDGET (at.view), 1, 1);
  fw_test_wait (says_all, at.view, 60, "the words of the whole chart");
  g_free (at.words);
  close_window (window);
}

static gboolean
is_complete (gpointer data)
{
  return fw_mover_finder_get_complete (fw_gap_card_get_finder (data));
}

static guint
count_scenarios (FwWindow *window)
{
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (fw_window_get_runner (window)));

  return g_list_model_get_n_items (fw_plan_get_list (plan, FW_LIST_SCENARIOS));
}

/* The gap that costs most is named, becomes a scenario that is shown, and one undo takes it back.
 */
static void
test_gap (void)
{
  FwWindow *window = open_page ("delaware", 1280);
  GtkWidget *card = fw_test_find (GTK_WIDGET (window), FW_TYPE_GAP_CARD);
  FwRunner *runner = fw_window_get_runner (window);
  FwDocument *document = fw_runner_get_document (runner);
  g_autoptr (GBytes) before = fw_plan_to_bytes (fw_document_get_plan (document), NULL);
  g_autoptr (GBytes) after = NULL;
  g_autofree char *old = g_strdup (fw_part_get_id (FW_PART (fw_runner_get_scenario (runner))));
  const guint n = count_scenarios (window);

  fw_test_wait (is_complete, card, 60, "the gap");
  g_assert_nonnull (fw_test_find_label (card, "Teach "));
  gtk_widget_activate_action (card, "gap.try", NULL);
  g_assert_cmpuint (count_scenarios (window), ==, n + 1);
  g_assert_cmpstr (fw_part_get_id (FW_PART (fw_runner_get_scenario (runner))), !=, old);
  g_assert_true (
      g_str_has_prefix (fw_part_get_title (FW_PART (fw_runner_get_scenario (runner))), "+ Teach "));
  g_assert_true (fw_document_undo (document, NULL));
  after = fw_plan_to_bytes (fw_document_get_plan (document), NULL);
  g_assert_true (g_bytes_equal (before, after));
  fw_test_settle (100);
  close_window (window);
}

/* Without skills the card says what is missing and how to enter it. */
static void
test_no_skills (void)
{
  FwWindow *window = open_page ("miami", 1280);
  GtkWidget *card = fw_test_find (GTK_WIDGET (window), FW_TYPE_GAP_CARD);

  fw_test_settle (600);
  g_assert_nonnull (fw_test_find_label (card, "No employer has said"));
  g_assert_nonnull (fw_test_find_label (card, "Enter skills"));
  close_window (window);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = fw_test_application ();
  g_test_add_data_func ("/views/pipeline/cards-1280", GINT_TO_POINTER (1280), test_cards);
  g_test_add_data_func ("/views/pipeline/cards-900", GINT_TO_POINTER (900), test_cards);
  g_test_add_data_func ("/views/pipeline/cards-380", GINT_TO_POINTER (380), test_cards);
  g_test_add_func ("/views/pipeline/tap", test_tap);
  g_test_add_func ("/views/pipeline/value-stays", test_value_stays);
  g_test_add_func ("/views/pipeline/gap", test_gap);
  g_test_add_func ("/views/pipeline/no-skills", test_no_skills);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
