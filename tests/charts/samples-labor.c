/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-labor.h"

#include <math.h>

#include "fw-chart-openings.h"
#include "fw-chart-wages.h"

#define LONG_NAME "Network and computer systems administrators, and all who do such work elsewhere"
#define MAX_ROWS  16

/* What is known of the wages: all, a cap at the top, one number, a reason, nothing. */
typedef enum
{
  ALL,
  CAPPED,
  CAPPED_LOW,
  MEDIAN,
  MEAN,
  WITHHELD,
  NOTHING,
} Known;

typedef struct
{
  const char *name;
  Known known;
  guint n_rows, n_starts;
  double scale, earnings;
  int year;
} Wages;

static const Wages wages[] = {
  { "typical", ALL, 3, 4, 1, 30000, 2024 },
  { "capped", CAPPED, 2, 3, 1.4, 30000, 2024 },
  { "capped-low", CAPPED_LOW, 2, 2, 2, 3e4, 2024 },
  { "median", MEDIAN, 2, 3, 1, 30000, 2024 },
  { "mean", MEAN, 2, 3, 1, 30000, 2019 },
  { "withheld", WITHHELD, 2, 3, 1, 30000, 2024 },
  { "nothing", NOTHING, 2, 3, 1, 30000, 2024 },
  { "no-starts", ALL, 2, 0, 1, NAN, 2024 },
  { "nothing-at-all", NOTHING, 2, 0, 1, NAN, 2024 },
  { "many", ALL, 12, 24, 1, 30000, 2024 },
  { "huge", CAPPED, 3, 4, 4e3, 4e7, 2024 },
  { "zeros", ALL, 2, 2, 0, 0, 2024 },
  { "nan", ALL, 2, 2, NAN, NAN, 2024 },
  { "no-rows", ALL, 0, 0, 1, NAN, 2024 },
};

static FwChartContext
context (void)
{
  return (FwChartContext){ .place = "Hennepin County, Minnesota",
                           .scenario = "As pledged",
                           .source = "plan “Minneapolis”; BLS occupational wages, May 2025",
                           .date = "2026-11-21",
                           .n_runs = 4000,
                           .price_year = 2024,
                           .start_year = 2027,
                           .start_quarter = 1 };
}

static const char *
title_of (guint row)
{
  static const char *const titles[]
      = { "User support", "Developers", "Software quality analysts and testers", LONG_NAME };

  return titles[row % G_N_ELEMENTS (titles)];
}

static void
set_wages (FwLaborRow *row, guint index, const Wages *sample)
{
  static const double steps[FW_N_LABOR_WAGES] = { 1.08, 0.6, 0.77, 1, 1.27, 1.58 };
  const double median = (60000 + 76000.0 * (index % 3)) * sample->scale;

  for (guint w = 0; w < FW_N_LABOR_WAGES; w++)
    {
      const gboolean shown = sample->known <= CAPPED_LOW
                             || (sample->known == MEDIAN && w == FW_LABOR_P50)
                             || (sample->known == MEAN && w == FW_LABOR_MEAN);
      const gboolean capped = (sample->known == CAPPED && w == FW_LABOR_P90)
                              || (sample->known == CAPPED_LOW && w >= FW_LABOR_P50);

      /* One cap for all that are above it. */
      const double step = capped ? 1.2 : steps[w];

      row->wages[w] = (FwLaborFigure){ shown ? median * step : NAN, capped  ? FW_MARK_AT_LEAST
                                                                    : shown ? FW_MARK_EXACT
                                                                    : sample->known == WITHHELD
                                                                        ? FW_MARK_NOT_RELEASED
                                                                        : FW_MARK_NOT_PUBLISHED };
    }
  row->price_year = sample->year;
  if (sample->known != NOTHING)
    row->wages_origin = (FwLaborOrigin){ .place = (char *)"metro area of Minneapolis",
                                         .vintage = (char *)"May 2025",
                                         .source = (char *)"BLS" };
}

