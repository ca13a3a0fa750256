/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-result.h"

G_BEGIN_DECLS

#define FW_TYPE_EQUITY_NOTES (fw_equity_notes_get_type ())
G_DECLARE_FINAL_TYPE (FwEquityNotes, fw_equity_notes, FW, EQUITY_NOTES, AdwBin)

/* What stands beside the charts of who gains: the gap between the plan's two groups in each of its
 * measures, and what changes because different people live here. */
GtkWidget *fw_equity_notes_new (void);
void fw_equity_notes_set_result (FwEquityNotes *self, FwResult *result);

G_END_DECLS
