/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_INPUT_LIST (fw_input_list_get_type ())
G_DECLARE_FINAL_TYPE (FwInputList, fw_input_list, FW, INPUT_LIST, AdwBin)

/* Every number of a plan, searchable; of the plan itself or of the scenario shown, all of them or
 * only what is changed there. Action it activates: "editor.open" (s: "numbers:KEY"). Signal
 * "scope-changed". */
GtkWidget *fw_input_list_new (FwRunner *runner);
void fw_input_list_focus_search (FwInputList *self);
/* Whose numbers they are: NULL for the plan's own. */
FwScenario *fw_input_list_get_scope (FwInputList *self);
/* What is shown, of FwInputItem. (transfer none) */
GListModel *fw_input_list_get_shown (FwInputList *self);
GtkWidget *fw_input_list_get_search (FwInputList *self);
GtkWidget *fw_input_list_get_changed_only (FwInputList *self);
GtkWidget *fw_input_list_get_scope_choice (FwInputList *self);

G_END_DECLS
