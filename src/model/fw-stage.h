/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-parameter.h"

G_BEGIN_DECLS

/**
 * FwStage:
 *
 * One step of a program's pipeline. Properties: name ("completed"), title, rate (a share for a
 * stage that passes a share on, persons a cohort for one that lets so many in), parameter.
 */
#define FW_TYPE_STAGE (fw_stage_get_type ())
G_DECLARE_FINAL_TYPE (FwStage, fw_stage, FW, STAGE, GObject)

FwStage *fw_stage_new (const char *name, const char *title, FwParameter *parameter);
const char *fw_stage_get_name (FwStage *self);
const char *fw_stage_get_title (FwStage *self);
double fw_stage_get_rate (FwStage *self);
FwParameter *fw_stage_get_parameter (FwStage *self);

G_END_DECLS
