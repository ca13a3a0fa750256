/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-equity.h"

#include <math.h>

#include "fw-chart-between.h"
#include "fw-chart-deciles.h"
#include "fw-chart-gaps.h"
#include "fw-chart-lines.h"
#include "fw-chart-scale.h"

#define LONG_NAME                                                                                  \
  "Young adults from 18 to 26 who live in one of the seven neighbourhoods along the river"
#define MAX_GROUPS 17

static const char *const group_names[]
    = { "White", "Hispanic", "Black", "Asian", "Other", "Native", LONG_NAME };

static FwChartContext
context (void)
{
  return (FwChartContext){ .place = "Hennepin County, Minnesota",
                           .scenario = "As pledged",
                           .source = "ACS 2006–2010 (B19001), Hennepin County, 473,856 households, "
                                     "incomes in 2024 dollars by CPI",
                           .date = "2026-11-21",
                           .n_runs = 4000,
                           .price_year = 2024,
                           .start_year = 2027,
                           .start_quarter = 1 };
}

/* --- deciles: the gain falls from the poorest tenth on. */
static const struct
{
  const char *name;
  double households, gain, lose, dollars, fall;
} tenths[] = {
  { "typical", 47386, 96, 11, 3300, 0.72 },
  { "even", 47386, 30, 3, 3300, 1 },
  { "large", 4700, 2100, 300, 4100, 0.8 },
  { "faint", 47386, 3, 0.1, 2900, 0.7 },
  { "nothing-for-poorest", 47386, 0, 0, 3300, 0 },
  { "loss", 47386, 20, 90, 2500, 0.9 },
  { "huge", 4e8, 3e8, 1e8, 9e5, 0.9 },
  { "no-effect", 47386, 0, 0, 0, 1 },
  { "zeros", 0, 0, 0, 0, 1 },
  { "nan", 47386, NAN, 0, NAN, 1 },
  { "none", NAN, 0, 0, 0, 1 },
};

static FwScene *
deciles (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FweDecile rows[FWE_N_DECILES];
  guint i = 0;

  while (!g_str_equal (tenths[i].name, name))
    i++;
  for (guint d = 0; d < FWE_N_DECILES; d++)
    {
      const double weight = pow (tenths[i].fall, d);
      double gain = tenths[i].gain * weight, lose = tenths[i].lose * weight;

      /* Without a fall it is the fourth tenth alone that changes. */
      if (tenths[i].fall == 0)
        gain = d == 3 ? 80 : 0;
      rows[d] = (FweDecile){ .from = d == 0 ? 0 : 9600 * pow (1.36, d),
                             .households = tenths[i].households,
                             .gain = gain,
                             .lose = lose,
                             .change = tenths[i].households > 0 ? (gain - lose) * tenths[i].dollars
                                                                      / tenths[i].households
                                                                : 0 };
    }
  return fw_chart_deciles (&(FwDecilesData){ .context = context (),
                                             .deciles = isnan (tenths[i].households) ? NULL : rows,
                                             .eligible = 50000,
                                             .reading_quarter = 18 },
                           theme, text, size);
}

/* --- lines: each group further from the line. */
static const struct
{
  const char *name;
  guint n;
  double line, share, below, change; /* change: of the share */
  const char *source;
} under[] = {
  { "typical", 5, 30000, 0.42, 0.41, -0.0021, "the pay the city’s promise starts from" },
  { "plain", 3, 30000, 0.42, 0.41, -0.0021, NULL },
  { "one", 1, 25000, 0.21, 0.4, -0.0005, NULL },
  { "visible", 5, 50000, 0.5, 0.5, -0.12, NULL },
  { "worse", 5, 30000, 0.4, 0.4, 0.003, NULL },
  { "still", 5, 30000, 0.4, 0.4, 0, NULL },
  { "many", 16, 30000, 0.4, 0.4, -0.001, "a line with a long name that says where it comes from" },
  { "names", 7, 30000, 0.4, 0.4, -0.001, NULL },
  { "nobody", 4, 1, 0, 0, 0, NULL },
  { "all", 4, 9e9, 1, 0.99, 0, NULL },
  { "no-line", 5, NAN, 0.4, 0.4, 0, NULL },
  { "nan", 3, 30000, NAN, NAN, 0, NULL },
  { "none", 0, 30000, 0, 0, 0, NULL },
};

static FwScene *
lines (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwLinesGroup rows[MAX_GROUPS + 1];
  guint i = 0, n;

  while (!g_str_equal (under[i].name, name))
    i++;
  n = under[i].n;
  for (guint g = 0; g <= n; g++)
    {
      const gboolean whole = g == n || n == 1;
      const double fall = whole ? 0.5 : 1 / (1 + 0.3 * (g % 5));

      rows[g] = (FwLinesGroup){
        .name
        = whole ? "All households" : group_names[g % (n > 5 ? G_N_ELEMENTS (group_names) : 5)],
        .households = whole ? 473856 : 31000,
        .before = { under[i].share * fall, under[i].below * fall },
        .after = { (under[i].share + under[i].change) * fall, under[i].below * fall },
      };
    }
  return fw_chart_lines (&(FwLinesData){ .context = context (),
                                         .line = under[i].line,
                                         .line_source = under[i].source,
                                         .n_groups = n > 1 ? n + 1 : n,
                                         .groups = rows,
                                         .reading_quarter = 18 },
                         theme, text, size);
}

