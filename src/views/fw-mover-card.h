/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fw-mover-finder.h"

G_BEGIN_DECLS

/* What cards that offer movers have in common. */

/* The finder works while the card is seen, and the card hides while the scenario is "No program",
 * which cannot be changed by anybody. */
void fw_mover_card_keep (GtkWidget *card, FwRunner *runner, FwMoverFinder *finder);
/* Makes a scenario of it, shows that and says so; or says why it cannot. */
void fw_mover_card_apply (GtkWidget *card, FwRunner *runner, FwTry *tried);
/* The same of what moves it. */
void fw_mover_card_try (GtkWidget *card, FwRunner *runner, const FwMover *mover);

G_END_DECLS
