/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_PLAN_EDITOR (fw_plan_editor_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanEditor, fw_plan_editor, FW, PLAN_EDITOR, AdwWindow)

/* "Edit the plan": its parts and its numbers, list beside editor where there is room. Every edit is
 * a step of undo at once, and the window behind follows. */
FwPlanEditor *fw_plan_editor_new (GtkWindow *parent, FwRunner *runner);
/* Shows the editor of a window, made when there is none yet. where: "programs" for a list,
 * "programs.prime" for a part, "network", "numbers", "numbers:programs.prime.seats"; NULL for as it
 * is. */
void fw_plan_editor_present (GtkWindow *parent, FwRunner *runner, const char *where);
void fw_plan_editor_open (FwPlanEditor *self, const char *where);
/* The editor shown, NULL for none: then the network of partners is in its place. */
GtkWidget *fw_plan_editor_get_detail (FwPlanEditor *self);

G_END_DECLS
