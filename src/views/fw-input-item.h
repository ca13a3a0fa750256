/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-plan.h"

G_BEGIN_DECLS

#define FW_TYPE_INPUT_ITEM (fw_input_item_get_type ())
G_DECLARE_FINAL_TYPE (FwInputItem, fw_input_item, FW, INPUT_ITEM, GObject)

/* One number of a plan, as a list of all of them has it. */
FwInputItem *fw_input_item_new (FwPlan *plan, FwParameter *parameter, FwPart *part);
FwParameter *fw_input_item_get_parameter (FwInputItem *self); /* the plan's own */
const char *fw_input_item_get_owner (FwInputItem *self);      /* "Prime", or the section's name */
/* Its words hold the text, whatever the case. wanted: case folded. */
gboolean fw_input_item_holds (FwInputItem *self, const char *wanted);
/* In the scenario: set there; for NULL, in the plan: another number than the catalogue's. */
gboolean fw_input_item_is_changed (FwInputItem *self, FwScenario *scenario);
/* The number as the scenario or, for NULL, the plan has it. (transfer full) */
char *fw_input_item_format (FwInputItem *self, FwScenario *scenario);
/* What a person reads for a value of its row: a choice by its name. (transfer full) */
char *fw_input_format (const FwRow *row, double value, FwStyle style);

G_END_DECLS
