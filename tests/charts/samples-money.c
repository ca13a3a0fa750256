/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-money.h"

#include <math.h>

#include "fw-chart-costs.h"
#include "fw-chart-funds.h"
#include "fw-chart-parties.h"
#include "fw-chart-path.h"
#include "fw-chart-payback.h"

static FwChartContext
context (gboolean no_program, int start_quarter)
{
  return (FwChartContext){ .place = "Hennepin County, Minnesota",
                           .scenario = no_program ? "No program" : "As pledged",
                           .source = "plan “Minneapolis”, “As pledged”; the source of every number "
                                     "stands in the plan",
                           .date = "2026-11-21",
                           .n_runs = 4000,
                           .price_year = 2024,
                           .start_year = 2027,
                           .start_quarter = start_quarter,
                           .no_program = no_program };
}

/* A net benefit that falls while money is spent, then rises towards its end. */
static const struct
{
  const char *name;
  guint quarters, spending;
  double bottom, end, spread; /* dollars */
  double p10, p50, p90;       /* payback, quarters */
  double never;
  gboolean no_program;
} nets[] = {
  { "typical", 40, 8, -3.4e6, 2.4e6, 5.2e6, 17, 26, INFINITY, 0.28, FALSE },
  { "sure", 40, 8, -1.2e6, 9e6, 2e6, 10, 12, 15, 0, FALSE },
  { "late", 40, 8, -3.4e6, -1.1e6, 2.6e6, 33, INFINITY, INFINITY, 0.72, FALSE },
  { "never", 40, 8, -3.4e6, -3.2e6, 0.4e6, INFINITY, INFINITY, INFINITY, 1, FALSE },
  { "one-in-hundred", 40, 8, -3.4e6, 2.4e6, 3e6, 17, 26, 38, 0.0098, FALSE },
  { "at-once", 40, 1, -1, 4e6, 1e6, 1, 1, 2, 0, FALSE },
  { "one-draw", 20, 6, -4e5, 3e5, 0, 14, 14, 14, 0, FALSE },
  { "short", 2, 1, -9e5, -7e5, 1e5, INFINITY, INFINITY, INFINITY, 1, FALSE },
  { "one-quarter", 1, 1, -9e5, -9e5, 1e5, INFINITY, INFINITY, INFINITY, 1, FALSE },
  { "huge", 160, 40, -3.4e13, 4e15, 5e15, 60, 70, INFINITY, 0.2, FALSE },
  { "tiny", 40, 8, -3, 2, 4, 17, 26, INFINITY, 0.3, FALSE },
  { "zeros", 40, 8, 0, 0, 0, INFINITY, INFINITY, INFINITY, 1, FALSE },
  { "no-program", 40, 8, 0, 0, 0, INFINITY, INFINITY, INFINITY, 1, TRUE },
  { "nan", 40, 8, NAN, NAN, NAN, NAN, NAN, NAN, 1, FALSE },
};

static FwScene *
payback (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  g_autofree FweSummary *net = NULL;
  FwPaybackData data = { .rate = 0.03 };
  guint i = 0;

  while (!g_str_equal (nets[i].name, name))
    i++;
  net = g_new0 (FweSummary, nets[i].quarters);
  for (guint q = 0; q < nets[i].quarters; q++)
    {
      const double spent = MIN (1, (q + 1.0) / nets[i].spending);
      const double back
          = MAX (0, (q + 1.0 - nets[i].spending) / MAX (nets[i].quarters - nets[i].spending, 1));
      const double value = nets[i].bottom * spent + (nets[i].end - nets[i].bottom) * back;
      const double wide = nets[i].spread * (0.08 * spent + 0.92 * back);

      net[q] = (FweSummary){ .mean = value + 0.1 * wide,
                             .p10 = value - 0.9 * wide,
                             .p25 = value - 0.5 * wide,
                             .p50 = value,
                             .p75 = value + 0.5 * wide,
                             .p90 = value + wide };
    }
  data.context = context (nets[i].no_program, 1);
  data.n = nets[i].quarters;
  data.net = net;
  data.payback = (FweSummary){ .p10 = nets[i].p10,
                               .p50 = nets[i].p50,
                               .p90 = nets[i].p90,
                               .n = 4000,
                               .n_undefined = (gsize)(4000 * nets[i].never) };
  return fw_chart_payback (&data, theme, text, size);
}

