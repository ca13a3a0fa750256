/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_GOAL_WINDOW (fw_goal_window_get_type ())
G_DECLARE_FINAL_TYPE (FwGoalWindow, fw_goal_window, FW, GOAL_WINDOW, AdwWindow)

/* The plan's goal: what is counted, how many, by when, at what chance, and whose goal it is. Each
 * field says at once what is wrong with it; all of them are one step of undo. The goal is the same
 * in every scenario: what one of those shown had of its own is taken back. */
GtkWidget *fw_goal_window_new (GtkWindow *parent, FwRunner *runner);

G_END_DECLS
