/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-field-ref.h"

G_BEGIN_DECLS

#define FW_TYPE_FIELD_ROW (fw_field_row_get_type ())
G_DECLARE_FINAL_TYPE (FwFieldRow, fw_field_row, FW, FIELD_ROW, AdwPreferencesRow)

/* One field of a part with the control of its kind. What is typed is applied at once, a visit to
 * the field being one step of undo; what cannot be is kept in sight, with one sentence, and not
 * applied. title: NULL for the item's own; key: whose share it is, else NULL. */
GtkWidget *fw_field_row_new (FwDocument *document, FwPart *part, const FwFormItem *item,
                             const char *title, const char *key);
/* The control that takes the keyboard. */
GtkWidget *fw_field_row_get_control (FwFieldRow *self);
/* The sentence shown, NULL while the field holds what the plan has. */
const char *fw_field_row_get_fault (FwFieldRow *self);
const FwFormItem *fw_field_row_get_item (FwFieldRow *self);

G_END_DECLS
