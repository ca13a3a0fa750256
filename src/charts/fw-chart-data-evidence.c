/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data-evidence.h"

#include <glib/gi18n-lib.h>

#include "fw-chart-data.h"

FwEvidenceData
fw_chart_data_evidence (FwResult *result, const FwChartContext *context, FwTrials *trials)
{
  fw_trials_read (fw_result_get_engine_plan (result), trials);
  return (FwEvidenceData){ .context = *context, .trials = trials };
}

/**
 * fw_chart_data_leave_out:
 * @shown: the measure drawn
 * @base: (out): room for FW_N_LEFT; what the data borrows
 */
FwLeaveOutData
fw_chart_data_leave_out (FwLeaveOut *answer, FwLeft shown, const char *date, FweSummary *base)
{
  FwLeaveOutData data = { .context = fw_chart_data_about (fw_leave_out_get_about (answer),
                                                          fw_leave_out_get_draws (answer), date),
                          .trials = fw_leave_out_get_trials (answer),
                          .base = base,
                          .shown = shown };

  data.context.source = fw_trials_source ();
  data.rows = fw_leave_out_get_rows (answer, &data.n_rows);
  for (FwLeft left = 0; left < FW_N_LEFT; left++)
    base[left] = *fw_leave_out_get_base (answer, left);
  return data;
}

FwScene *
fw_chart_build_evidence (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                         FwSize size)
{
  g_autofree char *source = NULL;
  const FwChartContext context
      = fw_chart_data_context (subject->result, "evidence", subject->date, &source);
  FwTrials trials;
  FwEvidenceData data = fw_chart_data_evidence (subject->result, &context, &trials);

  data.context.hold = subject->hold;
  return fw_chart_evidence (&data, theme, text, size);
}

/* In the order in which they are offered. */
static const struct
{
  FwLeft left;
  const char *title;
} measures[] = {
  { FW_LEFT_NPV, N_ ("Net benefit to society") },
  { FW_LEFT_EFFECT, N_ ("Effect on yearly earnings") },
  { FW_LEFT_BENEFIT, N_ ("Benefit per dollar") },
};

GStrv
fw_chart_data_choose_left (FwResult *result)
{
  GStrv titles = g_new0 (char *, G_N_ELEMENTS (measures) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    titles[i] = g_strdup (_ (measures[i].title));
  return titles;
}

FwScene *
fw_chart_build_leave_out (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                          FwSize size)
{
  const int choice = CLAMP (subject->choice, 0, (int)G_N_ELEMENTS (measures) - 1);
  FweSummary base[FW_N_LEFT];
  FwLeaveOutData data = fw_chart_data_leave_out (FW_LEAVE_OUT (subject->answer),
                                                 measures[choice].left, subject->date, base);

  data.context.hold = subject->hold;
  return fw_chart_leave_out (&data, theme, text, size);
}
