/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-labor-page.h"

#include "fw-chart-card.h"
#include "fw-headline.h"
#include "fw-page.h"

struct _FwLaborPage
{
  AdwBin parent_instance;

  FwPage *page;
  GtkLabel *finding;
  GtkLabel *line;
  GtkBox *charts;
  GPtrArray *cards; /* FwChartCard, borrowed */
};

G_DEFINE_FINAL_TYPE (FwLaborPage, fw_labor_page, ADW_TYPE_BIN)

static void
result_cb (FwLaborPage *self, FwResult *result, FwResult *before)
{
  g_autofree char *finding = fw_headline_labor_finding (result);
  g_autofree char *line = fw_headline_labor_line (result);

  gtk_label_set_text (self->finding, finding);
  gtk_label_set_text (self->line, line);
  for (guint i = 0; i < self->cards->len; i++)
    fw_chart_view_set_results (fw_chart_card_get_view (self->cards->pdata[i]), result, before);
}

static void
fw_labor_page_init (FwLaborPage *self)
{
  guint n;
  const FwChartRow *rows = fw_chart_rows (&n);

  g_type_ensure (FW_TYPE_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cards = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (rows[i].page, "labor") == 0)
      {
        GtkWidget *card = fw_chart_card_new (&rows[i]);

        gtk_box_append (self->charts, card);
        g_ptr_array_add (self->cards, card);
      }
}

static void
fw_labor_page_finalize (GObject *object)
{
  g_ptr_array_unref (FW_LABOR_PAGE (object)->cards);
  G_OBJECT_CLASS (fw_labor_page_parent_class)->finalize (object);
}

static void
fw_labor_page_class_init (FwLaborPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_labor_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/fairway_planner/Fairway/fw-labor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwLaborPage, page);
  gtk_widget_class_bind_template_child (widget_class, FwLaborPage, finding);
  gtk_widget_class_bind_template_child (widget_class, FwLaborPage, line);
  gtk_widget_class_bind_template_child (widget_class, FwLaborPage, charts);
  gtk_widget_class_bind_template_callback (widget_class, result_cb);
}

GtkWidget *
fw_labor_page_new (void)
{
  return g_object_new (FW_TYPE_LABOR_PAGE, NULL);
}

void
fw_labor_page_set_runner (FwLaborPage *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_LABOR_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  fw_page_set_runner (self->page, runner);
}
