/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-mover-finder.h"

G_BEGIN_DECLS

#define FW_TYPE_MOVERS_CARD (fw_movers_card_get_type ())
G_DECLARE_FINAL_TYPE (FwMoversCard, fw_movers_card, FW, MOVERS_CARD, AdwBin)

/* "What would move it most": the three things people could do that add most to the goal's measure,
 * each with what it adds and a button that makes a scenario of it. They are looked for while the
 * card is in sight and the plan stands still. Actions: movers.try (index), movers.stop,
 * movers.start. */
GtkWidget *fw_movers_card_new (void);
void fw_movers_card_set_runner (FwMoversCard *self, FwRunner *runner);
FwMoverFinder *fw_movers_card_get_finder (FwMoversCard *self);
/* Takes the keyboard, and so comes into sight: to the first button there is. */
void fw_movers_card_focus (FwMoversCard *self);

/* What a mover adds, in words: "25 more net local placements, 80% range 11–40 · ...". now: the
 * chance of the goal without it, NaN for none; measure: the goal's, in words. (transfer full) */
char *fw_movers_card_effect (const FwMover *mover, double now, const char *measure,
                             gboolean is_net);

G_END_DECLS