/* --- gaps */
typedef enum
{
  EVERY_PANEL,
  NO_RATES,
  SOME_UNKNOWN,
  ONLY_EARNINGS,
  NO_PANEL,
} Known;

static const struct
{
  const char *name;
  guint n;
  Known known;
  double gain, spread, closed;
} gaps_of[] = {
  { "typical", 5, EVERY_PANEL, 3300, 0.6, 0.0009 },
  { "no-rates", 5, NO_RATES, 3300, 0.6, 0.0009 },
  { "unknown", 5, SOME_UNKNOWN, 3300, 0.6, 0.001 },
  { "one", 1, NO_RATES, 3300, 0.6, NAN },
  { "unsure", 5, EVERY_PANEL, 900, 2.2, 0.0001 },
  { "loss", 5, EVERY_PANEL, -800, 0.6, -0.001 },
  { "still", 5, EVERY_PANEL, 0, 0, 0 },
  { "many", 16, EVERY_PANEL, 3300, 0.6, 0.02 },
  { "names", 7, EVERY_PANEL, 3300, 0.6, 0.02 },
  { "huge", 3, EVERY_PANEL, 4e9, 0.5, 0.9 },
  { "tiny", 3, EVERY_PANEL, 0.3, 0.5, 1e-8 },
  { "earnings", 4, ONLY_EARNINGS, 3300, 0.6, NAN },
  { "nan", 3, EVERY_PANEL, NAN, NAN, NAN },
  { "none", 3, NO_PANEL, NAN, 0, NAN },
};

static FwGapsRow
gap_row (guint i, guint g, FwGapsPanel panel)
{
  static const double starts[FW_N_GAPS] = { 33000, 118000, 0.74, 0.061 };
  static const double effects[FW_N_GAPS] = { 1, 4e-3, 1.4e-8, -1.1e-8 };
  const double fall = 1 / (1 + 0.07 * ((g * 2) % 5)), change = gaps_of[i].gain * effects[panel],
               without = starts[panel] * fall;

  return (FwGapsRow){ .name = group_names[g % G_N_ELEMENTS (group_names)],
                      .without = gaps_of[i].known == SOME_UNKNOWN && panel >= FW_GAPS_EMPLOYMENT
                                         && g % 2 == 0
                                     ? NAN
                                     : without,
                      .with = without + change,
                      .low = change - fabs (change) * gaps_of[i].spread,
                      .high = change + fabs (change) * gaps_of[i].spread,
                      .margin = panel == FW_GAPS_UNEMPLOYMENT ? 0.004 + 0.002 * g : NAN };
}

typedef FwScene *(*BuildGaps) (const FwGapsData *data, const FwTheme *theme, FwTextMetrics *text,
                               FwSize size);

static FwScene *
build_gaps (const char *name, BuildGaps build, const FwTheme *theme, FwTextMetrics *text,
            FwSize size)
{
  FwGapsRow rows[FW_N_GAPS][MAX_GROUPS];
  FwGapsData data = { .context = context (),
                      .reading_quarter = 18,
                      .jobs_quarter = 7,
                      .jobs_place = "Hennepin County, Minnesota" };
  guint i = 0, n_panels;

  while (!g_str_equal (gaps_of[i].name, name))
    i++;
  n_panels = gaps_of[i].known == NO_PANEL        ? 0
             : gaps_of[i].known == ONLY_EARNINGS ? 1
             : gaps_of[i].known == NO_RATES      ? 2
                                                 : FW_N_GAPS;
  data.n_groups = gaps_of[i].n;
  for (guint p = 0; p < n_panels; p++)
    {
      for (guint g = 0; g < data.n_groups; g++)
        rows[p][g] = gap_row (i, g, p);
      data.rows[p] = rows[p];
    }
  data.enrolled = isnan (gaps_of[i].gain) ? 0 : 470;
  data.gain = gaps_of[i].gain;
  data.gain_low = gaps_of[i].gain - fabs (gaps_of[i].gain) * gaps_of[i].spread;
  data.gap_closed = gaps_of[i].closed;
  data.low = data.n_groups > 1 ? "Black" : NULL;
  data.high = data.n_groups > 1 ? "White" : NULL;
  return build (&data, theme, text, size);
}

static FwScene *
gaps (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  return build_gaps (name, fw_chart_gaps, theme, text, size);
}

static FwScene *
jobs (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  return build_gaps (name, fw_chart_jobs, theme, text, size);
}

