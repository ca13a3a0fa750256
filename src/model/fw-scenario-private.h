/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-scenario.h"

G_BEGIN_DECLS

void fw_scenario_set_override (FwScenario *self, const char *key, double value);
gboolean fw_scenario_remove_override (FwScenario *self, const char *key);
/* Parameters handed out for this scenario, by key: FwParameter. */
GHashTable *fw_scenario_get_resolved (FwScenario *self);

G_END_DECLS
