/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-lever.h"

G_BEGIN_DECLS

#define FW_TYPE_CHOICE_ROW (fw_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (FwChoiceRow, fw_choice_row, FW, CHOICE_ROW, AdwComboRow)

/* A row of the catalogue that is one of several named ways. */
GtkWidget *fw_choice_row_new (FwLever *lever);
/* What a person reads for the id of a choice of the catalogue. */
const char *fw_choice_row_label (const char *id);

/* What a person reads for an id of the catalogue. */
const char *fw_choice_row_label (const char *id);

G_END_DECLS
