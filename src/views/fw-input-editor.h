/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_INPUT_EDITOR (fw_input_editor_get_type ())
G_DECLARE_FINAL_TYPE (FwInputEditor, fw_input_editor, FW, INPUT_EDITOR, AdwBin)

/* One number: what it means, its value in the scenario or (NULL) the plan, how it varies, its
 * source, the person's own note, and what it was before with a way back. NULL for an unknown key.
 */
GtkWidget *fw_input_editor_new (FwRunner *runner, const char *key, gboolean of_plan);
const char *fw_input_editor_get_key (FwInputEditor *self);
/* Back to the catalogue's number, or in a scenario to its parent's; NULL-safe names for tests. */
GtkWidget *fw_input_editor_get_reset (FwInputEditor *self);
GtkWidget *fw_input_editor_get_note (FwInputEditor *self);

G_END_DECLS