static const struct
{
  const char *name;
  double participant, taxpayer, others, spread; /* dollars */
  gboolean parts, no_program;
} statements[] = {
  { "typical", 4.6e6, -1.5e6, -0.7e6, 1.2, TRUE, FALSE },
  { "all-gain", 9e6, 1e6, 2e5, 0.6, TRUE, FALSE },
  { "all-lose", -2e5, -3e6, -1.1e6, 0.5, TRUE, FALSE },
  { "loss-repaid", -2e5, 3e6, 0, 0.5, FALSE, FALSE },
  { "one-draw", 40000, -25000, -8000, 0, FALSE, FALSE },
  { "lopsided", 8e8, -1, -3, 0.1, FALSE, FALSE },
  { "huge", 4e15, -3e15, -2e14, 2, TRUE, FALSE },
  { "zeros", 0, 0, 0, 0, FALSE, FALSE },
  { "no-program", 0, 0, 0, 0, FALSE, TRUE },
  { "nan", NAN, NAN, NAN, 0, FALSE, FALSE },
};

static FweSummary
about (double mean, double spread)
{
  return (FweSummary){ .mean = mean,
                       .p10 = mean - spread,
                       .p25 = mean - spread / 2,
                       .p50 = mean,
                       .p75 = mean + spread / 2,
                       .p90 = mean + spread,
                       .n = 4000 };
}

static FwScene *
parties (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FweSummary values[FWE_N_VALUES][FWE_N_PARTIES] = { 0 };
  FwPartiesData data = { .n = 40, .rate = 0.031 };
  guint i = 0;
  double net[FW_N_PARTIES];

  while (!g_str_equal (statements[i].name, name))
    i++;
  net[0] = statements[i].participant;
  net[1] = statements[i].taxpayer;
  net[2] = statements[i].others;
  net[FW_SOCIETY] = net[0] + net[1] + net[2];
  for (guint p = 0; p < FW_N_PARTIES; p++)
    data.net[p] = about (net[p], statements[i].spread * fabs (net[p]));
  /* Pay and its tax cancel out over the parties; what is left is the program's cost. */
  for (guint p = 0; p < FWE_N_PARTIES; p++)
    {
      const double sign = p == FWE_PARTY_TAXPAYER ? 1 : -1;

      values[FWE_V_TAX][p] = about (p == FWE_PARTY_OTHERS ? 0 : sign * 1.4e6, 3e5);
      values[FWE_V_PROGRAM_COST][p]
          = about (p == FWE_PARTY_PARTICIPANT ? 0 : net[p] - values[FWE_V_TAX][p].mean, 1e5);
    }
  values[FWE_V_EARNINGS][FWE_PARTY_PARTICIPANT] = about (net[0] + 1.4e6 + 2e5, 2e6);
  values[FWE_V_FORGONE][FWE_PARTY_PARTICIPANT] = about (-2e5, 1e5);
  /* 31 runs in 100 of the everyday one; else what the average says. */
  data.repaid = i == 0 ? 0.31 : net[FWE_PARTY_TAXPAYER] >= 0 ? 1 : 0;
  data.context = context (statements[i].no_program, 1);
  data.values = statements[i].parts ? (const FweSummary (*)[FWE_N_PARTIES])values : NULL;
  return fw_chart_parties (&data, theme, text, size);
}

static const struct
{
  const char *name;
  double seat, completer, placement, net, spread;
  gboolean open, no_program;
} prices[] = {
  { "typical", 7000, 10300, 15200, 23300, 0.3, FALSE, FALSE },
  { "open", 7000, 10300, 15200, 23300, 0.3, TRUE, FALSE },
  { "far", 7000, 10300, 15200, 23300, 9, FALSE, FALSE },
  { "alike", 7000, 7000, 7000, 7000, 0, FALSE, FALSE },
  { "none-net", 7000, 10300, 15200, INFINITY, 0.3, FALSE, FALSE },
  { "none-placed", 7000, 10300, INFINITY, INFINITY, 0.3, FALSE, FALSE },
  { "none-done", 7000, INFINITY, INFINITY, INFINITY, 0.3, FALSE, FALSE },
  { "none-enrolled", INFINITY, INFINITY, INFINITY, INFINITY, 0.3, FALSE, FALSE },
  { "huge", 7e9, 1e12, 3e15, 4e17, 0.5, FALSE, FALSE },
  { "zeros", 0, 0, 0, 0, 0, FALSE, FALSE },
  { "no-program", INFINITY, INFINITY, INFINITY, INFINITY, 0, FALSE, TRUE },
  { "nan", NAN, NAN, NAN, NAN, 0, FALSE, FALSE },
};

