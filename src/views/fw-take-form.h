/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-goal-seek.h"
#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_TAKE_FORM (fw_take_form_get_type ())
G_DECLARE_FINAL_TYPE (FwTakeForm, fw_take_form, FW, TAKE_FORM, AdwBin)

/* "What would it take?" as choices: a target, which begins as the plan's goal, and what may change
 * for it. Signals "changed", and "ask" when Enter is pressed in a field. */
GtkWidget *fw_take_form_new (void);
void fw_take_form_set_runner (FwTakeForm *self, FwRunner *runner);
/* FALSE while a field is no number it takes, or nothing may change. keys: (out) (transfer full):
 * the unknown. */
gboolean fw_take_form_get_target (FwTakeForm *self, FwTarget *target, GStrv *keys);

G_END_DECLS
