/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-participants.h"
#include "fw-plan.h"

G_BEGIN_DECLS

#define FW_TYPE_RECORDS_VIEW (fw_records_view_get_type ())
G_DECLARE_FINAL_TYPE (FwRecordsView, fw_records_view, FW, RECORDS_VIEW, AdwBin)

/* Which of the plan's programs and groups those of a pilot's outcome records are: a row for each
 * name of ten people or more. parts: (element-type FwRecordedPart): chosen before; what is of
 * another plan is left out. Signal "changed". */
GtkWidget *fw_records_view_new (FwPlan *plan, GPtrArray *parts);
/* people: (nullable): what was read; choices made so far stay. */
void fw_records_view_show (FwRecordsView *self, FwParticipants *people);
/* (element-type FwRecordedPart): what was chosen. (transfer none) */
GPtrArray *fw_records_view_get_parts (FwRecordsView *self);

G_END_DECLS
