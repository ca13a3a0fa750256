/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"
#include "fw-result.h"

G_BEGIN_DECLS

typedef enum
{
  FW_SEVERITY_ERROR = 0, /* the plan cannot be run */
  FW_SEVERITY_WARNING,
  FW_SEVERITY_NOTE,
} FwSeverity;

/**
 * FwNote:
 *
 * What a reviewer would say of a plan. Properties: severity, title, text, key (the number it
 * concerns, or NULL).
 */
#define FW_TYPE_NOTE (fw_note_get_type ())
G_DECLARE_FINAL_TYPE (FwNote, fw_note, FW, NOTE, GObject)

FwSeverity fw_note_get_severity (FwNote *self);
const char *fw_note_get_title (FwNote *self);
const char *fw_note_get_text (FwNote *self);
const char *fw_note_get_key (FwNote *self);

/* Faults and notes of a plan, worst first; result: of the scenario, or NULL when nothing was run.
 * (transfer full): a GListModel of FwNote */
GListModel *fw_plan_check (FwPlan *plan, FwScenario *scenario, FwResult *result);
/* How many checks there are, for "3 of 20 checks". */
guint fw_plan_n_checks (void);

G_END_DECLS
