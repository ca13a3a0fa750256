/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-offer.h"

G_BEGIN_DECLS

#define FW_TYPE_PROGRAM_LIST (fw_program_list_get_type ())
G_DECLARE_FINAL_TYPE (FwProgramList, fw_program_list, FW, PROGRAM_LIST, AdwBin)

/* Programs to compare and to tick: filtered by words, sorted by a figure. Signal "changed". */
GtkWidget *fw_program_list_new (void);
/* offers: (nullable) (element-type FwProgramOffer): borrowed until the next call. */
void fw_program_list_set_offers (FwProgramList *self, GPtrArray *offers);
/* The ticked ones, shown or not. (element-type FwProgramOffer) (transfer container) */
GPtrArray *fw_program_list_get_chosen (FwProgramList *self);

G_END_DECLS