FwScene *
sample_wages (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const Wages *sample = wages;
  FwLaborRow rows[MAX_ROWS] = { 0 };
  FwLaborStart starts[2 * MAX_ROWS] = { 0 };
  FwLabor labor = { .rows = rows, .starts = starts };
  FwWagesData data = { .context = context (), .labor = &labor };

  while (!g_str_equal (sample->name, name))
    sample++;
  labor.n_rows = sample->n_rows;
  labor.n_starts = sample->n_starts;
  labor.earnings = sample->earnings;
  for (guint i = 0; i < sample->n_rows; i++)
    {
      rows[i].title = (char *)title_of (i);
      rows[i].weight = i == 1 ? 0.6 : 0.4;
      set_wages (&rows[i], i, sample);
    }
  for (guint i = 0; i < sample->n_starts; i++)
    starts[i] = (FwLaborStart){ .title = (char *)"Course",
                                .occupation = i % sample->n_rows,
                                .pay = (48000 + 3100.0 * i) * sample->scale };
  return fw_chart_wages (&data, theme, text, size);
}

/* Openings and completers of the plan; what of the state is known. */
static const struct
{
  const char *name;
  guint n_rows;
  double pledged, open, completers;
  double state, state_completers; /* NaN: not published; below 0: nobody asked */
} openings[] = {
  { "typical", 3, 118, 60, 190, 2890, 1240 },  { "plan-only", 2, 118, 100, 137, -1, -1 },
  { "no-completers", 3, 60, 90, 60, 410, -1 }, { "holes", 2, 60, 90, 137, NAN, NAN },
  { "balanced", 2, 300, 200, 80, 500, 700 },   { "closed", 2, 60, 0, 80, 500, 700 },
  { "nobody", 2, 60, 30, 0, 500, 700 },        { "zeros", 2, 0, 0, 0, 0, 0 },
  { "tiny", 2, 0.3, 0.2, 0.9, 10, 3 },         { "huge", 3, 4e9, 5e9, 9e9, 3e9, 2e9 },
  { "many", 12, 118, 700, 900, 2890, 1240 },   { "nan", 2, NAN, NAN, NAN, NAN, NAN },
  { "no-rows", 0, 0, 0, 0, -1, -1 },           { "one", 1, 213, 133, 129, -1, -1 },
};

static void
set_state (FwLaborFigure *figure, FwLaborOrigin *origin, double value)
{
  *figure = (FwLaborFigure){ value >= 0 ? value : NAN,
                             value >= 0 ? FW_MARK_EXACT : FW_MARK_NOT_PUBLISHED };
  if (!(value < 0))
    *origin = (FwLaborOrigin){ .place = (char *)"Minnesota",
                               .vintage = (char *)"2024–2034",
                               .source = (char *)"Projections Central" };
}

FwScene *
sample_openings (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwLaborRow rows[MAX_ROWS] = { 0 };
  FwLabor labor = { .rows = rows, .earnings = NAN };
  FwOpeningsRow plan[MAX_ROWS] = { 0 };
  FwOpeningsData data = { .context = context (), .labor = &labor, .quarter = 7, .rows = plan };
  guint s = 0;

  while (!g_str_equal (openings[s].name, name))
    s++;
  labor.n_rows = openings[s].n_rows;
  for (guint i = 0; i < labor.n_rows; i++)
    {
      FwLaborRow *row = &rows[i];

      row->title = (char *)title_of (i);
      plan[i] = (FwOpeningsRow){
        .open = openings[s].open * 2.0 * (i + 1) / (labor.n_rows * (labor.n_rows + 1.0)),
        .all = openings[s].pledged / (1 + i % 3),
        .completers = openings[s].completers / labor.n_rows,
      };
      set_state (&row->state_openings, &row->state_openings_origin,
                 openings[s].state / (1 + i % 3));
      set_state (&row->state_completers, &row->state_completers_origin,
                 openings[s].state_completers);
    }
  return fw_chart_openings (&data, theme, text, size);
}

const char *
sample_wages_name (guint i)
{
  return i < G_N_ELEMENTS (wages) ? wages[i].name : NULL;
}

const char *
sample_openings_name (guint i)
{
  return i < G_N_ELEMENTS (openings) ? openings[i].name : NULL;
}
