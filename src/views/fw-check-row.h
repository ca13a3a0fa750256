/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-field-ref.h"

G_BEGIN_DECLS

#define FW_TYPE_CHECK_ROW (fw_check_row_get_type ())
G_DECLARE_FINAL_TYPE (FwCheckRow, fw_check_row, FW, CHECK_ROW, AdwActionRow)

/* One of several: an id in a list of the part (a support, a use), or a partnership with another
 * part, which ticking makes and a button opens. other: its id; title: what a person reads. Actions
 * it activates: "editor.open" (s), "editor.tell" (s). */
GtkWidget *fw_check_row_new (FwDocument *document, FwPart *part, const FwFormItem *item,
                             const char *other, const char *title);
GtkWidget *fw_check_row_get_check (FwCheckRow *self);

G_END_DECLS
