/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fw-trials.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static double
weight_in_plan (const FwTrials *all, const FwTrial *trial, double pooled)
{
  if (!all->used)
    return 0.0;

  switch (all->evidence)
    {
    case FWE_EVIDENCE_TECHHIRE:
      return trial->id == FW_TRIAL_TECHHIRE ? 1.0 : 0.0;
    case FWE_EVIDENCE_PER_SCHOLAS:
      return trial->id == FW_TRIAL_PER_SCHOLAS ? 1.0 : 0.0;
    default:
      return pooled;
    }
}

static void
read_trial (const FwTrials *all, const FwePlan *plan, const FweTrial *from, FwTrial *out)
{
  guint n_rows;
  const FwEvidence *rows = fw_evidence_rows (&n_rows);
  guint first = (guint)from->row;

  /* the pool begins with the second year */
  while (first > 0 && rows[first - 1].trial == rows[from->row].trial)
    first--;

  *out = (FwTrial){ .id = rows[from->row].trial,
                    .first = first,
                    .estimate = from->estimate,
                    .se = from->se,
                    .low = from->estimate - FWE_Z90 * from->se,
                    .high = from->estimate + FWE_Z90 * from->se,
                    .left_out = plan->evidence_rows[from->row].left_out };
  for (guint i = first; i < n_rows && rows[i].trial == out->id; i++)
    out->n_rows++;
  out->weight = weight_in_plan (all, out, from->weight);
}

/* Programs with as many marks have one effect. */
static void
read_effects (const FwePlan *plan, FwTrials *out)
{
  for (guint marks = 0; out->used && marks <= FW_MAX_MARKS; marks++)
    {
      FwTrialEffect effect = { .marks = marks };
      FweFault fault;
      double sd;

      for (gsize p = 0; p < plan->n_programs; p++)
        if (!plan->programs[p].incumbent && fwe_prior_marks (plan, p) == marks
            && effect.n_programs++ == 0)
          effect.first = (guint)p;
      if (effect.n_programs == 0 || !fwe_prior_fit (plan, marks, &effect.mean, &sd, &fault))
        continue;
      effect.low = effect.mean - FWE_Z90 * sd;
      effect.high = effect.mean + FWE_Z90 * sd;
      out->effects[out->n_effects++] = effect;
    }
}

/**
 * fw_trials_read:
 * @plan: of a scenario
 * @out: (out): the null result first
 *
 * Nothing is run.
 */
void
fw_trials_read (const FwePlan *plan, FwTrials *out)
{
  FweTrial found[FW_N_TRIALS];
  double sd;

  g_return_if_fail (plan != NULL && out != NULL);

  *out = (FwTrials){ .evidence = plan->assumptions.evidence,
                     .used = plan->assumptions.counting == FWE_COUNTING_TRIAL };
  out->n = (guint)fwe_prior_trials (plan, found, FW_N_TRIALS, &out->pool);
  for (guint i = 0; i < out->n; i++)
    {
      read_trial (out, plan, &found[i], &out->trials[i]);
      out->n_pooled += !out->trials[i].left_out;
    }

  sd = sqrt (out->pool.se * out->pool.se + out->pool.tau2);
  out->tau = sqrt (out->pool.tau2);
  out->low = out->pool.mean - FWE_Z90 * sd;
  out->high = out->pool.mean + FWE_Z90 * sd;
  read_effects (plan, out);
}

const FweEvidenceRow *
fw_trials_row (const FwePlan *plan, const FwTrial *trial, guint index)
{
  g_return_val_if_fail (plan != NULL && trial != NULL && index < trial->n_rows, NULL);
  return &plan->evidence_rows[trial->first + index];
}

const char *
fw_trials_source (void)
{
  return _ (
      "the trials’ own reports, named on Evidence; an error that was not published is assumed "
      "from the number of people");
}
