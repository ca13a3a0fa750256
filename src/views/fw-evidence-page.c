/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-evidence-page.h"

#include "fw-answers.h"
#include "fw-leave-out-view.h"
#include "fw-mover-card.h"
#include "fw-name-parts.h"
#include "fw-pilot-view.h"
#include "fw-trial-row.h"

#include <glib/gi18n-lib.h>

struct _FwEvidencePage
{
  AdwBin parent_instance;

  FwAnswers *answers;
  GtkListBox *list;
  FwTrialRow *rows[FW_N_TRIALS]; /* borrowed */
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (FwEvidencePage, fw_evidence_page, ADW_TYPE_BIN)

/* --- Words */

static gboolean
rests_on_pool (const FwTrials *trials)
{
  return trials->used && trials->evidence == FWE_EVIDENCE_POOLED;
}

static char *
finding_words (FwResult *result)
{
  g_autofree char *count = NULL;
  FwTrials trials;

  fw_trials_read (fw_result_get_engine_plan (result), &trials);
  if (!trials.used)
    return g_strdup (_ ("Counted raw, this plan rests on no trial"));
  if (trials.evidence == FWE_EVIDENCE_TECHHIRE)
    return g_strdup (_ ("This plan rests on one trial, which found no effect"));
  if (trials.evidence == FWE_EVIDENCE_PER_SCHOLAS)
    return g_strdup (_ ("This plan rests on the Per Scholas trial alone"));
  count = fw_unit_format (trials.n_pooled, FW_UNIT_COUNT, FW_STYLE_LABEL);
  if (trials.n == 0 || trials.trials[0].left_out)
    return g_strdup_printf (ngettext ("This plan rests on %s trial; the one that found no effect "
                                      "is left out",
                                      "This plan rests on %s trials; the one that found no effect "
                                      "is left out",
                                      trials.n_pooled),
                            count);
  return g_strdup_printf (ngettext ("This plan rests on %s trial, which found no effect",
                                    "This plan rests on %s trials, one of which found no effect",
                                    trials.n_pooled),
                          count);
}

static char *
line_words (FwResult *result)
{
  g_autofree char *range = NULL;
  FwTrials trials;

  fw_trials_read (fw_result_get_engine_plan (result), &trials);
  if (!rests_on_pool (&trials))
    return g_strdup (_ ("Which trials count is one of the plan’s numbers, “Earnings effect”."));
  range = fw_unit_format_range (trials.low, trials.high, FW_UNIT_DOLLARS, FW_STYLE_LABEL);
  /* Translators: a range of dollars. */
  return g_strdup_printf (_ ("A new place should expect %s a year for each person enrolled, in 8 "
                             "of 10 cases; what the four marks of a plan add is an assumption."),
                          range);
}

/* --- The list */

static void
leave_cb (FwEvidencePage *self, FwTrialRow *row)
{
  guint n_rows;
  const FwEvidence *rows = fw_evidence_rows (&n_rows);
  const FwTrialId id = fw_trial_row_get_id (row);
  g_autofree char *title = NULL;
  g_autoptr (FwTry) tried = NULL;

  for (guint i = 0; i < n_rows && title == NULL; i++)
    if (rows[i].trial == id)
      title = g_strdup_printf (_ ("Without %s"), rows[i].study);
  tried = fw_try_new (title, NULL);
  fw_try_set (tried, fw_evidence_key (id), 0);
  fw_mover_card_apply (GTK_WIDGET (self), fw_answers_get_runner (self->answers), tried);
}

static void
result_cb (FwEvidencePage *self, FwResult *result)
{
  FwRunner *runner = fw_answers_get_runner (self->answers);
  FwPlan *plan = fw_document_get_plan (fw_runner_get_document (runner));
  const gboolean can_edit = !fw_plan_is_read_only (plan) && !fw_result_is_no_program (result);
  FwTrials trials;

  fw_trials_read (fw_result_get_engine_plan (result), &trials);
  for (; self->n_rows < trials.n; self->n_rows++)
    {
      GtkWidget *row = fw_trial_row_new ();

      self->rows[self->n_rows] = FW_TRIAL_ROW (row);
      g_signal_connect_object (row, "leave-out", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  for (guint i = 0; i < trials.n; i++)
    fw_trial_row_set_trial (self->rows[i], &trials.trials[i],
                            can_edit && rests_on_pool (&trials) && trials.n_pooled > 1
                                && !trials.trials[i].left_out);
}

static GtkWidget *
make_list (FwEvidencePage *self)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  fw_name (list, _ ("Trials"));
  self->list = GTK_LIST_BOX (list);
  return list;
}

static void
fw_evidence_page_init (FwEvidencePage *self)
{
  GtkWidget *answers = fw_answers_new ("evidence", finding_words, line_words);

  self->answers = FW_ANSWERS (answers);
  fw_answers_add (self->answers, FW_ANSWERS_BELOW_WIDE, make_list (self));
  g_signal_connect_object (answers, "result", G_CALLBACK (result_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), answers);
}

static void
fw_evidence_page_class_init (FwEvidencePageClass *klass)
{
}

GtkWidget *
fw_evidence_page_new (void)
{
  return g_object_new (FW_TYPE_EVIDENCE_PAGE, NULL);
}

void
fw_evidence_page_set_runner (FwEvidencePage *self, FwRunner *runner)
{
  g_return_if_fail (FW_IS_EVIDENCE_PAGE (self));
  g_return_if_fail (FW_IS_RUNNER (runner));

  fw_answers_add (self->answers, FW_ANSWERS_BOTTOM, fw_leave_out_view_new (runner));
  fw_answers_add (self->answers, FW_ANSWERS_BOTTOM, fw_pilot_view_new (runner));
  fw_answers_set_runner (self->answers, runner);
}
