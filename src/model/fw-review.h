/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-change.h"
#include "fw-result.h"

G_BEGIN_DECLS

/* What an evaluator would ask of a plan: known ways in which such plans fool themselves, looked for
 * in this one. */

typedef struct FwLook FwLook;
typedef struct FwQuestion FwQuestion;

/**
 * FwReviewRule:
 * @id: "raw-pay"
 * @asks: the question, in few words
 * @why: why it matters, a sentence or two
 * @source: who says so, or what it rests on
 * @better: what the better choice does, in few words; NULL where there is none of one click
 * @find: whether it is so in a plan; fills all of the question but the rule
 */
typedef struct
{
  const char *id;
  const char *asks;
  const char *why;
  const char *source;
  const char *better;
  gboolean (*find) (const FwLook *look, FwQuestion *question);
} FwReviewRule;

/**
 * FwQuestion:
 * @says: what is so in this plan, a sentence with the number
 * @where: catalogue key of the number, or the measure or member of the plan it is
 * @key: (nullable): @where when it is a key, which the sidebar can show
 * @value, @unit: the number
 * @better: (nullable): the better choice, to be applied to the document
 */
struct FwQuestion
{
  const FwReviewRule *rule;
  char *says;
  char *where;
  const char *key;
  double value;
  FwUnit unit;
  FwChange *better;
};

void fw_question_free (FwQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwQuestion, fw_question_free)

/* All rules, the gravest first; their words are not translated yet. */
const FwReviewRule *fw_review_rules (guint *n_rules);
/* Translated words of a rule. */
const char *fw_review_asks (const FwReviewRule *rule);
const char *fw_review_why (const FwReviewRule *rule);
const char *fw_review_source (const FwReviewRule *rule);
const char *fw_review_better (const FwReviewRule *rule); /* (nullable) */

/* What an evaluator would ask of a scenario, in the rules' order. result: of that scenario, or NULL
 * when nothing was run: then only what stands in the plan is looked at. (transfer full): of
 * FwQuestion, none of "No program" */
GPtrArray *fw_review_plan (FwPlan *plan, FwScenario *scenario, FwResult *result);

G_END_DECLS
