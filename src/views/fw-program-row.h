/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-offer.h"

G_BEGIN_DECLS

/* A program to choose, as a list's item. offer: borrowed. Property: chosen. */
#define FW_TYPE_PROGRAM_ITEM (fw_program_item_get_type ())
G_DECLARE_FINAL_TYPE (FwProgramItem, fw_program_item, FW, PROGRAM_ITEM, GObject)

FwProgramItem *fw_program_item_new (FwProgramOffer *offer);
FwProgramOffer *fw_program_item_get_offer (FwProgramItem *self);
gboolean fw_program_item_get_chosen (FwProgramItem *self);
void fw_program_item_set_chosen (FwProgramItem *self, gboolean chosen);

/* Its row: a tick, title, provider, and its figures side by side or, where that is too wide, below
 * each other. */
#define FW_TYPE_PROGRAM_ROW (fw_program_row_get_type ())
G_DECLARE_FINAL_TYPE (FwProgramRow, fw_program_row, FW, PROGRAM_ROW, AdwBin)

GtkWidget *fw_program_row_new (void);
/* item: NULL for none. */
void fw_program_row_set_item (FwProgramRow *self, FwProgramItem *item);

G_END_DECLS