static FwScene *
costs (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FwCostsData data = { .quarter = 7 };
  guint i = 0;

  while (!g_str_equal (prices[i].name, name))
    i++;
  for (guint c = 0; c < FW_N_COSTS; c++)
    {
      const double all[FW_N_COSTS]
          = { prices[i].seat, prices[i].completer, prices[i].placement, prices[i].net };
      const double spread = prices[i].spread * (c + 1) / FW_N_COSTS;

      data.costs[c] = about (all[c], 0);
      data.costs[c].p10 = all[c] / (1 + spread);
      data.costs[c].p90 = all[c] * (1 + spread);
    }
  if (prices[i].open)
    data.costs[FW_COST_NET_LOCAL].p90 = INFINITY;
  data.context = context (prices[i].no_program, 1);
  return fw_chart_costs (&data, theme, text, size);
}

/* Money by year as shares of each fund's yearly amount. */
static const struct
{
  const char *name;
  guint n_funds, n_years, start_quarter, open; /* years in which the second fund pays */
  double amount;
  double used[3];
  gboolean no_program;
} purses[] = {
  { "typical", 4, 3, 1, 2, 6e5, { 0.92, 0.85, 0.15 }, FALSE },
  { "used-up", 4, 3, 1, 3, 6e5, { 1, 0.85, 0.3 }, FALSE },
  { "mid-year", 2, 3, 3, 3, 6e5, { 0.9, 0.85, 0.8 }, FALSE },
  { "unused", 2, 3, 1, 3, 6e5, { 0.5, 0.4, 0.4 }, FALSE },
  { "far-limit", 3, 3, 1, 3, 6e5, { 0.1, 0.2, 0.02 }, FALSE },
  { "many", 12, 3, 1, 3, 6e5, { 0.9, 0.9, 0.9 }, FALSE },
  { "long", 3, 40, 2, 40, 6e5, { 0.9, 0.9, 0.9 }, FALSE },
  { "one", 1, 1, 1, 1, 4e4, { 0.9, 0, 0 }, FALSE },
  { "huge", 5, 3, 1, 3, 4e15, { 0.9, 0.9, 0.9 }, FALSE },
  { "no-fund", 0, 3, 1, 0, 0, { 0, 0, 0 }, FALSE },
  { "zeros", 3, 3, 1, 3, 6e5, { 0, 0, 0 }, FALSE },
  { "no-program", 3, 3, 1, 3, 6e5, { 0, 0, 0 }, TRUE },
  { "nan", 2, 2, 1, 2, NAN, { 1, 1, 1 }, FALSE },
};

static FwScene *
funds (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  static const char *const names[]
      = { "WIOA adult", "State grant", "City", "Employers",
          "Foundation for the training of everybody who was ever born in the county" };
  g_autofree FweMoneyYear *years = NULL;
  const char *titles[16];
  guint i = 0;
  FwFundsData data;

  while (!g_str_equal (purses[i].name, name))
    i++;
  years = g_new0 (FweMoneyYear, purses[i].n_funds * purses[i].n_years + 1);
  for (guint f = 0; f < purses[i].n_funds; f++)
    {
      titles[f] = names[f % G_N_ELEMENTS (names)];
      for (guint y = 0; y < purses[i].n_years; y++)
        {
          FweMoneyYear *it = &years[f * purses[i].n_years + y];
          const double amount = purses[i].amount / (1 + 0.4 * f);

          it->limit = f == 1 && y >= purses[i].open ? 0 : amount;
          it->paid = about (it->limit * purses[i].used[y % 3], it->limit * 0.05);
        }
    }
  data = (FwFundsData){ .context = context (purses[i].no_program, (int)purses[i].start_quarter),
                        .n_funds = purses[i].n_funds,
                        .n_years = purses[i].n_years,
                        .names = titles,
                        .years = years };
  return fw_chart_funds (&data, theme, text, size);
}

