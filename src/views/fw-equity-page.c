/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-equity-page.h"

#include "fw-answers.h"
#include "fw-equity-notes.h"
#include "fw-headline.h"

struct _FwEquityPage
{
  AdwBin parent_instance;

  FwAnswers *answers;
  FwEquityNotes *notes;
};

G_DEFINE_FINAL_TYPE (FwEquityPage, fw_equity_page, ADW_TYPE_BIN)

static void
result_cb (FwEquityPage *self, FwResult *result)
{
  fw_equity_notes_set_result (self->notes, result);
}

static void
fw_equity_page_init (FwEquityPage *self)
{
  GtkWidget *answers
      = fw_answers_new ("equity", fw_headline_equity_finding, fw_headline_equity_line);

  self->answers = FW_ANSWERS (answers);
  self->notes = FW_EQUITY_NOTES (fw_equity_notes_new ());
  fw_answers_add (self->answers, FW_ANSWERS_BOTTOM, GTK_WIDGET (self->notes));
  g_signal_connect_object (answers, "result", G_CALLBACK (result_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), answers);
}

static void
fw_equity_page_class_init (FwEquityPageClass *klass)
{
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
  fw_answers_set_runner (self->answers, runner);
}
