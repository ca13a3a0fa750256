/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-trials.h"

G_BEGIN_DECLS

#define FW_TYPE_TRIAL_ROW (fw_trial_row_get_type ())
G_DECLARE_FINAL_TYPE (FwTrialRow, fw_trial_row, FW, TRIAL_ROW, AdwExpanderRow)

/* A trial: what it found and how much it weighs; opened, its years, cost and source. Signal
 * "leave-out": a person would like to see the plan without it. */
GtkWidget *fw_trial_row_new (void);
/* can_leave_out: it is one of several the plan pools, and the plan can be edited. */
void fw_trial_row_set_trial (FwTrialRow *self, const FwTrial *trial, gboolean can_leave_out);
FwTrialId fw_trial_row_get_id (FwTrialRow *self);

G_END_DECLS
