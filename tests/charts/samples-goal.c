/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-goal.h"

#include <math.h>

#include "fw-chart-backcast.h"

#define LONG_NAME                                                                                  \
  "Evening classes, child care and paid work experience for everybody who asks for it"

/* has, need: of each stage, from outreach on; spread: of both, as a share of the middle. */
typedef struct
{
  const char *name;
  guint n;
  double has[FW_N_BACKCAST], need[FW_N_BACKCAST];
  double spread;
  FwBackcastStage narrowest;
  gboolean is_short, no_people;
  const char *scenario;
} Back;

static const Back backs[] = {
  { "typical",
    7,
    { 12400, 3340, 460, 294, 224, 216, 130 },
    { 9100, 2450, 552, 371, 425, 310, 200 },
    0.25,
    FW_BACKCAST_OPENINGS,
    TRUE,
    FALSE,
    "As pledged" },
  { "seats",
    7,
    { 12400, 3340, 120, 80, 224, 76, 40 },
    { 9100, 2450, 552, 371, 310, 310, 200 },
    0.25,
    FW_BACKCAST_SEATS,
    TRUE,
    FALSE,
    "As pledged" },
  { "applicants",
    4,
    { 900, 240, 460, 80 },
    { 9100, 2450, 552, 371 },
    0.2,
    FW_BACKCAST_APPLICANTS,
    TRUE,
    FALSE,
    "As pledged" },
  { "enough",
    7,
    { 12400, 3340, 900, 600, 700, 540, 330 },
    { 9100, 2450, 552, 371, 425, 310, 200 },
    0.2,
    FW_BACKCAST_SEATS,
    FALSE,
    FALSE,
    "As pledged" },
  { "ample",
    7,
    { 9e5, 8e5, 9000, 6000, 7000, 5400, 3300 },
    { 9100, 2450, 552, 371, 425, 310, 200 },
    0.3,
    FW_BACKCAST_OPENINGS,
    FALSE,
    FALSE,
    "As pledged" },
  { "long",
    7,
    { 12400, 3340, 460, 294, 224, 216, 130 },
    { 9100, 2450, 552, 371, 425, 310, 200 },
    0.25,
    FW_BACKCAST_OPENINGS,
    TRUE,
    FALSE,
    LONG_NAME },
  { "huge",
    7,
    { 1.24e10, 3.34e9, 4.6e8, 2.94e8, 2.24e8, 2.16e8, 1.3e8 },
    { 9.1e10, 2.45e10, 5.5e9, 3.7e9, 4.2e9, 3.1e9, 2e9 },
    0.6,
    FW_BACKCAST_OPENINGS,
    TRUE,
    FALSE,
    "As pledged" },
  { "zeros",
    7,
    { 0 },
    { 9100, 2450, 552, 371, 425, 310, 200 },
    0,
    FW_BACKCAST_APPLICANTS,
    TRUE,
    FALSE,
    "As pledged" },
  { "nan",
    7,
    { NAN, NAN, NAN, NAN, NAN, NAN, NAN },
    { 9100, 2450, 552, 371, 425, 310, 200 },
    0.2,
    FW_BACKCAST_APPLICANTS,
    TRUE,
    FALSE,
    "As pledged" },
  { "nobody", 0, { 0 }, { 0 }, 0, FW_BACKCAST_APPLICANTS, FALSE, FALSE, "As pledged" },
  { "dollars", 0, { 0 }, { 0 }, 0, FW_BACKCAST_APPLICANTS, FALSE, TRUE, "As pledged" },
};

const char *
sample_backcast_name (guint i)
{
  return i < G_N_ELEMENTS (backs) ? backs[i].name : NULL;
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
sample_backcast (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const Back *sample = backs;
  FwBackcast backcast = { 0 };

  while (!g_str_equal (sample->name, name))
    sample++;
  backcast.n = sample->n;
  backcast.narrowest = sample->narrowest;
  backcast.is_short = sample->is_short;
  for (guint i = 0; i < sample->n; i++)
    {
      backcast.has[i] = around (sample->has[i], i == FW_BACKCAST_SEATS ? 0 : sample->spread);
      backcast.need[i] = around (sample->need[i], 0.8 * sample->spread);
      backcast.enough[i] = sample->need[i] * (1 + 0.5 * sample->spread);
    }
  return fw_chart_backcast (
      &(FwBackcastData){ .context = { .place = "Hennepin County, Minnesota",
                                      .scenario = sample->scenario,
                                      .source = "plan “Minneapolis”, 4,000 paired runs",
                                      .date = "2026-11-21",
                                      .n_runs = 4000,
                                      .price_year = 2024,
                                      .start_year = 2027,
                                      .start_quarter = 1 },
                         .backcast = &backcast,
                         .measure
                         = sample->no_people ? "Benefit per dollar" : "Net local placements",
                         .goal = sample->no_people ? "$2" : "200",
                         .counts_people = !sample->no_people,
                         .chance = 0.8,
                         .quarter = 7 },
      theme, text, size);
}
