/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-chart-data-actual.h"

#include "fw-actual.h"
#include "fw-chart-actual.h"
#include "fw-chart-data.h"

FwScene *
fw_chart_build_actual (const FwChartSubject *subject, const FwTheme *theme, FwTextMetrics *text,
                       FwSize size)
{
  FwActual *answer = FW_ACTUAL (subject->answer);
  g_autofree char *source = NULL;
  FwActualData data = { .context = fw_chart_data_context (fw_actual_get_result (answer), "actual",
                                                          subject->date, &source),
                        .has_pilot = fw_actual_has_pilot (answer),
                        .moved = fw_actual_is_moved (answer) };

  data.quarters = fw_actual_get_quarters (answer, &data.n);
  fw_actual_get_begin (answer, &data.begin_year, &data.begin_quarter);
  data.context.hold = subject->hold;
  return fw_chart_actual (&data, theme, text, size);
}
