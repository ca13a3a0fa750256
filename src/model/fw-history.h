/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-change.h"

G_BEGIN_DECLS

#define FW_HISTORY_LIMIT 2000 /* steps */

/**
 * FwHistory:
 *
 * What can be undone and redone: inverses, newest last, at most FW_HISTORY_LIMIT of them (the
 * oldest are forgotten). Between begin_drag and end_drag changes of one merge key become one step.
 */
#define FW_TYPE_HISTORY (fw_history_get_type ())
G_DECLARE_FINAL_TYPE (FwHistory, fw_history, FW, HISTORY, GObject)

FwHistory *fw_history_new (void);
void fw_history_push (FwHistory *self, FwChange *done, FwChange *inverse, const char *label);
void fw_history_begin_drag (FwHistory *self);
void fw_history_end_drag (FwHistory *self);
gboolean fw_history_can_undo (FwHistory *self);
gboolean fw_history_can_redo (FwHistory *self);
const char *fw_history_get_undo_label (FwHistory *self); /* or NULL */
const char *fw_history_get_redo_label (FwHistory *self);
/* Applies the step to the plan; key: (out) (transfer full) (nullable): what it set. */
gboolean fw_history_undo (FwHistory *self, FwPlan *plan, char **key, GError **error);
gboolean fw_history_redo (FwHistory *self, FwPlan *plan, char **key, GError **error);
guint fw_history_get_depth (FwHistory *self); /* steps that can be undone */
/* The whole line of steps, oldest first: those done, then those that can be redone. The depth is
 * the present position in it. */
guint fw_history_get_n_steps (FwHistory *self);
const char *fw_history_get_step_label (FwHistory *self, guint step); /* never NULL below n_steps */
/* Identifies the present state: equal again after undo and redo. For "modified". */
guint64 fw_history_get_state (FwHistory *self);
void fw_history_clear (FwHistory *self);

G_END_DECLS
