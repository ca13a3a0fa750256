/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-mover-finder.h"

G_BEGIN_DECLS

#define FW_TYPE_GAP_CARD (fw_gap_card_get_type ())
G_DECLARE_FINAL_TYPE (FwGapCard, fw_gap_card, FW, GAP_CARD, AdwBin)

/* The skill that is asked for and not taught whose teaching would place most people, found by
 * running each, with a button that makes a scenario of it. Looked for while it is in sight. Action:
 * gap.try. */
GtkWidget *fw_gap_card_new (void);
void fw_gap_card_set_runner (FwGapCard *self, FwRunner *runner);
FwMoverFinder *fw_gap_card_get_finder (FwGapCard *self);

G_END_DECLS
