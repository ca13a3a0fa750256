/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_REVIEW_CARD (fw_review_card_get_type ())
G_DECLARE_FINAL_TYPE (FwReviewCard, fw_review_card, FW, REVIEW_CARD, AdwBin)

/* "What an evaluator would ask": the first three questions of the review and a button for the
 * others, each with what is so in this plan, why it matters, and the better choice as one step of
 * undo. A row is made when it is first needed. Actions: review.better (index), review.all. */
GtkWidget *fw_review_card_new (void);
/* The plan as a result has it. */
void fw_review_card_show (FwReviewCard *self, FwRunner *runner, FwResult *result);

G_END_DECLS
