/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-overview-page.h"

#include "fw-chart-card.h"
#include "fw-columns-layout.h"
#include "fw-goal-card.h"
#include "fw-headline.h"
#include "fw-movers-card.h"
#include "fw-note.h"
#include "fw-page.h"
#include "fw-review-card.h"
#include "fw-term-button.h"
#include "fw-tile-trend.h"
#include "fw-tile.h"

#include <glib/gi18n-lib.h>

struct _FwOverviewPage
{
  AdwBin parent_instance;

  FwPage *page;
  FwGoalCard *goal;
  GtkWidget *tiles;
  FwTile *tile[FW_N_HEADLINES];
  GtkBox *charts;
  GPtrArray *cards; /* FwChartCard, borrowed */
  FwMoversCard *movers;
  FwReviewCard *review;
  GtkLabel *n_notes;
  GtkListBox *notes;
  GtkLabel *foot;
};

G_DEFINE_FINAL_TYPE (FwOverviewPage, fw_overview_page, ADW_TYPE_BIN)

static const char *
note_icon (FwSeverity severity)
{
  return severity == FW_SEVERITY_NOTE ? "help-about-symbolic" : "dialog-warning-symbolic";
}

static GtkWidget *
make_note_row (FwNote *note)
{
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", fw_note_get_title (note),
                      "subtitle", fw_note_get_text (note), NULL);
  GtkWidget *icon
      = g_object_new (GTK_TYPE_IMAGE, "icon-name", note_icon (fw_note_get_severity (note)),
                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  g_object_set_data_full (G_OBJECT (row), "fw-note", g_object_ref (note), g_object_unref);
  if (fw_note_get_severity (note) != FW_SEVERITY_NOTE)
    gtk_widget_add_css_class (icon, "fw-warning-icon");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (fw_note_get_key (note))
    {
      g_object_set (row, "activatable", TRUE, "action-name", "view.reveal", "action-target",
                    g_variant_new_string (fw_note_get_key (note)), NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                               NULL));
    }
  return row;
}

static gboolean
same_matter (FwNote *a, FwNote *b)
{
  return fw_note_get_severity (a) == fw_note_get_severity (b)
         && g_strcmp0 (fw_note_get_key (a), fw_note_get_key (b)) == 0;
}

static FwNote *
row_note (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "fw-note");
}

/* Whether a row's own note is among those still to be shown. */
static gboolean
is_wanted (GtkListBoxRow *row, GListModel *notes, guint from)
{
  for (guint i = from; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (FwNote) note = g_list_model_get_item (notes, i);

      if (same_matter (row_note (row), note)
          && g_str_equal (fw_note_get_title (row_note (row)), fw_note_get_title (note)))
        return TRUE;
    }
  return FALSE;
}

/* Rows are kept and get new words: making one, and laying its text out, costs more than all else
 * while a slider moves, and would take the keyboard away. */
static void
show_note (FwOverviewPage *self, GListModel *notes, guint i)
{
  g_autoptr (FwNote) note = g_list_model_get_item (notes, i);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->notes, (int)i))
         && !same_matter (row_note (row), note) && !is_wanted (row, notes, i + 1))
    gtk_list_box_remove (self->notes, GTK_WIDGET (row));
  if (!row || !same_matter (row_note (row), note)
      || (!g_str_equal (fw_note_get_title (row_note (row)), fw_note_get_title (note))
          && is_wanted (row, notes, i + 1)))
    {
      gtk_list_box_insert (self->notes, make_note_row (note), (int)i);
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fw_note_get_title (note));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), fw_note_get_text (note));
  g_object_set_data_full (G_OBJECT (row), "fw-note", g_object_ref (note), g_object_unref);
}

static void
show_notes (FwOverviewPage *self, FwResult *result)
{
  FwRunner *runner = fw_page_get_runner (self->page);
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (runner));
  g_autoptr (GListModel) notes = fw_plan_check (plan, fw_runner_get_scenario (runner), result);
  const guint n = g_list_model_get_n_items (notes);
  g_autofree char *found = fw_unit_format (n, FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *checks = fw_unit_format (fw_plan_n_checks (), FW_UNIT_COUNT, FW_STYLE_LABEL);
  g_autofree char *count = g_strdup_printf (_ ("%s of %s checks"), found, checks);
  GtkListBoxRow *row;

  gtk_label_set_text (self->n_notes, count);
  for (guint i = 0; i < n; i++)
    show_note (self, notes, i);
  while ((row = gtk_list_box_get_row_at_index (self->notes, (int)n)))
    gtk_list_box_remove (self->notes, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->notes), n > 0);
}

