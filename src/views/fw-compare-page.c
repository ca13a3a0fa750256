/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-compare-page.h"

#include "fw-answers.h"
#include "fw-compare-bar.h"
#include "fw-headline-compare.h"
#include "fw-inputs-panel.h"

struct _FwComparePage
{
  AdwBin parent_instance;

  FwRunner *runner;
  FwComparer *comparer;
  FwAnswers *answers;
  FwCompareBar *bar;
  FwInputsPanel *inputs;
};

G_DEFINE_FINAL_TYPE (FwComparePage, fw_compare_page, ADW_TYPE_BIN)

/* Those of the comparison that are still there; before there is one, all. (transfer container) */
static GPtrArray *
list_compared (FwComparePage *self)
{
  FwPlan *plan = fw_document_get_plan (fw_comparer_get_document (self->comparer));
  FwComparison *comparison = fw_comparer_get_comparison (self->comparer);
  GPtrArray *scenarios = fw_comparer_list_scenarios (plan);
  guint index;

  for (guint i = scenarios->len; comparison && i-- > 0;)
    if (!fw_comparison_find (comparison, fw_part_get_id (scenarios->pdata[i]), &index))
      g_ptr_array_remove_index (scenarios, i);
  return scenarios;
}

/* What rests on the document and not on a run: at once, also while a slider moves. */
static void
show_inputs (FwComparePage *self)
{
  g_autoptr (GPtrArray) scenarios = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !self->comparer)
    return;
  scenarios = list_compared (self);
  fw_inputs_panel_show (self->inputs, fw_comparer_get_document (self->comparer), scenarios,
                        fw_comparer_get_reference (self->comparer),
                        fw_runner_get_scenario (self->runner));
  fw_compare_bar_refresh (self->bar);
}

static void
comparison_cb (FwComparePage *self)
{
  FwComparison *comparison = fw_comparer_get_comparison (self->comparer);
  g_autofree char *finding = fw_headline_compare_finding (comparison);
  g_autofree char *line = fw_headline_compare_line (comparison);

  fw_answers_set_words (self->answers, finding, line);
  fw_answers_set_comparison (self->answers, comparison);
  show_inputs (self);
}

static void
scenario_cb (FwComparePage *self)
{
  fw_comparer_set_scenario (self->comparer, fw_runner_get_scenario (self->runner));
}

static void
fw_compare_page_map (GtkWidget *widget)
{
  FwComparePage *self = FW_COMPARE_PAGE (widget);

  GTK_WIDGET_CLASS (fw_compare_page_parent_class)->map (widget);
  if (self->comparer)
    fw_comparer_set_active (self->comparer, TRUE);
  show_inputs (self);
}

static void
fw_compare_page_unmap (GtkWidget *widget)
{
  FwComparePage *self = FW_COMPARE_PAGE (widget);

  if (self->comparer)
    fw_comparer_set_active (self->comparer, FALSE);
  GTK_WIDGET_CLASS (fw_compare_page_parent_class)->unmap (widget);
}

static void
fw_compare_page_init (FwComparePage *self)
{
  GtkWidget *answers = fw_answers_new ("compare", NULL, NULL);

  self->answers = FW_ANSWERS (answers);
  self->bar = FW_COMPARE_BAR (fw_compare_bar_new ());
  self->inputs = FW_INPUTS_PANEL (fw_inputs_panel_new ());
  fw_answers_add (self->answers, FW_ANSWERS_TOP, GTK_WIDGET (self->bar));
  fw_answers_add (self->answers, FW_ANSWERS_BOTTOM, GTK_WIDGET (self->inputs));
  adw_bin_set_child (ADW_BIN (self), answers);
}

static void
fw_compare_page_dispose (GObject *object)
{
  FwComparePage *self = FW_COMPARE_PAGE (object);

  if (self->comparer)
    fw_comparer_set_active (self->comparer, FALSE);
  g_clear_object (&self->comparer);
  g_clear_object (&self->runner);
  G_OBJECT_CLASS (fw_compare_page_parent_class)->dispose (object);
}

static void
fw_compare_page_class_init (FwComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_compare_page_dispose;
  widget_class->map = fw_compare_page_map;
  widget_class->unmap = fw_compare_page_unmap;
}

GtkWidget *
fw_compare_page_new (void)
{
  return g_object_new (FW_TYPE_COMPARE_PAGE, NULL);
}

void
fw_compare_page_set_runner (FwComparePage *self, FwRunner *runner)
{
  FwDocument *document;

  g_return_if_fail (FW_IS_COMPARE_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  g_return_if_fail (self->runner == NULL);

  document = fw_runner_get_document (runner);
  self->runner = g_object_ref (runner);
  self->comparer = fw_comparer_new (document);
  fw_comparer_set_scenario (self->comparer, fw_runner_get_scenario (runner));
  g_signal_connect_object (self->comparer, "notify::comparison", G_CALLBACK (comparison_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::scenario", G_CALLBACK (scenario_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "changed", G_CALLBACK (show_inputs), self, G_CONNECT_SWAPPED);
  fw_compare_bar_set_comparer (self->bar, self->comparer);
  fw_answers_set_runner (self->answers, runner);
  comparison_cb (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fw_comparer_set_active (self->comparer, TRUE);
}

FwComparer *
fw_compare_page_get_comparer (FwComparePage *self)
{
  g_return_val_if_fail (FW_IS_COMPARE_PAGE (self), NULL);
  return self->comparer;
}
