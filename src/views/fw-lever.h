/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-runner.h"

G_BEGIN_DECLS

/**
 * FwLever:
 *
 * What a row of the sidebar moves: the number behind a key in whichever scenario is shown. A key
 * with "*" ("employers.*.honoured") moves the row in every part it says something of at once and
 * reads their mean. Signal "changed" when the number, its source or whether it may be moved
 * changed; "refused" (const char *message) when the document did not take a value.
 */
#define FW_TYPE_LEVER (fw_lever_get_type ())
G_DECLARE_FINAL_TYPE (FwLever, fw_lever, FW, LEVER, GObject)

FwLever *fw_lever_new (FwRunner *runner, const char *key, FwPart *part);
/* The plan's own number, whichever scenario is shown. */
FwLever *fw_lever_new_for_plan (FwRunner *runner, const char *key, FwPart *part);
const char *fw_lever_get_key (FwLever *self);
const FwRow *fw_lever_get_row (FwLever *self);
FwPart *fw_lever_get_part (FwLever *self);           /* whose number it is, NULL for the plan's */
FwParameter *fw_lever_get_parameter (FwLever *self); /* the first one behind a "*" */
double fw_lever_get_value (FwLever *self);
gboolean fw_lever_get_editable (FwLever *self);
gboolean fw_lever_get_overridden (FwLever *self); /* the scenario shown sets it */
/* "of enrolled · 65–78%", or why the number is not used. (transfer full) */
char *fw_lever_subtitle (FwLever *self);
char *fw_lever_format (FwLever *self, FwStyle style); /* its value as text (transfer full) */

void fw_lever_set_value (FwLever *self, double value);
void fw_lever_begin_drag (FwLever *self);
void fw_lever_end_drag (FwLever *self);
/* Back to the value of the scenario's parent; nothing when it is not overridden. */
void fw_lever_reset (FwLever *self);

G_END_DECLS
