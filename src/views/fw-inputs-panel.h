/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fw-document.h"

G_BEGIN_DECLS

#define FW_TYPE_INPUTS_PANEL (fw_inputs_panel_get_type ())
G_DECLARE_FINAL_TYPE (FwInputsPanel, fw_inputs_panel, FW, INPUTS_PANEL, AdwBin)

/* What differs in the inputs of some scenarios from those of one of them: a row a number with a
 * button that takes the difference away and one that goes to the number in the plan. */
GtkWidget *fw_inputs_panel_new (void);
/* scenarios: of FwScenario; opened: (nullable): whose rows are shown at first. */
void fw_inputs_panel_show (FwInputsPanel *self, FwDocument *document, GPtrArray *scenarios,
                           FwScenario *reference, FwScenario *opened);

G_END_DECLS
