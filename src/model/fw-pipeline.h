/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fw-parameters.h"
#include "fw-stage.h"

G_BEGIN_DECLS

/**
 * FwPipeline:
 *
 * The ordered stages of one program as a #GListModel of #FwStage: applied, eligible, enrolled,
 * completed of the program's own rates, then ready, retained and local of the plan's. A change of a
 * rate is told as a change of the stage's "rate" property and as items_changed (position, 1, 1).
 */
#define FW_TYPE_PIPELINE (fw_pipeline_get_type ())
G_DECLARE_FINAL_TYPE (FwPipeline, fw_pipeline, FW, PIPELINE, GObject)

FwPipeline *fw_pipeline_new (FwParameters *program);
/* Adds the stages whose rates belong to the plan, or takes them away (NULL). */
void fw_pipeline_set_shared (FwPipeline *self, FwParameters *plan);
/* (transfer none) (nullable) */
FwStage *fw_pipeline_find (FwPipeline *self, const char *name);

G_END_DECLS
