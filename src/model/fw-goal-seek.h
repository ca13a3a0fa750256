/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-backcast.h"
#include "fw-result.h"
#include "fw-try.h"
#include "fwe-seek.h"

G_BEGIN_DECLS

/* What it would take: works backwards from a goal to the numbers that reach it. */

/**
 * FwTarget:
 * @measure: what is to be reached
 * @value: at least this, in the measure's unit; at most where less is better
 * @quarter: by when, from 1
 * @chance: in how many of all runs, over 0 to 1
 * @unknown: keys of what may move, NULL-terminated
 *
 * One unknown is looked for over its whole range. Several go one way together: first the switches
 * among them (supports that are not fully on, waivers) are turned on, that with the most gain a
 * dollar first and those that do not help never; then amounts grow by one common factor. Where the
 * target holds already, amounts shrink by it.
 */
typedef struct
{
  FweMeasure measure;
  double value;
  guint quarter;
  double chance;
  const char *const *unknown;
} FwTarget;

/* What a target of the measure may be, in its unit: of people what the plan's goal may be. */
void fw_target_range (FweMeasure measure, double *lo, double *hi);
/* The plan's own goal, as the scenario has it; without keys. */
FwTarget fw_target_of_plan (FwPlan *plan, FwScenario *scenario);

/**
 * FwGoalSeek:
 *
 * The answer to one question. It reads the plan while it runs, so the plan belongs to the same
 * thread.
 */
typedef struct FwGoalSeek FwGoalSeek;

/* The target's keys are checked: numbers of the plan that can be set. */
FwGoalSeek *fw_goal_seek_new (FwPlan *plan, FwScenario *scenario, const FwTarget *target,
                              GError **error);
void fw_goal_seek_free (FwGoalSeek *self);
/* Runs on these draws of this seed until it is known. progress tells nothing sure: how many runs it
 * takes is not known before. FALSE when stopped or refused. */
gboolean fw_goal_seek_run (FwGoalSeek *self, guint n_draws, guint64 seed, guint n_threads,
                           const FweHooks *hooks, GError **error);

/* What may change, by its name: of a support its own. (transfer full) */
char *fw_goal_seek_key_title (FwPlan *plan, const char *key);
FwPlan *fw_goal_seek_get_plan (FwGoalSeek *self);
const FwTarget *fw_goal_seek_get_target (FwGoalSeek *self); /* without its keys */
/* What was found: of one unknown in its unit, of amounts alone their common factor; where switches
 * are among several, their number, then hundredths of the factor beyond them. */
const FweSeek *fw_goal_seek_get_found (FwGoalSeek *self);
/* FALSE when no value of the unknown that was tried changes the target's measure in any run. */
gboolean fw_goal_seek_has_effect (FwGoalSeek *self);
guint fw_goal_seek_get_n_unknown (FwGoalSeek *self);
/* One of the unknown: its key, and its value now and then. */
const char *fw_goal_seek_get_unknown (FwGoalSeek *self, guint index, double *from, double *to);
/* The scenario as it stands, counted in the target's quarter. (transfer none) */
FwResult *fw_goal_seek_get_now (FwGoalSeek *self);
/* The run with them, what holds it back included: where the target is reached, else where it comes
 * nearest. (transfer none) */
FwResult *fw_goal_seek_get_result (FwGoalSeek *self);
/* What each stage of the pipeline needs for the target. */
const FwBackcast *fw_goal_seek_get_backcast (FwGoalSeek *self);
/* The unknown at what was found, to make a scenario of. (transfer full) */
FwTry *fw_goal_seek_make_try (FwGoalSeek *self);
/* In words: what it takes, or that it cannot be reached this way and what is in its way.
 * (transfer full) */
char *fw_goal_seek_sentence (FwGoalSeek *self);
/* "Net local placements of 200 or more by Q4 2028 in 80% of runs". (transfer full) */
char *fw_goal_seek_question (FwGoalSeek *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwGoalSeek, fw_goal_seek_free)

G_END_DECLS
