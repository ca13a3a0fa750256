/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-answers.h"

#include "fw-chart-card.h"
#include "fw-columns-layout.h"
#include "fw-page.h"
#include "fw-text.h"

#include <glib/gi18n-lib.h>

#define WIDE 900 /* px: medium width from which a chart has a row of its own */

struct _FwAnswers
{
  AdwBin parent_instance;

  FwPage *page;
  GtkLabel *finding;
  GtkLabel *line;
  GtkBox *places[FW_N_ANSWERS_PLACES];
  GtkBox *wide;
  GtkWidget *pairs;
  GtkBox *last;
  FwAnswersWords finding_words, line_words;
  GPtrArray *cards; /* FwChartCard, borrowed */
};

enum
{
  RESULT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwAnswers, fw_answers, ADW_TYPE_BIN)

static void
result_cb (FwAnswers *self, FwResult *result, FwResult *before)
{
  if (self->finding_words || self->line_words)
    {
      g_autofree char *finding = self->finding_words ? self->finding_words (result) : NULL;
      g_autofree char *line = self->line_words ? self->line_words (result) : NULL;

      fw_answers_set_words (self, finding, line);
    }
  for (guint i = 0; i < self->cards->len; i++)
    fw_chart_card_set_results (self->cards->pdata[i], result, before);
  g_signal_emit (self, signals[RESULT], 0, result, before);
}

static void
add_card (FwAnswers *self, const FwChartRow *row, GtkBox *box)
{
  GtkWidget *card = fw_chart_card_new (row);

  gtk_box_append (box, card);
  g_ptr_array_add (self->cards, card);
}

/* A part of the page with a name of its own. */
static void
add_heading (FwAnswers *self, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "fw-list-head");
  gtk_box_append (self->last, label);
}

/* The wide charts first; of the others one that would be alone in its pair has the row. Those with
 * a heading come last. */
static void
add_cards (FwAnswers *self, const char *page)
{
  guint n, from;
  const FwChartRow *rows = fw_chart_rows (&n);
  g_autoptr (GPtrArray) narrow = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (rows[i].page, page) == 0 && !rows[i].heading && !rows[i].answer_type)
      {
        if (rows[i].medium.width >= WIDE)
          add_card (self, &rows[i], self->wide);
        else
          g_ptr_array_add (narrow, (gpointer)&rows[i]);
      }
  from = self->cards->len == 0 ? 1 : 0; /* the first is wide in any case */
  for (guint i = 0; i < narrow->len; i++)
    {
      const gboolean alone = i + 1 == narrow->len && (narrow->len - from) % 2 == 1;

      add_card (self, narrow->pdata[i],
                i < from ? self->wide
                : alone  ? self->last
                         : GTK_BOX (self->pairs));
    }
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (rows[i].page, page) == 0 && rows[i].heading)
      {
        add_heading (self, _ (rows[i].heading));
        add_card (self, &rows[i], self->last);
      }
  gtk_widget_set_visible (GTK_WIDGET (self->wide),
                          gtk_widget_get_first_child (GTK_WIDGET (self->wide)) != NULL);
  gtk_widget_set_visible (self->pairs, gtk_widget_get_first_child (self->pairs) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->last),
                          gtk_widget_get_first_child (GTK_WIDGET (self->last)) != NULL);
}

static void
fw_answers_init (FwAnswers *self)
{
  g_type_ensure (FW_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (FW_TYPE_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cards = g_ptr_array_new ();
}

static void
fw_answers_finalize (GObject *object)
{
  g_ptr_array_unref (FW_ANSWERS (object)->cards);
  G_OBJECT_CLASS (fw_answers_parent_class)->finalize (object);
}

static void
fw_answers_class_init (FwAnswersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_answers_finalize;
  signals[RESULT] = g_signal_new ("result", FW_TYPE_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, FW_TYPE_RESULT, FW_TYPE_RESULT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fairway_planner/Fairway/fw-answers.ui");
  gtk_widget_class_bind_template_child (widget_class, FwAnswers, page);
  gtk_widget_class_bind_template_child (widget_class, FwAnswers, finding);
  gtk_widget_class_bind_template_child (widget_class, FwAnswers, line);
  gtk_widget_class_bind_template_child (widget_class, FwAnswers, wide);
  gtk_widget_class_bind_template_child (widget_class, FwAnswers, pairs);
  gtk_widget_class_bind_template_child (widget_class, FwAnswers, last);
  gtk_widget_class_bind_template_child_full (widget_class, "top", FALSE,
                                             G_STRUCT_OFFSET (FwAnswers, places[FW_ANSWERS_TOP]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "below_wide", FALSE,
      G_STRUCT_OFFSET (FwAnswers, places[FW_ANSWERS_BELOW_WIDE]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "bottom", FALSE, G_STRUCT_OFFSET (FwAnswers, places[FW_ANSWERS_BOTTOM]));
  gtk_widget_class_bind_template_callback (widget_class, result_cb);
}

GtkWidget *
fw_answers_new (const char *page, FwAnswersWords finding, FwAnswersWords line)
{
  FwAnswers *self;

  g_return_val_if_fail (page != NULL, NULL);

  self = g_object_new (FW_TYPE_ANSWERS, NULL);
  self->finding_words = finding;
  self->line_words = line;
  add_cards (self, page);
  return GTK_WIDGET (self);
}

void
fw_answers_set_runner (FwAnswers *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_ANSWERS (self));
  fw_page_set_runner (self->page, runner);
}

FwRunner *
fw_answers_get_runner (FwAnswers *self)
{
  g_return_val_if_fail (FW_IS_ANSWERS (self), NULL);
  return fw_page_get_runner (self->page);
}

void
fw_answers_add (FwAnswers *self, FwAnswersPlace place, GtkWidget *child)
{
  g_return_if_fail (FW_IS_ANSWERS (self));
  g_return_if_fail (place < FW_N_ANSWERS_PLACES);
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_box_append (self->places[place], child);
  gtk_widget_set_visible (GTK_WIDGET (self->places[place]), TRUE);
}

/**
 * fw_answers_set_words:
 * @finding: (nullable): what the page comes to, without a full stop
 * @line: (nullable): one sentence that makes it exact
 */
void
fw_answers_set_words (FwAnswers *self, const char *finding, const char *line)
{
  g_autofree char *kept_finding = fw_text_keep (finding ? finding : "");
  g_autofree char *kept_line = fw_text_keep (line ? line : "");

  g_return_if_fail (FW_IS_ANSWERS (self));

  gtk_label_set_text (self->finding, kept_finding);
  gtk_label_set_text (self->line, kept_line);
  gtk_widget_set_visible (GTK_WIDGET (self->finding), finding && *finding);
  gtk_widget_set_visible (GTK_WIDGET (self->line), line && *line);
}

/**
 * fw_answers_set_comparison:
 * @comparison: (nullable): of the scenarios shown by charts that show several
 */
void
fw_answers_set_comparison (FwAnswers *self, FwComparison *comparison)
{
  g_return_if_fail (FW_IS_ANSWERS (self));

  for (guint i = 0; i < self->cards->len; i++)
    fw_chart_view_set_comparison (fw_chart_card_get_view (self->cards->pdata[i]), comparison);
}
