/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-part.h"
#include "fw-pipeline.h"

G_BEGIN_DECLS

/**
 * FwProgram:
 *
 * A course: cohorts of so many weeks that train for one occupation, and its pipeline of stages.
 * Parameters: programs.ID.{seats,cohorts,weeks,...}.
 */
#define FW_TYPE_PROGRAM (fw_program_get_type ())
G_DECLARE_FINAL_TYPE (FwProgram, fw_program, FW, PROGRAM, GObject)

FwProgram *fw_program_new (const char *id);
FwPipeline *fw_program_get_pipeline (FwProgram *self);
/* Skills the course teaches when so many weeks are added to it: its own, and those it "adds" as
 * soon as there is any time for them. (transfer full) */
char **fw_program_dup_taught (FwProgram *self, double added_weeks);

G_END_DECLS