/* One person: pay before, what they lose and are given in training, and the gain after it. */
static const struct
{
  const char *name;
  gsize quarters, training;
  double start, dip, support, gain, spread, promise; /* dollars a year */
  gboolean raw, no_program;
} lives[] = {
  { "typical", 41, 2, 30000, 9000, 3600, 3900, 9000, 82000, FALSE, FALSE },
  { "raw", 41, 2, 30000, 30000, 0, 14000, 12000, 82000, TRUE, FALSE },
  { "no-gain", 41, 2, 30000, 5000, 0, 0, 6000, 82000, FALSE, FALSE },
  { "loss", 41, 3, 42000, 9000, 1000, -1900, 2000, 51000, FALSE, FALSE },
  { "long-course", 41, 12, 30000, 12000, 6000, 6000, 9000, 82000, FALSE, FALSE },
  { "no-course", 41, 0, 30000, 0, 0, 2000, 3000, 82000, FALSE, FALSE },
  { "no-promise", 41, 2, 60000, 9000, 900, 3900, 9000, 52000, FALSE, FALSE },
  { "one-draw", 41, 2, 30000, 9000, 3600, 3900, 0, 82000, FALSE, FALSE },
  { "short", 2, 1, 30000, 9000, 3600, 3900, 2000, 82000, FALSE, FALSE },
  { "huge", 41, 2, 3e12, 9e12, 3e12, 4e13, 9e13, 8e14, FALSE, FALSE },
  { "zeros", 41, 2, 0, 0, 0, 0, 0, 0, FALSE, FALSE },
  { "nan", 41, 2, NAN, NAN, NAN, NAN, NAN, NAN, FALSE, FALSE },
  { "no-program", 0, 0, 0, 0, 0, 0, 0, 0, FALSE, TRUE },
};

static FwScene *
person (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  FweSummary with[41], without[41];
  double support[41], promise[41], gain = 0, lost = 0, promised = 0;
  guint i = 0;
  FwePath path;

  while (!g_str_equal (lives[i].name, name))
    i++;
  for (gsize q = 0; q < lives[i].quarters; q++)
    {
      const gboolean trains = q > 0 && q <= lives[i].training;
      const double after = MAX (0, (double)q - (double)lives[i].training);
      const double more = trains ? -lives[i].dip : lives[i].gain * (1 - exp (-0.5 * after));
      const double wide
          = trains ? 0.1 * lives[i].spread : lives[i].spread * (1 - exp (-0.5 * after));

      without[q] = about (lives[i].start, 0.02 * lives[i].start);
      with[q] = about (lives[i].start + more, wide);
      support[q] = trains ? lives[i].support : 0;
      promise[q] = q == 0 ? lives[i].start : trains ? 0 : lives[i].promise;
      gain += more / 4;
      lost += trains ? lives[i].dip / 4 : 0;
      promised += (promise[q] - lives[i].start) / 4;
    }
  path = (FwePath){ .n_quarters = lives[i].quarters,
                    .training_quarters = lives[i].training,
                    .without = without,
                    .with = with,
                    .support = support,
                    .promise = promise,
                    .gain = about (gain, 5 * lives[i].spread),
                    .lost = about (lost, 0.1 * lost),
                    .gain_promised = promised,
                    .promised_pay = lives[i].promise,
                    .start_pay = lives[i].start };
  return fw_chart_path (&(FwPathData){ .context = context (lives[i].no_program, 1),
                                       .path = lives[i].no_program ? NULL : &path,
                                       .program = "Prime Digital Academy",
                                       .raw = lives[i].raw,
                                       .rate = 0.03,
                                       .promise_year = i == 0 ? 2017 : 0 },
                        theme, text, size);
}

#define ADD(list, chart_name, build_function)                                                      \
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)                                                  \
    all[count++] = (Sample)                                                                        \
    {                                                                                              \
      chart_name, list[i].name, build_function                                                     \
    }

const Sample *
sample_money (guint n)
{
  static Sample all[MAX_MONEY_SAMPLES];
  static guint count;

  if (count == 0)
    {
      ADD (nets, "payback", payback);
      ADD (statements, "parties", parties);
      ADD (prices, "costs", costs);
      ADD (purses, "funds", funds);
      ADD (lives, "path", person);
      g_assert_cmpuint (count, <=, MAX_MONEY_SAMPLES);
    }
  return n < count ? &all[n] : NULL;
}