/* --- between */
static const struct
{
  const char *name;
  guint n;
  double theil, log, between, change;
} parts[] = {
  { "typical", 5, 0.412, 0.465, 0.057, -2e-5 },
  { "most", 3, 0.4, 0.5, 0.27, -1e-5 },
  { "between", 4, 0.3, 0.4, 0.7, 0.01 },
  { "all-between", 2, 0.2, 0.2, 1, 0 },
  { "none-between", 5, 0.4, 0.5, 0, 0 },
  { "one", 1, 0.4, 0.5, 0, 0 },
  { "huge", 5, 900, 1200, 0.5, 3 },
  { "zeros", 3, 0, 0, 0, 0 },
  { "nan", 3, NAN, NAN, 0.1, 0 },
  { "none", 0, 0, 0, 0, 0 },
};

static FwScene *
between (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwBetweenData data = { .context = context (), .reading_quarter = 18 };
  guint i = 0;

  while (!g_str_equal (parts[i].name, name))
    i++;
  data.n_groups = parts[i].n;
  for (guint when = 0; when < 2; when++)
    {
      data.theil.between[when] = parts[i].theil * parts[i].between + when * parts[i].change;
      data.theil.within[when] = parts[i].theil * (1 - parts[i].between) + when * parts[i].change;
      data.log.between[when] = parts[i].log * parts[i].between;
      data.log.within[when] = parts[i].log * (1 - parts[i].between);
    }
  return fw_chart_between (&data, theme, text, size);
}

/* --- scale */
static const struct
{
  const char *name;
  guint n_parts;
  double trained, dollars, share, change, margin, placements, milli;
  gboolean surely;
} scales[] = {
  { "typical", 3, 470, 3300, 0.12, -4e-5, 0.004, 142, 12100, TRUE },
  { "unsure", 3, 470, 900, 0.03, -1e-5, 0.004, 142, 12100, FALSE },
  { "two", 2, 470, 3300, 0.12, -4e-5, NAN, 142, 12100, TRUE },
  { "seen", 3, 47000, 3300, 0.12, -0.02, 0.004, 14200, 900, TRUE },
  { "beyond", 3, 470, 3300, 0.12, -0.005, 0.004, 142, 12, TRUE },
  { "raises", 3, 470, 3300, 0.12, 4e-5, 0.004, 142, NAN, TRUE },
  { "loss", 3, 470, -700, -0.03, 1e-5, 0.004, 142, 12100, FALSE },
  { "nothing", 3, 470, 0, 0, 0, 0.004, 0, NAN, FALSE },
  { "nobody", 3, 0, 0, 0, 0, 0.004, 0, NAN, FALSE },
  { "huge", 3, 4e9, 3e6, 8, -4e-5, 0.004, 1e9, 4e14, TRUE },
  { "crowded", 3, 470, 3300, 0.12, -9e-4, 0.001, 900, 1000, TRUE },
  { "nan", 3, 470, NAN, NAN, NAN, NAN, NAN, NAN, FALSE },
  { "none", 0, 470, 3300, 0.12, 0, 0.004, 142, 12100, TRUE },
};

static FwScene *
scale (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwScaleData data = { .context = context (), .gini = 0.476, .reading_quarter = 18 };
  guint i = 0;

  while (!g_str_equal (scales[i].name, name))
    i++;
  data.n_parts = scales[i].n_parts;
  data.parts[0] = (FwScalePart){ .who = "Participants",
                                 .n = scales[i].trained,
                                 .people = TRUE,
                                 .dollars = scales[i].dollars,
                                 .low = 0.2 * scales[i].dollars,
                                 .high = 2.1 * scales[i].dollars,
                                 .share = scales[i].share };
  data.parts[1] = (FwScalePart){ .who = "Black households",
                                 .n = 31000,
                                 .dollars = scales[i].dollars / 220,
                                 .share = scales[i].share / 400 };
  data.parts[data.n_parts == 2 ? 1 : 2] = (FwScalePart){ .who = "Hennepin County, Minnesota",
                                                         .n = 473856,
                                                         .dollars = NAN,
                                                         .share = scales[i].share / 3000 };
  data.trained = scales[i].trained;
  data.surely = scales[i].surely;
  data.gini_change = scales[i].change;
  data.gini_margin = scales[i].margin;
  data.margin_published = i % 2 == 0;
  data.placements = scales[i].placements;
  data.placements_per_milli = scales[i].milli;
  return fw_chart_scale (&data, theme, text, size);
}

#define ADD(list, chart_name, build_function)                                                      \
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)                                                  \
    all[count++] = (Sample)                                                                        \
    {                                                                                              \
      chart_name, list[i].name, build_function                                                     \
    }

const Sample *
samples_equity (guint *n)
{
  static Sample all[G_N_ELEMENTS (tenths) + G_N_ELEMENTS (under) + 2 * G_N_ELEMENTS (gaps_of)
                    + G_N_ELEMENTS (parts) + G_N_ELEMENTS (scales)];
  static guint count;

  if (count == 0)
    {
      ADD (tenths, "deciles", deciles);
      ADD (under, "lines", lines);
      ADD (gaps_of, "gaps", gaps);
      ADD (gaps_of, "jobs", jobs);
      ADD (parts, "between", between);
      ADD (scales, "scale", scale);
      g_assert_cmpuint (count, <=, MAX_EQUITY_SAMPLES);
    }
  *n = count;
  return all;
}
