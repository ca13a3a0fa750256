/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-pilot.h"

G_BEGIN_DECLS

FwPilot *fw_pilot_new (void); /* without anything */
/* How many there are, however few: for what is not kept. */
guint fw_pilot_tally (GArray *people, FwPilotCount count, int price_year);

G_END_DECLS
