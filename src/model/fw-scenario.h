/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"

G_BEGIN_DECLS

/**
 * FwScenario:
 *
 * What differs from the plan: a parent and overrides (key to value). The first scenario of every
 * plan is "No program": it has no overrides and cannot be edited, moved or removed.
 */
#define FW_TYPE_SCENARIO (fw_scenario_get_type ())
G_DECLARE_FINAL_TYPE (FwScenario, fw_scenario, FW, SCENARIO, GObject)

FwScenario *fw_scenario_new (const char *id);

#define FW_SCENARIO_NO_PROGRAM "no-program"

gboolean fw_scenario_is_no_program (FwScenario *self);
const char *fw_scenario_get_parent (FwScenario *self); /* id, or NULL for the plan itself */
gboolean fw_scenario_get_pinned (FwScenario *self);    /* kept for the comparison */
const char *fw_scenario_get_note (FwScenario *self);   /* or NULL */
/* Keys it overrides, sorted. (transfer container) */
GPtrArray *fw_scenario_get_keys (FwScenario *self);
gboolean fw_scenario_get_override (FwScenario *self, const char *key, double *value);

G_END_DECLS
