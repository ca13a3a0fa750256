/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-runner.h"

G_BEGIN_DECLS

#define FW_TYPE_PART_EDITOR (fw_part_editor_get_type ())
G_DECLARE_FINAL_TYPE (FwPartEditor, fw_part_editor, FW, PART_EDITOR, AdwBin)

/* Every field, number and partnership of a part, from the table of its kind: what the plan has of
 * it, whichever scenario is shown. */
GtkWidget *fw_part_editor_new (FwRunner *runner, FwPart *part);
/* The part, NULL once it is gone. (transfer none) */
FwPart *fw_part_editor_get_part (FwPartEditor *self);

G_END_DECLS