static void
result_cb (FwOverviewPage *self, FwResult *result, FwResult *before)
{
  fw_goal_card_set_result (self->goal, result);
  for (guint i = 0; i < FW_N_HEADLINES; i++)
    {
      FwHeadlineWords words = { 0 };

      fw_headline_words (result, (FwHeadline)i, &words);
      fw_tile_set_words (self->tile[i], words.title, words.number, words.range, words.scale);
      fw_headline_words_clear (&words);
      fw_tile_trend_show (fw_tile_get_spark (self->tile[i]), result, (FwHeadline)i);
    }
  for (guint i = 0; i < self->cards->len; i++)
    fw_chart_view_set_results (fw_chart_card_get_view (self->cards->pdata[i]), result, before);
  fw_review_card_show (self->review, fw_page_get_runner (self->page), result);
  show_notes (self, result);
}

static void
find_way_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  fw_movers_card_focus (FW_OVERVIEW_PAGE (widget)->movers);
}

static void
fw_overview_page_init (FwOverviewPage *self)
{
  static const char *const terms[FW_N_HEADLINES] = {
    [FW_HEADLINE_PLACEMENTS] = "net-local-placements",
    [FW_HEADLINE_COST] = "cost-per-net-local-placement",
    [FW_HEADLINE_BENEFIT] = "benefit-per-dollar",
    [FW_HEADLINE_GAP] = "gap-closed",
    [FW_HEADLINE_GINI] = "gini",
  };
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);

  g_type_ensure (FW_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (FW_TYPE_GOAL_CARD);
  g_type_ensure (FW_TYPE_MOVERS_CARD);
  g_type_ensure (FW_TYPE_PAGE);
  g_type_ensure (FW_TYPE_REVIEW_CARD);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cards = g_ptr_array_new ();
  for (guint i = 0; i < FW_N_HEADLINES; i++)
    {
      self->tile[i] = FW_TILE (fw_tile_new ());
      fw_tile_set_button (self->tile[i], fw_term_button_new (terms[i]));
      gtk_box_append (GTK_BOX (self->tiles), GTK_WIDGET (self->tile[i]));
    }
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (rows[i].page, "overview") == 0)
      {
        GtkWidget *card = fw_chart_card_new (&rows[i]);

        gtk_box_append (self->charts, card);
        g_ptr_array_add (self->cards, card);
      }
}

static void
fw_overview_page_finalize (GObject *object)
{
  FwOverviewPage *self = FW_OVERVIEW_PAGE (object);

  g_ptr_array_unref (self->cards);
  G_OBJECT_CLASS (fw_overview_page_parent_class)->finalize (object);
}

static void
fw_overview_page_class_init (FwOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_overview_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwOverviewPage, page);
  gtk_widget_class_bind_template_child (widget_class, FwOverviewPage, goal);
  gtk_widget_class_bind_template_child (widget_class, FwOverviewPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, FwOverviewPage, charts);
  gtk_widget_class_bind_template_child (widget_class, FwOverviewPage, movers);
  gtk_widget_class_bind_template_child (widget_class, FwOverviewPage, review);
  gtk_widget_class_bind_template_child (widget_class, FwOverviewPage, n_notes);
  gtk_widget_class_bind_template_child (widget_class, FwOverviewPage, notes);
  gtk_widget_class_bind_template_child (widget_class, FwOverviewPage, foot);
  gtk_widget_class_bind_template_callback (widget_class, result_cb);
  gtk_widget_class_install_action (widget_class, "overview.find-way", NULL, find_way_cb);
}

GtkWidget *
fw_overview_page_new (void)
{
  return g_object_new (FW_TYPE_OVERVIEW_PAGE, NULL);
}

void
fw_overview_page_set_runner (FwOverviewPage *self, FwRunner *runner)
{
  FwPlan *plan;
  const char *note;

  g_return_if_fail (FW_IS_OVERVIEW_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));

  plan = fw_document_get_plan (fw_runner_get_document (runner));
  note = fw_plan_get_note (plan);
  gtk_label_set_text (self->foot, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->foot), note && *note);
  fw_page_set_runner (self->page, runner);
  fw_movers_card_set_runner (self->movers, runner);
}
