/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples.h"

#include <math.h>

#include "fw-chart-placements.h"

const FwSize sample_sizes[N_SAMPLE_SIZES]
    = { { 360, 0 }, { 560, 0 }, { 900, 0 }, { 1280, 720 }, { 640, 720 } };

static FwChartContext
context (void)
{
  return (FwChartContext){ .place = "Hennepin County, Minnesota",
                           .scenario = "As pledged",
                           .source
                           = "Minneapolis plan; pledges entered 21 Nov; trial effects and rates as "
                             "listed on Data",
                           .date = "2026-11-21",
                           .n_runs = 4000,
                           .start_year = 2027,
                           .start_quarter = 1 };
}

/* A placements curve: rises in a smooth step, then stands, falls by a share a quarter, or goes on.
 */
typedef struct
{
  const char *name;
  double height, spread, fall, goal, chance;
  guint quarters, settled;
  double waiting;
} Curve;

static const Curve curves[] = {
  { "stops", 142, 0.35, 0, 200, 0.03, 12, 7, 78 },
  { "peaks", 164, 0.3, 0.018, 150, 0.62, 40, 9, 40 },
  { "rises", 320, 0.2, 0, NAN, NAN, 12, 14, 0 },
  { "finished", 96, 0.1, 0, 90, 0.81, 20, 8, 0 },
  { "one-draw", 57, 0, 0, 60, 0, 16, 8, 30 },
  { "rare", 0.2, 12, 0, 5, 0.004, 16, 8, 0 },
  { "tiny", 3, 0.5, 0, 10, 0.0, 40, 8, 0 },
  { "huge", 4.1e9, 0.4, 0.001, 8e9, 0.5, 160, 30, 1e9 },
  { "zeros", 0, 0, 0, 200, 0, 40, 8, 0 },
  { "nan", NAN, 0, 0, 200, NAN, 40, 8, 0 },
  { "near-goal", 142, 0.02, 0, 143, 0.45, 12, 7, 78 },
  { "one-quarter", 12, 0.5, 0, 10, 0.7, 1, 1, 0 },
};

static FwScene *
placements (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const Curve *curve = curves;
  g_autofree FweSummary *quarters = NULL, *ready = NULL;
  FwPlacementsData data;

  while (!g_str_equal (curve->name, name))
    curve++;
  quarters = g_new0 (FweSummary, curve->quarters);
  ready = g_new0 (FweSummary, curve->quarters);
  for (guint q = 0; q < curve->quarters; q++)
    {
      const double t = CLAMP (((double)q + 1) / curve->settled, 0, 1),
                   after = MAX (0, (double)q - curve->settled);
      const double value = curve->height * t * t * (3 - 2 * t) * exp (-curve->fall * after);

      quarters[q] = (FweSummary){ .mean = value,
                                  .p10 = value * MAX (0, 1 - curve->spread),
                                  .p25 = value * MAX (0, 1 - 0.5 * curve->spread),
                                  .p50 = value,
                                  .p75 = value * (1 + 0.5 * curve->spread),
                                  .p90 = value * (1 + 0.9 * curve->spread) };
      ready[q].p50 = curve->waiting * t;
    }
  data = (FwPlacementsData){ .context = context (),
                             .n = curve->quarters,
                             .placements = quarters,
                             .ready = ready,
                             .goal = curve->goal,
                             .goal_quarter = 7,
                             .goal_chance = curve->chance };
  return fw_chart_placements (&data, theme, text, size);
}

const Sample *
samples (guint *n)
{
  static Sample all[64];
  static guint count;

  if (count == 0)
    for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
      all[count++] = (Sample){ "placements", curves[i].name, placements };
  *n = count;
  return all;
}

FwScene *
sample_build (const Sample *sample, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  return sample->build (sample->name, theme, text, size);
}
