/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-pipeline-page.h"

#include "fw-answers.h"
#include "fw-gap-card.h"
#include "fw-headline.h"

struct _FwPipelinePage
{
  AdwBin parent_instance;

  FwAnswers *answers;
  FwGapCard *gap;
};

G_DEFINE_FINAL_TYPE (FwPipelinePage, fw_pipeline_page, ADW_TYPE_BIN)

static void
fw_pipeline_page_init (FwPipelinePage *self)
{
  GtkWidget *answers
      = fw_answers_new ("pipeline", fw_headline_pipeline_finding, fw_headline_pipeline_line);

  self->answers = FW_ANSWERS (answers);
  self->gap = FW_GAP_CARD (fw_gap_card_new ());
  fw_answers_add (self->answers, FW_ANSWERS_BOTTOM, GTK_WIDGET (self->gap));
  adw_bin_set_child (ADW_BIN (self), answers);
}

static void
fw_pipeline_page_class_init (FwPipelinePageClass *klass)
{
}

GtkWidget *
fw_pipeline_page_new (void)
{
  return g_object_new (FW_TYPE_PIPELINE_PAGE, NULL);
}

void
fw_pipeline_page_set_runner (FwPipelinePage *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_PIPELINE_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));
  fw_gap_card_set_runner (self->gap, runner);
  fw_answers_set_runner (self->answers, runner);
}
