/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-participants.h"

G_BEGIN_DECLS

/* Which column was which: remembered in the user's state folder for tables with the same headings.
 */
FwMapping *fw_mapping_memory_find (FwTableFile *table); /* or NULL. (transfer full) */
/* Which programs and groups of a plan the records' were. (element-type FwRecordedPart)
 * (transfer full) */
GPtrArray *fw_mapping_memory_find_parts (FwTableFile *table);
/* parts: (nullable) */
void fw_mapping_memory_keep (FwTableFile *table, FwMapping *mapping, GPtrArray *parts);

G_END_DECLS
