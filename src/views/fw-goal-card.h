/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-result.h"

G_BEGIN_DECLS

#define FW_TYPE_GOAL_CARD (fw_goal_card_get_type ())
G_DECLARE_FINAL_TYPE (FwGoalCard, fw_goal_card, FW, GOAL_CARD, AdwBin)

/* The chance of the goal, and joined to it the sentence that says what holds the plan back. */
GtkWidget *fw_goal_card_new (void);
void fw_goal_card_set_result (FwGoalCard *self, FwResult *result);
const char *fw_goal_card_get_chance (FwGoalCard *self);
const char *fw_goal_card_get_sentence (FwGoalCard *self);

G_END_DECLS
