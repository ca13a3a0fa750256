/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-chart-common.h"
#include "fw-influence.h"
#include "fwe-result.h"

G_BEGIN_DECLS

/* What the charts of uncertain numbers are made of, and the words they share. */

/**
 * FwInfluencesData:
 * @measure: what the numbers are asked about
 * @title, @unit: of the measure
 * @base: its mean as the plan stands
 * @found: the largest influence first; only those of which something was found
 * @n: of those
 * @n_asked: uncertain numbers in all
 * @is_whole: FALSE while more is being found out
 * @others, @luck: (nullable): Sobol only
 *
 * The context's number of runs is that of the study.
 */
typedef struct
{
  FwChartContext context;
  FweMeasure measure;
  const char *title;
  FwUnit unit;
  double base;
  const FwInfluence *const *found;
  guint n, n_asked;
  gboolean is_whole;
  const FwInfluence *others, *luck;
} FwInfluencesData;

/* A value of the measure: "142". (transfer full) */
char *fw_influences_value (const FwInfluencesData *self, double value, FwStyle style);
/* A value of the number itself, with what it is counted in where a reader needs it: "26 weeks";
 * NULL where it has none. (transfer full) */
char *fw_influence_input (const FwInfluence *influence, double value);
/* "Average of 180,000 runs. Plan “As pledged”"; while it runs how many numbers were tried.
 * (transfer full) */
char *fw_influences_runs (const FwInfluencesData *self);
/* The sentence of a chart without marks, NULL for one that has any. */
const char *fw_influences_missing (const FwInfluencesData *self);
/* Of how far the first moves the outcome (Morris): what moves it less is screened out. */
#define FW_SCREENED 0.05

gboolean fw_influences_is_screened (const FwInfluencesData *self, const FwInfluence *influence);
guint fw_influences_n_screened (const FwInfluencesData *self);
/* What to do about it, in a sentence. (transfer full) */
char *fw_influences_advice (const FwInfluencesData *self, FwSensitivityMethod method);

G_END_DECLS
