/* SPDX-FileCopyrightText: 2026 The Fairway authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fw-json.h"
#include "fw-source.h"

G_BEGIN_DECLS

/* The fields of study to ask for: the target's own; or those that train for its occupations; or the
 * usual ones of computing. usual: (out) (optional): it is these. (transfer full) */
GStrv fw_scorecard_fields (const FwTarget *target, gboolean *usual);
/* The first of the target's occupations that a field of study trains for, NULL when none does. */
const char *fw_scorecard_occupation (const FwTarget *target, const char *field);
void fw_scorecard_read (const FwTarget *target, GPtrArray *outcomes, FwHarvest *harvest);

G_END_DECLS
