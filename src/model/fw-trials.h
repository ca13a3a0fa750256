/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-evidence.h"
#include "fwe-prior.h"
#include "fwe-stats.h"
#include "fwe-draws.h"

G_BEGIN_DECLS

/* The trials behind a plan's effect on earnings, and how much each weighs in it. */

/**
 * FwTrial:
 * @id: which
 * @first: its first row among fw_evidence_rows(); its others follow
 * @n_rows: years with an estimate
 * @estimate, @se: steady yearly gain per enrolled person, as the pool sees it [dollars of the
 *   plan's price year]
 * @low, @high: 10th and 90th percentile of it
 * @left_out: of the pool
 * @weight: in this plan, 0 to 1: of the pool's mean, or all of it where the plan rests on one trial
 */
typedef struct
{
  FwTrialId id;
  guint first, n_rows;
  double estimate, se, low, high;
  gboolean left_out;
  double weight;
} FwTrial;

/**
 * FwTrialEffect:
 * @marks: fidelity marks, 0 to 4
 * @n_programs, @first: how many programs have that many, and the index of the first
 * @mean, @low, @high: steady yearly gain per enrolled person that the plan gives them
 */
typedef struct
{
  guint marks;
  guint n_programs, first;
  double mean, low, high;
} FwTrialEffect;

#define FW_MAX_MARKS 4

/**
 * FwTrials:
 * @pool: of those not left out; NaN of none
 * @tau: standard deviation of the true effects between places
 * @low, @high: 10th and 90th percentile of what a new place should expect
 * @used: the plan counts trial effects; else nothing weighs anything
 * @effects: what the plan uses, by marks, the fewest first
 */
typedef struct
{
  FwTrial trials[FW_N_TRIALS];
  guint n;
  guint n_pooled;
  FwePool pool;
  double tau, low, high;
  FweEvidence evidence;
  gboolean used;
  FwTrialEffect effects[FW_MAX_MARKS + 1];
  guint n_effects;
} FwTrials;

/* plan: compiled from a plan, so that its evidence stands in the order of fw_evidence_rows(). */
void fw_trials_read (const FwePlan *plan, FwTrials *out);
/* What stands after "Source:" under what shows them, translated. */
const char *fw_trials_source (void);
/* One published year of a trial, in dollars of the plan's price year. */
const FweEvidenceRow *fw_trials_row (const FwePlan *plan, const FwTrial *trial, guint index);

/* What a plan comes to without each of them. */

typedef enum
{
  FW_LEFT_EFFECT = 0, /* net effect on earnings per enrolled person */
  FW_LEFT_BENEFIT,    /* benefit per dollar */
  FW_LEFT_NPV,        /* net benefit to society */
  FW_N_LEFT,
} FwLeft;

/**
 * FwLeaveOutRow:
 * @trial: which is left out
 * @known: it was run; not when it is left out already, or the only one pooled
 * @pool: of the others
 * @measures: of the plan without it, on the same draws
 */
typedef struct
{
  FwTrialId trial;
  gboolean known;
  FwePool pool;
  FweSummary measures[FW_N_LEFT];
} FwLeaveOutRow;

G_END_DECLS
