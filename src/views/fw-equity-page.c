/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-equity-page.h"

#include "fw-chart-card.h"
#include "fw-headline.h"
#include "fw-page.h"
#include "fw-scale-panel.h"

struct _FwEquityPage
{
  AdwBin parent_instance;

  FwPage *page;
  GtkLabel *finding;
  GtkLabel *line;
  GtkBox *charts;
  FwScalePanel *scale;
  GtkDropDown *groups;
  GPtrArray *cards; /* FwChartCard, borrowed */
  FwChartView
      *by_group; /* the chart that shows one group where there is no room for all, borrowed */
};

G_DEFINE_FINAL_TYPE (FwEquityPage, fw_equity_page, ADW_TYPE_BIN)

static void
group_cb (FwEquityPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->groups);

  if (fw_chart_view_get_compact (self->by_group) && selected != GTK_INVALID_LIST_POSITION)
    fw_chart_view_set_choice (self->by_group, (int)selected);
}

static void
show_groups (FwEquityPage *self, FwResult *result)
{
  GListModel *shown = gtk_drop_down_get_model (self->groups);
  const guint n = fw_result_get_n_groups (result);
  g_autoptr (GtkStringList) names = NULL;

  if (shown && g_list_model_get_n_items (shown) == n)
    return;
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, fw_result_get_group_title (result, i));
  gtk_drop_down_set_model (self->groups, G_LIST_MODEL (names));
}

/* A chart too narrow for every group lets the person choose one. */
static void
compact_cb (FwEquityPage *self)
{
  GListModel *groups = gtk_drop_down_get_model (self->groups);
  const gboolean compact = fw_chart_view_get_compact (self->by_group);

  gtk_widget_set_visible (GTK_WIDGET (self->groups),
                          compact && groups && g_list_model_get_n_items (groups) > 1);
  if (compact)
    group_cb (self);
  else
    fw_chart_view_set_choice (self->by_group, -1);
}

static void
result_cb (FwEquityPage *self, FwResult *result, FwResult *before)
{
  g_autofree char *finding = fw_headline_equity_finding (result);
  g_autofree char *line = fw_headline_equity_line (result);

  gtk_label_set_text (self->finding, finding);
  gtk_label_set_text (self->line, line);
  for (guint i = 0; i < self->cards->len; i++)
    fw_chart_view_set_results (fw_chart_card_get_view (self->cards->pdata[i]), result, before);
  fw_scale_panel_set_result (self->scale, result);
  show_groups (self, result);
  compact_cb (self);
}

static void
fw_equity_page_init (FwEquityPage *self)
{
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);

  g_type_ensure (FW_TYPE_PAGE);
  g_type_ensure (FW_TYPE_SCALE_PANEL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cards = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (rows[i].page, "equity") == 0)
      {
        GtkWidget *card = fw_chart_card_new (&rows[i]);

        gtk_box_append (self->charts, card);
        g_ptr_array_add (self->cards, card);
        if (g_strcmp0 (rows[i].name, "distribution") == 0)
          {
            self->by_group = fw_chart_card_get_view (FW_CHART_CARD (card));
            gtk_box_reorder_child_after (self->charts, GTK_WIDGET (self->groups),
                                         gtk_widget_get_prev_sibling (card));
          }
      }
  g_signal_connect_object (self->by_group, "notify::compact", G_CALLBACK (compact_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fw_equity_page_finalize (GObject *object)
{
  g_ptr_array_unref (FW_EQUITY_PAGE (object)->cards);
  G_OBJECT_CLASS (fw_equity_page_parent_class)->finalize (object);
}

static void
fw_equity_page_class_init (FwEquityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_equity_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-equity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwEquityPage, page);
  gtk_widget_class_bind_template_child (widget_class, FwEquityPage, finding);
  gtk_widget_class_bind_template_child (widget_class, FwEquityPage, line);
  gtk_widget_class_bind_template_child (widget_class, FwEquityPage, charts);
  gtk_widget_class_bind_template_child (widget_class, FwEquityPage, groups);
  gtk_widget_class_bind_template_child (widget_class, FwEquityPage, scale);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_cb);
}

GtkWidget *
fw_equity_page_new (void)
{
  return g_object_new (FW_TYPE_EQUITY_PAGE, NULL);
}

void
fw_equity_page_set_runner (FwEquityPage *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_EQUITY_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  fw_page_set_runner (self->page, runner);
}
