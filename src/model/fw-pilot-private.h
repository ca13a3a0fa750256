/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-narrow.h"
#include "fw-pilot.h"
#include "fw-withhold.h"

G_BEGIN_DECLS

/* What a subject is a part of people by. */
typedef enum
{
  FW_PILOT_SIDE_WHOLE = 0,
  FW_PILOT_SIDE_PROGRAM,
  FW_PILOT_SIDE_GROUP,
} FwPilotSide;

FwPilot *fw_pilot_new (void); /* without anything */
/* How many there are, however few: for what is not kept. */
guint fw_pilot_tally (GArray *people, FwPilotCount count, int price_year);

/* What may be known of counts of subjects: the whole first, then parts, those of a side all of its
 * people. people: of each subject every count. */
FwNarrow *fw_pilot_narrow_new (const guint *people, const FwPilotSide *sides, guint n);
guint fw_pilot_narrow_count (guint subject, FwPilotCount count);
/* Those of a count who are not in a part of it. */
guint fw_pilot_narrow_rest (guint subject, FwPilotCount whole, FwPilotCount part);

G_END_DECLS
