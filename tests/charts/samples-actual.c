/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-actual.h"

#include <math.h>

#include "fw-chart-actual.h"

#define MAX_QUARTERS 40

/* plan: its placements a quarter; until: when they end; pilot: the same of the pilot, told each
 * second quarter from the third on. */
typedef struct
{
  const char *name;
  guint n, until;
  double plan, spread, pilot;
  gboolean has_pilot, moved;
  const char *scenario;
} Pilot;

static const Pilot pilots[] = {
  { "typical", 18, 8, 25, 0.2, 12, TRUE, TRUE, "As pledged" },
  { "more", 12, 8, 10, 0.2, 30, TRUE, FALSE, "As pledged" },
  { "fewer", 12, 8, 40, 0.1, 11, TRUE, FALSE, "As pledged" },
  { "within", 12, 12, 20, 0.3, 21, TRUE, FALSE, "As pledged" },
  { "slower", 16, 8, 25, 0.2, 12.5, TRUE, TRUE, "As pledged" },
  { "huge", 40, 40, 2e8, 0.5, 3e8, TRUE, TRUE, "As pledged" },
  { "long", 18, 8, 25, 0.2, 12, TRUE, TRUE,
    "Evening classes, child care and paid work experience for everybody who asks for it" },
  { "zeros", 12, 0, 0, 0, 12, TRUE, TRUE, "No program" },
  { "one", 1, 1, 20, 0.2, NAN, TRUE, FALSE, "As pledged" },
  { "withheld", 12, 8, 20, 0.2, NAN, TRUE, FALSE, "As pledged" },
  { "nan", 12, 8, NAN, 0.2, 12, TRUE, FALSE, "As pledged" },
  { "none", 12, 8, 20, 0.2, NAN, FALSE, FALSE, "As pledged" },
};

const char *
sample_actual_name (guint i)
{
  return i < G_N_ELEMENTS (pilots) ? pilots[i].name : NULL;
}

static FweSummary
around (double middle, double spread)
{
  return (FweSummary){ .mean = middle,
                       .p10 = middle * (1 - spread),
                       .p25 = middle * (1 - 0.5 * spread),
                       .p50 = middle,
                       .p75 = middle * (1 + 0.5 * spread),
                       .p90 = middle * (1 + spread),
                       .n = 4000 };
}

FwScene *
sample_actual (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwActualQuarter quarters[MAX_QUARTERS];
  const Pilot *sample = pilots;

  while (!g_str_equal (sample->name, name))
    sample++;
  for (guint i = 0; i < sample->n; i++)
    {
      const gboolean told = i >= 2 && i % 2 == 0 && i + 2 < sample->n;

      quarters[i]
          = (FwActualQuarter){ .plan
                               = around (sample->plan * MIN (i + 1, sample->until), sample->spread),
                               .plan_started = sample->plan * 2 * MIN (i + 1, sample->until),
                               .started = told ? sample->pilot * 1.5 * i : NAN,
                               .placed = told ? sample->pilot * i : NAN };
    }
  return fw_chart_actual (
      &(FwActualData){ .context = { .place = "Hennepin County, Minnesota",
                                    .scenario = sample->scenario,
                                    .source = "plan “Minneapolis”, 4,000 paired runs",
                                    .date = "2026-11-21",
                                    .n_runs = 4000,
                                    .price_year = 2024,
                                    .start_year = 2027,
                                    .start_quarter = 1 },
                       .quarters = quarters,
                       .n = sample->n,
                       .has_pilot = sample->has_pilot,
                       .moved = sample->moved,
                       .begin_year = 2015,
                       .begin_quarter = 1 },
      theme, text, size);
}
