/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-document.h"

G_BEGIN_DECLS

#define FW_TYPE_PART_ROW (fw_part_row_get_type ())
G_DECLARE_FINAL_TYPE (FwPartRow, fw_part_row, FW, PART_ROW, AdwActionRow)

/* A part in its list: Enter opens it, Alt+Up and Alt+Down or its handle move it, Ctrl+D copies it,
 * Delete takes it away. Actions it activates: "editor.open" (s), "editor.tell" (s),
 * "editor.removed" (s: its title), "editor.follow" (s: where the keyboard goes once the list is
 * made anew). */
GtkWidget *fw_part_row_new (FwDocument *document, FwPart *part);
/* "programs.prime" */
const char *fw_part_row_get_where (FwPartRow *self);
gboolean fw_part_row_is_of (FwPartRow *self, FwPart *part);
/* Facts and title as the plan has them now. */
void fw_part_row_show (FwPartRow *self);

G_END_DECLS
