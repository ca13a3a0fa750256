/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-backcast.h"
#include "fw-goal-seek.h"

G_BEGIN_DECLS

/**
 * FwGoalUnknown:
 * @key, @title: of the number
 * @from, @to: now, and with what was found
 */
typedef struct
{
  char *key, *title;
  FwUnit unit;
  double from, to;
} FwGoalUnknown;

/**
 * FwGoalAnswer:
 *
 * What it would take to reach a goal, once it was found. Immutable; may be read in any thread.
 */
#define FW_TYPE_GOAL_ANSWER (fw_goal_answer_get_type ())
G_DECLARE_FINAL_TYPE (FwGoalAnswer, fw_goal_answer, FW, GOAL_ANSWER, GObject)

/* Of a question that has been run. */
FwGoalAnswer *fw_goal_answer_new (FwGoalSeek *seek);
/* What a person would ask of a plan first: its goal, from seats and openings together. For
 * fw_answer_usual(). */
GObject *fw_goal_answer_usual (FwPlan *plan, FwScenario *scenario, guint n_draws, guint64 seed,
                               guint n_threads, const FweHooks *hooks, GError **error);

const FwTarget *fw_goal_answer_get_target (FwGoalAnswer *self); /* without its keys */
const FweSeek *fw_goal_answer_get_found (FwGoalAnswer *self);
guint fw_goal_answer_get_n_unknown (FwGoalAnswer *self);
const FwGoalUnknown *fw_goal_answer_get_unknown (FwGoalAnswer *self, guint index);
/* The question and its answer in words. */
const char *fw_goal_answer_get_question (FwGoalAnswer *self);
const char *fw_goal_answer_get_sentence (FwGoalAnswer *self);
/* The scenario as it stands, and with what was found. (transfer none) */
FwResult *fw_goal_answer_get_now (FwGoalAnswer *self);
FwResult *fw_goal_answer_get_then (FwGoalAnswer *self);
const FwBackcast *fw_goal_answer_get_backcast (FwGoalAnswer *self);
/* To make a scenario of it. (transfer none) */
FwTry *fw_goal_answer_get_try (FwGoalAnswer *self);

G_END_DECLS
