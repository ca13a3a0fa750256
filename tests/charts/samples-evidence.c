/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples-evidence.h"

#include <math.h>

#include "fw-chart-evidence.h"
#include "fwe-draws.h"

static FwChartContext
context (gboolean no_program)
{
  return (FwChartContext){ .place = "Hennepin County, Minnesota",
                           .scenario = no_program ? "No program" : "As pledged",
                           .source = "the trials’ own reports, named on Evidence",
                           .date = "2026-11-21",
                           .n_runs = 4000,
                           .price_year = 2024,
                           .start_year = 2027,
                           .start_quarter = 1,
                           .no_program = no_program };
}

/* left_out: a bit a trial; marks: a bit for each number of marks that programs have. */
static const struct
{
  const char *name;
  double estimate[FW_N_TRIALS], se;
  guint left_out, marks;
  FweEvidence evidence;
  gboolean raw, no_program;
} pools[] = {
  { "typical", { 0, 5863, 2805, 8879, -558 }, 1800, 0, 0x0c, FWE_EVIDENCE_POOLED, FALSE, FALSE },
  { "null-out", { 0, 5863, 2805, 8879, -558 }, 1800, 1, 0x04, FWE_EVIDENCE_POOLED, FALSE, FALSE },
  { "one-left",
    { 0, 5863, 2805, 8879, -558 },
    1800,
    0x1e,
    0x01,
    FWE_EVIDENCE_POOLED,
    FALSE,
    FALSE },
  { "techhire", { 0, 5863, 2805, 8879, -558 }, 1800, 0, 0x10, FWE_EVIDENCE_TECHHIRE, FALSE, FALSE },
  { "per-scholas",
    { 0, 5863, 2805, 8879, -558 },
    1800,
    2,
    0x1f,
    FWE_EVIDENCE_PER_SCHOLAS,
    FALSE,
    FALSE },
  { "raw", { 0, 5863, 2805, 8879, -558 }, 1800, 0, 0, FWE_EVIDENCE_POOLED, TRUE, FALSE },
  { "agree", { 3000, 3000, 3000, 3000, 3000 }, 1, 0, 0x08, FWE_EVIDENCE_POOLED, FALSE, FALSE },
  { "huge", { 0, 5e15, -4e15, 8e15, 2 }, 3e14, 0, 0x1f, FWE_EVIDENCE_POOLED, FALSE, FALSE },
  { "no-program", { 0, 5863, 2805, 8879, -558 }, 1800, 0, 0, FWE_EVIDENCE_POOLED, FALSE, TRUE },
};

/* First rows of the trials among the published ones. */
static const guint firsts[FW_N_TRIALS] = { 0, 1, 4, 6, 11 };

static void
add_effects (FwTrials *trials, guint marks, double spread)
{
  for (guint m = 0; m <= FW_MAX_MARKS; m++)
    if ((marks & (1U << m)) != 0)
      trials->effects[trials->n_effects++]
          = (FwTrialEffect){ .marks = m,
                             .n_programs = 1,
                             .mean = trials->pool.mean * (0.5 + 0.25 * m),
                             .low = trials->pool.mean * (0.5 + 0.25 * m) - spread,
                             .high = trials->pool.mean * (0.5 + 0.25 * m) + spread };
}

static void
make_trials (guint i, FwTrials *out)
{
  const double se = pools[i].se;
  double sum = 0;

  *out = (FwTrials){ .n = FW_N_TRIALS, .evidence = pools[i].evidence, .used = !pools[i].raw };
  for (guint t = 0; t < FW_N_TRIALS; t++)
    {
      const gboolean left_out = (pools[i].left_out & (1U << t)) != 0;

      out->trials[t] = (FwTrial){ .id = t,
                                  .first = firsts[t],
                                  .n_rows = 1,
                                  .estimate = pools[i].estimate[t],
                                  .se = se,
                                  .low = pools[i].estimate[t] - FWE_Z90 * se,
                                  .high = pools[i].estimate[t] + FWE_Z90 * se,
                                  .left_out = left_out };
      out->n_pooled += !left_out;
      sum += left_out ? 0 : pools[i].estimate[t];
    }
  for (guint t = 0; t < FW_N_TRIALS; t++)
    if (out->used
        && (out->evidence == FWE_EVIDENCE_POOLED ? !out->trials[t].left_out
                                                 : t + 1 == (guint)out->evidence))
      out->trials[t].weight = out->evidence == FWE_EVIDENCE_POOLED ? 1.0 / out->n_pooled : 1;
  out->pool = (FwePool){ .mean = sum / out->n_pooled, .se = se / 2, .tau2 = se * se };
  out->tau = se;
  out->low = out->pool.mean - 1.5 * se;
  out->high = out->pool.mean + 1.5 * se;
  add_effects (out, pools[i].marks, 1.5 * se);
}

static guint
find (const char *name)
{
  guint i = 0;

  while (!g_str_equal (pools[i].name, name))
    i++;
  return i;
}

static FwScene *
evidence (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const guint i = find (name);
  FwTrials trials;

  make_trials (i, &trials);
  return fw_chart_evidence (
      &(FwEvidenceData){ .context = context (pools[i].no_program), .trials = &trials }, theme, text,
      size);
}

static FweSummary
about (double mean, double spread)
{
  return (FweSummary){
    .mean = mean, .p10 = mean - spread, .p50 = mean, .p90 = mean + spread, .n = 4000
  };
}

static void
fill_measures (FweSummary *out, double gain, double spread)
{
  out[FW_LEFT_EFFECT] = about (gain, spread);
  out[FW_LEFT_BENEFIT] = about (gain / 1300, spread / 1300);
  out[FW_LEFT_NPV] = about (2000 * gain - 1e5, 2000 * spread);
}

static FwScene *
leave_out (const char *name, const FwTheme *theme, FwTextMetrics *text, FwSize size)
{
  const guint i = find (name);
  FweSummary base[FW_N_LEFT];
  FwLeaveOutRow rows[FW_N_TRIALS] = { 0 };
  FwTrials trials;

  make_trials (i, &trials);
  fill_measures (base, pools[i].no_program ? NAN : trials.pool.mean, 2 * pools[i].se);
  for (guint t = 0; t < FW_N_TRIALS; t++)
    {
      const double gain = (trials.pool.mean * trials.n_pooled - trials.trials[t].estimate)
                          / fmax (trials.n_pooled - 1.0, 1);

      rows[t].trial = t;
      rows[t].known = !trials.trials[t].left_out && trials.n_pooled > 1;
      rows[t].pool.mean = gain;
      fill_measures (rows[t].measures, gain, 2 * pools[i].se);
    }
  return fw_chart_leave_out (&(FwLeaveOutData){ .context = context (pools[i].no_program),
                                                .trials = &trials,
                                                .base = base,
                                                .rows = rows,
                                                .n_rows = FW_N_TRIALS,
                                                .shown = i % FW_N_LEFT },
                             theme, text, size);
}

#define ADD(list, chart_name, build_function)                                                      \
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)                                                  \
    all[count++] = (Sample)                                                                        \
    {                                                                                              \
      chart_name, list[i].name, build_function                                                     \
    }

const Sample *
sample_evidence (guint n)
{
  static Sample all[MAX_EVIDENCE_SAMPLES];
  static guint count;

  if (count == 0)
    {
      ADD (pools, "evidence", evidence);
      ADD (pools, "leave-one-out", leave_out);
      g_assert_cmpuint (count, <=, MAX_EVIDENCE_SAMPLES);
    }
  return n < count ? &all[n] : NULL;
}
