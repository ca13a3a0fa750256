/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data-matters.h"

#include "fw-chart-data.h"
#include "fw-chart-morris.h"
#include "fw-chart-sobol.h"
#include "fw-chart-tornado.h"
#include "fw-result.h"

G_STATIC_ASSERT ((guint)FW_N_FINDINGS == FW_FINDING_MEASURES);

FwInfluencesData
fw_chart_data_influences (FwInfluences *answer, const char *date)
{
  const FweMeasure measure = fw_influences_get_measure (answer);
  FwInfluencesData data = {
    .context = fw_chart_data_about (fw_influences_get_about (answer),
                                    fw_influences_get_n_run (answer), date),
    .measure = measure,
    .title = fw_result_get_measure_title (measure),
    .unit = fw_result_get_measure_unit (measure),
    .base = fw_influences_get_base (answer),
    .n_asked = fw_influences_get_n_asked (answer),
    .is_whole = fw_influences_is_whole (answer),
    .others = fw_influences_get_others (answer),
    .luck = fw_influences_get_luck (answer),
  };

  data.found = fw_influences_get_found (answer, &data.n);
  return data;
}

FwFindingsData
fw_chart_data_findings (FwFindings *answer, const char *date)
{
  FwFindingsData data = {
    .context
    = fw_chart_data_about (fw_findings_get_about (answer), fw_findings_get_n_draws (answer), date),
    .n_options = fw_findings_get_n_options (answer),
  };

  for (guint p = 0; p < FW_N_FINDINGS; p++)
    {
      FwFindingsPanel *panel = &data.panels[p];
      const FweMeasure measure = fw_findings_get_measure (answer, p);

      panel->title = fw_result_get_measure_title (measure);
      panel->unit = fw_result_get_measure_unit (measure);
      panel->best = fw_findings_get_best (answer, p, &panel->best_mean);
      panel->everything = fw_findings_get_everything (answer, p);
      panel->margin = fw_findings_get_margin (answer, p);
      panel->found = fw_findings_get_found (answer, p, &panel->n);
    }
  return data;
}

FwScene *
fw_chart_build_tornado (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                        FwSize size)
{
  const FwInfluencesData data
      = fw_chart_data_influences (FW_INFLUENCES (subject->answer), subject->date);

  return fw_chart_tornado (&data, theme, text, size);
}

FwScene *
fw_chart_build_morris (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                       FwSize size)
{
  const FwInfluencesData data
      = fw_chart_data_influences (FW_INFLUENCES (subject->answer), subject->date);

  return fw_chart_morris (&data, theme, text, size);
}

FwScene *
fw_chart_build_sobol (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                      FwSize size)
{
  const FwInfluencesData data
      = fw_chart_data_influences (FW_INFLUENCES (subject->answer), subject->date);

  return fw_chart_sobol (&data, theme, text, size);
}

FwScene *
fw_chart_build_findings (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                         FwSize size)
{
  const FwFindingsData data = fw_chart_data_findings (FW_FINDINGS (subject->answer), subject->date);

  return fw_chart_findings (&data, theme, text, size);
}
