/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-review.h"

G_BEGIN_DECLS

/* What the rules look at, and how they tell what they found. */

struct FwLook
{
  FwPlan *plan;
  FwScenario *scenario;
  FwResult *result;     /* or NULL */
  const FweResult *run; /* of it, or NULL */
  GPtrArray *asked;     /* FwQuestion: what the rules before asked */
  GPtrArray *numbers;   /* FwParameter: what the headline hangs on and is found out, not decided */
};

/* Those that say something as the scenario stands. (transfer container) */
GPtrArray *fw_look_find_numbers (const FwLook *look);

double fw_look_value (const FwLook *look, const char *key);
double fw_look_member (const FwLook *look, FwPart *part, const char *member);
/* "programs.prime.seats" (transfer full) */
char *fw_look_key (FwPart *part, const char *member);
/* Whether a part takes part in the run: seats and cohorts, or openings. */
gboolean fw_look_is_used (const FwLook *look, FwPart *part);

/* The number a question is about: of a key (taken), or of a measure. */
void fw_question_take_key (FwQuestion *self, const FwLook *look, char *key);
void fw_question_set_measure (FwQuestion *self, const FwLook *look, FweMeasure measure);
/* Adds a value of the scenario to the better choice. */
void fw_question_add_value (FwQuestion *self, const FwLook *look, const char *key, double value);
/* Likewise the value the catalogue has for it. */
void fw_question_add_usual (FwQuestion *self, const FwLook *look, const char *key);
void fw_question_add_whole (FwQuestion *self, const char *field, gint64 value);
/* Takes the sentence; says how many more there are like it. */
void fw_question_take_says (FwQuestion *self, char *says, guint n_more);

/* Of people and places. */
gboolean fw_review_find_pledges (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_postings (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_no_deadweight (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_no_displacement (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_no_leakage (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_waivers (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_completion (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_seats (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_small_class (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_unpledged (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_supports (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_group_loses (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_four_fifths (const FwLook *look, FwQuestion *question);

/* Of evidence and dollars. */
gboolean fw_review_find_raw_pay (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_deadweight_twice (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_one_trial (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_site_effect (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_for_life (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_far_horizon (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_short_horizon (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_cheap_seat (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_no_discount (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_no_forgone (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_inside_margin (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_gini (const FwLook *look, FwQuestion *question);

/* Of the numbers' sources. */
gboolean fw_review_find_mixed_prices (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_no_source (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_no_date (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_no_range (const FwLook *look, FwQuestion *question);
gboolean fw_review_find_few_draws (const FwLook *look, FwQuestion *question);

G_END_DECLS
