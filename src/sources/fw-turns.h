/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-service.h"

G_BEGIN_DECLS

/**
 * FwTurns:
 *
 * Who may send now: no more at once than a service allows, and no faster than its pace. First come,
 * first served. Main thread.
 */
typedef struct FwTurns FwTurns;
typedef struct FwTurn FwTurn;
typedef void (*FwTurnFunc) (gpointer user_data);

FwTurns *fw_turns_new (void);
void fw_turns_free (FwTurns *self); /* nobody may be waiting */
/* Calls go from the main loop when it is our turn; every turn is given back by fw_turn_leave(),
 * whether it came or not. */
FwTurn *fw_turns_wait (FwTurns *self, FwServiceId service, FwTurnFunc go, gpointer user_data);
void fw_turn_leave (FwTurn *turn);
/* Books the next send of a turn that goes on, not before wait [ms]; gives the real wait [ms]. */
guint fw_turn_book (FwTurn *turn, guint wait);

G_END_DECLS
